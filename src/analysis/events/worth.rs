//! What an analyst would note: which of the things that a text tells make a row of a timeline.
//!
//! In: a trigger with its status, day, place and participants. Out: whether it is a row. Who takes part is judged in
//! `standing`, how the sentence speaks in `tone`.

use chrono::Days;

use super::{
    Scene,
    beside::{aside, embedded, spoken_of},
    misread::misread,
    numbers, reach, standing, symmetric,
    trigger::{Flag, Trigger},
};
use crate::{
    grammar::lexicon::class,
    model::{
        date::Precision,
        document::{PlaceId, PlaceKind, When, Who},
        event::{EventType, Participant, Role, Status},
        text::{ClauseKind, Modality, Tag, Tense, Upos, VerbGroup, Voice},
    },
};

/// So many killed are more than a crime.
const MANY: u32 = 4;
/// So many taken at once are more than thieves.
const MANY_TAKEN: u32 = 20;

/// What is known of an event before it is a record.
#[derive(Clone, Copy)]
pub(super) struct Told<'a> {
    pub(super) status: Status,
    pub(super) when: Option<&'a When>,
    pub(super) place: Option<PlaceId>,
    pub(super) participants: &'a [Participant],
}

impl Told<'_> {
    /// The text itself gives its day.
    pub(super) fn dated(&self) -> bool {
        self.when.is_some_and(|when| when.text.is_some())
    }

    /// How many take part who are more than guests.
    fn parties(&self) -> usize {
        let main = |p: &&Participant| p.role != Role::Attendee;
        self.participants.iter().filter(main).count()
    }
}

/// A plan, a wish or a supposition needs a day of its own; so do the things that are only mentioned with another event: a
/// noun without its parties, an infinitive or participle of the weaker types.
pub(super) fn worth_a_row(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    told: Told<'_>,
) -> bool {
    if scene.article.published.is_none() {
        return !aside(scene, trigger, triggers, told) && !embedded(scene, trigger, triggers, told);
    }
    let Some(when) = told.when else { return false };
    if nobody_does_it(trigger, told.participants)
        || thin(trigger, when, told)
        || hearsay(scene, trigger, told)
        || mishap(scene, trigger)
        || misread(scene, trigger, told)
        || crime(scene, trigger, told)
        || of_a_party(scene, trigger)
        || bygone(scene, trigger, when, told)
        || private(scene, trigger, told)
        || generic(scene, trigger, told)
        || deal_of_nobody(trigger, told)
        || not_done(scene, trigger)
        || thought_of(scene, trigger, when, told)
        || far_down(scene, trigger, told)
        || moved(scene, trigger, told)
        || spoken_of(scene, trigger, triggers, when)
    {
        return false;
    }
    stands_alone(scene, trigger, when, told) && !aside(scene, trigger, triggers, told)
}

fn stands_alone(scene: &Scene<'_>, trigger: &Trigger, when: &When, told: Told<'_>) -> bool {
    let Told {
        status,
        place,
        participants,
        ..
    } = told;
    if when.text.is_some() || trigger.definite && participants.is_empty() {
        return true;
    }
    // "Kenya has postponed a summit with Chad"
    let off = status == Status::Cancelled && when.rule == "the day of printing";
    if off && !participants.is_empty() {
        return true;
    }
    if !matches!(status, Status::Occurred | Status::Ongoing) || trigger.asks(Flag::Dated) {
        return false;
    }
    let journey = trigger.kind == EventType::Visit && !participants.is_empty() && place.is_some();
    if trigger.nominal {
        // "no cards to play in negotiations": no talks were held.
        let clause = scene.text.words.group_of(trigger.head);
        if clause.is_some_and(|group| {
            group.head < trigger.head
                && scene.text.tokens()[group.head].tag == Tag::Vb
                && !group.finite
        }) {
            return false;
        }
        let parties = if symmetric(trigger.kind) { 2 } else { 1 };
        return journey
            || participants.len() >= parties
                && !trigger.asks(Flag::Weak)
                && happens(scene, trigger);
    }
    let group = reach::own_group(scene, trigger.head);
    group.is_none_or(|group| group.finite)
        || journey
        || participants.len() >= 2 && !trigger.asks(Flag::Weak)
}

/// A deed that is only named is told where it is the subject of a verb in the past ("the attack killed five") or the thing
/// that is held; "condemned the attack on Sumy" and "since the invasion" refer to it. Meetings and journeys are told also
/// in passing: "during her visit to Poland".
fn happens(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    if symmetric(trigger.kind) || trigger.kind == EventType::Visit {
        return true;
    }
    let sentence = reach::sentence(scene, trigger.head);
    let words = scene.text.words;
    let past = |group: &VerbGroup| {
        group.finite && (group.tense == Tense::Past || group.aspect.perfect) && !group.negated
    };
    reach::groups(scene, sentence).iter().any(|group| {
        let subject = words
            .clauses
            .get(group.clause)
            .and_then(|clause| clause.subject)
            .and_then(|index| words.phrases.get(index));
        let is_subject = subject.is_some_and(|phrase| phrase.tokens.contains(&trigger.head));
        past(group) && is_subject
    })
}

/// Words that are spoken in person, and questions, tell little that can be relied on: in a talk only what has its day, its
/// verb and somebody with a name is kept.
fn hearsay(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let tone = scene.tone(trigger.head);
    let finite =
        !trigger.nominal && reach::own_group(scene, trigger.head).is_some_and(|group| group.finite);
    let met = matches!(
        trigger.kind,
        EventType::Meeting | EventType::Visit | EventType::Talks | EventType::Call
    );
    let plain = matches!(told.status, Status::Occurred | Status::Planned);
    let kept =
        told.dated() && plain && told.parties() > 0 && (finite || met) && !trigger.asks(Flag::Weak);
    tone.asks || tone.personal && !kept
}

/// Nobody attacks where a bus leaves the road.
fn mishap(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let tone = scene.tone(trigger.head);
    let harm = matches!(
        trigger.rule,
        "kill" | "attack" | "destroy" | "clash" | "fire at"
    );
    let struck = tone.mishap && !tone.armed;
    let warned = matches!(trigger.rule, "restrict" | "threaten");
    // "the virus was first recognised in Wuhan"
    let found = trigger.rule == "recognise" && struck && !tone.political;
    // "Kenya signed its top scorer"
    let hired = trigger.rule == "sign" && tone.game;
    harm && (struck || tone.game) || warned && struck || found || hired
}

/// "The Green Party nominated Lind", "the party named a treasurer": what a party decides for itself.
fn of_a_party(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let Some(group) =
        reach::own_group(scene, trigger.head).filter(|group| group.voice == Voice::Active)
    else {
        return false;
    };
    let words = scene.text.words;
    let subject = words
        .clauses
        .get(group.clause)
        .and_then(|clause| clause.subject)
        .and_then(|index| words.phrases.get(index));
    trigger.rule == "appoint"
        && subject.is_some_and(|phrase| scene.text.lemma_is(phrase.head, "party"))
}

/// "clearance deals in Oslo": a noun alone, of nobody, that was told nowhere before.
fn deal_of_nobody(trigger: &Trigger, told: Told<'_>) -> bool {
    trigger.kind == EventType::Agreement
        && trigger.nominal
        && !trigger.definite
        && told.participants.is_empty()
}

/// A man is stabbed, a thief is caught: what people do to each other, and the police to them, is no event of states,
/// unless somebody of public standing suffers it or the sentence speaks of politics or war.
fn crime(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let private = matches!(
        trigger.rule,
        "kill"
            | "arrest"
            | "jail"
            | "fire at"
            | "abduct"
            | "exchange of prisoners"
            | "release"
            | "sentence"
    );
    if !private || scene.tone(trigger.head).political {
        return false;
    }
    // Of a state that makes arrests in its own land nothing is told abroad.
    let arrests = matches!(trigger.rule, "arrest" | "jail" | "sentence");
    // Where many die or are taken, it is told abroad.
    let many = numbers::told(scene, trigger, &[])
        .iter()
        .any(|number| number.count >= if arrests { MANY_TAKEN } else { MANY });
    if many {
        return false;
    }
    let all = told.participants;
    // "twelve people in Nairobi" are nobody's; "two Russians in Nairobi" are of another land.
    let country = |id: PlaceId| scene.layers.places.get(id.index())?.country;
    let there = told.place.and_then(country);
    let takes = all
        .iter()
        .filter(|p| p.role == Role::Actor)
        .find_map(|p| match p.who {
            Who::Place(id) => country(id),
            _ => None,
        });
    let at_home = |who: Who| match who {
        Who::Place(id) => {
            let own = country(id);
            let abroad = [there, takes]
                .iter()
                .any(|other| other.is_some() && *other != own);
            let state = (scene.layers.places.get(id.index()))
                .is_some_and(|place| place.kind == PlaceKind::Country);
            !(state && abroad)
        }
        _ => false,
    };
    let bears = |p: &Participant| {
        p.role != Role::Actor && standing::public(scene, p.who) && !(arrests && at_home(p.who))
    };
    let states = |p: &Participant| standing::acts_for_a_state(scene, p.who);
    !(all.iter().any(bears) || !arrests && all.iter().any(states))
}

/// What is long past is background, unless it is of states or its day is told; lives and habits are no news.
fn bygone(scene: &Scene<'_>, trigger: &Trigger, when: &When, told: Told<'_>) -> bool {
    let tone = scene.tone(trigger.head);
    let day = when.range.precision == Precision::Day;
    let long_ago = scene
        .article
        .published
        .and_then(|published| published.checked_sub_days(Days::new(400)))
        .is_some_and(|limit| when.range.last() < limit);
    // "In 1905 a president mediated between ...": history that a story looks back on.
    let sentence = scene.text.words.sentence_of(trigger.head);
    let ages_ago = scene
        .article
        .published
        .and_then(|published| published.checked_sub_days(Days::new(3652)))
        .is_some_and(|limit| when.range.last() < limit);
    if ages_ago && when.range.days() > 31 && sentence >= 3 {
        return true;
    }
    let states = told
        .participants
        .iter()
        .filter(|p| standing::acts_for_a_state(scene, p.who))
        .count();
    let office = matches!(
        trigger.kind,
        EventType::Recognition | EventType::Statement | EventType::Support
    );
    let nobodys = states == 0 && !told.participants.is_empty();
    (tone.life || tone.habit) && !(day && told.dated())
        || long_ago && (nobodys || !day && states < 2 && office)
}

/// "was sworn in as president of Chad"
fn as_an_office(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let end = reach::sentence(scene, trigger.head).end;
    let from = trigger.tokens.end;
    let link = (from..end.min(from + 3)).find(|&at| scene.text.is(at, "as"));
    link.is_some_and(|at| {
        (at + 1..end.min(at + 4)).any(|at| {
            [
                "president",
                "minister",
                "premier",
                "chancellor",
                "king",
                "queen",
                "ambassador",
            ]
            .iter()
            .any(|office| scene.text.lemma_is(at, office))
        })
    })
}

/// What companies and private people do among themselves, and what they say.
fn private(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let tone = scene.tone(trigger.head);
    let mut parties = told.participants.iter().map(|p| p.who);
    if trigger.kind == EventType::Recognition && as_an_office(scene, trigger) {
        return false;
    }
    if matches!(
        trigger.kind,
        EventType::Attack | EventType::Protest | EventType::Exchange
    ) {
        return tone.business
            && !tone.armed
            && !parties.any(|who| standing::acts_for_a_state(scene, who));
    }
    if told.participants.is_empty() {
        return tone.business || tone.game;
    }
    // What is done in public on a day that the text tells: a court's or a company's announcement.
    // "a trader complained"
    let heard = |p: &Participant| match p.who {
        Who::Person(_) => standing::public(scene, p.who),
        _ => true,
    };
    let in_public = told.dated()
        && (trigger.kind != EventType::Criticism || told.participants.iter().any(heard))
        && matches!(
            trigger.kind,
            EventType::Decision | EventType::Criticism | EventType::Statement
        );
    // Whoever travels and meets at a place, on a day: "Xi's visit to Moscow in March 2023".
    let abroad = told.dated()
        && told.place.is_some()
        && matches!(
            trigger.kind,
            EventType::Visit | EventType::Meeting | EventType::Talks
        );
    // What a firm tells its customers is no act of a state.
    let of_a_firm = trigger.kind == EventType::Statement
        && !tone.political
        && !parties.clone().any(|who| {
            standing::acts_for_a_state(scene, who)
                || matches!(who, Who::Person(_)) && standing::public(scene, who)
        });
    if of_a_firm {
        return true;
    }
    if (in_public || abroad) && !tone.game {
        return false;
    }
    if tone.business || tone.game {
        return !parties.any(|who| standing::acts_for_a_state(scene, who));
    }
    // A person is asked to be patient.
    let mut asked = told
        .participants
        .iter()
        .filter(|p| p.role == Role::Recipient);
    if trigger.kind == EventType::Demand
        && asked.clone().next().is_some()
        && asked.all(|p| matches!(p.who, Who::Person(_)) && !standing::public(scene, p.who))
    {
        return true;
    }
    let one_sided = !symmetric(trigger.kind) && trigger.kind != EventType::Visit;
    let actor = told.participants.iter().any(|p| p.role == Role::Actor);
    if one_sided && actor {
        let mut actors = told.participants.iter().filter(|p| p.role == Role::Actor);
        return !actors.any(|p| standing::public(scene, p.who));
    }
    !parties.any(|who| standing::public(scene, who))
}

/// "the importance of concluding the talks", "hopes for an agreement", "asked why it decided": a deed that is thought of.
fn thought_of(scene: &Scene<'_>, trigger: &Trigger, when: &When, told: Told<'_>) -> bool {
    let first = reach::sentence(scene, trigger.head).start;
    let begin = trigger.tokens.start;
    let group = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal);
    if group.is_some_and(|group| group.finite) {
        let from = begin.saturating_sub(5).max(first);
        let clauses = &scene.text.words.clause_of;
        return (from..begin).any(|token| {
            clauses.get(token) == clauses.get(trigger.head)
                && ["why", "whether", "how"]
                    .iter()
                    .any(|word| scene.text.is(token, word))
        });
    }
    let finite = |token: usize| {
        matches!(
            scene.text.tokens()[token].tag,
            Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md | Tag::Comma
        )
    };
    let from = begin.saturating_sub(7).max(first);
    let over = (from..begin)
        .rev()
        .take_while(|token| !finite(*token))
        .any(|token| scene.text.hits.class_at(token, class::THOUGHT_OF).is_some());
    let to_come = scene
        .article
        .published
        .is_some_and(|published| when.range.last() > published);
    over && !(told.dated() && to_come)
}

/// What the news is stands high up. Further down a deed without a day is background; words are of the day a little longer.
fn far_down(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    use EventType::{Call, Criticism, Demand, Meeting, Refusal, Statement, Support, Talks, Threat};
    let sentence = scene.text.words.sentence_of(trigger.head);
    let paragraph = scene.paragraphs.get(sentence).copied().unwrap_or(0);
    let words = matches!(
        trigger.kind,
        Call | Criticism | Demand | Meeting | Refusal | Statement | Support | Talks | Threat
    );
    !told.dated() && paragraph >= if words { 10 } else { 5 }
}

/// Parcels arrive, too: whoever travels is named, or has a name.
fn moved(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    let words = scene.text.words;
    let named = || {
        let group = reach::own_group(scene, trigger.head)?;
        let phrase = words
            .phrases
            .get(words.clauses.get(group.clause)?.subject?)?;
        Some(words.tokens[phrase.head].upos == Upos::Propn)
    };
    // "people who returned from Chad": nobody is named who came home.
    let back = ["from", "home"]
        .iter()
        .any(|word| scene.text.is(trigger.tokens.end - 1, word));
    let nobody = !told.participants.iter().any(|p| p.role == Role::Actor);
    if trigger.rule == "travel" && back && nobody {
        return true;
    }
    let journey = trigger.kind == EventType::Visit && !trigger.nominal;
    journey && told.participants.is_empty() && named() != Some(true)
}

/// "Turkey supports the policy", "they meet": the simple present tells what is so, not what happened; only words are acts in
/// it ("France condemns the coup").
fn generic(scene: &Scene<'_>, trigger: &Trigger, told: Told<'_>) -> bool {
    use EventType::{Criticism, Demand, Refusal, Sanctions, Statement, Support, Threat};
    let Some(group) = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal) else {
        return false;
    };
    let simple = group.finite
        && group.tense == Tense::Present
        && group.modality == Modality::Plain
        && group.voice == Voice::Active
        && !group.aspect.perfect
        && !group.aspect.progressive;
    let stance = [
        "support", "back", "champion", "defend", "oppose", "resist", "want", "seek",
    ]
    .iter()
    .any(|verb| scene.text.lemma_is(group.head, verb));
    let act = matches!(
        trigger.kind,
        Criticism | Demand | Refusal | Sanctions | Statement | Support | Threat
    );
    // "assistance which will help Kenya win"
    let relative = trigger.rule == "help"
        && scene
            .text
            .words
            .clauses
            .get(group.clause)
            .is_some_and(|clause| {
                matches!(clause.kind, ClauseKind::Relative | ClauseKind::Nonfinite)
            });
    relative || simple && !told.dated() && (stance || !act)
}

/// "must not close its embassy", "cannot agree": neither done nor left undone.
fn not_done(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let group = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal);
    // "the decision not to visit the site"
    let left = group.is_some_and(|group| {
        let before = group.tokens.start.checked_sub(1);
        !group.finite && before.is_some_and(|token| scene.text.is(token, "not"))
    });
    left || group.is_some_and(|group| {
        group.negated
            && matches!(
                group.modality,
                Modality::Must | Modality::May | Modality::Can
            )
    })
}

/// "Jordan made an appeal in 1985", "Kerry complained": half an event with no day of its own says nothing on a timeline.
fn thin(trigger: &Trigger, when: &When, told: Told<'_>) -> bool {
    use EventType::{
        Aid, Call, Criticism, Decision, Demand, Meeting, Refusal, Sanctions, Statement, Support,
        Talks, Threat,
    };
    let parties = told.parties();
    let place = told.place;
    let spoken = matches!(
        trigger.kind,
        Aid | Criticism | Decision | Demand | Refusal | Sanctions | Statement | Support | Threat
    );
    let half = match trigger.kind {
        // "a school, hosted by the union": a house without a guest
        Meeting if trigger.rule == "receive a guest" && parties < 2 => return true,
        Call | Meeting | Talks => parties < 2 && place.is_none(),
        Criticism | Demand | Refusal | Support | Threat | Aid => parties < 2,
        Decision | Sanctions | Statement => parties < 2 && place.is_none(),
        // A promise to nobody, on no day.
        EventType::Agreement if matches!(trigger.rule, "pledge" | "offer") => {
            return parties < 2 && when.text.is_none();
        }
        _ => false,
    };
    let coarse = when.range.days() > 31;
    half && (coarse || spoken && when.text.is_none())
}

/// A demand, a promise or a reproach without anybody who makes it is a thing that the text refers to, no event that it tells.
fn nobody_does_it(trigger: &Trigger, participants: &[Participant]) -> bool {
    let promise = matches!(trigger.rule, "pledge" | "offer");
    use EventType::{Aid, Criticism, Decision, Demand, Refusal, Statement, Support, Threat};
    let words = matches!(
        trigger.kind,
        Aid | Criticism | Decision | Demand | Refusal | Statement | Support | Threat
    );
    (words || promise)
        && !participants
            .iter()
            .any(|p| matches!(p.role, Role::Actor | Role::Participant))
}
