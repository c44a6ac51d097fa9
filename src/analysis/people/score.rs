//! How well a stretch of a run reads as a person, a place, an organization ...: a number, where 0 is "no name at all".
//!
//! In: the units of a stretch with what stands around them, and what the rest of the text says. The weights are set by
//! hand: 1 is a hint, 4 is proof unless something speaks against it.

mod body;
mod headline;
mod person;
mod place;

pub use headline::is_noun_beside;

use super::{
    lists::{self, Listed},
    memory::Memory,
    shapes::{
        A, AT_PLACE, CALENDAR, COMMON, FUNCTION, GIVEN, HYPHEN, INITIAL, JOINS, LOUD, Marks, NAMED,
        ORDINARY, ORG_WORD, PLACE_BEGIN, PLACE_PREFIX, PLACE_WORD, ROLE_END, SHIP, Shapes, THE,
        THING_WORD, TITLE_END, UPPER,
    },
    units::{Unit, UnitRole},
    weights,
};
use crate::model::text::{Text, Upos};

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
    pub memory: &'a Memory,
    /// Tokens of its sentence.
    pub sentence: (usize, usize),
    pub units: &'a [Unit],
    /// How many of them are words.
    count: usize,
    /// The marks that any word has.
    any: Marks,
    has_link: bool,
}

impl<'a> Stretch<'a> {
    /// A run of units; none where it lies in no sentence.
    pub fn new(
        text: Text<'a>,
        shapes: &'a Shapes,
        memory: &'a Memory,
        units: &'a [Unit],
    ) -> Option<Self> {
        let sentence = text.words.sentence_of(units.first()?.first);
        let sentence = &text.words.sentences.get(sentence)?.tokens;
        let run = Self {
            text,
            shapes,
            memory,
            sentence: (sentence.start, sentence.end),
            units,
            count: 0,
            any: 0,
            has_link: false,
        };
        Some(run.part(units))
    }

    /// Some units of the run.
    pub fn part(&self, units: &'a [Unit]) -> Self {
        let mut part = Self {
            units: &[],
            count: 0,
            any: 0,
            has_link: false,
            ..*self
        };
        for end in 1..=units.len() {
            part.grow(&units[..end]);
        }
        part
    }

    /// Takes one more unit: the last of `units`.
    pub fn grow(&mut self, units: &'a [Unit]) {
        self.units = units;
        let Some(unit) = units.last() else { return };
        match unit.role {
            UnitRole::Word => {
                self.count += 1;
                self.any |= unit.marks;
            }
            UnitRole::Link => self.has_link = true,
            UnitRole::Particle => {}
        }
    }

    fn first(&self) -> usize {
        self.units[0].first
    }

    fn end(&self) -> usize {
        self.units[self.units.len() - 1].end
    }

    fn words(&self) -> impl Iterator<Item = &'a Unit> {
        self.units.iter().filter(|unit| unit.role == UnitRole::Word)
    }

    /// The words that have one of some marks; mostly there are none.
    fn words_with(&self, marks: Marks) -> impl Iterator<Item = &'a Unit> {
        let units = if self.any & marks == 0 {
            &[]
        } else {
            self.units
        };
        let has = move |unit: &&Unit| unit.role == UnitRole::Word && unit.marks & marks != 0;
        units.iter().filter(has)
    }

    fn count_of(&self, marks: Marks) -> f32 {
        self.words_with(marks).count() as f32
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

    /// "according to Holm"
    fn follows_according(&self) -> bool {
        self.word_before(1) == "to" && self.word_before(2).eq_ignore_ascii_case("according")
    }

    fn follows_preposition_of_place(&self) -> bool {
        self.before(1) & AT_PLACE != 0
    }

    /// Whether a place is what an office is over: "Ambassador to Jordan", "Governor of the Lakes".
    pub fn is_over(&self, place: &Unit) -> bool {
        let before = |back: usize| {
            place
                .first
                .checked_sub(back)
                .filter(|at| *at >= self.sentence.0)
        };
        let word = |back: usize| before(back).map_or("", |at| self.text.word(at));
        let the = usize::from(word(1) == "the");
        matches!(word(1 + the), "of" | "to" | "in" | "for" | "on")
            && before(2 + the).is_some_and(|at| {
                self.shapes.has(at, TITLE_END | ROLE_END)
                    || self.shapes.has(at, PLACE_BEGIN) && matches!(word(3 + the), "of" | "to")
            })
    }

    /// How many neighbours in a list ("A, B and C") the first reading took for the same kind.
    fn listed_with(&self, kind: Kind) -> f32 {
        let is = |token: Option<usize>| {
            token.is_some_and(|token| self.memory.kind_at(token) == Some(kind))
        };
        let before = self.before(1) & JOINS != 0 && is(self.before_at(2));
        let after = self.after(0) & JOINS != 0
            && is(Some(self.end() + 1).filter(|at| *at < self.sentence.1));
        f32::from(before) + f32::from(after)
    }

    fn upos_after(&self) -> Upos {
        let at = self.end();
        self.text
            .tokens()
            .get(at)
            .filter(|_| at < self.sentence.1)
            .map_or(Upos::X, |token| token.upos)
    }

    /// "USS Harbor", "MV Ana Holm"; "MV Holm" has initials.
    fn is_ship(&self) -> bool {
        let first = &self.units[0];
        let long = self.text.word(first.first).len() > 2;
        first.marks & (SHIP | LOUD) == SHIP && self.units.len() > if long { 1 } else { 2 }
    }

    /// All kinds at once, in the order of [`KINDS`], by the words and what stands around them.
    pub fn scores(&self) -> [f32; 6] {
        let known = self.shapes.listed(self.first(), self.end());
        if self.is_no_name(known) {
            return KINDS.map(|kind| match kind {
                Kind::Other => self.other(known),
                _ => f32::MIN,
            });
        }
        [
            self.person(known),
            self.place(known),
            self.organization(known),
            self.peoples(known),
            self.title(known),
            self.other(known),
        ]
    }

    /// "The" alone, "-Qassem", "USS Cole": no person, place or body, whatever stands around it.
    fn is_no_name(&self, known: Listed) -> bool {
        let first = self.units[0].marks;
        let small = self.units.len() == 1 && first & FUNCTION != 0 && first & NAMED == 0;
        let ship = self.is_ship();
        (small || ship || first & HYPHEN != 0) && known == 0
    }

    /// The same with what the rest of the text says.
    pub fn told(&self, mut scores: [f32; 6]) -> [f32; 6] {
        if let Some(told) = self.memory.of(self.units) {
            for (score, told) in scores.iter_mut().zip(told) {
                *score += told;
            }
        }
        if self.is_listed() {
            for (kind, weight) in [
                (Kind::Person, weights::PERSON_LISTED_WITH),
                (Kind::Place, weights::PLACE_LISTED_WITH),
                (Kind::Organization, weights::BODY_LISTED_WITH),
            ] {
                scores[kind as usize] += weight * self.listed_with(kind);
            }
        }
        scores
    }

    /// Whether it stands in a list.
    fn is_listed(&self) -> bool {
        (self.before(1) | self.after(0)) & JOINS != 0
    }

    /// "Kenyan", "Muslims", "East Asian".
    fn peoples(&self, known: Listed) -> f32 {
        let part = || {
            let rest = (self.units.len() == 2 && self.units[0].marks & PLACE_PREFIX != 0)
                .then(|| self.shapes.listed(self.units[1].first, self.end()));
            rest.is_some_and(|rest| {
                rest & (lists::NATIONALITY | lists::GROUP) != 0
                    && (rest | known) & lists::PLACE == 0
            })
        };
        let nation = lists::NATIONALITY | lists::COUNTRY | lists::ORGANIZATION;
        if known & nation == lists::NATIONALITY {
            weights::NATIONALITY
        } else if known & lists::GROUP != 0 {
            weights::GROUP
        } else if part() {
            weights::PEOPLE_OF_A_PART
        } else {
            f32::MIN
        }
    }

    fn title(&self, known: Listed) -> f32 {
        if known & lists::TITLE == 0 {
            f32::MIN
        } else if self.units[0].marks & (INITIAL | UPPER) == INITIAL {
            // "M." is an initial more often than a monsieur.
            weights::TITLE_INITIAL
        } else {
            weights::TITLE + weights::TITLE_WORD * (self.count as f32 - 1.0)
        }
    }

    fn other(&self, known: Listed) -> f32 {
        // Not the last word of "Ana Christmas".
        if known & lists::CALENDAR != 0
            && (self.units.len() > 1 || self.units[0].marks & CALENDAR != 0)
        {
            return 4.0;
        }
        let last = self.units[self.units.len() - 1].marks;
        let words = self.count;
        match self.units.len() {
            1 => 0.0,
            // "MV Northern Light"
            2..=4 if self.is_ship() && !self.has_link => weights::SHIP,
            // "Nathan Law"
            2 if self.is_of_a_person_too() => weights::THING_AS_PERSON,
            // "World Cup", "Treaty of Lisbon" name no person, place or body.
            _ if last & THING_WORD != 0 && !self.has_link && !self.is_plain_in_headline() => {
                weights::THING + weights::THING_WORD * (words as f32 - 2.0)
            }
            // "Ruta del Sol"
            _ if self.units[0].marks & THING_WORD != 0
                && self.units[1].role == UnitRole::Particle =>
            {
                weights::THING_OF
            }
            _ if self.units[0].marks & THING_WORD != 0 && self.has_link && words == 2 => {
                weights::THING_OF
            }
            _ => f32::MIN,
        }
    }
}

impl Stretch<'_> {
    /// A first name, and a word for things that is a surname as well, without an article.
    fn is_of_a_person_too(&self) -> bool {
        let last = self.units[self.units.len() - 1].marks;
        self.units[0].marks & (GIVEN | ORDINARY | LOUD) == GIVEN
            && last & NAMED != 0
            && last & THING_WORD != 0
            && self.before(1) & (THE | A) == 0
    }
}

/// A name is not cut where the word beside it may well belong to it.
pub fn torn(beside: &Unit) -> f32 {
    let explained = ORG_WORD | PLACE_WORD | THING_WORD | TITLE_END | ROLE_END | COMMON | LOUD;
    if beside.role != UnitRole::Word || beside.marks & explained != 0 {
        0.0
    } else if beside.marks & ORDINARY != 0 {
        -weights::TORN_ORDINARY
    } else {
        -weights::TORN
    }
}

/// What it costs that one kind stands directly before another, without a link between: by the left one, then the right one.
pub const ADJACENT: [[f32; KINDS.len()]; KINDS.len()] = {
    let mut table = [[0.0; KINDS.len()]; KINDS.len()];
    let mut at = 0;
    while at < KINDS.len() * KINDS.len() {
        let (left, right) = (at / KINDS.len(), at % KINDS.len());
        table[left][right] = adjacent(KINDS[left], KINDS[right]);
        at += 1;
    }
    table
};

const fn adjacent(left: Kind, right: Kind) -> f32 {
    use Kind::{Organization, Other, People, Person, Place, Title};
    match (left, right) {
        (Title, Person) | (People, Title | Other | Place) | (Place | Organization, Title) => 0.0,
        (Title, Title | People | Other) => -weights::TITLE_TITLE,
        (Title, Place | Organization) => -weights::TITLE_PLACE,
        (People, Person | People) => -weights::PEOPLE_PERSON,
        (People, Organization) => -weights::NATION_BEFORE_BODY,
        (Person, Person) => -weights::PERSON_PERSON,
        (Place, Person) => -weights::PLACE_PERSON,
        (Organization, Person) => -weights::BODY_PERSON,
        (Other, Person) | (Person, Other) => -weights::BESIDE_PERSON,
        (Person, Title | People) => -weights::PERSON_TITLE,
        (Person | Place | Organization, Place | Organization) => -weights::PLACE_PLACE,
        (Place, Other | People) => -weights::PLACE_OTHER,
        (Other, Place | Organization) => -weights::OTHER_PLACE,
        (Organization, Other | People) => -weights::BODY_OTHER,
        (Other, Title | People | Other) => 0.0,
    }
}
