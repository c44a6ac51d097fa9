//! Which places are one.
//!
//! A state is known by its code, whatever it is called. Other places are known by name and country; cities whose
//! names changed or differ by language are brought to one.

use crate::model::document::{Place, PlaceId, PlaceKind};

use super::{fold, named::Names};

/// Older names and those of other languages, with the name that stands for both, as keys.
const RENAMED: &[(&str, &str)] = &[
    ("bombay", "mumbai"),
    ("calcutta", "kolkata"),
    ("chernobyl", "chornobyl"),
    ("constantinople", "istanbul"),
    ("dnipropetrovsk", "dnipro"),
    ("kharkov", "kharkiv"),
    ("kiev", "kyiv"),
    ("kyyiv", "kyiv"),
    ("lvov", "lviv"),
    ("madras", "chennai"),
    ("nikolaev", "mykolaiv"),
    ("nur sultan", "astana"),
    ("odessa", "odesa"),
    ("peking", "beijing"),
    ("petrograd", "st petersburg"),
    ("rangoon", "yangon"),
    ("saigon", "ho chi minh city"),
    ("saint petersburg", "st petersburg"),
    ("leningrad", "st petersburg"),
    ("zaporozhye", "zaporizhzhia"),
    ("zaporizhia", "zaporizhzhia"),
    ("donbass", "donbas"),
];

/// The rarer kind tells more: who calls Kyiv a capital knows more than who calls it a city.
const KINDS: [PlaceKind; 5] = [
    PlaceKind::Region,
    PlaceKind::City,
    PlaceKind::Capital,
    PlaceKind::Venue,
    PlaceKind::Country,
];

#[derive(Debug, Default)]
pub(super) struct Places {
    names: Names,
}

impl Places {
    pub(super) fn add(&mut self, place: Place) -> PlaceId {
        let (id, record) = self.names.add(key(&place), place.country);
        if let Some(record) = record {
            record.names.add(place.name);
            record.kinds.add(rank(place.kind));
        }
        PlaceId(id)
    }

    /// All places by name, and for each record its place.
    pub(super) fn resolve(&self) -> (Vec<Place>, Vec<PlaceId>) {
        let (all, ids) = self.names.resolve();
        let place = |named: &super::named::Named| Place {
            name: named.name(),
            kind: named
                .kinds
                .values()
                .last()
                .map_or(PlaceKind::Region, |&kind| kind_of(kind)),
            country: named.country,
            mentions: Vec::new(),
        };
        (
            all.iter().map(place).collect(),
            ids.into_iter().map(PlaceId).collect(),
        )
    }
}

fn key(place: &Place) -> String {
    match (place.kind, place.country) {
        (PlaceKind::Country, Some(country)) => format!("={country}"),
        _ => city(&place.name),
    }
}

fn city(name: &str) -> String {
    let plain = fold::plain(name);
    let modern = RENAMED.iter().find(|(old, _)| *old == plain);
    modern.map_or(plain, |(_, modern)| (*modern).to_owned())
}

fn rank(kind: PlaceKind) -> u8 {
    let at = KINDS.iter().position(|known| *known == kind);
    at.and_then(|at| u8::try_from(at).ok()).unwrap_or(0)
}

fn kind_of(rank: u8) -> PlaceKind {
    KINDS.get(usize::from(rank)).copied().unwrap_or_default()
}
