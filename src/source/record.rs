//! One record of a dump, an export or a front matter: the fields under their many names.
//!
//! In: a JSON object. Out: an article without the header's knowledge, see `header`. Names are compared without case,
//! `-` and `_`; the first name in the list that has something to say wins. Times at which a copy was made
//! (`created`, `date_download`, `filedate`, `indexed_date`) are not listed on purpose.

use chrono::NaiveDate;
use serde_json::{Map, Value};

use super::{day, header, html};
use crate::model::article::Article;

const ID: &[&str] = &["id", "uuid", "guid", "_id"];
const TITLE: &[&str] = &["title", "headline", "webtitle", "headline.main", "name"];
const DATE: &[&str] = &[
    "published",
    "datepublish",
    "publishdate",
    "publishingdate",
    "publishedat",
    "datepublished",
    "publishedtime",
    "publicationdate",
    "pubdate",
    "webpublicationdate",
    "issued",
    "date",
    "seendate",
];
const BYLINE: &[&str] = &[
    "byline",
    "byline.original",
    "author",
    "authors",
    "dc:creator",
];
const PUBLISHER: &[&str] = &[
    "publisher",
    "sourcename",
    "source.name",
    "metasitename",
    "sourcehostname",
    "sitename",
    "publication",
    "sourcedomain",
    "domain",
    "hostname",
    "source",
];
const URL: &[&str] = &[
    "url",
    "canonicallink",
    "link",
    "weburl",
    "sourceurl",
    "source",
];
const LANGUAGE: &[&str] = &["metalang", "language", "lang", "inlanguage"];
const PLACE: &[&str] = &["place", "location"];
const BODY: &[&str] = &[
    "maintext",
    "text",
    "body",
    "content",
    "contenttext",
    "contenthtml",
    "articlebody",
    "bodytext",
    "plaintext",
    "fulltext",
    "rawtext",
    "description",
];
/// Objects in which dumps wrap the fields.
const WRAPPERS: &[&str] = &["fields", "_source", "article", "attributes"];
/// Lists in which dumps wrap the records.
const LISTS: &[&str] = &[
    "articles",
    "items",
    "results",
    "response",
    "documents",
    "docs",
    "data",
    "records",
    "stories",
    "hits",
    "entries",
];

/// A record as it was read, and the year of its publication where it tells no day.
#[derive(Debug)]
pub struct Record {
    pub article: Article,
    pub year: Option<i32>,
}

/// The record in an object; an article without a body where it has none.
pub fn read(object: &Map<String, Value>) -> Record {
    let fields = Fields::of(object);
    let text = |names: &[&str]| fields.first(names, plain);
    let is_url = |value: &str| value.contains("://");
    let url = text(URL)
        .filter(|url| is_url(url))
        .or_else(|| fields.first(URL, |v| plain(v).filter(|u| is_url(u))));
    let published = fields.first(DATE, date);
    let article = Article {
        id: text(ID).unwrap_or_default(),
        title: text(TITLE),
        byline: text(BYLINE),
        publisher: fields.first(PUBLISHER, |value| plain(value).filter(|name| !is_url(name))),
        published: published.or_else(|| url.as_deref().and_then(day::find)),
        place: text(PLACE),
        language: fields.first(LANGUAGE, |value| header::language(&plain(value)?)),
        body: fields.first_named(BODY, body).unwrap_or_default(),
        url,
        ..Article::default()
    };
    let year = fields.first(DATE, |value| day::year_of(&plain(value)?));
    Record { article, year }
}

/// The records in a value: an object, a list of objects, or an object that wraps such a list.
pub fn all(value: &Value) -> Vec<&Map<String, Value>> {
    match value {
        Value::Array(items) => items.iter().filter_map(Value::as_object).collect(),
        Value::Object(object) => wrapped(object, 0).unwrap_or_else(|| vec![object]),
        _ => Vec::new(),
    }
}

fn wrapped(object: &Map<String, Value>, depth: usize) -> Option<Vec<&Map<String, Value>>> {
    const DEEPEST: usize = 3;
    if depth == DEEPEST || Fields::of(object).first_named(BODY, body).is_some() {
        return None;
    }
    LISTS.iter().find_map(|name| match object.get(*name)? {
        Value::Array(items) if items.iter().any(Value::is_object) => {
            Some(items.iter().filter_map(Value::as_object).collect())
        }
        Value::Object(inner) => wrapped(inner, depth + 1),
        _ => None,
    })
}

/// The fields of a record under their plain names, those of its wrappers behind its own.
struct Fields<'a>(Vec<(String, &'a Value)>);

impl<'a> Fields<'a> {
    fn of(object: &'a Map<String, Value>) -> Self {
        let mut fields = Vec::with_capacity(object.len());
        let mut add = |object: &'a Map<String, Value>| {
            fields.extend(object.iter().map(|(name, value)| (plain_name(name), value)));
        };
        add(object);
        for (name, value) in object {
            if let Value::Object(inner) = value
                && WRAPPERS.contains(&name.as_str())
            {
                add(inner);
            }
        }
        Self(fields)
    }

    fn first<T>(&self, names: &[&str], read: impl Fn(&Value) -> Option<T>) -> Option<T> {
        self.first_named(names, |_, value| read(value))
    }

    fn first_named<T>(
        &self,
        names: &[&str],
        read: impl Fn(&str, &Value) -> Option<T>,
    ) -> Option<T> {
        names
            .iter()
            .find_map(|name| self.values(name).find_map(|value| read(name, value)))
    }

    /// The values of a name; `headline.main` is the field `main` of the object `headline`.
    fn values<'b>(&'b self, name: &'b str) -> impl Iterator<Item = &'a Value> + 'b {
        let (name, inner) = name
            .split_once('.')
            .map_or((name, None), |(a, b)| (a, Some(b)));
        let own = self.0.iter().filter(move |(known, _)| known == name);
        own.filter_map(move |(_, value)| match inner {
            Some(inner) => value.get(inner),
            None => Some(*value),
        })
    }
}

fn plain_name(name: &str) -> String {
    name.chars()
        .filter(|c| !matches!(c, '-' | '_'))
        .flat_map(char::to_lowercase)
        .collect()
}

/// A line of text: a string, a number, the name in an object, or several of them joined.
fn plain(value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        Value::Array(items) => {
            let names: Vec<String> = items
                .iter()
                .filter(|item| !item.is_array())
                .filter_map(plain)
                .collect();
            names.join(", ")
        }
        Value::Object(object) => {
            let name = ["name", "title", "rendered", "$oid"]
                .iter()
                .find_map(|name| object.get(*name));
            name.and_then(Value::as_str)?.trim().to_owned()
        }
        Value::Null | Value::Bool(_) => return None,
    };
    let nothing = ["", "none", "null", "nan", "n/a"].contains(&text.to_lowercase().as_str());
    (!nothing).then_some(text)
}

fn date(value: &Value) -> Option<NaiveDate> {
    match value {
        Value::Number(number) => {
            day::from_epoch(number.as_i64()?).or_else(|| day::find(&number.to_string()))
        }
        Value::Object(object) => date(object.get("$date")?),
        _ => day::find(&plain(value)?),
    }
}

/// The text as it stands; markup is taken out, except of a field that is called text.
fn body(name: &str, value: &Value) -> Option<String> {
    let text = match value {
        Value::String(text) if name != "text" && html::is_fragment(text) => html::text_of(text),
        Value::String(text) => text.clone(),
        Value::Array(_) => paragraphs(value),
        Value::Object(object) => match object.get("rendered") {
            Some(Value::String(text)) => html::text_of(text),
            _ => sections(object),
        },
        _ => return None,
    };
    (!text.trim().is_empty()).then_some(text)
}

/// `{summary: [...], sections: [{headline: [...], paragraphs: [...]}]}`
fn sections(object: &serde_json::Map<String, Value>) -> String {
    let mut parts: Vec<String> = object.get("summary").map(paragraphs).into_iter().collect();
    for section in object
        .get("sections")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
    {
        parts.extend(
            ["headline", "paragraphs"]
                .iter()
                .filter_map(|name| section.get(*name).map(paragraphs)),
        );
    }
    parts.retain(|part| !part.is_empty());
    parts.join("\n\n")
}

fn paragraphs(value: &Value) -> String {
    match value {
        Value::String(text) => text.trim().to_owned(),
        Value::Array(items) => {
            let texts: Vec<&str> = items
                .iter()
                .filter_map(Value::as_str)
                .map(str::trim)
                .filter(|t| !t.is_empty())
                .collect();
            texts.join("\n\n")
        }
        _ => String::new(),
    }
}
