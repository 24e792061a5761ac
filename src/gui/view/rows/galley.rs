//! Passages laid out as text, and the places of their marks; kept while they are near the screen.

use std::collections::HashMap;
use std::ops::Range;
use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Galley, Rect, TextFormat, Ui};

use super::Frame;
use crate::gui::desk::{Cell, Row, differing};
use crate::gui::theme;
use crate::report::passage::Mark;
use crate::text::Span;

/// Frames for which a passage out of sight is kept.
const KEPT: u64 = 120;

/// A page of a passage laid out.
pub(super) struct Laid {
    /// The text.
    pub(super) galley: Arc<Galley>,
    /// Marks with their rectangles, relative to the text's corner.
    pub(super) marks: Vec<(Span, Mark, Vec<Rect>)>,
    /// Words that differ from the base.
    pub(super) wording: Vec<Rect>,
    /// Lines that hold quoted words.
    pub(super) quotes: Vec<Rect>,
    /// Whether letters run from right to left, so that marks have no place in it.
    pub(super) right_to_left: bool,
    used: u64,
}

/// Passages that are laid out, by row, witness and page.
#[derive(Default)]
pub(super) struct Galleys {
    laid: HashMap<(usize, usize, usize), Laid>,
    /// Words that differ, by row: one list a column that is not hidden.
    wording: HashMap<usize, Vec<Vec<Span>>>,
    frame: u64,
    /// Bytes of text that may still be laid out in this frame.
    budget: usize,
    /// How full the picture of all letters was when the last frame began.
    letters: f32,
}

impl Galleys {
    /// Begins a frame in which so many bytes of text may be laid out.
    pub(super) fn begin(&mut self, ui: &Ui, budget: usize) {
        self.frame += 1;
        self.budget = budget;
        // When the picture of all letters is emptied, because it is full, what was laid out points to nowhere.
        let letters = ui.fonts(|fonts| fonts.font_atlas_fill_ratio());
        if letters < self.letters {
            self.laid.clear();
        }
        self.letters = letters;
        let now = self.frame;
        if now.is_multiple_of(64) {
            self.laid.retain(|_, laid| laid.used + KEPT > now);
        }
        if self.wording.len() > 4_000 {
            self.wording.clear();
        }
    }

    /// Forgets all.
    pub(super) fn clear(&mut self) {
        self.laid.clear();
        self.wording.clear();
    }

    /// Returns the open page of a witness's passage laid out; `None` when this frame's budget is spent.
    pub(super) fn get(
        &mut self,
        ui: &Ui,
        frame: &Frame<'_>,
        (index, witness): (usize, usize),
        row: &Row,
    ) -> Option<&Laid> {
        let cell = row.cells.get(witness)?;
        let page = frame.page(index, witness, cell);
        let place = (index, witness, page);
        if !self.laid.contains_key(&place) {
            if self.budget == 0 {
                return None;
            }
            let span = cell.page(page);
            // The last passage may be larger than what is left, so that the largest is laid out at all.
            self.budget = self.budget.saturating_sub(span.len().max(100));
            let wording = self.wording.entry(index).or_insert_with(|| differing(row, frame.all, frame.base));
            let wording = frame.all.iter().position(|&w| w == witness).and_then(|n| wording.get(n));
            let width = frame.width - 2.0 * theme::CELL.x;
            let laid = lay_out(ui, cell, span, wording.map_or(&[], Vec::as_slice), width);
            self.laid.insert(place, laid);
        }
        let now = self.frame;
        let laid = self.laid.get_mut(&place)?;
        laid.used = now;
        Some(laid)
    }
}

fn lay_out(ui: &Ui, cell: &Cell, page: Span, wording: &[Span], width: f32) -> Laid {
    let text = page.of(cell.text());
    let galley = galley(ui, text, theme::text_font(), Color32::PLACEHOLDER, width);
    // egui draws letters that run from right to left, but cannot tell where in a line a word of them stands.
    if text.chars().any(is_right_to_left) {
        return Laid {
            galley,
            marks: Vec::new(),
            wording: Vec::new(),
            quotes: Vec::new(),
            right_to_left: true,
            used: 0,
        };
    }
    let ruler = Ruler::new(&galley, text);
    let place = |span: &Span| {
        let start = span.start.max(page.start).saturating_sub(page.start);
        let end = span.end.min(page.end).saturating_sub(page.start);
        if start < end { ruler.rects(&(start as usize..end as usize)) } else { Vec::new() }
    };
    let marks =
        cell.marks.iter().filter(|(span, _)| span.overlaps(page)).map(|(span, mark)| (*span, *mark, place(span)));
    Laid {
        marks: marks.collect(),
        wording: wording.iter().flat_map(&place).collect(),
        quotes: cell.quotes.iter().flat_map(&place).collect(),
        right_to_left: false,
        used: 0,
        galley: Arc::clone(&galley),
    }
}

/// Lays out running text of articles, wrapped at a width.
pub(in crate::gui::view) fn galley(
    ui: &Ui,
    text: &str,
    font: egui::FontId,
    colour: Color32,
    width: f32,
) -> Arc<Galley> {
    let format = TextFormat { line_height: Some(theme::LINE), ..TextFormat::simple(font, colour) };
    let mut job = LayoutJob::single_section(visible(text), format);
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Replaces control and zero-width characters one for one, so that letters can be counted and nothing is drawn as a box.
pub(in crate::gui::view) fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\u{AD}'
            | '\u{34F}'
            | '\u{61C}'
            | '\u{180B}'..='\u{180F}'
            | '\u{200B}'..='\u{200F}'
            | '\u{2028}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}'
            | '\u{FE00}'..='\u{FE0F}'
            | '\u{FEFF}'
            | '\u{FFF9}'..='\u{FFFB}'
            | '\u{E0000}'..='\u{E01EF}' => '\u{200A}',
            c if c.is_control() => ' ',
            c => c,
        })
        .collect()
}

/// Tells whether a letter belongs to a script that runs from right to left: Hebrew, Arabic, Syriac, Thaana, N'Ko.
pub(in crate::gui::view) fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{0590}'..='\u{08FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}')
}

/// Finds where words stand in a text that is laid out.
pub(in crate::gui::view) struct Ruler<'g> {
    galley: &'g Galley,
    /// Where each letter begins, in bytes.
    letters: Vec<usize>,
    /// The first letter of each line.
    lines: Vec<usize>,
}

impl<'g> Ruler<'g> {
    /// `text` is what was laid out, letter for letter.
    pub(in crate::gui::view) fn new(galley: &'g Galley, text: &str) -> Self {
        let mut first = 0;
        let lines = galley
            .rows
            .iter()
            .map(|row| {
                let here = first;
                first += row.glyphs.len() + usize::from(row.ends_with_newline);
                here
            })
            .collect();
        Self { galley, letters: text.char_indices().map(|(at, _)| at).collect(), lines }
    }

    /// Returns the rectangles of a byte range, one a line.
    pub(in crate::gui::view) fn rects(&self, range: &Range<usize>) -> Vec<Rect> {
        let letter = |byte: usize| self.letters.partition_point(|&at| at < byte);
        let (start, end) = (letter(range.start), letter(range.end));
        let line = self.lines.partition_point(|&first| first <= start).saturating_sub(1);
        let mut rects = Vec::new();
        for (row, &first) in self.galley.rows.iter().zip(&self.lines).skip(line) {
            if first >= end {
                break;
            }
            let last = first + row.glyphs.len();
            let glyphs = row.glyphs.get(start.max(first) - first..end.min(last).max(first) - first).unwrap_or_default();
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
        rects
    }
}
