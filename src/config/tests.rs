use super::*;

fn lay(text: &str) -> Loaded {
    load(Some(&File {
        path: "/home/ada/own.toml".into(),
        text: text.to_owned(),
    }))
}

#[track_caller]
fn problems(text: &str, expected: &[&str]) {
    let told: Vec<_> = lay(text).problems.iter().map(Problem::to_string).collect();
    assert_eq!(told, expected, "{text}");
}

/// What a file changes of the default, and what it must not.
#[track_caller]
fn only(text: &str, change: impl FnOnce(&mut Config)) {
    let mut expected = load(None).config;
    change(&mut expected);
    assert_eq!(lay(text).config, expected, "{text}");
}

#[test]
fn the_default_file_has_no_problems_and_shows_itself() {
    let loaded = load(None);
    assert_eq!(loaded.problems, []);
    assert_eq!(loaded.text, DEFAULT);
}

#[test]
fn a_value_of_the_user_wins_and_the_rest_stays() {
    only("panes.timeline = 40", |c| c.panes.timeline = 40);
    only("[screen]\ncolor = 'never'\nascii = true", |c| {
        c.screen.color = When::Never;
        c.screen.ascii = true;
    });
    only("[colors]\nbar = 'red'", |c| {
        let red = Style::try_from("red".to_owned()).expect("red");
        c.colors.insert("bar".to_owned(), red);
    });
}

#[test]
fn sources_count_from_the_folder_of_the_file() {
    let loaded = lay("sources = ['news', '/srv/wire.jsonl']");
    let expected: [&Path; 2] = ["/home/ada/news".as_ref(), "/srv/wire.jsonl".as_ref()];
    assert_eq!(loaded.config.sources, expected);
}

#[test]
fn a_wrong_value_is_told_with_its_line_and_falls_alone() {
    let text = "[panes]\ntimeline = 95\nstrip = false\n";
    problems(
        text,
        &["/home/ada/own.toml:2: `panes.timeline`: must be 20 to 80, not 95"],
    );
    only(text, |c| c.panes.strip = false);
}

#[test]
fn problems_say_what_would_be_right() {
    let check = |text: &str, what: &str| {
        problems(text, &[&format!("/home/ada/own.toml:1: {what}")]);
        only(text, |_| {});
    };
    check(
        "panes.timline = 50",
        "there is no key `panes.timline`; did you mean `timeline`?",
    );
    check(
        "pane.timeline = 50",
        "there is no key `pane`; did you mean `panes`?",
    );
    check(
        "panes.zzz = 50",
        "there is no key `panes.zzz`, only `heights`, `strip`, `timeline`",
    );
    check(
        "panes.strip = 'no'",
        "`panes.strip` must be true or false, not a text in quotation marks",
    );
    check("panes = 3", "`panes` must be a table, not a whole number");
    check(
        "screen.color = 'alway'",
        "`screen.color`: `alway` is not known; did you mean `always`?",
    );
    check(
        "screen.color = 'mauve'",
        "`screen.color`: `mauve` is not known, only `auto`, `always`, `never`",
    );
    check(
        "colors.bar = 'bleu'",
        "`colors.bar`: `bleu` is no colour; did you mean `blue`?",
    );
    check(
        "panes.heights.event = -1",
        "`panes.heights.event`: must be 0 to 100, not -1",
    );
    check(
        "timeline.columns = ['place', 'sorces']",
        "`timeline.columns`: `sorces` is not known; did you mean `sources`?",
    );
    check(
        "keys = 1",
        "`keys` must be tables, such as `[keys.timeline]`",
    );
}

#[test]
fn views_are_handed_on_with_their_lines() {
    let text = "[views]\n\"the talks\" = 'act:met'\nbad = 3\nlast = 'sources>3'\n";
    problems(
        text,
        &["/home/ada/own.toml:3: `views.bad` must be a filter in quotes, not a whole number"],
    );
    let loaded = lay(text);
    let views: Vec<_> = loaded.config.views.iter().collect();
    let told = views
        .iter()
        .map(|view| (&*view.name, &*view.filter, view.line));
    let expected = [("the talks", "act:met", 2), ("last", "sources>3", 4)];
    assert_eq!(told.collect::<Vec<_>>(), expected);
    let shown = "[views]\n\"the talks\" = 'act:met'\nlast = 'sources>3'\n";
    assert!(loaded.text.contains(shown), "{}", loaded.text);
    problems(
        "views = 'x'",
        &["/home/ada/own.toml:1: `views` must be a table of names and filters"],
    );
}

#[test]
fn a_broken_line_does_not_take_the_others_with_it() {
    let text = "[panes]\ntimeline = = 3\nstrip = false\n";
    let loaded = lay(text);
    let lines: Vec<_> = loaded.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [2], "{:?}", loaded.problems);
    only(text, |c| c.panes.strip = false);
}

#[test]
fn what_is_shown_is_what_holds() {
    let shown = lay("[panes]\ntimeline = 0x20 # hex\nstrip = 7\n[colors]\nbar = 'red'").text;
    assert!(shown.contains("\ntimeline = 0x20\n"), "{shown}");
    assert!(shown.contains("\nbar = 'red'\n"), "{shown}");
    assert!(shown.contains("\nstrip = true\n"), "{shown}");
    assert_eq!(shown.lines().count(), DEFAULT.lines().count());
}

#[test]
fn a_name_is_near_when_a_slip_of_the_finger_parts_them() {
    let names = ["timeline", "strip", "heights"];
    assert_eq!(near("timelien", names), Some("timeline"));
    assert_eq!(near("stip", names), Some("strip"));
    assert_eq!(near("zebra", names), None);
    assert_eq!(near("", names), None);
}

#[test]
fn bindings_of_the_user_come_behind_the_default_ones_with_their_place() {
    let default = load(None).config.bindings.len();
    let bindings = lay("[keys.timeline]\n\"z z\" = 'fold-day'\n\nj = false\n")
        .config
        .bindings;
    let own: Vec<_> = bindings[default..]
        .iter()
        .map(|b| {
            (
                b.context.as_str(),
                b.keys.as_str(),
                b.action.as_deref(),
                b.line,
            )
        })
        .collect();
    assert_eq!(
        own,
        [
            ("timeline", "z z", Some("fold-day"), 2),
            ("timeline", "j", None, 4),
        ]
    );
}

#[test]
fn keys_may_be_bound_to_commands() {
    let default = load(None).config.bindings.len();
    let loaded = lay(
        "[keys.global]\nt = 'zoom week'\nT = { run = ['first-event', 'zoom year'], desc = 'years' }\nU = { rum = 'quit' }\nV = { desc = 'nothing' }\n",
    );
    let own = loaded.config.bindings[default..].iter();
    let own: Vec<_> = own
        .map(|b| (b.action.as_deref(), b.run.join("; "), b.about.as_deref()))
        .collect();
    assert_eq!(
        own,
        [
            (None, "zoom week".to_owned(), None),
            (None, "first-event; zoom year".to_owned(), Some("years")),
        ]
    );
    let lines: Vec<_> = loaded.problems.iter().map(|problem| problem.line).collect();
    assert_eq!(lines, [4, 5]);
}

#[test]
fn a_binding_that_cannot_be_one_is_told_and_falls_alone() {
    problems(
        "[keys.timelin]\nj = 'quit'\n[keys.timeline]\nk = 3\nl = 'quit'\n",
        &[
            "/home/ada/own.toml:1: there is no table `keys.timelin`; did you mean `timeline`?",
            "/home/ada/own.toml:4: `k` must be the name of an action, { run = [\"...\"] }, or false to free the key",
        ],
    );
    problems(
        "[keys]\ntimeline = 3\n",
        &["/home/ada/own.toml:2: `keys.timeline` must be a table, not a whole number"],
    );
}

#[test]
fn bindings_are_shown_in_their_place() {
    let shown = lay("[keys.timeline]\nj = false\n\"z z\" = 'fold-day'\n").text;
    let timeline = shown
        .split("[keys.")
        .find(|part| part.starts_with("timeline]"));
    let timeline = timeline.expect("a table of keys");
    assert!(timeline.contains("\n\"j\" = false\n"), "{timeline}");
    assert!(timeline.contains("\n\"z z\" = 'fold-day'\n"), "{timeline}");
    assert_eq!(shown.lines().count(), DEFAULT.lines().count() + 1);
    assert_eq!(lay(&shown).problems, []);
}
