//! Finds the library of the user.
//!
//! Imports `location` and `error`.

use super::error::{StoreError, StoreErrorKind};
use super::location::Location;
use directories::{BaseDirs, ProjectDirs};
use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// The program's folder in the folder for data.
const FOLDER: &str = "pullquote";
/// The name of the library's file.
const FILE: &str = "library.db";

impl Location {
    /// The library of the user: the file `library.db` in the data folder of this program. On Linux
    /// this folder is `$XDG_DATA_HOME/pullquote` or else `~/.local/share/pullquote`, on macOS
    /// `~/Library/Application Support/pullquote`, on Windows `%APPDATA%\pullquote\data`.
    ///
    /// If that file does not exist, but one exists where earlier versions kept it on macOS or
    /// Windows, this is the earlier one.
    ///
    /// # Errors
    ///
    /// When there is no home directory.
    pub fn of_user() -> Result<Self, StoreError> {
        let (Some(own), Some(base)) = (ProjectDirs::from("", "", FOLDER), BaseDirs::new()) else {
            return Err(StoreError {
                path: FILE.into(),
                kind: StoreErrorKind::Unreachable("there is no home directory".to_owned()),
            });
        };
        let earlier = if cfg!(windows) {
            earlier_folder(env::var_os("APPDATA"), base.data_dir())
        } else {
            earlier_folder(
                env::var_os("XDG_DATA_HOME"),
                &base.home_dir().join(".local/share"),
            )
        };
        Ok(Self::in_own_folder(library_in(own.data_dir(), &earlier)))
    }
}

/// The data folder that earlier versions of this program used: in the folder that an environment
/// variable names if its path is absolute, else in `default`.
fn earlier_folder(variable: Option<OsString>, default: &Path) -> PathBuf {
    let named = variable.map(PathBuf::from).filter(|path| path.is_absolute());
    named.unwrap_or_else(|| default.to_owned()).join(FOLDER)
}

/// The path of the library: in the folder `earlier` if that folder has a library and the folder
/// `own` has none.
fn library_in(own: &Path, earlier: &Path) -> PathBuf {
    let (own, earlier) = (own.join(FILE), earlier.join(FILE));
    // An empty file holds no library yet.
    let is_there = |path: &Path| fs::metadata(path).is_ok_and(|data| data.len() > 0);
    if is_there(&earlier) && !is_there(&own) {
        earlier
    } else {
        own
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Which folder's library is used, when these folders have a library file of these numbers of
    /// bytes.
    fn used(bytes: &[(&str, usize)]) -> String {
        let folder = tempfile::tempdir().unwrap();
        for (name, bytes) in bytes {
            fs::create_dir(folder.path().join(name)).unwrap();
            fs::write(folder.path().join(name).join(FILE), vec![b'.'; *bytes]).unwrap();
        }
        let library = library_in(&folder.path().join("own"), &folder.path().join("earlier"));
        let used = library.parent().unwrap().file_name().unwrap();
        used.to_str().unwrap().to_owned()
    }

    #[test]
    fn a_library_that_an_earlier_version_kept_elsewhere_is_used_where_there_is_no_other() {
        assert_eq!(used(&[("earlier", 1)]), "earlier");
        assert_eq!(used(&[("earlier", 1), ("own", 0)]), "earlier");
        assert_eq!(used(&[("earlier", 1), ("own", 1)]), "own");
        assert_eq!(used(&[("earlier", 0)]), "own");
        assert_eq!(used(&[]), "own");
    }

    #[test]
    fn the_earlier_folder_is_in_the_one_that_the_environment_names_if_that_is_absolute() {
        let default = Path::new("/home/ana/.local/share");
        let earlier = |variable: Option<&str>| earlier_folder(variable.map(OsString::from), default);
        assert_eq!(earlier(None), default.join(FOLDER));
        assert_eq!(earlier(Some("")), default.join(FOLDER));
        assert_eq!(earlier(Some("data")), default.join(FOLDER));
        let root = if cfg!(windows) { "C:\\data" } else { "/data" };
        assert_eq!(earlier(Some(root)), Path::new(root).join(FOLDER));
    }
}
