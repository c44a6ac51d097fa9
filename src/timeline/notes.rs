//! What the reader has written beside the events. Kept by event id, so that it outlives every reload.
//!
//! In: [`Change`]s, each of which is plain data and gives its own inverse. Out: [`Notes`].

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

/// One thing written beside an event, or taken away.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Change {
    Mark {
        event: EventId,
        on: bool,
    },
    /// An empty text takes the note away.
    Note {
        event: EventId,
        text: String,
    },
    Tag {
        event: EventId,
        tag: String,
        on: bool,
    },
}

impl Change {
    pub fn event(&self) -> EventId {
        match self {
            Change::Mark { event, .. } | Change::Note { event, .. } | Change::Tag { event, .. } => {
                *event
            }
        }
    }

    /// The same beside another event.
    pub fn beside(mut self, other: EventId) -> Self {
        match &mut self {
            Change::Mark { event, .. } | Change::Note { event, .. } | Change::Tag { event, .. } => {
                *event = other;
            }
        }
        self
    }
}

impl Notes {
    /// Makes a change; gives what undoes it, or nothing where all was so already.
    pub fn apply(&mut self, change: &Change) -> Option<Change> {
        let event = change.event();
        match change {
            Change::Mark { on, .. } => {
                let changed = if *on {
                    self.marks.insert(event)
                } else {
                    self.marks.remove(&event)
                };
                changed.then_some(Change::Mark { event, on: !on })
            }
            Change::Note { text, .. } => {
                let text = text.trim();
                let before = if text.is_empty() {
                    self.notes.remove(&event)
                } else {
                    self.notes.insert(event, text.to_owned())
                };
                let before = before.unwrap_or_default();
                (before != text).then_some(Change::Note {
                    event,
                    text: before,
                })
            }
            Change::Tag { tag, on, .. } => self.tag(event, tag, *on).then(|| Change::Tag {
                event,
                tag: tag.clone(),
                on: !on,
            }),
        }
    }

    fn tag(&mut self, event: EventId, tag: &str, on: bool) -> bool {
        if tag.is_empty() {
            return false;
        }
        if on {
            return self.tags.entry(event).or_default().insert(tag.to_owned());
        }
        let Some(tags) = self.tags.get_mut(&event) else {
            return false;
        };
        let changed = tags.remove(tag);
        if tags.is_empty() {
            self.tags.remove(&event);
        }
        changed
    }

    /// Every event beside which something is written.
    pub fn events(&self) -> BTreeSet<EventId> {
        let marks = self.marks.iter();
        let all = marks.chain(self.notes.keys()).chain(self.tags.keys());
        all.copied().collect()
    }

    /// All that is written beside an event, as the changes that write it.
    pub fn of(&self, event: EventId) -> Vec<Change> {
        let mark = self.marks.contains(&event);
        let mark = mark.then_some(Change::Mark { event, on: true });
        let note = self.notes.get(&event).map(|text| Change::Note {
            event,
            text: text.clone(),
        });
        let tags = self.tags.get(&event).into_iter().flatten();
        let tags = tags.map(|tag| Change::Tag {
            event,
            tag: tag.clone(),
            on: true,
        });
        mark.into_iter().chain(note).chain(tags).collect()
    }

    /// Every tag in use, with the number of its events; the most used first.
    pub fn tags_in_use(&self) -> Vec<(&str, usize)> {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        for tag in self.tags.values().flatten() {
            *counts.entry(tag).or_default() += 1;
        }
        let mut counts: Vec<_> = counts.into_iter().collect();
        counts.sort_by_key(|(tag, count)| (std::cmp::Reverse(*count), *tag));
        counts
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn change() -> impl Strategy<Value = Change> {
        let event = (0..4_u64).prop_map(EventId);
        prop_oneof![
            (event.clone(), any::<bool>()).prop_map(|(event, on)| Change::Mark { event, on }),
            (event.clone(), "[ a-b]{0,2}").prop_map(|(event, text)| Change::Note { event, text }),
            (event, "[a-c]{0,1}", any::<bool>()).prop_map(|(event, tag, on)| Change::Tag {
                event,
                tag,
                on
            }),
        ]
    }

    proptest! {
        #[test]
        fn every_change_gives_what_undoes_it(changes in prop::collection::vec(change(), 0..40)) {
            let mut notes = Notes::default();
            let mut before = vec![notes.clone()];
            let mut inverses = Vec::new();
            for change in &changes {
                if let Some(inverse) = notes.apply(change) {
                    inverses.push(inverse);
                    before.push(notes.clone());
                }
                prop_assert!(notes.tags.values().all(|tags| !tags.is_empty()));
                prop_assert!(notes.notes.values().all(|note| !note.trim().is_empty()));
            }
            while let Some(inverse) = inverses.pop() {
                prop_assert_eq!(&notes, &before.pop().expect("one more state than changes"));
                prop_assert!(notes.apply(&inverse).is_some());
            }
            prop_assert_eq!(notes, Notes::default());
        }

        #[test]
        fn what_is_written_can_be_written_again(changes in prop::collection::vec(change(), 0..40)) {
            let (mut notes, mut again) = (Notes::default(), Notes::default());
            changes.iter().for_each(|change| drop(notes.apply(change)));
            for event in notes.events() {
                notes.of(event).iter().for_each(|change| drop(again.apply(change)));
            }
            prop_assert_eq!(notes, again);
        }
    }
}
