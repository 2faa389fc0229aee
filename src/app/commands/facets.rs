//! The popups with counts: saved filters, and the most frequent names of the listed
//! articles. Both follow the list while they are open.

use crate::app::popup::Popup;
use crate::app::popup::menu::FACETS;
use crate::app::popup::menu::MenuAction;
use crate::app::popup::menu::MenuItem;
use crate::app::popup::menu::MenuKind;
use crate::app::popup::picker::Picker;
use crate::app::state::State;
use crate::library::query::{Field, Query};
use crate::library::request::{Request, Ticket};
use crate::library::store::{Facets, SavedFilter};

/// The highest number of names of each kind in the popup of facets.
const LIMIT: usize = 20;

fn saved_filter_items(filters: &[SavedFilter], counts: &[Option<usize>]) -> Vec<MenuItem> {
    let counts = counts.iter().copied().chain(std::iter::repeat(None));
    let item = |(filter, count): (&SavedFilter, Option<usize>)| MenuItem {
        group: "",
        name: filter.name.clone(),
        about: filter.filter.clone(),
        count,
        does: MenuAction::Filter(filter.filter.clone()),
    };
    filters.iter().zip(counts).map(item).collect()
}

fn facet_items(facets: &Facets) -> Vec<MenuItem> {
    let kinds = [
        (Field::Person, &facets.people),
        (Field::Speaker, &facets.speakers),
        (Field::Place, &facets.places),
        (Field::Org, &facets.organizations),
        (Field::Source, &facets.sources),
        (Field::Date, &facets.months),
    ];
    let mut out = Vec::new();
    for (group, (field, all)) in FACETS.into_iter().zip(kinds) {
        out.extend(all.iter().map(|(name, count)| MenuItem {
            group,
            name: name.clone(),
            about: String::new(),
            count: Some(*count),
            does: MenuAction::Term(Query::term_for(field, name)),
        }));
    }
    out
}

impl State {
    /// Opens the popup of saved filters, and requests how many articles match each.
    pub(crate) fn open_saved_filters(&mut self) {
        let picker = Picker::new(saved_filter_items(&self.session.saved_filters, &[]));
        self.popup = Some(Popup::Menu(MenuKind::Filters, picker));
        self.request_counts();
    }

    /// Updates the popup of saved filters, if it is open.
    pub(crate) fn refresh_saved_filters(&mut self) {
        if let Some(Popup::Menu(MenuKind::Filters, picker)) = &mut self.popup {
            picker.replace(saved_filter_items(&self.session.saved_filters, &[]));
            self.request_counts();
        }
    }

    /// Requests new counts for the open popup after the list has changed.
    pub(crate) fn refresh_counts(&mut self) {
        let filters = matches!(self.popup, Some(Popup::Menu(MenuKind::Filters, _)));
        // A count that is pending is made after the search.
        if filters && self.session.pending.counts.is_none() {
            self.request_counts();
        }
        self.request_facets();
    }

    fn request_counts(&mut self) {
        let searches = self.session.saved_filters.iter().map(|saved| {
            let query = Query::parse(&saved.filter, self.session.today);
            self.search_for(query)
        });
        let searches = searches.collect();
        self.session.pending.counts = Some(self.session.pending.send(Request::Count(searches)));
    }

    /// Shows how many articles match each saved filter.
    pub(crate) fn on_counts(&mut self, ticket: Ticket, counts: &[Option<usize>]) {
        if self
            .session
            .pending
            .counts
            .take_if(|asked| *asked == ticket)
            .is_some()
            && let Some(Popup::Menu(MenuKind::Filters, picker)) = &mut self.popup
        {
            picker.replace(saved_filter_items(&self.session.saved_filters, counts));
        }
    }

    /// Opens the popup of the most frequent names of the listed articles.
    pub(crate) fn open_facets(&mut self) {
        self.popup = Some(Popup::Menu(MenuKind::Facets, Picker::new(Vec::new())));
        self.request_facets();
    }

    /// Requests the most frequent names, if their popup is open.
    pub(crate) fn request_facets(&mut self) {
        if let Some(Popup::Menu(MenuKind::Facets, picker)) = &self.popup {
            let typed = picker.input().text().to_owned();
            let search = self.search_for(self.articles().filter.query().clone());
            self.session.pending.facets = Some(self.session.pending.send(Request::Facets {
                search: Box::new(search),
                typed,
                limit: LIMIT,
            }));
        }
    }

    /// Shows the most frequent names of the listed articles.
    pub(crate) fn on_facets(&mut self, ticket: Ticket, found: &Facets) {
        let asked = self.session.pending.facets.take_if(|asked| *asked == ticket);
        if asked.is_some()
            && let Some(Popup::Menu(MenuKind::Facets, picker)) = &mut self.popup
        {
            picker.replace(facet_items(found));
        }
    }

    /// Whether a request for the most frequent names is pending and no search is: a new
    /// search would interrupt it.
    pub(crate) fn is_counting_facets(&self) -> bool {
        let listed = matches!(self.popup, Some(Popup::Menu(MenuKind::Facets, _)));
        listed && self.session.pending.facets.is_some() && self.session.pending.search.is_none()
    }
}
