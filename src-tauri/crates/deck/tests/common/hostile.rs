//! Text that means harm to a program that reads it, and a review full of it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, dead_code, missing_docs)]

use super::common::{Made, sample};
use debrief_domain::{Direction, Evidence, EvidenceKind, EvidenceSource, Horizon, Permission, Review};
use uuid::Uuid;

/// What a spreadsheet program would take for a formula, what XML and Markdown would take for markup, and what neither may
/// hold; each with how it reads once the characters that are none are gone.
pub fn payloads() -> Vec<(String, String)> {
    let same = [
        "=cmd|' /C calc'!A0",
        "=HYPERLINK(\"https://example.org\",\"x\")",
        "+1",
        "-1",
        "@x",
        "\u{ff1d}1+1",
        "]]>",
        "</si><f>1+1</f>",
        "<script>alert(1)</script>",
        "&lt;b&gt; &#60; R&D",
        "_x0041_ and _x000D_",
        "[here](https://example.org) ![here](x.png) <https://example.org>",
        "https://example.org and www.example.org",
        "# Heading #",
        "1. one",
        "1) one",
        "- one",
        "+ one",
        "> said",
        "--- ***",
        "`code` ~~gone~~ **bold** __bold__ a*b*c $x$",
        "a | b \\| c \\\\| d \\",
        "[x]: https://example.org",
        "Title {#id .class}",
        "^up^ ~down~ $$x$$ ==mark== [[wiki]] [^note] :smile:",
        "> [!NOTE] x",
        "===",
        "---",
        ": defined",
        "“Zoë’s” naïve ‘café’ – 😀 …",
        "\"quoted\", with a comma",
    ];
    let mut all: Vec<(String, String)> = same.iter().map(|text| ((*text).to_owned(), (*text).to_owned())).collect();
    all.push(("a\u{0}\u{1}\u{8}\u{b}\u{c}\u{1f}\u{7f}b".into(), "ab".into()));
    all.push(("c\u{fffe}\u{ffff}d".into(), "cd".into()));
    all.push(("one\r\ntwo\rthree\nfour".into(), "one\ntwo\nthree\nfour".into()));
    all.push(("e\t=1+1".into(), "e\t=1+1".into()));
    all
}

/// A review that holds each payload wherever somebody may type.
pub fn hostile() -> Review {
    let payloads = payloads();
    let mut made = Made::new().heard("Teachers", 9);
    for (text, _) in &payloads {
        made = made.heard(text, 3).read(text).theme(Horizon::NearTerm, text, &[text], &[text]);
    }
    let elements: Vec<String> = made.review.elements().map(|element| element.code.to_string()).collect();
    for (element, (text, _)) in elements.iter().zip(&payloads) {
        made = made.quoted(element, "AR", [text, text, text], Permission::MayQuote);
    }
    let mut review = made.review;
    let session = review.sessions[0].clone();
    for (n, (text, _)) in (0x1000..).zip(&payloads) {
        review.evidence.push(Evidence {
            id: Uuid::from_u128(n).into(),
            source: EvidenceSource::Session(session.id),
            text: text.clone(),
            kind: EvidenceKind::Paraphrase,
            direction: Some(Direction::Gap),
            elements: vec!["2B".into()],
            permission: Permission::MayQuote,
            about_student: false,
            noted_at: sample().evidence[0].noted_at,
            noted_by: None,
        });
    }
    let all = payloads.iter().map(|(text, _)| text.as_str()).collect::<Vec<_>>().join(" ");
    review.client = all.clone();
    review.confidentiality = all.clone();
    review.deck.title = all.clone();
    review.deck.firm = all.clone();
    review.deck.closing_line = all.clone();
    review.deck.web_address = "https://example.org/<b>".into();
    for area in &mut review.framework.areas {
        area.name = all.clone();
        area.short_name = format!("{} {}", area.code, payloads[8].0);
        for element in &mut area.elements {
            element.name = format!("{} {all}", element.code);
            element.short_name = Some(format!("{} {}", payloads[8].0, payloads[9].0));
            element.guiding_question = all.clone();
        }
    }
    for setting in [debrief_domain::PageKey::Summary, debrief_domain::PageKey::Method] {
        review.pages.push(debrief_domain::PageSetting {
            page: setting,
            title: Some(all.clone()),
            hidden: Some(false),
            place: None,
            notes: None,
        });
    }
    review
}

/// What must not leave with any form of the sample: the words of notes that may not be quoted, who asked and wrote, where
/// it was, and who saw it otherwise.
pub fn secrets_of(review: &Review) -> Vec<String> {
    let notes = review.evidence.iter().filter(|note| !note.permission.allows_quoting()).map(|note| note.text.clone());
    let names = review.team.iter().map(|member| member.name.clone());
    let places = review.sessions.iter().map(|session| session.place.clone());
    let dissent = review.decisions.iter().map(|decision| decision.dissent.clone());
    notes.chain(names).chain(places).chain(dissent).filter(|text| !text.trim().is_empty()).collect()
}

/// The sample with every rationale quoting a note that may not be quoted.
pub fn sample_with_uncleared_quotes() -> (Review, &'static str) {
    const WORDS: &str = "Nobody was ever meant to read these words";
    let mut review = sample();
    let mut note = review.evidence[0].clone();
    note.id = Uuid::from_u128(0x5ec7e7).into();
    note.text = WORDS.into();
    note.kind = EvidenceKind::Quote;
    note.permission = Permission::BackgroundOnly;
    for decision in &mut review.decisions {
        decision.rationale.0.push(debrief_domain::RationalePart::Quote { evidence: note.id, text: WORDS.into() });
    }
    review.evidence.push(note);
    (review, WORDS)
}
