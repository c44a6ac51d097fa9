//! Where the reader's marks, notes, tags and place are kept between runs: `$XDG_STATE_HOME/dateline/`, never beside the
//! articles.
//!
//! In: the paths that are opened, and what was confirmed. Out: what earlier runs have kept, and problems as values: a
//! file that cannot be used is set aside and told, and never stops the program. What the files say is known to
//! [`crate::session`].

use std::{
    collections::BTreeMap,
    env,
    fs::{self, File, OpenOptions},
    io::{self, Read, Seek, SeekFrom, Write},
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    thread,
    time::Duration,
};

use serde_json::{Map, Value};

use super::{Event, start};
use crate::{
    error::{Error, Result},
    session::{self, Entry, Refusal, Session, record},
    timeline::{Notes, notes::Change},
    tui::Msg,
};

/// No record that was made by hand is longer.
const MOST: u64 = 64 << 20;
/// A log with more lines is written anew, if a quarter of them would do.
const LONG: usize = 400;

/// The files of one collection.
#[derive(Debug)]
pub(super) struct Kept {
    /// None where the environment names no place.
    folder: Option<PathBuf>,
    name: String,
    of: Vec<String>,
    /// Whether to take up where the last run ended.
    restore: bool,
    /// What a later version has written into the session.
    rest: Map<String, Value>,
    /// How much of the log is known.
    seen: u64,
    /// What could not be written yet.
    unwritten: Vec<Entry>,
    /// That writing fails is told once.
    told: bool,
    /// Files that must not be touched: they are not ours, and could not be set aside.
    barred: Vec<PathBuf>,
    events: Sender<Event>,
}

/// What earlier runs have kept.
#[derive(Debug, Default)]
pub(super) struct Recalled {
    pub(super) entries: Vec<Entry>,
    pub(super) session: Option<Session>,
    pub(super) problems: Vec<String>,
}

impl Kept {
    pub(super) fn new(paths: &[PathBuf], restore: bool, events: Sender<Event>) -> Self {
        Self::within(folder(), paths, restore, events)
    }

    fn within(
        folder: Option<PathBuf>,
        paths: &[PathBuf],
        restore: bool,
        events: Sender<Event>,
    ) -> Self {
        let opened = opened(paths);
        // What comes on standard input is another collection each time.
        let piped = opened.iter().any(|path| path.as_os_str() == "-");
        Self {
            folder,
            name: name(&opened),
            of: opened
                .iter()
                .map(|path| path.display().to_string())
                .collect(),
            restore: restore && !piped,
            rest: Map::new(),
            seen: 0,
            unwritten: Vec::new(),
            told: false,
            barred: Vec::new(),
            events,
        }
    }

    fn path(&self, ending: &str) -> Option<PathBuf> {
        Some(
            self.folder
                .as_ref()?
                .join(format!("{}.{ending}", self.name)),
        )
    }

    /// Reads what there is. A file that is broken or of a later version is set aside and told.
    pub(super) fn recall(&mut self) -> Recalled {
        let mut recalled = Recalled::default();
        if let Some(path) = self.path("record.jsonl") {
            let read = self.usable(&path, record::read, &mut recalled.problems);
            let record = read.unwrap_or_default();
            if !record.broken.is_empty() {
                recalled.problems.push(format!(
                    "`{}`: passed over {} that cannot be read, the first is line {}",
                    path.display(),
                    crate::timeline::said::counted(record.broken.len(), "line"),
                    record.broken[0]
                ));
            }
            self.seen = fs::metadata(&path).map_or(0, |known| known.len());
            if record.broken.is_empty() && record.entries.len() > LONG {
                self.shorten(&path, &record.entries);
            }
            recalled.entries = record.entries;
        }
        if let Some(path) = self.path("session.json") {
            let session = self.usable(&path, session::view::read, &mut recalled.problems);
            if let Some(session) = session {
                self.rest = session.rest.clone();
                recalled.session = Some(session).filter(|_| self.restore);
            }
        }
        recalled
    }

    /// What a file holds; none where there is no file, or none that can be used.
    fn usable<T>(
        &mut self,
        path: &Path,
        read: fn(&str) -> std::result::Result<T, Refusal>,
        problems: &mut Vec<String>,
    ) -> Option<T> {
        let text = match text_of(path, 0) {
            Ok(text) => text,
            Err(error)
                if matches!(
                    error.kind(),
                    io::ErrorKind::NotFound | io::ErrorKind::NotADirectory
                ) =>
            {
                return None;
            }
            Err(source) => {
                let path = path.to_owned();
                self.barred.push(path.clone());
                problems.push(Error::Read { path, source }.in_one_line());
                return None;
            }
        };
        let why = match read(&text) {
            Ok(data) => return Some(data),
            Err(why) => why,
        };
        let problem = match set_aside(path) {
            Ok(aside) => format!(
                "`{}` cannot be used: {why}; it is kept as `{}`",
                path.display(),
                aside.display()
            ),
            Err(error) => {
                self.barred.push(path.to_owned());
                format!(
                    "`{}` cannot be used: {why}; it cannot be set aside: {error}",
                    path.display()
                )
            }
        };
        problems.push(problem);
        None
    }

    /// Adds what was confirmed to the log, and gives what another program has added to it meanwhile. What cannot be
    /// written is tried again with the next.
    pub(super) fn add(&mut self, entries: Vec<Entry>) -> Result<Vec<Entry>> {
        self.unwritten.extend(entries);
        self.write()
    }

    fn write(&mut self) -> Result<Vec<Entry>> {
        if self.unwritten.is_empty() {
            return Ok(Vec::new());
        }
        let added = match self.path("record.jsonl") {
            None => Err(Error::NoStateFolder),
            Some(path) => self
                .append(&path)
                .map_err(|source| Error::Keep { path, source }),
        };
        match added {
            Ok(others) => {
                self.unwritten.clear();
                Ok(others)
            }
            Err(_) if self.told => Ok(Vec::new()),
            Err(error) => {
                self.told = true;
                Err(error)
            }
        }
    }

    fn append(&mut self, path: &Path) -> io::Result<Vec<Entry>> {
        self.refuse_barred(path)?;
        let _lock = lock(self.folder.as_deref());
        let mut file = options().read(true).append(true).open(path)?;
        let length = file.metadata()?.len();
        let mut text = String::new();
        if length == 0 {
            text += &record::heading(&self.of);
        } else if !ends_a_line(&mut file)? {
            text.push('\n');
        }
        // Shorter than it was: another program has written it anew.
        let from = if length < self.seen { 0 } else { self.seen };
        let others = if length > from {
            let news = text_of(path, from)?;
            let heading = if from == 0 { "" } else { &record::heading(&[]) };
            record::read(&format!("{heading}{news}")).map_or(Vec::new(), |record| record.entries)
        } else {
            Vec::new()
        };
        text.extend(self.unwritten.iter().map(record::line));
        file.write_all(text.as_bytes())?;
        self.seen = length + text.len() as u64;
        // Written is safe from a crash of the program; safe from one of the machine it is a little later.
        let events = self.events.clone();
        let path = path.to_owned();
        let _ = start("sync", move || {
            if let Err(source) = file.sync_data() {
                let problem = Error::Keep { path, source }.in_one_line();
                let _ = events.send(Event::Msg(Msg::Problem(problem)));
            }
        });
        Ok(others)
    }

    /// Writes where the reader leaves, and what is not written yet.
    pub(super) fn leave(&mut self, mut session: Session) -> Result<()> {
        let written = self.write().map(drop);
        let Some(path) = self.path("session.json") else {
            return written;
        };
        session.of.clone_from(&self.of);
        session.rest.clone_from(&self.rest);
        let put = self
            .refuse_barred(&path)
            .and_then(|()| put(&path, session::view::write(&session).as_bytes()));
        match put {
            Err(_) if self.told => Ok(()),
            Err(source) => Err(Error::Keep { path, source }),
            Ok(()) => written,
        }
    }

    fn refuse_barred(&self, path: &Path) -> io::Result<()> {
        if self.barred.iter().any(|barred| barred == path) {
            return Err(io::Error::other("it is there and cannot be used"));
        }
        match &self.folder {
            Some(folder) => make(folder),
            None => Ok(()),
        }
    }

    /// Writes a long log anew with what it comes to, if that is far less. Nothing is lost if it fails.
    fn shorten(&mut self, path: &Path, entries: &[Entry]) {
        let short = come_to(entries);
        if short.len() * 4 > entries.len() {
            return;
        }
        let Some(_lock) = lock(self.folder.as_deref()) else {
            return;
        };
        // Another program may have written since.
        if fs::metadata(path).map_or(0, |known| known.len()) != self.seen {
            return;
        }
        let text = record::heading(&self.of) + &short.iter().map(record::line).collect::<String>();
        if put(path, text.as_bytes()).is_ok() {
            self.seen = text.len() as u64;
        }
    }
}

/// The fewest acts that come to the same.
fn come_to(entries: &[Entry]) -> Vec<Entry> {
    let (mut notes, mut abouts, mut views) = (Notes::default(), BTreeMap::new(), BTreeMap::new());
    for entry in entries {
        match entry {
            Entry::Change { change, about } => {
                notes.apply(change);
                if let Some(about) = about {
                    abouts.insert(change.event(), about);
                }
            }
            Entry::View { name, filter } => {
                views.insert(name, filter);
            }
        }
    }
    let beside = |event| notes.of(event).into_iter();
    let changes = notes.events().into_iter().flat_map(beside);
    let change = |change: Change| Entry::Change {
        about: abouts.get(&change.event()).copied().cloned(),
        change,
    };
    let views = views.into_iter().filter(|(_, filter)| !filter.is_empty());
    let view = |(name, filter): (&String, &String)| Entry::View {
        name: name.clone(),
        filter: filter.clone(),
    };
    changes.map(change).chain(views.map(view)).collect()
}

/// `$XDG_STATE_HOME/dateline`, `~/.local/state/dateline`, `%LOCALAPPDATA%\dateline`.
pub(super) fn folder() -> Option<PathBuf> {
    let set = |variable: &str| {
        let path = PathBuf::from(env::var_os(variable)?);
        path.is_absolute().then_some(path)
    };
    let base = if cfg!(windows) {
        set("LOCALAPPDATA")
    } else {
        set("XDG_STATE_HOME").or_else(|| Some(set("HOME")?.join(".local").join("state")))
    };
    Some(base?.join("dateline"))
}

/// One list of paths for one collection, whatever it was called on the command line.
fn opened(paths: &[PathBuf]) -> Vec<PathBuf> {
    let whole = |path: &PathBuf| match path.as_os_str() {
        dash if dash == "-" => path.clone(),
        _ => fs::canonicalize(path)
            .or_else(|_| std::path::absolute(path))
            .unwrap_or_else(|_| path.clone()),
    };
    let mut opened: Vec<PathBuf> = paths.iter().map(whole).collect();
    opened.sort();
    opened.dedup();
    opened
}

/// `news-1f0c…`: what a person looks for, and a number that no other collection has.
fn name(opened: &[PathBuf]) -> String {
    let Some(first) = opened.first() else {
        return "samples".to_owned();
    };
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_.".contains(letter);
    let stem = first.file_stem().unwrap_or_default().to_string_lossy();
    let letters = stem.chars().take(40);
    let stem: String = letters
        .map(|letter| if plain(letter) { letter } else { '_' })
        .collect();
    let stem = stem.trim_matches(['.', '-']);
    format!("{stem}-{:016x}", number(opened))
}

/// FNV-1a over the paths: the same on every machine and in every version.
fn number(opened: &[PathBuf]) -> u64 {
    let paths = opened
        .iter()
        .map(|path| path.as_os_str().as_encoded_bytes());
    let bytes = paths.flat_map(|path| path.iter().copied().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
    })
}

/// The text of a file from a byte on; what is no UTF-8 is replaced, and spoils its own line alone.
fn text_of(path: &Path, from: u64) -> io::Result<String> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut bytes = Vec::new();
    file.take(MOST + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > MOST {
        return Err(io::Error::other(format!("longer than {} MB", MOST >> 20)));
    }
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}

fn ends_a_line(file: &mut File) -> io::Result<bool> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == *b"\n")
}

/// Renames a file so that nothing overwrites it, nor it another that was set aside before.
fn set_aside(path: &Path) -> io::Result<PathBuf> {
    let mut aside = path.as_os_str().to_owned();
    aside.push(".bak");
    let first = PathBuf::from(&aside);
    let numbered = (2..100).map(|number| PathBuf::from(format!("{}{number}", aside.display())));
    let free = [first].into_iter().chain(numbered);
    let free = free.into_iter().find(|path| !path.exists());
    let free = free.ok_or_else(|| io::Error::other("a hundred are set aside already"))?;
    fs::rename(path, &free)?;
    Ok(free)
}

/// Writes a file whole or not at all.
fn put(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut beside = path.as_os_str().to_owned();
    beside.push(format!(".{}.new", std::process::id()));
    let beside = PathBuf::from(beside);
    let written = || -> io::Result<()> {
        let mut file = options().write(true).truncate(true).open(&beside)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&beside, path)
    };
    written().inspect_err(|_| drop(fs::remove_file(&beside)))
}

/// Files that none but their owner can read.
fn options() -> OpenOptions {
    let mut options = OpenOptions::new();
    options.create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options
}

fn make(folder: &Path) -> io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Held while a log is written. Another program holds it for the time of one line: who waits longer has met a disk
/// without locks, where appending alone must do.
fn lock(folder: Option<&Path>) -> Option<File> {
    let file = options().write(true).open(folder?.join("lock")).ok()?;
    for _ in 0..20 {
        if file.try_lock().is_ok() {
            return Some(file);
        }
        thread::sleep(Duration::from_millis(5));
    }
    None
}

#[cfg(test)]
mod tests;
