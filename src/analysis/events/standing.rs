//! For whom somebody acts: a state or a body of states, the public, or none but themselves.

use std::cell::OnceCell;

use super::{Layers, Scene};
use crate::{
    grammar::lexicon::{self, class},
    model::document::{Organization, Person, Who},
};

/// How somebody stands, asked of the word lists once.
#[derive(Debug, Clone, Copy)]
struct Standing {
    of_a_state: bool,
    public: bool,
}

/// For each person and organization, once it has been asked for.
#[derive(Debug)]
pub(super) struct Standings {
    people: Vec<OnceCell<Standing>>,
    organizations: Vec<OnceCell<Standing>>,
}

impl Standings {
    pub(super) fn new(layers: Layers<'_>) -> Self {
        Self {
            people: vec![OnceCell::new(); layers.people.len()],
            organizations: vec![OnceCell::new(); layers.organizations.len()],
        }
    }
}

/// States, their offices and bodies, and bodies of states.
pub(super) fn acts_for_a_state(scene: &Scene<'_>, who: Who) -> bool {
    matches!(who, Who::Place(_)) || standing(scene, who).is_some_and(|it| it.of_a_state)
}

/// Those of whom a timeline tells: all but companies, clubs, the press and people without an office.
pub(super) fn public(scene: &Scene<'_>, who: Who) -> bool {
    matches!(who, Who::Place(_)) || standing(scene, who).is_some_and(|it| it.public)
}

fn standing(scene: &Scene<'_>, who: Who) -> Option<Standing> {
    let known = &scene.standings;
    let one = match who {
        Who::Place(_) => return None,
        Who::Person(id) => {
            let person = scene.layers.people.get(id.index())?;
            let cell = known.people.get(id.index())?;
            cell.get_or_init(|| of_person(person))
        }
        Who::Organization(id) => {
            let organization = scene.layers.organizations.get(id.index())?;
            let cell = known.organizations.get(id.index())?;
            cell.get_or_init(|| of_organization(scene, organization))
        }
    };
    Some(*one)
}

fn of_person(person: &Person) -> Standing {
    let (office, country) = (person.role.is_some(), person.country.is_some());
    let public = (office || country) && !in_private(person);
    Standing {
        of_a_state: office && country && public,
        public,
    }
}

fn of_organization(scene: &Scene<'_>, organization: &Organization) -> Standing {
    let kind = kind(scene, organization);
    let of_a_state = matches!(
        kind,
        "alliance" | "un" | "eu" | "government" | "armed" | "court"
    );
    let private = matches!(
        kind,
        "company" | "finance" | "club" | "university" | "media" | "product" | "event" | "place"
    );
    Standing {
        of_a_state: !organization.media && of_a_state,
        public: !organization.media && !private,
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
