//! How well a stretch reads as the name of an organization.

use super::{Listed, Stretch, listed};
use crate::analysis::people::{
    shapes::{
        CALENDAR, CAMEL, COMMON, FIRST, HONORIFIC_END, INITIAL, LOUD, ORDINARY, ORG_WORD, SUFFIX,
        TITLE_END, UPPER,
    },
    units::{Unit, UnitRole},
    weights,
};

impl Stretch<'_> {
    pub(super) fn organization(&self, known: Listed) -> f32 {
        if self
            .units
            .last()
            .is_none_or(|unit| unit.role != UnitRole::Word)
            || self.units[0].role != UnitRole::Word
        {
            return f32::MIN;
        }
        let count = self.words().count();
        if known.organization {
            return weights::LISTED_BODY + weights::LISTED_BODY_WORD * (count as f32 - 1.0);
        }
        self.body(count) + self.body_around(count)
    }

    /// What the words of an unlisted organization say.
    fn body(&self, count: usize) -> f32 {
        let (first, last) = (&self.units[0], &self.units[self.units.len() - 1]);
        let more = count as f32 - 2.0;
        let mut score = weights::UNKNOWN_BODY;
        if self.has_link() {
            score += match self.joined_body() {
                Some(Joined::Of) => weights::BODY_OF + weights::BODY_OF_WORD * more,
                Some(Joined::And) => weights::BODY_AND,
                None => return f32::MIN,
            };
        } else if last.marks & ORG_WORD != 0 {
            score += if count > 1 {
                weights::BODY_WORD + weights::BODY_WORD_MORE * more
            } else {
                weights::BODY_WORD_ALONE
            };
        } else if count > 1 && first.marks & ORG_WORD != 0 {
            score += weights::BODY_WORD_FIRST;
        } else if count == 1
            && last.marks & UPPER != 0
            && last.marks & (LOUD | INITIAL | SUFFIX) == 0
        {
            score += weights::ACRONYM;
        }
        if count == 1 && last.marks & CAMEL != 0 {
            score += weights::CAMEL_BODY;
        }
        let nation = listed(self.text, first.first, first.end);
        if count > 1
            && score > 0.0
            && (nation.country || nation.nationality || nation.city || nation.capital)
        {
            score += weights::BODY_OF_NATION;
        }
        if count > 1 && first.marks & (TITLE_END | HONORIFIC_END) != 0 {
            score -= 1.5;
        }
        score - 3.0 * self.count(CALENDAR) - 0.4 * self.count(COMMON)
    }

    fn body_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        if self.word_before(1).eq_ignore_ascii_case("the") && self.units[0].marks & FIRST == 0 {
            score += weights::BODY_AFTER_THE;
        }
        if self.before(1) & (HONORIFIC_END | TITLE_END) != 0 {
            score -= 1.0;
        }
        if count == 1 && self.follows_preposition_of_place() {
            score -= weights::BODY_AFTER_IN;
        }
        score
    }

    /// "Ministry of Foreign Affairs", "Food and Agriculture Organization": small words that belong to a body.
    fn joined_body(&self) -> Option<Joined> {
        let link = self
            .units
            .iter()
            .position(|unit| unit.role == UnitRole::Link)?;
        let is_body = |unit: &Unit| unit.marks & ORG_WORD != 0;
        let opens = self.units[..link].iter().any(is_body);
        let closes = self.units.last().is_some_and(is_body);
        let links = self.units.iter().filter(|unit| unit.role == UnitRole::Link);
        let mut words = links.map(|unit| self.text.word(unit.first));
        let tame = |word: &str| matches!(word, "of" | "for" | "the" | "and" | "&" | "on");
        match words.next().unwrap_or("") {
            "of" | "for" | "on" if opens && words.all(tame) => Some(Joined::Of),
            "&" => Some(Joined::Of),
            "and" if closes && link == 1 && self.units.len() <= 5 && words.all(tame) => {
                Some(Joined::And)
            }
            // "People's Party", "Prosecutor's Office"
            "'s" | "’s" | "'" | "’"
                if closes && self.units[0].marks & ORDINARY != 0 && words.next().is_none() =>
            {
                Some(Joined::And)
            }
            _ => None,
        }
    }
}

/// By what the name of a body is held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joined {
    Of,
    And,
}
