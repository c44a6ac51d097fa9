//! Countries by their ISO 3166-1 alpha-2 code; `EU`, `UN`, `NT` (NATO) and `XK` (Kosovo) beside them.

use std::fmt;

include!(concat!(env!("OUT_DIR"), "/countries.rs"));

/// Two capital ASCII letters.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

impl Country {
    /// Any two ASCII letters; whether such a country is known is another question, see [`Country::name`].
    pub fn new(code: &str) -> Option<Self> {
        match *code.as_bytes() {
            [a, b] if a.is_ascii_alphabetic() && b.is_ascii_alphabetic() => {
                Some(Self([a.to_ascii_uppercase(), b.to_ascii_uppercase()]))
            }
            _ => None,
        }
    }

    /// All that the list knows, by code.
    pub fn all() -> impl Iterator<Item = Self> {
        COUNTRIES.iter().filter_map(|(code, ..)| Self::new(code))
    }

    /// The usual English name; none for a code that the list does not know.
    pub fn name(&self) -> Option<&'static str> {
        self.listed().map(|(_, name, _)| *name)
    }

    /// The adjective: "Rwandan"; none where the list has none.
    pub fn adjective(&self) -> Option<&'static str> {
        self.listed()
            .map(|(_, _, adjective)| *adjective)
            .filter(|adjective| !adjective.is_empty())
    }

    fn listed(&self) -> Option<&'static (&'static str, &'static str, &'static str)> {
        let at = COUNTRIES
            .binary_search_by_key(&self.code(), |(code, _, _)| code)
            .ok()?;
        COUNTRIES.get(at)
    }

    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or("")
    }
}

impl fmt::Debug for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Display for Country {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}
