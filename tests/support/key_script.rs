//! Keys written as text: a character is its key; `<Enter>`, `<Ctrl-d>`, `<Alt-Left>`
//! are written as the program writes them.

use pullquote::app::Key;

/// The keys of a script in which white space only parts them: `n n ] <Enter>`.
pub fn parted(script: &str) -> Vec<Key> {
    script.split_whitespace().flat_map(keys).collect()
}

/// The keys of a script in which a space is a key too: `/ferry after:spring<Enter>`.
pub fn keys(script: &str) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut rest = script;
    while let Some(c) = rest.chars().next() {
        let named = rest.strip_prefix('<').and_then(|rest| rest.split_once('>'));
        let named = named.and_then(|(name, after)| Some((name.parse().ok()?, after)));
        let (key, after) = named.unwrap_or((Key::char(c), &rest[c.len_utf8()..]));
        keys.push(key);
        rest = after;
    }
    keys
}
