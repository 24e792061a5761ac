//! All colours and sizes of the window, named once, for light and dark.

use egui::{Color32, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Vec2};

use crate::comparison;
use crate::discrepancy::Kind;

/// Size of running text, in points.
pub const TEXT: f32 = 14.5;
/// Size of labels and captions, in points.
pub const SMALL: f32 = 12.0;
/// Size of headings, in points.
pub const HEADING: f32 = 18.0;
/// Height of a line of article text, in points.
pub const LINE: f32 = 21.0;
/// Narrowest column of the rows view, in points.
pub const COLUMN: f32 = 300.0;
/// Narrowest column where otherwise one alone would show, in points: to compare takes two.
pub const NARROW_COLUMN: f32 = 200.0;
/// Width of the gutter that holds row numbers, in points.
pub const GUTTER: f32 = 52.0;
/// Width of one overview strip, in points.
pub const STRIP: f32 = 10.0;
/// Space inside a cell, in points: beside and above its text.
pub const CELL: Vec2 = Vec2::new(14.0, 9.0);
/// Height of a folded run of rows, in points.
pub const FOLD: f32 = 30.0;

/// The family of semibold text.
pub fn strong_family() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Returns the font of running text.
pub fn text_font() -> FontId {
    FontId::proportional(TEXT)
}

/// Returns the font of labels and captions.
pub fn small_font() -> FontId {
    FontId::proportional(SMALL)
}

/// Returns a semibold font of the given size.
pub fn strong_font(size: f32) -> FontId {
    FontId::new(size, strong_family())
}

/// The colours of one theme.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind article text.
    pub page: Color32,
    /// Behind panels.
    pub panel: Color32,
    /// Behind column heads and chips.
    pub raised: Color32,
    /// Lines between rows, columns and panels.
    pub line: Color32,
    /// Running text.
    pub text: Color32,
    /// Labels and captions.
    pub muted: Color32,
    /// Focus rings, links and the picked thing.
    pub focus: Color32,
    /// Behind the picked row.
    pub picked: Color32,
    /// Behind words that differ in wording only.
    pub wording: Color32,
    /// The hatch of cells that one source alone has.
    pub only: Color32,
    /// A confirmed finding.
    pub confirmed: Color32,
    /// A dismissed finding.
    pub dismissed: Color32,
    /// A problem.
    pub error: Color32,
    /// Behind a hit of the search.
    pub hit: Color32,
    name: Shade,
    date: Shade,
    number: Shade,
    outcome: Shade,
    other: Shade,
}

/// The two colours of a kind.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Shade {
    /// Underlines, signs and ticks: at least 3:1 on page and tint.
    pub edge: Color32,
    /// Behind the words.
    pub tint: Color32,
}

const fn rgb(hex: u32) -> Color32 {
    Color32::from_rgb((hex >> 16) as u8, (hex >> 8) as u8, hex as u8)
}

const fn shade(edge: u32, tint: u32) -> Shade {
    Shade { edge: rgb(edge), tint: rgb(tint) }
}

/// The light theme. Whatever is read is at least 7:1 on every ground, edges are at least 3:1.
pub const LIGHT: Palette = Palette {
    page: rgb(0xFF_FFFF),
    panel: rgb(0xF6_F7F9),
    raised: rgb(0xEC_EFF3),
    line: rgb(0xD9_DEE5),
    text: rgb(0x1B_1F24),
    muted: rgb(0x43_4A55),
    focus: rgb(0x08_4887),
    picked: rgb(0xF1_F6FD),
    wording: rgb(0xEC_ECEF),
    only: rgb(0x6B_7480),
    confirmed: rgb(0x12_5447),
    dismissed: rgb(0x45_4D58),
    error: rgb(0x8F_1F17),
    hit: rgb(0xFF_F1A6),
    name: shade(0x07_4DBA, 0xDC_E8FF),
    date: shade(0xB9_5A00, 0xFF_E8CC),
    number: shade(0x1F_8A7E, 0xD3_F2EC),
    outcome: shade(0x7D_1F3A, 0xF8_DCE6),
    other: shade(0x5A_6370, 0xE9_ECF0),
};

/// The dark theme.
pub const DARK: Palette = Palette {
    page: rgb(0x15_181D),
    panel: rgb(0x1B_1F25),
    raised: rgb(0x25_2A32),
    line: rgb(0x31_3740),
    text: rgb(0xE8_EBEF),
    muted: rgb(0xBD_C5CF),
    focus: rgb(0x9C_C4FF),
    picked: rgb(0x1C_222B),
    wording: rgb(0x2D_3138),
    only: rgb(0x8E_97A3),
    confirmed: rgb(0x6B_D9C2),
    dismissed: rgb(0xBB_C3CD),
    error: rgb(0xFF_B1AA),
    hit: rgb(0x5A_4C00),
    name: shade(0x5B_93F0, 0x1A_2C4D),
    date: shade(0xF0_AD52, 0x43_300F),
    number: shade(0x3F_F0DA, 0x0E_3B37),
    outcome: shade(0xDE_5C90, 0x45_1A2C),
    other: shade(0xA3_ACB8, 0x2B_3038),
};

impl Palette {
    /// Returns the colours of the theme that the context shows.
    pub fn of(ctx: &egui::Context) -> &'static Palette {
        match ctx.theme() {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    /// Returns the colours of a kind; role shares the name's, attribution and quote are muted.
    pub fn kind(&self, kind: Kind) -> Shade {
        match kind {
            Kind::Name | Kind::Role => self.name,
            Kind::Date => self.date,
            Kind::Number => self.number,
            Kind::Outcome => self.outcome,
            Kind::Attribution | Kind::Quote | Kind::Omission => self.other,
        }
    }

    /// Returns the colour of a finding's state.
    pub fn state(&self, state: comparison::State) -> Color32 {
        match state {
            comparison::State::New => self.muted,
            comparison::State::Confirmed => self.confirmed,
            comparison::State::Dismissed => self.dismissed,
        }
    }
}

/// How a kind is underlined, so that no mark rests on colour alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Underline {
    /// One line.
    Solid,
    /// Two lines.
    Double,
    /// Dots.
    Dotted,
    /// One thick line.
    Thick,
    /// Short dashes.
    Dashed,
}

/// Returns the underline of a kind.
pub fn underline(kind: Kind) -> Underline {
    match kind {
        Kind::Name | Kind::Role => Underline::Solid,
        Kind::Date => Underline::Double,
        Kind::Number => Underline::Dotted,
        Kind::Outcome => Underline::Thick,
        Kind::Attribution | Kind::Quote | Kind::Omission => Underline::Dashed,
    }
}

/// Sets the looks of both themes; the system says which of them is shown.
pub fn install(ctx: &egui::Context) {
    for (theme, palette) in [(Theme::Light, &LIGHT), (Theme::Dark, &DARK)] {
        ctx.style_mut_of(theme, |style| apply(style, palette));
    }
}

/// Lets things slide and fade, or not.
pub fn set_motion(ctx: &egui::Context, motion: bool) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.style_mut_of(theme, |style| move_or_not(style, motion));
    }
}

fn move_or_not(style: &mut Style, motion: bool) {
    use egui::style::ScrollAnimation;
    style.animation_time = if motion { 0.1 } else { 0.0 };
    style.scroll_animation = if motion { ScrollAnimation::default() } else { ScrollAnimation::none() };
}

fn apply(style: &mut Style, palette: &Palette) {
    style.text_styles = [
        (TextStyle::Heading, strong_font(HEADING)),
        (TextStyle::Body, text_font()),
        (TextStyle::Button, FontId::proportional(13.5)),
        (TextStyle::Small, small_font()),
        (TextStyle::Monospace, FontId::monospace(13.0)),
    ]
    .into();
    let spacing = &mut style.spacing;
    spacing.item_spacing = Vec2::new(8.0, 6.0);
    spacing.button_padding = Vec2::new(10.0, 5.0);
    spacing.interact_size = Vec2::new(28.0, 28.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.tooltip_width = 420.0;
    // Bars that always show: a reader of long texts wants to see where they are.
    spacing.scroll = egui::style::ScrollStyle::solid();
    spacing.scroll.bar_width = 10.0;
    // A selection that runs across columns in paint order is of no use to anyone who quotes.
    style.interaction.multi_widget_text_select = false;
    move_or_not(style, false);

    let visuals = &mut style.visuals;
    visuals.override_text_color = None;
    visuals.weak_text_color = Some(palette.muted);
    visuals.hyperlink_color = palette.focus;
    visuals.panel_fill = palette.panel;
    visuals.window_fill = palette.panel;
    visuals.extreme_bg_color = palette.page;
    visuals.faint_bg_color = palette.raised;
    visuals.code_bg_color = palette.raised;
    visuals.error_fg_color = palette.error;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.menu_corner_radius = CornerRadius::same(8);
    let soft = Shadow { offset: [0, 4], blur: 18, spread: 0, color: Color32::from_black_alpha(48) };
    visuals.window_shadow = soft;
    visuals.popup_shadow = soft;
    visuals.selection.bg_fill = palette.name.tint;
    visuals.selection.stroke = Stroke::new(1.5, palette.focus);
    visuals.text_cursor.blink = false;

    let widgets = &mut visuals.widgets;
    widgets.noninteractive.bg_stroke = Stroke::new(1.0, palette.line);
    widgets.noninteractive.fg_stroke = Stroke::new(1.0, palette.text);
    widgets.noninteractive.bg_fill = palette.panel;
    for (look, fill, line) in [
        (&mut widgets.inactive, palette.raised, palette.line),
        (&mut widgets.hovered, palette.line, palette.muted),
        (&mut widgets.active, palette.name.tint, palette.focus),
        (&mut widgets.open, palette.raised, palette.line),
    ] {
        look.bg_fill = fill;
        look.weak_bg_fill = fill;
        look.bg_stroke = Stroke::new(1.0, line);
        look.fg_stroke = Stroke::new(1.0, palette.text);
        look.corner_radius = CornerRadius::same(6);
        look.expansion = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn luminance(colour: Color32) -> f64 {
        let channel = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * channel(colour.r()) + 0.7152 * channel(colour.g()) + 0.0722 * channel(colour.b())
    }

    fn contrast(one: Color32, other: Color32) -> f64 {
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn whatever_is_read_stands_out_on_every_ground() {
        for palette in [LIGHT, DARK] {
            let grounds = [palette.page, palette.panel, palette.raised, palette.picked, palette.wording];
            let inks = [
                ("text", palette.text),
                ("captions", palette.muted),
                ("links", palette.focus),
                ("problems", palette.error),
                ("confirmed", palette.confirmed),
                ("dismissed", palette.dismissed),
            ];
            for ground in grounds {
                for (name, ink) in inks {
                    let found = contrast(ink, ground);
                    assert!(found >= 7.0, "{name} on {ground:?}: {found:.2}");
                }
            }
            assert!(contrast(palette.text, palette.hit) >= 7.0, "text of a hit");
            assert!(contrast(palette.text, palette.line) >= 7.0, "text of a hovered button");
            assert!(contrast(palette.page, palette.focus) >= 7.0, "words of the button that stands out");
            for ink in [palette.text, palette.muted, palette.focus] {
                assert!(contrast(ink, palette.name.tint) >= 7.0, "the picked line of a list: {ink:?}");
            }
        }
    }

    #[test]
    fn marks_stand_out_on_page_and_tint() {
        for palette in [LIGHT, DARK] {
            for kind in [Kind::Name, Kind::Date, Kind::Number, Kind::Outcome, Kind::Quote] {
                let Shade { edge, tint } = palette.kind(kind);
                assert!(contrast(palette.text, tint) >= 7.0, "text on the tint of {kind:?}");
                assert!(contrast(edge, tint) >= 3.0 && contrast(edge, palette.page) >= 3.0, "edge of {kind:?}");
            }
        }
    }
}
