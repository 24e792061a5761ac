//! Tests of the claims.

use std::sync::Arc;

use variorum::article::Article;
use variorum::mention::{Claim, OutcomeClass, Status, Witness};

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
