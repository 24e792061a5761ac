//! Shapes of our own: underlines by kind, tints, hatches, sign badges.

use egui::emath::GuiRounding as _;
use egui::{Align2, Color32, CornerRadius, Mesh, Painter, Pos2, Rect, Shape, Stroke, StrokeKind, Vec2, pos2, vec2};

use crate::discrepancy::Kind;
use crate::gui::theme::{self, Palette, Underline};
use crate::report::words;

/// Paints what stands behind marked words.
pub(super) fn tint(painter: &Painter, rect: Rect, colour: Color32) {
    painter.rect_filled(rect.expand2(vec2(1.5, -1.0)), CornerRadius::same(3), colour);
}

/// Underlines words in the way of their kind.
pub(super) fn underline(painter: &Painter, rect: Rect, kind: Kind, colour: Color32) {
    stroke(painter, rect.left(), rect.right(), rect.bottom() - 2.5, theme::underline(kind), colour);
}

/// Draws a wave below words that differ in wording only.
pub(super) fn wave(painter: &Painter, rect: Rect, colour: Color32) {
    let (y, step, high) = (rect.bottom() - 2.5, 2.5, 0.9);
    let steps = ((rect.width() / step) as usize).clamp(2, 400);
    let points = (0..=steps).map(|n| {
        let up = if n.is_multiple_of(2) { high } else { -high };
        pos2(rect.left() + n as f32 * step, y + up)
    });
    painter.add(Shape::line(points.collect(), Stroke::new(0.9, colour)));
}

/// Draws a diamond.
pub(super) fn diamond(painter: &Painter, at: Pos2, colour: Color32) {
    painter.add(Shape::convex_polygon(DIAMOND.map(|by| at + by).to_vec(), colour, Stroke::NONE));
}

/// The corners of a diamond, from its middle.
const DIAMOND: [Vec2; 4] = [vec2(0.0, -3.5), vec2(3.5, 0.0), vec2(0.0, 3.5), vec2(-3.5, 0.0)];

/// Adds a diamond: the tick of a hit of the search.
pub(super) fn add_diamond(mesh: &mut Mesh, at: Pos2, colour: Color32) {
    let first = mesh.vertices.len() as u32;
    for by in DIAMOND {
        mesh.colored_vertex(at + by, colour);
    }
    mesh.add_triangle(first, first + 1, first + 2);
    mesh.add_triangle(first, first + 2, first + 3);
}

/// Adds a horizontal line in one of the five ways, on whole pixels; `scale` is in pixels a point.
pub(super) fn add_stroke(mesh: &mut Mesh, left: f32, right: f32, y: f32, line: Underline, colour: Color32, scale: f32) {
    let mut add = |left: f32, right: f32, y: f32, high: f32| {
        let rect = Rect::from_min_max(pos2(left, y - high / 2.0), pos2(right, y + high / 2.0));
        mesh.add_colored_rect(rect.round_to_pixels(scale), colour);
    };
    let mut broken = |high: f32, long: f32, gap: f32| {
        let mut at = left;
        while at < right {
            add(at, (at + long).min(right), y, high);
            at += long + gap;
        }
    };
    match line {
        Underline::Solid => add(left, right, y, 2.0),
        Underline::Double => {
            add(left, right, y - 1.5, 1.0);
            add(left, right, y + 1.5, 1.0);
        }
        Underline::Thick => add(left, right, y, 3.0),
        Underline::Dotted => broken(2.0, 2.0, 2.0),
        Underline::Dashed => broken(1.0, 4.0, 2.0),
    }
}

/// Draws a horizontal line in one of the five ways.
pub(super) fn stroke(painter: &Painter, left: f32, right: f32, y: f32, line: Underline, colour: Color32) {
    let across = left..=right;
    match line {
        Underline::Solid => {
            painter.hline(across, y, Stroke::new(1.5, colour));
        }
        Underline::Double => {
            painter.hline(across.clone(), y - 1.5, Stroke::new(1.0, colour));
            painter.hline(across, y + 1.5, Stroke::new(1.0, colour));
        }
        Underline::Thick => {
            painter.hline(across, y, Stroke::new(3.0, colour));
        }
        Underline::Dotted => {
            painter.extend(Shape::dotted_line(&[pos2(left + 1.0, y), pos2(right, y)], colour, 4.0, 1.2));
        }
        Underline::Dashed => {
            painter.extend(Shape::dashed_line(&[pos2(left, y), pos2(right, y)], Stroke::new(1.2, colour), 5.0, 3.0));
        }
    }
}

/// Hatches a rectangle with slanted lines.
pub(super) fn hatch(painter: &Painter, rect: Rect, colour: Color32) {
    let painter = painter.with_clip_rect(rect.intersect(painter.clip_rect()));
    let visible = painter.clip_rect();
    if !visible.is_positive() {
        return;
    }
    let step = 6.0;
    let height = rect.width();
    // Lines are anchored at the rectangle, so that they do not crawl while it is scrolled.
    let mut n = ((visible.top() - rect.top()) / step).floor();
    loop {
        let y = rect.top() + n * step;
        if y > visible.bottom() + height {
            break;
        }
        painter.line_segment([pos2(rect.left(), y), pos2(rect.right(), y - height)], Stroke::new(1.0, colour));
        n += 1.0;
    }
}

/// Size of a sign badge.
pub(super) const BADGE: Vec2 = vec2(18.0, 18.0);

/// Draws a kind's sign in a frame with its underline.
pub(super) fn badge(painter: &Painter, corner: Pos2, kind: Kind, palette: &Palette, strong: bool) {
    let shade = palette.kind(kind);
    let rect = Rect::from_min_size(corner, BADGE);
    let width = if strong { 2.0 } else { 1.0 };
    painter.rect(rect, CornerRadius::same(4), shade.tint, Stroke::new(width, shade.edge), StrokeKind::Inside);
    painter.text(
        rect.center() - vec2(0.0, 1.5),
        Align2::CENTER_CENTER,
        words::sign(kind),
        theme::strong_font(11.0),
        palette.text,
    );
    stroke(painter, rect.left() + 4.0, rect.right() - 4.0, rect.bottom() - 3.5, theme::underline(kind), shade.edge);
}

/// Draws a witness's siglum on a disc-like plate.
pub(super) fn siglum(painter: &Painter, corner: Pos2, letters: &str, palette: &Palette, base: bool) -> Rect {
    let width = 14.0 + 8.0 * letters.chars().count() as f32;
    let rect = Rect::from_min_size(corner, vec2(width, 20.0));
    let (fill, ink) = if base { (palette.focus, palette.page) } else { (palette.line, palette.text) };
    painter.rect_filled(rect, CornerRadius::same(6), fill);
    painter.text(rect.center(), Align2::CENTER_CENTER, letters, theme::strong_font(12.0), ink);
    rect
}
