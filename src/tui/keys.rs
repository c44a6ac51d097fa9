//! Keys and what they are bound to.
//!
//! In: the default keys of the action table and the reader's own bindings. Out: a [`Keymap`] and what is wrong with the
//! bindings, as values: nothing is printed here.

use std::{collections::BTreeMap, fmt};

use ratatui::crossterm::event::{KeyCode, KeyEvent, KeyModifiers};

use super::{
    action::{Action, Context},
    command::{self, Command},
};

/// A key with what is held down with it. Shift is part of a character and never told beside one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Hash)]
pub struct Key {
    pub code: KeyCode,
    pub ctrl: bool,
    pub alt: bool,
    pub shift: bool,
}

const NAMED: &[(&str, KeyCode)] = &[
    ("Enter", KeyCode::Enter),
    ("Esc", KeyCode::Esc),
    ("Tab", KeyCode::Tab),
    ("BackTab", KeyCode::BackTab),
    ("Backspace", KeyCode::Backspace),
    ("Delete", KeyCode::Delete),
    ("Insert", KeyCode::Insert),
    ("Space", KeyCode::Char(' ')),
    ("Up", KeyCode::Up),
    ("Down", KeyCode::Down),
    ("Left", KeyCode::Left),
    ("Right", KeyCode::Right),
    ("Home", KeyCode::Home),
    ("End", KeyCode::End),
    ("PageUp", KeyCode::PageUp),
    ("PageDown", KeyCode::PageDown),
];

impl Key {
    /// Reads `j`, `Ctrl-d`, `Alt-Right`, `Shift-Up`, `PageDown`, `F1`.
    pub fn parse(text: &str) -> Option<Self> {
        let (mut rest, mut ctrl, mut alt, mut shift) = (text, false, false, false);
        while let Some((head, tail)) = rest.split_once('-').filter(|(_, tail)| !tail.is_empty()) {
            match head {
                "Ctrl" | "C" => ctrl = true,
                "Alt" | "A" => alt = true,
                "Shift" | "S" => shift = true,
                _ => return None,
            }
            rest = tail;
        }
        let mut letters = rest.chars();
        let code = match (letters.next(), letters.next()) {
            (Some(letter), None) => KeyCode::Char(letter),
            (Some('F'), Some(_)) if rest[1..].parse::<u8>().is_ok() => {
                KeyCode::F(rest[1..].parse().ok().filter(|n| (1..=24).contains(n))?)
            }
            _ => {
                NAMED
                    .iter()
                    .find(|(name, _)| name.eq_ignore_ascii_case(rest))?
                    .1
            }
        };
        Some(
            Self {
                code,
                ctrl,
                alt,
                shift,
            }
            .settled(),
        )
    }

    /// One shape for what terminals report in several.
    fn settled(mut self) -> Self {
        match self.code {
            KeyCode::Char(letter) => {
                if self.shift && letter.is_ascii_lowercase() && !self.ctrl {
                    self.code = KeyCode::Char(letter.to_ascii_uppercase());
                }
                if self.ctrl {
                    self.code = KeyCode::Char(letter.to_ascii_lowercase());
                }
                self.shift = false;
            }
            KeyCode::BackTab => self.shift = false,
            KeyCode::Tab if self.shift => {
                self.code = KeyCode::BackTab;
                self.shift = false;
            }
            _ => {}
        }
        self
    }

    /// The character that a prompt takes; none with Ctrl or Alt held.
    pub fn typed(self) -> Option<char> {
        match self.code {
            KeyCode::Char(letter) if !self.ctrl && !self.alt => Some(letter),
            _ => None,
        }
    }

    pub fn digit(self) -> Option<u32> {
        match self.code {
            KeyCode::Char(letter) if !self.ctrl => letter.to_digit(10),
            _ => None,
        }
    }
}

impl From<KeyEvent> for Key {
    fn from(event: KeyEvent) -> Self {
        Self {
            code: event.code,
            ctrl: event.modifiers.contains(KeyModifiers::CONTROL),
            alt: event.modifiers.contains(KeyModifiers::ALT),
            shift: event.modifiers.contains(KeyModifiers::SHIFT),
        }
        .settled()
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (held, name) in [
            (self.ctrl, "Ctrl-"),
            (self.alt, "Alt-"),
            (self.shift, "Shift-"),
        ] {
            if held {
                f.write_str(name)?;
            }
        }
        match self.code {
            KeyCode::F(number) => write!(f, "F{number}"),
            code => match (NAMED.iter().find(|(_, named)| *named == code), code) {
                (Some((name, _)), _) => f.write_str(name),
                (None, KeyCode::Char(letter)) => write!(f, "{letter}"),
                (None, other) => write!(f, "{other}"),
            },
        }
    }
}

/// Keys pressed one after the other, as `config.toml` writes them: `g g`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Hash, Default)]
pub struct Keys(pub Vec<Key>);

impl Keys {
    pub fn parse(text: &str) -> Option<Self> {
        let keys: Option<Vec<Key>> = text.split_whitespace().map(Key::parse).collect();
        keys.filter(|keys| !keys.is_empty() && keys.len() <= 4)
            .map(Self)
    }
}

/// As the help shows it: letters in a row without a space between.
impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let short = |key: &Key| key.typed().is_some_and(|letter| letter != ' ');
        for (at, key) in self.0.iter().enumerate() {
            if at > 0 && !(short(key) && short(&self.0[at - 1])) {
                f.write_str(" ")?;
            }
            write!(f, "{key}")?;
        }
        Ok(())
    }
}

/// A binding of the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Binding<'a> {
    pub context: &'a str,
    pub keys: &'a str,
    pub to: To<'a>,
}

/// What the reader binds keys to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum To<'a> {
    /// The keys are free.
    Nothing,
    /// The name of an action.
    Action(&'a str),
    /// Commands, one after the other, and what the help says of them.
    Run(&'a [String], Option<&'a str>),
}

/// What is wrong with the binding at `index`; that binding alone is left out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Complaint {
    pub index: usize,
    /// Lower case, no full stop, what would be right.
    pub what: String,
}

/// What the keys pressed so far mean.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Meaning {
    Action(Action),
    /// Commands of the reader's own: [`Keymap::run`] has them.
    Run(usize),
    /// The beginning of a longer row of keys.
    Begins,
    Nothing,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Keymap {
    bound: Vec<(Context, Keys, Bound)>,
    runs: Vec<Run>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Bound {
    Action(Action),
    /// An index into the runs.
    Run(usize),
}

/// Commands behind one row of keys.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    pub commands: Vec<Command>,
    /// What the help says: the reader's own words, else the commands.
    pub about: String,
}

impl Default for Keymap {
    fn default() -> Self {
        Self::new(&[]).0
    }
}

impl Keymap {
    /// The default keys with the reader's bindings laid over them.
    pub fn new(bindings: &[Binding<'_>]) -> (Self, Vec<Complaint>) {
        let mut map = Self {
            bound: Vec::new(),
            runs: Vec::new(),
        };
        for &action in Action::ALL {
            let keys = action.default_keys().iter();
            for keys in keys.filter_map(|keys| Keys::parse(keys)) {
                let bound = Bound::Action(action);
                map.bound.push((action.context(), keys, bound));
            }
        }
        let mut complaints = Vec::new();
        for (index, binding) in bindings.iter().enumerate() {
            if let Err(what) = map.lay(binding) {
                complaints.push(Complaint { index, what });
            }
        }
        (map, complaints)
    }

    fn lay(&mut self, binding: &Binding<'_>) -> Result<(), String> {
        let context = Context::parse(binding.context).ok_or_else(|| {
            let names: Vec<_> = Context::ALL.iter().map(|context| context.name()).collect();
            format!(
                "no context `{}`; there are {}",
                binding.context,
                names.join(", ")
            )
        })?;
        let keys = Keys::parse(binding.keys).ok_or_else(|| {
            format!(
                "no keys `{}`; right would be `j`, `g g`, `Ctrl-d`, `PageDown`",
                binding.keys
            )
        })?;
        let to = match binding.to {
            To::Nothing => None,
            To::Action(name) => Some(Bound::Action(
                Action::parse(name).ok_or_else(|| command::unknown(name))?,
            )),
            To::Run(commands, about) => {
                let run = Run::read(commands, about)?;
                Some(Bound::Run(self.keep(run)))
            }
        };
        let same =
            |(at, known, bound): &(_, _, _)| (*at, known, Some(*bound)) == (context, &keys, to);
        if self.bound.iter().any(same) {
            return Ok(());
        }
        let mut bound = self.bound.clone();
        bound.retain(|(at, old, _)| (*at, old) != (context, &keys));
        if let Some(to) = to {
            let alike =
                |(at, other, _): &&(Context, Keys, Bound)| *at == context && clash(other, &keys);
            if let Some((_, other, _)) = bound.iter().find(alike) {
                return Err(format!(
                    "`{}` and `{other}` begin alike: one of them would never be reached",
                    binding.keys
                ));
            }
            bound.push((context, keys, to));
        }
        self.bound = bound;
        Ok(())
    }

    fn keep(&mut self, run: Run) -> usize {
        self.runs.push(run);
        self.runs.len() - 1
    }

    /// The commands of [`Meaning::Run`].
    pub fn run(&self, index: usize) -> Option<&Run> {
        self.runs.get(index)
    }

    /// The reader's own commands that hold in a context, with their keys.
    pub fn runs(&self, context: Context) -> impl Iterator<Item = (&Keys, &Run)> {
        self.bound.iter().filter_map(move |(at, keys, bound)| {
            let Bound::Run(index) = bound else {
                return None;
            };
            (*at == context).then_some((keys, self.runs.get(*index)?))
        })
    }

    /// What keys mean in a context, or in the wider ones behind it.
    pub fn meaning(&self, context: Context, pressed: &[Key]) -> Meaning {
        let mut begins = false;
        let mut at = Some(context);
        while let Some(context) = at {
            for (_, keys, to) in self.bound.iter().filter(|(bound, ..)| *bound == context) {
                if keys.0 == pressed {
                    return match to {
                        _ if begins => Meaning::Begins,
                        Bound::Action(action) => Meaning::Action(*action),
                        Bound::Run(index) => Meaning::Run(*index),
                    };
                }
                begins |= keys.0.starts_with(pressed);
            }
            at = context.wider();
        }
        if begins {
            Meaning::Begins
        } else {
            Meaning::Nothing
        }
    }

    /// All keys of an action, in the order in which they were bound.
    pub fn keys(&self, action: Action) -> impl Iterator<Item = &Keys> {
        self.bound
            .iter()
            .filter(move |(.., bound)| *bound == Bound::Action(action))
            .map(|(_, keys, _)| keys)
    }

    /// The first keys of an action, as the footer shows them.
    pub fn hint(&self, action: Action) -> Option<String> {
        self.keys(action).next().map(Keys::to_string)
    }

    /// What may follow the keys pressed so far, and a few words on it.
    pub fn follow(&self, context: Context, pressed: &[Key]) -> Vec<(Keys, String)> {
        let mut next: BTreeMap<String, (Keys, String)> = BTreeMap::new();
        let mut at = Some(context);
        while let Some(context) = at {
            for (_, keys, to) in self.bound.iter().filter(|(bound, ..)| *bound == context) {
                if keys.0.len() > pressed.len() && keys.0.starts_with(pressed) {
                    let rest = Keys(keys.0[pressed.len()..].to_vec());
                    next.entry(rest.to_string())
                        .or_insert((rest, self.words(*to)));
                }
            }
            at = context.wider();
        }
        next.into_values().collect()
    }

    fn words(&self, to: Bound) -> String {
        match to {
            Bound::Action(action) => action.name().replace('-', " "),
            Bound::Run(index) => self.run(index).map_or("", |run| &run.about).to_owned(),
        }
    }
}

impl Run {
    fn read(lines: &[String], about: Option<&str>) -> Result<Self, String> {
        let commands: Result<Vec<_>, _> = lines.iter().map(|line| command::parse(line)).collect();
        let about = about.map_or_else(|| lines.join(", "), str::to_owned);
        Ok(Self {
            commands: commands?,
            about,
        })
    }
}

/// Whether one is the beginning of the other.
fn clash(one: &Keys, other: &Keys) -> bool {
    one.0.starts_with(&other.0) || other.0.starts_with(&one.0)
}

#[cfg(test)]
mod tests;
