//! Colours and measures of the deck: the design tokens of the light theme, as numbers.

pub use debrief_domain::Color;

/// The page.
pub const PAPER: Color = Color::WHITE;
/// The darkest text.
pub const INK: Color = Color(0x1b, 0x24, 0x30);
/// Text beside the main text.
pub const INK_2: Color = Color(0x4b, 0x55, 0x63);
/// The quietest text; still 4.5 to 1 against the page.
pub const INK_3: Color = Color(0x5d, 0x66, 0x73);
/// Hairlines between entries.
pub const LINE: Color = Color(0xe2, 0xdd, 0xd2);
/// Lines that hold a table together.
pub const LINE_STRONG: Color = Color(0xc9, 0xc2, 0xb4);
/// The one accent.
pub const ACCENT: Color = Color(0x0d, 0x4f, 0x68);
/// A chip that says the evidence does not carry a level.
pub const NONE: Color = Color(0xd9, 0xd5, 0xcb);
/// Text on [`NONE`].
pub const ON_NONE: Color = Color(0x4b, 0x55, 0x63);

/// The colours of the levels from the weakest to the strongest, each with the colour of text on it.
const LEVELS: [(Color, Color); 4] = [
    (Color(0x9b, 0x1b, 0x30), PAPER),
    (Color(0xe8, 0x97, 0x3f), INK),
    (Color(0xbc, 0xcf, 0x62), INK),
    (Color(0x0b, 0x7a, 0x66), PAPER),
];

/// The colours of a level: ground and text. `rank` counts from 1, the weakest, to `of`. A scale that does not have four
/// levels takes the colours that stand nearest on the way from the weakest to the strongest; its letters and pips tell
/// levels of one colour apart.
#[must_use]
pub fn level_colors(rank: u32, of: u32) -> (Color, Color) {
    let last = LEVELS.len() - 1;
    let share = f64::from(rank.saturating_sub(1)) / f64::from(of.saturating_sub(1).max(1));
    let index = (share * last as f64).round() as usize;
    LEVELS[index.min(last)]
}

/// The margin left and right.
pub const MARGIN: f32 = 72.0;
/// The right edge of what stands on a page.
pub const RIGHT: f32 = crate::laid::PAGE_WIDTH - MARGIN;
/// The width between the margins.
pub const WIDTH: f32 = RIGHT - MARGIN;
/// Where a page's content must end, above the footer.
pub const BOTTOM: f32 = 642.0;
/// How much larger quotes are set than the text around them, so that both look the same size: Source Serif has the
/// smaller lowercase letters.
pub const QUOTE_SCALE: f32 = 1.07;
