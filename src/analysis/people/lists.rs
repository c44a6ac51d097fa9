//! What the lists know of whole phrases: asked many times for each stretch, so looked up once for each text.
//!
//! In: a text with its hits. Out: [`Lists`], asked by first and last token. Decides nothing.

use crate::{
    grammar::lexicon::{self, class},
    model::text::{Hit, Text},
};

/// What the lists know of a whole stretch; several hold at once.
pub type Listed = u16;

pub const COUNTRY: Listed = 1;
pub const NATIONALITY: Listed = 1 << 1;
pub const CAPITAL: Listed = 1 << 2;
pub const SEAT: Listed = 1 << 3;
pub const CITY: Listed = 1 << 4;
pub const TOWN: Listed = 1 << 5;
/// A place whose name is also a word or a surname.
pub const CITY_DOUBT: Listed = 1 << 6;
pub const REGION: Listed = 1 << 7;
pub const LEADER: Listed = 1 << 8;
/// A leader's surname alone.
pub const LEADER_SURNAME: Listed = 1 << 9;
pub const ORGANIZATION: Listed = 1 << 10;
/// A company, club or paper: their names may be ordinary words.
pub const BRAND: Listed = 1 << 11;
pub const TITLE: Listed = 1 << 12;
pub const CALENDAR: Listed = 1 << 13;
pub const GROUP: Listed = 1 << 14;

/// What is surely a place.
pub const PLACE: Listed = COUNTRY | CITY | TOWN | CAPITAL | SEAT | REGION;

fn of_hit(hit: &Hit) -> Listed {
    match hit.class {
        // The EU, the UN and NATO stand among the states; they are bodies.
        class::COUNTRY if is_union(hit) => ORGANIZATION,
        class::COUNTRY => COUNTRY,
        class::NATIONALITY => NATIONALITY,
        class::CAPITAL => CAPITAL,
        class::SEAT => SEAT,
        class::CITY => of_city(hit),
        class::LEADER => LEADER,
        class::LEADER_SURNAME => LEADER_SURNAME,
        class::ORGANIZATION => match lexicon::column(hit.value, 2) {
            "company" | "club" | "media" => ORGANIZATION | BRAND,
            _ => ORGANIZATION,
        },
        class::TITLE | class::HONORIFIC => TITLE,
        class::CALENDAR_WORD => CALENDAR,
        class::GROUP_NAME => GROUP,
        _ => 0,
    }
}

fn of_city(hit: &Hit) -> Listed {
    match lexicon::column_from_end(hit.value, 0) {
        // Thousands in two digits: below 100,000.
        "city" if lexicon::column_from_end(hit.value, 1).len() <= 2 => TOWN,
        "city" => CITY,
        kind if kind.ends_with('?') => CITY_DOUBT,
        _ => REGION,
    }
}

fn is_union(hit: &Hit) -> bool {
    matches!(lexicon::column(hit.value, 0), "EU" | "UN" | "NT")
}

/// All listed phrases of a text, by first token.
#[derive(Debug)]
pub struct Lists {
    /// Where a phrase ends, and what it is.
    phrases: Vec<(u32, Listed)>,
    /// For each token (and one more), where its phrases begin.
    begin: Vec<u32>,
}

pub fn read(text: Text<'_>) -> Lists {
    let tokens = text.tokens().len();
    let mut lists = Lists {
        phrases: Vec::with_capacity(tokens / 4),
        begin: Vec::with_capacity(tokens + 1),
    };
    for hit in &text.hits.all {
        let listed = of_hit(hit);
        if listed != 0 {
            lists.open(hit.first as usize);
            lists.note(hit, listed);
        }
    }
    lists.open(tokens);
    lists
}

impl Lists {
    /// Says that the phrases of a token come next.
    fn open(&mut self, token: usize) {
        if self.begin.len() <= token {
            let next = u32::try_from(self.phrases.len()).unwrap_or(u32::MAX);
            self.begin.resize(token + 1, next);
        }
    }

    fn note(&mut self, hit: &Hit, listed: Listed) {
        let end = hit.first + u32::from(hit.len);
        let own = self.begin[hit.first as usize] as usize;
        match self.phrases[own..]
            .iter_mut()
            .find(|(stop, _)| *stop == end)
        {
            Some((_, known)) => *known |= listed,
            None => self.phrases.push((end, listed)),
        }
    }

    /// What is known of the tokens from `first` to `end` as a whole.
    pub fn get(&self, first: usize, end: usize) -> Listed {
        let (Some(&from), Some(&to)) = (self.begin.get(first), self.begin.get(first + 1)) else {
            return 0;
        };
        let own = self.phrases.get(from as usize..to as usize).unwrap_or(&[]);
        own.iter()
            .find(|(stop, _)| *stop as usize == end)
            .map_or(0, |(_, listed)| *listed)
    }
}
