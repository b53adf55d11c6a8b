//! Commands of *Rate*: ratings, decisions, rationales.

use crate::answers::Wrote;
use crate::core::{Call, Core};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, clock, words};
use debrief_domain::limits;
use debrief_domain::{
    Decision, DecisionId, ElementCode, Judgement, Lens, Rating, RatingId, Rationale, RationalePart, Review,
};

pub(crate) fn rate(core: &Core, request: Rate, _: &Call<'_>) -> Answer<Wrote<Option<Rating>>> {
    let label = format!("Rate {}", request.element);
    core.write(request.review, "rate", label, |review, writer| {
        check_element(review, &request.element)?;
        let rater = match request.lens {
            Lens::Reviewer => Some(
                request
                    .rater
                    .filter(|rater| review.team.iter().any(|member| member.id == *rater))
                    .ok_or_else(|| ApiError::gone("person").at("rater"))?,
            ),
            Lens::Leadership => None,
        };
        let id = RatingId::of(review.id, request.lens, rater, &request.element);
        let Some(judgement) = request.judgement else {
            if review.ratings.iter().any(|rating| rating.id == id) {
                writer.remove::<Rating>(id)?;
            }
            return Ok(None);
        };
        check_judgement(review, &judgement)?;
        let reason = words::text(&request.reason, "reason")?;
        let rating = Rating { id, element: request.element.clone(), lens: request.lens, rater, judgement, reason };
        writer.put(&rating)?;
        Ok(Some(rating))
    })
}

pub(crate) fn decide(core: &Core, request: Decide, _: &Call<'_>) -> Answer<Wrote<Decision>> {
    let label = match &request.judgement {
        Some(_) => format!("Agree on {}", request.element),
        None => format!("Reopen {}", request.element),
    };
    change(core, request.review, "decide", label, &request.element, |review, decision| {
        if let Some(judgement) = &request.judgement {
            check_judgement(review, judgement)?;
        }
        decision.agreed_on = request.judgement.is_some().then(clock::today);
        decision.judgement = request.judgement;
        Ok(())
    })
}

pub(crate) fn set_rationale(core: &Core, request: SetRationale, _: &Call<'_>) -> Answer<Wrote<Decision>> {
    let label = format!("Edit the rationale of {}", request.element);
    change(core, request.review, "set_rationale", label, &request.element, |review, decision| {
        decision.rationale = tidy(review, &decision.rationale, request.rationale)?;
        Ok(())
    })
}

pub(crate) fn set_dissent(core: &Core, request: SetDissent, _: &Call<'_>) -> Answer<Wrote<Decision>> {
    let label = format!("Edit the dissent on {}", request.element);
    change(core, request.review, "set_dissent", label, &request.element, |_, decision| {
        decision.dissent = words::text(&request.dissent, "dissent")?;
        Ok(())
    })
}

/// Changes the decision on an element, which begins empty with the first word about it.
fn change(
    core: &Core,
    id: debrief_domain::ReviewId,
    name: &'static str,
    label: String,
    element: &ElementCode,
    edit: impl FnOnce(&Review, &mut Decision) -> Answer<()>,
) -> Answer<Wrote<Decision>> {
    core.write(id, name, label, |review, writer| {
        check_element(review, element)?;
        let mut decision = decision_on(review, element);
        edit(review, &mut decision)?;
        writer.put(&decision)?;
        Ok(decision)
    })
}

/// The decision on an element; an empty one while there is none.
pub(crate) fn decision_on(review: &Review, element: &ElementCode) -> Decision {
    review.decision(element).cloned().unwrap_or_else(|| Decision {
        id: DecisionId::of(review.id, element),
        element: element.clone(),
        judgement: None,
        rationale: Rationale::default(),
        dissent: String::new(),
        agreed_on: None,
    })
}

/// A rationale as it is kept: parts that follow one another in one voice joined, empty ones left out, the outer white
/// space gone, every quote linked to evidence that is there, or was when the quote was put in: a rationale keeps the
/// words of a note that was deleted, and must still be editable.
pub(crate) fn tidy(review: &Review, before: &Rationale, rationale: Rationale) -> Answer<Rationale> {
    let quoted_before = before.quoted();
    let mut parts: Vec<RationalePart> = Vec::new();
    for part in rationale.0 {
        let text = limits::inner_text(part.text()).map_err(|problem| ApiError::from(problem).at("rationale"))?;
        if text.is_empty() {
            continue;
        }
        match part {
            RationalePart::Quote { evidence, .. } => {
                if review.evidence_of(evidence).is_none() && !quoted_before.contains(&evidence) {
                    return Err(ApiError::gone("note").at("rationale"));
                }
                parts.push(RationalePart::Quote { evidence, text: text.trim().to_owned() });
            }
            RationalePart::Text(_) => match parts.last_mut() {
                Some(RationalePart::Text(before)) => before.push_str(&text),
                _ => parts.push(RationalePart::Text(text)),
            },
        }
    }
    if let Some(RationalePart::Text(first)) = parts.first_mut() {
        *first = first.trim_start().to_owned();
    }
    if let Some(RationalePart::Text(last)) = parts.last_mut() {
        *last = last.trim_end().to_owned();
    }
    parts.retain(|part| !part.text().is_empty());
    let length: usize = parts.iter().map(|part| part.text().chars().count()).sum();
    if length > limits::TEXT_LIMIT {
        return Err(ApiError::from(limits::TextProblem::TooLong(length, limits::TEXT_LIMIT)).at("rationale"));
    }
    Ok(Rationale(parts))
}

fn check_element(review: &Review, element: &ElementCode) -> Answer<()> {
    if review.framework.element(element).is_none() {
        return Err(ApiError::gone("element").at("element"));
    }
    Ok(())
}

fn check_judgement(review: &Review, judgement: &Judgement) -> Answer<()> {
    match judgement {
        Judgement::Level(level) if review.framework.level(level).is_none() => Err(ApiError::new(
            ErrorCode::BadValue,
            format!("The scale has no level “{level}”. Nothing was changed. Choose one of the levels shown."),
        )
        .at("judgement")),
        _ => Ok(()),
    }
}
