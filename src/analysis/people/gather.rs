//! Joins the names of persons: which stretches are one person, and what that person is called in full.
//!
//! In: stretches that name persons, with the office that stands at each. Out: people with their named mentions, in the
//! order in which they appear. Full names first, so that a surname finds its owner wherever it stands.

use super::{office::Office, segment::Named, spelling};
use crate::model::{
    document::{Form, Gender, Mention, Person, RuleName},
    text::Text,
};

/// A stretch with what its surroundings say of the person.
#[derive(Debug)]
pub struct Naming {
    pub named: Named,
    pub words: Vec<String>,
    pub office: Office,
}

/// A person in the making.
#[derive(Debug)]
struct Draft {
    /// The fullest name.
    words: Vec<String>,
    gender: Option<Gender>,
    /// Indexes of namings.
    namings: Vec<usize>,
}

pub fn people(text: Text<'_>, namings: &[Naming]) -> Vec<Person> {
    let mut drafts: Vec<Draft> = Vec::new();
    let is_full = |naming: &Naming| spelling::bare(&naming.words).len() > 1;
    for (index, naming) in namings
        .iter()
        .enumerate()
        .filter(|(_, naming)| is_full(naming))
    {
        match drafts
            .iter()
            .position(|draft| spelling::same(&draft.words, &naming.words))
        {
            Some(at) => drafts[at].join(index, naming),
            None => drafts.push(Draft::new(index, naming)),
        }
    }
    for (index, naming) in namings
        .iter()
        .enumerate()
        .filter(|(_, naming)| !is_full(naming))
    {
        match owner(&drafts, index, naming) {
            Some(at) => drafts[at].join(index, naming),
            None => drafts.push(Draft::new(index, naming)),
        }
    }
    for draft in &mut drafts {
        draft.namings.sort_unstable();
    }
    drafts.sort_by_key(|draft| draft.namings.first().copied());
    drafts
        .iter()
        .map(|draft| draft.person(text, namings))
        .collect()
}

/// Whose name a single name is: by surname before first name, by gender, then who was named last before it.
fn owner(drafts: &[Draft], index: usize, naming: &Naming) -> Option<usize> {
    let bare = spelling::bare(&naming.words);
    let single = bare.last()?;
    let fits = drafts.iter().enumerate().filter_map(|(at, draft)| {
        let part = spelling::part_of(single, &draft.words);
        let gender = match (draft.gender, naming.office.gender) {
            (Some(one), Some(other)) => one == other,
            _ => true,
        };
        let before = draft.namings.iter().filter(|known| **known < index).max();
        let recency = before.map_or(-(draft.namings[0] as i64) - 1_000_000, |before| {
            *before as i64
        });
        (part > 0 && gender).then_some((part, before.is_some(), recency, at))
    });
    fits.max().map(|(_, _, _, at)| at)
}

impl Draft {
    fn new(index: usize, naming: &Naming) -> Self {
        Self {
            words: naming.words.clone(),
            gender: naming.office.gender,
            namings: vec![index],
        }
    }

    fn join(&mut self, index: usize, naming: &Naming) {
        if naming.words.len() > self.words.len() {
            self.words.clone_from(&naming.words);
        }
        self.gender = self.gender.or(naming.office.gender);
        self.namings.push(index);
    }

    fn person(&self, text: Text<'_>, namings: &[Naming]) -> Person {
        let own = || self.namings.iter().filter_map(|index| namings.get(*index));
        let written = |naming: &Naming| super::plain_name(text, naming.named.tokens.clone());
        // The most words; of equals the one that is not written in capitals, then the first.
        let rank = |naming: &Naming| {
            let name = written(naming);
            let shouted = name
                .split(' ')
                .any(|word| word.len() > 3 && !word.contains(char::is_lowercase));
            (spelling::bare(&naming.words).len(), !shouted, name.len())
        };
        let mut name = String::new();
        let mut best = (0, false, 0);
        for naming in own() {
            if rank(naming) > best && (rank(naming).0, rank(naming).1) > (best.0, best.1)
                || name.is_empty()
            {
                best = rank(naming);
                name = written(naming);
            }
        }
        let mut person = Person {
            name,
            gender: self.gender,
            ..Person::default()
        };
        for naming in own() {
            let alias = written(naming);
            if alias != person.name && !person.aliases.contains(&alias) {
                person.aliases.push(alias);
            }
            person.mentions.push(mention(text, naming));
        }
        let offices: Vec<&Office> = own().map(|naming| &naming.office).collect();
        super::office::settle(&mut person, &offices);
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
        None if spelling::bare(&naming.words).len() > 1 => Form::Full,
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
