//! What the exports write, read back as a stranger would read it.

use std::{borrow::Cow, ops::ControlFlow, sync::Arc};

use chrono::NaiveDate;
use dateline::{
    analysis,
    error::Error,
    export::{self, Form, Record, With},
    merge::Merger,
    model::{
        article::Article,
        collection::{
            ArticleId, Collection, Dated, Disagreement, Draft, EventId, Events, Saying, Source,
        },
        country::Country,
        date::DateRange,
        document::{
            Document, EventMention, Mention, Person, PersonId, Place, PlaceId, PlaceKind, Quote,
            QuoteId, TimeKind, TimeMention, When, Who,
        },
        event::{EventType, Participant, Role, Status},
        span::Span,
        text::{Lemma, Sentence, Tag, Token, Upos},
    },
    source,
};
use serde_json::Value;

const BODY: &str = "Zażółć: in Kraków – 波兰 – Žofie Dvořáková met Óscar 😀 on Sunday.\nShe called it “très bien”.";

fn span(words: &str) -> Span {
    let start = BODY.find(words).expect("words of the body");
    Span::new(start, start + words.len())
}

fn mention(words: &str) -> Mention {
    Mention {
        span: span(words),
        form: dateline::model::document::Form::Titled,
        title_start: Some(span("波兰").start),
        rule: Cow::Borrowed("name"),
    }
}

fn sunday() -> When {
    When {
        range: DateRange::day(NaiveDate::from_ymd_opt(2025, 5, 18).expect("a day")),
        text: Some(span("Sunday")),
        inferred: false,
        rule: Cow::Borrowed("weekday"),
    }
}

fn article() -> Article {
    Article {
        id: "a\u{1b}1".into(),
        origin: "notes/kraków.txt".into(),
        title: Some("A meeting".into()),
        published: NaiveDate::from_ymd_opt(2025, 5, 19),
        body: BODY.into(),
        ..Article::default()
    }
}

fn people() -> Vec<Person> {
    vec![Person {
        name: "Žofie Dvořáková".into(),
        country: Country::new("cz"),
        mentions: vec![mention("Žofie Dvořáková")],
        ..Person::default()
    }]
}

fn places() -> Vec<Place> {
    vec![Place {
        name: "Kraków".into(),
        kind: PlaceKind::City,
        country: Country::new("PL"),
        mentions: vec![mention("Kraków")],
    }]
}

fn document() -> Document {
    let zofie = Who::Person(PersonId(0));
    Document {
        times: vec![TimeMention {
            span: span("Sunday"),
            kind: TimeKind::Date,
            value: "2025-05-18".into(),
            when: Some(sunday().range),
            anchor: None,
            beside: None,
            rule: Cow::Borrowed("weekday"),
        }],
        people: people(),
        places: places(),
        quotes: vec![Quote {
            span: span("très bien"),
            direct: true,
            speaker: Some(zofie),
            speaker_span: Some(span("She")),
            cue: Some(span("called")),
            medium: None,
            with: Vec::new(),
            place: None,
            when: None,
            rule: "cue before".into(),
        }],
        events: vec![EventMention {
            numbers: Vec::new(),
            trigger: span("met"),
            kind: EventType::Meeting,
            status: Status::Occurred,
            alleged: false,
            when: Some(sunday()),
            place: Some(PlaceId(0)),
            title: "Dvořáková meets Óscar".into(),
            participants: vec![Participant {
                who: zofie,
                role: Role::Participant,
            }],
            quotes: vec![QuoteId(0)],
            evidence: vec![span("Žofie Dvořáková met Óscar 😀 on Sunday.")],
            confidence: 0.5,
            reasons: vec!["a day is given"],
            rule: Cow::Borrowed("meet"),
        }],
        ..Document::default()
    }
}

fn dated() -> Dated {
    let When {
        range,
        text,
        inferred,
        rule,
    } = sunday();
    Dated {
        range,
        text,
        inferred,
        rule: (&*rule).into(),
    }
}

fn collection() -> Collection {
    let zofie = Who::Person(PersonId(0));
    Collection {
        articles: vec![Arc::new(article())].into(),
        people: people(),
        organizations: Vec::new(),
        places: places(),
        events: Events::from_iter([Draft {
            numbers: Vec::new(),
            id: EventId(0xab),
            kind: EventType::Meeting,
            status: Status::Occurred,
            alleged: false,
            when: dated(),
            place: Some(PlaceId(0)),
            title: "Dvořáková meets\tÓscar\u{1b}[2J\n".into(),
            participants: vec![Participant {
                who: zofie,
                role: Role::Participant,
            }],
            quotes: vec![Saying {
                article: ArticleId(0),
                span: span("très bien"),
                direct: true,
                speaker: Some(zofie),
                cue: Some(span("called")),
                medium: Some("radio".into()),
                with: Box::default(),
                place: None,
                day: None,
                rule: "cue before".into(),
            }],
            sources: vec![Source {
                article: ArticleId(0),
                trigger: span("met"),
                evidence: vec![span("Žofie Dvořáková met")].into(),
                when: Some(dated()),
                status: Status::Occurred,
                rule: "meet".into(),
            }],
            told_by: 1,
            disagreements: vec![Disagreement {
                field: "status",
                values: vec![("occurred".into(), vec![ArticleId(0)])],
            }],
            confidence: 0.5,
            reasons: Vec::new(),
        }]),
        undated: 3,
    }
}

fn record(article: &Article, document: &Document, with: With) -> Value {
    let Some(Form::Each(write)) = export::find("jsonl").map(|export| export.form) else {
        panic!("jsonl writes records");
    };
    let record = Record {
        article,
        document,
        problems: &[],
    };
    let mut out = Vec::new();
    write(&mut out, record, with).expect("memory takes all");
    assert_eq!(out.iter().filter(|&&byte| byte == b'\n').count(), 1);
    serde_json::from_slice(&out).expect("one JSON value")
}

fn whole(name: &str, collection: &Collection) -> String {
    let Some(Form::Whole(write)) = export::find(name).map(|export| export.form) else {
        panic!("{name} writes a whole timeline");
    };
    let mut out = Vec::new();
    write(&mut out, collection).expect("memory takes all");
    String::from_utf8(out).expect("UTF-8")
}

/// The words at `start` and `end` of a JSON object, counted in code points.
fn words(text: &str, object: &Value) -> String {
    let at = |key: &str| object[key].as_u64().expect("an offset") as usize;
    let (start, end) = (at("start"), at("end"));
    text.chars().skip(start).take(end - start).collect()
}

#[track_caller]
fn check_keys(object: &Value, first: &[&str]) {
    let keys: Vec<&String> = object.as_object().expect("an object").keys().collect();
    assert!(keys.len() >= first.len(), "{keys:?}");
    assert_eq!(keys[..first.len()], *first);
}

#[test]
fn a_record_has_the_fields_of_the_schema_in_their_order() {
    let record = record(&article(), &document(), With::default());
    let head = "schema id origin url publisher title byline published place language text";
    let facts = "times people organizations places quotes events problems";
    let fields: Vec<&str> = head.split(' ').chain(facts.split(' ')).collect();
    check_keys(&record, &fields);
    assert_eq!(record["schema"], 1);
    assert_eq!(record["url"], Value::Null);
    assert_eq!(record["organizations"], serde_json::json!([]));
    check_keys(
        &record["times"][0],
        &[
            "start", "end", "text", "type", "value", "from", "to", "rule",
        ],
    );
    check_keys(
        &record["people"][0],
        &[
            "id",
            "kind",
            "name",
            "aliases",
            "role",
            "country",
            "country_name",
            "mentions",
        ],
    );
    check_keys(
        &record["places"][0],
        &["id", "name", "country", "country_name", "mentions"],
    );
    check_keys(
        &record["quotes"][0],
        &[
            "id",
            "start",
            "end",
            "text",
            "direct",
            "speaker",
            "speaker_name",
            "speaker_start",
            "speaker_end",
            "cue",
            "medium",
            "rule",
        ],
    );
    check_keys(
        &record["events"][0],
        &[
            "id",
            "type",
            "status",
            "alleged",
            "when",
            "place",
            "title",
            "participants",
            "trigger",
            "evidence",
            "quotes",
            "rule",
        ],
    );
    check_keys(
        &record["events"][0]["when"],
        &[
            "from",
            "to",
            "precision",
            "approximate",
            "edtf",
            "text",
            "rule",
        ],
    );
}

#[test]
fn offsets_count_code_points() {
    let record = record(&article(), &document(), With::default());
    let text = record["text"].as_str().expect("the text");
    assert_eq!(text, BODY);
    assert_eq!(words(text, &record["times"][0]), "Sunday");
    let mention = &record["people"][0]["mentions"][0];
    assert_eq!(words(text, mention), "Žofie Dvořáková");
    let title = mention["title_start"].as_u64().expect("an offset") as usize;
    assert_eq!(text.chars().skip(title).take(2).collect::<String>(), "波兰");
    let quote = &record["quotes"][0];
    assert_eq!(words(text, quote), "très bien");
    assert_eq!(quote["text"], "très bien");
    assert_eq!(quote["cue"], "called");
    let event = &record["events"][0];
    assert_eq!(words(text, &event["trigger"]), "met");
    assert!(words(text, &event["evidence"][0]).ends_with("😀 on Sunday."));
}

#[test]
fn facts_refer_to_each_other_by_id() {
    let record = record(&article(), &document(), With::default());
    let event = &record["events"][0];
    assert_eq!(record["people"][0]["id"], "p1");
    assert_eq!(record["people"][0]["country_name"], "Czech Republic");
    assert_eq!(record["quotes"][0]["speaker"], "p1");
    assert_eq!(record["quotes"][0]["speaker_name"], "Žofie Dvořáková");
    assert_eq!(event["participants"][0]["id"], "p1");
    assert_eq!(event["participants"][0]["country"], "CZ");
    assert_eq!(event["place"]["id"], record["places"][0]["id"]);
    assert_eq!(event["quotes"][0], record["quotes"][0]["id"]);
    assert_eq!(event["when"]["edtf"], "2025-05-18");
    assert_eq!(event["when"]["text"], "Sunday");
    assert_eq!(event["when"]["precision"], "day");
}

#[test]
fn tokens_come_when_asked_for() {
    let mut document = document();
    let token = |words: &str, upos, tag, lemma| Token {
        span: span(words),
        upos,
        tag,
        lemma,
    };
    document.words.tokens = vec![
        token("Žofie", Upos::Propn, Tag::Nnp, Lemma { keep: 6, add: "" }),
        token("met", Upos::Verb, Tag::Vbd, Lemma { keep: 2, add: "et" }),
    ];
    document.words.sentences = vec![Sentence {
        span: span("Žofie Dvořáková met"),
        tokens: 0..2,
        opens_paragraph: true,
    }];
    let plain = record(&article(), &document, With::default());
    assert_eq!(plain.get("tokens"), None);
    let full = record(&article(), &document, With { tokens: true });
    check_keys(
        &full["tokens"][1],
        &["start", "end", "lemma", "upos", "xpos"],
    );
    assert_eq!(words(BODY, &full["tokens"][1]), "met");
    assert_eq!(full["tokens"][1]["lemma"], "meet");
    assert_eq!(full["tokens"][1]["xpos"], "VBD");
    assert_eq!(full["tokens"][0]["upos"], "PROPN");
    assert_eq!(words(BODY, &full["sentences"][0]), "Žofie Dvořáková met");
}

#[test]
fn facts_that_point_outside_of_the_text_do_no_harm() {
    let mut document = document();
    let nowhere = Span {
        start: 4_000_000,
        end: u32::MAX,
    };
    document.events[0].trigger = nowhere;
    document.events[0].place = Some(PlaceId(77));
    document.events[0].participants[0].who = Who::Person(PersonId(u32::MAX));
    document.quotes[0].span = Span { start: 3, end: 2 };
    let record = record(&article(), &document, With::default());
    assert_eq!(record["events"][0]["place"], Value::Null);
    assert_eq!(record["quotes"][0]["text"], "");
}

#[test]
fn the_timeline_has_the_fields_of_the_schema() {
    let text = whole("json", &collection());
    let timeline: Value = serde_json::from_str(&text).expect("JSON");
    check_keys(
        &timeline,
        &[
            "schema",
            "articles",
            "people",
            "organizations",
            "places",
            "events",
        ],
    );
    check_keys(
        &timeline["articles"][0],
        &["id", "origin", "title", "published", "publisher", "url"],
    );
    let event = &timeline["events"][0];
    check_keys(
        event,
        &[
            "id",
            "type",
            "status",
            "alleged",
            "when",
            "place",
            "title",
            "participants",
            "sources",
            "quotes",
            "disagreements",
        ],
    );
    check_keys(
        &event["sources"][0],
        &["article", "trigger", "evidence", "when", "status"],
    );
    check_keys(
        &event["quotes"][0],
        &[
            "article",
            "start",
            "end",
            "text",
            "speaker_name",
            "cue",
            "medium",
        ],
    );
    assert_eq!(event["when"]["text"], "Sunday");
    assert_eq!(words(BODY, &event["sources"][0]["trigger"]), "met");
    assert_eq!(event["quotes"][0]["text"], "très bien");
    assert_eq!(
        event["sources"][0]["article"],
        timeline["articles"][0]["id"]
    );
    assert_eq!(
        event["disagreements"],
        serde_json::json!([{"field": "status", "values": [{"value": "occurred", "articles": ["a\u{1b}1"]}]}])
    );
}

#[test]
fn a_line_of_the_table_is_one_line_whatever_the_article_says() {
    assert_eq!(
        whole("tsv", &collection()),
        "2025-05-18\toccurred\tmeeting\tDvořáková meets␉Óscar␛[2J␊\tKraków\t1\n"
    );
}

/// Everything that is read of files with these contents, as (article, document) or problem.
#[test]
fn a_selection_of_events_is_told_as_in_the_whole() {
    let all = collection();
    let document: Value = serde_json::from_str(&whole("json", &all)).expect("JSON");
    let mut lines = Vec::new();
    export::view("jsonl").expect("a form")(&mut lines, &all).expect("memory takes all");
    let lines = String::from_utf8(lines).expect("text");
    assert_eq!(lines.lines().count(), all.events.len());
    for ((at, line), event) in lines.lines().enumerate().zip(&all.events) {
        let read: Value = serde_json::from_str(line).expect("JSON");
        assert_eq!(read, document["events"][at]);
        assert_eq!(read["id"], export::event_id(event.id));
        assert_eq!(export::event(&all, at).as_deref(), Some(line));
    }
    assert_eq!(export::event(&all, all.events.len()), None);
    assert!(export::view("doc").is_none());
}

#[test]
fn sheets_and_pages_hold_nothing_that_is_obeyed() {
    let all = collection();
    let sheet = whole("csv", &all);
    assert_eq!(sheet.matches("\r\n").count(), all.events.len() + 1);
    for text in [
        sheet.replace("\r\n", ""),
        whole("markdown", &all).replace('\n', ""),
    ] {
        assert!(!text.chars().any(char::is_control), "{text:?}");
    }
}

fn opened(name: &str, content: &[u8]) -> Vec<Result<source::Record, String>> {
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, content).expect("a file");
    let mut all = Vec::new();
    source::open(&source::Input::Path(path), &mut |found| {
        match found.expect("a file that can be read") {
            source::Found::Article(article) => all.push(Ok(article.into())),
            source::Found::Lines(batch) => batch.read(&mut |record| {
                let folder = folder.path().display().to_string();
                let told = |problem: Error| problem.to_string().replace(&folder, "");
                all.push(record.map_err(told));
            }),
        }
        ControlFlow::Continue(())
    });
    all
}

fn samples() -> Vec<(Arc<Article>, Document)> {
    let mut all = Vec::new();
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let files = std::fs::read_dir(folder).expect("golden articles");
    let paths = files.map(|file| file.expect("a file").path());
    let texts = paths.filter(|path| path.extension().is_some_and(|end| end == "txt"));
    let files = texts.map(source::Input::Path);
    for input in files.chain([source::Input::Embedded]) {
        source::read(&input, &mut |article| {
            let article = article.expect("an article");
            let document = analysis::analyse(&article);
            all.push((Arc::new(article), document));
            ControlFlow::Continue(())
        });
    }
    assert!(all.len() > 60);
    all
}

fn line(article: &Article, document: &Document, problems: &[String]) -> Vec<u8> {
    let Some(Form::Each(write)) = export::find("jsonl").map(|export| export.form) else {
        panic!("jsonl writes records");
    };
    let record = Record {
        article,
        document,
        problems,
    };
    let mut out = Vec::new();
    write(&mut out, record, With::default()).expect("memory takes all");
    out
}

fn merged<'a>(all: impl IntoIterator<Item = (&'a Arc<Article>, &'a Document)>) -> Collection {
    let mut merger = Merger::new();
    for (article, document) in all {
        merger.add(Arc::clone(article), document.clone());
    }
    merger.collect()
}

#[test]
fn what_was_printed_opens_as_it_was() {
    let samples = samples();
    let problems = ["it broke: badly".to_owned()];
    let lines: Vec<Vec<u8>> = samples
        .iter()
        .map(|(article, document)| line(article, document, &problems))
        .collect();
    let again: Vec<(Arc<Article>, Document)> = opened("facts.jsonl", &lines.concat())
        .into_iter()
        .map(|record| {
            let record = record.expect("a record");
            assert_eq!(record.problems, problems);
            let document = record.document.expect("nothing to analyse");
            (Arc::new(record.article), document)
        })
        .collect();
    assert_eq!(again.len(), samples.len());
    for ((article, document), line) in again.iter().zip(&lines) {
        assert_eq!(
            String::from_utf8_lossy(&self::line(article, document, &problems)),
            String::from_utf8_lossy(line)
        );
    }
    let (one, other) = (
        merged(
            samples
                .iter()
                .map(|(article, document)| (article, document)),
        ),
        merged(
            again
                .iter()
                .rev()
                .map(|(article, document)| (article, document)),
        ),
    );
    assert!(one.events.len() > 200);
    assert_eq!(one.events.len(), other.events.len());
    for (event, again) in one.events.iter().zip(&other.events) {
        assert_eq!(event, again);
    }
    assert_eq!(one.people, other.people);
    assert_eq!(one.organizations, other.organizations);
    assert_eq!(one.places, other.places);
    assert_eq!(one.undated, other.undated);
    assert_eq!(whole("json", &one), whole("json", &other));
}

#[test]
fn one_of_two_days_comes_back_as_that() {
    let either = DateRange::either(
        NaiveDate::from_ymd_opt(2019, 3, 4).expect("a day"),
        NaiveDate::from_ymd_opt(2019, 4, 3).expect("a day"),
    );
    let mut document = document();
    document.times[0].when = Some(either);
    document.events[0].when.as_mut().expect("a date").range = either;
    let printed = line(&article(), &document, &[]);
    let record = opened("one.jsonl", &printed).remove(0).expect("a record");
    let read = record.document.expect("facts");
    assert_eq!(read.times[0].when, Some(either));
    assert_eq!(
        read.events[0].when.as_ref().map(|when| when.range),
        Some(either)
    );
}

#[test]
fn offsets_come_back_as_bytes() {
    let printed = line(&article(), &document(), &[]);
    let record = opened("one.jsonl", &printed).remove(0).expect("a record");
    let read = record.document.expect("facts");
    let there = document();
    assert_eq!(record.article, article());
    assert_eq!(read.people, there.people);
    assert_eq!(read.places, there.places);
    assert_eq!(read.quotes, there.quotes);
    assert_eq!(read.times, there.times);
    assert_eq!(read.events, there.events);
}

#[test]
fn both_kinds_of_records_may_stand_in_one_file() {
    let plain =
        br#"{"id": "p", "date": "2024-06-15", "text": "The \"schema\" of \"events\" is old."}"#;
    let odd = br#"{"schema": "ours", "text": "No \"events\" here."}"#;
    let printed = line(&article(), &document(), &[]);
    let packed = {
        let mut packer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        let all = [plain, &b"\n"[..], &printed, b"\n", odd, b"\n", &printed].concat();
        std::io::Write::write_all(&mut packer, &all).expect("memory");
        packer.finish().expect("memory")
    };
    let told: Vec<(String, bool)> = opened("mixed.jsonl.gz", &packed)
        .into_iter()
        .map(|record| record.expect("a record"))
        .map(|record| (record.article.id, record.document.is_some()))
        .collect();
    let expected = [
        ("p", false),
        ("a\u{1b}1", true),
        ("mixed#4", false),
        ("a\u{1b}1", true),
    ];
    assert_eq!(told, expected.map(|(id, facts)| (id.to_owned(), facts)));
}

/// A record in which one thing is not as it should be.
#[track_caller]
fn check_hostile(from: &str, to: &str, problem: &str) {
    let printed = String::from_utf8(line(&article(), &document(), &[])).expect("UTF-8");
    assert!(printed.contains(from), "{from} in {printed}");
    let broken = printed.replacen(from, to, 1);
    let all = opened("odd.jsonl", format!("{broken}{printed}").as_bytes());
    let told: Vec<Result<bool, &str>> = all
        .iter()
        .map(|record| match record {
            Ok(record) => Ok(record.document.is_some()),
            Err(problem) => Err(problem.as_str()),
        })
        .collect();
    let problem = format!("line 1 of `/odd.jsonl` is no analysed record: {problem}");
    assert_eq!(told, [Err(problem.as_str()), Ok(false), Ok(true)], "{to}");
}

#[test]
fn a_record_that_does_not_hold_is_told_and_its_article_read_anew() {
    check_hostile(
        r#""trigger":{"start":"#,
        r#""trigger":{"start":4000000000,"was":"#,
        "`events[0].trigger.end`: 44 lies before the start, 4000000000",
    );
    check_hostile(
        r#""evidence":[{"#,
        r#""evidence":[{"start":0,"end":900},{"#,
        "`events[0].evidence[0].end`: 900 lies behind the text's 90 characters",
    );
    check_hostile(
        r#""quotes":["q1"]"#,
        r#""quotes":["q1","q9"]"#,
        "`events[0].quotes[1]`: nothing in the record has the id `q9`",
    );
    check_hostile(
        r#""speaker":"p1""#,
        r#""speaker":"q1""#,
        "`quotes[0].speaker`: nothing in the record has the id `q1`",
    );
    check_hostile(
        r#""type":"meeting""#,
        r#""type":"picnic""#,
        "`events[0].type`: `picnic` is not known",
    );
    check_hostile(
        r#""confidence":0.5"#,
        r#""confidence":1e300"#,
        "`events[0].confidence`: inf is not between 0 and 1",
    );
    check_hostile(
        r#""when":{"from":"2025-05-18""#,
        r#""when":{"from":"2025-05-19""#,
        "`events[0].when.to`: `2025-05-18` lies before `2025-05-19`",
    );
    check_hostile(
        r#""people":[{"id":"p1""#,
        r#""people":[{"id":"p2""#,
        "`people[0].id`: `p2` stands where `p1` should",
    );
    check_hostile(
        r#""participants":["#,
        r#""participants":[[],"#,
        "`events[0].participants[0]`: invalid length 0, expected struct Taking with 2 elements",
    );
    check_hostile(
        r#""schema":1"#,
        r#""schema":7"#,
        "`schema`: 7 is not known, 1 is",
    );
}

#[test]
fn depth_and_width_do_no_harm() {
    let deep = format!(
        r#"{{"schema": 1, "text": "Talks.", "events": {}"#,
        "[".repeat(100_000)
    );
    let told = opened("deep.jsonl", deep.as_bytes());
    assert!(told.iter().all(Result::is_err) && !told.is_empty());
    let wide = format!(
        r#"{{"schema": 1, "text": "Talks.", "events": [], "problems": [{}""]}}"#,
        r#""x","#.repeat(100_000)
    );
    assert_eq!(
        opened("wide.jsonl", wide.as_bytes())[0]
            .as_ref()
            .expect("a record")
            .problems
            .len(),
        100_001
    );
}

#[test]
fn a_timeline_whose_articles_stay_in_their_file_says_the_same() {
    let samples = samples();
    let mut lines: Vec<u8> = Vec::new();
    for (article, document) in &samples {
        // A byte order mark, blanks and what is no record move what comes behind them.
        lines.extend(if lines.is_empty() {
            &b"\xef\xbb\xbf"[..]
        } else {
            b"\n  \n[]\n "
        });
        lines.extend(line(article, document, &[]));
    }
    let mut merger = Merger::new();
    let mut places = 0;
    for record in opened("facts.jsonl", &lines) {
        let Ok(record) = record else { continue };
        places += usize::from(record.place.is_some());
        let document = record.document.expect("facts");
        merger.add_from(Arc::new(record.article), document, record.place);
    }
    assert_eq!(places, samples.len());
    let (there, here) = (
        merger.collect(),
        merged(
            samples
                .iter()
                .map(|(article, document)| (article, document)),
        ),
    );
    assert!(there.articles.iter().eq(here.articles.iter()));
    for (at, article) in (0..).zip(here.articles.all()) {
        let read = there.article(ArticleId(at)).expect("an article");
        assert_eq!((&read.id, &read.body), (&article.id, &article.body));
        assert_eq!((&read.url, &read.byline), (&article.url, &article.byline));
    }
    assert_eq!(whole("json", &there), whole("json", &here));
}

/// The first of every three events, with what it refers to.
fn some(all: &Collection) -> Collection {
    Collection {
        events: all.events.iter().step_by(3).collect(),
        ..all.clone()
    }
}

fn told(collection: &Collection) -> Vec<(EventId, String, DateRange)> {
    let events = collection.events.iter();
    let mut told: Vec<_> = events
        .map(|event| (event.id, event.title.to_owned(), event.when.range))
        .collect();
    told.sort_by_key(|(id, ..)| *id);
    told
}

#[test]
fn chosen_events_open_again_as_they_were() {
    let samples = samples();
    let all = merged(
        samples
            .iter()
            .map(|(article, document)| (article, document)),
    );
    let shown = some(&all);
    let mut lines = Vec::new();
    export::records(&mut lines, &shown, analysis::analyse).expect("memory takes all");
    let mut merger = Merger::new();
    for record in opened("shown.jsonl", &lines) {
        let record = record.expect("a record");
        let document = record.document.expect("nothing to analyse");
        merger.add_from(Arc::new(record.article), document, record.place);
    }
    let again = merger.collect();
    assert_eq!(told(&again), told(&shown));
    // And once more, from the file instead of the analysis.
    let mut copied = Vec::new();
    let idle = |_: &Article| -> Document { unreachable!("the records say it all") };
    export::records(&mut copied, &again, idle).expect("memory takes all");
    assert_eq!(copied, lines);
}

#[test]
fn plain_articles_stay_in_their_file_too() {
    let samples = samples();
    let mut lines = String::new();
    for (at, (article, _)) in samples.iter().enumerate() {
        // Some tell who they are, others are known by their line.
        let mut object = serde_json::json!({ "title": article.title, "text": article.body });
        if at % 2 == 0 {
            object["id"] = article.id.clone().into();
            object["published"] = article.published.map(|day| day.to_string()).into();
        }
        lines.push_str(&format!("\u{feff}\n {object}\r\n"));
    }
    // One that is two, and one whose facts do not hold.
    lines.push_str("{\"articles\": [{\"text\": \"One met.\"}, {\"text\": \"Two met.\"}]}\n");
    lines.push_str("{\"schema\": 1, \"events\": 3, \"text\": \"Three met.\"}\n");
    let folder = tempfile::TempDir::new().expect("a folder");
    let path = folder.path().join("wire.jsonl");
    std::fs::write(&path, &lines).expect("a file");
    let (mut here, mut there) = (Merger::new(), Merger::new());
    let mut stay = 0;
    source::open(&source::Input::Path(path), &mut |found| {
        let source::Found::Lines(batch) = found.expect("a file that can be read") else {
            panic!("lines");
        };
        batch.read(&mut |record| {
            let Ok(record) = record else { return };
            let (article, document) = (Arc::new(record.article), record.document);
            let document = document.unwrap_or_else(|| analysis::analyse(&article));
            stay += usize::from(record.place.is_some());
            here.add(Arc::clone(&article), document.clone());
            there.add_from(article, document, record.place);
        });
        ControlFlow::Continue(())
    });
    let (here, there) = (here.collect(), there.collect());
    assert_eq!(
        (stay, here.articles.len()),
        (samples.len(), samples.len() + 3)
    );
    for id in (0..).map(ArticleId).take(here.articles.len()) {
        assert_eq!(there.articles.lend(id), here.articles.lend(id));
    }
    assert_eq!(whole("json", &there), whole("json", &here));
}
