//! Stretches that lead somewhere, as annotations of their pages.

use super::DeckError;
use super::draw::POINTS;
use super::finish::{text, writing};
use crate::Laid;
use crate::laid::{Item, NodeId};
use lopdf::{Document, Object, ObjectId, dictionary};

/// A link on a page.
pub(super) struct Annotation {
    /// The node whose words it lies over.
    pub(super) node: NodeId,
    /// The page, from 0.
    pub(super) page: usize,
    pub(super) object: ObjectId,
}

/// Adds an annotation for each line of each link. Their keys in the tree of parents follow those of the pages.
pub(super) fn links(document: &mut Document, laid: &Laid, pages: &[ObjectId]) -> Result<Vec<Annotation>, DeckError> {
    let mut links = Vec::new();
    for (page, laid_page) in laid.pages.iter().enumerate() {
        let mut annotations: Vec<Object> = Vec::new();
        for item in &laid_page.items {
            let Item::Text(words) = item else { continue };
            let Some((node, address)) = words.node.and_then(|node| Some((node, laid.node(node)?.link.as_ref()?)))
            else {
                continue;
            };
            let (left, top, right, bottom) = item.bounds();
            let place = [left, laid.height - bottom, right, laid.height - top].map(|end| (end * POINTS).round());
            let object = document.add_object(dictionary! {
                "Type" => "Annot",
                "Subtype" => "Link",
                "Rect" => place.map(Object::Real).to_vec(),
                "Border" => vec![0.into(), 0.into(), 0.into()],
                // 4: it is printed with the page, as an archived file must say (ISO 19005-2, 6.3.2).
                "F" => 4,
                "Contents" => text(&words.text),
                "StructParent" => (pages.len() + links.len()) as i64,
                "A" => dictionary! { "S" => "URI", "URI" => Object::string_literal(address.as_str()) },
            });
            annotations.push(object.into());
            links.push(Annotation { node, page, object });
        }
        if !annotations.is_empty() {
            let page = document.get_object_mut(pages[page]).and_then(Object::as_dict_mut).map_err(writing)?;
            page.set("Annots", annotations);
        }
    }
    Ok(links)
}
