//! One document: all articles merged into a timeline.

use std::io::{self, Write};

use serde::{Serialize, Serializer, ser::SerializeStruct};

use crate::model::{
    article::Article,
    collection::{ArticleId, Collection, Disagreement, Event, EventId, Saying, Source},
    country::Country,
    document::{Organization, Person, Place, Who},
};

use super::{
    fields::{
        Code, Dated, Day, Id, List, Located, Taking, Told, country_name, dated, located,
        person_kind, taking,
    },
    points::{At, Points},
    visible::write_json,
};

/// Ends in a line feed.
pub(super) fn write(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    let timeline = Timeline::of(collection);
    write_json(out, &timeline)?;
    out.write_all(b"\n")
}

/// One event a line.
pub(super) fn lines(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    let timeline = Timeline::of(collection);
    collection.events.iter().try_for_each(|event| {
        write_json(out, &timeline.event(&event))?;
        out.write_all(b"\n")
    })
}

/// One event of a collection.
pub(super) fn event(collection: &Collection, index: usize) -> Option<String> {
    let event = collection.events.get(index)?;
    let mut out = Vec::new();
    let told = event.sources.articles();
    let told: Vec<_> = told
        .chain(event.quotes.iter().map(|quote| quote.article))
        .collect();
    let timeline = Timeline::with(collection, |id| told.contains(&id));
    write_json(&mut out, &timeline.event(&event)).ok()?;
    String::from_utf8(out).ok()
}

pub(super) fn id(id: EventId) -> String {
    format!("e{:016x}", id.0)
}

struct Timeline<'a> {
    collection: &'a Collection,
    /// Of each article.
    points: Vec<Points<'a>>,
    nowhere: Points<'a>,
}

impl Serialize for Timeline<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let all = self.collection;
        let mut doc = to.serialize_struct("Timeline", 7)?;
        doc.serialize_field("schema", &1)?;
        doc.serialize_field(
            "articles",
            &List(|| all.articles.all().map(|one| article(one))),
        )?;
        doc.serialize_field("people", &List(|| (0..).zip(&all.people).map(person)))?;
        doc.serialize_field(
            "organizations",
            &List(|| (0..).zip(&all.organizations).map(body)),
        )?;
        doc.serialize_field("places", &List(|| (0..).zip(&all.places).map(place)))?;
        doc.serialize_field(
            "events",
            &List(|| all.events.iter().map(|one| self.event(&one))),
        )?;
        doc.serialize_field("undated", &all.undated)?;
        doc.end()
    }
}

#[derive(Serialize)]
struct ArticleView<'a> {
    id: &'a str,
    origin: &'a str,
    title: Option<&'a str>,
    published: Option<Day>,
    publisher: Option<&'a str>,
    url: Option<&'a str>,
}

fn article(article: &Article) -> ArticleView<'_> {
    ArticleView {
        id: &article.id,
        origin: &article.origin,
        title: article.title.as_deref(),
        published: article.published.map(Day),
        publisher: article.publisher.as_deref(),
        url: article.url.as_deref(),
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
    former: bool,
    affiliation: Option<&'a str>,
}

fn person((index, person): (u32, &Person)) -> PersonView<'_> {
    PersonView {
        id: Id('p', index),
        kind: person_kind(person),
        name: &person.name,
        aliases: &person.aliases,
        role: person.role.as_deref(),
        country: person.country.map(Code),
        country_name: country_name(person.country),
        former: person.former,
        affiliation: person.affiliation.as_deref(),
    }
}

#[derive(Serialize)]
struct NamedView<'a> {
    id: Id,
    name: &'a str,
    country: Option<Code>,
    country_name: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    aliases: Option<&'a [String]>,
}

fn body((index, body): (u32, &Organization)) -> NamedView<'_> {
    NamedView {
        id: Id('o', index),
        name: &body.name,
        country: body.country.map(Code),
        country_name: country_name(body.country),
        aliases: Some(&body.aliases),
    }
}

fn place((index, place): (u32, &Place)) -> NamedView<'_> {
    NamedView {
        id: Id('l', index),
        name: &place.name,
        country: place.country.map(Code),
        country_name: country_name(place.country),
        aliases: None,
    }
}

/// Ids of events hold over runs, so they are no numbers of rows.
struct Hex(EventId);

impl Serialize for Hex {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(&id(self.0))
    }
}

#[derive(Serialize)]
struct EventView<'a> {
    id: Hex,
    r#type: &'static str,
    status: &'static str,
    alleged: bool,
    when: Dated<'a>,
    place: Option<Located<'a>>,
    title: &'a str,
    participants: Vec<Taking<'a>>,
    sources: Vec<SourceView<'a>>,
    quotes: Vec<SayingView<'a>>,
    disagreements: Vec<DisagreementView<'a>>,
    told_by: u32,
    rule: &'a str,
    confidence: f64,
    reasons: &'a [&'static str],
    numbers: Vec<Told>,
}

#[derive(Serialize)]
struct SourceView<'a> {
    article: &'a str,
    trigger: At,
    evidence: Vec<At>,
    when: Option<Dated<'a>>,
    status: &'static str,
    rule: &'a str,
}

#[derive(Serialize)]
struct SayingView<'a> {
    article: &'a str,
    #[serde(flatten)]
    at: At,
    text: &'a str,
    speaker_name: Option<&'a str>,
    cue: Option<&'a str>,
    medium: Option<&'a str>,
    speaker: Option<Id>,
    direct: bool,
    rule: &'a str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    with: Vec<Id>,
    #[serde(skip_serializing_if = "Option::is_none")]
    place: Option<Located<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    day: Option<String>,
}

#[derive(Serialize)]
struct DisagreementView<'a> {
    field: &'static str,
    values: Vec<ValueView<'a>>,
}

#[derive(Serialize)]
struct ValueView<'a> {
    value: &'a str,
    articles: Vec<&'a str>,
}

impl<'a> Timeline<'a> {
    fn of(collection: &'a Collection) -> Self {
        Self::with(collection, |_| true)
    }

    /// Only the articles that are asked for are looked through.
    fn with(collection: &'a Collection, wanted: impl Fn(ArticleId) -> bool) -> Self {
        let ids = (0..).map(ArticleId).take(collection.articles.len());
        let bodies = ids.map(|id| {
            let article = wanted(id).then(|| collection.article(id)).flatten();
            article.map_or("", |article| article.body.as_str())
        });
        Self {
            collection,
            points: bodies.map(Points::new).collect(),
            nowhere: Points::new(""),
        }
    }

    fn event(&self, event: &Event<'a>) -> EventView<'a> {
        let first = event.sources.first();
        let points = first
            .as_ref()
            .map_or(&self.nowhere, |source| self.points(source.article));
        let parts = event.participants.iter();
        EventView {
            id: Hex(event.id),
            r#type: event.kind.key(),
            status: event.status.key(),
            alleged: event.alleged,
            when: dated(&event.when, event.when.rule.as_str(), points),
            place: event
                .place
                .and_then(|id| located(&self.collection.places, id)),
            title: event.title,
            participants: parts
                .map(|part| {
                    taking(
                        &part,
                        self.collection.name(part.who),
                        self.country(part.who),
                    )
                })
                .collect(),
            numbers: event
                .numbers
                .iter()
                .map(|number| Told::new(number, None))
                .collect(),
            sources: event.sources.iter().map(|one| self.source(one)).collect(),
            quotes: event.quotes.iter().map(|one| self.saying(one)).collect(),
            disagreements: event
                .disagreements
                .iter()
                .map(|one| self.disagreement(one))
                .collect(),
            told_by: event.told_by,
            rule: first.map_or("", |source| source.rule.as_str()),
            confidence: super::hundredths(event.confidence),
            reasons: event.reasons,
        }
    }

    fn source(&self, source: Source) -> SourceView<'a> {
        let points = self.points(source.article);
        SourceView {
            article: self.id(source.article),
            trigger: points.at(source.trigger),
            evidence: source
                .evidence
                .iter()
                .map(|&span| points.at(span))
                .collect(),
            when: source
                .when
                .map(|when| dated(&when, when.rule.as_str(), points)),
            status: source.status.key(),
            rule: source.rule.as_str(),
        }
    }

    fn saying(&self, saying: &'a Saying) -> SayingView<'a> {
        let points = self.points(saying.article);
        SayingView {
            article: self.id(saying.article),
            at: points.at(saying.span),
            text: points.words(saying.span),
            speaker_name: saying.speaker.map(|who| self.collection.name(who)),
            cue: saying.cue.map(|span| points.words(span)),
            medium: saying.medium.as_deref(),
            speaker: saying.speaker.map(Id::of),
            direct: saying.direct,
            rule: &saying.rule,
            with: saying.with.iter().map(|&who| Id::of(who)).collect(),
            place: saying
                .place
                .and_then(|id| located(&self.collection.places, id)),
            day: saying.day.map(|day| day.edtf()),
        }
    }

    fn disagreement(&self, disagreement: &'a Disagreement) -> DisagreementView<'a> {
        let value = |(value, articles): &'a (String, Vec<ArticleId>)| ValueView {
            value,
            articles: articles.iter().map(|&article| self.id(article)).collect(),
        };
        DisagreementView {
            field: disagreement.field,
            values: disagreement.values.iter().map(value).collect(),
        }
    }

    fn points(&self, article: ArticleId) -> &Points<'a> {
        self.points.get(article.index()).unwrap_or(&self.nowhere)
    }

    fn id(&self, article: ArticleId) -> &'a str {
        self.collection
            .article(article)
            .map_or("", |article| article.id.as_str())
    }

    fn country(&self, who: Who) -> Option<Country> {
        let all = self.collection;
        match who {
            Who::Person(id) => all.people.get(id.index())?.country,
            Who::Organization(id) => all.organizations.get(id.index())?.country,
            Who::Place(id) => all.places.get(id.index())?.country,
        }
    }
}
