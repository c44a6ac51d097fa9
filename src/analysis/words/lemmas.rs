//! The dictionary form of a word.
//!
//! In: a word, its tags and the lexicon. Out: its lemma, as the part of the word that stays and what is added.
//! Irregular forms are in `assets/words/lemmas.tsv`: a class letter, a form and its lemma a line, in byte order.

use std::sync::LazyLock;

use super::{
    abbreviations::{Listed, listed},
    lexicon::{Hash, Lexicon},
    stems::{Ending, stem},
};
use crate::model::text::{Lemma, Tag, Upos};

const IRREGULAR: &str = include_str!("../../../assets/words/lemmas.tsv");

/// No inflected word is longer.
const LONGEST: usize = 32;

pub(super) fn lemma(word: &str, upos: Upos, tag: Tag, lexicon: Lexicon<'_>) -> Lemma {
    let itself = Lemma {
        keep: u16::try_from(word.len()).unwrap_or(u16::MAX),
        add: "",
    };
    let Some((class, ending)) = inflection(tag) else {
        return closed(word, upos, tag).unwrap_or(itself);
    };
    if word.len() > LONGEST || word.starts_with(['\'', '’']) {
        return closed(word, upos, tag).unwrap_or(itself);
    }
    let mut buffer = [0; LONGEST];
    let low = &mut buffer[..word.len()];
    low.copy_from_slice(word.as_bytes());
    low.make_ascii_lowercase();
    let hash = low.iter().fold(Hash::EMPTY, |hash, &byte| hash.with(byte));
    let of_list = || irregular(class, low);
    let known = lexicon.get(hash);
    // "staged" is of a stage, though there are stags.
    if (known.is_irregular() || low.starts_with(b"stag"))
        && let Some(lemma) = of_list()
    {
        return lemma;
    }
    if upos == Upos::Aux
        && let Some(lemma) = closed(word, upos, tag)
    {
        return lemma;
    }
    match stem(low, ending, lexicon) {
        Some(stem) => Lemma {
            keep: stem.keep as u16,
            add: stem.add,
        },
        None => guess(low, ending).unwrap_or(itself),
    }
}

/// Which list and which ending a tag asks for.
fn inflection(tag: Tag) -> Option<(u8, Ending)> {
    Some(match tag {
        Tag::Nns | Tag::Nnps => (b'n', Ending::Plural),
        Tag::Vbz | Tag::Vbp => (b'v', Ending::Third),
        Tag::Vbd | Tag::Vbn => (b'v', Ending::Past),
        Tag::Vbg => (b'v', Ending::Ing),
        Tag::Jjr => (b'a', Ending::More),
        Tag::Jjs => (b'a', Ending::Most),
        Tag::Rbr => (b'r', Ending::More),
        Tag::Rbs => (b'r', Ending::Most),
        _ => return None,
    })
}

fn irregular(class: u8, form: &[u8]) -> Option<Lemma> {
    static FORMS: LazyLock<Listed> = LazyLock::new(|| listed(IRREGULAR, b'\t'));
    let mut wanted = [b' '; LONGEST + 2];
    wanted[0] = class;
    let wanted = wanted.get_mut(..form.len() + 2)?;
    wanted[2..].copy_from_slice(form);
    FORMS.get(&*wanted).map(|lemma| Lemma {
        keep: 0,
        add: lemma,
    })
}

/// Forms of the words that stand in no other list, in byte order; the apostrophe is a plain one.
const CLOSED: [(&str, &str); 43] = [
    ("'em", "they"),
    ("'ll", "will"),
    ("'m", "be"),
    ("'re", "be"),
    ("'s", "be"),
    ("'ve", "have"),
    ("am", "be"),
    ("an", "a"),
    ("are", "be"),
    ("been", "be"),
    ("being", "be"),
    ("ca", "can"),
    ("did", "do"),
    ("does", "do"),
    ("doing", "do"),
    ("done", "do"),
    ("getting", "get"),
    ("got", "get"),
    ("had", "have"),
    ("has", "have"),
    ("having", "have"),
    ("hers", "her"),
    ("him", "he"),
    ("is", "be"),
    ("me", "I"),
    ("mine", "my"),
    ("n't", "not"),
    ("na", "to"),
    ("nt", "not"),
    ("ours", "our"),
    ("sha", "shall"),
    ("ta", "to"),
    ("theirs", "their"),
    ("them", "they"),
    ("these", "this"),
    ("those", "that"),
    ("us", "we"),
    ("was", "be"),
    ("were", "be"),
    ("whom", "who"),
    ("wo", "will"),
    ("you", "you"),
    ("yours", "your"),
];

fn closed(word: &str, upos: Upos, tag: Tag) -> Option<Lemma> {
    let whole = |add| Some(Lemma { keep: 0, add });
    match (upos, tag) {
        (_, Tag::Pos) => return whole("'s"),
        (Upos::Pron, Tag::PrpPoss) => return None,
        (Upos::Pron, Tag::Prp) if word.eq_ignore_ascii_case("her") => return whole("she"),
        (Upos::Pron, Tag::Prp) if word.ends_with(['s', 'S']) && word.starts_with(['\'', '’']) => {
            return whole("we");
        }
        (Upos::Aux, Tag::Md) if word.ends_with(['d', 'D']) && word.starts_with(['\'', '’']) => {
            return whole("would");
        }
        (Upos::Aux, Tag::Vbd) if word.ends_with(['d', 'D']) && word.starts_with(['\'', '’']) => {
            return whole("have");
        }
        (Upos::Punct | Upos::Sym, _) => return mark(word),
        (Upos::Pron | Upos::Det | Upos::Aux | Upos::Part | Upos::Verb, _) => {}
        _ => return None,
    }
    let wanted = || {
        word.chars().map(|c| {
            if c == '’' {
                '\''
            } else {
                c.to_ascii_lowercase()
            }
        })
    };
    let at = CLOSED
        .binary_search_by(|(form, _)| form.chars().cmp(wanted()))
        .ok()?;
    whole(CLOSED[at].1)
}

/// One way of writing for quotation marks, dashes and ellipses.
fn mark(word: &str) -> Option<Lemma> {
    let add = match word {
        "“" | "”" | "``" | "''" => "\"",
        "‘" | "’" => "'",
        "--" | "–" => "-",
        "..." => "…",
        _ => return None,
    };
    Some(Lemma { keep: 0, add })
}

/// The base of a word that the lexicon does not know.
fn guess(word: &[u8], ending: Ending) -> Option<Lemma> {
    let cut = |n: usize, add| {
        (word.len() > n + 1).then(|| Lemma {
            keep: (word.len() - n) as u16,
            add,
        })
    };
    match (ending, word) {
        (
            Ending::Plural | Ending::Third,
            [.., b's', b's'] | [.., b'u', b's'] | [.., b'i', b's'],
        ) => None,
        (Ending::Plural | Ending::Third, [.., b'i', b'e', b's']) => cut(3, "y"),
        (
            Ending::Plural | Ending::Third,
            [.., b's' | b'x' | b'z', b'e', b's'] | [.., b'c' | b's', b'h', b'e', b's'],
        ) => cut(2, ""),
        (Ending::Plural | Ending::Third, [.., b's']) => cut(1, ""),
        (Ending::Past, [.., b'i', b'e', b'd']) => cut(3, "y"),
        (Ending::Past, [base @ .., b'e', b'd']) => bare(base, word.len()),
        (Ending::Ing, [base @ .., b'i', b'n', b'g']) => bare(base, word.len()),
        (Ending::More, [.., b'i', b'e', b'r']) => cut(3, "y"),
        (Ending::Most, [.., b'i', b'e', b's', b't']) => cut(4, "y"),
        (Ending::More, [.., b'e', b'r']) => cut(2, ""),
        (Ending::Most, [.., b'e', b's', b't']) => cut(3, ""),
        _ => None,
    }
}

/// What is left of a verb without -ed or -ing: doubled consonants are undone, a silent e comes back.
fn bare(base: &[u8], len: usize) -> Option<Lemma> {
    let is_vowel = |byte: &u8| b"aeiouy".contains(byte);
    if !base.iter().any(is_vowel) || base.len() < 2 || len > LONGEST {
        return None;
    }
    let (keep, add) = match base {
        [.., a, b] if a == b && !b"lsfzeo".contains(b) => (base.len() - 1, ""),
        [.., b'v' | b'c' | b'u' | b'z'] => (base.len(), "e"),
        [.., b'a' | b'i' | b'o' | b'u', b's' | b'g' | b'k'] | [.., b'a', b't'] => (base.len(), "e"),
        [.., b'r' | b'd' | b'l', b'g'] => (base.len(), "e"),
        _ => (base.len(), ""),
    };
    Some(Lemma {
        keep: keep as u16,
        add,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::words::{LEXICON, read};
    use crate::model::text::{Hits, Text};

    #[track_caller]
    fn check(tag: Tag, pairs: &[(&str, &str)]) {
        let upos = if matches!(tag, Tag::Nns | Tag::Nnps) {
            Upos::Noun
        } else {
            Upos::Verb
        };
        for (word, expected) in pairs {
            let lemma = lemma(word, upos, tag, Lexicon::new(LEXICON, &[]));
            let found = format!(
                "{}{}",
                &word.to_lowercase()[..usize::from(lemma.keep)],
                lemma.add
            );
            assert_eq!(found, *expected, "{word}");
        }
    }

    #[test]
    fn regular_forms() {
        check(
            Tag::Nns,
            &[
                ("talks", "talk"),
                ("parties", "party"),
                ("Crashes", "crash"),
                ("houses", "house"),
                ("ties", "tie"),
            ],
        );
        check(
            Tag::Vbd,
            &[
                ("visited", "visit"),
                ("agreed", "agree"),
                ("planned", "plan"),
                ("hosted", "host"),
                ("used", "use"),
            ],
        );
        check(
            Tag::Vbd,
            &[
                ("killed", "kill"),
                ("denied", "deny"),
                ("argued", "argue"),
                ("welcomed", "welcome"),
                ("addressed", "address"),
            ],
        );
        check(
            Tag::Vbg,
            &[
                ("meeting", "meet"),
                ("hoping", "hope"),
                ("dying", "die"),
                ("running", "run"),
                ("seeing", "see"),
            ],
        );
        check(
            Tag::Vbz,
            &[
                ("says", "say"),
                ("denies", "deny"),
                ("reaches", "reach"),
                ("urges", "urge"),
            ],
        );
        check(
            Tag::Jjr,
            &[
                ("larger", "large"),
                ("earlier", "early"),
                ("bigger", "big"),
                ("tougher", "tough"),
            ],
        );
    }

    #[test]
    fn irregular_forms() {
        check(
            Tag::Vbd,
            &[
                ("met", "meet"),
                ("LEFT", "leave"),
                ("held", "hold"),
                ("was", "be"),
                ("had", "have"),
                ("went", "go"),
            ],
        );
        check(
            Tag::Vbn,
            &[
                ("spoken", "speak"),
                ("put", "put"),
                ("withdrawn", "withdraw"),
                ("struck", "strike"),
            ],
        );
        check(
            Tag::Nns,
            &[
                ("women", "woman"),
                ("crises", "crisis"),
                ("lives", "life"),
                ("spokesmen", "spokesman"),
            ],
        );
        check(Tag::Jjs, &[("best", "good"), ("worst", "bad")]);
    }

    #[test]
    fn words_that_no_list_knows() {
        check(
            Tag::Nns,
            &[
                ("oblasts", "oblast"),
                ("Zelenskys", "zelensky"),
                ("glorbuses", "glorbus"),
            ],
        );
        check(
            Tag::Vbd,
            &[
                ("zorvated", "zorvate"),
                ("grobbed", "grob"),
                ("tweeked", "tweek"),
            ],
        );
    }

    #[test]
    fn clitics_and_pronouns_in_a_sentence() {
        let body = "He didn’t see them, and we won't: it's over.";
        let words = read(body);
        let text = Text {
            body,
            words: &words,
            hits: &Hits::default(),
        };
        let lemmas: Vec<String> = (0..words.tokens.len()).map(|at| text.lemma(at)).collect();
        assert_eq!(
            lemmas.join(" "),
            "he do not see they , and we will not : it be over ."
        );
    }

    #[test]
    fn the_lists_are_in_order() {
        assert!(IRREGULAR.lines().is_sorted());
        assert!(CLOSED.is_sorted());
        for line in IRREGULAR.lines() {
            let (key, lemma) = line.split_once('\t').expect("a form and its lemma");
            let found = irregular(key.as_bytes()[0], &key.as_bytes()[2..]);
            assert_eq!(found.map(|found| found.add), Some(lemma), "{line}");
        }
    }
}
