//! Text mechanics that know no news: spans, words, sentences and normal forms.

mod digest;
pub mod lemma;
mod sentences;
mod span;
pub mod tagger;
mod words;

pub use digest::sha256;
pub use sentences::sentences;
pub use span::Span;
pub use words::{Word, WordKind, words};
