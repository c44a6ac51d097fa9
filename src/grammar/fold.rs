//! How a phrase is written before it is looked up: lower case, no accents, one blank, plain apostrophes and hyphens.
//!
//! The word lists are folded when the program is built and the text while it is searched, by this one function.

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

/// Hands the folded bytes of one character to `push`. Blanks of any kind become one `b' '` each.
pub fn fold_char(c: char, push: &mut impl FnMut(u8)) {
    if c.is_ascii() {
        push(if c.is_ascii_whitespace() {
            b' '
        } else {
            c.to_ascii_lowercase() as u8
        });
        return;
    }
    let plain = match c {
        '\u{2018}' | '\u{2019}' | '\u{02bc}' | '\u{02bb}' => "'",
        '\u{2010}'..='\u{2015}' => "-",
        'ø' | 'Ø' => "o",
        'ł' | 'Ł' => "l",
        'đ' | 'Đ' | 'ð' | 'Ð' => "d",
        'ı' => "i",
        'ß' => "ss",
        'æ' | 'Æ' | 'ə' | 'Ə' => "ae",
        'œ' | 'Œ' => "oe",
        'þ' | 'Þ' => "th",
        _ if c.is_whitespace() => " ",
        _ => {
            decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    let mut bytes = [0; 4];
                    for lower in part.to_lowercase() {
                        lower.encode_utf8(&mut bytes).bytes().for_each(&mut *push);
                    }
                }
            });
            return;
        }
    };
    plain.bytes().for_each(push);
}

/// A whole phrase, with runs of blanks as one and none at the ends.
pub fn fold(phrase: &str) -> String {
    let mut bytes = Vec::with_capacity(phrase.len());
    for word in phrase.split_whitespace() {
        if !bytes.is_empty() {
            bytes.push(b' ');
        }
        word.chars()
            .for_each(|c| fold_char(c, &mut |byte| bytes.push(byte)));
    }
    String::from_utf8(bytes).unwrap_or_default()
}
