//! What the line of commands offers: actions by their names, and behind a name what the action can be about.
//!
//! In: the typed line. Out: entries as every other line offers them. `go 2025-0` offers days as the line of dates does,
//! `zoom w` the scales.

use super::{
    State,
    offers::{entries, fitting, plain},
};
use crate::tui::{
    action::{Action, Context},
    command::{self, Takes},
    state::{Ask, Entry, Prompt, Take},
};

pub(super) fn offers(state: &State, typed: &str, caret: usize) -> Vec<Entry> {
    let line = typed.trim_start();
    let Some((name, rest)) = line.split_once(' ') else {
        return actions(state, typed);
    };
    let before = typed.len() - rest.len();
    match command::behind(name) {
        Some(Takes::OneOf(known)) => choices(name, rest, &known),
        Some(Takes::Text(Some(ask))) => {
            let offered = entries(state, ask, rest, caret.saturating_sub(before));
            offered.into_iter().map(|one| behind(one, before)).collect()
        }
        Some(Takes::Text(None) | Takes::Nothing) => Vec::new(),
        // Several words that describe an action, not its name.
        None => actions(state, typed),
    }
}

/// Commands run where the line was opened: what belongs to other panes has no meaning there.
fn actions(state: &State, typed: &str) -> Vec<Entry> {
    let mut contexts = vec![state.focus.context()];
    while let Some(wider) = contexts
        .last()
        .and_then(|context: &Context| context.wider())
    {
        contexts.push(wider);
    }
    let known = Action::ALL
        .iter()
        .filter(|action| contexts.contains(&action.context()));
    let entry = |action: &Action| plain(action.name(), action.about(), None, Take::Run(*action));
    fitting(typed, known.map(entry).collect())
}

fn choices(name: &str, rest: &str, known: &[&'static str]) -> Vec<Entry> {
    let entry = |choice: &&'static str| {
        let line = format!("{name} {choice}");
        plain(*choice, "", None, Take::Line(line))
    };
    fitting(rest, known.iter().map(entry).collect())
}

/// An entry of another line, as many bytes further on.
fn behind(entry: Entry, before: usize) -> Entry {
    let take = match entry.take {
        Take::Insert(range, text) => Take::Insert(range.start + before..range.end + before, text),
        other => other,
    };
    Entry { take, ..entry }
}

/// What Enter does with a line for which nothing is offered, or what is wrong with it.
pub(in crate::tui) fn meaning(prompt: &Prompt) -> Result<String, String> {
    let command = command::parse(&prompt.text)?;
    let about = command.action.about();
    Ok(match command.argument {
        Some(_) => format!("Enter: {about}"),
        None => Ask::Command.help().to_owned(),
    })
}
