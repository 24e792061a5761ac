//! How the reports of an event hang together, and the event with an earlier one; a sentence each.

use crate::comparison::Comparison;
use crate::event::siglum;

/// Says which sources of the event at an index are versions of one article, and which event it follows upon.
pub fn sentences(comparison: &Comparison, event: usize) -> Vec<String> {
    let Some(compared) = comparison.events.get(event) else { return Vec::new() };
    let versions = compared.event.versions.iter().filter_map(|places| {
        let source = comparison.article_of(compared, *places.first()?)?.source.as_deref()?;
        let sigla: Vec<String> = places.iter().map(|&place| siglum(place)).collect();
        Some(format!("{} are versions of one article by {source}, in order of time.", sigla.join(", ")))
    });
    let follows = comparison.follows(event).and_then(|link| {
        let title = &comparison.events.get(link.earlier)?.event.title;
        let days = if link.days == 1 { "a day".to_owned() } else { format!("{} days", link.days) };
        let actors = link.actors.join(", ");
        Some(format!("Follows event {}, “{title}”, by {days}; in both: {actors}.", link.earlier + 1))
    });
    versions.chain(follows).collect()
}
