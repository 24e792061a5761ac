//! From a tree of elements to lines: a line a paragraph, heading, list item or caption.

use dom_query::NodeRef;

use super::super::clean;
use super::super::lines::{Line, LineKind};

enum Step<'a> {
    Enter(NodeRef<'a>),
    Leave,
}

/// What an element means for the lines around it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its words run on in the line.
    Inline,
    /// It begins and ends a line.
    Block(LineKind),
    /// It breaks the line.
    Break,
    /// It is not shown.
    Hidden,
}

fn role(name: &str) -> Role {
    match name {
        "script" | "style" | "noscript" | "template" | "svg" | "math" | "head" | "iframe" | "object" | "button"
        | "select" | "textarea" | "audio" | "video" | "canvas" | "map" | "input" | "form-control" => Role::Hidden,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" => Role::Block(LineKind::Heading),
        "figcaption" | "caption" => Role::Block(LineKind::Caption),
        "li" | "dt" | "dd" => Role::Block(LineKind::Item),
        "br" | "hr" => Role::Break,
        "address" | "article" | "aside" | "blockquote" | "body" | "center" | "details" | "dialog" | "div" | "dl"
        | "fieldset" | "figure" | "footer" | "form" | "header" | "hgroup" | "html" | "legend" | "main" | "menu"
        | "nav" | "ol" | "p" | "pre" | "q-block" | "section" | "summary" | "table" | "tbody" | "td" | "tfoot"
        | "th" | "thead" | "tr" | "ul" => Role::Block(LineKind::Plain),
        _ => Role::Inline,
    }
}

/// Writes the shown text below a node as lines.
pub(super) fn lines(root: &NodeRef<'_>) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut text = String::new();
    let mut kinds: Vec<LineKind> = Vec::new();
    let mut gap = true;
    let mut steps = vec![Step::Enter(*root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => text.push_str(&node.text()),
            Step::Enter(node) => {
                let role = if node.is_element() {
                    node.node_name().map_or(Role::Inline, |name| role(&name))
                } else if node.is_document() || node.is_fragment() {
                    Role::Inline
                } else {
                    Role::Hidden
                };
                match role {
                    Role::Hidden => continue,
                    Role::Break => {
                        // A second break in a row is how old pages set paragraphs.
                        if text.trim().is_empty() {
                            gap = true;
                        }
                        put(&mut text, &mut gap, &kinds, &mut lines);
                        continue;
                    }
                    Role::Block(kind) => {
                        put(&mut text, &mut gap, &kinds, &mut lines);
                        gap = true;
                        kinds.push(kind);
                        steps.push(Step::Leave);
                    }
                    Role::Inline => {}
                }
                let mut child = node.last_child();
                while let Some(current) = child {
                    child = current.prev_sibling();
                    steps.push(Step::Enter(current));
                }
            }
            Step::Leave => {
                put(&mut text, &mut gap, &kinds, &mut lines);
                gap = true;
                kinds.pop();
            }
        }
    }
    put(&mut text, &mut gap, &kinds, &mut lines);
    lines
}

fn put(text: &mut String, gap: &mut bool, kinds: &[LineKind], lines: &mut Vec<Line>) {
    if let Some(line) = clean::line(text) {
        // The innermost element that says something: a paragraph in a list item is an item.
        let kind = kinds.iter().rev().copied().find(|kind| *kind != LineKind::Plain).unwrap_or_default();
        lines.push(Line { text: line, gap: *gap, kind });
        *gap = false;
    }
    text.clear();
}
