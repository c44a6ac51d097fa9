//! The index may let a rule through in vain, but never pass over one that matches.

use super::*;
use crate::{analysis::words, model::text::Words};

static LINES: [&str; 2] = [
    include_str!(concat!(env!("OUT_DIR"), "/rules-time.txt")),
    include_str!(concat!(env!("OUT_DIR"), "/rules-events.txt")),
];

const TEXT: &str = "Kenya's foreign minister met his counterpart from Chad in Oslo on Tuesday, 5 March 2024. \
    The two sides, who had broken off talks last May, agreed to meet again in two weeks. \"We will not \
    withdraw,\" said Oda Lind on the night of 4 April 1968, three days before the Easter truce ran out. \
    Norway expelled four diplomats between 2019 and 2021; an attack at 0900 GMT killed seven. From Thursday to \
    Monday the envoys were expected to sign the pact that was signed every second year since the early 1990s. \
    On the first Monday of February, a day and a half after the vote, he resigned. Talks";

struct Read {
    words: Words,
    hits: Hits,
}

impl Read {
    fn new() -> Self {
        let words = words::read(TEXT);
        let hits = lexicon::scan(TEXT, &words);
        Self { words, hits }
    }

    fn text(&self) -> Text<'_> {
        Text {
            body: TEXT,
            words: &self.words,
            hits: &self.hits,
        }
    }
}

/// For every token, the numbers of the rules that match there, and of those that the index lets through.
fn each_token(set: &RuleSet<()>, read: &Read, mut each: impl FnMut(Vec<u32>, &[u32])) {
    let text = read.text();
    let seen = set.needs.seen(text, None);
    let mut tried = Tried::new(set.rules.len());
    for sentence in &read.words.sentences {
        let search = Search {
            text,
            mentions: None,
            seen: &seen,
            begin: sentence.tokens.start,
            end: sentence.tokens.end,
        };
        for at in sentence.tokens.clone() {
            let matches = (0u32..).zip(&set.rules).filter(|(number, rule)| {
                let found = search.rule(rule, at, &mut Vec::new()).is_some();
                assert!(!found || set.needs.met(*number, seen.ahead(at, search.end)));
                found
            });
            let matches = matches.map(|(number, _)| number).collect();
            set.index.at(&search, at, &seen, &mut tried);
            each(matches, &tried.list);
        }
    }
}

#[test]
fn no_match_is_passed_over() {
    let read = Read::new();
    for lines in LINES {
        let set = RuleSet::load(lines, |_| Some(())).expect("the rules are sound");
        let mut found = 0;
        each_token(&set, &read, |matches, let_through| {
            found += matches.len();
            for rule in matches {
                let name = set.rules[rule as usize].name;
                assert!(let_through.contains(&rule), "{name}");
            }
        });
        assert!(found > 10, "the text tells too little: {found}");
    }
}

#[test]
fn each_rule_is_let_through_once_and_few_in_vain() {
    let read = Read::new();
    let set = RuleSet::load(LINES[0], |_| Some(())).expect("the rules are sound");
    let (mut tokens, mut tried) = (0, 0);
    each_token(&set, &read, |_, let_through| {
        let mut once = let_through.to_vec();
        once.sort_unstable();
        once.dedup();
        assert_eq!(once.len(), let_through.len());
        tokens += 1;
        tried += let_through.len();
    });
    assert!(tried < 4 * tokens, "{tried} searches for {tokens} tokens");
}
