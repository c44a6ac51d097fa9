//! How well a name fits what is typed, and which of its graphemes do.

use std::{cmp::Reverse, ops::Range};

use unicode_segmentation::UnicodeSegmentation;

use super::letters;

/// How well a name holds the letters, lower is better; none where it does not. Letters at the beginning of words and
/// side by side count as near. `wanted` is folded.
pub fn rank(wanted: &str, name: &str) -> Option<usize> {
    let name = letters::folded(name);
    if let Some(at) = name.find(wanted) {
        let word = at == 0 || !name[..at].ends_with(char::is_alphanumeric);
        return Some(match word {
            _ if name.len() == wanted.len() => 0,
            true => 1,
            false => 2,
        });
    }
    let mut gaps = 3;
    let mut rest = name.chars();
    for (at, letter) in wanted.chars().enumerate() {
        let skipped = rest.position(|other| other == letter)?;
        gaps += if at == 0 { 0 } else { skipped };
    }
    (gaps <= 3 + 2 * wanted.chars().count()).then_some(gaps)
}

/// The graphemes of a name that hold the letters, as bytes; neighbours are one. `wanted` is folded.
pub fn hits(wanted: &str, name: &str) -> Vec<Range<usize>> {
    if let Some(found) =
        letters::Needle::new(wanted).and_then(|needle| needle.find_all(name).into_iter().next())
    {
        // Marks belong to their letter.
        let mut ends = name
            .grapheme_indices(true)
            .map(|(at, grapheme)| at + grapheme.len());
        let end = ends.find(|end| *end >= found.end).unwrap_or(name.len());
        return std::iter::once(found.start..end).collect();
    }
    let mut hits: Vec<Range<usize>> = Vec::new();
    let mut wanted = wanted.chars().peekable();
    for (at, grapheme) in name.grapheme_indices(true) {
        let folded = letters::folded(grapheme);
        if !folded
            .chars()
            .any(|letter| wanted.next_if_eq(&letter).is_some())
        {
            continue;
        }
        let end = at + grapheme.len();
        match hits.last_mut() {
            Some(last) if last.end == at => last.end = end,
            _ => hits.push(at..end),
        }
    }
    hits
}

/// The best so many of a list, by how well they fit, then by how often they occur, then as they came.
pub fn best<T>(
    wanted: &str,
    all: impl Iterator<Item = (T, usize, Option<usize>)>,
    most: usize,
) -> Vec<(T, usize)> {
    let ranked = all
        .enumerate()
        .filter_map(|(at, (one, count, rank))| Some((rank?, Reverse(count), at, one)));
    let mut ranked: Vec<_> = ranked.collect();
    if wanted.is_empty() {
        ranked.sort_by_key(|(_, count, at, _)| (*count, *at));
    } else {
        ranked.sort_by_key(|(rank, count, at, _)| (*rank, *count, *at));
    }
    ranked.truncate(most);
    ranked
        .into_iter()
        .map(|(_, count, _, one)| (one, count.0))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_in_order_find_a_name_and_whole_words_find_it_first() {
        let order = ["lav", "ser", "erg", "slv", "lavroff", "zzz"]
            .map(|typed| rank(typed, "Sergey Lavrov"));
        assert_eq!(order, [Some(1), Some(1), Some(2), None, None, None]);
        assert_eq!(rank("sergey lavrov", "Sergey Lavrov"), Some(0));
        assert!(rank("sglav", "Sergey Lavrov") > rank("gey lav", "Sergey Lavrov"));
    }

    #[test]
    fn what_fits_is_told_in_whole_graphemes() {
        let parts = |wanted, name: &'static str| -> Vec<&str> {
            hits(wanted, name)
                .into_iter()
                .map(|range| &name[range])
                .collect()
        };
        assert_eq!(parts("orban", "Viktor Orbán"), ["Orbán"]);
        assert_eq!(parts("vorb", "Viktor Orbán"), ["V", "or", "b"]);
        assert_eq!(parts("rba", "Orba\u{301}n"), ["rba\u{301}"]);
        assert!(parts("", "x").is_empty());
    }
}
