//! The thing that is counted, and its class: "12 people were killed", "24 dead", "killed 12", "a dozen wounded".

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use crate::calendar::lexicon::Class;
use crate::calendar::token::{Kind, Tokens};
use crate::lexicon;

/// How far a noun phrase and its verb are followed, in tokens.
const REACH: usize = 6;

/// What is counted.
#[derive(Clone, Debug, Default)]
pub(super) struct Counted {
    /// The noun in the singular.
    pub(super) noun: Option<String>,
    pub(super) class: Option<&'static str>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Form {
    Noun,
    State,
    Active,
}

fn class_of(word: &str) -> Option<(&'static str, Form)> {
    static CLASSES: LazyLock<FxHashMap<&'static str, (&'static str, Form)>> = LazyLock::new(|| {
        lexicon::rows(include_str!("../../../assets/lexicon/count-classes.tsv"))
            .filter_map(|row| match row.as_slice() {
                [word, class, "noun"] => Some((*word, (*class, Form::Noun))),
                [word, class, "state"] => Some((*word, (*class, Form::State))),
                [word, class, "active"] => Some((*word, (*class, Form::Active))),
                _ => None,
            })
            .collect()
    });
    CLASSES.get(word.to_lowercase().as_str()).copied()
}

fn ends_phrase(word: &str) -> bool {
    static WORDS: LazyLock<FxHashSet<&'static str>> =
        LazyLock::new(|| lexicon::set(include_str!("../../../assets/lexicon/noun-phrase-boundaries.tsv")));
    WORDS.contains(word) || WORDS.contains(word.to_lowercase().as_str())
}

/// Reads what a number counts; `start` is its first token with its hedge, `end` the token after it.
pub(super) fn counted(tokens: &Tokens, start: usize, end: usize) -> Counted {
    let mut found = phrase(tokens, end);
    // "claimed thirteen lives"
    if found.noun.as_deref() == Some("life")
        && found.class.is_none()
        && (1..=4).any(|back| start.checked_sub(back).is_some_and(|at| takes_lives(tokens.written(at))))
    {
        found = Counted { noun: Some("person".to_owned()), class: Some("killed") };
    }
    if found.class.is_none() {
        found.class = said_after(tokens, end).or_else(|| done_before(tokens, start));
    }
    if found.noun.is_none() && found.class.is_some_and(|class| !matches!(class, "votes" | "seats" | "goals")) {
        found.noun = Some("person".to_owned());
    }
    found
}

fn takes_lives(word: &str) -> bool {
    matches!(
        word,
        "claim" | "claims" | "claimed" | "claiming" | "cost" | "costs" | "costing" | "took" | "taken" | "lost"
    )
}

/// The noun phrase right after the number: "new Airbus airliners", "dead", "civilian deaths".
fn phrase(tokens: &Tokens, end: usize) -> Counted {
    let mut found = Counted::default();
    let mut at = end;
    // "12 of the passengers"
    if tokens.at(at).word == "of" && matches!(tokens.at(at + 1).word, "the" | "its" | "their" | "his" | "our") {
        at += 2;
    }
    // "dozens of homes"
    at += usize::from(tokens.at(at).word == "of" && matches!(tokens.before(at, 1).class, Class::Scales(_)));
    at += usize::from(tokens.at(at).is_dash() && tokens.at(at).glued());
    let mut last = None;
    for index in at..at + REACH {
        let token = tokens.at(index);
        if !token.is_word() || token.line() {
            break;
        }
        let written = tokens.written(index);
        if token.glued() && tokens.before(index, 1).is_apostrophe()
            || ends_phrase(written) && index > at
            || matches!(token.word, "million" | "billion")
        {
            break;
        }
        if ends_phrase(written) {
            // "12 were killed", "12 others"
            break;
        }
        match class_of(written) {
            Some((class, Form::State)) => {
                // "12 wounded soldiers" goes on; "12 soldiers killed" ends here.
                found.class = Some(class);
                if found.noun.is_some() || !plural(tokens.written(index + 1)) {
                    break;
                }
                continue;
            }
            Some((_, Form::Active)) => break,
            Some((class, Form::Noun)) => {
                found.class = Some(class);
                found.noun = Some(singular(written));
                if matches!(class, "killed" | "injured" | "detained" | "displaced" | "infected") {
                    found.noun = Some("person".to_owned());
                }
                return found;
            }
            None => {}
        }
        if plural(written) {
            found.noun = Some(singular(written));
            // A plural ends the phrase unless another noun of it follows at once.
            if !plural(tokens.written(index + 1))
                && class_of(tokens.written(index + 1)).is_none_or(|(_, form)| form != Form::State)
            {
                break;
            }
            continue;
        }
        if token.capital() && index > at {
            break;
        }
        last = Some(written);
    }
    if found.noun.is_none() && found.class.is_none() {
        found.noun = last.map(singular);
    }
    found
}

/// "12 people were killed", "30 soldiers have been wounded": the state said of those counted.
fn said_after(tokens: &Tokens, end: usize) -> Option<&'static str> {
    let mut copula = false;
    let mut comma = false;
    for index in end..end + 14 {
        let token = tokens.at(index);
        if token.line() || token.kind == Kind::Edge {
            return None;
        }
        if token.kind == Kind::Mark {
            // "12 people, including three children, were killed"
            if token.is_mark(',')
                && (comma || tokens.at(index + 1).word == "including" || tokens.written(index + 1) == "including")
            {
                comma = true;
                continue;
            }
            if token.is_dash() && token.glued() {
                continue;
            }
            return None;
        }
        let written = tokens.written(index);
        if matches!(
            written,
            "not" | "never" | "no" | "nor" | "who" | "that" | "which" | "by" | "because" | "after" | "when"
        ) && !comma
        {
            return None;
        }
        if matches!(
            written,
            "were"
                | "was"
                | "are"
                | "is"
                | "been"
                | "be"
                | "being"
                | "feared"
                | "confirmed"
                | "reported"
                | "went"
                | "remain"
                | "remained"
                | "still"
        ) {
            copula = true;
            continue;
        }
        if let Some((class, Form::State)) = class_of(written)
            && copula
        {
            return Some(class);
        }
        if matches!(written, "died" | "perished") {
            return Some("killed");
        }
        // "nine of its members lost their lives"
        if written == "lost"
            && matches!(tokens.written(index + 1), "their" | "his" | "her")
            && matches!(tokens.written(index + 2), "lives" | "life")
        {
            return Some("killed");
        }
        // "63 senators voted for the bill"
        if written == "voted"
            && index <= end + 3
            && matches!(tokens.written(index + 1), "for" | "in" | "against" | "to")
        {
            return Some("votes");
        }
        if matches!(written, "fled") {
            return Some("displaced");
        }
        if copula
            && !(written.ends_with("ly") || matches!(written, "have" | "has" | "had" | "also" | "to" | "and" | "or"))
        {
            return None;
        }
        if token.kind == Kind::Figure && !comma {
            return None;
        }
    }
    None
}

/// "killed 12", "killing at least 12", "arrested some 30", "death toll rose to 45".
fn done_before(tokens: &Tokens, start: usize) -> Option<&'static str> {
    let mut passive = false;
    for back in 1..=5 {
        let token = tokens.before(start, back);
        if token.kind != Kind::Word {
            break;
        }
        let index = start.checked_sub(back)?;
        let written = tokens.written(index);
        if let Some((class, form)) = class_of(written) {
            let helper = tokens.before(index, 1).word;
            let held = matches!(written, "held" | "saved" | "found");
            // "were killed 12 days later" says nothing of the twelve.
            passive |= matches!(helper, "was" | "were" | "been" | "be" | "are" | "is")
                || matches!(tokens.written(index.saturating_sub(1)), "was" | "were" | "been" | "be" | "are" | "is");
            return (back == 1 && !passive && !held && (form != Form::Noun))
                .then_some(class)
                .or_else(|| (matches!(written, "toll" | "deaths" | "fatalities") && back > 1).then_some(class));
        }
        if !matches!(
            written,
            "to" | "rose"
                | "rises"
                | "rising"
                | "risen"
                | "climbed"
                | "climbs"
                | "reached"
                | "reaches"
                | "stood"
                | "stands"
                | "at"
                | "is"
                | "was"
                | "now"
                | "has"
                | "passed"
                | "had"
                | "of"
                | "the"
                | "another"
                | "all"
                | "hit"
        ) {
            break;
        }
        if back == 1 && matches!(written, "the" | "another" | "all") && tokens.before(start, 2).kind == Kind::Word {
            let index = start.checked_sub(2)?;
            if let Some((class, Form::State | Form::Active)) = class_of(tokens.written(index)) {
                return Some(class);
            }
        }
    }
    None
}

pub(super) fn plural(written: &str) -> bool {
    let lower = written.to_lowercase();
    matches!(
        lower.as_str(),
        "people" | "men" | "women" | "children" | "police" | "troops" | "personnel" | "aircraft" | "sheep" | "cattle"
    ) || lower.len() > 2
        && lower.ends_with('s')
        && !lower.ends_with("ss")
        && !lower.ends_with("us")
        && !lower.ends_with("is")
}

/// Returns a noun in the singular and in lower case.
pub(super) fn singular(written: &str) -> String {
    let lower = written.to_lowercase();
    let irregular = match lower.as_str() {
        "people" | "persons" => Some("person"),
        "men" => Some("man"),
        "women" => Some("woman"),
        "children" => Some("child"),
        "lives" => Some("life"),
        "wives" => Some("wife"),
        "bodies" => Some("body"),
        "policemen" => Some("policeman"),
        "servicemen" => Some("serviceman"),
        "fishermen" => Some("fisherman"),
        "gunmen" => Some("gunman"),
        "feet" => Some("foot"),
        "series" | "troops" | "police" | "news" => Some(lower.as_str()),
        "movies" => Some("movie"),
        _ => None,
    };
    if let Some(word) = irregular {
        return word.to_owned();
    }
    let strip = |ending: &str| lower.strip_suffix(ending);
    if let Some(stem) = strip("ies").filter(|stem| stem.len() > 1) {
        return format!("{stem}y");
    }
    for ending in ["sses", "xes", "ches", "shes", "zes"] {
        if lower.ends_with(ending) {
            return strip("es").unwrap_or(&lower).to_owned();
        }
    }
    if plural(&lower) { strip("s").unwrap_or(&lower).to_owned() } else { lower }
}
