//! `assets/rules/*.toml`: every rule is checked here, so that a fault ends the build and not the reader's session.

use std::path::Path;

use super::{
    super::pattern::{self, Item},
    read as read_file,
    table::Table,
};

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    rule: Vec<toml::Spanned<Rule>>,
}

#[derive(serde::Deserialize)]
#[serde(deny_unknown_fields)]
struct Rule {
    name: String,
    pattern: Patterns,
    op: String,
    #[serde(default)]
    with: String,
    #[serde(default)]
    say: String,
    accept: toml::Value,
    #[serde(default)]
    #[expect(dead_code, reason = "the examples test reads it")]
    reject: Vec<String>,
}

#[derive(serde::Deserialize)]
#[serde(untagged)]
enum Patterns {
    One(String),
    Many(Vec<String>),
}

/// One line a pattern: name, pattern, op and what goes with it, apart by tabs.
pub fn read(path: &Path, table: &mut Table) -> Result<String, String> {
    let source = read_file(path)?;
    let file: File =
        toml::from_str(&source).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut lines = String::new();
    for rule in &file.rule {
        let line = source[..rule.span().start].lines().count() + 1;
        let rule = rule.get_ref();
        let fault = |what: &str| format!("{}:{line}: rule `{}`: {what}", path.display(), rule.name);
        if rule.accept.as_table().is_none_or(toml::Table::is_empty)
            && rule.accept.as_array().is_none_or(Vec::is_empty)
        {
            return Err(fault("has no example under `accept`"));
        }
        let patterns = match &rule.pattern {
            Patterns::One(one) => std::slice::from_ref(one),
            Patterns::Many(many) => many,
        };
        for source in patterns {
            let pattern = pattern::parse(source).map_err(|what| fault(&what))?;
            let mut unknown = None;
            pattern.items(&mut |item| match item {
                Item::Word(word) => table.literal("word", word),
                Item::Lemma(word) => table.literal("lemma", word),
                Item::Class { name, .. } if !table.knows(name) => unknown = Some(name.clone()),
                _ => {}
            });
            if let Some(name) = unknown {
                return Err(fault(&format!("`{name}` is no class of a word list")));
            }
            let columns = [rule.name.as_str(), source, &rule.op, &rule.with, &rule.say];
            if columns.iter().any(|column| column.contains(['\t', '\n'])) {
                return Err(fault("tabs and line ends are not allowed"));
            }
            lines.push_str(&columns.join("\t"));
            lines.push('\n');
        }
    }
    Ok(lines)
}
