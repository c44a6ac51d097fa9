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
            &["Kenya shoots down Sudanese jet"],
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
            &["UK votes to leave EU"],
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
fn a_headline_says_whom_and_what_force_strikes() {
    let table: &[(&str, &[&str])] = &[
        (
            "Norway seized a Chadian ship on Tuesday.",
            &["Norway seizes Chadian ship"],
        ),
        (
            "A Chadian ship was seized by Norway on Tuesday.",
            &["Norway seizes Chadian ship"],
        ),
        (
            "Chad had seized two ships last week.",
            &["Chad seizes two ships"],
        ),
        (
            "Rebels in Chad seized the town of Abeche on Tuesday.",
            &["Chadian rebels seize Abéché"],
        ),
        (
            "Norwegian soldiers captured two Chadian officers on Tuesday.",
            &["Norway captures two Chadian officers"],
        ),
        (
            "Kenya detained two journalists on Tuesday.",
            &["Kenya detains two journalists"],
        ),
        (
            "Police in Kenya arrested 40 opposition activists on Tuesday.",
            &["Kenyan police detain 40 opposition activists"],
        ),
        (
            "Kenyan police arrested at least 27 people in Nairobi on Tuesday.",
            &["Kenyan police detain at least 27 in Nairobi"],
        ),
        (
            "Norway attacked a Chadian port on Sunday.",
            &["Norway attacks Chadian port"],
        ),
        (
            "A bomber had attacked the Chadian embassy in Nairobi in February.",
            &["Attack on Chadian embassy in Nairobi"],
        ),
        (
            "A gunman shot dead the ambassador of Norway in Nairobi on Tuesday.",
            &["Ambassador of Norway shot dead in Nairobi"],
        ),
        (
            "Norwegian Ambassador Karel Brandt was shot dead in Nairobi on Tuesday.",
            &["Brandt shot dead in Nairobi"],
        ),
        (
            "President Oda Lind was wounded in an attack in Nairobi on Tuesday.",
            &["Lind wounded in Nairobi"],
        ),
        (
            "The opposition leader Oda Lind was jailed in Chad on Tuesday.",
            &["Lind jailed in Chad"],
        ),
        (
            "Gunmen killed the Kenyan lawmaker Oda Lind on Tuesday.",
            &["Killing of Lind"],
        ),
    ];
    for (sentence, expected) in table {
        assert_eq!(titles(sentence), *expected, "{sentence}");
    }
}

#[test]
fn a_headline_says_what_is_announced_and_against_what_one_rallies() {
    let table: &[(&str, &[&str])] = &[
        (
            "Kenya announced last month it was suspending interest payments to Norway.",
            &["Kenya announces plan to suspend interest payments to Norway"],
        ),
        (
            "President Oda Lind announced the end of her campaign on Tuesday.",
            &["Lind announces end of campaign"],
        ),
        (
            "President Emmanuel Macron announced on Monday that France would reform its army.",
            &["Macron announces plan to reform army"],
        ),
        (
            "President Oda Lind declared on Tuesday that it was late.",
            &[],
        ),
        (
            "Thousands of Hong Kong protesters gathered at the harbour on Tuesday.",
            &["Hong Kong protesters rally"],
        ),
        (
            "Kenyan protesters rallied outside the embassy of Chad in Oslo on Tuesday.",
            &["Kenyan protesters rally against Chad in Oslo"],
        ),
        (
            "Protesters in Nairobi demonstrated against the treaty with Chad on Tuesday.",
            &["Protesters rally against treaty with Chad in Nairobi"],
        ),
        (
            "President Oda Lind called for action against members of the Labour Party on Tuesday.",
            &["Lind calls for action"],
        ),
        (
            "President Oda Lind's visit to Chad was postponed on Tuesday.",
            &["Lind's visit to Chad called off"],
        ),
        ("Kenya sued Norway on Tuesday.", &["Kenya sues Norway"]),
        (
            "President Oda Lind swore in four ministers on Tuesday.",
            &["Lind swears in four ministers"],
        ),
        (
            "The House of Representatives impeached President Oda Lind on Tuesday.",
            &["House of Representatives impeaches Lind"],
        ),
        (
            "President Oda Lind declared a national emergency on Tuesday.",
            &["Lind declares national emergency"],
        ),
        (
            "Norway proposed allowing imports of ore from Chad on Tuesday.",
            &["Norway proposes to allow imports of ore"],
        ),
        (
            "President Oda Lind and President Karel Brandt travelled to Chad on Tuesday. There they met with the governors.",
            &[
                "Lind and Brandt travel to Chad",
                "Lind and Brandt meet governors in Chad",
            ],
        ),
        (
            "President Oda Lind recalled the peace declaration of May 2020, signed by Kenya and Chad.",
            &["Kenya signs peace declaration with Chad"],
        ),
        (
            "Norway executed three spies on Tuesday.",
            &["Norway executes three spies"],
        ),
        (
            "Usman Brandt stabbed several people in London on Tuesday.",
            &["Brandt stabs people in London"],
        ),
        (
            "Minister Karel Brandt resigned on Tuesday. Brandt's resignation was the first this year.",
            &["Brandt leaves office"],
        ),
        (
            "President Oda Lind promised on Tuesday to turn a Greek church into a mosque.",
            &["Lind pledges to turn Greek church into mosque"],
        ),
    ];
    for (sentence, expected) in table {
        assert_eq!(titles(sentence), *expected, "{sentence}");
    }
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

#[test]
fn what_others_will_do_is_announced_with_whoever_does_it() {
    let table = [
        (
            "President Karel Brandt announced on Sunday that Norwegian troops would be leaving Chad.",
            "Brandt announces Norwegian troops to leave Chad",
        ),
        (
            "The World Health Organization declared the outbreak of the fever a pandemic on Wednesday.",
            "WHO declares outbreak of fever a pandemic",
        ),
        (
            "Norway declared war on Chad on Monday.",
            "Norway declares war on Chad",
        ),
        (
            "In a statement on Sunday, President Karel Brandt announced Kenyan forces will leave Chad.",
            "Brandt announces Kenyan forces to leave Chad",
        ),
    ];
    for (sentence, expected) in table {
        let told = titles(sentence);
        assert!(told.contains(&expected.to_owned()), "{sentence} {told:?}");
    }
}

#[test]
fn whom_a_demand_would_free_is_told() {
    let told = titles("Norway urged Chad on Monday to release the journalists.");
    assert_eq!(told, ["Norway calls on Chad to release journalists"]);
}

#[test]
fn whoever_is_released_walks_free() {
    let told = titles("President Karel Brandt was released from prison in Chad on Tuesday.");
    assert_eq!(told, ["Brandt walks free in Chad"]);
    let told = titles("On her trip to Chad on Tuesday, three American hostages were released.");
    assert!(
        told.contains(&"Three American hostages released".to_owned()),
        "{told:?}"
    );
    let told = titles("Chad released the envoy Karel Brandt on Tuesday.");
    assert_eq!(told, ["Chad releases Brandt"]);
}

#[test]
fn sanctions_that_are_lifted_are_not_told_as_imposed() {
    let told = titles("Sanctions on Chad were lifted by Norway on Monday.");
    assert_eq!(told, ["Sanctions on Chad lifted"]);
    let told = titles("Sanctions on Chad were widened on Monday.");
    assert_eq!(told, ["Sanctions on Chad"]);
}

#[test]
fn what_is_over_somebody_and_what_a_paper_says_is_not_told_as_done() {
    let table: [(&str, &[&str]); 4] = [
        (
            "Norway summoned the Chadian ambassador on Tuesday over the arrest of Oda Lind.",
            &["Norway summons Chad's ambassador"],
        ),
        (
            "Norway's parliament approved on Monday a bill that bans arms sales to Chad.",
            &[],
        ),
        (
            "The UN General Assembly adopted a resolution on Monday condemning the coup in Chad.",
            &[
                "UN General Assembly adopts resolution",
                "UN General Assembly condemns coup in Chad",
            ],
        ),
        (
            "The African Union suspended Chad on Monday after the coup.",
            &["African Union suspends Chad"],
        ),
    ];
    for (sentence, expected) in table {
        assert_eq!(titles(sentence), *expected, "{sentence}");
    }
}

#[test]
fn a_town_in_which_people_are_struck_is_where_it_was() {
    let found = read("Chad's army killed 12 rebels in Goma on Sunday.").events;
    let told: Vec<(&str, usize)> = found
        .iter()
        .map(|event| (event.title.as_str(), event.participants.len()))
        .collect();
    assert_eq!(told, [("Chad kills 12 rebels in Goma", 1)]);
}

#[test]
fn what_somebody_was_urged_to_do_is_told() {
    let told = titles("Kenya was urged by Norway on Tuesday to open its border.");
    assert_eq!(told, ["Norway calls on Kenya to open border"]);
    let told = titles("Kenya was urged by Norway on Tuesday.");
    assert_eq!(told, ["Norway presses Kenya"]);
}
