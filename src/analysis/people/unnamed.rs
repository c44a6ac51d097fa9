//! Sources without a name: "a senior Ukrainian official, who spoke on condition of anonymity".
//!
//! In: a text. Out: persons of kind `unnamed`, added behind the named ones. Only those who speak are kept: a text is
//! full of officials who do nothing.

use super::{
    office,
    titles::{self, Title},
};
use crate::model::{
    document::{Form, Mention, Person, PersonKind, RuleName},
    text::{Tag, Text, Upos},
};

pub fn add(text: Text<'_>, people: &mut Vec<Person>) {
    for sentence in &text.words.sentences {
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            let end = source(text, at, sentence.tokens.end);
            if let Some((end, title)) =
                end.filter(|(end, _)| speaks(text, at, *end, sentence.tokens.end))
            {
                people.push(person(text, at, end, title));
                at = end;
            }
            at += 1;
        }
    }
}

/// A source from "a" to its noun: where it ends, and the noun.
fn source(text: Text<'_>, at: usize, stop: usize) -> Option<(usize, Title)> {
    let opens = matches!(text.tokens().get(at)?.tag, Tag::Dt | Tag::Cd | Tag::Prp);
    if !opens {
        return None;
    }
    if !(text.is(at, "a") || text.is(at, "an") || text.is(at, "one")) {
        return None;
    }
    for word in at + 1..(at + 8).min(stop) {
        if let Some(title) = titles::title_at(text, word).filter(is_source) {
            // "an official statement", "a government official familiar ..."
            let next = text.tokens().get(title.end).map(|token| token.upos);
            return (!matches!(next, Some(Upos::Noun | Upos::Propn))
                || text.word(title.end) == "who")
                .then_some((title.end, title));
        }
        let tag = text.tokens().get(word).map(|token| token.tag)?;
        let passes = matches!(
            tag,
            Tag::Jj
                | Tag::Nn
                | Tag::Nnp
                | Tag::Nnps
                | Tag::Nns
                | Tag::Hyph
                | Tag::Vbg
                | Tag::Vbn
                | Tag::Rb
                | Tag::Jjs
                | Tag::Jjr
                | Tag::Pos
        );
        if !passes {
            return None;
        }
    }
    None
}

fn is_source(title: &Title) -> bool {
    const NOUNS: [&str; 9] = [
        "official",
        "diplomat",
        "source",
        "aide",
        "adviser",
        "advisor",
        "spokesperson",
        "spokesman",
        "officer",
    ];
    !title.honorific
        && NOUNS
            .iter()
            .any(|noun| title.role.to_ascii_lowercase().ends_with(noun))
}

/// A verb of saying or the wish to stay unnamed within the next words; "…,” said a diplomat".
fn speaks(text: Text<'_>, at: usize, end: usize, stop: usize) -> bool {
    const SAYING: [&str; 12] = [
        "say",
        "tell",
        "add",
        "warn",
        "note",
        "confirm",
        "describe",
        "explain",
        "anonymity",
        "anonymously",
        "speak",
        "unnamed",
    ];
    let inverted = at > 1
        && text.word(at - 2).ends_with(['”', '"', ',', '\''])
        && (text.is(at - 1, "said") || text.is(at - 1, "says"));
    inverted
        || (end..(end + 22).min(stop)).any(|at| {
            SAYING
                .iter()
                .any(|lemma| text.lemma_is(at, lemma) || text.is(at, lemma))
        })
        || (end..(end + 4).min(stop)).any(|at| text.is(at, "said") || text.is(at, "told"))
}

fn person(text: Text<'_>, at: usize, end: usize, title: Title) -> Person {
    let office = office::read(text, end, end, at, end);
    let bare = at + 1;
    Person {
        kind: PersonKind::Unnamed,
        name: super::plain_name(text, bare..end).into_owned(),
        role: Some(title.role.to_owned()).filter(|role| !role.is_empty()),
        country: office.country.or_else(|| inside(text, bare, end)),
        mentions: vec![Mention {
            span: text.words.span(at..end),
            form: Form::Nominal,
            title_start: None,
            rule: RuleName::Borrowed("source without a name"),
        }],
        ..Person::default()
    }
}

/// The nation that stands anywhere inside: "senior Ukrainian security official".
fn inside(text: Text<'_>, from: usize, end: usize) -> Option<crate::model::country::Country> {
    (from + 1..=end).find_map(|at| {
        office::nation_before(text, at)
            .filter(|(first, ..)| *first >= from)?
            .1
    })
}
