//! The reports side by side: rows level under word wrap, only those in sight laid out.

mod galley;
mod heads;
mod ledger;
mod line;
mod strips;

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::{Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::discrepancy::Finding;
use crate::gui::command::Command;
use crate::gui::desk::Desk;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use galley::Galleys;
use ledger::{Item, Ledger};

pub(super) use galley::{is_right_to_left, rects};

/// Passages that are laid out anew in one frame at most; the rest show as grey bars until the next.
const BUDGET: usize = 40;

/// What is kept from frame to frame.
#[derive(Default)]
pub(super) struct Cache {
    key: Option<Key>,
    ledger: Ledger,
    galleys: Galleys,
    strips: strips::Strips,
    /// Where the rows are to be scrolled to in this frame.
    offset: Option<f32>,
    /// The item at the top of the screen and how much of it is out of sight.
    anchor: (usize, f32),
    /// How often a row had been asked for when one was last brought into sight.
    reveals: u64,
}

/// When this changes, all is laid out anew.
#[derive(Clone, PartialEq)]
struct Key {
    desk: usize,
    columns: Vec<usize>,
    base: Option<usize>,
    width: i32,
    scale: i32,
    fold: bool,
    unfolded: BTreeSet<usize>,
}

/// Where things stand in this frame.
struct Frame<'a> {
    state: &'a State,
    desk: &'a Desk,
    palette: &'static Palette,
    /// The columns in sight, from left to right.
    columns: Vec<usize>,
    base: Option<usize>,
    /// Width of a column.
    width: f32,
}

impl Frame<'_> {
    /// Returns the findings of the event.
    fn findings(&self) -> &[Finding] {
        self.state.picked_event().map_or(&[], |event| event.apparatus.findings.as_slice())
    }

    /// Returns the left edge of the n-th column, counted from the left edge of the rows.
    fn left(&self, n: usize) -> f32 {
        theme::GUTTER + n as f32 * self.width
    }
}

/// Draws the rows view.
pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let Some(desk) = state.desk.clone() else { return };
    let palette = Palette::of(ui.ctx());
    let standing = state.columns();
    let all = standing.visible(desk.sources.len());
    let strips_width = strips::width(&all);
    let bar = ui.spacing().scroll.bar_width + 4.0;
    let room = (ui.available_width() - theme::GUTTER - strips_width - bar).max(theme::COLUMN);
    let fitting = ((room / theme::COLUMN).floor() as usize).clamp(1, all.len().max(1));
    let columns = in_sight(&all, standing.base, standing.scrolled, fitting);
    let frame = Frame {
        state,
        desk: &desk,
        palette,
        base: standing.base,
        width: (room / columns.len().max(1) as f32).floor(),
        columns,
    };
    heads::ui(ui, &frame, all.len(), out);

    let area = ui.available_rect_before_wrap();
    let key = Key {
        desk: Arc::as_ptr(&desk) as usize,
        columns: frame.columns.clone(),
        base: frame.base,
        width: frame.width as i32,
        scale: (ui.pixels_per_point() * 100.0) as i32,
        fold: state.kept.fold,
        unfolded: state.unfolded.clone(),
    };
    if cache.key.as_ref() != Some(&key) {
        renew(cache, key, &frame);
    }
    if let Some(row) = state.reveal.filter(|_| cache.revealed(state)) {
        let place = cache.ledger.place(row).unwrap_or(0);
        let (top, height) = (cache.ledger.top(place), cache.ledger.height(place));
        let seen = cache.seen(area.height());
        if top < seen.0 || top + height > seen.1 {
            cache.offset = Some((top - area.height() * 0.25).max(0.0));
        }
    }

    let scroll_rect = area.with_max_x(area.right() - strips_width);
    ui.scope_builder(UiBuilder::new().max_rect(scroll_rect).id_salt("rows"), |ui| {
        ui.painter().rect_filled(scroll_rect, 0.0, palette.page);
        let mut scroll = ScrollArea::vertical().id_salt(("rows", state.event)).auto_shrink(false).content_margin(0.0);
        if let Some(offset) = cache.offset.take() {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        cache.galleys.begin(BUDGET);
        scroll.show_viewport(ui, |ui, viewport| items(ui, viewport, &frame, cache, out));
    });
    strips::ui(ui, area, &frame, &all, cache, out);
    ui.allocate_rect(area, egui::Sense::hover());
}

/// Returns the columns that fit: the base stays, the others scroll.
fn in_sight(all: &[usize], base: Option<usize>, scrolled: usize, fitting: usize) -> Vec<usize> {
    let pinned = base.filter(|base| fitting > 1 && all.first() == Some(base));
    let rest: Vec<usize> = all.iter().copied().filter(|&w| Some(w) != pinned).collect();
    let room = fitting - usize::from(pinned.is_some());
    let first = scrolled.min(rest.len().saturating_sub(room));
    pinned.into_iter().chain(rest.into_iter().skip(first).take(room)).collect()
}

/// Lists the items anew and keeps the row at the top where it is.
fn renew(cache: &mut Cache, key: Key, frame: &Frame<'_>) {
    let same_event = cache.key.as_ref().is_some_and(|old| old.desk == key.desk);
    let at = match cache.ledger.item(cache.anchor.0) {
        Some(Item::Row(row) | Item::Fold { first: row, .. }) if same_event => Some(row),
        _ => None,
    };
    cache.galleys.clear();
    let width = frame.width - 2.0 * theme::CELL.x;
    cache.ledger = Ledger::new(frame.desk, &frame.columns, width, frame.state.kept.fold, &frame.state.unfolded);
    cache.offset = at.and_then(|row| cache.ledger.place(row)).map(|place| cache.ledger.top(place)).or(Some(0.0));
    cache.strips = strips::Strips::default();
    cache.key = Some(key);
}

impl Cache {
    /// Tells whether a row asked for has not been brought into sight yet, and remembers that it is now.
    fn revealed(&mut self, state: &State) -> bool {
        std::mem::replace(&mut self.reveals, state.reveals) != state.reveals
    }

    /// Returns from where to where the rows are in sight.
    fn seen(&self, height: f32) -> (f32, f32) {
        let top = self.offset.unwrap_or(self.ledger.top(self.anchor.0) + self.anchor.1);
        (top, top + height)
    }
}

/// Draws the items in sight.
fn items(ui: &mut Ui, viewport: Rect, frame: &Frame<'_>, cache: &mut Cache, out: &mut Vec<Command>) {
    let origin = ui.max_rect().min;
    ui.set_height(cache.ledger.total());
    if cache.ledger.len() == 0 {
        return;
    }
    let first = cache.ledger.at(viewport.top().max(0.0));
    let hidden = viewport.top() - cache.ledger.top(first);
    cache.anchor = (first, hidden.max(0.0));
    // A row that reaches above the screen and turns out taller or shorter than guessed must not push what is read.
    let mut shift = 0.0;
    let mut index = first;
    let mut waiting = false;
    loop {
        if index >= cache.ledger.len() || cache.ledger.top(index) - shift > viewport.bottom() {
            break;
        }
        let Some(item) = cache.ledger.item(index) else { break };
        let top = origin.y + cache.ledger.top(index) - shift;
        let corner = pos2(origin.x, top);
        match item {
            Item::Fold { first, len } => line::fold(ui, corner, frame, (first, len), out),
            Item::Row(row) => {
                let (height, whole) = line::measure(ui, frame, row, &mut cache.galleys);
                if whole {
                    let off = cache.ledger.learn(index, height);
                    if index == first && hidden > 1.0 {
                        shift += off;
                    }
                } else {
                    waiting = true;
                }
                let top = origin.y + cache.ledger.top(index) - shift;
                let size = vec2(ui.max_rect().width(), cache.ledger.height(index));
                let rect = Rect::from_min_size(pos2(origin.x, top), size);
                line::ui(ui, rect, frame, row, &mut cache.galleys, out);
            }
        }
        index += 1;
    }
    if shift != 0.0 {
        cache.offset = Some((viewport.top() + shift).max(0.0));
        waiting = true;
    }
    if waiting {
        ui.ctx().request_repaint();
    }
}

#[cfg(test)]
mod tests {
    use super::in_sight;

    #[test]
    fn the_base_stays_while_the_others_scroll() {
        let all = [2, 0, 1, 3];
        for (base, scrolled, fitting, expected) in [
            (None, 0, 2, vec![2, 0]),
            (None, 9, 2, vec![1, 3]),
            (Some(2), 0, 2, vec![2, 0]),
            (Some(2), 1, 2, vec![2, 1]),
            (Some(2), 9, 3, vec![2, 1, 3]),
            (Some(2), 1, 1, vec![0]),
            (None, 1, 4, vec![2, 0, 1, 3]),
        ] {
            assert_eq!(in_sight(&all, base, scrolled, fitting), expected, "{base:?} {scrolled} {fitting}");
        }
    }
}
