//! What leaves the screen for other programs and for the disk: addresses to a browser, texts to an editor, events to
//! commands and files.
//!
//! In: articles and events, whose text is hostile. No text of an article is ever part of a command: an address is checked
//! and handed over as one argument, everything else goes through files and pipes.

use std::{
    env, fs,
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    thread,
};

use super::clipboard;
use crate::{
    analysis, export,
    model::{article::Article, collection::Collection, span::Span},
    timeline::Corpus,
};

/// A program with its arguments, and whether it draws on the terminal itself.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Program {
    pub(super) words: Vec<String>,
    pub(super) in_terminal: bool,
}

impl Program {
    pub(super) fn command(&self) -> Command {
        let (first, rest) = self
            .words
            .split_first()
            .map_or(("", &[][..]), |(first, rest)| (first, rest));
        let mut command = Command::new(first);
        command.args(rest);
        command
    }

    /// Starts it beside the screen, where it cannot write.
    pub(super) fn start(&self) -> io::Result<Child> {
        let mut command = self.command();
        command
            .stdin(Stdio::null())
            .stdout(Stdio::null())
            .stderr(Stdio::null());
        command.spawn()
    }
}

/// The address of an article, or its file, if there is one.
pub(super) fn address(article: &Article) -> Option<String> {
    if let Some(url) = article.url.as_deref().filter(|url| is_web(url)) {
        return Some(url.to_owned());
    }
    if is_web(&article.origin) {
        return Some(article.origin.clone());
    }
    let path = file(article)?.0.canonicalize().ok()?;
    Some(path.to_string_lossy().into_owned())
}

fn is_web(url: &str) -> bool {
    let head = url.get(..8).unwrap_or_default().to_ascii_lowercase();
    let web = head.starts_with("http://") || head.starts_with("https://");
    web && !url.contains(|c: char| c.is_control() || c.is_whitespace())
}

/// What opens addresses: `$BROWSER`, else what the system has for it.
pub(super) fn browser(address: &str) -> Program {
    let told = env::var("BROWSER").ok();
    let display = ["DISPLAY", "WAYLAND_DISPLAY"];
    let display = cfg!(any(windows, target_os = "macos"))
        || display.iter().any(|name| env::var_os(name).is_some());
    chosen(address, told.as_deref(), display)
}

fn chosen(address: &str, browser: Option<&str>, display: bool) -> Program {
    // Several may be named, of which the first is meant.
    let first = browser.and_then(|names| names.split(':').find(|name| !name.is_empty()));
    let mut words = match first {
        Some(own) => split(own),
        None if cfg!(target_os = "macos") => vec!["open".to_owned()],
        // `start` is a word of the shell; this is the program behind it.
        None if cfg!(windows) => vec![
            "rundll32".to_owned(),
            "url.dll,FileProtocolHandler".to_owned(),
        ],
        None => vec!["xdg-open".to_owned()],
    };
    if words.iter().any(|word| word.contains("%s")) {
        for word in &mut words {
            *word = word.replace("%s", address);
        }
    } else {
        words.push(address.to_owned());
    }
    Program {
        words,
        in_terminal: !display,
    }
}

/// Words as a shell would part them, without all else that it does.
fn split(line: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = None::<String>;
    let mut within = None;
    for letter in line.chars() {
        match (within, letter) {
            (Some(mark), letter) if letter == mark => within = None,
            (None, '"' | '\'') => {
                within = Some(letter);
                word.get_or_insert_default();
            }
            (None, letter) if letter.is_whitespace() => words.extend(word.take()),
            (_, letter) => word.get_or_insert_default().push(letter),
        }
    }
    words.extend(word);
    words
}

/// The reader's editor with a file at a line.
pub(super) fn editor(path: &Path, line: usize) -> Program {
    let told = |name| env::var(name).ok().filter(|value| !value.trim().is_empty());
    let usual = if cfg!(windows) { "notepad" } else { "vi" };
    let own = told("VISUAL").or_else(|| told("EDITOR"));
    at_line(own.as_deref().unwrap_or(usual), path, line)
}

fn at_line(editor: &str, path: &Path, line: usize) -> Program {
    let mut words = split(editor);
    let path = path.to_string_lossy();
    let name = Path::new(words.first().map_or("", String::as_str)).file_stem();
    match name.and_then(|name| name.to_str()).unwrap_or_default() {
        "code" | "code-insiders" | "codium" | "vscodium" | "cursor" => {
            words.extend(["-g".to_owned(), format!("{path}:{line}")]);
        }
        "hx" | "helix" | "subl" | "zed" => words.push(format!("{path}:{line}")),
        "vi" | "vim" | "nvim" | "view" | "gvim" | "ex" | "nano" | "pico" | "emacs"
        | "emacsclient" | "kak" | "micro" | "joe" | "jed" | "jove" | "mg" | "ne" | "less"
        | "vis" => {
            words.extend([format!("+{line}"), path.into_owned()]);
        }
        _ => words.push(path.into_owned()),
    }
    Program {
        words,
        in_terminal: true,
    }
}

/// The file of an article, and which of its articles it is, counted from one.
fn file(article: &Article) -> Option<(PathBuf, Option<usize>)> {
    let whole = Path::new(&article.origin);
    if whole.is_file() {
        return Some((whole.to_owned(), None));
    }
    let (path, number) = article.origin.rsplit_once('#')?;
    let path = Path::new(path);
    path.is_file()
        .then(|| (path.to_owned(), number.parse().ok()))
}

/// A file in which the words can be read, and the line where they are: that of the article itself where it is plain
/// text, else a copy of the text in a folder that is gone when the program is.
pub(super) fn to_edit(
    article: &Article,
    at: Span,
    scratch: &mut Scratch,
) -> io::Result<(PathBuf, usize)> {
    let found =
        file(article).and_then(|(path, number)| Some((line_in(&path, number, article, at)?, path)));
    if let Some((line, path)) = found {
        return Ok((path, line));
    }
    let head = head(article);
    let before = article.body.get(..at.range().start).unwrap_or_default();
    let line = lines(&head) + lines(before) + 1;
    let path = scratch.write(
        &format!("{}.txt", article.id),
        &format!("{head}{}\n", article.body),
    )?;
    Ok((path, line))
}

fn head(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or(&article.id);
    let day = article
        .published
        .map_or(String::new(), |day| format!("{day}\n"));
    format!(
        "{title}\n{day}{}\n\n",
        article.url.as_deref().unwrap_or(&article.origin)
    )
}

fn lines(text: &str) -> usize {
    text.bytes().filter(|byte| *byte == b'\n').count()
}

/// Where in its file an article has these words; none where one cannot read them there.
fn line_in(path: &Path, number: Option<usize>, article: &Article, at: Span) -> Option<usize> {
    let extension = path
        .extension()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    if ["jsonl", "ndjson"].contains(&extension) {
        return Some(number.unwrap_or(1));
    }
    let text = fs::read_to_string(path).ok()?;
    let first = text.trim_start().chars().next()?;
    if ['<', '{', '['].contains(&first) {
        return None;
    }
    let words = article.body.get(at.range())?;
    // The file may break its lines elsewhere.
    let candidates = [words, words.lines().next()?, few(words)];
    let found = candidates.iter().find_map(|words| text.find(*words))?;
    Some(1 + lines(&text[..found]))
}

/// The first words of a text.
fn few(words: &str) -> &str {
    let spaces = words.match_indices(' ').map(|(at, _)| at);
    words
        .get(..spaces.take(4).last().unwrap_or(words.len()))
        .unwrap_or(words)
}

/// A folder for copies, made when it is needed and gone when the program is.
#[derive(Debug, Default)]
pub(super) struct Scratch(Option<PathBuf>);

impl Scratch {
    fn write(&mut self, name: &str, text: &str) -> io::Result<PathBuf> {
        let folder = match &self.0 {
            Some(folder) => folder.clone(),
            None => self.make()?,
        };
        let allowed = |c: char| {
            if c.is_alphanumeric() || "-_.".contains(c) {
                c
            } else {
                '-'
            }
        };
        let name: String = name.chars().map(allowed).collect();
        let skip = name.char_indices().rev().nth(80).map_or(0, |(at, _)| at);
        let path = folder.join(
            name.get(skip..)
                .unwrap_or("article.txt")
                .trim_start_matches(['-', '.']),
        );
        clipboard::private(&path)?.write_all(text.as_bytes())?;
        Ok(path)
    }

    /// A folder that nobody else can have made or can look into.
    fn make(&mut self) -> io::Result<PathBuf> {
        let mut builder = fs::DirBuilder::new();
        #[cfg(unix)]
        std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
        let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
        for number in 0..100 {
            let name = format!("dateline-{}-{number}", std::process::id());
            let folder = env::temp_dir().join(name);
            match builder.create(&folder) {
                Ok(()) => {
                    self.0 = Some(folder.clone());
                    return Ok(folder);
                }
                Err(error) => last = error,
            }
        }
        Err(last)
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        if let Some(folder) = &self.0 {
            let _ = fs::remove_dir_all(folder);
        }
    }
}

/// The events that are shown, with all they refer to.
pub(super) fn view(corpus: &Corpus, order: &[u32]) -> Collection {
    let all = &corpus.collection;
    let events = order.iter().filter_map(|index| corpus.event(*index));
    Collection {
        articles: all.articles.clone(),
        people: all.people.clone(),
        organizations: all.organizations.clone(),
        places: all.places.clone(),
        events: events.collect(),
        undated: 0,
    }
}

/// Why a file cannot be written under a name.
#[derive(Debug)]
pub(super) enum Refused {
    /// The name does not tell a format, or leads nowhere.
    Name(String),
    /// There is a file already.
    Exists,
}

/// Where and how to write what is shown; `~/` is the home of the user.
pub(super) fn target(name: &str, over: bool) -> Result<(PathBuf, export::Whole), Refused> {
    let path = match (name.strip_prefix("~/"), env::home_dir()) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => PathBuf::from(name),
    };
    let extension = path
        .extension()
        .and_then(|name| name.to_str())
        .unwrap_or_default();
    let write = form(&extension.to_ascii_lowercase()).ok_or_else(|| {
        Refused::Name("the name must end in .csv, .tsv, .md, .json or .jsonl".to_owned())
    })?;
    if path.is_dir() {
        return Err(Refused::Name("this is a folder".to_owned()));
    }
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        return Err(Refused::Name(format!(
            "there is no folder {}",
            folder.display()
        )));
    }
    if path.exists() && !over {
        return Err(Refused::Exists);
    }
    Ok((path, write))
}

/// The form of a file by its extension. JSON Lines are records, so that the program opens them again.
fn form(extension: &str) -> Option<export::Whole> {
    match extension {
        "jsonl" | "ndjson" => Some(|out, shown| export::records(out, shown, analysis::analyse)),
        other => export::view(other),
    }
}

/// Writes beside the file and then puts it in its place, so that no half of a file is ever there.
pub(super) fn save(
    path: &Path,
    over: bool,
    write: export::Whole,
    events: &Collection,
) -> io::Result<u64> {
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let beside = path.with_file_name(format!(".{name}.{}", std::process::id()));
    let written = (|| {
        let mut out = BufWriter::new(
            fs::File::options()
                .write(true)
                .create_new(true)
                .open(&beside)?,
        );
        write(&mut out, events)?;
        out.into_inner()
            .map_err(io::IntoInnerError::into_error)?
            .sync_all()?;
        let size = fs::metadata(&beside)?.len();
        if over {
            fs::rename(&beside, path)?;
        } else {
            // Unlike a rename, a link never takes the place of a file that has come meanwhile.
            fs::hard_link(&beside, path)
                .or_else(|_| claim(path).and_then(|()| fs::rename(&beside, path)))?;
        }
        Ok(size)
    })();
    let _ = fs::remove_file(&beside);
    written
}

fn claim(path: &Path) -> io::Result<()> {
    fs::File::options()
        .write(true)
        .create_new(true)
        .open(path)
        .map(drop)
}

/// What the reader's shell is given to do.
pub(super) fn shell(line: &str) -> Command {
    let (shell, flag) = if cfg!(windows) {
        ("cmd", "/C")
    } else {
        ("sh", "-c")
    };
    let mut command = Command::new(shell);
    command.arg(flag).arg(line);
    command
}

/// Hands a child what it is to read, beside it: a command may end before it has read all.
pub(super) fn feed(
    child: &mut Child,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send + 'static,
) {
    if let Some(pipe) = child.stdin.take() {
        let _ = thread::Builder::new()
            .name("pipe".to_owned())
            .spawn(move || {
                let mut pipe = BufWriter::new(pipe);
                let _ = write(&mut pipe).and_then(|()| pipe.flush());
            });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_of_the_web_are_opened() {
        for good in ["https://example.org/a?b=c", "HTTP://example.org"] {
            assert!(is_web(good), "{good}");
        }
        for bad in [
            "javascript:alert(1)",
            "file:///etc/passwd",
            "-h",
            "https://example.org/\u{1b}[2J",
            "https://example.org/a b",
            "httpsx://example.org",
            "é",
        ] {
            assert!(!is_web(bad), "{bad}");
        }
    }

    #[test]
    fn an_address_is_one_argument() {
        let url = "https://example.org/$(reboot)?a=1&b=;x";
        let own = chosen(url, Some("lynx -vikeys:firefox"), false);
        assert_eq!(own.words, ["lynx", "-vikeys", url]);
        assert!(own.in_terminal);
        let placed = chosen(url, Some("'my browser' --to=%s"), true);
        assert_eq!(
            placed.words,
            ["my browser".to_owned(), format!("--to={url}")]
        );
    }

    #[test]
    fn every_editor_goes_to_the_line_in_its_own_way() {
        let check = |editor: &str, expected: &[&str]| {
            let program = at_line(editor, Path::new("/tmp/a b.txt"), 7);
            assert_eq!(program.words, expected, "{editor}");
        };
        check("vim", &["vim", "+7", "/tmp/a b.txt"]);
        check(
            "/usr/bin/nano -w",
            &["/usr/bin/nano", "-w", "+7", "/tmp/a b.txt"],
        );
        check("code --wait", &["code", "--wait", "-g", "/tmp/a b.txt:7"]);
        check("hx", &["hx", "/tmp/a b.txt:7"]);
        check(
            "'/opt/my ed/kak'",
            &["/opt/my ed/kak", "+7", "/tmp/a b.txt"],
        );
        check("gedit", &["gedit", "/tmp/a b.txt"]);
    }

    #[test]
    fn a_file_is_never_written_over_unless_that_was_agreed_on() {
        let folder = tempfile::TempDir::new().expect("a folder");
        let path = folder.path().join("view.csv");
        let name = path.to_string_lossy().into_owned();
        let events = Collection::default();
        let (to, write) = target(&name, false).expect("free");
        save(&to, false, write, &events).expect("saved");
        assert!(matches!(target(&name, false), Err(Refused::Exists)));
        fs::write(&path, "mine").expect("written");
        assert!(save(&path, false, write, &events).is_err());
        assert_eq!(fs::read_to_string(&path).expect("text"), "mine");
        save(&path, true, write, &events).expect("saved");
        assert!(
            fs::read_to_string(&path)
                .expect("text")
                .starts_with("id,date")
        );
        assert_eq!(fs::read_dir(folder.path()).expect("a folder").count(), 1);
        assert!(matches!(target("view.doc", false), Err(Refused::Name(_))));
    }
}
