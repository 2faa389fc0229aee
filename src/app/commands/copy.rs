//! Copying quotations and names, and opening an article in the browser.

use crate::app::effect::Effect;
use crate::app::input::command::Command;
use crate::app::session::hinted_text::HintedText;
use crate::app::session::notice::Notice;
use crate::app::session::selection::Selection;
use crate::app::state::State;
use crate::presentation::citation;
use crate::presentation::mixed_scripts::{MIXED, mixes_scripts};

/// The format of copied text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CopyFormat {
    /// The selected words alone.
    Words,
    /// The selected words with their speaker and source.
    Citation,
}

impl State {
    /// Copies the selected words, alone or as a citation.
    pub(crate) fn copy(&mut self, format: CopyFormat) -> Vec<Effect> {
        let (Some((article, analysis)), Some(selection)) =
            (self.open_analysed(), self.articles().reader.selection())
        else {
            self.notify(select_first("to copy"));
            return Vec::new();
        };
        let quotation = match selection {
            Selection::Quotation(at, _) => analysis.quotations.get(at),
            Selection::Mention(..) => None,
        };
        let text = match format {
            CopyFormat::Words => citation::words(&article, selection.span()),
            CopyFormat::Citation => citation::citation(&article, &analysis, selection.span(), quotation),
        };
        vec![Effect::Copy { text }]
    }

    pub(crate) fn open_url(&mut self) -> Vec<Effect> {
        let article = self
            .articles()
            .reader
            .open_article()
            .and_then(|id| self.article(id));
        match article.and_then(|a| a.meta.web_address()) {
            Some(url) => vec![Effect::OpenUrl(url.to_owned())],
            None => {
                self.notify("this article has no web address");
                Vec::new()
            }
        }
    }

    /// Shows whether the clipboard took the text.
    pub(crate) fn on_copied(&mut self, result: Result<(), String>) {
        self.show_result(result, "copied", "copying failed");
    }

    /// Shows whether the browser opened the address.
    pub(crate) fn on_opened(&mut self, result: Result<(), String>) {
        let article = self.articles().reader.open_article();
        let address = article.and_then(|id| self.article(id)?.meta.web_address());
        let done = match address.and_then(host).filter(|host| mixes_scripts(host)) {
            Some(host) => {
                format!("opened in the browser; its name mixes letters of two alphabets: {MIXED}{host}")
            }
            None => "opened in the browser".to_owned(),
        };
        self.show_result(result, &done, "opening failed");
    }

    fn show_result(&mut self, result: Result<(), String>, done: &str, failed: &str) {
        self.notice = Some(match result {
            Ok(()) => Notice::info(done),
            Err(why) => Notice::error(format!("{failed}: {why}")),
        });
    }
}

/// The host of a web address.
fn host(address: &str) -> Option<&str> {
    let rest = address.split_once("://")?.1;
    rest.split(['/', '?', '#']).next()
}

/// The message that the user must select something first, `to` copy or filter.
pub(crate) fn select_first(to: &str) -> HintedText {
    HintedText::from("select a quotation (")
        .hint(Command::NextQuotation)
        .text(") or a name (")
        .hint(Command::Names)
        .text(format!(") {to}"))
}
