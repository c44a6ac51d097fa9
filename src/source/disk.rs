//! Records that stay in their file: an article is read again when somebody looks at it.
//!
//! In: a place in a plain file of JSON Lines. Out: the article there as it was read the first time, whether somebody has
//! analysed it or not, with its facts where they stand there and are asked for.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    sync::Mutex,
};

use super::{Origin, analysed, bytes, jsonl};
use crate::model::{
    article::Article,
    articles::{Shelf, Spot},
    document::Document,
};

#[derive(Debug)]
pub struct Disk {
    file: Mutex<File>,
    origin: Origin,
}

impl Disk {
    /// Opens the file a second time; none for what cannot be read from any place: a pipe, a device.
    pub fn open(origin: &Origin) -> Option<Self> {
        let file = File::open(&origin.path).ok()?;
        let plain = file.metadata().is_ok_and(|about| about.is_file());
        plain.then(|| Self {
            file: Mutex::new(file),
            origin: origin.clone(),
        })
    }

    fn read(&self, spot: Spot) -> Option<String> {
        let mut record = vec![0; spot.len as usize];
        let mut file = self.file.lock().ok()?;
        file.seek(SeekFrom::Start(spot.at)).ok()?;
        file.read_exact(&mut record).ok()?;
        Some(bytes::decode(&record).trim().to_owned())
    }
}

impl Shelf for Disk {
    fn article(&self, spot: Spot) -> Option<Article> {
        let text = self.read(spot)?;
        if analysed::sniff(text.as_bytes()) {
            return analysed::article(&text);
        }
        jsonl::again(&text, spot.line, &self.origin)
    }

    fn record(&self, spot: Spot) -> Option<(Article, Document)> {
        let text = self.read(spot)?;
        let analysed = analysed::read(&text).ok()?;
        Some((analysed.article, analysed.document))
    }
}
