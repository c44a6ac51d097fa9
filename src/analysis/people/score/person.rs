//! How well a stretch reads as the name of a person: its words, then what stands around it.

use super::{LastWord, Listed, Stretch, listed};
use crate::{
    analysis::people::{
        shapes::{
            CALENDAR, CAMEL, CAP, COMMA, COMMON, DIGIT, FIRST, GIVEN, GIVEN_DOUBT, HONORIFIC_END,
            INITIAL, KIN, LOUD, Marks, NAMED, OPEN_BRACKET, ORDINARY, ORG_WORD, PARTICLE,
            PLACE_BEGIN, PLACE_NOUN, PLACE_PREFIX, PLACE_WORD, ROLE_END, SAYS, SUFFIX, SURNAME,
            SURNAME_DOUBT, TITLE_END, UPPER,
        },
        units::{Unit, UnitRole},
        weights,
    },
    model::text::Upos,
};

impl Stretch<'_> {
    pub(super) fn person(&self, known: Listed) -> f32 {
        let (Some(first), Some(last)) = (self.words().next(), self.words().next_back_word()) else {
            return f32::MIN;
        };
        if self.has_link()
            || self
                .units
                .last()
                .is_some_and(|unit| unit.role != UnitRole::Word)
        {
            return f32::MIN;
        }
        let suffix = last.marks & SUFFIX != 0 && self.words().count() > 1;
        let light = self
            .words()
            .filter(|unit| unit.marks & (PARTICLE | INITIAL | SUFFIX) != 0)
            .count();
        let words = self.words().count();
        let count = (words - light).max(words.min(2));
        let mut score = match count {
            1 => -1.6,
            2 => 0.6,
            3 => 0.2,
            4 => -0.8,
            _ => -3.0,
        };
        if count > 1 || first.marks & CAP != 0 {
            score += self.parts(first, last, count);
        }
        score += 1.5 * f32::from(suffix);
        if known.leader {
            score += if count > 1 { 4.0 } else { 1.5 };
        }
        if known.country
            || known.organization
            || known.nationality
            || known.calendar
            || known.group
            || known.title
        {
            score -= 1.5;
        }
        score - 1.2 * self.count(COMMON) + self.person_around(words - light)
    }

    fn parts(&self, first: &Unit, last: &Unit, count: usize) -> f32 {
        let mut score = 0.0;
        let has = |unit: &Unit, marks: Marks| unit.marks & marks != 0;
        if has(first, GIVEN) {
            score += if count > 1 { 2.0 } else { 0.7 };
        } else if has(first, GIVEN_DOUBT) {
            score += if count > 1 { 1.2 } else { 0.2 };
        } else if has(first, SURNAME | SURNAME_DOUBT) {
            score += if count > 1 { 0.6 } else { 0.0 };
        }
        if has(last, SURNAME) {
            score += if count > 1 { 1.2 } else { 0.7 };
        } else if has(last, SURNAME_DOUBT | GIVEN) {
            score += if count > 1 { 0.7 } else { 0.2 };
        }
        if count > 1 && !has(first, NAMED) && !has(last, NAMED) {
            score -= weights::UNKNOWN_PAIR;
        }
        let initials = self.words().any(|unit| has(unit, INITIAL)) && !has(last, INITIAL);
        let particle = self
            .units
            .iter()
            .any(|unit| unit.role == UnitRole::Particle);
        score += 1.3 * f32::from(initials) + 1.2 * f32::from(particle);
        if has(last, INITIAL) {
            score -= 3.0;
        }
        let inside = |unit: &&Unit| !std::ptr::eq(*unit, last);
        let dated = self.words().filter(|unit| has(unit, CALENDAR | DIGIT));
        score -= dated
            .map(|unit| if has(unit, NAMED) { 1.0 } else { 4.0 })
            .sum::<f32>()
            + 2.5 * self.count(ORG_WORD & !NAMED);
        score += self.ordinary();
        if has(first, PLACE_PREFIX) && !has(first, NAMED) {
            score -= 1.2;
        }
        if has(first, PLACE_WORD) && !has(first, NAMED) && count > 1 {
            score -= 1.5;
        }
        score -= weights::CAMEL_PERSON * self.count(CAMEL);
        if has(last, PLACE_WORD) && count > 1 {
            score -= if has(first, GIVEN) {
                weights::PLACE_SURNAME
            } else {
                3.0
            };
        }
        if self
            .words()
            .filter(inside)
            .any(|unit| has(unit, HONORIFIC_END) || has(unit, TITLE_END) && !has(unit, GIVEN))
        {
            score -= 3.0;
        }
        let known = listed(self.text, first.first, first.end);
        if count > 1 && (known.nationality || known.group) {
            score -= 2.5;
        }
        if count > 1 && (known.country || known.city || known.capital || known.organization) {
            score -= if has(first, GIVEN | GIVEN_DOUBT) {
                0.5
            } else {
                2.0
            };
        }
        let shouts = self.words().filter(|unit| {
            let excused = count > 1 && std::ptr::eq(*unit, last)
                || std::ptr::eq(*unit, first) && self.text.word(unit.first).len() == 2;
            has(unit, UPPER) && !has(unit, LOUD | INITIAL | SUFFIX) && !excused
        });
        let shouts = shouts.count();
        score - 1.5 * shouts as f32
    }

    /// Words of the dictionary are names only where lists say so, less so at the start of a sentence.
    fn ordinary(&self) -> f32 {
        let weigh = |unit: &Unit| {
            let known = unit.marks & (GIVEN | SURNAME) != 0;
            let first = unit.marks & FIRST != 0;
            // The dictionary has countries and capitals too.
            match unit.marks & (ORDINARY | PLACE_BEGIN) == ORDINARY {
                true if known => 0.0,
                true if unit.marks & NAMED != 0 => -0.4 - 0.6 * f32::from(first),
                true => -1.1 - 0.8 * f32::from(first),
                false => 0.0,
            }
        };
        self.words().map(weigh).sum()
    }

    pub(super) fn person_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        let single = count == 1;
        let before = self.before(1);
        if before & (TITLE_END | HONORIFIC_END) != 0 {
            score += if before & CAP != 0 || before & HONORIFIC_END != 0 {
                3.2
            } else {
                2.6
            };
        } else if before & (ROLE_END | KIN) != 0 {
            score += 1.6;
        }
        let word = self.word_before(1);
        if before & SAYS != 0 && before & CAP == 0 {
            score += 0.8;
        } else if word.eq_ignore_ascii_case("the") {
            score -= if single { 2.0 } else { 1.2 };
        } else if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
            score -= 1.2;
        } else if self.follows_preposition_of_place() {
            score -= if single { 1.0 } else { 0.5 };
        }
        score + self.person_behind(single)
    }

    fn person_behind(&self, single: bool) -> f32 {
        let mut score = 0.0;
        let after = self.after(0);
        if after & SAYS != 0 && after & CAP == 0 {
            score += 1.4;
        } else if self.upos_after() == Upos::Verb || self.upos_after() == Upos::Aux {
            score += 0.4;
        }
        if after & COMMA != 0 {
            if self.after(1) & DIGIT != 0
                && self.word_after(1).len() <= 2
                && self.after(2) & COMMA != 0
            {
                score += 2.5;
            } else if self.word_after(1) == "who" {
                score += 1.8;
            } else if self.role_within(2, 8) {
                score += 1.3;
            }
        } else if self.word_after(0) == "who" || self.country_in_brackets() {
            score += 1.2;
        }
        if after & PLACE_NOUN != 0 {
            score -= 1.2;
        }
        if single && self.upos_after() == Upos::Noun {
            score -= 0.6;
        }
        score
    }

    /// "Steffi Graf (Germany)"
    fn country_in_brackets(&self) -> bool {
        self.after(0) & OPEN_BRACKET != 0
            && listed(self.text, self.end() + 1, self.end() + 2).country
    }

    /// Whether a noun for a person ends within some tokens behind, before the next comma: ", the head of the party".
    fn role_within(&self, from: usize, to: usize) -> bool {
        for ahead in 1..to {
            let marks = self.after(ahead);
            if marks & COMMA != 0 || self.upos_after_at(ahead) == Upos::Verb {
                return false;
            }
            if ahead >= from - 1 && marks & (ROLE_END | TITLE_END | KIN) != 0 {
                return true;
            }
        }
        false
    }

    fn upos_after_at(&self, ahead: usize) -> Upos {
        self.text
            .tokens()
            .get(self.end() + ahead)
            .map_or(Upos::X, |token| token.upos)
    }
}
