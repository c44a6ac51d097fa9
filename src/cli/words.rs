//! The user's own lists of names, laid over those of the program before anything is read.

use crate::{
    config::{self, Config, Problem, Word, WordKind},
    grammar::{
        lexicon::class,
        overlay::{self, Entry},
    },
    model::country::Country,
};

/// Reads the lists that the configuration names; the lines that do not hold come back.
pub fn lay(config: &Config) -> Vec<Problem> {
    let (entries, problems) = read(config);
    overlay::lay(&entries);
    problems
}

/// What the lists say, and the lines that do not hold.
pub fn read(config: &Config) -> (Vec<Entry>, Vec<Problem>) {
    let (words, mut problems) = config::words(&config.words.lists);
    let mut entries = Vec::new();
    for word in &words {
        let known = Country::new(&word.country).is_some_and(|country| country.name().is_some());
        if !word.country.is_empty() && !known {
            problems.push(Problem {
                file: word.file.clone(),
                line: word.line,
                what: format!("`{}` is no country code", word.country),
            });
            continue;
        }
        entries.extend(word.names.iter().flat_map(|name| self::entries(word, name)));
    }
    (entries, problems)
}

/// A name as the lists of its kind have it.
fn entries(word: &Word, name: &str) -> Vec<Entry> {
    let (main, country, what) = (&word.names[0], &word.country, &word.what);
    let entry = |class, text: String| Entry {
        phrase: name.to_owned(),
        class,
        text,
    };
    match word.kind {
        // In office from the first year on.
        WordKind::Person => {
            let text = format!("{main}\t{country}\t{what}\t0001\t\t");
            match name.contains(' ') {
                true => vec![entry(class::LEADER, text)],
                false => vec![
                    entry(class::LEADER, text.clone()),
                    entry(class::LEADER_SURNAME, text.clone()),
                    entry(class::SURNAME, text),
                ],
            }
        }
        WordKind::Organization => vec![entry(
            class::ORGANIZATION,
            format!("{main}\t{country}\t{what}"),
        )],
        WordKind::Place => vec![entry(class::CITY, format!("{main}\t{country}\t500\tcity"))],
        WordKind::FirstName => vec![entry(class::GIVEN, String::new())],
        WordKind::Surname => vec![entry(class::SURNAME, String::new())],
        WordKind::Title => {
            let normal = if what.is_empty() { main } else { what };
            vec![entry(class::TITLE, format!("{normal}\tminister\t"))]
        }
    }
}
