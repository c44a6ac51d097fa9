//! `dateline extract`: what the articles say, as data on standard output; problems on standard error.

use std::{
    io::{self, BufWriter, Write},
    ops::ControlFlow,
    path::PathBuf,
    sync::{Arc, atomic::AtomicBool},
};

use clap::{CommandFactory, error::ErrorKind};

use super::{
    Exit,
    args::{Command, Common, Extract},
    opening, tell, words,
};
use crate::{
    analysis, config,
    error::{Error, Result},
    export::{self, Export, Form, Record, With},
    ingest::{self, Reading, STREET},
    merge::Merger,
    model::document::Document,
    source::{self, Input},
    timeline::{Query, query::sieve},
};

pub fn run(extract: Extract, common: &Common) -> Result<Exit> {
    let with = With {
        tokens: extract.with.iter().any(|what| what == "tokens"),
    };
    let Some(export) = export::find(&extract.format) else {
        return Ok(Exit::USAGE);
    };
    if with.tokens && matches!(export.form, Form::Whole(_)) {
        let what = format!(
            "`--with tokens` does not go with `--format {}`",
            export.name
        );
        tell::usage(&Command::command().error(ErrorKind::ArgumentConflict, what));
        return Ok(Exit::USAGE);
    }
    let file = config::find(common.config.as_deref())?;
    let config = config::load(file.as_ref()).config;
    for problem in words::lay(&config) {
        tell::warning(&problem.to_string());
    }
    let paths = opening::paths(extract.paths, &config)?;
    print(&paths, export, with, &Query::default())
}

/// Prints all that can be read of the paths, or of the embedded samples where there are none. A filter narrows what is
/// printed as a whole.
pub fn print(paths: &[PathBuf], export: &Export, with: With, filter: &Query) -> Result<Exit> {
    let mut out = BufWriter::with_capacity(1 << 16, io::stdout().lock());
    let mut exit = Exit::DONE;
    let mut problem = |error: &Error| {
        tell::error(error);
        exit = Exit::PARTLY;
    };
    let inputs = match paths {
        [] => vec![Input::Embedded],
        paths => source::inputs(paths, &mut |error| problem(&error)),
    };
    match export.form {
        Form::Each(write) => read(inputs, &mut problem, |reading| {
            let mut problems = reading.problems;
            problems.extend(reading.problem.iter().map(Error::in_one_line));
            // Words are not kept with facts; they are the same whoever reads them.
            let words = with.tokens && reading.document.words.tokens.is_empty();
            let document = Document {
                words: if words {
                    analysis::words::read(&reading.article.body)
                } else {
                    reading.document.words
                },
                ..reading.document
            };
            let record = Record {
                article: &reading.article,
                document: &document,
                problems: &problems,
            };
            // Who reads along sees an article as soon as it is done.
            write(&mut out, record, with)?;
            out.flush()
        }),
        Form::Whole(write) => {
            let mut merger = Merger::new();
            read(inputs, &mut problem, |reading| {
                merger.add_from(Arc::new(reading.article), reading.document, reading.place);
                Ok(())
            })
            .and_then(|()| write(&mut out, &sieve::narrowed(merger.collect(), filter)))
            .and_then(|()| out.flush())
        }
    }
    .map_err(|source| Error::Write { source })?;
    Ok(exit)
}

/// Hands every reading on, until all are read or one cannot be taken.
fn read(
    inputs: Vec<Input>,
    problem: &mut dyn FnMut(&Error),
    mut each: impl FnMut(Reading) -> io::Result<()>,
) -> io::Result<()> {
    let mut taken = Ok(());
    let wanted = AtomicBool::new(false);
    ingest::run(&STREET, inputs, &wanted, &mut |reading| {
        match reading {
            Ok(reading) => {
                if let Some(error) = &reading.problem {
                    problem(error);
                }
                taken = each(reading);
            }
            Err(error) => problem(&error),
        }
        match taken {
            Ok(()) => ControlFlow::Continue(()),
            Err(_) => ControlFlow::Break(()),
        }
    });
    taken
}
