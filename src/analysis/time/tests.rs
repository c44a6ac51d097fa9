//! Every rule keeps its examples; every example is read as if published on Friday 15 March 2024.

use chrono::NaiveDate;

use super::{LINES, Op, RuleSet, tag};
use crate::{
    analysis::words,
    grammar::lexicon,
    model::{document::TimeMention, text::Text},
};

fn read(sentence: &str) -> Vec<TimeMention> {
    let words = words::read(sentence);
    let hits = lexicon::scan(sentence, &words);
    tag(
        Text {
            body: sentence,
            words: &words,
            hits: &hits,
        },
        NaiveDate::from_ymd_opt(2024, 3, 15),
    )
}

#[test]
fn every_op_is_known() {
    assert_eq!(RuleSet::load(LINES, Op::parse).err(), None);
}

#[test]
fn every_rule_keeps_its_examples() {
    let file: toml::Table = include_str!("../../../assets/rules/time.toml")
        .parse()
        .expect("the rules are TOML");
    let mut broken = Vec::new();
    for rule in file["rule"].as_array().expect("rules") {
        let name = rule["name"].as_str().expect("a name");
        for (sentence, value) in rule["accept"].as_table().expect("examples") {
            let found = read(sentence);
            let value = value.as_str().expect("a value");
            let kept = found.iter().any(|time| time.value == value)
                && found.iter().any(|time| time.rule == name);
            if !kept {
                let got: Vec<_> = found
                    .iter()
                    .map(|t| (t.span.of(sentence), &t.value, &t.rule))
                    .collect();
                broken.push(format!("{name}: {sentence} -> {value}, got {got:?}"));
            }
        }
        for sentence in rule
            .get("reject")
            .and_then(|r| r.as_array())
            .into_iter()
            .flatten()
            .filter_map(|s| s.as_str())
        {
            if let Some(time) = read(sentence).iter().find(|time| time.rule == name) {
                broken.push(format!(
                    "{name}: {sentence} must be left alone, got {}",
                    time.span.of(sentence)
                ));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}
