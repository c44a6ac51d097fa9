//! What the reader has done, as plain data: what can be undone, what must be kept, where to go back to.

use std::collections::{BTreeMap, VecDeque};

use chrono::NaiveDate;

use super::action::Action;
use crate::{
    model::collection::EventId,
    session::{About, Entry},
    timeline::{Query, notes::Change},
};

/// How many acts can be undone.
pub const UNDOABLE: usize = 1000;
/// How many leaps are remembered.
pub const LEAPS: usize = 200;

/// What filters the timeline at one moment, and the queries to go back to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Filtering {
    pub query: Query,
    pub stack: Vec<Query>,
}

/// An act of the reader with its inverse.
#[derive(Debug, Clone, PartialEq)]
pub struct Deed {
    /// What it was: "mark on “Macron meets Fidan”".
    pub what: String,
    pub does: Vec<Step>,
    /// What undoes it, in the order in which it is to be done.
    pub undoes: Vec<Step>,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Change(Change),
    Filter(Filtering),
}

/// All acts so far, the latest last.
#[derive(Debug, Clone, Default)]
pub struct Log {
    pub done: VecDeque<Deed>,
    pub undone: Vec<Deed>,
}

impl Log {
    /// A new act; what was undone before it cannot be done again.
    pub fn push(&mut self, deed: Deed) {
        self.undone.clear();
        self.done.push_back(deed);
        if self.done.len() > UNDOABLE {
            self.done.pop_front();
        }
    }

    /// An event has another id now.
    pub fn rename(&mut self, old: EventId, new: EventId) {
        for deed in self.done.iter_mut().chain(&mut self.undone) {
            for step in deed.does.iter_mut().chain(&mut deed.undoes) {
                if let Step::Change(change) = step
                    && change.event() == old
                {
                    *change = change.clone().beside(new);
                }
            }
        }
    }
}

/// Where the reader has leapt from, the latest last, and where to again.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Jumps {
    pub back: Vec<EventId>,
    pub forward: Vec<EventId>,
    pub last: Option<Leap>,
}

/// A leap that can be repeated.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Leap {
    Act(Action, Option<u32>),
    /// A date as it was typed: "-3w" goes three weeks further each time.
    Date(String),
}

#[derive(Debug, Clone, Default)]
pub struct Record {
    pub log: Log,
    /// The filter as it was when nothing was being typed.
    pub filtering: Filtering,
    /// The named views as they are written down.
    pub views: BTreeMap<String, String>,
    /// What the next effect is to write down.
    pub unkept: Vec<Entry>,
    /// By what the events are known beside which something is written.
    pub about: BTreeMap<EventId, About>,
    /// The event at which the last session ended; selected as soon as it is loaded, unless the reader moves before.
    pub awaited: Option<EventId>,
    /// The day of that event: where it is gone, the nearest in time is selected.
    pub day: Option<NaiveDate>,
}
