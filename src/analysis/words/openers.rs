//! Words that open clauses, and verbs that report.

use super::line::Line;
use crate::model::text::{ClauseKind, Tag, Upos, VerbGroup};

/// What kind of clause a word opens, if it opens one. `before` is the verb of the clause in which it stands.
pub(super) fn kind(line: Line<'_>, at: usize, before: Option<&VerbGroup>) -> Option<ClauseKind> {
    let behind_noun = || {
        let before = (line.start..at)
            .rev()
            .find(|&at| !matches!(line.upos(at), Upos::Punct | Upos::Adp));
        before.is_some_and(|at| {
            matches!(
                line.upos(at),
                Upos::Noun | Upos::Propn | Upos::Num | Upos::Adj | Upos::Pron
            )
        })
    };
    let reported =
        || before.is_some_and(|group| group.tokens.end <= at && reports(line, group.head));
    match line.tag(at) {
        Tag::Wdt | Tag::WpPoss if behind_noun() => Some(ClauseKind::Relative),
        Tag::Wp if line.is(at, "what") => Some(ClauseKind::Complement),
        Tag::Wp if behind_noun() => Some(ClauseKind::Relative),
        Tag::Wp | Tag::Wdt | Tag::WpPoss if at > line.start => Some(ClauseKind::Complement),
        Tag::Wrb if line.is(at, "where") && behind_noun() => Some(ClauseKind::Relative),
        Tag::Wrb if line.is_any(at, &["how", "why"]) && at > line.start => {
            Some(ClauseKind::Complement)
        }
        Tag::Wrb
            if line.is_any(at, &["when", "where", "whenever", "wherever"])
                && !is_question(line, at) =>
        {
            Some(ClauseKind::Adverbial)
        }
        Tag::In if line.upos(at) == Upos::Sconj || is_conjunction(line, at) => {
            subordinate(line, at, reported())
        }
        _ => None,
    }
}

fn is_question(line: Line<'_>, at: usize) -> bool {
    at == line.start && line.is(line.end.saturating_sub(1), "?")
}

/// "because", "although" and the like are conjunctions however they are tagged.
fn is_conjunction(line: Line<'_>, at: usize) -> bool {
    line.is_any(
        at,
        &[
            "because", "although", "though", "unless", "if", "whether", "while", "whereas",
        ],
    )
}

fn subordinate(line: Line<'_>, at: usize, reported: bool) -> Option<ClauseKind> {
    const PREPOSITIONS: [&str; 8] = ["of", "for", "in", "by", "from", "on", "about", "with"];
    Some(match () {
        () if line.is_any(at, &PREPOSITIONS) => return None,
        () if line.is(at, "to") => return None,
        () if line.is_any(at, &["that", "whether"]) => ClauseKind::Complement,
        () if line.is(at, "if") && reported && at > line.start => ClauseKind::Complement,
        () => ClauseKind::Adverbial,
    })
}

/// Where an infinitive or participle begins, with what leads it in: "to meet", "in order to meet", "after meeting".
pub(super) fn start_of_nonfinite(line: Line<'_>, verb: usize) -> usize {
    let Some(before) = line.before_adverbs(verb) else {
        return verb;
    };
    if line.tag(before) == Tag::To {
        let led =
            before >= line.start + 2 && line.is(before - 2, "in") && line.is(before - 1, "order");
        return if led { before - 2 } else { before };
    }
    if line.tag(verb) == Tag::Vbg && matches!(line.upos(before), Upos::Adp | Upos::Sconj) {
        return before;
    }
    let adverbs = (before + 1..verb).any(|at| line.is_any(at, &["not", "never", "also", "then"]));
    if adverbs { before + 1 } else { verb }
}

/// Verbs of saying, thinking and knowing, by lemma, in byte order: what stands behind them may be a reported clause.
const REPORTING: [&str; 84] = [
    "acknowledge",
    "add",
    "admit",
    "affirm",
    "agree",
    "allege",
    "announce",
    "answer",
    "argue",
    "ask",
    "assert",
    "assume",
    "assure",
    "believe",
    "caution",
    "claim",
    "comment",
    "complain",
    "conclude",
    "concede",
    "confirm",
    "contend",
    "continue",
    "decide",
    "declare",
    "demand",
    "deny",
    "disclose",
    "discover",
    "emphasise",
    "emphasize",
    "ensure",
    "estimate",
    "expect",
    "explain",
    "fear",
    "feel",
    "find",
    "guarantee",
    "guess",
    "hear",
    "hint",
    "hope",
    "imagine",
    "imply",
    "indicate",
    "inform",
    "insist",
    "know",
    "learn",
    "maintain",
    "mean",
    "mention",
    "note",
    "observe",
    "pledge",
    "post",
    "predict",
    "promise",
    "propose",
    "quote",
    "read",
    "realise",
    "realize",
    "recall",
    "recommend",
    "remark",
    "remind",
    "reply",
    "report",
    "reveal",
    "say",
    "show",
    "state",
    "stress",
    "suggest",
    "suspect",
    "tell",
    "testify",
    "think",
    "understand",
    "vow",
    "warn",
    "write",
];

pub(super) fn reports(line: Line<'_>, head: usize) -> bool {
    line.lemma_is_any(head, &REPORTING)
}
