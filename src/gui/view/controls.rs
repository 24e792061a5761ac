//! Boxes to tick and circles to choose, with an edge that can be seen on every ground, and small buttons.

use egui::{Button, Response, RichText, Stroke, Ui, WidgetText, vec2};

use crate::gui::theme::{self, Palette};

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

/// Draws a button of the second rank, as high as a chip.
pub(super) fn small(ui: &mut Ui, words: impl Into<String>) -> Response {
    let words = RichText::new(words).font(theme::small_font());
    ui.add(Button::new(words).small().min_size(vec2(0.0, 22.0)))
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
