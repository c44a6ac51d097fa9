//! Does what the screen asks for: the one place where its effects reach the world.

use std::{
    io::{self, Read, Write},
    process::{ExitStatus, Stdio},
    sync::{Arc, atomic::Ordering},
};

use ratatui::crossterm::terminal::{disable_raw_mode, enable_raw_mode};

use super::{
    Event, Screen, clipboard, log,
    outward::{self, Program, Refused},
    start, terminal,
};
use crate::{
    export,
    model::{collection::ArticleId, span::Span},
    tui::{Ask, Effect, Msg, Piped},
};

impl Screen<'_> {
    /// Gives the exit code when it is time to leave.
    pub(super) fn perform(&mut self, effect: Effect) -> io::Result<Option<u8>> {
        log::line(format_args!("{effect:?}"));
        match effect {
            Effect::Quit(code) => return Ok(Some(u8::try_from(code).unwrap_or(1))),
            Effect::Choose(event) => {
                self.chosen = Some(event);
                return Ok(Some(0));
            }
            Effect::Suspend => self.suspend()?,
            Effect::Redraw => {
                self.ask()?;
                self.measure()?;
            }
            Effect::Cancel => self.cancel.store(true, Ordering::Relaxed),
            Effect::Copy { what, text } => self.copy(what, &text),
            Effect::CopyJson => {
                let json = self.selected_json();
                json.iter()
                    .for_each(|json| self.copy("the event as JSON", json));
            }
            Effect::Open(article) => self.open(article)?,
            Effect::Edit { article, at } => self.edit(article, at)?,
            Effect::Pipe { command, what } => self.pipe(&command, what)?,
            Effect::Export { path, over } => self.export(path, over)?,
            Effect::Reload if self.paths.iter().any(|path| path.as_os_str() == "-") => {
                self.tell(Msg::Done);
                self.notice("standard input cannot be read a second time");
            }
            Effect::Reload => self.load(true)?,
            Effect::ReloadConfig => self.configure()?,
            Effect::Record(entries) => self.record(entries),
            Effect::Mouse(on) => self.loan.want(|wants| wants.mouse = on)?,
        }
        Ok(None)
    }

    fn notice(&mut self, what: impl Into<String>) {
        self.tell(Msg::Notice(what.into()));
    }

    fn copy(&mut self, what: &str, text: &str) {
        let told = clipboard::copy(what, text, &self.copy);
        self.notice(told);
    }

    fn selected_json(&self) -> Option<String> {
        let index = *self.state.rows.order.get(self.state.at)?;
        export::event(&self.state.corpus.collection, index as usize)
    }

    fn open(&mut self, article: ArticleId) -> io::Result<()> {
        let article = self.state.corpus.collection.article(article).cloned();
        let address = article.as_deref().and_then(outward::address);
        let Some(address) = address else {
            self.notice("this article has no address; its text opens in your editor");
            return Ok(());
        };
        let program = outward::browser(&address);
        let opened = if program.in_terminal {
            self.lend(&program)?.map(drop)
        } else {
            program.start().map(|mut child| {
                // Whoever opens it is done at some time, and must not be left as a ghost until then.
                let _ = start("browser", move || drop(child.wait()));
            })
        };
        let name = program.words.first().cloned().unwrap_or_default();
        self.notice(match opened {
            Ok(()) => format!("opened {address} ({name})"),
            Err(error) => format!("`{name}` did not start: {error}; BROWSER names another"),
        });
        Ok(())
    }

    fn edit(&mut self, article: ArticleId, at: Span) -> io::Result<()> {
        let Some(article) = self.state.corpus.collection.article(article).cloned() else {
            return Ok(());
        };
        let (path, line) = match outward::to_edit(&article, at, &mut self.scratch) {
            Ok(found) => found,
            Err(error) => {
                self.notice(format!("no file could be made for the editor: {error}"));
                return Ok(());
            }
        };
        let program = outward::editor(&path, line);
        let name = program.words.first().cloned().unwrap_or_default();
        match self.lend(&program)? {
            Ok(status) if status.success() => {}
            Ok(status) => self.notice(format!("`{name}` ended with {}", code(status))),
            Err(error) => {
                self.notice(format!(
                    "`{name}` did not start: {error}; EDITOR names another"
                ));
            }
        }
        Ok(())
    }

    /// Runs a program on the terminal as it was before the screen, and comes back.
    fn lend(&mut self, program: &Program) -> io::Result<io::Result<ExitStatus>> {
        self.aside(|| {
            let (stdin, stdout) = terminal::lent()?;
            program.command().stdin(stdin).stdout(stdout).status()
        })
    }

    /// While it runs nobody else reads from the terminal or writes to it.
    fn aside<T>(&mut self, run: impl FnOnce() -> T) -> io::Result<T> {
        if let Some(keyboard) = &self.keyboard {
            keyboard.pause();
        }
        terminal::give_back();
        #[cfg(unix)]
        super::signals::lend(true);
        let ran = run();
        #[cfg(unix)]
        super::signals::lend(false);
        if let Some(keyboard) = &self.keyboard {
            keyboard.resume();
        }
        self.resume()?;
        Ok(ran)
    }

    fn pipe(&mut self, line: &str, what: Piped) -> io::Result<()> {
        let json = match what {
            Piped::Event => self.selected_json(),
            _ => None,
        };
        let (corpus, order) = (
            Arc::clone(&self.state.corpus),
            self.state.rows.order.clone(),
        );
        let write = move |out: &mut dyn Write| match what {
            Piped::Text(text) => out.write_all(text.as_bytes()),
            Piped::Event => writeln!(out, "{}", json.unwrap_or_default()),
            Piped::View(name) => match export::view(name) {
                Some(write) => write(out, &outward::view(&corpus, &order)),
                None => Ok(()),
            },
        };
        let ran = self.aside(|| {
            let (_, stdout) = terminal::lent()?;
            let mut child = outward::shell(line)
                .stdin(Stdio::piped())
                .stdout(stdout)
                .spawn()?;
            outward::feed(&mut child, write);
            let status = child.wait()?;
            let ended = if status.success() {
                String::new()
            } else {
                format!(" ({})", code(status))
            };
            terminal::write(
                format!("\r\n-- done{ended}; any key goes back to dateline").as_bytes(),
            )?;
            any_key()?;
            terminal::write(b"\r\n")?;
            io::Result::Ok(status)
        })?;
        match ran {
            Ok(status) if status.success() => {}
            Ok(status) => self.notice(format!("the command ended with {}", code(status))),
            Err(error) => self.notice(format!("the command did not start: {error}")),
        }
        Ok(())
    }

    /// Asks again where the name cannot be taken, or where there is a file already.
    fn export(&mut self, name: String, over: bool) -> io::Result<()> {
        let (path, write) = match outward::target(&name, over) {
            Ok(found) => found,
            Err(refused) => {
                let (ask, error) = match refused {
                    Refused::Name(why) => (Ask::Export, Some(why)),
                    Refused::Exists => (Ask::Overwrite, None),
                };
                self.tell(Msg::Ask {
                    ask,
                    text: name,
                    error,
                });
                return Ok(());
            }
        };
        let (corpus, order) = (
            Arc::clone(&self.state.corpus),
            self.state.rows.order.clone(),
        );
        let events = self.events.clone();
        start("export", move || {
            let view = outward::view(&corpus, &order);
            let count = view.events.len();
            let told = match outward::save(&path, over, write, &view) {
                Ok(bytes) => format!("saved {count} events to {} ({bytes} bytes)", path.display()),
                Err(error) => format!("nothing was saved to {}: {error}", path.display()),
            };
            // Nobody listens any more when the reader has left.
            let _ = events.send(Event::Msg(Msg::Notice(told)));
        })
    }
}

fn code(status: ExitStatus) -> String {
    status
        .code()
        .map_or_else(|| "a signal".to_owned(), |code| format!("exit code {code}"))
}

/// Waits for a key on a terminal that nobody else reads.
fn any_key() -> io::Result<()> {
    #[cfg(unix)]
    {
        enable_raw_mode()?;
        let read = terminal::input()?.read(&mut [0; 64]);
        disable_raw_mode()?;
        read.map(drop)
    }
    #[cfg(not(unix))]
    {
        let _ = (enable_raw_mode, disable_raw_mode);
        io::stdin().read(&mut [0; 64]).map(drop)
    }
}
