//! How well a stretch of a run reads as a person, a place, an organization ...: a number, where 0 is "no name at all".
//!
//! In: the units of a stretch with what stands around them, and what the rest of the text says. The weights are set by
//! hand: 1 is a hint, 4 is proof unless something speaks against it.

mod body;
mod person;
mod place;

use super::{
    memory::Memory,
    shapes::{
        COMMON, INITIAL, LOUD, Marks, ORDINARY, ORG_WORD, PLACE_WORD, ROLE_END, Shapes, THING_WORD,
        TITLE_END, UPPER,
    },
    units::{Unit, UnitRole},
    weights,
};
use crate::{
    grammar::lexicon,
    model::text::{Hit, Text, Upos},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Person,
    Place,
    Organization,
    /// "Russian", "Muslims"
    People,
    Title,
    /// Days, single words with a capital, links.
    Other,
}

pub const KINDS: [Kind; 6] = [
    Kind::Person,
    Kind::Place,
    Kind::Organization,
    Kind::People,
    Kind::Title,
    Kind::Other,
];

/// A stretch of a run, and the text around it.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    pub text: Text<'a>,
    pub shapes: &'a Shapes,
    /// The units of the stretch.
    pub units: &'a [Unit],
    pub memory: &'a Memory,
    /// Tokens of its sentence.
    pub sentence: (usize, usize),
}

/// What the lists know of a whole stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    pub country: bool,
    pub nationality: bool,
    pub capital: bool,
    pub seat: bool,
    pub city: bool,
    pub leader: bool,
    pub organization: bool,
    pub title: bool,
    pub calendar: bool,
    pub group: bool,
}

pub fn listed(text: Text<'_>, first: usize, end: usize) -> Listed {
    let mut known = Listed::default();
    for hit in text.hits.at(first).iter().filter(|hit| covers(hit, end)) {
        let is = |class| hit.class == class;
        // The EU, the UN and NATO stand among the states; they are bodies.
        let union = is(lexicon::class::COUNTRY)
            && ["EU", "UN", "NT"]
                .iter()
                .any(|code| lexicon::text(hit.value).starts_with(code));
        known.country |= is(lexicon::class::COUNTRY) && !union;
        known.organization |= union;
        known.nationality |= is(lexicon::class::NATIONALITY);
        known.capital |= is(lexicon::class::CAPITAL);
        known.seat |= is(lexicon::class::SEAT);
        known.city |= is(lexicon::class::CITY);
        known.leader |= is(lexicon::class::LEADER);
        known.organization |= is(lexicon::class::ORGANIZATION);
        known.title |= is(lexicon::class::TITLE) || is(lexicon::class::HONORIFIC);
        known.calendar |= is(lexicon::class::CALENDAR_WORD);
        known.group |= is(lexicon::class::GROUP_NAME);
    }
    known
}

fn covers(hit: &Hit, end: usize) -> bool {
    hit.first as usize + usize::from(hit.len) == end
}

impl<'a> Stretch<'a> {
    fn first(&self) -> usize {
        self.units[0].first
    }

    fn end(&self) -> usize {
        self.units[self.units.len() - 1].end
    }

    fn words(&self) -> impl Iterator<Item = &'a Unit> {
        self.units.iter().filter(|unit| unit.role == UnitRole::Word)
    }

    fn count(&self, marks: Marks) -> f32 {
        self.words().filter(|unit| unit.marks & marks != 0).count() as f32
    }

    fn has_link(&self) -> bool {
        self.units.iter().any(|unit| unit.role == UnitRole::Link)
    }

    /// Marks of the token before and behind, none across the borders of the sentence.
    fn before(&self, back: usize) -> Marks {
        self.before_at(back).map_or(0, |at| self.shapes.get(at))
    }

    fn before_at(&self, back: usize) -> Option<usize> {
        self.first()
            .checked_sub(back)
            .filter(|at| *at >= self.sentence.0)
    }

    fn after(&self, ahead: usize) -> Marks {
        let at = self.end() + ahead;
        if at < self.sentence.1 {
            self.shapes.get(at)
        } else {
            0
        }
    }

    fn word_before(&self, back: usize) -> &'a str {
        self.before_at(back).map_or("", |at| self.text.word(at))
    }

    fn word_after(&self, ahead: usize) -> &'a str {
        let at = self.end() + ahead;
        if at < self.sentence.1 {
            self.text.word(at)
        } else {
            ""
        }
    }

    fn follows_preposition_of_place(&self) -> bool {
        [
            "in", "at", "near", "from", "outside", "across", "into", "inside", "around",
        ]
        .iter()
        .any(|word| self.word_before(1).eq_ignore_ascii_case(word))
    }

    fn upos_after(&self) -> Upos {
        let at = self.end();
        self.text
            .tokens()
            .get(at)
            .filter(|_| at < self.sentence.1)
            .map_or(Upos::X, |token| token.upos)
    }

    /// What stands around the name alone, for one unit: above 0 it speaks for a person.
    pub fn person_cues(&self) -> f32 {
        self.person_around(1)
    }

    /// All kinds at once, in the order of [`KINDS`].
    pub fn scores(&self) -> [f32; 6] {
        let known = listed(self.text, self.first(), self.end());
        let mut scores = [
            self.person(known),
            self.place(known),
            self.organization(known),
            peoples(known),
            self.title(known),
            self.other(known),
        ];
        if let Some(told) = self.memory.of(self.text, self.units) {
            for (score, told) in scores.iter_mut().zip(told) {
                *score += told;
            }
        }
        scores
    }

    fn title(&self, known: Listed) -> f32 {
        if known.title && self.units[0].marks & INITIAL != 0 && self.units[0].marks & UPPER == 0 {
            // "M." is an initial more often than a monsieur.
            0.3
        } else if known.title {
            2.4 + 1.4 * (self.words().count() as f32 - 1.0)
        } else {
            f32::MIN
        }
    }

    fn other(&self, known: Listed) -> f32 {
        if known.calendar {
            return 4.0;
        }
        let last = self.units[self.units.len() - 1].marks;
        let words = self.words().count();
        match self.units.len() {
            1 => 0.0,
            // "World Cup", "Treaty of Lisbon" name no person, place or body.
            _ if last & THING_WORD != 0 && !self.has_link() => {
                weights::THING + 0.9 * (words as f32 - 2.0)
            }
            _ if self.units[0].marks & THING_WORD != 0 && self.has_link() && words == 2 => {
                weights::THING_OF
            }
            _ => f32::MIN,
        }
    }
}

fn peoples(known: Listed) -> f32 {
    if known.nationality && !known.country && !known.organization {
        4.6
    } else if known.group {
        4.2
    } else {
        f32::MIN
    }
}

/// A name is not cut where the word beside it may well belong to it.
pub fn torn(beside: &Unit) -> f32 {
    let explained = ORG_WORD | PLACE_WORD | THING_WORD | TITLE_END | ROLE_END | COMMON | LOUD;
    if beside.role != UnitRole::Word || beside.marks & explained != 0 {
        0.0
    } else if beside.marks & ORDINARY != 0 {
        weights::TORN_ORDINARY
    } else {
        weights::TORN
    }
}

/// The last word of a stretch.
trait LastWord<'a> {
    fn next_back_word(self) -> Option<&'a Unit>;
}

impl<'a, I: Iterator<Item = &'a Unit>> LastWord<'a> for I {
    fn next_back_word(self) -> Option<&'a Unit> {
        self.last()
    }
}

/// What it costs that one kind stands directly before another, without a link between.
pub fn adjacent(left: Kind, right: Kind) -> f32 {
    use Kind::{Organization, Other, People, Person, Place, Title};
    match (left, right) {
        (Title, Person) | (People, Title | Other | Place) | (Place | Organization, Title) => 0.0,
        (Title, Title | People | Other) => -0.5,
        (Title, Place | Organization) => -1.5,
        (People, Person | People) => -0.7,
        (People, Organization) => weights::NATION_BEFORE_BODY,
        (Person, Person) => -3.5,
        (Place, Person) => -2.5,
        (Organization, Person) => -1.8,
        (Other, Person) | (Person, Other) => weights::BESIDE_PERSON,
        (Person, Title | People) => -2.0,
        (Person | Place | Organization, Place | Organization) => -2.5,
        (Place, Other | People) => -1.0,
        (Other, Place | Organization) => -1.2,
        (Organization, Other | People) => -1.0,
        (Other, Title | People | Other) => 0.0,
    }
}
