CREATE INDEX audience_position ON audience (position);

CREATE INDEX change_done ON change (seq) WHERE state = 'done';

CREATE INDEX change_undone ON change (seq) WHERE state = 'undone';

CREATE INDEX decision_position ON decision (position);

CREATE INDEX document_position ON document (position);

CREATE INDEX evidence_element_evidence_id ON evidence_element (evidence_id);

CREATE INDEX evidence_position ON evidence (position);

CREATE INDEX extra_page_position ON extra_page (position);

CREATE INDEX finding_element_finding_id ON finding_element (finding_id);

CREATE INDEX finding_evidence_finding_id ON finding_evidence (finding_id);

CREATE INDEX finding_position ON finding (position);

CREATE INDEX member_position ON member (position);

CREATE INDEX page_position ON page (position);

CREATE INDEX picture_position ON picture (position);

CREATE INDEX rating_position ON rating (position);

CREATE INDEX rationale_quote_decision_id ON rationale_quote (decision_id);

CREATE INDEX recognition_position ON recognition (position);

CREATE INDEX recommendation_finding_recommendation_id ON recommendation_finding (recommendation_id);

CREATE INDEX recommendation_position ON recommendation (position);

CREATE INDEX roster_entry_position ON roster_entry (position);

CREATE INDEX session_position ON session (position);

CREATE INDEX stakeholder_group_position ON stakeholder_group (position);

CREATE INDEX state_change_position ON state_change (position);

CREATE INDEX theme_position ON theme (position);

CREATE TABLE audience (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    audience TEXT NOT NULL UNIQUE CHECK (audience IN ('leadership', 'board', 'public')),
    rationale TEXT NOT NULL CHECK (rationale IN ('full', 'first_sentence', 'level_only')),
    quotes INTEGER NOT NULL CHECK (quotes IN (0, 1)),
    group_names INTEGER NOT NULL CHECK (group_names IN (0, 1)),
    notes INTEGER NOT NULL CHECK (notes IN (0, 1)),
    left_out TEXT NOT NULL CHECK (json_valid(left_out))
) STRICT;

CREATE TABLE certificate (
    seq INTEGER PRIMARY KEY NOT NULL,
    at TEXT NOT NULL,
    text TEXT NOT NULL
) STRICT;

CREATE TABLE change (
    seq INTEGER PRIMARY KEY NOT NULL,
    name TEXT NOT NULL,
    label TEXT NOT NULL,
    who TEXT,
    at TEXT NOT NULL,
    changeset BLOB NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('done', 'undone', 'dropped'))
) STRICT;

CREATE TABLE decision (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    element TEXT NOT NULL UNIQUE,
    judged TEXT CHECK (judged IN ('level', 'not_enough_evidence')),
    level TEXT,
    rationale TEXT NOT NULL CHECK (json_valid(rationale)),
    rationale_text TEXT NOT NULL,
    dissent TEXT NOT NULL,
    agreed_on TEXT,
    CHECK ((judged IS 'level') = (level IS NOT NULL))
) STRICT;

CREATE TABLE deck (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    firm TEXT NOT NULL,
    title TEXT NOT NULL,
    debrief_on TEXT,
    addressee TEXT NOT NULL,
    closing_line TEXT NOT NULL,
    web_address TEXT NOT NULL,
    show_questions INTEGER NOT NULL CHECK (show_questions IN (0, 1))
, language TEXT NOT NULL DEFAULT 'english' CHECK (language IN ('english', 'spanish')), paper TEXT NOT NULL DEFAULT 'letter' CHECK (paper IN ('letter', 'a4')), accent TEXT CHECK (length(accent) = 7), second TEXT CHECK (length(second) = 7), logo_id TEXT REFERENCES picture (id)) STRICT;

CREATE TABLE document (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL CHECK (status IN ('asked_for', 'received', 'read'))
) STRICT;

CREATE TABLE draft (
    slot TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE earlier (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    held_on TEXT,
    levels TEXT NOT NULL CHECK (json_valid(levels))
) STRICT;

CREATE TABLE evidence (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    session_id TEXT REFERENCES session (id),
    document_id TEXT REFERENCES document (id),
    text TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('quote', 'paraphrase')),
    direction TEXT CHECK (direction IN ('strength', 'gap', 'open_question')),
    permission TEXT NOT NULL CHECK (permission IN ('not_cleared', 'may_quote', 'background_only', 'attributed')),
    noted_at TEXT NOT NULL,
    noted_by_id TEXT REFERENCES member (id), about_student INTEGER NOT NULL DEFAULT 0 CHECK (about_student IN (0, 1)),
    CHECK ((session_id IS NULL) <> (document_id IS NULL))
) STRICT;

CREATE TABLE evidence_element (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    evidence_id TEXT NOT NULL REFERENCES evidence (id),
    element TEXT NOT NULL
) STRICT;

CREATE TABLE export (
    seq INTEGER PRIMARY KEY NOT NULL,
    file_name TEXT NOT NULL,
    form TEXT NOT NULL,
    audience TEXT,
    at TEXT NOT NULL,
    sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE extra_page (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    layout TEXT NOT NULL CHECK (layout IN ('text', 'two_columns', 'picture')),
    text TEXT NOT NULL,
    second_text TEXT NOT NULL,
    picture_id TEXT REFERENCES picture (id),
    picture_says TEXT NOT NULL
) STRICT;

CREATE TABLE finding (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    theme_id TEXT NOT NULL REFERENCES theme (id),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE finding_element (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    finding_id TEXT NOT NULL REFERENCES finding (id),
    element TEXT NOT NULL
) STRICT;

CREATE TABLE finding_evidence (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    finding_id TEXT NOT NULL REFERENCES finding (id),
    evidence_id TEXT NOT NULL REFERENCES evidence (id)
) STRICT;

CREATE VIRTUAL TABLE found USING fts5 (
    text, content = 'searchable', content_rowid = 'number', tokenize = 'unicode61 remove_diacritics 2'
);

CREATE TABLE local (
    slot TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
) STRICT;

CREATE TABLE member (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL CHECK (role IN ('lead', 'reviewer', 'scribe'))
) STRICT;

CREATE TABLE page (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    page TEXT NOT NULL UNIQUE,
    title TEXT,
    hidden INTEGER CHECK (hidden IN (0, 1)),
    place INTEGER
, notes TEXT) STRICT;

CREATE TABLE picture (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    form TEXT NOT NULL CHECK (form IN ('png', 'jpeg')),
    width INTEGER NOT NULL CHECK (width > 0),
    height INTEGER NOT NULL CHECK (height > 0),
    data TEXT NOT NULL
) STRICT;

CREATE TABLE rating (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    element TEXT NOT NULL,
    lens TEXT NOT NULL CHECK (lens IN ('reviewer', 'leadership')),
    rater_id TEXT REFERENCES member (id),
    judged TEXT NOT NULL CHECK (judged IN ('level', 'not_enough_evidence')),
    level TEXT,
    reason TEXT NOT NULL,
    CHECK ((judged = 'level') = (level IS NOT NULL)),
    CHECK ((lens = 'reviewer') = (rater_id IS NOT NULL)),
    UNIQUE (lens, rater_id, element)
) STRICT;

CREATE TABLE rationale_quote (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    decision_id TEXT NOT NULL REFERENCES decision (id),
    evidence_id TEXT NOT NULL
) STRICT;

CREATE TABLE recognition (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    owner TEXT NOT NULL CHECK (json_valid(owner)),
    words TEXT NOT NULL,
    choice TEXT NOT NULL CHECK (choice IN ('stays', 'replaced')),
    descriptor TEXT,
    CHECK ((choice = 'replaced') = (descriptor IS NOT NULL))
) STRICT;

CREATE TABLE recommendation (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    theme_id TEXT NOT NULL REFERENCES theme (id),
    text TEXT NOT NULL
) STRICT;

CREATE TABLE recommendation_finding (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    recommendation_id TEXT NOT NULL REFERENCES recommendation (id),
    finding_id TEXT NOT NULL REFERENCES finding (id)
) STRICT;

CREATE TABLE review (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    schema_address TEXT,
    sample INTEGER NOT NULL CHECK (sample IN (0, 1)),
    client TEXT NOT NULL,
    name TEXT NOT NULL,
    purpose TEXT NOT NULL,
    confidentiality TEXT NOT NULL,
    starts_on TEXT,
    ends_on TEXT,
    framework TEXT NOT NULL CHECK (json_valid(framework)),
    out_of_scope TEXT NOT NULL CHECK (json_valid(out_of_scope)),
    state TEXT NOT NULL CHECK (state IN ('draft', 'provisional', 'final'))
, engagement_ends_on TEXT, delete_notes_on TEXT, sources_destroyed_on TEXT) STRICT;

CREATE TABLE roster_entry (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('person', 'school', 'student')),
    approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
    CHECK (approved = 0 OR kind <> 'student')
) STRICT;

CREATE TABLE searchable (
    number INTEGER PRIMARY KEY NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('evidence', 'decision', 'theme', 'finding', 'recommendation')),
    id TEXT NOT NULL,
    text TEXT NOT NULL,
    UNIQUE (id, kind)
) STRICT;

CREATE TABLE session (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    group_id TEXT NOT NULL REFERENCES stakeholder_group (id),
    starts_at TEXT,
    place TEXT NOT NULL,
    headcount INTEGER CHECK (headcount >= 0),
    interviewer_id TEXT REFERENCES member (id),
    scribe_id TEXT REFERENCES member (id),
    consent_read_at TEXT,
    status TEXT NOT NULL CHECK (status IN ('planned', 'held'))
) STRICT;

CREATE TABLE sitting (
    only INTEGER PRIMARY KEY NOT NULL CHECK (only = 1),
    open INTEGER NOT NULL CHECK (open IN (0, 1)),
    edits INTEGER NOT NULL CHECK (edits >= 0),
    changed_at TEXT NOT NULL
) STRICT;

CREATE TABLE stakeholder_group (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    level TEXT NOT NULL CHECK (level IN ('system', 'school', 'community')),
    population INTEGER CHECK (population >= 0)
) STRICT;

CREATE TABLE state_change (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    at TEXT NOT NULL,
    from_state TEXT NOT NULL CHECK (from_state IN ('draft', 'provisional', 'final')),
    to_state TEXT NOT NULL CHECK (to_state IN ('draft', 'provisional', 'final')),
    reason TEXT NOT NULL,
    by_id TEXT REFERENCES member (id)
) STRICT;

CREATE TABLE theme (
    id TEXT PRIMARY KEY NOT NULL CHECK (length(id) = 36 AND id = lower(id)),
    rev TEXT NOT NULL CHECK (length(rev) = 16),
    deleted INTEGER NOT NULL CHECK (deleted IN (0, 1)),
    position INTEGER NOT NULL,
    title TEXT NOT NULL,
    horizon TEXT NOT NULL CHECK (horizon IN ('near_term', 'longer_term', 'no_matter_what'))
) STRICT;

CREATE TRIGGER audience_kept BEFORE DELETE ON audience BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER audience_rev BEFORE UPDATE ON audience WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER decision_found AFTER INSERT ON decision WHEN NEW.deleted = 0 BEGIN
    INSERT INTO searchable (kind, id, text) VALUES ('decision', NEW.id, NEW.rationale_text);
END;

CREATE TRIGGER decision_found_again AFTER UPDATE OF rationale_text, deleted ON decision BEGIN
    DELETE FROM searchable WHERE kind = 'decision' AND id = OLD.id;
    INSERT INTO searchable (kind, id, text) SELECT 'decision', NEW.id, NEW.rationale_text WHERE NEW.deleted = 0;
END;

CREATE TRIGGER decision_kept BEFORE DELETE ON decision BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER decision_rev BEFORE UPDATE ON decision WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER deck_kept BEFORE DELETE ON deck BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER deck_rev BEFORE UPDATE ON deck WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER document_kept BEFORE DELETE ON document BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER document_rev BEFORE UPDATE ON document WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER earlier_kept BEFORE DELETE ON earlier BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER earlier_rev BEFORE UPDATE ON earlier WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER evidence_element_kept BEFORE DELETE ON evidence_element BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER evidence_element_rev BEFORE UPDATE ON evidence_element WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER evidence_found AFTER INSERT ON evidence WHEN NEW.deleted = 0 BEGIN
    INSERT INTO searchable (kind, id, text) VALUES ('evidence', NEW.id, NEW.text);
END;

CREATE TRIGGER evidence_found_again AFTER UPDATE OF text, deleted ON evidence BEGIN
    DELETE FROM searchable WHERE kind = 'evidence' AND id = OLD.id;
    INSERT INTO searchable (kind, id, text) SELECT 'evidence', NEW.id, NEW.text WHERE NEW.deleted = 0;
END;

CREATE TRIGGER evidence_kept BEFORE DELETE ON evidence BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER evidence_rev BEFORE UPDATE ON evidence WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER extra_page_kept BEFORE DELETE ON extra_page BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER extra_page_rev BEFORE UPDATE ON extra_page WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER finding_element_kept BEFORE DELETE ON finding_element BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER finding_element_rev BEFORE UPDATE ON finding_element WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER finding_evidence_kept BEFORE DELETE ON finding_evidence BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER finding_evidence_rev BEFORE UPDATE ON finding_evidence WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER finding_found AFTER INSERT ON finding WHEN NEW.deleted = 0 BEGIN
    INSERT INTO searchable (kind, id, text) VALUES ('finding', NEW.id, NEW.text);
END;

CREATE TRIGGER finding_found_again AFTER UPDATE OF text, deleted ON finding BEGIN
    DELETE FROM searchable WHERE kind = 'finding' AND id = OLD.id;
    INSERT INTO searchable (kind, id, text) SELECT 'finding', NEW.id, NEW.text WHERE NEW.deleted = 0;
END;

CREATE TRIGGER finding_kept BEFORE DELETE ON finding BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER finding_rev BEFORE UPDATE ON finding WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER member_kept BEFORE DELETE ON member BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER member_rev BEFORE UPDATE ON member WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER page_kept BEFORE DELETE ON page BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER page_rev BEFORE UPDATE ON page WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER picture_kept BEFORE DELETE ON picture BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER picture_rev BEFORE UPDATE ON picture WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER rating_kept BEFORE DELETE ON rating BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER rating_rev BEFORE UPDATE ON rating WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER rationale_quote_kept BEFORE DELETE ON rationale_quote BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER rationale_quote_rev BEFORE UPDATE ON rationale_quote WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER recognition_kept BEFORE DELETE ON recognition BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER recognition_rev BEFORE UPDATE ON recognition WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER recommendation_finding_kept BEFORE DELETE ON recommendation_finding BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER recommendation_finding_rev BEFORE UPDATE ON recommendation_finding WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER recommendation_found AFTER INSERT ON recommendation WHEN NEW.deleted = 0 BEGIN
    INSERT INTO searchable (kind, id, text) VALUES ('recommendation', NEW.id, NEW.text);
END;

CREATE TRIGGER recommendation_found_again AFTER UPDATE OF text, deleted ON recommendation BEGIN
    DELETE FROM searchable WHERE kind = 'recommendation' AND id = OLD.id;
    INSERT INTO searchable (kind, id, text) SELECT 'recommendation', NEW.id, NEW.text WHERE NEW.deleted = 0;
END;

CREATE TRIGGER recommendation_kept BEFORE DELETE ON recommendation BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER recommendation_rev BEFORE UPDATE ON recommendation WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER review_kept BEFORE DELETE ON review BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER review_rev BEFORE UPDATE ON review WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER roster_entry_kept BEFORE DELETE ON roster_entry BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER roster_entry_rev BEFORE UPDATE ON roster_entry WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER searchable_in AFTER INSERT ON searchable BEGIN
    INSERT INTO found (rowid, text) VALUES (NEW.number, NEW.text);
END;

CREATE TRIGGER searchable_out AFTER DELETE ON searchable BEGIN
    INSERT INTO found (found, rowid, text) VALUES ('delete', OLD.number, OLD.text);
END;

CREATE TRIGGER session_kept BEFORE DELETE ON session BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER session_rev BEFORE UPDATE ON session WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER stakeholder_group_kept BEFORE DELETE ON stakeholder_group BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER stakeholder_group_rev BEFORE UPDATE ON stakeholder_group WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER state_change_kept BEFORE DELETE ON state_change BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER state_change_rev BEFORE UPDATE ON state_change WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;

CREATE TRIGGER theme_found AFTER INSERT ON theme WHEN NEW.deleted = 0 BEGIN
    INSERT INTO searchable (kind, id, text) VALUES ('theme', NEW.id, NEW.title);
END;

CREATE TRIGGER theme_found_again AFTER UPDATE OF title, deleted ON theme BEGIN
    DELETE FROM searchable WHERE kind = 'theme' AND id = OLD.id;
    INSERT INTO searchable (kind, id, text) SELECT 'theme', NEW.id, NEW.title WHERE NEW.deleted = 0;
END;

CREATE TRIGGER theme_kept BEFORE DELETE ON theme BEGIN
    SELECT RAISE (ABORT, 'rows become tombstones');
END;

CREATE TRIGGER theme_rev BEFORE UPDATE ON theme WHEN NEW.rev = OLD.rev BEGIN
    SELECT RAISE (ABORT, 'every write changes rev');
END;
