//! HTML: saved pages, and the fragments of it that records and feeds carry.
//!
//! In: a page. Out: one story: the article's text with a blank line between its paragraphs, without menus and
//! advertisements, and what the page says about itself (`page`). Where no article can be made out, all text of the page
//! that is not a menu is taken.

use std::borrow::Cow;

use dom_query::Document;
use dom_smoothie::{Config, Readability, TextMode};

use super::{Lines, Origin, Story, day, header, page};
use crate::{error::Result, model::article::Article};

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
    let text = printed_bytes(text);
    if is_too_deep(&text) {
        let article = Article {
            body: stripped(&text),
            ..Article::default()
        };
        return Ok(vec![Story::only(article, Lines::Keep)]);
    }
    let page = Document::from(&*text);
    let mut article = page::read(&page);
    let carried = Some(std::mem::take(&mut article.body)).filter(|text| text.len() > SHORT);
    page.select("nav, [role=\"navigation\"]").remove();
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
    paragraphs.join("\n\n").replace(" \n", "\n")
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
    if is_too_deep(html) {
        return stripped(html);
    }
    let document = Document::fragment(html);
    document.select(HIDDEN).remove();
    document.formatted_text().trim().to_owned()
}

/// Whether elements lie in each other deeper than on any real page. Reading such a page as a tree takes hours.
fn is_too_deep(html: &str) -> bool {
    const DEEPEST: usize = 1000;
    let mut depth = 0_usize;
    for rest in html.split('<').skip(1) {
        if rest.starts_with('/') {
            depth = depth.saturating_sub(1);
        } else if rest.starts_with(|c: char| c.is_ascii_alphabetic()) && !is_never_closed(rest) {
            depth += 1;
        }
        if depth > DEEPEST {
            return true;
        }
    }
    false
}

/// Elements that have no end, or whose end is often left out.
fn is_never_closed(tag: &str) -> bool {
    const NAMES: &[&str] = &[
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
        "source", "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "path", "use",
        "circle", "rect",
    ];
    let end = tag
        .find(|c: char| !c.is_ascii_alphanumeric())
        .unwrap_or(tag.len());
    let name = tag.get(..end).unwrap_or("").to_ascii_lowercase();
    let closed_at_once = tag
        .split('>')
        .next()
        .is_some_and(|inside| inside.ends_with('/'));
    closed_at_once || NAMES.contains(&name.as_str())
}

/// The words between the tags, a line for each stretch of them.
fn stripped(html: &str) -> String {
    let mut lines = Vec::new();
    let mut hidden = false;
    for rest in html.split('<') {
        let (tag, words) = rest.split_once('>').unwrap_or(("", rest));
        let tag = tag.to_ascii_lowercase();
        let starts = |names: &[&str]| names.iter().any(|name| tag.starts_with(name));
        hidden = (hidden || starts(&["script", "style"])) && !starts(&["/script", "/style"]);
        if !hidden && !words.trim().is_empty() {
            lines.push(words.trim());
        }
    }
    lines.join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAGE: &str = r#"<!doctype html><html lang="en-GB"><head><title>Envoys meet in Oslo | The Daily</title>
        <link rel="canonical" href="https://www.daily.example/2024/06/15/envoys"><meta property="og:site_name" content="The Daily">
        HEAD</head><body><nav><a href="/">Home</a><a href="/world">World</a></nav><h1>Envoys meet in Oslo</h1>
        <article><p>By Ann Lee</p><p>15 June 2024</p>
        <p>OSLO, Norway - The envoys of two governments met in Oslo on Saturday, the first such meeting in ten years.</p>
        <p>They talked for three hours, said an official who was in the room, and they agreed to meet again in a month.</p>
        <p>Neither side spoke to the press when the talks were over, and the hosts did not say what had been agreed.</p>
        </article><footer>All rights reserved 1999-2031</footer><script>var date = "2031-01-01";</script></body></html>"#;

    fn page(head: &str) -> Article {
        let origin = Origin {
            path: "page.html".into(),
            plain: false,
        };
        let mut stories = read(&PAGE.replace("HEAD", head), &origin).expect("a page");
        stories.remove(0).article
    }

    #[test]
    fn the_article_is_told_from_its_page() {
        let article = page(r#"<meta name="author" content="By Ann Lee">"#);
        assert_eq!(article.title.as_deref(), Some("Envoys meet in Oslo"));
        assert_eq!(article.publisher.as_deref(), Some("The Daily"));
        assert_eq!(article.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(article.language.as_deref(), Some("en"));
        assert_eq!(
            article.url.as_deref(),
            Some("https://www.daily.example/2024/06/15/envoys")
        );
        assert!(
            article.body.starts_with("OSLO, Norway - The envoys"),
            "{}",
            article.body
        );
        assert!(
            article.body.ends_with("had been agreed."),
            "{}",
            article.body
        );
        assert_eq!(article.body.matches("\n\n").count(), 2);
    }

    #[test]
    fn the_day_is_looked_for_in_order() {
        let day = |head: &str| {
            page(head)
                .published
                .map(|day| day.to_string())
                .unwrap_or_default()
        };
        let linked = r#"<script type="application/ld+json">{"@graph": [{"@type": "WebSite", "name": "x"},
            {"@type": ["NewsArticle"], "headline": "H", "datePublished": "2024-06-11T08:00:00Z"}]}</script>"#;
        let meta = r#"<meta property="article:published_time" content="2024-06-12T08:00:00Z">"#;
        let time = r#"<time class="updated" datetime="2024-06-20">later</time><time datetime="2024-06-13">then</time>"#;
        assert_eq!(day(&format!("{linked}{meta}{time}")), "2024-06-11");
        assert_eq!(day(&format!("{meta}{time}")), "2024-06-12");
        assert_eq!(day(time), "2024-06-13");
        assert_eq!(day(""), "2024-06-15");
        assert_eq!(
            day(r#"<meta itemprop="datePublished" content="0001-01-01">"#),
            "2024-06-15"
        );
    }

    #[test]
    fn a_page_without_an_article_gives_its_text() {
        let origin = Origin {
            path: "page.html".into(),
            plain: false,
        };
        let text = |html: &str| read(html, &origin).expect("a page").remove(0).article.body;
        assert_eq!(
            text("<html><body><nav>Home</nav><p>Envoys met.</body>"),
            "Envoys met."
        );
        assert_eq!(text("Envoys met."), "Envoys met.");
    }

    #[test]
    fn fragments_lose_their_markup() {
        assert!(is_fragment("<p>Envoys met.</p>"));
        assert!(!is_fragment("<Envoys met>"));
        assert_eq!(
            text_of("<script>x</script><p>Envoys &amp; aides met.</p><p>They<br>talked.</p>"),
            "Envoys & aides met.\n\nThey\ntalked."
        );
    }

    #[test]
    fn printed_bytes_are_read_as_what_they_stand_for() {
        assert_eq!(
            printed_bytes(r"b'<p>Caf\xc3\xa9\n\'x\'</p>'"),
            "<p>Café\n'x'</p>"
        );
        assert_eq!(printed_bytes(r"<p>\n</p>"), r"<p>\n</p>");
    }

    #[test]
    fn deep_pages_are_read_without_a_tree() {
        let deep = format!(
            "<body>{}Envoys met.{}",
            "<div>".repeat(200_000),
            "</div>".repeat(200_000)
        );
        assert_eq!(text_of(&deep), "Envoys met.");
        let flat = "<p>Envoys met.<br>".repeat(5_000);
        assert!(!is_too_deep(&flat));
    }
}
