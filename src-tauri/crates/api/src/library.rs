//! Commands of the library.

use crate::answers::{
    Card, Created, ExportForm, Exported, ExportedReview, FrameworkName, InBin, LibraryPage, Settings,
};
use crate::core::{Call, Core};
use crate::dialogs::{OpenFile, SaveFile};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, backups, clock, exporting, files, frameworks, keeping, review_json, words};
use debrief_domain::{DEFAULT_CONFIDENTIALITY, DeckSettings, Keeping, REVIEW_FORMAT, Review, ReviewId, ReviewState};
use debrief_guard::without_students;
use debrief_store::{BinnedCard, StoreError, days_left};
use std::path::PathBuf;

const SAMPLE: &str = include_str!("../../../../assets/sample/riverbend.review.json");
const FILE_KIND: &str = "Debrief review";
const FILE_EXTENSION: &str = "json";

pub(crate) fn library(core: &Core, _: LibraryRequest, _: &Call<'_>) -> Answer<LibraryPage> {
    let frameworks = frameworks::shipped()
        .iter()
        .map(|framework| FrameworkName {
            code: framework.code.clone(),
            version: framework.version.clone(),
            name: framework.name.clone(),
            about: framework.about.clone(),
            elements: u32::try_from(framework.elements().count()).unwrap_or(u32::MAX),
        })
        .collect();
    let (reviews, now) = (core.library()?.cards()?, clock::now());
    let bin = core.library()?.binned()?.into_iter().map(|BinnedCard { card, binned_at }| InBin {
        card,
        binned_at,
        days_left: days_left(binned_at, now),
    });
    let (reminders, expired) = (keeping::reminders(&reviews), keeping::expired(core));
    Ok(LibraryPage { bin: bin.collect(), reviews, reminders, expired, frameworks })
}

pub(crate) fn new_review(core: &Core, request: NewReview, _: &Call<'_>) -> Answer<Created> {
    let client = words::name(&request.client, "client")?;
    let framework =
        frameworks::shipped().iter().rev().find(|framework| framework.code == request.framework).ok_or_else(|| {
            ApiError::new(
                ErrorCode::BadValue,
                "There is no such framework. Nothing was made. Choose one from the list.",
            )
            .at("framework")
        })?;
    let review = Review {
        schema: None,
        format: REVIEW_FORMAT.to_owned(),
        id: ReviewId(clock::new_id()),
        sample: false,
        client,
        name: "Capacity review".to_owned(),
        purpose: String::new(),
        confidentiality: DEFAULT_CONFIDENTIALITY.to_owned(),
        starts_on: None,
        ends_on: None,
        keeping: Keeping::default(),
        state: ReviewState::Draft,
        state_changes: Vec::new(),
        framework: framework.clone(),
        out_of_scope: Vec::new(),
        team: Vec::new(),
        groups: Vec::new(),
        sessions: Vec::new(),
        documents: Vec::new(),
        evidence: Vec::new(),
        ratings: Vec::new(),
        decisions: Vec::new(),
        themes: Vec::new(),
        findings: Vec::new(),
        recommendations: Vec::new(),
        deck: DeckSettings { show_questions: true, ..DeckSettings::default() },
        pages: Vec::new(),
        extra_pages: Vec::new(),
        pictures: Vec::new(),
        audiences: Vec::new(),
        earlier: None,
        roster: Vec::new(),
        recognitions: Vec::new(),
    };
    create(core, &review)
}

pub(crate) fn open_sample(core: &Core, _: OpenSample, _: &Call<'_>) -> Answer<Created> {
    create_copy(core, sample_review()?)
}

pub(crate) fn import_review(core: &Core, _: ImportReview, call: &Call<'_>) -> Answer<Option<Created>> {
    let ask = OpenFile { title: "Bring in a review".to_owned(), kind: FILE_KIND, extensions: &[FILE_EXTENSION] };
    let Some(path) = core.open_file(&ask)? else { return Ok(None) };
    call.step(0, 2, "Reading the file")?;
    let review = read_review_file(&path)?;
    call.step(1, 2, "Taking it in")?;
    core.take_in(&review).map(Some)
}

pub(crate) fn export_review(core: &Core, request: ExportReview, call: &Call<'_>) -> Answer<Option<ExportedReview>> {
    let file_name = core.read(request.review, |open| Ok(file_name(&open.review, "review.json")))?;
    let ask = SaveFile { title: "Export the review".to_owned(), file_name, kind: FILE_KIND, extension: FILE_EXTENSION };
    let Some(path) = core.save_file(&ask)? else { return Ok(None) };
    call.step(0, 1, "Writing the file")?;
    // Not before the dialog: nothing of the review may wait in memory while somebody locks.
    let (text, notes_kept_back) = core.read(request.review, |open| review_file_of(&open.review))?;
    files::write_whole(&path, text.as_bytes())?;
    exporting::log(core, request.review, &path, ExportForm::Review, None, text.as_bytes())?;
    let notes_kept_back = u32::try_from(notes_kept_back).unwrap_or(u32::MAX);
    Ok(Some(ExportedReview { file_name: files::name_of(&path), notes_kept_back }))
}

/// A review in its documented file form, as it leaves the laptop, and how many notes about students are not in it.
///
/// # Errors
/// None that a review of ours can cause.
pub fn review_file_of(review: &Review) -> Answer<(String, usize)> {
    let (leaving, kept_back) = without_students(review);
    Ok((review_json::write(&leaving)?, kept_back))
}

pub(crate) fn bin_review(core: &Core, request: BinReview, _: &Call<'_>) -> Answer<()> {
    core.close(request.review)?;
    Ok(core.library()?.bin(request.review, clock::now())?)
}

pub(crate) fn restore_review(core: &Core, request: RestoreReview, _: &Call<'_>) -> Answer<()> {
    Ok(core.library()?.restore(request.review)?)
}

pub(crate) fn restore_backup(core: &Core, request: RestoreBackup, _: &Call<'_>) -> Answer<()> {
    core.close(request.review)?;
    let (library, today) = (core.library()?, clock::today());
    match (library.restore_backup(request.review, today), backups::reached_place(core)) {
        (Err(StoreError::NoBackup), Some(place)) => library.restore_from(request.review, today, &place)?,
        (restored, _) => restored?,
    };
    Ok(())
}

pub(crate) fn settings(core: &Core, _: SettingsRequest, _: &Call<'_>) -> Answer<Settings> {
    // Settings that are missing or unreadable are the defaults: nothing of a review depends on them.
    let kept = std::fs::read_to_string(settings_path(core)).ok();
    Ok(kept.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default())
}

pub(crate) fn set_settings(core: &Core, request: SetSettings, _: &Call<'_>) -> Answer<()> {
    let text = serde_json::to_vec_pretty(&request.settings)
        .map_err(|error| ApiError::new(ErrorCode::Internal, format!("The settings could not be written: {error}.")))?;
    files::write_whole(&settings_path(core), &text)
}

fn settings_path(core: &Core) -> PathBuf {
    core.folder().join("settings.json")
}

/// The sample review as it ships.
///
/// # Errors
/// None that a release has: a test reads it.
pub fn sample_review() -> Result<Review, ApiError> {
    review_json::read("riverbend.review.json", SAMPLE)
}

/// Reads a review file from disk.
///
/// # Errors
/// [`ErrorCode::Disk`] when it cannot be read, [`ErrorCode::BadFile`] or [`ErrorCode::Newer`] when it is not a review.
pub fn read_review_file(path: &std::path::Path) -> Result<Review, ApiError> {
    let name = files::name_of(path);
    review_json::read(&name, &files::read_text(path)?)
}

impl Core {
    /// The reviews of the library, last changed first.
    ///
    /// # Errors
    /// When the library cannot be read.
    pub fn cards(&self) -> Answer<Vec<Card>> {
        Ok(self.library()?.cards()?)
    }

    /// Takes a review from a file into the library. One that is there already, or in the bin, comes in as a copy.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn take_in(&self, review: &Review) -> Answer<Created> {
        let there = self.library()?.cards()?.iter().any(|card| card.id == review.id)
            || self.library()?.binned()?.iter().any(|binned| binned.card.id == review.id);
        if there { create_copy(self, review.clone()) } else { create(self, review) }
    }

    /// Makes sure that the library holds a sample review, as at the first start. One that is locked has been started
    /// before, and stays as it is.
    ///
    /// # Errors
    /// When it cannot be written.
    pub fn ensure_sample(&self) -> Answer<()> {
        if self.is_locked() {
            return Ok(());
        }
        let there = self.library()?.cards()?.iter().any(|card| card.sample)
            || self.library()?.binned()?.iter().any(|binned| binned.card.sample);
        if there { Ok(()) } else { create(self, &sample_review()?).map(|_| ()) }
    }

    /// All of a review, for programs without a page.
    ///
    /// # Errors
    /// When it is not there or cannot be opened.
    pub fn whole_review(&self, id: ReviewId) -> Answer<Review> {
        self.read(id, |open| Ok(open.review.clone()))
    }
}

fn create(core: &Core, review: &Review) -> Answer<Created> {
    core.library()?.create(review, clock::now())?;
    Ok(Created { review: review.id })
}

/// Puts a review into the library beside the one that it was taken from.
/// A copy is another review, with an id of its own.
pub(crate) fn create_copy(core: &Core, mut review: Review) -> Answer<Created> {
    review.id = ReviewId(clock::new_id());
    review.align_natural_ids();
    create(core, &review)
}

/// A file name that says what it is: `Riverbend School District – Capacity review 2026-03.pdf`. Characters that a file
/// system may refuse become spaces. `ending` is an extension, or words before one: ` board.pdf`.
pub(crate) fn file_name(review: &Review, ending: &str) -> String {
    let month = review.ends_on.or(review.starts_on).map(|day| day.format(" %Y-%m").to_string()).unwrap_or_default();
    let safe = |text: &str| {
        let kept: String =
            text.chars().map(|c| if c.is_control() || "/\\:*?\"<>|".contains(c) { ' ' } else { c }).take(80).collect();
        kept.split_whitespace().collect::<Vec<_>>().join(" ").trim_matches('.').to_owned()
    };
    let ending = if ending.starts_with([' ', '.']) { ending.to_owned() } else { format!(".{ending}") };
    format!("{} – {}{month}{ending}", safe(&review.client), safe(&review.name))
}

pub(crate) fn exported(path: &std::path::Path, pages: Option<usize>, bytes: usize) -> Exported {
    Exported {
        file_name: files::name_of(path),
        pages: pages.and_then(|pages| u32::try_from(pages).ok()),
        bytes: bytes as u64,
    }
}
