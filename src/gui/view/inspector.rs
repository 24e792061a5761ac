//! The findings of the picked event, and all that is known about the picked one.

use egui::{Align, Button, CollapsingHeader, Color32, CornerRadius, Frame, Id, Layout, Margin, Rect, RichText, Role};
use egui::{ScrollArea, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use super::{menus, paint};
use crate::comparison::State as FindingState;
use crate::discrepancy::{Finding, Reading};
use crate::gui::command::{Command, Plain};
use crate::gui::desk::finding_label;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::gui::words::{KINDS, RELATIONS, SEVERITIES, STATES};
use crate::report::{why, words};
use crate::text::Span;

/// Height of a line of the list, in points.
const LINE: f32 = 46.0;
/// A pane lower than this shows the picked finding only, in points.
const LOW: f32 = 320.0;

/// The id of the first widget, for F6.
pub(super) fn first() -> Id {
    Id::unique(("finding", 0_usize))
}

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let Some(event) = state.picked_event() else { return };
    let findings = &event.apparatus.findings;
    // A low pane below the rows has room for the picked finding only.
    if let (true, Some(number), Some(finding)) = (ui.available_height() < LOW, state.finding, state.picked_finding()) {
        scrolled(ui, state, number, finding, out);
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
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| filters(ui, state, findings, out));
        });
        kinds(ui, state, findings, out);
    });
    if findings.is_empty() {
        remark(
            ui,
            "No difference was found in names, dates, numbers and outcomes. That is no proof of agreement: findings can be incomplete.",
        );
        return;
    }
    if state.shown.is_empty() {
        remark(ui, "The filters leave no finding.");
        Frame::NONE.inner_margin(Margin::symmetric(12, 0)).show(ui, |ui| {
            menus::button(ui, state, Plain::ClearFilters, out);
        });
        return;
    }
    let list = (state.shown.len() as f32 * LINE).min(if state.finding.is_some() {
        (ui.available_height() * 0.32).max(2.0 * LINE)
    } else {
        ui.available_height()
    });
    let order = state.shown.clone();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        ScrollArea::vertical()
            .id_salt("findings")
            .max_height(list)
            .auto_shrink([false, true])
            .content_margin(0.0)
            .show_rows(ui, LINE, order.len(), |ui, range| {
                for &number in order.get(range).unwrap_or_default() {
                    if let Some(finding) = findings.get(number) {
                        line(ui, state, number, finding, out);
                    }
                }
            });
    });
    ui.separator();
    match (state.finding, state.picked_finding()) {
        (Some(number), Some(finding)) => scrolled(ui, state, number, finding, out),
        _ => remark(ui, "Pick a finding to see both quotations and why they were paired. F8 goes to the next one."),
    }
}

fn scrolled(ui: &mut Ui, state: &State, number: usize, finding: &Finding, out: &mut Vec<Command>) {
    ScrollArea::vertical().id_salt(("finding", number)).auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin { left: 12, right: 12, top: 6, bottom: 12 }).show(ui, |ui| {
            detail(ui, state, number, finding, out);
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
fn kinds(ui: &mut Ui, state: &State, findings: &[Finding], out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for kind in KINDS {
            let n = findings.iter().filter(|finding| finding.kind == kind).count();
            if n == 0 {
                continue;
            }
            let on = !state.filters.kinds.contains(&kind);
            let shade = palette.kind(kind);
            let (fill, ink) = if on { (shade.tint, palette.text) } else { (Color32::TRANSPARENT, palette.muted) };
            let text = RichText::new(format!("{} {} {n}", words::sign(kind), words::kind(kind)));
            let chip = Button::new(text.font(theme::small_font()).color(ink))
                .fill(fill)
                .stroke(Stroke::new(1.0, if on { shade.edge } else { palette.line }))
                .corner_radius(CornerRadius::same(10))
                .small();
            let response = ui.add(chip);
            let verb = if on { "Hide" } else { "Show" };
            response.widget_info(|| {
                WidgetInfo::selected(Role::CheckBox, true, on, format!("{} findings, {n}", words::kind(kind)))
            });
            if response.on_hover_text(format!("{verb} {} findings", words::kind(kind))).clicked() {
                out.push(Command::FilterKind(kind));
            }
        }
    });
}

/// The other filters, in a menu with counts.
fn filters(ui: &mut Ui, state: &State, findings: &[Finding], out: &mut Vec<Command>) {
    let left_out = state.filters.relations.len() + state.filters.severities.len() + state.filters.states.len();
    let words_on = if left_out == 0 { "Filter".to_owned() } else { format!("Filter ({left_out} off)") };
    ui.menu_button(words_on, |ui| {
        ui.set_min_width(220.0);
        ui.label(RichText::new("Relation").font(theme::strong_font(12.0)));
        for relation in RELATIONS {
            let n = findings.iter().filter(|finding| finding.relation == relation).count();
            let mut on = !state.filters.relations.contains(&relation);
            let response = ui.checkbox(&mut on, format!("{} ({n})", words::relation(relation)));
            if response.on_hover_text(words::relation_means(relation)).changed() {
                out.push(Command::FilterRelation(relation));
            }
        }
        ui.separator();
        ui.label(RichText::new("Severity").font(theme::strong_font(12.0)));
        for severity in SEVERITIES {
            let n = findings.iter().filter(|finding| finding.severity == severity).count();
            let mut on = !state.filters.severities.contains(&severity);
            if ui.checkbox(&mut on, format!("{} ({n})", words::severity(severity))).changed() {
                out.push(Command::FilterSeverity(severity));
            }
        }
        ui.separator();
        ui.label(RichText::new("State").font(theme::strong_font(12.0)));
        for (at, known) in STATES.into_iter().enumerate() {
            let n = (0..findings.len()).filter(|&n| state.decision(n).state == known).count();
            let mut on = !state.filters.states.contains(&at);
            if ui.checkbox(&mut on, format!("{} ({n})", words::state(known))).changed() {
                out.push(Command::FilterState(known));
            }
        }
        ui.separator();
        menus::item(ui, state, Plain::ClearFilters, out);
    });
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
    let question = one_line(&finding.question, egui::FontId::proportional(13.5), colour);
    painter.galley(egui::pos2(left, rect.top() + 5.0), question, colour);
    let mut facts = format!("{} · {}", words::relation(finding.relation), words::severity(finding.severity));
    if decided != FindingState::New {
        facts = format!("{facts} · {}", words::state(decided));
    }
    let values: Vec<String> = finding.readings.iter().map(short).collect();
    let second = one_line(&format!("{facts} · {}", values.join(" | ")), theme::small_font(), palette.muted);
    painter.galley(egui::pos2(left, rect.top() + 25.0), second, palette.muted);
    painter.hline(rect.x_range(), rect.bottom(), Stroke::new(1.0, palette.line));
    if response.clicked() {
        out.push(Command::PickFinding(number));
    }
}

fn short(reading: &Reading) -> String {
    match reading.status {
        Some(status) => words::status(status).to_owned(),
        None => reading.value.clone(),
    }
}

fn detail(ui: &mut Ui, state: &State, number: usize, finding: &Finding, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let muted = |words: &str| RichText::new(words).font(theme::small_font()).color(palette.muted);
    ui.label(RichText::new(&finding.question).font(theme::strong_font(16.0)));
    ui.horizontal_wrapped(|ui| {
        let sure = (finding.confidence * 100.0).round();
        let facts = format!(
            "{} · {} · {} · {sure} % sure",
            words::kind(finding.kind),
            words::relation(finding.relation),
            words::severity(finding.severity)
        );
        ui.label(muted(&facts)).on_hover_text(format!(
            "{}: {}. How sure is an estimate, not a measured probability.",
            words::relation(finding.relation),
            words::relation_means(finding.relation)
        ));
    });
    ui.add_space(2.0);
    ui.label(finding.reason.as_str());
    if let Some(could_be) = &finding.could_be {
        ui.label(RichText::new(format!("Could be: {could_be}")).italics());
    }
    ui.add_space(6.0);
    for (at, reading) in finding.readings.iter().enumerate() {
        reading_ui(ui, state, finding, (number, at), reading, out);
    }
    ui.add_space(4.0);
    decide(ui, state, number, out);
    ui.add_space(4.0);
    CollapsingHeader::new("Why").id_salt(("why", number)).show(ui, |ui| {
        let (Some(event), Some(comparison)) = (state.picked_event(), &state.comparison) else { return };
        for step in why::chain(&comparison.witnesses_of(event), &event.alignment, finding) {
            ui.label(RichText::new(why::title(&step.step)).font(theme::strong_font(12.5)));
            for line in &step.lines {
                ui.label(RichText::new(line).font(theme::small_font()));
            }
        }
    });
}

/// Draws what one source has: value, quotation with the words marked, file and place.
fn reading_ui(
    ui: &mut Ui,
    state: &State,
    finding: &Finding,
    (number, at): (usize, usize),
    reading: &Reading,
    out: &mut Vec<Command>,
) {
    let palette = Palette::of(ui.ctx());
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let Some(article) = comparison.article_of(event, reading.witness) else { return };
    let Some(source) = desk.sources.get(reading.witness) else { return };
    let frame = Frame::NONE
        .fill(palette.page)
        .stroke(Stroke::new(1.0, palette.line))
        .corner_radius(CornerRadius::same(6))
        .inner_margin(Margin::same(10));
    frame.show(ui, |ui| {
        ui.set_width(ui.available_width());
        ui.horizontal(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0 + 8.0 * source.siglum.len() as f32, 20.0), Sense::hover());
            paint::siglum(ui.painter(), rect.min, &source.siglum, palette, false);
            ui.add(egui::Label::new(RichText::new(&source.name).font(theme::strong_font(13.5))).truncate());
        });
        let value = match reading.status {
            Some(status) if reading.value.is_empty() => words::status(status).to_owned(),
            Some(status) => format!("{} · {}", reading.value, words::status(status)),
            None => reading.value.clone(),
        };
        ui.label(RichText::new(value).font(theme::strong_font(14.5)).color(palette.kind(finding.kind).edge));
        let sentence = article.sentences.iter().find(|sentence| sentence.contains(reading.span)).copied();
        let around = sentence.unwrap_or_else(|| widen(&article.text, reading.span));
        quotation(ui, finding, around.of(&article.text), reading.span, around, palette);
        let mut place = format!("{}, bytes {}–{}", source.file, reading.span.start, reading.span.end);
        if !source.published.is_empty() {
            place = format!("{place} · {}", source.published);
        }
        if !reading.also.is_empty() {
            place = format!("{place} · {} more in this source", crate::gui::count(reading.also.len(), "place"));
        }
        ui.label(RichText::new(place).font(theme::small_font()).color(palette.muted));
        ui.horizontal(|ui| {
            let copy = ui.small_button("Copy quotation").on_hover_text("With source, date, file and place");
            if copy.accessible_name(format!("Copy quotation of {}", source.siglum)).clicked() {
                out.push(Command::CopyReading(number, at));
            }
            if let Some(row) = desk.place_of(reading.witness, reading.span.start) {
                let show = ui.small_button(format!("Row {}", row + 1)).on_hover_text("Show it in its row");
                if show.accessible_name(format!("Show row {} of {}", row + 1, source.siglum)).clicked() {
                    out.push(Command::ShowRow(row));
                }
            }
        });
    });
}

/// Draws a sentence between quotation marks, with the words of the reading tinted and underlined.
fn quotation(ui: &mut Ui, finding: &Finding, text: &str, words: Span, around: Span, palette: &Palette) {
    // A sentence that opens with a quotation mark of its own needs none of ours.
    let (open, close) = if text.starts_with(['“', '"', '«', '„', '‘']) { ("", "") } else { ("“", "”") };
    let job = {
        let format = egui::TextFormat {
            line_height: Some(theme::LINE),
            ..egui::TextFormat::simple(theme::text_font(), palette.text)
        };
        let flat: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
        let mut job = egui::text::LayoutJob::single_section(format!("{open}{flat}{close}"), format);
        job.wrap.max_width = ui.available_width();
        job
    };
    let quoted = job.text.clone();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, _) = ui.allocate_exact_size(galley.size(), Sense::hover());
    let opening = open.len();
    let start = words.start.saturating_sub(around.start) as usize + opening;
    let end = (words.end.min(around.end).saturating_sub(around.start)) as usize + opening;
    if !text.chars().any(super::rows::is_right_to_left) {
        let shade = palette.kind(finding.kind);
        for place in super::rows::rects(&galley, &quoted, &(start..end)) {
            let place = place.translate(rect.min.to_vec2());
            paint::tint(ui.painter(), place, shade.tint);
            paint::underline(ui.painter(), place, finding.kind, shade.edge);
        }
    }
    ui.put(rect, egui::Label::new(galley).selectable(true));
}

/// Returns a stretch of at most 200 bytes on each side, on character borders, for readings that no sentence holds.
fn widen(text: &str, span: Span) -> Span {
    let start = (span.start.saturating_sub(200)..=span.start).find(|&at| text.is_char_boundary(at as usize));
    let most = (text.len() as u32).min(span.end.saturating_add(200));
    let end = (span.end..=most).rev().find(|&at| text.is_char_boundary(at as usize));
    Span { start: start.unwrap_or(span.start), end: end.unwrap_or(span.end) }
}

fn decide(ui: &mut Ui, state: &State, number: usize, out: &mut Vec<Command>) {
    let palette = Palette::of(ui.ctx());
    let decision = state.decision(number);
    ui.horizontal_wrapped(|ui| {
        for (plain, to) in [(Plain::Confirm, FindingState::Confirmed), (Plain::Dismiss, FindingState::Dismissed)] {
            let on = decision.state == to;
            let text = RichText::new(if on { words::state(to) } else { plain.words() });
            let text = if on { text.color(palette.state(to)).font(theme::strong_font(13.5)) } else { text };
            let tip = match plain.shortcuts().first() {
                Some(keys) => format!("{} ({})", plain.tooltip(), ui.ctx().format_shortcut(keys)),
                None => plain.tooltip().to_owned(),
            };
            let response = ui.add(Button::new(text).selected(on));
            if response.accessible_name(plain.words()).on_hover_text(tip).clicked() {
                out.push(if on { Plain::MarkNew.into() } else { plain.into() });
            }
        }
        menus::button(ui, state, Plain::EditNote, out);
        menus::button(ui, state, Plain::TreatSame, out);
        menus::button(ui, state, Plain::CopyQuotation, out);
    });
    if !decision.reason.is_empty() {
        ui.label(RichText::new(format!("Dismissed because: {}", decision.reason)).color(palette.muted));
    }
    if !decision.note.is_empty() {
        ui.label(RichText::new(format!("Note: {}", decision.note)));
    }
}
