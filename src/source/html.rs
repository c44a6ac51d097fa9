//! HTML: saved pages, and the fragments of it that records and feeds carry.

use dom_query::Document;

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
    for selector in ["script", "style", "noscript", "template", "iframe", "svg"] {
        document.select(selector).remove();
    }
    document.formatted_text().trim().to_owned()
}
