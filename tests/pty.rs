//! The real program in a real pseudo-terminal: it draws, listens, rests, stops, ends, and leaves the terminal as it was.

#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::{env, fs, path::Path, time::Duration};

use dateline::app::terminal::{Frames, Loan};
use tempfile::TempDir;
use terminal::Terminal;

/// Twelve days, each with a visit of its own, told in words of our own.
fn articles(home: &Path) {
    let towns = [
        "Vienna", "Geneva", "Oslo", "Doha", "Cairo", "Tokyo", "Paris", "Rome", "Ankara", "Delhi",
        "Lima", "Seoul",
    ];
    let mut lines = String::new();
    for (day, town) in (1..).zip(towns) {
        lines += &format!(
            r#"{{"id": "{town}", "date": "2024-03-{day:02}", "text": "{town} - French President Emmanuel Macron met Turkish Foreign Minister Hakan Fidan in {town} on 2024-03-{day:02}."}}"#
        );
        lines.push('\n');
    }
    fs::write(home.join("visits.jsonl"), lines).expect("written");
}

fn open(columns: u16, rows: u16) -> (Terminal, TempDir) {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    let terminal = run(&home, &["visits.jsonl"], columns, rows);
    (terminal, home)
}

fn run(home: &TempDir, args: &[&str], columns: u16, rows: u16) -> Terminal {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let terminal = Terminal::run(program, args, home.path(), columns, rows);
    terminal.wait_until("full screen", Terminal::is_full_screen);
    terminal
}

#[test]
fn opens_and_quits() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("visits.jsonl");
    terminal.wait_for("Vienna");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn scrolls_and_searches() {
    let (mut terminal, _home) = open(80, 16);
    terminal.wait_for("Vienna");
    assert!(!terminal.text().contains("Seoul"), "{}", terminal.text());
    terminal.press("G");
    terminal.wait_for("Seoul");
    terminal.press("gg");
    terminal.wait_until("way back", |one| {
        one.text().contains("Vienna") && !one.text().contains("Seoul")
    });
    terminal.press("/Seoul\r");
    terminal.wait_for("Seoul");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn articles_come_through_a_pipe_and_keys_from_the_terminal() {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    let pipe = format!("cat visits.jsonl | {} -", env!("CARGO_BIN_EXE_dateline"));
    let mut terminal = Terminal::run(Path::new("/bin/sh"), &["-c", &pipe], home.path(), 120, 36);
    terminal.wait_for("Vienna");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

/// Standard input that never ends: loading is stopped, what was loaded stays, and the next Ctrl-C leaves.
#[test]
fn ctrl_c_stops_loading_and_keeps_what_is_there() {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    let pipe = format!(
        "(cat visits.jsonl; exec sleep 1000) | {} -",
        env!("CARGO_BIN_EXE_dateline")
    );
    let mut terminal = Terminal::run(Path::new("/bin/sh"), &["-c", &pipe], home.path(), 120, 36);
    terminal.wait_for("12 articles");
    terminal.press("\x03");
    terminal.wait_until("stop", |one| !one.text().contains("reading"));
    terminal.wait_for("Vienna");
    terminal.press("\x03");
    terminal.wait_until("way back", |one| !one.is_full_screen());
}

#[test]
fn follows_the_size_of_its_window() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("Vienna");
    for (columns, rows) in [(40, 10), (20, 3), (1, 1), (110, 30)] {
        let before = terminal.bytes();
        terminal.resize(columns, rows);
        terminal.wait_until("new frame", |one| one.bytes() > before);
    }
    terminal.wait_for("Vienna");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn many_keys_at_once_are_all_heard() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.press(&"jk".repeat(500));
    terminal.press(&"j".repeat(500));
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn signals_end_it_with_their_number() {
    for (signal, code) in [("TERM", 143), ("HUP", 129), ("INT", 130), ("QUIT", 131)] {
        let (terminal, _home) = open(120, 36);
        terminal.signal(signal);
        assert_eq!(terminal.end().0, code, "{signal}");
    }
}

#[test]
fn stops_and_goes_on() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.wait_for_rest(Duration::from_millis(200));
    for by_key in [true, false] {
        if by_key {
            terminal.press("\x1a");
        } else {
            terminal.signal("TSTP");
        }
        terminal.wait_until("stop", |one| one.process_state().starts_with('T'));
        terminal.wait_until("terminal as it was", Terminal::is_as_before);
        terminal.signal("CONT");
        terminal.wait_until("full screen", Terminal::is_full_screen);
        terminal.wait_for("Vienna");
    }
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn at_rest_it_writes_nothing() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.wait_for_rest(Duration::from_secs(2));
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_configuration_that_does_not_hold_is_told_on_the_screen() {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    fs::write(home.path().join("own.toml"), "[panes]\ntimeline = 'wide'\n").expect("written");
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let args = ["--config", "own.toml", "visits.jsonl"];
    let mut terminal = Terminal::run(program, &args, home.path(), 120, 36);
    terminal.wait_for("Vienna");
    terminal.wait_for("own.toml:2");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn what_was_confirmed_outlives_a_kill() {
    let (mut terminal, home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.press("jm");
    terminal.wait_for("marked:");
    terminal.press("acompare with Oslo\r");
    terminal.wait_for("noted:");
    terminal.press("tshuttle\r");
    terminal.wait_for("tagged #shuttle");
    terminal.signal("KILL");
    terminal.wait_until("end", |one| !one.process_state().starts_with(['S', 'R']));
    drop(terminal);

    let mut terminal = run(&home, &["visits.jsonl"], 120, 36);
    terminal.wait_for("★1");
    terminal.press("'");
    terminal.wait_for("note     compare with Oslo");
    terminal.wait_for("#shuttle");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_next_run_stands_where_the_last_one_was_quit() {
    let (mut terminal, home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.press("fafter:2024-03-05\r");
    terminal.wait_until("fewer rows", |one| !one.text().contains("Vienna"));
    terminal.press("Gk");
    // The last but one, of as many as there are.
    terminal.wait_for("Timeline  7/8");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);

    let mut terminal = run(&home, &["./visits.jsonl"], 120, 36);
    terminal.wait_for("Timeline  7/8");
    terminal.wait_for("after:2024-03-05");
    terminal.press("q");
    assert_eq!(terminal.end().0, 0);

    let mut terminal = run(&home, &["--fresh", "visits.jsonl"], 120, 36);
    terminal.wait_for("Timeline  1/12");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn two_programs_on_one_collection_keep_what_each_of_them_writes() {
    let (mut one, home) = open(120, 36);
    one.wait_for("Vienna");
    let mut two = run(&home, &["visits.jsonl"], 120, 36);
    two.wait_for("Vienna");
    one.press("m");
    one.wait_for("marked:");
    two.press("Gm");
    two.wait_for("marked:");
    two.press("k");
    two.wait_for("★2");
    for mut terminal in [one, two] {
        terminal.press("Q");
        assert_eq!(terminal.end().0, 0);
    }
    let mut three = run(&home, &["visits.jsonl"], 120, 36);
    three.wait_for("★2");
    three.press("Q");
    assert_eq!(three.end().0, 0);
}

#[test]
fn where_nothing_can_be_kept_it_is_told_and_goes_on() {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    fs::write(home.path().join(".local"), "no folder").expect("written");
    let mut terminal = run(&home, &["visits.jsonl"], 120, 36);
    terminal.wait_for("Vienna");
    terminal.press("m");
    terminal.wait_for("cannot keep");
    terminal.press("j");
    terminal.wait_for("★1");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

/// A panic cannot be asked for from outside: this program itself is run in a terminal, where it takes the terminal as
/// the screen does, and panics.
#[test]
fn a_panic_is_told_on_the_terminal_as_it_was() {
    for test in ["panics_on_the_screen", "panics_beside_the_screen"] {
        let home = TempDir::new().expect("a folder");
        let program = env::current_exe().expect("this program");
        let args = ["--exact", test, "--ignored", "--nocapture"];
        let terminal = Terminal::run(&program, &args, home.path(), 120, 36);
        let (code, text) = terminal.end();
        assert_eq!(code, 101, "{text}");
        assert!(text.contains("the ink ran out"), "{text}");
        assert!(!text.contains("half a frame"), "{text}");
    }
}

#[test]
#[ignore = "only for the test above, in a terminal of its own"]
fn panics_on_the_screen() {
    if let Some(_loan) = loan() {
        panic!("the ink ran out");
    }
}

#[test]
#[ignore = "only for the test above, in a terminal of its own"]
fn panics_beside_the_screen() {
    if let Some(_loan) = loan() {
        let _ = std::thread::spawn(|| panic!("the ink ran out")).join();
        unreachable!("the process has ended");
    }
}

fn loan() -> Option<Loan> {
    env::var_os("DATELINE_TEST_TERMINAL")?;
    let loan = Loan::take(true).expect("a terminal");
    let frames = Frames::default();
    frames.append(b"\x1b[?25l\x1b[31mhalf a frame");
    frames.send().expect("a terminal");
    frames.append(b"half a frame");
    Some(loan)
}
