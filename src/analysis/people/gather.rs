//! Joins the names of persons: which stretches are one person, and what that person is called in full.
//!
//! In: stretches that name persons, with the office that stands at each. Out: people with their named mentions, in the
//! order in which they appear. Full names first, so that a surname finds its owner wherever it stands.

use std::borrow::Cow;

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::{
    office::Office,
    segment::Named,
    spelling::{self, Spelling},
    titles::Rank,
};
use crate::{
    grammar::lexicon::{self, class},
    model::{
        document::{Form, Gender, Mention, Person, RuleName},
        text::Text,
    },
};

/// A stretch with what its surroundings say of the person.
#[derive(Debug)]
pub struct Naming {
    pub named: Named,
    pub words: Spelling,
    pub office: Office,
    /// Whom the first name is given to, where it tells.
    pub first_name: Option<Gender>,
    /// Begins with a listed first name.
    pub given: bool,
    /// The token of the surname, where it is told only with the next name: "Bill and Hillary Clinton".
    pub surname: Option<usize>,
    /// Whose name it is, once that is known.
    pub person: usize,
}

impl Naming {
    /// By the title, else by a first name that is given to one of them alone.
    fn gender(&self) -> Option<Gender> {
        self.office.gender.or(self.first_name)
    }
}

/// A person in the making.
#[derive(Debug)]
struct Draft {
    /// The fullest name.
    words: Spelling,
    gender: Option<Gender>,
    role: Option<Cow<'static, str>>,
    rank: Rank,
    /// Indexes of namings.
    namings: Vec<usize>,
}

/// Makes people of names, and notes at each name whose it is.
pub fn people(text: Text<'_>, namings: &mut [Naming]) -> Vec<Person> {
    let mut drafts: Vec<Draft> = Vec::new();
    let mut index = Ends {
        last: FxHashMap::with_capacity_and_hasher(namings.len() * 4, FxBuildHasher),
        ..Ends::default()
    };
    let is_full = |naming: &Naming| naming.words.bare_len() > 1;
    let all = || namings.iter().enumerate();
    let full = all().filter(|(_, naming)| is_full(naming));
    let single = all().filter(|(_, naming)| !is_full(naming));
    for (number, naming) in full.chain(single) {
        let near = index.near(&naming.words);
        let own = if is_full(naming) {
            near.into_iter()
                .find(|at| spelling::same(&drafts[*at].words, &naming.words))
        } else {
            owner(text, &drafts, &near, number, naming)
        };
        let at = own.unwrap_or(drafts.len());
        index.note(at, &naming.words);
        match drafts.get_mut(at) {
            Some(draft) => draft.join(number, naming),
            None => drafts.push(Draft::new(number, naming)),
        }
    }
    for draft in &mut drafts {
        draft.namings.sort_unstable();
    }
    drafts.sort_by_key(|draft| draft.namings.first().copied());
    for (at, draft) in drafts.iter().enumerate() {
        for naming in &draft.namings {
            namings[*naming].person = at;
        }
    }
    drafts
        .iter()
        .map(|draft| draft.person(text, namings))
        .collect()
}

/// Whose name a single name is: by surname before first name, by gender and office, then who was named last before it.
fn owner(
    text: Text<'_>,
    drafts: &[Draft],
    near: &[usize],
    index: usize,
    naming: &Naming,
) -> Option<usize> {
    let single = naming.words.bare().last()?;
    let fits = near.iter().filter_map(|at| {
        let (at, draft) = (*at, &drafts[*at]);
        let part = spelling::part_of(single, &draft.words);
        let gender = match (draft.gender, naming.office.gender) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let before = draft.namings.iter().filter(|known| **known < index).max();
        // "Vice President Reed" is the one of whom that office is told, not the one named last.
        let told = naming.office.role.is_some() && draft.role == naming.office.role;
        let recency = before.map_or(-(draft.namings[0] as i64) - 1_000_000, |before| {
            *before as i64
        });
        let other = draft.role.is_none() && is_of_another(text, naming, draft)
            || is_the_spouse(naming, draft);
        (part > 0 && gender && !other).then_some((
            part,
            told,
            before.is_some(),
            draft.rank,
            recency,
            at,
        ))
    });
    fits.max().map(|(.., at)| at)
}

/// Persons by how the words of their names begin and end: words that differ in one letter share one of both.
#[derive(Debug, Default)]
struct Ends {
    /// The last note of each beginning and ending.
    last: FxHashMap<u64, usize>,
    /// A person, and the note before of the same beginning or ending.
    notes: Vec<(usize, Option<usize>)>,
}

impl Ends {
    fn note(&mut self, person: usize, words: &Spelling) {
        for key in words.words().flat_map(ends) {
            let before = self.last.get(&key).copied();
            if before.is_none_or(|before| self.notes[before].0 != person) {
                self.last.insert(key, self.notes.len());
                self.notes.push((person, before));
            }
        }
    }

    /// Who may be meant by a name, in the order in which they were noted.
    fn near(&self, words: &Spelling) -> Vec<usize> {
        let mut found: Vec<usize> = Vec::new();
        for key in words.words().flat_map(ends) {
            let mut next = self.last.get(&key).copied();
            while let Some(at) = next {
                let (person, before) = self.notes[at];
                found.push(person);
                next = before;
            }
        }
        found.sort_unstable();
        found.dedup();
        found
    }
}

/// The first three characters and the last three, as numbers.
fn ends(word: &str) -> [u64; 2] {
    let push = |key: u64, c: char| key << 21 | u64::from(c);
    [
        word.chars().take(3).fold(0, push),
        word.chars().rev().take(3).fold(1, push),
    ]
}

/// "President Yeltsin" is not Naina Yeltsin: the lists know who holds that office by that surname.
fn is_of_another(text: Text<'_>, naming: &Naming, draft: &Draft) -> bool {
    let Some(role) = naming.office.role.as_deref() else {
        return false;
    };
    let last = naming.named.tokens.end.saturating_sub(1);
    let mut holders = text
        .hits
        .at(last)
        .iter()
        .filter(|hit| hit.class == class::LEADER_SURNAME && hit.len == 1)
        .filter(|hit| {
            let office = lexicon::column(hit.value, 2);
            role.eq_ignore_ascii_case(office)
        })
        .map(|hit| Spelling::new(lexicon::column(hit.value, 0)))
        .peekable();
    holders.peek().is_some() && !holders.any(|words| spelling::same(&words, &draft.words))
}

/// "First Lady Melania Trump" is not "President Trump".
fn is_the_spouse(naming: &Naming, draft: &Draft) -> bool {
    let spouse = |role: &Option<Cow<'_, str>>| {
        let role = role.as_deref();
        role.is_some_and(|role| matches!(role, "First Lady" | "First Gentleman"))
    };
    let (one, other) = (&naming.office, draft);
    spouse(&one.role) && other.rank == Rank::Head || spouse(&other.role) && one.rank == Rank::Head
}

impl Draft {
    fn new(index: usize, naming: &Naming) -> Self {
        Self {
            words: naming.words.clone(),
            gender: naming.gender(),
            role: naming.office.role.clone(),
            rank: naming.office.rank,
            namings: vec![index],
        }
    }

    fn join(&mut self, index: usize, naming: &Naming) {
        if naming.words.len() > self.words.len() {
            self.words.clone_from(&naming.words);
        }
        self.gender = self.gender.or(naming.gender());
        if naming.office.rank > self.rank {
            self.rank = naming.office.rank;
            self.role.clone_from(&naming.office.role);
        }
        self.namings.push(index);
    }

    fn person(&self, text: Text<'_>, namings: &[Naming]) -> Person {
        let own = || self.namings.iter().filter_map(|index| namings.get(*index));
        let written = |naming: &Naming| {
            let own = super::plain_name(text, naming.named.tokens.clone());
            match naming.surname {
                Some(token) => Cow::Owned(format!("{own} {}", text.word(token))),
                None => own,
            }
        };
        // The most words; of equals the one that is not written in capitals, then the first.
        let rank = |naming: &Naming, name: &str| {
            let shouted = name
                .split(' ')
                .any(|word| word.len() > 3 && !word.contains(char::is_lowercase));
            (naming.words.bare_len(), !shouted)
        };
        let mut name = Cow::Borrowed("");
        let mut best = (0, false);
        for naming in own() {
            let own = written(naming);
            let rank = rank(naming, &own);
            if rank > best || name.is_empty() {
                (best, name) = (rank, own);
            }
        }
        let mut person = Person {
            name: name.into_owned(),
            gender: self.gender,
            ..Person::default()
        };
        for naming in own() {
            let alias = written(naming);
            let known = |name: &String| **name == alias;
            if !known(&person.name) && !person.aliases.iter().any(known) {
                person.aliases.push(alias.into_owned());
            }
            person.mentions.push(mention(text, naming));
        }
        super::office::settle(&mut person, own().map(|naming| &naming.office));
        person
    }
}

fn mention(text: Text<'_>, naming: &Naming) -> Mention {
    let title_start = naming
        .office
        .title_start
        .and_then(|token| Some(text.tokens().get(token)?.span.start));
    let form = match title_start {
        Some(_) => Form::Titled,
        None if naming.words.bare_len() > 1 => Form::Full,
        None => Form::Partial,
    };
    let rule = match form {
        Form::Titled => "name with its title",
        Form::Full => "full name",
        _ => "part of a name",
    };
    Mention {
        span: text.words.span(naming.named.tokens.clone()),
        form,
        title_start,
        rule: RuleName::Borrowed(rule),
    }
}
