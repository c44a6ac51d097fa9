//! How far an event is real: occurred, ongoing, planned, proposed, hypothetical, denied, cancelled.
//!
//! Order of decision: cancelled, denied, hypothetical, proposed, planned, ongoing, occurred.

use std::ops::Range;

use super::{
    Scene, reach,
    trigger::{Flag, Trigger, said_before},
};
use crate::{
    grammar::lexicon::class,
    model::{
        document::{EventMention, When},
        event::Status,
        text::{Class, Modality, Tag, Tense, Upos, VerbGroup, Voice},
    },
};

/// The status, and whether it is told by one side only.
pub(super) fn status(scene: &Scene<'_>, trigger: &Trigger) -> (Status, bool) {
    let own = own_words(trigger).or_else(|| {
        if trigger.nominal {
            of_noun(scene, trigger)
        } else {
            None
        }
    });
    let group = reach::own_group(scene, trigger.head);
    let group = group.filter(|_| !trigger.nominal).or_else(|| {
        let nominal = trigger.nominal.then_some(trigger.head)?;
        as_subject(scene, nominal).or_else(|| scene.text.words.group_of(nominal))
    });
    let over = group.map(|group| above(scene, group));
    let alleged = over.is_some_and(|over| over.1)
        || group.is_some_and(|group| trigger.nominal && is(scene, group.head, class::ALLEGING));
    let read = match (own, group) {
        (Some(status), _) => status,
        (None, Some(group)) if trigger.nominal => over_noun(scene, trigger, group),
        _ if trigger.asks(Flag::Duty) => Status::Occurred,
        (None, Some(group)) => over
            .and_then(|over| over.0)
            .filter(|_| reach::thanked_for(scene, group).is_none())
            .or_else(|| left_of_infinitive(scene, group))
            .or_else(|| left_out(scene, group))
            .or_else(|| said_to_come(scene, group))
            .unwrap_or_else(|| of_verb(scene, group)),
        (None, None) => Status::Occurred,
    };
    (read, alleged)
}

/// The finite verb whose subject the noun is: "would not take place" for "the summit planned for May".
fn as_subject<'a>(scene: &Scene<'a>, noun: usize) -> Option<&'a VerbGroup> {
    let words = scene.text.words;
    let groups = reach::groups(scene, reach::sentence(scene, noun));
    let at = groups.iter().position(|group| {
        let subject = words
            .clauses
            .get(group.clause)
            .and_then(|clause| clause.subject);
        let phrase = subject.and_then(|index| words.phrases.get(index));
        group.finite
            && group.head > noun
            && phrase.is_some_and(|phrase| phrase.tokens.contains(&noun))
    })?;
    let (group, next) = (&groups[at], groups.get(at + 1));
    // "the summit planned for May would not take place": two verbs with nothing between that could part their clauses.
    let runs_on = next.filter(|next| {
        let lone = next.finite
            && words
                .clauses
                .get(next.clause)
                .is_some_and(|clause| clause.subject.is_none());
        let parts = |token: usize| {
            matches!(
                words.tokens[token].upos,
                Upos::Punct | Upos::Cconj | Upos::Sconj
            )
        };
        lone && scene.text.word(group.head).ends_with("ed")
            && !(group.head..next.tokens.start).any(parts)
    });
    runs_on.or(Some(group))
}

fn own_words(trigger: &Trigger) -> Option<Status> {
    [
        (Flag::Cancelled, Status::Cancelled),
        (Flag::Denied, Status::Denied),
        (Flag::Planned, Status::Planned),
        (Flag::Proposed, Status::Proposed),
        (Flag::Hypothetical, Status::Hypothetical),
        (Flag::Ongoing, Status::Ongoing),
    ]
    .into_iter()
    .find(|(flag, _)| trigger.asks(*flag))
    .map(|(_, status)| status)
}

/// What the verb's own auxiliaries say.
fn of_verb(scene: &Scene<'_>, group: &VerbGroup) -> Status {
    match group.modality {
        _ if group.negated || negated_before_a_comma(scene, group) => Status::Denied,
        _ if group.conditional || opens_with_if(scene, group) => Status::Hypothetical,
        Modality::May | Modality::Can => Status::Hypothetical,
        Modality::Must => Status::Proposed,
        Modality::Will => Status::Planned,
        _ if group.tense == Tense::Future => Status::Planned,
        _ if group.aspect.progressive && group.tense == Tense::Present => Status::Ongoing,
        _ => Status::Occurred,
    }
}

/// "said that if Kenya did decide to leave": the clause begins with its condition.
fn opens_with_if(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let words = scene.text.words;
    let subject = words
        .clauses
        .get(group.clause)
        .and_then(|clause| words.phrases.get(clause.subject?));
    let before = subject.and_then(|phrase| phrase.tokens.start.checked_sub(1));
    group.finite && before.is_some_and(|at| scene.text.is(at, "if") || scene.text.is(at, "unless"))
}

/// "has not, as of Tuesday, announced": the auxiliary and its "not" stand before what is thrown in.
fn negated_before_a_comma(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    let text = scene.text;
    let first = group.tokens.start;
    let begin = reach::sentence(scene, first).start;
    let comma = |at: usize| text.is(at, ",");
    let verbal = matches!(text.tokens()[first].tag, Tag::Vbn | Tag::Vbd | Tag::Vb);
    let Some(second) = first.checked_sub(1).filter(|&at| verbal && comma(at)) else {
        return false;
    };
    let open = (second.saturating_sub(8).max(begin)..second)
        .rev()
        .find(|&at| comma(at));
    open.and_then(|at| at.checked_sub(1)).is_some_and(|not| {
        let before = not.checked_sub(1).map(|at| text.tokens()[at].upos);
        (text.is(not, "not") || text.is(not, "never") || text.is(not, "n't"))
            && before == Some(Upos::Aux)
    })
}

/// "left without signing", "instead of meeting him": what was not done.
fn left_out(scene: &Scene<'_>, group: &VerbGroup) -> Option<Status> {
    let before = group.tokens.start.checked_sub(1)?;
    let gerund = scene.text.tokens()[group.head].tag == Tag::Vbg && !group.finite;
    // "in the process of leaving the union"
    if gerund && before > 0 && scene.text.is(before, "of") && scene.text.is(before - 1, "process") {
        return Some(Status::Ongoing);
    }
    let of = scene.text.is(before, "of") || scene.text.is(before, "than");
    let word = if of { before.checked_sub(1)? } else { before };
    let without = ["without", "instead", "rather"]
        .iter()
        .any(|out| scene.text.is(word, out));
    (gerund && without).then_some(Status::Denied)
}

/// "said it would lift the ban": the future of a report in the past, where nothing is supposed.
fn said_to_come(scene: &Scene<'_>, group: &VerbGroup) -> Option<Status> {
    let would = group.modality == Modality::May && scene.text.is(group.tokens.start, "would");
    let groups = &scene.text.words.groups;
    let said = group
        .governor
        .and_then(|index| groups.get(index))
        .or_else(|| said_before(scene, group))
        .is_some_and(|above| above.finite && is(scene, above.head, class::SAYING));
    let plain = would && said && !group.negated && !group.conditional && !group.aspect.perfect;
    let supposed = || {
        reach::sentence(scene, group.head)
            .any(|token| scene.text.is(token, "if") || scene.text.is(token, "unless"))
    };
    (plain && !supposed()).then_some(Status::Planned)
}

/// What the verbs above an infinitive or participle make of it: "agreed to meet" is planned, "refused to sign" denied.
fn above(scene: &Scene<'_>, group: &VerbGroup) -> (Option<Status>, bool) {
    let mut status = None;
    let mut alleged = false;
    let mut current = group;
    for _ in 0..3 {
        let Some(governor) = current
            .governor
            .and_then(|index| scene.text.words.groups.get(index))
        else {
            break;
        };
        alleged |= is(scene, governor.head, class::ALLEGING);
        // "Lind, meeting Brandt, asked for more": what stands before a verb is not what is asked.
        let before =
            governor.head > current.head && scene.text.tokens()[current.head].tag == Tag::Vbg;
        if current.finite || before {
            break;
        }
        if status.is_none() {
            // "voted to leave the union", and not "on a resolution to leave"
            let voted = scene.text.lemma_is(governor.head, "vote")
                && !(governor.head..current.tokens.start)
                    .any(|token| scene.text.tokens()[token].upos == Upos::Noun);
            status = by_governor(scene, governor.head)
                .or_else(|| {
                    voted.then(|| {
                        if done_by_vote(scene, group) {
                            Status::Occurred
                        } else {
                            Status::Planned
                        }
                    })
                })
                .or_else(|| Some(of_verb(scene, governor)).filter(|s| *s != Status::Occurred));
        }
        current = governor;
    }
    (status.filter(|_| !group.finite), alleged)
}

/// "voted to elect him", unlike "voted to leave": the vote itself does it.
pub(super) fn done_by_vote(scene: &Scene<'_>, group: &VerbGroup) -> bool {
    const DONE: [&str; 14] = [
        "elect", "impeach", "expel", "censure", "approve", "reject", "ratify", "condemn", "adopt",
        "pass", "confirm", "acquit", "convict", "endorse",
    ];
    DONE.iter()
        .any(|word| scene.text.lemma_is(group.head, word))
}

/// "was already scheduled to meet": the word before an infinitive that no verb group governs.
fn left_of_infinitive(scene: &Scene<'_>, group: &VerbGroup) -> Option<Status> {
    let first = group.tokens.start;
    let infinitive = !group.finite && scene.text.tokens()[group.head].tag == Tag::Vb;
    // "had no plans to meet"
    let none = |token: usize| {
        token > 0
            && ["no", "without"]
                .iter()
                .any(|word| scene.text.is(token - 1, word))
    };
    (first.saturating_sub(3)..first)
        .rev()
        .filter(|_| infinitive)
        .find_map(|token| {
            let status = by_governor(scene, token)?;
            Some(if none(token) { Status::Denied } else { status })
        })
}

fn by_governor(scene: &Scene<'_>, head: usize) -> Option<Status> {
    let lists = [
        (class::CANCELLING, Status::Cancelled),
        (class::DENYING, Status::Denied),
        (class::SUPPOSING, Status::Hypothetical),
        (class::CALLING, Status::Proposed),
        (class::PLANNING, Status::Planned),
    ];
    lists
        .into_iter()
        .find(|(class, _)| is(scene, head, *class))
        .map(|(_, status)| status)
}

fn is(scene: &Scene<'_>, token: usize, class: Class) -> bool {
    scene.text.hits.class_at(token, class).is_some()
}

/// The adjectives before a noun, and the words that take it: "planned visit", "called for a ceasefire".
fn of_noun(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let sentence = reach::sentence(scene, trigger.head);
    let first = reach::phrase_start(scene, trigger.tokens.start, sentence.start);
    let lists = [
        (class::CANCELLED_WORD, Status::Cancelled),
        (class::PLANNED_WORD, Status::Planned),
        (class::PROPOSED_WORD, Status::Proposed),
        (class::DENIED_WORD, Status::Denied),
    ];
    // "Kenya's planned summit with Chad was cancelled"
    if called_off(scene, trigger.head) {
        return Some(Status::Cancelled);
    }
    let told = (first..trigger.head).find_map(|token| {
        lists
            .into_iter()
            .find(|(class, _)| is(scene, token, *class))
    });
    told.map(|(_, status)| status)
        .or_else(|| behind_noun(scene, trigger))
}

/// "was called off", "was postponed": the next verb behind the noun, with nothing between that could part them but its
/// parties ("between Kenya and Chad") and an aside (", due on Friday,").
fn called_off(scene: &Scene<'_>, noun: usize) -> bool {
    let end = reach::sentence(scene, noun).end;
    reach::groups(scene, noun + 1..end)
        .first()
        .is_some_and(|group| {
            group.finite
                && group.voice == Voice::Passive
                && !group.negated
                && group.modality == Modality::Plain
                && is(scene, group.head, class::CANCELLING)
                && !are_parted(scene, noun + 1..group.tokens.start)
        })
}

/// Whether what stands between a noun and a verb parts them.
fn are_parted(scene: &Scene<'_>, between: Range<usize>) -> bool {
    let comma = |token: &usize| scene.text.is(*token, ",");
    let commas = between.clone().filter(comma).count();
    let aside = commas == 2 && between.clone().next_back().as_ref().is_some_and(comma);
    let party = |token: usize| scene.cast.covers(token).is_some();
    between
        .clone()
        .any(|token| match scene.text.tokens()[token].upos {
            Upos::Punct => !(aside && comma(&token)),
            Upos::Sconj => true,
            Upos::Cconj => !(party(token - 1) && party(token + 1)),
            _ => false,
        })
}

/// "a meeting planned for Monday", "the visit scheduled for May", unless the noun's own verb says more.
fn behind_noun(scene: &Scene<'_>, trigger: &Trigger) -> Option<Status> {
    let next = trigger.tokens.end;
    let participle = scene.text.tokens().get(next)?.tag == Tag::Vbn;
    let told = as_subject(scene, trigger.head)
        .is_some_and(|group| is(scene, group.head, class::CANCELLING) || group.negated);
    if !participle || told {
        return None;
    }
    [
        (class::CANCELLING, Status::Cancelled),
        (class::PLANNING, Status::Planned),
    ]
    .into_iter()
    .find(|(class, _)| is(scene, next, *class))
    .map(|(_, status)| status)
}

/// What the verb of its clause makes of a noun: its object is called for or cancelled, its subject has the verb's own status.
fn over_noun(scene: &Scene<'_>, trigger: &Trigger, group: &VerbGroup) -> Status {
    let behind = trigger.head > group.head;
    let tokens = scene.text.tokens();
    if behind {
        let between = group.head + 1..trigger.head;
        let verbs_between = between
            .clone()
            .any(|token| matches!(tokens[token].upos, Upos::Verb));
        let background = between.clone().any(|token| {
            [
                "after",
                "following",
                "during",
                "since",
                "at",
                "when",
                "where",
                "while",
            ]
            .iter()
            .any(|word| scene.text.is(token, word))
        });
        // "moves proposed by last week's meeting": who does it is not what is proposed.
        let begin = reach::sentence(scene, trigger.head).start;
        let first = reach::phrase_start(scene, trigger.tokens.start, begin);
        let agent = first
            .checked_sub(1)
            .is_some_and(|at| at > group.head && scene.text.is(at, "by"));
        if agent {
            return Status::Occurred;
        }
        let clauses = &scene.text.words.clause_of;
        let one_clause = clauses.get(trigger.head) == clauses.get(group.head);
        let near = trigger.head - group.head <= 10 && !verbs_between && !background;
        if one_clause && !near && !verbs_between && !background && group.modality == Modality::Will
        {
            return of_verb(scene, group);
        }
        // "plans to hold talks": what stands over the verb stands over its noun.
        if near
            && !group.finite
            && let (Some(status), _) = above(scene, group)
        {
            return status;
        }
        // "discussed North Korea's missile test": who owns it has it.
        let owned = scene.text.lemma_is(group.head, "discuss")
            && (group.head + 1..trigger.head)
                .any(|token| matches!(tokens[token].tag, Tag::Pos | Tag::PrpPoss));
        if near
            && !owned
            && let Some(status) = by_governor(scene, group.head)
        {
            return if let Some(status) = said_to_come(scene, group) {
                status
            } else if status == Status::Planned && performs(scene, trigger, group) {
                of_verb(scene, group)
            } else {
                status
            };
        }
        if near && group.negated {
            return Status::Denied;
        }
        if background || !near {
            return Status::Occurred;
        }
        // "said he would announce his resignation"
        if let Some(status) = said_to_come(scene, group) {
            return status;
        }
        return of_verb(scene, group);
    }
    // "Since the invasion in February, they have committed ...", "Prior to its raid they planned ...": that was before.
    let begin = reach::sentence(scene, trigger.head).start;
    let before = (begin..trigger.head).any(|token| {
        ["since", "after", "following", "prior"]
            .iter()
            .any(|word| scene.text.is(token, word))
    });
    if before && as_subject(scene, trigger.head).is_none() {
        return Status::Occurred;
    }
    let read = of_verb(scene, group);
    if frames(scene, trigger, read) || supposed_of(scene, trigger, group) {
        return Status::Occurred;
    }
    // The noun is the subject: "the visit was cancelled", "the summit will open".
    if group.tokens.start.saturating_sub(trigger.head) <= 12 {
        if is(scene, group.head, class::CANCELLING) {
            return Status::Cancelled;
        }
        let planned = is(scene, group.head, class::PLANNING) && tokens[group.head].tag == Tag::Vbn;
        return if planned {
            Status::Planned
        } else {
            of_verb(scene, group)
        };
    }
    Status::Occurred
}

/// "During her visit to Chad she did not speak of the treaty": what the verb denies or supposes is not the visit.
fn frames(scene: &Scene<'_>, trigger: &Trigger, read: Status) -> bool {
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    let within = first.checked_sub(1).filter(|&at| at >= begin);
    within.is_some_and(|at| {
        [
            "during",
            "in",
            "at",
            "on",
            "throughout",
            "amid",
            "before",
            "ahead",
            "of",
        ]
        .iter()
        .any(|word| scene.text.is(at, word))
    }) && matches!(read, Status::Denied | Status::Hypothetical)
        && as_subject(scene, trigger.head).is_none()
}

/// "asked whether Lind's visit to Chad last May was a mistake": it is asked what the visit was, and not whether it was made.
fn supposed_of(scene: &Scene<'_>, trigger: &Trigger, group: &VerbGroup) -> bool {
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    let owned = (first..trigger.head)
        .any(|at| matches!(scene.text.tokens()[at].tag, Tag::Pos | Tag::PrpPoss));
    let was = scene.text.is(group.head, "was") || scene.text.is(group.head, "were");
    owned && was && !group.negated && group.modality == Modality::Plain
}

/// Who announces a truce or an embargo makes it; who announces a visit plans it.
fn performs(scene: &Scene<'_>, trigger: &Trigger, group: &VerbGroup) -> bool {
    use crate::model::event::EventType::{Call, Meeting, Talks, Visit};
    let made = ["announce", "confirm", "accept"]
        .iter()
        .any(|verb| scene.text.lemma_is(group.head, verb));
    made && !matches!(trigger.kind, Meeting | Talks | Visit | Call)
}

/// A date behind the day of printing is planned at the most; a plan whose day has passed before it was printed happened.
pub(super) fn against_the_clock(
    scene: &Scene<'_>,
    trigger: &Trigger,
    before: &[EventMention],
    status: Status,
    when: Option<When>,
) -> (Status, Option<When>) {
    let (Some(told), Some(published)) = (&when, scene.article.published) else {
        return (status, when);
    };
    // "later this month" lies ahead, though the month has begun.
    let later = told.text.is_some_and(|span| {
        let first = scene.text.words.token_at(span.start);
        scene.text.is(first, "later") && scene.text.is(first + 1, "this")
    });
    let ahead = told.range.first() > published || later && told.range.last() > published;
    let real = matches!(status, Status::Occurred | Status::Ongoing);
    // "Two days later she returned": what is told in the past lies behind, whatever its days are counted from.
    let past = reach::own_group(scene, trigger.head).is_some_and(|group| {
        group.finite && group.tense == Tense::Past && group.voice == Voice::Active
    });
    // A readout of the other side of the world may be a day ahead.
    let tomorrow = published.succ_opt().unwrap_or(published);
    if real && told.range.first() > tomorrow && past && !trigger.nominal {
        return (
            status,
            super::when::understood_day(scene, trigger, before, status),
        );
    }
    (
        if real && ahead {
            Status::Planned
        } else {
            status
        },
        when,
    )
}
