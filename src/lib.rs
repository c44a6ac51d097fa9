//! `dateline` reads news articles into dated diplomatic events and shows them as a timeline.
//!
//! # The street
//!
//! ```text
//! bytes --source--> Article --analysis--> Document --merge--> Collection --timeline--> rows --tui--> cells
//!                                              `--export--> JSON Lines       `--export--> JSON, TSV
//! ```
//!
//! An [`model::article::Article`] is ground; everything else is derived and may be made again. [`analysis::analyse`] is the
//! heart: words, times, names, quotes, events, each a function that returns its layer. [`ingest`] walks the street for
//! many articles on all cores. [`app`] is the one place where the program meets terminal and disk while the screen runs.
//!
//! # What holds everywhere
//!
//! - Analysis never fails and never reads the clock: "today" is the day of printing, unknown stays unknown.
//! - No text is copied out of an article, only spans; every fact says where it was read and by which rule.
//! - `model` imports nothing of ours. `grammar` knows no dates, people or events. `merge`, `timeline` and `export` know
//!   `model` alone. `tui` is pure: `update` writes, `draw` reads, neither touches a terminal.
//! - Only `source` and `config` open files, and `app` those in which [`session`] is kept; only `app` and `cli` know that
//!   there is a terminal. `session` is plain data and its text: it imports `model` and `timeline`, and `tui` and `app` it.
//! - The same input gives the same output: no clock, no order of a hash map, no chance below `app`.
//!
//! # To add ...
//!
//! | what | the place | what leads you on |
//! |---|---|---|
//! | a word | a line in `assets/words/` | the build |
//! | a rule | a block in `assets/rules/`, with examples | the examples test of its stage |
//! | a meaning for time rules | a variant of `analysis::time`'s `Op` | the `match` in `read` |
//! | an input format | a file in `source/` and a line in [`source::FORMATS`] | its tests |
//! | an output format | a file in `export/` and a line in [`export::EXPORTS`] | its tests |
//! | a pane | a file in `tui/pane/` and a line in its `PANES` | the screens |
//! | something a key can do | a line in `tui::action` | `update`, the help |
//! | something that leaves the screen | a variant of [`tui::Effect`] | `app::perform` |
//! | a theme | a function in `tui::theme` and its name there | `config::THEMES` |
//! | a key | a line in `config.toml` | `dateline config check` |
//! | a golden article | a text in `tests/golden/` | the snapshot to read |

pub mod analysis;
pub mod app;
pub mod cli;
pub mod config;
pub mod error;
pub mod export;
pub mod grammar;
pub mod ingest;
pub mod merge;
pub mod model;
pub mod session;
pub mod source;
pub mod timeline;
pub mod tui;
