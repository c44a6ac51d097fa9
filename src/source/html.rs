//! HTML: saved pages, and the fragments of it that records and feeds carry.
//!
//! In: a page. Out: one story: the article's text with a blank line between its paragraphs, without menus and
//! advertisements, and what the page says about itself (`page`). Where no article can be made out, all text of the page
//! that is not a menu is taken.

use std::borrow::Cow;

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use super::{Lines, Origin, Story, day, header, page};
use crate::error::Result;

pub fn sniff(head: &str) -> bool {
    let start: String = head
        .trim_start()
        .chars()
        .take(2000)
        .collect::<String>()
        .to_lowercase();
    start.starts_with("<!doctype html")
        || start.starts_with("<html")
        || (start.starts_with('<') && start.contains("<html"))
}

pub fn read(text: &str, _: &Origin) -> Result<Vec<Story>> {
    let page = Document::from(&*printed_bytes(text));
    let mut article = page::read(&page);
    let carried = Some(std::mem::take(&mut article.body)).filter(|text| text.len() > SHORT);
    let marked = marked_text(&page);
    let whole = plain_text(&page);
    let found = article_text(page).filter(|found| is_article(found, marked.as_deref(), &whole));
    let body = found.or(marked).or(carried).unwrap_or(whole);
    article.body = without_furniture(&body, article.title.as_deref());
    Ok(vec![Story::only(article, Lines::Keep)])
}

/// Shorter texts are captions and menus.
const SHORT: usize = 80;
/// An article of so many bytes is one, however long the page around it is.
const ENOUGH: usize = 600;

/// Whether a found text holds the article: what the page marks as its body, or enough of the page.
fn is_article(found: &str, marked: Option<&str>, whole: &str) -> bool {
    let start = |text: &str| {
        text.split_whitespace()
            .take(8)
            .collect::<Vec<_>>()
            .join(" ")
    };
    match marked {
        Some(marked) => {
            found.len() > ENOUGH
                && found
                    .split_whitespace()
                    .collect::<Vec<_>>()
                    .join(" ")
                    .contains(&start(marked))
        }
        None => found.len() > ENOUGH || found.len() * 8 > whole.len(),
    }
}

/// The element that the page itself marks as the body of its article.
fn marked_text(page: &Document) -> Option<String> {
    let marked = page
        .select_single("[itemprop=\"articleBody\"]")
        .formatted_text()
        .trim()
        .to_owned();
    (marked.len() > SHORT).then_some(marked)
}

/// Takes off what stands over an article on its page: its title once more, byline, day, links to share it.
fn without_furniture(body: &str, title: Option<&str>) -> String {
    const LINES: usize = 5;
    let mut paragraphs: Vec<&str> = body
        .split("\n\n")
        .map(str::trim)
        .filter(|text| !text.is_empty())
        .collect();
    let top = paragraphs
        .iter()
        .take(LINES)
        .take_while(|text| text.len() < SHORT)
        .count();
    let is_furniture =
        |text: &&str| day::alone(text).is_some() || header::is_byline(text) || Some(*text) == title;
    let last = paragraphs.iter().take(top).rposition(is_furniture);
    if let Some(last) = last.filter(|last| last + 1 < paragraphs.len()) {
        paragraphs.drain(..=last);
    }
    paragraphs.join("\n\n")
}

/// Some collections hold pages as Python prints bytes: `b'<p>\\n\\xc2\\xa0'` on a line. Their escapes are read.
fn printed_bytes(text: &str) -> Cow<'_, str> {
    let is_printed = |line: &str| {
        let line = line.trim_end();
        ["'", "\""]
            .iter()
            .any(|mark| line.starts_with(&format!("b{mark}<")) && line.ends_with(mark))
    };
    if !text.lines().any(is_printed) {
        return Cow::Borrowed(text);
    }
    let lines = text.lines().map(|line| {
        if is_printed(line) {
            unescaped(line)
        } else {
            line.to_owned()
        }
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

fn unescaped(line: &str) -> String {
    let line = line.trim_end();
    let inside = line.get(2..line.len() - 1).unwrap_or("");
    let mut bytes = Vec::with_capacity(inside.len());
    let mut rest = inside.as_bytes();
    while let Some((&byte, after)) = rest.split_first() {
        let (read, next) = match (byte, after) {
            (b'\\', [b'n', after @ ..]) => (b'\n', after),
            (b'\\', [b't' | b'r', after @ ..]) => (b' ', after),
            (b'\\', [b'x', high, low, after @ ..]) => {
                let digits = [*high, *low];
                let code = std::str::from_utf8(&digits)
                    .ok()
                    .and_then(|code| u8::from_str_radix(code, 16).ok());
                (code.unwrap_or(b'?'), after)
            }
            (b'\\', [other, after @ ..]) => (*other, after),
            _ => (byte, after),
        };
        bytes.push(read);
        rest = next;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn article_text(page: Document) -> Option<String> {
    let config = Config {
        text_mode: TextMode::Formatted,
        ..Config::default()
    };
    let mut reader = Readability::with_document(page, None, Some(config)).ok()?;
    let text = reader.parse().ok()?.text_content.trim().to_owned();
    text.chars().any(char::is_alphabetic).then_some(text)
}

/// The text of the page's article, of its main part, or of all of it; without what surrounds it.
fn plain_text(page: &Document) -> String {
    let page = Document::from(page.html());
    for selector in [HIDDEN, "nav, header, footer, aside, form, button, select"] {
        page.select(selector).remove();
    }
    let parts = ["article", "main", "[role=\"main\"]", "body"].map(|part| page.select_single(part));
    let texts = parts
        .iter()
        .map(|part| part.formatted_text().trim().to_owned());
    texts
        .max_by_key(|text| usize::from(text.len() > ENOUGH))
        .unwrap_or_default()
}

const HIDDEN: &str = "script, style, noscript, template, iframe, svg, head";

/// Whether a text is markup: it begins with a tag and has a paragraph or a break in it.
pub fn is_fragment(text: &str) -> bool {
    let text = text.trim_start();
    let tags = [
        "</p>",
        "<br",
        "</div>",
        "</li>",
        "</h",
        "</article>",
        "</section>",
    ];
    text.starts_with('<') && tags.iter().any(|tag| text.contains(tag))
}

/// The text of a fragment, with blank lines between its paragraphs.
pub fn text_of(html: &str) -> String {
    let document = Document::fragment(html);
    document.select(HIDDEN).remove();
    document.formatted_text().trim().to_owned()
}
