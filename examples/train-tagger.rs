//! Trains the tagger and writes `assets/tagger.lexicon` and `assets/tagger.weights`.
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
};

use dateline::{
    analysis::words::{
        facts::{self, Facts},
        features::{self, ALL, BORDER, Before},
        labels::{self, LABELS, ROW},
        lexicon::{self, Entry, Hash, Lexicon},
        tags,
    },
    model::text::{Tag, Upos},
};

const WEIGHTS: usize = 1_400_000;
const SLOTS: usize = 1 << 17;
const EPOCHS: usize = 12;
const RUNS: u64 = 3;

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
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--lists" => lists = args.next().map(PathBuf::from),
            "--test" => tests.extend(args.next()),
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
    let known = Lexicon::new(&table);
    let weights = train(&training, known);
    for path in &tests {
        measure(path, &sentences(path)?, known, &weights);
    }
    if !dry {
        fs::write("assets/tagger.weights", &weights).map_err(|e| e.to_string())?;
        fs::write("assets/tagger.lexicon", table).map_err(|e| e.to_string())?;
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
    irregular: bool,
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
        let form = line
            .split('\t')
            .next()
            .and_then(|key| key.get(2..))
            .unwrap_or("");
        known.entry(form.to_owned()).or_default().irregular = true;
    }
    for line in read(&lists.join("cntlist.rev"))?.lines() {
        count_line(line, &mut known);
    }
    let mut entries: BTreeMap<String, Entry> = known
        .iter()
        .map(|(word, known)| (word.clone(), entry(known)))
        .collect();
    for (word, label) in closed(training) {
        entries.insert(word, Entry::closed(label));
    }
    let entries: Vec<(Hash, Entry)> = entries
        .iter()
        .map(|(word, entry)| (Hash::of(word), *entry))
        .collect();
    eprintln!("{} words in the lexicon", entries.len());
    Ok(lexicon::build(&entries, SLOTS))
}

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
    if known.irregular {
        entry.irregular()
    } else {
        entry
    }
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
    all
}

/// The same sentence as a headline would have it, or as it would be written in haste.
fn restyled(sentence: &Labelled, dice: &mut Dice) -> Vec<String> {
    let capital = |word: &String| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| {
            first.to_uppercase().chain(letters).collect()
        })
    };
    match dice.below(12) {
        0 => sentence
            .words
            .iter()
            .map(|word| word.to_uppercase())
            .collect(),
        1 => sentence.words.iter().map(capital).collect(),
        2 => sentence
            .words
            .iter()
            .map(|word| word.to_lowercase())
            .collect(),
        _ => sentence.words.clone(),
    }
}

struct Learner {
    weights: Vec<i32>,
    /// The sum of each weight over all steps, kept lazily.
    sums: Vec<i64>,
    since: Vec<u32>,
    now: u32,
    rare: Rare,
}

/// Features that are met with only once learn nothing.
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
        self.0[Self::place(hash)] < 2
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
        }
    }

    fn scores(&self, rows: &[u32; ALL]) -> [i32; ROW] {
        let mut scores = [0; ROW];
        for &hash in rows {
            let from = tags::row(hash, WEIGHTS);
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..from + ROW]) {
                *score += weight;
            }
        }
        scores
    }

    fn change(&mut self, rows: &[u32; ALL], label: u8, by: i32) {
        for &hash in rows {
            if self.rare.is_rare(hash) {
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
        let mut rows = [0; ALL];
        let mut before = Before {
            last: BORDER,
            second: BORDER,
            waiting: 0,
        };
        for (at, &right) in (2..).zip(gold) {
            let label = words[at].label.unwrap_or_else(|| {
                features::fixed(words, at, &mut rows);
                features::moving(words, at, before, &mut rows);
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

    fn averages(mut self) -> Vec<f64> {
        for at in 0..WEIGHTS {
            self.sums[at] += i64::from(self.weights[at]) * i64::from(self.now - self.since[at]);
        }
        self.sums
            .iter()
            .map(|&sum| sum as f64 / f64::from(self.now.max(1)))
            .collect()
    }
}

const MARGIN: i32 = 3;

fn train(training: &[Labelled], known: Lexicon<'_>) -> Vec<u8> {
    let mut total = vec![0.0; WEIGHTS];
    for run in 1..=RUNS {
        for (sum, weight) in total.iter_mut().zip(train_once(training, known, run)) {
            *sum += weight;
        }
    }
    quantized(&total)
}

fn train_once(training: &[Labelled], known: Lexicon<'_>, seed: u64) -> Vec<f64> {
    let mut dice = Dice(0x2545_f491_4f6c_dd1d ^ (seed << 17));
    let mut learner = Learner::new();
    let mut rows = [0; ALL];
    for sentence in training {
        let words = padded(&sentence.words, known);
        let mut before = Before {
            last: BORDER,
            second: BORDER,
            waiting: 0,
        };
        for (at, &label) in (2..).zip(&sentence.labels) {
            features::fixed(&words, at, &mut rows);
            features::moving(&words, at, before, &mut rows);
            rows.iter().for_each(|&hash| learner.rare.note(hash));
            before = tags::step(before, label, &words[at]);
        }
    }
    let mut order: Vec<usize> = (0..training.len()).collect();
    for _ in 0..EPOCHS {
        for at in (1..order.len()).rev() {
            order.swap(at, dice.below(at + 1));
        }
        for &at in &order {
            let words = restyled(&training[at], &mut dice);
            learner.learn(&padded(&words, known), &training[at].labels);
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

fn measure(name: &str, gold: &[Labelled], known: Lexicon<'_>, weights: &[u8]) {
    let mut labels = Vec::new();
    let (mut all, mut upos, mut xpos, mut tense, mut tensed, mut open, mut opens) =
        (0, 0, 0, 0, 0, 0, 0);
    let (mut found, mut wanted, mut both) = (0, 0, 0);
    let mut wrong: BTreeMap<(String, String), usize> = BTreeMap::new();
    let verb = |upos: Upos| matches!(upos, Upos::Verb | Upos::Aux);
    for sentence in gold {
        tags::label(&padded(&sentence.words, known), weights, &mut labels);
        for (word, (&given, &right)) in sentence
            .words
            .iter()
            .zip(labels.iter().zip(&sentence.labels))
        {
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
            if std::env::var_os("ERRORS").is_some() && given.0 != right.0 {
                println!("{word}\t{right:?}\t{given:?}\t{}", sentence.words.join(" "));
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
