//! `dateline doctor`: what the program finds in its surroundings and what it makes of it, in plain lines. What stands in
//! the way is marked, and makes the exit code 1.

use std::{
    env,
    fmt::Write as _,
    fs,
    io::{self, IsTerminal},
};

use ratatui::crossterm::terminal;

use super::{Exit, args::Common, look, print, settings};
use crate::{
    app::{
        clipboard::{self, Way},
        probe::{self, Answers},
    },
    config::{self, Loaded},
    error::Result,
    export::visible,
    tui::{Depth, Look},
};

/// Lines, and how many of them tell of something in the way.
#[derive(Default)]
struct Report {
    text: String,
    problems: usize,
}

impl Report {
    fn line(&mut self, name: &str, what: &str) {
        let _ = writeln!(self.text, "{name:<14} {}", visible(what));
    }

    fn problem(&mut self, name: &str, what: &str) {
        self.problems += 1;
        self.line(name, &format!("PROBLEM: {what}"));
    }
}

pub fn run(common: &Common) -> Result<Exit> {
    let file = config::find(common.config.as_deref())?;
    let loaded = config::load(file.as_ref());
    let mut report = Report::default();
    report.line("dateline", env!("CARGO_PKG_VERSION"));
    let answers = terminal(&mut report);
    colours(&mut report, &loaded, common, answers);
    width(
        &mut report,
        answers,
        common.ascii || loaded.config.screen.ascii,
    );
    clipboard_way(&mut report, &loaded);
    let mouse = if loaded.config.screen.mouse {
        "on"
    } else {
        "off"
    };
    report.line("mouse", mouse);
    locale(&mut report);
    configuration(&mut report, &loaded, file.as_ref());
    state_folder(&mut report);
    report.line("problems", &report.problems.to_string());
    print(&report.text)?;
    Ok(if report.problems == 0 {
        Exit::DONE
    } else {
        Exit::PARTLY
    })
}

fn terminal(report: &mut Report) -> Answers {
    let (input, output) = (io::stdin().is_terminal(), io::stdout().is_terminal());
    let is = |is: bool| if is { "a terminal" } else { "no terminal" };
    report.line("input", is(input));
    report.line("output", is(output));
    match terminal::size() {
        Ok((columns, rows)) if output => {
            report.line("size", &format!("{columns} columns, {rows} rows"))
        }
        _ => report.line("size", "not known"),
    }
    for name in ["TERM", "COLORTERM", "NO_COLOR"] {
        report.line(
            name,
            &env::var(name).unwrap_or_else(|_| "not set".to_owned()),
        );
    }
    let between = [
        ("TMUX", "tmux"),
        ("STY", "screen"),
        ("SSH_CONNECTION", "ssh"),
    ];
    let between = between
        .iter()
        .filter(|(name, _)| env::var_os(name).is_some());
    let between: Vec<&str> = between.map(|(_, program)| *program).collect();
    if !between.is_empty() {
        report.line("through", &between.join(", "));
    }
    let Some(answers) = (input && output).then(|| probe::ask().unwrap_or_default()) else {
        report.line("answers", "not asked: input and output must be a terminal");
        return Answers::default();
    };
    let told = if answers.any {
        "yes"
    } else {
        "none: nothing is known of its background and width"
    };
    report.line("answers", told);
    answers
}

fn colours(report: &mut Report, loaded: &Loaded, common: &Common, answers: Answers) {
    let screen = &loaded.config.screen;
    let (depth, why) = look::depth(common.color.unwrap_or(screen.color));
    let count = match depth {
        Depth::None => "none",
        Depth::Sixteen => "16",
        Depth::Palette => "256",
        Depth::True => "16 million",
    };
    report.line("colours", &format!("{count}: {why}"));
    let told = look::look(&loaded.config, common);
    let look = Look {
        background: answers.background.or(told.background),
        ..told
    };
    let background = look
        .background
        .map_or("not known", |background| background.name());
    report.line("background", background);
    report.line("theme", &format!("{} ({})", look.name(), look.theme));
}

fn width(report: &mut Report, answers: Answers, ascii: bool) {
    match answers.ambiguous {
        Some(1) => report.line("width", "signs such as ● take one column"),
        Some(columns) if !ascii => report.problem(
            "width",
            &format!("signs such as ● take {columns} columns; `--ascii` draws without them"),
        ),
        Some(columns) => report.line(
            "width",
            &format!("signs such as ● take {columns} columns, and are not drawn"),
        ),
        None => report.line("width", "not known"),
    }
}

fn clipboard_way(report: &mut Report, loaded: &Loaded) {
    let (way, why) = clipboard::way(&loaded.config.copy);
    let way = match way {
        Way::Terminal => "the terminal (OSC 52)".to_owned(),
        Way::Command(command) => command.join(" "),
        Way::File => "a file in the state folder".to_owned(),
    };
    report.line("clipboard", &format!("{way}: {why}"));
}

fn locale(report: &mut Report) {
    let names = ["LC_ALL", "LC_CTYPE", "LANG"];
    let set = names.iter().find_map(|name| {
        let value = env::var(name).ok().filter(|value| !value.is_empty())?;
        Some((*name, value))
    });
    let Some((name, value)) = set else {
        return report.line("locale", "not set; UTF-8 is written");
    };
    let folded = value.to_lowercase().replace('-', "");
    if folded.contains("utf8") || cfg!(windows) {
        report.line("locale", &format!("{value} ({name})"));
    } else {
        report.problem(
            "locale",
            &format!("{name} is {value}, not UTF-8; `--ascii` draws without signs"),
        );
    }
}

fn configuration(report: &mut Report, loaded: &Loaded, file: Option<&config::File>) {
    let Some(file) = file else {
        let path = config::path().map(|path| path.display().to_string());
        let path = path.unwrap_or_else(|| "no folder for it is known".to_owned());
        return report.line("configuration", &format!("none of your own; {path}"));
    };
    report.line("configuration", &file.path.display().to_string());
    let complaints = settings::keymap(&loaded.config).1;
    let mut problems: Vec<_> = loaded.problems.iter().chain(&complaints).collect();
    problems.sort_by_key(|problem| problem.line);
    for problem in problems {
        report.problem("", &problem.to_string());
    }
}

fn state_folder(report: &mut Report) {
    let Some(folder) = clipboard::state_folder() else {
        return report.problem("state folder", "neither XDG_STATE_HOME nor HOME is set");
    };
    let name = folder.display().to_string();
    // Looking must not make anything: what is there of the way to it is tried.
    let there = folder.ancestors().find(|path| path.exists());
    let probe = there.map(|path| path.join(format!(".dateline-{}", std::process::id())));
    let written = probe.map(|probe| fs::write(&probe, "").and_then(|()| fs::remove_file(&probe)));
    match written {
        Some(Ok(())) => report.line("state folder", &name),
        Some(Err(error)) => report.problem("state folder", &format!("{name}: {error}")),
        None => report.problem("state folder", &format!("{name} leads nowhere")),
    }
}
