//! Which tellings are one row.
//!
//! The tellings are taken one after the other, the fullest and most exactly dated first; each joins the row whose first
//! telling it agrees with best, or opens a row. Since the order is made of content alone, the order of input does not
//! matter; since each is held against the first telling of a row and not against all that joined it, rows do not drift.
//!
//! Near-linear by blocking: a telling is held only against rows that share a day and a participant, state or place with
//! it. Told days come first, day by day, so that the index stays small; then what is vague (weeks, months, days that were
//! understood), for which only those keys are kept that a vague telling will ask for.

use std::cmp::Reverse;

use chrono::{Datelike, Days, NaiveDate};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::model::{
    collection::ArticleId,
    date::Precision,
    document::{PlaceKind, Who},
    event::{EventType, Status},
};

use super::{
    cast::Cast,
    same::{Profile, bit, goes_with, profile, same, same_within_article},
    stable::{Hash, mix},
    telling::Telling,
};

/// So many rows under one key are looked at; a key that holds more says little.
const LOOK: usize = 256;

/// Keys of participants beyond this many are not made.
const ANCHORS: usize = 16;

/// Longer ranges are found by month.
const SHORT: i64 = 10;

const MONTHS: usize = 24;

/// The rows, each as indexes of tellings with the fullest first.
pub(super) fn cluster(tellings: &[Telling], cast: &Cast) -> Vec<Vec<u32>> {
    let profiles: Vec<Profile> = tellings
        .iter()
        .map(|telling| profile(telling, cast))
        .collect();
    let order = fullest_first(tellings, &profiles, cast);
    let (told, vague): (Vec<u32>, Vec<u32>) = order
        .into_iter()
        .partition(|&at| is_told(&profiles[at as usize]));
    let mut rows = Rows::new(tellings, &profiles, cast);
    let mut day = None;
    for at in by_day(told, &profiles) {
        let first = profiles[at as usize].range.first();
        if day.replace(first) != Some(first) {
            rows.index.clear();
        }
        rows.place(at, |_| true);
    }
    rows.index.clear();
    let wanted: FxHashSet<u64> = vague
        .iter()
        .flat_map(|&at| asked(&profiles[at as usize]))
        .collect();
    for row in 0..rows.all.len() {
        rows.open_to(row, |key| wanted.contains(&key));
    }
    for at in vague {
        rows.place(at, |key| wanted.contains(&key));
    }
    rows.all
}

/// Dated by the words of the article, to the day.
fn is_told(profile: &Profile) -> bool {
    let range = &profile.range;
    range.days() == 1
        && range.precision <= Precision::Day
        && !range.approximate
        && !profile.inferred
}

fn by_day(mut told: Vec<u32>, profiles: &[Profile]) -> Vec<u32> {
    told.sort_by_key(|&at| profiles[at as usize].range.first());
    told
}

fn fullest_first(tellings: &[Telling], profiles: &[Profile], cast: &Cast) -> Vec<u32> {
    let count = u32::try_from(tellings.len()).unwrap_or(u32::MAX);
    let mut order: Vec<u32> = (0..count).collect();
    order.sort_by_cached_key(|&at| {
        let (telling, profile) = (&tellings[at as usize], &profiles[at as usize]);
        let date = (
            profile.range.precision.max(Precision::Day),
            profile.inferred,
            profile.range.approximate,
        );
        let settled = matches!(
            telling.status,
            Status::Occurred | Status::Ongoing | Status::Cancelled
        );
        let place = profile.place.map_or(3, |spot| match spot.kind {
            PlaceKind::Country => 2,
            PlaceKind::Region => 1,
            _ => 0,
        });
        let text = (
            Reverse(profile.parties.len()),
            place,
            Reverse(confidence(telling)),
            Reverse(telling.evidence.len()),
        );
        let identity = (
            cast.article(telling.article),
            telling.trigger,
            telling.kind,
            telling.status,
        );
        (date, !settled, text, identity)
    });
    order
}

fn confidence(telling: &Telling) -> u32 {
    // A positive float as bits has the order of its value.
    telling.confidence.clamp(0.0, 1.0).to_bits()
}

struct Rows<'a> {
    tellings: &'a [Telling],
    profiles: &'a [Profile],
    cast: &'a Cast,
    all: Vec<Vec<u32>>,
    /// The kinds by which each row is told, as bits.
    kinds: Vec<u32>,
    index: Index,
    /// Which telling of an article joined a row, where another than the first did.
    joined: FxHashMap<(u32, ArticleId), u32>,
}

impl<'a> Rows<'a> {
    fn new(tellings: &'a [Telling], profiles: &'a [Profile], cast: &'a Cast) -> Self {
        Self {
            tellings,
            profiles,
            cast,
            all: Vec::new(),
            kinds: Vec::new(),
            index: Index::default(),
            joined: FxHashMap::default(),
        }
    }

    fn place(&mut self, at: u32, wanted: impl Fn(u64) -> bool) {
        let kind = bit(self.profiles[at as usize].kind);
        match self.best(at) {
            Some(row) => {
                self.all[row as usize].push(at);
                self.kinds[row as usize] |= kind;
                self.joined.insert((row, self.article(at)), at);
            }
            None => {
                self.all.push(vec![at]);
                self.kinds.push(kind);
                self.open_to(self.all.len() - 1, wanted);
            }
        }
    }

    /// Makes a row known under the keys of its first telling.
    fn open_to(&mut self, row: usize, wanted: impl Fn(u64) -> bool) {
        let Some(&head) = self.all.get(row).and_then(|tellings| tellings.first()) else {
            return;
        };
        let row = u32::try_from(row).unwrap_or(u32::MAX);
        for key in offered(&self.profiles[head as usize]).filter(|&key| wanted(key)) {
            self.index.add(key, row);
        }
    }

    /// The row with which a telling agrees best; none where two agree alike.
    fn best(&self, at: u32) -> Option<u32> {
        let profile = &self.profiles[at as usize];
        let mut rows: Vec<u32> = asked(profile)
            .into_iter()
            .flat_map(|key| self.index.rows(key))
            .collect();
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
        let head = *self.all.get(row as usize)?.first()?;
        let (one, other) = (&self.profiles[head as usize], &self.profiles[at as usize]);
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
            Some(before) if !same_within_article(&self.profiles[before as usize], other) => None,
            _ => same(one, other),
        }
    }

    fn article(&self, at: u32) -> ArticleId {
        self.cast.article(self.tellings[at as usize].article)
    }
}

/// Rows by key, as chains in one list.
#[derive(Debug, Default)]
struct Index {
    last: FxHashMap<u64, u32>,
    /// A row, and where the one before it under the same key stands.
    links: Vec<(u32, u32)>,
}

const NOTHING: u32 = u32::MAX;

impl Index {
    fn add(&mut self, key: u64, row: u32) {
        let at = u32::try_from(self.links.len()).unwrap_or(NOTHING);
        let before = self.last.insert(key, at).unwrap_or(NOTHING);
        self.links.push((row, before));
    }

    fn rows(&self, key: u64) -> impl Iterator<Item = u32> {
        let mut at = self.last.get(&key).copied().unwrap_or(NOTHING);
        std::iter::from_fn(move || {
            let &(row, before) = self.links.get(at as usize)?;
            at = before;
            Some(row)
        })
        .take(LOOK)
    }

    fn clear(&mut self) {
        // A busy day leaves a large table, which takes long to wipe for each quiet one.
        if self.last.capacity() > 4096 {
            self.last = FxHashMap::default();
        }
        self.last.clear();
        self.links.clear();
    }
}

/// Short ranges are known by their days, and by their months to those who ask for months; long ones by months.
fn offered(profile: &Profile) -> impl Iterator<Item = u64> {
    let short = profile.range.days() <= SHORT;
    let days = if short { days(profile, 0) } else { Vec::new() };
    let tag = if short { "short" } else { "long" };
    let months = months(profile).into_iter().map(move |month| (tag, month));
    let times: Vec<(&str, i32)> = days
        .into_iter()
        .map(|day| ("day", day))
        .chain(months)
        .collect();
    keys(profile, &times).into_iter()
}

/// What a telling looks for: its days, and the day before and after where the day was only understood.
fn asked(profile: &Profile) -> Vec<u64> {
    let range = &profile.range;
    let times: Vec<(&str, i32)> = if range.days() <= SHORT {
        let around = u64::from(profile.inferred && range.days() == 1);
        days(profile, around)
            .into_iter()
            .map(|day| ("day", day))
            .collect()
    } else {
        let months = months(profile).into_iter();
        months
            .flat_map(|month| [("short", month), ("long", month)])
            .collect()
    };
    keys(profile, &times)
}

fn days(profile: &Profile, around: u64) -> Vec<i32> {
    let range = &profile.range;
    let first = range
        .first()
        .checked_sub_days(Days::new(around))
        .unwrap_or(range.first());
    let last = range
        .last()
        .checked_add_days(Days::new(around))
        .unwrap_or(range.last());
    (first.num_days_from_ce()..=last.num_days_from_ce()).collect()
}

fn months(profile: &Profile) -> Vec<i32> {
    let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    (month(profile.range.first())..=month(profile.range.last()))
        .take(MONTHS)
        .collect()
}

fn keys(profile: &Profile, times: &[(&str, i32)]) -> Vec<u64> {
    let group = group(profile);
    let anchors = anchors(profile);
    let moment = |&(tag, time): &(&str, i32)| {
        let hash = Hash::new().byte(group).text(tag);
        hash.number(u64::from(time.cast_unsigned())).finish()
    };
    let moments = times.iter().map(moment);
    moments
        .flat_map(|moment| anchors.iter().map(move |&anchor| mix(moment, anchor)))
        .collect()
}

/// Kinds that can be told for each other share a number.
fn group(profile: &Profile) -> u8 {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    match profile.kind {
        Meeting | Talks | Call => 100,
        Agreement | Ceasefire | Exchange => 101,
        kind => kind as u8,
    }
}

/// Whom and what a telling names, and the states behind them.
fn anchors(profile: &Profile) -> Vec<u64> {
    let countries = profile.parties.iter().filter_map(|party| party.country);
    let states = countries.map(|country| Hash::new().text(country.code()).finish());
    let people = profile.parties.iter().map(|party| match party.who {
        Who::Person(id) => 4 * u64::from(id.0) + 1,
        Who::Organization(id) => 4 * u64::from(id.0) + 2,
        Who::Place(id) => 4 * u64::from(id.0) + 3,
    });
    let place = profile.place.map(|spot| 4 * u64::from(spot.id.0) + 3);
    let mut all: Vec<u64> = place
        .into_iter()
        .chain(profile.wording)
        .chain(people)
        .chain(states)
        .take(ANCHORS)
        .collect();
    all.sort_unstable();
    all.dedup();
    all
}
