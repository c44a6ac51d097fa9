//! Rules, and one search over a text for all stages.
//!
//! In: the rules of one file, a text with its hits, the mentions of earlier stages. Out: matches in reading order, none
//! overlapping: the longest wins, then the one with the longer context, then the earlier rule.

use std::ops::Range;

use super::{
    index::{Index, Tried},
    lexicon::{self, class},
    need::{self, Needs, Seen},
    pattern::{self, Item},
};
use crate::model::text::{Class, Hit, Hits, Tag, Text, Upos};

/// A rule with what it does: `op` is the stage's closed enum.
#[derive(Debug)]
pub struct Rule<Op> {
    pub name: &'static str,
    pub op: Op,
    /// What the rule file gives to the op under `with`.
    pub with: &'static str,
    /// How the rule's facts are told in a headline, where the stage makes any.
    pub say: &'static str,
    before: Vec<Step>,
    found: Vec<Step>,
    after: Vec<Step>,
}

/// A place where a rule matches.
#[derive(Debug)]
pub struct Found<'r, Op> {
    pub rule: &'r Rule<Op>,
    pub tokens: Range<usize>,
    /// What `{class}` and `<mention>` stood for, in reading order, context included.
    pub captures: Vec<Hit>,
}

impl<Op> Found<'_, Op> {
    /// The value of the first capture of a class.
    pub fn value(&self, class: Class) -> Option<u32> {
        self.captures
            .iter()
            .find(|hit| hit.class == class)
            .map(|hit| hit.value)
    }

    /// The values of all captures of a class, in order.
    pub fn values(&self, class: Class) -> impl Iterator<Item = u32> {
        self.captures
            .iter()
            .filter(move |hit| hit.class == class)
            .map(|hit| hit.value)
    }
}

#[derive(Debug, Clone)]
pub(super) enum Step {
    Hit {
        class: Class,
        bounds: Option<(u32, u32)>,
        capture: bool,
    },
    Tag(Tag),
    Upos(Upos),
    Either(Vec<Vec<Step>>),
    Maybe(Box<Step>),
    Not(Box<Step>),
    Gap(u8),
}

/// The rules of one file, indexed by what they can begin with.
#[derive(Debug)]
pub struct RuleSet<Op> {
    rules: Vec<Rule<Op>>,
    index: Index,
    needs: Needs,
}

impl<Op> RuleSet<Op> {
    /// Reads the lines that the build made of a rule file. An op that the stage does not know is a fault of the
    /// program, found by the test of the stage's examples.
    pub fn load(lines: &'static str, op: impl Fn(&str) -> Option<Op>) -> Result<Self, String> {
        let mut set = Self {
            rules: Vec::new(),
            index: Index::default(),
            needs: Needs::default(),
        };
        for line in lines.lines() {
            let mut columns = line.split('\t');
            let (Some(name), Some(source), Some(op_name)) =
                (columns.next(), columns.next(), columns.next())
            else {
                continue;
            };
            let op =
                op(op_name).ok_or_else(|| format!("rule `{name}`: there is no op `{op_name}`"))?;
            let parsed =
                pattern::parse(source).map_err(|fault| format!("rule `{name}`: {fault}"))?;
            let steps = |items: &[Item]| items.iter().map(step).collect::<Result<Vec<_>, _>>();
            let with = columns.next().unwrap_or("");
            let say = columns.next().unwrap_or("");
            let rule = Rule {
                name,
                op,
                with,
                say,
                before: steps(&parsed.before)?,
                found: steps(&parsed.found)?,
                after: steps(&parsed.after)?,
            };
            set.add(rule);
        }
        Ok(set)
    }

    pub fn rules(&self) -> &[Rule<Op>] {
        &self.rules
    }

    fn add(&mut self, rule: Rule<Op>) {
        let number = u32::try_from(self.rules.len()).unwrap_or(u32::MAX);
        let runs = [&rule.before[..], &rule.found[..], &rule.after[..]];
        self.index.add(number, runs);
        self.needs.add(runs);
        self.rules.push(rule);
    }

    /// All matches; `mentions` are those of earlier stages, as hits of the mention classes.
    pub fn find<'r>(&'r self, text: Text<'_>, mentions: Option<&Hits>) -> Vec<Found<'r, Op>> {
        self.find_where(text, mentions, |_| true)
    }

    /// The same, of those matches alone that the stage lets stand; one that it refuses makes room for a shorter one.
    pub fn find_where<'r>(
        &'r self,
        text: Text<'_>,
        mentions: Option<&Hits>,
        stands: impl Fn(&Found<'r, Op>) -> bool,
    ) -> Vec<Found<'r, Op>> {
        let mut all = Vec::new();
        let mut tried = Tried::new(self.rules.len());
        let mut captures = Vec::new();
        let seen = self.needs.seen(text, mentions);
        for sentence in &text.words.sentences {
            let search = Search {
                text,
                mentions,
                seen: &seen,
                end: sentence.tokens.end,
                begin: sentence.tokens.start,
            };
            for at in sentence.tokens.clone() {
                self.index.at(&search, at, &seen, &mut tried);
                let Some(ahead) = (!tried.list.is_empty()).then(|| seen.ahead(at, search.end))
                else {
                    continue;
                };
                for &number in &tried.list {
                    let Some(rule) = self.rules.get(number as usize) else {
                        continue;
                    };
                    if self.needs.met(number, ahead)
                        && let Some(found) = search.rule(rule, at, &mut captures)
                        && stands(&found)
                    {
                        all.push(((at, number), found));
                    }
                }
            }
        }
        keep_longest(all)
    }
}

fn step(item: &Item) -> Result<Step, String> {
    let literal = |word: &str, class: Class| -> Result<Step, String> {
        let id =
            lexicon::value(word, class).ok_or_else(|| format!("`{word}` is not in the lexicon"))?;
        Ok(Step::Hit {
            class,
            bounds: Some((id, id)),
            capture: false,
        })
    };
    let boxed = |item: &Item| step(item).map(Box::new);
    Ok(match item {
        Item::Word(word) => literal(word, class::WORD)?,
        Item::Lemma(word) => literal(word, class::LEMMA)?,
        Item::Class { name, bounds } => {
            let class =
                lexicon::class_named(name).ok_or_else(|| format!("`{name}` is no class"))?;
            Step::Hit {
                class,
                bounds: *bounds,
                capture: true,
            }
        }
        Item::Tag(name) => match (Tag::parse(name), Upos::parse(name)) {
            (Some(tag), _) => Step::Tag(tag),
            (_, Some(upos)) => Step::Upos(upos),
            _ => return Err(format!("`[{name}]` is no tag")),
        },
        Item::Either(runs) => Step::Either(
            runs.iter()
                .map(|run| run.iter().map(step).collect())
                .collect::<Result<_, String>>()?,
        ),
        Item::Maybe(item) => Step::Maybe(boxed(item)?),
        Item::Not(item) => Step::Not(boxed(item)?),
        Item::Gap(bound) => Step::Gap(*bound),
    })
}

pub(super) struct Search<'a> {
    text: Text<'a>,
    mentions: Option<&'a Hits>,
    seen: &'a Seen,
    begin: usize,
    pub(super) end: usize,
}

impl Search<'_> {
    fn rule<'r, Op>(
        &self,
        rule: &'r Rule<Op>,
        at: usize,
        captures: &mut Vec<Hit>,
    ) -> Option<Found<'r, Op>> {
        // Context before, the match, context after: the first way through that works, the greedy one first.
        captures.clear();
        let mut from = at;
        let mut to = at;
        let done = self.run(&rule.before, at, captures, &mut |middle, captures| {
            self.run(&rule.found, middle, captures, &mut |end, captures| {
                (end > middle && self.run(&rule.after, end, captures, &mut |_, _| true))
                    .then(|| (from, to) = (middle, end))
                    .is_some()
            })
        });
        done.then_some(Found {
            rule,
            tokens: from..to,
            captures: captures.clone(),
        })
    }

    /// Whether the steps match from `at` and `then` accepts where they end.
    fn run(
        &self,
        steps: &[Step],
        at: usize,
        captures: &mut Vec<Hit>,
        then: &mut dyn FnMut(usize, &mut Vec<Hit>) -> bool,
    ) -> bool {
        let Some((first, rest)) = steps.split_first() else {
            return then(at, captures);
        };
        match first {
            Step::Maybe(inner) => {
                self.run(
                    std::slice::from_ref(inner),
                    at,
                    captures,
                    &mut |end, captures| end > at && self.run(rest, end, captures, then),
                ) || self.run(rest, at, captures, then)
            }
            Step::Either(runs) => runs.iter().any(|run| {
                self.run(run, at, captures, &mut |end, captures| {
                    self.run(rest, end, captures, then)
                })
            }),
            Step::Not(inner) => {
                let kept = captures.len();
                let stands = self.run(std::slice::from_ref(inner), at, captures, &mut |_, _| true);
                captures.truncate(kept);
                !stands && self.run(rest, at, captures, then)
            }
            Step::Gap(bound) => {
                let last = (at + usize::from(*bound)).min(self.end);
                (at..=last).any(|end| self.run(rest, end, captures, then))
            }
            Step::Tag(tag) => {
                self.token(at).is_some_and(|token| token.tag == *tag)
                    && self.run(rest, at + 1, captures, then)
            }
            Step::Upos(upos) => {
                self.token(at).is_some_and(|token| token.upos == *upos)
                    && self.run(rest, at + 1, captures, then)
            }
            Step::Hit {
                class,
                bounds,
                capture,
            } => self.hit(
                at,
                *class,
                *bounds,
                *capture,
                captures,
                &mut |end, captures| self.run(rest, end, captures, then),
            ),
        }
    }

    pub(super) fn token(&self, at: usize) -> Option<&crate::model::text::Token> {
        self.text
            .tokens()
            .get(at)
            .filter(|_| self.begin <= at && at < self.end)
    }

    /// What the lists and the earlier stages know of a token, shortest first.
    pub(super) fn hits(&self, at: usize) -> impl DoubleEndedIterator<Item = &Hit> {
        let mentions = self.mentions.map_or(&[][..], |hits| hits.at(at));
        self.text.hits.at(at).iter().chain(mentions)
    }

    fn hit(
        &self,
        at: usize,
        class: Class,
        bounds: Option<(u32, u32)>,
        capture: bool,
        captures: &mut Vec<Hit>,
        then: &mut dyn FnMut(usize, &mut Vec<Hit>) -> bool,
    ) -> bool {
        if need::bits_of(class, bounds) & self.seen.at(at, self.end) == 0 {
            return false;
        }
        let fits = |hit: &&Hit| {
            hit.class == class && bounds.is_none_or(|(low, high)| (low..=high).contains(&hit.value))
        };
        // Hits of one place come shortest first, so the longest is tried first from the back.
        self.hits(at).rev().filter(fits).any(|hit| {
            let end = at + usize::from(hit.len);
            if end > self.end {
                return false;
            }
            let kept = captures.len();
            if capture {
                captures.push(*hit);
            }
            let done = then(end, captures);
            if !done {
                captures.truncate(kept);
            }
            done
        })
    }
}

/// Of overlapping matches the first, of those the longest, then the one with the longer context. Of equals the one that
/// was found from the earlier token, then the earlier rule.
fn keep_longest<Op>(mut all: Vec<((usize, u32), Found<'_, Op>)>) -> Vec<Found<'_, Op>> {
    let context = |found: &Found<'_, Op>| found.rule.before.len() + found.rule.after.len();
    all.sort_unstable_by(|(one, a), (other, b)| {
        (a.tokens.start.cmp(&b.tokens.start))
            .then(b.tokens.len().cmp(&a.tokens.len()))
            .then(context(b).cmp(&context(a)))
            .then(one.cmp(other))
    });
    let mut free = 0;
    let mut kept = Vec::with_capacity(all.len());
    for (_, found) in all {
        if found.tokens.start >= free {
            free = found.tokens.end;
            kept.push(found);
        }
    }
    kept
}

#[cfg(test)]
mod tests;
