//! In which country or state a place lies, where the article says so beside its name: "Brest, Belarus", "Brest in France".

use super::gazetteer::gazetteer;
use super::key::fold;
use super::{Name, NameKind};

/// Gives each place the country or state that stands right after it; names are in order.
pub(super) fn place(text: &str, names: &mut [Name]) {
    let mut found = Vec::new();
    for (at, pair) in names.windows(2).enumerate() {
        let [town, larger] = pair else { continue };
        let Some(larger_name) = larger_place(larger.span.of(text)) else { continue };
        let between = text.get(town.span.end as usize..larger.span.start as usize).unwrap_or_default();
        let beside = matches!(between, ", " | ", in " | " in " | " (" | ",\n");
        // "in Paris, Spain and Italy" may be a list.
        let after = text.get(larger.span.end as usize..).unwrap_or_default().trim_start_matches([',', ' ']);
        let listed = between == ", " && after.starts_with("and ");
        if town.kind == NameKind::Place
            && larger.kind == NameKind::Place
            && beside
            && !listed
            && gazetteer().country(&fold(town.span.of(text))).is_none()
        {
            found.push((at, larger_name));
        }
    }
    for (at, larger) in found {
        if let Some(name) = names.get_mut(at) {
            name.within = Some(larger.to_owned());
        }
    }
}

/// The usual name of a country or state.
fn larger_place(name: &str) -> Option<&'static str> {
    let folded = fold(name);
    let squeezed = folded.replace(' ', "");
    gazetteer()
        .state(&folded)
        .or_else(|| gazetteer().country(&folded))
        .or_else(|| gazetteer().country(&squeezed).filter(|_| name.contains('.')))
}
