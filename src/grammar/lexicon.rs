//! The word lists, compiled when the program is built, and the one search for all of them.
//!
//! In: a body and its tokens. Out: every word or phrase that stands in a list, as [`Hit`]s. A list's entry can ask for a
//! capital ("May"), for capitals throughout ("US"), or be found in any form of its first word ("held talks").
//! The tables are bytes of the binary, read in place: nothing is parsed when the program starts.

use std::sync::LazyLock;

use fst::raw::{Fst, Node, Output};

use super::{fold::fold_char, number};
use crate::model::text::{Class, Hit, Hits, Token, Words};

/// A constant for every class of the word lists: `class::MONTH`.
pub mod class {
    use crate::model::text::Class;
    include!(concat!(env!("OUT_DIR"), "/classes.rs"));
}

static INDEX: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/lexicon.fst"));
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
    let at = |index: u32| -> Option<usize> {
        let bytes = OFFSETS.get(index as usize * 4..index as usize * 4 + 4)?;
        Some(u32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]) as usize)
    };
    match (at(value), at(value + 1)) {
        (Some(from), Some(to)) => TEXTS.get(from..to).unwrap_or(""),
        _ => "",
    }
}

/// The columns of a value's text.
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
        walk(body, run, at, None, &mut hits.all);
        let word = run[0].text(body);
        if let Some(lemma) = differing_lemma(&run[0], word) {
            walk(body, run, at, Some(&lemma), &mut hits.all);
        }
        number::read(body, run, at, &mut hits.all);
    }
    hits.begin
        .push(u32::try_from(hits.all.len()).unwrap_or(u32::MAX));
    hits
}

fn differing_lemma(token: &Token, word: &str) -> Option<String> {
    let keep = usize::from(token.lemma.keep);
    if keep >= word.len() && token.lemma.add.is_empty() {
        return None;
    }
    let mut lemma = word.get(..keep)?.to_lowercase();
    lemma.push_str(token.lemma.add);
    (!lemma.eq_ignore_ascii_case(word)).then_some(lemma)
}

/// Walks the index along the text from the first token of `run`; `lemma` stands in for the first word where it is given.
fn walk(body: &str, run: &[Token], at: usize, lemma: Option<&str>, out: &mut Vec<Hit>) {
    let fst = &*FST;
    let mut here = Walk {
        node: fst.root(),
        output: Output::zero(),
        alive: true,
    };
    let mut covered = 0;
    let mut position = run[0].span.start as usize;
    if let Some(lemma) = lemma {
        lemma.chars().for_each(|c| here.step(fst, c));
        position = run[0].span.end as usize;
        covered = 1;
        collect(&here, body, run, at, covered, true, out);
    }
    let last = run[run.len() - 1].span.end as usize;
    let mut blank = false;
    for (offset, c) in body.get(position..last).unwrap_or("").char_indices() {
        if c.is_whitespace() {
            // Lines may be wrapped: any run of blanks is one.
            if !blank {
                here.step(fst, ' ');
            }
            blank = true;
            continue;
        }
        blank = false;
        here.step(fst, c);
        if !here.alive {
            return;
        }
        let end = position + offset + c.len_utf8();
        while covered < run.len() && (run[covered].span.end as usize) < end {
            covered += 1;
        }
        if covered < run.len() && run[covered].span.end as usize == end {
            collect(&here, body, run, at, covered + 1, lemma.is_some(), out);
        }
    }
}

struct Walk<'f> {
    node: Node<'f>,
    output: Output,
    alive: bool,
}

impl<'f> Walk<'f> {
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

fn collect(
    here: &Walk<'_>,
    body: &str,
    run: &[Token],
    at: usize,
    len: usize,
    inflected: bool,
    out: &mut Vec<Hit>,
) {
    if !here.alive || !here.node.is_final() {
        return;
    }
    let words = run[0].span.cover(run[len - 1].span).of(body);
    for entry in entries(here.output.cat(here.node.final_output())) {
        let fits = (!inflected || entry.flags & INFLECTED != 0)
            && (entry.flags & CAPITAL == 0 || words.starts_with(char::is_uppercase))
            && (entry.flags & ALL_CAPITALS == 0 || !words.contains(char::is_lowercase));
        if fits {
            let (first, len) = (
                u32::try_from(at).unwrap_or(u32::MAX),
                u16::try_from(len).unwrap_or(u16::MAX),
            );
            out.push(Hit {
                first,
                len,
                class: entry.class,
                value: entry.value,
            });
        }
    }
}
