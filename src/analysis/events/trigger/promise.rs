//! "Kenya said it would send troops to Chad": who says what they will do for or with others promises it.

use super::{Flags, Trigger, said_before};
use crate::{
    analysis::events::{Scene, reach, when::ties},
    grammar::lexicon::class,
    model::{
        event::EventType,
        text::{Modality, Tense, VerbGroup, Voice},
    },
};

/// A promise for each verb of saying behind which a trigger of aid stands in the future.
pub(super) fn promises(scene: &Scene<'_>, triggers: &[Trigger]) -> Vec<Trigger> {
    let given = triggers
        .iter()
        .filter(|trigger| !trigger.nominal && matches!(trigger.kind, EventType::Aid));
    let mut found: Vec<Trigger> = Vec::new();
    for trigger in given {
        let Some(saying) = says_it_will(scene, trigger.head) else {
            continue;
        };
        if found.iter().all(|known| known.head != saying.head) {
            found.push(promise(scene, saying));
        }
    }
    found
}

fn promise(scene: &Scene<'_>, saying: &VerbGroup) -> Trigger {
    let mut promise = Trigger {
        kind: EventType::Agreement,
        tokens: saying.head..saying.head + 1,
        head: saying.head,
        nominal: false,
        definite: false,
        with: Flags::default(),
        rule: "pledge",
        ties: Vec::new(),
    };
    promise.ties = ties(scene, &promise);
    promise
}

/// The verb of saying over "it would" or "it will".
fn says_it_will<'a>(scene: &Scene<'a>, head: usize) -> Option<&'a VerbGroup> {
    let text = scene.text;
    let group = reach::own_group(scene, head)?;
    let would = text.is(group.tokens.start, "would") || group.modality == Modality::Will;
    let speaker = group.tokens.start.checked_sub(1)?;
    let own = ["it", "he", "she", "they"]
        .iter()
        .any(|word| text.is(speaker, word));
    if !(would && own && group.finite && !group.negated && group.voice == Voice::Active) {
        return None;
    }
    let groups = &text.words.groups;
    let saying = group
        .governor
        .and_then(|index| groups.get(index))
        .or_else(|| said_before(scene, group))
        .or_else(|| said_right_before(scene, speaker))?;
    let says = text.hits.class_at(saying.head, class::SAYING).is_some();
    let plain = saying.finite && saying.tense == Tense::Past && !saying.negated;
    (says && plain && saying.head < head).then_some(saying)
}

/// "said Tuesday it would": nothing but the day stands between.
fn said_right_before<'a>(scene: &Scene<'a>, speaker: usize) -> Option<&'a VerbGroup> {
    let begin = reach::sentence(scene, speaker).start;
    let last = reach::groups(scene, begin..speaker).last()?;
    let day = |token: usize| scene.timed.get(token) == Some(&true) || scene.text.is(token, "on");
    (last.head + 1..speaker).all(day).then_some(last)
}
