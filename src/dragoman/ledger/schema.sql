-- The ledger. Precious: page, document, judgement, anchor, source_setting. All other tables are
-- caches that `rebuild` drops and remakes from them with the code and data of the day.
-- Identifiers are made from content; see ledger/identity.py. Times are UTC, days ISO 8601.

-- precious ------------------------------------------------------------------------------------

CREATE TABLE page (
    id         TEXT PRIMARY KEY,          -- P-…, from source and bytes
    source     TEXT NOT NULL,             -- the input's name
    sha256     TEXT NOT NULL,             -- of the bytes as they came in
    url        TEXT,
    media_type TEXT,
    retrieved  TEXT NOT NULL,
    supplied   TEXT,                      -- the date a person supplied for an undated page
    encoding   TEXT NOT NULL CHECK (encoding IN ('plain', 'zlib')),
    raw        BLOB NOT NULL
) STRICT;
CREATE INDEX page_sha256 ON page (sha256);

CREATE TABLE document (
    number    INTEGER PRIMARY KEY,        -- for the search index only; never shown
    id        TEXT NOT NULL UNIQUE,       -- D-…, from page, place in it and text
    page      TEXT NOT NULL REFERENCES page (id),
    ordinal   INTEGER NOT NULL,           -- from 0, in page order
    source    TEXT NOT NULL,
    kind      TEXT NOT NULL,
    title     TEXT,
    publisher TEXT,
    byline    TEXT,
    url       TEXT,
    published TEXT,
    inferred_day TEXT,                    -- why it has this day, where it does not state it itself
    language  TEXT NOT NULL,
    sha256    TEXT NOT NULL,              -- of text in UTF-8
    text      TEXT NOT NULL,
    body      INTEGER NOT NULL,
    retired   INTEGER NOT NULL DEFAULT 0  -- 1: a later reading divides the page otherwise
) STRICT;
CREATE INDEX document_page ON document (page, ordinal);
CREATE INDEX document_published ON document (published);
CREATE INDEX document_sha256 ON document (sha256);
CREATE INDEX document_standing ON document (published DESC, id) WHERE retired = 0;
CREATE INDEX document_publisher ON document (publisher, published) WHERE retired = 0;

CREATE TABLE judgement (                  -- appended, retired, never erased: no number is used twice
    number      INTEGER PRIMARY KEY,      -- shown as J-12
    verb        TEXT NOT NULL,            -- as typed: merge, split, same-person, ...
    subjects    TEXT NOT NULL,            -- json: claims, each with a person's folded name behind it
    others      TEXT NOT NULL,            --   or "edition"; the others are what subjects are parted from
    field       TEXT,
    value       TEXT,                     -- spelt as in a slot; NULL: that none is known
    named       TEXT,                     -- json: the identifiers as given; NULL in ledgers of old
    who         TEXT NOT NULL,
    at          TEXT NOT NULL,
    why         TEXT NOT NULL,
    retired_at  TEXT,                     -- when it was undone, by whom, and why
    retired_by  TEXT,
    retired_why TEXT
) STRICT;

CREATE TABLE anchor (                     -- claims that were judged, or that no reading gives any more
    claim TEXT PRIMARY KEY,
    page  TEXT NOT NULL,
    kind  TEXT NOT NULL,
    json  TEXT NOT NULL,                  -- as it was read, with its quotes
    heir  TEXT                            -- of a page taken out: a claim that shared its belief
) STRICT;
CREATE INDEX anchor_page ON anchor (page);

CREATE TABLE source_setting (
    publisher TEXT PRIMARY KEY,
    owner     TEXT,                       -- state, party or company behind it
    grade     TEXT,
    note      TEXT
) STRICT;

-- caches: what documents say --------------------------------------------------------------------

CREATE TABLE reading (
    document TEXT PRIMARY KEY REFERENCES document (id),
    version  TEXT NOT NULL,               -- of the code and data that read it
    areas    TEXT NOT NULL,               -- json: {area: [evidence]}
    context  TEXT NOT NULL,               -- json: what stands around every claim of the document
    problems TEXT NOT NULL                -- json
) STRICT;

CREATE TABLE claim (
    id       TEXT PRIMARY KEY,            -- C-…
    document TEXT NOT NULL REFERENCES document (id),
    kind     TEXT NOT NULL,
    ordinal  INTEGER NOT NULL,            -- within the document, by kind
    phrase   TEXT NOT NULL,               -- the phrase that found it
    json     TEXT NOT NULL
) STRICT;
CREATE INDEX claim_document ON claim (document, kind, ordinal);
CREATE INDEX claim_inferred ON claim (id)        -- questions of a review: neither day nor place said
    WHERE kind = 'engagement' AND instr(json, '"inferred":{"') > 0
    AND instr(substr(json, instr(json, '"inferred":{"')), '"date":"') > 0
    AND instr(substr(json, instr(json, '"inferred":{"')), '"place":"') > 0;

CREATE TABLE evidence (
    claim   TEXT NOT NULL REFERENCES claim (id),
    ordinal INTEGER NOT NULL,
    start   INTEGER NOT NULL,
    "end"   INTEGER NOT NULL,
    quote   TEXT NOT NULL,
    sha256  TEXT NOT NULL,                -- of the text the characters stand in
    PRIMARY KEY (claim, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE block (
    key   TEXT NOT NULL,                  -- what could be one belief shares a key
    first TEXT NOT NULL,                  -- and its days overlap
    last  TEXT NOT NULL,
    claim TEXT NOT NULL REFERENCES claim (id),
    PRIMARY KEY (key, first, last, claim)
) STRICT, WITHOUT ROWID;
CREATE INDEX block_claim ON block (claim);

CREATE TABLE standing (                   -- what a claim that is gone says now, found by its quotes
    former TEXT PRIMARY KEY,
    claim  TEXT NOT NULL REFERENCES claim (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX standing_claim ON standing (claim);

CREATE TABLE judged (                     -- claims under a judgement that is in force
    number INTEGER NOT NULL REFERENCES judgement (number),
    side   INTEGER NOT NULL,              -- 0 subject, 1 other
    claim  TEXT NOT NULL REFERENCES claim (id),
    name   TEXT NOT NULL,                 -- of a person, or "edition", or nothing
    ties   INTEGER NOT NULL,              -- 1 where the judgement makes its subjects one
    place  INTEGER NOT NULL,              -- from 0: a correction belongs to the first subject
    PRIMARY KEY (number, side, claim, name)
) STRICT, WITHOUT ROWID;
CREATE INDEX judged_claim ON judged (claim);

CREATE TABLE spelling (                   -- folded names of people in claims
    party  TEXT NOT NULL,
    anchor TEXT NOT NULL,                 -- names that can be one person share one
    name   TEXT NOT NULL,
    PRIMARY KEY (party, anchor, name)
) STRICT, WITHOUT ROWID;

-- caches: what the ledger believes ----------------------------------------------------------------

CREATE TABLE belief (
    number  INTEGER PRIMARY KEY,          -- for the search index only; never shown
    id      TEXT NOT NULL UNIQUE,         -- E- H- T- I- M- L- G-…
    kind    TEXT NOT NULL,
    first   TEXT,                         -- earliest and latest day it may have been
    last    TEXT,
    subkind TEXT,                         -- kind of engagement or instrument, office of a tenure,
                                          --   change of a level, modality of a pledge
    status  TEXT,                         -- of a level: standing, past; of a pledge: see outcome
    format  TEXT,
    weight  INTEGER NOT NULL,             -- claims it rests on
    json    TEXT NOT NULL,
    city    TEXT AS (json_extract(json, '$.place.city')) STORED,
    country TEXT AS (json_extract(json, '$.place.country')) STORED,
    ahead   TEXT                          -- of an engagement: the day it was first told as planned
) STRICT;
CREATE INDEX belief_ahead ON belief (first, id, ahead) WHERE ahead IS NOT NULL;
CREATE INDEX belief_where ON belief (kind, first, status, city, country, id);
CREATE INDEX belief_list ON belief (kind, first DESC, id);
CREATE INDEX belief_weight ON belief (kind, weight DESC, id);
CREATE INDEX belief_facets ON belief (kind, subkind, status, format, first, last);
CREATE INDEX belief_status ON belief (kind, status, first, id);
CREATE INDEX belief_disputed ON belief (first DESC, id)    -- questions of a review
    WHERE kind = 'engagement' AND instr(json, '"disputed":true') > 0;
CREATE INDEX belief_undated ON belief (first DESC, id)
    WHERE kind = 'engagement' AND instr(json, '"date":"XXXX') > 0;
CREATE INDEX belief_early ON belief (first DESC, id)       -- held on a day after it was last told so
    WHERE kind = 'engagement' AND status = 'held'
    AND first > json_extract(json, '$.history[#-1].published');
CREATE INDEX belief_last ON belief (kind, last DESC, id);

CREATE TABLE doubt (                      -- pairs of engagements, or people, that may be one
    id    TEXT PRIMARY KEY,               -- R-…
    a     TEXT NOT NULL REFERENCES belief (id),
    b     TEXT NOT NULL REFERENCES belief (id),
    kind  TEXT NOT NULL,                  -- of both
    wide  INTEGER NOT NULL,               -- 1: of vague days, and asked about last
    first TEXT,                           -- day of the later one
    json  TEXT NOT NULL
) STRICT;
CREATE INDEX doubt_a ON doubt (a);
CREATE INDEX doubt_b ON doubt (b);
CREATE INDEX doubt_asked ON doubt (kind, wide, first DESC, id);

CREATE TABLE belief_claim (
    claim  TEXT NOT NULL REFERENCES claim (id),
    belief TEXT NOT NULL REFERENCES belief (id),
    PRIMARY KEY (claim, belief)
) STRICT, WITHOUT ROWID;
CREATE INDEX belief_claim_belief ON belief_claim (belief);

CREATE TABLE belief_party (               -- with what lists and counts ask of the belief
    party   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    first   TEXT NOT NULL,                -- '' when it has no date
    last    TEXT,
    subkind TEXT,
    status  TEXT,
    format  TEXT,
    belief  TEXT NOT NULL REFERENCES belief (id),
    gives   INTEGER NOT NULL,             -- 1: of a pledge, this party makes it
    PRIMARY KEY (kind, party, first DESC, belief)
) STRICT, WITHOUT ROWID;
CREATE INDEX belief_party_belief ON belief_party (belief);

CREATE TABLE belief_pair (                -- the same of every two parties, either way round
    party   TEXT NOT NULL,
    other   TEXT NOT NULL,
    kind    TEXT NOT NULL,
    first   TEXT NOT NULL,
    last    TEXT,
    subkind TEXT,
    status  TEXT,
    format  TEXT,
    belief  TEXT NOT NULL REFERENCES belief (id),
    rank    TEXT,                         -- the highest office of anyone who takes part
    gives   INTEGER NOT NULL,             -- 1: of a pledge, `party` makes it
    PRIMARY KEY (kind, party, other, first DESC, belief)
) STRICT, WITHOUT ROWID;
CREATE INDEX belief_pair_belief ON belief_pair (belief);

CREATE TABLE belief_name (                -- names of people in a belief, folded
    party  TEXT NOT NULL,                 -- '' when none is stated
    name   TEXT NOT NULL,
    kind   TEXT NOT NULL,
    belief TEXT NOT NULL REFERENCES belief (id),
    PRIMARY KEY (party, name, kind, belief)
) STRICT, WITHOUT ROWID;
CREATE INDEX belief_name_belief ON belief_name (belief);
CREATE INDEX belief_name_name ON belief_name (name);

CREATE TABLE outlook (                    -- what the rhythm of a mechanism let expect, and when
    belief TEXT NOT NULL REFERENCES belief (id),
    since  TEXT NOT NULL,                 -- day of an edition, or of news of a planned one
    until  TEXT NOT NULL,                 -- the next such day, not included; 9999-12-31: none yet
    first  TEXT NOT NULL,                 -- the days expected
    last   TEXT NOT NULL,
    PRIMARY KEY (belief, since)
) STRICT, WITHOUT ROWID;
CREATE INDEX outlook_last ON outlook (last, since, until, first, belief);

CREATE TABLE outcome (                    -- what became of a pledge, by what documents tell
    belief TEXT PRIMARY KEY REFERENCES belief (id),
    key    TEXT NOT NULL,                 -- its first two parties, by which it is found
    met    TEXT,                          -- the day it was met, whatever day it is now
    met_by TEXT,                          -- the belief or claim that shows it
    due    TEXT,                          -- the last day of its time
    state  TEXT                           -- open, met, lapsed; NULL: to be looked at
) STRICT, WITHOUT ROWID;
CREATE INDEX outcome_key ON outcome (key);
CREATE INDEX outcome_met_by ON outcome (met_by);
CREATE INDEX outcome_due ON outcome (state, due);
CREATE INDEX outcome_met ON outcome (state, met);

CREATE TABLE belief_alias (               -- identifiers a person had under a shorter spelling
    alias  TEXT PRIMARY KEY,
    belief TEXT NOT NULL REFERENCES belief (id)
) STRICT, WITHOUT ROWID;
CREATE INDEX belief_alias_belief ON belief_alias (belief);

-- search: folded words, because no tokenizer folds đ, ё or divides Chinese ---------------------------

CREATE VIRTUAL TABLE document_search USING fts5 (words, tokenize = "unicode61 remove_diacritics 0");
CREATE VIRTUAL TABLE belief_search USING fts5 (
    belief UNINDEXED, kind, words, places, tokenize = "unicode61 remove_diacritics 0"
);
