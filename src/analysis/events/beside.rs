//! What a sentence tells only beside another event: what it mentions, what its verb is about, what is spoken of.
//!
//! In: a trigger among the triggers of its sentence. Out: whether another of them tells it already.

use super::{Scene, reach, symmetric, trigger::Trigger, worth::Told};
use crate::model::{
    document::When,
    event::{EventType, Status},
    text::{ClauseKind, Upos, VerbGroup},
};

/// What a sentence only mentions beside the news that it tells: a noun without its parties, a relative clause. With a day
/// of its own it is told all the same.
pub(super) fn aside(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    told: Told<'_>,
) -> bool {
    let words = scene.text.words;
    let participants = told.participants;
    let near = reach::triggers(triggers, reach::sentence(scene, trigger.head));
    let clause_kind = |head: usize| {
        let group = reach::own_group(scene, head)?;
        Some((words.clauses.get(group.clause)?.kind, group.finite))
    };
    let main = |other: &Trigger| {
        !other.nominal
            && clause_kind(other.head).is_none_or(|(kind, finite)| {
                finite
                    && matches!(
                        kind,
                        ClauseKind::Main | ClauseKind::Coordinate | ClauseKind::Complement
                    )
            })
    };
    // "Kenyan protesters rallied in Nairobi": the verb tells what they do.
    let they_do = trigger.rule == "protest"
        && trigger.nominal
        && ["protester", "protestor", "demonstrator", "rioter"]
            .iter()
            .any(|noun| scene.text.lemma_is(trigger.head, noun))
        && near.iter().any(|other| {
            other.head != trigger.head
                && !other.nominal
                && (other.kind == EventType::Protest || other.rule == "gather")
        });
    if they_do {
        return true;
    }
    // "will host him for a meeting at the palace on 10 April": the verb tells it, with its day.
    let clause = |head: usize| words.clause_of.get(head);
    let told_by_verb = trigger.nominal
        && participants.is_empty()
        && near.iter().any(|other| {
            !other.nominal
                && matches!(
                    other.kind,
                    EventType::Meeting | EventType::Visit | EventType::Talks | EventType::Call
                )
                && other.head < trigger.head
                && clause(other.head) == clause(trigger.head)
        });
    // "met on the sidelines of a summit of the United Nations": the summit is where they met.
    let frame = trigger.nominal
        && (trigger.tokens.start.saturating_sub(5)..trigger.tokens.start).any(|token| {
            ["sidelines", "margins", "fringes", "sideline"]
                .iter()
                .any(|word| scene.text.is(token, word))
        })
        && near
            .iter()
            .any(|other| other.head < trigger.head && symmetric(other.kind));
    if frame {
        return true;
    }
    // "will host him for a state visit": whoever is hosted makes the visit, and the verb tells it.
    let hosted = trigger.nominal
        && trigger.kind == EventType::Visit
        && near.iter().any(|other| {
            matches!(
                other.rule,
                "receive a guest" | "welcome a guest" | "look forward to a guest"
            ) && other.head < trigger.head
        });
    if hosted || told_by_verb && matches!(trigger.kind, EventType::Meeting | EventType::Talks) {
        return true;
    }
    let beside = near
        .iter()
        .any(|other| other.head != trigger.head && other.kind != trigger.kind && main(other));
    if !beside || told.dated() {
        return false;
    }
    if trigger.nominal {
        let parties = if symmetric(trigger.kind) { 2 } else { 1 };
        return participants.len() < parties && !trigger.definite;
    }
    // Where the story has a day, `when` knows which clauses are of that day.
    scene.article.published.is_none()
        && clause_kind(trigger.head).is_some_and(|(kind, finite)| {
            finite && matches!(kind, ClauseKind::Relative | ClauseKind::Adverbial)
        })
}

/// "threatened to impose sanctions", "demanded a withdrawal": without a day of its own, what another event is about is told
/// with that.
pub(super) fn embedded(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    told: Told<'_>,
) -> bool {
    if told.dated() || matches!(told.status, Status::Occurred | Status::Ongoing) {
        return false;
    }
    let words = scene.text.words;
    let above = |group: &VerbGroup| group.governor.and_then(|index| words.groups.get(index));
    let mut group = if trigger.nominal {
        words.group_of(trigger.head)
    } else {
        let own = reach::own_group(scene, trigger.head).filter(|group| !group.finite);
        own.and_then(above)
    };
    let near = reach::triggers(triggers, reach::sentence(scene, trigger.head));
    for _ in 0..3 {
        let Some(current) = group else { return false };
        let tells = |other: &&Trigger| other.head == current.head && other.head != trigger.head;
        if near.iter().any(|other| tells(&other)) {
            return true;
        }
        group = above(current);
    }
    false
}

/// "discussed their talks with Kenya": other talks, which are only spoken of.
fn discussed(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    use EventType::{Call, Meeting, Talks};
    let verb = scene.text.words.group_of(trigger.head);
    let verb = verb.filter(|verb| {
        verb.head < trigger.head
            && ["discuss", "review", "describe", "preview", "recount"]
                .iter()
                .any(|word| scene.text.lemma_is(verb.head, word))
    });
    let object = |token: usize| scene.text.tokens()[token].upos != Upos::Adp;
    trigger.nominal
        && matches!(trigger.kind, Call | Meeting | Talks)
        && verb.is_some_and(|verb| (verb.head + 1..trigger.head).all(object))
}

/// "condemned the coup in Niger on Thursday": the day is that of the words, and the deed only what they are about;
/// "condemned Thursday's coup" dates the deed.
pub(super) fn spoken_of(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    when: &When,
) -> bool {
    use EventType::{Attack, Criticism, Demand, Protest, Refusal, Statement, Support};
    let words = scene.text.words;
    let deed = trigger.nominal && matches!(trigger.kind, Attack | Protest);
    let end = words.span(trigger.tokens.clone()).end;
    let own_day = when.text.is_some_and(|text| text.start < end);
    let clause = |head: usize| words.clause_of.get(head);
    discussed(scene, trigger) && !own_day
        || deed
            && !own_day
            && reach::triggers(triggers, reach::sentence(scene, trigger.head))
                .iter()
                .any(|other| {
                    let speaks = matches!(
                        other.kind,
                        Criticism | Demand | Refusal | Statement | Support
                    );
                    speaks
                        && !other.nominal
                        && other.head < trigger.head
                        && clause(other.head) == clause(trigger.head)
                })
}
