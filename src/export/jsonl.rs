//! One record an article: every fact with where it was read and the rule that read it.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::model::{
    document::{
        Document, EventMention, Form, Gender, Mention, Organization, Person, Place, Quote, QuoteId,
        TimeKind, TimeMention,
    },
    text::{Hits, Text},
};

use super::{
    Record, With,
    fields::{
        Code, Dated, Day, Id, List, Located, Taking, Told, country_name, dated, located,
        person_kind, taking,
    },
    points::{At, Points},
    tokens,
    visible::write_json,
};

/// Ends in a line feed.
pub(super) fn write(out: &mut dyn Write, record: Record<'_>, with: With) -> io::Result<()> {
    let points = Points::new(&record.article.body);
    let line = Line {
        record,
        with,
        points,
    };
    write_json(out, &line)?;
    out.write_all(b"\n")
}

struct Line<'a> {
    record: Record<'a>,
    with: With,
    points: Points<'a>,
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let mut line = to.serialize_struct("Record", 20)?;
        self.head(&mut line)?;
        self.facts(&mut line)?;
        if self.with.tokens {
            self.words(&mut line)?;
        }
        line.end()
    }
}

impl Line<'_> {
    fn head<L: SerializeStruct>(&self, line: &mut L) -> Result<(), L::Error> {
        let article = self.record.article;
        line.serialize_field("schema", &1)?;
        line.serialize_field("id", &article.id)?;
        line.serialize_field("origin", &article.origin)?;
        line.serialize_field("url", &article.url)?;
        line.serialize_field("publisher", &article.publisher)?;
        line.serialize_field("title", &article.title)?;
        line.serialize_field("byline", &article.byline)?;
        line.serialize_field("published", &article.published.map(Day))?;
        line.serialize_field("place", &article.place)?;
        line.serialize_field("language", &article.language)?;
        line.serialize_field("text", &article.body)
    }

    fn facts<L: SerializeStruct>(&self, line: &mut L) -> Result<(), L::Error> {
        let (doc, points) = (self.record.document, &self.points);
        let times = || doc.times.iter().map(|one| time(one, points));
        let people = || {
            (0..)
                .zip(&doc.people)
                .map(|(i, one)| person(i, one, points))
        };
        let bodies = || {
            (0..)
                .zip(&doc.organizations)
                .map(|(i, one)| body(i, one, points))
        };
        let places = || (0..).zip(&doc.places).map(|(i, one)| place(i, one, points));
        let quotes = || {
            (0..)
                .zip(&doc.quotes)
                .map(|(i, one)| quote(i, one, doc, points))
        };
        let events = || {
            (0..)
                .zip(&doc.events)
                .map(|(i, one)| event(i, one, doc, points))
        };
        line.serialize_field("times", &List(times))?;
        line.serialize_field("people", &List(people))?;
        line.serialize_field("organizations", &List(bodies))?;
        line.serialize_field("places", &List(places))?;
        line.serialize_field("quotes", &List(quotes))?;
        line.serialize_field("events", &List(events))?;
        line.serialize_field("problems", self.record.problems)
    }

    fn words<L: SerializeStruct>(&self, line: &mut L) -> Result<(), L::Error> {
        let hits = Hits::default();
        let text = Text {
            body: &self.record.article.body,
            words: &self.record.document.words,
            hits: &hits,
        };
        let points = &self.points;
        let words = || (0..text.tokens().len()).map(|index| tokens::token(text, index, points));
        let sentences = || text.words.sentences.iter().map(|one| points.at(one.span));
        line.serialize_field("tokens", &List(words))?;
        line.serialize_field("sentences", &List(sentences))
    }
}

#[derive(Serialize)]
struct TimeView<'a> {
    #[serde(flatten)]
    at: At,
    text: &'a str,
    r#type: &'static str,
    value: &'a str,
    from: Option<Day>,
    to: Option<Day>,
    /// One of the two days and none between.
    #[serde(skip_serializing_if = "super::fields::is_no")]
    either: bool,
    rule: &'a str,
    /// The index in `times` of the time it was counted from.
    anchor: Option<u32>,
}

fn time<'a>(time: &'a TimeMention, points: &Points<'a>) -> TimeView<'a> {
    TimeView {
        at: points.at(time.span),
        text: points.words(time.span),
        r#type: match time.kind {
            TimeKind::Date => "DATE",
            TimeKind::Time => "TIME",
            TimeKind::Duration => "DURATION",
            TimeKind::Set => "SET",
        },
        value: &time.value,
        from: time.when.map(|when| Day(when.first())),
        to: time.when.map(|when| Day(when.last())),
        either: time.when.is_some_and(|when| when.either),
        rule: &time.rule,
        anchor: time.anchor,
    }
}

#[derive(Serialize)]
struct MentionView<'a> {
    #[serde(flatten)]
    at: At,
    form: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    title_start: Option<u32>,
    rule: &'a str,
}

fn mentions<'a>(mentions: &'a [Mention], points: &Points<'_>) -> Vec<MentionView<'a>> {
    let view = |mention: &'a Mention| MentionView {
        at: points.at(mention.span),
        form: form(mention.form),
        title_start: mention.title_start.map(|at| points.point(at)),
        rule: &mention.rule,
    };
    mentions.iter().map(view).collect()
}

fn form(form: Form) -> &'static str {
    match form {
        Form::Full => "full",
        Form::Partial => "partial",
        Form::Titled => "titled",
        Form::Pronoun => "pronoun",
        Form::Nominal => "nominal",
        Form::Name => "name",
        Form::Acronym => "acronym",
        Form::Metonym => "metonym",
        Form::Nationality => "nationality",
    }
}

#[derive(Serialize)]
struct PersonView<'a> {
    id: Id,
    kind: &'static str,
    name: &'a str,
    aliases: &'a [String],
    role: Option<&'a str>,
    country: Option<Code>,
    country_name: Option<&'static str>,
    mentions: Vec<MentionView<'a>>,
    former: bool,
    affiliation: Option<&'a str>,
    gender: Option<&'static str>,
}

fn person<'a>(index: u32, person: &'a Person, points: &Points<'_>) -> PersonView<'a> {
    PersonView {
        id: Id('p', index),
        kind: person_kind(person),
        name: &person.name,
        aliases: &person.aliases,
        role: person.role.as_deref(),
        country: person.country.map(Code),
        country_name: country_name(person.country),
        mentions: mentions(&person.mentions, points),
        former: person.former,
        affiliation: person.affiliation.as_deref(),
        gender: person.gender.map(|gender| match gender {
            Gender::Male => "male",
            Gender::Female => "female",
        }),
    }
}

#[derive(Serialize)]
struct BodyView<'a> {
    id: Id,
    name: &'a str,
    country: Option<Code>,
    mentions: Vec<MentionView<'a>>,
    country_name: Option<&'static str>,
    aliases: &'a [String],
    media: bool,
}

fn body<'a>(index: u32, body: &'a Organization, points: &Points<'_>) -> BodyView<'a> {
    BodyView {
        id: Id('o', index),
        name: &body.name,
        country: body.country.map(Code),
        mentions: mentions(&body.mentions, points),
        country_name: country_name(body.country),
        aliases: &body.aliases,
        media: body.media,
    }
}

#[derive(Serialize)]
struct PlaceView<'a> {
    id: Id,
    name: &'a str,
    country: Option<Code>,
    country_name: Option<&'static str>,
    mentions: Vec<MentionView<'a>>,
    kind: &'static str,
}

fn place<'a>(index: u32, place: &'a Place, points: &Points<'_>) -> PlaceView<'a> {
    PlaceView {
        id: Id('l', index),
        name: &place.name,
        country: place.country.map(Code),
        country_name: country_name(place.country),
        mentions: mentions(&place.mentions, points),
        kind: place.kind.name(),
    }
}

#[derive(Serialize)]
struct QuoteView<'a> {
    id: Id,
    #[serde(flatten)]
    at: At,
    text: &'a str,
    direct: bool,
    speaker: Option<Id>,
    speaker_name: Option<&'a str>,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    cue: Option<&'a str>,
    medium: Option<&'a str>,
    rule: &'a str,
    cue_start: Option<u32>,
    cue_end: Option<u32>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Located<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    when: Option<Dated<'a>>,
}

/// A speaker whom the text does not name, in its words: "Chinese media". A pronoun tells nothing by itself.
fn unnamed(words: Option<&str>) -> Option<&str> {
    const PRONOUNS: [&str; 10] = [
        "he", "she", "they", "it", "i", "we", "you", "who", "his", "her",
    ];
    words.filter(|words| !PRONOUNS.contains(&words.to_ascii_lowercase().as_str()))
}

fn quote<'a>(
    index: u32,
    quote: &'a Quote,
    doc: &'a Document,
    points: &Points<'a>,
) -> QuoteView<'a> {
    let named = quote.speaker_span.map(|span| points.at(span));
    let cue = quote.cue.map(|span| points.at(span));
    QuoteView {
        id: Id('q', index),
        at: points.at(quote.span),
        text: points.words(quote.span),
        direct: quote.direct,
        speaker: quote.speaker.map(Id::of),
        speaker_name: match quote.speaker {
            Some(who) => Some(doc.name(who)),
            None => unnamed(quote.speaker_span.map(|span| points.words(span))),
        },
        speaker_start: named.map(|at| at.start),
        speaker_end: named.map(|at| at.end),
        cue: quote.cue.map(|span| points.words(span)),
        medium: quote.medium.as_deref(),
        rule: &quote.rule,
        cue_start: cue.map(|at| at.start),
        cue_end: cue.map(|at| at.end),
        with: quote.with.iter().map(|&who| Id::of(who)).collect(),
        place: quote.place.and_then(|id| located(&doc.places, id)),
        when: (quote.when.as_ref()).map(|when| dated(when, &when.rule, points)),
    }
}

#[derive(Serialize)]
struct EventView<'a> {
    id: Id,
    r#type: &'static str,
    status: &'static str,
    alleged: bool,
    when: Option<Dated<'a>>,
    place: Option<Located<'a>>,
    title: &'a str,
    participants: Vec<Taking<'a>>,
    trigger: At,
    evidence: Vec<At>,
    quotes: Vec<Id>,
    rule: &'a str,
    confidence: f64,
    reasons: &'a [&'static str],
    numbers: Vec<Told>,
}

fn event<'a>(
    index: u32,
    event: &'a EventMention,
    doc: &'a Document,
    points: &Points<'a>,
) -> EventView<'a> {
    let parts = event.participants.iter();
    let sayings = event.quotes.iter().map(|&QuoteId(at)| Id('q', at));
    EventView {
        id: Id('e', index),
        r#type: event.kind.key(),
        status: event.status.key(),
        alleged: event.alleged,
        when: event
            .when
            .as_ref()
            .map(|when| dated(when, &when.rule, points)),
        place: event.place.and_then(|id| located(&doc.places, id)),
        title: &event.title,
        participants: parts
            .map(|part| taking(part, doc.name(part.who), doc.country(part.who)))
            .collect(),
        numbers: event
            .numbers
            .iter()
            .map(|number| Told::new(number, Some(points.at(number.span))))
            .collect(),
        trigger: points.at(event.trigger),
        evidence: event.evidence.iter().map(|&span| points.at(span)).collect(),
        quotes: sayings.collect(),
        rule: &event.rule,
        confidence: super::hundredths(event.confidence),
        reasons: &event.reasons,
    }
}
