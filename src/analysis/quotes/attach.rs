//! Which cue, and so which speaker, belongs to a stretch between marks.
//!
//! In: a scene and a stretch. Out: an [`Attribution`], by the first rule that fits: a cue that touches the quotation, then
//! "according to", then a noun or verb of saying in the clause, then a cue at the end of the sentence.

use std::ops::Range;

use super::{
    phrase::Phrase,
    reported,
    scene::{Cue, Force, Scene},
    who,
};
use crate::{
    grammar::lexicon::class,
    model::{
        document::Form,
        text::{Tag, Upos},
    },
};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Attribution {
    pub speaker: Phrase,
    /// Tokens of the verb, noun or mark that brings the words.
    pub cue: Option<Range<usize>>,
    pub rule: &'static str,
}

fn found(speaker: Phrase, cue: Range<usize>, rule: &'static str) -> Attribution {
    Attribution {
        speaker,
        cue: Some(cue),
        rule,
    }
}

/// What stands around a stretch in its sentence.
#[derive(Debug)]
struct Around {
    before: Range<usize>,
    after: Range<usize>,
    /// Whether the words end as if the sentence went on behind them: with a comma, a question mark, a dash.
    open_end: bool,
    /// Whether the words themselves end with a comma.
    inner_comma: bool,
    /// Whether what follows may be a new sentence: the words end with a question or exclamation mark.
    may_end: bool,
}

pub(super) fn attribute(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    let around = around(scene, index)?;
    label(scene, &around)
        .or_else(|| inner_label(scene, index))
        .or_else(|| signature(scene, &around))
        .or_else(|| of_a_statement(scene, &around))
        .or_else(|| touching_before(scene, &around))
        .or_else(|| touching_after(scene, &around))
        .or_else(|| according(scene, &around))
        .or_else(|| clause(scene, &around))
        .or_else(|| at_the_end(scene, &around))
}

fn around(scene: &Scene<'_>, index: usize) -> Option<Around> {
    let tokens = scene.tokens.get(index)?;
    let paragraph = scene.paragraphs.get(scene.paragraph_of(tokens.start))?;
    let before = scene.start_of(tokens.start)..tokens.start;
    let last = tokens.end.checked_sub(1)?;
    let words = scene.stretches.get(index)?.inner.of(scene.text.body);
    let stops = words.ends_with('.') && !words.ends_with("..");
    let small = scene.text.word(tokens.end).starts_with(char::is_lowercase);
    let same = scene.sentence(last);
    let after = if tokens.end >= paragraph.end {
        tokens.end
    } else if same.end > tokens.end {
        same.end
    } else if !stops || small || scene.is_dash(tokens.end) {
        scene.sentence(tokens.end).end
    } else {
        tokens.end
    };
    let open_end = words.ends_with([',', '?', '!', '…', '-', '—', '–']) || words.ends_with("..");
    Some(Around {
        before,
        after: tokens.end..after.min(paragraph.end).max(tokens.end),
        may_end: words.ends_with(['?', '!']) && !small,
        inner_comma: words.ends_with(','),
        open_end: open_end || scene.is_comma(tokens.end) || scene.is_dash(tokens.end),
    })
}

/// MR. NOVAK: "..."
fn label(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let colon = around.before.end.checked_sub(1)?;
    if scene.text.word(colon) != ":" || colon <= around.before.start {
        return None;
    }
    let words = around.before.start..colon;
    let tells = |at: usize| {
        scene.is_quoted(at)
            || matches!(scene.upos(at), Upos::Verb | Upos::Aux)
            || at + 1 == colon && at > words.start && scene.cue_beside(at).is_some()
    };
    if words.len() > 8 || words.clone().any(tells) {
        return None;
    }
    let phrase = scene.phrase_from(words.start, colon)?;
    Some(found(phrase, colon..colon + 1, "label before a colon"))
}

/// "NOVAK: ..."
fn inner_label(scene: &Scene<'_>, index: usize) -> Option<Attribution> {
    const LONGEST: usize = 5;
    let inner = scene
        .text
        .words
        .tokens_in(scene.stretches.get(index)?.inner);
    let colon = inner
        .clone()
        .take(LONGEST)
        .find(|&at| scene.text.word(at) == ":")?;
    let loud = |at: usize| {
        let word = scene.text.word(at);
        !word.contains(char::is_lowercase) && word.contains(char::is_alphabetic)
    };
    let words = inner.start..colon;
    let is_label = !words.is_empty() && words.clone().all(loud);
    is_label.then(|| {
        let speaker = Phrase {
            tokens: words.clone(),
            head: colon - 1,
        };
        found(speaker, colon..colon + 1, "label between the marks")
    })
}

/// "..." — Jan Novak
fn signature(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let dash = around.after.start;
    if !scene.is_dash(dash) && scene.text.word(dash) != "~" {
        return None;
    }
    let speaker = scene.phrase_from(dash + 1, around.after.end)?;
    let ends = speaker.tokens.end >= around.after.end
        || matches!(scene.text.word(speaker.tokens.end), "." | "," | "(");
    let named = scene
        .text
        .word(dash + 1)
        .starts_with(|c: char| c.is_uppercase() || c == '@');
    (ends && named && around.before.is_empty())
        .then(|| found(speaker, dash..dash + 1, "signature behind a dash"))
}

/// X said, "..."
fn touching_before(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    const FAR: usize = 14;
    let last = around.before.end.checked_sub(1)?;
    let led = scene.is_comma(last) || scene.text.word(last) == ":";
    let cue = around.before.clone().rev().find_map(|at| {
        let beside = scene
            .cue_beside(at)
            .filter(|cue| led || cue.end == around.before.end);
        beside
            .or_else(|| scene.cue_at(at))
            .filter(|cue| cue.end <= around.before.end)
    })?;
    let gap = around.before.end - cue.end;
    let near = gap == 0 || led && gap <= FAR || gap == 1 && scene.text.is(last, "that");
    if !near || cue.force == Force::Thinking || cue.force == Force::Judging && gap > 0 && !led {
        return None;
    }
    let speaker = speaker(scene, cue, around)?;
    scene
        .is_animate(&speaker)
        .then(|| found(speaker, cue.at..cue.end, "cue before"))
}

/// "...," X said · "...," said X
fn touching_after(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    const FAR: usize = 45;
    if around.may_end && begins_anew(scene, around.after.start) {
        return None;
    }
    let mut from = around.after.start;
    while from < around.after.end && (scene.is_comma(from) || scene.is_dash(from)) {
        from += 1;
    }
    if (from > around.after.start || around.open_end) && scene.text.is(from, "as") {
        from += 1;
    }
    let stop = (from..around.after.end)
        .find(|&at| scene.is_quoted(at))
        .unwrap_or(around.after.end);
    let cues = (from..stop).take(FAR).filter_map(|at| scene.cue_beside(at));
    for cue in cues {
        let first = cue.at == from || cue.at == from + 1 && scene.tag(from) == Tag::Rb;
        if first {
            if let Some(speaker) = scene.inverted(cue, stop) {
                return Some(found(speaker, cue.at..cue.end, "cue after, inverted"));
            }
            continue;
        }
        if scene.is_passive(cue, from) {
            continue;
        }
        let aside = scene.inverted_aside(cue, from + 1, stop);
        let aside = aside.filter(|_| around.open_end && scene.is_comma(cue.at - 1));
        let Some(speaker) = aside.or_else(|| scene.speaker_of(cue, from, stop)) else {
            continue;
        };
        if speaker.tokens.start > cue.at {
            return Some(found(speaker, cue.at..cue.end, "cue after, inverted"));
        }
        let between = from..who::group(scene, &speaker).0.max(from);
        let opens = |at: usize| {
            scene.is_finite(at)
                || matches!(
                    scene.upos(at),
                    Upos::Cconj | Upos::Sconj | Upos::Adp | Upos::Aux
                )
                || scene.tag(at) == Tag::Wrb
                || scene.is_any(at, &["something", "which", "what", "who", "that"])
        };
        let adjacent = around.open_end || between.is_empty() && cue.at <= speaker.tokens.end + 1;
        let tells_else = around.may_end && reported::behind(scene, cue, stop).is_some();
        if adjacent && !tells_else && !(between.start..between.end + 1).any(opens) {
            return Some(found(speaker, cue.at..cue.end, "cue after"));
        }
    }
    None
}

/// "...!" A source said: a capital that belongs to no name begins a sentence of its own.
fn begins_anew(scene: &Scene<'_>, at: usize) -> bool {
    scene.text.word(at).starts_with(char::is_uppercase)
        && (scene.mentions.at(at)).is_none_or(|mention| mention.form == Form::Nominal)
        && matches!(
            scene.tag(at),
            Tag::Dt | Tag::Prp | Tag::PrpPoss | Tag::In | Tag::Cd
        )
}

fn according(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let says = |at: usize| {
        !scene.is_quoted(at) && scene.text.is(at, "according") && scene.text.is(at + 1, "to")
    };
    let per = |at: usize| {
        let led = scene.text.is(at, "per") && (at == around.after.start || scene.is_comma(at - 1));
        led && !scene.is_quoted(at) && scene.tag(at + 1) != Tag::Nn
    };
    if let Some(at) = (around.after.clone().take(2)).find(|&at| per(at)) {
        let speaker = scene.phrase_from(at + 1, around.after.end)?;
        return Some(found(speaker, at..at + 1, "according to"));
    }
    let behind = around.after.clone().find(|&at| says(at));
    let at = behind.or_else(|| around.before.clone().rev().find(|&at| says(at)))?;
    let end = if at < around.before.end {
        around.before.end
    } else {
        around.after.end
    };
    let speaker = scene.phrase_from(at + 2, end)?;
    Some(found(speaker, at..at + 2, "according to"))
}

/// The nearest noun or verb of saying before the quoted words whose subject can speak. What someone thinks counts less than
/// what someone says of it; what no one says, least.
fn clause(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let mut second: Option<Attribution> = None;
    for at in around.before.clone().rev() {
        if scene.is_quoted(at) {
            continue;
        }
        if let Some(noun) = noun(scene, at, &around.before) {
            if second.is_none() {
                return Some(noun);
            }
            continue;
        }
        let Some(cue) = scene.cue_at(at).filter(|cue| cue.end <= around.before.end) else {
            continue;
        };
        if cue.force != Force::Saying && scene.is_condition(cue.at) {
            continue;
        }
        let Some(speaker) = speaker(scene, cue, around) else {
            continue;
        };
        let speaks = scene.is_animate(&speaker);
        let one = found(speaker, cue.at..cue.end, "verb of saying in the clause");
        match (cue.force, speaks) {
            (Force::Saying | Force::Judging, true) => return Some(one),
            (Force::Thinking, true) => second = second.or(Some(one)),
            (Force::Thinking, false) if scene.is_writing(&one.speaker) => {
                second = second.or(Some(one));
            }
            (Force::Saying, false) => second = second.or(Some(one)),
            _ => {}
        }
    }
    second
}

/// X opposed Y's statement: "..." - the words are X's, unless X only passes them on: X read Y's statement: "..."
fn of_a_statement(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    const PASSING: [&str; 9] = [
        "quote", "cite", "read", "recall", "repeat", "mention", "publish", "post", "share",
    ];
    let colon = around.before.end.checked_sub(1)?;
    if scene.text.word(colon) != ":" || colon <= around.before.start {
        return None;
    }
    let noun = noun(scene, colon - 1, &around.before)?;
    let at = noun.speaker.tokens.start.checked_sub(1)?;
    if at < around.before.start {
        return None;
    }
    if PASSING.iter().any(|lemma| scene.text.lemma_is(at, lemma)) {
        return Some(noun);
    }
    let cue = scene.cue_at(at)?;
    let speaker = speaker(scene, cue, around).filter(|one| scene.is_animate(one))?;
    Some(found(speaker, at..cue.end, "verb over a noun of saying"))
}

/// his statement that "..."
fn noun(scene: &Scene<'_>, at: usize, before: &Range<usize>) -> Option<Attribution> {
    const FAR: usize = 4;
    const CLAUSE: usize = 9;
    let floor = before.start;
    if before.end - at > CLAUSE || !scene.has(at, class::SPEECH_NOUN) {
        return None;
    }
    let joins = [
        "that", ":", "of", "the", "a", "an", "to", "about", ",", "—", "as", "on",
    ];
    let joined =
        || before.end - at <= FAR && (at + 1..before.end).all(|at| scene.is_any(at, &joins));
    // "his claim that there have been "..."": the words lie within what is claimed.
    let claimed = || {
        let that = scene.text.is(at + 1, "that");
        that && !(at + 2..before.end).any(|at| scene.is_comma(at) || scene.cue_at(at).is_some())
    };
    if !claimed() && !joined() {
        return None;
    }
    let owner = (floor..at)
        .rev()
        .take(FAR)
        .find(|&at| matches!(scene.tag(at), Tag::PrpPoss | Tag::Pos))?;
    let head = match scene.tag(owner) {
        Tag::Pos => owner.checked_sub(1).filter(|&at| at >= floor)?,
        _ => owner,
    };
    let start = scene
        .mentions
        .at(head)
        .map_or(head, |mention| mention.whole.start.max(floor));
    let speaker = Phrase {
        tokens: start.min(head)..head + 1,
        head,
    };
    let speaks = scene.is_animate(&speaker) && !scene.is_time(head);
    speaks.then(|| found(speaker, at..at + 1, "noun of saying"))
}

/// ... the "record" year, X said.
fn at_the_end(scene: &Scene<'_>, around: &Around) -> Option<Attribution> {
    let cues = around
        .after
        .clone()
        .filter_map(|at| scene.cue_at(at).filter(|cue| cue.force == Force::Saying));
    for cue in cues {
        let comma = |at: usize| {
            at.checked_sub(1)
                .is_some_and(|at| scene.is_comma(at) || scene.is_dash(at))
        };
        let behind = scene.inverted_aside(cue, around.after.start + 1, around.after.end);
        let before = || {
            scene
                .speaker_of(cue, around.after.start, around.after.end)
                .filter(|phrase| comma(phrase.tokens.start))
        };
        if let Some(speaker) = behind.or_else(before) {
            return Some(found(speaker, cue.at..cue.end, "cue at the end"));
        }
    }
    None
}

fn speaker(scene: &Scene<'_>, cue: Cue, around: &Around) -> Option<Phrase> {
    let (floor, ceiling) = (around.before.start, around.before.end);
    let first = cue.at == floor;
    if !first && scene.text.is(cue.at - 1, "as") && scene.tag(cue.at) == Tag::Vbn {
        // "as reported by": who passes the words on.
        return None;
    }
    let finite = matches!(scene.tag(cue.at), Tag::Vbd | Tag::Vbz | Tag::Vbn);
    let aside = finite
        .then(|| scene.inverted_aside(cue, floor, ceiling))
        .flatten();
    let found = aside
        .or_else(|| leading(scene, cue, around))
        .or_else(|| scene.speaker_of(cue, floor, ceiling))?;
    Some(scene.author(found, floor))
}

/// "After saying it was "over", she left": the subject behind the participle that opens the sentence.
fn leading(scene: &Scene<'_>, cue: Cue, around: &Around) -> Option<Phrase> {
    if scene.tag(cue.at) != Tag::Vbg || cue.at > around.before.start + 2 {
        return None;
    }
    let comma = || {
        let mut after = around.after.clone();
        after.find(|&at| !scene.is_quoted(at) && scene.is_comma(at))
    };
    let behind = scene.text.word(around.before.end.saturating_sub(1));
    let from = match comma() {
        Some(comma) if !around.inner_comma => comma + 1,
        _ => around.after.start,
    };
    scene
        .phrase_from(from, around.after.end)
        .filter(|phrase| behind != "," && scene.is_animate(phrase))
}
