//! Finds words in text whatever their case and accents: `orban` finds `Orbán`.

use std::ops::Range;

use memchr::{memchr2_iter, memmem};
use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

/// A text in lower case, without accents, with straight quotation marks and plain spaces.
pub fn folded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    fold_into(text, &mut out);
    out
}

fn fold_into(text: &str, out: &mut String) {
    for letter in text.chars() {
        fold(letter, |letter| out.push(letter));
    }
}

fn fold(letter: char, mut push: impl FnMut(char)) {
    match letter {
        'A'..='Z' => push(letter.to_ascii_lowercase()),
        '\0'..='\x7f' if letter > ' ' => push(letter),
        _ => strip(letter, |part| part.to_lowercase().for_each(&mut push)),
    }
}

/// A text without accents, with straight quotation marks and plain spaces; capitals stay.
pub fn stripped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        strip(letter, |part| out.push(part));
    }
    out
}

fn strip(letter: char, mut push: impl FnMut(char)) {
    let plain = match letter {
        'ø' => "o",
        'Ø' => "O",
        'ł' => "l",
        'Ł' => "L",
        'đ' | 'ð' => "d",
        'Đ' | 'Ð' => "D",
        'ı' => "i",
        'ß' => "ss",
        'æ' => "ae",
        'Æ' => "Ae",
        'œ' => "oe",
        'Œ' => "Oe",
        _ => "",
    };
    plain.chars().for_each(&mut push);
    match letter {
        _ if !plain.is_empty() => {}
        '\n' | '\t' | '\r' | '\u{a0}' | '\u{202f}' => push(' '),
        '\0'..='\x7f' => push(letter),
        '’' | '‘' | 'ʼ' => push('\''),
        '“' | '”' | '„' | '«' | '»' => push('"'),
        '–' | '—' | '‑' => push('-'),
        _ => letter
            .nfd()
            .filter(|part| !is_combining_mark(*part))
            .for_each(push),
    }
}

/// One word or phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Needle {
    folded: String,
}

impl Needle {
    /// None where nothing is left to look for.
    pub fn new(text: &str) -> Option<Self> {
        let folded = folded(text);
        (!folded.trim().is_empty()).then_some(Self { folded })
    }

    /// The words of what is typed; what stands between quotation marks is one.
    pub fn all(typed: &str) -> Vec<Self> {
        let folded = folded(typed);
        let words = folded.split('"').enumerate().flat_map(|(at, part)| {
            let quoted = at % 2 == 1;
            let parts: Vec<&str> = if quoted {
                vec![part]
            } else {
                part.split_whitespace().collect()
            };
            parts
        });
        words.filter_map(Needle::new).take(8).collect()
    }

    pub fn is_in(&self, text: &str) -> bool {
        if text.is_ascii() && self.folded.is_ascii() {
            return self.ascii(text.as_bytes()).next().is_some();
        }
        memmem::find(folded(text).as_bytes(), self.folded.as_bytes()).is_some()
    }

    /// Whether the text is this and nothing more.
    pub fn is(&self, text: &str) -> bool {
        folded(text).trim() == self.folded.trim()
    }

    /// Where it stands in a text, in bytes of the text; none overlapping.
    pub fn find_all(&self, text: &str) -> Vec<Range<usize>> {
        if text.is_ascii() && self.folded.is_ascii() {
            let mut end = 0;
            let found = self.ascii(text.as_bytes()).filter(|at| {
                let free = *at >= end;
                if free {
                    end = at + self.folded.len();
                }
                free
            });
            return found.map(|at| at..at + self.folded.len()).collect();
        }
        // For each byte of the folded text, the character it was made from.
        let (mut out, mut origin) = (String::new(), Vec::new());
        for (at, letter) in text.char_indices() {
            fold(letter, |part| out.push(part));
            origin.resize(out.len(), (at, at + letter.len_utf8()));
        }
        let found = memmem::find_iter(out.as_bytes(), self.folded.as_bytes());
        let ranges = found.filter_map(|at| {
            let (first, last) = (origin.get(at)?, origin.get(at + self.folded.len() - 1)?);
            Some(first.0..last.1)
        });
        ranges.collect()
    }

    fn ascii<'a>(&'a self, text: &'a [u8]) -> impl Iterator<Item = usize> + 'a {
        let needle = self.folded.as_bytes();
        let first = needle.first().copied().unwrap_or(0);
        // Line ends count as spaces.
        let same =
            |a: u8, b: u8| a.to_ascii_lowercase() == b || (b == b' ' && a.is_ascii_whitespace());
        let other = if first == b' ' {
            b'\n'
        } else {
            first.to_ascii_uppercase()
        };
        memchr2_iter(first, other, text).filter(move |at| {
            let rest = text.get(*at..at + needle.len());
            rest.is_some_and(|rest| rest.iter().zip(needle).all(|(a, b)| same(*a, *b)))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(typed: &str, text: &str, found: &[&str]) {
        let needle = Needle::new(typed).expect("a needle");
        let ranges = needle.find_all(text);
        let words: Vec<&str> = ranges.iter().map(|range| &text[range.clone()]).collect();
        assert_eq!(words, found, "{typed} in {text}");
        assert_eq!(needle.is_in(text), !found.is_empty(), "{typed} in {text}");
    }

    #[test]
    fn case_and_accents_do_not_matter() {
        check("orban", "Viktor Orbán met ORBAN", &["Orbán", "ORBAN"]);
        check("Orbán", "orban", &["orban"]);
        check("erdogan", "Erdoğan’s", &["Erdoğan"]);
        check("walesa", "Lech Wałęsa", &["Wałęsa"]);
        check("straße", "Strasse", &["Strasse"]);
        check("n's", "Erdoğan’s", &["n’s"]);
        check("peace talks", "peace\ntalks", &["peace\ntalks"]);
        check("習近平", "国家主席習近平", &["習近平"]);
        check("aa", "aaaa", &["aa", "aa"]);
        check("x", "", &[]);
    }

    #[test]
    fn words_are_looked_for_one_by_one_and_phrases_whole() {
        let all: Vec<String> = Needle::all(" Wang  \"Peace talks\" x")
            .into_iter()
            .map(|needle| needle.folded)
            .collect();
        assert_eq!(all, ["wang", "peace talks", "x"]);
        assert!(Needle::all("  \"\" ").is_empty());
    }
}
