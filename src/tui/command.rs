//! The small command language of bindings and of the line of commands: the name of an action, and what it is about.
//!
//! In: `zoom week`. Out: a [`Command`], or what is wrong with it. What a command does is in `update`.

use super::{action::Action, state::Ask};
use crate::{config, timeline::Scale};

/// An action, with an argument where it takes one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    pub action: Action,
    pub argument: Option<String>,
}

/// What an action takes behind its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Takes {
    Nothing,
    /// What would else be typed in a line of its own: a date, words, a name.
    Text(Option<Ask>),
    OneOf(Vec<&'static str>),
}

/// Short names for what has a longer one in the table of actions.
const SHORT: &[(&str, Action)] = &[("go", Action::GoToDate), ("date", Action::GoToDate)];

/// What `view` can be followed by: the names of the actions that open one.
const VIEWS: &[Action] = &[
    Action::ShowList,
    Action::ShowCalendar,
    Action::ShowMatrix,
    Action::ShowLanes,
    Action::ShowFacets,
];

/// Reads `first-event`, `zoom week`, `go 2025-05`. Lower case, no full stop, what would be right.
pub fn parse(line: &str) -> Result<Command, String> {
    let (name, rest) = line.trim().split_once(' ').unwrap_or((line.trim(), ""));
    let rest = rest.trim();
    if name == "view" {
        return view(rest);
    }
    let action = find(name).ok_or_else(|| unknown(name))?;
    if rest.is_empty() {
        return Ok(Command {
            action,
            argument: None,
        });
    }
    match takes(action) {
        Takes::Nothing => Err(format!("`{name}` takes nothing behind it, not `{rest}`")),
        Takes::OneOf(known) if !known.contains(&rest) => Err(wrong(name, rest, &known)),
        _ => Ok(Command {
            action,
            argument: Some(rest.to_owned()),
        }),
    }
}

/// `view calendar` is the action that opens it.
fn view(name: &str) -> Result<Command, String> {
    let views = VIEWS.iter().copied();
    let names: Vec<&str> = views.clone().map(Action::name).collect();
    let action = views.into_iter().find(|view| view.name() == name);
    let action = action.ok_or_else(|| wrong("view", name, &names))?;
    Ok(Command {
        action,
        argument: None,
    })
}

fn find(name: &str) -> Option<Action> {
    let short = SHORT.iter().find(|(short, _)| *short == name);
    short
        .map(|(_, action)| *action)
        .or_else(|| Action::parse(name))
}

/// What may stand behind a name in a command; none where the name is not known.
pub fn behind(name: &str) -> Option<Takes> {
    match name {
        "view" => Some(Takes::OneOf(VIEWS.iter().map(|view| view.name()).collect())),
        _ => find(name).map(takes),
    }
}

/// What may stand behind the name of an action.
pub fn takes(action: Action) -> Takes {
    match action {
        Action::Search => Takes::Text(Some(Ask::Search)),
        Action::Filter => Takes::Text(Some(Ask::Filter)),
        Action::GoToDate => Takes::Text(Some(Ask::Date)),
        Action::Pick => Takes::Text(Some(Ask::Pick)),
        Action::PickPlace => Takes::Text(Some(Ask::Place)),
        Action::OpenView => Takes::Text(Some(Ask::View)),
        Action::Palette | Action::Pipe | Action::Export => Takes::Text(None),
        Action::Zoom => Takes::OneOf(Scale::ALL.map(Scale::name).to_vec()),
        Action::Theme => Takes::OneOf(config::THEMES.to_vec()),
        _ => Takes::Nothing,
    }
}

fn wrong(name: &str, rest: &str, known: &[&str]) -> String {
    match config::near(rest, known.iter().copied()) {
        Some(near) => format!("`{name}` cannot be `{rest}`; did you mean `{near}`?"),
        None => format!("`{name}` cannot be `{rest}`, only {}", known.join(", ")),
    }
}

/// What to say of a name that no action has.
pub fn unknown(name: &str) -> String {
    let names = Action::ALL.iter().map(|action| action.name());
    match config::near(name, names) {
        Some(near) => format!("there is no action `{name}`; did you mean `{near}`?"),
        None => format!("there is no action `{name}`; `dateline keys` lists all"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Result<(Action, Option<&str>), &str>) {
        let read = parse(line);
        let read = read
            .as_ref()
            .map(|read| (read.action, read.argument.as_deref()));
        assert_eq!(read.map_err(String::as_str), expected, "{line}");
    }

    #[test]
    fn a_command_is_an_action_and_what_it_is_about() {
        check("first-event", Ok((Action::First, None)));
        check(
            " go  last tuesday ",
            Ok((Action::GoToDate, Some("last tuesday"))),
        );
        check("zoom week", Ok((Action::Zoom, Some("week"))));
        check("theme light", Ok((Action::Theme, Some("light"))));
        check("theme", Ok((Action::Theme, None)));
        check("view calendar", Ok((Action::ShowCalendar, None)));
    }

    #[test]
    fn what_is_no_command_is_told_with_what_is_near() {
        check(
            "frist-event",
            Err("there is no action `frist-event`; did you mean `first-event`?"),
        );
        check(
            "theme lihgt",
            Err("`theme` cannot be `lihgt`; did you mean `light`?"),
        );
        check(
            "view calender",
            Err("`view` cannot be `calender`; did you mean `calendar`?"),
        );
        check("quit now", Err("`quit` takes nothing behind it, not `now`"));
        check("", Err("there is no action ``; `dateline keys` lists all"));
    }
}
