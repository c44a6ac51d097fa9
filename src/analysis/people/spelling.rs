//! When two spellings of a name are one name: "Zelensky" and "Zelenskyy", "al-Sisi" and "Sisi", "J.D." and "JD".

use crate::grammar::fold::fold;

/// The words of a name as they are compared: folded, without titles' full stops, articles and doubled letters.
pub fn words(name: &str) -> Vec<String> {
    let mut words: Vec<String> = Vec::new();
    for part in fold(name).split([' ', '\u{a0}']) {
        let bare = part.trim_matches(|c: char| !c.is_alphanumeric());
        let bare = ["al-", "el-", "ul-", "as-", "ar-", "ad-", "az-", "an-"]
            .iter()
            .find_map(|article| bare.strip_prefix(article))
            .unwrap_or(bare);
        if is_suffix(bare) || bare.is_empty() {
            continue;
        }
        words.push(plain(bare));
    }
    words
}

fn is_suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "ii" | "iii")
}

/// "zelenskyy", "zelenskiy", "zelenskij" are `zelenski`; doubled letters are single.
fn plain(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    for c in word.chars().filter(|c| c.is_alphanumeric()) {
        if !out.ends_with(c) {
            out.push(c);
        }
    }
    for ending in ["iyi", "yi", "iy", "ij", "y"] {
        if out.len() > ending.len() + 3
            && let Some(stem) = out.strip_suffix(ending)
        {
            return format!("{stem}i");
        }
    }
    out
}

const PARTICLES: [&str; 22] = [
    "von", "van", "der", "den", "de", "del", "della", "di", "da", "das", "dos", "du", "la", "le",
    "bin", "bint", "ben", "ibn", "al", "el", "ul", "abu",
];

/// The words that count: without "von", "bin" ...
pub fn bare(words: &[String]) -> Vec<&str> {
    // "Ben Chan" is no son of Chan.
    let bare: Vec<&str> = words
        .iter()
        .enumerate()
        .filter(|(at, word)| {
            !PARTICLES.contains(&word.as_str()) || *at == 0 && *word == "ben" && words.len() > 1
        })
        .map(|(_, word)| word.as_str())
        .collect();
    if bare.is_empty() {
        words.iter().map(String::as_str).collect()
    } else {
        bare
    }
}

/// Whether two names of two words or more can be one person's.
pub fn same(one: &[String], other: &[String]) -> bool {
    let (one, other) = (bare(one), bare(other));
    let (Some(last), Some(other_last)) = (one.last(), other.last()) else {
        return false;
    };
    if one.len() < 2 || other.len() < 2 {
        return false;
    }
    let (short, long) = if one.len() <= other.len() {
        (&one, &other)
    } else {
        (&other, &one)
    };
    if short.iter().all(|word| long.contains(word)) {
        return true;
    }
    let firsts = |a: &str, b: &str| {
        a == b
            || (a.len() <= 2 || b.len() <= 2) && a.chars().next() == b.chars().next()
            || near(a, b)
            || is_short_for(a, b)
            || is_short_for(b, a)
    };
    (last == other_last || near(last, other_last)) && firsts(one[0], other[0])
        || one.len() == 2 && other.len() == 2 && one[0] == other[1] && one[1] == other[0]
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
pub fn part_of(single: &str, full: &[String]) -> u8 {
    let bare = bare(full);
    let known = |word: &str| word == single || near(word, single);
    // "Tony" is Antony Blinken's first name as well.
    let nickname = |at: usize, word: &str| at == 0 && bare.len() > 1 && is_short_for(single, word);
    match bare
        .iter()
        .enumerate()
        .position(|(at, word)| known(word) || nickname(at, word))
    {
        Some(at) if at + 1 == bare.len() => 3,
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
            same(&words(one), &words(other)),
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
