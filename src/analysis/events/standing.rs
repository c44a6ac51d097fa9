//! For whom somebody acts: a state or a body of states, the public, or none but themselves.

use super::Scene;
use crate::{
    grammar::lexicon::{self, class},
    model::document::{Organization, OrganizationId, Person, PersonId, Who},
};

/// States, their offices and bodies, and bodies of states.
pub(super) fn acts_for_a_state(scene: &Scene<'_>, who: Who) -> bool {
    match who {
        Who::Place(_) => true,
        Who::Person(id) => person(scene, id)
            .is_some_and(|p| p.country.is_some() && p.role.is_some() && !in_private(p)),
        Who::Organization(id) => {
            let Some(org) = organization(scene, id) else {
                return false;
            };
            let kind = kind(scene, org);
            let of_states = matches!(
                kind,
                "alliance" | "un" | "eu" | "government" | "armed" | "court"
            );
            !org.media && of_states
        }
    }
}

/// Those of whom a timeline tells: all but companies, clubs, the press and people without an office.
pub(super) fn public(scene: &Scene<'_>, who: Who) -> bool {
    match who {
        Who::Place(_) => true,
        Who::Person(id) => person(scene, id)
            .is_some_and(|p| (p.role.is_some() || p.country.is_some()) && !in_private(p)),
        Who::Organization(id) => organization(scene, id).is_some_and(|org| {
            let own = matches!(
                kind(scene, org),
                "company"
                    | "finance"
                    | "club"
                    | "university"
                    | "media"
                    | "product"
                    | "event"
                    | "place"
            );
            !org.media && !own
        }),
    }
}

fn in_private(person: &Person) -> bool {
    let named = |role: &String| lexicon::value(role, class::PRIVATE_ROLE).is_some();
    person.role.as_ref().is_some_and(named)
}

/// What the lists say of a body: `company`, `party`, `court`. A bank that is listed is one of states: the World Bank.
fn kind(scene: &Scene<'_>, org: &Organization) -> &'static str {
    if let Some(value) = lexicon::value(&org.name, class::ORGANIZATION) {
        return match lexicon::columns(value).nth(2).unwrap_or("") {
            "finance" => "government",
            kind => kind,
        };
    }
    // The United Nations and the European Union stand among the countries.
    if lexicon::value(&org.name, class::COUNTRY).is_some() {
        return "alliance";
    }
    let Some(mention) = org.mentions.first() else {
        return "";
    };
    let tokens = scene.text.words.tokens_in(mention.span);
    // "Cavan Bank", "Ministry of Energy": the last word tells it, else the first.
    let word = |at: usize| scene.text.hits.class_at(at, class::ORG_WORD);
    let last = tokens.end.checked_sub(1).and_then(word);
    last.or_else(|| word(tokens.start))
        .map_or("", |hit| lexicon::text(hit.value))
}

fn person<'a>(scene: &Scene<'a>, id: PersonId) -> Option<&'a Person> {
    scene.layers.people.get(id.index())
}

fn organization<'a>(scene: &Scene<'a>, id: OrganizationId) -> Option<&'a Organization> {
    scene.layers.organizations.get(id.index())
}
