//! What the lists know of whole phrases: asked many times for each stretch, so looked up once for each text.
//!
//! In: a text with its hits. Out: [`Lists`], asked by first and last token. Decides nothing.

use crate::{
    grammar::lexicon::{self, class},
    model::text::{Hit, Text},
};

/// What the lists know of a whole stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    pub country: bool,
    pub nationality: bool,
    pub capital: bool,
    pub seat: bool,
    pub city: bool,
    pub town: bool,
    /// A place whose name is also a word or a surname.
    pub city_doubt: bool,
    pub region: bool,
    pub leader: bool,
    /// A leader's surname alone.
    pub leader_surname: bool,
    pub organization: bool,
    /// A company, club or paper: their names may be ordinary words.
    pub brand: bool,
    pub title: bool,
    pub calendar: bool,
    pub group: bool,
}

impl Listed {
    pub fn is_place(self) -> bool {
        self.country || self.city || self.town || self.capital || self.seat || self.region
    }

    /// Takes in what one hit says; false where its class says nothing here.
    fn take(&mut self, hit: &Hit) -> bool {
        match hit.class {
            // The EU, the UN and NATO stand among the states; they are bodies.
            class::COUNTRY if is_union(hit) => self.organization = true,
            class::COUNTRY => self.country = true,
            class::NATIONALITY => self.nationality = true,
            class::CAPITAL => self.capital = true,
            class::SEAT => self.seat = true,
            class::CITY => self.take_city(hit),
            class::LEADER => self.leader = true,
            class::LEADER_SURNAME => self.leader_surname = true,
            class::ORGANIZATION => {
                let kind = lexicon::columns(hit.value).nth(2).unwrap_or("");
                self.brand |= matches!(kind, "company" | "club" | "media");
                self.organization = true;
            }
            class::TITLE | class::HONORIFIC => self.title = true,
            class::CALENDAR_WORD => self.calendar = true,
            class::GROUP_NAME => self.group = true,
            _ => return false,
        }
        true
    }

    fn take_city(&mut self, hit: &Hit) {
        let mut columns = lexicon::columns(hit.value).skip(2);
        let size = columns.next().unwrap_or("");
        match columns.next().unwrap_or("") {
            // Thousands in two digits: below 100,000.
            "city" if size.len() <= 2 => self.town = true,
            "city" => self.city = true,
            kind if kind.ends_with('?') => self.city_doubt = true,
            _ => self.region = true,
        }
    }
}

fn is_union(hit: &Hit) -> bool {
    let text = lexicon::text(hit.value);
    ["EU", "UN", "NT"].iter().any(|code| text.starts_with(code))
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
        phrases: Vec::new(),
        begin: Vec::with_capacity(tokens + 1),
    };
    for token in 0..tokens {
        let from = lists.phrases.len();
        lists.begin.push(u32::try_from(from).unwrap_or(u32::MAX));
        for hit in text.hits.at(token) {
            lists.note(from, hit);
        }
    }
    lists
        .begin
        .push(u32::try_from(lists.phrases.len()).unwrap_or(u32::MAX));
    lists
}

impl Lists {
    /// `from`: the first phrase of the same token.
    fn note(&mut self, from: usize, hit: &Hit) {
        let end = hit.first + u32::from(hit.len);
        let known = self.phrases[from..].iter_mut().find(|(own, _)| *own == end);
        if let Some((_, listed)) = known {
            listed.take(hit);
            return;
        }
        let mut listed = Listed::default();
        if listed.take(hit) {
            self.phrases.push((end, listed));
        }
    }

    /// What is known of the tokens from `first` to `end` as a whole.
    pub fn get(&self, first: usize, end: usize) -> Listed {
        let (Some(&from), Some(&to)) = (self.begin.get(first), self.begin.get(first + 1)) else {
            return Listed::default();
        };
        let own = self.phrases.get(from as usize..to as usize);
        own.and_then(|own| own.iter().find(|(stop, _)| *stop as usize == end))
            .map_or(Listed::default(), |(_, listed)| *listed)
    }
}
