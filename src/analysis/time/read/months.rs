//! Months that are told by name: "in May", "last June", and what is no month: May who speaks, a march.

use chrono::Datelike;

use super::{super::tense, Direction, Reading, Words};
use crate::{
    analysis::calendar::Stretch,
    grammar::lexicon::class,
    model::{document::TimeKind, text::Tag},
};

const SAID: &[&str] = &["said", "says", "asked", "added", "told", "wrote"];

impl Words<'_> {
    pub(super) fn month(&self) -> Option<Reading> {
        let month = self.value(class::MONTH)?;
        let year = self.year();
        if year.is_none() && self.is_another_word() {
            return None;
        }
        match year.or_else(|| self.bare_month(month)) {
            Some(year) => Some(Reading::stretch(Stretch::Month(year, month))),
            None => Some(Reading::value(TimeKind::Date, format!("XXXX-{month:02}"))),
        }
    }

    /// May who speaks, a march, Jan the man, April the woman.
    fn is_another_word(&self) -> bool {
        let token = self.found.tokens.end - 1;
        let tokens = self.text.tokens();
        let Some(tag) = tokens.get(token).map(|token| token.tag) else {
            return true;
        };
        let word = self.text.word(token);
        if self.word_before(&["black"]) && self.found.tokens.len() == 1 {
            return true;
        }
        if !word.is_ascii() || matches!(tag, Tag::Md | Tag::Vb | Tag::Vbp | Tag::Vbd) {
            return true;
        }
        let doubtful = ["May", "March", "April", "June", "August", "Jan"];
        if !doubtful.contains(&word) || self.found.tokens.len() > 1 {
            return false;
        }
        let name = |at: usize| {
            tokens.get(at).is_some_and(|token| token.tag == Tag::Nnp)
                && self.text.word(at).starts_with(char::is_uppercase)
        };
        let sentence = self.text.words.sentence_of(token);
        let inside = |at: &usize| self.text.words.sentence_of(*at) == sentence;
        let before = token.checked_sub(1).filter(inside);
        let told = before.is_some_and(|at| {
            self.text
                .tokens()
                .get(at)
                .is_some_and(|token| matches!(token.tag, Tag::In | Tag::Hyph))
        });
        let named = before.is_some_and(name) || name(token + 1) && inside(&(token + 1)) && !told;
        // "said May."
        let speaks = before.is_some_and(|at| SAID.iter().any(|word| self.text.is(at, word)))
            && (self.word_behind(&[".", ",", ";"]) || token + 1 >= tokens.len());
        let marched = word == "March" && !told && self.word_behind(&["for", "on", "of"]);
        // "Theresa May ... May's visit", but "in May"
        let owns = tokens
            .get(token + 1)
            .is_some_and(|next| next.tag == Tag::Pos);
        let somebody = (!told || owns && !self.word_before(&["in", "since", "until", "of"]))
            && self.frame.is_somebody(self.text, word);
        named || marched || speaks || somebody
    }

    /// A month without a year: the one that has begun last, or the one ahead where the clause points ahead.
    pub(super) fn bare_month(&self, month: u32) -> Option<i32> {
        if self.lent.is_some() || self.frame.history {
            return self.year_of(month, 15);
        }
        let from = self.frame.published?;
        if let Some(begin) = self.begin() {
            return Some(begin.year() + i32::from(month < begin.month()));
        }
        if let Some(year) = self.story_year(month) {
            return Some(year);
        }
        let direction = match self.direction() {
            _ if self.word_before(&["since"]) => Direction::Back,
            // "was its president until May"
            Direction::Back
                if self.word_before(&["until", "till"]) && !tense::lasts(self.text, self.at()) =>
            {
                Direction::Back
            }
            _ if self.word_before(&["until", "till"]) => Direction::Ahead,
            _ if self.word_before(&["through"]) && tense::lasts(self.text, self.at()) => {
                Direction::Ahead
            }
            Direction::Back => Direction::Back,
            _ if self.word_before(&["through"]) && !self.told_past() => Direction::Ahead,
            // "a June agreement" may be long signed, unlike "the June summit".
            _ if self.is_before_noun() && !self.told_ahead() => Direction::Open,
            _ if self.word_before(&["by", "effective"]) => Direction::Ahead,
            direction => direction,
        };
        Some(match direction {
            Direction::Ahead => from.year() + i32::from(month < from.month()),
            Direction::Back => from.year() - i32::from(month > from.month()),
            // An open clause means the nearest: up to four months ahead, else the past one.
            _ if month > from.month() => from.year() - i32::from(month - from.month() > 4),
            _ => from.year() + i32::from(from.month() - month > 8),
        })
    }

    pub(super) fn month_beside(&self) -> Option<Reading> {
        let month = self.value(class::MONTH)?;
        if self.says(&["that"]) {
            let (told, anchor) = self.frame.told(self.text, self.at())?;
            let month = Stretch::Month(told.first()?.year(), month);
            return Some(Reading::stretch(month).counted_from(anchor));
        }
        let Some(from) = self.frame.published else {
            return Some(Reading::value(TimeKind::Date, format!("XXXX-{month:02}")));
        };
        let shift = self.beside();
        let year = if self.says(&["year"]) {
            from.year() + i32::try_from(shift).ok()?
        } else {
            match shift {
                // In March, "last February" is that of the year before: the other one would be "last month".
                -1 => from.year() - i32::from(month + 1 >= from.month()),
                1 => from.year() + i32::from(month <= from.month()),
                _ => from.year(),
            }
        };
        Some(Reading::stretch(Stretch::Month(year, month)))
    }
}
