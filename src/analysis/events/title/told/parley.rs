//! How headlines tell what is said, agreed and done among those who deal with each other: meetings, talks, calls, journeys,
//! agreements, releases, offices.

use super::Line;
use crate::{
    analysis::events::title::{
        matter::Phrase,
        names::{is_state, place_name},
        say::{by_kind, paper, phrase, with_object},
    },
    model::{
        document::{PlaceKind, Who},
        event::EventType,
        text::{Tag, Voice},
    },
};

impl Line<'_> {
    pub(super) fn speaks(&self) -> Option<String> {
        let alone = self.sides.subject.len() == 1;
        let sort = self.sides.matter.sort.as_deref();
        if !self.object.is_empty() {
            if self.verb(&["debate"]).is_some() {
                return Some(format!("hold a debate with {}", self.object));
            }
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
        let tokens = self.scene.text.words.tokens_in(self.event.trigger);
        let with = tokens
            .end
            .checked_sub(1)
            .is_some_and(|with| self.scene.text.is(with, "with"));
        let met = thing
            .filter(|_| (alone || with) && !matches!(&*self.event.rule, "gather" | "negotiate"));
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

    pub(super) fn agrees(&self) -> Option<String> {
        let thing = self.sides.matter.thing.as_ref();
        let deed = self.deed().map(|deed| format!("to {deed}"));
        let on = self
            .about(&["on", "to", "over", "about"])
            .map(|phrase| format!("on {}", phrase.text));
        // "Kenya's parliament ratified the treaty"
        let verb = self.verb(&["ratify"]).unwrap_or("sign");
        match &*self.event.rule {
            "agree" => {
                let principle = self.verb(&["principle"]).is_some();
                let thing = thing.filter(|phrase| !principle && phrase.text != "principle");
                let what = deed
                    .or(on)
                    .or_else(|| thing.map(|phrase| format!("on {}", phrase.text)));
                match what {
                    Some(what) => Some(format!("agree {what}")),
                    None if !self.object.is_empty() => {
                        Some(format!("reach an agreement with {}", self.object))
                    }
                    None => {
                        (self.sides.subject.len() == 2).then(|| "reach an agreement".to_owned())
                    }
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
                None if self.sides.subject.len() > 1 => Some(format!("{verb} an agreement")),
                // "Kenya, Mali and Chad sign a treaty", and not "a treaty with Chad"
                Some(phrase)
                    if phrase
                        .named
                        .iter()
                        .any(|who| self.sides.subject.contains(who)) =>
                {
                    Some(format!("{verb} {}", alone(phrase)))
                }
                // "a pact with Norway and Chad", where the phrase names the first of them
                Some(phrase)
                    if self.sides.object.len() > 1
                        && (phrase.named.iter()).any(|who| self.sides.object.contains(who)) =>
                {
                    Some(format!("{verb} {} with {}", alone(phrase), self.object))
                }
                Some(phrase) => Some(format!(
                    "{verb} {}{}",
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

    pub(super) fn travels(&self) -> Option<String> {
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
            return place_name(self.event, self.scene).map(|place| format!("visit {place}"));
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

    pub(super) fn frees(&self) -> Option<String> {
        if self.is("release") {
            // "Brandt has been released from prison": whoever is freed stands alone.
            let trigger = self.scene.text.words.tokens_in(self.event.trigger);
            let group = self.scene.text.words.group_of(trigger.start);
            let passive = group.is_some_and(|group| group.voice == Voice::Passive);
            let person = |who: &Who| matches!(who, Who::Person(_));
            if passive && self.sides.subject.iter().all(person) {
                return Some("walk free".to_owned());
            }
            let person = self
                .sides
                .object
                .iter()
                .any(|who| !is_state(*who, self.event, self.scene));
            return match self.thing() {
                Some(thing) => Some(format!("release {thing}")),
                None => self.with_an_object().filter(|_| person),
            };
        }
        Some(self.usual())
    }

    pub(super) fn recognises(&self) -> Option<String> {
        match &*self.event.rule {
            "take office" if self.swears_in() => {
                let people = self.sides.matter.struck.as_ref();
                let whom = match self.object.is_empty() {
                    true => people?.text.as_str(),
                    false => self.object.as_str(),
                };
                Some(format!("swear in {whom}"))
            }
            "dismiss" if !self.object.is_empty() => {
                let known = [
                    "sack", "fire", "depose", "oust", "remove", "replace", "suspend", "impeach",
                ];
                let verb = self.verb(&known).unwrap_or("dismiss");
                Some(format!("{verb} {}", self.object))
            }
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
                    .any(|who| !is_state(*who, self.event, self.scene));
                match people {
                    true => Some(with_object(&phrase(self.event, self.scene), "", false)),
                    false => Some(self.usual()),
                }
            }
            "restore ties" | "improve ties" if self.sides.subject.len() > 1 => Some(self.usual()),
            "appoint" if !self.object.is_empty() => {
                let verb = self
                    .verb(&["nominate", "appoint", "name"])
                    .unwrap_or("appoint");
                Some(format!("{verb} {}", self.object))
            }
            "appoint" => {
                let verb = self.verb(&["nominate", "appoint", "elect", "name"])?;
                Some(format!("{verb} {}", self.thing()?))
            }
            "recognise" => self.with_an_object().filter(|_| self.thing().is_none()),
            _ => self.with_an_object(),
        }
    }
}

impl Line<'_> {
    /// "Lind swore in four ministers", and not "was sworn in"
    fn swears_in(&self) -> bool {
        let verb = self.scene.text.words.token_at(self.event.trigger.start);
        let tag = self.scene.text.tokens()[verb].tag;
        self.scene.text.lemma_is(verb, "swear") && matches!(tag, Tag::Vbd | Tag::Vbz | Tag::Vbp)
    }
}

/// What is signed without those with whom: "a pact" of "a pact with Norway".
fn alone(phrase: &Phrase) -> &str {
    phrase.text.split(" with ").next().unwrap_or(&phrase.text)
}

/// Nouns for those whom one meets: "business leaders", "students".
fn named_people(phrase: &Phrase) -> bool {
    const PEOPLE: [&str; 42] = [
        "committee",
        "commission",
        "panel",
        "creditors",
        "bankers",
        "banks",
        "unions",
        "parties",
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
    let head = phrase.text[..tail.unwrap_or(phrase.text.len())].to_lowercase();
    PEOPLE.iter().any(|noun| head.ends_with(noun))
}
