-- Times are ISO 8601 in UTC. Offsets are Unicode code points. Texts and selectors are never changed once written.

CREATE TABLE source (                  -- a version of an article's text
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,           -- SHA-256 of the text in UTF-8, in hex
    text TEXT NOT NULL
) STRICT;

CREATE TABLE document (                -- an article, whatever versions of it there were
    id INTEGER PRIMARY KEY,
    source TEXT NOT NULL REFERENCES source (id),      -- its present text
    article TEXT NOT NULL,             -- the article as it was read, as JSON, without its text
    title TEXT NOT NULL,
    origin TEXT NOT NULL,              -- byline and publisher, or empty
    published TEXT,                    -- the first day on which it may have been published, with ? where that is inferred
    words INTEGER NOT NULL,
    added TEXT NOT NULL,
    opened TEXT NOT NULL,
    removed TEXT,                      -- since when it is in the trash
    percent INTEGER NOT NULL DEFAULT 0,               -- how much of it has been read
    position TEXT                      -- where the reader was, as JSON; NULL before it was first closed
) STRICT;

CREATE TABLE place (                   -- where an article was read from: an absolute path or an address
    name TEXT PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id)
) STRICT, WITHOUT ROWID;

CREATE TABLE version (                 -- the texts that a document has had
    document INTEGER NOT NULL REFERENCES document (id),
    source TEXT NOT NULL REFERENCES source (id),
    seen TEXT NOT NULL,
    PRIMARY KEY (document, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE extraction (              -- a cache: may be emptied at any time
    key TEXT PRIMARY KEY,              -- SHA-256 of the article as read and of the engine that read it
    document INTEGER NOT NULL REFERENCES document (id),
    briefing BLOB NOT NULL,            -- briefing/1 as JSON, compressed with zlib
    made TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,           -- UUID
    document INTEGER NOT NULL REFERENCES document (id),
    kind TEXT NOT NULL,                -- what it is on: article, passage, actor, quote, event, summary
    name TEXT,                         -- the actor's name
    home TEXT NOT NULL REFERENCES source (id),        -- the text that the selector points into
    exact TEXT,
    prefix TEXT,
    suffix TEXT,
    start INTEGER,
    body TEXT NOT NULL,
    rev INTEGER NOT NULL,
    created TEXT NOT NULL,
    updated TEXT NOT NULL,
    deleted TEXT                       -- since when it is in the trash
) STRICT;
CREATE INDEX note_of_document ON note (document, deleted);

CREATE TABLE note_history (            -- what a note said, and was on, before it was changed
    note TEXT NOT NULL REFERENCES note (id),
    rev INTEGER NOT NULL,
    body TEXT NOT NULL,
    target TEXT NOT NULL,              -- kind, name, home and selector, as JSON
    saved TEXT NOT NULL,
    PRIMARY KEY (note, rev)
) STRICT, WITHOUT ROWID;

CREATE TABLE anchor (                  -- where a note's words are in each version of the text
    note TEXT NOT NULL REFERENCES note (id),
    source TEXT NOT NULL REFERENCES source (id),
    state TEXT NOT NULL,               -- exact, moved, fuzzy, review, orphan
    start INTEGER,
    "end" INTEGER,
    score REAL NOT NULL,
    PRIMARY KEY (note, source)
) STRICT, WITHOUT ROWID;

CREATE TABLE tag (
    note TEXT NOT NULL REFERENCES note (id),
    name TEXT NOT NULL,                -- lower-case, without #
    PRIMARY KEY (name, note)
) STRICT, WITHOUT ROWID;
CREATE INDEX tag_of_note ON tag (note);

CREATE TABLE correction (
    number INTEGER PRIMARY KEY,        -- the order in which they are applied
    id TEXT NOT NULL UNIQUE,           -- UUID
    document INTEGER NOT NULL REFERENCES document (id),
    change TEXT NOT NULL,              -- as JSON
    home TEXT NOT NULL REFERENCES source (id),        -- the text that its selectors point into
    made TEXT NOT NULL,
    undone TEXT
) STRICT;
CREATE INDEX correction_of_document ON correction (document);

-- What is searched; made from the above, and may be made again at any time.

CREATE TABLE quote_entry (             -- the quotes of each document, as corrected
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    item TEXT NOT NULL,                -- the quote's id in the briefing
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    kind TEXT NOT NULL,
    speaker TEXT NOT NULL,             -- the actor's name, or empty
    speakers TEXT NOT NULL,            -- the name and its aliases, one a line
    words TEXT NOT NULL
) STRICT;
CREATE INDEX quote_entry_of_document ON quote_entry (document);

CREATE TABLE actor_entry (             -- the actors of each document, as corrected
    number INTEGER PRIMARY KEY,
    document INTEGER NOT NULL REFERENCES document (id),
    item TEXT NOT NULL,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    names TEXT NOT NULL,               -- the name and its aliases, one a line
    role TEXT NOT NULL,
    mentions INTEGER NOT NULL,
    quotes INTEGER NOT NULL,
    start INTEGER NOT NULL             -- the first mention
) STRICT;
CREATE INDEX actor_entry_of_document ON actor_entry (document);

CREATE VIRTUAL TABLE source_words USING fts5 (
    text, content = source, content_rowid = number, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE document_words USING fts5 (
    title, origin, content = document, content_rowid = id, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE note_words USING fts5 (
    body, content = note, content_rowid = number, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE quote_words USING fts5 (
    words, speakers, content = quote_entry, content_rowid = number, tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE actor_words USING fts5 (
    names, role, content = actor_entry, content_rowid = number, tokenize = 'unicode61 remove_diacritics 2'
);

-- Indexes over tables that others write must follow every write, whoever makes it.
CREATE TRIGGER source_added AFTER INSERT ON source BEGIN
    INSERT INTO source_words (rowid, text) VALUES (new.number, new.text);
END;
CREATE TRIGGER document_added AFTER INSERT ON document BEGIN
    INSERT INTO document_words (rowid, title, origin) VALUES (new.id, new.title, new.origin);
END;
CREATE TRIGGER document_renamed AFTER UPDATE OF title, origin ON document BEGIN
    INSERT INTO document_words (document_words, rowid, title, origin) VALUES ('delete', old.id, old.title, old.origin);
    INSERT INTO document_words (rowid, title, origin) VALUES (new.id, new.title, new.origin);
END;
CREATE TRIGGER note_added AFTER INSERT ON note BEGIN
    INSERT INTO note_words (rowid, body) VALUES (new.number, new.body);
END;
CREATE TRIGGER note_written AFTER UPDATE OF body ON note BEGIN
    INSERT INTO note_words (note_words, rowid, body) VALUES ('delete', old.number, old.body);
    INSERT INTO note_words (rowid, body) VALUES (new.number, new.body);
END;
CREATE TRIGGER quote_entry_added AFTER INSERT ON quote_entry BEGIN
    INSERT INTO quote_words (rowid, words, speakers) VALUES (new.number, new.words, new.speakers);
END;
CREATE TRIGGER quote_entry_gone AFTER DELETE ON quote_entry BEGIN
    INSERT INTO quote_words (quote_words, rowid, words, speakers)
        VALUES ('delete', old.number, old.words, old.speakers);
END;
CREATE TRIGGER actor_entry_added AFTER INSERT ON actor_entry BEGIN
    INSERT INTO actor_words (rowid, names, role) VALUES (new.number, new.names, new.role);
END;
CREATE TRIGGER actor_entry_gone AFTER DELETE ON actor_entry BEGIN
    INSERT INTO actor_words (actor_words, rowid, names, role) VALUES ('delete', old.number, old.names, old.role);
END;
