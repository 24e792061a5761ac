//! Help with the key list, and About.

use egui::{Grid, RichText, ScrollArea, Ui};

use super::{dialogs, paint};
use crate::gui::command::{Command, Group, Plain};
use crate::gui::theme::{self, Palette};
use crate::gui::words::KINDS;
use crate::report::words;

pub(super) fn help(ui: &mut Ui, height: f32, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    dialogs::title(ui, "Help");
    ScrollArea::vertical().max_height(height.max(160.0)).auto_shrink([false, true]).show(ui, |ui| {
        heading(ui, "How to read the window");
        for words in [
            "A row holds the passages that say the same thing; a column is a source. Empty cells mean that a source is silent there.",
            "Marked words belong to a finding: click them to see both quotations and why they were paired. Words on a plain grey ground differ from the base in wording only.",
            "Hatching at the left of a cell means that one source alone has the passage.",
            "The strips at the right show where each source's findings stand; click to go there.",
        ] {
            ui.label(words);
        }
        heading(ui, "Marks");
        Grid::new("marks").num_columns(2).spacing([12.0, 6.0]).show(ui, |ui| {
            for kind in KINDS {
                let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
                paint::badge(ui.painter(), rect.min, kind, palette, false);
                ui.label(words::kind(kind));
                ui.end_row();
            }
        });
        heading(ui, "What Variorum says, and what it does not");
        for words in words::CAUTIONS {
            ui.label(words);
        }
        heading(ui, "Keys");
        keys(ui, palette);
    });
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}

fn heading(ui: &mut Ui, words: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(words).font(theme::strong_font(15.0)));
}

fn keys(ui: &mut Ui, palette: &Palette) {
    Grid::new("keys").num_columns(2).spacing([24.0, 4.0]).striped(true).show(ui, |ui| {
        for group in Group::ALL {
            for &plain in Plain::ALL.iter().filter(|plain| plain.group() == group) {
                let all: Vec<String> = plain.shortcuts().iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
                if all.is_empty() {
                    continue;
                }
                ui.label(RichText::new(all.join("  or  ")).font(theme::strong_font(12.5)).color(palette.text));
                ui.label(plain.words());
                ui.end_row();
            }
        }
        for (key, words) in [
            ("Ctrl+1 … Ctrl+8", "Hide or show a column"),
            ("Alt+1 … Alt+8", "Hide or show a kind"),
            ("Up, Down", "Previous or next row"),
        ] {
            ui.label(RichText::new(key).font(theme::strong_font(12.5)));
            ui.label(words);
            ui.end_row();
        }
    });
}

pub(super) fn about(ui: &mut Ui, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    dialogs::title(ui, "Variorum");
    ui.label(format!("Version {}", env!("CARGO_PKG_VERSION")));
    ui.label("Compares how several sources report the same event, side by side and offline.");
    ui.label("Article text never leaves this computer; source files are never changed.");
    heading(ui, "Licences and credits");
    ui.label("Variorum: MIT or Apache-2.0, as you choose.");
    ui.label("Letters: Inter, by The Inter Project Authors, SIL Open Font License 1.1.");
    ui.label("Made with egui and many other open Rust libraries; their licences travel with the source.");
    ui.label(
        RichText::new("Word lists and weights: origins and licences are named in the assets folder of the source.")
            .color(palette.muted),
    );
    ui.add_space(6.0);
    if ui.button("Close").clicked() {
        out.push(Command::CloseDialog);
    }
}
