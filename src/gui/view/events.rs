//! The list of events, and the head of the picked one.

use egui::{
    Align, Align2, Button, ComboBox, CornerRadius, Frame, Id, Layout, Margin, Rect, RichText, Role, ScrollArea,
};
use egui::{Sense, Stroke, StrokeKind, TextEdit, Ui, WidgetInfo, vec2};

use super::{Cache, controls, hand, menus, paint, tabs_id};
use crate::discrepancy::Kind;
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::state::{EventLine, RowFilter, Sort, State, Tab};
use crate::gui::theme::{self, Palette};
use crate::gui::words::KINDS;
use crate::report::{value, words};

/// Height of a line of the list, in points.
const LINE: f32 = 78.0;

/// The id of the field that searches the list.
pub(super) fn field() -> Id {
    Id::unique("search events")
}

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 10, bottom: 6 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Events").font(theme::strong_font(15.0)));
            let shown = match (state.listed.len(), state.lines.len()) {
                (shown, of) if shown == of => of.to_string(),
                (shown, of) => format!("{shown} of {of}"),
            };
            ui.label(RichText::new(shown).color(palette.muted));
        });
        let mut query = state.event_query.clone();
        let edit = TextEdit::singleline(&mut query).id(field()).hint_text("Search events").desired_width(f32::INFINITY);
        if ui.add(edit).accessible_name("Search events").changed() {
            out.push(Command::SearchEvents(query));
        }
        let combo = ComboBox::from_id_salt("sort events").selected_text(state.sort.words()).width(ui.available_width());
        let response = combo.show_ui(ui, |ui| {
            for sort in Sort::ALL {
                if ui.selectable_label(state.sort == sort, sort.words()).clicked() {
                    out.push(Command::SortEvents(sort));
                }
            }
        });
        response.response.accessible_name(format!("Sort events by: {}", state.sort.words()));
        let mut several = state.several;
        let words = RichText::new("Only with several reports").font(theme::small_font());
        if controls::tick(ui, &mut several, words).changed() {
            out.push(Command::OnlySeveral(several));
        }
    });
    if state.listed.is_empty() && !state.lines.is_empty() {
        ui.vertical_centered(|ui| {
            ui.add_space(24.0);
            ui.label(RichText::new("No event fits search and filter.").color(palette.muted));
            if ui.button("Clear the search").clicked() {
                out.push(Command::SearchEvents(String::new()));
                out.push(Command::OnlySeveral(false));
            }
        });
        return;
    }
    ui.spacing_mut().item_spacing.y = 0.0;
    ScrollArea::vertical().id_salt("events").auto_shrink(false).content_margin(0.0).show_rows(
        ui,
        LINE,
        state.listed.len(),
        |ui, range| {
            for &index in state.listed.get(range).unwrap_or_default() {
                if let Some(line) = state.lines.get(index) {
                    line_ui(ui, state, index, line, out);
                }
            }
        },
    );
}

fn line_ui(ui: &mut Ui, state: &State, index: usize, line: &EventLine, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let response = ui.interact(rect, Id::unique(("event", index)), Sense::click());
    let picked = state.event == Some(index);
    let label = format!("{}, {}, {}", line.title, count(line.articles, "article"), differences(line));
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, &label));
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if picked {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.page);
        let bar = Rect::from_min_size(rect.min, vec2(3.0, rect.height()));
        painter.rect_filled(bar, CornerRadius::ZERO, palette.focus);
    } else if response.hovered() {
        painter.rect_filled(rect, CornerRadius::ZERO, palette.raised);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect.shrink(2.0),
            CornerRadius::same(4),
            Stroke::new(2.0, palette.focus),
            StrokeKind::Inside,
        );
    }
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    let inside = rect.shrink2(vec2(12.0, 8.0));
    let font = if picked { theme::strong_font(13.5) } else { egui::FontId::proportional(13.5) };
    let mut job =
        egui::text::LayoutJob::single_section(line.title.clone(), egui::TextFormat::simple(font, palette.text));
    job.wrap = egui::text::TextWrapping { max_width: inside.width(), max_rows: 2, ..Default::default() };
    let title = painter.layout_job(job);
    painter.galley(inside.min, title, palette.text);
    let bottom = inside.left_bottom();
    let mut x = bottom.x;
    for (kind, &n) in KINDS.iter().zip(&line.counts) {
        if n == 0 || *kind == Kind::Omission || x > inside.right() - 90.0 {
            continue;
        }
        paint::badge(&painter, egui::pos2(x, bottom.y - paint::BADGE.y), *kind, palette, false);
        let at = egui::pos2(x + paint::BADGE.x + 3.0, bottom.y - paint::BADGE.y / 2.0);
        let place = painter.text(at, Align2::LEFT_CENTER, n.to_string(), theme::small_font(), palette.text);
        x = place.right() + 8.0;
    }
    let facts = match line.published.split('T').next().filter(|day| !day.is_empty()) {
        Some(day) => format!("{} · {}", count(line.articles, "article"), value::time(day)),
        None => count(line.articles, "article"),
    };
    let laid = |words: String| painter.layout_no_wrap(words, theme::small_font(), palette.muted);
    let room = inside.right() - x;
    // Beside the counts of many kinds there is room for less.
    let facts = Some(laid(facts))
        .filter(|facts| facts.size().x <= room)
        .or_else(|| Some(laid(count(line.articles, "article"))).filter(|facts| facts.size().x <= room))
        .unwrap_or_else(|| laid(line.articles.to_string()));
    let at = inside.right_bottom() - vec2(facts.size().x, f32::midpoint(paint::BADGE.y, facts.size().y));
    painter.galley(at, facts, palette.muted);
    if response.clicked() {
        out.push(Command::PickEvent(index));
    }
    response.context_menu(|ui| hand::event_menu(ui, state, index, out));
    response.on_hover_text(format!("{}\n{}\n{}", line.title, line.sources, differences(line)));
}

/// Says how many findings of each kind an event has.
fn differences(line: &EventLine) -> String {
    let parts: Vec<String> = KINDS
        .iter()
        .zip(&line.counts)
        .filter(|(kind, n)| **n > 0 && **kind != Kind::Omission)
        .map(|(kind, n)| format!("{n} {}", words::kind(*kind)))
        .collect();
    if parts.is_empty() { "no differences found".to_owned() } else { format!("differences: {}", parts.join(", ")) }
}

/// Draws the title of the picked event, its tabs and the field of the search.
pub(super) fn head(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let Some(line) = state.event.and_then(|event| state.lines.get(event)) else { return };
    let palette = Palette::of(ui.ctx());
    Frame::NONE.fill(palette.page).inner_margin(Margin { left: 14, right: 14, top: 10, bottom: 6 }).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 6.0;
        ui.horizontal(|ui| {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                menus::button(ui, state, Plain::NextFinding, out);
                menus::button(ui, state, Plain::PreviousFinding, out);
                ui.with_layout(Layout::left_to_right(Align::Center), |ui| {
                    let title = RichText::new(&line.title).font(theme::strong_font(theme::HEADING));
                    ui.add(egui::Label::new(title).truncate());
                });
            });
        });
        ui.horizontal(|ui| {
            for tab in Tab::ALL {
                let picked = state.tab == tab;
                let words = RichText::new(tab.words());
                let words = if picked { words.font(theme::strong_font(13.5)) } else { words };
                let response = ui.add(Button::selectable(picked, words));
                // A fixed second id lets F6 reach the tab that is open.
                if picked && ui.memory(|memory| memory.has_focus(tabs_id(tab))) {
                    response.request_focus();
                }
                if response.clicked() {
                    out.push(Command::ShowTab(tab));
                }
            }
            if state.tab == Tab::Rows && ui.available_width() > 170.0 {
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| rows_filter(ui, state, out));
            }
        });
    });
    find(ui, state, cache, out);
    let edge = ui.cursor().min;
    ui.painter().hline(ui.max_rect().x_range(), edge.y, Stroke::new(1.0, palette.line));
}

/// Chooses which rows are drawn.
fn rows_filter(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let now = state.filters.rows;
    let combo = ComboBox::from_id_salt("rows shown").selected_text(format!("Rows: {}", now.words().to_lowercase()));
    let response = combo.show_ui(ui, |ui| {
        for rows in RowFilter::ALL {
            if ui.selectable_label(now == rows, rows.words()).clicked() {
                out.push(Command::FilterRows(rows));
            }
        }
    });
    response.response.accessible_name(format!("Rows shown: {}", now.words())).on_hover_text("Which rows are drawn");
}

fn find(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let fresh = state.find.is_some() && !cache.find;
    cache.find = state.find.is_some();
    let Some(find) = &state.find else { return };
    let palette = Palette::of(ui.ctx());
    Frame::NONE.fill(palette.raised).inner_margin(Margin::symmetric(14, 6)).show(ui, |ui| {
        ui.horizontal(|ui| {
            let mut query = find.clone();
            let edit = TextEdit::singleline(&mut query).hint_text("Find in all columns").desired_width(260.0);
            let response = ui.add(edit).accessible_name("Find in all columns");
            if fresh {
                response.request_focus();
            }
            let entered = response.lost_focus() && ui.input(|input| input.key_pressed(egui::Key::Enter));
            if response.changed() {
                out.push(Command::Find(query));
            }
            if entered {
                out.push(Plain::FindNext.into());
                response.request_focus();
            }
            menus::button(ui, state, Plain::FindPrevious, out);
            menus::button(ui, state, Plain::FindNext, out);
            let at = state.row.and_then(|row| state.hits.binary_search(&row).ok());
            let words = match (find.trim().is_empty(), state.hits.len(), at) {
                (true, _, _) => String::new(),
                (false, 0, _) => "Not in this event".to_owned(),
                (false, n, None) => format!("In {}", count(n, "row")),
                (false, n, Some(at)) => format!("{} of {}", at + 1, count(n, "row")),
            };
            ui.label(RichText::new(words).color(palette.muted));
            if ui.button("Close").on_hover_text("Close the search (Esc)").clicked() {
                out.push(Command::CloseFind);
            }
        });
    });
}
