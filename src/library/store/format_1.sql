-- Articles with their metadata. The texts are in body, so that reading a list does not
-- read texts. Only the columns from "pass" on change later.
CREATE TABLE article(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  content BLOB NOT NULL UNIQUE,      -- BLAKE3 of the text as it was given, 16 bytes
  title TEXT NOT NULL,
  source TEXT,
  author TEXT,
  published TEXT,                    -- ISO 8601 day
  place TEXT,                        -- where it was written, from its dateline
  url TEXT,
  name TEXT NOT NULL,                -- what other programs call it
  language TEXT,                     -- ISO 639-1
  words INTEGER NOT NULL,
  added INTEGER NOT NULL,            -- seconds since 1970
  pass INTEGER,                      -- which analysis: 1 quick, 2 full
  analyser INTEGER,                  -- the version of that analysis
  direct INTEGER NOT NULL DEFAULT 0, -- how many quotations of each kind
  mixed INTEGER NOT NULL DEFAULT 0,
  indirect INTEGER NOT NULL DEFAULT 0,
  speakers INTEGER NOT NULL DEFAULT 0, -- how many different ones
  people INTEGER NOT NULL DEFAULT 0,
  places INTEGER NOT NULL DEFAULT 0,
  organizations INTEGER NOT NULL DEFAULT 0,
  is_read INTEGER NOT NULL DEFAULT 0,
  is_starred INTEGER NOT NULL DEFAULT 0,
  notes INTEGER NOT NULL DEFAULT 0,  -- how many
  position INTEGER NOT NULL DEFAULT 0, -- code point of the text where reading stopped
  previous INTEGER REFERENCES article(id), -- the version of the same file before this one
  gone INTEGER NOT NULL DEFAULT 0,   -- a newer version stands in its place
  revision INTEGER NOT NULL,         -- raised with every change of the library
  -- The same once more, packed for the index below.
  state INTEGER AS (gone | (is_read << 1) | (is_starred << 2) | ((notes > 0) << 3) | ((url IS NOT NULL) << 4)
    | (ifnull(pass, 0) << 5) | (ifnull(analyser, 0) << 8)),
  quoting INTEGER AS (min(direct, 32767) | (min(mixed, 32767) << 15) | (min(indirect, 32767) << 30)
    | (min(speakers, 32767) << 45)),
  naming INTEGER AS (min(people, 32767) | (min(places, 32767) << 15) | (min(organizations, 32767) << 30)),
  day INTEGER AS (unixepoch(published) / 86400)
);
-- The facts that a search needs of every article, readable without the rows.
CREATE INDEX article_facts ON article(id, state, quoting, naming, day, words, source, language);
-- The first screen comes from this index, before the facts of all articles are read.
CREATE INDEX article_by_day ON article(published, id) WHERE gone = 0;
CREATE INDEX article_by_revision ON article(revision);
CREATE INDEX article_by_work ON article(analyser, pass, id) WHERE gone = 0;
CREATE INDEX article_by_previous ON article(previous) WHERE previous IS NOT NULL;

CREATE TABLE body(
  article INTEGER PRIMARY KEY REFERENCES article(id),
  text TEXT NOT NULL                 -- neutralized: nothing in it moves a terminal
);

-- Removed articles, so that an open screen notices the removal.
CREATE TABLE removed(
  article INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL
);
CREATE INDEX removed_by_revision ON removed(revision);

-- Files from which articles were read, and the origins of articles.
CREATE TABLE file(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,         -- absolute; a blob where it is not UTF-8
  size INTEGER,                      -- as it was when it was last read to its end
  modified INTEGER                   -- nanoseconds since 1970
);
CREATE TABLE origin(
  file INTEGER NOT NULL REFERENCES file(id),
  name TEXT NOT NULL,                -- the id that a line gives its article; empty without one
  line INTEGER NOT NULL,             -- of JSON Lines, from 1; 0 for the whole file
  article INTEGER NOT NULL REFERENCES article(id),
  PRIMARY KEY(file, name, line)
) WITHOUT ROWID;
CREATE INDEX origin_by_article ON origin(article);

-- Findings of the analysis: complete in the program's own form, and below as rows.
CREATE TABLE finding(
  article INTEGER PRIMARY KEY REFERENCES article(id),
  analysis BLOB NOT NULL,
  names BLOB NOT NULL                -- ids of name, each once: ascending steps in 7-bit bytes
);
CREATE TABLE name(
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,             -- 1 person, 2 place, 3 organization, 4 speaker, 5 source
  text TEXT NOT NULL,
  articles INTEGER NOT NULL,         -- in how many that are not gone
  UNIQUE(kind, text)
);
CREATE TABLE name_word(              -- folded words of names, to complete what is typed
  kind INTEGER NOT NULL,
  word TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name(id),
  PRIMARY KEY(kind, word, name)
) WITHOUT ROWID;
CREATE TABLE quotation_row(
  article INTEGER NOT NULL REFERENCES article(id),
  number INTEGER NOT NULL,           -- from 1, in reading order
  kind INTEGER NOT NULL,             -- 1 direct, 2 mixed, 3 indirect
  start INTEGER NOT NULL,            -- code point of the text, from 0
  length INTEGER NOT NULL,
  cue TEXT,
  speaker INTEGER REFERENCES name(id),
  confidence INTEGER NOT NULL,       -- per cent
  PRIMARY KEY(article, number)
) WITHOUT ROWID;
CREATE TABLE entity_row(
  article INTEGER NOT NULL REFERENCES article(id),
  name INTEGER NOT NULL REFERENCES name(id),
  mentions INTEGER NOT NULL,
  PRIMARY KEY(article, name)
) WITHOUT ROWID;

-- Full text. Words are folded: lower case without accents.
CREATE VIRTUAL TABLE words USING fts5(
  text, content='', contentless_delete=1, tokenize='ascii');
-- Words of findings, each with the sign of its zone before it: s said, p person, l place,
-- o organization, k speaker, i what a place lies in.
CREATE VIRTUAL TABLE found USING fts5(
  text, content='', contentless_delete=1, tokenize='ascii');
-- Bytes of words that are kept in memory before they are written: a batch then becomes one
-- segment, and few segments are merged.
INSERT INTO words(words, rank) VALUES('hashsize', 16777216);
INSERT INTO found(found, rank) VALUES('hashsize', 16777216);

-- Words and beginnings of words that many articles have, and for each block of 4,096 articles
-- the articles that have them, so that a query is answered while it is typed.
CREATE TABLE common(
  id INTEGER PRIMARY KEY AUTOINCREMENT, -- never given again: others may still write under it
  place INTEGER NOT NULL,            -- 1 words, 2 found
  begins INTEGER NOT NULL,           -- 1 for the beginning of words
  term TEXT NOT NULL,
  UNIQUE(place, begins, term)
);
CREATE TABLE block(
  number INTEGER NOT NULL,
  term INTEGER NOT NULL REFERENCES common(id),
  articles BLOB NOT NULL,            -- 512 bytes of bits; fewer: steps from one to the next in Rice's code
  PRIMARY KEY(number, term)
) WITHOUT ROWID;

CREATE TABLE note(
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  article INTEGER NOT NULL REFERENCES article(id),
  start INTEGER,                     -- code points of the quotation it is on; null: the whole article
  length INTEGER,
  quoted TEXT,                       -- the words it is on
  text TEXT NOT NULL,
  written INTEGER NOT NULL           -- seconds since 1970
);
CREATE INDEX note_by_article ON note(article);
CREATE TABLE saved_filter(
  name TEXT PRIMARY KEY,
  filter TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE typed_filter(           -- history, latest last
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  filter TEXT NOT NULL UNIQUE
);
CREATE TABLE total(                  -- one row
  one INTEGER PRIMARY KEY CHECK (one = 1),
  revision INTEGER NOT NULL,
  articles INTEGER NOT NULL,         -- that are not gone
  generation INTEGER NOT NULL        -- raised when the index was made anew
);
INSERT INTO total VALUES(1, 0, 0, 0);

-- Views for users that query the library.
CREATE VIEW articles AS
  SELECT a.id, a.title, a.source, a.author, a.published, a.place, a.url, a.language, a.words,
    datetime(a.added, 'unixepoch') AS added, a.direct + a.mixed + a.indirect AS quotations,
    a.is_read, a.is_starred, a.notes, b.text
  FROM article a JOIN body b ON b.article = a.id WHERE a.gone = 0;
CREATE VIEW quotations AS
  SELECT q.article, q.number, substr(b.text, q.start + 1, q.length) AS quotation,
    n.text AS speaker, q.cue,
    CASE q.kind WHEN 1 THEN 'direct' WHEN 2 THEN 'mixed' ELSE 'indirect' END AS kind,
    q.confidence, a.title, a.source, a.published, a.url, q.start, q.length
  FROM quotation_row q JOIN article a ON a.id = q.article JOIN body b ON b.article = q.article
    LEFT JOIN name n ON n.id = q.speaker
  WHERE a.gone = 0;
CREATE VIEW people AS
  SELECT e.article, n.text AS person, e.mentions, n.articles, a.title, a.source, a.published
  FROM entity_row e JOIN name n ON n.id = e.name AND n.kind = 1 JOIN article a ON a.id = e.article
  WHERE a.gone = 0;
CREATE VIEW places AS
  SELECT e.article, n.text AS place, e.mentions, n.articles, a.title, a.source, a.published
  FROM entity_row e JOIN name n ON n.id = e.name AND n.kind = 2 JOIN article a ON a.id = e.article
  WHERE a.gone = 0;
CREATE VIEW organizations AS
  SELECT e.article, n.text AS organization, e.mentions, n.articles, a.title, a.source, a.published
  FROM entity_row e JOIN name n ON n.id = e.name AND n.kind = 3 JOIN article a ON a.id = e.article
  WHERE a.gone = 0;
