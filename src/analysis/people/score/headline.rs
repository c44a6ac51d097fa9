//! What a headline with a capital on every word says of its words.
//!
//! In: a stretch of such a line. Out: what to add to its scores. Capitals prove nothing there, so the parts of speech and
//! the lists decide: who stands before the verb is a person, "Systems" is a noun, "Election" belongs to its country.

use super::{Stretch, person::is_government};
use crate::{
    analysis::people::{
        lists,
        memory::is_firm,
        shapes::{
            COMMA, GIVEN, JOINS, NAMED, ORDINARY, ORG_WORD, PLACE_BEGIN, PLACE_WORD, POSSESSIVE,
            SUFFIX, SURNAME, THING_WORD, TITLED, UPPER,
        },
        units::{Unit, UnitRole},
        weights,
    },
    model::text::Tag,
};

impl Stretch<'_> {
    fn is_titled(&self) -> bool {
        self.units[0].marks & TITLED != 0
    }

    fn tag_at(&self, token: usize) -> Tag {
        let inside = token >= self.sentence.0 && token < self.sentence.1;
        let token = self.text.tokens().get(token).filter(|_| inside);
        token.map_or(Tag::Xx, |token| token.tag)
    }

    /// "Holm Meets Brandt": a single name, by the verb beside it; "Peace Deal" is no name of two words.
    pub(super) fn person_in_headline(&self, single: bool) -> f32 {
        if !single {
            return -weights::PLAIN_PERSON_IN_HEADLINE * f32::from(self.is_plain_pair());
        }
        let unit = &self.units[0];
        let marks = unit.marks;
        if !single || marks & (TITLED | UPPER | PLACE_BEGIN | ORG_WORD) != TITLED {
            return 0.0;
        }
        let plain = marks & ORDINARY != 0;
        let listed = marks & NAMED != 0;
        let named = self.tag_at(unit.first) == Tag::Nnp;
        if !(named && (listed || !plain) || listed && !plain) {
            return 0.0;
        }
        let leader = self.shapes.listed(self.first(), self.end()) & lists::LEADER_SURNAME != 0;
        let sure = marks & (GIVEN | SURNAME) != 0 || leader;
        let mut score = weights::LEADER_IN_HEADLINE * f32::from(leader && !plain);
        if self.after(0) & POSSESSIVE != 0 {
            score += weights::OWNER_IN_HEADLINE * f32::from(sure);
        } else if self.acts_in_headline() {
            score += weights::SUBJECT_IN_HEADLINE;
        } else if sure && self.is_dealt_with() {
            score += weights::OBJECT_IN_HEADLINE;
        }
        score
    }

    /// Ends in an ordinary noun: "Peace Deal", "Kerry Lands", but "Lena Storm" and "Hope Sharp, President of the Union".
    fn is_plain_pair(&self) -> bool {
        let last = &self.units[self.units.len() - 1];
        let given = self.units[0].marks & (GIVEN | ORDINARY) == GIVEN;
        let noun = !matches!(self.tag_at(last.first), Tag::Nnp | Tag::Nnps);
        let holds_office =
            last.marks & NAMED != 0 && self.after(0) & COMMA != 0 && self.role_within(2, 8);
        last.marks & (TITLED | ORDINARY) == TITLED | ORDINARY
            && !holds_office
            && if given {
                noun && last.marks & NAMED == 0
            } else {
                noun || last.marks & THING_WORD != 0
            }
    }

    /// "Coastal Road", "Islands": ordinary nouns, where the lists know no such place.
    pub(super) fn is_plain_place(&self) -> bool {
        let last = &self.units[self.units.len() - 1];
        let plain = |unit: &Unit| unit.marks & (ORDINARY | PLACE_BEGIN) == ORDINARY;
        self.is_titled()
            && (self.units.len() == 1 || is_common(self.tag_at(last.first)))
            && last.marks & PLACE_WORD != 0
            && self.words().all(plain)
    }

    /// "Holm Resigns", "Holm, Brandt Sign", "Holm to Visit Oslo", "Holm Arrested in Oslo".
    fn acts_in_headline(&self) -> bool {
        let end = self.end();
        let paired = (self.before(1) | self.after(0)) & JOINS != 0;
        let verb = if self.after(0) & JOINS != 0 {
            end + 2
        } else {
            end
        };
        match self.tag_at(verb) {
            Tag::Vbz | Tag::Vbd | Tag::Md => true,
            Tag::Vbp => paired,
            Tag::Vbn => verb == end && self.after(0) & COMMA == 0,
            Tag::To => self.tag_at(verb + 1) == Tag::Vb,
            _ => false,
        }
    }

    /// "Holm Meets Brandt": behind a verb.
    fn is_dealt_with(&self) -> bool {
        let before = self.before_at(1).map_or(Tag::Xx, |at| self.tag_at(at));
        matches!(before, Tag::Vbz | Tag::Vbp | Tag::Vb | Tag::Vbd | Tag::Vbg)
    }

    /// "Reed Government"
    pub(super) fn heads_in_headline(&self) -> bool {
        self.is_titled() && is_government(&self.word_after(0).to_ascii_lowercase())
    }

    /// "Kenya Election", "Activist Lena Storm": no name of an event, but what somebody or some place has to do with it.
    pub(super) fn is_plain_in_headline(&self) -> bool {
        if !self.is_titled() {
            return false;
        }
        let (begin, last) = (self.first(), &self.units[self.units.len() - 1]);
        let known = lists::PLACE | lists::ORGANIZATION | lists::LEADER_SURNAME;
        let opens = |unit: &Unit| self.shapes.listed(begin, unit.end) & known != 0;
        let lasts = matches!(self.kind_of_body(last), "treaty" | "prize");
        is_common(self.tag_at(last.first))
            || !lasts && self.units.iter().take(3).any(opens)
            || self
                .words_with(GIVEN)
                .any(|unit| unit.marks & ORDINARY == 0)
    }

    /// What speaks against a body that no list knows: "Air Defense Systems", "Rights Group", "Reed Government".
    pub(super) fn no_body_in_headline(&self) -> f32 {
        let last = &self.units[self.units.len() - 1];
        if !self.is_titled() || self.units.len() < 2 || last.marks & ORG_WORD == 0 {
            return 0.0;
        }
        let tag = self.tag_at(last.first);
        let public = matches!(
            self.kind_of_body(last),
            "government" | "armed" | "court" | "party" | "media" | "university"
        );
        let trade = self.kind_of_body(last) == "company"
            && last.marks & ORDINARY != 0
            && !is_firm(self.text.word(last.first))
            && self.text.word(last.first) != "Company";
        let plain = tag == Tag::Nns || tag == Tag::Nn && !public || trade;
        weights::PLAIN_BODY_IN_HEADLINE * f32::from(plain || self.is_government_of_one())
    }

    /// "Reed Government"
    fn is_government_of_one(&self) -> bool {
        let [first, last] = self.units else {
            return false;
        };
        let listed = self.shapes.listed(first.first, first.end);
        let named = first.marks & NAMED != 0 && first.marks & ORDINARY == 0;
        is_government(&self.text.word(last.first).to_ascii_lowercase())
            && first.marks & PLACE_BEGIN == 0
            && listed & (lists::PLACE | lists::NATIONALITY) == 0
            && (named || listed & lists::LEADER_SURNAME != 0)
    }
}

fn is_common(tag: Tag) -> bool {
    matches!(tag, Tag::Nn | Tag::Nns)
}

/// Whether a word that stands beside a person in a headline is plainly no part of the name: "Holm Aide", "Holm Trial".
pub fn is_noun_beside(unit: &Unit) -> bool {
    let name = NAMED | PLACE_BEGIN | ORG_WORD | PLACE_WORD | SUFFIX;
    unit.role == UnitRole::Word && unit.marks & (TITLED | ORDINARY | name) == TITLED | ORDINARY
}
