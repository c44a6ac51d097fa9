//! The pieces that records and timelines share: ids, days, dates with their words, places, participants.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::model::{
    country::Country,
    date::Precision,
    document::{Person, PersonKind, Place, PlaceId, When, Who},
    event::{Number, Participant},
};

use super::points::{At, Points};

/// A number of people told with an event, with its place in the text where that is one text.
#[derive(Serialize)]
pub(super) struct Told {
    counted: &'static str,
    count: u32,
    at_least: bool,
    #[serde(flatten)]
    at: Option<At>,
}

impl Told {
    pub(super) fn new(number: &Number, at: Option<At>) -> Self {
        Self {
            counted: number.counted.key(),
            count: number.count,
            at_least: number.at_least,
            at,
        }
    }
}

/// Written where a list stands, one item after the other; never held as a whole.
pub(super) struct List<F>(pub(super) F);

impl<F, I> Serialize for List<F>
where
    F: Fn() -> I,
    I: IntoIterator<Item: Serialize>,
{
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_seq((self.0)())
    }
}

/// `p1`, `o1`, `l1`: a letter for the table, and the place in it counted from one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Id(pub(super) char, pub(super) u32);

impl Id {
    pub(super) fn of(who: Who) -> Self {
        match who {
            Who::Person(id) => Id('p', id.0),
            Who::Organization(id) => Id('o', id.0),
            Who::Place(id) => Id('l', id.0),
        }
    }
}

impl Serialize for Id {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&format_args!("{}{}", self.0, u64::from(self.1) + 1))
    }
}

/// A country's code.
#[derive(Debug, Clone, Copy)]
pub(super) struct Code(pub(super) Country);

impl Serialize for Code {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.code())
    }
}

/// A day, `2025-05-18`.
#[derive(Debug, Clone, Copy)]
pub(super) struct Day(pub(super) NaiveDate);

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&self.0)
    }
}

/// For what is hardly ever so and need not be told then.
pub(super) fn is_no(flag: &bool) -> bool {
    !flag
}

#[derive(Debug, Serialize)]
pub(super) struct Dated<'a> {
    from: Day,
    to: Day,
    precision: &'static str,
    approximate: bool,
    #[serde(skip_serializing_if = "is_no")]
    either: bool,
    edtf: String,
    text: Option<&'a str>,
    rule: &'a str,
    inferred: bool,
    text_start: Option<u32>,
    text_end: Option<u32>,
}

/// `points` are those of the article in which the words stand.
pub(super) fn dated<'a, R>(when: &When<R>, rule: &'a str, points: &Points<'a>) -> Dated<'a> {
    let words = when.text.map(|span| points.at(span));
    Dated {
        from: Day(when.range.first()),
        to: Day(when.range.last()),
        // An hour is a day here: a timeline has no finer rows.
        precision: when.range.precision.max(Precision::Day).name(),
        approximate: when.range.approximate,
        either: when.range.either,
        edtf: when.range.edtf(),
        text: when.text.map(|span| points.words(span)),
        rule,
        inferred: when.inferred,
        text_start: words.map(|at| at.start),
        text_end: words.map(|at| at.end),
    }
}

#[derive(Debug, Serialize)]
pub(super) struct Located<'a> {
    id: Id,
    name: &'a str,
    country: Option<Code>,
    country_name: Option<&'static str>,
}

pub(super) fn located(places: &[Place], id: PlaceId) -> Option<Located<'_>> {
    let place = places.get(id.index())?;
    Some(Located {
        id: Id('l', id.0),
        name: &place.name,
        country: place.country.map(Code),
        country_name: country_name(place.country),
    })
}

#[derive(Debug, Serialize)]
pub(super) struct Taking<'a> {
    id: Id,
    name: &'a str,
    country: Option<Code>,
    role: &'static str,
}

pub(super) fn taking<'a>(
    part: &Participant,
    name: &'a str,
    country: Option<Country>,
) -> Taking<'a> {
    Taking {
        id: Id::of(part.who),
        name,
        country: country.map(Code),
        role: part.role.key(),
    }
}

pub(super) fn country_name(country: Option<Country>) -> Option<&'static str> {
    country.and_then(|country| country.name())
}

pub(super) fn person_kind(person: &Person) -> &'static str {
    match person.kind {
        PersonKind::Person => "person",
        PersonKind::Unnamed => "unnamed",
    }
}
