//! What a reader writes beside events, undoes, leaps over, and finds again the next day.

mod support;

use std::{collections::BTreeSet, sync::Arc};

use dateline::{
    model::collection::{Collection, Draft, EventId},
    session::{Entry, Session},
    timeline::Corpus,
    tui::{Action, Effect, Msg, Pane, State, Theme, capture, state::View, update},
};
use proptest::prelude::*;
use support::{
    screen::{buffer, empty, loaded, picture, press, symbols},
    small,
};

fn title(state: &State) -> &str {
    state.event().map_or("", |event| event.title)
}

fn told(state: &State) -> &str {
    state.notice.as_deref().unwrap_or("")
}

fn corpus(collection: Collection) -> Msg {
    Msg::Loaded(Arc::new(Corpus::new(Arc::new(collection))))
}

/// All that was handed out to be written down.
fn entries(effects: Vec<Effect>) -> Vec<Entry> {
    let record = |effect| match effect {
        Effect::Record(entries) => Some(entries),
        _ => None,
    };
    effects.into_iter().filter_map(record).flatten().collect()
}

/// A new run after one that has left.
fn again(entries: Vec<Entry>, session: Session) -> State {
    let mut state = empty(120, 36);
    let session = Some(Box::new(session));
    update(&mut state, Msg::Recalled { entries, session });
    state
}

macro_rules! shot {
    ($name:literal, $width:literal x $height:literal, $keys:expr) => {{
        let mut state = loaded($width, $height);
        press(
            &mut state,
            "j j m a \"the_first_flag_since_1961\" Enter t \"cuba_thaw\" Enter",
        );
        press(&mut state, "j m G t \"thaw\" Enter g g");
        press(&mut state, $keys);
        insta::assert_snapshot!($name, picture(&state));
    }};
}

#[test]
fn marks_notes_and_tags_are_seen() {
    shot!("marks_120x36", 120 x 36, "j j");
    shot!("marks_80x24", 80 x 24, "j j");
    shot!("marks_list_120x36", 120 x 36, "\"");
    shot!("marks_list_80x24", 80 x 24, "\"");
    shot!("note_prompt_120x36", 120 x 36, "j j a");
    shot!("note_prompt_80x24", 80 x 24, "j j a");
    shot!("tag_prompt_80x24", 80 x 24, "t \"th\"");
}

#[test]
fn signs_have_twins_in_ascii() {
    let mut state = loaded(120, 36);
    press(&mut state, "m a \"see_Oslo\" Enter \"");
    let buf = buffer(&state, &Theme::mono().ascii());
    let mut seen = String::new();
    symbols(&buf, |_, _, symbol| seen.push_str(symbol));
    assert!(!seen.contains(['★', '✎']) && seen.contains("* "), "{seen}");
}

#[test]
fn a_mark_is_made_found_and_taken_away() {
    let mut state = loaded(120, 36);
    press(&mut state, "'");
    assert_eq!(told(&state), "no marks yet; m marks an event");
    let effects = press(&mut state, "j m j j j m");
    assert_eq!(entries(effects).len(), 2);
    let second = title(&state).to_owned();
    press(&mut state, "g g '");
    let first = title(&state).to_owned();
    press(&mut state, "'");
    assert_eq!(title(&state), second);
    press(&mut state, "'");
    assert_eq!(title(&state), first);
    assert_eq!(told(&state), "that was the last mark; this is the first");
    press(&mut state, "m");
    assert_eq!(state.notes.marks.len(), 1);
    press(&mut state, "G \"");
    assert!(picture(&state).contains(&second));
    press(&mut state, "Enter");
    assert_eq!(title(&state), second);
}

#[test]
fn the_list_of_marks_is_narrowed_by_typing() {
    let mut state = loaded(120, 36);
    press(
        &mut state,
        "m G a \"compare_with_Oslo\" Enter k t \"oil\" Enter g g",
    );
    press(&mut state, "\" \"#oil\" Enter");
    assert_eq!(state.at, state.rows.order.len() - 2);
    press(&mut state, "\" \"compare\" Enter");
    assert_eq!(state.at, state.rows.order.len() - 1);
}

#[test]
fn a_note_is_mended_and_taken_away() {
    let mut state = loaded(120, 36);
    press(&mut state, "a \"first\" Enter");
    press(&mut state, "a \"_draft\" Enter");
    let note = |state: &State| state.notes.notes.values().next().cloned();
    assert_eq!(note(&state).as_deref(), Some("first draft"));
    press(&mut state, "a Ctrl-u \"gone\" Esc");
    assert_eq!(note(&state).as_deref(), Some("first draft"));
    press(&mut state, "a Ctrl-u Backspace Enter");
    assert_eq!(note(&state), None);
    press(&mut state, "u");
    assert_eq!(note(&state).as_deref(), Some("first draft"));
}

#[test]
fn tags_are_words_and_are_completed() {
    let mut state = loaded(120, 36);
    press(
        &mut state,
        "t \"#oil,_gas__oil\" Enter j t \"gr\" Enter t \"o\" Tab Enter",
    );
    let tags: Vec<Vec<&str>> = state
        .notes
        .tags
        .values()
        .map(|tags| tags.iter().map(String::as_str).collect())
        .collect();
    let tags: BTreeSet<Vec<&str>> = tags.into_iter().collect();
    assert_eq!(
        tags,
        BTreeSet::from([vec!["gas", "oil"], vec!["gr", "oil"]])
    );
    press(&mut state, "t Ctrl-u Enter");
    assert_eq!(state.notes.tags.len(), 1);
}

#[test]
fn undoing_tells_what_and_reaches_the_filter_too() {
    let mut state = loaded(120, 36);
    press(&mut state, "u");
    assert_eq!(told(&state), "nothing to undo");
    press(&mut state, "m f \"who:kerry\" Enter");
    let filtered = state.rows.order.len();
    press(&mut state, "u");
    assert!(state.rows.order.len() > filtered);
    assert!(told(&state).starts_with("undone: "), "{}", told(&state));
    press(&mut state, "u");
    assert!(state.notes.marks.is_empty());
    assert!(
        told(&state).contains("Iran and six powers"),
        "{}",
        told(&state)
    );
    press(&mut state, "Ctrl-r Ctrl-r");
    assert_eq!(
        (state.rows.order.len(), state.notes.marks.len()),
        (filtered, 1)
    );
    press(&mut state, "Ctrl-r");
    assert_eq!(told(&state), "nothing to do again");
}

#[test]
fn the_way_back_leads_over_every_leap() {
    let mut state = loaded(120, 36);
    press(&mut state, "Ctrl-o");
    assert_eq!(told(&state), "no leap to go back from");
    press(&mut state, "j");
    let first = title(&state).to_owned();
    press(&mut state, "g d \"2018-03\" Enter j j");
    let second = title(&state).to_owned();
    press(&mut state, "/ \"Gulf\" Enter");
    let third = title(&state).to_owned();
    press(&mut state, "Ctrl-o");
    assert_eq!(title(&state), second);
    press(&mut state, "g o");
    assert_eq!(title(&state), first);
    press(&mut state, "g i g i");
    assert_eq!(title(&state), third);
    press(&mut state, "g i");
    assert_eq!(told(&state), "no leap to go forward to");
}

#[test]
fn the_way_back_leads_near_what_is_filtered_away() {
    let mut state = loaded(120, 36);
    press(
        &mut state,
        "g d \"2018-06-12\" Enter G f \"who:kerry\" Enter",
    );
    press(&mut state, "Ctrl-o Ctrl-o");
    assert!(told(&state).contains("is not shown"), "{}", told(&state));
    assert!(state.selected.is_some());
}

#[test]
fn a_leap_is_repeated() {
    let mut state = loaded(120, 36);
    press(&mut state, ".");
    assert_eq!(told(&state), "no leap yet to repeat");
    press(&mut state, "g d \"+1y\" Enter");
    let year = |state: &State| {
        let event = state.event().expect("an event");
        event.when.range.first().to_string()[..4].to_owned()
    };
    let first: i32 = year(&state).parse().expect("a year");
    press(&mut state, ".");
    assert!(year(&state).parse::<i32>().expect("a year") > first);
    press(&mut state, "g g } .");
    let twice = state.at;
    press(&mut state, "g g } }");
    assert_eq!(state.at, twice);
}

#[test]
fn the_next_run_stands_where_the_last_one_ended() {
    let mut state = loaded(120, 36);
    let effects = press(
        &mut state,
        "g d \"2018-06-12\" Enter m c z / \"Kim\" Enter 4",
    );
    let here = title(&state).to_owned();
    let mut next = again(entries(effects), capture(&state));
    // Only half of the articles at first: the event is not there yet.
    let all = small::collection();
    let half = Collection {
        events: all.events.iter().take(6).collect(),
        ..all.clone()
    };
    update(&mut next, corpus(half));
    assert_eq!(next.at, 0);
    assert_eq!(
        capture(&next).selected,
        capture(&state).selected,
        "leaving early loses nothing"
    );
    update(&mut next, corpus(all));
    update(&mut next, Msg::Done);
    assert_eq!(title(&next), here);
    assert_eq!((next.focus, next.scale), (Pane::Quotes, state.scale));
    assert_eq!(
        (&next.folded, &next.history),
        (&state.folded, &state.history)
    );
    assert_eq!(
        (&next.notes, &next.jumps.back),
        (&state.notes, &state.jumps.back)
    );
    assert!(picture(&next).contains("★1"));
    press(&mut next, "v c");
    let mut third = again(Vec::new(), capture(&next));
    update(&mut third, corpus(small::collection()));
    assert_eq!((next.view, third.view), (View::Calendar, View::Calendar));
}

#[test]
fn the_filter_comes_back_and_can_be_gone_back_from() {
    let mut state = loaded(120, 36);
    press(&mut state, "f \"who:kerry\" Enter f \"act:talks\" Enter");
    let (rows, query) = (state.rows.order.clone(), state.query.clone());
    assert!(!rows.is_empty() && !query.is_empty());
    let mut next = again(Vec::new(), capture(&state));
    update(&mut next, corpus(small::collection()));
    update(&mut next, Msg::Done);
    assert_eq!((&next.rows.order, &next.query), (&rows, &query));
    assert_eq!(next.selected, state.selected);
    press(&mut next, "u");
    assert_eq!(told(&next), "nothing to undo", "coming back is no act");
    press(&mut next, "Backspace");
    assert_eq!(next.query.to_string(), "who:kerry");
}

#[test]
fn what_is_copied_tells_what_is_written_beside_it() {
    let mut state = loaded(120, 36);
    press(&mut state, "a \"see_Oslo\" Enter t \"oil\" Enter");
    let effects = update(&mut state, Msg::Act(Action::Copy));
    let copied = effects.iter().find_map(|effect| match effect {
        Effect::Copy { text, .. } => Some(text.as_str()),
        _ => None,
    });
    let copied = copied.expect("a text");
    assert!(copied.ends_with(" [see Oslo #oil]"), "{copied}");
}

#[test]
fn a_filter_for_marks_follows_them() {
    let mut state = loaded(120, 36);
    press(&mut state, "m j j m f \"is:marked\" Enter");
    assert_eq!(state.rows.order.len(), 2);
    press(&mut state, "m");
    assert_eq!(state.rows.order.len(), 1);
    press(&mut state, "u");
    assert_eq!(state.rows.order.len(), 2);
}

#[test]
fn named_views_are_written_down_when_they_are_made_and_unmade() {
    let mut state = loaded(120, 36);
    state.views.insert("talks".to_owned(), "act:met".to_owned());
    let mut kept = entries(update(&mut state, Msg::Tick));
    let next = again(kept.clone(), Session::default());
    assert_eq!(next.views, state.views);
    state.views.clear();
    kept.extend(entries(update(&mut state, Msg::Tick)));
    assert_eq!(kept.len(), 2);
    assert!(again(kept, Session::default()).views.is_empty());
}

#[test]
fn who_has_moved_is_left_where_he_is() {
    let mut state = loaded(120, 36);
    press(&mut state, "G");
    let mut next = again(Vec::new(), capture(&state));
    let all = small::collection();
    let half = Collection {
        events: all.events.iter().take(6).collect(),
        ..all.clone()
    };
    update(&mut next, corpus(half));
    press(&mut next, "j");
    let here = next.selected;
    update(&mut next, corpus(all));
    update(&mut next, Msg::Done);
    assert_eq!(next.selected, here);
}

#[test]
fn where_the_event_of_last_time_is_gone_the_nearest_is_selected() {
    let mut state = loaded(120, 36);
    press(&mut state, "g d \"2018-06-12\" Enter");
    let gone = state.selected;
    let mut next = again(Vec::new(), capture(&state));
    let all = small::collection();
    let rest = Collection {
        events: all
            .events
            .iter()
            .filter(|event| Some(event.id) != gone)
            .collect(),
        ..all
    };
    update(&mut next, corpus(rest));
    update(&mut next, Msg::Done);
    let day = next
        .event()
        .expect("an event")
        .when
        .range
        .first()
        .to_string();
    assert!(day.starts_with("2018-06"), "{day}");
    assert!(told(&next).contains("nearest in time"), "{}", told(&next));
}

#[test]
fn what_stands_beside_an_event_that_is_gone_waits_for_it() {
    let mut state = loaded(120, 36);
    let effects = press(&mut state, "j m a \"wait\" Enter");
    let id = state.selected.expect("an event");
    let all = small::collection();
    let without = Collection {
        events: all.events.iter().filter(|event| event.id != id).collect(),
        ..all.clone()
    };
    let mut next = again(entries(effects), Session::default());
    update(&mut next, corpus(without));
    update(&mut next, Msg::Done);
    press(&mut next, "\"");
    assert!(
        picture(&next).contains("(not loaded)  ✎ wait"),
        "{}",
        picture(&next)
    );
    press(&mut next, "Enter");
    assert!(
        told(&next).contains("not among what is loaded"),
        "{}",
        told(&next)
    );
    update(&mut next, corpus(all));
    press(&mut next, "g g '");
    assert_eq!(next.selected, Some(id));
}

/// An article that was printed before the others gives the event another id: what was written goes with it.
#[test]
fn what_is_written_follows_an_event_to_its_new_id() {
    let mut state = loaded(120, 36);
    let effects = press(&mut state, "j j m a \"stay\" Enter");
    let (old, new) = (state.selected.expect("an event"), EventId(77));
    let mut all = small::collection();
    let renamed = all.events.iter().map(|event| {
        let mut draft = Draft::from(event);
        if draft.id == old {
            draft.id = new;
        }
        draft
    });
    all.events = renamed.collect();
    let mut next = again(entries(effects), Session::default());
    update(&mut next, corpus(all));
    let effects = update(&mut next, Msg::Done);
    assert_eq!(next.notes.events(), BTreeSet::from([new]));
    assert_eq!(next.notes.notes.get(&new).map(String::as_str), Some("stay"));
    // It is written down, so that it need not be found again.
    let mut third = again(entries(effects), Session::default());
    assert_eq!(third.notes.marks, next.notes.marks);
    press(&mut third, "u");
    assert_eq!(told(&third), "nothing to undo");
}

fn acts() -> impl Strategy<Value = Vec<&'static str>> {
    let act = proptest::sample::select(vec![
        "m",
        "j",
        "k",
        "G",
        "g g",
        "a \"x\" Enter",
        "a \"y\" Enter",
        "a Ctrl-u Enter",
        "t \"one\" Enter",
        "t \"two_one\" Enter",
        "t Ctrl-u Enter",
        "f \"who:kerry\" Enter",
        "f \"who:kim\" Enter",
        "X",
    ]);
    prop::collection::vec(act, 0..30)
}

/// What can be undone, as it is seen.
fn seen(state: &State) -> (dateline::timeline::Notes, Vec<u32>) {
    (state.notes.clone(), state.rows.order.clone())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn undone_wholly_gives_the_first_state_and_redone_the_last(acts in acts()) {
        let mut state = loaded(120, 36);
        let first = seen(&state);
        let mut kept = Vec::new();
        for act in &acts {
            kept.extend(entries(press(&mut state, act)));
        }
        let last = seen(&state);
        while !state.record.log.done.is_empty() {
            kept.extend(entries(update(&mut state, Msg::Act(Action::Undo))));
        }
        prop_assert_eq!(seen(&state), first);
        while !state.record.log.undone.is_empty() {
            kept.extend(entries(update(&mut state, Msg::Act(Action::Redo))));
        }
        prop_assert_eq!(seen(&state), last.clone());
        // What was written down comes to the same as what is seen.
        let next = again(kept, Session::default());
        prop_assert_eq!(next.notes, last.0);
    }
}
