//! The pattern language of the rule files.
//!
//! | written | matches |
//! |---|---|
//! | `word` | the word, in any case |
//! | `@meet` | any form of the word: met, meets, meeting |
//! | `{class}` | a word or phrase of a word list, captured |
//! | `{class:1-31}` | the same, where the list's value is a number within bounds |
//! | `<time>` | a mention of an earlier stage, captured |
//! | `[VBD]`, `[verb]` | a word with that Penn tag, or that part of speech |
//! | `a\|b` | either |
//! | `( a b \| c )` | either run |
//! | `x?` | x or nothing |
//! | `!x`, `!( a b )` | nothing, where x does not follow |
//! | `..` | up to five words within the sentence; `..2` up to two |
//! | `before >> found << after` | only `found` belongs to the match; the rest must stand around it |
//!
//! This file parses; `rule` searches. It knows nothing of texts, so that the build can check every rule with it.

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Item {
    Word(String),
    Lemma(String),
    Class {
        name: String,
        bounds: Option<(u32, u32)>,
    },
    /// Upper case: a Penn tag. Lower case: a part of speech.
    Tag(String),
    Either(Vec<Vec<Item>>),
    Maybe(Box<Item>),
    Not(Box<Item>),
    Gap(u8),
}

#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Pattern {
    pub before: Vec<Item>,
    pub found: Vec<Item>,
    pub after: Vec<Item>,
}

/// Says what is wrong where it is no pattern. A mention is captured under the class of its name, brackets included.
pub fn parse(source: &str) -> Result<Pattern, String> {
    let spaced = source.replace('(', " ( ").replace(')', " ) ");
    // This tears `)?` apart, which `sequence` knows.
    let words: Vec<&str> = spaced.split_whitespace().collect();
    let mut pattern = Pattern::default();
    let mut rest = words.as_slice();
    let mut part = sequence(&mut rest, false)?;
    if rest.first() == Some(&">>") {
        rest = &rest[1..];
        pattern.before = part.pop().unwrap_or_default();
        part = sequence(&mut rest, false)?;
    }
    pattern.found = part.pop().unwrap_or_default();
    if rest.first() == Some(&"<<") {
        rest = &rest[1..];
        pattern.after = sequence(&mut rest, false)?.pop().unwrap_or_default();
    }
    match rest.first() {
        Some(extra) => Err(format!("`{extra}` is not expected there")),
        None if pattern.found.is_empty() => Err("the pattern matches nothing".into()),
        None => Ok(pattern),
    }
}

/// Runs of items up to a closing bracket or a context mark; alternatives only within brackets.
fn sequence(rest: &mut &[&str], inside: bool) -> Result<Vec<Vec<Item>>, String> {
    let mut runs = vec![Vec::new()];
    while let Some((&word, tail)) = rest.split_first() {
        match word {
            ")" if inside => break,
            ")" => return Err("a bracket is closed that was never opened".into()),
            ">>" | "<<" if !inside => break,
            "|" if inside => runs.push(Vec::new()),
            "(" => {
                *rest = tail;
                let either = bracket(rest)?;
                let item = match rest.split_first() {
                    Some((&"?", tail)) => {
                        *rest = tail;
                        Item::Maybe(Box::new(either))
                    }
                    _ => either,
                };
                runs.last_mut().expect("one run at least").push(item);
                continue;
            }
            "!" if tail.first() == Some(&"(") => {
                *rest = &tail[1..];
                let item = Item::Not(Box::new(bracket(rest)?));
                runs.last_mut().expect("one run at least").push(item);
                continue;
            }
            _ => runs.last_mut().expect("one run at least").push(item(word)?),
        }
        *rest = tail;
    }
    Ok(runs)
}

/// The runs up to the closing bracket, which is taken too.
fn bracket(rest: &mut &[&str]) -> Result<Item, String> {
    let either = Item::Either(sequence(rest, true)?);
    let Some((&")", tail)) = rest.split_first() else {
        return Err("a bracket is not closed".into());
    };
    *rest = tail;
    Ok(either)
}

fn item(word: &str) -> Result<Item, String> {
    if let Some(bound) = word.strip_prefix("..") {
        let bound = if bound.is_empty() {
            5
        } else {
            bound
                .parse()
                .map_err(|_| format!("`{word}`: a gap is `..` or `..3`"))?
        };
        return Ok(Item::Gap(bound));
    }
    if let Some(inner) = word.strip_prefix('!').filter(|inner| !inner.is_empty()) {
        return Ok(Item::Not(Box::new(item(inner)?)));
    }
    if let Some(inner) = word.strip_suffix('?').filter(|inner| !inner.is_empty()) {
        return Ok(Item::Maybe(Box::new(item(inner)?)));
    }
    let choices: Vec<&str> = word
        .split('|')
        .filter(|choice| !choice.is_empty())
        .collect();
    match choices.as_slice() {
        [] => Err(format!("`{word}` names no word")),
        [one] => atom(one),
        many => many
            .iter()
            .map(|one| Ok(vec![atom(one)?]))
            .collect::<Result<_, String>>()
            .map(Item::Either),
    }
}

fn atom(word: &str) -> Result<Item, String> {
    let inside = |open, close| {
        word.strip_prefix(open)
            .and_then(|rest: &str| rest.strip_suffix(close))
            .filter(|name: &&str| !name.is_empty())
    };
    if let Some(name) = inside('{', '}') {
        let Some((name, bounds)) = name.split_once(':') else {
            return Ok(Item::Class {
                name: name.into(),
                bounds: None,
            });
        };
        let bounds = bounds
            .split_once('-')
            .and_then(|(low, high)| Some((low.parse().ok()?, high.parse().ok()?)));
        let bounds =
            bounds.ok_or_else(|| format!("`{word}`: bounds are written `{{class:1-31}}`"))?;
        return Ok(Item::Class {
            name: name.into(),
            bounds: Some(bounds),
        });
    }
    if inside('<', '>').is_some() {
        return Ok(Item::Class {
            name: word.into(),
            bounds: None,
        });
    }
    if let Some(tag) = inside('[', ']') {
        return Ok(Item::Tag(tag.into()));
    }
    if let Some(lemma) = word.strip_prefix('@').filter(|lemma| !lemma.is_empty()) {
        return Ok(Item::Lemma(lemma.replace('_', " ")));
    }
    if word.contains(['{', '}', '<', '>', '[', ']']) && word.len() > 1 {
        return Err(format!("`{word}` has a bracket without its twin"));
    }
    Ok(Item::Word(word.replace('_', " ")))
}

impl Pattern {
    /// Every item, also the ones inside of brackets.
    pub fn items<'a>(&'a self, each: &mut impl FnMut(&'a Item)) {
        for run in [&self.before, &self.found, &self.after] {
            run.iter().for_each(|item| walk(item, each));
        }
    }
}

fn walk<'a>(item: &'a Item, each: &mut impl FnMut(&'a Item)) {
    each(item);
    match item {
        Item::Either(runs) => runs.iter().flatten().for_each(|item| walk(item, each)),
        Item::Maybe(item) | Item::Not(item) => walk(item, each),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn word(word: &str) -> Item {
        Item::Word(word.into())
    }

    #[test]
    fn parts_of_a_pattern() {
        let pattern = parse("on|in >> {month} {number:1-31}? << , <time>").expect("a pattern");
        assert_eq!(
            pattern.before,
            [Item::Either(vec![vec![word("on")], vec![word("in")]])]
        );
        assert_eq!(
            pattern.found,
            [
                Item::Class {
                    name: "month".into(),
                    bounds: None
                },
                Item::Maybe(Box::new(Item::Class {
                    name: "number".into(),
                    bounds: Some((1, 31))
                })),
            ]
        );
        assert_eq!(
            pattern.after,
            [
                word(","),
                Item::Class {
                    name: "<time>".into(),
                    bounds: None
                }
            ]
        );
    }

    #[test]
    fn brackets_hold_runs() {
        let pattern = parse("(the day | a week)? @meet .. [VBD]").expect("a pattern");
        let runs = vec![
            vec![word("the"), word("day")],
            vec![word("a"), word("week")],
        ];
        assert_eq!(
            pattern.found,
            [
                Item::Maybe(Box::new(Item::Either(runs))),
                Item::Lemma("meet".into()),
                Item::Gap(5),
                Item::Tag("VBD".into()),
            ]
        );
    }

    #[test]
    fn a_run_can_be_ruled_out() {
        let pattern = parse("{number} day << !( - old )").expect("a pattern");
        let run = Item::Either(vec![vec![word("-"), word("old")]]);
        assert_eq!(pattern.after, [Item::Not(Box::new(run))]);
    }

    #[test]
    fn what_is_wrong_is_named() {
        for bad in ["", "(a b", "a )", "{month", "{number:x}", "a >> b >> c"] {
            assert!(parse(bad).is_err(), "{bad}");
        }
    }
}
