//! Which time of its sentence governs a trigger.
//!
//! Times that stand in the phrase of another noun, in a relative clause or directly behind another verb tell of those;
//! one that opens the sentence tells of what the sentence says; else the nearest, with verbs and clause borders weighed.

use std::ops::Range;

use super::{holds, is_any, opening, verb_of};
use crate::{
    analysis::events::{Scene, reach, trigger::Trigger},
    grammar::lexicon::class,
    model::{
        date::Precision,
        document::TimeMention,
        event::EventType,
        text::{ClauseKind, Modality, Tag, Tense, Upos, VerbGroup},
    },
};

/// A time may stand this many steps from its trigger; a verb between counts as eight.
const FAR: usize = 34;
/// The day of saying is the day of what is said only where nothing nearer is told.
const SAID: usize = 10;
/// "the remarks of Tuesday's meeting": the time belongs to another noun first.
const NESTED: usize = 14;

/// The nearest time of the sentence that no other trigger stands nearer to; one within the phrase of another noun where
/// nothing else is told ("condemned today's attack").
pub(super) fn told<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
) -> Option<&'a TimeMention> {
    let own = nearest(scene, trigger, triggers, NESTED);
    own.map(|time| finer(scene, trigger, triggers, time))
        .or_else(|| nearest(scene, trigger, triggers, 0))
}

/// "Today she hosted the 2024 talks": a year in the phrase of the noun says less than a day of that year told beside it.
fn finer<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
    time: &'a TimeMention,
) -> &'a TimeMention {
    let Some(whole) = time.when.filter(|range| range.precision >= Precision::Year) else {
        return time;
    };
    let inside = |other: &&TimeMention| {
        other.when.is_some_and(|range| {
            range.precision <= Precision::Day
                && whole.holds(range.first())
                && whole.holds(range.last())
        })
    };
    candidates(scene, trigger, triggers, NESTED)
        .filter(|(_, _, other)| inside(other))
        .min_by_key(|(steps, at, _)| (*steps, *at))
        .map_or(time, |(_, _, other)| other)
}

/// "condemned Sunday's attack": words follow a deed within days, but "backed the 2015 accord" is of any day.
fn is_recent(scene: &Scene<'_>, time: &TimeMention) -> bool {
    const DAYS: i64 = 14;
    let printed = scene.article.published.zip(time.when);
    printed.is_none_or(|(printed, range)| {
        range.days() <= 7 && (printed - range.last()).num_days() <= DAYS
    })
}

fn nearest<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
    within: usize,
) -> Option<&'a TimeMention> {
    candidates(scene, trigger, triggers, within)
        .min_by_key(|(steps, at, _)| (*steps, *at))
        .map(|(_, _, time)| time)
}

/// The times of the sentence that may govern a trigger, each with its steps and the place where it stands.
fn candidates<'a>(
    scene: &Scene<'a>,
    trigger: &Trigger,
    triggers: &[Trigger],
    within: usize,
) -> impl Iterator<Item = (usize, usize, &'a TimeMention)> {
    let sentence = reach::sentence(scene, trigger.head);
    let times = reach::times(scene, sentence.clone())
        .iter()
        .filter(|time| time.when.is_some());
    times.filter_map(move |time| {
        let at = scene.text.words.tokens_in(time.span);
        // The dateline says when the story was written, not when it happened.
        let dateline = scene.article.dateline;
        if !sentence.contains(&at.start) || dateline.is_some_and(|line| line.overlaps(time.span)) {
            return None;
        }
        if of_another(scene, trigger, &at, sentence.start) || still_to_come(scene, trigger, time) {
            return None;
        }
        if comes_before(scene, trigger, &at) {
            return None;
        }
        if !trigger.nominal && nested(scene, trigger, &at) && !is_recent(scene, time) {
            return None;
        }
        let steps = steps(scene, trigger, &at, within)? + purpose(scene, trigger, &at, &sentence);
        let rivals = reach::triggers(triggers, sentence.clone())
            .iter()
            .filter(|other| other.head != trigger.head && sentence.contains(&other.head))
            .filter(|other| !shares_its_day(scene, trigger, other))
            .filter(|other| !of_another(scene, other, &at, sentence.start));
        let taken = rivals
            .filter_map(|other| self::steps(scene, other, &at, within))
            .min()
            .is_some_and(|other| other + 6 < steps);
        (steps <= FAR && !taken).then_some((steps, at.start, time))
    })
}

/// "On Monday they will vote following the resignation of Lind": what was before is not of the day of what follows. People
/// speak on the day on which they have met.
fn comes_before(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    use EventType::{Call, Meeting, Talks, Visit};
    let begin = reach::sentence(scene, trigger.head).start;
    let first = reach::phrase_start(scene, trigger.tokens.start, begin);
    let owner = (first.saturating_sub(1).max(begin)..trigger.head)
        .find(|&token| is_any(scene, token, &["following", "after", "since"]));
    trigger.nominal
        && !matches!(trigger.kind, Call | Meeting | Talks | Visit)
        && owner.is_some_and(|owner| at.start < owner)
}

/// "will fly to Oslo on 23 June to attend the conference on 24 June": an infinitive behind a time has its own behind it.
fn purpose(
    scene: &Scene<'_>,
    trigger: &Trigger,
    at: &Range<usize>,
    sentence: &Range<usize>,
) -> usize {
    let tokens = scene.text.tokens();
    let head = trigger.head;
    let infinitive = tokens[head].tag == Tag::Vb
        && head
            .checked_sub(1)
            .is_some_and(|to| tokens[to].tag == Tag::To);
    if !infinitive || at.start > head {
        return 0;
    }
    let end = reach::groups(scene, head + 1..sentence.end)
        .first()
        .map_or(sentence.end, |group| group.tokens.start);
    let own = reach::times(scene, head + 1..end).iter().any(|time| {
        time.when
            .is_some_and(|range| range.precision <= Precision::Day)
    });
    if own { 14 } else { 0 }
}

/// "welcomed the visit of the envoy in August": what was said was not said on a day to come.
fn still_to_come(scene: &Scene<'_>, trigger: &Trigger, time: &TimeMention) -> bool {
    use EventType::{Criticism, Demand, Refusal, Support, Threat};
    let words = matches!(
        trigger.kind,
        Criticism | Demand | Refusal | Support | Threat
    );
    let ahead = scene
        .article
        .published
        .zip(time.when)
        .is_some_and(|(published, range)| range.first() > published);
    let said = reach::own_group(scene, trigger.head).filter(|_| !trigger.nominal);
    words
        && ahead
        && said.is_some_and(|group| {
            group.finite
                && group.modality == Modality::Plain
                && matches!(group.tense, Tense::Past | Tense::Present)
                && !group.aspect.progressive
        })
}

/// "will host him for a state visit, with a dinner, on 10 April", "a meeting at the summit next week": the nouns behind
/// the word are part of what it tells.
fn shares_its_day(scene: &Scene<'_>, whole: &Trigger, noun: &Trigger) -> bool {
    use EventType::{Call, Meeting, Talks, Visit};
    let alike = |kind: EventType| matches!(kind, Call | Meeting | Talks | Visit);
    let apart = whole.nominal
        && !reach::groups(scene, whole.head + 1..noun.head.max(whole.head + 1)).is_empty();
    noun.nominal && whole.head < noun.head && alike(whole.kind) && alike(noun.kind) && !apart
}

/// Whether a time tells of something else in the sentence.
fn of_another(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>, begin: usize) -> bool {
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
        || names_another(scene, trigger, at)
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
        let infinitive = scene.text.tokens()[trigger.head].tag == Tag::Vb;
        return plans && infinitive;
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

/// The verb right before a time, a preposition at the most between.
fn verb_before<'a>(scene: &Scene<'a>, start: usize) -> Option<&'a VerbGroup> {
    let before = start.checked_sub(1)?;
    let tokens = scene.text.tokens();
    let verb = if tokens[before].upos == Upos::Adp {
        before.checked_sub(1)?
    } else {
        before
    };
    reach::own_group(scene, verb).filter(|group| group.head == verb)
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

/// Steps between a trigger and a time; none where the time cannot be its own.
fn steps(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>, within: usize) -> Option<usize> {
    // "Sunday's strike", "the May 2019 visit": the time stands in the phrase of the noun.
    let inside = trigger.nominal
        && at.start < trigger.head
        && reach::phrase_start(scene, trigger.head, 0) <= at.start;
    if inside {
        return Some(0);
    }
    if occurred_on(scene, trigger, at) {
        return Some(1);
    }
    let walked = distance(scene, trigger, at.start, at.end);
    let said = match said(scene, trigger, at) {
        Some(said) if !said => return None,
        Some(_) => SAID,
        None => 0,
    };
    let nested = if nested(scene, trigger, at) {
        within
    } else {
        0
    };
    let near = fronted(scene, trigger, at).map_or(walked, |near| near.min(walked));
    Some(near + said + nested)
}

/// "the murder of an envoy that occurred on 3 May": the noun's own clause tells its day.
fn occurred_on(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let words = scene.text.words;
    let verb = words.group_of(at.start).filter(|verb| {
        trigger.nominal
            && (trigger.head..at.start).contains(&verb.head)
            && ["occur", "happen", "take place"]
                .iter()
                .any(|word| word.starts_with(&*scene.text.lemma(verb.head)))
    });
    verb.is_some_and(|verb| {
        let relative = words
            .clauses
            .get(verb.clause)
            .is_some_and(|clause| clause.kind == ClauseKind::Relative);
        // The noun that opens its own sentence needs no clause.
        relative && !holds(scene, words.clause_of[at.start], trigger.head)
    })
}

/// Whether the time is that of a verb of saying whose words the trigger is in; then, whether what is said can be of that
/// day: what "had happened" and what "will happen" cannot.
fn said(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> Option<bool> {
    let words = scene.text.words;
    let saying = verb_before(scene, at.start).or_else(|| words.group_of(at.start))?;
    let says = scene
        .text
        .hits
        .class_at(saying.head, class::SAYING)
        .is_some();
    let own = verb_of(scene, trigger)?;
    if !says || saying.head == own.head || saying.head == trigger.head {
        return None;
    }
    let earlier = own.aspect.perfect && own.tense == Tense::Past;
    let later = own.modality == Modality::Will || own.tense == Tense::Future;
    Some(!earlier && !later)
}

/// "the Monday meeting of", "Wednesday's speech": the time stands in the phrase of a noun that is not the trigger.
fn nested(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let tokens = scene.text.tokens();
    let owned = tokens.get(at.end).is_some_and(|next| next.tag == Tag::Pos);
    let before = at.start.checked_sub(1).map(|before| tokens[before]);
    let described = before.is_some_and(|before| {
        matches!(before.upos, Upos::Det | Upos::Adj) || before.tag == Tag::PrpPoss
    }) && tokens
        .get(at.end)
        .is_some_and(|next| matches!(next.upos, Upos::Noun | Upos::Propn));
    // "voted in a 2016 referendum", "agreed at Monday's summit": what is done there is of that day, too.
    let first = (at.start.saturating_sub(3)..at.start)
        .rev()
        .take_while(|&token| {
            matches!(tokens[token].upos, Upos::Det | Upos::Adj) || tokens[token].tag == Tag::PrpPoss
        })
        .last()
        .unwrap_or(at.start);
    let there = first.checked_sub(1).is_some_and(|before| {
        is_any(
            scene,
            before,
            &["in", "at", "during", "for", "to", "through"],
        )
    });
    let mut phrase = at.end..tokens.len();
    (owned || described)
        && !there
        && !phrase
            .by_ref()
            .take_while(|&token| {
                matches!(tokens[token].upos, Upos::Noun | Upos::Propn | Upos::Adj)
                    || tokens[token].tag == Tag::Pos
            })
            .any(|token| trigger.tokens.contains(&token))
}

/// A time that opens the sentence tells of its main clause, however long the subject is.
fn fronted(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> Option<usize> {
    let words = scene.text.words;
    let sentence = words.sentence_of(at.start);
    let begin = opening(scene, sentence);
    let opens = at.start >= begin
        && at.start - begin <= 3
        && (begin..at.start).all(|token| {
            matches!(
                words.tokens[token].upos,
                Upos::Adp | Upos::Adv | Upos::Cconj | Upos::Det | Upos::Sconj
            )
        });
    let mut clause = words
        .clauses
        .get(*words.clause_of.get(trigger.head)? as usize)?;
    let mut steps = 4;
    for _ in 0..6 {
        match clause.kind {
            ClauseKind::Main => break,
            ClauseKind::Coordinate => steps += 1,
            ClauseKind::Nonfinite | ClauseKind::Complement => steps += 3,
            ClauseKind::Relative | ClauseKind::Adverbial => return None,
        }
        let Some(parent) = clause.parent.and_then(|parent| words.clauses.get(parent)) else {
            break;
        };
        clause = parent;
    }
    opens.then_some(steps)
}

/// Steps between a trigger and a time: words, with verbs, clause borders and words such as "after" weighed.
fn distance(scene: &Scene<'_>, trigger: &Trigger, start: usize, end: usize) -> usize {
    let text = scene.text;
    let (from, to) = if start > trigger.head {
        (trigger.head + 1, start)
    } else {
        (end, trigger.head)
    };
    let mut steps = 0;
    let mut aside = None;
    for token in from..to {
        // ", which will include a dinner, on 10 April": what stands between commas is passed over.
        let which =
            text.is(token, ",") && is_any(scene, token + 1, &["which", "who", "whose", "where"]);
        if which && aside.is_none() {
            aside = (token + 1..to).find(|&end| text.is(end, ","));
        }
        if aside.is_some_and(|end| token <= end) {
            steps += usize::from(aside == Some(token)) * 2;
            continue;
        }
        steps += match text.tokens()[token].upos {
            Upos::Verb
                if reach::own_group(scene, token).is_some_and(|group| group.head == token) =>
            {
                8
            }
            Upos::Punct => 2,
            Upos::Sconj => 6,
            _ => 1,
        };
        let parts = [
            "after",
            "since",
            "before",
            "following",
            "when",
            "who",
            "which",
        ];
        if is_any(scene, token, &parts) {
            steps += 8;
        }
    }
    let same_clause = text.words.clause_of.get(trigger.head) == text.words.clause_of.get(start);
    steps + if same_clause { 0 } else { 4 }
}
