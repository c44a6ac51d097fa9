//! What the questions of this stage are asked of: the words, who is named where, and what stands between marks.

use std::ops::Range;

use super::marks::{self, Stretch};
use crate::{
    analysis::people::mentions::Mentions,
    grammar::lexicon::class,
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

/// A word that tells of speech.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cue {
    pub at: usize,
    /// Behind its last token: "pointed out" has two.
    pub end: usize,
    /// Whether it brings whole sentences of speech.
    pub strong: bool,
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
        let word = self.text.word(token);
        words.iter().any(|one| word.eq_ignore_ascii_case(one))
    }

    /// The sentence in which a token lies.
    pub fn sentence(&self, token: usize) -> Range<usize> {
        let at = self.text.words.sentence_of(token);
        let sentence = self.text.words.sentences.get(at);
        sentence.map_or(0..0, |sentence| sentence.tokens.clone())
    }

    pub fn paragraph_of(&self, token: usize) -> usize {
        self.paragraphs
            .partition_point(|paragraph| paragraph.end <= token)
    }

    /// The verb of saying that begins at a token outside of all marks.
    pub fn cue_at(&self, token: usize) -> Option<Cue> {
        if self.is_quoted(token) {
            return None;
        }
        let verb = self.upos(token) == Upos::Verb
            || self.is_any(
                token,
                &["said", "says", "told", "added", "tweeted", "wrote"],
            );
        if !verb {
            return None;
        }
        let strong = self.text.hits.class_at(token, class::SAYING);
        let hit = strong.or_else(|| self.text.hits.class_at(token, class::JUDGING))?;
        Some(Cue {
            at: token,
            end: token + usize::from(hit.len),
            strong: strong.is_some(),
        })
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

/// Paragraphs end at blank lines, and at line breaks in texts that are not wrapped.
fn paragraphs(text: Text<'_>) -> Vec<Range<usize>> {
    const WIDEST: usize = 160;
    let wrapped = text.body.lines().all(|line| line.len() <= WIDEST);
    let mut out: Vec<Range<usize>> = Vec::new();
    let mut before = 0;
    for sentence in &text.words.sentences {
        let start = sentence.span.start as usize;
        let gap = text.body.get(before..start).unwrap_or("");
        let opens = sentence.opens_paragraph || !wrapped && gap.contains('\n');
        match out.last_mut() {
            Some(last) if !opens => last.end = sentence.tokens.end,
            _ => out.push(sentence.tokens.clone()),
        }
        before = sentence.span.end as usize;
    }
    out
}
