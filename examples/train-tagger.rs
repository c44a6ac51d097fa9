//! Trains the tagger and writes `assets/tagger.lexicon`, `assets/tagger.uses` and `assets/tagger.weights`.
//!
//! ```sh
//! cargo run --release --example train-tagger -- --lists /usr/share/wordnet --test other.conllu training.conllu ...
//! ```
//! Training texts are CoNLL-U. `--lists` names a folder with the files of WordNet, `--test` a text to
//! measure on (it may be given more than once), `--dry` writes nothing. The same files give the same bytes.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
    process::ExitCode,
    thread,
};

use dateline::{
    analysis::words::{
        facts::{self, Facts, Style},
        features::{self, ALL, BORDER, Before},
        labels::{self, LABELS, ROW},
        lexicon::{self, Entry, Hash, Irregular, Lexicon, Use},
        memory::Memory,
        tags::{self, Weights},
    },
    model::text::{Tag, Upos},
};

/// The places of the table of weights, a byte each; with the bits before it two million bytes.
const WEIGHTS: usize = 2_000_000 - tags::KNOWN;
const SLOTS: usize = 1 << 17;
const USES: usize = 1 << 16;
/// A feature that is met with less often learns nothing.
const SELDOM: u8 = 6;
/// A word that is met with less often has no usual label.
const OFTEN: u32 = 4;
/// A word that is met with so often and has one label only is not asked about in running text.
const ALWAYS_FROM: u32 = 60;
/// Weights are the mean of so many runs in different order, each so often over the text.
const RUNS: u64 = 4;
const EPOCHS: usize = 5;
/// How often an annotated sentence is shown for each time that a taught one is.
const GOLD: usize = 2;
/// By how much the right label must lead.
const MARGIN: i32 = 8;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("train-tagger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(mut args: impl Iterator<Item = String>) -> Result<(), String> {
    let (mut lists, mut tests, mut texts, mut dry) = (None, Vec::new(), Vec::new(), false);
    let (mut taught, mut runs) = (Vec::new(), RUNS);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--lists" => lists = args.next().map(PathBuf::from),
            "--test" => tests.extend(args.next()),
            "--taught" => taught.extend(args.next()),
            "--runs" => runs = args.next().and_then(|n| n.parse().ok()).unwrap_or(RUNS),
            "--dry" => dry = true,
            _ => texts.push(arg),
        }
    }
    let lists = lists.ok_or("`--lists` is missing")?;
    let mut training = Vec::new();
    for path in &texts {
        training.extend(sentences(path)?);
    }
    let table = lexicon_table(&lists, &training)?;
    let gold = training.len();
    for path in &taught {
        training.extend(sentences(path)?.into_iter().filter(is_plain));
    }
    let uses = uses_table(&training, gold, Lexicon::new(&table, &[]));
    let known = Lexicon::new(&table, &uses);
    let weights = train(&training, gold, known, runs);
    for path in &tests {
        measure(path, &sentences(path)?, known, Weights::new(&weights));
    }
    if !dry {
        fs::write("assets/tagger.weights", &weights).map_err(|e| e.to_string())?;
        fs::write("assets/tagger.lexicon", &table).map_err(|e| e.to_string())?;
        fs::write("assets/tagger.uses", &uses).map_err(|e| e.to_string())?;
    }
    Ok(())
}

/// A sentence of the training text: its words and their labels.
#[derive(Debug, Clone)]
struct Labelled {
    words: Vec<String>,
    labels: Vec<u8>,
}

fn read(path: &Path) -> Result<String, String> {
    fs::read_to_string(path).map_err(|error| format!("cannot read `{}`: {error}", path.display()))
}

fn sentences(path: &str) -> Result<Vec<Labelled>, String> {
    let text = read(Path::new(path))?;
    let blocks = text.split("\n\n").map(|block| {
        let (mut words, mut labels) = (Vec::new(), Vec::new());
        for line in block.lines() {
            let fields: Vec<&str> = line.split('\t').collect();
            let [id, form, _, upos, xpos, ..] = fields[..] else {
                continue;
            };
            if id.bytes().all(|byte| byte.is_ascii_digit()) {
                words.push(form.to_owned());
                labels.push(label(upos, xpos));
            }
        }
        Labelled { words, labels }
    });
    Ok(blocks
        .filter(|sentence| !sentence.words.is_empty())
        .collect())
}

/// The label of a pair of tags; a pair that is not in the table takes the first label of its part of speech.
fn label(upos: &str, xpos: &str) -> u8 {
    let (upos, tag) = (upos_of(upos), tag_of(xpos));
    let same_upos = || LABELS.iter().position(|label| label.0 == upos);
    labels::number((upos, tag)).unwrap_or_else(|| same_upos().unwrap_or(0) as u8)
}

fn upos_of(name: &str) -> Upos {
    let known = LABELS.iter().map(|label| label.0);
    known
        .into_iter()
        .find(|upos| format!("{upos:?}").to_uppercase() == name)
        .unwrap_or(Upos::X)
}

fn tag_of(name: &str) -> Tag {
    match name {
        "PRP$" => Tag::PrpPoss,
        "WP$" => Tag::WpPoss,
        "," => Tag::Comma,
        "." => Tag::Stop,
        ":" => Tag::Colon,
        "``" => Tag::Open,
        "''" => Tag::Close,
        "-LRB-" => Tag::Lrb,
        "-RRB-" => Tag::Rrb,
        "$" => Tag::Dollar,
        _ => {
            let known = LABELS.iter().map(|label| label.1);
            known
                .into_iter()
                .find(|tag| format!("{tag:?}").to_uppercase() == name)
                .unwrap_or(Tag::Xx)
        }
    }
}

// ---- the lexicon

/// How often WordNet's tagged texts have a word as noun, verb, adjective, adverb; and the field of its first sense.
#[derive(Debug, Default, Clone)]
struct Known {
    counts: [u32; 4],
    senses: [u32; 4],
    fields: [u32; 4],
    irregular: Option<Irregular>,
    name: bool,
}

fn lexicon_table(lists: &Path, training: &[Labelled]) -> Result<Vec<u8>, String> {
    let mut known: BTreeMap<String, Known> = BTreeMap::new();
    for (class, name) in ["noun", "verb", "adj", "adv"].into_iter().enumerate() {
        let data = read(&lists.join(format!("data.{name}")))?;
        let fields = fields(&data);
        for line in read(&lists.join(format!("index.{name}")))?.lines() {
            index_line(line, class, &fields, &mut known);
        }
    }
    for line in read(Path::new("assets/words/lemmas.tsv"))?.lines() {
        let (class, form) = line
            .split('\t')
            .next()
            .and_then(|key| key.split_once(' '))
            .unwrap_or_default();
        let known = known.entry(form.to_owned()).or_default();
        known.irregular = known.irregular.max(Some(irregular(class, form)));
    }
    for line in read(&lists.join("data.noun"))?.lines() {
        names(line, &mut known);
    }
    for list in ["given-names.tsv", "cities.tsv"] {
        for line in read(&Path::new("assets/words").join(list))?.lines() {
            let name = line.split('\t').next().unwrap_or("");
            if name.len() > 2 && name.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                known.entry(name.to_ascii_lowercase()).or_default().name = true;
            }
        }
    }
    for line in read(&lists.join("cntlist.rev"))?.lines() {
        count_line(line, &mut known);
    }
    let mut entries: BTreeMap<String, Entry> = known
        .iter()
        .map(|(word, known)| (word.clone(), entry(known)))
        .collect();
    let always = ALWAYS.iter().flat_map(|(upos, xpos, words)| {
        words
            .split(' ')
            .map(|word| (word.to_owned(), label(upos, xpos)))
    });
    for (word, label) in always.chain(closed(training)) {
        entries.insert(word, Entry::closed(label));
    }
    let entries: Vec<(Hash, u32)> = entries
        .iter()
        .map(|(word, entry)| (Hash::of(word), entry.0))
        .collect();
    eprintln!("{} words in the lexicon", entries.len());
    Ok(lexicon::build(&entries, SLOTS))
}

fn irregular(class: &str, form: &str) -> Irregular {
    match class {
        "v" if PAST.contains(&form) => Irregular::Past,
        "v" if PARTICIPLES.contains(&form) || form.ends_with("wn") => Irregular::Participle,
        "v" if !form.ends_with("ing") => Irregular::Verb,
        _ => Irregular::Other,
    }
}

/// Forms of irregular verbs that are past tense and no participle.
const PAST: [&str; 61] = [
    "was",
    "were",
    "arose",
    "ate",
    "awoke",
    "became",
    "began",
    "bit",
    "blew",
    "bore",
    "broke",
    "came",
    "chose",
    "did",
    "drank",
    "drew",
    "drove",
    "fell",
    "flew",
    "forbade",
    "foresaw",
    "forgave",
    "forgot",
    "forsook",
    "froze",
    "gave",
    "grew",
    "hid",
    "knew",
    "mistook",
    "outdid",
    "overcame",
    "oversaw",
    "overthrew",
    "partook",
    "ran",
    "rang",
    "rode",
    "rose",
    "sang",
    "sank",
    "saw",
    "shook",
    "slew",
    "spoke",
    "sprang",
    "stole",
    "strove",
    "swam",
    "swore",
    "threw",
    "took",
    "tore",
    "undertook",
    "underwent",
    "undid",
    "went",
    "withdrew",
    "woke",
    "wore",
    "wrote",
];

/// Forms that are participles and no past tense.
const PARTICIPLES: [&str; 53] = [
    "been",
    "arisen",
    "awoken",
    "beaten",
    "begun",
    "bitten",
    "borne",
    "broken",
    "chosen",
    "done",
    "drawn",
    "driven",
    "drunk",
    "eaten",
    "fallen",
    "forbidden",
    "foreseen",
    "forgiven",
    "forgotten",
    "forsaken",
    "frozen",
    "given",
    "gone",
    "gotten",
    "hidden",
    "mistaken",
    "overseen",
    "ridden",
    "risen",
    "rung",
    "seen",
    "shaken",
    "slain",
    "smitten",
    "spoken",
    "sprung",
    "stolen",
    "stricken",
    "striven",
    "sung",
    "sunk",
    "swollen",
    "sworn",
    "swum",
    "taken",
    "torn",
    "undergone",
    "undertaken",
    "undone",
    "woken",
    "worn",
    "woven",
    "written",
];

/// Words of the closed classes that a text of this size may not hold, and that are nothing else.
const ALWAYS: [(&str, &str, &str); 8] = [
    (
        "ADP",
        "IN",
        "via amid amidst amongst among upon toward towards beneath atop alongside aboard unto onto throughout during",
    ),
    ("SCONJ", "IN", "although unless whereas because"),
    (
        "PRON",
        "PRP",
        "himself herself itself themselves ourselves yourself yourselves myself oneself him them he she we they",
    ),
    (
        "PRON",
        "NN",
        "somebody nobody anybody everybody someone anyone everyone something anything everything nothing",
    ),
    (
        "NUM",
        "CD",
        "two three four five six seven eight nine ten eleven twelve thirteen fifteen twenty thirty forty fifty sixty hundred thousand million billion trillion",
    ),
    ("AUX", "MD", "could would should might must cannot"),
    ("INTJ", "UH", "please hello hi oh wow yeah"),
    ("CCONJ", "CC", "and or"),
];

/// The field of each meaning, by its place in the data file.
fn fields(data: &str) -> BTreeMap<&str, u32> {
    let lines = data.lines().filter_map(|line| line.split_once(' '));
    lines
        .filter_map(|(place, rest)| Some((place, rest.get(..2)?.parse().ok()?)))
        .collect()
}

/// `meeting n 6 4 @ ~ + ; 6 4 08307589 01230555 ...`: the places of the meanings stand last, the first sense first.
fn index_line(
    line: &str,
    class: usize,
    fields: &BTreeMap<&str, u32>,
    known: &mut BTreeMap<String, Known>,
) {
    let parts: Vec<&str> = line.split_whitespace().collect();
    let (Some(&word), Some(senses)) = (
        parts.first(),
        parts.get(2).and_then(|count| count.parse::<usize>().ok()),
    ) else {
        return;
    };
    if line.starts_with(' ')
        || !word.bytes().all(|byte| byte.is_ascii_alphabetic())
        || parts.len() < senses
    {
        return;
    }
    let word = known.entry(word.to_owned()).or_default();
    word.senses[class] = senses as u32;
    word.fields[class] = fields
        .get(parts[parts.len() - senses])
        .copied()
        .unwrap_or(0);
}

/// `08821187 15 i 03 Rome 0 Eternal_City 0 ...`: words with a capital are names; so are the parts of names that are no other word.
fn names(line: &str, known: &mut BTreeMap<String, Known>) {
    let mut parts = line.split(' ').skip(3);
    let count = parts
        .next()
        .and_then(|count| usize::from_str_radix(count, 16).ok())
        .unwrap_or(0);
    for words in parts
        .step_by(2)
        .take(count)
        .filter(|words| words.starts_with(|c: char| c.is_ascii_uppercase()))
    {
        let is_one = !words.contains('_');
        for word in words
            .split('_')
            .filter(|word| word.starts_with(|c: char| c.is_ascii_uppercase()) && word.len() > 2)
        {
            if !word.bytes().all(|byte| byte.is_ascii_alphabetic()) {
                continue;
            }
            let word = word.to_ascii_lowercase();
            if is_one || !known.contains_key(&word) {
                known.entry(word).or_default().name = true;
            }
        }
    }
}

/// `meet%2:41:00:: 1 60`: how often a sense was met with.
fn count_line(line: &str, known: &mut BTreeMap<String, Known>) {
    let mut parts = line.split(' ');
    let (Some(sense), Some(_), Some(count)) = (parts.next(), parts.next(), parts.next()) else {
        return;
    };
    let Some((word, sense)) = sense.split_once('%') else {
        return;
    };
    let class = match sense.as_bytes().first() {
        Some(b'1') => 0,
        Some(b'2') => 1,
        Some(b'3' | b'5') => 2,
        _ => 3,
    };
    if let (Some(word), Ok(count)) = (known.get_mut(word), count.parse::<u32>()) {
        word.counts[class] += count;
    }
}

fn entry(known: &Known) -> Entry {
    let weight = |class: usize| {
        if known.senses[class] == 0 {
            0
        } else {
            8 * known.counts[class] + known.senses[class]
        }
    };
    let all: u32 = (0..4).map(weight).sum();
    let level = |class: usize| match weight(class) {
        0 => 0,
        n if n * 8 < all => 1,
        n if n * 8 > all * 7 => 3,
        _ => 2,
    };
    let best = (0..4)
        .max_by_key(|&class| (weight(class), 4 - class))
        .unwrap_or(0);
    let entry = Entry::new([0, 1, 2, 3].map(level)).with_field(known.fields[best]);
    let entry = known.irregular.map_or(entry, |form| entry.irregular(form));
    if known.name { entry.name() } else { entry }
}

/// What the words of the text mostly are, if they are met with more than a few times.
fn uses_table(training: &[Labelled], gold: usize, known: Lexicon<'_>) -> Vec<u8> {
    let mut seen: BTreeMap<String, BTreeMap<u8, u32>> = BTreeMap::new();
    for (at, sentence) in training.iter().enumerate() {
        let by = if at < gold { GOLD } else { 1 } as u32;
        for (word, &label) in sentence.words.iter().zip(&sentence.labels) {
            let word = word
                .to_ascii_lowercase()
                .replace(|c: char| c.is_ascii_digit(), "0");
            *seen.entry(word).or_default().entry(label).or_default() += by;
        }
    }
    seen.retain(|word, labels| {
        labels.values().sum::<u32>() >= OFTEN && known.get(Hash::of(word)).label().is_none()
    });
    let mut most: Vec<(u32, Hash, u32)> = seen
        .iter()
        .map(|(word, labels)| {
            let mut order: Vec<(u32, u8)> = labels.iter().map(|(&label, &n)| (n, label)).collect();
            order.sort_by(|a, b| b.cmp(a));
            let all: u32 = order.iter().map(|(n, _)| n).sum();
            let second = order.get(1).filter(|(n, _)| n * 20 > all);
            let level = match order[0].0 * 100 / all {
                100 if all >= ALWAYS_FROM => 7,
                98.. => 6,
                90.. => 5,
                75.. => 4,
                50.. => 3,
                _ => 2,
            };
            let second = second.map_or(order[0].1, |&(_, label)| label);
            (
                all,
                facts::hash(word),
                Use::new(order[0].1, second, level).0,
            )
        })
        .collect();
    most.sort_by_key(|&(n, hash, _)| (u32::MAX - n, hash.0));
    most.truncate(USES * 4 / 5);
    eprintln!("{} words in text", most.len());
    let entries: Vec<(Hash, u32)> = most.iter().map(|&(_, hash, found)| (hash, found)).collect();
    lexicon::build(&entries, USES)
}

/// Words of the closed classes that the training text always gives the same label.
fn closed(training: &[Labelled]) -> BTreeMap<String, u8> {
    let mut seen: BTreeMap<String, BTreeMap<u8, u32>> = BTreeMap::new();
    for sentence in training {
        for (word, &label) in sentence.words.iter().zip(&sentence.labels) {
            *seen
                .entry(word.to_ascii_lowercase())
                .or_default()
                .entry(label)
                .or_default() += 1;
        }
    }
    let is_closed = |label: u8| {
        !matches!(
            LABELS[usize::from(label)].0,
            Upos::Noun
                | Upos::Verb
                | Upos::Adj
                | Upos::Adv
                | Upos::Propn
                | Upos::X
                | Upos::Num
                | Upos::Intj
        )
    };
    let one = seen.into_iter().filter_map(|(word, labels)| {
        let (&label, &count) = labels.first_key_value()?;
        (labels.len() == 1 && count > 7 && is_closed(label)).then_some((word, label))
    });
    one.collect()
}

// ---- the weights

/// A fixed row of numbers that look random.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 33) as usize) % n.max(1)
    }
}

fn padded(words: &[String], known: Lexicon<'_>) -> Vec<Facts> {
    let style = facts::style(words.iter().map(String::as_str));
    let mut all = vec![Facts::default(); 2];
    all.extend(words.iter().map(|word| facts::facts(word, style, known)));
    all.extend([Facts::default(); 2]);
    facts::look_ahead(&mut all);
    all
}

/// In capitals nobody taught well what is a name.
fn is_plain(sentence: &Labelled) -> bool {
    let style = facts::style(sentence.words.iter().map(String::as_str));
    matches!(style, Style::Plain | Style::Lower)
}

/// The same sentence as a headline would have it, or as it would be written in haste.
fn restyled(sentence: &Labelled, dice: &mut Dice) -> Labelled {
    let capital = |word: &String| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    let written = |write: &dyn Fn(&String) -> String| Labelled {
        words: sentence.words.iter().map(write).collect(),
        labels: sentence.labels.clone(),
    };
    match dice.below(14) {
        0 => written(&|word| word.to_uppercase()),
        1 => written(&|word| word.to_lowercase()),
        2 => written(&capital),
        3 => short(&written(&capital)),
        4 => short(sentence),
        _ => sentence.clone(),
    }
}

/// Headlines leave out articles, forms of "be" before participles and the full stop.
fn short(sentence: &Labelled) -> Labelled {
    let label = |at: usize| {
        sentence
            .labels
            .get(at)
            .map(|&label| LABELS[usize::from(label)])
    };
    let stays = |at: &usize| match label(*at) {
        Some((Upos::Det, Tag::Dt)) => {
            let word = sentence.words[*at].to_ascii_lowercase();
            !["a", "an", "the"].contains(&word.as_str())
        }
        Some((Upos::Aux, Tag::Vbd | Tag::Vbz | Tag::Vbp)) => {
            !matches!(label(at + 1), Some((Upos::Verb, Tag::Vbn)))
        }
        Some((_, Tag::Stop)) => false,
        _ => true,
    };
    let kept = || (0..sentence.words.len()).filter(stays);
    Labelled {
        words: kept().map(|at| sentence.words[at].clone()).collect(),
        labels: kept().map(|at| sentence.labels[at]).collect(),
    }
}

struct Learner {
    weights: Vec<i32>,
    /// The sum of each weight over all steps, kept lazily.
    sums: Vec<i64>,
    since: Vec<u32>,
    now: u32,
    rare: Rare,
    known: Vec<u8>,
}

/// How often each feature is met with.
struct Rare(Vec<u8>);

impl Rare {
    fn place(hash: u32) -> usize {
        (hash.wrapping_mul(0x9e37_79b1) >> 8) as usize
    }
    fn note(&mut self, hash: u32) {
        let seen = &mut self.0[Self::place(hash)];
        *seen = seen.saturating_add(1);
    }
    fn is_rare(&self, hash: u32) -> bool {
        self.0[Self::place(hash)] < SELDOM
    }
}

impl Learner {
    fn new() -> Self {
        Self {
            weights: vec![0; WEIGHTS],
            sums: vec![0; WEIGHTS],
            since: vec![0; WEIGHTS],
            now: 0,
            rare: Rare(vec![0; 1 << 24]),
            known: vec![0; tags::KNOWN],
        }
    }

    /// Remembers the features that are met with often enough.
    fn know(&mut self, hash: u32) {
        if !self.rare.is_rare(hash) {
            let (at, bit) = tags::bit(hash);
            self.known[at] |= bit;
        }
    }

    fn knows(&self, hash: u32) -> bool {
        let (at, bit) = tags::bit(hash);
        self.known[at] & bit != 0
    }

    fn scores(&self, rows: &[u32; ALL]) -> [i32; ROW] {
        let mut scores = [0; ROW];
        for &hash in rows {
            if !self.knows(hash) {
                continue;
            }
            let from = tags::row(hash, WEIGHTS);
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..from + ROW]) {
                *score += weight;
            }
        }
        scores
    }

    fn change(&mut self, rows: &[u32; ALL], label: u8, by: i32) {
        for &hash in rows {
            if !self.knows(hash) {
                continue;
            }
            let at = tags::row(hash, WEIGHTS) + usize::from(label);
            self.sums[at] += i64::from(self.weights[at]) * i64::from(self.now - self.since[at]);
            self.since[at] = self.now;
            self.weights[at] += by;
        }
    }

    /// One sentence: wherever the greedy choice is wrong, or right by a hair, the weights move towards the right one.
    fn learn(&mut self, words: &[Facts], gold: &[u8]) {
        let mut before = Before {
            last: BORDER,
            second: BORDER,
            waiting: 0,
        };
        for (at, &right) in (2..).zip(gold) {
            let label = words[at].label.unwrap_or_else(|| {
                let rows = features::all(words, at, before);
                let scores = self.scores(&rows);
                self.now += 1;
                let rank = |label: usize| {
                    scores[label]
                        - if label == usize::from(right) {
                            MARGIN
                        } else {
                            0
                        }
                };
                let best = (0..LABELS.len())
                    .max_by_key(|&label| (rank(label), usize::MAX - label))
                    .unwrap_or(0) as u8;
                if best != right {
                    self.change(&rows, right, 1);
                    self.change(&rows, best, -1);
                }
                (0..LABELS.len())
                    .max_by_key(|&label| (scores[label], usize::MAX - label))
                    .unwrap_or(0) as u8
            });
            before = tags::step(before, label, &words[at]);
        }
    }

    fn averages(mut self) -> (Vec<u8>, Vec<f64>) {
        for at in 0..WEIGHTS {
            self.sums[at] += i64::from(self.weights[at]) * i64::from(self.now - self.since[at]);
        }
        let mean = |&sum: &i64| sum as f64 / f64::from(self.now.max(1));
        (self.known, self.sums.iter().map(mean).collect())
    }
}

fn train(training: &[Labelled], gold: usize, known: Lexicon<'_>, runs: u64) -> Vec<u8> {
    let run = &|seed: u64| train_once(training, gold, known, seed);
    let all: Vec<(Vec<u8>, Vec<f64>)> = thread::scope(|scope| {
        let threads: Vec<_> = (1..=runs)
            .map(|seed| scope.spawn(move || run(seed)))
            .collect();
        threads
            .into_iter()
            .filter_map(|thread| thread.join().ok())
            .collect()
    });
    let total: Vec<f64> = (0..WEIGHTS)
        .map(|at| all.iter().map(|(_, weights)| weights[at]).sum())
        .collect();
    let mut table = all
        .into_iter()
        .next()
        .map_or(Vec::new(), |(known, _)| known);
    table.extend(quantized(&total));
    table
}

/// The features of the text, as its right labels give them.
fn each_feature(training: &[Labelled], known: Lexicon<'_>, mut tell: impl FnMut(u32)) {
    for sentence in training {
        let words = padded(&sentence.words, known);
        let mut before = Before {
            last: BORDER,
            second: BORDER,
            waiting: 0,
        };
        for (at, &label) in (2..).zip(&sentence.labels) {
            if words[at].label.is_none() {
                features::all(&words, at, before)
                    .into_iter()
                    .for_each(&mut tell);
            }
            before = tags::step(before, label, &words[at]);
        }
    }
}

fn train_once(
    training: &[Labelled],
    gold: usize,
    known: Lexicon<'_>,
    seed: u64,
) -> (Vec<u8>, Vec<f64>) {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d ^ (seed << 17));
    let mut learner = Learner::new();
    each_feature(training, known, |hash| learner.rare.note(hash));
    each_feature(training, known, |hash| learner.know(hash));
    let bits: u32 = learner.known.iter().map(|byte| byte.count_ones()).sum();
    eprintln!("{bits} bits for features");
    let again = (1..GOLD).flat_map(|_| 0..gold);
    let mut order: Vec<usize> = (0..training.len()).chain(again).collect();
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        for &at in &order {
            let sentence = restyled(&training[at], &mut dice);
            learner.learn(&padded(&sentence.words, known), &sentence.labels);
        }
    }
    learner.averages()
}

/// Weights as small integers; the few greatest are cut.
fn quantized(total: &[f64]) -> Vec<u8> {
    let mut sizes: Vec<f64> = total
        .iter()
        .map(|weight| weight.abs())
        .filter(|&size| size > 0.0)
        .collect();
    sizes.sort_by(f64::total_cmp);
    let top = sizes
        .get(sizes.len() * 9995 / 10000)
        .copied()
        .unwrap_or(1.0);
    eprintln!("{} weights, {top:.2} at the top", sizes.len());
    total
        .iter()
        .map(|weight| ((weight * 127.0 / top).round().clamp(-127.0, 127.0) as i8).cast_unsigned())
        .collect()
}

// ---- measures

fn measure(name: &str, gold: &[Labelled], known: Lexicon<'_>, weights: Weights<'_>) {
    let (mut labels, mut memory) = (Vec::new(), Memory::default());
    let (mut all, mut upos, mut xpos, mut tense, mut tensed, mut open, mut opens) =
        (0, 0, 0, 0, 0, 0, 0);
    let (mut found, mut wanted, mut both) = (0, 0, 0);
    let mut wrong: BTreeMap<(String, String), usize> = BTreeMap::new();
    let verb = |upos: Upos| matches!(upos, Upos::Verb | Upos::Aux);
    for sentence in gold {
        let words = padded(&sentence.words, known);
        tags::label(&words, weights, &mut memory, &mut labels);
        for (&given, &right) in labels.iter().zip(&sentence.labels) {
            let (given, right) = (LABELS[usize::from(given)], LABELS[usize::from(right)]);
            all += 1;
            upos += usize::from(given.0 == right.0);
            xpos += usize::from(given.1 == right.1);
            (found, wanted) = (
                found + usize::from(verb(given.0)),
                wanted + usize::from(verb(right.0)),
            );
            both += usize::from(verb(given.0) && verb(right.0));
            if matches!(right.0, Upos::Noun | Upos::Verb) {
                (opens, open) = (opens + 1, open + usize::from(given.0 == right.0));
            }
            if verb(given.0) && matches!(right.1, Tag::Vbd | Tag::Vbp | Tag::Vbz | Tag::Md) {
                (tensed, tense) = (tensed + 1, tense + usize::from(given.1 == right.1));
            }
            if given.0 != right.0 {
                *wrong
                    .entry((format!("{:?} as {:?}", right.0, given.0), String::new()))
                    .or_default() += 1;
            }
        }
    }
    let share = |part: usize, whole: usize| part as f64 / whole.max(1) as f64;
    println!(
        "{name}: upos {:.4} xpos {:.4} verb_f1 {:.4} tense {:.4} noun_verb {:.4}",
        share(upos, all),
        share(xpos, all),
        share(2 * both, found + wanted),
        share(tense, tensed),
        share(open, opens)
    );
    let mut wrong: Vec<_> = wrong
        .into_iter()
        .map(|((name, _), count)| (count, name))
        .collect();
    wrong.sort_by(|a, b| b.cmp(a));
    let top: BTreeSet<String> = wrong
        .iter()
        .take(12)
        .map(|(count, name)| format!("{count:5} {name}"))
        .collect();
    top.iter().rev().for_each(|line| eprintln!("{line}"));
}
