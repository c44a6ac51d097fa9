//! Which rows a sentence tells. Each line is read as if published on Friday 15 March 2024. What must be a row stands in the
//! second column; behind a `!` in the third what must not: a type, a type with a status, or `*` for any other row.

use chrono::NaiveDate;
use dateline::{analysis, model::article::Article};

pub type Line = (&'static str, &'static str, &'static str);

fn rows(sentence: &str) -> Vec<String> {
    let found = analysis::analyse(&Article {
        body: sentence.into(),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    });
    let row = |event: &dateline::model::document::EventMention| {
        format!("{} {}", event.kind.key(), event.status.key())
    };
    found.events.iter().map(row).collect()
}

#[track_caller]
pub fn check(lines: &[Line]) {
    let list = |column: &str| -> Vec<String> {
        let parts = column.trim_start_matches('!').split(',').map(str::trim);
        parts
            .filter(|part| !part.is_empty())
            .map(String::from)
            .collect()
    };
    let mut wrong = Vec::new();
    for (sentence, must, never) in lines {
        let (got, must, never) = (rows(sentence), list(must), list(never));
        let missing = must.iter().any(|row| !got.contains(row));
        let refused = |row: &String| {
            never.iter().any(|no| {
                row == no
                    || row.split(' ').next() == Some(no.as_str())
                    || no == "*" && !must.contains(row)
            })
        };
        if missing || got.iter().any(refused) {
            wrong.push(format!(
                "{sentence}\n    wants {must:?}, never {never:?}, got {got:?}"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "{} of {}:\n{}",
        wrong.len(),
        lines.len(),
        wrong.join("\n")
    );
}
