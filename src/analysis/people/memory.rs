//! What the whole text says of a name: how it is read elsewhere, and which surnames it has introduced.
//!
//! In: stretches with their kinds and scores from a first reading. Out: what speaks for each kind at a further place.

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    score::{KINDS, Kind},
    segment::Named,
    shapes::{GIVEN, LOUD, SMALL_TAIL, SUFFIX, SURNAME, SURNAME_DOUBT},
    units::{Unit, UnitRole},
    weights,
};
use crate::model::text::Text;

/// What the text says of a word or phrase.
#[derive(Debug, Clone, Copy, Default)]
struct Known {
    /// How often and how surely the whole phrase was read as each kind.
    kinds: [f32; KINDS.len()],
    /// As the last word of full names of persons, and as the first.
    surname: f32,
    first: f32,
    /// How often it stands alone.
    alone: f32,
    /// A short form that stood in brackets behind an organization.
    acronym: bool,
    /// Stands before "Corp", "Ltd" and the like.
    firm: bool,
}

#[derive(Debug, Default)]
pub struct Memory {
    known: FxHashMap<u64, Known>,
    /// Whether any phrase was read as a name.
    has_names: bool,
    /// What the first reading took each token for.
    kinds: Vec<Option<Kind>>,
}

/// One number for a stretch of units.
pub fn whole(units: &[Unit]) -> u64 {
    units
        .iter()
        .fold(0, |sum: u64, unit| sum.rotate_left(7) ^ unit.key)
}

/// "Corp" of "Asker Corp": the rest names the firm as well.
pub fn is_firm(word: &str) -> bool {
    let bare = word.trim_end_matches('.');
    [
        "Corp",
        "Corporation",
        "Inc",
        "Ltd",
        "Limited",
        "Co",
        "Plc",
        "PLC",
        "LLC",
        "AG",
        "SA",
        "NV",
        "GmbH",
    ]
    .contains(&bare)
}

/// Without "Jr." and "III".
pub fn surname(units: &[Unit]) -> Option<&Unit> {
    let words = || units.iter().filter(|unit| unit.role == UnitRole::Word);
    words()
        .rfind(|unit| unit.marks & SUFFIX == 0)
        .or_else(|| words().next())
}

impl Memory {
    /// With room for what is told of so many words and phrases.
    pub fn with_capacity(phrases: usize) -> Self {
        Self {
            known: FxHashMap::with_capacity_and_hasher(phrases, FxBuildHasher),
            ..Self::default()
        }
    }

    pub fn note(&mut self, text: Text<'_>, units: &[Unit], kind: Kind, score: f32) {
        if let (Kind::Organization, [name @ .., last]) = (kind, units)
            && !name.is_empty()
            && is_firm(text.word(last.first))
        {
            self.of_mut(whole(name)).firm = true;
        }
        let loud = units.iter().any(|unit| unit.marks & LOUD != 0);
        if kind == Kind::Other || kind == Kind::Title || loud && score < 2.5 {
            return;
        }
        self.of_mut(whole(units)).kinds[kind as usize] += score.clamp(0.3, 4.0);
        self.has_names = true;
        if kind == Kind::Person {
            self.note_person(units, score);
        }
    }

    fn note_person(&mut self, units: &[Unit], score: f32) {
        let many = units
            .iter()
            .filter(|unit| unit.role == UnitRole::Word)
            .count()
            > 1;
        let strength = score.clamp(0.3, 4.0);
        if let Some(last) = surname(units) {
            self.of_mut(last.key).surname += if many { strength } else { strength * 0.5 };
        }
        if many && let Some(first) = units.first() {
            // "Wang Pi-sheng" is Wang.
            let listed = first.marks & GIVEN == 0 && first.marks & (SURNAME | SURNAME_DOUBT) != 0;
            let tail = units
                .last()
                .is_some_and(|last| last.marks & SMALL_TAIL != 0);
            let family = units.len() == 2 && (listed || tail);
            let known = self.of_mut(first.key);
            if family {
                known.surname += strength;
            } else {
                known.first += strength;
            }
        }
    }

    /// Keeps the kinds of the first reading, of which `tokens` is the number of all words.
    pub fn note_kinds(&mut self, tokens: usize, named: &[Named]) {
        self.kinds = vec![None; tokens];
        for name in named {
            if let Some(own) = self.kinds.get_mut(name.tokens.clone()) {
                own.fill(Some(name.kind));
            }
        }
    }

    pub fn kind_at(&self, token: usize) -> Option<Kind> {
        self.kinds.get(token).copied().flatten()
    }

    pub fn note_alone(&mut self, unit: &Unit) {
        self.of_mut(unit.key).alone += 1.0;
    }

    pub fn note_acronym(&mut self, unit: &Unit) {
        self.of_mut(unit.key).acronym = true;
    }

    fn of_mut(&mut self, key: u64) -> &mut Known {
        self.known.entry(key).or_default()
    }

    /// What to add to the score of each kind.
    pub fn of(&self, units: &[Unit]) -> Option<[f32; KINDS.len()]> {
        if !self.has_names {
            return None;
        }
        let known = self.known.get(&whole(units));
        let mut words = units.iter().filter(|unit| unit.role == UnitRole::Word);
        let single = words.next().filter(|_| words.next().is_none());
        let last = match single {
            Some(_) if units.len() == 1 => known,
            Some(unit) => self.known.get(&unit.key),
            None => surname(units).and_then(|last| self.known.get(&last.key)),
        };
        if known.is_none() && last.is_none() {
            return None;
        }
        let mut told = known.map_or([0.0; KINDS.len()], |known| told(&known.kinds));
        if known.is_some_and(|known| known.firm) {
            told[Kind::Organization as usize] += weights::KNOWN_FIRM;
        }
        match last {
            Some(known) if single.is_some() => alone(known, &mut told),
            Some(known) if known.surname > 0.0 => {
                told[Kind::Person as usize] += weights::KNOWN_SURNAME_IN_FULL;
            }
            _ => {}
        }
        Some(told)
    }
}

/// What is known of a word that stands alone.
fn alone(known: &Known, told: &mut [f32; KINDS.len()]) {
    let person = &mut told[Kind::Person as usize];
    *person += (weights::KNOWN_SURNAME * f32::from(known.surname > 0.0)
        + known.surname * weights::KNOWN_SURNAME_MORE)
        .min(weights::KNOWN_SURNAME_MOST)
        .max((weights::KNOWN_FIRST * known.first).min(weights::KNOWN_FIRST_MOST));
    if known.alone > 1.0 {
        *person += (known.alone * weights::ALONE_OFTEN).min(weights::ALONE_OFTEN_MOST);
    }
    if known.acronym {
        told[Kind::Organization as usize] += weights::KNOWN_ACRONYM;
    }
}

/// A phrase that is surely one kind is likely that kind everywhere.
fn told(sums: &[f32; KINDS.len()]) -> [f32; KINDS.len()] {
    let (mut most, mut second) = (0.0, 0.0);
    for &sum in sums {
        if sum > most {
            (most, second) = (sum, most);
        } else if sum > second {
            second = sum;
        }
    }
    sums.map(|own| {
        let others = if own == most { second } else { most };
        ((own - others) * weights::TOLD).clamp(-weights::TOLD_LEAST, weights::TOLD_MOST)
    })
}
