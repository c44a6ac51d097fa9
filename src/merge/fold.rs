//! One key for the many spellings of a name.
//!
//! Names reach English through many alphabets: Zelensky, Zelenskyy and Zelenskiy are one man, as are Erdogan and
//! Erdoğan. The key drops accents (`grammar::fold`), then what transliteration schemes differ in: doubled letters,
//! y, j and i, kh and h, the endings -skiy and -skyi. It is meant for comparing, never for reading: it may make two rare
//! names look alike, so what rests on it also asks for the first name, the country or the office.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::grammar::fold::fold;

/// Words of a name that come and go: "von der", "al-", "Jr.", and the titles that are part of how a ruler is named.
const DROPPED: &[&str] = &[
    "al", "as", "ash", "at", "d", "da", "das", "de", "del", "den", "der", "di", "do", "dos", "du",
    "e", "el", "king", "la", "le", "los", "pope", "prince", "princess", "queen", "sheikh", "sir",
    "the", "van", "von", "y", "zu",
];

/// First names of one person in several languages, and short forms; the first of a line stands for all.
const FIRST_NAMES: &[&str] = &[
    "Abdullah Abdallah Abdulla",
    "Ahmed Ahmad",
    "Alexander Aleksandr Oleksandr Alyaksandr Aliaksandr Aleksander Alex",
    "Alexei Alexey Aleksei Aleksey Oleksiy Oleksii",
    "Andrei Andrey Andriy Andrii Andrej Andrzej",
    "Anthony Antony Tony",
    "Benjamin Binyamin Ben",
    "Charles Chuck",
    "Christopher Chris",
    "Daniel Dan Danny",
    "David Dave",
    "Denis Denys",
    "Dmitry Dmitri Dmitriy Dmytro",
    "Edward Ed",
    "Elizabeth Liz",
    "Evgeny Yevgeny Evgeni Yevgeniy Yevhen Yevhenii",
    "Frederick Fred",
    "Gregory Greg",
    "Hussein Hussain Husain Husayn Hossein",
    "Ivan Ivo",
    "Jacob Jake",
    "James Jim Jimmy",
    "John Jon Johnny",
    "Joseph Joe",
    "Katherine Catherine Kate",
    "Kenneth Ken",
    "Lawrence Larry",
    "Matthew Matt",
    "Michael Mike",
    "Mikhail Mykhailo Mikhailo",
    "Mohammed Muhammad Mohamed Mohammad Mohamad Muhammed Mohamud",
    "Nicholas Nick",
    "Nikolai Nikolay Mykola",
    "Patrick Pat",
    "Peter Pete",
    "Petro Pyotr Petr",
    "Richard Rick",
    "Robert Bob Rob Bobby",
    "Ronald Ron",
    "Samuel Sam",
    "Sergei Sergey Serhiy Serhii Siarhei",
    "Stephen Steven Steve",
    "Theodore Ted",
    "Thomas Tom",
    "Timothy Tim",
    "Vladimir Volodymyr Uladzimir Wladimir",
    "Vyacheslav Viacheslav",
    "William Bill Will",
    "Yousef Yusuf Youssef Yousuf",
    "Yuri Yury Yuriy Yurii",
];

static FIRST: LazyLock<FxHashMap<String, String>> = LazyLock::new(|| {
    let mut all = FxHashMap::default();
    for line in FIRST_NAMES {
        let mut names = line.split(' ').map(|name| respell(&fold(name)));
        let Some(first) = names.next() else { continue };
        for name in names {
            all.insert(name, first.clone());
        }
    }
    all
});

/// The words of a person's name, each as a key.
pub(super) fn person(name: &str) -> Vec<String> {
    let words = words(name);
    let kept: Vec<String> = words
        .iter()
        .enumerate()
        .filter(|(_, word)| !DROPPED.contains(&word.as_str()))
        .map(|(at, word)| {
            if at > 0 && (is_roman(word) || matches!(word.as_str(), "jr" | "sr")) {
                format!("#{word}")
            } else {
                respell(word)
            }
        })
        .collect();
    // "King" may be all there is of a name.
    if kept.is_empty() { words } else { kept }
}

/// The form that stands for a first name in other languages and for its short forms.
pub(super) fn first_name(word: &str) -> &str {
    FIRST.get(word).map_or(word, String::as_str)
}

/// The name of an organization or a place: lower case, no accents, no article, no marks.
pub(super) fn plain(name: &str) -> String {
    let words = words(name);
    let rest = match words.split_first() {
        Some((first, rest)) if first == "the" && !rest.is_empty() => rest,
        _ => &words,
    };
    rest.join(" ")
}

fn words(name: &str) -> Vec<String> {
    let folded = fold(name).replace('&', " and ");
    folded
        .split(|c: char| c.is_whitespace() || matches!(c, '-' | '/' | ','))
        .map(|word| word.chars().filter(|c| c.is_alphanumeric()).collect())
        .filter(|word: &String| !word.is_empty())
        .collect()
}

/// Takes away what transliteration schemes differ in. `word` is folded.
fn respell(word: &str) -> String {
    let mut key = word.replace(['y', 'j'], "i");
    for (from, to) in [
        ("kh", "h"),
        ("ph", "f"),
        ("ou", "u"),
        ("oe", "o"),
        ("ue", "u"),
        ("x", "ks"),
    ] {
        if key.contains(from) {
            key = key.replace(from, to);
        }
    }
    let mut single = String::with_capacity(key.len());
    for c in key.chars() {
        if !single.ends_with(c) {
            single.push(c);
        }
    }
    // "Yermak" and "Ermak".
    match single.strip_prefix("ie") {
        Some(rest) if rest.len() > 2 => format!("e{rest}"),
        _ => single,
    }
}

/// Whether a word of a key tells apart those who share a name: a pope's number, "Jr.".
pub(super) fn is_number(word: &str) -> bool {
    word.starts_with('#')
}

fn is_roman(word: &str) -> bool {
    word.len() > 1 && word.bytes().all(|byte| matches!(byte, b'i' | b'v' | b'x'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn one(spellings: &[&str]) {
        for other in spellings {
            assert_eq!(person(spellings[0]), person(other), "{other}");
        }
    }

    #[track_caller]
    fn two(one: &str, other: &str) {
        assert_ne!(person(one), person(other));
    }

    #[test]
    fn spellings_of_one_name_have_one_key() {
        one(&[
            "Zelensky",
            "Zelenskyy",
            "Zelenskiy",
            "Zelenskyi",
            "Zelenskii",
            "ZELENSKY",
            "Zelenskij",
        ]);
        one(&["Recep Tayyip Erdoğan", "Recep Tayyip Erdogan"]);
        one(&["Viktor Orbán", "Viktor Orban"]);
        one(&["Andriy Yermak", "Andrii Yermak", "Andriy Ermak"]);
        one(&["Mikhail Mishustin", "Mihail Mishustin"]);
        one(&[
            "Ursula von der Leyen",
            "Ursula Von Der Leyen",
            "Ursula Leyen",
        ]);
        one(&[
            "Abdel Fattah al-Sisi",
            "Abdel Fattah el-Sisi",
            "Abdel Fattah Al Sisi",
        ]);
        one(&["Gerhard Schröder", "Gerhard Schroeder", "Gerhard Schroder"]);
        one(&["Kim Jong-un", "Kim Jong Un"]);
        one(&["Mahmoud Abbas", "Mahmud Abbas"]);
        one(&["Benjamin Netanyahu", "Benjamin Netanjahu"]);
        one(&["J.D. Vance", "JD Vance"]);
        one(&["Pope Leo XIV", "Leo XIV"]);
    }

    #[test]
    fn other_names_have_other_keys() {
        two("Putin", "Rasputin");
        two("Kim Jong Il", "Kim Jong Un");
        two("Biden", "Baden");
        two("Macron", "Marcon");
        two("Lavrov", "Lavrova");
        two("John Paul I", "John Paul II");
        two("Leo XIII", "Leo XIV");
    }

    #[test]
    fn first_names_cross_languages() {
        let first = |name| first_name(&person(name)[0]).to_owned();
        for (one, other) in [
            ("Volodymyr", "Vladimir"),
            ("Joe", "Joseph"),
            ("Antony", "Tony"),
            ("Serhiy", "Sergey"),
            ("Muhammad", "Mohammed"),
            ("Oleksandr", "Alexander"),
        ] {
            assert_eq!(first(one), first(other), "{one} {other}");
        }
        assert_ne!(first("Boris"), first("Mike"));
    }

    #[test]
    fn plain_names_lose_articles_and_accents_only() {
        assert_eq!(plain("The Hague"), "hague");
        assert_eq!(plain("Côte d’Ivoire"), "cote divoire");
        assert_eq!(
            plain("Médecins Sans Frontières"),
            "medecins sans frontieres"
        );
        assert_eq!(plain("the"), "the");
        assert_eq!(plain("\u{1b}[2J"), "2j");
    }
}
