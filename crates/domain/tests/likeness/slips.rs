//! How the same person, organisation or address comes to be written down a second time, each way with a name.

use domain::telephone::TelephoneNumber;
use domain::text::fold;

use crate::names;
use crate::population::{Address, Contact, Firm, Town, address, family, telephone};
use crate::random::Random;

/// A change to a copy; false when the record has nothing of the kind to change.
pub type Slip<T> = (&'static str, fn(&mut T, &mut Random) -> bool);

pub const OF_CONTACTS: &[Slip<Contact>] = &[
    ("less known", |_, _| true),
    ("typo in family name", |contact, random| {
        contact.family = typo(&contact.family, random);
        rename(contact)
    }),
    ("typo in given name", |contact, random| {
        contact.given = typo(&contact.given, random);
        rename(contact)
    }),
    ("names swapped", |contact, random| {
        if contact.is_split {
            std::mem::swap(&mut contact.given, &mut contact.family);
            return rename(contact);
        }
        let comma = if random.happens(30) { "," } else { "" };
        contact.name = format!("{}{comma} {}", contact.family, contact.given);
        true
    }),
    ("accents missing", |contact, _| {
        let before = contact.name.to_lowercase();
        (contact.given, contact.family) = (fold(&contact.given), fold(&contact.family));
        rename(contact) && contact.name != before
    }),
    ("accents wrong, capitals", |contact, random| {
        let vowel = random.pick(&["e", "a", "o"]);
        let accented = match vowel {
            "e" => "é",
            "a" => "â",
            _ => "ö",
        };
        let changed = contact.name.replacen(vowel, accented, 1);
        let is_other = changed != contact.name;
        contact.is_split = false;
        contact.name = if random.happens(50) { changed.to_uppercase() } else { changed };
        is_other
    }),
    ("telephone in another notation", |contact, random| {
        let Some(number) = contact.telephone.as_deref().and_then(|number| number.strip_prefix("+32")) else {
            return false;
        };
        let written = match random.below(4) {
            0 => format!("0{number}"),
            1 => format!("0032 {number}"),
            2 => format!("+32 (0){}/{}", &number[..3], &number[3..]),
            _ => format!("0{}.{}.{}", &number[..3], &number[3..5], &number[5..]),
        };
        contact.telephone = TelephoneNumber::parse(&written).ok().map(String::from);
        true
    }),
    ("married name", |contact, random| {
        let other = family(random);
        contact.family = match random.below(3) {
            0 => format!("{other}-{}", contact.family),
            1 => format!("{} {other}", contact.family),
            _ => format!("{}-{other}", contact.family),
        };
        rename(contact)
    }),
    ("initial only", |contact, random| {
        let initial: String = contact.given.chars().take(1).collect();
        contact.is_split = false;
        contact.name = match random.below(3) {
            0 => format!("{} {initial}.", contact.family),
            1 => format!("{initial} {}", contact.family),
            _ => format!("{initial}. {}", contact.family),
        };
        contact.address.is_some()
    }),
    ("box in another notation", |contact, random| contact.address.as_mut().is_some_and(|at| other_box(at, random))),
    ("street abbreviated", |contact, random| contact.address.as_mut().is_some_and(|at| abbreviated(at, random))),
    ("other spelling of the mailbox", |contact, random| {
        let Some((local, host)) = contact.email.as_deref().and_then(|email| email.split_once('@')) else {
            return false;
        };
        contact.email = Some(match random.below(3) {
            0 => format!("{}+loket@{host}", local.replace('.', "")),
            1 => format!("{}@{}", local.to_uppercase(), host.to_uppercase()),
            _ => format!("{}.{}@{host}", &local[..1], &local[1..]).replace("..", "."),
        });
        true
    }),
    ("particle written otherwise", |contact, random| {
        let other = other_particle(&contact.family, random);
        let is_other = other.is_some();
        contact.family = other.unwrap_or_default();
        is_other && rename(contact)
    }),
    ("hyphen lost", |contact, random| {
        let is_compound = contact.given.contains('-');
        let together = random.happens(50);
        contact.given = contact.given.replace('-', if together { "" } else { " " });
        is_compound && rename(contact)
    }),
];

pub const OF_FIRMS: &[Slip<Firm>] = &[
    ("less known", |_, _| true),
    ("legal form left out or added", |firm, random| {
        let words = firm.name.split(' ').filter(|word| !["BV", "NV", "VZW", "VME", "ACP"].contains(word));
        let name = words.collect::<Vec<_>>().join(" ");
        firm.name = match random.below(3) {
            0 => name,
            1 => format!("{name} V.Z.W."),
            _ => format!("{name} bvba"),
        };
        true
    }),
    ("residence in the other language", |firm, _| {
        let is_residence = firm.name.contains("Résidence") || firm.name.contains("Residentie");
        firm.name = firm.name.replace("Résidence", "Res.").replace("VME Residentie", "ACP résidence");
        is_residence
    }),
    ("typo in name", |firm, random| {
        firm.name = typo(&firm.name, random);
        true
    }),
    ("words swapped", |firm, _| {
        let swapped = firm.name.split_once(' ').map(|(first, rest)| format!("{rest} {first}"));
        firm.name = swapped.unwrap_or_default();
        true
    }),
    ("other name, same number", |firm, random| {
        firm.name = format!("{} {}", random.pick(names::BUILDINGS), random.pick(names::TRADES));
        firm.number.is_some()
    }),
    ("capitals and accents", |firm, _| {
        firm.name = fold(&firm.name).to_uppercase();
        true
    }),
];

pub const OF_ADDRESSES: &[Slip<Address>] = &[
    ("street abbreviated", abbreviated),
    ("box in another notation", other_box),
    ("typo in street", |address, random| {
        address.street = typo(&address.street, random);
        true
    }),
    ("in one line", |address, _| {
        let box_number = address.box_number.as_ref().map(|number| format!(" bus {number}")).unwrap_or_default();
        let (postcode, municipality) = (address.postcode.as_deref(), address.municipality.as_deref());
        address.line = Some(format!(
            "{} {}{box_number}, {} {}",
            address.street,
            address.number,
            postcode.unwrap_or_default(),
            municipality.unwrap_or_default()
        ));
        true
    }),
    ("postcode missing", |address, _| address.postcode.take().is_some()),
    ("municipality missing", |address, _| address.municipality.take().is_some()),
    ("capitals and accents", |address, _| {
        address.street = fold(&address.street).to_uppercase();
        true
    }),
    ("bis number apart", |address, _| {
        let digits = address.number.trim_end_matches(|sign: char| sign.is_alphabetic()).to_owned();
        let letter = address.number[digits.len()..].to_lowercase();
        address.number = format!("{digits} {letter}");
        !letter.is_empty()
    }),
];

fn rename(contact: &mut Contact) -> bool {
    contact.name = format!("{} {}", contact.given, contact.family);
    true
}

/// A letter too many, too few, another, or two swapped.
pub fn typo(text: &str, random: &mut Random) -> String {
    let mut letters: Vec<char> = text.chars().collect();
    let places: Vec<usize> = (0..letters.len()).filter(|place| letters[*place].is_alphabetic()).collect();
    loop {
        let before = letters.clone();
        let place = places[random.below(places.len())];
        let other = char::from(b'a' + u8::try_from(random.below(26)).unwrap());
        match random.below(4) {
            0 => letters.insert(place, other),
            1 if letters.len() > 2 => {
                letters.remove(place);
            }
            2 => letters[place] = other,
            _ if place + 1 < letters.len() && letters[place + 1].is_alphabetic() => letters.swap(place, place + 1),
            _ => {}
        }
        let typed: String = letters.iter().collect();
        if fold(&typed) != fold(text) {
            return typed;
        }
        letters = before;
    }
}

fn other_particle(family: &str, random: &mut Random) -> Option<String> {
    let particle = ["Van den ", "Van der ", "Van de ", "Van ", "De ", "Vanden", "Vander", "Vande"];
    let (particle, rest) = particle.iter().find_map(|particle| Some((*particle, family.strip_prefix(particle)?)))?;
    let glued = format!("{}{}", particle.replace(' ', "").to_lowercase(), rest.to_lowercase());
    let capital: String = glued.chars().take(1).flat_map(char::to_uppercase).chain(glued.chars().skip(1)).collect();
    let is_van = particle.starts_with("Van");
    Some(match random.below(4) {
        0 if is_van => format!("van den {rest}"),
        1 if is_van => format!("Van De {rest}"),
        2 if is_van => format!("V{} {rest}", particle.trim()[1..].to_uppercase()),
        _ if particle.ends_with(' ') => capital,
        _ => format!("Van den {rest}"),
    })
}

/// The address as a citizen writes it, with another word for the box.
fn other_box(address: &mut Address, random: &mut Random) -> bool {
    let Some(number) = address.box_number.clone() else { return false };
    let word = match random.below(5) {
        0 => format!("bte {number}"),
        1 => format!("/ {number}").replace(' ', ""),
        2 => format!("b {number}"),
        3 => format!("Bus {}", number.to_lowercase()),
        _ => format!("boîte {number}"),
    };
    if random.happens(50) && !word.starts_with('/') {
        let municipality = address.municipality.as_deref().unwrap_or_default();
        let postcode = address.postcode.as_deref().unwrap_or_default();
        address.line = Some(format!("{} {} {word}, {postcode} {municipality}", address.street, address.number));
    } else {
        address.box_number = Some(word);
    }
    true
}

fn abbreviated(address: &mut Address, random: &mut Random) -> bool {
    let shorter = [
        ("steenweg", "stwg"),
        ("steenweg", " stwg."),
        ("straat", "str."),
        ("straat", "str"),
        ("Sint-", "St. "),
        ("Sint-", "St-"),
        ("laan", "ln."),
        ("Rue ", "R. "),
        ("Avenue ", "Av. "),
        ("Boulevard ", "Bd "),
        ("Chaussée ", "Ch. "),
        ("Onze-Lieve-Vrouwe", "O.L.V."),
        ("Burgemeester", "Burg."),
        ("Dokter", "Dr."),
        ("Koningin", "Kon."),
    ];
    let known: Vec<_> = shorter.iter().filter(|(long, _)| address.street.contains(long)).collect();
    if known.is_empty() {
        return false;
    }
    let (long, short) = known[random.below(known.len())];
    address.street = address.street.replace(long, short);
    true
}

/// What of a person's data reaches the second record: most of it, some of it other, at least one thing the same.
pub fn known_again(contact: &Contact, town: &mut Town, random: &mut Random) -> Contact {
    loop {
        let mut copy = contact.clone();
        let mut same = 0;
        let mut fate = |known: bool, random: &mut Random| match random.below(100) {
            _ if !known => Fate::Lost,
            0..=69 => {
                same += 1;
                Fate::Same
            }
            70..=77 => Fate::Other,
            _ => Fate::Lost,
        };
        match fate(contact.email.is_some(), random) {
            Fate::Same => {}
            Fate::Other => copy.email = Some(town.email(random, &contact.given, &contact.family)),
            Fate::Lost => copy.email = None,
        }
        match fate(contact.telephone.is_some(), random) {
            Fate::Same => {}
            Fate::Other => copy.telephone = Some(telephone(random)),
            Fate::Lost => copy.telephone = None,
        }
        match fate(contact.address.is_some(), random) {
            Fate::Same => {}
            Fate::Other => copy.address = Some(address(random)),
            Fate::Lost => copy.address = None,
        }
        if same > 0 {
            return copy;
        }
    }
}

enum Fate {
    Same,
    Other,
    Lost,
}
