//! What the whole layer says of a sentence: one line a clause, for every construction that the stages lean on.

use super::read;
use crate::model::text::{Modality, Tense, VerbGroup, Voice, Words};

/// "kind: subject > group, marks", one for each clause with a verb, in the order of the verbs.
fn told(body: &str) -> Vec<String> {
    let words = read(body);
    words
        .groups
        .iter()
        .map(|group| tell(body, &words, group))
        .collect()
}

fn tell(body: &str, words: &Words, group: &VerbGroup) -> String {
    let clause = &words.clauses[group.clause];
    let subject = clause.subject.map_or("-", |phrase| {
        words.span(words.phrases[phrase].tokens.clone()).of(body)
    });
    let verb = words.span(group.tokens.clone()).of(body);
    let mut told =
        format!("{:?}: {subject} > {verb}, {}", clause.kind, tense(group)).to_lowercase();
    let mut mark = |is: bool, name: &str| {
        if is {
            told.push_str(name);
        }
    };
    mark(group.aspect.perfect, " perfect");
    mark(group.aspect.progressive, " progressive");
    mark(group.voice == Voice::Passive, " passive");
    mark(group.negated, " negated");
    mark(group.conditional, " conditional");
    match group.modality {
        Modality::Plain => {}
        modality => told.push_str(&format!(" {modality:?}").to_lowercase()),
    }
    if let Some(governor) = group.governor {
        let verb = words.groups[governor].head;
        told.push_str(&format!(
            " under {}",
            words.tokens[verb].text(body).to_lowercase()
        ));
    }
    told
}

fn tense(group: &VerbGroup) -> &'static str {
    match group.tense {
        Tense::Past => "past",
        Tense::Present => "present",
        Tense::Future => "future",
        Tense::None => "no tense",
    }
}

#[track_caller]
fn check(body: &str, expected: &[&str]) {
    assert_eq!(told(body), expected, "{body}");
}

#[test]
fn tense_aspect_and_voice() {
    check(
        "The envoy arrived in Doha.",
        &["main: the envoy > arrived, past"],
    );
    check(
        "The talks had been planned for May.",
        &["main: the talks > had been planned, past perfect passive"],
    );
    check(
        "Iran is preparing an answer.",
        &["main: iran > is preparing, present progressive"],
    );
    check(
        "Meloni will host the summit.",
        &["main: meloni > will host, future will"],
    );
    check(
        "The court has not decided.",
        &["main: the court > has not decided, present perfect negated"],
    );
    check(
        "The delegation did not attend the talks.",
        &["main: the delegation > did not attend, past negated"],
    );
    check("They never met.", &["main: they > met, past negated"]);
}

#[test]
fn what_is_said_to_come_is_one_group() {
    check(
        "The treaty is expected to be signed on Friday.",
        &["main: the treaty > is expected to be signed, future passive will"],
    );
    check(
        "The king was to have met the pope.",
        &["main: the king > was to have met, past perfect will"],
    );
    check(
        "Lavrov is due to fly to Ankara.",
        &["main: lavrov > is due to fly, future will"],
    );
    check(
        "Parliament has to ratify it.",
        &["main: parliament > has to ratify, present must"],
    );
    check(
        "She might have known.",
        &["main: she > might have known, past perfect may"],
    );
    check(
        "He is unlikely to resign.",
        &["main: he > is unlikely to resign, future negated may"],
    );
    check(
        "The goal is to end the war.",
        &[
            "main: the goal > is, present",
            "nonfinite: the goal > end, no tense under is",
        ],
    );
}

#[test]
fn infinitives_hang_on_their_governor() {
    check(
        "The ministers agreed to meet in Geneva.",
        &[
            "main: the ministers > agreed, past",
            "nonfinite: the ministers > meet, no tense under agreed",
        ],
    );
    check(
        "Rubio urged Iran to stop the attacks.",
        &[
            "main: rubio > urged, past",
            "nonfinite: iran > stop, no tense under urged",
        ],
    );
    check(
        "He was forced to resign after protests.",
        &[
            "main: he > was forced, past passive",
            "nonfinite: he > resign, no tense under forced",
        ],
    );
    check(
        "Neither side wants to give in.",
        &[
            "main: neither side > wants, present",
            "nonfinite: neither side > give, no tense under wants",
        ],
    );
}

#[test]
fn coordinated_verbs_share_subject_and_auxiliaries() {
    check(
        "Vance met Meloni and signed a deal.",
        &[
            "main: vance > met, past",
            "coordinate: vance > signed, past",
        ],
    );
    check(
        "He was arrested and charged.",
        &[
            "main: he > was arrested, past passive",
            "coordinate: he > charged, past passive",
        ],
    );
    check(
        "Macron, Merz and Starmer will meet and sign it.",
        &[
            "main: macron > will meet, future will",
            "coordinate: macron > sign, future will",
        ],
    );
    check(
        "Rome agreed, but Paris refused.",
        &[
            "main: rome > agreed, past",
            "coordinate: paris > refused, past",
        ],
    );
}

#[test]
fn relative_clauses_interrupt_their_parent() {
    let body = "Vance, who met Meloni in Rome on Friday, said he would return.";
    check(
        body,
        &[
            "relative: vance > met, past",
            "main: vance > said, past",
            "complement: he > would return, future may under said",
        ],
    );
    let words = read(body);
    let clause = |word: &str| {
        let at = words
            .tokens
            .iter()
            .position(|token| token.text(body) == word);
        words.clause_of[at.expect("a token of the sentence")]
    };
    assert_eq!(clause("Friday"), clause("met"));
    assert_eq!(clause("Vance"), clause("said"));
    assert_eq!(
        words
            .group_of(words.token_at(body.find("Friday").unwrap_or(0) as u32))
            .map(|group| group.head),
        Some(3)
    );
    check(
        "Meloni hosted the summit, which was attended by Vance.",
        &[
            "main: meloni > hosted, past",
            "relative: the summit > was attended, past passive",
        ],
    );
    check(
        "They flew to Kyiv, where they met Zelensky.",
        &["main: they > flew, past", "relative: they > met, past"],
    );
}

#[test]
fn adverbial_clauses_stand_before_or_behind() {
    check(
        "After he met Meloni, Vance flew home.",
        &["adverbial: he > met, past", "main: vance > flew, past"],
    );
    check(
        "Vance flew home because the talks failed.",
        &[
            "main: vance > flew, past",
            "adverbial: the talks > failed, past",
        ],
    );
    check(
        "If the talks fail, the union will impose sanctions.",
        &[
            "adverbial: the talks > fail, present conditional",
            "main: the union > will impose, future will",
        ],
    );
}

#[test]
fn reported_and_quoted_words_hang_on_the_verb_of_saying() {
    check(
        "He said that they had met and that they would meet again.",
        &[
            "main: he > said, past",
            "complement: they > had met, past perfect under said",
            "complement: they > would meet, future may under said",
        ],
    );
    check(
        "\"We will go,\" Vance said.",
        &[
            "complement: we > will go, future will under said",
            "main: vance > said, past",
        ],
    );
    check(
        "\"The strikes must stop,\" said Guterres.",
        &[
            "complement: the strikes > must stop, present must under said",
            "main: guterres > said, past",
        ],
    );
    check(
        "Asked whether he would attend, the minister smiled.",
        &[
            "nonfinite: the minister > asked, no tense passive under smiled",
            "complement: he > would attend, future conditional may under asked",
            "main: the minister > smiled, past",
        ],
    );
}

#[test]
fn participles_have_the_subject_that_is_understood() {
    check(
        "The deal signed in Minsk collapsed.",
        &[
            "nonfinite: the deal > signed, no tense passive under collapsed",
            "main: the deal > collapsed, past",
        ],
    );
    check(
        "Russia launched 100 drones, killing three people.",
        &[
            "main: russia > launched, past",
            "nonfinite: russia > killing, no tense under launched",
        ],
    );
    check(
        "Zelensky left Washington without signing the agreement.",
        &[
            "main: zelensky > left, past",
            "nonfinite: zelensky > signing, no tense negated under left",
        ],
    );
}

#[test]
fn questions_inversions_and_headlines() {
    check(
        "Did Vance meet the pope?",
        &["main: vance > did vance meet, past"],
    );
    check(
        "There was a meeting on Tuesday.",
        &["main: a meeting > was, past"],
    );
    check(
        "Trump to visit China in April",
        &["main: trump > visit, future will"],
    );
    check(
        "Two killed in attack on market",
        &["main: two > killed, past passive"],
    );
}

/// "word/UPOS ..." for the words that the sentence is about.
#[track_caller]
fn check_upos(body: &str, expected: &str) {
    let words = read(body);
    for pair in expected.split(' ') {
        let (word, upos) = pair
            .rsplit_once('/')
            .expect("a word and its part of speech");
        let token = words.tokens.iter().find(|token| token.text(body) == word);
        let found = token.map(|token| format!("{:?}", token.upos).to_uppercase());
        assert_eq!(found.as_deref(), Some(upos), "{word} in: {body}");
    }
}

#[test]
fn what_takes_an_object_is_no_adjective() {
    check_upos(
        "The parties in Ruritania are demanding that President Novak resign.",
        "demanding/VERB",
    );
    check_upos(
        "Chancellor Brandt looks forward to welcoming Prime Minister Ann Reed to Bonn.",
        "welcoming/VERB",
    );
    check_upos(
        "Helicopters and tanks shelled positions of the army.",
        "shelled/VERB",
    );
    check_upos("It is surprising that they came.", "surprising/ADJ");
    check_upos("The job is demanding.", "demanding/ADJ");
}

#[test]
fn verbs_are_told_from_nouns() {
    check_upos("They visit Rome in May.", "visit/VERB Rome/PROPN");
    check_upos("The visit to Rome was short.", "visit/NOUN was/AUX");
    check_upos("The attack killed two people.", "attack/NOUN killed/VERB");
    check_upos("They will attack the port.", "attack/VERB port/NOUN");
}

#[test]
fn headlines_in_capitals_are_read_as_words() {
    check_upos(
        "MINISTERS MEET IN GENEVA TO DISCUSS PEACE PLAN",
        "MEET/VERB DISCUSS/VERB",
    );
}

#[test]
fn the_verb_of_a_headline_is_no_noun() {
    check_upos("Police Charge Dozens After Clash in Lima", "Charge/VERB");
    check_upos("Military Uses Tear Gas on Crowd in Lima", "Uses/VERB");
    check_upos("Chad Government Declines to End Curfew", "Declines/VERB");
    check_upos("Students March in Oslo Against Reforms", "March/VERB");
    check_upos(
        "Union in Lima Issues Statement Condemning Premier",
        "Condemning/VERB",
    );
    check_upos("Peace Talks in Geneva", "Talks/NOUN");
    check_upos("Arms Embargo on Chad", "Arms/NOUN");
    check_upos("Foreign Minister's Remarks at Oslo Forum", "Remarks/NOUN");
    check(
        "Chad Army to Detain Reporters if They Return",
        &[
            "main: chad army > detain, future will",
            "adverbial: they > return, present conditional",
        ],
    );
}

#[test]
fn a_participle_behind_its_noun_tells_which_one() {
    check(
        "The guard wounded on Friday was a father of two.",
        &[
            "nonfinite: the guard > wounded, no tense passive under was",
            "main: the guard > was, past",
        ],
    );
    check(
        "The town shelled by the army in May lies in ruins.",
        &[
            "nonfinite: the town > shelled, no tense passive under lies",
            "main: the town > lies, present",
        ],
    );
    check(
        "Troops moved on Friday and the town fell.",
        &[
            "main: troops > moved, past",
            "coordinate: the town > fell, past",
        ],
    );
}

#[test]
fn a_relative_clause_without_its_pronoun() {
    check(
        "The pact the two ministers signed in March has expired.",
        &[
            "relative: the two ministers > signed, past",
            "main: the pact > has expired, present perfect",
        ],
    );
    check(
        "The next day the two ministers signed a pact, which has expired.",
        &[
            "main: the two ministers > signed, past",
            "relative: a pact > has expired, present perfect",
        ],
    );
}

#[test]
fn a_speaker_behind_the_verb() {
    check(
        "The bridge was a target, said Lena Ortiz, who leads the union.",
        &[
            "complement: the bridge > was, past under said",
            "main: lena ortiz > said, past",
            "relative: lena ortiz > leads, present",
        ],
    );
}

#[test]
fn verbs_in_a_row_share_their_subject() {
    check(
        "The minister visited Rome, announced a deal and left.",
        &[
            "main: the minister > visited, past",
            "coordinate: the minister > announced, past",
            "coordinate: the minister > left, past",
        ],
    );
}
