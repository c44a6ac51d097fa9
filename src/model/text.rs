//! The words of an article, as every stage reads them.
//!
//! Made once by `analysis::words`; all indexes are into [`Words::tokens`].

use std::ops::Range;

use super::{few::Few, span::Span};

/// Parts of speech of Universal Dependencies.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Sym,
    Verb,
    #[default]
    X,
}

/// The finer tags of the Penn Treebank, as UD English has them in its XPOS column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[repr(u8)]
pub enum Tag {
    Cc,
    Cd,
    Dt,
    Ex,
    Fw,
    In,
    Jj,
    Jjr,
    Jjs,
    Ls,
    Md,
    Nn,
    Nns,
    Nnp,
    Nnps,
    Pdt,
    Pos,
    Prp,
    PrpPoss,
    Rb,
    Rbr,
    Rbs,
    Rp,
    Sym,
    To,
    Uh,
    Vb,
    Vbd,
    Vbg,
    Vbn,
    Vbp,
    Vbz,
    Wdt,
    Wp,
    WpPoss,
    Wrb,
    Hyph,
    Afx,
    Gw,
    Add,
    Nfp,
    /// `,`
    Comma,
    /// `.` and what ends a sentence
    Stop,
    /// `:` and dashes
    Colon,
    /// opening quotation marks
    Open,
    /// closing quotation marks
    Close,
    Lrb,
    Rrb,
    Dollar,
    #[default]
    Xx,
}

impl Upos {
    /// The names of Universal Dependencies, in the order of the variants.
    pub const NAMES: [&'static str; 17] = [
        "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN",
        "PUNCT", "SCONJ", "SYM", "VERB", "X",
    ];
    const ALL: [Upos; 17] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];

    pub fn name(self) -> &'static str {
        Self::NAMES[self as usize]
    }

    /// By name, in any case.
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|upos| upos.name().eq_ignore_ascii_case(name))
    }
}

impl Tag {
    /// The names of the Penn Treebank as UD English writes them, in the order of the variants.
    pub const NAMES: [&'static str; 49] = [
        "CC", "CD", "DT", "EX", "FW", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP",
        "NNPS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB",
        "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "HYPH", "AFX", "GW", "ADD",
        "NFP", ",", ".", ":", "``", "''", "-LRB-", "-RRB-", "$",
    ];
    pub const ALL: [Tag; 49] = [
        Tag::Cc,
        Tag::Cd,
        Tag::Dt,
        Tag::Ex,
        Tag::Fw,
        Tag::In,
        Tag::Jj,
        Tag::Jjr,
        Tag::Jjs,
        Tag::Ls,
        Tag::Md,
        Tag::Nn,
        Tag::Nns,
        Tag::Nnp,
        Tag::Nnps,
        Tag::Pdt,
        Tag::Pos,
        Tag::Prp,
        Tag::PrpPoss,
        Tag::Rb,
        Tag::Rbr,
        Tag::Rbs,
        Tag::Rp,
        Tag::Sym,
        Tag::To,
        Tag::Uh,
        Tag::Vb,
        Tag::Vbd,
        Tag::Vbg,
        Tag::Vbn,
        Tag::Vbp,
        Tag::Vbz,
        Tag::Wdt,
        Tag::Wp,
        Tag::WpPoss,
        Tag::Wrb,
        Tag::Hyph,
        Tag::Afx,
        Tag::Gw,
        Tag::Add,
        Tag::Nfp,
        Tag::Comma,
        Tag::Stop,
        Tag::Colon,
        Tag::Open,
        Tag::Close,
        Tag::Lrb,
        Tag::Rrb,
        Tag::Dollar,
    ];

    pub fn name(self) -> &'static str {
        Self::NAMES.get(self as usize).copied().unwrap_or("XX")
    }

    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tag| tag.name() == name)
    }
}

/// A lemma without an allocation: the first `keep` bytes of the lower-cased word, then `add`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Lemma {
    pub keep: u16,
    pub add: &'static str,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Token {
    pub span: Span,
    pub upos: Upos,
    pub tag: Tag,
    pub lemma: Lemma,
}

impl Token {
    pub fn text<'a>(&self, body: &'a str) -> &'a str {
        self.span.of(body)
    }

    /// Whether it is, in any case, the given word. Nearly all words that are asked for have another length.
    #[inline]
    pub fn is(&self, body: &str, word: &str) -> bool {
        self.span.len() == word.len() && self.reads(body, word)
    }

    fn reads(&self, body: &str, word: &str) -> bool {
        self.text(body).eq_ignore_ascii_case(word)
    }

    /// Whether its lemma is the given one, which is in lower case.
    #[inline]
    pub fn lemma_is(&self, body: &str, lemma: &str) -> bool {
        usize::from(self.lemma.keep) + self.lemma.add.len() == lemma.len()
            && self.lemma_reads(body, lemma)
    }

    fn lemma_reads(&self, body: &str, lemma: &str) -> bool {
        let Lemma { keep, add } = self.lemma;
        let keep = usize::from(keep);
        if !lemma.ends_with(add) {
            return false;
        }
        let kept = self.text(body).get(..keep);
        kept.is_some_and(|kept| kept.eq_ignore_ascii_case(&lemma[..keep]))
    }
}

/// A sentence, a heading or a line that stands alone: a run of tokens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sentence {
    pub span: Span,
    pub tokens: Range<usize>,
    /// Whether a blank line (or the start of the text) stands before it.
    pub opens_paragraph: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tense {
    Past,
    Present,
    Future,
    /// Infinitives and participles that stand without a finite verb.
    None,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct Aspect {
    pub perfect: bool,
    pub progressive: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Voice {
    Active,
    Passive,
}

/// What stands over a verb group and takes from its force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Modality {
    /// A plain finite verb.
    Plain,
    /// will, shall, "is to", "is due to", "is expected to", "is set to"
    Will,
    /// would, could, may, might
    May,
    /// must, should, "has to", "needs to"
    Must,
    /// can
    Can,
}

/// A verb with its auxiliaries: "was to have met", "did not attend", "agreed to meet" (two groups, the second governed by the first).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct VerbGroup {
    /// From the first auxiliary to the main verb.
    pub tokens: Range<usize>,
    /// The main verb.
    pub head: usize,
    pub finite: bool,
    pub tense: Tense,
    pub aspect: Aspect,
    pub voice: Voice,
    pub modality: Modality,
    pub negated: bool,
    /// In an if-, unless- or whether-clause.
    pub conditional: bool,
    /// The verb group on which this infinitive, participle or reported clause hangs: "agreed" for "to meet".
    pub governor: Option<usize>,
    /// The clause (index into [`Words::clauses`]).
    pub clause: usize,
}

/// A base noun phrase: determiner to head, without what follows in "of ..." or relative clauses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NounPhrase {
    pub tokens: Range<usize>,
    pub head: usize,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ClauseKind {
    Main,
    Coordinate,
    /// who, which, that after a noun
    Relative,
    /// after, before, when, while, because, as, if ...
    Adverbial,
    /// that ..., whether ..., what ... after a verb of saying or thinking
    Complement,
    /// "to meet ...", "meeting ...", "accused of ..."
    Nonfinite,
}

/// A clause: the stretch of tokens that one verb group governs. Clauses cover a sentence without overlap;
/// an inner clause that interrupts its parent splits the parent into `parts`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clause {
    pub kind: ClauseKind,
    pub sentence: usize,
    pub parent: Option<usize>,
    /// Stretches of tokens, in order.
    pub parts: Few<Range<usize>>,
    /// The verb group (index into [`Words::groups`]); none in headings and fragments.
    pub group: Option<usize>,
    /// The noun phrase that is its subject (index into [`Words::phrases`]); for a participle or infinitive the one it is understood to have.
    pub subject: Option<usize>,
}

/// Everything that the word layer says about one body.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Words {
    pub tokens: Vec<Token>,
    pub sentences: Vec<Sentence>,
    pub groups: Vec<VerbGroup>,
    pub phrases: Vec<NounPhrase>,
    pub clauses: Vec<Clause>,
    /// For each token, the clause it lies in; as long as `tokens`.
    pub clause_of: Vec<u32>,
    /// For each token, the sentence it lies in; as long as `tokens`.
    pub sentence_at: Vec<u32>,
}

impl Words {
    /// The sentence in which a token lies; the last one for what is behind all tokens.
    #[inline]
    pub fn sentence_of(&self, token: usize) -> usize {
        self.sentence_at
            .get(token)
            .map_or(self.sentences.len().saturating_sub(1), |&at| at as usize)
    }

    /// The first token that ends behind the byte `at`.
    pub fn token_at(&self, at: u32) -> usize {
        self.tokens.partition_point(|token| token.span.end <= at)
    }

    /// The tokens that a span touches.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let first = self.token_at(span.start);
        let end = self
            .tokens
            .partition_point(|token| token.span.start < span.end);
        first..end.max(first)
    }

    /// The bytes that a run of tokens covers.
    pub fn span(&self, tokens: Range<usize>) -> Span {
        match (
            self.tokens.get(tokens.start),
            tokens
                .end
                .checked_sub(1)
                .and_then(|last| self.tokens.get(last)),
        ) {
            (Some(first), Some(last)) if tokens.start < tokens.end => first.span.cover(last.span),
            _ => Span::default(),
        }
    }

    /// The verb group whose clause holds the token.
    pub fn group_of(&self, token: usize) -> Option<&VerbGroup> {
        let clause = self.clauses.get(*self.clause_of.get(token)? as usize)?;
        self.groups.get(clause.group?)
    }
}

/// A word list's name for what a word means: a small number that stands for `{month}`, `{title}`, ...
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Class(pub u16);

/// A word or phrase of the text that stands in a word list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Hit {
    /// First token.
    pub first: u32,
    /// How many tokens.
    pub len: u16,
    pub class: Class,
    /// What the list says of it: a number, or the index of a text in the list's table.
    pub value: u32,
}

/// What the word lists know of a text: all hits, by first token.
#[derive(Debug, Clone, Default)]
pub struct Hits {
    pub all: Vec<Hit>,
    /// For each token (and one more), where its hits begin in `all`.
    pub begin: Vec<u32>,
}

impl Hits {
    pub fn at(&self, token: usize) -> &[Hit] {
        self.within(token..token + 1)
    }

    /// All hits that begin within some tokens, in order.
    pub fn within(&self, tokens: Range<usize>) -> &[Hit] {
        match (self.begin.get(tokens.start), self.begin.get(tokens.end)) {
            (Some(&from), Some(&to)) => &self.all[from as usize..to as usize],
            _ => &[],
        }
    }

    /// The longest hit of a class that begins at a token.
    pub fn class_at(&self, token: usize, class: Class) -> Option<Hit> {
        self.at(token)
            .iter()
            .filter(|hit| hit.class == class)
            .max_by_key(|hit| hit.len)
            .copied()
    }
}

/// The borrowed view that every stage reads.
#[derive(Debug, Clone, Copy)]
pub struct Text<'a> {
    pub body: &'a str,
    pub words: &'a Words,
    pub hits: &'a Hits,
}

impl<'a> Text<'a> {
    pub fn word(&self, token: usize) -> &'a str {
        self.words
            .tokens
            .get(token)
            .map_or("", |t| t.text(self.body))
    }

    pub fn tokens(&self) -> &'a [Token] {
        &self.words.tokens
    }

    /// Whether a word is, in lower case, the given one.
    #[inline]
    pub fn is(&self, token: usize, word: &str) -> bool {
        let token = self.words.tokens.get(token);
        token.is_some_and(|token| token.is(self.body, word))
    }

    /// The lemma of a token, lower-cased.
    pub fn lemma(&self, token: usize) -> String {
        let Some(known) = self.words.tokens.get(token).map(|t| t.lemma) else {
            return String::new();
        };
        let word = self.word(token).to_lowercase();
        let keep = word.get(..usize::from(known.keep)).unwrap_or(&word);
        format!("{keep}{}", known.add)
    }

    #[inline]
    pub fn lemma_is(&self, token: usize, lemma: &str) -> bool {
        let token = self.words.tokens.get(token);
        token.is_some_and(|token| token.lemma_is(self.body, lemma))
    }
}
