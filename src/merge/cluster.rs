//! Which tellings are one row.
//!
//! The tellings are taken one after the other, the fullest and most exactly dated first; each joins the row whose first
//! telling it agrees with best, or opens a row. Since the order is made of content alone, the order of input does not
//! matter; since each is held against the first telling of a row and not against all that joined it, rows do not drift.
//!
//! Near-linear by blocking: a telling is held only against rows that share a day and a participant, state or place with
//! it. Told days come first, day by day, so that the index stays small; then what is told to a few days; then days that
//! were understood, of which an index of three days is enough; last what is coarse (weeks, months, years), for which
//! only those keys are kept that a coarse telling will ask for.

mod index;
mod keys;

use chrono::Datelike;
use rustc_hash::FxHashMap;

use crate::model::{collection::ArticleId, date::Precision, document::PlaceKind, event::Status};

use super::{
    cast::Cast,
    same::{Profile, Profiles, bit, goes_with, same, same_within_article},
    telling::{Telling, Tellings},
};
use index::{Index, Wanted};
use keys::{SHORT, asked, offered, offered_on};

/// The tellings of each row, as chains: the fullest first.
#[derive(Debug)]
pub(super) struct Clusters {
    /// The first and the last telling of each row.
    ends: Vec<(u32, u32)>,
    /// For each telling the next of its row.
    next: Vec<u32>,
}

/// In place of a telling where there is no next.
const END: u32 = u32::MAX;

impl Clusters {
    fn of(tellings: usize) -> Self {
        Self {
            ends: Vec::new(),
            next: vec![END; tellings],
        }
    }

    pub(super) fn len(&self) -> usize {
        self.ends.len()
    }

    fn head(&self, row: u32) -> Option<u32> {
        self.ends.get(row as usize).map(|ends| ends.0)
    }

    fn open(&mut self, at: u32) -> u32 {
        self.ends.push((at, at));
        (self.ends.len() - 1) as u32
    }

    fn join(&mut self, row: u32, at: u32) {
        let last = &mut self.ends[row as usize].1;
        self.next[*last as usize] = at;
        *last = at;
    }

    /// The tellings of a row, as indexes.
    pub(super) fn tellings(&self, row: usize) -> impl Iterator<Item = u32> + '_ {
        let mut at = self.ends.get(row).map_or(END, |ends| ends.0);
        std::iter::from_fn(move || {
            let found = at;
            at = *self.next.get(at as usize)?;
            Some(found)
        })
    }
}

pub(super) fn cluster(tellings: &Tellings, cast: &Cast) -> Clusters {
    let profiles = Profiles::new(tellings, cast);
    let order = fullest_first(tellings, &profiles, cast);
    let (told, vague): (Vec<u32>, Vec<u32>) = order
        .into_iter()
        .partition(|&at| is_told(&profiles.get(at)));
    let mut rows = Rows::new(tellings, &profiles, cast);
    rows.place_told(by_day(told, &profiles));
    let (understood, coarse): (Vec<u32>, Vec<u32>) = vague
        .into_iter()
        .partition(|&at| is_understood(&profiles.get(at)));
    // What is told to a few days comes before what is understood to one.
    let (spans, coarse): (Vec<u32>, Vec<u32>) = coarse.into_iter().partition(|&at| {
        let profile = profiles.get(at);
        profile.range.precision <= Precision::Day && !profile.inferred
    });
    rows.place_coarse(spans);
    rows.place_understood(by_day(understood, &profiles));
    rows.place_coarse(coarse);
    rows.all
}

/// A day that the article does not tell with the event.
fn is_understood(profile: &Profile<'_>) -> bool {
    let range = &profile.range;
    range.days() == 1 && range.precision <= Precision::Day && profile.inferred
}

/// Dated by the words of the article, to the day.
fn is_told(profile: &Profile<'_>) -> bool {
    let range = &profile.range;
    range.days() == 1
        && range.precision <= Precision::Day
        && !range.approximate
        && !profile.inferred
}

fn by_day(mut all: Vec<u32>, profiles: &Profiles<'_>) -> Vec<u32> {
    all.sort_by_key(|&at| profiles.get(at).range.first());
    all
}

fn fullest_first(tellings: &Tellings, profiles: &Profiles<'_>, cast: &Cast) -> Vec<u32> {
    let count = u32::try_from(tellings.len()).unwrap_or(u32::MAX);
    let mut order: Vec<(u64, u32)> = (0..count)
        .map(|at| (fullness(&tellings.get(at), &profiles.get(at)), at))
        .collect();
    let identity = |at: u32| {
        let telling = tellings.get(at);
        let article = cast.article(telling.article);
        (article, telling.trigger, telling.kind, telling.status)
    };
    order.sort_unstable_by(|(one, a), (other, b)| {
        (one.cmp(other)).then_with(|| identity(*a).cmp(&identity(*b)))
    });
    order.into_iter().map(|(_, at)| at).collect()
}

/// The smaller the fuller: the date, whether it is settled, who takes part, where, how sure, how much is told.
fn fullness(telling: &Telling<'_>, profile: &Profile<'_>) -> u64 {
    let range = &profile.range;
    let settled = matches!(
        telling.status,
        Status::Occurred | Status::Ongoing | Status::Cancelled
    );
    let place = profile.place.map_or(3, |spot| match spot.kind {
        PlaceKind::Country => 2,
        PlaceKind::Region => 1,
        _ => 0,
    });
    let fewest = |count: usize| u64::from(!u8::try_from(count).unwrap_or(u8::MAX));
    let parts = [
        (3, range.precision.max(Precision::Day) as u64),
        (1, profile.inferred.into()),
        (1, (range.approximate || range.either).into()),
        (1, (!settled).into()),
        (8, fewest(profile.parties.len())),
        (2, place),
        // A positive float as bits has the order of its value.
        (32, (!telling.confidence.clamp(0.0, 1.0).to_bits()).into()),
        (8, fewest(telling.evidence.len())),
    ];
    parts
        .into_iter()
        .fold(0, |packed, (bits, part): (u32, u64)| packed << bits | part)
}

struct Rows<'a> {
    tellings: &'a Tellings,
    profiles: &'a Profiles<'a>,
    cast: &'a Cast,
    all: Clusters,
    /// The kinds by which each row is told, as bits.
    kinds: Vec<u32>,
    /// Which telling of an article joined a row, where another than the first did.
    joined: FxHashMap<(u32, ArticleId), u32>,
}

impl<'a> Rows<'a> {
    fn new(tellings: &'a Tellings, profiles: &'a Profiles<'a>, cast: &'a Cast) -> Self {
        Self {
            tellings,
            profiles,
            cast,
            all: Clusters::of(tellings.len()),
            kinds: Vec::new(),
            joined: FxHashMap::default(),
        }
    }

    /// Day by day.
    fn place_told(&mut self, told: Vec<u32>) {
        let mut index = Index::default();
        // Rows by what is said there: a paper may have the wrong day, and the same words.
        let mut said = Index::default();
        let mut day = None;
        for at in told {
            let profile = self.profiles.get(at);
            let first = profile.range.first().num_days_from_ce();
            if day.replace(first) != Some(first) {
                index.clear();
            }
            let mut heard: Vec<u32> = Vec::new();
            for words in profile.words {
                heard.extend(said.rows(*words));
            }
            let find = |key, into: &mut Vec<u32>| into.extend(index.rows(key));
            if let Some(row) = self.place(at, heard, find) {
                for key in offered_on(&profile, first) {
                    index.add(key, row);
                }
                for words in profile.words {
                    said.add(*words, row);
                }
            }
        }
    }

    /// Day by day, with the day before and the day after at hand.
    fn place_understood(&mut self, understood: Vec<u32>) {
        let known = self.by_day();
        let index_of = |day: i32, profiles: &Profiles<'_>, all: &Clusters| {
            let from = known.partition_point(|(first, _)| *first < day);
            let rows = known[from..].iter().take_while(|(first, _)| *first == day);
            let heads = rows.filter_map(|&(_, row)| Some((row, all.head(row)?)));
            Index::of(heads.flat_map(|(row, head)| {
                let keys = offered_on(&profiles.get(head), day);
                keys.into_iter().map(move |key| (key, row))
            }))
        };
        let mut days: [(i32, Index); 3] = Default::default();
        let mut day = None;
        for at in understood {
            let profile = self.profiles.get(at);
            let first = profile.range.first().num_days_from_ce();
            if day.replace(first) != Some(first) {
                let mut before = std::mem::take(&mut days);
                days = [first - 1, first, first + 1].map(|wanted| {
                    let kept = before
                        .iter_mut()
                        .find(|(day, _)| *day == wanted && *day != 0);
                    let index = match kept {
                        Some((_, index)) => std::mem::take(index),
                        None => index_of(wanted, self.profiles, &self.all),
                    };
                    (wanted, index)
                });
            }
            let find = |key: u64, into: &mut Vec<u32>| {
                days.iter()
                    .for_each(|(_, index)| into.extend(index.rows(key)));
            };
            if let Some(row) = self.place(at, Vec::new(), find) {
                for key in offered_on(&profile, first) {
                    days[1].1.add(key, row);
                }
            }
        }
    }

    /// The rows of each day on which one happened, those of a few days under each of them.
    fn by_day(&self) -> Vec<(i32, u32)> {
        let mut all = Vec::with_capacity(self.all.len());
        for row in 0..self.all.len() as u32 {
            let Some(head) = self.all.head(row) else {
                continue;
            };
            let range = &self.profiles.get(head).range;
            if range.days() <= SHORT {
                let (first, last) = (range.first(), range.last());
                let days = first.num_days_from_ce()..=last.num_days_from_ce();
                all.extend(days.map(|day| (day, row)));
            }
        }
        all.sort_unstable();
        all
    }

    /// All at once.
    fn place_coarse(&mut self, coarse: Vec<u32>) {
        if coarse.is_empty() {
            return;
        }
        let keys = coarse.iter().map(|&at| asked(&self.profiles.get(at)).len());
        let mut wanted = Wanted::with_room(keys.sum());
        for &at in &coarse {
            asked(&self.profiles.get(at))
                .into_iter()
                .for_each(|key| wanted.add(key));
        }
        let heads = (0..self.all.len() as u32).filter_map(|row| Some((row, self.all.head(row)?)));
        let mut index = Index::of(heads.flat_map(|(row, head)| {
            let keys = offered(&self.profiles.get(head)).into_iter();
            keys.filter(|&key| wanted.has(key))
                .map(move |key| (key, row))
        }));
        for at in coarse {
            let find = |key, into: &mut Vec<u32>| into.extend(index.rows(key));
            if let Some(row) = self.place(at, Vec::new(), find) {
                let keys = offered(&self.profiles.get(at)).into_iter();
                for key in keys.filter(|&key| wanted.has(key)) {
                    index.add(key, row);
                }
            }
        }
    }

    /// Puts a telling into the row it belongs to, of some and of those that are found; else opens a row and says which.
    fn place(&mut self, at: u32, rows: Vec<u32>, find: impl Fn(u64, &mut Vec<u32>)) -> Option<u32> {
        let kind = bit(self.profiles.get(at).kind);
        match self.best(at, rows, find) {
            Some(row) => {
                self.all.join(row, at);
                self.kinds[row as usize] |= kind;
                self.joined.insert((row, self.article(at)), at);
                None
            }
            None => {
                self.kinds.push(kind);
                Some(self.all.open(at))
            }
        }
    }

    /// The row with which a telling agrees best; none where two agree alike.
    fn best(&self, at: u32, mut rows: Vec<u32>, find: impl Fn(u64, &mut Vec<u32>)) -> Option<u32> {
        for key in asked(&self.profiles.get(at)) {
            find(key, &mut rows);
        }
        rows.sort_unstable();
        rows.dedup();
        let fits = rows
            .into_iter()
            .filter_map(|row| Some((self.agreement(row, at)?, row)));
        let mut best: Option<(u32, u32)> = None;
        let mut tied = false;
        for (score, row) in fits {
            match best {
                Some((high, _)) if score < high => {}
                Some((high, _)) if score == high => tied = true,
                _ => (best, tied) = (Some((score, row)), false),
            }
        }
        best.filter(|_| !tied).map(|(_, row)| row)
    }

    fn agreement(&self, row: u32, at: u32) -> Option<u32> {
        let head = self.all.head(row)?;
        let (one, other) = (self.profiles.get(head), self.profiles.get(at));
        if !goes_with(other.kind, *self.kinds.get(row as usize)?) {
            return None;
        }
        let article = self.article(at);
        let before = if self.article(head) == article {
            Some(head)
        } else {
            self.joined.get(&(row, article)).copied()
        };
        match before {
            Some(before) if !same_within_article(&self.profiles.get(before), &other) => None,
            _ => same(&one, &other),
        }
    }

    fn article(&self, at: u32) -> ArticleId {
        self.cast.article(self.tellings.get(at).article)
    }
}
