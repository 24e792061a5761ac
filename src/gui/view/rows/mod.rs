//! The reports side by side: rows level under word wrap, only those in sight laid out.

mod cell;
mod galley;
mod heads;
mod ledger;
mod line;
mod pinned;
mod strips;
mod told;

use egui::{Key as KeyName, Modifiers, Rect, ScrollArea, Ui, UiBuilder, pos2, vec2};

use crate::discrepancy::Finding;
use crate::gui::command::Command;
use crate::gui::desk::{Cell, Desk};
use crate::gui::folds::{self, Run};
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use galley::Galleys;
use ledger::{Item, Ledger};

pub(super) use galley::{Ruler, galley as lay_out, is_right_to_left, visible};

/// Bytes of passages that are laid out anew in one frame at most; the rest show as grey bars until the next.
const BUDGET: usize = 1_600;

/// What is kept from frame to frame.
#[derive(Default)]
pub(super) struct Cache {
    key: Option<Key>,
    listing: Option<Listing>,
    ledger: Ledger,
    galleys: Galleys,
    strips: strips::Strips,
    /// Where the rows are to be scrolled to in this frame.
    offset: Option<f32>,
    /// The item at the top of the screen and how much of it is out of sight.
    anchor: (usize, f32),
    /// How often a row had been asked for when one was last brought into sight.
    reveals: u64,
    /// How far the wheel was turned sideways without reaching the next column.
    sideways: f32,
}

/// When this changes, all is laid out anew.
#[derive(Clone, PartialEq)]
struct Key {
    desk: usize,
    all: Vec<usize>,
    base: Option<usize>,
    width: i32,
    scale: i32,
    theme: egui::Theme,
}

/// When this changes, the rows are listed anew.
#[derive(Clone, PartialEq)]
struct Listing {
    columns: Vec<usize>,
    runs: Vec<Run>,
}

/// Where things stand in this frame.
struct Frame<'a> {
    state: &'a State,
    desk: &'a Desk,
    palette: &'static Palette,
    /// The columns that are not hidden, from left to right.
    all: &'a [usize],
    /// Those of them that are in sight.
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

    /// Returns the open page of a cell.
    fn page(&self, row: usize, witness: usize, cell: &Cell) -> usize {
        let page = self.state.pages.get(&(row, witness)).copied().unwrap_or(0);
        page.min(cell.pages() - 1)
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
    let bar = ui.spacing().scroll.bar_width + 4.0;
    let strips_width = strips::width(all.len());
    let room = (ui.available_width() - theme::GUTTER - strips_width - bar).max(theme::COLUMN);
    let least = if room >= 2.0 * theme::NARROW_COLUMN { 2 } else { 1 };
    let fitting = ((room / theme::COLUMN).floor() as usize).max(least).clamp(1, all.len().clamp(1, MOST));
    if state.fitting != fitting {
        out.push(Command::Fit(fitting));
    }
    let columns = in_sight(&all, standing.base, standing.scrolled, fitting);
    let frame = Frame {
        state,
        desk: &desk,
        palette,
        base: standing.base,
        width: (room / columns.len().max(1) as f32).floor(),
        all: &all,
        columns,
    };
    heads::ui(ui, &frame, out);
    renew(ui, cache, &frame);
    cache.galleys.begin(ui, BUDGET);
    pinned::ui(ui, &frame, &mut cache.galleys, out);

    let area = ui.available_rect_before_wrap();
    if let Some(row) = state.reveal.filter(|_| cache.revealed(state)) {
        let place = cache.ledger.place(row).unwrap_or(0);
        let (top, height) = (cache.ledger.top(place), cache.ledger.height(place));
        let seen = cache.seen(area.height());
        if top < seen.0 || top + height > seen.1 {
            cache.offset = Some((top - area.height() * 0.25).max(0.0));
        }
    }
    keys(ui, state, area.height(), cache);
    sideways(ui, area, &frame, cache, out);

    let scroll_rect = area.with_max_x(area.right() - strips_width);
    ui.scope_builder(UiBuilder::new().max_rect(scroll_rect).id_salt("rows"), |ui| {
        ui.painter().rect_filled(scroll_rect, 0.0, palette.page);
        let mut scroll = ScrollArea::vertical().id_salt(("rows", state.event)).auto_shrink(false).content_margin(0.0);
        if let Some(offset) = cache.offset.take() {
            scroll = scroll.vertical_scroll_offset(offset);
        }
        scroll.show_viewport(ui, |ui, viewport| items(ui, viewport, &frame, cache, out));
    });
    strips::ui(ui, area, &frame, cache, out);
    ui.allocate_rect(area, egui::Sense::hover());
}

/// Columns beside each other at most, however wide the screen.
const MOST: usize = 8;

/// Leafs through the rows by the page keys, while nothing else has the keyboard.
fn keys(ui: &Ui, state: &State, height: f32, cache: &mut Cache) {
    if state.dialog.is_some() || ui.memory(|memory| memory.focused().is_some()) || egui::Popup::is_any_open(ui.ctx()) {
        return;
    }
    let pressed = |key: KeyName| ui.input_mut(|input| input.consume_key(Modifiers::NONE, key));
    let (top, _) = cache.seen(height);
    let last = (cache.ledger.total() - height).max(0.0);
    let page = (height - 2.0 * theme::LINE).max(theme::LINE);
    let to = if pressed(KeyName::PageDown) {
        top + page
    } else if pressed(KeyName::PageUp) {
        top - page
    } else if pressed(KeyName::Home) {
        0.0
    } else if pressed(KeyName::End) {
        last
    } else {
        return;
    };
    cache.offset = Some(to.clamp(0.0, last));
}

/// Scrolls sideways by whole columns when the wheel is turned sideways.
fn sideways(ui: &Ui, area: Rect, frame: &Frame<'_>, cache: &mut Cache, out: &mut Vec<Command>) {
    if frame.columns.len() >= frame.all.len() || !ui.rect_contains_pointer(area) {
        return;
    }
    let turned = ui.input(|input| input.smooth_scroll_delta().x);
    if turned == 0.0 {
        return;
    }
    cache.sideways -= turned;
    let step = theme::COLUMN * 0.4;
    if cache.sideways.abs() >= step {
        out.push(Command::Sideways(if cache.sideways > 0.0 { 1 } else { -1 }));
        cache.sideways = 0.0;
    }
}

/// Returns the columns that fit: the base stays, the others scroll.
fn in_sight(all: &[usize], base: Option<usize>, scrolled: usize, fitting: usize) -> Vec<usize> {
    let pinned = base.filter(|base| fitting > 1 && all.first() == Some(base));
    let rest: Vec<usize> = all.iter().copied().filter(|&w| Some(w) != pinned).collect();
    let room = fitting - usize::from(pinned.is_some());
    let first = scrolled.min(rest.len().saturating_sub(room));
    pinned.into_iter().chain(rest.into_iter().skip(first).take(room)).collect()
}

/// Forgets what was laid out another way, lists the rows anew if need be, and keeps the row at the top where it is.
fn renew(ui: &Ui, cache: &mut Cache, frame: &Frame<'_>) {
    let key = Key {
        desk: std::ptr::from_ref(frame.desk) as usize,
        all: frame.all.to_vec(),
        base: frame.base,
        width: frame.width as i32,
        scale: (ui.pixels_per_point() * 100.0) as i32,
        theme: ui.ctx().theme(),
    };
    let listing = Listing { columns: frame.columns.clone(), runs: folds::runs(frame.state, frame.desk) };
    let same_look = cache.key.as_ref() == Some(&key);
    if same_look && cache.listing.as_ref() == Some(&listing) {
        return;
    }
    let same_event = cache.key.as_ref().is_some_and(|old| old.desk == key.desk);
    if !same_look {
        cache.galleys.clear();
    }
    let at = match cache.ledger.item(cache.anchor.0) {
        Some(Item::Row(row) | Item::Fold { first: row, .. }) if same_event => Some(row),
        _ => None,
    };
    let width = frame.width - 2.0 * theme::CELL.x;
    let fold = frame.state.kept.fold;
    cache.ledger = Ledger::new(frame.desk, &frame.columns, width, &listing.runs, fold);
    let hidden = cache.anchor.1;
    let top = at.and_then(|row| cache.ledger.place(row)).map(|place| {
        // As much of the row stays out of sight as before, while there is so much of it.
        cache.ledger.top(place) + hidden.min(cache.ledger.height(place) - theme::LINE).max(0.0)
    });
    cache.offset = top.or(Some(0.0));
    cache.strips = strips::Strips::default();
    cache.key = Some(key);
    cache.listing = Some(listing);
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
    let mut told = None;
    loop {
        if index >= cache.ledger.len() || cache.ledger.top(index) - shift > viewport.bottom() {
            break;
        }
        let Some(item) = cache.ledger.item(index) else { break };
        let top = origin.y + cache.ledger.top(index) - shift;
        let corner = pos2(origin.x, top);
        match item {
            Item::Fold { .. } => line::fold(ui, corner, frame, item, out),
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
                told = line::ui(ui, rect, frame, row, &mut cache.galleys, out).or(told);
            }
        }
        index += 1;
    }
    if let Some(told) = &told {
        told::ui(ui, told, frame, &cache.ledger, origin.y - shift);
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
