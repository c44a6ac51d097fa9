//! Who is meant by the words that name a speaker.
//!
//! In: a scene, the people, and the attributions in reading order. Out: for each the person, body or state; none where the words
//! name nobody known. A pronoun beside a quotation means the one who acts in the sentence before, or who spoke last.

use rustc_hash::FxHashMap;

use super::{attach::Attribution, phrase::Phrase, reported::Reported, scene::Scene, sources};
use crate::model::{
    document::{Form, Gender, Person, PersonId, Who},
    text::Tag,
};

/// By the head of the words that name the speaker.
pub(super) fn read(
    scene: &Scene<'_>,
    people: &mut Vec<Person>,
    found: &[Option<Attribution>],
    told: &[Reported],
) -> FxHashMap<usize, Option<Who>> {
    let quoted = (0..)
        .zip(found)
        .filter_map(|(at, one)| Some((scene.tokens.get::<usize>(at)?.start, one.as_ref()?)));
    let told = told.iter().map(|one| (one.tokens.start, &one.found));
    let mut all: Vec<(usize, &Attribution)> = quoted.chain(told).collect();
    all.sort_by_key(|(at, _)| *at);
    let mut known: FxHashMap<usize, Option<Who>> = FxHashMap::default();
    let mut last: Option<(usize, Who)> = None;
    for (at, one) in all {
        let phrase = &one.speaker;
        let who = match known.get(&phrase.head) {
            Some(who) => *who,
            None if one.rule == "transcript" => {
                labelled(scene, people, phrase).or_else(|| sources::person(scene, people, phrase))
            }
            None => who(scene, people, phrase, last, &known)
                .or_else(|| sources::person(scene, people, phrase)),
        };
        known.insert(phrase.head, who);
        if let Some(who) = who {
            last = Some((scene.paragraph_of(at), who));
        }
    }
    known
}

/// Those who share the verb with a speaker: "Rubio and Lavrov said", "said Rubio and Lavrov".
pub(super) fn beside(scene: &Scene<'_>, speaker: &Phrase) -> Vec<Who> {
    let (_, mut all) = group(scene, speaker);
    let behind = speaker.tokens.end;
    if joins(scene, behind)
        && let Some(mention) = scene.mentions.at(behind + 1)
        && mention.whole.start == behind + 1
        && !scene.is_finite(mention.tokens.end)
    {
        all.push(mention.who);
    }
    all
}

/// Where the list of names begins that ends with a speaker, and who stands in it before the speaker.
pub(super) fn group(scene: &Scene<'_>, speaker: &Phrase) -> (usize, Vec<Who>) {
    const MOST: usize = 6;
    let mut start = speaker.tokens.start;
    let mut all = Vec::new();
    while let Some(link) = start.checked_sub(1) {
        let listed = joins(scene, link) || !all.is_empty() && scene.is_comma(link);
        let mention = link.checked_sub(1).and_then(|last| scene.mentions.at(last));
        let Some(mention) = mention.filter(|one| listed && one.tokens.end == link) else {
            break;
        };
        if all.len() == MOST {
            break;
        }
        all.push(mention.who);
        start = mention.whole.start.min(link);
    }
    all.reverse();
    (start, all)
}

fn joins(scene: &Scene<'_>, at: usize) -> bool {
    scene.is_any(at, &["and", "&"]) && !scene.is_quoted(at)
}

fn who(
    scene: &Scene<'_>,
    people: &[Person],
    phrase: &Phrase,
    last: Option<(usize, Who)>,
    known: &FxHashMap<usize, Option<Who>>,
) -> Option<Who> {
    let read = scene.who_at(phrase.head);
    let Some(gender) = gender(scene, phrase.head) else {
        let stands_for_body = scene.is_any(phrase.head, &["it", "they"]);
        let acts =
            || acting(scene, phrase.head, known).filter(|who| !matches!(who, Who::Person(_)));
        return read.or_else(|| stands_for_body.then(acts).flatten());
    };
    let fits = |who: &Who| match who {
        Who::Person(id) => people
            .get(id.index())
            .is_some_and(|person| person.gender.is_none_or(|own| own == gender)),
        _ => false,
    };
    let here = scene.paragraph_of(phrase.head);
    let spoke = last.filter(|(paragraph, who)| paragraph + 2 > here && fits(who));
    let acts = acting(scene, phrase.head, known);
    acts.filter(fits)
        .or_else(|| read.filter(|who| is_told(scene, *who, phrase.head)))
        .or(spoke.map(|(_, who)| who))
        .or(read)
        .or(acts.filter(|who| matches!(who, Who::Person(_))))
}

/// "SECRETARY BLINKEN": the one person of the text with that surname, however it is written.
fn labelled(scene: &Scene<'_>, people: &[Person], label: &Phrase) -> Option<Who> {
    let read = scene.who_at(label.head);
    if read.is_some_and(|who| matches!(who, Who::Person(_))) {
        return read;
    }
    let word = scene.text.word(label.head).to_lowercase();
    let bears = |person: &Person| {
        person
            .name
            .split(' ')
            .any(|part| part.to_lowercase() == word)
    };
    let mut named = (0..).zip(people).filter(|(_, person)| bears(person));
    let (at, _) = named.next()?;
    let alone = named.next().is_none();
    alone.then_some(Who::Person(PersonId(at)))
}

fn gender(scene: &Scene<'_>, head: usize) -> Option<Gender> {
    if !matches!(scene.tag(head), Tag::Prp | Tag::PrpPoss) {
        return None;
    }
    if scene.is_any(head, &["he", "his"]) {
        Some(Gender::Male)
    } else {
        scene
            .is_any(head, &["she", "her"])
            .then_some(Gender::Female)
    }
}

/// Who acts first in the sentence before the pronoun's, in the same paragraph.
fn acting(scene: &Scene<'_>, head: usize, known: &FxHashMap<usize, Option<Who>>) -> Option<Who> {
    let own = scene.start_of(head);
    let begin = scene
        .stretch_at(own)
        .map_or(own, |index| scene.tokens[index].start);
    let last = begin.checked_sub(1)?;
    if scene.is_quoted(last) || scene.paragraph_of(last) != scene.paragraph_of(head) {
        return None;
    }
    let from = scene.start_of(last);
    let verb = (from..last + 1).find(|&at| !scene.is_quoted(at) && scene.is_finite(at))?;
    let subject = scene.subject(verb, from, 0)?;
    let told = known.get(&subject.head).copied().flatten();
    told.or_else(|| scene.who_at(subject.head))
}

/// Whether someone is named outside of marks in the paragraph before a token or the one before that.
fn is_told(scene: &Scene<'_>, who: Who, head: usize) -> bool {
    let paragraph = scene.paragraph_of(head).saturating_sub(1);
    let from = scene
        .paragraphs
        .get(paragraph)
        .map_or(0, |tokens| tokens.start);
    let near = scene.mentions.within(from..head).iter();
    near.filter(|mention| mention.form != Form::Pronoun)
        .any(|mention| mention.who == who && !scene.is_quoted(mention.tokens.start))
}
