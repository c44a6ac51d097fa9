//! How the screen looks: a style for each meaning, and the glyphs.
//!
//! Every meaning has a glyph, a word, weight or reverse beside its colour, so that nothing is lost without colours.

use ratatui::style::{Color, Modifier, Style};

macro_rules! theme {
    ($($role:ident = $about:literal;)+) => {
        /// A style for each meaning.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub struct Theme {
            pub glyphs: &'static Glyphs,
            $(#[doc = $about] pub $role: Style),+
        }

        impl Theme {
            /// The names that `[colors]` may set, and what they are for.
            pub const ROLES: &'static [(&'static str, &'static str)] = &[$((stringify!($role), $about)),+];

            /// Sets one style by its name; false where there is no such name.
            pub fn set(&mut self, role: &str, style: Style) -> bool {
                match role {
                    $(stringify!($role) => self.$role = style,)+
                    _ => return false,
                }
                true
            }

            /// The same with every style changed.
            pub fn map(self, change: impl Fn(Style) -> Style) -> Self {
                Self { glyphs: self.glyphs, $($role: change(self.$role)),+ }
            }

            /// All styles, in the order of the roles.
            pub fn styles(&self) -> Vec<Style> {
                vec![$(self.$role),+]
            }

            fn plain(glyphs: &'static Glyphs) -> Self {
                Self { glyphs, $($role: Style::new()),+ }
            }
        }
    };
}

theme! {
    title = "the program's name, titles of events";
    border = "lines between panes";
    focus = "the title of the pane that has the keys";
    heading = "days in the timeline";
    selected = "the selected row of the pane that has the keys";
    chosen = "the selected row of another pane";
    muted = "what is said beside: types, counts, hints";
    date = "words of time";
    person = "names of participants";
    place = "places";
    action = "the word that tells the event in the source";
    evidence = "the sentences that tell the event in the source";
    other = "the rest of the source";
    quote = "what was said";
    planned = "planned and proposed events";
    unreal = "denied, cancelled and hypothetical events";
    confidence = "how sure an event is";
    hit = "what the search found";
    bar = "the strip of events over time";
    window = "what the list shows of the strip";
    key = "keys in hints and help";
    good = "what went well";
    problem = "what went wrong";
}

impl Theme {
    /// The themes that can be asked for by name.
    pub const NAMES: [&'static str; 5] = ["dark", "light", "contrast", "ansi", "mono"];

    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::dark()),
            "light" => Some(Self::light()),
            "contrast" => Some(Self::contrast()),
            "ansi" => Some(Self::ansi()),
            "mono" => Some(Self::mono()),
            _ => None,
        }
    }

    /// Weight, underline and reverse alone: for `NO_COLOR`.
    pub fn mono() -> Self {
        let (bold, dim) = (Style::new().bold(), Style::new().dim());
        Self {
            title: bold,
            border: dim,
            focus: bold.reversed(),
            heading: bold,
            selected: Style::new().reversed(),
            chosen: bold,
            muted: dim,
            other: dim,
            date: Style::new().underlined(),
            person: bold,
            action: bold.underlined(),
            quote: Style::new().italic(),
            unreal: dim,
            hit: Style::new().reversed(),
            window: bold,
            key: bold,
            problem: bold,
            ..Self::plain(&UNICODE)
        }
    }

    /// The sixteen colours of the terminal, no backgrounds. What is said beside is dim, not grey: bright black cannot be
    /// read in every palette.
    pub fn ansi() -> Self {
        let in_color = |style: Style, color| style.fg(color);
        let mono = Self::mono();
        Self {
            focus: in_color(mono.focus, Color::Cyan),
            heading: in_color(mono.heading, Color::Cyan),
            date: in_color(mono.date, Color::Cyan),
            person: in_color(mono.person, Color::Yellow),
            place: Style::new().fg(Color::Green),
            action: in_color(mono.action, Color::LightRed),
            quote: in_color(mono.quote, Color::Green),
            planned: Style::new().fg(Color::Yellow),
            hit: Style::new().fg(Color::Yellow).reversed(),
            bar: Style::new().fg(Color::Blue),
            window: Style::new().fg(Color::Cyan).bold(),
            key: in_color(mono.key, Color::Cyan),
            good: Style::new().fg(Color::Green),
            problem: Style::new().fg(Color::LightRed).bold(),
            ..mono
        }
    }

    /// The same on a light background: no bright colours.
    pub fn ansi_on_light() -> Self {
        Self {
            heading: Style::new().fg(Color::Blue).bold(),
            focus: Style::new().fg(Color::Blue).bold().reversed(),
            date: Style::new().fg(Color::Blue).underlined(),
            person: Style::new().fg(Color::Magenta).bold(),
            action: Style::new().fg(Color::Red).bold().underlined(),
            planned: Style::new().fg(Color::Magenta),
            hit: Style::new().fg(Color::Magenta).reversed(),
            window: Style::new().fg(Color::Blue).bold(),
            key: Style::new().fg(Color::Blue).bold(),
            problem: Style::new().fg(Color::Red).bold(),
            ..Self::ansi()
        }
    }

    /// For a dark background and a terminal of many colours: soft ones, and a quiet bar under the selected row.
    pub fn dark() -> Self {
        let sky = rgb(0x7dcfff);
        let sand = rgb(0xe5c07b);
        let sage = rgb(0x98c379);
        let slate = rgb(0x9aa4b2);
        Self {
            border: rgb(0x5a6272),
            focus: sky.bold().reversed(),
            heading: sky.bold(),
            selected: Style::new().bg(Color::from_u32(0x2a3a55)).bold(),
            chosen: Style::new().bg(Color::from_u32(0x232b3a)),
            muted: slate,
            other: slate,
            date: sky.underlined(),
            person: sand.bold(),
            place: sage,
            action: rgb(0xff8f8f).bold().underlined(),
            quote: rgb(0xa5d6a7).italic(),
            planned: sand,
            unreal: rgb(0x8b93a1),
            confidence: sage,
            hit: rgb(0xffd75f).reversed(),
            bar: rgb(0x6c9fe0),
            window: sky.bold(),
            key: sky.bold(),
            good: sage,
            problem: rgb(0xff7b72).bold(),
            ..Self::mono()
        }
    }

    /// For a light background and a terminal of many colours. Nothing is paler than grey print.
    pub fn light() -> Self {
        let ink = rgb(0x0b5cad);
        let plum = rgb(0x7a3e9d);
        let moss = rgb(0x1a7f37);
        let lead = rgb(0x57606a);
        Self {
            border: rgb(0x8c959f),
            focus: ink.bold().reversed(),
            heading: ink.bold(),
            selected: Style::new().bg(Color::from_u32(0xd8e6fb)).bold(),
            chosen: Style::new().bg(Color::from_u32(0xeceff4)),
            muted: lead,
            other: lead,
            date: ink.underlined(),
            person: plum.bold(),
            place: moss,
            action: rgb(0xc4231a).bold().underlined(),
            quote: moss.italic(),
            planned: rgb(0x9a6700),
            unreal: lead,
            confidence: moss,
            hit: rgb(0xb45309).reversed(),
            bar: rgb(0x2f6ab5),
            window: ink.bold(),
            key: ink.bold(),
            good: moss,
            problem: rgb(0xc4231a).bold(),
            ..Self::mono()
        }
    }

    /// Nothing dim, nothing dark.
    pub fn contrast() -> Self {
        let white = Style::new().fg(Color::White);
        Self {
            border: white,
            muted: white,
            unreal: white.add_modifier(Modifier::CROSSED_OUT),
            other: Style::new(),
            evidence: Style::new().bold(),
            planned: Style::new().fg(Color::LightYellow).bold(),
            heading: Style::new().fg(Color::LightCyan).bold(),
            person: Style::new().fg(Color::LightYellow).bold(),
            place: Style::new().fg(Color::LightGreen),
            date: Style::new().fg(Color::LightCyan).underlined(),
            quote: Style::new().fg(Color::LightGreen).italic(),
            bar: Style::new().fg(Color::LightBlue),
            window: Style::new().fg(Color::LightCyan).bold(),
            selected: Style::new().bold().reversed(),
            ..Self::ansi()
        }
    }

    /// The same on a light background: black, weight and reverse.
    pub fn contrast_on_light() -> Self {
        let black = Style::new().fg(Color::Black);
        Self {
            border: black,
            muted: black,
            other: black,
            unreal: black.add_modifier(Modifier::CROSSED_OUT),
            evidence: black.bold(),
            planned: black.bold(),
            heading: black.bold(),
            focus: black.bold().reversed(),
            person: black.bold(),
            place: black,
            date: black.underlined(),
            quote: black.italic(),
            action: black.bold().underlined(),
            hit: black.reversed(),
            bar: black,
            window: black.bold(),
            key: black.bold(),
            good: black,
            problem: black.bold(),
            selected: black.bold().reversed(),
            ..Self::mono()
        }
    }

    /// The same look drawn with ASCII alone.
    pub fn ascii(self) -> Self {
        Self {
            glyphs: &ASCII,
            ..self
        }
    }

    /// The same look without lines between panes.
    pub fn borderless(self, ascii: bool) -> Self {
        let glyphs = if ascii { &BARE_ASCII } else { &BARE };
        Self { glyphs, ..self }
    }
}

fn rgb(color: u32) -> Style {
    Style::new().fg(Color::from_u32(color))
}

/// Every glyph that is no letter, once in Unicode and once in ASCII. All are one column wide.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
    /// Whether all of them are ASCII, so that punctuation of texts is to be, too.
    pub ascii: bool,
    pub selected: &'static str,
    pub open: &'static str,
    pub folded: &'static str,
    pub rule: &'static str,
    pub thick: &'static str,
    pub here: &'static str,
    pub wall: &'static str,
    pub tee_down: &'static str,
    pub tee_right: &'static str,
    pub tee_left: &'static str,
    pub cross: &'static str,
    pub more: &'static str,
    pub about: &'static str,
    pub coarse: &'static str,
    pub inferred: &'static str,
    pub dash: &'static str,
    pub dot: &'static str,
    pub full: &'static str,
    pub empty: &'static str,
    pub ongoing: &'static str,
    pub planned: &'static str,
    pub proposed: &'static str,
    pub hypothetical: &'static str,
    pub denied: &'static str,
    pub cancelled: &'static str,
    pub evidence: &'static str,
    pub disagree: &'static str,
    pub filter: &'static str,
    /// The reader's own: a marked event, a note.
    pub mark: &'static str,
    pub note: &'static str,
    /// There is more before and behind.
    pub above: &'static str,
    pub below: &'static str,
    /// From one eighth to full.
    pub bars: [&'static str; 8],
}

pub static UNICODE: Glyphs = UNICODE_GLYPHS;

pub static ASCII: Glyphs = ASCII_GLYPHS;

const UNICODE_GLYPHS: Glyphs = Glyphs {
    ascii: false,
    selected: "▌",
    open: "▾",
    folded: "▸",
    rule: "─",
    thick: "━",
    here: "▲",
    wall: "│",
    tee_down: "┬",
    tee_right: "├",
    tee_left: "┤",
    cross: "┼",
    more: "…",
    about: "~",
    coarse: "≈",
    inferred: "?",
    dash: "–",
    dot: "·",
    full: "●",
    empty: "○",
    ongoing: "»",
    planned: "◷",
    proposed: "◇",
    hypothetical: "◌",
    denied: "✗",
    cancelled: "⊘",
    evidence: "▶",
    disagree: "≠",
    filter: "▽",
    mark: "★",
    note: "✎",
    above: "↑",
    below: "↓",
    bars: ["▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"],
};

pub static BARE: Glyphs = bare(UNICODE_GLYPHS);

pub static BARE_ASCII: Glyphs = bare(ASCII_GLYPHS);

const fn bare(glyphs: Glyphs) -> Glyphs {
    Glyphs {
        rule: " ",
        wall: " ",
        tee_down: " ",
        tee_right: " ",
        tee_left: " ",
        cross: " ",
        ..glyphs
    }
}

const ASCII_GLYPHS: Glyphs = Glyphs {
    ascii: true,
    selected: ">",
    open: "-",
    folded: "+",
    rule: "-",
    thick: "=",
    here: "^",
    wall: "|",
    tee_down: "+",
    tee_right: "+",
    tee_left: "+",
    cross: "+",
    more: ".",
    about: "~",
    coarse: "~",
    inferred: "?",
    dash: "-",
    dot: "-",
    full: "*",
    empty: ".",
    ongoing: ">",
    planned: "@",
    proposed: "%",
    hypothetical: "?",
    denied: "x",
    cancelled: "/",
    evidence: ">",
    disagree: "!",
    filter: "f",
    mark: "*",
    note: "\"",
    above: "^",
    below: "v",
    bars: [".", ":", "-", "=", "+", "*", "%", "#"],
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_can_be_set_by_its_name() {
        let mut theme = Theme::mono();
        let mark = Style::new().fg(Color::Rgb(1, 2, 3));
        for (role, about) in Theme::ROLES {
            assert!(theme.set(role, mark) && !about.is_empty(), "{role}");
        }
        assert_eq!((theme.title, theme.problem), (mark, mark));
        assert!(!theme.set("frame", mark));
    }

    /// Relative luminance of the Web Content Accessibility Guidelines.
    fn luminance(rgb: [u8; 3]) -> f64 {
        let [red, green, blue] = rgb.map(|part| {
            let part = f64::from(part) / 255.0;
            if part <= 0.04045 {
                part / 12.92
            } else {
                ((part + 0.055) / 1.055).powf(2.4)
            }
        });
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Text is to have a contrast of 4.5 to 1, lines of 2 to 1.
    #[test]
    fn colours_can_be_read_on_the_background_that_they_are_for() {
        for (theme, behind) in [(Theme::dark(), [30, 30, 46]), (Theme::light(), [255; 3])] {
            for ((role, _), style) in Theme::ROLES.iter().zip(theme.styles()) {
                let Some(Color::Rgb(red, green, blue)) = style.fg else {
                    continue;
                };
                let pair = [luminance([red, green, blue]), luminance(behind)];
                let ratio = (pair[0].max(pair[1]) + 0.05) / (pair[0].min(pair[1]) + 0.05);
                let least = if *role == "border" { 2.0 } else { 4.5 };
                assert!(ratio >= least, "{role}: {ratio:.1}");
            }
        }
    }
}
