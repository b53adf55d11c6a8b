// Provisional until the generated types land.
export type ReviewId = string;
export type MemberId = string;
export type GroupId = string;
export type SessionId = string;
export type DocumentId = string;
export type EvidenceId = string;
export type RatingId = string;
export type DecisionId = string;
export type ThemeId = string;
export type FindingId = string;
export type RecommendationId = string;
export type StateChangeId = string;
export type ElementCode = string;
export type LevelCode = string;
export type Framework = {
  $schema?: string;
  code: string;
  version: string;
  name: string;
  about: string;
  scale: Scale;
  areas: Array<Area>;
};
export type Scale = {
  code: string;
  name: string;
  levels: Array<Level>;
};
export type Level = {
  code: LevelCode;
  name: string;
  meaning: string;
};
export type Area = {
  code: string;
  name: string;
  short_name: string;
  elements: Array<Element>;
};
export type Element = {
  code: ElementCode;
  name: string;
  short_name?: string;
  guiding_question: string;
  probes: Probes;
  descriptors: Descriptors;
  evidence: Array<string>;
};
export type Probes = {
  system: Array<string>;
  school: Array<string>;
  community: Array<string>;
};
export type Descriptors = {
  weak: string;
  strong: string;
  between: Array<LevelDescriptor>;
};
export type LevelDescriptor = {
  level: LevelCode;
  text: string;
};
export type Member = {
  id: MemberId;
  name: string;
  role: MemberRole;
};
export type MemberRole = 'lead' | 'reviewer' | 'scribe';
export type Group = {
  id: GroupId;
  name: string;
  level: GroupLevel;
  population: number | null;
};
export type GroupLevel = 'system' | 'school' | 'community';
export type Session = {
  id: SessionId;
  group: GroupId;
  starts_at: string | null;
  place: string;
  headcount: number | null;
  interviewer: MemberId | null;
  scribe: MemberId | null;
  consent: Consent;
  status: SessionStatus;
};
export type Consent = 'not_read' | { read_at: string };
export type SessionStatus = 'planned' | 'held';
export type Document = {
  id: DocumentId;
  title: string;
  kind: string;
  status: DocumentStatus;
};
export type DocumentStatus = 'asked_for' | 'received' | 'read';
export type Evidence = {
  id: EvidenceId;
  source: EvidenceSource;
  text: string;
  kind: EvidenceKind;
  direction: Direction | null;
  elements: Array<ElementCode>;
  permission: Permission;
  noted_at: string;
  noted_by: MemberId | null;
};
export type EvidenceSource = { session: SessionId } | { document: DocumentId };
export type EvidenceKind = 'quote' | 'paraphrase';
export type Direction = 'strength' | 'gap' | 'open_question';
export type Permission = 'not_cleared' | 'may_quote' | 'background_only' | 'attributed';
export type Judgement = { level: LevelCode } | 'not_enough_evidence';
export type Lens = 'reviewer' | 'leadership';
export type Rating = {
  id: RatingId;
  element: ElementCode;
  lens: Lens;
  rater: MemberId | null;
  judgement: Judgement;
  reason: string;
};
export type Decision = {
  id: DecisionId;
  element: ElementCode;
  judgement: Judgement | null;
  rationale: Rationale;
  dissent: string;
  agreed_on: string | null;
};
export type Spread = {
  element: ElementCode;
  raters: number;
  steps: number;
};
export type Rationale = Array<RationalePart>;
export type RationalePart = { text: string } | { quote: { evidence: EvidenceId; text: string } };
export type Voice = 'ours' | 'quoted';
export type Run = {
  text: string;
  voice: Voice;
};
export type Theme = {
  id: ThemeId;
  title: string;
  horizon: Horizon;
};
export type Horizon = 'near_term' | 'longer_term' | 'no_matter_what';
export type Finding = {
  id: FindingId;
  theme: ThemeId;
  text: string;
  elements: Array<ElementCode>;
  evidence: Array<EvidenceId>;
};
export type Recommendation = {
  id: RecommendationId;
  theme: ThemeId;
  text: string;
  findings: Array<FindingId>;
};
export type DeckSettings = {
  firm: string;
  title: string;
  debrief_on: string | null;
  audience: string;
  closing_line: string;
  web_address: string;
  show_questions: boolean;
};
export type PageKey = 'title' | 'framework' | 'heard' | { area: string } | 'summary' | { horizon: Horizon } | 'method' | 'closing';
export type PageSetting = {
  page: PageKey;
  title: string | null;
  hidden: boolean | null;
  place: number | null;
};
export type ReviewState = 'draft' | 'provisional' | 'final';
export type StateChange = {
  id: StateChangeId;
  at: string;
  from: ReviewState;
  to: ReviewState;
  reason: string;
  by: MemberId | null;
};
export type Review = {
  $schema?: string;
  format: string;
  id: ReviewId;
  sample: boolean;
  client: string;
  name: string;
  purpose: string;
  confidentiality: string;
  starts_on: string | null;
  ends_on: string | null;
  state: ReviewState;
  state_changes: Array<StateChange>;
  framework: Framework;
  out_of_scope: Array<ElementCode>;
  team: Array<Member>;
  groups: Array<Group>;
  sessions: Array<Session>;
  documents: Array<Document>;
  evidence: Array<Evidence>;
  ratings: Array<Rating>;
  decisions: Array<Decision>;
  themes: Array<Theme>;
  findings: Array<Finding>;
  recommendations: Array<Recommendation>;
  deck: DeckSettings;
  pages: Array<PageSetting>;
};
export type Topic = 'review' | 'team' | 'groups' | 'sessions' | 'documents' | 'evidence' | 'ratings' | 'decisions' | 'synthesis' | 'deck';
export type MarkedNote = {
  text: string;
  kind: EvidenceKind;
  direction: Direction | null;
  elements: Array<ElementCode>;
};
export type Check = {
  kind: CheckKind;
  weight: Weight;
  sentence: string;
  place: Place;
};
export type Weight = 'must' | 'should' | 'fine';
export type CheckKind = 'unrated' | 'rationale_missing' | 'rationale_length' | 'quote_not_cleared' | 'quote_altered' | 'quote_may_identify' | 'weak_without_recommendation' | 'strong_from_centre_only' | 'no_evidence' | 'finding_without_evidence' | 'recommendation_without_finding' | 'theme_empty' | 'all_clear';
export type Place = { stage: Stage } | { element: ElementCode } | { session: SessionId } | { document: DocumentId } | { evidence: EvidenceId } | { theme: ThemeId } | { finding: FindingId } | { recommendation: RecommendationId };
export type Coverage = {
  elements: Array<ElementCode>;
  rows: Array<CoverageRow>;
  thin: Array<ElementCode>;
};
export type CoverageRow = {
  group: GroupId | null;
  cells: Array<CoverageCell>;
};
export type CoverageCell = {
  notes: number;
};
export type Stage = 'prepare' | 'listen' | 'rate' | 'synthesize' | 'debrief';
export type StageCount = {
  stage: Stage;
  done: number;
  of: number | null;
};
export type NextStep = {
  sentence: string;
  action: string;
  place: Place;
};
export type Stages = {
  counts: Array<StageCount>;
  next: NextStep;
};
export type Card = {
  id: ReviewId;
  client: string;
  name: string;
  starts_on: string | null;
  ends_on: string | null;
  state: ReviewState;
  sample: boolean;
  changed_at: string;
  elements: number;
  decided: number;
  notes: number;
  quotes: number;
  levels: number;
  heat: Array<HeatColumn>;
  unreadable: boolean;
};
export type HeatColumn = {
  code: string;
  short_name: string;
  cells: Array<HeatCell>;
};
export type HeatCell = {
  element: ElementCode;
  judgement: Judgement | null;
  rank: number | null;
};
export type BinnedCard = {
  card: Card;
  binned_at: string;
};
export type Hit = {
  kind: HitKind;
  id: string;
  snippet: string;
  matches: Array<TextRange>;
};
export type HitKind = 'evidence' | 'decision' | 'theme' | 'finding' | 'recommendation';
export type TextRange = {
  start: number;
  end: number;
};
export type UndoState = {
  undo: string | null;
  redo: string | null;
};
export type HistoryEntry = {
  what: string;
  who: MemberId | null;
  when: string;
  undone: boolean;
};
export type Progress = {
  done: number;
  of: number;
  doing: string;
};
export type Wrote<T> = {
  value: T;
  changed: Array<Topic>;
  undo: UndoState;
};
export type LibraryPage = {
  reviews: Array<Card>;
  bin: Array<BinnedCard>;
  frameworks: Array<FrameworkName>;
};
export type FrameworkName = {
  code: string;
  version: string;
  name: string;
  about: string;
  elements: number;
};
export type Created = {
  review: ReviewId;
};
export type Exported = {
  file_name: string;
  pages: number | null;
  bytes: number;
};
export type Settings = {
  theme: WindowTheme;
};
export type WindowTheme = 'system' | 'light' | 'dark';
export type OpenedReview = {
  review: Review;
  follows: Follows;
  me: MemberId | null;
  notice: string | null;
};
export type Follows = {
  stages: Stages;
  checks: Array<Check>;
  coverage: Coverage;
  undo: UndoState;
  quoted: Array<EvidenceId>;
};
export type ReviewParts = {
  parts: Partial<Review>;
  follows: Follows;
};
export type DefaultLists = {
  groups: Array<NewGroup>;
  documents: Array<NewDocument>;
};
export type NewGroup = {
  name: string;
  level: GroupLevel;
  population: number | null;
};
export type NewDocument = {
  title: string;
  kind: string;
};
export type ApiError = {
  code: ErrorCode;
  message: string;
  field: string | null;
};
export type ErrorCode = 'bad_request' | 'bad_value' | 'not_found' | 'in_use' | 'review_is_final' | 'open_elsewhere' | 'newer' | 'damaged' | 'bad_file' | 'disk' | 'undo_conflict' | 'cancelled' | 'internal';
export type Commands = {
  library: { request: Record<string, never>; response: LibraryPage };
  new_review: { request: { client: string; framework: string }; response: Created };
  open_sample: { request: Record<string, never>; response: Created };
  import_review: { request: Record<string, never>; response: Created | null };
  export_review: { request: { review: ReviewId }; response: Exported | null };
  bin_review: { request: { review: ReviewId }; response: null };
  restore_review: { request: { review: ReviewId }; response: null };
  destroy_review: { request: { review: ReviewId }; response: null };
  restore_backup: { request: { review: ReviewId }; response: null };
  settings: { request: Record<string, never>; response: Settings };
  set_settings: { request: { settings: Settings }; response: null };
  open_review: { request: { review: ReviewId }; response: OpenedReview };
  close_review: { request: { review: ReviewId }; response: null };
  read_review: { request: { review: ReviewId; topics: Array<Topic> }; response: ReviewParts };
  undo: { request: { review: ReviewId }; response: Wrote<string | null> };
  redo: { request: { review: ReviewId }; response: Wrote<string | null> };
  history: { request: { review: ReviewId; limit: number }; response: Array<HistoryEntry> };
  search: { request: { review: ReviewId; text: string }; response: Array<Hit> };
  set_me: { request: { review: ReviewId; member: MemberId | null }; response: null };
  set_state: { request: { review: ReviewId; to: ReviewState; reason: string }; response: Wrote<StateChange> };
  draft: { request: { review: ReviewId; slot: string }; response: string };
  set_draft: { request: { review: ReviewId; slot: string; text: string }; response: null };
  set_engagement: { request: { review: ReviewId; client: string; name: string; purpose: string; confidentiality: string; starts_on: string | null; ends_on: string | null }; response: Wrote<null> };
  set_scope: { request: { review: ReviewId; element: ElementCode; in_scope: boolean }; response: Wrote<null> };
  add_member: { request: { review: ReviewId; name: string; role: MemberRole }; response: Wrote<Member> };
  change_member: { request: { review: ReviewId; member: Member }; response: Wrote<Member> };
  remove_member: { request: { review: ReviewId; member: MemberId }; response: Wrote<null> };
  default_lists: { request: Record<string, never>; response: DefaultLists };
  add_groups: { request: { review: ReviewId; groups: Array<NewGroup> }; response: Wrote<Array<Group>> };
  change_group: { request: { review: ReviewId; group: Group }; response: Wrote<Group> };
  remove_group: { request: { review: ReviewId; group: GroupId }; response: Wrote<null> };
  move_group: { request: { review: ReviewId; group: GroupId; before: GroupId | null }; response: Wrote<null> };
  add_session: { request: { review: ReviewId; group: GroupId; starts_at: string | null; place: string; headcount: number | null; interviewer: MemberId | null; scribe: MemberId | null }; response: Wrote<Session> };
  change_session: { request: { review: ReviewId; session: Session }; response: Wrote<Session> };
  remove_session: { request: { review: ReviewId; session: SessionId }; response: Wrote<null> };
  read_consent: { request: { review: ReviewId; session: SessionId; read: boolean }; response: Wrote<Session> };
  add_documents: { request: { review: ReviewId; documents: Array<NewDocument> }; response: Wrote<Array<Document>> };
  change_document: { request: { review: ReviewId; document: Document }; response: Wrote<Document> };
  remove_document: { request: { review: ReviewId; document: DocumentId }; response: Wrote<null> };
  move_document: { request: { review: ReviewId; document: DocumentId; before: DocumentId | null }; response: Wrote<null> };
  parse_note: { request: { review: ReviewId; line: string }; response: MarkedNote };
  add_note: { request: { review: ReviewId; source: EvidenceSource; line: string }; response: Wrote<Evidence> };
  change_note: { request: { review: ReviewId; note: Evidence }; response: Wrote<Evidence> };
  remove_note: { request: { review: ReviewId; note: EvidenceId }; response: Wrote<null> };
  set_permission: { request: { review: ReviewId; notes: Array<EvidenceId>; permission: Permission }; response: Wrote<null> };
  rate: { request: { review: ReviewId; element: ElementCode; lens: Lens; rater: MemberId | null; judgement: Judgement | null; reason: string }; response: Wrote<Rating | null> };
  decide: { request: { review: ReviewId; element: ElementCode; judgement: Judgement | null }; response: Wrote<Decision> };
  set_rationale: { request: { review: ReviewId; element: ElementCode; rationale: Rationale }; response: Wrote<Decision> };
  set_dissent: { request: { review: ReviewId; element: ElementCode; dissent: string }; response: Wrote<Decision> };
  add_theme: { request: { review: ReviewId; title: string; horizon: Horizon }; response: Wrote<Theme> };
  change_theme: { request: { review: ReviewId; theme: Theme }; response: Wrote<Theme> };
  remove_theme: { request: { review: ReviewId; theme: ThemeId }; response: Wrote<null> };
  move_theme: { request: { review: ReviewId; theme: ThemeId; horizon: Horizon; before: ThemeId | null }; response: Wrote<null> };
  add_finding: { request: { review: ReviewId; theme: ThemeId; text: string }; response: Wrote<Finding> };
  change_finding: { request: { review: ReviewId; finding: Finding }; response: Wrote<Finding> };
  remove_finding: { request: { review: ReviewId; finding: FindingId }; response: Wrote<null> };
  move_finding: { request: { review: ReviewId; finding: FindingId; theme: ThemeId; before: FindingId | null }; response: Wrote<null> };
  add_recommendation: { request: { review: ReviewId; theme: ThemeId; text: string }; response: Wrote<Recommendation> };
  change_recommendation: { request: { review: ReviewId; recommendation: Recommendation }; response: Wrote<Recommendation> };
  remove_recommendation: { request: { review: ReviewId; recommendation: RecommendationId }; response: Wrote<null> };
  move_recommendation: { request: { review: ReviewId; recommendation: RecommendationId; theme: ThemeId; before: RecommendationId | null }; response: Wrote<null> };
  deck: { request: { review: ReviewId }; response: DeckPreview };
  set_deck: { request: { review: ReviewId; deck: DeckSettings }; response: Wrote<null> };
  set_page_title: { request: { review: ReviewId; page: PageKey; title: string | null }; response: Wrote<null> };
  show_page: { request: { review: ReviewId; page: PageKey; shown: boolean }; response: Wrote<null> };
  move_page: { request: { review: ReviewId; page: PageKey; before: PageKey | null }; response: Wrote<null> };
  export_pdf: { request: { review: ReviewId }; response: Exported | null };
};
export type DeckPreview = unknown;

