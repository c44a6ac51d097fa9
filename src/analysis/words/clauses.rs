//! Clauses: which tokens a verb group governs, how the clause hangs on another, and who its subject is.
//!
//! In: a tagged sentence with its verb groups and noun phrases. Out: its clauses, the clause of each token, and for each
//! group its governor and whether it stands under a condition. A shallow reading from left to right: words that open
//! clauses push them on a stack, each verb group takes the clause that waits for it or opens one of its own.
//! Subjects are found in `subjects`.

use std::ops::Range;

use super::{groups::listed, line::Line, openers, subjects};
use crate::model::{
    few::Few,
    text::{Clause, ClauseKind, NounPhrase, Tag, Upos, VerbGroup},
};

/// A clause while the sentence is read. Indexes of clauses count from the first one of the sentence.
#[derive(Debug, Clone, Copy)]
pub(super) struct Draft {
    pub(super) kind: ClauseKind,
    pub(super) parent: Option<usize>,
    pub(super) start: usize,
    /// The verb group, counted in the body.
    pub(super) group: Option<usize>,
    pub(super) subject: Option<usize>,
    pub(super) conditional: bool,
    /// It shares the subject of its parent: "met X and signed Y".
    pub(super) shares: bool,
}

impl Draft {
    fn new(kind: ClauseKind, parent: Option<usize>, start: usize) -> Self {
        Self {
            kind,
            parent,
            start,
            group: None,
            subject: None,
            conditional: false,
            shares: false,
        }
    }
}

/// What the layer has found so far, and scratch that is kept from sentence to sentence.
pub(super) struct Sheet<'a> {
    pub(super) groups: &'a mut Vec<VerbGroup>,
    pub(super) phrases: &'a [NounPhrase],
    pub(super) clauses: &'a mut Vec<Clause>,
    pub(super) clause_of: &'a mut Vec<u32>,
}

#[derive(Debug, Default)]
pub(super) struct Scratch {
    drafts: Vec<Draft>,
    stack: Vec<usize>,
    owner: Vec<usize>,
    stretches: Vec<(usize, Range<usize>)>,
}

/// Adds the clauses of one sentence, whose groups begin at `first_group` and whose phrases begin at `first_phrase`.
pub(super) fn clauses(
    line: Line<'_>,
    sentence: usize,
    first_group: usize,
    first_phrase: usize,
    sheet: &mut Sheet<'_>,
    scratch: &mut Scratch,
) {
    let groups = &sheet.groups[first_group..];
    let phrases = &sheet.phrases[first_phrase..];
    let mut reader = Reader {
        line,
        groups,
        first_group,
        phrases,
        scratch,
    };
    reader.read();
    subjects::fill(line, groups, first_group, phrases, &mut scratch.drafts);
    let base = sheet.clauses.len();
    for (at, draft) in scratch.drafts.iter().enumerate() {
        if let Some(group) = draft.group {
            let governor = draft
                .parent
                .filter(|_| hangs(draft.kind))
                .and_then(|parent| scratch.drafts[parent].group);
            let group = &mut sheet.groups[group];
            (group.clause, group.governor, group.conditional) =
                (base + at, governor, draft.conditional);
        }
        sheet.clauses.push(Clause {
            kind: draft.kind,
            sentence,
            parent: draft.parent.map(|parent| base + parent),
            parts: Few::default(),
            group: draft.group,
            subject: draft.subject.map(|phrase| first_phrase + phrase),
        });
    }
    lay_out(line, base, scratch, sheet);
}

fn hangs(kind: ClauseKind) -> bool {
    matches!(kind, ClauseKind::Complement | ClauseKind::Nonfinite)
}

/// The stretches of each clause, and the clause of each token.
fn lay_out(line: Line<'_>, base: usize, scratch: &mut Scratch, sheet: &mut Sheet<'_>) {
    let Scratch {
        owner, stretches, ..
    } = scratch;
    stretches.clear();
    let mut start = line.start;
    for same in owner.chunk_by(|a, b| a == b) {
        stretches.push((same[0], start..start + same.len()));
        start += same.len();
    }
    stretches.sort_unstable_by_key(|(clause, stretch)| (*clause, stretch.start));
    for of_one in stretches.chunk_by(|a, b| a.0 == b.0) {
        let parts = of_one.iter().map(|(_, stretch)| stretch.clone());
        sheet.clauses[base + of_one[0].0].parts = parts.collect();
    }
    let small = |clause: &usize| u32::try_from(base + clause).unwrap_or(u32::MAX);
    sheet.clause_of.extend(owner.iter().map(small));
}

struct Reader<'a> {
    line: Line<'a>,
    groups: &'a [VerbGroup],
    first_group: usize,
    phrases: &'a [NounPhrase],
    scratch: &'a mut Scratch,
}

impl Reader<'_> {
    fn read(&mut self) {
        let line = self.line;
        self.scratch.drafts.clear();
        self.scratch.stack.clear();
        self.scratch.owner.clear();
        self.scratch.owner.resize(line.end - line.start, 0);
        self.open(ClauseKind::Main, None, line.start);
        let mut from = line.start;
        for at in 0..self.groups.len() {
            let to = self.groups[at].tokens.start;
            self.pass(from, to);
            self.take(at, from, to);
            from = self.groups[at].tokens.end;
            let top = self.top();
            self.own(to, from, top);
        }
        self.pass(from, line.end);
        self.forget_empty();
    }

    fn top(&self) -> usize {
        self.scratch.stack.last().copied().unwrap_or(0)
    }

    fn draft(&self, clause: usize) -> &Draft {
        &self.scratch.drafts[clause]
    }

    /// Gives the tokens to a clause.
    fn own(&mut self, from: usize, to: usize, clause: usize) {
        for owner in &mut self.scratch.owner[from - self.line.start..to - self.line.start] {
            *owner = clause;
        }
    }

    fn open(&mut self, kind: ClauseKind, parent: Option<usize>, start: usize) -> usize {
        let clause = self.scratch.drafts.len();
        let mut draft = Draft::new(kind, parent, start);
        draft.conditional = parent
            .is_some_and(|parent| self.draft(parent).conditional && kind != ClauseKind::Relative);
        self.scratch.drafts.push(draft);
        self.scratch.stack.push(clause);
        clause
    }

    /// Tokens between two groups: they go to the clause at hand, and some open a clause that waits for its verb.
    fn pass(&mut self, from: usize, to: usize) {
        let line = self.line;
        for at in from..to {
            let waits = self.draft(self.top()).group.is_none();
            if let Some(kind) = openers::kind(
                line,
                at,
                self.draft(self.top())
                    .group
                    .map(|group| &self.groups[group - self.first_group]),
            ) {
                if !(waits && self.draft(self.top()).start + 1 == at && self.top() > 0) {
                    let parent = self.parent_of_opened(at);
                    let clause = self.open(kind, Some(parent), at);
                    self.scratch.drafts[clause].conditional |=
                        line.is_any(at, &["if", "unless", "whether"]);
                }
            } else if waits && self.top() > 0 && self.closes_unused(at) {
                self.scratch.stack.pop();
            } else if line.is_any(at, &[";", "—"]) {
                self.scratch.stack.truncate(1);
            }
            let top = self.top();
            self.own(at, at + 1, top);
        }
    }

    /// "X who met A and who signed B", "that he came and that he left": a second opener stands beside the first.
    fn parent_of_opened(&mut self, at: usize) -> usize {
        let line = self.line;
        let top = self.top();
        let beside = line
            .before_adverbs(at)
            .is_some_and(|before| line.tag(before) == Tag::Cc);
        let draft = *self.draft(top);
        match draft.parent {
            Some(parent)
                if beside && draft.group.is_some() && line.is(draft.start, line.word(at)) =>
            {
                self.scratch.stack.pop();
                parent
            }
            _ => top,
        }
    }

    /// "if necessary,": no verb came before the comma.
    fn closes_unused(&self, at: usize) -> bool {
        let line = self.line;
        let start = self.draft(self.top()).start;
        let plain = |at: usize| {
            !matches!(
                line.upos(at),
                Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
            ) || line.upos(at - 1) == Upos::Adp
        };
        line.is(at, ",")
            && at > start + 1
            && self.draft(self.top()).kind != ClauseKind::Relative
            && (start + 1..at).all(plain)
    }

    /// A verb group takes its place.
    fn take(&mut self, at: usize, from: usize, to: usize) {
        let group = &self.groups[at];
        let clause = if group.finite {
            self.take_finite(at, from, to)
        } else {
            self.take_nonfinite(at, to)
        };
        self.scratch.drafts[clause].group = Some(self.first_group + at);
    }

    fn take_nonfinite(&mut self, at: usize, to: usize) -> usize {
        let line = self.line;
        let top = self.top();
        let is_infinitive =
            to > line.start && line.tag(line.before_adverbs(to).unwrap_or(to)) == Tag::To;
        let start = openers::start_of_nonfinite(line, to);
        let draft = *self.draft(top);
        if draft.group.is_none()
            && top > 0
            && draft.kind != ClauseKind::Relative
            && draft.start + 1 >= start
        {
            self.scratch.drafts[top].kind = ClauseKind::Nonfinite;
            return top;
        }
        let beside = line
            .before_adverbs(start)
            .is_some_and(|before| line.tag(before) == Tag::Cc || line.is(before, ","));
        let like = |draft: &Draft| {
            let other = draft
                .group
                .and_then(|group| self.groups.get(group - self.first_group));
            other.is_some_and(|other| {
                !other.finite && line.tag(other.head) == line.tag(self.groups[at].head)
            })
        };
        let parent = match draft.parent {
            Some(parent)
                if beside
                    && draft.kind == ClauseKind::Nonfinite
                    && (is_infinitive || line.tag(to) != Tag::Vb)
                    && like(&draft) =>
            {
                self.scratch.stack.pop();
                parent
            }
            _ => top,
        };
        let clause = self.open(ClauseKind::Nonfinite, Some(parent), start);
        self.own(start, to, clause);
        clause
    }

    fn take_finite(&mut self, at: usize, from: usize, to: usize) -> usize {
        let line = self.line;
        let top = self.top();
        if let Some(joint) = self.coordination(from, to) {
            return self.coordinate(at, joint, to);
        }
        if self.is_listed(at, from, to) {
            return self.coordinate(at, to - 1, to);
        }
        if self.draft(top).group.is_none() {
            return self.relative_without_opener(at).unwrap_or(top);
        }
        if let Some(depth) = self
            .scratch
            .stack
            .iter()
            .rposition(|&clause| self.draft(clause).group.is_none())
        {
            self.scratch.stack.truncate(depth + 1);
            let clause = self.top();
            let start = self.resumption(clause, from, to);
            self.own(start, to, clause);
            return clause;
        }
        let start = if self.is_inverted(at, from, to) {
            to
        } else {
            self.own_start(from, to)
        };
        let (kind, parent) = self.hang(at, from, start);
        let clause = self.open(kind, Some(parent), start);
        self.own(start, to, clause);
        if kind == ClauseKind::Main {
            self.turn_quoted(parent, clause);
        }
        line.get(to).map_or(clause, |_| clause)
    }

    /// "The deal the two sides signed has lapsed": the second phrase and its verb tell which deal.
    fn relative_without_opener(&mut self, at: usize) -> Option<usize> {
        let (line, top) = (self.line, self.top());
        let group = &self.groups[at];
        let later = self.groups[at + 1..].iter().find(|group| group.finite)?;
        let last = self
            .phrases
            .partition_point(|phrase| phrase.tokens.end <= group.tokens.start)
            .checked_sub(1)?;
        let (phrase, before) = (&self.phrases[last], &self.phrases[last.checked_sub(1)?]);
        let opens = matches!(line.upos(phrase.tokens.start), Upos::Det | Upos::Pron);
        let named = line.upos(before.tokens.start) == Upos::Det
            && before.tokens.start == self.draft(top).start;
        let between = group.tokens.end..later.tokens.start;
        let plain = |at: usize| {
            matches!(
                line.upos(at),
                Upos::Noun
                    | Upos::Propn
                    | Upos::Adj
                    | Upos::Adp
                    | Upos::Adv
                    | Upos::Det
                    | Upos::Num
            ) && line.tag(at) != Tag::Wrb
        };
        let fits = opens
            && named
            && phrase.tokens.start == before.tokens.end
            && line.past_adverbs(phrase.tokens.end) >= group.tokens.start
            && !subjects::is_time(line, before)
            && between.clone().all(plain)
            && subjects::candidate(line, self.phrases, between.start, between.end).is_none();
        if !fits {
            return None;
        }
        let (start, end) = (phrase.tokens.start, group.tokens.start);
        let clause = self.open(ClauseKind::Relative, Some(top), start);
        self.own(start, end, clause);
        Some(clause)
    }

    /// "visited Rome, announced a deal and left": the verb right behind a comma has the subject of the one before.
    fn is_listed(&self, at: usize, from: usize, to: usize) -> bool {
        let line = self.line;
        let alike = self.draft(self.top()).group.is_some_and(|before| {
            let before = &self.groups[before - self.first_group];
            before.finite && line.tag(before.head) == line.tag(self.groups[at].head)
        });
        alike
            && to > from
            && line.is(to - 1, ",")
            && self.groups[at].tokens.len() == 1
            && listed(line, self.groups[at].head)
    }

    /// "..., said the minister": the speaker stands behind the verb.
    fn is_inverted(&self, at: usize, from: usize, to: usize) -> bool {
        let (line, group) = (self.line, &self.groups[at]);
        let speaker = self
            .phrases
            .binary_search_by_key(&group.tokens.end, |phrase| phrase.tokens.start);
        let Some(speaker) = speaker.ok().map(|at| &self.phrases[at]) else {
            return false;
        };
        let says = line.lemma_is(group.head, "say")
            || (line.lemma_is_any(group.head, &["add", "explain", "reply", "warn"])
                && line.upos(speaker.head) == Upos::Propn);
        says && group.tokens.len() == 1
            && to > from
            && line.is_any(to - 1, &[",", "\"", "”", "’’", "’", "?", "!"])
    }

    /// Where a conjunction stands right before the verb: "met X and [then] signed".
    fn coordination(&self, from: usize, to: usize) -> Option<usize> {
        let before = self
            .line
            .before_adverbs(to)
            .filter(|&before| before >= from)?;
        (self.line.tag(before) == Tag::Cc).then_some(before)
    }

    /// A verb that shares the subject of the clause before it.
    fn coordinate(&mut self, at: usize, joint: usize, to: usize) -> usize {
        let finite = |clause: &usize| {
            let group = self
                .draft(*clause)
                .group
                .and_then(|group| self.groups.get(group - self.first_group));
            group.is_some_and(|group| group.finite)
        };
        let depth = self.scratch.stack.iter().rposition(finite);
        let waits = self
            .scratch
            .stack
            .iter()
            .rposition(|&clause| self.draft(clause).group.is_none());
        if let Some(depth) = depth.filter(|depth| waits.is_none_or(|waits| waits < *depth)) {
            self.scratch.stack.truncate(depth + 1);
        } else if let Some(depth) = waits {
            self.scratch.stack.truncate(depth + 1);
            return self.top();
        }
        let parent = self.top();
        let _ = at;
        let clause = self.open(ClauseKind::Coordinate, Some(parent), joint);
        self.scratch.drafts[clause].shares = true;
        self.own(joint, to, clause);
        clause
    }

    /// From where on tokens belong again to a clause that was interrupted.
    fn resumption(&self, clause: usize, from: usize, to: usize) -> usize {
        let line = self.line;
        let is_comma = |at: &usize| line.is_any(*at, &[",", "—", "–", ")"]);
        let interrupted = subjects::candidate(
            line,
            self.phrases,
            self.draft(clause).start,
            self.inner_start(clause),
        )
        .is_some();
        if interrupted {
            return (from..to).rev().find(is_comma).map_or(to, |at| at + 1);
        }
        (from..to)
            .find(is_comma)
            .map_or_else(|| self.own_start(from, to), |at| at + 1)
    }

    /// Where the first clause inside an open one begins.
    fn inner_start(&self, clause: usize) -> usize {
        let inner = self
            .scratch
            .drafts
            .iter()
            .filter(|draft| draft.parent == Some(clause));
        inner
            .map(|draft| draft.start)
            .min()
            .unwrap_or(self.line.end)
    }

    /// Where a clause without an opener begins: at its subject, or at the conjunction before it.
    fn own_start(&self, from: usize, to: usize) -> usize {
        let line = self.line;
        let border = (from..to).rev().find(|&at| {
            line.is_any(at, &[",", ";", ":", "—", "\"", "”", "“", "’’"]) || line.tag(at) == Tag::Cc
        });
        let floor = border.map_or(from, |at| at + 1);
        let subject = subjects::candidate(line, self.phrases, floor, to)
            .or_else(|| subjects::candidate(line, self.phrases, from, to));
        let start = subject.map_or(floor.min(to), |phrase| self.phrases[phrase].tokens.start);
        match border {
            Some(at) if line.tag(at) == Tag::Cc && at < start => at,
            Some(at) if at < start => at + 1,
            _ => start,
        }
    }

    /// What kind of clause a verb with a subject of its own opens, and on which clause it hangs.
    fn hang(&mut self, at: usize, from: usize, start: usize) -> (ClauseKind, usize) {
        let line = self.line;
        let top = self.top();
        let group = &self.groups[at];
        let marks = |at: usize| line.upos(at) == Upos::Punct;
        let bare = (from..start).all(marks);
        let before = self
            .draft(top)
            .group
            .and_then(|group| self.groups.get(group - self.first_group));
        let reports = before.is_some_and(|before| openers::reports(line, before.head));
        if line.tag(start) == Tag::Cc {
            let parent = self.finite_on_stack();
            return (ClauseKind::Coordinate, parent);
        }
        if openers::reports(line, group.head)
            && from < start
            && line.is_any(start - 1, &[",", "\"", "”", "’’", "'", "’", "?", "!"])
        {
            self.scratch.stack.truncate(1);
            return (ClauseKind::Main, self.top());
        }
        let told = before.is_some_and(|before| {
            line.lemma_is_any(before.head, &["tell", "inform", "assure", "warn", "remind"])
        });
        if reports && (bare || told) {
            return (ClauseKind::Complement, top);
        }
        let adjacent = start > from
            && matches!(line.upos(start - 1), Upos::Noun | Upos::Propn)
            && start < self.groups[at].tokens.start;
        if adjacent {
            return (ClauseKind::Relative, top);
        }
        self.scratch.stack.truncate(1);
        (ClauseKind::Coordinate, self.top())
    }

    /// The innermost open clause with a finite verb; those inside it are closed.
    fn finite_on_stack(&mut self) -> usize {
        let finite = |clause: &usize| {
            let group = self.scratch.drafts[*clause]
                .group
                .and_then(|group| self.groups.get(group - self.first_group));
            group.is_some_and(|group| group.finite)
        };
        if let Some(depth) = self.scratch.stack.iter().rposition(finite) {
            self.scratch.stack.truncate(depth + 1);
        }
        self.top()
    }

    /// "We will go," he said: the words quoted hang on the verb of saying behind them.
    fn turn_quoted(&mut self, quoted: usize, saying: usize) {
        self.scratch.drafts[saying].parent = None;
        let draft = &mut self.scratch.drafts[quoted];
        if draft.parent.is_none() {
            (draft.kind, draft.parent) = (ClauseKind::Complement, Some(saying));
        }
        self.scratch.stack.clear();
        self.scratch.stack.push(saying);
    }

    /// A clause that was opened and got no verb goes back to its parent.
    fn forget_empty(&mut self) {
        for clause in (1..self.scratch.drafts.len()).rev() {
            let draft = self.scratch.drafts[clause];
            if draft.group.is_some() {
                continue;
            }
            let parent = draft.parent.unwrap_or(0);
            for owner in &mut self.scratch.owner {
                *owner = match *owner {
                    own if own == clause => parent,
                    own if own > clause => own - 1,
                    own => own,
                };
            }
            self.scratch.drafts.remove(clause);
            for other in &mut self.scratch.drafts {
                other.parent = match other.parent {
                    Some(own) if own == clause => Some(parent),
                    Some(own) if own > clause => Some(own - 1),
                    own => own,
                };
            }
        }
    }
}
