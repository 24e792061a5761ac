//! Why a finding is there: its evidence chain in plain lines, for the command line, the window and the JSON.

use std::fmt::Write as _;

use serde::{Deserialize, Serialize};

use super::plain::visible;
use super::{value, words};
use crate::alignment::Alignment;
use crate::discrepancy::{Finding, Kind, Reading, Relation};
use crate::event::siglum;
use crate::mention::{Claim, Date, Mention, Name, Number, Quote, Witness};

/// A longer quotation is cut around its reading, in code points.
const LONGEST: usize = 400;
/// So many readings, pairings and mentions of one reading are told; the rest is counted.
const MOST: usize = 12;

/// One step of an evidence chain.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What the step is about: "passages", "pairing", "read as", "rule", "against", "weight".
    pub step: String,
    /// What there is to say about it, a line each, without line breaks or control characters.
    pub lines: Vec<String>,
}

/// Returns the evidence chain of a finding, in this order: passages, pairing, how each reading was read, rule, what speaks against it, weight.
///
/// A step about which nothing is known has no place in it; `witnesses` and `alignment` are those of the finding's event.
pub fn chain(witnesses: &[&Witness], alignment: &Alignment, finding: &Finding) -> Vec<Step> {
    let (rules, pairing): (Vec<&String>, Vec<&String>) =
        finding.evidence.iter().partition(|line| line.starts_with("rule:"));
    let mut paired: Vec<String> = pairing.into_iter().cloned().collect();
    paired.extend(pairings(alignment, finding));
    let steps = [
        ("passages", passages(witnesses, finding)),
        ("pairing", paired),
        ("read as", read_as(witnesses, finding)),
        ("rule", rules.into_iter().map(|rule| rule.trim_start_matches("rule:").trim_start().to_owned()).collect()),
        ("against", against(finding)),
        ("weight", weight(finding)),
    ];
    steps
        .into_iter()
        .filter(|(_, lines)| !lines.is_empty())
        .map(|(step, lines)| Step { step: step.to_owned(), lines: lines.iter().map(|line| visible(line)).collect() })
        .collect()
}

/// Writes an evidence chain as text for a terminal, under the finding's number and question.
pub(super) fn text(number: usize, question: &str, steps: &[Step]) -> String {
    let mut page = format!("Finding {number}: {}\n", visible(question));
    for step in steps {
        // Writing to a string cannot fail.
        let _ = writeln!(page, "\n{}", title(&step.step));
        for line in &step.lines {
            let _ = writeln!(page, "  {line}");
        }
    }
    page
}

/// The heading of a step.
pub fn title(step: &str) -> &'static str {
    match step {
        "passages" => "Passages",
        "pairing" => "Why they were compared",
        "read as" => "How they were read",
        "rule" => "Rule",
        "against" => "What speaks against it",
        _ => "Weight",
    }
}

fn passages(witnesses: &[&Witness], finding: &Finding) -> Vec<String> {
    let mut lines = Vec::new();
    for reading in finding.readings.iter().take(MOST) {
        let Some(witness) = witnesses.get(reading.witness) else { continue };
        let article = &witness.article;
        let file = article.path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let source = article.source.clone().unwrap_or_else(|| file.clone());
        let published = article.published.as_ref().map(|published| format!(", {}", published.when));
        let sentence = article.sentences.partition_point(|sentence| sentence.end <= reading.span.start);
        lines.push(format!(
            "{} {source}{}: “{}”, sentence {}, bytes {}–{} of {file}",
            siglum(reading.witness),
            published.unwrap_or_default(),
            excerpt(reading.span.of(witness.text()), None),
            sentence + 1,
            reading.span.start,
            reading.span.end,
        ));
        if let Some(&around) = article.sentences.get(sentence).filter(|around| around.contains(reading.span))
            && around != reading.span
        {
            let at = reading.span.start.saturating_sub(around.start) as usize;
            lines.push(format!("  in: “{}”", excerpt(around.of(witness.text()), Some(at))));
        }
        if !reading.also.is_empty() {
            let places: Vec<String> =
                reading.also.iter().take(MOST).map(|span| format!("{}–{}", span.start, span.end)).collect();
            lines.push(format!("  the same at bytes {}", places.join(", ")));
        }
    }
    more(&mut lines, finding.readings.len(), "reading");
    lines
}

/// The words of a passage on one line; of a long one those around the byte `at`.
fn excerpt(words: &str, at: Option<usize>) -> String {
    let count = words.chars().count();
    if count <= LONGEST {
        return words.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    let before = words.char_indices().take_while(|(byte, _)| *byte < at.unwrap_or_default()).count();
    let from = before.saturating_sub(LONGEST / 2);
    let cut: String = words.chars().skip(from).take(LONGEST).collect();
    let cut = cut.split_whitespace().collect::<Vec<_>>().join(" ");
    let (left, right) = (if from > 0 { "… " } else { "" }, if from + LONGEST < count { " …" } else { "" });
    format!("{left}{cut}{right}")
}

/// Says how many things were left out.
fn more(lines: &mut Vec<String>, all: usize, thing: &str) {
    if all > MOST {
        lines.push(format!("and {} more {thing}s", all - MOST));
    }
}

/// The pairings of the finding's rows in which two of its sources meet.
fn pairings(alignment: &Alignment, finding: &Finding) -> Vec<String> {
    let has = |witness: usize| finding.readings.iter().any(|reading| reading.witness == witness);
    let mut all = Vec::new();
    for &at in &finding.rows {
        let Some(row) = alignment.rows.get(at) else { continue };
        for pairing in row.pairings.iter().filter(|pairing| has(pairing.left.0) && has(pairing.right.0)) {
            let how = if pairing.same_statement { "the same statement by its words" } else { "side by side only" };
            all.push(format!(
                "row {}: {} sentence {} with {} sentence {}, alike by {:.2} ({how})",
                at + 1,
                siglum(pairing.left.0),
                pairing.left.1 + 1,
                siglum(pairing.right.0),
                pairing.right.1 + 1,
                pairing.score,
            ));
        }
    }
    let count = all.len();
    all.truncate(MOST);
    more(&mut all, count, "pairing");
    if all.is_empty() && finding.relation != Relation::Omission {
        let rows: Vec<String> = finding.rows.iter().take(MOST).map(|row| (row + 1).to_string()).collect();
        all.push(match rows.as_slice() {
            [] => "their sentences share no row".to_owned(),
            [one] => format!("their sentences were not paired with each other; row {one}"),
            several => format!("their sentences were not paired with each other; rows {}", several.join(", ")),
        });
    }
    all
}

fn read_as(witnesses: &[&Witness], finding: &Finding) -> Vec<String> {
    if finding.relation == Relation::Omission {
        return Vec::new();
    }
    let mut lines = Vec::new();
    for reading in finding.readings.iter().take(MOST) {
        let Some(witness) = witnesses.get(reading.witness) else { continue };
        let status = reading.status.map(|status| format!(", {}", words::status(status))).unwrap_or_default();
        lines.push(format!("{}: {}{status}", siglum(reading.witness), value::reading(finding.kind, reading)));
        for mention in mentions(witness, finding.kind, reading) {
            let quoted = excerpt(mention.span().of(witness.text()), None);
            lines.push(format!("  “{quoted}”: {}", described(mention)));
        }
    }
    lines
}

/// The mentions of the finding's kind that a reading touches; where it touches none of that kind, all that it touches.
fn mentions<'w>(witness: &'w Witness, kind: Kind, reading: &Reading) -> Vec<Mention<'w>> {
    let all = (witness.names.iter().map(Mention::Name))
        .chain(witness.dates.iter().map(Mention::Date))
        .chain(witness.numbers.iter().map(Mention::Number))
        .chain(witness.quotes.iter().map(Mention::Quote))
        .chain(witness.claims.iter().map(Mention::Claim));
    let touched: Vec<Mention> = all.filter(|mention| mention.span().overlaps(reading.span)).collect();
    let of_kind = |mention: &Mention| match kind {
        Kind::Name | Kind::Role => matches!(mention, Mention::Name(_)),
        Kind::Date => matches!(mention, Mention::Date(_)),
        Kind::Number => matches!(mention, Mention::Number(_)),
        Kind::Outcome | Kind::Attribution => matches!(mention, Mention::Claim(_)),
        Kind::Quote => matches!(mention, Mention::Quote(_)),
        Kind::Omission => false,
    };
    let some = touched.iter().any(of_kind);
    touched.into_iter().filter(|mention| !some || of_kind(mention)).take(MOST).collect()
}

fn described(mention: Mention) -> String {
    match mention {
        Mention::Name(name) => of_name(name),
        Mention::Date(date) => of_date(date),
        Mention::Number(number) => of_number(number),
        Mention::Quote(Quote { speaker, .. }) => match speaker {
            Some(speaker) => format!("speech of {speaker}"),
            None => "speech; whose is not certain".to_owned(),
        },
        Mention::Claim(claim) => of_claim(claim),
    }
}

fn of_name(name: &Name) -> String {
    let role = name.role.as_ref().map(|role| match &role.of {
        Some(of) => format!(", {} of {of}", role.head),
        None => format!(", {}", role.head),
    });
    format!("{} {}{}", words::name_kind(name.kind), name.value, role.unwrap_or_default())
}

fn of_date(date: &Date) -> String {
    let read = &date.value;
    let mut line = value::time(&read.timex);
    if let Some(bounds) = read.interval {
        line = format!("{line}, from {} to before {}", bounds.earliest, bounds.latest);
    }
    for other in &read.alternatives {
        line = format!("{line}, or {}", value::time(other));
    }
    let anchored = if read.anchored { "; counted from the day of publication or from another mention" } else { "" };
    let twisted = if read.inconsistent { "; the words contradict themselves" } else { "" };
    format!("{line}; {}{anchored}{twisted}", read.why)
}

fn of_number(number: &Number) -> String {
    let mut line = match (number.value, number.high) {
        (Some(value), Some(high)) => format!("{value} and {high}"),
        (Some(value), None) => value.to_string(),
        _ => "no exact value".to_owned(),
    };
    line = match (number.unit.as_deref(), number.class.as_deref()) {
        // "3 people killed", not "3 person (killed)".
        (_, Some(class @ ("votes" | "seats" | "goals"))) => format!("{line} {class}"),
        (Some("person") | None, Some(class)) => format!("{line} people {class}"),
        (Some(unit), Some(class)) => format!("{line} {class} (“{unit}”)"),
        (Some(unit), None) => format!("{line} {unit}"),
        (None, None) => line,
    };
    let (low, high) = number.range;
    match (high <= low, high.is_finite()) {
        (true, _) => line,
        (false, true) => format!("{line}, allowing {} to {}", rounded(low), rounded(high)),
        (false, false) => format!("{line}, allowing {} or more", rounded(low)),
    }
}

/// Leaves out what binary fractions add behind the sixth significant digit: 16.2, not 16.200000000000003.
fn rounded(bound: f64) -> f64 {
    format!("{bound:.5e}").parse().unwrap_or(bound)
}

fn of_claim(claim: &Claim) -> String {
    let part = |word: &str, who: &[String]| {
        if who.is_empty() { String::new() } else { format!(", {word} {}", who.join(", ")) }
    };
    format!(
        "claim “{}”, {}{}{}{}{}",
        claim.predicate,
        words::status(claim.status),
        part("by", &claim.agents),
        part("of", &claim.patients),
        if claim.hedged { ", hedged" } else { "" },
        claim.attribution.as_ref().map(|who| format!(", said by {who}")).unwrap_or_default(),
    )
}

fn against(finding: &Finding) -> Vec<String> {
    vec![match &finding.could_be {
        Some(could_be) => format!("could be: {could_be}"),
        None if finding.relation == Relation::Omission => "not said is not denied".to_owned(),
        None => "no other explanation was found in the texts".to_owned(),
    }]
}

fn weight(finding: &Finding) -> Vec<String> {
    vec![
        format!("{}: {}", words::relation(finding.relation), words::relation_means(finding.relation)),
        format!("severity {}, confidence {:.2}", words::severity(finding.severity), finding.confidence),
    ]
}
