//! Where and on which day something was said: "told reporters in Ankara on Tuesday", "Speaking in Oslo, she said".
//!
//! In: a scene, its times, an attribution and the tokens of what was said. Out: the place and the day, where the words
//! around the cue tell them. What stands within the speech belongs to the speech.

use std::ops::Range;

use super::{attach::Attribution, scene::Scene};
use crate::model::{
    date::DateRange,
    document::{Form, PlaceId, TimeKind, TimeMention, When, Who},
    text::Upos,
};

/// The words that may tell the occasion.
#[derive(Debug)]
pub(super) struct Frame {
    /// Behind the cue or its speaker.
    behind: Range<usize>,
    /// Before the one who speaks, at the head of the sentence.
    before: Range<usize>,
    /// What was said.
    told: Range<usize>,
}

impl Frame {
    pub fn of(scene: &Scene<'_>, found: &Attribution, told: Range<usize>) -> Option<Self> {
        /// An occasion stands close to the verb.
        const FAR: usize = 14;
        let cue = found.cue.as_ref()?;
        let speaker = &found.speaker.tokens;
        let sentence = scene.sentence(cue.start);
        let from = if speaker.start >= cue.end {
            speaker.end
        } else {
            cue.end
        };
        let end = (from..sentence.end.min(from + FAR))
            .find(|&at| ends(scene, at, &told))
            .unwrap_or(sentence.end.min(from + FAR));
        let first = speaker.start.min(cue.start);
        let opened = scene.start_of(cue.start);
        let bare = !(opened..first).any(|at| scene.is_finite(at) || scene.is_quoted(at));
        Some(Self {
            behind: from..end.max(from),
            before: if bare { opened..first } else { first..first },
            told,
        })
    }

    fn tokens(&self) -> impl Iterator<Item = usize> + '_ {
        let all = self.behind.clone().chain(self.before.clone());
        all.filter(|at| !self.told.contains(at))
    }
}

/// Another clause or the speech itself.
fn ends(scene: &Scene<'_>, at: usize, told: &Range<usize>) -> bool {
    told.contains(&at)
        || scene.is_quoted(at)
        || scene.is_finite(at)
        || scene.upos(at) == Upos::Sconj
        || scene.text.word(at) == ";"
}

/// The place behind "in", "at", "from".
pub(super) fn place(scene: &Scene<'_>, frame: &Frame) -> Option<PlaceId> {
    frame.tokens().find_map(|at| {
        let mention = scene.mentions.at(at)?;
        let Who::Place(id) = mention.who else {
            return None;
        };
        let first = mention.whole.start == at && mention.form != Form::Nationality;
        let link = at.checked_sub(1)?;
        let link = link - usize::from(scene.text.is(link, "the") && link > 0);
        (first && scene.is_any(link, &["in", "at", "from", "near", "outside"])).then_some(id)
    })
}

/// The day, where a time no coarser than a day stands there.
pub(super) fn when(scene: &Scene<'_>, times: &[TimeMention], frame: &Frame) -> Option<When> {
    let tokens = scene.text.tokens();
    frame.tokens().find_map(|at| {
        let start = tokens.get(at)?.span.start;
        let time = times.partition_point(|time| time.span.start < start);
        let time = times.get(time).filter(|time| time.span.start == start)?;
        let range = time.when?;
        let day = matches!(time.kind, TimeKind::Date | TimeKind::Time);
        (day && range.first() == range.last()).then(|| When {
            range: DateRange::day(range.first()),
            text: Some(time.span),
            inferred: false,
            rule: time.rule.clone(),
        })
    })
}
