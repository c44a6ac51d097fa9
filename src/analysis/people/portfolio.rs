//! Offices with what they are over, between the title and the name: "Minister of National Planning Ana Holm".
//!
//! In: a text and where a name stands. Out: the [`Title`], the office in the words of the text, its country.

use std::{borrow::Cow, ops::Range};

use super::{
    office::country_of,
    titles::{Title, title_before},
};
use crate::{
    grammar::lexicon::class,
    model::{country::Country, text::Text},
};

/// "Minister for Foreign Affairs, Trade and Development" has most that is said.
const FAR: usize = 9;

pub struct Portfolio {
    pub title: Title,
    /// None where the title says it all.
    pub role: Option<Cow<'static, str>>,
    pub country: Option<Country>,
}

/// What ends right before a token, not before `begin`; `titled`: another office stands between it and the name.
pub fn before(text: Text<'_>, end: usize, begin: usize, titled: bool) -> Option<Portfolio> {
    // "Deputy Premier for Finance and Minister of Trade Ana Holm" holds both, "the president of the bank, and Holm" are two.
    let name = end;
    let mut end = end;
    if end > begin && (text.is(end - 1, "and") || text.word(end - 1) == "&") {
        end = end.checked_sub(1).filter(|_| titled)?;
    }
    let far = begin.max(end.saturating_sub(FAR));
    let (mut over, mut listed) = (false, false);
    for at in (far..end).rev() {
        match text.word(at) {
            "of" | "for" | "to" | "in" | "on" if over => {
                if let Some(title) = title_before(text, at) {
                    return (!names_another(text, at + 1..name))
                        .then(|| read(text, title, at, end));
                }
                over = false;
            }
            "and" | "&" => listed = true,
            "the" | "-" => {}
            // "for Civil Security, Democracy, and Human Rights"
            "," if listed => {}
            word if word.starts_with(char::is_uppercase) => over = true,
            _ => return None,
        }
    }
    None
}

/// "Secretary of State Ana Holm and Defence Secretary Karel Brandt": two who hold an office each, unlike "Director of the
/// Commission and Foreign Minister Karel Brandt".
fn names_another(text: Text<'_>, mut over: Range<usize>) -> bool {
    let parted = |at: usize| text.is(at, "and") || text.is(at, ",");
    over.clone().any(parted) && over.any(|at| text.hits.class_at(at, class::GIVEN).is_some())
}

fn read(text: Text<'_>, title: Title, link: usize, end: usize) -> Portfolio {
    let over = link + 1 + usize::from(text.is(link + 1, "the"));
    let nation = text.hits.class_at(over, class::COUNTRY);
    // "Ambassador of Norway in Tunis" serves Norway, one "to Norway" does not.
    let country = nation.filter(|_| text.is(link, "of"));
    let country = country.and_then(|hit| country_of(&hit));
    let words = text.words.span(title.first..end).of(text.body);
    let written = || {
        let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        if let Some(first) = words.get_mut(..1) {
            first.make_ascii_uppercase();
        }
        Cow::Owned(words)
    };
    let told = country.is_none() && !title.honorific && !title.role.is_empty();
    Portfolio {
        title,
        role: told.then(written),
        country,
    }
}
