//! The addresses of a journey: one of them the main one, others for the whole journey or for one of its dossiers.

use crate::change::FieldChange;
use crate::field_error::{FieldCode, FieldErrors};

/// How an address stands in a journey.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// The only dossier for which it counts; in the whole journey without.
    pub dossier_number: Option<String>,
    /// Whether it is the journey's main address.
    pub is_main: bool,
}

impl Standing {
    /// What changed between two standings.
    #[must_use]
    pub fn changes(&self, after: &Self) -> Vec<FieldChange> {
        let main = |standing: &Self| Some(standing.is_main.to_string());
        let changes = [
            FieldChange::new("dossier_number", self.dossier_number.clone(), after.dossier_number.clone()),
            FieldChange::new("is_main", main(self), main(after)),
        ];
        changes.into_iter().filter(|change| change.before != change.after).collect()
    }
}

/// Decides how an address joins a journey whose `dossiers` the user sees. The first one that counts for the whole journey is
/// the main one in any case.
///
/// # Errors
/// An unknown dossier, or a main address that counts for one dossier only.
pub fn join(dossiers: &[String], has_main: bool, wanted: Standing) -> Result<Standing, FieldErrors> {
    let is_main = wanted.is_main || (!has_main && wanted.dossier_number.is_none());
    stand(dossiers, Standing { is_main, ..wanted })
}

/// Decides how an address stands from now on: what is absent stays, a dossier that is `Some(None)` means the whole journey.
///
/// # Errors
/// As [`join`]; and a main address stays main until another is named.
pub fn restand(
    dossiers: &[String],
    before: &Standing,
    is_main: Option<bool>,
    dossier_number: Option<Option<String>>,
) -> Result<Standing, FieldErrors> {
    if before.is_main && is_main == Some(false) {
        return Err(FieldErrors::one("main", FieldCode::Required));
    }
    let is_known = dossier_number.is_none();
    let after = Standing {
        dossier_number: dossier_number.unwrap_or_else(|| before.dossier_number.clone()),
        is_main: is_main.unwrap_or(before.is_main),
    };
    // A dossier that is not asked about stays, also when the user does not see it.
    let kept: Vec<String> = after.dossier_number.iter().filter(|_| is_known).cloned().collect();
    stand(&[dossiers, &kept].concat(), after)
}

fn stand(dossiers: &[String], standing: Standing) -> Result<Standing, FieldErrors> {
    let mut errors = FieldErrors::new();
    if standing.dossier_number.as_ref().is_some_and(|number| !dossiers.contains(number)) {
        errors.add("dossier_number", FieldCode::NotFound);
    }
    if standing.is_main && standing.dossier_number.is_some() {
        errors.add("main", FieldCode::Invalid);
    }
    errors.into_result(standing)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NUMBER: &str = "2026-000001";

    fn only(number: &str) -> Standing {
        Standing { dossier_number: Some(number.to_owned()), is_main: false }
    }

    fn main() -> Standing {
        Standing { is_main: true, ..Standing::default() }
    }

    fn seen() -> [String; 1] {
        [NUMBER.to_owned()]
    }

    #[test]
    fn the_first_address_is_the_main_one_unless_it_is_for_one_dossier() {
        assert_eq!(join(&seen(), false, Standing::default()), Ok(main()));
        assert_eq!(join(&seen(), true, Standing::default()), Ok(Standing::default()));
        assert_eq!(join(&seen(), false, only(NUMBER)), Ok(only(NUMBER)));
        assert_eq!(join(&seen(), true, main()), Ok(main()));
    }

    #[test]
    fn a_dossier_must_be_in_sight_and_has_no_main_address_of_its_own() {
        assert_eq!(join(&seen(), true, only("2026-000002")).unwrap_err().of("dossier_number"), [FieldCode::NotFound]);
        let both = Standing { is_main: true, ..only(NUMBER) };
        assert_eq!(join(&seen(), true, both).unwrap_err().of("main"), [FieldCode::Invalid]);
    }

    #[test]
    fn a_main_address_stays_until_another_is_named() {
        assert_eq!(restand(&seen(), &main(), Some(false), None).unwrap_err().of("main"), [FieldCode::Required]);
        let for_one = restand(&seen(), &main(), None, Some(Some(NUMBER.to_owned())));
        assert_eq!(for_one.unwrap_err().of("main"), [FieldCode::Invalid]);
        assert_eq!(restand(&seen(), &only(NUMBER), Some(true), Some(None)), Ok(main()));
        assert_eq!(restand(&[], &only("2026-000009"), None, None), Ok(only("2026-000009")), "out of sight, it stays");
        assert_eq!(main().changes(&only(NUMBER)).len(), 2);
        assert_eq!(main().changes(&main()), []);
    }
}
