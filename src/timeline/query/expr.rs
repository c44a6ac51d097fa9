//! What a query asks for, and how it is written again.
//!
//! An expression printed and read is the same expression: that is how queries are kept in files.

use std::fmt::{self, Display, Write};

use super::fields::{Field, Measure};

#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// Words that stand anywhere in the event.
    Words(Pattern),
    /// A field that holds one of these.
    Field(Field, Vec<Pattern>),
    Measure(Measure, Compare, f32),
    Not(Box<Expr>),
    /// All of two or more.
    All(Vec<Expr>),
    /// One of two or more.
    Any(Vec<Expr>),
}

/// What is looked for in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    /// Never empty.
    pub text: String,
    pub form: Form,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Begins a word.
    Bare,
    /// Between quotation marks: whole words, or the whole of a name.
    Quoted,
    /// Between slashes.
    Regex,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Compare {
    AtLeast,
    AtMost,
    More,
    Less,
    Equal,
}

impl Compare {
    /// Longer signs before the shorter ones that begin like them.
    pub const ALL: [(Compare, &'static str); 5] = [
        (Compare::AtLeast, ">="),
        (Compare::AtMost, "<="),
        (Compare::More, ">"),
        (Compare::Less, "<"),
        (Compare::Equal, "="),
    ];

    /// Numbers are told with two digits behind the point, and compared so.
    pub fn holds(self, one: f32, other: f32) -> bool {
        let (one, other) = ((one * 100.0).round(), (other * 100.0).round());
        match self {
            Compare::AtLeast => one >= other,
            Compare::AtMost => one <= other,
            Compare::More => one > other,
            Compare::Less => one < other,
            Compare::Equal => one == other,
        }
    }

    fn sign(self) -> &'static str {
        let known = Self::ALL.iter().find(|(one, _)| *one == self);
        known.map_or("", |(_, sign)| sign)
    }
}

impl Expr {
    /// What is asked the other way round.
    pub fn negated(self) -> Self {
        match self {
            Expr::Not(inner) => *inner,
            other => Expr::Not(Box::new(other)),
        }
    }

    fn grouped(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "({self})")
    }
}

impl Display for Expr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expr::Words(pattern) => write!(f, "{pattern}"),
            Expr::Field(field, values) => {
                write!(f, "{}:", field.name())?;
                joined(f, values, ",", |value, f| write!(f, "{value}"))
            }
            Expr::Measure(measure, compare, number) => {
                write!(f, "{}{}{number}", measure.name(), compare.sign())
            }
            Expr::Not(inner) => match **inner {
                Expr::All(_) | Expr::Any(_) => {
                    f.write_char('-')?;
                    inner.grouped(f)
                }
                _ => write!(f, "-{inner}"),
            },
            Expr::All(parts) => joined(f, parts, " ", |part, f| match part {
                Expr::All(_) => part.grouped(f),
                _ => write!(f, "{part}"),
            }),
            Expr::Any(parts) => joined(f, parts, " | ", |part, f| match part {
                Expr::All(_) | Expr::Any(_) => part.grouped(f),
                _ => write!(f, "{part}"),
            }),
        }
    }
}

fn joined<T>(
    f: &mut fmt::Formatter<'_>,
    parts: &[T],
    between: &str,
    write: impl Fn(&T, &mut fmt::Formatter<'_>) -> fmt::Result,
) -> fmt::Result {
    for (at, part) in parts.iter().enumerate() {
        if at > 0 {
            f.write_str(between)?;
        }
        write(part, f)?;
    }
    Ok(())
}

impl Display for Pattern {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mark = match self.form {
            Form::Bare => return f.write_str(&self.text),
            Form::Quoted => '"',
            Form::Regex => '/',
        };
        f.write_char(mark)?;
        for letter in self.text.chars() {
            if letter == mark || (letter == '\\' && self.form == Form::Quoted) {
                f.write_char('\\')?;
            }
            f.write_char(letter)?;
        }
        f.write_char(mark)
    }
}

/// A value as the language writes it: between quotation marks, so that it means the whole name.
pub fn quoted(text: &str) -> String {
    Pattern {
        text: text.to_owned(),
        form: Form::Quoted,
    }
    .to_string()
}
