//! Reads the language, by hand: from left to right, one term at a time.
//!
//! In: a text. Out: a query, or what is wrong and where. Any text gives one of the two.
//!
//! ```text
//! query   = { ["~"] either }            a term at the top may be switched off
//! either  = term { "|" term }
//! term    = "-" term | "(" either { either } ")" | field ":" values | measure sign number | pattern
//! values  = pattern { "," pattern }
//! pattern = word | "..." | /.../
//! ```

use super::{
    Chip, Query, Sort, Term, Wrong,
    expr::{Compare, Expr, Form, Pattern},
    fields::{Field, Measure},
};

/// Brackets within brackets that anyone needs.
const DEEPEST: usize = 32;

pub fn query(text: &str) -> Result<Query, Wrong> {
    let mut reader = Reader {
        text,
        at: 0,
        depth: 0,
    };
    let mut chips = Vec::new();
    while reader.more() {
        let on = !reader.take('~');
        if !on {
            reader.blanks();
        }
        chips.push(Chip {
            term: reader.top()?,
            on,
        });
    }
    Ok(Query {
        chips,
        paused: false,
    })
}

struct Reader<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Reader<'a> {
    fn rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn next(&self) -> Option<char> {
        self.rest().chars().next()
    }

    fn take(&mut self, letter: char) -> bool {
        let here = self.next() == Some(letter);
        if here {
            self.at += letter.len_utf8();
        }
        here
    }

    fn blanks(&mut self) {
        let rest = self.rest();
        self.at += rest.len() - rest.trim_start().len();
    }

    /// Whether something stands behind the blanks.
    fn more(&mut self) -> bool {
        self.blanks();
        self.next().is_some()
    }

    fn wrong<T>(&self, from: usize, what: impl Into<String>) -> Result<T, Wrong> {
        Err(Wrong {
            range: from..self.at.max(from),
            what: what.into(),
        })
    }

    /// A term of its own: a condition, or the order.
    fn top(&mut self) -> Result<Term, Wrong> {
        let from = self.at;
        if let Some(value) = self.sorting() {
            let Some((sort, _)) = Sort::ALL.iter().find(|(_, name)| *name == value) else {
                let names = Sort::ALL.map(|(_, name)| name).join(", ");
                return self.wrong(from, format!("no order `{value}`; there are {names}"));
            };
            return Ok(Term::Sort(*sort));
        }
        Ok(Term::Only(self.either()?))
    }

    /// The value of `sort:`, if it stands here.
    fn sorting(&mut self) -> Option<&'a str> {
        let rest = self.rest();
        if !rest.get(..5)?.eq_ignore_ascii_case("sort:") {
            return None;
        }
        self.at += 5;
        Some(self.word(stops))
    }

    fn either(&mut self) -> Result<Expr, Wrong> {
        let mut parts = vec![self.term()?];
        loop {
            let end = self.at;
            self.blanks();
            let bar = self.at;
            if !self.take('|') {
                self.at = end;
                break;
            }
            if !self.more() {
                return self.wrong(bar, "nothing behind the bar; `|` stands between two terms");
            }
            parts.push(self.term()?);
        }
        Ok(one_or(parts, Expr::Any))
    }

    fn term(&mut self) -> Result<Expr, Wrong> {
        let from = self.at;
        self.depth += 1;
        if self.depth > DEEPEST {
            self.at = self.text.len();
            return self.wrong(from, "too many brackets within brackets");
        }
        let term = match self.next() {
            Some('-') => self.not(from),
            Some('(') => self.group(from),
            Some(')') => {
                self.at += 1;
                self.wrong(from, "a bracket closes that was never opened")
            }
            Some('|') => {
                self.at += 1;
                self.wrong(from, "nothing before the bar; `|` stands between two terms")
            }
            Some('~') => {
                self.at += 1;
                self.wrong(from, "`~` switches a whole term off and stands before it")
            }
            Some('"' | '/') => Ok(Expr::Words(self.pattern(stops)?)),
            _ => self.named(from),
        };
        self.depth -= 1;
        term
    }

    fn not(&mut self, from: usize) -> Result<Expr, Wrong> {
        self.at += 1;
        match self.next() {
            Some(letter) if !letter.is_whitespace() => Ok(self.term()?.negated()),
            _ => self.wrong(from, "nothing behind `-`, which means not: -act:attack"),
        }
    }

    fn group(&mut self, from: usize) -> Result<Expr, Wrong> {
        self.at += 1;
        let mut parts = Vec::new();
        loop {
            if !self.more() {
                return self.wrong(from, "a bracket that is not closed");
            }
            if self.take(')') {
                break;
            }
            parts.push(self.either()?);
        }
        if parts.is_empty() {
            return self.wrong(from, "nothing between the brackets");
        }
        Ok(one_or(parts, Expr::All))
    }

    /// A field with its values, a measure, or a plain word.
    fn named(&mut self, from: usize) -> Result<Expr, Wrong> {
        let rest = self.rest();
        let letters = rest.chars().take_while(|letter| letter.is_alphabetic());
        let name = &rest[..letters.map(char::len_utf8).sum()];
        let behind = &rest[name.len()..];
        if let Some(measure) = Measure::parse(name) {
            let sign = behind.strip_prefix(':').unwrap_or(behind);
            let found = Compare::ALL.iter().find(|(_, text)| sign.starts_with(text));
            if let Some((compare, text)) = found {
                self.at = self.text.len() - sign.len() + text.len();
                return self.number(from, measure, *compare);
            }
            if behind.starts_with(':') {
                self.at += name.len() + 1;
                return self.number(from, measure, Compare::AtLeast);
            }
        }
        if name.is_empty() || !behind.starts_with(':') {
            return Ok(Expr::Words(self.pattern(stops)?));
        }
        self.at += name.len();
        match Field::parse(name) {
            Some(field) => {
                self.at += 1;
                self.values(from, field)
            }
            None if name.eq_ignore_ascii_case("sort") => {
                self.word(stops);
                self.wrong(
                    from,
                    "`sort:` is a term of its own, outside of `( )`, `|` and `-`",
                )
            }
            // An address, or a word with a colon in it.
            None if behind.starts_with("://") => {
                self.at = from;
                Ok(Expr::Words(self.pattern(stops)?))
            }
            None => self.wrong(from, unknown(name)),
        }
    }

    fn number(&mut self, from: usize, measure: Measure, compare: Compare) -> Result<Expr, Wrong> {
        let start = self.at;
        let word = self.word(stops);
        match word.parse::<f32>().ok().filter(|number| number.is_finite()) {
            Some(number) => Ok(Expr::Measure(measure, compare, number)),
            None => {
                let from = if word.is_empty() { from } else { start };
                self.wrong(
                    from,
                    format!("a number is wanted here: {}", measure.about()),
                )
            }
        }
    }

    fn values(&mut self, from: usize, field: Field) -> Result<Expr, Wrong> {
        let mut values = Vec::new();
        loop {
            let start = self.at;
            let empty = self
                .next()
                .is_none_or(|letter| (stops(letter) && letter != '"') || letter == ',');
            if empty {
                let start = if values.is_empty() { from } else { start - 1 };
                return self.wrong(start, format!("what? {}", field.about()));
            }
            let value = self.pattern(|letter| stops(letter) || letter == ',')?;
            if let Some(what) = field.complaint(&value) {
                return self.wrong(start, what);
            }
            values.push(value);
            if !self.take(',') {
                break;
            }
        }
        Ok(Expr::Field(field, values))
    }

    fn pattern(&mut self, stop: fn(char) -> bool) -> Result<Pattern, Wrong> {
        let from = self.at;
        let pattern = match self.next() {
            Some('"') => {
                self.at += 1;
                self.quoted()
            }
            Some('/') => {
                self.at += 1;
                let Some(pattern) = self.regex() else {
                    return self.wrong(from, "a regular expression stands between slashes: /text/");
                };
                pattern
            }
            _ => Pattern {
                text: self.word(stop).to_owned(),
                form: Form::Bare,
            },
        };
        if pattern.text.trim().is_empty() {
            return self.wrong(from, "there is nothing to look for");
        }
        if let Err(what) = super::matcher::Matcher::new(&pattern) {
            return self.wrong(from, what);
        }
        Ok(pattern)
    }

    /// To the closing mark; one that is still to be typed stands at the end.
    fn quoted(&mut self) -> Pattern {
        let mut text = String::new();
        let mut escaped = false;
        while let Some(letter) = self.next() {
            self.at += letter.len_utf8();
            match letter {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => break,
                _ => {
                    text.push(letter);
                    escaped = false;
                }
            }
        }
        Pattern {
            text,
            form: Form::Quoted,
        }
    }

    fn regex(&mut self) -> Option<Pattern> {
        let mut text = String::new();
        let mut escaped = false;
        while let Some(letter) = self.next() {
            self.at += letter.len_utf8();
            match letter {
                '/' if !escaped => {
                    return Some(Pattern {
                        text,
                        form: Form::Regex,
                    });
                }
                '/' => {
                    text.pop();
                    text.push('/');
                }
                _ => text.push(letter),
            }
            escaped = letter == '\\' && !escaped;
        }
        None
    }

    fn word(&mut self, stop: fn(char) -> bool) -> &'a str {
        let rest = self.rest();
        let end = rest.find(stop).unwrap_or(rest.len());
        self.at += end;
        &rest[..end]
    }
}

/// What ends a word.
fn stops(letter: char) -> bool {
    letter.is_whitespace() || matches!(letter, '(' | ')' | '|' | '"')
}

fn one_or(mut parts: Vec<Expr>, many: fn(Vec<Expr>) -> Expr) -> Expr {
    match parts.pop() {
        Some(only) if parts.is_empty() => only,
        Some(last) => {
            parts.push(last);
            many(parts)
        }
        None => many(parts),
    }
}

fn unknown(name: &str) -> String {
    let names = Field::ALL.iter().map(|field| field.name());
    let names: Vec<&str> = names
        .chain(Measure::ALL.map(Measure::name))
        .chain(["sort"])
        .collect();
    let near = names
        .iter()
        .map(|known| (strsim::osa_distance(name, known), known))
        .filter(|(distance, _)| *distance <= 2)
        .min();
    match near {
        Some((_, near)) => format!("no field `{name}`; did you mean `{near}`?"),
        None => format!("no field `{name}`; there are {}", names.join(", ")),
    }
}
