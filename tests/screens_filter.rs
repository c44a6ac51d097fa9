//! Narrowing the timeline on the screen: pictures of it, and stories of keys.

mod support;

use std::sync::Arc;

use dateline::{
    model::collection::{Collection, Events},
    timeline::Corpus,
    tui::{Msg, State, Theme, update},
};
use support::{
    large,
    screen::{empty, loaded, picture, press, styled},
    small,
};

macro_rules! shots {
    ($name:literal, $keys:expr) => {{
        for (size, width, height) in [("120x36", 120, 36), ("80x24", 80, 24)] {
            let mut state = loaded(width, height);
            press(&mut state, $keys);
            insta::assert_snapshot!(format!("{}_{size}", $name), picture(&state));
        }
    }};
}

fn query(state: &State) -> String {
    state.query.to_string()
}

fn title(state: &State) -> &str {
    state.event().map_or("", |event| event.title)
}

#[test]
fn typing_a_filter() {
    shots!("filter_fields", "f");
    shots!("filter_completion", r#"f "country:US_who:""#);
    shots!("filter_wrong", r#"f "country:US_act:metting""#);
    shots!(
        "filter_chips",
        r#"f "country:US_-status:planned_after:2016" Enter Alt-2 ~"#
    );
    shots!("filter_empty", r#"f "act:visit_place:vienna" Enter"#);
    shots!("filter_like", "j &");
}

#[test]
fn pickers_of_places_and_dates() {
    shots!("pick_places", r#"P "i""#);
    shots!("pick_dates", r#"g d "2018""#);
    shots!("pick_days", r#"g d "may_2018""#);
    shots!("pick_relative", r#"g d "last_week""#);
    shots!("pick_order", "s");
}

#[test]
fn an_error_is_underlined_and_a_term_that_is_off_struck_out() {
    let mut state = loaded(80, 10);
    press(&mut state, r#"f "act:visit_act:metting""#);
    insta::assert_snapshot!("look_filter_wrong_80x10", styled(&state, &Theme::mono()));
    press(&mut state, r#"Ctrl-w "-act:met" Enter Alt-2 ~"#);
    insta::assert_snapshot!("look_filter_off_80x10", styled(&state, &Theme::mono()));
}

#[test]
fn a_filter_is_shown_while_it_is_typed_and_gone_when_it_is_left() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"j j f "act:met""#);
    assert_eq!(state.rows.order.len(), 4);
    press(&mut state, "Esc");
    assert_eq!((state.rows.order.len(), query(&state).as_str()), (19, ""));
    assert_eq!(
        title(&state),
        "United States and Cuba restore diplomatic relations"
    );
    press(&mut state, r#"f "act:met" Enter"#);
    assert_eq!(
        (state.rows.order.len(), query(&state).as_str()),
        (4, "act:met")
    );
}

#[test]
fn the_last_good_view_stays_while_the_text_cannot_be_read() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"f "act:met_(""#);
    assert_eq!(state.rows.order.len(), 4, "what could be read still holds");
    press(&mut state, "Enter");
    assert!(
        !state.modes.is_empty(),
        "what cannot be read stays to be mended"
    );
    press(&mut state, r#""conf>=0.5)" Enter"#);
    assert!(state.modes.is_empty());
    assert_eq!(query(&state), "act:met conf>=0.5");
}

#[test]
fn tab_takes_what_is_offered() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"f "wh" Tab "tru" Tab"#);
    press(&mut state, r#""act:me" Down Enter Enter"#);
    assert_eq!(query(&state), "who:\"Donald Trump\" act:meeting");
    assert_eq!(title(&state), "Trump calls off meeting with Kim Jong Un");
}

#[test]
fn the_way_back_is_as_long_as_the_way_there() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"p "trump" Enter f "act:met" Enter"#);
    assert_eq!(query(&state), "who:\"Donald Trump\" act:met");
    press(&mut state, "X");
    assert_eq!(query(&state), "");
    press(&mut state, "Backspace");
    assert_eq!(query(&state), "who:\"Donald Trump\" act:met");
    press(&mut state, "Backspace");
    assert_eq!(query(&state), "who:\"Donald Trump\"");
    press(&mut state, "~");
    assert_eq!((state.rows.order.len(), state.query.holds()), (19, false));
    press(&mut state, "~");
    assert_eq!(state.rows.order.len(), 6);
    press(&mut state, "Backspace");
    assert_eq!((query(&state).as_str(), state.rows.order.len()), ("", 19));
    press(&mut state, "Backspace");
    assert_eq!(state.notice.as_deref(), Some("no filter to take back"));
}

#[test]
fn escape_takes_off_one_term_after_the_other() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"f "country:US_act:met_after:2016" Enter"#);
    let ways = ["country:US act:met", "country:US", ""];
    for way in ways {
        press(&mut state, "Esc");
        assert_eq!(query(&state), way);
    }
    press(&mut state, "Esc");
    assert_eq!(query(&state), "");
}

#[test]
fn only_like_this_and_without_this() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"j & "type""#);
    press(&mut state, "Esc");
    press(&mut state, r#"& "act" Enter"#);
    assert_eq!(query(&state), "act:agreement");
    press(&mut state, r#"X 3 !"#);
    assert_eq!(query(&state), "-who:\"Iran\"");
    assert_eq!(state.rows.order.len(), 16);
    press(&mut state, r#"X g d "2018-03-14" Enter 4 &"#);
    assert!(query(&state).starts_with("speaker:\""), "{}", query(&state));
    press(&mut state, "X 5 &");
    assert!(query(&state).starts_with("src:\""), "{}", query(&state));
    assert!(state.rows.order.len() < 19);
}

#[test]
fn views_are_saved_and_opened_by_name() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"W "x" Enter"#);
    assert_eq!(state.notice.as_deref(), Some("there is no filter to save"));
    press(&mut state, r#"f "act:met" Enter W "meetings" Enter X"#);
    assert_eq!(
        state.views.get("meetings").map(String::as_str),
        Some("act:met")
    );
    press(&mut state, r#"V "mee" Enter"#);
    assert_eq!(
        (query(&state).as_str(), state.rows.order.len()),
        ("act:met", 4)
    );
    let own = [("meetings", "act:visit"), ("Vienna", "place:vienna")];
    state.options.views = own
        .map(|(name, filter)| (name.to_owned(), filter.to_owned()))
        .into();
    press(&mut state, r#"X V "vien" Enter"#);
    assert_eq!(query(&state), "place:vienna");
    press(&mut state, r#": "open-view_meetings" Enter"#);
    assert_eq!(query(&state), "act:met", "the saved one goes first");
    state.views.insert("broken".to_owned(), "act:".to_owned());
    press(&mut state, r#"V "brok" Enter"#);
    assert!(
        state
            .notice
            .as_ref()
            .is_some_and(|notice| notice.contains("cannot be read"))
    );
    assert_eq!(query(&state), "act:met");
}

#[test]
fn another_order_keeps_the_selection_and_finds_its_days() {
    let mut state = loaded(120, 36);
    press(&mut state, r#"g d "2018-06-12" Enter"#);
    let here = title(&state).to_owned();
    press(&mut state, r#"s "conf" Enter"#);
    assert_eq!(
        (title(&state), query(&state).as_str()),
        (here.as_str(), "sort:conf")
    );
    press(&mut state, r#"g d "2015-07-20" Enter"#);
    assert_eq!(
        title(&state),
        "United States and Cuba restore diplomatic relations"
    );
    press(&mut state, r#"g d "2030" Enter"#);
    let last = state.event().map(|event| event.when.range.first());
    assert_eq!(
        last,
        small::collection()
            .events
            .last()
            .map(|event| event.when.range.first())
    );
    press(&mut state, "} { ] [ z z G g g");
    press(&mut state, r#"s "date" Enter"#);
    assert_eq!(query(&state), "");
}

#[test]
fn the_name_under_the_cursor_is_searched() {
    let mut state = loaded(120, 36);
    press(&mut state, "j 3 j j *");
    let search = state.search.as_ref().expect("a search");
    assert_eq!(search.typed, "\"Federica Mogherini\"");
    assert!(search.count() >= 1);
}

#[test]
fn a_click_on_a_term_switches_it() {
    use ratatui::crossterm::event::{KeyModifiers, MouseButton, MouseEvent, MouseEventKind};
    let mut state = loaded(120, 36);
    press(&mut state, r#"f "country:US_act:met" Enter"#);
    let left = state.rows.order.len();
    let click = MouseEvent {
        kind: MouseEventKind::Down(MouseButton::Left),
        column: 16,
        row: 1,
        modifiers: KeyModifiers::NONE,
    };
    update(&mut state, Msg::Mouse(click));
    assert_eq!(query(&state), "country:US ~act:met");
    assert!(state.rows.order.len() > left);
}

#[test]
fn a_filter_holds_for_what_is_loaded_later() {
    let mut state = empty(120, 36);
    press(&mut state, r#"f "act:met" Enter"#);
    let all = small::collection();
    let none = Collection {
        events: Events::default(),
        ..all.clone()
    };
    for (collection, left) in [(none, 0), (all, 4)] {
        update(
            &mut state,
            Msg::Loaded(Arc::new(Corpus::new(Arc::new(collection)))),
        );
        assert_eq!(state.rows.order.len(), left);
    }
}

#[test]
fn a_filter_over_many_events_never_holds_up_a_key() {
    let mut state = empty(120, 36);
    let corpus = Corpus::new(Arc::new(large::collection(200_000)));
    update(&mut state, Msg::Loaded(Arc::new(corpus)));
    press(&mut state, "f");
    update(&mut state, Msg::Paste("zzz".to_owned()));
    assert!(state.busy(), "the rest is sifted between the keys");
    assert_eq!(
        state.rows.order.len(),
        200_000,
        "the old rows stay until it is through"
    );
    while state.busy() {
        update(&mut state, Msg::Tick);
    }
    assert_eq!(state.rows.order.len(), 0);
    press(&mut state, "Esc");
    while state.busy() {
        update(&mut state, Msg::Tick);
    }
    assert_eq!(state.rows.order.len(), 200_000);
}
