//! Articles of a few lines, each with the quotations that a careful reader takes from it.

use proptest::prelude::*;

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
    check(
        "\"The talks were useful,\" said a diplomat familiar with them.",
        &["diplomat: The talks were useful,"],
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

#[test]
fn a_headline_repeats_what_the_text_quotes() {
    check(
        "Merkel says bridge is an 'intentional gift'\n\nAngela Merkel said the bridge was \"an intentional gift.\"",
        &["Angela Merkel: an intentional gift."],
    );
    check(
        "Angela Merkel calls bridge a 'gift to us all'\n\nThe bridge opened on Monday.",
        &["Angela Merkel: gift to us all"],
    );
}

#[test]
fn a_few_words_in_a_clause_belong_to_its_verb() {
    check(
        "Sergei Lavrov called the offer \"a step\" and accused Antony Blinken of \"theatre\".",
        &["Sergei Lavrov: a step", "Sergei Lavrov: theatre"],
    );
    check(
        "The plan, which critics deride, would keep the border \"as it is today,\" Antony Blinken said.",
        &["Antony Blinken: as it is today,"],
    );
    check(
        "Envoys looked into Sergei Lavrov's claim that there had been \"hundreds of visits\" to the bridge.",
        &["Sergei Lavrov: hundreds of visits"],
    );
    check(
        "Angela Merkel repeated her vow to \"defend every inch\" of the alliance.",
        &["Angela Merkel: defend every inch"],
    );
}

#[test]
fn what_cannot_speak_is_passed_over() {
    check(
        "Angela Merkel said the bridge demands \"more patience\" of drivers.",
        &["Angela Merkel: more patience"],
    );
    check(
        "Angela Merkel's letter says the talks were \"long overdue\".",
        &["Angela Merkel: long overdue"],
    );
}

#[test]
fn he_is_the_one_who_acts_in_the_sentence_before() {
    check(
        "During his speech, Antony Blinken turned to Sergei Lavrov. \"Your weapons make no one safer,\" he said.",
        &["Antony Blinken: Your weapons make no one safer,"],
    );
}

#[test]
fn what_follows_a_question_may_be_another_matter() {
    check(
        "Angela Merkel was asked for her plans. \"Who could say that today?\" A French diplomat said the talks had failed.",
        &["Angela Merkel: Who could say that today?"],
    );
}

#[test]
fn labels_and_signatures_name_the_speaker() {
    check(
        "MR. NOVAK: \"We have nothing to add.\"",
        &["Novak: We have nothing to add."],
    );
    check(
        "\"We have nothing to add to that.\" — Angela Merkel",
        &["Angela Merkel: We have nothing to add to that."],
    );
}

#[test]
fn papers_and_papers_of_offices_speak() {
    check(
        "The Warsaw Gazette reports: \"The two ministers have not met since the autumn of last year.\"",
        &["Warsaw Gazette: The two ministers have not met since the autumn of last year."],
    );
    check(
        "The bridge is a \"lawful crossing,\" as a ministry memo put it.",
        &["a ministry memo: lawful crossing,"],
    );
    check(
        "No envoy may vote \"to fill a vacant seat,\" per the club's rules.",
        &["the club's rules: to fill a vacant seat,"],
    );
    check(
        "A study released last year found that the money came from \"unlicensed traders.\"",
        &["A study: unlicensed traders."],
    );
}

#[test]
fn the_one_before_a_participle_speaks() {
    check(
        "The film closes with Angela Merkel saying at a rally, \"We will manage this.\"",
        &["Angela Merkel: We will manage this."],
    );
    check(
        "Sailors marching through the streets chanted \"No more tolls!\" until midnight.",
        &["Sailors marching through the streets: No more tolls!"],
    );
    check(
        "After saying her journey was \"so long that no one could follow,\" Angela Merkel left.",
        &["Angela Merkel: so long that no one could follow,"],
    );
}

#[test]
fn a_long_description_of_the_speaker_is_stepped_over() {
    check(
        "\"The law is not only ours, it is theirs,\" Ilse Haldane, the executive director of the Harbour Board and also heard in the film, told The Warsaw Gazette.",
        &["Ilse Haldane: The law is not only ours, it is theirs,"],
    );
    check(
        "Bruno Varga \"is the only one who has been there,\" former admiral Petr Sato said.",
        &["Petr Sato: is the only one who has been there,"],
    );
}

#[test]
fn who_answers_a_statement_speaks_and_not_who_made_it() {
    check(
        "President Jair Bolsonaro opposed Emmanuel Macron's statement: \"It recalls the time of the colonies.\"",
        &["Jair Bolsonaro: It recalls the time of the colonies."],
    );
    check(
        "He read Emmanuel Macron's statement: \"It recalls the time of the colonies.\"",
        &["Emmanuel Macron: It recalls the time of the colonies."],
    );
}

#[test]
fn what_another_would_do_in_a_condition_is_no_speech_of_his() {
    check(
        "Angela Merkel did promise a \"path to a better time\" if North Korea stopped its tests and agreed to \"complete and total inspection\".",
        &[
            "Angela Merkel: path to a better time",
            "Angela Merkel: complete and total inspection",
        ],
    );
}

#[test]
fn words_that_end_with_a_mark_of_exclamation_belong_to_what_stood_before() {
    check(
        "Donald Trump wrote in a post that he had good meetings with Xi Jinping. \"I blame no one. I would have done the same!\" A trade source said the meaning of the post for other lands is that little will change.",
        &["Donald Trump: I blame no one. I would have done the same!"],
    );
}

#[test]
fn groups_speak_as_they_are_named() {
    check(
        "One questioner claimed that \"the forces of custom\" were at work.",
        &["questioner: the forces of custom"],
    );
    check(
        "Chinese media declared the visit a \"new blueprint\".",
        &["Chinese media: new blueprint"],
    );
}

/// One "speaker: words" for speech without marks.
#[track_caller]
fn check_told(body: &str, expected: &[&str]) {
    let document = read(body);
    let told = document.quotes.iter().filter(|quote| !quote.direct);
    let told: Vec<String> = told
        .map(|quote| {
            let named = quote.speaker.map(|who| document.name(who));
            format!("{}: {}", named.unwrap_or("?"), quote.span.of(body))
        })
        .collect();
    assert_eq!(told, expected, "{body}");
}

#[test]
fn speech_without_marks_is_offered_as_told() {
    check_told(
        "Angela Merkel said that the talks would go on, adding the border would stay open.",
        &[
            "Angela Merkel: the talks would go on",
            "Angela Merkel: the border would stay open",
        ],
    );
    check_told(
        "The talks will go on, Angela Merkel said on Friday.",
        &["Angela Merkel: The talks will go on"],
    );
    check_told(
        "According to Angela Merkel, the talks will go on.",
        &["Angela Merkel: the talks will go on"],
    );
    check_told("Angela Merkel said nothing of the talks.", &[]);
}

#[test]
fn a_transcript_without_marks_is_a_talk_of_its_voices() {
    check_told(
        "Foreign Minister Ilse Haldane spoke in Oslo.\n\nMODERATOR: The first question goes to the Gazette.\n\n\
         QUESTION: When will the bridge open?\n\nMINISTER HALDANE: In spring. He said that it would cost us.\n\n\
         We have \"time\" for that.",
        &[
            "?: The first question goes to the Gazette.",
            "?: When will the bridge open?",
            "Ilse Haldane: In spring. He said that it would cost us.",
            "Ilse Haldane: We have \"time\" for that.",
        ],
    );
    check_told(
        "WHAT: The bridge is closed.\n\nWHEN: It opens on Monday.",
        &[],
    );
    check_told(
        "OSLO: The bridge is closed.\n\nMR. HALDANE'S VIEW: It opens on Monday.",
        &[],
    );
}

#[test]
fn the_medium_is_told_with_the_words() {
    let medium = |body: &str| {
        read(body)
            .quotes
            .first()
            .and_then(|quote| quote.medium.clone())
    };
    let on = |words: &str| medium(&format!("\"We are ready,\" Angela Merkel {words}."));
    assert_eq!(on("wrote on Telegram").as_deref(), Some("Telegram"));
    assert_eq!(on("told Reuters").as_deref(), Some("Reuters"));
    assert_eq!(
        on("said at a news conference in Berlin").as_deref(),
        Some("news conference")
    );
    assert_eq!(on("said"), None);
}

#[test]
fn the_occasion_is_told_with_the_words() {
    let occasion = |body: &str| {
        let document = analyse(&Article {
            body: body.to_owned(),
            published: chrono::NaiveDate::from_ymd_opt(2024, 3, 15),
            ..Article::default()
        });
        let quote = document.quotes.first().cloned().expect("a quote");
        let place = quote
            .place
            .map(|id| document.places[id.index()].name.clone());
        let day = quote.when.map(|when| when.range.edtf());
        (place.unwrap_or_default(), day.unwrap_or_default())
    };
    let told = |body: &str, place: &str, day: &str| {
        assert_eq!(occasion(body), (place.to_owned(), day.to_owned()), "{body}");
    };
    told(
        "\"We are ready,\" Angela Merkel told reporters in Ankara on Tuesday.",
        "Ankara",
        "2024-03-12",
    );
    told(
        "Speaking in Oslo, Angela Merkel said: \"We are ready for Berlin.\"",
        "Oslo",
        "",
    );
    told(
        "On Monday Angela Merkel said that the talks in Berlin would go on.",
        "",
        "2024-03-11",
    );
    told(
        "\"We are ready,\" said Angela Merkel, who met envoys in Ankara on Tuesday.",
        "",
        "",
    );
}

#[test]
fn those_who_say_it_together_are_told_together() {
    let together = |body: &str| {
        let document = read(body);
        let quote = document.quotes.first().cloned().expect("a quote");
        let all = quote.with.iter().chain(&quote.speaker);
        all.map(|&who| document.name(who).to_owned())
            .collect::<Vec<_>>()
    };
    let said = "Antony Blinken met Sergei Lavrov in Geneva. \"We are ready,\"";
    assert_eq!(
        together(&format!("{said} Antony Blinken and Sergei Lavrov said.")),
        ["Antony Blinken", "Sergei Lavrov"]
    );
    assert_eq!(
        together(&format!("{said} said Antony Blinken and Sergei Lavrov.")),
        ["Sergei Lavrov", "Antony Blinken"]
    );
    assert_eq!(
        together(&format!("{said} Sergei Lavrov said.")),
        ["Sergei Lavrov"]
    );
}

proptest! {
    #[test]
    fn any_sequence_of_marks_is_survived(pieces in proptest::collection::vec(
        prop::sample::select(vec![
            "\"", "'", "''", "“", "”", "‘", "’", "«", "»", "„", "`", "said", "he", "Angela Merkel", " ", ", ", ". ",
            "\n\n", "\n", "—", ":", "(", ")", "é", "told", "that", "according to", "The talks went on", "?", "WALLACE: ",
        ]), 0..60))
    {
        let body = pieces.concat();
        let document = read(&body);
        let mut end = 0;
        for quote in &document.quotes {
            prop_assert!(!quote.span.of(&body).is_empty());
            prop_assert!(quote.span.start >= end);
            end = quote.span.end;
            for span in [quote.cue, quote.speaker_span].into_iter().flatten() {
                prop_assert!(!span.of(&body).is_empty());
            }
        }
        let marked = body.contains(['"', '\'', '“', '”', '‘', '„', '«', '»', '`']);
        prop_assert!(marked || document.quotes.iter().all(|quote| !quote.direct));
    }
}
