//! The fonts of the deck, which are part of the program.

use crate::laid::Family;
use crate::pdf::DeckError;
use harfrust::{Direction, Feature, Font, Language, Script, ShapePlan, Tag};

/// One font file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Face {
    /// Inter Light.
    SansLight,
    /// Inter Regular.
    Sans,
    /// Inter Medium.
    SansMedium,
    /// Inter Semi Bold.
    SansSemiBold,
    /// Inter Bold.
    SansBold,
    /// Source Serif 4 Italic.
    SerifItalic,
}

impl Face {
    /// All of them, in the order of [`Fonts`].
    pub const ALL: [Self; 6] =
        [Self::SansLight, Self::Sans, Self::SansMedium, Self::SansSemiBold, Self::SansBold, Self::SerifItalic];

    /// The family it belongs to.
    #[must_use]
    pub fn family(self) -> Family {
        if self == Self::SerifItalic { Family::Serif } else { Family::Sans }
    }

    /// Its weight, as in CSS.
    #[must_use]
    pub fn weight(self) -> u16 {
        match self {
            Self::SansLight => 300,
            Self::Sans | Self::SerifItalic => 400,
            Self::SansMedium => 500,
            Self::SansSemiBold => 600,
            Self::SansBold => 700,
        }
    }

    /// Whether it slants.
    #[must_use]
    pub fn italic(self) -> bool {
        self == Self::SerifItalic
    }

    /// The name programs know it by.
    #[must_use]
    pub fn post_script_name(self) -> &'static str {
        match self {
            Self::SansLight => "Inter-Light",
            Self::Sans => "Inter-Regular",
            Self::SansMedium => "Inter-Medium",
            Self::SansSemiBold => "Inter-SemiBold",
            Self::SansBold => "Inter-Bold",
            Self::SerifItalic => "SourceSerif4-Italic",
        }
    }

    /// The font file, as it is part of the program.
    #[must_use]
    pub fn bytes(self) -> &'static [u8] {
        macro_rules! file {
            ($name:literal) => {
                include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../../../assets/fonts/", $name))
            };
        }
        match self {
            Self::SansLight => file!("Inter-Light.ttf"),
            Self::Sans => file!("Inter-Regular.ttf"),
            Self::SansMedium => file!("Inter-Medium.ttf"),
            Self::SansSemiBold => file!("Inter-SemiBold.ttf"),
            Self::SansBold => file!("Inter-Bold.ttf"),
            Self::SerifItalic => file!("SourceSerif4-Italic.ttf"),
        }
    }
}

/// Contextual alternates are off: Inter's only move punctuation beside capitals, and looking for them takes most of the
/// time of shaping.
pub(crate) const FEATURES: [Feature; 1] =
    [Feature { tag: Tag::new(b"calt"), value: 0, start: Feature::GLOBAL_START, end: Feature::GLOBAL_END }];

/// The fonts, read and ready to shape with. Cheap to make: tables are read when first needed.
pub struct Fonts {
    faces: Vec<LoadedFace>,
}

pub(crate) struct LoadedFace {
    pub(crate) bytes: &'static [u8],
    pub(crate) font: Font,
    pub(crate) plan: ShapePlan,
    pub(crate) units_per_em: f32,
}

impl Fonts {
    /// Reads the fonts that are part of the program.
    ///
    /// # Errors
    /// [`DeckError::Font`] when a font file was damaged before it became part of the program.
    pub fn load() -> Result<Self, DeckError> {
        let language = Language::new("en");
        let faces = Face::ALL
            .into_iter()
            .map(|face| {
                let bytes = face.bytes();
                let font = Font::new(bytes, 0).ok_or(DeckError::Font(face.post_script_name()))?;
                let plan =
                    ShapePlan::new(&font, Direction::LeftToRight, Some(Script::LATIN), language.as_ref(), &FEATURES);
                let units_per_em = f32::from(font.units_per_em());
                Ok(LoadedFace { bytes, font, plan, units_per_em })
            })
            .collect::<Result<_, _>>()?;
        Ok(Self { faces })
    }

    pub(crate) fn face(&self, face: Face) -> &LoadedFace {
        &self.faces[face as usize]
    }

    /// Whether the font can draw the character so that it means something. Characters for private use mean what each
    /// program likes, and an archived file may not hold them (ISO 19005-2, 6.2.11.7.3).
    #[must_use]
    pub fn covers(&self, face: Face, c: char) -> bool {
        let is_private = || matches!(c, '\u{e000}'..='\u{f8ff}' | '\u{f0000}'..);
        // Every face has all of ASCII; most text is nothing else.
        c == ' ' || c.is_ascii_graphic() || !is_private() && self.face(face).font.charmap().map_unicode(c).is_some()
    }
}
