//! The front matter of a Markdown file: YAML between `---`, TOML between `+++`.
//!
//! In: a file's text. Out: the fields as a record, and the text below. Of YAML the flat part is read that articles
//! use: `name: value`, quoted and folded values over several lines, block texts, lists of plain values. What is nested
//! deeper is left out; a front matter that cannot be read gives no fields and stops nothing.

use serde_json::{Map, Value};

/// The fields, and what stands below the front matter; the whole text where there is none.
pub fn split(text: &str) -> (Map<String, Value>, &str) {
    for (fence, fields) in [
        ("---", yaml as fn(&str) -> Map<String, Value>),
        ("+++", toml),
    ] {
        if let Some((front, below)) =
            fenced(text.trim_start_matches('\u{feff}').trim_start(), fence)
        {
            return (fields(front), below);
        }
    }
    (Map::new(), text)
}

pub fn sniff(head: &str) -> bool {
    let head = head.trim_start();
    let named = |mark: char| {
        let below = head.lines().nth(1).unwrap_or("");
        let name = below.split(mark).next().unwrap_or("");
        below.contains(mark) && is_name(name.trim())
    };
    (head.starts_with("---\n") && named(':')) || (head.starts_with("+++\n") && named('='))
}

/// The lines between two fences, and what follows.
fn fenced<'a>(text: &'a str, fence: &str) -> Option<(&'a str, &'a str)> {
    let inside = text.strip_prefix(fence)?;
    let (rest, inside) = inside.split_once('\n')?;
    if !rest.trim().is_empty() {
        return None;
    }
    let mut at = 0;
    for line in inside.split_inclusive('\n') {
        let bare = line.trim_end();
        if bare == fence || (fence == "---" && bare == "...") {
            return Some((inside.get(..at)?, inside.get(at + line.len()..)?));
        }
        at += line.len();
    }
    None
}

fn toml(front: &str) -> Map<String, Value> {
    let Ok(table) = front.parse::<toml::Table>() else {
        return Map::new();
    };
    table
        .into_iter()
        .filter_map(|(name, value)| Some((name, from_toml(value)?)))
        .collect()
}

fn from_toml(value: toml::Value) -> Option<Value> {
    match value {
        toml::Value::String(text) => Some(Value::String(text)),
        toml::Value::Datetime(time) => Some(Value::String(time.to_string())),
        toml::Value::Integer(number) => Some(number.into()),
        toml::Value::Array(items) => Some(items.into_iter().filter_map(from_toml).collect()),
        toml::Value::Table(table) => {
            let name = table.get("name").cloned();
            name.and_then(from_toml)
        }
        _ => None,
    }
}

fn yaml(front: &str) -> Map<String, Value> {
    let mut fields = Map::new();
    let mut lines = front.lines().peekable();
    while let Some(line) = lines.next() {
        let Some((name, value)) = entry(line) else {
            continue;
        };
        let mut below = Vec::new();
        while let Some(next) = lines.next_if(|next| belongs(next)) {
            below.push(next);
        }
        fields.insert(name.to_owned(), read_value(value, &below));
    }
    fields
}

/// A line that goes on with the value above: indented, empty, or an item of a list.
fn belongs(line: &str) -> bool {
    line.trim().is_empty() || line.starts_with([' ', '\t']) || line.starts_with("- ")
}

fn entry(line: &str) -> Option<(&str, &str)> {
    let (name, value) = line.split_once(':')?;
    let name = name.trim_matches(['"', '\'']);
    let parted = value.is_empty() || value.starts_with([' ', '\t']);
    (parted && is_name(name)).then(|| (name, value.trim()))
}

fn is_name(name: &str) -> bool {
    !name.is_empty()
        && name.len() <= 40
        && name
            .chars()
            .all(|c| c.is_alphanumeric() || "-_:. ".contains(c))
        && !name.starts_with([' ', '-'])
}

fn read_value(value: &str, below: &[&str]) -> Value {
    match value.chars().next() {
        Some(mark @ ('"' | '\'')) => Value::String(quoted(value, below, mark)),
        Some('|') => Value::String(block(below, "\n")),
        Some('>') => Value::String(block(below, " ")),
        Some('[') => flow_list(&joined(value, below)),
        Some('{') => Value::Null,
        Some(_) => Value::String(without_comment(&joined(value, below)).to_owned()),
        None => list(below),
    }
}

/// Items of a list below their name. The name in a nested object stands for it.
fn list(below: &[&str]) -> Value {
    let item = |line: &&str| {
        let text = line.trim();
        let text = text
            .strip_prefix("- ")
            .or_else(|| text.strip_prefix("name:").map(|_| text))?;
        Some(Value::String(bare(
            text.strip_prefix("name:").unwrap_or(text),
        )))
    };
    Value::Array(below.iter().filter_map(item).collect())
}

fn flow_list(text: &str) -> Value {
    let inside = text.trim_start_matches('[');
    let inside = inside.rsplit_once(']').map_or(inside, |(inside, _)| inside);
    let mut items = vec![String::new()];
    let mut quote = None;
    for c in inside.chars() {
        match (quote, c) {
            (None, ',') => items.push(String::new()),
            (None, '"' | '\'') => quote = Some(c),
            (Some(open), _) if open == c => quote = None,
            _ => {
                if let Some(item) = items.last_mut() {
                    item.push(c);
                }
            }
        }
    }
    items
        .iter()
        .map(|item| item.trim())
        .filter(|item| !item.is_empty())
        .map(Value::from)
        .collect()
}

/// A value without its quotation marks.
fn bare(text: &str) -> String {
    let text = text.trim();
    match text.chars().next() {
        Some(mark @ ('"' | '\'')) => quoted(text, &[], mark),
        _ => without_comment(text).to_owned(),
    }
}

fn without_comment(text: &str) -> &str {
    text.split(" #").next().unwrap_or(text).trim()
}

fn joined(value: &str, below: &[&str]) -> String {
    let lines = std::iter::once(value).chain(below.iter().map(|line| line.trim()));
    lines
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

fn block(below: &[&str], between: &str) -> String {
    below
        .iter()
        .map(|line| line.trim())
        .collect::<Vec<_>>()
        .join(between)
        .trim()
        .to_owned()
}

/// A value in quotation marks: lines are folded, and in `"` a backslash escapes, also the end of a line.
fn quoted(value: &str, below: &[&str], mark: char) -> String {
    let mut text = value.get(1..).unwrap_or("").to_owned();
    for line in below {
        let escaped = mark == '"' && ends_in_backslash(&text);
        if escaped {
            text.pop();
        } else if !text.ends_with(' ') {
            text.push(' ');
        }
        text.push_str(line.trim());
    }
    let mut out = String::new();
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\'' if mark == '\'' && chars.peek() == Some(&'\'') => {
                chars.next();
                out.push('\'');
            }
            _ if c == mark => break,
            '\\' if mark == '"' => {
                out.extend(chars.next().and_then(|name| escape(name, &mut chars)))
            }
            _ => out.push(c),
        }
    }
    out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn ends_in_backslash(text: &str) -> bool {
    text.chars().rev().take_while(|&c| c == '\\').count() % 2 == 1
}

/// The character behind a backslash; a space for all kinds of white space.
fn escape(name: char, rest: &mut impl Iterator<Item = char>) -> Option<char> {
    let digits = match name {
        'n' | 't' | 'r' | '_' | 'N' | 'L' | 'P' | ' ' => return Some(' '),
        'x' => 2,
        'u' => 4,
        'U' => 8,
        '0' | 'a' | 'b' | 'e' | 'f' | 'v' => return None,
        other => return Some(other),
    };
    let code: String = rest.take(digits).collect();
    u32::from_str_radix(&code, 16).ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, name: &str, expected: &str) {
        let (fields, below) = split(text);
        let value = match fields.get(name) {
            Some(Value::String(text)) => text.clone(),
            Some(value) => value.to_string(),
            None => "none".to_owned(),
        };
        assert_eq!((value.as_str(), below), (expected, "Talks."), "{text}");
    }

    #[test]
    fn yaml_is_read_as_articles_use_it() {
        check(
            "---\ntitle: Talks in Oslo # draft\n---\nTalks.",
            "title",
            "Talks in Oslo",
        );
        check(
            "---\ntitle: 'Envoys'' talks'\n---\nTalks.",
            "title",
            "Envoys' talks",
        );
        check(
            "---\ntitle: \"Talks\\_in\\_\\\n  Oslo\"\n---\nTalks.",
            "title",
            "Talks in Oslo",
        );
        check(
            "---\ntitle: \"Talks\n  in Oslo\"\nlang: en\n---\nTalks.",
            "title",
            "Talks in Oslo",
        );
        check(
            "---\ntitle: \"Talks \\u00e0 Gen\\xe8ve\"\n---\nTalks.",
            "title",
            "Talks à Genève",
        );
        check(
            "---\ntitle: Talks\n  in Oslo\n---\nTalks.",
            "title",
            "Talks in Oslo",
        );
        check(
            "---\ntitle: >\n  Talks\n  in Oslo\n\ndate: 2024-06-15\n---\nTalks.",
            "title",
            "Talks in Oslo",
        );
        check(
            "---\ndate: 2024-06-15 10:00:00\n---\nTalks.",
            "date",
            "2024-06-15 10:00:00",
        );
        check(
            "---\nauthors:\n  - Ann Lee\n  - \"John Roe\"\n---\nTalks.",
            "authors",
            "[\"Ann Lee\",\"John Roe\"]",
        );
        check(
            "---\nauthors: [Ann Lee, 'Roe, John']\n---\nTalks.",
            "authors",
            "[\"Ann Lee\",\"Roe, John\"]",
        );
        check(
            "---\nauthor:\n  name: Ann Lee\n---\nTalks.",
            "author",
            "[\"Ann Lee\"]",
        );
        check(
            "---\nurl: https://news.example/talks\n---\nTalks.",
            "url",
            "https://news.example/talks",
        );
        check("---\nnothing here\n---\nTalks.", "title", "none");
    }

    #[test]
    fn toml_is_read_too() {
        check(
            "+++\ntitle = 'Talks'\ndate = 2024-06-15\n+++\nTalks.",
            "date",
            "2024-06-15",
        );
        check(
            "+++\ntitle = \"\"\"\nTalks\"\"\"\n+++\nTalks.",
            "title",
            "Talks",
        );
        check("+++\nthis is no toml\n+++\nTalks.", "title", "none");
    }

    #[test]
    fn a_rule_across_the_page_is_no_front_matter() {
        let text = "---\n\nTalks began.";
        assert_eq!(split(text), (Map::new(), text));
        assert!(!sniff(text));
        assert!(sniff("---\ntitle: Talks\n---\n"));
    }
}
