//! When two spellings of a name are one name: "Zelensky" and "Zelenskyy", "al-Sisi" and "Sisi", "J.D." and "JD".

use crate::grammar::fold::fold;

/// The words of a name as they are compared: folded, without titles' full stops, articles and doubled letters.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Spelling {
    /// With one blank between words.
    text: String,
    len: usize,
    /// A bit for each word that does not count: "von", "bin" ...
    light: u64,
}

impl Spelling {
    pub fn new(name: &str) -> Self {
        let mut spelling = Self {
            text: String::with_capacity(name.len()),
            ..Self::default()
        };
        for part in fold(name).split(' ') {
            let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
            let bare = ["al-", "el-", "ul-", "as-", "ar-", "ad-", "az-", "an-"]
                .iter()
                .find_map(|article| bare.strip_prefix(article))
                .unwrap_or(bare);
            if !is_suffix(bare) && !bare.is_empty() {
                spelling.add(bare);
            }
        }
        spelling
    }

    /// Takes one more word, which is folded.
    pub fn add(&mut self, word: &str) {
        if self.len > 0 {
            self.text.push(' ');
        }
        let begin = self.text.len();
        push_plain(word, &mut self.text);
        if is_particle(&self.text[begin..]) {
            self.light |= 1u64.checked_shl(self.len as u32).unwrap_or(0);
        }
        self.len += 1;
    }

    pub fn len(&self) -> usize {
        self.len
    }

    pub fn words(&self) -> impl DoubleEndedIterator<Item = &str> + Clone {
        self.text.split(' ').filter(|word| !word.is_empty())
    }

    /// The words that count; all of them where none does.
    pub fn bare(&self) -> impl Iterator<Item = &str> + Clone {
        let light = self.light();
        let counts = move |at: usize| light >> at.min(63) & 1 == 0;
        let words = self.words().enumerate();
        words.filter_map(move |(at, word)| counts(at).then_some(word))
    }

    pub fn bare_len(&self) -> usize {
        self.len - self.light().count_ones() as usize
    }

    fn light(&self) -> u64 {
        // "Ben Chan" is no son of Chan.
        let son = self.len > 1 && self.text.starts_with("ben ");
        let light = self.light & !u64::from(son);
        if light.count_ones() as usize == self.len {
            0
        } else {
            light
        }
    }
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii")
}

fn is_particle(word: &str) -> bool {
    matches!(
        word,
        "von"
            | "van"
            | "der"
            | "den"
            | "de"
            | "del"
            | "di"
            | "da"
            | "das"
            | "dos"
            | "du"
            | "la"
            | "le"
            | "bin"
            | "bint"
            | "ben"
            | "ibn"
            | "al"
            | "el"
            | "ul"
            | "abu"
    )
}

/// "zelenskyy", "zelenskiy", "zelenskij" are `zelenski`; doubled letters are single.
fn push_plain(word: &str, out: &mut String) {
    let begin = out.len();
    let mut last = None;
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        if last != Some(c) {
            out.push(c);
        }
        last = Some(c);
    }
    for ending in ["iyi", "yi", "iy", "ij", "y"] {
        let len = out.len() - begin;
        if len > ending.len() + 3 && out[begin..].ends_with(ending) {
            out.truncate(begin + len - ending.len());
            out.push('i');
            return;
        }
    }
}

/// Whether two names of two words or more can be one person's.
pub fn same(one: &Spelling, other: &Spelling) -> bool {
    let (len, other_len) = (one.bare_len(), other.bare_len());
    if len < 2 || other_len < 2 {
        return false;
    }
    let (short, long) = if len <= other_len {
        (one, other)
    } else {
        (other, one)
    };
    if short.bare().all(|word| long.bare().any(|own| own == word)) {
        return true;
    }
    let (Some(first), Some(other_first)) = (one.bare().next(), other.bare().next()) else {
        return false;
    };
    let (Some(last), Some(other_last)) = (one.bare().last(), other.bare().last()) else {
        return false;
    };
    let firsts = |a: &str, b: &str| {
        a == b
            || (a.len() <= 2 || b.len() <= 2) && a.chars().next() == b.chars().next()
            || near(a, b)
            || is_short_for(a, b)
            || is_short_for(b, a)
    };
    (last == other_last || near(last, other_last)) && firsts(first, other_first)
        || len == 2 && other_len == 2 && first == other_last && last == other_first
}

/// Long words that differ in one letter.
fn near(one: &str, other: &str) -> bool {
    one.len() >= 6
        && other.len() >= 6
        && one.as_bytes().first() == other.as_bytes().first()
        && !is_feminine(one, other)
        && !is_feminine(other, one)
        && strsim::levenshtein(one, other) == 1
}

/// "Dudayeva" beside "Dudayev": the names of a woman and of a man of one family.
fn is_feminine(long: &str, short: &str) -> bool {
    long.strip_suffix('a') == Some(short) && short.ends_with(['v', 'n'])
}

fn is_short_for(short: &str, long: &str) -> bool {
    const SHORT: [(&str, &str); 45] = [
        ("joe", "joseph"),
        ("bob", "robert"),
        ("bil", "wiliam"),
        ("wil", "wiliam"),
        ("jim", "james"),
        ("jimi", "james"),
        ("mike", "michael"),
        ("tom", "thomas"),
        ("tim", "timothi"),
        ("dan", "daniel"),
        ("dave", "david"),
        ("steve", "steven"),
        ("steve", "stephen"),
        ("chris", "christopher"),
        ("ben", "benjamin"),
        ("bibi", "benjamin"),
        ("tony", "anthoni"),
        ("toni", "anthoni"),
        ("ed", "edward"),
        ("ted", "edward"),
        ("rick", "richard"),
        ("dick", "richard"),
        ("nick", "nicholas"),
        ("alex", "alexander"),
        ("mat", "mathew"),
        ("andi", "andrew"),
        ("ken", "keneth"),
        ("ron", "ronald"),
        ("don", "donald"),
        ("sam", "samuel"),
        ("liz", "elizabeth"),
        ("kate", "katherine"),
        ("jef", "jefrei"),
        ("bernie", "bernard"),
        ("tony", "antoni"),
        ("tony", "anthoni"),
        ("andy", "andrew"),
        ("matt", "mathew"),
        ("greg", "gregori"),
        ("jake", "jacob"),
        ("pete", "peter"),
        ("josh", "joshua"),
        ("zach", "zachari"),
        ("gabe", "gabriel"),
        ("chuck", "charles"),
    ];
    SHORT.contains(&(short, long))
}

/// Whether a single name is a part of a full one: 3 for the surname, 2 for a part of it, 1 for the first name.
pub fn part_of(single: &str, full: &Spelling) -> u8 {
    let len = full.bare_len();
    let known = |word: &str| word == single || near(word, single);
    // "Tony" is Antony Blinken's first name as well.
    let nickname = |at: usize, word: &str| at == 0 && len > 1 && is_short_for(single, word);
    let mut words = full.bare().enumerate();
    match words.position(|(at, word)| known(word) || nickname(at, word)) {
        Some(at) if at + 1 == len => 3,
        Some(0) => 1,
        Some(_) => 2,
        None => 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(one: &str, other: &str, expected: bool) {
        assert_eq!(
            same(&Spelling::new(one), &Spelling::new(other)),
            expected,
            "{one} / {other}"
        );
    }

    #[test]
    fn spellings_of_one_name_are_one() {
        check("Volodymyr Zelensky", "Volodymyr Zelenskyy", true);
        check("Recep Tayyip Erdoğan", "Tayyip Erdogan", true);
        check("J.D. Vance", "JD Vance", true);
        check("Abdel Fattah al-Sisi", "Abdel Fattah El-Sisi", true);
        check("Joe Biden", "Joseph R. Biden Jr.", true);
        check("Orbán Viktor", "Viktor Orbán", true);
        check("Tony Falk", "Antony J. Falk", true);
    }

    #[test]
    fn two_people_of_one_surname_stay_apart() {
        check("Bill Clinton", "Hillary Clinton", false);
        check("George Bush", "Laura Bush", false);
        check("Kim Jong-un", "Kim Yo-jong", false);
        check("Olena Danileva", "Oleno Danilev", false);
    }
}
