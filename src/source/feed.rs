//! Feeds: RSS, Atom and JSON Feed files, an article an entry.
//!
//! In: the text of a feed. Out: a story for every entry, its full text where the feed has it, else its summary. An entry
//! counts for the day that is written in it, whatever the time zone.

use chrono::{DateTime, NaiveTime, Utc};
use feed_rs::{
    model::{Entry, Feed, Text},
    parser,
};

use super::{Lines, Origin, Story, day, header, html};
use crate::{
    error::{Error, Result},
    model::article::Article,
};

pub fn sniff(head: &str) -> bool {
    let head = head.trim_start();
    if head.starts_with('{') {
        return head.contains("jsonfeed.org/version");
    }
    let start: String = head.chars().take(2000).collect();
    let roots = ["<rss", "<feed", "<rdf:RDF"];
    head.starts_with('<') && roots.iter().any(|root| start.contains(root)) && !html::sniff(head)
}

pub fn read(text: &str, origin: &Origin) -> Result<Vec<Story>> {
    let parser = parser::Builder::new()
        .timestamp_parser(written_day)
        // An entry without an id gets one here, see `super::finish`.
        .id_generator(|_, _, _| String::new())
        .build();
    let feed = parser.parse(without_declaration(text).as_bytes());
    let feed = feed.map_err(|error| Error::Feed {
        path: origin.path.clone(),
        reason: error.to_string(),
    })?;
    let publisher = publisher(&feed);
    let stories = feed.entries.iter().enumerate().map(|(index, entry)| Story {
        nth: Some(index + 1),
        ..Story::only(article(entry, &feed, publisher.clone()), Lines::Keep)
    });
    Ok(stories.collect())
}

/// The text is Unicode by now, whatever the file said of itself.
fn without_declaration(text: &str) -> &str {
    let text = text.trim_start();
    let declared = text
        .strip_prefix("<?xml")
        .and_then(|rest| rest.split_once("?>"));
    declared.map_or(text, |(_, rest)| rest.trim_start())
}

/// Noon of the day as it is written, so that no time zone moves it.
fn written_day(stamp: &str) -> Option<DateTime<Utc>> {
    Some(
        day::find(stamp)?
            .and_time(NaiveTime::from_hms_opt(12, 0, 0)?)
            .and_utc(),
    )
}

/// The feed's title; WordPress writes the section before it.
fn publisher(feed: &Feed) -> Option<String> {
    let title = plain(feed.title.as_ref()?);
    let wordpress = feed
        .generator
        .as_ref()
        .is_some_and(|made| made.content.contains("wordpress"));
    let site = title
        .rsplit_once(" – ")
        .filter(|_| wordpress)
        .map(|(_, site)| site.to_owned());
    Some(site.unwrap_or(title)).filter(|name| !name.is_empty())
}

fn article(entry: &Entry, feed: &Feed, publisher: Option<String>) -> Article {
    let content = entry
        .content
        .as_ref()
        .and_then(|content| content.body.as_deref());
    let content = content.map(text).filter(|text| !text.is_empty());
    let summary = || entry.summary.as_ref().map(|summary| text(&summary.content));
    let names: Vec<&str> = entry
        .authors
        .iter()
        .filter_map(|author| author.name.as_deref().map(str::trim))
        .filter(|name| !name.is_empty())
        .collect();
    let own = |rel: &Option<String>| rel.as_deref().is_none_or(|rel| rel == "alternate");
    let link = entry
        .links
        .iter()
        .find(|link| own(&link.rel))
        .or_else(|| entry.links.first());
    Article {
        id: entry.id.clone(),
        url: link.map(|link| link.href.clone()),
        publisher,
        title: entry
            .title
            .as_ref()
            .map(plain)
            .filter(|title| !title.is_empty()),
        byline: (!names.is_empty()).then(|| names.join(", ")),
        published: entry
            .published
            .or(entry.updated)
            .map(|time| time.date_naive()),
        language: entry
            .language
            .as_ref()
            .or(feed.language.as_ref())
            .and_then(|tag| header::language(tag)),
        body: content.or_else(summary).unwrap_or_default(),
        ..Article::default()
    }
}

fn plain(line: &Text) -> String {
    text(&line.content)
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// What is no markup keeps its lines.
fn text(content: &str) -> String {
    let markup = content.contains('<') && content.contains('>');
    let entities = content.contains('&') && content.contains(';');
    if markup || entities {
        html::text_of(content)
    } else {
        content.trim().to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(feed: &str) -> Vec<String> {
        let origin = Origin {
            path: "feed.xml".into(),
            plain: false,
        };
        let stories = read(feed, &origin).expect("a feed");
        let line = |story: &Story| {
            let Article {
                title,
                publisher,
                byline,
                published,
                url,
                language,
                body,
                ..
            } = &story.article;
            let day = published.map(|day| day.to_string());
            let said = [title, publisher, byline, &day, url, language]
                .map(|value| value.as_deref().unwrap_or("-"));
            format!("{} | {body:?}", said.join(" | "))
        };
        stories.iter().map(line).collect()
    }

    #[test]
    fn rss_has_its_full_text_and_its_written_day() {
        let feed = r#"<?xml version="1.0" encoding="iso-8859-1"?>
            <rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">
            <channel><title>The Daily</title><language>en-GB</language>
            <item><title>Envoys &amp;amp; talks</title><link>https://daily.example/1</link><dc:creator>Ann Lee</dc:creator>
            <pubDate>Sat, 15 Jun 2024 23:30:00 -0500</pubDate><description>Short.</description>
            <content:encoded><![CDATA[<script>bad()</script><p>Envoys met.</p><p>They &#8220;talked&#8221;.</p>]]></content:encoded></item>
            <item><title>Second</title><description>Only a summary.</description></item>
            </channel></rss>"#;
        assert_eq!(
            told(feed),
            [
                "Envoys & talks | The Daily | Ann Lee | 2024-06-15 | https://daily.example/1 | en | \"Envoys met.\\n\\nThey “talked”.\"",
                "Second | The Daily | - | - | - | en | \"Only a summary.\"",
            ]
        );
    }

    #[test]
    fn atom_and_json_feeds_are_read_too() {
        let atom = r#"<feed xmlns="http://www.w3.org/2005/Atom"><title>The Daily</title><id>d</id><updated>2024-06-16T00:00:00Z</updated>
            <entry><id>tag:1</id><title>Envoys meet</title><link href="https://daily.example/1"/><author><name>Ann Lee</name></author>
            <published>2024-06-15T10:00:00+09:00</published><updated>2024-06-16T10:00:00Z</updated>
            <content type="html">&lt;p&gt;Envoys met.&lt;/p&gt;</content></entry></feed>"#;
        let json = r#"{"version": "https://jsonfeed.org/version/1.1", "title": "The Daily", "items": [
            {"id": "1", "url": "https://daily.example/1", "title": "Envoys meet", "date_published": "2024-06-15T10:00:00Z",
             "authors": [{"name": "Ann Lee"}], "content_text": "Envoys met."}]}"#;
        let expected = "Envoys meet | The Daily | Ann Lee | 2024-06-15 | https://daily.example/1 | - | \"Envoys met.\"";
        assert_eq!(told(atom), [expected]);
        assert_eq!(told(json), [expected]);
    }

    #[test]
    fn feeds_are_told_from_other_markup() {
        assert!(sniff("<?xml version=\"1.0\"?>\n<rss version=\"2.0\">"));
        assert!(sniff("<feed xmlns=\"http://www.w3.org/2005/Atom\">"));
        assert!(sniff("{\"version\": \"https://jsonfeed.org/version/1\"}"));
        assert!(!sniff("<!doctype html><html><body>&lt;rss"));
        assert!(!sniff("{\"version\": 1}"));
    }
}
