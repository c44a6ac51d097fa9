//! What the reader has written beside the events. Kept by event id, so that it outlives every reload.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::collection::EventId;

#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Notes {
    pub marks: BTreeSet<EventId>,
    /// Never empty texts.
    pub notes: BTreeMap<EventId, String>,
    /// Never empty sets.
    pub tags: BTreeMap<EventId, BTreeSet<String>>,
}
