//! Carries the labels of an annotated text over to a text that two other programs have parsed.
//!
//! ```sh
//! cargo run --release --example teach-tagger -- gold.conllu gold-a.conllu gold-b.conllu text-a.conllu text-b.conllu > taught.conllu
//! ```
//! All texts are CoNLL-U. The first is annotated by people, the next two are the same text as the programs A and B parse
//! it; then comes, once or more often, a text that only the programs have parsed. A linear model (averaged perceptron)
//! learns which label people give where the programs see what they see and the lexicon knows what it knows, and labels
//! the other texts. `--test` with three texts like the first three tells how often it is right. The same files give the
//! same bytes. How to make the parsed texts: `docs/tagger.md`.

use std::{collections::BTreeMap, fmt::Write as _, fs, process::ExitCode};

use dateline::analysis::words::{
    facts::{self, Style},
    lexicon::{Hash, Lexicon},
};

/// How often the annotated text is gone through.
const EPOCHS: usize = 5;
const ROWS: usize = 1 << 24;

fn main() -> ExitCode {
    match run(std::env::args().skip(1)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("teach-tagger: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run(args: impl Iterator<Item = String>) -> Result<(), String> {
    let (mut texts, mut tests, mut is_test) = (Vec::new(), Vec::new(), false);
    for arg in args {
        match arg.as_str() {
            "--test" => is_test = true,
            _ if is_test => tests.push(arg),
            _ => texts.push(arg),
        }
    }
    let [gold, first, second, rest @ ..] = &texts[..] else {
        return Err("give an annotated text and the same text parsed by two programs".to_owned());
    };
    let table = fs::read("assets/tagger.lexicon").map_err(|error| error.to_string())?;
    let lexicon = Lexicon::new(&table, &[]);
    let (gold, seen) = (read(gold)?, both(first, second, lexicon)?);
    let mut names: BTreeMap<String, usize> = BTreeMap::new();
    for word in gold.iter().flatten() {
        let next = names.len();
        names.entry(word.label()).or_insert(next);
    }
    let model = learn(&gold, &seen, &names);
    let by_number: BTreeMap<usize, &String> = names.iter().map(|(name, &at)| (at, name)).collect();
    if let [gold, first, second] = &tests[..] {
        let (gold, seen) = (read(gold)?, both(first, second, lexicon)?);
        let pairs: Vec<(String, String)> = gold
            .iter()
            .zip(&seen)
            .flat_map(|(gold, seen)| {
                let given = (0..seen.len()).map(|at| by_number[&model.best(seen, at)].clone());
                given.zip(gold.iter().map(Word::label)).collect::<Vec<_>>()
            })
            .collect();
        tell(&pairs);
    }
    let mut out = String::new();
    for pair in rest.chunks_exact(2) {
        for sentence in both(&pair[0], &pair[1], lexicon)? {
            for at in 0..sentence.len() {
                let (form, label) = (
                    &sentence[at].first.form,
                    by_number[&model.best(&sentence, at)],
                );
                let _ = writeln!(out, "{}\t{form}\t_\t{label}\t_\t_\t_\t_\t_", at + 1);
            }
            out.push('\n');
        }
    }
    print!("{out}");
    Ok(())
}

/// How the labels that were given fit the right ones.
fn tell(pairs: &[(String, String)]) {
    let upos = |label: &String| label.split('\t').next().unwrap_or("").to_owned();
    let is_verb = |label: &String| matches!(upos(label).as_str(), "VERB" | "AUX");
    let is_open = |label: &String| matches!(upos(label).as_str(), "VERB" | "NOUN");
    let share = |of: &dyn Fn(&(String, String)) -> bool, among: &dyn Fn(&String) -> bool| {
        let all = pairs.iter().filter(|pair| among(&pair.1));
        let (right, all) = all.fold((0, 0), |(right, all), pair| {
            (right + usize::from(of(pair)), all + 1)
        });
        f64::from(right as u32) / f64::from(all.max(1) as u32)
    };
    let same_upos = |pair: &(String, String)| upos(&pair.0) == upos(&pair.1);
    eprintln!(
        "upos {:.4} label {:.4} verb recall {:.4} noun_verb {:.4}",
        share(&same_upos, &|_| true),
        share(&|pair| pair.0 == pair.1, &|_| true),
        share(&|pair| is_verb(&pair.0), &is_verb),
        share(&same_upos, &is_open)
    );
}

/// A word as somebody labelled it.
struct Word {
    form: String,
    low: String,
    upos: String,
    xpos: String,
    head: usize,
    relation: String,
}

impl Word {
    fn label(&self) -> String {
        format!("{}\t{}", self.upos, self.xpos)
    }
}

fn read(path: &str) -> Result<Vec<Vec<Word>>, String> {
    let text =
        fs::read_to_string(path).map_err(|error| format!("cannot read `{path}`: {error}"))?;
    let word = |line: &str| {
        let fields: Vec<&str> = line.split('\t').collect();
        let [id, form, _, upos, xpos, _, head, relation, ..] = fields[..] else {
            return None;
        };
        id.bytes().all(|byte| byte.is_ascii_digit()).then(|| Word {
            form: form.to_owned(),
            low: form.to_lowercase(),
            upos: upos.to_owned(),
            xpos: xpos.to_owned(),
            head: head.parse().unwrap_or(0),
            relation: relation.to_owned(),
        })
    };
    let blocks = text.split("\n\n");
    let sentences = blocks.map(|block| block.lines().filter_map(word).collect::<Vec<_>>());
    Ok(sentences.filter(|words| !words.is_empty()).collect())
}

/// A word as both programs labelled it, and what the lexicon lets it be.
struct Seen {
    first: Word,
    second: Word,
    classes: String,
    field: String,
}

fn both(first: &str, second: &str, lexicon: Lexicon<'_>) -> Result<Vec<Vec<Seen>>, String> {
    let word = |(first, second): (Word, Word)| {
        let facts = facts::facts(&first.form, Style::Plain, lexicon);
        Seen {
            first,
            second,
            classes: facts.classes.to_string(),
            field: facts.field.to_string(),
        }
    };
    let pairs = read(first)?.into_iter().zip(read(second)?);
    Ok(pairs
        .map(|(first, second)| first.into_iter().zip(second).map(word).collect())
        .collect())
}

/// What the programs saw at a word and around it, as places in the table.
fn features(words: &[Seen], at: usize, out: &mut Vec<usize>) {
    let seen = |at: Option<usize>| at.and_then(|at| words.get(at));
    let tag = |at: Option<usize>| seen(at).map_or("^", |w| &w.first.xpos);
    let other = |at: Option<usize>| seen(at).map_or("^", |w| &w.second.xpos);
    let low = |at: Option<usize>| seen(at).map_or("^", |w| &w.first.low);
    let classes = |at: Option<usize>| seen(at).map_or("", |w| &w.classes);
    let capital = |at: Option<usize>| {
        seen(at).map_or("^", |w| {
            if w.first.form.starts_with(char::is_uppercase) {
                "U"
            } else {
                "l"
            }
        })
    };
    let (word, second) = (&words[at].first, &words[at].second);
    let (l, r) = (at.checked_sub(1), Some(at + 1));
    let (ll, rr) = (at.checked_sub(2), Some(at + 2));
    let (t, w, d) = (
        word.xpos.as_str(),
        word.low.as_str(),
        word.relation.as_str(),
    );
    let both = format!("{t}/{}", word.upos);
    let head = tag(word.head.checked_sub(1));
    let (u, e) = (second.xpos.as_str(), second.relation.as_str());
    let second_both = format!("{u}/{}", second.upos);
    let tags = format!("{t}+{u}");
    let second_head = other(second.head.checked_sub(1));
    let (c, field) = (classes(Some(at)), words[at].field.as_str());
    let side = match word.head {
        0 => "0",
        head if head > at + 1 => ">",
        _ => "<",
    };
    let shouts = word.form.len() > 1 && !word.form.chars().any(char::is_lowercase);
    let shape = format!("{}{}{shouts}", capital(Some(at)), at == 0);
    let tail = |n: usize| {
        let from = w.char_indices().rev().nth(n - 1).map_or(0, |(at, _)| at);
        &w[from..]
    };
    let all: [&[&str]; 50] = [
        &[&both],
        &[&both, d],
        &[w],
        &[w, t],
        &[w, d],
        &[w, t, d],
        &[t, &shape],
        &[t, head, d],
        &[t, d, side],
        &[t, tag(l)],
        &[t, tag(r)],
        &[tag(l), t, tag(r)],
        &[low(l), w],
        &[w, low(r)],
        &[low(l), t],
        &[low(r), t],
        &[tail(2), t],
        &[tail(3), t],
        &[tail(4), t],
        &[low(ll), low(l), t],
        &[&shape, d, t],
        &[t, capital(l), capital(r)],
        &[&shape, capital(l), capital(r), t],
        &[w, head],
        &[low(l), t, low(r)],
        &[&both, &shape, tag(r)],
        &[t, tag(r), tag(rr)],
        &[&shape, tail(3)],
        &[w, &shape],
        &[&second_both],
        &[&second_both, e],
        &[&second_both, &shape],
        &[&tags],
        &[&tags, &shape],
        &[&tags, w],
        &[&tags, d, e],
        &[&tags, tail(3)],
        &[w, u, e],
        &[u, second_head, e],
        &[u, other(r)],
        &[u, other(l)],
        &[other(l), u, other(r)],
        &[c, t],
        &[c, u],
        &[c, &tags],
        &[c, &shape, &tags],
        &[c, t, classes(r)],
        &[c, classes(l), t],
        &[c, d, e],
        &[field, &tags],
    ];
    out.clear();
    for (kind, parts) in all.iter().enumerate() {
        let start = Hash::EMPTY.with(kind as u8);
        let hash = parts.iter().fold(start, |hash, part| {
            part.bytes().fold(hash, Hash::with).with(b'\t')
        });
        let mixed = (hash.0 ^ (hash.0 >> 32)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        out.push((mixed >> 20) as usize % ROWS);
    }
}

struct Model {
    labels: usize,
    /// The row of each place that has one, and the rows.
    rows: Vec<u32>,
    weights: Vec<f32>,
}

impl Model {
    fn score(&self, places: &[usize], scores: &mut [f32]) {
        scores.fill(0.0);
        for row in places.iter().map(|&place| self.rows[place]) {
            let from = row as usize * self.labels;
            for (score, weight) in scores.iter_mut().zip(&self.weights[from..]) {
                *score += weight;
            }
        }
    }

    fn best(&self, words: &[Seen], at: usize) -> usize {
        let (mut places, mut scores) = (Vec::new(), vec![0.0; self.labels]);
        features(words, at, &mut places);
        self.score(&places, &mut scores);
        top(&scores)
    }
}

fn top(scores: &[f32]) -> usize {
    (0..scores.len())
        .max_by(|&a, &b| scores[a].total_cmp(&scores[b]).then(b.cmp(&a)))
        .unwrap_or(0)
}

fn learn(gold: &[Vec<Word>], seen: &[Vec<Seen>], names: &BTreeMap<String, usize>) -> Model {
    let labels = names.len();
    let mut model = Model {
        labels,
        rows: vec![0; ROWS],
        weights: vec![0.0; labels],
    };
    let mut texts: Vec<(Vec<usize>, usize)> = Vec::new();
    for (gold, seen) in gold.iter().zip(seen) {
        for (at, word) in gold.iter().enumerate().take(seen.len()) {
            let mut places = Vec::new();
            features(seen, at, &mut places);
            for &place in &places {
                if model.rows[place] == 0 {
                    model.rows[place] = (model.weights.len() / labels) as u32;
                    model.weights.resize(model.weights.len() + labels, 0.0);
                }
            }
            texts.push((places, names[&word.label()]));
        }
    }
    let (mut sums, mut now) = (vec![0.0_f64; model.weights.len()], 0.0_f64);
    let all = (EPOCHS * texts.len()) as f64;
    let mut scores = vec![0.0; labels];
    // A fixed stride that shares no factor with a power of two goes through the text in a mixed order.
    let order = |epoch: usize, at: usize| (at * 7_919 + epoch * 104_729) % texts.len();
    for epoch in 0..EPOCHS {
        for at in 0..texts.len() {
            let (places, right) = &texts[order(epoch, at)];
            now += 1.0;
            model.score(places, &mut scores);
            scores[*right] -= 2.0;
            let given = top(&scores);
            if given == *right {
                continue;
            }
            for row in places
                .iter()
                .map(|&place| model.rows[place] as usize * labels)
            {
                for (label, by) in [(*right, 1.0_f32), (given, -1.0)] {
                    model.weights[row + label] += by;
                    sums[row + label] += f64::from(by) * (all - now);
                }
            }
        }
    }
    model.weights = sums.iter().map(|&sum| (sum / all) as f32).collect();
    model
}
