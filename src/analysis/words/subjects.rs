//! Who does it: the subject of each clause.
//!
//! In: the clauses of a sentence with their verbs, and its noun phrases. Out: the subject of each clause, for
//! infinitives and participles the one that is understood. Of names in a row ("A, B and C met") it is the first.

use super::{
    clauses::Draft,
    line::Line,
    phrases::{DAYS, MONTHS},
};
use crate::model::text::{ClauseKind, NounPhrase, Tag, Upos, VerbGroup};

/// Finite clauses first, as the others take their subject from them.
pub(super) fn fill(
    line: Line<'_>,
    groups: &[VerbGroup],
    first_group: usize,
    phrases: &[NounPhrase],
    drafts: &mut [Draft],
) {
    let finder = Finder {
        line,
        groups,
        first_group,
        phrases,
    };
    for round in [true, false] {
        for at in 0..drafts.len() {
            let Some(group) = finder.group(&drafts[at]) else {
                continue;
            };
            if group.finite == round {
                drafts[at].subject = finder.subject(drafts, at, group);
            }
        }
        // A clause that shares its subject with one that was found later.
        for at in 0..drafts.len() {
            if let (None, true, Some(parent)) =
                (drafts[at].subject, drafts[at].shares, drafts[at].parent)
            {
                drafts[at].subject = drafts[parent].subject;
            }
        }
    }
}

/// The phrase between two tokens that can be a subject: not behind a preposition, not a time; the first of its row.
pub(super) fn candidate(
    line: Line<'_>,
    phrases: &[NounPhrase],
    from: usize,
    to: usize,
) -> Option<usize> {
    let inside = |phrase: &&NounPhrase| phrase.tokens.start >= from && phrase.tokens.end <= to;
    let mut found = None;
    let mut at = phrases.partition_point(|phrase| phrase.tokens.end <= to);
    while at > 0 && phrases.get(at - 1).filter(inside).is_some() {
        at -= 1;
        let phrase = &phrases[at];
        if is_time(line, phrase) || is_behind_preposition(line, phrase, from) {
            continue;
        }
        match found {
            None => found = Some(at),
            Some(later) if in_row(line, phrase, &phrases[later], to) => found = Some(at),
            Some(_) => break,
        }
    }
    found
}

fn is_behind_preposition(line: Line<'_>, phrase: &NounPhrase, from: usize) -> bool {
    phrase.tokens.start > from
        && (line.upos(phrase.tokens.start - 1) == Upos::Adp
            || line.tag(phrase.tokens.start - 1) == Tag::To)
}

pub(super) fn is_time(line: Line<'_>, phrase: &NounPhrase) -> bool {
    const TIMES: [&str; 16] = [
        "today",
        "yesterday",
        "tomorrow",
        "tonight",
        "day",
        "week",
        "month",
        "year",
        "morning",
        "afternoon",
        "evening",
        "night",
        "weekend",
        "hour",
        "decade",
        "time",
    ];
    let head = phrase.head;
    let named = DAYS.contains(&line.word(head))
        || (phrase.tokens.clone()).any(|at| MONTHS.contains(&line.word(at)));
    let counted = phrase.tokens.len() > 1 && line.lemma_is_any(head, &TIMES[4..]);
    named || counted || line.is_any(head, &TIMES[..4])
}

/// "A, B and C", "Giorgia Meloni, the Italian leader,": a phrase that stands in one row with a later one.
fn in_row(line: Line<'_>, phrase: &NounPhrase, later: &NounPhrase, verb: usize) -> bool {
    let between = phrase.tokens.end..later.tokens.start;
    let joined = between
        .clone()
        .all(|at| line.is(at, ",") || line.tag(at) == Tag::Cc)
        && !between.is_empty();
    let listed = between.clone().any(|at| line.tag(at) == Tag::Cc);
    let apposed = line.is(later.tokens.end, ",") && later.tokens.end < verb;
    joined && (listed || apposed || followed_by_list(line, later, verb))
}

fn followed_by_list(line: Line<'_>, phrase: &NounPhrase, verb: usize) -> bool {
    (phrase.tokens.end..verb).any(|at| line.tag(at) == Tag::Cc)
}

struct Finder<'a> {
    line: Line<'a>,
    groups: &'a [VerbGroup],
    first_group: usize,
    phrases: &'a [NounPhrase],
}

impl Finder<'_> {
    fn group(&self, draft: &Draft) -> Option<&VerbGroup> {
        self.groups.get(draft.group?.checked_sub(self.first_group)?)
    }

    fn subject(&self, drafts: &[Draft], at: usize, group: &VerbGroup) -> Option<usize> {
        let draft = &drafts[at];
        if draft.shares {
            return draft.parent.and_then(|parent| drafts[parent].subject);
        }
        if !group.finite {
            return self.understood(drafts, draft, group);
        }
        match draft.kind {
            ClauseKind::Relative => self.of_relative(draft, group),
            _ => self.of_finite(drafts, at, group),
        }
    }

    fn of_finite(&self, drafts: &[Draft], at: usize, group: &VerbGroup) -> Option<usize> {
        let (line, draft) = (self.line, &drafts[at]);
        let verb = group.tokens.start;
        if group.tokens.len() > 1
            && let Some(inverted) = self
                .phrase_from(verb + 1)
                .filter(|&phrase| self.phrases[phrase].tokens.end <= group.head)
        {
            return Some(inverted);
        }
        if line.tag(verb.saturating_sub(1)) == Tag::Ex {
            return self.phrase_from(group.tokens.end);
        }
        self.between(drafts, at, draft.start, verb).or_else(|| {
            self.phrase_from(group.tokens.end)
                .filter(|_| self.may_follow(draft, group))
        })
    }

    /// The candidate left of the verb; what inner clauses hold between is left out.
    fn between(&self, drafts: &[Draft], at: usize, from: usize, verb: usize) -> Option<usize> {
        let inner = drafts
            .iter()
            .filter(|draft| draft.parent == Some(at) && draft.start > from && draft.start < verb);
        let interrupted = inner
            .filter_map(|draft| candidate(self.line, self.phrases, from, draft.start))
            .next();
        interrupted.or_else(|| candidate(self.line, self.phrases, from, verb))
    }

    /// `"...," said the minister`: the subject behind a verb that reports.
    fn may_follow(&self, draft: &Draft, group: &VerbGroup) -> bool {
        group.tokens.start <= draft.start + 1 || super::openers::reports(self.line, group.head)
    }

    /// The phrase that begins at a token, adverbs aside.
    fn phrase_from(&self, at: usize) -> Option<usize> {
        let at = self.line.past_adverbs(at);
        self.phrases
            .binary_search_by_key(&at, |phrase| phrase.tokens.start)
            .ok()
    }

    /// The phrase that ends last before a token.
    fn phrase_before(&self, at: usize) -> Option<usize> {
        self.phrases
            .partition_point(|phrase| phrase.tokens.end <= at)
            .checked_sub(1)
    }

    /// "who met": the one before "who"; "whom Vance met": Vance.
    fn of_relative(&self, draft: &Draft, group: &VerbGroup) -> Option<usize> {
        let line = self.line;
        let is_opened = matches!(
            line.tag(draft.start),
            Tag::Wdt | Tag::Wp | Tag::WpPoss | Tag::Wrb
        );
        let own = candidate(
            line,
            self.phrases,
            draft.start + usize::from(is_opened),
            group.tokens.start,
        );
        own.or_else(|| self.antecedent(draft.start))
    }

    /// The phrase that a relative clause is about.
    fn antecedent(&self, start: usize) -> Option<usize> {
        let line = self.line;
        let mut found = self.phrase_before(start)?;
        let is_person = line.is(start, "who");
        while is_person && found > 0 {
            let (phrase, before) = (&self.phrases[found], &self.phrases[found - 1]);
            let linked =
                before.tokens.end + 1 == phrase.tokens.start && line.is(before.tokens.end, "of");
            if !linked {
                break;
            }
            found -= 1;
        }
        Some(found)
    }

    /// The subject that an infinitive or participle does not name.
    fn understood(&self, drafts: &[Draft], draft: &Draft, group: &VerbGroup) -> Option<usize> {
        let line = self.line;
        let parent = draft.parent.map(|parent| &drafts[parent]);
        let from_parent = || parent.and_then(|parent| parent.subject);
        let governor = parent.and_then(|parent| self.group(parent));
        let before = draft.start.checked_sub(1).filter(|&at| at >= line.start);
        let tag = line.tag(group.tokens.start);
        let touches = self
            .phrase_before(draft.start)
            .filter(|&phrase| self.phrases[phrase].tokens.end == draft.start);
        if tag == Tag::Vbn || (tag == Tag::Vbg && draft.start == group.tokens.start) {
            return touches.filter(|_| before.is_some()).or_else(from_parent);
        }
        let directs = governor
            .is_some_and(|governor| governor.tokens.end <= draft.start && directs(line, governor));
        if directs && let Some(governor) = governor {
            let object = self.phrases.iter().position(|phrase| {
                phrase.tokens.start >= governor.tokens.end && phrase.tokens.end <= draft.start
            });
            return object.or_else(from_parent);
        }
        from_parent()
    }
}

/// Verbs whose object does what the infinitive says: "urged Iran to stop", not "agreed with Iran to stop".
fn directs(line: Line<'_>, governor: &VerbGroup) -> bool {
    const DIRECTING: [&str; 35] = [
        "allow",
        "appeal",
        "ask",
        "authorise",
        "authorize",
        "beg",
        "call",
        "cause",
        "challenge",
        "compel",
        "convince",
        "direct",
        "enable",
        "encourage",
        "expect",
        "force",
        "get",
        "help",
        "instruct",
        "invite",
        "let",
        "make",
        "oblige",
        "order",
        "permit",
        "persuade",
        "press",
        "pressure",
        "push",
        "request",
        "require",
        "tell",
        "urge",
        "want",
        "warn",
    ];
    line.lemma_is_any(governor.head, &DIRECTING)
        && governor.voice == crate::model::text::Voice::Active
}
