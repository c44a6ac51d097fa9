//! From the tellings of one event to the row of the timeline.
//!
//! Days, evidence and title come from the fullest telling; what others know beyond it is added; where they contradict
//! it, both stand, each with the articles that say so.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use rustc_hash::FxHashSet;

use crate::model::{
    collection::{ArticleId, Dated, Disagreement, Draft, EventId, Saying, Source},
    document::{PlaceId, PlaceKind, Who},
    event::{Counted, EventType, Number, Participant, Status},
};

use super::{
    cast::{Cast, Standing},
    fold,
    same::{Places, spot, spots},
    stable::Hash,
    tally::Tally,
    telling::{Said, Telling},
};

/// What is needed to know of the articles.
pub(super) trait Library {
    fn id(&self, input: u32) -> &str;
    fn published(&self, input: u32) -> Option<NaiveDate>;
    /// Who printed it: the same number for the same publisher.
    fn publisher(&self, input: u32) -> u32;
    /// Whether two articles are prints of one story.
    fn is_copy(&self, one: u32, other: u32) -> bool;
}

/// `tellings` of one event, the fullest first; none for no tellings.
pub(super) fn row(tellings: &[Telling<'_>], cast: &Cast, library: &impl Library) -> Option<Draft> {
    let head = tellings.first()?;
    let kind = kind(tellings);
    let status = status(tellings, library);
    let told_by = told_by(tellings, library);
    Some(Draft {
        id: id(tellings, library),
        kind,
        status,
        alleged: tellings.iter().all(|telling| telling.alleged),
        when: head.when,
        place: place(tellings, cast),
        title: title(tellings, kind, status),
        participants: participants(tellings, cast),
        numbers: numbers(tellings),
        quotes: quotes(tellings, cast),
        sources: tellings
            .iter()
            .map(|telling| source(telling, cast))
            .collect(),
        told_by,
        disagreements: disagreements(tellings, status, cast),
        confidence: confidence(tellings, told_by),
        reasons: reasons(head, told_by),
    })
}

/// Made of the telling that was printed first: later articles on the event leave the id as it is.
fn id(tellings: &[Telling<'_>], library: &impl Library) -> EventId {
    let first = tellings.iter().min_by_key(|telling| {
        let input = telling.article;
        (printed(input, library), library.id(input), telling.trigger)
    });
    let hash = first.map(|telling| {
        let hash = Hash::new().text(library.id(telling.article));
        let at = hash.number(u64::from(telling.trigger.start));
        at.text(telling.kind.key()).finish()
    });
    EventId(hash.unwrap_or_default())
}

/// Unknown days come last.
fn printed(input: u32, library: &impl Library) -> (bool, Option<NaiveDate>) {
    let published = library.published(input);
    (published.is_none(), published)
}

/// The kind that most articles give; of equals the more specific, which stands first.
fn kind(tellings: &[Telling<'_>]) -> EventType {
    let mut kinds = Tally::default();
    for telling in tellings {
        kinds.add(telling.kind);
    }
    kinds.top().copied().unwrap_or(EventType::Statement)
}

/// What was known last. Once something happened or was called off, plans for it say no more about it.
fn status(tellings: &[Telling<'_>], library: &impl Library) -> Status {
    let settled = |status| {
        matches!(
            status,
            Status::Occurred | Status::Ongoing | Status::Cancelled
        )
    };
    let any = tellings.iter().any(|telling| settled(telling.status));
    let counting = tellings
        .iter()
        .filter(|telling| !any || settled(telling.status));
    let last = counting.max_by_key(|telling| {
        let published = library.published(telling.article);
        (published, std::cmp::Reverse(telling.status))
    });
    last.map_or(Status::Occurred, |telling| telling.status)
}

/// The headline of the fullest telling that says what the row says.
fn title(tellings: &[Telling<'_>], kind: EventType, status: Status) -> String {
    let says = |telling: &&Telling<'_>| telling.status == status && !telling.title.is_empty();
    let exact = tellings
        .iter()
        .filter(says)
        .find(|telling| telling.kind == kind);
    let any = || tellings.iter().find(says).or(tellings.first());
    exact
        .or_else(any)
        .map_or(String::new(), |telling| telling.title.to_owned())
}

/// The fullest telling's place; a town that lies in it rather than a country.
fn place(tellings: &[Telling<'_>], cast: &Cast) -> Option<PlaceId> {
    let mut places = tellings
        .iter()
        .filter_map(|telling| telling.place)
        .map(|id| cast.place(id));
    let first = places.next()?;
    let finer = |id: &PlaceId| {
        cast.kind(*id) != PlaceKind::Country
            && spots(spot(first, cast), spot(*id, cast), true) == Places::Within
    };
    if cast.kind(first) == PlaceKind::Country {
        Some(places.find(finer).unwrap_or(first))
    } else {
        Some(first)
    }
}

/// Those of the fullest telling in its order, then those whom others add; a state for which someone is named already is
/// not added.
fn participants(tellings: &[Telling<'_>], cast: &Cast) -> Vec<Participant> {
    let mut all: Vec<Participant> = Vec::new();
    let mut added: BTreeSet<(String, Participant)> = BTreeSet::new();
    let resolved = |telling: &Telling<'_>| -> Vec<Participant> {
        let parts = telling.participants.iter();
        parts
            .map(|part| Participant {
                who: cast.who(part.who),
                ..*part
            })
            .collect()
    };
    for part in tellings.first().map(resolved).unwrap_or_default() {
        if !all.iter().any(|known| known.who == part.who) {
            all.push(part);
        }
    }
    let covered = |who: Who| {
        let stands = cast.standing(who) != Standing::Person;
        let country = cast.country(who);
        all.iter().any(|known| {
            known.who == who || (stands && country.is_some() && cast.country(known.who) == country)
        })
    };
    for part in tellings.iter().skip(1).flat_map(resolved) {
        let known = added.iter().any(|(_, known)| known.who == part.who);
        if !known && !covered(part.who) {
            added.insert((fold::plain(cast.name(part.who)), part));
        }
    }
    all.extend(added.into_iter().map(|(_, part)| part));
    all
}

/// Of each count the first that is told; who tells another stands among the disagreements.
fn numbers(tellings: &[Telling<'_>]) -> Vec<Number> {
    let mut all: Vec<Number> = Vec::new();
    for number in tellings.iter().flat_map(|telling| telling.numbers) {
        if !all.iter().any(|known| known.counted == number.counted) {
            all.push(*number);
        }
    }
    all
}

/// How many were killed, as the articles have it: "12", "15".
fn counts(tellings: &[Telling<'_>], counted: Counted, cast: &Cast) -> Values {
    gather(tellings.iter().flat_map(|telling| {
        let own = telling
            .numbers
            .iter()
            .filter(move |number| number.counted == counted);
        own.map(|number| (number.count.to_string(), cast.article(telling.article)))
    }))
}

/// Each saying once, as the fullest telling has it.
fn quotes(tellings: &[Telling<'_>], cast: &Cast) -> Vec<Saying> {
    let mut seen = FxHashSet::default();
    let all = tellings.iter().flat_map(|telling| telling.sayings);
    let all = all.filter(|said| seen.insert(said.words));
    all.map(|Said { saying, .. }| Saying {
        article: cast.article(saying.article.0),
        speaker: saying.speaker.map(|who| cast.who(who)),
        with: saying.with.iter().map(|&who| cast.who(who)).collect(),
        place: saying.place.map(|id| cast.place(id)),
        ..saying.clone()
    })
    .collect()
}

fn source(telling: &Telling, cast: &Cast) -> Source {
    Source {
        article: cast.article(telling.article),
        trigger: telling.trigger,
        evidence: telling.evidence.iter().copied().collect(),
        when: Some(telling.when),
        status: telling.status,
        rule: telling.rule,
    }
}

/// How many prints are compared before the rest counts as new.
const PRINTS: usize = 256;

/// Publishers whose own story it is: of the prints of one story the first counts.
fn told_by(tellings: &[Telling<'_>], library: &impl Library) -> u32 {
    let mut articles: Vec<u32> = tellings.iter().map(|telling| telling.article).collect();
    articles.sort_by_key(|&input| (printed(input, library), library.id(input), input));
    articles.dedup();
    let mut originals: Vec<u32> = Vec::new();
    let mut publishers = BTreeSet::new();
    for input in articles {
        let copied = originals
            .iter()
            .take(PRINTS)
            .any(|&original| library.is_copy(original, input));
        if !copied {
            originals.push(input);
            publishers.insert(library.publisher(input));
        }
    }
    u32::try_from(publishers.len()).unwrap_or(u32::MAX)
}

/// Each further source takes a third of the doubt.
fn confidence(tellings: &[Telling<'_>], told_by: u32) -> f32 {
    let best = tellings
        .iter()
        .map(|telling| telling.confidence)
        .fold(0.0, f32::max);
    let doubt =
        (1.0 - best) * (2.0_f32 / 3.0).powi(told_by.saturating_sub(1).min(30).cast_signed());
    (1.0 - doubt).clamp(0.0, 1.0)
}

fn reasons(head: &Telling, told_by: u32) -> Vec<&'static str> {
    let mut reasons = head.reasons.to_vec();
    if told_by > 1 {
        reasons.push("several publishers tell it");
    }
    reasons
}

fn disagreements(tellings: &[Telling<'_>], status: Status, cast: &Cast) -> Vec<Disagreement> {
    let all = [
        ("when", days(tellings, cast)),
        ("place", where_(tellings, cast)),
        ("status", states(tellings, status, cast)),
    ];
    let counted = Counted::ALL
        .iter()
        .map(|counted| (counted.key(), counts(tellings, *counted, cast)));
    let real = all
        .into_iter()
        .chain(counted)
        .filter(|(_, values)| values.len() > 1);
    real.map(|(field, values)| Disagreement { field, values })
        .collect()
}

type Values = Vec<(String, Vec<ArticleId>)>;

/// The values that articles give, those of the most articles first.
fn gather(values: impl Iterator<Item = (String, ArticleId)>) -> Values {
    let mut all: BTreeMap<String, BTreeSet<ArticleId>> = BTreeMap::new();
    for (value, article) in values {
        all.entry(value).or_default().insert(article);
    }
    let mut all: Values = all
        .into_iter()
        .map(|(value, articles)| (value, articles.into_iter().collect()))
        .collect();
    all.sort_by_key(|(_, articles)| std::cmp::Reverse(articles.len()));
    all
}

/// A week that holds the day is no contradiction.
fn days(tellings: &[Telling<'_>], cast: &Cast) -> Values {
    let apart = |one: &Dated, other: &Dated| !one.range.overlaps(&other.range);
    let Some(head) = tellings.first() else {
        return Values::new();
    };
    let counted = tellings.iter().filter(|telling| {
        apart(&telling.when, &head.when) || telling.when.range == head.when.range
    });
    gather(counted.map(|telling| (telling.when.range.edtf(), cast.article(telling.article))))
}

fn where_(tellings: &[Telling<'_>], cast: &Cast) -> Values {
    let placed =
        |telling: &Telling<'_>| Some((cast.place(telling.place?), cast.article(telling.article)));
    let all: Vec<(PlaceId, ArticleId)> = tellings.iter().filter_map(placed).collect();
    let Some(&(first, _)) = all.first() else {
        return Values::new();
    };
    let counted = all.into_iter().filter(|&(id, _)| {
        id == first || spots(spot(first, cast), spot(id, cast), false) == Places::Clash
    });
    gather(counted.map(|(id, article)| (cast.name(Who::Place(id)).to_owned(), article)))
}

/// A plan that came true is none either; "it happened" and "it was called off" or "it did not happen" are.
fn states(tellings: &[Telling<'_>], status: Status, cast: &Cast) -> Values {
    let happened = |status| matches!(status, Status::Occurred | Status::Ongoing);
    let not = |status| matches!(status, Status::Cancelled | Status::Denied);
    let against =
        |other: Status| (happened(status) && not(other)) || (not(status) && happened(other));
    let counted = tellings
        .iter()
        .filter(|telling| telling.status == status || against(telling.status));
    gather(counted.map(|telling| {
        (
            telling.status.key().to_owned(),
            cast.article(telling.article),
        )
    }))
}
