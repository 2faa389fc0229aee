//! Files and folders whose names are not UTF-8.

use super::*;
use crate::library::store::Reader;
use std::ffi::OsStr;
use std::os::unix::ffi::OsStrExt;

fn path(bytes: &[u8]) -> PathBuf {
    OsStr::from_bytes(bytes).into()
}

fn scope_of(folder: &[u8]) -> Search {
    search_under("", Scope::Under(vec![path(folder)]))
}

/// The number of articles that were read from a file or from a folder.
fn under(location: &Location, folder: &[u8]) -> usize {
    let mut searcher = Searcher::open(location).unwrap();
    searcher.search(&scope_of(folder)).unwrap().ids.len()
}

#[test]
fn a_file_whose_name_is_not_utf8_is_in_the_scope_of_each_folder_above_it() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let files = [
        filed(path(b"/news/\xff.txt"), "Talks"),
        filed("/news/a.txt", "War"),
    ];
    add(&mut writer, &files);
    for folder in ["/", "/news", "/news/"] {
        assert_eq!(under(&location, folder.as_bytes()), 2, "{folder}");
    }
    assert_eq!(under(&location, b"/news/\xff.txt"), 1);
    for elsewhere in ["/new", "/news/a", "/news.txt", "/news/\u{fffd}.txt"] {
        assert_eq!(under(&location, elsewhere.as_bytes()), 0, "{elsewhere}");
    }
}

#[test]
fn a_folder_whose_name_is_not_utf8_holds_its_files_and_no_others() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let names: [&[u8]; 5] = [
        b"/n\xff/a.txt",
        b"/n\xff/\xfe.txt",
        b"/n\xff0/b.txt",
        b"/n\xff.txt",
        "/n\u{fffd}/c.txt".as_bytes(),
    ];
    let texts = ["Talks", "War", "Peace", "Rain", "Snow"];
    let files = names.iter().zip(texts);
    let files: Vec<NewArticle> = files.map(|(name, text)| filed(path(name), text)).collect();
    add(&mut writer, &files);
    assert_eq!(under(&location, b"/n\xff"), 2);
    assert_eq!(under(&location, "/n\u{fffd}".as_bytes()), 1);
}

#[test]
fn a_scope_that_is_kept_up_to_date_is_the_one_that_is_read_at_once() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let mut searcher = Searcher::open(&location).unwrap();
    let search = scope_of(b"/news");
    assert_eq!(searcher.search(&search).unwrap().of, 0);
    add(&mut writer, &[filed(path(b"/news/\xff.txt"), "Talks")]);
    assert_eq!(searcher.search(&search).unwrap().of, 1);
    assert_eq!(under(&location, b"/news"), 1);
}

#[test]
fn a_file_whose_name_is_not_utf8_leaves_with_its_folder() {
    let location = Location::in_memory();
    let mut writer = writer(&location);
    let files = [
        filed(path(b"/news/\xff.txt"), "Talks"),
        filed(path(b"/other/\xff.txt"), "War"),
    ];
    let added = add(&mut writer, &files);
    let folder = [PathBuf::from("/news")];
    let leaving = Reader::open(&location).unwrap().removal(&folder, &[]).unwrap();
    assert_eq!(leaving.articles, [added[0].id()]);
    writer.remove(&leaving.articles).unwrap();
    writer.forget_paths(&folder).unwrap();
    let mut files = writer.db.prepare("SELECT path FROM file").unwrap();
    let left = files.query_map([], |row| row.get::<_, Vec<u8>>(0)).unwrap();
    let left: Vec<Vec<u8>> = left.collect::<Result<_, _>>().unwrap();
    assert_eq!(left, [b"/other/\xff.txt"]);
}
