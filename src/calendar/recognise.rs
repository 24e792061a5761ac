//! Finds time expressions and works out what they mean.

use super::grammar::scan;
use super::resolve::Resolver;
use super::token::Tokens;
use super::{Expression, Moment};
use crate::text::Span;

/// Finds the time expressions of a text and resolves them against the anchor, in order and without overlap.
///
/// A relative expression is read against `anchor`, the day of publication; "the next day" against the mention before it.
/// Without an anchor, values keep placeholders (`XXXX-08-14`) and have no interval.
/// The time taken is linear in the length of the text.
pub fn recognise(text: &str, _sentences: &[Span], anchor: Option<&Moment>) -> Vec<Expression> {
    let tokens = Tokens::new(text);
    let frames = scan(&tokens);
    let mut resolver = Resolver::new(&tokens, anchor, &frames);
    frames
        .iter()
        .map(|frame| {
            let bytes = tokens.bytes(&frame.tokens);
            Expression { span: Span::new(bytes.start, bytes.end), value: resolver.value(frame) }
        })
        .collect()
}
