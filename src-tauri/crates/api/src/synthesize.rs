//! Commands of *Synthesize*: themes, findings, recommendations.

use crate::answers::Wrote;
use crate::core::{Call, Core};
use crate::requests::*;
use crate::{Answer, ApiError, backups, clock, words};
use debrief_domain::{Finding, FindingId, Recommendation, RecommendationId, Review, Theme, ThemeId, take_tags};

pub(crate) fn add_theme(core: &Core, request: AddTheme, _: &Call<'_>) -> Answer<Wrote<Theme>> {
    core.write(request.review, "add_theme", "Add a theme", |_, writer| {
        let theme = Theme {
            id: ThemeId(clock::new_id()),
            title: words::name(&request.title, "title")?,
            horizon: request.horizon,
        };
        writer.put(&theme)?;
        Ok(theme)
    })
}

pub(crate) fn change_theme(core: &Core, request: ChangeTheme, _: &Call<'_>) -> Answer<Wrote<Theme>> {
    core.write(request.review, "change_theme", "Edit a theme", |review, writer| {
        let mut theme = request.theme;
        find_theme(review, theme.id)?;
        theme.title = words::name(&theme.title, "title")?;
        writer.put(&theme)?;
        Ok(theme)
    })
}

pub(crate) fn remove_theme(core: &Core, request: RemoveTheme, _: &Call<'_>) -> Answer<Wrote<()>> {
    backups::before_edit_of(core, request.review, |review| {
        let findings = review.findings.iter().filter(|finding| finding.theme == request.theme).count();
        findings + review.recommendations.iter().filter(|there| there.theme == request.theme).count()
    })?;
    core.write(request.review, "remove_theme", "Remove a theme", |review, writer| {
        find_theme(review, request.theme)?;
        Ok(writer.remove::<Theme>(request.theme)?)
    })
}

pub(crate) fn move_theme(core: &Core, request: MoveTheme, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_theme", "Move a theme", |review, writer| {
        let theme = find_theme(review, request.theme)?;
        if theme.horizon != request.horizon {
            writer.put(&Theme { horizon: request.horizon, ..theme.clone() })?;
        }
        Ok(writer.move_to::<Theme>(request.theme, request.before)?)
    })
}

pub(crate) fn add_finding(core: &Core, request: AddFinding, _: &Call<'_>) -> Answer<Wrote<Finding>> {
    core.write(request.review, "add_finding", "Add a finding", |review, writer| {
        find_theme(review, request.theme)?;
        let (text, elements) = take_tags(&review.framework, &request.text);
        let finding = Finding {
            id: FindingId(clock::new_id()),
            theme: request.theme,
            text: words::sentence(&text, "text")?,
            elements,
            evidence: Vec::new(),
        };
        writer.put(&finding)?;
        Ok(finding)
    })
}

pub(crate) fn change_finding(core: &Core, request: ChangeFinding, _: &Call<'_>) -> Answer<Wrote<Finding>> {
    core.write(request.review, "change_finding", "Edit a finding", |review, writer| {
        let mut finding = request.finding;
        find_finding(review, finding.id)?;
        find_theme(review, finding.theme)?;
        // Codes typed into the sentence become elements, as in a note.
        let (text, tagged) = take_tags(&review.framework, &finding.text);
        finding.text = words::sentence(&text, "text")?;
        finding.elements.extend(tagged);
        if finding.elements.iter().any(|code| review.framework.element(code).is_none()) {
            return Err(ApiError::gone("element").at("elements"));
        }
        if finding.evidence.iter().any(|id| review.evidence_of(*id).is_none()) {
            return Err(ApiError::gone("note").at("evidence"));
        }
        words::each_once(&mut finding.elements);
        words::each_once(&mut finding.evidence);
        writer.put(&finding)?;
        Ok(finding)
    })
}

pub(crate) fn remove_finding(core: &Core, request: RemoveFinding, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_finding", "Remove a finding", |review, writer| {
        find_finding(review, request.finding)?;
        Ok(writer.remove::<Finding>(request.finding)?)
    })
}

pub(crate) fn move_finding(core: &Core, request: MoveFinding, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_finding", "Move a finding", |review, writer| {
        let finding = find_finding(review, request.finding)?;
        find_theme(review, request.theme)?;
        if finding.theme != request.theme {
            writer.put(&Finding { theme: request.theme, ..finding.clone() })?;
        }
        Ok(writer.move_to::<Finding>(request.finding, request.before)?)
    })
}

pub(crate) fn add_recommendation(
    core: &Core,
    request: AddRecommendation,
    _: &Call<'_>,
) -> Answer<Wrote<Recommendation>> {
    core.write(request.review, "add_recommendation", "Add a recommendation", |review, writer| {
        find_theme(review, request.theme)?;
        let recommendation = Recommendation {
            id: RecommendationId(clock::new_id()),
            theme: request.theme,
            text: words::sentence(&request.text, "text")?,
            findings: Vec::new(),
        };
        writer.put(&recommendation)?;
        Ok(recommendation)
    })
}

pub(crate) fn change_recommendation(
    core: &Core,
    request: ChangeRecommendation,
    _: &Call<'_>,
) -> Answer<Wrote<Recommendation>> {
    core.write(request.review, "change_recommendation", "Edit a recommendation", |review, writer| {
        let mut recommendation = request.recommendation;
        find_recommendation(review, recommendation.id)?;
        find_theme(review, recommendation.theme)?;
        recommendation.text = words::sentence(&recommendation.text, "text")?;
        for finding in &recommendation.findings {
            find_finding(review, *finding)?;
        }
        words::each_once(&mut recommendation.findings);
        writer.put(&recommendation)?;
        Ok(recommendation)
    })
}

pub(crate) fn remove_recommendation(core: &Core, request: RemoveRecommendation, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_recommendation", "Remove a recommendation", |review, writer| {
        find_recommendation(review, request.recommendation)?;
        Ok(writer.remove::<Recommendation>(request.recommendation)?)
    })
}

pub(crate) fn move_recommendation(core: &Core, request: MoveRecommendation, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_recommendation", "Move a recommendation", |review, writer| {
        let recommendation = find_recommendation(review, request.recommendation)?;
        find_theme(review, request.theme)?;
        if recommendation.theme != request.theme {
            writer.put(&Recommendation { theme: request.theme, ..recommendation.clone() })?;
        }
        Ok(writer.move_to::<Recommendation>(request.recommendation, request.before)?)
    })
}

fn find_theme(review: &Review, id: ThemeId) -> Answer<&Theme> {
    review.themes.iter().find(|theme| theme.id == id).ok_or_else(|| ApiError::gone("theme"))
}

fn find_finding(review: &Review, id: FindingId) -> Answer<&Finding> {
    review.findings.iter().find(|finding| finding.id == id).ok_or_else(|| ApiError::gone("finding"))
}

fn find_recommendation(review: &Review, id: RecommendationId) -> Answer<&Recommendation> {
    review.recommendations.iter().find(|row| row.id == id).ok_or_else(|| ApiError::gone("recommendation"))
}
