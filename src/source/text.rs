//! Plain text: one article a file.
//!
//! In: the text. Out: one story with line ends made `\n`; its header lines are cut off by `header`.

use super::{Lines, Origin, Story};
use crate::{error::Result, model::article::Article};

pub fn read(text: &str, _: &Origin) -> Result<Vec<Story>> {
    let body = text.replace("\r\n", "\n").replace('\r', "\n");
    let article = Article {
        body: body.trim().to_owned(),
        ..Article::default()
    };
    Ok(vec![Story::only(article, Lines::Cut)])
}
