//! Overview strips beside the scroll bar, one a source: where its findings stand, by colour and shape.

use egui::{Align2, CornerRadius, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2};

use super::{Cache, Frame};
use crate::discrepancy::Kind;
use crate::gui::command::Command;
use crate::gui::theme;
use crate::gui::view::paint;

/// Ticks of all strips, kept while nothing changes.
#[derive(Default)]
pub(super) struct Strips {
    key: Option<(usize, i32, i32, Vec<usize>)>,
    ticks: Vec<Tick>,
}

struct Tick {
    strip: usize,
    y: f32,
    kind: Kind,
}

/// Returns the width of the strips of these columns, in points.
pub(super) fn width(columns: &[usize]) -> f32 {
    if columns.len() > 8 { 8.0 * theme::STRIP + 4.0 } else { columns.len() as f32 * theme::STRIP + 4.0 }
}

pub(super) fn ui(ui: &mut Ui, area: Rect, frame: &Frame<'_>, all: &[usize], cache: &mut Cache, out: &mut Vec<Command>) {
    let strips: Vec<usize> = all.iter().copied().take(8).collect();
    let rect = area.with_min_x(area.right() - width(all));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, frame.palette.panel);
    painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, frame.palette.line));
    let head = 16.0;
    let lane = rect.with_min_y(rect.top() + head).shrink2(vec2(0.0, 2.0));
    let left = |strip: usize| rect.left() + 3.0 + strip as f32 * theme::STRIP;
    for (strip, &witness) in strips.iter().enumerate() {
        let letters = frame.desk.sources.get(witness).map_or("", |source| source.siglum.as_str());
        let at = pos2(left(strip) + theme::STRIP / 2.0 - 1.0, rect.top() + 8.0);
        painter.text(at, Align2::CENTER_CENTER, letters, theme::strong_font(9.0), frame.palette.muted);
    }
    let total = cache.ledger.total().max(1.0);
    let key = (cache.ledger.len(), total as i32, lane.height() as i32, frame.state.shown.clone());
    if cache.strips.key.as_ref() != Some(&key) {
        cache.strips = Strips { ticks: ticks(frame, &strips, cache, lane.height(), total), key: Some(key) };
    }
    for tick in &cache.strips.ticks {
        let edge = frame.palette.kind(tick.kind).edge;
        let x = left(tick.strip);
        paint::stroke(&painter, x, x + theme::STRIP - 3.0, lane.top() + tick.y, theme::underline(tick.kind), edge);
    }
    let (top, bottom) = cache.seen(area.height());
    let scale = lane.height() / total;
    let window = Rect::from_min_max(
        pos2(rect.left() + 1.0, lane.top() + top * scale),
        pos2(rect.right(), lane.top() + (bottom * scale).min(lane.height())),
    );
    painter.rect_stroke(window, CornerRadius::same(2), Stroke::new(1.0, frame.palette.muted), StrokeKind::Inside);

    let response = ui.interact(lane, ui.scope_id().with("overview"), Sense::click_and_drag());
    response.widget_info(|| {
        WidgetInfo::labeled(Role::ScrollBar, true, "Overview of all rows, with the findings of each source")
    });
    if let Some(at) = response.interact_pointer_pos().filter(|_| response.clicked() || response.dragged()) {
        let y = (at.y - lane.top()) / scale;
        cache.offset = Some((y - area.height() / 2.0).clamp(0.0, (total - area.height()).max(0.0)));
        ui.ctx().request_repaint();
        if response.clicked()
            && let Some(super::Item::Row(row)) = cache.ledger.item(cache.ledger.at(y))
        {
            out.push(Command::PickRow(row));
        }
    }
}

/// Gathers at most one tick a kind, strip and point of height.
fn ticks(frame: &Frame<'_>, strips: &[usize], cache: &Cache, height: f32, total: f32) -> Vec<Tick> {
    let mut seen = std::collections::BTreeSet::new();
    let mut ticks = Vec::new();
    for &number in &frame.state.shown {
        let Some(finding) = frame.findings().get(number) else { continue };
        for reading in &finding.readings {
            let Some(strip) = strips.iter().position(|&w| w == reading.witness) else { continue };
            for &row in &finding.rows {
                let here = frame.desk.rows.get(row).and_then(|row| row.cells.get(reading.witness));
                if !here.is_some_and(|cell| cell.holds(reading.span.start)) {
                    continue;
                }
                let Some(place) = cache.ledger.place(row) else { continue };
                let y = (cache.ledger.top(place) + cache.ledger.height(place) / 2.0) / total * height;
                if seen.insert((strip, finding.kind, y as i32 / 3)) {
                    ticks.push(Tick { strip, y, kind: finding.kind });
                }
            }
        }
    }
    ticks
}
