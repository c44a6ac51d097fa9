//! Each text is read as if published on Friday 15 March 2024.

use crate::analysis::events::tests::read;

/// The place of the first row of a type: "meeting Oslo", "demand -".
#[track_caller]
fn check(cases: &[(&str, &str)]) {
    let mut broken = Vec::new();
    for (body, expected) in cases {
        let found = read(body);
        let rows: Vec<(&str, &str)> = found
            .events
            .iter()
            .map(|event| {
                let place = event.place.and_then(|id| found.places.get(id.index()));
                (event.kind.key(), place.map_or("-", |place| &place.name))
            })
            .collect();
        let wanted = expected.split_once(' ').expect("a type and a place");
        if rows.iter().find(|(kind, _)| *kind == wanted.0) != Some(&wanted) {
            broken.push(format!("{expected}: {body}\n    {rows:?}"));
        }
    }
    assert!(broken.is_empty(), "{}", broken.join("\n"));
}

#[test]
fn a_place_stands_under_in_and_at() {
    check(&[
        (
            "President Oda Lind met Prime Minister Karel Brandt in Oslo on Tuesday.",
            "meeting Oslo",
        ),
        (
            "Since Russia's invasion of Ukraine on February 24, the United States has provided aid.",
            "attack -",
        ),
        (
            "In Oslo on Tuesday, President Oda Lind met Prime Minister Karel Brandt.",
            "meeting Oslo",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt at Camp David on Tuesday.",
            "meeting Camp David",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt near Geneva on Tuesday.",
            "meeting Geneva",
        ),
        (
            "President Oda Lind met Prime Minister Karel Brandt in Rome, Italy, on Tuesday.",
            "meeting Rome",
        ),
        (
            "Serbia and Kosovo held talks in Brussels on Tuesday.",
            "talks Brussels",
        ),
        (
            "Norway and Kenya signed a treaty in Nairobi on Tuesday.",
            "agreement Nairobi",
        ),
        (
            "President Oda Lind held a summit with Karel Brandt in Bali on Tuesday.",
            "meeting Bali",
        ),
    ]);
}

#[test]
fn a_noun_takes_the_place_before_it() {
    check(&[(
        "President Oda Lind and Karel Brandt left the Bali summit on Tuesday.",
        "meeting Bali",
    )]);
}

#[test]
fn journeys_lead_to_their_goal() {
    check(&[
        (
            "President Oda Lind arrived in Nairobi on Tuesday.",
            "visit Nairobi",
        ),
        (
            "President Oda Lind travelled to Nairobi on Tuesday.",
            "visit Nairobi",
        ),
        (
            "President Oda Lind visited Nairobi on Tuesday.",
            "visit Nairobi",
        ),
        (
            "President Oda Lind flew to Nairobi on Tuesday seeking help to rein in Sudan.",
            "visit Nairobi",
        ),
        (
            "President Oda Lind arrived in Nairobi on Tuesday for talks on the war in Sudan.",
            "visit Nairobi",
        ),
        (
            "President Oda Lind began a tour of Africa on Tuesday.",
            "visit Africa",
        ),
    ]);
}

#[test]
fn attacks_happen_where_they_strike() {
    check(&[
        ("Russia attacked Kharkiv on Tuesday.", "attack Kharkiv"),
        (
            "A Russian missile strike on Kharkiv killed 12 people on Tuesday.",
            "attack Kharkiv",
        ),
        (
            "Gunmen killed five people in Nairobi on Tuesday.",
            "attack Nairobi",
        ),
        ("Rebels shelled the town of Goma on Tuesday.", "attack Goma"),
    ]);
}

#[test]
fn what_is_spoken_of_is_not_where_it_is_spoken() {
    check(&[
        (
            "President Oda Lind discussed the war in Ukraine with Karel Brandt on Tuesday.",
            "talks -",
        ),
        (
            "President Oda Lind called for a ceasefire in Sudan on Tuesday.",
            "demand -",
        ),
        (
            "Norway condemned the violence in Sudan on Tuesday.",
            "criticism -",
        ),
        (
            "Norway imposed sanctions on Russia over the invasion of Ukraine on Tuesday.",
            "sanctions -",
        ),
        (
            "President Oda Lind met Karel Brandt on Tuesday to discuss the situation in Gaza.",
            "meeting -",
        ),
        (
            "President Oda Lind called on Kenya to rein in Sudan on Tuesday.",
            "demand -",
        ),
        (
            "President Oda Lind held talks on trade and Sudan with Karel Brandt on Tuesday.",
            "talks -",
        ),
        (
            "President Oda Lind met Karel Brandt, who lives in Oslo, on Tuesday.",
            "meeting -",
        ),
        (
            "Norway pledged aid for people in Sudan on Tuesday.",
            "aid -",
        ),
        (
            "Norway and Kenya held talks on elections in Sudan on Tuesday.",
            "talks -",
        ),
    ]);
}

#[test]
fn whoever_acts_is_no_place() {
    check(&[
        (
            "Norwegian President Oda Lind met Kenyan Foreign Minister Karel Brandt on Tuesday.",
            "meeting -",
        ),
        (
            "Norway's President Oda Lind met Karel Brandt of Kenya on Tuesday.",
            "meeting -",
        ),
        (
            "Norway expelled three Russian diplomats on Tuesday.",
            "rupture -",
        ),
        (
            "Norway imposed sanctions on Syria on Tuesday.",
            "sanctions -",
        ),
    ]);
}

#[test]
fn where_takes_up_the_place_before_it() {
    check(&[
        (
            "President Oda Lind will travel on April 10 to Nairobi, where she will meet President Karel Brandt.",
            "meeting Nairobi",
        ),
        (
            "President Oda Lind flew to Rome, Italy, where she met President Karel Brandt on Tuesday.",
            "meeting Rome",
        ),
    ]);
}

#[test]
fn each_clause_has_its_place() {
    check(&[
        (
            "President Oda Lind met Karel Brandt in Oslo on Tuesday before flying to Nairobi.",
            "meeting Oslo",
        ),
        (
            "After a visit to Nairobi on Monday, President Oda Lind met Karel Brandt in Oslo on Tuesday.",
            "meeting Oslo",
        ),
        (
            "President Oda Lind met Karel Brandt in Oslo on Tuesday, and Ana Duarte visited Nairobi on Wednesday.",
            "visit Nairobi",
        ),
    ]);
}

#[test]
fn nobody_is_in_two_places_on_a_day() {
    check(&[
        (
            "President Oda Lind visited Paris on Monday and Rome on Tuesday. On Tuesday Lind met Karel Brandt of Kenya.",
            "meeting Rome",
        ),
        (
            "President Oda Lind visited Rome on Monday. On Tuesday William Ruto met Karel Brandt of Kenya.",
            "meeting -",
        ),
        (
            "President Oda Lind visited Rome on Monday. On Thursday Lind met Karel Brandt of Kenya.",
            "meeting -",
        ),
        (
            "President Oda Lind visited Rome on Tuesday. On Tuesday Lind spoke by phone with Karel Brandt of Kenya.",
            "call -",
        ),
    ]);
}
