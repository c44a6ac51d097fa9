//! How fast quotations find their speakers, when the words and the names are given.
//!
//! `cargo bench --bench quotes`; the text is the embedded samples.

use std::ops::ControlFlow;

use dateline::{
    analysis::{people, quotes, words},
    grammar::lexicon,
    model::{article::Article, text::Text},
    source::{self, Input},
};
use divan::{Bencher, counter::BytesCount};

fn main() {
    divan::main();
}

#[divan::bench]
fn attribute(bencher: Bencher<'_, '_>) {
    let articles = samples();
    let read: Vec<_> = articles
        .iter()
        .map(|article| {
            let words = words::read(&article.body);
            let hits = lexicon::scan(&article.body, &words);
            (article, words, hits)
        })
        .collect();
    let ready: Vec<_> = read
        .iter()
        .map(|(article, words, hits)| {
            let text = Text {
                body: &article.body,
                words,
                hits,
            };
            (text, *article, people::find(text, article))
        })
        .collect();
    let size: usize = articles.iter().map(|article| article.body.len()).sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        let found = ready.iter();
        found
            .map(|(text, article, names)| {
                quotes::attribute(*text, article, &[], &mut names.clone()).len()
            })
            .sum::<usize>()
    });
}

fn samples() -> Vec<Article> {
    let mut articles = Vec::new();
    source::read(&Input::Embedded, &mut |article| {
        articles.extend(article);
        ControlFlow::Continue(())
    });
    articles
}
