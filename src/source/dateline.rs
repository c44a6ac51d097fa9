//! The dateline: the words before the first sentence that say where, when and for whom it was written.
//!
//! In: a line of an article. Out: place, day, agency, and how many bytes of the line the dateline takes, dash included.
//! A first sentence with a dash in it is no dateline: there must be a city in capitals, a city with its country or state,
//! or an agency in brackets.

use super::{
    day::{self, YearMonthDay},
    regions,
};

/// What a dateline says. `PARIS, May 18 (AFP) - ` has a place, a day without a year, and an agency.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Dateline<'a> {
    pub place: Option<&'a str>,
    pub agency: Option<&'a str>,
    /// Year (where written), month, day.
    pub day: Option<YearMonthDay>,
    /// Bytes of the line up to the first word of the story.
    pub len: usize,
}

/// Reads the dateline with which a line begins.
pub fn read(line: &str) -> Option<Dateline<'_>> {
    let (head, len) = split(line)?;
    let (head, agency) = without_agency(head);
    let (place, day) = place_and_day(head)?;
    let found = Dateline {
        place: Some(place).filter(|place| !place.is_empty()),
        agency,
        day,
        len,
    };
    let story = line.get(len..)?;
    (is_dateline(&found) && begins_a_story(story)).then_some(found)
}

/// The words before the dash, and the bytes up to the story. An agency in brackets can do without the dash.
fn split(line: &str) -> Option<(&str, usize)> {
    /// Datelines are short; what stands further on is a sentence.
    const LONGEST: usize = 90;
    let end = line
        .char_indices()
        .nth(LONGEST + 4)
        .map_or(line.len(), |(at, _)| at);
    let (at, len) = dash(line.get(..end)?).or_else(|| bracket(line))?;
    let head = line.get(..at)?.trim();
    let behind = at + len;
    let gap = line.get(behind..)?;
    (!head.is_empty() && at <= LONGEST)
        .then(|| (head, behind + (gap.len() - gap.trim_start().len())))
}

/// The first dash that stands between spaces, or a long one anywhere: its place and its bytes.
fn dash(line: &str) -> Option<(usize, usize)> {
    line.char_indices().find_map(|(at, c)| {
        let (before, behind) = line.split_at(at);
        let run = behind.chars().take_while(|&next| next == c).count() * c.len_utf8();
        let after = behind.get(run..)?;
        let spaced = before.ends_with(char::is_whitespace) && after.starts_with([' ', '\u{a0}']);
        let closed = before.ends_with(')');
        match c {
            '—' | '―' => Some((at, run)),
            '-' if run == 2 && (spaced || closed) => Some((at, run)),
            '-' | '–' | '_' | '−' if spaced || (closed && after.starts_with(' ')) => {
                Some((at, run))
            }
            _ => None,
        }
    })
}

/// The end of a known agency in brackets: `KYIV, March 3 (Reuters) The ...`.
fn bracket(line: &str) -> Option<(usize, usize)> {
    let end = line.find(')')? + 1;
    let open = line.get(..end)?.rfind('(')?;
    let name = line.get(open + 1..end - 1)?;
    (is_agency(name) && line.get(end..)?.starts_with(' ')).then_some((end, 0))
}

/// Takes `(AFP)`, `| AFP` or `, (AFP)` off the end, or off the words before the day: `PARIS (AFP), May 18`.
fn without_agency(head: &str) -> (&str, Option<&str>) {
    if let Some((place, agency)) = head.split_once('|') {
        return (
            place.trim(),
            Some(agency.trim()).filter(|name| is_name(name)),
        );
    }
    let inner = |open: usize| {
        let (before, rest) = head.split_at(open);
        let (name, after) = rest.get(1..)?.split_once(')')?;
        is_name(name).then_some((before, name, after))
    };
    match head.rfind('(').and_then(inner) {
        Some((before, name, "")) => (trim(before), Some(name)),
        Some(("", name, after)) => (trim(after), Some(name)),
        _ => (head, None),
    }
}

fn trim(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || c == ',')
}

/// The place, and the day behind it. None where other words stand there.
fn place_and_day(head: &str) -> Option<(&str, Option<YearMonthDay>)> {
    let begins = |word: &str| {
        let word = word.trim_matches(|c: char| !c.is_alphanumeric());
        day::month(word).is_some()
            || day::is_weekday(word)
            || word.starts_with(|c: char| c.is_ascii_digit())
    };
    let mut at = head.len();
    for (start, word) in words(head) {
        if begins(word) {
            at = start;
            break;
        }
    }
    let (place, rest) = head.split_at(at);
    if rest.is_empty() {
        return Some((trim(place), None));
    }
    Some((trim(place), Some(day::parts(rest)?)))
}

/// The words between spaces, each with the byte where it begins.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split_whitespace()
        .map(move |word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

/// Whether there is enough to tell it from the beginning of a sentence.
fn is_dateline(found: &Dateline<'_>) -> bool {
    let Some(place) = found.place else {
        return found.agency.is_some_and(is_agency);
    };
    let (city, region) = match place.split_once(',') {
        Some((city, region)) => (city.trim(), Some(region.trim())),
        None => (place, None),
    };
    let sure = found.agency.is_some() || found.day.is_some();
    if in_capitals(city) {
        let known = sure || region.is_some() || stands_alone(city);
        return known && !is_label(city) && region.is_none_or(is_name);
    }
    let region_is_known = region.is_some_and(|region| {
        let last = region.rsplit(',').next().unwrap_or(region);
        regions::is_known(last.trim())
    });
    is_name(city)
        && !is_label(city)
        && !opens_a_sentence(city)
        && (region_is_known
            || (region.is_none() && regions::is_city(city))
            || (sure && region.is_none_or(is_name)))
}

/// The story goes on with a capital, a figure or a quotation mark, and is no headline in capitals.
fn begins_a_story(story: &str) -> bool {
    let shouted = story.chars().any(char::is_alphabetic) && !story.chars().any(char::is_lowercase);
    if shouted {
        return false;
    }
    let mut chars = story.trim_start().chars();
    let first = chars.find(|c| !matches!(c, '"' | '“' | '‘' | '\'' | '«' | '(' | '[' | '„'));
    first.is_none_or(|c| !c.is_lowercase())
}

/// `NEW DELHI`, `PORT-AU-PRINCE`, `RIO de JANEIRO`, `WASHINGTON/BEIJING`; at most four words.
fn in_capitals(city: &str) -> bool {
    let big = |word: &str| {
        let small = word.chars().any(char::is_lowercase);
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        letters > 0 && (!small || CONNECTORS.contains(&word))
    };
    let letters = city.chars().filter(|c| c.is_uppercase()).count();
    letters >= 3
        && city.split_whitespace().count() <= 4
        && city.split_whitespace().all(big)
        && !city
            .chars()
            .any(|c| c.is_ascii_digit() || ":;!?\"“”#@".contains(c))
}

/// Short words in capitals are acronyms more often than cities.
fn stands_alone(city: &str) -> bool {
    let letters = city.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 5 || SHORT_CITIES.contains(&city)
}

/// One to five words, each with a capital; connectors may be small.
fn is_name(text: &str) -> bool {
    let capital = |word: &str| {
        word.starts_with(|c: char| c.is_uppercase() || c == '\'' || c == '’')
            || CONNECTORS.contains(&word.to_lowercase().as_str())
            || word.starts_with("al-")
    };
    let count = text.split_whitespace().count();
    (1..=5).contains(&count)
        && text
            .chars()
            .next()
            .is_some_and(|c| c.is_alphabetic() || c == '\'' || c == '’')
        && text.split_whitespace().all(capital)
        && !text.chars().any(|c| ":;!?\"“”#@()".contains(c))
}

fn is_agency(name: &str) -> bool {
    let name = name.trim();
    AGENCIES.iter().any(|agency| {
        name.eq_ignore_ascii_case(agency)
            || name.get(..agency.len()).is_some_and(|head| {
                head.eq_ignore_ascii_case(agency)
                    && name
                        .get(agency.len()..)
                        .is_some_and(|rest| rest.starts_with([' ', '/', '-']))
            })
    })
}

fn is_label(city: &str) -> bool {
    let first = city.split_whitespace().next().unwrap_or(city);
    [city, first]
        .iter()
        .any(|word| LABELS.contains(&word.to_uppercase().as_str()))
}

fn opens_a_sentence(city: &str) -> bool {
    let first = city
        .split_whitespace()
        .next()
        .unwrap_or(city)
        .to_lowercase();
    OPENERS.contains(&first.as_str())
}

#[rustfmt::skip]
const CONNECTORS: &[&str] = &[
    "de", "del", "la", "las", "los", "el", "al", "da", "do", "du", "of", "the", "am", "upon",
];

/// Cities of up to four letters whose names stand in datelines.
#[rustfmt::skip]
const SHORT_CITIES: &[&str] = &[
    "ADEN", "APIA", "ASTI", "BAKU", "BARI", "BERN", "BONN", "BRNO", "CALI", "CORK", "DOHA", "GAZA",
    "GIZA", "GRAZ", "HOMS", "JUBA", "KIEL", "KIEV", "KYIV", "LIMA", "LODZ", "LOMÉ", "LOME", "LVIV",
    "LYON", "MALE", "MALÉ", "METZ", "MINA", "NICE", "OMAN", "OMSK", "OSLO", "PERM", "PUNE", "RIGA",
    "ROME", "SUVA", "TULA", "TYRE", "UFA", "VADUZ", "YORK",
];

#[rustfmt::skip]
const AGENCIES: &[&str] = &[
    "AAP", "AFP", "AGI", "ANI", "ANSA", "ANTARA", "AP", "APA", "APTN", "ATS", "Azertac", "Bernama",
    "Bloomberg", "BNS", "BTA", "CNA", "CNN", "CP", "CTK", "DPA", "EFE", "IANS", "Interfax",
    "INTERFAX-UKRAINE", "IRNA", "JTA", "KUNA", "Kyodo", "KYODO NEWS", "LUSA", "MTI", "NNA", "NHK",
    "PA", "PA Media", "PAP", "PTI", "Reuter", "Reuters", "RIA Novosti", "SANA", "SPA", "Sputnik",
    "TASS", "Ukrinform", "UNI", "UPI", "Xinhua",
];

/// Words in capitals that open a line and are no cities.
#[rustfmt::skip]
const LABELS: &[&str] = &[
    "ADVISORY", "ALERT", "ANALYSIS", "ANNEX", "ANSWER", "ASEAN", "BACKGROUND", "BREAKING", "BRICS",
    "BRIEF", "BRIEFING", "CAPTION", "CHART", "CLARIFICATION", "COLUMN", "COMMENT", "COMMENTARY",
    "CORRECTED", "CORRECTION", "COVID", "EDITORIAL", "EDITOR", "EDITORS", "EDS", "EXCLUSIVE",
    "EXPLAINER", "FACTBOX", "FEATURE", "FILE", "FLASH", "FOCUS", "GRAPHIC", "HEADLINE", "INSIGHT",
    "INTERVIEW", "LATEST", "LIVE", "MEMO", "MODERATOR", "MR", "MRS", "MS", "NATO", "NEWS", "NOTE",
    "OPINION", "OSCE", "PHOTO", "PHOTOS", "POLL", "PRESS", "PROFILE", "QUESTION", "READ", "REFILE",
    "REPEAT", "REPORT", "RPT", "SPECIAL", "SUMMARY", "TIMELINE", "UPDATE", "UPDATED", "VIDEO",
    "WATCH", "WRAPUP",
];

/// Words with a capital that open sentences and are no cities.
#[rustfmt::skip]
const OPENERS: &[&str] = &[
    "a", "according", "after", "all", "although", "among", "an", "and", "another", "as", "at",
    "because", "before", "both", "but", "by", "during", "each", "every", "for", "from", "he", "her",
    "his", "how", "i", "if", "in", "it", "its", "mr", "mr.", "ms", "ms.", "on", "our", "she",
    "since", "that", "their", "they", "this", "we", "with",
];

#[cfg(test)]
mod tests {
    use super::*;

    /// `place | agency | month-day | the story's first word`
    #[track_caller]
    fn check(line: &str, expected: &str) {
        let found = read(line).map_or("none".to_owned(), |found| {
            let day = found.day.map_or(String::new(), |(year, month, day)| {
                let year = year.map_or(String::new(), |year| format!("{year}-"));
                format!("{year}{month:02}-{day:02}")
            });
            let story = line
                .get(found.len..)
                .and_then(|s| s.split_whitespace().next());
            let parts = [
                found.place.unwrap_or(""),
                found.agency.unwrap_or(""),
                &day,
                story.unwrap_or(""),
            ];
            parts.join("|")
        });
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn datelines_as_agencies_and_papers_write_them() {
        check("Rome, Italy - The two leaders met.", "Rome, Italy|||The");
        check(
            "WASHINGTON (Reuters) - The senator left.",
            "WASHINGTON|Reuters||The",
        );
        check(
            "PARIS, May 18 (AFP) - Ministers met.",
            "PARIS|AFP|05-18|Ministers",
        );
        check(
            "NAIROBI, Kenya (AP) _ Talks began.",
            "NAIROBI, Kenya|AP||Talks",
        );
        check("GENEVA — Talks began.", "GENEVA|||Talks");
        check("KYIV—“We agreed,” he said.", "KYIV|||“We");
        check(
            "BEIJING, Dec. 3, 2021 (Xinhua) -- China said",
            "BEIJING|Xinhua|2021-12-03|China",
        );
        check(
            "BEIJING, 3 December (Xinhua) -- China said",
            "BEIJING|Xinhua|12-03|China",
        );
        check(
            "VIENNA, Thursday, March 3 – Envoys met.",
            "VIENNA||03-03|Envoys",
        );
        check(
            "PORT-AU-PRINCE, Haiti (AP) — Gangs",
            "PORT-AU-PRINCE, Haiti|AP||Gangs",
        );
        check(
            "RIO DE JANEIRO, Nov 18 (Reuters) - Leaders",
            "RIO DE JANEIRO|Reuters|11-18|Leaders",
        );
        check(
            "WASHINGTON/BEIJING, Nov 18 (Reuters) - Both",
            "WASHINGTON/BEIJING|Reuters|11-18|Both",
        );
        check(
            "UNITED NATIONS (AP) — The council",
            "UNITED NATIONS|AP||The",
        );
        check("Moscow (TASS) - The minister", "Moscow|TASS||The");
        check("Moscow, May 18 - The minister", "Moscow||05-18|The");
        check("May 18 (Reuters) - The bank", "|Reuters|05-18|The");
        check("(Reuters) — The bank", "|Reuters||The");
        check("BUFFALO, N.Y. — The summit", "BUFFALO, N.Y.|||The");
        check("Austin, Texas – The governor", "Austin, Texas|||The");
        check("Geneva - The envoys", "Geneva|||The");
        check("New Delhi – The envoys", "New Delhi|||The");
        check("HANOI | AFP - The party", "HANOI|AFP||The");
        check("KYIV, March 3 (Reuters) The army", "KYIV|Reuters|03-03|The");
        check("GENEVA (UN News) – Aid workers", "GENEVA|UN News||Aid");
        check(
            "DOHA, Qatar, Feb. 29, 2020 - Envoys signed",
            "DOHA, Qatar||2020-02-29|Envoys",
        );
    }

    #[test]
    fn a_sentence_with_a_dash_is_no_dateline() {
        for line in [
            "He said - and nobody doubted it - that talks would go on.",
            "The United States - with its allies - will act.",
            "Rome - a history of the city.",
            "Rome - the city has seen many summits.",
            "Talks - The sides met.",
            "NATO - The alliance met in Madrid.",
            "UN - The council met.",
            "BREAKING - The president resigned.",
            "UPDATE 1 - The president resigned.",
            "QUESTION: Will you go — yes or no?",
            "PREMIER: Thank you.",
            "Vance, Rubio - Both of them went.",
            "G7 - The group met.",
            "The visit (the first in ten years) was short.",
            "In March (Reuters reported) they met.",
            "He spoke to Reuters (AFP) - The agency.",
            "After the talks, Italy - The host - was glad.",
            "WHAT A DAY IT WAS FOR ALL - They met.",
            "PARIS - the capital of France - was calm.",
            "Monday, May 18 - The day",
            "RUSSIA ATTACKS KYIV - PUTIN ORDERS NEW STRIKES",
            "Updated, May 18 - The day",
            "-",
            " - ",
            "(",
            ")",
            "—",
            "",
            "A sentence without any of it.",
        ] {
            check(line, "none");
        }
    }
}
