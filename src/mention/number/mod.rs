//! Numbers: counts, money, percentages, measures, ages, scores, with the thing that is counted.

mod compare;
mod counted;
mod fraction;
mod hedge;
mod quantity;
mod read;
mod taken;
mod unit;

pub use compare::{Agreement, compare};

use serde::{Deserialize, Serialize};

use super::{Date, Name};
use crate::article::Article;
use crate::calendar::Modifier;
use crate::calendar::token::Tokens;
use crate::text::Span;
use taken::Taken;

/// What kind of quantity a number is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum NumberKind {
    /// So many of something.
    Count,
    /// An amount of a currency.
    Money,
    /// A share of a hundred.
    Percent,
    /// A length, weight, temperature, speed, area.
    Measure,
    /// Years of age.
    Age,
    /// The result of a game or a vote: two numbers.
    Score,
    /// An earthquake's or another scale's magnitude.
    Magnitude,
    /// A bare number.
    Plain,
}

/// A mention of a number.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// Where it stands, in bytes of the article's text, without its hedge.
    pub span: Span,
    /// What kind of quantity it is.
    pub kind: NumberKind,
    /// The value as written; `None` for vague words ("dozens").
    pub value: Option<f64>,
    /// The upper end of a range or the second number of a score.
    pub high: Option<f64>,
    /// The currency (ISO 4217), "%", the measure, "age", or the counted noun in the singular.
    pub unit: Option<String>,
    /// The hedge before it.
    pub modifier: Option<Modifier>,
    /// The values that the words allow, both ends included: hedges, vague words and rounding taken in.
    pub range: (f64, f64),
    /// The class of the counted thing where it has one: "killed", "injured", "missing", "detained", "votes".
    pub class: Option<String>,
}

/// Finds the numbers of an article, in order and without overlap; none inside dates, nor inside names.
pub fn recognise(article: &Article, dates: &[Date], names: &[Name]) -> Vec<Number> {
    let tokens = Tokens::new(&article.text);
    let taken = Taken::new(&tokens, dates, names);
    read::scan(&tokens, &taken)
}
