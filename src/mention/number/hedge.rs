//! Hedges before a number: "about", "more than", "at least", "as many as".

use crate::calendar::Modifier;
use crate::calendar::token::Tokens;

/// A hedge and where it begins.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hedge {
    pub(super) modifier: Modifier,
    /// Whether it means just below: "nearly", "almost".
    pub(super) nearly: bool,
    /// Its first token.
    pub(super) start: usize,
}

/// Reads the hedge that ends right before the token.
pub(super) fn before(tokens: &Tokens, at: usize) -> Option<Hedge> {
    let word = |back: usize| {
        let index = at.checked_sub(back)?;
        // What stands on another line, or behind a mark, is no hedge of this number.
        (!(1..back).any(|back| tokens.before(at, back).line())).then(|| tokens.at(index).word)
    };
    if tokens.at(at).line() {
        return None;
    }
    let (one, two, three) = (word(1)?, word(2).unwrap_or(""), word(3).unwrap_or(""));
    let found = |modifier, back: usize| Some(Hedge { modifier, nearly: false, start: at - back });
    match (three, two, one) {
        ("no" | "not", "more", "than") | ("as", "many" | "much" | "few" | "little", "as") => found(Modifier::AtMost, 3),
        ("no" | "not", "less" | "fewer", "than") => found(Modifier::AtLeast, 3),
        (_, "more" | "greater" | "higher", "than") => found(Modifier::MoreThan, 2),
        (_, "less" | "fewer" | "lower", "than") => found(Modifier::LessThan, 2),
        (_, "at", "most") | (_, "up", "to") => found(Modifier::AtMost, 2),
        (_, "at", "least") | (_, "upwards", "of") => found(Modifier::AtLeast, 2),
        (_, "close", "to") => Some(Hedge { modifier: Modifier::Approximate, nearly: true, start: at - 2 }),
        (_, _, "about" | "around" | "roughly" | "approximately" | "approx" | "some" | "estimated") => {
            found(Modifier::Approximate, 1)
        }
        (_, _, "over" | "above") if two != "from" => found(Modifier::MoreThan, 1),
        (_, _, "under" | "below") => found(Modifier::LessThan, 1),
        (_, _, "nearly" | "almost") => Some(Hedge { modifier: Modifier::LessThan, nearly: true, start: at - 1 }),
        _ => None,
    }
}
