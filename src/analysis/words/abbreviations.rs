//! Abbreviations that are written with a full stop.
//!
//! In: a word without its stop. Out: what kind of abbreviation it is, if any. The list is `assets/words/abbreviations.txt`:
//! a lower-cased word and a kind a line, in byte order.

use std::sync::LazyLock;

use memchr::memchr;
use rustc_hash::FxHashMap;

const LIST: &str = include_str!("../../../assets/words/abbreviations.txt");

/// No abbreviation is longer.
const LONGEST: usize = 16;

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
    static KINDS: LazyLock<Listed> = LazyLock::new(|| listed(LIST, b' '));
    let mut low = [0; LONGEST];
    let low = low.get_mut(..word.len())?;
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    let kind = KINDS.get(&*low)?;
    read(kind).filter(|kind| fits(*kind, word))
}

/// What stands behind the key of each line of a list.
pub(super) type Listed = FxHashMap<&'static [u8], &'static str>;

pub(super) fn listed(list: &'static str, behind_key: u8) -> Listed {
    let read = |line: &'static str| {
        let at = memchr(behind_key, line.as_bytes())?;
        Some((line.as_bytes().get(..at)?, line.get(at + 1..)?))
    };
    list.lines().filter_map(read).collect()
}

/// Titles, names and months are written with a capital; "col." and "mass." without one end a sentence.
fn fits(kind: Kind, word: &str) -> bool {
    matches!(kind, Kind::Number | Kind::Inline) || word.starts_with(char::is_uppercase)
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
            assert!(word.len() <= LONGEST, "{line}");
        }
    }

    #[test]
    fn other_words_are_none() {
        for word in ["", "a", "col", "Senate", "zzz", "mister", "é"] {
            assert_eq!(kind(word), None, "{word}");
        }
    }
}
