//! What a verb group is called: its lemma with particle or object, and whether it has the sense of its family.

use super::OutcomeClass;
use super::group::{Group, Shape};
use super::lexicon::{compounds, is_quantity};
use crate::mention::phrase::{Phrase, Tagged};
use crate::text::lemma::singular;
use crate::text::tagger::Tag;

/// Tells whether a predicate of several senses has the one of its family here.
pub(super) fn fits(
    tagged: &Tagged,
    group: &Group,
    predicate: &str,
    class: Option<OutcomeClass>,
    end: usize,
    subject: &[Phrase],
    object: &[Phrase],
) -> bool {
    let head = |phrase: &Phrase| tagged.at(phrase.head).map(|t| singular(&t.lower).into_owned()).unwrap_or_default();
    match (predicate, class) {
        // "a dog named Fenn"
        ("name", _) => group.shape != Shape::Participle,
        ("lose", _) => is_contest(tagged, end, object),
        // "fired at the ship", "fired a shot"
        ("fire", _) => {
            let shot =
                |p: &Phrase| matches!(&*head(p), "shot" | "missile" | "rocket" | "gun" | "bullet" | "gas" | "round");
            !tagged.at(end).is_some_and(|t| t.is_any(&["at", "on", "into"])) && !subject.iter().chain(object).any(shot)
        }
        (_, Some(OutcomeClass::Level)) => {
            let quantity = subject.iter().chain(object).any(|phrase| {
                (phrase.start..phrase.end).any(|at| tagged.at(at).is_some_and(|t| is_quantity(&singular(&t.lower))))
            });
            // "rose by four percent", "fell 12 points"
            let measured =
                (end..end + 3).any(|at| matches!(tagged.tag(at), Tag::Num | Tag::Sym)) && !tagged.is_time(end);
            quantity || measured
        }
        _ => true,
    }
}

/// Tells whether "lose" is about a contest: with "to" or "against", without object, or "lost the match".
fn is_contest(tagged: &Tagged, end: usize, object: &[Phrase]) -> bool {
    const CONTESTS: [&str; 16] = [
        "match",
        "game",
        "final",
        "semi-final",
        "tie",
        "election",
        "title",
        "race",
        "bout",
        "fight",
        "vote",
        "seat",
        "case",
        "appeal",
        "battle",
        "set",
    ];
    let direct = tagged.phrase_from(end).is_some();
    !direct || object.iter().any(|p| tagged.at(p.head).is_some_and(|t| CONTESTS.contains(&&*singular(&t.lower))))
}

/// Returns the predicate with its particle or object ("call off", "find guilty") and the token after it.
pub(super) fn predicate(tagged: &Tagged, group: &Group, lemma: &str, subject: &[Phrase]) -> (String, usize) {
    for compound in compounds(lemma) {
        let mut at = group.end;
        let mut end = None;
        for (nth, word) in compound.rest.iter().enumerate() {
            let particle = word.len() <= 4 && compound.rest.len() == 1;
            let reach = if particle { 5 } else { 7 };
            end = (at..at + reach)
                .take_while(|&i| {
                    i == at && nth == 0
                        || tagged.at(i).is_some_and(|t| singular(&t.lower) == *word || t.is(word))
                        || matches!(tagged.tag(i), Tag::Det | Tag::Adj | Tag::Num | Tag::Noun | Tag::Propn | Tag::Pron)
                        || tagged.is(i, "'s")
                })
                .find(|&i| tagged.at(i).is_some_and(|t| t.is(word) || singular(&t.lower) == *word))
                .filter(|&i| {
                    i == at || (at..i).all(|j| tagged.tag(j) != Tag::Punct && !matches!(tagged.tag(j), Tag::Verb))
                })
                .filter(|&i| i == at || !particle || tagged.phrase_from(i + 1).is_none());
            match end {
                Some(found) => at = found + 1,
                None => break,
            }
        }
        if end.is_some() {
            return (compound.predicate.to_owned(), at);
        }
        // "charges were dropped", "a deal was reached"
        if group.passive && compound.rest.len() == 1 {
            let object = compound.rest.first().copied().unwrap_or_default();
            let fits = subject.iter().any(|p| tagged.at(p.head).is_some_and(|t| singular(&t.lower) == object));
            if fits {
                return (compound.predicate.to_owned(), group.end);
            }
        }
    }
    let next = tagged.at(group.end);
    let particle =
        next.filter(|t| t.is_any(&["up", "off", "out", "away", "down"]) && matches!(t.tag, Tag::Adp | Tag::Adv));
    match particle {
        Some(particle) => (format!("{lemma} {}", particle.lower), group.end + 1),
        None => (lemma.to_owned(), group.end),
    }
}
