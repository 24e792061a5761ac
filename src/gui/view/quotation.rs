//! A quotation with the words of a reading marked in it.

use egui::{Label, Sense, Ui};

use super::{paint, rows};
use crate::article::Article;
use crate::discrepancy::Kind;
use crate::gui::theme::{self, Palette};
use crate::text::Span;

/// Bytes of the longest sentence that is quoted whole.
const LONGEST: usize = 1_200;
/// Bytes quoted on each side of a reading in a longer one.
const AROUND: u32 = 300;

/// What is quoted.
pub(super) struct Quotation<'a> {
    /// The words.
    pub(super) text: &'a str,
    /// What is marked in them, in bytes of the article's text.
    pub(super) marked: Span,
    /// Where the words stand in the article's text.
    pub(super) around: Span,
}

/// Returns the sentence that holds a span; of a very long one, or where there is none, what stands around the span.
pub(super) fn around(article: &Article, span: Span) -> Span {
    let at = article.sentences.partition_point(|sentence| sentence.end <= span.start);
    match article.sentences.get(at) {
        Some(sentence) if sentence.contains(span) && sentence.len() <= LONGEST => *sentence,
        _ => widen(&article.text, span),
    }
}

/// Returns a stretch that reaches some bytes further on each side, on character borders.
fn widen(text: &str, span: Span) -> Span {
    let start = (span.start.saturating_sub(AROUND)..=span.start).find(|&at| text.is_char_boundary(at as usize));
    let span_end = span.end.min(span.start.saturating_add(LONGEST as u32));
    let most = (text.len() as u32).min(span_end.saturating_add(AROUND));
    let end = (span_end..=most).rev().find(|&at| text.is_char_boundary(at as usize));
    Span { start: start.unwrap_or(span.start), end: end.unwrap_or(span.end) }
}

/// Returns at most so many letters of some words, with an ellipsis where there are more.
pub(super) fn short(words: &str, most: usize) -> String {
    let mut letters = rows::visible(words).chars().collect::<Vec<_>>().into_iter();
    let mut short: String = letters.by_ref().take(most).collect();
    if letters.next().is_some() {
        short.push('…');
    }
    short
}

/// Draws words between quotation marks, those of the reading tinted and underlined.
pub(super) fn ui(ui: &mut Ui, quotation: &Quotation<'_>, kind: Kind, palette: &Palette) {
    let Quotation { text, marked, around } = quotation;
    // A sentence that opens with a quotation mark of its own needs none of ours.
    let (open, close) = if text.starts_with(['“', '"', '«', '„', '‘']) { ("", "") } else { ("“", "”") };
    let quoted = format!("{open}{text}{close}");
    let galley = rows::lay_out(ui, &quoted, theme::text_font(), palette.text, ui.available_width());
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let start = marked.start.saturating_sub(around.start) as usize + open.len();
    let end = (marked.end.min(around.end).saturating_sub(around.start)) as usize + open.len();
    if !text.chars().any(rows::is_right_to_left) && start < end {
        let shade = palette.kind(kind);
        for place in rows::Ruler::new(&galley, &quoted).rects(&(start..end)) {
            let place = place.translate(rect.min.to_vec2());
            paint::tint(ui.painter(), place, shade.tint);
            paint::underline(ui.painter(), place, kind, shade.edge);
        }
    }
    ui.put(rect, Label::new(galley).selectable(true));
}
