//! From bytes to text: unpacked, within bounds, in Unicode.
//!
//! In: any bytes. Out: a reader, or the whole text of it. A byte order mark tells the character set, then valid UTF-8,
//! then what a page declares, then a guess from the bytes themselves. What holds no text is told apart here.

use std::{
    borrow::Cow,
    fmt,
    io::{self, BufRead, BufReader, Cursor, Read},
    path::Path,
};

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8};
use flate2::bufread::MultiGzDecoder;

use crate::error::{Error, Result};

/// How much of a file is looked at to tell its format.
const HEAD: usize = 64 << 10;

/// A file whose beginning was looked at.
pub struct Opened<'a> {
    /// The unpacked beginning.
    pub head: Vec<u8>,
    /// Whether it had to be unpacked.
    pub packed: bool,
    /// All unpacked bytes, with the head.
    pub bytes: BufReader<Box<dyn Read + 'a>>,
}

impl fmt::Debug for Opened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Opened")
            .field("head", &self.head.len())
            .finish_non_exhaustive()
    }
}

/// Looks at the beginning, and unpacks what is gzipped.
pub fn open(input: &mut dyn Read) -> io::Result<Opened<'_>> {
    let opened = peek(Box::new(input))?;
    if opened.head.starts_with(&[0x1f, 0x8b]) {
        let unpacked = peek(Box::new(MultiGzDecoder::new(opened.bytes)))?;
        return Ok(Opened {
            packed: true,
            ..unpacked
        });
    }
    Ok(opened)
}

/// Reads up to [`HEAD`] bytes; only one line of JSON, so that a record is shown as soon as it comes down a pipe.
fn peek<'a>(mut input: Box<dyn Read + 'a>) -> io::Result<Opened<'a>> {
    let mut head = Vec::new();
    let mut part = [0; 8 << 10];
    while head.len() < HEAD {
        match input.read(&mut part) {
            Ok(0) => break,
            Ok(read) => head.extend_from_slice(part.get(..read).unwrap_or(&[])),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            // What came before a file broke off is still read; the error comes again behind it.
            Err(_) if !head.is_empty() => break,
            Err(error) => return Err(error),
        }
        if head.starts_with(b"{") && head.contains(&b'\n') {
            break;
        }
    }
    let bytes: Box<dyn Read + 'a> = Box::new(Cursor::new(head.clone()).chain(input));
    Ok(Opened {
        head,
        packed: false,
        bytes: BufReader::with_capacity(HEAD, bytes),
    })
}

/// Says why a file that begins so can hold no text.
pub fn check(head: &[u8], path: &Path) -> Result<()> {
    if head.iter().all(u8::is_ascii_whitespace) && head.len() < HEAD {
        return Err(Error::Empty {
            path: path.to_owned(),
        });
    }
    let known = SIGNATURES.iter().find(|(mark, _)| head.starts_with(mark));
    let unicode = Encoding::for_bom(head).is_some();
    match known {
        Some((_, what)) => Err(Error::Binary {
            path: path.to_owned(),
            what,
        }),
        None if !unicode && is_binary(head) => Err(Error::Binary {
            path: path.to_owned(),
            what: "binary data",
        }),
        None => Ok(()),
    }
}

const SIGNATURES: &[(&[u8], &str)] = &[
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or an office document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an office document"),
    (b"\x89PNG\r\n", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
    (b"\x1f\x8b", "a file that is gzipped twice"),
    (b"BZh", "a bzip2 archive"),
    (b"\xfd7zXZ", "an xz archive"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive"),
    (b"\x7fELF", "a program"),
    (b"SQLite format 3", "a database"),
    (b"{\\rtf", "a rich text document"),
];

/// Text has hardly a NUL, and other control characters only where a terminal's were caught.
fn is_binary(bytes: &[u8]) -> bool {
    let count = |is: fn(u8) -> bool| bytes.iter().filter(|&&byte| is(byte)).count();
    let nuls = count(|byte| byte == 0);
    let odd = count(|byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f));
    let utf8 = match std::str::from_utf8(bytes) {
        Ok(_) => true,
        // The head may end inside of a character.
        Err(error) => error.error_len().is_none(),
    };
    nuls * 100 > bytes.len() || (!utf8 && odd * 20 > bytes.len())
}

/// The whole text, where it has no more than `most` bytes.
pub fn whole(bytes: &mut dyn BufRead, path: &Path, most: usize) -> Result<String> {
    let mut all = Vec::new();
    let bound = u64::try_from(most).unwrap_or(u64::MAX).saturating_add(1);
    bytes
        .take(bound)
        .read_to_end(&mut all)
        .map_err(|source| Error::Read {
            path: path.to_owned(),
            source,
        })?;
    if all.len() > most {
        return Err(Error::TooLarge {
            path: path.to_owned(),
            most,
        });
    }
    if Encoding::for_bom(&all).is_none() && is_binary(&all) {
        return Err(Error::Binary {
            path: path.to_owned(),
            what: "binary data",
        });
    }
    let text = match decode(&all) {
        Cow::Owned(text) => Some(text),
        Cow::Borrowed(text) if text.len() < all.len() => Some(text.to_owned()),
        // Valid as it is, and large: no copy is made.
        Cow::Borrowed(_) => None,
    };
    Ok(text.unwrap_or_else(|| String::from_utf8(all).unwrap_or_default()))
}

/// The text of bytes in whatever character set; what cannot be read becomes `U+FFFD`.
pub fn decode(bytes: &[u8]) -> Cow<'_, str> {
    if Encoding::for_bom(bytes).is_some() {
        return lossy(bytes);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Cow::Borrowed(text),
        Err(_) => encoding_of(bytes).decode_without_bom_handling(bytes).0,
    }
}

/// The beginning of a file as text, for a look.
pub fn lossy(head: &[u8]) -> Cow<'_, str> {
    let encoding = Encoding::for_bom(head).map_or(UTF_8, |(encoding, _)| encoding);
    encoding.decode_with_bom_removal(head).0
}

/// UTF-8 with a few broken bytes stays UTF-8; else the declared character set; else the most likely one.
fn encoding_of(bytes: &[u8]) -> &'static Encoding {
    let (text, broken) = UTF_8.decode_without_bom_handling(bytes);
    let (mut bad, mut good) = (0, 0);
    for c in text.chars().filter(|c| !c.is_ascii()) {
        if c == char::REPLACEMENT_CHARACTER {
            bad += 1
        } else {
            good += 1
        }
    }
    if !broken || good > bad * 4 {
        return UTF_8;
    }
    let start = bytes.get(..bytes.len().min(4096)).unwrap_or(bytes);
    if let Some(declared) = declared(start).filter(|&declared| declared != UTF_8) {
        return declared;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// `<meta charset="...">` and `<?xml encoding="..."?>`
fn declared(start: &[u8]) -> Option<&'static Encoding> {
    let text = String::from_utf8_lossy(start).to_ascii_lowercase();
    if !text.trim_start().starts_with('<') {
        return None;
    }
    let at = ["charset=", "encoding="]
        .iter()
        .find_map(|key| Some(text.find(key)? + key.len()))?;
    let value = text.get(at..)?.trim_start_matches(['"', '\'', ' ']);
    let end = value.find(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c)));
    Encoding::for_label(value.get(..end.unwrap_or(value.len()))?.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn character_sets_are_told_from_the_bytes() {
        let french =
            "Le président a reçu la délégation à l'Élysée, où elle était attendue depuis l'été.";
        let russian = "Министр иностранных дел прибыл в столицу и встретился с президентом.";
        let (latin, ..) = encoding_rs::WINDOWS_1252.encode(french);
        let (cyrillic, ..) = encoding_rs::WINDOWS_1251.encode(russian);
        assert_eq!(decode(&latin), french);
        assert_eq!(decode(&cyrillic), russian);
        assert_eq!(decode(french.as_bytes()), french);
        let wide: Vec<u8> = "\u{feff}Élysée"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(decode(&wide), "Élysée");
        assert_eq!(decode(b"\xef\xbb\xbfTalks"), "Talks");
    }

    #[test]
    fn a_page_may_declare_its_character_set() {
        let page = "<html><head><meta charset=\"iso-8859-2\"></head><p>Łódź</p>";
        let (bytes, ..) = encoding_rs::ISO_8859_2.encode(page);
        assert_eq!(decode(&bytes), page);
    }

    #[test]
    fn one_broken_byte_does_not_change_the_character_set() {
        let mut bytes = "Zürich, Genève, Kyjiw, Łódź, Malmö: "
            .repeat(3)
            .into_bytes();
        bytes.push(0xff);
        assert!(decode(&bytes).ends_with("Malmö: \u{fffd}"));
    }

    #[test]
    fn what_is_no_text_is_told_apart() {
        let path = Path::new("x");
        assert!(matches!(check(b"", path), Err(Error::Empty { .. })));
        assert!(matches!(check(b" \n", path), Err(Error::Empty { .. })));
        assert!(matches!(
            check(b"%PDF-1.7", path),
            Err(Error::Binary { what: "a PDF", .. })
        ));
        assert!(matches!(
            check(&[7, 0, 200, 3].repeat(99), path),
            Err(Error::Binary { .. })
        ));
        assert!(check(b"\x1b[31mTalks\x1b[0m", path).is_ok());
    }
}
