//! What single lines look like that are no part of a story, in the words that many sites share.

use std::sync::LazyLock;

use regex::{Regex, RegexSet};

fn set(patterns: &[&str]) -> RegexSet {
    quick(patterns.iter().map(|pattern| format!("(?i)^[\\W_]*(?:{pattern})")))
}

/// Makes a set whose word boundaries are those of ASCII: with those of Unicode the fast engine gives up at the first curly quote.
fn quick(patterns: impl Iterator<Item = String>) -> RegexSet {
    RegexSet::new(patterns.map(|pattern| pattern.replace(r"\b", r"(?-u:\b)"))).expect("constant patterns")
}

/// Short lines that ask the reader to do something or name a part of the page.
static JUNK: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?:leave|post|write|submit|add|make|cancel) (?:a |an |your |us |the )?(?:reply|comments?|response|feedback|review)",
        r"please (?:enter|log|sign|register|enable|wait|note:|contact|read|try|turn|disable|share|consider|subscribe|help|support)",
        r"(?:share|tweet|pin|e-?mail|print|save|send|forward|like|recommend|digg|stumble|bookmark|listen|rate|reprint|discuss)(?: (?:this|it|on|to|via|with|article|story|page|now|link|a friend|the)\b.*)?\W*$",
        r"(?:share|print|e-?mail|save|comments?|tweet|facebook|twitter|reprints?|single page|text size|font size|rss|digg|permalink)(?:[\s|,/•·+\-]+(?:share|print|e-?mail|save|comments?|tweet|facebook|twitter|reprints?|single page|text size|font size|rss|digg|permalink|to|this|a|friend|del\.icio\.us|technorati|newsvine|reddit|google|yahoo|buzz|linkedin|whatsapp|telegram))+\W*$",
        r"(?:follow|like|join|find|contact|write to|e-?mail|visit|meet) (?:us|me|him|her|them)\b",
        r"follow @?\w+(?: \w+)? on (?:twitter|facebook|instagram|x|telegram)",
        r"(?:subscribe|sign up|sign in|log ?in|register|unsubscribe|create (?:an|your) account|become a member|already a (?:member|subscriber)|donate|support (?:our|us|independent))\b",
        r"(?:get|receive) (?:the|our|daily|breaking|more|free|your|news|all|alerts?|e-?mail).{0,80}(?:newsletter|inbox|alerts?|headlines|updates|app|e-?mail|rss|delivered|podcast|mobile|phone)",
        r"(?:our |daily |free |e-?mail )*newsletters?\b.{0,40}$",
        r"advertis(?:e|ement|ements|ing|er)\b.{0,60}$",
        r"(?:ads by|sponsored|promoted|paid (?:content|post)|partner content|story continues|article continues|continues? (?:below|after)|skip to|skip ad)",
        r"(?:read|see|learn|know|find out|hear|watch|view|show|load|click for|discover|explore) (?:more|also|all|less|next|full|the full|related|comments|other)\b.{0,120}$",
        r"(?:also|next|up next|previous|related|recommended|don'?t miss|trending|popular|top|latest|recent|breaking|more|other|further|similar) ?(?:on|in|from|by|about|news|stories|articles?|posts?|reading|coverage|links?|content|topics?|videos?|headlines|videos|pages?|materials|items|events|sections?|information|resources|tags|searches|story|read)\b.{0,60}$",
        r"most (?:read|viewed|popular|e-?mailed|commented|shared|recent|watched|discussed)\b",
        r"(?:you (?:may|might) (?:also )?(?:like|be interested)|we recommend|recommended for you|editor'?s? (?:picks?|choice)|in case you missed|related(?: to this)?|see also|see more|sections?|categor(?:y|ies)|topics?|tags?|tagged|filed (?:under|in|to)|labels?|keywords?|posted in|archives?|home ?page|in this (?:article|story|section)|on this page|contents?|menu|search|navigation|main menu|site map|sitemap|quick links|links|bookmarks)\s*(?:[:»>|].*|$)",
        r"(?:this (?:site|website|page) uses|we (?:and our partners )?use|by (?:using|continuing|clicking|signing|visiting|submitting)|accept (?:all|cookies)|manage (?:cookies|consent|preferences)|cookie|privacy (?:policy|notice|settings|statement)|your privacy|do not sell)",
        r"(?:terms (?:of|and)|legal notice|disclaimer|contact us|about (?:us|the author|this|our)|help|faq|feedback|careers|jobs|site ?map|accessibility|corrections?|press releases?)\b.{0,40}$",
        r"(?:copyright|©|\(c\)|all rights reserved|content copyright)",
        r".*\ball rights reserved\b",
        r".*\b(?:may|can)(?:not| not) be (?:published|reproduced|broadcast|rewritten|redistributed|copied|used)",
        r".*\bmay not be\b.{0,60}\b(?:published|reproduced|broadcast|rewritten|redistributed)",
        r"(?:click|tap|press) (?:here|on|to|the|for|below)\b",
        r"(?:back to (?:top|home|main|the|article|news|index|story)|return to|go to|jump to|top of page|to top|previous (?:post|article|story|page)|next (?:post|article|story|page)|older posts?|newer posts?|page \d+ of|next ?[»>›]|[«<‹] ?prev)",
        r"(?:home|startseite|accueil|inicio)\s*(?:[>»/|›:·•].*|$)",
        r"home (?:page )?(?:breaking )?(?:news|world|politics|business|sports?)\b",
        r"\d+\s*(?:comments?|shares?|likes?|views?|replies|votes?|retweets?|reads?|followers?|photos?|images?|min(?:ute)?s? read|diggs?|responses?|comentarios|commentaires|kommentare)\b\W*$",
        r"(?:comments?|views?|shares?|hits|read)\s*[:(]?\s*\d+\s*\)?\W*$",
        r"(?:no|be the first to|view all|all|hide|show|join the|see all|\d+) (?:comments?|conversation|discussion|comment)\b.{0,40}$",
        r"(?:comments?|discussion|reactions?|responses|kommentare|commentaires|comentarios)\W*$",
        r"(?:required fields|your e-?mail|your name|e-?mail address|first name|last name|password|user ?name|remember me|forgot|zip code|enter (?:your|the|code)|captcha|security code|name\s*[:*(]|website\s*[:*]|save my name|notify me)",
        r"(?:video|photos?|audio|slideshow|gallery|graphic|interactive|multimedia|map|pictures?|podcast|poll|quiz|live|in pictures|watch)\s*(?:[:|»>].{0,90}|$)",
        r"(?:to )?(?:view|watch|play|listen to|download|see) (?:this|the|a|our) (?:video|page|content|photo|clip|audio|gallery|pdf|slideshow|file)",
        r"(?:javascript|flash|java|cookies|your browser|adobe|this browser|quicktime|real ?player|windows media|adblock)\b.{0,90}(?:required|enabled?|disabled?|support|install|download|version|player|upgrade|out of date|turned)",
        r"(?:report (?:abuse|this|a|an|inappropriate|error|typo)|flag (?:this|as)|abuse|inappropriate|reply|quote|edit|delete|permalink|link|vote (?:up|down))\W*$",
        r"(?:image|photo|picture|video) (?:\d+|1) of \d+",
        r"(?:enlarge|zoom|close|open|expand|collapse|hide|play|pause|mute|loading|autoplay|fullscreen|buy|order|shop|toggle)\b.{0,24}$",
        r"(?:\d+|a|an|one|two|three|four|five) (?:seconds?|minutes?|hours?|days?|weeks?|months?|years?) ago\W*$",
        r"(?:e-?mail|print|text|font|share)(?: (?:this|size|article|story|page|version|friendly|tools|options|a|to|friend|the))*(?:\s*[|+\-:]\s*.*)?$",
        r"(?:a|the|an) (?:link|e-?mail|password) (?:has been|will be|was) (?:sent|e-?mailed)",
        r"(?:weather|horoscopes?|classifieds|obituaries|crosswords?|lottery|traffic|stocks|markets?|tv listings|sudoku|newspaper|e-?paper|editions?|subscriptions?|my account|profile|log ?out|sign ?out|settings|options|tools|members?|forums?|blogs?|podcasts?|rss(?: feeds?)?|mobile|apps?|advert|promo)\W*$",
        r"(?:new|want|get) (?:to|more|the latest)\b.{0,50}(?:\?|here|now|free|today|app)\W*$",
        r"(?:do you )?have (?:a |an |any |your )?(?:tip|story|news tip|information|comment|question|say|opinion|views?)s?\b.{0,80}$",
        r"what do you think\b.{0,60}$",
        r"(?:got|send|tell|give|let) (?:us|a|your|me)\b.{0,60}(?:tip|news|story|stories|feedback|know|views?|comments?|photos?|thoughts|e-?mail|opinion)",
        r"e-?mail(?: |: ?|ed at |s to )\S+@\S+",
        r"(?:source|via|from|quelle|fuente|fonte)\s*:\s*.{2,60}$",
        r"(?:mehr zum thema|lesen sie auch|das könnte sie|auch interessant|anzeige|werbung|zum thema|kommentare?|teilen|drucken|newsletter|startseite|artikel (?:drucken|versenden|merken)|weitere (?:artikel|themen|nachrichten))\b",
        r"(?:lire aussi|à lire aussi|sur le même sujet|partager|imprimer|abonnez-vous|s'abonner|publicité|commentaires?|suivez-nous|réagir)\b.{0,90}$",
        r"(?:leer más|te puede interesar|lea también|compartir|publicidad|suscr[íi]b|comentarios|síguenos|más información|noticias relacionadas)\b.{0,90}$",
        r"(?:leggi anche|condividi|pubblicità|commenti|lees ook|lees meer|czytaj (?:także|też|więcej)|zobacz (?:także|też)|udostępnij|reklama|leia (?:mais|também)|compartilhe|publicidade|читайте (?:также|нас)|подписывайтесь|реклама|поделиться|комментарии|читайте також|підписуйтесь)",
    ])
});

/// A line of several links: "Home | News | Sport".
static BAR: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"(?:\s[|•·»›/>]\s.*){2,}").expect("a constant pattern"));

/// A line whose every word stands for a site's control can be longer than this only when it is a sentence.
const SHORT: usize = 25;

/// Tells whether a line is a stock phrase of web pages. `words` is the number of its words.
pub(super) fn is_junk(line: &str, words: usize) -> bool {
    words <= SHORT && JUNK.is_match(line) || words <= 3 * SHORT && is_notice(line)
}

static NOTICE: LazyLock<RegexSet> = LazyLock::new(|| {
    let patterns = [
        r"(?i)\ball rights reserved\b",
        r"(?i)\b(?:may not be|can ?not be|without)\b.{0,80}\b(?:reproduced|redistributed|rewritten|republished|permission)",
        r"(?i)\b(?:reproduced?|republished|reprint(?:ed)?|republish) .{0,40}(?:with|without)? ?permission\b",
        r"(?i)\b(?:sign up|subscribe|register) (?:to|for|here|now|today)\b.{0,120}\b(?:newsletter|inbox|access|alerts?|free|e-?mail|edition)",
        r"(?i)\b(?:we use|uses?) cookies\b",
        r"(?i)^\W*(?:copyright|©|\(c\)) ?(?:©|\(c\))?\s*(?:19|20)\d\d",
        r"(?i)\b(?:terms (?:of|and) (?:use|service|conditions)|privacy policy|community (?:guidelines|standards|rules)|comment(?:s|ing)? (?:policy|guidelines|are (?:closed|moderated|welcome)|section))\b",
        r"(?i)\byou must (?:be )?(?:logged|log|sign|registered|have javascript)",
        r"(?i)\b(?:javascript|flash player|your browser)\b.{0,60}\b(?:enable|upgrade|disabled|install|support)",
    ];
    quick(patterns.into_iter().map(str::to_owned))
});

fn is_notice(line: &str) -> bool {
    NOTICE.is_match(line)
}

/// Tells whether most of a line is addresses of the web.
pub(super) fn is_addresses(line: &str) -> bool {
    let is_address = |word: &str| {
        word.contains("://") || word.starts_with("www.") || (word.len() > 40 && word.contains('/')) || {
            let size = word.trim_end_matches([',', 'w', 'x']);
            size.len() < word.len() && !size.is_empty() && size.bytes().all(|b| b.is_ascii_digit())
        }
    };
    let addresses: usize = line.split_whitespace().filter(|word| is_address(word)).map(str::len).sum();
    addresses * 10 > line.len() * 4
}

/// Tells whether a line is a counter, a page number or marks alone: "21", "0", "1 2 3", "* * *".
pub(super) fn is_counter(line: &str) -> bool {
    !line.chars().any(char::is_alphabetic)
        || (line.split_whitespace().count() <= 3
            && line.chars().any(|c| c.is_ascii_digit())
            && line.chars().all(|c| {
                c.is_ascii_digit() || matches!(c, '.' | ',' | '+' | ' ' | 'K' | 'k' | 'M' | '/' | ':' | '|' | '-')
            }))
}

/// Tells whether a line is several links side by side.
pub(super) fn is_bar(line: &str, words: usize) -> bool {
    words <= 60 && BAR.is_match(line)
}

static CAPTION: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^\W*(?:file |stock |archive |handout |courtesy )?(?:photo|photograph|picture|image|foto|fotos|bild|фото|zdj(?:ę|e)cie|illustration|caption|video grab|file)(?:graph)?s?\s*(?::|credit|courtesy|by\b|source|/|©|via|from|provided|supplied|copyright)",
        r"(?i)^\W*(?:©|\(c\)|credit:?|photograph:|picture:|image:|image credits?:?|getty\b|ap photo|afp photo|reuters/|shutterstock|istock|alamy)",
        r"(?i)[/(|\-–—]\s*(?:reuters|ap|afp|getty(?: images)?|epa|ap photo|dpa|shutterstock|pa|pa images|rex|alamy|file(?: photo)?|istock(?:photo)?|handout|courtesy.{0,30})\s*\)?\.?$",
        r"(?i)\((?:ap photo|afp|getty|reuters|photo|image|picture|file photo|credit|pictured|epa|foto)\b[^)]*\)\W*$",
        r"(?i)\b(?:photo|image|picture|photograph)(?: credit)?\s*(?::|by|courtesy of|©)\s*[^.]{2,50}$",
        r"(?i)\b(?:is|are|was|were) (?:seen|pictured|shown) (?:here|in this|in an? (?:undated|file|handout))",
        r"(?i)^\W*(?:pictured|shown|seen here|from left)\s*[:,]",
        r"(?i)\bin this (?:file|undated|handout|[a-z]+\.? \d{1,2},? \d{4},?(?: file)?) (?:photo|image|picture)",
    ])
    .expect("constant patterns")
});

/// Tells whether a line is a caption or a credit of a picture. `words` is the number of its words.
pub(super) fn is_caption(line: &str, words: usize) -> bool {
    words <= 60 && CAPTION.is_match(line) && (words <= 14 || !line.contains('“') && !line.contains('"'))
}

static BYLINE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?x)^\W*(?:(?i:by|by:|from|written\ by|reported\ by|posted\ by|story\ by|text\ by|author|authors|author:|von|par|por|di|da|door|autor:|автор:|Автор|reporting\ by|additional\ reporting\ by|edited\ by|compiled\ by|editing\ by))\s*:?\s+
        (?P<name>(?:\p{Lu}[\p{L}'’.\-]+|\p{Lu}\.)(?:,?\s(?:\p{Lu}[\p{L}'’.\-]*|\p{Lu}\.|de|van|von|der|den|al|bin|ibn|da|di|del|la|le|du|and|und|et|y|&|e|dos|el|of|the|in|for|staff|writer)){0,14})
        (?P<rest>.*)$",
    )
    .expect("a constant pattern")
});

static STAFF: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)^(?:[\p{L}.'’\- ]{3,40}[,|/–—-]\s*)?(?:[\p{L}.&'’\- ]{2,30} )?(?:staff(?: and agencies)?|(?:staff|special|political|chief|senior|foreign|business|sports?|diplomatic|defen[cs]e|health|science|education|environment|crime|city|news|night|web|tribune|herald|times|post|press) (?:writers?|reporters?|correspondents?|editors?)|correspondents?|associated press|agencies|news ?desk|newsroom|online desk|web desk|wire services?|bureau|from wire reports|ap writer|bloomberg news|canwest news service|reuters|ap|afp)\W*$")
        .expect("a constant pattern")
});

/// Returns who wrote the story when the line is a byline.
pub(super) fn byline(line: &str, words: usize) -> Option<String> {
    if words > 16 {
        return None;
    }
    if let Some(found) = BYLINE.captures(line) {
        let rest = found.name("rest")?.as_str();
        let rest_words = rest.split_whitespace().filter(|word| word.chars().any(char::is_alphabetic)).count();
        // "By Monday Lee had left the town" is a sentence.
        if rest.trim_end().ends_with('.') && rest_words > 2 || rest_words > 10 {
            return None;
        }
        let lower = rest.trim_start().chars().next().is_some_and(char::is_lowercase);
        if lower {
            return None;
        }
        let name = found.name("name")?.as_str();
        let name = name.split([',', '|']).next().unwrap_or(name).trim().trim_end_matches('.');
        return Some(name.to_owned());
    }
    (STAFF.is_match(line) && !line.trim_end().ends_with('?'))
        .then(|| line.split([',', '|']).next().unwrap_or(line).trim().to_owned())
}

static BIO: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^(?:[\p{L}.'’\-]+ ){1,4}(?:is|was|are|writes|covers|has been|joined) (?:a |an |the |our )?(?:\p{L}+[ ,-]+){0,8}?(?:reporter|editor|writer|journalist|correspondent|columnist|author|contributor|blogger|producer|freelance|reporting|covers|staff)\b.{0,200}$",
        r"(?i)\b(?:can be reached|reach (?:him|her|them|the (?:writer|reporter|author))|contact (?:the )?(?:writer|reporter|author|him|her)|contributed to this (?:report|story|article)|contributed reporting|contributed to the report|\(?(?:reporting|writing|editing|additional reporting|compiled) by\b|e-?mail (?:him|her|the|me|us)|follow (?:him|her) on|this (?:article|story|report|post) (?:was |is |has been )?(?:originally |first )?(?:published|appeared|produced|edited|translated|updated|corrected|amended))",
        r"(?i)^\W*(?:to contact the (?:reporter|editor)|on the net|for more information|for the latest|editor'?s note|with (?:files|reporting|reports|contributions) (?:from|by)|correction:|clarification:|see also|related:|read more|more:|also:|associated press writers?|the associated press|staff writers?|copyright|first published)\b",
        r"[\w.+-]+@[\w-]+\.[a-z]{2,}",
        r"(?i)^\W*(?:www\.|https?://)",
    ])
    .expect("constant patterns")
});

/// Tells whether a line speaks about the writers or the article rather than the news. `words` is the number of its words.
pub(super) fn is_about_the_writers(line: &str, words: usize) -> bool {
    words <= 45 && BIO.is_match(line)
}

static COMMENTS: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^\W*(?:reader |user |view |all |read |latest |recent |your |the )*(?:comments?|discussion|reactions?|responses?|talkback|have your say|kommentare|commentaires|comentarios|commenti|комментарии)\W*(?:[(\[]?\d+[)\]]?)?\W*(?:so far|on this story|on this article|to this article|for this article|below|posted)?\W*$",
        r"(?i)^\W*\d+ (?:reader |user )?(?:comments?|responses?|replies|reactions?)\b.{0,70}$",
        r"(?i)^\W*(?:post|add|leave|write|submit|make) (?:a|your|an?) ?(?:comment|reply|response)\b",
        r"(?i)^\W*(?:be the first to comment|join the (?:discussion|conversation)|have your say|what do you think|sound off|leave a reply|speak up|comment on this)\b.{0,60}$",
    ])
    .expect("constant patterns")
});

/// Tells whether the readers' comments begin at this line.
pub(super) fn opens_comments(line: &str, words: usize) -> bool {
    words <= 14 && COMMENTS.is_match(line)
}

static POSTED: LazyLock<RegexSet> = LazyLock::new(|| {
    RegexSet::new([
        r"(?i)^\W*(?:posted|comment|written|submitted|reply|review|said) (?:by|from)\b.{2,80}$",
        r"(?i)^.{2,40}\b(?:says|said|wrote|writes|commented|replied|posted)\s*(?::|\.\.\.|on\b.{4,40}|at \d.{2,40})$",
        r"(?i)^\W*\d+\.?\s+(?:at \d|posted|by )\b.{2,60}$",
        r"(?i)\b(?:report (?:abuse|as|this)|flag (?:as|this)|reply to this|recommend(?:ed)? ?(?:\(\d+\))?|suggest removal|permalink|agree|disagree)\W*$",
    ])
    .expect("constant patterns")
});

/// Tells whether a line heads or closes one reader's comment.
pub(super) fn heads_comment(line: &str, words: usize) -> bool {
    words <= 16 && POSTED.is_match(line)
}

/// Tells whether a line ends as sentences do.
pub(super) fn ends_sentence(line: &str) -> bool {
    let end = line.trim_end_matches(['"', '”', '’', '\'', ')', ']', '»', '“', '›', '*', '_', ' ', '†']);
    end.ends_with(['.', '!', '?', '…', ':', '。', '！', '？', '।', ';', '؟', '።'])
        || line.ends_with(['”', '"', '»']) && end.ends_with([',', '-', '–', '—'])
}

static LIST: LazyLock<RegexSet> = LazyLock::new(|| {
    set(&[
        r"(?:more|other|related|further|latest|recent|popular|trending|top|recommended) (?:[\p{L}’']+ ){0,3}(?:stories|news|articles?|coverage|reading|videos?|posts?|links?|content|headlines|topics?|reads)\W*$",
        r"(?:related|read (?:more|next|also)|see also|don'?t miss|you may also like|most read|trending|recommended|more (?:from|on|about|in) .{2,40}|also read|up next|share this.*|keep reading|mehr zum thema|lesen sie auch|lire aussi|leer más|leggi anche|lees ook|czytaj także|leia também|читайте также)\s*:?\W*$",
    ])
});

/// Tells whether a short line heads a list of other stories.
pub(super) fn opens_list(line: &str) -> bool {
    LIST.is_match(line)
}
