//! What stands over an article before its first sentence: header lines, a day on a line of its own, the dateline.
//!
//! In: an article as a format read it. Out: the same article with day, place, publisher, title and the span of its
//! dateline, where the text tells them. What the record said already is never overwritten. All formats share it.

use std::ops::Range;

use chrono::NaiveDate;

use super::{dateline, day};
use crate::model::{article::Article, span::Span};

/// Whether header lines (`Title: ...`, `date 2025-05-18`) belong to the body.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lines {
    /// They are cut off, and so is a headline: plain text and Markdown.
    Cut,
    /// The body stays as it is, to the byte; the header counts as part of the dateline.
    Keep,
}

/// Fills what the text itself tells. `year` is the year of publication where it is known without a day.
pub fn complete(article: &mut Article, year: Option<i32>, lines: Lines) {
    let mut body = std::mem::take(&mut article.body);
    let mut header = Header {
        year,
        ..Header::default()
    };
    header.read_fields(&body);
    if lines == Lines::Cut {
        body.drain(..header.end);
        header.end = 0;
        if article.title.is_none() && header.title.is_none() {
            header.read_headline(&mut body);
        }
    }
    header.read_dateline(&body);
    article.body = body;
    header.fill(article);
}

#[derive(Debug, Default)]
struct Header {
    id: Option<String>,
    url: Option<String>,
    title: Option<String>,
    byline: Option<String>,
    publisher: Option<String>,
    language: Option<String>,
    place: Option<String>,
    published: Option<NaiveDate>,
    /// The year of publication, where no day is known.
    year: Option<i32>,
    /// Bytes of the body that are header lines.
    end: usize,
    dateline: Option<Range<usize>>,
}

impl Header {
    fn read_fields(&mut self, body: &str) {
        let mut at = 0;
        while let Some((start, line)) = next_line(body, at) {
            if let Some((day, rest)) = day_before_text(line) {
                self.published.get_or_insert(day);
                at = start + line.len() - rest.len();
                self.end = at;
                break;
            }
            let Some((field, value)) = field(line) else {
                break;
            };
            if field == Field::Body {
                self.end = start + line.len() - value.len();
                return;
            }
            self.set(field, value);
            at = start + line.len();
            self.end = at;
        }
        if self.end > 0 {
            self.end = next_line(body, at).map_or(body.len(), |(start, _)| start);
        }
    }

    fn set(&mut self, field: Field, value: &str) {
        let slot = match field {
            Field::Title => &mut self.title,
            Field::Byline => &mut self.byline,
            Field::Publisher if value.contains("://") => &mut self.url,
            Field::Publisher => &mut self.publisher,
            Field::Url => &mut self.url,
            Field::Language => &mut self.language,
            Field::Place => &mut self.place,
            Field::Id => &mut self.id,
            Field::Date => {
                self.published = self.published.or_else(|| day::find(value));
                self.year = self.year.or_else(|| day::year_of(value));
                return;
            }
            Field::Body | Field::Other => return,
        };
        if slot.is_none() && !value.is_empty() {
            *slot = Some(value.to_owned());
        }
    }

    /// Cuts off a first line that stands alone and is no sentence, and a byline below it.
    fn read_headline(&mut self, body: &mut String) {
        let Some((start, line)) = next_line(body, 0) else {
            return;
        };
        let after = start + line.len();
        let Some((next, below)) = next_line(body, after) else {
            return;
        };
        let gap = body.get(after..next).unwrap_or("");
        let alone =
            gap.matches('\n').count() > 1 || is_byline(below) || dateline::read(below).is_some();
        if !alone || !is_headline(line) {
            return;
        }
        self.title = Some(line.trim().to_owned());
        let mut end = next;
        if is_byline(below) && self.byline.is_none() {
            self.byline = below.trim().get(3..).map(|name| name.trim().to_owned());
            let below_end = next + below.len();
            end = next_line(body, below_end).map_or(body.len(), |(start, _)| start);
        }
        body.drain(..end);
    }

    /// Looks for the dateline and for a day on a line of its own in the first lines.
    fn read_dateline(&mut self, body: &str) {
        /// Titles, captions and bylines may stand before it.
        const LINES: usize = 6;
        let mut at = self.end;
        let mut begin = None;
        for _ in 0..LINES {
            let Some((start, line)) = next_line(body, at) else {
                break;
            };
            at = start + line.len();
            if let Some(found) = dateline::read(line) {
                self.dateline = Some(begin.unwrap_or(start)..start + found.len);
                self.take(&found);
                break;
            }
            if self.dateline.is_some() {
                break;
            }
            if let Some(day) = day::alone(line.trim()) {
                self.published.get_or_insert(day);
                self.dateline = Some(start..at);
                begin = Some(start);
            }
        }
        if self.end > 0 {
            let end = self.dateline.as_ref().map_or(self.end, |range| range.end);
            self.dateline = Some(0..end);
        }
    }

    fn take(&mut self, found: &dateline::Dateline<'_>) {
        let owned = |text: Option<&str>| text.map(str::to_owned);
        self.place = self.place.take().or_else(|| owned(found.place));
        self.publisher = self.publisher.take().or_else(|| owned(found.agency));
        if let (None, Some((year, month, day))) = (self.published, found.day) {
            let year = year.or(self.year);
            self.published = year.and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
        }
    }

    fn fill(self, article: &mut Article) {
        fn keep<T>(slot: &mut Option<T>, found: Option<T>) {
            if slot.is_none() {
                *slot = found;
            }
        }
        if article.id.is_empty() {
            article.id = self.id.unwrap_or_default();
        }
        keep(&mut article.url, self.url);
        keep(&mut article.title, self.title);
        keep(&mut article.byline, self.byline);
        keep(&mut article.publisher, self.publisher);
        keep(&mut article.published, self.published);
        keep(&mut article.place, self.place);
        keep(
            &mut article.language,
            self.language.as_deref().and_then(language),
        );
        keep(
            &mut article.dateline,
            self.dateline.map(|range| Span::new(range.start, range.end)),
        );
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Field {
    Title,
    Date,
    Byline,
    Publisher,
    Url,
    Language,
    Place,
    Id,
    /// The text begins behind it.
    Body,
    /// Of no use here.
    Other,
}

const FIELDS: &[(&str, Field)] = &[
    ("title", Field::Title),
    ("headline", Field::Title),
    ("date", Field::Date),
    ("published", Field::Date),
    ("publication date", Field::Date),
    ("date published", Field::Date),
    ("issued", Field::Date),
    ("source", Field::Publisher),
    ("publisher", Field::Publisher),
    ("publication", Field::Publisher),
    ("newspaper", Field::Publisher),
    ("agency", Field::Publisher),
    ("author", Field::Byline),
    ("authors", Field::Byline),
    ("byline", Field::Byline),
    ("by", Field::Byline),
    ("url", Field::Url),
    ("link", Field::Url),
    ("language", Field::Language),
    ("lang", Field::Language),
    ("place", Field::Place),
    ("location", Field::Place),
    ("id", Field::Id),
    ("text", Field::Body),
    ("body", Field::Body),
    ("section", Field::Other),
    ("category", Field::Other),
    ("tags", Field::Other),
    ("keywords", Field::Other),
    ("topic", Field::Other),
    ("edition", Field::Other),
    ("page", Field::Other),
    ("length", Field::Other),
    ("updated", Field::Other),
    ("copyright", Field::Other),
];

/// A line `Title: ...` with one of the known names.
fn field(line: &str) -> Option<(Field, &str)> {
    /// A longer "value" is a sentence.
    const LONGEST: usize = 300;
    let (name, value) = line.split_once(':')?;
    let name = name.trim().to_lowercase();
    let (_, field) = FIELDS.iter().find(|(known, _)| *known == name)?;
    let value = value.trim();
    (*field == Field::Body || value.len() <= LONGEST).then_some((*field, value))
}

/// `date 2025-05-18 Rome, Italy - The ...`: the day, and the rest of the line, which is text.
fn day_before_text(line: &str) -> Option<(NaiveDate, &str)> {
    let named = line
        .get(..4)
        .is_some_and(|head| head.eq_ignore_ascii_case("date"));
    let rest = if named { line.get(4..)? } else { line };
    let colon = rest.trim_start().starts_with(':');
    let rest = rest.trim_start_matches(|c: char| c.is_whitespace() || c == ':');
    let day = NaiveDate::parse_from_str(rest.get(..10)?, "%Y-%m-%d").ok()?;
    let behind = rest.get(10..)?;
    let text = behind.trim_start();
    let spaced = behind.is_empty() || behind.len() > text.len();
    let plain = named && !colon && spaced;
    (plain || dateline::read(text).is_some()).then_some((day, text))
}

/// The next line with something on it, from a byte on: where its first letter stands, and the line without the spaces
/// around it.
fn next_line(body: &str, from: usize) -> Option<(usize, &str)> {
    let rest = body.get(from..)?;
    let start = from + (rest.len() - rest.trim_start().len());
    let line = body.get(start..)?.lines().next()?.trim_end();
    (!line.is_empty()).then_some((start, line))
}

fn is_headline(line: &str) -> bool {
    let words = line.split_whitespace().count();
    (2..=30).contains(&words)
        && line.chars().count() <= 160
        && !line.ends_with(['.', ':', ';', ',', '"', '”'])
        && line.starts_with(|c: char| c.is_uppercase() || c.is_numeric() || "'\"‘“".contains(c))
        && dateline::read(line).is_none()
        && day::alone(line).is_none()
        && !is_byline(line)
}

/// `By Jane Doe and John Roe`
pub fn is_byline(line: &str) -> bool {
    let is_name =
        |word: &str| word.starts_with(char::is_uppercase) || word == "and" || word == "in";
    line.get(..3)
        .is_some_and(|by| by.eq_ignore_ascii_case("by "))
        && line.split_whitespace().count() <= 10
        && line.split_whitespace().skip(1).all(is_name)
        && !line.ends_with('.')
}

/// ISO 639-1 of a language tag or an English name: `en-US`, `eng`, `English`.
pub fn language(tag: &str) -> Option<String> {
    let tag = tag.trim().to_lowercase();
    let main = tag.split(['-', '_']).next()?;
    if main.len() == 2 && main.bytes().all(|b| b.is_ascii_lowercase()) {
        return Some(main.to_owned());
    }
    let known = |(_, names): &&(&str, &[&str])| names.contains(&main);
    LANGUAGES
        .iter()
        .find(known)
        .map(|(code, _)| (*code).to_owned())
}

const LANGUAGES: &[(&str, &[&str])] = &[
    ("ar", &["ara", "arabic"]),
    ("de", &["deu", "ger", "german", "deutsch"]),
    ("en", &["eng", "english"]),
    ("es", &["spa", "spanish", "español"]),
    ("fa", &["fas", "per", "persian", "farsi"]),
    ("fr", &["fra", "fre", "french", "français"]),
    ("he", &["heb", "hebrew"]),
    ("it", &["ita", "italian", "italiano"]),
    ("ja", &["jpn", "japanese"]),
    ("ko", &["kor", "korean"]),
    ("nl", &["nld", "dut", "dutch"]),
    ("pl", &["pol", "polish"]),
    ("pt", &["por", "portuguese", "português"]),
    ("ru", &["rus", "russian"]),
    ("tr", &["tur", "turkish"]),
    ("uk", &["ukr", "ukrainian"]),
    ("zh", &["zho", "chi", "chinese"]),
];

#[cfg(test)]
mod tests {
    use super::*;

    fn article(text: &str, lines: Lines) -> Article {
        let mut article = Article {
            body: text.to_owned(),
            ..Article::default()
        };
        complete(&mut article, None, lines);
        article
    }

    /// `title | byline | publisher | published | place | dateline > body without it`
    fn told(article: &Article) -> String {
        let published = article.published.map(|day| day.to_string());
        let said = [
            &article.title,
            &article.byline,
            &article.publisher,
            &published,
            &article.place,
        ];
        let said: Vec<&str> = said
            .iter()
            .map(|value| value.as_deref().unwrap_or(""))
            .collect();
        let span = article.dateline.unwrap_or_default();
        let story = article
            .body
            .get(span.end as usize..)
            .unwrap_or("")
            .trim_start();
        format!(
            "{}|{} > {story}",
            said.join("|"),
            span.of(&article.body).trim()
        )
    }

    #[track_caller]
    fn check(text: &str, cut: &str) {
        assert_eq!(told(&article(text, Lines::Cut)), cut, "{text}");
    }

    #[test]
    fn plain_text_loses_its_header_and_keeps_its_dateline() {
        check(
            " date 2024-06-15 Lucerne, Switzerland - Envoys met.\n\nThey talked.",
            "|||2024-06-15|Lucerne, Switzerland|Lucerne, Switzerland - > Envoys met.\n\nThey talked.",
        );
        check(
            "Title: Envoys meet\nDate: 15 June 2024\nSource: The Daily\nBy: Ann Lee\n\nEnvoys met.",
            "Envoys meet|Ann Lee|The Daily|2024-06-15|| > Envoys met.",
        );
        check(
            "date: 2024-06-15\n\nOSLO, June 15 (NTB) - Envoys met.",
            "||NTB|2024-06-15|OSLO|OSLO, June 15 (NTB) - > Envoys met.",
        );
        check(
            "Saturday, June 15, 2024\n\nEnvoys met.",
            "|||2024-06-15||Saturday, June 15, 2024 > Envoys met.",
        );
        check(
            "Saturday, June 15, 2024\n\nOSLO (NTB) - Envoys met.",
            "||NTB|2024-06-15|OSLO|Saturday, June 15, 2024\n\nOSLO (NTB) - > Envoys met.",
        );
        check(
            "Envoys meet in Oslo\nBy Ann Lee\n\nOSLO (NTB) - Envoys met.",
            "Envoys meet in Oslo|Ann Lee|NTB||OSLO|OSLO (NTB) - > Envoys met.",
        );
        check(
            "Envoys meet in Oslo\n\nEnvoys met.",
            "Envoys meet in Oslo||||| > Envoys met.",
        );
        check(
            "Title: Envoys meet\nText: Envoys met.",
            "Envoys meet||||| > Envoys met.",
        );
    }

    #[test]
    fn a_year_is_never_made_up() {
        check(
            "OSLO, June 15 (NTB) - Envoys met.",
            "||NTB||OSLO|OSLO, June 15 (NTB) - > Envoys met.",
        );
        check(
            "Date: 2024\n\nOSLO, June 15 (NTB) - Envoys met.",
            "||NTB|2024-06-15|OSLO|OSLO, June 15 (NTB) - > Envoys met.",
        );
        check(
            "OSLO, June 15, 2024 (NTB) - Envoys met.",
            "||NTB|2024-06-15|OSLO|OSLO, June 15, 2024 (NTB) - > Envoys met.",
        );
    }

    #[test]
    fn sentences_are_no_header() {
        for text in [
            "Envoys met.\n\nThey talked.",
            "Envoys met in Oslo\nand talked.",
            "date palms grow in Oman.",
            "They met on Monday:\n\nEnvoys met.",
            "\"We met\"\n\nEnvoys met.",
        ] {
            check(text, &format!("||||| > {text}"));
        }
    }

    #[test]
    fn a_record_keeps_its_body_to_the_byte() {
        let text = " date 2024-06-15 Lucerne, Switzerland - Envoys met.\r\n\r\n ";
        let article = article(text, Lines::Keep);
        assert_eq!(article.body, text);
        assert_eq!(
            article.dateline.map(|span| span.of(text)),
            text.split_inclusive(" - ").next()
        );
        assert_eq!(article.place.as_deref(), Some("Lucerne, Switzerland"));
    }

    #[test]
    fn what_the_record_says_is_not_overwritten() {
        let mut article = Article {
            title: Some("Kept".into()),
            publisher: Some("The Daily".into()),
            published: NaiveDate::from_ymd_opt(2024, 6, 16),
            body: "Saturday, June 15, 2024\n\nOSLO (NTB) - Envoys met.".into(),
            ..Article::default()
        };
        complete(&mut article, None, Lines::Cut);
        assert_eq!(
            told(&article),
            "Kept||The Daily|2024-06-16|OSLO|Saturday, June 15, 2024\n\nOSLO (NTB) - > Envoys met."
        );
    }

    #[test]
    fn languages_have_two_letters() {
        assert_eq!(language("en-US").as_deref(), Some("en"));
        assert_eq!(language("eng").as_deref(), Some("en"));
        assert_eq!(language("French").as_deref(), Some("fr"));
        assert_eq!(language("klingon"), None);
    }
}
