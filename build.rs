//! Compiles the word lists and rules of `assets/` into tables that the program reads in place.

#[path = "src/grammar/compile/mod.rs"]
mod compile;
#[path = "src/grammar/first.rs"]
#[allow(dead_code)]
mod first;
#[path = "src/grammar/fold.rs"]
mod fold;
#[path = "src/grammar/pattern.rs"]
mod pattern;

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    for input in ["assets/words", "assets/rules", "src/grammar"] {
        println!("cargo:rerun-if-changed={input}");
    }
    let out = env::var_os("OUT_DIR").unwrap_or_default();
    match compile::assets(Path::new("assets"), Path::new(&out)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            println!("cargo:error={}", fault.replace('\n', " "));
            ExitCode::FAILURE
        }
    }
}
