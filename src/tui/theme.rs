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
    pub const NAMES: [&'static str; 4] = ["dark", "light", "contrast", "mono"];

    pub fn named(name: &str) -> Option<Self> {
        match name {
            "dark" => Some(Self::dark()),
            "light" => Some(Self::light()),
            "contrast" => Some(Self::contrast()),
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
    pub fn dark() -> Self {
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

    /// For a light background: no bright colours on it.
    pub fn light() -> Self {
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
            ..Self::dark()
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
            ..Self::dark()
        }
    }

    /// The same look drawn with ASCII alone.
    pub fn ascii(self) -> Self {
        Self {
            glyphs: &ASCII,
            ..self
        }
    }
}

/// Every glyph that is no letter, once in Unicode and once in ASCII. All are one column wide.
#[derive(Debug, PartialEq, Eq)]
pub struct Glyphs {
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

pub static UNICODE: Glyphs = Glyphs {
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

pub static ASCII: Glyphs = Glyphs {
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
}
