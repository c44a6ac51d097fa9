//! How headlines tell words that act: demands, refusals, blame, support, aid, decisions, statements.

use super::Line;
use crate::model::text::Tag;

impl Line<'_> {
    pub(super) fn demands(&self) -> Option<String> {
        let thing = self.sides.matter.thing.as_ref();
        // "called for a truce", but "demanded access for ships"
        let for_it = self.verb(&["demand", "propose", "seek", "request", "recommend"]);
        let wished = match for_it {
            Some(_) => thing.or(self.about(&["for"])),
            None => self.about(&["for"]).or(thing),
        };
        // "proposed allowing imports of ore from Chad": what whoever proposes it would do.
        let proposes = self.verb(&["propose", "recommend", "suggest"]);
        let gerund = self
            .scene
            .text
            .tokens()
            .get(self.scene.text.words.tokens_in(self.event.trigger).end);
        if let (Some(verb), Some(deed), Some(Tag::Vbg)) =
            (proposes, self.deed(), gerund.map(|token| token.tag))
        {
            return Some(format!("{verb} to {deed}"));
        }
        if self.is("seek") {
            return thing.map(|phrase| format!("seek {}", phrase.text));
        }
        if !self.object.is_empty() {
            // "called on all states to isolate Kenya"
            let against = self
                .sides
                .matter
                .deed
                .as_ref()
                .filter(|deed| deed.named.iter().any(|who| self.sides.object.contains(who)));
            if let Some(deed) = against {
                return Some(format!("call on others to {}", deed.text));
            }
            if let Some(deed) = self.deed() {
                return Some(format!("call on {} to {deed}", self.object));
            }
            // "called for action against members of the party": they are not asked.
            let tokens = self.scene.text.words.tokens_in(self.event.trigger);
            let calls_for = tokens.len() == 2 && self.scene.text.is(tokens.start + 1, "for");
            if let Some(phrase) = thing.filter(|_| calls_for) {
                return Some(format!("call for {}", phrase.text));
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

    pub(super) fn refuses(&self) -> Option<String> {
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
            // "denied that it had bombed Chad"
            None if verb == "deny" => Some("deny an accusation".into()),
            None => (!self.object.is_empty()).then(|| format!("reject a move by {}", self.object)),
        }
    }

    pub(super) fn blames(&self) -> Option<String> {
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
            "complain" if self.verb(&["protest"]).is_some() && over.is_none() => {
                (!self.object.is_empty()).then(|| format!("accuse {}", self.object))
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
            "charge" if self.verb(&["sue"]).is_some() => {
                (!self.object.is_empty()).then(|| format!("sue {}", self.object))
            }
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
                let attacks = self.verb(&["attack"]).map(|_| "criticize");
                let verb = self.verb(&known).or(attacks).unwrap_or("condemn");
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

    pub(super) fn backs(&self) -> Option<String> {
        let known = [
            "welcome", "praise", "hail", "applaud", "laud", "commend", "endorse", "second",
            "defend", "back", "support", "reaffirm", "honor",
        ];
        let verb = self.verb(&known);
        if self
            .verb(&["condolence", "condolences", "sympathy"])
            .is_some()
        {
            return Some(format!("offer condolences{}", self.and_object("to", None)));
        }
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

    pub(super) fn helps(&self) -> Option<String> {
        let verb = self.verb(&[
            "provide", "deliver", "send", "donate", "supply", "ship", "grant",
        ]);
        match (verb, self.sides.matter.thing.as_ref()) {
            (Some(verb), Some(thing)) if !self.object.is_empty() => Some(format!(
                "{verb} {}{}",
                thing.text,
                self.and_object("to", Some(thing))
            )),
            _ if self.is("exercise together") => Some(self.usual()),
            _ if self.is("cooperate") && self.sides.subject.len() > 1 => Some(self.usual()),
            _ => self.with_an_object(),
        }
    }

    pub(super) fn decides(&self) -> Option<String> {
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

    pub(super) fn states(&self) -> Option<String> {
        match &*self.event.rule {
            "announce" => Some(match self.thing() {
                Some(thing) => match self.verb(&["declare", "unveil", "proclaim"]) {
                    Some(verb) => format!("{verb} {thing}"),
                    None => format!("announce {thing}"),
                },
                None if self.sides.matter.deed.is_some() => {
                    format!("announce plan to {}", self.deed().unwrap_or_default())
                }
                None => format!("announce {}", self.sides.matter.struck.as_ref()?.text),
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
