//! The street from an article to what it says.
//!
//! Each stage is a function that returns its layer. Nothing here fails, reads the clock or opens a file: odd input
//! gives fewer facts, and "today" is the day on which the article was printed.

pub mod words;

use crate::model::{article::Article, document::Document};

/// Reads one article.
pub fn analyse(article: &Article) -> Document {
    let _ = article;
    Document::default()
}
