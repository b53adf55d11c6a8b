//! Which characters a file of text may hold.

/// Whether the character is text or white space that parts it: neither another control character nor U+FFFE or U+FFFF,
/// which are no characters and which XML refuses.
pub(crate) fn is_text(c: char) -> bool {
    matches!(c, '\n' | '\t') || !(c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}'))
}
