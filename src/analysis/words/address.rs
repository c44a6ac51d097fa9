//! Web addresses, e-mail addresses and file names: one token each.
//!
//! In: what stands from some character to the next blank. Out: how many bytes an address takes there, if there is one.

/// Whether a run without blanks may hold an address at all; most do not, and then nothing else is asked.
pub(super) fn likely(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    bytes.len() > 4
        && (memchr::memchr(b'@', bytes).is_some()
            || bytes.windows(3).any(|three| {
                three == b"://"
                    || (three[1] == b'.'
                        && three[0].is_ascii_alphanumeric()
                        && three[2].is_ascii_alphabetic())
            }))
}

pub(super) fn len(text: &str) -> Option<usize> {
    if !text.starts_with(|c: char| c.is_ascii_alphanumeric()) {
        return None;
    }
    url(text).or_else(|| mail(text)).or_else(|| host(text))
}

/// With a scheme or "www.": everything up to a bracket or quotation mark, without the stop of the sentence.
fn url(text: &str) -> Option<usize> {
    let scheme = text.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(0);
    let opens = text[scheme..].starts_with("://")
        || text
            .get(..4)
            .is_some_and(|head| head.eq_ignore_ascii_case("www."));
    opens.then(|| trimmed(text)).filter(|&len| len > 4)
}

fn trimmed(text: &str) -> usize {
    let end = text
        .find(['<', '>', '"', '[', ']', '{', '}', '|', '“', '”'])
        .unwrap_or(text.len());
    let held = &text[..end];
    let keep_bracket = held.contains('(');
    held.trim_end_matches(|c| {
        matches!(c, '.' | ',' | ';' | ':' | '!' | '?' | '\'' | '’') || (c == ')' && !keep_bracket)
    })
    .len()
}

fn is_mail_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'_' | b'-' | b'+' | b'%')
}

fn mail(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let at = bytes.iter().position(|&byte| !is_mail_byte(byte))?;
    if bytes[at] != b'@' || !bytes.get(at + 1)?.is_ascii_alphanumeric() {
        return None;
    }
    let host = bytes[at + 1..].iter().position(|&byte| !is_mail_byte(byte));
    let end = host.map_or(bytes.len(), |len| at + 1 + len);
    Some(
        text[..end]
            .trim_end_matches(['.', '-', '_', '+', '%'])
            .len(),
    )
}

const ENDINGS: [&str; 34] = [
    "com", "org", "net", "gov", "edu", "mil", "int", "info", "io", "eu", "tv", "uk", "ru", "ua",
    "de", "fr", "cn", "jp", "pdf", "doc", "docx", "jpg", "jpeg", "png", "gif", "html", "htm",
    "txt", "xls", "xlsx", "csv", "zip", "mp3", "exe",
];

/// "example.com/page", "report.pdf": labels and stops, the last label a known one.
fn host(text: &str) -> Option<usize> {
    let is_label = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.');
    let end = text
        .bytes()
        .position(|byte| !is_label(byte))
        .unwrap_or(text.len());
    let labels = text[..end].trim_end_matches(['.', '-', '_']);
    let (before, ending) = labels.rsplit_once('.')?;
    let known = ENDINGS
        .iter()
        .any(|known| ending.eq_ignore_ascii_case(known));
    let news =
        labels.starts_with("alt.") || labels.starts_with("comp.") || labels.starts_with("rec.");
    if !(known || news) || before.len() < 2 || before.contains("..") {
        return None;
    }
    let path = text[labels.len()..].starts_with('/');
    Some(if path { trimmed(text) } else { labels.len() })
}
