//! Overview strips beside the scroll bar, one a source: where its findings stand, by colour and shape.

use std::sync::Arc;

use egui::{
    Align2, CornerRadius, Mesh, Rect, Role, Sense, Shape, Stroke, StrokeKind, Theme, Ui, WidgetInfo, pos2, vec2,
};

use super::{Cache, Frame};
use crate::discrepancy::Kind;
use crate::gui::command::Command;
use crate::gui::theme;
use crate::gui::view::paint;

/// Strips beside each other at most; of more sources those show that have their column in sight.
const MOST: usize = 8;

/// Ticks of all strips, kept while nothing changes.
///
/// They are kept as triangles: an event of thousands of findings has more ticks than all else on the screen together.
#[derive(Default)]
pub(super) struct Strips {
    key: Option<Key>,
    mesh: Arc<Mesh>,
}

#[derive(PartialEq)]
struct Key {
    items: usize,
    lane: Rect,
    scale: f32,
    theme: Theme,
    strips: Vec<usize>,
    shown: Vec<usize>,
    hits: Vec<usize>,
    find: Option<String>,
    /// Height of all rows in steps of one in 256: corrections smaller than that move no tick.
    total: i32,
}

struct Tick {
    strip: usize,
    y: f32,
    /// The kind of a finding, or a hit of the search.
    kind: Option<Kind>,
}

/// Returns the width of the strips of so many columns, in points.
pub(super) fn width(columns: usize) -> f32 {
    columns.min(MOST) as f32 * theme::STRIP + 4.0
}

pub(super) fn ui(ui: &mut Ui, area: Rect, frame: &Frame<'_>, cache: &mut Cache, out: &mut Vec<Command>) {
    let from = if frame.all.len() > MOST { &frame.columns } else { frame.all };
    let strips: Vec<usize> = from.iter().copied().take(MOST).collect();
    let rect = area.with_min_x(area.right() - width(frame.all.len()));
    let painter = ui.painter().with_clip_rect(rect);
    painter.rect_filled(rect, CornerRadius::ZERO, frame.palette.panel);
    painter.vline(rect.left(), rect.y_range(), Stroke::new(1.0, frame.palette.line));
    let head = 16.0;
    let total = cache.ledger.total().max(1.0);
    // Of rows that end above the bottom the strips end there too: each tick stands beside its row.
    let bottom = rect.bottom().min(rect.top() + total.max(head + 40.0));
    let lane = rect.with_min_y(rect.top() + head).with_max_y(bottom).shrink2(vec2(0.0, 2.0));
    let left = |strip: usize| rect.left() + 3.0 + strip as f32 * theme::STRIP;
    for (strip, &witness) in strips.iter().enumerate() {
        let letters = frame.desk.sources.get(witness).map_or("", |source| source.siglum.as_str());
        let at = pos2(left(strip) + theme::STRIP / 2.0 - 1.0, rect.top() + 8.0);
        painter.text(at, Align2::CENTER_CENTER, letters, theme::strong_font(9.0), frame.palette.muted);
        let ground = Rect::from_min_size(pos2(left(strip), lane.top()), vec2(theme::STRIP - 3.0, lane.height()));
        painter.rect_filled(ground, CornerRadius::same(2), frame.palette.page);
    }
    let scale = ui.pixels_per_point();
    let theme = ui.ctx().theme();
    let same = cache.strips.key.as_ref().is_some_and(|key| {
        key.items == cache.ledger.len()
            && key.lane == lane
            && key.scale.to_bits() == scale.to_bits()
            && key.theme == theme
            && key.total == coarse(total)
            && key.strips == strips
            && key.shown == frame.state.shown
            && key.hits == frame.state.hits
            && key.find == frame.state.find
    });
    if !same {
        let mut mesh = Mesh::default();
        for tick in ticks(frame, &strips, cache, lane.height(), total) {
            let (x, y) = (left(tick.strip), lane.top() + tick.y);
            match tick.kind {
                Some(kind) => {
                    let edge = frame.palette.kind(kind).edge;
                    paint::add_stroke(&mut mesh, x, x + theme::STRIP - 3.0, y, theme::underline(kind), edge, scale);
                }
                None => paint::add_diamond(&mut mesh, pos2(x + (theme::STRIP - 3.0) / 2.0, y), frame.palette.text),
            }
        }
        let key = Key {
            items: cache.ledger.len(),
            lane,
            scale,
            theme,
            strips: strips.clone(),
            shown: frame.state.shown.clone(),
            hits: frame.state.hits.clone(),
            find: frame.state.find.clone(),
            total: coarse(total),
        };
        cache.strips = Strips { mesh: Arc::new(mesh), key: Some(key) };
    }
    if !cache.strips.mesh.is_empty() {
        painter.add(Shape::Mesh(Arc::clone(&cache.strips.mesh)));
    }
    let (top, bottom) = cache.seen(area.height());
    let scale = lane.height() / total;
    let window = Rect::from_min_max(
        pos2(rect.left() + 1.0, lane.top() + top * scale),
        pos2(rect.right(), lane.top() + (bottom * scale).min(lane.height()).max(top * scale + 6.0)),
    );
    painter.rect_filled(window, CornerRadius::same(2), frame.palette.muted.gamma_multiply(0.12));
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

/// Rounds a height logarithmically, so that small corrections round to the same.
fn coarse(total: f32) -> i32 {
    (total.ln() * 256.0) as i32
}

/// Gathers at most one tick a kind, strip and three points of height.
fn ticks(frame: &Frame<'_>, strips: &[usize], cache: &Cache, height: f32, total: f32) -> Vec<Tick> {
    let mut seen = std::collections::BTreeSet::new();
    let mut ticks = Vec::new();
    let mut tick = |strip: usize, row: usize, kind: Option<Kind>| {
        let Some(place) = cache.ledger.place(row) else { return };
        let y = (cache.ledger.top(place) + cache.ledger.height(place) / 2.0) / total * height;
        if seen.insert((strip, kind, y as i32 / 3)) {
            ticks.push(Tick { strip, y, kind });
        }
    };
    for &number in &frame.state.shown {
        let Some(finding) = frame.findings().get(number) else { continue };
        for reading in &finding.readings {
            let Some(strip) = strips.iter().position(|&w| w == reading.witness) else { continue };
            if let Some(row) = frame.desk.place_of(reading.witness, reading.span.start) {
                tick(strip, row, Some(finding.kind));
            }
        }
    }
    let query = frame.state.find.as_deref().unwrap_or_default().trim().to_lowercase();
    for &row in &frame.state.hits {
        let Some(cells) = frame.desk.rows.get(row).map(|row| &row.cells) else { continue };
        for (strip, &witness) in strips.iter().enumerate() {
            if cells.get(witness).is_some_and(|cell| cell.text().to_lowercase().contains(&query)) {
                tick(strip, row, None);
            }
        }
    }
    ticks
}
