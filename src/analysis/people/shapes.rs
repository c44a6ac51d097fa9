//! What the look of a word and the word lists say of it: one set of marks for each token.
//!
//! In: a text. Out: [`Shapes`]. Decides nothing; a capital at the start of a sentence is noted as such.

mod look;

use std::{hash::Hasher, sync::LazyLock};

use super::{
    lists::{self, Listed, Lists},
    results,
};

use rustc_hash::{FxBuildHasher, FxHashSet, FxHasher};

use crate::{
    analysis::words,
    grammar::{fold::fold_char, lexicon},
    model::text::{Hit, Tag, Text},
};

/// Marks of a token; several hold at once.
pub type Marks = u64;

macro_rules! marks {
    ($($(#[$about:meta])* $name:ident),+ $(,)?) => { marks!(@ 0; $($(#[$about])* $name,)+); };
    (@ $at:expr; $(#[$about:meta])* $name:ident, $($rest:tt)*) => {
        $(#[$about])*
        pub const $name: Marks = 1 << ($at);
        marks!(@ $at + 1; $($rest)*);
    };
    (@ $at:expr;) => {};
}

marks! {
    /// Begins with a capital.
    CAP,
    /// Two letters or more, all capitals.
    UPPER,
    /// "J.", "J.D."
    INITIAL,
    /// The first word of its sentence or of a quotation.
    FIRST,
    /// In a line where capitals prove nothing.
    LOUD,
    /// In a headline that has a capital on nearly every word, but is not in capitals throughout.
    TITLED,
    /// A hyphen with a word on both sides and no blank.
    HYPHEN,
    /// "'s"
    POSSESSIVE,
    DIGIT,
    /// Written small elsewhere in the text, or of a part of speech that is no name.
    COMMON,
    /// A capital inside, as brands have it.
    CAMEL,
    /// An ordinary word of English, if it were written small.
    ORDINARY,
    GIVEN,
    GIVEN_DOUBT,
    SURNAME,
    SURNAME_DOUBT,
    PARTICLE,
    OPENER,
    LINK,
    SUFFIX,
    TAIL,
    FUNCTION,
    SAYS,
    ORG_WORD,
    PLACE_WORD,
    /// Ends the name of an event or a thing: "Cup", "Treaty".
    THING_WORD,
    PLACE_NOUN,
    PLACE_PREFIX,
    CALENDAR,
    GROUP,
    KIN,
    /// A title, an honorific, a noun for a role ends here.
    TITLE_END,
    HONORIFIC_END,
    ROLE_END,
    /// A country or a place begins here.
    PLACE_BEGIN,
    /// "city", "province" and the like are no names by themselves.
    COMMA,
    OPEN_BRACKET,
    /// Capitals that stand for a thing: "ATM".
    ACRONYM_OF_THING,
    /// A name in a line of results: "Ipswich 4 1 2 1".
    RESULT,
    /// Of a unit: small letters behind its hyphen, as in "Jae-in".
    SMALL_TAIL,
    // Small words that tell by standing beside a name.
    IN,
    /// "in", "at", "from" ...
    AT_PLACE,
    TO,
    OF,
    THE,
    A,
    BY,
    /// "named", "alias"
    CALLED,
    WHO,
    /// What joins the members of a list.
    JOINS,
    /// Before the name of a ship or a storm: "USS", "Hurricane".
    SHIP,
    /// Before the name of a place that it is a part of: "Mount", "Lake".
    PLACE_OPENS,
    /// In capitals before a colon: who speaks, without a name ("QUESTION:").
    SPEECH_LABEL,
    /// Letters that follow a name: "QC", "MP".
    POSTNOMINAL,
}

pub const NAMED: Marks = GIVEN | GIVEN_DOUBT | SURNAME | SURNAME_DOUBT;

/// The marks of all tokens.
#[derive(Debug)]
pub struct Shapes {
    marks: Vec<Marks>,
    lists: Lists,
}

impl Shapes {
    pub fn get(&self, token: usize) -> Marks {
        self.marks.get(token).copied().unwrap_or(0)
    }

    /// What the lists know of the tokens from `first` to `end` as a whole.
    pub fn listed(&self, first: usize, end: usize) -> Listed {
        self.lists.get(first, end)
    }

    pub fn has(&self, token: usize, marks: Marks) -> bool {
        self.get(token) & marks != 0
    }
}

/// What a hit of one token of a class says of the token.
static OF_CLASS: LazyLock<Vec<Marks>> = LazyLock::new(|| {
    let known: &[(&str, Marks)] = &[
        ("given", GIVEN),
        ("given-doubtful", GIVEN_DOUBT),
        ("surname", SURNAME),
        ("surname-doubtful", SURNAME_DOUBT),
        ("name-particle", PARTICLE),
        ("name-opener", OPENER),
        ("name-link", LINK),
        ("name-suffix", SUFFIX),
        ("compound-tail", TAIL),
        ("function-word", FUNCTION),
        ("name-says", SAYS),
        ("place-word", PLACE_WORD),
        ("place-noun", PLACE_NOUN),
        ("place-prefix", PLACE_PREFIX),
        ("place-opener", PLACE_OPENS),
        ("ship-prefix", SHIP),
        ("speech-label", SPEECH_LABEL),
        ("postnominal", POSTNOMINAL),
        ("calendar-word", CALENDAR),
        ("group-name", GROUP),
        ("kin", KIN),
        ("acronym-of-thing", ACRONYM_OF_THING),
        ("title", TITLE_END),
        ("honorific", HONORIFIC_END),
        ("role-noun", ROLE_END),
        ("org-word", ORG_WORD),
        ("country", PLACE_BEGIN),
        ("capital", PLACE_BEGIN),
        ("city", PLACE_BEGIN),
    ];
    let classes = lexicon::class::NAMES.iter();
    classes
        .map(|name| {
            known
                .iter()
                .find(|(known, _)| known == name)
                .map_or(0, |(_, marks)| *marks)
        })
        .collect()
});

/// Marks that a phrase sets on its last word, and those that it sets on its first; others belong to single words.
const AT_END: Marks = TITLE_END | HONORIFIC_END | ROLE_END | ORG_WORD | PLACE_WORD | THING_WORD;
const AT_BEGIN: Marks = PLACE_BEGIN;

pub fn read(text: Text<'_>) -> Shapes {
    let mut marks: Vec<Marks> = text
        .tokens()
        .iter()
        .map(|token| look::look(token.text(text.body)))
        .collect();
    hyphens(text, &mut marks);
    let of_class = OF_CLASS.as_slice();
    for hit in &text.hits.all {
        of_hit(hit, of_class, &mut marks);
    }
    calendar_as_names(text, &mut marks);
    sentences(text, &mut marks);
    he_as_a_name(text, &mut marks);
    common(text, &mut marks);
    results::mark(text, &mut marks);
    Shapes {
        marks,
        lists: lists::read(text),
    }
}

/// "Theresa May", "Ana Christmas": behind a first name and before no number a month or feast is a surname; "Iraqi PM
/// Holm": behind no number it is no hour.
fn calendar_as_names(text: Text<'_>, marks: &mut [Marks]) {
    const SURNAMES: [&str; 7] = [
        "May",
        "March",
        "April",
        "June",
        "August",
        "Christmas",
        "Easter",
    ];
    for at in 1..marks.len() {
        if marks[at] & CALENDAR == 0 {
            continue;
        }
        let named = marks[at - 1] & GIVEN != 0 && marks[at - 1] & CALENDAR == 0;
        let dated = marks.get(at + 1).is_some_and(|next| next & DIGIT != 0);
        if named && !dated && SURNAMES.contains(&text.word(at)) {
            marks[at] = marks[at] & !(CALENDAR | FUNCTION) | SURNAME;
        } else if text.word(at) == "PM" && marks[at - 1] & DIGIT == 0 {
            marks[at] &= !CALENDAR;
        }
    }
}

/// "with He Lifeng": nobody writes "he" with a capital in the middle of a sentence.
fn he_as_a_name(text: Text<'_>, marks: &mut [Marks]) {
    for at in 1..marks.len() {
        let names = |next: &Marks| next & (CAP | FUNCTION | LOUD) == CAP;
        if marks[at] & (CAP | FIRST | LOUD) == CAP
            && text.word(at) == "He"
            && marks.get(at + 1).is_some_and(names)
        {
            marks[at] = marks[at] & !FUNCTION | SURNAME;
        }
    }
}

fn of_hit(hit: &Hit, of_class: &[Marks], marks: &mut [Marks]) {
    let mut of_class = of_class.get(usize::from(hit.class.0)).copied().unwrap_or(0);
    if of_class == 0 {
        return;
    }
    if of_class == ORG_WORD {
        of_class = match lexicon::text(hit.value) {
            "place" => PLACE_WORD,
            "event" | "treaty" | "prize" | "product" => THING_WORD,
            _ => ORG_WORD,
        };
    }
    let (first, len) = (hit.first as usize, usize::from(hit.len));
    let mut set = |at: usize, of: Marks| {
        if let Some(token) = marks.get_mut(at) {
            *token |= of;
        }
    };
    if len == 1 {
        return set(first, of_class);
    }
    set(first, of_class & AT_BEGIN);
    set(first + len - 1, of_class & AT_END);
}

fn hyphens(text: Text<'_>, marks: &mut [Marks]) {
    for (at, three) in text.tokens().windows(3).enumerate() {
        let [before, middle, after] = [0, 1, 2].map(|at| three[at].span);
        let touches = before.end == middle.start && middle.end == after.start;
        if touches && matches!(middle.of(text.body), "-" | "\u{2010}" | "\u{2011}") {
            marks[at + 1] |= HYPHEN;
        }
    }
}

/// Which words stand first, and which lines are loud: headings in capitals or title case.
fn sentences(text: Text<'_>, marks: &mut [Marks]) {
    for sentence in &text.words.sentences {
        let Some(run) = marks.get_mut(sentence.tokens.clone()) else {
            continue;
        };
        let mut opens = true;
        let (mut words, mut capitals, mut upper) = (0, 0, 0);
        // A verb, and one in small letters: no headline.
        let (mut finite, mut small) = (false, false);
        for (offset, token) in run.iter_mut().enumerate() {
            let word = text.word(sentence.tokens.start + offset);
            if !word.starts_with(char::is_alphabetic) {
                opens |= matches!(
                    word,
                    "\"" | "“"
                        | "``"
                        | "‘"
                        | ":"
                        | "•"
                        | "–"
                        | "—"
                        | "("
                        | "["
                        | "…"
                        | "..."
                        | "*"
                );
                continue;
            }
            if opens {
                *token |= FIRST;
                opens = false;
            }
            if is_finite(text, sentence.tokens.start + offset) {
                finite = true;
                small |= *token & CAP == 0;
            }
            if word.len() > 3 || *token & FUNCTION == 0 {
                words += 1;
                capitals += usize::from(*token & CAP != 0);
                upper += usize::from(*token & UPPER != 0);
            }
        }
        let ends = text.word(sentence.tokens.end.saturating_sub(1));
        let is_heading = !matches!(ends, "." | "?" | "!" | ";" | "”" | "\"")
            && !small
            && words >= if finite { 3 } else { 4 }
            && capitals * 10 >= words * 8;
        let shouts = upper * 10 >= words * 7 && words >= 2;
        if shouts || is_heading {
            let titled = if shouts { 0 } else { TITLED };
            run.iter_mut().for_each(|token| *token |= LOUD | titled);
        }
    }
}

fn is_finite(text: Text<'_>, at: usize) -> bool {
    let token = text.tokens().get(at);
    token.is_some_and(|token| matches!(token.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp | Tag::Md))
}

/// Marks words with a capital that the text also writes small, and those that are ordinary words.
fn common(text: Text<'_>, marks: &mut [Marks]) {
    // Most small words have no capital that begins and counts like them: those are passed over.
    let mut wanted = [0u64; 32];
    let slot = |word: &str| {
        let first = word.bytes().next().unwrap_or(0);
        (usize::from(first & 31), 1u64 << (word.len() & 63))
    };
    for (token, marks) in text.tokens().iter().zip(marks.iter()) {
        if marks & CAP != 0 {
            let (row, bit) = slot(token.text(text.body));
            wanted[row] |= bit;
        }
    }
    let mut small = FxHashSet::with_capacity_and_hasher(64, FxBuildHasher);
    let mut found = [0u64; 32];
    for (token, marks) in text.tokens().iter().zip(marks.iter()) {
        if marks & CAP != 0 || token.span.end - token.span.start < 3 {
            continue;
        }
        let word = token.text(text.body);
        let (row, bit) = slot(word);
        if wanted[row] & bit != 0 && word.starts_with(char::is_lowercase) {
            found[row] |= bit;
            small.insert(key(word));
        }
    }
    for (token, marks) in text.tokens().iter().zip(marks.iter_mut()) {
        if *marks & CAP != 0 && *marks & INITIAL == 0 {
            let word = token.text(text.body);
            let (row, bit) = slot(word);
            if found[row] & bit != 0 && small.contains(&key(word)) {
                *marks |= COMMON;
            }
            // "US" and "WHO" are not the small words; "MORE" and "NOT" are those words, louder.
            if *marks & (UPPER | LOUD) == UPPER && (word.len() < 3 || word == "WHO") {
                *marks &= !FUNCTION;
            }
            // "Xi" is no number.
            if *marks & (SUFFIX | UPPER) == SUFFIX && !word.ends_with(['r', '.']) && word.len() > 1
            {
                *marks &= !SUFFIX;
            }
            if word.len() > 2 && words::is_ordinary(word) {
                *marks |= ORDINARY;
            }
        }
    }
}

/// A number that stands for a word or phrase, whatever its case and accents; blanks and full stops count for nothing.
pub fn key(phrase: &str) -> u64 {
    let mut hasher = FxHasher::default();
    let mut push = |byte: u8| {
        if byte != b'.' && byte != b' ' {
            hasher.write_u8(byte);
        }
    };
    if phrase.is_ascii() {
        phrase
            .bytes()
            .for_each(|byte| push(byte.to_ascii_lowercase()));
    } else {
        phrase.chars().for_each(|c| fold_char(c, &mut push));
    }
    hasher.finish()
}
