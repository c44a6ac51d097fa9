//! How far a time stands from a trigger: words, with verbs, clause borders and words such as "after" weighed.

use std::ops::Range;

use super::{
    super::{had_before, holds, is_any, opening, verb_of},
    Tie, verb_before,
};
use crate::{
    analysis::events::{Scene, reach, trigger::Trigger},
    grammar::lexicon::class,
    model::text::{ClauseKind, Modality, Tag, Tense, Upos},
};

/// The day of saying is the day of what is said only where nothing nearer is told.
const SAID: usize = 10;

/// Steps between a trigger and a time; none where the time cannot be its own.
pub(super) fn steps(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> Tie {
    // "Sunday's strike", "the May 2019 visit": the time stands in the phrase of the noun.
    let inside = trigger.nominal
        && at.start < trigger.head
        && reach::phrase_start(scene, trigger.head, 0) <= at.start;
    if inside {
        return Tie::near(0);
    }
    if occurred_on(scene, trigger, at) {
        return Tie::near(1);
    }
    let said = match said(scene, trigger, at) {
        Some(said) if !said => return Tie::default(),
        Some(_) => SAID,
        None => 0,
    };
    let walked = distance(scene, trigger, at.start, at.end);
    let near = fronted(scene, trigger, at).map_or(walked, |near| near.min(walked));
    Tie {
        steps: Some(near + said),
        nested: nested(scene, trigger, at),
    }
}

/// "the murder of an envoy that occurred on 3 May": the noun's own clause tells its day.
fn occurred_on(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let words = scene.text.words;
    let verb = words.group_of(at.start).filter(|verb| {
        trigger.nominal
            && (trigger.head..at.start).contains(&verb.head)
            && happens(&scene.text.lemma(verb.head))
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
            // What stands behind a semicolon is told by itself.
            Upos::Punct
                if text.is(token, ";")
                    && reach::groups(scene, token..to)
                        .iter()
                        .any(|group| group.finite) =>
            {
                14
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

fn happens(verb: &str) -> bool {
    ["occur", "happen", "take place"]
        .iter()
        .any(|word| word.starts_with(verb))
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
    let earlier = own.aspect.perfect && own.tense == Tense::Past || had_before(scene, own);
    let later = own.modality == Modality::Will || own.tense == Tense::Future;
    Some(!earlier && !later)
}

/// "the Monday meeting of", "Wednesday's speech": the time stands in the phrase of a noun that is not the trigger.
fn nested(scene: &Scene<'_>, trigger: &Trigger, at: &Range<usize>) -> bool {
    let tokens = scene.text.tokens();
    let owned = tokens.get(at.end).is_some_and(|next| next.tag == Tag::Pos);
    let before = at.start.checked_sub(1).map(|before| tokens[before]);
    let described = before.is_some_and(|before| {
        matches!(before.upos, Upos::Det | Upos::Adj)
            || matches!(before.tag, Tag::PrpPoss | Tag::Pos)
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
