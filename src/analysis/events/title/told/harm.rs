//! How headlines tell what is done to people and things by force: who is killed, wounded and taken, and what is seized.

use super::Line;
use crate::{
    analysis::events::title::names::is_state,
    grammar::lexicon::class,
    model::{
        document::{PlaceKind, Who},
        event::Counted,
        span::Span,
        text::Tag,
    },
};

impl Line<'_> {
    fn count(&self, counted: Counted) -> Option<String> {
        let number = self
            .event
            .numbers
            .iter()
            .find(|number| number.counted == counted)?;
        let least = if number.at_least { "at least " } else { "" };
        let nation = self.nation_behind(number.span);
        Some(format!("{least}{}{nation}", number.count))
    }

    /// " Chadians" behind "27".
    fn nation_behind(&self, number: Span) -> String {
        let text = self.scene.text;
        let end = text.words.tokens_in(number).end;
        let hit = text.hits.class_at(end, class::NATIONALITY);
        match hit.filter(|_| text.tokens()[end].tag == Tag::Nnps || text.word(end).ends_with('s')) {
            Some(_) => format!(" {}", text.word(end)),
            None => String::new(),
        }
    }

    pub(super) fn attacks(&self) -> Option<String> {
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
        if let Some(said) = self.strikes(kills) {
            return Some(said);
        }
        let people = match &*self.event.rule {
            "kill" if kills => killed,
            "kill" => wounded,
            "arrest" => detained,
            _ => None,
        };
        if let Some(people) = people {
            // Whose people they are tells against whom it was done.
            if !people.ends_with(|last: char| last.is_ascii_digit()) {
                return Some(people);
            }
            let states = self
                .sides
                .object
                .iter()
                .all(|who| is_state(*who, self.event, self.scene));
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

    /// "detain two journalists", "seize Chadian ship": where nobody with a name is struck, the noun of the text tells more
    /// than a number or a state.
    fn strikes(&self, kills: bool) -> Option<String> {
        let verb = match &*self.event.rule {
            "seize" => self.verb(&[
                "seize",
                "capture",
                "occupy",
                "annex",
                "overrun",
                "retake",
                "recapture",
            ])?,
            "arrest" => "detain",
            "kill" if kills => self
                .verb(&["execute", "assassinate", "behead"])
                .unwrap_or("kill"),
            "kill" => "wound",
            "fire at" if self.verb(&["shoot"]).is_some() => "shoot dead",
            "fire at" if self.is_one_word() => {
                self.verb(&["stab", "storm", "shell", "torpedo", "lynch", "torch"])?
            }
            "shoot down" => "shoot down",
            "destroy" => self.verb(&["sink", "destroy", "demolish", "raze", "flatten"])?,
            "attack" if self.is_one_word() => self.verb(&[
                "attack", "bomb", "bombard", "raid", "ambush", "invade", "besiege",
            ])?,
            _ => return None,
        };
        if &*self.event.rule == "seize" && self.takes_ground() {
            return Some(format!("{verb} {}", self.object));
        }
        let struck = self.sides.matter.struck.as_ref()?;
        let least = self.event.numbers.iter().any(|number| number.at_least);
        let counted = matches!(&*self.event.rule, "kill" | "arrest");
        let nobody = |noun: &str| struck.text.ends_with(noun) && counted;
        let told = !self.names_somebody()
            && !nobody("people")
            && !nobody("others")
            && !struck.text.starts_with("one ");
        let least = if least { "at least " } else { "" };
        told.then(|| format!("{verb} {least}{}", struck.text))
    }

    fn is_one_word(&self) -> bool {
        self.scene.text.words.tokens_in(self.event.trigger).len() == 1
    }

    /// A person or a body is told by name.
    fn names_somebody(&self) -> bool {
        self.sides
            .object
            .iter()
            .any(|who| !matches!(who, Who::Place(_)))
    }

    /// Towns and regions are seized themselves.
    fn takes_ground(&self) -> bool {
        let ground = |who: &Who| match who {
            Who::Place(id) => self
                .scene
                .layers
                .places
                .get(id.index())
                .is_some_and(|place| place.kind != PlaceKind::Country),
            _ => false,
        };
        !self.object.is_empty() && self.sides.object.iter().all(ground)
    }
}
