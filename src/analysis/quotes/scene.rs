//! What the questions of this stage are asked of: the words, who is named where, and what stands between marks.

use std::ops::Range;

use super::marks::{self, Stretch};
use crate::{
    analysis::people::mentions::Mentions,
    grammar::lexicon::{self, class},
    model::{
        document::Who,
        span::Span,
        text::{Class, Tag, Text, Upos},
    },
};

#[derive(Debug)]
pub(super) struct Scene<'a> {
    pub text: Text<'a>,
    pub mentions: Mentions,
    pub stretches: Vec<Stretch>,
    /// The tokens of each stretch, marks included.
    pub tokens: Vec<Range<usize>>,
    /// For each token the number of the stretch it lies in, counted from one; zero outside.
    within: Vec<u32>,
    /// Tokens of each paragraph.
    pub paragraphs: Vec<Range<usize>>,
}

/// No sentence is read further than so many tokens from the word in question.
const WIDEST: usize = 300;

/// A word that tells of speech.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub at: usize,
    /// Behind its last token: "pointed out" has two.
    pub end: usize,
    pub force: Force,
}

/// What a verb does with the words that it brings.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Force {
    /// It brings whole sentences of speech.
    Saying,
    /// It brings a judgement: X called it "a step".
    Judging,
    /// It tells what someone thinks or wants.
    Thinking,
}

impl<'a> Scene<'a> {
    pub fn read(text: Text<'a>, mentions: Mentions) -> Self {
        let paragraphs = paragraphs(text);
        let spans: Vec<Span> = paragraphs
            .iter()
            .map(|tokens| text.words.span(tokens.clone()))
            .collect();
        let stretches = marks::stretches(text.body, &spans);
        let tokens: Vec<Range<usize>> = stretches
            .iter()
            .map(|stretch| text.words.tokens_in(stretch.outer))
            .collect();
        let mut within = vec![0; text.tokens().len()];
        for (number, tokens) in (1..).zip(&tokens) {
            if let Some(run) = within.get_mut(tokens.clone()) {
                run.fill(number);
            }
        }
        Self {
            text,
            mentions,
            stretches,
            tokens,
            within,
            paragraphs,
        }
    }

    /// The stretch in which a token lies.
    pub fn stretch_at(&self, token: usize) -> Option<usize> {
        (*self.within.get(token)? as usize).checked_sub(1)
    }

    pub fn is_quoted(&self, token: usize) -> bool {
        self.stretch_at(token).is_some()
    }

    pub fn tag(&self, token: usize) -> Tag {
        self.text.tokens().get(token).map_or(Tag::Xx, |t| t.tag)
    }

    pub fn upos(&self, token: usize) -> Upos {
        self.text.tokens().get(token).map_or(Upos::X, |t| t.upos)
    }

    pub fn has(&self, token: usize, class: Class) -> bool {
        self.text.hits.class_at(token, class).is_some()
    }

    pub fn is_any(&self, token: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.text.is(token, word))
    }

    /// The sentence in which a token lies, within its paragraph.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let at = self.text.words.sentence_of(token);
        let (Some(sentence), Some(paragraph)) = (
            self.text.words.sentences.get(at),
            self.paragraphs.get(self.paragraph_of(token)),
        ) else {
            return 0..0;
        };
        let start = sentence.tokens.start.max(paragraph.start);
        let near = token.saturating_sub(WIDEST)..token + WIDEST;
        let start = start.max(near.start);
        start
            ..sentence
                .tokens
                .end
                .min(paragraph.end)
                .min(near.end)
                .max(start)
    }

    /// Where the sentence of a token begins; quoted words behind a full stop begin one.
    pub fn start_of(&self, token: usize) -> usize {
        let own = self.sentence(token);
        let first = self
            .tokens
            .partition_point(|tokens| tokens.start <= own.start);
        let inside = (first..self.tokens.len()).take_while(|&at| self.tokens[at].start <= token);
        let opened = inside.filter(|&at| self.opens_sentence(at)).last();
        opened.map_or(own.start, |at| self.tokens[at].start)
    }

    /// Whether a stretch stands behind a full stop and begins like a sentence.
    fn opens_sentence(&self, index: usize) -> bool {
        let Some(before) = self.tokens[index].start.checked_sub(1) else {
            return true;
        };
        let words = self.stretches[index].inner.of(self.text.body);
        let long = words.split_whitespace().nth(3).is_some();
        self.stops(before)
            && !words.starts_with(char::is_lowercase)
            && (long || self.text.word(before).len() == 1)
    }

    /// Whether a token outside of marks ends a sentence.
    pub fn stops(&self, token: usize) -> bool {
        !self.is_quoted(token) && self.text.word(token).ends_with(['.', '!', '?'])
    }

    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.end <= token)
    }

    /// The verb of saying, judging or thinking that begins at a token outside of all marks.
    pub fn cue_at(&self, token: usize) -> Option<Cue> {
        if self.is_quoted(token) {
            return None;
        }
        let verb = self.upos(token) == Upos::Verb
            || self.is_any(
                token,
                &["said", "says", "told", "added", "tweeted", "wrote"],
            );
        let before = token.checked_sub(1).map_or(Tag::Xx, |at| self.tag(at));
        if matches!(before, Tag::PrpPoss | Tag::Pos | Tag::Dt) {
            return None;
        }
        if !verb {
            // A form that only a verb of saying has, before "that", whatever its tag.
            let tells = self.text.is(token + 1, "that") && says_by_form(self.text.word(token));
            return tells.then_some(Cue {
                at: token,
                end: token + 1,
                force: Force::Saying,
            });
        }
        let known = [
            (class::SAYING, Force::Saying),
            (class::JUDGING, Force::Judging),
            (class::THINKING, Force::Thinking),
        ];
        let (hit, force) = known
            .into_iter()
            .find_map(|(class, force)| Some((self.text.hits.class_at(token, class)?, force)))?;
        Some(Cue {
            at: token,
            end: token + usize::from(hit.len),
            force,
        })
    }

    /// A verb that stands beside marks: there more verbs bring speech, and the form of a word says more than its tag.
    pub fn cue_beside(&self, token: usize) -> Option<Cue> {
        if let Some(cue) = self.cue_at(token).filter(|cue| cue.force == Force::Saying) {
            return Some(cue);
        }
        if self.is_quoted(token) {
            return None;
        }
        let cue = |end: usize| Cue {
            at: token,
            end,
            force: Force::Saying,
        };
        let here = self.text.hits.class_at(token, class::BESIDE_MARKS);
        if let Some(hit) = here.filter(|_| self.upos(token) == Upos::Verb) {
            return Some(cue(token + usize::from(hit.len)));
        }
        says_by_form(self.text.word(token)).then(|| cue(token + 1))
    }

    /// Whether a verb stands in an if-clause: what it tells has not been said.
    pub fn is_condition(&self, verb: usize) -> bool {
        let group = self.text.words.group_of(verb);
        group.is_some_and(|group| group.conditional)
    }

    pub fn is_finite(&self, token: usize) -> bool {
        matches!(self.tag(token), Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md)
    }

    pub fn is_comma(&self, token: usize) -> bool {
        self.text.word(token) == ","
    }

    pub fn is_dash(&self, token: usize) -> bool {
        matches!(self.text.word(token), "—" | "–" | "--" | "-" | "―")
    }

    /// Who is meant by the phrase whose head is this token.
    pub fn who_at(&self, head: usize) -> Option<Who> {
        let mention = self.mentions.at(head)?;
        mention.tokens.contains(&head).then_some(mention.who)
    }
}

/// Whether a word is a form in the past or present of a verb of saying, whatever its tag.
fn says_by_form(word: &str) -> bool {
    const IRREGULAR: [&str; 8] = [
        "said", "told", "wrote", "says", "tells", "writes", "swore", "put",
    ];
    let says = |stem: &str| lexicon::value(stem, class::SAYING).is_some();
    let small = word.starts_with(|c: char| c.is_ascii_lowercase());
    if !small || word.len() > 16 {
        return false;
    }
    if let Some(stem) = word.strip_suffix("ied").or(word.strip_suffix("ies")) {
        return says(&format!("{stem}y"));
    }
    let past = word
        .strip_suffix("ed")
        .into_iter()
        .chain(word.strip_suffix('d'));
    let present = word.strip_suffix('s');
    IRREGULAR.contains(&word) && word != "put" || past.chain(present).any(says)
}

/// Paragraphs end at blank lines, and at line breaks in texts that are not wrapped.
fn paragraphs(text: Text<'_>) -> Vec<Range<usize>> {
    const WIDEST: usize = 160;
    let wrapped = text.body.lines().all(|line| line.len() <= WIDEST);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    let mut opening = text
        .words
        .sentences
        .iter()
        .filter(|sentence| sentence.opens_paragraph)
        .map(|sentence| sentence.tokens.start)
        .peekable();
    for (at, token) in text.tokens().iter().enumerate() {
        let start = token.span.start as usize;
        let gap = text.body.get(before..start).unwrap_or("");
        let opens = opening.next_if_eq(&at).is_some() || !wrapped && gap.contains('\n');
        match out.last_mut() {
            Some(last) if !opens => last.end = at + 1,
            _ => out.push(at..at + 1),
        }
        before = token.span.end as usize;
    }
    out
}
