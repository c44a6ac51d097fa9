//! To which event a quotation belongs: the one in whose sentence it stands, else the last one told before it in which its
//! speaker takes part, else the first such event of the article.

use super::Scene;
use crate::model::document::{EventMention, QuoteId};

/// Gives each direct quotation that no event has yet to the event in whose context it was said.
pub(super) fn give(events: &mut [EventMention], scene: &Scene<'_>) {
    for (index, quote) in scene.layers.quotes.iter().enumerate() {
        let Some(speaker) = quote.speaker.filter(|_| quote.direct) else {
            continue;
        };
        let Ok(id) = u32::try_from(index).map(QuoteId) else {
            continue;
        };
        if events.iter().any(|event| event.quotes.contains(&id)) {
            continue;
        }
        let takes_part =
            |event: &&mut EventMention| event.participants.iter().any(|p| p.who == speaker);
        let told = |event: &EventMention| {
            event
                .evidence
                .iter()
                .map(|span| span.start)
                .filter(|at| *at <= quote.span.start)
                .max()
        };
        // `max_by_key` takes the last of equals; events that come later than the quotation rank behind all before it.
        let nearest = events
            .iter_mut()
            .filter(takes_part)
            .max_by_key(|event| (told(event), std::cmp::Reverse(event.trigger.start)));
        if let Some(event) = nearest {
            event.quotes.push(id);
        }
    }
    events
        .iter_mut()
        .for_each(|event| event.quotes.sort_unstable());
}
