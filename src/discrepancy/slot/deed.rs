//! What a predicate says by itself: nothing, a deed of its own, or one that its object names.

/// Tells whether a verb lends itself to the deed that its object names.
pub(super) fn supports(predicate: &str) -> bool {
    matches!(
        predicate,
        "launch"
            | "start"
            | "begin"
            | "open"
            | "make"
            | "give"
            | "hold"
            | "stage"
            | "issue"
            | "file"
            | "mount"
            | "conduct"
            | "deliver"
            | "reach"
            | "carry out"
            | "organise"
            | "organize"
            | "announce"
            | "declare"
            | "impose"
            | "place"
    )
}

/// Tells whether a verb undoes the deed that its object names.
pub(super) fn takes_back(predicate: &str) -> bool {
    matches!(
        predicate,
        "withdraw"
            | "rescind"
            | "retract"
            | "revoke"
            | "cancel"
            | "scrap"
            | "drop"
            | "abandon"
            | "call off"
            | "pull"
            | "lift"
            | "take back"
            | "take off"
    )
}

/// Tells whether a predicate says too little to be compared.
pub(super) fn light(predicate: &str) -> bool {
    matches!(
        predicate,
        "be" | "have"
            | "do"
            | "say"
            | "make"
            | "get"
            | "go"
            | "come"
            | "take"
            | "give"
            | "see"
            | "know"
            | "think"
            | "want"
            | "need"
            | "tell"
            | "add"
            | "become"
            | "seem"
            | "look"
            | "feel"
            | "put"
            | "let"
            | "keep"
            | "use"
            | "include"
            | "call"
            | "try"
            | "ask"
            | "show"
            | "mean"
            | "describe"
            | "determine"
            // "based on", "believe that": no deeds.
            | "base"
    )
}

/// Tells whether a verb gives a thing to someone, who may stand as its object too: "offered Marn a post", "Marn was offered a post".
pub(super) fn gives(predicate: &str) -> bool {
    matches!(
        predicate,
        "offer"
            | "give"
            | "award"
            | "grant"
            | "promise"
            | "pay"
            | "send"
            | "hand"
            | "lend"
            | "sell"
            | "deny"
            | "owe"
            | "guarantee"
    )
}
