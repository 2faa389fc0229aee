//! The index over who and what is named, one for each field.

use super::bits::Bits;
use super::digest::Name;
use super::query::Pattern;
use super::shelf::Completion;
use super::vocabulary::Vocabulary;
use rustc_hash::FxHashMap;
use std::cmp::Reverse;

/// The names of one field and the articles that hold each.
#[derive(Clone, Debug, Default)]
pub(super) struct Names {
    known: Vec<Known>,
    ids: FxHashMap<Vec<String>, u32>,
    /// The words of names; what they occur in is names.
    words: Vocabulary,
}

#[derive(Clone, Debug, Default)]
struct Known {
    words: Vec<String>,
    articles: Vec<u32>,
    /// How it is written where it is a canonical name ("Kerry", "KERRY"), and in
    /// how many articles; mostly there is one way.
    written: Vec<(Box<str>, u32)>,
}

impl Known {
    /// In how many of the articles it is a canonical name.
    fn proposed(&self) -> u32 {
        self.written.iter().map(|(_, articles)| articles).sum()
    }

    /// As most articles write it; of equals the last in the order of letters, where
    /// small ones come after capitals. So it does not matter what came first.
    fn text(&self) -> &str {
        let most = self
            .written
            .iter()
            .max_by_key(|(text, articles)| (*articles, text));
        most.map_or("", |(text, _)| text)
    }

    fn write(&mut self, text: &str) {
        match self.written.iter_mut().find(|(known, _)| **known == *text) {
            Some((_, articles)) => *articles += 1,
            None => self.written.push((text.into(), 1)),
        }
    }

    fn unwrite(&mut self, text: &str) {
        if let Some((_, articles)) = self.written.iter_mut().find(|(known, _)| **known == *text) {
            *articles = articles.saturating_sub(1);
        }
        self.written.retain(|(_, articles)| *articles > 0);
    }
}

impl Names {
    /// Notes that `article` holds `name`, once for each article and name.
    pub(super) fn post(&mut self, name: &Name, article: u32) {
        let id = match self.ids.get(&name.words) {
            Some(id) => *id,
            None => self.learn(name),
        };
        let known = &mut self.known[id as usize];
        known.articles.push(article);
        if name.proposed {
            known.write(&name.text);
        }
    }

    fn learn(&mut self, name: &Name) -> u32 {
        let id = self.known.len() as u32;
        for (i, word) in name.words.iter().enumerate() {
            if !name.words.iter().take(i).any(|w| w == word) {
                self.words.post(word, id);
            }
        }
        self.ids.insert(name.words.clone(), id);
        self.known.push(Known {
            words: name.words.clone(),
            ..Known::default()
        });
        id
    }

    /// Takes back that `article` holds `name`.
    pub(super) fn retract(&mut self, name: &Name, article: u32) {
        let id = self.ids.get(&name.words).copied();
        if let Some(known) = id.and_then(|id| self.known.get_mut(id as usize)) {
            if let Some(at) = known.articles.iter().position(|a| *a == article) {
                known.articles.swap_remove(at);
            }
            if name.proposed {
                known.unwrite(&name.text);
            }
        }
    }

    /// The articles that hold a name in which the words of `pattern` stand in a row.
    pub(super) fn find(&self, pattern: &Pattern, room: usize) -> Bits {
        let mut out = Bits::with_room(room);
        for known in self.fitting(pattern) {
            out.extend(known.articles.iter().copied());
        }
        out
    }

    fn fitting(&self, pattern: &Pattern) -> Vec<&Known> {
        let candidates = self.words.with_all(pattern, self.known.len());
        let known = candidates.iter().filter_map(|id| self.known.get(id as usize));
        known.filter(|known| pattern.is_in(&known.words)).collect()
    }

    /// The names to propose for what is typed, those of most articles first.
    pub(super) fn complete(&self, typed: &str, most: usize) -> Vec<Completion> {
        let mut fitting: Vec<&Known> = match Pattern::new(typed, false) {
            Some(pattern) => self.fitting(&pattern),
            None => self.known.iter().collect(),
        };
        fitting.retain(|known| !known.written.is_empty());
        let order = |a: &&Known, b: &&Known| {
            (Reverse(a.proposed()), &a.words).cmp(&(Reverse(b.proposed()), &b.words))
        };
        // Sorting all of them would be slow where nothing is typed yet.
        if fitting.len() > most && most > 0 {
            fitting.select_nth_unstable_by(most - 1, order);
        }
        fitting.truncate(most);
        fitting.sort_by(order);
        let completion = |known: &Known| Completion {
            name: known.text().to_owned(),
            articles: known.proposed() as usize,
        };
        fitting.into_iter().map(completion).collect()
    }
}
