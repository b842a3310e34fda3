-- How many there are of what, counted as it comes and goes, so that no page has to count.
-- Triggers alone write these tables; a row that counts nothing is gone. `verify` counts anew.

CREATE TABLE revision (number INTEGER NOT NULL) STRICT;   -- one more with every transaction
INSERT INTO revision VALUES (0);

CREATE TABLE tally (                      -- by kind of belief, 'claim', 'page', 'document', 'reading …'
    what TEXT PRIMARY KEY,
    held INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER tally_out AFTER UPDATE ON tally WHEN new.held = 0 BEGIN
    DELETE FROM tally WHERE what = new.what;
END;

CREATE TRIGGER belief_comes AFTER INSERT ON belief BEGIN
    INSERT INTO tally VALUES (new.kind, 1) ON CONFLICT (what) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER belief_goes AFTER DELETE ON belief BEGIN
    UPDATE tally SET held = held - 1 WHERE what = old.kind;
END;
CREATE TRIGGER page_comes AFTER INSERT ON page BEGIN
    INSERT INTO tally VALUES ('page', 1) ON CONFLICT (what) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER page_goes AFTER DELETE ON page BEGIN
    UPDATE tally SET held = held - 1 WHERE what = 'page';
END;
CREATE TRIGGER reading_comes AFTER INSERT ON reading BEGIN
    INSERT INTO tally VALUES ('reading ' || new.version, 1)
        ON CONFLICT (what) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER reading_goes AFTER DELETE ON reading BEGIN
    UPDATE tally SET held = held - 1 WHERE what = 'reading ' || old.version;
END;

CREATE TRIGGER reading_changes AFTER UPDATE OF version ON reading BEGIN
    INSERT INTO tally VALUES ('reading ' || new.version, 1)
        ON CONFLICT (what) DO UPDATE SET held = held + 1;
    UPDATE tally SET held = held - 1 WHERE what = 'reading ' || old.version;
END;

CREATE TABLE dealing (                    -- beliefs of a kind in which a party has part
    party TEXT NOT NULL,
    other TEXT NOT NULL,                  -- together with this one; '' for all of the party's
    kind  TEXT NOT NULL,
    held  INTEGER NOT NULL,
    PRIMARY KEY (kind, party, other)
) STRICT, WITHOUT ROWID;
CREATE INDEX dealing_most ON dealing (kind, other, held DESC, party);
CREATE TRIGGER dealing_out AFTER UPDATE ON dealing WHEN new.held = 0 BEGIN
    DELETE FROM dealing WHERE party = new.party AND other = new.other AND kind = new.kind;
END;
CREATE TRIGGER party_comes AFTER INSERT ON belief_party BEGIN
    INSERT INTO dealing VALUES (new.party, '', new.kind, 1)
        ON CONFLICT (kind, party, other) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER party_goes AFTER DELETE ON belief_party BEGIN
    UPDATE dealing SET held = held - 1
        WHERE party = old.party AND other = '' AND kind = old.kind;
END;
CREATE TRIGGER pair_comes AFTER INSERT ON belief_pair BEGIN
    INSERT INTO dealing VALUES (new.party, new.other, new.kind, 1)
        ON CONFLICT (kind, party, other) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER pair_goes AFTER DELETE ON belief_pair BEGIN
    UPDATE dealing SET held = held - 1
        WHERE party = old.party AND other = old.other AND kind = old.kind;
END;

CREATE TABLE spread (                     -- engagements of a party, '' for all, by what they are
    party   TEXT NOT NULL,
    year    TEXT NOT NULL,                -- in which they began; '' for undated ones
    subkind TEXT NOT NULL,
    status  TEXT NOT NULL,
    format  TEXT NOT NULL,
    held    INTEGER NOT NULL,
    PRIMARY KEY (party, year, subkind, status, format)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER spread_out AFTER UPDATE ON spread WHEN new.held = 0 BEGIN
    DELETE FROM spread WHERE party = new.party AND year = new.year AND subkind = new.subkind
        AND status = new.status AND format = new.format;
END;
CREATE TRIGGER engagement_comes AFTER INSERT ON belief WHEN new.kind = 'engagement' BEGIN
    INSERT INTO spread
        VALUES ('', coalesce(substr(new.first, 1, 4), ''), new.subkind, new.status, new.format, 1)
        ON CONFLICT (party, year, subkind, status, format) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER engagement_goes AFTER DELETE ON belief WHEN old.kind = 'engagement' BEGIN
    UPDATE spread SET held = held - 1
        WHERE party = '' AND year = coalesce(substr(old.first, 1, 4), '')
        AND subkind = old.subkind AND status = old.status AND format = old.format;
END;
CREATE TRIGGER engaged_comes AFTER INSERT ON belief_party WHEN new.kind = 'engagement' BEGIN
    INSERT INTO spread VALUES
        (new.party, substr(new.first, 1, 4), new.subkind, new.status, new.format, 1)
        ON CONFLICT (party, year, subkind, status, format) DO UPDATE SET held = held + 1;
END;
CREATE TRIGGER engaged_goes AFTER DELETE ON belief_party WHEN old.kind = 'engagement' BEGIN
    UPDATE spread SET held = held - 1
        WHERE party = old.party AND year = substr(old.first, 1, 4)
        AND subkind = old.subkind AND status = old.status AND format = old.format;
END;

CREATE TABLE source (                     -- what stands of a publisher; '' for none stated
    publisher   TEXT PRIMARY KEY,
    pages       INTEGER NOT NULL DEFAULT 0,
    documents   INTEGER NOT NULL DEFAULT 0,
    engagements INTEGER NOT NULL DEFAULT 0  -- claims
) STRICT, WITHOUT ROWID;
CREATE TRIGGER source_out AFTER UPDATE ON source WHEN new.documents = 0 AND new.engagements = 0
BEGIN
    DELETE FROM source WHERE publisher = new.publisher;
END;
CREATE TABLE source_page (
    publisher TEXT NOT NULL,
    page      TEXT NOT NULL,
    retrieved TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (publisher, page)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_page_retrieved ON source_page (publisher, retrieved);
CREATE TRIGGER source_page_comes AFTER INSERT ON source_page BEGIN
    INSERT INTO source (publisher, pages) VALUES (new.publisher, 1)
        ON CONFLICT (publisher) DO UPDATE SET pages = pages + 1;
END;
CREATE TRIGGER source_page_out AFTER UPDATE ON source_page WHEN new.documents = 0 BEGIN
    DELETE FROM source_page WHERE publisher = new.publisher AND page = new.page;
    UPDATE source SET pages = pages - 1 WHERE publisher = new.publisher;
END;
CREATE TABLE source_day (                 -- days on which a publisher published; '' for undated
    publisher TEXT NOT NULL,
    day       TEXT NOT NULL,
    documents INTEGER NOT NULL,
    PRIMARY KEY (publisher, day)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER source_day_out AFTER UPDATE ON source_day WHEN new.documents = 0 BEGIN
    DELETE FROM source_day WHERE publisher = new.publisher AND day = new.day;
END;

-- A document counts for its publisher while it is not retired.
CREATE VIEW counted (publisher, page, day, change) AS SELECT '', '', '', 0 WHERE 0;
CREATE TRIGGER count_document INSTEAD OF INSERT ON counted BEGIN
    INSERT INTO tally VALUES ('document', new.change)
        ON CONFLICT (what) DO UPDATE SET held = held + new.change;
    INSERT INTO source_page SELECT new.publisher, new.page, retrieved, new.change FROM page
        WHERE id = new.page
        ON CONFLICT (publisher, page) DO UPDATE SET documents = documents + new.change;
    UPDATE source SET documents = documents + new.change WHERE publisher = new.publisher;
    INSERT INTO source_day VALUES (new.publisher, new.day, new.change)
        ON CONFLICT (publisher, day) DO UPDATE SET documents = documents + new.change;
END;
CREATE TRIGGER document_comes AFTER INSERT ON document WHEN new.retired = 0 BEGIN
    INSERT INTO counted VALUES
        (coalesce(new.publisher, ''), new.page, coalesce(new.published, ''), 1);
END;
CREATE TRIGGER document_stands AFTER UPDATE ON document WHEN new.retired = 0 BEGIN
    INSERT INTO counted VALUES
        (coalesce(new.publisher, ''), new.page, coalesce(new.published, ''), 1);
END;
CREATE TRIGGER document_retires BEFORE UPDATE ON document WHEN old.retired = 0 BEGIN
    INSERT INTO counted VALUES
        (coalesce(old.publisher, ''), old.page, coalesce(old.published, ''), -1);
END;
CREATE TRIGGER document_goes AFTER DELETE ON document WHEN old.retired = 0 BEGIN
    INSERT INTO counted VALUES
        (coalesce(old.publisher, ''), old.page, coalesce(old.published, ''), -1);
END;

CREATE TRIGGER claim_comes AFTER INSERT ON claim BEGIN
    INSERT INTO tally VALUES ('claim', 1) ON CONFLICT (what) DO UPDATE SET held = held + 1;
    UPDATE source SET engagements = engagements + (new.kind = 'engagement') WHERE publisher =
        (SELECT coalesce(publisher, '') FROM document WHERE id = new.document);
END;
CREATE TRIGGER claim_goes AFTER DELETE ON claim BEGIN
    UPDATE tally SET held = held - 1 WHERE what = 'claim';
    UPDATE source SET engagements = engagements - (old.kind = 'engagement') WHERE publisher =
        (SELECT coalesce(publisher, '') FROM document WHERE id = old.document);
END;
