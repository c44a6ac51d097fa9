//! The look of a piece of text, as `config.toml` writes it: "bold red on #102030".
//!
//! In: a text. Out: plain data that the screen turns into its own. Knows no terminal.

use serde::Deserialize;

use super::near;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Color {
    /// The terminal's own.
    Default,
    /// 0 to 15 are the terminal's sixteen, which its user has chosen; the rest is the fixed palette of 256.
    Palette(u8),
    Rgb(u8, u8, u8),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(try_from = "String")]
pub struct Style {
    pub foreground: Option<Color>,
    pub background: Option<Color>,
    pub bold: bool,
    pub dim: bool,
    pub italic: bool,
    pub underline: bool,
    pub reverse: bool,
}

const COLORS: [&str; 8] = [
    "black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
];

const ATTRIBUTES: [&str; 5] = ["bold", "dim", "italic", "underline", "reverse"];

impl TryFrom<String> for Style {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut style = Self::default();
        let mut words = text.split_whitespace();
        while let Some(word) = words.next() {
            match word {
                "bold" => style.bold = true,
                "dim" => style.dim = true,
                "italic" => style.italic = true,
                "underline" => style.underline = true,
                "reverse" => style.reverse = true,
                "on" => {
                    let name = words.next().ok_or("a colour must follow `on`")?;
                    style.background = Some(color(name)?);
                }
                name => style.foreground = Some(color(name)?),
            }
        }
        Ok(style)
    }
}

fn color(name: &str) -> Result<Color, String> {
    if name == "default" {
        return Ok(Color::Default);
    }
    if let Ok(number) = name.parse() {
        return Ok(Color::Palette(number));
    }
    if let Some(rgb) = name.strip_prefix('#').and_then(hex) {
        return Ok(rgb);
    }
    let (name_alone, bright) = match name.strip_prefix("bright-") {
        Some(rest) => (rest, 8),
        None => (name, 0),
    };
    let found = (0..).zip(COLORS).find(|(_, known)| *known == name_alone);
    found
        .map(|(number, _)| Color::Palette(number + bright))
        .ok_or_else(|| unknown(name))
}

fn hex(digits: &str) -> Option<Color> {
    if digits.len() != 6 || !digits.bytes().all(|digit| digit.is_ascii_hexdigit()) {
        return None;
    }
    let [_, red, green, blue] = u32::from_str_radix(digits, 16).ok()?.to_be_bytes();
    Some(Color::Rgb(red, green, blue))
}

fn unknown(word: &str) -> String {
    let known = COLORS.iter().chain(&ATTRIBUTES).copied();
    match near(word, known.chain(["default", "on"])) {
        Some(name) => format!("`{word}` is no colour; did you mean `{name}`?"),
        None => format!("`{word}` is no colour, such as `red`, `bright-red`, `#d02030` or `160`"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn style(text: &str) -> Result<Style, String> {
        Style::try_from(text.to_owned())
    }

    #[track_caller]
    fn check(text: &str, expected: Style) {
        assert_eq!(style(text), Ok(expected), "{text}");
    }

    #[test]
    fn colours_and_attributes_in_any_order() {
        check("", Style::default());
        check(
            "bold bright-red on #102030",
            Style {
                foreground: Some(Color::Palette(9)),
                background: Some(Color::Rgb(16, 32, 48)),
                bold: true,
                ..Style::default()
            },
        );
        check(
            "160  reverse on default",
            Style {
                foreground: Some(Color::Palette(160)),
                background: Some(Color::Default),
                reverse: true,
                ..Style::default()
            },
        );
    }

    #[test]
    fn what_is_no_colour_is_told_with_what_is_near() {
        let told = |text| style(text).expect_err(text);
        assert_eq!(told("gren"), "`gren` is no colour; did you mean `green`?");
        assert_eq!(
            told("bodl red"),
            "`bodl` is no colour; did you mean `bold`?"
        );
        assert_eq!(told("red on"), "a colour must follow `on`");
        for odd in ["#12", "#ééé", "256", "-1", "#+12345", "\u{1b}[31m"] {
            assert!(told(odd).contains("such as"), "{odd}");
        }
    }
}
