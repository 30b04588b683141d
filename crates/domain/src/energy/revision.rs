//! Changing a certificate that was entered before.

use chrono::NaiveDate;

use super::{EnergyCertificateDraft, EnergyLabelBound, NewEnergyCertificate, label_of};
use crate::change::FieldChange;
use crate::field_error::FieldErrors;

/// What is asked to change: what is absent stays, `Some(None)` empties.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnergyCertificatePatch {
    /// Key of the kind.
    pub kind: Option<Option<String>>,
    /// Key of the method.
    pub method: Option<Option<String>>,
    /// The label on the certificate.
    pub label: Option<Option<String>>,
    /// Energy use in tenths of kWh/m² per year.
    pub kwh_per_m2_tenths: Option<Option<i64>>,
    /// E-level.
    pub e_level: Option<Option<i64>>,
    /// Whether it is about common parts.
    pub common_parts: Option<Option<bool>>,
    /// Day on which it was drawn up.
    pub drawn_up_on: Option<Option<String>>,
    /// The certificate's own number.
    pub certificate_number: Option<Option<String>>,
}

impl NewEnergyCertificate {
    /// The certificate with `patch` applied. A label that only followed from the energy use follows it further.
    ///
    /// # Errors
    /// The faults per field.
    pub fn revise(
        &self,
        patch: EnergyCertificatePatch,
        bounds: &[EnergyLabelBound],
        today: NaiveDate,
    ) -> Result<Self, FieldErrors> {
        let by_value =
            self.kwh_per_m2_tenths.and_then(|value| label_of(bounds, self.drawn_up_on.unwrap_or(today), value));
        let has_own_label = self.label.as_deref() != by_value;
        let draft = EnergyCertificateDraft {
            kind: patch.kind.unwrap_or_else(|| Some(self.kind.as_str().to_owned())),
            method: patch.method.unwrap_or_else(|| self.method.map(|method| method.as_str().to_owned())),
            label: patch.label.unwrap_or_else(|| self.label.clone().filter(|_| has_own_label)),
            kwh_per_m2_tenths: patch.kwh_per_m2_tenths.unwrap_or(self.kwh_per_m2_tenths),
            e_level: patch.e_level.unwrap_or(self.e_level),
            common_parts: patch.common_parts.unwrap_or(Some(self.common_parts)),
            drawn_up_on: patch.drawn_up_on.unwrap_or_else(|| self.drawn_up_on.map(|day| day.to_string())),
            certificate_number: patch.certificate_number.unwrap_or_else(|| self.certificate_number.clone()),
        };
        draft.parse(bounds, today)
    }
}

/// The fields that got another value; all that are filled when there was none before.
#[must_use]
pub fn changes(before: Option<&NewEnergyCertificate>, after: &NewEnergyCertificate) -> Vec<FieldChange> {
    let after = values(after);
    let before = before.map(values);
    let change = |(index, (field, after)): (usize, (&'static str, Option<String>))| {
        let before = before.as_ref().and_then(|before| before[index].1.clone());
        (before != after).then(|| FieldChange::new(field, before, after))
    };
    after.into_iter().enumerate().filter_map(change).collect()
}

fn values(certificate: &NewEnergyCertificate) -> [(&'static str, Option<String>); 9] {
    [
        ("kind", Some(certificate.kind.as_str().to_owned())),
        ("method", certificate.method.map(|method| method.as_str().to_owned())),
        ("label", certificate.label.clone()),
        ("kwh_per_m2_tenths", certificate.kwh_per_m2_tenths.map(|value| value.to_string())),
        ("e_level", certificate.e_level.map(|level| level.to_string())),
        ("common_parts", Some(certificate.common_parts.to_string())),
        ("drawn_up_on", certificate.drawn_up_on.map(|day| day.to_string())),
        ("valid_until", certificate.valid_until.map(|day| day.to_string())),
        ("certificate_number", certificate.certificate_number.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field_error::FieldCode;
    use crate::working_days::parse_date;

    fn today() -> NaiveDate {
        parse_date("2026-11-23").unwrap()
    }

    fn certificate(label: Option<&str>) -> NewEnergyCertificate {
        let draft = EnergyCertificateDraft {
            kind: Some("epc".to_owned()),
            label: label.map(str::to_owned),
            kwh_per_m2_tenths: Some(2500),
            drawn_up_on: Some("2024-03-01".to_owned()),
            ..EnergyCertificateDraft::default()
        };
        draft.parse(&EnergyLabelBound::shipped(), today()).unwrap()
    }

    fn revise(
        before: &NewEnergyCertificate,
        patch: EnergyCertificatePatch,
    ) -> Result<NewEnergyCertificate, FieldErrors> {
        before.revise(patch, &EnergyLabelBound::shipped(), today())
    }

    #[test]
    fn a_label_that_followed_from_the_use_follows_it_further() {
        let use_of = |tenths| EnergyCertificatePatch { kwh_per_m2_tenths: Some(tenths), ..Default::default() };
        assert_eq!(revise(&certificate(None), use_of(Some(1500))).unwrap().label.as_deref(), Some("B"));
        assert_eq!(revise(&certificate(None), use_of(None)).unwrap().label, None);
        assert_eq!(revise(&certificate(Some("D")), use_of(Some(1500))).unwrap().label.as_deref(), Some("D"));
    }

    #[test]
    fn what_is_absent_stays_and_what_changed_is_told() {
        let before = certificate(None);
        assert_eq!(revise(&before, EnergyCertificatePatch::default()).as_ref(), Ok(&before));
        let patch = EnergyCertificatePatch { drawn_up_on: Some(Some("2025-03-01".to_owned())), ..Default::default() };
        let after = revise(&before, patch).unwrap();
        let fields: Vec<String> = changes(Some(&before), &after).into_iter().map(|change| change.field).collect();
        assert_eq!(fields, ["drawn_up_on", "valid_until"]);
        assert_eq!(changes(None, &before).len(), 6);
        let patch = EnergyCertificatePatch { kind: Some(None), ..Default::default() };
        assert_eq!(revise(&before, patch).unwrap_err().of("kind"), [FieldCode::Required]);
    }
}
