//! Telephone numbers, compared with what the crate `phonenumber` makes of them.

use phonenumber::metadata::{DATABASE, Descriptor, Metadata};
use phonenumber::{Mode, country};
use proptest::prelude::*;

use super::abroad::{Country, countries};
use super::*;

#[test]
fn numbers_as_people_write_them_become_e164() {
    for (text, number) in [
        ("0474 12 34 56", "+32474123456"),
        ("0474/12.34.56", "+32474123456"),
        ("+32 474 12 34 56", "+32474123456"),
        ("0032474123456", "+32474123456"),
        ("+32 (0)474 12 34 56", "+32474123456"),
        ("00 32 0474 12 34 56", "+32474123456"),
        ("0456-12-34-56", "+32456123456"),
        ("015 29 75 11", "+3215297511"),
        ("(015) 29 75 11", "+3215297511"),
        ("02 123 45 67", "+3221234567"),
        ("04 223 45 67", "+3242234567"),
        ("0800 12 345", "+3280012345"),
        ("474 12 34 56", "+32474123456"),
        ("15297511", "+3215297511"),
        ("32474123456", "+32474123456"),
        ("+39 06 1234567", "+39061234567"),
        ("+212 (0)537 12 34 56", "+212537123456"),
        ("+31 20 123 4567", "+31201234567"),
        ("+31 (0)20 123 4567", "+31201234567"),
        ("0033 1 23 45 67 89", "+33123456789"),
        ("+352 123 456", "+352123456"),
        ("\u{a0}0474\u{a0}12\u{202f}34\u{2013}56 ", "+32474123456"),
    ] {
        assert_eq!(TelephoneNumber::parse(text).map(String::from), Ok(number.to_owned()), "{text}");
    }
}

#[test]
fn texts_that_cannot_be_dialled_are_refused() {
    for text in [
        "",
        "0",
        "+",
        "00",
        "112",
        "0474 12 34 5",
        "0474 12 34 567",
        "015 29 75 1",
        "015 29 75 112",
        "00 00 00 00",
        "+0474123456",
        "+32",
        "+1234567",
        "+99912345678",
        "01 23 45 67 89",
        "017 12 34 56",
        "040 12 34 56",
        "+1234567890123456",
        "0474 12 34 56 of 015 29 75 11",
        "0474 AB CD EF",
        "++32474123456",
        "٠٤٧٤١٢٣٤٥٦",
        "jan@example.be",
    ] {
        assert_eq!(TelephoneNumber::parse(text), Err(FieldCode::InvalidTelephone), "{text}");
    }
}

#[test]
fn numbers_are_shown_as_they_are_written_in_belgium() {
    for (number, shown) in [
        ("+32474123456", "0474 12 34 56"),
        ("+3215123456", "015 12 34 56"),
        ("+3221234567", "02 123 45 67"),
        ("+3242234567", "04 223 45 67"),
        ("+3280012345", "0800 12 345"),
        ("+3290012345", "0900 12 345"),
        ("+3278151515", "078 15 15 15"),
        ("+31201234567", "+31 201 234 567"),
        ("+33123456789", "+33 123 456 789"),
        ("+12025550123", "+1 202 555 01 23"),
        ("+352123456", "+352 123 456"),
        ("+35212345", "+352 123 45"),
        ("+3541234567", "+354 123 45 67"),
        ("+2904567", "+290 45 67"),
    ] {
        assert_eq!(TelephoneNumber::parse(number).unwrap().shown(), shown);
    }
}

/// The number in E.164 when the crate finds it valid. It is told the country only where the text has no code, since it
/// would drop a Belgian zero from any number.
fn oracle(text: &str) -> Option<phonenumber::PhoneNumber> {
    let country = (!text.starts_with('+')).then_some(country::BE);
    phonenumber::parse(country, text).ok().filter(phonenumber::PhoneNumber::is_valid)
}

fn e164(number: &phonenumber::PhoneNumber) -> String {
    number.format().mode(Mode::E164).to_string()
}

fn ours(text: &str) -> Option<String> {
    TelephoneNumber::parse(text).ok().map(String::from)
}

/// What we accept beyond the oracle: 02, 03 and 09 with any next digit, and all of 070, 078 and 090.
fn is_wider(national: &str) -> bool {
    national.len() == 8 && ["2", "3", "9", "70", "78"].iter().any(|start| national.starts_with(start))
}

#[test]
fn belgian_numbers_are_those_of_the_oracle() {
    let mut both = 0;
    for start in 1000..10_000 {
        for more in ["123", "1234", "12345", "123456"] {
            let national = format!("{start}{more}");
            for text in [format!("0{national}"), format!("+32{national}")] {
                let expected = oracle(&text);
                let found = ours(&text);
                both += usize::from(expected.is_some() && found.is_some());
                match &expected {
                    Some(number) => {
                        assert_eq!(found, Some(e164(number)), "{text}");
                        let shown = TelephoneNumber::parse(&text).map(|number| number.shown());
                        assert_eq!(shown, Ok(number.format().mode(Mode::National).to_string()), "{text}");
                    }
                    None => assert_eq!(found.is_some(), is_wider(&national), "{text}"),
                }
            }
        }
    }
    assert!(both > 5000, "the oracle and we agree on {both} numbers");
}

fn kinds_of_number(metadata: &Metadata) -> impl Iterator<Item = &Descriptor> {
    let kinds = metadata.descriptors();
    let all = [
        kinds.fixed_line(),
        kinds.mobile(),
        kinds.toll_free(),
        kinds.premium_rate(),
        kinds.shared_cost(),
        kinds.personal_number(),
        kinds.voip(),
        kinds.pager(),
        kinds.uan(),
        kinds.voicemail(),
    ];
    all.into_iter().flatten()
}

#[test]
fn country_codes_are_those_of_the_oracle() {
    for Country { code, lengths, drops_zero } in countries() {
        let regions: Vec<&Metadata> =
            DATABASE.iter().filter(|region| region.country_code().to_string() == code).collect();
        let known = || regions.iter().flat_map(|region| kinds_of_number(region).flat_map(Descriptor::possible_length));
        let known = known().min().copied().zip(known().max().copied()).expect("the oracle knows the code");
        assert_eq!((usize::from(known.0), usize::from(known.1)), (*lengths.start(), *lengths.end()), "{code}");
        let is_dropped = |national: &str| {
            oracle(&format!("+{code}0{national}")).is_some_and(|number| e164(&number) == format!("+{code}{national}"))
        };
        let mut examples = regions.iter().flat_map(|region| kinds_of_number(region).filter_map(Descriptor::example));
        assert_eq!(examples.any(is_dropped), drops_zero, "{code}");
    }
    let is_listed = |code: &str| countries().any(|country| country.code == code);
    let codes = DATABASE.iter().map(|region| region.country_code().to_string()).filter(|code| code != BELGIUM);
    let missing: Vec<String> = codes.filter(|code| !is_listed(code)).collect();
    assert_eq!(missing, [""; 0], "add these to the plan");
}

/// Numbers the oracle gives as examples, one of each kind and region.
fn examples() -> Vec<(u16, &'static str)> {
    let regions = DATABASE.iter().filter(|region| region.id() != "BE");
    let numbers = regions
        .flat_map(|region| kinds_of_number(region).filter_map(|kind| Some((region.country_code(), kind.example()?))));
    numbers.collect()
}

proptest! {
    #[test]
    fn foreign_numbers_the_oracle_finds_valid_are_the_same_here(
        example in proptest::sample::select(examples()),
        last in "[0-9]{0,4}",
        zero in prop_oneof![Just(""), Just("0"), Just("(0)")],
        separator in prop_oneof![Just(""), Just(" "), Just("-"), Just(".")],
    ) {
        let (code, national) = example;
        let kept = national.len().saturating_sub(last.len());
        let text = format!("+{code}{separator}{zero}{}{separator}{last}", &national[..kept]);
        if let Some(number) = oracle(&text).filter(|number| DIGITS.contains(&(e164(number).len() - 1))) {
            prop_assert_eq!(ours(&text), Some(e164(&number)), "{}", text);
        }
    }

    #[test]
    fn belgian_notations_are_read_as_the_oracle_reads_them(
        prefix in proptest::sample::select(vec!["+32", "+32 ", "0032", "+32 (0)", "0", "(0", "", "32"]),
        national in "(4[5-9][0-9]|[1-9][0-9])[ /.)-]?[0-9]{2,3}[ .-]?[0-9]{2}[ .]?[0-9]{0,2}",
    ) {
        let text = format!("{prefix}{national}");
        let digits: String = national.chars().filter(char::is_ascii_digit).collect();
        // The crate stumbles over some punctuation; then the bare digits decide.
        let bare: String = text.chars().filter(|sign| *sign == '+' || sign.is_ascii_digit()).collect();
        match oracle(&text).or_else(|| oracle(&bare)) {
            Some(number) => prop_assert_eq!(ours(&text), Some(e164(&number)), "{}", text),
            None => prop_assert!(ours(&text).is_none() || is_wider(&digits) || is_wider(&bare), "{}", text),
        }
    }

    #[test]
    fn a_shown_number_is_read_back(text in "(\\+|00|0)[0-9 ./()-]{6,20}") {
        if let Ok(number) = TelephoneNumber::parse(&text) {
            prop_assert_eq!(TelephoneNumber::parse(&number.shown()), Ok(number));
        }
    }

    #[test]
    fn parsing_never_panics(text in "\\PC{0,60}") {
        let _ = TelephoneNumber::parse(&text);
    }

    #[test]
    fn an_accepted_number_is_accepted_again_unchanged(text in "(\\+|00|0)[0-9 ./()-]{6,20}") {
        if let Ok(number) = TelephoneNumber::parse(&text) {
            prop_assert_eq!(TelephoneNumber::parse(number.as_str()), Ok(number));
        }
    }
}
