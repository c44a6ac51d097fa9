//! How fast the street is: what articles say, how they are merged, how they are written.
//!
//! `cargo bench --bench street`; the events of the merging part are generated, the articles are the embedded samples.

use std::{borrow::Cow, ops::ControlFlow, sync::Arc};

use chrono::{Days, NaiveDate};
use dateline::{
    analysis,
    export::{self, Form, Record, With},
    merge::Merger,
    model::{
        article::Article,
        country::Country,
        date::{DateRange, Precision},
        document::{
            Document, EventMention, Person, PersonId, Place, PlaceId, PlaceKind, When, Who,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
    },
    source::{self, Input},
};
use divan::{
    Bencher,
    counter::{BytesCount, ItemsCount},
};

fn main() {
    divan::main();
}

/// Articles that tell four events each, of which most are told by several.
#[divan::bench(args = [10_000, 100_000, 1_000_000], sample_count = 1, sample_size = 1)]
fn merge(bencher: Bencher<'_, '_>, tellings: u64) {
    bencher.counter(ItemsCount::new(tellings)).bench(|| {
        let mut merger = Merger::new();
        let mut dice = Dice(7);
        for number in 0..tellings / 4 {
            let (article, document) = generated(number, &mut dice);
            merger.add(Arc::new(article), document);
        }
        merger.collect()
    });
}

#[divan::bench]
fn analyse(bencher: Bencher<'_, '_>) {
    let articles = samples();
    let size: usize = articles.iter().map(|article| article.body.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        articles
            .iter()
            .map(|article| analysis::analyse(article).events.len())
            .sum::<usize>()
    });
}

#[divan::bench]
fn jsonl(bencher: Bencher<'_, '_>) {
    let read: Vec<(Article, Document)> = samples()
        .into_iter()
        .map(|article| {
            let document = analysis::analyse(&article);
            (article, document)
        })
        .collect();
    let write_all = |out: &mut Vec<u8>| {
        let Some(Form::Each(write)) = export::find("jsonl").map(|export| export.form) else {
            return;
        };
        for (article, document) in &read {
            let record = Record {
                article,
                document,
                problems: &[],
            };
            write(out, record, With::default()).expect("memory takes all");
        }
    };
    let mut out = Vec::new();
    write_all(&mut out);
    bencher.counter(BytesCount::new(out.len())).bench_local(|| {
        out.clear();
        write_all(&mut out);
    });
}

fn samples() -> Vec<Article> {
    let mut articles = Vec::new();
    source::read(&Input::Embedded, &mut |article| {
        articles.extend(article);
        ControlFlow::Continue(())
    });
    articles
}

/// SplitMix64, so that every run throws the same.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

const COUNTRIES: [&str; 12] = [
    "UA", "RU", "US", "IT", "FR", "DE", "CN", "JP", "IN", "BR", "EG", "TR",
];

fn country(number: u64) -> Option<Country> {
    Country::new(COUNTRIES[(number % 12) as usize])
}

/// Two thousand people, three hundred towns, three years; names are syllables.
fn generated(number: u64, dice: &mut Dice) -> (Article, Document) {
    let today = NaiveDate::from_ymd_opt(2023, 1, 1).expect("a day") + Days::new(dice.below(1000));
    let mut document = Document::default();
    for nth in 0..4 {
        event(&mut document, nth, today, dice);
    }
    let article = Article {
        id: format!("{number}"),
        publisher: Some(format!("Paper {}", dice.below(40))),
        published: Some(today),
        body: format!("Story {number} of {today}."),
        ..Article::default()
    };
    (article, document)
}

fn event(document: &mut Document, nth: usize, today: NaiveDate, dice: &mut Dice) {
    let ago = dice.below(4);
    let day = today - Days::new(ago);
    // On each day some twenty things happen.
    let what =
        u64::from(chrono::Datelike::num_days_from_ce(&day).unsigned_abs()) * 31 + dice.below(20);
    let kind = EventType::ALL[(what % 13) as usize];
    let (one, other) = (what * 7 % 2000, what * 13 % 2000);
    let place = PlaceId(u32::try_from(document.places.len()).unwrap_or(0));
    document.places.push(Place {
        name: name(what % 300 + 5000),
        kind: PlaceKind::City,
        country: country(what),
        mentions: Vec::new(),
    });
    let range = match dice.below(20) {
        0 => DateRange::week(day).expect("a week"),
        _ => DateRange::between(day, day, Precision::Day),
    };
    let first = person(document, one, dice);
    let second = person(document, other, dice);
    document.events.push(EventMention {
        numbers: Vec::new(),
        trigger: Span::new(nth, nth + 1),
        kind,
        status: Status::Occurred,
        alleged: false,
        when: Some(When {
            range,
            text: None,
            inferred: dice.below(4) == 0,
            rule: Cow::Borrowed("generated"),
        }),
        place: (dice.below(3) > 0).then_some(place),
        title: format!("{} meets {}", name(one), name(other)),
        participants: vec![
            Participant {
                who: first,
                role: Role::Actor,
            },
            Participant {
                who: second,
                role: Role::Recipient,
            },
        ],
        quotes: Vec::new(),
        evidence: vec![Span::new(0, 5)],
        confidence: 0.7,
        reasons: vec!["a day is told", "two are named"],
        rule: Cow::Borrowed("generated"),
    });
}

fn person(document: &mut Document, number: u64, dice: &mut Dice) -> Who {
    let id = PersonId(u32::try_from(document.people.len()).unwrap_or(0));
    let full = dice.below(3) > 0;
    document.people.push(Person {
        name: if full {
            format!("{} {}", name(number % 97), name(number))
        } else {
            name(number)
        },
        country: country(number),
        role: Some("Minister".to_owned()),
        ..Person::default()
    });
    Who::Person(id)
}

fn name(number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "ri", "ten", "mar", "lu", "sel", "po", "vin", "dra", "ga", "nom", "fe", "tur",
        "wa", "hil",
    ];
    let mut rest = number + 300;
    let mut name = String::new();
    while rest > 0 {
        name.push_str(SYLLABLES[(rest % 16) as usize]);
        rest /= 16;
    }
    name[..1].to_uppercase() + &name[1..]
}
