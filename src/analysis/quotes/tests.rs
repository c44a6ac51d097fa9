//! Articles of a few lines, each with the quotations that a careful reader takes from it.

use crate::{
    analysis::analyse,
    model::{article::Article, document::Document},
};

fn read(body: &str) -> Document {
    analyse(&Article {
        body: body.to_owned(),
        ..Article::default()
    })
}

/// One "speaker: words" for each quotation; the speaker is the name, else the words of the text, else "?".
#[track_caller]
fn check(body: &str, expected: &[&str]) {
    let document = read(body);
    let told: Vec<String> = document
        .quotes
        .iter()
        .filter(|quote| quote.direct)
        .map(|quote| {
            let named = quote.speaker.map(|who| document.name(who));
            let words = quote.speaker_span.map(|span| span.of(body));
            let speaker = named.or(words).unwrap_or("?");
            format!("{speaker}: {}", quote.span.of(body))
        })
        .collect();
    assert_eq!(told, expected, "{body}");
}

#[test]
fn the_speaker_stands_before_the_words() {
    check(
        "Chancellor Angela Merkel said, \"We will manage this together.\"",
        &["Angela Merkel: We will manage this together."],
    );
    check(
        "Angela Merkel met the press. She said: \"We will manage this together.\"",
        &["Angela Merkel: We will manage this together."],
    );
}

#[test]
fn the_speaker_stands_behind_the_words() {
    check(
        "\"The talks were useful,\" Foreign Minister Sergei Lavrov told reporters in Geneva.",
        &["Sergei Lavrov: The talks were useful,"],
    );
    check(
        "“The talks were useful,” said Foreign Minister Sergei Lavrov, who has led the ministry since 2004, adding that “more will follow.”",
        &[
            "Sergei Lavrov: The talks were useful,",
            "Sergei Lavrov: more will follow.",
        ],
    );
}

#[test]
fn what_stands_between_subject_and_verb_is_stepped_over() {
    check(
        "\"We are ready,\" Antony Blinken, the American secretary of state, said on Monday.",
        &["Antony Blinken: We are ready,"],
    );
    check(
        "\"We are ready,\" a spokesman for the ministry said.",
        &["spokesman: We are ready,"],
    );
}

#[test]
fn speech_goes_on_without_a_cue() {
    check(
        "\"We are ready,\" Antony Blinken said. \"Others are not.\"\n\n\"We shall see.\"",
        &[
            "Antony Blinken: We are ready,",
            "Antony Blinken: Others are not.",
            "Antony Blinken: We shall see.",
        ],
    );
    check(
        "\"We are ready,\" Antony Blinken said. \"Others are not.\n\n\"We shall see.\"",
        &[
            "Antony Blinken: We are ready,",
            "Antony Blinken: Others are not.",
            "Antony Blinken: We shall see.",
        ],
    );
}

#[test]
fn names_between_marks_and_marked_words_are_no_speech() {
    check("The army launched a \"record\" attack on Kyiv.", &[]);
    check(
        "He spoke on CBS's \"Face the Nation\" and read from the book \"War and Peace\".",
        &[],
    );
}
