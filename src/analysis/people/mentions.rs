//! Who is mentioned where: one sorted index over all people, organizations and places of a document.
//!
//! In: the names and the words. Out: [`Mentions`], asked by the stages that read what was said and done.

use std::ops::Range;

use crate::{
    grammar::lexicon::class,
    model::{
        document::{
            Form, Mention, Organization, OrganizationId, Person, PersonId, Place, PlaceId, Who,
        },
        span::Span,
        text::{Class, Hit, Hits, Words},
    },
};

/// One mention, with whom it means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentioned {
    pub who: Who,
    pub form: Form,
    pub span: Span,
    /// The tokens of the span: the name alone.
    pub tokens: Range<usize>,
    /// The tokens with the title before the name.
    pub whole: Range<usize>,
}

/// By first token; of those that begin together the longest first.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mentions {
    pub all: Vec<Mentioned>,
}

impl Mentions {
    pub fn of(
        people: &[Person],
        organizations: &[Organization],
        places: &[Place],
        words: &Words,
    ) -> Self {
        let id = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let people = people.iter().enumerate().flat_map(|(index, person)| {
            person
                .mentions
                .iter()
                .map(move |m| (Who::Person(PersonId(id(index))), m))
        });
        let bodies = organizations.iter().enumerate().flat_map(|(index, body)| {
            body.mentions
                .iter()
                .map(move |m| (Who::Organization(OrganizationId(id(index))), m))
        });
        let places = places.iter().enumerate().flat_map(|(index, place)| {
            place
                .mentions
                .iter()
                .map(move |m| (Who::Place(PlaceId(id(index))), m))
        });
        let mut all: Vec<Mentioned> = people
            .chain(bodies)
            .chain(places)
            .map(|(who, mention)| mentioned(who, mention, words))
            .collect();
        all.sort_by(|a, b| {
            a.tokens
                .start
                .cmp(&b.tokens.start)
                .then(b.tokens.end.cmp(&a.tokens.end))
                .then(a.who.cmp(&b.who))
        });
        Self { all }
    }

    /// All that begin within a run of tokens, in reading order.
    pub fn within(&self, tokens: Range<usize>) -> &[Mentioned] {
        let from = self
            .all
            .partition_point(|mention| mention.tokens.start < tokens.start);
        let to = self
            .all
            .partition_point(|mention| mention.tokens.start < tokens.end);
        self.all.get(from..to.max(from)).unwrap_or(&[])
    }

    /// The mention in which a token lies, the longest one, titles included.
    pub fn at(&self, token: usize) -> Option<&Mentioned> {
        // No mention with its title is longer than this.
        const LONGEST: usize = 24;
        let near = self.within(token.saturating_sub(LONGEST)..token + LONGEST);
        near.iter()
            .filter(|mention| mention.whole.contains(&token))
            .max_by_key(|mention| (mention.whole.len(), std::cmp::Reverse(mention.tokens.start)))
    }

    /// The last mention that ends at or before a token.
    pub fn before(&self, token: usize) -> Option<&Mentioned> {
        let to = self
            .all
            .partition_point(|mention| mention.tokens.start < token);
        self.all
            .get(..to)?
            .iter()
            .rev()
            .find(|mention| mention.tokens.end <= token)
    }

    /// The mentions as hits for rules: `<person>`, `<organization>`, `<place>`, `<who>`. Their value is the index in [`Mentions::all`]; they begin with the title.
    pub fn hits(&self, tokens: usize) -> Hits {
        let mut found: Vec<Hit> = Vec::with_capacity(self.all.len() * 2);
        for (index, mention) in self.all.iter().enumerate() {
            let own = match mention.who {
                Who::Person(_) => class::PERSON_MENTION,
                Who::Organization(_) => class::ORGANIZATION_MENTION,
                Who::Place(_) => class::PLACE_MENTION,
            };
            found.extend([own, class::WHO_MENTION].map(|class| hit(mention, class, index)));
        }
        found.sort_by_key(|hit| (hit.first, hit.len));
        let mut begin = Vec::with_capacity(tokens + 1);
        let mut next = 0;
        for token in 0..=tokens {
            while found
                .get(next)
                .is_some_and(|hit| (hit.first as usize) < token)
            {
                next += 1;
            }
            begin.push(u32::try_from(next).unwrap_or(u32::MAX));
        }
        Hits { all: found, begin }
    }
}

fn hit(mention: &Mentioned, class: Class, index: usize) -> Hit {
    let small = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    Hit {
        first: small(mention.whole.start),
        len: u16::try_from(mention.whole.len()).unwrap_or(u16::MAX),
        class,
        value: small(index),
    }
}

fn mentioned(who: Who, mention: &Mention, words: &Words) -> Mentioned {
    let tokens = words.tokens_in(mention.span);
    let start = mention
        .title_start
        .map_or(tokens.start, |at| words.token_at(at));
    Mentioned {
        who,
        form: mention.form,
        span: mention.span,
        whole: start.min(tokens.start)..tokens.end,
        tokens,
    }
}
