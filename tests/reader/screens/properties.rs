//! Drawing never panics, whatever the size, the keys and the articles.

use super::articles::all;
use super::stage::{after, screen};
use proptest::prelude::*;
use pullquote::app::{Event, Size};
use pullquote::ui::{Ability, Theme, draw};
use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

fn key() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec![
        "j",
        "k",
        "g",
        "G",
        " ",
        "b",
        "n",
        "N",
        "]",
        "[",
        "s",
        "e",
        "?",
        "/",
        "f",
        "z",
        "+",
        "-",
        "=",
        "0",
        "1",
        "2",
        "l",
        "h",
        "H",
        "L",
        "J",
        "K",
        "<Enter>",
        "<Esc>",
        "<Tab>",
        "<Down>",
        "<Up>",
        "<Backspace>",
        "<Ctrl-d>",
        "place:",
        "said:\"",
        "東",
        "ﾊﾟ",
        "👩‍👩‍👧",
        "e\u{301}",
        "كا",
        "a",
        "A",
        "m",
        "*",
        "u",
        "U",
        "r",
        "rgrouped day<Enter>",
        "v",
        "W",
        "c",
        ".",
        ",",
    ])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn any_size_and_any_keys_draw(
        width in 1u16..=400,
        height in 1u16..=200,
        keys in prop::collection::vec(key(), 0..24),
    ) {
        let stage = after(width, height, all(), &keys.concat());
        screen(&stage, Ability::Sixteen);
    }

    #[test]
    fn small_screens_draw_too(
        width in 1u16..=24,
        height in 1u16..=8,
        keys in prop::collection::vec(key(), 0..24),
    ) {
        let stage = after(width, height, all(), &keys.concat());
        screen(&stage, Ability::Mono);
    }

    #[test]
    fn a_frame_of_another_size_than_the_state_knows_is_drawn_too(
        known in (1u16..=200, 1u16..=80),
        given in (1u16..=200, 1u16..=80),
        keys in prop::collection::vec(key(), 0..12),
    ) {
        let mut stage = after(known.0, known.1, all(), &keys.concat());
        let empty = Buffer::empty(Rect::new(0, 0, given.0, given.1));
        let theme = Theme::new(Ability::Tints);
        let _ = draw(&mut empty.clone(), &stage.state, &theme);
        stage.act(Event::Resized(Size { width: given.0, height: given.1 }));
        let _ = draw(&mut empty.clone(), &stage.state, &theme);
    }
}
