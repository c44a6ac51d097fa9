//! How well a stretch reads as the name of an organization.

use super::{Listed, Stretch};
use crate::{
    analysis::people::{
        lists,
        shapes::{
            ACRONYM_OF_THING, CALENDAR, CAMEL, CAP, COMMON, DIGIT, FIRST, FUNCTION, GIVEN,
            HONORIFIC_END, INITIAL, LOUD, OPEN_BRACKET, ORDINARY, ORG_WORD, RESULT, SUFFIX, THE,
            TITLE_END, UPPER,
        },
        units::{Unit, UnitRole},
        weights,
    },
    grammar::lexicon::{self, class},
    model::text::Upos,
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
        let count = self.count;
        if known & lists::ORGANIZATION != 0 {
            let more = weights::LISTED_BODY_WORD * (count as f32 - 1.0)
                + weights::LISTED_LINKED * f32::from(self.has_link);
            return weights::LISTED_BODY + more + self.listed_around(known, count);
        }
        self.body(count) + self.body_around(count) + self.body_in_result(known, count)
    }

    /// A listed name that is a place or an ordinary word as well counts less: "Boots".
    fn listed_around(&self, known: Listed, count: usize) -> f32 {
        let first = self.units[0].marks;
        let plain =
            count == 1 && known & lists::BRAND != 0 && first & (ORDINARY | UPPER) == ORDINARY;
        let ordinary = f32::from(plain) + f32::from(plain && first & FIRST != 0);
        -weights::LISTED_ORDINARY_BODY * ordinary
            - weights::BODY_AFTER_IN * f32::from(count == 1 && self.follows_preposition_of_place())
    }

    /// What the words of an unlisted organization say.
    fn body(&self, count: usize) -> f32 {
        let (first, last) = (&self.units[0], &self.units[self.units.len() - 1]);
        let more = count as f32 - 2.0;
        let mut score = -weights::UNKNOWN_BODY;
        if self.has_link {
            score += match self.joined_body() {
                Some(Joined::Of) => weights::BODY_OF + weights::BODY_OF_WORD * more,
                Some(Joined::And) => weights::BODY_AND + weights::BODY_AND_WORD * more,
                Some(Joined::Owner) => weights::BODY_OWNED,
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
        } else if self.is_acronym(count) {
            score += weights::ACRONYM;
        } else if count > 1 && self.count_of(UPPER & !LOUD) > 0.0 {
            score += weights::BODY_WITH_ACRONYM;
        }
        if count == 1 && last.marks & (CAMEL | ACRONYM_OF_THING) == CAMEL {
            score += weights::CAMEL_BODY;
        }
        let national = || {
            let nation = lists::PLACE | lists::NATIONALITY | lists::ORGANIZATION;
            self.shapes.listed(first.first, first.end) & nation != 0
        };
        if count > 1 && score > 0.0 && national() {
            score += weights::BODY_OF_NATION;
        }
        if count > 1 && first.marks & (TITLE_END | HONORIFIC_END) != 0 {
            score -= weights::BODY_AFTER_TITLE_INSIDE;
        }
        if first.marks & FUNCTION != 0 && count > 1 {
            score += weights::BODY_WITH_THE;
        }
        score -= self.no_body_in_headline();
        score
            - weights::BODY_DATED * self.count_of(CALENDAR)
            - weights::BODY_COMMON * self.count_of(COMMON)
    }

    fn is_acronym(&self, count: usize) -> bool {
        count == 1
            && self.units[0].marks & UPPER != 0
            && self.units[0].marks & (LOUD | INITIAL | SUFFIX) == 0
    }

    fn body_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        if self.before(1) & THE != 0 && self.units[0].marks & FIRST == 0 {
            score += weights::BODY_AFTER_THE;
        }
        if self.before(1) & (HONORIFIC_END | TITLE_END) != 0 {
            score -= weights::BODY_AFTER_TITLE;
        }
        if count == 1 && self.follows_preposition_of_place() {
            score -= weights::BODY_AFTER_IN;
        }
        if self.is_acronym(count) {
            score += self.acronym_around();
        } else if count == 1 && self.units[0].marks & CAP != 0 {
            let word = self.word_before(1);
            if [
                "company", "firm", "group", "at", "agency", "club", "by", "of",
            ]
            .contains(&word)
            {
                score += weights::BODY_AFTER_COMPANY;
            }
        }
        score
    }

    fn word_len(&self) -> usize {
        self.text.word(self.first()).len()
    }

    /// "PCR test", "(UAS)" behind "unmanned aerial systems", "COP26": capitals of things.
    fn acronym_around(&self) -> f32 {
        let marks = self.units[0].marks;
        let mut score = 0.0;
        // "HH" alone is a courtesy.
        if marks & (ACRONYM_OF_THING | HONORIFIC_END) != 0 {
            score -= weights::ACRONYM_OF_THING;
        }
        if marks & DIGIT != 0 {
            score -= weights::ACRONYM_DIGIT;
        }
        // "ADVERTISEMENT", "TOP"
        if marks & ORDINARY != 0 && self.word_len() > 5 && self.before(1) & OPEN_BRACKET == 0 {
            score -= weights::ACRONYM_ORDINARY;
        }
        if self.before(1) & OPEN_BRACKET != 0 && self.before(2) & CAP == 0 {
            score -= weights::ACRONYM_BEHIND_SMALL;
        }
        if self.upos_after() == Upos::Noun && self.after(0) & TITLE_END == 0 {
            score -= weights::ACRONYM_BEFORE_NOUN;
        }
        score
    }

    /// "Ipswich 4 1 2 1 9 7 5": cities and unknown names in lines of results are clubs; states play for themselves.
    fn body_in_result(&self, known: Listed, count: usize) -> f32 {
        let marks = self.units[0].marks;
        let other = lists::COUNTRY | lists::NATIONALITY | lists::CALENDAR;
        let plays = marks & RESULT != 0 && known & other == 0;
        let person = count > 1 && marks & (GIVEN | INITIAL) != 0 && known & lists::PLACE == 0;
        weights::BODY_IN_RESULT * f32::from(plays && !person)
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
        let links = || self.units.iter().filter(|unit| unit.role == UnitRole::Link);
        let mut words = links().map(|unit| self.text.word(unit.first));
        let tame = |word: &str| matches!(word, "of" | "for" | "the" | "and" | "&" | "on" | "in");
        match words.next().unwrap_or("") {
            "on" if opens && self.is_trade(link) => None,
            "of" | "for" | "on" if opens && words.all(tame) => Some(Joined::Of),
            "in" | "to"
                if self.units[..link].iter().any(is_body) && link > 1 && words.next().is_none() =>
            {
                let rest = self.units.get(link + 1)?.first;
                self.is_place(rest, self.end()).then_some(Joined::And)
            }
            "&" => Some(Joined::Of),
            "and" if closes && self.units.len() <= 8 && words.all(tame) => Some(Joined::And),
            // "People's Party", "Prosecutor's Office"
            "'s" | "’s" | "'" | "’" if closes && words.next().is_none() => {
                let plain = self.units[0].marks & ORDINARY != 0;
                plain.then_some(Joined::And).or(Some(Joined::Owner))
            }
            _ => None,
        }
    }
}

impl Stretch<'_> {
    /// "Gas on Tap", "Army on Alert": no firm and no force has its name so.
    fn is_trade(&self, link: usize) -> bool {
        self.units[..link].iter().all(|unit| {
            unit.marks & ORG_WORD == 0 || matches!(self.kind_of_body(unit), "company" | "armed")
        })
    }

    /// What the list of words for bodies says of a word: "company", "government" ...
    pub(super) fn kind_of_body(&self, unit: &Unit) -> &'static str {
        let hit = self.text.hits.class_at(unit.first, class::ORG_WORD);
        hit.map_or("", |hit| lexicon::text(hit.value))
    }
}

/// By what the name of a body is held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joined {
    Of,
    And,
    /// "Afghanistan's Foreign Ministry"
    Owner,
}
