//! Words for the types of events: their keys, everyday words, and the names of PLOVER and CAMEO that cover them.

use crate::{model::event::EventType, timeline::letters};

/// Everyday words by which a reader asks for a type, then its terms in PLOVER and CAMEO.
const WORDS: &[(EventType, &[&str])] = {
    use EventType::*;
    &[
        (
            Exchange,
            &[
                "exchanged",
                "swap",
                "swapped",
                "released",
                "freed",
                "prisoners",
                "retreat-release",
                "084",
            ],
        ),
        (
            Ceasefire,
            &[
                "truce",
                "armistice",
                "withdrew",
                "withdrawal",
                "disarmed",
                "retreat-ceasefire",
                "retreat-withdraw",
                "retreat-disarm",
                "087",
            ],
        ),
        (
            Sanctions,
            &[
                "sanctioned",
                "embargo",
                "restricted",
                "restrictions",
                "banned",
                "sanction",
                "163",
                "172",
            ],
        ),
        (
            Rupture,
            &[
                "expelled",
                "expulsion",
                "recalled",
                "broke",
                "severed",
                "sanction-expel",
                "sanction-withdraw",
                "sanction",
                "160",
                "161",
                "164",
                "165",
                "166",
            ],
        ),
        (
            Agreement,
            &[
                "agreed",
                "signed",
                "ratified",
                "treaty",
                "deal",
                "accord",
                "pact",
                "memorandum",
                "agree",
                "030",
                "031",
                "032",
                "033",
                "057",
            ],
        ),
        (
            Attack,
            &[
                "attacked", "struck", "strike", "shelled", "bombed", "killed", "clash", "fought",
                "assault", "coerce", "fight", "170", "180", "190", "200",
            ],
        ),
        (
            Call,
            &[
                "called",
                "phoned",
                "phone",
                "telephoned",
                "consult-phone",
                "041",
            ],
        ),
        (
            Visit,
            &[
                "visited",
                "travelled",
                "arrived",
                "trip",
                "tour",
                "consult-visit",
                "042",
                "043",
            ],
        ),
        (
            Talks,
            &[
                "talked",
                "negotiated",
                "negotiations",
                "mediated",
                "consultations",
                "dialogue",
                "consult-third-party",
                "036",
                "039",
                "045",
                "046",
            ],
        ),
        (
            Meeting,
            &[
                "met",
                "received",
                "hosted",
                "summit",
                "attended",
                "consult-multilateral",
                "consult",
                "040",
                "044",
            ],
        ),
        (
            Decision,
            &[
                "decided",
                "voted",
                "vote",
                "ruled",
                "ruling",
                "resolution",
                "verdict",
                "080",
                "081",
                "082",
                "083",
            ],
        ),
        (
            Recognition,
            &[
                "recognised",
                "recognized",
                "appointed",
                "accredited",
                "ties",
                "050",
                "054",
            ],
        ),
        (
            Aid,
            &[
                "helped",
                "aided",
                "donated",
                "delivered",
                "cooperate",
                "cooperation",
                "060",
                "070",
                "071",
                "072",
                "073",
                "074",
            ],
        ),
        (
            Threat,
            &[
                "threatened",
                "warned",
                "ultimatum",
                "threaten",
                "mobilize",
                "mobilise",
                "130",
                "150",
            ],
        ),
        (
            Protest,
            &[
                "protested",
                "demonstrated",
                "rally",
                "riot",
                "unrest",
                "140",
            ],
        ),
        (
            Refusal,
            &[
                "refused",
                "rejected",
                "declined",
                "vetoed",
                "reject",
                "rejection",
                "120",
            ],
        ),
        (
            Demand,
            &[
                "demanded",
                "urged",
                "appealed",
                "proposed",
                "asked",
                "requested",
                "request",
                "020",
                "100",
            ],
        ),
        (
            Criticism,
            &[
                "criticised",
                "criticized",
                "condemned",
                "accused",
                "accusation",
                "denounced",
                "accuse",
                "090",
                "110",
            ],
        ),
        (
            Support,
            &[
                "supported",
                "endorsed",
                "backed",
                "praised",
                "051",
                "052",
                "053",
                "055",
                "056",
            ],
        ),
        (
            Statement,
            &[
                "stated",
                "announced",
                "declared",
                "said",
                "speech",
                "communique",
                "010",
            ],
        ),
    ]
};

/// The types that a word names or begins, a bit each; a whole word goes before the beginnings of others.
pub fn named(word: &str) -> u32 {
    let word = letters::folded(word.trim());
    if word.is_empty() {
        return 0;
    }
    let types = |fits: &dyn Fn(&str) -> bool| {
        let bits = WORDS.iter().map(|(kind, words)| {
            let found = fits(kind.key()) || words.iter().any(|known| fits(known));
            u32::from(found) << *kind as u32
        });
        bits.sum()
    };
    match types(&|known| known == word) {
        // A code of CAMEO with more digits is one of its root.
        0 if word.starts_with(|letter: char| letter.is_ascii_digit()) => types(&|known| {
            known.starts_with(|letter: char| letter.is_ascii_digit()) && word.starts_with(known)
        }),
        0 => types(&|known| known.starts_with(&word)),
        whole => whole,
    }
}

/// The word that someone may have meant.
pub fn near(word: &str) -> Option<&'static str> {
    let word = letters::folded(word.trim());
    let all = WORDS
        .iter()
        .flat_map(|(kind, words)| words.iter().copied().chain([kind.key()]));
    all.map(|known| (strsim::osa_distance(&word, known), known))
        .filter(|(distance, _)| *distance <= 2)
        .min()
        .map(|(_, known)| known)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(word: &str, kinds: &[EventType]) {
        let found: Vec<EventType> = EventType::ALL
            .iter()
            .copied()
            .filter(|kind| named(word) >> *kind as u32 & 1 == 1)
            .collect();
        assert_eq!(found, kinds, "{word}");
    }

    #[test]
    fn a_type_has_many_words() {
        use EventType::*;
        check("met", &[Meeting]);
        check("Signed", &[Agreement]);
        check("CONSULT-phone", &[Call]);
        check("sanction", &[Sanctions, Rupture]);
        check("sanctioned", &[Sanctions]);
        check("sanc", &[Sanctions, Rupture]);
        check("0411", &[Call]);
        check("163", &[Sanctions]);
        check("", &[]);
        check("xyz", &[]);
        assert_eq!((near("meting"), near("xyzxyz")), (Some("meeting"), None));
    }

    #[test]
    fn every_type_can_be_asked_for() {
        for kind in EventType::ALL {
            assert_ne!(named(kind.key()) >> *kind as u32 & 1, 0, "{kind:?}");
            assert!(WORDS.iter().any(|(known, _)| known == kind), "{kind:?}");
        }
    }
}
