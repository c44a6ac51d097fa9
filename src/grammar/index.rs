//! Which rules can match from a token on, told by what stands there and right behind it.
//!
//! In: the steps of every rule. Out: for a token, the few rules that are worth a search. A rule stands in the index under
//! each step that it can begin with, together with the bits (see `need`) of all that can come second; one without a
//! second step, or with one that the bits do not know, takes whatever follows.

use super::{
    need::{self, Bits, Seen},
    rule::{Search, Step},
};

/// A rule and the bits of which one must stand behind its first step.
#[derive(Debug, Clone, Copy)]
struct Opening {
    rule: u32,
    second: Bits,
}

#[derive(Debug, Default)]
pub(super) struct Index {
    /// By class number.
    hits: Vec<Starts>,
    /// By number of the tag and of the part of speech.
    tags: Vec<Vec<Opening>>,
    parts: Vec<Vec<Opening>>,
    /// Rules that can begin with any token.
    anywhere: Vec<u32>,
}

/// The rules that can begin with a class.
#[derive(Debug, Default)]
struct Starts {
    with_any: Vec<Opening>,
    /// By value, for those that want one alone.
    with: Vec<Vec<Opening>>,
}

impl Index {
    /// Takes the steps of the next rule: context before, match, context after.
    pub(super) fn add(&mut self, rule: u32, runs: [&[Step]; 3]) {
        let open = firsts(&runs, &mut |step, rest| {
            let opening = Opening {
                rule,
                second: seconds(rest),
            };
            match self.list(step) {
                Some(list) => join(list, opening),
                None => self.anywhere.push(rule),
            }
        });
        if open {
            self.anywhere.push(rule);
        }
        self.anywhere.dedup();
    }

    /// The list of the rules that begin with a step; none where any token will do.
    fn list(&mut self, step: &Step) -> Option<&mut Vec<Opening>> {
        Some(match step {
            Step::Hit { class, bounds, .. } => {
                let starts = slot(&mut self.hits, usize::from(class.0));
                match bounds {
                    Some((low, high)) if low == high => slot(&mut starts.with, *low as usize),
                    _ => &mut starts.with_any,
                }
            }
            Step::Tag(tag) => slot(&mut self.tags, *tag as usize),
            Step::Upos(part) => slot(&mut self.parts, *part as usize),
            _ => return None,
        })
    }

    /// The rules that can begin with what stands at a token, each once, in no order.
    pub(super) fn at(&self, search: &Search<'_>, at: usize, seen: &Seen, tried: &mut Tried) {
        tried.clear();
        self.anywhere.iter().for_each(|rule| tried.add(*rule));
        if let Some(token) = search.token(at) {
            let behind = seen.at(at + 1, search.end);
            tried.take(self.tags.get(token.tag as usize), behind);
            tried.take(self.parts.get(token.upos as usize), behind);
        }
        for hit in search.hits(at) {
            let behind = seen.at(at + usize::from(hit.len), search.end);
            if let Some(starts) = self.hits.get(usize::from(hit.class.0)) {
                tried.take(Some(&starts.with_any), behind);
                tried.take(starts.with.get(hit.value as usize), behind);
            }
        }
    }
}

fn slot<T: Default>(list: &mut Vec<T>, at: usize) -> &mut T {
    if list.len() <= at {
        list.resize_with(at + 1, T::default);
    }
    &mut list[at]
}

/// A rule that begins twice with one step needs the seconds of either.
fn join(list: &mut Vec<Opening>, opening: Opening) {
    match list.last_mut() {
        Some(last) if last.rule == opening.rule => last.second |= opening.second,
        _ => list.push(opening),
    }
}

/// Every step that can come first in some runs, with what stands behind it; true if all of them can match nothing.
fn firsts(runs: &[&[Step]], each: &mut dyn FnMut(&Step, &[&[Step]])) -> bool {
    let Some((run, others)) = runs.split_first() else {
        return true;
    };
    let Some((step, rest)) = run.split_first() else {
        return firsts(others, each);
    };
    let mut behind = vec![rest];
    behind.extend(others);
    let mut inside = |run| {
        let mut runs = vec![run];
        runs.extend(&behind);
        firsts(&runs, each)
    };
    match step {
        Step::Maybe(inner) => {
            inside(std::slice::from_ref(inner));
            firsts(&behind, each)
        }
        Step::Either(runs) => {
            let open = runs.iter().filter(|run| inside(run)).count();
            open > 0
        }
        Step::Not(_) => firsts(&behind, each),
        first => {
            each(first, &behind);
            false
        }
    }
}

fn seconds(rest: &[&[Step]]) -> Bits {
    let mut bits = 0;
    let open = firsts(rest, &mut |step, _| bits |= need::bits(step));
    if open { need::ANYTHING } else { bits }
}

/// A set of rules that is emptied for every token.
pub(super) struct Tried {
    pub(super) list: Vec<u32>,
    /// For each rule, the round in which it was added last.
    round_of: Vec<u32>,
    round: u32,
}

impl Tried {
    pub(super) fn new(rules: usize) -> Self {
        Self {
            list: Vec::with_capacity(rules),
            round_of: vec![0; rules],
            round: 0,
        }
    }

    fn clear(&mut self) {
        self.list.clear();
        self.round += 1;
    }

    fn take(&mut self, list: Option<&Vec<Opening>>, behind: Bits) {
        for opening in list.into_iter().flatten() {
            if opening.second & behind != 0 {
                self.add(opening.rule);
            }
        }
    }

    fn add(&mut self, rule: u32) {
        if let Some(round) = self.round_of.get_mut(rule as usize)
            && *round != self.round
        {
            *round = self.round;
            self.list.push(rule);
        }
    }
}
