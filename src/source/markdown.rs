//! Markdown with or without a front matter.
//!
//! In: the text. Out: one story: the fields of the front matter, and the prose without markup, a blank line between
//! its paragraphs. Hard-wrapped lines are joined. A first heading is the title where the front matter has none.

use std::borrow::Cow;

use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

use super::{Lines, Origin, Story, front, html, record};
use crate::error::Result;

pub fn sniff(head: &str) -> bool {
    front::sniff(head) || head.trim_start().starts_with("# ")
}

pub fn read(text: &str, _: &Origin) -> Result<Vec<Story>> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let (fields, below) = front::split(&text);
    let record::Record { mut article, year } = record::read(&fields);
    let prose = prose(below);
    article.title = article
        .title
        .or(prose.title)
        .map(|title| plain_spaces(&title));
    if !prose.body.is_empty() {
        article.body = prose.body;
    }
    Ok(vec![Story {
        year,
        ..Story::only(article, Lines::Cut)
    }])
}

struct Prose {
    title: Option<String>,
    body: String,
}

fn prose(markdown: &str) -> Prose {
    let mut paragraphs = vec![String::new()];
    let mut title: Option<String> = None;
    let mut images = 0_usize;
    let mut raw = String::new();
    for event in Parser::new(&shallow(markdown)) {
        let Some((paragraph, before)) = paragraphs.split_last_mut() else {
            break;
        };
        let first = before.iter().all(String::is_empty);
        match event {
            Event::Start(Tag::Image { .. }) => images += 1,
            Event::End(TagEnd::Image) => images = images.saturating_sub(1),
            _ if images > 0 => {}
            Event::Text(text) | Event::Code(text) => paragraph.push_str(&text),
            Event::Html(tags) => raw.push_str(&tags),
            Event::End(TagEnd::HtmlBlock) => {
                paragraph.push_str(&html::text_of(&std::mem::take(&mut raw)));
                paragraphs.push(String::new());
            }
            Event::InlineHtml(tag) if tag.starts_with("<br") => paragraph.push('\n'),
            Event::SoftBreak => paragraph.push(' '),
            Event::HardBreak => paragraph.push('\n'),
            Event::End(TagEnd::Heading(HeadingLevel::H1)) if title.is_none() && first => {
                title = paragraphs.pop().map(|text| text.trim().to_owned());
                paragraphs.push(String::new());
            }
            Event::Start(tag) if is_block(&tag) => paragraphs.push(String::new()),
            Event::End(
                TagEnd::Paragraph | TagEnd::Heading(_) | TagEnd::Item | TagEnd::CodeBlock,
            ) => paragraphs.push(String::new()),
            _ => {}
        }
    }
    let kept = paragraphs
        .iter()
        .map(|text| text.trim())
        .filter(|text| !is_ornament(text));
    Prose {
        title: title.filter(|title| !title.is_empty()),
        body: plain_spaces(&kept.collect::<Vec<_>>().join("\n\n")),
    }
}

/// Quotes in quotes in quotes, as no letter has them, take the parser hours: their marks are taken off.
fn shallow(markdown: &str) -> Cow<'_, str> {
    const DEEPEST: usize = 100;
    let is_mark = |c: char| c.is_ascii_digit() || " \t>-*+.)".contains(c);
    let is_deep = |line: &str| {
        let marks = line.find(|c| !is_mark(c)).unwrap_or(line.len());
        marks > DEEPEST
            && line
                .get(..marks)
                .is_some_and(|marks| !marks.trim().is_empty())
    };
    if !markdown.lines().any(is_deep) {
        return Cow::Borrowed(markdown);
    }
    let lines = markdown.lines().map(|line| {
        if is_deep(line) {
            line.trim_start_matches(is_mark)
        } else {
            line
        }
    });
    Cow::Owned(lines.collect::<Vec<_>>().join("\n"))
}

/// Spaces that only keep a page's lines together become plain ones; marks without a width go.
fn plain_spaces(text: &str) -> String {
    text.replace(['\u{a0}', '\u{202f}'], " ")
        .replace(['\u{2060}', '\u{200b}', '\u{feff}'], "")
}

fn is_block(tag: &Tag<'_>) -> bool {
    matches!(
        tag,
        Tag::Paragraph
            | Tag::Heading { .. }
            | Tag::Item
            | Tag::CodeBlock(_)
            | Tag::HtmlBlock
            | Tag::BlockQuote(_)
    )
}

/// `###`, `* * *`, `-30-`: marks at the end of a release, and nothing at all.
fn is_ornament(text: &str) -> bool {
    text == "-30-"
        || text
            .chars()
            .all(|c| c.is_whitespace() || "#*_-=~.".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(markdown: &str, title: Option<&str>, body: &str) {
        let read = prose(markdown);
        assert_eq!(
            (read.title.as_deref(), read.body.as_str()),
            (title, body),
            "{markdown}"
        );
    }

    #[test]
    fn markup_goes_and_paragraphs_stay() {
        check(
            "The envoys\nmet in **Oslo**.\n\nThey _talked_.",
            None,
            "The envoys met in Oslo.\n\nThey talked.",
        );
        check(
            "# Talks\n\nThe envoys met.",
            Some("Talks"),
            "The envoys met.",
        );
        check("The envoys met.\n\n\\###\n", None, "The envoys met.");
        check(
            "The envoys met.\n\n# Talks\n\nThey ate.",
            None,
            "The envoys met.\n\nTalks\n\nThey ate.",
        );
        check(
            "See [the text](https://x.example) and ![a picture](p.png)it.",
            None,
            "See the text and it.",
        );
        check(
            "- one\n- two\n\n> three\n> four",
            None,
            "one\n\ntwo\n\nthree four",
        );
        check("They met.<br>\n<div>raw</div>", None, "They met.\n\nraw");
        check(&format!("{}Envoys", "> ".repeat(100_000)), None, "Envoys");
        check("1. one\n   - two", None, "one\n\ntwo");
        check(
            "U.S.\\-Japan talks \\[sic\\]",
            None,
            "U.S.-Japan talks [sic]",
        );
    }
}
