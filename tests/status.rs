//! How far an event is real where the verb of its sentence is about something else, and what is promised.

#[path = "support/rows.rs"]
mod rows;

use rows::check;

#[test]
fn what_frames_a_sentence_is_neither_denied_nor_supposed() {
    check(&[
        (
            "During a visit to Chad on Tuesday, President Oda Lind did not speak of the treaty.",
            "visit occurred",
            "!*",
        ),
        (
            "Reporters asked whether President Oda Lind's visit to Chad last November was a mistake.",
            "visit occurred",
            "!*",
        ),
        (
            "Senator Oda Lind attacked President Karel Brandt during a debate on Tuesday.",
            "criticism occurred",
            "!attack",
        ),
        (
            "Senator Oda Lind attacked President Karel Brandt with a knife on Tuesday.",
            "attack occurred",
            "!criticism",
        ),
        (
            "President Oda Lind met President Karel Brandt on 28 April.",
            "meeting occurred",
            "!meeting planned",
        ),
        (
            "Oda Lind, meeting President Karel Brandt on Tuesday, asked for higher wages.",
            "meeting occurred",
            "!meeting proposed",
        ),
        (
            "Kenya's planned summit with Chad was cancelled on Tuesday.",
            "meeting cancelled",
            "!meeting planned",
        ),
        (
            "A planned summit between Kenya and Chad, due on Friday, has been postponed.",
            "meeting cancelled",
            "!meeting planned",
        ),
        (
            "The planned summit between Kenya and Chad was postponed on Tuesday.",
            "meeting cancelled",
            "!meeting planned",
        ),
        (
            "Kenya has not, as of Tuesday, announced sanctions on Chad.",
            "",
            "!sanctions occurred",
        ),
        (
            "President Oda Lind said she would announce her resignation next week.",
            "recognition planned",
            "!recognition hypothetical",
        ),
        (
            "Miners backed moves proposed by last week's meeting of the African Union in Nairobi.",
            "meeting occurred",
            "!meeting proposed",
        ),
        (
            "The plan is meant to avoid a rift when debt talks reopen in Nairobi on Saturday.",
            "talks planned",
            "!talks denied",
        ),
        (
            "Officials said that if Norway did decide on Tuesday to send aid to Chad, it would take months.",
            "",
            "!decision occurred",
        ),
    ]);
}

#[test]
fn who_says_what_they_will_give_promises_it() {
    check(&[
        (
            "Kenya said on Tuesday that it would send troops to Chad.",
            "agreement occurred",
            "!aid occurred",
        ),
        (
            "Kenya said it would send troops to Chad.",
            "agreement occurred",
            "!aid occurred",
        ),
        (
            "Norway said on Tuesday that it would send aid to Chad next week.",
            "aid planned",
            "!agreement",
        ),
        (
            "Norway said on Tuesday that it would not send troops to Chad.",
            "",
            "!agreement",
        ),
    ]);
}
