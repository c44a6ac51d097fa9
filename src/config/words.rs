//! The user's own lists of names: files of lines with columns, separated by tabs.
//!
//! In: the files that `[words]` names. Out: names, and the lines that do not hold. What the names mean in a text is not
//! known here.

use std::{
    fs,
    path::{Path, PathBuf},
};

use super::{Problem, near, quoted};

/// A line of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    pub kind: WordKind,
    /// The name first, then its other spellings.
    pub names: Vec<String>,
    /// ISO 3166-1 alpha-2, or EU, UN, NT; empty if none.
    pub country: String,
    /// The office of a person, what a place or organization is; may be empty.
    pub what: String,
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WordKind {
    Person,
    Organization,
    Place,
    FirstName,
    Surname,
    Title,
}

const KINDS: [(&str, WordKind); 6] = [
    ("person", WordKind::Person),
    ("organization", WordKind::Organization),
    ("place", WordKind::Place),
    ("first-name", WordKind::FirstName),
    ("surname", WordKind::Surname),
    ("title", WordKind::Title),
];

/// A name with more bytes is a slip.
const LONGEST: usize = 120;

/// Reads all lists. A file that cannot be read is a problem of its first line.
pub fn read(lists: &[PathBuf]) -> (Vec<Word>, Vec<Problem>) {
    let (mut words, mut problems) = (Vec::new(), Vec::new());
    for path in lists {
        match fs::read(path) {
            Ok(bytes) => parse(
                path,
                &String::from_utf8_lossy(&bytes),
                &mut words,
                &mut problems,
            ),
            Err(error) => problems.push(Problem {
                file: path.clone(),
                line: 1,
                what: format!("cannot be read: {error}"),
            }),
        }
    }
    (words, problems)
}

fn parse(path: &Path, text: &str, words: &mut Vec<Word>, problems: &mut Vec<Problem>) {
    for (index, line) in text.lines().enumerate() {
        let line = line.trim_end();
        if line.trim().is_empty() || line.starts_with('#') {
            continue;
        }
        match word(path, index + 1, line) {
            Ok(word) => words.push(word),
            Err(what) => problems.push(Problem {
                file: path.to_owned(),
                line: index + 1,
                what,
            }),
        }
    }
}

fn word(path: &Path, line: usize, text: &str) -> Result<Word, String> {
    let columns: Vec<&str> = text.split('\t').map(str::trim).collect();
    let column = |index: usize| columns.get(index).copied().unwrap_or("");
    let kinds = KINDS.map(|(name, _)| name);
    let Some((_, kind)) = KINDS.iter().find(|(name, _)| *name == column(0)) else {
        return Err(match near(column(0), kinds) {
            Some(name) => format!("there is no kind `{}`; did you mean `{name}`?", column(0)),
            None => format!("there is no kind `{}`, only {}", column(0), quoted(&kinds)),
        });
    };
    let others = column(2).split('|').map(str::trim);
    let names: Vec<String> = std::iter::once(column(1))
        .chain(others.filter(|name| !name.is_empty()))
        .map(str::to_owned)
        .collect();
    if let Some(name) = names.iter().find(|name| name.len() > LONGEST) {
        return Err(format!(
            "`{}...` is too long for a name",
            name.chars().take(20).collect::<String>()
        ));
    }
    if names[0].is_empty() {
        return Err(
            "the second column, the name, is empty; columns are separated by tabs".to_owned(),
        );
    }
    let country = column(3);
    if !(country.is_empty()
        || country.len() == 2 && country.bytes().all(|b| b.is_ascii_uppercase()))
    {
        return Err(format!("`{country}` is no country code of two capitals"));
    }
    if columns.len() > 5 {
        return Err(format!(
            "{} columns, where at most 5 are known",
            columns.len()
        ));
    }
    Ok(Word {
        kind: *kind,
        names,
        country: country.to_owned(),
        what: column(4).to_owned(),
        file: path.to_owned(),
        line,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_become_names_and_those_that_do_not_hold_are_told() {
        let (mut words, mut problems) = (Vec::new(), Vec::new());
        let text = "# my people\nperson\tAda Quill\tA. Quill|Quill\tGB\tEnvoy\nplaec\tX\n\nplace\t\tY\nperson\tB C\t\tgb\n";
        parse(Path::new("own.tsv"), text, &mut words, &mut problems);
        let told: Vec<String> = problems.iter().map(ToString::to_string).collect();
        assert_eq!(
            told,
            [
                "own.tsv:3: there is no kind `plaec`; did you mean `place`?",
                "own.tsv:5: the second column, the name, is empty; columns are separated by tabs",
                "own.tsv:6: `gb` is no country code of two capitals",
            ]
        );
        assert_eq!(words.len(), 1);
        assert_eq!(words[0].names, ["Ada Quill", "A. Quill", "Quill"]);
        assert_eq!(
            (
                words[0].country.as_str(),
                words[0].what.as_str(),
                words[0].line
            ),
            ("GB", "Envoy", 2)
        );
    }
}
