//! Mentions: stretches of an article that name someone, a time, a count, a quotation or a claim.

pub mod claim;
pub mod date;
pub mod name;
pub mod number;
mod phrase;
pub mod quote;

use std::sync::Arc;

pub use claim::{Claim, Form, OutcomeClass, Status};
pub use date::Date;
pub use name::{Name, NameKind, Role};
pub use number::{Number, NumberKind};
pub use quote::Quote;

use crate::article::Article;
use crate::text::Span;

/// An article taken as evidence, with its mentions; each list is in the order of the text.
#[derive(Clone, Debug, Default)]
pub struct Witness {
    /// The article.
    pub article: Arc<Article>,
    /// Persons, places, organisations and other proper names.
    pub names: Vec<Name>,
    /// Dates, times, durations and sets.
    pub dates: Vec<Date>,
    /// Counts, money, percentages and measures.
    pub numbers: Vec<Number>,
    /// Direct speech.
    pub quotes: Vec<Quote>,
    /// What is said to have happened, to be planned, to be denied.
    pub claims: Vec<Claim>,
}

/// A mention of any kind.
#[derive(Clone, Copy, Debug)]
pub enum Mention<'w> {
    /// A name.
    Name(&'w Name),
    /// A date.
    Date(&'w Date),
    /// A number.
    Number(&'w Number),
    /// A quotation.
    Quote(&'w Quote),
    /// A claim.
    Claim(&'w Claim),
}

impl Mention<'_> {
    /// Returns where the mention stands, in bytes of the article's text.
    pub fn span(self) -> Span {
        match self {
            Mention::Name(name) => name.span,
            Mention::Date(date) => date.span,
            Mention::Number(number) => number.span,
            Mention::Quote(quote) => quote.span,
            Mention::Claim(claim) => claim.span,
        }
    }
}

impl Witness {
    /// Reads an article: finds all its mentions.
    pub fn read(article: Arc<Article>) -> Self {
        let dates = date::recognise(&article);
        let names = name::recognise(&article, &dates);
        let numbers = number::recognise(&article, &dates, &names);
        let quotes = quote::recognise(&article, &names);
        let claims = claim::recognise(&article, &names, &dates, &numbers, &quotes);
        Self { article, names, dates, numbers, quotes, claims }
    }

    /// Returns the indices of the witnesses in the order of their sigla: by time of publication, then source, then path.
    ///
    /// Those without a date of publication come last. The order does not depend on the order in which they are given.
    pub fn in_order(witnesses: &[&Witness]) -> Vec<usize> {
        let key = |index: usize| witnesses.get(index).map(|witness| (witness.article.rank(), witness.text()));
        let mut order: Vec<usize> = (0..witnesses.len()).collect();
        order.sort_by(|&a, &b| key(a).cmp(&key(b)));
        order
    }

    /// Returns the cleaned text of the article.
    pub fn text(&self) -> &str {
        &self.article.text
    }

    /// Returns all mentions in the order of the text, longer ones first where they start together.
    pub fn mentions(&self) -> Vec<Mention<'_>> {
        let mut all: Vec<Mention<'_>> = self.names.iter().map(Mention::Name).collect();
        all.extend(self.dates.iter().map(Mention::Date));
        all.extend(self.numbers.iter().map(Mention::Number));
        all.extend(self.quotes.iter().map(Mention::Quote));
        all.extend(self.claims.iter().map(Mention::Claim));
        all.sort_by_key(|mention| (mention.span().start, std::cmp::Reverse(mention.span().end)));
        all
    }

    /// Returns the index of the sentence that holds the byte offset; `None` between sentences.
    pub fn sentence_at(&self, offset: u32) -> Option<usize> {
        let sentences = &self.article.sentences;
        let after = sentences.partition_point(|sentence| sentence.start <= offset);
        let index = after.checked_sub(1)?;
        (offset < sentences.get(index)?.end).then_some(index)
    }
}
