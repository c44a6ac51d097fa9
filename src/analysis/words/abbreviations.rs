//! Abbreviations that are written with a full stop.
//!
//! In: a word without its stop. Out: what kind of abbreviation it is, if any. The list is `assets/words/abbreviations.txt`:
//! a lower-cased word and a kind a line, in byte order.

use std::cmp::Ordering;

use memchr::{memchr, memrchr};

const LIST: &str = include_str!("../../../assets/words/abbreviations.txt");

/// What an abbreviation says about the word behind it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// "Gen.": a name follows, the sentence goes on.
    Title,
    /// "No.": an abbreviation only if a number follows, and then the sentence goes on.
    Number,
    /// "Inc.", "Calif.": the sentence may end with it.
    Name,
    /// "Sept.": likewise.
    Month,
    /// "etc.": likewise.
    Inline,
}

pub(super) fn kind(word: &str) -> Option<Kind> {
    let (_, kind) = listed(LIST, ' ', |known| order(known, word))?;
    read(kind).filter(|kind| fits(*kind, word))
}

/// The line of a list whose key a search is for: the key and what stands behind it. The keys are in order.
pub(super) fn listed(
    list: &'static str,
    behind_key: char,
    order: impl Fn(&str) -> Ordering,
) -> Option<(&'static str, &'static str)> {
    let (mut low, mut high) = (0, list.len());
    while low < high {
        let middle = low + (high - low) / 2;
        let (before, behind) = list.as_bytes().split_at(middle);
        let start = memrchr(b'\n', before).map_or(0, |at| at + 1);
        let end = memchr(b'\n', behind).map_or(list.len(), |at| middle + at);
        let (key, rest) = list.get(start..end)?.split_once(behind_key)?;
        match order(key) {
            Ordering::Less => low = end + 1,
            Ordering::Greater => high = start,
            Ordering::Equal => return Some((key, rest)),
        }
    }
    None
}

/// Titles, names and months are written with a capital; "col." and "mass." without one end a sentence.
fn fits(kind: Kind, word: &str) -> bool {
    matches!(kind, Kind::Number | Kind::Inline) || word.starts_with(char::is_uppercase)
}

fn order(known: &str, word: &str) -> Ordering {
    known
        .bytes()
        .cmp(word.bytes().map(|byte| byte.to_ascii_lowercase()))
}

fn read(kind: &str) -> Option<Kind> {
    Some(match kind {
        "title" => Kind::Title,
        "number" => Kind::Number,
        "name" => Kind::Name,
        "month" => Kind::Month,
        "inline" => Kind::Inline,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_is_in_order_and_every_line_is_found() {
        let lines: Vec<&str> = LIST.lines().collect();
        assert!(lines.is_sorted());
        for line in lines {
            let (word, name) = line.split_once(' ').expect("a word and its kind");
            let expected = read(name);
            assert!(expected.is_some(), "{line}");
            assert_eq!(kind(&word.to_uppercase()), expected, "{line}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for word in ["", "a", "col", "Senate", "zzz", "mister", "é"] {
            assert_eq!(kind(word), None, "{word}");
        }
    }
}
