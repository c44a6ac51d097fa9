//! Titles, offices and nouns for persons, as the word lists have them.
//!
//! In: a text and a token. Out: the [`Title`] that begins or ends there.

use crate::{
    grammar::lexicon::{self, class},
    model::{
        document::Gender,
        text::{Class, Hit, Text},
    },
};

/// How much an office tells; ordered.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rank {
    #[default]
    None,
    Other,
    Office,
    Head,
}

/// A phrase of the lists that names an office or a person by what they do.
#[derive(Debug, Clone, Copy)]
pub struct Title {
    pub first: usize,
    pub end: usize,
    pub role: &'static str,
    pub rank: Rank,
    pub gender: Option<Gender>,
    pub honorific: bool,
    pub crowned: bool,
    /// Of a state: its country may be the one that the text speaks of.
    pub governs: bool,
}

fn title(hit: &Hit) -> Title {
    let mut columns = lexicon::columns(hit.value);
    let (role, group, gender) = (
        columns.next().unwrap_or(""),
        columns.next().unwrap_or(""),
        columns.next().unwrap_or(""),
    );
    let honorific = hit.class == class::HONORIFIC;
    Title {
        first: hit.first as usize,
        end: hit.first as usize + usize::from(hit.len),
        role,
        rank: match group {
            _ if honorific => Rank::None,
            // "Foreign Minister Sheikh Hamad": the office tells more than the courtesy.
            _ if role.starts_with("Sheikh") => Rank::Other,
            "head" | "royal" => Rank::Head,
            "other" | "" => Rank::Other,
            _ => Rank::Office,
        },
        gender: match gender {
            "m" => Some(Gender::Male),
            "f" => Some(Gender::Female),
            _ => None,
        },
        honorific,
        crowned: matches!(group, "royal" | "religious") && !honorific,
        governs: matches!(group, "head" | "minister" | "royal") && !honorific,
    }
}

const TITLES: [Class; 3] = [class::TITLE, class::HONORIFIC, class::ROLE_NOUN];

/// The longest title that ends right before a token.
pub fn title_before(text: Text<'_>, end: usize) -> Option<Title> {
    (end.saturating_sub(8)..end).find_map(|first| {
        title_at(text, first)
            .filter(|title| title.end == end)
            .or_else(|| title_ending(text, first, end))
            .or_else(|| ex_title(text, first, end))
    })
}

/// "ex-chancellor", written as one word.
fn ex_title(text: Text<'_>, first: usize, end: usize) -> Option<Title> {
    let word = text.word(first);
    let office = word
        .get(..3)
        .filter(|start| first + 1 == end && start.eq_ignore_ascii_case("ex-"))
        .and_then(|_| word.get(3..))?;
    let value = lexicon::value(office, class::TITLE)?;
    Some(title(&Hit {
        first: u32::try_from(first).unwrap_or(u32::MAX),
        len: 1,
        class: class::TITLE,
        value,
    }))
}

fn title_ending(text: Text<'_>, first: usize, end: usize) -> Option<Title> {
    let fits = |hit: &&Hit| {
        TITLES.contains(&hit.class) && hit.first as usize + usize::from(hit.len) == end
    };
    text.hits.at(first).iter().find(fits).map(title)
}

/// The longest title that begins at a token.
pub fn title_at(text: Text<'_>, first: usize) -> Option<Title> {
    let titles = text
        .hits
        .at(first)
        .iter()
        .filter(|hit| TITLES.contains(&hit.class));
    titles
        .max_by_key(|hit| (hit.len, hit.class == class::TITLE))
        .map(title)
}
