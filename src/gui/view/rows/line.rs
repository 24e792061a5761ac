//! One row: its number and signs in the gutter, and a cell a column.

use egui::{
    Align2, CornerRadius, Label, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder, WidgetInfo,
};
use egui::{pos2, vec2};

use super::Frame;
use super::galley::{Galleys, Laid, rects};
use crate::gui::command::Command;
use crate::gui::desk::{Cell, Mark, Row, kinds_of};
use crate::gui::theme;
use crate::gui::view::{hand, paint};

/// Returns the height of a row, and whether all its cells are laid out so that it is exact.
pub(super) fn measure(ui: &Ui, frame: &Frame<'_>, index: usize, galleys: &mut Galleys) -> (f32, bool) {
    let Some(row) = frame.desk.rows.get(index) else { return (0.0, true) };
    let kinds = kinds_of(row, frame.findings(), |n| frame.state.shows(n)).len();
    let badges = 26.0 + kinds.div_ceil(2) as f32 * (paint::BADGE.y + 3.0) + 6.0;
    let mut height = (theme::LINE + 2.0 * theme::CELL.y).max(badges);
    let mut whole = true;
    for (n, &witness) in frame.columns.iter().enumerate() {
        let Some(cell) = row.cells.get(witness).filter(|cell| !cell.is_empty()) else { continue };
        match galleys.get(ui, frame, index, row, n) {
            Some(laid) => {
                let note = if cell.moved || cell.cut > 0 { theme::SMALL + 6.0 } else { 0.0 };
                height = height.max(laid.galley.size().y + note + 2.0 * theme::CELL.y);
            }
            None => whole = false,
        }
    }
    (height.ceil(), whole)
}

/// Draws a row.
pub(super) fn ui(
    ui: &mut Ui,
    rect: Rect,
    frame: &Frame<'_>,
    index: usize,
    galleys: &mut Galleys,
    out: &mut Vec<Command>,
) {
    let Some(row) = frame.desk.rows.get(index) else { return };
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
    for (n, &witness) in frame.columns.iter().enumerate() {
        let left = rect.left() + frame.left(n);
        let cell_rect = Rect::from_min_max(pos2(left, rect.top()), pos2(left + frame.width, rect.bottom()));
        painter.vline(left, rect.y_range(), Stroke::new(1.0, palette.line));
        match row.cells.get(witness) {
            Some(cell) if !cell.is_empty() => {
                hand::selection(ui, cell_rect, frame.state, index, witness);
                passage(ui, cell_rect, frame, (index, n), row, galleys, out);
            }
            _ => {
                painter.rect_filled(cell_rect.shrink(1.0), CornerRadius::ZERO, palette.panel);
            }
        }
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    if picked {
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, CornerRadius::ZERO, palette.focus);
    }
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

/// Draws one passage with its marks.
fn passage(
    ui: &mut Ui,
    rect: Rect,
    frame: &Frame<'_>,
    (index, n): (usize, usize),
    row: &Row,
    galleys: &mut Galleys,
    out: &mut Vec<Command>,
) {
    let Some(&witness) = frame.columns.get(n) else { return };
    let Some(cell) = row.cells.get(witness) else { return };
    let palette = frame.palette;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if row.only == Some(witness) {
        let edge = Rect::from_min_size(rect.min + vec2(1.0, 0.0), vec2(7.0, rect.height()));
        paint::hatch(&painter, edge, palette.only);
    }
    let mut corner = rect.min + theme::CELL;
    let Some(laid) = galleys.get(ui, frame, index, row, n) else {
        bars(&painter, rect, palette.raised);
        return;
    };
    if let Some(note) = note(cell) {
        painter.text(corner, Align2::LEFT_TOP, note, theme::small_font(), palette.muted);
        corner.y += theme::SMALL + 6.0;
    }
    marks(&painter, corner, frame, laid);
    if let Some(query) = frame.state.find.as_deref().filter(|query| !query.trim().is_empty()) {
        for range in found(&cell.text, query.trim()) {
            for hit in rects(&laid.galley, &cell.text, &range) {
                paint::tint(&painter, hit.translate(corner.to_vec2()), palette.hit);
            }
        }
    }
    let (galley, list) = (laid.galley.clone(), laid.marks.clone());
    let place = Rect::from_min_size(corner, galley.size());
    let name = format!("Row {}, {}", index + 1, frame.desk.source_name(witness));
    let builder = UiBuilder::new()
        .max_rect(place)
        .id_salt((index, witness))
        .accessibility_role(Role::Cell)
        .accessibility_label(name);
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            ui.add(Label::new(galley).selectable(true))
        })
        .inner;
    let under = ui.input(|input| input.pointer.hover_pos()).and_then(|at| mark_at(&list, at - corner.to_vec2(), frame));
    if response.clicked() {
        out.push(under.map_or(Command::PickRow(index), |mark| Command::PickFinding(mark.finding)));
        out.push(hand::click(ui.input(|input| input.modifiers), index, witness));
    }
    menu(&response, frame, index, Some(witness), out);
    if let Some(mark) = under.filter(|_| response.hovered())
        && let Some(finding) = frame.findings().get(mark.finding)
    {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(360.0);
            ui.strong(finding.question.as_str());
            ui.label(finding.reason.as_str());
        });
    }
}

/// Paints tints, underlines and the picked finding's frames behind a passage.
fn marks(painter: &egui::Painter, corner: Pos2, frame: &Frame<'_>, laid: &Laid) {
    let palette = frame.palette;
    let by = corner.to_vec2();
    for quote in &laid.quotes {
        let x = corner.x - 5.0;
        painter.vline(x, quote.translate(by).y_range(), Stroke::new(2.0, palette.line));
    }
    for words in &laid.wording {
        paint::tint(painter, words.translate(by), palette.wording);
    }
    let shown = |mark: &Mark| frame.state.shows(mark.finding);
    for (mark, places) in laid.marks.iter().filter(|(mark, _)| shown(mark)) {
        for place in places {
            paint::tint(painter, place.translate(by), palette.kind(mark.kind).tint);
        }
    }
    for (mark, places) in laid.marks.iter().filter(|(mark, _)| shown(mark)) {
        let edge = palette.kind(mark.kind).edge;
        for place in places {
            let place = place.translate(by);
            paint::underline(painter, place, mark.kind, edge);
            if frame.state.finding == Some(mark.finding) {
                let ring = Stroke::new(1.5, edge);
                let frame = place.expand2(vec2(2.5, -0.5));
                painter.rect_stroke(frame, CornerRadius::same(3), ring, StrokeKind::Outside);
            }
        }
    }
}

/// Says what a cell's text alone does not show.
fn note(cell: &Cell) -> Option<String> {
    if cell.cut > 0 {
        return Some(format!("{} more characters are not shown; copy the passage to read them", cell.cut));
    }
    cell.moved.then(|| "told in another order here".to_owned())
}

/// Returns the shortest mark that shows under a place.
fn mark_at<'m>(marks: &'m [(Mark, Vec<Rect>)], at: Pos2, frame: &Frame<'_>) -> Option<&'m Mark> {
    marks
        .iter()
        .filter(|(mark, places)| frame.state.shows(mark.finding) && places.iter().any(|r| r.contains(at)))
        .map(|(mark, _)| mark)
        .min_by_key(|mark| mark.end - mark.start)
}

/// Returns where the searched words stand, whatever their case, in bytes.
pub(super) fn found(text: &str, query: &str) -> Vec<std::ops::Range<usize>> {
    // Lower case may change lengths ("İ"), so letters are compared one by one.
    let query: Vec<char> = query.to_lowercase().chars().collect();
    let mut found = Vec::new();
    let starts: Vec<(usize, char)> = text.char_indices().collect();
    let mut at = 0;
    while at < starts.len() {
        let rest = starts.get(at..).unwrap_or_default();
        let mut left = query.as_slice();
        let mut used = 0;
        for (_, letter) in rest {
            if left.is_empty() {
                break;
            }
            let lower: Vec<char> = letter.to_lowercase().collect();
            match left.strip_prefix(lower.as_slice()) {
                Some(after) => left = after,
                None => break,
            }
            used += 1;
        }
        if left.is_empty() && used > 0 {
            let start = rest.first().map_or(0, |(byte, _)| *byte);
            let end = rest.get(used).map_or(text.len(), |(byte, _)| *byte);
            found.push(start..end);
            at += used;
        } else {
            at += 1;
        }
    }
    found
}

/// Paints grey bars in place of a passage that is laid out in the next frame.
fn bars(painter: &egui::Painter, rect: Rect, colour: egui::Color32) {
    let mut y = rect.top() + theme::CELL.y + 5.0;
    while y + 10.0 < rect.bottom() {
        let bar = Rect::from_min_size(pos2(rect.left() + theme::CELL.x, y), vec2(rect.width() - 40.0, 10.0));
        painter.rect_filled(bar, CornerRadius::same(3), colour);
        y += theme::LINE;
    }
}

/// What can be done with a row or a passage.
fn menu(response: &Response, frame: &Frame<'_>, row: usize, witness: Option<usize>, out: &mut Vec<Command>) {
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
    });
}

/// Draws a folded run of equal rows as a button.
pub(super) fn fold(ui: &mut Ui, corner: Pos2, frame: &Frame<'_>, (first, len): (usize, usize), out: &mut Vec<Command>) {
    let rect = Rect::from_min_size(corner, vec2(ui.max_rect().width(), theme::FOLD));
    let rows = crate::gui::words::count(len, "row");
    let words = format!("{rows} with the same words in all sources");
    let response = ui.interact(rect, ui.scope_id().with(("fold", first)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("Unfold {words}")));
    let fill = if response.hovered() || response.has_focus() { frame.palette.raised } else { frame.palette.panel };
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::ZERO, fill);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, frame.palette.line));
    let at = pos2(rect.left() + theme::GUTTER + theme::CELL.x, rect.center().y);
    painter.text(at, Align2::LEFT_CENTER, format!("+  {words}"), theme::small_font(), frame.palette.muted);
    if response.clicked() {
        out.push(Command::ToggleFold(first));
    }
}
