use proptest::prelude::*;

use super::{
    Query, Sort,
    expr::{Compare, Expr, Form, Pattern},
    fields::{Field, Measure},
};

/// What a text is read as, written again.
#[track_caller]
fn check(text: &str, expected: &str) {
    let query = Query::parse(text).unwrap_or_else(|wrong| panic!("{text}: {}", wrong.what));
    assert_eq!(query.to_string(), expected, "{text}");
    let again = Query::parse(expected).expect("what is written can be read");
    assert_eq!(again, query, "{text}");
}

/// What is wrong with a text, and the part of it that is.
#[track_caller]
fn wrong(text: &str, part: &str, what: &str) {
    let wrong = Query::parse(text).expect_err(text);
    assert_eq!(&text[wrong.range], part, "{text}: {}", wrong.what);
    assert!(wrong.what.contains(what), "{text}: {}", wrong.what);
    assert!(!wrong.what.ends_with('.'), "{}", wrong.what);
}

fn only(text: &str) -> Expr {
    let query = Query::parse(text).expect(text);
    query.conditions().next().cloned().expect("a condition")
}

fn bare(text: &str) -> Pattern {
    Pattern {
        text: text.to_owned(),
        form: Form::Bare,
    }
}

#[test]
fn a_text_is_read_as_terms() {
    assert_eq!(
        only("act:met,signed"),
        Expr::Field(Field::Act, vec![bare("met"), bare("signed")])
    );
    assert_eq!(
        only("conf>=0.6"),
        Expr::Measure(Measure::Confidence, Compare::AtLeast, 0.6)
    );
    assert_eq!(only("sources:3"), only("sources>=3"));
    assert_eq!(only("sources:>3"), only("sources>3"));
    assert_eq!(
        only("who:wang | -lavrov"),
        Expr::Any(vec![
            Expr::Field(Field::Who, vec![bare("wang")]),
            Expr::Not(Box::new(Expr::Words(bare("lavrov")))),
        ])
    );
    assert_eq!(only("-(-x)"), only("x"));
    assert_eq!(only("--x"), only("x"));
    assert_eq!(only("((x))"), only("x"));
}

#[test]
fn what_is_read_is_written_again() {
    check("", "");
    check("  peace   talks ", "peace talks");
    check("WITH:lavrov since:2026-01", "who:lavrov after:2026-01");
    check("a|b c", "a | b c");
    check("(a | b c) | d", "(a | b c) | d");
    check("-( a b )", "-(a b)");
    check("-(a|b)", "-(a | b)");
    check("who:\"Wang Yi\",lavrov", "who:\"Wang Yi\",lavrov");
    check("who:\"Wang Yi", "who:\"Wang Yi\"");
    check(r#""a \"b\" \\""#, r#""a \"b\" \\""#);
    check(r"/a\/b\d/", r"/a\/b\d/");
    check("who:/^lav/", "who:/^lav/");
    check(
        "before:-2w on:\"last tuesday\"",
        "before:-2w on:\"last tuesday\"",
    );
    check("between:2024-01..2024-06", "between:2024-01..2024-06");
    check("~who:x y", "~who:x y");
    check("sort:conf x", "sort:conf x");
    check(
        "10:30 https://example.org/a a-b",
        "10:30 https://example.org/a a-b",
    );
    check(
        "country:ru,France status:planned",
        "country:ru,France status:planned",
    );
    check("習近平 who:Orbán", "習近平 who:Orbán");
}

#[test]
fn what_is_wrong_is_told_with_its_place() {
    wrong("whoo:lavrov x", "whoo", "did you mean `who`?");
    wrong(
        "x colour:red",
        "colour",
        "no field `colour`; there are who, act",
    );
    wrong("who:", "who:", "what? someone");
    wrong("x who: y", "who:", "what? someone");
    wrong("who:a, b", ",", "what?");
    wrong("act:metting", "metting", "did you mean `meeting`?");
    wrong("act:met,xyzzy x", "xyzzy", "no type");
    wrong("status:perhaps", "perhaps", "there are occurred");
    wrong("country:Atlantis", "Atlantis", "no country");
    wrong("x on:soon", "soon", "no date");
    wrong("between:2024", "2024", "two dates");
    wrong("has:wings", "wings", "quote, note, time, place");
    wrong("is:undated", "undated", "is:coarse");
    wrong("conf>=high", "high", "a number");
    wrong("conf>=", "conf>=", "a number");
    wrong("(a b", "(a b", "not closed");
    wrong("a )", ")", "never opened");
    wrong("( )", "( )", "nothing between");
    wrong("a |", "|", "nothing behind the bar");
    wrong("| a", "|", "nothing before the bar");
    wrong("a -", "-", "nothing behind `-`");
    wrong("/a", "/a", "between slashes");
    wrong("/(/", "/(/", "unclosed group");
    wrong("\"\"", "\"\"", "nothing to look for");
    wrong("(~a)", "~", "switches a whole term off");
    wrong("-sort:conf", "sort:conf", "a term of its own");
    wrong("sort:size", "sort:size", "date, conf, sources");
    wrong(&"(".repeat(500), &"(".repeat(468), "too many brackets");
}

#[test]
fn terms_are_added_once_and_switched_on_again() {
    let query = Query::parse("~act:met who:x").expect("a query");
    let more = query.with("act:met on:2024").expect("terms");
    assert_eq!(more.to_string(), "act:met who:x on:2024");
    let sorted = more
        .with("sort:conf")
        .and_then(|query| query.with("sort:sources"));
    let sorted = sorted.expect("an order");
    assert_eq!(
        (sorted.sort(), sorted.to_string().as_str()),
        (Sort::Sources, "act:met who:x on:2024 sort:sources")
    );
    let paused = Query {
        paused: true,
        ..more
    };
    assert_eq!((paused.holds(), paused.conditions().count()), (false, 0));
}

/// Texts that look like queries, and others.
fn text() -> impl Strategy<Value = String> {
    let parts = vec![
        "who:",
        "act:met",
        "conf>=",
        "0.6",
        " ",
        " ",
        "-",
        "~",
        "|",
        "(",
        ")",
        "\"",
        "/",
        "\\",
        ",",
        ":",
        "sort:conf",
        "on:",
        "2024-05",
        "-2w",
        "..",
        "Wang",
        "Orbán",
        "習",
        "e\u{301}",
        "\u{1b}",
        "is:marked",
        "between:",
        "country:RU",
        "x",
    ];
    let soup = prop::collection::vec(proptest::sample::select(parts), 0..14);
    prop_oneof![4 => soup.prop_map(|parts| parts.concat()), 1 => "\\PC{0,30}", 1 => ".{0,30}"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1500, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_a_query_or_wrong_somewhere(text in text()) {
        match Query::parse(&text) {
            Ok(query) => {
                let written = query.to_string();
                prop_assert_eq!(Query::parse(&written), Ok(query), "{} as {}", text, written);
            }
            Err(wrong) => {
                prop_assert!(text.get(wrong.range.clone()).is_some(), "{:?} in {}", wrong.range, text);
                prop_assert!(!wrong.what.is_empty());
            }
        }
    }

    #[test]
    fn twice_not_is_nothing(text in text()) {
        let query = Query::parse(&text).unwrap_or_default();
        for expr in query.conditions() {
            let twice = Query::parse(&format!("-(-({expr}))")).expect("the same in brackets");
            prop_assert_eq!(twice.conditions().collect::<Vec<_>>(), [expr]);
            prop_assert_eq!(&expr.clone().negated().negated(), expr);
        }
    }

    #[test]
    fn completion_offers_what_can_be_put_there(text in text(), at in 0..60_usize) {
        let corpus = crate::timeline::Corpus::default();
        let caret = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        for offer in super::complete::complete(&text, caret, &corpus, &Default::default()) {
            prop_assert!(text.get(offer.range.clone()).is_some() && offer.range.end == caret);
            prop_assert!(!offer.insert.is_empty());
        }
    }
}
