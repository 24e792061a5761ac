//! Text mechanics that know no news: spans, words, sentences and normal forms.

mod digest;
mod hash;
pub mod lemma;
mod normal;
mod sentences;
mod span;
mod stem;
pub mod tagger;
mod words;

pub use digest::sha256;
pub use hash::{Hashed, hash, mix};
pub use normal::{is_stop_word, normal_key};
pub use sentences::sentences;
pub use span::Span;
pub use stem::{stem, stem_hash, with_snowball};
pub use words::{Word, WordKind, words};
