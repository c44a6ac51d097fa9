//! Speakers without a name: "a senior official", and "the official" who goes on speaking.
//!
//! In: a scene, the people known so far, the words that name a speaker. Out: the unnamed person, an old one or a new one.
//! Groups and several people at once ("officials", "the ministry") are no person.

use super::{phrase::Phrase, scene::Scene};
use crate::{
    analysis::{people::country_of, words},
    grammar::lexicon::class,
    model::{
        document::{Form, Mention, Person, PersonId, PersonKind, Who},
        text::{Tag, Upos},
    },
};

pub(super) fn person(scene: &Scene<'_>, people: &mut Vec<Person>, phrase: &Phrase) -> Option<Who> {
    /// The field of meaning of WordNet for persons.
    const PERSON: u32 = 18;
    let head = phrase.head;
    let noun = scene.upos(head) == Upos::Noun;
    let many = matches!(
        scene.tag(head),
        Tag::Nns | Tag::Nnps | Tag::Prp | Tag::PrpPoss
    );
    let singular = !many && !scene.text.word(head).ends_with("ls");
    let titled = scene.has(head, class::TITLE) || scene.has(head, class::ROLE_NOUN);
    let lemma = scene.text.lemma(head);
    if !singular || !(titled || noun && words::field(&lemma) == PERSON) {
        return None;
    }
    let first = phrase.tokens.start;
    let is_new = scene.is_any(first, &["a", "an", "one", "another"]);
    let known = people.iter().rposition(|person| {
        person.kind == PersonKind::Unnamed
            && person
                .name
                .split(' ')
                .any(|word| word.eq_ignore_ascii_case(&lemma))
    });
    let at = match known.filter(|_| !is_new) {
        Some(at) => at,
        None => {
            people.push(unnamed(scene, phrase)?);
            people.len() - 1
        }
    };
    people[at].mentions.push(Mention {
        span: scene.text.words.span(phrase.tokens.clone()),
        form: Form::Nominal,
        title_start: None,
        rule: "speaker without a name".into(),
    });
    u32::try_from(at).ok().map(|at| Who::Person(PersonId(at)))
}

fn unnamed(scene: &Scene<'_>, phrase: &Phrase) -> Option<Person> {
    let bare = matches!(scene.tag(phrase.tokens.start), Tag::Dt | Tag::Cd);
    let tokens = phrase.tokens.start + usize::from(bare)..phrase.tokens.end;
    let written = scene.text.words.span(tokens.clone()).of(scene.text.body);
    let name: Vec<&str> = written.split_whitespace().collect();
    let nation = |at: usize| {
        let hit = scene.text.hits.class_at(at, class::NATIONALITY);
        hit.or_else(|| scene.text.hits.class_at(at, class::COUNTRY))
    };
    (!name.is_empty()).then(|| Person {
        kind: PersonKind::Unnamed,
        name: name.join(" "),
        country: tokens.clone().find_map(|at| country_of(&nation(at)?)),
        ..Person::default()
    })
}
