-- What collecting remembers; precious, and laid out beside the tables of the ledger when first used.
-- Times are UTC; moments that are compared are seconds of the epoch.

CREATE TABLE IF NOT EXISTS received (     -- every answer that came, in the order it came
    number  INTEGER PRIMARY KEY,
    source  TEXT NOT NULL,                -- the name of its settings
    asked   TEXT NOT NULL,                -- the address that was asked for
    url     TEXT NOT NULL,                -- and the one that answered
    hops    TEXT NOT NULL,                -- json: addresses that redirected
    status  INTEGER NOT NULL,
    at      TEXT NOT NULL,
    headers TEXT NOT NULL,                -- json: pairs, as sent
    wire    INTEGER NOT NULL,             -- bytes of the body as it travelled
    sha256  TEXT NOT NULL                 -- of the body
) STRICT;
CREATE INDEX IF NOT EXISTS received_asked ON received (asked, number);
CREATE INDEX IF NOT EXISTS received_sha256 ON received (sha256);

CREATE TABLE IF NOT EXISTS received_body (  -- bodies that no page holds: lists, rules, unread pages
    sha256   TEXT PRIMARY KEY,
    encoding TEXT NOT NULL CHECK (encoding IN ('plain', 'zlib')),
    raw      BLOB NOT NULL
) STRICT;

CREATE TABLE IF NOT EXISTS item (         -- an article that a list of a source announced
    source    TEXT NOT NULL,
    url       TEXT NOT NULL,
    stamp     TEXT NOT NULL,              -- of what the list said of it
    state     TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    due       REAL NOT NULL,              -- not to be asked for before
    tries     INTEGER NOT NULL,
    seen      REAL NOT NULL,              -- when it was first announced
    changed   REAL NOT NULL,              -- when its list last said something new of it
    published TEXT,                       -- the day the list gives
    title     TEXT,
    error     TEXT,
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS item_waiting ON item (source, due) WHERE state = 'waiting';
CREATE INDEX IF NOT EXISTS item_seen ON item (source, seen);
CREATE INDEX IF NOT EXISTS item_state ON item (source, state);
CREATE INDEX IF NOT EXISTS item_failed ON item (changed) WHERE state = 'failed';

CREATE TABLE IF NOT EXISTS list (         -- what makes the next request for a list conditional
    source   TEXT NOT NULL,
    url      TEXT NOT NULL,               -- as asked for
    answered TEXT NOT NULL,               -- the address that gave them
    etag     TEXT,
    modified TEXT,
    sha256   TEXT NOT NULL,               -- of the body they stand for
    PRIMARY KEY (source, url)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS list_child (   -- lists that a list of lists names: asked at every look
    source TEXT NOT NULL,
    parent TEXT NOT NULL,                 -- as asked for
    number INTEGER NOT NULL,
    url    TEXT NOT NULL,
    PRIMARY KEY (source, parent, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS complaint (    -- what was wrong in a list or folder when last looked at
    source TEXT NOT NULL,
    place  TEXT NOT NULL,                 -- the list, as asked for, or the folder
    number INTEGER NOT NULL,
    at     REAL NOT NULL,
    words  TEXT NOT NULL,
    PRIMARY KEY (source, place, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS validator (    -- and the next request for an article
    url      TEXT PRIMARY KEY,            -- as asked for
    answered TEXT NOT NULL,               -- the address that gave them
    etag     TEXT,
    modified TEXT,
    sha256   TEXT NOT NULL                -- of the body they stand for
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS archive (      -- how far an archive was read
    key      TEXT PRIMARY KEY,            -- of its name, size, ends, supplied date, and the reader
    name     TEXT NOT NULL,
    position INTEGER NOT NULL,
    ended    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS health (
    source    TEXT PRIMARY KEY,
    asked     REAL,                       -- last look
    succeeded REAL,                       -- last that brought a list
    renewed   REAL,                       -- last that brought something new
    due       REAL NOT NULL DEFAULT 0,    -- not before
    failures  INTEGER NOT NULL DEFAULT 0, -- in a row
    error     TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS robots (
    origin TEXT PRIMARY KEY,
    at     REAL NOT NULL,
    text   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE IF NOT EXISTS rest (         -- hosts that asked to be left alone, by Retry-After
    host  TEXT PRIMARY KEY,
    until REAL NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX IF NOT EXISTS page_url ON page (url);
CREATE INDEX IF NOT EXISTS document_url ON document (url);
CREATE TABLE IF NOT EXISTS superseded (   -- pages whose address gave something else later
    page TEXT PRIMARY KEY REFERENCES page (id),
    by   TEXT NOT NULL
) STRICT, WITHOUT ROWID;
