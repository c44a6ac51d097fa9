//! What the letters of a word say of it, before any list is asked.
//!
//! In: a word. Out: its marks. Small words tell by standing beside a name; capitals inside, digits and hyphens by themselves.

use super::{
    A, AT_PLACE, BY, CALLED, CAMEL, CAP, COMMA, DIGIT, IN, INITIAL, JOINS, Marks, OF, OPEN_BRACKET,
    POSSESSIVE, ROLE_END, SPEECH_LABEL, THE, TO, UPPER, WHO,
};
use crate::analysis::words;

/// What small words say of the name beside them.
fn small(word: &str) -> Marks {
    match word {
        "in" | "In" => IN | AT_PLACE,
        "at" | "near" | "from" | "outside" | "across" | "into" | "inside" | "around" | "At"
        | "Near" | "From" | "Outside" | "Across" | "Into" | "Inside" | "Around" => AT_PLACE,
        "to" | "towards" => TO,
        "of" => OF,
        "the" | "The" | "THE" => THE,
        "a" | "an" | "A" | "An" => A,
        "by" | "with" | "against" | "than" | "like" | "By" | "With" | "Against" | "Like" => BY,
        "surnamed" | "named" | "nicknamed" | "alias" | "dubbed" => CALLED,
        "who" => WHO,
        "and" | "or" | "&" | "/" => JOINS,
        "Q" => SPEECH_LABEL,
        _ => 0,
    }
}

pub(super) fn look(word: &str) -> Marks {
    // Most words are small, and most of those say nothing; most others are so but for their first letter.
    let is_small = |bytes: &[u8]| bytes.iter().all(u8::is_ascii_lowercase);
    match word.as_bytes() {
        small if small.len() >= 10 && is_small(small) => return 0,
        [first, rest @ ..] if is_small(rest) => match first {
            b'a'..=b'z' => return small(word),
            b'A'..=b'Z' if !rest.is_empty() => return small(word) | CAP,
            _ => {}
        },
        _ => {}
    }
    let mut marks = small(word);
    match word.as_bytes() {
        b"," => return COMMA | JOINS,
        b"(" => return OPEN_BRACKET,
        b"'s" | b"'S" => return POSSESSIVE,
        _ if word == "’s" => return POSSESSIVE,
        _ => {}
    }
    let (letters, upper, digits) = letters(word);
    if digits {
        marks |= DIGIT;
    }
    if is_ex(word) {
        marks |= ROLE_END;
    } else if is_capital(word) {
        marks |= CAP;
    }
    if upper == letters && letters >= 2 {
        marks |= UPPER;
    }
    if upper > 0 && upper < letters && letters > 2 && is_camel(word) {
        marks |= CAMEL;
    }
    let dotted = word.contains('.');
    if letters == upper
        && letters > 0
        && (letters == 1 && word.len() <= 2 || dotted && letters <= 3)
        && marks & DIGIT == 0
    {
        marks |= INITIAL;
    }
    marks
}

/// Letters, capitals, and whether there is a digit.
fn letters(word: &str) -> (usize, usize, bool) {
    let (mut letters, mut upper, mut digits) = (0, 0, false);
    if word.is_ascii() {
        for byte in word.bytes() {
            letters += usize::from(byte.is_ascii_alphabetic());
            upper += usize::from(byte.is_ascii_uppercase());
            digits |= byte.is_ascii_digit();
        }
        return (letters, upper, digits);
    }
    for c in word.chars() {
        letters += usize::from(c.is_alphabetic());
        upper += usize::from(c.is_uppercase());
        digits |= c.is_ascii_digit();
    }
    (letters, upper, digits)
}

/// "Ex-chancellor" is a title, not a name.
fn is_ex(word: &str) -> bool {
    word.len() > 4 && (word.starts_with("Ex-") || word.starts_with("ex-"))
}

/// A word that a name may be made of.
fn is_capital(word: &str) -> bool {
    let capital = word.starts_with(char::is_uppercase);
    capital && !is_address(word) && !is_plain_compound(word) || is_elided(word)
}

/// "d'Estaing", "dell'Acqua": a name behind a particle that has lost its vowel.
fn is_elided(word: &str) -> bool {
    ["d'", "d’", "dell'", "dell’", "dall'", "dall’"]
        .iter()
        .any(|particle| {
            let rest = word.strip_prefix(particle);
            rest.is_some_and(|rest| rest.len() > 2 && rest.starts_with(char::is_uppercase))
        })
}

/// The field of meaning of nouns for persons.
const PERSONS: u32 = 18;

/// "Pan-democrat", "Co-author": nouns for persons, where "Jae-in" and "Al-Sisi" are names.
fn is_plain_compound(word: &str) -> bool {
    let tail = word.rsplit_once('-').map_or("", |(_, tail)| tail);
    tail.len() > 4
        && tail.starts_with(|c: char| c.is_ascii_lowercase())
        && words::field(tail) == PERSONS
}

/// "Press@state.gov" names nobody.
fn is_address(word: &str) -> bool {
    word.len() > 6 && (word.contains('@') || word.contains("://") || word.starts_with("www."))
}

/// A capital inside, as brands have it; not that of "McCoy".
fn is_camel(word: &str) -> bool {
    let inner = word
        .char_indices()
        .skip(1)
        .any(|(at, c)| c.is_uppercase() && word[..at].ends_with(char::is_lowercase));
    let mac = [
        "Mc", "Mac", "De", "Di", "La", "Le", "Van", "Al", "El", "Fitz", "Du",
    ];
    inner && !mac.iter().any(|start| word.starts_with(start))
}
