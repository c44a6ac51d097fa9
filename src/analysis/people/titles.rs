//! Titles, offices and nouns for persons, as the word lists have them.
//!
//! In: a text and a token. Out: the [`Title`] that begins or ends there.

use crate::{
    grammar::lexicon::{self, class},
    model::{
        document::Gender,
        text::{Hit, Text},
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
    let [role, group, gender] = [(); 3].map(|()| columns.next().unwrap_or(""));
    let honorific = hit.class == class::HONORIFIC;
    Title {
        first: hit.first as usize,
        end: hit.first as usize + usize::from(hit.len),
        role,
        rank: match group {
            _ if honorific => Rank::None,
            // "Foreign Minister Sheikh Hamad": the office tells more than the courtesy.
            _ if role.starts_with("Sheikh") || role == "Sayyid" => Rank::Other,
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

fn is_title(hit: &&Hit) -> bool {
    matches!(
        hit.class,
        class::TITLE | class::HONORIFIC | class::ROLE_NOUN
    )
}

/// The longest title that ends right before a token.
pub fn title_before(text: Text<'_>, end: usize) -> Option<Title> {
    let ends = |hit: &&Hit| hit.first as usize + usize::from(hit.len) == end;
    let near = text.hits.within(end.saturating_sub(8)..end);
    let Some(found) = near.iter().find(|hit| ends(hit) && is_title(hit)) else {
        return ex_title(text, end.checked_sub(1)?);
    };
    let longest = longest(text, found.first as usize).filter(ends);
    longest.or(Some(found)).map(title)
}

/// "ex-chancellor", written as one word.
fn ex_title(text: Text<'_>, at: usize) -> Option<Title> {
    let word = text.word(at);
    let office = word
        .get(..3)
        .filter(|start| start.eq_ignore_ascii_case("ex-"))
        .and_then(|_| word.get(3..))?;
    let value = lexicon::value(office, class::TITLE)?;
    Some(title(&Hit {
        first: u32::try_from(at).unwrap_or(u32::MAX),
        len: 1,
        class: class::TITLE,
        value,
    }))
}

/// The longest title that begins at a token.
pub fn title_at(text: Text<'_>, first: usize) -> Option<Title> {
    longest(text, first).map(title)
}

fn longest<'a>(text: Text<'a>, first: usize) -> Option<&'a Hit> {
    let titles = text.hits.at(first).iter().filter(is_title);
    titles.max_by_key(|hit| (hit.len, hit.class == class::TITLE))
}
