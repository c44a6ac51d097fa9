//! The features by which the tagger chooses a label (Collins 2002; Ratnaparkhi 1996).
//!
//! In: the facts of a sentence, a place in it and the labels already given. Out: where in the table of weights the row
//! of each feature begins. Rows are found by hashing and may overlap; training sees the same table, so it learns around it.

use super::facts::Facts;

const ITSELF: usize = 10;
const NEXT: usize = 5;
const LAST: usize = 3;
const ALONE: usize = ITSELF + NEXT + LAST;
const AROUND: usize = 28;
const MOVING: usize = 16;
/// So many features has a word.
pub const ALL: usize = ALONE + AROUND + MOVING;

/// The labels before a word, and the kind of auxiliary that waits for its verb.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    pub last: u8,
    pub second: u8,
    pub waiting: u8,
}

/// A label that stands for the border of the sentence.
pub const BORDER: u8 = 63;

fn mix(kind: u32, a: u32, b: u32) -> u32 {
    let hash = (a ^ kind.wrapping_mul(0x9e37_79b9)).wrapping_mul(0x85eb_ca6b);
    let hash = (hash ^ hash >> 15 ^ b).wrapping_mul(0xc2b2_ae35);
    hash ^ hash >> 16
}

/// The features that ask for the word alone that gets the label.
pub fn itself(it: &Facts) -> [u32; ITSELF] {
    [
        mix(1, it.word, 0),
        mix(8, it.ends[0], it.shape),
        mix(9, it.ends[1], 0),
        mix(10, it.ends[2], 0),
        mix(11, it.ends[3], 0),
        mix(12, it.starts[0], 0),
        mix(13, it.starts[1], 0),
        mix(15, it.classes, 0),
        mix(22, it.field, it.classes),
        mix(33, it.word, it.shape),
    ]
}

/// Those that ask for the next word alone.
pub fn next(it: &Facts) -> [u32; NEXT] {
    [
        mix(5, it.word, 0),
        mix(18, it.classes, 0),
        mix(23, it.field, it.shape),
        mix(24, it.ends[2], 0),
        mix(58, it.usual, 0),
    ]
}

/// Those that ask for the last word alone.
pub fn last(it: &Facts) -> [u32; LAST] {
    [
        mix(4, it.word, 0),
        mix(17, it.classes, 0),
        mix(25, it.ends[2], 0),
    ]
}

/// The features that ask for several words, or for the place of one. `at` is a place in `words`, which has two empty facts
/// before and behind the sentence.
fn around(words: &[Facts], at: usize) -> [u32; AROUND] {
    let (w, l, ll, r, rr) = (
        &words[at],
        &words[at - 1],
        &words[at - 2],
        &words[at + 1],
        &words[at + 2],
    );
    let opens = u32::from(l.word == 0);
    [
        mix(2, w.word, l.word),
        mix(3, w.word, r.word),
        mix(6, ll.word, 0),
        mix(7, rr.word, 0),
        mix(14, w.shape, opens),
        mix(16, w.classes, w.shape << 1 | opens),
        mix(19, w.classes, r.classes),
        mix(20, w.classes, l.classes),
        mix(21, r.classes, rr.classes),
        mix(26, w.shape, r.shape),
        mix(27, w.shape, l.shape),
        mix(28, w.classes, r.word),
        mix(29, w.classes, l.word),
        mix(30, rr.classes, w.classes),
        mix(31, w.ends[2], w.shape << 1 | opens),
        mix(32, r.ends[1], w.classes),
        mix(34, l.word, r.word),
        mix(35, w.word, r.shape),
        mix(36, w.word, r.ends[2]),
        mix(37, w.word, r.classes),
        mix(38, w.word ^ r.classes, rr.classes),
        mix(39, w.word, rr.ends[1]),
        mix(52, w.word, 1 + w.ahead),
        mix(53, w.usual, w.shape << 1 | opens),
        mix(54, r.usual, rr.usual),
        mix(55, w.usual, r.usual),
        mix(56, w.usual, r.usual << 16 | rr.usual),
        mix(57, w.word, r.usual),
    ]
}

/// The features that ask for the labels already given.
fn moving(words: &[Facts], at: usize, before: Before) -> [u32; MOVING] {
    let (w, r, l) = (&words[at], &words[at + 1], &words[at - 1]);
    let (last, second, waiting) = (
        u32::from(before.last),
        u32::from(before.second),
        u32::from(before.waiting),
    );
    let pair = last << 8 | second;
    [
        mix(40, last, 0),
        mix(41, pair, 0),
        mix(42, last, w.word),
        mix(43, last, w.classes),
        mix(44, last, w.ends[2]),
        mix(45, last, r.classes),
        mix(46, pair, w.classes),
        mix(47, last, r.word),
        mix(48, waiting, w.classes),
        mix(49, waiting << 6 | last, w.ends[1]),
        mix(50, last << 16 | w.shape, 0),
        mix(51, second, l.word),
        mix(59, last, w.usual),
        mix(60, last << 16 | w.usual, r.usual),
        mix(61, pair, w.usual),
        mix(62, waiting, w.usual),
    ]
}

/// The features that ask for more than one word alone.
pub fn beside(words: &[Facts], at: usize, before: Before) -> [u32; AROUND + MOVING] {
    let mut all = [0; AROUND + MOVING];
    all[..AROUND].copy_from_slice(&around(words, at));
    all[AROUND..].copy_from_slice(&moving(words, at, before));
    all
}

/// All features of a word.
pub fn all(words: &[Facts], at: usize, before: Before) -> [u32; ALL] {
    let mut all = [0; ALL];
    all[..ITSELF].copy_from_slice(&itself(&words[at]));
    all[ITSELF..ITSELF + NEXT].copy_from_slice(&next(&words[at + 1]));
    all[ITSELF + NEXT..ALONE].copy_from_slice(&last(&words[at - 1]));
    all[ALONE..].copy_from_slice(&beside(words, at, before));
    all
}
