//! What a reader does and what comes of it.

mod support;

use std::sync::Arc;

use dateline::{
    model::{
        collection::{Collection, Draft, EventId},
        date::DateRange,
    },
    timeline::{Corpus, Scale},
    tui::{
        Action, Ask, Background, Context, Effect, Keymap, Msg, Pane, Piped, Progress, State, Theme,
        keys::{Binding, To},
        state::{Mode, View},
        update,
    },
};
use ratatui::crossterm::event::{MouseButton, MouseEventKind};
use support::{
    large,
    screen::{empty, loaded, mouse, picture, press},
    small,
};

fn title(state: &State) -> &str {
    state.event().map_or("", |event| event.title)
}

fn corpus(collection: Collection) -> Msg {
    Msg::Loaded(Arc::new(Corpus::new(Arc::new(collection))))
}

#[test]
fn keys_move_by_events_days_and_counts() {
    let mut state = loaded(120, 36);
    press(&mut state, "j j");
    assert_eq!(
        title(&state),
        "United States and Cuba restore diplomatic relations"
    );
    press(&mut state, "k h");
    assert_eq!(title(&state), "Iran and six powers negotiate in Vienna");
    press(&mut state, "G");
    assert_eq!(title(&state), "Sanctions could hit European companies");
    press(&mut state, "g g l ]");
    assert_eq!(
        title(&state),
        "United States and Cuba restore diplomatic relations"
    );
    press(&mut state, "Alt-1 2 G");
    assert_eq!(state.at, 11, "Alt and digits count");
    press(&mut state, "6 k");
    assert_eq!(state.at, 5, "so does a digit that is no pane");
    press(&mut state, "Alt-9 9 9 9 9 9 9 9 9 9 9 j");
    assert_eq!(state.at, 18);
    press(&mut state, "Alt-9 9 9 9 9 k");
    assert_eq!(state.at, 0);
}

#[test]
fn a_folded_day_is_passed_in_one_step_and_opened_with_enter() {
    let mut state = loaded(120, 36);
    press(&mut state, "g d \"2018-06-12\" Enter c j");
    assert!(title(&state).contains("习近平"), "{}", title(&state));
    press(&mut state, "k");
    assert_eq!(title(&state), "Trump meets Kim Jong Un in Singapore");
    press(&mut state, "Enter");
    assert!(state.folded.is_empty());
    press(&mut state, "C");
    let stops = state.rows.stops();
    assert_eq!(stops, state.rows.sections.len());
    press(&mut state, "C");
    assert_eq!(state.rows.stops(), state.rows.order.len());
}

#[test]
fn enter_goes_deeper_and_escape_comes_back_and_never_quits() {
    let mut state = loaded(120, 36);
    let mut way = Vec::new();
    for key in ["Enter", "Enter", "Esc", "Esc", "Esc", "Esc"] {
        assert_eq!(press(&mut state, key), []);
        way.push(state.focus);
    }
    use Pane::{Event, Source, Timeline};
    assert_eq!(way, [Event, Source, Event, Timeline, Timeline, Timeline]);
}

#[test]
fn n_goes_through_the_marks_and_then_the_sources() {
    let mut state = loaded(120, 36);
    press(&mut state, "j 5");
    assert_eq!((state.source, state.mark), (0, 0));
    let mut way = Vec::new();
    for _ in 0..4 {
        press(&mut state, "n");
        way.push((state.source, state.mark));
    }
    assert_eq!(way, [(0, 1), (0, 2), (1, 0), (1, 0)]);
    assert_eq!(state.notice.as_deref(), Some("that was the last mark"));
    press(&mut state, "N");
    assert_eq!((state.source, state.mark), (0, 2));
}

#[test]
fn enter_on_a_participant_shows_their_events_alone_and_escape_all_again() {
    let mut state = loaded(120, 36);
    press(&mut state, "j 3 j j");
    let here = state.selected;
    press(&mut state, "Enter");
    assert_eq!(
        (state.rows.order.len(), state.selected, state.focus),
        (1, here, Pane::Timeline)
    );
    press(&mut state, "Esc");
    assert_eq!((state.rows.order.len(), state.selected), (19, here));
}

#[test]
fn a_quote_leads_to_its_place_in_the_source() {
    let mut state = loaded(120, 36);
    press(&mut state, "g d \"2018-03-14\" Enter 4 j Enter");
    assert_eq!((state.focus, state.quote), (Pane::Source, 1));
    assert!(
        picture(&state).contains("▶ with it and called"),
        "{}",
        picture(&state)
    );
}

#[test]
fn a_search_goes_to_the_nearest_hit_while_typing_and_back_when_left() {
    let mut state = loaded(80, 24);
    press(&mut state, "G");
    let from = state.selected;
    press(&mut state, "/ \"nuclear_vienna\"");
    assert_eq!(
        title(&state),
        "Iran and six powers agree on the nuclear programme in Vienna"
    );
    press(&mut state, "Esc");
    assert_eq!((state.selected, state.search.is_none()), (from, true));
    press(&mut state, "/ \"erdogan\" Enter");
    assert_eq!(title(&state), "Erdoğan telephones Gulf leaders");
    press(&mut state, "n");
    assert!(
        state
            .notice
            .as_deref()
            .is_some_and(|notice| notice.starts_with("that was the last match"))
    );
    press(&mut state, "/ Up Up Down Enter");
    assert_eq!(
        state.search.as_ref().map(|search| search.typed.as_str()),
        Some("erdogan")
    );
}

#[test]
fn a_word_of_the_text_alone_finds_the_events_of_its_article() {
    let mut state = loaded(80, 24);
    press(&mut state, "/ \"bicycle\" Enter");
    let found = state.search.as_ref().map_or(0, |search| search.count());
    assert_eq!(found, 3, "the three events of the article from Vienna");
    press(&mut state, "/ \"zarif\" Enter");
    let found = state.search.as_ref().map_or(0, |search| search.count());
    assert_eq!(
        found, 2,
        "events of the participant, not all of the article that names him"
    );
}

#[test]
fn the_selected_event_stays_while_more_is_loaded() {
    let all = small::collection();
    let mut state = empty(80, 24);
    assert!(picture(&state).contains("reading articles"));
    let first = Collection {
        events: all.events.iter().skip(8).collect(),
        ..all.clone()
    };
    update(&mut state, corpus(first));
    assert_eq!(state.at, 0);
    update(&mut state, corpus(all.clone()));
    assert_eq!(
        state.at, 0,
        "nothing was chosen yet: the first event is the selected one"
    );
    press(&mut state, "g d \"2018-06-12\" Enter");
    let (selected, offset) = (state.selected, state.rows.row_of(state.at) - state.top);
    let fewer = Collection {
        events: all.events.iter().skip(4).collect(),
        ..all.clone()
    };
    update(&mut state, corpus(fewer));
    assert_eq!(state.selected, selected);
    assert_eq!(
        state.rows.row_of(state.at) - state.top,
        offset,
        "and stays where it was on the screen"
    );
}

/// The small collection with a look back to 1905 in its first article.
fn looking_back() -> Collection {
    let all = small::collection();
    let mut events: Vec<Draft> = all.events.iter().map(Draft::from).collect();
    let mut old = events[0].clone();
    old.id = EventId(u64::MAX);
    old.title = "Russia and Japan sign a peace in Portsmouth".to_owned();
    old.when.range = DateRange::day("1905-09-05".parse().expect("a day"));
    events.insert(0, old);
    Collection {
        events: events.into_iter().collect(),
        ..all
    }
}

#[test]
fn a_timeline_opens_with_the_news_and_what_it_looks_back_on_stands_above() {
    let mut state = empty(120, 36);
    update(&mut state, corpus(looking_back()));
    update(&mut state, Msg::Done);
    assert_eq!(title(&state), "Iran and six powers negotiate in Vienna");
    press(&mut state, "g g");
    assert_eq!(title(&state), "Russia and Japan sign a peace in Portsmouth");
}

#[test]
fn the_bars_are_by_the_scale_of_most_events_and_all_time_is_a_key_away() {
    let scale = |state: &State| {
        let axis = picture(state).lines().nth(3).unwrap_or_default().to_owned();
        axis.split_whitespace()
            .next()
            .unwrap_or_default()
            .to_owned()
    };
    let mut state = empty(120, 36);
    update(&mut state, corpus(looking_back()));
    update(&mut state, Msg::Done);
    assert_eq!(scale(&state), "month");
    press(&mut state, "=");
    assert_eq!(scale(&state), "decade");
    press(&mut state, "=");
    assert_eq!(scale(&state), "month");
}

#[test]
fn an_event_that_is_gone_gives_way_to_the_nearest_in_time() {
    let all = small::collection();
    let mut state = loaded(120, 36);
    press(&mut state, "g d \"2016-03-21\" Enter");
    let gone = state.selected;
    let events = all
        .events
        .iter()
        .filter(|event| Some(event.id) != gone)
        .collect();
    update(&mut state, corpus(Collection { events, ..all }));
    assert_eq!(title(&state), "Obama visits Havana");
    assert!(
        state
            .notice
            .as_deref()
            .is_some_and(|notice| notice.contains("nearest in time"))
    );
}

#[test]
fn a_filter_finds_its_person_again_in_new_tables() {
    let mut state = loaded(120, 36);
    press(&mut state, "p \"macron\" Enter");
    assert_eq!(state.rows.order.len(), 1);
    let mut all = small::collection();
    all.people.insert(0, Default::default());
    let moved = all.events.iter().map(|event| {
        let mut event = Draft::from(event);
        for one in &mut event.participants {
            if let dateline::model::document::Who::Person(id) = &mut one.who {
                id.0 += 1;
            }
        }
        event
    });
    all.events = moved.collect();
    update(&mut state, corpus(all));
    assert_eq!(
        (state.rows.order.len(), title(&state)),
        (1, "Macron visits Washington")
    );
}

#[test]
fn the_strip_zooms_around_the_selected_event_and_takes_clicks() {
    let mut state = loaded(120, 36);
    press(&mut state, "g d \"2018-03-14\" Enter");
    let here = state.selected;
    for key in ["z", "z", "Z", "Z", "Z", "Z", "="] {
        press(&mut state, key);
        assert_eq!(state.selected, here, "{key}");
        assert!(
            picture(&state)
                .lines()
                .nth(3)
                .is_some_and(|axis| axis.contains('▲')),
            "{key}"
        );
    }
    press(&mut state, "}");
    assert_eq!(title(&state), "Macron visits Washington");
    press(&mut state, "{");
    assert_eq!(
        title(&state),
        "Nerve agent used against Skripal in Salisbury"
    );
    mouse(&mut state, MouseEventKind::Down(MouseButton::Left), 10, 2);
    assert_eq!(title(&state), "Iran and six powers negotiate in Vienna");
    mouse(&mut state, MouseEventKind::Drag(MouseButton::Left), 12, 2);
    assert_eq!(
        title(&state),
        "Iran and six powers agree on the nuclear programme in Vienna"
    );
}

#[test]
fn the_mouse_selects_folds_focuses_and_scrolls_what_is_under_it() {
    let mut state = loaded(120, 36);
    let click = MouseEventKind::Down(MouseButton::Left);
    mouse(&mut state, click, 20, 8);
    assert_eq!(
        title(&state),
        "Iran and six powers agree on the nuclear programme in Vienna"
    );
    mouse(&mut state, click, 20, 9);
    assert_eq!(state.folded.len(), 1);
    mouse(&mut state, click, 90, 14);
    assert_eq!((state.focus, state.participant), (Pane::Participants, 1));
    let before = state.top;
    let selected = state.selected;
    mouse(&mut state, MouseEventKind::ScrollDown, 90, 30);
    assert_eq!((state.top, state.selected), (before, selected));
    assert!(state.scroll[Pane::Source as usize] > Some(0));
    for _ in 0..3 {
        mouse(&mut state, MouseEventKind::ScrollDown, 20, 20);
    }
    assert!(state.top > before);
    let mut small = loaded(80, 24);
    mouse(&mut small, click, 46, 15);
    assert_eq!(small.focus, Pane::Source, "{}", picture(&small));
}

#[test]
fn quit_stop_and_suspend_are_asked_for() {
    let mut state = empty(80, 24);
    assert_eq!(press(&mut state, "Ctrl-c"), [Effect::Cancel]);
    update(&mut state, Msg::Done);
    assert_eq!(press(&mut state, "Ctrl-z"), [Effect::Suspend]);
    assert_eq!(press(&mut state, "Ctrl-l"), [Effect::Redraw]);
    assert_eq!(press(&mut state, "? q"), [], "q closes what is open");
    assert_eq!(
        press(&mut state, "/ \"q\" Ctrl-c"),
        [],
        "and is a letter where one types"
    );
    assert_eq!(press(&mut state, "q"), [Effect::Quit(0)]);
    assert_eq!(press(&mut state, "Ctrl-c"), [Effect::Quit(130)]);
}

#[test]
fn what_is_copied_says_where_it_was_read() {
    let mut state = loaded(120, 36);
    press(&mut state, "j");
    let copied = |effects: Vec<Effect>| match effects.as_slice() {
        [Effect::Copy { what, text }] => format!("{what}: {text}"),
        other => panic!("{other:?}"),
    };
    let told = "the event: Tue 14 Jul 2015, Vienna, Austria: Iran and six powers agree on the nuclear programme in Vienna. \
         The Harbour Gazette, “A deal in Vienna, after eighteen days”, 14 Jul 2015, https://example.org/vienna";
    assert_eq!(copied(press(&mut state, "y y")), told);
    assert_eq!(copied(press(&mut state, "y c")), told);
    let quote = "the quote: “Today is an historic day,” — Federica Mogherini, High Representative, European Union. The Harbour Gazette, “A deal in \
         Vienna, after eighteen days”, 14 Jul 2015, https://example.org/vienna";
    assert_eq!(copied(press(&mut state, "y q")), quote);
    assert_eq!(copied(press(&mut state, "4 y c")), quote);
    assert_eq!(copied(press(&mut state, "3 y p")), "the participant: Iran");
    assert_eq!(copied(press(&mut state, "y d")), "the date: 2015-07-14");
    assert_eq!(
        copied(press(&mut state, "y u")),
        "the address: https://example.org/vienna"
    );
    assert_eq!(press(&mut state, "y j"), [Effect::CopyJson]);
    press(&mut state, "1 G k");
    assert!(
        !copied(press(&mut state, "y y")).contains('\u{1b}'),
        "nothing raw goes to the clipboard"
    );
}

#[test]
fn what_there_is_not_is_not_copied() {
    let mut state = empty(80, 24);
    update(&mut state, Msg::Done);
    assert_eq!(press(&mut state, "y y"), []);
    assert!(picture(&state).contains("no event is selected"));
}

#[test]
fn a_command_is_given_what_is_chosen_for_it() {
    let mut state = loaded(120, 36);
    let given = press(&mut state, r#"j | "wc" Enter"#);
    let [Effect::Pipe { command, what }] = given.as_slice() else {
        panic!("{given:?}");
    };
    assert_eq!(command, "wc");
    assert!(matches!(what, Piped::Text(text) if text.contains("14 Jul 2015")));
    let given = press(&mut state, r#"| "sort" Down Down Enter"#);
    assert_eq!(
        given,
        [Effect::Pipe {
            command: "sort".to_owned(),
            what: Piped::View("tsv"),
        }]
    );
    assert_eq!(
        press(&mut state, "| Enter"),
        [],
        "no command, nothing to do"
    );
}

#[test]
fn a_file_is_overwritten_only_when_the_reader_agrees() {
    let mut state = loaded(120, 36);
    let save = |over| Effect::Export {
        path: "a.csv".to_owned(),
        over,
    };
    assert_eq!(press(&mut state, r#"E "a.csv" Enter"#), [save(false)]);
    let exists = || Msg::Ask {
        ask: Ask::Overwrite,
        text: "a.csv".to_owned(),
        error: None,
    };
    update(&mut state, exists());
    assert!(picture(&state).contains("overwrite"));
    assert_eq!(press(&mut state, "Enter"), []);
    update(&mut state, exists());
    assert_eq!(press(&mut state, r#""y" Enter"#), [save(true)]);
    let refused = Msg::Ask {
        ask: Ask::Export,
        text: "a.doc".to_owned(),
        error: Some("no such format".to_owned()),
    };
    update(&mut state, refused);
    let seen = picture(&state);
    assert!(
        seen.contains("a.doc") && seen.contains("no such format"),
        "{seen}"
    );
}

#[test]
fn the_look_changes_at_a_key() {
    let mut state = loaded(120, 36);
    assert_eq!(state.look.theme(), Theme::ansi());
    press(&mut state, ", t");
    assert_eq!(state.look.theme, "dark");
    state.look.theme = "auto".to_owned();
    update(&mut state, Msg::Background(Background::Light));
    assert_eq!(state.look.theme(), Theme::ansi_on_light());
    press(&mut state, ", g");
    assert!(state.look.theme().glyphs.ascii);
    press(&mut state, ", a");
    assert_eq!(state.look.name(), "contrast");
    assert_eq!(press(&mut state, ", m"), [Effect::Mouse(false)]);
}

#[test]
fn keys_run_commands_of_the_readers_own() {
    let lines = [
        "go 2018".to_owned(),
        "zoom year".to_owned(),
        "theme mono".to_owned(),
    ];
    let binding = Binding {
        context: "global",
        keys: "t",
        to: To::Run(&lines, Some("the talks of 2018")),
    };
    let (keymap, complaints) = Keymap::new(&[binding]);
    assert_eq!(complaints, []);
    let mut state = loaded(120, 400);
    state.keymap = keymap.into();
    press(&mut state, "t");
    let day = state
        .event()
        .map(|event| event.when.range.first().to_string());
    assert!(day.is_some_and(|day| day.starts_with("2018")));
    assert_eq!(state.scale, Some(Scale::Year));
    assert_eq!(state.look.name(), "mono");
    press(&mut state, "?");
    assert!(picture(&state).contains("the talks of 2018"));
}

#[test]
fn a_count_of_problems_leads_to_the_problems() {
    let mut state = loaded(80, 24);
    update(
        &mut state,
        Msg::Problem(
            "cannot read `news/\u{1b}[2Jbad.txt`\n  because: permission denied".to_owned(),
        ),
    );
    assert!(picture(&state).contains("1 problem"));
    press(&mut state, "g !");
    let seen = picture(&state);
    assert!(
        seen.contains("bad.txt") && seen.contains("permission denied") && seen.contains('␛'),
        "{seen}"
    );
    press(&mut state, "Esc");
    assert!(state.modes.is_empty());
}

#[test]
fn an_empty_timeline_says_why_and_what_to_do() {
    let mut state = empty(80, 24);
    update(
        &mut state,
        Msg::Progress(Progress {
            done: 12,
            total: Some(40),
            label: "articles".to_owned(),
        }),
    );
    assert!(picture(&state).contains("reading 12 of 40 articles"));
    update(&mut state, Msg::Done);
    assert!(picture(&state).contains("no articles were read"));
    let all = small::collection();
    update(
        &mut state,
        corpus(Collection {
            events: Default::default(),
            ..all
        }),
    );
    let seen = picture(&state);
    assert!(
        seen.contains("no dated events in 10 articles")
            && seen.contains("3 events found without a day"),
        "{seen}"
    );
    for (width, height) in [(1, 1), (5, 1), (19, 2), (20, 3), (40, 8)] {
        update(&mut state, Msg::Resize { width, height });
        assert!(
            !picture(&state).trim().is_empty(),
            "{width}x{height} is not blank"
        );
    }
}

#[test]
fn every_action_is_in_the_help_with_its_keys() {
    let mut state = loaded(120, 400);
    press(&mut state, "?");
    let seen = picture(&state);
    for action in Action::ALL {
        assert!(seen.contains(action.about()), "{action:?}");
    }
    for context in Context::ALL {
        assert!(seen.contains(context.title()), "{context:?}");
    }
}

#[test]
fn the_palette_runs_what_it_finds() {
    let mut state = loaded(80, 24);
    press(&mut state, ": \"fold-all\" Enter");
    assert!(!state.folded.is_empty());
    press(&mut state, ": \"wider\" Enter");
    assert_eq!(state.options.list_width, 60);
}

#[test]
fn the_palette_knows_what_an_action_can_be_about() {
    let offered = |state: &State| match state.modes.last() {
        Some(Mode::Prompt(prompt)) => {
            let names = prompt.entries.iter().map(|entry| entry.name.clone());
            names.collect::<Vec<_>>()
        }
        _ => Vec::new(),
    };
    let mut state = loaded(120, 24);
    press(&mut state, r#": "zoom_""#);
    assert_eq!(offered(&state).first().map(String::as_str), Some("day"));
    press(&mut state, r#""deca" Enter"#);
    assert_eq!(state.scale.map(|scale| scale.name()), Some("decade"));
    press(&mut state, r#": "theme_lig" Tab Enter"#);
    assert_eq!(state.look.theme, "light");
    // The name of an action alone is completed where something can stand behind it.
    press(&mut state, r#": "go-to" Tab "2018" Enter"#);
    assert!(picture(&state).contains("2018"));
    assert!(state.modes.is_empty());
    // A term of a filter that is offered is put where it belongs, and the whole line then holds.
    press(&mut state, r#": "filter_act:vis" Tab Enter"#);
    assert_eq!(state.query.to_string(), "act:visit");
    // What is chosen with the arrows goes before what is typed.
    press(&mut state, r#": "view_ma" Down Up Enter"#);
    assert_eq!(state.view, View::Matrix);
}

#[test]
fn the_palette_tells_what_it_will_do_and_what_it_cannot() {
    let foot = |keys: &str| {
        let mut state = loaded(120, 24);
        press(&mut state, keys);
        picture(&state)
            .lines()
            .last()
            .unwrap_or_default()
            .to_owned()
    };
    let told = foot(r#": "search_talks""#);
    assert!(told.contains("Enter: search"), "{told}");
    let told = foot(r#": "zoom_fortnight""#);
    assert!(
        told.contains("`zoom` cannot be `fortnight`, only day"),
        "{told}"
    );
    let told = foot(r#": "quit_now""#);
    assert!(told.contains("takes nothing behind it"), "{told}");
    let told = foot(r#": "frobnicate""#);
    assert!(told.contains("there is no action `frobnicate`"), "{told}");
}

#[test]
fn what_is_pasted_is_typed_in_a_prompt_and_nowhere_else() {
    let mut state = loaded(80, 24);
    let selected = state.selected;
    update(&mut state, Msg::Paste("jjjq\u{1b}".to_owned()));
    assert_eq!(state.selected, selected);
    press(&mut state, "/");
    update(&mut state, Msg::Paste("  six\npowers\u{7} ".to_owned()));
    assert_eq!(
        state.search.as_ref().map(|search| search.typed.as_str()),
        Some("six powers ")
    );
}

#[test]
fn a_search_over_many_events_never_holds_up_a_key() {
    let mut state = empty(120, 36);
    update(&mut state, corpus(large::collection(60_000)));
    for letter in ["/", "z", "z", "z"] {
        update(
            &mut state,
            Msg::Key(
                ratatui::crossterm::event::KeyCode::Char(letter.chars().next().expect("a letter"))
                    .into(),
            ),
        );
    }
    assert!(state.busy(), "the rest is searched between the keys");
    let mut ticks = 0;
    while state.busy() {
        update(&mut state, Msg::Tick);
        ticks += 1;
    }
    assert!(ticks > 3, "{ticks}");
    assert_eq!(state.search.as_ref().map(|search| search.count()), Some(0));
    assert_eq!(state.selected, Some(EventId(1)));
}
