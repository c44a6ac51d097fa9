//! `dateline` reads news articles into dated diplomatic events and shows them as a timeline.

pub mod analysis;
pub mod app;
pub mod cli;
pub mod config;
pub mod error;
pub mod export;
pub mod grammar;
pub mod ingest;
pub mod merge;
pub mod model;
pub mod source;
pub mod timeline;
pub mod tui;
