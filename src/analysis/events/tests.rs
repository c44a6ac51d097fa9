//! Every rule keeps its examples; every example is read as if published on Friday 15 March 2024.

use chrono::NaiveDate;

use super::trigger::LINES;
use crate::{
    analysis,
    grammar::rule::RuleSet,
    model::{article::Article, document::Document, event::EventType},
};

fn read(sentence: &str) -> Document {
    analysis::analyse(&Article {
        body: sentence.into(),
        published: NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    })
}

#[test]
fn every_type_is_known() {
    assert_eq!(RuleSet::load(LINES, EventType::parse).err(), None);
}

#[test]
fn every_rule_keeps_its_examples() {
    let file: toml::Table = include_str!("../../../assets/rules/events.toml")
        .parse()
        .expect("the rules are TOML");
    let mut broken = Vec::new();
    for rule in file["rule"].as_array().expect("rules") {
        let name = rule["name"].as_str().expect("a name");
        for (sentence, fact) in rule["accept"].as_table().expect("examples") {
            let found = read(sentence);
            let mut words = fact.as_str().expect("a fact").split(' ');
            let (kind, status) = (words.next(), words.next());
            let fits = |event: &&crate::model::document::EventMention| {
                Some(event.kind.key()) == kind
                    && status.is_none_or(|status| event.status.key() == status)
            };
            if !found.events.iter().any(|event| fits(&event)) {
                let got: Vec<_> = found
                    .events
                    .iter()
                    .map(|e| (e.kind, e.status, &e.title, &e.rule))
                    .collect();
                broken.push(format!("{name}: {sentence} -> {fact}, got {got:?}"));
            }
        }
        for sentence in rule
            .get("reject")
            .and_then(|r| r.as_array())
            .into_iter()
            .flatten()
            .filter_map(|s| s.as_str())
        {
            if let Some(event) = read(sentence)
                .events
                .iter()
                .find(|event| event.rule == name)
            {
                broken.push(format!(
                    "{name}: {sentence} must be left alone, got {}",
                    event.trigger.of(sentence)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_quotation_belongs_to_the_event_of_its_speaker() {
    let body = "President Joe Biden met President Vladimir Putin in Geneva on Tuesday. Chancellor Angela Merkel visited Oslo on \
                Monday.\n\n\"The tone was positive,\" Biden said.";
    let found = read(body);
    let with: Vec<_> = found
        .events
        .iter()
        .filter(|e| !e.quotes.is_empty())
        .map(|e| e.title.as_str())
        .collect();
    assert_eq!(with, ["Biden meets Putin in Geneva"]);
}

#[test]
fn a_day_is_counted_from_the_event_that_is_taken_up() {
    let body = "President Oda Lind met Prime Minister Karel Brandt on Tuesday, as rebels attacked Goma.\n\nThe \
                meeting came three days after talks between Serbia and Kosovo in Brussels.";
    let found = read(body);
    let talks = found
        .events
        .iter()
        .find(|event| event.kind == EventType::Talks);
    let day = talks
        .and_then(|event| event.when.as_ref())
        .map(|when| when.range.edtf());
    assert_eq!(day.as_deref(), Some("2024-03-09"));
}
