//! How the program speaks on standard error: what went wrong, why, and what to try.

use std::{fmt::Write as _, io::Write as _};

use crate::{error::Error, export::visible};

/// An error with its causes and its hint, each on a line of its own.
pub fn error(error: &Error) {
    say(&text(
        "error",
        &error.to_string(),
        &error.causes(),
        error.hint(),
    ));
}

/// Something that does not keep the program from going on.
pub fn warning(what: &str) {
    say(&text("warning", what, &[], None));
}

/// What clap found wrong with the command line, in the manner of all other errors.
pub fn usage(error: &clap::Error) {
    let rendered = error.render().to_string();
    let mut lines = rendered.lines();
    let what = lines.next().unwrap_or_default();
    let what = what.strip_prefix("error: ").unwrap_or(what);
    let mut causes = Vec::new();
    let mut hint = None;
    let ends = |line: &str| line.starts_with("Usage:") || line.starts_with("For more");
    for line in lines.take_while(|line| !ends(line)).map(str::trim) {
        match line.strip_prefix("tip: ") {
            Some(tip) => hint = hint.or(Some(tip.replace('\'', "`"))),
            None if line.is_empty() => {}
            None => causes.push(line.trim_matches(['[', ']']).to_owned()),
        }
    }
    let hint = hint.unwrap_or("`dateline --help`".to_owned());
    say(&text(
        "error",
        &what.replace('\'', "`"),
        &causes,
        Some(hint),
    ));
}

fn text(kind: &str, what: &str, causes: &[String], hint: Option<String>) -> String {
    let mut text = format!("{kind}: {}\n", visible(what));
    for cause in causes {
        let _ = writeln!(text, "  because: {}", visible(cause));
    }
    if let Some(hint) = hint {
        let _ = writeln!(text, "  try: {}", visible(&hint));
    }
    text
}

/// Whoever has closed standard error does not want to hear it.
fn say(text: &str) {
    let _ = std::io::stderr().write_all(text.as_bytes());
}
