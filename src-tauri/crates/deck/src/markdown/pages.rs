//! What stands below the title of each kind of page.

use super::Paper;
use crate::content::{
    Chip, ClosingPage, ComparisonPage, DebriefPage, DebriefRow, ExtraBlock, ExtraPageContent, FrameworkPage, HeardPage,
    HorizonPage, MethodPage, PageContent, Sentence, SummaryPage, TitlePage,
};
use crate::words::{Captions, Words};

/// What names the page beside its title; may be empty.
pub(super) fn kicker(content: &PageContent, words: &dyn Words) -> String {
    let captions = words.captions();
    match content {
        PageContent::Title(_) | PageContent::Closing(_) | PageContent::Extra(_) => String::new(),
        PageContent::Framework(_) => captions.framework.to_owned(),
        PageContent::Heard(_) => captions.heard.to_owned(),
        PageContent::Debrief(page) => format!("{} {}", page.code, page.name),
        PageContent::Summary(_) => captions.summary.to_owned(),
        PageContent::Horizon(page) => words.horizon(page.horizon).to_owned(),
        PageContent::Differently(_) => captions.differently.to_owned(),
        PageContent::Changed(_) => captions.changed.to_owned(),
        PageContent::Method(_) => captions.method.to_owned(),
    }
}

pub(super) fn body(paper: &mut Paper, content: &PageContent, words: &dyn Words) {
    let captions = words.captions();
    match content {
        PageContent::Title(page) => title(paper, page),
        PageContent::Framework(page) => framework(paper, page),
        PageContent::Heard(page) => heard(paper, page, captions),
        PageContent::Debrief(page) => debrief(paper, page, captions),
        PageContent::Summary(page) => summary(paper, page, words),
        PageContent::Horizon(page) => horizon(paper, page, captions),
        PageContent::Differently(page) | PageContent::Changed(page) => comparison(paper, page, captions),
        PageContent::Extra(page) => extra(paper, page),
        PageContent::Method(page) => method(paper, page, captions),
        PageContent::Closing(page) => closing(paper, page),
    }
}

/// A level in words, with its letters: `Amber-red (AR)`.
fn level(chip: &Chip, captions: &Captions) -> String {
    match chip {
        Chip::Undecided => chip.name(captions).to_owned(),
        _ => format!("{} ({})", chip.name(captions), chip.letters()),
    }
}

fn title(paper: &mut Paper, page: &TitlePage) {
    paper.paragraph(&page.client);
    paper.paragraph(&page.occasion);
    paper.paragraph(&page.firm);
}

fn framework(paper: &mut Paper, page: &FrameworkPage) {
    for area in &page.areas {
        paper.heading(3, &format!("{} {}", area.code, area.name));
        paper.list(area.elements.iter().map(|element| format!("{} {}", element.code, element.name)));
    }
}

fn heard(paper: &mut Paper, page: &HeardPage, captions: &Captions) {
    let documents = if page.groups.is_empty() { captions.looked_at } else { captions.also_looked_at };
    for (heading, entries) in [(captions.spoke_to, &page.groups), (documents, &page.documents)] {
        if !entries.is_empty() {
            paper.heading(3, heading);
            paper.list(entries);
        }
    }
}

fn debrief(paper: &mut Paper, page: &DebriefPage, captions: &Captions) {
    let rows = page.rows.iter().map(|row| {
        let name = format!("{} {}", row.code, row.name);
        let element = row.question.as_ref().map_or_else(|| name.clone(), |question| format!("{name} · {question}"));
        vec![element, level(&row.level, captions), found(row, captions)]
    });
    paper.table(&[captions.element, captions.level, captions.found], rows.collect());
}

/// The rationale, or why there is none.
fn found(row: &DebriefRow, captions: &Captions) -> String {
    if row.kept_back {
        captions.reasons_kept_back.to_owned()
    } else if !row.rationale.is_empty() {
        row.rationale.iter().map(|run| run.text.as_str()).collect()
    } else if row.level == Chip::Undecided {
        captions.no_level.to_owned()
    } else {
        captions.no_rationale.to_owned()
    }
}

fn summary(paper: &mut Paper, page: &SummaryPage, words: &dyn Words) {
    paper.list(page.counts.iter().map(|count| format!("{} ({})", count.text, count.chip.letters())));
    for area in &page.areas {
        paper.heading(3, &format!("{} {}", area.code, area.name));
        paper.list(
            area.cells
                .iter()
                .map(|cell| words.element_is(cell.code.as_str(), &cell.name, &level(&cell.level, words.captions()))),
        );
    }
}

fn horizon(paper: &mut Paper, page: &HorizonPage, captions: &Captions) {
    for theme in &page.themes {
        paper.heading(3, &theme.title);
        let lists: [(&str, &[Sentence]); 2] =
            [(captions.key_findings, &theme.findings), (captions.recommendations, &theme.recommendations)];
        for (heading, entries) in lists {
            if !entries.is_empty() {
                paper.heading(4, heading);
                paper.list(entries.iter().map(|entry| &entry.text));
            }
        }
    }
}

fn comparison(paper: &mut Paper, page: &ComparisonPage, captions: &Captions) {
    let rows = page.rows.iter().map(|row| {
        let element = format!("{} {}", row.code, row.name);
        vec![element, level(&row.first, captions), level(&row.second, captions), row.remark.clone()]
    });
    paper.table(&[captions.element, &page.first, &page.second, &page.remark], rows.collect());
    paper.paragraph(&page.rest);
}

/// A picture is told by its description: there is no file beside the text that could hold it.
fn extra(paper: &mut Paper, page: &ExtraPageContent) {
    for block in page.columns.iter().flatten() {
        match block {
            ExtraBlock::Paragraph(text) => paper.paragraph(text),
            ExtraBlock::List(entries) => paper.list(entries),
        }
    }
    if let Some(picture) = &page.picture {
        paper.paragraph(&picture.says);
    }
}

fn method(paper: &mut Paper, page: &MethodPage, captions: &Captions) {
    if !page.steps.is_empty() {
        paper.heading(3, captions.levels_came);
        paper.list(&page.steps);
    }
    let rows = page.groups.iter().map(|group| {
        let people = group.people.map_or_else(|| "–".to_owned(), |people| people.to_string());
        vec![group.name.clone(), group.sessions.to_string(), people]
    });
    paper.table(&[captions.group, captions.sessions, captions.people], rows.collect());
    if !page.confidentiality.is_empty() {
        paper.heading(3, captions.people_were_told);
        paper.paragraph(&page.confidentiality);
    }
}

fn closing(paper: &mut Paper, page: &ClosingPage) {
    paper.paragraph(&page.firm);
    paper.paragraph(&page.web_address);
}
