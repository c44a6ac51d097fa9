//! Who is the same person, and who is not.

use super::*;

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
fn a_month_behind_a_first_name_is_a_surname() {
    check(
        "Prime Minister Theresa May spoke in London on Wednesday. May flew home in May.",
        &["Theresa May | Prime Minister | GB"],
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
fn a_person_is_not_the_city_of_that_name() {
    check_place(
        "Eva Lund opened the fair in Lund. Lund said she was glad.",
        "Lund",
        &[("Lund", Form::Name)],
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
fn a_nickname_may_stand_in_brackets() {
    check_mentions(
        "Robert (Leo) Varga spoke. Varga was late.",
        "Robert (Leo) Varga",
        &[("Robert (Leo) Varga", Form::Full), ("Varga", Form::Partial)],
    );
}

#[test]
fn a_president_is_not_the_first_lady_of_that_surname() {
    check(
        "First Lady Oda Brandt opened a school. President Brandt called it needed. Brandt smiled.",
        &["Oda Brandt | First Lady | -", "Brandt | President | -"],
    );
    check(
        "First Lady Oda Brandt opened a school. Brandt smiled.",
        &["Oda Brandt | First Lady | -"],
    );
}

#[test]
fn professors_are_known_again_by_their_short_title() {
    check(
        "Professor Oda Kobia praised the plan. Prof Kobia said it would help.",
        &["Oda Kobia | Professor | -"],
    );
}

#[test]
fn a_man_is_not_taken_for_the_woman_named_last() {
    check_mentions(
        "Jack Tighe and Vera Tighe lived in Oslo. Mr Tighe was born there.",
        "Jack Tighe",
        &[("Jack Tighe", Form::Full), ("Tighe", Form::Titled)],
    );
}

#[test]
fn two_full_names_beside_each_other_share_no_surname() {
    check(
        "The film stars Rebel Wilson and Karel Melton.",
        &["Wilson | Rebel | -", "Karel Melton | - | -"],
    );
}
