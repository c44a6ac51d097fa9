//! Copying through the terminal itself (OSC 52): works over any connection and needs no other program.

/// What terminals take at least; some drop longer texts in silence.
const MOST: usize = 74_000;

/// What stands between the program and the terminal, and must be told to let the copy through.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Between {
    Nothing,
    Tmux,
    Screen,
}

/// The bytes that make the terminal copy a text; none if it is too long.
pub(super) fn copy(text: &str, between: Between) -> Option<Vec<u8>> {
    if text.len() > MOST {
        return None;
    }
    let plain = format!("\x1b]52;c;{}\x07", base64(text.as_bytes()));
    let bytes = match between {
        Between::Nothing => plain,
        // Tmux obeys the plain form or lets the wrapped one through, by its settings.
        Between::Tmux => {
            let wrapped = plain.replace('\x1b', "\x1b\x1b");
            format!("{plain}\x1bPtmux;{wrapped}\x1b\\")
        }
        Between::Screen => format!("\x1bP{plain}\x1b\\"),
    };
    Some(bytes.into_bytes())
}

/// RFC 4648.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let byte = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = byte(0) << 16 | byte(1) << 8 | byte(2);
        for at in 0..4 {
            let sign = SIGNS[(bits >> (18 - 6 * at)) as usize & 63];
            text.push(if at <= three.len() { sign.into() } else { '=' });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_as_in_its_rfc() {
        let check = |text: &str, expected| assert_eq!(base64(text.as_bytes()), expected);
        check("", "");
        check("f", "Zg==");
        check("fo", "Zm8=");
        check("foo", "Zm9v");
        check("foobar", "Zm9vYmFy");
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn a_copy_passes_what_stands_between() {
        let copy =
            |between| copy("foo", between).map(|bytes| String::from_utf8(bytes).expect("text"));
        assert_eq!(
            copy(Between::Nothing).as_deref(),
            Some("\x1b]52;c;Zm9v\x07")
        );
        assert_eq!(
            copy(Between::Screen).as_deref(),
            Some("\x1bP\x1b]52;c;Zm9v\x07\x1b\\")
        );
        assert!(
            copy(Between::Tmux)
                .is_some_and(|c| c.ends_with("\x1bPtmux;\x1b\x1b]52;c;Zm9v\x07\x1b\\"))
        );
    }

    #[test]
    fn too_long_a_text_is_not_sent() {
        assert_eq!(copy(&"x".repeat(MOST + 1), Between::Nothing), None);
    }
}
