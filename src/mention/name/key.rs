//! The sound of a name: what is left of it when spelling and transliteration are taken away.
//!
//! The key and the costs follow common transliterations of Cyrillic and Arabic into English, French, German and Polish.

use std::sync::LazyLock;

/// Returns the name in ASCII lower case; apostrophes and accents go, all other marks become spaces.
pub(super) fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_ascii_alphanumeric() {
            folded.push(c.to_ascii_lowercase());
            continue;
        }
        if matches!(c, '\'' | '’' | '‘' | 'ʼ' | '`' | 'ʿ' | 'ʾ') || c.is_control() {
            continue;
        }
        if c.is_alphanumeric() || unicode_normalization::char::is_combining_mark(c) {
            folded.extend(
                any_ascii::any_ascii_char(c)
                    .chars()
                    .filter(char::is_ascii_alphanumeric)
                    .map(|c| c.to_ascii_lowercase()),
            );
        } else if !folded.ends_with(' ') {
            folded.push(' ');
        }
    }
    folded.truncate(folded.trim_end().len());
    if folded.starts_with(' ') {
        folded.remove(0);
    }
    folded
}

/// Groups of letters and what they sound like, tried longest first at each place.
const SOUNDS: &[(&str, &str)] = &[
    ("dsch", "J"),
    ("shch", "S"),
    ("tsch", "C"),
    ("tch", "C"),
    ("dzh", "J"),
    ("sch", "S"),
    ("cz", "C"),
    ("ch", "C"),
    ("sh", "S"),
    ("sz", "S"),
    ("dj", "J"),
    ("zh", "J"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("th", "t"),
    ("dh", "d"),
    ("ck", "k"),
    ("q", "k"),
    ("x", "ks"),
    ("ts", "c"),
    ("tz", "c"),
    ("w", "v"),
    ("ou", "u"),
    ("oo", "u"),
    ("je", "e"),
    ("ye", "e"),
    ("yo", "o"),
    ("jo", "o"),
    ("io", "o"),
    ("yu", "u"),
    ("ju", "u"),
    ("iu", "u"),
    ("ya", "a"),
    ("ja", "a"),
    ("ia", "a"),
    ("ee", "i"),
    ("ii", "i"),
    ("iy", "i"),
    ("ij", "i"),
    ("yi", "i"),
    ("yy", "i"),
    ("ie", "i"),
    ("ey", "ei"),
    ("ej", "ei"),
    ("ai", "ei"),
    ("ae", "ei"),
    ("ay", "ei"),
    ("aj", "ei"),
    ("y", "i"),
    ("j", "i"),
];

/// The groups that begin with each letter from a to z, in the order of [`SOUNDS`]: names are compared by the million.
static BY_LETTER: LazyLock<[Vec<(&str, &str)>; 26]> = LazyLock::new(|| {
    std::array::from_fn(|letter| {
        let begins =
            |from: &str| from.bytes().next().is_some_and(|first| usize::from(first) == usize::from(b'a') + letter);
        SOUNDS.iter().copied().filter(|(from, _)| begins(from)).collect()
    })
});

/// Returns the key of one folded word: capitals stand for hushing sounds (C as in church, S as in ship, J as in measure).
pub(super) fn key(word: &str) -> String {
    // Belarusian -ou, -au and -eu are Russian -ov, -av and -ev, also before -sk-.
    let mut word = if word.contains("usk") {
        word.replace("ousk", "ovsk").replace("ausk", "avsk").replace("eusk", "evsk")
    } else {
        word.to_owned()
    };
    if word.len() > 4 && (word.ends_with("ou") || word.ends_with("au") || word.ends_with("eu")) {
        word.pop();
        word.push('v');
    }
    let mut key = String::with_capacity(word.len());
    let mut rest = word.as_str();
    while let Some(first) = rest.chars().next() {
        let letter = usize::from(rest.as_bytes().first().copied().unwrap_or(0)).wrapping_sub(usize::from(b'a'));
        let (taken, sound) = BY_LETTER
            .get(letter)
            .into_iter()
            .flatten()
            .find(|(from, _)| rest.starts_with(from))
            .map_or((first.len_utf8(), None), |(from, to)| (from.len(), Some(*to)));
        match sound {
            Some(sound) => sound.chars().for_each(|c| push_once(&mut key, c)),
            None => push_once(&mut key, first),
        }
        rest = rest.get(taken..).unwrap_or_default();
    }
    if key.len() > 2 && key.ends_with('h') {
        key.pop();
    }
    key
}

fn push_once(key: &mut String, c: char) {
    if !key.ends_with(c) {
        key.push(c);
    }
}

fn vowel(c: u8) -> bool {
    matches!(c, b'a' | b'e' | b'i' | b'o' | b'u')
}

fn swap_cost(a: u8, b: u8) -> f32 {
    if a == b {
        return 0.0;
    }
    if vowel(a) && vowel(b) {
        return 0.35;
    }
    match (a.min(b), a.max(b)) {
        (b'g', b'k') | (b'S', b's') | (b'C', b'c') => 0.45,
        (b'g', b'h') => 0.35,
        (b's', b'z') => 0.4,
        (b'b', b'v') | (b'd', b't') | (b'J', b'i' | b'z' | b'g') | (b'c', b'k' | b's' | b't' | b'z') | (b'C', b'S') => {
            0.5
        }
        _ => 1.0,
    }
}

fn gap_cost(c: u8) -> f32 {
    match c {
        b'h' => 0.3,
        _ if vowel(c) => 0.35,
        _ => 0.9,
    }
}

/// Longer keys are compared by their first bytes: the work stays bounded, whatever the input.
const LONGEST: usize = 64;

/// Returns how alike two keys are, from 0 to 1: a weighted edit distance with swaps of neighbours, set against the length.
pub(super) fn similarity(a: &str, b: &str) -> f32 {
    if a == b {
        return 1.0;
    }
    let (a, b) = (compared(a), compared(b));
    // The last three rows of the table are all that is asked: no memory is taken.
    let mut rows = [[0f32; LONGEST + 1]; 3];
    for j in 1..=b.len() {
        rows[0][j] = rows[0][j - 1] + gap_cost(b[j - 1]);
    }
    for i in 1..=a.len() {
        let (own, last, before) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        let gap = gap_cost(a[i - 1]);
        rows[own][0] = rows[last][0] + gap;
        for j in 1..=b.len() {
            let mut best = (rows[last][j] + gap)
                .min(rows[own][j - 1] + gap_cost(b[j - 1]))
                .min(rows[last][j - 1] + swap_cost(a[i - 1], b[j - 1]));
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[before][j - 2] + 0.7);
            }
            rows[own][j] = best;
        }
    }
    likeness(rows[a.len() % 3][b.len()], a, b)
}

/// Returns how alike two keys are where that may be as much as `least`, else 0: most pairs of names share too few letters.
pub(super) fn similarity_from(least: f32, a: &str, b: &str) -> f32 {
    if a != b && likeness(least_distance(compared(a), compared(b)), compared(a), compared(b)) < least {
        return 0.0;
    }
    similarity(a, b)
}

fn compared(key: &str) -> &[u8] {
    key.as_bytes().get(..LONGEST).unwrap_or(key.as_bytes())
}

fn likeness(distance: f32, a: &[u8], b: &[u8]) -> f32 {
    let length = (a.len() + b.len()) as f32 / 2.0;
    (1.0 - distance / (0.62 * length + 1.0).max(3.2)).max(0.0)
}

/// The distance of two keys is no less than this: each letter that the other has not so often is swapped or left out.
fn least_distance(a: &[u8], b: &[u8]) -> f32 {
    let mut more = [0i8; 256];
    for &letter in a {
        more[usize::from(letter)] += 1;
    }
    for &letter in b {
        more[usize::from(letter)] -= 1;
    }
    let (mut left, mut right) = (0.0, 0.0);
    for &letter in a.iter().chain(b) {
        let count = std::mem::take(&mut more[usize::from(letter)]);
        let cost = f32::from(count.abs()) * cheapest(letter);
        if count > 0 { left += cost } else { right += cost }
    }
    // Sums of rounded parts: a hair less, so that a pair at the bound is still compared.
    f32::max(left, right) - 1e-3
}

/// The least that it costs to lose a letter.
fn cheapest(letter: u8) -> f32 {
    match letter {
        b'h' => 0.3,
        b'f' | b'l' | b'm' | b'n' | b'p' | b'r' => 0.9,
        _ => 0.35,
    }
}
