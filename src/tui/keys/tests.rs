//! Keys as they are written, bound and pressed.

use ratatui::crossterm::event::KeyEvent;

use super::*;
use crate::config;

fn keys(text: &str) -> Vec<Key> {
    Keys::parse(text).expect("keys").0
}

#[test]
fn a_key_is_written_as_it_is_read() {
    for text in [
        "j",
        "G",
        "Ctrl-d",
        "Alt-Right",
        "Shift-Up",
        "PageDown",
        "F12",
        "Space",
        "-",
        "Alt--",
        "BackTab",
    ] {
        assert_eq!(
            Key::parse(text).map(|key| key.to_string()).as_deref(),
            Some(text)
        );
    }
    for text in [
        "",
        "Hyper-x",
        "Ctrl-",
        "jj",
        "F99",
        "Fn",
        "\u{1f1fa}\u{1f1e6}",
    ] {
        assert_eq!(Key::parse(text), None, "{text}");
    }
}

#[test]
fn what_terminals_report_in_several_shapes_is_one_key() {
    let key = |code, modifiers| Key::from(KeyEvent::new(code, modifiers));
    assert_eq!(
        key(KeyCode::Char('G'), KeyModifiers::SHIFT),
        key(KeyCode::Char('G'), KeyModifiers::NONE)
    );
    assert_eq!(
        Some(key(KeyCode::Char('D'), KeyModifiers::CONTROL)),
        Key::parse("Ctrl-d")
    );
    assert_eq!(
        Some(key(KeyCode::Tab, KeyModifiers::SHIFT)),
        Key::parse("BackTab")
    );
    assert_eq!(
        Some(key(KeyCode::BackTab, KeyModifiers::SHIFT)),
        Key::parse("BackTab")
    );
}

#[test]
fn default_keys_are_readable_and_never_clash() {
    let map = Keymap::default();
    let told: usize = Action::ALL
        .iter()
        .map(|action| action.default_keys().len())
        .sum();
    assert_eq!(map.bound.len(), told, "every default key can be read");
    for (at, (context, keys, action)) in map.bound.iter().enumerate() {
        for (other, known, second) in &map.bound[at + 1..] {
            assert!(
                context != other || !clash(keys, known),
                "{keys} {action:?} {second:?}"
            );
        }
    }
    for context in Context::ALL {
        for (bound, keys, action) in map.bound.iter().filter(|(bound, ..)| *bound == context) {
            assert_eq!(
                map.meaning(*bound, &keys.0),
                match action {
                    Bound::Action(action) => Meaning::Action(*action),
                    Bound::Run(index) => Meaning::Run(*index),
                },
                "{keys}"
            );
        }
    }
}

#[test]
fn the_default_configuration_lists_every_key() {
    let config = config::load(None).config;
    let line = |context: &str, keys: &str, action: &str| format!("[{context}] {keys} = {action}\n");
    let written: String = config
        .bindings
        .iter()
        .map(|one| {
            line(
                &one.context,
                &one.keys,
                one.action.as_deref().unwrap_or("false"),
            )
        })
        .collect();
    let known: String = Action::ALL
        .iter()
        .flat_map(|action| action.default_keys().iter().map(|keys| (*action, *keys)))
        .map(|(action, keys)| line(action.context().name(), keys, action.name()))
        .collect();
    for (written, known) in written.lines().zip(known.lines()) {
        assert_eq!(written, known);
    }
    assert_eq!(written.lines().count(), known.lines().count());
}

#[test]
fn the_narrower_context_goes_first_and_waits_for_longer_keys() {
    let map = Keymap::default();
    let meaning = |context, text| map.meaning(context, &keys(text));
    assert_eq!(
        meaning(Context::Timeline, "j"),
        Meaning::Action(Action::Next)
    );
    assert_eq!(
        meaning(Context::Source, "j"),
        Meaning::Action(Action::LineDown)
    );
    assert_eq!(
        meaning(Context::Source, "n"),
        Meaning::Action(Action::NextMark)
    );
    assert_eq!(
        meaning(Context::Quotes, "n"),
        Meaning::Action(Action::NextHit)
    );
    assert_eq!(meaning(Context::Timeline, "g"), Meaning::Begins);
    assert_eq!(meaning(Context::Timeline, "g x"), Meaning::Nothing);
    assert_eq!(meaning(Context::Prompt, "j"), Meaning::Nothing);
}

#[test]
fn a_wrong_binding_is_told_and_left_out_alone() {
    let bind = |context, keys, action: Option<&'static str>| Binding {
        context,
        keys,
        to: action.map_or(To::Nothing, To::Action),
    };
    let (map, complaints) = Keymap::new(&[
        bind("timeline", "x", Some("next-event")),
        bind("timeline", "g", Some("first-event")),
        bind("timelin", "x", Some("next-event")),
        bind("timeline", "Hyper-x", Some("next-event")),
        bind("timeline", "e", Some("next-evnt")),
        bind("timeline", "j", None),
    ]);
    assert_eq!(
        map.meaning(Context::Timeline, &keys("x")),
        Meaning::Action(Action::Next)
    );
    assert_eq!(map.meaning(Context::Timeline, &keys("j")), Meaning::Nothing);
    assert_eq!(
        map.meaning(Context::Timeline, &keys("g g")),
        Meaning::Action(Action::First)
    );
    let wrong: Vec<usize> = complaints.iter().map(|complaint| complaint.index).collect();
    assert_eq!(wrong, [1, 2, 3, 4]);
    assert_eq!(
        complaints[0].what,
        "`g` and `gg` begin alike: one of them would never be reached"
    );
    assert_eq!(
        complaints[3].what,
        "there is no action `next-evnt`; did you mean `next-event`?"
    );
}

#[test]
fn keys_may_run_commands_of_the_reader() {
    let lines = ["zoom week".to_owned(), "first-event".to_owned()];
    let bind = |keys, run| Binding {
        context: "timeline",
        keys,
        to: run,
    };
    let wrong = ["zoom wek".to_owned()];
    let (map, complaints) = Keymap::new(&[
        bind("t", To::Run(&lines, Some("weeks from the start"))),
        bind("T", To::Run(&wrong, None)),
    ]);
    assert_eq!(complaints.len(), 1);
    assert_eq!(
        complaints[0].what,
        "`zoom` cannot be `wek`; did you mean `week`?"
    );
    let Meaning::Run(index) = map.meaning(Context::Timeline, &keys("t")) else {
        panic!("commands");
    };
    let run = map.run(index).expect("a run");
    assert_eq!(
        (run.about.as_str(), run.commands.len()),
        ("weeks from the start", 2)
    );
    assert_eq!(map.runs(Context::Timeline).count(), 1);
    assert_eq!(map.runs(Context::Global).count(), 0);
}
