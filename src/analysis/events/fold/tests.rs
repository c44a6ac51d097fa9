//! Small articles, read as if published on Friday 15 March 2024: how many rows of a type they tell.

use crate::analysis::events::tests::read;

#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut broken = Vec::new();
    for (body, expected) in cases {
        let found = read(body);
        for fact in expected.split(", ") {
            let (count, kind) = fact.split_once(' ').expect("a number and a type");
            let told = found.events.iter().filter(|event| event.kind.key() == kind);
            let titles: Vec<_> = found.events.iter().map(|event| &event.title).collect();
            if told.count().to_string() != count {
                broken.push(format!("{fact}: {body}\n    {titles:?}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn one_event_told_again_is_one_row() {
    check(&[
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday.\n\nThe meeting lasted two hours.",
            "1 meeting",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday.\n\nLind and Brandt met for two hours.",
            "1 meeting",
        ),
        (
            "Lind meets Brandt\n\nPresident Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday.",
            "1 meeting",
        ),
        (
            "The United States met with Kenya in Ottawa on Tuesday.\n\nA meeting in Ottawa on Tuesday was short.",
            "1 meeting",
        ),
        (
            "U.S. Secretary of State Oda Lind met Foreign Minister Karel Brandt in Ottawa on Tuesday. The United States met \
             Brandt in Ottawa on Tuesday.",
            "1 meeting",
        ),
        (
            "President Oda Lind visited Nairobi on Tuesday. The visit to Kenya was her first.",
            "1 visit",
        ),
        (
            "President Oda Lind arrived in Kenya on Wednesday. Lind began a three-day visit to Kenya on Wednesday.",
            "1 visit",
        ),
        (
            "Gunmen killed five people in Nairobi on Tuesday. The attack in Nairobi on Tuesday shook the city.",
            "1 attack",
        ),
        (
            "Serbia and Kosovo held talks in Brussels on Tuesday. Serbia and Kosovo met in Brussels on Tuesday.",
            "0 talks, 1 meeting",
        ),
        (
            "President Oda Lind will visit Kenya on April 10. The visit on April 10 will be her first.",
            "1 visit",
        ),
    ]);
}

#[test]
fn different_events_stay_apart() {
    check(&[
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday. Lind met Brandt in Bergen on Thursday.",
            "2 meeting",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Tuesday. Lind met Foreign Minister Ana Duarte on Tuesday.",
            "2 meeting",
        ),
        (
            "President Oda Lind's nine-day trip to Japan, China and Vietnam, ending on March 20, begins today. On Saturday, Lind \
             will fly to Japan.",
            "2 visit",
        ),
        (
            "President Oda Lind will visit Rome on May 3 and Paris on May 5.",
            "2 visit",
        ),
        (
            "Russia attacked Kharkiv on Tuesday. Russia attacked Odesa on Tuesday.",
            "2 attack",
        ),
        (
            "President Oda Lind visited Kenya on Tuesday. Prime Minister Karel Brandt visited Kenya on Tuesday.",
            "2 visit",
        ),
        (
            "Norway and Kenya signed a treaty in Oslo on Tuesday. Norway and Kenya had signed a treaty in Oslo in 1998.",
            "2 agreement",
        ),
    ]);
}
