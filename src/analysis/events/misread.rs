//! What looks like an event of states and is none: a deed that somebody is charged with, a journey of private people, words
//! that belong to another clause.

mod paper;

use super::{Scene, cast, reach, trigger::Trigger, worth::Told};
use crate::{
    grammar::lexicon::class,
    model::{
        document::Who,
        event::{EventType, Participant, Role},
        text::{Tag, Upos},
    },
};

pub(super) fn misread(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    charged_with(scene, trigger)
        || on_the_eve(scene, trigger)
        || private_journey(scene, trigger, told)
        || courtesy(scene, trigger)
        || carried_to_hospital(scene, trigger)
        || only_asked_about(scene, trigger)
        || only_ready_for(scene, trigger)
        || of_a_market(scene, trigger)
        || left_for_later(scene, trigger)
        || meets_no_one(scene, trigger)
        || paper::paper_at_hand(scene, trigger)
        || of_a_poll(scene, trigger)
        || in_a_boardroom(scene, trigger)
        || wordless(scene, trigger)
        || inquiry_into_a_mishap(scene, trigger)
        || shows_a_thing(scene, trigger)
        || paper::of_a_paper(scene, trigger)
        || of_a_player(scene, trigger, told)
        || of_those_met(scene, trigger, told)
        || paper::in_the_name_of_a_law(scene, trigger)
        || no_comment(scene, trigger)
        || paper::received_on_paper(scene, trigger)
        || paper::in_a_law(scene, trigger)
        || paper::is_condemned(scene, trigger)
}

/// "declined to comment"
fn no_comment(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let end = reach::sentence(scene, trigger.head).end;
    let near = trigger.head + 1..end.min(trigger.head + 4);
    trigger.rule == "refuse"
        && near.into_iter().any(|at| {
            ["comment", "elaborate", "say"]
                .iter()
                .any(|verb| scene.text.is(at, verb))
        })
}

/// "met relatives of people jailed in Chad": the participle only says who they are.
fn of_those_met(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let tokens = scene.text.tokens();
    let begin = reach::sentence(scene, trigger.head).start;
    let lone = reach::own_group(scene, trigger.head)
        .is_some_and(|group| !group.finite && group.tokens.len() == 1);
    let behind_noun = trigger.head > begin && tokens[trigger.head - 1].upos == Upos::Noun;
    matches!(trigger.rule, "arrest" | "jail" | "abduct" | "kill")
        && lone
        && behind_noun
        && tokens[trigger.head].tag == Tag::Vbn
        && told.participants.is_empty()
        && super::numbers::told(scene, trigger, &[]).is_empty()
        && reach::groups(scene, begin..trigger.head)
            .iter()
            .any(|group| group.finite)
}

/// "Lind signed with the Oslo Bears": a contract with a club.
fn of_a_player(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let alone = trigger.rule == "sign" && trigger.tokens.len() == 1 && !trigger.nominal;
    let with = ["with", "for"]
        .iter()
        .any(|word| scene.text.is(trigger.tokens.end, word));
    alone
        && with
        && !told
            .participants
            .iter()
            .any(|p| super::standing::acts_for_a_state(scene, p.who))
}

/// "as a demonstration of their ties": nobody is in the street.
fn shows_a_thing(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let of = trigger.tokens.end;
    let people = (of + 1..(of + 4).min(scene.text.tokens().len()))
        .any(|at| cast::acts_for(scene.text, at).is_some());
    trigger.rule == "protest"
        && scene.text.lemma_is(trigger.head, "demonstration")
        && scene.text.is(of, "of")
        && !people
}

/// "A majority of Kenyans disapprove of Lind": what is asked in the street.
fn of_a_poll(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    use EventType::{Criticism, Refusal, Support};
    const ASKED: [&str; 8] = [
        "majority",
        "pct",
        "percent",
        "%",
        "respondent",
        "voter",
        "poll",
        "third",
    ];
    let begin = reach::sentence(scene, trigger.head).start;
    matches!(trigger.kind, Criticism | Refusal | Support)
        && !trigger.nominal
        && (begin..trigger.head)
            .rev()
            .take(12)
            .any(|at| ASKED.iter().any(|word| scene.text.lemma_is(at, word)))
        && [
            "approve",
            "disapprove",
            "support",
            "back",
            "oppose",
            "favour",
            "favor",
        ]
        .iter()
        .any(|verb| scene.text.lemma_is(trigger.head, verb))
}

/// "resigned from the board", "was elected to the board of the firm": offices of companies.
fn in_a_boardroom(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let sentence = reach::sentence(scene, trigger.head);
    let near = trigger.head + 1..sentence.end.min(trigger.head + 9);
    let board = near.into_iter().any(|at| {
        scene.text.is(at, "board")
            || scene.text.is(at, "directors")
            || scene.text.is(at, "chairman") && scene.tone(at).business
    });
    trigger.kind == EventType::Recognition && board && !scene.tone(trigger.head).political
}

/// "a rocket blasted off", "suspended protests to allow time for talks": the words of a rule that mean something else.
fn wordless(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let text = scene.text;
    let off = text.lemma_is(trigger.head, "blast") && text.is(trigger.head + 1, "off");
    let until = trigger.tokens.end.saturating_sub(1);
    let aim = trigger.rule == "talks that end"
        && (trigger.head + 1..until).any(|at| text.tokens()[at].tag == Tag::To);
    off || aim
        || of_a_plan(scene, trigger)
        || back_to_normal(scene, trigger)
        || so_called(scene, trigger)
}

/// "executed a shutdown", "cut its export prices": the deed is done to a thing that nobody can do it to in a war.
fn of_a_plan(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const DONE: [&str; 15] = [
        "agreement",
        "contract",
        "order",
        "plan",
        "programme",
        "program",
        "project",
        "search",
        "shutdown",
        "strategy",
        "task",
        "transaction",
        "transition",
        "warrant",
        "will",
    ];
    const MONEY: [&str; 6] = ["price", "tax", "credit", "subsidy", "earnings", "revenue"];
    let text = scene.text;
    let end = reach::sentence(scene, trigger.head).end;
    let near = |words: &[&str]| {
        (trigger.head + 1..end.min(trigger.head + 5))
            .take_while(|&at| text.tokens()[at].upos != Upos::Adp)
            .any(|at| words.iter().any(|word| text.lemma_is(at, word)))
    };
    let next = |words: &[&str]| {
        words
            .iter()
            .any(|word| text.lemma_is(trigger.tokens.end, word))
    };
    let executes = trigger.rule == "kill" && !trigger.nominal;
    executes && text.lemma_is(trigger.head, "execute") && near(&DONE)
        || trigger.rule == "sanctions" && next(&MONEY)
}

/// "returned to normal operation", "returned to power"
fn back_to_normal(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const STATES: [&str; 10] = [
        "normal",
        "normality",
        "operation",
        "service",
        "work",
        "power",
        "office",
        "duty",
        "parliament",
        "trail",
    ];
    let behind = trigger.head + 2..(trigger.head + 5).min(scene.text.tokens().len());
    let mut behind = behind.take_while(|&at| {
        matches!(
            scene.text.tokens()[at].upos,
            Upos::Adj | Upos::Noun | Upos::Det
        )
    });
    trigger.rule == "travel"
        && scene.text.lemma_is(trigger.head, "return")
        && scene.text.is(trigger.head + 1, "to")
        && behind.any(|at| STATES.iter().any(|word| scene.text.is(at, word)))
}

/// "had a view of so-called inspections"
fn so_called(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    trigger.rule == "call"
        && trigger
            .tokens
            .clone()
            .any(|at| scene.text.is(at, "so") || scene.text.is(at, "so-called"))
}

/// "The crash is being investigated by the police."
fn inquiry_into_a_mishap(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let tone = scene.tone(trigger.head);
    trigger.rule == "investigate" && tone.mishap && !tone.armed && !tone.political
}

/// "Nordic Oil's withdrawal from Chad": a firm that leaves has no troops.
fn of_a_market(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const FORCES: [&str; 12] = [
        "troop",
        "force",
        "soldier",
        "army",
        "military",
        "fighter",
        "rebel",
        "militant",
        "peacekeeper",
        "police",
        "settler",
        "navy",
    ];
    let sentence = reach::sentence(scene, trigger.head);
    let armed = || {
        sentence
            .clone()
            .any(|token| FORCES.iter().any(|word| scene.text.lemma_is(token, word)))
    };
    let firm = || {
        scene.tone(trigger.head).business
            || scene.cast.within(sentence.clone()).iter().any(|figure| {
                matches!(figure.who, Who::Organization(_))
                    && !super::standing::public(scene, figure.who)
            })
            || sentence.clone().any(|token| {
                ["firm", "bank", "retailer", "chain", "brand"]
                    .iter()
                    .any(|word| scene.text.lemma_is(token, word))
            })
    };
    trigger.rule == "withdraw troops" && firm() && !armed()
}

/// "The bill was left for an April vote": nobody travels.
fn left_for_later(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let passive = reach::own_group(scene, trigger.head)
        .is_some_and(|group| group.voice == crate::model::text::Voice::Passive);
    trigger.rule == "travel" && passive && scene.text.lemma_is(trigger.head, "leave")
}

/// "bought bonds to meet demand": needs and targets are met, too.
fn meets_no_one(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const MET: [&str; 21] = [
        "challenge",
        "commitment",
        "condition",
        "cost",
        "criterion",
        "deadline",
        "demand",
        "expectation",
        "goal",
        "need",
        "objective",
        "obligation",
        "payment",
        "quota",
        "request",
        "requirement",
        "standard",
        "target",
        "threshold",
        "timetable",
        "want",
    ];
    let tokens = scene.text.tokens();
    let inside = |token: usize| {
        matches!(
            tokens[token].upos,
            Upos::Det | Upos::Adj | Upos::Noun | Upos::Num
        ) || matches!(tokens[token].tag, Tag::PrpPoss | Tag::Pos)
    };
    let end = reach::sentence(scene, trigger.head).end;
    let head = (trigger.head + 1..end.min(trigger.head + 7))
        .take_while(|&token| inside(token))
        .last();
    trigger.rule == "meet"
        && scene.text.lemma_is(trigger.head, "meet")
        && head.is_some_and(|head| MET.iter().any(|word| scene.text.lemma_is(head, word)))
}

/// "was ready for talks with Kenya": none are held yet.
fn only_ready_for(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    trigger.nominal
        && first >= begin + 2
        && ["for", "to"]
            .iter()
            .any(|link| scene.text.is(first - 1, link))
        && ["ready", "open", "prepared", "willing", "eager"]
            .iter()
            .any(|word| scene.text.is(first - 2, word))
}

/// "was flown to a hospital in Nairobi" is no visit.
fn carried_to_hospital(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let end = reach::sentence(scene, trigger.head).end;
    let near = trigger.head + 1..end.min(trigger.head + 8);
    let carried = reach::own_group(scene, trigger.head)
        .is_some_and(|group| group.voice == crate::model::text::Voice::Passive);
    trigger.kind == EventType::Visit
        && carried
        && near.into_iter().any(|at| {
            ["hospital", "clinic", "morgue", "mortuary"]
                .iter()
                .any(|word| scene.text.lemma_is(at, word))
        })
}

/// "About the dialogue of the parties, the secretary said ...": what somebody speaks about when asked.
fn only_asked_about(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let begin = reach::sentence(scene, trigger.head).start;
    let opens = ["about", "regarding", "concerning", "asked"]
        .iter()
        .any(|word| scene.text.is(begin, word));
    let comma =
        (trigger.head..reach::sentence(scene, trigger.head).end).find(|&at| scene.text.is(at, ","));
    let says = |at: usize| scene.text.hits.class_at(at, class::SAYING).is_some();
    trigger.nominal
        && opens
        && reach::groups(scene, begin + 1..trigger.head).is_empty()
        && comma.is_some_and(|comma| {
            reach::groups(scene, comma..reach::sentence(scene, trigger.head).end)
                .first()
                .is_some_and(|group| says(group.head))
        })
}

/// "agreed to stay in close touch", "agreed to speak again": how talks end, and no agreement.
fn courtesy(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const POLITE: [&str; 7] = [
        "stay", "remain", "keep", "speak", "talk", "confer", "consult",
    ];
    let end = reach::sentence(scene, trigger.head).end;
    let to = (trigger.head + 1..end.min(trigger.head + 4)).find(|&at| scene.text.is(at, "to"));
    trigger.rule == "agree"
        && to.is_some_and(|to| POLITE.iter().any(|word| scene.text.lemma_is(to + 1, word)))
}

/// "was sentenced for her murder", "convicted of genocide", "on suspicion of murder": the deed is what a court speaks of.
fn charged_with(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    const JUSTICE: [&str; 17] = [
        "blame",
        "responsibility",
        "responsible",
        "accuse",
        "acquit",
        "arrest",
        "charge",
        "convict",
        "detain",
        "guilty",
        "indict",
        "jail",
        "prosecute",
        "sentence",
        "suspect",
        "suspicion",
        "try",
    ];
    if !trigger.nominal || trigger.kind != EventType::Attack {
        return false;
    }
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    let link = |at: usize| {
        ["for", "of", "with", "over"]
            .iter()
            .any(|word| scene.text.is(at, word))
    };
    let Some(link) = first.checked_sub(1).filter(|&at| at >= begin && link(at)) else {
        return false;
    };
    (link.saturating_sub(5).max(begin)..link)
        .any(|at| JUSTICE.iter().any(|word| scene.text.lemma_is(at, word)))
}

/// "Today, on the eve of the summit, ...": the summit is of another day.
fn on_the_eve(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    trigger.nominal
        && first >= begin + 2
        && scene.text.is(first - 1, "of")
        && ["eve", "anticipation"]
            .iter()
            .any(|word| scene.text.is(first - 2, word))
}

/// "500,000 have returned to Chad", "a plane crashed after departure": a journey of nobody who acts for others.
fn private_journey(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    if trigger.kind != EventType::Visit || told.participants.iter().any(|p| p.role == Role::Actor) {
        return false;
    }
    let people = |p: &Participant| !matches!(p.who, Who::Place(_));
    if told.participants.iter().any(people) {
        return false;
    }
    if trigger.nominal {
        let tone = scene.tone(trigger.head);
        return tone.mishap && !tone.political;
    }
    let words = scene.text.words;
    let subject = reach::own_group(scene, trigger.head)
        .and_then(|group| words.clauses.get(group.clause)?.subject)
        .and_then(|index| words.phrases.get(index));
    let Some(head) = subject.map(|phrase| phrase.head) else {
        return false;
    };
    let token = &scene.text.tokens()[head];
    // "A delegation of businesses in wind power visited Chad": others act than the nearest noun.
    let begin = reach::sentence(scene, head).start;
    let envoys = (begin..head).any(|at| {
        matches!(
            cast::acts_for(scene.text, at),
            Some("state" | "office" | "lawmakers")
        ) || scene.text.hits.class_at(at, class::PARTITIVE).is_some()
    });
    if envoys {
        return false;
    }
    let common = token.upos == Upos::Noun && token.tag != Tag::Nnp
        || matches!(token.upos, Upos::Num | Upos::Adj);
    let acts = matches!(
        cast::acts_for(scene.text, head),
        Some("state" | "office" | "lawmakers" | "groups" | "parties" | "clerics")
    ) || [
        class::TITLE,
        class::TITLE_WORD,
        class::ROLE_NOUN,
        class::PARTITIVE,
    ]
    .iter()
    .any(|class| scene.text.hits.class_at(head, *class).is_some());
    common && !acts
}
