//! The street from an article to what it says.
//!
//! Each stage is a function that returns its layer. Nothing here fails, reads the clock or opens a file: odd input
//! gives fewer facts, and "today" is the day on which the article was printed.

pub mod calendar;
pub mod events;
pub mod people;
mod places;
pub mod quotes;
mod spoken;
pub mod time;
pub mod words;

use crate::{
    grammar::lexicon,
    model::{
        article::Article,
        document::{Document, Person, TimeMention},
        text::Text,
    },
};

/// Reads one article.
pub fn analyse(article: &Article) -> Document {
    let body = article.body.as_str();
    let words = words::read(body);
    let hits = lexicon::scan(body, &words);
    let text = Text {
        body,
        words: &words,
        hits: &hits,
    };
    let printed = time::Printed {
        day: article.published,
        day_first: time::day_first(article),
    };
    let mut times = time::tag(text, printed);
    let mut names = people::find(text, article);
    times.retain(|time| !is_somebody(body, time, &names.people));
    let quotes = quotes::attribute(text, article, &times, &mut names);
    let layers = events::Layers {
        times: &times,
        people: &names.people,
        organizations: &names.organizations,
        places: &names.places,
        quotes: &quotes,
    };
    let events = events::extract(text, article, layers);
    Document {
        events,
        times,
        people: names.people,
        organizations: names.organizations,
        places: names.places,
        quotes,
        words,
    }
}

/// "in protest at May": a month's name that stands alone and is somebody's here is no time, but "in May" is one.
fn is_somebody(body: &str, time: &TimeMention, people: &[Person]) -> bool {
    let word = body.get(time.span.range()).unwrap_or("");
    let before = body.get(..time.span.range().start).unwrap_or("");
    let last = before.split_whitespace().next_back().unwrap_or("");
    let dated = [
        "in", "last", "next", "this", "since", "until", "of", "early", "late", "by", "from",
    ];
    matches!(word, "May" | "April" | "June" | "August")
        && !dated.iter().any(|word| last.eq_ignore_ascii_case(word))
        && people
            .iter()
            .flat_map(|person| &person.mentions)
            .any(|mention| mention.span.overlaps(time.span))
}
