//! Verb groups: a main verb with its auxiliaries.
//!
//! In: a tagged sentence. Out: its groups in reading order, with tense, aspect, voice, modality and negation.
//! Clauses, governors and conditions are found in `clauses`.

use super::line::Line;
use crate::model::text::{Aspect, Modality, Tag, Tense, Upos, VerbGroup, Voice};

/// Appends the groups of a sentence.
pub(super) fn groups(line: Line<'_>, out: &mut Vec<VerbGroup>) {
    let first = out.len();
    let mut at = line.start;
    while at < line.end {
        if !line.is_verb(at) {
            at += 1;
            continue;
        }
        let mut group = Chain::start(line, at).group();
        if group.tokens.len() == 1 {
            share(line, &out[first..], &mut group);
        }
        at = group.tokens.end;
        out.push(group);
    }
    let end = headline_end(line);
    let told = out.partition_point(|group| group.head < end).max(first);
    if !out[first..told].iter().any(|group| group.finite) {
        headline(line, &mut out[first..told]);
    }
}

/// Where the first clause of a line without a full stop ends: "Government to Detain Journalists | if They Return".
fn headline_end(line: Line<'_>) -> usize {
    const OPENERS: [&str; 10] = [
        "if", "unless", "as", "after", "until", "when", "while", "before", "once", "because",
    ];
    let stop = line.end > line.start && line.tag(line.end - 1) == Tag::Stop;
    let opens = |at: &usize| line.is_any(*at, &OPENERS);
    (line.start + 1..line.end)
        .find(|at| !stop && opens(at))
        .unwrap_or(line.end)
}

/// A group while it is read, auxiliary after auxiliary.
struct Chain<'a> {
    line: Line<'a>,
    start: usize,
    at: usize,
    head: usize,
    finite: bool,
    tense: Tense,
    aspect: Aspect,
    voice: Voice,
    modality: Modality,
    negated: bool,
}

impl<'a> Chain<'a> {
    fn start(line: Line<'a>, at: usize) -> Self {
        let (finite, tense) = match line.tag(at) {
            Tag::Vbd => (true, Tense::Past),
            Tag::Vbz | Tag::Vbp => (true, Tense::Present),
            Tag::Md => (true, Tense::Present),
            Tag::Vb if is_order(line, at) => (true, Tense::Present),
            _ => (false, Tense::None),
        };
        let bare_participle = line.tag(at) == Tag::Vbn && line.upos(at) == Upos::Verb;
        Self {
            line,
            start: at,
            at,
            head: at,
            finite,
            tense,
            aspect: Aspect::default(),
            voice: if bare_participle {
                Voice::Passive
            } else {
                Voice::Active
            },
            modality: Modality::Plain,
            negated: is_denied(line, at),
        }
    }

    /// Reads on from auxiliary to auxiliary until the main verb.
    fn group(mut self) -> VerbGroup {
        while let Some(next) = self.next() {
            self.negated |= (self.at + 1..next).any(|at| self.line.is_negation(at));
            (self.at, self.head) = (next, next);
        }
        let behind = self.at + 1;
        if self.is_auxiliary() && self.line.is_negation(behind) {
            self.negated = true;
        }
        VerbGroup {
            tokens: self.start..self.at + 1,
            head: self.head,
            finite: self.finite,
            tense: self.tense,
            aspect: self.aspect,
            voice: self.voice,
            modality: self.modality,
            negated: self.negated,
            conditional: false,
            governor: None,
            clause: 0,
        }
    }

    fn is_auxiliary(&self) -> bool {
        self.line.upos(self.at) == Upos::Aux
            || self.line.lemma_is_any(self.at, &["be", "have", "do"])
    }

    /// The next verb of the group, if the one at hand is an auxiliary of it; takes note of what it tells.
    fn next(&mut self) -> Option<usize> {
        let (line, at) = (self.line, self.at);
        let behind = self.behind();
        let tag = line.tag(behind);
        let is_base = tag == Tag::Vb && line.is_verb(behind);
        if line.tag(at) == Tag::Md {
            self.modal();
            let verb = if line.tag(behind) == Tag::To {
                line.past_adverbs(behind + 1)
            } else {
                behind
            };
            return (line.is_verb(verb) && matches!(line.tag(verb), Tag::Vb | Tag::Vbp))
                .then_some(verb);
        }
        if line.lemma_is(at, "do") {
            return (is_base || (line.upos(at) == Upos::Aux && tag == Tag::Vbp)).then_some(behind);
        }
        if line.lemma_is(at, "have") {
            if matches!(tag, Tag::Vbn | Tag::Vbd) && line.is_verb(behind) {
                self.perfect();
                return Some(behind);
            }
            return self.must(behind);
        }
        if line.lemma_is(at, "need") {
            return self.must(behind);
        }
        if line.is(at, "used") && self.finite && at == self.start {
            return infinitive(line, behind);
        }
        if line.lemma_is(at, "be") || (line.upos(at) == Upos::Aux && line.lemma_is(at, "get")) {
            return self.of_be(behind);
        }
        None
    }

    /// The token behind the auxiliary at hand, past adverbs, an aside between commas and the subject of a question.
    fn behind(&self) -> usize {
        let line = self.line;
        let plain = |at: &usize| !line.is_adverb(*at) || line.is_any(*at, &COMING);
        let mut next = (self.at + 1..line.end).find(plain).unwrap_or(line.end);
        if line.is(next, ",") {
            let aside = line.past_adverbs(next + 1);
            if aside > next + 1 && line.is(aside, ",") {
                next = line.past_adverbs(aside + 1);
            }
        }
        if self.at == self.start && asks(line, self.start) && line.is_auxiliary_of_question(self.at)
        {
            let names = |at: &usize| {
                matches!(
                    line.upos(*at),
                    Upos::Pron | Upos::Propn | Upos::Det | Upos::Noun | Upos::Adj
                )
            };
            let subject = (next..line.end).take_while(names).count();
            if (1..6).contains(&subject) {
                let verb = line.past_adverbs(next + subject);
                if line.is_verb(verb) && !matches!(line.tag(verb), Tag::Vbd | Tag::Vbz | Tag::Md) {
                    return verb;
                }
            }
        }
        next
    }

    fn modal(&mut self) {
        let line = self.line;
        (self.modality, self.tense) = match () {
            () if line.is_any(self.at, &["will", "wo", "shall", "sha", "'ll", "’ll"]) => {
                (Modality::Will, Tense::Future)
            }
            () if line.is_any(self.at, &["would", "'d", "’d"]) => (Modality::May, Tense::Future),
            () if line.is_any(self.at, &["can", "ca"]) => (Modality::Can, Tense::Present),
            () if line.is_any(self.at, &["must", "should", "ought"]) => {
                (Modality::Must, Tense::Present)
            }
            () => (Modality::May, Tense::Present),
        };
    }

    /// "has met"; behind "would" and "may" it makes the past.
    fn perfect(&mut self) {
        self.aspect.perfect = true;
        if self.finite && !matches!(self.modality, Modality::Plain | Modality::Will) {
            self.tense = Tense::Past;
        }
    }

    /// "has to sign", "needs to be signed".
    fn must(&mut self, behind: usize) -> Option<usize> {
        let verb = infinitive(self.line, behind)?;
        if self.modality == Modality::Plain {
            self.modality = Modality::Must;
        }
        Some(verb)
    }

    fn of_be(&mut self, behind: usize) -> Option<usize> {
        let line = self.line;
        if let Some(verb) = self.of_future(behind) {
            return Some(verb);
        }
        match line.tag(behind) {
            Tag::Vbg if line.is_verb(behind) => self.aspect.progressive = true,
            Tag::Vbn | Tag::Vbd if line.is_verb(behind) => self.voice = Voice::Passive,
            _ => return None,
        }
        Some(behind)
    }

    /// "is to meet", "is expected to be signed", "was going to fly", "is able to go".
    fn of_future(&mut self, behind: usize) -> Option<usize> {
        let line = self.line;
        let (modality, to) = match () {
            () if line.tag(behind) == Tag::To && !defines(line, self.start) => {
                (Modality::Will, behind)
            }
            () if line.is_any(behind, &COMING) => (Modality::Will, line.past_adverbs(behind + 1)),
            () if line.is_any(behind, &["likely", "unlikely"]) => (Modality::May, behind + 1),
            () if line.is_any(behind, &["able", "unable"]) => (Modality::Can, behind + 1),
            () => return None,
        };
        let verb = infinitive(line, to)?;
        if !matches!(self.modality, Modality::May) {
            self.modality = modality;
        }
        if self.tense == Tense::Present && modality != Modality::Can {
            self.tense = Tense::Future;
        }
        self.negated |= line.is_any(behind, &["unlikely", "unable"]);
        Some(verb)
    }
}

/// What is said to come: "is due to", "is scheduled to".
const COMING: [&str; 11] = [
    "about",
    "bound",
    "due",
    "expected",
    "going",
    "planned",
    "poised",
    "scheduled",
    "set",
    "slated",
    "supposed",
];

impl Line<'_> {
    fn is_auxiliary_of_question(self, at: usize) -> bool {
        self.upos(at) == Upos::Aux || self.lemma_is_any(at, &["do", "be", "have"])
    }
}

/// The verb of "to meet" if "to" stands at `to`.
fn infinitive(line: Line<'_>, to: usize) -> Option<usize> {
    if !line.is(to, "to") {
        return None;
    }
    let verb = line.past_adverbs(to + 1);
    (line.is_verb(verb) && matches!(line.tag(verb), Tag::Vb | Tag::Vbp)).then_some(verb)
}

/// Whether an auxiliary may stand before its subject here: at the start, behind a question word or a fronted "nor".
fn asks(line: Line<'_>, at: usize) -> bool {
    let Some(before) = at.checked_sub(1).filter(|&at| at >= line.start) else {
        return true;
    };
    matches!(line.tag(before), Tag::Wrb | Tag::Wp | Tag::Wdt | Tag::Open)
        || line.is_any(before, &["nor", "only", "never", "\"", "“"])
}

/// "The goal is to meet": what follows tells what the subject is, not what will be.
fn defines(line: Line<'_>, be: usize) -> bool {
    const AIMS: [&str; 17] = [
        "aim",
        "ambition",
        "answer",
        "challenge",
        "choice",
        "duty",
        "goal",
        "hope",
        "idea",
        "intention",
        "job",
        "objective",
        "plan",
        "point",
        "priority",
        "purpose",
        "task",
    ];
    line.before_adverbs(be)
        .is_some_and(|at| line.lemma_is_any(at, &AIMS))
}

/// A base form that stands at the start, without "to": an order.
fn is_order(line: Line<'_>, at: usize) -> bool {
    match line.before_adverbs(at) {
        None => true,
        Some(before) => {
            matches!(line.tag(before), Tag::Open | Tag::Colon | Tag::Nfp)
                || line.is_any(before, &["please", "\"", "let's"])
        }
    }
}

/// "never met", "not meeting", "without signing".
fn is_denied(line: Line<'_>, at: usize) -> bool {
    let adverbs = (line.start..at).rev().take_while(|&at| line.is_adverb(at));
    let first = adverbs.clone().last().unwrap_or(at);
    let mut denied = adverbs.filter(|&at| {
        line.is_negation(at) || (line.is(at, "longer") && line.is(at.wrapping_sub(1), "no"))
    });
    denied.next().is_some() || (first > line.start && line.is(first - 1, "without"))
}

/// "will meet and sign", "was arrested and charged": the second verb shares the auxiliaries of the first.
fn share(line: Line<'_>, earlier: &[VerbGroup], group: &mut VerbGroup) {
    let tag = line.tag(group.head);
    if group.finite
        || !matches!(tag, Tag::Vb | Tag::Vbn | Tag::Vbg)
        || line.upos(group.head) == Upos::Aux
    {
        return;
    }
    let Some(before) = line.before_adverbs(group.head) else {
        return;
    };
    if line.tag(before) != Tag::Cc && !line.is(before, ",") {
        return;
    }
    let is_like = |other: &&VerbGroup| {
        line.tag(other.head) == tag
            || (tag == Tag::Vbn && line.tag(other.head) == Tag::Vbd && other.tokens.len() > 1)
    };
    let Some(model) = earlier.last().filter(is_like) else {
        return;
    };
    if line.tag(before) != Tag::Cc && !(model.tokens.len() > 1 && listed(line, group.head)) {
        return;
    }
    group.finite = model.finite;
    group.tense = model.tense;
    group.aspect = model.aspect;
    group.voice = model.voice;
    group.modality = model.modality;
    group.negated |= model.negated && !line.is(before, "but");
}

/// Whether the verb stands in a list that a conjunction and a like verb close: "met, signed and left".
pub(super) fn listed(line: Line<'_>, head: usize) -> bool {
    let close = (head + 1..line.end).find(|&at| line.tag(at) == Tag::Cc);
    close.is_some_and(|at| line.tag(line.past_adverbs(at + 1)) == line.tag(head))
}

/// A line without a finite verb: "Minister to visit Rome" lies ahead, "Two killed in attack" is past.
fn headline(line: Line<'_>, groups: &mut [VerbGroup]) {
    let Some(group) = groups
        .iter_mut()
        .find(|group| matches!(line.tag(group.head), Tag::Vb | Tag::Vbn))
    else {
        return;
    };
    let first = group.tokens.start;
    let Some(before) = line.before_adverbs(first).filter(|_| first > line.start) else {
        return;
    };
    let named = |at: usize| matches!(line.upos(at), Upos::Propn | Upos::Noun | Upos::Num);
    if line.tag(before) == Tag::To && before > line.start && named(before - 1) {
        (group.finite, group.tense, group.modality) = (true, Tense::Future, Modality::Will);
    } else if line.tag(group.head) == Tag::Vbn && named(before) {
        (group.finite, group.tense) = (true, Tense::Past);
    }
}
