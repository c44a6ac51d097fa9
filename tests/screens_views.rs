//! The views beside the list: pictures, and what a reader does in them.

mod support;

use std::sync::Arc;

use dateline::{
    model::collection::Draft,
    timeline::Corpus,
    tui::{Msg, State, Theme, cursor, look::Bidi, state::View, update},
};
use ratatui::crossterm::event::{MouseButton, MouseEventKind};
use support::{
    large,
    screen::{buffer, empty, loaded, mouse, picture, press, styled},
    small,
};

/// A picture after some keys.
macro_rules! shot {
    ($name:literal, $width:literal x $height:literal, $keys:expr) => {{
        let mut state = loaded($width, $height);
        press(&mut state, $keys);
        insta::assert_snapshot!($name, picture(&state));
    }};
}

#[test]
fn views_at_two_sizes() {
    shot!("calendar_120x36", 120 x 36, r#"g d "2018-05-24" Enter v c"#);
    shot!("calendar_80x24", 80 x 24, r#"g d "2018-05-24" Enter v c"#);
    shot!("matrix_120x36", 120 x 36, "v m");
    shot!("matrix_80x24", 80 x 24, "v m s");
    shot!("lanes_120x36", 120 x 36, "j v p j");
    shot!("lanes_80x24", 80 x 24, "j v p j");
    shot!("facets_120x36", 120 x 36, "F");
    shot!("facets_80x24", 80 x 24, "F");
    shot!("facets_filtered_120x36", 120 x 36, "F Enter");
    shot!("strip_120x36", 120 x 36, "j i");
    shot!("strip_80x24", 80 x 24, "j i");
    shot!("lanes_40x10", 40 x 10, "v p");
    shot!("facets_40x10", 40 x 10, "F");
    shot!("calendar_30x7", 30 x 7, "v c");
}

/// One file a view or pane: wide, small and tiny, the last without colour.
#[test]
fn views_and_panes_from_wide_to_tiny() {
    let all = [
        ("calendar", r#"g d "2018-05-24" Enter v c"#),
        ("matrix", "v m"),
        ("lanes", "j v p j"),
        ("facets", "F"),
        ("strip", "j i"),
        ("event", "j 2"),
        ("participants", "j 3"),
        ("quotes", "j 4"),
        ("source", "j 5"),
    ];
    for (name, keys) in all {
        let mut seen = String::new();
        for (width, height) in [(160, 40), (40, 10), (20, 3)] {
            let mut state = loaded(width, height);
            press(&mut state, keys);
            seen += &format!("{width}x{height}\n{}\n", picture(&state));
        }
        let mut state = loaded(40, 10);
        press(&mut state, keys);
        seen += &format!("40x10, no colour\n{}", styled(&state, &Theme::mono()));
        insta::assert_snapshot!(format!("sizes_{name}"), seen);
    }
}

#[test]
fn views_in_colour_and_without() {
    let mut state = loaded(100, 20);
    press(&mut state, "v m");
    insta::assert_snapshot!("look_matrix_dark_100x20", styled(&state, &Theme::dark()));
    press(&mut state, "F");
    insta::assert_snapshot!("look_facets_mono_100x20", styled(&state, &Theme::mono()));
}

fn title(state: &State) -> &str {
    state.event().map_or("", |event| event.title)
}

#[test]
fn a_view_keeps_the_selected_event_and_the_filter() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"f "who:trump" Enter j j"#);
    let (selected, shown) = (state.selected, state.rows.order.len());
    for keys in ["v c l l j", "v m j l", "v p j l", "F j Tab", "v l"] {
        press(&mut state, keys);
        assert_eq!(
            (state.selected, state.rows.order.len()),
            (selected, shown),
            "{keys}"
        );
    }
    press(&mut state, "F Esc");
    assert_eq!((state.view, state.selected), (View::List, selected));
}

#[test]
fn the_calendar_goes_by_days_weeks_months_and_over_empty_months() {
    let mut state = loaded(120, 36);
    press(&mut state, "v c");
    let day = |state: &State| {
        dateline::timeline::scale::date(state.cursors.day.expect("a day")).to_string()
    };
    for (keys, expected) in [
        ("l", "2015-06-27"),
        ("j", "2015-07-04"),
        ("k h", "2015-06-26"),
        ("]", "2015-07-26"),
        ("}", "2016-07-26"),
        ("[ {", "2015-06-26"),
        ("n", "2015-07-14"),
        ("n n", "2016-03-20"),
        ("N", "2015-07-20"),
    ] {
        press(&mut state, keys);
        assert_eq!(day(&state), expected, "{keys}");
    }
    press(&mut state, "Enter");
    assert_eq!(
        (state.view, title(&state)),
        (
            View::List,
            "United States and Cuba restore diplomatic relations"
        )
    );
    press(&mut state, r#"g d "2018-04" Enter v c c"#);
    assert_eq!(
        (state.view, title(&state)),
        (View::List, "Macron visits Washington")
    );
}

#[test]
fn the_number_in_a_cell_is_the_number_of_events_that_enter_shows() {
    let mut state = loaded(120, 36);
    press(&mut state, "v m l");
    let matrix = state.rows.counts.matrix.clone().expect("a matrix");
    assert!(matrix.pair(0, 1) > 0 && matrix.pair(0, 1) == matrix.pair(1, 0));
    press(&mut state, "Enter");
    assert_eq!(
        (state.view, state.rows.order.len()),
        (View::List, matrix.pair(0, 1) as usize)
    );
}

#[test]
fn a_lane_and_a_bin_are_a_filter() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"g d "2018-06-12" Enter v p Enter"#);
    assert_eq!(state.view, View::List);
    assert_eq!(state.query.to_string(), r#"who:"Donald Trump" on:2018-06"#);
    assert_eq!(state.rows.order.len(), 2);
}

#[test]
fn facets_count_what_is_shown_narrow_to_it_and_leave_it_out() {
    let mut state = loaded(120, 36);
    press(&mut state, "F Enter");
    let all = state.corpus.len();
    let trump = state.rows.order.len();
    assert!((1..all).contains(&trump) && state.view == View::Facets);
    assert!(
        picture(&state).contains(&format!("{trump}/{trump}")),
        "{}",
        picture(&state)
    );
    press(&mut state, "X !");
    assert_eq!(state.rows.order.len(), all - trump);
    for group in dateline::timeline::facets::Group::ALL {
        let facets = state.rows.counts.facets.clone().expect("facets");
        let Some(entry) = facets.entries(group).first() else {
            continue;
        };
        let mut alone = loaded(120, 36);
        let term = group.term(&alone.corpus, entry.value);
        press(&mut alone, "F");
        let count = alone
            .rows
            .counts
            .facets
            .as_ref()
            .map(|all| all.count(group, entry.value));
        press(
            &mut alone,
            &format!("f \"{}\" Enter", term.replace(' ', "_")),
        );
        assert_eq!(Some(alone.rows.order.len() as u32), count, "{term}");
    }
}

#[test]
fn a_large_collection_is_counted_between_the_keys() {
    let mut state = empty(120, 36);
    let corpus = Corpus::new(Arc::new(large::collection(60_000)));
    update(&mut state, Msg::Loaded(Arc::new(corpus)));
    update(&mut state, Msg::Done);
    update(&mut state, Msg::Act(dateline::tui::Action::ShowFacets));
    assert!(state.busy() && picture(&state).contains("counting"));
    while state.busy() {
        update(&mut state, Msg::Tick);
    }
    let types = state.rows.counts.facets.as_ref().expect("facets");
    let sum: u32 = types
        .entries(dateline::timeline::facets::Group::Types)
        .iter()
        .map(|entry| entry.count)
        .sum();
    assert_eq!(sum, 60_000);
}

#[test]
fn a_click_moves_the_cursor_and_a_second_one_opens() {
    let click = MouseEventKind::Down(MouseButton::Left);
    for keys in ["v c", "v m", "v p", "F"] {
        let mut state = loaded(120, 36);
        press(&mut state, "j");
        press(&mut state, keys);
        let at = cursor(&state).expect("a cursor");
        press(&mut state, "j");
        let other = cursor(&state).expect("a cursor");
        assert_ne!(at, other, "{keys}");
        mouse(&mut state, click, at.x, at.y);
        assert_eq!(cursor(&state), Some(at), "{keys}: the first click moves");
        let rows = state.rows.order.len();
        mouse(&mut state, click, at.x, at.y);
        assert!(
            state.view == View::List || state.rows.order.len() < rows,
            "{keys}: the second click opens"
        );
        mouse(&mut state, MouseEventKind::ScrollDown, 20, 20);
    }
}

#[test]
fn below_the_text_stand_the_other_events_of_the_article_and_enter_goes_there() {
    let mut state = loaded(120, 36);
    press(&mut state, "j 5 x G");
    let (before, article) = (
        state.selected,
        state.shown_source().map(|(source, _)| source.article),
    );
    assert!(
        picture(&state).contains("2 other events of this article"),
        "{}",
        picture(&state)
    );
    press(&mut state, "] ] Enter");
    assert_ne!(state.selected, before);
    assert_eq!(
        state.shown_source().map(|(source, _)| source.article),
        article
    );
    press(&mut state, "n N");
    assert_eq!(state.other, None);
}

#[test]
fn reported_speech_stands_apart_and_can_be_left_out() {
    let mut all = small::collection();
    let drafts = all.events.iter().map(|event| {
        let mut draft = Draft::from(event);
        draft
            .quotes
            .iter_mut()
            .skip(1)
            .for_each(|quote| quote.direct = false);
        draft
    });
    all.events = drafts.collect();
    let mut state = empty(120, 36);
    update(
        &mut state,
        Msg::Loaded(Arc::new(Corpus::new(Arc::new(all)))),
    );
    press(&mut state, r#"g d "2018-03-14" Enter 4 x"#);
    let seen = picture(&state);
    assert!(
        seen.contains("2 · 1 reported") && seen.contains(" reported ──"),
        "{seen}"
    );
    press(&mut state, "j");
    assert_eq!(state.quote, 1);
    press(&mut state, "r");
    let seen = picture(&state);
    assert!(
        seen.contains("1 · 1 reported, not shown") && !seen.contains(" reported ──"),
        "{seen}"
    );
    assert_eq!(state.quote, 0);
}

#[test]
fn why_shows_the_words_that_name_each_participant() {
    let mut state = loaded(120, 36);
    press(&mut state, "j w");
    let seen = picture(&state);
    for words in [
        "“Iran” before “agreed” · The Harbour Gazette",
        "“Mohammad Javad Zarif” in another sentence than “agreed”",
        "not named in the evidence",
    ] {
        assert!(seen.contains(words), "{words} in\n{seen}");
    }
}

#[test]
fn the_terminals_cursor_is_on_what_is_chosen() {
    let mut state = loaded(120, 36);
    press(&mut state, "j 3 j j");
    let at = cursor(&state).expect("a cursor");
    let buf = buffer(&state, &Theme::dark());
    assert_eq!(buf[(at.x, at.y)].symbol(), "▌");
    press(&mut state, "5 n");
    let at = cursor(&state).expect("a cursor");
    let buf = buffer(&state, &Theme::dark());
    assert_eq!(buf[(at.x, at.y)].symbol(), "▶");
}

/// Names that are wide, long, combining, from right to left, or nothing but signs.
const ODD: [&str; 6] = [
    "习近平与王毅和一个很长的名字",
    "عادل بن أحمد الجبير",
    "Zo\u{308}e\u{301} Ka\u{30a}rlsdo\u{301}ttir",
    "👩‍👩‍👧‍👦 Družina",
    "🇺🇳",
    "हिन्दी भाषा",
];

#[test]
fn odd_names_keep_the_columns() {
    let mut all = small::collection();
    for (at, person) in all.people.iter_mut().enumerate() {
        person.name = ODD[at % ODD.len()].to_owned();
    }
    for (keys, width) in [("v m", 120), ("v m", 80), ("v p", 120), ("v p", 80)] {
        let mut state = empty(width, 36);
        update(
            &mut state,
            Msg::Loaded(Arc::new(Corpus::new(Arc::new(all.clone())))),
        );
        press(&mut state, keys);
        let buf = buffer(&state, &Theme::dark());
        // The counts behind the names end in one column.
        let label = if width == 80 {
            24
        } else if keys == "v m" {
            32
        } else {
            34
        };
        let end = if keys == "v m" { label - 2 } else { label - 3 };
        let first = cursor(&state).expect("a cursor").y;
        for row in 0..6 {
            let symbol = buf[(end, first + row)].symbol();
            assert!(
                symbol.chars().all(|letter| letter.is_ascii_digit()),
                "{keys} {width}: {symbol:?} in\n{}",
                picture(&state)
            );
        }
        insta::assert_snapshot!(
            format!("odd_{}_{width}", keys.replace(' ', "")),
            picture(&state)
        );
    }
}

#[test]
fn names_from_right_to_left_are_turned_where_that_is_asked_for() {
    let name = "عادل الجبير";
    let seen: String = name.chars().rev().collect();
    let mut state = loaded(120, 36);
    press(&mut state, "v p");
    let left = picture(&state);
    assert!(left.contains(name) && !left.contains(&seen), "{left}");
    state.look.bidi = Bidi::App;
    let turned = picture(&state);
    assert_eq!(turned, left.replace(name, &seen));
}
