//! How fast times are read, with the words given: `cargo bench --bench time`.
//!
//! The text is made of the embedded samples; `words` and `lists` are what stands before the stage.

use std::ops::ControlFlow;

use chrono::NaiveDate;
use dateline::{
    analysis::{time, words},
    grammar::lexicon,
    model::{
        article::Article,
        text::{Hits, Text, Words},
    },
    source::{self, Input},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

struct Read {
    body: String,
    published: Option<NaiveDate>,
    words: Words,
    hits: Hits,
}

fn samples() -> Vec<Read> {
    let mut articles: Vec<Article> = Vec::new();
    source::read(&Input::Embedded, &mut |article| {
        articles.extend(article);
        ControlFlow::Continue(())
    });
    let read = |article: Article| {
        let words = words::read(&article.body);
        let hits = lexicon::scan(&article.body, &words);
        Read {
            published: article.published,
            body: article.body,
            words,
            hits,
        }
    };
    articles.into_iter().map(read).collect()
}

fn size(read: &[Read]) -> BytesCount {
    BytesCount::new(read.iter().map(|one| one.body.len()).sum::<usize>())
}

#[divan::bench]
fn tag(bencher: Bencher<'_, '_>) {
    let read = samples();
    bencher.counter(size(&read)).bench(|| {
        read.iter()
            .map(|one| {
                let text = Text {
                    body: &one.body,
                    words: &one.words,
                    hits: &one.hits,
                };
                time::tag(text, one.published).len()
            })
            .sum::<usize>()
    });
}

#[divan::bench]
fn lists(bencher: Bencher<'_, '_>) {
    let read = samples();
    bencher.counter(size(&read)).bench(|| {
        read.iter()
            .map(|one| lexicon::scan(&one.body, &one.words).all.len())
            .sum::<usize>()
    });
}
