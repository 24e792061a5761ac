//! What can be corrected about an article of the event, and what was cut from it.

use egui::{CollapsingHeader, RichText, Ui};

use crate::article::Article;
use crate::gui::command::{Command, Plain};
use crate::gui::count;
use crate::gui::hand::{Ask, Wish};
use crate::gui::theme::{self, Palette};
use crate::gui::view::controls;
use crate::report::words;

/// Lines of furniture that are drawn at most.
const LINES: usize = 300;

/// Draws the buttons of an article and its furniture.
pub(in crate::gui::view) fn ui(ui: &mut Ui, siglum: &str, witness: usize, article: &Article, out: &mut Vec<Command>) {
    ui.horizontal_wrapped(|ui| {
        for (plain, ask) in
            [(Plain::RenameSource, Ask::Source), (Plain::SetDate, Ask::Date), (Plain::MoveArticle, Ask::Move)]
        {
            let button = controls::small(ui, plain.words()).on_hover_text(plain.tooltip());
            if button.accessible_name(format!("{} {siglum}", plain.words())).clicked() {
                out.push(Command::Hand(Wish::Ask(ask, Some(witness))));
            }
        }
    });
    if article.furniture.is_empty() {
        return;
    }
    let title = format!("Cut from {siglum} as furniture: {}", count(article.furniture.len(), "line"));
    CollapsingHeader::new(title).id_salt(("furniture", witness)).show(ui, |ui| {
        let palette = Palette::of(ui.ctx());
        for (at, line) in article.furniture.iter().enumerate().take(LINES) {
            ui.horizontal_wrapped(|ui| {
                let button =
                    controls::small(ui, "Put back").on_hover_text("Take this line as part of the article's text.");
                if button.accessible_name(format!("Put back line {} of {siglum}", at + 1)).clicked() {
                    out.push(Command::Hand(Wish::PutBack(witness, at)));
                }
                let class = RichText::new(words::furniture(line.class)).font(theme::small_font());
                ui.label(class.color(palette.muted));
                ui.label(line.text.as_str());
            });
        }
        if article.furniture.len() > LINES {
            ui.label(format!("{} more are not shown.", count(article.furniture.len() - LINES, "line")));
        }
    });
}
