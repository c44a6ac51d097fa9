//! As many events as one likes, the same each time.

use std::sync::Arc;

use chrono::Days;
use dateline::model::{
    article::Article,
    collection::{ArticleId, Collection, Draft, EventId, Events, Source},
    date::DateRange,
    document::{Person, PersonId, Place, PlaceId, PlaceKind, When, Who},
    event::{EventType, Participant, Role, Status},
};

use super::{country, day, span};

const FIRST: [&str; 8] = [
    "Ilse", "Bruno", "Noor", "Tomás", "Wanjiru", "Petr", "Mai", "Aigul",
];
const LAST: [&str; 8] = [
    "Haldane",
    "Okonjo",
    "Varga",
    "Lindqvist",
    "Sato",
    "Mbeki",
    "Rossi",
    "Karimov",
];

/// So many events over forty years, five to an article, some days busier than others.
pub fn collection(count: usize) -> Collection {
    let people: Vec<Person> = (0..64)
        .map(|at| Person {
            name: format!("{} {}", FIRST[at % 8], LAST[at / 8]),
            role: Some("Minister".to_owned()),
            country: country(["FR", "KE", "JP", "PL"][at % 4]),
            ..Person::default()
        })
        .collect();
    let place = |name: &str| Place {
        name: name.to_owned(),
        kind: PlaceKind::City,
        ..Place::default()
    };
    let places: Vec<Place> = ["Port Aldwin", "Castelmare", "Nordhaven", "Sankt Ruprecht"]
        .map(place)
        .into();
    let start = day("1985-01-01");
    let mut seed = 7_u64;
    let mut next = |below: u64| {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) % below
    };
    let mut days: Vec<u64> = (0..count)
        .map(|_| next(120).min(next(120)) * 122 + next(122))
        .collect();
    days.sort_unstable();
    let mut articles = Vec::with_capacity(count / 5 + 1);
    let mut events = Events::default();
    for (at, days) in days.into_iter().enumerate() {
        let day = start.checked_add_days(Days::new(days)).expect("a day");
        if at % 5 == 0 {
            let (one, other) = (
                &people[next(64) as usize].name,
                &people[next(64) as usize].name,
            );
            let text = format!(
                "{one} met {other} at the old customs house. They spoke about fish, tolls and the lighthouse.\n\n"
            );
            articles.push(Arc::new(Article {
                id: format!("a{at}"),
                origin: format!("large/{at}.txt"),
                publisher: Some("The Harbour Gazette".to_owned()),
                title: Some("A meeting at the customs house".to_owned()),
                published: Some(day),
                body: text.repeat(3),
                ..Article::default()
            }));
        }
        let body = &articles[articles.len() - 1].body;
        let who = [PersonId(next(64) as u32), PersonId(next(64) as u32)];
        let title = format!(
            "{} meets {} about fish",
            people[who[0].index()].name,
            people[who[1].index()].name
        );
        let source = Source {
            article: ArticleId(articles.len() as u32 - 1),
            trigger: span(body, "met"),
            evidence: vec![span(
                body,
                "They spoke about fish, tolls and the lighthouse.",
            )]
            .into(),
            when: None,
            status: Status::Occurred,
            rule: "who met whom".into(),
        };
        events.push(Draft {
            numbers: Vec::new(),
            id: EventId(at as u64 + 1),
            kind: EventType::ALL[next(20) as usize],
            status: Status::Occurred,
            alleged: false,
            when: When {
                range: DateRange::day(day),
                text: None,
                inferred: false,
                rule: "day of printing".into(),
            },
            place: Some(PlaceId(next(4) as u32)),
            title,
            participants: who
                .map(|id| Participant {
                    who: Who::Person(id),
                    role: Role::Participant,
                })
                .into(),
            quotes: Vec::new(),
            sources: vec![source],
            told_by: 1,
            disagreements: Vec::new(),
            confidence: 0.8,
            reasons: vec!["named participants"],
        });
    }
    Collection {
        articles: articles.into(),
        people,
        places,
        events,
        ..Collection::default()
    }
}
