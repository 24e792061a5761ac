//! A line from a passage that is told in another order to where its source tells it.

use egui::{CornerRadius, Pos2, Rect, Stroke, Ui, pos2, vec2};

use super::Frame;
use super::ledger::Ledger;
use crate::gui::desk::Moved;

/// A passage under the pointer.
pub(super) struct Told {
    /// The left edge of its column and the height at which its note stands.
    pub(super) at: Pos2,
    /// Where its source tells it.
    pub(super) moved: Moved,
}

/// Draws the line: from the passage along its column to the lower edge of the row after which its source tells it.
///
/// `origin` is the height at which the first row begins.
pub(super) fn ui(ui: &Ui, told: &Told, frame: &Frame<'_>, ledger: &Ledger, origin: f32) {
    let y = match told.moved.after.and_then(|row| ledger.place(row)) {
        Some(place) => origin + ledger.top(place) + ledger.height(place),
        None => origin,
    };
    let seen = ui.clip_rect();
    // A place out of sight is pointed at by the line's end at the edge of the rows.
    let end = y.clamp(seen.top() + 4.0, seen.bottom() - 4.0);
    let colour = frame.palette.focus;
    let x = told.at.x + 5.0;
    let line = Stroke::new(2.0, colour);
    let painter = ui.painter();
    painter.hline(x..=x + 7.0, told.at.y, line);
    painter.vline(x, told.at.y.min(end)..=told.at.y.max(end), line);
    let out_of_sight = (end - y).abs() > 0.5;
    if out_of_sight {
        let by = if y > end { -6.0 } else { 6.0 };
        painter.line_segment([pos2(x - 4.0, end + by), pos2(x, end)], line);
        painter.line_segment([pos2(x + 4.0, end + by), pos2(x, end)], line);
    } else {
        painter.hline(x..=x + frame.width - 10.0, end, line);
        let knot = Rect::from_center_size(pos2(x, end), vec2(7.0, 7.0));
        painter.rect_filled(knot, CornerRadius::same(2), colour);
    }
}
