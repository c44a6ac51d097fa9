//! What leaves the screen: copies, other programs, files; and how the screen itself looks.

use super::{Effect, State, prompt};
use crate::{
    model::{collection::ArticleId, span::Span},
    timeline::Scale,
    tui::{
        action::Action,
        citation,
        command::Command,
        msg::Piped,
        pane,
        state::{Ask, Mode, Prompt},
    },
};

/// What a command can be given, as the reader chooses it.
pub(super) const PIPED: &[&str] = &[
    "this event, with its source",
    "this event, as JSON",
    "all events shown, as lines (TSV)",
    "all events shown, one JSON object a line",
    "all events shown, as CSV",
];

/// None where the action is not of this kind.
pub(super) fn act(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let effect = match action {
        Action::Copy
        | Action::CopyEvent
        | Action::CopyQuote
        | Action::CopyPerson
        | Action::CopyUrl
        | Action::CopyDate
        | Action::CopyJson => citation::copy(state, action),
        Action::Open => source(state).map(|(article, _)| Effect::Open(article)),
        Action::Edit => source(state).map(|(article, at)| Effect::Edit { article, at }),
        Action::Choose => state
            .selected
            .map(Effect::Choose)
            .ok_or("no event is selected"),
        Action::Reload => Ok(reload(state)),
        Action::ReloadConfig => Ok(Effect::ReloadConfig),
        Action::Pipe | Action::Export if state.rows.is_empty() => Err("no events are shown"),
        Action::Pipe => {
            prompt::open(state, Ask::Pipe);
            return Some(Vec::new());
        }
        Action::Export => {
            prompt::open(state, Ask::Export);
            return Some(Vec::new());
        }
        _ => return look(state, action),
    };
    Some(match effect {
        Ok(effect) => vec![effect],
        Err(why) => {
            state.notice = Some(why.to_owned());
            Vec::new()
        }
    })
}

/// The article that is shown, and where in it the event is told.
fn source(state: &State) -> Result<(ArticleId, Span), &'static str> {
    let (source, _) = state.shown_source().ok_or("no event is selected")?;
    let marks = pane::source::marks(state);
    let at = marks.get(state.mark).copied().unwrap_or(source.trigger);
    Ok((source.article, at))
}

fn reload(state: &mut State) -> Effect {
    state.loading = true;
    // The selected event is looked for in what comes, although nobody may have chosen it.
    state.touched = true;
    state.problems.clear();
    Effect::Reload
}

fn look(state: &mut State, action: Action) -> Option<Vec<Effect>> {
    let look = &mut state.look;
    let mut effects = Vec::new();
    let told = match action {
        Action::Theme => {
            look.theme = look.next().to_owned();
            return Some(themed(state));
        }
        Action::Glyphs => {
            look.ascii = !look.ascii;
            either(
                look.ascii,
                "drawn with ASCII alone",
                "drawn with all glyphs",
            )
        }
        Action::Borders => {
            look.borders = !look.borders;
            either(
                look.borders,
                "lines between panes",
                "no lines between panes",
            )
        }
        Action::Accessibility => {
            look.accessible = !look.accessible;
            either(
                look.accessible,
                "strong contrast, the cursor on the selected row, nothing moves by itself",
                "the usual look",
            )
        }
        Action::Mouse => {
            look.mouse = !look.mouse;
            effects.push(Effect::Mouse(look.mouse));
            either(
                look.mouse,
                "listening to the mouse",
                "the mouse is the terminal's",
            )
        }
        _ => return None,
    };
    state.notice = Some(told.to_owned());
    Some(effects)
}

fn either(one: bool, yes: &'static str, no: &'static str) -> &'static str {
    if one { yes } else { no }
}

fn themed(state: &mut State) -> Vec<Effect> {
    let (wanted, name) = (&state.look.theme, state.look.name());
    state.notice = Some(if wanted == name {
        format!("theme {name}")
    } else {
        format!("theme {wanted}: {name} on this terminal")
    });
    Vec::new()
}

/// Runs commands of the reader, one after the other, until one cannot be done.
pub(super) fn run(state: &mut State, commands: &[Command]) -> Vec<Effect> {
    let mut effects = Vec::new();
    for command in commands {
        let before = state.modes.len();
        effects.extend(one(state, command));
        if state.modes.len() > before {
            break;
        }
    }
    effects
}

/// An argument is what the reader would type where the action asks for something.
fn one(state: &mut State, command: &Command) -> Vec<Effect> {
    let Some(argument) = &command.argument else {
        return super::act(state, command.action);
    };
    match command.action {
        Action::Theme => {
            state.look.theme.clone_from(argument);
            themed(state)
        }
        Action::Zoom => {
            let named = |scale: &Scale| scale.name() == argument;
            state.scale = Scale::ALL.into_iter().find(named).or(state.scale);
            Vec::new()
        }
        action => {
            let before = state.modes.len();
            let mut effects = super::act(state, action);
            if state.modes.len() > before {
                prompt::paste(state, argument);
                effects.extend(prompt::act(state, Action::Accept));
            }
            effects
        }
    }
}

/// A typed line of this kind is taken.
pub(super) fn accept(state: &mut State, prompt: &Prompt) -> Vec<Effect> {
    let typed = prompt.text.trim().to_owned();
    match prompt.ask {
        Ask::Overwrite => {
            let path = state.saving.take().filter(|_| agreed(&typed));
            if path.is_none() {
                state.notice = Some("nothing was saved".to_owned());
            }
            let save = |path| Effect::Export { path, over: true };
            path.map(save).into_iter().collect()
        }
        _ if typed.is_empty() => Vec::new(),
        Ask::Export => vec![Effect::Export {
            path: typed,
            over: false,
        }],
        _ => piped(state, prompt.chosen)
            .map(|what| Effect::Pipe {
                command: typed,
                what,
            })
            .into_iter()
            .collect(),
    }
}

fn agreed(typed: &str) -> bool {
    ["y", "yes"].contains(&typed.to_lowercase().as_str())
}

fn piped(state: &State, chosen: usize) -> Option<Piped> {
    Some(match chosen {
        0 => Piped::Text(format!("{}\n", citation::of_event(state)?)),
        1 => Piped::Event,
        2 => Piped::View("tsv"),
        3 => Piped::View("jsonl"),
        _ => Piped::View("csv"),
    })
}

/// Asks for a line again: what was typed could not be taken, or must be confirmed.
pub(super) fn ask(state: &mut State, ask: Ask, text: &str, error: Option<String>) {
    if ask == Ask::Overwrite {
        state.saving = Some(text.to_owned());
    }
    prompt::open(state, ask);
    if ask != Ask::Overwrite {
        prompt::paste(state, text);
    }
    if let Some(Mode::Prompt(prompt)) = state.modes.last_mut() {
        prompt.error = error;
    }
}
