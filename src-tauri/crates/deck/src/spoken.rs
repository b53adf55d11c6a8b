//! Texts as they sound, to know what somebody said however it is typed.

use crate::shape::clean;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text without capitals, accents, apostrophes and other signs, and without what
/// draws nothing: typing them otherwise hides nothing.
pub(crate) fn spoken(text: &str) -> Vec<String> {
    let plain: String = clean(text).nfkd().filter(|c| !is_combining_mark(*c) && !is_apostrophe(*c)).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘')
}
