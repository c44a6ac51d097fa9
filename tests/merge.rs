//! One row for each event, whoever tells it: which tellings are joined, and which are not.

#[path = "support/tellings.rs"]
mod tellings;

use std::sync::Arc;

use dateline::model::{
    collection::{Collection, Source},
    date::Precision,
    document::{Form, Mention, PersonId, Quote, QuoteId, Who},
    span::Span,
};
use tellings::{Told, article, merge, rows};

#[track_caller]
fn check(articles: &[(&str, &[&str])], expected: &[&str]) {
    let articles: Vec<Told> = articles
        .iter()
        .map(|(head, lines)| article(head, lines))
        .collect();
    assert_eq!(rows(&merge(&articles)), expected);
    assert_eq!(
        rows(&merge(articles.iter().rev())),
        expected,
        "in reverse order"
    );
}

#[test]
fn the_same_meeting_told_twice_is_one_row() {
    check(
        &[
            (
                "a",
                &[
                    "meeting 2025-05-18 @Rome/IT: Volodymyr Zelensky/UA, JD Vance/US, +Marco Rubio/US",
                ],
            ),
            ("b", &["meeting 2025-05-18: Vance/US, Zelenskyy/UA"]),
            ("c", &["talks 2025-05-18 @=Italy/IT: =Ukraine/UA, Vance/US"]),
        ],
        &["2025-05-18 occurred meeting Rome: Volodymyr Zelensky, JD Vance, Marco Rubio | a b c"],
    );
}

#[test]
fn two_meetings_of_one_person_on_one_day_stay_two() {
    check(
        &[
            (
                "a",
                &["meeting 2025-05-18 @Rome/IT: JD Vance/US, Volodymyr Zelensky/UA"],
            ),
            (
                "b",
                &[
                    "meeting 2025-05-18 @Rome/IT: JD Vance/US, Giorgia Meloni/IT, Ursula von der Leyen/EU",
                ],
            ),
            (
                "c",
                &["meeting 2025-05-18 @Rome/IT: JD Vance/US, Giorgia Meloni/IT"],
            ),
        ],
        &[
            "2025-05-18 occurred meeting Rome: JD Vance, Giorgia Meloni, Ursula von der Leyen | b c",
            "2025-05-18 occurred meeting Rome: JD Vance, Volodymyr Zelensky | a",
        ],
    );
}

#[test]
fn an_attack_is_known_by_its_town_and_day() {
    check(
        &[
            ("a", &["attack 2025-05-18 @^Kyiv/UA: =Russia/RU"]),
            ("b", &["attack 2025-05-18 @^Kiev/UA:"]),
            ("c", &["attack 2025-05-18: =Russia/RU, >^Kyiv/UA"]),
            ("d", &["attack 2025-05-18 @Odesa/UA: =Russia/RU"]),
            ("e", &["attack 2025-05-19 @^Kyiv/UA: =Russia/RU"]),
        ],
        &[
            "2025-05-18 occurred attack Kyiv: Russia, Kyiv | a b c",
            "2025-05-18 occurred attack Odesa: Russia | d",
            "2025-05-19 occurred attack Kyiv: Russia | e",
        ],
    );
}

#[test]
fn where_evidence_is_thin_two_rows_stay() {
    check(
        &[
            ("a", &["attack 2025-05-18 @=Ukraine/UA: =Russia/RU"]),
            ("b", &["attack 2025-05-18 @=Ukraine/UA:"]),
            ("c", &["statement 2025-05-18: Ada Berg/NO"]),
            ("d", &["statement 2025-05-18: Ada Berg/NO"]),
        ],
        &[
            "2025-05-18 occurred attack Ukraine:  | b",
            "2025-05-18 occurred attack Ukraine: Russia | a",
            "2025-05-18 occurred statement -: Ada Berg | c",
            "2025-05-18 occurred statement -: Ada Berg | d",
        ],
    );
}

#[test]
fn a_vague_date_joins_the_one_day_it_can_mean() {
    let talks = "talks 2024-02: =Ukraine/UA, =Russia/RU";
    let one: (&str, &[&str]) = (
        "a",
        &["talks 2024-02-11 @Geneva/CH: =Ukraine/UA, =Russia/RU"],
    );
    check(
        &[one, ("b", &[talks])],
        &["2024-02-11 occurred talks Geneva: Ukraine, Russia | a b"],
    );
    check(
        &[
            one,
            ("b", &[talks]),
            (
                "c",
                &["talks 2024-02-20 @Geneva/CH: =Ukraine/UA, =Russia/RU"],
            ),
        ],
        &[
            "2024-02 occurred talks -: Ukraine, Russia | b",
            "2024-02-11 occurred talks Geneva: Ukraine, Russia | a",
            "2024-02-20 occurred talks Geneva: Ukraine, Russia | c",
        ],
    );
    check(
        &[
            one,
            (
                "b",
                &["talks 2024-02-05/2024-02-11: =Ukraine/UA, =Russia/RU"],
            ),
            ("c", &["talks 2024: =Russia/RU, =Ukraine/UA"]),
        ],
        &["2024-02-11 occurred talks Geneva: Ukraine, Russia | a b c"],
    );
}

#[test]
fn the_day_of_printing_gives_way_to_the_day_that_is_told() {
    check(
        &[
            (
                "a",
                &["call 2025-05-19: Donald Trump/US, Vladimir Putin/RU"],
            ),
            ("b", &["call 2025-05-20?: Trump/US, Putin/RU"]),
            ("c", &["call 2025-05-21?: Trump/US, Putin/RU"]),
            ("d", &["call 2025-05-22: Trump/US, Putin/RU"]),
        ],
        &[
            "2025-05-19 occurred call -: Donald Trump, Vladimir Putin | a b",
            "2025-05-22 occurred call -: Donald Trump, Vladimir Putin | c d",
        ],
    );
}

#[test]
fn a_plan_becomes_what_came_of_it() {
    let rows = |last| {
        let articles = [
            article(
                "a 2025-05-16",
                &["planned call 2025-05-19: Donald Trump/US, Vladimir Putin/RU"],
            ),
            article("b 2025-05-20", &[last]),
        ];
        rows(&merge(&articles))
    };
    assert_eq!(
        rows("call 2025-05-19: Trump/US, Putin/RU"),
        ["2025-05-19 occurred call -: Trump, Putin | a b"]
            .map(|row| row.replace("Trump, Putin", "Donald Trump, Vladimir Putin"))
    );
    assert_eq!(
        rows("cancelled call 2025-05-19: Trump/US, Putin/RU"),
        ["2025-05-19 cancelled call -: Donald Trump, Vladimir Putin | a b"]
    );
}

fn fields(all: &Collection) -> Vec<String> {
    let values = |values: &Vec<(String, Vec<_>)>| {
        values
            .iter()
            .map(|(value, by)| format!("{value} {}", by.len()))
            .collect::<Vec<_>>()
            .join(", ")
    };
    let all = all.events.iter().flat_map(|event| event.disagreements);
    all.map(|one| format!("{}: {}", one.field, values(&one.values)))
        .collect()
}

#[test]
fn what_articles_do_not_agree_on_is_kept() {
    let articles = [
        article(
            "a 2025-05-19",
            &["meeting 2025-05-18 @Rome/IT: Ada Berg/NO, Bo Lund/SE"],
        ),
        article(
            "b 2025-05-19",
            &["meeting 2025-05-18 @Milan/IT: Ada Berg/NO, Bo Lund/SE"],
        ),
        article(
            "c 2025-05-19",
            &["meeting 2025-05-18 @Rome/IT: Ada Berg/NO, Bo Lund/SE"],
        ),
        article(
            "d 2025-05-18",
            &["cancelled meeting 2025-05-18: Ada Berg/NO, Bo Lund/SE"],
        ),
        article(
            "e 2025-05-19",
            &["meeting 2025-05-19?: Ada Berg/NO, Bo Lund/SE"],
        ),
    ];
    let all = merge(&articles);
    assert_eq!(
        rows(&all),
        ["2025-05-18 occurred meeting Rome: Ada Berg, Bo Lund | a b c d e"]
    );
    assert_eq!(
        fields(&all),
        [
            "when: 2025-05-18 4, 2025-05-19 1",
            "place: Rome 2, Milan 1",
            "status: occurred 4, cancelled 1"
        ]
    );
}

#[test]
fn a_plan_that_came_true_is_no_disagreement() {
    let articles = [
        article(
            "a",
            &["planned meeting 2025-05-18 @=Italy/IT: Ada Berg/NO, Bo Lund/SE"],
        ),
        article(
            "b",
            &["meeting 2025-05-18 @Rome/IT: Ada Berg/NO, Bo Lund/SE"],
        ),
        article("c", &["meeting 2025-05: Ada Berg/NO, Bo Lund/SE"]),
    ];
    assert_eq!(fields(&merge(&articles)), Vec::<String>::new());
}

fn names(people: &[&str]) -> Vec<String> {
    let line = |name: &&str| format!("statement 2025-05-18: {name}");
    let articles: Vec<Told> = (0..)
        .zip(people)
        .map(|(at, name): (i32, _)| article(&at.to_string(), &[&line(name)]))
        .collect();
    let shown = |all: Collection| -> Vec<String> {
        all.people
            .iter()
            .map(|one| {
                let aliases = if one.aliases.is_empty() {
                    String::new()
                } else {
                    format!(" = {}", one.aliases.join(", "))
                };
                format!("{}{aliases}", one.name)
            })
            .collect()
    };
    let found = shown(merge(&articles));
    assert_eq!(
        found,
        shown(merge(articles.iter().rev())),
        "in reverse order"
    );
    found
}

#[test]
fn spellings_and_short_forms_are_one_person() {
    assert_eq!(
        names(&[
            "Zelensky/UA",
            "Volodymyr Zelenskyy/UA",
            "Vladimir Zelenskiy",
            "Volodymyr Zelenskyy/UA"
        ]),
        ["Volodymyr Zelenskyy = Vladimir Zelenskiy, Zelensky"]
    );
    assert_eq!(
        names(&["Erdoğan/TR", "Recep Tayyip Erdogan/TR", "Tayyip Erdogan"]),
        ["Recep Tayyip Erdogan = Erdoğan, Tayyip Erdogan"]
    );
    assert_eq!(
        names(&["Joe Biden/US", "Joseph R. Biden/US", "J. Biden", "Biden"]),
        ["Joe Biden = Biden, J. Biden, Joseph R. Biden"]
    );
    assert_eq!(
        names(&["Kim Jong-un/KP", "Kim Jong Un/KP"]),
        ["Kim Jong Un = Kim Jong-un"]
    );
    assert_eq!(names(&["Leo/VA", "Leo XIV/VA"]), ["Leo XIV = Leo"]);
}

#[test]
fn people_who_share_a_surname_stay_apart() {
    assert_eq!(names(&["Boris Johnson/GB", "Mike Johnson/US"]).len(), 2);
    assert_eq!(
        names(&["Boris Johnson/GB", "Mike Johnson/US", "Johnson/US"]),
        ["Boris Johnson", "Mike Johnson = Johnson"]
    );
    assert_eq!(
        names(&["Boris Johnson/GB", "Mike Johnson/US", "Johnson"]).len(),
        3
    );
    assert_eq!(names(&["Johnson/GB", "Johnson/US"]).len(), 2);
    assert_eq!(
        names(&["Alexander Novak/RU", "Oleksandr Novak/UA"]).len(),
        2
    );
    assert_eq!(
        names(&["George W. Bush/US", "George H. W. Bush/US"]).len(),
        2
    );
    assert_eq!(
        names(&["Kim Jong Il/KP", "Kim Jong Un/KP", "Kim Yo Jong/KP"]).len(),
        3
    );
    assert_eq!(names(&["Putin/RU", "Rasputin/RU"]).len(), 2);
    assert_eq!(names(&["Donald Trump/US", "Donald Trump Jr./US"]).len(), 2);
    assert_eq!(names(&["Pius XI/VA", "Pius XII/VA"]).len(), 2);
}

#[test]
fn a_surname_alone_means_the_one_of_whom_everybody_writes() {
    let mut all = vec!["Ann Lund/SE"; 9];
    all.extend(["Bo Lund/SE", "Lund/SE"]);
    assert_eq!(names(&all), ["Ann Lund = Lund", "Bo Lund"]);
    assert_eq!(names(&all[5..]), ["Ann Lund", "Bo Lund", "Lund"]);
}

#[test]
fn people_without_a_name_are_known_within_their_article_only() {
    assert_eq!(
        names(&["~a senior official/UA", "~a senior official/UA"]).len(),
        2
    );
}

#[test]
fn an_office_tells_who_it_is_when_one_person_holds_it() {
    let told = |id: &str, name: &str| {
        let mut told = article(id, &[&format!("meeting 2025-05-18: {name}, Ada Berg/NO")]);
        told.1.people[0].role = Some("President".into());
        told
    };
    let named = told("a", "Bo Lund/SE");
    let office = told("b", "~the Swedish president/SE");
    assert_eq!(
        rows(&merge([&named, &office])),
        ["2025-05-18 occurred meeting -: Bo Lund, Ada Berg | a b"]
    );
    let other = told("c", "Eva Dahl/SE");
    let all = merge([&named, &office, &other]);
    assert_eq!(all.people.len(), 4, "{:?}", all.people);
}

#[test]
fn an_acronym_joins_the_name_it_stands_for() {
    let all = merge(&[
        article(
            "a",
            &["statement 2025-05-18: #International Atomic Energy Agency/UN"],
        ),
        article("b", &["statement 2025-05-18: #IAEA"]),
        article("c", &["statement 2025-05-18: #Foreign Ministry/RU"]),
        article("d", &["statement 2025-05-18: #Foreign Ministry/UA"]),
        article("e", &["statement 2025-05-18: #Foreign Ministry"]),
    ]);
    let names: Vec<(&str, &[String])> = all
        .organizations
        .iter()
        .map(|one| (one.name.as_str(), one.aliases.as_slice()))
        .collect();
    let none: &[String] = &[];
    assert_eq!(
        names,
        [
            ("Foreign Ministry", none),
            ("Foreign Ministry", none),
            ("Foreign Ministry", none),
            (
                "International Atomic Energy Agency",
                &["IAEA".to_owned()][..]
            ),
        ]
    );
}

const STORY: &str = "The two ministers spoke for three hours in a villa above the lake and came out smiling, though neither \
    would say what had been settled about the ferry, the grain that waits in the harbour or the fishermen who were taken \
    last winter. Their aides carried a map with new lines on it. A second round is meant to follow before the first snow, \
    and both capitals have asked the islanders to keep the peace until then.";

fn printed(head: &str, body: String) -> Told {
    let (told, document) = article(
        head,
        &["meeting 2025-05-18 @Oslo/NO: Ada Berg/NO, Bo Lund/SE"],
    );
    (
        Arc::new(dateline::model::article::Article {
            body,
            ..(*told).clone()
        }),
        document,
    )
}

#[test]
fn sources_are_publishers_and_copies_count_once() {
    let wire = printed("a 2025-05-18 Wire", STORY.to_owned());
    let copy = printed("b 2025-05-19 Courier", format!("{STORY} (Wire)"));
    let own = printed(
        "c 2025-05-19 Courier",
        "Berg and Lund have met in Oslo, our correspondent reports.".to_owned(),
    );
    let again = printed(
        "d 2025-05-20 Courier",
        "A look back at the talks of Oslo.".to_owned(),
    );
    let told_by = |articles: &[&Told]| {
        let all = merge(articles.iter().copied());
        assert_eq!(
            (
                all.events.len(),
                all.events.first().expect("an event").sources.len()
            ),
            (1, articles.len())
        );
        all.events.first().expect("an event").told_by
    };
    assert_eq!(told_by(&[&wire, &copy]), 1);
    assert_eq!(told_by(&[&wire, &copy, &own]), 2);
    assert_eq!(told_by(&[&own, &again]), 1);
}

#[test]
fn more_publishers_make_an_event_surer() {
    let one = printed("a 2025-05-18 Wire", STORY.to_owned());
    let two = printed(
        "b 2025-05-18 Courier",
        "Berg and Lund have met in Oslo.".to_owned(),
    );
    let sure = |articles: &[&Told]| {
        merge(articles.iter().copied())
            .events
            .first()
            .expect("an event")
            .confidence
    };
    assert!(sure(&[&one, &two]) > sure(&[&one]));
    assert!(sure(&[&one, &two]) <= 1.0);
}

/// Whoever has written beside the event finds it again by that telling.
#[test]
fn an_article_printed_before_the_others_changes_the_id_and_leaves_the_tellings() {
    let known = article("z 2025-05-18", &["meeting 2025-05-18: Berg/NO, Lund/SE"]);
    let earlier = article("a 2025-05-17", &["meeting 2025-05-18: Berg/NO, Lund/SE"]);
    let (before, after) = (merge([&known]), merge([&known, &earlier]));
    let (one, both) = (before.events.first(), after.events.first());
    let (one, both) = (one.expect("an event"), both.expect("an event"));
    assert_ne!(one.id, both.id);
    let telling = |all: &Collection, source: &Source| {
        let article = all.article(source.article).expect("an article");
        (article.id.clone(), source.trigger)
    };
    let known = telling(&before, &one.sources.first().expect("a source"));
    let mut told = both.sources.iter().map(|source| telling(&after, &source));
    assert!(told.any(|telling| telling == known));
}

#[test]
fn an_event_keeps_its_id_when_later_articles_tell_it_better() {
    let first = article("z 2025-05-18", &["meeting 2025-05-18: Berg/NO, Lund/SE"]);
    let fuller = article(
        "a 2025-05-19",
        &["meeting 2025-05-18 @Oslo/NO: Ada Berg/NO, Bo Lund/SE, +Cy Moe/NO"],
    );
    let one = merge([&first]);
    let both = merge([&fuller, &first]);
    assert_eq!(both.events.len(), 1);
    assert_eq!(
        both.events.first().expect("an event").id,
        one.events.first().expect("an event").id
    );
    assert!(
        both.events
            .first()
            .expect("an event")
            .title
            .contains("Ada Berg"),
        "the fullest telling gives the title"
    );
    assert_eq!(
        both.article(
            both.events
                .first()
                .expect("an event")
                .sources
                .first()
                .expect("a source")
                .article
        )
        .expect("an article")
        .id,
        "a"
    );
}

#[test]
fn events_without_a_date_are_counted_and_no_rows() {
    let all = merge(&[article(
        "a",
        &["meeting: Ada Berg/NO", "meeting 2025: Ada Berg/NO"],
    )]);
    assert_eq!((all.events.len(), all.undated), (1, 1));
}

#[test]
fn an_article_that_tells_two_events_has_two_rows() {
    check(
        &[
            (
                "a",
                &[
                    "attack 2025-05-18 @Odesa/UA: =Russia/RU",
                    "attack 2025-05-18 @Odesa/UA: =Russia/RU",
                ],
            ),
            (
                "b",
                &[
                    "meeting 2025-05-18: Ada Berg/NO, Bo Lund/SE",
                    "talks 2025-05-18: Ada Berg/NO, Bo Lund/SE",
                ],
            ),
        ],
        &[
            "2025-05-18 occurred attack Odesa: Russia | a",
            "2025-05-18 occurred attack Odesa: Russia | a",
            "2025-05-18 occurred meeting -: Ada Berg, Bo Lund | b",
            "2025-05-18 occurred talks -: Ada Berg, Bo Lund | b",
        ],
    );
}

#[test]
fn a_saying_that_several_articles_quote_stands_once() {
    let quoting = |id: &str, words: &str| {
        let (told, mut document) = article(id, &["statement 2025-05-18: Ada Berg/NO"]);
        document.people[0].mentions.push(Mention {
            span: Span::new(0, 3),
            form: Form::Full,
            title_start: None,
            rule: "test".into(),
        });
        document.quotes.push(Quote {
            span: Span::new(5, 5 + words.len()),
            direct: true,
            speaker: Some(Who::Person(PersonId(0))),
            speaker_span: None,
            cue: None,
            medium: None,
            with: Vec::new(),
            place: None,
            when: None,
            rule: "test".into(),
        });
        document.events[0].quotes.push(QuoteId(0));
        let body = format!("She: {words}");
        (
            Arc::new(dateline::model::article::Article {
                body,
                ..(*told).clone()
            }),
            document,
        )
    };
    let articles = [
        quoting("a", "We are ready, today."),
        quoting("b", "we are ready today"),
        quoting("c", "We are not ready."),
    ];
    let all = merge(&articles);
    let quotes: Vec<usize> = all.events.iter().map(|event| event.quotes.len()).collect();
    assert_eq!(quotes, [1, 1]);
    assert_eq!(
        all.events
            .iter()
            .map(|event| event.sources.len())
            .sum::<usize>(),
        3
    );
    let speaker = all.events.first().expect("an event").quotes[0]
        .speaker
        .expect("a speaker");
    assert_eq!(all.name(speaker), "Ada Berg");
    assert!(all.people.iter().all(|person| person.mentions.is_empty()));
}

#[test]
fn copies_of_one_sentence_tell_one_event_however_little_it_says() {
    let head = |id: &str, body: &str| {
        let (told, mut document) = article(id, &["statement 2025-05-18: Ada Berg/NO"]);
        document.events[0].trigger = Span::new(4, 9);
        document.events[0].evidence = vec![Span::new(0, body.len())];
        let body = body.to_owned();
        (
            Arc::new(dateline::model::article::Article {
                body,
                ..(*told).clone()
            }),
            document,
        )
    };
    let wire = head(
        "a",
        "Berg spoke to the islanders about the ferry and the grain.",
    );
    let copy = head(
        "b",
        "BERG SPOKE to the islanders about the ferry and the grain",
    );
    let own = head(
        "c",
        "Berg spoke on the islands, as she does every year in the spring.",
    );
    assert_eq!(
        rows(&merge([&wire, &copy, &own])),
        [
            "2025-05-18 occurred statement -: Ada Berg | a b",
            "2025-05-18 occurred statement -: Ada Berg | c"
        ]
    );
}

#[test]
fn talks_may_be_a_meeting_or_a_call_but_not_both() {
    check(
        &[
            ("a", &["meeting 2025-05-18: Ada Berg/NO, Bo Lund/SE"]),
            ("b", &["call 2025-05-18: Ada Berg/NO, Bo Lund/SE"]),
            ("c", &["talks 2025-05-18 @Oslo/NO: Ada Berg/NO, Bo Lund/SE"]),
        ],
        &[
            "2025-05-18 occurred call -: Ada Berg, Bo Lund | b",
            "2025-05-18 occurred talks Oslo: Ada Berg, Bo Lund | a c",
        ],
    );
}

mod properties {
    use std::collections::BTreeMap;

    use dateline::{
        export::{self, Form},
        merge::Merger,
    };
    use proptest::{collection::vec, prelude::*, sample::select};

    use super::*;

    fn telling() -> impl Strategy<Value = String> {
        let status = select(vec!["", "planned ", "cancelled ", "denied ", "proposed "]);
        let kind = select(vec![
            "meeting",
            "talks",
            "call",
            "attack",
            "visit",
            "statement",
            "agreement",
            "sanctions",
        ]);
        let date = select(vec![
            "",
            " 2025-05-17",
            " 2025-05-18",
            " 2025-05-18?",
            " 2025-05-19?",
            " 2025-05",
            " 2025-05-12/2025-05-18",
            " 2025-05-17/2025-05-19",
            " 2025",
        ]);
        let place = select(vec![
            "",
            " @Rome/IT",
            " @=Italy/IT",
            " @^Kyiv/UA",
            " @Odesa/UA",
            " @Odesa",
            " @=Ukraine/UA",
        ]);
        let who = select(vec![
            "Volodymyr Zelensky/UA",
            "Zelenskyy/UA",
            "Zelenskiy",
            "JD Vance/US",
            "Vance",
            "Ann Vance/CA",
            ">=Russia/RU",
            "=Russia/RU",
            "^Moscow/RU",
            "#EU Council/EU",
            "#Council",
            "~an official/UA",
            "+Marco Rubio/US",
            ">^Kyiv/UA",
            ">*Odesa/UA",
            "J. Vance/US",
        ]);
        (status, kind, date, place, vec(who, 0..4)).prop_map(|(status, kind, date, place, who)| {
            format!("{status}{kind}{date}{place}: {}", who.join(", "))
        })
    }

    /// Ids are unique; days and publishers may be the same.
    fn articles() -> impl Strategy<Value = Vec<Told>> {
        let head = select(vec![
            "2025-05-18 Wire",
            "2025-05-19 Courier",
            "2025-05-20",
            "",
        ]);
        vec((head, vec(telling(), 0..5)), 0..12).prop_map(|all| {
            let told = |(at, (head, lines)): (usize, (&str, Vec<String>))| {
                let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
                article(format!("n{at} {head}").trim_end(), &lines)
            };
            all.into_iter().enumerate().map(told).collect()
        })
    }

    fn written(all: &Collection) -> String {
        let Some(Form::Whole(write)) = export::find("json").map(|export| export.form) else {
            panic!("json writes a whole timeline");
        };
        let mut out = Vec::new();
        write(&mut out, all).expect("memory takes all");
        String::from_utf8(out).expect("UTF-8")
    }

    proptest! {
        #[test]
        fn the_order_of_input_does_not_matter(
            (articles, shuffled) in articles().prop_flat_map(|all| (Just(all.clone()), Just(all).prop_shuffle()))
        ) {
            prop_assert_eq!(written(&merge(&articles)), written(&merge(&shuffled)));
        }

        #[test]
        fn the_same_article_twice_changes_nothing(articles in articles()) {
            let twice = articles.iter().chain(&articles);
            prop_assert_eq!(written(&merge(&articles)), written(&merge(twice)));
        }

        #[test]
        fn a_timeline_can_be_asked_for_at_any_time(articles in articles()) {
            let mut merger = Merger::new();
            for (article, document) in &articles {
                merger.add(Arc::clone(article), document.clone());
                merger.collect();
            }
            prop_assert_eq!(written(&merger.collect()), written(&merge(&articles)));
        }

        #[test]
        fn every_telling_is_in_one_row(articles in articles()) {
            let all = merge(&articles);
            let mut told = 0;
            let mut last = None;
            let mut ids = std::collections::BTreeSet::new();
            for event in &all.events {
                prop_assert!(!event.sources.is_empty());
                prop_assert!(event.told_by >= 1);
                prop_assert!(event.when.range.first() <= event.when.range.last());
                prop_assert_eq!(Some(event.when), event.sources.first().and_then(|first| first.when));
                prop_assert!((0.0..=1.0).contains(&event.confidence));
                prop_assert!(ids.insert(event.id));
                let range = &event.when.range;
                let precision = range.precision.max(Precision::Day);
                let last_day = (precision > Precision::Day).then(|| range.last());
                let sure = std::cmp::Reverse((event.confidence * 1000.0) as u32);
                let told_by = std::cmp::Reverse(event.told_by);
                let key = (range.first(), precision, last_day, event.when.inferred, sure, told_by, event.id);
                prop_assert!(last < Some(key));
                last = Some(key);
                told += event.sources.len();
            }
            let given: usize = articles.iter().map(|(_, document)| document.events.len()).sum();
            prop_assert_eq!(told + all.undated, given);
        }

        #[test]
        fn an_unrelated_article_changes_no_other_event(articles in articles()) {
            let by_id = |all: &Collection| -> BTreeMap<_, _> {
                all.events.iter().map(|event| (event.id, tellings::shown(&event, all))).collect()
            };
            let before = by_id(&merge(&articles));
            let other = article("m 2025-05-18", &["meeting 2025-05-18 @Lima/PE: Pia Roca/PE, Teo Vidal/CL", "attack 2025-05 @Goma/CD: #M23"]);
            let mut after = by_id(&merge(articles.iter().chain([&other])));
            after.retain(|_, shown| !shown.ends_with("| m"));
            prop_assert_eq!(before, after);
        }
    }
}
