//! How headlines tell force and its like: sanctions, ruptures, threats, protests.

use super::Line;
use crate::{
    analysis::events::{
        Scene,
        title::names::{agents, is_state, possessive},
    },
    model::document::{EventMention, Who},
};

fn agents_of(who: &[Who], event: &EventMention, scene: &Scene<'_>) -> Option<String> {
    match who {
        [one] => agents(*one, event, scene),
        _ => None,
    }
}

impl Line<'_> {
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

    pub(super) fn punishes(&self) -> Option<String> {
        if let Some(said) = self.restricts() {
            return Some(said.to_owned());
        }
        // "dissolved the 42nd Parliament"
        if self.verb(&["parliament", "legislature"]).is_some()
            && let Some(verb) = self.verb(&["dissolve", "suspend", "prorogue"])
        {
            return Some(format!("{verb} parliament"));
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

    pub(super) fn breaks(&self) -> Option<String> {
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
        if self.is("expel")
            && let Some(people) = self.expelled()
        {
            return Some(people);
        }
        // "summon Chad's ambassador"
        if self.is("summon an envoy")
            && let Some(envoy) = self.verb(&["ambassador", "envoy", "consul"])
            && self
                .sides
                .object
                .iter()
                .all(|who| is_state(*who, self.event, self.scene))
            && !self.object.is_empty()
        {
            return Some(format!("summon {} {envoy}", possessive(&self.object)));
        }
        match (verb, self.thing()) {
            _ if self.is("leave a treaty") && bodies && !self.object.is_empty() => {
                Some(format!("leave {}", self.object))
            }
            (Some(verb), Some(thing)) => Some(format!("{verb} {thing}")),
            _ => self.with_an_object(),
        }
    }

    /// "expel troops of Chad": those who are no diplomats.
    fn expelled(&self) -> Option<String> {
        let text = self.scene.text;
        let from = text.words.tokens_in(self.event.trigger).end;
        let end = (from + 4).min(text.tokens().len());
        let others = [
            ("troop", "troops"),
            ("soldier", "soldiers"),
            ("migrant", "migrants"),
            ("refugee", "refugees"),
            ("journalist", "journalists"),
            ("peacekeeper", "peacekeepers"),
        ];
        let (at, plural) = (from..end).find_map(|token| {
            let (_, plural) = others
                .iter()
                .find(|(lemma, _)| text.lemma_is(token, lemma))?;
            Some((token, plural))
        })?;
        let whose = !self.object.is_empty() && !text.is(at + 1, "from");
        Some(if whose {
            format!("expel {plural} of {}", self.object)
        } else {
            format!("expel {plural}")
        })
    }

    pub(super) fn threatens(&self) -> Option<String> {
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
        if self.is("hold drills") {
            return Some(self.usual());
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

    pub(super) fn protests(&self) -> Option<String> {
        let against = self.about(&["against", "over", "at"]);
        // "Kenyan protesters rally in Nairobi": protesters who protest would say it twice.
        let protesters = agents_of(self.sides.subject.as_slice(), self.event, self.scene)
            .is_some_and(|name| name.ends_with("protesters"));
        if protesters {
            let against = self.about(&["against", "over"]);
            let against = against.map(|phrase| phrase.text.as_str());
            let object = Some(self.object.as_str()).filter(|object| !object.is_empty());
            return Some(match against.or(object) {
                Some(whom) => format!("rally against {whom}"),
                None => "rally".to_owned(),
            });
        }
        match against {
            Some(phrase) => Some(format!("protest against {}", phrase.text)),
            None if self.object.is_empty() => {
                let state = self
                    .sides
                    .subject
                    .iter()
                    .all(|who| is_state(*who, self.event, self.scene));
                (!state && self.event.place.is_some()).then(|| "protest".to_owned())
            }
            None => Some(self.usual()),
        }
    }
}
