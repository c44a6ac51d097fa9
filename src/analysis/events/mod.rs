//! Finds the dated events that an article tells.
//!
//! In: a text, its times, its people, organizations and places, its quotes. Out: one record for each event that an
//! analyst would note, with what it is, how far it is real, when, where and who; told twice in the article it is one.
//! The words are in `assets/rules/events.toml`; each file here answers one question about a trigger.

mod beside;
mod cast;
mod confidence;
mod fold;
mod misread;
mod numbers;
mod place;
mod reach;
mod roles;
mod sayings;
mod standing;
mod status;
mod stops;
mod title;
mod tone;
mod trigger;
mod when;
mod worth;

use std::ops::Range;

use crate::{
    grammar::lexicon::class,
    model::{
        article::Article,
        document::{
            EventMention, Organization, Person, Place, PlaceId, PlaceKind, Quote, QuoteId,
            TimeMention, Who,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
        text::{Text, Voice},
    },
};
use cast::Cast;
use reach::Before;
use rustc_hash::FxHashSet;
use standing::Standings;
use tone::Tone;
use trigger::{Flag, Trigger};

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
    /// For each time, its tokens.
    time_tokens: Vec<Range<usize>>,
    times_before: Before,
    /// By the heads of the verb groups.
    groups_before: Before,
    /// For each token, the verb group in which it stands.
    verb_at: Vec<u32>,
    /// For each sentence, how many paragraphs stand before it.
    paragraphs: Vec<u32>,
    /// For each sentence, how it speaks.
    tones: Vec<Tone>,
    standings: Standings,
}

impl<'a> Scene<'a> {
    fn new(text: Text<'a>, article: &'a Article, layers: Layers<'a>) -> Self {
        let words = text.words;
        let count = words.tokens.len();
        let time_tokens: Vec<Range<usize>> = layers
            .times
            .iter()
            .map(|time| words.tokens_in(time.span))
            .collect();
        let said = layers.quotes.iter().filter(|quote| quote.direct);
        let timed = marks(count, time_tokens.iter().cloned());
        let quoted = marks(count, said.map(|quote| words.tokens_in(quote.span)));
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
        let tones = tone::read(text, layers, &quoted, &timed);
        let starts = time_tokens.iter().map(|tokens| tokens.start);
        Self {
            text,
            article,
            layers,
            cast,
            times_before: Before::new(count, starts),
            groups_before: Before::new(count, words.groups.iter().map(|group| group.head)),
            verb_at: reach::verbs(words),
            timed,
            quoted,
            time_tokens,
            paragraphs,
            tones,
            standings: Standings::new(layers),
        }
    }

    /// How the sentence of a token speaks.
    fn tone(&self, token: usize) -> Tone {
        let sentence = self.text.words.sentence_of(token);
        self.tones.get(sentence).copied().unwrap_or_default()
    }
}

/// For each token, whether it lies in one of the runs.
fn marks(tokens: usize, runs: impl Iterator<Item = Range<usize>>) -> Vec<bool> {
    let mut marks = vec![false; tokens];
    runs.for_each(|run| marks[run].fill(true));
    marks
}

pub fn extract(text: Text<'_>, article: &Article, layers: Layers<'_>) -> Vec<EventMention> {
    let scene = Scene::new(text, article, layers);
    let (triggers, announced) = trigger::find(&scene);
    let mut told = Vec::with_capacity(triggers.len());
    for trigger in &triggers {
        if let Some(event) = one(&scene, trigger, &triggers, &told) {
            stops::stops(&scene, trigger, event, &mut told);
        }
    }
    announcements(&scene, &announced, &triggers, &mut told);
    let mut events = fold::fold(told, &scene);
    sayings::give(&mut events, &scene);
    place::of_the_same_day(&mut events, &scene);
    // What cannot be said in a headline is too poor for a row.
    let dated = article.published.is_some();
    events.retain_mut(|event| {
        let title = title::title(event, &scene);
        let kept = title.is_some() || !dated;
        event.title = title.unwrap_or_else(|| title::plain(event));
        kept
    });
    fold::twins(&mut events, &scene);
    for event in &mut events {
        (event.confidence, event.reasons) = confidence::weigh(event);
    }
    events.sort_by_key(|event| event.trigger);
    events
}

/// "announced on Monday that it would stop all aid": where what is announced makes no row of its own, the announcement does.
fn announcements(
    scene: &Scene<'_>,
    announced: &[Trigger],
    triggers: &[Trigger],
    told: &mut Vec<EventMention>,
) {
    let words = scene.text.words;
    let sentence = |event: &EventMention| words.sentence_of(words.token_at(event.trigger.start));
    let tells: FxHashSet<usize> = told.iter().map(sentence).collect();
    let spare: Vec<EventMention> = announced
        .iter()
        .filter(|trigger| !tells.contains(&words.sentence_of(trigger.head)))
        .filter(|trigger| title::promises(scene, trigger.tokens.end))
        .filter_map(|trigger| one(scene, trigger, triggers, told))
        .collect();
    if !spare.is_empty() {
        told.extend(spare);
        told.sort_by_key(|event| event.trigger.start);
    }
}

fn one(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    before: &[EventMention],
) -> Option<EventMention> {
    let participants = roles::participants(scene, trigger, before);
    if trigger.asks(Flag::Both) && participants.len() < 2 {
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
    let (status, when) = status::against_the_clock(scene, trigger, before, status, when);
    let place = told_place
        .or_else(|| {
            place::of_the_journey(scene, trigger, before, status, when.as_ref(), &participants)
        })
        .or_else(|| place::of_the_dateline(scene, trigger, status, when.as_ref(), &participants));
    let row = worth::Told {
        status,
        when: when.as_ref(),
        place,
        participants: &participants,
    };
    if !worth::worth_a_row(scene, trigger, triggers, row) {
        return None;
    }
    let kind = shown_as(scene, trigger, triggers, status);
    let participants = match (symmetric(kind), symmetric(trigger.kind)) {
        (true, false) => as_parties(participants),
        // Protesters who gather act.
        (false, true) if kind == EventType::Protest => as_actors(participants),
        _ => participants,
    };
    let participants = without_the_scene(scene, kind, place, participants);
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

/// "killed 12 rebels in Goma": the town is where it was, and nobody on whom it was done.
fn without_the_scene(
    scene: &Scene<'_>,
    kind: EventType,
    place: Option<PlaceId>,
    mut participants: Vec<Participant>,
) -> Vec<Participant> {
    let is_town = |id: PlaceId| {
        let place = scene.layers.places.get(id.index());
        place.is_some_and(|place| place.kind == PlaceKind::City)
    };
    if let Some(town) = place.filter(|town| kind == EventType::Attack && is_town(*town)) {
        participants.retain(|one| one.role != Role::Recipient || one.who != Who::Place(town));
    }
    participants
}

/// Who is welcomed is met; who will be welcomed is coming. What is agreed on shows what kind of agreement it is: "a
/// prisoner exchange was agreed".
fn shown_as(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    status: Status,
) -> EventType {
    if trigger.asks(Flag::Guest) && status == Status::Occurred {
        return EventType::Meeting;
    }
    if trigger.kind == EventType::Attack && !trigger.nominal && on_words(scene, trigger) {
        return EventType::Criticism;
    }
    if trigger.rule == "gather" && by_protesters(scene, trigger) {
        return EventType::Protest;
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
        // Who offers or promises a truce has none yet.
        Some(other) if matches!(trigger.rule, "agree" | "sign") => other.kind,
        _ => trigger.kind,
    }
}

/// "Thousands of protesters gathered in Oslo."
fn by_protesters(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let words = scene.text.words;
    let subject = reach::own_group(scene, trigger.head)
        .and_then(|group| words.clauses.get(group.clause)?.subject)
        .and_then(|index| words.phrases.get(index));
    subject.is_some_and(|phrase| {
        (phrase.tokens.start..trigger.head)
            .any(|token| cast::acts_for(scene.text, token) == Some("protesters"))
    })
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
            "press",
            "media",
            "newspaper",
            "inquiry",
        ]
        .iter()
        .any(|word| scene.text.lemma_is(phrase.head, word));
        // "attacked a border post"
        let watch = phrase.head > from
            && [
                "border", "army", "military", "police", "guard", "command", "security",
            ]
            .iter()
            .any(|word| scene.text.lemma_is(phrase.head - 1, word));
        (noun.is_some() || policy || one_person_another(scene, trigger, phrase.tokens.clone()))
            && !watch
            && !scene.text.lemma_is(phrase.head, "attack")
    })
}

/// "Lind attacked Brandt in a debate": where nothing is said of arms, one person attacks another with words.
fn one_person_another(scene: &Scene<'_>, trigger: &Trigger, object: Range<usize>) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let person = |tokens: Range<usize>| {
        let last = scene.cast.within(tokens).last();
        last.is_some_and(|figure| matches!(figure.who, Who::Person(_)) && !figure.modifier)
    };
    let force = |token: usize| {
        token != trigger.head
            && (scene.text.hits.class_at(token, class::ARMED).is_some()
                || [
                    "knife", "kill", "wound", "injure", "hurt", "shoot", "police", "hospital",
                ]
                .iter()
                .any(|word| scene.text.lemma_is(token, word)))
    };
    let active =
        reach::own_group(scene, trigger.head).is_some_and(|group| group.voice == Voice::Active);
    active
        && scene.text.lemma_is(trigger.head, "attack")
        && person(object)
        && person(sentence.start..trigger.head)
        && !sentence.clone().any(force)
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

fn as_actors(participants: Vec<Participant>) -> Vec<Participant> {
    let act = |p: Participant| match p.role {
        Role::Participant => Participant {
            role: Role::Actor,
            ..p
        },
        _ => p,
    };
    participants.into_iter().map(act).collect()
}

/// Without a day of printing nothing here becomes a row, so what is told of "police" and "rebels" is kept, too.
fn names_agents(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    // "Video Shows Execution of Hostage"
    let force = trigger.kind == EventType::Attack && scene.text.is(trigger.tokens.end - 1, "of");
    scene.article.published.is_none() && (!trigger.nominal || !trigger.asks(Flag::Weak) || force)
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
