//! JSON: one record, a list of records, or an answer that wraps such a list.
//!
//! In: the text. Out: a story for every record; the body stays as it is, to the byte.

use serde_json::Value;

use super::{Lines, Origin, Story, record};
use crate::error::{Error, Result};

pub fn sniff(head: &str) -> bool {
    let head = head.trim_start();
    let next = |open: char| head.strip_prefix(open).map(str::trim_start);
    match (next('{'), next('[')) {
        (Some(inside), _) => inside.starts_with(['"', '}']),
        (_, Some(inside)) => inside.starts_with(['{', ']']),
        _ => false,
    }
}

pub fn read(text: &str, origin: &Origin) -> Result<Vec<Story>> {
    let value: Value = serde_json::from_str(text).map_err(|fault| Error::Json {
        path: origin.path.clone(),
        line: fault.line(),
        reason: reason(&fault),
    })?;
    let many = value.is_array();
    let records = record::all(&value);
    let many = many || records.len() > 1;
    if records.is_empty() {
        return Err(Error::NoText {
            origin: origin.path.display().to_string(),
            line: None,
        });
    }
    let stories = records
        .into_iter()
        .enumerate()
        .map(|(index, object)| Story {
            nth: many.then_some(index + 1),
            ..story(object)
        });
    Ok(stories.collect())
}

/// What is wrong, without the place: the caller knows the line in its file.
pub fn reason(fault: &serde_json::Error) -> String {
    let text = fault.to_string();
    text.split(" at line ").next().unwrap_or(&text).to_owned()
}

/// The story of one record.
pub fn story(object: &serde_json::Map<String, Value>) -> Story {
    let record::Record { article, year } = record::read(object);
    Story {
        article,
        year,
        nth: None,
        line: None,
        lines: Lines::Keep,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_is_told_from_prose_in_brackets() {
        assert!(sniff(" {\n \"title\": 1}"));
        assert!(sniff("[ {\"title\": 1}]"));
        assert!(!sniff("[Editor's note] Talks began."));
        assert!(!sniff("{{title}}"));
    }
}
