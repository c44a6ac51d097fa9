//! Who printed an article, as a number: each publisher has one.

use rustc_hash::FxHashMap;

use crate::model::article::Article;

use super::fold;

#[derive(Debug, Default)]
pub(super) struct Publishers {
    /// By the name as it is spelt, so that most articles need no folding.
    spelt: FxHashMap<String, u32>,
    known: FxHashMap<String, u32>,
    count: u32,
}

impl Publishers {
    /// The publisher, else the host of the address, else the article stands for itself.
    pub(super) fn of(&mut self, article: &Article) -> u32 {
        let name = article.publisher.as_deref().unwrap_or("");
        if let Some(known) = self.spelt.get(name).filter(|_| !name.is_empty()) {
            return *known;
        }
        let folded = Some(fold::plain(name)).filter(|name| !name.is_empty());
        let spelt = folded.is_some();
        let known = match folded.or_else(|| article.url.as_deref().and_then(host)) {
            Some(key) => *self.known.entry(key).or_insert_with(|| {
                self.count += 1;
                self.count
            }),
            None => {
                self.count += 1;
                self.count
            }
        };
        if spelt {
            self.spelt.insert(name.to_owned(), known);
        }
        known
    }
}

fn host(url: &str) -> Option<String> {
    let rest = url.split_once("://")?.1;
    let host = rest.split(['/', '?', '#']).next()?;
    Some(host.trim_start_matches("www.").to_lowercase()).filter(|host| !host.is_empty())
}
