//! Lines in which one types: search, date, names, commands.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};
use unicode_segmentation::UnicodeSegmentation;

use super::{Effect, State, browse, detail::prompt, filter, jumps, offers, outward, record};
use crate::{
    timeline::{
        asked, letters,
        query::{Query, quoted},
        said,
        search::{self, Search},
    },
    tui::{
        action::Action,
        command::{self, Command, Takes},
        keys::Key,
        record::Leap,
        state::{Ask, Mode, Prompt, Take},
    },
};

/// More is never typed on purpose.
const LONGEST: usize = 400;

impl Ask {
    /// Whether taking it may lead far away.
    fn leaps(self) -> bool {
        !matches!(
            self,
            Ask::Command
                | Ask::Note
                | Ask::Tag
                | Ask::SaveView
                | Ask::Pipe
                | Ask::Export
                | Ask::Overwrite
        )
    }

    /// Whether something is always chosen; else what is typed counts until the reader chooses.
    fn chooses(self) -> bool {
        !matches!(
            self,
            Ask::Search | Ask::Filter | Ask::Date | Ask::SaveView | Ask::Note | Ask::Tag
        )
    }
}

impl Prompt {
    /// Whether the marked entry is what Enter takes.
    pub(in crate::tui) fn chooses(&self) -> bool {
        self.picked || self.ask.chooses() && self.command().is_none()
    }

    /// A command that is typed to its end, unless the reader has chosen another.
    fn command(&self) -> Option<Command> {
        let command = command::parse(&self.text).ok()?;
        let whole = self.ask == Ask::Command && !self.picked && command.argument.is_some();
        whole.then_some(command)
    }
}

pub(super) fn open(state: &mut State, ask: Ask) {
    // A filter is taken up where it stands.
    match ask {
        Ask::Filter if !state.query.is_empty() => {
            let text = format!("{} ", state.query);
            open_with(state, ask, &text);
        }
        _ => open_with(state, ask, ""),
    }
}

/// Opens a line in which something stands already.
pub(super) fn open_with(state: &mut State, ask: Ask, text: &str) {
    state.modes.push(Mode::Prompt(Box::new(Prompt {
        ask,
        text: text.to_owned(),
        caret: text.len(),
        error: None,
        wrong: None,
        entries: Vec::new(),
        chosen: 0,
        picked: false,
        from: state.selected,
        before: state.search.clone(),
        query: state.query.clone(),
        recalled: None,
    })));
    edited(state);
}

pub(super) fn typed(state: &mut State, key: Key) {
    if let Some(letter) = key.typed() {
        insert(state, letter.encode_utf8(&mut [0; 4]));
    }
}

/// Pasted text goes into the open prompt; elsewhere it would run as keys.
pub(super) fn paste(state: &mut State, text: &str) {
    let line: String = text
        .trim()
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .take(LONGEST)
        .collect();
    if prompt(state).is_some() {
        insert(state, &line);
    } else {
        let key = state.keymap.hint(Action::Search).unwrap_or_default();
        state.notice = Some(format!("pasted text goes where one types; {key} searches"));
    }
}

fn insert(state: &mut State, text: &str) {
    if let Some(prompt) =
        prompt(state).filter(|prompt| prompt.text.len() + text.len() <= LONGEST * 4)
    {
        prompt.text.insert_str(prompt.caret, text);
        prompt.caret += text.len();
        edited(state);
    }
}

pub(super) fn act(state: &mut State, action: Action) -> Vec<Effect> {
    let Some(line) = prompt(state) else {
        return Vec::new();
    };
    let (before, after) = line.text.split_at(line.caret);
    let back = before.graphemes(true).next_back().map_or(0, str::len);
    let next = after.graphemes(true).next().map_or(0, str::len);
    let word = before
        .trim_end()
        .char_indices()
        .rfind(|(_, letter)| letter.is_whitespace())
        .map_or(0, |(at, letter)| at + letter.len_utf8());
    match action {
        Action::Accept => return accept(state),
        Action::Cancel => cancel(state),
        // An emptied note is taken away by accepting it, not by one key more.
        Action::DeleteBack if line.text.is_empty() && line.ask != Ask::Note => cancel(state),
        Action::DeleteBack => delete(state, back, 0),
        Action::DeleteNext => delete(state, 0, next),
        Action::DeleteWord => {
            let length = line.caret - word.min(line.caret);
            delete(state, length, 0);
        }
        Action::DeleteLine => {
            let length = line.caret;
            delete(state, length, 0);
        }
        Action::CaretLeft => move_to(state, |line| line.caret - back),
        Action::CaretRight => move_to(state, |line| line.caret + next),
        Action::CaretStart => move_to(state, |_| 0),
        Action::CaretEnd => move_to(state, |line| line.text.len()),
        Action::Complete => complete(state),
        Action::Older => older(state, true),
        Action::Newer => older(state, false),
        _ => {}
    }
    Vec::new()
}

fn move_to(state: &mut State, caret: impl Fn(&Prompt) -> usize) {
    if let Some(line) = prompt(state) {
        line.caret = caret(line);
        if line.ask == Ask::Filter {
            offer(state);
        }
    }
}

fn delete(state: &mut State, before: usize, after: usize) {
    if let Some(prompt) = prompt(state) {
        let from = prompt.caret - before;
        prompt.text.replace_range(from..prompt.caret + after, "");
        prompt.caret = from;
        edited(state);
    }
}

/// Up and down: through what was searched before, or through the entries.
fn older(state: &mut State, older: bool) {
    if prompt(state).is_some_and(|prompt| prompt.ask == Ask::Search) {
        return recall(state, older);
    }
    let Some(prompt) = prompt(state) else {
        return;
    };
    let last = prompt.entries.len().saturating_sub(1);
    prompt.chosen = match (older, prompt.ask.chooses() || prompt.picked) {
        (true, _) => prompt.chosen.saturating_sub(1),
        // The first step chooses what merely stood first.
        (false, false) => prompt.chosen,
        (false, true) => (prompt.chosen + 1).min(last),
    };
    prompt.picked = !prompt.entries.is_empty();
}

fn recall(state: &mut State, older: bool) {
    let history = state.history.clone();
    let Some(prompt) = prompt(state) else {
        return;
    };
    let at = match (prompt.recalled, older) {
        (None, true) => Some(0),
        (Some(at), true) => Some((at + 1).min(history.len().saturating_sub(1))),
        (Some(at), false) => at.checked_sub(1),
        (None, false) => None,
    };
    let text = at.and_then(|at| history.iter().rev().nth(at));
    prompt.recalled = at.filter(|_| text.is_some());
    prompt.text = text.cloned().unwrap_or_default();
    prompt.caret = prompt.text.len();
    edited(state);
}

/// The text has changed: search, filter, or look up what it may mean.
fn edited(state: &mut State) {
    let Some(prompt) = prompt(state) else {
        return;
    };
    (prompt.error, prompt.wrong) = (None, None);
    let (ask, text) = (prompt.ask, prompt.text.clone());
    match ask {
        Ask::Search => return search(state, &text),
        Ask::Filter => filtered(state, &text),
        _ => {}
    }
    offer(state);
}

/// Looks up what may be chosen here.
fn offer(state: &mut State) {
    let Some((ask, text, caret)) =
        prompt(state).map(|prompt| (prompt.ask, prompt.text.clone(), prompt.caret))
    else {
        return;
    };
    let entries = offers::entries(state, ask, &text, caret);
    if let Some(prompt) = prompt(state) {
        prompt.entries = entries;
        // What is chosen for a command does not depend on what is typed.
        if ask != Ask::Pipe {
            (prompt.chosen, prompt.picked) = (0, false);
        }
    }
}

/// Takes the chosen entry into the line, or goes to the next one where nothing is put into the line.
fn complete(state: &mut State) {
    let Some(prompt) = prompt(state) else {
        return;
    };
    let take = prompt
        .entries
        .get(prompt.chosen)
        .map(|entry| entry.take.clone());
    let all = 0..prompt.text.len();
    match take {
        Some(Take::Insert(range, text)) => insert_at(state, range, &text),
        Some(Take::Run(action)) if command::takes(action) != Takes::Nothing => {
            insert_at(state, all, action.name());
        }
        Some(Take::Line(line)) => insert_at(state, all, &line),
        _ => older(state, false),
    }
}

fn insert_at(state: &mut State, range: Range<usize>, text: &str) {
    let Some(prompt) = prompt(state) else {
        return;
    };
    if prompt.text.get(range.clone()).is_none() {
        return;
    }
    prompt.text.replace_range(range.clone(), text);
    prompt.caret = range.start + text.len();
    // What is complete is parted from what is typed next.
    let more = text.ends_with([':', '=']) || prompt.text[prompt.caret..].starts_with(' ');
    if !more {
        prompt.text.insert(prompt.caret, ' ');
        prompt.caret += 1;
    }
    edited(state);
}

/// Filters while it is typed; the last view that could be read stays while the text cannot.
fn filtered(state: &mut State, text: &str) {
    let from = prompt(state).and_then(|prompt| prompt.from);
    match Query::parse(text) {
        Ok(query) => filter::preview(state, query, from),
        Err(wrong) => {
            if let Some(prompt) = prompt(state) {
                (prompt.error, prompt.wrong) = (Some(wrong.what), Some(wrong.range));
            }
        }
    }
}

/// Searches while it is typed, from where the reader was when the prompt was opened.
fn search(state: &mut State, text: &str) {
    let from = prompt(state).and_then(|prompt| prompt.from);
    return_to(state, from);
    state.search = (!letters::Needle::all(text).is_empty())
        .then(|| Search::new(text, &state.corpus, &state.rows, state.at));
    state.awaiting = state.search.is_some();
    if let Some(search) = &mut state.search {
        search.work(&state.corpus, &state.rows, search::BUDGET);
    }
    arrive(state);
}

fn return_to(state: &mut State, event: Option<crate::model::collection::EventId>) {
    let index = event
        .filter(|id| state.selected != Some(*id))
        .and_then(|id| state.corpus.find(id));
    if let Some(Ok(position)) = index.map(|index| state.rows.position(index)) {
        browse::select(state, position);
    }
}

/// To the first event found, here or behind, as soon as there is one.
pub(super) fn arrive(state: &mut State) {
    let Some(search) = state.search.as_ref().filter(|_| state.awaiting) else {
        return;
    };
    let here = search.is_hit(state.at).then_some(state.at);
    let position = here.or_else(|| search.from(state.at, true));
    state.awaiting = position.is_none() && !search.done();
    if let Some(position) = position {
        browse::reveal(state, position);
    }
}

fn accept(state: &mut State) -> Vec<Effect> {
    let typed = prompt(state).and_then(|prompt| prompt.command());
    if let Some(command) = typed {
        state.modes.pop();
        return outward::run(state, &[command]);
    }
    let chosen = prompt(state).and_then(|prompt| {
        let wanted = prompt.chooses();
        let entry = prompt.entries.get(prompt.chosen).filter(|_| wanted)?;
        Some(entry.take.clone())
    });
    if let Some(Take::Insert(range, text)) = chosen {
        insert_at(state, range, &text);
        return Vec::new();
    }
    let Some(Mode::Prompt(prompt)) = state.modes.pop() else {
        return Vec::new();
    };
    if prompt.ask.leaps() {
        jumps::leave_from(state, prompt.from);
    }
    match (chosen, prompt.ask) {
        (_, Ask::Pipe | Ask::Export | Ask::Overwrite) => return outward::accept(state, &prompt),
        (Some(Take::View(name)), Ask::SaveView) => filter::save(state, &name),
        (Some(take), _) => return self::take(state, take),
        (None, Ask::Search) => remember(state, &prompt),
        (None, Ask::Filter) => take_filter(state, prompt),
        (None, Ask::Date) => date(state, prompt),
        (None, Ask::SaveView) => filter::save(state, &prompt.text),
        (None, Ask::Note) => {
            if let Some(event) = prompt.from {
                record::noted(state, event, &prompt.text);
            }
        }
        (None, Ask::Tag) => {
            if let Some(event) = prompt.from {
                record::tagged(state, event, &prompt.text);
            }
        }
        (None, ask) => state.notice = Some(ask.help().to_owned()),
    }
    Vec::new()
}

/// Does what the chosen entry is there for.
fn take(state: &mut State, take: Take) -> Vec<Effect> {
    match take {
        Take::Run(action) => return super::act(state, action),
        Take::Line(line) => {
            let command = command::parse(&line);
            return command.map_or_else(|_| Vec::new(), |command| outward::run(state, &[command]));
        }
        Take::Narrow(term) => filter::only(state, &term),
        Take::Insert(range, text) => insert_at(state, range, &text),
        Take::Day(day) => browse::to_day(state, day),
        Take::Event(id) => jumps::go(state, id),
        Take::Choice => {}
        Take::Toggle(at) => filter::toggle(state, at),
        Take::Sort(sort) => filter::sort(state, sort),
        Take::View(name) => filter::open(state, &name),
    }
    Vec::new()
}

/// What was typed holds from now on; what cannot be read stays to be mended.
fn take_filter(state: &mut State, prompt: Box<Prompt>) {
    match Query::parse(&prompt.text) {
        Ok(query) => {
            filter::preview(state, prompt.query, prompt.from);
            filter::set(state, query);
        }
        Err(_) => state.modes.push(Mode::Prompt(prompt)),
    }
}

/// An empty search takes up the one before.
fn remember(state: &mut State, prompt: &Prompt) {
    if prompt.text.trim().is_empty() {
        state.search = prompt.before.clone();
        if let Some(last) = state
            .history
            .last()
            .filter(|_| state.search.is_none())
            .cloned()
        {
            state.search = Some(Search::new(&last, &state.corpus, &state.rows, state.at));
            state.awaiting = true;
        }
        return;
    }
    state.history.retain(|known| *known != prompt.text);
    state.history.push(prompt.text.clone());
    let excess = state.history.len().saturating_sub(100);
    state.history.drain(..excess);
    if let Some(search) = state
        .search
        .as_ref()
        .filter(|search| search.done() && search.count() == 0)
    {
        state.notice = Some(format!("nothing holds {}", search.typed));
    }
}

fn cancel(state: &mut State) {
    let Some(Mode::Prompt(prompt)) = state.modes.pop() else {
        return;
    };
    if prompt.ask == Ask::Filter {
        filter::preview(state, prompt.query, prompt.from);
        return;
    }
    if prompt.ask == Ask::Search {
        return_to(state, prompt.from);
        // What was searched before holds again; the rows may have changed meanwhile.
        state.search = prompt
            .before
            .map(|before| Search::new(&before.typed, &state.corpus, &state.rows, state.at));
        state.awaiting = false;
    }
}

fn date(state: &mut State, mut prompt: Box<Prompt>) {
    let typed = prompt.text.trim().to_owned();
    if typed.is_empty() {
        return;
    }
    if let Err(what) = to_date(state, &typed) {
        prompt.error = Some(what);
        state.modes.push(Mode::Prompt(prompt));
    }
}

/// Goes to a date that is typed; says what would be one where it is none.
pub(super) fn to_date(state: &mut State, typed: &str) -> Result<(), String> {
    let Some(range) = asked::date(typed, here(state), state.corpus.newest) else {
        return Err("a date is 2025, 2025-05, 18 May 2025, last tuesday, -3w or +2m".to_owned());
    };
    state.jumps.last = Some(Leap::Date(typed.to_owned()));
    browse::to_day(state, range.first().num_days_from_ce());
    let reached = state.event().map(|event| event.when.range.first());
    if let Some(day) = reached.filter(|day| !range.holds(*day)) {
        state.notice = Some(format!(
            "nothing in {}; this is {}",
            said::range(&range),
            said::day(day)
        ));
    }
    Ok(())
}

/// The day at which the reader is.
pub(in crate::tui) fn here(state: &State) -> NaiveDate {
    let event = state.event().map(|event| event.when.range.first());
    event.unwrap_or(state.corpus.newest)
}

/// Searches for who stands under the cursor: a participant, a speaker, else the first who takes part.
pub(super) fn search_name(state: &mut State) {
    let Some(who) = offers::under_cursor(state) else {
        state.notice = Some("nobody is named here".to_owned());
        return;
    };
    let name = quoted(state.corpus.collection.name(who));
    state.search = Some(Search::new(&name, &state.corpus, &state.rows, state.at));
    state.history.retain(|known| *known != name);
    state.history.push(name);
    browse::act(state, Action::NextHit);
}
