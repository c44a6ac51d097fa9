//! Which theme holds and what of it the terminal can show.
//!
//! In: what the reader wants, what the terminal is and has answered. Out: the [`Theme`] to draw with. A colour that the
//! terminal does not have becomes the nearest that it has, here and not in the terminal, which might drop it.

use ratatui::style::{Color, Modifier, Style};

use super::theme::Theme;
use crate::config;

/// How many colours a terminal has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub enum Depth {
    None,
    #[default]
    Sixteen,
    Palette,
    True,
}

/// Behind the text, as the terminal has told it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Background {
    Dark,
    Light,
}

impl Background {
    pub fn name(self) -> &'static str {
        match self {
            Background::Dark => "dark",
            Background::Light => "light",
        }
    }
}

/// Who puts letters of right-to-left scripts in the order in which they are seen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Bidi {
    /// The terminal, where it can.
    #[default]
    Terminal,
    /// The program; a terminal that could is told not to.
    App,
    /// Nobody.
    Off,
}

impl Bidi {
    pub const ALL: [Self; 3] = [Self::Terminal, Self::App, Self::Off];

    /// Its name in the configuration, as in [`config::BIDI`].
    pub fn name(self) -> &'static str {
        match self {
            Self::Terminal => "terminal",
            Self::App => "app",
            Self::Off => "off",
        }
    }
}

/// All that decides how the screen looks.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Look {
    /// One of [`config::THEMES`].
    pub theme: String,
    pub depth: Depth,
    /// None until the terminal has answered.
    pub background: Option<Background>,
    /// Draw with ASCII alone.
    pub ascii: bool,
    pub borders: bool,
    pub mouse: bool,
    /// For eyes that need it: the strongest contrast, a visible cursor, nothing that moves by itself.
    pub accessible: bool,
    pub reduced_motion: bool,
    pub bidi: Bidi,
    /// The reader's own colours, by the name of their role.
    pub colors: Vec<(String, config::Style)>,
}

impl Default for Look {
    fn default() -> Self {
        Self {
            theme: "auto".to_owned(),
            depth: Depth::default(),
            background: None,
            ascii: false,
            borders: true,
            mouse: true,
            accessible: false,
            reduced_motion: false,
            bidi: Bidi::default(),
            colors: Vec::new(),
        }
    }
}

impl Look {
    /// The name of the theme that holds: "auto" is that of the background, and plain colours where it is not known.
    pub fn name(&self) -> &str {
        match (self.depth, self.theme.as_str(), self.background) {
            (Depth::None, ..) => "mono",
            _ if self.accessible => "contrast",
            (_, "auto", Some(Background::Dark)) => "dark",
            (_, "auto", Some(Background::Light)) => "light",
            (_, "auto", None) => "ansi",
            (_, name, _) => name,
        }
    }

    /// What holds, in a line for who looks for a fault.
    pub fn summary(&self) -> String {
        format!(
            "theme {} as {}, {:?} colours, ascii {}, mouse {}",
            self.theme,
            self.name(),
            self.depth,
            self.ascii,
            self.mouse
        )
    }

    pub fn theme(&self) -> Theme {
        let light = self.background == Some(Background::Light);
        let few = self.depth < Depth::Palette;
        let theme = match self.name() {
            "contrast" if light => Theme::contrast_on_light(),
            "light" if few => Theme::ansi_on_light(),
            "ansi" if light => Theme::ansi_on_light(),
            "dark" if few => Theme::ansi(),
            name => Theme::named(name).unwrap_or_else(Theme::ansi),
        };
        let mut theme = theme.map(|style| shown(style, self.depth));
        for (role, style) in &self.colors {
            if *style != config::Style::default() {
                theme.set(role, of(*style, self.depth));
            }
        }
        match (self.ascii, self.borders && !self.accessible) {
            (true, true) => theme.ascii(),
            (false, true) => theme,
            (ascii, false) => theme.borderless(ascii),
        }
    }

    /// The theme after this one.
    pub fn next(&self) -> &'static str {
        let at = config::THEMES.iter().position(|name| *name == self.theme);
        config::THEMES[at.map_or(0, |at| (at + 1) % config::THEMES.len())]
    }
}

/// A style with the colours that there are.
fn shown(style: Style, depth: Depth) -> Style {
    Style {
        fg: style.fg.and_then(|color| degrade(color, depth)),
        bg: style.bg.and_then(|color| degrade(color, depth)),
        ..style
    }
}

fn of(style: config::Style, depth: Depth) -> Style {
    let mut own = Style::new();
    own.fg = style.foreground.map(color);
    own.bg = style.background.map(color);
    let attributes = [
        (style.bold, Modifier::BOLD),
        (style.dim, Modifier::DIM),
        (style.italic, Modifier::ITALIC),
        (style.underline, Modifier::UNDERLINED),
        (style.reverse, Modifier::REVERSED),
    ];
    for (on, attribute) in attributes {
        if on {
            own = own.add_modifier(attribute);
        }
    }
    shown(own, depth)
}

fn color(color: config::Color) -> Color {
    match color {
        config::Color::Default => Color::Reset,
        config::Color::Palette(number) => Color::Indexed(number),
        config::Color::Rgb(r, g, b) => Color::Rgb(r, g, b),
    }
}

/// The nearest colour that the terminal has.
fn degrade(color: Color, depth: Depth) -> Option<Color> {
    Some(match (color, depth) {
        (_, Depth::None) => return None,
        (Color::Rgb(r, g, b), Depth::Palette) => Color::Indexed(cube([r, g, b])),
        (Color::Rgb(r, g, b), Depth::Sixteen) => Color::Indexed(sixteen([r, g, b])),
        (Color::Indexed(number @ 16..), Depth::Sixteen) => {
            Color::Indexed(sixteen(of_palette(number)))
        }
        (color, _) => color,
    })
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
        let orange = Color::Rgb(255, 135, 5);
        check(orange, Depth::True, Some(orange));
        check(orange, Depth::Palette, Some(Color::Indexed(208)));
        check(
            Color::Rgb(250, 10, 10),
            Depth::Sixteen,
            Some(Color::Indexed(9)),
        );
        check(
            Color::Rgb(20, 20, 20),
            Depth::Palette,
            Some(Color::Indexed(233)),
        );
        check(Color::Indexed(21), Depth::Sixteen, Some(Color::Indexed(4)));
        check(Color::Indexed(3), Depth::Sixteen, Some(Color::Indexed(3)));
        check(Color::Reset, Depth::Sixteen, Some(Color::Reset));
        check(orange, Depth::None, None);
    }

    #[test]
    fn attributes_stay_where_there_are_no_colours() {
        let style = config::Style {
            foreground: Some(config::Color::Palette(1)),
            bold: true,
            ..config::Style::default()
        };
        assert_eq!(of(style, Depth::None), Style::new().bold());
    }

    #[test]
    fn auto_takes_the_side_of_the_background_and_plain_colours_before_it_is_known() {
        let mut look = Look::default();
        assert_eq!((look.name(), look.theme()), ("ansi", Theme::ansi()));
        look.background = Some(Background::Light);
        look.depth = Depth::True;
        assert_eq!((look.name(), look.theme()), ("light", Theme::light()));
        look.accessible = true;
        assert_eq!(look.name(), "contrast");
        look.depth = Depth::None;
        assert_eq!(
            (look.name(), look.theme().quote),
            ("mono", Theme::mono().quote)
        );
    }

    #[test]
    fn the_next_theme_comes_round() {
        let mut look = Look::default();
        let mut names = Vec::new();
        for _ in config::THEMES {
            names.push(look.theme.clone());
            look.theme = look.next().to_owned();
        }
        assert_eq!(
            (names.as_slice(), look.theme.as_str()),
            (&config::THEMES.map(str::to_owned)[..], "auto")
        );
    }

    #[test]
    fn no_theme_shows_colours_that_the_terminal_does_not_have() {
        let plain = |color: Option<Color>| !matches!(color, Some(Color::Rgb(..)));
        for name in Theme::NAMES {
            let look = Look {
                theme: name.to_owned(),
                ..Look::default()
            };
            for style in look.theme().styles() {
                assert!(plain(style.fg) && plain(style.bg), "{name}: {style:?}");
            }
        }
    }
}
