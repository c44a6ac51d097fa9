//! How large a collection the screen can hold, measured.
//!
//! `cargo bench --bench scale -- make 1000000 > facts.jsonl` invents analysed records by arithmetic, the same each time;
//! `cargo bench --bench scale -- $PWD/facts.jsonl` loads them as the screen does, plays keys, and prints how long
//! everything took and how much memory it holds (told by Linux alone).

use std::{
    env, fs,
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
    time::{Duration, Instant},
};

use chrono::{Days, NaiveDate};
use dateline::{
    export::{self, Form, Record, With},
    ingest::{self, STREET},
    merge::Merger,
    model::{
        article::Article,
        country::Country,
        date::{DateRange, Precision},
        document::{
            self, Document, EventMention, Mention, Person, PersonId, Place, PlaceId, PlaceKind,
            Quote, QuoteId, TimeKind, TimeMention, When, Who,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
    },
    source::Input,
    timeline::Corpus,
    tui::{Action, Keymap, Msg, Options, State, Theme, draw, update},
};
use ratatui::{buffer::Buffer, layout::Rect};

fn main() -> io::Result<()> {
    let args: Vec<String> = env::args().skip(1).filter(|arg| arg != "--bench").collect();
    match args.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["make", count] => make(count.parse().unwrap_or(1000)),
        [path] => measure(path.into()),
        _ => {
            eprintln!("scale make COUNT > facts.jsonl; scale facts.jsonl");
            Ok(())
        }
    }
}

fn measure(path: PathBuf) -> io::Result<()> {
    let size = fs::metadata(&path)?.len();
    println!("{} MB, base {}", size >> 20, memory());
    let begun = Instant::now();
    let mut merger = Merger::new();
    let mut problems = 0;
    ingest::run(
        &STREET,
        vec![Input::Path(path)],
        &AtomicBool::new(false),
        &mut |reading| {
            match reading {
                Ok(reading) => {
                    merger.add_from(Arc::new(reading.article), reading.document, reading.place);
                }
                Err(_) => problems += 1,
            }
            ControlFlow::Continue(())
        },
    );
    println!(
        "read {} articles, {problems} problems: {:.2?}, {}",
        merger.articles(),
        begun.elapsed(),
        memory()
    );
    let collection = timed("merged", || merger.collect());
    timed("merger dropped", || drop(merger));
    println!(
        "{} events of {} articles",
        collection.events.len(),
        collection.articles.len()
    );
    let corpus = timed("corpus", || Arc::new(Corpus::new(Arc::new(collection))));
    let mut state = State::new("scale", Keymap::default(), Options::default());
    let resize = Msg::Resize {
        width: 200,
        height: 60,
    };
    update(&mut state, resize);
    let mut buf = Buffer::empty(Rect::new(0, 0, 200, 60));
    let mut frame = |state: &State| {
        buf.reset();
        draw(state, buf.area, &mut buf, &Theme::dark());
    };
    timed("shown, first frame", || {
        update(&mut state, Msg::Loaded(corpus));
        update(&mut state, Msg::Done);
        frame(&state);
    });
    let mut keys: Vec<Duration> = Vec::new();
    for at in 0..2000_usize {
        let action = KEYS[at % KEYS.len()];
        let begun = Instant::now();
        update(&mut state, Msg::Act(action));
        frame(&state);
        keys.push(begun.elapsed());
    }
    keys.sort();
    println!(
        "a key and its frame: median {:.2?}, p99 {:.2?}, worst {:.2?}",
        keys[1000], keys[1980], keys[1999]
    );
    timed("200 queued keys, one frame", || {
        for at in 0..200 {
            update(&mut state, Msg::Act(KEYS[at % 5]));
        }
        frame(&state);
    });
    let all = Arc::clone(&state.corpus);
    let someone = all.event(0).and_then(|event| event.participants.first());
    let someone = someone.map_or("", |part| all.collection.name(part.who));
    let typed = |state: &mut State, prompt: Action, text: &str| {
        update(state, Msg::Act(prompt));
        update(state, Msg::Paste(text.to_owned()));
    };
    timed("filter by a person, typed and shown", || {
        typed(&mut state, Action::Filter, &format!("who:\"{someone}\""));
        frame(&state);
    });
    update(&mut state, Msg::Act(Action::Accept));
    println!("{} events are left", state.rows.order.len());
    update(&mut state, Msg::Act(Action::Unfilter));
    timed("a word searched, first frame", || {
        typed(&mut state, Action::Search, someone);
        frame(&state);
    });
    timed("the same searched to the end, in ticks", || {
        while state.busy() {
            update(&mut state, Msg::Tick);
        }
    });
    Ok(())
}

const KEYS: [Action; 7] = [
    Action::Next,
    Action::NextDay,
    Action::DetailDown,
    Action::PageDown,
    Action::Previous,
    Action::First,
    Action::Last,
];

fn timed<T>(what: &str, run: impl FnOnce() -> T) -> T {
    let begun = Instant::now();
    let made = run();
    println!("{what}: {:.2?}, {}", begun.elapsed(), memory());
    made
}

/// Of this process, now and at its most.
fn memory() -> String {
    let told = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let megabytes = |name: &str| {
        let line = told.lines().find(|line| line.starts_with(name));
        let words = line.and_then(|line| line.split_whitespace().nth(1));
        words.and_then(|kilo| kilo.parse::<u64>().ok()).unwrap_or(0) >> 10
    };
    format!("{} MB (most {} MB)", megabytes("VmRSS"), megabytes("VmHWM"))
}

fn make(count: u64) -> io::Result<()> {
    let mut out = BufWriter::with_capacity(1 << 20, io::stdout().lock());
    let Some(Form::Each(write)) = export::find("jsonl").map(|export| export.form) else {
        return Ok(());
    };
    for number in 0..count {
        // One in twenty tells again, in another paper, what another told.
        let (article, document) = invent(number, number - u64::from(number % 20 == 19));
        let record = Record {
            article: &article,
            document: &document,
            problems: &[],
        };
        write(&mut out, record, With::default())?;
    }
    out.flush()
}

/// SplitMix64.
struct Dice(u64);

impl Dice {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % end
    }
}

const COUNTRIES: [&str; 12] = [
    "UA", "RU", "US", "IT", "FR", "DE", "CN", "JP", "IN", "BR", "EG", "TR",
];

/// What the texts say beside the event.
const ASIDES: [&str; 6] = [
    "Both sides spoke of the harbour, of the tolls on the river and of the winter stores of grain.",
    "Officials who travelled with the delegation said that the hall had been full since the morning.",
    "No date was set for another round, and neither side took questions at the door.",
    "The bridge over the border stayed open all day, and ferries ran as they do on Sundays.",
    "An earlier draft had named three towns; the text that was read out names none of them.",
    "In the evening the guests were shown the old lighthouse and the new customs house.",
];

/// The article `number`, telling the event `told`.
fn invent(number: u64, told: u64) -> (Article, Document) {
    let mut dice = Dice(told);
    let start = NaiveDate::from_ymd_opt(1995, 1, 1).unwrap_or_default();
    let day = start + Days::new(dice.below(30 * 365));
    let mut writing = Writing::default();
    let place = town(dice.below(300));
    let who: Vec<u64> = (0..2 + dice.below(2)).map(|_| dice.below(5000)).collect();
    writing.body.push_str(&format!(
        "{} ",
        ["Envoys in", "The port of"][(told % 2) as usize]
    ));
    writing.place(&place, dice.below(12));
    writing.body.push_str(" had a guest. ");
    let evidence = writing.body.len();
    writing.person(who[0]);
    let (verb, kind) = [
        ("met", EventType::Meeting),
        ("called", EventType::Call),
        ("visited", EventType::Visit),
        ("criticised", EventType::Criticism),
        ("thanked", EventType::Support),
    ][dice.below(5) as usize];
    writing.body.push(' ');
    let trigger = writing.word(verb);
    writing.body.push(' ');
    writing.person(who[1]);
    writing.body.push_str(" on ");
    let words = writing.word(&day.format("%-d %B %Y").to_string());
    writing.body.push('.');
    let evidence = Span::new(evidence, writing.body.len());
    if let Some(third) = who.get(2) {
        writing.body.push(' ');
        writing.person(*third);
        writing.body.push_str(" came, too.");
    }
    let quoted = dice.below(10) < 3;
    if quoted {
        writing.body.push_str(" “");
        let span = writing.word("We speak of what lies before us, and of nothing else");
        writing.body.push_str("”, ");
        let cue = writing.word("said");
        writing.body.push_str(" the guest.");
        writing.document.quotes.push(Quote {
            span,
            direct: true,
            speaker: Some(Who::Person(PersonId(0))),
            speaker_span: None,
            cue: Some(cue),
            with: Vec::new(),
            place: None,
            when: None,
            medium: None,
            rule: "cue behind".into(),
        });
    }
    for _ in 0..dice.below(5) {
        writing.body.push(' ');
        writing.body.push_str(ASIDES[dice.below(6) as usize]);
    }
    let range = DateRange::between(day, day, Precision::Day);
    let title = format!("{} {verb} {} in {place}", surname(who[0]), surname(who[1]));
    let Writing { body, mut document } = writing;
    document.times.push(TimeMention {
        span: words,
        kind: TimeKind::Date,
        value: day.to_string(),
        when: Some(range),
        anchor: None,
        beside: None,
        rule: "day, month, year".into(),
    });
    let role = |at: usize| match (kind, at) {
        (EventType::Meeting | EventType::Call, _) => Role::Participant,
        (_, 0) => Role::Actor,
        _ => Role::Recipient,
    };
    let participants = (0..who.len()).map(|at| Participant {
        who: Who::Person(PersonId(at as u32)),
        role: role(at),
    });
    document.events.push(EventMention {
        numbers: Vec::new(),
        trigger,
        kind,
        status: Status::Occurred,
        alleged: false,
        when: Some(When {
            range,
            text: Some(words),
            inferred: false,
            rule: "day, month, year".into(),
        }),
        place: Some(PlaceId(0)),
        title: title.clone(),
        participants: participants.collect(),
        quotes: if quoted { vec![QuoteId(0)] } else { Vec::new() },
        evidence: vec![evidence],
        confidence: 0.95,
        reasons: vec![
            "the text dates it",
            "its participants are named",
            "the place is told",
            "told plainly",
        ],
        rule: format!("who {verb} whom").into(),
    });
    let paper = number % 40;
    let article = Article {
        id: format!("invented-{number}"),
        origin: format!(
            "invented/{:03}.jsonl#{}",
            number / 10_000,
            number % 10_000 + 1
        ),
        url: Some(format!(
            "https://paper-{paper}.example/{}/{number}",
            day.format("%Y/%m/%d")
        )),
        publisher: Some(format!("{} Gazette", town(paper))),
        title: Some(title),
        published: day.succ_opt(),
        language: Some("en".to_owned()),
        body,
        ..Article::default()
    };
    (article, document)
}

#[derive(Default)]
struct Writing {
    body: String,
    document: Document,
}

impl Writing {
    fn word(&mut self, word: &str) -> Span {
        let start = self.body.len();
        self.body.push_str(word);
        Span::new(start, self.body.len())
    }

    fn mention(&mut self, name: &str, form: document::Form) -> Vec<Mention> {
        vec![Mention {
            span: self.word(name),
            form,
            title_start: None,
            rule: "a name".into(),
        }]
    }

    fn person(&mut self, number: u64) {
        let name = format!("{} {}", syllables(number % 89 + 400), surname(number));
        let mentions = self.mention(&name, document::Form::Full);
        self.document.people.push(Person {
            name,
            role: Some("Minister".to_owned()),
            country: Country::new(COUNTRIES[(number % 12) as usize]),
            mentions,
            ..Person::default()
        });
    }

    fn place(&mut self, name: &str, country: u64) {
        let mentions = self.mention(name, document::Form::Name);
        self.document.places.push(Place {
            name: name.to_owned(),
            kind: PlaceKind::City,
            country: Country::new(COUNTRIES[country as usize]),
            mentions,
        });
    }
}

fn surname(number: u64) -> String {
    syllables(number + 5000)
}

fn town(number: u64) -> String {
    syllables(number + 300)
}

fn syllables(number: u64) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "ko", "ri", "ten", "mar", "lu", "sel", "pó", "vin", "dra", "ga", "nom", "fe", "tur",
        "wa", "hil",
    ];
    let mut rest = number;
    let mut name = String::new();
    while rest > 0 {
        name.push_str(SYLLABLES[(rest % 16) as usize]);
        rest /= 16;
    }
    let first = name.get(..1).unwrap_or("").to_uppercase();
    first + name.get(1..).unwrap_or("")
}
