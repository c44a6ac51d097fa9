//! Which organizations are one: the same name in the same country, and the acronym with the name it stands for.

use crate::model::document::{Organization, OrganizationId};

use super::{fold, named::Names};

#[derive(Debug, Default)]
pub(super) struct Bodies {
    names: Names,
}

impl Bodies {
    pub(super) fn add(&mut self, body: Organization) -> OrganizationId {
        let (id, record) = self.names.add(fold::plain(&body.name), body.country);
        if let Some(record) = record {
            record.names.add(body.name);
            record.aliases.extend(body.aliases);
            record.kinds.add(u8::from(body.media));
        }
        OrganizationId(id)
    }

    /// All organizations by name, and for each record its organization.
    pub(super) fn resolve(&self) -> (Vec<Organization>, Vec<OrganizationId>) {
        let (all, ids) = self.names.resolve();
        let body = |named: &super::named::Named| Organization {
            name: named.name(),
            aliases: named.others(),
            country: named.country,
            media: named.kinds.top() == Some(&1),
            mentions: Vec::new(),
        };
        (
            all.iter().map(body).collect(),
            ids.into_iter().map(OrganizationId).collect(),
        )
    }
}
