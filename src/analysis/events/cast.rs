//! Who stands where: the mentions of people, organizations and places with the noun phrase each heads or modifies.

mod phrase;

use std::ops::Range;

use super::{Layers, reach::Before};
use phrase::place_in_phrase;

use crate::{
    grammar::lexicon::{self, class},
    model::{
        document::{Form, Mention, OrganizationId, PersonId, PlaceId, PlaceKind, Who},
        span::Span,
        text::{Tag, Text, Upos},
    },
};

/// One mention in its place.
#[derive(Debug, Clone)]
pub(super) struct Figure {
    pub(super) who: Who,
    pub(super) form: Form,
    /// The name itself.
    pub(super) tokens: Range<usize>,
    /// The noun phrase around it, possessors before it left out.
    pub(super) phrase: Range<usize>,
    /// The preposition that governs the phrase.
    pub(super) preposition: Option<usize>,
    /// The noun that acts for it: "forces" in "Russian forces", "rebels" in "rebels in Sudan".
    pub(super) agent: Option<usize>,
    /// Where the agent stands before the name, the phrase of the agent and the preposition that governs that.
    pub(super) outer: Option<(usize, Option<usize>)>,
    /// It only describes another noun: "Russian gas", "Italy" in "Italy's Prime Minister Meloni".
    pub(super) modifier: bool,
    /// A possessive stands behind it.
    pub(super) possessive: bool,
    /// It follows the figure before it in a list: "Rubio and Yermak".
    pub(super) listed: bool,
}

impl Figure {
    /// The preposition under which it takes part: "with" in "with officials of Armenia".
    pub(super) fn case(&self) -> Option<usize> {
        self.outer
            .map_or(self.preposition, |(_, preposition)| preposition)
    }

    /// Where the words begin that name it as one who acts.
    pub(super) fn start(&self) -> usize {
        self.outer.map_or(self.phrase.start, |(start, _)| start)
    }
}

#[derive(Debug)]
pub(super) struct Cast {
    /// In reading order, none overlapping.
    pub(super) figures: Vec<Figure>,
    before: Before,
}

impl Cast {
    pub(super) fn new(
        text: Text<'_>,
        layers: Layers<'_>,
        timed: &[bool],
        dateline: Option<Span>,
    ) -> Self {
        let mut figures = mentions(text, layers);
        // The dateline tells where the story was written; nobody in it acts.
        let told = dateline.map_or(0, |span| text.words.token_at(span.end));
        figures.retain(|figure| figure.tokens.start >= told);
        figures.sort_by_key(|figure| (figure.tokens.start, usize::MAX - figure.tokens.end));
        begin_titles_behind_names(text, &mut figures);
        drop_within_titles(&mut figures);
        let mut end = 0;
        figures.retain(|figure| {
            let free = figure.tokens.start >= end && !figure.tokens.is_empty();
            if free {
                end = figure.tokens.end;
            }
            free
        });
        figures.retain(|figure| {
            !labels_a_line(text, figure.tokens.clone()) && !is_ticker(text, figure.tokens.clone())
        });
        fold_short_forms(text, &mut figures);
        // "Police in Kenya" are no body with a name.
        figures.retain(|figure| {
            let bare = matches!(figure.who, Who::Organization(_)) && figure.tokens.len() == 1;
            !bare || acts_for(text, figure.tokens.start).is_none()
        });
        for at in 0..figures.len() {
            place_in_phrase(text, timed, &mut figures, at);
        }
        // "the Lind-Brandt administration"
        for at in (1..figures.len()).rev() {
            let hyphen = text.is(figures[at - 1].tokens.end, "-")
                && figures[at - 1].tokens.end + 1 == figures[at].tokens.start;
            let alike = [at - 1, at]
                .iter()
                .all(|&at| matches!(figures[at].who, Who::Person(_)))
                || [at - 1, at]
                    .iter()
                    .all(|&at| matches!(figures[at].who, Who::Place(_)));
            figures[at - 1].modifier |= hyphen && alike && figures[at].modifier;
        }
        let starts = figures.iter().map(|figure| figure.tokens.start);
        Self {
            before: Before::new(text.tokens().len(), starts),
            figures,
        }
    }

    /// The figures whose names lie within a run of tokens.
    pub(super) fn within(&self, tokens: Range<usize>) -> &[Figure] {
        &self.figures[self.before.within(tokens)]
    }

    pub(super) fn covers(&self, token: usize) -> Option<&Figure> {
        let last = self.before.within(0..token + 1).end.checked_sub(1)?;
        self.figures
            .get(last)
            .filter(|figure| figure.tokens.contains(&token))
    }
}

/// "Secretary of State Oda Lind and Foreign Minister Karel Brandt": his office begins behind her name; "and His Majesty
/// King Karel" is nobody's majesty.
fn begin_titles_behind_names(text: Text<'_>, figures: &mut Vec<Figure>) {
    let mut name_end = 0;
    let mut begun = Vec::new();
    for figure in figures.iter_mut() {
        if matches!(figure.who, Who::Person(_)) && figure.form != Form::Pronoun {
            if figure.phrase.start < name_end && name_end < figure.tokens.start {
                figure.phrase.start = name_end + 1;
                begun.push(name_end + 1);
            }
            name_end = figure.tokens.end;
        }
    }
    let own = |at: usize| {
        text.tokens()
            .get(at)
            .is_some_and(|one| one.tag == Tag::PrpPoss)
    };
    figures.retain(|figure| !(begun.contains(&figure.tokens.start) && own(figure.tokens.start)));
}

/// "Assistant Secretary for Western Hemisphere Affairs Oda Lind": what an office is over is nobody beside its holder.
fn drop_within_titles(figures: &mut Vec<Figure>) {
    let titles: Vec<Range<usize>> = figures
        .iter()
        .filter(|figure| matches!(figure.who, Who::Person(_)))
        .map(|figure| figure.phrase.start..figure.tokens.start)
        .filter(|title| title.len() > 2)
        .collect();
    let mut next = 0;
    figures.retain(|figure| {
        while titles
            .get(next)
            .is_some_and(|title| title.end <= figure.tokens.start)
        {
            next += 1;
        }
        let inside = titles.get(next).is_some_and(|title| {
            title.start < figure.tokens.start && figure.tokens.end <= title.end
        });
        !inside
    });
}

/// "MR PRICE: We condemn ...", "QUESTION: ...": who stands before the colon that opens a line only speaks.
fn labels_a_line(text: Text<'_>, name: Range<usize>) -> bool {
    let sentence = text.words.sentences.get(text.words.sentence_of(name.start));
    text.is(name.end, ":") && sentence.is_some_and(|s| name.start <= s.tokens.start + 3)
}

/// "Amoco Corp <AN>"
fn is_ticker(text: Text<'_>, name: Range<usize>) -> bool {
    let loud = |word: &str| word.len() <= 5 && !word.contains(char::is_lowercase);
    let before = name.start.checked_sub(1);
    before.is_some_and(|before| text.is(before, "<"))
        && text.is(name.end, ">")
        && name.len() == 1
        && loud(text.word(name.start))
}

/// "the Border Entry Act (BEA)", "the United Workers Union, UWU,": letters that only say for short what stands before them.
fn is_short_form(text: Text<'_>, figure: &Figure) -> bool {
    let name = &figure.tokens;
    let letters = text.word(name.start);
    let loud = (2..=6).contains(&letters.len()) && letters.bytes().all(|c| c.is_ascii_uppercase());
    let Some(mark) = name.start.checked_sub(1) else {
        return false;
    };
    let body = matches!(figure.who, Who::Organization(_)) && name.len() == 1 && loud;
    let set_off = text.is(mark, "(") && text.is(name.end, ")")
        || text.is(mark, ",") && [",", "."].iter().any(|end| text.is(name.end, end));
    body && set_off && spells(text, mark, letters)
}

/// What is called by letters and nobody.
const LAWS: [&str; 10] = [
    "Act",
    "Agreement",
    "Conference",
    "Convention",
    "Forum",
    "Framework",
    "Initiative",
    "Law",
    "Plan",
    "Treaty",
];

/// The letters stand for whoever is named right before them, and for nobody behind the name of a law.
fn fold_short_forms(text: Text<'_>, figures: &mut Vec<Figure>) {
    let mut at = 0;
    while at < figures.len() {
        if !is_short_form(text, &figures[at]) {
            at += 1;
            continue;
        }
        let mark = figures[at].tokens.start - 1;
        let before = at.checked_sub(1).map(|before| &figures[before]);
        match before
            .filter(|before| before.tokens.end == mark)
            .map(|before| before.who)
        {
            Some(who) => {
                figures[at].who = who;
                at += 1;
            }
            // "the Border Entry Act (BEA)", and not a body whose long name was not known
            None if mark > 0 && LAWS.contains(&text.word(mark - 1)) => {
                figures.remove(at);
            }
            None => at += 1,
        }
    }
}

/// Whether the words before a mark begin with these letters.
fn spells(text: Text<'_>, mark: usize, letters: &str) -> bool {
    let begin = mark.saturating_sub(letters.len() * 2);
    let mut rest = letters.bytes().rev().peekable();
    for at in (begin..mark).rev() {
        let first = text.word(at).bytes().next().unwrap_or(b' ');
        if first.is_ascii_uppercase() && rest.next_if_eq(&first).is_none() {
            return false;
        }
        if rest.peek().is_none() {
            return true;
        }
    }
    false
}

fn mentions(text: Text<'_>, layers: Layers<'_>) -> Vec<Figure> {
    let mut figures = Vec::new();
    let mut add = |who: Who, mentions: &[Mention]| {
        figures.extend(mentions.iter().map(|mention| {
            let tokens = text.words.tokens_in(mention.span);
            // The title before a name belongs to its phrase, also one with "of" in it.
            let title = mention
                .title_start
                .map_or(tokens.start, |at| text.words.token_at(at));
            Figure {
                who,
                form: mention.form,
                phrase: title.min(tokens.start)..tokens.end,
                tokens,
                preposition: None,
                agent: None,
                outer: None,
                modifier: false,
                possessive: false,
                listed: false,
            }
        }));
    };
    let id = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
    for (index, person) in layers.people.iter().enumerate() {
        add(Who::Person(PersonId(id(index))), &person.mentions);
    }
    for (index, organization) in layers.organizations.iter().enumerate() {
        add(
            Who::Organization(OrganizationId(id(index))),
            &organization.mentions,
        );
    }
    for (index, place) in layers.places.iter().enumerate() {
        add(Who::Place(PlaceId(id(index))), &place.mentions);
    }
    figures
}

/// What a noun is that acts for a nation: `state`, `office`, or the word that a headline uses.
pub(super) fn acts_for(text: Text<'_>, token: usize) -> Option<&'static str> {
    let noun = matches!(text.tokens().get(token)?.upos, Upos::Noun | Upos::Propn);
    let hit = text
        .hits
        .class_at(token, class::AGENT_NOUN)
        .filter(|_| noun)?;
    Some(lexicon::text(hit.value))
}

/// A meeting with a name of its own is nobody who takes part.
fn is_gathering(name: &str) -> bool {
    let on = ["Conference ", "Summit ", "Forum ", "Dialogue "];
    if on.iter().any(|noun| {
        name.split_once(noun).is_some_and(|(_, rest)| {
            ["for ", "on ", "of "]
                .iter()
                .any(|link| rest.starts_with(link))
        })
    }) {
        return true;
    }
    [
        " Meeting",
        " Summit",
        " Conference",
        " Ministerial",
        " Dialogue",
        " Session",
        " Presidency",
        " Chairmanship",
        " Treaty",
        " Agreement",
        " Act",
        " Plan",
        " Area",
    ]
    .iter()
    .any(|end| name.ends_with(end))
}

/// Whether a figure can act or be acted on: people and organizations, states, capitals and nations.
pub(super) fn can_act(figure: &Figure, layers: Layers<'_>) -> bool {
    match figure.who {
        // "demonstrators in Baghdad", "Darfur rebels"
        Who::Place(_) if figure.agent.is_some() => true,
        // "the Ministerial Meeting" that was taken for somebody's name
        Who::Person(id) => layers
            .people
            .get(id.index())
            .is_none_or(|person| !is_gathering(&person.name)),
        Who::Organization(id) => layers
            .organizations
            .get(id.index())
            .is_some_and(|o| !o.media && !is_gathering(&o.name)),
        Who::Place(id) => layers
            .places
            .get(id.index())
            .is_some_and(|place| match place.kind {
                PlaceKind::Country => true,
                PlaceKind::Capital | PlaceKind::City | PlaceKind::Venue => {
                    figure.form == Form::Metonym
                }
                PlaceKind::Region => {
                    figure.form == Form::Metonym || figure.form == Form::Nationality
                }
            }),
    }
}
