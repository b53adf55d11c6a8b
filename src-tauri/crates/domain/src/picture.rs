//! Pictures in the deck: the firm's logo, and what an extra page shows.

use crate::PictureId;
use serde::{Deserialize, Serialize};
use std::sync::Arc;

/// A picture as the review keeps it: checked, without the data that cameras and programs hide in files, and no larger
/// than a page needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Picture {
    /// The id.
    pub id: PictureId,
    /// The name of the file it came from, without its folder.
    pub name: String,
    /// Its form.
    pub form: PictureForm,
    /// Its width in pixels.
    pub width: u32,
    /// Its height in pixels.
    pub height: u32,
    /// The file in base64, shared by the copies of a review: it is by far the largest thing in one. Empty where only the
    /// rest is needed.
    #[cfg_attr(feature = "typescript", ts(type = "string"))]
    #[serde(with = "shared")]
    pub data: Arc<str>,
}

impl Picture {
    /// What it is, without its bytes.
    #[must_use]
    pub fn without_data(&self) -> Self {
        let Self { id, form, width, height, .. } = *self;
        Self { id, name: self.name.clone(), form, width, height, data: Arc::default() }
    }
}

/// Text that copies share, written and read as any other.
mod shared {
    use serde::{Deserialize, Deserializer, Serializer};
    use std::sync::Arc;

    pub(super) fn serialize<S: Serializer>(text: &Arc<str>, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(text)
    }

    pub(super) fn deserialize<'de, D: Deserializer<'de>>(from: D) -> Result<Arc<str>, D::Error> {
        String::deserialize(from).map(Arc::from)
    }
}

/// The forms that pictures are kept in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum PictureForm {
    /// Drawings, logos, anything with transparency.
    Png,
    /// Photographs.
    Jpeg,
}

impl PictureForm {
    /// The media type.
    #[must_use]
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
        }
    }
}

/// The most characters of base64 in one picture: six megabytes of file.
pub const PICTURE_LIMIT: usize = 8 * 1024 * 1024;
/// The most pictures in a review.
pub const PICTURES_LIMIT: usize = 60;
/// The longest side of a kept picture, in pixels.
pub const PICTURE_SIDE: u32 = 2400;
