//! Reading articles from files.

use std::path::Path;

use proptest::strategy::Strategy as _;

use variorum::article::{Article, FurnitureClass, Intake, Source, find, read};

/// Writes the bytes to a file of this name and reads it.
fn intake(name: &str, bytes: &[u8]) -> Intake {
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join(name);
    std::fs::write(&path, bytes).expect("written");
    read(&Source { path, root: None })
}

fn article(name: &str, text: &str) -> Article {
    let mut intake = intake(name, text.as_bytes());
    assert_eq!(intake.set_aside, [], "{name}");
    assert_eq!(intake.articles.len(), 1, "{name}");
    intake.articles.remove(0)
}

fn reason(name: &str, bytes: &[u8]) -> String {
    let intake = intake(name, bytes);
    assert!(intake.articles.is_empty(), "{name} gave an article");
    assert_eq!(intake.set_aside.len(), 1, "{name}");
    intake.set_aside.into_iter().next().map(|aside| aside.reason).unwrap_or_default()
}

fn cut(article: &Article, class: FurnitureClass) -> Vec<&str> {
    article.furniture.iter().filter(|cut| cut.class == class).map(|cut| cut.text.as_str()).collect()
}

fn day(article: &Article) -> Option<String> {
    article.published.as_ref().map(|known| known.when.to_string())
}

const BODY: &str = "The harbour board of Lindale closed the eastern quay on Monday after divers found cracks in its foundations.\n\n\
Engineers said the repairs would take at least three months, and that fishing boats would have to use the western basin until then.\n\n\
“We have no choice but to keep people away from the edge,” said the harbour master, Edda Moran, who visited the site with her staff.";

#[test]
fn a_pasted_page_gives_the_story_and_its_heading() {
    let text = format!(
        "Home News Lindale quay closed after divers...\n\nLindale quay closed after divers find cracks\n\n17\n3\n\
        Lindale quay closed after divers find cracks\n\n2025-03-17 / Harbour\n\nBy Rosa Tindall\n\n{BODY}\n\nLEAVE A REPLY\n\n\
        Please enter your comment!\nPlease enter your name here\n\nOther materials of «Coast»\n\nNew pilot boat named\n\n09:15, 2 March\n"
    );
    let article = article("a.txt", &text);
    assert_eq!(article.title.as_deref(), Some("Lindale quay closed after divers find cracks"));
    assert_eq!(article.text, BODY);
    assert_eq!(article.byline.as_deref(), Some("Rosa Tindall"));
    assert_eq!(day(&article).as_deref(), Some("2025-03-17"));
    assert_eq!(article.sentences.len(), 3);
    assert_eq!(cut(&article, FurnitureClass::Headline).len(), 3);
    assert!(article.furniture.iter().any(|cut| cut.text == "New pilot boat named"));
}

#[test]
fn a_dateline_gives_day_and_agency() {
    let text = format!("Quay closed\n\nLINDALE, March 17 (Coast Press) — {BODY}");
    let article = article("a.txt", &text);
    assert_eq!(article.text, BODY);
    assert_eq!(article.agency.as_deref(), Some("Coast Press"));
    assert_eq!(article.source.as_deref(), Some("Coast Press"));
    assert_eq!(day(&article).as_deref(), Some("--03-17"));
}

#[test]
fn records_give_their_fields() {
    let paragraphs = BODY.replace('\n', "\\n");
    let cases = [
        (
            "a.json",
            format!(
                r#"{{"headline":"Quay closed","datePublished":"2025-03-17T08:30:00Z","publisher":{{"name":"The Lindale Sun"}},"author":[{{"name":"Rosa Tindall"}}],"articleBody":"{paragraphs}"}}"#
            ),
        ),
        (
            "b.json",
            format!(
                r#"[{{"title":"Quay closed","date_publish":"2025-03-17 08:30:00","source_domain":"The Lindale Sun","authors":["Rosa Tindall"],"maintext":"{paragraphs}"}}]"#
            ),
        ),
        (
            "c.jsonl",
            format!(
                r#"{{"title":"Quay closed","date":"2025-03-17T08:30","sitename":"The Lindale Sun","author":"Rosa Tindall","source":"https://lindalesun.example/quay","text":"{paragraphs}"}}"#
            ),
        ),
        (
            "d.md",
            format!(
                "---\ntitle: \"Quay closed\"\ndate: 2025-03-17 08:30\nsource: The Lindale Sun\nauthor: Rosa Tindall\n---\n\n# Quay closed\n\n{BODY}\n"
            ),
        ),
        (
            "e.txt",
            format!(
                "---\r\ntitle: Quay closed\r\ndate: 2025-03-17 08:30\r\nsource: The Lindale Sun\r\nauthor: Rosa Tindall\r\ntags:\r\n- harbour\r\n---\r\n\r\n{BODY}\r\n"
            ),
        ),
    ];
    for (name, content) in cases {
        let article = article(name, &content);
        assert_eq!(article.title.as_deref(), Some("Quay closed"), "{name}");
        assert_eq!(article.source.as_deref(), Some("The Lindale Sun"), "{name}");
        assert_eq!(article.byline.as_deref(), Some("Rosa Tindall"), "{name}");
        assert_eq!(day(&article).as_deref(), Some("2025-03-17T08:30"), "{name}");
        assert_eq!(article.text, BODY, "{name}");
    }
}

/// A story may stand between two rules, and a menu may look like fields.
#[test]
fn rules_around_a_story_are_no_front_matter() {
    for name in ["a.txt", "a.md"] {
        let between = article(name, &format!("---\nTitle: Quay closed\n\n{BODY}\n\n---\n\nMore from the harbour\n"));
        assert!(between.text.contains("Edda Moran"), "{name}: {:?}", between.text);
        let unknown = article(name, &format!("---\nShare: all\nTop: five\n---\n\nQuay closed\n\n{BODY}\n"));
        assert!(unknown.text.contains(BODY), "{name}: {:?}", unknown.text);
    }
}

#[test]
fn what_is_no_article_is_set_aside_with_the_reason() {
    let nested = "<div>".repeat(100_000);
    let cases: [(&str, &[u8], &str); 9] = [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\t\n", "empty"),
        ("a.txt", b"%PDF-1.4 x", "PDF"),
        ("a.pdf", b"words", "not read yet"),
        ("a.txt", b"ab\0\0\x01\x02cd\0\0efgh\0\x03\x04", "binary"),
        ("a.json", b"{\"title\": ", "not valid JSON"),
        ("a.json", b"{\"title\":\"x\"}", "no text"),
        ("a.html", nested.as_bytes(), "nested"),
        ("a.html.gz", b"\x1f\x8b\x08\0broken", "damaged"),
    ];
    for (name, bytes, word) in cases {
        let reason = reason(name, bytes);
        assert!(reason.contains(word) && reason.ends_with('.'), "{name}: {reason}");
    }
}

#[test]
fn a_folder_gives_each_file_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path();
    let write = |path: &str| {
        let path = root.join(path);
        std::fs::create_dir_all(path.parent().unwrap_or(Path::new("."))).expect("a folder");
        std::fs::write(path, "words").expect("written");
    };
    for path in [
        "b/two.txt",
        "one.md",
        "page.html",
        "page_files/ad.html",
        ".hidden.txt",
        "style.css",
        "scan.pdf",
        "b/c/three.jsonl",
    ] {
        write(path);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(root, root.join("b/loop")).expect("a link");
        std::os::unix::fs::symlink(root.join("one.md"), root.join("again.md")).expect("a link");
    }
    let inputs = [root.join("one.md"), root.to_owned(), root.join("b"), root.join("missing.txt")];
    let (sources, set_aside) = find(&inputs);
    let names: Vec<String> = sources
        .iter()
        .map(|source| source.path.file_name().unwrap_or_default().to_string_lossy().into_owned())
        .collect();
    assert_eq!(names.len(), 4, "{names:?}");
    let reasons: Vec<&str> = set_aside.iter().map(|aside| aside.reason.as_str()).collect();
    assert!(
        reasons.len() == 2
            && reasons.iter().any(|r| r.contains("no such"))
            && reasons.iter().any(|r| r.contains("PDF")),
        "{reasons:?}"
    );
    let mut turned = inputs.to_vec();
    turned.reverse();
    assert_eq!(find(&turned).0, sources);
}

#[test]
fn legacy_encodings_are_read() {
    let russian = "Порт закрыт\n\nВосточный причал порта закрыли в понедельник после того, как водолазы нашли в его опорах трещины и сообщили об этом.";
    let french = "Le port est fermé\n\nLe quai oriental a été fermé lundi après que des plongeurs ont découvert des fissures dans ses fondations, a déclaré la préfète.";
    let utf16: Vec<u8> = russian.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let big: Vec<u8> = french.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let cases: [(&str, Vec<u8>, &str); 7] = [
        ("UTF-8", [b"\xef\xbb\xbf".to_vec(), french.as_bytes().to_vec()].concat(), french),
        ("UTF-16LE", utf16, russian),
        ("UTF-16BE", big, french),
        ("windows-1251", encoding_rs::WINDOWS_1251.encode(russian).0.into_owned(), russian),
        ("KOI8-U", encoding_rs::KOI8_U.encode(russian).0.into_owned(), russian),
        ("windows-1252", encoding_rs::WINDOWS_1252.encode(french).0.into_owned(), french),
        ("UTF-8", encoding_rs::WINDOWS_1252.decode(french.as_bytes()).0.into_owned().into_bytes(), french),
    ];
    for (encoding, bytes, text) in cases {
        let intake = intake("a.txt", &bytes);
        let article = intake.articles.first().unwrap_or_else(|| panic!("{encoding}: {:?}", intake.set_aside));
        let body = text.split_once("\n\n").map(|(_, body)| body);
        assert_eq!(Some(article.text.as_str()), body, "{encoding}");
        assert_eq!(article.file.encoding, encoding);
    }
}

#[test]
fn a_saved_page_gives_the_story_and_its_metadata() {
    let paragraphs: String = format!("<p>{}</p>", BODY.replace("\n\n", "</p>\n<p>"));
    let page = format!(
        "<!DOCTYPE html>\n<!-- saved from url=(0038)https://lindalesun.example/2025/quay -->\n<html lang=\"en\"><head><title>Quay closed after cracks found - The Lindale Sun</title>\
        <meta property=\"og:site_name\" content=\"The Lindale Sun\"><meta property=\"article:published_time\" content=\"2025-03-17T08:30:00Z\">\
        <meta name=\"author\" content=\"By Rosa Tindall\"></head><body><nav><a href=\"/\">Home</a> <a href=\"/s\">Sport</a></nav><article><h1>Quay closed after cracks found</h1>{paragraphs}\
        </article><footer>Copyright 2025 The Lindale Sun. All rights reserved.</footer></body></html>"
    );
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    std::io::Write::write_all(&mut packed, page.as_bytes()).expect("written");
    let packed = packed.finish().expect("packed");
    for (name, bytes) in [("a.html", page.as_bytes()), ("a.html.gz", &packed)] {
        let intake = intake(name, bytes);
        let article = intake.articles.first().unwrap_or_else(|| panic!("{name}: {:?}", intake.set_aside));
        assert_eq!(article.text, BODY);
        assert_eq!(article.title.as_deref(), Some("Quay closed after cracks found"));
        assert_eq!(article.source.as_deref(), Some("The Lindale Sun"));
        assert_eq!(article.byline.as_deref(), Some("Rosa Tindall"));
        assert_eq!(article.url.as_deref(), Some("https://lindalesun.example/2025/quay"));
        assert_eq!(day(article).as_deref(), Some("2025-03-17T08:30"));
        assert_eq!(article.language.as_deref(), Some("eng"));
    }
}

#[test]
fn a_packed_file_is_not_unpacked_without_end() {
    let mut packed = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    for _ in 0..30 {
        std::io::Write::write_all(&mut packed, &vec![b'a'; 1 << 20]).expect("written");
    }
    let reason = reason("a.html.gz", &packed.finish().expect("packed"));
    assert!(reason.contains("20 MB"), "{reason}");
}

proptest::proptest! {
    #![proptest_config(proptest::prelude::ProptestConfig { cases: 96, ..Default::default() })]

    #[test]
    fn no_bytes_panic_the_reader(
        ending in proptest::sample::select(vec!["txt", "md", "html", "json", "jsonl", "html.gz", "dat"]),
        bytes in proptest::prelude::prop_oneof![
            proptest::collection::vec(proptest::prelude::any::<u8>(), 0..400),
            proptest::collection::vec(proptest::sample::select(vec![
                "<p>", "</div>", "<h1>", "A ship sank off the coast on Monday, and forty people were saved.", "\n", "\n\n", "{\"text\":\"", "\"}", "[", "é", "\u{202e}",
                "---\n", "title: x\n", "By Rosa Tindall", "MOSSEN, June 3 (Coast Press) —", "2024-02-30", "...", "<script type=\"application/ld+json\">", "{\"@type\":\"NewsArticle\"}", "</script>", "12:40, 9 July", "Photo: X", "&amp;", "Ã©",
            ]), 0..40).prop_map(|pieces: Vec<&str>| pieces.concat().into_bytes()),
        ],
    ) {
        let intake = intake(&format!("a.{ending}"), &bytes);
        for article in &intake.articles {
            let mut end = 0;
            for sentence in &article.sentences {
                let words = article.text.get(sentence.range()).expect("on boundaries");
                assert!(sentence.start >= end && !words.is_empty() && words.trim() == words);
                end = sentence.end;
            }
            assert!(article.furniture.iter().all(|cut| article.text.is_char_boundary(cut.before as usize)));
        }
        assert!(!intake.articles.is_empty() || !intake.set_aside.is_empty());
    }
}

/// People name what they save after the outlet; a reprint is the outlet's, though the agency is credited.
#[test]
fn an_outlet_in_the_files_name_is_the_source() {
    let credited = format!("Quay closed\n\nLINDALE, March 17 (Coast Press) — {BODY}");
    let cases = [
        ("lindale-herald.txt", "Lindale Herald"),
        ("The Lindale Sun_Times 2.txt", "The Lindale Sun Times"),
        ("quay-closed.txt", "Coast Press"),
        ("article7.txt", "Coast Press"),
        ("2025-03-17 quay.txt", "Coast Press"),
    ];
    for (name, source) in cases {
        let article = article(name, &credited);
        assert_eq!(article.source.as_deref(), Some(source), "{name}");
        assert_eq!(article.agency.as_deref(), Some("Coast Press"), "{name}");
    }
}
