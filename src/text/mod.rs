//! Text mechanics that know no news: spans, words, sentences and normal forms.

mod sentences;
mod span;
mod words;

pub use sentences::sentences;
pub use span::Span;
pub use words::{Word, WordKind, words};
