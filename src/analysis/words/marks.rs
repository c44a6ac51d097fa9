//! The labels of punctuation and symbols, where the mark alone decides.

use super::labels::{self, Label};
use crate::model::text::{Tag, Upos};

/// The label of a word without letters and digits; none if it has some, or if what stands around it decides ("-", "'", "/").
pub(super) fn label(word: &str) -> Option<u8> {
    if matches!(word, "AM" | "PM" | "a.m." | "p.m." | "pm") {
        return labels::number((Upos::Noun, Tag::Nn));
    }
    if word.len() > 3 && word.contains(['.', '@', '/']) {
        return labels::number(address(word)?);
    }
    let first = word.chars().next().filter(|c| !c.is_alphanumeric())?;
    if word.chars().any(char::is_alphanumeric) {
        return None;
    }
    labels::number(of(first, word)?)
}

/// Files are common nouns, pages and boxes are names.
fn address(word: &str) -> Option<Label> {
    const FILES: [&str; 16] = [
        "pdf", "doc", "docx", "jpg", "jpeg", "png", "gif", "html", "htm", "txt", "xls", "xlsx",
        "csv", "zip", "mp3", "exe",
    ];
    let is_page = word.contains("://") || word.contains('@') || word.starts_with("www.");
    let ending = word.rsplit_once('.').map_or("", |(_, ending)| ending);
    match () {
        () if is_page => Some((Upos::Propn, Tag::Add)),
        () if FILES.iter().any(|file| ending.eq_ignore_ascii_case(file)) => {
            Some((Upos::Noun, Tag::Nn))
        }
        () => None,
    }
}

fn of(first: char, word: &str) -> Option<Label> {
    let is_run = word.len() > first.len_utf8();
    Some(match first {
        '.' | '…' if word.chars().all(|c| matches!(c, '.' | '…')) && (is_run || first == '…') => {
            (Upos::Punct, Tag::Colon)
        }
        '.' | '!' | '?' => (Upos::Punct, Tag::Stop),
        ',' => (Upos::Punct, Tag::Comma),
        ':' | ';' if word.contains([')', '(']) => (Upos::Sym, Tag::Sym),
        ';' | ':' | '—' => (Upos::Punct, Tag::Colon),
        '(' | '{' | '<' | '«' => (Upos::Punct, Tag::Lrb),
        '[' if !is_run => (Upos::Punct, Tag::Lrb),
        '[' => (Upos::Punct, Tag::Colon),
        ')' | ']' | '}' | '>' | '»' => (Upos::Punct, Tag::Rrb),
        '“' | '‘' | '`' => (Upos::Punct, Tag::Open),
        '”' => (Upos::Punct, Tag::Close),
        '$' | '€' | '£' | '¥' | '₽' | '₴' => (Upos::Sym, Tag::Dollar),
        '%' => (Upos::Sym, Tag::Nn),
        '&' => (Upos::Cconj, Tag::Cc),
        '-' if word == "--" => (Upos::Punct, Tag::Colon),
        '-' | '=' | '*' | '_' | '~' | '#' | '•' if is_run || first == '•' => {
            (Upos::Punct, Tag::Nfp)
        }
        '-' | '–' | '/' | '\'' | '"' | '’' => return None,
        _ => (Upos::Sym, Tag::Sym),
    })
}

#[cfg(test)]
mod tests {
    use super::{super::labels::LABELS, *};

    #[test]
    fn marks_that_tell_by_themselves() {
        let upos = |word| label(word).map(|at| LABELS[usize::from(at)].0);
        for word in ["!!", "...", "----==", "<<", ")", "“", ";"] {
            assert_eq!(upos(word), Some(Upos::Punct), "{word}");
        }
        for word in ["€", ":-)", "♥", "%"] {
            assert_eq!(upos(word), Some(Upos::Sym), "{word}");
        }
        for word in ["-", "'", "a", "5", "'s", "$5", "", "é"] {
            assert_eq!(upos(word), None, "{word}");
        }
    }
}
