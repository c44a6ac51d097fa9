//! Files of every format become articles; what is broken becomes a problem, and the rest loads.

use std::{
    fs,
    io::Write as _,
    ops::ControlFlow,
    path::{Path, PathBuf},
};

use dateline::{
    error::{Error, Result},
    model::article::Article,
    source::{self, EMBEDDED, Input},
};
use flate2::{Compression, write::GzEncoder};
use proptest::prelude::*;
use tempfile::TempDir;

const RECORD: &str =
    r#"{"id": "a1", "title": "Envoys meet", "date": "2024-06-15", "text": "Envoys met."}"#;

fn read(input: &Input) -> Vec<Result<Article>> {
    let mut all = Vec::new();
    source::read(input, &mut |article| {
        all.push(article);
        ControlFlow::Continue(())
    });
    all
}

/// What a file with this name and content is read as.
fn load(name: &str, content: impl AsRef<[u8]>) -> Vec<Result<Article>> {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join(name);
    fs::write(&path, content).expect("a file");
    read(&Input::Path(path))
}

fn one(name: &str, content: impl AsRef<[u8]>) -> Article {
    let mut all = load(name, content);
    assert_eq!(all.len(), 1, "{name}");
    all.remove(0)
        .unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

/// The problem of a file, without the folder that it lies in.
fn problem(name: &str, content: impl AsRef<[u8]>) -> String {
    let mut all = load(name, content);
    let problem = all.remove(0).expect_err(name);
    assert!(all.is_empty() && problem.hint().is_some(), "{name}");
    let text = problem.to_string();
    let from = text.find('`').map_or(0, |at| at + 1);
    let to = text.rfind('/').map_or(from, |at| at + 1);
    format!("{}{}", &text[..from], &text[to..])
}

fn gz(content: impl AsRef<[u8]>) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
    packer.write_all(content.as_ref()).expect("memory");
    packer.finish().expect("memory")
}

/// `id | title | published | publisher | byline | place | body`
fn told(article: &Article) -> String {
    let day = article.published.map(|day| day.to_string());
    let said = [
        &article.title,
        &day,
        &article.publisher,
        &article.byline,
        &article.place,
    ];
    let said = said.map(|value| value.as_deref().unwrap_or("-"));
    format!("{} | {} | {}", article.id, said.join(" | "), article.body)
}

#[track_caller]
fn check(name: &str, content: impl AsRef<[u8]>, expected: &[&str]) {
    let all: Vec<String> = load(name, content)
        .iter()
        .map(|read| read.as_ref().map_or_else(ToString::to_string, told))
        .collect();
    assert_eq!(all, expected, "{name}");
}

#[test]
fn text_has_its_day_in_the_header_or_in_the_name() {
    check(
        "talks.txt",
        " date 2024-06-15 Oslo, Norway - Envoys met.\r\n\r\nThey talked.\r\n",
        &[
            "talks | - | 2024-06-15 | - | - | Oslo, Norway | Oslo, Norway - Envoys met.\n\nThey talked.",
        ],
    );
    check(
        "2024-06-15-talks.txt",
        "Envoys met.",
        &["2024-06-15-talks | - | 2024-06-15 | - | - | - | Envoys met."],
    );
    check(
        "talks.txt",
        "Envoys met.",
        &["talks | - | - | - | - | - | Envoys met."],
    );
    let article = one("talks.txt", "date 2024-06-15 Oslo, Norway - Envoys met.");
    assert_eq!(
        article.dateline.map(|span| span.of(&article.body)),
        Some("Oslo, Norway - ")
    );
}

#[test]
fn markdown_has_a_front_matter_and_joined_lines() {
    let yaml = "---\ntitle: \"Envoys meet in\\\n  \\ Oslo\"\ndate: '2024-06-15'\nauthor: Ann Lee\n---\n\nThe *envoys*\nmet.\n\n\\###\n";
    check(
        "talks.md",
        yaml,
        &["talks | Envoys meet in Oslo | 2024-06-15 | - | Ann Lee | - | The envoys met."],
    );
    let toml = "+++\ntitle = 'Envoys meet'\ndate = 2024-06-15\n+++\n\nOSLO, Norway - They met.\n";
    check(
        "talks.md",
        toml,
        &["talks | Envoys meet | 2024-06-15 | - | - | OSLO, Norway | OSLO, Norway - They met."],
    );
}

#[test]
fn json_is_a_record_a_list_or_an_answer() {
    let expected = "a1 | Envoys meet | 2024-06-15 | - | - | - | Envoys met.";
    check("talks.json", RECORD, &[expected]);
    check(
        "talks.json",
        format!("[{RECORD}, {RECORD}]"),
        &[expected, expected],
    );
    check(
        "talks.json",
        format!("{{\"status\": \"ok\", \"articles\": [\n{RECORD}]}}"),
        &[expected],
    );
    check(
        "talks.json",
        format!("{RECORD}\n{RECORD}\n"),
        &[expected, expected],
    );
    let several = load(
        "talks.json",
        "{\"items\": [{\"text\": \"One.\"}, {\"text\": \"Two.\"}]}",
    );
    let names = several.iter().flatten().map(|article| article.id.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["talks#1", "talks#2"]);
    let several = load("talks.json", "[{\"text\": \"One.\"}, {\"text\": \"Two.\"}]");
    let names = several.iter().flatten().map(|article| article.id.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["talks#1", "talks#2"]);
}

#[test]
fn fields_go_by_many_names() {
    let body = |fields: &str| told(&one("r.json", format!("{{{fields}}}")));
    let cases = [
        (
            r#""headline": {"main": "H"}, "pub_date": "2024-06-15T01:00:00Z", "Author": ["A", "B"], "content": "Met.""#,
            "r | H | 2024-06-15 | - | A, B | - | Met.",
        ),
        (
            r#""webTitle": "H", "web_publication-date": "15 June 2024", "fields": {"bodyText": "Met.", "byline": "A"}"#,
            "r | H | 2024-06-15 | - | A | - | Met.",
        ),
        (
            r#""title": "H", "date_publish": "None", "date": "2024-06-15", "date_download": "2031-01-01", "maintext": "Met.", "text": "no""#,
            "r | H | 2024-06-15 | - | - | - | Met.",
        ),
        (
            r#""source": {"id": "d", "name": "The Daily"}, "publishedAt": "2024-06-15", "description": "Met.""#,
            "r | - | 2024-06-15 | The Daily | - | - | Met.",
        ),
        (
            r#""source": "https://d.example/2024/06/15/x", "source-hostname": "The Daily", "raw_text": "Met.""#,
            "r | - | 2024-06-15 | The Daily | - | - | Met.",
        ),
        (
            r#""created": "2031-01-01", "indexed_date": "2031-01-01", "seendate": "20240615T100000Z", "text": "Met.""#,
            "r | - | 2024-06-15 | - | - | - | Met.",
        ),
        (
            r#""issued": 1718445600, "full-text": "<p>They met.</p><p>They ate.</p>""#,
            "r | - | 2024-06-15 | - | - | - | They met.\n\nThey ate.",
        ),
        (
            r#""date": "2024", "text": "OSLO, June 15 (NTB) - Met.""#,
            "r | - | 2024-06-15 | NTB | - | OSLO | OSLO, June 15 (NTB) - Met.",
        ),
        (
            r#""body": {"summary": ["One."], "sections": [{"headline": ["Two"], "paragraphs": ["Three.", "Four."]}]}"#,
            "r | - | - | - | - | - | One.\n\nTwo\n\nThree.\n\nFour.",
        ),
    ];
    for (fields, expected) in cases {
        assert_eq!(body(fields), expected, "{fields}");
    }
}

#[test]
fn the_text_of_a_record_comes_back_to_the_byte() {
    let text = "\r\n date 2024-06-15 Oslo, Norway - <p>Envoys met.</p> \u{a0}\t\n";
    let article = one(
        "talks.json",
        serde_json::json!({ "text": text }).to_string(),
    );
    assert_eq!(article.body, text);
    assert_eq!(
        article.dateline.map(|span| span.of(text)),
        text.split_inclusive(" - ").next()
    );
}

#[test]
fn a_bad_line_is_one_problem_and_the_next_ones_go_on() {
    let lines =
        format!("{RECORD}\n{{\"id\":\n\n{{\"title\": \"no text\"}}\n[]\r\n{RECORD}\r\n{RECORD}");
    let read: Vec<String> = load("talks.jsonl", lines)
        .iter()
        .map(|read| match read {
            Ok(article) => article.origin.rsplit('/').next().unwrap_or("").to_owned(),
            Err(Error::Json { line, reason, .. }) => format!("{line}: {reason}"),
            Err(Error::NoText { line, .. }) => format!("{line:?}: no text"),
            Err(other) => other.to_string(),
        })
        .collect();
    let expected = [
        "talks.jsonl#1",
        "2: EOF while parsing a value",
        "Some(4): no text",
        "Some(5): no text",
        "talks.jsonl#6",
        "talks.jsonl#7",
    ];
    assert_eq!(read, expected);
}

#[test]
fn lines_can_be_gzipped_and_wide() {
    let expected = "a1 | Envoys meet | 2024-06-15 | - | - | - | Envoys met.";
    check(
        "talks.jsonl.gz",
        gz(format!("{RECORD}\n{RECORD}")),
        &[expected, expected],
    );
    check(
        "talks",
        gz(format!("{RECORD}\n{RECORD}")),
        &[expected, expected],
    );
    let wide: Vec<u8> = format!("\u{feff}{RECORD}\n{RECORD}\n")
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    check("talks.jsonl", wide, &[expected, expected]);
}

#[test]
fn a_reader_that_has_enough_is_not_read_to() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("talks.jsonl");
    fs::write(&path, format!("{RECORD}\n").repeat(50)).expect("a file");
    let mut taken = 0;
    source::read(&Input::Path(path), &mut |_| {
        taken += 1;
        if taken == 3 {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    });
    assert_eq!(taken, 3);
}

#[test]
fn the_content_tells_the_format_where_the_name_does_not() {
    let page = "<!DOCTYPE html><html><head><title>Envoys meet</title></head><body><p>Envoys met in Oslo.</p></body></html>";
    check(
        "talks",
        page,
        &["talks | Envoys meet | - | - | - | - | Envoys met in Oslo."],
    );
    check(
        "talks.php",
        page,
        &["talks | Envoys meet | - | - | - | - | Envoys met in Oslo."],
    );
    check(
        "talks",
        "---\ntitle: Envoys meet\n---\nThey\nmet.",
        &["talks | Envoys meet | - | - | - | - | They met."],
    );
    check(
        "talks.dat",
        RECORD,
        &["a1 | Envoys meet | 2024-06-15 | - | - | - | Envoys met."],
    );
    let feed = "<rss version='2.0'><channel><title>D</title><item><title>T</title><description>Met.</description></item></channel></rss>";
    check("talks", feed, &["talks#1 | T | - | D | - | - | Met."]);
}

#[test]
fn other_character_sets_are_read() {
    let text = "Le président a reçu la délégation à l'Élysée, où elle était attendue depuis l'été.";
    let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(text);
    assert_eq!(one("talks.txt", bytes).body, text);
    let (bytes, ..) = encoding_rs::UTF_8.encode(text);
    assert_eq!(
        one("talks.txt", [b"\xef\xbb\xbf", &*bytes].concat()).body,
        text
    );
}

#[test]
fn control_characters_stay_in_the_text() {
    assert_eq!(
        one("talks.txt", "\x1b[31mEnvoys\x1b[0m met.\x07").body,
        "\x1b[31mEnvoys\x1b[0m met.\x07"
    );
}

#[test]
fn what_holds_no_article_is_a_clear_problem() {
    assert_eq!(problem("x.txt", ""), "`x.txt` is empty");
    assert_eq!(problem("x.jsonl", "\n \n"), "`x.jsonl` is empty");
    assert_eq!(problem("x.txt", "12 - 34\n"), "no text found in `x.txt`");
    assert_eq!(
        problem("x.html", "<html><body></body></html>"),
        "no text found in `x.html`"
    );
    assert_eq!(problem("x.json", "[]"), "no text found in `x.json`");
    assert_eq!(
        problem("x.txt", [0_u8; 4000]),
        "`x.txt` is binary data, not text"
    );
    assert_eq!(
        problem("x.txt", "%PDF-1.7 ..."),
        "`x.txt` is a PDF, not text"
    );
    assert_eq!(
        problem("x.gz", gz(gz("Envoys met."))),
        "`x.gz` is a file that is gzipped twice, not text"
    );
    assert_eq!(
        problem("x.json", "[".repeat(100_000)),
        "line 1 of `x.json` is no valid JSON: recursion limit exceeded"
    );
    let packed = gz(RECORD.repeat(1000));
    assert_eq!(
        problem("x.txt.gz", &packed[..packed.len() / 2]),
        "cannot read `x.txt.gz`"
    );
    assert!(
        problem("x.rss", "<rss version='2.0'><channel><item>").starts_with("`x.rss` is no feed")
    );
}

#[test]
fn bombs_are_not_unpacked() {
    let big = gz(vec![b'a'; 9 << 20]);
    assert_eq!(problem("x.txt.gz", big), "`x.txt.gz` is longer than 8 MB");
    let line = format!("{{\"text\": \"{}\"}}\n{RECORD}\n", "a".repeat(17 << 20));
    let mut read = load("x.jsonl.gz", gz(line)).into_iter();
    assert!(matches!(
        read.next(),
        Some(Err(Error::LongLine { line: 1, .. }))
    ));
    assert_eq!(
        read.next()
            .and_then(Result::ok)
            .map(|article| article.id)
            .as_deref(),
        Some("a1")
    );
    let entities = "<!DOCTYPE r [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\
        <rss version='2.0'><channel><title>D</title><item><description>Met. &c;</description></item></channel></rss>";
    for read in load("x.rss", entities).into_iter().flatten() {
        assert!(read.body.len() < 100, "{}", read.body);
    }
}

#[test]
fn a_missing_file_is_a_problem_with_a_hint() {
    let all = read(&Input::Path(PathBuf::from("no/such/file.txt")));
    let Some(Err(problem)) = all.first() else {
        panic!("a problem");
    };
    assert_eq!(problem.to_string(), "cannot read `no/such/file.txt`");
    assert_eq!(
        problem.hint().as_deref(),
        Some("check the spelling of the path")
    );
}

fn names(folder: &Path, inputs: &[Input]) -> Vec<String> {
    let name = |input: &Input| match input {
        Input::Path(path) => path
            .strip_prefix(folder)
            .unwrap_or(path)
            .to_string_lossy()
            .replace('\\', "/"),
        other => format!("{other:?}"),
    };
    inputs.iter().map(name).collect()
}

#[test]
fn folders_are_walked_in_order_and_without_what_is_ignored() {
    let folder = TempDir::new().expect("a folder");
    let files = [
        ("b/two.md", "Two."),
        ("b/draft.md", "Draft."),
        ("a.txt", "One."),
        ("c.jsonl.gz", ""),
        ("plain", "Envoys met."),
        ("page.php", "<html><body>Met.</body></html>"),
        ("program.rs", "fn main() {}"),
        ("picture", "\u{0}\u{0}\u{0}\u{1}"),
        ("b/.gitignore", "draft*\n"),
        (".hidden.txt", "Hidden."),
    ];
    for (name, content) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().expect("a parent")).expect("a folder");
        fs::write(path, content).expect("a file");
    }
    let mut problems = 0;
    let paths = [
        folder.path().join("plain"),
        folder.path().to_owned(),
        "-".into(),
        folder.path().join("gone.txt"),
    ];
    let found = source::inputs(&paths, &mut |_| problems += 1);
    let expected = [
        "plain",
        "a.txt",
        "b/two.md",
        "c.jsonl.gz",
        "page.php",
        "Stdin",
        "gone.txt",
    ];
    assert_eq!(
        (names(folder.path(), &found), problems),
        (expected.map(str::to_owned).to_vec(), 0)
    );
}

#[test]
fn every_sample_is_embedded_and_loads() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/samples");
    let mut files: Vec<String> = fs::read_dir(folder)
        .expect("the samples")
        .map(|entry| {
            entry
                .expect("a sample")
                .file_name()
                .to_string_lossy()
                .into_owned()
        })
        .collect();
    files.sort();
    let embedded: Vec<&str> = EMBEDDED.iter().map(|(name, _)| *name).collect();
    assert_eq!(embedded, files);
    let articles: Vec<Article> = read(&Input::Embedded)
        .into_iter()
        .map(|read| read.unwrap_or_else(|problem| panic!("{problem}")))
        .collect();
    for article in &articles {
        assert!(article.published.is_some(), "{} has no day", article.origin);
    }
    assert!(articles.len() >= EMBEDDED.len());
}

/// Endings that lead to each of the formats, and to none.
const ENDINGS: &[&str] = &[
    "txt", "md", "html", "json", "jsonl", "rss", "gz", "txt.gz", "", "bin",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_bytes_are_too_odd(ending in prop::sample::select(ENDINGS), bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        load(&format!("x.{ending}"), bytes);
    }

    #[test]
    fn datelines_lie_on_character_borders(
        ending in prop::sample::select(&["txt", "md", "html", "json"][..]),
        parts in prop::collection::vec(prop::sample::select(PARTS), 0..24),
    ) {
        for article in load(&format!("x.{ending}"), parts.concat()).into_iter().flatten() {
            let Some(span) = article.dateline else { continue };
            prop_assert!(article.body.get(span.range()).is_some(), "{span:?} in {:?}", article.body);
        }
    }
}

/// What headers, pages and records are made of, in any order.
const PARTS: &[&str] = &[
    "date 2024-06-15 ",
    "Date: ",
    "Title: ",
    "15 June 2024",
    "OSLO",
    "Łódź",
    "Oslo, Norway",
    " (NTB)",
    " - ",
    "—",
    "\n",
    "\n\n",
    "\r\n",
    " ",
    "\u{a0}",
    "Envoys met.",
    "é",
    "---\n",
    "+++\n",
    "title: \"x\\\n",
    "# ",
    "> ",
    "<p>",
    "</p>",
    "<time datetime=\"",
    "\">",
    "<script type=\"application/ld+json\">",
    "{\"text\": \"",
    "\"}",
    "[",
    "{",
    "b'<",
    "'",
    "\\x",
    "&amp;",
    "By Ann Lee",
];
