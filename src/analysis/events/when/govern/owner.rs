//! Whether a time tells of something else in the sentence than a trigger: of another noun, verb or clause.

use std::ops::Range;

use super::{
    super::{holds, is_any, opening, verb_of},
    verb_before,
};
use crate::{
    analysis::events::{Scene, reach, status::done_by_vote, trigger::Trigger},
    grammar::lexicon::class,
    model::{
        event::EventType,
        text::{ClauseKind, Tag, Upos, VerbGroup},
    },
};

/// Whether a time tells of something else in the sentence.
pub(super) fn of_another(
    scene: &Scene<'_>,
    trigger: &Trigger,
    at: &Range<usize>,
    begin: usize,
) -> bool {
    // "the first visit since 1958" tells when it did not happen.
    let since = at
        .start
        .checked_sub(1)
        .is_some_and(|before| scene.text.is(before, "since"));
    // "announced the suspension until Monday"
    let until = at
        .start
        .checked_sub(1)
        .is_some_and(|before| scene.text.is(before, "until"))
        && !trigger.nominal
        && matches!(
            trigger.kind,
            EventType::Statement | EventType::Decision | EventType::Agreement | EventType::Demand
        );
    since
        || until
        || ends_then(scene, trigger, at)
        || of_the_clause_before(scene, trigger, at)
        || of_a_since_clause(scene, trigger, at)
        || names_another(scene, trigger, at)
        || of_the_aim(scene, trigger, at)
        || background(scene, at.start, begin)
            .is_some_and(|owner| trigger.head < owner || trigger.head > at.start)
        || !frames_what_follows(scene, trigger, at, begin)
            && (of_another_verb(scene, trigger, at) || of_another_clause(scene, trigger, at))
}

/// "protested against the results of the 2020 election", "talks on the 2015 deal": a year in the name of something else that
/// is spoken about. What is done "in the 2020 election" is of that year.
fn names_another(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let text = scene.text;
    let year = at.len() == 1 && text.word(at.start).len() == 4;
    let tokens = text.tokens();
    let is = |token: usize, kinds: &[Upos]| {
        tokens
            .get(token)
            .is_some_and(|one| kinds.contains(&one.upos))
    };
    let end = (at.end..).find(|&token| !is(token, &[Upos::Noun, Upos::Propn, Upos::Adj]));
    let phrase = at.end..end.unwrap_or(at.end);
    if !year || phrase.is_empty() || phrase.contains(&trigger.head) {
        return false;
    }
    let before = (0..at.start)
        .rev()
        .find(|&token| !is(token, &[Upos::Det, Upos::Adj]));
    before.is_some_and(|token| {
        is_any(
            scene,
            token,
            &[
                "of", "on", "about", "over", "against", "under", "with", "for",
            ],
        )
    })
}

/// "fell from 11 million in 1984, and called for more": a year or month before "and" is of what was told up to there.
fn of_the_clause_before(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let text = scene.text;
    let begin = opening(scene, text.words.sentence_of(at.start));
    let long = reach::times(scene, at.clone())
        .first()
        .and_then(|time| time.when)
        .is_some_and(|range| range.days() > 27);
    let joins = at.end < trigger.head
        && (at.end..trigger.head).all(|token| text.is(token, ",") || text.is(token, "and"))
        && text.is(trigger.head - 1, "and");
    !trigger.nominal && long && joins && at.start > begin + 2
}

/// "as he has done since the crisis broke last May": the day of what goes on since then.
fn of_a_since_clause(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let words = scene.text.words;
    let begin = reach::sentence(scene, at.start).start;
    let verb = reach::groups(scene, begin..at.start)
        .iter()
        .rev()
        .find(|group| group.finite);
    let subject = verb
        .and_then(|verb| words.clauses.get(verb.clause))
        .and_then(|clause| words.phrases.get(clause.subject?));
    let since = subject
        .and_then(|phrase| phrase.tokens.start.checked_sub(1))
        .filter(|&since| since > begin && scene.text.is(since, "since"));
    let comma = |from: usize| (from..at.start).any(|token| scene.text.is(token, ","));
    since.is_some_and(|since| !comma(since) && !(since..at.end).contains(&trigger.head))
}

/// "the meeting which is scheduled to end on Thursday": the day of the end is not that of the beginning.
fn ends_then(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let ends = |group: &VerbGroup| {
        ["end", "conclude", "close", "finish", "expire"]
            .iter()
            .any(|word| scene.text.lemma_is(group.head, word))
    };
    trigger.nominal
        && verb_before(scene, at.start).is_some_and(|group| {
            let infinitive = scene.text.tokens()[group.head].tag == Tag::Vb
                && scene.text.is(group.head - 1, "to");
            ends(group) && infinitive && group.head > trigger.head
        })
}

/// "asked Kenya to open an inquiry in order to win the 2020 election": the day of an aim.
fn of_the_aim(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    (trigger.head + 1..at.start).any(|token| {
        scene.text.is(token, "in")
            && scene.text.is(token + 1, "order")
            && scene.text.is(token + 2, "to")
    })
}

/// "Hours before a jet crashed on Wednesday, Kenya attacked ...": a clause that opens the sentence frames the main one.
fn frames_what_follows(
    scene: &Scene<'_>,
    trigger: &Trigger,
    at: &Range<usize>,
    begin: usize,
) -> bool {
    let joins = ["before", "after", "when", "as", "while"];
    let opens = (begin..at.start.min(begin + 5)).any(|token| is_any(scene, token, &joins));
    let comma = scene.text.is(at.end, ",");
    opens && comma && at.end < trigger.head
}

/// Where a phrase such as "since the debate in February" begins that owns the time at `at`: it dates what is told in the
/// phrase and nothing outside of it.
fn background(scene: &Scene<'_>, at: usize, begin: usize) -> Option<usize> {
    let text = scene.text;
    let mut token = at;
    while token > begin {
        token -= 1;
        if is_any(scene, token, &["since", "after", "before", "until"]) {
            // "since Monday", "after 5 May": the time itself is the object.
            return (at - token > 2).then_some(token);
        }
        if matches!(
            text.tokens()[token].upos,
            Upos::Verb | Upos::Aux | Upos::Punct | Upos::Sconj
        ) {
            return None;
        }
    }
    None
}

/// "a friendship struck in April", "agreed on Monday to meet": the time stands directly behind a verb that is not the
/// trigger's.
fn of_another_verb(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let owner = verb_before(scene, at.start).or_else(|| done_by(scene, at.start));
    let Some(owner) = owner else {
        return false;
    };
    if owner.head == trigger.head || owner.tokens.contains(&trigger.head) {
        return false;
    }
    let words = scene.text.words;
    let apart = words.clause_of.get(trigger.head) != words.clause_of.get(owner.head);
    let over = verb_of(scene, trigger)
        .and_then(|verb| verb.governor)
        .and_then(|index| words.groups.get(index))
        .is_some_and(|governor| governor.head == owner.head);
    if over {
        let hits = scene.text.hits;
        let plans = [class::PLANNING, class::CALLING, class::DENYING]
            .into_iter()
            .any(|class| hits.class_at(owner.head, class).is_some());
        // "voted on Monday to leave the union"
        let voted = scene.text.lemma_is(owner.head, "vote")
            && verb_of(scene, trigger).is_some_and(|verb| !done_by_vote(scene, verb));
        let infinitive = scene.text.tokens()[trigger.head].tag == Tag::Vb;
        return (plans || voted) && infinitive;
    }
    // "Asked on Monday about the talks, she praised ...": what opens the sentence frames it.
    let begin = opening(scene, words.sentence_of(owner.head));
    let opens = owner.tokens.start <= begin + 1;
    let participle = matches!(scene.text.tokens()[owner.head].tag, Tag::Vbn | Tag::Vbd)
        && owner.tokens.len() == 1
        && owner.head.checked_sub(1).is_some_and(|before| {
            let before = scene.text.tokens()[before];
            before.upos == Upos::Noun || before.tag == Tag::Close
        });
    // "the visit planned for May" is the noun before the participle.
    let its_noun = trigger.nominal && trigger.head < owner.head;
    // A clause with a subject of its own is no participle.
    let hangs = words
        .clauses
        .get(owner.clause)
        .is_some_and(|clause| matches!(clause.kind, ClauseKind::Nonfinite | ClauseKind::Relative));
    apart && participle && !opens && !its_noun && hangs
}

/// "the measures announced by the union on 3 May": the participle whose agent stands before the time.
fn done_by<'a>(scene: &Scene<'a>, start: usize) -> Option<&'a VerbGroup> {
    const NEAR: usize = 10;
    let sentence = reach::sentence(scene, start);
    let near = start.saturating_sub(NEAR).max(sentence.start);
    let last = *reach::groups(scene, near..start).last().as_ref()?;
    scene.text.is(last.head + 1, "by").then_some(last)
}

/// A relative clause keeps its times to itself: "who took office in 2016". What stands behind its comma does not belong
/// to it: "which will include a dinner, on 10 April".
fn of_another_clause(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let words = scene.text.words;
    let Some(&clause) = words.clause_of.get(at.start) else {
        return false;
    };
    let Some(own) = words.clauses.get(clause as usize) else {
        return false;
    };
    let verb = own
        .group
        .and_then(|group| words.groups.get(group))
        .filter(|group| group.finite);
    let finite = verb.is_some();
    // "in a state that voted in 2016" without its "that": a clause right behind a noun.
    let contact = verb.is_some_and(|verb| (trigger.head + 1..at.start).contains(&verb.head))
        && own.parts.first().is_some_and(|part| {
            part.start > trigger.head + 1
                && words.tokens[part.start - 1].upos == Upos::Noun
                && matches!(words.tokens[part.start].upos, Upos::Propn | Upos::Pron)
        });
    let comma = (at.start.saturating_sub(2)..at.start).any(|token| scene.text.is(token, ","));
    // "for a summit, which begins on Tuesday": the summit's own days.
    let lasts = verb.is_some_and(|verb| {
        [
            "begin", "start", "open", "end", "close", "last", "run", "occur", "happen", "take",
        ]
        .iter()
        .any(|word| scene.text.lemma_is(verb.head, word))
    });
    (own.kind == ClauseKind::Relative && finite && !lasts || contact)
        && !comma
        && !holds(scene, clause, trigger.head)
}
