//! How the cells of the workbook look.

use crate::content::Chip;
use crate::theme::{self, Color, level_colors};
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Excel's own format of a day with a time, which every reader sees in the way of their system.
const DAY_AND_TIME: u8 = 22;

pub(super) struct Formats {
    pub(super) head: Format,
    pub(super) text: Format,
    /// Text that looks like a formula: the mark keeps it text when it is edited.
    pub(super) marked_text: Format,
    pub(super) number: Format,
    pub(super) time: Format,
}

impl Formats {
    pub(super) fn new() -> Self {
        let text = cell().set_align(FormatAlign::Left).set_text_wrap();
        Self {
            head: Format::new()
                .set_bold()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_align(FormatAlign::VerticalCenter)
                .set_font_color(color(theme::INK))
                .set_background_color(color(theme::LINE))
                .set_border_bottom(FormatBorder::Medium)
                .set_border_bottom_color(color(theme::INK_2)),
            marked_text: text.clone().set_quote_prefix(),
            text,
            number: cell().set_align(FormatAlign::Right),
            time: cell().set_align(FormatAlign::Left).set_num_format_index(DAY_AND_TIME),
        }
    }

    /// A level: its colours, its letters in the middle. What is not rated yet has no ground.
    pub(super) fn level(chip: &Chip) -> Format {
        let format = cell().set_bold().set_align(FormatAlign::Center);
        let (ground, ink) = match chip {
            Chip::Level { rank, of, .. } => level_colors(*rank, *of),
            Chip::NotEnoughEvidence => (theme::NONE, theme::ON_NONE),
            Chip::Undecided => return format.set_font_color(color(theme::INK_3)),
        };
        format.set_background_color(color(ground)).set_font_color(color(ink))
    }
}

/// What all cells below the head share: the text begins at the top, a hairline divides the rows.
fn cell() -> Format {
    Format::new()
        .set_align(FormatAlign::Top)
        .set_font_color(color(theme::INK))
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(color(theme::LINE))
}

fn color(color: Color) -> rust_xlsxwriter::Color {
    let Color(red, green, blue) = color;
    rust_xlsxwriter::Color::RGB(u32::from_be_bytes([0, red, green, blue]))
}
