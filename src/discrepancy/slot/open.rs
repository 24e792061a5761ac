//! What the words of a claim leave open: whether it was done, whether it is still to come, and with whom.
//!
//! A claim that leaves it open is set against nothing; the shapes are those of English, not of any one report.

use crate::discrepancy::desk::Desk;
use crate::mention::{Claim, NameKind, Status};
use crate::text::Span;

/// So many bytes before a claim are looked at, and of those what follows the last stop or comma.
const REACH: usize = 60;
/// A partner is named within so many bytes after "with": "met with President Ada Rehn".
const PARTNER_REACH: u32 = 40;

/// What is thought, charged or feared, and not told: "claims that he betrayed them", "the possibility that she broke the law".
const THOUGHTS: [&str; 12] = [
    "accusation",
    "allegation",
    "assumption",
    "belief",
    "charge",
    "claim",
    "fear",
    "idea",
    "impression",
    "notion",
    "possibility",
    "suggestion",
];

/// Tells whether the words around a claim leave it open whether the thing was done.
pub(super) fn leaves_open(desk: &Desk, sentence: usize, claim: &Claim) -> bool {
    let words = desk.slice(claim.span).to_lowercase();
    let (before, after) = around(desk, sentence, claim.span);
    // "Defended his decision to sign", "considered running".
    words.contains("decision to ")
        || words.contains("decisions to ")
        || words.starts_with("considered ")
        // "The picture could have been sent by anyone", "when it came time to break the record".
        || words.match_indices(" have ").any(|(at, _)| {
            words.get(..at).is_some_and(|before| {
                ["could", "would", "couldn't", "wouldn't", "couldn’t", "wouldn’t", "could not", "would not"]
                    .iter()
                    .any(|modal| before.ends_with(modal))
            })
        })
        || words.contains("time to ")
        // "Many have speculated that she offered it."
        || ["speculat", "wonder"].iter().any(|guess| before.contains(guess))
        // "Failure to pass it would raise the risk."
        || words.contains("failure to ") && ["would", "could", "might", "may"].iter().any(|modal| after.contains(&format!(" {modal} ")))
        // A denial is a reading of its own.
        || claim.status != Status::Denied && thought(&before)
        || wished(&before, &words)
}

/// Tells whether a claim is told in the progressive, which English has for what is planned too: "is challenging".
pub(super) fn in_progress(desk: &Desk, claim: &Claim) -> bool {
    let words = desk.slice(claim.span);
    let mut words = words.split_whitespace();
    // "Said he was seeking" is the same, told by another.
    let auxiliary = words.next().is_some_and(|word| matches!(word, "is" | "are" | "am" | "was" | "were"));
    auxiliary && words.next_back().is_some_and(|word| word.ends_with("ing"))
}

/// Returns with which person an act was done, as the canonical value of the name: "met with President Ada Rehn".
pub(super) fn partner<'w>(desk: &Desk<'w>, claim: &Claim) -> Option<&'w str> {
    let names = &desk.witness.names;
    let first = names.partition_point(|name| name.span.start < claim.span.end);
    let name = names.get(first).filter(|name| name.kind == NameKind::Person)?;
    let between = Span { start: claim.span.end, end: name.span.start };
    if between.end - between.start > PARTNER_REACH {
        return None;
    }
    let gap = desk.slice(between);
    let plain = !gap.contains([',', '.', ';', '\n']);
    (plain && gap.split_whitespace().any(|word| word == "with")).then_some(name.value.as_str())
}

/// Returns what stands before a place, back to a stop or comma, and what stands after it in its sentence; in small letters.
fn around(desk: &Desk, sentence: usize, span: Span) -> (String, String) {
    let text = desk.witness.text();
    let whole = desk.witness.article.sentences.get(sentence).copied().unwrap_or(span);
    let before = text.get(whole.start as usize..span.start as usize).unwrap_or("");
    let mut from = before.len().saturating_sub(REACH);
    while !before.is_char_boundary(from) {
        from += 1;
    }
    let near = before.get(from..).and_then(|near| near.rsplit([',', ';', '.', ':']).next()).unwrap_or("");
    let after = text.get(span.end as usize..whole.end as usize).unwrap_or("");
    (near.to_lowercase(), after.to_lowercase())
}

/// "The possibility that she …"
fn thought(before: &str) -> bool {
    before.rsplit_once(" that ").is_some_and(|(head, _)| {
        let noun = head.split_whitespace().next_back().unwrap_or_default();
        THOUGHTS.contains(&noun) || noun.strip_suffix('s').is_some_and(|noun| THOUGHTS.contains(&noun))
    })
}

/// "To see the system made solvent", "to get a deal passed", "will become exhausted": a lone participle after a wish or a change to come.
fn wished(before: &str, words: &str) -> bool {
    let lone = !words.contains(' ');
    let last = before.split_whitespace().next_back().unwrap_or_default();
    lone && (matches!(last, "become" | "becoming")
        || ["to see ", "to get ", "to have "].iter().any(|wish| before.contains(wish)))
}
