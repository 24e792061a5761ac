//! The articles of the picked event: who, when, where, and how much text is shared.

use egui::{CornerRadius, Frame, Margin, RichText, ScrollArea, Sense, Stroke, Ui, vec2};

use super::{controls, hand, paint};
use crate::event::siglum;
use crate::gui::command::Command;
use crate::gui::count;
use crate::gui::hand::Wish;
use crate::gui::state::State;
use crate::gui::theme::{self, Palette};
use crate::report::link;

pub(super) fn ui(ui: &mut Ui, state: &State, out: &mut Vec<Command>) {
    let (Some(desk), Some(event), Some(comparison)) = (&state.desk, state.picked_event(), &state.comparison) else {
        return;
    };
    let palette = Palette::of(ui.ctx());
    let columns = state.columns();
    ScrollArea::vertical().id_salt("sources").auto_shrink(false).show(ui, |ui| {
        Frame::NONE.inner_margin(Margin::same(14)).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 8.0;
            for (witness, source) in desk.sources.iter().enumerate() {
                let frame = Frame::NONE
                    .stroke(Stroke::new(1.0, palette.line))
                    .corner_radius(CornerRadius::same(8))
                    .inner_margin(Margin::same(12));
                frame.show(ui, |ui| {
                    ui.set_width(ui.available_width());
                    ui.spacing_mut().item_spacing.y = 3.0;
                    ui.horizontal(|ui| {
                        let size = vec2(14.0 + 8.0 * source.siglum.len() as f32, 20.0);
                        let (rect, _) = ui.allocate_exact_size(size, Sense::hover());
                        paint::siglum(ui.painter(), rect.min, &source.siglum, palette, columns.base == Some(witness));
                        ui.label(RichText::new(&source.name).font(theme::strong_font(15.0)));
                    });
                    ui.label(source.title.as_str());
                    let Some(article) = comparison.article_of(event, witness) else { return };
                    let when = if source.published.is_empty() {
                        "Day of publication not known".to_owned()
                    } else {
                        format!("Published {}, {}", source.published, source.evidence)
                    };
                    let small = |words: String| RichText::new(words).font(theme::small_font()).color(palette.muted);
                    ui.label(small(when));
                    if let Some(agency) = &article.agency {
                        ui.label(small(format!("Credits {agency}")));
                    }
                    ui.label(small(format!(
                        "{} kept, {} cut as furniture",
                        count(article.file.words_kept as usize, "word"),
                        article.file.words_cut
                    )));
                    let filled =
                        desk.rows.iter().filter(|row| row.cells.get(witness).is_some_and(|cell| !cell.is_empty()));
                    let (all, own) =
                        filled.fold((0, 0), |(all, own), row| (all + 1, own + usize::from(row.only.is_some())));
                    ui.label(small(format!("{}, {own} of them in this source only", count(all, "passage"))));
                    for (other, share) in &source.reprints {
                        let name = desk.source_name(*other);
                        ui.label(format!("Shares {share} % of its text with {name}: these two are not independent."));
                    }
                    ui.label(small(article.path.display().to_string()));
                    hand::sources::ui(ui, &source.siglum, witness, article, out);
                    ui.horizontal(|ui| {
                        let hidden = columns.hidden.contains(&witness);
                        let mut shown = !hidden;
                        let column = format!("Column {} shows", source.siglum);
                        if controls::tick(ui, &mut shown, "Show this column").accessible_name(column).changed() {
                            out.push(Command::ToggleColumn(witness));
                        }
                        let mut base = columns.base == Some(witness);
                        let name = format!("Read the others against {}", source.siglum);
                        if controls::tick(ui, &mut base, "Base: the others are read against it")
                            .accessible_name(name)
                            .changed()
                        {
                            out.push(Command::SetBase(base.then_some(witness)));
                        }
                    });
                });
            }
            for link in state.event.map(|index| link::sentences(comparison, index)).unwrap_or_default() {
                ui.label(link);
            }
            if !event.event.near.is_empty() {
                ui.label(RichText::new("Nearly taken in").font(theme::strong_font(15.0)));
                for near in &event.event.near {
                    let Some(witness) = comparison.witnesses.get(near.witness) else { continue };
                    let title = witness.article.title.clone().unwrap_or_else(|| siglum(near.witness));
                    ui.horizontal_wrapped(|ui| {
                        let button = controls::small(ui, "Add to this event");
                        if button.accessible_name(format!("Add {title} to this event")).clicked() {
                            out.push(Command::Hand(Wish::TakeIn(near.witness)));
                        }
                        ui.label(format!("{title} ({} % alike)", (near.score * 100.0).round()));
                    });
                }
            }
        });
    });
}
