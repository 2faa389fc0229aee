//! A damaged header of the file: the library is called damaged, and a check restores it.

use super::*;
use proptest::prelude::*;
use std::fs;
use std::sync::LazyLock;

/// The bytes of the header.
const HEADER: usize = 100;

/// A library of three articles.
static LIBRARY: LazyLock<Vec<u8>> = LazyLock::new(|| {
    let (_folder, location) = on_disk();
    let texts = ["Talks go on in Oslo", "A ferry sails", "The bank stays"];
    add(&mut writer(&location), &texts.map(loose));
    location.checkpoint().unwrap();
    fs::read(location.path()).unwrap()
});

/// What opening and reading says; `None` if all articles are there.
fn complaint(location: &Location) -> Option<StoreErrorKind> {
    let read = Reader::open(location).and_then(|reader| reader.info());
    read.map(|info| assert_eq!(info.articles, 3))
        .err()
        .map(|error| error.kind)
}

#[test]
fn whichever_byte_of_the_header_is_damaged_the_file_is_no_other_than_a_damaged_library() {
    let (_folder, location) = on_disk();
    for at in 0..HEADER {
        for bits in [0x01, 0x80, 0xff] {
            let mut bytes = LIBRARY.clone();
            bytes[at] ^= bits;
            fs::write(location.path(), &bytes).unwrap();
            for opened in [
                complaint(&location),
                Writer::open(&location).err().map(|error| error.kind),
            ] {
                let named = matches!(opened, None | Some(StoreErrorKind::Damaged));
                // A newer program may have written a higher number of the format.
                let newer = (60..64).contains(&at);
                assert!(named || newer, "byte {at} with {bits:02x}: {opened:?}");
            }
            assert_eq!(fs::read(location.path()).unwrap().len(), bytes.len());
            for other in ["-wal", "-shm"] {
                let _ = fs::remove_file(crate::library::store::location::sibling(&location.path(), other));
            }
        }
    }
}

#[test]
fn a_header_of_nothing_but_zeros_or_noise_is_restored() {
    for byte in [0, 0xff, 0x5a] {
        let (_folder, location) = on_disk();
        let mut bytes = LIBRARY.clone();
        bytes[..HEADER].fill(byte);
        fs::write(location.path(), &bytes).unwrap();
        assert!(matches!(complaint(&location), Some(StoreErrorKind::Damaged)));
        let report = examine(&location).unwrap();
        repair(&location, &report, "2016-03-30", |_| {}).unwrap();
        assert!(complaint(&location).is_none());
        let files = fs::read_dir(location.path().parent().unwrap()).unwrap();
        let names: Vec<_> = files.map(|file| file.unwrap().file_name()).collect();
        assert!(
            !names.iter().any(|name| name.to_string_lossy().contains(".copy")),
            "{names:?}"
        );
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, ..ProptestConfig::default() })]
    #[test]
    fn a_check_restores_a_library_with_a_damaged_header(at in 0..HEADER, byte: u8) {
        let (_folder, location) = on_disk();
        let mut bytes = LIBRARY.clone();
        bytes[at] = byte;
        fs::write(location.path(), &bytes).unwrap();
        if let Ok(report) = examine(&location) {
            if !report.damage.is_empty() || !report.inconsistencies.is_empty() {
                let repaired = repair(&location, &report, "2016-03-30", |_| {}).unwrap();
                prop_assert_eq!(repaired.left, Vec::<String>::new());
            }
            prop_assert!(complaint(&location).is_none());
        } else {
            prop_assert!((60..64).contains(&at));
        }
    }
}
