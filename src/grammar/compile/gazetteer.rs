//! `assets/words/*.tsv`: the large lists of names. Their first lines say what their columns are.
//!
//! | list | classes | text of the value |
//! |---|---|---|
//! | countries | `country`, `nationality`, `capital`, `seat` | code, country, name as listed |
//! | cities | `city` | name, code, population in thousands, kind |
//! | given-names | `given`, `given-doubtful` | 0 male, 1 female, 2 either (a number) |
//! | surnames | `surname`, `surname-doubtful` | none |
//! | leaders | `leader`, `leader-surname` | name, code, office, from, to, gender |
//! | offices | `title`, `honorific`, `role-noun` | normal form, rank, gender |
//! | organizations | `organization` | name, code, kind |
//! | org-words | `org-word` | kind |

use std::path::Path;

use super::{
    read as read_file,
    table::{ALL_CAPITALS, CAPITAL, Table},
};

pub fn read(path: &Path, table: &mut Table) -> Result<(), String> {
    let source = read_file(path)?;
    let name = path
        .file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned();
    let add = match name.as_str() {
        "countries" => country,
        "cities" => city,
        "given-names" => |columns: &[&str], table: &mut Table| given(columns, table, "given"),
        "given-names-doubtful" => {
            |columns: &[&str], table: &mut Table| given(columns, table, "given-doubtful")
        }
        "surnames" => |columns: &[&str], table: &mut Table| plain(columns, table, "surname"),
        "surnames-doubtful" => {
            |columns: &[&str], table: &mut Table| plain(columns, table, "surname-doubtful")
        }
        "leaders" => leader,
        "offices" => office,
        "organizations" => organization,
        "org-words" => org_word,
        // Lists of the word layer are read by `analysis::words`.
        _ => return Ok(()),
    };
    for (line, columns) in rows(&source) {
        if columns.first().is_none_or(|name| name.trim().is_empty()) {
            return Err(format!(
                "{}:{line}: the first column is empty",
                path.display()
            ));
        }
        add(&columns, table);
    }
    Ok(())
}

fn rows(source: &str) -> impl Iterator<Item = (usize, Vec<&str>)> {
    let lines = source
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#') && !line.trim().is_empty());
    lines.map(|(index, line)| (index + 1, line.split('\t').collect()))
}

fn column<'a>(columns: &[&'a str], index: usize) -> &'a str {
    columns.get(index).map_or("", |column| column.trim())
}

fn names<'a>(columns: &[&'a str], index: usize) -> impl Iterator<Item = &'a str> {
    column(columns, index)
        .split('|')
        .filter(|name| !name.is_empty())
}

/// Names ask for a capital; short ones all in capitals for all of them ("US" is not "us").
fn name_flags(name: &str) -> u16 {
    let letters = name.chars().filter(|c| c.is_alphabetic()).count();
    let upper = name.chars().filter(|c| c.is_uppercase()).count();
    if letters == upper && letters <= 5 {
        CAPITAL | ALL_CAPITALS
    } else {
        CAPITAL
    }
}

fn name(table: &mut Table, phrase: &str, class: &str, text: &str) {
    let (class, value) = (table.class(class), table.text(text));
    table.add(
        phrase,
        class,
        name_flags(phrase.strip_prefix("the ").unwrap_or(phrase)),
        value,
    );
}

fn country(columns: &[&str], table: &mut Table) {
    let (code, main) = (column(columns, 0), column(columns, 1));
    for phrase in std::iter::once(main)
        .chain(names(columns, 2))
        .chain(names(columns, 6))
    {
        let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
        name(table, bare, "country", &format!("{code}\t{main}\t{main}"));
    }
    for phrase in names(columns, 3) {
        name(
            table,
            phrase,
            "nationality",
            &format!("{code}\t{main}\t{main}"),
        );
    }
    let first = names(columns, 4).next().unwrap_or("");
    for phrase in names(columns, 4) {
        name(
            table,
            phrase,
            "capital",
            &format!("{code}\t{main}\t{first}"),
        );
    }
    for phrase in names(columns, 5) {
        let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
        name(table, bare, "seat", &format!("{code}\t{main}\t{bare}"));
    }
}

fn city(columns: &[&str], table: &mut Table) {
    let main = column(columns, 0);
    let text = [
        main,
        column(columns, 2),
        column(columns, 3),
        column(columns, 4),
    ]
    .join("\t");
    for phrase in std::iter::once(main).chain(names(columns, 1)) {
        name(table, phrase, "city", &text);
    }
}

fn given(columns: &[&str], table: &mut Table, class: &str) {
    let gender = match column(columns, 1) {
        "m" => 0,
        "f" => 1,
        _ => 2,
    };
    let class = table.class(class);
    table.add(column(columns, 0), class, CAPITAL, gender);
}

fn plain(columns: &[&str], table: &mut Table, class: &str) {
    let class = table.class(class);
    table.add(column(columns, 0), class, CAPITAL, 0);
}

fn leader(columns: &[&str], table: &mut Table) {
    let main = column(columns, 0);
    let text = [0, 2, 3, 4, 5, 6]
        .map(|index| column(columns, index))
        .join("\t");
    for phrase in std::iter::once(main).chain(names(columns, 1)) {
        name(table, phrase, "leader", &text);
    }
    let turned = ["CN", "KP", "KR", "TW", "VN"].contains(&column(columns, 2));
    let mut surnames: Vec<&str> = Vec::new();
    if let Some(surname) = surname(main, turned) {
        surnames.push(surname);
        surnames.extend(with_particles(main, surname));
        // "Zelenskyy" for "Zelensky"
        let begin = |word: &str| word.chars().take(4).collect::<String>();
        let spelt = names(columns, 1).filter_map(|name| self::surname(name, turned));
        surnames.extend(spelt.filter(|other| begin(other) == begin(surname)));
    }
    surnames.sort_unstable();
    surnames.dedup();
    for surname in surnames {
        name(table, surname, "leader-surname", &text);
    }
}

/// The last word of a name of several; Chinese, Korean and Vietnamese surnames come first.
fn surname(name: &str, turned: bool) -> Option<&str> {
    let mut words = name.split(' ').filter(|word| word.chars().count() > 1);
    let surname = if turned {
        words.next()
    } else {
        words.next_back()
    };
    surname.filter(|surname| surname.len() < name.len())
}

/// "Le Drian" for "Drian", "von der Leyen" for "Leyen".
fn with_particles<'a>(name: &'a str, surname: &str) -> Option<&'a str> {
    let particles = [
        "Le", "La", "De", "Di", "Van", "Von", "de", "del", "da", "di", "van", "von", "der", "den",
        "bin", "Al", "al",
    ];
    let mut start = name.strip_suffix(surname)?.len();
    let last = start;
    while let Some(before) = name[..start].trim_end().rsplit(' ').next() {
        if !particles.contains(&before) {
            break;
        }
        start = name[..start].trim_end().len() - before.len();
    }
    let whole = &name[start..];
    (start < last && start > 0).then_some(whole)
}

fn office(columns: &[&str], table: &mut Table) {
    let class = match column(columns, 1) {
        "title" => "title",
        "honorific" => "honorific",
        _ => "role-noun",
    };
    let normal = Some(column(columns, 2))
        .filter(|normal| !normal.is_empty())
        .unwrap_or(column(columns, 0));
    let text = [normal, column(columns, 3), column(columns, 4)].join("\t");
    let (class, value) = (table.class(class), table.text(&text));
    for phrase in column(columns, 0)
        .split('|')
        .filter(|phrase| !phrase.is_empty())
    {
        table.add(phrase, class, office_flags(phrase), value);
    }
}

/// An office listed with a capital asks for one ("General", "PM"); the others stand in either case.
fn office_flags(phrase: &str) -> u16 {
    if phrase.starts_with(char::is_uppercase) {
        name_flags(phrase)
    } else {
        0
    }
}

fn organization(columns: &[&str], table: &mut Table) {
    let main = column(columns, 0);
    let text = [main, column(columns, 2), column(columns, 3)].join("\t");
    for phrase in std::iter::once(main).chain(names(columns, 1)) {
        let bare = phrase.strip_prefix("the ").unwrap_or(phrase);
        name(table, bare, "organization", &text);
        if let Some(other) = other_spelling(bare) {
            name(table, &other, "organization", &text);
        }
    }
}

/// The British spelling for the American one, and the other way round.
fn other_spelling(phrase: &str) -> Option<String> {
    const PAIRS: [(&str, &str); 5] = [
        ("Organization", "Organisation"),
        ("Defense", "Defence"),
        ("Center", "Centre"),
        ("Labor ", "Labour "),
        ("Program ", "Programme "),
    ];
    let swapped = |(one, other): &(&str, &str)| {
        let there = phrase.contains(one).then(|| phrase.replace(one, other));
        there.or_else(|| phrase.contains(other).then(|| phrase.replace(other, one)))
    };
    PAIRS.iter().find_map(swapped)
}

fn org_word(columns: &[&str], table: &mut Table) {
    name(table, column(columns, 0), "org-word", column(columns, 1));
}

/// A table of codes, names and adjectives, for `model::country`.
pub fn countries(path: &Path) -> Result<String, String> {
    let source = read_file(path)?;
    let mut all: Vec<(&str, &str, &str)> = rows(&source)
        .map(|(_, c)| {
            let adjective = column(&c, 3).split('|').next().unwrap_or("");
            (column(&c, 0), column(&c, 1), adjective)
        })
        .collect();
    all.sort_unstable();
    Ok(format!(
        "pub(super) const COUNTRIES: &[(&str, &str, &str)] = &{all:?};\n"
    ))
}
