//! Text mechanics that know no news: spans, words, sentences and normal forms.

mod digest;
mod sentences;
mod span;
mod words;

pub use digest::sha256;
pub use sentences::sentences;
pub use span::Span;
pub use words::{Word, WordKind, words};
