//! Lays one configuration file over another, key by key.
//!
//! The lower file says which keys there are. A value that does not fit is left out and told with its line; everything
//! else of the file holds.

use std::ops::Range;

use serde::Deserialize;
use toml::{
    Spanned,
    de::{DeTable, DeValue, Deserializer},
};

use super::{Binding, Config, File, Loaded, Problem, View, near, quoted};

type Key<'a> = Spanned<std::borrow::Cow<'a, str>>;
type Value<'a> = Spanned<DeValue<'a>>;

pub(super) struct Layers<'a> {
    ground: &'a File,
    /// What holds so far, as written and as understood.
    table: DeTable<'a>,
    config: Config,
    bindings: Vec<Binding>,
    views: Vec<View>,
    /// Where in the ground file the action of each of its bindings stands.
    actions: Vec<Range<usize>>,
    problems: Vec<Problem>,
    /// Lines that are no TOML: the parser makes up values for them, which are not the writer's.
    broken: Vec<usize>,
    /// What stands instead of a stretch of the ground file.
    edits: Vec<(Range<usize>, String)>,
}

impl<'a> Layers<'a> {
    /// The lowest layer: its keys are the keys that there are.
    pub(super) fn new(ground: &'a File) -> Self {
        let mut table = DeTable::parse(&ground.text)
            .expect("the default configuration is TOML")
            .into_inner();
        let keys = table.remove("keys");
        table.remove("views");
        let mut layers = Self {
            ground,
            config: config(&table).expect("the default configuration is whole"),
            table,
            bindings: Vec::new(),
            views: Vec::new(),
            actions: Vec::new(),
            problems: Vec::new(),
            broken: Vec::new(),
            edits: Vec::new(),
        };
        if let Some(keys) = keys {
            layers.keys(ground, keys);
        }
        layers
    }

    pub(super) fn over(&mut self, file: &'a File) {
        let mut table = self.parse(file);
        if let Some(keys) = table.remove("keys") {
            self.keys(file, keys);
        }
        if let Some(views) = table.remove("views") {
            self.views(file, views);
        }
        self.tables(file, &mut Vec::new(), table);
        self.problems.sort_by_key(|problem| problem.line);
    }

    pub(super) fn finish(mut self) -> Loaded {
        let mut text = self.ground.text.clone();
        self.edits.sort_by_key(|(place, _)| place.start);
        for (place, new) in self.edits.iter().rev() {
            text.replace_range(place.clone(), new);
        }
        Loaded {
            config: Config {
                bindings: self.bindings,
                views: self.views,
                ..self.config
            },
            problems: self.problems,
            text,
        }
    }

    /// What can be read of the file; its broken lines are told and remembered.
    fn parse(&mut self, file: &'a File) -> DeTable<'a> {
        let (table, errors) = DeTable::parse_recoverable(&file.text);
        for error in errors {
            let line = file.line(error.span().map_or(0, |span| span.start));
            // One slip of the pen makes the parser stumble more than once.
            if !self.broken.contains(&line) {
                self.tell(file, line, error.message().to_owned());
                self.broken.push(line);
            }
        }
        table.into_inner()
    }

    fn tables(&mut self, file: &'a File, path: &mut Vec<String>, table: DeTable<'a>) {
        for (key, value) in in_order(table) {
            path.push(key.get_ref().to_string());
            self.value(file, path, &key, value);
            path.pop();
        }
    }

    fn value(&mut self, file: &'a File, path: &mut Vec<String>, key: &Key<'a>, value: Value<'a>) {
        let line = file.line(value.span().start);
        if self.broken.contains(&file.line(key.span().start)) && !value.get_ref().is_table() {
            return;
        }
        let name = path.join(".");
        let Some(known) = self.find(path) else {
            let names = self.names(&path[..path.len() - 1]);
            let what = unknown("key", &name, key.get_ref(), &names);
            return self.tell(file, file.line(key.span().start), what);
        };
        match (known.get_ref(), value.get_ref()) {
            (DeValue::Table(_), DeValue::Table(_)) => {
                if let DeValue::Table(table) = value.into_inner() {
                    self.tables(file, path, table);
                }
            }
            (one, other) if !one.same_type(other) => {
                let what = format!("`{name}` must be {}, not {}", kind(one), kind(other));
                self.tell(file, line, what);
            }
            _ => {
                if let Err(what) = self.put(file, path, value) {
                    self.tell(file, line, format!("`{name}`: {what}"));
                }
            }
        }
    }

    /// Takes a value over if the whole is still a configuration with it.
    fn put(&mut self, file: &File, path: &[String], value: Value<'a>) -> Result<(), String> {
        let mut table = self.table.clone();
        let Some(place) = find_mut(&mut table, path) else {
            return Ok(());
        };
        let written = file.text.get(value.span()).unwrap_or_default();
        let edit = (place.span(), written.to_owned());
        *place = value;
        self.config = config(&table).map_err(|error| error.message().to_owned())?;
        self.table = table;
        self.edits.push(edit);
        Ok(())
    }

    fn find(&self, path: &[String]) -> Option<&Value<'a>> {
        let (last, before) = path.split_last()?;
        let mut table = &self.table;
        for name in before {
            table = table.get(name.as_str())?.get_ref().as_table()?;
        }
        table.get(last.as_str())
    }

    fn names(&self, path: &[String]) -> Vec<String> {
        let table = match path {
            [] => Some(&self.table),
            _ => self.find(path).and_then(|value| value.get_ref().as_table()),
        };
        table.map_or(Vec::new(), |table| {
            table.keys().map(|key| key.get_ref().to_string()).collect()
        })
    }

    /// Key bindings are handed on as they stand; what they mean is known to the screen.
    fn keys(&mut self, file: &'a File, keys: Value<'a>) {
        let line = file.line(keys.span().start);
        let DeValue::Table(keys) = keys.into_inner() else {
            let what = "`keys` must be tables, such as `[keys.timeline]`".to_owned();
            return self.tell(file, line, what);
        };
        let mut contexts: Vec<_> = self.bindings.iter().map(|b| b.context.clone()).collect();
        contexts.dedup();
        for (context, bindings) in in_order(keys) {
            let line = file.line(context.span().start);
            let context = context.into_inner();
            if !contexts.is_empty() && !contexts.iter().any(|known| *known == context) {
                let what = unknown("table", &format!("keys.{context}"), &context, &contexts);
                self.tell(file, line, what);
                continue;
            }
            match bindings.into_inner() {
                DeValue::Table(bindings) => self.bindings(file, &context, bindings),
                other => {
                    let what = format!("`keys.{context}` must be a table, not {}", kind(&other));
                    self.tell(file, line, what);
                }
            }
        }
    }

    fn bindings(&mut self, file: &'a File, context: &str, bindings: DeTable<'a>) {
        for (keys, action) in in_order(bindings) {
            let line = file.line(keys.span().start);
            if self.broken.contains(&line) {
                continue;
            }
            let Some(bound) = Bound::read(action.get_ref()) else {
                let what = format!(
                    "`{}` must be the name of an action, {{ run = [\"...\"] }}, or false to free the key",
                    keys.get_ref()
                );
                self.tell(file, line, what);
                continue;
            };
            if std::ptr::eq(file, self.ground) {
                self.actions.push(action.span());
            } else {
                let line = keys.span().start..action.span().end;
                self.edit_binding(
                    context,
                    keys.get_ref(),
                    &file.text[line],
                    &file.text[action.span()],
                );
            }
            self.bindings.push(Binding {
                context: context.to_owned(),
                keys: keys.into_inner().into_owned(),
                action: bound.action,
                run: bound.run,
                about: bound.about,
                file: file.path.clone(),
                line,
            });
        }
    }

    /// A binding of known keys stands in its place, a new one behind the others of its context, the first of a context
    /// under a heading at the end.
    fn edit_binding(&mut self, context: &str, keys: &str, line: &str, action: &str) {
        let text = &self.ground.text;
        let ground = self.bindings.iter().zip(&self.actions);
        let mut last = None;
        for (binding, place) in ground.filter(|(binding, _)| binding.context == context) {
            if binding.keys == keys {
                return self.edits.push((place.clone(), action.to_owned()));
            }
            last = Some(place.end);
        }
        let edit = match last {
            Some(end) => {
                let rest = text.get(end..).unwrap_or_default();
                let at = end + rest.find('\n').unwrap_or(rest.len());
                (at..at, format!("\n{line}"))
            }
            None if self.bindings.iter().any(|known| known.context == context) => {
                (text.len()..text.len(), format!("{line}\n"))
            }
            None => (
                text.len()..text.len(),
                format!("\n[keys.{context}]\n{line}\n"),
            ),
        };
        self.edits.push(edit);
    }

    /// Views are handed on as they stand, and shown under their heading.
    fn views(&mut self, file: &'a File, views: Value<'a>) {
        let line = file.line(views.span().start);
        let DeValue::Table(views) = views.into_inner() else {
            let what = "`views` must be a table of names and filters".to_owned();
            return self.tell(file, line, what);
        };
        let heading = "\n[views]\n";
        let text = &self.ground.text;
        let at = text
            .find(heading)
            .map_or(text.len(), |at| at + heading.len());
        for (name, filter) in in_order(views) {
            let line = file.line(name.span().start);
            if self.broken.contains(&line) {
                continue;
            }
            let DeValue::String(text) = filter.get_ref() else {
                let what = format!(
                    "`views.{}` must be a filter in quotes, not {}",
                    name.get_ref(),
                    kind(filter.get_ref())
                );
                self.tell(file, line, what);
                continue;
            };
            let written = &file.text[name.span().start..filter.span().end];
            self.edits.push((at..at, format!("{written}\n")));
            self.views.push(View {
                name: name.get_ref().to_string(),
                filter: text.to_string(),
                file: file.path.clone(),
                line,
            });
        }
    }

    fn tell(&mut self, file: &File, line: usize, what: String) {
        self.problems.push(Problem {
            file: file.path.clone(),
            line,
            what,
        });
    }
}

/// What keys are bound to, as it is written.
#[derive(Default)]
struct Bound {
    action: Option<String>,
    run: Vec<String>,
    about: Option<String>,
}

impl Bound {
    fn read(value: &DeValue<'_>) -> Option<Self> {
        let mut bound = Self::default();
        match value {
            DeValue::Boolean(false) => {}
            // An action with what it is about is a command.
            DeValue::String(line) if line.trim().contains(' ') => {
                bound.run = vec![line.to_string()]
            }
            DeValue::String(name) => bound.action = Some(name.to_string()),
            DeValue::Table(table) => {
                for (key, value) in table {
                    match (&**key.get_ref(), value.get_ref()) {
                        ("run", value) => bound.run = lines(value)?,
                        ("desc", DeValue::String(text)) => bound.about = Some(text.to_string()),
                        _ => return None,
                    }
                }
                if bound.run.is_empty() {
                    return None;
                }
            }
            _ => return None,
        }
        Some(bound)
    }
}

fn lines(value: &DeValue<'_>) -> Option<Vec<String>> {
    match value {
        DeValue::String(line) => Some(vec![line.to_string()]),
        DeValue::Array(all) => all
            .iter()
            .map(|line| Some(line.get_ref().as_str()?.to_owned()))
            .collect(),
        _ => None,
    }
}

fn config(table: &DeTable<'_>) -> Result<Config, toml::de::Error> {
    Config::deserialize(Deserializer::from(Spanned::new(0..0, table.clone())))
}

fn find_mut<'t, 'a>(table: &'t mut DeTable<'a>, path: &[String]) -> Option<&'t mut Value<'a>> {
    let (first, rest) = path.split_first()?;
    let value = table.get_mut(first.as_str())?;
    match (rest, value) {
        ([], value) => Some(value),
        (rest, value) => match value.get_mut() {
            DeValue::Table(inner) => find_mut(inner, rest),
            _ => None,
        },
    }
}

/// Keys in the order of the file, so that problems are too.
fn in_order<'a>(table: DeTable<'a>) -> Vec<(Key<'a>, Value<'a>)> {
    let mut entries: Vec<_> = table.into_iter().collect();
    entries.sort_by_key(|(key, _)| key.span().start);
    entries
}

fn unknown(what: &str, name: &str, last: &str, known: &[String]) -> String {
    match near(last, known.iter().map(String::as_str)) {
        Some(near) => format!("there is no {what} `{name}`; did you mean `{near}`?"),
        None => format!("there is no {what} `{name}`, only {}", quoted(known)),
    }
}

fn kind(value: &DeValue<'_>) -> &'static str {
    match value {
        DeValue::String(_) => "a text in quotation marks",
        DeValue::Integer(_) => "a whole number",
        DeValue::Float(_) => "a number",
        DeValue::Boolean(_) => "true or false",
        DeValue::Datetime(_) => "a date",
        DeValue::Array(_) => "a list",
        DeValue::Table(_) => "a table",
    }
}
