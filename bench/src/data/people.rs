//! Names, addresses and questions from syllables: they look like those of a Flemish town and belong to nobody.

use fastrand::Rng;

const GIVEN: [&str; 32] = [
    "Alma",
    "Bavo",
    "Cis",
    "Dorien",
    "Elias",
    "Femke",
    "Gust",
    "Hanne",
    "Ilias",
    "Jorun",
    "Karlijn",
    "Lowie",
    "Maud",
    "Nand",
    "Oona",
    "Pepijn",
    "Quin",
    "Roos",
    "Stijn",
    "Tuur",
    "Ulla",
    "Veerle",
    "Ward",
    "Xenia",
    "Yara",
    "Zeger",
    "Amélie",
    "Béatrice",
    "Céline",
    "Noé",
    "Şirin",
    "Zoë",
];
const FAMILY_STARTS: [&str; 24] = [
    "Brand", "Dorp", "Eik", "Gras", "Haver", "Ijzer", "Kastel", "Linde", "Molen", "Nacht", "Olm", "Poel", "Riet",
    "Steen", "Tarwe", "Uil", "Veld", "Wilg", "Zand", "Beuk", "Kraan", "Leeuw", "Perel", "Vossen",
];
const FAMILY_ENDS: [&str; 20] = [
    "aert", "beeck", "boom", "daele", "donck", "gem", "haege", "hof", "kens", "laer", "mans", "nest", "poorte", "rode",
    "scheut", "steyn", "tinck", "vaert", "waere", "zele",
];
const STREET_ENDS: [&str; 6] = ["straat", "laan", "weg", "lei", "plein", "vest"];
const SUBJECTS: [&str; 12] = [
    "het dak",
    "de spouwmuur",
    "de vloer van de kelder",
    "de ramen aan de straatkant",
    "onze stookketel",
    "een warmtepomp",
    "zonnepanelen",
    "een renteloze lening",
    "de premie voor isolatie",
    "het renovatiemasterplan",
    "vocht in de slaapkamer",
    "een tegeltuin",
];
const OPENINGS: [&str; 6] = [
    "Wij willen meer weten over",
    "Kan iemand langskomen voor",
    "Ik heb een vraag over",
    "Wat kost het om iets te doen aan",
    "Mijn buur raadde mij aan te bellen over",
    "Nous aimerions des conseils sur",
];
const CLOSINGS: [&str; 6] = [
    "De woning is van voor 1970.",
    "Het EPC is label E.",
    "Wij zijn pas verhuisd en kennen de weg nog niet.",
    "De aannemer vroeg ons eerst de premies na te kijken.",
    "Liefst een afspraak na 17 uur.",
    "Le bâtiment compte douze appartements.",
];

pub(super) fn one_of<'a>(rng: &mut Rng, texts: &[&'a str]) -> &'a str {
    texts[rng.usize(..texts.len())]
}

pub(super) fn name(rng: &mut Rng) -> String {
    let particle = one_of(rng, &["", "", "", "Van ", "De ", "Ver"]);
    let family = format!("{}{}", one_of(rng, &FAMILY_STARTS), one_of(rng, &FAMILY_ENDS));
    let family = if particle == "Ver" { family.to_lowercase() } else { family };
    format!("{} {particle}{family}", one_of(rng, &GIVEN))
}

/// `example.org` is nobody's, and no country code begins with 0.
pub(super) fn email(name: &str, number: u32) -> String {
    let local: String = domain::text::fold(name).split(' ').collect::<Vec<_>>().join(".");
    format!("{local}.{number}@example.org")
}

/// In a range that no exchange serves.
pub(super) fn telephone(number: u32) -> String {
    format!("+3200{number:07}")
}

/// One address in words, with its parts.
pub(super) struct Address {
    pub(super) text: String,
    pub(super) street: String,
    pub(super) house_number: String,
    pub(super) postcode: &'static str,
    pub(super) municipality: &'static str,
}

pub(super) fn address(rng: &mut Rng) -> Address {
    let street = format!("{}{}{}", one_of(rng, &FAMILY_STARTS), one_of(rng, &FAMILY_ENDS), one_of(rng, &STREET_ENDS));
    let house_number = rng.u32(1..220).to_string();
    let (postcode, municipality) =
        [("2800", "Mechelen"), ("2800", "Mechelen"), ("2801", "Heffen"), ("2811", "Hombeek"), ("2812", "Muizen")]
            [rng.usize(..5)];
    let text = format!("{street} {house_number}, {postcode} {municipality}");
    Address { text, street, house_number, postcode, municipality }
}

pub(super) fn question(rng: &mut Rng) -> String {
    let (opening, subject, closing) = (one_of(rng, &OPENINGS), one_of(rng, &SUBJECTS), one_of(rng, &CLOSINGS));
    match rng.u8(..3) {
        0 => format!("{opening} {subject}."),
        1 => format!("{opening} {subject}. {closing}"),
        _ => format!("{opening} {subject} en {}. {closing} {}", one_of(rng, &SUBJECTS), one_of(rng, &CLOSINGS)),
    }
}
