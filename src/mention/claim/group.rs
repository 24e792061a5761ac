//! Verb groups: auxiliaries, negation, "to" and the verb they stand with.

use crate::mention::phrase::Tagged;
use crate::text::lemma::Forms;
use crate::text::tagger::Tag;

/// How a verb group is built.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// "signed", "will sign", "has been signed"
    Finite,
    /// "to sign", "to be signed"
    Infinitive,
    /// "signing", without an auxiliary
    Gerund,
    /// "signed" after its noun: "the deal signed on Tuesday"
    Participle,
    /// "sign" after another base form: "will meet and sign"
    Bare,
}

/// The last auxiliary read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Last {
    Nothing,
    Be,
    Have,
    Do,
    Modal,
}

/// A verb with the auxiliaries and negations before it: tokens `start..end`.
#[expect(clippy::struct_excessive_bools, reason = "each is a feature of grammar by itself; they combine freely")]
#[derive(Clone, Debug)]
pub(in crate::mention) struct Group {
    pub(super) start: usize,
    pub(super) end: usize,
    /// The full verb, or the last auxiliary where there is none.
    pub(super) head: usize,
    pub(super) shape: Shape,
    pub(super) modal: Option<String>,
    pub(super) negated: bool,
    pub(super) perfect: bool,
    pub(super) progressive: bool,
    pub(super) passive: bool,
    /// "is to sign"
    pub(super) be_to: bool,
    /// "is going to sign"
    pub(super) going_to: bool,
    /// "has to sign"
    pub(super) have_to: bool,
    /// "has yet to sign"
    pub(super) yet_to: bool,
    /// Whether it is past tense.
    pub(super) past: bool,
    /// No full verb: "is ready", "was likely".
    pub(super) copula: bool,
}

/// Finds the verb groups of a sentence, in order.
pub(in crate::mention) fn groups(tagged: &Tagged) -> Vec<Group> {
    let mut found: Vec<Group> = Vec::new();
    let mut at = 0;
    while at < tagged.tokens.len() {
        match read(tagged, at, found.last()) {
            Some(group) => {
                at = group.end;
                found.push(group);
            }
            None => at += 1,
        }
    }
    reduce(tagged, &mut found);
    found
}

fn is_verb(tagged: &Tagged, at: usize) -> bool {
    tagged.tag(at) == Tag::Verb && tagged.name(at).is_none() && !within_compound(tagged, at)
}

/// Tells whether a plain form stands between two nouns of which the first is singular, so that it agrees with none: "gun control measures".
fn within_compound(tagged: &Tagged, at: usize) -> bool {
    let Some(token) = tagged.at(at).filter(|t| t.has(Forms::BASE) && !t.has(Forms::PAST.with(Forms::THIRD))) else {
        return false;
    };
    let left = at.checked_sub(1).filter(|&left| tagged.tag(left) == Tag::Noun && tagged.name(left).is_none());
    let singular = left.and_then(|left| tagged.at(left)).is_some_and(|t| {
        !t.lower.ends_with('s') && !t.is_any(&["people", "police", "men", "women", "children", "staff", "crew", "team"])
    });
    // "a man and a woman control it"
    let listed = left
        .and_then(|left| tagged.phrase_before(left + 1))
        .is_some_and(|phrase| phrase.start.checked_sub(1).is_some_and(|before| tagged.tag(before) == Tag::Cconj));
    singular && !listed && tagged.tag(at + 1) == Tag::Noun && !token.is_any(&["are", "were"])
}

fn read(tagged: &Tagged, start: usize, previous: Option<&Group>) -> Option<Group> {
    let first = tagged.at(start)?;
    let to = first.tag == Tag::Part && first.is("to");
    let negation = first.is_any(&["not", "never"]);
    if !(to || negation || matches!(first.tag, Tag::Aux | Tag::Verb))
        || tagged.name(start).is_some()
        || first.tag == Tag::Verb && within_compound(tagged, start)
    {
        return None;
    }
    let mut group = Group {
        start,
        end: start,
        head: start,
        shape: Shape::Finite,
        modal: None,
        negated: false,
        perfect: false,
        progressive: false,
        passive: false,
        be_to: false,
        going_to: false,
        have_to: false,
        yet_to: false,
        past: false,
        copula: true,
    };
    if to {
        group.shape = Shape::Infinitive;
    }
    // The last auxiliary decides how the next verb form is read.
    let mut last = Last::Nothing;
    let mut at = start + usize::from(to);
    let mut any = to;
    while let Some(token) = tagged.at(at) {
        if token.is_any(&["not", "n't", "never", "hardly", "barely", "scarcely"]) {
            // "not only repulsed them": they were repulsed.
            group.negated |= !tagged.at(at + 1).is_some_and(|t| t.is_any(&["only", "just", "merely"]));
        } else if token.is("no") && tagged.is(at + 1, "longer") {
            group.negated = true;
            at += 1;
        } else if token.tag == Tag::Adv || token.is("yet") {
            group.yet_to |= token.is("yet") && group.negated;
            group.yet_to |= token.is("yet") && last == Last::Have && tagged.is(at + 1, "to");
        } else if token.tag == Tag::Aux && tagged.name(at).is_none() {
            any = true;
            group.head = at;
            group.end = at + 1;
            match token.lemma() {
                "be" | "'s" => {
                    group.passive = last == Last::Be && token.has(Forms::ING);
                    group.perfect |= last == Last::Have;
                    group.progressive |= last == Last::Be && token.is("being");
                    group.past |= token.has(Forms::PAST);
                    if at == start && token.is("being") {
                        group.shape = Shape::Gerund;
                    }
                    last = Last::Be;
                }
                "have" => {
                    group.past |= token.has(Forms::PAST) && !token.has(Forms::BASE);
                    if at == start && token.is("having") {
                        group.shape = Shape::Gerund;
                    }
                    last = Last::Have;
                }
                "do" => {
                    group.past |= token.is("did");
                    last = Last::Do;
                }
                _ => {
                    group.modal.get_or_insert_with(|| token.lower.clone());
                    last = Last::Modal;
                }
            }
        } else if is_verb(tagged, at) {
            let lemma = token.lemma();
            let progressive = last == Last::Be && token.has(Forms::ING);
            let next_to = tagged.is(at + 1, "to") && tagged.tag(at + 1) == Tag::Part;
            let fits = at == start + usize::from(to) + usize::from(negation)
                || match last {
                    Last::Be => token.has(Forms::ING.with(Forms::PARTICIPLE)),
                    Last::Have => token.has(Forms::PARTICIPLE),
                    Last::Do | Last::Modal => token.has(Forms::BASE),
                    Last::Nothing => true,
                };
            if !fits {
                break;
            }
            any = true;
            group.head = at;
            group.end = at + 1;
            group.copula = false;
            if progressive && lemma == "go" && next_to {
                group.going_to = true;
                at += 2;
                last = Last::Modal;
                group.copula = true;
                continue;
            }
            if lemma == "have" && next_to && !token.has(Forms::ING) {
                group.have_to = true;
                group.past |= token.is("had");
                at += 2;
                last = Last::Modal;
                group.copula = true;
                continue;
            }
            group.progressive |= progressive;
            group.passive |= last == Last::Be && token.has(Forms::PARTICIPLE) && !progressive;
            group.perfect |= last == Last::Have;
            if last == Last::Nothing && !to {
                group.shape = own_shape(tagged, at, previous);
                group.past = token.has(Forms::PAST);
            }
            break;
        } else if token.is("to") && token.tag == Tag::Part && (last == Last::Be || group.yet_to) && group.copula {
            group.be_to |= last == Last::Be;
            last = Last::Modal;
        } else {
            break;
        }
        at += 1;
    }
    // "have been" before a full verb read as such above; "be able" stays a copula.
    if group.be_to && group.copula {
        group.be_to = false;
    }
    (any && group.end > start && !(to && group.copula && group.head == start)).then_some(group)
}

fn own_shape(tagged: &Tagged, at: usize, previous: Option<&Group>) -> Shape {
    let Some(token) = tagged.at(at) else { return Shape::Finite };
    if token.has(Forms::ING) {
        return Shape::Gerund;
    }
    let joined =
        at > 0 && (tagged.tag(at - 1) == Tag::Cconj || tagged.is(at - 1, ",") || tagged.tag(at - 1) == Tag::Adv);
    let base = previous.is_some_and(|group| {
        matches!(group.shape, Shape::Infinitive | Shape::Bare) || group.modal.is_some() || group.be_to || group.going_to
    });
    if token.has(Forms::BASE) && joined && base {
        return Shape::Bare;
    }
    if token.has(Forms::PARTICIPLE) && !token.has(Forms::PAST) {
        return Shape::Participle;
    }
    Shape::Finite
}

/// Turns "signed" into a participle where another finite verb follows without a subject of its own,
/// or an agent with "by" follows: "the deal signed on Tuesday was …", "a deal signed by both".
fn reduce(tagged: &Tagged, groups: &mut [Group]) {
    for index in 0..groups.len() {
        let Some(group) = groups.get(index) else { continue };
        let token = tagged.at(group.head);
        let plain = group.shape == Shape::Finite
            && group.start == group.head
            && token.is_some_and(|t| t.has(Forms::PARTICIPLE) && !t.is("said"));
        if !plain {
            continue;
        }
        // "shall be fined or imprisoned", "feel betrayed"
        if index.checked_sub(1).and_then(|at| groups.get(at)).is_some_and(|previous| hangs_on(tagged, group, previous))
        {
            if let Some(group) = groups.get_mut(index) {
                group.shape = Shape::Participle;
            }
            continue;
        }
        let after_noun = group.start > 0 && matches!(tagged.tag(group.start - 1), Tag::Noun | Tag::Propn);
        let by = tagged.is(group.end, "by") && !tagged.tokens.get(group.end + 1).is_some_and(|t| t.has(Forms::ING));
        let by = by && tagged.at(group.end + 1).is_some_and(|t| t.tag != Tag::Num && t.tag != Tag::Sym);
        // "the law that parliament passed"
        let relative = tagged.phrase_before(group.start).and_then(|phrase| phrase.start.checked_sub(1));
        let relative = relative.and_then(|at| tagged.at(at)).is_some_and(|t| t.is_any(&["that", "which", "whom"]));
        let next_finite = !relative
            && groups.get(index + 1).is_some_and(|next| {
                next.shape == Shape::Finite
                    && (group.end..next.start).all(|at| {
                        !matches!(tagged.tag(at), Tag::Cconj | Tag::Sconj)
                            && !tagged.at(at).is_some_and(|t| {
                                t.is_any(&["who", "which", "that", ",", ";", ":", "\"", "”", "“", "–", "—"])
                            })
                    })
                    && tagged.tag(group.end) == Tag::Adp
                    && next.start > group.end + 1
            });
        if after_noun
            && (by || next_finite)
            && let Some(group) = groups.get_mut(index)
        {
            group.shape = Shape::Participle;
        }
    }
    for group in groups {
        group.passive |= group.shape == Shape::Participle;
    }
}

/// Tells whether a participle hangs on the verb group before it: on the passive that "and" or "or" joins it to, or on the verb right before it.
pub(super) fn hangs_on(tagged: &Tagged, group: &Group, previous: &Group) -> bool {
    let Some(left) = group.start.checked_sub(1) else { return false };
    let joined = tagged.tag(left) == Tag::Cconj && previous.passive && previous.modal.is_some();
    let beside = previous.end == group.start && !previous.copula && !previous.passive;
    let have = tagged.at(previous.head).is_some_and(|t| t.lemma() == "have");
    previous.shape != Shape::Participle && (joined || beside && !have)
}
