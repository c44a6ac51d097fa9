//! One document: all articles merged into a timeline.

use std::{
    io::{self, Write},
    sync::Arc,
};

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
    write_json(out, &Timeline(collection))?;
    out.write_all(b"\n")
}

/// One event a line.
pub(super) fn lines(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    collection.events.iter().try_for_each(|event| {
        write_json(out, &Row { collection, event })?;
        out.write_all(b"\n")
    })
}

/// One event of a collection.
pub(super) fn event(collection: &Collection, index: usize) -> Option<String> {
    let event = collection.events.get(index)?;
    let mut out = Vec::new();
    write_json(&mut out, &Row { collection, event }).ok()?;
    String::from_utf8(out).ok()
}

pub(super) fn id(id: EventId) -> String {
    format!("e{:016x}", id.0)
}

struct Timeline<'a>(&'a Collection);

impl Serialize for Timeline<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let all = self.0;
        let ids = || (0..).map(ArticleId).take(all.articles.len());
        let briefs = || ids().map(|id| Brief(all.articles.lend(id)));
        let rows = || {
            all.events.iter().map(|event| Row {
                collection: all,
                event,
            })
        };
        let mut doc = to.serialize_struct("Timeline", 7)?;
        doc.serialize_field("schema", &1)?;
        doc.serialize_field("articles", &List(briefs))?;
        doc.serialize_field("people", &List(|| (0..).zip(&all.people).map(person)))?;
        doc.serialize_field(
            "organizations",
            &List(|| (0..).zip(&all.organizations).map(body)),
        )?;
        doc.serialize_field("places", &List(|| (0..).zip(&all.places).map(place)))?;
        doc.serialize_field("events", &List(rows))?;
        doc.serialize_field("undated", &all.undated)?;
        doc.end()
    }
}

/// An article without its text; read when it is written.
struct Brief(Option<Arc<Article>>);

impl Serialize for Brief {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.0.as_deref().map(article).serialize(to)
    }
}

/// An event of a collection.
struct Row<'a> {
    collection: &'a Collection,
    event: Event<'a>,
}

impl Serialize for Row<'_> {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let Self { collection, event } = self;
        let mut told: Vec<ArticleId> = event.sources.articles().collect();
        told.extend(event.quotes.iter().map(|quote| quote.article));
        let values = event.disagreements.iter().flat_map(|one| &one.values);
        told.extend(values.flat_map(|(_, articles)| articles));
        told.sort_unstable();
        told.dedup();
        let lend = |id: &ArticleId| Some((*id, collection.articles.lend(*id)?));
        let articles: Vec<_> = told.iter().filter_map(lend).collect();
        let points = articles.iter();
        let points: Vec<_> = points
            .map(|(id, article)| (*id, Points::new(&article.body)))
            .collect();
        let telling = Telling {
            collection,
            articles: &articles,
            points: &points,
            nowhere: Points::new(""),
        };
        telling.event(event).serialize(to)
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

/// An event with the articles that it refers to, by their ids.
struct Telling<'a> {
    collection: &'a Collection,
    articles: &'a [(ArticleId, Arc<Article>)],
    points: &'a [(ArticleId, Points<'a>)],
    nowhere: Points<'a>,
}

impl<'a> Telling<'a> {
    fn event(&'a self, event: &'a Event<'a>) -> EventView<'a> {
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

    fn source(&'a self, source: Source) -> SourceView<'a> {
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

    fn saying(&'a self, saying: &'a Saying) -> SayingView<'a> {
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

    fn disagreement(&'a self, disagreement: &'a Disagreement) -> DisagreementView<'a> {
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
        let found = self.points.binary_search_by_key(&article, |one| one.0);
        found.map_or(&self.nowhere, |at| &self.points[at].1)
    }

    fn id(&self, article: ArticleId) -> &'a str {
        let found = self.articles.binary_search_by_key(&article, |one| one.0);
        found.map_or("", |at| self.articles[at].1.id.as_str())
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
