//! One bearer in several witnesses: the names of an event, put together under the persons, places and organisations they name.

use std::collections::{BTreeMap, BTreeSet};

use super::compare::{Match, Spelling, person_words};
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
    /// The country or state of a place, where a witness names it.
    pub within: Option<String>,
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
    /// The country or state that the witness names with a place.
    pub within: Option<String>,
    /// Positions in the witness's list of names.
    pub names: Vec<usize>,
}

/// Events with more values than this are linked by equal values only, so the work stays bounded.
const MOST_VALUES: usize = 1500;

/// Puts the names of several witnesses of one event under their bearers, in the order of first mention.
///
/// Two values of one witness are two bearers, unless they are spellings of one sound: an article tells its people apart.
/// A surname alone joins the only bearer of that surname; where there are two, it stays by itself. So does a place without
/// its country, where there are places of that name in two: Brest in Belarus and Brest in France.
/// `ruled` tells what the user said of two values, if anything: that they are the same, or that they are not.
pub fn link(witnesses: &[&[Name]], ruled: &dyn Fn(&str, &str) -> Option<bool>) -> Vec<Bearer> {
    let mut values: Vec<(NameKind, Form)> =
        witnesses.iter().enumerate().flat_map(|(at, names)| forms(at, names)).collect();
    surnames(&mut values);
    place_or_organization(&mut values);
    place(&mut values);
    let mut groups: Vec<usize> = (0..values.len()).collect();
    let mut equal: BTreeMap<(NameKind, &str, Option<&str>), usize> = BTreeMap::new();
    for (index, (kind, form)) in values.iter().enumerate() {
        let first = *equal.entry((*kind, form.value.as_str(), form.within.as_deref())).or_insert(index);
        if let Some(group) = groups.get_mut(index) {
            *group = first;
        }
    }
    if values.len() <= MOST_VALUES {
        join(&values, &mut groups, ruled);
    }
    let mut bearers: BTreeMap<usize, Bearer> = BTreeMap::new();
    for ((kind, form), group) in values.into_iter().zip(groups) {
        let bearer = bearers.entry(group).or_insert_with(|| Bearer {
            kind,
            value: String::new(),
            within: form.within.clone(),
            forms: Vec::new(),
        });
        let same = |other: &&mut Form| other.witness == form.witness && other.value == form.value;
        match bearer.forms.iter_mut().find(same) {
            Some(other) => other.names.extend(form.names),
            None => bearer.forms.push(form),
        }
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

/// Mentions of one value, with the country that is named with them.
type Part<'n> = (Option<&'n str>, Vec<usize>);

/// The values of one witness, in the order of first mention; a place named with two countries is two.
fn forms(witness: usize, names: &[Name]) -> Vec<(NameKind, Form)> {
    let mut known: BTreeMap<(NameKind, &str), Vec<Part>> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let parts = known.entry((name.kind, name.value.as_str())).or_default();
        let within = name.within.as_deref();
        // A later mention without the country is the place named last; the first mentions may come before their country.
        let same = |part: &Part| within.is_none() || part.0.is_none() || part.0 == within;
        match parts.iter_mut().rev().find(|part| same(part)) {
            Some(part) => {
                part.0 = part.0.or(within);
                part.1.push(index);
            }
            None => parts.push((within, vec![index])),
        }
    }
    let mut own: Vec<(NameKind, Form)> = known
        .into_iter()
        .flat_map(|((kind, value), parts)| {
            parts.into_iter().map(move |(within, names)| {
                (kind, Form { witness, value: value.to_owned(), within: within.map(str::to_owned), names })
            })
        })
        .collect();
    own.sort_by_key(|(_, form)| form.names.first().copied());
    own
}

/// A name that is a place's here and an organisation's there is that which most mentions are; a place's where they are even.
fn place_or_organization(values: &mut [(NameKind, Form)]) {
    let mut mentions: BTreeMap<String, [usize; 2]> = BTreeMap::new();
    for (kind, form) in values.iter() {
        let at = match kind {
            NameKind::Place => 0,
            NameKind::Organization => 1,
            NameKind::Person | NameKind::Other => continue,
        };
        if let Some(count) = mentions.entry(form.value.clone()).or_default().get_mut(at) {
            *count += form.names.len();
        }
    }
    for (kind, form) in values.iter_mut().filter(|(kind, _)| matches!(kind, NameKind::Place | NameKind::Organization)) {
        if let Some(&[places, organizations]) = mentions.get(&form.value) {
            *kind = if places >= organizations { NameKind::Place } else { NameKind::Organization };
        }
    }
}

/// A place without its country takes the only country that the others name with it.
fn place(values: &mut [(NameKind, Form)]) {
    let mut known: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for (_, form) in values.iter() {
        if let Some(within) = &form.within {
            known.entry(form.value.clone()).or_default().insert(within.clone());
        }
    }
    for (_, form) in values.iter_mut().filter(|(kind, form)| *kind == NameKind::Place && form.within.is_none()) {
        form.within = known.get(&form.value).filter(|all| all.len() == 1).and_then(|all| all.first().cloned());
    }
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

/// How sure a pair is, surest first: the user's word, full names that are the same, variants, and a surname alone.
const RULED: u8 = 0;
const SURNAME: u8 = 3;

fn merge(groups: &mut [usize], a: usize, b: usize) {
    let (Some(&a), Some(&b)) = (groups.get(a), groups.get(b)) else { return };
    let (keep, drop) = (a.min(b), a.max(b));
    groups.iter_mut().filter(|group| **group == drop).for_each(|group| *group = keep);
}

fn join(values: &[(NameKind, Form)], groups: &mut [usize], ruled: &dyn Fn(&str, &str) -> Option<bool>) {
    // Surest first: full names that sound the same, then variants, then surnames alone.
    let mut pairs: Vec<(u8, usize, usize)> = Vec::new();
    let spellings: Vec<Spelling> = values.iter().map(|(_, form)| Spelling::new(&form.value)).collect();
    let all = || values.iter().zip(&spellings).enumerate();
    for (index, ((kind, form), spelling)) in all() {
        for (other, ((other_kind, other_form), other_spelling)) in all().take(index) {
            let apart = matches!((&form.within, &other_form.within), (Some(one), Some(other)) if one != other);
            if form.value == other_form.value || apart {
                continue;
            }
            match ruled(&form.value, &other_form.value) {
                Some(true) => {
                    pairs.push((RULED, other, index));
                    continue;
                }
                Some(false) => continue,
                None if kind != other_kind => continue,
                None => {}
            }
            let strength = match other_spelling.compare(spelling, *kind) {
                Match::Different => continue,
                _ if form.witness == other_form.witness && !one_sound(&form.value, &other_form.value) => continue,
                _ if lone(*kind, &form.value) != lone(*kind, &other_form.value) => SURNAME,
                Match::Variant => 2,
                Match::Same => 1,
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
        if strength == SURNAME {
            // A lone surname: all the full names it fits must be one bearer by now.
            let single = if values.get(a).is_some_and(|(kind, form)| lone(*kind, &form.value)) { a } else { b };
            let mut fits = pairs
                .iter()
                .filter(|pair| pair.0 == SURNAME && (pair.1 == single || pair.2 == single))
                .map(|pair| if pair.1 == single { pair.2 } else { pair.1 });
            let first = fits.next().and_then(|other| groups.get(other).copied());
            if !fits.all(|other| groups.get(other).copied() == first) {
                continue;
            }
        }
        if strength != RULED && told_apart(values, groups, group_a, group_b, ruled) {
            continue;
        }
        merge(groups, a, b);
    }
}

/// Whether one witness has a value in both groups that it uses for two bearers, or the user said that two of them are two.
fn told_apart(
    values: &[(NameKind, Form)],
    groups: &[usize],
    a: usize,
    b: usize,
    ruled: &dyn Fn(&str, &str) -> Option<bool>,
) -> bool {
    let of = |group: usize| values.iter().zip(groups).filter(move |(_, own)| **own == group).map(|((_, form), _)| form);
    of(a).any(|x| {
        of(b).any(|y| match ruled(&x.value, &y.value) {
            Some(same) => !same,
            None => x.witness == y.witness && !one_sound(&x.value, &y.value),
        })
    })
}

fn lone(kind: NameKind, value: &str) -> bool {
    kind == NameKind::Person && person_words(value).len() == 1
}

fn one_sound(a: &str, b: &str) -> bool {
    let sound = |name: &str| -> Vec<String> { person_words(name).iter().map(|word| key(word)).collect() };
    sound(a) == sound(b)
}
