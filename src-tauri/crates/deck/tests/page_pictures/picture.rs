//! Pictures of pages, and how they differ.

use hayro::hayro_interpret::InterpreterSettings;
use hayro::hayro_syntax::Pdf;
use hayro::vello_cpu::color::palette::css::WHITE;
use hayro::{PixmapSettings, RenderCache, RenderSettings, render};
use image::{GrayImage, RgbImage};
use std::path::Path;

/// The room between pictures that stand beside each other.
pub const BETWEEN: u32 = 12;
/// How far a colour may be from what it was: processors round the edges of letters differently.
const TOLERANCE: u8 = 24;
/// So many points may be further away.
const NOISE: usize = 4;

/// Points in rows, each red, green, blue.
#[derive(Clone, PartialEq)]
pub struct Picture {
    pub width: u32,
    pub height: u32,
    points: Vec<[u8; 3]>,
}

/// The pages of a PDF, a point of the page a point of the picture.
pub fn drawn(pdf: &[u8]) -> Vec<Picture> {
    let pdf = Pdf::new(pdf.to_vec()).expect("the file can be read");
    let cache = RenderCache::new();
    let settings = PixmapSettings { bg_color: WHITE, ..PixmapSettings::default() };
    // Hinting moves outlines to whole points of the screen; a printer knows none.
    let drawing = RenderSettings { hinting: false, ..RenderSettings::default() };
    pdf.pages()
        .iter()
        .map(|page| {
            let pixels = render(page, &cache, &InterpreterSettings::default(), &drawing, &settings);
            let points = pixels.data().iter().map(|dot| [dot.r, dot.g, dot.b]).collect();
            Picture { width: pixels.width().into(), height: pixels.height().into(), points }
        })
        .collect()
}

impl Picture {
    /// The picture with that colour at each place.
    pub fn of(width: u32, height: u32, color: impl Fn(u32, u32) -> [u8; 3]) -> Self {
        let points = (0..height).flat_map(|y| (0..width).map(move |x| (x, y))).map(|(x, y)| color(x, y)).collect();
        Self { width, height, points }
    }

    pub fn read(file: &Path) -> Option<Self> {
        let image = image::open(file).ok()?.into_rgb8();
        let points = image.pixels().map(|point| point.0).collect();
        Some(Self { width: image.width(), height: image.height(), points })
    }

    pub fn write(&self, file: &Path) {
        std::fs::create_dir_all(file.parent().unwrap()).unwrap();
        let written = if self.points.iter().all(|[r, g, b]| r == g && g == b) {
            let shades = self.points.iter().map(|point| point[0]).collect();
            GrayImage::from_raw(self.width, self.height, shades).unwrap().save(file)
        } else {
            RgbImage::from_raw(self.width, self.height, self.points.concat()).unwrap().save(file)
        };
        written.unwrap();
    }

    fn at(&self, x: u32, y: u32) -> [u8; 3] {
        let inside = x < self.width && y < self.height;
        if inside { self.points[(y * self.width + x) as usize] } else { [255; 3] }
    }

    /// As a grey printer prints it: the light of each colour (Rec. ITU-R BT.601, as office printers weigh it).
    pub fn grey(&self) -> Self {
        let shade =
            |[r, g, b]: [u8; 3]| (0.299 * f32::from(r) + 0.587 * f32::from(g) + 0.114 * f32::from(b)).round() as u8;
        Self { points: self.points.iter().map(|point| [shade(*point); 3]).collect(), ..self.clone() }
    }

    /// Where the other picture differs by more than noise, in words.
    pub fn difference(&self, other: &Self) -> Option<String> {
        if (self.width, self.height) != (other.width, other.height) {
            let sizes = format!("{} × {}, not {} × {}", other.width, other.height, self.width, self.height);
            return Some(format!("in size: {sizes}"));
        }
        let places: Vec<(u32, u32)> = (0..self.height)
            .flat_map(|y| (0..self.width).map(move |x| (x, y)))
            .filter(|(x, y)| differ(self.at(*x, *y), other.at(*x, *y)))
            .collect();
        if places.len() <= NOISE {
            return None;
        }
        let across = places.iter().map(|place| place.0);
        let down = places.iter().map(|place| place.1);
        let (left, right) = (across.clone().min()?, across.max()?);
        let (upper, lower) = (down.clone().min()?, down.max()?);
        Some(format!("in {} points between {left}, {upper} and {right}, {lower}", places.len()))
    }

    /// Three pictures in one: this one, the other, and the other faded with what differs in red.
    pub fn beside(&self, other: &Self) -> Self {
        let (width, height) = (self.width.max(other.width), self.height.max(other.height));
        let faded = |point: [u8; 3]| point.map(|part| 200 + part / 5);
        Self::of(3 * width + 2 * BETWEEN, height, |x, y| {
            let (which, x) = (x / (width + BETWEEN), x % (width + BETWEEN));
            match which {
                _ if x >= width => [90, 90, 90],
                0 => self.at(x, y),
                1 => other.at(x, y),
                _ if differ(self.at(x, y), other.at(x, y)) => [220, 0, 30],
                _ => faded(other.at(x, y)),
            }
        })
    }
}

fn differ(one: [u8; 3], other: [u8; 3]) -> bool {
    one.iter().zip(other).any(|(one, other)| one.abs_diff(other) > TOLERANCE)
}
