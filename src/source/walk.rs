//! From the paths that a reader gives to the files that are read.
//!
//! In: paths of files and folders, `-` for standard input. Out: inputs, in the order of the paths and sorted within a
//! folder, none twice. Folders are walked on all cores; hidden files and what `.gitignore` and `.ignore` name are left
//! out. In a folder only files are taken that look like articles; a file that is named itself is always taken.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::mpsc,
};

use ignore::{WalkBuilder, WalkState};

use super::{FORMATS, Input, Origin, bytes};
use crate::error::Error;

pub fn inputs(paths: &[PathBuf], on_problem: &mut dyn FnMut(Error)) -> Vec<Input> {
    let mut all: Vec<Input> = Vec::new();
    let mut seen = rustc_hash::FxHashSet::default();
    for path in paths {
        let found = if path.as_os_str() == "-" {
            vec![Input::Stdin]
        } else if path.is_dir() {
            files(path, on_problem)
                .into_iter()
                .map(Input::Path)
                .collect()
        } else {
            vec![Input::Path(path.clone())]
        };
        all.extend(found.into_iter().filter(|input| seen.insert(input.clone())));
    }
    all
}

/// The files in a folder and below, sorted.
fn files(folder: &Path, on_problem: &mut dyn FnMut(Error)) -> Vec<PathBuf> {
    let (found, files) = mpsc::channel();
    let walk = WalkBuilder::new(folder)
        .follow_links(true)
        .require_git(false)
        .git_global(false)
        .git_exclude(false)
        .build_parallel();
    walk.run(|| {
        let found = found.clone();
        Box::new(move |entry| {
            let taken = match entry {
                Ok(entry) if entry.file_type().is_some_and(|kind| kind.is_file()) => {
                    let path = entry.into_path();
                    is_article(&path).then_some(Ok(path))
                }
                Ok(_) => None,
                Err(source) if is_loop(&source) => None,
                Err(source) => Some(Err(source)),
            };
            match taken.map(|taken| found.send(taken)) {
                Some(Err(_)) => WalkState::Quit,
                _ => WalkState::Continue,
            }
        })
    });
    drop(found);
    let mut paths = Vec::new();
    let mut problems = Vec::new();
    for file in files {
        match file {
            Ok(path) => paths.push(path),
            Err(source) => problems.push(Error::Walk {
                path: folder.to_owned(),
                source,
            }),
        }
    }
    problems.sort_by_key(|problem| std::error::Error::source(problem).map(ToString::to_string));
    problems.into_iter().for_each(on_problem);
    paths.sort();
    paths
}

/// A link to a folder above: everything there is read anyway.
fn is_loop(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::Loop { .. } => true,
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithPath { err, .. } => is_loop(err),
        _ => false,
    }
}

/// Whether a file in a folder is an article by its name, or by its content where the name does not tell.
fn is_article(path: &Path) -> bool {
    let extension = Origin {
        path: path.to_owned(),
        plain: false,
    }
    .extension();
    if FORMATS
        .iter()
        .any(|format| format.extensions.contains(&&*extension))
    {
        return true;
    }
    let Some(opened) = File::open(path).ok() else {
        // A file without an ending that cannot be opened is worth a problem.
        return extension.is_empty();
    };
    let mut opened = opened;
    let Ok(opened) = bytes::open(&mut opened) else {
        return false;
    };
    let head = bytes::lossy(&opened.head);
    // The last format is plain text: anything looks like it, so it takes a file without an ending.
    let telling = FORMATS.iter().take(FORMATS.len() - 1);
    bytes::check(&opened.head, path).is_ok()
        && (extension.is_empty() || telling.into_iter().any(|format| (format.sniff)(&head)))
}
