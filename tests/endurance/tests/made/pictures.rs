//! Pictures that were hurt: PNG and JPEG with other sizes and broken parts, and SVG drawings built to be dear.

use super::{Step, bytes};
use flate2::Crc;
use image::{DynamicImage, ImageFormat, RgbImage, RgbaImage};
use std::fmt::Write;
use std::io::Cursor;

/// A sound picture: PNG, JPEG or SVG.
pub fn sound(kind: usize) -> Vec<u8> {
    match kind % 3 {
        0 => written(
            &DynamicImage::ImageRgba8(RgbaImage::from_fn(40, 30, |x, y| image::Rgba([x as u8, y as u8, 9, 200]))),
            ImageFormat::Png,
        ),
        1 => written(
            &DynamicImage::ImageRgb8(RgbImage::from_fn(40, 30, |x, y| image::Rgb([x as u8, y as u8, 9]))),
            ImageFormat::Jpeg,
        ),
        _ => drawing(&[]),
    }
}

fn written(image: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Vec::new();
    image.write_to(&mut Cursor::new(&mut bytes), format).unwrap();
    bytes
}

/// A picture, hurt.
pub fn picture(steps: &[Step]) -> Vec<u8> {
    let kind = steps.first().map_or(0, |(pick, ..)| usize::from(*pick) % 4);
    if kind >= 2 {
        let mut text = drawing(steps);
        for step in steps.iter().filter(|(_, how, _)| how % 16 == 15) {
            bytes::hurt(&mut text, *step);
        }
        return text;
    }
    let mut file = sound(kind);
    for step @ (_, how, value) in steps {
        if how % 3 == 0 && kind == 0 {
            sized_png(&mut file, *value, *how);
        } else if how % 3 == 0 {
            sized_jpeg(&mut file, *value);
        } else {
            bytes::hurt(&mut file, *step);
        }
    }
    file
}

/// Sides that are many pixels together, or one long line of them.
const SIDES: &[(u32, u32)] = &[
    (8_000, 8_000),
    (64_000_000, 1),
    (1, 64_000_000),
    (65_535, 900),
    (0, 5),
    (5, 0),
    (u32::MAX, u32::MAX),
    (7_999, 4_000),
    (2_401, 1),
];

/// Another size and color in the first part of a PNG, with the sum that belongs to it.
fn sized_png(file: &mut [u8], value: u32, how: u8) {
    if file.len() < 33 {
        return;
    }
    let (width, height) = SIDES[value as usize % SIDES.len()];
    file[16..20].copy_from_slice(&width.to_be_bytes());
    file[20..24].copy_from_slice(&height.to_be_bytes());
    let colors = [(8, 6), (16, 6), (8, 2), (16, 2), (1, 0), (8, 3), (16, 4)];
    (file[24], file[25]) = colors[usize::from(how / 3) % colors.len()];
    let mut sum = Crc::new();
    sum.update(&file[12..29]);
    file[29..33].copy_from_slice(&sum.sum().to_be_bytes());
}

/// Another size in the frame of a JPEG.
fn sized_jpeg(file: &mut [u8], value: u32) {
    if let Some(at) = file.windows(2).position(|mark| mark == [0xff, 0xc0])
        && file.len() > at + 9
    {
        let (width, height) = SIDES[value as usize % SIDES.len()];
        file[at + 5..at + 7].copy_from_slice(&(height as u16).to_be_bytes());
        file[at + 7..at + 9].copy_from_slice(&(width as u16).to_be_bytes());
    }
}

/// Numbers that drawings are badly checked for.
const NUMBERS: &[&str] =
    &["0", "1", "-1", "0.0001", "1e-9", "9", "999", "1e9", "1e38", "-1e38", "NaN", "100%", "1e308", "65536", "calc(1)"];

/// A drawing, made of parts that are dear when their numbers are.
fn drawing(steps: &[Step]) -> Vec<u8> {
    let mut text =
        String::from(r#"<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink""#);
    let number = |value: u32, at: u32| NUMBERS[(value.rotate_right(at * 5) as usize) % NUMBERS.len()];
    let size = steps.iter().find(|(_, how, _)| how % 16 == 14);
    match size {
        Some((_, _, value)) => {
            let _ = write!(
                text,
                r#" width="{}" height="{}" viewBox="0 0 {} {}">"#,
                number(*value, 0),
                number(*value, 1),
                number(*value, 2),
                number(*value, 3)
            );
        }
        None => text.push_str(r#" viewBox="0 0 90 40">"#),
    }
    text.push_str(r#"<rect id="r" width="9" height="9"/>"#);
    for (pick, how, value) in steps {
        let n = |at| number(*value, at);
        let many = 1 + *value as usize % 60;
        let _ = match how % 14 {
            0 => {
                // Each one twice the one before: what is drawn grows faster than what is written.
                (0..many % 24).try_for_each(|level| {
                    let before = if level == 0 { "r".to_owned() } else { format!("g{pick}-{}", level - 1) };
                    write!(text, r##"<g id="g{pick}-{level}"><use xlink:href="#{before}"/><use xlink:href="#{before}" x="1"/></g>"##)
                })
            }
            1 => write!(
                text,
                r#"<path d="M0 0 L{} {} {} {}" stroke="red" stroke-width="{}" stroke-dasharray="{} {}"/>"#,
                n(0),
                n(1),
                n(2),
                n(3),
                n(4),
                n(5),
                n(0)
            ),
            2 => write!(
                text,
                r#"<circle cx="{}" cy="{}" r="{}" stroke="blue" stroke-width="{}"/>"#,
                n(0),
                n(1),
                n(2),
                n(3)
            ),
            3 => write!(
                text,
                r#"<filter id="f{pick}" x="{}" y="{}" width="{}" height="{}"><feGaussianBlur stdDeviation="{}"/><feMorphology operator="dilate" radius="{}"/><feTurbulence baseFrequency="{}" numOctaves="{}"/></filter><rect filter="url(#f{pick})" width="50" height="40"/>"#,
                n(0),
                n(1),
                n(2),
                n(3),
                n(4),
                n(5),
                n(0),
                n(1)
            ),
            4 => write!(
                text,
                r#"<pattern id="p{pick}" width="{}" height="{}" patternUnits="userSpaceOnUse"><rect width="1" height="1"/></pattern><rect fill="url(#p{pick})" width="90" height="40"/>"#,
                n(0),
                n(1)
            ),
            5 => write!(
                text,
                r#"<linearGradient id="l{pick}" x1="{}" x2="{}" gradientTransform="scale({}) rotate({})"><stop offset="{}" stop-color="red"/><stop offset="{}"/></linearGradient><rect fill="url(#l{pick})" width="90" height="40"/>"#,
                n(0),
                n(1),
                n(2),
                n(3),
                n(4),
                n(5)
            ),
            6 => write!(
                text,
                r#"<g transform="matrix({} {} {} {} {} {})"><rect width="9" height="9"/></g>"#,
                n(0),
                n(1),
                n(2),
                n(3),
                n(4),
                n(5)
            ),
            7 => write!(
                text,
                "{}<rect width=\"9\" height=\"9\"/>{}",
                "<g opacity=\"0.9\">".repeat(many * 40),
                "</g>".repeat(many * 40)
            ),
            8 => write!(
                text,
                r#"<mask id="m{pick}"><rect width="{}" height="{}" fill="white" mask="url(#m{pick})"/></mask><rect mask="url(#m{pick})" width="90" height="40"/>"#,
                n(0),
                n(1)
            ),
            9 => write!(
                text,
                r##"<clipPath id="c{pick}" clip-path="url(#c{pick})"><use xlink:href="#r"/></clipPath><rect clip-path="url(#c{pick})" width="90" height="40"/>"##
            ),
            10 => write!(
                text,
                r#"<text y="{}" font-size="{}" letter-spacing="{}" font-family="Inter">{}</text>"#,
                n(0),
                n(1),
                n(2),
                "Firm ".repeat(many * 20)
            ),
            11 => write!(
                text,
                r##"<marker id="k{pick}" markerWidth="{}" markerHeight="{}"><use xlink:href="#r"/></marker><path d="{}" marker-mid="url(#k{pick})"/>"##,
                n(0),
                n(1),
                "M0 0 L9 9 ".repeat(many * 20)
            ),
            12 => write!(
                text,
                r##"<image width="{}" height="{}" xlink:href="data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHdpZHRoPSI5IiBoZWlnaHQ9IjkiPjxyZWN0IHdpZHRoPSI5IiBoZWlnaHQ9IjkiLz48L3N2Zz4="/>"##,
                n(0),
                n(1)
            ),
            _ => write!(
                text,
                "<style>rect {{ stroke-width: {}; stroke: green }} {}</style>",
                n(0),
                "g > g ".repeat(many)
            ),
        };
    }
    text.push_str("</svg>");
    text.into_bytes()
}
