//! Finds time expressions and works out what they mean.

use super::{Expression, Moment};
use crate::text::Span;

/// Finds the time expressions of a text and resolves them against the anchor.
///
/// `sentences` are the spans of the text's sentences; a relative expression is read against `anchor`, the day of publication.
/// Without an anchor, values keep placeholders (`XXXX-08-14`) and have no interval.
pub fn recognise(_text: &str, _sentences: &[Span], _anchor: Option<&Moment>) -> Vec<Expression> {
    Vec::new()
}
