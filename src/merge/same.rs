//! Whether two tellings tell one event.
//!
//! Asked of the fullest telling of a row and another one. Kinds must agree (talks can be told as a meeting or a call),
//! days must agree (a day lies in the week or month that another article gives), and nobody and no place may speak
//! against it. Then something must speak for it: the same people, or the same town, or both states. What is thin is
//! refused: two rows for one event are better than one row for two.

use crate::model::{
    country::Country,
    date::{DateRange, Precision},
    document::{PlaceId, PlaceKind, Who},
    event::{EventType, Number, Role},
};

use super::{
    cast::{Cast, Standing},
    telling::{Telling, Tellings},
};

/// Someone who takes part.
#[derive(Debug, Clone, Copy)]
pub(super) struct Party {
    pub(super) who: Who,
    pub(super) country: Option<Country>,
    pub(super) role: Role,
    standing: Standing,
}

/// What is compared of a telling.
#[derive(Debug, Clone, Copy)]
pub(super) struct Profile<'a> {
    pub(super) kind: EventType,
    pub(super) range: DateRange,
    pub(super) inferred: bool,
    pub(super) place: Option<Spot>,
    pub(super) parties: &'a [Party],
    /// What is said at it, as sorted numbers.
    pub(super) words: &'a [u64],
    /// See [`Telling::wording`].
    pub(super) wording: Option<u64>,
    pub(super) numbers: &'a [Number],
    /// Where the sentence begins that tells it.
    pub(super) sentence: Option<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) id: PlaceId,
    pub(super) kind: PlaceKind,
    pub(super) country: Option<Country>,
}

/// The profiles of all tellings, in tables as they are.
#[derive(Debug)]
pub(super) struct Profiles<'a> {
    tellings: &'a Tellings,
    all: Vec<Packed>,
    parties: Vec<Party>,
    words: Vec<u64>,
}

#[derive(Debug)]
struct Packed {
    place: Option<Spot>,
    /// Where those of the telling begin; they end where those of the next begin.
    parties: u32,
    words: u32,
}

impl<'a> Profiles<'a> {
    pub(super) fn new(tellings: &'a Tellings, cast: &Cast) -> Self {
        let mut all = Self {
            tellings,
            all: Vec::with_capacity(tellings.len()),
            parties: Vec::new(),
            words: Vec::new(),
        };
        tellings.iter().for_each(|telling| all.add(&telling, cast));
        all
    }

    fn add(&mut self, telling: &Telling<'_>, cast: &Cast) {
        let (parties, words) = (self.parties.len(), self.words.len());
        self.parties.extend(telling.participants.iter().map(|part| {
            let who = cast.who(part.who);
            Party {
                who,
                country: cast.country(who),
                role: part.role,
                standing: cast.standing(who),
            }
        }));
        self.words
            .extend(telling.sayings.iter().map(|said| said.words));
        self.words[words..].sort_unstable();
        let place = telling.place.map(|id| cast.place(id));
        let place = place.or_else(|| target(telling.kind, &self.parties[parties..], cast));
        self.all.push(Packed {
            place: place.map(|id| spot(id, cast)),
            parties: parties as u32,
            words: words as u32,
        });
    }

    /// Of one of the tellings that there are.
    pub(super) fn get(&self, at: u32) -> Profile<'_> {
        let telling = self.tellings.get(at);
        let (one, next) = (&self.all[at as usize], self.all.get(at as usize + 1));
        let parties = next.map_or(self.parties.len(), |next| next.parties as usize);
        let words = next.map_or(self.words.len(), |next| next.words as usize);
        Profile {
            kind: telling.kind,
            range: telling.when.range,
            inferred: telling.when.inferred,
            place: one.place,
            parties: &self.parties[one.parties as usize..parties],
            words: &self.words[one.words as usize..words],
            wording: telling.wording,
            numbers: telling.numbers,
            sentence: telling.evidence.first().map(|span| span.start),
        }
    }
}

pub(super) fn spot(id: PlaceId, cast: &Cast) -> Spot {
    Spot {
        id,
        kind: cast.kind(id),
        country: cast.country(Who::Place(id)),
    }
}

/// The town that is attacked is where the attack is.
fn target(kind: EventType, parties: &[Party], cast: &Cast) -> Option<PlaceId> {
    let attacked = |party: &&Party| kind == EventType::Attack && party.role == Role::Recipient;
    parties
        .iter()
        .filter(attacked)
        .find_map(|party| match party.who {
            Who::Place(id) if cast.kind(id) != PlaceKind::Country => Some(id),
            _ => None,
        })
}

/// How well two tellings agree; none where they are not one event.
pub(super) fn same(head: &Profile<'_>, other: &Profile<'_>) -> Option<u32> {
    let kind = kinds(head.kind, other.kind)?;
    let day = days(head, other)?;
    let place = places(head, other);
    let said = shared(head.words, other.words);
    let known = Known {
        said,
        counted: counted(head.numbers, other.numbers),
        alone: head.parties.is_empty() || other.parties.is_empty(),
    };
    let coarse = day == Days::Inside && (is_coarse(&head.range) || is_coarse(&other.range));
    let ties = if is_mutual(head.kind) {
        mutual(head.parties, other.parties)
    } else {
        directed(head.parties, other.parties)
    };
    let copy = is_copy(head, other);
    let supported = |ties: &Ties| {
        holds(
            head.kind,
            ties,
            place,
            known,
            coarse || is_coarse(&head.range),
        )
    };
    if day == Days::Apart && !ties.as_ref().is_some_and(|ties| said && ties.exact > 1) {
        return None;
    }
    let ties = match ties {
        Some(ties) if copy || supported(&ties) => ties,
        None if copy => Ties::default(),
        _ => return None,
    };
    let place = match place {
        Places::Same => 4,
        Places::Within => 1,
        Places::Unknown | Places::Clash => 0,
    };
    let day = match day {
        Days::Same => 3,
        Days::Inside | Days::Near => 1,
        Days::Apart => 0,
    };
    let words = if copy { COPY } else { 4 * u32::from(said) };
    Some(kind + day + place + words + 4 * ties.exact + 2 * ties.states)
}

/// More than any other agreement.
const COPY: u32 = 1000;

/// The same sentence about the same days, as a wire story has it in every paper that prints it.
fn is_copy(one: &Profile<'_>, other: &Profile<'_>) -> bool {
    one.wording.is_some()
        && one.wording == other.wording
        && one.kind == other.kind
        && one.range == other.range
}

/// Whether two tellings of one article are one event: the article itself made two of them, so only the same people
/// on the same days at the same thing are one.
pub(super) fn same_within_article(one: &Profile<'_>, other: &Profile<'_>) -> bool {
    // "Seven were killed in a strike on the town": the deaths and the strike are one attack.
    let attack = one.kind == EventType::Attack && other.kind == EventType::Attack;
    if attack && one.sentence == other.sentence && places(one, other) == Places::Same {
        return one.range == other.range && counts_fit(one.numbers, other.numbers);
    }
    one.kind == other.kind
        && is_mutual(one.kind)
        && one.range == other.range
        && places(one, other) != Places::Clash
        && mutual(one.parties, other.parties).is_some_and(|ties| ties.exact > 1)
}

/// In these all take part alike.
fn is_mutual(kind: EventType) -> bool {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    matches!(
        kind,
        Meeting | Talks | Call | Agreement | Ceasefire | Exchange
    )
}

/// In these someone says something: one person does so many times a day.
fn is_speech(kind: EventType) -> bool {
    use EventType::{Criticism, Demand, Refusal, Statement, Support, Threat};
    matches!(
        kind,
        Criticism | Demand | Refusal | Statement | Support | Threat
    )
}

/// A kind among other kinds.
pub(super) fn bit(kind: EventType) -> u32 {
    1 << (kind as u32)
}

/// Whether all kinds by which a row is told can mean the same as one more: talks may be a meeting or a call, not both.
pub(super) fn goes_with(kind: EventType, row: u32) -> bool {
    let mut others = EventType::ALL
        .iter()
        .filter(|&&other| row & bit(other) != 0);
    others.all(|&other| kinds(kind, other).is_some())
}

fn kinds(one: EventType, other: EventType) -> Option<u32> {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    match (one.min(other), one.max(other)) {
        (one, other) if one == other => Some(2),
        (Talks, Meeting) | (Call, Talks) | (Exchange | Ceasefire, Agreement) => Some(0),
        _ => None,
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Days {
    Same,
    /// One lies in the other.
    Inside,
    /// The next day, where the day was understood and not told.
    Near,
    /// Two days side by side, both told: one of the articles is wrong, or these are two events.
    Apart,
}

fn days(one: &Profile<'_>, other: &Profile<'_>) -> Option<Days> {
    let (a, b) = (&one.range, &other.range);
    let inside = |a: &DateRange, b: &DateRange| a.first() <= b.first() && b.last() <= a.last();
    if a.first() == b.first() && a.last() == b.last() {
        return Some(Days::Same);
    }
    if inside(a, b) || inside(b, a) {
        return Some(Days::Inside);
    }
    let single = a.days() == 1 && b.days() == 1 && (a.first() - b.first()).num_days().abs() == 1;
    if !single || !is_mutual(one.kind) {
        return None;
    }
    match (one.inferred, other.inferred) {
        (true, true) => None,
        (false, false) => Some(Days::Apart),
        _ => Some(Days::Near),
    }
}

fn is_coarse(range: &DateRange) -> bool {
    range.precision > Precision::Day
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Places {
    /// The same town, house or region.
    Same,
    /// One can lie in the other.
    Within,
    Unknown,
    Clash,
}

fn places(one: &Profile<'_>, other: &Profile<'_>) -> Places {
    match (one.place, other.place) {
        (Some(a), Some(b)) => spots(a, b, one.kind == EventType::Attack),
        _ => Places::Unknown,
    }
}

/// `strict`: two attacks in one region are two.
pub(super) fn spots(a: Spot, b: Spot, strict: bool) -> Places {
    use PlaceKind::{Country, Region, Venue};
    let loose = |kind| kind == Venue || (kind == Region && !strict);
    if a.id == b.id {
        return if a.kind == Country {
            Places::Within
        } else {
            Places::Same
        };
    }
    if (a.country.is_none() && a.kind == Region) || (b.country.is_none() && b.kind == Region) {
        return Places::Unknown;
    }
    let together = a.country.is_some() && a.country == b.country;
    let wide = a.kind == Country || b.kind == Country || loose(a.kind) || loose(b.kind);
    if together && wide {
        Places::Within
    } else {
        Places::Clash
    }
}

/// How many of one telling's participants are found in the other.
#[derive(Debug, Clone, Copy, Default)]
struct Ties {
    /// The same person, organization or state.
    exact: u32,
    /// Someone else who can stand for the same state.
    states: u32,
    /// Whether the one who acts is the same in both.
    actor: bool,
}

fn mutual(one: &[Party], other: &[Party]) -> Option<Ties> {
    let (a, b) = (core(one), core(other));
    let (small, large, whole) = if a.len() <= b.len() {
        (a, b, other)
    } else {
        (b, a, one)
    };
    // Two who met at a conference of twenty had a meeting of their own.
    if large.len() > 2 * small.len().max(1) {
        return None;
    }
    let mut ties = Ties::default();
    let mut strangers = 0;
    for party in &small {
        if whole.iter().any(|other| other.who == party.who) {
            ties.exact += 1;
        } else if large.iter().any(|other| stand_for_one(party, other)) {
            ties.states += 1;
        } else {
            strangers += 1;
        }
    }
    let few = strangers == 0 || (ties.exact > 1 && strangers * 2 <= ties.exact);
    few.then_some(ties)
}

/// Those whose event it is; attendees and mediators only where nobody else is told.
fn core(parties: &[Party]) -> Vec<&Party> {
    let aside = |party: &&Party| !matches!(party.role, Role::Attendee | Role::Mediator);
    let core: Vec<&Party> = parties.iter().filter(aside).collect();
    if core.is_empty() {
        parties.iter().collect()
    } else {
        core
    }
}

/// Whether one of two can be meant by the other's state: "Russia" by its president, never one minister by another.
fn stand_for_one(a: &Party, b: &Party) -> bool {
    use Standing::{Person, Site};
    let apart = matches!(
        (a.standing, b.standing),
        (Person, Person) | (Site, _) | (_, Site)
    );
    !apart && a.country.is_some() && a.country == b.country
}

/// What one side of an event says to the same side of another telling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Side {
    Exact,
    State,
    Missing,
    Clash,
}

fn directed(one: &[Party], other: &[Party]) -> Option<Ties> {
    let receives = |party: &&Party| party.role == Role::Recipient;
    let acts = |party: &&Party| matches!(party.role, Role::Actor | Role::Participant);
    let actors = side(one, other, acts);
    let recipients = side(one, other, receives);
    let sides = [actors, recipients];
    if sides.contains(&Side::Clash) {
        return None;
    }
    let count = |wanted| sides.iter().map(|&side| u32::from(side == wanted)).sum();
    Some(Ties {
        exact: count(Side::Exact),
        states: count(Side::State),
        actor: actors == Side::Exact,
    })
}

fn side(one: &[Party], other: &[Party], on: impl Fn(&&Party) -> bool) -> Side {
    let a: Vec<&Party> = one.iter().filter(&on).collect();
    let b: Vec<&Party> = other.iter().filter(&on).collect();
    let any =
        |test: &dyn Fn(&Party, &Party) -> bool| a.iter().any(|x| b.iter().any(|y| test(x, y)));
    if a.is_empty() || b.is_empty() {
        Side::Missing
    } else if any(&|x, y| x.who == y.who) {
        Side::Exact
    } else if any(&stand_for_one) {
        Side::State
    } else {
        Side::Clash
    }
}

/// What speaks for one event beside its people and places.
#[derive(Debug, Clone, Copy)]
struct Known {
    /// Both quote the same words.
    said: bool,
    /// Both tell the same number.
    counted: bool,
    /// One of them names nobody.
    alone: bool,
}

/// Smaller numbers are the same by chance.
const TELLING: u32 = 20;

/// Whether two tellings count the same to a number that is no chance.
fn counted(one: &[Number], other: &[Number]) -> bool {
    let large = one.iter().filter(|number| number.count >= TELLING);
    large.into_iter().any(|a| {
        let same = |b: &Number| (b.counted, b.count) == (a.counted, a.count);
        other.iter().any(same)
    })
}

/// Whether no count of one is another in the other.
fn counts_fit(one: &[Number], other: &[Number]) -> bool {
    one.iter().all(|a| {
        let apart = |b: &Number| b.counted == a.counted && b.count != a.count;
        !other.iter().any(apart)
    })
}

/// Whether enough speaks for one event.
fn holds(kind: EventType, ties: &Ties, place: Places, known: Known, coarse: bool) -> bool {
    let together = ties.exact + ties.states;
    if place == Places::Clash {
        // Two leaders meet once a day; where is what the articles differ in.
        return kind != EventType::Visit && is_mutual(kind) && ties.exact > 1 && !coarse;
    }
    if coarse {
        return ties.exact > 1 || (ties.exact == 1 && place == Places::Same);
    }
    if is_speech(kind) {
        let here = ties.actor && place == Places::Same;
        return known.said || here || (ties.exact > 0 && together > 1);
    }
    if known.counted && together > 0 {
        return true;
    }
    match kind {
        EventType::Visit => {
            ties.actor && place != Places::Unknown || together > 1 && ties.exact > 0
        }
        EventType::Sanctions => ties.actor || together > 1,
        EventType::Attack | EventType::Protest => together > 1 || place == Places::Same,
        // A town sees one signing a day by the same state; who names nobody means it.
        EventType::Agreement | EventType::Ceasefire | EventType::Exchange => {
            together > 1 || (place == Places::Same && (together > 0 || known.alone))
        }
        _ => together > 1 || (ties.exact > 0 && place == Places::Same),
    }
}

/// Whether two sorted lists have something in common.
fn shared(a: &[u64], b: &[u64]) -> bool {
    a.iter().any(|word| b.binary_search(word).is_ok())
}
