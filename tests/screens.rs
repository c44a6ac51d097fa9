//! Pictures of the screen: a size and keys in, what is seen out.

mod support;

use dateline::tui::Theme;
use support::screen::{buffer, loaded, picture, press, styled, symbols};

/// A picture after some keys.
macro_rules! shot {
    ($name:literal, $width:literal x $height:literal, $keys:expr) => {{
        let mut state = loaded($width, $height);
        press(&mut state, $keys);
        insta::assert_snapshot!($name, picture(&state));
    }};
}

#[test]
fn the_timeline_at_every_size() {
    shot!("timeline_120x36", 120 x 36, "j");
    shot!("timeline_160x40", 160 x 40, "j");
    shot!("timeline_80x24", 80 x 24, "j");
    shot!("timeline_40x10", 40 x 10, "j");
    shot!("timeline_20x3", 20 x 3, "j");
    shot!("timeline_1x1", 1 x 1, "j");
}

#[test]
fn panes_beside_the_timeline() {
    shot!("participants_120x36", 120 x 36, "j 3 j");
    shot!("participants_80x24", 80 x 24, "j 3 j");
    shot!("quotes_120x36", 120 x 36, r#"g d "2018-03-14" Enter 4 j"#);
    shot!("quotes_80x24", 80 x 24, r#"g d "2018-03-14" Enter 4"#);
    shot!("source_120x36", 120 x 36, "j 5 n");
    shot!("source_80x24", 80 x 24, "j 5 n");
    shot!("source_40x10", 40 x 10, "j 5 n");
    shot!("source_20x3", 20 x 3, "j 5 n");
    shot!("source_full_120x36", 120 x 36, "j 5 x");
}

#[test]
fn help_is_made_from_the_keys_that_hold() {
    shot!("help_120x36", 120 x 36, "?");
    shot!("help_80x24", 80 x 24, "5 ? j j j");
    shot!("help_20x3", 20 x 3, "?");
}

#[test]
fn lists_and_prompts() {
    shot!("why_120x36", 120 x 36, "j w");
    shot!("search_80x24", 80 x 24, r#"/ "nuclear""#);
    shot!("search_kept_80x24", 80 x 24, r#"/ "nuclear" Enter n"#);
    shot!("search_nothing_40x10", 40 x 10, r#"/ "zzz""#);
    shot!("pick_80x24", 80 x 24, r#"p "a""#);
    shot!("filtered_120x36", 120 x 36, r#"p "kerry" Enter"#);
    shot!("commands_80x24", 80 x 24, r#": "fold""#);
    shot!("date_wrong_80x24", 80 x 24, r#"g d "soon" Enter"#);
    shot!("keys_begun_80x24", 80 x 24, "g");
    shot!("folded_80x24", 80 x 24, "C j j c");
    shot!("zoomed_120x36", 120 x 36, "G k z z");
}

#[test]
fn ascii_draws_the_same_with_letters_alone_beyond_ascii() {
    let mut state = loaded(120, 36);
    press(&mut state, "j");
    let buf = buffer(&state, &Theme::mono().ascii());
    let mut lines = vec![String::new(); 36];
    symbols(&buf, |_, y, symbol| lines[usize::from(y)].push_str(symbol));
    let seen: String = lines
        .iter()
        .map(|line| format!("{}\n", line.trim_end()))
        .collect();
    let other = seen
        .chars()
        .find(|letter| !letter.is_ascii() && !letter.is_alphabetic());
    assert_eq!(other, None);
    insta::assert_snapshot!("ascii_120x36", seen);
}

#[test]
fn nothing_parts_the_panes_where_no_lines_are_wanted() {
    let mut state = loaded(120, 36);
    press(&mut state, "j , b");
    let buf = buffer(&state, &state.look.theme());
    let mut lines = vec![String::new(); 36];
    symbols(&buf, |_, y, symbol| lines[usize::from(y)].push_str(symbol));
    let seen: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    insta::assert_snapshot!("bare_120x36", seen.join("\n"));
}

#[test]
fn looks_in_colour_and_without() {
    let mut state = loaded(100, 20);
    press(&mut state, r#"/ "nuclear" Enter"#);
    insta::assert_snapshot!("look_dark_100x20", styled(&state, &Theme::dark()));
    insta::assert_snapshot!("look_light_100x20", styled(&state, &Theme::light()));
    insta::assert_snapshot!("look_ansi_100x20", styled(&state, &Theme::ansi()));
    insta::assert_snapshot!("look_contrast_100x20", styled(&state, &Theme::contrast()));
    insta::assert_snapshot!("look_mono_100x20", styled(&state, &Theme::mono()));
    press(&mut state, "5 x");
    insta::assert_snapshot!("look_source_mono_100x20", styled(&state, &Theme::mono()));
}
