//! Subjects that stand apart from their verb: "it was Lind who came", "Lind - the first woman in the post - came",
//! and those of "its ships", which act for whoever speaks of them.

use std::ops::Range;

use crate::{
    analysis::events::{
        Scene,
        cast::{acts_for, can_act},
        reach::{groups, sentence},
    },
    model::{
        document::Who,
        text::{NounPhrase, Tag, Upos, VerbGroup},
    },
};

/// "It was Lind, not Brandt, who visited Chad": whoever stands before the first comma or "who".
pub(super) fn cleft(scene: &Scene<'_>, group: &VerbGroup) -> Option<Vec<Who>> {
    let text = scene.text;
    let begin = sentence(scene, group.head).start;
    let it = (begin..group.tokens.start.min(begin + 3)).find(|&at| text.is(at, "it"))?;
    if !text.lemma_is(it + 1, "be") {
        return None;
    }
    let who = (it + 2..group.tokens.start).find(|&at| {
        ["who", "that", "which"]
            .iter()
            .any(|word| text.is(at, word))
    })?;
    // The relative clause is that of this verb.
    if !groups(scene, who..group.head).is_empty() || !group.finite {
        return None;
    }
    let not = |at: usize| text.is(at, ",") && text.is(at + 1, "not");
    let end = (it + 2..who).find(|&at| not(at)).unwrap_or(who);
    named(scene, it + 2..end)
}

/// "Kenya and Chad - old rivals in the region - opened talks": whoever stands before the first of two dashes.
pub(super) fn before_the_dashes(scene: &Scene<'_>, group: &VerbGroup) -> Option<Vec<Who>> {
    let text = scene.text;
    let dash = |at: usize| ["-", "–", "—", "--"].iter().any(|mark| text.is(at, mark));
    let lone = |at: usize| dash(at) && spaced(scene, at);
    let second = group.tokens.start.checked_sub(1).filter(|&at| lone(at))?;
    let told = scene
        .article
        .dateline
        .map_or(0, |span| text.words.token_at(span.end));
    let begin = sentence(scene, group.head).start.max(told);
    let first = (begin + 1..second).rev().find(|&at| lone(at))?;
    let clause = groups(scene, begin..first).is_empty();
    named(scene, begin..first).filter(|_| clause && group.finite)
}

/// "Lind, the first woman in the post, met Brandt": whoever is described between two commas.
pub(super) fn before_the_commas(scene: &Scene<'_>, group: &VerbGroup) -> Option<Vec<Who>> {
    let text = scene.text;
    let words = text.words;
    let comma = |at: usize| text.is(at, ",");
    let second = group.tokens.start.checked_sub(1).filter(|&at| comma(at))?;
    let begin = sentence(scene, group.head).start;
    let first = (begin + 1..second).rev().find(|&at| comma(at))?;
    let subject = words
        .phrases
        .get(words.clauses.get(group.clause)?.subject?)?;
    let described = first < subject.tokens.start && subject.tokens.end <= second;
    let opens = text.tokens()[first + 1].upos == Upos::Det;
    let verbless = groups(scene, begin..second).is_empty();
    let figure = scene.cast.within(begin..first).last()?;
    let person = matches!(figure.who, Who::Person(_)) && figure.tokens.end == first;
    let acts = !figure.modifier && figure.case().is_none() && !figure.listed;
    (described && opens && verbless && person && acts && group.finite).then(|| vec![figure.who])
}

/// "The head of the union, Oda Lind, meeting Brandt today, asked ...": whoever is named right before the participle.
pub(super) fn before_a_participle(scene: &Scene<'_>, group: &VerbGroup) -> Option<Vec<Who>> {
    let text = scene.text;
    let first = group.tokens.start;
    let comma = first.checked_sub(1).filter(|&at| text.is(at, ","))?;
    let opens = !group.finite && text.tokens()[first].tag == Tag::Vbg;
    let begin = sentence(scene, first).start;
    let figure = scene.cast.within(begin..comma).last()?;
    let person = matches!(figure.who, Who::Person(_)) && figure.tokens.end == comma;
    let verbless = groups(scene, begin..comma).is_empty();
    (opens && person && verbless && figure.case().is_none()).then(|| vec![figure.who])
}

/// A dash between words, and no hyphen within one.
fn spaced(scene: &Scene<'_>, at: usize) -> bool {
    let tokens = scene.text.tokens();
    let before = at.checked_sub(1).and_then(|before| tokens.get(before));
    let (Some(before), Some(own), Some(next)) = (before, tokens.get(at), tokens.get(at + 1)) else {
        return false;
    };
    before.span.end < own.span.start && own.span.end < next.span.start
}

fn named(scene: &Scene<'_>, tokens: Range<usize>) -> Option<Vec<Who>> {
    let end = tokens.end;
    let figures = scene.cast.within(tokens).iter();
    let acting = figures.filter(|figure| {
        // A dash behind a name makes no compound of it.
        let whole = !figure.modifier || figure.tokens.end == end;
        whole && figure.case().is_none() && can_act(figure, scene.layers)
    });
    let all: Vec<Who> = acting.map(|figure| figure.who).collect();
    (!all.is_empty()).then_some(all)
}

/// "Kenyan officials made no offer when they met Chad's": the verb before, of the same subject.
pub(super) fn before_they<'a>(scene: &Scene<'a>, group: &VerbGroup) -> Option<&'a VerbGroup> {
    let text = scene.text;
    let they = group.tokens.start.checked_sub(1)?;
    let join = they.checked_sub(1)?;
    let begin = sentence(scene, group.head).start;
    let joined = ["when", "as", "after", "before", "while", "because"]
        .iter()
        .any(|word| text.is(join, word));
    if !(text.is(they, "they") && joined && join > begin && group.finite) {
        return None;
    }
    let before = groups(scene, begin..join);
    before.iter().rev().find(|other| other.finite)
}

/// "its unit in Nakuru, Kenya, signed": the land behind a town only says where that lies; "on her visit to Nakuru, Kenya,
/// President Lind met ...": whoever comes behind it acts.
pub(super) fn behind_an_address(
    scene: &Scene<'_>,
    phrase: &NounPhrase,
    verb: usize,
) -> Option<Vec<Who>> {
    let text = scene.text;
    let (comma, end) = (phrase.tokens.start.checked_sub(1)?, phrase.tokens.end);
    let town = scene.cast.covers(comma.checked_sub(1)?)?;
    let land = scene.cast.covers(phrase.head)?;
    let places = [town, land]
        .iter()
        .all(|figure| matches!(figure.who, Who::Place(_)) && figure.agent.is_none());
    let address = places && town.case().is_some() && text.is(comma, ",") && text.is(end, ",");
    let behind = scene.cast.within(end..verb.max(end));
    // "envoys of Chad, Kenya, Mali and Norway met": a list is no address.
    let list = behind
        .iter()
        .any(|figure| matches!(figure.who, Who::Place(_)) && figure.listed);
    (address && !list).then(|| named(scene, end..verb.max(end)).unwrap_or_default())
}

/// "its ships", "their army": they act for whoever the sentence speaks of before.
pub(super) fn owned_forces(scene: &Scene<'_>, phrase: &NounPhrase) -> bool {
    let text = scene.text;
    let first = phrase.tokens.start;
    let own = text.tokens()[first].tag == Tag::PrpPoss;
    let noun = text.tokens()[phrase.head].upos == Upos::Noun;
    let state = acts_for(text, phrase.head).is_some_and(|label| label == "state");
    own && noun && state
}
