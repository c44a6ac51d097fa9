//! Papers that are no deeds: laws, figures, treaties at hand, and what a text condemns.

use super::super::{Scene, cast, reach, trigger::Trigger};
use crate::model::{
    event::EventType,
    text::{Tag, Upos},
};

/// "figures received by the union": papers are received, too.
pub(super) fn received_on_paper(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let tokens = scene.text.tokens();
    let lone = reach::own_group(scene, trigger.head)
        .is_some_and(|group| !group.finite && group.tokens.len() == 1);
    let noun = trigger.head.checked_sub(1);
    trigger.rule == "received by"
        && lone
        && noun.is_some_and(|noun| {
            tokens[noun].upos == Upos::Noun && cast::acts_for(scene.text, noun).is_none()
        })
}

/// "debated the treaty with Chad", "criticised the deal": a paper that is there already is not agreed on again.
pub(super) fn paper_at_hand(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const READ: [&str; 22] = [
        "approve",
        "back",
        "block",
        "criticise",
        "criticize",
        "debate",
        "defend",
        "denounce",
        "discuss",
        "endorse",
        "examine",
        "oppose",
        "pass",
        "praise",
        "ratify",
        "read",
        "reject",
        "review",
        "study",
        "support",
        "veto",
        "welcome",
    ];
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    trigger.rule == "agreement"
        && trigger.nominal
        && trigger.definite
        && first
            .checked_sub(1)
            .is_some_and(|verb| READ.iter().any(|word| scene.text.lemma_is(verb, word)))
}

/// "supported the resolution condemning Chad": the words are those of the paper.
pub(super) fn of_a_paper(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    use EventType::{Criticism, Demand, Support};
    let text = scene.text;
    let gerund = text.tokens()[trigger.head].tag == Tag::Vbg && !trigger.nominal;
    matches!(trigger.kind, Criticism | Demand | Support)
        && gerund
        && trigger.head.checked_sub(1).is_some_and(|noun| {
            [
                "resolution",
                "statement",
                "declaration",
                "letter",
                "motion",
                "text",
                "vote",
            ]
            .iter()
            .any(|paper| text.lemma_is(noun, paper))
        })
}

/// "under the Genocide Prevention Act"
pub(super) fn in_the_name_of_a_law(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let text = scene.text;
    let capital = |at: usize| text.word(at).starts_with(char::is_uppercase);
    let end = reach::sentence(scene, trigger.head).end;
    let begin = reach::sentence(scene, trigger.head).start;
    let named = |at: usize| capital(at) || text.is(at, "and") || text.is(at, "of");
    trigger.nominal
        && trigger.kind == EventType::Attack
        && trigger.head > begin
        && capital(trigger.head)
        && (trigger.head + 1..end.min(trigger.head + 6))
            .take_while(|&at| named(at))
            .any(|at| {
                [
                    "Act",
                    "Convention",
                    "Day",
                    "Law",
                    "Treaty",
                    "Memorial",
                    "Museum",
                    "Tribunal",
                ]
                .contains(&text.word(at))
            })
}

/// "approved a bill that bans arms sales": what a paper says is not done yet.
pub(super) fn in_a_law(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const PAPERS: [&str; 8] = [
        "bill",
        "law",
        "act",
        "decree",
        "measure",
        "motion",
        "amendment",
        "resolution",
    ];
    let says = |that: usize| {
        let noun = that.checked_sub(1);
        (scene.text.is(that, "that") || scene.text.is(that, "which"))
            && noun.is_some_and(|noun| PAPERS.iter().any(|word| scene.text.lemma_is(noun, word)))
    };
    let group = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal);
    let before = group.and_then(|group| group.tokens.start.checked_sub(1));
    before.is_some_and(says) || trigger.tokens.clone().any(says)
}

/// "a resolution condemning the coup": the coup was before.
pub(super) fn is_condemned(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let describes = |token: &usize| {
        matches!(
            scene.text.tokens()[*token].upos,
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Propn
        )
    };
    let verb = (0..trigger.tokens.start)
        .rev()
        .find(|token| !describes(token));
    let sentence_end = reach::sentence(scene, trigger.head).end;
    let dated = (trigger.head..sentence_end.min(trigger.head + 8))
        .any(|token| scene.timed.get(token) == Some(&true));
    trigger.kind == EventType::Attack
        && trigger.nominal
        && !dated
        && verb.is_some_and(|verb| {
            scene.text.tokens()[verb].tag == Tag::Vbg
                && ["condemn", "denounce", "deplore", "decry"]
                    .iter()
                    .any(|word| scene.text.lemma_is(verb, word))
        })
}
