//! The people, organizations and places of the timeline, and which record is which of them.

use crate::model::{
    collection::ArticleId,
    country::Country,
    document::{
        Organization, OrganizationId, Person, PersonId, PersonKind, Place, PlaceId, PlaceKind, Who,
    },
};

/// How far someone can stand for a state.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    /// Someone with a name: stands for nobody else of the same country.
    Person,
    /// "a senior official", "the ministry": could be whoever another article names.
    Part,
    /// A country, or a capital for its government.
    State,
    /// A town or region: itself alone.
    Site,
}

#[derive(Debug, Default)]
pub(super) struct Cast {
    pub(super) people: Vec<Person>,
    pub(super) bodies: Vec<Organization>,
    pub(super) places: Vec<Place>,
    pub(super) person_of: Vec<PersonId>,
    pub(super) body_of: Vec<OrganizationId>,
    pub(super) place_of: Vec<PlaceId>,
    /// For each article in the order of input its place in the timeline's list.
    pub(super) article_of: Vec<u32>,
}

impl Cast {
    /// Who a record is.
    pub(super) fn who(&self, record: Who) -> Who {
        match record {
            Who::Person(id) => Who::Person(self.person_of.get(id.index()).copied().unwrap_or(id)),
            Who::Organization(id) => {
                Who::Organization(self.body_of.get(id.index()).copied().unwrap_or(id))
            }
            Who::Place(id) => Who::Place(self.place(id)),
        }
    }

    pub(super) fn place(&self, record: PlaceId) -> PlaceId {
        self.place_of.get(record.index()).copied().unwrap_or(record)
    }

    pub(super) fn article(&self, input: u32) -> ArticleId {
        ArticleId(
            self.article_of
                .get(input as usize)
                .copied()
                .unwrap_or(input),
        )
    }

    pub(super) fn country(&self, who: Who) -> Option<Country> {
        match who {
            Who::Person(id) => self.people.get(id.index())?.country,
            Who::Organization(id) => self.bodies.get(id.index())?.country,
            Who::Place(id) => self.places.get(id.index())?.country,
        }
    }

    pub(super) fn standing(&self, who: Who) -> Standing {
        match who {
            Who::Person(id) => match self.people.get(id.index()) {
                Some(Person {
                    kind: PersonKind::Person,
                    ..
                }) => Standing::Person,
                _ => Standing::Part,
            },
            Who::Organization(_) => Standing::Part,
            Who::Place(id) => match self.kind(id) {
                PlaceKind::Country | PlaceKind::Capital => Standing::State,
                _ => Standing::Site,
            },
        }
    }

    pub(super) fn kind(&self, id: PlaceId) -> PlaceKind {
        self.places
            .get(id.index())
            .map_or(PlaceKind::Region, |place| place.kind)
    }

    pub(super) fn name(&self, who: Who) -> &str {
        let name = match who {
            Who::Person(id) => self.people.get(id.index()).map(|one| &one.name),
            Who::Organization(id) => self.bodies.get(id.index()).map(|one| &one.name),
            Who::Place(id) => self.places.get(id.index()).map(|one| &one.name),
        };
        name.map_or("", String::as_str)
    }
}
