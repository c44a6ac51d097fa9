//! Words that come again and again, kept once: the names of rules, the reasons of a confidence.
//!
//! In: a text. Out: a [`Name`] of two bytes, or the text as it is kept. Kept words are never given back, so there is a
//! bound to how many there are and how long they may be: text from outside cannot fill the memory with them.

use std::{
    collections::HashMap,
    fmt,
    ops::Deref,
    sync::{LazyLock, RwLock},
};

use rustc_hash::FxBuildHasher;

/// More different words than this are not kept.
const MOST: usize = 8192;

/// Longer words are not kept.
const LONGEST: usize = 200;

#[derive(Debug, Default)]
struct Kept {
    all: Vec<&'static str>,
    ids: HashMap<&'static str, u16, FxBuildHasher>,
}

static KEPT: LazyLock<RwLock<Kept>> = LazyLock::new(|| {
    let mut kept = Kept::default();
    kept.keep("");
    kept.keep("(one of too many)");
    RwLock::new(kept)
});

impl Kept {
    fn keep(&mut self, text: &str) -> Option<u16> {
        if let Some(id) = self.ids.get(text) {
            return Some(*id);
        }
        if self.all.len() >= MOST || text.len() > LONGEST {
            return None;
        }
        let id = u16::try_from(self.all.len()).ok()?;
        let text: &'static str = Box::leak(text.into());
        self.all.push(text);
        self.ids.insert(text, id);
        Some(id)
    }
}

/// A kept word. The empty one is the default.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Name(u16);

impl Name {
    pub fn new(text: &str) -> Self {
        if text.is_empty() {
            return Self(0);
        }
        Self(id(text).unwrap_or(1))
    }

    pub fn as_str(self) -> &'static str {
        let known = KEPT.read().ok();
        known
            .and_then(|kept| kept.all.get(usize::from(self.0)).copied())
            .unwrap_or("")
    }
}

/// The text as it is kept; none where there are too many already.
pub fn kept(text: &str) -> Option<&'static str> {
    id(text).map(|id| Name(id).as_str())
}

fn id(text: &str) -> Option<u16> {
    if let Some(id) = KEPT.read().ok()?.ids.get(text) {
        return Some(*id);
    }
    KEPT.write().ok()?.keep(text)
}

impl Deref for Name {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self::new(&text)
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl fmt::Display for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_kept_once_and_a_long_one_never() {
        assert_eq!(&*Name::new("who met whom"), "who met whom");
        assert_eq!(Name::new("who met whom"), Name::new("who met whom"));
        assert_ne!(Name::new("who met whom"), Name::new("who called whom"));
        assert_eq!(Name::default().as_str(), "");
        assert_eq!(kept(&"x".repeat(LONGEST + 1)), None);
        assert_eq!(Name::new(&"x".repeat(9999)), Name::new(&"y".repeat(999)));
    }
}
