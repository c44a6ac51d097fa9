//! How well a stretch reads as the name of a place.

use super::{LastWord, Listed, Stretch, listed};
use crate::analysis::people::{
    shapes::{
        CALENDAR, COMMA, COMMON, GIVEN, HONORIFIC_END, PARTICLE, PLACE_NOUN, PLACE_PREFIX,
        PLACE_WORD, SAYS, SUFFIX, TITLE_END,
    },
    units::UnitRole,
    weights,
};

impl Stretch<'_> {
    pub(super) fn place(&self, known: Listed) -> f32 {
        if self
            .units
            .last()
            .is_none_or(|unit| unit.role != UnitRole::Word)
            || self.units[0].role == UnitRole::Link
        {
            return f32::MIN;
        }
        let mut score: f32 = -1.4;
        let count = self.words().count();
        let mut sure = false;
        for (is, weight) in [
            (known.country, 5.9),
            (known.capital, 5.2),
            (known.seat, 5.0),
            (known.city, 3.6),
        ] {
            if is {
                score = score.max(weight - 1.4 + weights::LISTED_PLACE_WORD * (count as f32 - 1.0));
                sure = true;
            }
        }
        if !sure {
            if self.has_link() && !self.is_of_place() {
                return f32::MIN;
            }
            let last_is = self
                .words()
                .next_back_word()
                .is_some_and(|unit| unit.marks & PLACE_WORD != 0);
            if self.has_link() {
                score += weights::PLACE_OF;
            }
            let first_is = self
                .words()
                .next()
                .is_some_and(|unit| unit.marks & PLACE_WORD != 0);
            if last_is && count == 2 && self.units[0].marks & GIVEN != 0 {
                score -= weights::PLACE_AFTER_GIVEN;
            }
            if count > 1 && (last_is || first_is) {
                score += if last_is {
                    3.4 + 0.9 * (count as f32 - 2.0)
                } else {
                    2.6
                };
            }
            if count > 1 && self.units[0].marks & PLACE_PREFIX != 0 && !self.has_link() {
                score += 1.6 + weights::PREFIXED_PLACE * f32::from(self.rest_is_place());
            }
            score -= 0.8 * (count as f32 - 1.0)
                + 1.0 * self.count(COMMON & !PLACE_WORD)
                + 3.0 * self.count(CALENDAR | SUFFIX);
        }
        // "Van Gaal" is not in Van.
        if count == 1 && self.units[0].marks & PARTICLE != 0 {
            score -= 2.5;
        }
        score + self.place_around(sure)
    }

    /// "East Kalimantan", "Latin America": what stands behind the first word is a place by itself.
    fn rest_is_place(&self) -> bool {
        let known = self.units.get(1).map_or(Listed::default(), |second| {
            listed(self.text, second.first, self.end())
        });
        known.country || known.city || known.capital || known.seat
    }

    /// "Gulf of Aden", "Strait of Hormuz": a word for a place, "of", a name.
    fn is_of_place(&self) -> bool {
        let mut links = self.units.iter().filter(|unit| unit.role == UnitRole::Link);
        let Some(link) = self
            .units
            .iter()
            .position(|unit| unit.role == UnitRole::Link)
        else {
            return false;
        };
        let all_of = links.all(|unit| matches!(self.text.word(unit.first), "of" | "the"));
        all_of
            && link > 0
            && link < 3
            && self.units[link - 1].marks & PLACE_WORD != 0
            && self.units.len() <= link + 4
    }

    fn place_around(&self, sure: bool) -> f32 {
        let mut score: f32 = 0.0;
        let word = self.word_before(1);
        if word.eq_ignore_ascii_case("in") {
            score += 1.6;
        } else if self.follows_preposition_of_place() || word == "to" || word == "towards" {
            score += 0.8;
        } else if self.before(1) & (TITLE_END | HONORIFIC_END) != 0 {
            score -= 1.5;
        } else if word == "of" && self.before(2) & (PLACE_NOUN | PLACE_WORD) != 0 {
            score += 2.5;
        }
        let in_country =
            self.after(0) & COMMA != 0 && listed(self.text, self.end() + 1, self.end() + 2).country;
        if self.after(0) & PLACE_NOUN != 0 || in_country {
            score += 1.8;
        } else if !sure && self.after(0) & SAYS != 0 {
            score -= 0.6;
        }
        score
    }
}
