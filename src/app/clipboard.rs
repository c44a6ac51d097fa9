//! Copying: through the terminal itself (OSC 52), which works over any connection; through a program; into a file.
//!
//! In: a text and what the configuration and the surroundings say. Out: the text is on its way, and a sentence tells by
//! which way. Nothing here waits for another program.

use std::{
    env, fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::{Command, Stdio},
    thread,
};

use super::terminal;
use crate::config;

/// What terminals take at least; some drop longer texts in silence.
const MOST: usize = 74_000;

/// What stands between the program and the terminal, and must be told to let the copy through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Between {
    Nothing,
    Tmux,
    Screen,
}

/// How a copy travels.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    Terminal,
    Command(Vec<String>),
    File,
}

/// What is said of the surroundings; the environment in the program, anything in tests.
type Told<'a> = &'a dyn Fn(&str) -> Option<String>;

/// The programs that fill the clipboard, and what must be there for them.
const PROGRAMS: &[(Option<&str>, &[&str])] = &[
    (Some("WAYLAND_DISPLAY"), &["wl-copy"]),
    (Some("DISPLAY"), &["xclip", "-selection", "clipboard"]),
    (Some("DISPLAY"), &["xsel", "--clipboard", "--input"]),
    (None, &["pbcopy"]),
    (None, &["clip.exe"]),
];

/// The way that holds here, and why.
pub fn way(copy: &config::Copy) -> (Way, &'static str) {
    choose(copy, &|name| env::var(name).ok(), &is_there)
}

fn choose(
    copy: &config::Copy,
    told: Told<'_>,
    there: &dyn Fn(&str) -> bool,
) -> (Way, &'static str) {
    let set = |name: &str| told(name).is_some_and(|value| !value.is_empty());
    let own = || (!copy.command.is_empty()).then(|| copy.command.clone());
    let usual = || {
        let works = |(display, command): &&(Option<&str>, &[&str])| {
            display.is_none_or(set) && there(command[0])
        };
        let (_, command) = PROGRAMS.iter().find(works)?;
        Some(command.iter().map(|part| (*part).to_owned()).collect())
    };
    match copy.how.as_str() {
        "osc52" => (Way::Terminal, "the configuration says so"),
        "file" => (Way::File, "the configuration says so"),
        "command" => match own().or_else(usual) {
            Some(command) => (Way::Command(command), "the configuration says so"),
            None => (Way::File, "no program for the clipboard is found"),
        },
        _ if set("SSH_TTY") || set("SSH_CONNECTION") => (Way::Terminal, "the connection is by ssh"),
        _ => match own().or_else(usual) {
            Some(command) => (Way::Command(command), "there is a program for it"),
            None => (Way::Terminal, "no program for the clipboard is found"),
        },
    }
}

/// Whether a program is on the path.
fn is_there(program: &str) -> bool {
    let path = env::var_os("PATH").unwrap_or_default();
    env::split_paths(&path).any(|folder| folder.join(program).is_file())
}

/// Sends a text on its way and tells how: "copied the event: 214 bytes (OSC 52)".
pub fn copy(what: &str, text: &str, config: &config::Copy) -> String {
    let size = match text.len() {
        1 => "1 byte".to_owned(),
        bytes => format!("{bytes} bytes"),
    };
    let told = match way(config).0 {
        Way::Terminal => match osc52(text, between()) {
            Some(bytes) => terminal::write(&bytes).map(|()| "OSC 52".to_owned()),
            None => Err(io::Error::other("too long for the terminal")),
        },
        Way::Command(command) => give(&command, text).map(|()| command[0].clone()),
        Way::File => Err(io::Error::other("the clipboard is not asked for")),
    };
    match told {
        Ok(way) => format!("copied {what}: {size} ({way})"),
        Err(why) => match keep(text) {
            Ok(path) => format!("{what} is in {} ({size}; {why})", path.display()),
            Err(error) => format!("{what} was not copied: {why}; {error}"),
        },
    }
}

/// Starts a program and hands it the text; who stays to serve the clipboard is not waited for.
fn give(command: &[String], text: &str) -> io::Result<()> {
    let (program, arguments) = command.split_first().ok_or(io::ErrorKind::NotFound)?;
    let mut child = Command::new(program)
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()?;
    let text = text.to_owned();
    thread::Builder::new()
        .name("copy".to_owned())
        .spawn(move || {
            if let Some(mut pipe) = child.stdin.take() {
                let _ = pipe.write_all(text.as_bytes());
            }
            let _ = child.wait();
        })?;
    Ok(())
}

/// Into a file of the user's own.
fn keep(text: &str) -> io::Result<PathBuf> {
    let folder = state_folder().unwrap_or_else(env::temp_dir);
    fs::create_dir_all(&folder)?;
    let path = folder.join("copied.txt");
    private(&path)?.write_all(text.as_bytes())?;
    Ok(path)
}

/// Opens a file that nobody else can read.
pub(super) fn private(path: &Path) -> io::Result<fs::File> {
    let mut options = fs::File::options();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

/// Where the program keeps what it must remember: `$XDG_STATE_HOME/dateline`, `%LOCALAPPDATA%\\dateline`.
pub fn state_folder() -> Option<PathBuf> {
    super::session::folder()
}

/// The bytes that make the terminal copy a text; none if it is too long.
fn osc52(text: &str, between: Between) -> Option<Vec<u8>> {
    if text.len() > MOST {
        return None;
    }
    let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    let bytes = match between {
        Between::Nothing => plain,
        // Tmux obeys the plain form or lets the wrapped one through, by its settings.
        Between::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        // Screen lets through no more than 768 bytes at once.
        Between::Screen => {
            let pieces = plain.as_bytes().chunks(SCREEN_MOST);
            let pieces =
                pieces.map(|piece| format!("\x1bP{}\x1b\\", String::from_utf8_lossy(piece)));
            pieces.collect()
        }
    };
    Some(bytes.into_bytes())
}

const SCREEN_MOST: usize = 700;

fn between() -> Between {
    if env::var_os("TMUX").is_some() {
        Between::Tmux
    } else if env::var_os("STY").is_some() {
        Between::Screen
    } else {
        Between::Nothing
    }
}

/// RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= three.len() { sign.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_its_rfc() {
        let check = |text: &str, expected| assert_eq!(base64(text.as_bytes()), expected);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foobar", "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn a_copy_passes_what_stands_between() {
        let copy =
            |between| osc52("foo", between).map(|bytes| String::from_utf8(bytes).expect("text"));
        assert_eq!(
            copy(Between::Nothing).as_deref(),
            Some("\x1b]52;c;Zm9v\x07")
        );
        assert_eq!(
            copy(Between::Screen).as_deref(),
            Some("\x1bP\x1b]52;c;Zm9v\x07\x1b\\")
        );
        assert!(
            copy(Between::Tmux)
                .is_some_and(|c| c.ends_with("\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\"))
        );
    }

    #[test]
    fn too_long_a_text_is_not_sent() {
        assert_eq!(osc52(&"x".repeat(MOST + 1), Between::Nothing), None);
    }

    #[test]
    fn the_way_depends_on_where_the_reader_sits() {
        let copy = |how: &str, command: &[&str]| config::Copy {
            how: how.to_owned(),
            command: command.iter().map(|part| (*part).to_owned()).collect(),
        };
        let check = |copy: &config::Copy, told: &[&str], there: &[&str], expected: &str| {
            let value = |name: &str| told.contains(&name).then(|| "set".to_owned());
            let (way, _) = choose(copy, &value, &|program| there.contains(&program));
            let way = match way {
                Way::Terminal => "terminal".to_owned(),
                Way::Command(command) => command.join(" "),
                Way::File => "file".to_owned(),
            };
            assert_eq!(way, expected, "{told:?} {there:?}");
        };
        let auto = copy("auto", &[]);
        let all = ["wl-copy", "xclip"];
        check(&auto, &["DISPLAY"], &all, "xclip -selection clipboard");
        check(&auto, &["DISPLAY", "WAYLAND_DISPLAY"], &all, "wl-copy");
        check(&auto, &["DISPLAY", "SSH_TTY"], &all, "terminal");
        check(&auto, &[], &all, "terminal");
        check(&auto, &["DISPLAY"], &[], "terminal");
        check(&copy("auto", &["mine", "-x"]), &[], &[], "mine -x");
        check(&copy("command", &[]), &[], &[], "file");
        check(&copy("osc52", &["mine"]), &["DISPLAY"], &all, "terminal");
        check(&copy("file", &[]), &["DISPLAY"], &all, "file");
    }
}
