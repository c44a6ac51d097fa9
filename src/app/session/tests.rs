//! What is written down between two runs, and what of it is read again.

use std::sync::mpsc;

use tempfile::TempDir;

use super::*;
use crate::model::collection::EventId;

fn kept(folder: &Path, paths: &[&str]) -> Kept {
    let paths: Vec<PathBuf> = paths.iter().map(PathBuf::from).collect();
    Kept::within(Some(folder.join("state")), &paths, true, mpsc::channel().0)
}

fn mark(event: u64, on: bool) -> Entry {
    let event = EventId(event);
    Entry::Change {
        change: Change::Mark { event, on },
        about: None,
    }
}

fn write(kept: &Kept, ending: &str, text: &str) -> PathBuf {
    let path = kept.path(ending).expect("a path");
    make(path.parent().expect("a folder")).expect("a folder");
    fs::write(&path, text).expect("written");
    path
}

#[test]
fn what_was_confirmed_is_there_in_the_next_run() {
    let home = TempDir::new().expect("a folder");
    let mut first = kept(home.path(), &["news", "wire"]);
    assert!(first.recall().problems.is_empty());
    first.add(vec![mark(1, true)]).expect("written");
    first.add(vec![mark(2, true)]).expect("written");
    let mut second = kept(home.path(), &["wire", "./news", "news"]);
    assert_eq!(second.recall().entries, [mark(1, true), mark(2, true)]);
    let mut other = kept(home.path(), &["news"]);
    assert!(other.recall().entries.is_empty());
}

#[test]
fn two_programs_keep_what_each_of_them_writes() {
    let home = TempDir::new().expect("a folder");
    let (mut one, mut two) = (kept(home.path(), &["news"]), kept(home.path(), &["news"]));
    one.recall();
    two.recall();
    assert_eq!(one.add(vec![mark(1, true)]).expect("written"), []);
    let learnt = two.add(vec![mark(2, true)]).expect("written");
    assert_eq!(learnt, [mark(1, true)]);
    let learnt = one.add(vec![mark(1, false)]).expect("written");
    assert_eq!(learnt, [mark(2, true)]);
    let all = [mark(1, true), mark(2, true), mark(1, false)];
    assert_eq!(kept(home.path(), &["news"]).recall().entries, all);
}

#[test]
fn a_line_that_a_crash_cut_off_costs_no_later_one() {
    let home = TempDir::new().expect("a folder");
    let mut kept = kept(home.path(), &["news"]);
    kept.add(vec![mark(1, true)]).expect("written");
    let path = kept.path("record.jsonl").expect("a path");
    let whole = fs::read_to_string(&path).expect("text");
    fs::write(&path, whole.clone() + "{\"event\":\"00").expect("written");
    let recalled = kept.recall();
    assert_eq!(recalled.entries, [mark(1, true)]);
    assert!(recalled.problems[0].contains("line 3"), "{recalled:?}");
    kept.add(vec![mark(2, true)]).expect("written");
    assert_eq!(kept.recall().entries, [mark(1, true), mark(2, true)]);
}

#[test]
fn a_file_that_is_not_ours_is_set_aside_and_told() {
    for text in ["", "{", "{\"version\": 99}", "[1]"] {
        let home = TempDir::new().expect("a folder");
        let mut kept = kept(home.path(), &["news"]);
        let path = write(&kept, "session.json", text);
        write(&kept, "session.json.bak", "older");
        let recalled = kept.recall();
        assert!(recalled.session.is_none());
        let told = &recalled.problems[0];
        assert!(told.contains("session.json.bak2"), "{told}");
        kept.leave(Session::default()).expect("written");
        let aside = path.with_extension("json.bak2");
        assert_eq!(fs::read_to_string(aside).expect("text"), text);
        assert!(path.exists());
    }
    let home = TempDir::new().expect("a folder");
    let mut kept = kept(home.path(), &["news"]);
    let newer = "{\"dateline\":\"record\",\"version\":7,\"of\":[]}\n";
    let path = write(&kept, "record.jsonl", newer);
    let told = kept.recall().problems;
    assert!(told[0].contains("later dateline"), "{told:?}");
    kept.add(vec![mark(3, true)]).expect("written");
    let aside = path.with_extension("jsonl.bak");
    assert_eq!(fs::read_to_string(aside).expect("text"), newer);
    assert_eq!(kept.recall().entries, [mark(3, true)]);
}

#[test]
fn where_nothing_can_be_written_it_is_told_once() {
    let home = TempDir::new().expect("a folder");
    let mut kept = kept(home.path(), &["news"]);
    fs::write(
        home.path().join("state"),
        "a file where the folder would be",
    )
    .expect("written");
    kept.recall();
    let told = kept.add(vec![mark(1, true)]).expect_err("a problem");
    assert!(told.in_one_line().contains("news"), "{told}");
    assert_eq!(kept.add(vec![mark(2, true)]).expect("told already"), []);
    assert!(kept.leave(Session::default()).is_ok(), "told already");
    fs::remove_file(home.path().join("state")).expect("removed");
    kept.add(vec![mark(3, true)]).expect("written");
    let all = [mark(1, true), mark(2, true), mark(3, true)];
    assert_eq!(kept.recall().entries, all, "what waited is written too");
}

#[test]
fn a_session_comes_back_with_what_a_later_version_knows() {
    let home = TempDir::new().expect("a folder");
    let mut kept = kept(home.path(), &["news"]);
    write(
        &kept,
        "session.json",
        "{\"version\": 1, \"pane\": \"source\", \"weather\": \"rain\"}",
    );
    let session = kept.recall().session.expect("a session");
    assert_eq!(session.pane, "source");
    kept.leave(session::Session {
        version: 1,
        ..Session::default()
    })
    .expect("written");
    let text = fs::read_to_string(kept.path("session.json").expect("a path")).expect("text");
    assert!(text.contains("\"weather\": \"rain\""), "{text}");
}

#[test]
fn a_long_log_is_shortened_to_what_it_comes_to() {
    let home = TempDir::new().expect("a folder");
    let mut one = kept(home.path(), &["news"]);
    for round in 0..LONG as u64 {
        one.add(vec![mark(1, true), mark(1, false), mark(round % 7, true)])
            .expect("written");
    }
    let mut notes = Notes::default();
    let mut apply = |entries: Vec<Entry>| {
        notes = Notes::default();
        for entry in &entries {
            if let Entry::Change { change, .. } = entry {
                notes.apply(change);
            }
        }
        (entries.len(), notes.clone())
    };
    let (long, before) = apply(kept(home.path(), &["news"]).recall().entries);
    let (short, after) = apply(kept(home.path(), &["news"]).recall().entries);
    assert_eq!((long, short), (3 * LONG, after.marks.len()));
    assert_eq!(before, after);
    // A program that knew the long one reads the short one from its start.
    let learnt = one.add(vec![mark(9, true)]).expect("written");
    assert_eq!(learnt.len(), short);
}

#[cfg(unix)]
#[test]
fn none_but_the_owner_can_read_it() {
    use std::os::unix::fs::PermissionsExt;
    let home = TempDir::new().expect("a folder");
    let mut kept = kept(home.path(), &["news"]);
    kept.add(vec![mark(1, true)]).expect("written");
    kept.leave(Session::default()).expect("written");
    let folder = home.path().join("state");
    let mode = |path: &Path| {
        let known = fs::metadata(path).expect("a file");
        known.permissions().mode() & 0o777
    };
    assert_eq!(mode(&folder), 0o700);
    for file in fs::read_dir(&folder).expect("a folder") {
        let path = file.expect("a file").path();
        assert_eq!(mode(&path), 0o600, "{}", path.display());
    }
}
