//! The headline of a page.

use std::collections::HashSet;

use dom_query::Document;

use super::super::clean;
use super::super::source::host;
use super::head::Head;

/// Picks the headline: the `h1` that shares words with what the page calls itself, else that name without the site's.
pub(super) fn pick(document: &Document, head: &Head) -> Option<String> {
    let declared: Vec<String> = [
        head.meta(&["og:title"]).map(str::to_owned),
        head.story.headline.clone(),
        head.meta(&["twitter:title", "dc.title", "dcterms.title", "headline", "title"]).map(str::to_owned),
        head.title.clone(),
    ]
    .into_iter()
    .flatten()
    .filter_map(|title| clean::line(&title))
    .collect();
    let headings: Vec<String> = document
        .select("h1")
        .nodes()
        .iter()
        .filter_map(|node| clean::line(&node.text()))
        .filter(|text| text.len() > 2)
        .collect();
    let mut best: Option<(f32, &String)> = None;
    for heading in &headings {
        let shared = declared.iter().map(|title| overlap(heading, title)).fold(0.0, f32::max);
        if shared >= 0.4 && best.is_none_or(|(most, _)| shared > most) {
            best = Some((shared, heading));
        }
    }
    if let Some((_, heading)) = best {
        return Some(heading.clone());
    }
    if let Some(title) = declared.first() {
        return Some(without_site(title, head));
    }
    headings.into_iter().next()
}

fn word_set(text: &str) -> HashSet<String> {
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// The share of the smaller word set that both hold, at least two words.
fn overlap(a: &str, b: &str) -> f32 {
    let (a, b) = (word_set(a), word_set(b));
    let both = a.intersection(&b).count();
    let smaller = a.len().min(b.len());
    if smaller == 0 || (both < 2 && a.len() + b.len() > 2) { 0.0 } else { both as f32 / a.len().max(1) as f32 }
}

/// Takes off a last part that names the site: "Ferry aground | The Courier".
fn without_site(title: &str, head: &Head) -> String {
    const MARKS: [&str; 8] = [" | ", " - ", " – ", " — ", " :: ", " » ", " · ", " • "];
    let host = head.url.as_deref().and_then(host).unwrap_or_default();
    let squeezed =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    let host = squeezed(&host);
    let site = squeezed(head.site_name.as_deref().or(head.publisher.as_deref()).unwrap_or_default());
    let names_site = |part: &str| {
        let part = squeezed(part);
        part.len() >= 2
            && (part == site
                || (!site.is_empty() && (site.contains(&part) || part.contains(&site)))
                || host.contains(&part)
                || (part.len() > 4 && host.split('.').any(|name| name.len() > 3 && part.contains(name))))
    };
    let mut title = title.trim().to_owned();
    for _ in 0..3 {
        let Some((at, mark)) = MARKS.iter().filter_map(|mark| title.rfind(mark).map(|at| (at, mark.len()))).max()
        else {
            break;
        };
        let (Some(first), Some(last)) = (title.get(..at), title.get(at + mark..)) else { break };
        if names_site(last) && !first.trim().is_empty() {
            title = first.trim().to_owned();
        } else {
            break;
        }
    }
    if let Some((at, mark)) = MARKS.iter().filter_map(|mark| title.find(mark).map(|at| (at, mark.len()))).min()
        && let (Some(first), Some(rest)) = (title.get(..at), title.get(at + mark..))
        && names_site(first)
        && rest.split_whitespace().count() > 2
    {
        return rest.trim().to_owned();
    }
    title
}
