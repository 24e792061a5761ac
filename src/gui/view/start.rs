//! The start screen, and what shows while files are dragged over the window.

use egui::{Align2, Button, CornerRadius, Frame, Margin, RichText, ScrollArea, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::discrepancy::Kind;
use crate::gui::command::{Command, Plain};
use crate::gui::state::{State, Work};
use crate::gui::theme::{self, Palette};
use crate::gui::view::paint;

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, palette.page);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let width = ui.available_width().min(760.0);
        let margin = ((ui.available_width() - width) / 2.0).max(24.0);
        let inside = Margin { left: margin as i8, right: margin as i8, top: 0, bottom: 0 };
        // Margins are whole points up to 127, so wide windows are centred by an indent instead.
        let indent = (margin - f32::from(inside.left)).max(0.0);
        ui.horizontal(|ui| {
            ui.add_space(indent);
            Frame::NONE.inner_margin(inside).show(ui, |ui| {
                ui.vertical(|ui| {
                    ui.set_width(width - 48.0_f32.min(width * 0.1));
                    body(ui, state, palette, out);
                });
            });
        });
    });
}

fn body(ui: &mut Ui, state: &State, palette: &Palette, out: &mut Vec<Command>) {
    ui.add_space((ui.ctx().content_rect().height() * 0.07).clamp(12.0, 72.0));
    ui.label(RichText::new("Variorum").font(theme::strong_font(34.0)));
    let lead = "Compare how several sources report the same event, side by side.";
    ui.label(RichText::new(lead).size(17.0).color(palette.muted));
    ui.add_space(18.0);
    if state.work == Work::Cancelled {
        ui.label(RichText::new("Reading was cancelled. Open the folder again, or another one.").strong());
        ui.add_space(6.0);
    }
    ui.horizontal_wrapped(|ui| {
        let strong = RichText::new(Plain::OpenFolder.words()).font(theme::strong_font(15.0)).color(palette.page);
        let open = Button::new(strong).fill(palette.focus).min_size(vec2(150.0, 38.0));
        if ui.add_enabled(!state.choosing, open).on_hover_text(Plain::OpenFolder.tooltip()).clicked() {
            out.push(Plain::OpenFolder.into());
        }
        for plain in [Plain::AddFiles, Plain::OpenSample] {
            let button = Button::new(plain.words()).min_size(vec2(0.0, 38.0));
            if ui.add(button).on_hover_text(plain.tooltip()).clicked() {
                out.push(plain.into());
            }
        }
    });
    if state.choosing {
        ui.label(RichText::new("Choose in the dialog that has opened; or type a path below.").color(palette.muted));
    }
    ui.add_space(10.0);
    path_field(ui, out);
    ui.label(
        RichText::new(
            "Or drop folders and files here. Reads .txt, .md, .html, .json and .jsonl. Nothing leaves this computer.",
        )
        .font(theme::small_font())
        .color(palette.muted),
    );
    ui.add_space(18.0);
    recent(ui, state, palette, out);
    legend(ui, palette);
    ui.add_space(24.0);
}

/// A field for a path: the native dialog must never be the only way in.
fn path_field(ui: &mut Ui, out: &mut Vec<Command>) {
    let id = ui.make_persistent_id("start path");
    let mut path = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 70.0).clamp(120.0, 460.0);
        let field = TextEdit::singleline(&mut path).hint_text("Path of a folder or file").desired_width(width);
        let response = ui.add(field).accessible_name("Path of a folder or file");
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui.button("Go").on_hover_text(Plain::GoToFolder.tooltip()).clicked() || entered {
            out.push(Command::GoTo(path.clone()));
        }
    });
    ui.data_mut(|data| data.insert_temp(id, path));
}

fn recent(ui: &mut Ui, state: &State, palette: &Palette, out: &mut Vec<Command>) {
    if state.kept.recent.is_empty() {
        return;
    }
    ui.label(RichText::new("Recent").font(theme::strong_font(15.0)));
    for path in &state.kept.recent {
        ui.horizontal(|ui| {
            let shown = path.display().to_string();
            let button = Button::new(RichText::new(&shown).color(palette.focus)).frame_when_inactive(false).truncate();
            let there = path.exists();
            let response = ui.add_enabled(there, button);
            if response.on_disabled_hover_text("This folder is not there any more.").clicked() {
                out.push(Command::Open(vec![path.clone()]));
            }
            let forget = ui.add(Button::new(RichText::new("×")).small().frame_when_inactive(false));
            let forget = forget.accessible_name(format!("Forget {shown}"));
            if forget.on_hover_text("Take it off this list; the folder stays.").clicked() {
                out.push(Command::Forget(path.clone()));
            }
        });
    }
    ui.add_space(18.0);
}

/// Says what the marks mean, before the first one is met.
fn legend(ui: &mut Ui, palette: &Palette) {
    ui.label(RichText::new("What the marks mean").font(theme::strong_font(15.0)));
    let lines = [
        (Kind::Name, "Who: names, places and roles that differ"),
        (Kind::Date, "When: dates and times that do not meet"),
        (Kind::Number, "How many: counts and amounts that exclude each other"),
        (Kind::Outcome, "What came of it: approved or rejected; done, planned or denied"),
        (Kind::Omission, "What one source alone has; not said is not denied"),
    ];
    for (kind, words) in lines {
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
            paint::badge(ui.painter(), rect.min, kind, palette, false);
            ui.label(words);
        });
    }
    ui.label(RichText::new("A difference is not an error. Variorum never says who is right.").color(palette.muted));
}

/// While files are dragged over the window, says what happens when they are let go.
pub(super) fn overlay(ui: &mut Ui) {
    let files = ui.input(|input| input.raw.hovered_files.len());
    if files == 0 {
        return;
    }
    let palette = Palette::of(ui.ctx());
    let layer = egui::LayerId::new(egui::Order::Foreground, egui::Id::unique("drop"));
    let painter = ui.ctx().layer_painter(layer);
    let rect = ui.ctx().content_rect();
    painter.rect_filled(rect, CornerRadius::ZERO, palette.page.gamma_multiply(0.92));
    let inner = rect.shrink(24.0);
    painter.rect_stroke(inner, CornerRadius::same(12), Stroke::new(3.0, palette.focus), StrokeKind::Inside);
    let words = format!("Drop to compare {}", crate::gui::count(files, "file or folder"));
    let words = if files == 1 { "Drop to compare".to_owned() } else { words.replace("folders", "folder") };
    painter.text(rect.center(), Align2::CENTER_CENTER, words, theme::strong_font(24.0), palette.text);
}
