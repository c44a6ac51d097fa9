//! What is said of the subject: a verb of the type or of the text, with the one it is done to and what is at stake.

use super::{
    Sides,
    matter::Phrase,
    names::{called, list},
    say::{by_kind, paper, phrase, with_object},
};
use crate::{
    analysis::events::Scene,
    model::{
        document::{EventMention, PlaceKind, Who},
        event::{Counted, EventType},
    },
};

/// One event with all that its headline may say.
struct Line<'a> {
    event: &'a EventMention,
    sides: &'a Sides,
    scene: &'a Scene<'a>,
    object: String,
}

/// The verb in the infinitive with what follows it; none where it would say nothing.
pub(super) fn told(event: &EventMention, sides: &Sides, scene: &Scene<'_>) -> Option<String> {
    use EventType::{
        Agreement, Aid, Attack, Call, Ceasefire, Criticism, Decision, Demand, Exchange, Meeting,
        Protest, Recognition, Refusal, Rupture, Sanctions, Statement, Support, Talks, Threat,
        Visit,
    };
    let object = list(&sides.object, event, scene);
    let same = sides.object.iter().any(|who| {
        sides
            .subject
            .iter()
            .any(|one| called(*one, scene) == called(*who, scene))
    });
    if same {
        return None;
    }
    let line = Line {
        event,
        sides,
        scene,
        object,
    };
    match event.kind {
        Meeting | Talks | Call => line.speaks(),
        Agreement => line.agrees(),
        Visit => line.travels(),
        Ceasefire => Some(line.usual()),
        Exchange => line.frees(),
        Sanctions => line.punishes(),
        Rupture => line.breaks(),
        Recognition => line.recognises(),
        Attack => line.attacks(),
        Threat => line.threatens(),
        Protest => line.protests(),
        Demand => line.demands(),
        Refusal => line.refuses(),
        Criticism => line.blames(),
        Support => line.backs(),
        Aid => line.helps(),
        Decision => line.decides(),
        Statement => line.states(),
    }
}

impl Line<'_> {
    fn is(&self, rule: &str) -> bool {
        &*self.event.rule == rule
    }

    /// As the rule says it, with the object it has.
    fn usual(&self) -> String {
        let states = self
            .sides
            .object
            .iter()
            .all(|who| super::names::is_state(*who, self.event, self.scene));
        let said = with_object(&phrase(self.event, self.scene), &self.object, states);
        // "make arrests in Chad"
        match self.sides.target && self.event.kind == EventType::Attack {
            true => said.replace("people of ", "people in "),
            false => said,
        }
    }

    fn with_an_object(&self) -> Option<String> {
        (!self.object.is_empty()).then(|| self.usual())
    }

    /// The verb of the text, where one of these.
    fn verb(&self, known: &[&'static str]) -> Option<&'static str> {
        let tokens = self.scene.text.words.tokens_in(self.event.trigger);
        known.iter().copied().find(|verb| {
            tokens.clone().any(|token| {
                self.scene.text.lemma_is(token, verb) || self.scene.text.is(token, verb)
            })
        })
    }

    fn thing(&self) -> Option<&str> {
        self.sides
            .matter
            .thing
            .as_ref()
            .map(|phrase| phrase.text.as_str())
    }

    fn deed(&self) -> Option<&str> {
        self.sides
            .matter
            .deed
            .as_ref()
            .map(|phrase| phrase.text.as_str())
    }

    fn about(&self, links: &[&str]) -> Option<&Phrase> {
        let (link, phrase) = self.sides.matter.about.as_ref()?;
        links.contains(link).then_some(phrase)
    }

    /// " on trade"
    fn on_what(&self) -> String {
        // "on the sidelines of the summit"
        let beside = |phrase: &&Phrase| {
            !["sidelines", "margins", "occasion", "eve"]
                .iter()
                .any(|word| phrase.text.starts_with(word))
        };
        let link = if self.event.kind == EventType::Meeting {
            "over"
        } else {
            "on"
        };
        self.about(&["on", "about", "over", "regarding", "concerning"])
            .filter(beside)
            .map_or_else(String::new, |phrase| format!(" {link} {}", phrase.text))
    }

    /// " with Iran", unless the phrase names them already.
    fn and_object(&self, link: &str, phrase: Option<&Phrase>) -> String {
        let told = phrase.is_some_and(|phrase| {
            self.sides
                .object
                .iter()
                .any(|who| phrase.named.contains(who))
        });
        if self.object.is_empty() || told {
            String::new()
        } else {
            format!(" {link} {}", self.object)
        }
    }

    fn speaks(&self) -> Option<String> {
        let alone = self.sides.subject.len() == 1;
        let sort = self.sides.matter.sort.as_deref();
        if !self.object.is_empty() {
            let talks = self.event.kind == EventType::Talks && sort.is_some();
            let said = match sort.filter(|_| talks) {
                Some(sort) => format!("hold {sort} talks with {}", self.object),
                None => self.usual(),
            };
            let guests = self.is("receive a guest")
                && self
                    .sides
                    .object
                    .iter()
                    .all(|who| matches!(who, Who::Organization(_)));
            return (!guests).then(|| said + &self.on_what());
        }
        // "met with business leaders"
        let thing = self
            .sides
            .matter
            .thing
            .as_ref()
            .or_else(|| self.about(&["with", "to", "of"]));
        let met = thing.filter(|_| alone && !matches!(&*self.event.rule, "gather" | "negotiate"));
        if let Some(phrase) = met.filter(|phrase| named_people(phrase)) {
            let verb = by_kind(self.event.kind);
            return Some(format!("{verb} {}", phrase.text));
        }
        if !alone {
            return Some(
                by_kind(self.event.kind)
                    .trim_end_matches(" with")
                    .to_owned()
                    + &self.on_what(),
            );
        }
        // One alone does not meet; a body does.
        let body = matches!(self.sides.subject.first(), Some(Who::Organization(_)));
        match self.event.kind {
            EventType::Meeting
                if self.is("gather")
                    && self
                        .verb(&["attend", "participate", "join", "take"])
                        .is_some() =>
            {
                let at = self.verb(&[
                    "summit",
                    "conference",
                    "meeting",
                    "ministerial",
                    "forum",
                    "ceremony",
                ])?;
                self.event.place.map(|_| format!("attend {at}"))
            }
            EventType::Meeting if body => Some(format!("meet{}", self.on_what())),
            EventType::Talks if !self.on_what().is_empty() || sort.is_some() => {
                let sort = sort.map_or_else(String::new, |sort| format!("{sort} "));
                Some(format!("hold {sort}talks{}", self.on_what()))
            }
            _ => None,
        }
    }

    fn agrees(&self) -> Option<String> {
        let thing = self.sides.matter.thing.as_ref();
        let deed = self.deed().map(|deed| format!("to {deed}"));
        let on = self
            .about(&["on", "to", "over", "about"])
            .map(|phrase| format!("on {}", phrase.text));
        match &*self.event.rule {
            "agree" => {
                let principle = self.verb(&["principle"]).is_some();
                let thing = thing.filter(|phrase| !principle && phrase.text != "principle");
                let what = deed
                    .or(on)
                    .or_else(|| thing.map(|phrase| format!("on {}", phrase.text)));
                match what {
                    Some(what) => Some(format!("agree {what}")),
                    None => (!self.object.is_empty())
                        .then(|| format!("reach an agreement with {}", self.object)),
                }
            }
            "pledge" | "offer" => {
                let verb = self.event.rule.to_string();
                let thing = thing.map(|phrase| {
                    format!("{}{}", phrase.text, self.and_object("to", Some(phrase)))
                });
                Some(format!("{verb} {}", deed.or(thing)?))
            }
            "sign" => match thing {
                None if self.sides.subject.len() > 1 => Some("sign an agreement".to_owned()),
                Some(phrase) => Some(format!(
                    "sign {}{}",
                    phrase.text,
                    self.and_object("with", Some(phrase))
                )),
                None => self.with_an_object(),
            },
            _ => {
                let on = self.about(&["on", "over", "for", "about", "regarding"]);
                let sort = self.sides.matter.sort.as_deref();
                if self.object.is_empty() && on.is_none() && sort.is_none() {
                    return None;
                }
                let sort = sort.map_or_else(String::new, |sort| format!("{sort} "));
                let paper = paper(self.event, self.scene).unwrap_or("agreement");
                let on = on.map_or_else(String::new, |phrase| format!(" on {}", phrase.text));
                Some(format!(
                    "reach {sort}{paper}{}{on}",
                    self.and_object("with", None)
                ))
            }
        }
    }

    fn travels(&self) -> Option<String> {
        let guest = matches!(
            &*self.event.rule,
            "welcome a guest" | "look forward to a guest" | "receive a guest"
        );
        let houses = self
            .sides
            .object
            .iter()
            .all(|who| matches!(who, Who::Organization(_)));
        // "The President will welcome Brandt to the palace": the guest comes.
        if guest && self.object.is_empty() {
            return super::names::place_name(self.event, self.scene)
                .map(|place| format!("visit {place}"));
        }
        if guest && houses || !guest && self.at_home() {
            return None;
        }
        self.with_an_object()
    }

    /// Nobody visits the own country.
    fn at_home(&self) -> bool {
        let country = |who: &Who| match who {
            Who::Person(id) => self.scene.layers.people.get(id.index())?.country,
            Who::Place(id) => {
                let place = self.scene.layers.places.get(id.index())?;
                place.country.filter(|_| place.kind == PlaceKind::Country)
            }
            Who::Organization(_) => None,
        };
        let home: Vec<_> = self.sides.subject.iter().filter_map(country).collect();
        let there = self.sides.object.iter().filter_map(country);
        there.clone().count() == self.sides.object.len()
            && there.clone().all(|country| home.contains(&country))
    }

    fn frees(&self) -> Option<String> {
        if self.is("release") {
            let person = self
                .sides
                .object
                .iter()
                .any(|who| !super::names::is_state(*who, self.event, self.scene));
            return match self.thing() {
                Some(thing) => Some(format!("release {thing}")),
                None => self.with_an_object().filter(|_| person),
            };
        }
        Some(self.usual())
    }

    /// "declare a state of emergency", "impose a curfew"
    fn restricts(&self) -> Option<&'static str> {
        let known = ["emergency", "siege", "curfew", "law"];
        let noun = self.verb(&known).filter(|_| self.is("restrict"))?;
        Some(match noun {
            "emergency" => "declare a state of emergency",
            "siege" => "declare a state of siege",
            "curfew" => "impose a curfew",
            _ => "impose martial law",
        })
    }

    fn punishes(&self) -> Option<String> {
        if let Some(said) = self.restricts() {
            return Some(said.to_owned());
        }
        let lifted = self.is("sanctions lifted");
        let verb = if lifted { "lift" } else { "impose" };
        let what = self
            .verb(&["tariff", "embargo", "quota", "restriction"])
            .map_or("sanctions", |noun| match noun {
                "tariff" => "tariffs",
                "quota" => "quotas",
                "restriction" => "restrictions",
                _ => "an embargo",
            });
        if !self.object.is_empty() {
            return Some(format!("{verb} {what} on {}", self.object));
        }
        let on = self
            .about(&["on", "against", "over"])
            .map(|phrase| format!("{verb} {what} on {}", phrase.text));
        on.or_else(|| {
            let thing = self.thing()?;
            let tokens = self.scene.text.words.tokens_in(self.event.trigger);
            let last = tokens.end.checked_sub(1)?;
            if ["on", "against"]
                .iter()
                .any(|word| self.scene.text.is(last, word))
            {
                return Some(format!("{verb} {what} on {thing}"));
            }
            let lone = self.verb(&[
                "ban", "halt", "suspend", "restrict", "freeze", "lift", "ease",
            ])?;
            Some(format!("{lone} {thing}"))
        })
    }

    fn breaks(&self) -> Option<String> {
        let verb = self.verb(&[
            "expel", "recall", "summon", "withdraw", "leave", "quit", "suspend", "close", "deport",
        ]);
        let bodies = self
            .sides
            .object
            .iter()
            .all(|who| matches!(who, Who::Organization(_)));
        if self.is("leave a treaty")
            && let Some(phrase) = self.about(&["from", "of"])
        {
            return Some(format!("leave {}", phrase.text));
        }
        match (verb, self.thing()) {
            _ if self.is("leave a treaty") && bodies && !self.object.is_empty() => {
                Some(format!("leave {}", self.object))
            }
            (Some(verb), Some(thing)) => Some(format!("{verb} {thing}")),
            _ => self.with_an_object(),
        }
    }

    fn recognises(&self) -> Option<String> {
        match &*self.event.rule {
            "take office" | "leave office" | "win an election" => {
                let state = self
                    .sides
                    .subject
                    .iter()
                    .all(|who| matches!(who, Who::Place(_)));
                if state {
                    return None;
                }
                // Offices are of states and bodies, not of people.
                let people = self
                    .sides
                    .object
                    .iter()
                    .any(|who| !super::names::is_state(*who, self.event, self.scene));
                match people {
                    true => Some(with_object(&phrase(self.event, self.scene), "", false)),
                    false => Some(self.usual()),
                }
            }
            "restore ties" | "improve ties" if self.sides.subject.len() > 1 => Some(self.usual()),
            "appoint" if self.object.is_empty() => {
                let verb = self.verb(&["nominate", "appoint", "elect", "name"])?;
                Some(format!("{verb} {}", self.thing()?))
            }
            "recognise" => self.with_an_object().filter(|_| self.thing().is_none()),
            _ => self.with_an_object(),
        }
    }

    fn count(&self, counted: Counted) -> Option<String> {
        let number = self
            .event
            .numbers
            .iter()
            .find(|number| number.counted == counted)?;
        let least = if number.at_least { "at least " } else { "" };
        Some(format!("{least}{}", number.count))
    }

    fn attacks(&self) -> Option<String> {
        let killed = self
            .count(Counted::Killed)
            .map(|count| format!("kill {count}"));
        let wounded = self
            .count(Counted::Wounded)
            .map(|count| format!("wound {count}"));
        let detained = self
            .count(Counted::Detained)
            .map(|count| format!("detain {count}"));
        let kills = self.is("kill") && self.verb(&["wound", "injure", "hurt", "beat"]).is_none();
        if self.is("clash") && self.sides.target {
            return Some(format!("clash in {}", self.object));
        }
        let people = match &*self.event.rule {
            "kill" if kills => killed,
            "kill" => wounded,
            "arrest" => detained,
            _ => None,
        };
        if let Some(people) = people {
            let states = self
                .sides
                .object
                .iter()
                .all(|who| super::names::is_state(*who, self.event, self.scene));
            let place = if states {
                self.and_object("in", None)
            } else {
                String::new()
            };
            return Some(people + &place);
        }
        let verb = self.verb(&[
            "attack", "strike", "bomb", "shell", "raid", "seize", "capture", "destroy", "kill",
            "detain", "arrest", "abduct", "invade",
        ]);
        if self.object.is_empty() {
            // "launched cyber attacks"
            let begun = self.verb(&["launch", "conduct", "stage", "mount"]);
            return Some(format!("{} {}", begun.or(verb)?, self.thing()?));
        }
        Some(self.usual())
    }

    fn threatens(&self) -> Option<String> {
        if self.is("mobilise") {
            let verb = self.verb(&[
                "deploy",
                "test-fire",
                "test",
                "mobilize",
                "mobilise",
                "launch",
                "fire",
            ]);
            return match (verb, self.thing()) {
                (Some(verb), Some(thing)) => Some(format!("{verb} {thing}")),
                _ => Some(self.usual()),
            };
        }
        let threat = self.verb(&["threaten", "vow", "warn"]);
        let of = self
            .about(&["of", "against", "about", "over"])
            .map(|phrase| &*phrase.text);
        match (threat, self.deed(), of) {
            (Some(verb @ ("threaten" | "vow")), Some(deed), _) => Some(format!("{verb} to {deed}")),
            (Some("warn"), _, Some(of)) => {
                let whom = if self.object.is_empty() {
                    String::new()
                } else {
                    format!(" {}", self.object)
                };
                Some(format!("warn{whom} of {of}"))
            }
            (Some("threaten"), ..) if self.object.is_empty() => {
                Some(format!("threaten {}", self.thing()?))
            }
            _ => self.with_an_object(),
        }
    }

    fn protests(&self) -> Option<String> {
        let against = self.about(&["against", "over", "at"]);
        match against {
            Some(phrase) => Some(format!("protest against {}", phrase.text)),
            None if self.object.is_empty() => {
                let state = self
                    .sides
                    .subject
                    .iter()
                    .all(|who| super::names::is_state(*who, self.event, self.scene));
                (!state && self.event.place.is_some()).then(|| "protest".to_owned())
            }
            None => Some(self.usual()),
        }
    }

    fn demands(&self) -> Option<String> {
        let thing = self.sides.matter.thing.as_ref();
        // "called for a truce", but "demanded access for ships"
        let for_it = self.verb(&["demand", "propose", "seek", "request", "recommend"]);
        let wished = match for_it {
            Some(_) => thing.or(self.about(&["for"])),
            None => self.about(&["for"]).or(thing),
        };
        if self.is("seek") {
            return thing.map(|phrase| format!("seek {}", phrase.text));
        }
        if !self.object.is_empty() {
            if let Some(deed) = self.deed() {
                return Some(format!("call on {} to {deed}", self.object));
            }
            return Some(match wished {
                Some(phrase)
                    if phrase
                        .named
                        .iter()
                        .any(|who| self.sides.object.contains(who)) =>
                {
                    format!("call for {}", phrase.text)
                }
                Some(phrase) if self.about(&["for"]).is_some() => {
                    format!("press {} for {}", self.object, phrase.text)
                }
                _ => format!("press {}", self.object),
            });
        }
        let verb = self
            .verb(&[
                "propose",
                "suggest",
                "seek",
                "request",
                "demand",
                "recommend",
            ])
            .unwrap_or("call for");
        wished.map(|phrase| format!("{verb} {}", phrase.text))
    }

    fn refuses(&self) -> Option<String> {
        let verb = self
            .verb(&[
                "oppose",
                "block",
                "veto",
                "rebuff",
                "dismiss",
                "deny",
                "defy",
                "rule out",
                "turn down",
            ])
            .unwrap_or("reject");
        if self.verb(&["refuse", "decline"]).is_some() {
            return self.deed().map(|deed| format!("refuse to {deed}"));
        }
        let thing = self
            .thing()
            .or_else(|| self.about(&["of", "to"]).map(|phrase| &*phrase.text));
        match thing {
            Some(thing) => Some(format!("{verb} {thing}")),
            None => (!self.object.is_empty()).then(|| format!("reject a move by {}", self.object)),
        }
    }

    fn blames(&self) -> Option<String> {
        let over = self
            .about(&["for", "over", "about", "of", "on"])
            .map(|phrase| &*phrase.text);
        match &*self.event.rule {
            "voice concern" => over
                .or_else(|| self.thing())
                .map(|what| format!("voice concern about {what}"))
                .or_else(|| self.with_an_object()),
            "complain" if self.verb(&["suit", "lawsuit", "sue"]).is_some() => {
                (!self.object.is_empty()).then(|| format!("sue {}", self.object))
            }
            "complain" => match over {
                Some(over) => Some(format!(
                    "complain{} about {over}",
                    self.and_object("to", None)
                )),
                None => self.with_an_object(),
            },
            "investigate" => self
                .thing()
                .map(|thing| format!("investigate {thing}"))
                .or_else(|| self.with_an_object()),
            "charge" => self.with_an_object(),
            _ => {
                let known = [
                    "condemn",
                    "denounce",
                    "criticize",
                    "criticise",
                    "deplore",
                    "decry",
                    "slam",
                    "blast",
                    "reprimand",
                    "rebuke",
                    "protest",
                ];
                let verb = self.verb(&known).unwrap_or("condemn");
                let accuses =
                    self.verb(&["accuse", "blame", "allege", "charge", "suspect", "fault"]);
                match (accuses, self.thing()) {
                    (None, Some(thing)) => Some(format!("{verb} {thing}")),
                    (Some("accuse"), _) if !self.object.is_empty() && over.is_some() => {
                        Some(format!("accuse {} of {}", self.object, over?))
                    }
                    (Some("blame"), _) if !self.object.is_empty() && over.is_some() => {
                        Some(format!("blame {} for {}", self.object, over?))
                    }
                    (None, None) if !self.object.is_empty() && over.is_some() => {
                        Some(format!("{verb} {} over {}", self.object, over?))
                    }
                    (Some("allege" | "charge" | "suspect" | "fault"), _) => {
                        (!self.object.is_empty()).then(|| format!("accuse {}", self.object))
                    }
                    _ => self.with_an_object(),
                }
            }
        }
    }

    fn backs(&self) -> Option<String> {
        let known = [
            "welcome", "praise", "hail", "applaud", "laud", "commend", "endorse", "defend", "back",
            "support", "reaffirm", "honor",
        ];
        let verb = self.verb(&known);
        match (verb, self.thing()) {
            (Some("reaffirm"), Some(thing)) => Some(format!("reaffirm {thing}")),
            (Some("reaffirm"), None) | (None, Some(_)) => self
                .about(&["for", "to"])
                .map(|phrase| format!("back {}", phrase.text))
                .or_else(|| self.with_an_object()),
            (Some(verb), Some(thing)) => Some(format!("{verb} {thing}")),
            _ => {
                let why = self
                    .about(&["on", "for", "over"])
                    .filter(|_| verb.is_none());
                match (self.object.is_empty(), why) {
                    (false, Some(why)) => Some(format!(
                        "{}{}",
                        self.usual(),
                        format_args!(" for {}", why.text)
                    )),
                    (true, Some(why)) => Some(format!("back {}", why.text)),
                    _ => self.with_an_object(),
                }
            }
        }
    }

    fn helps(&self) -> Option<String> {
        let verb = self.verb(&[
            "provide", "deliver", "send", "donate", "supply", "ship", "grant",
        ]);
        match (verb, self.sides.matter.thing.as_ref()) {
            (Some(verb), Some(thing)) if !self.object.is_empty() => Some(format!(
                "{verb} {}{}",
                thing.text,
                self.and_object("to", Some(thing))
            )),
            _ => self.with_an_object(),
        }
    }

    fn decides(&self) -> Option<String> {
        let deed = self.deed();
        match &*self.event.rule {
            "plead guilty" => Some("plead guilty".to_owned()),
            "find guilty" => self.with_an_object(),
            "decide" => match deed {
                Some(deed) => Some(format!("decide to {deed}")),
                None => self
                    .about(&["on", "against"])
                    .map(|phrase| format!("decide on {}", phrase.text)),
            },
            "sentence" | "issue a warrant" => Some(self.usual()),
            "rule in court" | "court rules" => Some(match self.sides.matter.about.as_ref() {
                Some((link @ ("on" | "against" | "over"), phrase)) => {
                    format!("rule {link} {}", phrase.text)
                }
                _ => "hand down a ruling".to_owned(),
            }),
            _ => {
                let known = [
                    "approve",
                    "adopt",
                    "pass",
                    "ratify",
                    "endorse",
                    "enact",
                    "reject",
                    "authorize",
                    "authorise",
                    "lift",
                    "ease",
                    "relax",
                    "accept",
                    "allow",
                    "grant",
                    "permit",
                    "extend",
                    "repeal",
                    "amend",
                ];
                let vote = self.verb(&["vote"]).and(self.sides.matter.about.as_ref());
                match (self.verb(&known), self.thing(), vote) {
                    (Some(verb), Some(thing), _) => Some(format!("{verb} {thing}")),
                    (_, _, Some((link, phrase))) if matches!(*link, "for" | "against" | "on") => {
                        Some(format!("vote {link} {}", phrase.text))
                    }
                    _ => deed
                        .filter(|_| self.verb(&["vote"]).is_some())
                        .map(|deed| format!("vote to {deed}")),
                }
            }
        }
    }

    fn states(&self) -> Option<String> {
        match &*self.event.rule {
            "announce" => Some(match self.thing() {
                Some(thing) => format!("announce {thing}"),
                None => "make an announcement".to_owned(),
            }),
            "say in public" => {
                let known = ["speech", "address", "interview", "briefing"];
                Some(match self.verb(&known) {
                    Some("interview") => "give an interview".to_owned(),
                    Some("briefing") => "hold a briefing".to_owned(),
                    Some(_) => "give a speech".to_owned(),
                    None => "speak to the press".to_owned(),
                })
            }
            _ => match self.about(&["on", "about", "over", "regarding"]) {
                Some(phrase) => Some(format!("make a statement on {}", phrase.text)),
                None => self.with_an_object(),
            },
        }
    }
}

/// Nouns for those whom one meets: "business leaders", "students".
fn named_people(phrase: &Phrase) -> bool {
    const PEOPLE: [&str; 34] = [
        "leaders",
        "officials",
        "ministers",
        "representatives",
        "members",
        "students",
        "families",
        "lawmakers",
        "executives",
        "survivors",
        "workers",
        "experts",
        "ambassadors",
        "senators",
        "governors",
        "mayors",
        "counterparts",
        "envoys",
        "delegates",
        "negotiators",
        "activists",
        "advocates",
        "troops",
        "relatives",
        "counterpart",
        "delegation",
        "leadership",
        "victims",
        "presidents",
        "advisors",
        "advisers",
        "generals",
        "community",
        "society",
    ];
    let tail = phrase
        .text
        .find(" of ")
        .or_else(|| phrase.text.find(" in "))
        .or_else(|| phrase.text.find(" from "));
    let head = &phrase.text[..tail.unwrap_or(phrase.text.len())];
    PEOPLE.iter().any(|noun| head.ends_with(noun))
}
