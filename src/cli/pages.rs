//! The completion scripts and the manual page, made from the description of the command line.

use std::io::{self, Write};

use clap::CommandFactory;
use clap_complete::Shell;
use clap_mangen::Man;

use super::{
    Exit,
    args::{Command, Common, EXAMPLES},
    print, settings,
};
use crate::{
    config,
    error::{Error, Result},
    tui::{
        Action, Context, Keymap,
        command::{self, Takes},
    },
};

pub fn completions(shell: Shell) -> Result<Exit> {
    let mut script = Vec::new();
    clap_complete::generate(shell, &mut Command::command(), "dateline", &mut script);
    print(&String::from_utf8_lossy(&script))
}

pub fn man() -> Result<Exit> {
    let mut page = Vec::new();
    render(&mut page).map_err(|source| Error::Write { source })?;
    print(&String::from_utf8_lossy(&page))
}

/// One page for all: the tasks and their options stand behind those of the program.
fn render(page: &mut Vec<u8>) -> io::Result<()> {
    let command = Command::command();
    let man = Man::new(command.clone()).date("").manual("User commands");
    man.render_title(page)?;
    man.render_name_section(page)?;
    man.render_synopsis_section(page)?;
    man.render_description_section(page)?;
    man.render_options_section(page)?;
    tasks(page, "dateline", &command)?;
    key_section(page)?;
    page.extend(FILES.as_bytes());
    let examples = EXAMPLES.replace("Examples:\n", "");
    write!(page, ".SH EXAMPLES\n.nf\n{examples}\n.fi\n")
}

fn tasks(page: &mut Vec<u8>, above: &str, command: &clap::Command) -> io::Result<()> {
    for task in command.get_subcommands() {
        let name = format!("{above} {}", task.get_name());
        let about = task
            .get_about()
            .map(ToString::to_string)
            .unwrap_or_default();
        let mut options = Vec::new();
        Man::new(task.clone().disable_help_flag(true)).render_options_section(&mut options)?;
        let options = String::from_utf8_lossy(&options);
        let options = options.replace(".SH OPTIONS\n", "");
        write!(page, ".SH \"{}\"\n{about}\n{options}", name.to_uppercase())?;
        tasks(page, &name, task)?;
    }
    Ok(())
}

/// Every action with the keys that hold, in the order of the help.
pub fn keys(format: &str, common: &Common) -> Result<Exit> {
    let file = config::find(common.config.as_deref())?;
    let keymap = settings::keymap(&config::load(file.as_ref()).config).0;
    let markdown = format == "markdown";
    let mut text = String::new();
    for context in Context::ALL {
        text += &if markdown {
            format!(
                "## {}\n\n| keys | action | what it does |\n|---|---|---|\n",
                context.title()
            )
        } else {
            format!("{}\n", context.title())
        };
        for (keys, name, about) in rows(&keymap, context) {
            text += &if markdown {
                let keys = keys
                    .iter()
                    .map(|keys| format!("`{}`", keys.replace('|', "\\|")));
                let keys = keys.collect::<Vec<_>>().join(" ");
                format!("| {keys} | {name} | {} |\n", about.replace('|', "\\|"))
            } else {
                format!("  {:<24} {name:<28} {about}\n", keys.join("  "))
            };
        }
        text.push('\n');
    }
    print(text.trim_end())?;
    print("\n")
}

/// Keys, name with what it takes, and what it does: the actions of a context, then the reader's own commands.
fn rows(keymap: &Keymap, context: Context) -> Vec<(Vec<String>, String, String)> {
    let actions = Action::ALL
        .iter()
        .filter(|action| action.context() == context);
    let actions = actions.map(|&action| {
        let keys = keymap.keys(action).map(ToString::to_string).collect();
        let takes = match command::takes(action) {
            Takes::Nothing => "",
            Takes::Text(_) => " [TEXT]",
            Takes::OneOf(_) => " [NAME]",
        };
        (
            keys,
            format!("{}{takes}", action.name()),
            action.about().to_owned(),
        )
    });
    let own = keymap.runs(context).map(|(keys, run)| {
        (
            vec![keys.to_string()],
            "(your own)".to_owned(),
            run.about.clone(),
        )
    });
    actions.chain(own).collect()
}

/// The keys of the screen, from the table that the help on the screen shows.
fn key_section(page: &mut Vec<u8>) -> io::Result<()> {
    let keymap = Keymap::default();
    writeln!(page, ".SH KEYS")?;
    for context in Context::ALL {
        writeln!(page, ".SS {}", context.title())?;
        for &action in Action::ALL
            .iter()
            .filter(|action| action.context() == context)
        {
            let keys: Vec<_> = keymap
                .keys(action)
                .map(|keys| escape(&keys.to_string()))
                .collect();
            writeln!(page, ".TP\n{}\n{}", keys.join(", "), escape(action.about()))?;
        }
    }
    Ok(())
}

/// A backslash and a first point or quotation mark are commands in a manual page.
fn escape(text: &str) -> String {
    format!("\\&{}", text.replace('\\', "\\e").replace('-', "\\-"))
}

const FILES: &str = "\
.SH FILES
.TP
$XDG_CONFIG_HOME/dateline/config.toml
Your configuration, laid over the default key by key. `dateline config show` prints both as one, with comments.
.TP
$XDG_STATE_HOME/dateline
What is kept between runs, and copies that no clipboard took.
.SH ENVIRONMENT
.TP
NO_COLOR, TERM, COLORTERM
Whether there are colours, and how many.
.TP
VISUAL, EDITOR
The editor that opens a source, at the line where that is possible.
.TP
BROWSER
What opens addresses.
.TP
SSH_TTY, SSH_CONNECTION, WAYLAND_DISPLAY, DISPLAY, TMUX, STY
How a copy reaches the clipboard.
.SH SIGNALS
SIGUSR1 makes the screen read its configuration again.
.SH \"EXIT STATUS\"
.TP
0
All went well.
.TP
1
Some input could not be read; the rest was.
.TP
2
The command line is wrong.
.TP
130, 143
Ended by an interrupt or a termination signal; 128 and the number of any other.
";
