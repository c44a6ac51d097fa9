//! A small notation for what articles tell, so that a test of merging reads like a list of tellings.
//!
//! `planned meeting 2025-05-18? @Rome/IT: Ada Berg/NO, =Italy/IT, >#Hamas, +Bo Lund/NO`
//! Date as EDTF, with `?` behind it where it was understood and not told. Participants: a person, `=` a state, `^` a
//! capital, `#` an organization, `*` a town, `~` someone without a name; before that `>` for who it is done to, `+` for
//! who is also there. A country's code stands behind the slash.

use std::{borrow::Cow, sync::Arc};

use chrono::NaiveDate;
use dateline::{
    merge::Merger,
    model::{
        article::Article,
        collection::{Collection, Event},
        country::Country,
        date::{DateRange, Precision},
        document::{
            Document, EventMention, Organization, OrganizationId, Person, PersonId, PersonKind,
            Place, PlaceId, PlaceKind, When, Who,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
    },
};

pub type Told = (Arc<Article>, Document);

/// `head` is `id`, `id day` or `id day publisher`.
pub fn article(head: &str, lines: &[&str]) -> Told {
    let mut head = head.splitn(3, ' ');
    let id = head.next().unwrap_or("").to_owned();
    let article = Article {
        published: head.next().map(day),
        publisher: head.next().map(str::to_owned),
        body: format!("Article {id} tells: {}", lines.join("; ")),
        origin: id.clone(),
        id,
        ..Article::default()
    };
    let mut document = Document::default();
    for (at, line) in lines.iter().enumerate() {
        tell(&mut document, at, line);
    }
    (Arc::new(article), document)
}

pub fn merge<'a>(articles: impl IntoIterator<Item = &'a Told>) -> Collection {
    let mut merger = Merger::new();
    for (article, document) in articles {
        merger.add(Arc::clone(article), document.clone());
    }
    merger.collect()
}

/// `2025-05-18 occurred meeting Rome: Ada Berg, Italy | a b`
pub fn shown(event: &Event, all: &Collection) -> String {
    let name = |part: Participant| all.name(part.who).to_owned();
    let parts: Vec<String> = event.participants.iter().map(name).collect();
    let id = |at| {
        all.article(at)
            .map_or("?", |article| article.id.as_str())
            .to_owned()
    };
    let mut sources: Vec<String> = event.sources.articles().map(id).collect();
    sources.sort();
    format!(
        "{} {} {} {}: {} | {}",
        event.when.range.edtf(),
        event.status.key(),
        event.kind.key(),
        event.place.map_or("-", |id| all.name(Who::Place(id))),
        parts.join(", "),
        sources.join(" "),
    )
}

/// All events, sorted as text: of one day the order of the timeline is that of ids.
pub fn rows(all: &Collection) -> Vec<String> {
    let mut rows: Vec<String> = all.events.iter().map(|event| shown(&event, all)).collect();
    rows.sort();
    rows
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap_or_else(|_| panic!("a day: {text}"))
}

fn range(text: &str) -> DateRange {
    let number = |text: &str| text.parse::<i32>().expect("a number");
    match (
        text.split_once('/'),
        text.split('-').collect::<Vec<_>>().as_slice(),
    ) {
        (Some((first, last)), _) => {
            let week = day(first) + chrono::Days::new(6) == day(last);
            let precision = if week {
                Precision::Week
            } else {
                Precision::Day
            };
            DateRange::between(day(first), day(last), precision)
        }
        (None, [year, month]) => {
            DateRange::month(number(year), number(month).cast_unsigned()).expect("a month")
        }
        (None, [year]) => DateRange::year(number(year)).expect("a year"),
        _ => DateRange::day(day(text)),
    }
}

fn tell(document: &mut Document, at: usize, line: &str) {
    let (head, parts) = line.split_once(':').unwrap_or((line, ""));
    let mut words: Vec<&str> = head.split(' ').collect();
    let place = head.split_once('@').map(|(_, place)| place.to_owned());
    if place.is_some() {
        words.truncate(
            words
                .iter()
                .take_while(|word| !word.starts_with('@'))
                .count(),
        );
    }
    let status = Status::parse(words[0]);
    let kind = EventType::parse(words[usize::from(status.is_some())]).expect("a kind");
    let date = words.get(usize::from(status.is_some()) + 1).copied();
    let when = date.map(|date| When {
        range: range(date.trim_end_matches('?')),
        text: None,
        inferred: date.ends_with('?'),
        rule: Cow::Borrowed("test"),
    });
    let place = place.map(|place| {
        let site = if place.starts_with(['=', '^']) {
            place
        } else {
            format!("*{place}")
        };
        match who(document, &site) {
            Who::Place(id) => id,
            _ => panic!("a place"),
        }
    });
    let parts = parts
        .split(", ")
        .map(str::trim)
        .filter(|part| !part.is_empty());
    let participants = parts
        .map(|part| participant(document, kind, part))
        .collect();
    document.events.push(EventMention {
        numbers: Vec::new(),
        trigger: Span::new(at * 10, at * 10 + 5),
        kind,
        status: status.unwrap_or(Status::Occurred),
        alleged: false,
        when,
        place,
        title: line.to_owned(),
        participants,
        quotes: Vec::new(),
        evidence: vec![Span::new(at * 10, at * 10 + 9)],
        confidence: 0.5,
        reasons: Vec::new(),
        rule: Cow::Borrowed("test"),
    });
}

fn participant(document: &mut Document, kind: EventType, text: &str) -> Participant {
    use EventType::{Agreement, Call, Ceasefire, Exchange, Meeting, Talks};
    let mutual = matches!(
        kind,
        Meeting | Talks | Call | Agreement | Ceasefire | Exchange
    );
    let role = match text.as_bytes().first() {
        Some(b'>') => Role::Recipient,
        Some(b'+') => Role::Attendee,
        _ if mutual => Role::Participant,
        _ => Role::Actor,
    };
    Participant {
        who: who(document, text.trim_start_matches(['>', '+'])),
        role,
    }
}

fn who(document: &mut Document, text: &str) -> Who {
    let (name, code) = text.split_once('/').unwrap_or((text, ""));
    let country = Country::new(code);
    let plain = name
        .trim_start_matches(['=', '^', '*', '#', '~'])
        .to_owned();
    let kind = match name.as_bytes().first() {
        Some(b'=') => PlaceKind::Country,
        Some(b'^') => PlaceKind::Capital,
        Some(b'*') => PlaceKind::City,
        Some(b'#') => {
            let known = document
                .organizations
                .iter()
                .position(|one| one.name == plain);
            let at = known.unwrap_or_else(|| {
                document.organizations.push(Organization {
                    name: plain,
                    country,
                    ..Organization::default()
                });
                document.organizations.len() - 1
            });
            return Who::Organization(OrganizationId(at as u32));
        }
        first => {
            let kind = if first == Some(&b'~') {
                PersonKind::Unnamed
            } else {
                PersonKind::Person
            };
            let known = document.people.iter().position(|one| one.name == plain);
            let at = known.unwrap_or_else(|| {
                document.people.push(Person {
                    kind,
                    name: plain,
                    country,
                    ..Person::default()
                });
                document.people.len() - 1
            });
            return Who::Person(PersonId(at as u32));
        }
    };
    let known = document.places.iter().position(|one| one.name == plain);
    let at = known.unwrap_or_else(|| {
        document.places.push(Place {
            name: plain,
            kind,
            country,
            ..Place::default()
        });
        document.places.len() - 1
    });
    Who::Place(PlaceId(at as u32))
}
