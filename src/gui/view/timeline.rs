//! The dates that each source gives, on one axis, one lane a source; publication is marked.

use egui::{Align2, CornerRadius, Rect, Role, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};
use jiff::civil::DateTime;

use crate::gui::command::Command;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};

/// Height of a lane, in points.
const LANE: f32 = 74.0;
/// Width of the names at the left, in points.
const NAMES: f32 = 150.0;

/// One date of one source.
struct Point {
    witness: usize,
    from: f64,
    to: f64,
    words: String,
    value: String,
    at: u32,
    marked: bool,
}

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let palette = Palette::of(ui.ctx());
    let witnesses = comparison.witnesses_of(event);
    let mut points = Vec::new();
    let mut published = Vec::new();
    for (w, witness) in witnesses.iter().enumerate() {
        if let Some(day) = witness.article.published.as_ref().and_then(|published| published.when.date()) {
            published.push((w, days(day.to_datetime(jiff::civil::Time::midnight())) + 0.5));
        }
        for date in &witness.dates {
            let Some(interval) = date.value.interval else { continue };
            let marked = event.apparatus.findings.iter().any(|finding| {
                finding.readings.iter().any(|reading| reading.witness == w && reading.span.overlaps(date.span))
            });
            points.push(Point {
                witness: w,
                from: days(interval.earliest),
                to: days(interval.latest),
                words: date.span.of(witness.text()).to_owned(),
                value: date.value.timex.clone(),
                at: date.span.start,
                marked,
            });
        }
    }
    let Some((from, to)) = range(&points, &published) else {
        egui::Frame::NONE.inner_margin(egui::Margin::same(14)).show(ui, |ui| {
            ui.label("No source gives a date that can be placed. The Rows tab shows the texts.");
        });
        return;
    };
    let columns = state.columns().visible(desk.sources.len());
    ScrollArea::vertical().id_salt("timeline").auto_shrink(false).show(ui, |ui| {
        let size = vec2(ui.available_width(), 40.0 + LANE * columns.len() as f32 + 34.0);
        let (_, area) = ui.allocate_space(size);
        let axis = Rect::from_min_max(pos2(area.left() + NAMES, area.top() + 40.0), area.max - vec2(24.0, 34.0));
        let x = |day: f64| axis.left() + ((day - from) / (to - from)) as f32 * axis.width();
        let painter = ui.painter().clone();
        ticks(&painter, axis, (from, to), x, palette);
        for (lane, &witness) in columns.iter().enumerate() {
            let top = axis.top() + lane as f32 * LANE;
            painter.hline(area.x_range(), top, Stroke::new(1.0, palette.line));
            let Some(source) = desk.sources.get(witness) else { continue };
            super::paint::siglum(&painter, pos2(area.left() + 14.0, top + 12.0), &source.siglum, palette, false);
            let clip = Rect::from_min_size(pos2(area.left() + 14.0, top + 36.0), vec2(NAMES - 24.0, 20.0));
            painter.with_clip_rect(clip).text(
                clip.min,
                Align2::LEFT_TOP,
                &source.name,
                theme::small_font(),
                palette.text,
            );
            for (_, day) in published.iter().filter(|(w, _)| *w == witness).filter(|(_, day)| (from..=to).contains(day))
            {
                let at = x(*day);
                painter.vline(at, top + 4.0..=top + LANE - 4.0, Stroke::new(1.0, palette.muted));
                painter.text(
                    pos2(at + 3.0, top + LANE - 5.0),
                    Align2::LEFT_BOTTOM,
                    "published",
                    egui::FontId::proportional(10.0),
                    palette.muted,
                );
            }
            let mut ends = [f32::NEG_INFINITY; 3];
            for point in points.iter().filter(|point| point.witness == witness && point.to > from && point.from < to) {
                let left = x(point.from.max(from));
                let right = x(point.to.min(to)).max(left + 8.0);
                // Points that would cover each other stand below each other.
                let line = ends.iter().position(|&end| left > end + 2.0).unwrap_or(ends.len() - 1);
                if let Some(end) = ends.get_mut(line) {
                    *end = right;
                }
                let y = top + 14.0 + line as f32 * 17.0;
                let rect = Rect::from_min_max(pos2(left, y - 6.0), pos2(right, y + 6.0));
                let shade = palette.kind(crate::discrepancy::Kind::Date);
                let edge = if point.marked { shade.edge } else { palette.muted };
                let fill = if point.marked { shade.tint } else { palette.raised };
                painter.rect(
                    rect,
                    CornerRadius::same(4),
                    fill,
                    Stroke::new(if point.marked { 2.0 } else { 1.0 }, edge),
                    egui::StrokeKind::Inside,
                );
                let response = ui.interact(rect, ui.scope_id().with(("date", witness, point.at)), Sense::click());
                let name = format!("{}: {} is {}", desk.source_name(witness), point.words, point.value);
                response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
                if response.clicked()
                    && let Some(row) = desk.place_of(witness, point.at)
                {
                    out.push(Command::ShowRow(row));
                }
                response.on_hover_text(format!("“{}” = {}\nClick to see it in its row.", point.words, point.value));
            }
        }
        painter.hline(area.x_range(), axis.bottom(), Stroke::new(1.0, palette.line));
        let hint = "Dates in findings have a thick frame. Dates far from publication are left out.";
        painter.text(
            pos2(area.left() + 14.0, axis.bottom() + 10.0),
            Align2::LEFT_TOP,
            hint,
            theme::small_font(),
            palette.muted,
        );
    });
}

/// Returns days since the year 0.
fn days(moment: DateTime) -> f64 {
    let since = moment.date().duration_since(jiff::civil::Date::ZERO);
    let of_day = f64::from(moment.hour()) / 24.0 + f64::from(moment.minute()) / 1440.0;
    since.as_hours() as f64 / 24.0 + of_day
}

/// Returns the stretch to be shown: around publication, or all where nothing was published.
fn range(points: &[Point], published: &[(usize, f64)]) -> Option<(f64, f64)> {
    let low = |days: &mut dyn Iterator<Item = f64>| days.fold(f64::INFINITY, f64::min);
    let high = |days: &mut dyn Iterator<Item = f64>| days.fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = (low(&mut published.iter().map(|p| p.1)), high(&mut published.iter().map(|p| p.1)));
    let near = |point: &&Point| !first.is_finite() || (point.from > first - 60.0 && point.to < last + 60.0);
    let from = low(&mut points.iter().filter(near).map(|p| p.from).chain(first.is_finite().then_some(first)));
    let to = high(&mut points.iter().filter(near).map(|p| p.to).chain(last.is_finite().then_some(last)));
    (!points.is_empty() && from.is_finite() && to.is_finite()).then(|| (from - 1.0, (to + 1.0).max(from + 2.0)))
}

/// Draws days or months below the head, as many as fit.
fn ticks(painter: &egui::Painter, axis: Rect, (from, to): (f64, f64), x: impl Fn(f64) -> f32, palette: &Palette) {
    let most = (axis.width() / 84.0).max(2.0);
    let step = [1.0, 2.0, 7.0, 14.0, 30.0, 91.0, 365.0, 3650.0]
        .into_iter()
        .find(|step| (to - from) / step <= f64::from(most))
        .unwrap_or(36500.0);
    let mut day = (from / step).ceil() * step;
    while day < to {
        let at = x(day);
        painter.vline(at, axis.top() - 4.0..=axis.bottom(), Stroke::new(1.0, palette.line));
        let date = jiff::civil::Date::ZERO.checked_add(jiff::Span::new().days(day as i64));
        if let Ok(date) = date {
            painter.text(
                pos2(at, axis.top() - 8.0),
                Align2::CENTER_BOTTOM,
                date.to_string(),
                theme::small_font(),
                palette.muted,
            );
        }
        day += step;
    }
}
