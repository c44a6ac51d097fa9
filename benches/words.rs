//! How fast the word layer reads: 8 MB of news a second on one core are promised, with two allocations a sentence.

use dateline::analysis::words;
use divan::{AllocProfiler, Bencher, counter::BytesCount};

#[global_allocator]
static ALLOCATIONS: AllocProfiler = AllocProfiler::system();

fn main() {
    divan::main();
}

const PARAGRAPH: &str = "\
VALLETTA, March 3 — Foreign Minister Elena Marsh, who arrived on Sunday, met her counterpart for two hours of talks on \
grain and prisoners, officials said. \"We agreed to meet again in April,\" she told reporters after the meeting, adding \
that both sides had been urged by the mediators to stop the strikes. If the talks fail, the union will impose sanctions \
on 14 companies worth $1.2bn. The envoy did not attend; he was expected to fly to Geneva, where a deal signed in 2019 \
is to be reviewed on March 15.\n\n";

#[divan::bench]
fn read(bencher: Bencher<'_, '_>) {
    let body = PARAGRAPH.repeat(200);
    bencher
        .counter(BytesCount::of_str(&body))
        .bench(|| words::read(divan::black_box(&body)));
}
