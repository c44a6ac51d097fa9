//! How well rows stand for events when several papers tell them: articles of our own with a key, through the whole
//! street. Prints a table, and holds what was reached.
//!
//! Counted are tellings: a source of a row whose trigger lies in marked words. Pairwise: of all pairs of tellings in one
//! row, those of one event (precision), and the other way (recall). B-cubed: the same, for each telling, and the mean.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    ops::ControlFlow,
    path::Path,
};

use dateline::{
    analysis,
    merge::Merger,
    model::{article::Article, collection::Collection},
    source::{self, Input},
};

const NEWS: &str = include_str!("merge_quality/news.txt");

struct Told {
    article: Article,
    /// Marked words, and the event they tell.
    marks: Vec<(usize, usize, String)>,
}

fn articles() -> Vec<Told> {
    let parts = NEWS.split("\n== ").skip(1).enumerate();
    let (lines, marks): (Vec<String>, Vec<_>) = parts
        .map(|(number, part)| {
            let (head, text) = part.split_once('\n').expect("a head and a text");
            let fields: Vec<&str> = head.split(" | ").collect();
            let [publisher, published, title] = fields[..] else {
                panic!("publisher | day | headline: `{head}`");
            };
            let (body, marks) = unmarked(text.trim());
            let line = serde_json::json!({
                "id": format!("news-{:02}", number + 1),
                "publisher": publisher,
                "title": title,
                "published": published,
                "text": body,
            });
            (line.to_string(), marks)
        })
        .unzip();
    let name = format!("news-{:?}.jsonl", std::thread::current().id());
    let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&path, lines.join("\n")).expect("a file of our own");
    let mut articles = Vec::new();
    source::read(&Input::Path(path), &mut |article| {
        articles.push(article.expect("an article"));
        ControlFlow::Continue(())
    });
    assert_eq!(articles.len(), marks.len());
    let told = articles.into_iter().zip(marks);
    told.map(|(article, marks)| Told { article, marks })
        .collect()
}

/// `a [who:b] c` without its marks.
fn unmarked(text: &str) -> (String, Vec<(usize, usize, String)>) {
    let (mut body, mut marks) = (String::new(), Vec::new());
    let mut rest = text;
    while let Some((before, mark)) = rest.split_once('[') {
        body.push_str(before);
        let (mark, behind) = mark.split_once(']').expect("a mark's end");
        let (event, words) = mark.split_once(':').expect("event:words");
        marks.push((body.len(), body.len() + words.len(), event.to_owned()));
        body.push_str(words);
        rest = behind;
    }
    body.push_str(rest);
    (body, marks)
}

fn merged<'a>(told: impl Iterator<Item = &'a Told>) -> Collection {
    let mut merger = Merger::new();
    for one in told {
        let document = analysis::analyse(&one.article);
        merger.add(one.article.clone().into(), document);
    }
    merger.collect()
}

/// For each telling that was found the event it tells and the row it stands in; and the marks that were not found.
fn tellings(all: &Collection, told: &[Told]) -> (Vec<(String, usize)>, Vec<String>) {
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    for (row, event) in all.events.iter().enumerate() {
        for source in event.sources.iter() {
            let article = all.article(source.article).expect("an article");
            let one = told.iter().find(|one| one.article.id == article.id);
            for (start, end, name) in &one.expect("one of ours").marks {
                let (from, to) = (source.trigger.start as usize, source.trigger.end as usize);
                if from < *end && *start < to && seen.insert((&article.id, start)) {
                    found.push((name.clone(), row));
                }
            }
        }
    }
    let marks = told.iter().flat_map(|one| {
        let id = &one.article.id;
        one.marks.iter().map(move |mark| (id, mark))
    });
    let missed = marks.filter(|(id, (start, ..))| !seen.contains(&(*id, start)));
    let missed = missed
        .map(|(id, (.., name))| format!("{id} {name}"))
        .collect();
    (found, missed)
}

#[derive(Debug)]
struct Score {
    precision: f64,
    recall: f64,
}

impl Score {
    fn f1(&self) -> f64 {
        2.0 * self.precision * self.recall / (self.precision + self.recall).max(f64::MIN_POSITIVE)
    }
}

fn pairwise(found: &[(String, usize)]) -> Score {
    let (mut same_row, mut same_event, mut both) = (0.0, 0.0, 0.0);
    for (at, one) in found.iter().enumerate() {
        for other in &found[at + 1..] {
            let (row, event) = (one.1 == other.1, one.0 == other.0);
            same_row += f64::from(u8::from(row));
            same_event += f64::from(u8::from(event));
            both += f64::from(u8::from(row && event));
        }
    }
    Score {
        precision: both / same_row,
        recall: both / same_event,
    }
}

/// The event that a telling is of, and the row it stands in.
type Placed = (String, usize);

fn b_cubed(found: &[Placed]) -> Score {
    let share = |of: &dyn Fn(&Placed, &Placed) -> bool| {
        let each = found.iter().map(|one| {
            let near: Vec<_> = found.iter().filter(|other| of(one, other)).collect();
            let good = near
                .iter()
                .filter(|other| other.0 == one.0 && other.1 == one.1);
            good.count() as f64 / near.len() as f64
        });
        each.sum::<f64>() / found.len() as f64
    };
    Score {
        precision: share(&|one, other| one.1 == other.1),
        recall: share(&|one, other| one.0 == other.0),
    }
}

#[test]
fn rows_stand_for_events() {
    let told = articles();
    let all = merged(told.iter());
    let (found, missed) = tellings(&all, &told);
    let mut rows_of: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    let mut events_of: BTreeMap<usize, BTreeSet<&str>> = BTreeMap::new();
    for (name, row) in &found {
        rows_of.entry(name).or_default().insert(*row);
        events_of.entry(*row).or_default().insert(name);
    }
    let marks: usize = told.iter().map(|one| one.marks.len()).sum();
    println!(
        "{} articles, {marks} marked tellings, {} found",
        told.len(),
        found.len()
    );
    missed.iter().for_each(|one| println!("  not found: {one}"));
    for (name, rows) in rows_of.iter().filter(|(_, rows)| rows.len() > 1) {
        println!("  {name} stands in {} rows", rows.len());
        for row in rows {
            let event = all.events.get(*row).expect("a row");
            let ids: Vec<String> = event
                .sources
                .articles()
                .filter_map(|id| Some(all.article(id)?.id.clone()))
                .collect();
            println!(
                "    {} {} {} {}: {}",
                event.when.range.edtf(),
                event.kind.key(),
                event.status.key(),
                event.title,
                ids.join(" ")
            );
        }
    }
    for (row, names) in events_of.iter().filter(|(_, names)| names.len() > 1) {
        println!("  row {row} holds {names:?}");
    }
    let (pairs, cubed) = (pairwise(&found), b_cubed(&found));
    println!("            precision  recall     F1");
    for (name, score) in [("pairwise", &pairs), ("B-cubed", &cubed)] {
        println!(
            "{name:<10} {:10.3} {:7.3} {:6.3}",
            score.precision,
            score.recall,
            score.f1()
        );
    }
    assert!(
        found.len() * 100 >= marks * 75,
        "{} of {marks} found",
        found.len()
    );
    assert!(
        pairs.precision >= 0.97,
        "pairwise precision {}",
        pairs.precision
    );
    assert!(pairs.recall >= 0.80, "pairwise recall {}", pairs.recall);
    assert!(cubed.f1() >= 0.90, "B-cubed F1 {}", cubed.f1());
}

#[test]
fn the_order_in_which_papers_arrive_changes_nothing() {
    let told = articles();
    let shown = |all: &Collection| -> Vec<String> {
        all.events
            .iter()
            .map(|event| format!("{:?} {} {}", event.id, event.title, event.sources.len()))
            .collect()
    };
    let forward = shown(&merged(told.iter()));
    assert_eq!(forward, shown(&merged(told.iter().rev())));
    let odd = told.iter().skip(1).step_by(2);
    assert_eq!(forward, shown(&merged(told.iter().step_by(2).chain(odd))));
}

/// The row that tells an event, by one of its tellings.
fn disagreements(name: &str) -> Vec<(String, Vec<String>)> {
    let told = articles();
    let all = merged(told.iter());
    let (found, _) = tellings(&all, &told);
    let row = found.iter().find(|(event, _)| event == name).expect(name).1;
    let event = all.events.get(row).expect("a row");
    let each = event.disagreements.iter().map(|one| {
        let values = one.values.iter().map(|(value, _)| value.clone()).collect();
        (one.field.to_owned(), values)
    });
    each.collect()
}

#[track_caller]
fn check(name: &str, field: &str, expected: &[&str]) {
    let all = disagreements(name);
    let mut values = all
        .iter()
        .find(|(known, _)| known == field)
        .map_or_else(Vec::new, |(_, values)| values.clone());
    values.sort();
    assert_eq!(values, expected, "{name}: {all:?}");
}

#[test]
fn what_papers_disagree_on_is_kept() {
    // The third paper begins with "Seven people were killed", which is not read as a count yet.
    check("kharkiv-1", "killed", &["5", "6"]);
    check("gulf", "place", &["Doha", "Dubai"]);
    check("arica", "when", &["2025-06-10", "2025-06-11"]);
    check("swap", "released", &["300", "303"]);
}
