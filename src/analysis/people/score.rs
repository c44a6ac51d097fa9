//! How well a stretch of a run reads as a person, a place, an organization ...: a number, where 0 is "no name at all".
//!
//! In: the units of a stretch with what stands around them, and what the rest of the text says. The weights are set by
//! hand: 1 is a hint, 4 is proof unless something speaks against it.

use super::{
    memory::Memory,
    shapes::{
        CALENDAR, CAMEL, CAP, COMMA, COMMON, DIGIT, FIRST, GIVEN, GIVEN_DOUBT, HONORIFIC_END,
        INITIAL, KIN, LOUD, Marks, NAMED, OPEN_BRACKET, ORDINARY, ORG_WORD, PARTICLE, PLACE_BEGIN,
        PLACE_NOUN, PLACE_PREFIX, PLACE_WORD, ROLE_END, SAYS, SUFFIX, SURNAME, SURNAME_DOUBT,
        Shapes, THING_WORD, TITLE_END, UPPER,
    },
    units::{Unit, UnitRole},
};
use crate::{
    grammar::lexicon,
    model::text::{Hit, Text, Upos},
};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Kind {
    Person,
    Place,
    Organization,
    /// "Russian", "Muslims"
    People,
    Title,
    /// Days, single words with a capital, links.
    Other,
}

pub const KINDS: [Kind; 6] = [
    Kind::Person,
    Kind::Place,
    Kind::Organization,
    Kind::People,
    Kind::Title,
    Kind::Other,
];

/// A stretch of a run, and the text around it.
#[derive(Debug, Clone, Copy)]
pub struct Stretch<'a> {
    pub text: Text<'a>,
    pub shapes: &'a Shapes,
    /// The units of the stretch.
    pub units: &'a [Unit],
    pub memory: &'a Memory,
    /// Tokens of its sentence.
    pub sentence: (usize, usize),
}

/// By what the name of a body is held together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Joined {
    Of,
    And,
}

/// What the lists know of a whole stretch.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Listed {
    pub country: bool,
    pub nationality: bool,
    pub capital: bool,
    pub seat: bool,
    pub city: bool,
    pub leader: bool,
    pub organization: bool,
    pub title: bool,
    pub calendar: bool,
    pub group: bool,
}

pub fn listed(text: Text<'_>, first: usize, end: usize) -> Listed {
    let mut known = Listed::default();
    for hit in text.hits.at(first).iter().filter(|hit| covers(hit, end)) {
        let is = |class| hit.class == class;
        // The EU, the UN and NATO stand among the states; they are bodies.
        let union = is(lexicon::class::COUNTRY)
            && ["EU", "UN", "NT"]
                .iter()
                .any(|code| lexicon::text(hit.value).starts_with(code));
        known.country |= is(lexicon::class::COUNTRY) && !union;
        known.organization |= union;
        known.nationality |= is(lexicon::class::NATIONALITY);
        known.capital |= is(lexicon::class::CAPITAL);
        known.seat |= is(lexicon::class::SEAT);
        known.city |= is(lexicon::class::CITY);
        known.leader |= is(lexicon::class::LEADER);
        known.organization |= is(lexicon::class::ORGANIZATION);
        known.title |= is(lexicon::class::TITLE) || is(lexicon::class::HONORIFIC);
        known.calendar |= is(lexicon::class::CALENDAR_WORD);
        known.group |= is(lexicon::class::GROUP_NAME);
    }
    known
}

fn covers(hit: &Hit, end: usize) -> bool {
    hit.first as usize + usize::from(hit.len) == end
}

impl<'a> Stretch<'a> {
    fn first(&self) -> usize {
        self.units[0].first
    }

    fn end(&self) -> usize {
        self.units[self.units.len() - 1].end
    }

    fn words(&self) -> impl Iterator<Item = &'a Unit> {
        self.units.iter().filter(|unit| unit.role == UnitRole::Word)
    }

    fn count(&self, marks: Marks) -> f32 {
        self.words().filter(|unit| unit.marks & marks != 0).count() as f32
    }

    fn has_link(&self) -> bool {
        self.units.iter().any(|unit| unit.role == UnitRole::Link)
    }

    /// Marks of the token before and behind, none across the borders of the sentence.
    fn before(&self, back: usize) -> Marks {
        self.before_at(back).map_or(0, |at| self.shapes.get(at))
    }

    fn before_at(&self, back: usize) -> Option<usize> {
        self.first()
            .checked_sub(back)
            .filter(|at| *at >= self.sentence.0)
    }

    fn after(&self, ahead: usize) -> Marks {
        let at = self.end() + ahead;
        if at < self.sentence.1 {
            self.shapes.get(at)
        } else {
            0
        }
    }

    fn word_before(&self, back: usize) -> &'a str {
        self.before_at(back).map_or("", |at| self.text.word(at))
    }

    fn word_after(&self, ahead: usize) -> &'a str {
        let at = self.end() + ahead;
        if at < self.sentence.1 {
            self.text.word(at)
        } else {
            ""
        }
    }

    fn follows_preposition_of_place(&self) -> bool {
        [
            "in", "at", "near", "from", "outside", "across", "into", "inside", "around",
        ]
        .iter()
        .any(|word| self.word_before(1).eq_ignore_ascii_case(word))
    }

    fn upos_after(&self) -> Upos {
        let at = self.end();
        self.text
            .tokens()
            .get(at)
            .filter(|_| at < self.sentence.1)
            .map_or(Upos::X, |token| token.upos)
    }

    /// What stands around the name alone, for one unit: above 0 it speaks for a person.
    pub fn person_cues(&self) -> f32 {
        self.person_around(1)
    }

    /// All kinds at once, in the order of [`KINDS`].
    pub fn scores(&self) -> [f32; 6] {
        let known = listed(self.text, self.first(), self.end());
        let mut scores = [
            self.person(known),
            self.place(known),
            self.organization(known),
            peoples(known),
            self.title(known),
            self.other(known),
        ];
        if let Some(told) = self.memory.of(self.text, self.units) {
            for (score, told) in scores.iter_mut().zip(told) {
                *score += told;
            }
        }
        scores
    }

    fn person(&self, known: Listed) -> f32 {
        let (Some(first), Some(last)) = (self.words().next(), self.words().next_back_word()) else {
            return f32::MIN;
        };
        if self.has_link()
            || self
                .units
                .last()
                .is_some_and(|unit| unit.role != UnitRole::Word)
        {
            return f32::MIN;
        }
        let suffix = last.marks & SUFFIX != 0 && self.words().count() > 1;
        let light = self
            .words()
            .filter(|unit| unit.marks & (PARTICLE | INITIAL | SUFFIX) != 0)
            .count();
        let words = self.words().count();
        let count = (words - light).max(words.min(2));
        let mut score = match count {
            1 => -1.6,
            2 => 0.6,
            3 => 0.2,
            4 => -0.8,
            _ => -3.0,
        };
        if count > 1 || first.marks & CAP != 0 {
            score += self.parts(first, last, count);
        }
        score += 1.5 * f32::from(suffix);
        if known.leader {
            score += if count > 1 { 4.0 } else { 1.5 };
        }
        if known.country
            || known.organization
            || known.nationality
            || known.calendar
            || known.group
            || known.title
        {
            score -= 1.5;
        }
        score - 1.2 * self.count(COMMON) + self.person_around(words - light)
    }

    fn parts(&self, first: &Unit, last: &Unit, count: usize) -> f32 {
        let mut score = 0.0;
        let has = |unit: &Unit, marks: Marks| unit.marks & marks != 0;
        if has(first, GIVEN) {
            score += if count > 1 { 2.0 } else { 0.7 };
        } else if has(first, GIVEN_DOUBT) {
            score += if count > 1 { 1.2 } else { 0.2 };
        } else if has(first, SURNAME | SURNAME_DOUBT) {
            score += if count > 1 { 0.6 } else { 0.0 };
        }
        if has(last, SURNAME) {
            score += if count > 1 { 1.2 } else { 0.7 };
        } else if has(last, SURNAME_DOUBT | GIVEN) {
            score += if count > 1 { 0.7 } else { 0.2 };
        }
        if count > 1 && !has(first, NAMED) && !has(last, NAMED) {
            score -= w("pair", 0.3);
        }
        let initials = self.words().any(|unit| has(unit, INITIAL)) && !has(last, INITIAL);
        let particle = self
            .units
            .iter()
            .any(|unit| unit.role == UnitRole::Particle);
        score += 1.3 * f32::from(initials) + 1.2 * f32::from(particle);
        if has(last, INITIAL) {
            score -= 3.0;
        }
        let inside = |unit: &&Unit| !std::ptr::eq(*unit, last);
        let dated = self.words().filter(|unit| has(unit, CALENDAR | DIGIT));
        score -= dated
            .map(|unit| if has(unit, NAMED) { 1.0 } else { 4.0 })
            .sum::<f32>()
            + 2.5 * self.count(ORG_WORD & !NAMED);
        score += self.ordinary();
        if has(first, PLACE_PREFIX) && !has(first, NAMED) {
            score -= 1.2;
        }
        if has(first, PLACE_WORD) && !has(first, NAMED) && count > 1 {
            score -= 1.5;
        }
        score -= w("camel", 1.5) * self.count(CAMEL);
        if has(last, PLACE_WORD) && count > 1 {
            score -= if has(first, GIVEN) {
                w("placehill", 1.0)
            } else {
                3.0
            };
        }
        if self
            .words()
            .filter(inside)
            .any(|unit| has(unit, HONORIFIC_END) || has(unit, TITLE_END) && !has(unit, GIVEN))
        {
            score -= 3.0;
        }
        let known = listed(self.text, first.first, first.end);
        if count > 1 && (known.nationality || known.group) {
            score -= 2.5;
        }
        if count > 1 && (known.country || known.city || known.capital || known.organization) {
            score -= if has(first, GIVEN | GIVEN_DOUBT) {
                0.5
            } else {
                2.0
            };
        }
        let shouts = self.words().filter(|unit| {
            let excused = count > 1 && std::ptr::eq(*unit, last)
                || std::ptr::eq(*unit, first) && self.text.word(unit.first).len() == 2;
            has(unit, UPPER) && !has(unit, LOUD | INITIAL | SUFFIX) && !excused
        });
        let shouts = shouts.count();
        score - 1.5 * shouts as f32
    }

    /// Words of the dictionary are names only where lists say so, less so at the start of a sentence.
    fn ordinary(&self) -> f32 {
        let weigh = |unit: &Unit| {
            let known = unit.marks & (GIVEN | SURNAME) != 0;
            let first = unit.marks & FIRST != 0;
            // The dictionary has countries and capitals too.
            match unit.marks & (ORDINARY | PLACE_BEGIN) == ORDINARY {
                true if known => 0.0,
                true if unit.marks & NAMED != 0 => -0.4 - 0.6 * f32::from(first),
                true => -1.1 - 0.8 * f32::from(first),
                false => 0.0,
            }
        };
        self.words().map(weigh).sum()
    }

    fn person_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        let single = count == 1;
        let before = self.before(1);
        if before & (TITLE_END | HONORIFIC_END) != 0 {
            score += if before & CAP != 0 || before & HONORIFIC_END != 0 {
                3.2
            } else {
                2.6
            };
        } else if before & (ROLE_END | KIN) != 0 {
            score += 1.6;
        }
        let word = self.word_before(1);
        if before & SAYS != 0 && before & CAP == 0 {
            score += 0.8;
        } else if word.eq_ignore_ascii_case("the") {
            score -= if single { 2.0 } else { 1.2 };
        } else if word.eq_ignore_ascii_case("a") || word.eq_ignore_ascii_case("an") {
            score -= 1.2;
        } else if self.follows_preposition_of_place() {
            score -= if single { 1.0 } else { 0.5 };
        }
        score + self.person_behind(single)
    }

    fn person_behind(&self, single: bool) -> f32 {
        let mut score = 0.0;
        let after = self.after(0);
        if after & SAYS != 0 && after & CAP == 0 {
            score += 1.4;
        } else if self.upos_after() == Upos::Verb || self.upos_after() == Upos::Aux {
            score += 0.4;
        }
        if after & COMMA != 0 {
            if self.after(1) & DIGIT != 0
                && self.word_after(1).len() <= 2
                && self.after(2) & COMMA != 0
            {
                score += 2.5;
            } else if self.word_after(1) == "who" {
                score += 1.8;
            } else if self.role_within(2, 8) {
                score += 1.3;
            }
        } else if self.word_after(0) == "who" || self.country_in_brackets() {
            score += 1.2;
        }
        if after & PLACE_NOUN != 0 {
            score -= 1.2;
        }
        if single && self.upos_after() == Upos::Noun {
            score -= 0.6;
        }
        score
    }

    /// "Steffi Graf (Germany)"
    fn country_in_brackets(&self) -> bool {
        self.after(0) & OPEN_BRACKET != 0
            && listed(self.text, self.end() + 1, self.end() + 2).country
    }

    /// Whether a noun for a person ends within some tokens behind, before the next comma: ", the head of the party".
    fn role_within(&self, from: usize, to: usize) -> bool {
        for ahead in 1..to {
            let marks = self.after(ahead);
            if marks & COMMA != 0 || self.upos_after_at(ahead) == Upos::Verb {
                return false;
            }
            if ahead >= from - 1 && marks & (ROLE_END | TITLE_END | KIN) != 0 {
                return true;
            }
        }
        false
    }

    fn upos_after_at(&self, ahead: usize) -> Upos {
        self.text
            .tokens()
            .get(self.end() + ahead)
            .map_or(Upos::X, |token| token.upos)
    }

    fn place(&self, known: Listed) -> f32 {
        if self
            .units
            .last()
            .is_none_or(|unit| unit.role != UnitRole::Word)
            || self.units[0].role == UnitRole::Link
        {
            return f32::MIN;
        }
        let mut score: f32 = -1.4;
        let count = self.words().count();
        let mut sure = false;
        for (is, weight) in [
            (known.country, 5.9),
            (known.capital, 5.2),
            (known.seat, 5.0),
            (known.city, 3.6),
        ] {
            if is {
                score = score.max(weight - 1.4 + w("locm", 1.4) * (count as f32 - 1.0));
                sure = true;
            }
        }
        if !sure {
            if self.has_link() && !self.is_of_place() {
                return f32::MIN;
            }
            let last_is = self
                .words()
                .next_back_word()
                .is_some_and(|unit| unit.marks & PLACE_WORD != 0);
            if self.has_link() {
                score += w("locof", 3.4);
            }
            let first_is = self
                .words()
                .next()
                .is_some_and(|unit| unit.marks & PLACE_WORD != 0);
            if last_is && count == 2 && self.units[0].marks & GIVEN != 0 {
                score -= w("hill", 1.5);
            }
            if count > 1 && (last_is || first_is) {
                score += if last_is {
                    3.4 + 0.9 * (count as f32 - 2.0)
                } else {
                    2.6
                };
            }
            if count > 1 && self.units[0].marks & PLACE_PREFIX != 0 && !self.has_link() {
                score += 1.6 + w("prefix", 6.0) * f32::from(self.rest_is_place());
            }
            score -= 0.8 * (count as f32 - 1.0)
                + 1.0 * self.count(COMMON & !PLACE_WORD)
                + 3.0 * self.count(CALENDAR | SUFFIX);
        }
        // "Van Gaal" is not in Van.
        if count == 1 && self.units[0].marks & PARTICLE != 0 {
            score -= 2.5;
        }
        score + self.place_around(sure)
    }

    /// "East Kalimantan", "Latin America": what stands behind the first word is a place by itself.
    fn rest_is_place(&self) -> bool {
        let known = self.units.get(1).map_or(Listed::default(), |second| {
            listed(self.text, second.first, self.end())
        });
        known.country || known.city || known.capital || known.seat
    }

    /// "Gulf of Aden", "Strait of Hormuz": a word for a place, "of", a name.
    fn is_of_place(&self) -> bool {
        let mut links = self.units.iter().filter(|unit| unit.role == UnitRole::Link);
        let Some(link) = self
            .units
            .iter()
            .position(|unit| unit.role == UnitRole::Link)
        else {
            return false;
        };
        let all_of = links.all(|unit| matches!(self.text.word(unit.first), "of" | "the"));
        all_of
            && link > 0
            && link < 3
            && self.units[link - 1].marks & PLACE_WORD != 0
            && self.units.len() <= link + 4
    }

    fn place_around(&self, sure: bool) -> f32 {
        let mut score: f32 = 0.0;
        let word = self.word_before(1);
        if word.eq_ignore_ascii_case("in") {
            score += 1.6;
        } else if self.follows_preposition_of_place() || word == "to" || word == "towards" {
            score += 0.8;
        } else if self.before(1) & (TITLE_END | HONORIFIC_END) != 0 {
            score -= 1.5;
        } else if word == "of" && self.before(2) & (PLACE_NOUN | PLACE_WORD) != 0 {
            score += 2.5;
        }
        let in_country =
            self.after(0) & COMMA != 0 && listed(self.text, self.end() + 1, self.end() + 2).country;
        if self.after(0) & PLACE_NOUN != 0 || in_country {
            score += 1.8;
        } else if !sure && self.after(0) & SAYS != 0 {
            score -= 0.6;
        }
        score
    }

    fn organization(&self, known: Listed) -> f32 {
        if self
            .units
            .last()
            .is_none_or(|unit| unit.role != UnitRole::Word)
            || self.units[0].role != UnitRole::Word
        {
            return f32::MIN;
        }
        let count = self.words().count();
        if known.organization {
            return w("orgl", 4.4) + w("orgm", 1.6) * (count as f32 - 1.0);
        }
        self.body(count) + self.body_around(count)
    }

    /// What the words of an unlisted organization say.
    fn body(&self, count: usize) -> f32 {
        let (first, last) = (&self.units[0], &self.units[self.units.len() - 1]);
        let more = count as f32 - 2.0;
        let mut score = w("orgb", -1.6);
        if self.has_link() {
            score += match self.joined_body() {
                Some(Joined::Of) => w("orgof", 5.0) + w("orgofm", 0.6) * more,
                Some(Joined::And) => w("organd", 4.0),
                None => return f32::MIN,
            };
        } else if last.marks & ORG_WORD != 0 {
            score += if count > 1 {
                w("orgw", 4.8) + w("orgwm", 0.9) * more
            } else {
                w("orgw1", 1.6)
            };
        } else if count > 1 && first.marks & ORG_WORD != 0 {
            score += w("orgf", 2.0);
        } else if count == 1
            && last.marks & UPPER != 0
            && last.marks & (LOUD | INITIAL | SUFFIX) == 0
        {
            score += w("acr", 2.0);
        }
        if count == 1 && last.marks & CAMEL != 0 {
            score += w("orgcamel", 2.0);
        }
        let nation = listed(self.text, first.first, first.end);
        if count > 1
            && score > 0.0
            && (nation.country || nation.nationality || nation.city || nation.capital)
        {
            score += w("orgnat", 2.2);
        }
        if count > 1 && first.marks & (TITLE_END | HONORIFIC_END) != 0 {
            score -= 1.5;
        }
        score - 3.0 * self.count(CALENDAR) - 0.4 * self.count(COMMON)
    }

    fn body_around(&self, count: usize) -> f32 {
        let mut score = 0.0;
        if self.word_before(1).eq_ignore_ascii_case("the") && self.units[0].marks & FIRST == 0 {
            score += w("orgthe", 0.7);
        }
        if self.before(1) & (HONORIFIC_END | TITLE_END) != 0 {
            score -= 1.0;
        }
        if count == 1 && self.follows_preposition_of_place() {
            score -= w("orgin", 0.6);
        }
        score
    }

    /// "Ministry of Foreign Affairs", "Food and Agriculture Organization": small words that belong to a body.
    fn joined_body(&self) -> Option<Joined> {
        let link = self
            .units
            .iter()
            .position(|unit| unit.role == UnitRole::Link)?;
        let is_body = |unit: &Unit| unit.marks & ORG_WORD != 0;
        let opens = self.units[..link].iter().any(is_body);
        let closes = self.units.last().is_some_and(is_body);
        let links = self.units.iter().filter(|unit| unit.role == UnitRole::Link);
        let mut words = links.map(|unit| self.text.word(unit.first));
        let tame = |word: &str| matches!(word, "of" | "for" | "the" | "and" | "&" | "on");
        match words.next().unwrap_or("") {
            "of" | "for" | "on" if opens && words.all(tame) => Some(Joined::Of),
            "&" => Some(Joined::Of),
            "and" if closes && link == 1 && self.units.len() <= 5 && words.all(tame) => {
                Some(Joined::And)
            }
            // "People's Party", "Prosecutor's Office"
            "'s" | "’s" | "'" | "’"
                if closes && self.units[0].marks & ORDINARY != 0 && words.next().is_none() =>
            {
                Some(Joined::And)
            }
            _ => None,
        }
    }

    fn title(&self, known: Listed) -> f32 {
        if known.title && self.units[0].marks & INITIAL != 0 && self.units[0].marks & UPPER == 0 {
            // "M." is an initial more often than a monsieur.
            0.3
        } else if known.title {
            2.4 + 1.4 * (self.words().count() as f32 - 1.0)
        } else {
            f32::MIN
        }
    }

    fn other(&self, known: Listed) -> f32 {
        if known.calendar {
            return 4.0;
        }
        let last = self.units[self.units.len() - 1].marks;
        let words = self.words().count();
        match self.units.len() {
            1 => 0.0,
            // "World Cup", "Treaty of Lisbon" name no person, place or body.
            _ if last & THING_WORD != 0 && !self.has_link() => {
                w("thing", 2.4) + 0.9 * (words as f32 - 2.0)
            }
            _ if self.units[0].marks & THING_WORD != 0 && self.has_link() && words == 2 => {
                w("thingof", 2.0)
            }
            _ => f32::MIN,
        }
    }
}

fn peoples(known: Listed) -> f32 {
    if known.nationality && !known.country && !known.organization {
        4.6
    } else if known.group {
        4.2
    } else {
        f32::MIN
    }
}

/// A name is not cut where the word beside it may well belong to it.
pub fn torn(beside: &Unit) -> f32 {
    let explained = ORG_WORD | PLACE_WORD | THING_WORD | TITLE_END | ROLE_END | COMMON | LOUD;
    if beside.role != UnitRole::Word || beside.marks & explained != 0 {
        0.0
    } else if beside.marks & ORDINARY != 0 {
        w("tornord", -0.5)
    } else {
        w("torn", -1.5)
    }
}

/// The last word of a stretch.
trait LastWord<'a> {
    fn next_back_word(self) -> Option<&'a Unit>;
}

impl<'a, I: Iterator<Item = &'a Unit>> LastWord<'a> for I {
    fn next_back_word(self) -> Option<&'a Unit> {
        self.last()
    }
}

/// What it costs that one kind stands directly before another, without a link between.
pub fn adjacent(left: Kind, right: Kind) -> f32 {
    use Kind::{Organization, Other, People, Person, Place, Title};
    match (left, right) {
        (Title, Person) | (People, Title | Other | Place) | (Place | Organization, Title) => 0.0,
        (Title, Title | People | Other) => -0.5,
        (Title, Place | Organization) => -1.5,
        (People, Person | People) => -0.7,
        (People, Organization) => w("natorg", -2.0),
        (Person, Person) => -3.5,
        (Place, Person) => -2.5,
        (Organization, Person) => -1.8,
        (Other, Person) | (Person, Other) => w("op", -1.2),
        (Person, Title | People) => -2.0,
        (Person | Place | Organization, Place | Organization) => -2.5,
        (Place, Other | People) => -1.0,
        (Other, Place | Organization) => -1.2,
        (Organization, Other | People) => -1.0,
        (Other, Title | People | Other) => 0.0,
    }
}

/// A weight by its name.
pub const fn w(_name: &str, weight: f32) -> f32 {
    weight
}
