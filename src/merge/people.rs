//! Who is who across articles.
//!
//! In: the people of each document. Out: one person for each, with the fullest name, all spellings, the most frequent
//! office and country, in an order that does not depend on the order of input.
//!
//! While articles come in, people are only counted under the key of their name (see `fold`): a full name is the same
//! person everywhere, a surname alone the same within one country. What belongs together is decided when the timeline
//! is asked for, the fullest names first: a shorter name joins the one person whom it fits in surname, first name,
//! country and gender. Where it fits two, and neither country nor office tells, it stays by itself: two rows for one
//! person mislead less than one row for two.

use std::{cmp::Reverse, collections::BTreeSet};

use rustc_hash::FxHashMap;

use crate::model::{
    country::Country,
    document::{Gender, Person, PersonId, PersonKind},
};

use super::{fold, tally::Tally};

/// More names than this under one key are not compared any further.
const CANDIDATES: usize = 64;

/// Who is written of so many times as often is the one whom a surname alone means.
const FAMOUS: u32 = 8;

/// Offices that one person of a country holds at a time, as keys: "the Russian president" is someone.
const OFFICES: &[&str] = &[
    "president",
    "prime minister",
    "chancellor",
    "foreign minister",
    "defense minister",
    "defence minister",
    "secretary of state",
    "secretary general",
    "king",
    "queen",
    "emir",
    "pope",
    "crown prince",
    "supreme leader",
];

/// People of one key, as all articles together describe them.
#[derive(Debug, Clone, Default)]
pub(super) struct Record {
    kind: PersonKind,
    /// The words of the name as keys; the name itself for those who have none.
    words: Vec<String>,
    /// The article of someone without a name.
    article: u32,
    names: Tally<String>,
    aliases: BTreeSet<String>,
    roles: Tally<String>,
    former: u32,
    affiliations: Tally<String>,
    countries: Tally<Country>,
    genders: Tally<bool>,
}

#[derive(Debug, Default)]
pub(super) struct People {
    records: Vec<Record>,
    by_key: FxHashMap<String, u32>,
}

impl People {
    /// Counts a person of the article `article`; says under which record.
    pub(super) fn add(&mut self, person: Person, article: u32) -> PersonId {
        let words = match person.kind {
            PersonKind::Person => fold::person(&person.name),
            PersonKind::Unnamed => vec![fold::plain(&person.name)],
        };
        let key = key(&person, &words, article);
        let fresh = u32::try_from(self.records.len()).unwrap_or(u32::MAX);
        let id = *self.by_key.entry(key).or_insert(fresh);
        if id == fresh {
            self.records.push(Record {
                kind: person.kind,
                article,
                ..Record::default()
            });
        }
        if let Some(record) = self.records.get_mut(id as usize) {
            record.count(person, words);
        }
        PersonId(id)
    }

    /// All people, and for each record its person. `rank` is the place of each article in an order that content makes.
    pub(super) fn resolve(&self, rank: &[u32]) -> (Vec<Person>, Vec<PersonId>) {
        let mut groups = Groups::default();
        for (record, index) in self.fullest_first(rank) {
            groups.place(record, index);
        }
        let mut people: Vec<(Person, Vec<u32>)> = groups
            .all
            .into_iter()
            .map(|group| (group.person(), group.records))
            .collect();
        // Equals stay in the order in which they were placed, which content made.
        people.sort_by_cached_key(|(person, _)| {
            (
                fold::plain(&person.name),
                person.name.clone(),
                person.country,
            )
        });
        let mut ids = vec![PersonId(0); self.records.len()];
        for (id, (_, records)) in (0..).zip(&people) {
            for &record in records {
                ids[record as usize] = PersonId(id);
            }
        }
        (people.into_iter().map(|(person, _)| person).collect(), ids)
    }

    /// The named before the unnamed, the longer names before the shorter; an order that content alone makes.
    fn fullest_first(&self, rank: &[u32]) -> Vec<(&Record, u32)> {
        let mut all: Vec<(&Record, u32)> = self.records.iter().zip(0..).collect();
        all.sort_by_cached_key(|(record, _)| {
            let unnamed = record.kind == PersonKind::Unnamed;
            let length = Reverse(record.words.len());
            // Who is known by country comes before the one who could be any of them.
            let country = record.countries.top().copied();
            let country = (country.is_none(), country);
            let article = rank.get(record.article as usize).filter(|_| unnamed);
            (
                unnamed,
                length,
                record.words.clone(),
                country,
                article.copied(),
            )
        });
        all
    }
}

/// Under what a person is counted. A surname alone is known within its country only; someone without a name is
/// known within the article only, unless the office says who it is.
fn key(person: &Person, words: &[String], article: u32) -> String {
    let country = person
        .country
        .map_or(String::new(), |country| country.to_string());
    match (person.kind, words) {
        (PersonKind::Person, [_]) => format!("{}/{country}", words[0]),
        (PersonKind::Person, _) => words.concat(),
        (PersonKind::Unnamed, _) => match office(person) {
            Some(office) => format!("?{office}/{country}"),
            None => format!("?{}/{country}/{article}", words.concat()),
        },
    }
}

/// The office of an unnamed person who can be told by it.
fn office(person: &Person) -> Option<&'static str> {
    let role = fold::plain(person.role.as_deref()?);
    person.country?;
    OFFICES
        .iter()
        .copied()
        .find(|office| *office == role)
        .filter(|_| !person.former)
}

impl Record {
    fn count(&mut self, person: Person, words: Vec<String>) {
        // "Kim Jong-un" and "Kim Jongun" share a key; whichever comes first, the finer division stays.
        if (Reverse(words.len()), &words) < (Reverse(self.words.len()), &self.words) {
            self.words = words;
        }
        self.names.add(person.name);
        self.aliases.extend(person.aliases);
        if let Some(role) = person.role {
            self.roles.add(role);
        }
        if let Some(affiliation) = person.affiliation {
            self.affiliations.add(affiliation);
        }
        if let Some(country) = person.country {
            self.countries.add(country);
        }
        if let Some(gender) = person.gender {
            self.genders.add(gender == Gender::Female);
        }
        self.former += u32::from(person.former);
    }
}

/// One person while records gather around the fullest of them.
#[derive(Debug, Default)]
struct Group<'a> {
    records: Vec<u32>,
    fullest: Option<&'a Record>,
    all: Record,
}

#[derive(Debug, Default)]
struct Groups<'a> {
    all: Vec<Group<'a>>,
    /// Surname and a first name, surname and an initial, the first two words of long names, single words that
    /// stand for the person, country and office.
    index: FxHashMap<String, Vec<u32>>,
}

impl<'a> Groups<'a> {
    fn place(&mut self, record: &'a Record, index: u32) {
        let home = self.home(record);
        let at = home.unwrap_or(self.all.len());
        if home.is_none() {
            self.all.push(Group {
                fullest: Some(record),
                ..Group::default()
            });
        }
        let Some(group) = self.all.get_mut(at) else {
            return;
        };
        group.records.push(index);
        group.all.take(record);
        if record.kind == PersonKind::Person {
            for key in entries(record) {
                let groups = self.index.entry(key).or_default();
                let at = u32::try_from(at).unwrap_or(u32::MAX);
                if groups.last() != Some(&at) && groups.len() < CANDIDATES {
                    groups.push(at);
                }
            }
        }
    }

    /// The one group that a record fits.
    fn home(&self, record: &Record) -> Option<usize> {
        let mut fits: Vec<usize> = queries(record)
            .iter()
            .filter_map(|key| self.index.get(key))
            .flatten()
            .map(|&at| at as usize)
            .filter(|&at| self.all.get(at).is_some_and(|group| group.fits(record)))
            .collect();
        fits.sort_unstable();
        fits.dedup();
        narrow(&mut fits, |at| same_country(&self.all[at].all, record));
        narrow(&mut fits, |at| same_role(&self.all[at].all, record));
        if record.words.len() == 1 {
            // A surname alone means the one of whom everybody writes.
            let often = |at: usize| self.all[at].all.names.sum();
            let most = fits.iter().map(|&at| often(at)).max().unwrap_or(0);
            narrow(&mut fits, |at| often(at) * FAMOUS > most);
        }
        match fits[..] {
            [one] => Some(one),
            _ => None,
        }
    }
}

/// Keeps those for which a test holds, if it holds for any.
fn narrow(fits: &mut Vec<usize>, test: impl Fn(usize) -> bool) {
    if fits.len() > 1 && fits.iter().any(|&at| test(at)) {
        fits.retain(|&at| test(at));
    }
}

impl Group<'_> {
    fn fits(&self, record: &Record) -> bool {
        let Some(fullest) = self.fullest else {
            return false;
        };
        if record.kind == PersonKind::Unnamed {
            return same_country(&self.all, record);
        }
        // A father and his son differ in what they do.
        let junior = |words: &[String]| number(words).is_some_and(|number| number == "#jr");
        let family = junior(&fullest.words) != junior(&record.words) && record.words.len() > 1;
        fit(&fullest.words, record)
            && (!family || same_role(&self.all, record))
            && !clash(&self.all.countries, &record.countries, |a, b| {
                a == b || is_union(*a) || is_union(*b)
            })
            && !clash(&self.all.genders, &record.genders, |a, b| a == b)
    }

    fn person(&self) -> Person {
        let all = &self.all;
        let name = all.names.best(|name| {
            fold::person(name)
                .iter()
                .filter(|word| word.len() > 1)
                .count()
        });
        let name = name.cloned().unwrap_or_default();
        let mut aliases: BTreeSet<String> = all.names.values().cloned().collect();
        aliases.extend(all.aliases.iter().cloned());
        aliases.remove(&name);
        Person {
            kind: all.kind,
            aliases: aliases.into_iter().collect(),
            role: all.roles.top().cloned(),
            former: all.former * 2 > all.names.sum(),
            affiliation: all.affiliations.top().cloned(),
            country: all.countries.top().copied(),
            gender: all
                .genders
                .top()
                .map(|&female| if female { Gender::Female } else { Gender::Male }),
            mentions: Vec::new(),
            name,
        }
    }
}

impl Record {
    /// Those without a name add their office to the person, not their description.
    fn take(&mut self, other: &Record) {
        if self.names.is_empty() || other.kind == PersonKind::Person {
            self.kind = other.kind;
            self.names.add_all(&other.names);
            self.aliases.extend(other.aliases.iter().cloned());
            self.former += other.former;
        }
        self.roles.add_all(&other.roles);
        self.affiliations.add_all(&other.affiliations);
        self.countries.add_all(&other.countries);
        self.genders.add_all(&other.genders);
    }
}

/// Whether a name can be a shorter form of a fuller one.
fn fit(full: &[String], record: &Record) -> bool {
    let words = record.words.as_slice();
    if words.len() < 2 || (words.len() > 2 && full.starts_with(words)) {
        // The index found a single word as a surname or as a name by which an article calls the person.
        return true;
    }
    let ((one, head), (other, rest)) = (surname(words), surname(full));
    let numbers = (number(words), number(full));
    let same = numbers.0 == numbers.1 || numbers.0.is_none() || numbers.1.is_none();
    one == other && same && in_order(head, rest)
}

/// Whether the words stand next to each other in `full`: "Tayyip" in "Recep Tayyip", but not "George W." in "George H. W.".
fn in_order(words: &[String], full: &[String]) -> bool {
    let same = |run: &[String]| {
        words
            .iter()
            .zip(run)
            .all(|(word, other)| alike(word, other))
    };
    full.windows(words.len().max(1)).any(same)
}

fn alike(one: &str, other: &str) -> bool {
    let initial = one.len() == 1 || other.len() == 1;
    fold::first_name(one) == fold::first_name(other)
        || (initial && one.chars().next() == other.chars().next())
}

fn clash<T: Ord + Clone>(one: &Tally<T>, other: &Tally<T>, same: impl Fn(&T, &T) -> bool) -> bool {
    let meet = one.values().any(|a| other.values().any(|b| same(a, b)));
    !(one.is_empty() || other.is_empty() || meet)
}

/// Who speaks for a union of states comes from one of them, too.
fn is_union(country: Country) -> bool {
    matches!(country.code(), "EU" | "UN" | "NT")
}

fn same_country(one: &Record, other: &Record) -> bool {
    other
        .countries
        .values()
        .any(|country| one.countries.holds(country))
}

fn same_role(one: &Record, other: &Record) -> bool {
    let same = |role: &String| {
        one.roles
            .values()
            .any(|other| fold::plain(other) == fold::plain(role))
    };
    other.roles.values().any(same)
}

/// The keys under which a person is found by shorter names.
fn entries(record: &Record) -> Vec<String> {
    let (surname, head) = surname(&record.words);
    let mut keys = vec![format!("={surname}")];
    for word in head {
        let initial: String = word.chars().take(1).collect();
        // Others may give an initial for the word, or the word for an initial.
        keys.push(format!("{surname} {initial}."));
        if word.len() > 1 {
            keys.push(format!("{surname} {}", fold::first_name(word)));
        } else {
            keys.push(format!("{surname} {initial}*"));
        }
    }
    if let [first, second, _, ..] = record.words.as_slice() {
        keys.push(format!("{first}+{second}"));
    }
    for alias in &record.aliases {
        if let [word] = fold::person(alias).as_slice() {
            keys.push(format!("={word}"));
        }
    }
    for country in record.countries.values() {
        keys.extend(
            record
                .roles
                .values()
                .map(|role| format!("?{}/{country}", fold::plain(role))),
        );
    }
    keys
}

/// The keys under which a name looks for a fuller one.
fn queries(record: &Record) -> Vec<String> {
    let country = || {
        record
            .countries
            .top()
            .map_or(String::new(), |country| country.to_string())
    };
    if record.kind == PersonKind::Unnamed {
        // Only those who can be told by an office are counted under it.
        let offices = record.roles.values().map(|role| fold::plain(role));
        let known = offices.filter(|role| OFFICES.contains(&role.as_str()));
        return known.map(|role| format!("?{role}/{}", country())).collect();
    }
    let (surname, head) = surname(&record.words);
    let Some(first) = head.first() else {
        return vec![format!("={surname}")];
    };
    let initial: String = first.chars().take(1).collect();
    let mut keys = if first.len() > 1 {
        vec![
            format!("{surname} {}", fold::first_name(first)),
            format!("{surname} {initial}*"),
        ]
    } else {
        vec![format!("{surname} {initial}.")]
    };
    if let [first, second, _, ..] = record.words.as_slice() {
        keys.push(format!("{first}+{second}"));
    }
    keys
}

fn number(words: &[String]) -> Option<&String> {
    words.last().filter(|word| fold::is_number(word))
}

/// The surname and what stands before it; a pope's number is no surname.
fn surname(words: &[String]) -> (&str, &[String]) {
    match words {
        [head @ .., name, number] if fold::is_number(number) => (name, head),
        [head @ .., name] => (name, head),
        [] => ("", &[]),
    }
}
