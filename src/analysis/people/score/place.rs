//! How well a stretch reads as the name of a place.

use super::{Listed, Stretch};
use crate::analysis::people::{
    lists,
    shapes::{
        AT_PLACE, CALENDAR, COMMA, COMMON, FUNCTION, GIVEN, HONORIFIC_END, IN, NAMED, OF, ORDINARY,
        ORG_WORD, PARTICLE, PLACE_NOUN, PLACE_OPENS, PLACE_PREFIX, PLACE_WORD, RESULT, ROLE_END,
        SAYS, SUFFIX, THE, THING_WORD, TITLE_END, TO, UPPER,
    },
    units::{Unit, UnitRole},
    weights,
};

const LISTED: [(Listed, f32); 7] = [
    (lists::COUNTRY, weights::COUNTRY),
    (lists::CAPITAL, weights::CAPITAL),
    (lists::SEAT, weights::SEAT),
    (lists::REGION, weights::REGION),
    (lists::CITY, weights::CITY),
    (lists::TOWN, weights::TOWN),
    (lists::CITY_DOUBT, weights::CITY_DOUBT),
];

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
        // "in Southern" and "from Kurdish" are no places.
        let place = known & (lists::PLACE | lists::CITY_DOUBT) != 0;
        if known & (lists::GROUP | lists::NATIONALITY) != 0 && !place {
            return f32::MIN;
        }
        let mut score: f32 = -weights::PLACE;
        let count = self.count;
        if place {
            let more = weights::LISTED_PLACE_WORD * (count as f32 - 1.0)
                + weights::LISTED_LINKED * f32::from(self.has_link);
            for (kind, weight) in LISTED {
                if known & kind != 0 {
                    score = score.max(weight - weights::PLACE + more);
                }
            }
        } else if self.has_link && !self.is_of_place() {
            return f32::MIN;
        } else {
            score += self.parts_of_place(count)
                - weights::PLAIN_PLACE_IN_HEADLINE * f32::from(self.is_plain_place());
        }
        // "Van Gaal" is not in Van.
        if count == 1 && self.units[0].marks & PARTICLE != 0 {
            score -= weights::PLACE_PARTICLE;
        }
        // "Northfield District Attorney" has no district.
        let titled = || {
            self.units
                .last()
                .is_some_and(|last| self.is_title_from(last))
        };
        if !place && count > 1 && self.after(0) & (TITLE_END | ROLE_END) != 0 && titled() {
            score -= weights::PLACE_TITLED;
        }
        let acts = known & (lists::COUNTRY | lists::CAPITAL | lists::SEAT) != 0;
        score + self.place_around(place, acts, count)
    }

    /// What the words of an unlisted place say.
    fn parts_of_place(&self, count: usize) -> f32 {
        let mut score = 0.0;
        let last = self.units.last().map_or(0, |unit| unit.marks);
        let first = self.words().next().map_or(0, |unit| unit.marks);
        if self.has_link {
            score += weights::PLACE_OF + weights::PLACE_OF_PLACE * f32::from(self.ends_in_place());
        } else if count == 1 && first & (PLACE_PREFIX | NAMED) == PLACE_PREFIX {
            // "to South and Central Asia"
            score -= weights::PLACE_PREFIX_ALONE;
        } else if count == 1 && last & PLACE_WORD == 0 {
            score -= weights::PLACE_LISTED_NAME * f32::from(last & NAMED != 0)
                + weights::PLACE_SHOUTED * f32::from(last & UPPER != 0)
                + weights::PLACE_ORDINARY * f32::from(last & (ORDINARY | NAMED) == ORDINARY);
        }
        if last & PLACE_WORD != 0 && count == 2 && self.units[0].marks & GIVEN != 0 {
            score -= weights::PLACE_AFTER_GIVEN;
        }
        if first & HONORIFIC_END != 0 && first & (PLACE_OPENS | NAMED | PLACE_WORD) == 0 {
            score -= weights::PLACE_HONOURED;
        }
        if count > 1 && last & PLACE_WORD != 0 {
            score += weights::PLACE_WORD_LAST
                + weights::PLACE_WORD_LAST_MORE * (count as f32 - 2.0)
                + weights::PLACE_WORD_BEHIND_PLACE * f32::from(self.begins_in_place());
        } else if count > 1
            && (first & PLACE_OPENS != 0 || first & PLACE_WORD != 0 && self.has_link)
        {
            score += weights::PLACE_WORD_FIRST;
        }
        // "State Councilor", "Canal Administrator Ruiz"
        if last & PLACE_WORD == 0 {
            score -= weights::PLACE_TITLED * self.count_of(TITLE_END | ROLE_END);
        }
        if count > 1 && self.units[0].marks & PLACE_PREFIX != 0 && !self.has_link {
            score += weights::PREFIX + weights::PREFIXED_PLACE * f32::from(self.rest_is_place());
        }
        if self.units[0].marks & FUNCTION != 0 {
            score -= weights::FUNCTION_FIRST;
        }
        // "National Development Planning"
        let plain = ORDINARY | NAMED | PLACE_PREFIX;
        if count > 1
            && last & ORDINARY != 0
            && self
                .words()
                .skip(1)
                .all(|unit| unit.marks & (plain | PLACE_WORD) == ORDINARY)
        {
            score -= weights::PLACE_ORDINARY;
        }
        score
            - weights::PLACE_MORE * (count as f32 - 1.0)
            - weights::PLACE_COMMON * self.count_of(COMMON & !PLACE_WORD)
            - weights::PLACE_STRANGE * self.count_of((ORG_WORD | THING_WORD) & !PLACE_WORD)
            - weights::PLACE_DATED * self.count_of(CALENDAR | SUFFIX)
    }

    pub(super) fn is_place(&self, first: usize, end: usize) -> bool {
        self.shapes.listed(first, end) & lists::PLACE != 0
    }

    /// Whether a listed title begins at a word and ends with the next one.
    fn is_title_from(&self, last: &Unit) -> bool {
        self.shapes.listed(last.first, self.end() + 1) & lists::TITLE != 0
    }

    /// "East Kalimantan", "Latin America": what stands behind the first word is a place by itself.
    fn rest_is_place(&self) -> bool {
        self.units
            .get(1)
            .is_some_and(|second| self.is_place(second.first, self.end()))
    }

    /// "Kyiv Airport"
    fn begins_in_place(&self) -> bool {
        let last = self.units[self.units.len() - 1].first;
        self.is_place(self.first(), last)
    }

    /// "Republic of Iraq"
    fn ends_in_place(&self) -> bool {
        let link = self.units.iter().rposition(|u| u.role == UnitRole::Link);
        link.and_then(|link| self.units.get(link + 1))
            .is_some_and(|unit| self.is_place(unit.first, self.end()))
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
            && link < 4
            && self.units[link - 1].marks & PLACE_WORD != 0
            && self.units.len() <= link + 5
    }

    /// `acts`: a state and its government can say something.
    fn place_around(&self, sure: bool, acts: bool, count: usize) -> f32 {
        let mut score: f32 = 0.0;
        let before = self.before(1);
        if before & IN != 0 {
            score += weights::PLACE_AFTER_IN;
        } else if before & TO != 0 && self.follows_according() {
            // It is said by somebody.
        } else if before & (AT_PLACE | TO) != 0 {
            score += weights::PLACE_AFTER_AT;
        } else if before & (TITLE_END | HONORIFIC_END) != 0 {
            score -= weights::PLACE_AFTER_TITLE;
        } else if before & OF != 0 && self.before(2) & (PLACE_NOUN | PLACE_WORD) != 0 {
            score += weights::PLACE_AFTER_CITY_OF;
        } else if before & OF != 0 && self.before(2) & (TITLE_END | ROLE_END) != 0 {
            score += weights::PLACE_AFTER_OFFICE_OF;
        } else if before & THE != 0 && count == 1 && !sure {
            score -= weights::PLACE_AFTER_THE;
        }
        let in_country =
            self.after(0) & COMMA != 0 && self.is_place(self.end() + 1, self.end() + 2);
        if self.after(0) & PLACE_NOUN != 0 || in_country {
            score += weights::PLACE_BEFORE_NOUN;
        } else if !acts && self.after(0) & SAYS != 0 {
            score -= weights::PLACE_BEFORE_SAYS;
        }
        if self.units[0].marks & RESULT != 0 {
            score -= weights::PLACE_IN_RESULT;
        }
        score
    }
}
