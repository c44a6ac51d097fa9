//! What holds for the names of any text, and what does not depend on the order of reading.

use dateline::{
    analysis::{people, words},
    grammar::lexicon,
    model::{
        article::Article,
        document::{Form, Mention},
        text::Text,
    },
};
use proptest::prelude::*;

fn names(body: &str) -> people::Names {
    let words = words::read(body);
    let hits = lexicon::scan(body, &words);
    let text = Text {
        body,
        words: &words,
        hits: &hits,
    };
    people::find(text, &Article::default())
}

/// Words as news have them, and some that they do not.
fn word() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "President",
        "presidents",
        "Foreign",
        "Minister",
        "former",
        "ex-",
        "Ana",
        "Torres",
        "Peter",
        "Holm",
        "al-",
        "Al-Sisi",
        "bin",
        "von",
        "der",
        "de",
        "Jae-in",
        "J.",
        "J.D.",
        "Jr.",
        "III",
        "the",
        "The",
        "of",
        "and",
        ",",
        ".",
        ":",
        "\n",
        "\n\n",
        "\"",
        "“",
        "”",
        "(",
        ")",
        "'s",
        "’s",
        "-",
        "—",
        "Kenya",
        "Kenyan",
        "Lund",
        "United",
        "Nations",
        "UN",
        "(UN)",
        "Party",
        "River",
        "he",
        "she",
        "counterpart",
        "said",
        "v",
        "AT",
        "3",
        "2024",
        "May",
        "Monday",
        "ÅSA",
        "Öğ",
        "İ",
        "ß",
        "\u{202e}",
        "\u{0}",
        "東京",
        "🙂",
        "Mr.",
        "official",
        "a",
        "senior",
        "told",
        "who",
        "52",
    ])
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::collection::vec(word(), 0..60).prop_map(|words| words.join(" ")),
        prop::collection::vec(word(), 0..40).prop_map(|words| words.concat()),
        ".{0,200}",
    ]
}

fn all(found: &people::Names) -> impl Iterator<Item = (&'static str, &Mention)> {
    let people = found
        .people
        .iter()
        .flat_map(|p| &p.mentions)
        .map(|m| ("person", m));
    let bodies = found
        .organizations
        .iter()
        .flat_map(|o| &o.mentions)
        .map(|m| ("body", m));
    let places = found
        .places
        .iter()
        .flat_map(|p| &p.mentions)
        .map(|m| ("place", m));
    people.chain(bodies).chain(places)
}

fn is_name(mention: &Mention) -> bool {
    !matches!(mention.form, Form::Pronoun | Form::Nominal)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn mentions_lie_on_the_borders_of_characters_and_say_why(body in text()) {
        for (_, mention) in all(&names(&body)) {
            let (start, end) = (mention.span.start as usize, mention.span.end as usize);
            prop_assert!(start < end && body.get(start..end).is_some(), "{mention:?}");
            prop_assert!(!mention.rule.is_empty());
            if let Some(title) = mention.title_start {
                prop_assert!(title <= mention.span.start && body.is_char_boundary(title as usize));
            }
        }
    }

    #[test]
    fn no_words_are_two_names(body in text()) {
        let found = names(&body);
        let mut spans: Vec<_> = all(&found).filter(|(_, m)| is_name(m)).map(|(_, m)| m.span).collect();
        spans.sort_by_key(|span| (span.start, span.end));
        for pair in spans.windows(2) {
            prop_assert!(pair[0].end <= pair[1].start, "{:?} {:?}", pair[0].of(&body), pair[1].of(&body));
        }
    }

    #[test]
    fn everyone_has_a_name_and_a_mention(body in text()) {
        let found = names(&body);
        for person in &found.people {
            prop_assert!(!person.name.trim().is_empty() && !person.mentions.is_empty());
            let starts: Vec<u32> = person.mentions.iter().map(|m| m.span.start).collect();
            prop_assert!(starts.is_sorted());
        }
        prop_assert!(found.organizations.iter().all(|o| !o.name.is_empty() && !o.mentions.is_empty()));
        prop_assert!(found.places.iter().all(|p| !p.name.is_empty() && !p.mentions.is_empty()));
    }

    #[test]
    fn the_words_of_a_mention_are_among_the_names_of_its_person(body in text()) {
        for person in &names(&body).people {
            let known: Vec<&String> = std::iter::once(&person.name).chain(&person.aliases).collect();
            for mention in person.mentions.iter().filter(|mention| is_name(mention)) {
                let words: Vec<&str> = mention.span.of(&body).split_whitespace().collect();
                let written = words.join(" ");
                prop_assert!(known.iter().any(|name| name.contains(&written)), "{written:?} of {known:?}");
            }
        }
    }

    #[test]
    fn a_title_before_a_text_changes_no_span(title in text(), body in text()) {
        let words = words::read(&body);
        let hits = lexicon::scan(&body, &words);
        let read = Text { body: &body, words: &words, hits: &hits };
        let article = Article { title: Some(title), ..Article::default() };
        let spans = |found: &people::Names| all(found).map(|(kind, m)| (kind, m.span)).collect::<Vec<_>>();
        prop_assert_eq!(spans(&people::find(read, &article)), spans(&names(&body)));
    }

    #[test]
    fn the_same_text_gives_the_same_names_whatever_was_read_before(one in text(), other in text()) {
        let alone = names(&one);
        names(&other);
        prop_assert_eq!(alone, names(&one));
    }
}
