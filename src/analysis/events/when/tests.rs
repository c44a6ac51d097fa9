//! Each text is read as if published on Friday 15 March 2024.

use chrono::NaiveDate;

use crate::{
    analysis::{self, events::tests::read},
    model::article::Article,
};

/// The first row of a type and its days, "visit 2024-03-12"; "no visit" where none may stand.
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut broken = Vec::new();
    for (body, expected) in cases {
        let found = read(body);
        let rows: Vec<(&str, String)> = found
            .events
            .iter()
            .map(|event| {
                let days = event.when.as_ref().map(|when| when.range.edtf());
                (event.kind.key(), days.unwrap_or_default())
            })
            .collect();
        for fact in expected.split(", ") {
            let right = match fact.split_once(' ') {
                Some(("no", kind)) => rows.iter().all(|(found, _)| *found != kind),
                Some((kind, days)) => rows
                    .iter()
                    .find(|(found, _)| *found == kind)
                    .is_some_and(|(_, found)| found == days),
                None => false,
            };
            if !right {
                broken.push(format!("{fact}: {body}\n    {rows:?}"));
            }
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_time_tells_of_its_own_clause() {
    check(&[
        (
            "President Oda Lind will fly to Oslo on March 23 to attend a conference in Bergen on March 24.",
            "visit 2024-03-23, meeting 2024-03-24",
        ),
        (
            "President Oda Lind visited Kenya in early January.",
            "visit 2024-01-01/2024-01-10~",
        ),
        (
            "This is attributable to the spokesman:\n\nPresident Oda Lind met on Wednesday with President Karel Brandt.\n\nThe talk was long.\n\nLind called on Brandt to sign \
             the treaty.",
            "demand 2024-03-13",
        ),
        (
            "President Oda Lind met relatives of the envoys abducted decades ago by agents of Chad.",
            "no attack",
        ),
        (
            "Returning to Oslo, President Oda Lind took part in a meeting with Karel Brandt on March 5.",
            "visit 2024-03-05",
        ),
        (
            "The United States supported on Friday the official visit of President Oda Lind in August.",
            "support 2024-03-15",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday.",
            "meeting 2024-03-12",
        ),
        (
            "On Tuesday, President Oda Lind met Prime Minister Karel Brandt in Oslo.",
            "meeting 2024-03-12",
        ),
        (
            "Yesterday, President Oda Lind, Foreign Minister Ana Duarte, Finance Minister Ivo Kern and the heads of several \
             other ministries of the republic met Prime Minister Karel Brandt.",
            "meeting 2024-03-14",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Tuesday, and Foreign Minister Ana Duarte visited Kenya on \
             Wednesday.",
            "meeting 2024-03-12, visit 2024-03-13",
        ),
        (
            "President Oda Lind, who took office in January, met Prime Minister Karel Brandt on Tuesday.",
            "meeting 2024-03-12",
        ),
        (
            "President Oda Lind, who was elected in 2019, visited Kenya on Thursday.",
            "visit 2024-03-14",
        ),
        (
            "Prime Minister Karel Brandt visited Kenya on Thursday to open a bridge that was finished in February.",
            "visit 2024-03-14",
        ),
        (
            "President Oda Lind signed a treaty with Kenya on Monday, three weeks after talks in Oslo had failed.",
            "agreement 2024-03-11",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Tuesday for the first time since the debate in February.",
            "meeting 2024-03-12",
        ),
        (
            "On Thursday, President Oda Lind flew to Madrid and met Prime Minister Karel Brandt.",
            "visit 2024-03-14, meeting 2024-03-14",
        ),
    ]);
}

#[test]
fn the_day_of_saying_is_not_the_day_of_what_is_said() {
    check(&[
        (
            "Talks between Serbia and Kosovo were held in Brussels last week, Foreign Minister Ana Duarte said on Monday.",
            "talks 2024-03-04/2024-03-10",
        ),
        (
            "The ministry said on Wednesday that President Oda Lind would visit Kenya on April 10.",
            "visit 2024-04-10",
        ),
        (
            "The ministry said on Wednesday that President Oda Lind will meet Prime Minister Karel Brandt on 2 April.",
            "meeting 2024-04-02",
        ),
        (
            "A spokesman said on Thursday that President Oda Lind had met Prime Minister Karel Brandt.",
            "no meeting",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Monday, a spokesman said on Thursday.",
            "meeting 2024-03-11",
        ),
        (
            "A spokesman said on Thursday that Russia had attacked Kharkiv on Monday.",
            "attack 2024-03-11",
        ),
        (
            "The ministry said on Friday that a meeting between President Oda Lind and President Karel Brandt in Oslo next \
             week was being prepared.",
            "meeting 2024-03-18/2024-03-24",
        ),
    ]);
}

#[test]
fn verbs_of_one_subject_share_their_day_and_aims_and_ends_have_another() {
    check(&[
        (
            "Chad killed three people and wounded twenty in Goma on Tuesday.",
            "attack 2024-03-12",
        ),
        (
            "The council meeting of the African Union in Nairobi is scheduled to end on Thursday.",
            "no meeting",
        ),
        (
            "President Oda Lind pressed Kenya to raise its gift, which fell from 11 million in 1984, and called for more aid to Chad.",
            "demand 2024-03-15",
        ),
        (
            "Kenya and Chad voted on 23 June 2016 to leave the union.",
            "decision 2016-06-23, no rupture",
        ),
        (
            "President Oda Lind said, as she has done since the crisis broke last May, that she would not resign.",
            "no recognition",
        ),
    ]);
}

#[test]
fn what_is_agreed_on_a_day_comes_later() {
    check(&[
        (
            "Norway and Kenya agreed on Monday to hold talks in April.",
            "talks 2024-04",
        ),
        (
            "Prime Minister Karel Brandt promised on Tuesday to visit Kenya in May.",
            "visit 2024-05",
        ),
    ]);
}

#[test]
fn a_time_in_the_phrase_of_a_noun_is_of_that_noun() {
    check(&[
        (
            "Norway condemned Sunday's strike on Kyiv by Russia on Tuesday.",
            "criticism 2024-03-12, attack 2024-03-10",
        ),
        (
            "Ministers of Serbia and Kosovo praised the March 4 talks between Serbia and Kosovo in Brussels.",
            "talks 2024-03-04",
        ),
        (
            "President Oda Lind will travel to Madrid for the June 29-30 summit.",
            "visit 2024-06-29/2024-06-30",
        ),
        (
            "President Oda Lind, renewing a friendship struck in April, toured Nairobi on Wednesday.",
            "visit 2024-03-13",
        ),
    ]);
}

#[test]
fn the_day_told_says_more_than_the_year_of_a_name() {
    check(&[
        (
            "Today, Envoy Oda Lind hosted the 2024 Norway-Kenya consultations in Oslo.",
            "talks 2024-03-15",
        ),
        (
            "Norway backed the January 2 Paris agreement.",
            "support 2024-03-15",
        ),
    ]);
}

#[test]
fn what_another_has_announced_on_a_day_keeps_it() {
    check(&[
        (
            "Norway backed the measures announced by the African Union on January 31.",
            "support 2024-03-15",
        ),
        (
            "Norway on Tuesday welcomed the ceasefire brokered by Kenya and Chad on Monday.",
            "support 2024-03-12",
        ),
    ]);
}

#[test]
fn a_clause_right_behind_a_noun_keeps_its_time() {
    check(&[
        (
            "Kenya attacked a town rebels seized in 2016.",
            "attack 2024-03-15",
        ),
        (
            "Kenya and Norway agreed in a 2016 treaty to share water.",
            "agreement 2016",
        ),
    ]);
}

#[test]
fn the_day_of_an_attack_condemned_is_near_enough() {
    check(&[
        (
            "Norway condemned today's attack on Kharkiv by Russia.",
            "criticism 2024-03-15, attack 2024-03-15",
        ),
        (
            "A few hours before a jet crashed on Wednesday, Kenya attacked Uganda.",
            "attack 2024-03-13",
        ),
    ]);
}

#[test]
fn visits_last_from_their_first_to_their_last_day() {
    check(&[
        (
            "President Oda Lind will begin a three-day visit to Kenya on Monday.",
            "visit 2024-03-18/2024-03-20",
        ),
        (
            "President Oda Lind arrived in Nairobi on Wednesday for a three-day visit.",
            "visit 2024-03-13/2024-03-15",
        ),
        (
            "President Oda Lind will pay a state visit to Kenya from April 10 to April 12.",
            "visit 2024-04-10/2024-04-12",
        ),
        (
            "President Oda Lind will visit Kenya on 10-12 April.",
            "visit 2024-04-10/2024-04-12",
        ),
        (
            "President Oda Lind's five-day trip to Kenya, ending on March 14, drew little notice.",
            "visit 2024-03-10/2024-03-14",
        ),
        (
            "President Oda Lind is on the second day of a four-day visit to Kenya.",
            "visit 2024-03-14/2024-03-17",
        ),
        (
            "President Oda Lind is on the third day of a two-week tour of Africa.",
            "visit 2024-03-13/2024-03-26",
        ),
        (
            "President Oda Lind arrived in Nairobi on Wednesday for a two-week tour.",
            "visit 2024-03-13/2024-03-26",
        ),
    ]);
}

#[test]
fn each_stop_has_its_days() {
    let rows = |body: &str| -> Vec<(String, String)> {
        let found = analysis::analyse(&Article {
            body: body.into(),
            published: NaiveDate::from_ymd_opt(2024, 3, 15),
            ..Article::default()
        });
        let place = |event: &crate::model::document::EventMention| {
            event
                .place
                .and_then(|id| found.places.get(id.index()))
                .map(|place| place.name.clone())
                .unwrap_or_default()
        };
        let visits = found
            .events
            .iter()
            .filter(|event| event.kind.key() == "visit");
        visits
            .map(|event| {
                let days = event.when.as_ref().map(|when| when.range.edtf());
                (place(event), days.unwrap_or_default())
            })
            .collect()
    };
    let pair = |place: &str, days: &str| (place.to_owned(), days.to_owned());
    assert_eq!(
        rows(
            "President Oda Lind will visit Rome from May 3 to 6 for the Dialogue on China on May 5."
        ),
        [pair("Rome", "2024-05-03/2024-05-06")]
    );
    assert_eq!(
        rows("President Oda Lind will visit Rome on May 3-4 before travelling to Paris on May 5."),
        [
            pair("Rome", "2024-05-03/2024-05-04"),
            pair("Paris", "2024-05-05")
        ]
    );
    assert_eq!(
        rows(
            "Secretary of State Oda Lind will travel to Berlin, Germany, on May 3, Warsaw, Poland, on May 5 and Rome on May 6."
        ),
        [
            pair("Berlin", "2024-05-03"),
            pair("Warsaw", "2024-05-05"),
            pair("Rome", "2024-05-06")
        ]
    );
    assert_eq!(
        rows("Secretary of State Oda Lind will travel to Tokyo (May 3-4) and Seoul (May 5-6)."),
        [
            pair("Tokyo", "2024-05-03/2024-05-04"),
            pair("Seoul", "2024-05-05/2024-05-06")
        ]
    );
    assert_eq!(
        rows("Envoy Oda Lind will travel to Djibouti, Ethiopia and Kenya from April 3 to April 9.")
            .len(),
        1
    );
}

#[test]
fn the_day_told_before_frames_its_paragraph() {
    check(&[
        (
            "President Oda Lind arrived in Nairobi on Wednesday. She met President Karel Brandt.",
            "meeting 2024-03-13",
        ),
        (
            "A former aide was sentenced on Wednesday. President Oda Lind pardoned Karel Brandt.",
            "exchange 2024-03-13",
        ),
        (
            "On June 25 President Oda Lind will fly to Rome. She will meet Prime Minister Karel Brandt.",
            "visit 2024-06-25, meeting 2024-06-25",
        ),
        (
            "In 1987 President Oda Lind flew to Moscow. She met President Karel Brandt.",
            "no meeting",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Tuesday.\n\nThe meeting lasted two hours.",
            "meeting 2024-03-12",
        ),
    ]);
}

#[test]
fn what_was_before_is_not_of_the_same_day() {
    check(&[
        (
            "Tomorrow voters in Oslo go to the polls following the resignation of Prime Minister Oda Lind.",
            "no recognition",
        ),
        (
            "On Tuesday, after a meeting with Karel Brandt, President Oda Lind praised Kenya.",
            "meeting 2024-03-12",
        ),
    ]);
}

#[test]
fn what_is_put_at_another_time_is_not_of_today() {
    check(&[
        (
            "President Oda Lind met President Karel Brandt on Tuesday. She hailed the recent meeting between Kenya and Chad.",
            "meeting 2024-03-12, support 2024-03-12, no talks",
        ),
        ("Norway has repeatedly condemned Kenya.", "no criticism"),
        ("Norway condemned Kenya.", "criticism 2024-03-15"),
        (
            "Norway expressed openness to meeting with Kenya.",
            "no meeting",
        ),
        (
            "A few weeks after posting it he was killed by Kenya.",
            "no attack",
        ),
        (
            "A couple days after the vote, a meeting between Kenya and Chad took place.",
            "no meeting",
        ),
        (
            "Over the past three years Norway has increased cooperation with the army of Chad.",
            "no aid",
        ),
    ]);
}

#[test]
fn the_day_of_printing_is_for_news() {
    check(&[
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo.",
            "meeting 2024-03-15",
        ),
        (
            "Did President Oda Lind meet Prime Minister Karel Brandt in Oslo?",
            "no meeting",
        ),
        (
            "I think that Norway accused Kenya of spying.",
            "no criticism",
        ),
        ("We know that President Oda Lind visited Kenya.", "no visit"),
        (
            "President Oda Lind previously met Prime Minister Karel Brandt in Oslo.",
            "no meeting",
        ),
        (
            "Karel Brandt, who met President Oda Lind, slept.",
            "no meeting",
        ),
        (
            "Before she met Prime Minister Karel Brandt, President Oda Lind slept.",
            "no meeting",
        ),
        (
            "President Oda Lind had met Prime Minister Karel Brandt.",
            "no meeting",
        ),
    ]);
}

#[test]
fn behind_the_lead_strangers_tell_background() {
    let lead = "President Oda Lind met Prime Minister Karel Brandt in Oslo on Thursday. They spoke of fish. They spoke of boats. \
                They spoke of oil. They spoke of gas. They spoke of wood. They spoke of wool. They spoke of tea. The mood was \
                good. ";
    let with = |tail: &str| format!("{lead}\n\n{tail}");
    check(&[
        (&with("President Ana Duarte visited Kenya."), "no visit"),
        (
            &with("Brandt praised Kenya for its patience."),
            "support 2024-03-15",
        ),
        (&with("Kenya has attacked Uganda."), "no attack"),
        (&with("Oda Lind has threatened Kenya."), "no threat"),
        (
            &with("President Ana Duarte visited Kenya on Monday."),
            "visit 2024-03-11",
        ),
    ]);
}

#[test]
fn days_are_counted_from_events() {
    check(&[
        (
            "Serbia and Kosovo held talks in Brussels on Monday.\n\nTwo days after the talks, Serbia and Kosovo signed a treaty.",
            "talks 2024-03-11, agreement 2024-03-13",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt on Tuesday. The meeting came three days after talks between \
             Serbia and Kosovo in Brussels.",
            "talks 2024-03-09",
        ),
        (
            "Russia attacked Kharkiv on Sunday. A day after the attack, President Oda Lind visited Kharkiv.",
            "visit 2024-03-11",
        ),
    ]);
}

#[test]
fn ages_are_no_days() {
    check(&[
        ("Norway attacked Sweden in the 14th century.", "no attack"),
        ("Norway attacked Sweden in the 1990s.", "no attack"),
        (
            "The destruction of Lindholm in 1967 is remembered.",
            "no attack",
        ),
        (
            "Norway and Sweden signed a treaty in 1905.",
            "agreement 1905",
        ),
        (
            "President Oda Lind met President Karel Brandt in 2023.",
            "meeting 2023",
        ),
    ]);
}

#[test]
fn rest_of_a_journey() {
    check(&[(
        "President Oda Lind will tour Africa from March 18 to March 24. Prime Minister Karel Brandt praised Kenya on \
         Thursday.\n\nOda Lind will meet President Ana Duarte on the trip.",
        "meeting 2024-03-18/2024-03-24",
    )]);
}

#[test]
fn a_year_in_the_name_of_something_else_is_no_date() {
    check(&[
        (
            "Thousands rallied in Oslo on Monday to protest against the results of the 2020 presidential election.",
            "protest 2024-03-11",
        ),
        (
            "President Oda Lind held talks with Prime Minister Karel Brandt on the 2015 nuclear deal on Tuesday.",
            "talks 2024-03-12",
        ),
        (
            "Norway and Kenya signed a treaty in the 2020 round.",
            "agreement 2020",
        ),
        (
            "Norway and Kenya met in Oslo on Tuesday on the post-2020 framework.",
            "meeting 2024-03-12",
        ),
        (
            "Norway asked Kenya to open an inquiry in order to help Karel Brandt in the 2020 race.",
            "no criticism",
        ),
        (
            "Norway condemned Kenya for its part in the migrants' September 2015 deaths.",
            "criticism 2024-03-15",
        ),
    ]);
}

#[test]
fn what_has_been_called_off_is_of_the_news() {
    check(&[
        (
            "Kenya has postponed a summit with Chad.",
            "meeting 2024-03-15",
        ),
        (
            "A summit between Kenya and Chad has been postponed.",
            "meeting 2024-03-15",
        ),
        (
            "Kenya has postponed a summit with Chad due on March 20.",
            "meeting 2024-03-20",
        ),
    ]);
}
