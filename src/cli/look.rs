//! How the screen looks on this terminal, before the terminal itself has been asked: the configuration, the command line
//! and the environment.

use std::env;

use super::args::Common;
use crate::{
    config::{Config, When},
    tui::{Background, Depth, Look, look::Bidi},
};

pub fn look(config: &Config, common: &Common) -> Look {
    let screen = &config.screen;
    Look {
        theme: screen.theme.clone(),
        depth: depth(common.color.unwrap_or(screen.color)).0,
        background: background(),
        ascii: common.ascii || screen.ascii || is("TERM", |term| term == "linux"),
        borders: screen.borders,
        mouse: screen.mouse,
        accessible: false,
        reduced_motion: screen.reduced_motion,
        bidi: (Bidi::ALL.into_iter())
            .find(|one| one.name() == screen.bidi)
            .unwrap_or_default(),
        colors: config.colors.clone().into_iter().collect(),
    }
}

/// How many colours there are, and why.
pub fn depth(when: When) -> (Depth, &'static str) {
    match when {
        When::Never => (Depth::None, "never is asked for"),
        When::Auto if env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) => {
            (Depth::None, "NO_COLOR is set")
        }
        When::Auto => told(),
        When::Always => match told() {
            (Depth::None, _) => (Depth::Sixteen, "always is asked for"),
            told => told,
        },
    }
}

fn told() -> (Depth, &'static str) {
    if is("TERM", |term| term == "dumb") {
        (Depth::None, "TERM is dumb")
    } else if is("COLORTERM", |term| term == "truecolor" || term == "24bit") {
        (Depth::True, "COLORTERM says so")
    } else if is("TERM", |term| term.ends_with("-direct")) {
        (Depth::True, "TERM says so")
    } else if is("TERM", |term| term.contains("256color")) {
        (Depth::Palette, "TERM says so")
    } else {
        (Depth::Sixteen, "neither TERM nor COLORTERM tells of more")
    }
}

/// COLORFGBG, which some terminals set to the numbers of their colours: "15;0" is white on black.
fn background() -> Option<Background> {
    let colors = env::var("COLORFGBG").ok()?;
    let number: u8 = colors.rsplit(';').next()?.parse().ok()?;
    Some(if matches!(number, 7 | 15) {
        Background::Light
    } else {
        Background::Dark
    })
}

fn is(variable: &str, test: impl Fn(&str) -> bool) -> bool {
    env::var(variable).is_ok_and(|value| test(&value))
}

#[cfg(test)]
mod tests {
    use crate::{
        config,
        tui::{Theme, look::Bidi},
    };

    #[test]
    fn the_configuration_names_the_colours_that_the_screen_has() {
        let config = config::load(None).config;
        let named: Vec<&str> = config.colors.keys().map(String::as_str).collect();
        let mut known: Vec<&str> = Theme::ROLES.iter().map(|(role, _)| *role).collect();
        known.sort_unstable();
        assert_eq!(named, known);
    }

    #[test]
    fn the_configuration_names_the_themes_that_the_screen_has() {
        assert_eq!(config::THEMES[0], "auto");
        assert_eq!(config::THEMES[1..], Theme::NAMES);
    }

    #[test]
    fn the_configuration_names_the_orders_that_the_screen_knows() {
        assert_eq!(config::BIDI, Bidi::ALL.map(Bidi::name));
    }
}
