//! Own sentences, read as if published on Friday 15 March 2024.

use crate::analysis::events::tests::read;

fn titles(sentence: &str) -> Vec<String> {
    let found = read(sentence);
    found.events.into_iter().map(|event| event.title).collect()
}

#[test]
fn a_headline_says_what_is_at_stake() {
    let table: &[(&str, &[&str])] = &[
        (
            "Germany rejected an extradition request from Turkey on Tuesday.",
            &["Germany rejects extradition request from Turkey"],
        ),
        (
            "The United States signed a trade agreement with Turkey on Tuesday.",
            &["US signs trade agreement with Turkey"],
        ),
        (
            "The EU condemned Russia's attack on Kyiv on Tuesday.",
            &["EU condemns Russia's attack on Kyiv"],
        ),
        (
            "Kenya and Chad agreed on Tuesday to open the border.",
            &["Kenya and Chad agree to open border"],
        ),
        (
            "Norway expressed condolences on Tuesday for the loss of life in Kenya.",
            &["Norway offers condolences"],
        ),
        (
            "Kenyan troops killed 27 Chadians and captured 9 on Tuesday.",
            &["Kenya kills 27 Chadians"],
        ),
        (
            "Kenya and Chad signed a border pact in Nairobi on Tuesday.",
            &["Kenya and Chad sign border pact in Nairobi"],
        ),
        (
            "Kenya signed a pact with Norway and Chad in Oslo on Tuesday.",
            &["Kenya signs pact with Norway and Chad in Oslo"],
        ),
        (
            "Foreign Minister Oda Lind and Defence Minister Karel Brandt met President William Ruto on Tuesday.",
            &["Lind and Brandt meet Ruto"],
        ),
        (
            "Trump called off a visit to Denmark on Tuesday.",
            &["Trump's visit to Denmark called off"],
        ),
        (
            "President Oda Lind met President Karel Brandt at the White House on Tuesday.",
            &["Lind meets Brandt at the White House"],
        ),
        (
            "The United Kingdom left the European Union on 31 January 2020.",
            &["UK leaves EU"],
        ),
        (
            "Russia warned Norway of grave consequences on Tuesday.",
            &["Russia warns Norway of grave consequences"],
        ),
        (
            "North Korea threatened to attack Japan on Tuesday.",
            &[
                "North Korea threatens to attack Japan",
                "North Korea may attack Japan",
            ],
        ),
        (
            "President Oda Lind welcomed the release of the hostages on Tuesday.",
            &["Lind welcomes release of hostages"],
        ),
        (
            "Kenya welcomed the decision on Tuesday.",
            &["Kenya welcomes decision"],
        ),
        (
            "President Oda Lind thanked Norway for its support on Tuesday.",
            &["Lind thanks Norway for support"],
        ),
        (
            "Chad accused Sudan of border violations on Tuesday.",
            &["Chad accuses Sudan of border violations"],
        ),
        (
            "The United States imposed tariffs on China on Tuesday.",
            &["US imposes tariffs on China"],
        ),
        (
            "Canada lifted sanctions on Belarus on Tuesday.",
            &["Canada lifts sanctions on Belarus"],
        ),
        (
            "President Oda Lind appointed Karel Brandt on Tuesday.",
            &["Lind appoints Brandt"],
        ),
        (
            "President Oda Lind resigned on Tuesday.",
            &["Lind leaves office"],
        ),
        (
            "Russia vetoed the resolution on Tuesday.",
            &["Russia vetoes resolution"],
        ),
        (
            "Iran denied the accusations on Tuesday.",
            &["Iran denies accusations"],
        ),
        (
            "President Oda Lind voiced concern about the violence in Sudan on Tuesday.",
            &["Lind voices concern about violence in Sudan"],
        ),
        ("President Oda Lind complained on Tuesday.", &[]),
        ("Saudi Arabia met on Tuesday.", &[]),
        (
            "Chad and Sudan restored ties on Tuesday.",
            &["Chad and Sudan restore ties"],
        ),
        (
            "Norway recognised Palestine on Tuesday.",
            &["Norway recognises Palestine"],
        ),
        (
            "President Oda Lind will travel to Oslo on Monday.",
            &["Lind to travel to Oslo"],
        ),
        (
            "Kenya and Chad cancelled talks on Tuesday.",
            &["Talks between Kenya and Chad called off"],
        ),
        (
            "President Oda Lind called off a meeting with Karel Brandt on Tuesday.",
            &["Meeting between Lind and Brandt called off"],
        ),
        (
            "Mexico demanded an apology from Spain on Tuesday.",
            &["Mexico calls for apology from Spain"],
        ),
        (
            "Italy criticised the decision on Tuesday.",
            &["Italy criticises decision"],
        ),
        (
            "President Oda Lind urged Norway on Tuesday to support the plan.",
            &["Lind calls on Norway to support plan"],
        ),
        (
            "President Oda Lind praised Karel Brandt on Tuesday.",
            &["Lind praises Brandt"],
        ),
        (
            "President Oda Lind addressed the United Nations General Assembly on Tuesday.",
            &["Lind addresses UN General Assembly"],
        ),
        (
            "Norway warned of cyberattacks on Tuesday.",
            &["Norway warns of cyberattacks"],
        ),
        (
            "Chad rejected a Sudanese proposal on Tuesday.",
            &["Chad rejects Sudanese proposal"],
        ),
        (
            "President Oda Lind arrived in Oslo on Tuesday.",
            &["Lind travels to Oslo"],
        ),
        (
            "The summit of Kenya, Chad and Sudan opened in Nairobi on Tuesday.",
            &["Kenya, Chad and Sudan meet in Nairobi"],
        ),
        (
            "President Oda Lind on Tuesday rejected Prime Minister Karel Brandt's offer to resign.",
            &["Lind rejects a move by Brandt"],
        ),
        (
            "On Tuesday the parliament of Kenya voted on a resolution to expel Chadian troops.",
            &[
                "Kenya votes on resolution",
                "Kenya may expel troops of Chad",
            ],
        ),
        (
            "Kenya's new president took office on Tuesday.",
            &["Inauguration in Kenya"],
        ),
        (
            "Members voted on Tuesday to elect Prime Minister Oda Lind as leader of the Green Party.",
            &["Election of Lind"],
        ),
        (
            "President Oda Lind pledged on Tuesday to send engineers to Chad.",
            &["Lind pledges to send engineers to Chad"],
        ),
        (
            "Kenya agreed on Tuesday to sell tea to Chad.",
            &["Kenya agrees to sell tea to Chad"],
        ),
        (
            "The ICC issued an arrest warrant for General Karel Brandt on Tuesday.",
            &["ICC issues an arrest warrant for Brandt"],
        ),
        (
            "Kenya shot down a Sudanese jet on Tuesday.",
            &["Kenya shoots down aircraft of Sudan"],
        ),
        (
            "On Tuesday, the President will welcome President Oda Lind to the White House.",
            &["Lind to visit the White House"],
        ),
        (
            "President Oda Lind's attempt to visit Chad was aborted on Tuesday.",
            &["Lind's visit to Chad called off"],
        ),
        (
            "On March 4, 2024, Cyprus and Egypt signed a treaty with Chad in Oslo.",
            &["Cyprus and Egypt sign treaty with Chad in Oslo"],
        ),
        (
            "A cease-fire between Kenya and Chad took effect on Tuesday.",
            &["Kenya agrees on a ceasefire with Chad"],
        ),
        (
            "Kenyan activists staged a rally in Oslo on Tuesday.",
            &["Kenyan activists protest in Oslo"],
        ),
        (
            "Chancellor Oda Lind on Tuesday seconded the proposal of President Karel Brandt.",
            &["Lind seconds proposal of Brandt"],
        ),
        (
            "Kenya complained on Tuesday that Chad had crossed the border. Kenya protested on Thursday that Mali had crossed it.",
            &["Kenya complains to Chad", "Kenya accuses Mali"],
        ),
        (
            "The United Kingdom voted on Tuesday to leave the European Union.",
            &["UK votes to leave EU", "UK to leave EU"],
        ),
        (
            "Karel Brandt became prime minister after President Oda Lind stepped down on Tuesday.",
            &["Lind leaves office"],
        ),
        (
            "President Oda Lind banned travel from China on Tuesday, which President Karel Brandt opposed.",
            &["Lind imposes sanctions on China"],
        ),
        (
            "Kenya announced Tuesday it would stop all aid to Chad.",
            &["Kenya announces plan to stop aid to Chad"],
        ),
        (
            "Kenya and Uganda held joint military exercises in Mombasa on Tuesday.",
            &["Kenya and Uganda hold joint exercises"],
        ),
        (
            "The army overthrew President Oda Lind on Tuesday.",
            &["Ouster of Lind"],
        ),
        (
            "The army of Chad expelled foreign troops from Kenya on Tuesday.",
            &["Chad expels troops"],
        ),
        (
            "Kenya expelled Chadian soldiers on Tuesday.",
            &["Kenya expels soldiers of Chad"],
        ),
        ("Kenya carried out an attack on Tuesday.", &[]),
        ("Nigeria voiced support on Tuesday.", &[]),
    ];
    let wrong: Vec<String> = table
        .iter()
        .filter(|(sentence, wanted)| titles(sentence) != *wanted)
        .map(|(sentence, wanted)| format!("{sentence}: {wanted:?}, got {:?}", titles(sentence)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_headline_names_whom_the_text_calls_him() {
    let told = titles(
        "Vice President Karel Brandt asked for shelter at the embassy of Mexico. Mexico granted him asylum on Friday.",
    );
    let wanted = "Mexico grants Brandt asylum".to_owned();
    assert!(told.contains(&wanted), "{told:?}");
}

#[test]
fn a_japanese_family_name_may_stand_first() {
    let told = titles(
        "Canadian Foreign Minister Oda Lind met Japanese Vice Foreign Minister Mori Takeo in Tokyo on Tuesday. Lind thanked Mori.",
    );
    let wanted = "Lind meets Mori in Tokyo".to_owned();
    assert!(told.contains(&wanted), "{told:?}");
}
