//! Tables with one column a source; where there are too many sources for that, with one cell that lists them.

use std::fmt::Write as _;

use super::escape::Esc;
use super::lang;
use crate::report::content::{EventPart, SourcePart};

/// With more sources than this a table would be wider than anyone can read.
const COLUMNS: usize = 12;

/// A table that grows row by row.
pub(super) struct BySource<'a> {
    page: &'a mut String,
    sources: &'a [SourcePart],
}

/// What one source says in a row.
pub(super) struct Cell {
    /// Its inner HTML; `None` where the source is silent.
    pub(super) html: Option<String>,
    /// Whether the words are the source's own, so that its language and direction hold.
    pub(super) own_words: bool,
}

impl<'a> BySource<'a> {
    /// Opens a table.
    pub(super) fn open(page: &'a mut String, event: &'a EventPart, class: &str, first: &str, caption: &str) -> Self {
        let sources = event.sources.as_slice();
        let listed = if sources.len() > COLUMNS { " listed" } else { "" };
        let _ = write!(
            page,
            "<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"{caption}\">\n<table class=\"{class}{listed}\">\n<caption><span>{caption}</span></caption>\n<thead><tr><th scope=\"col\">{first}</th>",
        );
        if sources.len() > COLUMNS {
            page.push_str("<th scope=\"col\">Sources</th>");
        } else {
            for source in sources {
                let _ = write!(
                    page,
                    "<th scope=\"col\"><span class=\"siglum\">{}</span><bdi>{}</bdi></th>",
                    Esc(&source.siglum),
                    Esc(&source.outlet)
                );
            }
        }
        page.push_str("</tr></thead>\n<tbody>\n");
        Self { page, sources }
    }

    /// Adds a row: its class, the inner HTML of its header, and one cell a source.
    pub(super) fn row(&mut self, class: &str, header: &str, cells: impl Iterator<Item = Cell>) {
        let class = if class.is_empty() { String::new() } else { format!(" class=\"{class}\"") };
        let _ = write!(self.page, "<tr{class}><th scope=\"row\">{header}</th>");
        let listed = self.sources.len() > COLUMNS;
        if listed {
            self.page.push_str("<td>");
        }
        for (source, cell) in self.sources.iter().zip(cells) {
            let own = if cell.own_words { format!(" dir=\"auto\"{}", lang(source)) } else { String::new() };
            let _ = match (cell.html, listed) {
                (Some(html), false) => write!(self.page, "<td{own}>{html}</td>"),
                (None, false) => write!(self.page, "<td class=\"silent\"><span class=\"vh\">silent</span></td>"),
                (Some(html), true) => write!(
                    self.page,
                    "<div><span class=\"siglum\" title=\"{}\">{}</span><span{own}>{html}</span></div>",
                    Esc(&source.outlet),
                    Esc(&source.siglum)
                ),
                (None, true) => Ok(()),
            };
        }
        self.page.push_str(if listed { "</td></tr>\n" } else { "</tr>\n" });
    }

    /// Closes the table.
    pub(super) fn close(self) {
        self.page.push_str("</tbody>\n</table>\n</div>\n");
    }
}
