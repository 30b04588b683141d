//! Energy certificates of dwellings and buildings: what is on them, checked per field, and the label that belongs to
//! an energy use. Bounds of labels are data with a date, because a government changes them.

mod revision;

use chrono::{Datelike, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::contact::{one_of, optional, refused, required_line};
use crate::field_error::{FieldCode, FieldErrors};
use crate::limits::{CERTIFICATE_NUMBER_CHARS_MAX, CERTIFICATE_YEAR_MIN, E_LEVELS, KWH_PER_M2_TENTHS};
use crate::working_days::parse_date;

pub use revision::{EnergyCertificatePatch, changes};

/// How long the certificate of a dwelling is valid (Energiebesluit of 19 November 2010).
const VALIDITY_MONTHS: Months = Months::new(10 * 12);

/// What kind of certificate it is.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum EnergyCertificateKind {
    /// Energy performance certificate (EPC) of an existing building.
    #[default]
    Epc,
    /// Energy performance and indoor climate (EPB) of a new building or a major energy renovation; has an E-level.
    Epb,
}

impl EnergyCertificateKind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Epc, Self::Epb];

    /// The key, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Epc => "epc",
            Self::Epb => "epb",
        }
    }
}

/// Where the value comes from.
#[derive(Clone, Copy, Debug, Default, Deserialize, Serialize, ToSchema, PartialEq, Eq, Hash)]
#[serde(rename_all = "snake_case")]
pub enum CalculationMethod {
    /// From a certificate.
    #[default]
    Measured,
    /// Estimated by the renovation coach: no certificate in law.
    Estimated,
}

impl CalculationMethod {
    /// Every method.
    pub const ALL: [Self; 2] = [Self::Measured, Self::Estimated];

    /// The key, as the database and the API spell it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Measured => "measured",
            Self::Estimated => "estimated",
        }
    }
}

/// Up to which energy use a label goes, from a day on. Sets of bounds with the same day belong together, in order.
#[derive(Clone, Debug, Deserialize, Serialize, ToSchema, PartialEq, Eq)]
#[serde(deny_unknown_fields)]
pub struct EnergyLabelBound {
    /// First day of certificates that it counts for.
    pub valid_from: NaiveDate,
    /// The label: `A+`, `A`, … `F`.
    pub label: String,
    /// Highest energy use in tenths of kWh/m² per year, included; none for the last label.
    #[serde(default)]
    pub upper_bound_tenths: Option<i64>,
}

impl EnergyLabelBound {
    /// The shipped bounds: those of Flanders.
    ///
    /// # Panics
    /// When the compiled-in file is malformed, which the tests rule out.
    #[must_use]
    pub fn shipped() -> Vec<Self> {
        #[derive(Deserialize)]
        struct Shipped {
            energy_labels: Vec<EnergyLabelBound>,
        }
        let text = include_str!("../catalogue/energy_labels.toml");
        toml::from_str::<Shipped>(text).expect("the compiled-in labels are well-formed").energy_labels
    }
}

/// The label of a certificate of `day` for an energy use in tenths of kWh/m² per year. Certificates older than every
/// set of bounds are read by the oldest.
#[must_use]
pub fn label_of(bounds: &[EnergyLabelBound], day: NaiveDate, kwh_per_m2_tenths: i64) -> Option<&str> {
    let from = from_of(bounds, day)?;
    let mut of_day = bounds.iter().filter(|bound| bound.valid_from == from);
    let bound = of_day.find(|bound| bound.upper_bound_tenths.is_none_or(|upper| kwh_per_m2_tenths <= upper));
    bound.map(|bound| bound.label.as_str())
}

/// The labels that a certificate may bear, from best to worst: those of `day`, then any that others had.
#[must_use]
pub fn labels(bounds: &[EnergyLabelBound], day: NaiveDate) -> Vec<&str> {
    let from = from_of(bounds, day);
    let (mut of_day, others): (Vec<&EnergyLabelBound>, Vec<_>) =
        bounds.iter().partition(|bound| Some(bound.valid_from) == from);
    of_day.extend(others);
    let mut labels: Vec<&str> = Vec::new();
    for bound in of_day {
        if !labels.contains(&bound.label.as_str()) {
            labels.push(&bound.label);
        }
    }
    labels
}

/// The first day of the set of bounds that counts on `day`.
fn from_of(bounds: &[EnergyLabelBound], day: NaiveDate) -> Option<NaiveDate> {
    let days = || bounds.iter().map(|bound| bound.valid_from);
    days().filter(|from| *from <= day).max().or_else(|| days().min())
}

/// A certificate as typed in, not checked yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EnergyCertificateDraft {
    /// Key of [`EnergyCertificateKind`].
    pub kind: Option<String>,
    /// Key of [`CalculationMethod`].
    pub method: Option<String>,
    /// The label on the certificate.
    pub label: Option<String>,
    /// Energy use in tenths of kWh/m² per year; below zero when more is produced than used.
    pub kwh_per_m2_tenths: Option<i64>,
    /// E-level; may be below zero.
    pub e_level: Option<i64>,
    /// Whether it is about the common parts of an apartment building (EPC GD).
    pub common_parts: Option<bool>,
    /// Day on which it was drawn up, `YYYY-MM-DD`.
    pub drawn_up_on: Option<String>,
    /// The certificate's own number.
    pub certificate_number: Option<String>,
}

/// A certificate with checked data.
#[derive(Clone, Debug, Deserialize, Serialize, PartialEq, Eq)]
pub struct NewEnergyCertificate {
    /// What kind of certificate it is.
    pub kind: EnergyCertificateKind,
    /// Where the value comes from.
    pub method: Option<CalculationMethod>,
    /// The label on the certificate, or the one that belongs to its energy use.
    pub label: Option<String>,
    /// Energy use in tenths of kWh/m² per year.
    pub kwh_per_m2_tenths: Option<i64>,
    /// E-level.
    pub e_level: Option<i64>,
    /// Whether it is about the common parts of an apartment building.
    pub common_parts: bool,
    /// Day on which it was drawn up.
    pub drawn_up_on: Option<NaiveDate>,
    /// Last day on which it is valid; none for a declaration (EPB) and an estimate.
    pub valid_until: Option<NaiveDate>,
    /// The certificate's own number.
    pub certificate_number: Option<String>,
}

impl EnergyCertificateDraft {
    /// Checks every field. Only the kind is required: what somebody tells on the telephone is seldom complete.
    ///
    /// # Errors
    /// The faults per field.
    pub fn parse(&self, bounds: &[EnergyLabelBound], today: NaiveDate) -> Result<NewEnergyCertificate, FieldErrors> {
        let mut errors = FieldErrors::new();
        let kind = optional(self.kind.as_deref(), |key| {
            one_of(&EnergyCertificateKind::ALL, EnergyCertificateKind::as_str, key)
        });
        let kind = kind.and_then(|kind| kind.ok_or(FieldCode::Required));
        let kind = kind.unwrap_or_else(|code| refused(&mut errors, "kind", code));
        let method =
            optional(self.method.as_deref(), |key| one_of(&CalculationMethod::ALL, CalculationMethod::as_str, key));
        let method = method.unwrap_or_else(|code| refused(&mut errors, "method", code));
        let label = optional(self.label.as_deref(), |label| known_label(bounds, label));
        let label = label.unwrap_or_else(|code| refused(&mut errors, "label", code));
        let drawn_up_on = optional(self.drawn_up_on.as_deref(), |text| drawn_up_on(text, today));
        let drawn_up_on = drawn_up_on.unwrap_or_else(|code| refused(&mut errors, "drawn_up_on", code));
        let number = optional(self.certificate_number.as_deref(), |text| {
            required_line(Some(text), CERTIFICATE_NUMBER_CHARS_MAX)
        });
        let certificate_number = number.unwrap_or_else(|code| refused(&mut errors, "certificate_number", code));
        if self.kwh_per_m2_tenths.is_some_and(|value| !KWH_PER_M2_TENTHS.contains(&value)) {
            errors.add("kwh_per_m2_tenths", FieldCode::OutOfRange);
        }
        if self.e_level.is_some_and(|level| !E_LEVELS.contains(&level)) {
            errors.add("e_level", FieldCode::OutOfRange);
        }
        let by_value = self.kwh_per_m2_tenths.and_then(|value| label_of(bounds, drawn_up_on.unwrap_or(today), value));
        errors.into_result(NewEnergyCertificate {
            kind,
            method,
            label: label.or_else(|| by_value.map(str::to_owned)),
            kwh_per_m2_tenths: self.kwh_per_m2_tenths,
            e_level: self.e_level,
            common_parts: self.common_parts.unwrap_or(false),
            drawn_up_on,
            valid_until: valid_until(kind, method, drawn_up_on),
            certificate_number,
        })
    }
}

impl NewEnergyCertificate {
    /// The label that belongs to the energy use when the certificate bears another one: reason to look again.
    #[must_use]
    pub fn contradicting_label<'a>(&self, bounds: &'a [EnergyLabelBound], today: NaiveDate) -> Option<&'a str> {
        let by_value = label_of(bounds, self.drawn_up_on.unwrap_or(today), self.kwh_per_m2_tenths?)?;
        self.label.as_deref().is_some_and(|label| label != by_value).then_some(by_value)
    }
}

/// Last day on which a certificate drawn up on `drawn_up_on` is valid; none when it is no certificate.
#[must_use]
pub fn valid_until(
    kind: EnergyCertificateKind,
    method: Option<CalculationMethod>,
    drawn_up_on: Option<NaiveDate>,
) -> Option<NaiveDate> {
    let is_certificate = kind == EnergyCertificateKind::Epc && method != Some(CalculationMethod::Estimated);
    drawn_up_on.filter(|_| is_certificate)?.checked_add_months(VALIDITY_MONTHS)
}

/// Any label of any time: a certificate bears the label of its day.
fn known_label(bounds: &[EnergyLabelBound], label: &str) -> Result<String, FieldCode> {
    let label = label.trim().to_uppercase();
    let is_known = bounds.iter().any(|bound| bound.label == label);
    if is_known { Ok(label) } else { Err(FieldCode::UnknownOption) }
}

fn drawn_up_on(text: &str, today: NaiveDate) -> Result<NaiveDate, FieldCode> {
    let day = parse_date(text.trim()).ok_or(FieldCode::InvalidDate)?;
    if day > today {
        Err(FieldCode::InFuture)
    } else if day.year() < CERTIFICATE_YEAR_MIN {
        Err(FieldCode::OutOfRange)
    } else {
        Ok(day)
    }
}

#[cfg(test)]
mod tests;
