//! Colours of the page: contrast after WCAG 2.2, in light and dark and in print.

use std::collections::BTreeMap;

use variorum::comparison::Decisions;
use variorum::report::{Format, Options, render};

use super::harbour;

/// The relative luminance of `#rrggbb` (WCAG 2.2).
fn luminance(colour: &str) -> f64 {
    let channel = |at: usize| {
        let value = colour.get(at..at + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).expect("#rrggbb");
        let value = f64::from(value) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

fn contrast(a: &str, b: &str) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

/// The colours that each `:root` of the page names.
fn themes(page: &str) -> Vec<BTreeMap<String, String>> {
    let blocks = page.split(":root {").skip(1).filter_map(|rest| rest.split('}').next());
    blocks
        .map(|block| {
            let declarations = block.split(';').filter_map(|declaration| declaration.trim().split_once(": "));
            let colours = declarations.filter(|(name, value)| name.starts_with("--") && value.starts_with('#'));
            colours.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()
        })
        .collect()
}

#[test]
fn every_text_stands_out_from_what_lies_behind_it() {
    let page = render(&harbour::comparison(), &Decisions::default(), &Options::default(), Format::Html);
    let themes = themes(&page);
    assert_eq!(themes.len(), 3, "light, dark and print");
    for theme in &themes {
        let colour = |name: &str| theme.get(name).unwrap_or_else(|| panic!("no colour {name}")).as_str();
        for text in ["--text", "--muted", "--link", "--confirmed", "--dismissed"] {
            for ground in ["--page", "--panel"] {
                let contrast = contrast(colour(text), colour(ground));
                assert!(contrast >= 7.0, "{text} on {ground}: {contrast:.2}");
            }
        }
        for kind in ["--name", "--date", "--number", "--outcome", "--only"] {
            let tint = format!("{kind}-tint");
            let words = contrast(colour("--text"), colour(&tint));
            assert!(words >= 7.0, "text on {tint}: {words:.2}");
            let edge = contrast(colour(kind), colour("--page")).min(contrast(colour(kind), colour(&tint)));
            assert!(edge >= 3.0, "the underline {kind}: {edge:.2}");
        }
    }
}
