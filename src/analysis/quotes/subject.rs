//! Who does what a verb of saying says: its subject before it, behind it, or behind "by".
//!
//! In: a scene and the place of the verb. Out: the [`Phrase`] that names the speaker. Steps over what stands between: time
//! phrases, appositions, relative clauses, brackets. Grammar alone; who is meant is not asked here.

use super::{
    phrase::Phrase,
    scene::{Cue, Scene},
};
use crate::{
    grammar::lexicon::class,
    model::{
        document::Who,
        text::{ClauseKind, Tag, Upos},
    },
};

/// No subject is looked for through more verbs or commas than these.
const DEPTH: usize = 5;

impl Scene<'_> {
    /// The speaker of a cue: its subject before it, its subject behind it, or its agent. Nothing before `floor` or from `ceiling` on is read.
    pub fn speaker_of(&self, cue: Cue, floor: usize, ceiling: usize) -> Option<Phrase> {
        if self.is_passive(cue, floor) {
            return self.agent(cue.end, ceiling);
        }
        self.subject(cue.at, floor, 0)
            .or_else(|| self.parsed(cue.at, floor))
    }

    /// The subject that the word layer found for the clause of a verb.
    fn parsed(&self, verb: usize, floor: usize) -> Option<Phrase> {
        let words = self.text.words;
        let clause = words.clauses.get(*words.clause_of.get(verb)? as usize)?;
        let phrase = words.phrases.get(clause.subject?)?;
        let fits = phrase.tokens.start >= floor && !self.is_quoted(phrase.head);
        fits.then(|| Phrase {
            tokens: phrase.tokens.clone(),
            head: phrase.head,
        })
    }

    /// "was described", "dubbed by": the verb is done to its subject.
    pub fn is_passive(&self, cue: Cue, floor: usize) -> bool {
        if self.tag(cue.at) != Tag::Vbn {
            return false;
        }
        let mut at = cue.at;
        while at > floor {
            at -= 1;
            if self.is_any(
                at,
                &[
                    "been", "be", "was", "were", "is", "are", "being", "’s", "'s", "got", "gets",
                ],
            ) && self.upos(at) != Upos::Part
            {
                return true;
            }
            if self.is_any(at, &["has", "have", "had", "having", "’ve", "'ve"]) {
                return false;
            }
            if !matches!(self.tag(at), Tag::Rb | Tag::Rbr | Tag::Md) {
                break;
            }
        }
        self.text.is(cue.end, "by") || self.text.is(cue.end, "as")
    }

    /// Behind "by".
    fn agent(&self, from: usize, ceiling: usize) -> Option<Phrase> {
        const FAR: usize = 14;
        let mut seen = 0;
        let mut at = from;
        while at < ceiling && seen < FAR {
            if !self.is_quoted(at) {
                if self.text.is(at, "by") {
                    return self.phrase_from(at + 1, ceiling);
                }
                seen += 1;
            }
            at += 1;
        }
        None
    }

    pub fn subject(&self, verb: usize, floor: usize, depth: usize) -> Option<Phrase> {
        if depth > DEPTH {
            return None;
        }
        let mut at = verb;
        let mut auxiliary = false;
        while at > floor && self.steps_over(at - 1) {
            at -= 1;
            auxiliary |= self.upos(at) == Upos::Aux || self.tag(at) == Tag::Md;
        }
        let at = at.checked_sub(1).filter(|&at| at >= floor)?;
        let at = self.before_time(at, floor).unwrap_or(at);
        if self.is_quoted(at) {
            return None;
        }
        let participle = matches!(self.tag(verb), Tag::Vbg | Tag::Vb) && !auxiliary;
        if participle && self.is_comma(at) {
            let main = self.main_verb(at, floor);
            let found = main.and_then(|main| self.subject(main, floor, depth + 1));
            return found.or_else(|| self.governing(at, floor, depth));
        }
        if participle && let Some(beside) = self.beside_participle(at, floor) {
            return Some(beside);
        }
        if self.tag(at) == Tag::To || participle {
            return self.governing(at + 1, floor, depth);
        }
        if self.upos(at) == Upos::Cconj {
            return self.shared(verb, at, floor, depth);
        }
        if self.is_comma(at) || self.is_dash(at) {
            return self.before_comma(at, floor, depth);
        }
        if self.is_any(at, &["who", "which", "that"])
            && matches!(self.tag(at), Tag::Wp | Tag::Wdt | Tag::In)
        {
            let end = at.checked_sub(1)?;
            let end = if self.is_comma(end) {
                end.checked_sub(1)?
            } else {
                end
            };
            return self.phrase_to(end, floor).filter(|_| end >= floor);
        }
        if self.is_nominal(at) {
            return self.phrase_to(at, floor);
        }
        self.governing(at + 1, floor, depth)
    }

    /// "with the minister saying": a name or office right before a participle is its subject.
    fn beside_participle(&self, at: usize, floor: usize) -> Option<Phrase> {
        let named = matches!(self.who_at(at), Some(Who::Person(_)));
        if !named && !self.has(at, class::ROLE_NOUN) {
            return None;
        }
        let phrase = self.phrase_to(at, floor)?;
        let link = phrase
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| at >= floor)?;
        self.is_any(link, &["with", "of", "as", "show", "shows", "showing"])
            .then_some(phrase)
    }

    /// What stands between a subject and its verb.
    fn steps_over(&self, at: usize) -> bool {
        if self.is_quoted(at) {
            return false;
        }
        let tag = self.tag(at);
        self.upos(at) == Upos::Aux
            || matches!(tag, Tag::Md | Tag::Rb | Tag::Rbr | Tag::Rbs | Tag::Rp)
            || self.is_any(
                at,
                &[
                    "n't",
                    "n’t",
                    "all",
                    "both",
                    "each",
                    "himself",
                    "herself",
                    "itself",
                    "themselves",
                ],
            )
    }

    /// The last verb of a main clause before a place.
    fn main_verb(&self, before: usize, floor: usize) -> Option<usize> {
        let words = self.text.words;
        (floor..before).rev().find(|&at| {
            let clause = words.clause_of.get(at).map(|clause| *clause as usize);
            let clause = clause.and_then(|clause| words.clauses.get(clause));
            let main = clause.is_some_and(|clause| {
                matches!(clause.kind, ClauseKind::Main | ClauseKind::Coordinate)
            });
            main && !self.is_quoted(at) && self.is_finite(at)
        })
    }

    /// "met the press and said": the subject of the verb of the same form before "and".
    fn shared(&self, verb: usize, and: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let tag = self.tag(verb);
        let twins = || {
            (floor..and)
                .rev()
                .filter(|&at| !self.is_quoted(at) && self.tag(at) == tag)
        };
        let twin = twins().find(|&at| self.cue_at(at).is_some());
        let twin = twin.or_else(|| twins().find(|&at| self.is_finite(at)));
        let found = twin.and_then(|twin| self.subject(twin, floor, depth + 1));
        found.or_else(|| self.governing(and, floor, depth))
    }

    /// The subject of the nearest finite verb before a place.
    pub(super) fn governing(&self, before: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let verb = (floor..before)
            .rev()
            .find(|&at| !self.is_quoted(at) && self.is_finite(at))?;
        let found = self.subject(verb, floor, depth + 1);
        found.or_else(|| self.phrase_from(verb + 1, before).filter(|_| verb == floor))
    }

    /// The subject before ", who has led it since 2019," or ", a spokesman for the ministry,".
    fn before_comma(&self, comma: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let dash = self.is_dash(comma);
        let mut end = comma;
        let mut best: Option<Phrase> = None;
        for _ in 0..DEPTH {
            let Some(previous) = (floor..end).rev().find(|&at| {
                if dash {
                    self.is_dash(at)
                } else {
                    self.is_comma(at)
                }
            }) else {
                break;
            };
            if previous <= floor || previous + 1 >= end {
                break;
            }
            if best.is_none()
                && let Some(name) = self.name_alone(previous + 1..end)
                && self.is_common_noun(previous - 1)
            {
                return Some(name);
            }
            let last = previous - 1;
            if !self.is_quoted(last) && (self.is_nominal(last) || self.text.word(last) == ")") {
                let phrase = self.phrase_to(last, floor)?;
                let named = matches!(self.who_at(phrase.head), Some(Who::Person(_)));
                let describes =
                    self.tag(phrase.tokens.start) == Tag::Dt || self.is_common_noun(phrase.head);
                // "Jan Novak, 52, of Brno, said": age and home are no subject.
                let aside = self.tag(phrase.head) == Tag::Cd
                    || matches!(self.who_at(phrase.head), Some(Who::Place(_)))
                        && phrase.tokens.start > floor
                        && (self.is_comma(phrase.tokens.start - 1)
                            || self.upos(phrase.tokens.start - 1) == Upos::Adp);
                best = Some(phrase);
                if !aside && (named || !describes) {
                    return best;
                }
            } else if best.is_some() {
                break;
            }
            end = previous;
        }
        best.or_else(|| self.governing(comma, floor, depth))
    }
}
