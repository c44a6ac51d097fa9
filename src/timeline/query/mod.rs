//! The language in which the timeline is narrowed: `who:lavrov act:met,signed after:2026-01 -status:planned`.
//!
//! In: a text, or terms one by one. Out: a [`Query`] or where the text is [`Wrong`]; then, with a corpus, the events that
//! it keeps ([`sieve`]). One language for the screen, named views and the command line.
//!
//! Terms side by side all hold; `|` binds tighter: `who:wang | who:lavrov act:met` is "(Wang or Lavrov), and met". A
//! comma is "or" within a field. A term with `~` before it is kept but switched off.

pub mod complete;
pub mod counts;
pub mod expr;
pub mod fields;
mod kinds;
mod matcher;
mod parse;
mod plan;
pub mod sieve;

use std::{fmt, ops::Range};

pub use self::{
    expr::{Expr, quoted},
    sieve::Sieve,
};

/// What is asked for, term by term.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Query {
    pub chips: Vec<Chip>,
    /// All terms are switched off for a while.
    pub paused: bool,
}

/// One term, which can be switched off.
#[derive(Debug, Clone, PartialEq)]
pub struct Chip {
    pub term: Term,
    pub on: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    Only(Expr),
    Sort(Sort),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Sort {
    /// As time goes.
    #[default]
    Date,
    /// The surest first.
    Confidence,
    /// What most tell independently first.
    Sources,
}

impl Sort {
    pub const ALL: [(Sort, &'static str); 3] = [
        (Sort::Date, "date"),
        (Sort::Confidence, "conf"),
        (Sort::Sources, "sources"),
    ];

    pub fn name(self) -> &'static str {
        let known = Self::ALL.iter().find(|(one, _)| *one == self);
        known.map_or("", |(_, name)| name)
    }
}

/// What cannot be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wrong {
    /// Bytes of the text, on character borders.
    pub range: Range<usize>,
    /// Lower case, no full stop, what would be right.
    pub what: String,
}

impl Query {
    /// Reads a text; an empty one asks for everything.
    pub fn parse(text: &str) -> Result<Self, Wrong> {
        parse::query(text)
    }

    pub fn is_empty(&self) -> bool {
        self.chips.is_empty()
    }

    /// Whether something is kept out or put in another order.
    pub fn holds(&self) -> bool {
        !self.paused && self.chips.iter().any(|chip| chip.on)
    }

    /// The conditions that hold now.
    pub fn conditions(&self) -> impl Iterator<Item = &Expr> {
        let on = self.chips.iter().filter(|chip| chip.on && !self.paused);
        on.filter_map(|chip| match &chip.term {
            Term::Only(expr) => Some(expr),
            Term::Sort(_) => None,
        })
    }

    /// The last one wins.
    pub fn sort(&self) -> Sort {
        let on = self.chips.iter().filter(|chip| chip.on && !self.paused);
        let mut sorts = on.filter_map(|chip| match chip.term {
            Term::Sort(sort) => Some(sort),
            Term::Only(_) => None,
        });
        sorts.next_back().unwrap_or_default()
    }

    /// The same with more terms behind it; what stands there already is switched on again.
    pub fn with(&self, terms: &str) -> Result<Self, Wrong> {
        let mut query = self.clone();
        query.paused = false;
        for chip in Query::parse(terms)?.chips {
            if matches!(chip.term, Term::Sort(_)) {
                query
                    .chips
                    .retain(|known| !matches!(known.term, Term::Sort(_)));
            }
            match query.chips.iter_mut().find(|known| known.term == chip.term) {
                Some(known) => known.on = chip.on,
                None => query.chips.push(chip),
            }
        }
        Ok(query)
    }
}

impl fmt::Display for Query {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (at, chip) in self.chips.iter().enumerate() {
            if at > 0 {
                f.write_str(" ")?;
            }
            write!(f, "{chip}")?;
        }
        Ok(())
    }
}

impl fmt::Display for Chip {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.on {
            f.write_str("~")?;
        }
        write!(f, "{}", self.term)
    }
}

impl fmt::Display for Term {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            // Side by side they would be terms of their own.
            Term::Only(expr @ Expr::All(_)) => write!(f, "({expr})"),
            Term::Only(expr) => write!(f, "{expr}"),
            Term::Sort(sort) => write!(f, "sort:{}", sort.name()),
        }
    }
}

#[cfg(test)]
mod tests;
