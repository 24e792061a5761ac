//! The pinned row: it stays at the top while the others scroll.

use egui::{Button, Rect, RichText, ScrollArea, Stroke, Ui, UiBuilder, pos2, vec2};

use super::galley::Galleys;
use super::{Frame, line, strips};
use crate::gui::command::Command;

/// Share of the height that a pinned row may take; what is longer scrolls.
const SHARE: f32 = 0.4;

/// Draws the pinned row above the others, if there is one.
pub(super) fn ui(ui: &mut Ui, frame: &Frame<'_>, galleys: &mut Galleys, out: &mut Vec<Command>) {
    let Some(row) = frame.state.pinned.filter(|&row| row < frame.desk.rows.len()) else { return };
    let (height, whole) = line::measure(ui, frame, row, galleys);
    if !whole {
        ui.ctx().request_repaint();
    }
    let all = ui.available_rect_before_wrap();
    let height = height.max(56.0);
    let seen = height.min(all.height() * SHARE);
    let area = Rect::from_min_size(all.min, vec2(all.width(), seen));
    let palette = frame.palette;
    ui.painter().rect_filled(area, 0.0, palette.page);
    let inside = area.with_max_x(area.right() - strips::width(frame.all.len()));
    ui.scope_builder(UiBuilder::new().max_rect(inside).id_salt("pinned"), |ui| {
        ScrollArea::vertical().id_salt(("pinned", row)).auto_shrink(false).content_margin(0.0).show(ui, |ui| {
            ui.set_height(height);
            let rect = Rect::from_min_size(ui.max_rect().min, vec2(ui.max_rect().width(), height));
            line::ui(ui, rect, frame, row, galleys, out);
            let corner = pos2(rect.left() + 4.0, rect.bottom() - 24.0);
            let place = Rect::from_min_size(corner, vec2(frame.left(0) - 8.0, 20.0));
            let button = Button::new(RichText::new("Unpin").size(10.5)).small();
            let name = format!("Unpin row {}", row + 1);
            if ui.put(place, button).accessible_name(name).on_hover_text("Let this row scroll again").clicked() {
                out.push(Command::PinRow(row));
            }
        });
    });
    // A double edge tells the row that stays from those that scroll below it.
    for y in [area.bottom() - 1.0, area.bottom() + 2.0] {
        ui.painter().hline(area.x_range(), y, Stroke::new(1.0, palette.muted));
    }
    ui.advance_cursor_after_rect(area.with_max_y(area.bottom() + 3.0 - ui.spacing().item_spacing.y));
}
