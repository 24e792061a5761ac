//! What each report leads with: permission given or refused, a strike over or in its tenth day, a pass open or shut.
//!
//! Two newsrooms tell one outcome by verbs, nouns and set phrases that no pair of words joins, so that each lead is read for its side of a
//! matter alone. The phrases are a lexicon of our own (`assets/lexicon/outcome_phrases.tsv`); what it does not know is not found.
//! A report that tells both sides anywhere settles nothing, and nothing is said where the leads do not speak of one thing.

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::claim::people;
use super::{Bench, LEAD};
use crate::calendar::{Granularity, TimeKind};
use crate::discrepancy::desk::{Desk, Lexis, Manner, Token};
use crate::discrepancy::draft::{Draft, Mark};
use crate::discrepancy::{Kind, Relation, cue, question, severity, within};
use crate::lexicon;
use crate::mention::{OutcomeClass, Status};
use crate::text::lemma::{singular, verb_form};
use crate::text::{Span, WordKind};

/// Beyond so many sentences a report tells what went before.
const DEPTH: usize = 25;
/// An opposite told behind so many sentences is of something else, where neither side comes after the other.
const GUARD: usize = 5;
/// A reading is its clause, where that is no longer than so many bytes.
const LONGEST_CLAUSE: u32 = 160;
/// The date of a sentence stands within so many bytes of its start, where it dates all of it.
const OPENING: u32 = 30;
/// A star in a phrase stands for so many words at most.
const GAP: usize = 5;
/// What takes a phrase back, or puts it ahead, stands within so many words before it.
const BEFORE: usize = 4;
/// So many words of content must be around both outcomes, days and months not counted.
const LEAST_SHARED: usize = 2;

/// What may come out one way or the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Matter {
    Grant,
    Deal,
    Custody,
    Court,
    Plea,
    Appeal,
    Job,
    Dispute,
    Open,
    Launch,
    Search,
    Life,
    Ruin,
    Sanction,
    Sport,
    Result,
    Step,
    Confirm,
    Stake,
    Charge,
    Evacuate,
    Happen,
}

/// A matter as the lexicon and the reader know it.
struct Asked {
    matter: Matter,
    /// Its name in the lexicon.
    name: &'static str,
    /// The side that comes after the other one: who is released was held before, so that a report of it may tell both.
    later: Option<i8>,
    question: &'static str,
}

const fn asked(matter: Matter, name: &'static str, later: Option<i8>, question: &'static str) -> Asked {
    Asked { matter, name, later, question }
}

const MATTERS: &[Asked] = &[
    asked(Matter::Grant, "grant", None, "Was it approved?"),
    asked(Matter::Deal, "deal", None, "Was there an agreement?"),
    asked(Matter::Custody, "custody", Some(-1), "Is anyone still held?"),
    asked(Matter::Court, "court", None, "What was the verdict?"),
    asked(Matter::Plea, "plea", None, "What was pleaded?"),
    asked(Matter::Appeal, "appeal", None, "Does the ruling stand?"),
    asked(Matter::Job, "job", Some(-1), "Who stays in office?"),
    asked(Matter::Dispute, "dispute", Some(1), "Is the dispute over?"),
    asked(Matter::Open, "open", Some(1), "Is it open?"),
    asked(Matter::Launch, "launch", None, "Did it succeed?"),
    asked(Matter::Search, "search", Some(1), "Was anyone found?"),
    asked(Matter::Life, "life", None, "Who survived?"),
    asked(Matter::Ruin, "ruin", None, "How bad is the damage?"),
    asked(Matter::Sanction, "sanction", Some(-1), "Does it stay in force?"),
    asked(Matter::Sport, "sport", None, "Who won?"),
    asked(Matter::Result, "result", None, "Was it more or less?"),
    asked(Matter::Step, "step", Some(1), "Is it decided?"),
    asked(Matter::Confirm, "confirm", None, "Is it confirmed?"),
    asked(Matter::Stake, "stake", None, "Was it bought or sold?"),
    asked(Matter::Charge, "charge", None, "Was a charge brought?"),
    asked(Matter::Evacuate, "evacuate", None, "Did people leave?"),
    asked(Matter::Happen, "happen", None, "Does it take place?"),
];

impl Matter {
    fn later(self) -> Option<i8> {
        MATTERS.iter().find(|asked| asked.matter == self).and_then(|asked| asked.later)
    }

    /// The matter of a family of outcomes.
    fn of(class: OutcomeClass) -> Option<Self> {
        Some(match class {
            OutcomeClass::Decide | OutcomeClass::Permission => Self::Grant,
            OutcomeClass::Agreement => Self::Deal,
            OutcomeClass::Custody => Self::Custody,
            OutcomeClass::Court => Self::Court,
            OutcomeClass::Plea => Self::Plea,
            OutcomeClass::Appeal => Self::Appeal,
            OutcomeClass::Job => Self::Job,
            OutcomeClass::Casualty => Self::Life,
            OutcomeClass::Damage => Self::Ruin,
            OutcomeClass::People => Self::Search,
            OutcomeClass::Sanction => Self::Sanction,
            OutcomeClass::Contest => Self::Sport,
            OutcomeClass::Success => Self::Launch,
            OutcomeClass::Charge => Self::Charge,
            _ => return None,
        })
    }
}

/// A phrase of the lexicon: for each of its words the forms of one word, `None` for a gap.
struct Phrase {
    matter: Matter,
    side: i8,
    words: Vec<Option<Vec<&'static str>>>,
}

static PHRASES: LazyLock<Vec<Phrase>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../../assets/lexicon/outcome_phrases.tsv"))
        .filter_map(|row| {
            let [matter, side, words] = row[..] else { return None };
            let word = |word: &'static str| (word != "*").then(|| word.split('|').collect());
            Some(Phrase {
                matter: MATTERS.iter().find(|asked| asked.name == matter)?.matter,
                side: side.parse().ok()?,
                words: words.split(' ').map(word).collect(),
            })
        })
        .collect()
});

/// The phrases by each form of their first word.
static BY_FIRST: LazyLock<FxHashMap<&'static str, Vec<&'static Phrase>>> = LazyLock::new(|| {
    let mut found: FxHashMap<&'static str, Vec<&'static Phrase>> = FxHashMap::default();
    for phrase in PHRASES.iter() {
        for &first in phrase.words.first().into_iter().flatten().flatten() {
            found.entry(first).or_default().push(phrase);
        }
    }
    found
});

/// An outcome that a report tells as a fact.
pub(super) struct Outcome {
    matter: Matter,
    side: i8,
    sentence: usize,
    span: Span,
    /// How far it goes where a claim tells it; a phrase of the lexicon, which may say that a state lasts, has its side only.
    status: Option<Status>,
    value: String,
    /// Whether it was in another month or year.
    background: bool,
}

/// Finds outcomes that one report leads with and the other denies by leading with the opposite.
pub(super) fn find(bench: &Bench, drafts: &mut Vec<Draft>) {
    let Some((one, two)) = bench.both() else { return };
    let Some((left, right)) = bench.slots() else { return };
    let left = left.outcomes.get_or_init(|| outcomes(one, bench.lexis));
    let right = right.outcomes.get_or_init(|| outcomes(two, bench.lexis));
    for asked in MATTERS {
        let matter = asked.matter;
        let pair = opposed(matter, left, right).filter(|&(a, b)| one_thing(bench, matter, (one, a), (two, b)));
        // One word on both sides is for the rule of claims.
        let Some((a, b)) = pair.filter(|(a, b)| a.value != b.value) else { continue };
        let told = drafts.iter().any(|draft| {
            draft.kind == Kind::Outcome
                && [(bench.left, a), (bench.right, b)].iter().all(|(witness, outcome)| {
                    draft.marks.iter().any(|mark| mark.witness == *witness && mark.sentence == outcome.sentence)
                })
        });
        if !told {
            drafts.push(draft(bench, asked, a, b));
        }
    }
}

/// Returns the outcomes of a matter that two reports lead with where these exclude each other.
fn opposed<'a>(matter: Matter, left: &'a [Outcome], right: &'a [Outcome]) -> Option<(&'a Outcome, &'a Outcome)> {
    let of = |all: &'a [Outcome]| all.iter().filter(move |outcome| outcome.matter == matter);
    let lead = |all: &'a [Outcome], fits: &dyn Fn(&Outcome) -> bool| {
        of(all).find(|outcome| outcome.sentence < LEAD && !outcome.background && fits(outcome))
    };
    let never = |all: &'a [Outcome], fits: &dyn Fn(&Outcome) -> bool| !of(all).any(fits);
    if let Some(later) = matter.later() {
        let over = |outcome: &Outcome| outcome.side == later;
        let lasts = |outcome: &Outcome| outcome.side == -later && outcome.status.is_none();
        return match (lead(left, &over), lead(right, &over)) {
            // Who tells both sides tells of two things: one road is open again, another still shut.
            (Some(a), None) if never(right, &over) && never(left, &lasts) => Some((a, lead(right, &lasts)?)),
            (None, Some(b)) if never(left, &over) && never(right, &lasts) => Some((lead(left, &lasts)?, b)),
            _ => None,
        };
    }
    if matter == Matter::Sport {
        // Who won and who lost is told from two sides; only a draw excludes both.
        let (drawn, decided) = (|outcome: &Outcome| outcome.side == 0, |outcome: &Outcome| outcome.side != 0);
        return match (lead(left, &drawn), lead(right, &drawn)) {
            (Some(a), None) if never(left, &decided) && never(right, &drawn) => Some((a, lead(right, &decided)?)),
            (None, Some(b)) if never(right, &decided) && never(left, &drawn) => Some((lead(left, &decided)?, b)),
            _ => None,
        };
    }
    let first = lead(left, &|outcome| outcome.side != 0)?;
    let second = lead(right, &|outcome| outcome.side == -first.side)?;
    let near = |side: i8| move |outcome: &Outcome| outcome.side == side && outcome.sentence < GUARD;
    let one_sided = never(left, &near(second.side)) && never(right, &near(first.side));
    one_sided.then_some((first, second))
}

/// Tells whether two outcomes are said of one thing: words in common around them, and no other person.
fn one_thing(bench: &Bench, matter: Matter, (one, a): (&Desk, &Outcome), (two, b): (&Desk, &Outcome)) -> bool {
    let near = |desk: &Desk, outcome: &Outcome| around(desk, bench.lexis, outcome);
    let (x, y) = (near(one, a), near(two, b));
    let shared: Vec<u32> =
        x.iter().filter(|(stem, _)| y.iter().any(|(other, _)| other == stem)).map(|&(stem, _)| stem).collect();
    let capital = |all: &[(u32, bool)], stem: u32| all.iter().any(|&(other, capital)| capital && other == stem);
    let named = shared.iter().any(|&stem| capital(&x, stem) && capital(&y, stem));
    let (first, second) = (people(one, a.sentence), people(two, b.sentence));
    let other_people = !first.is_empty() && !second.is_empty() && !first.iter().any(|person| second.contains(person));
    let same_person = first.iter().any(|person| second.contains(person));
    // Some live and others die in one accident; only of one person both cannot be.
    (shared.len() >= LEAST_SHARED && named || shared.len() >= 2 * LEAST_SHARED)
        && !other_people
        && (matter != Matter::Life || same_person)
}

/// Returns the stems of the words of content of a sentence and of those beside it, with whether they have a capital letter.
fn around(desk: &Desk, lexis: &Lexis, outcome: &Outcome) -> Vec<(u32, bool)> {
    let first = outcome.sentence.saturating_sub(1);
    let lines = (first..=outcome.sentence + 1).flat_map(|sentence| desk.line(sentence));
    let figure = |token: &&Token| token.kind == WordKind::Number && desk.slice(token.span).len() > 1;
    let content = lines.filter(|token| token.kind == WordKind::Word && lexis.content(token.word) || figure(token));
    let dated = |token: &&Token| within(&desk.witness.dates, token.span, |date| date.span).next().is_some();
    let lasting = content.filter(|token| !dated(token));
    let mut all: Vec<(u32, bool)> = lasting.map(|token| (lexis.stem(token.word), token.capital)).collect();
    all.sort_unstable();
    all.dedup();
    all
}

/// Returns what a report tells as facts, in the order of its text.
fn outcomes(desk: &Desk, lexis: &Lexis) -> Vec<Outcome> {
    let mut found = Vec::new();
    for sentence in (0..desk.lines.len().min(DEPTH)).filter(|&sentence| desk.manner(sentence) == Manner::Statement) {
        phrases(desk, lexis, sentence, &mut found);
    }
    let claims = desk.witness.claims.iter().filter_map(|claim| {
        let matter = Matter::of(claim.class?)?;
        let sentence = desk.witness.sentence_at(claim.span.start).filter(|&sentence| sentence < DEPTH)?;
        let side = match claim.status {
            Status::Occurred | Status::Ongoing => claim.side,
            Status::Failed if !matches!(matter, Matter::Life | Matter::Search | Matter::Sport) => -claim.side,
            _ => return None,
        };
        let fit = match matter {
            // Who is appointed follows another one; who vanished may have been found since.
            Matter::Job => side < 0,
            Matter::Search => side > 0,
            // "The Otters drew level."
            Matter::Sport => side != 0 || !desk.slice(claim.span).contains("level"),
            Matter::Life | Matter::Ruin => side != 0,
            // "Managed to" and "passed" are of anything.
            Matter::Launch => matches!(claim.predicate.as_str(), "fail" | "succeed"),
            // "A bill allowing families to sue" is not yet passed.
            Matter::Grant if desk.slice(claim.span).ends_with("ing") => false,
            Matter::Grant => claim.predicate != "pass" || claim.patients.iter().any(|thing| is_bill(thing)),
            _ => true,
        };
        let stated = desk.manner(sentence) == Manner::Statement && !desk.in_quotation(claim.span) && !claim.hedged;
        // "The agreement remains unsigned", "no sign of the release": a noun, or words that a phrase has turned round.
        let told = |phrase: &Outcome| phrase.matter == matter && phrase.span.overlaps(claim.span);
        (fit && stated && !claim.nominal && !found.iter().any(told)).then(|| Outcome {
            matter,
            side,
            sentence,
            span: claim.span,
            status: Some(claim.status),
            value: claim.predicate.clone(),
            background: background(desk, sentence),
        })
    });
    let claims: Vec<Outcome> = claims.collect();
    found.extend(claims);
    found.sort_by_key(|outcome| (outcome.sentence, outcome.span.start));
    found
}

/// Finds the phrases of the lexicon in a sentence.
fn phrases(desk: &Desk, lexis: &Lexis, sentence: usize, found: &mut Vec<Outcome>) {
    let line: Vec<Word> = desk
        .line(sentence)
        .iter()
        .map(|token| {
            let text = lexis.text(token.word);
            let forms =
                if token.kind == WordKind::Mark { [Some(Cow::Borrowed(text)), None, None] } else { forms(text) };
            Word { token, text, forms }
        })
        .collect();
    for at in 0..line.len() {
        let Some(word) = line.get(at).filter(|word| word.token.kind != WordKind::Mark) else { continue };
        let candidates = word.forms.iter().flatten().filter_map(|form| BY_FIRST.get(&**form)).flatten();
        for phrase in candidates {
            let Some(last) = reach(&line, at + 1, phrase.words.get(1..).unwrap_or(&[])) else { continue };
            let Some(end) = line.get(last - 1) else { continue };
            let span = word.token.span.join(end.token.span);
            if desk.in_quotation(span) || taken_back(&line, at, phrase) {
                continue;
            }
            let same = |outcome: &Outcome| {
                outcome.matter == phrase.matter && outcome.side == phrase.side && outcome.span.start == span.start
            };
            if found.iter().any(same) {
                continue;
            }
            let value = desk.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
            let background = background(desk, sentence);
            let (matter, side) = (phrase.matter, phrase.side);
            found.push(Outcome { matter, side, sentence, span, status: None, value, background });
        }
    }
}

fn is_bill(thing: &str) -> bool {
    matches!(
        thing,
        "bill"
            | "law"
            | "motion"
            | "budget"
            | "resolution"
            | "act"
            | "measure"
            | "legislation"
            | "amendment"
            | "reform"
            | "treaty"
    )
}

/// Tells whether a sentence begins with a month, a year or more: "In May the answer was a flat refusal".
fn background(desk: &Desk, sentence: usize) -> bool {
    let Some(&around) = desk.witness.article.sentences.get(sentence) else { return false };
    let opening = Span { start: around.start, end: around.end.min(around.start + OPENING) };
    // Not by a quarter or a half, which are parts of a game too.
    let long = |granularity| matches!(granularity, Granularity::Month | Granularity::Season | Granularity::Year);
    within(&desk.witness.dates, opening, |date| date.span)
        .any(|date| date.value.kind == TimeKind::Date && long(date.value.granularity))
}

/// A word of a sentence with the forms under which the lexicon may have it.
struct Word<'a> {
    token: &'a Token,
    text: &'a str,
    forms: [Option<Cow<'a, str>>; 3],
}

/// The forms under which the lexicon may have a word: as written, as a verb, as one of many.
fn forms(word: &str) -> [Option<Cow<'_, str>>; 3] {
    let helper = match word {
        "am" | "is" | "are" | "was" | "were" | "been" | "being" => Some("be"),
        "has" | "had" | "having" => Some("have"),
        _ => None,
    };
    let verb = helper.map(Cow::Borrowed).or_else(|| verb_form(word).map(|form| form.lemma));
    let verb = verb.filter(|lemma| lemma != word);
    let one = Some(singular(word)).filter(|one| one != word && Some(one) != verb.as_ref());
    [Some(Cow::Borrowed(word)), verb, one]
}

/// Returns the token after the last one of a phrase whose further words begin at or behind a token.
fn reach(line: &[Word], from: usize, words: &[Option<Vec<&'static str>>]) -> Option<usize> {
    let Some((first, rest)) = words.split_first() else { return Some(from) };
    let Some(choices) = first else {
        for at in from..=from + GAP {
            if let Some(end) = reach(line, at, rest) {
                return Some(end);
            }
            // A gap does not reach over a mark, but "Ashby's" is one word.
            line.get(at).filter(|word| word.token.kind != WordKind::Mark || matches!(word.text, "'s" | "&"))?;
        }
        return None;
    };
    let word = line.get(from).filter(|word| word.token.kind != WordKind::Mark)?;
    let fits = word.forms.iter().flatten().any(|form| choices.contains(&&**form));
    if fits { reach(line, from + 1, rest) } else { None }
}

/// Tells whether the words before a phrase take it back, put it ahead or leave it open.
fn taken_back(line: &[Word], at: usize, phrase: &Phrase) -> bool {
    // "Is to remain at the head of the ministry" tells how it is now.
    let lasts = matches!(phrase.matter, Matter::Job | Matter::Sanction) && phrase.matter.later() == Some(-phrase.side);
    let before = line.get(at.saturating_sub(BEFORE)..at).unwrap_or(&[]);
    let clause = before.iter().rev().take_while(|word| word.token.kind != WordKind::Mark);
    // "It took the jury two hours to find him guilty."
    let took = line.get(at.saturating_sub(3 * BEFORE)..at).unwrap_or(&[]);
    let took = took.iter().any(|word| matches!(word.text, "took" | "needed" | "managed"));
    clause.map(|word| word.text).any(|word| {
        cue::is_negation(word)
            || matches!(
                word,
                "will"
                    | "would"
                    | "may"
                    | "might"
                    | "could"
                    | "should"
                    | "shall"
                    | "can"
                    | "whether"
                    | "until"
                    | "unless"
                    | "hope"
                    | "hopes"
                    | "hoped"
                    | "wants"
                    | "want"
                    | "likely"
                    | "expected"
                    | "planned"
                    | "threatened"
                    | "refused"
                    | "failed"
                    | "tried"
                    | "trying"
                    | "nearly"
                    | "almost"
                    | "urged"
                    | "asked"
                    | "calls"
                    | "called"
                    | "demanded"
            )
            || word == "before" && !took
            || word == "to" && !took && !lasts && phrase.matter != Matter::Sport
    })
}

/// Returns the words between the marks around an outcome: who did it belongs to what is quoted.
fn clause(desk: &Desk, outcome: &Outcome) -> Span {
    let ends = |token: &Token| {
        token.kind == WordKind::Mark
            && matches!(desk.slice(token.span), "," | ";" | ":" | "." | "–" | "—" | "-" | "(" | ")")
    };
    let line = desk.line(outcome.sentence);
    let first =
        line.iter().rev().filter(|token| token.span.end <= outcome.span.start).take_while(|token| !ends(token)).last();
    let last = line.iter().filter(|token| token.span.start >= outcome.span.end).take_while(|token| !ends(token)).last();
    let whole = first.map_or(outcome.span, |token| token.span.join(outcome.span));
    let whole = last.map_or(whole, |token| whole.join(token.span));
    if whole.end - whole.start <= LONGEST_CLAUSE { whole } else { outcome.span }
}

fn draft(bench: &Bench, asked: &Asked, a: &Outcome, b: &Outcome) -> Draft {
    let relation = if asked.matter == Matter::Step { Relation::Shift } else { Relation::Conflict };
    let mark = |witness: usize, outcome: &Outcome| Mark {
        witness,
        sentence: outcome.sentence,
        span: bench.desks.get(witness).map_or(outcome.span, |desk| clause(desk, outcome)),
        value: outcome.value.clone(),
        status: outcome.status,
    };
    let marks = vec![mark(bench.left, a), mark(bench.right, b)];
    let (_, context) = question::of_place(bench.desks, Kind::Outcome, (bench.left, a.sentence), a.span);
    Draft {
        kind: Kind::Outcome,
        relation,
        severity: severity::of(bench.desks, Kind::Outcome, relation, &marks),
        confidence: 0.7,
        question: asked.question.to_owned(),
        could_be: Some("an earlier publication, or another stage of the same affair".to_owned()),
        context,
        marks,
        evidence: vec![
            format!("“{}” leads one report, “{}” the other", a.value, b.value),
            "rule: opposite outcomes in two leads".to_owned(),
        ],
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_lexicon_is_a_phrase_and_stands_once() {
        let rows: Vec<_> = lexicon::rows(include_str!("../../../assets/lexicon/outcome_phrases.tsv")).collect();
        assert_eq!(rows.len(), PHRASES.len(), "a line with an unknown matter, or without three columns");
        for (at, row) in rows.iter().enumerate() {
            assert!(!rows[..at].contains(row), "twice: {row:?}");
            assert!(!row[2].starts_with('*') && !row[2].ends_with('*'), "a gap at an edge: {row:?}");
        }
        assert!(MATTERS.iter().all(|asked| rows.iter().any(|row| row[0] == asked.name)));
    }
}
