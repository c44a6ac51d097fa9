//! Whom and what short articles name.

use super::*;
use crate::{
    analysis::words,
    grammar::lexicon,
    model::document::{Form, Mention, PlaceKind},
};

fn names(body: &str) -> Names {
    let words = words::read(body);
    let hits = lexicon::scan(body, &words);
    let article = Article {
        published: chrono::NaiveDate::from_ymd_opt(2024, 3, 15),
        ..Article::default()
    };
    find(
        Text {
            body,
            words: &words,
            hits: &hits,
        },
        &article,
    )
}

/// "name | role | country" for each person, by first mention.
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let told = |person: &Person| {
        let role = person.role.as_deref().unwrap_or("-");
        let former = if person.former { "former " } else { "" };
        let country = person
            .country
            .map_or("-".to_owned(), |country| country.to_string());
        format!("{} | {former}{role} | {country}", person.name)
    };
    let found: Vec<String> = names(body).people.iter().map(told).collect();
    assert_eq!(found, expected, "{body}");
}

/// The words of all mentions of the first person, with their forms.
#[track_caller]
fn check_mentions(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let person = found.people.iter().find(|person| person.name == name);
    let mentions: Vec<(&str, Form)> = person.map_or(Vec::new(), |person| {
        person
            .mentions
            .iter()
            .map(|m| (m.span.of(body), m.form))
            .collect()
    });
    assert_eq!(mentions, expected, "{body}");
}

fn spans<'b>(body: &'b str, mentions: &[Mention]) -> Vec<(&'b str, Form)> {
    mentions
        .iter()
        .map(|mention| (mention.span.of(body), mention.form))
        .collect()
}

#[track_caller]
fn check_place(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let place = found.places.iter().find(|place| place.name == name);
    assert_eq!(
        place.map_or(Vec::new(), |place| spans(body, &place.mentions)),
        expected,
        "{body}"
    );
}

#[track_caller]
fn check_body(body: &str, name: &str, expected: &[(&str, Form)]) {
    let found = names(body);
    let organization = found
        .organizations
        .iter()
        .find(|organization| organization.name == name);
    assert_eq!(
        organization.map_or(Vec::new(), |organization| spans(
            body,
            &organization.mentions
        )),
        expected,
        "{body}"
    );
}

#[test]
fn titles_before_a_name_give_office_and_country() {
    check(
        "US Secretary of State Alan Brenner arrived in Lisbon.",
        &["Alan Brenner | Secretary of State | US"],
    );
    check(
        "Italy's Prime Minister Carla Venturi spoke first.",
        &["Carla Venturi | Prime Minister | IT"],
    );
    check(
        "Foreign Minister of Turkiye Kemal Ardic signed the text.",
        &["Kemal Ardic | Foreign Minister | TR"],
    );
    check(
        "The Greek premier, Nikos Vardalos, was there.",
        &["Nikos Vardalos | Prime Minister | GR"],
    );
    check(
        "They met former Polish President Jan Wolski.",
        &["Jan Wolski | former President | PL"],
    );
}

#[test]
fn words_behind_a_name_give_office_and_country() {
    check(
        "Pavel Dvorsky, the foreign minister of Slovakia, declined.",
        &["Pavel Dvorsky | Foreign Minister | SK"],
    );
    check(
        "Ana Torres, Peru's ambassador, said no.",
        &["Ana Torres | Ambassador | PE"],
    );
}

#[test]
fn an_aide_is_of_the_country_of_the_principal() {
    check(
        "Norwegian Prime Minister Erik Solberg sent his regrets. Solberg's aide Ingrid Dahl came.",
        &[
            "Erik Solberg | Prime Minister | NO",
            "Ingrid Dahl | Aide | NO",
        ],
    );
}

#[test]
fn one_person_has_one_name() {
    check_mentions(
        "President Maria Kowalska met farmers. Ms. Kowalska said she would return. Kowalska left.",
        "Maria Kowalska",
        &[
            ("Maria Kowalska", Form::Titled),
            ("Kowalska", Form::Titled),
            ("she", Form::Pronoun),
            ("Kowalska", Form::Partial),
        ],
    );
}

#[test]
fn two_people_of_one_surname_stay_apart() {
    let found =
        names("Peter Lindgren and his sister Eva Lindgren spoke. Ms. Lindgren thanked the hosts.");
    let counts: Vec<(&str, usize)> = found
        .people
        .iter()
        .map(|p| {
            (
                p.name.as_str(),
                p.mentions
                    .iter()
                    .filter(|m| m.form != Form::Pronoun)
                    .count(),
            )
        })
        .collect();
    assert_eq!(counts, [("Peter Lindgren", 1), ("Eva Lindgren", 2)]);
}

#[test]
fn an_office_stands_for_its_holder() {
    check_mentions(
        "Kenyan President Daniel Mutua flew to Rwanda. The Kenyan president was received at noon.",
        "Daniel Mutua",
        &[
            ("Daniel Mutua", Form::Titled),
            ("The Kenyan president", Form::Nominal),
        ],
    );
}

#[test]
fn who_was_told_is_meant() {
    check_mentions(
        "Paul Meyer was angry. Meyer told Hans Weber he should resign.",
        "Hans Weber",
        &[("Hans Weber", Form::Full), ("he", Form::Pronoun)],
    );
}

#[test]
fn sources_without_a_name_are_persons_if_they_speak() {
    check(
        "A senior Latvian official said the talks would go on.",
        &["senior Latvian official | Official | LV"],
    );
    check("A senior Latvian official was dismissed.", &[]);
}

#[test]
fn names_of_many_lands_are_whole() {
    check(
        "Crown Prince Khalid bin Faisal arrived.",
        &["Khalid bin Faisal | Crown Prince | -"],
    );
    check(
        "Moon Dae-jung and Ursula von der Linden talked.",
        &["Moon Dae-jung | - | -", "Ursula von der Linden | - | -"],
    );
    check(
        "George K.W. Hartley Jr. and J.D. Colby dined.",
        &["George K.W. Hartley Jr. | - | -", "J.D. Colby | - | -"],
    );
}

#[test]
fn a_place_and_a_person_of_one_name_stay_apart() {
    check(
        "Georgia Rossi flew from Tbilisi in Georgia.",
        &["Georgia Rossi | - | -"],
    );
    check_place(
        "Georgia Rossi flew from Tbilisi in Georgia.",
        "Georgia",
        &[("Georgia", Form::Name)],
    );
}

#[test]
fn capitals_act_for_their_governments_or_are_places() {
    check_place(
        "Moscow said the talks in Moscow had failed.",
        "Moscow",
        &[("Moscow", Form::Metonym), ("Moscow", Form::Name)],
    );
    check_place(
        "The Russians left; Russian troops stayed.",
        "Russia",
        &[
            ("Russians", Form::Nationality),
            ("Russian", Form::Nationality),
        ],
    );
}

#[test]
fn a_short_form_in_brackets_is_the_same_body() {
    check_body(
        "The Northern Fisheries Commission (NFC) met in Oslo. The NFC agreed on quotas.",
        "Northern Fisheries Commission",
        &[
            ("Northern Fisheries Commission", Form::Name),
            ("NFC", Form::Acronym),
            ("NFC", Form::Acronym),
        ],
    );
    check_body(
        "The European Union and NATO agreed.",
        "European Union",
        &[("European Union", Form::Name)],
    );
}

#[test]
fn events_and_treaties_are_no_persons() {
    check(
        "They watched the World Cup and praised the Lisbon Treaty and Human Rights Day.",
        &[],
    );
}

#[test]
fn odd_texts_give_fewer_names_and_no_harm() {
    for body in [
        "",
        "(",
        "'s",
        "- - -",
        "Al-",
        "of the",
        "THE THE THE",
        "A.B.C. D.",
        "Mr.",
        "\u{202e}Öğ Ünal-",
        "the President of",
        "He",
    ] {
        let _ = names(body);
    }
}

#[test]
fn a_month_behind_a_first_name_is_a_surname() {
    check(
        "Prime Minister Theresa May spoke in London on Wednesday. May flew home in May.",
        &["Theresa May | Prime Minister | GB"],
    );
}

#[test]
fn an_office_in_the_plural_is_of_all_who_are_named() {
    check(
        "Presidents Arne Holm and Milos Dracek met.",
        &["Arne Holm | President | -", "Milos Dracek | President | -"],
    );
    check(
        "The Turkish and Greek foreign ministers, Kemal Ardic and Nikos Vardalos, met in Athens.",
        &[
            "Kemal Ardic | Foreign Minister | TR",
            "Nikos Vardalos | Foreign Minister | GR",
        ],
    );
    check(
        "Defence ministers of Norway and Sweden, Erik Solberg and Eva Lindgren, wrote a letter.",
        &[
            "Erik Solberg | Defence Minister | NO",
            "Eva Lindgren | Defence Minister | SE",
        ],
    );
}

#[test]
fn a_couple_shares_its_surname() {
    check(
        "Peter and Eva Lindgren left for Oslo.",
        &["Peter Lindgren | - | -", "Eva Lindgren | - | -"],
    );
    check(
        "Peter Holm spoke. Peter and Eva Lindgren left.",
        &["Peter Holm | - | -", "Eva Lindgren | - | -"],
    );
}

#[test]
fn a_counterpart_holds_the_same_office() {
    check(
        "Latvian Foreign Minister Andris Kalns met his Turkish counterpart, Kemal Ardic, in Riga.",
        &[
            "Andris Kalns | Foreign Minister | LV",
            "Kemal Ardic | Foreign Minister | TR",
        ],
    );
    check(
        "Peruvian President Ana Torres praised her predecessor Luis Vega.",
        &[
            "Ana Torres | President | PE",
            "Luis Vega | former President | PE",
        ],
    );
    check(
        "His Turkish counterpart Kemal Ardic came.",
        &["Kemal Ardic | - | TR"],
    );
}

#[test]
fn what_is_over_is_marked() {
    check(
        "Ex-chancellor Karl Brandner and ex-minister Ida Moser dined.",
        &[
            "Karl Brandner | former Chancellor | -",
            "Ida Moser | former Minister | -",
        ],
    );
    check(
        "Paul Keane, the former campaign manager, was charged.",
        &["Paul Keane | former Campaign Manager | -"],
    );
    check(
        "Robert Keller, a former ambassador to Chad, said so.",
        &["Robert Keller | former Ambassador | -"],
    );
}

#[test]
fn a_nation_alone_gives_the_country() {
    check(
        "Kenya's Daniel Mutua met Minister Louise Uwera of Rwanda.",
        &["Daniel Mutua | - | KE", "Louise Uwera | Minister | RW"],
    );
}

#[test]
fn a_nickname_belongs_to_the_name() {
    check_mentions(
        "Robert \"Bobby\" Keller came first. Keller left last.",
        "Robert \"Bobby\" Keller",
        &[
            ("Robert \"Bobby\" Keller", Form::Full),
            ("Keller", Form::Partial),
        ],
    );
}

#[test]
fn particles_and_articles_do_not_hide_a_known_name() {
    check_mentions(
        "Khalid bin Faisal met Omar al-Masri. Bin Faisal left. Masri stayed, and Al-Masri spoke.",
        "Omar al-Masri",
        &[
            ("Omar al-Masri", Form::Full),
            ("Masri", Form::Partial),
            ("Al-Masri", Form::Partial),
        ],
    );
}

#[test]
fn the_one_of_whom_the_office_is_told_is_meant_by_it() {
    let found = names(
        "President Arne Holm and his wife Berit Holm came. Berit Holm smiled. President Holm did not.",
    );
    let counts: Vec<(&str, usize)> = found
        .people
        .iter()
        .map(|p| {
            (
                p.name.as_str(),
                p.mentions
                    .iter()
                    .filter(|m| m.form != Form::Pronoun)
                    .count(),
            )
        })
        .collect();
    assert_eq!(counts, [("Arne Holm", 2), ("Berit Holm", 2)]);
}

#[test]
fn a_person_is_not_the_city_of_that_name() {
    check_place(
        "Eva Lund opened the fair in Lund. Lund said she was glad.",
        "Lund",
        &[("Lund", Form::Name)],
    );
}

#[test]
fn formal_names_are_the_states() {
    check_place(
        "Envoys of the Republic of Iraq signed in The Hague for the United States of America.",
        "Iraq",
        &[("Republic of Iraq", Form::Name)],
    );
    check_place(
        "The United States of America signed in The Hague.",
        "The Hague",
        &[("The Hague", Form::Name)],
    );
}

#[test]
fn clubs_stand_in_lines_of_results() {
    let body = "Results of Saturday:\nLund 3 Kalmar 1\nUppsala 2 Falun 2\n";
    let found: Vec<String> = names(body)
        .organizations
        .into_iter()
        .map(|o| o.name)
        .collect();
    assert_eq!(found, ["Lund", "Kalmar", "Uppsala", "Falun"]);
    let prose = "In Lund 3 of 40 houses burned.";
    assert_eq!(names(prose).organizations, []);
}

#[test]
fn capitals_of_things_are_no_bodies() {
    let found = names("A PCR test costs little. The ATM and two unmanned systems (UAS) broke.");
    assert_eq!(found.organizations, []);
}

#[test]
fn junior_is_nobody_by_himself() {
    check(
        "Later President Joseph R. Biden, Jr. thanked Prime Minister Carla Venturi of Italy.",
        &[
            "Joseph R. Biden | President | US",
            "Carla Venturi | Prime Minister | IT",
        ],
    );
    check(
        "President Joseph R. Biden Jr. spoke.",
        &["Joseph R. Biden Jr. | President | US"],
    );
}

#[test]
fn a_country_that_is_only_spoken_of_gives_no_office_its_nation() {
    check(
        "After the inquiry into Russian meddling the attorney general, Ida Moser, resigned.",
        &["Ida Moser | Attorney General | -"],
    );
    check(
        "Israeli prime minister Dan Arad and energy minister Gil Oren signed.",
        &[
            "Dan Arad | Prime Minister | IL",
            "Gil Oren | Energy Minister | IL",
        ],
    );
}

#[test]
fn his_adviser_is_of_his_country() {
    check(
        "Kenyan President Daniel Mutua fired his adviser Grace Otieno.",
        &[
            "Daniel Mutua | President | KE",
            "Grace Otieno | Adviser | KE",
        ],
    );
}

#[test]
fn two_leaders_joined_by_a_hyphen_are_two() {
    let found = names("They prepared a Putin-Trump meeting.");
    let people: Vec<&str> = found.people.iter().map(|p| p.name.as_str()).collect();
    assert_eq!(people, ["Putin", "Trump"]);
}

#[test]
fn first_names_tell_who_he_and_she_are() {
    check_mentions(
        "Peter Holm met Eva Lindgren. She was late, and he was not.",
        "Eva Lindgren",
        &[("Eva Lindgren", Form::Full), ("She", Form::Pronoun)],
    );
}

#[test]
fn the_holder_of_an_office_is_not_a_namesake() {
    let found = names("Naina Yeltsin came to Moscow. President Yeltsin did not. Yeltsin was ill.");
    let counts: Vec<(&str, usize)> = found
        .people
        .iter()
        .map(|p| {
            (
                p.name.as_str(),
                p.mentions
                    .iter()
                    .filter(|m| m.form != Form::Pronoun)
                    .count(),
            )
        })
        .collect();
    assert_eq!(counts, [("Naina Yeltsin", 1), ("Yeltsin", 2)]);
}

#[track_caller]
fn check_names(body: &str, people: &[&str], bodies: &[&str], places: &[&str]) {
    let found = names(body);
    let named = |names: Vec<&String>| names.into_iter().cloned().collect::<Vec<_>>();
    let persons = named(found.people.iter().map(|person| &person.name).collect());
    let organizations = named(found.organizations.iter().map(|body| &body.name).collect());
    let spots = named(found.places.iter().map(|place| &place.name).collect());
    assert_eq!(
        (persons, organizations, spots),
        (
            people.iter().map(ToString::to_string).collect(),
            bodies.iter().map(ToString::to_string).collect(),
            places.iter().map(ToString::to_string).collect()
        ),
        "{body}"
    );
}

#[test]
fn words_that_open_a_sentence_name_nobody() {
    check_names("Finally, the talks in Oslo ended.", &[], &[], &["Oslo"]);
    check_names(
        "Given the losses, more was asked. Just one left.",
        &[],
        &[],
        &[],
    );
    check_names(
        "Obviously the deal was hard. Sadly, it failed.",
        &[],
        &[],
        &[],
    );
    check_names("They wanted MORE aid and did NOT get it.", &[], &[], &[]);
}

#[test]
fn labels_and_addresses_of_a_transcript_name_nobody() {
    check_names(
        "QUESTION: When will she travel?\n\nMODERATOR: Next week. Write to Press@lundgov.example.",
        &[],
        &[],
        &[],
    );
    check_names("Thank you, Mr. President.", &[], &[], &[]);
    check_names(
        "The pandemic of COVID-19 hit Peru first.",
        &[],
        &[],
        &["Peru"],
    );
}

#[test]
fn the_headline_and_plain_letters_name_the_speaker_of_a_transcript() {
    let body = "FOREIGN MINISTER HOLM: We agreed on the text.\n\nMR. DVORSKY: That is so.";
    let words = words::read(body);
    let hits = lexicon::scan(body, &words);
    let text = Text {
        body,
        words: &words,
        hits: &hits,
    };
    let article = Article {
        title: Some("Foreign Minister Peter Holm at a Press Conference".to_owned()),
        ..Article::default()
    };
    let people = find(text, &article).people;
    let names: Vec<&str> = people.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(names, ["Peter Holm", "Dvorsky"]);
    assert_eq!(people[0].aliases, ["HOLM"]);
}

#[test]
fn ships_and_letters_behind_a_name_are_no_persons() {
    check_names("The MV Anna Holm left for Spain.", &[], &[], &["Spain"]);
    check_names("Peter Holm MP said no.", &["Peter Holm"], &[], &[]);
}

#[test]
fn faiths_and_peoples_of_a_part_of_the_world_are_no_places() {
    check_names("In Jewish and East Asian homes they sang.", &[], &[], &[]);
    check_names("Forces in the Gulf waited.", &[], &[], &["the Gulf"]);
}

#[test]
fn a_place_behind_a_preposition_is_not_the_office_of_who_is_there() {
    check(
        "In Rome President Joseph R. Biden Jr. met the pope.",
        &["Joseph R. Biden Jr. | President | US"],
    );
}

#[test]
fn an_office_tells_more_than_a_courtesy() {
    check(
        "Qatar's Foreign Minister Sheikh Hamad bin Salem arrived.",
        &["Hamad bin Salem | Foreign Minister | QA"],
    );
}

#[test]
fn one_state_or_another_has_the_name_by_what_is_named_beside_it() {
    let country = |body: &str, name: &str| {
        let found = names(body);
        let place = found.places.iter().find(|place| place.name == name);
        place
            .and_then(|place| place.country)
            .map(|country| country.to_string())
    };
    let tbilisi = "Georgia's parliament met in Tbilisi.";
    assert_eq!(country(tbilisi, "Georgia").as_deref(), Some("GE"));
    let atlanta = "Voters in Georgia and Alabama went to the polls.";
    assert_eq!(country(atlanta, "Georgia").as_deref(), Some("US"));
    check_body(
        "In Nigeria the Senate rejected the bill.",
        "Senate",
        &[("Senate", Form::Name)],
    );
    check_body(
        "In Washington the Senate rejected the bill.",
        "US Senate",
        &[("Senate", Form::Name)],
    );
}

#[test]
fn seas_and_regions_are_no_cities() {
    let found = names("Ships crossed the Black Sea to Odesa while Texas watched.");
    let kinds: Vec<_> = found
        .places
        .iter()
        .map(|place| (place.name.as_str(), place.kind))
        .collect();
    assert_eq!(
        kinds,
        [
            ("Black Sea", PlaceKind::Region),
            ("Odesa", PlaceKind::City),
            ("Texas", PlaceKind::Region)
        ]
    );
}

#[test]
fn a_nickname_may_stand_in_brackets() {
    check_mentions(
        "Robert (Leo) Varga spoke. Varga was late.",
        "Robert (Leo) Varga",
        &[("Robert (Leo) Varga", Form::Full), ("Varga", Form::Partial)],
    );
}

#[test]
fn the_country_follows_the_office() {
    check(
        "Estonia's Kadri Holm, the EU foreign policy chief, agreed.",
        &["Kadri Holm | Foreign Policy Chief | EU"],
    );
}

#[test]
fn one_who_is_spoken_to_is_not_the_one_spoken_of() {
    check(
        "Josh Brenner took questions. \"Josh, will the president go?\" they asked.",
        &["Josh Brenner | - | -"],
    );
    check(
        "Josh Brenner took questions.\n\nQ Josh, when will it be?",
        &["Josh Brenner | - | -"],
    );
}

#[test]
fn an_office_owned_by_a_country_means_its_holder() {
    check_mentions(
        "Norwegian Prime Minister Erik Solberg spoke first. Norway's prime minister was brief.",
        "Erik Solberg",
        &[
            ("Erik Solberg", Form::Titled),
            ("Norway's prime minister", Form::Nominal),
        ],
    );
}

#[test]
fn two_capitals_act_together() {
    check_place(
        "Beijing and Tokyo protested.",
        "Beijing",
        &[("Beijing", Form::Metonym)],
    );
}

#[test]
fn storms_and_campaigns_are_no_persons() {
    check_names("Hurricane Maria hit Cuba.", &[], &[], &["Cuba"]);
}

#[test]
fn a_firm_is_known_without_its_last_word() {
    check_body(
        "Velmar Corp will buy ships. Traders bought Velmar on Monday.",
        "Velmar Corp",
        &[("Velmar Corp", Form::Name), ("Velmar", Form::Name)],
    );
}

#[test]
fn an_office_is_told_with_what_it_is_over() {
    check(
        "Minister of National Development Planning Sura Monarko told parliament on Monday.",
        &["Sura Monarko | Minister of National Development Planning | -"],
    );
    check(
        "Palestinian Ambassador to Jordan Atal Khairan was there.",
        &["Atal Khairan | Ambassador to Jordan | PS"],
    );
    check(
        "The Ambassador of Norway in Tunis Ane Holmvik signed it.",
        &["Ane Holmvik | Ambassador | NO"],
    );
    check(
        "Governor of Washington Chris Norbrook said no.",
        &["Chris Norbrook | Governor | US"],
    );
    check(
        "Special Envoy to Monitor and Combat Hunger Ana Holm spoke. Professor of Law and Senior Fellow in Rome.",
        &["Ana Holm | Special Envoy to Monitor and Combat Hunger | -"],
    );
}

#[test]
fn who_gives_a_government_its_name_is_named() {
    let people = ["Boric", "Assad"];
    check_names(
        "The Boric administration sent help. Norway spoke against the Assad regime.",
        &people,
        &[],
        &["Norway"],
    );
    check_names(
        "The Labour government fell, so did the Kabul government.",
        &[],
        &["Labour Party"],
        &["Kabul"],
    );
}

#[test]
fn courtesy_and_quotation_make_a_person_of_an_unknown_word() {
    check_names(
        "Dr Hall, then at the Ridge Hospital, Dr Tamakwe and Dr Kumordi praised him.",
        &["Hall", "Tamakwe", "Kumordi"],
        &[],
        &["Ridge Hospital"],
    );
    check_names(
        "“It is a good place,” says Kremalek.",
        &["Kremalek"],
        &[],
        &[],
    );
    check_names(
        "“They had no training,” Naandu said.",
        &["Naandu"],
        &[],
        &[],
    );
    check_names(
        "Pakistan's Sharif met Iran's Raisi.",
        &["Sharif", "Raisi"],
        &[],
        &["Pakistan", "Iran"],
    );
}

#[test]
fn small_words_are_names_where_a_name_must_stand() {
    check(
        "Chinese Vice Premier He Lifeng met the envoy. He spoke of trade.",
        &["He Lifeng | Deputy Prime Minister | CN"],
    );
    check_names(
        "She spoke by phone with He Lifeng on Monday.",
        &["He Lifeng"],
        &[],
        &[],
    );
    check_names(
        "The seats went to Wilson Or and to James To.",
        &["Wilson Or", "James To"],
        &[],
        &[],
    );
    check(
        "President Hassan Sheikh Mohamud arrived in Ankara.",
        &["Hassan Sheikh Mohamud | President | SO"],
    );
}
