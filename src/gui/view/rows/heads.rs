//! The heads of the columns: siglum, source, date, headline, and what can be done with a column.

use egui::{
    Align, Align2, Button, CornerRadius, CursorIcon, Id, Key, Label, LayerId, Layout, Order, Rect, Response, RichText,
    Sense, Stroke, StrokeKind, Ui, UiBuilder, pos2, vec2,
};

use super::Frame;
use crate::gui::command::{Command, Plain};
use crate::gui::theme;
use crate::gui::view::{hand, paint};

/// Height of the heads, in points.
const HEIGHT: f32 = 62.0;
pub(super) fn ui(ui: &mut Ui, frame: &Frame<'_>, out: &mut Vec<Command>) {
    let of = frame.all.len();
    let palette = frame.palette;
    let area = Rect::from_min_size(ui.cursor().min, vec2(ui.available_width(), HEIGHT));
    let painter = ui.painter().clone();
    painter.rect_filled(area, CornerRadius::ZERO, palette.raised);
    painter.hline(area.x_range(), area.bottom(), Stroke::new(1.0, palette.line));
    sideways(ui, area, frame, of, out);
    for (n, &witness) in frame.columns.iter().enumerate() {
        let Some(source) = frame.desk.sources.get(witness) else { continue };
        let left = area.left() + frame.left(n);
        let rect = Rect::from_min_max(pos2(left, area.top()), pos2(left + frame.width, area.bottom()));
        painter.vline(left, rect.y_range(), Stroke::new(1.0, palette.line));
        let is_base = frame.base == Some(witness);
        if !is_base && frame.columns.len() > 1 {
            // Before the buttons, which lie above it; no stop for the keyboard, whose way is the menu.
            let grip = ui.interact(rect, Id::unique(("grip of column", witness)), Sense::CLICK | Sense::DRAG);
            dragged(ui, &grip, frame, area, witness, out);
        }
        let inside = rect.shrink2(vec2(theme::CELL.x, 8.0));
        let plate = paint::siglum(&painter, inside.min + vec2(0.0, 1.0), &source.siglum, palette, is_base);
        let builder = UiBuilder::new()
            .max_rect(Rect::from_min_max(
                pos2(plate.right() + 8.0, inside.top()),
                pos2(inside.right(), inside.top() + 22.0),
            ))
            .layout(Layout::right_to_left(Align::Center))
            .id_salt(("head", witness));
        ui.scope_builder(builder, |ui| {
            let shown = RichText::new("…").font(theme::strong_font(15.0));
            let response = ui.add(Button::new(shown).small().frame_when_inactive(false));
            let response = response.accessible_name(format!("Column {}, {}", source.siglum, source.name));
            egui::Popup::menu(&response).show(|ui| menu(ui, frame, witness, out));
            ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                if is_base {
                    let word = RichText::new("base").font(theme::small_font()).color(palette.focus);
                    ui.add(Label::new(word).selectable(false))
                        .on_hover_text("The others are read against this source.");
                }
                let name = RichText::new(&source.name).font(theme::strong_font(theme::TEXT));
                ui.add(Label::new(name).truncate().selectable(false));
            });
        });
        let line = Rect::from_min_max(pos2(inside.left(), inside.top() + 25.0), inside.max);
        ui.scope_builder(UiBuilder::new().max_rect(line).id_salt(("title", witness)), |ui| {
            let words = match (source.published.as_str(), source.title.as_str()) {
                ("", title) => title.to_owned(),
                (published, "") => published.to_owned(),
                (published, title) => format!("{published} · {title}"),
            };
            let line = RichText::new(words).font(theme::small_font()).color(palette.muted);
            let response = ui.add(Label::new(line).truncate().selectable(false));
            response.on_hover_ui(|ui| {
                ui.label(&source.title);
                if !source.published.is_empty() {
                    ui.label(format!("Published {}; {}.", source.published, source.evidence));
                }
            });
        });
    }
    ui.advance_cursor_after_rect(area.with_max_y(area.bottom() - ui.spacing().item_spacing.y));
}

/// Moves a column that is dragged by its head: a line shows where it would stand, Esc gives it up.
fn dragged(ui: &Ui, grip: &Response, frame: &Frame<'_>, area: Rect, witness: usize, out: &mut Vec<Command>) {
    if grip.hovered() {
        ui.set_cursor_icon(CursorIcon::Grab);
    }
    if !(grip.dragged() || grip.drag_stopped()) {
        return;
    }
    let Some(pointer) = ui.input(|input| input.pointer.interact_pos()) else { return };
    let edge = ((pointer.x - area.left() - theme::GUTTER) / frame.width).round().max(0.0) as usize;
    let (edge, by) = step(frame, witness, edge.min(frame.columns.len()));
    if grip.drag_stopped() {
        // A drag ends when Esc is pressed, too.
        let released = ui.input(|input| input.pointer.any_released() && !input.key_pressed(Key::Escape));
        if released && by != 0 {
            out.push(Command::MoveColumn(witness, by));
        }
        return;
    }
    ui.set_cursor_icon(CursorIcon::Grabbing);
    let color = frame.palette.focus;
    let painter = ui.ctx().layer_painter(LayerId::new(Order::Foreground, Id::unique("dragged column")));
    painter.rect_stroke(grip.rect.shrink(1.0), CornerRadius::same(4), Stroke::new(2.0, color), StrokeKind::Inside);
    if by != 0 {
        let x = area.left() + frame.left(edge);
        painter.vline(x, area.top()..=ui.max_rect().bottom(), Stroke::new(4.0, color));
    }
}

/// Returns the edge at which a column dropped at the n-th edge would stand, and how far it moves among all columns, hidden ones too.
///
/// Edges are counted from the left of the columns in sight; none lies before the base, which stays first.
fn step(frame: &Frame<'_>, witness: usize, edge: usize) -> (usize, isize) {
    let first_is_base = frame.columns.first().is_some_and(|&first| frame.base == Some(first));
    let edge = edge.max(usize::from(first_is_base));
    let before = edge.checked_sub(1).and_then(|at| frame.columns.get(at));
    let after = frame.columns.get(edge);
    if before == Some(&witness) || after == Some(&witness) {
        return (edge, 0);
    }
    let order = frame.state.columns().all(frame.desk.sources.len());
    let Some(from) = order.iter().position(|&other| other == witness) else { return (edge, 0) };
    let rest: Vec<usize> = order.into_iter().filter(|&other| other != witness).collect();
    let place = |wanted: &usize| rest.iter().position(|other| other == wanted);
    let to = after.and_then(place).or_else(|| Some(before.and_then(place)? + 1));
    (edge, to.map_or(0, |to| to as isize - from as isize))
}

/// Returns how far a column moves among all, hidden ones too, to change places with the next one that shows on a side.
fn past(frame: &Frame<'_>, witness: usize, side: isize) -> Option<isize> {
    let here = frame.all.iter().position(|&other| other == witness)?;
    let next = frame.all.get(here.checked_add_signed(side)?)?;
    let order = frame.state.columns().all(frame.desk.sources.len());
    let place = |wanted: &usize| order.iter().position(|other| other == wanted);
    Some(place(next)? as isize - place(&witness)? as isize)
}

/// Shows how many columns are out of sight, and brings them in.
fn sideways(ui: &mut Ui, area: Rect, frame: &Frame<'_>, of: usize, out: &mut Vec<Command>) {
    let shown = frame.columns.len();
    if shown >= of {
        let words = if of == 1 { "1 source".to_owned() } else { format!("{of} sources") };
        let at = pos2(area.left() + theme::GUTTER / 2.0, area.center().y);
        let mut parts = words.split(' ');
        let font = theme::small_font();
        let number = parts.next().unwrap_or_default();
        ui.painter().text(at - vec2(0.0, 7.0), Align2::CENTER_CENTER, number, font.clone(), frame.palette.muted);
        let word = parts.next().unwrap_or_default();
        let small = egui::FontId::proportional(10.0);
        ui.painter().text(at + vec2(0.0, 7.0), Align2::CENTER_CENTER, word, small, frame.palette.muted);
        return;
    }
    let corner = area.min + vec2(2.0, 6.0);
    let builder = UiBuilder::new().max_rect(Rect::from_min_size(corner, vec2(theme::GUTTER - 4.0, 26.0)));
    ui.scope_builder(builder.id_salt("sideways").layout(Layout::left_to_right(Align::Center)), |ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding.x = 4.0;
        for (sign, plain) in [("◀", Plain::ColumnsLeft), ("▶", Plain::ColumnsRight)] {
            let response = ui.add(Button::new(RichText::new(sign).size(11.0)).small().min_size(vec2(21.0, 22.0)));
            if response.accessible_name(plain.words()).on_hover_text(plain.tooltip()).clicked() {
                out.push(plain.into());
            }
        }
    });
    let at = pos2(area.left() + theme::GUTTER / 2.0, area.bottom() - 16.0);
    let words = format!("{shown} of {of}");
    ui.painter().text(at, Align2::CENTER_CENTER, words, theme::small_font(), frame.palette.muted);
}

fn menu(ui: &mut Ui, frame: &Frame<'_>, witness: usize, out: &mut Vec<Command>) {
    let base = frame.base == Some(witness);
    if base {
        if ui.button(Plain::NoBase.words()).clicked() {
            out.push(Command::SetBase(None));
        }
    } else if ui.button("Read the others against this source").clicked() {
        out.push(Command::SetBase(Some(witness)));
    }
    hand::column_menu(ui, witness, out);
    ui.separator();
    for (words, side) in [("Move left", -1), ("Move right", 1)] {
        let by = past(frame, witness, side);
        if ui.add_enabled(by.is_some(), egui::Button::new(words)).clicked()
            && let Some(by) = by
        {
            out.push(Command::MoveColumn(witness, by));
        }
    }
    if ui.button("Hide this column").clicked() {
        out.push(Command::ToggleColumn(witness));
    }
    if ui.button(Plain::ShowAllColumns.words()).clicked() {
        out.push(Plain::ShowAllColumns.into());
    }
}
