//! A drawn buffer as text. Rows that begin with `|` hold the characters of the screen; rows that
//! begin with `:` hold one letter for the style of each cell above. The lines on top explain the
//! letters.

use pullquote::presentation::marks::{Layer, LayerSet};
use pullquote::ui::{ScreenRole, Theme};
use ratatui::buffer::{Buffer, Cell, CellWidth};
use ratatui::layout::Position;
use ratatui::style::{Color, Modifier, Style};
use std::collections::HashMap;
use std::fmt::Write as _;

type Look = (Color, Color, Modifier);

fn look(cell: &Cell) -> Look {
    (cell.fg, cell.bg, cell.modifier)
}

/// The look of a cell over which these styles were laid, one after the other.
fn laid(styles: &[Style]) -> Look {
    let mut cell = Cell::default();
    for style in styles {
        cell.set_style(*style);
    }
    look(&cell)
}

/// Letters of looks, and what is behind them, in the order they were met.
struct Letters {
    /// The names of each look: all single styles that look so, or the first overlay.
    names: HashMap<Look, (Option<char>, String)>,
    met: Vec<(Look, char)>,
}

const LAYERS: [(char, Layer); Layer::ALL.len()] = [
    ('q', Layer::Direct),
    ('m', Layer::Mixed),
    ('i', Layer::Indirect),
    ('s', Layer::Speaker),
    ('p', Layer::Person),
    ('l', Layer::Place),
    ('o', Layer::Organization),
    ('n', Layer::Nationality),
    ('d', Layer::Date),
    ('$', Layer::Money),
    ('x', Layer::Misc),
    ('c', Layer::Cue),
    ('!', Layer::Hit),
    ('#', Layer::Selected),
];

impl Letters {
    fn new(theme: &Theme) -> Self {
        let mut names = HashMap::new();
        names.insert(laid(&[]), (Some(' '), "plain".to_owned()));
        let sets = sets();
        for (look, letter, name) in singles(theme) {
            names
                .entry(look)
                .and_modify(|(_, all): &mut (_, String)| *all = format!("{all} {name}"))
                .or_insert((letter, name));
        }
        let mut add = |look, letter, name: String| {
            names.entry(look).or_insert((letter, name));
        };
        for ground in [
            ScreenRole::Text,
            ScreenRole::Title,
            ScreenRole::Heading,
            ScreenRole::Meta,
            ScreenRole::Standfirst,
        ] {
            for (name, set) in &sets {
                let name = match ground {
                    ScreenRole::Text => name.clone(),
                    _ => format!("{ground:?}+{name}"),
                };
                add(laid(&[theme.role(ground), theme.marks(*set)]), None, name);
            }
        }
        for over in [ScreenRole::ListChosen, ScreenRole::PopupChosen] {
            for (name, set) in &sets {
                let styles = [theme.marks(*set), theme.role(over)];
                add(laid(&styles), None, format!("{name}+{over:?}"));
            }
            for role in ScreenRole::ALL {
                let styles = [theme.role(role), theme.role(over)];
                add(laid(&styles), None, format!("{role:?}+{over:?}"));
            }
        }
        let met = Vec::new();
        Self { names, met }
    }

    fn letter(&mut self, look: Look) -> char {
        if let Some((Some(letter), _)) = self.names.get(&look) {
            let letter = *letter;
            if letter != ' ' && self.met.iter().all(|(met, _)| *met != look) {
                self.met.push((look, letter));
            }
            return letter;
        }
        if let Some((_, letter)) = self.met.iter().find(|(met, _)| *met == look) {
            return *letter;
        }
        let free = ('A'..='Z').chain('0'..='9').chain('α'..='ω');
        let taken = |c: &char| self.met.iter().any(|(_, met)| met == c);
        let letter = free.clone().find(|c| !taken(c)).unwrap_or('?');
        self.met.push((look, letter));
        letter
    }

    fn key(&self) -> String {
        let mut key = String::new();
        for (look, letter) in &self.met {
            let name = self.names.get(look).map_or("unknown", |(_, name)| name);
            let _ = writeln!(key, "{letter} {}: {name}", described(*look));
        }
        key
    }
}

/// The style of every layer and every other part of the screen.
fn singles(theme: &Theme) -> Vec<(Look, Option<char>, String)> {
    let layers = LAYERS.into_iter().map(|(letter, layer)| {
        let style = theme.marks(LayerSet::of(&[layer]));
        (laid(&[style]), Some(letter), format!("{layer:?}"))
    });
    let roles = ScreenRole::ALL
        .into_iter()
        .map(|role| (laid(&[theme.role(role)]), None, format!("{role:?}")));
    layers.chain(roles).collect()
}

/// "green on black, bold underlined".
fn described((fg, bg, modifier): Look) -> String {
    let mut words = Vec::new();
    if fg != Color::Reset {
        words.push(fg.to_string().to_lowercase());
    }
    if bg != Color::Reset {
        words.push(format!("on {}", bg.to_string().to_lowercase()));
    }
    words.extend(modifier.iter_names().map(|(name, _)| name.to_lowercase()));
    words.join(" ")
}

/// All sets of up to three layers, smaller ones first, with their names.
fn sets() -> Vec<(String, LayerSet)> {
    let mut sets = vec![(0, String::new(), LayerSet::EMPTY)];
    for layer in Layer::ALL {
        for (size, name, set) in sets.clone() {
            if size < 3 {
                let plus = if size == 0 { "" } else { "+" };
                sets.push((size + 1, format!("{name}{plus}{layer:?}"), set.with(layer)));
            }
        }
    }
    sets.retain(|(size, ..)| *size > 0);
    sets.sort_by_key(|(size, ..)| *size);
    sets.into_iter().map(|(_, name, set)| (name, set)).collect()
}

/// The screen in `buffer` as it is described above.
pub fn rows(buffer: &Buffer, theme: &Theme, cursor: Option<Position>) -> String {
    let mut letters = Letters::new(theme);
    let mut out = String::new();
    for y in 0..buffer.area.height {
        let (mut text, mut styles) = (String::from("|"), String::from(":"));
        let mut x = 0;
        while let Some(cell) = buffer.cell((x, y)) {
            text.push_str(cell.symbol());
            let wide = cell.symbol().cell_width().max(1);
            let letter = letters.letter(look(cell));
            styles.extend(std::iter::repeat_n(letter, usize::from(wide)));
            x += wide;
        }
        let _ = writeln!(out, "{}\n{}", text.trim_end(), styles.trim_end());
    }
    if let Some(at) = cursor {
        let _ = writeln!(out, "cursor: column {}, row {}", at.x, at.y);
    }
    format!("{}\n{out}", letters.key())
}
