//! How the screen looks on this terminal: the configured colours, as far as it can show them.

use std::env;

use ratatui::style::{Color, Modifier, Style};

use super::args::Common;
use crate::{
    config::{self, Config, When},
    tui::Theme,
};

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Depth {
    None,
    Sixteen,
    Palette,
    True,
}

pub fn theme(config: &Config, common: &Common) -> Theme {
    let depth = match common.color.unwrap_or(config.screen.color) {
        When::Never => Depth::None,
        When::Always => depth().max(Depth::Sixteen),
        When::Auto if env::var_os("NO_COLOR").is_some_and(|set| !set.is_empty()) => Depth::None,
        When::Auto => depth(),
    };
    let mut theme = match depth {
        Depth::None => Theme::mono(),
        _ => named(&config.screen.theme),
    };
    for (role, style) in &config.colors {
        if *style != config::Style::default() {
            theme.set(role, shown(*style, depth));
        }
    }
    if common.ascii || config.screen.ascii || is("TERM", |term| term == "linux") {
        theme = theme.ascii();
    }
    theme
}

/// "auto" believes COLORFGBG, which some terminals set to the numbers of their colours: "15;0" is white on black.
fn named(name: &str) -> Theme {
    let light = || {
        is("COLORFGBG", |colors| {
            colors.ends_with(";7") || colors.ends_with(";15")
        })
    };
    Theme::named(name).unwrap_or_else(|| {
        if light() {
            Theme::light()
        } else {
            Theme::dark()
        }
    })
}

fn depth() -> Depth {
    if is("TERM", |term| term == "dumb") {
        Depth::None
    } else if is("COLORTERM", |term| term == "truecolor" || term == "24bit") {
        Depth::True
    } else if is("TERM", |term| term.contains("256color")) {
        Depth::Palette
    } else {
        Depth::Sixteen
    }
}

fn is(variable: &str, test: impl Fn(&str) -> bool) -> bool {
    env::var(variable).is_ok_and(|value| test(&value))
}

fn shown(style: config::Style, depth: Depth) -> Style {
    let mut shown = Style::new();
    shown.fg = style.foreground.and_then(|color| degrade(color, depth));
    shown.bg = style.background.and_then(|color| degrade(color, depth));
    let attributes = [
        (style.bold, Modifier::BOLD),
        (style.dim, Modifier::DIM),
        (style.italic, Modifier::ITALIC),
        (style.underline, Modifier::UNDERLINED),
        (style.reverse, Modifier::REVERSED),
    ];
    for (on, attribute) in attributes {
        if on {
            shown = shown.add_modifier(attribute);
        }
    }
    shown
}

/// The nearest colour that the terminal has.
fn degrade(color: config::Color, depth: Depth) -> Option<Color> {
    use config::Color as Wanted;
    match (color, depth) {
        (_, Depth::None) => None,
        (Wanted::Default, _) => Some(Color::Reset),
        (Wanted::Rgb(r, g, b), Depth::True) => Some(Color::Rgb(r, g, b)),
        (Wanted::Rgb(r, g, b), Depth::Palette) => Some(Color::Indexed(cube([r, g, b]))),
        (Wanted::Rgb(r, g, b), Depth::Sixteen) => Some(Color::Indexed(sixteen([r, g, b]))),
        (Wanted::Palette(number @ 16..), Depth::Sixteen) => {
            Some(Color::Indexed(sixteen(of_palette(number))))
        }
        (Wanted::Palette(number), _) => Some(Color::Indexed(number)),
    }
}

/// The levels of the colour cube, 16 to 231 of the palette.
const LEVELS: [u8; 6] = [0, 95, 135, 175, 215, 255];

/// The first and second eight as most terminals show them.
const SIXTEEN: [[u8; 3]; 16] = [
    [0, 0, 0],
    [205, 0, 0],
    [0, 205, 0],
    [205, 205, 0],
    [0, 0, 238],
    [205, 0, 205],
    [0, 205, 205],
    [229, 229, 229],
    [127, 127, 127],
    [255, 0, 0],
    [0, 255, 0],
    [255, 255, 0],
    [92, 92, 255],
    [255, 0, 255],
    [0, 255, 255],
    [255, 255, 255],
];

fn cube(rgb: [u8; 3]) -> u8 {
    nearest(rgb, 16..=255, of_palette)
}

fn sixteen(rgb: [u8; 3]) -> u8 {
    nearest(rgb, 0..=15, of_palette)
}

fn nearest(rgb: [u8; 3], numbers: std::ops::RangeInclusive<u8>, known: fn(u8) -> [u8; 3]) -> u8 {
    let distance = |number: &u8| -> u32 {
        let pairs = rgb.into_iter().zip(known(*number));
        pairs
            .map(|(one, other)| u32::from(one.abs_diff(other)).pow(2))
            .sum()
    };
    numbers.min_by_key(distance).unwrap_or(0)
}

fn of_palette(number: u8) -> [u8; 3] {
    match number {
        0..16 => SIXTEEN[usize::from(number)],
        16..232 => [36, 6, 1].map(|step| LEVELS[usize::from((number - 16) / step % 6)]),
        232.. => [8 + 10 * (number - 232); 3],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_colour_becomes_the_nearest_that_the_terminal_has() {
        let check = |color, depth, expected| assert_eq!(degrade(color, depth), expected);
        let orange = config::Color::Rgb(255, 135, 5);
        check(orange, Depth::True, Some(Color::Rgb(255, 135, 5)));
        check(orange, Depth::Palette, Some(Color::Indexed(208)));
        check(
            config::Color::Rgb(250, 10, 10),
            Depth::Sixteen,
            Some(Color::Indexed(9)),
        );
        check(
            config::Color::Rgb(20, 20, 20),
            Depth::Palette,
            Some(Color::Indexed(233)),
        );
        check(
            config::Color::Palette(21),
            Depth::Sixteen,
            Some(Color::Indexed(4)),
        );
        check(
            config::Color::Palette(3),
            Depth::Sixteen,
            Some(Color::Indexed(3)),
        );
        check(config::Color::Default, Depth::Sixteen, Some(Color::Reset));
        check(orange, Depth::None, None);
    }

    #[test]
    fn attributes_stay_where_there_are_no_colours() {
        let style = config::Style {
            foreground: Some(config::Color::Palette(1)),
            bold: true,
            ..config::Style::default()
        };
        assert_eq!(shown(style, Depth::None), Style::new().bold());
    }

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
}
