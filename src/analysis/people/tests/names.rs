//! Which words name somebody, and what is no name.

use super::*;

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

#[test]
fn a_direction_is_no_place() {
    check_names(
        "She left for South and Central Asia on July 9.",
        &[],
        &[],
        &["Central Asia"],
    );
}

#[test]
fn nouns_with_a_hyphen_and_elided_particles() {
    check(
        "Pan-democrat Lam Holm-ting and Co-author Karel Brandt spoke.",
        &["Lam Holm-ting | Pan-Democrat | -", "Karel Brandt | - | -"],
    );
    check(
        "Marie Reed d'Aubigny spoke.",
        &["Marie Reed d'Aubigny | - | -"],
    );
    check_names("According to Nie, the plan failed.", &[], &[], &[]);
}

#[test]
fn the_label_of_a_credit_is_no_part_of_a_name() {
    check(
        "Oda Lind and Karel Brandt Image: Nora Vik.",
        &[
            "Oda Lind | - | -",
            "Karel Brandt | - | -",
            "Nora Vik | - | -",
        ],
    );
}

#[test]
fn surnames_that_are_words_of_other_things() {
    check_names(
        "The union's Oda Law won. Oda Law gave thanks.",
        &["Oda Law"],
        &[],
        &[],
    );
    check_names(
        "The old Sea Law and the new Trade Law were read.",
        &[],
        &[],
        &[],
    );
    check_names(
        "The book was drawn by Karel Christmas.",
        &["Karel Christmas"],
        &[],
        &[],
    );
    check_names("They flew home for Christmas.", &[], &[], &[]);
    check("The comedian Don Brandt was ill.", &["Don Brandt | - | -"]);
    check(
        "Rafael Barón Lind opened a show.",
        &["Rafael Barón Lind | - | -"],
    );
}

#[test]
fn one_unknown_word_is_a_name_by_what_stands_around_it() {
    check_names(
        "Donors, said Mauer, are asked to give.",
        &["Mauer"],
        &[],
        &[],
    );
    check("Chief Woos spoke on Tuesday.", &["Woos | Chief | -"]);
    check_names(
        "Her kids Jayden and Preston stayed in the car.",
        &["Jayden", "Preston"],
        &[],
        &[],
    );
}

#[test]
fn short_forms_of_things_and_courtesies_are_no_bodies() {
    check_names(
        "They signed an MoU and read the order of HH.",
        &[],
        &[],
        &[],
    );
}

#[test]
fn what_is_named_after_a_person_is_no_person() {
    check_names(
        "She landed at John F. Kennedy International Airport and left from Charles de Gaulle Airport.",
        &[],
        &[],
        &[
            "John F. Kennedy International Airport",
            "Charles de Gaulle Airport",
        ],
    );
    check_names(
        "The drug is made by Ridgeback Biotherapeutics. Fighters of Tahrir al-Sham left.",
        &[],
        &["Ridgeback Biotherapeutics", "Hayat Tahrir al-Sham"],
        &[],
    );
}

#[test]
fn a_short_name_is_that_of_the_body_named_before() {
    check_names(
        "The Department of State thanked Norway. The Department said more. The Ministry said less.",
        &[],
        &["State Department", "Ministry"],
        &["Norway"],
    );
    check_names(
        "The Commerce Department and the Sports Ministry wrote. The Ministry said more. The Department said less.",
        &[],
        &["Commerce Department", "Sports Ministry"],
        &[],
    );
}

#[test]
fn what_an_office_is_over_is_no_first_name() {
    check(
        "She met the Special Representative on Korean Peninsula Affairs Liu Xiaoming.",
        &["Liu Xiaoming | Special Representative on Korean Peninsula Affairs | -"],
    );
}
