//! Signs that a form was not filled in by a person. None of them loses a citizen's words: the form comes back with
//! everything in it and a sentence about what to do.

use super::{Form, FormKey};

/// Why a form is handed back instead of stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trap {
    /// The field people do not see was filled in (by a program, or by a browser that fills in too much).
    HiddenFieldFilled,
    /// The form came back faster than a person types.
    TooFast,
    /// The form has no key of ours: it was made elsewhere, or damaged on its way.
    NoKey,
}

impl Trap {
    /// Every trap.
    pub const ALL: [Self; 3] = [Self::HiddenFieldFilled, Self::TooFast, Self::NoKey];
}

/// The form's key, or the trap it fell into at `now_ms` (since 1970).
///
/// # Errors
/// The [`Trap`].
pub fn trap(form: &Form, now_ms: i64) -> Result<FormKey, Trap> {
    if !form.trap.trim().is_empty() {
        return Err(Trap::HiddenFieldFilled);
    }
    match FormKey::parse(&form.form_key) {
        Some(key) if key.is_from_the_future(now_ms) => Err(Trap::NoKey),
        Some(key) if key.is_too_fast(now_ms) => Err(Trap::TooFast),
        Some(key) => Ok(key),
        None => Err(Trap::NoKey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DRAWN: i64 = 1_795_467_600_000;

    fn form() -> Form {
        Form { form_key: FormKey::new("abcdefghijklmnopqrs-_1", DRAWN).to_string(), ..Form::default() }
    }

    #[test]
    fn a_person_passes() {
        assert_eq!(trap(&form(), DRAWN + 60_000).map(|key| key.to_string()), Ok(form().form_key));
    }

    #[test]
    fn a_filled_hidden_field_a_hasty_form_and_a_foreign_key_do_not() {
        let filled = Form { trap: "https://example.com".into(), ..form() };
        assert_eq!(trap(&filled, DRAWN + 60_000), Err(Trap::HiddenFieldFilled));
        assert_eq!(trap(&form(), DRAWN + 1_000), Err(Trap::TooFast));
        assert_eq!(trap(&form(), DRAWN - 1_000), Err(Trap::NoKey));
        assert_eq!(trap(&Form::default(), DRAWN + 60_000), Err(Trap::NoKey));
    }
}
