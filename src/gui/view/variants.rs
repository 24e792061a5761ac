//! The variants of the picked row: each wording, with the sources that support it.

use std::sync::Arc;

use egui::{Frame, Label, Margin, RichText, Sense, Stroke, Ui, vec2};

use super::{Cache, controls, paint, quotation, rows};
use crate::gui::command::Command;
use crate::gui::count;
use crate::gui::desk::{Variant, variants};
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::text::Span;

/// Wordings that are drawn at most.
const MOST: usize = 12;
/// Bytes of a wording that are drawn.
const LONGEST: usize = 1_500;

/// The wordings of the row that was picked last.
#[derive(Default)]
pub(super) struct Kept {
    of: (usize, usize),
    variants: Vec<Variant>,
}

/// Draws the wordings of the picked row.
pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let (Some(desk), Some(index)) = (&state.desk, state.row) else { return };
    let Some(row) = desk.rows.get(index) else { return };
    let of = (Arc::as_ptr(desk) as usize, index);
    if cache.variants.of != of {
        cache.variants = Kept { of, variants: variants(row) };
    }
    let wordings = &cache.variants.variants;
    let palette = Palette::of(ui.ctx());
    let small = |words: String| RichText::new(words).font(theme::small_font()).color(palette.muted);
    ui.horizontal_wrapped(|ui| {
        ui.label(RichText::new(format!("Row {}", index + 1)).font(theme::strong_font(14.5)));
        let words = match wordings.len() {
            1 if row.cells.iter().filter(|cell| !cell.is_empty()).count() > 1 => "one wording".to_owned(),
            1 => "one source".to_owned(),
            n => count(n, "wording"),
        };
        ui.label(small(words));
        let pinned = state.pinned == Some(index);
        if controls::small(ui, if pinned { "Unpin" } else { "Pin" }).on_hover_text("Keep the row at the top").clicked()
        {
            out.push(Command::PinRow(index));
        }
        if controls::small(ui, "Copy row").on_hover_text("All passages with source and place").clicked() {
            out.push(Command::CopyRow(index));
        }
    });
    for variant in wordings.iter().take(MOST) {
        let Some(&first) = variant.witnesses.first() else { continue };
        let Some(cell) = row.cells.get(first) else { continue };
        Frame::NONE.inner_margin(Margin { left: 0, right: 0, top: 4, bottom: 2 }).show(ui, |ui| {
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for &witness in &variant.witnesses {
                    let Some(source) = desk.sources.get(witness) else { continue };
                    let size = vec2(14.0 + 8.0 * source.siglum.len() as f32, 20.0);
                    let (rect, plate) = ui.allocate_exact_size(size, Sense::hover());
                    paint::siglum(ui.painter(), rect.min, &source.siglum, palette, false);
                    plate.on_hover_text(&source.name);
                }
                let names: Vec<String> = variant.witnesses.iter().map(|&w| desk.source_name(w)).collect();
                let of = variant.witnesses.len();
                let heard = ui.add(Label::new(small(count(of, "source"))).selectable(false));
                heard.on_hover_text(names.join("\n"));
            });
            wording(ui, cell.text(), &variant.differs, palette);
        });
    }
    if wordings.len() > MOST {
        ui.label(small(format!("… and {} more", count(wordings.len() - MOST, "wording"))));
    }
    let silent: Vec<String> = row
        .cells
        .iter()
        .enumerate()
        .filter(|(_, cell)| cell.is_empty())
        .filter_map(|(w, _)| desk.sources.get(w).map(|source| source.siglum.clone()))
        .collect();
    if !silent.is_empty() {
        ui.label(small(format!("Silent here: {}", silent.join(", "))));
    }
}

/// Draws one wording, with the words marked in which it differs from the one with most sources.
fn wording(ui: &mut Ui, text: &str, differs: &[Span], palette: &Palette) {
    let end = (0..=LONGEST.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let shown = text.get(..end).unwrap_or_default();
    let more = if end < text.len() { " …" } else { "" };
    let shown = format!("{shown}{more}");
    let galley = rows::lay_out(ui, &shown, egui::FontId::proportional(13.5), palette.text, ui.available_width() - 10.0);
    let (rect, _) = ui.allocate_exact_size(galley.size() + vec2(10.0, 0.0), Sense::hover());
    let corner = rect.min + vec2(10.0, 0.0);
    ui.painter().vline(rect.left() + 3.0, rect.y_range(), Stroke::new(2.0, palette.line));
    if !shown.chars().any(rows::is_right_to_left) {
        let ruler = rows::Ruler::new(&galley, &shown);
        for place in differs.iter().flat_map(|span| ruler.rects(&(span.start as usize..span.end as usize))) {
            let place = place.translate(corner.to_vec2());
            paint::tint(ui.painter(), place, palette.wording);
            paint::wave(ui.painter(), place, palette.only);
        }
    }
    let label = Label::new(galley.clone()).selectable(true);
    let name = quotation::short(&shown, 80);
    ui.put(egui::Rect::from_min_size(corner, galley.size()), label).on_hover_text(format!("Wording: {name}"));
}
