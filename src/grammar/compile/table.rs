//! The table in the making: phrases with their entries, classes with their numbers, texts with theirs.

use std::{
    collections::{BTreeMap, HashMap},
    path::Path,
};

use super::{
    super::{
        first::{self, First},
        fold::fold,
    },
    write,
};

/// Classes that the program itself fills or asks for by constant, before those of the lists.
const FIXED: &[&str] = &[
    "word",
    "lemma",
    "number",
    "digits",
    "ordinal",
    "decade-digits",
    "iso-date",
    "day-pair",
    "clock",
    "<time>",
    "<person>",
    "<place>",
    "<organization>",
    "<quote>",
    "<who>",
];

pub const CAPITAL: u16 = 1;
pub const ALL_CAPITALS: u16 = 2;
pub const INFLECTED: u16 = 4;

pub struct Table {
    classes: Vec<String>,
    phrases: BTreeMap<String, Vec<(u16, u16, u32)>>,
    texts: Vec<String>,
    text_index: HashMap<String, u32>,
    literals: HashMap<(u16, String), u32>,
}

impl Default for Table {
    fn default() -> Self {
        Self {
            classes: FIXED.iter().map(ToString::to_string).collect(),
            phrases: BTreeMap::new(),
            texts: Vec::new(),
            text_index: HashMap::new(),
            literals: HashMap::new(),
        }
    }
}

impl Table {
    pub fn class(&mut self, name: &str) -> u16 {
        let at = self
            .classes
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                self.classes.push(name.into());
                self.classes.len() - 1
            });
        u16::try_from(at).expect("fewer than 65,536 classes")
    }

    pub fn knows(&self, class: &str) -> bool {
        self.classes.iter().any(|known| known == class)
    }

    pub fn text(&mut self, text: &str) -> u32 {
        if let Some(&index) = self.text_index.get(text) {
            return index;
        }
        let index = u32::try_from(self.texts.len()).expect("fewer than four billion texts");
        self.texts.push(text.into());
        self.text_index.insert(text.into(), index);
        index
    }

    pub fn add(&mut self, phrase: &str, class: u16, flags: u16, value: u32) {
        let folded = fold(phrase);
        if folded.is_empty() {
            return;
        }
        let entries = self.phrases.entry(folded).or_default();
        // The first list to name a phrase in a class wins; the same name in two places of a list is one entry each.
        if !entries.contains(&(class, flags, value)) && entries.len() < 255 {
            entries.push((class, flags, value));
        }
    }

    /// A word or lemma that a rule names.
    pub fn literal(&mut self, class: &str, word: &str) {
        let class = self.class(class);
        let key = (class, fold(word));
        if self.literals.contains_key(&key) {
            return;
        }
        let id = u32::try_from(self.literals.len()).expect("few literals");
        let flags = if self.classes[usize::from(class)] == "lemma" {
            INFLECTED
        } else {
            0
        };
        self.add(word, class, flags, id);
        self.literals.insert(key, id);
    }

    pub fn write(self, out: &Path) -> Result<(), String> {
        let mut index = fst::MapBuilder::memory();
        let mut entries = Vec::new();
        for (phrase, found) in &self.phrases {
            let first = entries.len() as u64 / 8;
            for (class, flags, value) in found {
                entries.extend(class.to_le_bytes());
                entries.extend(flags.to_le_bytes());
                entries.extend(value.to_le_bytes());
            }
            index
                .insert(phrase, first << 8 | found.len() as u64)
                .map_err(|error| error.to_string())?;
        }
        let mut offsets = Vec::new();
        let mut at = 0u32;
        for text in &self.texts {
            offsets.extend(at.to_le_bytes());
            at += u32::try_from(text.len()).expect("short texts");
        }
        offsets.extend(at.to_le_bytes());
        let index = index.into_inner().map_err(|error| error.to_string())?;
        write(out, "first.bin", &first::write(&self.firsts(&index)?))?;
        write(out, "lexicon.fst", &index)?;
        write(out, "entries.bin", &entries)?;
        write(out, "texts.txt", self.texts.concat().as_bytes())?;
        write(out, "offsets.bin", &offsets)?;
        write(out, "classes.rs", self.constants().as_bytes())
    }

    /// The first word of every phrase, with where the index goes on behind it.
    fn firsts(&self, index: &[u8]) -> Result<Vec<(&str, First)>, String> {
        let index = fst::raw::Fst::new(index).map_err(|error| error.to_string())?;
        let mut words: BTreeMap<&str, bool> = BTreeMap::new();
        for (phrase, entries) in &self.phrases {
            let end = phrase.find(|c: char| !c.is_ascii_alphanumeric());
            let word = &phrase[..end.unwrap_or(phrase.len())];
            if !word.is_empty() && word.len() <= first::LONGEST {
                let inflected = entries.iter().any(|(_, flags, _)| flags & INFLECTED != 0);
                *words.entry(word).or_default() |= inflected;
            }
        }
        let walk = |word: &str| {
            let (mut node, mut output) = (index.root(), 0);
            for byte in word.bytes() {
                let step = node.transition(node.find_input(byte)?);
                output += step.out.value();
                node = index.node(step.addr);
            }
            Some((node.addr(), output))
        };
        let first = |(word, inflected)| {
            let (node, output) = walk(word).ok_or("a phrase is not in its own index")?;
            Ok((
                word,
                First {
                    node,
                    output,
                    inflected,
                },
            ))
        };
        words.into_iter().map(first).collect()
    }

    fn constants(&self) -> String {
        let mut code = format!("pub const NAMES: &[&str] = &{:?};\n", self.classes);
        for (index, name) in self.classes.iter().enumerate() {
            let mention = name
                .strip_prefix('<')
                .and_then(|rest| rest.strip_suffix('>'))
                .map(|rest| format!("{rest}_mention"));
            let constant = mention
                .as_deref()
                .unwrap_or(name)
                .replace('-', "_")
                .to_uppercase();
            code.push_str(&format!("pub const {constant}: Class = Class({index});\n"));
        }
        code
    }
}
