//! One bearer in several witnesses: the names of an event, put together under the persons, places and organisations they name.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Match, compare, person_words};
use super::gazetteer::gazetteer;
use super::key::{fold, key};
use super::{Name, NameKind};

/// A person, place, organisation or other thing, as the witnesses of one event name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bearer {
    /// What it is.
    pub kind: NameKind,
    /// The canonical value that most witnesses have; the fuller one, then the first, where they are even.
    pub value: String,
    /// The values, one or more a witness, in the order of the witnesses.
    pub forms: Vec<Form>,
}

/// A canonical value of one witness.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Form {
    /// Position of the witness in the event.
    pub witness: usize,
    /// The canonical value within that witness.
    pub value: String,
    /// Positions in the witness's list of names.
    pub names: Vec<usize>,
}

/// Events with more values than this are linked by equal values only, so the work stays bounded.
const MOST_VALUES: usize = 1500;

/// Puts the names of several witnesses of one event under their bearers, in the order of first mention.
///
/// Two values of one witness are two bearers, unless they are spellings of one sound: an article tells its people apart.
/// A surname alone joins the only bearer of that surname; where there are two, it stays by itself.
pub fn link(witnesses: &[&[Name]]) -> Vec<Bearer> {
    let mut values: Vec<(NameKind, Form)> = Vec::new();
    for (witness, names) in witnesses.iter().enumerate() {
        let mut own: BTreeMap<(NameKind, &str), Vec<usize>> = BTreeMap::new();
        for (index, name) in names.iter().enumerate() {
            own.entry((name.kind, name.value.as_str())).or_default().push(index);
        }
        let mut own: Vec<(NameKind, Form)> = own
            .into_iter()
            .map(|((kind, value), names)| (kind, Form { witness, value: value.to_owned(), names }))
            .collect();
        own.sort_by_key(|(_, form)| form.names.first().copied());
        values.extend(own);
    }
    surnames(&mut values);
    let mut groups: Vec<usize> = (0..values.len()).collect();
    let mut equal: BTreeMap<(NameKind, &str), usize> = BTreeMap::new();
    for (index, (kind, form)) in values.iter().enumerate() {
        let first = *equal.entry((*kind, form.value.as_str())).or_insert(index);
        if let Some(group) = groups.get_mut(index) {
            *group = first;
        }
    }
    if values.len() <= MOST_VALUES {
        join(&values, &mut groups);
    }
    let mut bearers: BTreeMap<usize, Bearer> = BTreeMap::new();
    for ((kind, form), group) in values.into_iter().zip(groups) {
        bearers
            .entry(group)
            .or_insert_with(|| Bearer { kind, value: String::new(), forms: Vec::new() })
            .forms
            .push(form);
    }
    let mut bearers: Vec<Bearer> = bearers.into_values().collect();
    for bearer in &mut bearers {
        let rank = |form: &Form| {
            (
                bearer.forms.iter().filter(|other| other.value == form.value).count(),
                form.value.split_whitespace().count(),
            )
        };
        let best = bearer.forms.iter().reduce(|best, form| if rank(form) > rank(best) { form } else { best });
        bearer.value = best.map(|form| form.value.clone()).unwrap_or_default();
    }
    bearers
}

/// A word alone that another witness has as a person's surname is that person's, whatever it was taken for.
fn surnames(values: &mut [(NameKind, Form)]) {
    let full: BTreeSet<String> = values
        .iter()
        .filter(|(kind, form)| *kind == NameKind::Person && form.value.contains(' '))
        .filter_map(|(_, form)| person_words(&form.value).pop())
        .collect();
    for (kind, form) in values.iter_mut().filter(|(kind, form)| *kind != NameKind::Person && !form.value.contains(' '))
    {
        let folded = fold(&form.value);
        let place = gazetteer().is_place(&folded)
            || gazetteer().country(&folded).is_some()
            || gazetteer().country_of_demonym(&folded).is_some();
        if full.contains(&folded) && !place {
            *kind = NameKind::Person;
        }
    }
}

fn merge(groups: &mut [usize], a: usize, b: usize) {
    let (Some(&a), Some(&b)) = (groups.get(a), groups.get(b)) else { return };
    let (keep, drop) = (a.min(b), a.max(b));
    groups.iter_mut().filter(|group| **group == drop).for_each(|group| *group = keep);
}

fn join(values: &[(NameKind, Form)], groups: &mut [usize]) {
    // Surest first: full names that sound the same, then variants, then surnames alone.
    let mut pairs: Vec<(u8, usize, usize)> = Vec::new();
    for (index, (kind, form)) in values.iter().enumerate() {
        for (other, (other_kind, other_form)) in values.iter().enumerate().take(index) {
            if kind != other_kind || form.value == other_form.value {
                continue;
            }
            let strength = match compare(&other_form.value, &form.value, *kind) {
                Match::Different => continue,
                _ if form.witness == other_form.witness && !one_sound(&form.value, &other_form.value) => continue,
                _ if lone(*kind, &form.value) != lone(*kind, &other_form.value) => 2,
                Match::Variant => 1,
                Match::Same => 0,
            };
            pairs.push((strength, other, index));
        }
    }
    pairs.sort_unstable();
    for &(strength, a, b) in &pairs {
        let (Some(&group_a), Some(&group_b)) = (groups.get(a), groups.get(b)) else { continue };
        if group_a == group_b {
            continue;
        }
        if strength == 2 {
            // A lone surname: all the full names it fits must be one bearer by now.
            let single = if values.get(a).is_some_and(|(kind, form)| lone(*kind, &form.value)) { a } else { b };
            let mut fits = pairs
                .iter()
                .filter(|pair| pair.0 == 2 && (pair.1 == single || pair.2 == single))
                .map(|pair| if pair.1 == single { pair.2 } else { pair.1 });
            let first = fits.next().and_then(|other| groups.get(other).copied());
            if !fits.all(|other| groups.get(other).copied() == first) {
                continue;
            }
        }
        if told_apart(values, groups, group_a, group_b) {
            continue;
        }
        merge(groups, a, b);
    }
}

/// Whether one witness has a value in both groups that it uses for two bearers.
fn told_apart(values: &[(NameKind, Form)], groups: &[usize], a: usize, b: usize) -> bool {
    let of = |group: usize| values.iter().zip(groups).filter(move |(_, own)| **own == group).map(|((_, form), _)| form);
    of(a).any(|x| of(b).any(|y| x.witness == y.witness && !one_sound(&x.value, &y.value)))
}

fn lone(kind: NameKind, value: &str) -> bool {
    kind == NameKind::Person && person_words(value).len() == 1
}

fn one_sound(a: &str, b: &str) -> bool {
    let sound = |name: &str| -> Vec<String> { person_words(name).iter().map(|word| key(word)).collect() };
    sound(a) == sound(b)
}
