//! Where names may stand: runs of words with capitals, with what joins them.
//!
//! In: a text and its shapes. Out: runs of [`Unit`]s. A unit is what is written as one ("Al-Sisi", "J.D.", "Jae-in"),
//! or a small word between two capitals ("of", "bin"). What a run names is decided in `segment`.

use std::ops::Range;

use super::lists;
use super::shapes::{
    self, CALENDAR, CAP, FIRST, FUNCTION, GIVEN, HYPHEN, LINK, LOUD, Marks, NAMED, OPENER,
    ORDINARY, ORG_WORD, PARTICLE, PLACE_BEGIN, POSSESSIVE, POSTNOMINAL, ROLE_END, SMALL_TAIL,
    SPEECH_LABEL, SUFFIX, Shapes, TAIL, TITLE_END, TITLED, UPPER,
};
use crate::model::text::{Tag, Text, Upos};

#[derive(Debug, Clone)]
pub struct Unit {
    /// Tokens.
    pub first: usize,
    pub end: usize,
    /// The marks of its first token, with those of the last for what stands at ends.
    pub marks: Marks,
    /// Stands for the word, see [`shapes::key`].
    pub key: u64,
    pub role: UnitRole,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitRole {
    /// A word with a capital.
    Word,
    /// "bin", "von der"
    Particle,
    /// "of", "and", "'s"
    Link,
}

/// All runs of a text: the units, and for each run its part of them.
#[derive(Debug, Default)]
pub struct Runs {
    pub units: Vec<Unit>,
    pub runs: Vec<Range<usize>>,
}

pub fn read(text: Text<'_>, shapes: &Shapes) -> Runs {
    let tokens = text.tokens().len();
    let mut runs = Runs {
        units: Vec::with_capacity(tokens / 3),
        runs: Vec::with_capacity(tokens / 6),
    };
    for sentence in &text.words.sentences {
        let reader = Reader {
            text,
            shapes,
            end: sentence.tokens.end,
        };
        let mut at = sentence.tokens.start;
        while at < sentence.tokens.end {
            if !shapes.has(at, CAP | shapes::OPENER) {
                at += 1;
                continue;
            }
            let begin = runs.units.len();
            let end = reader.run(at, &mut runs.units);
            if runs.units.len() > begin {
                runs.runs.push(begin..runs.units.len());
            }
            at = end.max(at + 1);
        }
    }
    runs
}

struct Reader<'a> {
    text: Text<'a>,
    shapes: &'a Shapes,
    end: usize,
}

impl Reader<'_> {
    /// Reads the run that begins at a token; returns where it ends.
    fn run(&self, from: usize, out: &mut Vec<Unit>) -> usize {
        let begin = out.len();
        let mut at = from;
        if let Some(end) = self.opener(at) {
            out.push(self.unit(at, end, UnitRole::Particle));
            at = end;
        } else if !self.is_name_word(at) {
            return from;
        }
        while at < self.end {
            if self.is_name_word(at) {
                let end = self.word_end(at);
                out.push(self.unit(at, end, UnitRole::Word));
                at = end;
            } else if let Some(next) = self.nickname(at).filter(|_| at > from) {
                out.push(self.unit(at, next, UnitRole::Particle));
                at = next;
            } else if let Some(next) = self.joined(at) {
                for token in at..next {
                    let marks = self.shapes.get(token);
                    // The hyphen of "al-Masri" holds a name together, that of "Putin-Trump" parts two.
                    let inside = marks & HYPHEN != 0 && token > at;
                    let role = if marks & PARTICLE != 0 || inside {
                        UnitRole::Particle
                    } else {
                        UnitRole::Link
                    };
                    out.push(self.unit(token, token + 1, role));
                }
                at = next;
            } else {
                break;
            }
        }
        if out.len() == begin { from } else { at }
    }

    /// A word with a capital that is no function word at the start of a sentence or in a heading.
    fn is_name_word(&self, at: usize) -> bool {
        let marks = self.shapes.get(at);
        if marks & CAP == 0 || at >= self.end {
            return false;
        }
        // In a heading every word has a capital: its verb is no part of a name ("Rebel Group Frees Hostages").
        let verb = marks & LOUD != 0
            && (marks & (NAMED | PLACE_BEGIN | ORG_WORD) == 0
                && self.text.tokens().get(at).is_some_and(|token| {
                    matches!(token.upos, Upos::Verb | Upos::Aux | Upos::Adp | Upos::Adv)
                })
                || self.is_verb_of_headline(at));
        if verb || self.opens_a_sentence(at) || self.is_label(at) || self.is_behind_a_name(at) {
            return false;
        }
        let function = marks & FUNCTION != 0
            && (marks & (FIRST | LOUD | UPPER) != 0 || self.text.word(at).len() < 4);
        // "Kang In-sun"
        !function
            || self.is_the_of_a_name(at)
            || self.is_named_like_a_small_word(at)
            || self.shapes.has(at + 1, HYPHEN) && marks & FIRST == 0
    }

    /// "Reed Banks on Truce": a verb that is a surname as well, unless another verb follows ("Ana Banks Says").
    fn is_verb_of_headline(&self, at: usize) -> bool {
        let marks = self.shapes.get(at);
        let finite = |at: usize| {
            let token = self.text.tokens().get(at).filter(|_| at < self.end);
            token.is_some_and(|token| matches!(token.tag, Tag::Vbz | Tag::Vbd | Tag::Vbp))
        };
        // "Secretary Holm", but "Soldiers Storm Palace"
        let tag = |at: usize| {
            self.text
                .tokens()
                .get(at)
                .map_or(Tag::Xx, |token| token.tag)
        };
        let agrees = tag(at) != Tag::Vbp || at > 0 && matches!(tag(at - 1), Tag::Nns | Tag::Nnps);
        marks & (TITLED | ORDINARY) == TITLED | ORDINARY
            && marks & (PLACE_BEGIN | ORG_WORD | GIVEN) == 0
            && finite(at)
            && agrees
            && !finite(at + 1)
    }

    /// "Sadly", "Obviously", "Remarked": an ordinary word that has its capital from its place alone.
    fn opens_a_sentence(&self, at: usize) -> bool {
        let marks = self.shapes.get(at);
        let listed = NAMED | PLACE_BEGIN | ORG_WORD | TITLE_END | ROLE_END | UPPER;
        marks & (FIRST | ORDINARY) == FIRST | ORDINARY
            && marks & listed == 0
            && match self.text.tokens().get(at).map(|token| token.upos) {
                Some(Upos::Adv | Upos::Sconj | Upos::Intj) => true,
                Some(Upos::Verb | Upos::Aux | Upos::Adp) => self.shapes.has(at + 1, CAP),
                _ => false,
            }
    }

    /// "QUESTION:" says that somebody asks, not who; "Image:" whose work is shown.
    fn is_label(&self, at: usize) -> bool {
        if self.text.word(at + 1) == ":" && is_credit(self.text.word(at)) {
            return true;
        }
        let marks = self.shapes.get(at);
        let asks = self.text.word(at) == "Q" && marks & FIRST != 0;
        marks & SPEECH_LABEL != 0
            && (marks & UPPER != 0 || self.text.word(at + 1) == ":" || asks)
            && !self.shapes.has(at.wrapping_sub(1), CAP)
    }

    /// "Ann Reed MP", "John Hale QC": letters that are no part of the name before them.
    fn is_behind_a_name(&self, at: usize) -> bool {
        self.shapes.has(at, POSTNOMINAL)
            && at > 1
            && self.shapes.has(at - 1, CAP)
            && self.shapes.has(at - 1, NAMED)
            && !self.shapes.has(at - 1, LOUD)
    }

    /// "the investor Do Kwon", "Wilson Or": a name by its place, whatever the word.
    fn is_named_like_a_small_word(&self, at: usize) -> bool {
        if at == 0 || self.shapes.has(at, FIRST | LOUD | UPPER) {
            return false;
        }
        let before_a_name = self.shapes.has(at + 1, CAP) && !self.shapes.has(at + 1, FUNCTION);
        let titled = self.shapes.has(at - 1, TITLE_END | ROLE_END);
        let surname = self.shapes.has(at - 1, GIVEN)
            && !self.shapes.has(at + 1, CAP)
            && matches!(
                self.text.word(at),
                "To" | "Or" | "So" | "An" | "My" | "Do" | "Her" | "By"
            );
        before_a_name && titled && self.shapes.has(at, NAMED) || surname
    }

    /// "The" with a capital within a sentence belongs to what follows: "The Hague", "The Fletcher School".
    fn is_the_of_a_name(&self, at: usize) -> bool {
        self.text.word(at) == "The"
            && !self.shapes.has(at, FIRST | LOUD)
            && at + 1 < self.end
            && self.shapes.has(at + 1, CAP)
            && !self.shapes.has(at + 1, FUNCTION)
    }

    /// Where the word ends with what hangs on it by hyphens: "Al-Sisi", "Jae-in", but "US" of "US-led".
    fn word_end(&self, at: usize) -> usize {
        let mut end = at + 1;
        while end + 1 < self.end && self.shapes.has(end, HYPHEN) {
            let (part, marks) = (end + 1, self.shapes.get(end + 1));
            let capital = marks & CAP != 0;
            let second = at > 0 && self.is_name_word(at - 1);
            let small = second && marks & TAIL == 0 && self.text.word(part).len() <= 6;
            let two_places = self.shapes.has(at, PLACE_BEGIN) && self.shapes.has(part, PLACE_BEGIN);
            // "the Putin-Trump meeting"
            let leads =
                |token: usize| self.shapes.listed(token, token + 1) & lists::LEADER_SURNAME != 0;
            let two_leaders = leads(at) && leads(part) && !second;
            // "FOOTBALL-RANDALL HOLM" is a heading of a sports wire.
            let heads = self.shapes.get(at) & (LOUD | ORDINARY | NAMED) == LOUD | ORDINARY;
            if two_places
                || heads && capital
                || two_leaders
                || !(capital || small || marks & PARTICLE != 0 && self.shapes.has(part + 1, HYPHEN))
            {
                break;
            }
            end = part + 1;
        }
        end
    }

    /// "von der Leyen", "al-Assad": small words that open a name, if a capital follows.
    fn opener(&self, at: usize) -> Option<usize> {
        if !self.shapes.has(at, OPENER) || self.shapes.has(at, CAP) {
            return None;
        }
        let mut next = at + 1;
        while next < self.end
            && next < at + 3
            && self.shapes.has(next, PARTICLE)
            && !self.shapes.has(next, CAP)
        {
            next += 1;
        }
        if self.shapes.has(next, HYPHEN) {
            next += 1;
        }
        (next < self.end
            && self.shapes.has(next, CAP)
            && !self.shapes.has(next, FUNCTION | CALENDAR))
        .then_some(next)
    }

    /// `"Bobby"` between a first name and a surname: returns where the surname stands.
    fn nickname(&self, at: usize) -> Option<usize> {
        let close = match self.text.word(at) {
            "\"" => "\"",
            "“" => "”",
            "‘" => "’",
            "'" => "'",
            "(" => ")",
            _ => return None,
        };
        let longest = if close == ")" { at + 3 } else { at + 5 };
        let end = (at + 2..longest).find(|end| self.text.word(*end) == close)?;
        let known = |token: usize| self.shapes.has(token, GIVEN);
        let fits = end + 1 < self.end
            && (known(at - 1) || close == ")" && self.shapes.has(at - 1, CAP))
            && (close != ")" || self.is_nickname_in_brackets(at + 1))
            && self.shapes.has(at + 1, CAP)
            && !self.shapes.has(at + 1, FUNCTION)
            && self.is_name_word(end + 1);
        fits.then_some(end + 1)
    }

    /// "(Leo)", "(A.J.P.)", but not "(U.S.)" and "(EFE)".
    fn is_nickname_in_brackets(&self, at: usize) -> bool {
        let initials = self.shapes.has(at, shapes::INITIAL) && self.text.word(at).contains('.');
        let given = self.shapes.has(at, GIVEN) && !self.shapes.has(at, UPPER);
        (initials || given) && !self.shapes.has(at, PLACE_BEGIN)
    }

    /// Small words that join two words with capitals: returns where the second one stands.
    fn joined(&self, at: usize) -> Option<usize> {
        let mut next = at;
        while next < self.end
            && next < at + 3
            && self.shapes.has(next, PARTICLE | LINK | POSSESSIVE | HYPHEN)
            && !self.shapes.has(next, CAP)
        {
            next += 1;
        }
        (next > at && next < self.end && self.is_name_word(next)).then_some(next)
    }

    /// "Sisi" of "al-Sisi": the word by which a name is known again.
    fn core(&self, first: usize, end: usize) -> usize {
        let article = end > first + 2
            && self.shapes.has(first, PARTICLE)
            && self.shapes.has(first + 1, HYPHEN)
            && self.text.word(first).len() == 2;
        if article { first + 2 } else { first }
    }

    fn unit(&self, first: usize, end: usize, role: UnitRole) -> Unit {
        let mut marks = self.shapes.get(first);
        if end > first + 1 {
            // A name with a hyphen that no list holds whole goes by its first part.
            let last = self.shapes.get(end - 1);
            marks |= last & (shapes::DIGIT | SUFFIX);
            if role == UnitRole::Word && marks & CAP != 0 && last & CAP == 0 {
                marks |= SMALL_TAIL;
            }
        }
        Unit {
            first,
            end,
            marks,
            key: shapes::key(
                self.text
                    .words
                    .span(self.core(first, end)..end)
                    .of(self.text.body),
            ),
            role,
        }
    }
}

/// What stands before the name of whoever made a picture.
fn is_credit(word: &str) -> bool {
    matches!(
        word,
        "Image" | "Photo" | "Photograph" | "Picture" | "File" | "Video" | "Audio" | "Credit"
    )
}
