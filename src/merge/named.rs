//! What organizations and places have in common: a name, a country, other names.
//!
//! Counted under name and country while articles come in. When the timeline is asked for, a name without a country joins
//! the one of that name that has one, and an acronym joins the one name it stands for; where there are two such, it
//! stays by itself.

use std::collections::BTreeSet;

use rustc_hash::FxHashMap;

use crate::model::country::Country;

use super::{fold, tally::Tally};

/// More names than this under one key are not compared any further.
const CANDIDATES: usize = 64;

/// Words that acronyms leave out.
const SMALL: &[&str] = &["and", "for", "in", "of", "on", "the", "to"];

#[derive(Debug, Clone, Default)]
pub(super) struct Named {
    /// The name as a key.
    pub(super) plain: String,
    pub(super) country: Option<Country>,
    pub(super) names: Tally<String>,
    pub(super) aliases: BTreeSet<String>,
    /// What else the articles say of it: a kind of place, whether it is a newspaper.
    pub(super) kinds: Tally<u8>,
}

impl Named {
    fn take(&mut self, other: &Named) {
        self.names.add_all(&other.names);
        self.aliases.extend(other.aliases.iter().cloned());
        self.kinds.add_all(&other.kinds);
        self.country = self.country.or(other.country);
    }

    fn is_acronym(&self) -> bool {
        let capitals = |name: &String| name.chars().filter(|c| c.is_uppercase()).count() > 1;
        !self.plain.contains(' ') && self.names.values().any(capitals)
    }

    /// The most frequent spelling; acronyms only where nothing else is known.
    pub(super) fn name(&self) -> String {
        let full =
            |name: &String| usize::from(name.contains(' ') || name.chars().any(char::is_lowercase));
        self.names.best(full).cloned().unwrap_or_default()
    }

    /// All other spellings.
    pub(super) fn others(&self) -> Vec<String> {
        let name = self.name();
        let mut all: BTreeSet<&String> = self.names.values().chain(&self.aliases).collect();
        all.remove(&name);
        all.into_iter().cloned().collect()
    }
}

#[derive(Debug, Default)]
pub(super) struct Names {
    records: Vec<Named>,
    by_key: FxHashMap<(String, Option<Country>), u32>,
}

impl Names {
    pub(super) fn add(
        &mut self,
        plain: String,
        country: Option<Country>,
    ) -> (u32, Option<&mut Named>) {
        let fresh = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let id = *self.by_key.entry((plain.clone(), country)).or_insert(fresh);
        if id == fresh {
            self.records.push(Named {
                plain,
                country,
                ..Named::default()
            });
        }
        (id, self.records.get_mut(id as usize))
    }

    /// What belongs together, sorted by name and country, and for each record its place there.
    pub(super) fn resolve(&self) -> (Vec<Named>, Vec<u32>) {
        let mut groups = Groups::default();
        let mut order: Vec<(&Named, usize)> = self.records.iter().zip(0..).collect();
        order.sort_by(|(one, _), (other, _)| {
            let key = |named: &Named| (named.is_acronym(), named.country.is_none());
            let name = |named: &Named| named.country;
            (key(one), &one.plain, name(one)).cmp(&(key(other), &other.plain, name(other)))
        });
        for (named, index) in order {
            groups.place(named, index);
        }
        groups.all.sort_by(|(one, _), (other, _)| {
            (&one.plain, one.country).cmp(&(&other.plain, other.country))
        });
        let mut ids = vec![0; self.records.len()];
        for (id, (_, records)) in (0..).zip(&groups.all) {
            for &record in records {
                ids[record] = id;
            }
        }
        (
            groups.all.into_iter().map(|(named, _)| named).collect(),
            ids,
        )
    }
}

#[derive(Debug, Default)]
struct Groups {
    all: Vec<(Named, Vec<usize>)>,
    index: FxHashMap<String, Vec<usize>>,
}

impl Groups {
    fn place(&mut self, named: &Named, index: usize) {
        let at = self.home(named).unwrap_or(self.all.len());
        match self.all.get_mut(at) {
            Some((group, records)) => {
                group.take(named);
                records.push(index);
            }
            None => self.all.push((named.clone(), vec![index])),
        }
        for key in keys(named) {
            let groups = self.index.entry(key).or_default();
            if groups.last() != Some(&at) && groups.len() < CANDIDATES {
                groups.push(at);
            }
        }
    }

    fn home(&self, named: &Named) -> Option<usize> {
        let free = named.country.is_none() || named.is_acronym();
        let same = self.index.get(&named.plain)?.iter().copied();
        let mut fits = same.filter(|&at| {
            self.all.get(at).is_some_and(|(group, _)| {
                group.country == named.country
                    || (free && (group.country.is_none() || named.country.is_none()))
            })
        });
        let first = fits.next()?;
        fits.all(|other| other == first).then_some(first)
    }
}

/// What else it is called.
fn keys(named: &Named) -> Vec<String> {
    let mut keys: Vec<String> = named
        .aliases
        .iter()
        .map(|alias| fold::plain(alias))
        .collect();
    let words = named.plain.split(' ').filter(|word| !SMALL.contains(word));
    let initials: String = words.filter_map(|word| word.chars().next()).collect();
    if initials.chars().count() > 2 {
        keys.push(initials);
    }
    keys.push(named.plain.clone());
    keys
}
