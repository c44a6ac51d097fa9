//! The configuration: the default at the top of the repository, and the user's own file laid over it.
//!
//! In: a file, or none. Out: a [`Config`] that always holds, and the problems met. What keys and colours do on the
//! screen is not known here: bindings are handed on as they were written, with their line.

mod lay;
mod style;
mod words;

use std::{
    collections::BTreeMap,
    env, fmt, fs, io,
    path::{Path, PathBuf},
};

use serde::{Deserialize, Deserializer, de};

use self::lay::Layers;
pub use self::style::{Color, Style};
pub use self::words::{Word, WordKind, read as words};
use crate::error::{Error, Result};

/// The default configuration, with its comments.
pub const DEFAULT: &str = include_str!("../../config.toml");

/// What the default configuration is called in messages.
const DEFAULT_NAME: &str = "(default) config.toml";

pub const THEMES: [&str; 6] = ["auto", "dark", "light", "contrast", "ansi", "mono"];

/// How the terminal's cursor looks on the selected row.
pub const CURSORS: [&str; 4] = ["hidden", "block", "bar", "underline"];

/// Who puts letters of right-to-left scripts in the order in which they are seen.
pub const BIDI: [&str; 3] = ["terminal", "app", "off"];

/// What may stand behind the titles of the timeline.
pub const COLUMNS: [&str; 4] = ["place", "type", "sources", "confidence"];

/// How a copy reaches the clipboard.
pub const WAYS: [&str; 4] = ["auto", "osc52", "command", "file"];

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct Config {
    /// What to open when no path is given.
    pub sources: Vec<PathBuf>,
    pub words: Words,
    pub screen: Screen,
    pub copy: Copy,
    pub timeline: Timeline,
    pub panes: Panes,
    pub session: Session,
    /// By the names of the default configuration.
    pub colors: BTreeMap<String, Style>,
    /// Filters under names, in order.
    #[serde(skip)]
    pub views: Vec<View>,
    /// In order: a later binding of the same keys in the same context wins.
    #[serde(skip)]
    pub bindings: Vec<Binding>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Words {
    /// Files of names that are laid over the lists of the program.
    pub lists: Vec<PathBuf>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Screen {
    pub color: When,
    /// One of [`THEMES`].
    #[serde(deserialize_with = "theme")]
    pub theme: String,
    pub ascii: bool,
    pub mouse: bool,
    pub borders: bool,
    /// One of [`CURSORS`].
    #[serde(deserialize_with = "cursor")]
    pub cursor: String,
    pub reduced_motion: bool,
    /// One of [`BIDI`].
    #[serde(deserialize_with = "bidi")]
    pub bidi: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Copy {
    /// One of [`WAYS`].
    #[serde(deserialize_with = "way")]
    pub how: String,
    /// A program and its arguments; empty for the usual ones.
    pub command: Vec<String>,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Panes {
    /// Percent of the width, 20 to 80.
    #[serde(deserialize_with = "percent")]
    pub timeline: u16,
    pub strip: bool,
    pub heights: Heights,
}

#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Timeline {
    /// Some of [`COLUMNS`].
    #[serde(deserialize_with = "columns")]
    pub columns: Vec<String>,
}

/// Shares of the height, 0 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Heights {
    #[serde(deserialize_with = "share")]
    pub event: u16,
    #[serde(deserialize_with = "share")]
    pub participants: u16,
    #[serde(deserialize_with = "share")]
    pub quotes: u16,
    #[serde(deserialize_with = "share")]
    pub source: u16,
}

/// What is kept from one run to the next.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Session {
    pub restore: bool,
}

/// Whether to do something that a terminal can answer for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum When {
    #[default]
    Auto,
    Always,
    Never,
}

/// A line of a `[keys.CONTEXT]` table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binding {
    pub context: String,
    /// As written: "g d".
    pub keys: String,
    /// The name of an action.
    pub action: Option<String>,
    /// Commands, one after the other. With neither these nor an action the keys are free.
    pub run: Vec<String>,
    /// What the help says of the commands.
    pub about: Option<String>,
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
}

/// A line of the `[views]` table: a filter under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    pub name: String,
    /// As written; what it means is known to the screen.
    pub filter: String,
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
}

/// A line of a configuration file that does not hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    pub file: PathBuf,
    /// From 1.
    pub line: usize,
    /// What is wrong and what would be right.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file.display(), self.line, self.what)
    }
}

/// A configuration file as it was read.
#[derive(Debug)]
pub struct File {
    pub path: PathBuf,
    pub text: String,
}

impl File {
    /// The line, from 1, in which a byte lies.
    fn line(&self, at: usize) -> usize {
        let before = self.text.as_bytes().get(..at).unwrap_or_default();
        1 + before.iter().filter(|byte| **byte == b'\n').count()
    }
}

/// What holds in the end, and how it reads as a file.
#[derive(Debug)]
pub struct Loaded {
    pub config: Config,
    pub problems: Vec<Problem>,
    /// The default file with the user's values in their places.
    pub text: String,
}

/// The user's own file: the named one, which must be there, or the one in its usual place, if there is one.
pub fn find(named: Option<&Path>) -> Result<Option<File>> {
    let Some(path) = named.map(Path::to_owned).or_else(path) else {
        return Ok(None);
    };
    match fs::read(&path) {
        Ok(bytes) => Ok(Some(File {
            path,
            text: String::from_utf8_lossy(&bytes).into_owned(),
        })),
        Err(error) if named.is_none() && error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(source) => Err(Error::ReadConfig { path, source }),
    }
}

/// Where the user's own file is looked for.
pub fn path() -> Option<PathBuf> {
    let folder = |name| {
        let path = PathBuf::from(env::var_os(name)?);
        path.is_absolute().then_some(path)
    };
    let base = if cfg!(windows) {
        folder("APPDATA")
    } else {
        folder("XDG_CONFIG_HOME").or_else(|| Some(folder("HOME")?.join(".config")))
    };
    Some(base?.join("dateline").join("config.toml"))
}

/// Lays the user's file, if any, over the default.
pub fn load(file: Option<&File>) -> Loaded {
    let ground = File {
        path: DEFAULT_NAME.into(),
        text: DEFAULT.to_owned(),
    };
    let mut layers = Layers::new(&ground);
    if let Some(file) = file {
        layers.over(file);
    }
    let mut loaded = layers.finish();
    if let Some(folder) = file.and_then(|file| file.path.parent()) {
        let config = &mut loaded.config;
        for path in config.sources.iter_mut().chain(&mut config.words.lists) {
            *path = resolve(path, folder);
        }
    }
    loaded
}

/// A path of the configuration as the disk knows it.
fn resolve(path: &Path, folder: &Path) -> PathBuf {
    let home = if cfg!(windows) { "USERPROFILE" } else { "HOME" };
    match (path.strip_prefix("~"), env::var_os(home)) {
        (Ok(rest), Some(home)) => Path::new(&home).join(rest),
        _ => folder.join(path),
    }
}

/// The known name that someone who wrote `word` may have meant.
pub fn near<'a>(word: &str, names: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let most = 1 + word.chars().count() / 4;
    names
        .into_iter()
        .map(|name| (strsim::osa_distance(word, name), name))
        .filter(|(distance, _)| *distance <= most)
        .min()
        .map(|(_, name)| name)
}

impl When {
    pub const ALL: [Self; 3] = [Self::Auto, Self::Always, Self::Never];

    pub fn name(self) -> &'static str {
        match self {
            Self::Auto => "auto",
            Self::Always => "always",
            Self::Never => "never",
        }
    }
}

impl<'de> Deserialize<'de> for When {
    fn deserialize<D: Deserializer<'de>>(input: D) -> Result<Self, D::Error> {
        let known = Self::ALL.map(Self::name);
        let word = one_of(input, &known)?;
        let found = Self::ALL.into_iter().find(|when| when.name() == word);
        Ok(found.unwrap_or_default())
    }
}

fn theme<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    one_of(input, &THEMES)
}

fn columns<'de, D: Deserializer<'de>>(input: D) -> Result<Vec<String>, D::Error> {
    let all = Vec::<String>::deserialize(input)?;
    all.iter().try_for_each(|word| known(word, &COLUMNS))?;
    Ok(all)
}

fn cursor<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    one_of(input, &CURSORS)
}

fn bidi<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    one_of(input, &BIDI)
}

fn way<'de, D: Deserializer<'de>>(input: D) -> Result<String, D::Error> {
    one_of(input, &WAYS)
}

fn one_of<'de, D: Deserializer<'de>>(input: D, known: &[&str]) -> Result<String, D::Error> {
    let word = String::deserialize(input)?;
    self::known(&word, known)?;
    Ok(word)
}

fn known<E: de::Error>(word: &str, known: &[&str]) -> Result<(), E> {
    if known.contains(&word) {
        return Ok(());
    }
    Err(de::Error::custom(match near(word, known.iter().copied()) {
        Some(name) => format!("`{word}` is not known; did you mean `{name}`?"),
        None => format!("`{word}` is not known, only {}", quoted(known)),
    }))
}

/// "`one`, `two`, `three`"
fn quoted(names: &[impl AsRef<str>]) -> String {
    let quoted: Vec<_> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    quoted.join(", ")
}

fn percent<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    within(input, 20, 80)
}

fn share<'de, D: Deserializer<'de>>(input: D) -> Result<u16, D::Error> {
    within(input, 0, 100)
}

fn within<'de, D: Deserializer<'de>>(input: D, least: u16, most: u16) -> Result<u16, D::Error> {
    let number = i64::deserialize(input)?;
    u16::try_from(number)
        .ok()
        .filter(|number| (least..=most).contains(number))
        .ok_or_else(|| de::Error::custom(format!("must be {least} to {most}, not {number}")))
}

#[cfg(test)]
mod tests;
