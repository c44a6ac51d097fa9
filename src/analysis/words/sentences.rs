//! Divides tokens into sentences.
//!
//! In: the body and its tokens. Out: sentences, headings and lines that stand alone; every token lies in one.
//! Three things end a sentence: a blank line, a line that was broken on purpose, and a mark that ends sentences
//! where what follows can begin one.

use super::{abbreviations, lines::Lines};
use crate::model::{
    span::Span,
    text::{Sentence, Token},
};

pub(super) fn sentences(body: &str, tokens: &[Token]) -> Vec<Sentence> {
    let mut found = Vec::with_capacity(tokens.len() / 16 + 1);
    let mut lines = Lines::new(body);
    let (mut first, mut opens_paragraph) = (0, true);
    for next in 1..=tokens.len() {
        let gap = Gap::new(body, tokens, next, &mut lines);
        if next < tokens.len()
            && !(gap.breaks_layout || ends(body, tokens, first, next, gap.is_blank))
        {
            continue;
        }
        found.push(Sentence {
            span: tokens[first].span.cover(tokens[next - 1].span),
            tokens: first..next,
            opens_paragraph,
        });
        (first, opens_paragraph) = (next, gap.opens_paragraph);
    }
    found
}

/// What stands between a token and the one before it.
struct Gap {
    is_blank: bool,
    breaks_layout: bool,
    opens_paragraph: bool,
}

impl Gap {
    fn new(body: &str, tokens: &[Token], next: usize, lines: &mut Lines<'_>) -> Self {
        let Some(token) = tokens.get(next) else {
            return Self {
                is_blank: true,
                breaks_layout: true,
                opens_paragraph: true,
            };
        };
        let between = Span {
            start: tokens[next - 1].span.end,
            end: token.span.start,
        };
        if between.end - between.start < 2 && !between.of(body).starts_with('\n') {
            return Self {
                is_blank: !between.is_empty(),
                breaks_layout: false,
                opens_paragraph: false,
            };
        }
        let breaks = between
            .of(body)
            .bytes()
            .filter(|&byte| byte == b'\n')
            .count();
        Self {
            is_blank: true,
            breaks_layout: breaks > 1 || (breaks == 1 && lines.is_broken_on_purpose(between)),
            opens_paragraph: breaks > 1,
        }
    }
}

/// Whether the sentence that began at `first` ends before the token `next`, which stands on the same line.
fn ends(body: &str, tokens: &[Token], first: usize, next: usize, is_blank: bool) -> bool {
    let word = |at: usize| tokens.get(at).map_or("", |token| token.text(body));
    let Some(mark) = last_mark(body, tokens, first, next) else {
        return false;
    };
    let behind = word(next);
    if is_left_over(behind) {
        return false;
    }
    let closed = mark + 1 < next;
    let end = word(mark);
    if !is_blank {
        return !closed && opens_unspaced(end, word(mark.wrapping_sub(1)), behind);
    }
    match end.as_bytes() {
        [.., b'.'] if end.len() > 1 && end.starts_with(char::is_alphanumeric) => {
            ends_abbreviation(end, behind)
        }
        [b'.', b'.', ..] | [0xe2, ..] => begins_upper(behind),
        b"." if mark == first + 1 && is_list_number(word(first)) && mark + 1 == next => false,
        b"." => {
            !begins_lower(behind) || (!closed && !is_short(word(mark - usize::from(mark > first))))
        }
        _ if closed => !begins_lower(behind) && !names_a_speaker(body, tokens, next),
        _ => true,
    }
}

/// The mark that may end the sentence: the last token, or one behind which only closing quotes and brackets stand.
fn last_mark(body: &str, tokens: &[Token], first: usize, next: usize) -> Option<usize> {
    let mut at = next;
    while at > first {
        at -= 1;
        let text = tokens[at].text(body);
        match text.as_bytes().last()? {
            b'.' | b'!' | b'?' => return Some(at),
            _ if text.ends_with('…') => return Some(at),
            _ if at > first && is_closing(text) && (touches(tokens, at) || is_left_over(text)) => {}
            _ => return None,
        }
    }
    None
}

fn touches(tokens: &[Token], at: usize) -> bool {
    at > 0 && tokens[at - 1].span.end == tokens[at].span.start
}

fn is_closing(text: &str) -> bool {
    matches!(text, "\"" | "”" | "''" | "'" | "’" | "»" | ")" | "]" | "}")
}

/// A mark that closes belongs to the sentence before it, even if it stands apart.
fn is_left_over(text: &str) -> bool {
    is_closing(text) && text != "\"" && text != "'" || matches!(text, "." | "!" | "?")
}

/// "in March.The talks": a sentence end without the blank behind it.
fn opens_unspaced(end: &str, before: &str, behind: &str) -> bool {
    matches!(end, "." | "!" | "?")
        && before.ends_with(char::is_lowercase)
        && begins_upper(behind)
        && behind.len() > 1
}

fn begins_lower(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

fn begins_upper(text: &str) -> bool {
    text.starts_with(char::is_uppercase)
}

/// Words that may be abbreviations that no list knows.
fn is_short(text: &str) -> bool {
    text.len() <= 4 && text.bytes().all(|byte| byte.is_ascii_alphabetic()) && begins_upper(text)
}

fn is_list_number(text: &str) -> bool {
    text.len() <= 2 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether "U.S." or "Inc." or "a.m." is the end: only if a word follows that begins sentences and no names.
fn ends_abbreviation(end: &str, behind: &str) -> bool {
    let word = end.trim_end_matches('.');
    if matches!(
        abbreviations::kind(word),
        Some(abbreviations::Kind::Title | abbreviations::Kind::Number)
    ) {
        return false;
    }
    let is_initial = word.chars().count() == 1;
    !is_initial && (STARTERS.binary_search(&behind).is_ok() || matches!(behind, "\"" | "“"))
}

/// Words with a capital that begin sentences and hardly ever names, in byte order.
const STARTERS: [&str; 66] = [
    "A",
    "About",
    "According",
    "After",
    "All",
    "Although",
    "An",
    "And",
    "Another",
    "Any",
    "As",
    "At",
    "Because",
    "Before",
    "Both",
    "But",
    "By",
    "Despite",
    "During",
    "Each",
    "Earlier",
    "Even",
    "For",
    "From",
    "He",
    "Her",
    "Here",
    "His",
    "How",
    "However",
    "I",
    "If",
    "In",
    "It",
    "Its",
    "Later",
    "Many",
    "Meanwhile",
    "Most",
    "No",
    "Not",
    "On",
    "One",
    "Only",
    "Other",
    "Our",
    "She",
    "Since",
    "So",
    "Some",
    "Such",
    "That",
    "The",
    "Their",
    "There",
    "These",
    "They",
    "This",
    "To",
    "Under",
    "We",
    "What",
    "When",
    "While",
    "With",
    "You",
];

/// `"Is it over?" Mr. Vance asked.`: the sentence goes on behind the quotation.
fn names_a_speaker(body: &str, tokens: &[Token], next: usize) -> bool {
    const SAYING: [&str; 12] = [
        "added",
        "asked",
        "asks",
        "cried",
        "exclaimed",
        "replied",
        "said",
        "says",
        "shouted",
        "tweeted",
        "wondered",
        "wrote",
    ];
    let ahead = tokens[next..].iter().take(5).map(|token| token.text(body));
    let mut ahead = ahead.take_while(|word| !matches!(*word, "," | "." | "?" | "!"));
    ahead.any(|word| SAYING.binary_search(&word).is_ok())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words::tokens::tokens;

    #[track_caller]
    fn check(body: &str, expected: &[&str]) {
        let found = sentences(body, &tokens(body));
        let found: Vec<&str> = found
            .iter()
            .map(|sentence| sentence.span.of(body))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_end_sentences_where_another_can_begin() {
        check(
            "They met. They left? Yes! so",
            &["They met.", "They left?", "Yes!", "so"],
        );
        check("He waited ... and left.", &["He waited ... and left."]);
        check(
            "The talks ended.Nobody signed.",
            &["The talks ended.", "Nobody signed."],
        );
    }

    #[test]
    fn abbreviations_end_a_sentence_only_before_a_starter() {
        check(
            "He met Gen. Smith of the U.S. Army.",
            &["He met Gen. Smith of the U.S. Army."],
        );
        check(
            "He left the U.S. The deal held.",
            &["He left the U.S.", "The deal held."],
        );
        check(
            "It began at 5 p.m. Monday.",
            &["It began at 5 p.m. Monday."],
        );
        check(
            "It was by J. R. Roe. It sold.",
            &["It was by J. R. Roe.", "It sold."],
        );
    }

    #[test]
    fn closing_marks_stay_with_their_sentence() {
        check(
            "\"We are done.\" She left.",
            &["\"We are done.\"", "She left."],
        );
        check(
            "“Is it over?” he asked. (It was.) So.",
            &["“Is it over?” he asked.", "(It was.)", "So."],
        );
        check(
            "\"Is it over?\" Mr. Roe asked.",
            &["\"Is it over?\" Mr. Roe asked."],
        );
        check("He said. ” Then he left.", &["He said. ”", "Then he left."]);
    }

    #[test]
    fn layout_ends_sentences_without_a_stop() {
        check(
            "Talks in Rome\n\nThey met.",
            &["Talks in Rome", "They met."],
        );
        check(
            "Agenda\n- tariffs\n- gas\n",
            &["Agenda", "- tariffs", "- gas"],
        );
        check(
            "1. The first point\n2. The second",
            &["1. The first point", "2. The second"],
        );
    }

    #[test]
    fn wrapped_lines_go_on() {
        let wrapped = "The foreign ministers of the two neighbouring states met in the capital on\n\
                       Monday for the third time this year, and they agreed to meet again in\n\
                       June. Nothing was signed.";
        let found = sentences(wrapped, &tokens(wrapped));
        assert_eq!(found.len(), 2);
        assert!(found[0].opens_paragraph && !found[1].opens_paragraph);
    }

    #[test]
    fn paragraphs_may_be_set_off_by_one_break() {
        let long = "The ministers met on Monday in the old town hall of the capital and spoke about gas, grain, the border and the prisoners";
        let body = format!("{long}\nA second paragraph follows\n{long}");
        assert_eq!(sentences(&body, &tokens(&body)).len(), 3);
    }

    #[test]
    fn starters_are_in_order() {
        assert!(STARTERS.is_sorted());
    }
}
