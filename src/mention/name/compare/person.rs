//! Names of persons: surname and given names in order, by their sound, with initials, nicknames and slips of typing.

use super::super::gazetteer::gazetteer;
use super::super::key::{fold, key, similarity, similarity_from};
use super::word::Word;
use super::{ALIKE, MOST_WORDS, Match, written_alike};

/// Every word of a person's name must be this similar to its partner.
const LEAST: f32 = 0.8;
/// A feminine and a masculine surname are never more alike than this.
const OTHER_GENDER: f32 = 0.55;
/// Two words of which one looks mistyped are so similar.
const MISTYPED: f32 = 0.9;

const PARTICLES: &[&str] = &[
    "al", "el", "ul", "bin", "ben", "ibn", "bint", "von", "van", "de", "der", "den", "da", "du", "di", "la", "le",
    "dos", "zu",
];

/// The folded words of a person's name without titles, in the order given name, surname.
pub(in super::super) fn person_words(name: &str) -> Vec<String> {
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

/// What a comparison needs of a person's name.
pub(super) struct Parts {
    /// As written, without titles.
    bare: String,
    words: Vec<String>,
    /// The words that carry the name: no particles.
    core: Vec<Word>,
    /// The sound of all of these as one word, and how many letters they have, in bytes.
    joined: String,
    letters: usize,
}

impl Parts {
    pub(super) fn new(name: &str) -> Self {
        let words = person_words(name);
        let core: Vec<Word> = core_words(&words).into_iter().map(Word::new).collect();
        Self {
            bare: bare(name),
            joined: core.iter().map(|word| word.key.as_str()).collect(),
            letters: core.iter().map(|word| word.text.len()).sum(),
            core,
            words,
        }
    }
}

/// The name as written, without titles.
fn bare(name: &str) -> String {
    let words: Vec<&str> = name.split_whitespace().collect();
    let titles =
        words.iter().take(words.len().saturating_sub(1)).take_while(|word| gazetteer().is_title(&fold(word))).count();
    let words: Vec<&str> = words.into_iter().skip(titles).map(|word| word.trim_matches(['.', ','])).collect();
    words.join(" ")
}

/// Compares two names of persons.
pub(super) fn compare(a: &Parts, b: &Parts) -> Match {
    if written_alike(&a.bare, &b.bare, a.words == b.words) {
        return Match::Same;
    }
    if a.words == b.words {
        return Match::Variant;
    }
    let (short, long) = if a.core.len() <= b.core.len() { (a, b) } else { (b, a) };
    if let ([only], [.., last]) = (short.core.as_slice(), long.core.as_slice())
        && long.core.len() > 1
        && only.text == last.text
    {
        // The surname alone is the same name; with another accent or particle it is a variant.
        return if long.bare.ends_with(short.bare.as_str()) { Match::Same } else { Match::Variant };
    }
    if similarity_of(short, long) >= ALIKE { Match::Variant } else { Match::Different }
}

/// How alike two persons' names are: each word of the shorter needs a partner, in order, the last one the last.
fn similarity_of(shorter: &Parts, longer: &Parts) -> f32 {
    let (short, long) = (shorter.core.as_slice(), longer.core.as_slice());
    if long.len() > MOST_WORDS {
        return if short.iter().map(|word| &word.text).eq(long.iter().map(|word| &word.text)) { 1.0 } else { 0.0 };
    }
    if short.iter().all(|word| word.text.len() == 1) {
        return 0.0;
    }
    let one = written_as_one(shorter, longer);
    if short.len() > 1 && short.len() < long.len() && begins_and_follows(short, long) {
        return 0.9;
    }
    let (Some((last_short, rest_short)), Some((last_long, rest_long))) = (short.split_last(), long.split_last()) else {
        return 0.0;
    };
    let surname = word_similarity(last_short, last_long, false, LEAST);
    if rest_short.is_empty() {
        return one.max(surname);
    }
    if surname < LEAST {
        return one;
    }
    // Best partners in order: sum and least of the similarities, by dynamic programming on the least.
    let mut best: Vec<Option<(f32, f32)>> = vec![Some((1.0, 0.0)); rest_long.len() + 1];
    for (index, word) in rest_short.iter().enumerate() {
        let mut next: Vec<Option<(f32, f32)>> = vec![None; rest_long.len() + 1];
        for (at, partner) in rest_long.iter().enumerate() {
            // The first given name may be left out only where the others match in full.
            let alike = word_similarity(word, partner, index == 0, 0.0);
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
        && short.first().map(|word| &word.text) != long.first().map(|word| &word.text)
        && !given_alike(short.first(), long.first())
    {
        alike = alike.min(0.8);
    }
    alike.max(one)
}

/// How alike two names are when each is written as one word: "Mohamed Ali" and "Mohamedali".
fn written_as_one(short: &Parts, long: &Parts) -> f32 {
    if short.core.len() == long.core.len() || short.letters < 8 {
        return 0.0;
    }
    let alike = similarity_from(0.86, &short.joined, &long.joined);
    if alike >= 0.86 { alike } else { 0.0 }
}

/// "Dost Mohammad" and "Dost Mohammad Khan": the same beginning, and all words of the shorter in order.
fn begins_and_follows(short: &[Word], long: &[Word]) -> bool {
    let mut rest = long.iter();
    short.first().map(|word| &word.key) == long.first().map(|word| &word.key)
        && short.iter().all(|word| word.text.len() > 1 && rest.any(|other| other.key == word.key))
}

fn given_alike(a: Option<&Word>, b: Option<&Word>) -> bool {
    let (Some(a), Some(b)) = (a, b) else { return false };
    gazetteer().one_given_name(&a.text, &b.text) == Some(true) || similarity(&a.key, &b.key) >= 0.9
}

/// How alike two words of a name are; what is less than `least` may come out as nothing.
fn word_similarity(a: &Word, b: &Word, given: bool, least: f32) -> f32 {
    if a.text == b.text {
        return 1.0;
    }
    if a.text.len() == 1 || b.text.len() == 1 {
        return if a.text.chars().next() == b.text.chars().next() { 0.9 } else { 0.0 };
    }
    if given {
        match gazetteer().one_given_name(&a.text, &b.text) {
            Some(true) => return 0.97,
            Some(false) => return OTHER_GENDER,
            None => {}
        }
    }
    let without_article = |word: &Word, other: &Word| {
        let bare = ["el", "al"].iter().find_map(|article| word.text.strip_prefix(article));
        bare.filter(|bare| bare.len() > 3).map_or(0.0, |bare| 0.95 * similarity(&key(bare), &other.key))
    };
    let alike = similarity_from(least, &a.key, &b.key).max(without_article(a, b)).max(without_article(b, a));
    if other_gender(&a.text, &b.text) {
        alike.min(OTHER_GENDER)
    } else if mistyped(&a.text, &b.text) {
        alike.max(MISTYPED)
    } else {
        alike
    }
}

/// Tells whether a letter inside a word was left out, or two neighbours changed places: "Sergei" / "Serei", "Scholz" / "Schloz".
///
/// Two words that are both known as names are two names: "Baker" / "Barker".
fn mistyped(a: &str, b: &str) -> bool {
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
    let one_slip = if long.len() > short.len() {
        head + tail >= short.len()
    } else {
        head + tail + 2 == short.len() && short.get(head) == long.get(head + 1) && short.get(head + 1) == long.get(head)
    };
    one_slip && !(gazetteer().in_persons_names(a) && gazetteer().in_persons_names(b))
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
