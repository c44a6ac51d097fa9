//! Lines in which one types: search, date, names, commands.

use unicode_segmentation::UnicodeSegmentation;

use super::{Effect, State, browse, detail::prompt, filter, jumps, outward, record};
use crate::{
    model::{
        collection::EventId,
        document::{OrganizationId, PersonId, PlaceId, Who},
    },
    timeline::{
        asked, letters,
        query::Query,
        said, scale,
        search::{self, Search},
    },
    tui::{
        action::{Action, Context},
        command,
        keys::Key,
        record::Leap,
        state::{Ask, Found, Mode, Prompt},
    },
};

/// More is never typed on purpose.
const LONGEST: usize = 400;
/// More entries than this nobody reads.
const ENTRIES: usize = 200;

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
        found: Found::Nothing,
        chosen: 0,
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
        Action::CaretLeft => line.caret -= back,
        Action::CaretRight => line.caret += next,
        Action::CaretStart => line.caret = 0,
        Action::CaretEnd => line.caret = line.text.len(),
        Action::Older => older(state, true),
        Action::Newer => older(state, false),
        Action::Complete => complete(state),
        _ => {}
    }
    Vec::new()
}

fn delete(state: &mut State, before: usize, after: usize) {
    if let Some(prompt) = prompt(state) {
        let from = prompt.caret - before;
        prompt.text.replace_range(from..prompt.caret + after, "");
        prompt.caret = from;
        edited(state);
    }
}

/// Up and down: through what was searched before, or through the entries found.
fn older(state: &mut State, older: bool) {
    let history = state.history.clone();
    let Some(prompt) = prompt(state) else {
        return;
    };
    if prompt.ask != Ask::Search {
        let last = prompt.found.len().saturating_sub(1);
        prompt.chosen = if older {
            prompt.chosen.saturating_sub(1)
        } else {
            (prompt.chosen + 1).min(last)
        };
        return;
    }
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

/// The text has changed: search, or look up what it may mean.
fn edited(state: &mut State) {
    let Some(prompt) = prompt(state) else {
        return;
    };
    (prompt.error, prompt.wrong) = (None, None);
    // What is chosen for a command does not depend on what is typed.
    if prompt.ask != Ask::Pipe {
        prompt.chosen = 0;
    }
    let (ask, text) = (prompt.ask, prompt.text.clone());
    let found = match ask {
        Ask::Search => return search(state, &text),
        Ask::Filter => return filtered(state, &text),
        Ask::Date | Ask::Export | Ask::Overwrite => Found::Nothing,
        Ask::Pipe => Found::Choices(outward::PIPED),
        Ask::Pick => Found::People(people(state, &text)),
        Ask::Command => Found::Commands(commands(state, &text)),
        Ask::Marks => Found::Marked(marked(state, &text)),
        Ask::Tag => Found::Tags(completions(state, &text)),
        Ask::Note => Found::Nothing,
    };
    if let Some(prompt) = self::prompt(state) {
        prompt.found = found;
    }
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
    let Some(Mode::Prompt(prompt)) = state.modes.pop() else {
        return Vec::new();
    };
    if let (Ask::Command, Ok(command)) = (prompt.ask, command::parse(&prompt.text))
        && command.argument.is_some()
    {
        return outward::run(state, &[command]);
    }
    match prompt.ask {
        Ask::Search | Ask::Filter | Ask::Date | Ask::Pick | Ask::Marks => {
            jumps::leave_from(state, prompt.from);
        }
        _ => {}
    }
    match (prompt.ask, &prompt.found) {
        (Ask::Search, _) => remember(state, &prompt),
        (Ask::Filter, _) => take_filter(state, prompt),
        (Ask::Note, _) => {
            if let Some(event) = prompt.from {
                record::noted(state, event, &prompt.text);
            }
        }
        (Ask::Tag, _) => {
            if let Some(event) = prompt.from {
                record::tagged(state, event, &prompt.text);
            }
        }
        (_, Found::Marked(events)) => {
            if let Some(event) = events.get(prompt.chosen) {
                jumps::go(state, *event);
            }
        }
        (Ask::Pipe | Ask::Export | Ask::Overwrite, _) => return outward::accept(state, &prompt),
        (Ask::Date, _) => return date(state, prompt),
        (_, Found::People(people)) => {
            if let Some(who) = people.get(prompt.chosen) {
                filter::only(state, *who);
            }
        }
        (_, Found::Commands(commands)) => {
            if let Some(action) = commands.get(prompt.chosen) {
                return super::act(state, *action);
            }
        }
        _ => {}
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

fn date(state: &mut State, mut prompt: Box<Prompt>) -> Vec<Effect> {
    let typed = prompt.text.trim().to_owned();
    if typed.is_empty() {
        return Vec::new();
    }
    if let Err(what) = to_date(state, &typed) {
        prompt.error = Some(what);
        state.modes.push(Mode::Prompt(prompt));
    }
    Vec::new()
}

/// Goes to a date that is typed; says what would be one where it is none.
pub(super) fn to_date(state: &mut State, typed: &str) -> Result<(), String> {
    let here = state
        .event()
        .map_or(scale::date(1), |event| event.when.range.first());
    let Some(range) = asked::date(typed, here, state.corpus.newest) else {
        return Err("a date is 2025, 2025-05, 2025-05-18, 18 May 2025, -3w or +2m".to_owned());
    };
    state.jumps.last = Some(Leap::Date(typed.to_owned()));
    use chrono::Datelike;
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

/// The events beside which something is written, in order, with those at the end that are not loaded; by their titles,
/// notes and tags.
fn marked(state: &State, typed: &str) -> Vec<EventId> {
    let wanted = letters::folded(typed.trim());
    let mut all: Vec<_> = state
        .notes
        .events()
        .into_iter()
        .filter(|id| {
            let mut text = record::name(state, *id);
            text.extend(state.notes.notes.get(id).map(|note| format!(" {note}")));
            let tags = state.notes.tags.get(id).into_iter().flatten();
            text.extend(tags.map(|tag| format!(" #{tag}")));
            rank(&wanted, &text).is_some()
        })
        .map(|id| (state.corpus.find(id).unwrap_or(u32::MAX), id))
        .collect();
    all.sort_unstable();
    all.into_iter().map(|(_, id)| id).collect()
}

/// Tags in use that go on from the word at the end.
fn completions(state: &State, typed: &str) -> Vec<String> {
    let word = typed.rsplit([' ', ',']).next().unwrap_or("");
    let begun = letters::folded(word.trim_start_matches('#'));
    let has: Vec<String> = record::tags(typed).collect();
    let known = state.notes.tags_in_use().into_iter();
    known
        .filter(|(tag, _)| letters::folded(tag).starts_with(&begun))
        .filter(|(tag, _)| !has.iter().any(|one| one == tag))
        .map(|(tag, _)| tag.to_owned())
        .take(ENTRIES)
        .collect()
}

/// Puts the chosen tag in the place of the word at the end.
pub(super) fn complete(state: &mut State) {
    let Some(prompt) = prompt(state) else {
        return;
    };
    if let Found::Tags(tags) = &prompt.found
        && let Some(tag) = tags.get(prompt.chosen)
    {
        let from = prompt.text.rfind([' ', ',']).map_or(0, |at| at + 1);
        prompt.text = format!("{}{tag} ", &prompt.text[..from]);
        prompt.caret = prompt.text.len();
        edited(state);
    }
}

/// Everyone whose name holds the letters in this order, best first, then by number of events.
fn people(state: &State, typed: &str) -> Vec<Who> {
    let all = &state.corpus.collection;
    let people = (0..all.people.len() as u32).map(|id| Who::Person(PersonId(id)));
    let organizations =
        (0..all.organizations.len() as u32).map(|id| Who::Organization(OrganizationId(id)));
    let places = (0..all.places.len() as u32).map(|id| Who::Place(PlaceId(id)));
    let wanted = letters::folded(typed.trim());
    let known = people.chain(organizations).chain(places).filter_map(|who| {
        let events = state.corpus.events_of(who).len();
        let rank = rank(&wanted, all.name(who)).filter(|_| events > 0)?;
        Some((rank, std::cmp::Reverse(events), who))
    });
    let mut known: Vec<_> = known.collect();
    known.sort_unstable();
    known
        .into_iter()
        .take(ENTRIES)
        .map(|(.., who)| who)
        .collect()
}

fn commands(state: &State, typed: &str) -> Vec<Action> {
    let wanted = letters::folded(typed.trim());
    // The command runs where the prompt was opened: what belongs to other panes has no meaning there.
    let mut contexts = vec![state.focus.context()];
    while let Some(wider) = contexts
        .last()
        .and_then(|context: &Context| context.wider())
    {
        contexts.push(wider);
    }
    let known = Action::ALL
        .iter()
        .filter(|action| contexts.contains(&action.context()));
    let mut known: Vec<_> = known
        .enumerate()
        .filter_map(|(at, action)| {
            let rank = rank(&wanted, action.name())
                .or_else(|| Some(100 + rank(&wanted, action.about())?))?;
            Some((rank, at, *action))
        })
        .collect();
    known.sort_unstable();
    known.into_iter().map(|(.., action)| action).collect()
}

/// How well a name holds the letters, lower is better; none where it does not. Letters at the beginning of words and
/// side by side count as near.
fn rank(wanted: &str, name: &str) -> Option<usize> {
    let name = letters::folded(name);
    if let Some(at) = name.find(wanted) {
        let word = at == 0 || !name[..at].ends_with(char::is_alphanumeric);
        return Some(if word { usize::from(at > 0) } else { 2 });
    }
    let mut gaps = 3;
    let mut rest = name.chars();
    for (at, letter) in wanted.chars().enumerate() {
        let skipped = rest.position(|other| other == letter)?;
        gaps += if at == 0 { 0 } else { skipped };
    }
    (gaps <= 3 + 2 * wanted.chars().count()).then_some(gaps)
}

#[cfg(test)]
mod tests {
    use super::rank;

    #[test]
    fn letters_in_order_find_a_name_and_whole_words_find_it_first() {
        let order = ["lav", "ser", "erg", "slv", "lavroff", "zzz"]
            .map(|typed| rank(typed, "Sergey Lavrov"));
        assert_eq!(order, [Some(1), Some(0), Some(2), None, None, None]);
        assert!(rank("sglav", "Sergey Lavrov") > rank("gey lav", "Sergey Lavrov"));
    }
}
