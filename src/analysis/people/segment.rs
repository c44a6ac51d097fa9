//! Cuts runs of capitals into names and says of what kind each is.
//!
//! In: runs. Out: stretches of units with their kinds. Each run is cut so that the sum of the scores is highest, twice:
//! the second time with what the first reading of the whole text has taught.

use std::ops::Range;

use super::{
    lists,
    memory::Memory,
    score::{ADJACENT, KINDS, Kind, Stretch, is_noun_beside, torn},
    shapes::{GIVEN, GIVEN_DOUBT, LOUD, OPEN_BRACKET, Shapes, UPPER},
    units::{Runs, Unit, UnitRole},
    weights,
};
use crate::model::text::Text;

/// The longest name, in units.
const LONGEST: usize = 8;

#[derive(Debug, Clone)]
pub struct Named {
    /// Units of [`Runs::units`].
    pub units: Range<usize>,
    pub tokens: Range<usize>,
    pub kind: Kind,
    pub score: f32,
}

pub fn read(text: Text<'_>, shapes: &Shapes, runs: &Runs) -> Vec<Named> {
    let mut table = Table {
        scores: Vec::with_capacity(runs.units.len() * 3),
        ..Table::default()
    };
    let first = table.pass(text, shapes, runs, &Memory::default());
    let mut memory = Memory::with_capacity(first.len() * 2);
    for named in &first {
        if let Some(units) = runs.units.get(named.units.clone()) {
            memory.note(text, units, named.kind, named.score);
        }
    }
    memory.note_kinds(text.tokens().len(), &first);
    note_alone(runs, &mut memory);
    for pair in first.windows(2) {
        if let Some(unit) = acronym(shapes, runs, pair) {
            memory.note_acronym(unit);
        }
    }
    table.again = true;
    table.pass(text, shapes, runs, &memory)
}

/// Notes how often words that may be a name by themselves stand alone.
fn note_alone(runs: &Runs, memory: &mut Memory) {
    for run in &runs.runs {
        let units = runs.units.get(run.clone()).unwrap_or(&[]);
        for (at, unit) in units.iter().enumerate() {
            let apart = |unit: Option<&Unit>| unit.is_none_or(|unit| unit.role != UnitRole::Word);
            let alone = apart(at.checked_sub(1).and_then(|before| units.get(before)))
                && apart(units.get(at + 1));
            if unit.role == UnitRole::Word && alone && unit.marks & LOUD == 0 {
                memory.note_alone(unit);
            }
        }
    }
}

/// "(IAEA)" behind an organization.
fn acronym<'r>(shapes: &Shapes, runs: &'r Runs, pair: &[Named]) -> Option<&'r Unit> {
    let [long, short] = pair else { return None };
    let bracket = long.kind == Kind::Organization && shapes.has(long.tokens.end, OPEN_BRACKET);
    let fits = bracket
        && short.tokens.start == long.tokens.end + 1
        && short.units.len() == 1
        && shapes.has(short.tokens.start, UPPER);
    fits.then(|| runs.units.get(short.units.start)).flatten()
}

#[derive(Debug, Clone, Copy)]
struct Cell {
    score: f32,
    /// Of the last stretch alone.
    own: f32,
    from: u32,
    kind_before: u32,
}

const NOWHERE: Cell = Cell {
    score: f32::MIN,
    own: 0.0,
    from: 0,
    kind_before: Kind::Other as u32,
};

/// How a stretch of each kind goes on from a border: the best sum so far, what of it is the cost of the border, and the
/// kind before.
#[derive(Debug, Clone, Copy)]
struct Ways {
    sum: [f32; KINDS.len()],
    cost: [f32; KINDS.len()],
    kind_before: [u32; KINDS.len()],
}

const NO_WAY: Ways = Ways {
    sum: [f32::MIN; KINDS.len()],
    cost: [0.0; KINDS.len()],
    kind_before: [Kind::Other as u32; KINDS.len()],
};

/// The best way to each border between units, for each kind of the stretch that ends there.
#[derive(Debug, Default)]
struct Table {
    cells: Vec<[Cell; KINDS.len()]>,
    /// What the words of each stretch say, from the first reading for the second one.
    scores: Vec<[f32; KINDS.len()]>,
    next: usize,
    again: bool,
}

impl Table {
    /// Reads all runs; the second time with what the first one has taught.
    fn pass(
        &mut self,
        text: Text<'_>,
        shapes: &Shapes,
        runs: &Runs,
        memory: &Memory,
    ) -> Vec<Named> {
        let mut found = Vec::with_capacity(runs.runs.len() * 2);
        self.next = 0;
        for run in &runs.runs {
            let units = runs.units.get(run.clone()).unwrap_or(&[]);
            let Some(stretch) = Stretch::new(text, shapes, memory, units) else {
                continue;
            };
            if units.len() == 1 {
                found.extend(self.alone(stretch, run.start));
                continue;
            }
            self.fill(stretch);
            self.best(units, run.start, &mut found);
        }
        found
    }

    /// A run of one unit has nothing to be cut.
    fn alone(&mut self, run: Stretch<'_>, offset: usize) -> Option<Named> {
        let scores = self.scores(&run);
        let kind = (0..KINDS.len()).max_by(|a, b| scores[*a].total_cmp(&scores[*b]))?;
        (scores[kind] > -50.0 && KINDS[kind] != Kind::Other).then(|| Named {
            units: offset..offset + 1,
            tokens: run.units[0].first..run.units[0].end,
            kind: KINDS[kind],
            score: scores[kind],
        })
    }

    fn fill(&mut self, run: Stretch<'_>) {
        let units = run.units;
        self.cells.clear();
        self.cells.resize(units.len() + 1, [NOWHERE; KINDS.len()]);
        self.cells[0][Kind::Other as usize].score = 0.0;
        for from in 0..units.len() {
            let ways = self.ways(run, from);
            let mut stretch = run.part(&units[from..from]);
            for to in from + 1..=(from + LONGEST).min(units.len()) {
                stretch.grow(&units[from..to]);
                let scores = self.scores(&stretch);
                for (kind, own) in scores.into_iter().enumerate() {
                    let kind_before = ways.kind_before[kind];
                    let reached = self.cells[from][kind_before as usize].score;
                    let score = reached + own + ways.cost[kind];
                    if own > -50.0 && score > self.cells[to][kind].score {
                        self.cells[to][kind] = Cell {
                            score,
                            own,
                            from: from as u32,
                            kind_before,
                        };
                    }
                }
            }
        }
    }

    fn scores(&mut self, stretch: &Stretch<'_>) -> [f32; KINDS.len()] {
        let known = self.scores.get(self.next).filter(|_| self.again);
        let Some(scores) = known.copied() else {
            let scores = stretch.scores();
            self.scores.push(scores);
            return scores;
        };
        self.next += 1;
        stretch.told(scores)
    }

    /// The best way to a border for a stretch of each kind that begins there.
    fn ways(&self, run: Stretch<'_>, from: usize) -> Ways {
        let mut ways = NO_WAY;
        for (before, cell) in self.cells[from].iter().enumerate() {
            if cell.score == f32::MIN {
                continue;
            }
            let costs = self.costs(run, from, before);
            for (kind, cost) in costs.into_iter().enumerate() {
                let sum = cell.score + cost;
                if sum > ways.sum[kind] {
                    (ways.sum[kind], ways.cost[kind]) = (sum, cost);
                    ways.kind_before[kind] = before as u32;
                }
            }
        }
        ways
    }

    /// What it costs that a stretch of each kind follows one of the kind `before`.
    fn costs(&self, run: Stretch<'_>, from: usize, before: usize) -> [f32; KINDS.len()] {
        let Some(last) = from.checked_sub(1).map(|last| &run.units[last]) else {
            return [0.0; KINDS.len()];
        };
        let next = &run.units[from];
        if last.role == UnitRole::Link || next.role == UnitRole::Link {
            return [0.0; KINDS.len()];
        }
        let mut costs = ADJACENT[before];
        let given = last.marks & (GIVEN | GIVEN_DOUBT) != 0;
        let (person, other) = (Kind::Person as usize, Kind::Other as usize);
        match KINDS[before] {
            Kind::Place => {
                // "Costa Rica" is no Rica.
                let given = given && self.cells[from][before].from as usize + 1 == from;
                costs[other] +=
                    weights::PLACE_BEFORE_NOUN_IN_HEADLINE * f32::from(is_noun_beside(next));
                // "Georgia Rossi" is nobody's Georgia.
                if given {
                    costs[other] += weights::TORN_FROM_PLACE * torn(next);
                }
                if run.is_over(&run.units[self.cells[from][before].from as usize]) {
                    costs[person] = -weights::OFFICE_PLACE_PERSON;
                } else if given {
                    costs[person] -= weights::GIVEN_AS_PLACE;
                }
            }
            Kind::Person => {
                let given = weights::BEFORE_NOUN_IN_HEADLINE * f32::from(is_noun_beside(next));
                costs[other] += torn(next) + given;
            }
            Kind::Other => costs[person] += torn(last),
            _ => {}
        }
        // "of Costa Rica Carlos Holm"
        if run.shapes.listed(last.first, next.end) & lists::COUNTRY != 0 {
            costs
                .iter_mut()
                .for_each(|cost| *cost -= weights::TORN_COUNTRY);
        }
        costs
    }

    /// Reads the best way back from the end of the run.
    fn best(&self, units: &[Unit], offset: usize, out: &mut Vec<Named>) {
        let begin = out.len();
        let mut to = units.len();
        let mut kind = (0..KINDS.len())
            .max_by(|a, b| {
                self.cells[to][*a]
                    .score
                    .total_cmp(&self.cells[to][*b].score)
            })
            .unwrap_or(0);
        while to > 0 {
            let cell = self.cells[to][kind];
            let from = cell.from as usize;
            if KINDS[kind] != Kind::Other {
                out.push(Named {
                    units: offset + from..offset + to,
                    tokens: units[from].first..units[to - 1].end,
                    kind: KINDS[kind],
                    score: cell.own,
                });
            }
            (to, kind) = (from, cell.kind_before as usize);
        }
        out[begin..].reverse();
    }
}
