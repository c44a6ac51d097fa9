//! The real program in a real pseudo-terminal: it draws, listens, rests, stops, ends, and leaves the terminal as it was.

#![cfg(unix)]

#[path = "support/terminal.rs"]
mod terminal;

use std::{env, fs, path::Path, time::Duration};

use dateline::app::terminal::{Frames, Loan, Wants};
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
    let (terminal, home) = open_in(&["visits.jsonl"], &[], (columns, rows), |_| {});
    terminal.wait_until("full screen", Terminal::is_full_screen);
    (terminal, home)
}

fn run(home: &TempDir, args: &[&str], columns: u16, rows: u16) -> Terminal {
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    let terminal = Terminal::run(program, args, home.path(), columns, rows);
    terminal.wait_until("full screen", Terminal::is_full_screen);
    terminal
}

/// Opens with arguments, names in the environment, and files made by the test.
fn open_in(
    args: &[&str],
    set: &[(&str, &str)],
    size: (u16, u16),
    make: impl FnOnce(&Path),
) -> (Terminal, TempDir) {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    make(home.path());
    let program = Path::new(env!("CARGO_BIN_EXE_dateline"));
    (
        Terminal::run_in(program, args, home.path(), set, size),
        home,
    )
}

/// A program that writes down what it was given.
fn script(home: &Path, name: &str, lines: &str) {
    use std::os::unix::fs::PermissionsExt;
    let path = home.join(name);
    fs::write(&path, format!("#!/bin/sh\n{lines}\n")).expect("written");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o700)).expect("a program");
}

fn wait_for_file(terminal: &Terminal, path: &Path) -> String {
    terminal.wait_until("file", |_| {
        fs::read_to_string(path).is_ok_and(|text| text.ends_with('\n'))
    });
    fs::read_to_string(path).expect("a file")
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
fn copies_through_the_terminal_where_the_reader_is_far_away() {
    let (mut terminal, _home) = open_in(
        &["visits.jsonl"],
        &[("SSH_TTY", "/dev/pts/9")],
        (120, 36),
        |_| {},
    );
    terminal.wait_for("Vienna");
    terminal.press("yd");
    terminal.wait_for("copied the date: 10 bytes (OSC 52)");
    // 2024-03-01
    terminal.wait_until("copy", |one| one.has_sent("\x1b]52;c;MjAyNC0wMy0wMQ==\x07"));
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_copy_goes_to_the_program_that_is_configured_for_it() {
    let (mut terminal, home) = open_in(
        &["--config", "own.toml", "visits.jsonl"],
        &[("PATH", "/usr/bin:/bin")],
        (120, 36),
        |home| {
            script(home, "clip", "cat > copied; echo >> copied");
            fs::write(home.join("own.toml"), "[copy]\ncommand = ['./clip']\n").expect("written");
        },
    );
    terminal.wait_for("Vienna");
    terminal.press("yd");
    terminal.wait_for("copied the date: 10 bytes (./clip)");
    assert_eq!(
        wait_for_file(&terminal, &home.path().join("copied")),
        "2024-03-01\n"
    );
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn opens_the_editor_at_the_line_and_comes_back() {
    let text = "Ministers meet\n\nDate: 2024-03-05\n\nThe weather was mild.\n\nTurkish Foreign Minister Hakan Fidan met Norwegian Foreign Minister Espen Barth Eide in Ankara on Tuesday.\n";
    let (mut terminal, home) = open_in(
        &["story.txt"],
        &[("EDITOR", "./vim -u none"), ("PATH", "/usr/bin:/bin")],
        (120, 36),
        |home| {
            script(
                home,
                "vim",
                "stty -a < /dev/tty | grep -q -- -icanon || echo cooked > mode; printf '%s ' \"$@\" > edited; echo >> edited",
            );
            fs::write(home.join("story.txt"), text).expect("written");
        },
    );
    terminal.wait_for("Fidan meets");
    terminal.press("e");
    assert_eq!(
        wait_for_file(&terminal, &home.path().join("edited")),
        "-u none +7 story.txt \n"
    );
    assert_eq!(
        wait_for_file(&terminal, &home.path().join("mode")),
        "cooked\n"
    );
    terminal.wait_until("way back", |one| {
        one.is_full_screen() && one.text().contains("Fidan meets")
    });
    terminal.press("?");
    terminal.wait_for("Panes beside the timeline");
    terminal.press("qQ");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn gives_an_event_to_a_command_and_outlives_its_interruption() {
    let (mut terminal, home) = open_in(
        &["visits.jsonl"],
        &[("PATH", "/usr/bin:/bin")],
        (120, 36),
        |_| {},
    );
    terminal.wait_for("Vienna");
    terminal.press("|cat > given\r");
    terminal.wait_for("any key goes back");
    assert!(!terminal.is_full_screen());
    assert!(
        wait_for_file(&terminal, &home.path().join("given")).starts_with("Fri 1 Mar 2024, Vienna")
    );
    terminal.press(" ");
    terminal.wait_until("way back", Terminal::is_full_screen);
    terminal.press("|sleep 1000\r");
    terminal.wait_until("command", |one| !one.is_full_screen());
    terminal.wait_for_rest(Duration::from_millis(300));
    terminal.press("\x03");
    // What the first command left stands above it still.
    terminal.wait_until("second question", |one| {
        one.text().matches("any key goes back").count() == 2
    });
    terminal.press(" ");
    terminal.wait_until("way back", |one| {
        one.is_full_screen() && one.text().contains("Vienna")
    });
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn opens_an_address_as_one_argument() {
    let line = r#"{"date": "2024-03-05", "url": "https://example.org/$(touch gone)/a?b=1&c", "text": "Hakan Fidan met Espen Barth Eide in Ankara on 2024-03-05."}"#;
    // Only white space makes an address none; this one has some.
    let odd = line.replace(" gone", "%20gone");
    let (mut terminal, home) = open_in(
        &["story.jsonl"],
        &[("BROWSER", "./browser"), ("PATH", "/usr/bin:/bin")],
        (120, 36),
        |home| {
            script(home, "browser", "echo \"$#: $1\" > opened");
            fs::write(home.join("story.jsonl"), odd).expect("written");
        },
    );
    terminal.wait_for("Ankara");
    terminal.press("o");
    let opened = wait_for_file(&terminal, &home.path().join("opened"));
    assert_eq!(opened, "1: https://example.org/$(touch%20gone)/a?b=1&c\n");
    terminal.wait_for("opened https://example.org");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn saves_what_is_shown_and_asks_before_it_overwrites() {
    let (mut terminal, home) = open_in(&["visits.jsonl"], &[], (120, 36), |home| {
        fs::write(home.join("view.csv"), "mine\n").expect("written");
    });
    let file = home.path().join("view.csv");
    terminal.wait_for("Vienna");
    terminal.press("Eview.csv\r");
    terminal.wait_for("overwrite it?");
    terminal.press("n\r");
    terminal.wait_for("nothing was saved");
    assert_eq!(fs::read_to_string(&file).expect("a file"), "mine\n");
    terminal.press("Eview.doc\r");
    terminal.wait_for("must end in .csv");
    terminal.press("\x15view.csv\r");
    terminal.wait_for("overwrite it?");
    terminal.press("y\r");
    terminal.wait_for("saved 12 events to view.csv");
    let saved = fs::read_to_string(&file).expect("a file");
    assert!(
        saved.starts_with("id,date,") && saved.lines().count() == 13,
        "{saved}"
    );
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn what_is_saved_as_json_lines_opens_again() {
    let (mut terminal, home) = open_in(&["visits.jsonl"], &[], (120, 36), |_| {});
    terminal.wait_for("Vienna");
    terminal.press("fVienna\rEvienna.jsonl\r");
    terminal.wait_for("to vienna.jsonl");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
    let saved = fs::read(home.path().join("vienna.jsonl")).expect("a file");
    let (mut terminal, _home) = open_in(&["vienna.jsonl"], &[], (120, 36), |home| {
        fs::write(home.join("vienna.jsonl"), &saved).expect("written");
    });
    terminal.wait_for("Vienna");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_terminal_tells_its_background_and_nothing_of_it_is_a_key() {
    let (mut terminal, _home) = open(120, 36);
    terminal.wait_for("Vienna");
    terminal.wait_until("question", |one| one.has_sent("\x1b]11;?\x1b\\"));
    terminal.wait_for_rest(Duration::from_millis(200));
    let (text, colours) = (terminal.text(), terminal.colours());
    terminal.press("\x1b]11;rgb:ffff/ff");
    terminal.press("ff/f0f0\x1b\\\x1b[?997;2n");
    terminal.wait_until("light colours", |one| one.colours() != colours);
    terminal.wait_for_rest(Duration::from_millis(200));
    assert_eq!(terminal.text(), text);
    let light = terminal.colours();
    terminal.press("\x1b[?997;1n");
    terminal.wait_until("dark colours", |one| one.colours() != light);
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_configuration_is_read_again_when_asked() {
    let (mut terminal, home) = open_in(
        &["--config", "own.toml", "visits.jsonl"],
        &[],
        (120, 36),
        |home| {
            fs::write(home.join("own.toml"), "").expect("written");
        },
    );
    terminal.wait_for("Vienna");
    terminal.press("U");
    terminal.wait_for("U does nothing here");
    let own = "[keys.global]\nU = { run = ['last-event'], desc = 'the end' }\nT = 'nonsense'\n";
    fs::write(home.path().join("own.toml"), own).expect("written");
    terminal.signal("USR1");
    terminal.wait_for("own.toml:3: there is no action `nonsense`");
    terminal.press("U");
    terminal.wait_for("▌    Macron meets Fidan in Seoul");
    // Another window had the keys meanwhile, in which the file was changed.
    fs::write(
        home.path().join("own.toml"),
        "[keys.global]\nU = 'first-event' # now\n",
    )
    .expect("written");
    terminal.press("\x1b[O\x1b[I");
    terminal.wait_for("the configuration was read again");
    terminal.press("Q");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn speaks_in_lines() {
    let (mut terminal, _home) = open_in(&["--linear", "visits.jsonl"], &[], (120, 36), |_| {});
    terminal.wait_for("12 events from Friday 1 March 2024");
    terminal.wait_for("1 of 12: Friday 1 March 2024, occurred:");
    terminal.press("j");
    terminal.wait_for("2 of 12: Saturday 2 March 2024, occurred:");
    terminal.press("/Seoul");
    terminal.wait_for("/Seoul");
    terminal.press("\r");
    terminal.wait_for("12 of 12: Tuesday 12 March 2024");
    terminal.press("3");
    terminal.wait_for("1 of 2: ");
    terminal.press("?");
    terminal.wait_until("list of keys", |one| one.has_sent(". Everywhere\r\n"));
    terminal.press("qQ");
    assert!(!terminal.has_sent("\x1b["), "no cursor is moved");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn a_chosen_event_is_printed() {
    let home = TempDir::new().expect("a folder");
    articles(home.path());
    let line = format!(
        "{} --pick=line visits.jsonl > chosen",
        env!("CARGO_BIN_EXE_dateline")
    );
    let mut terminal = Terminal::run(Path::new("/bin/sh"), &["-c", &line], home.path(), 120, 36);
    terminal.wait_for("Vienna");
    terminal.press("j\r");
    let chosen = wait_for_file(&terminal, &home.path().join("chosen"));
    assert!(chosen.starts_with("2024-03-02\toccurred\t"), "{chosen}");
    assert_eq!(terminal.end().0, 0);
}

#[test]
fn the_doctor_waits_for_no_answer() {
    let (terminal, _home) = open_in(&["doctor"], &[("LANG", "C.UTF-8")], (120, 36), |_| {});
    let (code, text) = terminal.end();
    assert_eq!(code, 0, "{text}");
    for line in [
        "120 columns, 36 rows",
        "256: TERM says so",
        "problems       0",
    ] {
        assert!(text.contains(line), "{line}: {text}");
    }
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
    let wants = Wants {
        full: true,
        mouse: true,
        as_sent: false,
        cursor: None,
    };
    let loan = Loan::take(wants).expect("a terminal");
    let frames = Frames::default();
    frames.append(b"\x1b[?25l\x1b[31mhalf a frame");
    frames.send().expect("a terminal");
    frames.append(b"half a frame");
    Some(loan)
}
