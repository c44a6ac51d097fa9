//! How a sentence speaks: as a report, as a question, as somebody in person, of an accident, of a life, of business.
//!
//! In: a text and its quotes. Out: one record a sentence, made in one walk over the words. What it means for an event is
//! for `worth` to say.

use super::Layers;
use crate::{
    grammar::lexicon::class,
    model::text::{Class, Sentence, Text},
};

#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Tone {
    /// It ends with a question mark.
    pub(super) asks: bool,
    /// Somebody speaks in person, without marks: "I", "we", "you"; or it stands in a transcript.
    pub(super) personal: bool,
    /// "we", "our".
    of_us: bool,
    /// Accidents, diseases and forces of nature.
    pub(super) mishap: bool,
    /// Arms and those who bear them.
    pub(super) armed: bool,
    /// Offices, parties, protests, wars: what makes a deed one of politics.
    pub(super) political: bool,
    /// Births, schools, careers.
    pub(super) life: bool,
    /// Companies and markets.
    pub(super) business: bool,
    /// "usually", "every year".
    pub(super) habit: bool,
    /// Matches, cups and teams.
    pub(super) game: bool,
}

pub(super) fn read(
    text: Text<'_>,
    layers: Layers<'_>,
    quoted: &[bool],
    timed: &[bool],
) -> Vec<Tone> {
    let mut talk = layers
        .quotes
        .iter()
        .filter(|quote| quote.rule == "transcript")
        .map(|quote| quote.span)
        .peekable();
    let mut tones = Vec::with_capacity(text.words.sentences.len());
    for sentence in &text.words.sentences {
        while talk
            .peek()
            .is_some_and(|span| span.end <= sentence.span.start)
        {
            talk.next();
        }
        let spoken = talk
            .peek()
            .is_some_and(|span| span.start < sentence.span.end);
        tones.push(tone(text, sentence, quoted, timed, spoken));
    }
    let in_person = tones.iter().filter(|tone| tone.personal).count();
    let talk = in_person * 8 >= tones.len();
    for tone in &mut tones {
        tone.personal |= talk && tone.of_us;
    }
    // A report of matches speaks of nothing else: "beat Norway", "signed Lind".
    let count = |is: fn(&Tone) -> bool| tones.iter().filter(|tone| is(tone)).count();
    let games = count(|tone| tone.game);
    if games >= 3 && games * 4 >= tones.len() && games > count(|tone| tone.armed) {
        tones.iter_mut().for_each(|tone| tone.game = true);
    }
    tones
}

fn tone(
    text: Text<'_>,
    sentence: &Sentence,
    quoted: &[bool],
    timed: &[bool],
    spoken: bool,
) -> Tone {
    let mut tone = Tone {
        personal: spoken,
        ..Tone::default()
    };
    let free = |token: &usize| !quoted.get(*token).copied().unwrap_or(false);
    for token in sentence.tokens.clone().filter(free) {
        tone.asks |= text.is(token, "?");
        // "May 3-4" is no score.
        let of_a_time = timed.get(token).copied().unwrap_or(false);
        tone.game |= !of_a_time && is_score(text, token);
        for hit in text.hits.at(token) {
            // "an old bomber crashed"
            if hit.class == class::ARMED && is_craft(text, token) && crashes(text, token) {
                continue;
            }
            if hit.class != class::AS_ONE_OF_US || !is_loud(text.word(token)) {
                tone.hear(hit.class);
            }
        }
    }
    tone
}

/// What flies or sails and bears arms.
fn is_craft(text: Text<'_>, token: usize) -> bool {
    ["bomber", "warplane", "warship", "drone"]
        .iter()
        .any(|craft| text.lemma_is(token, craft))
}

fn crashes(text: Text<'_>, token: usize) -> bool {
    (token + 1..(token + 8).min(text.tokens().len())).any(|at| {
        ["crash", "collide"]
            .iter()
            .any(|verb| text.lemma_is(at, verb))
    })
}

/// "US" is no pronoun.
fn is_loud(word: &str) -> bool {
    word.len() > 1 && !word.contains(char::is_lowercase)
}

/// "6-4", also in three pieces.
fn is_score(text: Text<'_>, token: usize) -> bool {
    let word = text.word(token);
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let short = |word: &str| {
        (1..=2).contains(&word.len()) && word.bytes().all(|byte| byte.is_ascii_digit())
    };
    if let Some((one, other)) = word.split_once(['-', '–']) {
        return short(one) && short(other);
    }
    let count = text.tokens().len();
    token + 2 < count
        && short(word)
        && matches!(text.word(token + 1), "-" | "–")
        && short(text.word(token + 2))
        && text.tokens()[token].span.end == text.tokens()[token + 1].span.start
}

impl Tone {
    fn hear(&mut self, heard: Class) {
        match heard {
            class::IN_PERSON => self.personal = true,
            class::AS_ONE_OF_US => self.of_us = true,
            class::MISHAP => self.mishap = true,
            class::ARMED => self.armed = true,
            class::POLITICAL => self.political = true,
            class::OF_A_LIFE => self.life = true,
            class::OF_BUSINESS => self.business = true,
            class::HABIT => self.habit = true,
            class::OF_A_GAME => self.game = true,
            _ => {}
        }
    }
}
