//! What is known about names before reading: countries, peoples, places, given names, titles.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::key::fold;
use crate::lexicon;

/// The lexicons of names, in folded form.
pub(super) struct Gazetteer {
    /// Adjective or inhabitants → country; the country is empty for peoples without one.
    demonyms: FxHashMap<String, &'static str>,
    /// Any name of a country → its usual name.
    countries: FxHashMap<String, &'static str>,
    /// Any name of a state or province that stands after the name of a town → its usual name.
    states: FxHashMap<String, &'static str>,
    /// Any name of a place of several names → number of its group.
    place_groups: FxHashMap<String, usize>,
    /// Given name → numbers of the groups it belongs to.
    given_groups: FxHashMap<String, Vec<usize>>,
    /// Names of places.
    places: FxHashSet<String>,
    /// Words of persons' names.
    people: FxHashSet<&'static str>,
    /// Titles before persons' names.
    titles: FxHashSet<String>,
    /// Names of organisations as they are written: in small letters some are common words.
    organizations: FxHashSet<&'static str>,
    /// Words that make a name an organisation's.
    organization_words: FxHashSet<&'static str>,
    /// Heads of offices and descriptions of persons.
    offices: FxHashSet<&'static str>,
    /// Words that stand before such a head.
    office_modifiers: FxHashSet<&'static str>,
}

static GAZETTEER: LazyLock<Gazetteer> = LazyLock::new(Gazetteer::load);

/// Returns the lexicons of names; they are read once.
pub(super) fn gazetteer() -> &'static Gazetteer {
    &GAZETTEER
}

impl Gazetteer {
    fn load() -> Self {
        let mut demonyms = FxHashMap::default();
        let mut countries = FxHashMap::default();
        for row in lexicon::rows(include_str!("../../../assets/lexicon/countries.tsv")) {
            let Some(&country) = row.first() else { continue };
            countries.insert(fold(country), country);
            let parts =
                |column: usize| row.get(column).copied().unwrap_or_default().split(';').filter(|part| !part.is_empty());
            for demonym in parts(1) {
                demonyms.entry(fold(demonym)).or_insert(country);
            }
            for other in parts(2) {
                countries.entry(fold(other)).or_insert(country);
                countries.entry(fold(&other.replace('.', ""))).or_insert(country);
            }
        }
        for people in lexicon::entries(include_str!("../../../assets/lexicon/peoples.txt")) {
            demonyms.entry(fold(people)).or_insert("");
        }
        let states = lexicon::rows(include_str!("../../../assets/lexicon/states.tsv"))
            .filter_map(|row| row.first().copied().map(|state| (row, state)))
            .flat_map(|(row, state)| row.into_iter().map(move |form| (fold(form), state)))
            .collect();
        let mut place_groups = FxHashMap::default();
        for (group, row) in lexicon::rows(include_str!("../../../assets/lexicon/place_aliases.tsv")).enumerate() {
            for place in row {
                place_groups.entry(fold(place)).or_insert(group);
            }
        }
        let mut given_groups: FxHashMap<String, Vec<usize>> = FxHashMap::default();
        for (group, row) in lexicon::rows(include_str!("../../../assets/lexicon/nicknames.tsv")).enumerate() {
            for given in row {
                given_groups.entry(given.to_owned()).or_default().push(group);
            }
        }
        let titles = lexicon::entries(include_str!("../../../assets/lexicon/titles.txt")).map(fold).collect();
        let places = lexicon::entries(include_str!("../../../assets/lexicon/places.txt"))
            .chain(lexicon::entries(include_str!("../../../assets/lexicon/regions.txt")))
            .map(fold)
            .collect();
        let people = lexicon::set(include_str!("../../../assets/lexicon/people.txt"));
        let organizations = lexicon::set(include_str!("../../../assets/lexicon/organizations.txt"));
        let organization_words = lexicon::set(include_str!("../../../assets/lexicon/organization_words.txt"));
        let offices = lexicon::set(include_str!("../../../assets/lexicon/offices.txt"));
        let office_modifiers = lexicon::set(include_str!("../../../assets/lexicon/office_modifiers.txt"));
        Self {
            demonyms,
            countries,
            states,
            place_groups,
            given_groups,
            places,
            people,
            titles,
            organizations,
            organization_words,
            offices,
            office_modifiers,
        }
    }

    /// Returns the country of a nationality ("" where the people has none).
    pub(super) fn country_of_demonym(&self, folded: &str) -> Option<&'static str> {
        self.demonyms.get(folded).copied()
    }

    /// Returns the usual name of a country under any of its names.
    pub(super) fn country(&self, folded: &str) -> Option<&'static str> {
        self.countries.get(folded).copied()
    }

    /// Returns the usual name of a state or province under any of its names.
    pub(super) fn state(&self, folded: &str) -> Option<&'static str> {
        self.states.get(folded).copied()
    }

    /// Tells whether two folded names of places are known to be one place, or known to be two.
    pub(super) fn one_place(&self, a: &str, b: &str) -> Option<bool> {
        if let (Some(a), Some(b)) = (self.country(a), self.country(b)) {
            return Some(a == b);
        }
        match (self.place_groups.get(a), self.place_groups.get(b)) {
            (Some(a), Some(b)) => Some(a == b),
            _ => None,
        }
    }

    /// Tells whether two folded given names are known to be forms of one, or known to be two.
    pub(super) fn one_given_name(&self, a: &str, b: &str) -> Option<bool> {
        let (a, b) = (self.given_groups.get(a)?, self.given_groups.get(b)?);
        Some(a.iter().any(|group| b.contains(group)))
    }

    /// Tells whether the folded word or words are a title.
    pub(super) fn is_title(&self, folded: &str) -> bool {
        self.titles.contains(folded)
    }

    /// Tells whether the folded name is a place's.
    pub(super) fn is_place(&self, folded: &str) -> bool {
        self.places.contains(folded) || self.place_groups.contains_key(folded)
    }

    /// Tells whether the folded word is known from persons' names.
    pub(super) fn in_persons_names(&self, folded: &str) -> bool {
        self.people.contains(folded)
    }

    /// Tells whether a name, as it is written, is an organisation's that is known the world over.
    pub(super) fn is_organization(&self, written: &str) -> bool {
        self.organizations.contains(written)
    }

    /// Tells whether the folded word makes a name an organisation's.
    pub(super) fn is_organization_word(&self, folded: &str) -> bool {
        self.organization_words.contains(folded)
    }

    /// Tells whether the folded word is the head of an office or of a description of a person.
    pub(super) fn is_office(&self, folded: &str) -> bool {
        self.offices.contains(folded)
    }

    /// Tells whether the folded word may stand before the head of an office.
    pub(super) fn modifies_office(&self, folded: &str) -> bool {
        self.office_modifiers.contains(folded)
    }
}
