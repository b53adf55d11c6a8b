//! The texts of the review that a version of the deck shows, each with its owner: what the guard looks through.

use crate::content::{Deck, ExtraBlock, ExtraPageContent, Page, PageContent, offered};
use crate::tables::{in_scope, named_documents};
use debrief_domain::{Audience, EvidenceKind, PageKey, Review, TextOwner};
use debrief_guard::Leaving;
use std::borrow::Cow;

/// What stands on the shown pages, with the speaker notes that go along.
pub(crate) fn on_pages<'d>(review: &'d Review, deck: &'d Deck) -> Vec<Leaving<'d>> {
    let mut texts = Texts { page: None, found: Vec::new() };
    for page in deck.pages.iter().filter(|page| !page.hidden) {
        if texts.page.is_none() {
            texts.page = Some(page.key.clone());
            // At the foot of pages, and in the properties of files.
            texts.add(TextOwner::Deck, &deck.title);
            texts.add(TextOwner::Engagement, &review.client);
            texts.add(TextOwner::Engagement, &review.name);
        }
        texts.page = Some(page.key.clone());
        texts.title(page);
        if deck.notes_go_along {
            texts.notes(review, page);
        }
        texts.content(review, deck, page);
    }
    texts.found
}

/// What the tables hold beyond the pages.
pub(crate) fn in_tables<'d>(review: &'d Review, deck: &Deck) -> Vec<Leaving<'d>> {
    let shown = review.audience(deck.audience);
    let mut texts = Texts { page: None, found: Vec::new() };
    if shown.quotes {
        for note in review.evidence.iter().filter(|note| note.may_be_quoted() && in_scope(review, note)) {
            texts.found.push(Leaving {
                owner: TextOwner::Evidence(note.id),
                page: None,
                text: Cow::Borrowed(&note.text),
                is_quote: note.kind == EvidenceKind::Quote,
            });
        }
        for document in named_documents(review) {
            texts.add(TextOwner::Document(document.id), &document.title);
        }
    }
    if shown.group_names {
        for group in &review.groups {
            texts.add(TextOwner::Group(group.id), &group.name);
        }
    }
    texts.found
}

struct Texts<'d> {
    page: Option<PageKey>,
    found: Vec<Leaving<'d>>,
}

impl<'d> Texts<'d> {
    fn add(&mut self, owner: TextOwner, text: impl Into<Cow<'d, str>>) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.found.push(Leaving { owner, page: self.page.clone(), text, is_quote: false });
        }
    }

    fn add_all<T: AsRef<str> + 'd>(&mut self, owner: &TextOwner, texts: impl IntoIterator<Item = &'d T>) {
        for text in texts {
            self.add(owner.clone(), text.as_ref());
        }
    }

    /// A title made from the review is of the words that it was made of.
    fn title(&mut self, page: &'d Page) {
        let owner = match &page.key {
            key if page.title != page.default_title => TextOwner::PageTitle(key.clone()),
            PageKey::Title | PageKey::Closing => TextOwner::Deck,
            PageKey::Changed => TextOwner::Earlier,
            // The headings of the themes stand on the page.
            PageKey::Horizon(_) => return,
            _ => TextOwner::Framework,
        };
        self.add(owner, &page.title);
    }

    /// Notes made from the evidence are of the notes that stand in them.
    fn notes(&mut self, review: &'d Review, page: &'d Page) {
        if page.notes != page.default_notes {
            self.add(TextOwner::PageNotes(page.key.clone()), &page.notes);
            return;
        }
        let PageContent::Debrief(content) = &page.content else { return };
        for note in content.rows.iter().flat_map(|row| offered(review, &row.code)) {
            self.found.push(Leaving {
                owner: TextOwner::Evidence(note.id),
                page: self.page.clone(),
                text: Cow::Borrowed(&note.text),
                is_quote: note.kind == EvidenceKind::Quote,
            });
        }
    }

    fn content(&mut self, review: &'d Review, deck: &'d Deck, page: &'d Page) {
        use TextOwner::{Deck as OfDeck, Engagement, Framework};
        match &page.content {
            PageContent::Title(content) => {
                self.add(OfDeck, &content.firm);
                self.add(Engagement, &content.client);
                if deck.audience == Audience::Leadership {
                    self.add(OfDeck, &review.deck.addressee);
                }
            }
            PageContent::Framework(content) => {
                for area in &content.areas {
                    self.add(Framework, &area.name);
                    self.add_all(&Framework, area.elements.iter().map(|element| &element.name));
                }
            }
            PageContent::Heard(content) => {
                self.groups(review, |name| content.groups.iter().any(|group| group == name));
                for document in &review.documents {
                    if content.documents.iter().any(|title| title == document.title.trim()) {
                        self.add(TextOwner::Document(document.id), &document.title);
                    }
                }
            }
            PageContent::Debrief(content) => {
                self.add(Framework, &content.name);
                for row in &content.rows {
                    self.add(Framework, &row.name);
                    self.add_all(&Framework, &row.question);
                    let rationale: String = row.rationale.iter().map(|run| run.text.as_str()).collect();
                    self.add(TextOwner::Rationale(row.code.clone()), rationale);
                }
            }
            PageContent::Summary(content) => {
                for area in &content.areas {
                    self.add(Framework, &area.name);
                    self.add_all(&Framework, area.cells.iter().map(|cell| &cell.name));
                }
            }
            PageContent::Horizon(content) => {
                for theme in &content.themes {
                    self.add(TextOwner::Theme(theme.id), &theme.title);
                    for finding in &theme.findings {
                        self.add(TextOwner::Finding(finding.id.into()), &finding.text);
                    }
                    for entry in &theme.recommendations {
                        self.add(TextOwner::Recommendation(entry.id.into()), &entry.text);
                    }
                }
            }
            PageContent::Differently(content) | PageContent::Changed(content) => {
                self.add_all(&Framework, content.rows.iter().map(|row| &row.name));
            }
            PageContent::Extra(content) => self.extra(&page.key, content),
            PageContent::Method(content) => {
                self.add(Framework, &review.framework.name);
                self.groups(review, |name| content.groups.iter().any(|group| group.name == name));
                self.add(TextOwner::Confidentiality, &content.confidentiality);
            }
            PageContent::Closing(content) => {
                self.add(OfDeck, &content.firm);
                self.add(OfDeck, &content.web_address);
            }
        }
    }

    fn groups(&mut self, review: &'d Review, is_named: impl Fn(&str) -> bool) {
        for group in review.groups.iter().filter(|group| is_named(group.name.trim())) {
            self.add(TextOwner::Group(group.id), &group.name);
        }
    }

    fn extra(&mut self, key: &PageKey, content: &'d ExtraPageContent) {
        let PageKey::Extra(id) = key else { return };
        let owner = TextOwner::ExtraPage(*id);
        for block in content.columns.iter().flatten() {
            match block {
                ExtraBlock::Paragraph(text) => self.add(owner.clone(), text),
                ExtraBlock::List(entries) => self.add_all(&owner, entries),
            }
        }
        if let Some(picture) = &content.picture {
            self.add(owner, &picture.says);
        }
    }
}
