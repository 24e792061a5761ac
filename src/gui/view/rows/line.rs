//! One row: its number and signs in the gutter, and a cell a column.

use egui::{Align2, CornerRadius, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo};
use egui::{pos2, vec2};

use super::galley::Galleys;
use super::ledger::Item;
use super::told::Told;
use super::{Frame, cell};
use crate::gui::command::Command;
use crate::gui::desk::{Row, kinds_of};
use crate::gui::folds;
use crate::gui::theme;
use crate::gui::view::{hand, paint};
use crate::gui::words::count;

/// Returns the height of a row, and whether all its cells are laid out so that it is exact.
pub(super) fn measure(ui: &Ui, frame: &Frame<'_>, index: usize, galleys: &mut Galleys) -> (f32, bool) {
    let Some(row) = frame.desk.rows.get(index) else { return (0.0, true) };
    let kinds = kinds_of(row, frame.findings(), |n| frame.state.shows(n)).len();
    let badges = 26.0 + kinds.div_ceil(2) as f32 * (paint::BADGE.y + 3.0) + 6.0;
    let mut height = (theme::LINE + 2.0 * theme::CELL.y).max(badges);
    let mut whole = true;
    for &witness in &frame.columns {
        let Some(cell) = row.cells.get(witness).filter(|cell| !cell.is_empty()) else { continue };
        match galleys.get(ui, frame, (index, witness), row) {
            Some(laid) => {
                let notes = cell::notes_height(frame, cell, laid);
                height = height.max(laid.galley.size().y + notes + 2.0 * theme::CELL.y);
            }
            None => whole = false,
        }
    }
    (height.ceil(), whole)
}

/// Draws a row; returns the passage under the pointer if it is told in another order.
pub(super) fn ui(
    ui: &mut Ui,
    rect: Rect,
    frame: &Frame<'_>,
    index: usize,
    galleys: &mut Galleys,
    out: &mut Vec<Command>,
) -> Option<Told> {
    let row = frame.desk.rows.get(index)?;
    let palette = frame.palette;
    let picked = frame.state.row == Some(index);
    let painter = ui.painter().clone();
    if picked {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.picked);
    }
    if frame.state.hits.binary_search(&index).is_ok() {
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(4.0, rect.height())), CornerRadius::ZERO, palette.hit);
    }
    gutter(ui, rect, frame, index, row, out);
    let mut told = None;
    for (n, &witness) in frame.columns.iter().enumerate() {
        let left = rect.left() + frame.left(n);
        let place = Rect::from_min_max(pos2(left, rect.top()), pos2(left + frame.width, rect.bottom()));
        match row.cells.get(witness) {
            Some(cell) if !cell.is_empty() => {
                hand::selection(ui, place, frame.state, index, witness);
                told = cell::ui(ui, place, frame, (index, witness), row, galleys, out).or(told);
            }
            _ => {
                painter.rect_filled(place.shrink(1.0), CornerRadius::ZERO, palette.panel);
            }
        }
        painter.vline(left, rect.y_range(), Stroke::new(1.0, palette.line));
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    if picked {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, CornerRadius::ZERO, palette.focus);
    }
    told
}

/// Draws the row's number and the signs of its findings; the gutter is the row's button.
fn gutter(ui: &mut Ui, rect: Rect, frame: &Frame<'_>, index: usize, row: &Row, out: &mut Vec<Command>) {
    let area = Rect::from_min_size(rect.min, vec2(theme::GUTTER, rect.height()));
    let response = ui.interact(area, ui.scope_id().with(("row", index)), Sense::click());
    response
        .widget_info(|| WidgetInfo::selected(Role::Button, true, frame.state.row == Some(index), row.label.as_str()));
    let painter = ui.painter();
    if response.has_focus() {
        let ring = Stroke::new(2.0, frame.palette.focus);
        painter.rect_stroke(area.shrink(2.0), CornerRadius::same(4), ring, StrokeKind::Inside);
    }
    let number = (index + 1).to_string();
    painter.text(
        area.right_top() + vec2(-8.0, theme::CELL.y + 3.0),
        Align2::RIGHT_TOP,
        number,
        theme::small_font(),
        frame.palette.muted,
    );
    let kinds = kinds_of(row, frame.findings(), |n| frame.state.shows(n));
    for (n, kind) in kinds.iter().enumerate() {
        let column = (n % 2) as f32;
        let line = (n / 2) as f32;
        let step = paint::BADGE + vec2(3.0, 3.0);
        let corner = area.right_top() + vec2(-8.0 - paint::BADGE.x - column * step.x, 28.0 + line * step.y);
        let current = frame.state.picked_finding().is_some_and(|f| f.kind == *kind && f.rows.contains(&index));
        paint::badge(painter, corner, *kind, frame.palette, current);
    }
    if response.clicked() {
        // A row with findings is picked by its gravest one.
        match row.findings.iter().find(|&&n| frame.state.shows(n)) {
            Some(&finding) => out.push(Command::PickFinding(finding)),
            None => out.push(Command::PickRow(index)),
        }
    }
    menu(&response, frame, index, None, out);
    response.on_hover_text(row.label.as_str());
}

/// What can be done with a row or a passage.
pub(super) fn menu(response: &Response, frame: &Frame<'_>, row: usize, witness: Option<usize>, out: &mut Vec<Command>) {
    response.context_menu(|ui| {
        if let Some(witness) = witness {
            if ui.button("Copy passage with source").clicked() {
                out.push(Command::CopyCell(row, witness));
            }
            let name = frame.desk.source_name(witness);
            if ui.button(format!("Read the others against {name}")).clicked() {
                out.push(Command::SetBase(Some(witness)));
            }
            hand::cell_menu(ui, frame.state, row, witness, out);
            ui.separator();
        }
        if ui.button("Copy row with sources").clicked() {
            out.push(Command::CopyRow(row));
        }
        let pinned = frame.state.pinned == Some(row);
        if ui.button(if pinned { "Unpin this row" } else { "Pin this row to the top" }).clicked() {
            out.push(Command::PinRow(row));
        }
        let run = folds::runs(frame.state, frame.desk).into_iter().find(|run| run.rows.contains(&row));
        if let Some(run) = run
            && ui.button("Fold these equal rows").clicked()
        {
            out.push(Command::ToggleFold(run.rows.start));
        }
    });
}

/// Draws the bar of a run that is folded, or that was opened.
pub(super) fn fold(ui: &mut Ui, corner: Pos2, frame: &Frame<'_>, item: Item, out: &mut Vec<Command>) {
    let Item::Fold { first, len, left_out, open } = item else { return };
    let rect = Rect::from_min_size(corner, vec2(ui.max_rect().width(), theme::FOLD));
    let rows = count(len, "row");
    let words = if left_out {
        format!("{rows} that the row filter leaves out")
    } else {
        format!("{rows} with the same words in all sources")
    };
    let (verb, sign) = if open { ("Fold", "−") } else { ("Unfold", "+") };
    let response = ui.interact(rect, ui.scope_id().with(("fold", first)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {words}")));
    let fill = if response.hovered() { frame.palette.raised } else { frame.palette.panel };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, fill);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, frame.palette.line));
    if response.has_focus() {
        let ring = Stroke::new(2.0, frame.palette.focus);
        painter.rect_stroke(rect.shrink(2.0), CornerRadius::same(4), ring, StrokeKind::Inside);
    }
    let at = pos2(rect.left() + theme::GUTTER - 8.0, rect.center().y);
    painter.text(at, Align2::RIGHT_CENTER, sign, theme::strong_font(14.0), frame.palette.muted);
    let at = pos2(rect.left() + theme::GUTTER + theme::CELL.x, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, words, theme::small_font(), frame.palette.muted);
    if response.clicked() {
        out.push(Command::ToggleFold(first));
    }
}
