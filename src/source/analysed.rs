//! Records that `dateline extract` printed: an article with what it says, opened as they are.
//!
//! In: a line of JSON. Out: the article and its document, or what is wrong with it, naming the field. Offsets are code
//! points in the line and bytes in the model; they are checked and turned around here. What the line holds beyond the
//! schema is passed over. Nothing is analysed: a record that does not hold is left to whoever reads plain articles.

mod fields;
mod offsets;

use memchr::memmem;
use serde::{Deserialize, de::IgnoredAny};

use self::{
    fields::{Event, Named, Person, Quote, Text, Time},
    offsets::Offsets,
};
use crate::model::{article::Article, document::Document};

/// What is wrong with a record: the field, as `events[0].trigger`, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    pub field: String,
    pub reason: String,
}

impl Fault {
    fn new(field: &str, reason: impl Into<String>) -> Self {
        Self {
            field: field.to_owned(),
            reason: reason.into(),
        }
    }

    /// The same, seen from outside: `trigger` in `events[0]`.
    fn within(self, list: &str, index: usize) -> Self {
        let field = match self.field.as_str() {
            "" => format!("{list}[{index}]"),
            field => format!("{list}[{index}].{field}"),
        };
        Self { field, ..self }
    }
}

/// An article with what it says, and with what went wrong when it was analysed.
#[derive(Debug)]
pub struct Analysed {
    pub article: Article,
    pub document: Document,
    pub problems: Vec<String>,
}

/// Whether a line may be such a record. Articles of the press hardly ever hold both words as names of fields.
pub fn sniff(line: &[u8]) -> bool {
    memmem::find(line, b"\"schema\"").is_some() && memmem::find(line, b"\"events\"").is_some()
}

/// The one version of the schema that there is.
const SCHEMA: u32 = 1;

#[derive(Deserialize)]
struct Record<'a> {
    schema: u32,
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default)]
    origin: Text<'a>,
    #[serde(borrow)]
    url: Option<Text<'a>>,
    #[serde(borrow)]
    publisher: Option<Text<'a>>,
    #[serde(borrow)]
    title: Option<Text<'a>>,
    #[serde(borrow)]
    byline: Option<Text<'a>>,
    #[serde(borrow)]
    published: Option<Text<'a>>,
    #[serde(borrow)]
    place: Option<Text<'a>>,
    #[serde(borrow)]
    language: Option<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
    #[serde(borrow, default)]
    times: Vec<Time<'a>>,
    #[serde(borrow, default)]
    people: Vec<Person<'a>>,
    #[serde(borrow, default)]
    organizations: Vec<Named<'a>>,
    #[serde(borrow, default)]
    places: Vec<Named<'a>>,
    #[serde(borrow, default)]
    quotes: Vec<Quote<'a>>,
    #[serde(borrow)]
    events: Vec<Event<'a>>,
    #[serde(borrow, default)]
    problems: Vec<Text<'a>>,
}

/// The article of a record, whose facts are passed over unread.
#[derive(Deserialize)]
struct Bare<'a> {
    #[serde(borrow, default)]
    id: Text<'a>,
    #[serde(borrow, default)]
    origin: Text<'a>,
    #[serde(borrow)]
    url: Option<Text<'a>>,
    #[serde(borrow)]
    publisher: Option<Text<'a>>,
    #[serde(borrow)]
    title: Option<Text<'a>>,
    #[serde(borrow)]
    byline: Option<Text<'a>>,
    #[serde(borrow)]
    published: Option<Text<'a>>,
    #[serde(borrow)]
    place: Option<Text<'a>>,
    #[serde(borrow)]
    language: Option<Text<'a>>,
    #[serde(borrow)]
    text: Text<'a>,
}

/// Both kinds of record call the fields of an article alike; flattening one into the other would copy every text.
macro_rules! article_of {
    ($record:ident) => {{
        let text = |text: Option<Text<'_>>| text.map(Text::into_string);
        let published = fields::day("published", $record.published.as_ref());
        published.map(|published| Article {
            published,
            id: $record.id.into_string(),
            origin: $record.origin.into_string(),
            url: text($record.url),
            publisher: text($record.publisher),
            title: text($record.title),
            byline: text($record.byline),
            place: text($record.place),
            dateline: None,
            language: text($record.language),
            body: $record.text.into_string(),
        })
    }};
}

/// Reads the article of a record and nothing else of it; none where it does not hold.
pub fn article(line: &str) -> Option<Article> {
    let record: Bare<'_> = serde_json::from_str(line).ok()?;
    article_of!(record).ok()
}

/// Reads a record. `line` is one JSON object; no fault is told of one that is no record at all.
pub fn read(line: &str) -> Result<Analysed, Option<Fault>> {
    let is_record = || {
        let own: Result<Own, _> = serde_json::from_str(line);
        own.is_ok_and(|own| own.schema.is_some() && own.events.is_some())
    };
    record(line).map_err(|fault| is_record().then_some(fault))
}

/// What tells a record from an article in which two words happen to stand.
#[derive(Deserialize)]
struct Own {
    schema: Option<IgnoredAny>,
    events: Option<IgnoredAny>,
}

fn record(line: &str) -> Result<Analysed, Fault> {
    let record: Record<'_> = serde_json::from_str(line).map_err(|fault| broken(line, &fault))?;
    if record.schema != SCHEMA {
        return Err(Fault::new(
            "schema",
            format!("{} is not known, {SCHEMA} is", record.schema),
        ));
    }
    let document = document(&record)?;
    let article = article_of!(record)?;
    let problems = record.problems.into_iter().map(Text::into_string).collect();
    Ok(Analysed {
        article,
        document,
        problems,
    })
}

fn document(record: &Record<'_>) -> Result<Document, Fault> {
    let offsets = Offsets::new(&record.text);
    let known = fields::Known {
        offsets: &offsets,
        people: record.people.len(),
        organizations: record.organizations.len(),
        places: record.places.len(),
        quotes: record.quotes.len(),
    };
    Ok(Document {
        words: Default::default(),
        times: all("times", &record.times, |_, one| fields::time(one, &known))?,
        people: all("people", &record.people, |at, one| {
            fields::person(at, one, &known)
        })?,
        organizations: all("organizations", &record.organizations, |at, one| {
            fields::organization(at, one, &known)
        })?,
        places: all("places", &record.places, |at, one| {
            fields::place(at, one, &known)
        })?,
        quotes: all("quotes", &record.quotes, |at, one| {
            fields::quote(at, one, &known)
        })?,
        events: all("events", &record.events, |at, one| {
            fields::event(at, one, &known)
        })?,
    })
}

fn all<T, U>(
    list: &str,
    from: &[T],
    read: impl Fn(usize, &T) -> Result<U, Fault>,
) -> Result<Vec<U>, Fault> {
    let each = from.iter().enumerate();
    each.map(|(at, one)| read(at, one).map_err(|fault| fault.within(list, at)))
        .collect()
}

/// Where JSON breaks off, as the field in which it does.
fn broken(line: &str, fault: &serde_json::Error) -> Fault {
    // Columns count bytes from one; a record is a single line.
    let read = line.get(..fault.column().min(line.len())).unwrap_or(line);
    let text = fault.to_string();
    let reason = text.split(" at line ").next().unwrap_or(&text).to_owned();
    Fault {
        field: path(read),
        reason,
    }
}

/// One level of nesting: the name or the number of what is being read there.
enum Level {
    Object(String),
    Array(usize),
}

/// The field that is being read at the end of a beginning of JSON.
fn path(read: &str) -> String {
    let mut levels: Vec<Level> = Vec::new();
    let mut rest = read.char_indices();
    let mut last = "";
    while let Some((at, c)) = rest.next() {
        match c {
            '"' => {
                let from = at + 1;
                let mut escaped = false;
                let end = rest.find(|(_, c)| {
                    let ends = *c == '"' && !escaped;
                    escaped = *c == '\\' && !escaped;
                    ends
                });
                last = read
                    .get(from..end.map_or(read.len(), |(at, _)| at))
                    .unwrap_or("");
            }
            ':' => {
                if let Some(Level::Object(name)) = levels.last_mut() {
                    last.clone_into(name);
                }
            }
            '{' => levels.push(Level::Object(String::new())),
            '[' => levels.push(Level::Array(0)),
            '}' | ']' => {
                levels.pop();
            }
            ',' => {
                if let Some(Level::Array(index)) = levels.last_mut() {
                    *index += 1;
                }
            }
            _ => {}
        }
    }
    let mut path = String::new();
    for level in levels {
        match level {
            Level::Object(name) if name.is_empty() => {}
            Level::Object(name) if path.is_empty() => path = name,
            Level::Object(name) => path = format!("{path}.{name}"),
            Level::Array(index) => path = format!("{path}[{index}]"),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, field: &str, reason: &str) {
        let fault = record(line).expect_err(line);
        assert_eq!(
            (fault.field.as_str(), fault.reason.as_str()),
            (field, reason),
            "{line}"
        );
    }

    fn line(more: &str) -> String {
        format!(
            r#"{{"schema": 1, "id": "a", "text": "Ада met Bo.", "events": [], {more} "url": null}}"#
        )
    }

    #[test]
    fn a_fault_names_its_field() {
        check(
            &line(r#""title": 7,"#),
            "title",
            "invalid type: integer `7`, expected a string",
        );
        check(
            &line(r#""people": [{"name": "A"}, {"name": "B, {", "former": "yes"}],"#),
            "people[1].former",
            "invalid type: string \"yes\", expected a boolean",
        );
        check(
            &line(r#""quotes": [{"start": 0, "end": 99999999999}],"#),
            "quotes[0].end",
            "invalid value: integer `99999999999`, expected u32",
        );
        check(
            &line(r#""times": [{"start": 0, "end": 12, "type": "DATE", "value": ""}],"#),
            "times[0].end",
            "12 lies behind the text's 11 characters",
        );
        check(
            &line(r#""published": "yesterday","#),
            "published",
            "`yesterday` is no day",
        );
        check(
            &line("").replace("1,", "2,"),
            "schema",
            "2 is not known, 1 is",
        );
    }

    #[test]
    fn only_what_may_be_a_record_is_read_as_one() {
        assert!(sniff(line("").as_bytes()));
        assert!(!sniff(br#"{"text": "The schema of events."}"#));
    }
}
