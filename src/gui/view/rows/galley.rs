//! Passages laid out as text, and the places of their marks; kept while they are near the screen.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Galley, Rect, TextFormat, Ui};

use super::Frame;
use crate::gui::desk::{Cell, Mark, Row, differing};
use crate::gui::theme;

/// Frames for which a passage out of sight is kept.
const KEPT: u64 = 120;

/// A passage laid out.
#[derive(Clone)]
pub(super) struct Laid {
    /// The text.
    pub(super) galley: Arc<Galley>,
    /// Marks with their rectangles, relative to the text's corner.
    pub(super) marks: Vec<(Mark, Vec<Rect>)>,
    /// Words that differ from the base.
    pub(super) wording: Vec<Rect>,
    /// Lines that hold quoted words.
    pub(super) quotes: Vec<Rect>,
    used: u64,
}

/// Passages that are laid out, by row and witness.
#[derive(Default)]
pub(super) struct Galleys {
    laid: HashMap<(usize, usize), Laid>,
    /// Words that differ, by row: one list a column in sight.
    wording: HashMap<usize, Vec<Vec<Range<usize>>>>,
    frame: u64,
    /// Passages that may still be laid out in this frame.
    budget: usize,
}

impl Galleys {
    /// Begins a frame in which so many new passages may be laid out.
    pub(super) fn begin(&mut self, budget: usize) {
        self.frame += 1;
        self.budget = budget;
        let now = self.frame;
        if now.is_multiple_of(64) {
            self.laid.retain(|_, laid| laid.used + KEPT > now);
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.laid.clear();
        self.wording.clear();
    }

    /// Returns the passage of the n-th column in sight laid out; `None` when this frame's budget is spent.
    pub(super) fn get(&mut self, ui: &Ui, frame: &Frame<'_>, index: usize, row: &Row, n: usize) -> Option<&Laid> {
        let witness = *frame.columns.get(n)?;
        let place = (index, witness);
        if !self.laid.contains_key(&place) {
            self.budget = self.budget.checked_sub(1)?;
            let wording = self.wording.entry(index).or_insert_with(|| differing(row, &frame.columns, frame.base));
            let wording = wording.get(n).map(Vec::as_slice).unwrap_or_default();
            let width = frame.width - 2.0 * theme::CELL.x;
            self.laid.insert(place, lay_out(ui, row.cells.get(witness)?, wording, width));
        }
        let now = self.frame;
        let laid = self.laid.get_mut(&place)?;
        laid.used = now;
        Some(laid)
    }
}

fn lay_out(ui: &Ui, cell: &Cell, wording: &[Range<usize>], width: f32) -> Laid {
    let format =
        TextFormat { line_height: Some(theme::LINE), ..TextFormat::simple(theme::text_font(), Color32::PLACEHOLDER) };
    let mut job = LayoutJob::single_section(visible(&cell.text), format);
    job.wrap.max_width = width;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    // egui draws letters that run from right to left, but cannot tell where in a line a word of them stands.
    if cell.text.chars().any(is_right_to_left) {
        return Laid { galley, marks: Vec::new(), wording: Vec::new(), quotes: Vec::new(), used: 0 };
    }
    let place = |range: &Range<usize>| rects(&galley, &cell.text, range);
    let marks = cell.marks.iter().map(|(range, mark)| (*mark, place(range))).collect();
    let wording = wording.iter().flat_map(place).collect();
    let quotes = cell.quotes.iter().flat_map(place).collect();
    Laid { galley, marks, wording, quotes, used: 0 }
}

/// Replaces control and zero-width characters one for one, so that offsets stay and nothing is drawn as a box.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{2069}' | '\u{FEFF}' => '\u{200A}',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

/// Tells whether a letter belongs to a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko.
pub(in crate::gui::view) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Returns the rectangles of a byte range, one a line.
pub(in crate::gui::view) fn rects(galley: &Galley, text: &str, range: &Range<usize>) -> Vec<Rect> {
    let chars_to = |byte: usize| text.get(..byte).map_or(0, |before| before.chars().count());
    let (start, end) = (chars_to(range.start), chars_to(range.end));
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let last = first + row.glyphs.len();
        if start < last && first < end {
            let glyphs = row.glyphs.get(start.saturating_sub(first)..end.min(last) - first).unwrap_or_default();
            // A blank at the end of a line is not part of the mark.
            let glyphs = match glyphs.iter().rposition(|glyph| !glyph.chr.is_whitespace()) {
                Some(at) => glyphs.get(..=at).unwrap_or_default(),
                None => &[],
            };
            if let (Some(left), Some(right)) = (glyphs.first(), glyphs.last()) {
                rects.push(Rect::from_min_max(
                    egui::pos2(row.pos.x + left.pos.x, row.pos.y),
                    egui::pos2(row.pos.x + right.max_x(), row.pos.y + row.size.y),
                ));
            }
        }
        first = last + usize::from(row.ends_with_newline);
    }
    rects
}
