PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
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
INSERT INTO article VALUES(1,X'4b8a216c8db4c369389c8196c267b809','Harbour of Ana Prado reopens','Gull Wire',NULL,NULL,'Bergen',NULL,'/news-desk/news/a.txt','en',22,1767225600,1,1,1,0,0,1,1,1,1,1,0,0,0,NULL,0,2);
INSERT INTO article VALUES(2,X'21d8adfcab992b9e9753adefacc3b4f7','Harbour of Bo Lindqvist reopens','Gull Wire',NULL,NULL,'Bergen',NULL,'/news-desk/news/b.txt','en',22,1767225600,1,1,1,0,0,1,1,1,1,0,1,1,0,NULL,0,2);
INSERT INTO article VALUES(3,X'44757558ca86241e6160293c32c97b72','Harbour of Cyd Okoro reopens','Gull Wire',NULL,NULL,'Bergen',NULL,'/news-desk/c.txt','en',22,1767225600,1,1,1,0,0,1,1,1,1,0,0,0,0,NULL,1,3);
INSERT INTO article VALUES(4,X'a8bc57fa241a2c0cc40924e0e031d589','Harbour of Dee Marsh reopens','Gull Wire',NULL,NULL,'Bergen',NULL,'/news-desk/c.txt',NULL,22,1767225600,1,1,1,0,0,1,1,1,1,0,0,0,0,3,0,4);
CREATE TABLE body(
  article INTEGER PRIMARY KEY REFERENCES article(id),
  text TEXT NOT NULL                 -- neutralized: nothing in it moves a terminal
);
INSERT INTO body VALUES(1,replace('Harbour of Ana Prado reopens\n\nBERGEN, March 3 (Gull Wire) - “We are ready,” said Ana Prado, the harbour master, in Bergen.\n','\n',char(10)));
INSERT INTO body VALUES(2,replace('Harbour of Bo Lindqvist reopens\n\nBERGEN, March 3 (Gull Wire) - “We are ready,” said Bo Lindqvist, the harbour master, in Bergen.\n','\n',char(10)));
INSERT INTO body VALUES(3,replace('Harbour of Cyd Okoro reopens\n\nBERGEN, March 3 (Gull Wire) - “We are ready,” said Cyd Okoro, the harbour master, in Bergen.\n','\n',char(10)));
INSERT INTO body VALUES(4,replace('Harbour of Dee Marsh reopens\n\nBERGEN, March 3 (Gull Wire) - “We are ready,” said Dee Marsh, the harbour master, in Bergen.\n','\n',char(10)));
CREATE TABLE removed(
  article INTEGER PRIMARY KEY,
  revision INTEGER NOT NULL
);
CREATE TABLE file(
  id INTEGER PRIMARY KEY,
  path TEXT NOT NULL UNIQUE,         -- absolute; a blob where it is not UTF-8
  size INTEGER,                      -- as it was when it was last read to its end
  modified INTEGER                   -- nanoseconds since 1970
);
INSERT INTO file VALUES(1,'/news-desk/news/a.txt',127,1795395467473948842);
INSERT INTO file VALUES(2,'/news-desk/news/b.txt',133,1795395467473948842);
INSERT INTO file VALUES(3,'/news-desk/c.txt',127,1795395467561948839);
CREATE TABLE origin(
  file INTEGER NOT NULL REFERENCES file(id),
  name TEXT NOT NULL,                -- the id that a line gives its article; empty without one
  line INTEGER NOT NULL,             -- of JSON Lines, from 1; 0 for the whole file
  article INTEGER NOT NULL REFERENCES article(id),
  PRIMARY KEY(file, name, line)
) WITHOUT ROWID;
INSERT INTO origin VALUES(1,'',0,1);
INSERT INTO origin VALUES(2,'',0,2);
INSERT INTO origin VALUES(3,'',0,4);
CREATE TABLE finding(
  article INTEGER PRIMARY KEY REFERENCES article(id),
  analysis BLOB NOT NULL,
  names BLOB NOT NULL                -- ids of name, each once: ascending steps in 7-bit bytes
);
INSERT INTO finding VALUES(1,X'013c13005e010204010c1d01005b060b09000a06030207060209091d090019060304000200010301000001ce2c04020002020000',X'0201010103');
INSERT INTO finding VALUES(2,X'013f13005e010204010c2001005b060b0c000a06030207060209091d0c0019060304000200010301000001ce2c04020002020000',X'0201010203');
INSERT INTO finding VALUES(3,X'013c13005e010204010c1d01005b060b09000a06030207060209091d090019060304000200010301000001ce2c04020002020000',X'0201010303');
INSERT INTO finding VALUES(4,X'013c13005e010204010c1d01005b060b09000a06030207060209091d090019060304000200010301000001ce2c04020002020000',X'0201010701');
CREATE TABLE name(
  id INTEGER PRIMARY KEY,
  kind INTEGER NOT NULL,             -- 1 person, 2 place, 3 organization, 4 speaker, 5 source
  text TEXT NOT NULL,
  articles INTEGER NOT NULL,         -- in how many that are not gone
  UNIQUE(kind, text)
);
INSERT INTO name VALUES(1,5,'Gull Wire',3);
INSERT INTO name VALUES(2,2,'Bergen',3);
INSERT INTO name VALUES(3,3,'Gull Wire',3);
INSERT INTO name VALUES(4,2,'Norway',3);
INSERT INTO name VALUES(5,4,'Ana Prado',1);
INSERT INTO name VALUES(6,4,'Bo Lindqvist',1);
INSERT INTO name VALUES(7,4,'Cyd Okoro',0);
INSERT INTO name VALUES(8,1,'Ana Prado',1);
INSERT INTO name VALUES(9,1,'Bo Lindqvist',1);
INSERT INTO name VALUES(10,1,'Cyd Okoro',0);
INSERT INTO name VALUES(11,4,'Dee Marsh',1);
INSERT INTO name VALUES(12,1,'Dee Marsh',1);
CREATE TABLE name_word(              -- folded words of names, to complete what is typed
  kind INTEGER NOT NULL,
  word TEXT NOT NULL,
  name INTEGER NOT NULL REFERENCES name(id),
  PRIMARY KEY(kind, word, name)
) WITHOUT ROWID;
INSERT INTO name_word VALUES(1,'ana',8);
INSERT INTO name_word VALUES(1,'bo',9);
INSERT INTO name_word VALUES(1,'cyd',10);
INSERT INTO name_word VALUES(1,'dee',12);
INSERT INTO name_word VALUES(1,'lindqvist',9);
INSERT INTO name_word VALUES(1,'marsh',12);
INSERT INTO name_word VALUES(1,'okoro',10);
INSERT INTO name_word VALUES(1,'prado',8);
INSERT INTO name_word VALUES(2,'bergen',2);
INSERT INTO name_word VALUES(2,'norway',4);
INSERT INTO name_word VALUES(3,'gull',3);
INSERT INTO name_word VALUES(3,'wire',3);
INSERT INTO name_word VALUES(4,'ana',5);
INSERT INTO name_word VALUES(4,'bo',6);
INSERT INTO name_word VALUES(4,'cyd',7);
INSERT INTO name_word VALUES(4,'dee',11);
INSERT INTO name_word VALUES(4,'lindqvist',6);
INSERT INTO name_word VALUES(4,'marsh',11);
INSERT INTO name_word VALUES(4,'okoro',7);
INSERT INTO name_word VALUES(4,'prado',5);
INSERT INTO name_word VALUES(5,'gull',1);
INSERT INTO name_word VALUES(5,'wire',1);
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
INSERT INTO quotation_row VALUES(1,1,1,60,15,'said',5,94);
INSERT INTO quotation_row VALUES(2,1,1,63,15,'said',6,94);
INSERT INTO quotation_row VALUES(3,1,1,60,15,'said',7,94);
INSERT INTO quotation_row VALUES(4,1,1,60,15,'said',11,94);
CREATE TABLE entity_row(
  article INTEGER NOT NULL REFERENCES article(id),
  name INTEGER NOT NULL REFERENCES name(id),
  mentions INTEGER NOT NULL,
  PRIMARY KEY(article, name)
) WITHOUT ROWID;
INSERT INTO entity_row VALUES(1,2,2);
INSERT INTO entity_row VALUES(1,3,1);
INSERT INTO entity_row VALUES(1,4,0);
INSERT INTO entity_row VALUES(1,8,2);
INSERT INTO entity_row VALUES(2,2,2);
INSERT INTO entity_row VALUES(2,3,1);
INSERT INTO entity_row VALUES(2,4,0);
INSERT INTO entity_row VALUES(2,9,2);
INSERT INTO entity_row VALUES(3,2,2);
INSERT INTO entity_row VALUES(3,3,1);
INSERT INTO entity_row VALUES(3,4,0);
INSERT INTO entity_row VALUES(3,10,2);
INSERT INTO entity_row VALUES(4,2,2);
INSERT INTO entity_row VALUES(4,3,1);
INSERT INTO entity_row VALUES(4,4,0);
INSERT INTO entity_row VALUES(4,12,2);
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','words','words',0,'CREATE VIRTUAL TABLE words USING fts5(
  text, content='''', contentless_delete=1, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'words_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO words_data VALUES(1,X'045c');
INSERT INTO words_data VALUES(10,X'00000001ff000001010202000201010101010000030201010202000001');
INSERT INTO words_data VALUES(137438953473,X'0000013302303301020a01020a01020a0103616e610104040f0202726501020e01020e01020e010662657267656e01040811010408110104081102016f0204040f01036379640304040f010467756c6c01020b01020b01020b0107686172626f75720104021401040214010402140102696e01021601021601021601096c696e6471766973740204050f01056d6172636801020901020901020903047374657201021501021501021501026f6601020301020301020302046b6f726f0304050f0105707261646f0104050f0105726561647901020f01020f01020f03056f70656e7301020601020601020601047361696401021001021001021001037468650102130102130102130102776501020d01020d01020d020369726501020c01020c01020c0102c2b6010407130104071301040713040c090d1407090f150d0f100f0d0a0b10100f0e0d0e');
INSERT INTO words_data VALUES(274877906945,X'000000a202303304020a010361726504020e010662657267656e0404081101036465650404040f010467756c6c04020b0107686172626f7572040402140102696e04021601056d61726368040209040273680404050f03047374657204021501026f660402030105726561647904020f03056f70656e7304020601047361696404021001037468650402130102776504020d020369726504020c0102c2b6040407130406080c09090d070a0809070a0a09080708');
CREATE TABLE IF NOT EXISTS 'words_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO words_idx VALUES(1,X'',2);
INSERT INTO words_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'words_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO words_docsize VALUES(1,X'17',1);
INSERT INTO words_docsize VALUES(2,X'17',1);
INSERT INTO words_docsize VALUES(3,X'17',1);
INSERT INTO words_docsize VALUES(4,X'17',2);
CREATE TABLE IF NOT EXISTS 'words_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO words_config VALUES('hashsize',16777216);
INSERT INTO words_config VALUES('version',4);
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','found','found',0,'CREATE VIRTUAL TABLE found USING fts5(
  text, content='''', contentless_delete=1, tokenize=''ascii'')');
CREATE TABLE IF NOT EXISTS 'found_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO found_data VALUES(1,X'046c');
INSERT INTO found_data VALUES(10,X'00000001ff000001010202000201010101010000030201010202000001');
INSERT INTO found_data VALUES(137438953473,X'0000017b08306962657267656e01020e01020e01020e02066575726f70650102150102150102150209686f7264616c616e6401020f01020f01020f02066e6f7277617901021201021201021201046b616e610102180202626f020218020363796403021802096c696e64717669737402021902056f6b6f726f0302190205707261646f01021901076c62657267656e01040914010409140104091402066575726f70650102160102160102160209686f7264616c616e6401021001021001021002066e6f7277617901021301021301021301056f67756c6c01020b01020b01020b02047769726501020c01020c01020c010470616e610102060202626f020206020363796403020602096c696e64717669737402020702056f6b6f726f0302070205707261646f01020701047361726501020301020301020302057265616479010204010204010204020277650102020102020102020102c2b601120505040506050505040112050504050605050504011205050405060505050404121114110907080e0a0a15111411100f0907080e0a0a0f100d');
INSERT INTO found_data VALUES(274877906945,X'000000c708306962657267656e04020e02066575726f70650402150209686f7264616c616e6404020f02066e6f7277617904021201046b64656504021802056d6172736804021901076c62657267656e0404091402066575726f70650402160209686f7264616c616e6404021002066e6f7277617904021301056f67756c6c04020b02047769726504020c01047064656504020602056d6172736804020701047361726504020302057265616479040204020277650402020102c2b60412050504050605050504040c0b0e0b090a0d0b0e0b0a09090a090a07');
CREATE TABLE IF NOT EXISTS 'found_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO found_idx VALUES(1,X'',2);
INSERT INTO found_idx VALUES(2,X'',2);
CREATE TABLE IF NOT EXISTS 'found_docsize'(id INTEGER PRIMARY KEY, sz BLOB, origin INTEGER);
INSERT INTO found_docsize VALUES(1,X'1b',1);
INSERT INTO found_docsize VALUES(2,X'1b',1);
INSERT INTO found_docsize VALUES(3,X'1b',1);
INSERT INTO found_docsize VALUES(4,X'1b',2);
CREATE TABLE IF NOT EXISTS 'found_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO found_config VALUES('hashsize',16777216);
INSERT INTO found_config VALUES('version',4);
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
INSERT INTO note VALUES(1,2,NULL,NULL,NULL,'ask her',1767225600);
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
INSERT INTO total VALUES(1,4,3,0);
DELETE FROM sqlite_sequence;
INSERT INTO sqlite_sequence VALUES('article',4);
INSERT INTO sqlite_sequence VALUES('note',1);
CREATE INDEX article_facts ON article(id, state, quoting, naming, day, words, source, language);
CREATE INDEX article_by_day ON article(published, id) WHERE gone = 0;
CREATE INDEX article_by_revision ON article(revision);
CREATE INDEX article_by_work ON article(analyser, pass, id) WHERE gone = 0;
CREATE INDEX article_by_previous ON article(previous) WHERE previous IS NOT NULL;
CREATE INDEX removed_by_revision ON removed(revision);
CREATE INDEX origin_by_article ON origin(article);
CREATE INDEX note_by_article ON note(article);
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
PRAGMA writable_schema=OFF;
COMMIT;
PRAGMA application_id = 1349872753;
PRAGMA user_version = 1;
