//! Commands about who could be recognized: the roster, the words that point to somebody, what stands in their place.

use crate::answers::{ExportForm, Exported, PointedWords, RecognizableWords, RecognizedBy, Wrote};
use crate::core::{Call, Core};
use crate::dialogs::SaveFile;
use crate::exporting;
use crate::library::{exported, file_name};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, backups, clock, files, words};
use debrief_deck::{recognizable as found, unsettled_hits};
use debrief_domain::{
    Audience, EvidenceSource, PageKey, Place, Recognition, RecognitionChoice, RecognitionId, Review, RosterEntry,
    RosterEntryId, RosterKind, TextOwner,
};
use debrief_guard::{Hit, Whom, Why, in_brackets, label, replacements as stand_ins};
use debrief_store::TextRange;

pub(crate) fn add_names(core: &Core, request: AddNames, _: &Call<'_>) -> Answer<Wrote<Vec<RosterEntry>>> {
    core.write(request.review, "add_names", "Add names to the roster", |review, writer| {
        let mut added: Vec<RosterEntry> = Vec::new();
        for line in request.lines.lines() {
            let name = words::line(line.trim().trim_start_matches(['-', '•', '*']), "lines")?;
            let is_there = |entry: &RosterEntry| entry.name.to_lowercase() == name.to_lowercase();
            if name.is_empty() || review.roster.iter().chain(&added).any(is_there) {
                continue;
            }
            let entry = RosterEntry { id: RosterEntryId(clock::new_id()), name, kind: request.kind, approved: false };
            writer.put(&entry)?;
            added.push(entry);
        }
        Ok(added)
    })
}

pub(crate) fn change_name(core: &Core, request: ChangeName, _: &Call<'_>) -> Answer<Wrote<RosterEntry>> {
    core.write(request.review, "change_name", "Edit a name on the roster", |review, writer| {
        let mut entry = request.entry;
        there(review, entry.id)?;
        entry.name = words::name(&entry.name, "name")?;
        if entry.approved && entry.kind == RosterKind::Student {
            return Err(ApiError::new(
                ErrorCode::BadValue,
                "A student is never approved to be named. Nothing was changed.",
            )
            .at("approved"));
        }
        writer.put(&entry)?;
        Ok(entry)
    })
}

pub(crate) fn remove_name(core: &Core, request: RemoveName, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_name", "Remove a name from the roster", |review, writer| {
        there(review, request.entry)?;
        Ok(writer.remove::<RosterEntry>(request.entry)?)
    })
}

fn there(review: &Review, id: RosterEntryId) -> Answer<()> {
    if review.roster.iter().any(|entry| entry.id == id) { Ok(()) } else { Err(ApiError::gone("name")) }
}

pub(crate) fn recognizable(core: &Core, request: RecognizableRequest, _: &Call<'_>) -> Answer<Vec<RecognizableWords>> {
    core.read(request.review, |open| Ok(all(&open.review, request.audience)))
}

pub(crate) fn settle_words(core: &Core, request: SettleWords, _: &Call<'_>) -> Answer<Wrote<()>> {
    let label = match &request.choice {
        Some(RecognitionChoice::Stays) => "Let words stay",
        Some(RecognitionChoice::Replaced(_)) => "Replace words",
        None => "Decide about words anew",
    };
    backups::before_edit_of(core, request.review, |_| request.words.len())?;
    core.write(request.review, "settle_words", label, |review, writer| {
        let choice = match request.choice {
            Some(RecognitionChoice::Replaced(descriptor)) => {
                let bare = descriptor.trim().trim_start_matches('[').trim_end_matches(']');
                Some(RecognitionChoice::Replaced(words::name(bare, "choice")?))
            }
            other => other,
        };
        for PointedWords { owner, words: pointed } in request.words {
            let words = words::name(&pointed, "words")?;
            let id = RecognitionId::of(review.id, &owner, &words);
            match &choice {
                Some(choice) => writer.put(&Recognition { id, owner, words, choice: choice.clone() })?,
                None if review.recognitions.iter().any(|there| there.id == id) => writer.remove::<Recognition>(id)?,
                None => {}
            }
        }
        Ok(())
    })
}

pub(crate) fn save_replacements(core: &Core, request: SaveReplacements, _: &Call<'_>) -> Answer<Option<Exported>> {
    let file_name = core.read(request.review, |open| {
        // Asked before the dialog, too: nobody should choose a place for what is not there.
        replacements(&open.review)?;
        Ok(file_name(&open.review, " replacements, confidential.txt"))
    })?;
    let ask =
        SaveFile { title: "Save the list of replacements".to_owned(), file_name, kind: "Text file", extension: "txt" };
    let Some(path) = core.save_file(&ask)? else { return Ok(None) };
    // Not before the dialog: the names must not wait in memory while somebody locks.
    let text = core.read(request.review, |open| replacements(&open.review))?;
    files::write_secret(&path, text.as_bytes())?;
    exporting::log(core, request.review, &path, ExportForm::Replacements, None, text.as_bytes())?;
    Ok(Some(exported(&path, None, text.len())))
}

/// What stands in place of what, with a warning at its top.
fn replacements(review: &Review) -> Answer<String> {
    let lines: Vec<String> = stand_ins(review)
        .into_iter()
        .map(|(owner, words, descriptor)| format!("{}: “{words}” → {}", named(review, owner), in_brackets(descriptor)))
        .collect();
    if lines.is_empty() {
        return Err(ApiError::new(
            ErrorCode::NotFound,
            "Nothing is replaced in this review, so there is no list. No file was written.",
        ));
    }
    Ok(format!(
        "CONFIDENTIAL. This list says who stands behind the descriptors in the exports of “{} – {}”.\n\
         Keep it apart from every export, and do not send it on.\n\n{}\n",
        review.client,
        review.name,
        lines.join("\n")
    ))
}

/// Every place in a version that points to somebody, as the page shows it.
fn all(review: &Review, audience: Audience) -> Vec<RecognizableWords> {
    let open = unsettled_hits(review, audience, true);
    let shown = |hit: Hit| {
        let is_open = open.iter().any(|there| there.owner == hit.owner && there.words == hit.words);
        let characters = |bytes: usize| hit.sentence[..bytes].chars().count();
        RecognizableWords {
            range: TextRange { start: characters(hit.at.start), end: characters(hit.at.end) },
            by: by(review, &hit.why),
            name: name(review, &hit),
            place: place(&hit.owner),
            whose: named(review, &hit.owner),
            suggestions: suggestions(review, &hit),
            pages: hit.pages,
            in_tables: hit.in_tables,
            words: PointedWords { owner: hit.owner, words: hit.words },
            said: hit.said,
            sentence: hit.sentence,
            choice: hit.choice,
            open: is_open,
        }
    };
    found(review, audience).into_iter().map(shown).collect()
}

fn entries<'r>(review: &'r Review, whom: &Whom) -> Vec<&'r RosterEntry> {
    match whom {
        Whom::Names(ids) => review.roster.iter().filter(|entry| ids.contains(&entry.id)).collect(),
        Whom::Email | Whom::Phone => Vec::new(),
    }
}

fn by(review: &Review, why: &Why) -> RecognizedBy {
    match why {
        Why::Label { .. } => RecognizedBy::Label,
        Why::Source(_) => RecognizedBy::Source,
        Why::Named(Whom::Email) => RecognizedBy::Email,
        Why::Named(Whom::Phone) => RecognizedBy::Phone,
        Why::Named(whom) => match entries(review, whom).first().map(|entry| entry.kind) {
            Some(RosterKind::School) => RecognizedBy::School,
            Some(RosterKind::Student) => RecognizedBy::Student,
            _ => RecognizedBy::Person,
        },
    }
}

/// Whom the words point to, to list them by.
fn name(review: &Review, hit: &Hit) -> String {
    match &hit.why {
        Why::Named(whom) | Why::Source(whom) => {
            let names: Vec<&str> = entries(review, whom).into_iter().map(|entry| entry.name.as_str()).collect();
            if names.is_empty() { hit.said.clone() } else { names.join(" / ") }
        }
        Why::Label { groups, .. } => {
            let names = groups.iter().filter_map(|id| review.group(*id)).map(|group| group.name.as_str());
            names.collect::<Vec<_>>().join(" / ")
        }
    }
}

/// Descriptors that fit, the closest first.
fn suggestions(review: &Review, hit: &Hit) -> Vec<String> {
    let mut fit: Vec<String> = Vec::new();
    let of_kind: &[&str] = match &hit.why {
        Why::Named(Whom::Email) => &["an e-mail address"],
        Why::Named(Whom::Phone) => &["a telephone number"],
        Why::Named(whom) | Why::Source(whom) => match entries(review, whom).first() {
            Some(entry) if entry.kind == RosterKind::School => school(&entry.name),
            Some(entry) if entry.kind == RosterKind::Student => &["a student"],
            _ => &["a colleague", "a leader"],
        },
        Why::Label { groups, .. } => {
            let labels = groups.iter().filter_map(|id| review.group(*id)).filter_map(|group| label(review, group));
            fit.extend(labels.map(|label| label.one));
            &["somebody we heard"]
        }
    };
    // Beside quoted words it is their source that is named.
    if matches!(hit.why, Why::Source(_) | Why::Named(Whom::Names(_)))
        && let Some(group) = group_behind(review, &hit.owner)
        && let Some(label) = label(review, group)
        && entries_are_people(review, &hit.why)
    {
        fit.push(label.one);
    }
    fit.extend(of_kind.iter().map(|descriptor| (*descriptor).to_owned()));
    words::each_once(&mut fit);
    fit
}

fn entries_are_people(review: &Review, why: &Why) -> bool {
    matches!(by(review, why), RecognizedBy::Person | RecognizedBy::Source)
}

fn school(name: &str) -> &'static [&'static str] {
    let name = name.to_lowercase();
    if name.contains("elementary") || name.contains("primary") {
        &["an elementary school", "a school"]
    } else if name.contains("middle") {
        &["a middle school", "a school"]
    } else if name.contains("high") {
        &["a high school", "a school"]
    } else {
        &["a school"]
    }
}

/// The group whose words a text holds: of a note, its session’s; of a rationale, that of the first quote in it.
fn group_behind<'r>(review: &'r Review, owner: &TextOwner) -> Option<&'r debrief_domain::Group> {
    let note = match owner {
        TextOwner::Evidence(id) => review.evidence_of(*id)?,
        TextOwner::Rationale(code) => review.evidence_of(*review.decision(code)?.rationale.quoted().first()?)?,
        _ => return None,
    };
    match note.source {
        EvidenceSource::Session(id) => review.group(review.session(id)?.group),
        EvidenceSource::Document(_) => None,
    }
}

/// Where the text is written, outside the deck itself.
fn place(owner: &TextOwner) -> Option<Place> {
    match owner {
        TextOwner::Evidence(id) => Some(Place::Evidence(*id)),
        TextOwner::Document(id) => Some(Place::Document(*id)),
        TextOwner::Rationale(code) => Some(Place::Element(code.clone())),
        TextOwner::Theme(id) => Some(Place::Theme(*id)),
        TextOwner::Finding(id) => Some(Place::Finding(*id)),
        TextOwner::Recommendation(id) => Some(Place::Recommendation(*id)),
        TextOwner::Engagement | TextOwner::Confidentiality | TextOwner::Group(_) | TextOwner::Framework => {
            Some(Place::Stage(debrief_domain::Stage::Prepare))
        }
        TextOwner::Deck
        | TextOwner::PageTitle(_)
        | TextOwner::PageNotes(_)
        | TextOwner::ExtraPage(_)
        | TextOwner::Earlier => None,
    }
}

/// What a text is called.
fn named(review: &Review, owner: &TextOwner) -> String {
    match owner {
        TextOwner::Engagement => "Client and engagement".into(),
        TextOwner::Confidentiality => "Confidentiality wording".into(),
        TextOwner::Framework => "Framework".into(),
        TextOwner::Group(_) => "Name of a group".into(),
        TextOwner::Document(_) => "Title of a document".into(),
        TextOwner::Evidence(_) => "Note".into(),
        TextOwner::Rationale(code) => format!("Rationale of {code}"),
        TextOwner::Theme(_) => "Theme".into(),
        TextOwner::Finding(_) => "Key finding".into(),
        TextOwner::Recommendation(_) => "Recommendation".into(),
        TextOwner::Deck => "Settings of the deck".into(),
        TextOwner::PageTitle(page) => page_named(review, page, "Page title"),
        TextOwner::PageNotes(page) => page_named(review, page, "Speaker notes"),
        TextOwner::ExtraPage(id) => page_named(review, &PageKey::Extra(*id), "Added page"),
        TextOwner::Earlier => "Name of the earlier review".into(),
    }
}

fn page_named(review: &Review, page: &PageKey, what: &str) -> String {
    let setting = review.pages.iter().find(|setting| setting.page == *page);
    match setting.and_then(|setting| setting.title.as_deref()) {
        Some(title) if what != "Page title" => format!("{what}: {title}"),
        _ => what.to_owned(),
    }
}

/// Refuses what would leave while it holds words about which nothing was decided.
pub(crate) fn nobody_can_be_recognized(review: &Review, audience: Audience, tables: bool) -> Answer<()> {
    let open = unsettled_hits(review, audience, tables);
    let Some(first) = open.first() else { return Ok(()) };
    let more = match open.len() {
        1 => "One place in it points to somebody".to_owned(),
        many => format!("{many} places in it point to somebody"),
    };
    let first_one = if open.len() == 1 { "" } else { ", first" };
    Err(ApiError::new(
        ErrorCode::CouldBeRecognized,
        format!(
            "The deck was not exported. {more}{first_one}: “{}” ({}). Nothing left the laptop. Decide about each under “Who \
             could be recognized”.",
            first.said,
            named(review, &first.owner).to_lowercase()
        ),
    ))
}
