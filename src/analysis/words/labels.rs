//! The labels that the tagger gives: a part of speech and a Penn tag together.

use crate::model::text::{Tag, Upos};

pub type Label = (Upos, Tag);

/// A row of weights has this many places; more labels than these cannot be.
pub const ROW: usize = 64;

/// All labels, by number. The weights are laid out in this order.
pub const LABELS: [Label; 62] = [
    (Upos::Noun, Tag::Nn),
    (Upos::Adp, Tag::In),
    (Upos::Det, Tag::Dt),
    (Upos::Propn, Tag::Nnp),
    (Upos::Adj, Tag::Jj),
    (Upos::Punct, Tag::Comma),
    (Upos::Noun, Tag::Nns),
    (Upos::Punct, Tag::Stop),
    (Upos::Pron, Tag::Prp),
    (Upos::Adv, Tag::Rb),
    (Upos::Cconj, Tag::Cc),
    (Upos::Verb, Tag::Vb),
    (Upos::Verb, Tag::Vbn),
    (Upos::Num, Tag::Cd),
    (Upos::Sconj, Tag::In),
    (Upos::Aux, Tag::Vbz),
    (Upos::Verb, Tag::Vbg),
    (Upos::Part, Tag::To),
    (Upos::Verb, Tag::Vbp),
    (Upos::Verb, Tag::Vbd),
    (Upos::Aux, Tag::Md),
    (Upos::Pron, Tag::PrpPoss),
    (Upos::Aux, Tag::Vbp),
    (Upos::Verb, Tag::Vbz),
    (Upos::Punct, Tag::Colon),
    (Upos::Aux, Tag::Vbd),
    (Upos::Pron, Tag::Wdt),
    (Upos::Part, Tag::Rb),
    (Upos::Punct, Tag::Lrb),
    (Upos::Punct, Tag::Rrb),
    (Upos::Aux, Tag::Vb),
    (Upos::Pron, Tag::Dt),
    (Upos::Punct, Tag::Hyph),
    (Upos::Adv, Tag::Wrb),
    (Upos::Adj, Tag::Nnp),
    (Upos::Pron, Tag::Wp),
    (Upos::Propn, Tag::Nnps),
    (Upos::Part, Tag::Pos),
    (Upos::Intj, Tag::Uh),
    (Upos::Punct, Tag::Open),
    (Upos::Punct, Tag::Close),
    (Upos::Adp, Tag::Rp),
    (Upos::Adj, Tag::Jjr),
    (Upos::Pron, Tag::Ex),
    (Upos::Adv, Tag::Rbr),
    (Upos::Aux, Tag::Vbn),
    (Upos::Pron, Tag::Nn),
    (Upos::Adj, Tag::Jjs),
    (Upos::X, Tag::Fw),
    (Upos::Verb, Tag::Nnp),
    (Upos::Sym, Tag::Sym),
    (Upos::Det, Tag::Pdt),
    (Upos::Aux, Tag::Vbg),
    (Upos::Adv, Tag::Rbs),
    (Upos::Det, Tag::Wdt),
    (Upos::X, Tag::Ls),
    (Upos::Adv, Tag::Fw),
    (Upos::Sym, Tag::Nn),
    (Upos::Sym, Tag::Dollar),
    (Upos::Pron, Tag::WpPoss),
    (Upos::Propn, Tag::Add),
    (Upos::Punct, Tag::Nfp),
];

pub fn number(label: Label) -> Option<u8> {
    LABELS
        .iter()
        .position(|&known| known == label)
        .map(|at| at as u8)
}
