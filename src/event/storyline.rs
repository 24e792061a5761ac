//! Storylines: events that follow one upon the other with the same actors.

use std::collections::{BTreeMap, BTreeSet};

use super::Event;
use super::day::{Day, day};
use crate::mention::{NameKind, Witness};
use crate::text::normal_key;

/// An event that another one of the run comes before.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sequel {
    /// Index of the earlier event.
    pub earlier: usize,
    /// Index of the later event.
    pub later: usize,
    /// Days from the last report of the earlier one to the first of the later one.
    pub days: u32,
    /// Who acts in both, most widely named first.
    pub actors: Vec<String>,
}

/// An event more days later than this begins a story of its own.
const LONGEST: i64 = 60;
/// So many actors must be the same, one of them a person with given name and surname.
const FEWEST: usize = 2;
/// Who acts in more events than this links none: presidents and ministries stand everywhere.
const WIDEST: usize = 12;
/// So many actors are told.
const TOLD: usize = 4;

/// What an event is known by.
struct Cast {
    /// First and last day of publication.
    span: (i64, i64),
    /// The actors by key: in how many reports each stands, its name, and whether it is a person.
    actors: BTreeMap<String, (usize, String, bool)>,
}

/// Links each event to the nearest earlier one that has the same actors; in the order of the later events.
///
/// Events whose reports state no full day of publication are left out. Work grows with the actors, not with the square of the events.
pub fn storyline(witnesses: &[&Witness], events: &[&Event]) -> Vec<Sequel> {
    let casts: Vec<Option<Cast>> = events.iter().map(|event| cast(witnesses, event)).collect();
    let mut holders: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (index, cast) in casts.iter().enumerate() {
        for actor in cast.iter().flat_map(|cast| cast.actors.keys()) {
            holders.entry(actor).or_default().push(index);
        }
    }
    let mut found = Vec::new();
    for (later, cast) in casts.iter().enumerate() {
        let Some(cast) = cast else { continue };
        let shared = cast.actors.keys().filter_map(|actor| holders.get(actor.as_str()));
        let others: BTreeSet<usize> = shared.filter(|events| events.len() <= WIDEST).flatten().copied().collect();
        let links = others.into_iter().filter_map(|earlier| {
            let before = casts.get(earlier)?.as_ref()?;
            let days = cast.span.0 - before.span.1;
            let narrow = |actor: &&String| holders.get(actor.as_str()).is_some_and(|events| events.len() <= WIDEST);
            let mut same: Vec<(usize, &String, bool)> = cast
                .actors
                .iter()
                .filter(|(actor, _)| narrow(actor))
                .filter_map(|(actor, (count, name, person))| Some((count + before.actors.get(actor)?.0, name, *person)))
                .collect();
            let alike = same.len() >= FEWEST && same.iter().any(|(.., person)| *person);
            if !(1..=LONGEST).contains(&days) || !alike {
                return None;
            }
            same.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(b.1)));
            let actors = same.iter().take(TOLD).map(|(_, name, _)| (*name).clone()).collect();
            Some((
                days,
                std::cmp::Reverse(same.len()),
                Sequel { earlier, later, days: u32::try_from(days).ok()?, actors },
            ))
        });
        found.extend(links.min_by_key(|(days, shared, link)| (*days, *shared, link.earlier)).map(|(.., link)| link));
    }
    found
}

/// Reads who acts in an event: the persons, parties, companies that at least half of its reports name.
fn cast(witnesses: &[&Witness], event: &Event) -> Option<Cast> {
    let members: Vec<&Witness> = event.members.iter().filter_map(|&index| witnesses.get(index).copied()).collect();
    let days = members.iter().filter_map(|witness| if let Day::Full(day) = day(witness) { Some(day) } else { None });
    let days: Vec<i64> = days.collect();
    let span = (*days.iter().min()?, *days.iter().max()?);
    let mut actors: BTreeMap<String, (usize, String, bool)> = BTreeMap::new();
    for witness in &members {
        let outlet = witness.article.source.as_deref().map(normal_key);
        let agency = witness.article.agency.as_deref().map(normal_key);
        let mut own: BTreeMap<String, (usize, &str, bool)> = BTreeMap::new();
        for name in &witness.names {
            let person = name.kind == NameKind::Person;
            // A surname alone may be anybody's.
            if !(person && name.value.contains(' ') || name.kind == NameKind::Organization) {
                continue;
            }
            let key = normal_key(&name.value);
            if Some(&key) != outlet.as_ref() && Some(&key) != agency.as_ref() {
                own.entry(key).or_insert((0, name.value.as_str(), person)).0 += 1;
            }
        }
        // Whom a report names but once it quotes, or passes by.
        for (key, (_, name, person)) in own.into_iter().filter(|(_, (times, ..))| *times > 1) {
            actors.entry(key).or_insert_with(|| (0, name.to_owned(), person)).0 += 1;
        }
    }
    actors.retain(|_, (count, ..)| 2 * *count >= members.len());
    Some(Cast { span, actors })
}
