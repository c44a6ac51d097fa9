//! The command line: arguments and files in; output, messages and exit codes out.

use std::{
    fs,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::Stdio,
};

use assert_cmd::Command;
use serde_json::Value;
use tempfile::TempDir;

const TALKS: &str = r#"{"id": "talks", "date": "2024-03-05", "title": "Talks in Ankara", "text": "ANKARA - Turkish Foreign Minister Hakan Fidan met Norwegian Foreign Minister Espen Barth Eide in Ankara on Tuesday."}"#;

#[test]
fn a_filter_narrows_what_is_printed_and_is_told_where_it_is_wrong() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let all = home.run(&["talks.jsonl"]);
    assert!(all.out.contains("\tmeeting\t"), "{all:?}");
    assert_eq!(
        home.run(&["talks.jsonl", "--filter", "who:fidan act:met"]),
        all
    );
    let none = home.run(&["talks.jsonl", "--filter", "who:fidan -act:met"]);
    assert_eq!((none.code, none.out.as_str()), (0, ""));
    let wrong = home.run(&["talks.jsonl", "--filter", "act:metting"]);
    assert_eq!((wrong.code, wrong.out.as_str()), (2, ""));
    assert!(wrong.err.contains("did you mean `meeting`"), "{wrong:?}");
}

/// A home with nothing in it but what the test puts there.
struct Home(TempDir);

/// What a run said and how it ended.
#[derive(Debug, PartialEq, Eq)]
struct Ran {
    code: i32,
    out: String,
    err: String,
}

impl Home {
    fn new() -> Self {
        Self(TempDir::new().expect("a folder"))
    }

    fn with(self, name: &str, text: &str) -> Self {
        let path = self.path().join(name);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("written");
        self
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    fn command(&self) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_dateline"));
        command.current_dir(self.path()).env_clear();
        command
            .env("HOME", self.path())
            .env("APPDATA", self.path().join(".config"));
        // Windows programs do not start without it.
        if let Some(root) = std::env::var_os("SystemRoot") {
            command.env("SystemRoot", root);
        }
        command
    }

    fn run(&self, args: &[&str]) -> Ran {
        ran(self.command().args(args))
    }
}

fn ran(command: &mut Command) -> Ran {
    let output = command.output().expect("it runs");
    Ran {
        code: output.status.code().expect("an exit code"),
        out: String::from_utf8(output.stdout).expect("text"),
        err: String::from_utf8(output.stderr).expect("text"),
    }
}

/// Nothing on standard output, this on standard error.
#[track_caller]
fn check_told(ran: &Ran, code: i32, err: &str) {
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        ("", err, code)
    );
}

#[test]
fn a_wrong_command_line_is_told_with_what_is_near() {
    let home = Home::new();
    let check = |args: &[&str], err| check_told(&home.run(args), 2, err);
    check(
        &["extract", "--fromat", "json"],
        "error: unexpected argument `--fromat` found\n  try: a similar argument exists: `--format`\n",
    );
    check(
        &["config", "chek"],
        "error: unrecognized subcommand `chek`\n  try: a similar subcommand exists: `check`\n",
    );
    check(
        &["--color", "sometimes"],
        "error: invalid value `sometimes` for `--color <WHEN>`\n  because: possible values: auto, always, never\n  try: `dateline --help`\n",
    );
    check(
        &["extract", "--format", "json", "--with", "tokens"],
        "error: `--with tokens` does not go with `--format json`\n  try: `dateline --help`\n",
    );
}

#[test]
fn help_and_version_go_to_standard_output() {
    let home = Home::new();
    let version = format!("dateline {}\n", env!("CARGO_PKG_VERSION"));
    assert_eq!(home.run(&["--version"]).out, version);
    let help = home.run(&["--help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    for word in [
        "extract",
        "config",
        "completions",
        "man",
        "--config",
        "--color",
        "--ascii",
        "[PATH]...",
    ] {
        assert!(help.out.contains(word), "{word}");
    }
}

#[test]
fn a_path_that_is_not_there_may_be_a_task_that_was_misspelt() {
    let home = Home::new();
    check_told(
        &home.run(&["extrct", "news"]),
        1,
        "error: there is no `extrct`\n  try: `dateline extract`\n",
    );
    check_told(
        &home.run(&["extract", "news\u{1b}[2J"]),
        1,
        "error: there is no `news␛[2J`\n  try: check the spelling of the path\n",
    );
}

#[test]
fn one_file_that_cannot_be_read_does_not_stop_the_rest() {
    let home = Home::new()
        .with("talks.jsonl", TALKS)
        .with("bad.jsonl", "{\"text\": \n");
    let ran = home.run(&["extract", "bad.jsonl", "talks.jsonl", "gone.txt"]);
    assert_eq!(ran.code, 1);
    assert_eq!(ran.out.lines().count(), 1, "{}", ran.out);
    let told: Vec<_> = ran
        .err
        .lines()
        .filter(|line| line.starts_with("error: "))
        .collect();
    assert_eq!(told.len(), 2, "{}", ran.err);
    assert!(
        told[0].contains("bad.jsonl") && told[1].contains("gone.txt"),
        "{}",
        ran.err
    );
    assert!(
        ran.err.contains("\n  because: ") && ran.err.contains("\n  try: "),
        "{}",
        ran.err
    );
}

#[test]
fn extract_reads_standard_input_and_prints_a_record_an_article() {
    let home = Home::new();
    let ran = ran(home
        .command()
        .args(["extract", "-"])
        .write_stdin(format!("{TALKS}\n{TALKS}\n")));
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let records: Vec<Value> = ran
        .out
        .lines()
        .map(|line| serde_json::from_str(line).expect("JSON"))
        .collect();
    assert_eq!(records.len(), 2);
    assert_eq!(records[0]["id"], "talks");
    assert_eq!(records[0]["published"], "2024-03-05");
    assert_eq!(records[0].get("tokens"), None);
}

#[test]
fn extract_passes_on_what_it_printed() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let once = home.run(&["extract", "talks.jsonl"]);
    let home = home.with("facts.jsonl", &once.out);
    assert_eq!(home.run(&["extract", "facts.jsonl"]), once);
    let full = home.run(&["extract", "--with", "tokens", "talks.jsonl"]);
    assert_eq!(
        home.run(&["extract", "--with", "tokens", "facts.jsonl"]),
        full
    );
    let timeline = |file| home.run(&["extract", "--format", "json", file]).out;
    assert_eq!(timeline("facts.jsonl"), timeline("talks.jsonl"));
    let home = home.with(
        "odd.jsonl",
        &once.out.replace("\"type\":\"meeting\"", "\"type\":7"),
    );
    let odd = home.run(&["extract", "odd.jsonl"]);
    assert_eq!(odd.code, 1);
    assert!(odd.err.contains("line 1 of `odd.jsonl`") && odd.err.contains("`events[0].type`"));
    assert_eq!(odd.out.lines().count(), 1);
}

#[test]
fn extract_prints_tokens_when_asked() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let ran = home.run(&["extract", "--with", "tokens", "talks.jsonl"]);
    let record: Value = serde_json::from_str(&ran.out).expect("JSON");
    assert_eq!(record["tokens"][0]["start"], 0);
    assert_eq!(record["tokens"][0]["end"], 6);
}

#[test]
fn extract_prints_one_document_of_all_articles() {
    let other = TALKS.replace("\"talks\"", "\"other\"");
    let home = Home::new()
        .with("news/a.jsonl", TALKS)
        .with("news/b.jsonl", &other);
    let ran = home.run(&["extract", "--format", "json", "news"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let document: Value = serde_json::from_str(&ran.out).expect("JSON");
    let ids: Vec<_> = document["articles"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|a| &a["id"])
        .collect();
    assert_eq!(ids, ["other", "talks"]);
    assert!(document["events"].is_array());
}

#[test]
fn without_a_terminal_the_timeline_is_printed() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let ran = home.run(&["talks.jsonl"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let line: Vec<_> = ran.out.trim_end_matches('\n').split('\t').collect();
    let [date, status, kind, title, place, sources] = line[..] else {
        panic!("six fields: {line:?}");
    };
    assert_eq!(
        (date, status, kind, place, sources),
        ("2024-03-05", "occurred", "meeting", "Ankara", "1")
    );
    assert!(title.contains("Fidan"), "{title}");
}

#[test]
fn the_configuration_says_what_to_open_when_no_path_is_given() {
    let home = Home::new()
        .with(".config/dateline/config.toml", "sources = ['../../news']\n")
        .with("news/talks.jsonl", TALKS);
    let ran = home.run(&["extract"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.contains("\"id\":\"talks\""), "{}", ran.out);
}

#[test]
fn who_closes_the_pipe_is_not_scolded() {
    let home = Home::new().with("many.jsonl", &format!("{TALKS}\n").repeat(5000));
    for args in [
        &["extract", "many.jsonl"][..],
        &["extract", "--format", "json", "many.jsonl"],
    ] {
        let mut child = std::process::Command::new(env!("CARGO_BIN_EXE_dateline"))
            .args(args)
            .current_dir(home.path())
            .env("HOME", home.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("it runs");
        let mut first = [0];
        let mut out = BufReader::with_capacity(1, child.stdout.take().expect("a pipe"));
        out.read_exact(&mut first).expect("a byte");
        drop(out);
        let mut err = String::new();
        let mut pipe = BufReader::new(child.stderr.take().expect("a pipe"));
        while pipe.read_line(&mut err).expect("text") > 0 {}
        assert_eq!(
            (child.wait().expect("an end").code(), err.as_str()),
            (Some(0), "")
        );
    }
}

#[test]
fn names_of_the_users_own_lists_are_known_and_wrong_lines_told() {
    let lists =
        "# ours\nperson\tQuarla Venn\t\tIS\tSpecial Envoy\nplaec\tTarn\nplace\tTarn\t\tZZ\n";
    let text = "{\"id\":\"a\",\"date\":\"2024-03-15\",\"text\":\"Quarla Venn spoke in Oslo.\"}\n";
    let home = Home::new()
        .with("own.toml", "[words]\nlists = ['mine.tsv', 'gone.tsv']\n")
        .with("mine.tsv", lists)
        .with("one.jsonl", text);
    let ran = home.run(&["--config", "own.toml", "extract", "one.jsonl"]);
    assert_eq!(ran.code, 0);
    assert!(
        ran.out.contains("\"role\":\"Special Envoy\""),
        "{}",
        ran.out
    );
    assert!(ran.out.contains("\"country\":\"IS\""), "{}", ran.out);
    for told in [
        "mine.tsv:3: there is no kind `plaec`; did you mean `place`?",
        "mine.tsv:4: `ZZ` is no country code",
        "gone.tsv:1: cannot be read: ",
    ] {
        assert!(ran.err.contains(told), "{}", ran.err);
    }
    let checked = home.run(&["--config", "own.toml", "config", "check"]);
    assert_eq!(checked.code, 1);
    assert_eq!(checked.out.lines().count(), 3, "{}", checked.out);
}

#[test]
fn config_check_tells_every_line_that_does_not_hold() {
    let text = "[panes]\ntimeline = 200\nstrp = true\n\n[keys.timeline]\n\"j\" = \"nxt-event\"\n\"x y z\" = 3\n\n[views]\ntalks = 'act:metting'\n";
    let home = Home::new().with("own.toml", text);
    let ran = home.run(&["--config", "own.toml", "config", "check"]);
    assert_eq!((ran.code, ran.err.as_str()), (1, ""));
    let lines: Vec<_> = ran.out.lines().collect();
    let [timeline, strip, action, keys, view] = lines[..] else {
        panic!("five problems:\n{}", ran.out);
    };
    assert!(
        view.starts_with("own.toml:10: the view `talks`: ") && view.contains("metting"),
        "{view}"
    );
    assert_eq!(
        timeline,
        "own.toml:2: `panes.timeline`: must be 20 to 80, not 200"
    );
    assert_eq!(
        strip,
        "own.toml:3: there is no key `panes.strp`; did you mean `strip`?"
    );
    assert!(
        action.starts_with("own.toml:6: ") && action.contains("`next-event`"),
        "{action}"
    );
    assert!(
        keys.starts_with("own.toml:7: `x y z` must be the name of an action"),
        "{keys}"
    );
}

#[test]
fn config_check_is_content_with_what_config_show_prints() {
    let home = Home::new().with(
        "own.toml",
        "colors.bar = 'red'\nkeys.timeline.\"g w\" = 'last-event'\n",
    );
    let shown = home.run(&["--config", "own.toml", "config", "show"]);
    assert_eq!((shown.code, shown.err.as_str()), (0, ""));
    for line in ["\nbar = 'red'\n", "\n\"g w\" = 'last-event'\n"] {
        assert!(shown.out.contains(line), "{}", shown.out);
    }
    let home = home.with("shown.toml", &shown.out);
    let checked = home.run(&["--config", "shown.toml", "config", "check"]);
    assert_eq!(
        (checked.out.as_str(), checked.code),
        ("shown.toml: no problems\n", 0)
    );
}

#[test]
fn config_path_is_where_the_configuration_is_looked_for() {
    let home = Home::new();
    let path = home
        .path()
        .join(".config")
        .join("dateline")
        .join("config.toml");
    assert_eq!(
        home.run(&["config", "path"]).out,
        format!("{}\n", path.display())
    );
    assert_eq!(
        home.run(&["--config", "own.toml", "config", "path"]).out,
        "own.toml\n"
    );
    let none = home.run(&["config", "check"]);
    assert_eq!(
        (none.code, none.out.as_str()),
        (0, "no configuration file of your own: the default holds\n")
    );
}

#[test]
fn a_configuration_that_is_named_must_be_there() {
    let ran = Home::new().run(&["--config", "gone.toml", "extract"]);
    assert_eq!((ran.code, ran.out.as_str()), (2, ""));
    assert!(
        ran.err
            .starts_with("error: cannot read the configuration `gone.toml`\n  because: "),
        "{}",
        ran.err
    );
}

#[test]
fn a_problem_of_the_configuration_is_a_warning_where_it_matters_little() {
    let home = Home::new()
        .with("own.toml", "pans = 3\n")
        .with("talks.jsonl", TALKS);
    let ran = home.run(&["--config", "own.toml", "talks.jsonl"]);
    assert_eq!(ran.code, 0);
    assert_eq!(
        ran.err,
        "warning: own.toml:1: there is no key `pans`; did you mean `panes`?\n"
    );
}

#[test]
fn the_manual_page_tells_of_tasks_options_keys_and_files() {
    let ran = Home::new().run(&["man"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    for part in [
        ".TH dateline 1",
        ".SH KEYS",
        "DATELINE EXTRACT",
        "DATELINE CONFIG CHECK",
        "config.toml",
        ".SH \"EXIT STATUS\"",
    ] {
        assert!(ran.out.contains(part), "{part}");
    }
}

#[test]
fn every_shell_has_its_completions() {
    let home = Home::new();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = home.run(&["completions", shell]);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{shell}");
        assert!(
            ran.out.contains("extract") && ran.out.contains("jsonl"),
            "{shell}"
        );
    }
}

#[test]
fn the_form_of_what_is_printed_can_be_chosen() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let csv = home.run(&["--format", "csv", "talks.jsonl"]);
    let lines: Vec<_> = csv.out.split("\r\n").collect();
    assert_eq!((csv.code, lines.len()), (0, 3), "{}", csv.out);
    assert!(lines[0].starts_with("id,date,from,to,status,type,title,"));
    assert!(
        lines[1].contains(",2024-03-05,2024-03-05,2024-03-05,occurred,meeting,"),
        "{}",
        lines[1]
    );
    assert!(
        lines[1].contains("Hakan Fidan; Espen Barth Eide"),
        "{}",
        lines[1]
    );
    let markdown = home.run(&["--format", "markdown", "talks.jsonl"]);
    assert!(
        markdown.out.starts_with("## 2024-03-05\n\n- **"),
        "{}",
        markdown.out
    );
    assert!(
        markdown.out.contains("Talks in Ankara, 2024-03-05"),
        "{}",
        markdown.out
    );
    let records = home.run(&["--format", "jsonl", "talks.jsonl"]);
    assert_eq!(records.out, home.run(&["extract", "talks.jsonl"]).out);
}

#[test]
fn what_needs_a_terminal_says_so_where_there_is_none() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let ran = home.run(&["--linear", "talks.jsonl"]);
    check_told(
        &ran,
        1,
        "error: `--linear` needs a terminal, and there is none\n  try: `dateline --format tsv` prints the timeline without a screen\n",
    );
    let both = home.run(&["--linear", "--pick", "talks.jsonl"]);
    assert_eq!((both.code, both.out.as_str()), (2, ""));
}

#[test]
fn the_doctor_tells_what_is_in_the_way() {
    let home = Home::new();
    let well = home.run(&["doctor"]);
    assert_eq!((well.code, well.err.as_str()), (0, ""), "{}", well.out);
    for part in [
        "output         no terminal",
        "clipboard      the terminal (OSC 52)",
        "problems       0",
    ] {
        assert!(well.out.contains(part), "{part}: {}", well.out);
    }
    let home = home
        .with("own.toml", "pans = 3\n[keys.global]\nt = 'zoom wek'\n")
        .with(".local", "no folder");
    let mut command = home.command();
    command
        .args(["--config", "own.toml", "doctor"])
        .env("LANG", "C")
        .env("NO_COLOR", "1");
    let ill = ran(&mut command);
    assert_eq!(ill.code, 1);
    for part in [
        "colours        none: NO_COLOR is set",
        "PROBLEM: LANG is C, not UTF-8",
        "PROBLEM: own.toml:1: there is no key `pans`; did you mean `panes`?",
        "PROBLEM: own.toml:3: `zoom` cannot be `wek`; did you mean `week`?",
        "PROBLEM: ",
        "problems       4",
    ] {
        assert!(ill.out.contains(part), "{part}: {}", ill.out);
    }
}

#[test]
fn keys_are_listed_as_they_hold() {
    let home = Home::new().with(
        "own.toml",
        "[keys.global]\nt = { run = ['zoom week'], desc = 'by weeks' }\n\"q\" = false\n",
    );
    let ran = home.run(&["--config", "own.toml", "keys"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let line = |word: &str| {
        ran.out
            .lines()
            .find(|line| line.contains(word))
            .unwrap_or_default()
            .to_owned()
    };
    assert!(line("by weeks").starts_with("  t "), "{}", ran.out);
    assert!(line("close what is open").starts_with("   "), "{}", ran.out);
    assert!(line("first event").contains("gg  Home"), "{}", ran.out);
}

#[test]
fn the_list_of_keys_in_the_documentation_is_true() {
    let ran = Home::new().run(&["keys", "--format", "markdown"]);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/keys.md");
    let written = fs::read_to_string(&path).expect("docs/keys.md");
    let table = written.split_once("\n\n").map_or("", |(_, table)| table);
    assert_eq!(
        table, ran.out,
        "put what `dateline keys --format markdown` prints behind the title of docs/keys.md"
    );
}

#[test]
fn what_happens_is_written_where_it_is_asked_for() {
    let home = Home::new().with("talks.jsonl", TALKS);
    let ran = home.run(&["--log-file", "none/log", "talks.jsonl"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, ""));
    assert!(
        ran.err
            .starts_with("error: cannot write the log `none/log`\n"),
        "{}",
        ran.err
    );
}
