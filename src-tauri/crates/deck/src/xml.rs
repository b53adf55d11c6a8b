//! Text as XML writes it: in pictures, slides and the properties of the PDF.

use crate::characters::is_text;
use std::fmt::{self, Display, Formatter, Write};

/// A text for an element or an attribute: line ends and tabs become spaces, characters that XML refuses are left out.
pub(crate) struct Escaped<'t>(pub(crate) &'t str);

impl Display for Escaped<'_> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for c in self.0.chars() {
            match c {
                '&' => f.write_str("&amp;")?,
                '<' => f.write_str("&lt;")?,
                '>' => f.write_str("&gt;")?,
                '"' => f.write_str("&quot;")?,
                '\n' | '\t' => f.write_char(' ')?,
                c if is_text(c) => f.write_char(c)?,
                _ => {}
            }
        }
        Ok(())
    }
}
