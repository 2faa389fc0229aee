//! The legend: the line that explains the styles, and shows which marks are hidden.

use super::canvas::{Canvas, columns};
use super::role::ScreenRole;
use super::status_line::PROVISIONAL;
use super::theme::Theme;
use crate::analysis::EntityKind;
use crate::app::State;
use crate::app::input::binding::KeyContext;
use crate::app::views::articles::visible_layers::{LAYER_TOGGLES, LayerToggle};
use crate::presentation::confidence::UNSURE;
use crate::presentation::entity::kind_name;
use crate::presentation::marks::{Layer, LayerSet};
use crate::presentation::mixed_scripts::{MIXED, mixes_scripts};

/// The sign between the key and the names of hidden marks, instead of a space.
const OFF: &str = "×";

/// Draws the longest legend that fits: every layer; or every kind of quotation and one
/// name for each other group; or one name for each group.
pub(super) fn draw(canvas: &mut Canvas<'_>, state: &State, theme: &Theme) {
    let width = canvas.width();
    let forms = [
        (every as Form, 2),
        (every, 1),
        (bars, 2),
        (bars, 1),
        (short, 2),
        (short, 1),
    ];
    let guess = format!("{UNSURE}guess");
    let mixed = format!("{MIXED}mixed alphabets");
    let mixed = Some(mixed).filter(|_| shows_mixed(state));
    let after = mixed.as_ref().map_or(0, |mixed| columns(mixed) + 1);
    let keymap = &state.session.keymap;
    let keys = LAYER_TOGGLES.map(|toggle| keymap.spelled(KeyContext::Panes, toggle.command));
    let toggles = || LAYER_TOGGLES.iter().zip(&keys);
    let fits = |(form, gap): &(Form, u16)| {
        let length = toggles().map(|(toggle, key)| columns(key) + 1 + length(&form(toggle)) + gap);
        length.sum::<u16>() + columns(&guess) + after <= width
    };
    let (form, gap) = forms.into_iter().find(fits).unwrap_or((short, 1));
    let mut x = 0;
    for (i, (toggle, key)) in toggles().enumerate() {
        let words = form(toggle);
        if x + columns(key) + 1 + length(&words) > width {
            break;
        }
        x = item(canvas, x, key, state.articles().layers.is_on(i), &words, theme) + gap;
    }
    if x + columns(&guess) <= width {
        x = canvas.put(x, 0, &guess, theme.role(ScreenRole::Hint)) + gap;
    }
    if let Some(mixed) = mixed.filter(|mixed| x + columns(mixed) <= width) {
        x = canvas.put(x, 0, &mixed, theme.role(ScreenRole::Hint)) + gap;
    }
    provisional(canvas, x, state, theme);
}

/// Whether the open article has a name that mixes scripts.
fn shows_mixed(state: &State) -> bool {
    state.open_analysed().is_some_and(|(article, analysis)| {
        let meta = &article.meta;
        let mut fields = [&meta.source, &meta.author, &meta.place].into_iter().flatten();
        fields.any(|field| mixes_scripts(field))
            || analysis.entities.iter().any(|entity| mixes_scripts(&entity.name))
    })
}

/// Draws the meaning of the sign of provisional marks, if the open article has some and
/// there is room.
fn provisional(canvas: &mut Canvas<'_>, x: u16, state: &State, theme: &Theme) {
    let text = format!("{PROVISIONAL} provisional");
    let shows = state
        .articles()
        .reader
        .open_article()
        .is_some_and(|id| state.is_provisional(id));
    if shows && x + columns(&text) <= canvas.width() {
        canvas.put(x, 0, &text, theme.role(ScreenRole::Hint));
    }
}

/// The names of a group of layers, each with the layer whose style it has.
type Form = fn(&LayerToggle) -> Vec<(Layer, &'static str)>;

fn length(words: &[(Layer, &str)]) -> u16 {
    let names = words.iter().map(|(_, name)| columns(name)).sum::<u16>();
    names + words.len().saturating_sub(1) as u16
}

/// Draws a toggle: its key, whether it is off, its names; returns the column after it.
fn item(canvas: &mut Canvas<'_>, x: u16, key: &str, on: bool, words: &[(Layer, &str)], theme: &Theme) -> u16 {
    let faint = theme.role(ScreenRole::Hint);
    let mut x = canvas.put(x, 0, key, theme.role(ScreenRole::Key));
    x = canvas.put(x, 0, if on { " " } else { OFF }, faint);
    for (i, (layer, name)) in words.iter().enumerate() {
        if i > 0 {
            x = canvas.put(x, 0, " ", faint);
        }
        let style = if on {
            theme.marks(LayerSet::of(&[*layer]))
        } else {
            faint
        };
        x = canvas.put(x, 0, name, style);
    }
    x
}

fn every(switch: &LayerToggle) -> Vec<(Layer, &'static str)> {
    switch.layers.iter().map(|layer| (*layer, name(*layer))).collect()
}

fn bars(switch: &LayerToggle) -> Vec<(Layer, &'static str)> {
    if switch.layers.contains(&Layer::Direct) {
        every(switch)
    } else {
        short(switch)
    }
}

fn short(switch: &LayerToggle) -> Vec<(Layer, &'static str)> {
    let first = switch.layers.first();
    first.map(|layer| (*layer, brief(*layer))).into_iter().collect()
}

/// The name of a layer; for quotations with their bar.
const fn name(layer: Layer) -> &'static str {
    match layer {
        Layer::Direct => "▌direct",
        Layer::Mixed => "┃mixed",
        Layer::Indirect => "┆indirect",
        Layer::Cue => "cue",
        Layer::Speaker => "speaker",
        Layer::Person => kind_name(EntityKind::Person),
        Layer::Place => kind_name(EntityKind::Place),
        Layer::Organization => kind_name(EntityKind::Organization),
        Layer::Nationality => kind_name(EntityKind::Nationality),
        Layer::Date => kind_name(EntityKind::Date),
        Layer::Money => kind_name(EntityKind::Money),
        Layer::Misc => kind_name(EntityKind::Misc),
        Layer::Hit => "found",
        Layer::Selected => "selected",
    }
}

/// The short name of a layer.
const fn brief(layer: Layer) -> &'static str {
    match layer {
        Layer::Direct => "quote",
        Layer::Organization => "org",
        Layer::Nationality => "misc",
        _ => name(layer),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::QuotationKind;
    use crate::ui::gutter;

    #[test]
    fn the_bars_of_the_legend_are_those_of_the_gutter() {
        for (layer, kind) in [
            (Layer::Direct, QuotationKind::Direct),
            (Layer::Mixed, QuotationKind::Mixed),
            (Layer::Indirect, QuotationKind::Indirect),
        ] {
            assert!(name(layer).starts_with(gutter::bar(kind)));
        }
    }
}
