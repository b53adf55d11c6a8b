//! A review whose deck has as many pages as wanted.

use debrief_deck::{Fonts, content, layout};
use debrief_domain::limits::TEXT_LIMIT;
use debrief_domain::{Audience, Finding, Recommendation, Review, Theme};
use uuid::Uuid;

/// The review with its rationales and themes repeated until its deck has `pages` pages, or the first number above that a
/// whole theme leads to. A review that is long enough comes back as it is. The same review gives the same result.
#[must_use]
pub fn scaled(review: &Review, pages: usize, fonts: &Fonts) -> Review {
    let pages_of = |review: &Review| layout(&content(review, Audience::Leadership), fonts).pages.len();
    let own = pages_of(review);
    if own >= pages {
        return review.clone();
    }
    // The largest number of repetitions that is not too many.
    let (mut times, mut too_many) = (1, 2);
    while pages_of(&repeated(review, too_many)) <= pages {
        (times, too_many) = (too_many, 2 * too_many);
    }
    while too_many - times > 1 {
        let middle = usize::midpoint(times, too_many);
        if pages_of(&repeated(review, middle)) <= pages { times = middle } else { too_many = middle }
    }
    let mut longer = repeated(review, times);
    for (number, theme) in review.themes.iter().cycle().enumerate() {
        if pages_of(&longer) >= pages {
            break;
        }
        add(&mut longer, review, theme, (times + number / review.themes.len()) as u128);
    }
    longer
}

/// Each rationale said that many times, as far as a review may hold it, and each theme there as often.
fn repeated(review: &Review, times: usize) -> Review {
    let mut longer = review.clone();
    for decision in &mut longer.decisions {
        let parts = &mut decision.rationale.0;
        let length: usize = parts.iter().map(|part| part.text().chars().count()).sum();
        *parts = vec![parts.clone(); times.min(TEXT_LIMIT / length.max(1))].concat();
    }
    for time in 1..times as u128 {
        for theme in &review.themes {
            add(&mut longer, review, theme, time);
        }
    }
    longer
}

/// Adds a theme once more, with its findings and recommendations; `time` tells its repetitions apart.
fn add(longer: &mut Review, review: &Review, theme: &Theme, time: u128) {
    let again = |id: Uuid| Uuid::from_u128(id.as_u128() ^ (time << 64));
    let id = again(theme.id.0).into();
    longer.themes.push(Theme { id, ..theme.clone() });
    let findings = review.findings.iter().filter(|finding| finding.theme == theme.id);
    longer.findings.extend(findings.map(|finding| Finding {
        id: again(finding.id.0).into(),
        theme: id,
        ..finding.clone()
    }));
    let recommendations = review.recommendations.iter().filter(|recommendation| recommendation.theme == theme.id);
    longer.recommendations.extend(recommendations.map(|recommendation| Recommendation {
        id: again(recommendation.id.0).into(),
        theme: id,
        findings: recommendation.findings.iter().map(|finding| again(finding.0).into()).collect(),
        ..recommendation.clone()
    }));
}
