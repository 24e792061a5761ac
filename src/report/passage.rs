//! One display model of passages with marked runs, drawn by report and window alike.

use std::collections::BTreeMap;

use crate::alignment::Row;
use crate::discrepancy::{Finding, Kind, Relation};
use crate::mention::Witness;
use crate::text::{self, Span, WordKind};
use crate::wording;

/// What stands between two sentences of a passage that do not follow each other in the article.
const GAP: &str = " … ";

/// The passage of one witness in one row; empty where the witness is silent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Passage {
    /// The sentences, joined by a blank, or by an ellipsis where the article has others between them.
    pub text: String,
    /// Where each sentence stands, in order.
    pub pieces: Vec<Piece>,
    /// The whole of `text`, cut wherever a mark begins or ends.
    pub runs: Vec<Run>,
}

/// One sentence of a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Piece {
    /// Where it stands, in bytes of the article's text.
    pub article: Span,
    /// Where it begins, in bytes of the passage's text.
    pub at: u32,
}

/// A stretch of a passage that is drawn in one style.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Run {
    /// Where it stands, in bytes of the passage's text.
    pub span: Span,
    /// The finding whose reading stands here; of several, the one with the shortest reading.
    pub finding: Option<Mark>,
    /// Whether these words differ from what the passage was compared with.
    pub differs: bool,
}

/// A finding whose reading stands in a passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Its position in the event.
    pub finding: usize,
    /// What it is about.
    pub kind: Kind,
    /// How its readings stand to each other.
    pub relation: Relation,
}

/// The place of a reading in an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Place {
    /// In bytes of the article's text.
    pub span: Span,
    /// The finding.
    pub mark: Mark,
}

/// What the passages of a row are compared with, word by word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Against {
    /// The passage that is most like all the others.
    #[default]
    Majority,
    /// The passage of this witness.
    Base(usize),
}

/// Returns the places of the findings that `shown` lets through, for each witness in the order of the text.
pub fn places(findings: &[Finding], witnesses: usize, shown: impl Fn(usize) -> bool) -> Vec<Vec<Place>> {
    let mut places = vec![Vec::new(); witnesses];
    for (index, finding) in findings.iter().enumerate().filter(|(index, _)| shown(*index)) {
        let mark = Mark { finding: index, kind: finding.kind, relation: finding.relation };
        for reading in &finding.readings {
            let Some(list) = places.get_mut(reading.witness) else { continue };
            list.extend(
                std::iter::once(reading.span).chain(reading.also.iter().copied()).map(|span| Place { span, mark }),
            );
        }
    }
    for list in &mut places {
        list.sort_by_key(|place| (place.span, place.mark.finding));
    }
    places
}

/// Returns the passages of a row, one a witness, with the places of findings and the words that differ marked.
///
/// `places` are those of [`places`], one list a witness.
pub fn row(witnesses: &[&Witness], row: &Row, places: &[Vec<Place>], against: Against) -> Vec<Passage> {
    let cells: Vec<(Passage, &[Place])> = witnesses
        .iter()
        .enumerate()
        .map(|(index, witness)| {
            let sentences = row.cells.get(index).map(Vec::as_slice).unwrap_or_default();
            (Passage::of(witness, sentences), places.get(index).map(Vec::as_slice).unwrap_or_default())
        })
        .collect();
    marked(cells, against)
}

/// Marks the places of findings in the passages, and the words in which they differ.
pub fn marked(cells: Vec<(Passage, &[Place])>, against: Against) -> Vec<Passage> {
    let texts: Vec<&str> = cells.iter().map(|(passage, _)| passage.text.as_str()).collect();
    let differing = differing(&texts, against);
    cells
        .into_iter()
        .zip(differing)
        .map(|((mut passage, places), differing)| {
            passage.mark(places, &differing);
            passage
        })
        .collect()
}

impl Passage {
    /// Gathers the sentences of a witness, without marks.
    pub fn of(witness: &Witness, sentences: &[usize]) -> Self {
        let mut passage = Self::default();
        let mut last = None;
        for &index in sentences {
            let Some(&article) = witness.article.sentences.get(index) else { continue };
            if let Some(last) = last {
                passage.text.push_str(if index == last + 1 { " " } else { GAP });
            }
            last = Some(index);
            passage.pieces.push(Piece { article, at: passage.text.len() as u32 });
            passage.text.push_str(article.of(witness.text()));
        }
        passage.mark(&[], &[]);
        passage
    }

    /// Gathers the sentences on which a span of the article's text lies.
    /// A span between sentences is a passage of its own, so that no quotation is ever lost.
    pub fn around(witness: &Witness, span: Span) -> Self {
        let sentences = &witness.article.sentences;
        let first = sentences.partition_point(|sentence| sentence.end <= span.start);
        let last = sentences.partition_point(|sentence| sentence.start < span.end);
        if first < last {
            return Self::of(witness, &(first..last).collect::<Vec<_>>());
        }
        let mut passage = Self { text: span.of(witness.text()).to_owned(), ..Self::default() };
        passage.pieces.push(Piece { article: span, at: 0 });
        passage.mark(&[], &[]);
        passage
    }

    /// Tells whether the witness is silent here.
    pub fn is_empty(&self) -> bool {
        self.text.is_empty()
    }

    /// Returns where a span of the article's text stands in this passage, one span for each sentence it touches.
    pub fn locate(&self, span: Span) -> impl Iterator<Item = Span> {
        self.pieces.iter().filter(move |piece| piece.article.overlaps(span)).map(move |piece| {
            let start = span.start.max(piece.article.start) - piece.article.start;
            let end = span.end.min(piece.article.end) - piece.article.start;
            Span { start: piece.at + start, end: piece.at + end }
        })
    }

    /// Cuts the text into runs; `places` are in bytes of the article's text, `differing` in bytes of the passage's.
    fn mark(&mut self, places: &[Place], differing: &[Span]) {
        let mut marks: Vec<(Span, Mark)> = places
            .iter()
            .flat_map(|place| self.locate(place.span).map(|span| (span, place.mark)))
            .filter(|(span, _)| self.fits(*span))
            .collect();
        // The shortest reading lies on top, so that a name within a claim stays visible.
        marks.sort_by_key(|(span, mark)| (span.len(), mark.finding));
        let differing: Vec<Span> = differing.iter().copied().filter(|span| self.fits(*span)).collect();
        let mut cuts: Vec<u32> = vec![0, self.text.len() as u32];
        cuts.extend(marks.iter().map(|(span, _)| span).chain(&differing).flat_map(|span| [span.start, span.end]));
        cuts.sort_unstable();
        cuts.dedup();
        self.runs.clear();
        for pair in cuts.windows(2) {
            let &[start, end] = pair else { continue };
            let span = Span { start, end };
            let finding = marks.iter().find(|(place, _)| place.contains(span)).map(|(_, mark)| *mark);
            let differs = differing.iter().any(|place| place.contains(span));
            match self.runs.last_mut() {
                Some(last) if last.finding == finding && last.differs == differs => last.span.end = end,
                _ => self.runs.push(Run { span, finding, differs }),
            }
        }
    }

    fn fits(&self, span: Span) -> bool {
        !span.is_empty() && self.text.get(span.range()).is_some()
    }

    /// Returns at most so many words of the passage, those of `keep` (a span of the article's text) first of all, with an ellipsis where words were left out.
    #[must_use]
    pub fn excerpt(&self, most: usize, keep: Span) -> Self {
        let words: Vec<Span> = text::words(&self.text)
            .into_iter()
            .filter(|word| word.kind != WordKind::Mark)
            .map(|word| word.span)
            .collect();
        if words.len() <= most || most == 0 {
            return self.clone();
        }
        let kept = self.locate(keep).reduce(Span::join).unwrap_or_default();
        let first = words.partition_point(|word| word.end <= kept.start).min(words.len() - 1);
        let inside = words.partition_point(|word| word.start < kept.end).saturating_sub(first).clamp(1, most);
        // What is left to spend goes half to each side; what one side cannot use goes to the other.
        let before =
            first.min((most - inside).div_ceil(2).max((most - inside).saturating_sub(words.len() - first - inside)));
        let start = first - before;
        let end = (start + most).min(words.len());
        let clip = Span {
            start: if start == 0 { 0 } else { words.get(start).map_or(0, |word| word.start) },
            end: if end == words.len() {
                self.text.len() as u32
            } else {
                words.get(end - 1).map_or(0, |word| word.end)
            },
        };
        self.clip(clip)
    }

    fn clip(&self, clip: Span) -> Self {
        let mut text = String::new();
        if clip.start > 0 {
            text.push_str("… ");
        }
        let shift = text.len() as u32;
        text.push_str(clip.of(&self.text));
        let inner = text.len() as u32;
        if (clip.end as usize) < self.text.len() {
            text.push_str(" …");
        }
        let moved = |span: Span| Span {
            start: span.start.max(clip.start) - clip.start + shift,
            end: span.end.min(clip.end) - clip.start + shift,
        };
        let mut runs: Vec<Run> = self
            .runs
            .iter()
            .filter(|run| run.span.overlaps(clip))
            .map(|run| Run { span: moved(run.span), ..*run })
            .collect();
        if let Some(first) = runs.first_mut().filter(|_| shift > 0) {
            if first.finding.is_none() && !first.differs {
                first.span.start = 0;
            } else {
                runs.insert(0, Run { span: Span { start: 0, end: shift }, finding: None, differs: false });
            }
        }
        if inner < text.len() as u32 {
            runs.push(Run { span: Span { start: inner, end: text.len() as u32 }, finding: None, differs: false });
        }
        let pieces = self
            .pieces
            .iter()
            .filter_map(|piece| {
                let place = Span { start: piece.at, end: piece.at + piece.article.len() as u32 };
                let inside = Span { start: place.start.max(clip.start), end: place.end.min(clip.end) };
                (!inside.is_empty()).then(|| Piece {
                    article: Span {
                        start: piece.article.start + inside.start - place.start,
                        end: piece.article.start + inside.end - place.start,
                    },
                    at: moved(inside).start,
                })
            })
            .collect();
        Self { text, pieces, runs }
    }
}

/// Among so many wordings the one most like the others is looked for; the work is bounded however many sources there are.
const WORDINGS: usize = 8;

/// Returns for each text the words in which it differs; nothing for empty texts, nor where two texts are too unlike for word marks to help.
///
/// All are compared with one of them. In that one a word is marked when more than half of the others lack it, so that of two texts both are marked.
pub fn differing(texts: &[&str], against: Against) -> Vec<Vec<Span>> {
    let mut found = vec![Vec::new(); texts.len()];
    let reference = match against {
        Against::Base(base) => texts.get(base).copied().filter(|text| !text.is_empty()),
        Against::Majority => majority(texts),
    };
    let Some(reference) = reference else { return found };
    let mut lacking: Vec<Span> = Vec::new();
    for (text, list) in texts.iter().zip(&mut found) {
        if text.is_empty() || *text == reference {
            continue;
        }
        let differences = wording::differences(reference, text);
        lacking.extend(differences.left);
        *list = differences.right;
    }
    let others = texts.iter().filter(|text| !text.is_empty()).count().saturating_sub(1);
    let lacking = covered(&lacking, others / 2 + 1);
    for (_, list) in texts.iter().zip(&mut found).filter(|(text, _)| **text == reference) {
        list.clone_from(&lacking);
    }
    found
}

/// Returns the text that is most like all the others; of equals the first by its words, so that the order of the sources does not matter.
fn majority<'t>(texts: &[&'t str]) -> Option<&'t str> {
    let mut wordings: BTreeMap<&str, usize> = BTreeMap::new();
    for text in texts.iter().filter(|text| !text.is_empty()) {
        *wordings.entry(text).or_default() += 1;
    }
    let mut wordings: Vec<(&str, usize)> = wordings.into_iter().collect();
    wordings.sort_by_key(|(_, holders)| std::cmp::Reverse(*holders));
    wordings.truncate(WORDINGS);
    let alike = |(text, own): &(&str, usize)| {
        let others = wordings.iter().filter(|(other, _)| other != text);
        let shared: f32 =
            others.map(|(other, holders)| *holders as f32 * wording::differences(text, other).similarity).sum();
        shared + *own as f32
    };
    let scored: Vec<(&str, f32)> = wordings.iter().map(|wording| (wording.0, alike(wording))).collect();
    scored.into_iter().reduce(|best, next| if next.1 > best.1 { next } else { best }).map(|(text, _)| text)
}

/// Returns the stretches on which at least so many of the spans lie, in order.
fn covered(spans: &[Span], at_least: usize) -> Vec<Span> {
    let mut edges: Vec<(u32, bool)> = spans.iter().flat_map(|span| [(span.start, true), (span.end, false)]).collect();
    // Where one span ends and another begins, the end comes first.
    edges.sort_unstable();
    let (mut depth, mut start, mut found) = (0usize, 0, Vec::new());
    for (at, opens) in edges {
        if opens {
            depth += 1;
            if depth == at_least {
                start = at;
            }
        } else {
            if depth == at_least && start < at {
                found.push(Span { start, end: at });
            }
            depth = depth.saturating_sub(1);
        }
    }
    found
}
