//! Articles and mentions as `inspect` and `compare` write them.

use serde::{Deserialize, Serialize};

use crate::alignment::Line;
use crate::article::{self, Evidence, FileFacts, Furniture};
use crate::calendar::{Certainty, Modifier, TimeKind};
use crate::mention::{Mention, NameKind, NumberKind, OutcomeClass, Status, Witness};
use crate::text::Span;

/// A stretch of an article's `text`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SpanEntry {
    /// First byte.
    pub start: u32,
    /// Byte after the last one.
    pub end: u32,
}

impl From<Span> for SpanEntry {
    fn from(span: Span) -> Self {
        Self { start: span.start, end: span.end }
    }
}

/// One article.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Article {
    /// Its position in the run, counted from 0; absent in the lines of `inspect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<usize>,
    /// The file, as given or as found.
    pub path: String,
    /// The position in a file of several articles, counted from 0.
    pub part: Option<u32>,
    /// Who published it.
    pub source: Option<String>,
    /// The headline.
    pub title: Option<String>,
    /// The line below the headline.
    pub deck: Option<String>,
    /// Who wrote it.
    pub author: Option<String>,
    /// Where it was published on the web.
    pub url: Option<String>,
    /// The agency that the text credits.
    pub agency: Option<String>,
    /// ISO 8601 date or date-time; `--MM-DD` where no year is stated.
    pub published: Option<String>,
    /// Where the date was found.
    pub published_evidence: Option<Evidence>,
    /// ISO 639-3 code.
    pub language: Option<String>,
    /// Facts about the file.
    #[serde(flatten)]
    pub file: FileFacts,
    /// The cleaned body; in a comparison headline and deck follow it, each after a blank line.
    pub text: String,
    /// How many bytes of `text` are the body; absent in the lines of `inspect`, where all of it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub body: Option<usize>,
    /// The sentences of the body; behind them headline and deck where `text` has them.
    pub sentences: Vec<SpanEntry>,
    /// What was cut from around the text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub furniture: Option<Vec<Furniture>>,
    /// Its mentions; only in the lines of `inspect`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mentions: Option<Vec<MentionEntry>>,
}

/// A mention.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum MentionEntry {
    /// A proper name.
    Name {
        /// First byte.
        start: u32,
        /// Byte after the last one.
        end: u32,
        /// The words there.
        text: String,
        /// What it names.
        r#type: NameKind,
        /// The fullest form that the article uses.
        value: String,
        /// The office or description beside it.
        role: Option<String>,
    },
    /// A time.
    Date {
        /// First byte.
        start: u32,
        /// Byte after the last one.
        end: u32,
        /// The words there.
        text: String,
        /// Date, time, duration or set.
        r#type: TimeKind,
        /// ISO 8601 / TIMEX3.
        value: String,
        /// What a hedge or an edge word adds.
        #[serde(rename = "mod")]
        modifier: Option<Modifier>,
        /// How sure the value is.
        certainty: Certainty,
        /// Other values that the words allow.
        alternatives: Vec<String>,
        /// How the value was reached.
        why: String,
        /// Whether the words contradict themselves.
        inconsistent: bool,
    },
    /// A quantity.
    Number {
        /// First byte.
        start: u32,
        /// Byte after the last one.
        end: u32,
        /// The words there.
        text: String,
        /// What kind of quantity it is.
        r#type: NumberKind,
        /// The value; null for vague words.
        #[serde(serialize_with = "plain_number")]
        value: Option<f64>,
        /// The upper end of a range.
        #[serde(serialize_with = "plain_number")]
        high: Option<f64>,
        /// ISO 4217 currency, "%", a measure, "age", or the counted noun.
        unit: Option<String>,
        /// The hedge before it.
        #[serde(rename = "mod")]
        modifier: Option<Modifier>,
        /// The class of the counted thing.
        class: Option<String>,
    },
    /// Direct speech.
    Quote {
        /// First byte.
        start: u32,
        /// Byte after the last one.
        end: u32,
        /// The words there, quotation marks included.
        text: String,
        /// Who is quoted.
        speaker: Option<String>,
    },
    /// A claim.
    Claim {
        /// First byte.
        start: u32,
        /// Byte after the last one.
        end: u32,
        /// The words there.
        text: String,
        /// The lemma.
        predicate: String,
        /// How far it goes.
        status: Status,
        /// The family of outcomes.
        class: Option<OutcomeClass>,
        /// The side within its family: 1, −1 or 0.
        side: i8,
        /// Whether a hedge stands with it.
        hedged: bool,
        /// Who says so.
        attribution: Option<String>,
        /// Who acts.
        agents: Vec<String>,
        /// Who or what is acted on.
        patients: Vec<String>,
    },
}

/// Writes 12 rather than 12.0: counts are whole.
#[expect(clippy::ref_option, reason = "serde hands a reference to the field")]
fn plain_number<S: serde::Serializer>(value: &Option<f64>, serializer: S) -> Result<S::Ok, S::Error> {
    const EXACT: f64 = 9_007_199_254_740_992.0;
    match value {
        Some(number) if number.fract() == 0.0 && number.abs() < EXACT => serializer.serialize_i64(*number as i64),
        Some(number) => serializer.serialize_f64(*number),
        None => serializer.serialize_none(),
    }
}

impl Article {
    /// Describes an article without its mentions.
    pub fn of(article: &article::Article) -> Self {
        Self {
            id: None,
            path: article.path.to_string_lossy().into_owned(),
            part: article.part,
            source: article.source.clone(),
            title: article.title.clone(),
            deck: article.deck.clone(),
            author: article.byline.clone(),
            url: article.url.clone(),
            agency: article.agency.clone(),
            published: article.published.as_ref().map(|published| published.when.to_string()),
            published_evidence: article.published.as_ref().map(|published| published.evidence),
            language: article.language.clone(),
            file: article.file.clone(),
            text: article.text.clone(),
            body: None,
            sentences: article.sentences.iter().copied().map(SpanEntry::from).collect(),
            furniture: None,
            mentions: None,
        }
    }

    /// Describes an article as [`Article::of`], with headline and deck behind the body, so that rows can hold them and all offsets stay those of the body.
    pub fn with_headings(article: &article::Article) -> Self {
        let mut found = Self { body: Some(article.text.len()), ..Self::of(article) };
        for words in Line::ALL.into_iter().filter_map(|line| line.of(article)) {
            found.text.push_str("\n\n");
            let start = found.text.len() as u32;
            found.text.push_str(words);
            found.sentences.push(SpanEntry { start, end: found.text.len() as u32 });
        }
        found
    }

    /// Describes a witness: the article, what was cut from around it, and its mentions in the order of the text.
    pub fn inspected(witness: &Witness) -> Self {
        let text = witness.text();
        Self {
            furniture: Some(witness.article.furniture.clone()),
            mentions: Some(witness.mentions().into_iter().map(|mention| MentionEntry::of(mention, text)).collect()),
            ..Self::of(&witness.article)
        }
    }
}

impl MentionEntry {
    fn of(mention: Mention<'_>, article: &str) -> Self {
        let Span { start, end } = mention.span();
        let text = mention.span().of(article).to_owned();
        match mention {
            Mention::Name(name) => Self::Name {
                start,
                end,
                text,
                r#type: name.kind,
                value: name.value.clone(),
                role: name.role.as_ref().map(|role| role.head.clone()),
            },
            Mention::Date(date) => Self::Date {
                start,
                end,
                text,
                r#type: date.value.kind,
                value: date.value.timex.clone(),
                modifier: date.value.modifier,
                certainty: date.value.certainty,
                alternatives: date.value.alternatives.clone(),
                why: date.value.why.clone(),
                inconsistent: date.value.inconsistent,
            },
            Mention::Number(number) => Self::Number {
                start,
                end,
                text,
                r#type: number.kind,
                value: number.value,
                high: number.high,
                unit: number.unit.clone(),
                modifier: number.modifier,
                class: number.class.clone(),
            },
            Mention::Quote(quote) => Self::Quote { start, end, text, speaker: quote.speaker.clone() },
            Mention::Claim(claim) => Self::Claim {
                start,
                end,
                text,
                predicate: claim.predicate.clone(),
                status: claim.status,
                class: claim.class,
                side: claim.side,
                hedged: claim.hedged,
                attribution: claim.attribution.clone(),
                agents: claim.agents.clone(),
                patients: claim.patients.clone(),
            },
        }
    }
}
