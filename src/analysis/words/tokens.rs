//! Cuts a text into tokens, as Universal Dependencies English has them.
//!
//! In: the body. Out: tokens with their spans alone; tags and lemmas come later. Every character that is not blank
//! lies in one token, and where blanks stand makes no other difference than that they end a token.
//! Addresses are cut in `address`, numbers, hyphens and clitics here.

use super::{abbreviations, address};
use crate::model::{span::Span, text::Token};

pub(super) fn tokens(body: &str) -> Vec<Token> {
    let mut cut = Cut {
        body,
        out: Vec::with_capacity(body.len() / 5 + 1),
    };
    let mut at = 0;
    while let Some(from) = next_chunk(body, at) {
        let end = chunk_end(body, from);
        cut.chunk(from, end);
        at = end;
    }
    cut.out
}

/// Where the next character that is not blank stands.
fn next_chunk(body: &str, at: usize) -> Option<usize> {
    let mut at = at;
    loop {
        match body.as_bytes().get(at)? {
            b' ' | b'\t'..=b'\r' => at += 1,
            byte if byte.is_ascii() => return Some(at),
            _ => return Some(at + body.get(at..)?.find(|c: char| !c.is_whitespace())?),
        }
    }
}

fn chunk_end(body: &str, from: usize) -> usize {
    let bytes = body.as_bytes();
    let mut at = from;
    while at < bytes.len() {
        match bytes[at] {
            b' ' | b'\t'..=b'\r' => return at,
            byte if byte < 0x80 => at += 1,
            _ => match char_at(body, at) {
                Some(c) if !c.is_whitespace() => at += c.len_utf8(),
                _ => return at,
            },
        }
    }
    at
}

fn char_at(body: &str, at: usize) -> Option<char> {
    body.get(at..)?.chars().next()
}

/// The tokens so far, and the text they come from.
struct Cut<'a> {
    body: &'a str,
    out: Vec<Token>,
}

impl Cut<'_> {
    fn push(&mut self, from: usize, end: usize) {
        if from < end {
            self.out.push(Token {
                span: Span::new(from, end),
                ..Token::default()
            });
        }
    }

    /// A run of characters without a blank.
    fn chunk(&mut self, from: usize, end: usize) {
        let body = self.body;
        let text = &body[from..end];
        if text.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return self.plain(from, end);
        }
        let addresses = address::likely(text);
        let mut at = from;
        while at < end {
            let rest = &body[at..end];
            if addresses && let Some(len) = address::len(rest) {
                self.push(at, at + len);
                at += len;
            } else if rest.starts_with(is_word) {
                at = self.word(at, end);
            } else {
                let len = symbol(rest, at == from);
                self.push(at, at + len);
                at += len;
            }
        }
    }

    /// Letters alone: one token, or the two that are written as one.
    fn plain(&mut self, from: usize, end: usize) {
        let word = &self.body[from..end];
        let joint = match word.len() {
            5 if ["gonna", "wanna", "gotta"]
                .iter()
                .any(|w| word.eq_ignore_ascii_case(w)) =>
            {
                3
            }
            6 if word.eq_ignore_ascii_case("cannot") => 3,
            len => len,
        };
        self.push(from, from + joint);
        self.push(from + joint, end);
    }

    /// A word that begins at `from`, with the clitics and units on it; returns where it ends.
    fn word(&mut self, from: usize, end: usize) -> usize {
        let text = &self.body[from..end];
        let len = word_len(text);
        let (word, rest) = text.split_at(len);
        if rest.starts_with('.') && takes_stop(word, rest, &self.body[end..]) {
            self.push(from, from + len + 1);
            return from + len + 1;
        }
        if let Some(at) = clitic(word) {
            self.word_parts(from, from + at);
            self.push(from + at, from + len);
        } else {
            self.word_parts(from, from + len);
        }
        from + len
    }

    /// "3pm", "$70bn": the number and its unit are two tokens.
    fn word_parts(&mut self, from: usize, end: usize) {
        let word = &self.body[from..end];
        if word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
            return self.plain(from, end);
        }
        let at = from + unit(word).unwrap_or(word.len());
        self.push(from, at);
        self.push(at, end);
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || (!c.is_ascii() && (c.is_alphanumeric() || is_mark(c)))
}

/// Characters that stand on or in the letter before them.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}')
}

pub(super) fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ')
}

/// How far a word reaches that stands at the start of `text`: letters and digits and what joins them.
fn word_len(text: &str) -> usize {
    let mut at = 0;
    let mut piece = 0;
    loop {
        let rest = text.as_bytes().get(at..).unwrap_or(&[]);
        at += rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        let Some(c) = char_at(text, at) else {
            return at;
        };
        let size = c.len_utf8();
        if is_word(c) || c == '_' {
            at += size;
            continue;
        }
        let (before, after) = (&text[piece..at], &text[at + size..]);
        let joins = match c {
            '.' => joins_stop(before, after),
            ',' | ':' => both_digits(before, after),
            '/' => both_digits(before, after) && text[..at].bytes().all(is_date_byte),
            '-' | '\u{2010}' | '\u{2011}' => joins_hyphen(&text[..at], after),
            '&' => both(before, after, char::is_uppercase),
            '$' if piece == 0 && matches!(before, "US" | "A" | "C" | "HK" | "NZ" | "AU" | "S") => {
                return at + 1;
            }
            c if is_apostrophe(c) => after.starts_with(char::is_alphabetic),
            _ => false,
        };
        if !joins {
            return at;
        }
        at += size;
        piece = at;
    }
}

fn both(before: &str, after: &str, is: impl Fn(char) -> bool) -> bool {
    before.chars().next_back().is_some_and(&is) && after.chars().next().is_some_and(&is)
}

fn both_digits(before: &str, after: &str) -> bool {
    both(before, after, |c| c.is_ascii_digit())
}

fn is_date_byte(byte: u8) -> bool {
    byte.is_ascii_digit() || byte == b'/'
}

/// "3.5"; "U.S", "a.m": a stop behind a single letter joins a single letter.
fn joins_stop(before: &str, after: &str) -> bool {
    if both_digits(before, after) {
        return true;
    }
    let mut next = after.chars();
    let (first, second) = (next.next(), next.next());
    before.chars().count() == 1
        && both(before, after, char::is_alphabetic)
        && first.is_some()
        && second.is_none_or(|c| !is_word(c))
}

/// First parts that keep their hyphen; all other compounds are split at it.
const PREFIXES: [&str; 58] = [
    "a", "agro", "ante", "anti", "arch", "be", "bi", "bio", "co", "counter", "cross", "cyber",
    "de", "e", "eco", "ex", "extra", "hyper", "infra", "inter", "intra", "macro", "mega", "micro",
    "mid", "mini", "mis", "mono", "multi", "neo", "non", "over", "pan", "para", "peri", "post",
    "pre", "pro", "proto", "pseudo", "quasi", "re", "semi", "socio", "sub", "super", "supra",
    "sur", "trans", "tri", "u", "ultra", "un", "under", "uni", "vice", "x", "electro",
];

fn joins_hyphen(before: &str, after: &str) -> bool {
    if both_digits(before, after) {
        return is_numbered(before, after);
    }
    let longest = 8;
    before.len() <= longest
        && after.starts_with(is_word)
        && PREFIXES
            .iter()
            .any(|prefix| before.eq_ignore_ascii_case(prefix))
}

/// Telephone numbers and ISO dates; a range of years or pages is three tokens.
fn is_numbered(before: &str, after: &str) -> bool {
    let is_part = |byte: u8| byte.is_ascii_digit() || byte == b'-';
    let tail = after.bytes().take_while(|&byte| is_part(byte)).count();
    let groups = |text: &str| text.split('-').filter(|part| !part.is_empty()).count();
    let all = groups(before) + groups(&after[..tail]);
    before.bytes().all(is_part) && (all > 2 || (before.len() == 3 && tail == 4))
}

/// Whether the full stop behind a word belongs to it.
fn takes_stop(word: &str, rest: &str, behind: &str) -> bool {
    if rest.starts_with("..") {
        return false;
    }
    let is_initial = word.chars().count() == 1 && word.starts_with(char::is_uppercase);
    let is_dotted = word.contains('.') && word.chars().all(|c| c == '.' || c.is_alphabetic());
    if is_dotted || (is_initial && word != "I") {
        return true;
    }
    let before_digit = || {
        let next = rest[1..]
            .chars()
            .chain(behind.chars())
            .find(|c| !c.is_whitespace());
        next.is_some_and(|c| c.is_ascii_digit())
    };
    match abbreviations::kind(word) {
        Some(abbreviations::Kind::Number) => before_digit(),
        Some(_) => true,
        None => false,
    }
}

const CLITICS: [&str; 6] = ["s", "re", "ve", "ll", "d", "m"];

/// Where the clitic begins that a word ends with: "Italy's", "did|n't".
fn clitic(word: &str) -> Option<usize> {
    let (at, apostrophe) = word
        .char_indices()
        .rev()
        .take(3)
        .find(|&(_, c)| is_apostrophe(c))?;
    let tail = &word[at + apostrophe.len_utf8()..];
    let before = &word[..at];
    if tail.eq_ignore_ascii_case("t") && before.len() > 1 && before.ends_with(['n', 'N']) {
        return Some(at - 1);
    }
    let is_number = before.bytes().all(|byte| byte.is_ascii_digit());
    let is_clitic = CLITICS
        .iter()
        .any(|clitic| tail.eq_ignore_ascii_case(clitic));
    (is_clitic && !is_number).then_some(at)
}

const UNITS: [&str; 27] = [
    "am", "pm", "km", "m", "k", "kg", "cm", "mm", "g", "mph", "bn", "mn", "tn", "ft", "lb", "lbs",
    "min", "hr", "hrs", "mg", "ml", "gb", "mb", "kb", "mw", "kw", "kph",
];

/// Where the unit begins that is written onto a number.
fn unit(word: &str) -> Option<usize> {
    let at = word.find(|c: char| c.is_ascii_alphabetic())?;
    let number = &word[..at];
    let is_number = !number.is_empty()
        && number
            .bytes()
            .all(|b| matches!(b, b'0'..=b'9' | b'.' | b',' | b':'));
    (is_number
        && UNITS
            .iter()
            .any(|unit| word[at..].eq_ignore_ascii_case(unit)))
    .then_some(at)
}

/// How many bytes the symbol takes that stands at the start of `text`.
fn symbol(text: &str, opens_chunk: bool) -> usize {
    let Some(first) = text.chars().next() else {
        return 0;
    };
    let size = first.len_utf8();
    let after = &text[size..];
    let run = |in_run: &dyn Fn(char) -> bool| text.find(|c| !in_run(c)).unwrap_or(text.len());
    let number = || size + word_len(after);
    match first {
        '.' | '+' if opens_chunk && after.starts_with(|c: char| c.is_ascii_digit()) => number(),
        '.' | '!' | '?' | '…' => run(&|c| matches!(c, '.' | '!' | '?' | '…')),
        '-' | '=' | '*' | '_' | '~' => run(&|c| matches!(c, '-' | '=' | '*' | '_' | '~')),
        '[' if text.starts_with("[...]") => 5,
        '[' if text.starts_with("[…]") => 5,
        ':' | ';' if opens_chunk => face(text).unwrap_or(size),
        c if is_apostrophe(c) && opens_chunk => leading_apostrophe(text, size),
        '`' | '\'' | '$' | '<' | '>' | '+' | '|' | '\\' | '^' => run(&|c| c == first),
        '#' | '@' if after.starts_with(char::is_alphabetic) => {
            size + after
                .find(|c| !is_word(c) && c != '_')
                .unwrap_or(after.len())
        }
        _ => size + after.find(|c| !is_mark(c)).unwrap_or(after.len()),
    }
}

/// "'s" and "'80s" that stand alone.
fn leading_apostrophe(text: &str, size: usize) -> usize {
    let after = &text[size..];
    let len = after.find(|c| !is_word(c)).unwrap_or(after.len());
    let tail = &after[..len];
    let is_clitic = len == after.len()
        && CLITICS
            .iter()
            .any(|clitic| tail.eq_ignore_ascii_case(clitic));
    let is_decade =
        tail.len() == 3 && tail.ends_with('s') && tail.starts_with(|c: char| c.is_ascii_digit());
    if is_clitic || is_decade {
        return size + len;
    }
    text.find(|c| !text.starts_with(c)).unwrap_or(text.len())
}

/// ":)" and its kin.
fn face(text: &str) -> Option<usize> {
    let nose = usize::from(text.get(1..)?.starts_with('-'));
    let mut rest = text.get(1 + nose..)?.chars();
    let (mouth, ends) = (rest.next()?, rest.next().is_none_or(|c| !is_word(c)));
    (matches!(mouth, ')' | '(') || (matches!(mouth, 'D' | 'P') && ends)).then_some(2 + nose)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: &str) {
        let found: Vec<&str> = tokens(text).iter().map(|token| token.text(text)).collect();
        assert_eq!(found.join(" "), expected, "{text}");
    }

    #[test]
    fn a_colon_before_a_letter_of_several_bytes_is_no_face() {
        check("a :後", "a : 後");
    }

    #[test]
    fn clitics_stand_apart() {
        check(
            "Italy's minister didn't go.",
            "Italy 's minister did n't go .",
        );
        check(
            "They’re sure we can’t, won't.",
            "They ’re sure we ca n’t , wo n't .",
        );
        check("the ministers' wives", "the ministers ' wives");
        check("He cannot; he's gonna", "He can not ; he 's gon na");
        check(
            "O'Neill and D’Alema left the '90s",
            "O'Neill and D’Alema left the '90s",
        );
    }

    #[test]
    fn compounds_are_split_but_not_their_prefixes() {
        check(
            "a two-state, Seoul-based plan",
            "a two - state , Seoul - based plan",
        );
        check(
            "non-aligned ex-ministers re-elected",
            "non-aligned ex-ministers re-elected",
        );
        check(
            "vice-president and anti-Kremlin",
            "vice-president and anti-Kremlin",
        );
        check(
            "talks -- brief ones - ended—badly",
            "talks -- brief ones - ended — badly",
        );
        check("and/or", "and / or");
    }

    #[test]
    fn numbers_keep_what_belongs_to_them() {
        check("$1.5bn, €3,000 and 90%", "$ 1.5 bn , € 3,000 and 90 %");
        check("US$20 at 10:30am", "US$ 20 at 10:30 am");
        check("on 2025-05-18 or 05/18/2025", "on 2025-05-18 or 05/18/2025");
        check("in 1990s, 2001-05, 3-2", "in 1990s , 2001 - 05 , 3 - 2");
        check(
            "call 555-0199 or 202-555-0142",
            "call 555-0199 or 202-555-0142",
        );
        check(
            "the 15th of May, 2025,17 died",
            "the 15th of May , 2025,17 died",
        );
    }

    #[test]
    fn abbreviations_keep_their_stop() {
        check(
            "Mr. Vance met Sen. J.D. Smith.",
            "Mr. Vance met Sen. J.D. Smith .",
        );
        check("No. 5 of the U.S. Inc. list", "No. 5 of the U.S. Inc. list");
        check(
            "She said no. He agreed, etc.",
            "She said no . He agreed , etc.",
        );
        check(
            "at 5 p.m. in Jan. with J. Doe",
            "at 5 p.m. in Jan. with J. Doe",
        );
        check("Ms. Roe (l.) and M. Macron", "Ms. Roe ( l. ) and M. Macron");
        check(
            "up the col. and by the mar.",
            "up the col . and by the mar .",
        );
    }

    #[test]
    fn addresses_are_one_token() {
        check(
            "(see https://example.org/a?b=1).",
            "( see https://example.org/a?b=1 ) .",
        );
        check(
            "Mail jane.doe@example.org, please",
            "Mail jane.doe@example.org , please",
        );
        check(
            "at example.com/news; annex.pdf",
            "at example.com/news ; annex.pdf",
        );
        check("#G20 via @nobody", "#G20 via @nobody");
        check("It ended.The end", "It ended . The end");
    }

    #[test]
    fn marks_stand_alone_or_in_runs() {
        check(
            "\"Well... no?!\" (he left)",
            "\" Well ... no ?! \" ( he left )",
        );
        check("«Oui», “ja”, ‘no’", "« Oui » , “ ja ” , ‘ no ’");
        check("AT&T [...] R&D :-)", "AT&T [...] R&D :-)");
        check(
            "ROME, May 18 (AFP) - Talks",
            "ROME , May 18 ( AFP ) - Talks",
        );
    }

    #[test]
    fn letters_of_all_scripts_survive() {
        check("Zażółć Łódź’s Київ", "Zażółć Łódź ’s Київ");
        check("e\u{301}tat 北京 👍🏽", "e\u{301}tat 北京 👍 🏽");
        check("", "");
        check(" \n\u{a0}\t", "");
    }
}
