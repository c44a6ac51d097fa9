//! What a filter keeps of the small collection, and what it offers while it is typed.

mod support;

use std::sync::Arc;

use dateline::{
    model::collection::EventId,
    timeline::{
        Corpus, Notes, Query,
        query::{Sieve, complete::complete, sieve},
    },
};
use support::{large, small};

fn corpus() -> Corpus {
    Corpus::new(Arc::new(small::collection()))
}

fn kept(corpus: &Corpus, text: &str, notes: &Notes) -> Vec<u32> {
    let query = Query::parse(text).unwrap_or_else(|wrong| panic!("{text}: {}", wrong.what));
    sieve::all(&query, corpus, notes)
}

/// The titles that a filter keeps.
#[track_caller]
fn check(text: &str, titles: &[&str]) {
    let corpus = corpus();
    let kept = kept(&corpus, text, &Notes::default());
    let found: Vec<&str> = kept
        .iter()
        .filter_map(|index| Some(corpus.event(*index)?.title))
        .collect();
    assert_eq!(found, titles, "{text}");
}

#[track_caller]
fn count(text: &str, expected: usize) {
    assert_eq!(
        kept(&corpus(), text, &Notes::default()).len(),
        expected,
        "{text}"
    );
}

#[test]
fn people_are_found_by_the_beginnings_of_their_names() {
    check(
        "who:mogherini",
        &["Iran and six powers agree on the nuclear programme in Vienna"],
    );
    check("who:herini", &[]);
    check(
        "who:\"Barack Obama\" -act:visit",
        &["Obama meets Raúl Castro in Havana"],
    );
    check(
        "who:raul who:obama act:met",
        &["Obama meets Raúl Castro in Havana"],
    );
    check("who:/^emm.*ron$/", &["Macron visits Washington"]);
    check("who:Macron", &["Macron visits Washington"]);
    check("who:mACRON", &[]);
}

#[test]
fn the_whole_of_a_name_goes_before_names_that_hold_it() {
    let corpus = corpus();
    let all = |text| kept(&corpus, text, &Notes::default());
    assert_eq!(all("who:\"Iran\"").len(), 3);
    assert!(all("who:iran").len() >= 3);
}

#[test]
fn fields_narrow_and_commas_widen() {
    count("", 19);
    let (visit, meeting) = (2, 4);
    count("act:visited", visit);
    count("act:met", meeting);
    count("act:visited,met", visit + meeting);
    count("act:visited | act:met", visit + meeting);
    count("-(act:visited | act:met)", 19 - visit - meeting);
    count("act:visited act:met", 0);
    count("~act:visited", 19);
    check(
        "status:denied",
        &["Russia denies a part in the Salisbury attack"],
    );
    check(
        "status:cancelled country:US",
        &["Trump calls off meeting with Kim Jong Un"],
    );
    check(
        "place:havana act:met",
        &["Obama meets Raúl Castro in Havana"],
    );
    check("place:cuba act:met", &["Obama meets Raúl Castro in Havana"]);
    check(
        "is:alleged",
        &["Nerve agent used against Skripal in Salisbury"],
    );
    check(
        "sources>=2 act:agreement",
        &["Iran and six powers agree on the nuclear programme in Vienna"],
    );
    check(
        "said:\"historic day\"",
        &["Iran and six powers agree on the nuclear programme in Vienna"],
    );
    check(
        "speaker:mogherini",
        &["Iran and six powers agree on the nuclear programme in Vienna"],
    );
    check(
        "skripal",
        &["Nerve agent used against Skripal in Salisbury"],
    );
}

#[test]
fn days_are_within_and_around() {
    check(
        "on:2015-07-20",
        &["United States and Cuba restore diplomatic relations"],
    );
    // What lasted from June to 14 July was going on that day too.
    count("on:2015-07-14", 2);
    // What is told to the month is in the month and on none of its days.
    check("on:2016-01", &["Sanctions on Iran to be lifted"]);
    count("on:2016-01-16", 0);
    count("before:2016", 3);
    count("until:2016-01", 4);
    count("after:2016", 16);
    count("after:2016 before:2017", 3);
    count("between:2016..2017", 5);
    count("on:2015,2016", 6);
    check("is:coarse on:2018", &["Macron visits Washington"]);
}

#[test]
fn relative_days_count_from_the_newest_article_and_never_from_a_clock() {
    let corpus = corpus();
    let newest = corpus.newest;
    let told = |text: &str| kept(&corpus, text, &Notes::default());
    assert_eq!(told("after:today"), told(&format!("after:{newest}")));
    let year = newest - chrono::Months::new(12);
    assert_eq!(told("after:-1y"), told(&format!("after:{year}")));
    assert!(!told("after:-1y").is_empty());
}

#[test]
fn what_the_reader_wrote_can_be_asked_for() {
    let corpus = corpus();
    let id = |index| corpus.id(index).expect("an event");
    let mut notes = Notes::default();
    notes.marks.extend([id(3), id(5)]);
    notes
        .notes
        .insert(id(5), "compare with the Budapest text".to_owned());
    notes
        .tags
        .entry(id(7))
        .or_default()
        .insert("summit".to_owned());
    let told = |text| kept(&corpus, text, &notes);
    assert_eq!(told("is:marked"), [3, 5]);
    assert_eq!(told("has:note"), [5]);
    assert_eq!(told("is:marked -has:note"), [3]);
    assert_eq!(told("note:budapest"), [5]);
    assert_eq!(told("tag:summit | has:note"), [5, 7]);
    notes.marks.remove(&EventId(id(3).0));
    assert_eq!(kept(&corpus, "is:marked", &notes), [5]);
}

#[test]
fn another_order_keeps_the_same_events() {
    let corpus = corpus();
    let told = |text| kept(&corpus, text, &Notes::default());
    let sure = |index: &u32| corpus.event(*index).map_or(0.0, |event| event.confidence);
    let by = told("sort:conf");
    assert!(by.is_sorted_by(|a, b| sure(a) >= sure(b)), "{by:?}");
    let mut sorted = by.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, told(""));
    assert_eq!(told("sort:date"), told(""));
    assert_ne!(told("sort:sources"), told(""));
}

#[test]
fn a_sieve_finds_the_same_however_often_it_is_interrupted() {
    let corpus = Corpus::new(Arc::new(large::collection(3000)));
    let notes = Notes::default();
    for text in ["lanterns", "act:met -conf>=0.9", "a | e", "who:a sort:conf"] {
        let query = Query::parse(text).expect(text);
        let mut sieve = Sieve::new(&query, &corpus);
        let mut steps = 0;
        while !sieve.done() {
            sieve.work(&corpus, &notes, 1000);
            steps += 1;
        }
        assert!(steps > 1 || sieve.count() == 0, "{text}");
        assert_eq!(
            sieve.finish(&corpus),
            sieve::all(&query, &corpus, &notes),
            "{text}"
        );
    }
}

/// What is offered: name, number of events, what the line would be.
fn offered(text: &str) -> Vec<(String, Option<usize>, String)> {
    let corpus = corpus();
    let offers = complete(text, text.len(), &corpus, &Notes::default());
    let taken = offers.into_iter().map(|offer| {
        let mut line = text.to_owned();
        line.replace_range(offer.range, &offer.insert);
        (offer.text, offer.count, line)
    });
    taken.collect()
}

#[test]
fn fields_and_values_are_offered_with_counts() {
    let first = |text: &str| offered(text).into_iter().next().expect("an offer");
    let told = |name: &str, count, line: &str| (name.to_owned(), count, line.to_owned());
    assert_eq!(first("wh"), told("who:", None, "who:"));
    assert_eq!(
        first("who:"),
        told("Donald Trump", Some(6), "who:\"Donald Trump\"")
    );
    assert_eq!(
        first("x -who:tru"),
        told("Donald Trump", Some(6), "x -who:\"Donald Trump\"")
    );
    assert_eq!(
        first("who:\"ba"),
        told("Barack Obama", Some(2), "who:\"Barack Obama\"")
    );
    assert_eq!(
        first("act:met,vis"),
        told("visit", Some(2), "act:met,visit")
    );
    assert_eq!(
        first("macr"),
        told(
            "who:\"Emmanuel Macron\"",
            Some(1),
            "who:\"Emmanuel Macron\""
        )
    );
    assert_eq!(first("on:2015"), told("2015-07", Some(2), "on:2015-07"));
    assert_eq!(
        first("between:2015-06..2016-0"),
        told("2016-03", Some(2), "between:2015-06..2016-03")
    );
    assert_eq!(first("is:mar"), told("marked", None, "is:marked"));
    assert_eq!(first("sort:c"), told("conf", None, "sort:conf"));
    assert!(
        offered("\"wh").is_empty() && offered("/wh").is_empty() && offered("nofield:x").is_empty()
    );
}

#[test]
fn a_count_that_is_offered_is_what_the_filter_keeps() {
    let corpus = corpus();
    for field in ["who:", "country:", "act:", "status:", "src:", "on:"] {
        for (name, count, line) in offered(field) {
            let found = kept(&corpus, &line, &Notes::default()).len();
            // A month holds what lasts into it, too.
            let fits =
                count.is_some_and(|count| count == found || (field == "on:" && count <= found));
            assert!(
                fits,
                "{name}: {line} is said to have {count:?} and has {found}"
            );
        }
    }
}
