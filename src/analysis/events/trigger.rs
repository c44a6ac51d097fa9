//! The words that tell an event: a verb or a noun, found by `assets/rules/events.toml`.

mod promise;

use std::{ops::Range, sync::LazyLock};

use rustc_hash::{FxHashMap, FxHashSet};

use super::{
    Scene,
    when::{Tie, ties},
};
use crate::{
    analysis::time,
    grammar::{
        lexicon::class,
        rule::{Found, Rule, RuleSet},
    },
    model::{
        document::Who,
        event::EventType,
        text::{Modality, Tag, Upos, VerbGroup, Voice},
    },
};

pub(super) static LINES: &str = include_str!(concat!(env!("OUT_DIR"), "/rules-events.txt"));

static RULES: LazyLock<RuleSet<EventType>> = LazyLock::new(|| {
    RuleSet::load(LINES, EventType::parse).unwrap_or_else(|fault| panic!("{fault}"))
});

#[derive(Debug, Clone)]
pub(super) struct Trigger {
    pub(super) kind: EventType,
    pub(super) tokens: Range<usize>,
    /// The verb or noun that carries the grammar.
    pub(super) head: usize,
    pub(super) nominal: bool,
    /// "the meeting", "that visit": perhaps told before.
    pub(super) definite: bool,
    pub(super) with: Flags,
    pub(super) rule: &'static str,
    /// How it stands to the times of its sentence.
    pub(super) ties: Vec<Tie>,
}

impl Trigger {
    pub(super) fn asks(&self, flag: Flag) -> bool {
        self.with.has(flag)
    }
}

/// What a rule asks of its trigger: the words under `with`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Flag {
    Alone,
    Both,
    Dated,
    Direct,
    Duty,
    Finite,
    Guest,
    Noun,
    Verb,
    Weak,
    Who,
    Cancelled,
    Denied,
    Hypothetical,
    Ongoing,
    Planned,
    Proposed,
}

impl Flag {
    const ALL: [(&'static str, Flag); 17] = [
        ("alone", Flag::Alone),
        ("both", Flag::Both),
        ("dated", Flag::Dated),
        ("direct", Flag::Direct),
        ("duty", Flag::Duty),
        ("finite", Flag::Finite),
        ("guest", Flag::Guest),
        ("noun", Flag::Noun),
        ("verb", Flag::Verb),
        ("weak", Flag::Weak),
        ("who", Flag::Who),
        ("cancelled", Flag::Cancelled),
        ("denied", Flag::Denied),
        ("hypothetical", Flag::Hypothetical),
        ("ongoing", Flag::Ongoing),
        ("planned", Flag::Planned),
        ("proposed", Flag::Proposed),
    ];
}

/// A set of flags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Flags(u32);

impl Flags {
    fn one(flag: Flag) -> Self {
        Self(1 << flag as u32)
    }

    fn read(with: &str) -> Self {
        let known = |word| Flag::ALL.iter().find(|(name, _)| *name == word);
        let flags = with.split(' ').filter_map(known);
        flags.fold(Self::default(), |all, (_, flag)| {
            Self(all.0 | Self::one(*flag).0)
        })
    }

    fn has(self, flag: Flag) -> bool {
        self.0 & Self::one(flag).0 != 0
    }
}

/// How a rule's events are told in a headline.
pub(super) fn say(rule: &str) -> Option<&'static str> {
    named(rule)
        .map(|rule| rule.say)
        .filter(|say| !say.is_empty())
}

pub(super) fn kind(rule: &str) -> Option<EventType> {
    named(rule).map(|rule| rule.op)
}

fn named(name: &str) -> Option<&'static Rule<EventType>> {
    static BY_NAME: LazyLock<FxHashMap<&str, &Rule<EventType>>> = LazyLock::new(|| {
        let named = RULES.rules().iter().rev().map(|rule| (rule.name, rule));
        named.collect()
    });
    BY_NAME.get(name).copied()
}

/// All triggers in reading order; of two in one clause the weak one gives way. Apart from them those that announce what
/// another tells.
pub(super) fn find(scene: &Scene<'_>) -> (Vec<Trigger>, Vec<Trigger>) {
    let times = time::hits(scene.layers.times, scene.text);
    let found = RULES.find_where(scene.text, Some(&times), |found| {
        trigger(scene, found).is_some()
    });
    let mut triggers: Vec<Trigger> = found
        .iter()
        .filter_map(|found| trigger(scene, found))
        .collect();
    duties(scene, &mut triggers);
    triggers.sort_by_key(|trigger| trigger.tokens.start);
    let strong: FxHashSet<u32> = triggers
        .iter()
        .filter(|t| !t.asks(Flag::Weak))
        .map(|t| clause(scene, t.head))
        .collect();
    // A weak noun gives way to anything stronger in its clause, and what is announced is told for itself.
    triggers
        .retain(|t| !t.asks(Flag::Weak) || !t.nominal || !strong.contains(&clause(scene, t.head)));
    let sentence = |t: &Trigger| scene.text.words.sentence_of(t.head);
    let told: FxHashSet<usize> = triggers
        .iter()
        .filter(|t| t.kind != EventType::Statement && !(t.nominal && t.asks(Flag::Weak)))
        .map(sentence)
        .collect();
    for trigger in &mut triggers {
        trigger.ties = ties(scene, trigger);
    }
    let promised = promise::promises(scene, &triggers);
    let (mut announced, triggers): (Vec<Trigger>, Vec<Trigger>) = triggers
        .into_iter()
        .partition(|t| t.kind == EventType::Statement && told.contains(&sentence(t)));
    announced.extend(promised);
    (triggers, announced)
}

/// "Russia said that Sudan must return the plane": who says what another must do makes a demand.
fn duties(scene: &Scene<'_>, triggers: &mut Vec<Trigger>) {
    let groups = &scene.text.words.groups;
    for group in groups
        .iter()
        .filter(|group| group.finite && group.modality == Modality::Must && !group.negated)
    {
        let said = group
            .governor
            .and_then(|index| groups.get(index))
            .is_some_and(|above| above.finite);
        if (said || said_before(scene, group).is_some())
            && group.voice == Voice::Active
            && !in_quote(scene, group.head)
            && !triggers.iter().any(|t| t.head == group.tokens.start)
        {
            triggers.push(Trigger {
                kind: EventType::Demand,
                tokens: group.tokens.clone(),
                head: group.head,
                nominal: false,
                definite: false,
                with: Flags::one(Flag::Duty),
                rule: "demand",
                ties: Vec::new(),
            });
        }
    }
}

/// "Russia said on Tuesday that Sudan must return the plane": the verb of saying before "that", where the clauses do not
/// show it.
pub(super) fn said_before<'a>(scene: &Scene<'a>, group: &VerbGroup) -> Option<&'a VerbGroup> {
    let sentence = super::reach::sentence(scene, group.head);
    let before = super::reach::groups(scene, sentence);
    let last = before
        .iter()
        .rev()
        .find(|other| other.head < group.tokens.start)?;
    let that = (last.head + 1..group.tokens.start).any(|token| scene.text.is(token, "that"));
    let says = scene.text.hits.class_at(last.head, class::SAYING).is_some();
    (that && says && last.finite).then_some(last)
}

fn clause(scene: &Scene<'_>, token: usize) -> u32 {
    scene
        .text
        .words
        .clause_of
        .get(token)
        .copied()
        .unwrap_or(u32::MAX)
}

fn trigger(scene: &Scene<'_>, found: &Found<'_, EventType>) -> Option<Trigger> {
    let tokens = scene.text.tokens();
    let with = Flags::read(found.rule.with);
    let (verb_only, noun_only) = (with.has(Flag::Verb), with.has(Flag::Noun));
    let verb = |token: usize| matches!(tokens[token].upos, Upos::Verb | Upos::Aux);
    let first = found.tokens.start;
    let verbless = verb_only && !verb(first) && stands_for_verb(scene, first);
    let is_verb = |token: usize| verb(token) || verbless;
    let is_noun =
        |token: usize| !verbless && matches!(tokens[token].upos, Upos::Noun | Upos::Propn);
    let mut range = found.tokens.clone();
    let head = if noun_only {
        range.rev().find(|&token| is_noun(token))?
    } else if verb_only {
        range.next().filter(|&token| is_verb(token))?
    } else {
        range
            .clone()
            .find(|&token| is_verb(token))
            .filter(|&token| token == range.start)
            .or_else(|| range.rev().find(|&token| is_noun(token)))?
    };
    let nominal = is_noun(head);
    // "an ousted president": the participle only describes.
    let describes =
        |token: usize| tokens[token].upos == Upos::Adj && scene.text.word(token).ends_with("ed");
    if nominal && !noun_only && describes(found.tokens.start) {
        return None;
    }
    // "Peru Express Respect": a verb at the end of what was taken for a name.
    let finite = matches!(tokens[head].tag, Tag::Vbp | Tag::Vbz | Tag::Vbd);
    let mentioned = scene.cast.covers(head).is_some_and(|figure| {
        let named = matches!(figure.who, Who::Person(_) | Who::Organization(_));
        named && !(finite && figure.tokens.len() > 1 && figure.tokens.end == head + 1)
    });
    let timed = scene.timed.get(head).copied().unwrap_or(false);
    if mentioned
        || timed
        || in_quote(scene, head)
        || (nominal && heads_compound(scene, head, found.tokens.start))
        || (!nominal && auxiliary(scene, head))
        || with.has(Flag::Finite)
            && (tokens[head].tag == Tag::Vbg || head > 0 && tokens[head - 1].tag == Tag::To)
    {
        return None;
    }
    // "announced it would prohibit all aid": another verb takes the noun.
    let another = found
        .tokens
        .clone()
        .skip(1)
        .any(|token| tokens[token].tag == Tag::Md && token != head);
    if another && !nominal {
        return None;
    }
    if nominal && found.rule.op == EventType::Visit && part_of_a_name(scene, head) {
        return None;
    }
    // "suspended the permit, officials said": the noun is the subject of the next verb.
    let runs_over = found.tokens.len() > 2
        && found.tokens.clone().any(|token| scene.text.is(token, ","))
        && tokens
            .get(found.tokens.end)
            .is_some_and(|next| matches!(next.tag, Tag::Vbd | Tag::Vbz | Tag::Vbp | Tag::Md));
    if runs_over {
        return None;
    }
    // "an election rally"
    let campaign = found.tokens.start.checked_sub(1).is_some_and(|before| {
        ["election", "campaign", "political", "victory"]
            .iter()
            .any(|word| scene.text.is(before, word))
    });
    if campaign && found.rule.op == EventType::Protest {
        return None;
    }
    if with.has(Flag::Both) && !named_together(scene, head) {
        return None;
    }
    let trigger = Trigger {
        kind: found.rule.op,
        definite: nominal && definite(scene, found.tokens.start),
        tokens: found.tokens.clone(),
        head,
        nominal,
        with,
        rule: found.rule.name,
        ties: Vec::new(),
    };
    (!with.has(Flag::Who) || has_partner(scene, &trigger)).then_some(trigger)
}

/// Two people in a list before the verb: "Biden and Xi spoke".
fn named_together(scene: &Scene<'_>, head: usize) -> bool {
    let begin = super::reach::sentence(scene, head).start;
    let people = scene.cast.within(begin..head).iter();
    people
        .filter(|figure| matches!(figure.who, Who::Person(_)))
        .any(|figure| figure.listed && head - figure.tokens.end <= 6)
}

/// In a headline ("Kenya Hosts Talks") and in a sentence whose verb was not seen, a word with the ending of a verb behind a
/// noun is the verb.
fn stands_for_verb(scene: &Scene<'_>, token: usize) -> bool {
    let sentence = super::reach::sentence(scene, token);
    let behind_noun = token > sentence.start
        && matches!(
            scene.text.tokens()[token - 1].upos,
            Upos::Noun | Upos::Propn | Upos::Adv
        );
    let has_verb = || {
        let groups = super::reach::groups(scene, sentence.clone());
        groups.iter().any(|group| group.finite)
    };
    let verbal = || {
        let ending = scene.text.word(token).to_ascii_lowercase();
        ending.ends_with('s') || ending.ends_with("ed") || scene.text.lemma_is(token, &ending)
    };
    behind_noun && !has_verb() && verbal()
}

/// Words between marks are what somebody said and no report of the paper.
fn in_quote(scene: &Scene<'_>, token: usize) -> bool {
    scene.quoted.get(token).copied().unwrap_or(false)
}

/// "talks" in "talks show": another noun follows and heads the phrase.
fn heads_compound(scene: &Scene<'_>, token: usize, first: usize) -> bool {
    let next = scene.text.tokens().get(token + 1);
    let hyphen = |at: usize| scene.text.is(at, "-");
    next.is_some_and(|next| next.upos == Upos::Noun)
        || hyphen(token + 1)
        // "a cease-fire" is one word.
        || token > first && hyphen(token - 1) && token - 1 == first && next.is_some()
        || token == first && token.checked_sub(1).is_some_and(hyphen) && next.is_some()
}

/// "Deferred Enforced Departure": a capital behind two others that name nobody.
fn part_of_a_name(scene: &Scene<'_>, token: usize) -> bool {
    let begin = super::reach::sentence(scene, token).start;
    let capital = |token: usize| scene.text.word(token).starts_with(char::is_uppercase);
    token >= begin + 2
        && capital(token)
        && (token - 2..token).all(|at| capital(at) && scene.cast.covers(at).is_none())
}

/// A participle that only describes: "the proposed law", "wounded soldiers".
fn auxiliary(scene: &Scene<'_>, head: usize) -> bool {
    let tokens = scene.text.tokens();
    let participle = matches!(tokens[head].tag, Tag::Vbn | Tag::Vbg);
    let Some(before) = head.checked_sub(1) else {
        return false;
    };
    let named = matches!(
        tokens.get(head + 1).map(|next| next.upos),
        Some(Upos::Noun | Upos::Propn | Upos::Adj)
    );
    let newly = ["newly", "recently", "freshly", "just"]
        .iter()
        .any(|word| scene.text.is(before, word));
    // "Newly appointed Prime Minister Brandt", "Ousted president Brandt": it opens the sentence and only describes.
    let opens = |token: usize| super::reach::sentence(scene, token).start == token;
    if named && (newly && opens(before) || participle && opens(head)) {
        return true;
    }
    // "won the most pledged delegates"
    let most = scene.text.is(before, "most")
        && before > 0
        && tokens[before - 1].upos == Upos::Det
        && matches!(tokens[head].tag, Tag::Vbn | Tag::Vbd);
    if named && most {
        return true;
    }
    // "the Israeli-occupied West Bank"
    if scene.text.is(before, "-") && tokens[head].tag != Tag::Vbz {
        return true;
    }
    let next = tokens.get(head + 1).map(|next| next.upos);
    // "May's negotiated agreement", "activists and elected leaders", "code-sharing and hosting service"
    let owned = matches!(tokens[before].tag, Tag::Pos | Tag::PrpPoss);
    let beside = tokens[before].upos == Upos::Cconj && matches!(next, Some(Upos::Noun));
    let both_describe = beside
        && (tokens[head].tag == Tag::Vbn
            || before >= 2
                && (tokens[before - 1].upos == Upos::Adj || tokens[before - 2].tag == Tag::Hyph));
    if participle && named && (owned || both_describe) && !finite_alone(scene, head) {
        return true;
    }
    let described = matches!(next, Some(Upos::Noun | Upos::Propn | Upos::Adj));
    // "the newly appointed envoy", "rejected proposed Israeli changes"
    let lone = matches!(tokens[head].tag, Tag::Vbn | Tag::Vbd);
    let after_verb = matches!(tokens[before].upos, Upos::Verb | Upos::Adp)
        && tokens[before].tag != Tag::To
        && !scene.text.lemma_is(before, "have")
        && !scene.timed.get(before).copied().unwrap_or(false);
    let adverb = tokens[before].upos == Upos::Adv
        && scene.text.word(before).to_ascii_lowercase().ends_with("ly")
        && (before == 0
            || tokens[before - 1].upos == Upos::Det
            || tokens[before - 1].upos == Upos::Punct
            || scene.text.is(before, "newly"));
    participle
        && (matches!(tokens[before].upos, Upos::Det | Upos::Adj)
            || tokens[before].upos == Upos::Num
                && !scene.timed.get(before).copied().unwrap_or(false))
        && described
        && (next == Some(Upos::Noun) || tokens[before].upos == Upos::Det)
        || participle && adverb && described
        || lone && after_verb && described && reach_lone(scene, head)
}

fn finite_alone(scene: &Scene<'_>, head: usize) -> bool {
    super::reach::own_group(scene, head).is_some_and(|group| group.finite || group.tokens.len() > 1)
}

/// A past form that stands alone and so may be a participle.
fn reach_lone(scene: &Scene<'_>, head: usize) -> bool {
    super::reach::own_group(scene, head).is_none_or(|group| group.tokens.len() == 1)
}

fn definite(scene: &Scene<'_>, first: usize) -> bool {
    let start = first.saturating_sub(3);
    (start..first).any(|token| {
        ["the", "that", "this", "their", "those"]
            .iter()
            .any(|word| scene.text.is(token, word))
    })
}

/// Somebody stands right behind the verb, with nothing but a title or a preposition between.
fn has_partner(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let direct = trigger.asks(Flag::Direct);
    let from = if direct {
        trigger.head + 1
    } else {
        trigger.tokens.end
    };
    let parted = |token: usize| {
        scene.text.tokens().get(token).is_some_and(|token| {
            matches!(
                token.upos,
                Upos::Adp | Upos::Part | Upos::Adv | Upos::Pron | Upos::Sconj
            )
        })
    };
    if direct && parted(from) {
        return false;
    }
    if !direct && !trigger.asks(Flag::Guest) && is_done_to_somebody(scene, trigger) {
        return true;
    }
    let object = object(scene, from);
    scene.cast.within(from..from + 8).iter().any(|figure| {
        let named = figure.start()..figure.phrase.end;
        let heads = match &object {
            Some(phrase) => {
                let rest = named.end..phrase.end;
                let timed = |token| scene.timed.get(token).copied().unwrap_or(false);
                let whole = rest.clone().all(timed)
                    || figure.agent.is_some_and(|agent| agent + 1 == phrase.end);
                // "spoke with His Highness, Crown Prince Mishal"
                let apposed = scene.text.is(phrase.end, ",") && named.start == phrase.end + 1;
                apposed || named.start < phrase.end && phrase.start < named.end && whole
            }
            None => named.start <= from + 1,
        };
        let place_only = matches!(figure.who, Who::Place(_)) && trigger.asks(Flag::Guest);
        let agent = (from..figure.phrase.start).any(|token| scene.text.is(token, "by"));
        let owner = figure.possessive
            || figure.modifier && (figure.agent.is_none() || trigger.asks(Flag::Guest));
        heads && !agent && !place_only && !owner && super::cast::can_act(figure, scene.layers)
    })
}

/// The noun phrase that follows at once, or behind one word: "him", "the German ambassador".
fn object(scene: &Scene<'_>, from: usize) -> Option<Range<usize>> {
    let phrases = &scene.text.words.phrases;
    let at = phrases.partition_point(|phrase| phrase.tokens.end <= from);
    phrases
        .get(at)
        .map(|phrase| phrase.tokens.clone())
        .filter(|tokens| tokens.start <= from + 1)
}

/// "Navalny was released on Friday": in the passive the one it is for is the subject.
fn is_done_to_somebody(scene: &Scene<'_>, trigger: &Trigger) -> bool {
    let words = scene.text.words;
    let subject = super::reach::own_group(scene, trigger.head)
        .filter(|group| group.voice == Voice::Passive)
        .and_then(|group| words.clauses.get(group.clause)?.subject)
        .and_then(|index| words.phrases.get(index));
    subject.is_some_and(|phrase| {
        let figures = scene.cast.within(phrase.tokens.clone());
        figures.iter().any(|figure| {
            let person = matches!(figure.who, Who::Person(_)) || figure.agent.is_some();
            person && !figure.possessive && !figure.modifier
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_that_a_rule_gives_is_a_flag() {
        for (at, (name, flag)) in Flag::ALL.iter().enumerate() {
            assert_eq!(*flag as usize, at, "{name}");
        }
        for rule in RULES.rules() {
            for word in rule.with.split_whitespace() {
                assert_ne!(
                    Flags::read(word),
                    Flags::default(),
                    "`{word}` of {}",
                    rule.name
                );
            }
        }
    }
}
