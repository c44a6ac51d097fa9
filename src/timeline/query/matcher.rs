//! A pattern made ready to be looked for in many texts.
//!
//! Case matters only where a capital was typed, accents never do. What is typed bare begins a word; what stands between
//! quotation marks is made of whole words. Scripts without spaces have a word at every letter.

use regex::{Regex, RegexBuilder};

use super::expr::{Form, Pattern};
use crate::timeline::letters::{self, Needle};

#[derive(Debug, Clone)]
pub struct Matcher {
    how: How,
}

#[derive(Debug, Clone)]
enum How {
    Letters {
        needle: Needle,
        /// Without accents, where its capitals matter.
        capitals: Option<String>,
        /// Whether the word must end where the pattern does.
        whole: bool,
    },
    Regex(Box<Regex>),
}

impl Matcher {
    /// Says what is wrong with a regular expression, or that there is nothing to look for.
    pub fn new(pattern: &Pattern) -> Result<Self, String> {
        let capitals = pattern.text.chars().any(char::is_uppercase);
        let how = match pattern.form {
            Form::Regex => How::Regex(Box::new(
                RegexBuilder::new(&pattern.text)
                    .case_insensitive(!capitals)
                    .size_limit(1 << 20)
                    .build()
                    .map_err(|error| told(&error))?,
            )),
            form => How::Letters {
                needle: Needle::new(&pattern.text).ok_or("there is nothing to look for")?,
                capitals: capitals.then(|| letters::stripped(&pattern.text)),
                whole: form == Form::Quoted,
            },
        };
        Ok(Self { how })
    }

    pub fn is_in(&self, text: &str) -> bool {
        match &self.how {
            How::Regex(regex) => regex.is_match(text),
            How::Letters {
                needle,
                capitals,
                whole,
            } => {
                // Most texts hold nothing of it, which is soon seen.
                needle.is_in(text)
                    && needle.find_all(text).into_iter().any(|range| {
                        let found = &text[range.clone()];
                        begins(text, range.start)
                            && (!whole || ends(text, range.end))
                            && capitals
                                .as_ref()
                                .is_none_or(|wanted| letters::stripped(found) == *wanted)
                    })
            }
        }
    }

    /// Whether a text is just this, letter by letter, whatever its case and accents.
    pub fn is(&self, text: &str) -> bool {
        match &self.how {
            How::Regex(_) => false,
            How::Letters { needle, .. } => needle.is(text),
        }
    }

    /// Whether it asks for a whole name where there is one.
    pub fn is_whole(&self) -> bool {
        matches!(self.how, How::Letters { whole: true, .. })
    }
}

fn begins(text: &str, at: usize) -> bool {
    let (before, after) = text.split_at(at);
    parted(before.chars().next_back(), after.chars().next())
}

fn ends(text: &str, at: usize) -> bool {
    begins(text, at)
}

/// Whether one word ends between two letters, or there are no words.
fn parted(one: Option<char>, other: Option<char>) -> bool {
    let joins = |letter: Option<char>| {
        letter.is_some_and(|letter| letter.is_alphanumeric() && !unspaced(letter))
    };
    !joins(one) || !joins(other)
}

/// Thai, Lao, Burmese, Khmer; Chinese, Japanese, Korean: a name may begin anywhere.
fn unspaced(letter: char) -> bool {
    matches!(letter as u32, 0x0e00..=0x0eff | 0x1000..=0x109f | 0x1780..=0x17ff | 0x2e80..=0xa4cf | 0xac00..=0xd7af | 0x20000..)
}

fn told(error: &regex::Error) -> String {
    match error {
        regex::Error::CompiledTooBig(_) => "this regular expression is too large".to_owned(),
        other => {
            let text = other.to_string();
            let last = text.lines().last().unwrap_or_default();
            last.trim_start_matches("error: ").to_owned()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(form: Form, pattern: &str, found: &[&str], not: &[&str]) {
        let pattern = Pattern {
            text: pattern.to_owned(),
            form,
        };
        let matcher = Matcher::new(&pattern).expect("a pattern");
        for text in found {
            assert!(matcher.is_in(text), "{pattern} is in {text}");
        }
        for text in not {
            assert!(!matcher.is_in(text), "{pattern} is not in {text}");
        }
    }

    #[test]
    fn bare_words_begin_words_and_quoted_ones_are_whole() {
        check(
            Form::Bare,
            "lav",
            &["Sergey Lavrov", "al-Lavi"],
            &["Slav", ""],
        );
        check(Form::Bare, "us", &["US envoy", "the user"], &["Russia"]);
        check(Form::Quoted, "us", &["US envoy", "(us)"], &["users"]);
        check(Form::Quoted, "wang yi", &["Wang Yi met"], &["Wang Yifan"]);
        check(Form::Bare, "近平", &["習近平"], &["近"]);
    }

    #[test]
    fn capitals_matter_where_they_are_typed_and_accents_never() {
        check(Form::Bare, "US", &["US envoy"], &["us all"]);
        check(Form::Bare, "Orban", &["Viktor Orbán"], &["ORBÁN", "orban"]);
        check(Form::Bare, "orbán", &["ORBAN", "Orbán"], &["Urban"]);
        check(Form::Bare, "walesa", &["Lech Wałęsa"], &[]);
    }

    #[test]
    fn regular_expressions_are_taken_as_they_are() {
        check(Form::Regex, r"^(met|called)\b", &["Met him"], &["has met"]);
        check(Form::Regex, "Met", &["Met"], &["met"]);
        for bad in ["(", "a{2000}{2000}", "[z-a]"] {
            let pattern = Pattern {
                text: bad.to_owned(),
                form: Form::Regex,
            };
            let what = Matcher::new(&pattern).expect_err("no pattern");
            assert!(!what.is_empty() && !what.contains('\n'), "{what}");
        }
    }
}
