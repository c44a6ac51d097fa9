//! Runs when the program is built: turns `assets/words` and `assets/rules` into tables that are read in place.
//!
//! Out: `lexicon.fst` (folded phrase to a run of entries), `first.bin` (the first words of the phrases), `entries.bin` (class, flags, value), `texts.txt` with
//! `offsets.bin` (what values stand for), `classes.rs`, `countries.rs` and one `rules-NAME.txt` a rule file.
//! A fault in an asset ends the build and names file and line.

mod gazetteer;
mod rules;
mod table;
mod wordlist;

use std::{fs, path::Path};

use table::Table;

/// Reads everything below `assets` and writes the tables into `out`.
pub fn assets(assets: &Path, out: &Path) -> Result<(), String> {
    let mut table = Table::default();
    for path in files(&assets.join("words"), "tsv")? {
        gazetteer::read(&path, &mut table)?;
    }
    for path in files(&assets.join("words"), "toml")? {
        wordlist::read(&path, &mut table)?;
    }
    for path in files(&assets.join("rules"), "toml")? {
        let compiled = rules::read(&path, &mut table)?;
        let name = path
            .file_stem()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        write(out, &format!("rules-{name}.txt"), compiled.as_bytes())?;
    }
    write(
        out,
        "countries.rs",
        gazetteer::countries(&assets.join("words/countries.tsv"))?.as_bytes(),
    )?;
    table.write(out)
}

/// The files of a folder with an ending, in the order of their names.
fn files(folder: &Path, ending: &str) -> Result<Vec<std::path::PathBuf>, String> {
    let listing = fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut found: Vec<_> = listing
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    found.retain(|path| path.extension().is_some_and(|e| e == ending));
    found.sort();
    Ok(found)
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}

fn write(out: &Path, name: &str, bytes: &[u8]) -> Result<(), String> {
    fs::write(out.join(name), bytes).map_err(|error| format!("{name}: {error}"))
}
