//! The small language in which `assets/` are written: word lists, patterns, rules, and one search for all stages.
