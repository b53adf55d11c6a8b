//! Stretches that lead somewhere, as annotations of their pages.

use super::draw::POINTS;
use super::file::{File, Id, Text};
use crate::Laid;
use crate::laid::{Item, NodeId};

/// A link on a page.
pub(super) struct Annotation {
    /// The node whose words it lies over.
    pub(super) node: NodeId,
    /// The page, from 0.
    pub(super) page: usize,
    pub(super) object: Id,
}

/// Writes an annotation for each line of each link. Their keys in the tree of parents follow those of the pages.
pub(super) fn links(file: &mut File, laid: &Laid) -> Vec<Annotation> {
    let mut links = Vec::new();
    for (page, laid_page) in laid.pages.iter().enumerate() {
        for item in &laid_page.items {
            let Item::Text(words) = item else { continue };
            let Some((node, address)) = words.node.and_then(|node| Some((node, laid.node(node)?.link.as_ref()?)))
            else {
                continue;
            };
            let (left, top, right, bottom) = item.bounds();
            let place = [left, laid.height - bottom, right, laid.height - top].map(|end| (end * POINTS).round());
            let [left, lower, right, upper] = place;
            // 4: it is printed with the page, as an archived file must say (ISO 19005-2, 6.3.2).
            let object = file.add(format_args!(
                "<</Type/Annot/Subtype/Link/Rect[{left} {lower} {right} {upper}]/Border[0 0 0]/F 4/Contents{}\
                 /StructParent {}/A<</S/URI/URI{}>>>>",
                Text(&words.text),
                laid.pages.len() + links.len(),
                Text(address),
            ));
            links.push(Annotation { node, page, object });
        }
    }
    links
}
