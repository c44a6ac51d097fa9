//! The full name of one whom the text knows by a surname alone, where the headline has it; and names in plain letters.
//!
//! In: an article and its people. Out: the same people with better names. A transcript says "MINISTER HOLM:" throughout
//! and has "Foreign Minister Peter Holm" in its headline alone.

use std::cell::LazyCell;

use crate::{
    grammar::{
        fold::fold,
        lexicon::{self, class},
    },
    model::{article::Article, document::Person},
};

pub fn take(article: &Article, people: &mut [Person]) {
    let title = article.title.as_deref().unwrap_or("");
    let words = LazyCell::new(|| title.split_whitespace().map(bare).collect::<Vec<&str>>());
    let folded = LazyCell::new(|| words.iter().map(|word| fold(word)).collect::<Vec<String>>());
    for person in people.iter_mut() {
        let alone = !person.name.is_empty() && !person.name.contains(' ');
        let full = alone.then(|| full(&words, &folded, &person.name)).flatten();
        let better = full.or_else(|| is_shouted(&person.name).then(|| in_small(&person.name)));
        if let Some(name) = better.filter(|name| *name != person.name) {
            let written = std::mem::replace(&mut person.name, name);
            person.aliases.retain(|alias| *alias != person.name);
            if !person.aliases.contains(&written) {
                person.aliases.insert(0, written);
            }
        }
    }
}

/// A word of the headline without the marks around it and without "'s".
fn bare(word: &str) -> &str {
    let word = word.trim_matches(|c: char| !c.is_alphanumeric() && c != '.');
    let word = word.trim_end_matches("'s").trim_end_matches("’s");
    if word.chars().count() > 2 {
        word.trim_end_matches('.')
    } else {
        word
    }
}

/// First names and initials before the surname in the headline: "Peter J. Holm" for "HOLM".
fn full(title: &[&str], folded: &[String], surname: &str) -> Option<String> {
    let surname = fold(surname);
    let at = folded.iter().position(|word| *word == surname)?;
    let is_given = |word: &str| {
        word.starts_with(char::is_uppercase) && lexicon::value(word, class::GIVEN).is_some()
    };
    let belongs = |word: &str| is_given(word) || word.chars().count() == 2 && word.ends_with('.');
    let first = (0..at)
        .rev()
        .take_while(|at| belongs(title[*at]))
        .last()
        .filter(|first| is_given(title[*first]))?;
    let full = title[first..=at].join(" ");
    full.contains(char::is_lowercase).then_some(full)
}

/// Whether a name stands in capitals throughout: "O'BRIEN", "ANA B. HOLM", but not "MBS", "Xi" and "CC BY".
fn is_shouted(name: &str) -> bool {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let first = name.split(' ').next().unwrap_or("");
    letters > 3
        && !name.contains(char::is_lowercase)
        && (first == name || lexicon::value(first, class::GIVEN).is_some())
}

/// "O'Brien", "Al-Thani", "McKee", "Holm III".
fn in_small(name: &str) -> String {
    let words: Vec<String> = name.split(' ').map(word_in_small).collect();
    words.join(" ")
}

fn word_in_small(word: &str) -> String {
    if matches!(word, "II" | "III" | "IV") {
        return word.to_owned();
    }
    let scottish = word.starts_with("MC") && word.len() > 4;
    let mut opens = true;
    let mut small = String::with_capacity(word.len());
    for (at, c) in word.chars().enumerate() {
        if opens || scottish && at == 2 {
            small.push(c);
        } else {
            small.extend(c.to_lowercase());
        }
        opens = !c.is_alphabetic();
    }
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(title: &str, surname: &str, expected: Option<&str>) {
        let words: Vec<&str> = title.split_whitespace().map(bare).collect();
        let folded: Vec<String> = words.iter().map(|word| fold(word)).collect();
        assert_eq!(
            full(&words, &folded, surname).as_deref(),
            expected,
            "{title}"
        );
    }

    #[test]
    fn the_headline_has_first_names_before_a_surname() {
        check(
            "Secretary Brenner and Peter J. Holm’s Remarks",
            "HOLM",
            Some("Peter J. Holm"),
        );
        check("Foreign Minister Holm at the Podium", "Holm", None);
        check("Call With Ana Torres", "Holm", None);
    }

    #[test]
    fn capitals_become_a_name() {
        assert_eq!(in_small("O'BRIEN"), "O'Brien");
        assert_eq!(in_small("AL-MASRI"), "Al-Masri");
        assert_eq!(in_small("ANA MCKEE III"), "Ana McKee III");
        assert!(!is_shouted("CC BY-SA"));
        assert!(is_shouted("HOLM") && !is_shouted("MBS") && !is_shouted("Holm"));
    }
}
