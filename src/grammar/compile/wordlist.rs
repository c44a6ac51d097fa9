//! `assets/words/*.toml`: small lists. A table is a class, its keys are words or phrases, its values what they mean.
//!
//! A value is a number or a text. `_words = [...]` lists words that only belong to the class. `_capital = true` asks for
//! a capital in the text; `_inflected = true` finds any form of the first word.

use std::path::Path;

use super::{
    read as read_file,
    table::{CAPITAL, INFLECTED, Table},
};

pub fn read(path: &Path, table: &mut Table) -> Result<(), String> {
    let lists: toml::Table = read_file(path)?
        .parse()
        .map_err(|error| format!("{}: {error}", path.display()))?;
    for (name, list) in &lists {
        let list = list
            .as_table()
            .ok_or_else(|| format!("{}: `{name}` must be a table", path.display()))?;
        let class = table.class(name);
        let asks = |key: &str, flag: u16| {
            if list.get(key).and_then(toml::Value::as_bool) == Some(true) {
                flag
            } else {
                0
            }
        };
        let flags = asks("_capital", CAPITAL) | asks("_inflected", INFLECTED);
        for (word, value) in list {
            match value {
                toml::Value::Boolean(_) if word.starts_with('_') => {}
                toml::Value::Array(words) if word == "_words" => {
                    words
                        .iter()
                        .filter_map(toml::Value::as_str)
                        .for_each(|word| table.add(word, class, flags, 0));
                }
                toml::Value::Integer(number) => {
                    let value = u32::try_from(*number).map_err(|_| {
                        format!("{}: `{word}` must not be below zero", path.display())
                    })?;
                    table.add(word, class, flags, value);
                }
                toml::Value::String(text) => {
                    let value = table.text(text);
                    table.add(word, class, flags, value);
                }
                _ => {
                    return Err(format!(
                        "{}: `{word}` must be a number or a text",
                        path.display()
                    ));
                }
            }
        }
    }
    Ok(())
}
