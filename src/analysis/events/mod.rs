//! Finds the dated events that an article tells.
//!
//! In: a text, its times, its people, organizations and places, its quotes. Out: one record for each event that an
//! analyst would note, with what it is, how far it is real, when, where and who; told twice in the article it is one.
//! The words are in `assets/rules/events.toml`; each file here answers one question about a trigger.

mod cast;
mod confidence;
mod fold;
mod numbers;
mod place;
mod reach;
mod roles;
mod sayings;
mod status;
mod stops;
mod title;
mod trigger;
mod when;

use crate::{
    grammar::lexicon::class,
    model::{
        article::Article,
        document::{
            EventMention, Organization, Person, Place, PlaceId, Quote, QuoteId, TimeMention, When,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
        text::{ClauseKind, Tag, Text},
    },
};
use cast::Cast;
use trigger::Trigger;

/// What stands on the page before events are read.
#[derive(Debug, Clone, Copy)]
pub struct Layers<'a> {
    pub times: &'a [TimeMention],
    pub people: &'a [Person],
    pub organizations: &'a [Organization],
    pub places: &'a [Place],
    pub quotes: &'a [Quote],
}

/// All that a question about an event may look at.
struct Scene<'a> {
    text: Text<'a>,
    article: &'a Article,
    layers: Layers<'a>,
    cast: Cast,
    /// For each token, whether it belongs to a time.
    timed: Vec<bool>,
    /// For each token, whether somebody is quoted with it.
    quoted: Vec<bool>,
    /// For each sentence, how many paragraphs stand before it.
    paragraphs: Vec<u32>,
}

impl<'a> Scene<'a> {
    fn new(text: Text<'a>, article: &'a Article, layers: Layers<'a>) -> Self {
        let mark = |spans: &mut dyn Iterator<Item = Span>| {
            let mut marks = vec![false; text.tokens().len()];
            spans.for_each(|span| {
                text.words
                    .tokens_in(span)
                    .for_each(|token| marks[token] = true)
            });
            marks
        };
        let timed = mark(&mut layers.times.iter().map(|time| time.span));
        let quoted = mark(
            &mut layers
                .quotes
                .iter()
                .filter(|quote| quote.direct)
                .map(|quote| quote.span),
        );
        let mut paragraph = 0;
        let paragraphs = text
            .words
            .sentences
            .iter()
            .enumerate()
            .map(|(index, sentence)| {
                paragraph += u32::from(index > 0 && sentence.opens_paragraph);
                paragraph
            });
        let paragraphs = paragraphs.collect();
        let cast = Cast::new(text, layers, &timed, article.dateline);
        Self {
            text,
            article,
            layers,
            cast,
            timed,
            quoted,
            paragraphs,
        }
    }
}

pub fn extract(text: Text<'_>, article: &Article, layers: Layers<'_>) -> Vec<EventMention> {
    let scene = Scene::new(text, article, layers);
    let triggers = trigger::find(&scene);
    let mut told = Vec::with_capacity(triggers.len());
    for trigger in &triggers {
        if let Some(event) = one(&scene, trigger, &triggers, &told) {
            told.extend(stops::stops(&scene, trigger, event));
        }
    }
    let mut events = fold::fold(told, &scene);
    sayings::give(&mut events, &scene);
    for event in &mut events {
        event.title = title::title(event, &scene);
    }
    fold::twins(&mut events, &scene);
    for event in &mut events {
        (event.confidence, event.reasons) = confidence::weigh(event);
    }
    events.sort_by_key(|event| event.trigger);
    events
}

fn one(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<EventMention> {
    let participants = roles::participants(scene, trigger, before);
    if trigger.asks("both") && participants.len() < 2 {
        return None;
    }
    let told_place = place::told(scene, trigger);
    if participants.is_empty()
        && told_place.is_none()
        && !trigger.definite
        && !names_agents(scene, trigger)
    {
        return None;
    }
    let (status, alleged) = status::status(scene, trigger);
    let when = when::when(scene, trigger, triggers, before, status);
    let (status, when) = status::against_the_clock(status, when, scene.article.published);
    let place = told_place
        .or_else(|| {
            place::of_the_journey(scene, trigger, before, status, when.as_ref(), &participants)
        })
        .or_else(|| place::of_the_dateline(scene, trigger, status, when.as_ref(), &participants));
    if !worth_a_row(scene, trigger, status, when.as_ref(), &participants, place)
        || aside(scene, trigger, triggers, when.as_ref(), &participants)
    {
        return None;
    }
    let kind = shown_as(scene, trigger, triggers, status);
    let participants = if symmetric(kind) && !symmetric(trigger.kind) {
        as_parties(participants)
    } else {
        participants
    };
    Some(EventMention {
        trigger: scene.text.words.span(trigger.tokens.clone()),
        kind,
        status,
        alleged,
        when,
        place,
        title: String::new(),
        participants,
        numbers: numbers::told(scene, trigger, triggers),
        quotes: quotes(scene, trigger),
        evidence: vec![evidence(scene, trigger)],
        confidence: 0.0,
        reasons: Vec::new(),
        rule: trigger.rule.into(),
    })
}

/// Who is welcomed is met; who will be welcomed is coming. What is agreed on shows what kind of agreement it is: "a
/// prisoner exchange was agreed".
fn shown_as(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    status: Status,
) -> EventType {
    if trigger.asks("guest") && status == Status::Occurred {
        return EventType::Meeting;
    }
    if trigger.kind == EventType::Attack && !trigger.nominal && on_words(scene, trigger) {
        return EventType::Criticism;
    }
    let clause = |token: usize| scene.text.words.clause_of.get(token);
    let agreed_on = reach::triggers(triggers, reach::sentence(scene, trigger.head))
        .iter()
        .find(|other| {
            other.nominal
                && matches!(other.kind, EventType::Exchange | EventType::Ceasefire)
                && clause(other.head) == clause(trigger.head)
        });
    match agreed_on {
        Some(other) if trigger.kind == EventType::Agreement && !trigger.nominal => other.kind,
        _ => trigger.kind,
    }
}

/// "attacked the remarks of the vice president": words are attacked with words.
fn on_words(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let words = scene.text.words;
    let from = trigger.tokens.end;
    let next = words
        .phrases
        .partition_point(|phrase| phrase.tokens.start < from);
    let object = words
        .phrases
        .get(next)
        .filter(|phrase| trigger.rule == "attack" && phrase.tokens.start <= from + 1);
    object.is_some_and(|phrase| {
        let noun = scene.text.hits.class_at(phrase.head, class::SPEECH_NOUN);
        let policy = [
            "policy",
            "decision",
            "plan",
            "proclamation",
            "ruling",
            "record",
        ]
        .iter()
        .any(|word| scene.text.lemma_is(phrase.head, word));
        (noun.is_some() || policy) && !scene.text.lemma_is(phrase.head, "attack")
    })
}

fn as_parties(participants: Vec<Participant>) -> Vec<Participant> {
    participants
        .into_iter()
        .map(|p| Participant {
            role: Role::Participant,
            ..p
        })
        .collect()
}

/// Without a day of printing nothing here becomes a row, so what is told of "police" and "rebels" is kept, too.
fn names_agents(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    scene.article.published.is_none() && (!trigger.nominal || !trigger.asks("weak"))
}

/// What an analyst would note. A plan, a wish or a supposition needs a day of its own; so do the things that are only
/// mentioned with another event: a noun without its parties, an infinitive or participle of the weaker types.
fn worth_a_row(
    scene: &Scene<'_>,
    trigger: &Trigger,
    status: Status,
    when: Option<&When>,
    participants: &[Participant],
    place: Option<PlaceId>,
) -> bool {
    if scene.article.published.is_none() {
        return true;
    }
    let Some(when) = when else { return false };
    if nobody_does_it(trigger, participants) || thin(trigger, when, participants, place) {
        return false;
    }
    if when.text.is_some() || trigger.definite && participants.is_empty() {
        return true;
    }
    if !matches!(status, Status::Occurred | Status::Ongoing) || trigger.asks("dated") {
        return false;
    }
    let journey = trigger.kind == EventType::Visit && !participants.is_empty() && place.is_some();
    if trigger.nominal {
        // "no cards to play in negotiations": no talks were held.
        let clause = scene.text.words.group_of(trigger.head);
        if clause.is_some_and(|group| {
            group.head < trigger.head
                && scene.text.tokens()[group.head].tag == Tag::Vb
                && !group.finite
        }) {
            return false;
        }
        let parties = if symmetric(trigger.kind) { 2 } else { 1 };
        return journey || participants.len() >= parties && !trigger.asks("weak");
    }
    let group = reach::own_group(scene, trigger.head);
    group.is_none_or(|group| group.finite)
        || journey
        || participants.len() >= 2 && !trigger.asks("weak")
}

/// "Jordan made an appeal in 1985", "Kerry complained": half an event with no day of its own says nothing on a timeline.
fn thin(
    trigger: &Trigger,
    when: &When,
    participants: &[Participant],
    place: Option<PlaceId>,
) -> bool {
    use EventType::{
        Aid, Call, Criticism, Decision, Demand, Meeting, Refusal, Sanctions, Statement, Support,
        Talks, Threat,
    };
    let parties = participants
        .iter()
        .filter(|p| p.role != Role::Attendee)
        .count();
    let spoken = matches!(
        trigger.kind,
        Aid | Criticism | Decision | Demand | Refusal | Sanctions | Statement | Support | Threat
    );
    let half = match trigger.kind {
        Call | Meeting | Talks => parties < 2 && place.is_none(),
        Criticism | Demand | Refusal | Support | Threat | Aid => parties < 2,
        Decision | Sanctions | Statement => parties < 2 && place.is_none(),
        // A promise to nobody, on no day.
        EventType::Agreement if matches!(trigger.rule, "pledge" | "offer") => {
            return parties < 2 && when.text.is_none();
        }
        _ => false,
    };
    let coarse = when.range.days() > 31;
    half && (coarse || spoken && when.text.is_none())
}

/// What a sentence only mentions beside the news that it tells: a noun without its parties, a relative clause. With a day
/// of its own it is told all the same.
fn aside(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    when: Option<&When>,
    participants: &[Participant],
) -> bool {
    let words = scene.text.words;
    let clause_kind = |head: usize| {
        let group = reach::own_group(scene, head)?;
        Some((words.clauses.get(group.clause)?.kind, group.finite))
    };
    let main = |other: &Trigger| {
        !other.nominal
            && clause_kind(other.head).is_none_or(|(kind, finite)| {
                finite
                    && matches!(
                        kind,
                        ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::Complement
                    )
            })
    };
    let told = reach::triggers(triggers, reach::sentence(scene, trigger.head))
        .iter()
        .any(|other| other.head != trigger.head && other.kind != trigger.kind && main(other));
    let dated = when.is_some_and(|when| when.text.is_some());
    // "will host him for a meeting at the palace on 10 April": the verb tells it, with its day.
    let clause = |head: usize| words.clause_of.get(head);
    let told_by_verb = trigger.nominal
        && participants.is_empty()
        && reach::triggers(triggers, reach::sentence(scene, trigger.head))
            .iter()
            .any(|other| {
                !other.nominal
                    && matches!(
                        other.kind,
                        EventType::Meeting | EventType::Visit | EventType::Talks | EventType::Call
                    )
                    && other.head < trigger.head
                    && clause(other.head) == clause(trigger.head)
            });
    // "will host him for a state visit": whoever is hosted makes the visit, and the verb tells it.
    let hosted = trigger.nominal
        && trigger.kind == EventType::Visit
        && reach::triggers(triggers, reach::sentence(scene, trigger.head))
            .iter()
            .any(|other| {
                matches!(
                    other.rule,
                    "receive a guest" | "welcome a guest" | "look forward to a guest"
                ) && other.head < trigger.head
            });
    if hosted {
        return true;
    }
    if told_by_verb && matches!(trigger.kind, EventType::Meeting | EventType::Talks) {
        return true;
    }
    if !told || dated {
        return false;
    }
    if trigger.nominal {
        let parties = if symmetric(trigger.kind) { 2 } else { 1 };
        return participants.len() < parties && !trigger.definite;
    }
    // Where the story has a day, `when` knows which clauses are of that day.
    scene.article.published.is_none()
        && clause_kind(trigger.head).is_some_and(|(kind, finite)| {
            finite && matches!(kind, ClauseKind::Relative | ClauseKind::Adverbial)
        })
}

/// A demand, a promise or a reproach without anybody who makes it is a thing that the text refers to, no event that it tells.
fn nobody_does_it(trigger: &Trigger, participants: &[Participant]) -> bool {
    use EventType::{Aid, Criticism, Decision, Demand, Refusal, Statement, Support, Threat};
    let words = matches!(
        trigger.kind,
        Aid | Criticism | Decision | Demand | Refusal | Statement | Support | Threat
    );
    words
        && !participants
            .iter()
            .any(|p| matches!(p.role, Role::Actor | Role::Participant))
}

/// The sentence that tells it.
fn evidence(scene: &Scene<'_>, trigger: &Trigger) -> Span {
    let words = scene.text.words;
    words
        .sentences
        .get(words.sentence_of(trigger.head))
        .map_or_else(|| words.span(trigger.tokens.clone()), |s| s.span)
}

/// Quotes of the same sentence belong to the event.
fn quotes(scene: &Scene<'_>, trigger: &Trigger) -> Vec<QuoteId> {
    let sentence = evidence(scene, trigger);
    let quotes = scene.layers.quotes;
    // Quotes come in reading order and do not overlap; one that is cued from this sentence stands right beside it.
    let first = quotes
        .partition_point(|quote| quote.span.end < sentence.start)
        .saturating_sub(2);
    let last = quotes
        .partition_point(|quote| quote.span.start < sentence.end)
        .saturating_add(2)
        .min(quotes.len());
    let near = (first..last).filter(|&index| {
        let quote = &quotes[index];
        sentence.overlaps(quote.span) || quote.cue.is_some_and(|cue| sentence.holds(cue))
    });
    near.filter_map(|index| u32::try_from(index).ok().map(QuoteId))
        .collect()
}

/// Types in which all who take part do the same.
fn symmetric(kind: EventType) -> bool {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    matches!(
        kind,
        Meeting | Talks | Call | Agreement | Ceasefire | Exchange
    )
}

#[cfg(test)]
mod tests;
