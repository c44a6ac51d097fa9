//! What a page says about itself outside of its text: title, day, byline, publisher, address, language.
//!
//! In: a parsed page. Out: an article without a body, or with the one that its JSON-LD carries. The day is looked for in
//! JSON-LD, `meta`, `<time>`, the address, and last in lines that are a day and nothing else.

use chrono::NaiveDate;
use dom_query::{Document, NodeRef};
use serde_json::{Map, Value};

use super::{day, header, html, record};
use crate::model::article::Article;

const DATE: &[&str] = &[
    "article:published_time",
    "og:published_time",
    "article:published",
    "datepublished",
    "published_time",
    "publishdate",
    "publish-date",
    "publish_date",
    "published-date",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dc.date",
    "dcterms.date",
    "citation_publication_date",
    "cxenseparse:recs:publishtime",
    "date",
];
const TITLE: &[&str] = &[
    "og:title",
    "twitter:title",
    "citation_title",
    "dc.title",
    "dcterms.title",
];
const BYLINE: &[&str] = &[
    "author",
    "byl",
    "parsely-author",
    "sailthru.author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "citation_author",
];
const PUBLISHER: &[&str] = &[
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "publisher",
    "application-name",
];
const URL: &[&str] = &["og:url", "twitter:url"];

/// Reads what the page says of itself.
pub fn read(page: &Document) -> Article {
    let metas = metas(page);
    let meta = |names: &[&str]| first(&metas, names);
    let stated = linked_data(page);
    let url = address(page).or_else(|| meta(URL)).or(stated.url);
    let site = url.as_deref().and_then(host);
    let named = stated.publisher.or_else(|| meta(PUBLISHER));
    let publisher = named.map(|name| first_part(&name)).or_else(|| site.clone());
    let title = stated
        .title
        .or_else(|| meta(TITLE))
        .or_else(|| heading(page))
        .or_else(|| text(page, "title"))
        .map(|title| without_site(&title, publisher.as_deref(), site.as_deref()));
    let byline = stated
        .byline
        .or_else(|| bylines(&metas))
        .or_else(|| marked_byline(page));
    let published = stated
        .published
        .or_else(|| dates(&metas))
        .or_else(|| times(page))
        .or_else(|| url.as_deref().and_then(day::find))
        .or_else(|| written_day(page))
        .or_else(|| title.as_deref().and_then(day::find));
    let tag = page.select_single("html").attr("lang");
    Article {
        byline: byline.and_then(|byline| name(&byline)),
        language: tag
            .and_then(|tag| header::language(&tag))
            .or(stated.language),
        body: stated.body,
        title,
        published,
        publisher,
        url,
        ..Article::default()
    }
}

/// The day that an element says which is marked as a date, or that stands on a line of its own.
fn written_day(page: &Document) -> Option<NaiveDate> {
    let marked = [
        "[class*=\"date\"]",
        "[class*=\"publish\"]",
        "[class*=\"posted\"]",
        "[class*=\"time\"]",
        "[class*=\"byline\"]",
    ];
    let is_old = |node: &NodeRef<'_>| {
        says(
            node,
            &["updated", "modified", "copyright", "footer", "related"],
        )
    };
    let short = |node: &NodeRef<'_>| Some(node.text().to_string()).filter(|text| text.len() <= 200);
    marked.iter().find_map(|selector| {
        let found = page.select(selector);
        found
            .nodes()
            .iter()
            .filter(|node| !is_old(node))
            .find_map(|node| day::find(short(node)?.trim()))
    })
}

/// Names and contents of all `meta` tags, names in lower case.
fn metas(page: &Document) -> Vec<(String, String)> {
    let tags = page.select("meta");
    let read = |node: &NodeRef<'_>| {
        let name = ["property", "name", "itemprop"]
            .iter()
            .find_map(|name| node.attr(name))?;
        let content = node.attr("content")?.trim().to_owned();
        (!content.is_empty()).then(|| (name.to_lowercase(), content))
    };
    tags.nodes().iter().filter_map(read).collect()
}

fn first(metas: &[(String, String)], names: &[&str]) -> Option<String> {
    let find = |wanted: &&str| metas.iter().find(|(name, _)| name == wanted);
    names
        .iter()
        .find_map(find)
        .map(|(_, content)| content.clone())
}

fn dates(metas: &[(String, String)]) -> Option<NaiveDate> {
    let of = |wanted: &&str| {
        let named = metas.iter().filter(|(name, _)| name == wanted);
        named.filter_map(|(_, content)| day::find(content)).next()
    };
    DATE.iter().find_map(of)
}

/// An author's profile is an address, and no byline.
fn bylines(metas: &[(String, String)]) -> Option<String> {
    let of = |wanted: &&str| {
        let mut named = metas.iter().filter(|(name, _)| name == wanted);
        named
            .find(|(_, content)| !content.contains("://"))
            .map(|(_, content)| content.clone())
    };
    BYLINE.iter().find_map(of)
}

/// The article in the page's JSON-LD, the fullest of several.
fn linked_data(page: &Document) -> Article {
    let scripts = page.select("script[type=\"application/ld+json\"]");
    let mut best = Article::default();
    for script in scripts.nodes() {
        let Ok(value) = serde_json::from_str::<Value>(script.text().trim()) else {
            continue;
        };
        for object in articles(&value, 0) {
            let found = record::read(object).article;
            if best.published.is_none() && (found.published.is_some() || best.title.is_none()) {
                best = found;
            }
        }
    }
    best.title = best.title.map(|title| decoded(&title));
    best
}

fn articles(value: &Value, depth: usize) -> Vec<&Map<String, Value>> {
    const DEEPEST: usize = 4;
    match value {
        _ if depth == DEEPEST => Vec::new(),
        Value::Array(items) => items
            .iter()
            .flat_map(|item| articles(item, depth + 1))
            .collect(),
        Value::Object(object) if is_article(object) => vec![object],
        Value::Object(object) => object
            .get("@graph")
            .map_or(Vec::new(), |graph| articles(graph, depth + 1)),
        _ => Vec::new(),
    }
}

fn is_article(object: &Map<String, Value>) -> bool {
    let fits = |kind: &str| {
        kind.ends_with("Article") || matches!(kind, "Report" | "BlogPosting" | "PressRelease")
    };
    match object.get("@type") {
        Some(Value::String(kind)) => fits(kind),
        Some(Value::Array(kinds)) => kinds.iter().filter_map(Value::as_str).any(fits),
        _ => false,
    }
}

/// Entities taken out of a line that was written for a page.
fn decoded(text: &str) -> String {
    if text.contains('&') || text.contains('<') {
        return html::text_of(text);
    }
    text.to_owned()
}

/// The address of the page itself: canonical, or what a browser noted when it saved the page.
fn address(page: &Document) -> Option<String> {
    let canonical = page
        .select("link[rel=\"canonical\"]")
        .attr("href")
        .map(|url| url.to_string());
    canonical.filter(|url| url.contains("://"))
}

/// `www.example.org` without the `www.`
fn host(url: &str) -> Option<String> {
    let (_, rest) = url.split_once("://")?;
    let host = rest.split(['/', '?', '#', ':']).next()?;
    let host = host.strip_prefix("www.").unwrap_or(host);
    host.contains('.').then(|| host.to_lowercase())
}

/// `The Jerusalem Post | JPost.com` is one name and a claim.
fn first_part(name: &str) -> String {
    one_line(name.split(" | ").next().unwrap_or(name))
}

/// The only `h1` of a page, or the first in its article.
fn heading(page: &Document) -> Option<String> {
    ["article h1", "main h1", "h1"]
        .iter()
        .find_map(|selector| text(page, selector))
}

fn text(page: &Document, selector: &str) -> Option<String> {
    let found = page.select(selector);
    let mut texts = found.nodes().iter().map(|node| one_line(&node.text()));
    texts.find(|text| !text.is_empty())
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn marked_byline(page: &Document) -> Option<String> {
    [
        "[itemprop=\"author\"] [itemprop=\"name\"]",
        "[rel=\"author\"]",
        "[itemprop=\"author\"]",
    ]
    .iter()
    .find_map(|selector| text(page, selector))
    .filter(|name| name.split_whitespace().count() <= 12)
}

/// A byline without `By`; none where it is an address or an account.
fn name(byline: &str) -> Option<String> {
    let byline = one_line(&decoded(byline));
    let by = byline
        .get(..3)
        .is_some_and(|by| by.eq_ignore_ascii_case("by "));
    let byline = if by { byline.get(3..)?.trim() } else { &byline };
    let mut names: Vec<&str> = Vec::new();
    for name in byline.split(", ") {
        if !names.contains(&name) && !name.contains("://") && !name.starts_with('@') {
            names.push(name);
        }
    }
    let byline = names.join(", ");
    byline.chars().any(char::is_alphabetic).then_some(byline)
}

/// A title without the name of the site at its end.
fn without_site(title: &str, publisher: Option<&str>, site: Option<&str>) -> String {
    let title = one_line(title);
    for bar in [" | ", " - ", " – ", " — ", " :: ", " « "] {
        let Some((head, tail)) = title.rsplit_once(bar) else {
            continue;
        };
        let letters = |text: &str| {
            text.to_lowercase()
                .chars()
                .filter(|c| c.is_alphanumeric())
                .collect::<String>()
        };
        let is = |name: &str| {
            letters(name) == letters(tail) || letters(name).starts_with(&letters(tail))
        };
        if bar == " | " || publisher.is_some_and(is) || site.is_some_and(is) {
            return without_site(head, publisher, site);
        }
    }
    title
}

/// The first `<time>` that is marked as the day of publication, then the first in an article, then any.
fn times(page: &Document) -> Option<NaiveDate> {
    let places = [
        "time[itemprop=\"datePublished\"]",
        "time[pubdate]",
        "article time",
        "main time",
        "time",
    ];
    places.iter().find_map(|selector| {
        let found = page.select(selector);
        let mut nodes = found
            .nodes()
            .iter()
            .filter(|node| !says(node, &["updated", "modified"]));
        nodes.find_map(|node| {
            let stamp = node.attr("datetime").and_then(|stamp| day::find(&stamp));
            stamp.or_else(|| day::find(&node.text()))
        })
    })
}

/// Whether an element's classes or its property name something.
fn says(node: &NodeRef<'_>, words: &[&str]) -> bool {
    let said = ["class", "itemprop", "id"]
        .iter()
        .filter_map(|name| node.attr(name));
    let said: Vec<String> = said.map(|value| value.to_lowercase()).collect();
    words
        .iter()
        .any(|word| said.iter().any(|value| value.contains(word)))
}
