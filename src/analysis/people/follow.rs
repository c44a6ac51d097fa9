//! Who "he", "she" and "the Ukrainian president" are.
//!
//! In: a text and its people with their names. Out: further mentions of those people, of the forms pronoun and nominal.
//! Reads on from sentence to sentence; where two candidates fit equally well, neither is taken.

use super::{
    office,
    titles::{self, Rank, Title},
};
use crate::{
    grammar::lexicon::class,
    model::{
        country::Country,
        document::{Form, Gender, Mention, Person, PersonKind, RuleName},
        text::{Tag, Text, Upos},
    },
};

/// How many sentences back a pronoun may look.
const REACH: usize = 3;

/// A mention as the reader remembers it.
#[derive(Debug, Clone, Copy)]
struct Seen {
    person: usize,
    token: usize,
    sentence: usize,
    subject: bool,
    pronoun: bool,
}

pub fn resolve(text: Text<'_>, people: &mut [Person]) {
    let mut seen = named(text, people);
    let mut found = Vec::new();
    for (number, sentence) in text.words.sentences.iter().enumerate() {
        for at in sentence.tokens.clone() {
            let mention = nominal(text, people, at, number, &seen)
                .or_else(|| pronoun(text, people, at, number, &seen));
            if let Some((person, end, form)) = mention {
                let subject = is_subject(text, at);
                let place = seen.partition_point(|known| known.token < at);
                seen.insert(
                    place,
                    Seen {
                        person,
                        token: at,
                        sentence: number,
                        subject,
                        pronoun: form == Form::Pronoun,
                    },
                );
                found.push((person, at, end, form));
            }
        }
    }
    for (person, at, end, form) in found {
        let rule = if form == Form::Pronoun {
            "pronoun"
        } else {
            "office for its holder"
        };
        people[person].mentions.push(Mention {
            span: text.words.span(at..end),
            form,
            title_start: None,
            rule: RuleName::Borrowed(rule),
        });
    }
}

/// The named mentions in reading order.
fn named(text: Text<'_>, people: &[Person]) -> Vec<Seen> {
    let mut seen = Vec::new();
    for (person, known) in people.iter().enumerate() {
        for mention in &known.mentions {
            let token = text.words.token_at(mention.span.start);
            seen.push(Seen {
                person,
                token,
                sentence: text.words.sentence_of(token),
                subject: is_subject(text, token),
                pronoun: false,
            });
        }
    }
    seen.sort_by_key(|seen| seen.token);
    seen
}

/// Whether a token lies in the subject of its clause; where clauses are unknown, whether it stands before the verb.
fn is_subject(text: Text<'_>, token: usize) -> bool {
    let clause = text
        .words
        .clause_of
        .get(token)
        .and_then(|clause| text.words.clauses.get(*clause as usize));
    match clause.and_then(|clause| text.words.phrases.get(clause.subject?)) {
        Some(phrase) => phrase.tokens.contains(&token),
        None => {
            let sentence = text.words.sentences.get(text.words.sentence_of(token));
            sentence.is_some_and(|sentence| token < sentence.tokens.start + 8)
        }
    }
}

/// "he", "she" as a subject; "him", "his", "her" where only one person is near.
fn pronoun(
    text: Text<'_>,
    people: &[Person],
    at: usize,
    sentence: usize,
    seen: &[Seen],
) -> Option<(usize, usize, Form)> {
    if !matches!(
        text.tokens().get(at)?.upos,
        Upos::Pron | Upos::Det | Upos::X
    ) {
        return None;
    }
    let word = text.word(at);
    if word.len() > 7 || !word.starts_with(['h', 's', 'H', 'S']) {
        return None;
    }
    // "His Royal Highness" is nobody's.
    if [
        "Royal",
        "Highness",
        "Excellency",
        "Majesty",
        "Holiness",
        "Eminence",
    ]
    .contains(&text.word(at + 1))
    {
        return None;
    }
    let (gender, subject) = match word.to_ascii_lowercase().as_str() {
        "he" => (Gender::Male, true),
        "she" => (Gender::Female, true),
        "him" | "his" | "himself" => (Gender::Male, false),
        "her" | "herself" | "hers" => (Gender::Female, false),
        _ => return None,
    };
    let before = seen.partition_point(|known| known.token < at);
    let near = seen
        .get(..before)?
        .iter()
        .rev()
        .take_while(|known| known.sentence + REACH >= sentence);
    let fits = near.filter(|known| {
        people
            .get(known.person)
            .is_some_and(|person| fits_gender(person, gender))
    });
    let mut candidates: Vec<Seen> = Vec::new();
    for known in fits {
        if candidates.iter().all(|other| other.person != known.person) {
            candidates.push(*known);
        }
    }
    let told = candidates
        .first()
        .filter(|known| was_told(text, known.token, at));
    let same = candidates
        .first()
        .filter(|known| known.pronoun && known.sentence == sentence);
    let best = told.or(same).or_else(|| {
        candidates
            .iter()
            .max_by_key(|known| salience(known, people, sentence, subject))
    })?;
    Some((best.person, at + 1, Form::Pronoun))
}

/// "told the minister he", "asked Smith if she": the one who is spoken to is meant.
fn was_told(text: Text<'_>, mention: usize, pronoun: usize) -> bool {
    let close = pronoun <= mention + 6
        && !(mention..pronoun).any(|at| matches!(text.word(at), "," | "and" | ";"));
    let title = titles::title_before(text, mention).map_or(mention, |title| title.first);
    let verb = title.checked_sub(1).is_some_and(|at| {
        ["tell", "ask", "urge", "warn", "assure", "remind", "accuse"]
            .iter()
            .any(|verb| text.lemma_is(at, verb))
    });
    close && verb
}

fn fits_gender(person: &Person, gender: Gender) -> bool {
    person.gender.is_none_or(|own| own == gender)
}

/// Subjects of this and the last sentence come first, then what is nearest; sources without a name last.
fn salience(
    seen: &Seen,
    people: &[Person],
    sentence: usize,
    subject: bool,
) -> (usize, bool, usize) {
    let near = REACH.saturating_sub(sentence - seen.sentence.min(sentence));
    let named = people
        .get(seen.person)
        .is_some_and(|person| person.kind == PersonKind::Person);
    (
        near * 2 + usize::from(seen.subject && subject) * 2 + usize::from(named),
        seen.subject,
        seen.token,
    )
}

/// "the Ukrainian president", "the secretary of state": an office for the one who holds it.
fn nominal(
    text: Text<'_>,
    people: &[Person],
    at: usize,
    sentence: usize,
    seen: &[Seen],
) -> Option<(usize, usize, Form)> {
    let article = text.tokens().get(at)?.tag == Tag::Dt && text.is(at, "the");
    let (title, country) = if article {
        definite(text, at + 1)?
    } else {
        owned(text, at)?
    };
    let next = text.tokens().get(title.end);
    if next.is_some_and(|token| {
        token.tag == Tag::Nnp
            || token.tag == Tag::Nn
            || text.word(title.end) == "of"
            || text.is(title.end, "of")
    }) {
        return None;
    }
    let holds = |person: &Person| {
        let role = person
            .role
            .as_deref()
            .is_some_and(|role| same_office(role, title));
        let land = country.is_none_or(|country| person.country == Some(country));
        let gender = title
            .gender
            .is_none_or(|gender| fits_gender(person, gender));
        role && land
            && gender
            && person.kind
                == if is_source(title) {
                    PersonKind::Unnamed
                } else {
                    person.kind
                }
    };
    let holders: Vec<usize> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| holds(person))
        .map(|(index, _)| index)
        .collect();
    let before = seen.partition_point(|known| known.token < at);
    let person = match holders.as_slice() {
        [] => return None,
        [only] => *only,
        _ => {
            let near = seen.get(..before)?.iter().rev().find(|known| {
                holders.contains(&known.person) && known.sentence + REACH >= sentence
            });
            near?.person
        }
    };
    Some((person, title.end, Form::Nominal))
}

fn is_source(title: Title) -> bool {
    title.role.eq_ignore_ascii_case("official")
        || title.role.eq_ignore_ascii_case("diplomat")
        || title.role.eq_ignore_ascii_case("source")
}

/// "China's president", with the country as its owner.
fn owned(text: Text<'_>, at: usize) -> Option<(Title, Option<Country>)> {
    let hit = text.hits.class_at(at, class::COUNTRY)?;
    let owner = at + usize::from(hit.len);
    let title = titles::title_at(text, owner + 1)
        .filter(|title| matches!(text.word(owner), "'s" | "’s") && title.rank > Rank::Other)?;
    let country = office::country_of(&hit)?;
    Some((title, Some(country)))
}

/// The office behind "the", with the nation before it.
fn definite(text: Text<'_>, at: usize) -> Option<(Title, Option<Country>)> {
    let nation_to = |end: usize| {
        (at..end).rev().find_map(|last| {
            let (_, country, _) =
                office::nation_before(text, last + 1).filter(|(begin, ..)| *begin >= at)?;
            country
        })
    };
    for first in at..at + 4 {
        if let Some(title) = titles::title_at(text, first)
            .filter(|title| !title.honorific && title.rank > Rank::None)
        {
            return Some((title, nation_to(first)));
        }
        let tag = text.tokens().get(first).map(|token| token.upos)?;
        if !matches!(tag, Upos::Adj | Upos::Noun | Upos::Propn) || text.is(first, "the") {
            return None;
        }
    }
    None
}

/// "President" and "leader" are said of one office.
fn same_office(role: &str, title: Title) -> bool {
    role.eq_ignore_ascii_case(title.role)
        || title.role.eq_ignore_ascii_case("leader")
            && [
                "president",
                "prime minister",
                "chancellor",
                "king",
                "supreme leader",
                "premier",
            ]
            .iter()
            .any(|head| role.eq_ignore_ascii_case(head))
        || title.role.eq_ignore_ascii_case("minister")
            && role.to_ascii_lowercase().ends_with("minister")
}
