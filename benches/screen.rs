//! How fast the screen answers: frames and keys at 200x60 over collections of a thousand, a hundred thousand and a
//! million events, all made by arithmetic.

#[path = "../tests/support/mod.rs"]
mod support;

use std::sync::{Arc, OnceLock};

use dateline::{
    timeline::Corpus,
    tui::{Action, Keymap, Msg, Options, State, Theme, draw, update},
};
use divan::{Bencher, black_box};
use ratatui::{buffer::Buffer, layout::Rect};
use support::large;

const SIZES: [usize; 3] = [1_000, 100_000, 1_000_000];

fn main() {
    divan::main();
}

fn corpus(size: usize) -> Arc<Corpus> {
    static MADE: [OnceLock<Arc<Corpus>>; 3] = [const { OnceLock::new() }; 3];
    let at = SIZES.iter().position(|known| *known == size).unwrap_or(0);
    MADE[at]
        .get_or_init(|| Arc::new(Corpus::new(Arc::new(large::collection(size)))))
        .clone()
}

fn state(size: usize) -> State {
    let mut state = State::new("large", Keymap::default(), Options::default());
    update(
        &mut state,
        Msg::Resize {
            width: 200,
            height: 60,
        },
    );
    update(&mut state, Msg::Loaded(corpus(size)));
    update(&mut state, Msg::Done);
    state
}

fn frame(state: &State, buf: &mut Buffer) {
    buf.reset();
    draw(state, buf.area, buf, &Theme::dark());
}

/// From a collection that is ready to the first frame.
#[divan::bench(args = SIZES)]
fn first_frame(bencher: Bencher, size: usize) {
    let corpus = corpus(size);
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    bencher.bench_local(|| {
        let mut state = State::new("large", Keymap::default(), Options::default());
        update(
            &mut state,
            Msg::Resize {
                width: 200,
                height: 60,
            },
        );
        update(&mut state, Msg::Loaded(corpus.clone()));
        frame(&state, &mut buf);
    });
}

/// One key and the frame behind it, in the middle of the list.
#[divan::bench(args = SIZES)]
fn key_to_frame(bencher: Bencher, size: usize) {
    let mut state = state(size);
    state.count = Some(size as u32 / 2);
    update(&mut state, Msg::Act(Action::Last));
    state.count = None;
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    bencher.bench_local(|| {
        update(&mut state, Msg::Act(Action::Next));
        frame(&state, &mut buf);
    });
}

/// Two hundred keys that waited, then one frame.
#[divan::bench(args = SIZES)]
fn queued_keys(bencher: Bencher, size: usize) {
    let mut state = state(size);
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    bencher.bench_local(|| {
        for at in 0..200 {
            let action = [
                Action::Next,
                Action::NextDay,
                Action::DetailDown,
                Action::PageDown,
                Action::Previous,
            ][at % 5];
            update(&mut state, Msg::Act(action));
        }
        update(&mut state, Msg::Act(Action::First));
        frame(&state, &mut buf);
    });
}

/// All events of one person, and all events again.
#[divan::bench(args = SIZES)]
fn filter_by_person(bencher: Bencher, size: usize) {
    let mut state = state(size);
    update(&mut state, Msg::Act(Action::ToParticipants));
    bencher.bench_local(|| {
        update(&mut state, Msg::Act(Action::OnlyTheirs));
        update(&mut state, Msg::Act(Action::Unfilter));
        update(&mut state, Msg::Act(Action::ToParticipants));
    });
}

/// The longest that a typed letter of a search takes, and how long the whole search goes on behind it.
#[divan::bench(args = SIZES)]
fn search_first_answer(bencher: Bencher, size: usize) {
    let state = state(size);
    bencher.bench_local(|| black_box(searched(&state)));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn search_to_the_end(bencher: Bencher, size: usize) {
    let state = state(size);
    bencher.bench_local(|| {
        let mut search = searched(&state);
        while !search.done() {
            search.work(
                &state.corpus,
                &state.rows,
                dateline::timeline::search::BUDGET,
            );
        }
        black_box(search.count())
    });
}

fn searched(state: &State) -> dateline::timeline::search::Search {
    let mut search =
        dateline::timeline::search::Search::new("lanterns", &state.corpus, &state.rows, 0);
    search.work(
        &state.corpus,
        &state.rows,
        dateline::timeline::search::BUDGET,
    );
    search
}
