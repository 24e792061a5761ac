//! Verb forms: which verb a word may be a form of, and which form; singulars and plurals of nouns.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::lexicon;

/// A set of verb forms.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Forms(u8);

impl Forms {
    /// "sign"
    pub const BASE: Self = Self(1);
    /// "signs"
    pub const THIRD: Self = Self(2);
    /// "signed", "took"
    pub const PAST: Self = Self(4);
    /// "signed", "taken"
    pub const PARTICIPLE: Self = Self(8);
    /// "signing"
    pub const ING: Self = Self(16);

    /// Tells whether one of `other`'s forms is in this set.
    pub fn has(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }

    /// Returns the forms of both sets.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// What verb a word may be a form of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerbForm {
    /// The base form.
    pub lemma: Cow<'static, str>,
    /// The forms that are spelt like this.
    pub forms: Forms,
}

static VERBS: LazyLock<FxHashMap<String, (&'static str, Forms)>> = LazyLock::new(inflect_all);

/// Looks a lower-case word up among the forms of the verbs in the lexicon.
pub fn verb_form(word: &str) -> Option<VerbForm> {
    VERBS.get(word).map(|&(lemma, forms)| VerbForm { lemma: Cow::Borrowed(lemma), forms })
}

/// Guesses the verb that an unknown lower-case word in -ed or -ing may be a form of.
pub fn guess_verb_form(word: &str) -> Option<VerbForm> {
    let (stem, forms) = if let Some(stem) = word.strip_suffix("ed") {
        (stem, Forms::PAST.with(Forms::PARTICIPLE))
    } else {
        (word.strip_suffix("ing")?, Forms::ING)
    };
    let sounded = stem.chars().any(|c| "aeiouy".contains(c));
    (stem.chars().count() >= 3 && sounded && stem.is_ascii())
        .then(|| VerbForm { lemma: Cow::Owned(base_of(stem)), forms })
}

/// Returns the likely singular of a lower-case noun.
pub fn singular(noun: &str) -> Cow<'_, str> {
    const IRREGULAR: [(&str, &str); 12] = [
        ("people", "people"),
        ("men", "man"),
        ("women", "woman"),
        ("children", "child"),
        ("police", "police"),
        ("news", "news"),
        ("series", "series"),
        ("talks", "talks"),
        ("wives", "wife"),
        ("lives", "life"),
        ("shelves", "shelf"),
        ("knives", "knife"),
    ];
    if let Some(&(_, one)) = IRREGULAR.iter().find(|(many, _)| *many == noun) {
        return Cow::Borrowed(one);
    }
    if let Some(stem) = noun.strip_suffix("ies").filter(|stem| stem.len() > 1) {
        return Cow::Owned(format!("{stem}y"));
    }
    for (many, keep) in [("sses", "ss"), ("shes", "sh"), ("ches", "ch"), ("xes", "x")] {
        if let Some(stem) = noun.strip_suffix(many) {
            return Cow::Owned(format!("{stem}{keep}"));
        }
    }
    match noun.strip_suffix('s') {
        Some(stem) if stem.len() > 2 && !stem.ends_with(['s', 'u', 'i']) => Cow::Borrowed(stem),
        _ => Cow::Borrowed(noun),
    }
}

/// Returns the plural of a lower-case noun; one that is plural already, or the same in both, stays.
pub fn plural(noun: &str) -> Cow<'_, str> {
    // "The dead" and the like are counted as they are: "12 dead".
    const SAME: [&str; 19] = [
        "aircraft",
        "cattle",
        "dead",
        "deer",
        "fish",
        "headquarters",
        "homeless",
        "injured",
        "means",
        "missing",
        "news",
        "offspring",
        "people",
        "personnel",
        "police",
        "series",
        "sheep",
        "spacecraft",
        "wounded",
    ];
    const IRREGULAR: [(&str, &str); 12] = [
        ("person", "people"),
        ("child", "children"),
        ("foot", "feet"),
        ("goose", "geese"),
        ("tooth", "teeth"),
        ("mouse", "mice"),
        ("wife", "wives"),
        ("life", "lives"),
        ("knife", "knives"),
        ("shelf", "shelves"),
        ("half", "halves"),
        ("wolf", "wolves"),
    ];
    // "Human", "German" and the like are no men.
    const NO_MEN: [&str; 5] = ["human", "german", "roman", "ottoman", "talisman"];
    if SAME.contains(&noun) {
        return Cow::Borrowed(noun);
    }
    if let Some(&(_, many)) = IRREGULAR.iter().find(|(one, _)| *one == noun) {
        return Cow::Borrowed(many);
    }
    if let Some(stem) = noun.strip_suffix("man").filter(|_| !NO_MEN.contains(&noun)) {
        return Cow::Owned(format!("{stem}men"));
    }
    if let Some(stem) = noun.strip_suffix('y').filter(|stem| !stem.ends_with(['a', 'e', 'i', 'o', 'u'])) {
        return Cow::Owned(format!("{stem}ies"));
    }
    if ["ss", "us", "x", "ch", "sh", "z"].iter().any(|ending| noun.ends_with(ending)) {
        return Cow::Owned(format!("{noun}es"));
    }
    // A noun that ends in one s is in the plural: "troops".
    if noun.ends_with('s') {
        return Cow::Borrowed(noun);
    }
    Cow::Owned(format!("{noun}s"))
}

fn inflect_all() -> FxHashMap<String, (&'static str, Forms)> {
    let mut found: FxHashMap<String, (&'static str, Forms)> =
        FxHashMap::with_capacity_and_hasher(10_000, rustc_hash::FxBuildHasher);
    let mut add = |word: String, lemma: &'static str, form: Forms| {
        let entry = found.entry(word).or_insert((lemma, form));
        if entry.0 == lemma {
            entry.1 = entry.1.with(form);
        }
    };
    let mut irregular = FxHashSet::default();
    for row in lexicon::rows(include_str!("../../assets/lexicon/irregular_verbs.tsv")) {
        let [base, past, participle] = row[..] else { continue };
        irregular.insert(base);
        add(base.to_owned(), base, Forms::BASE);
        for word in past.split('|') {
            add(word.to_owned(), base, Forms::PAST);
        }
        for word in participle.split('|') {
            add(word.to_owned(), base, Forms::PARTICIPLE);
        }
    }
    let verbs = lexicon::entries(include_str!("../../assets/lexicon/verbs.tsv"))
        .chain(lexicon::entries(include_str!("../../assets/lexicon/irregular_verbs.tsv")))
        .chain(["be", "have", "do"]);
    for entry in verbs {
        let Some(base) = entry.split(' ').next() else { continue };
        add(base.to_owned(), base, Forms::BASE);
        add(third_person(base), base, Forms::THIRD);
        for stem in stems(base) {
            add(format!("{stem}ing"), base, Forms::ING);
        }
        if !irregular.contains(base) {
            let stems = if let Some(stem) = base.strip_suffix('y').filter(|s| !s.ends_with(VOWELS)) {
                vec![format!("{stem}i")]
            } else {
                stems(base)
            };
            for stem in stems {
                add(format!("{stem}ed"), base, Forms::PAST.with(Forms::PARTICIPLE));
            }
        }
    }
    found
}

const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];

/// Verbs of more than one syllable that double their last consonant.
const DOUBLING: [&str; 36] = [
    "abet", "abhor", "acquit", "admit", "allot", "begin", "commit", "compel", "confer", "control", "defer", "deter",
    "equip", "excel", "expel", "forget", "format", "incur", "infer", "kidnap", "occur", "omit", "outbid", "patrol",
    "permit", "prefer", "program", "propel", "rebel", "recur", "refer", "regret", "submit", "transfer", "transmit",
    "upset",
];

/// Returns what stands before -ing and -ed: "sign", "stopp", "mov", both "cancel" and "cancell".
fn stems(base: &str) -> Vec<String> {
    if let Some(stem) = base.strip_suffix("ie") {
        return vec![format!("{stem}y"), base.strip_suffix('e').unwrap_or(base).to_owned()];
    }
    if let Some(stem) = base.strip_suffix('e').filter(|stem| !stem.ends_with(['e', 'o', 'y']) && stem.len() > 1) {
        return vec![stem.to_owned()];
    }
    if let Some(stem) = base.strip_suffix('e') {
        return vec![base.to_owned(), stem.to_owned()];
    }
    let Some(last) = base.chars().last() else { return Vec::new() };
    let doubled = format!("{base}{last}");
    let mut end = base.chars().rev();
    let closed = !VOWELS.contains(&last)
        && !matches!(last, 'w' | 'x' | 'y' | 'h')
        && end.nth(1).is_some_and(|c| VOWELS.contains(&c))
        && !end.next().is_some_and(|c| VOWELS.contains(&c));
    if !closed {
        return vec![base.to_owned()];
    }
    let syllables = base.chars().filter(|c| VOWELS.contains(c)).count();
    if syllables == 1 || DOUBLING.contains(&base) {
        vec![doubled]
    } else if last == 'l' || base == "focus" || base == "target" {
        vec![base.to_owned(), doubled]
    } else {
        vec![base.to_owned()]
    }
}

fn third_person(base: &str) -> String {
    if let Some(stem) = base.strip_suffix('y').filter(|stem| !stem.ends_with(VOWELS)) {
        return format!("{stem}ies");
    }
    let sibilant = ["s", "x", "z", "ch", "sh", "o"].iter().any(|end| base.ends_with(end));
    if sibilant { format!("{base}es") } else { format!("{base}s") }
}

/// Returns the base of an unknown verb from what stands before -ed or -ing.
fn base_of(stem: &str) -> String {
    if let Some(stem) = stem.strip_suffix('i') {
        return format!("{stem}y");
    }
    let mut end = stem.chars().rev();
    let (last, before) = (end.next(), end.next());
    match (before, last) {
        (Some(a), Some(b)) if a == b && !matches!(b, 'l' | 's' | 'z' | 'f' | 'e' | 'o') => {
            let mut base = stem.to_owned();
            base.pop();
            base
        }
        (_, Some('c' | 'v' | 'u' | 'z')) | (Some('d' | 'a'), Some('g')) | (Some('i' | 'a'), Some('s')) => {
            format!("{stem}e")
        }
        (Some('a' | 'i'), Some('t' | 'd')) if stem.len() > 4 => format!("{stem}e"),
        (Some('i'), Some('r' | 'n')) | (Some('b' | 'p' | 't' | 'd' | 'g' | 'k'), Some('l')) => format!("{stem}e"),
        _ => stem.to_owned(),
    }
}
