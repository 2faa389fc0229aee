//! Reading files and folders.

use super::formats::FormatChoice;
use super::*;
use crate::library::Origin;
use proptest::prelude::*;
use std::fs;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

/// The texts found at `path`; for a failure, the name of the file and the reason.
fn found(path: &Path) -> Vec<String> {
    let shown = |text: Result<RawArticle, Failure>| match text {
        Ok(given) => given.article().document.text().to_owned(),
        Err(Failure { name, reason }) => {
            let name = Path::new(&name)
                .file_name()
                .map(|n| n.to_string_lossy().into_owned());
            format!("{}! {reason}", name.unwrap_or_default())
        }
    };
    texts(vec![path.to_owned()], FormatChoice::Auto)
        .map(shown)
        .collect()
}

#[test]
fn a_folder_is_read_in_natural_order_and_hidden_files_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [
        ("part 10.txt", "ten"),
        ("part 9.md", "nine"),
        (".hidden.txt", "hidden"),
        ("noextension", "none"),
        ("photo.jpg", "left out"),
    ] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    fs::create_dir(folder.path().join(".git")).unwrap();
    fs::write(folder.path().join(".git/a.txt"), "hidden").unwrap();
    fs::create_dir(folder.path().join("a")).unwrap();
    fs::write(folder.path().join("a/b.jsonl"), "{\"text\":\"line\"}").unwrap();
    assert_eq!(found(folder.path()), ["line", "none", "nine", "ten"]);
}

#[test]
fn what_cannot_be_read_is_named_and_the_rest_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("1"), b"\0\0\0\x01\0\0\x02\0\0").unwrap();
    fs::write(folder.path().join("2.txt"), "").unwrap();
    fs::write(folder.path().join("3.txt"), "three").unwrap();
    let found = found(folder.path());
    assert!(found[0].starts_with("1! This is not text"), "{found:?}");
    assert!(found[1].starts_with("2.txt! It is empty"), "{found:?}");
    assert_eq!(found[2], "three");
}

#[test]
fn a_folder_without_texts_says_what_it_holds() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("page.html"), "<p>").unwrap();
    let found = found(folder.path());
    assert_eq!(found.len(), 1);
    assert!(found[0].contains("only other files (.html)"), "{found:?}");
}

#[test]
fn a_file_named_is_tried_whatever_its_name() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(".speech.odd");
    fs::write(&path, "words").unwrap();
    assert_eq!(found(&path), ["words"]);
}

#[cfg(unix)]
#[test]
fn links_that_lead_back_and_sockets_are_left_alone() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("a.txt"), "a").unwrap();
    fs::write(other.path().join("b.txt"), "b").unwrap();
    symlink(folder.path(), folder.path().join("loop")).unwrap();
    symlink(folder.path().join("a.txt"), folder.path().join("again.txt")).unwrap();
    symlink(other.path(), folder.path().join("other")).unwrap();
    symlink(folder.path(), other.path().join("back")).unwrap();
    symlink("/nowhere", folder.path().join("z.txt")).unwrap();
    let _socket = UnixListener::bind(folder.path().join("socket")).unwrap();
    let found = found(folder.path());
    assert_eq!(found[..2], ["a", "b"]);
    assert!(
        found[2].starts_with("z.txt! This link points to nothing"),
        "{found:?}"
    );
    assert_eq!(found.len(), 3);
}

#[cfg(unix)]
#[test]
fn a_ladder_of_links_is_climbed_once() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    let rung = |n: usize| folder.path().join(n.to_string());
    fs::create_dir(rung(0)).unwrap();
    fs::write(rung(0).join("a.txt"), "a").unwrap();
    for n in 1..40 {
        fs::create_dir(rung(n)).unwrap();
        for side in ["left", "right"] {
            symlink(rung(n - 1), rung(n).join(side)).unwrap();
        }
    }
    assert_eq!(found(&rung(39)), ["a"]);
}

#[cfg(unix)]
#[test]
fn a_file_with_several_names_is_read_once() {
    let (folder, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    fs::write(folder.path().join("a.txt"), "a").unwrap();
    for name in [folder.path().join("b.txt"), other.path().join("c.txt")] {
        fs::hard_link(folder.path().join("a.txt"), name).unwrap();
    }
    let paths = [folder.path(), other.path(), folder.path()].map(Path::to_owned);
    let found: Vec<_> = texts(paths.to_vec(), FormatChoice::Auto).collect();
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(found[0].is_ok());
}

#[cfg(target_os = "linux")]
#[test]
fn a_link_into_a_folder_of_the_system_is_named_and_not_followed() {
    use std::os::unix::fs::symlink;
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("a.txt"), "a").unwrap();
    symlink("/proc", folder.path().join("links")).unwrap();
    symlink("/proc/self/status", folder.path().join("status")).unwrap();
    let found = found(folder.path());
    assert_eq!(found.len(), 3, "{found:?}");
    assert_eq!(found[0], "a");
    assert!(found[1].starts_with("links! This leads into /proc"), "{found:?}");
    assert!(found[2].starts_with("status! This leads into /proc"), "{found:?}");
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_of_the_system_that_is_named_is_read() {
    assert!(found(Path::new("/proc/self/status"))[0].starts_with("Name:"));
}

#[cfg(unix)]
#[test]
fn a_pipe_in_the_place_of_a_file_is_not_waited_for() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("a.txt");
    let made = std::process::Command::new("mkfifo").arg(&path).status().unwrap();
    assert!(made.success());
    // As if the path had been a file when its folder was read.
    let source = super::files::FileSource::File(path);
    let found: Vec<_> = super::open::texts_of(source, FormatChoice::Auto).collect();
    let failure = found[0].as_ref().unwrap_err();
    assert!(failure.reason.starts_with("This is a pipe"), "{failure}");
}

#[test]
fn a_text_past_the_limit_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("long.txt");
    fs::File::create(&path)
        .unwrap()
        .set_len(LARGEST_TEXT as u64 + 1)
        .unwrap();
    assert!(
        found(&path)[0].contains("larger than 64 MB"),
        "{:?}",
        found(&path)
    );
}

#[test]
fn a_first_line_past_the_limit_leaves_no_text_with_a_hole_in_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("braces");
    let mut file = fs::File::create(&path).unwrap();
    file.write_all(b"{").unwrap();
    file.set_len(LARGEST_TEXT as u64 + 1).unwrap();
    file.seek(SeekFrom::End(0)).unwrap();
    file.write_all(b"\nThe rest of it.").unwrap();
    let found: Vec<_> = texts(vec![path], FormatChoice::Auto).collect();
    assert_eq!(found.len(), 1);
    let failure = found[0].as_ref().unwrap_err();
    assert!(failure.reason.contains("larger than 64 MB"), "{failure}");
}

#[test]
fn an_article_tells_title_source_and_day_itself_unless_they_are_given() {
    let text = "Harbour to reopen\n\nBy Ines Duarte\n\nPORTO, March 3 (Atlantic Wire) - The harbour will reopen, its master said on Tuesday. It has been shut for a year.\n";
    let mut given = RawArticle {
        text: text.to_owned(),
        meta: RawMetadata::default(),
        origin: Origin::Stdin,
    };
    let meta = given.article().meta;
    assert_eq!(
        (meta.id.as_str(), meta.title.as_str()),
        ("-", "Harbour to reopen")
    );
    assert_eq!(meta.author.as_deref(), Some("Ines Duarte"));
    assert_eq!(meta.source.as_deref(), Some("Atlantic Wire"));
    given.meta.source = Some("The Gull".to_owned());
    assert_eq!(given.article().meta.source.as_deref(), Some("The Gull"));
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn any_file_gives_one_article_or_one_reason(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.txt");
        fs::write(&path, bytes).unwrap();
        prop_assert_eq!(texts(vec![path], FormatChoice::Auto).count(), 1);
    }
}
