//! A terminal reader for news articles that knows who said what.
