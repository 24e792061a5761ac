//! Tests of the claims.

use std::sync::Arc;

use proptest::prelude::*;
use variorum::article::Article;
use variorum::mention::{Claim, OutcomeClass, Status, Witness};

/// A claim as the case page expects it.
struct Expected<'a> {
    predicate: &'a str,
    status: &'a str,
    class: Option<(&'a str, i8)>,
    agents: Vec<&'a str>,
    patients: Vec<&'a str>,
    source: Option<&'a str>,
    hedged: bool,
}

impl<'a> Expected<'a> {
    fn read(line: &'a str) -> Self {
        let mut parts = line.split(" · ").map(str::trim);
        let (predicate, status) = (parts.next().unwrap_or_default(), parts.next().unwrap_or_default());
        let mut expected = Expected {
            predicate,
            status,
            class: None,
            agents: Vec::new(),
            patients: Vec::new(),
            source: None,
            hedged: false,
        };
        for part in parts {
            match part.split_once(' ') {
                Some(("by", who)) => expected.agents = who.split(", ").collect(),
                Some(("on", what)) => expected.patients = what.split(", ").collect(),
                Some(("says", who)) => expected.source = Some(who),
                Some((class, side)) => expected.class = Some((class, side.parse().expect("a side"))),
                None => expected.hedged = part == "hedged",
            }
        }
        expected
    }
}

fn lower<T: std::fmt::Debug>(value: T) -> String {
    format!("{value:?}").to_lowercase()
}

/// Whether a participant as found names the expected one: equal but for case, or with words before it.
fn names(found: &[String], expected: &[&str]) -> bool {
    expected.iter().all(|expected| {
        let expected = expected.to_lowercase();
        found
            .iter()
            .map(|found| found.to_lowercase())
            .any(|found| found == expected || found.ends_with(&format!(" {expected}")))
    })
}

/// Right answers out of all, by what was asked.
#[derive(Default)]
struct Tally {
    right: usize,
    all: usize,
    missed: Vec<String>,
}

impl Tally {
    fn count(&mut self, right: bool, what: impl FnOnce() -> String) {
        self.all += 1;
        self.right += usize::from(right);
        if !right {
            self.missed.push(what());
        }
    }

    fn share(&self) -> f64 {
        self.right as f64 / self.all.max(1) as f64
    }
}

#[test]
fn the_case_page_is_read_as_a_reader_would() {
    let mut sentence = "";
    let mut found = Vec::new();
    let [mut recall, mut status, mut class, mut participants, mut source, mut silence]: [Tally; 6] = Default::default();
    for line in include_str!("cases/claims.md").lines() {
        if let Some(text) = line.strip_prefix("> ") {
            (sentence, found) = (text, claims(text));
        } else if line == "- none" {
            silence.count(found.is_empty(), || format!("{sentence}: {found:#?}"));
        } else if let Some(line) = line.strip_prefix("- ") {
            let expected = Expected::read(line);
            let same: Vec<_> = found.iter().filter(|claim| claim.predicate == expected.predicate).collect();
            let claim = same.iter().find(|claim| names(&claim.patients, &expected.patients)).or(same.first());
            let seen = || found.iter().map(|c| c.predicate.clone()).collect::<Vec<_>>().join(", ");
            recall.count(claim.is_some(), || format!("{sentence} – {line}: found {}", seen()));
            let Some(claim) = claim else { continue };
            let shown = || format!("{sentence} – {line}: {claim:?}");
            status.count(lower(claim.status) == expected.status && claim.hedged == expected.hedged, shown);
            let family = claim.class.map(lower);
            class.count(family.as_deref().map(|family| (family, claim.side)) == expected.class, shown);
            let agrees = names(&claim.agents, &expected.agents) && names(&claim.patients, &expected.patients);
            participants.count(agrees, shown);
            if let Some(who) = expected.source {
                source.count(claim.attribution.iter().any(|found| names(std::slice::from_ref(found), &[who])), shown);
            }
        }
    }
    let tallies = [
        ("recall", recall, 0.97),
        ("status and hedge", status, 0.97),
        ("class and side", class, 0.97),
        ("participants", participants, 0.95),
        ("source", source, 0.9),
        ("silence", silence, 1.0),
    ];
    let lines = tallies
        .iter()
        .map(|(what, tally, _)| format!("{what}: {} of {}\n  {}", tally.right, tally.all, tally.missed.join("\n  ")));
    let report = lines.collect::<Vec<_>>().join("\n");
    for (what, tally, floor) in &tallies {
        assert!(tally.share() >= *floor, "{what} fell below {floor}\n{report}");
    }
}

fn witness(text: &str) -> Witness {
    let sentences = variorum::text::sentences(text);
    Witness::read(Arc::new(Article { text: text.to_owned(), sentences, ..Article::default() }))
}

fn claims(text: &str) -> Vec<Claim> {
    witness(text).claims
}

#[test]
fn status_follows_the_cue_that_governs_the_verb() {
    for (text, predicate, status) in [
        ("The two ministers signed the declaration on Friday.", "sign", Status::Occurred),
        ("The two ministers are expected to sign the declaration.", "sign", Status::Expected),
        ("The two ministers will sign the declaration.", "sign", Status::Planned),
        ("The company failed to sign the deal.", "sign", Status::Failed),
        ("The company did not fail to sign the deal.", "sign", Status::Occurred),
        ("The council has yet to approve the plan.", "approve", Status::Undecided),
        ("The minister denied that he had taken bribes.", "take", Status::Denied),
        ("The firm has abandoned plans to buy its rival.", "buy", Status::Cancelled),
        ("Rescuers are evacuating the valley.", "evacuate", Status::Ongoing),
        ("The council may approve the plan.", "approve", Status::Possible),
    ] {
        let found = claims(text);
        let claim = found.iter().find(|claim| claim.predicate == predicate);
        assert_eq!(claim.map(|claim| claim.status), Some(status), "{text}: {found:#?}");
    }
}

#[test]
fn a_passive_is_turned_round() {
    let found = claims("The treaty was signed by Velan and Orsk in the capital.");
    let claim = found.first().expect("a claim");
    assert_eq!(claim.agents, ["Velan", "Orsk"]);
    assert_eq!(claim.patients, ["treaty"]);
    assert_eq!(claim.class, Some(OutcomeClass::Agreement));
}

#[test]
fn questions_and_conditions_claim_nothing() {
    for text in ["Will the council approve the plan?", "If the bill passes, taxes would rise."] {
        assert_eq!(claims(text), [], "{text}");
    }
}

#[test]
fn a_speaker_is_named_where_the_text_says_who_speaks() {
    let text = "“We will not accept this offer,” Marek Dolan said on Monday.\n\n“Nobody asked the people of this town.";
    let quotes = witness(text).quotes;
    let read: Vec<_> = quotes.iter().map(|quote| (quote.span.of(text), quote.speaker.as_deref())).collect();
    assert_eq!(
        read,
        [("“We will not accept this offer,”", Some("Marek Dolan")), ("“Nobody asked the people of this town.", None)]
    );
}

#[test]
fn parts_of_speech_are_those_tagged_by_hand() {
    let mut tally = Tally::default();
    for line in include_str!("cases/tags.md").lines().filter(|line| line.contains("/PUNCT")) {
        let expected: Vec<_> = line.split(' ').filter_map(|token| token.rsplit_once('/')).collect();
        let mut text = String::new();
        let mut quoted = false;
        let mut glued = true;
        for (word, _) in &expected {
            let closing = *word == "\"" && quoted;
            if !(glued || closing || matches!(*word, "," | "." | "n't" | "'s")) {
                text.push(' ');
            }
            text += word;
            glued = *word == "$" || *word == "\"" && !quoted;
            quoted ^= *word == "\"";
        }
        let span = variorum::text::Span::new(0, text.len());
        let found = variorum::text::tagger::tag(&text, span);
        assert_eq!(found.len(), expected.len(), "{text}");
        for (token, (word, tag)) in found.iter().zip(&expected) {
            tally.count(lower(token.tag) == tag.to_lowercase(), || format!("{word}/{tag}: {:?} in {text}", token.tag));
        }
    }
    assert!(tally.all > 600 && tally.share() >= 0.95, "{} of {}\n{}", tally.right, tally.all, tally.missed.join("\n"));
}

#[test]
fn a_pronoun_speaks_only_for_whom_it_certainly_means() {
    for (text, speaker) in [
        ("“We were thrown out of our seats,” said Nora Feeney, a teacher.", Some("Nora Feeney")),
        ("Edda Thorne spoke first. “The vote was fair and long,” she said.", Some("Edda Thorne")),
        ("In a letter to Halina Marek he wrote that he could “no longer support this treaty”.", None),
        ("The so-called “safe zone” was shelled.", None),
    ] {
        let speakers: Vec<_> = witness(text).quotes.into_iter().filter_map(|quote| quote.speaker).collect();
        assert_eq!(speakers, speaker.into_iter().collect::<Vec<_>>(), "{text}");
    }
}

/// Stretches that quotations, groups and phrases are made of, to be put together in any order.
const PIECES: [&str; 36] = [
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "« ",
    "é",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "? ",
    " said ",
    " will ",
    " not ",
    "n't ",
    " to ",
    " sign ",
    " signed ",
    " being ",
    " the ",
    " deal ",
    " who ",
    " that ",
    " Müller ",
    " and ",
    " by ",
    " 12 ",
    " dead ",
    " no ",
    " of ",
    " whether ",
    " according to ",
    " had ",
    "’s ",
    " talks ",
];

proptest! {
    #[test]
    fn claims_and_quotes_stand_on_character_boundaries(text in "\\PC{0,80}", order in prop::collection::vec(0..PIECES.len(), 0..60)) {
        let text = order.iter().filter_map(|&at| PIECES.get(at)).copied().collect::<String>() + &text;
        let witness = witness(&text);
        for claim in &witness.claims {
            prop_assert!(text.get(claim.span.range()).is_some_and(|words| !words.is_empty()));
            prop_assert!(claim.clause.contains(claim.span), "{:?} {:?}", claim.clause, claim.span);
            prop_assert!(text.get(claim.clause.range()).is_some());
        }
        for quote in &witness.quotes {
            prop_assert!(text.get(quote.span.range()).is_some_and(|words| !words.is_empty()));
        }
    }
}
