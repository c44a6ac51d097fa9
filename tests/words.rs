//! What holds for the words of any text.

use dateline::{analysis::words, model::text::Words};
use proptest::prelude::*;

/// Pieces of news prose and of what breaks readers of it.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        "[A-Z]?[a-z]{1,9}",
        "[0-9]{1,4}([.,:/-][0-9]{1,3})?(km|pm|bn|th)?",
        r#"[.,;:!?…"'“”‘’()\[\]$€%&#@*_=<>/-]{1,4}"#,
        prop::sample::select(vec![
            "Mr.",
            "U.S.",
            "No.",
            "don't",
            "Italy's",
            "who",
            "that",
            "to",
            "will",
            "met",
            "said",
            "and",
            "was",
            "which",
            "if",
            "signed",
            "https://example.org/a(b)",
            "jane@example.org",
            "Jong-un",
            "cannot",
            "e\u{301}",
            "北京",
            "👍🏽",
            "\u{200d}",
            "\u{feff}",
        ])
        .prop_map(str::to_owned),
        "\\PC{0,6}",
    ]
}

fn blank() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![" ", "  ", "\n", "\n\n", "\t", "\u{a0}", " \n \n"])
}

/// Each index of the layer points into the layer, and everything is in order.
fn check_indexes(body: &str, words: &Words) {
    let (tokens, clauses) = (words.tokens.len(), words.clauses.len());
    assert_eq!(words.clause_of.len(), tokens);
    assert!(
        words
            .clause_of
            .iter()
            .all(|&clause| (clause as usize) < clauses)
    );
    let mut next = 0;
    for sentence in &words.sentences {
        assert_eq!(sentence.tokens.start, next, "{body:?}");
        assert!(sentence.tokens.start < sentence.tokens.end);
        next = sentence.tokens.end;
    }
    assert_eq!(next, tokens);
    for (at, group) in words.groups.iter().enumerate() {
        assert!(group.tokens.contains(&group.head) && group.tokens.end <= tokens);
        assert_eq!(words.clauses[group.clause].group, Some(at));
        assert!(
            group
                .governor
                .is_none_or(|governor| governor < words.groups.len() && governor != at)
        );
    }
    for phrase in &words.phrases {
        assert!(phrase.tokens.contains(&phrase.head) && phrase.tokens.end <= tokens);
    }
    assert!(
        words
            .phrases
            .windows(2)
            .all(|pair| pair[0].tokens.end <= pair[1].tokens.start)
    );
    let mut covered = 0;
    for (at, clause) in words.clauses.iter().enumerate() {
        assert!(clause.sentence < words.sentences.len());
        assert!(
            clause
                .parent
                .is_none_or(|parent| parent < clauses && parent != at)
        );
        assert!(
            clause
                .subject
                .is_none_or(|phrase| phrase < words.phrases.len())
        );
        for part in &clause.parts {
            covered += part.len();
            assert!(
                words.clause_of[part.clone()]
                    .iter()
                    .all(|&clause| clause as usize == at)
            );
        }
    }
    assert_eq!(covered, tokens);
}

proptest! {
    #[test]
    fn any_text_is_covered_by_tokens_on_character_borders(body in prop_oneof![any::<String>(), "\\PC{0,80}"]) {
        let words = words::read(&body);
        let mut at = 0;
        for token in &words.tokens {
            let (start, end) = (token.span.start as usize, token.span.end as usize);
            prop_assert!(start >= at && start < end);
            prop_assert!(body.is_char_boundary(start) && body.is_char_boundary(end));
            prop_assert!(body[at..start].chars().all(char::is_whitespace));
            at = end;
        }
        prop_assert!(body[at..].chars().all(char::is_whitespace));
        check_indexes(&body, &words);
    }

    #[test]
    fn news_like_text_keeps_its_indexes(pieces in prop::collection::vec((piece(), blank()), 0..60)) {
        let body: String = pieces.iter().flat_map(|(piece, blank)| [piece.as_str(), blank]).collect();
        check_indexes(&body, &words::read(&body));
    }

    #[test]
    fn white_space_makes_no_other_tokens(pieces in prop::collection::vec((piece(), blank()), 0..40)) {
        let pieces: Vec<_> = pieces.into_iter().filter(|(piece, _)| !piece.contains(char::is_whitespace)).collect();
        let texts = |body: &str| -> Vec<String> { words::read(body).tokens.iter().map(|token| token.text(body).to_owned()).collect() };
        let spaced: String = pieces.iter().flat_map(|(piece, blank)| [piece.as_str(), blank]).collect();
        let plain: String = pieces.iter().flat_map(|(piece, _)| [piece.as_str(), " "]).collect();
        prop_assert_eq!(texts(&spaced), texts(&plain));
    }
}
