//! Which mentions of one article name the same bearer, and the fullest form of its name.

use std::collections::BTreeMap;

use rustc_hash::FxHashMap;

use super::compare::{Match, Spelling, abbreviates, acronym, organization_words, person_words};
use super::gazetteer::gazetteer;
use super::key::{fold, key};
use super::{Name, NameKind};

/// Articles with more different names than this are resolved by equal forms only, so the work stays bounded.
const MOST_FORMS: usize = 600;

/// Gives every name its canonical value; a surname takes the kind of the only full name that it ends.
pub(super) fn resolve(text: &str, names: &mut [Name]) {
    surnames(text, names);
    let mut forms: BTreeMap<(NameKind, String), Vec<usize>> = BTreeMap::new();
    for (index, name) in names.iter().enumerate() {
        let mut form = written(name.span.of(text));
        // "The Ministry of Defence of Latvia" may stand as an organisation and a country.
        if name.kind == NameKind::Organization
            && let Some(next) = names.get(index + 1).filter(|next| next.kind == NameKind::Place)
            && let Some(" of " | " of the ") = text.get(name.span.end as usize..next.span.start as usize)
        {
            form = format!("{form} of {}", written(next.span.of(text)));
        }
        forms.entry((name.kind, form)).or_default().push(index);
    }
    let mut list: Vec<Written> = forms
        .into_iter()
        .map(|((kind, form), mentions)| Written {
            kind,
            spelling: Spelling::new(&form),
            full: (organization_words(&fold(&form)).len(), form.len()),
            acronym: acronym(&form),
            form,
            first: mentions.first().copied().unwrap_or_default(),
            mentions,
            bearer: 0,
        })
        .collect();
    list.sort_by_key(|form| form.first);
    for (index, form) in list.iter_mut().enumerate() {
        form.bearer = index;
    }
    if list.len() <= MOST_FORMS {
        join(&mut list);
    }
    let mut best: FxHashMap<usize, usize> = FxHashMap::default();
    for (index, form) in list.iter().enumerate() {
        let chosen = best.entry(form.bearer).or_insert(index);
        if list.get(*chosen).is_some_and(|before| form.rank() > before.rank()) {
            *chosen = index;
        }
    }
    for form in &list {
        let Some(fullest) = best.get(&form.bearer).and_then(|chosen| list.get(*chosen)) else { continue };
        let value = canonical(fullest);
        for &mention in &form.mentions {
            if let Some(name) = names.get_mut(mention) {
                name.value.clone_from(&value);
            }
        }
    }
}

/// One way in which the article writes a name.
struct Written {
    kind: NameKind,
    form: String,
    spelling: Spelling,
    /// Words that carry the name, and bytes: the fuller one of two organisations.
    full: (usize, usize),
    acronym: Option<String>,
    first: usize,
    mentions: Vec<usize>,
    bearer: usize,
}

impl Written {
    fn words(&self) -> usize {
        match self.kind {
            NameKind::Organization => self.full.0,
            _ => self.form.split([' ', '-']).count(),
        }
    }

    /// The fullest form has most words, then most mentions, then comes first.
    fn rank(&self) -> (usize, usize, std::cmp::Reverse<usize>) {
        (self.words(), self.mentions.len(), std::cmp::Reverse(self.first))
    }
}

fn canonical(form: &Written) -> String {
    let folded = fold(&form.form);
    match form.kind {
        NameKind::Place => {
            let squeezed = if form.form.contains('.') { folded.replace(' ', "") } else { folded };
            gazetteer().country(&squeezed).map_or_else(|| form.form.clone(), str::to_owned)
        }
        _ => form.form.clone(),
    }
}

/// The name as written, on one line, without a possessive ending.
fn written(form: &str) -> String {
    let joined = form.split_whitespace().collect::<Vec<_>>().join(" ");
    joined.strip_suffix("'s").or_else(|| joined.strip_suffix("’s")).unwrap_or(&joined).to_owned()
}

/// A lone surname that the tagger took for something else becomes a person where one full name ends in it.
fn surnames(text: &str, names: &mut [Name]) {
    let mut bearers: FxHashMap<String, usize> = FxHashMap::default();
    let mut others: FxHashMap<String, usize> = FxHashMap::default();
    for name in names.iter() {
        let words = person_words(name.span.of(text));
        match name.kind {
            NameKind::Person if words.len() > 1 => {
                if let Some(last) = words.last() {
                    *bearers.entry(last.clone()).or_default() += 1;
                }
            }
            NameKind::Person => {}
            _ if words.len() > 1 => words.iter().for_each(|word| *others.entry(word.clone()).or_default() += 1),
            _ => {}
        }
    }
    for name in names.iter_mut().filter(|name| name.kind != NameKind::Person) {
        let folded = fold(name.span.of(text));
        if bearers.contains_key(&folded)
            && !others.contains_key(&folded)
            && gazetteer().country(&folded).is_none()
            && gazetteer().country_of_demonym(&folded).is_none()
        {
            name.kind = NameKind::Person;
        }
    }
}

/// Joins forms of one bearer, within one kind.
fn join(list: &mut [Written]) {
    // Full names of persons by the sound of their last words.
    let words: Vec<Vec<String>> = list
        .iter()
        .map(|form| if form.kind == NameKind::Person { person_words(&form.form) } else { Vec::new() })
        .collect();
    let keys: Vec<Vec<String>> = words.iter().map(|words| words.iter().map(|word| key(word)).collect()).collect();
    for index in 0..list.len() {
        let Some(form) = list.get(index) else { continue };
        let target = match form.kind {
            NameKind::Person => bearer_of_person(list, &keys, index),
            _ => bearer_of_other(list, index),
        };
        if let Some(bearer) = target.and_then(|target| list.get(target)).map(|target| target.bearer)
            && let Some(before) = list.get(index).map(|form| form.bearer)
        {
            list.iter_mut().filter(|form| form.bearer == before).for_each(|form| form.bearer = bearer);
        }
    }
}

/// The only person of the article whose name holds all words of this form.
fn bearer_of_person(list: &[Written], keys: &[Vec<String>], index: usize) -> Option<usize> {
    let own = keys.get(index)?;
    let last = own.last()?;
    let mut by_surname: Vec<usize> = Vec::new();
    let mut by_given_name: Vec<usize> = Vec::new();
    for (other, other_keys) in keys.iter().enumerate() {
        if other == index
            || list.get(other).is_none_or(|form| form.kind != NameKind::Person)
            || other_keys.len() < own.len()
        {
            continue;
        }
        let in_order = {
            let mut rest = other_keys.iter();
            own.iter().all(|word| rest.any(|other| other == word || initial(other, word)))
        };
        let same_last = other_keys.last() == Some(last);
        if same_last && in_order && (other_keys.len() > own.len() || other < index) {
            by_surname.push(other);
        } else if own.len() == 1 && other_keys.len() > 1 && other_keys.first() == Some(last) {
            by_given_name.push(other);
        }
    }
    let one_bearer = |found: &[usize]| {
        // Forms that hold each other are one bearer: the longest stands for them.
        let longest = found.iter().copied().max_by_key(|other| keys.get(*other).map_or(0, Vec::len))?;
        let words = keys.get(longest)?;
        let one = found.iter().all(|other| {
            keys.get(*other).is_some_and(|keys| {
                let mut rest = words.iter();
                keys.iter().all(|word| rest.any(|other| other == word || initial(other, word)))
            })
        });
        one.then_some(longest)
    };
    if by_surname.is_empty() { one_bearer(&by_given_name) } else { one_bearer(&by_surname) }
}

fn initial(a: &str, b: &str) -> bool {
    (a.len() == 1 || b.len() == 1) && a.chars().next() == b.chars().next()
}

/// The form of a place, organisation or other name that is the same one: an acronym's full name, a country under another name.
fn bearer_of_other(list: &[Written], index: usize) -> Option<usize> {
    let form = list.get(index)?;
    // "The Foreign Ministry" joins "the Russian Foreign Ministry", never the other way round.
    let same = |a: &Written, b: &Written| a.spelling.compare(&b.spelling, a.kind) != Match::Different;
    let candidates: Vec<usize> = (0..list.len())
        .filter(|&other| {
            other != index
                && list.get(other).is_some_and(|other| {
                    other.kind == form.kind
                        && (other.full >= form.full
                            || other.acronym.as_ref().is_some_and(|short| abbreviates(short, &form.form)))
                        && same(form, other)
                })
        })
        .collect();
    // "The Foreign Ministry" beside a Russian and a Belarusian one stays by itself.
    let mut bearers: Vec<usize> =
        candidates.iter().filter_map(|other| list.get(*other)).map(|form| form.bearer).collect();
    bearers.sort_unstable();
    bearers.dedup();
    let consistent = candidates.iter().all(|&a| {
        candidates
            .iter()
            .all(|&b| a == b || list.get(a).zip(list.get(b)).is_some_and(|(a, b)| a.bearer == b.bearer || same(a, b)))
    });
    if consistent { candidates.first().copied() } else { None }
}
