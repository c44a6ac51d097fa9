//! What the whole text says of a name: how it is read elsewhere, and which surnames it has introduced.
//!
//! In: stretches with their kinds and scores from a first reading. Out: what speaks for each kind at a further place.

use rustc_hash::FxHashMap;

use super::{
    score::{KINDS, Kind},
    segment::Named,
    shapes::{GIVEN, LOUD, SMALL_TAIL, SUFFIX, SURNAME, SURNAME_DOUBT},
    units::{Unit, UnitRole},
    weights,
};
use crate::model::text::Text;

#[derive(Debug, Default)]
pub struct Memory {
    /// How often and how surely a whole phrase was read as each kind.
    wholes: FxHashMap<u64, [f32; 6]>,
    /// Last and first words of full names of persons.
    surnames: FxHashMap<u64, f32>,
    firsts: FxHashMap<u64, f32>,
    /// For words that stand alone: how often, and the sum of what speaks for a person around them.
    cues: FxHashMap<u64, (f32, f32)>,
    /// Short forms that stood in brackets behind an organization.
    acronyms: FxHashMap<u64, ()>,
    /// What stands before "Corp", "Ltd" and the like.
    firms: FxHashMap<u64, ()>,
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
    pub fn note(&mut self, text: Text<'_>, units: &[Unit], kind: Kind, score: f32) {
        if let (Kind::Organization, [name @ .., last]) = (kind, units)
            && !name.is_empty()
            && is_firm(text.word(last.first))
        {
            self.firms.insert(whole(name), ());
        }
        let loud = units.iter().any(|unit| unit.marks & LOUD != 0);
        if kind == Kind::Other || kind == Kind::Title || loud && score < 2.5 {
            return;
        }
        self.wholes.entry(whole(units)).or_default()[kind as usize] += score.clamp(0.3, 4.0);
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
            *self.surnames.entry(last.key).or_default() +=
                if many { strength } else { strength * 0.5 };
        }
        if many && let Some(first) = units.first() {
            // "Wang Pi-sheng" is Wang.
            let listed = first.marks & GIVEN == 0 && first.marks & (SURNAME | SURNAME_DOUBT) != 0;
            let tail = units
                .last()
                .is_some_and(|last| last.marks & SMALL_TAIL != 0);
            let family = units.len() == 2 && (listed || tail);
            let known = if family {
                &mut self.surnames
            } else {
                &mut self.firsts
            };
            *known.entry(first.key).or_default() += strength;
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

    pub fn note_cues(&mut self, unit: &Unit, cues: f32) {
        let (count, sum) = self.cues.entry(unit.key).or_default();
        *count += 1.0;
        *sum += cues.clamp(-1.5, 1.5);
    }

    pub fn note_acronym(&mut self, unit: &Unit) {
        self.acronyms.insert(unit.key, ());
    }

    /// What to add to the score of each kind.
    pub fn of(&self, _text: Text<'_>, units: &[Unit]) -> Option<[f32; 6]> {
        if self.wholes.is_empty() {
            return None;
        }
        let mut told = self.wholes.get(&whole(units)).map_or([0.0; 6], told);
        if self.firms.contains_key(&whole(units)) {
            told[Kind::Organization as usize] += weights::KNOWN_FIRM;
        }
        let person = Kind::Person as usize;
        let mut words = units.iter().filter(|unit| unit.role == UnitRole::Word);
        match (words.next(), words.next()) {
            (Some(unit), None) => {
                let last = self.surnames.get(&unit.key).copied().unwrap_or(0.0);
                let first = self.firsts.get(&unit.key).copied().unwrap_or(0.0);
                told[person] += (weights::KNOWN_SURNAME * f32::from(last > 0.0)
                    + last * weights::KNOWN_SURNAME_MORE)
                    .min(weights::KNOWN_SURNAME_MOST)
                    .max((weights::KNOWN_FIRST * first).min(weights::KNOWN_FIRST_MOST));
                if let Some((count, sum)) =
                    self.cues.get(&unit.key).filter(|(count, _)| *count > 1.0)
                {
                    told[person] += (sum * weights::CUES + count * weights::CUED_OFTEN)
                        .clamp(-1.0, weights::CUES_MOST);
                }
                if self.acronyms.contains_key(&unit.key) {
                    told[Kind::Organization as usize] += weights::KNOWN_ACRONYM;
                }
            }
            _ => {
                if surname(units).is_some_and(|last| self.surnames.contains_key(&last.key)) {
                    told[person] += weights::KNOWN_SURNAME_IN_FULL;
                }
            }
        }
        Some(told)
    }
}

/// A phrase that is surely one kind is likely that kind everywhere.
fn told(sums: &[f32; 6]) -> [f32; 6] {
    KINDS.map(|kind| {
        let own = sums[kind as usize];
        let others = KINDS
            .iter()
            .filter(|other| **other != kind)
            .map(|other| sums[*other as usize])
            .fold(0.0, f32::max);
        ((own - others) * weights::TOLD).clamp(-weights::TOLD_LEAST, weights::TOLD_MOST)
    })
}
