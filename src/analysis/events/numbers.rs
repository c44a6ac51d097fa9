//! How many were killed, wounded, released, expelled ...: the numbers that a sentence tells with an event.
//!
//! A number belongs to the nearest word that says what became of those counted: "killed 23 people and wounded 40",
//! "five dead". Days, missiles and amounts are not counted here.

use super::{Scene, cast, reach, trigger::Trigger};
use crate::{
    grammar::lexicon::class,
    model::{
        event::{Counted, EventType, Number},
        text::Upos,
    },
};

/// A number stands at most this many tokens from its word.
const NEAR: usize = 7;

/// The words that say what became of people.
const WORDS: [(&str, Counted); 25] = [
    ("kill", Counted::Killed),
    ("die", Counted::Killed),
    ("dead", Counted::Killed),
    ("massacre", Counted::Killed),
    ("execute", Counted::Killed),
    ("assassinate", Counted::Killed),
    ("wound", Counted::Wounded),
    ("wounded", Counted::Wounded),
    ("injure", Counted::Wounded),
    ("injured", Counted::Wounded),
    ("hurt", Counted::Wounded),
    ("release", Counted::Released),
    ("free", Counted::Released),
    ("exchange", Counted::Released),
    ("swap", Counted::Released),
    ("repatriate", Counted::Released),
    ("expel", Counted::Expelled),
    ("deport", Counted::Expelled),
    ("arrest", Counted::Detained),
    ("detain", Counted::Detained),
    ("capture", Counted::Detained),
    ("jail", Counted::Detained),
    ("kidnap", Counted::Abducted),
    ("abduct", Counted::Abducted),
    ("hostage", Counted::Abducted),
];

/// The numbers in the sentence of a trigger that count what its type does to people; the first of each.
pub(super) fn told(scene: &Scene<'_>, trigger: &Trigger, triggers: &[Trigger]) -> Vec<Number> {
    let mut numbers: Vec<Number> = Vec::new();
    if !WORDS
        .iter()
        .any(|(_, counted)| fits(trigger.kind, *counted))
    {
        return numbers;
    }
    let sentence = reach::sentence(scene, trigger.head);
    for token in sentence.clone() {
        let Some((count, end)) = people(scene, token) else {
            continue;
        };
        let near = sentence.start.max(token.saturating_sub(NEAR))..sentence.end.min(end + NEAR);
        let said = near
            .filter(|at| !(token..end).contains(at))
            .filter_map(|at| Some((at.abs_diff(token), counted(scene, at)?)))
            .min_by_key(|(steps, _)| *steps);
        let Some((_, counted)) = said.filter(|(_, counted)| suits(trigger, *counted)) else {
            continue;
        };
        let known = numbers.iter().any(|known| known.counted == counted);
        if !known && !of_another(scene, trigger, triggers, token, counted) {
            numbers.push(Number {
                counted,
                count,
                at_least: at_least(scene, token),
                span: scene.text.words.span(token..end),
            });
        }
    }
    numbers
}

/// "killed four, a day after the raid on Goma killed nine": in another clause an event that can have such a number stands
/// much nearer to it.
fn of_another(
    scene: &Scene<'_>,
    trigger: &Trigger,
    triggers: &[Trigger],
    token: usize,
    counted: Counted,
) -> bool {
    let clause = |token: usize| scene.text.words.clause_of.get(token);
    let own = trigger.head.abs_diff(token);
    clause(trigger.head) != clause(token)
        && reach::triggers(triggers, reach::sentence(scene, token))
            .iter()
            .any(|other| {
                fits(other.kind, counted)
                    && clause(other.head) == clause(token)
                    && other.head.abs_diff(token) + 4 < own
            })
}

/// A number of people that begins at a token: "23", "twenty-three people", "40 others".
fn people(scene: &Scene<'_>, token: usize) -> Option<(u32, usize)> {
    let text = scene.text;
    let hit = text.hits.class_at(token, class::NUMBER)?;
    let end = token + usize::from(hit.len);
    let taken = |at: usize| scene.timed.get(at).copied().unwrap_or(false);
    // "number 27", "Flight 302" count nobody.
    const NUMBERED: [&str; 17] = [
        "$",
        "€",
        "-",
        ".",
        "#",
        "number",
        "no",
        "no.",
        "ranked",
        "rank",
        "aged",
        "age",
        "flight",
        "article",
        "section",
        "resolution",
        "chapter",
    ];
    let part = token
        .checked_sub(1)
        .is_some_and(|before| taken(before) || NUMBERED.iter().any(|word| text.is(before, word)));
    if is_age(scene, token, end) {
        return None;
    }
    if part || taken(token) || hit.value == 0 || scene.cast.covers(token).is_some() {
        return None;
    }
    let noun = (end..end + 4)
        .take_while(|&at| {
            text.tokens()
                .get(at)
                .is_some_and(|token| matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn))
        })
        .last();
    let human = noun.is_none_or(|at| {
        // "27 Chadians"
        let nation = text.hits.class_at(at, class::NATIONALITY).is_some();
        nation
            || cast::acts_for(text, at).is_some()
            || [
                "other",
                "more",
                "child",
                "worshipper",
                "passenger",
                "victim",
                "body",
                "dead",
                "officer",
            ]
            .iter()
            .any(|word| text.lemma_is(at, word))
    });
    human.then_some((hit.value, end))
}

/// "a 36-year-old man", "a 24-hour strike"; "Oda Lind, 24, was arrested", "Karel Brandt (52)"
fn is_age(scene: &Scene<'_>, token: usize, end: usize) -> bool {
    let is = |at: usize, marks: &[&str]| marks.iter().any(|mark| scene.text.is(at, mark));
    let joined = is(end, &["-", "year-old", "-year-old"]);
    let set_off = token
        .checked_sub(1)
        .is_some_and(|before| is(before, &[",", "("]))
        && is(end, &[",", ")", "."]);
    let named = token
        .checked_sub(2)
        .is_some_and(|name| scene.text.tokens()[name].upos == Upos::Propn);
    joined || set_off && named
}

fn counted(scene: &Scene<'_>, at: usize) -> Option<Counted> {
    let upos = scene.text.tokens().get(at)?.upos;
    // An arrest warrant takes nobody yet.
    if scene.text.lemma_is(at + 1, "warrant") {
        return None;
    }
    matches!(upos, Upos::Verb | Upos::Adj | Upos::Noun)
        .then(|| {
            WORDS
                .into_iter()
                .find(|(word, _)| scene.text.lemma_is(at, word))
        })
        .flatten()
        .map(|(_, counted)| counted)
}

/// An arrest has no dead of its own.
fn suits(trigger: &Trigger, counted: Counted) -> bool {
    let harmless = matches!(trigger.rule, "arrest" | "abduct");
    let harm = matches!(counted, Counted::Killed | Counted::Wounded);
    fits(trigger.kind, counted) && !(harmless && harm)
}

fn fits(kind: EventType, counted: Counted) -> bool {
    match counted {
        Counted::Killed | Counted::Wounded => {
            matches!(kind, EventType::Attack | EventType::Protest)
        }
        Counted::Released => kind == EventType::Exchange,
        Counted::Expelled => kind == EventType::Rupture,
        Counted::Detained | Counted::Abducted => kind == EventType::Attack,
    }
}

/// "at least 12", "more than 30", "over 100"
fn at_least(scene: &Scene<'_>, token: usize) -> bool {
    let is = |back: usize, word: &str| {
        token
            .checked_sub(back)
            .is_some_and(|at| scene.text.is(at, word))
    };
    is(1, "least") || is(1, "over") || is(2, "more") && is(1, "than")
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use crate::{analysis, model::article::Article};

    #[track_caller]
    fn counts(sentence: &str, expected: &[(&str, u32, bool)]) {
        let found = analysis::analyse(&Article {
            body: sentence.into(),
            published: NaiveDate::from_ymd_opt(2024, 3, 15),
            ..Article::default()
        });
        let told: Vec<_> = found
            .events
            .iter()
            .flat_map(|event| &event.numbers)
            .map(|number| (number.counted.key(), number.count, number.at_least))
            .collect();
        assert_eq!(told, expected, "{sentence}");
    }

    #[test]
    fn the_dead_and_the_wounded_are_told_apart() {
        counts(
            "A missile strike on Odesa killed at least 23 people and wounded 40 on Tuesday.",
            &[("killed", 23, true), ("wounded", 40, false)],
        );
        counts(
            "Rebels attacked the town of Goma on Monday, leaving five dead.",
            &[("killed", 5, false)],
        );
    }

    #[test]
    fn a_number_that_names_counts_nobody() {
        counts(
            "The player, ranked number 27, was arrested in Oslo on Monday.",
            &[],
        );
        counts(
            "Norwegian police arrested 27 people in Oslo on Monday.",
            &[("detained", 27, false)],
        );
    }

    #[test]
    fn an_age_counts_nobody() {
        for sentence in [
            "Police in Norway arrested a 36-year-old man on suspicion of spying for Chad on Tuesday.",
            "The 24-year-old soldier was killed in Chad on Monday.",
            "The envoy Oda Lind, 52, was killed in Chad on Monday.",
        ] {
            counts(sentence, &[]);
        }
    }

    #[test]
    fn an_arrest_has_no_dead() {
        counts(
            "Given the 85 dead of the raid, Chad detained an envoy of Kenya on Monday.",
            &[],
        );
    }

    #[test]
    fn each_event_has_its_own_dead() {
        let found = analysis::analyse(&Article {
            body: "Russia attacked Odesa on Tuesday, killing four people, two days after rebels who attacked Goma killed nine \
                   people."
                .into(),
            published: NaiveDate::from_ymd_opt(2024, 3, 15),
            ..Article::default()
        });
        let odesa = found.events.first();
        let told = odesa.map(|event| event.numbers.iter().map(|n| n.count).collect::<Vec<_>>());
        assert_eq!(told, Some(vec![4]));
    }

    #[test]
    fn missiles_and_days_are_nobody() {
        counts(
            "Russia launched 40 missiles at Odesa on Tuesday, the 20th day of the siege.",
            &[],
        );
    }

    #[test]
    fn diplomats_and_prisoners_are_counted() {
        counts(
            "Britain expelled 23 Russian diplomats on Wednesday.",
            &[("expelled", 23, false)],
        );
        counts(
            "Russia and Ukraine exchanged 300 prisoners on Wednesday.",
            &[("released", 300, false)],
        );
    }
}
