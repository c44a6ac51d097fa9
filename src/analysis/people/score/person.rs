//! How well a stretch reads as the name of a person: its words, then what stands around it.

use super::{Listed, Stretch};
use crate::{
    analysis::people::{
        lists,
        shapes::{
            A, BY, CALENDAR, CALLED, CAMEL, CAP, COMMA, COMMON, DIGIT, FIRST, FUNCTION, GIVEN,
            GIVEN_DOUBT, HONORIFIC_END, HYPHEN, INITIAL, KIN, LOUD, Marks, NAMED, OF, OPEN_BRACKET,
            OPENER, ORDINARY, ORG_WORD, PARTICLE, PLACE_BEGIN, PLACE_NOUN, PLACE_PREFIX,
            PLACE_WORD, POSSESSIVE, RESULT, ROLE_END, SAYS, SMALL_TAIL, SUFFIX, SURNAME,
            SURNAME_DOUBT, THE, THING_WORD, TITLE_END, TO, UPPER, WHO,
        },
        units::{Unit, UnitRole},
        weights,
    },
    model::text::{Tag, Upos},
};

/// What speaks against a person.
const OTHERWISE: Listed = lists::COUNTRY
    | lists::ORGANIZATION
    | lists::NATIONALITY
    | lists::CALENDAR
    | lists::GROUP
    | lists::TITLE;

impl Stretch<'_> {
    pub(super) fn person(&self, known: Listed) -> f32 {
        let Some(last) = self.units.last().filter(|unit| unit.role == UnitRole::Word) else {
            return f32::MIN;
        };
        let Some(first) = self.words().next().filter(|_| !self.has_link) else {
            return f32::MIN;
        };
        // "John F. Kennedy International Airport"
        if self.word_after(0) == "International" && self.word_after(1) == "Airport" {
            return f32::MIN;
        }
        // "Biden, Jr."
        if self.words().all(|unit| unit.marks & SUFFIX != 0) {
            return f32::MIN;
        }
        // "MR. NOVAK" is a title and a name.
        let titled = || {
            let letters = self.text.word(first.first).trim_end_matches('.').len();
            first.marks & HONORIFIC_END != 0 && first.marks & NAMED == 0 && letters > 1
        };
        if self.units.len() > 1 && known & lists::LEADER == 0 && titled() {
            return f32::MIN;
        }
        let suffix = last.marks & SUFFIX != 0 && self.count > 1;
        let light = self.words_with(PARTICLE | INITIAL | SUFFIX).count();
        let count = (self.count - light).max(self.count.min(2));
        let mut score = match count {
            1 => weights::PERSON_OF_ONE,
            2 => weights::PERSON_OF_TWO,
            3 => weights::PERSON_OF_THREE,
            4 => weights::PERSON_OF_FOUR,
            _ => weights::PERSON_OF_MORE,
        };
        if count > 1 || first.marks & CAP != 0 {
            score += self.parts(first, last, count);
        }
        score += weights::SUFFIXED * f32::from(suffix);
        if known & lists::LEADER != 0 {
            // "Hassan Sheikh Mohamud" holds a title.
            let titled = self.words_with(HONORIFIC_END | TITLE_END).next().is_some();
            score += if count > 1 {
                weights::LEADER + weights::LEADER_WITH_TITLE * f32::from(titled)
            } else {
                weights::LEADER_BY_ONE
            };
        } else if count == 1 && known & lists::LEADER_SURNAME != 0 {
            let paired = (self.before(1) | self.after(0)) & HYPHEN != 0;
            score += weights::LEADER_SURNAME + weights::LEADER_PAIR * f32::from(paired);
        }
        if known & OTHERWISE != 0 {
            score -= weights::LISTED_OTHERWISE;
        }
        // "Mr. President"
        if self.units.len() == 1 && known & lists::TITLE != 0 && first.marks & NAMED == 0 {
            score -= weights::TITLE_AS_PERSON;
        }
        if known & (lists::CITY | lists::REGION | lists::CAPITAL | lists::TOWN) != 0 && count > 1 {
            score -= weights::PERSON_LISTED_PLACE;
        }
        score - weights::PERSON_COMMON * self.count_of(COMMON)
            + self.person_around(self.count - light)
    }

    fn parts(&self, first: &Unit, last: &Unit, count: usize) -> f32 {
        let many = count > 1;
        let has = |unit: &Unit, marks: Marks| unit.marks & marks != 0;
        let mut score = listed_parts(first.marks, last.marks, many);
        // "MR. NOVAK" has no initials, "M. Novak" may have.
        let titled = |unit: &Unit| has(unit, UPPER) && has(unit, HONORIFIC_END | TITLE_END);
        // Nor has "Continued U.S. Support".
        let initial = |unit: &Unit| !titled(unit) && !has(unit, PLACE_BEGIN);
        let initials = self.words_with(INITIAL).any(initial) && !has(last, INITIAL);
        let particle = self
            .units
            .iter()
            .any(|unit| unit.role == UnitRole::Particle)
            || many && has(first, OPENER);
        score += weights::INITIALS * f32::from(initials);
        score += weights::PARTICLE_INSIDE * f32::from(particle);
        if many && self.units.iter().any(|unit| has(unit, SMALL_TAIL)) {
            score += weights::HYPHENED;
        }
        if has(last, INITIAL) {
            score -= weights::ENDS_IN_INITIAL;
        }
        if many && has(last, PARTICLE) && !has(last, SURNAME | GIVEN) {
            score -= weights::ENDS_IN_PARTICLE;
        }
        let inside = |unit: &&Unit| !std::ptr::eq(*unit, last);
        score -= self
            .words_with(CALENDAR | DIGIT)
            .map(|unit| if has(unit, NAMED) { 1.0 } else { 4.0 })
            .sum::<f32>();
        let strange = |marks: Marks| {
            let own = self.words_with(marks);
            own.filter(|unit| unit.marks & NAMED == 0).count() as f32
        };
        score -= weights::BODY_IN_PERSON * strange(ORG_WORD)
            + weights::THING_IN_PERSON * strange(THING_WORD);
        score += self.ordinary();
        if has(first, PLACE_PREFIX) && !has(first, NAMED) {
            score -= weights::PREFIX_IN_PERSON;
        }
        if has(first, PLACE_WORD) && !has(first, NAMED) && many {
            score -= weights::PLACE_WORD_FIRST_IN_PERSON;
        }
        // "Peninsula Affairs Liu Xiaoming": the end of what an office is over is no first name.
        if first.marks & (ORDINARY | NAMED) == ORDINARY && count > 2 && self.before(1) & CAP != 0 {
            score -= weights::ORDINARY_INSIDE;
        }
        if has(first, FUNCTION) && many {
            score -= weights::FUNCTION_FIRST;
        }
        score -= weights::CAMEL_PERSON * self.count_of(CAMEL);
        if has(last, PLACE_WORD) && many {
            score -= if has(first, GIVEN) {
                weights::PLACE_SURNAME
            } else {
                weights::PLACE_WORD_LAST_IN_PERSON
            };
        }
        if self
            .words_with(HONORIFIC_END | TITLE_END)
            .filter(inside)
            .any(|unit| {
                let title = has(unit, HONORIFIC_END) || has(unit, TITLE_END) && !has(unit, GIVEN);
                // "Hassan Sheikh Mohamud"
                title
                    && !(has(first, NAMED) && !std::ptr::eq(unit, first) && self.is_given_too(unit))
            })
        {
            score -= weights::TITLE_IN_PERSON;
        }
        score - self.other_first(first, count) - self.shouts(first, last, count)
    }

    fn is_given_too(&self, unit: &Unit) -> bool {
        matches!(
            self.text.word(unit.first),
            "Sheikh" | "Sheik" | "Emir" | "Sultan" | "Haji" | "Barón"
        )
    }

    /// "Russian Spring", "Berlin Smith": what the first word alone is.
    fn other_first(&self, first: &Unit, count: usize) -> f32 {
        if count < 2 {
            return 0.0;
        }
        let known = self.shapes.listed(first.first, first.end);
        let mut cost = 0.0;
        if known & (lists::NATIONALITY | lists::GROUP) != 0 {
            cost += weights::NATION_FIRST;
        }
        let land = lists::COUNTRY | lists::CITY | lists::CAPITAL | lists::REGION;
        if known & (land | lists::ORGANIZATION) != 0 {
            let over = self.before(1) & OF != 0 && self.before(2) & TITLE_END != 0;
            cost += if over {
                weights::OFFICE_PLACE_FIRST
            } else if first.marks & (GIVEN | GIVEN_DOUBT) != 0 {
                weights::PLACE_GIVEN_FIRST
            } else {
                weights::PLACE_FIRST
            };
        }
        cost
    }

    fn shouts(&self, first: &Unit, last: &Unit, count: usize) -> f32 {
        let shouts = self.words_with(UPPER).filter(|unit| {
            let excused = count > 1 && std::ptr::eq(*unit, last)
                || std::ptr::eq(*unit, first) && self.text.word(unit.first).len() == 2;
            unit.marks & (LOUD | INITIAL | SUFFIX) == 0 && !excused
        });
        weights::SHOUTED * shouts.count() as f32
    }

    /// Words of the dictionary are names only where lists say so, less so at the start of a sentence.
    fn ordinary(&self) -> f32 {
        // "Chief Woos"
        let titled = self.units.len() == 1 && self.before(1) & (TITLE_END | CAP) == TITLE_END | CAP;
        let weigh = |unit: &Unit| {
            // "Bin Salman said"
            let opens = unit.marks & OPENER != 0 && self.units.len() > 1;
            let listed = unit.marks & (GIVEN | SURNAME) != 0;
            let known = listed || opens || titled && self.is_proper(unit);
            let first = f32::from(unit.marks & FIRST != 0);
            // The dictionary has countries and capitals too.
            if known || unit.marks & PLACE_BEGIN != 0 {
                0.0
            } else if unit.marks & NAMED != 0 {
                -weights::ORDINARY_NAME - weights::ORDINARY_NAME_FIRST * first
            } else {
                -weights::ORDINARY_WORD - weights::ORDINARY_WORD_FIRST * first
            }
        };
        self.words_with(ORDINARY).map(weigh).sum()
    }

    fn is_proper(&self, unit: &Unit) -> bool {
        let token = self.text.tokens().get(unit.first);
        token.is_some_and(|token| token.tag == Tag::Nnp && unit.marks & LOUD == 0)
    }

    pub(super) fn person_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        let single = count == 1;
        let before = self.before(1);
        if before & (TITLE_END | HONORIFIC_END) != 0 {
            // "M. Novak" may be an initial.
            score += if before & (CAP | HONORIFIC_END | INITIAL | UPPER) == CAP | HONORIFIC_END {
                weights::AFTER_HONORIFIC
            } else if before & CAP != 0 || before & HONORIFIC_END != 0 {
                weights::AFTER_TITLE
            } else {
                weights::AFTER_SMALL_TITLE
            };
        } else if before & (ROLE_END | KIN) != 0 {
            score += weights::AFTER_ROLE;
        } else if !single
            && self.units[0].marks & (ORDINARY | NAMED) != ORDINARY
            && self.follows_office()
        {
            score += weights::AFTER_OFFICE_OF;
        }
        if before & SAYS != 0 && before & CAP == 0 {
            score += weights::AFTER_SAYS;
        } else if single && self.heads_a_government() {
            score += weights::ONE_BEFORE_GOVERNMENT;
        } else if before & THE != 0 {
            score -= if single {
                weights::THE_ONE
            } else {
                weights::THE_MANY
            };
        } else if before & A != 0 {
            score -= weights::PERSON_AFTER_A;
        } else if self.follows_preposition_of_place() {
            score -= if single {
                weights::ONE_IN
            } else {
                weights::MANY_IN
            };
        } else if single && before & TO != 0 && self.follows_according() {
            score += weights::ONE_ACCORDING;
        } else if before & CALLED != 0 {
            score += weights::AFTER_NAMED;
        } else if single && before & BY != 0 {
            score += weights::ONE_AFTER_BY;
        } else if single && before & POSSESSIVE != 0 && self.is_of_a_country() {
            score += weights::ONE_OF_COUNTRY;
        }
        if single && self.says_a_quote() {
            score += weights::ONE_SAYS_A_QUOTE;
        }
        if self.units[0].marks & RESULT != 0 && single {
            score -= weights::PERSON_IN_RESULT;
        }
        score + self.person_behind(single) + self.person_in_headline(single)
    }

    fn person_behind(&self, single: bool) -> f32 {
        let mut score = 0.0;
        let after = self.after(0);
        if after & SAYS != 0 && after & CAP == 0 {
            score += weights::BEFORE_SAYS;
        } else if self.upos_after() == Upos::Verb || self.upos_after() == Upos::Aux {
            score += weights::BEFORE_VERB;
        } else if single && after & POSSESSIVE != 0 {
            score += weights::ONE_OWNS;
        }
        if after & COMMA != 0 {
            if self.after(1) & DIGIT != 0
                && self.word_after(1).len() <= 2
                && self.after(2) & COMMA != 0
            {
                score += weights::BEFORE_AGE;
            } else if self.after(1) & WHO != 0 {
                score += weights::BEFORE_COMMA_WHO;
            } else if self.role_within(2, 8) {
                score += weights::BEFORE_ROLE;
            }
        } else if after & WHO != 0 || self.country_in_brackets() {
            score += weights::BEFORE_WHO;
        }
        // "NOVAK: ..." is a label.
        if single && self.units[0].marks & UPPER != 0 && self.word_after(0) == ":" {
            score += weights::LABEL;
        }
        if after & PLACE_NOUN != 0 {
            score -= weights::PERSON_BEFORE_PLACE_NOUN;
        }
        if single && self.upos_after() == Upos::Noun && !self.heads_a_government() {
            score -= weights::ONE_BEFORE_NOUN;
        }
        score
    }

    /// "the Boric administration", "the conservative Piñera government"
    fn heads_a_government(&self) -> bool {
        let unit = &self.units[0];
        let leads = || self.shapes.listed(unit.first, unit.end) & lists::LEADER_SURNAME != 0;
        let named_after = is_government(self.word_after(0)) || self.heads_in_headline();
        named_after
            && unit.marks & COMMON == 0
            && (unit.marks & NAMED != 0 && unit.marks & (ORDINARY | PLACE_BEGIN) == 0 || leads())
    }

    /// "Pakistan's Sharif"
    fn is_of_a_country(&self) -> bool {
        let owner = self.before_at(2);
        self.units[0].marks & NAMED != 0
            && owner.is_some_and(|at| self.shapes.listed(at, at + 1) & lists::COUNTRY != 0)
    }

    /// "…,” says Novak.", "…,” Novak said", "…, said Novak, …": hardly anything but a person is quoted by one word of
    /// which nothing is known.
    fn says_a_quote(&self) -> bool {
        let closes = |word: &str| matches!(word, "”" | "\"" | "’’" | "''");
        let says = |marks: Marks| marks & (SAYS | CAP) == SAYS;
        let aside = self.before(2) & self.after(0) & COMMA != 0;
        if aside && says(self.before(1)) {
            return true;
        }
        says(self.before(1)) && closes(self.word_before(2))
            || says(self.after(0)) && closes(self.word_before(1))
    }

    /// "Minister of National Planning Ana Holm", "Ambassador to Jordan Ana Holm": behind what an office is over.
    fn follows_office(&self) -> bool {
        /// "Minister for Foreign Affairs, Trade and Development" has most that is said.
        const FAR: usize = 9;
        let mut over = false;
        for back in 1..FAR {
            let marks = self.before(back);
            match self.word_before(back) {
                "of" | "for" | "to" | "in" | "on" if over => {
                    if self.before(back + 1) & (TITLE_END | ROLE_END) != 0 {
                        return true;
                    }
                    over = false;
                }
                "and" | "&" | "the" => {}
                // What the office is over is no name of a person.
                _ if marks & CAP != 0
                    && marks & (ORDINARY | PLACE_BEGIN | PLACE_WORD | ORG_WORD) != 0 =>
                {
                    over = true;
                }
                _ if marks & CAP != 0 && over => {}
                _ => return false,
            }
        }
        false
    }

    /// "Steffi Graf (Germany)"
    fn country_in_brackets(&self) -> bool {
        self.after(0) & OPEN_BRACKET != 0
            && self.shapes.listed(self.end() + 1, self.end() + 2) & lists::COUNTRY != 0
    }

    /// Whether a noun for a person ends within some tokens behind, before the next comma: ", the head of the party".
    pub(super) fn role_within(&self, from: usize, to: usize) -> bool {
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

/// What a leader gives a name to.
pub(super) fn is_government(word: &str) -> bool {
    matches!(
        word,
        "government"
            | "administration"
            | "regime"
            | "cabinet"
            | "dictatorship"
            | "dynasty"
            | "presidency"
    )
}

/// What the lists of first names and surnames say of the first and last word.
fn listed_parts(first: Marks, last: Marks, many: bool) -> f32 {
    let mut score = 0.0;
    if first & GIVEN != 0 {
        score += if many {
            weights::GIVEN_FIRST
        } else {
            weights::GIVEN_ALONE
        };
    } else if first & GIVEN_DOUBT != 0 {
        score += if many {
            weights::GIVEN_DOUBT_FIRST
        } else {
            weights::GIVEN_DOUBT_ALONE
        };
    } else if first & (SURNAME | SURNAME_DOUBT) != 0 && many {
        score += weights::SURNAME_FIRST;
    }
    if last & SURNAME != 0 {
        score += if many {
            weights::SURNAME_LAST
        } else {
            weights::SURNAME_ALONE
        };
    } else if last & (SURNAME_DOUBT | GIVEN) != 0 {
        score += if many {
            weights::SURNAME_DOUBT_LAST
        } else {
            weights::SURNAME_DOUBT_ALONE
        };
    }
    if many && (first | last) & NAMED == 0 {
        score -= weights::UNKNOWN_PAIR;
    }
    score
}
