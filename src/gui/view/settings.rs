//! The settings: looks, reading, keys, and where things are kept; searched by their words.

use egui::{Button, DragValue, RichText, ScrollArea, Slider, TextEdit, Ui};

use super::{controls, dialogs};
use crate::gui::command::{Command, Group};
use crate::gui::keys::Owner;
use crate::gui::state::{Kept, Looks, State};
use crate::gui::theme::{self, Palette};

/// One setting: where it stands, its words, and how it is drawn.
struct Setting {
    part: &'static str,
    words: &'static str,
    means: &'static str,
    draw: fn(&mut Ui, &State, &mut Kept),
}

const SETTINGS: [Setting; 8] = [
    Setting { part: "Looks", words: "Colours", means: "Light, dark, or as the system has it.", draw: colours },
    Setting {
        part: "Looks",
        words: "Size of everything",
        means: "Text, buttons and columns, in per cent.",
        draw: size,
    },
    Setting {
        part: "Looks",
        words: "Reduce motion",
        means: "Nothing slides, fades or scrolls by itself.",
        draw: motion,
    },
    Setting {
        part: "Looks",
        words: "Fold equal rows",
        means: "Rows that all sources have in the same words start folded.",
        draw: fold,
    },
    Setting {
        part: "Reading",
        words: "Days between reports of one event, at most",
        means: "Articles published further apart are not grouped. Takes effect when files are read again.",
        draw: gate,
    },
    Setting {
        part: "Reading",
        words: "Tell when files change on disk",
        means: "A message offers to read again; nothing is read without you.",
        draw: watch,
    },
    Setting { part: "Start", words: "Show the first steps", means: "Four cards on the start screen.", draw: steps },
    Setting {
        part: "Start",
        words: "Recent folders",
        means: "The list on the start screen; the folders themselves stay.",
        draw: recent,
    },
];

pub(super) fn ui(ui: &mut Ui, state: &State, fresh: bool, height: f32, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    dialogs::title(ui, "Settings");
    let mut text = state.typed.text.clone();
    let field = TextEdit::singleline(&mut text).hint_text("Search settings and keys").desired_width(f32::INFINITY);
    let response = ui.add(field).accessible_name("Search settings and keys");
    if fresh {
        response.request_focus();
    }
    if response.changed() {
        out.push(dialogs::typed(state, text.clone(), 0));
    }
    let query = text.to_lowercase();
    let fits = |parts: &[&str]| {
        let all = parts.join(" ").to_lowercase();
        query.split_whitespace().all(|word| all.contains(word))
    };
    let mut kept = state.kept.clone();
    let mut any = false;
    ScrollArea::vertical().max_height(height.max(140.0)).auto_shrink([false, true]).show(ui, |ui| {
        let mut part = "";
        for setting in SETTINGS.iter().filter(|setting| fits(&[setting.part, setting.words, setting.means])) {
            if part != setting.part {
                part = setting.part;
                dialogs::heading(ui, part);
            }
            any = true;
            (setting.draw)(ui, state, &mut kept);
            ui.label(RichText::new(setting.means).font(theme::small_font()).color(palette.muted));
            ui.add_space(4.0);
        }
        let owners: Vec<Owner> = Owner::all()
            .filter(|&owner| {
                let keys: Vec<String> =
                    state.kept.keys.of(owner).iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
                fits(&["keys", owner.group().words(), &owner.words(), &keys.join(" ")])
            })
            .collect();
        if !owners.is_empty() {
            any = true;
            dialogs::heading(ui, "Keys");
            keys_ui(ui, state, &owners, out);
        }
        if !any {
            ui.add_space(8.0);
            ui.label(RichText::new("No setting has these words.").color(palette.muted));
        }
    });
    if kept != state.kept {
        out.push(Command::Keep(Box::new(kept)));
    }
    ui.add_space(6.0);
    ui.horizontal(|ui| {
        if ui.button("Close").clicked() {
            out.push(Command::CloseDialog);
        }
        if ui.add_enabled(state.kept.keys.any_changed(), Button::new("Reset all keys")).clicked() {
            out.push(Command::ResetKeys(None));
        }
    });
}

fn colours(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    ui.horizontal_wrapped(|ui| {
        ui.label("Colours");
        for (looks, words) in [(Looks::System, "As the system"), (Looks::Light, "Light"), (Looks::Dark, "Dark")] {
            if controls::choice(ui, kept.looks == looks, words).clicked() {
                kept.looks = looks;
            }
        }
    });
}

fn size(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Size of everything");
        let mut percent = (kept.zoom * 100.0).round();
        // The rail has no words to tell it from the panel.
        ui.visuals_mut().widgets.inactive.bg_fill = Palette::of(ui.ctx()).only;
        let slider = Slider::new(&mut percent, 60.0..=250.0).step_by(5.0).suffix(" %");
        // The window grows under the pointer: it follows when the pointer lets go.
        let response = ui.add(slider.update_while_editing(false)).labelled_by(label.id);
        if response.drag_stopped() || (response.changed() && !response.dragged()) {
            kept.zoom = percent / 100.0;
        }
    });
}

fn motion(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    controls::tick(ui, &mut kept.still, "Reduce motion");
}

fn fold(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    controls::tick(ui, &mut kept.fold, "Fold equal rows");
}

fn gate(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    ui.horizontal_wrapped(|ui| {
        let label = ui.label("Days between reports of one event, at most");
        ui.add(DragValue::new(&mut kept.gate_days).range(0..=365)).labelled_by(label.id);
    });
}

fn watch(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    controls::tick(ui, &mut kept.watch, "Tell when files change on disk");
}

fn steps(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    let mut shown = !kept.welcomed;
    controls::tick(ui, &mut shown, "Show the first steps");
    kept.welcomed = !shown;
}

fn recent(ui: &mut Ui, _state: &State, kept: &mut Kept) {
    let words = format!("Forget recent folders ({})", kept.recent.len());
    if ui.add_enabled(!kept.recent.is_empty(), Button::new(words)).clicked() {
        kept.recent.clear();
    }
}

/// Draws the keys of these commands, each with the buttons that change them.
fn keys_ui(ui: &mut Ui, state: &State, owners: &[Owner], out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    for group in Group::ALL {
        let mut first = true;
        for &owner in owners.iter().filter(|owner| owner.group() == group) {
            if std::mem::take(&mut first) {
                ui.add_space(4.0);
                ui.label(RichText::new(group.words()).font(theme::strong_font(12.5)).color(palette.muted));
            }
            key_line(ui, state, owner, out);
        }
    }
}

fn key_line(ui: &mut Ui, state: &State, owner: Owner, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let words = owner.words();
    let name = words.trim_end_matches('…');
    let waits = state.typed.waits == Some(owner);
    ui.horizontal(|ui| {
        let place = egui::vec2((ui.available_width() - 300.0).max(120.0), 24.0);
        ui.allocate_ui_with_layout(place, egui::Layout::left_to_right(egui::Align::Center), |ui| {
            ui.set_min_size(place);
            ui.add(egui::Label::new(&words).truncate());
        });
        let all: Vec<String> = state.kept.keys.of(owner).iter().map(|keys| ui.ctx().format_shortcut(keys)).collect();
        let shown = if waits {
            "Press a key…".to_owned()
        } else if all.is_empty() {
            "None".to_owned()
        } else {
            all.join(" or ")
        };
        let ink = if all.is_empty() && !waits { palette.muted } else { palette.text };
        let button = Button::new(RichText::new(&shown).color(ink)).selected(waits).min_size(egui::vec2(150.0, 24.0));
        let response =
            ui.add(button).on_hover_text("Click, then press the key that it is to have. Esc changes nothing.");
        if response.accessible_name(format!("Key of {name}: {shown}")).clicked() {
            out.push(Command::AskKey((!waits).then_some(owner)));
        }
        if !all.is_empty() {
            let clear = ui.add(Button::new("×").frame_when_inactive(false)).on_hover_text("Take its key away.");
            if clear.accessible_name(format!("Take the key of {name} away")).clicked() {
                out.push(Command::ClearKey(owner));
            }
        }
        if state.kept.keys.is_changed(owner) {
            let reset = ui.button("Reset").on_hover_text("Give it the program's key again.");
            if reset.accessible_name(format!("Reset the key of {name}")).clicked() {
                out.push(Command::ResetKeys(Some(owner)));
            }
        }
    });
    if waits {
        told(ui, state, owner, out);
    }
}

/// Says why the pressed key is not simply taken.
fn told(ui: &mut Ui, state: &State, owner: Owner, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    if let Some(reason) = state.typed.refused {
        ui.label(RichText::new(reason).color(palette.error));
    }
    let Some(pressed) = state.typed.pressed else { return };
    let now = state.kept.keys.owner(pressed).map(Owner::words).unwrap_or_default();
    let now = now.trim_end_matches('…');
    ui.horizontal_wrapped(|ui| {
        ui.label(format!("{} is the key of “{now}”.", ui.ctx().format_shortcut(&pressed)));
        let words = format!("Take it for “{}”", owner.words().trim_end_matches('…'));
        if ui.button(words).clicked() {
            out.push(Command::TakeKey);
        }
        if ui.button("Leave it").clicked() {
            out.push(Command::AskKey(None));
        }
    });
}
