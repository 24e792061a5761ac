//! The findings of the picked event: filters with counts, the list, and below it the picked finding or row.

use egui::{
    Align, Button, Color32, CornerRadius, Frame, Id, Layout, Margin, Popup, PopupCloseBehavior, Rect, RichText,
};
use egui::{Role, ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{Cache, controls, detail, menus, paint, variants};
use crate::comparison::State as FindingState;
use crate::discrepancy::{Finding, Kind, Reading};
use crate::gui::command::{Command, Plain};
use crate::gui::desk::finding_label;
use crate::gui::state::{RowFilter, State};
use crate::gui::theme::{self, Palette};
use crate::gui::words::{KINDS, RELATIONS, SEVERITIES, STATES};
use crate::report::{value, words};

/// Height of a line of the list, in points.
const LINE: f32 = 46.0;
/// A pane lower than this shows the picked finding only, in points.
const LOW: f32 = 320.0;

/// The id of the first widget, for F6.
pub(super) fn first() -> Id {
    Id::unique(("finding", 0_usize))
}

pub(super) fn ui(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let Some(event) = state.picked_event() else { return };
    let findings = &event.apparatus.findings;
    // A low pane below the rows has room for the picked finding only.
    if ui.available_height() < LOW && (state.finding.is_some() || state.row.is_some()) {
        scrolled(ui, state, cache, out);
        return;
    }
    Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 10, bottom: 4 }).show(ui, |ui| {
        ui.horizontal(|ui| {
            ui.label(RichText::new("Findings").font(theme::strong_font(15.0)));
            let palette = Palette::of(ui.ctx());
            let shown = match (state.shown.len(), findings.len()) {
                (shown, of) if shown == of => of.to_string(),
                (shown, of) => format!("{shown} of {of}"),
            };
            ui.label(RichText::new(shown).color(palette.muted));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| filters(ui, state, out));
        });
        kinds(ui, state, out);
    });
    if findings.is_empty() {
        remark(
            ui,
            "No difference was found in names, dates, numbers and outcomes. That is no proof of agreement: findings can be incomplete.",
        );
    } else if state.shown.is_empty() {
        remark(ui, "The filters leave no finding.");
        Frame::NONE.inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
            menus::button(ui, state, Plain::ClearFilters, out);
        });
    } else {
        list(ui, state, cache, findings, out);
    }
    ui.separator();
    if state.finding.is_some() || state.row.is_some() {
        scrolled(ui, state, cache, out);
    } else if !state.shown.is_empty() {
        remark(ui, "Pick a finding to see both quotations and why they were paired. F8 goes to the next one.");
    } else {
        remark(ui, "Pick a row to see how each source words it.");
    }
}

/// The list of findings; a finding picked elsewhere comes into sight.
fn list(ui: &mut Ui, state: &State, cache: &mut Cache, findings: &[Finding], out: &mut Vec<Command>) {
    let below = state.finding.is_some() || state.row.is_some();
    let most = if below { (ui.available_height() * 0.32).max(2.0 * LINE) } else { ui.available_height() };
    let height = (state.shown.len() as f32 * LINE).min(most);
    let fresh = std::mem::replace(&mut cache.finding, state.finding) != state.finding;
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let mut area = ScrollArea::vertical()
            .id_salt("findings")
            .max_height(height)
            .auto_shrink([false, true])
            .content_margin(0.0);
        let at = state.finding.and_then(|finding| state.shown.iter().position(|&shown| shown == finding));
        if let Some(at) = at.filter(|_| fresh) {
            area = area.vertical_scroll_offset((at as f32 * LINE - (height - LINE) / 2.0).max(0.0));
        }
        area.show_rows(ui, LINE, state.shown.len(), |ui, range| {
            for &number in state.shown.get(range).unwrap_or_default() {
                if let Some(finding) = findings.get(number) {
                    line(ui, state, number, finding, out);
                }
            }
        });
    });
}

/// The picked finding, and how each source words the picked row.
fn scrolled(ui: &mut Ui, state: &State, cache: &mut Cache, out: &mut Vec<Command>) {
    let id = (state.event, state.finding, state.row.filter(|_| state.finding.is_none()));
    ScrollArea::vertical().id_salt(("picked", id)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 6, bottom: 12 }).show(ui, |ui| {
            if let (Some(number), Some(finding)) = (state.finding, state.picked_finding()) {
                detail::ui(ui, state, cache, (number, finding), out);
                ui.add_space(6.0);
            }
            variants::ui(ui, state, cache, out);
        });
    });
}

fn remark(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui.ctx());
    Frame::NONE.inner_margin(Margin::symmetric(12, 6)).show(ui, |ui| {
        ui.label(RichText::new(words).color(palette.muted));
    });
}

/// A chip a kind, with its count; off means left out.
fn kinds(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for kind in KINDS {
            let Some(&n) = state.tally.kinds.get(&kind) else { continue };
            let shade = palette.kind(kind);
            let on = !state.filters.kinds.contains(&kind);
            let text = format!("{} {}", words::sign(kind), words::kind(kind));
            let name = format!("{} findings", words::kind(kind));
            if chip(ui, (&text, &name), n, on, (shade.tint, shade.edge)) {
                out.push(Command::FilterKind(kind));
            }
        }
    });
}

/// Draws a chip with its count; returns whether it was clicked.
fn chip(ui: &mut Ui, (text, name): (&str, &str), n: usize, on: bool, (fill, edge): (Color32, Color32)) -> bool {
    let palette = Palette::of(ui.ctx());
    let (fill, ink, edge) =
        if on { (fill, palette.text, edge) } else { (Color32::TRANSPARENT, palette.muted, palette.line) };
    let mut words = RichText::new(format!("{text} {n}")).font(theme::small_font()).color(ink);
    if !on {
        words = words.strikethrough();
    }
    let button = Button::new(words)
        .fill(fill)
        .stroke(Stroke::new(1.0, edge))
        .corner_radius(CornerRadius::same(10))
        .small()
        .min_size(vec2(0.0, 22.0));
    let response = ui.add(button);
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, on, format!("{name}, {n}")));
    response.on_hover_text(if on { format!("Hide {name}") } else { format!("Show {name}") }).clicked()
}

/// The other filters, in a pane that stays open while chips are switched.
fn filters(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let filters = &state.filters;
    let left_out = filters.relations.len() + filters.severities.len() + filters.states.len() + filters.sources.len();
    let left_out = left_out + usize::from(filters.rows != RowFilter::All);
    let words_on = if left_out == 0 { "Filter".to_owned() } else { format!("Filter ({left_out} on)") };
    let response = ui.button(words_on).on_hover_text("Relation, severity, state, source, rows");
    Popup::menu(&response).close_behavior(PopupCloseBehavior::CloseOnClickOutside).show(|ui| {
        ui.set_width(290.0);
        pane(ui, state, out);
    });
}

fn pane(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let (filters, tally) = (&state.filters, &state.tally);
    let palette = Palette::of(ui.ctx());
    let colours = (palette.raised, palette.muted);
    let title = |ui: &mut Ui, words: &str| {
        ui.add_space(4.0);
        ui.label(RichText::new(words).font(theme::strong_font(12.0)));
    };
    let wrapped = |ui: &mut Ui, chips: &mut dyn FnMut(&mut Ui)| {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
            chips(ui);
        });
    };
    title(ui, "Relation");
    wrapped(ui, &mut |ui| {
        for relation in RELATIONS {
            let Some(&n) = tally.relations.get(&relation) else { continue };
            let word = words::relation(relation);
            let on = !filters.relations.contains(&relation);
            if chip(ui, (word, &format!("findings that are: {word}")), n, on, colours) {
                out.push(Command::FilterRelation(relation));
            }
        }
    });
    title(ui, "Severity");
    wrapped(ui, &mut |ui| {
        for severity in SEVERITIES {
            let Some(&n) = tally.severities.get(&severity) else { continue };
            let word = words::severity(severity);
            let on = !filters.severities.contains(&severity);
            if chip(ui, (word, &format!("findings of severity {word}")), n, on, colours) {
                out.push(Command::FilterSeverity(severity));
            }
        }
    });
    title(ui, "State");
    wrapped(ui, &mut |ui| {
        for (at, (known, n)) in STATES.into_iter().zip(tally.states).enumerate() {
            let word = words::state(known);
            let on = !filters.states.contains(&at);
            if chip(ui, (word, &format!("{word} findings")), n, on, colours) {
                out.push(Command::FilterState(known));
            }
        }
    });
    title(ui, "Source: findings with a reading of");
    ScrollArea::vertical().id_salt("source chips").max_height(140.0).show(ui, |ui| {
        wrapped(ui, &mut |ui| {
            for (name, &n) in &tally.sources {
                let on = !filters.sources.contains(name);
                if chip(ui, (name, &format!("findings with a reading of {name}")), n, on, colours) {
                    out.push(Command::FilterSource(name.clone()));
                }
            }
        });
    });
    title(ui, "Rows");
    for rows in RowFilter::ALL {
        if controls::choice(ui, filters.rows == rows, rows.words()).clicked() {
            out.push(Command::FilterRows(rows));
        }
    }
    ui.separator();
    menus::button(ui, state, Plain::ClearFilters, out);
}

fn line(ui: &mut Ui, state: &State, number: usize, finding: &Finding, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let (_, rect) = ui.allocate_space(vec2(ui.available_width(), LINE));
    let response = ui.interact(rect, Id::unique(("finding", number)), Sense::click());
    let picked = state.finding == Some(number);
    let decided = state.decision(number).state;
    response.widget_info(|| {
        let label = format!("Finding {}, {}", number + 1, finding_label(finding));
        let label = if decided == FindingState::New { label } else { format!("{label}, {}", words::state(decided)) };
        WidgetInfo::selected(Role::Button, true, picked, label)
    });
    let painter = ui.painter().with_clip_rect(rect.intersect(ui.clip_rect()));
    if picked || response.hovered() {
        painter.rect_filled(rect, CornerRadius::ZERO, if picked { palette.page } else { palette.raised });
    }
    if picked {
        painter.rect_filled(Rect::from_min_size(rect.min, vec2(3.0, rect.height())), CornerRadius::ZERO, palette.focus);
    }
    if response.has_focus() {
        painter.rect_stroke(
            rect.shrink(2.0),
            CornerRadius::same(4),
            Stroke::new(2.0, palette.focus),
            StrokeKind::Inside,
        );
    }
    paint::badge(&painter, rect.left_top() + vec2(12.0, 5.0), finding.kind, palette, picked);
    let left = rect.left() + 12.0 + paint::BADGE.x + 8.0;
    let colour = if decided == FindingState::Dismissed { palette.muted } else { palette.text };
    let width = rect.right() - 12.0 - left;
    let one_line = |text: &str, font: egui::FontId, colour: Color32| {
        let mut job = egui::text::LayoutJob::single_section(text.to_owned(), egui::TextFormat::simple(font, colour));
        job.wrap = egui::text::TextWrapping::truncate_at_width(width);
        painter.layout_job(job)
    };
    let question = one_line(&super::rows::visible(&finding.question), egui::FontId::proportional(13.5), colour);
    painter.galley(egui::pos2(left, rect.top() + 5.0), question, colour);
    let mut facts = format!("{} · {}", words::relation(finding.relation), words::severity(finding.severity));
    if decided != FindingState::New {
        facts = format!("{facts} · {}", words::state(decided));
    }
    let values: Vec<String> = finding.readings.iter().map(|reading| short(finding.kind, reading)).collect();
    let second = super::rows::visible(&format!("{facts} · {}", values.join(" | ")));
    let second = one_line(&second, theme::small_font(), palette.muted);
    painter.galley(egui::pos2(left, rect.top() + 25.0), second, palette.muted);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    if response.clicked() {
        out.push(Command::PickFinding(number));
    }
}

fn short(kind: Kind, reading: &Reading) -> String {
    match reading.status {
        Some(status) => words::status(status).to_owned(),
        None => value::reading(kind, reading).into_owned(),
    }
}
