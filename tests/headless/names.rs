//! Names: who is named, in which role, and when two names are one.

use std::sync::Arc;

use variorum::article::Article;
use variorum::mention::name::{Match, compare, link};
use variorum::mention::{Name, NameKind, Witness};
use variorum::text::{Span, sentences};

fn read(text: &str) -> Witness {
    let article = Article { text: text.to_owned(), sentences: sentences(text), ..Article::default() };
    Witness::read(Arc::new(article))
}

fn values<'w>(witness: &'w Witness, written: &str) -> Vec<&'w str> {
    witness
        .names
        .iter()
        .filter(|name| name.span.of(witness.text()) == written)
        .map(|name| name.value.as_str())
        .collect()
}

fn role(text: &str, person: &str) -> Option<(String, Option<String>)> {
    let witness = read(text);
    let name = witness.names.iter().find(|name| name.span.of(&witness.article.text) == person)?;
    name.role.as_ref().map(|role| (role.head.clone(), role.of.clone()))
}

#[test]
fn two_names_are_the_same_a_variant_or_different() {
    use Match::{Different, Same, Variant};
    use NameKind::{Organization, Person, Place};
    let table = [
        (Person, "Pyotr Malinin", "Malinin", Same),
        (Person, "Dr. Pyotr Malinin", "Pyotr Malinin", Same),
        (Person, "PYOTR MALININ", "Pyotr Malinin", Same),
        (Person, "Pyotr Malinin", "Petro Malinin", Variant),
        (Person, "Yevgeni Khachaturov", "Evgeniy Hachaturow", Variant),
        (Person, "Hervé Lacôte", "Herve Lacote", Variant),
        (Person, "Abd al-Karim Nouri", "Abdelkarim Nuri", Variant),
        (Person, "Bill Hartwell", "William Hartwell", Variant),
        (Person, "Anna B. Reuter", "Anna Reuter", Variant),
        (Person, "Anna B. Reuter", "Anna C. Reuter", Different),
        (Person, "Pyotr Malinin", "Pyotr Malinina", Different),
        (Person, "Anton Sokolov", "Andrei Sokolov", Different),
        (Person, "Josef Brandt", "Josefa Brandt", Different),
        (Person, "Carl Benner", "Carl Bessner", Different),
        (Place, "Kyiv", "Kiev", Variant),
        (Place, "the Russian Federation", "Russia", Variant),
        (Place, "Niger", "Nigeria", Different),
        (Place, "North Harbour", "South Harbour", Different),
        (Place, "Port Lerma", "Port Lorca", Different),
        (Organization, "World Grain Council", "WGC", Variant),
        (Organization, "League for Trade and Co-operation", "LTCE", Variant),
        (Organization, "World Grain Council", "WGT", Different),
        (Organization, "the Ministry of Foreign Affairs", "the Foreign Ministry", Same),
        (Organization, "Ministry of Defence of Latvia", "Latvian Defense Ministry", Same),
        (Organization, "Ministry of Defence", "Ministry of Finance", Different),
        (Organization, "Nordmark Energy PLC", "Nordmark Energy", Same),
        (Organization, "Channel 4", "Channel 5", Different),
        (Organization, "UNESCO", "UNICEF", Different),
    ];
    for (kind, a, b, expected) in table {
        assert_eq!(compare(a, b, kind), expected, "{a} / {b}");
        assert_eq!(compare(b, a, kind), expected, "{b} / {a}");
    }
}

#[test]
fn a_surname_and_an_acronym_take_the_full_name_of_the_article() {
    let witness = read(
        "On Monday Marta Kowalczyk met officials of the World Grain Council (WGC) in Geneva. \
         Kowalczyk said the WGC would send wheat. Her deputy praised Kowalczyk.",
    );
    assert_eq!(values(&witness, "Kowalczyk"), ["Marta Kowalczyk", "Marta Kowalczyk"]);
    assert_eq!(values(&witness, "WGC"), ["World Grain Council", "World Grain Council"]);
}

#[test]
fn a_pronoun_after_a_name_begins_another_sentence() {
    let cases = [
        ("The talks were led by President Alexander Ilves He flew home at once.", "Alexander Ilves"),
        ("The prize went to the chemist Chen He of Nanjing.", "Chen He"),
    ];
    for (text, name) in cases {
        let witness = read(text);
        let names: Vec<&str> = witness.names.iter().map(|name| name.span.of(text)).collect();
        assert!(names.contains(&name), "{names:?}");
    }
}

#[test]
fn ministries_of_two_countries_are_told_apart() {
    let witness = read(
        "The Ministry of Foreign Affairs of Latvia wrote to the Norwegian Foreign Ministry. \
         The Norwegian Foreign Ministry replied to the Ministry of Foreign Affairs.",
    );
    let values = values(&witness, "Norwegian Foreign Ministry");
    assert!(!values.is_empty() && values.iter().all(|value| *value == "Norwegian Foreign Ministry"), "{values:?}");
}

#[test]
fn two_people_of_one_surname_are_told_apart() {
    let witness = read("Anton Sokolov met Olga Sokolova and Pavel Sokolov in Minsk. Later Sokolov left.");
    assert_eq!(values(&witness, "Sokolov"), ["Sokolov"]);
}

#[test]
fn roles_have_a_head_and_an_of_whom() {
    let table = [
        ("Foreign Minister of Latvia Janis Ozols arrived.", "Janis Ozols", "foreign minister", Some("Latvia")),
        ("On Friday Latvian Foreign Minister Janis Ozols arrived.", "Janis Ozols", "foreign minister", Some("Latvia")),
        (
            "Talks were led by Janis Ozols, the Latvian foreign minister, on Friday.",
            "Janis Ozols",
            "foreign minister",
            Some("Latvia"),
        ),
        (
            "Janis Ozols, Minister of Foreign Affairs of Latvia, spoke.",
            "Janis Ozols",
            "foreign minister",
            Some("Latvia"),
        ),
        (
            "The head of the Ministry of Finance of Latvia, Janis Ozols, spoke.",
            "Janis Ozols",
            "head",
            Some("Ministry of Finance of Latvia"),
        ),
        (
            "The guests met Deputy Minister of Foreign Affairs Janis Ozols.",
            "Janis Ozols",
            "deputy foreign minister",
            None,
        ),
    ];
    for (text, person, head, of) in table {
        assert_eq!(role(text, person), Some((head.to_owned(), of.map(str::to_owned))), "{text}");
    }
}

#[test]
fn names_of_one_event_come_under_their_bearers() {
    let texts = [
        "Sergei Malinin met Anton Sokolov in Riga. Malinin smiled.",
        "Sergey Malinin met Andrei Sokolov in Riga.",
        "In Riga, Malinin spoke.",
    ];
    let witnesses: Vec<Witness> = texts.iter().map(|text| read(text)).collect();
    let names: Vec<&[Name]> = witnesses.iter().map(|witness| witness.names.as_slice()).collect();
    let bearers = link(&names, &|_, _| None);
    let lines: Vec<String> = bearers
        .iter()
        .map(|bearer| {
            bearer.forms.iter().map(|form| format!("{} {}", form.witness, form.value)).collect::<Vec<_>>().join(", ")
        })
        .collect();
    assert!(lines.contains(&"0 Sergei Malinin, 1 Sergey Malinin, 2 Malinin".to_owned()), "{lines:?}");
    assert!(lines.contains(&"0 Anton Sokolov".to_owned()), "{lines:?}");
    assert!(lines.contains(&"1 Andrei Sokolov".to_owned()), "{lines:?}");
    // What the user said counts more than the spelling, in one witness too.
    let said = |one: &str, other: &str| match (one, other) {
        ("Anton Sokolov", "Andrei Sokolov") | ("Andrei Sokolov", "Anton Sokolov") => Some(true),
        ("Sergei Malinin", "Sergey Malinin") | ("Sergey Malinin", "Sergei Malinin") => Some(false),
        _ => None,
    };
    let ruled: Vec<usize> = link(&names, &said)
        .iter()
        .filter(|bearer| bearer.value.contains("Sokolov") || bearer.value.contains("Malinin"))
        .map(|bearer| bearer.forms.len())
        .collect();
    assert_eq!(ruled, [1, 2, 1, 1], "two Malinins and their surname alone, one Sokolov");
}

#[test]
fn a_name_stands_once_whether_it_was_taken_for_a_place_or_an_organisation() {
    let kinds = [(NameKind::Place, 3), (NameKind::Organization, 2), (NameKind::Organization, 2)];
    let names: Vec<Vec<Name>> = kinds
        .iter()
        .map(|&(kind, times)| {
            let name = Name { span: Span::default(), kind, value: "Norland".to_owned(), within: None, role: None };
            vec![name; times]
        })
        .collect();
    let witnesses: Vec<&[Name]> = names.iter().map(Vec::as_slice).collect();
    // One witness takes it for both.
    let both = [witnesses[0], witnesses[1]].concat();
    let once = link(&[&both], &|_, _| None);
    assert_eq!(once.iter().map(|bearer| bearer.forms[0].names.len()).collect::<Vec<_>>(), [5]);
    for (count, kind) in [(2, NameKind::Place), (3, NameKind::Organization)] {
        let found: Vec<(NameKind, usize)> =
            link(&witnesses[..count], &|_, _| None).iter().map(|bearer| (bearer.kind, bearer.forms.len())).collect();
        assert_eq!(found, [(kind, count)]);
    }
}

#[test]
fn two_towns_of_one_name_are_two_by_the_country_beside_them() {
    let cases: [(&[&str], &[&str]); 4] = [
        (
            &["The summit in Brest, Belarus, opened. Brest is a railway town.", "He sailed from Brest in France."],
            &["Brest Belarus 0", "Brest France 1"],
        ),
        (
            &["The summit in Brest, Belarus, opened.", "He sailed from Brest in France.", "Fog closed in on Brest."],
            &["Brest Belarus 0", "Brest France 1", "Brest - 2"],
        ),
        (&["Police in Springfield, Ill., said so.", "Police in Springfield said so."], &["Springfield Illinois 01"]),
        (&["They flew to Riga, Estonia and Finland.", "They flew to Riga."], &["Riga - 01"]),
    ];
    for (texts, expected) in cases {
        let witnesses: Vec<Witness> = texts.iter().map(|text| read(text)).collect();
        let names: Vec<&[Name]> = witnesses.iter().map(|witness| witness.names.as_slice()).collect();
        let towns: Vec<String> = link(&names, &|_, _| None)
            .iter()
            .filter(|bearer| ["Brest", "Springfield", "Riga"].contains(&bearer.value.as_str()))
            .map(|bearer| {
                let of: String = bearer.forms.iter().map(|form| form.witness.to_string()).collect();
                format!("{} {} {of}", bearer.value, bearer.within.as_deref().unwrap_or("-"))
            })
            .collect();
        assert_eq!(towns, expected, "{texts:?}");
    }
}

#[test]
fn no_text_panics_and_every_name_stands_on_character_boundaries() {
    let long = "Anna ".repeat(60);
    // A name of forty different words, one of a thousand, letters under forty marks, and a page of commas.
    let forty: String = (0..40).flat_map(|n| ["Anton".to_owned(), "a".repeat(n), " ".to_owned()]).collect();
    let thousand = "Anna Maria of the House of ".repeat(200);
    let zalgo: String = "Janis Ozols".chars().flat_map(|c| std::iter::once(c).chain(['\u{335}'; 40])).collect();
    let commas = "Riga, Anna, ".repeat(400);
    let texts = [
        "",
        "MINISTER OF DEFENCE JANIS OZOLS ARRIVES IN RIGA",
        "The Minister Of Defence Arrives In Riga Today",
        "nobody wrote a capital letter here, not even in riga",
        "Ánna Ö́zols \u{202e}agir\u{202c} Źa\u{335}\u{336}l\u{334}g\u{337}o met 王毅 in Рига, d’Ávila’s",
        "’s 's . , ( ) Mr. U.S.",
        "\u{200f}אנה כהן\u{200e} met Ада Рот and 山田 in NEW\u{a0}YORK.\u{0}\u{feff}",
        long.as_str(),
        forty.as_str(),
        thousand.as_str(),
        zalgo.as_str(),
        commas.as_str(),
    ];
    for text in texts {
        let witness = read(text);
        for name in &witness.names {
            assert!(!name.span.of(text).is_empty(), "{:?} in {text:?}", name.span);
        }
    }
}
