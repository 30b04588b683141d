//! Facts about the desk.

use super::*;
use crate::limits::LOGO_BYTES_MAX;

fn labels(text: &str) -> Labels {
    Labels { nl: text.to_owned(), fr: text.to_owned(), en: text.to_owned() }
}

fn faults(change: impl FnOnce(&mut Settings)) -> Vec<(String, Vec<FieldCode>)> {
    let mut settings = Settings::default();
    change(&mut settings);
    let errors = settings.validated().unwrap_err();
    errors.iter().map(|(field, codes)| (field.to_owned(), codes.to_vec())).collect()
}

fn fault(field: &str, code: FieldCode) -> Vec<(String, Vec<FieldCode>)> {
    vec![(field.to_owned(), vec![code])]
}

fn logo(media_type: LogoType, bytes: &[u8]) -> Logo {
    use base64::Engine as _;
    Logo { media_type, base64: base64::engine::general_purpose::STANDARD.encode(bytes) }
}

#[test]
fn the_defaults_are_valid() {
    assert_eq!(Settings::default().validated(), Ok(Settings::default()));
}

#[test]
fn what_is_filled_in_is_normalised() {
    let settings = Settings {
        desk_name: labels(" Loket "),
        telephone: " 015 29 75 22 ".to_owned(),
        email: " loket@Example.BE ".to_owned(),
        hours: labels("ma 9-12\r\ndi 9-12\r"),
        public_languages: vec![Language::Fr, Language::Nl],
        logo: Some(logo(LogoType::Jpeg, b"\xff\xd8\xff\xe0")),
        ..Settings::default()
    };
    let validated = settings.clone().validated().unwrap();
    assert_eq!(validated.desk_name, labels("Loket"));
    assert_eq!(validated.telephone, "015 29 75 22");
    assert_eq!(validated.email, "loket@example.be");
    assert_eq!(validated.hours, labels("ma 9-12\ndi 9-12"));
    assert_eq!(validated.public_languages, [Language::Fr, Language::Nl]);
    assert_eq!(validated.logo, settings.logo);
    assert_eq!(validated.clone().validated(), Ok(validated));
}

#[test]
fn a_text_is_there_in_all_languages_or_in_none() {
    assert_eq!(faults(|settings| settings.hours.nl = "ma".into()).len(), 2);
    assert_eq!(faults(|settings| settings.desk_name.fr = " ".into()), fault("desk_name.fr", FieldCode::Required));
    assert_eq!(faults(|settings| settings.desk_name = labels("")), fault("desk_name", FieldCode::Required));
}

#[test]
fn texts_are_bounded_and_plain() {
    let long = labels(&"x".repeat(DESK_NAME_CHARS_MAX + 1));
    assert_eq!(faults(|settings| settings.desk_name = long).len(), 3);
    let long = "x".repeat(SETTING_TEXT_CHARS_MAX + 1);
    let too_long = faults(|settings| settings.privacy_contact = long);
    assert_eq!(too_long, fault("privacy_contact", FieldCode::TooLong));
    let control = faults(|settings| settings.privacy_contact = "a\0b".into());
    assert_eq!(control, fault("privacy_contact", FieldCode::Invalid));
    for language in ["nl", "fr", "en"] {
        let two_lines = faults(|settings| match language {
            "nl" => settings.desk_name.nl = "a\nb".into(),
            "fr" => settings.desk_name.fr = "a\nb".into(),
            _ => settings.desk_name.en = "a\nb".into(),
        });
        assert_eq!(two_lines, fault(&format!("desk_name.{language}"), FieldCode::Invalid));
    }
}

#[test]
fn contact_data_must_work() {
    assert_eq!(faults(|settings| settings.email = "loket".into()), fault("email", FieldCode::InvalidEmail));
    let telephone = faults(|settings| settings.telephone = "vijf".into());
    assert_eq!(telephone, fault("telephone", FieldCode::InvalidTelephone));
    let telephone = faults(|settings| settings.telephone = "0".repeat(SETTING_LINE_CHARS_MAX + 1));
    assert_eq!(telephone, fault("telephone", FieldCode::TooLong));
}

#[test]
fn dutch_is_always_a_public_language() {
    for languages in [vec![], vec![Language::Fr]] {
        let faults = faults(|settings| settings.public_languages = languages);
        assert_eq!(faults, fault("public_languages", FieldCode::Required));
    }
    let twice = faults(|settings| settings.public_languages = vec![Language::Nl, Language::Nl]);
    assert_eq!(twice, fault("public_languages", FieldCode::Duplicate));
}

#[test]
fn a_logo_is_a_small_image_of_the_kind_it_says() {
    let valid = [
        logo(LogoType::Png, b"\x89PNG\r\n\x1a\n..."),
        logo(LogoType::Webp, b"RIFF1234WEBPVP8 "),
        logo(LogoType::Jpeg, b"\xff\xd8\xff\xe0"),
    ];
    for logo in valid {
        let settings = Settings { logo: Some(logo.clone()), ..Settings::default() };
        assert_eq!(settings.validated().unwrap().logo, Some(logo));
    }
    let mut large = b"\xff\xd8\xff".to_vec();
    large.resize(LOGO_BYTES_MAX + 1, 0);
    for (wrong, code) in [
        (logo(LogoType::Png, b"\xff\xd8\xff\xe0"), FieldCode::Invalid),
        (logo(LogoType::Png, b"<svg onload=\"alert(1)\"/>"), FieldCode::Invalid),
        (logo(LogoType::Png, b""), FieldCode::Invalid),
        (Logo { media_type: LogoType::Png, base64: "not base64!".into() }, FieldCode::Invalid),
        (logo(LogoType::Jpeg, &large), FieldCode::TooLong),
    ] {
        assert_eq!(faults(|settings| settings.logo = Some(wrong)), fault("logo.base64", code));
    }
    large.truncate(LOGO_BYTES_MAX);
    let settings = Settings { logo: Some(logo(LogoType::Jpeg, &large)), ..Settings::default() };
    assert!(settings.validated().is_ok());
}

#[test]
fn a_change_names_each_setting_with_before_and_after() {
    let before = Settings::default();
    assert_eq!(before.changes(&before), []);
    let mut after = before.clone();
    after.telephone = "015 29 75 22".into();
    after.hours = labels("ma");
    after.public_languages = vec![Language::Nl];
    after.logo = Some(logo(LogoType::Jpeg, b"\xff\xd8\xff\xe0"));
    let text = |text: &str| Some(text.to_owned());
    assert_eq!(
        after.changes(&before),
        [
            FieldChange::new("telephone", text(""), text("015 29 75 22")),
            FieldChange::new("hours", text(r#"{"nl":"","fr":"","en":""}"#), text(r#"{"nl":"ma","fr":"ma","en":"ma"}"#)),
            FieldChange::new("public_languages", text("nl,fr,en"), text("nl")),
            FieldChange::new("logo", None, text("image/jpeg, 4 bytes")),
        ]
    );
}

#[test]
fn every_setting_is_seen_by_the_history() {
    let fields = serde_json::to_value(Settings::default()).unwrap();
    let seen = Settings::default().texts().map(|(field, _)| field);
    let fields = fields.as_object().unwrap().keys().filter(|field| *field != "logo");
    assert!(fields.clone().all(|field| seen.contains(&field.as_str())));
    assert_eq!(fields.count(), seen.len());
}
