//! Whether two names name one bearer: the same, a variant, or two.

use super::NameKind;
use super::gazetteer::gazetteer;
use super::key::{fold, key, similarity};

/// Whether two names name one bearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Match {
    /// Written alike but for capitals of a headline, titles and corporate endings, or a surname alone.
    Same,
    /// Another spelling, transliteration, accent, nickname, acronym or length of one name.
    Variant,
    /// Two names.
    Different,
}

/// Two names of this similarity and more are one.
const ALIKE: f32 = 0.82;
/// Every word of a person's name must be this similar to its partner.
const LEAST: f32 = 0.8;
/// A feminine and a masculine surname are never more alike than this.
const OTHER_GENDER: f32 = 0.55;
/// Two words of which one looks mistyped are so similar.
const MISTYPED: f32 = 0.9;
/// Words of places and organisations must be this similar each.
const ALIKE_WORD: f32 = 0.88;
/// Names of more words are compared by their letters only.
const MOST_WORDS: usize = 12;

/// Compares two names of the same kind.
pub fn compare(a: &str, b: &str, kind: NameKind) -> Match {
    let (a, b) = (tidy(a), tidy(b));
    if a == b {
        return Match::Same;
    }
    let (folded_a, folded_b) = (fold(&a), fold(&b));
    if folded_a.is_empty() || folded_b.is_empty() {
        return Match::Different;
    }
    match kind {
        NameKind::Person => persons(&a, &b),
        NameKind::Place => places(&a, &b, &folded_a, &folded_b),
        NameKind::Organization | NameKind::Other => organizations(&a, &b, &folded_a, &folded_b),
    }
}

/// White space and quotation marks put in order, "the" and a possessive ending dropped.
fn tidy(name: &str) -> String {
    let mut words: Vec<&str> = name.split_whitespace().collect();
    if words.len() > 1 && words.first().is_some_and(|first| first.eq_ignore_ascii_case("the")) {
        words.remove(0);
    }
    let joined = words.join(" ");
    let trimmed = joined.trim_matches(|c: char| !c.is_alphanumeric() && !matches!(c, '.' | '\'' | '’' | ')' | '('));
    trimmed.strip_suffix("'s").or_else(|| trimmed.strip_suffix("’s")).unwrap_or(trimmed).to_owned()
}

/// Equal but for the capitals of a headline, or for full stops.
fn written_alike(a: &str, b: &str, folded_a: &str, folded_b: &str) -> bool {
    let shouted =
        |name: &str| name.chars().filter(|c| c.is_alphabetic()).count() > 4 && !name.chars().any(char::is_lowercase);
    let bare = |name: &str| -> String { name.chars().filter(|c| !matches!(c, '.' | ',')).collect() };
    bare(a) == bare(b) || (folded_a == folded_b && (shouted(a) || shouted(b)))
}

// ---- persons ----

const PARTICLES: &[&str] = &[
    "al", "el", "ul", "bin", "ben", "ibn", "bint", "von", "van", "de", "der", "den", "da", "du", "di", "la", "le",
    "dos", "zu",
];

/// The folded words of a person's name without titles, in the order given name, surname.
pub(super) fn person_words(name: &str) -> Vec<String> {
    let turned;
    let name = match name.split_once(',') {
        Some((surname, given)) if !given.trim().is_empty() && !given.contains(',') && !suffix(&fold(given)) => {
            turned = format!("{} {}", given.trim(), surname.trim());
            turned.as_str()
        }
        _ => name,
    };
    let folded = fold(&name.replace('.', " "));
    let mut words: Vec<String> = folded.split(' ').filter(|word| !word.is_empty()).map(str::to_owned).collect();
    while words.len() > 1 && words.first().is_some_and(|first| gazetteer().is_title(first)) {
        words.remove(0);
    }
    while words.len() > 1 && words.last().is_some_and(|last| suffix(last)) {
        words.pop();
    }
    words
}

fn suffix(word: &str) -> bool {
    matches!(word, "jr" | "sr" | "junior" | "ii" | "iii" | "iv" | "phd" | "md" | "obe" | "cbe" | "mp" | "qc" | "kc")
}

/// Particles drop out and "abd al-X" becomes one word, unless nothing would be left.
fn core_words(words: &[String]) -> Vec<String> {
    let mut core: Vec<String> = Vec::with_capacity(words.len());
    let mut index = 0;
    while let Some(word) = words.get(index) {
        index += 1;
        let servant = matches!(word.as_str(), "abd" | "abdul" | "abdel" | "abdal" | "abdol");
        if servant && index < words.len() {
            while index + 1 < words.len()
                && words.get(index).is_some_and(|next| matches!(next.as_str(), "al" | "el" | "ul" | "ar" | "as" | "an"))
            {
                index += 1;
            }
            if let Some(next) = words.get(index) {
                core.push(format!("abdul{next}"));
                index += 1;
            }
        } else if let Some(rest) = ["abdel", "abdul", "abdal", "abdol"]
            .iter()
            .find_map(|prefix| word.strip_prefix(prefix))
            .filter(|rest| rest.len() > 2)
        {
            core.push(format!("abdul{rest}"));
        } else if !PARTICLES.contains(&word.as_str()) {
            core.push(word.clone());
        }
    }
    if core.is_empty() { words.to_vec() } else { core }
}

fn persons(a: &str, b: &str) -> Match {
    let (words_a, words_b) = (person_words(a), person_words(b));
    let bare = |name: &str| -> Vec<String> {
        let words: Vec<&str> = name.split_whitespace().collect();
        let titles = words
            .iter()
            .take(words.len().saturating_sub(1))
            .take_while(|word| gazetteer().is_title(&fold(word)))
            .count();
        words.into_iter().skip(titles).map(|word| word.trim_matches(['.', ',']).to_owned()).collect()
    };
    let (bare_a, bare_b) = (bare(a).join(" "), bare(b).join(" "));
    if written_alike(&bare_a, &bare_b, &words_a.join(" "), &words_b.join(" ")) {
        return Match::Same;
    }
    if words_a == words_b {
        return Match::Variant;
    }
    let (core_a, core_b) = (core_words(&words_a), core_words(&words_b));
    let (short, long) = if core_a.len() <= core_b.len() { (&core_a, &core_b) } else { (&core_b, &core_a) };
    let (short_written, long_written) =
        if core_a.len() <= core_b.len() { (&bare_a, &bare_b) } else { (&bare_b, &bare_a) };
    if short.len() == 1 && long.len() > 1 && short.last() == long.last() {
        // The surname alone is the same name; with another accent or particle it is a variant.
        return if long_written.ends_with(short_written.as_str()) { Match::Same } else { Match::Variant };
    }
    if person_similarity(short, long) >= ALIKE { Match::Variant } else { Match::Different }
}

/// How alike two persons' names are: each word of the shorter needs a partner, in order, the last one the last.
fn person_similarity(short: &[String], long: &[String]) -> f32 {
    if long.len() > MOST_WORDS {
        return if short == long { 1.0 } else { 0.0 };
    }
    let joined = |words: &[String]| -> String { words.iter().map(|word| key(word)).collect() };
    let written_as_one = |short: &[String], long: &[String]| {
        let alike = similarity(&joined(short), &joined(long));
        if short.len() != long.len() && short.iter().map(String::len).sum::<usize>() >= 8 && alike >= 0.86 {
            alike
        } else {
            0.0
        }
    };
    let one = written_as_one(short, long);
    if short.iter().all(|word| word.len() == 1) {
        return 0.0;
    }
    if short.len() > 1 && short.len() < long.len() && begins_and_follows(short, long) {
        return 0.9;
    }
    let (Some((last_short, rest_short)), Some((last_long, rest_long))) = (short.split_last(), long.split_last()) else {
        return 0.0;
    };
    let surname = word_similarity(last_short, last_long, false);
    if rest_short.is_empty() {
        return one.max(surname);
    }
    // Best partners in order: sum and least of the similarities, by dynamic programming on the least.
    let mut best: Vec<Option<(f32, f32)>> = vec![Some((1.0, 0.0)); rest_long.len() + 1];
    for (index, word) in rest_short.iter().enumerate() {
        let mut next: Vec<Option<(f32, f32)>> = vec![None; rest_long.len() + 1];
        for (at, partner) in rest_long.iter().enumerate() {
            // The first given name may be left out only where the others match in full.
            let alike = word_similarity(word, partner, index == 0);
            let taken = best.get(at).copied().flatten().map(|(least, sum)| (least.min(alike), sum + alike));
            let skipped = next.get(at).copied().flatten();
            let better = match (taken, skipped) {
                (Some(taken), Some(skipped)) => {
                    Some(if taken.0 + taken.1 >= skipped.0 + skipped.1 { taken } else { skipped })
                }
                (taken, skipped) => taken.or(skipped),
            };
            if let Some(slot) = next.get_mut(at + 1) {
                *slot = better;
            }
        }
        best = next;
    }
    let Some(Some((least, sum))) = best.last().copied() else { return one };
    let least = least.min(surname);
    let mean = (sum + surname) / short.len() as f32;
    if least < LEAST {
        return one;
    }
    let mut alike = 0.6 * least + 0.4 * mean;
    // One letter apart in the surname and not even the same given name: two people.
    if surname < 1.0
        && least < 0.95
        && surname < 0.9
        && short.first() != long.first()
        && !given_alike(short.first(), long.first())
    {
        alike = alike.min(0.8);
    }
    alike.max(one)
}

/// "Dost Mohammad" and "Dost Mohammad Khan": the same beginning, and all words of the shorter in order.
fn begins_and_follows(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.first().map(|word| key(word)) == long.first().map(|word| key(word))
        && short.iter().all(|word| word.len() > 1 && rest.any(|other| key(other) == key(word)))
}

fn given_alike(a: Option<&String>, b: Option<&String>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    gazetteer().one_given_name(a, b) == Some(true) || similarity(&key(a), &key(b)) >= 0.9
}

fn word_similarity(a: &str, b: &str, given: bool) -> f32 {
    if a == b {
        return 1.0;
    }
    if a.len() == 1 || b.len() == 1 {
        return if a.chars().next() == b.chars().next() { 0.9 } else { 0.0 };
    }
    match gazetteer().one_given_name(a, b) {
        Some(true) if given => return 0.97,
        Some(false) if given => return OTHER_GENDER,
        _ => {}
    }
    let without_article = |word: &str, other: &str| {
        let bare = word.strip_prefix("el").or_else(|| word.strip_prefix("al")).filter(|bare| bare.len() > 3);
        bare.map_or(0.0, |bare| 0.95 * similarity(&key(bare), &key(other)))
    };
    let alike = similarity(&key(a), &key(b)).max(without_article(a, b)).max(without_article(b, a));
    if other_gender(a, b) {
        alike.min(OTHER_GENDER)
    } else if mistyped(a, b) {
        alike.max(MISTYPED)
    } else {
        alike
    }
}

/// Tells whether a letter inside a word was left out, or two neighbours changed places: "Sergei" / "Serei", "Scholz" / "Schloz".
///
/// Two words that are both known as names are two names: "Baker" / "Barker".
fn mistyped(a: &str, b: &str) -> bool {
    if gazetteer().in_persons_names(a) && gazetteer().in_persons_names(b) {
        return false;
    }
    let (short, long) = if a.len() <= b.len() { (a.as_bytes(), b.as_bytes()) } else { (b.as_bytes(), a.as_bytes()) };
    if short.len() < 5 || long.len() - short.len() > 1 {
        return false;
    }
    let head = short.iter().zip(long).take_while(|(a, b)| a == b).count();
    let tail = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
    // The first and the last letter are seldom mistyped, and tell Paul from Paula.
    if head == 0 || tail == 0 {
        return false;
    }
    if long.len() > short.len() {
        return head + tail >= short.len();
    }
    head + tail + 2 == short.len() && short.get(head) == long.get(head + 1) && short.get(head + 1) == long.get(head)
}

/// Ivanov and Ivanova, Navalny and Navalnaya, Josef and Josefa.
fn other_gender(a: &str, b: &str) -> bool {
    let (shorter, longer) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let adjective = |word: &str| word.ends_with("aya") || word.ends_with("aia") || word.ends_with("aja");
    if adjective(a) != adjective(b) {
        let other = if adjective(a) { b } else { a };
        return other.ends_with(['y', 'i', 'j']);
    }
    let ends_in_consonant =
        shorter.chars().next_back().is_some_and(|c| !matches!(c, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'h'));
    ends_in_consonant && longer.strip_suffix('a').is_some_and(|stem| key(stem) == key(shorter))
}

// ---- places ----

fn places(a: &str, b: &str, folded_a: &str, folded_b: &str) -> Match {
    if written_alike(a, b, folded_a, folded_b) {
        return Match::Same;
    }
    let plain = |folded: &str| {
        let folded = folded.strip_prefix("the ").unwrap_or(folded);
        if gazetteer().country(folded).is_some() {
            return folded.to_owned();
        }
        let shorter = [
            "republic of ",
            "city of ",
            "state of ",
            "kingdom of ",
            "province of ",
            "town of ",
            "village of ",
            "region of ",
        ]
        .iter()
        .find_map(|prefix| folded.strip_prefix(prefix))
        .unwrap_or(folded);
        let shorter = [" city", " d c", " dc", " town", " region", " province", " oblast", " governorate"]
            .iter()
            .find_map(|suffix| shorter.strip_suffix(suffix))
            .unwrap_or(shorter);
        if shorter.is_empty() { folded.to_owned() } else { shorter.to_owned() }
    };
    let squeezed =
        |name: &str, folded: &str| if name.contains('.') { folded.replace(' ', "") } else { folded.to_owned() };
    let (known_a, known_b) = (squeezed(a, folded_a), squeezed(b, folded_b));
    match gazetteer().one_place(&known_a, &known_b).or_else(|| gazetteer().one_place(folded_a, folded_b)) {
        Some(true) => return Match::Variant,
        Some(false) => return Match::Different,
        None => {}
    }
    let (plain_a, plain_b) = (plain(folded_a), plain(folded_b));
    if plain_a == plain_b {
        return if folded_a == folded_b { Match::Variant } else { Match::Same };
    }
    match gazetteer().one_place(&plain_a, &plain_b) {
        Some(true) => return Match::Variant,
        Some(false) => return Match::Different,
        None => {}
    }
    let words = |plain: &str| -> Vec<String> {
        plain.split(' ').map(str::to_owned).filter(|word| !matches!(word.as_str(), "of" | "the")).collect()
    };
    let (words_a, words_b) = (words(&plain_a), words(&plain_b));
    every_word(&words_a, &words_b)
}

/// A single word by its sound; of several, each has to match, or all written as one.
fn every_word(a: &[String], b: &[String]) -> Match {
    let article = |words: &[String]| -> Vec<String> {
        let kept: Vec<String> = words.iter().filter(|word| !matches!(word.as_str(), "al" | "el")).cloned().collect();
        if kept.is_empty() { words.to_vec() } else { kept }
    };
    let (a, b) = (article(a), article(b));
    if a.len() > MOST_WORDS || b.len() > MOST_WORDS {
        return if a == b { Match::Variant } else { Match::Different };
    }
    let number = |words: &[String]| -> Vec<String> {
        words.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).cloned().collect()
    };
    if number(&a) != number(&b) {
        return Match::Different;
    }
    let joined = |words: &[String]| words.concat();
    let alike = if a.len() == b.len() {
        let needed = if a.len() == 1 { ALIKE } else { ALIKE_WORD };
        a.iter().zip(&b).all(|(a, b)| {
            a == b || (a.len() > 2 && b.len() > 2 && !opposed(a, b) && similarity(&key(a), &key(b)) >= needed)
        })
    } else {
        joined(&a) == joined(&b) || (joined(&a).len() > 6 && key(&joined(&a)) == key(&joined(&b)))
    };
    if alike { Match::Variant } else { Match::Different }
}

fn opposed(a: &str, b: &str) -> bool {
    const SIDES: &[&str] = &[
        "north", "south", "east", "west", "northern", "southern", "eastern", "western", "upper", "lower", "new", "old",
    ];
    a != b && (SIDES.contains(&a) || SIDES.contains(&b))
}

// ---- organisations ----

const ENDINGS: &[&str] = &[
    "inc",
    "incorporated",
    "ltd",
    "limited",
    "llc",
    "llp",
    "plc",
    "corp",
    "corporation",
    "co",
    "company",
    "ag",
    "gmbh",
    "sa",
    "spa",
    "nv",
    "bv",
    "oy",
    "ab",
    "as",
    "asa",
    "pjsc",
    "ojsc",
    "jsc",
    "oao",
    "zao",
    "ooo",
    "pao",
    "group",
    "holding",
    "holdings",
];
const SMALL: &[&str] = &["of", "the", "for", "and", "in", "on", "to", "at", "by", "a", "de", "du", "des", "la", "s"];

fn organizations(a: &str, b: &str, folded_a: &str, folded_b: &str) -> Match {
    if written_alike(a, b, folded_a, folded_b) {
        return Match::Same;
    }
    let acronym_a = acronym(a);
    let acronym_b = acronym(b);
    match (&acronym_a, &acronym_b) {
        (Some(a), Some(b)) => return if a == b { Match::Same } else { Match::Different },
        (Some(short), None) if abbreviates(short, b) || begins(short, b) => return Match::Variant,
        (None, Some(short)) if abbreviates(short, a) || begins(short, a) => return Match::Variant,
        _ => {}
    }
    if gazetteer().one_place(folded_a, folded_b) == Some(true) {
        return Match::Variant;
    }
    let (words_a, words_b) = (organization_words(folded_a), organization_words(folded_b));
    if words_a == words_b {
        return if folded_a == folded_b
            || words_a.len() > 1 && words_a.concat() == words_b.concat() && folded_a.len() == folded_b.len()
        {
            Match::Variant
        } else {
            Match::Same
        };
    }
    let mut sorted_a = words_a.clone();
    let mut sorted_b = words_b.clone();
    sorted_a.sort();
    sorted_b.sort();
    if sorted_a == sorted_b {
        return Match::Same;
    }
    if country_left_out(&sorted_a, &sorted_b) {
        return Match::Same;
    }
    match every_word(&words_a, &words_b) {
        Match::Different => every_word(&sorted_a, &sorted_b),
        found => found,
    }
}

/// "The Foreign Ministry" and "the Russian Foreign Ministry": only the country is missing.
fn country_left_out(a: &[String], b: &[String]) -> bool {
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    let country = |word: &String| word.starts_with('=');
    short.len() > 1
        && long.len() == short.len() + 1
        && !short.iter().any(country)
        && long.iter().filter(|word| country(word)).count() == 1
        && long.iter().filter(|word| !country(word)).eq(short.iter())
}

/// Returns the letters of a name in capitals: "U.N." → "UN".
pub(super) fn acronym(name: &str) -> Option<String> {
    if name.contains(' ') {
        return None;
    }
    let letters: String = name.chars().filter(|c| *c != '.').collect();
    let count = letters.chars().count();
    let capitals = letters.chars().filter(|c| c.is_uppercase()).count();
    ((2..=7).contains(&count)
        && letters.chars().all(char::is_alphanumeric)
        && capitals * 3 >= count * 2
        && capitals >= 2)
        .then(|| letters.to_uppercase())
}

/// Tells whether an acronym without its last letter spells a name, whose last word was not read as part of it.
///
/// "Organization for Security and Co-operation" of "… in Europe", OSCE.
fn begins(acronym: &str, name: &str) -> bool {
    let mut letters = acronym.chars();
    letters.next_back();
    let rest = letters.as_str();
    rest.chars().count() >= 3 && abbreviates(rest, name)
}

/// Tells whether the capitals of an acronym are the initials of the words of a name; small words may be left out.
pub(super) fn abbreviates(acronym: &str, name: &str) -> bool {
    let mut initials: Vec<(char, bool)> = Vec::new();
    for word in name.split_whitespace() {
        for (index, part) in word.split('-').enumerate() {
            let part = fold(part);
            if let Some(first) = part.chars().next() {
                let optional = index > 0 || SMALL.contains(&part.as_str());
                initials.push((first.to_ascii_uppercase(), optional));
            }
        }
    }
    if initials.len() < 2 || initials.len() > 2 * MOST_WORDS {
        return false;
    }
    let letters: Vec<char> = acronym.chars().map(|c| c.to_ascii_uppercase()).collect();
    // reached[j]: the first initials can spell the first j letters.
    let mut reached = vec![false; letters.len() + 1];
    if let Some(first) = reached.first_mut() {
        *first = true;
    }
    for (initial, optional) in initials {
        let mut next = vec![false; reached.len()];
        for (count, &ok) in reached.iter().enumerate() {
            if !ok {
                continue;
            }
            if optional && let Some(slot) = next.get_mut(count) {
                *slot = true;
            }
            if letters.get(count) == Some(&initial)
                && let Some(slot) = next.get_mut(count + 1)
            {
                *slot = true;
            }
        }
        reached = next;
    }
    reached.last() == Some(&true)
}

/// The words that carry the name: countries as "=country", no small words, no corporate endings, one spelling.
pub(super) fn organization_words(folded: &str) -> Vec<String> {
    let mut text = folded.to_owned();
    for federation in ["russian federation", "republic of belarus", "united states of america"] {
        if text.contains(federation) {
            let country =
                gazetteer().country(federation).or_else(|| federation.rsplit(' ').next()).unwrap_or(federation);
            text = text.replace(federation, &fold(country));
        }
    }
    let ministry = text.contains("ministr");
    let mut words: Vec<String> = Vec::new();
    for word in text.split(' ') {
        if SMALL.contains(&word) || (ministry && word == "affairs") {
            continue;
        }
        let known = gazetteer()
            .country_of_demonym(word)
            .filter(|country| !country.is_empty())
            .or_else(|| gazetteer().country(word));
        words.push(match (known, word) {
            (Some(country), _) => format!("={}", fold(country)),
            (None, "defense") => "defence".to_owned(),
            (None, "center") => "centre".to_owned(),
            (None, "labor") => "labour".to_owned(),
            (None, "organisation") => "organization".to_owned(),
            (None, word) => word.to_owned(),
        });
    }
    while words.len() > 1 && words.last().is_some_and(|last| ENDINGS.contains(&last.as_str())) {
        words.pop();
    }
    if words.is_empty() { vec![folded.to_owned()] } else { words }
}
