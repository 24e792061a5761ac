//! The dates that each source gives, on one axis, one lane a source; publication is marked. The axis zooms and pans.

use std::sync::Arc;

use egui::{Align2, CornerRadius, Painter, Rect, Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, UiBuilder};
use egui::{WidgetInfo, pos2, vec2};
use jiff::civil::DateTime;

use super::{paint, quotation};
use crate::discrepancy::Kind;
use crate::gui::command::Command;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::mention::{Status, Witness};
use crate::report::{value, words};
use crate::text::Span;

/// Height of the head of a lane and of each line of dates in it, in points.
const HEAD: f32 = 14.0;
/// Height of a line of dates, in points.
const LINE: f32 = 19.0;
/// Lines of a lane at most; what finds no room stands on the last.
const LINES: usize = 8;
/// Size of the words at a bar, in points, and the width of one of their letters, about.
const WORDS: (f32, f32) = (11.0, 5.8);
/// Width of the names at the left, in points.
const NAMES: f32 = 150.0;
/// Height of the axis with its days, in points.
const AXIS: f32 = 40.0;
/// Days that are shown at least and at most.
const DAYS: (f64, f64) = (0.25, 400_000.0);

/// The dates of the picked event, and the stretch of days that is looked at.
#[derive(Default)]
pub(super) struct Cache {
    desk: usize,
    points: Vec<Point>,
    /// Day of publication, by witness.
    published: Vec<(usize, f64)>,
    whole: Option<(f64, f64)>,
    seen: Option<(f64, f64)>,
}

/// One date of one source.
struct Point {
    witness: usize,
    from: f64,
    to: f64,
    words: String,
    /// Letters of the words.
    letters: usize,
    value: String,
    span: Span,
    /// Whether it stands in a finding.
    marked: bool,
    /// How far what is dated goes, where a claim of the same sentence tells.
    status: Option<Status>,
}

impl Point {
    /// Tells whether what is dated had not happened yet for the source.
    fn ahead(&self) -> bool {
        let ahead = [Status::Planned, Status::Expected, Status::Possible, Status::Undecided, Status::Cancelled];
        self.status.is_some_and(|status| ahead.contains(&status))
    }
}

pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let Some(desk) = &state.desk else { return };
    if cache.desk != Arc::as_ptr(desk) as usize {
        gather(state, cache);
    }
    let Some(whole) = cache.whole else {
        egui::Frame::NONE.inner_margin(egui::Margin::same(14)).show(ui, |ui| {
            ui.label("No source gives a date that can be placed. The Rows tab shows the texts.");
        });
        return;
    };
    buttons(ui, cache, whole);
    let (from, to) = cache.seen.unwrap_or(whole);
    let columns = state.columns().visible(desk.sources.len());
    let area = ui.available_rect_before_wrap();
    let left = area.left() + NAMES;
    let width = (area.width() - NAMES - 24.0).max(80.0);
    let scale = Scale { left, width, from, to };
    let top = Rect::from_min_size(pos2(left, area.top()), vec2(width, AXIS));
    let palette = Palette::of(ui.ctx());
    let lanes = Rect::from_min_max(pos2(area.left(), area.top() + AXIS), area.max);
    days(ui.painter(), top, lanes.bottom(), &scale, palette);
    // Dragging the axis or the empty ground of the lanes pans; the wheel over the axis zooms.
    let ground = ui.interact(area, ui.scope_id().with("timeline ground"), Sense::click_and_drag());
    ground.widget_info(|| WidgetInfo::labeled(Role::Slider, true, "Timeline: drag to pan, Ctrl and the wheel to zoom"));
    ui.scope_builder(UiBuilder::new().max_rect(lanes), |ui| {
        ScrollArea::vertical().id_salt("timeline").auto_shrink(false).content_margin(0.0).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for &witness in &columns {
                lane(ui, state, cache, witness, &scale, out);
            }
        });
    });
    pan_and_zoom(ui, &ground, cache, whole, &scale);
}

/// Where days stand on the screen.
struct Scale {
    left: f32,
    width: f32,
    from: f64,
    to: f64,
}

impl Scale {
    fn x(&self, day: f64) -> f32 {
        self.left + ((day - self.from) / (self.to - self.from)) as f32 * self.width
    }

    fn day(&self, x: f32) -> f64 {
        self.from + f64::from((x - self.left) / self.width) * (self.to - self.from)
    }
}

fn buttons(ui: &mut Ui, cache: &mut Cache, whole: (f64, f64)) {
    let palette = Palette::of(ui.ctx());
    egui::Frame::NONE.inner_margin(egui::Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.horizontal_wrapped(|ui| {
            let (from, to) = cache.seen.unwrap_or(whole);
            let middle = f64::midpoint(from, to);
            if ui.button("Zoom in").clicked() {
                zoom(cache, whole, 0.5, middle);
            }
            if ui.button("Zoom out").clicked() {
                zoom(cache, whole, 2.0, middle);
            }
            for (sign, name, by) in [("◀", "Earlier", -0.25), ("▶", "Later", 0.25)] {
                if ui.button(sign).on_hover_text(name).accessible_name(name).clicked() {
                    cache.seen = Some((from + (to - from) * by, to + (to - from) * by));
                }
            }
            if ui.add_enabled(cache.seen.is_some(), egui::Button::new("All around publication")).clicked() {
                cache.seen = None;
            }
            let hint = "Dashed: planned or expected. Thick: in a finding.";
            let hint = egui::RichText::new(hint).font(theme::small_font()).color(palette.muted);
            ui.add(egui::Label::new(hint).extend());
        });
    });
}

fn zoom(cache: &mut Cache, whole: (f64, f64), by: f64, around: f64) {
    let (from, to) = cache.seen.unwrap_or(whole);
    let days = ((to - from) * by).clamp(DAYS.0, DAYS.1);
    let share = ((around - from) / (to - from)).clamp(0.0, 1.0);
    cache.seen = Some((around - days * share, around + days * (1.0 - share)));
}

fn pan_and_zoom(ui: &Ui, ground: &egui::Response, cache: &mut Cache, whole: (f64, f64), scale: &Scale) {
    if ground.dragged() {
        let by = f64::from(ground.drag_delta().x / scale.width) * (scale.to - scale.from);
        cache.seen = Some((scale.from - by, scale.to - by));
    }
    let Some(pointer) = ui.input(|input| input.pointer.hover_pos()).filter(|at| ground.rect.contains(*at)) else {
        return;
    };
    let (factor, turned) = ui.input(|input| (input.zoom_delta(), input.smooth_scroll_delta()));
    // Over the axis the wheel alone zooms; over the lanes it scrolls, and zooms with Ctrl.
    let over_axis = pointer.y < ground.rect.top() + AXIS;
    let factor = if over_axis && (factor - 1.0).abs() < f32::EPSILON { (turned.y / 200.0).exp() } else { factor };
    if (factor - 1.0).abs() >= f32::EPSILON {
        zoom(cache, whole, f64::from(1.0 / factor), scale.day(pointer.x));
    } else if turned.x != 0.0 {
        let by = f64::from(turned.x / scale.width) * (scale.to - scale.from);
        cache.seen = Some((scale.from - by, scale.to - by));
    }
}

/// Draws the lane of one source.
fn lane(ui: &mut Ui, state: &State, cache: &Cache, witness: usize, scale: &Scale, out: &mut Vec<Command>) {
    let Some(desk) = &state.desk else { return };
    let Some(source) = desk.sources.get(witness) else { return };
    let palette = Palette::of(ui.ctx());
    let inside = |point: &&Point| point.witness == witness && point.to > scale.from && point.from < scale.to;
    // Points that would cover each other stand below each other.
    let mut ends = [f32::NEG_INFINITY; LINES];
    let mut placed: Vec<(usize, Rect, Words, &Point)> = Vec::new();
    for point in cache.points.iter().filter(inside) {
        let left = scale.x(point.from.max(scale.from));
        let right = scale.x(point.to.min(scale.to)).max(left + 8.0);
        let long = point.letters as f32 * WORDS.1 + 12.0;
        // Words that find no room in their bar stand beside it, as far as nothing else does.
        let (words, reach) = match right - left {
            wide if wide >= long => (Words::Inside, right),
            _ if right + long <= scale.left + scale.width => (Words::After, right + long),
            _ if left - long >= scale.left => (Words::Before, right),
            wide if wide > 56.0 => (Words::Inside, right),
            _ => (Words::Hidden, right),
        };
        let from = if words == Words::Before { left - long } else { left };
        let free = ends.iter().position(|&end| from > end + 2.0);
        let beside = matches!(words, Words::After | Words::Before);
        let words = if free.is_none() && beside { Words::Hidden } else { words };
        let line = free.unwrap_or(LINES - 1);
        if let Some(end) = ends.get_mut(line) {
            *end = reach;
        }
        placed.push((line, Rect::from_min_max(pos2(left, 0.0), pos2(right, LINE - 5.0)), words, point));
    }
    let lines = placed.iter().map(|(line, ..)| line + 1).max().unwrap_or(0).max(2);
    let (_, area) = ui.allocate_space(vec2(ui.available_width(), HEAD + lines as f32 * LINE + 14.0));
    if !ui.is_rect_visible(area) {
        return;
    }
    let painter = ui.painter().clone();
    painter.hline(area.x_range(), area.bottom(), Stroke::new(1.0, palette.line));
    paint::siglum(
        &painter,
        area.min + vec2(14.0, 10.0),
        &source.siglum,
        palette,
        state.columns().base == Some(witness),
    );
    let mut name = egui::text::LayoutJob::simple_singleline(source.name.clone(), theme::small_font(), palette.text);
    name.wrap = egui::text::TextWrapping::truncate_at_width(NAMES - 24.0);
    let name = painter.layout_job(name);
    painter.galley(area.min + vec2(14.0, 34.0), name, palette.text);
    let right = Rect::from_min_max(pos2(scale.left, area.top()), pos2(scale.left + scale.width, area.bottom()));
    let clipped = painter.with_clip_rect(right.intersect(ui.clip_rect()));
    for &(_, day) in cache.published.iter().filter(|(w, _)| *w == witness) {
        let x = scale.x(day);
        clipped.vline(x, area.top() + 2.0..=area.bottom() - 2.0, Stroke::new(1.5, palette.focus));
        paint::diamond(&clipped, pos2(x, area.bottom() - 7.0), palette.focus);
        // At the right edge the word stands on the other side of its line.
        let (at, align) = if x + 70.0 > right.right() {
            (pos2(x - 6.0, area.bottom() - 1.0), Align2::RIGHT_BOTTOM)
        } else {
            (pos2(x + 6.0, area.bottom() - 1.0), Align2::LEFT_BOTTOM)
        };
        clipped.text(at, align, "published", egui::FontId::proportional(WORDS.0), palette.muted);
        published(
            ui,
            &desk.source_name(witness),
            &source.published,
            Rect::from_x_y_ranges(x - 5.0..=x + 5.0, area.y_range()).intersect(right),
        );
    }
    if placed.is_empty() {
        let words = if cache.points.iter().any(|point| point.witness == witness) {
            "no date in this stretch"
        } else {
            "gives no date that can be placed"
        };
        let galley = clipped.layout_no_wrap(words.to_owned(), theme::small_font(), palette.muted);
        let at = right.left_top() + vec2(10.0, HEAD);
        let ground = Rect::from_min_size(at, galley.size()).expand2(vec2(3.0, 0.0));
        clipped.rect_filled(ground, CornerRadius::ZERO, palette.page);
        clipped.galley(at, galley, palette.muted);
    }
    for (line, rect, words, point) in placed {
        let rect = rect.translate(vec2(0.0, area.top() + HEAD + line as f32 * LINE - 6.0));
        date(ui, &clipped, state, (rect, words), point, out);
    }
}

/// Names the mark of a publication, for readers of the screen and for the pointer.
fn published(ui: &Ui, source: &str, day: &str, place: Rect) {
    if place.is_negative() {
        return;
    }
    let mark = ui.interact(place, ui.scope_id().with(("published", source)), Sense::hover());
    mark.widget_info(|| WidgetInfo::labeled(Role::Label, true, format!("{source}: published {day}")));
    mark.on_hover_text(format!("Published {day}"));
}

/// Where the words of a date stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Words {
    Inside,
    After,
    Before,
    Hidden,
}

/// Draws one date: a bar as long as it is fine.
fn date(
    ui: &Ui,
    painter: &Painter,
    state: &State,
    (rect, place): (Rect, Words),
    point: &Point,
    out: &mut Vec<Command>,
) {
    let Some(desk) = &state.desk else { return };
    let palette = Palette::of(ui.ctx());
    let shade = palette.kind(Kind::Date);
    let edge = if point.marked { shade.edge } else { palette.muted };
    let stroke = Stroke::new(if point.marked { 2.0 } else { 1.0 }, edge);
    if point.ahead() {
        painter.rect_filled(rect, CornerRadius::same(4), palette.page);
        let corners = [rect.left_top(), rect.right_top(), rect.right_bottom(), rect.left_bottom(), rect.left_top()];
        painter.extend(egui::Shape::dashed_line(&corners, stroke, 4.0, 3.0));
    } else {
        let fill = if point.marked { shade.tint } else { palette.raised };
        painter.rect(rect, CornerRadius::same(4), fill, stroke, StrokeKind::Inside);
    }
    let at = match place {
        Words::Inside => Some(rect.left().max(painter.clip_rect().left()) + 5.0),
        Words::After => Some(rect.right() + 5.0),
        Words::Before => Some(rect.left() - 5.0),
        Words::Hidden => None,
    };
    if let Some(at) = at {
        let font = egui::FontId::proportional(WORDS.0);
        let mut job = egui::text::LayoutJob::simple_singleline(point.words.clone(), font, palette.text);
        let room = match place {
            Words::Inside => rect.right() - at - 3.0,
            Words::Before => at - painter.clip_rect().left(),
            Words::After | Words::Hidden => painter.clip_rect().right() - at,
        };
        job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
        let galley = painter.layout_job(job);
        let left = if place == Words::Before { at - galley.size().x } else { at };
        if place != Words::Inside {
            // No line of a day or of the publication runs through words.
            let ground = Rect::from_center_size(pos2(left + galley.size().x / 2.0, rect.center().y), galley.size());
            painter.rect_filled(ground.expand2(vec2(2.0, 0.0)), CornerRadius::same(2), palette.page);
        }
        painter.galley(pos2(left, rect.center().y - galley.size().y / 2.0), galley, palette.text);
    }
    let response = ui.interact(rect, ui.scope_id().with(("date", point.witness, point.span.start)), Sense::click());
    let status = point.status.map_or(String::new(), |status| format!(", {}", words::status(status)));
    let same = point.words == point.value;
    let read = if same { point.words.clone() } else { format!("{} is {}", point.words, point.value) };
    let name = format!("{}: {read}{status}", desk.source_name(point.witness));
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, &name));
    if response.has_focus() {
        let ring = Stroke::new(2.0, palette.focus);
        painter.rect_stroke(rect.expand(2.0), CornerRadius::same(5), ring, StrokeKind::Outside);
    }
    if response.clicked() {
        out.push(Command::ShowPlace(point.witness, point.span));
    }
    response.on_hover_text(format!("{read}{status}.\nClick to see it in its row."));
}

/// Gathers the dates of the picked event.
fn gather(state: &State, cache: &mut Cache) {
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    *cache = Cache { desk: Arc::as_ptr(desk) as usize, ..Cache::default() };
    let mut marked: Vec<Vec<Span>> = vec![Vec::new(); desk.sources.len()];
    for reading in event.apparatus.findings.iter().flat_map(|finding| &finding.readings) {
        if let Some(list) = marked.get_mut(reading.witness) {
            list.push(reading.span);
        }
    }
    for (w, witness) in comparison.witnesses_of(event).into_iter().enumerate() {
        if let Some(published) = &witness.article.published
            && let Some(day) = published.when.date()
        {
            // Without a time of day, noon stands for the day.
            let (hour, minute) = published.when.time.unwrap_or((12, 0));
            let time = jiff::civil::Time::new(hour, minute, 0, 0).unwrap_or_default();
            cache.published.push((w, since(day.to_datetime(time))));
        }
        for date in &witness.dates {
            let Some(interval) = date.value.interval else { continue };
            let words = quotation::short(date.span.of(witness.text()), 60);
            cache.points.push(Point {
                witness: w,
                from: since(interval.earliest),
                to: since(interval.latest),
                letters: words.chars().count(),
                words,
                value: value::time(&date.value.timex),
                span: date.span,
                marked: marked.get(w).is_some_and(|list| list.iter().any(|span| span.overlaps(date.span))),
                status: status(witness, date.span),
            });
        }
    }
    cache.points.sort_by(|one, other| one.from.total_cmp(&other.from).then(other.to.total_cmp(&one.to)));
    cache.whole = range(&cache.points, &cache.published);
}

/// Returns how far the claim goes in whose clause a date stands; of several the one nearest to it.
fn status(witness: &Witness, date: Span) -> Option<Status> {
    let holding = witness.claims.iter().filter(|claim| claim.clause.contains(date));
    let away = |span: Span| span.start.saturating_sub(date.end).max(date.start.saturating_sub(span.end));
    holding.min_by_key(|claim| (claim.clause.len(), away(claim.span))).map(|claim| claim.status)
}

/// Returns days since the year 0.
fn since(moment: DateTime) -> f64 {
    let since = moment.date().duration_since(jiff::civil::Date::ZERO);
    let of_day = f64::from(moment.hour()) / 24.0 + f64::from(moment.minute()) / 1440.0;
    since.as_hours() as f64 / 24.0 + of_day
}

/// Returns the stretch to be shown first: around publication, or all where nothing was published.
fn range(points: &[Point], published: &[(usize, f64)]) -> Option<(f64, f64)> {
    let low = |days: &mut dyn Iterator<Item = f64>| days.fold(f64::INFINITY, f64::min);
    let high = |days: &mut dyn Iterator<Item = f64>| days.fold(f64::NEG_INFINITY, f64::max);
    let (first, last) = (low(&mut published.iter().map(|p| p.1)), high(&mut published.iter().map(|p| p.1)));
    let near = |point: &&Point| !first.is_finite() || (point.from > first - 60.0 && point.to < last + 60.0);
    let from = low(&mut points.iter().filter(near).map(|p| p.from).chain(first.is_finite().then_some(first)));
    let to = high(&mut points.iter().filter(near).map(|p| p.to).chain(last.is_finite().then_some(last)));
    (!points.is_empty() && from.is_finite() && to.is_finite()).then(|| (from - 1.0, (to + 1.0).max(from + 2.0)))
}

/// Draws days, months or years below the head, as many as fit; hours where a day is wide.
fn days(painter: &Painter, axis: Rect, bottom: f32, scale: &Scale, palette: &Palette) {
    let most = f64::from((axis.width() / 84.0).max(2.0));
    let days = scale.to - scale.from;
    let step = [0.125, 0.25, 0.5, 1.0, 2.0, 7.0, 14.0, 30.0, 91.0, 365.0, 3650.0]
        .into_iter()
        .find(|step| days / step <= most)
        .unwrap_or(36_500.0);
    let mut n = (scale.from / step).ceil();
    while n * step < scale.to {
        let day = n * step;
        n += 1.0;
        let x = scale.x(day);
        painter.vline(x, axis.bottom() - 5.0..=bottom, Stroke::new(1.0, palette.line));
        let Ok(date) = jiff::civil::Date::ZERO.checked_add(jiff::Span::new().days(day.floor() as i64)) else {
            continue;
        };
        let hours = ((day - day.floor()) * 24.0).round() as u32;
        let words = if hours == 0 { date.strftime("%-d %b %Y").to_string() } else { format!("{hours:02}:00") };
        painter.text(pos2(x, axis.bottom() - 8.0), Align2::CENTER_BOTTOM, words, theme::small_font(), palette.muted);
    }
    painter.hline(painter.clip_rect().x_range(), axis.bottom(), Stroke::new(1.0, palette.line));
}
