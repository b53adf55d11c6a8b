//! Colours, and whether text can be read on them.

use serde::de::Error as _;
use serde::{Deserialize, Deserializer, Serialize, Serializer};
use std::fmt;
use std::str::FromStr;

/// An opaque colour: red, green, blue. Prints, reads and serializes as `#rrggbb`.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Color(pub u8, pub u8, pub u8);

/// The least contrast of running text with what is under it (WCAG 2.2, success criterion 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

impl Color {
    /// The page.
    pub const WHITE: Self = Self(0xff, 0xff, 0xff);

    /// This colour laid over `under` with the given share, from 0 to 1. Used in place of transparency, which prints badly.
    #[must_use]
    pub fn over(self, under: Self, share: f32) -> Self {
        let mix = |a: u8, b: u8| (f32::from(a) * share + f32::from(b) * (1.0 - share)).round() as u8;
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }

    /// How much light it gives, from 0 (black) to 1 (white): relative luminance as WCAG 2.2 defines it.
    #[must_use]
    pub fn luminance(self) -> f64 {
        let part = |value: u8| {
            let share = f64::from(value) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(self.0) + 0.7152 * part(self.1) + 0.0722 * part(self.2)
    }

    /// The contrast of the two colours, from 1 (none) to 21 (black on white), as WCAG 2.2 defines it.
    #[must_use]
    pub fn contrast(self, other: Self) -> f64 {
        let (one, two) = (self.luminance(), other.luminance());
        (one.max(two) + 0.05) / (one.min(two) + 0.05)
    }

    /// The nearest colour of the same hue that can carry text on `ground`, found by darkening step by step: itself when
    /// it can.
    #[must_use]
    pub fn readable_on(self, ground: Self) -> Self {
        let black = Self(0, 0, 0);
        (0..=100u8)
            .map(|step| black.over(self, f32::from(step) / 100.0))
            .find(|darker| darker.contrast(ground) >= TEXT_CONTRAST)
            .unwrap_or(black)
    }
}

impl fmt::Display for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "#{:02x}{:02x}{:02x}", self.0, self.1, self.2)
    }
}

impl fmt::Debug for Color {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The text is no colour of the form `#rrggbb`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a colour is written as # and six digits or letters from a to f")]
pub struct NotAColor;

impl FromStr for Color {
    type Err = NotAColor;

    fn from_str(text: &str) -> Result<Self, NotAColor> {
        let digits = text.strip_prefix('#').filter(|digits| digits.len() == 6 && digits.is_ascii()).ok_or(NotAColor)?;
        let part = |at: usize| u8::from_str_radix(&digits[at..at + 2], 16).map_err(|_| NotAColor);
        if digits.contains('+') {
            return Err(NotAColor);
        }
        Ok(Self(part(0)?, part(2)?, part(4)?))
    }
}

impl Serialize for Color {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Color {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer)?.parse().map_err(D::Error::custom)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    const WHITE: Color = Color::WHITE;

    #[test]
    fn contrast_is_that_of_the_standard() {
        assert!((Color(0, 0, 0).contrast(WHITE) - 21.0).abs() < 1e-9);
        // Published values for two greys: #767676 is the lightest that carries text on white.
        assert!(Color(0x76, 0x76, 0x76).contrast(WHITE) >= TEXT_CONTRAST);
        assert!(Color(0x77, 0x77, 0x77).contrast(WHITE) < TEXT_CONTRAST);
    }

    #[test]
    fn a_pale_colour_is_darkened_until_it_carries_text() {
        let yellow = Color(0xff, 0xd2, 0x3f);
        let darker = yellow.readable_on(WHITE);
        assert!(darker.contrast(WHITE) >= TEXT_CONTRAST);
        assert!(darker.0 > darker.1 && darker.1 > darker.2, "{darker} keeps the hue");
        let navy = Color(0x0d, 0x4f, 0x68);
        assert_eq!(navy.readable_on(WHITE), navy);
    }

    #[test]
    fn only_six_digits_make_a_colour() {
        assert_eq!("#0d4F68".parse(), Ok(Color(0x0d, 0x4f, 0x68)));
        for text in ["", "#", "0d4f68", "#0d4f6", "#0d4f688", "#0d4f6g", "#+d4f68", "#éé4f", "red"] {
            assert_eq!(text.parse::<Color>(), Err(NotAColor), "{text}");
        }
    }
}
