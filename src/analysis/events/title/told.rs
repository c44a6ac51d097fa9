//! What is said of the subject: a verb of the type or of the text, with the one it is done to and what is at stake.

mod force;
mod harm;
mod parley;
mod words;

use super::{
    Sides,
    matter::Phrase,
    names::{called, list},
    say::{phrase, with_object},
};
use crate::{
    analysis::events::Scene,
    model::{document::EventMention, event::EventType},
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
}
