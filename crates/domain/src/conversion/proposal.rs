//! What is proposed for the dossier of a request, so that a colleague mostly only confirms.

use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::catalogue::Catalogue;

/// Key of the source of what came through the contact form.
const CONTACT_FORM: &str = "contact_form";

/// Keys of the catalogue, each absent when it was switched off or nothing is plausible.
#[derive(Clone, Debug, Default, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
pub struct Proposed {
    /// Type of the dossier, from the themes.
    #[serde(rename = "type")]
    pub type_key: Option<String>,
    /// Subtype of that type, from the themes.
    pub subtype: Option<String>,
    /// The role the citizen chose.
    pub role: Option<String>,
    /// Where the request came from.
    pub source: Option<String>,
    /// The first project of the catalogue.
    pub main_project: Option<String>,
}

/// What is proposed for a submission with these themes and this role. Only what can be chosen is proposed.
#[must_use]
pub fn propose(catalogue: &Catalogue, themes: &[String], role: &str) -> Proposed {
    let themes: Vec<&str> = themes.iter().map(String::as_str).collect();
    let kind = catalogue.proposal(&themes);
    let type_key = kind.as_ref().and_then(|kind| catalogue.dossier_type(&kind.type_key)).filter(|known| known.active);
    let subtype = type_key.and_then(|known| catalogue.subtype(&known.key, kind.as_ref()?.subtype.as_deref()?));
    Proposed {
        type_key: type_key.map(|known| known.key.clone()),
        subtype: subtype.filter(|known| known.active).map(|known| known.key.clone()),
        role: catalogue.role(role).filter(|known| known.active).map(|known| known.key.clone()),
        source: catalogue.source(CONTACT_FORM).filter(|known| known.active).map(|known| known.key.clone()),
        main_project: catalogue.projects.iter().find(|known| known.active).map(|known| known.key.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn proposed(catalogue: &Catalogue, themes: &[&str]) -> Proposed {
        let themes: Vec<String> = themes.iter().map(|theme| (*theme).to_owned()).collect();
        propose(catalogue, &themes, "tenant")
    }

    #[test]
    fn themes_propose_the_kind_of_dossier() {
        let proposal = proposed(&Catalogue::shipped(), &["renovation_coach"]);
        assert_eq!((proposal.type_key.as_deref(), proposal.subtype.as_deref()), (Some("advice"), Some("renovation")));
        assert_eq!(proposal.role.as_deref(), Some("tenant"));
        assert_eq!(proposal.source.as_deref(), Some("contact_form"));
        assert_eq!(proposal.main_project.as_deref(), Some("regular_operation"));
    }

    #[test]
    fn every_theme_proposes_a_type() {
        let catalogue = Catalogue::shipped();
        for theme in &catalogue.themes {
            assert!(proposed(&catalogue, &[&theme.key]).type_key.is_some(), "{}", theme.key);
        }
        assert!(proposed(&catalogue, &[]).type_key.is_some());
    }

    #[test]
    fn what_was_switched_off_is_not_proposed() {
        let mut catalogue = Catalogue::shipped();
        catalogue.subtypes.iter_mut().for_each(|entry| entry.active = false);
        catalogue.roles.iter_mut().for_each(|entry| entry.active = false);
        catalogue.sources.iter_mut().for_each(|entry| entry.active = false);
        catalogue.projects[0].active = false;
        let proposal = proposed(&catalogue, &["premiums"]);
        assert_eq!(proposal.type_key.as_deref(), Some("information"));
        assert_eq!((proposal.subtype, proposal.role, proposal.source), (None, None, None));
        assert_eq!(proposal.main_project.as_deref(), Some("neighbourhood_arsenaal"));
        catalogue.types.iter_mut().for_each(|entry| entry.active = false);
        assert_eq!(proposed(&catalogue, &["premiums"]).type_key, None);
    }
}
