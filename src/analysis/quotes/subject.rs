//! Who does what a verb of saying says: its subject before it, behind it, or behind "by".
//!
//! In: a scene and the place of the verb. Out: the [`Phrase`] that names the speaker. Steps over what stands between: time
//! phrases, appositions, relative clauses, brackets. Grammar alone; who is meant is not asked here.

use std::ops::Range;

use super::scene::{Cue, Scene};
use crate::{
    analysis::words,
    grammar::lexicon::class,
    model::{
        document::{Form, Who},
        text::{ClauseKind, Tag, Upos},
    },
};

/// A noun phrase or pronoun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub tokens: Range<usize>,
    pub head: usize,
}

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

    /// Whether a phrase can speak: a person, a body, a state, or a noun for one.
    pub fn is_animate(&self, phrase: &Phrase) -> bool {
        /// The fields of meaning of WordNet for persons and groups.
        const PERSON: u32 = 18;
        const GROUP: u32 = 14;
        if self.who_at(phrase.head).is_some() {
            return true;
        }
        let head = self.text.word(phrase.head);
        if self.upos(phrase.head) == Upos::Pron || self.tag(phrase.head) == Tag::PrpPoss {
            return !self.is_any(
                phrase.head,
                &["it", "its", "that", "this", "which", "what", "there"],
            );
        }
        let titled = |at: usize| self.has(at, class::TITLE) || self.has(at, class::ROLE_NOUN);
        self.upos(phrase.head) == Upos::Propn && head.starts_with(char::is_uppercase)
            || phrase.tokens.clone().any(titled)
            || self.is_any(
                phrase.head,
                &[
                    "many",
                    "some",
                    "others",
                    "most",
                    "few",
                    "one",
                    "both",
                    "all",
                    "people",
                    "media",
                    "officials",
                    "those",
                ],
            )
            || matches!(words::field(&self.text.lemma(phrase.head)), PERSON | GROUP)
    }

    /// The one behind a writing that speaks: "the minister's letter", "a statement from the ministry", "he released a letter that".
    pub fn author(&self, phrase: Phrase, floor: usize) -> Phrase {
        let writes =
            (phrase.tokens.clone()).find(|&at| at >= phrase.head && self.has(at, class::WRITING));
        if writes.is_none() || self.who_at(phrase.head).is_some() {
            return phrase;
        }
        let owner = phrase
            .tokens
            .clone()
            .take_while(|&at| at < phrase.head)
            .find(|&at| matches!(self.tag(at), Tag::Pos | Tag::PrpPoss));
        if let Some(at) = owner {
            let head = if self.tag(at) == Tag::Pos {
                at.saturating_sub(1)
            } else {
                at
            };
            let start = self.begin_at(head).max(floor);
            return Phrase {
                tokens: start..head + 1,
                head,
            };
        }
        let by = phrase
            .tokens
            .clone()
            .find(|&at| at > phrase.head && self.is_any(at, &["from", "by"]));
        if let Some(from) = by.and_then(|at| self.phrase_from(at + 1, phrase.tokens.end)) {
            return from;
        }
        if self.is_any(phrase.tokens.start, &["the", "that", "this"]) {
            return phrase;
        }
        let above = self.governing(phrase.tokens.start, floor, 0);
        above
            .filter(|above| self.is_animate(above))
            .unwrap_or(phrase)
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
    fn governing(&self, before: usize, floor: usize, depth: usize) -> Option<Phrase> {
        let verb = (floor..before)
            .rev()
            .find(|&at| !self.is_quoted(at) && self.is_finite(at))?;
        let found = self.subject(verb, floor, depth + 1);
        found.or_else(|| self.phrase_from(verb + 1, before).filter(|_| verb == floor))
    }

    pub fn is_nominal(&self, at: usize) -> bool {
        let capital = || {
            self.text.word(at).starts_with(char::is_uppercase)
                && !matches!(
                    self.tag(at),
                    Tag::In | Tag::Md | Tag::Cc | Tag::Rb | Tag::Wp | Tag::Wrb | Tag::Wdt
                )
        };
        matches!(
            self.upos(at),
            Upos::Noun | Upos::Propn | Upos::Pron | Upos::Num
        ) || matches!(self.tag(at), Tag::Dt | Tag::Jj | Tag::Pos) && !self.is_any(at, &["that"])
            || self.mentions.at(at).is_some()
            || self.text.word(at) == ")"
            || capital()
    }

    /// The phrase that ends with a token: its words, and what it hangs on by "of", "for", "in".
    fn phrase_to(&self, last: usize, floor: usize) -> Option<Phrase> {
        let mut last = last;
        // "Trump on Thursday", "the ministry Monday", "Smith (R., Texas)"
        loop {
            let time = self.before_time(last, floor);
            let time = time.filter(|&at| self.is_nominal(at));
            let next = time.or_else(|| self.before_bracket(last, floor));
            match next {
                Some(at) => last = at,
                None => break,
            }
        }
        if self.is_quoted(last) {
            return None;
        }
        let mut start = self.begin_at(last);
        if self.upos(last) != Upos::Pron {
            while start > floor && self.joins(start - 1) && !self.is_quoted(start - 1) {
                let own = self.begin_at(start - 1);
                let opens = self.tag(start - 1) == Tag::Dt || self.tag(start - 1) == Tag::PrpPoss;
                start = own.max(floor);
                if opens {
                    break;
                }
            }
        }
        let phrase = Phrase {
            tokens: start..last + 1,
            head: last,
        };
        Some(self.hung_on(&phrase, floor).unwrap_or(phrase))
    }

    /// "a spokesman for" before a phrase: the noun on which it hangs.
    fn hung_on(&self, phrase: &Phrase, floor: usize) -> Option<Phrase> {
        let link = phrase
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| at > floor)?;
        let links = [
            "of", "for", "from", "at", "in", "with", "to", "on", "near", "behind", "against",
            "over", "under",
        ];
        if !self.is_any(link, &links) {
            return None;
        }
        let mut noun = link - 1;
        while noun > floor
            && matches!(self.tag(noun), Tag::Jj | Tag::Vbn | Tag::Vbg)
            && self.mentions.at(noun).is_none()
        {
            noun -= 1;
        }
        let is_noun = matches!(self.upos(noun), Upos::Noun | Upos::Propn | Upos::Num)
            || self.is_any(
                noun,
                &["many", "some", "most", "one", "those", "others", "all"],
            );
        if !is_noun || self.is_time(noun) {
            return None;
        }
        let left = self.phrase_to(noun, floor)?;
        Some(Phrase {
            tokens: left.tokens.start..phrase.tokens.end,
            head: left.head,
        })
    }

    /// Where the mention that holds a token begins; else the token.
    fn begin_at(&self, token: usize) -> usize {
        self.mentions
            .at(token)
            .map_or(token, |mention| mention.whole.start.min(token))
    }

    fn joins(&self, at: usize) -> bool {
        matches!(
            self.tag(at),
            Tag::Nn
                | Tag::Nns
                | Tag::Nnp
                | Tag::Nnps
                | Tag::Jj
                | Tag::Jjr
                | Tag::Jjs
                | Tag::Cd
                | Tag::Dt
                | Tag::PrpPoss
                | Tag::Pos
        ) || self.tag(at) == Tag::Hyph && self.is_tight(at)
            || self.text.is(at, "&")
    }

    /// Whether no blank stands before a token.
    fn is_tight(&self, at: usize) -> bool {
        let tokens = self.text.tokens();
        match (
            at.checked_sub(1).and_then(|before| tokens.get(before)),
            tokens.get(at),
        ) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    pub fn is_time(&self, at: usize) -> bool {
        self.has(at, class::WEEKDAY)
            || self.has(at, class::MONTH)
            || self.is_any(
                at,
                &[
                    "today",
                    "yesterday",
                    "tonight",
                    "morning",
                    "afternoon",
                    "evening",
                    "night",
                    "week",
                    "month",
                    "year",
                ],
            )
    }

    /// "in 2010"
    fn is_year(&self, at: usize) -> bool {
        let word = self.text.word(at);
        word.len() == 4
            && word.bytes().all(|byte| byte.is_ascii_digit())
            && at > 0
            && self.is_any(at - 1, &["in", "since", "of"])
    }

    /// The token before a time phrase that ends here.
    fn before_time(&self, last: usize, floor: usize) -> Option<usize> {
        let mut at = last;
        while at > floor
            && (self.is_time(at)
                || self.is_year(at)
                || self.tag(at) == Tag::Cd && self.is_time(at - 1))
        {
            at -= 1;
        }
        if at == last {
            return None;
        }
        if self.is_any(at, &["this", "last", "earlier", "late", "early", "later"]) && at > floor {
            at -= 1;
        }
        if self.is_any(at, &["on", "in", "late", "early"]) && at > floor {
            at -= 1;
        }
        (at < last && at >= floor).then_some(at)
    }

    fn before_bracket(&self, last: usize, floor: usize) -> Option<usize> {
        if self.text.word(last) != ")" {
            return None;
        }
        let open = (floor..last)
            .rev()
            .take(12)
            .find(|&at| self.text.word(at) == "(")?;
        open.checked_sub(1).filter(|&at| at >= floor)
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

    fn is_common_noun(&self, at: usize) -> bool {
        self.upos(at) == Upos::Noun && self.who_at(at).is_none()
    }

    /// A person's name that fills a stretch of tokens.
    fn name_alone(&self, tokens: Range<usize>) -> Option<Phrase> {
        let mention = self.mentions.at(tokens.end.checked_sub(1)?)?;
        let fills = mention.whole.end == tokens.end && mention.whole.start <= tokens.start;
        (fills && matches!(mention.who, Who::Person(_)) && mention.form != Form::Pronoun).then(
            || Phrase {
                tokens: mention.tokens.clone(),
                head: mention.tokens.end - 1,
            },
        )
    }

    /// The phrase that begins at a token: "a senior aide to the minister", "Foreign Minister Jan Novak".
    pub fn phrase_from(&self, from: usize, ceiling: usize) -> Option<Phrase> {
        if from >= ceiling
            || self.is_quoted(from)
            || !self.is_nominal(from)
                && !matches!(self.tag(from), Tag::PrpPoss | Tag::Vbn | Tag::Vbg)
        {
            return None;
        }
        if self.tag(from) == Tag::Prp {
            return Some(Phrase {
                tokens: from..from + 1,
                head: from,
            });
        }
        let mut end = from;
        while end < ceiling && !self.is_quoted(end) {
            let mention = self
                .mentions
                .at(end)
                .filter(|mention| mention.whole.start <= end);
            if let Some(mention) = mention {
                end = mention.whole.end.max(end + 1);
            } else if (self.joins(end) || end == from)
                && !(end > from && matches!(self.tag(end), Tag::Dt | Tag::PrpPoss))
                && !(end > from && self.is_time(end))
            {
                end += 1;
            } else {
                break;
            }
        }
        let end = end.min(ceiling);
        let head = end.checked_sub(1).filter(|&head| head >= from)?;
        if self.tag(head) == Tag::Pos {
            return None;
        }
        // "said the ministry's spokesman, Jan Novak"
        if self.is_common_noun(head)
            && self.is_comma(end)
            && let Some(mention) = self.mentions.at(end + 1)
        {
            let alone = mention.whole.start == end + 1
                && mention.whole.end <= ceiling
                && matches!(mention.who, Who::Person(_))
                && matches!(mention.form, Form::Full | Form::Titled);
            if alone && self.tag(mention.whole.end) != Tag::Pos {
                return Some(Phrase {
                    tokens: mention.tokens.clone(),
                    head: mention.tokens.end - 1,
                });
            }
        }
        Some(Phrase {
            tokens: from..end,
            head,
        })
    }

    /// The subject behind the verb: "said the minister".
    pub fn inverted(&self, cue: Cue, ceiling: usize) -> Option<Phrase> {
        if self.text.lemma_is(cue.at, "tell")
            || !matches!(self.tag(cue.at), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Vbn)
        {
            return None;
        }
        let mut from = cue.end;
        while from < ceiling && self.tag(from) == Tag::Rb {
            from += 1;
        }
        if self.is_time(from)
            || self.is_any(
                from,
                &[
                    "him", "her", "them", "me", "us", "it", "that", "this", "there",
                ],
            )
        {
            return None;
        }
        self.phrase_from(from, ceiling)
    }

    /// The subject behind a verb in the middle of a sentence, closed by a comma or the end: ", said the minister,".
    pub fn inverted_aside(&self, cue: Cue, floor: usize, ceiling: usize) -> Option<Phrase> {
        let before = cue.at.checked_sub(1).filter(|_| cue.at > floor);
        let opened =
            before.is_none_or(|at| self.is_comma(at) || self.is_dash(at) || self.is_quoted(at));
        let phrase = self.inverted(cue, ceiling).filter(|_| opened)?;
        let next = phrase.tokens.end;
        let closed = next >= ceiling
            || self.is_quoted(next)
            || self.is_comma(next)
            || self.is_dash(next)
            || self.stops(next)
            || self.is_any(next, &["who", "of", "on", "in"]);
        (closed && self.is_animate(&phrase)).then_some(phrase)
    }
}
