//! A timeline to read: a heading a day, an entry an event, with its quotes and where it was read.

use std::io::{self, Write};

use crate::model::{
    article::Article,
    collection::{Collection, Event, Saying},
    event::Status,
};

use super::visible::visible;

pub(super) fn write(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    let mut before = String::new();
    for event in collection.events.iter() {
        let date = event.when.range.edtf();
        if date != before {
            let gap = if before.is_empty() { "" } else { "\n" };
            write!(out, "{gap}## {}\n\n", plain(&date))?;
            before = date;
        }
        entry(out, &event, collection)?;
    }
    Ok(())
}

fn entry(out: &mut dyn Write, event: &Event, all: &Collection) -> io::Result<()> {
    write!(out, "- **{}**", plain(event.title))?;
    if event.status != Status::Occurred {
        write!(out, " ({})", event.status.label())?;
    }
    if let Some(place) = event.place.and_then(|id| all.places.get(id.index())) {
        write!(out, ", {}", plain(&place.name))?;
    }
    let articles = event.sources.articles();
    let cite = |id| all.articles.look(id, self::cite);
    let cited: Vec<String> = articles.filter_map(cite).collect();
    writeln!(out, ". {}", cited.join("; "))?;
    event
        .quotes
        .iter()
        .try_for_each(|quote| said(out, quote, all))
}

fn said(out: &mut dyn Write, quote: &Saying, all: &Collection) -> io::Result<()> {
    let article = all.articles.lend(quote.article).filter(|_| quote.direct);
    let Some(article) = article else {
        return Ok(());
    };
    let speaker = quote.speaker.map(|who| all.name(who)).unwrap_or_default();
    let speaker = if speaker.is_empty() {
        "unnamed"
    } else {
        speaker
    };
    let words = plain(quote.span.of(&article.body));
    writeln!(out, "  > “{words}” — {}\n", plain(speaker))
}

/// `[Ministers meet](https://...), Reuters, 2026-07-15`
fn cite(article: &Article) -> String {
    let title = article.title.as_deref().unwrap_or(&article.id);
    let title = match article.url.as_deref().filter(|url| is_address(url)) {
        Some(url) => format!("[{}](<{url}>)", plain(title)),
        None => plain(title),
    };
    let publisher = article.publisher.as_deref().map(plain);
    let day = article.published.map(|day| day.to_string());
    let parts = [Some(title), publisher, day];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn is_address(url: &str) -> bool {
    let web = url.starts_with("http://") || url.starts_with("https://");
    web && !url.contains(|c: char| c.is_control() || c.is_whitespace() || "<>".contains(c))
}

/// Text that Markdown shows as it is.
fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        if "\\`*_[]<>#|~".contains(letter) {
            plain.push('\\');
        }
        plain.push(letter);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            plain("[x](y) *now* <b>\n# y"),
            "\\[x\\](y) \\*now\\* \\<b\\>␊\\# y"
        );
        assert!(is_address("https://example.org/a"));
        assert!(!is_address("javascript:alert(1)") && !is_address("https://x> y"));
    }
}
