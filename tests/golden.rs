//! Whole articles through the whole street: a readable list of what each one says, kept as a snapshot.
//!
//! To add one: `tests/golden/NAME.txt` and its name below. A difference shows what a rule changed elsewhere; it is taken
//! over on purpose with `INSTA_UPDATE=always cargo test --test golden`, after reading it.

use std::{fmt::Write, ops::ControlFlow, path::Path, sync::Arc};

use dateline::{
    analysis,
    merge::Merger,
    model::{
        article::Article,
        document::{Document, EventMention, Person, PersonKind, Quote},
        span::Span,
    },
    source::{self, Input},
};

fn read(name: &str) -> Article {
    let path = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("tests/golden")
        .join(format!("{name}.txt"));
    let mut articles = Vec::new();
    source::read(&Input::Path(path), &mut |article| {
        articles.push(article.expect("an article"));
        ControlFlow::Continue(())
    });
    articles.pop().expect("one article")
}

fn facts(article: &Article, document: &Document) -> String {
    let mut out = String::new();
    let published = article
        .published
        .map_or("-".to_owned(), |day| day.to_string());
    let _ = writeln!(
        out,
        "published {published}, place {}",
        article.place.as_deref().unwrap_or("-")
    );
    let words = |span: Span| span.of(&article.body);
    out.push_str("\ntimes\n");
    for time in &document.times {
        let _ = writeln!(
            out,
            "  {} = {} [{}]",
            words(time.span),
            time.value,
            time.rule
        );
    }
    out.push_str("\npeople\n");
    document.people.iter().for_each(|one| person(&mut out, one));
    out.push_str("\nquotes\n");
    document
        .quotes
        .iter()
        .for_each(|one| quote(&mut out, one, article, document));
    out.push_str("\nevents\n");
    document
        .events
        .iter()
        .for_each(|one| event(&mut out, one, article, document));
    out
}

fn person(out: &mut String, person: &Person) {
    let kind = if person.kind == PersonKind::Unnamed {
        " (unnamed)"
    } else {
        ""
    };
    let country = person
        .country
        .map_or("-".to_owned(), |country| country.to_string());
    let former = if person.former { "former " } else { "" };
    let role = person.role.as_deref().unwrap_or("-");
    let _ = writeln!(
        out,
        "  {}{kind}, {former}{role}, {country}, {} mentions",
        person.name,
        person.mentions.len()
    );
}

fn quote(out: &mut String, quote: &Quote, article: &Article, document: &Document) {
    let speaker = quote.speaker.map_or("-", |who| document.name(who));
    let marks = if quote.direct { "“”" } else { "<>" };
    let mut marks = marks.chars();
    let (open, close) = (marks.next().unwrap_or(' '), marks.next().unwrap_or(' '));
    let medium = quote
        .medium
        .as_ref()
        .map_or(String::new(), |medium| format!(" on {medium}"));
    let _ = writeln!(
        out,
        "  {speaker}{medium}: {open}{}{close}",
        quote.span.of(&article.body)
    );
}

fn event(out: &mut String, event: &EventMention, article: &Article, document: &Document) {
    let when = event.when.as_ref();
    let day = when.map_or("undated".to_owned(), |when| when.range.edtf());
    let how = when.map_or(String::new(), |when| {
        let told = when.text.map_or("inferred", |span| span.of(&article.body));
        format!(" ({told})")
    });
    let place = event
        .place
        .and_then(|id| document.places.get(id.index()))
        .map_or("-", |place| &place.name);
    let alleged = if event.alleged { " alleged" } else { "" };
    let _ = writeln!(
        out,
        "  {day}{how} {}{alleged} {} at {place}",
        event.status.key(),
        event.kind.key()
    );
    let _ = writeln!(out, "    title: {}", event.title);
    for part in &event.participants {
        let _ = writeln!(out, "    {}: {}", part.role.key(), document.name(part.who));
    }
    for &span in &event.evidence {
        let _ = writeln!(out, "    | {}", span.of(&article.body).replace('\n', " "));
    }
}

#[track_caller]
fn check(name: &str) {
    let article = read(name);
    let document = analysis::analyse(&article);
    insta::with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, facts(&article, &document));
    });
}

#[test]
fn a_meeting_of_two_ministers() {
    check("bilateral");
}

#[test]
fn an_attack_and_an_agreement_of_one_day() {
    check("strike-and-pact");
}

#[test]
fn the_readout_of_a_call() {
    check("readout");
}

#[test]
fn a_package_of_sanctions() {
    check("sanctions");
}

#[test]
fn a_visit_that_was_called_off() {
    check("cancelled-visit");
}

#[test]
fn the_background_of_an_anniversary() {
    check("background");
}

#[test]
fn every_fact_says_where_it_was_read() {
    for name in [
        "bilateral",
        "strike-and-pact",
        "readout",
        "sanctions",
        "cancelled-visit",
        "background",
    ] {
        let article = read(name);
        let document = analysis::analyse(&article);
        let times = document.times.iter().map(|time| time.span);
        let quotes = document.quotes.iter().map(|quote| quote.span);
        let evidence = document
            .events
            .iter()
            .flat_map(|event| event.evidence.iter().copied().chain([event.trigger]));
        let people = document
            .people
            .iter()
            .flat_map(|person| person.mentions.iter().map(|mention| mention.span));
        for span in times.chain(quotes).chain(evidence).chain(people) {
            assert!(
                !span.of(&article.body).trim().is_empty(),
                "{name}: {span:?}"
            );
        }
    }
}

#[test]
fn all_articles_make_one_timeline() {
    let mut merger = Merger::new();
    let mut told = 0;
    for name in [
        "bilateral",
        "strike-and-pact",
        "readout",
        "sanctions",
        "cancelled-visit",
        "background",
    ] {
        let article = read(name);
        let document = analysis::analyse(&article);
        told += document.events.len();
        merger.add(Arc::new(article), document);
    }
    let all = merger.collect();
    let sources: usize = all.events.iter().map(|event| event.sources.len()).sum();
    assert_eq!(sources + all.undated, told);
    assert_eq!(all.articles.len(), 6);
}
