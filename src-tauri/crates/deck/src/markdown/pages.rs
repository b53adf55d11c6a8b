//! What stands below the title of each kind of page.

use super::Paper;
use crate::content::{
    Chip, ClosingPage, DebriefPage, FrameworkPage, HeardPage, HorizonPage, MethodPage, PageContent, SummaryPage,
    TitlePage,
};

/// What names the page beside its title; may be empty.
pub(super) fn kicker(content: &PageContent) -> String {
    match content {
        PageContent::Title(_) | PageContent::Closing(_) => String::new(),
        PageContent::Framework(_) => "The framework".to_owned(),
        PageContent::Heard(_) => "What we heard and read".to_owned(),
        PageContent::Debrief(page) => format!("{} {}", page.code, page.name),
        PageContent::Summary(_) => "Summary".to_owned(),
        PageContent::Horizon(page) => page.horizon.name().to_owned(),
        PageContent::Method(_) => "How we worked".to_owned(),
    }
}

pub(super) fn body(paper: &mut Paper, content: &PageContent) {
    match content {
        PageContent::Title(page) => title(paper, page),
        PageContent::Framework(page) => framework(paper, page),
        PageContent::Heard(page) => heard(paper, page),
        PageContent::Debrief(page) => debrief(paper, page),
        PageContent::Summary(page) => summary(paper, page),
        PageContent::Horizon(page) => horizon(paper, page),
        PageContent::Method(page) => method(paper, page),
        PageContent::Closing(page) => closing(paper, page),
    }
}

/// A level in words, with its letters: `Amber-red (AR)`.
fn level(chip: &Chip) -> String {
    match chip {
        Chip::Undecided => chip.name().to_owned(),
        _ => format!("{} ({})", chip.name(), chip.letters()),
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

fn heard(paper: &mut Paper, page: &HeardPage) {
    let documents = if page.groups.is_empty() { "We looked at" } else { "We also looked at" };
    for (heading, entries) in [("We spoke to", &page.groups), (documents, &page.documents)] {
        if !entries.is_empty() {
            paper.heading(3, heading);
            paper.list(entries);
        }
    }
}

fn debrief(paper: &mut Paper, page: &DebriefPage) {
    let questions = page.rows.iter().any(|row| row.question.is_some());
    let mut columns = vec!["Code", "Element"];
    columns.extend(questions.then_some("Guiding question"));
    columns.extend(["Level", "What we found"]);
    let rows = page.rows.iter().map(|row| {
        let mut cells = vec![row.code.to_string(), row.name.clone()];
        if questions {
            cells.push(row.question.clone().unwrap_or_default());
        }
        cells.push(level(&row.level));
        cells.push(row.rationale.iter().map(|run| run.text.as_str()).collect());
        cells
    });
    paper.table(&columns, rows.collect());
}

fn summary(paper: &mut Paper, page: &SummaryPage) {
    paper.list(page.counts.iter().map(|count| format!("{} ({})", count.text, count.chip.letters())));
    let rows = page.areas.iter().flat_map(|area| {
        area.cells.iter().map(move |cell| {
            vec![format!("{} {}", area.code, area.name), cell.code.to_string(), cell.name.clone(), level(&cell.level)]
        })
    });
    paper.table(&["Area", "Code", "Element", "Level"], rows.collect());
}

fn horizon(paper: &mut Paper, page: &HorizonPage) {
    for theme in &page.themes {
        paper.heading(3, &theme.title);
        for (heading, entries) in [("Key findings", &theme.findings), ("Recommendations", &theme.recommendations)] {
            if !entries.is_empty() {
                paper.heading(4, heading);
                paper.list(entries);
            }
        }
    }
}

fn method(paper: &mut Paper, page: &MethodPage) {
    if !page.steps.is_empty() {
        paper.heading(3, "How levels came about");
        paper.list(&page.steps);
    }
    let rows = page.groups.iter().map(|group| {
        let people = group.people.map_or_else(|| "–".to_owned(), |people| people.to_string());
        vec![group.name.clone(), group.sessions.to_string(), people]
    });
    paper.table(&["Group", "Sessions", "People"], rows.collect());
    if !page.confidentiality.is_empty() {
        paper.heading(3, "What people were told");
        paper.paragraph(&page.confidentiality);
    }
}

fn closing(paper: &mut Paper, page: &ClosingPage) {
    paper.paragraph(&page.firm);
    paper.paragraph(&page.web_address);
}
