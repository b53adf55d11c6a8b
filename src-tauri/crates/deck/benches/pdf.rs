//! The time from the sample review to its PDF and its PowerPoint file.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, missing_docs)]

#[path = "../tests/common/mod.rs"]
mod common;

use criterion::{Criterion, criterion_group, criterion_main};
use debrief_deck::{ExportRecord, Fonts, Shapes, content, layout, layout_again, pdf, pptx};
use debrief_domain::Audience;
use std::hint::black_box;

fn deck(c: &mut Criterion) {
    let review = common::sample();
    let record = ExportRecord { exported_at: review.ends_on.unwrap().and_hms_opt(12, 0, 0).unwrap() };
    // Each export of the product begins with fresh fonts, so loading them is part of the time.
    c.bench_function("sample deck to PDF", |b| {
        b.iter(|| {
            let fonts = Fonts::load().unwrap();
            let laid = layout(&content(black_box(&review), Audience::Leadership), &fonts);
            pdf(&laid, &fonts, &review.pictures, &record).unwrap()
        });
    });
    c.bench_function("sample deck to PowerPoint", |b| {
        b.iter(|| {
            let fonts = Fonts::load().unwrap();
            pptx(&content(black_box(&review), Audience::Leadership), &review.pictures, &fonts, &record).unwrap()
        });
    });
    let fonts = Fonts::load().unwrap();
    c.bench_function("load fonts", |b| b.iter(|| Fonts::load().unwrap()));
    c.bench_function("sample deck content", |b| b.iter(|| content(black_box(&review), Audience::Leadership)));
    c.bench_function("sample deck layout", |b| {
        let deck = content(&review, Audience::Leadership);
        b.iter(|| layout(black_box(&deck), &fonts));
    });
    c.bench_function("sample deck layout after an edit", |b| {
        let deck = content(&review, Audience::Leadership);
        let mut edited = deck.clone();
        edited.pages[3].title.push_str(" today");
        let mut shapes = Shapes::default();
        let mut turn = [&deck, &edited].into_iter().cycle();
        b.iter(|| layout_again(black_box(turn.next().unwrap()), &fonts, &mut shapes));
    });
}

criterion_group! { name = benches; config = Criterion::default().sample_size(40); targets = deck }
criterion_main!(benches);
