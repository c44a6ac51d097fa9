//! The articles of a timeline.

use std::{slice, sync::Arc};

use super::{article::Article, collection::ArticleId};

/// By id; every question about them goes through here, wherever they stand.
#[derive(Debug, Clone, Default)]
pub struct Articles {
    all: Vec<Arc<Article>>,
}

impl Articles {
    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn is_empty(&self) -> bool {
        self.all.is_empty()
    }

    pub fn get(&self, id: ArticleId) -> Option<&Arc<Article>> {
        self.all.get(id.index())
    }

    pub fn iter(&self) -> slice::Iter<'_, Arc<Article>> {
        self.all.iter()
    }
}

impl FromIterator<Arc<Article>> for Articles {
    fn from_iter<I: IntoIterator<Item = Arc<Article>>>(all: I) -> Self {
        Self {
            all: all.into_iter().collect(),
        }
    }
}

impl From<Vec<Arc<Article>>> for Articles {
    fn from(all: Vec<Arc<Article>>) -> Self {
        all.into_iter().collect()
    }
}

impl<'a> IntoIterator for &'a Articles {
    type Item = &'a Arc<Article>;
    type IntoIter = slice::Iter<'a, Arc<Article>>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}
