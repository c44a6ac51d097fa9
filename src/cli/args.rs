//! The command line as clap reads it. Help, man page and completions are made from this one description.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueHint, builder::PossibleValue};
use clap_complete::Shell;

use crate::{config, export, timeline::Query};

pub const EXAMPLES: &str = "\
Examples:
  dateline                            show what the configuration names, else the samples
  dateline news/ wire.jsonl           show the events of a folder and a file
  dateline news/ | cut -f1,5          print the timeline: date, status, type, title, place, sources
  dateline news/ --filter 'who:lavrov after:2024 -status:planned'
                                      open or print only these events
  dateline --format csv news/         print it for a spreadsheet
  dateline --pick=json news/ | jq .   choose an event on the screen, print it as JSON
  dateline extract - < article.txt    print all facts of an article as JSON";

/// Reads news articles into dated diplomatic events and shows them as a timeline
///
/// On a terminal the timeline is a screen to walk through. Where the output goes to a file or another program, it is
/// printed instead, one tab-separated line an event. Press `?` on the screen for its keys.
#[derive(Debug, Parser)]
#[command(name = "dateline", version, after_help = EXAMPLES, disable_help_subcommand = true)]
pub struct Command {
    #[command(subcommand)]
    pub task: Option<Task>,

    /// Articles: files, folders, or `-` for standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,

    #[command(flatten)]
    pub show: Show,

    #[command(flatten)]
    pub common: Common,
}

/// How the timeline is shown.
#[derive(Debug, Args)]
pub struct Show {
    /// Only events that QUERY keeps, as the screen's filter reads it: `who:lavrov act:met after:2024`
    #[arg(long, value_name = "QUERY", value_parser = query, default_value = "", hide_default_value = true)]
    pub filter: Query,

    /// Print in this form instead of showing a screen; without a terminal it is tsv
    #[arg(long, value_name = "FORMAT", value_parser = formats())]
    pub format: Option<String>,

    /// Choose an event on the screen and print it: its id, the event as JSON, or a line of tsv
    #[arg(long, value_name = "WHAT", num_args = 0..=1, require_equals = true,
          default_missing_value = "id", value_parser = ["id", "json", "line"], conflicts_with = "format")]
    pub pick: Option<String>,

    /// Speak in lines, one for every change, for screen readers
    #[arg(long, conflicts_with_all = ["format", "pick"])]
    pub linear: bool,

    /// Write what happens into FILE, to find a fault
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub log_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
pub struct Common {
    /// Read the configuration from FILE instead of its usual place
    #[arg(long, global = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub config: Option<PathBuf>,

    /// When to use colours; `auto` asks the terminal and honours NO_COLOR
    #[arg(long, global = true, value_name = "WHEN")]
    pub color: Option<config::When>,

    /// Do not take up where the last run ended; marks, notes and tags are there all the same
    #[arg(long, global = true)]
    pub fresh: bool,

    /// Draw with ASCII characters alone
    #[arg(long, global = true)]
    pub ascii: bool,
}

#[derive(Debug, Subcommand)]
pub enum Task {
    /// Print what the articles say, as data
    Extract(Extract),
    /// Show, find or check the configuration
    Config {
        #[command(subcommand)]
        task: ConfigTask,
    },
    /// Print a completion script
    Completions {
        /// The shell that will read it
        shell: Shell,
    },
    /// Look over terminal, colours, clipboard, locale and configuration, and print what is found
    Doctor,
    /// Print every action with its keys, as they hold
    Keys {
        /// The form of the output
        #[arg(long, value_name = "FORMAT", default_value = "text", value_parser = ["text", "markdown"])]
        format: String,
    },
    /// Print the manual page, for `dateline man | man -l -`
    Man,
}

#[derive(Debug, Args)]
pub struct Extract {
    /// The form of the output
    #[arg(long, value_name = "FORMAT", default_value = "jsonl", value_parser = formats())]
    pub format: String,

    /// What to print beyond the facts, in jsonl: `tokens` are words with lemma and tags, and sentences
    #[arg(long, value_name = "WHAT", value_parser = ["tokens"])]
    pub with: Vec<String>,

    /// Articles: files, folders, or `-` for standard input
    #[arg(value_name = "PATH", value_hint = ValueHint::AnyPath)]
    pub paths: Vec<PathBuf>,
}

#[derive(Debug, Clone, Copy, Subcommand)]
pub enum ConfigTask {
    /// Print the configuration that holds: the default with your values in it
    Show,
    /// Print where your own configuration file is looked for
    Path,
    /// Look your configuration file over and print what is wrong with it
    Check,
}

/// What is wrong is told with the part of the query that is.
fn query(text: &str) -> Result<Query, String> {
    Query::parse(text).map_err(|wrong| {
        let part = text.get(wrong.range).unwrap_or("");
        format!("{} (at `{part}`)", wrong.what)
    })
}

fn formats() -> clap::builder::PossibleValuesParser {
    let value = |export: &export::Export| PossibleValue::new(export.name).help(export.about);
    export::EXPORTS.iter().map(value).collect::<Vec<_>>().into()
}

impl clap::ValueEnum for config::When {
    fn value_variants<'a>() -> &'a [Self] {
        &Self::ALL
    }

    fn to_possible_value(&self) -> Option<PossibleValue> {
        Some(PossibleValue::new(self.name()))
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_description_is_sound() {
        Command::command().debug_assert();
    }

    #[test]
    fn a_file_may_be_called_like_a_task_behind_another_path() {
        let command = Command::parse_from(["dateline", "a.txt", "config"]);
        assert!(command.task.is_none());
        assert_eq!(command.paths, [PathBuf::from("a.txt"), "config".into()]);
    }
}
