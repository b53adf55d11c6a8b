//! “Before you debrief”: what is missing or risky, each with a jump to its place.

use crate::coverage::levels_heard;
use crate::journey::counted;
use crate::{
    Decision, DocumentId, ElementCode, EvidenceId, EvidenceKind, Faithfulness, Finding, FindingId, GroupLevel,
    Judgement, RATIONALE_WORDS, RationalePart, RecommendationId, Review, SessionId, Stage, ThemeId, faithfulness,
};
use serde::{Deserialize, Serialize};

/// One line of the list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
pub struct Check {
    /// What it is about.
    pub kind: CheckKind,
    /// How much it weighs.
    pub weight: Weight,
    /// The line, as a sentence without a full stop.
    pub sentence: String,
    /// Where to mend it.
    pub place: Place,
}

/// How much a check weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Weight {
    /// The deck would be wrong or could harm somebody.
    Must,
    /// The deck would be weaker.
    Should,
    /// In order.
    Fine,
}

/// What a check is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum CheckKind {
    /// An element in scope has no decision.
    Unrated,
    /// A decision has no rationale.
    RationaleMissing,
    /// A rationale is shorter or longer than reads well.
    RationaleLength,
    /// A quote in a rationale has not been cleared.
    QuoteNotCleared,
    /// A quote in a rationale mentions a student.
    AboutStudent,
    /// Quoted words are not in the evidence.
    QuoteAltered,
    /// A quote may name somebody, by the words it holds.
    QuoteMayIdentify,
    /// The weakest level, and no recommendation answers it.
    WeakWithoutRecommendation,
    /// The strongest level, heard only from the central office.
    StrongFromCentreOnly,
    /// A decision without any evidence.
    NoEvidence,
    /// A finding without evidence.
    FindingWithoutEvidence,
    /// A recommendation without a finding.
    RecommendationWithoutFinding,
    /// A theme without findings or recommendations.
    ThemeEmpty,
    /// Nothing to mend.
    AllClear,
}

/// A place in the product to jump to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// A stage.
    Stage(Stage),
    /// An element on *Rate*.
    Element(ElementCode),
    /// A session on *Listen*.
    Session(SessionId),
    /// A document on *Listen*.
    Document(DocumentId),
    /// A note where it was written.
    Evidence(EvidenceId),
    /// A theme on *Synthesize*.
    Theme(ThemeId),
    /// A finding on *Synthesize*.
    Finding(FindingId),
    /// A recommendation on *Synthesize*.
    Recommendation(RecommendationId),
}

/// Everything to look at before the debrief, weightiest first, then in the framework's order.
#[must_use]
pub fn checks(review: &Review) -> Vec<Check> {
    let mut found = Vec::new();
    unrated(review, &mut found);
    for element in review.elements() {
        if let Some(decision) = review.decision(&element.code) {
            rationale(review, decision, &mut found);
            level(review, decision, &mut found);
        }
    }
    synthesis(review, &mut found);
    // Stable: within a weight the order above stays.
    found.sort_by_key(|check| check.weight);
    if found.is_empty() {
        found.push(Check {
            kind: CheckKind::AllClear,
            weight: Weight::Fine,
            sentence: "Nothing is missing".into(),
            place: Place::Stage(Stage::Debrief),
        });
    }
    found
}

fn unrated(review: &Review, found: &mut Vec<Check>) {
    let open: Vec<&ElementCode> =
        review.elements().map(|element| &element.code).filter(|code| review.judgement(code).is_none()).collect();
    let Some(first) = open.first() else { return };
    let codes = open.iter().take(4).map(|code| code.as_str()).collect::<Vec<_>>().join(", ");
    let more = if open.len() > 4 { " …" } else { "" };
    found.push(Check {
        kind: CheckKind::Unrated,
        weight: Weight::Must,
        sentence: format!("{} not rated: {codes}{more}", counted(open.len(), "element is", "elements are")),
        place: Place::Element((*first).clone()),
    });
}

fn rationale(review: &Review, decision: &Decision, found: &mut Vec<Check>) {
    let code = &decision.element;
    let mut add = |kind, weight, sentence: String, place| found.push(Check { kind, weight, sentence, place });
    let here = Place::Element(code.clone());
    if decision.rationale.is_blank() {
        if decision.judgement.is_some() {
            add(CheckKind::RationaleMissing, Weight::Should, format!("{code} has no rationale"), here);
        }
        return;
    }
    let words = decision.rationale.words();
    if !RATIONALE_WORDS.contains(&words) {
        let (short, long) = (RATIONALE_WORDS.start(), RATIONALE_WORDS.end());
        add(
            CheckKind::RationaleLength,
            Weight::Should,
            format!("{code} has a rationale of {}; {short} to {long} read well", counted(words, "word", "words")),
            here.clone(),
        );
    }
    for part in &decision.rationale.0 {
        let RationalePart::Quote { evidence, text } = part else { continue };
        // The deck leaves it out.
        if text.trim().is_empty() {
            continue;
        }
        let Some(source) = review.evidence_of(*evidence) else {
            add(CheckKind::QuoteAltered, Weight::Must, format!("{code} quotes a note that was deleted"), here.clone());
            continue;
        };
        if source.about_student {
            add(
                CheckKind::AboutStudent,
                Weight::Must,
                format!("{code} quotes a note about a student, which does not leave the laptop"),
                here.clone(),
            );
        } else if !source.permission.allows_quoting() {
            add(
                CheckKind::QuoteNotCleared,
                Weight::Must,
                format!("{code} uses a quote that is not cleared; the deck leaves its words out"),
                Place::Evidence(source.id),
            );
        }
        if source.kind != EvidenceKind::Quote || faithfulness(text, source) == Faithfulness::Altered {
            add(
                CheckKind::QuoteAltered,
                Weight::Must,
                format!("{code} quotes words that are not in the note"),
                here.clone(),
            );
        }
        if names_somebody(text) {
            add(
                CheckKind::QuoteMayIdentify,
                Weight::Should,
                format!("A quote in {code} may point to a person"),
                here.clone(),
            );
        }
    }
}

fn level(review: &Review, decision: &Decision, found: &mut Vec<Check>) {
    let Some(Judgement::Level(level)) = &decision.judgement else { return };
    let Some((rank, level)) = review.framework.level(level) else { return };
    let code = &decision.element;
    let spoken = level.name.to_lowercase();
    let mut add = |kind, weight, sentence: String| {
        found.push(Check { kind, weight, sentence, place: Place::Element(code.clone()) });
    };
    let has_evidence = review.keeping.sources_destroyed_on.is_some()
        || review.evidence.iter().any(|evidence| evidence.elements.contains(code));
    if !has_evidence {
        add(CheckKind::NoEvidence, Weight::Should, format!("{code} is {spoken} without a single note"));
    }
    if rank == 1 && !recommended(review, code) {
        add(
            CheckKind::WeakWithoutRecommendation,
            Weight::Must,
            format!("{code} is {spoken} and no recommendation answers it"),
        );
    }
    let heard = levels_heard(review).remove(code).unwrap_or_default();
    if rank == review.framework.scale.levels.len() && heard.iter().eq([&GroupLevel::System]) {
        add(
            CheckKind::StrongFromCentreOnly,
            Weight::Should,
            format!("{code} is {spoken}; only the central office was heard on it"),
        );
    }
}

/// Whether a recommendation answers a finding about the element.
fn recommended(review: &Review, code: &ElementCode) -> bool {
    review.recommendations.iter().any(|recommendation| {
        review
            .findings
            .iter()
            .any(|finding| recommendation.findings.contains(&finding.id) && finding.elements.contains(code))
    })
}

fn synthesis(review: &Review, found: &mut Vec<Check>) {
    let mut add = |kind, sentence: String, place| {
        found.push(Check { kind, weight: Weight::Should, sentence, place });
    };
    for theme in &review.themes {
        let findings = review.findings.iter().any(|finding| finding.theme == theme.id);
        let recommendations = review.recommendations.iter().any(|recommendation| recommendation.theme == theme.id);
        if !findings || !recommendations {
            let missing = match (findings, recommendations) {
                (false, false) => "finding and no recommendation",
                (false, true) => "finding",
                _ => "recommendation",
            };
            add(CheckKind::ThemeEmpty, format!("“{}” has no {missing}", theme.title), Place::Theme(theme.id));
        }
    }
    // What findings rest on is not missing once it was destroyed.
    let bare = |finding: &&Finding| finding.evidence.is_empty() && review.keeping.sources_destroyed_on.is_none();
    for finding in review.findings.iter().filter(bare) {
        add(
            CheckKind::FindingWithoutEvidence,
            format!("A finding has no evidence: “{}”", shortened(&finding.text)),
            Place::Finding(finding.id),
        );
    }
    for recommendation in review.recommendations.iter().filter(|recommendation| recommendation.findings.is_empty()) {
        add(
            CheckKind::RecommendationWithoutFinding,
            format!("A recommendation answers no finding: “{}”", shortened(&recommendation.text)),
            Place::Recommendation(recommendation.id),
        );
    }
}

/// A first, cautious look for words that point to a person: an e-mail address, a title with a name (`Dr. Ames`), or a
/// school by name (`Hillside Elementary`), whether they are on the roster or not. What is on it is found before an export.
fn names_somebody(text: &str) -> bool {
    const TITLES: [&str; 8] = ["mr", "mrs", "ms", "mx", "dr", "principal", "superintendent", "coach"];
    const SCHOOLS: [&str; 5] = ["elementary", "middle", "high", "academy", "school"];
    // Words that begin a sentence with a capital letter and name no school.
    const PLAIN: [&str; 12] = ["the", "our", "my", "your", "their", "this", "that", "every", "each", "any", "no", "a"];
    let words: Vec<&str> = text.split_whitespace().collect();
    let bare = |word: &str| word.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
    let capital = |word: &str| bare(word).chars().next().is_some_and(char::is_uppercase);
    words.iter().any(|word| word.contains('@') && word.contains('.'))
        || words.windows(2).any(|pair| {
            let (first, second) = (bare(pair[0]).to_lowercase(), bare(pair[1]).to_lowercase());
            let names = capital(pair[0]) && capital(pair[1]);
            let titled = TITLES.contains(&first.as_str());
            let school = SCHOOLS.contains(&second.as_str()) && !PLAIN.contains(&first.as_str());
            names && (titled || school)
        })
}

fn shortened(text: &str) -> String {
    const LENGTH: usize = 48;
    if text.chars().count() <= LENGTH {
        return text.to_owned();
    }
    let cut: String = text.chars().take(LENGTH).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', '.']))
}
