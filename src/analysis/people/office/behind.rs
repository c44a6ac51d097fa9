//! The office behind a name: ", the former president of Russia,", ", Italy's prime minister".
//!
//! In: a text and where a name ends. Out: an [`Office`] with what the first title behind the comma says.

use super::{
    super::titles::title_at,
    Office,
    before::whose,
    nations::{country_of, inside, is_nation, place_at},
};
use crate::{
    grammar::lexicon::{self, class},
    model::text::{Tag, Text},
};

/// ", the former president of Russia,", ", Italy's prime minister".
pub(super) fn behind(text: Text<'_>, name: usize, stop: usize, office: &mut Office) {
    if name >= stop || text.word(name) != "," {
        return;
    }
    let last = (name + 12).min(stop);
    for at in name + 1..last {
        if matches!(
            text.word(at),
            "," | "."
                | ";"
                | "who"
                | "and"
                | "which"
                | "("
                | "said"
                | "told"
                | "but"
                | "\""
                | "“"
                | "nicknamed"
                | "dubbed"
        ) {
            return;
        }
        let Some(title) = title_at(text, at).filter(|title| !title.honorific) else {
            // "Ana, will the president come?"
            if is_finite(text, at) {
                return;
            }
            continue;
        };
        // "Lavrov, Prime Minister Mishustin and ..." is a list of persons, "Porter, Principal Deputy Spokesperson" is not.
        let capital = title.end < stop && text.word(title.end).starts_with(char::is_uppercase);
        if capital && title_at(text, title.end).is_some() {
            continue;
        }
        if capital {
            return;
        }
        office.take(text, title);
        office.country = office.country.or_else(|| inside(text, title));
        whose(text, title.first, name + 1, office);
        if office.country.is_none()
            && title.end + 1 < stop
            && matches!(text.word(title.end), "of" | "for" | "at")
        {
            of_behind(text, title.end + 1, stop, office);
        }
        return;
    }
}

fn is_finite(text: Text<'_>, at: usize) -> bool {
    text.tokens()
        .get(at)
        .is_some_and(|token| matches!(token.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md))
}

/// "of the European Commission", "of Russia"
fn of_behind(text: Text<'_>, at: usize, stop: usize, office: &mut Office) {
    let at = at + usize::from(text.is(at, "the"));
    let hit = text
        .hits
        .at(at)
        .iter()
        .filter(|hit| is_nation(hit.class) && at < stop)
        .max_by_key(|hit| hit.len);
    if hit.is_none() {
        // "the mayor of New York"
        office.country = place_at(text, at).filter(|_| at < stop);
    }
    if let Some(hit) = hit {
        office.country = country_of(hit);
        if hit.class == class::ORGANIZATION {
            office.affiliation = Some(lexicon::column(hit.value, 0));
        }
    }
}
