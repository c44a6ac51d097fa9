//! The word lists, compiled when the program is built, and the one search for all of them.
//!
//! In: a body and its tokens. Out: every word or phrase that stands in a list, as [`Hit`]s. A list's entry can ask for a
//! capital ("May"), for capitals throughout ("US"), or be found in any form of its first word ("held talks").
//! The tables are bytes of the binary, read in place: nothing is parsed when the program starts.

use std::sync::LazyLock;

use fst::raw::{Fst, Node, Output};

use super::{
    first::{self, Key},
    fold::fold_char,
    number, overlay,
};
use crate::model::text::{Class, Hit, Hits, Token, Words};

/// A constant for every class of the word lists: `class::MONTH`.
pub mod class {
    use crate::model::text::Class;
    include!(concat!(env!("OUT_DIR"), "/classes.rs"));
}

static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"));
static FIRST: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/first.bin"));
static ENTRIES: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/entries.bin"));
static TEXTS: &str = include_str!(concat!(env!("OUT_DIR"), "/texts.txt"));
static OFFSETS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/offsets.bin"));

static FST: LazyLock<Fst<&'static [u8]>> =
    LazyLock::new(|| Fst::new(INDEX).expect("the build made a sound index"));

/// What an entry asks of the words in the text.
pub const CAPITAL: u16 = 1;
pub const ALL_CAPITALS: u16 = 2;
pub const INFLECTED: u16 = 4;

struct Entry {
    class: Class,
    flags: u16,
    value: u32,
}

fn entry(index: usize) -> Option<Entry> {
    let bytes = ENTRIES.get(index * 8..index * 8 + 8)?;
    Some(Entry {
        class: Class(u16::from_le_bytes([bytes[0], bytes[1]])),
        flags: u16::from_le_bytes([bytes[2], bytes[3]]),
        value: u32::from_le_bytes([bytes[4], bytes[5], bytes[6], bytes[7]]),
    })
}

/// The text that a value of a class with texts stands for; columns are separated by tabs.
pub fn text(value: u32) -> &'static str {
    if let Some(text) = overlay::text(value) {
        return text;
    }
    let at = |index: u32| -> Option<usize> {
        let bytes = OFFSETS.get(index as usize * 4..index as usize * 4 + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    };
    match (at(value), at(value + 1)) {
        (Some(from), Some(to)) => TEXTS.get(from..to).unwrap_or(""),
        _ => "",
    }
}

/// One of the columns of a value's text, from 0 on; empty where it has no such column.
pub fn column(value: u32, number: usize) -> &'static str {
    let tab = |text: &str| memchr::memchr(b'\t', text.as_bytes());
    let mut rest = text(value);
    for _ in 0..number {
        rest = tab(rest).and_then(|at| rest.get(at + 1..)).unwrap_or("");
    }
    tab(rest).and_then(|at| rest.get(..at)).unwrap_or(rest)
}

/// A column of a value's text counted from the last one, which is short as a rule.
pub fn column_from_end(value: u32, number: usize) -> &'static str {
    let tab = |text: &str| text.bytes().rposition(|byte| byte == b'\t');
    let mut rest = text(value);
    for _ in 0..number {
        rest = tab(rest).and_then(|at| rest.get(..at)).unwrap_or("");
    }
    tab(rest).and_then(|at| rest.get(at + 1..)).unwrap_or(rest)
}

/// All columns of a value's text.
pub fn columns(value: u32) -> impl Iterator<Item = &'static str> {
    text(value).split('\t')
}

/// The class that a rule calls by name.
pub fn class_named(name: &str) -> Option<Class> {
    let at = class::NAMES.iter().position(|known| *known == name)?;
    u16::try_from(at).ok().map(Class)
}

/// The value of a whole phrase in a class, whatever its case.
pub fn value(phrase: &str, class: Class) -> Option<u32> {
    let found = FST.get(super::fold::fold(phrase))?;
    entries(found)
        .find(|entry| entry.class == class)
        .map(|entry| entry.value)
}

fn entries(found: Output) -> impl Iterator<Item = Entry> {
    let packed = found.value();
    let (first, count) = ((packed >> 8) as usize, (packed & 0xff) as usize);
    (first..first + count).filter_map(entry)
}

/// Everything that the lists know of a text, and its numbers.
pub fn scan(body: &str, words: &Words) -> Hits {
    let mut hits = Hits {
        all: Vec::with_capacity(words.tokens.len()),
        begin: Vec::with_capacity(words.tokens.len() + 1),
    };
    let tokens = &words.tokens;
    let mut sentence_end = 0;
    for at in 0..tokens.len() {
        hits.begin
            .push(u32::try_from(hits.all.len()).unwrap_or(u32::MAX));
        if at >= sentence_end {
            sentence_end = words
                .sentences
                .get(words.sentence_of(at))
                .map_or(tokens.len(), |s| s.tokens.end)
                .max(at + 1);
        }
        let run = &tokens[at..sentence_end];
        let mut search = Search {
            body,
            run,
            at,
            inflected: false,
            out: &mut hits.all,
        };
        search.word();
        search.lemma();
        number::read(body, run, at, &mut hits.all);
        overlay::find(body, run, at, &mut hits.all);
    }
    hits.begin
        .push(u32::try_from(hits.all.len()).unwrap_or(u32::MAX));
    hits
}

/// The search for the phrases that begin at one token.
struct Search<'a> {
    body: &'a str,
    /// The token and what follows it in its sentence.
    run: &'a [Token],
    at: usize,
    /// Whether the lemma stands in for the first word.
    inflected: bool,
    out: &'a mut Vec<Hit>,
}

impl Search<'_> {
    /// By the words as they stand.
    fn word(&mut self) {
        let fst = &*FST;
        let token = self.run[0].span;
        let (start, end) = (token.start as usize, token.end as usize);
        let bytes = self.body.as_bytes();
        let rest = bytes.get(start..).unwrap_or(&[]);
        let len = rest
            .iter()
            .take_while(|byte| byte.is_ascii_alphanumeric())
            .count();
        // What the table cannot know is walked from the root: accents, what begins with a mark, half a word ("can|not").
        if len == 0 || start + len > end || joins(&rest[len..]) || len > first::LONGEST {
            return self.walk(Walk::new(fst), start, 0);
        }
        let known = Key::new(rest[..len].iter().copied()).and_then(|key| first::find(FIRST, &key));
        let Some(first) = known else { return };
        let here = Walk {
            node: fst.node(first.node),
            output: Output::new(first.output),
            alive: true,
        };
        let whole = start + len == end;
        if whole {
            self.collect(&here, 1);
        }
        if here.node.is_empty() {
            return;
        }
        self.walk(here, start + len, usize::from(whole));
    }

    /// By the lemma of the first word, where it is another.
    fn lemma(&mut self) {
        let token = self.run[0];
        let word = token.text(self.body);
        let keep = usize::from(token.lemma.keep);
        if keep >= word.len() && token.lemma.add.is_empty() {
            return;
        }
        let Some(kept) = word.get(..keep) else { return };
        let letters = || kept.bytes().chain(token.lemma.add.bytes());
        if letters()
            .map(|byte| byte.to_ascii_lowercase())
            .eq(word.bytes().map(|byte| byte.to_ascii_lowercase()))
        {
            return;
        }
        let fst = &*FST;
        let mut here = Walk::new(fst);
        if let Some(key) = Key::new(letters()) {
            let Some(first) = first::find(FIRST, &key).filter(|first| first.inflected) else {
                return;
            };
            here.node = fst.node(first.node);
            here.output = Output::new(first.output);
        } else {
            let lower = kept.chars().flat_map(char::to_lowercase);
            lower
                .chain(token.lemma.add.chars())
                .for_each(|c| here.step(fst, c));
        }
        self.inflected = true;
        self.collect(&here, 1);
        self.walk(here, token.span.end as usize, 1);
    }

    /// Walks the index along the text from a byte on, with so many tokens behind.
    fn walk<'f>(&mut self, mut here: Walk<'f>, from: usize, mut covered: usize) {
        let fst: &'f Fst<&'static [u8]> = &FST;
        let last = self.run[self.run.len() - 1].span.end as usize;
        let mut blank = false;
        for (offset, c) in self.body.get(from..last).unwrap_or("").char_indices() {
            if c.is_whitespace() {
                // Lines may be wrapped: any run of blanks is one.
                if !blank {
                    here.step(fst, ' ');
                }
                blank = true;
                if !here.alive {
                    return;
                }
                continue;
            }
            blank = false;
            here.step(fst, c);
            if !here.alive {
                return;
            }
            let end = from + offset + c.len_utf8();
            let ends = |token: &Token| token.span.end as usize;
            while self.run.get(covered).is_some_and(|token| ends(token) < end) {
                covered += 1;
            }
            if self
                .run
                .get(covered)
                .is_some_and(|token| ends(token) == end)
            {
                self.collect(&here, covered + 1);
            }
        }
    }

    fn collect(&mut self, here: &Walk<'_>, len: usize) {
        if !here.alive || !here.node.is_final() {
            return;
        }
        let words = self.run[0].span.cover(self.run[len - 1].span).of(self.body);
        for entry in entries(here.output.cat(here.node.final_output())) {
            let fits = (!self.inflected || entry.flags & INFLECTED != 0)
                && (entry.flags & CAPITAL == 0 || words.starts_with(char::is_uppercase))
                && (entry.flags & ALL_CAPITALS == 0 || !words.contains(char::is_lowercase));
            if fits {
                self.out.push(Hit {
                    first: u32::try_from(self.at).unwrap_or(u32::MAX),
                    len: u16::try_from(len).unwrap_or(u16::MAX),
                    class: entry.class,
                    value: entry.value,
                });
            }
        }
    }
}

/// Whether the word goes on with a letter beyond ASCII; typographic marks (U+2000 to U+203F) end it.
fn joins(rest: &[u8]) -> bool {
    match rest {
        [0xe2, 0x80, ..] => false,
        [byte, ..] => !byte.is_ascii(),
        [] => false,
    }
}

struct Walk<'f> {
    node: Node<'f>,
    output: Output,
    alive: bool,
}

impl<'f> Walk<'f> {
    fn new(fst: &'f Fst<&'static [u8]>) -> Self {
        Self {
            node: fst.root(),
            output: Output::zero(),
            alive: true,
        }
    }

    fn step(&mut self, fst: &'f Fst<&'static [u8]>, c: char) {
        fold_char(
            c,
            &mut |byte| match self.alive.then(|| self.node.find_input(byte)).flatten() {
                Some(index) => {
                    let transition = self.node.transition(index);
                    self.output = self.output.cat(transition.out);
                    self.node = fst.node(transition.addr);
                }
                None => self.alive = false,
            },
        );
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words;

    /// The table of first words is a short cut: a walk from the root must find the same.
    #[test]
    fn the_short_cut_finds_what_the_whole_way_finds() {
        let body = "On Monday, Prime Minister Edi Rama met Recep Tayyip Erdo\u{11f}an at the year-end U.N. \
                    summit; they can\u{2019}t, cannot and won't \u{2018}hold talks\u{2019}. S\u{e3}o Paulo, Z\u{fc}rich\u{2014}and \
                    C\u{f4}te d'Ivoire \u{2013} in the '80s. Foreign\n  ministers MET on New Year's Eve.";
        let words = words::read(body);
        let hits = scan(body, &words);
        let (mut some, mut short, mut whole) = (0, Vec::new(), Vec::new());
        for sentence in &words.sentences {
            for at in sentence.tokens.clone() {
                let run = &words.tokens[at..sentence.tokens.end];
                let search = |out| Search {
                    body,
                    run,
                    at,
                    inflected: false,
                    out,
                };
                short.clear();
                whole.clear();
                search(&mut short).word();
                let start = run[0].span.start as usize;
                search(&mut whole).walk(Walk::new(&FST), start, 0);
                assert_eq!(short, whole, "{}", run[0].text(body));
                some += short.len();
                assert!(hits.at(at).starts_with(&short));
            }
        }
        assert!(some > 20);
        let met = hits.all.iter().any(|hit| hit.class == class::LEMMA);
        assert!(met, "`MET` is a form of `meet`");
    }
}
