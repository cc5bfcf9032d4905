-- Texts that came in uncleaned (notes from an editor, pasted text, imports) are cleaned, one character for one, so that
-- offsets hold. clean, clean_line, clean_json, clean_place, hash and unclean are functions of cleaning.py.

-- A text that changes is another text, with another id.
CREATE TEMP TABLE renamed AS SELECT id AS old, hash(clean(text)) AS new FROM source WHERE unclean(text);
DELETE FROM extraction WHERE document IN (SELECT id FROM document WHERE source IN (SELECT old FROM renamed));
INSERT OR IGNORE INTO source (id, text) SELECT new, clean(text) FROM renamed JOIN source ON id = old;
UPDATE document SET source = (SELECT new FROM renamed WHERE old = source)
    WHERE source IN (SELECT old FROM renamed);
UPDATE OR REPLACE version SET source = (SELECT new FROM renamed WHERE old = source)
    WHERE source IN (SELECT old FROM renamed);
UPDATE OR REPLACE anchor SET source = (SELECT new FROM renamed WHERE old = source)
    WHERE source IN (SELECT old FROM renamed);
UPDATE note SET home = (SELECT new FROM renamed WHERE old = home) WHERE home IN (SELECT old FROM renamed);
UPDATE correction SET home = (SELECT new FROM renamed WHERE old = home) WHERE home IN (SELECT old FROM renamed);
UPDATE note_history
    SET target = json_set(target, '$[6]', (SELECT new FROM renamed WHERE old = json_extract(target, '$[6]')))
    WHERE iif(json_valid(target), json_extract(target, '$[6]'), NULL) IN (SELECT old FROM renamed);
INSERT INTO source_words (source_words, rowid, text)
    SELECT 'delete', number, text FROM source WHERE id IN (SELECT old FROM renamed);
DELETE FROM source WHERE id IN (SELECT old FROM renamed);
DROP TABLE renamed;

-- What an analysis is kept under has changed with the article.
DELETE FROM extraction WHERE document IN (SELECT id FROM document WHERE article <> clean_json(article));
UPDATE document SET article = clean_json(article) WHERE article <> clean_json(article);
UPDATE document SET title = clean_line(title), origin = clean_line(origin) WHERE unclean(title) OR unclean(origin);
UPDATE document SET published = clean(published) WHERE unclean(published);
UPDATE document SET position = NULL WHERE position <> clean_json(position);
UPDATE OR REPLACE place SET name = clean_place(name) WHERE name <> clean_place(name);

-- An id that another program gave: what refers to it is put right before the transaction ends.
PRAGMA defer_foreign_keys = ON;
UPDATE note_history SET note = hash(note) WHERE unclean(note);
UPDATE anchor SET note = hash(note) WHERE unclean(note);
UPDATE tag SET note = hash(note) WHERE unclean(note);
UPDATE note SET id = hash(id) WHERE unclean(id);

UPDATE note SET body = clean(body) WHERE unclean(body);
UPDATE note SET name = clean_line(name) WHERE unclean(name);
UPDATE note SET exact = clean(exact), prefix = clean(prefix), suffix = clean(suffix)
    WHERE unclean(exact) OR unclean(prefix) OR unclean(suffix);
UPDATE note_history SET body = clean(body) WHERE unclean(body);
UPDATE note_history SET target = clean_json(target) WHERE target <> clean_json(target);
UPDATE correction SET change = clean_json(change) WHERE change <> clean_json(change);
UPDATE OR REPLACE tag SET name = clean(name) WHERE unclean(name);

-- The indexes over these follow what is added and what is taken away.
CREATE TEMP TABLE dirty AS SELECT * FROM quote_entry WHERE unclean(speaker) OR unclean(speakers) OR unclean(words);
DELETE FROM quote_entry WHERE number IN (SELECT number FROM dirty);
INSERT INTO quote_entry (number, document, item, start, "end", kind, speaker, speakers, words)
    SELECT number, document, item, start, "end", kind, clean_line(speaker), clean(speakers), clean(words) FROM dirty;
DROP TABLE dirty;
CREATE TEMP TABLE dirty AS SELECT * FROM actor_entry WHERE unclean(name) OR unclean(names) OR unclean(role);
DELETE FROM actor_entry WHERE number IN (SELECT number FROM dirty);
INSERT INTO actor_entry (number, document, item, kind, name, names, role, mentions, quotes, start)
    SELECT number, document, item, kind, clean_line(name), clean(names), clean_line(role), mentions, quotes, start
    FROM dirty;
DROP TABLE dirty;
