//! What holds for the times of any text.

use chrono::{Datelike, Days, NaiveDate};
use dateline::{
    analysis::{time, words},
    grammar::lexicon,
    model::{
        document::TimeMention,
        text::{Hits, Text, Words},
    },
};
use proptest::prelude::*;

fn read(body: &str, published: Option<NaiveDate>) -> Vec<TimeMention> {
    let words: Words = words::read(body);
    let hits: Hits = lexicon::scan(body, &words);
    let text = Text {
        body,
        words: &words,
        hits: &hits,
    };
    time::tag(text, published)
}

fn day() -> impl Strategy<Value = NaiveDate> {
    (0..60_000_u64).prop_map(|days| {
        let first = NaiveDate::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        first + Days::new(days)
    })
}

/// Scraps from which odd and sound phrases fall together.
fn prose() -> impl Strategy<Value = String> {
    const SCRAPS: &[&str] = &[
        "May",
        "March",
        "18",
        "31",
        "2019",
        "1950",
        "Monday",
        "on",
        "in",
        "the",
        "last",
        "next",
        "ago",
        "two",
        "years",
        "week",
        "quarter",
        "third",
        "of",
        "early",
        "mid-July",
        "-",
        "–",
        "to",
        ",",
        ".",
        "and",
        "between",
        "from",
        "'80s",
        "1990s",
        "Easter",
        "Ramadan",
        "9/11",
        "3",
        "p.m.",
        "GMT",
        "night",
        "morning",
        "later",
        "day",
        "before",
        "same",
        "that",
        "weekend",
        "BC",
        "0900",
        "99999999999",
        "03/04/2025",
        "29",
        "February",
        "He",
        "will",
        "met",
        "\u{2019}s",
        "é",
        "後",
        "\n\n",
        "century",
        "a",
        "hundred",
        "nineteen",
        "every",
        "twice",
        "winter",
        "fiscal",
        "half",
        "year-end",
        "decade",
        "four",
    ];
    prop::collection::vec(prop::sample::select(SCRAPS), 0..40).prop_map(|words| words.join(" "))
}

proptest! {
    #[test]
    fn spans_stand_on_character_borders_in_reading_order(body in prose(), published in prop::option::of(day())) {
        let mut end = 0;
        for time in read(&body, published) {
            prop_assert!(time.span.start < time.span.end);
            prop_assert!(end <= time.span.start);
            prop_assert!(body.get(time.span.start as usize..time.span.end as usize).is_some());
            end = time.span.end;
        }
    }

    #[test]
    fn no_text_breaks_the_reading(body in "\\PC*", published in prop::option::of(day())) {
        read(&body, published);
    }

    #[test]
    fn anchors_point_elsewhere_and_days_are_in_order(body in prose(), published in day()) {
        for (index, time) in read(&body, Some(published)).iter().enumerate() {
            prop_assert!(time.anchor.is_none_or(|anchor| anchor as usize != index));
            if let Some(when) = time.when {
                prop_assert!(when.first() <= when.last());
            }
            prop_assert!(!time.value.is_empty());
        }
    }

    #[test]
    fn another_day_of_printing_moves_relative_dates_alone(published in day(), later in 1..400_u64) {
        let body = "On 18 May 1987 they signed. They met yesterday.";
        let one = read(body, Some(published));
        let other = read(body, Some(published + Days::new(later)));
        prop_assert_eq!(&one[0].value, "1987-05-18");
        prop_assert_eq!(&one[0], &other[0]);
        let days = |times: &[TimeMention]| times.get(1).and_then(|time| time.when).map(|when| when.first());
        let (Some(before), Some(after)) = (days(&one), days(&other)) else {
            return Err(TestCaseError::fail("yesterday has a day"));
        };
        prop_assert_eq!(after - before, chrono::Duration::days(later as i64));
    }

    #[test]
    fn what_is_told_in_full_stands_whenever_it_is_printed(published in day(), later in 0..9000_u64) {
        let body = "On 18 May 1987 they signed. In March 1990, in 1648, in the 1970s, in the spring of 1994, at Easter 1961, \
                    in the third quarter of 2001, on D-Day and in 44 BC nothing moved. It was sealed on 2003-07-09.";
        let values = |day| read(body, Some(day)).into_iter().map(|time| (time.value, time.when)).collect::<Vec<_>>();
        let one = values(published);
        prop_assert_eq!(one.len(), 10);
        prop_assert_eq!(one, values(published + Days::new(later)));
    }

    #[test]
    fn days_beside_today_move_with_the_day_of_printing(published in day(), weeks in 1..500_u64) {
        let body = "They met yesterday. They met on Tuesday. They met three days ago. They will meet tomorrow. They met last week. They met last Friday.";
        let firsts = |day| read(body, Some(day)).into_iter().filter_map(|time| Some(time.when?.first())).collect::<Vec<_>>();
        let (one, other) = (firsts(published), firsts(published + Days::new(7 * weeks)));
        prop_assert_eq!(one.len(), 6);
        for (before, after) in one.into_iter().zip(other) {
            prop_assert_eq!((after - before).num_days() as u64, 7 * weeks);
        }
    }

    #[test]
    fn a_bare_weekday_is_that_weekday_within_a_week(published in day(), weekday in 0..7_usize) {
        let names = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
        for (sentence, side) in [("They met on", -1), ("They will meet on", 1)] {
            let times = read(&format!("{sentence} {}.", names[weekday]), Some(published));
            let when = times[0].when.expect("a day").first();
            prop_assert_eq!(when.weekday().num_days_from_monday() as usize, weekday);
            prop_assert!((0..7).contains(&((when - published).num_days() * side)));
        }
    }
}

#[test]
fn without_a_day_of_printing_relative_times_have_no_days() {
    for sentence in [
        "They met yesterday.",
        "It fell last week.",
        "He came two days ago.",
        "They met on Monday.",
        "They will meet next month.",
        "They met last June.",
        "They met on March 3.",
        "They met in the spring.",
        "Talks resume tonight.",
        "They met over the weekend.",
        "It fell in the third quarter.",
        "They met last Friday.",
        "They met at noon.",
        "It must end by the end of the year.",
        "They met on the first Monday of May.",
        "They met in the week of March 4.",
    ] {
        let times = read(sentence, None);
        assert_eq!(times.len(), 1, "{sentence}");
        assert_eq!(times[0].when, None, "{sentence}");
    }
}

#[test]
fn both_ends_of_a_range_cover_it() {
    let published = NaiveDate::from_ymd_opt(2024, 3, 15);
    for (sentence, first, last) in [
        (
            "The talks of June 29-30, 2023 failed.",
            "2023-06-29",
            "2023-06-30",
        ),
        (
            "They sat from Monday to Wednesday.",
            "2024-03-11",
            "2024-03-13",
        ),
        (
            "They will sit from Saturday to Tuesday.",
            "2024-03-16",
            "2024-03-19",
        ),
        (
            "It rained between 2019 and 2021.",
            "2019-01-01",
            "2021-12-31",
        ),
        (
            "The siege of 26 June - 4 August 1952 was long.",
            "1952-06-26",
            "1952-08-04",
        ),
    ] {
        let times = read(sentence, published);
        assert_eq!(times.len(), 2, "{sentence}");
        for time in times {
            let when = time.when.expect("days");
            assert_eq!(
                (when.first().to_string(), when.last().to_string()),
                (first.into(), last.into()),
                "{sentence}"
            );
        }
    }
}

#[test]
fn a_date_in_digits_is_read_as_its_country_writes_it() {
    let body = "It was signed on 03/04/2019.";
    let words: Words = words::read(body);
    let hits: Hits = lexicon::scan(body, &words);
    let text = Text {
        body,
        words: &words,
        hits: &hits,
    };
    for (day_first, value, last) in [
        (Some(true), "2019-04-03", "2019-04-03"),
        (Some(false), "2019-03-04", "2019-03-04"),
        (None, "2019-XX-XX", "2019-04-03"),
    ] {
        let printed = time::Printed {
            day: None,
            day_first,
        };
        let times = time::tag(text, printed);
        let when = times[0].when.expect("a day, or both that it can be");
        assert_eq!(times[0].value, value);
        assert_eq!(when.last().to_string(), last);
        assert_eq!(when.either, day_first.is_none());
    }
}

#[test]
fn every_day_of_a_list_comes_back() {
    let body = "They meet each Tuesday and Thursday.";
    let times = read(body, NaiveDate::from_ymd_opt(2024, 3, 15));
    let values: Vec<&str> = times.iter().map(|time| time.value.as_str()).collect();
    assert_eq!(values, ["XXXX-WXX-2", "XXXX-WXX-4"]);
}

#[test]
fn what_is_counted_from_an_event_names_it() {
    let body = "Ten days after the raid they met.";
    let times = read(body, NaiveDate::from_ymd_opt(2024, 3, 15));
    let beside = times[0].beside.expect("an event");
    assert_eq!(beside.event.of(body), "the raid");
    assert_eq!((beside.months, beside.days), (0, 10));
}

#[test]
fn what_lies_vaguely_beside_an_event_has_no_distance() {
    let body = "In the weeks before the vote they fought.";
    let times = read(body, NaiveDate::from_ymd_opt(2024, 3, 15));
    assert_eq!(times[0].value, "PXW");
    assert_eq!(times[0].beside, None);
}

#[test]
fn what_is_counted_from_another_time_says_from_which() {
    let published = NaiveDate::from_ymd_opt(2024, 3, 15);
    for (body, index, anchor) in [
        ("On March 3 they met. Two days later they signed.", 1, 0),
        ("Two days after the meeting on 16 May 2023 he left.", 0, 1),
        ("In 1956 he left. That year ended badly.", 1, 0),
    ] {
        let times = read(body, published);
        assert_eq!(times[index].anchor, Some(anchor), "{body}");
    }
}
