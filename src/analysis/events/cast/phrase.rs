//! Where a name stands: the noun phrase that it heads or modifies, the preposition over that phrase, the noun that acts for
//! it, and whether it follows another in a list.

use std::ops::Range;

use super::{Figure, acts_for};
use crate::{
    analysis,
    grammar::lexicon::class,
    model::{
        document::{Form, Who},
        text::{Tag, Text, Upos},
    },
};

/// Reads the phrase around one figure; those before it are read already.
pub(super) fn place_in_phrase(text: Text<'_>, timed: &[bool], figures: &mut [Figure], at: usize) {
    let next = figures.get(at + 1).map(|figure| figure.tokens.start);
    let (before, rest) = figures.split_at_mut(at);
    let figure = &mut rest[0];
    let tokens = text.tokens();
    let sentence = text
        .words
        .sentences
        .get(text.words.sentence_of(figure.tokens.start));
    let (begin, end) = sentence.map_or((0, tokens.len()), |s| (s.tokens.start, s.tokens.end));
    let inner = |token: usize| {
        let nominal = matches!(
            tokens[token].upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det
        );
        // "United" of a name may pass for a participle: a capital within the sentence makes it part of the name, unless
        // every word has one.
        let large = || token > begin && text.word(token).starts_with(char::is_uppercase);
        !timed[token] && (nominal || large() && !is_title_case(text, begin..end))
    };
    let mut first = figure.phrase.start.max(begin);
    while first > begin {
        let describes = before.iter().rev().find(|other| other.tokens.end <= first);
        match describes.filter(|other| {
            other.tokens.end == first || other.possessive && other.tokens.end + 1 == first
        }) {
            // "Russian President Putin", "Italy's Prime Minister Meloni": what describes belongs to the phrase.
            Some(other) if other.modifier || other.possessive => first = other.phrase.start,
            Some(_) => break,
            None if inner(first - 1) => first -= 1,
            None => break,
        }
    }
    let mut last = figure.tokens.end;
    let after = text.tokens().get(last).map(|token| token.tag);
    figure.possessive = after == Some(Tag::Pos);
    let names_alone = matches!(figure.who, Who::Person(_)) && figure.form != Form::Nationality;
    if !figure.possessive && !names_alone {
        while last < end
            && Some(last) != next
            && !timed[last]
            && matches!(tokens[last].upos, Upos::Adj | Upos::Noun | Upos::Propn)
        {
            last += 1;
        }
        // "Burundian militiamen armed with ...": a noun ends the phrase.
        while last > figure.tokens.end && tokens[last - 1].upos == Upos::Adj {
            last -= 1;
        }
    }
    figure.phrase = first..last;
    figure.agent = (last > figure.tokens.end)
        .then_some(last - 1)
        .filter(|&head| acts_for(text, head).is_some());
    let agent = figure.agent.is_some();
    // "Russian President Putin": the next name heads the phrase. "Russian gas": no one acts.
    // "a Trump campaign adviser": somebody's name before a noun only describes it.
    let before_noun = names_alone
        && !figure.possessive
        && acts_for(text, figure.tokens.end) != Some("state")
        && tokens.get(figure.tokens.end).is_some_and(|next| {
            next.upos == Upos::Noun
                && !timed[figure.tokens.end]
                && !text.is(figure.tokens.end, "face")
        });
    let heads_next = (figure.tokens.end..end)
        .take_while(|&token| inner(token) || tokens[token].tag == Tag::Pos)
        .any(|token| Some(token + 1) == next)
        || Some(figure.tokens.end) == next;
    // "at the US ambassador's residence": the phrase itself owns what follows.
    let owned =
        last > figure.tokens.end && tokens.get(last).is_some_and(|token| token.tag == Tag::Pos);
    let owns = figure
        .possessive
        .then(|| owned_agent(text, figure.tokens.end + 1, end, next))
        .flatten()
        // "Prime Minister Lind's hometown"
        .filter(|&at| !(names_alone && is_home(text, at)));
    // "Kenya's largest bank"
    figure.agent = figure.agent.or(owns);
    let owner = owned || figure.possessive && owns.is_none();
    figure.modifier = owner
        || before_noun
        || heads_next && !matches!(figure.who, Who::Person(_))
        || last > figure.tokens.end && !agent;
    // "NATO-member Norway", "the Israeli-occupied West Bank"; but "Vietnamese-led forces" act for Vietnam.
    let hyphened = text.is(figure.tokens.end, "-") && next != Some(figure.tokens.end + 1);
    if hyphened {
        let led = text.is(figure.tokens.end + 1, "led");
        figure.agent =
            Some(figure.tokens.end + 2).filter(|&at| led && acts_for(text, at).is_some());
        figure.modifier = figure.agent.is_none();
    }
    figure.modifier |= in_apposition(text, before, figure);
    // "Nakuru Foods, Nairobi, signed": where a firm has its seat.
    let town = text
        .hits
        .class_at(figure.tokens.start, class::COUNTRY)
        .is_none();
    figure.modifier |= matches!(figure.who, Who::Place(_))
        && town
        && text.is(figure.tokens.end, ",")
        && before.last().is_some_and(|other| {
            matches!(other.who, Who::Organization(_))
                && text.is(other.tokens.end, ",")
                && other.tokens.end + 1 == figure.tokens.start
        });
    // "near the border with Chad": where it runs.
    figure.modifier |= figure.preposition.is_some_and(|at| {
        text.is(at, "with")
            && at
                .checked_sub(1)
                .is_some_and(|noun| text.is(noun, "border") || text.is(noun, "frontier"))
    });
    // "It was Lind, not Brandt, who came": no party.
    figure.modifier |= first > begin + 1 && text.is(first - 1, "not") && text.is(first - 2, ",");
    figure.preposition = preposition(text, timed, begin, first);
    if let Some(of) = figure
        .preposition
        .filter(|&at| text.is(at, "of") && at + 2 >= first)
    {
        // "Prime Minister Meloni of Italy": the country describes her.
        figure.modifier |= before
            .iter()
            .rev()
            .take(4)
            .any(|other| other.tokens.end == of && matches!(other.who, Who::Person(_)));
        // "the Finance Group of the Global Coalition" is one body.
        // So is "the Supreme Court of Kenya".
        let court = matches!(figure.who, Who::Place(_))
            && ["Court", "Tribunal"]
                .iter()
                .any(|word| text.is(of - 1, word));
        figure.modifier |= (court || matches!(figure.who, Who::Organization(_)))
            && before.last().is_some_and(|other| {
                other.tokens.end == of && matches!(other.who, Who::Organization(_))
            });
    }
    // "rioters in front of the Bundestag", "on behalf of Germany": no party.
    figure.modifier |= figure.preposition.is_some_and(|at| {
        text.is(at, "of")
            && at > begin
            && ASIDE.iter().any(|noun| text.is(at - 1, noun))
            && tokens[at - 1].upos != Upos::Propn
    });
    figure.modifier |= figure
        .preposition
        .is_some_and(|at| text.is(at, "on") || text.is(at, "via"))
        && PLATFORMS
            .iter()
            .any(|name| text.is(figure.tokens.start, name));
    figure.outer = outer(text, timed, begin, before, figure)
        .or_else(|| behind_office(text, timed, begin, figure))
        .or_else(|| behind_role(text, timed, begin, figure));
    if figure.outer.is_some() && figure.agent.is_none() {
        figure.agent = figure.preposition.and_then(|at| at.checked_sub(1));
    }
    // "the Republic of Korea (ROK) and Japan": the short name stands for the one before it.
    if first > begin
        && text.is(first - 1, "(")
        && let Some(other) = before.last().filter(|other| other.tokens.end + 1 >= first)
    {
        figure.modifier |= other.modifier || other.who != figure.who;
        (figure.listed, figure.preposition, figure.outer) = (true, other.preposition, other.outer);
    }
    let comma_or_and = first > begin
        && [",", "and", "&", ";", "or", "plus"]
            .iter()
            .any(|word| text.is(first - 1, word));
    if comma_or_and && let Some(other) = before.iter().rev().find(|other| !other.modifier) {
        // "Lind of Kenya and Brandt": what describes the first belongs to it.
        let last = before.last().map_or(0, |last| last.tokens.end);
        let described = last > other.phrase.end && last <= other.phrase.end + 4;
        let from =
            if described && (text.is(other.phrase.end, "of") || text.is(other.phrase.end, "(")) {
                last
            } else {
                other.phrase.end
            };
        let mut gap = from..first.max(from);
        let junior = |token: usize| ["Jr.", "Jr", "Sr."].iter().any(|mark| text.is(token, mark));
        let close = gap.len() <= 4
            && gap.all(|token| {
                matches!(
                    tokens[token].upos,
                    Upos::Punct | Upos::Cconj | Upos::Det | Upos::Part
                ) || junior(token)
            });
        // "During a trip to France, President Lind refused": behind the comma the sentence itself begins.
        let fronted = text.is(first - 1, ",")
            && other.preposition.is_some()
            && matches!(other.who, Who::Place(_))
            && other.form != Form::Nationality
            && matches!(figure.who, Who::Person(_))
            && tokens
                .get(figure.tokens.end)
                .is_some_and(|next| matches!(next.upos, Upos::Verb | Upos::Aux | Upos::Adv));
        if close && !fronted {
            figure.listed = true;
            figure.preposition = other.preposition;
            figure.outer = other.outer;
        }
    }
}

fn is_title_case(text: Text<'_>, tokens: Range<usize>) -> bool {
    analysis::words::is_title_case(tokens.map(|token| text.word(token)))
}

/// Nouns that make a preposition with those around them: "in front of".
const ASIDE: [&str; 15] = [
    "front",
    "behalf",
    "ahead",
    "because",
    "instead",
    "outside",
    "regardless",
    "light",
    "view",
    "case",
    "spite",
    "lieu",
    "wake",
    "absence",
    "event",
];

/// "wrote on Twitter", "said on CNN": where something is said, and no party to it.
const PLATFORMS: [&str; 17] = [
    "Twitter",
    "Facebook",
    "Instagram",
    "YouTube",
    "Telegram",
    "TikTok",
    "WhatsApp",
    "Weibo",
    "WeChat",
    "VKontakte",
    "Truth",
    "CNN",
    "BBC",
    "NBC",
    "CBS",
    "MSNBC",
    "Fox",
];

/// "Jacek Brandt, Chief of the National Security Bureau of Poland": what the office is of takes no part.
fn in_apposition(text: Text<'_>, before: &[Figure], figure: &Figure) -> bool {
    let named =
        |other: &&Figure| matches!(other.who, Who::Person(_)) && other.form != Form::Pronoun;
    let Some(person) = before.iter().rev().take(4).find(named) else {
        return false;
    };
    let comma = person.tokens.end;
    let mut between = comma + 1..figure.tokens.start;
    let office = |token: usize| {
        acts_for(text, token) == Some("office")
            || [class::TITLE, class::TITLE_WORD, class::ROLE_NOUN]
                .iter()
                .any(|class| text.hits.class_at(token, *class).is_some())
    };
    !matches!(figure.who, Who::Person(_))
        && text.is(comma, ",")
        && (1..=14).contains(&between.len())
        && between.clone().any(office)
        && between.all(|token| {
            !matches!(
                text.tokens()[token].upos,
                Upos::Verb | Upos::Aux | Upos::Punct | Upos::Pron | Upos::Sconj
            )
        })
}

/// "with the Secretary of State for Defence Ann Lind": the name stands behind its office, and the preposition before the
/// office is that of the name.
fn behind_office(
    text: Text<'_>,
    timed: &[bool],
    begin: usize,
    figure: &Figure,
) -> Option<(usize, Option<usize>)> {
    if !matches!(figure.who, Who::Person(_)) || figure.form == Form::Pronoun {
        return None;
    }
    let upper = |token: usize| text.word(token).starts_with(char::is_uppercase);
    let mut climbed = None;
    let mut link = figure.preposition;
    for _ in 0..5 {
        let Some(at) = link.filter(|&at| {
            at > begin
                && ["of", "for", "to"].iter().any(|word| text.is(at, word))
                && upper(at - 1)
                && matches!(text.tokens()[at - 1].upos, Upos::Noun | Upos::Propn)
        }) else {
            break;
        };
        let mut first = at - 1;
        while first > begin
            && upper(first - 1)
            && text.tokens()[first - 1].upos != Upos::Punct
            && !timed[first - 1]
        {
            first -= 1;
        }
        link = preposition(text, timed, begin, at - 1);
        climbed = Some((first, link));
    }
    // Only an office is climbed: "the Port of President Lind" is none.
    climbed.filter(|(first, _)| {
        (*first..figure.tokens.start).any(|token| {
            [class::TITLE, class::TITLE_WORD, class::ROLE_NOUN]
                .iter()
                .any(|class| text.hits.class_at(token, *class).is_some())
                || acts_for(text, token) == Some("office")
        })
    })
}

/// "by his predecessor, Oda Lind": the name explains the noun before the comma and stands where that stands.
fn behind_role(
    text: Text<'_>,
    timed: &[bool],
    begin: usize,
    figure: &Figure,
) -> Option<(usize, Option<usize>)> {
    let comma = figure
        .phrase
        .start
        .checked_sub(1)
        .filter(|&at| at > begin && text.is(at, ","))?;
    let role = comma - 1;
    let lower = text.word(role).starts_with(char::is_lowercase);
    let office = acts_for(text, role) == Some("office")
        || text.hits.class_at(role, class::ROLE_NOUN).is_some()
        || text.is(role, "predecessor")
        || text.is(role, "successor");
    let singular = text.tokens()[role].tag == Tag::Nn;
    if !(matches!(figure.who, Who::Person(_))
        && figure.form != Form::Pronoun
        && lower
        && office
        && singular)
    {
        return None;
    }
    let mut first = role;
    while first > begin
        && matches!(
            text.tokens()[first - 1].upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Det | Upos::Pron
        )
    {
        first -= 1;
    }
    let link = preposition(text, timed, begin, role)?;
    Some((first, Some(link)))
}

/// "with the president of Armenia", "rebels in Sudan", "a group of Moroccan diplomats": who stands before the preposition
/// acts, under the preposition before that. Gives where its phrase begins, and that preposition.
fn outer(
    text: Text<'_>,
    timed: &[bool],
    begin: usize,
    before: &[Figure],
    figure: &Figure,
) -> Option<(usize, Option<usize>)> {
    let link = figure.preposition.filter(|&at| {
        at > begin
            && !matches!(figure.who, Who::Person(_))
            && (at + 1..figure.phrase.start).all(|token| {
                matches!(
                    text.tokens()[token].upos,
                    Upos::Det | Upos::Adj | Upos::Noun
                )
            })
    })?;
    let head = link - 1;
    let of = text.is(link, "of") || text.is(link, "from");
    // Nations and their agents can be counted, countries cannot: "parts of Ukraine".
    let counted = figure.agent.is_some() || figure.form == Form::Nationality;
    let counts =
        counted && text.is(link, "of") && text.hits.class_at(head, class::PARTITIVE).is_some();
    // "killed by Kenyan forces in Chad": the forces are told already.
    let told = !of
        && before
            .last()
            .is_some_and(|other| other.phrase.contains(&head));
    let acts = !told
        && acts_for(text, head).is_some_and(|label| {
            of || label != "office" && ["in", "throughout"].iter().any(|word| text.is(link, word))
        });
    if !(counts || acts) {
        return None;
    }
    let mut first = head;
    while first > begin
        && !timed[first - 1]
        && matches!(
            text.tokens()[first - 1].upos,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det
        )
    {
        first -= 1;
    }
    Some((first, preposition(text, timed, begin, head)))
}

fn is_home(text: Text<'_>, at: usize) -> bool {
    [
        "home",
        "house",
        "town",
        "hometown",
        "village",
        "city",
        "capital",
        "residence",
        "camp",
    ]
    .iter()
    .any(|noun| text.lemma_is(at, noun))
}

/// "Russia's forces" act for Russia; "Iran's nuclear chief, Salehi" and "Trump's plan" do not act for their owners.
fn owned_agent(text: Text<'_>, from: usize, end: usize, next: Option<usize>) -> Option<usize> {
    let nominal = |token: &usize| {
        matches!(
            text.tokens()[*token].upos,
            Upos::Adj | Upos::Noun | Upos::Propn
        )
    };
    let head = (from..end).take_while(nominal).last()?;
    // "Kenya's army condemned Chad" names no head of the army.
    let named =
        next.is_some_and(|next| next == head + 1 || next == head + 2 && text.is(head + 1, ","));
    (!named && acts_for(text, head).is_some()).then_some(head)
}

/// The preposition before a phrase, also over a possessor: "with Italy's Prime Minister".
fn preposition(text: Text<'_>, timed: &[bool], begin: usize, first: usize) -> Option<usize> {
    let tokens = text.tokens();
    let mut at = first;
    while at > begin {
        let before = &tokens[at - 1];
        match before.upos {
            // "in November 1985 Reagan met ...": the preposition belongs to the time.
            _ if timed[at - 1] => return None,
            // "up to 100 Albanians", "at least 20 Kurds", "about 200 Turks"
            _ if counts(text, at - 1) => at -= 1,
            Upos::Adp | Upos::Sconj => return Some(at - 1),
            _ if before.tag == Tag::To => return Some(at - 1),
            _ if before.tag == Tag::Pos => at -= 1,
            Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num | Upos::Det => at -= 1,
            Upos::Pron if before.tag == Tag::PrpPoss => at -= 1,
            // "talks on trade and North Korea"
            Upos::Cconj if at > begin + 2 && tokens[at - 2].upos == Upos::Noun => at -= 1,
            _ => return None,
        }
    }
    None
}

/// Words that measure the number behind them and govern nothing.
fn counts(text: Text<'_>, token: usize) -> bool {
    let is = |at: usize, words: &[&str]| words.iter().any(|word| text.is(at, word));
    let number = text
        .tokens()
        .get(token + 1)
        .is_some_and(|next| next.upos == Upos::Num);
    let before = |words: &[&str]| token.checked_sub(1).is_some_and(|at| is(at, words));
    number
        && is(
            token,
            &[
                "about", "around", "over", "under", "nearly", "some", "almost",
            ],
        )
        || number && is(token, &["to"]) && before(&["up"])
        || number && is(token, &["than"]) && before(&["more", "fewer", "less"])
        || is(token, &["up"]) && is(token + 1, &["to"])
        || is(token, &["at"]) && is(token + 1, &["least", "most"])
        || is(token, &["least", "most"]) && before(&["at"])
        || is(token, &["more", "fewer", "less"]) && is(token + 1, &["than"])
}
