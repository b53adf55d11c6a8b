//! The one list of commands. A line here gives a command its name, its request, its answer, its dispatch and its types
//! on the page; the function of the same name in the room named before it does the work.

use crate::core::{Call, Core};
use crate::{ApiError, ErrorCode};
use serde_json::Value;
use serde_json::value::RawValue;

macro_rules! commands {
    ($($room:ident { $($(#[doc = $doc:literal])+ $name:ident: $request:ident { $($field:ident: $kind:ty),* $(,)? } => $answer:ty;)+ })+) => {
        /// The requests, one struct a command; the list of commands says what each is for.
        #[allow(missing_docs)]
        pub mod requests {
            use crate::answers::*;
            use crate::dialogs::Reveal;
            use debrief_domain::*;
            use chrono::{NaiveDate, NaiveDateTime};
            use serde::Deserialize;
            $($(
                $(#[doc = $doc])+
                #[derive(Clone, Debug, Deserialize)]
                #[cfg_attr(feature = "typescript", derive(ts_rs::TS))]
                #[serde(deny_unknown_fields)]
                pub struct $request { $(pub $field: $kind,)* }
            )+)+
        }

        /// The names of all commands.
        pub const COMMAND_NAMES: &[&str] = &[$($(stringify!($name),)+)+];

        /// Runs the command of that name.
        pub(crate) fn dispatch(core: &Core, name: &str, request: Value, call: &Call<'_>) -> Result<Box<RawValue>, ApiError> {
            match name {
                $($(stringify!($name) => {
                    let request: requests::$request = read(request)?;
                    let answer: $answer = crate::$room::$name(core, request, call)?;
                    write(&answer)
                })+)+
                _ => Err(ApiError::new(
                    ErrorCode::BadRequest,
                    format!("There is no command “{name}”. Nothing was changed. The page and the program may be of two versions: start Debrief again."),
                )),
            }
        }

        /// Calls `visit` with each command: its name, documentation, request and answer as TypeScript.
        #[cfg(feature = "typescript")]
        pub(crate) fn each_command(visit: &mut impl crate::types::CommandVisitor) {
            use crate::answers::*;
            use debrief_domain::*;
            $($(
                visit.command::<requests::$request, $answer>(stringify!($name), concat!($($doc,)+));
            )+)+
        }
    };
}

use crate::answers::*;
use debrief_domain::*;

commands! {
    library {
        /// The cards of the library, its bin, and the frameworks a review can begin with.
        library: LibraryRequest {} => LibraryPage;
        /// Begins an empty review of a client.
        new_review: NewReview { client: String, framework: String } => Created;
        /// Puts a fresh copy of the sample into the library.
        open_sample: OpenSample {} => Created;
        /// Asks for a review file and takes it into the library; nothing when the person closes the dialog.
        import_review: ImportReview {} => Option<Created>;
        /// Asks where to, and writes everything in a review but the notes about students to a file.
        export_review: ExportReview { review: ReviewId } => Option<ExportedReview>;
        /// Moves a review to the bin.
        bin_review: BinReview { review: ReviewId } => ();
        /// Takes a review out of the bin.
        restore_review: RestoreReview { review: ReviewId } => ();
        /// Puts the newest verified backup in the place of a damaged review, which stays aside.
        restore_backup: RestoreBackup { review: ReviewId } => ();
        /// What this laptop remembers about the window.
        settings: SettingsRequest {} => Settings;
        /// Remembers it.
        set_settings: SetSettings { settings: Settings } => ();
    }
    keeping {
        /// Writes what was agreed about keeping a review, final or not.
        set_keeping: SetKeeping {
            review: ReviewId, engagement_ends_on: Option<NaiveDate>, delete_notes_on: Option<NaiveDate>,
        } => Wrote<()>;
        /// What deleting it for good would take along, and which backups hold it. Nothing is changed.
        what_goes: WhatGoes { review: ReviewId, what: ForGood } => Going;
        /// Deletes a note, or a session with its notes, so that nothing of it is left in the review; with the backups that
        /// hold it, if asked to. It cannot be taken back.
        delete_for_good: DeleteForGood { review: ReviewId, what: ForGood, backups: bool } => Wrote<Going>;
        /// How much would be destroyed with the sources of a review, and what is out of reach. Nothing is changed.
        before_destroying: BeforeDestroyingRequest { review: ReviewId } => BeforeDestroying;
        /// Destroys the sources of a review with every copy; `client` is its client’s name, typed to confirm. The review is
        /// closed and to be opened again.
        destroy_sources: DestroySources { review: ReviewId, client: String } => Certificate;
        /// Destroys a review that is in the bin.
        destroy_review: DestroyReview { review: ReviewId } => Certificate;
        /// The certificates of what was destroyed in a review, newest first.
        certificates: CertificatesRequest { review: ReviewId } => Vec<Certificate>;
        /// Asks where to, and writes the newest certificate of a review.
        save_certificate: SaveCertificate { review: ReviewId } => Option<Exported>;
        /// Asks where to, and writes the certificate of the review that was destroyed last.
        save_last_certificate: SaveLastCertificate {} => Option<Exported>;
    }
    protection {
        /// Whether the library has a passphrase, whether it is locked, and how long to wait before the next try.
        lock_state: LockStateRequest {} => LockState;
        /// Moves a library that lies where others copy it or can reach it to where it belongs.
        move_library: MoveLibrary {} => ();
        /// How long a passphrase would hold.
        judge_passphrase: JudgePassphrase { passphrase: String } => PassphraseStrength;
        /// Makes keys under a passphrase and gives the recovery key; they count once the sheet is typed back.
        begin_protection: BeginProtection { passphrase: String } => RecoveryKey;
        /// Asks where to, and writes the recovery sheet that was just made.
        save_recovery_sheet: SaveRecoverySheet {} => Option<Exported>;
        /// Takes the groups that were asked for; from here on everything in the library is encrypted.
        finish_protection: FinishProtection { typed: Vec<String> } => Vec<NotEncrypted>;
        /// Opens a locked library.
        unlock: Unlock { passphrase: String } => ();
        /// Opens a locked library with the recovery sheet, and gives it a new passphrase.
        unlock_with_sheet: UnlockWithSheet { sheet: String, passphrase: String } => ();
        /// Puts another passphrase in the place of the one there is.
        change_passphrase: ChangePassphrase { old: String, new: String } => ();
        /// Closes every review and forgets the keys.
        lock: LockRequest {} => ();
    }
    backups {
        /// The backups of a review, newest first.
        backups: BackupsRequest { review: ReviewId } => Vec<BackupContents>;
        /// What a review has that its backup of that moment has not.
        since_backup: SinceBackupRequest { review: ReviewId, at: NaiveDateTime } => SinceBackup;
        /// Makes a backup now, and its copy where the second place can be reached; whether anything was new.
        back_up_now: BackUpNow { review: ReviewId } => bool;
        /// Puts what a backup holds into the library as a review of its own; the one there stays as it is.
        restore_copy: RestoreCopy { review: ReviewId, at: NaiveDateTime } => Created;
        /// Where backups are copied to, besides this laptop.
        second_place: SecondPlaceRequest {} => PlaceState;
        /// Asks for a folder and copies the backups there from now on; nothing when the person closes the dialog.
        choose_second_place: ChooseSecondPlace {} => Option<PlaceState>;
        /// Copies no more backups to the second place; what is there stays.
        forget_second_place: ForgetSecondPlace {} => PlaceState;
        /// Asks for a folder with copies and takes in what the library has not; nothing when the person closes the dialog.
        bring_from_place: BringFromPlace {} => Option<Brought>;
    }
    checking {
        /// Checks the whole review and mends what can be mended; undo takes back what was mended in the review itself.
        check_review: CheckReview { review: ReviewId } => Wrote<Checkup>;
        /// Reads what can still be read of a damaged review into a new one; the damaged file stays as it is.
        salvage_review: SalvageReview { review: ReviewId } => SalvagedReview;
    }
    recovering {
        /// Asks for the folder with the copies of a laptop that is gone; nothing when the person closes the dialog.
        find_copies: FindCopies {} => Option<FoundCopies>;
        /// Takes over keys and reviews from there, with the passphrase of then, or with its recovery sheet and a new one.
        recover_copies: RecoverCopies { passphrase: String, sheet: Option<String> } => Brought;
    }
    review {
        /// Opens a review and gives all of it.
        open_review: OpenReviewRequest { review: ReviewId } => OpenedReview;
        /// Closes a review; everything is on disk already.
        close_review: CloseReview { review: ReviewId } => ();
        /// The parts of a review that belong to the topics, and what follows from the whole.
        read_review: ReadReview { review: ReviewId, topics: Vec<Topic> } => ReviewParts;
        /// Takes back the last change.
        undo: Undo { review: ReviewId } => Wrote<Option<String>>;
        /// Makes the change again that was taken back last.
        redo: Redo { review: ReviewId } => Wrote<Option<String>>;
        /// The latest changes, newest first.
        history: HistoryRequest { review: ReviewId, limit: u32 } => Vec<HistoryEntry>;
        /// Searches evidence, rationales and the synthesis.
        search: Search { review: ReviewId, text: String } => Vec<Hit>;
        /// Says which member of the team types on this laptop.
        set_me: SetMe { review: ReviewId, member: Option<MemberId> } => ();
        /// Moves a review to another state; leaving final needs a reason.
        set_state: SetState { review: ReviewId, to: ReviewState, reason: String } => Wrote<StateChange>;
        /// The half-typed text that was left in that place.
        draft: DraftRequest { review: ReviewId, slot: String } => String;
        /// Keeps a half-typed text; empty forgets it.
        set_draft: SetDraft { review: ReviewId, slot: String, text: String } => ();
    }
    prepare {
        /// The client, dates, purpose and wording.
        set_engagement: SetEngagement {
            review: ReviewId, client: String, name: String, purpose: String, confidentiality: String,
            starts_on: Option<NaiveDate>, ends_on: Option<NaiveDate>,
        } => Wrote<()>;
        /// Takes an element into the review or leaves it out.
        set_scope: SetScope { review: ReviewId, element: ElementCode, in_scope: bool } => Wrote<()>;
        /// Adds a member of the team.
        add_member: AddMember { review: ReviewId, name: String, role: MemberRole } => Wrote<Member>;
        /// Changes a member.
        change_member: ChangeMember { review: ReviewId, member: Member } => Wrote<Member>;
        /// Removes a member and the ratings they gave.
        remove_member: RemoveMember { review: ReviewId, member: MemberId } => Wrote<()>;
        /// The groups and documents that reviews usually have.
        default_lists: DefaultListsRequest {} => DefaultLists;
        /// Adds groups to hear.
        add_groups: AddGroups { review: ReviewId, groups: Vec<NewGroup> } => Wrote<Vec<Group>>;
        /// Changes a group.
        change_group: ChangeGroup { review: ReviewId, group: Group } => Wrote<Group>;
        /// Removes a group without sessions.
        remove_group: RemoveGroup { review: ReviewId, group: GroupId } => Wrote<()>;
        /// Moves a group before another, or to the end.
        move_group: MoveGroup { review: ReviewId, group: GroupId, before: Option<GroupId> } => Wrote<()>;
        /// Plans a session.
        add_session: AddSession {
            review: ReviewId, group: GroupId, starts_at: Option<NaiveDateTime>, place: String, headcount: Option<u32>,
            interviewer: Option<MemberId>, scribe: Option<MemberId>,
        } => Wrote<Session>;
        /// Changes a session.
        change_session: ChangeSession { review: ReviewId, session: Session } => Wrote<Session>;
        /// Removes a session with its notes.
        remove_session: RemoveSession { review: ReviewId, session: SessionId } => Wrote<()>;
        /// Notes that the confidentiality wording was read now, or was not.
        read_consent: ReadConsent { review: ReviewId, session: SessionId, read: bool } => Wrote<Session>;
        /// Adds documents to ask for.
        add_documents: AddDocuments { review: ReviewId, documents: Vec<NewDocument> } => Wrote<Vec<Document>>;
        /// Changes a document.
        change_document: ChangeDocument { review: ReviewId, document: Document } => Wrote<Document>;
        /// Removes a document with its notes.
        remove_document: RemoveDocument { review: ReviewId, document: DocumentId } => Wrote<()>;
        /// Moves a document before another, or to the end.
        move_document: MoveDocument { review: ReviewId, document: DocumentId, before: Option<DocumentId> } => Wrote<()>;
    }
    listen {
        /// Takes a typed line apart without keeping it.
        parse_note: ParseNote { review: ReviewId, line: String } => MarkedNote;
        /// Keeps a typed line as a note and forgets the half-typed one.
        add_note: AddNote { review: ReviewId, source: EvidenceSource, line: String } => Wrote<Evidence>;
        /// Changes a note.
        change_note: ChangeNote { review: ReviewId, note: Evidence } => Wrote<Evidence>;
        /// Deletes a note.
        remove_note: RemoveNote { review: ReviewId, note: EvidenceId } => Wrote<()>;
        /// Says how several notes may be used.
        set_permission: SetPermission { review: ReviewId, notes: Vec<EvidenceId>, permission: Permission } => Wrote<()>;
    }
    rate {
        /// Keeps one rater's judgement on an element; none takes the rating away.
        rate: Rate {
            review: ReviewId, element: ElementCode, lens: Lens, rater: Option<MemberId>,
            judgement: Option<Judgement>, reason: String,
        } => Wrote<Option<Rating>>;
        /// Writes down the agreed judgement; none reopens the element.
        decide: Decide { review: ReviewId, element: ElementCode, judgement: Option<Judgement> } => Wrote<Decision>;
        /// Writes the rationale of an element.
        set_rationale: SetRationale { review: ReviewId, element: ElementCode, rationale: Rationale } => Wrote<Decision>;
        /// Writes down who saw it otherwise.
        set_dissent: SetDissent { review: ReviewId, element: ElementCode, dissent: String } => Wrote<Decision>;
    }
    synthesize {
        /// Adds a theme at the end of a horizon.
        add_theme: AddTheme { review: ReviewId, title: String, horizon: Horizon } => Wrote<Theme>;
        /// Changes a theme.
        change_theme: ChangeTheme { review: ReviewId, theme: Theme } => Wrote<Theme>;
        /// Removes a theme with its findings and recommendations.
        remove_theme: RemoveTheme { review: ReviewId, theme: ThemeId } => Wrote<()>;
        /// Moves a theme to a horizon, before another or to the end.
        move_theme: MoveTheme { review: ReviewId, theme: ThemeId, horizon: Horizon, before: Option<ThemeId> } => Wrote<()>;
        /// Adds a finding at the end of a theme.
        add_finding: AddFinding { review: ReviewId, theme: ThemeId, text: String } => Wrote<Finding>;
        /// Changes a finding, its elements and its evidence.
        change_finding: ChangeFinding { review: ReviewId, finding: Finding } => Wrote<Finding>;
        /// Removes a finding.
        remove_finding: RemoveFinding { review: ReviewId, finding: FindingId } => Wrote<()>;
        /// Moves a finding to a theme, before another or to the end.
        move_finding: MoveFinding { review: ReviewId, finding: FindingId, theme: ThemeId, before: Option<FindingId> } => Wrote<()>;
        /// Adds a recommendation at the end of a theme.
        add_recommendation: AddRecommendation { review: ReviewId, theme: ThemeId, text: String } => Wrote<Recommendation>;
        /// Changes a recommendation and the findings it answers.
        change_recommendation: ChangeRecommendation { review: ReviewId, recommendation: Recommendation } => Wrote<Recommendation>;
        /// Removes a recommendation.
        remove_recommendation: RemoveRecommendation { review: ReviewId, recommendation: RecommendationId } => Wrote<()>;
        /// Moves a recommendation to a theme, before another or to the end.
        move_recommendation: MoveRecommendation {
            review: ReviewId, recommendation: RecommendationId, theme: ThemeId, before: Option<RecommendationId>,
        } => Wrote<()>;
    }
    preview {
        /// The deck, laid out for the preview; `after` names the layout that the page has, so that what is the same in it
        /// is not sent again.
        deck: DeckRequest { review: ReviewId, audience: Audience, after: Option<u32> } => Preview;
    }
    debrief {
        /// The settings of the deck as a whole.
        set_deck: SetDeck { review: ReviewId, deck: DeckSettings } => Wrote<()>;
        /// Gives a page its own title; none goes back to the default.
        set_page_title: SetPageTitle { review: ReviewId, page: PageKey, title: Option<String> } => Wrote<()>;
        /// Shows or hides a page.
        show_page: ShowPage { review: ReviewId, page: PageKey, shown: bool } => Wrote<()>;
        /// Moves a page before another, or to the end.
        move_page: MovePage { review: ReviewId, page: PageKey, before: Option<PageKey> } => Wrote<()>;
        /// Writes what the presenter says on a page; none goes back to the notes made from the evidence.
        set_page_notes: SetPageNotes { review: ReviewId, page: PageKey, notes: Option<String> } => Wrote<()>;
        /// Says what the version for one audience shows.
        set_audience: SetAudience { review: ReviewId, setting: AudienceSetting } => Wrote<()>;
        /// Takes over the levels of an earlier review to compare with; none stops comparing.
        set_earlier: SetEarlier { review: ReviewId, from: Option<ReviewId> } => Wrote<()>;
    }
    extra_pages {
        /// Adds an empty page before another, or at the end.
        add_extra_page: AddExtraPage { review: ReviewId, layout: ExtraLayout, before: Option<PageKey> } => Wrote<ExtraPage>;
        /// Changes the texts, the layout or the picture of an added page.
        change_extra_page: ChangeExtraPage { review: ReviewId, page: ExtraPage } => Wrote<ExtraPage>;
        /// Removes an added page.
        remove_extra_page: RemoveExtraPage { review: ReviewId, page: ExtraPageId } => Wrote<()>;
        /// Asks for a picture and makes it the logo; nothing when the person closes the dialog.
        choose_logo: ChooseLogo { review: ReviewId } => Option<Wrote<Picture>>;
        /// Asks for a picture and puts it on an added page; nothing when the person closes the dialog.
        choose_picture: ChoosePicture { review: ReviewId, page: ExtraPageId } => Option<Wrote<Picture>>;
        /// The bytes of a picture.
        picture: PictureRequest { review: ReviewId, picture: PictureId } => PictureFile;
    }
    exporting {
        /// Asks where to, and writes the deck in that form for that audience.
        export_deck: ExportDeck { review: ReviewId, form: ExportForm, audience: Audience } => Option<Exported>;
        /// What was exported from this laptop, newest first.
        exports: ExportsRequest { review: ReviewId } => Vec<ExportEntry>;
        /// Opens the file that was exported last, or shows it in its folder.
        reveal_export: RevealExport { how: Reveal } => ();
    }
    recognizing {
        /// Adds the names of pasted lines to the roster; those that are there already are left out.
        add_names: AddNames { review: ReviewId, lines: String, kind: RosterKind } => Wrote<Vec<RosterEntry>>;
        /// Changes a name on the roster, or approves it as a subject.
        change_name: ChangeName { review: ReviewId, entry: RosterEntry } => Wrote<RosterEntry>;
        /// Removes a name from the roster.
        remove_name: RemoveName { review: ReviewId, entry: RosterEntryId } => Wrote<()>;
        /// The words in a version of the deck and its tables by which somebody could be recognized, with what was decided.
        recognizable: RecognizableRequest { review: ReviewId, audience: Audience } => Vec<RecognizableWords>;
        /// Decides about words in one or several texts; none takes back what was decided.
        settle_words: SettleWords { review: ReviewId, words: Vec<PointedWords>, choice: Option<RecognitionChoice> } => Wrote<()>;
        /// Asks where to, and writes the list of what stands in place of what: never part of an export.
        save_replacements: SaveReplacements { review: ReviewId } => Option<Exported>;
    }
    bringing_back {
        /// Asks for a PowerPoint file that was edited and compares its text with the review, of which nothing is changed;
        /// nothing when the person closes the dialog.
        bring_back: BringBack { review: ReviewId } => Option<BroughtFile>;
        /// Takes edited texts into the review as one step; those whose old words it does not say any more stay out.
        take_brought: TakeBrought { review: ReviewId, audience: Audience, changes: Vec<BroughtChange> } => Wrote<TookBack>;
    }
}

fn read<T: serde::de::DeserializeOwned>(request: Value) -> Result<T, ApiError> {
    serde_json::from_value(request).map_err(|error| {
        ApiError::new(
            ErrorCode::BadRequest,
            format!("The request is not of the command’s form: {error}. Nothing was changed. Start Debrief again."),
        )
    })
}

/// Straight to text: a tree of values between would take as long as laying out a deck.
fn write<T: serde::Serialize>(answer: &T) -> Result<Box<RawValue>, ApiError> {
    serde_json::value::to_raw_value(answer).map_err(|error| {
        ApiError::new(ErrorCode::Internal, format!("The answer could not be written: {error}. What was saved is safe."))
    })
}
