//! Draws the state and hands back commands; changes nothing.

mod about;
mod blank;
mod controls;
mod detail;
mod dialogs;
mod events;
mod facts;
mod hand;
mod help;
mod inspector;
mod menus;
mod paint;
mod palette;
mod quotation;
mod rows;
mod save;
mod settings;
mod sources;
mod start;
mod status;
mod timeline;
mod variants;

use egui::{CentralPanel, Frame, Id, Margin, Panel, Ui};

use super::command::Command;
use super::state::{Dialog, State, Tab};
use super::theme::Palette;

/// What is kept from frame to frame and can be forgotten at any time.
#[derive(Default)]
pub struct Cache {
    rows: rows::Cache,
    facts: facts::Cache,
    timeline: timeline::Cache,
    variants: variants::Kept,
    why: detail::Kept,
    /// The finding that was picked in the last frame.
    finding: Option<usize>,
    /// The dialog that the last frame showed: the field of a new one gets the keyboard.
    dialog: Option<Dialog>,
    /// Whether the last frame showed the field of the search.
    find: bool,
    /// The pane that has the keyboard, counted from 0.
    pane: usize,
}

impl Cache {
    /// Moves the keyboard to the next pane that shows: event list, rows, inspector.
    pub fn next_pane(&mut self, ctx: &egui::Context, state: &State) {
        let panes = [
            (state.kept.events && state.comparison.is_some(), events::field()),
            (state.desk.is_some(), tabs_id(state.tab)),
            (state.kept.inspector && state.desk.is_some(), inspector::first()),
        ];
        for step in 1..=panes.len() {
            let next = (self.pane + step) % panes.len();
            if let Some((true, id)) = panes.get(next) {
                self.pane = next;
                ctx.memory_mut(|memory| memory.request_focus(*id));
                return;
            }
        }
    }
}

fn tabs_id(tab: Tab) -> Id {
    Id::unique(("tab", tab.words()))
}

/// Draws the window.
pub fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let bar = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(8, 2));
    Panel::top("menus").frame(bar).show(ui, |ui| menus::ui(ui, state, out));
    let bar = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(12, 4));
    if !state.notices.is_empty() || state.work.is_running() {
        Panel::top("notices").frame(bar).show(ui, |ui| status::notices(ui, state, out));
    }
    if state.at_start() {
        CentralPanel::no_frame().show(ui, |ui| start::ui(ui, state, out));
    } else {
        desk(ui, state, cache, out);
    }
    dialogs::ui(ui, state, cache, out);
    start::overlay(ui, state);
}

/// Draws the list of events, the picked event and the inspector.
fn desk(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let bar = Frame::NONE.fill(palette.panel).inner_margin(Margin::symmetric(12, 4));
    Panel::bottom("status").frame(bar).show(ui, |ui| status::ui(ui, state, out));
    let wide = ui.available_width();
    // A wide window has room for longer values beside four columns of eight sources.
    let reading = if wide > 1800.0 { 340.0 } else { 300.0 };
    let side = Frame::NONE.fill(palette.panel);
    if state.kept.events && wide > 700.0 {
        let panel = Panel::left("events").frame(side).resizable(true).default_size(208.0).size_range(180.0..=440.0);
        panel.show(ui, |ui| events::ui(ui, state, out));
    }
    if state.kept.inspector && state.desk.is_some() && wide > 960.0 {
        let panel =
            Panel::right("inspector").frame(side).resizable(true).default_size(reading).size_range(270.0..=560.0);
        panel.show(ui, |ui| inspector::ui(ui, state, cache, out));
    } else if state.kept.inspector && state.desk.is_some() && state.finding.is_some() {
        let most = (ui.available_height() * 0.45).max(150.0);
        let panel = Panel::bottom("inspector below").frame(side).resizable(true).default_size(190.0);
        panel.size_range(120.0..=most).show(ui, |ui| inspector::ui(ui, state, cache, out));
    }
    let centre = Frame::NONE.fill(palette.page);
    CentralPanel::default().frame(centre).show(ui, |ui| {
        if blank::ui(ui, state, out) {
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        events::head(ui, state, cache, out);
        blank::remark(ui, state, out);
        match state.tab {
            Tab::Rows => rows::ui(ui, state, &mut cache.rows, out),
            Tab::Facts => facts::ui(ui, state, &mut cache.facts, out),
            Tab::Timeline => timeline::ui(ui, state, &mut cache.timeline, out),
            Tab::Names => hand::names::ui(ui, state, out),
            Tab::Sources => sources::ui(ui, state, out),
        }
    });
}
