//! Checks that the tables of an undamaged library are consistent with each other, and the index
//! with the articles.
//!
//! Imports `codec`, `index` and `read`.

use crate::analysis::{self, Pass};
use crate::library::index::entries::Findings;
use crate::library::index::tokens::{IndexTokens, Table, text_of};
use crate::library::store::codec::{self, cells::Cells};
use crate::library::store::index::common_terms::{Changes, by_block};
use crate::library::store::index::terms;
use crate::library::store::index::terms::IndexTerm;
use crate::library::store::index::{full_text, posting_blocks};
use crate::library::store::read::info::count;
use crate::text::plain_document;
use rusqlite::{Connection, OptionalExtension, params};
use rustc_hash::{FxHashMap, FxHashSet};
use std::sync::Arc;

/// The number of articles, evenly distributed, that are compared with the index. Smaller libraries
/// are compared completely.
const SAMPLE: u64 = 1_000;

/// Consistency checks: each query counts violations; the text describes them.
const CHECKS: [(&str, &str); 10] = [
    (
        "SELECT articles <> (SELECT count(*) FROM article WHERE gone = 0) FROM total",
        "the stored number of articles is wrong",
    ),
    (
        "SELECT count(*) FROM article WHERE id NOT IN (SELECT article FROM body)",
        "articles without a text: {}",
    ),
    (
        "SELECT count(*) FROM body WHERE article NOT IN (SELECT id FROM article)",
        "texts without an article: {}",
    ),
    (
        "SELECT (SELECT count(*) FROM article WHERE id NOT IN (SELECT id FROM words_docsize)) \
         + (SELECT count(*) FROM words_docsize WHERE id NOT IN (SELECT id FROM article))",
        "articles missing from the index of words, or left over in it: {}",
    ),
    (
        "SELECT (SELECT count(*) FROM finding WHERE article NOT IN (SELECT id FROM found_docsize)) \
         + (SELECT count(*) FROM found_docsize WHERE id NOT IN (SELECT article FROM finding))",
        "articles missing from the index of names, or left over in it: {}",
    ),
    (
        "SELECT count(*) FROM finding WHERE article NOT IN (SELECT id FROM article)",
        "findings without an article: {}",
    ),
    (
        "SELECT count(*) FROM article WHERE analyser IS NOT NULL AND id NOT IN (SELECT article FROM finding)",
        "analysed articles without findings: {}",
    ),
    (
        "SELECT count(*) FROM article WHERE direct + mixed + indirect <> \
         (SELECT count(*) FROM quotation_row q WHERE q.article = article.id)",
        "articles with a wrong number of quotations: {}",
    ),
    (
        "SELECT count(*) FROM article WHERE gone = 0 AND notes <> \
         (SELECT count(*) FROM note n WHERE n.article = article.id)",
        "articles with a wrong number of notes: {}",
    ),
    (
        "SELECT (SELECT count(*) FROM article WHERE previous NOT IN (SELECT id FROM article)) \
         + (SELECT count(*) FROM origin WHERE article NOT IN (SELECT id FROM article)) \
         + (SELECT count(*) FROM note WHERE article NOT IN (SELECT id FROM article))",
        "rows that refer to missing articles: {}",
    ),
];

/// Inconsistencies, as sentences. All of them can be repaired from the articles.
pub(crate) fn inconsistencies(db: &Connection) -> rusqlite::Result<Vec<String>> {
    let mut found = Vec::new();
    for (question, meaning) in CHECKS {
        let n = count(db, question)?;
        if n > 0 {
            found.push(meaning.replace("{}", &n.to_string()));
        }
    }
    let names = wrong_names(db)?;
    if names > 0 {
        found.push(format!("names with a wrong number of articles: {names}"));
    }
    let articles = count(db, "SELECT count(*) FROM article")?;
    for (table, which) in [(Table::Words, "words"), (Table::Found, "names")] {
        let wrong = wrong_index(db, table, articles)?;
        if wrong > 0 {
            found.push(format!(
                "compared articles with wrong words in the index of {which}: {wrong}"
            ));
        }
    }
    Ok(found)
}

/// The number of names whose number of articles is wrong.
pub(crate) fn wrong_names(db: &Connection) -> rusqlite::Result<usize> {
    let mut counted: FxHashMap<i64, i64> = FxHashMap::default();
    let mut select =
        db.prepare("SELECT f.names, a.gone FROM finding f JOIN article a ON a.id = f.article")?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        // Replaced versions have names, but are not counted.
        let counts = i64::from(!row.flag(1));
        for id in codec::columns::name_ids(row.bytes(0)) {
            *counted.entry(id).or_default() += counts;
        }
    }
    let mut select = db.prepare(
        "SELECT n.id, count(*) FROM article a JOIN name n ON n.kind = 5 AND n.text = a.source \
         WHERE a.gone = 0 GROUP BY n.id",
    )?;
    let mut rows = select.query([])?;
    while let Some(row) = rows.next()? {
        counted.insert(row.number(0).unwrap_or(0), row.number(1).unwrap_or(0));
    }
    let mut select = db.prepare("SELECT id, articles FROM name")?;
    let mut rows = select.query([])?;
    let mut wrong = 0;
    while let Some(row) = rows.next()? {
        let found = counted.remove(&row.number(0).unwrap_or(0)).unwrap_or(0);
        wrong += usize::from(Some(found) != row.number(1));
    }
    // The rest are names that articles have and the table lacks.
    Ok(wrong + counted.len())
}

/// The words that the index must have for the next article after `after`.
fn expected(
    db: &Connection,
    table: Table,
    after: i64,
    step: i64,
) -> rusqlite::Result<Option<(u32, IndexTokens)>> {
    let from = match table {
        Table::Words => {
            "SELECT a.id, a.title, b.text, NULL FROM article a JOIN body b ON b.article = a.id \
             WHERE a.id > ?1 AND a.id % ?2 = 0 LIMIT 1"
        }
        Table::Found => {
            "SELECT a.id, a.title, b.text, f.analysis FROM article a JOIN body b ON b.article = a.id \
             JOIN finding f ON f.article = a.id WHERE a.id > ?1 AND a.id % ?2 = 0 AND a.analyser = ?3 LIMIT 1"
        }
    };
    let mut select = db.prepare_cached(from)?;
    let read = |row: &rusqlite::Row<'_>| {
        let document = plain_document(row.text(2).unwrap_or_default());
        let tokens = match table {
            Table::Words => text_of(&row.text(1).unwrap_or_default(), &document),
            Table::Found => {
                let analysis = codec::analysis::unpacked(&document, row.bytes(3)).unwrap_or_default();
                Findings::new(&document, Arc::new(analysis), Pass::Quick).terms
            }
        };
        Ok((row.number(0).unwrap_or(u32::MAX), tokens))
    };
    match table {
        Table::Words => select.query_row(params![after, step], read),
        Table::Found => select.query_row(params![after, step, analysis::VERSION], read),
    }
    .optional()
}

/// The number of sampled articles for which the index has wrong words.
fn wrong_index(db: &Connection, table: Table, articles: u64) -> rusqlite::Result<usize> {
    let step = i64::try_from(articles / SAMPLE).unwrap_or(1).max(1);
    let mut sample: Vec<(u32, IndexTokens)> = Vec::new();
    while let Some(next) = expected(db, table, sample.last().map_or(0, |(id, _)| i64::from(*id)), step)? {
        sample.push(next);
    }
    if let Some((id, word)) = sample
        .iter()
        .find_map(|(id, tokens)| Some((id, tokens.iter().next()?)))
    {
        // An error if the totals are damaged with which results are ranked.
        db.prepare(match table {
            Table::Words => "SELECT rank FROM words WHERE words MATCH ?1 AND rowid = ?2",
            Table::Found => "SELECT rank FROM found WHERE found MATCH ?1 AND rowid = ?2",
        })?
        .query_row(params![full_text::phrase(&[word], true), id], |_| Ok(()))
        .optional()?;
    }
    let mut wrong = wrong_blocks(db, table, &sample)?;
    for (id, tokens) in &sample {
        if !has_ends(db, table, *id, tokens)? {
            wrong.insert(*id);
        }
    }
    Ok(wrong.len())
}

/// Whether the full-text table has the first and the last word of an article.
fn has_ends(db: &Connection, table: Table, id: u32, tokens: &IndexTokens) -> rusqlite::Result<bool> {
    let mut select = db.prepare_cached(match table {
        Table::Words => "SELECT 1 FROM words WHERE words MATCH ?1 AND rowid = ?2",
        Table::Found => "SELECT 1 FROM found WHERE found MATCH ?1 AND rowid = ?2",
    })?;
    let all: Vec<&str> = tokens.iter().collect();
    for word in all.iter().take(1).chain(all.last()) {
        if !select.exists(params![full_text::phrase(&[word], true), id])? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The sampled articles for which posting blocks are wrong.
fn wrong_blocks(
    db: &Connection,
    table: Table,
    sample: &[(u32, IndexTokens)],
) -> rusqlite::Result<FxHashSet<u32>> {
    let mut changes = Changes::new(table);
    sample.iter().for_each(|(id, tokens)| changes.add(*id, tokens));
    let looked_at = by_block(sample.iter().map(|(id, _)| *id));
    let mut wrong = FxHashSet::default();
    // Only common terms are visited, whose beginnings are common too: a word may be as long as a
    // text.
    let common = common(db, table)?;
    let at_least = |IndexTerm { begins, text }: IndexTerm<'_>| {
        let is = common
            .get(usize::from(begins))
            .is_some_and(|terms| terms.contains(text));
        if is { 0 } else { usize::MAX }
    };
    let mut select = db.prepare_cached(
        "SELECT c.begins, c.term, b.articles FROM common c LEFT JOIN block b ON b.term = c.id AND b.number = ?1 \
         WHERE c.place = ?2",
    )?;
    for (number, postings) in changes.added() {
        let mut expected_blocks: FxHashMap<(bool, String), posting_blocks::PostingBlock> =
            FxHashMap::default();
        terms::visit(
            table,
            postings,
            at_least,
            |IndexTerm { begins, text }, numbers| {
                let block = expected_blocks
                    .entry((begins, text.to_owned()))
                    .or_insert([0; posting_blocks::ARTICLES / 64]);
                numbers.iter().for_each(|n| posting_blocks::set(block, *n, true));
            },
        );
        let Some(mask) = looked_at.get(&number) else {
            continue;
        };
        let mut rows = select.query(params![number, table.number()])?;
        while let Some(row) = rows.next()? {
            let mut differ = posting_blocks::decode(row.bytes(2));
            let term = (row.flag(0), row.text(1).unwrap_or_default());
            let expected = expected_blocks.get(&term);
            for (at, word) in differ.iter_mut().enumerate() {
                let expected = expected.and_then(|block| block.get(at)).copied().unwrap_or(0);
                *word = (*word ^ expected) & mask.get(at).copied().unwrap_or(0);
            }
            wrong.extend(
                posting_blocks::numbers(&differ)
                    .map(|at| number * posting_blocks::ARTICLES as u32 + u32::from(at)),
            );
        }
    }
    Ok(wrong)
}

/// The common terms of a table: whole words, then beginnings.
fn common(db: &Connection, table: Table) -> rusqlite::Result<[FxHashSet<String>; 2]> {
    let mut select = db.prepare_cached("SELECT term FROM common WHERE place = ?1 AND begins = ?2")?;
    let mut of = |begins: bool| {
        let terms = select.query_map(params![table.number(), begins], |row| {
            Ok(row.text(0).unwrap_or_default())
        })?;
        terms.collect::<rusqlite::Result<_>>()
    };
    Ok([of(false)?, of(true)?])
}
