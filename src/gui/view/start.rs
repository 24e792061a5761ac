//! The start screen, and what shows while files are dragged over the window.

use egui::{Align2, Button, CornerRadius, Frame, Margin, RichText, ScrollArea, Stroke, StrokeKind, TextEdit, Ui, vec2};

use crate::discrepancy::Kind;
use crate::gui::command::{Command, Plain};
use crate::gui::state::{Kept, State, Work};
use crate::gui::theme::{self, Palette};
use crate::gui::view::{menus, paint};

/// The widest that the page gets, in points.
const WIDEST: f32 = 980.0;
/// From this width on, two cards or columns stand side by side.
const TWO: f32 = 640.0;

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    ui.painter().rect_filled(ui.max_rect(), CornerRadius::ZERO, palette.page);
    ScrollArea::vertical().auto_shrink(false).show(ui, |ui| {
        let margin = ((ui.available_width() - WIDEST) / 2.0).max(24.0);
        let width = ui.available_width() - 2.0 * margin;
        ui.horizontal_top(|ui| {
            ui.add_space(margin);
            ui.vertical(|ui| {
                ui.set_width(width);
                body(ui, state, palette, out);
            });
        });
    });
}

fn body(ui: &mut Ui, state: &State, palette: &Palette, out: &mut Vec<Command>) {
    ui.add_space((ui.ctx().content_rect().height() * 0.06).clamp(12.0, 64.0));
    ui.label(RichText::new("Variorum").font(theme::strong_font(34.0)));
    let lead = "Compare how several sources report the same event, side by side.";
    ui.label(RichText::new(lead).size(17.0).color(palette.muted));
    ui.add_space(14.0);
    if state.work == Work::Cancelled {
        ui.label(RichText::new("Reading was cancelled. Open the folder again, or another one.").strong());
        ui.add_space(6.0);
    }
    ways_in(ui, state, palette, out);
    ui.add_space(20.0);
    if ui.available_width() >= TWO && !state.kept.recent.is_empty() {
        ui.columns(2, |sides| {
            if let [left, right] = sides {
                recent(left, state, palette, out);
                legend(right, palette);
            }
        });
    } else {
        recent(ui, state, palette, out);
        if state.kept.welcomed {
            legend(ui, palette);
        }
    }
    if !state.kept.welcomed {
        steps(ui, state, palette, out);
    }
    ui.add_space(24.0);
}

/// The ways into a comparison.
fn ways_in(ui: &mut Ui, state: &State, palette: &Palette, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        let strong = RichText::new(Plain::OpenFolder.words()).font(theme::strong_font(15.0)).color(palette.page);
        let open = Button::new(strong).fill(palette.focus).min_size(vec2(150.0, 38.0));
        if ui.add(open).on_hover_text(menus::tip(ui, state, Plain::OpenFolder)).clicked() {
            out.push(Plain::OpenFolder.into());
        }
        for plain in [Plain::AddFiles, Plain::PasteArticle, Plain::OpenSample] {
            let button = Button::new(plain.words()).min_size(vec2(0.0, 38.0));
            if ui.add(button).on_hover_text(menus::tip(ui, state, plain)).clicked() {
                out.push(plain.into());
            }
        }
    });
    if state.choosing {
        ui.label(RichText::new("Choose in the dialog that has opened; or type a path below.").color(palette.muted));
    }
    ui.add_space(8.0);
    path_field(ui, state, out);
    ui.label(
        RichText::new(
            "Or drop folders and files here. Reads .txt, .md, .html, .json and .jsonl. Nothing leaves this computer.",
        )
        .font(theme::small_font())
        .color(palette.muted),
    );
}

/// The first steps: what to do, in the order in which it is done; until the first comparison.
fn steps(ui: &mut Ui, state: &State, palette: &Palette, out: &mut Vec<Command>) {
    let key = |plain: Plain| {
        state.kept.keys.first(plain).map(|keys| format!(" ({})", ui.ctx().format_shortcut(&keys))).unwrap_or_default()
    };
    let (open, next, save) = (key(Plain::OpenFolder), key(Plain::NextFinding), key(Plain::SaveReport));
    let cards = [
        (
            "Open what was published",
            format!("A folder of saved articles{open}, or text that you paste. Try the sample first: it is invented."),
        ),
        (
            "Read across",
            "A row holds what the sources say about the same thing, a column is a source. Equal rows are folded away."
                .to_owned(),
        ),
        (
            "Look at each mark",
            format!(
                "Letters and underlines show who, when, how many and what came of it. The next one{next} shows both quotations."
            ),
        ),
        (
            "Decide, then save",
            format!("Confirm what stands, dismiss what does not, and save a report{save} that others can check."),
        ),
    ];
    ui.horizontal(|ui| {
        ui.label(RichText::new("First steps").font(theme::strong_font(15.0)));
        if ui.link("Don't show these again").clicked() {
            out.push(Command::Keep(Box::new(Kept { welcomed: true, ..state.kept.clone() })));
        }
    });
    ui.add_space(2.0);
    let across = if ui.available_width() >= TWO { 2 } else { 1 };
    for (row, pair) in cards.chunks(across).enumerate() {
        ui.columns(across, |columns| {
            for (at, (column, (title, words))) in columns.iter_mut().zip(pair).enumerate() {
                step(column, row * across + at + 1, title, words, palette);
            }
        });
        ui.add_space(4.0);
    }
    ui.horizontal_wrapped(|ui| {
        for kind in [Kind::Name, Kind::Date, Kind::Number, Kind::Outcome, Kind::Omission] {
            let (rect, _) = ui.allocate_exact_size(paint::BADGE, egui::Sense::hover());
            paint::badge(ui.painter(), rect.min, kind, palette, false);
            ui.label(short(kind));
            ui.add_space(8.0);
        }
    });
    ui.label(RichText::new("A difference is not an error. Variorum never says who is right.").color(palette.muted));
}

fn step(ui: &mut Ui, number: usize, title: &str, words: &str, palette: &Palette) {
    let card = Frame::NONE
        .fill(palette.panel)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(8))
        .inner_margin(Margin::same(12));
    card.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.set_min_height(62.0);
        ui.horizontal_top(|ui| {
            ui.label(RichText::new(number.to_string()).font(theme::strong_font(20.0)).color(palette.focus));
            ui.vertical(|ui| {
                ui.spacing_mut().item_spacing.y = 2.0;
                ui.label(RichText::new(title).font(theme::strong_font(14.5)));
                ui.label(RichText::new(words).size(13.5));
            });
        });
    });
}

/// The question that a kind answers.
fn short(kind: Kind) -> &'static str {
    match kind {
        Kind::Name | Kind::Role => "who",
        Kind::Date => "when",
        Kind::Number => "how many",
        Kind::Outcome => "what came of it",
        Kind::Attribution | Kind::Quote => "who said what",
        Kind::Omission => "one source alone",
    }
}

/// A field for a path: the native dialog must never be the only way in.
fn path_field(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let id = ui.make_persistent_id("start path");
    let mut path = ui.data(|data| data.get_temp::<String>(id)).unwrap_or_default();
    ui.horizontal(|ui| {
        let width = (ui.available_width() - 70.0).clamp(120.0, 460.0);
        let field = TextEdit::singleline(&mut path).hint_text("Path of a folder or file").desired_width(width);
        let response = ui.add(field).accessible_name("Path of a folder or file");
        let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
        if ui
            .button("Go")
            .on_hover_text(menus::tip(ui, state, Plain::GoToFolder))
            .accessible_name("Go to this path")
            .clicked()
            || entered
        {
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
            let name = path.file_name().unwrap_or(path.as_os_str()).display().to_string();
            let button = Button::new(RichText::new(name).color(palette.focus)).frame_when_inactive(false).truncate();
            let there = path.exists();
            let response = ui.add_enabled(there, button).on_disabled_hover_text("It is not there any more.");
            if response.on_hover_text(&shown).accessible_name(&shown).clicked() {
                out.push(Command::Open(vec![path.clone()]));
            }
            let forget = ui.add(Button::new(RichText::new("×")).small().frame_when_inactive(false));
            let forget = forget.accessible_name(format!("Forget {shown}"));
            if forget.on_hover_text("Take it off this list; the folder stays.").clicked() {
                out.push(Command::Forget(path.clone()));
            }
            let folder = path.parent().map(|folder| folder.display().to_string()).unwrap_or_default();
            let place = RichText::new(folder).font(theme::small_font()).color(palette.muted);
            ui.add(egui::Label::new(place).truncate());
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
pub(super) fn overlay(ui: &mut Ui, state: &State) {
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
    let what = if files == 1 { "it".to_owned() } else { format!("{files} files or folders") };
    let words = if state.inputs.is_empty() {
        format!("Drop to compare {what}")
    } else {
        format!("Drop to add {what} to this comparison")
    };
    painter.text(rect.center(), Align2::CENTER_CENTER, words, theme::strong_font(24.0), palette.text);
}
