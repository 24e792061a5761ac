//! Parts of speech: the seventeen tags of Universal Dependencies, by closed lists, verb forms, endings and neighbours.

use std::sync::LazyLock;

use rustc_hash::{FxHashMap, FxHashSet};

use super::lemma::{Forms, VerbForm, guess_verb_form, verb_form};
use super::{Span, WordKind, words};
use crate::lexicon;

/// A universal part of speech (Petrov, Das and `McDonald` 2012; Universal Dependencies v2).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tag {
    /// adjective
    Adj,
    /// preposition
    Adp,
    /// adverb
    Adv,
    /// auxiliary, copula and modal included
    Aux,
    /// coordinating conjunction
    Cconj,
    /// determiner
    Det,
    /// interjection
    Intj,
    /// common noun
    Noun,
    /// number
    Num,
    /// "not", "to" before a verb, possessive "'s"
    Part,
    /// pronoun
    Pron,
    /// proper noun
    Propn,
    /// punctuation
    Punct,
    /// subordinating conjunction
    Sconj,
    /// symbol
    Sym,
    /// full verb
    Verb,
    /// anything else
    X,
}

/// A word of a sentence with its part of speech; contractions are two tokens ("did" "n't").
#[derive(Clone, Debug)]
pub struct Token {
    /// Where it stands, in bytes of the text.
    pub span: Span,
    /// Lower case, with straight apostrophes; contracted auxiliaries in full ("will" for "'ll").
    pub lower: String,
    /// The part of speech.
    pub tag: Tag,
    /// For verbs and auxiliaries: base form and the forms that are spelt like this.
    pub verb: Option<VerbForm>,
    /// Whether it begins with a capital.
    pub capital: bool,
}

impl Token {
    /// Tells whether it is this word, in lower case.
    pub fn is(&self, word: &str) -> bool {
        self.lower == word
    }

    /// Tells whether it is one of these words, in lower case.
    pub fn is_any(&self, words: &[&str]) -> bool {
        words.contains(&self.lower.as_str())
    }

    /// Tells whether it can be this form of a verb.
    pub fn has(&self, forms: Forms) -> bool {
        self.verb.as_ref().is_some_and(|verb| verb.forms.has(forms))
    }

    /// Returns the base form of a verb, else the word itself.
    pub fn lemma(&self) -> &str {
        self.verb.as_ref().map_or(&self.lower, |verb| &verb.lemma)
    }
}

static CLOSED: LazyLock<FxHashMap<&'static str, Tag>> = LazyLock::new(|| {
    lexicon::rows(include_str!("../../assets/lexicon/closed_words.tsv"))
        .filter_map(|row| {
            let [word, tag] = row[..] else { return None };
            Some((word, closed_tag(tag)?))
        })
        .collect()
});
static ADJECTIVES: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../assets/lexicon/adjectives.tsv")));
static NOUNS: LazyLock<FxHashSet<&'static str>> =
    LazyLock::new(|| lexicon::set(include_str!("../../assets/lexicon/nouns.tsv")));

fn closed_tag(name: &str) -> Option<Tag> {
    Some(match name {
        "DET" => Tag::Det,
        "PRON" => Tag::Pron,
        "AUX" => Tag::Aux,
        "PART" => Tag::Part,
        "CCONJ" => Tag::Cconj,
        "SCONJ" => Tag::Sconj,
        "ADP" => Tag::Adp,
        "ADV" => Tag::Adv,
        "NUM" => Tag::Num,
        "INTJ" => Tag::Intj,
        _ => return None,
    })
}

/// Tags the words of one sentence, given as a stretch of the text.
pub fn tag(text: &str, sentence: Span) -> Vec<Token> {
    let mut tokens = split(sentence.of(text), sentence.start as usize);
    let title_case = is_title_case(&tokens);
    let opening = tokens.iter().position(|token| token.tag != Tag::Punct).unwrap_or(tokens.len());
    for at in 0..tokens.len() {
        let tag = decide(&tokens, at, at <= opening, title_case);
        if let Some(token) = tokens.get_mut(at) {
            token.tag = tag;
            if !matches!(tag, Tag::Verb | Tag::Aux | Tag::Adj) {
                token.verb = None;
            }
        }
    }
    tokens
}

/// Splits a sentence into tokens, contractions apart, each with the tag that it has without neighbours.
fn split(sentence: &str, offset: usize) -> Vec<Token> {
    let mut found = Vec::with_capacity(sentence.len() / 5);
    for word in words(sentence) {
        let raw = word.span.of(sentence);
        let lower = raw.to_lowercase().replace('’', "'");
        let capital = raw.chars().next().is_some_and(char::is_uppercase);
        // Byte lengths of the original, so that spans stay on its characters.
        let tail = match lower.rfind('\'') {
            _ if lower == "cannot" => Some(("can", "not", 3)),
            Some(at) => {
                let (head, end) = lower.split_at(at);
                if end == "'t" && head.len() > 2 && head.ends_with('n') {
                    let head = head.strip_suffix('n').unwrap_or(head);
                    (CLOSED.contains_key(lower.as_str())).then_some((head, "n't", raw_tail(raw, 1)))
                } else if matches!(end, "'s" | "'ll" | "'re" | "'ve" | "'d" | "'m") && !head.is_empty() {
                    Some((head, end, raw_tail(raw, 0)))
                } else {
                    None
                }
            }
            None => None,
        };
        let whole = word.span.shifted(offset);
        match tail {
            Some((head, end, cut)) if cut > 0 && cut < raw.len() && raw.is_char_boundary(cut) => {
                let middle = whole.start as usize + cut;
                let head = match head {
                    "wo" => "will",
                    "ca" => "can",
                    "sha" => "shall",
                    "ai" => "is",
                    head => head,
                };
                let end = match end {
                    "'ll" => "will",
                    "'re" => "are",
                    "'ve" => "have",
                    "'m" => "am",
                    end => end,
                };
                found.push(token(Span::new(whole.start as usize, middle), head.to_owned(), word.kind, capital));
                found.push(token(Span::new(middle, whole.end as usize), end.to_owned(), WordKind::Word, false));
            }
            _ => found.push(token(whole, lower, word.kind, capital)),
        }
    }
    found
}

/// Returns the byte at which the last apostrophe stands, `before` characters earlier.
fn raw_tail(raw: &str, before: usize) -> usize {
    let Some(at) = raw.rfind(['\'', '’']) else { return 0 };
    raw.get(..at).and_then(|head| head.char_indices().rev().nth(before.wrapping_sub(1)).map(|(at, _)| at)).unwrap_or(at)
}

fn token(span: Span, lower: String, kind: WordKind, capital: bool) -> Token {
    let tag = match kind {
        WordKind::Number => Tag::Num,
        WordKind::Mark if lower.chars().all(|c| "$€£¥%+=<>|~^°§©®™#&@*".contains(c)) => Tag::Sym,
        WordKind::Mark => Tag::Punct,
        WordKind::Word => CLOSED.get(lower.as_str()).copied().unwrap_or(Tag::X),
    };
    let verb = (kind == WordKind::Word).then(|| auxiliary(&lower).or_else(|| verb_form(&lower))).flatten();
    let verb =
        verb.or_else(|| (tag == Tag::X && !capital && !is_listed(&lower)).then(|| guess_verb_form(&lower)).flatten());
    Token { span, lower, tag, verb, capital }
}

fn is_listed(word: &str) -> bool {
    NOUNS.contains(word) || ADJECTIVES.contains(word)
}

fn auxiliary(word: &str) -> Option<VerbForm> {
    let (lemma, forms) = match word {
        "am" | "are" | "is" => ("be", Forms::THIRD),
        "was" | "were" => ("be", Forms::PAST),
        "been" => ("be", Forms::PARTICIPLE),
        "being" => ("be", Forms::ING),
        "has" => ("have", Forms::THIRD),
        "had" => ("have", Forms::PAST.with(Forms::PARTICIPLE)),
        "does" => ("do", Forms::THIRD),
        "did" => ("do", Forms::PAST),
        "done" => ("do", Forms::PARTICIPLE),
        _ => return None,
    };
    Some(VerbForm { lemma: lemma.into(), forms })
}

/// Tells whether most words begin with a capital, as in many headlines.
fn is_title_case(tokens: &[Token]) -> bool {
    if tokens.last().is_some_and(|token| token.is_any(&[".", "?", "!"])) {
        return false;
    }
    let long = tokens.iter().filter(|token| token.lower.len() > 3 && !matches!(token.tag, Tag::Num | Tag::Punct));
    let (all, capital) = long.fold((0, 0), |(all, capital), token| (all + 1, capital + usize::from(token.capital)));
    all >= 4 && capital * 5 >= all * 4
}

/// How many adverbs a verb may stand away from the word that decides its tag.
const ADVERBS: usize = 8;

fn decide(tokens: &[Token], at: usize, first: bool, title_case: bool) -> Tag {
    let Some(token) = tokens.get(at) else { return Tag::X };
    match token.tag {
        Tag::Num | Tag::Punct | Tag::Sym => token.tag,
        Tag::X => open_class(tokens, at, first, title_case),
        _ if token.capital && !first && !title_case && !token.is("i") && is_name_like(tokens, at) => Tag::Propn,
        tag => closed_class(tokens, at, tag),
    }
}

/// Tells whether a capitalised closed-class word is part of a name: "May 5", "Will Smith", "Bank Of China".
fn is_name_like(tokens: &[Token], at: usize) -> bool {
    let near = |i: usize| tokens.get(i).is_some_and(|t| t.capital || t.tag == Tag::Num);
    tokens.get(at).is_some_and(|t| t.is_any(&["may", "will", "can", "us", "it", "no"]))
        || at.checked_sub(1).is_some_and(near) && near(at + 1)
}

fn closed_class(tokens: &[Token], at: usize, tag: Tag) -> Tag {
    let Some(token) = tokens.get(at) else { return tag };
    let next = after(tokens, at);
    let previous = at.checked_sub(1).and_then(|i| tokens.get(i));
    match token.lower.as_str() {
        "'s" => {
            let pronoun = previous.is_some_and(|t| t.tag == Tag::Pron || t.is_any(&["that", "what", "where", "here"]));
            let verbal = next.is_some_and(|t| t.is_any(&["been", "not", "a", "going", "being"]));
            if pronoun || verbal { Tag::Aux } else { Tag::Part }
        }
        "to" => {
            let base = next.is_some_and(|t| t.has(Forms::BASE) || t.is_any(&["be", "have", "do"]));
            let noun = next
                .is_some_and(|t| t.capital && t.tag == Tag::X || t.is_any(&["police", "court", "state", "power"]))
                || previous.is_some_and(|t| t.is("according"));
            if base && !noun { Tag::Part } else { Tag::Adp }
        }
        "that" => {
            let noun_before = previous.is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Propn));
            let noun = tokens.get(at + 1).is_some_and(|t| {
                t.tag == Tag::X && !t.capital && (NOUNS.contains(t.lower.as_str()) || t.verb.is_none())
            });
            let clause = tokens
                .iter()
                .skip(at + 2)
                .take(2)
                .any(|t| t.tag == Tag::Aux || t.has(Forms::PAST) || t.has(Forms::THIRD) && noun_before);
            let verb_after = next.is_some_and(|t| t.tag == Tag::Aux || t.has(Forms::PAST) || t.has(Forms::THIRD));
            if noun_before && verb_after {
                Tag::Pron
            } else if noun && !clause && !previous.is_some_and(|t| t.tag == Tag::Verb) {
                Tag::Det
            } else {
                Tag::Sconj
            }
        }
        "have" | "has" | "had" | "having" | "'ve" => {
            let auxiliary = next.is_some_and(|t| t.has(Forms::PARTICIPLE) && !t.is("had") || t.is("been"))
                || tokens.get(at + 1).is_some_and(|t| t.is("yet"));
            if auxiliary || next.is_some_and(|t| t.is("had")) { Tag::Aux } else { Tag::Verb }
        }
        "do" | "does" | "did" => {
            let negated = tokens.get(at + 1).is_some_and(|t| t.is_any(&["not", "n't"]));
            let auxiliary = negated || next.is_some_and(|t| t.has(Forms::BASE) && !NOUNS.contains(t.lower.as_str()));
            if auxiliary { Tag::Aux } else { Tag::Verb }
        }
        "when" | "where" if !first_or_question(tokens, at) => Tag::Sconj,
        "about" | "around" | "over" | "some" if next.is_some_and(|t| t.tag == Tag::Num) => {
            if token.is("some") {
                Tag::Det
            } else {
                Tag::Adv
            }
        }
        "more" | "most" if next.is_none_or(|t| t.is_any(&["of", "than", ".", ","]) || t.has(Forms::BASE)) => Tag::Adj,
        "than" => Tag::Adp,
        "half" if next.is_none_or(|t| t.tag == Tag::Punct || t.is("of")) => Tag::Noun,
        "after" | "before" | "since" | "while" if next.is_some_and(|t| t.has(Forms::ING)) => Tag::Sconj,
        "this" | "these" if tokens.get(at + 1).is_some_and(|t| t.tag == Tag::Aux) => Tag::Pron,
        "there" if next.is_some_and(|t| t.lemma() == "be") => Tag::Pron,
        "need" | "needs" | "can" if previous.is_some_and(|t| t.tag == Tag::Det) => Tag::Noun,
        "like" if previous.is_some_and(|t| t.tag == Tag::Pron || t.is_any(&["would", "to"])) => Tag::Verb,
        "'d" => Tag::Aux,
        _ => tag,
    }
}

/// Tells whether "when" or "where" asks: it opens a sentence that ends in a question mark.
fn first_or_question(tokens: &[Token], at: usize) -> bool {
    at == 0 && tokens.last().is_some_and(|t| t.is("?"))
}

/// Returns the next token that is neither an adverb nor a negation.
fn after(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens
        .iter()
        .skip(at + 1)
        .take(ADVERBS)
        .find(|t| !(t.tag == Tag::Adv || t.is_any(&["not", "n't"]) || t.tag == Tag::X && is_ly(&t.lower)))
}

fn is_ly(word: &str) -> bool {
    word.len() > 4 && word.ends_with("ly") && !ADJECTIVES.contains(word) && !NOUNS.contains(word) && word != "family"
}

fn open_class(tokens: &[Token], at: usize, first: bool, title_case: bool) -> Tag {
    let Some(token) = tokens.get(at) else { return Tag::X };
    let word = token.lower.as_str();
    let next = tokens.get(at + 1);
    let known = ADJECTIVES.contains(word) || NOUNS.contains(word) || token.verb.is_some() || is_ly(word);
    if token.capital && !(title_case && known) {
        if !first {
            return if is_nationality(word) && next.is_some_and(|t| !t.capital && t.tag == Tag::X) {
                Tag::Adj
            } else {
                Tag::Propn
            };
        }
        let plural = word.ends_with('s') && next.is_some_and(|t| !t.capital);
        if !known && !plural {
            return if is_nationality(word) { Tag::Adj } else { adjective_by_ending(word).unwrap_or(Tag::Propn) };
        }
        if known && next.is_some_and(|t| t.capital && t.tag == Tag::X) && token.verb.is_none() && !title_case {
            return if ADJECTIVES.contains(word) { Tag::Adj } else { Tag::Noun };
        }
    }
    if is_ly(word) {
        return Tag::Adv;
    }
    if let Some(verb) = &token.verb
        && let Some(tag) = verb_or_not(tokens, at, verb.forms, first)
    {
        return tag;
    }
    if ADJECTIVES.contains(word) {
        // "the firm reported": nothing to describe follows.
        let noun = NOUNS.contains(word) && !next.is_some_and(|t| t.tag == Tag::X && t.verb.is_none());
        return if noun { Tag::Noun } else { Tag::Adj };
    }
    if NOUNS.contains(word) {
        return Tag::Noun;
    }
    adjective_by_ending(word).unwrap_or(Tag::Noun)
}

fn is_nationality(word: &str) -> bool {
    ["ian", "ean", "ish", "ese", "ani", "aqi", "eli", "can", "ench", "utch", "rman", "reek"]
        .iter()
        .any(|end| word.ends_with(end))
}

fn adjective_by_ending(word: &str) -> Option<Tag> {
    let adjective = ["al", "ous", "ive", "ful", "ic", "able", "ible", "less", "ary", "ish"]
        .iter()
        .any(|end| word.ends_with(end) && word.len() > end.len() + 2);
    let exception = [
        "approval",
        "proposal",
        "arrival",
        "refusal",
        "removal",
        "withdrawal",
        "trial",
        "rival",
        "renewal",
        "appraisal",
        "dismissal",
        "disposal",
        "survival",
        "revival",
        "denial",
        "burial",
        "festival",
        "hospital",
        "capital",
        "journal",
        "animal",
        "criminal",
        "official",
        "terminal",
        "principal",
        "material",
        "signal",
        "individual",
        "representative",
        "executive",
        "detective",
        "motive",
        "initiative",
        "objective",
        "relative",
        "captive",
        "fugitive",
        "operative",
        "clinic",
        "critic",
        "traffic",
        "public",
        "music",
        "topic",
        "panic",
        "logic",
        "fabric",
        "republic",
        "table",
        "cable",
        "vegetable",
        "secretary",
        "military",
        "library",
        "salary",
        "anniversary",
        "boundary",
        "diary",
        "summary",
        "commentary",
        "documentary",
        "adversary",
        "missionary",
        "territory",
        "meal",
        "deal",
        "goal",
        "coal",
        "appeal",
        "reversal",
        "betrayal",
        "perpetrator",
        "disposal",
        "archive",
    ]
    .contains(&word);
    (adjective && !exception).then_some(Tag::Adj)
}

/// Decides whether a word that can be a verb is one here; `None` leaves it to the lists.
fn verb_or_not(tokens: &[Token], at: usize, forms: Forms, first: bool) -> Option<Tag> {
    let word = tokens.get(at)?.lower.as_str();
    let next = tokens.get(at + 1);
    let noun = NOUNS.contains(word);
    let adjective = ADJECTIVES.contains(word);
    let previous = before(tokens, at);
    let direct = at.checked_sub(1).and_then(|i| tokens.get(i));
    let opens = |t: &Token| {
        matches!(t.tag, Tag::Det | Tag::Pron | Tag::Num) || t.capital || t.is_any(&["to", "that"]) && t.tag != Tag::Adp
    };
    let governed = previous.is_some_and(|t| {
        t.tag == Tag::Part && t.is("to")
            || t.tag == Tag::Aux
                && (t.is_any(&["will", "would", "shall", "should", "can", "could", "may", "might", "must", "'d"])
                    || t.lemma() == "do")
    });
    if governed && forms.has(Forms::BASE) {
        return Some(Tag::Verb);
    }
    let auxiliary = previous.is_some_and(|t| {
        t.tag == Tag::Aux && matches!(t.lemma(), "be" | "have" | "'s")
            || matches!(t.lemma(), "get") && t.tag == Tag::Verb
    });
    if auxiliary && forms.has(Forms::PARTICIPLE.with(Forms::ING)) && direct.is_some_and(|t| t.tag != Tag::Det) {
        let have = previous.is_some_and(|t| t.lemma() == "have");
        let quality = adjective && !have && !next.is_some_and(|t| t.is("by"));
        return Some(if quality { Tag::Adj } else { Tag::Verb });
    }
    let phrase = direct.is_some_and(|t| {
        matches!(t.tag, Tag::Det | Tag::Adj)
            || t.tag == Tag::Part && t.is("'s")
            || t.tag == Tag::Pron && t.is_any(&["his", "her", "their", "its", "our", "my", "your", "whose"])
    });
    let noun_next = next.is_some_and(|t| t.tag == Tag::X && (t.capital || !t.has(Forms::PAST)));
    if forms.has(Forms::ING) {
        return Some(match direct.map(|t| t.tag) {
            _ if phrase && noun_next && !next.is_some_and(|t| t.is("of")) => Tag::Adj,
            _ if phrase || noun && !next.is_some_and(opens) => Tag::Noun,
            Some(Tag::Noun) if next.is_some_and(|t| t.is("of")) => Tag::Noun,
            _ => Tag::Verb,
        });
    }
    if forms.has(Forms::PAST.with(Forms::PARTICIPLE)) && !forms.has(Forms::BASE) {
        if phrase && !first {
            let possessed = direct.is_some_and(|t| t.tag == Tag::Pron && t.is("her")) && next.is_some_and(opens);
            let finite = possessed
                || direct.is_some_and(|t| t.tag == Tag::Adj && !noun_next)
                    && !next.is_some_and(|t| t.tag == Tag::Cconj);
            return Some(if finite { Tag::Verb } else { Tag::Adj });
        }
        let lower_next = next.is_some_and(|t| !t.capital);
        if noun_next
            && (first && lower_next || direct.is_some_and(|t| matches!(t.tag, Tag::Adp | Tag::Num) && !t.capital))
        {
            return Some(Tag::Adj);
        }
        return Some(if adjective && noun_next { Tag::Adj } else { Tag::Verb });
    }
    if phrase {
        return if adjective { None } else { Some(Tag::Noun) };
    }
    let subject = previous.is_some_and(|t| {
        t.tag == Tag::Pron
            && t.is_any(&[
                "i", "you", "we", "they", "he", "she", "it", "who", "which", "that", "nobody", "everyone", "someone",
                "anyone",
            ])
    });
    if subject {
        return (!adjective || next.is_some_and(opens)).then_some(Tag::Verb);
    }
    let nominal = direct.is_some_and(|t| matches!(t.tag, Tag::Adp | Tag::Num | Tag::Sym));
    if nominal {
        return if adjective { None } else { Some(Tag::Noun) };
    }
    let after_name = previous.is_some_and(|t| matches!(t.tag, Tag::Noun | Tag::Propn));
    let ends_object = next.is_none_or(|t| t.tag == Tag::Punct);
    if forms.has(Forms::PAST) && after_name {
        // "cut", "hit", "set": base, past and participle alike.
        return Some(if noun && !next.is_some_and(|t| opens(t) || t.tag == Tag::Adp) { Tag::Noun } else { Tag::Verb });
    }
    if after_name {
        let adverb = direct.is_some_and(|t| t.tag == Tag::Adv && !t.is_any(&["very", "more"]));
        let agrees = forms.has(Forms::THIRD)
            || !noun && !adjective
            || previous.is_some_and(|t| t.lower.ends_with('s') || t.is_any(&["police", "people", "men", "women"]));
        let verbal = next.is_some_and(|t| opens(t) || (adverb || !noun) && t.tag != Tag::Punct)
            || !noun && !adjective && ends_object;
        let finite_later = next.is_some_and(|t| t.tag == Tag::Aux || t.has(Forms::PAST) && !t.has(Forms::BASE));
        return (agrees && verbal && !finite_later && !adjective).then_some(Tag::Verb);
    }
    if forms.has(Forms::PAST) && direct.is_some_and(|t| t.is(",") || t.tag == Tag::Cconj) {
        // "Smith, 36, of Orsk, hit and killed": an apposition stands before.
        let verbal = next.is_some_and(|t| opens(t) || t.tag == Tag::Cconj);
        return (!noun && !adjective || verbal).then_some(Tag::Verb);
    }
    let joined = direct.is_some_and(|t| t.tag == Tag::Cconj || t.is(",") && next.is_some_and(opens));
    if joined && !adjective {
        let parallel = tokens.get(..at).unwrap_or_default().iter().rev().take(12).find(|t| t.tag == Tag::Verb);
        let same = parallel.is_some_and(|t| {
            [Forms::BASE, Forms::THIRD].iter().any(|&form| forms.has(form) && t.has(form) && !t.has(Forms::PAST))
        });
        return (same && (!noun || next.is_some_and(opens))).then_some(Tag::Verb);
    }
    if first {
        let plural =
            forms.has(Forms::THIRD) && next.is_some_and(|t| t.has(Forms::PAST.with(Forms::THIRD)) || t.tag == Tag::Aux);
        return (!noun && !adjective && !plural).then_some(Tag::Verb);
    }
    (!noun && !adjective && direct.is_some_and(|t| t.tag == Tag::Verb) && forms.has(Forms::BASE)).then_some(Tag::Verb)
}

/// Returns the token before that is neither an adverb nor a negation.
fn before(tokens: &[Token], at: usize) -> Option<&Token> {
    tokens.get(..at)?.iter().rev().take(ADVERBS).find(|t| t.tag != Tag::Adv && !t.is_any(&["not", "n't"]))
}
