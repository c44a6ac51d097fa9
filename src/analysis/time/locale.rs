//! Whether an article writes the day before the month: "03/04/2025".
//!
//! In: an article. Out: what its publisher, its address and its spelling tell; none where they tell nothing or
//! contradict each other. The dates of the text itself tell more and are asked first, in `frame`.

use crate::{
    grammar::lexicon::{self, class},
    model::article::Article,
};

/// Countries that write the month first.
const MONTH_FIRST: &[&str] = &["US", "PH", "FM", "PW", "MH"];

/// Endings of addresses without a country that belong to one.
const AMERICAN: &[&str] = &["gov", "mil", "us"];

/// The same words as they are spelt in American and in other English.
const SPELLINGS: &[(&str, &str)] = &[
    ("center", "centre"),
    ("defense", "defence"),
    ("labor", "labour"),
    ("program", "programme"),
    ("favor", "favour"),
    ("honor", "honour"),
    ("color", "colour"),
    ("neighboring", "neighbouring"),
    ("organization", "organisation"),
    ("toward", "towards"),
    ("canceled", "cancelled"),
    ("traveled", "travelled"),
];

pub fn day_first(article: &Article) -> Option<bool> {
    publisher(article)
        .or_else(|| address(article))
        .or_else(|| spelling(&article.body))
}

fn publisher(article: &Article) -> Option<bool> {
    let name = article.publisher.as_deref()?;
    let known = lexicon::value(name, class::ORGANIZATION)?;
    let country = lexicon::columns(known).nth(1)?;
    (country.len() == 2).then(|| !MONTH_FIRST.contains(&country))
}

fn address(article: &Article) -> Option<bool> {
    let address = article.url.as_deref()?;
    let (_, rest) = address.split_once("://")?;
    let host = rest.split(['/', ':', '?', '#']).next()?;
    let ending = host.rsplit('.').next()?;
    if AMERICAN
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known))
    {
        return Some(false);
    }
    let country = ending.len() == 2 && !["io", "ai", "co", "tv", "me", "eu"].contains(&ending);
    country.then(|| {
        !MONTH_FIRST
            .iter()
            .any(|known| ending.eq_ignore_ascii_case(known))
    })
}

fn spelling(body: &str) -> Option<bool> {
    // Words are counted only where digits could be a date at all.
    if !has_digits_around_a_mark(body.as_bytes()) {
        return None;
    }
    let (mut american, mut other) = (0, 0);
    for word in body.split(|c: char| !c.is_alphabetic()) {
        let is = |spelt: &str| word.eq_ignore_ascii_case(spelt);
        american += usize::from(SPELLINGS.iter().any(|(spelt, _)| is(spelt)));
        other += usize::from(SPELLINGS.iter().any(|(_, spelt)| is(spelt)));
    }
    (american != other && american.min(other) * 3 <= american.max(other))
        .then_some(other > american)
}

/// "3/4", "03.04"
fn has_digits_around_a_mark(body: &[u8]) -> bool {
    let digit = |at: Option<usize>| {
        at.and_then(|at| body.get(at))
            .is_some_and(u8::is_ascii_digit)
    };
    memchr::memchr2_iter(b'/', b'.', body).any(|at| digit(at.checked_sub(1)) && digit(Some(at + 1)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(publisher: &str, url: &str, body: &str, expected: Option<bool>) {
        let some = |text: &str| (!text.is_empty()).then(|| text.to_owned());
        let article = Article {
            publisher: some(publisher),
            url: some(url),
            body: body.into(),
            ..Article::default()
        };
        assert_eq!(day_first(&article), expected, "{publisher} {url} {body}");
    }

    #[test]
    fn who_writes_how() {
        check("The New York Times", "", "", Some(false));
        check("BBC News", "", "", Some(true));
        check("The Village Crier", "", "", None);
        check("", "https://www.state.gov/readout", "", Some(false));
        check("", "https://news.example.fr/a", "", Some(true));
        check("", "https://news.example.com/a", "", None);
        check(
            "",
            "",
            "The centre met on 03/04/2025. Its defence grew.",
            Some(true),
        );
        check(
            "",
            "",
            "The center met on 03/04/2025. Its defense grew.",
            Some(false),
        );
        check("", "", "The center met on 03/04/2025 at the centre.", None);
    }
}
