//! Whatever is pressed, clicked, typed, resized and loaded: nothing panics, and what must hold holds.

mod support;

use std::sync::{Arc, LazyLock};

use dateline::{
    model::collection::{Collection, Draft, EventId, Events},
    session::{About, Entry, Id, Jumps, Session},
    timeline::{Corpus, notes::Change},
    tui::{
        Action, Context, Effect, Keymap, Msg, Options, Progress, State, Theme, cursor, draw,
        state::{Mode, View},
        update,
    },
};
use proptest::prelude::*;
use ratatui::{
    buffer::Buffer,
    crossterm::event::{KeyCode, KeyEvent, KeyModifiers, MouseButton, MouseEvent, MouseEventKind},
    layout::Rect,
};
use support::{large, screen::picture, small};

static CORPORA: LazyLock<Vec<Arc<Corpus>>> = LazyLock::new(|| {
    let all = small::collection();
    let some = Collection {
        events: all.events.iter().skip(1).step_by(2).collect(),
        ..all.clone()
    };
    let none = Collection {
        events: Events::default(),
        ..all.clone()
    };
    // Ids that lead nowhere: tables that are shorter than what refers to them.
    let broken = Collection {
        people: Vec::new(),
        places: Vec::new(),
        articles: all.articles.all().take(2).cloned().collect(),
        ..all.clone()
    };
    let all = [all, some, none, broken, large::collection(500)];
    all.into_iter()
        .map(|one| Arc::new(Corpus::new(Arc::new(one))))
        .collect()
});

fn key() -> impl Strategy<Value = KeyEvent> {
    let plain = prop_oneof![
        6 => proptest::sample::select("jkhlgGnNxzZcCwypfsS123456789/?:!{}[]=+-<>XJKHML qm'\"atuio.#vvvvFcpr".chars().collect::<Vec<_>>()).prop_map(KeyCode::Char),
        1 => any::<char>().prop_map(KeyCode::Char),
        4 => proptest::sample::select(vec![
            KeyCode::Enter, KeyCode::Esc, KeyCode::Tab, KeyCode::BackTab, KeyCode::Backspace, KeyCode::Delete, KeyCode::Up,
            KeyCode::Down, KeyCode::Left, KeyCode::Right, KeyCode::Home, KeyCode::End, KeyCode::PageUp, KeyCode::PageDown, KeyCode::F(1),
        ]),
    ];
    let held = prop_oneof![5 => Just(KeyModifiers::NONE), 1 => Just(KeyModifiers::CONTROL), 1 => Just(KeyModifiers::ALT)];
    (plain, held).prop_map(|(code, held)| KeyEvent::new(code, held))
}

fn mouse() -> impl Strategy<Value = MouseEvent> {
    let kinds = vec![
        MouseEventKind::Down(MouseButton::Left),
        MouseEventKind::Drag(MouseButton::Left),
        MouseEventKind::ScrollDown,
        MouseEventKind::ScrollUp,
        MouseEventKind::Moved,
    ];
    (proptest::sample::select(kinds), 0..200_u16, 0..60_u16).prop_map(|(kind, column, row)| {
        MouseEvent {
            kind,
            column,
            row,
            modifiers: KeyModifiers::NONE,
        }
    })
}

/// What other runs may have kept, of events that are there and of others.
fn recalled() -> impl Strategy<Value = Msg> {
    let id = |at: u32| {
        let known = CORPORA[0].id(at);
        known.unwrap_or(EventId(at.into()))
    };
    let change = prop_oneof![
        (0..30_u32, any::<bool>()).prop_map(move |(at, on)| Change::Mark { event: id(at), on }),
        (0..30_u32, ".{0,30}").prop_map(move |(at, text)| Change::Note {
            event: id(at),
            text
        }),
        (0..30_u32, ".{0,9}").prop_map(move |(at, tag)| Change::Tag {
            event: id(at),
            tag,
            on: true
        }),
    ];
    let about = |title| About {
        title,
        ..About::default()
    };
    let entry = (change, ".{0,20}").prop_map(move |(change, title)| Entry::Change {
        change,
        about: Some(about(title)),
    });
    let session = ("\\PC{0,12}", 0..40_u32, ".{0,8}").prop_map(move |(filter, at, pane)| Session {
        version: 1,
        selected: Some(Id(id(at))),
        day: Some("2018-06-12".to_owned()),
        filter,
        pane,
        jumps: Jumps {
            back: vec![Id(id(at / 2)), Id(EventId(5))],
            forward: vec![Id(id(at))],
        },
        ..Session::default()
    });
    let entries = prop::collection::vec(entry, 0..6);
    (entries, prop::option::of(session)).prop_map(|(entries, session)| Msg::Recalled {
        entries,
        session: session.map(Box::new),
    })
}

fn msg() -> impl Strategy<Value = Msg> {
    let sizes = prop_oneof![
        (0..200_u16, 0..60_u16),
        Just((0, 0)),
        Just((1, 1)),
        Just((120, 36)),
        Just((65_535, 2))
    ];
    prop_oneof![
        20 => key().prop_map(Msg::Key),
        4 => mouse().prop_map(Msg::Mouse),
        2 => sizes.prop_map(|(width, height)| Msg::Resize { width, height }),
        1 => (0..5_usize).prop_map(|at| Msg::Loaded(CORPORA[at].clone())),
        1 => "\\PC{0,20}".prop_map(Msg::Paste),
        1 => ".{0,40}".prop_map(Msg::Problem),
        1 => Just(Msg::Tick),
        1 => (0..9_usize).prop_map(|done| Msg::Progress(Progress { done, total: Some(9), label: "articles".to_owned() })),
        1 => recalled(),
        1 => Just(Msg::Done),
        2 => proptest::sample::select(Action::ALL).prop_map(Msg::Act),
    ]
}

/// What holds at any moment.
fn check(state: &State) -> Result<(), TestCaseError> {
    let shown = state.rows.order.len();
    if let Some(id) = state.selected {
        let found = state
            .rows
            .order
            .get(state.at)
            .and_then(|index| state.corpus.id(*index));
        prop_assert_eq!(
            found,
            Some(id),
            "the selected event is where the state says"
        );
    } else {
        prop_assert_eq!(shown, 0, "where there are events one is selected");
    }
    prop_assert!(
        state.top <= state.rows.len(),
        "the list begins within the list"
    );
    for mode in &state.modes {
        if let Mode::Prompt(prompt) = mode {
            prop_assert!(prompt.text.is_char_boundary(prompt.caret));
        }
    }
    // The largest screens are drawn in part: the buffer of a terminal is never that large.
    let (width, height) = (state.width.min(300), state.height.min(100));
    let mut buf = Buffer::empty(Rect::new(0, 0, width, height));
    draw(state, buf.area, &mut buf, &Theme::dark());
    for cell in buf.content() {
        prop_assert!(
            !cell.symbol().chars().any(char::is_control),
            "no control character reaches a cell"
        );
    }
    if let Some(at) = cursor(state).filter(|_| (width, height) == (state.width, state.height)) {
        prop_assert!(at.x < width && at.y < height, "the cursor is on the screen");
    }
    Ok(())
}

/// The selected event is on the screen wherever the timeline is.
fn in_sight(state: &State) -> bool {
    let areas = dateline::tui::layout::areas(state, Rect::new(0, 0, state.width, state.height));
    let height = usize::from(areas.body(dateline::tui::Pane::Timeline).height);
    let row = state.rows.row_of(state.at);
    height == 0 || state.rows.is_empty() || (state.top..state.top + height).contains(&row)
}

fn start() -> State {
    let mut state = State::new("articles/", Keymap::default(), Options::default());
    update(&mut state, Msg::Loaded(CORPORA[0].clone()));
    state
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn nothing_panics_and_the_selection_lives(msgs in prop::collection::vec(msg(), 0..60)) {
        let mut state = start();
        for msg in msgs {
            let modes = state.modes.len();
            let owner = state.context();
            let selected = state.selected;
            let typed = matches!(&msg, Msg::Key(key) if matches!(key.code, KeyCode::Char(letter) if !letter.is_control()) && key.modifiers.is_empty());
            let resized = matches!(msg, Msg::Resize { .. });
            let effects = update(&mut state, msg);
            check(&state)?;
            prop_assert!(in_sight(&state), "the selected event is in sight");
            if typed && owner == Context::Prompt {
                prop_assert_eq!((effects.len(), state.modes.len()), (0, modes), "letters are typed, not run");
            }
            if resized {
                prop_assert_eq!(state.selected, selected, "a new size changes no selection");
            }
        }
    }

    #[test]
    fn a_chosen_event_survives_everything_that_still_shows_it(picks in prop::collection::vec(0..5_usize, 1..8), steps in 0..19_u32) {
        let mut state = start();
        update(&mut state, Msg::Act(Action::First));
        for _ in 0..steps {
            update(&mut state, Msg::Act(Action::Next));
        }
        let chosen = state.selected;
        for pick in picks {
            let before = state.selected;
            update(&mut state, Msg::Loaded(CORPORA[pick].clone()));
            if let Some(id) = before.filter(|id| CORPORA[pick].find(*id).is_some()) {
                prop_assert_eq!(state.selected, Some(id));
            }
        }
        prop_assert!(chosen.is_some());
    }

    #[test]
    fn escape_always_comes_home(msgs in prop::collection::vec(msg(), 0..30)) {
        let mut state = start();
        msgs.into_iter().for_each(|msg| drop(update(&mut state, msg)));
        update(&mut state, Msg::Resize { width: 120, height: 36 });
        for _ in 0..60 {
            let effects = update(&mut state, Msg::Key(KeyEvent::new(KeyCode::Esc, KeyModifiers::NONE)));
            prop_assert!(!effects.iter().any(|effect| matches!(effect, Effect::Quit(_))));
        }
        prop_assert!(state.modes.is_empty() && state.query.is_empty() && state.search.is_none() && !state.full && !state.tall && state.view == View::List);
        prop_assert!(!picture(&state).trim().is_empty());
    }

    #[test]
    fn any_text_keeps_the_frame(title in "\\PC{0,60}", evil in ".{0,60}", width in 1..160_u16, height in 1..50_u16) {
        let mut all = small::collection();
        let titled = all.events.iter().map(|event| Draft {
            title: format!("{title}{evil}"),
            ..Draft::from(event)
        });
        all.events = titled.collect();
        for person in &mut all.people {
            person.name = evil.clone();
            person.role = Some(title.clone());
        }
        let mut state = State::new(evil.clone(), Keymap::default(), Options::default());
        update(&mut state, Msg::Resize { width, height });
        update(&mut state, Msg::Loaded(Arc::new(Corpus::new(Arc::new(all)))));
        update(&mut state, Msg::Problem(evil));
        for action in [Action::Next, Action::Why, Action::ListClose, Action::Problems] {
            update(&mut state, Msg::Act(action));
            check(&state)?;
            let drawn = picture(&state);
            for line in drawn.lines() {
                prop_assert!(dateline::tui::text::width(line) <= usize::from(width), "{:?} is wider than {}", line, width);
            }
        }
        prop_assert!(state.selected != Some(EventId(0)));
    }
}
