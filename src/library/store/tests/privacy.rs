//! The library is for the user alone, and stays so.

use super::*;
use crate::library::store::location::sibling;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;

fn mode(path: &Path) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

fn set_mode(path: &Path, mode: u32) {
    fs::set_permissions(path, fs::Permissions::from_mode(mode)).unwrap();
}

#[test]
fn a_new_library_and_its_folders_are_for_the_user_alone() {
    let folder = tempfile::tempdir().unwrap();
    let location = Location::file(folder.path().join("made/for it/library.db"));
    let mut writer = writer(&location);
    add(&mut writer, &[loose("Talks go on")]);
    for ending in ["", "-wal", "-shm"] {
        assert_eq!(mode(&sibling(&location.path(), ending)), 0o600, "{ending}");
    }
    assert_eq!(mode(&folder.path().join("made/for it")), 0o700);
    assert_eq!(mode(&folder.path().join("made")), 0o700);
}

#[test]
fn a_saved_library_has_the_permissions_of_the_damaged_one() {
    for permitted in [0o600, 0o640] {
        let (folder, location) = on_disk();
        add(&mut writer(&location), &[loose("Talks go on")]);
        location.checkpoint().unwrap();
        set_mode(&location.path(), permitted);
        rescue(&location.path(), "2016-03-30", |_| {}).unwrap();
        let files = fs::read_dir(folder.path())
            .unwrap()
            .map(|file| file.unwrap().path());
        // A file of locks stays from before; it says nothing.
        for file in files.filter(|file| !file.to_string_lossy().ends_with("-shm")) {
            assert_eq!(mode(&file), permitted, "{}", file.display());
        }
    }
}

#[test]
fn the_library_of_the_user_that_all_could_read_is_for_the_user_alone_after_a_write() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("pullquote/library.db");
    for (location, modes) in [
        (Location::file(&path), [0o755, 0o644]),
        (Location::in_own_folder(path.clone()), [0o700, 0o600]),
    ] {
        drop(writer(&location));
        set_mode(path.parent().unwrap(), 0o755);
        set_mode(&path, 0o644);
        drop(Reader::open(&location).unwrap());
        assert_eq!(mode(&path), 0o644, "reading changes nothing");
        drop(writer(&location));
        assert_eq!([path.parent().unwrap(), &path].map(mode), modes);
    }
}
