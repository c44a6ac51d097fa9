//! Noun phrases around a token, and what they hang on: "a senior aide to the minister".
//!
//! In: a scene and the token with which the words begin or end. Out: a [`Phrase`]. Whether it can speak is not asked here.

use std::ops::Range;

use super::scene::Scene;
use crate::model::{
    document::{Form, Who},
    text::{Tag, Upos},
};

/// A noun phrase or pronoun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Phrase {
    pub tokens: Range<usize>,
    pub head: usize,
}

impl Scene<'_> {
    /// The phrase that ends with a token: its words, and what it hangs on by "of", "for", "in".
    pub(super) fn phrase_to(&self, last: usize, floor: usize) -> Option<Phrase> {
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
            while start > floor
                && self.joins(start - 1)
                && !self.is_quoted(start - 1)
                && !self.is_time(start - 1)
            {
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
        let mut end = end.min(ceiling);
        // "said a diplomat familiar with the talks", "said a man wounded there"
        let describes = |at: usize| matches!(self.tag(at), Tag::Jj | Tag::Vbn | Tag::Vbg);
        while end >= from + 2 && describes(end - 1) && self.upos(end - 2) == Upos::Noun {
            end -= 1;
        }
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

    /// "a spokesman for" before a phrase: the noun on which it hangs.
    pub(super) fn hung_on(&self, phrase: &Phrase, floor: usize) -> Option<Phrase> {
        let link = phrase
            .tokens
            .start
            .checked_sub(1)
            .filter(|&at| at > floor)?;
        let links = [
            "of", "for", "from", "at", "in", "with", "to", "on", "near", "behind", "against",
            "over", "under", "through", "across", "outside", "inside", "into",
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

    /// Where the mention that holds a token begins; else the token.
    pub(super) fn begin_at(&self, token: usize) -> usize {
        self.mentions
            .at(token)
            .map_or(token, |mention| mention.whole.start.min(token))
    }

    pub(super) fn joins(&self, at: usize) -> bool {
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
            || self.is_any(
                at,
                &[
                    "retired", "exiled", "jailed", "ousted", "deposed", "detained", "acting",
                    "outgoing",
                ],
            )
    }

    /// Whether no blank stands before a token.
    pub(super) fn is_tight(&self, at: usize) -> bool {
        let tokens = self.text.tokens();
        match (
            at.checked_sub(1).and_then(|before| tokens.get(before)),
            tokens.get(at),
        ) {
            (Some(before), Some(token)) => before.span.end == token.span.start,
            _ => false,
        }
    }

    pub(super) fn is_common_noun(&self, at: usize) -> bool {
        self.upos(at) == Upos::Noun && self.who_at(at).is_none()
    }

    /// A person's name that fills a stretch of tokens.
    pub(super) fn name_alone(&self, tokens: Range<usize>) -> Option<Phrase> {
        let mention = self.mentions.at(tokens.end.checked_sub(1)?)?;
        let fills = mention.whole.end == tokens.end && mention.whole.start <= tokens.start;
        (fills && matches!(mention.who, Who::Person(_)) && mention.form != Form::Pronoun).then(
            || Phrase {
                tokens: mention.tokens.clone(),
                head: mention.tokens.end - 1,
            },
        )
    }
}
