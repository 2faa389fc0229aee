//! The orders of the list: their names, and the popup that lists them.

use crate::app::popup::Popup;
use crate::app::popup::menu::MenuAction;
use crate::app::popup::menu::MenuItem;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::state::State;
use crate::app::views::articles::grouping::Grouping;
use crate::library::query::{Order, SortBy};

const ORDERS: [(&str, &str, SortBy, bool, Option<Grouping>); 10] = [
    ("newest first", "by day of publication", SortBy::Date, false, None),
    ("oldest first", "by day of publication", SortBy::Date, true, None),
    ("last added first", "", SortBy::Added, false, None),
    ("as added", "", SortBy::Added, true, None),
    ("by title", "A to Z", SortBy::Title, false, None),
    (
        "by source",
        "A to Z, then newest first",
        SortBy::Source,
        false,
        None,
    ),
    ("most quotations first", "", SortBy::Quotes, false, None),
    (
        "best match first",
        "of the words in the filter",
        SortBy::Relevance,
        false,
        None,
    ),
    (
        "grouped by day",
        "newest first",
        SortBy::Date,
        false,
        Some(Grouping::Day),
    ),
    (
        "grouped by source",
        "A to Z, then newest first",
        SortBy::Source,
        false,
        Some(Grouping::Source),
    ),
];

fn order_items() -> Vec<MenuItem> {
    let item = |(name, about, by, reversed, grouping): (&str, &str, SortBy, bool, _)| MenuItem {
        group: "",
        name: name.to_owned(),
        about: about.to_owned(),
        count: None,
        does: MenuAction::Order(Order { by, reversed }, grouping),
    };
    ORDERS.into_iter().map(item).collect()
}

/// The name of an order.
fn order_name(order: Order, grouping: Option<Grouping>) -> &'static str {
    let is = |by, reversed, grouped| Order { by, reversed } == order && grouping == grouped;
    let listed = ORDERS
        .iter()
        .find(|(_, _, by, reversed, grouped)| is(*by, *reversed, *grouped));
    match (listed, order.by) {
        (Some((name, ..)), _) => name,
        // Only the `sort:` term has these orders.
        (None, SortBy::Title) => "by title, Z to A",
        (None, SortBy::Source) => "by source, Z to A",
        (None, SortBy::Quotes) => "fewest quotations first",
        (None, SortBy::Relevance) => "best match last",
        (None, SortBy::Date | SortBy::Added) => "grouped by day, oldest first",
    }
}

impl State {
    /// The grouping of the list. A grouping holds only in the order of its groups.
    #[must_use]
    pub fn grouping(&self) -> Option<Grouping> {
        let by = self.present_order().by;
        self.articles().group_by.filter(|grouping| grouping.order() == by)
    }

    /// The heading above the entry at `index`, if the entry is the first of its group or
    /// the first visible one.
    #[must_use]
    pub fn group_heading(&self, index: usize, grouping: Grouping) -> Option<String> {
        let own = self.articles().list.get(index)?;
        let above = index
            .checked_sub(1)
            .and_then(|above| self.articles().list.get(above));
        let first = index == self.articles().list.visible().start;
        let begins = first || above.is_some_and(|above| grouping.parts(&self.session.cache, above, own));
        self.session
            .cache
            .entry(own)
            .filter(|_| begins)
            .map(|entry| grouping.of(entry))
    }

    /// The order of the list.
    pub(crate) fn present_order(&self) -> Order {
        self.articles()
            .filter
            .query()
            .order
            .unwrap_or(self.articles().order)
    }

    /// The name of the present order, if it is not the order at the start.
    #[must_use]
    pub fn unusual_order(&self) -> Option<&'static str> {
        let (order, grouping) = (self.present_order(), self.grouping());
        let unusual = order != self.articles().initial_order || grouping.is_some();
        unusual.then(|| order_name(order, grouping))
    }

    /// Opens the popup of orders.
    pub(crate) fn open_orders(&mut self) {
        let mut picker = Picker::new(order_items());
        let (order, grouping) = (self.present_order(), self.grouping());
        picker.select_where(|item| item.does == MenuAction::Order(order, grouping));
        self.popup = Some(Popup::Menu(MenuKind::Orders, picker));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_has_a_name_of_its_own() {
        let by = [
            SortBy::Date,
            SortBy::Title,
            SortBy::Source,
            SortBy::Quotes,
            SortBy::Added,
            SortBy::Relevance,
        ];
        let all = by.map(|by| [false, true].map(|reversed| order_name(Order { by, reversed }, None)));
        let mut names = all.concat();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), 12);
    }
}
