//! One line an event: date as EDTF, status, type, title, place, number of sources.

use std::io::{self, Write};

use crate::model::collection::{Collection, Event};

use super::visible::visible;

pub(super) fn write(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    let mut events = collection.events.iter();
    events.try_for_each(|event| line(out, &event, collection))
}

/// No field holds a tab, a line end or anything else that would be obeyed instead of read.
pub(super) fn line(out: &mut dyn Write, event: &Event, collection: &Collection) -> io::Result<()> {
    let place = event
        .place
        .and_then(|id| collection.places.get(id.index()))
        .map_or("", |place| place.name.as_str());
    writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t{}",
        event.when.range.edtf(),
        event.status.key(),
        event.kind.key(),
        visible(event.title),
        visible(place),
        event.told_by,
    )
}
