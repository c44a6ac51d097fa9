//! Offices and countries, and who is meant by an office.

use super::*;

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
fn what_an_office_is_over_may_be_a_list() {
    check(
        "Undersecretary for Civilian Security, Democracy, and Human Rights Ana Holm met them.",
        &["Ana Holm | Undersecretary for Civilian Security, Democracy, and Human Rights | -"],
    );
    check(
        "Assistant Secretary for Political-Military Affairs Ana Holm met them.",
        &["Ana Holm | Assistant Secretary for Political-Military Affairs | -"],
    );
    check(
        "Minister of Trade Ana Holm, Karel Brandt and Oda Lind met.",
        &[
            "Ana Holm | Trade Minister | -",
            "Karel Brandt | - | -",
            "Oda Lind | - | -",
        ],
    );
}

#[test]
fn two_offices_joined_are_two() {
    check(
        "Secretary of State Ana Holm and Defence Secretary Karel Brandt met.",
        &[
            "Ana Holm | Secretary of State | -",
            "Karel Brandt | Defence Secretary | -",
        ],
    );
    check_mentions(
        "Secretary of State Ana Holm and Defence Secretary Karel Brandt met.",
        "Ana Holm",
        &[("Ana Holm", Form::Titled)],
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
fn formal_names_are_the_states() {
    check_place(
        "The Islamic Republic of Afghanistan signed; the Islamic Republic of Iran did not.",
        "Afghanistan",
        &[("Islamic Republic of Afghanistan", Form::Name)],
    );
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
        "They met UN Special Envoy on Myanmar Christa Schranner Burg today.",
        &["Christa Schranner Burg | UN Special Envoy on Myanmar | -"],
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
fn a_courtesy_does_not_hide_the_office_before_it() {
    check(
        "The Foreign Minister of Oman, Sayyid Karim al Harthy, arrived.",
        &["Karim al Harthy | Foreign Minister | OM"],
    );
    check(
        "The institute's director, Dr. Ana Holm, spoke.",
        &["Ana Holm | Director | -"],
    );
    check(
        "President Reed met her adviser, Dr. Karel Brandt.",
        &["Reed | President | -", "Karel Brandt | Adviser | -"],
    );
}

#[test]
fn parts_of_states_have_governors() {
    check(
        "New Mexico Governor Ana Holm and former Ohio governor Karel Brandt spoke.",
        &[
            "Ana Holm | Governor | US",
            "Karel Brandt | former Governor | US",
        ],
    );
    check(
        "Scotland First Minister Lena Storm spoke.",
        &["Lena Storm | First Minister | GB"],
    );
    check(
        "Ana Holm, the mayor of Boston, spoke.",
        &["Ana Holm | Mayor | US"],
    );
}

#[test]
fn what_joins_two_offices_belongs_to_neither() {
    check(
        "Deputy Prime Minister for Finance and Minister of Trade Ana Holm spoke.",
        &["Ana Holm | Deputy Prime Minister for Finance | -"],
    );
    check(
        "A row between Ana Poole, president of the Bank of Arlen, and Karel Brandt has begun.",
        &["Ana Poole | President | -", "Karel Brandt | - | -"],
    );
    check(
        "Ana Holm, Principal Deputy Spokesperson, and Karel Brandt, nicknamed the \"king of coal\", spoke.",
        &["Ana Holm | Spokesperson | -", "Karel Brandt | - | -"],
    );
}

#[test]
fn where_it_was_is_not_whose_president() {
    check(
        "In Rome President Ana Keller met the premier.",
        &["Ana Keller | President | -"],
    );
    check(
        "President of the Republic of Costa Rica Juan Holm spoke.",
        &["Juan Holm | President of the Republic of Costa Rica | CR"],
    );
}

#[test]
fn other_spellings_of_a_leader_have_surnames_too() {
    check(
        "President Zelenskyy spoke.",
        &["Zelenskyy | President | UA"],
    );
}

#[test]
fn leaders_named_together_are_known_by_their_surnames() {
    check(
        "Putin and Macron spoke by telephone on Monday.",
        &["Putin | President | RU", "Macron | President | FR"],
    );
    check("Macron spoke on Monday.", &["Macron | - | -"]);
    check(
        "Macron and Holm spoke on Monday.",
        &["Macron | - | -", "Holm | - | -"],
    );
}

#[test]
fn surnames_with_particles_have_their_holders() {
    check(
        "Prime Minister De Croo and President von der Leyen met in Brussels.",
        &[
            "De Croo | Prime Minister | BE",
            "von der Leyen | President | EU",
        ],
    );
}

#[test]
fn a_part_of_a_state_behind_a_name_tells_the_country() {
    check(
        "Senator Karel Brandt of Oregon and Oda Lind of Massachusetts wrote a bill.",
        &["Karel Brandt | Senator | US", "Oda Lind | - | US"],
    );
    check(
        "Karel Brandt of Oregon Steel left.",
        &["Karel Brandt | - | -"],
    );
    check(
        "She signed for Norway, and Karel Brandt, Deputy Minister for Trade, signed too.",
        &["Karel Brandt | Deputy Minister | -"],
    );
}

#[test]
fn two_offices_in_a_row_have_a_country_each() {
    check(
        "US Ambassador to Israel Mike Holm and Israeli Strategic Affairs Minister Karel Brandt came.",
        &[
            "Mike Holm | Ambassador to Israel | US",
            "Karel Brandt | Strategic Affairs Minister | IL",
        ],
    );
}

#[test]
fn a_counterpart_whom_the_lists_know_has_the_office_of_the_lists() {
    check(
        "EU foreign policy chief Kaja Kallas and her Ukrainian counterpart, Dmytro Kuleba, met.",
        &[
            "Kaja Kallas | Foreign Policy Chief | EU",
            "Dmytro Kuleba | Foreign Minister | UA",
        ],
    );
}

#[test]
fn a_courtesy_is_no_pronoun() {
    check_mentions(
        "Karel Brandt spoke with His Royal Highness Prince Faisal bin Omar.",
        "Karel Brandt",
        &[("Karel Brandt", Form::Full)],
    );
}

#[test]
fn who_leads_is_told_by_whom_they_meet() {
    check(
        "Pope Leo received Vance.",
        &["Pope Leo | Pope | VA", "Vance | - | -"],
    );
    check(
        "Kenya's President Karel Brandt met Macron.",
        &["Karel Brandt | President | KE", "Macron | President | FR"],
    );
    check(
        "Former Kenyan President Karel Brandt met Macron.",
        &["Karel Brandt | former President | KE", "Macron | - | -"],
    );
}

#[test]
fn a_premier_in_two_letters_is_no_hour() {
    check(
        "Iraqi PM al-Sudani spoke.",
        &["al-Sudani | Prime Minister | IQ"],
    );
    check(
        "They met at 3 PM Monday with Oda Lind.",
        &["Oda Lind | - | -"],
    );
    check(
        "They heard Somalia's Hassan Sheikh Mohamud.",
        &["Hassan Sheikh Mohamud | President | SO"],
    );
}

#[test]
fn an_office_with_what_it_is_over_may_end_in_a_comma() {
    check(
        "Norway's ambassador to the UN, Oda Lind, and Kenya's envoy to Chad, Karel Brandt, clashed.",
        &[
            "Oda Lind | Ambassador to the UN | NO",
            "Karel Brandt | Envoy to Chad | KE",
        ],
    );
    check(
        "They heard the ambassador to Chad, Karel Brandt and Oda Lind.",
        &["Karel Brandt | Ambassador to Chad | -", "Oda Lind | - | -"],
    );
}
