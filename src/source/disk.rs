//! Records that stay in their file: an article is read again when somebody looks at it.
//!
//! In: a place in a plain file of JSON Lines. Out: the article of the record there, with its facts where they
//! are asked for.

use std::{
    fs::File,
    io::{Read, Seek, SeekFrom},
    path::Path,
    sync::Mutex,
};

use super::{analysed, bytes};
use crate::model::{article::Article, articles::Shelf, document::Document};

#[derive(Debug)]
pub struct Disk(Mutex<File>);

impl Disk {
    /// Opens the file a second time; none for what cannot be read from any place: a pipe, a device.
    pub fn open(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let plain = file.metadata().is_ok_and(|about| about.is_file());
        plain.then(|| Self(Mutex::new(file)))
    }

    fn read(&self, at: u64, len: u32) -> Option<Vec<u8>> {
        let mut record = vec![0; len as usize];
        let mut file = self.0.lock().ok()?;
        file.seek(SeekFrom::Start(at)).ok()?;
        file.read_exact(&mut record).ok()?;
        Some(record)
    }
}

impl Shelf for Disk {
    fn article(&self, at: u64, len: u32) -> Option<Article> {
        let record = self.read(at, len)?;
        analysed::article(bytes::decode(&record).trim())
    }

    fn record(&self, at: u64, len: u32) -> Option<(Article, Document)> {
        let record = self.read(at, len)?;
        let analysed = analysed::read(bytes::decode(&record).trim()).ok()?;
        Some((analysed.article, analysed.document))
    }
}
