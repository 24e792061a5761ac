//! One passage in its column: text that can be selected, marks, hits, notes, pages.

use std::ops::Range;

use egui::{Align2, Button, CornerRadius, Label, Painter, Pos2, Rect, RichText, Role, Stroke, StrokeKind, Ui};
use egui::{UiBuilder, pos2, vec2};

use super::galley::{Galleys, Laid, Ruler, visible};
use super::told::Told;
use super::{Frame, line};
use crate::gui::command::Command;
use crate::gui::desk::{Cell, Moved, Row};
use crate::gui::theme;
use crate::gui::view::{hand, paint};
use crate::report::passage::Mark;
use crate::report::{value, words};
use crate::text::Span;

/// Height of one note above a passage, in points.
const NOTE: f32 = theme::SMALL + 8.0;
/// Height of the buttons that leaf through a long passage, in points.
const PAGES: f32 = 28.0;
/// Marks of a right-to-left passage that are named below it.
const NAMED: usize = 4;

/// Returns the height of all that stands around a passage's text in its cell.
pub(super) fn notes_height(frame: &Frame<'_>, cell: &Cell, laid: &Laid) -> f32 {
    let moved = if cell.moved.is_some() { NOTE } else { 0.0 };
    let pages = if cell.pages() > 1 { PAGES } else { 0.0 };
    moved + pages + named(frame, cell, laid).count() as f32 * NOTE
}

/// Returns the marks that are named below a passage because they cannot be shown in it.
fn named<'c>(frame: &'c Frame<'_>, cell: &'c Cell, laid: &Laid) -> impl Iterator<Item = &'c (Span, Mark)> {
    let right_to_left = laid.right_to_left;
    cell.marks.iter().filter(move |(_, mark)| right_to_left && frame.state.shows(mark.finding)).take(NAMED)
}

/// Draws one passage with its marks; returns it if it lies under the pointer and is told in another order.
pub(super) fn ui(
    ui: &mut Ui,
    rect: Rect,
    frame: &Frame<'_>,
    (index, witness): (usize, usize),
    row: &Row,
    galleys: &mut Galleys,
    out: &mut Vec<Command>,
) -> Option<Told> {
    let cell = row.cells.get(witness)?;
    let palette = frame.palette;
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if row.only == Some(witness) {
        let edge = Rect::from_min_size(rect.min + vec2(1.0, 0.0), vec2(7.0, rect.height()));
        paint::hatch(&painter, edge, palette.only);
    }
    let Some(laid) = galleys.get(ui, frame, (index, witness), row) else {
        bars(&painter, rect, palette.raised);
        return None;
    };
    let mut corner = rect.min + theme::CELL;
    if let Some(moved) = cell.moved {
        note(ui, corner, rect, frame, (index, witness), moved, out);
        corner.y += NOTE;
    }
    if cell.pages() > 1 {
        pages(ui, corner, rect, frame, (index, witness), cell, out);
        corner.y += PAGES;
    }
    let page = cell.page(frame.page(index, witness, cell));
    marks(&painter, corner, frame, laid);
    found_in(&painter, corner, frame, laid, page.of(cell.text()));
    spot(&painter, corner, frame, (witness, page), cell, laid);

    let place = Rect::from_min_size(corner, laid.galley.size());
    let name = format!("Row {}, {}", index + 1, frame.desk.source_name(witness));
    let builder = UiBuilder::new()
        .max_rect(place)
        .id_salt((index, witness))
        .accessibility_role(Role::Cell)
        .accessibility_label(name);
    let response = ui
        .scope_builder(builder, |ui| {
            ui.set_clip_rect(rect.intersect(ui.clip_rect()));
            ui.add(Label::new(laid.galley.clone()).selectable(true))
        })
        .inner;
    for (n, (span, mark)) in named(frame, cell, laid).enumerate() {
        let at = pos2(corner.x, place.bottom() + 2.0 + n as f32 * NOTE);
        let text = format!("{}  {}", words::sign(mark.kind), visible(span.of(cell.text())));
        painter.text(at, Align2::LEFT_TOP, text, theme::small_font(), palette.text);
    }
    let pointer = ui.input(|input| input.pointer.hover_pos()).filter(|at| rect.contains(*at));
    let under = pointer.and_then(|at| mark_at(laid, at - corner.to_vec2(), frame));
    if response.clicked() {
        // A lone click leaves an empty selection behind, which would be copied instead of the row.
        if !response.double_clicked()
            && !response.triple_clicked()
            && let Some(selection) = ui.ctx().plugin_opt::<egui::text_selection::LabelSelectionState>()
        {
            selection.lock().clear_selection();
        }
        out.push(under.map_or(Command::PickRow(index), |mark| Command::PickFinding(mark.finding)));
        out.push(hand::click(ui.input(|input| input.modifiers), index, witness));
    }
    line::menu(&response, frame, index, Some(witness), out);
    if let Some(mark) = under.filter(|_| response.hovered())
        && let Some(finding) = frame.findings().get(mark.finding)
    {
        response.on_hover_ui_at_pointer(|ui| {
            ui.set_max_width(360.0);
            ui.strong(finding.question.as_str());
            ui.label(value::reason(finding));
        });
    }
    let moved = cell.moved.filter(|_| pointer.is_some() && ui.rect_contains_pointer(rect))?;
    Some(Told { at: pos2(rect.left(), rect.top() + theme::CELL.y + 7.0), moved })
}

/// Says where the source tells a passage that the others tell elsewhere; a click goes there.
fn note(
    ui: &mut Ui,
    corner: Pos2,
    rect: Rect,
    frame: &Frame<'_>,
    (index, witness): (usize, usize),
    moved: Moved,
    out: &mut Vec<Command>,
) {
    let nth = moved.before + 1;
    let words = match moved.after {
        Some(row) => format!("told here as no. {nth} of {}, after row {}", moved.of, row + 1),
        None => format!("told here first of {}", moved.of),
    };
    let place = Rect::from_min_size(corner - vec2(0.0, 3.0), vec2(rect.right() - corner.x - 8.0, NOTE));
    ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(("note", index, witness)), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        let text = RichText::new(words.as_str()).font(theme::small_font()).color(frame.palette.muted);
        let link = ui.add(Button::new(text).frame(false).truncate());
        let name = format!("Row {}, {}: {words}", index + 1, frame.desk.source_name(witness));
        let link = link.accessible_name(name).on_hover_text("Click to see the passage before it in this source.");
        if link.clicked() {
            out.push(Command::ShowRow(moved.after.unwrap_or(0)));
        }
    });
}

/// Draws the buttons that leaf through a long passage.
fn pages(
    ui: &mut Ui,
    corner: Pos2,
    rect: Rect,
    frame: &Frame<'_>,
    (index, witness): (usize, usize),
    cell: &Cell,
    out: &mut Vec<Command>,
) {
    let now = frame.page(index, witness, cell);
    let of = cell.pages();
    let place = Rect::from_min_size(corner - vec2(0.0, 3.0), vec2(rect.right() - corner.x - 8.0, PAGES - 4.0));
    let layout = egui::Layout::left_to_right(egui::Align::Center);
    ui.scope_builder(UiBuilder::new().max_rect(place).id_salt(("pages", index, witness)).layout(layout), |ui| {
        ui.set_clip_rect(rect.intersect(ui.clip_rect()));
        ui.spacing_mut().item_spacing.x = 4.0;
        let cell_name = format!("row {}, {}", index + 1, frame.desk.source_name(witness));
        for (sign, verb, to) in
            [("◀", "Previous", now.checked_sub(1)), ("▶", "Next", Some(now + 1).filter(|&next| next < of))]
        {
            let button = Button::new(RichText::new(sign).size(11.0)).small().min_size(vec2(24.0, 22.0));
            let response = ui.add_enabled(to.is_some(), button);
            let response = response.accessible_name(format!("{verb} page of {cell_name}"));
            if response.clicked()
                && let Some(to) = to
            {
                out.push(Command::OpenPage(index, witness, to));
            }
        }
        let words = format!("page {} of {of} of a long passage", now + 1);
        let words = RichText::new(words).font(theme::small_font()).color(frame.palette.muted);
        ui.add(Label::new(words).truncate().selectable(false));
    });
}

/// Paints tints, underlines and the picked finding's frames behind a passage.
fn marks(painter: &Painter, corner: Pos2, frame: &Frame<'_>, laid: &Laid) {
    let palette = frame.palette;
    let by = corner.to_vec2();
    // A passage may be far taller than the screen, and full of marks.
    let seen = painter.clip_rect();
    let placed = |place: &Rect| Some(place.translate(by)).filter(|place| place.intersects(seen));
    for quote in laid.quotes.iter().filter_map(placed) {
        painter.vline(corner.x - 5.0, quote.y_range(), Stroke::new(2.0, palette.line));
    }
    for words in laid.wording.iter().filter_map(placed) {
        paint::tint(painter, words, palette.wording);
        paint::wave(painter, words, palette.only);
    }
    let shown = || laid.marks.iter().filter(|(_, mark, _)| frame.state.shows(mark.finding));
    for (_, mark, places) in shown() {
        for place in places.iter().filter_map(placed) {
            paint::tint(painter, place, palette.kind(mark.kind).tint);
        }
    }
    for (_, mark, places) in shown() {
        let edge = palette.kind(mark.kind).edge;
        for place in places.iter().filter_map(placed) {
            paint::underline(painter, place, mark.kind, edge);
            if frame.state.finding == Some(mark.finding) {
                let ring = Stroke::new(1.5, edge);
                let frame = place.expand2(vec2(1.0, -0.5));
                painter.rect_stroke(frame, CornerRadius::same(3), ring, StrokeKind::Outside);
            }
        }
    }
}

/// Paints what is searched.
fn found_in(painter: &Painter, corner: Pos2, frame: &Frame<'_>, laid: &Laid, text: &str) {
    let Some(query) = frame.state.find.as_deref().map(str::trim).filter(|query| !query.is_empty()) else { return };
    let hits = found(text, query);
    if hits.is_empty() || laid.right_to_left {
        return;
    }
    let ruler = Ruler::new(&laid.galley, text);
    for hit in hits.iter().flat_map(|range| ruler.rects(range)) {
        let hit = hit.translate(corner.to_vec2());
        paint::tint(painter, hit, frame.palette.hit);
        painter.rect_stroke(
            hit.expand2(vec2(1.5, -1.0)),
            CornerRadius::same(3),
            Stroke::new(1.0, frame.palette.text),
            StrokeKind::Inside,
        );
    }
}

/// Frames the quotation that was asked for.
fn spot(painter: &Painter, corner: Pos2, frame: &Frame<'_>, (witness, page): (usize, Span), cell: &Cell, laid: &Laid) {
    let Some((_, span)) = frame.state.spot.filter(|(asked, _)| *asked == witness && !laid.right_to_left) else {
        return;
    };
    let ruler = Ruler::new(&laid.galley, page.of(cell.text()));
    for place in cell.passage.locate(span).filter(|place| place.overlaps(page)) {
        let (start, end) = (place.start.max(page.start) - page.start, place.end.min(page.end) - page.start);
        for rect in ruler.rects(&(start as usize..end as usize)) {
            let rect = rect.translate(corner.to_vec2()).expand2(vec2(1.0, -0.5));
            painter.rect_stroke(
                rect,
                CornerRadius::same(3),
                Stroke::new(2.0, frame.palette.focus),
                StrokeKind::Outside,
            );
        }
    }
}

/// Returns the shortest mark that shows under a place.
fn mark_at(laid: &Laid, at: Pos2, frame: &Frame<'_>) -> Option<Mark> {
    laid.marks
        .iter()
        .filter(|(_, mark, places)| frame.state.shows(mark.finding) && places.iter().any(|place| place.contains(at)))
        .min_by_key(|(span, _, _)| span.len())
        .map(|(_, mark, _)| *mark)
}

/// Returns where the searched words stand, whatever their case, in bytes.
fn found(text: &str, query: &str) -> Vec<Range<usize>> {
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
fn bars(painter: &Painter, rect: Rect, colour: egui::Color32) {
    let mut y = rect.top() + theme::CELL.y + 5.0;
    while y + 10.0 < rect.bottom() {
        let bar = Rect::from_min_size(pos2(rect.left() + theme::CELL.x, y), vec2(rect.width() - 40.0, 10.0));
        painter.rect_filled(bar, CornerRadius::same(3), colour);
        y += theme::LINE;
    }
}
