//! Under what a telling is known and looked for: its days or months, each with whom and what it names.

use chrono::{Datelike, Days, NaiveDate};

use crate::{
    merge::{
        same::Profile,
        stable::{Hash, mix},
    },
    model::{document::Who, event::EventType},
};

/// Keys of participants beyond this many are not made.
const ANCHORS: usize = 16;

/// Longer ranges are found by month.
pub(super) const SHORT: i64 = 10;

const MONTHS: usize = 24;

/// Short ranges are known by their days, and by their months to those who ask for months; long ones by months.
pub(super) fn offered(profile: &Profile<'_>) -> Vec<u64> {
    let short = profile.range.days() <= SHORT;
    let days = if short { days(profile, 0) } else { Vec::new() };
    let tag = if short { "short" } else { "long" };
    let months = months(profile).into_iter().map(move |month| (tag, month));
    let times: Vec<(&str, i32)> = days
        .into_iter()
        .map(|day| ("day", day))
        .chain(months)
        .collect();
    keys(profile, &times)
}

/// Under what it is known on one of its days.
pub(super) fn offered_on(profile: &Profile<'_>, day: i32) -> Vec<u64> {
    keys(profile, &[("day", day)])
}

/// What a telling looks for: its days, and the day before and after where the day was only understood.
pub(super) fn asked(profile: &Profile<'_>) -> Vec<u64> {
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

pub(super) fn days(profile: &Profile<'_>, around: u64) -> Vec<i32> {
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

fn months(profile: &Profile<'_>) -> Vec<i32> {
    let month = |day: NaiveDate| day.year() * 12 + day.month0().cast_signed();
    (month(profile.range.first())..=month(profile.range.last()))
        .take(MONTHS)
        .collect()
}

fn keys(profile: &Profile<'_>, times: &[(&str, i32)]) -> Vec<u64> {
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
fn group(profile: &Profile<'_>) -> u8 {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    match profile.kind {
        Meeting | Talks | Call => 100,
        Agreement | Ceasefire | Exchange => 101,
        kind => kind as u8,
    }
}

/// Whom and what a telling names, and the states behind them.
fn anchors(profile: &Profile<'_>) -> Vec<u64> {
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
