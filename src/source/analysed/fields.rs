//! The parts of a record: how each stands in JSON, and how it becomes a fact.

use std::{borrow::Cow, fmt, ops::Deref};

use chrono::NaiveDate;
use serde::{
    Deserialize, Deserializer,
    de::{Error, Visitor},
};

use super::{Fault, offsets::Offsets};
use crate::model::{
    country::Country,
    date::{DateRange, Precision},
    document::{
        self, EventMention, Form, Gender, Mention, Organization, OrganizationId, PersonId,
        PersonKind, PlaceId, PlaceKind, QuoteId, RuleName, TimeKind, TimeMention, When, Who,
    },
    event::{Counted, EventType, Number, Participant, Role, Status},
    names,
    span::Span,
};

/// A text that is borrowed from the line wherever it holds no escapes.
#[derive(Debug, Default)]
pub(super) struct Text<'a>(Cow<'a, str>);

impl Text<'_> {
    pub(super) fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl Deref for Text<'_> {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl<'de: 'a, 'a> Deserialize<'de> for Text<'a> {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(TextVisitor)
    }
}

struct TextVisitor;

impl<'de> Visitor<'de> for TextVisitor {
    type Value = Text<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a string")
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Text<'de>, E> {
        Ok(Text(Cow::Owned(text.to_owned())))
    }
}

#[derive(Deserialize)]
pub(super) struct Time<'a> {
    start: u32,
    end: u32,
    #[serde(borrow)]
    r#type: Text<'a>,
    #[serde(borrow)]
    value: Text<'a>,
    #[serde(borrow)]
    from: Option<Text<'a>>,
    #[serde(borrow)]
    to: Option<Text<'a>>,
    #[serde(default)]
    either: bool,
    #[serde(borrow, default)]
    rule: Text<'a>,
    #[serde(default)]
    anchor: Option<u32>,
}

#[derive(Deserialize)]
struct MentionAt<'a> {
    start: u32,
    end: u32,
    #[serde(borrow)]
    form: Text<'a>,
    title_start: Option<u32>,
    #[serde(borrow, default)]
    rule: Text<'a>,
}

#[derive(Deserialize)]
pub(super) struct Person<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow)]
    kind: Option<Text<'a>>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow, default)]
    aliases: Vec<Text<'a>>,
    #[serde(borrow)]
    role: Option<Text<'a>>,
    #[serde(borrow)]
    country: Option<Text<'a>>,
    #[serde(borrow, default)]
    mentions: Vec<MentionAt<'a>>,
    #[serde(default)]
    former: bool,
    #[serde(borrow)]
    affiliation: Option<Text<'a>>,
    #[serde(borrow)]
    gender: Option<Text<'a>>,
}

/// An organization or a place.
#[derive(Deserialize)]
pub(super) struct Named<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow)]
    name: Text<'a>,
    #[serde(borrow)]
    kind: Option<Text<'a>>,
    #[serde(borrow, default)]
    aliases: Vec<Text<'a>>,
    #[serde(borrow)]
    country: Option<Text<'a>>,
    #[serde(borrow, default)]
    mentions: Vec<MentionAt<'a>>,
    #[serde(default)]
    media: bool,
}

#[derive(Deserialize)]
pub(super) struct Quote<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    start: u32,
    end: u32,
    #[serde(default)]
    direct: bool,
    #[serde(borrow)]
    speaker: Option<Text<'a>>,
    speaker_start: Option<u32>,
    speaker_end: Option<u32>,
    cue_start: Option<u32>,
    cue_end: Option<u32>,
    #[serde(borrow)]
    medium: Option<Text<'a>>,
    #[serde(borrow, default)]
    rule: Text<'a>,
    #[serde(borrow, default)]
    with: Vec<Text<'a>>,
    #[serde(borrow)]
    place: Option<Referred<'a>>,
    #[serde(borrow)]
    when: Option<Dated<'a>>,
}

#[derive(Deserialize)]
struct Dated<'a> {
    #[serde(borrow)]
    from: Text<'a>,
    #[serde(borrow)]
    to: Text<'a>,
    #[serde(borrow)]
    precision: Text<'a>,
    #[serde(default)]
    approximate: bool,
    #[serde(default)]
    either: bool,
    #[serde(default)]
    inferred: bool,
    text_start: Option<u32>,
    text_end: Option<u32>,
    #[serde(borrow, default)]
    rule: Text<'a>,
}

#[derive(Deserialize)]
struct Referred<'a> {
    #[serde(borrow)]
    id: Text<'a>,
}

#[derive(Deserialize)]
struct Taking<'a> {
    #[serde(borrow)]
    id: Text<'a>,
    #[serde(borrow)]
    role: Text<'a>,
}

#[derive(Deserialize)]
struct At {
    start: u32,
    end: u32,
}

/// How many were killed, released ...
#[derive(Deserialize)]
struct Told<'a> {
    #[serde(borrow)]
    counted: Text<'a>,
    count: u32,
    #[serde(default)]
    at_least: bool,
    start: u32,
    end: u32,
}

#[derive(Deserialize)]
pub(super) struct Event<'a> {
    #[serde(borrow)]
    id: Option<Text<'a>>,
    #[serde(borrow)]
    r#type: Text<'a>,
    #[serde(borrow)]
    status: Text<'a>,
    #[serde(default)]
    alleged: bool,
    #[serde(borrow)]
    when: Option<Dated<'a>>,
    #[serde(borrow)]
    place: Option<Referred<'a>>,
    #[serde(borrow, default)]
    title: Text<'a>,
    #[serde(borrow, default)]
    participants: Vec<Taking<'a>>,
    #[serde(borrow, default)]
    numbers: Vec<Told<'a>>,
    trigger: At,
    #[serde(default)]
    evidence: Vec<At>,
    #[serde(borrow, default)]
    quotes: Vec<Text<'a>>,
    #[serde(borrow, default)]
    rule: Text<'a>,
    confidence: Option<f32>,
    #[serde(borrow, default)]
    reasons: Vec<Text<'a>>,
}

/// What the facts of a record may refer to.
#[derive(Debug)]
pub(super) struct Known<'a> {
    pub(super) offsets: &'a Offsets,
    pub(super) people: usize,
    pub(super) organizations: usize,
    pub(super) places: usize,
    pub(super) quotes: usize,
}

impl Known<'_> {
    fn span(&self, start: u32, end: u32) -> Result<Span, Fault> {
        self.offsets.span(["start", "end"], start, end)
    }

    /// Both or none.
    fn maybe(&self, fields: [&str; 2], at: [Option<u32>; 2]) -> Result<Option<Span>, Fault> {
        match at {
            [Some(start), Some(end)] => self.offsets.span(fields, start, end).map(Some),
            _ => Ok(None),
        }
    }

    /// `p1`, `o1`, `l1`, which must be there.
    fn who(&self, field: &str, id: &str) -> Result<Who, Fault> {
        let of = |letter, most| number(letter, id).filter(|&at| (at as usize) < most);
        let person = of('p', self.people).map(|at| Who::Person(PersonId(at)));
        let body = || of('o', self.organizations).map(|at| Who::Organization(OrganizationId(at)));
        let place = || of('l', self.places).map(|at| Who::Place(PlaceId(at)));
        person
            .or_else(body)
            .or_else(place)
            .ok_or_else(|| nobody(field, id))
    }

    fn place(&self, field: &str, id: &str) -> Result<PlaceId, Fault> {
        match self.who(field, id)? {
            Who::Place(place) => Ok(place),
            _ => Err(Fault::new(field, format!("`{id}` is no place"))),
        }
    }

    fn quote(&self, field: &str, id: &str) -> Result<QuoteId, Fault> {
        let at = number('q', id).filter(|&at| (at as usize) < self.quotes);
        at.map(QuoteId).ok_or_else(|| nobody(field, id))
    }
}

fn nobody(field: &str, id: &str) -> Fault {
    Fault::new(field, format!("nothing in the record has the id `{id}`"))
}

/// The place in its table: 0 for `p1`.
fn number(letter: char, id: &str) -> Option<u32> {
    let digits = id.strip_prefix(letter)?;
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit());
    digits.parse::<u32>().ok().filter(|_| plain)?.checked_sub(1)
}

/// Ids are places in lists, counted from one; one that says otherwise would lead astray.
fn same_id(letter: char, at: usize, id: Option<&Text<'_>>) -> Result<(), Fault> {
    match id {
        Some(id) if number(letter, id).map(|n| n as usize) != Some(at) => {
            let reason = format!("`{}` stands where `{letter}{}` should", &**id, at + 1);
            Err(Fault::new("id", reason))
        }
        _ => Ok(()),
    }
}

pub(super) fn day(field: &str, text: Option<&Text<'_>>) -> Result<Option<NaiveDate>, Fault> {
    text.map(|text| date(field, text)).transpose()
}

fn date(field: &str, text: &str) -> Result<NaiveDate, Fault> {
    let number = |range: std::ops::Range<usize>| {
        let digits = text.as_bytes().get(range)?;
        digits.iter().try_fold(0_u32, |sum, digit| {
            digit
                .is_ascii_digit()
                .then(|| sum * 10 + u32::from(digit - b'0'))
        })
    };
    let marks = text.len() == 10 && text.as_bytes()[4] == b'-' && text.as_bytes()[7] == b'-';
    let usual = || {
        let year = i32::try_from(number(0..4)?).ok()?;
        NaiveDate::from_ymd_opt(year, number(5..7)?, number(8..10)?)
    };
    let found = if marks { usual() } else { text.parse().ok() };
    found.ok_or_else(|| Fault::new(field, format!("`{text}` is no day")))
}

fn country(text: Option<&Text<'_>>) -> Result<Option<Country>, Fault> {
    let code = |text: &Text<'_>| {
        let reason = || format!("`{}` is no code of a country", &**text);
        Country::new(text).ok_or_else(|| Fault::new("country", reason()))
    };
    text.map(code).transpose()
}

fn rule(name: &str) -> RuleName {
    names::kept(name).map_or_else(|| Cow::Owned(name.to_owned()), Cow::Borrowed)
}

fn unknown(field: &str, text: &str) -> Fault {
    Fault::new(field, format!("`{text}` is not known"))
}

fn strings(all: &[Text<'_>]) -> Vec<String> {
    all.iter().map(|text| text.0.clone().into_owned()).collect()
}

fn string(text: Option<&Text<'_>>) -> Option<String> {
    text.map(|text| text.0.clone().into_owned())
}

pub(super) fn time(time: &Time<'_>, known: &Known<'_>) -> Result<TimeMention, Fault> {
    let days = (
        day("from", time.from.as_ref())?,
        day("to", time.to.as_ref())?,
    );
    let when = match days {
        (Some(from), Some(to)) if time.either => Some(DateRange::either(from, to)),
        (Some(from), Some(to)) => Some(DateRange::between(from, to, Precision::Day)),
        _ => None,
    };
    Ok(TimeMention {
        span: known.span(time.start, time.end)?,
        kind: match &*time.r#type {
            "DATE" => TimeKind::Date,
            "TIME" => TimeKind::Time,
            "DURATION" => TimeKind::Duration,
            "SET" => TimeKind::Set,
            other => return Err(unknown("type", other)),
        },
        value: time.value.0.clone().into_owned(),
        when,
        anchor: time.anchor,
        beside: None,
        rule: rule(&time.rule),
    })
}

fn mentions(all: &[MentionAt<'_>], known: &Known<'_>) -> Result<Vec<Mention>, Fault> {
    super::all("mentions", all, |_, one| {
        let title = one.title_start;
        let title = title.map(|at| known.offsets.byte("title_start", at));
        Ok(Mention {
            span: known.span(one.start, one.end)?,
            form: match &*one.form {
                "full" => Form::Full,
                "partial" => Form::Partial,
                "titled" => Form::Titled,
                "pronoun" => Form::Pronoun,
                "nominal" => Form::Nominal,
                "name" => Form::Name,
                "acronym" => Form::Acronym,
                "metonym" => Form::Metonym,
                "nationality" => Form::Nationality,
                other => return Err(unknown("form", other)),
            },
            title_start: title.transpose()?,
            rule: rule(&one.rule),
        })
    })
}

pub(super) fn person(
    at: usize,
    person: &Person<'_>,
    known: &Known<'_>,
) -> Result<document::Person, Fault> {
    same_id('p', at, person.id.as_ref())?;
    Ok(document::Person {
        kind: match person.kind.as_deref() {
            None | Some("person") => PersonKind::Person,
            Some("unnamed") => PersonKind::Unnamed,
            Some(other) => return Err(unknown("kind", other)),
        },
        name: person.name.0.clone().into_owned(),
        aliases: strings(&person.aliases),
        role: string(person.role.as_ref()),
        former: person.former,
        affiliation: string(person.affiliation.as_ref()),
        country: country(person.country.as_ref())?,
        gender: match person.gender.as_deref() {
            None => None,
            Some("male") => Some(Gender::Male),
            Some("female") => Some(Gender::Female),
            Some(other) => return Err(unknown("gender", other)),
        },
        mentions: mentions(&person.mentions, known)?,
    })
}

pub(super) fn organization(
    at: usize,
    body: &Named<'_>,
    known: &Known<'_>,
) -> Result<Organization, Fault> {
    same_id('o', at, body.id.as_ref())?;
    Ok(Organization {
        name: body.name.0.clone().into_owned(),
        aliases: strings(&body.aliases),
        country: country(body.country.as_ref())?,
        media: body.media,
        mentions: mentions(&body.mentions, known)?,
    })
}

pub(super) fn place(
    at: usize,
    place: &Named<'_>,
    known: &Known<'_>,
) -> Result<document::Place, Fault> {
    same_id('l', at, place.id.as_ref())?;
    let country = country(place.country.as_ref())?;
    // Who does not tell the kind has at least states right.
    let state = country.and_then(|country| country.name()) == Some(&*place.name);
    Ok(document::Place {
        name: place.name.0.clone().into_owned(),
        kind: match place.kind.as_deref() {
            None if state => PlaceKind::Country,
            None => PlaceKind::City,
            Some(name) => PlaceKind::parse(name).ok_or_else(|| unknown("kind", name))?,
        },
        country,
        mentions: mentions(&place.mentions, known)?,
    })
}

pub(super) fn quote(
    at: usize,
    quote: &Quote<'_>,
    known: &Known<'_>,
) -> Result<document::Quote, Fault> {
    same_id('q', at, quote.id.as_ref())?;
    let speaker = quote.speaker.as_ref();
    let speaker = speaker.map(|id| known.who("speaker", id)).transpose()?;
    Ok(document::Quote {
        span: known.span(quote.start, quote.end)?,
        direct: quote.direct,
        speaker,
        speaker_span: known.maybe(
            ["speaker_start", "speaker_end"],
            [quote.speaker_start, quote.speaker_end],
        )?,
        cue: known.maybe(["cue_start", "cue_end"], [quote.cue_start, quote.cue_end])?,
        medium: string(quote.medium.as_ref()),
        rule: rule(&quote.rule),
        with: super::all("with", &quote.with, |_, id| known.who("", id))?,
        place: (quote.place.as_ref())
            .map(|place| known.place("place.id", &place.id))
            .transpose()?,
        when: (quote.when.as_ref())
            .map(|when| dated(when, known))
            .transpose()?,
    })
}

fn dated(when: &Dated<'_>, known: &Known<'_>) -> Result<When, Fault> {
    let (from, to) = (date("when.from", &when.from)?, date("when.to", &when.to)?);
    if to < from {
        let reason = format!("`{}` lies before `{}`", &*when.to, &*when.from);
        return Err(Fault::new("when.to", reason));
    }
    let precision = Precision::parse(&when.precision)
        .ok_or_else(|| unknown("when.precision", &when.precision))?;
    let mut range = DateRange::between(from, to, precision);
    range.approximate = when.approximate;
    range.either = when.either;
    Ok(When {
        range,
        text: known.maybe(
            ["when.text_start", "when.text_end"],
            [when.text_start, when.text_end],
        )?,
        inferred: when.inferred,
        rule: rule(&when.rule),
    })
}

/// What is not told is as likely as not.
const UNTOLD: f32 = 0.5;

pub(super) fn event(
    at: usize,
    event: &Event<'_>,
    known: &Known<'_>,
) -> Result<EventMention, Fault> {
    same_id('e', at, event.id.as_ref())?;
    let confidence = event.confidence.unwrap_or(UNTOLD);
    if !(0.0..=1.0).contains(&confidence) {
        let reason = format!("{confidence} is not between 0 and 1");
        return Err(Fault::new("confidence", reason));
    }
    let place = event.place.as_ref();
    let place = place.map(|place| known.place("place.id", &place.id));
    let kind = &*event.r#type;
    let status = &*event.status;
    let trigger = &event.trigger;
    Ok(EventMention {
        numbers: super::all("numbers", &event.numbers, |_, one| {
            let counted = &*one.counted;
            Ok(Number {
                counted: Counted::parse(counted).ok_or_else(|| unknown("counted", counted))?,
                count: one.count,
                at_least: one.at_least,
                span: known.span(one.start, one.end)?,
            })
        })?,
        trigger: known.offsets.span(
            ["trigger.start", "trigger.end"],
            trigger.start,
            trigger.end,
        )?,
        kind: EventType::parse(kind).ok_or_else(|| unknown("type", kind))?,
        status: Status::parse(status).ok_or_else(|| unknown("status", status))?,
        alleged: event.alleged,
        when: event
            .when
            .as_ref()
            .map(|when| dated(when, known))
            .transpose()?,
        place: place.transpose()?,
        title: event.title.0.clone().into_owned(),
        participants: super::all("participants", &event.participants, |_, one| {
            let role = &*one.role;
            Ok(Participant {
                who: known.who("id", &one.id)?,
                role: Role::parse(role).ok_or_else(|| unknown("role", role))?,
            })
        })?,
        quotes: super::all("quotes", &event.quotes, |_, id| known.quote("", id))?,
        evidence: super::all("evidence", &event.evidence, |_, at| {
            known.span(at.start, at.end)
        })?,
        confidence,
        reasons: event
            .reasons
            .iter()
            .filter_map(|one| names::kept(one))
            .collect(),
        rule: rule(&event.rule),
    })
}
