//! Tokens with lemma and tags, for those who build on the word layer or measure it.

use serde::Serialize;

use crate::model::text::{Tag, Text, Upos};

use super::points::{At, Points};

#[derive(Debug, Serialize)]
pub(super) struct TokenView {
    #[serde(flatten)]
    at: At,
    lemma: String,
    upos: &'static str,
    xpos: &'static str,
}

/// `index` lies in `text.tokens()`.
pub(super) fn token(text: Text<'_>, index: usize, points: &Points<'_>) -> TokenView {
    let token = text.tokens().get(index).copied().unwrap_or_default();
    TokenView {
        at: points.at(token.span),
        lemma: text.lemma(index),
        upos: upos(token.upos),
        xpos: xpos(token.tag),
    }
}

/// As Universal Dependencies writes it.
fn upos(upos: Upos) -> &'static str {
    match upos {
        Upos::Adj => "ADJ",
        Upos::Adp => "ADP",
        Upos::Adv => "ADV",
        Upos::Aux => "AUX",
        Upos::Cconj => "CCONJ",
        Upos::Det => "DET",
        Upos::Intj => "INTJ",
        Upos::Noun => "NOUN",
        Upos::Num => "NUM",
        Upos::Part => "PART",
        Upos::Pron => "PRON",
        Upos::Propn => "PROPN",
        Upos::Punct => "PUNCT",
        Upos::Sconj => "SCONJ",
        Upos::Sym => "SYM",
        Upos::Verb => "VERB",
        Upos::X => "X",
    }
}

/// As the Penn Treebank and UD English write it.
fn xpos(tag: Tag) -> &'static str {
    match tag {
        Tag::Cc => "CC",
        Tag::Cd => "CD",
        Tag::Dt => "DT",
        Tag::Ex => "EX",
        Tag::Fw => "FW",
        Tag::In => "IN",
        Tag::Jj => "JJ",
        Tag::Jjr => "JJR",
        Tag::Jjs => "JJS",
        Tag::Ls => "LS",
        Tag::Md => "MD",
        Tag::Nn => "NN",
        Tag::Nns => "NNS",
        Tag::Nnp => "NNP",
        Tag::Nnps => "NNPS",
        Tag::Pdt => "PDT",
        Tag::Pos => "POS",
        Tag::Prp => "PRP",
        Tag::PrpPoss => "PRP$",
        Tag::Rb => "RB",
        Tag::Rbr => "RBR",
        Tag::Rbs => "RBS",
        Tag::Rp => "RP",
        Tag::Sym => "SYM",
        Tag::To => "TO",
        Tag::Uh => "UH",
        Tag::Vb => "VB",
        Tag::Vbd => "VBD",
        Tag::Vbg => "VBG",
        Tag::Vbn => "VBN",
        Tag::Vbp => "VBP",
        Tag::Vbz => "VBZ",
        Tag::Wdt => "WDT",
        Tag::Wp => "WP",
        Tag::WpPoss => "WP$",
        Tag::Wrb => "WRB",
        Tag::Hyph => "HYPH",
        Tag::Afx => "AFX",
        Tag::Gw => "GW",
        Tag::Add => "ADD",
        Tag::Nfp => "NFP",
        Tag::Comma => ",",
        Tag::Stop => ".",
        Tag::Colon => ":",
        Tag::Open => "``",
        Tag::Close => "''",
        Tag::Lrb => "-LRB-",
        Tag::Rrb => "-RRB-",
        Tag::Dollar => "$",
        Tag::Xx => "XX",
    }
}
