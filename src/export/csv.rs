//! One row an event, for spreadsheets (RFC 4180): the header names the columns.

use std::{
    borrow::Cow,
    io::{self, Write},
};

use crate::model::collection::{Collection, Event};

use super::{json, visible::visible};

const COLUMNS: &str = "id,date,from,to,status,type,title,place,country,participants,confidence,sources,publisher,published,article,url";

pub(super) fn write(out: &mut dyn Write, collection: &Collection) -> io::Result<()> {
    write!(out, "{COLUMNS}\r\n")?;
    let mut events = collection.events.iter();
    events.try_for_each(|event| row(out, &event, collection))
}

fn row(out: &mut dyn Write, event: &Event, all: &Collection) -> io::Result<()> {
    let place = event.place.and_then(|id| all.places.get(id.index()));
    let country = place.and_then(|place| place.country);
    let names = event.participants.iter().map(|one| all.name(one.who));
    let source = event.sources.first();
    let article = source.and_then(|source| all.articles.lend(source.article));
    let article = article.as_deref();
    let text = |field: Option<&String>| field.cloned().unwrap_or_default();
    let cells = [
        json::id(event.id),
        event.when.range.edtf(),
        event.when.range.first().to_string(),
        event.when.range.last().to_string(),
        event.status.key().to_owned(),
        event.kind.key().to_owned(),
        event.title.to_owned(),
        place.map_or(String::new(), |place| place.name.clone()),
        country.map_or(String::new(), |country| country.code().to_owned()),
        names.collect::<Vec<_>>().join("; "),
        super::hundredths(event.confidence).to_string(),
        event.told_by.to_string(),
        article.map_or(String::new(), |article| text(article.publisher.as_ref())),
        article
            .and_then(|article| article.published)
            .map_or(String::new(), |day| day.to_string()),
        article.map_or(String::new(), |article| {
            article.title.clone().unwrap_or_else(|| article.id.clone())
        }),
        article.map_or(String::new(), |article| {
            article
                .url
                .clone()
                .unwrap_or_else(|| article.origin.clone())
        }),
    ];
    for (at, cell) in cells.iter().enumerate() {
        let comma = if at > 0 { "," } else { "" };
        write!(out, "{comma}{}", quoted(cell))?;
    }
    out.write_all(b"\r\n")
}

/// In quotation marks where it must be. What a spreadsheet would run as a formula has an apostrophe before it.
fn quoted(cell: &str) -> Cow<'_, str> {
    let cell = visible(cell);
    let formula = cell.starts_with(['=', '+', '-', '@']);
    if formula || cell.contains([',', '"']) {
        let apostrophe = if formula { "'" } else { "" };
        return format!("\"{apostrophe}{}\"", cell.replace('"', "\"\"")).into();
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn no_cell_breaks_its_row_or_runs() {
        let check = |cell, expected| assert_eq!(quoted(cell), expected);
        check("Erdoğan in Ankara", "Erdoğan in Ankara");
        check("Oslo, \"the capital\"", "\"Oslo, \"\"the capital\"\"\"");
        check("two\nlines", "two␊lines");
        check("=cmd|x", "\"'=cmd|x\"");
    }
}
