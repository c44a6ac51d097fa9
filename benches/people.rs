//! How fast names are found, words given: `cargo bench --bench people`.

use std::ops::ControlFlow;

use dateline::{
    analysis::{people, words},
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

/// The embedded samples, read into words before the clock starts.
#[divan::bench]
fn find(bencher: Bencher<'_, '_>) {
    let articles = samples();
    let size: usize = articles
        .iter()
        .map(|(article, ..)| article.body.len())
        .sum();
    bencher.counter(BytesCount::new(size)).bench(|| {
        let found = articles.iter().map(|(article, words, hits)| {
            let text = Text {
                body: &article.body,
                words,
                hits,
            };
            people::find(text, article).people.len()
        });
        found.sum::<usize>()
    });
}

fn samples() -> Vec<(Article, Words, Hits)> {
    let mut all = Vec::new();
    source::read(&Input::Embedded, &mut |article| {
        if let Ok(article) = article {
            let words = words::read(&article.body);
            let hits = lexicon::scan(&article.body, &words);
            all.push((article, words, hits));
        }
        ControlFlow::Continue(())
    });
    all
}
