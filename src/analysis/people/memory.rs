//! What the whole text says of a name: how it is read elsewhere, and which surnames it has introduced.
//!
//! In: stretches with their kinds and scores from a first reading. Out: what speaks for each kind at a further place.

use rustc_hash::FxHashMap;

use super::{
    score::{KINDS, Kind},
    shapes::{LOUD, SUFFIX},
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
}

/// One number for a stretch of units.
pub fn whole(units: &[Unit]) -> u64 {
    units
        .iter()
        .fold(0, |sum: u64, unit| sum.rotate_left(7) ^ unit.key)
}

/// Without "Jr." and "III".
pub fn surname(units: &[Unit]) -> Option<&Unit> {
    let words = || units.iter().filter(|unit| unit.role == UnitRole::Word);
    words()
        .rfind(|unit| unit.marks & SUFFIX == 0)
        .or_else(|| words().next())
}

impl Memory {
    pub fn note(&mut self, units: &[Unit], kind: Kind, score: f32) {
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
            *self.firsts.entry(first.key).or_default() += strength;
        }
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
        let person = Kind::Person as usize;
        let mut words = units.iter().filter(|unit| unit.role == UnitRole::Word);
        match (words.next(), words.next()) {
            (Some(unit), None) => {
                let last = self.surnames.get(&unit.key).copied().unwrap_or(0.0);
                let first = self.firsts.get(&unit.key).copied().unwrap_or(0.0);
                told[person] += (1.6 * f32::from(last > 0.0) + last * 0.5)
                    .min(3.4)
                    .max((0.6 * first).min(1.8));
                if let Some((count, sum)) =
                    self.cues.get(&unit.key).filter(|(count, _)| *count > 1.0)
                {
                    told[person] +=
                        (sum * weights::CUES + count * weights::CUED_OFTEN).clamp(-1.0, 1.6);
                }
                if self.acronyms.contains_key(&unit.key) {
                    told[Kind::Organization as usize] += 2.0;
                }
            }
            _ => {
                if surname(units).is_some_and(|last| self.surnames.contains_key(&last.key)) {
                    told[person] += 0.4;
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
        ((own - others) * 0.5).clamp(-1.5, 2.0)
    })
}
