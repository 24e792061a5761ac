//! Roles: the office or description that stands before or after a person's name, in one normal form.

use super::gazetteer::gazetteer;
use super::key::fold;
use super::token::Token;
use super::{Name, NameKind, Role};
use crate::text::Span;

/// A role phrase reaches no further from its name than this, in tokens.
const REACH: usize = 16;

/// Gives the persons of an article their roles. Names must be in order and have their values.
pub(super) fn attach(tokens: &[Token<'_>], names: &mut [Name]) {
    let page = Page::new(tokens, names);
    let roles: Vec<Option<Role>> = names
        .iter()
        .map(|name| {
            if name.kind != NameKind::Person {
                return None;
            }
            let first = tokens.partition_point(|token| token.span.start < name.span.start);
            let after = tokens.partition_point(|token| token.span.start < name.span.end);
            page.before(first, after).or_else(|| page.after(after))
        })
        .collect();
    for (name, role) in names.iter_mut().zip(roles) {
        name.role = role;
    }
}

/// The tokens of an article with the names that stand on them.
struct Page<'p> {
    tokens: &'p [Token<'p>],
    folded: Vec<String>,
    /// The name that each token belongs to.
    owners: Vec<Option<usize>>,
    names: &'p [Name],
}

impl<'p> Page<'p> {
    fn new(tokens: &'p [Token<'p>], names: &'p [Name]) -> Self {
        let mut owners = vec![None; tokens.len()];
        for (index, name) in names.iter().enumerate() {
            let first = tokens.partition_point(|token| token.span.start < name.span.start);
            for (owner, token) in owners.iter_mut().zip(tokens).skip(first) {
                if token.span.start >= name.span.end {
                    break;
                }
                *owner = Some(index);
            }
        }
        Self { tokens, folded: tokens.iter().map(|token| fold(token.text)).collect(), owners, names }
    }

    fn word(&self, index: usize) -> &str {
        self.folded.get(index).map_or("", String::as_str)
    }

    fn text(&self, index: usize) -> &str {
        self.tokens.get(index).map_or("", |token| token.text)
    }

    fn owner(&self, index: usize) -> Option<&Name> {
        self.owners.get(index).copied().flatten().and_then(|owner| self.names.get(owner))
    }

    fn in_person(&self, index: usize) -> bool {
        self.owner(index).is_some_and(|name| name.kind == NameKind::Person)
    }

    fn sentence(&self, index: usize) -> Option<u32> {
        self.tokens.get(index).map(|token| token.sentence)
    }

    fn is_head(&self, index: usize) -> bool {
        let word = self.word(index);
        gazetteer().is_office(word) || word.rsplit_once('-').is_some_and(|(_, head)| gazetteer().is_office(head))
    }

    fn modifies(&self, index: usize) -> bool {
        gazetteer().modifies_office(self.word(index)) || matches!(self.text(index), "-" | "&")
    }

    /// "Foreign Minister of Belarus" before the name that begins at `first` and ends before `after`.
    fn before(&self, first: usize, after: usize) -> Option<Role> {
        let sentence = self.sentence(first)?;
        let mut end = first;
        let comma = end.checked_sub(1).is_some_and(|before| self.text(before) == ",");
        if comma {
            // "its leader, Smith said": what stands before the comma belongs to another clause.
            if !matches!(
                self.text(after),
                "," | "."
                    | ";"
                    | ")"
                    | "during"
                    | "in"
                    | "at"
                    | "on"
                    | "after"
                    | "for"
                    | "with"
                    | "and"
                    | "to"
                    | "who"
                    | "has"
                    | "had"
                    | "was"
                    | "is"
                    | "arrived"
            ) {
                let speaks = matches!(self.text(after), "said" | "told" | "says");
                let possessive = self
                    .tokens
                    .get(first.saturating_sub(REACH)..first)
                    .unwrap_or_default()
                    .iter()
                    .any(|token| token.text == "’s" || token.text == "'s" || token.text == "The");
                if !(self.flat(after) || speaks && possessive) {
                    return None;
                }
            }
            end -= 1;
        }
        let lowest = end.saturating_sub(REACH);
        let mut head = None;
        for index in (lowest..end).rev() {
            if self.sentence(index) != Some(sentence)
                || matches!(self.text(index), ";" | ":" | "(" | ")" | "\"" | "“" | "”")
                || self.text(index) == ","
            {
                break;
            }
            if self.in_person(index) {
                break;
            }
            if self.is_head(index) && !self.names_itself(index) && self.leads_to(index + 1, end, comma) {
                head = Some(index);
                break;
            }
        }
        let head = head?;
        let mut start = head;
        while start > lowest
            && self.sentence(start - 1) == Some(sentence)
            && (self.modifies(start - 1) || self.is_head(start - 1))
            && !self.names_itself(start - 1)
        {
            start -= 1;
        }
        self.make(start, head, end)
    }

    /// After the name no verb follows that would make it a subject of its own clause.
    fn flat(&self, after: usize) -> bool {
        !self.tokens.get(after).is_some_and(Token::is_word)
    }

    /// A head inside the name of an organisation or place ("Head Start", "Captain Cook Islands") is no head.
    fn names_itself(&self, index: usize) -> bool {
        self.owner(index).is_some_and(|name| {
            name.kind != NameKind::Other && self.owner(index + 1).is_some_and(|next| next.span == name.span)
        })
    }

    /// Whether nothing, or nothing but a phrase with "of", stands between the head and the end of the role.
    fn leads_to(&self, from: usize, end: usize, comma: bool) -> bool {
        if from >= end {
            return true;
        }
        let mut from = from;
        while matches!(self.word(from), "extraordinary" | "plenipotentiary" | "and" | "general") && from < end {
            from += 1;
        }
        if from == end {
            return true;
        }
        if !matches!(self.word(from), "of" | "for" | "to" | "at" | "in" | "with") || from + 1 >= end {
            return false;
        }
        (from + 1..end).all(|index| {
            let capital = self.tokens.get(index).is_some_and(Token::capitalized);
            let small = matches!(
                self.word(index),
                "of" | "the" | "for" | "to" | "and" | "in" | "at" | "on" | "s" | "de" | "al" | "" | "with"
            );
            capital || small || (comma && self.tokens.get(index).is_some_and(Token::is_word))
        })
    }

    /// "…, the Belarusian foreign minister," after the name that ends before `after`.
    fn after(&self, after: usize) -> Option<Role> {
        let sentence = self.sentence(after.checked_sub(1)?)?;
        let mut start = after;
        let mut opened = false;
        if matches!(self.text(start), "," | "(" | "—" | "–") {
            start += 1;
            opened = true;
            if self.text(start).chars().all(|c| c.is_ascii_digit()) && self.text(start + 1) == "," {
                start += 2;
            }
        }
        if matches!(self.word(start), "who") && matches!(self.word(start + 1), "is" | "was") {
            start += 2;
            opened = true;
        }
        if !opened {
            return None;
        }
        while matches!(self.word(start), "the" | "a" | "an" | "his" | "her" | "its" | "their" | "one" | "who") {
            start += 1;
        }
        let head = (start..start + 8).find(|&index| {
            self.sentence(index) == Some(sentence)
                && self.is_head(index)
                && !self.names_itself(index)
                && !(self.is_head(index + 1) && self.sentence(index + 1) == Some(sentence))
        })?;
        let described = (start..head).all(|index| {
            self.modifies(index)
                || self.is_head(index)
                || (self.owner(index).is_some() && !self.in_person(index))
                || matches!(self.text(index), "'s" | "’s" | "the")
                || gazetteer().country_of_demonym(self.word(index)).is_some()
                || self.tokens.get(index).is_some_and(|token| {
                    token.text.chars().all(|c| c.is_lowercase() || c == '-') && head - start <= 4 && !verb(token.text)
                })
        });
        if !described || self.in_person(head + 1) {
            return None;
        }
        let mut end = head + 1;
        if matches!(self.word(end), "of" | "for" | "to" | "at" | "in" | "with") {
            let mut reach = end + 1;
            while reach < head + REACH && self.sentence(reach) == Some(sentence) {
                let capital = self.tokens.get(reach).is_some_and(Token::capitalized) && !self.in_person(reach);
                if !capital && !matches!(self.word(reach), "of" | "the" | "for" | "and" | "de" | "al") {
                    break;
                }
                reach += 1;
                if capital {
                    end = reach;
                }
            }
        }
        if self.in_person(end) {
            return None;
        }
        let from = (start..=head).find(|&index| self.modifies(index) || self.is_head(index)).unwrap_or(head);
        let from =
            (from..=head).rev().take_while(|&index| self.modifies(index) || self.is_head(index)).last().unwrap_or(head);
        self.make(from, head, end)
    }

    /// The role whose words run from `start` to `end`, with what stands to the left of it taken in.
    fn make(&self, start: usize, head: usize, end: usize) -> Option<Role> {
        let mut first = start;
        let mut of = None;
        // To the left: "Russian", "Russia's", "Gazprom".
        if let Some(before) = start.checked_sub(1).filter(|&before| self.sentence(before) == self.sentence(start)) {
            let owner_at = if matches!(self.text(before), "'s" | "’s" | "'" | "’") {
                before.checked_sub(1)
            } else {
                Some(before)
            };
            if let Some(owner_at) = owner_at {
                if let Some(country) = gazetteer().country_of_demonym(self.word(owner_at)) {
                    of = Some(if country.is_empty() { self.text(owner_at).to_owned() } else { country.to_owned() });
                    first = owner_at;
                } else if let Some(name) =
                    self.owner(owner_at).filter(|name| matches!(name.kind, NameKind::Organization | NameKind::Place))
                {
                    of = Some(name.value.clone());
                    first = self.tokens.partition_point(|token| token.span.start < name.span.start);
                }
            }
        }
        // Inside: "US President" tagged as one name, or a demonym between the modifiers.
        let mut words: Vec<String> = Vec::new();
        for index in start..=head {
            if let Some(country) =
                gazetteer().country_of_demonym(self.word(index)).filter(|country| !country.is_empty())
            {
                of = of.or_else(|| Some(country.to_owned()));
            } else if !self.word(index).is_empty() {
                words.push(self.word(index).to_owned());
            }
        }
        let mut rest = head + 1;
        // "Minister of Foreign Affairs": the subject belongs to the head.
        if self.word(rest) == "of" && rest < end {
            let begin = if self.word(rest + 1) == "the" { rest + 2 } else { rest + 1 };
            let stop = (begin..end)
                .find(|&index| {
                    !(gazetteer().modifies_office(self.word(index)) || matches!(self.word(index), "affairs" | "and"))
                })
                .unwrap_or(end);
            if stop > begin {
                let subject: Vec<String> =
                    (begin..stop).map(|index| self.word(index).to_owned()).filter(|word| word != "affairs").collect();
                let at = words.len().saturating_sub(1);
                words.splice(at..at, subject);
                rest = stop;
            }
        }
        if of.is_none() {
            of = (rest..end).find_map(|index| {
                let name = self.owner(index).filter(|name| name.kind != NameKind::Person)?;
                let country = gazetteer().country_of_demonym(&fold(&name.value)).filter(|country| !country.is_empty());
                Some(country.map_or_else(|| name.value.clone(), str::to_owned))
            });
        }
        if of.is_none() && rest < end {
            let phrase: Vec<&str> = (rest + 1..end)
                .map(|index| self.text(index))
                .filter(|word| !matches!(*word, "the" | "a" | "an"))
                .collect();
            if !phrase.is_empty() && phrase.len() <= 6 {
                of = Some(phrase.join(" "));
            }
        }
        let head = normal(&words);
        let (from, to) = (self.tokens.get(first)?, self.tokens.get(end.checked_sub(1)?)?);
        Some(Role { span: Span { start: from.span.start, end: to.span.end }, head, of })
    }
}

fn verb(word: &str) -> bool {
    matches!(
        word,
        "said"
            | "says"
            | "told"
            | "was"
            | "were"
            | "is"
            | "are"
            | "has"
            | "had"
            | "have"
            | "and"
            | "or"
            | "but"
            | "will"
            | "would"
            | "which"
            | "that"
            | "who"
            | "when"
            | "while"
            | "as"
            | "added"
    )
}

/// One form for each office: no gender, no "official", one spelling.
fn normal(words: &[String]) -> String {
    let mut kept: Vec<&str> = Vec::with_capacity(words.len());
    for word in words {
        let word = match word.as_str() {
            "official" | "then" | "new" | "outgoing" | "main" | "affairs" | "local" | "top"
                if words.len() > 1 && words.last() != Some(word) =>
            {
                continue;
            }
            "spokesman" | "spokeswoman" => "spokesperson",
            "chairman" | "chairwoman" | "chairperson" => "chair",
            "congresswoman" => "congressman",
            "actress" => "actor",
            "defense" => "defence",
            "labor" => "labour",
            "premier" => "prime minister",
            "adviser" => "advisor",
            word => word,
        };
        kept.push(word);
    }
    let joined = kept.join(" ");
    match joined.as_str() {
        "chief executive" | "chief executive officer" => "ceo".to_owned(),
        _ => joined,
    }
}
