//! Boxes to tick and circles to choose, with an edge that can be seen on every ground, ticked or not.

use egui::{Response, Stroke, Ui, WidgetText};

use crate::gui::theme::Palette;

/// Draws a box to tick.
pub(super) fn tick(ui: &mut Ui, on: &mut bool, words: impl Into<WidgetText>) -> Response {
    let words = words.into();
    edged(ui, |ui| ui.checkbox(on, words))
}

/// Draws one of several choices.
pub(super) fn choice(ui: &mut Ui, on: bool, words: impl Into<WidgetText>) -> Response {
    let words = words.into();
    edged(ui, |ui| ui.radio(on, words))
}

/// Draws a thing that has no words on it to tell it from the panel: its edge has at least 3:1 on every ground.
fn edged(ui: &mut Ui, draw: impl FnOnce(&mut Ui) -> Response) -> Response {
    let before = ui.visuals().widgets.inactive;
    let palette = Palette::of(ui.ctx());
    let inactive = &mut ui.visuals_mut().widgets.inactive;
    inactive.bg_fill = palette.page;
    inactive.bg_stroke = Stroke::new(1.0, palette.only);
    let response = draw(ui);
    ui.visuals_mut().widgets.inactive = before;
    response
}
