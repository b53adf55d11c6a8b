//! The deck as the window draws it: after an edit, only the sheets that changed are sent.

use crate::Answer;
use crate::answers::Preview;
use crate::core::{Call, Core};
use crate::exporting::fonts;
use crate::requests::DeckRequest;
use debrief_deck::{Laid, LaidPage, Shapes, content, layout_again};

/// What an open review remembers of the preview of its deck.
#[derive(Default)]
pub(crate) struct Previewed {
    shapes: Shapes,
    /// The layout that was sent last, and how many were.
    last: Option<Laid>,
    count: u32,
}

pub(crate) fn deck(core: &Core, request: DeckRequest, _: &Call<'_>) -> Answer<Preview> {
    let fonts = fonts()?;
    core.read(request.review, |open| {
        let mut previewed = open.previewed.borrow_mut();
        let laid = layout_again(&content(&open.review, request.audience), fonts, &mut previewed.shapes);
        let known = previewed.last.take().filter(|_| request.after == Some(previewed.count));
        previewed.count += 1;
        let preview = compared(previewed.count, &laid, known.as_ref());
        previewed.last = Some(laid);
        Ok(preview)
    })
}

/// The layout without what is drawn on the sheets that are those of a layout before.
fn compared(layout: u32, laid: &Laid, before: Option<&Laid>) -> Preview {
    let mut same = Vec::new();
    let mut at = 0;
    let mut send = |sheet: &LaidPage| {
        let known = before.is_some_and(|before| before.pages.iter().chain(&before.hidden).any(|each| each == sheet));
        if known {
            same.push(at);
        }
        at += 1;
        if known { bare(sheet) } else { sheet.clone() }
    };
    let pages = laid.pages.iter().map(&mut send).collect();
    let hidden = laid.hidden.iter().map(&mut send).collect();
    let laid = Laid {
        title: laid.title.clone(),
        subject: laid.subject.clone(),
        language: laid.language.clone(),
        width: laid.width,
        height: laid.height,
        pages,
        hidden,
        problems: laid.problems.clone(),
        outline: laid.outline.clone(),
        nodes: Vec::new(),
    };
    Preview { layout, laid, same }
}

/// A sheet by its name alone.
fn bare(sheet: &LaidPage) -> LaidPage {
    LaidPage {
        key: sheet.key.clone(),
        number: sheet.number,
        part: sheet.part,
        parts: sheet.parts,
        title: String::new(),
        default_title: String::new(),
        hidden: sheet.hidden,
        left_out: sheet.left_out,
        notes: String::new(),
        default_notes: String::new(),
        place: sheet.place,
        items: Vec::new(),
        reading: Vec::new(),
        levels: None,
    }
}
