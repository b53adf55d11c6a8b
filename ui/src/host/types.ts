// Written by `cargo xtask types` from the list of commands in Rust. Do not edit: the check would find it.

/**
 * Why a call failed. The message says what happened, what is safe and what to do next.
 */
export type ApiError = { 
/**
 * For programs.
 */
code: ErrorCode, 
/**
 * For people.
 */
message: string, 
/**
 * The field of the request it is about, if one.
 */
field: string | null, };

/**
 * A group of elements.
 */
export type Area = { 
/**
 * The code, one to three digits or capital letters, which the codes of its elements begin with: `3`.
 */
code: string, 
/**
 * The name people read.
 */
name: string, 
/**
 * The name on the heat map.
 */
short_name: string, 
/**
 * The elements in order.
 */
elements: Array<Element>, };

/**
 * Whom a version of the deck is for.
 */
export type Audience = "leadership" | "board" | "public";

/**
 * What the version for one audience shows, beyond what is the same in all of them.
 */
export type AudienceSetting = { 
/**
 * Whom it is for.
 */
audience: Audience, 
/**
 * How much of each rationale stands in it.
 */
rationale: RationaleDetail, 
/**
 * Whether cleared quotes stand in it. Without them, a sentence that holds a quote is left out whole.
 */
quotes: boolean, 
/**
 * Whether groups are named; without names they are counted by level of the system.
 */
group_names: boolean, 
/**
 * Whether speaker notes go along in forms that can hold them.
 */
notes: boolean, 
/**
 * The pages that this version leaves out, beyond those that are hidden in all.
 */
left_out: Array<PageKey>, };

/**
 * One backup, as a list shows it.
 */
export type BackupContents = { 
/**
 * When it was made, in UTC.
 */
at: string, 
/**
 * What is in it; none when it cannot be read.
 */
counts: Counts | null, };

/**
 * What destroying the sources of a review is about.
 */
export type BeforeDestroying = { 
/**
 * How much goes.
 */
sources: Sources, 
/**
 * Texts of ours that hold words which nobody cleared; these are taken out.
 */
texts_quoting: number, 
/**
 * Names, e-mail addresses and telephone numbers in our texts about which nothing was decided; descriptors take their
 * place.
 */
names_undecided: number, 
/**
 * How many backups go with it.
 */
backups: number, 
/**
 * How many files were handed out, which cannot be reached.
 */
handed_out: number, 
/**
 * How many other reviews of this client are in the library; they are not touched.
 */
other_reviews: number, 
/**
 * The second places that cannot be reached now, or are not copied to any more, by their names.
 */
unreached: Array<string>, };

/**
 * What makes the deck the firm's.
 */
export type Brand = { 
/**
 * The colour of bars, numerals and captions; absent means the product's. It must be able to carry text on white.
 */
accent: string | null, 
/**
 * The colour of the stripe beside the accent on the first and the last page; absent means none.
 */
second: string | null, 
/**
 * The firm's logo on the first and the last page.
 */
logo: PictureId | null, };

/**
 * What was brought back from a second place.
 */
export type Brought = { 
/**
 * Reviews that are in the library now.
 */
reviews: number, 
/**
 * Reviews that were in the library or its bin already, and stayed as they are.
 */
there_already: number, 
/**
 * Reviews of which no backup could be opened.
 */
refused: number, };

/**
 * What a file brings back.
 */
export type BroughtBack = { 
/**
 * The texts whose words were edited, in the order of the deck.
 */
changes: Array<BroughtChange>, 
/**
 * How many texts of the deck were found in the file.
 */
compared: number, 
/**
 * What cannot be brought back, and why.
 */
left_over: Array<LeftOver>, };

/**
 * A text whose words were edited.
 */
export type BroughtChange = { 
/**
 * What it is.
 */
target: BroughtTarget, 
/**
 * The page it stands on.
 */
page: PageKey, 
/**
 * The title of that page in the deck.
 */
page_title: string, 
/**
 * The slide it stands on in the file, from 1.
 */
slide: number, 
/**
 * The words as the deck has them; empty when there are none yet.
 */
old: string, 
/**
 * The words as the file has them.
 */
new: string, 
/**
 * Whether the words changed in the review, too, since the file was exported.
 */
changed_meanwhile: boolean, 
/**
 * Whether a quote lost its place: its words were changed, moved or left out, and what is left of them would be our text.
 */
quote_altered: boolean, };

/**
 * What an edited PowerPoint file brings back.
 */
export type BroughtFile = { 
/**
 * Its name, without the folder.
 */
file_name: string, 
/**
 * Whom the version was for that it was exported in.
 */
audience: Audience, 
/**
 * Its texts beside the review's.
 */
back: BroughtBack, };

/**
 * What a brought text is.
 */
export type BroughtTarget = { "title": PageKey } | { "rationale": ElementCode } | { "finding": FindingId } | { "recommendation": RecommendationId } | { "notes": PageKey } | { "extra_text": ExtraPageId } | { "extra_second_text": ExtraPageId };

/**
 * One review on the library page.
 */
export type Card = { 
/**
 * The review.
 */
id: ReviewId, 
/**
 * The client.
 */
client: string, 
/**
 * What the engagement is called.
 */
name: string, 
/**
 * The first day on site.
 */
starts_on: string | null, 
/**
 * The last day on site.
 */
ends_on: string | null, 
/**
 * What was agreed about keeping it.
 */
keeping: Keeping, 
/**
 * How settled it is.
 */
state: ReviewState, 
/**
 * Whether it is the sample or a copy of it.
 */
sample: boolean, 
/**
 * The last change, in UTC.
 */
changed_at: string, 
/**
 * How many elements are in scope.
 */
elements: number, 
/**
 * How many of them have an agreed judgement.
 */
decided: number, 
/**
 * How many pieces of evidence there are.
 */
notes: number, 
/**
 * How many of them are quotes.
 */
quotes: number, 
/**
 * How many levels the scale has.
 */
levels: number, 
/**
 * The heat map in small: one column an area.
 */
heat: Array<HeatColumn>, 
/**
 * Whether the file could not be read when the index was made; then only `id` tells anything. Opening it says more.
 */
unreadable: boolean, };

/**
 * What to remind of on the card of a review.
 */
export type CardReminder = { 
/**
 * The review.
 */
review: ReviewId, 
/**
 * What it is.
 */
reminder: Reminder, };

/**
 * What was destroyed, for those who ask later. No quote and no name of a person stands in it.
 */
export type Certificate = { 
/**
 * When it was made, in UTC.
 */
at: string, 
/**
 * The certificate as plain text.
 */
text: string, };

/**
 * One line of the list.
 */
export type Check = { 
/**
 * What it is about.
 */
kind: CheckKind, 
/**
 * How much it weighs.
 */
weight: Weight, 
/**
 * The line, as a sentence without a full stop.
 */
sentence: string, 
/**
 * Where to mend it.
 */
place: Place, };

/**
 * What a check is about.
 */
export type CheckKind = "unrated" | "rationale_missing" | "rationale_length" | "quote_not_cleared" | "about_student" | "quote_altered" | "quote_may_identify" | "weak_without_recommendation" | "strong_from_centre_only" | "no_evidence" | "finding_without_evidence" | "recommendation_without_finding" | "theme_empty" | "all_clear";

/**
 * What a check found.
 */
export type Checkup = { 
/**
 * What was looked at.
 */
looked_at: Array<LookedAt>, 
/**
 * What was mended; none in a sound review.
 */
mended: Array<Mended>, 
/**
 * What is wrong and was left.
 */
left: Array<Left>, };

/**
 * Whether consent was read to the group.
 */
export type Consent = "not_read" | { "read_at": string };

/**
 * How much a review holds.
 */
export type Counts = { 
/**
 * Notes.
 */
notes: number, 
/**
 * Elements with an agreed level.
 */
decisions: number, 
/**
 * Findings and recommendations.
 */
findings: number, 
/**
 * The last change in it, in UTC.
 */
changed_at: string, };

/**
 * Elements by voices: a row for each group that has a session, and one for all documents.
 */
export type Coverage = { 
/**
 * The elements in scope, in order: the columns.
 */
elements: Array<ElementCode>, 
/**
 * The rows.
 */
rows: Array<CoverageRow>, 
/**
 * The elements heard from people of fewer than two levels, documents aside.
 */
thin: Array<ElementCode>, };

/**
 * How much one voice said about one element.
 */
export type CoverageCell = { 
/**
 * How many notes.
 */
notes: number, };

/**
 * One voice.
 */
export type CoverageRow = { 
/**
 * The group; absent for documents.
 */
group: GroupId | null, 
/**
 * One cell an element, in the order of [`Coverage::elements`].
 */
cells: Array<CoverageCell>, };

/**
 * A review that was just put into the library.
 */
export type Created = { 
/**
 * Its id.
 */
review: ReviewId, };

/**
 * What the team agreed on one element.
 */
export type Decision = { 
/**
 * The id: [`DecisionId::of`] its element.
 */
id: DecisionId, 
/**
 * What is decided on.
 */
element: ElementCode, 
/**
 * The agreed judgement; absent while only the rationale is being written.
 */
judgement: Judgement | null, 
/**
 * The paragraph beside the level in the deck.
 */
rationale: Rationale, 
/**
 * Who saw it otherwise, and why; may be empty. Never printed.
 */
dissent: string, 
/**
 * The day it was agreed.
 */
agreed_on: string | null, };

/**
 * Names the decision on one element.
 */
export type DecisionId = string;

/**
 * The settings of the deck as a whole.
 */
export type DeckSettings = { 
/**
 * The firm that debriefs; may be empty.
 */
firm: string, 
/**
 * The title on the first page; empty means the default.
 */
title: string, 
/**
 * The day of the debrief as the deck prints it; absent means the last day of the review.
 */
debrief_on: string | null, 
/**
 * Whom the deck is for, in a few words: `For the leadership team`. May be empty.
 */
addressee: string, 
/**
 * The last sentence; empty means the default.
 */
closing_line: string, 
/**
 * The firm's web address on the last page; may be empty.
 */
web_address: string, 
/**
 * Whether the guiding question stands under each element's name.
 */
show_questions: boolean, 
/**
 * The language of the words that are not the facilitator's.
 */
language: Language, 
/**
 * The sheets that the print version and the one-page summary are for.
 */
paper: Paper, 
/**
 * What makes the deck the firm's.
 */
brand: Brand, };

/**
 * The groups and documents that reviews usually have.
 */
export type DefaultLists = { 
/**
 * Groups.
 */
groups: Array<NewGroup>, 
/**
 * Documents by kind.
 */
documents: Array<NewDocument>, };

/**
 * What an element looks like at its ends and, where it helps, between them.
 */
export type Descriptors = { 
/**
 * The weak end: the first level of the scale.
 */
weak: string, 
/**
 * The strong end: the last level of the scale.
 */
strong: string, 
/**
 * The levels between, if described; each once.
 */
between?: Array<LevelDescriptor>, };

/**
 * A review that was just destroyed.
 */
export type DestroyedNow = { 
/**
 * The client; empty when its file could not be read.
 */
client: string, 
/**
 * What the engagement was called.
 */
name: string, };

/**
 * What has happened to one kind of thing since a backup.
 */
export type Difference = { 
/**
 * What it is, several of it: “notes”.
 */
what: string, 
/**
 * Came since.
 */
added: number, 
/**
 * Became another since.
 */
changed: number, 
/**
 * Went since; the backup still has them.
 */
removed: number, };

/**
 * What a note says about the system.
 */
export type Direction = "strength" | "gap" | "open_question";

/**
 * Something the team reads.
 */
export type Document = { 
/**
 * The id.
 */
id: DocumentId, 
/**
 * The title as the deck prints it.
 */
title: string, 
/**
 * What kind it is, in the words of the field: `Strategic plan`. May be empty.
 */
kind: string, 
/**
 * How far it has come.
 */
status: DocumentStatus, };

/**
 * Names a document.
 */
export type DocumentId = string;

/**
 * How far a document has come.
 */
export type DocumentStatus = "asked_for" | "received" | "read";

/**
 * The level of one element then.
 */
export type EarlierLevel = { 
/**
 * The element.
 */
element: ElementCode, 
/**
 * What was agreed.
 */
judgement: Judgement, };

/**
 * The levels that an earlier review came to.
 */
export type EarlierReview = { 
/**
 * What it was called.
 */
name: string, 
/**
 * Its last day, if it is known.
 */
on: string | null, 
/**
 * Its levels, for elements that this review's framework has too and levels that its scale has.
 */
levels: Array<EarlierLevel>, };

/**
 * One element, which a review rates.
 */
export type Element = { 
/**
 * The code, unique in the framework: the area’s code and a capital letter.
 */
code: ElementCode, 
/**
 * The name people read.
 */
name: string, 
/**
 * The name on the heat map, where it differs.
 */
short_name?: string, 
/**
 * One sentence that a rating answers.
 */
guiding_question: string, 
/**
 * Questions to ask in a session, by audience.
 */
probes: Probes, 
/**
 * What the levels look like on this element.
 */
descriptors: Descriptors, 
/**
 * What counts as evidence, one sentence a line.
 */
evidence: Array<string>, };

/**
 * The code of an element, unique in its framework: `3B`.
 */
export type ElementCode = string;

/**
 * What can go wrong, as a closed list.
 */
export type ErrorCode = "bad_request" | "bad_value" | "not_found" | "in_use" | "review_is_final" | "open_elsewhere" | "locked" | "key" | "newer" | "damaged" | "bad_file" | "disk" | "undo_conflict" | "cancelled" | "not_cleared" | "misplaced" | "could_be_recognized" | "internal";

/**
 * One note.
 */
export type Evidence = { 
/**
 * The id.
 */
id: EvidenceId, 
/**
 * Where it was heard or read.
 */
source: EvidenceSource, 
/**
 * The words, without marks; a quote is kept without quotation marks.
 */
text: string, 
/**
 * Somebody's own words, or ours.
 */
kind: EvidenceKind, 
/**
 * What it says about the system, once judged.
 */
direction: Direction | null, 
/**
 * The elements it bears on, in the order they were tagged; each once.
 */
elements: Array<ElementCode>, 
/**
 * How it may be used.
 */
permission: Permission, 
/**
 * Whether it mentions a student. Then no export holds its words, whatever its permission.
 */
about_student: boolean, 
/**
 * When it was written down, in the time of the place.
 */
noted_at: string, 
/**
 * Who wrote it down.
 */
noted_by: MemberId | null, };

/**
 * Names a piece of evidence.
 */
export type EvidenceId = string;

/**
 * Whose words a note holds.
 */
export type EvidenceKind = "quote" | "paraphrase";

/**
 * Where evidence was heard or read.
 */
export type EvidenceSource = { "session": SessionId } | { "document": DocumentId };

/**
 * A file that was exported.
 */
export type ExportEntry = { 
/**
 * The file's name, without its folder.
 */
file_name: string, 
/**
 * Its form.
 */
form: ExportForm, 
/**
 * Whom it was made for; absent where that makes no difference.
 */
audience: Audience | null, 
/**
 * When, in UTC.
 */
at: string, 
/**
 * The SHA-256 of its bytes, in small hexadecimal digits.
 */
sha256: string, };

/**
 * A form in which something leaves the laptop.
 */
export type ExportForm = "pdf" | "print" | "one_page" | "pptx" | "xlsx" | "csv" | "markdown" | "heat_map_svg" | "heat_map_png" | "public_records" | "review" | "replacements";

/**
 * A file that was just written.
 */
export type Exported = { 
/**
 * Its name, without the folder.
 */
file_name: string, 
/**
 * How many pages it has, if it has pages.
 */
pages: number | null, 
/**
 * Its size in bytes.
 */
bytes: number, };

/**
 * A whole review that was just written to a file.
 */
export type ExportedReview = { 
/**
 * The file’s name, without the folder.
 */
file_name: string, 
/**
 * How many notes about students are not in it.
 */
notes_kept_back: number, };

/**
 * How an extra page is laid out.
 */
export type ExtraLayout = "text" | "two_columns" | "picture";

/**
 * A page that the facilitator added. Its title, place and notes are in its [`PageSetting`], as those of every page.
 */
export type ExtraPage = { 
/**
 * The id.
 */
id: ExtraPageId, 
/**
 * How it is laid out.
 */
layout: ExtraLayout, 
/**
 * The text, or the text on the left. A line of it is a paragraph; one that begins with “- ” an entry of a list.
 */
text: string, 
/**
 * The text on the right, where there are two columns.
 */
second_text: string, 
/**
 * The picture, where there is one.
 */
picture: PictureId | null, 
/**
 * What the picture shows, for people who do not see it. A picture needs it.
 */
picture_says: string, };

/**
 * Names an extra page of the deck.
 */
export type ExtraPageId = string;

/**
 * A family of fonts.
 */
export type Family = "sans" | "serif";

/**
 * A key finding of a theme, tied to elements and evidence.
 */
export type Finding = { 
/**
 * The id.
 */
id: FindingId, 
/**
 * The theme it belongs to.
 */
theme: ThemeId, 
/**
 * The finding, as a sentence.
 */
text: string, 
/**
 * The elements it is about.
 */
elements: Array<ElementCode>, 
/**
 * What it rests on.
 */
evidence: Array<EvidenceId>, };

/**
 * Names a key finding.
 */
export type FindingId = string;

/**
 * What follows from a review as it stands.
 */
export type Follows = { 
/**
 * How far each stage is.
 */
stages: Stages, 
/**
 * “Before you debrief”.
 */
checks: Array<Check>, 
/**
 * Elements by voices.
 */
coverage: Coverage, 
/**
 * What undo and redo would do now.
 */
undo: UndoState, 
/**
 * The notes whose words stand in a rationale.
 */
quoted: Array<EvidenceId>, 
/**
 * The notes that name a student of the roster and are not marked as being about one.
 */
seem_about_students: Array<EvidenceId>, 
/**
 * What is near, or past, about keeping it.
 */
reminder: Reminder | null, };

/**
 * What is deleted for good.
 */
export type ForGood = { "note": EvidenceId } | { "session": SessionId };

/**
 * Copies that another laptop left in a second place.
 */
export type FoundCopies = { 
/**
 * The name of the folder.
 */
name: string, 
/**
 * How many reviews are in it.
 */
reviews: number, };

/**
 * A versioned framework, as a file in `assets/frameworks/` holds it.
 */
export type Framework = { 
/**
 * Where the JSON Schema stands; a help for editors, without meaning to the product.
 */
$schema?: string, 
/**
 * A short name for programs, in small letters: `delivery`.
 */
code: string, 
/**
 * Raised whenever a question, a descriptor or the scale changes; a review keeps the version it began with.
 */
version: string, 
/**
 * The name people read.
 */
name: string, 
/**
 * One or two sentences: what it is for.
 */
about: string, 
/**
 * The language it is written in.
 */
language: Language, 
/**
 * The levels, weakest first.
 */
scale: Scale, 
/**
 * The areas in order.
 */
areas: Array<Area>, };

/**
 * A framework to choose from.
 */
export type FrameworkName = { 
/**
 * For programs.
 */
code: string, 
/**
 * Its version.
 */
version: string, 
/**
 * For people.
 */
name: string, 
/**
 * What it is for.
 */
about: string, 
/**
 * How many elements it has.
 */
elements: number, };

/**
 * What deleting for good takes along, and where it stays.
 */
export type Going = { 
/**
 * What goes with it.
 */
along: TakenAlong, 
/**
 * The copies that hold it.
 */
held: HeldIn, 
/**
 * The second places that cannot be reached now, or are not copied to any more, by their names: they may hold it too.
 */
unreached: Array<string>, };

/**
 * A kind of stakeholder.
 */
export type Group = { 
/**
 * The id.
 */
id: GroupId, 
/**
 * The name as the deck prints it: `Principals`.
 */
name: string, 
/**
 * Where in the system they stand.
 */
level: GroupLevel, 
/**
 * How many people hold this role in the district, if known.
 */
population: number | null, };

/**
 * Names a group of stakeholders.
 */
export type GroupId = string;

/**
 * Where a group stands; also the audience that questions are written for.
 */
export type GroupLevel = "system" | "school" | "community";

/**
 * One element of the small heat map.
 */
export type HeatCell = { 
/**
 * The element.
 */
element: ElementCode, 
/**
 * The agreed judgement; absent while not yet rated.
 */
judgement: Judgement | null, 
/**
 * The rank of the level, 1 being the weakest; absent unless the judgement is a level.
 */
rank: number | null, };

/**
 * One area of the small heat map.
 */
export type HeatColumn = { 
/**
 * The area's code.
 */
code: string, 
/**
 * The area's short name.
 */
short_name: string, 
/**
 * Its elements in scope, in order.
 */
cells: Array<HeatCell>, };

/**
 * The copies that hold something.
 */
export type HeldIn = { 
/**
 * How many backups.
 */
backups: number, 
/**
 * How many copies that are never thinned out: of older file versions, of a damaged file. What cannot be read counts.
 */
others: number, 
/**
 * How many copies in other places that can be reached.
 */
elsewhere: number, 
/**
 * When the last of the backups goes if the review is worked in every day. None when there is none. As long as nobody
 * opens the review, they all stay.
 */
last_goes_on: string | null, };

/**
 * One action of the past.
 */
export type HistoryEntry = { 
/**
 * What was done: the action's label.
 */
what: string, 
/**
 * Who did it, if the laptop knew.
 */
who: MemberId | null, 
/**
 * When, as it was handed in.
 */
when: string, 
/**
 * Whether it has been taken back.
 */
undone: boolean, };

/**
 * One place where the words were found.
 */
export type Hit = { 
/**
 * What kind of thing holds the words.
 */
kind: HitKind, 
/**
 * Its id: of the piece of evidence, decision, theme, finding or recommendation.
 */
id: string, 
/**
 * The words around the place, with `…` where something was left out.
 */
snippet: string, 
/**
 * The words that match, as stretches of [`Hit::snippet`].
 */
matches: Array<TextRange>, };

/**
 * What holds the words.
 */
export type HitKind = "evidence" | "decision" | "theme" | "finding" | "recommendation";

/**
 * When a theme should be acted on.
 */
export type Horizon = "near_term" | "longer_term" | "no_matter_what";

/**
 * A review in the bin.
 */
export type InBin = { 
/**
 * The review.
 */
card: Card, 
/**
 * When it went in, in UTC.
 */
binned_at: string, 
/**
 * How many days are left until it is destroyed; a day that is begun counts.
 */
days_left: number, };

/**
 * Something drawn.
 */
export type Item = { "kind": "text" } & TextItem | { "kind": "rect" } & RectItem | { "kind": "line" } & LineItem | { "kind": "picture" } & PictureItem;

/**
 * A level, or the finding that the evidence does not carry one. No judgement yet is `None` where this stands.
 */
export type Judgement = { "level": LevelCode } | "not_enough_evidence";

/**
 * What was agreed about keeping a review.
 */
export type Keeping = { 
/**
 * The last day of the engagement, follow-up included.
 */
engagement_ends_on: string | null, 
/**
 * The day by which the notes that could identify somebody are to be deleted.
 */
delete_notes_on: string | null, 
/**
 * The day on which the sources were destroyed; absent while they are here.
 */
sources_destroyed_on: string | null, };

/**
 * A deck ready to be drawn.
 */
export type Laid = { 
/**
 * What the document is called, in properties and window titles.
 */
title: string, 
/**
 * What it is about, in one line.
 */
subject: string, 
/**
 * The language of the text, as in BCP 47.
 */
language: string, 
/**
 * The width of every page, in pixels.
 */
width: number, 
/**
 * The height of every page, in pixels.
 */
height: number, 
/**
 * The pages in order.
 */
pages: Array<LaidPage>, 
/**
 * The hidden pages, laid out as they would be shown. They are in no export.
 */
hidden: Array<LaidPage>, 
/**
 * What the facilitator should see before exporting.
 */
problems: Array<Problem>, 
/**
 * The way through the document that a reader's side panel shows.
 */
outline: Array<OutlineEntry>, };

/**
 * One page. A page of the deck that does not fit becomes several with the same key.
 */
export type LaidPage = { 
/**
 * What it shows.
 */
key: PageKey, 
/**
 * The number printed on it; absent on hidden pages.
 */
number: number | null, 
/**
 * Which part of the page this is, from 1.
 */
part: number, 
/**
 * How many parts the page has.
 */
parts: number, 
/**
 * Its title as shown.
 */
title: string, 
/**
 * The title it has when nobody changes it.
 */
default_title: string, 
/**
 * Whether it is left out of the deck by the facilitator, by default, or for this audience.
 */
hidden: boolean, 
/**
 * Whether it is left out for this audience alone.
 */
left_out: boolean, 
/**
 * What the presenter says: the facilitator's words, else those made from the evidence.
 */
notes: string, 
/**
 * The notes made from the evidence.
 */
default_notes: string, 
/**
 * Where it stands among the pages; see [`PageKey::default_place`].
 */
place: number, 
/**
 * What is drawn, in order: later items cover earlier ones.
 */
items: Array<Item>, 
/**
 * The same page for the ear, in reading order.
 */
reading: Array<Reading>, 
/**
 * The levels on it, where they can be shown one by one: on the summary.
 */
levels: Levels | null, };

/**
 * A language that the deck's fixed words are written in. The facilitator's own words are in the same language; those of
 * the framework in the framework's.
 */
export type Language = "english" | "spanish";

/**
 * Something wrong that stays.
 */
export type Left = { 
/**
 * What is wrong.
 */
what: string, 
/**
 * What to do next.
 */
next: string, };

/**
 * What cannot be brought back.
 */
export type LeftOver = { 
/**
 * Why, and what is safe, as sentences.
 */
why: string, 
/**
 * The words in the file, so that they can be taken by hand.
 */
texts: Array<LeftText>, };

/**
 * Words in a file.
 */
export type LeftText = { 
/**
 * The slide they stand on, from 1.
 */
slide: number, 
/**
 * The words.
 */
text: string, };

/**
 * Whose view a rating is.
 */
export type Lens = "reviewer" | "leadership";

/**
 * One level of a scale.
 */
export type Level = { 
/**
 * The letters or digits on a chip, one to three: `AR`.
 */
code: LevelCode, 
/**
 * The spoken form: `Amber-red`.
 */
name: string, 
/**
 * What the level means on any element, in one sentence.
 */
meaning: string, };

/**
 * One element with its level.
 */
export type LevelCell = { 
/**
 * The rectangle behind it, in the colour of the level.
 */
ground: number, 
/**
 * Its code and name, in a colour for that ground.
 */
name: Array<number>, 
/**
 * The letters and pips of the level.
 */
level: Array<number>, };

/**
 * The code of a level, unique in its scale: `AR`.
 */
export type LevelCode = string;

/**
 * What one level between the ends looks like.
 */
export type LevelDescriptor = { 
/**
 * A level of the scale that is neither its first nor its last.
 */
level: LevelCode, 
/**
 * What it looks like.
 */
text: string, };

/**
 * The levels of a page, and what sums them up.
 */
export type Levels = { 
/**
 * A cell an element, in reading order.
 */
cells: Array<LevelCell>, 
/**
 * What follows from all of them together: the title and the counts.
 */
sums: Array<number>, };

/**
 * The library.
 */
export type LibraryPage = { 
/**
 * The reviews, last changed first.
 */
reviews: Array<Card>, 
/**
 * What is in the bin, last binned first.
 */
bin: Array<InBin>, 
/**
 * What is near, or past, about keeping these reviews.
 */
reminders: Array<CardReminder>, 
/**
 * What the bin destroyed since the library was read last, because its time was up.
 */
expired: Array<DestroyedNow>, 
/**
 * The frameworks a review can begin with.
 */
frameworks: Array<FrameworkName>, };

/**
 * A straight line.
 */
export type LineItem = { 
/**
 * Where it begins.
 */
x1: number, 
/**
 * Where it begins.
 */
y1: number, 
/**
 * Where it ends.
 */
x2: number, 
/**
 * Where it ends.
 */
y2: number, 
/**
 * Its colour, as `#rrggbb`.
 */
color: string, 
/**
 * Its width.
 */
width: number, };

/**
 * Whether somebody must unlock.
 */
export type LockState = { 
/**
 * Whether the library has a passphrase.
 */
protected: boolean, 
/**
 * Whether it must be typed now.
 */
locked: boolean, 
/**
 * Why the library must not stay where it is, as the end of a sentence; it is closed until it was moved.
 */
misplaced: string | null, 
/**
 * How many seconds to wait before the next try.
 */
wait_seconds: number, };

/**
 * One kind of thing that was looked at.
 */
export type LookedAt = { 
/**
 * What, several of it: “pages of the file”.
 */
what: string, 
/**
 * How many.
 */
count: number, };

/**
 * A typed line, taken apart.
 */
export type MarkedNote = { 
/**
 * The words without marks and outer quotation marks.
 */
text: string, 
/**
 * Quote or paraphrase.
 */
kind: EvidenceKind, 
/**
 * What it says about the system, if marked.
 */
direction: Direction | null, 
/**
 * The elements tagged, in order, each once.
 */
elements: Array<ElementCode>, };

/**
 * A member of the reviewing team.
 */
export type Member = { 
/**
 * The id.
 */
id: MemberId, 
/**
 * The name as the team writes it.
 */
name: string, 
/**
 * What the member does in this review.
 */
role: MemberRole, };

/**
 * Names a member of the team.
 */
export type MemberId = string;

/**
 * What a member does in a review.
 */
export type MemberRole = "lead" | "reviewer" | "scribe";

/**
 * One kind of repair.
 */
export type Mended = { 
/**
 * What was done, as a sentence with the number in it.
 */
said: string, 
/**
 * How many.
 */
count: number, };

/**
 * A document to add.
 */
export type NewDocument = { 
/**
 * The title.
 */
title: string, 
/**
 * The kind; may be empty.
 */
kind: string, };

/**
 * A group to add.
 */
export type NewGroup = { 
/**
 * The name.
 */
name: string, 
/**
 * Where they stand.
 */
level: GroupLevel, 
/**
 * How many hold the role, if known.
 */
population: number | null, };

/**
 * The next thing to do.
 */
export type NextStep = { 
/**
 * What is missing, as a sentence.
 */
sentence: string, 
/**
 * The words on the link: `Rate 3B`.
 */
action: string, 
/**
 * Where the link leads.
 */
place: Place, };

/**
 * A review of which something on the disk could not be encrypted.
 */
export type NotEncrypted = { 
/**
 * The client; empty when its file could not be read.
 */
client: string, 
/**
 * What the engagement is called.
 */
name: string, };

/**
 * A review that was just opened.
 */
export type OpenedReview = { 
/**
 * All of it.
 */
review: Review, 
/**
 * What follows from it.
 */
follows: Follows, 
/**
 * Which member types on this laptop.
 */
me: MemberId | null, 
/**
 * What to tell the person about the opening, if anything.
 */
notice: string | null, };

/**
 * A line of the document outline.
 */
export type OutlineEntry = { 
/**
 * The words.
 */
title: string, 
/**
 * The page it leads to, from 0.
 */
page: number, 
/**
 * The height on that page it leads to.
 */
y: number, 
/**
 * What stands below it.
 */
children: Array<OutlineEntry>, };

/**
 * A page of the deck by what it shows, not by where it stands.
 */
export type PageKey = "title" | "framework" | "heard" | { "area": string } | "summary" | { "horizon": Horizon } | "differently" | "changed" | { "extra": ExtraPageId } | "method" | "closing";

/**
 * What the facilitator changed about one page. A page without a setting is shown where it belongs, under its own title.
 */
export type PageSetting = { 
/**
 * Which page.
 */
page: PageKey, 
/**
 * The title in place of the default.
 */
title: string | null, 
/**
 * Whether it is left out; absent means the default.
 */
hidden: boolean | null, 
/**
 * Where it stands in place of the default; see [`PageKey::default_place`].
 */
place: number | null, 
/**
 * What the presenter says, in place of the notes made from the evidence.
 */
notes: string | null, };

/**
 * A size of paper.
 */
export type Paper = "letter" | "a4";

/**
 * How long a passphrase holds against somebody who has the laptop.
 */
export type PassphraseStrength = "too_short" | "weak" | "fair" | "strong";

/**
 * How a note may be used. Every note starts as not cleared.
 */
export type Permission = "not_cleared" | "may_quote" | "background_only" | "attributed";

/**
 * A picture as the review keeps it: checked, without the data that cameras and programs hide in files, and no larger
 * than a page needs.
 */
export type Picture = { 
/**
 * The id.
 */
id: PictureId, 
/**
 * The name of the file it came from, without its folder.
 */
name: string, 
/**
 * Its form.
 */
form: PictureForm, 
/**
 * Its width in pixels.
 */
width: number, 
/**
 * Its height in pixels.
 */
height: number, 
/**
 * The file in base64, shared by the copies of a review: it is by far the largest thing in one. Empty where only the
 * rest is needed.
 */
data: string, };

/**
 * The bytes of a picture.
 */
export type PictureFile = { 
/**
 * Its media type.
 */
media_type: string, 
/**
 * The file in base64.
 */
data: string, };

/**
 * The forms that pictures are kept in.
 */
export type PictureForm = "png" | "jpeg";

/**
 * Names a picture in the deck.
 */
export type PictureId = string;

/**
 * A picture, stretched to its box.
 */
export type PictureItem = { 
/**
 * The left edge.
 */
x: number, 
/**
 * The upper edge.
 */
y: number, 
/**
 * The width.
 */
w: number, 
/**
 * The height.
 */
h: number, 
/**
 * Which picture of the review it is.
 */
picture: PictureId, };

/**
 * A place in the product to jump to.
 */
export type Place = { "stage": Stage } | { "element": ElementCode } | { "session": SessionId } | { "document": DocumentId } | { "evidence": EvidenceId } | { "theme": ThemeId } | { "finding": FindingId } | { "recommendation": RecommendationId };

/**
 * The second place for backups.
 */
export type PlaceState = { 
/**
 * The name of the folder; none while no place is chosen.
 */
name: string | null, 
/**
 * Whether it can be reached now.
 */
is_reachable: boolean, 
/**
 * When it last had everything, in UTC.
 */
complete_at: string | null, 
/**
 * Whether it is time to remind: of choosing one, of plugging it in, or of what keeps it from having everything.
 */
is_due: boolean, 
/**
 * What keeps it from getting everything, besides not being there.
 */
trouble: PlaceTrouble | null, };

/**
 * What keeps the second place from getting everything.
 */
export type PlaceTrouble = "another_folder" | "other_library" | "not_taken" | "not_written";

/**
 * Words of a text, as decisions about them remember both.
 */
export type PointedWords = { 
/**
 * The text.
 */
owner: TextOwner, 
/**
 * The words without capitals, accents, possessives and signs.
 */
words: string, };

/**
 * The deck for the preview.
 */
export type Preview = { 
/**
 * Names this layout, for the next call.
 */
layout: number, 
/**
 * The layout. Sheets that are the same as in the layout that the request named come without their words and without
 * what is drawn on them.
 */
laid: Laid, 
/**
 * Which sheets those are: counted from 0, through the pages and then through the hidden ones.
 */
same: Array<number>, };

/**
 * Questions for each audience, three to five.
 */
export type Probes = { 
/**
 * For people of the central office and the board.
 */
system: Array<string>, 
/**
 * For people who work in schools.
 */
school: Array<string>, 
/**
 * For families, students, partners and neighbours.
 */
community: Array<string>, };

/**
 * Something about a page that the facilitator should see before exporting. A deck with problems can still be exported.
 */
export type Problem = { 
/**
 * What kind it is.
 */
kind: ProblemKind, 
/**
 * The page it is on.
 */
page: PageKey, 
/**
 * The number printed on that page; absent when the page is hidden or left out, or the problem concerns all its parts.
 */
number: number | null, 
/**
 * One or two sentences for the facilitator.
 */
message: string, };

/**
 * The kinds of [`Problem`].
 */
export type ProblemKind = "missing_glyph" | "overfull" | "row_split" | "empty_rationale" | "shrunk_text" | "quote_not_cleared" | "about_student" | "could_be_recognized" | "left_out" | "empty_page" | "picture_says_nothing" | "picture_broken";

/**
 * How far long work is.
 */
export type Progress = { 
/**
 * Steps done.
 */
done: number, 
/**
 * Steps in all.
 */
of: number, 
/**
 * What is being done, for people.
 */
doing: string, };

/**
 * One rater's level for one element, with a reason.
 */
export type Rating = { 
/**
 * The id: [`RatingId::of`] its lens, rater and element.
 */
id: RatingId, 
/**
 * What is rated.
 */
element: ElementCode, 
/**
 * Whose view it is.
 */
lens: Lens, 
/**
 * The member; absent for the leadership team as a body.
 */
rater: MemberId | null, 
/**
 * The judgement.
 */
judgement: Judgement, 
/**
 * Why; may be empty.
 */
reason: string, };

/**
 * Names one rater's rating of one element.
 */
export type RatingId = string;

/**
 * A paragraph of our text and linked quotes, in reading order.
 */
export type Rationale = Array<RationalePart>;

/**
 * How much of a rationale a version shows.
 */
export type RationaleDetail = "full" | "first_sentence" | "level_only";

/**
 * A stretch of a rationale.
 */
export type RationalePart = { "text": string } | { "quote": { 
/**
 * The piece of evidence the words come from.
 */
evidence: EvidenceId, 
/**
 * The words as they stand here.
 */
text: string, } };

/**
 * A stretch of a page in reading order.
 */
export type Reading = { 
/**
 * What it is.
 */
role: Role, 
/**
 * How deep it stands in the tree of meaning; the page itself is 0.
 */
depth: number, 
/**
 * Its words; empty for what only holds others.
 */
text: string, 
/**
 * The language of its words and of what it holds, as in BCP 47, where it is not that of what holds it.
 */
language: string | null, };

/**
 * What was decided about words that point to somebody, in one text.
 */
export type Recognition = { 
/**
 * The id: [`RecognitionId::of`] the text and the words.
 */
id: RecognitionId, 
/**
 * The text they stand in.
 */
owner: TextOwner, 
/**
 * The words in the form in which case, accents, possessives and signs are gone: `orla penhallow`.
 */
words: string, 
/**
 * What was decided.
 */
choice: RecognitionChoice, };

/**
 * What happens to words that point to somebody, wherever the text that holds them leaves the laptop.
 */
export type RecognitionChoice = "stays" | { "replaced": string };

/**
 * Names what was decided about words that point to somebody.
 */
export type RecognitionId = string;

/**
 * Words that would leave the laptop and by which somebody could be recognized.
 */
export type RecognizableWords = { 
/**
 * What a decision about them is remembered by.
 */
words: PointedWords, 
/**
 * The words as they stand there.
 */
said: string, 
/**
 * The sentence they stand in.
 */
sentence: string, 
/**
 * Where in the sentence.
 */
range: TextRange, 
/**
 * Why they point to somebody.
 */
by: RecognizedBy, 
/**
 * Whom they point to: a name on the roster, a group, an address.
 */
name: string, 
/**
 * What the text is called.
 */
whose: string, 
/**
 * Where the text is written; absent for texts of the deck itself.
 */
place: Place | null, 
/**
 * The pages that would show them.
 */
pages: Array<PageKey>, 
/**
 * Whether the tables would hold them.
 */
in_tables: boolean, 
/**
 * What was decided.
 */
choice: RecognitionChoice | null, 
/**
 * Whether they would leave as they are without a decision that lets them: this holds an export back.
 */
open: boolean, 
/**
 * Descriptors that fit, the closest first, without brackets.
 */
suggestions: Array<string>, };

/**
 * Why words point to somebody.
 */
export type RecognizedBy = "person" | "school" | "student" | "email" | "phone" | "source" | "label";

/**
 * A recommendation of a theme, tied to findings.
 */
export type Recommendation = { 
/**
 * The id.
 */
id: RecommendationId, 
/**
 * The theme it belongs to.
 */
theme: ThemeId, 
/**
 * What to do, as a sentence.
 */
text: string, 
/**
 * The findings it answers.
 */
findings: Array<FindingId>, };

/**
 * Names a recommendation.
 */
export type RecommendationId = string;

/**
 * The key on the recovery sheet.
 */
export type RecoveryKey = { 
/**
 * Its groups, in order.
 */
groups: Array<string>, 
/**
 * The numbers of the groups to type back, from 1.
 */
ask: Array<number>, };

/**
 * A rectangle.
 */
export type RectItem = { 
/**
 * The left edge.
 */
x: number, 
/**
 * The upper edge.
 */
y: number, 
/**
 * The width.
 */
w: number, 
/**
 * The height.
 */
h: number, 
/**
 * The radius of its corners.
 */
radius: number, 
/**
 * The colour inside, as `#rrggbb`.
 */
fill: string | null, 
/**
 * The colour of its outline, as `#rrggbb`.
 */
stroke: string | null, 
/**
 * How wide the outline is; it is drawn centred on the edge.
 */
stroke_width: number, 
/**
 * The length of dashes and gaps, when the outline is dashed.
 */
dash: number | null, };

/**
 * Something about keeping that is near, or past.
 */
export type Reminder = { 
/**
 * What it reminds of.
 */
about: ReminderAbout, 
/**
 * The day.
 */
on: string, 
/**
 * Whether the day is past.
 */
is_past: boolean, };

/**
 * What a reminder is about.
 */
export type ReminderAbout = "engagement_ends" | "delete_notes";

/**
 * What to do with an exported file.
 */
export type Reveal = "open" | "folder";

/**
 * Everything in a review. Lists are in the order people see them.
 */
export type Review = { 
/**
 * Where the JSON Schema stands; a help for editors.
 */
$schema?: string, 
/**
 * The file form: [`crate::REVIEW_FORMAT`].
 */
format: string, 
/**
 * The id.
 */
id: ReviewId, 
/**
 * Whether it is the sample that ships with the product, or a copy of it.
 */
sample: boolean, 
/**
 * The client: `Riverbend School District`.
 */
client: string, 
/**
 * What the engagement is called: `Capacity review`.
 */
name: string, 
/**
 * Why the client asked for it; may be empty.
 */
purpose: string, 
/**
 * The wording that is read at the start of a session.
 */
confidentiality: string, 
/**
 * The first day on site.
 */
starts_on: string | null, 
/**
 * The last day on site.
 */
ends_on: string | null, 
/**
 * What was agreed about keeping it.
 */
keeping: Keeping, 
/**
 * How settled it is.
 */
state: ReviewState, 
/**
 * How it came to that state, oldest first.
 */
state_changes: Array<StateChange>, 
/**
 * What it asks about.
 */
framework: Framework, 
/**
 * The elements that this review leaves out, by code.
 */
out_of_scope: Array<ElementCode>, 
/**
 * The reviewing team.
 */
team: Array<Member>, 
/**
 * The groups to hear.
 */
groups: Array<Group>, 
/**
 * The sessions.
 */
sessions: Array<Session>, 
/**
 * The documents.
 */
documents: Array<Document>, 
/**
 * The evidence, in the order it was written down within each source.
 */
evidence: Array<Evidence>, 
/**
 * The ratings.
 */
ratings: Array<Rating>, 
/**
 * The decisions.
 */
decisions: Array<Decision>, 
/**
 * The themes.
 */
themes: Array<Theme>, 
/**
 * The key findings of all themes.
 */
findings: Array<Finding>, 
/**
 * The recommendations of all themes.
 */
recommendations: Array<Recommendation>, 
/**
 * The settings of the deck.
 */
deck: DeckSettings, 
/**
 * What was changed about single pages.
 */
pages: Array<PageSetting>, 
/**
 * The pages that the facilitator added.
 */
extra_pages: Array<ExtraPage>, 
/**
 * The pictures of the deck.
 */
pictures: Array<Picture>, 
/**
 * What was changed about the versions for single audiences.
 */
audiences: Array<AudienceSetting>, 
/**
 * The earlier review that this one looks back on, if any.
 */
earlier: EarlierReview | null, 
/**
 * The people and schools that nobody should be recognized by.
 */
roster: Array<RosterEntry>, 
/**
 * What was decided about words that point to somebody.
 */
recognitions: Array<Recognition>, };

/**
 * Names a review.
 */
export type ReviewId = string;

/**
 * Parts of a review.
 */
export type ReviewParts = { 
/**
 * The fields of the review that belong to the topics asked for.
 */
parts: Partial<Review>, 
/**
 * What follows from the whole.
 */
follows: Follows, };

/**
 * How settled a review is.
 */
export type ReviewState = "draft" | "provisional" | "final";

/**
 * What a node is. The names are those of tagged PDF where it has one.
 */
export type Role = "document" | "section" | "h1" | "h2" | "h3" | "p" | "list" | "list_item" | "label" | "body" | "table" | "row" | "header_cell" | "data_cell" | "span" | "chip" | "figure" | "link";

/**
 * A person or a school that words in an export could point to.
 */
export type RosterEntry = { 
/**
 * The id.
 */
id: RosterEntryId, 
/**
 * The name: `Orla Penhallow`, `Alder Creek Elementary School`.
 */
name: string, 
/**
 * What it names.
 */
kind: RosterKind, 
/**
 * Whether the lead approved it as a subject: what is said about it may name it. Never a student; and nobody is named
 * as the source of a quote.
 */
approved: boolean, };

/**
 * Names an entry of the roster.
 */
export type RosterEntryId = string;

/**
 * What a name on the roster stands for.
 */
export type RosterKind = "person" | "school" | "student";

/**
 * How much of one kind could be read.
 */
export type SalvagedKind = { 
/**
 * What it is, several of it: “notes”.
 */
what: string, 
/**
 * How many were read.
 */
read: number, 
/**
 * How many were there and are lost; none where that cannot be known.
 */
lost: number | null, };

/**
 * What came out of a damaged review.
 */
export type SalvagedReview = { 
/**
 * The new review.
 */
review: ReviewId, 
/**
 * What it is called.
 */
name: string, 
/**
 * How much of each kind was read, and how much is lost.
 */
kinds: Array<SalvagedKind>, 
/**
 * When the backup was made that client, dates and framework come from, in UTC; none when the file still said them.
 */
head_from: string | null, };

/**
 * Ordered levels.
 */
export type Scale = { 
/**
 * A short name for programs, in small letters.
 */
code: string, 
/**
 * The name people read.
 */
name: string, 
/**
 * The levels, weakest first; two to nine, for each is chosen with a digit key.
 */
levels: Array<Level>, };

/**
 * One interview or focus group.
 */
export type Session = { 
/**
 * The id.
 */
id: SessionId, 
/**
 * The group that is heard.
 */
group: GroupId, 
/**
 * Start, in the time of the place; absent until planned.
 */
starts_at: string | null, 
/**
 * Where it takes place; may be empty.
 */
place: string, 
/**
 * How many people came, or are expected.
 */
headcount: number | null, 
/**
 * Who asks.
 */
interviewer: MemberId | null, 
/**
 * Who writes.
 */
scribe: MemberId | null, 
/**
 * Whether the confidentiality wording was read.
 */
consent: Consent, 
/**
 * Planned or held.
 */
status: SessionStatus, };

/**
 * Names a session.
 */
export type SessionId = string;

/**
 * Whether a session has taken place. The first note makes it held.
 */
export type SessionStatus = "planned" | "held";

/**
 * What this laptop remembers about the window.
 */
export type Settings = { 
/**
 * Light, dark, or as the system has it.
 */
theme: WindowTheme, 
/**
 * After so many minutes without a key or a click everything is locked; never, when absent.
 */
lock_after_minutes: number | null, 
/**
 * Somebody chose to go on without a passphrase.
 */
unprotected: boolean, };

/**
 * What has happened in a review since a backup.
 */
export type SinceBackup = { 
/**
 * The kinds of things that are not the same; none when nothing would be lost.
 */
differences: Array<Difference>, 
/**
 * How many steps were taken since.
 */
steps: number, };

/**
 * How much of a review its sources are.
 */
export type Sources = { 
/**
 * Notes.
 */
notes: number, 
/**
 * Sessions, of which who asked and wrote, the places and the times of day go.
 */
sessions: number, 
/**
 * Reasons that reviewers gave for their ratings.
 */
reasons: number, 
/**
 * Pages whose speaker notes were written by hand.
 */
speaker_notes: number, 
/**
 * Quotes in rationales that stay as plain text, because they were cleared.
 */
quotes_kept: number, 
/**
 * Quotes in rationales that go, because they were not.
 */
quotes_gone: number, };

/**
 * A stage of the journey (PRODUCT.md, section 2). The sixth, *Follow through*, comes with its own rules later.
 */
export type Stage = "prepare" | "listen" | "rate" | "synthesize" | "debrief";

/**
 * How far one stage is: `done` of `of`, or a plain number where there is no whole.
 */
export type StageCount = { 
/**
 * The stage.
 */
stage: Stage, 
/**
 * What is done: parts prepared, sessions held, elements decided, themes written.
 */
done: number, 
/**
 * Out of how many; absent where there is no whole.
 */
of: number | null, };

/**
 * All stages, and the one next step.
 */
export type Stages = { 
/**
 * The stages in order.
 */
counts: Array<StageCount>, 
/**
 * What to do next.
 */
next: NextStep, };

/**
 * One change of state, kept for good.
 */
export type StateChange = { 
/**
 * The id.
 */
id: StateChangeId, 
/**
 * When, in the time of the place.
 */
at: string, 
/**
 * The state before.
 */
from: ReviewState, 
/**
 * The state after.
 */
to: ReviewState, 
/**
 * Why; required to reopen a final review.
 */
reason: string, 
/**
 * Who, if the laptop knows.
 */
by: MemberId | null, };

/**
 * Names a change of a review's state.
 */
export type StateChangeId = string;

/**
 * What a deletion for good takes along.
 */
export type TakenAlong = { 
/**
 * How many notes go, those among them that were deleted before and could still be brought back.
 */
notes: number, 
/**
 * The elements whose rationale quotes one of them; the quoted words are taken out there.
 */
rationales: Array<ElementCode>, 
/**
 * How many findings rest on one of them and rest on one note less from then on.
 */
findings: number, 
/**
 * How many steps can no longer be taken back.
 */
steps: number, };

/**
 * A stretch of text on one line in one style.
 */
export type TextItem = { 
/**
 * The left end.
 */
x: number, 
/**
 * The baseline.
 */
y: number, 
/**
 * The font size.
 */
size: number, 
/**
 * The family.
 */
font: Family, 
/**
 * The weight, as in CSS.
 */
weight: number, 
/**
 * Whether it is the italic.
 */
italic: boolean, 
/**
 * The colour, as `#rrggbb`.
 */
color: string, 
/**
 * The text, without white space at its end.
 */
text: string, 
/**
 * How wide that text is.
 */
width: number, };

/**
 * A text of the review that can leave the laptop.
 */
export type TextOwner = "engagement" | "confidentiality" | "framework" | { "group": GroupId } | { "document": DocumentId } | { "evidence": EvidenceId } | { "rationale": ElementCode } | { "theme": ThemeId } | { "finding": FindingId } | { "recommendation": RecommendationId } | "deck" | { "page_title": PageKey } | { "page_notes": PageKey } | { "extra_page": ExtraPageId } | "earlier";

/**
 * A stretch of a text, counted in characters (Unicode scalar values), not bytes.
 */
export type TextRange = { 
/**
 * The first character.
 */
start: number, 
/**
 * The character after the last.
 */
end: number, };

/**
 * A heading of the synthesis, filed under a horizon.
 */
export type Theme = { 
/**
 * The id.
 */
id: ThemeId, 
/**
 * The heading: a short message.
 */
title: string, 
/**
 * When it should be acted on.
 */
horizon: Horizon, };

/**
 * Names a theme of the synthesis.
 */
export type ThemeId = string;

/**
 * What became of edited texts that the person accepted.
 */
export type TookBack = { 
/**
 * How many stand in the review now.
 */
taken: number, 
/**
 * Those that the review had changed meanwhile; they stay as the review has them.
 */
refused: Array<BroughtTarget>, };

/**
 * A part of a review, named in answers so that the page knows what to read again.
 */
export type Topic = "review" | "team" | "groups" | "sessions" | "documents" | "evidence" | "ratings" | "decisions" | "synthesis" | "deck" | "roster";

/**
 * What undo and redo would do next.
 */
export type UndoState = { 
/**
 * The label of the action that undo takes back, as it was given: `Edit note`. Absent when there is none.
 */
undo: string | null, 
/**
 * The label of the action that redo makes again.
 */
redo: string | null, };

/**
 * How much a check weighs.
 */
export type Weight = "must" | "should" | "fine";

/**
 * A theme of the window.
 */
export type WindowTheme = "system" | "light" | "dark";

/**
 * The answer of every write.
 */
export type Wrote<T> = { 
/**
 * What was written.
 */
value: T, 
/**
 * The topics that changed; the page reads again what it shows of them.
 */
changed: Array<Topic>, 
/**
 * What undo and redo would do now.
 */
undo: UndoState, };

/** Every command with what it takes and gives. */
export interface Commands {
  /** The cards of the library, its bin, and the frameworks a review can begin with. */
  library: { request: Record<symbol, never>; answer: LibraryPage };
  /** Begins an empty review of a client. */
  new_review: { request: { client: string, framework: string, }; answer: Created };
  /** Puts a fresh copy of the sample into the library. */
  open_sample: { request: Record<symbol, never>; answer: Created };
  /** Asks for a review file and takes it into the library; nothing when the person closes the dialog. */
  import_review: { request: Record<symbol, never>; answer: Created | null };
  /** Asks where to, and writes everything in a review but the notes about students to a file. */
  export_review: { request: { review: ReviewId, }; answer: ExportedReview | null };
  /** Moves a review to the bin. */
  bin_review: { request: { review: ReviewId, }; answer: null };
  /** Takes a review out of the bin. */
  restore_review: { request: { review: ReviewId, }; answer: null };
  /** Puts the newest verified backup in the place of a damaged review, which stays aside. */
  restore_backup: { request: { review: ReviewId, }; answer: null };
  /** What this laptop remembers about the window. */
  settings: { request: Record<symbol, never>; answer: Settings };
  /** Remembers it. */
  set_settings: { request: { settings: Settings, }; answer: null };
  /** Writes what was agreed about keeping a review, final or not. */
  set_keeping: { request: { review: ReviewId, engagement_ends_on: string | null, delete_notes_on: string | null, }; answer: Wrote<null> };
  /** What deleting it for good would take along, and which backups hold it. Nothing is changed. */
  what_goes: { request: { review: ReviewId, what: ForGood, }; answer: Going };
  /** Deletes a note, or a session with its notes, so that nothing of it is left in the review; with the backups that hold it, if asked to. It cannot be taken back. */
  delete_for_good: { request: { review: ReviewId, what: ForGood, backups: boolean, }; answer: Wrote<Going> };
  /** How much would be destroyed with the sources of a review, and what is out of reach. Nothing is changed. */
  before_destroying: { request: { review: ReviewId, }; answer: BeforeDestroying };
  /** Destroys the sources of a review with every copy; `client` is its client’s name, typed to confirm. The review is closed and to be opened again. */
  destroy_sources: { request: { review: ReviewId, client: string, }; answer: Certificate };
  /** Destroys a review that is in the bin. */
  destroy_review: { request: { review: ReviewId, }; answer: Certificate };
  /** The certificates of what was destroyed in a review, newest first. */
  certificates: { request: { review: ReviewId, }; answer: Array<Certificate> };
  /** Asks where to, and writes the newest certificate of a review. */
  save_certificate: { request: { review: ReviewId, }; answer: Exported | null };
  /** Asks where to, and writes the certificate of the review that was destroyed last. */
  save_last_certificate: { request: Record<symbol, never>; answer: Exported | null };
  /** Whether the library has a passphrase, whether it is locked, and how long to wait before the next try. */
  lock_state: { request: Record<symbol, never>; answer: LockState };
  /** Moves a library that lies where others copy it or can reach it to where it belongs. */
  move_library: { request: Record<symbol, never>; answer: null };
  /** How long a passphrase would hold. */
  judge_passphrase: { request: { passphrase: string, }; answer: PassphraseStrength };
  /** Makes keys under a passphrase and gives the recovery key; they count once the sheet is typed back. */
  begin_protection: { request: { passphrase: string, }; answer: RecoveryKey };
  /** Asks where to, and writes the recovery sheet that was just made. */
  save_recovery_sheet: { request: Record<symbol, never>; answer: Exported | null };
  /** Takes the groups that were asked for; from here on everything in the library is encrypted. */
  finish_protection: { request: { typed: Array<string>, }; answer: Array<NotEncrypted> };
  /** Opens a locked library. */
  unlock: { request: { passphrase: string, }; answer: null };
  /** Opens a locked library with the recovery sheet, and gives it a new passphrase. */
  unlock_with_sheet: { request: { sheet: string, passphrase: string, }; answer: null };
  /** Puts another passphrase in the place of the one there is. */
  change_passphrase: { request: { old: string, new: string, }; answer: null };
  /** Closes every review and forgets the keys. */
  lock: { request: Record<symbol, never>; answer: null };
  /** The backups of a review, newest first. */
  backups: { request: { review: ReviewId, }; answer: Array<BackupContents> };
  /** What a review has that its backup of that moment has not. */
  since_backup: { request: { review: ReviewId, at: string, }; answer: SinceBackup };
  /** Makes a backup now, and its copy where the second place can be reached; whether anything was new. */
  back_up_now: { request: { review: ReviewId, }; answer: boolean };
  /** Puts what a backup holds into the library as a review of its own; the one there stays as it is. */
  restore_copy: { request: { review: ReviewId, at: string, }; answer: Created };
  /** Where backups are copied to, besides this laptop. */
  second_place: { request: Record<symbol, never>; answer: PlaceState };
  /** Asks for a folder and copies the backups there from now on; nothing when the person closes the dialog. */
  choose_second_place: { request: Record<symbol, never>; answer: PlaceState | null };
  /** Copies no more backups to the second place; what is there stays. */
  forget_second_place: { request: Record<symbol, never>; answer: PlaceState };
  /** Asks for a folder with copies and takes in what the library has not; nothing when the person closes the dialog. */
  bring_from_place: { request: Record<symbol, never>; answer: Brought | null };
  /** Checks the whole review and mends what can be mended; undo takes back what was mended in the review itself. */
  check_review: { request: { review: ReviewId, }; answer: Wrote<Checkup> };
  /** Reads what can still be read of a damaged review into a new one; the damaged file stays as it is. */
  salvage_review: { request: { review: ReviewId, }; answer: SalvagedReview };
  /** Asks for the folder with the copies of a laptop that is gone; nothing when the person closes the dialog. */
  find_copies: { request: Record<symbol, never>; answer: FoundCopies | null };
  /** Takes over keys and reviews from there, with the passphrase of then, or with its recovery sheet and a new one. */
  recover_copies: { request: { passphrase: string, sheet: string | null, }; answer: Brought };
  /** Opens a review and gives all of it. */
  open_review: { request: { review: ReviewId, }; answer: OpenedReview };
  /** Closes a review; everything is on disk already. */
  close_review: { request: { review: ReviewId, }; answer: null };
  /** The parts of a review that belong to the topics, and what follows from the whole. */
  read_review: { request: { review: ReviewId, topics: Array<Topic>, }; answer: ReviewParts };
  /** Takes back the last change. */
  undo: { request: { review: ReviewId, }; answer: Wrote<string | null> };
  /** Makes the change again that was taken back last. */
  redo: { request: { review: ReviewId, }; answer: Wrote<string | null> };
  /** The latest changes, newest first. */
  history: { request: { review: ReviewId, limit: number, }; answer: Array<HistoryEntry> };
  /** Searches evidence, rationales and the synthesis. */
  search: { request: { review: ReviewId, text: string, }; answer: Array<Hit> };
  /** Says which member of the team types on this laptop. */
  set_me: { request: { review: ReviewId, member: MemberId | null, }; answer: null };
  /** Moves a review to another state; leaving final needs a reason. */
  set_state: { request: { review: ReviewId, to: ReviewState, reason: string, }; answer: Wrote<StateChange> };
  /** The half-typed text that was left in that place. */
  draft: { request: { review: ReviewId, slot: string, }; answer: string };
  /** Keeps a half-typed text; empty forgets it. */
  set_draft: { request: { review: ReviewId, slot: string, text: string, }; answer: null };
  /** The client, dates, purpose and wording. */
  set_engagement: { request: { review: ReviewId, client: string, name: string, purpose: string, confidentiality: string, starts_on: string | null, ends_on: string | null, }; answer: Wrote<null> };
  /** Takes an element into the review or leaves it out. */
  set_scope: { request: { review: ReviewId, element: ElementCode, in_scope: boolean, }; answer: Wrote<null> };
  /** Adds a member of the team. */
  add_member: { request: { review: ReviewId, name: string, role: MemberRole, }; answer: Wrote<Member> };
  /** Changes a member. */
  change_member: { request: { review: ReviewId, member: Member, }; answer: Wrote<Member> };
  /** Removes a member and the ratings they gave. */
  remove_member: { request: { review: ReviewId, member: MemberId, }; answer: Wrote<null> };
  /** The groups and documents that reviews usually have. */
  default_lists: { request: Record<symbol, never>; answer: DefaultLists };
  /** Adds groups to hear. */
  add_groups: { request: { review: ReviewId, groups: Array<NewGroup>, }; answer: Wrote<Array<Group>> };
  /** Changes a group. */
  change_group: { request: { review: ReviewId, group: Group, }; answer: Wrote<Group> };
  /** Removes a group without sessions. */
  remove_group: { request: { review: ReviewId, group: GroupId, }; answer: Wrote<null> };
  /** Moves a group before another, or to the end. */
  move_group: { request: { review: ReviewId, group: GroupId, before: GroupId | null, }; answer: Wrote<null> };
  /** Plans a session. */
  add_session: { request: { review: ReviewId, group: GroupId, starts_at: string | null, place: string, headcount: number | null, interviewer: MemberId | null, scribe: MemberId | null, }; answer: Wrote<Session> };
  /** Changes a session. */
  change_session: { request: { review: ReviewId, session: Session, }; answer: Wrote<Session> };
  /** Removes a session with its notes. */
  remove_session: { request: { review: ReviewId, session: SessionId, }; answer: Wrote<null> };
  /** Notes that the confidentiality wording was read now, or was not. */
  read_consent: { request: { review: ReviewId, session: SessionId, read: boolean, }; answer: Wrote<Session> };
  /** Adds documents to ask for. */
  add_documents: { request: { review: ReviewId, documents: Array<NewDocument>, }; answer: Wrote<Array<Document>> };
  /** Changes a document. */
  change_document: { request: { review: ReviewId, document: Document, }; answer: Wrote<Document> };
  /** Removes a document with its notes. */
  remove_document: { request: { review: ReviewId, document: DocumentId, }; answer: Wrote<null> };
  /** Moves a document before another, or to the end. */
  move_document: { request: { review: ReviewId, document: DocumentId, before: DocumentId | null, }; answer: Wrote<null> };
  /** Takes a typed line apart without keeping it. */
  parse_note: { request: { review: ReviewId, line: string, }; answer: MarkedNote };
  /** Keeps a typed line as a note and forgets the half-typed one. */
  add_note: { request: { review: ReviewId, source: EvidenceSource, line: string, }; answer: Wrote<Evidence> };
  /** Changes a note. */
  change_note: { request: { review: ReviewId, note: Evidence, }; answer: Wrote<Evidence> };
  /** Deletes a note. */
  remove_note: { request: { review: ReviewId, note: EvidenceId, }; answer: Wrote<null> };
  /** Says how several notes may be used. */
  set_permission: { request: { review: ReviewId, notes: Array<EvidenceId>, permission: Permission, }; answer: Wrote<null> };
  /** Keeps one rater's judgement on an element; none takes the rating away. */
  rate: { request: { review: ReviewId, element: ElementCode, lens: Lens, rater: MemberId | null, judgement: Judgement | null, reason: string, }; answer: Wrote<Rating | null> };
  /** Writes down the agreed judgement; none reopens the element. */
  decide: { request: { review: ReviewId, element: ElementCode, judgement: Judgement | null, }; answer: Wrote<Decision> };
  /** Writes the rationale of an element. */
  set_rationale: { request: { review: ReviewId, element: ElementCode, rationale: Rationale, }; answer: Wrote<Decision> };
  /** Writes down who saw it otherwise. */
  set_dissent: { request: { review: ReviewId, element: ElementCode, dissent: string, }; answer: Wrote<Decision> };
  /** Adds a theme at the end of a horizon. */
  add_theme: { request: { review: ReviewId, title: string, horizon: Horizon, }; answer: Wrote<Theme> };
  /** Changes a theme. */
  change_theme: { request: { review: ReviewId, theme: Theme, }; answer: Wrote<Theme> };
  /** Removes a theme with its findings and recommendations. */
  remove_theme: { request: { review: ReviewId, theme: ThemeId, }; answer: Wrote<null> };
  /** Moves a theme to a horizon, before another or to the end. */
  move_theme: { request: { review: ReviewId, theme: ThemeId, horizon: Horizon, before: ThemeId | null, }; answer: Wrote<null> };
  /** Adds a finding at the end of a theme. */
  add_finding: { request: { review: ReviewId, theme: ThemeId, text: string, }; answer: Wrote<Finding> };
  /** Changes a finding, its elements and its evidence. */
  change_finding: { request: { review: ReviewId, finding: Finding, }; answer: Wrote<Finding> };
  /** Removes a finding. */
  remove_finding: { request: { review: ReviewId, finding: FindingId, }; answer: Wrote<null> };
  /** Moves a finding to a theme, before another or to the end. */
  move_finding: { request: { review: ReviewId, finding: FindingId, theme: ThemeId, before: FindingId | null, }; answer: Wrote<null> };
  /** Adds a recommendation at the end of a theme. */
  add_recommendation: { request: { review: ReviewId, theme: ThemeId, text: string, }; answer: Wrote<Recommendation> };
  /** Changes a recommendation and the findings it answers. */
  change_recommendation: { request: { review: ReviewId, recommendation: Recommendation, }; answer: Wrote<Recommendation> };
  /** Removes a recommendation. */
  remove_recommendation: { request: { review: ReviewId, recommendation: RecommendationId, }; answer: Wrote<null> };
  /** Moves a recommendation to a theme, before another or to the end. */
  move_recommendation: { request: { review: ReviewId, recommendation: RecommendationId, theme: ThemeId, before: RecommendationId | null, }; answer: Wrote<null> };
  /** The deck, laid out for the preview; `after` names the layout that the page has, so that what is the same in it is not sent again. */
  deck: { request: { review: ReviewId, audience: Audience, after: number | null, }; answer: Preview };
  /** The settings of the deck as a whole. */
  set_deck: { request: { review: ReviewId, deck: DeckSettings, }; answer: Wrote<null> };
  /** Gives a page its own title; none goes back to the default. */
  set_page_title: { request: { review: ReviewId, page: PageKey, title: string | null, }; answer: Wrote<null> };
  /** Shows or hides a page. */
  show_page: { request: { review: ReviewId, page: PageKey, shown: boolean, }; answer: Wrote<null> };
  /** Moves a page before another, or to the end. */
  move_page: { request: { review: ReviewId, page: PageKey, before: PageKey | null, }; answer: Wrote<null> };
  /** Writes what the presenter says on a page; none goes back to the notes made from the evidence. */
  set_page_notes: { request: { review: ReviewId, page: PageKey, notes: string | null, }; answer: Wrote<null> };
  /** Says what the version for one audience shows. */
  set_audience: { request: { review: ReviewId, setting: AudienceSetting, }; answer: Wrote<null> };
  /** Takes over the levels of an earlier review to compare with; none stops comparing. */
  set_earlier: { request: { review: ReviewId, from: ReviewId | null, }; answer: Wrote<null> };
  /** Adds an empty page before another, or at the end. */
  add_extra_page: { request: { review: ReviewId, layout: ExtraLayout, before: PageKey | null, }; answer: Wrote<ExtraPage> };
  /** Changes the texts, the layout or the picture of an added page. */
  change_extra_page: { request: { review: ReviewId, page: ExtraPage, }; answer: Wrote<ExtraPage> };
  /** Removes an added page. */
  remove_extra_page: { request: { review: ReviewId, page: ExtraPageId, }; answer: Wrote<null> };
  /** Asks for a picture and makes it the logo; nothing when the person closes the dialog. */
  choose_logo: { request: { review: ReviewId, }; answer: Wrote<Picture> | null };
  /** Asks for a picture and puts it on an added page; nothing when the person closes the dialog. */
  choose_picture: { request: { review: ReviewId, page: ExtraPageId, }; answer: Wrote<Picture> | null };
  /** The bytes of a picture. */
  picture: { request: { review: ReviewId, picture: PictureId, }; answer: PictureFile };
  /** Asks where to, and writes the deck in that form for that audience. */
  export_deck: { request: { review: ReviewId, form: ExportForm, audience: Audience, }; answer: Exported | null };
  /** What was exported from this laptop, newest first. */
  exports: { request: { review: ReviewId, }; answer: Array<ExportEntry> };
  /** Opens the file that was exported last, or shows it in its folder. */
  reveal_export: { request: { how: Reveal, }; answer: null };
  /** Adds the names of pasted lines to the roster; those that are there already are left out. */
  add_names: { request: { review: ReviewId, lines: string, kind: RosterKind, }; answer: Wrote<Array<RosterEntry>> };
  /** Changes a name on the roster, or approves it as a subject. */
  change_name: { request: { review: ReviewId, entry: RosterEntry, }; answer: Wrote<RosterEntry> };
  /** Removes a name from the roster. */
  remove_name: { request: { review: ReviewId, entry: RosterEntryId, }; answer: Wrote<null> };
  /** The words in a version of the deck and its tables by which somebody could be recognized, with what was decided. */
  recognizable: { request: { review: ReviewId, audience: Audience, }; answer: Array<RecognizableWords> };
  /** Decides about words in one or several texts; none takes back what was decided. */
  settle_words: { request: { review: ReviewId, words: Array<PointedWords>, choice: RecognitionChoice | null, }; answer: Wrote<null> };
  /** Asks where to, and writes the list of what stands in place of what: never part of an export. */
  save_replacements: { request: { review: ReviewId, }; answer: Exported | null };
  /** Asks for a PowerPoint file that was edited and compares its text with the review, of which nothing is changed; nothing when the person closes the dialog. */
  bring_back: { request: { review: ReviewId, }; answer: BroughtFile | null };
  /** Takes edited texts into the review as one step; those whose old words it does not say any more stay out. */
  take_brought: { request: { review: ReviewId, audience: Audience, changes: Array<BroughtChange>, }; answer: Wrote<TookBack> };
}
