//! A town: people in households, organisations, addresses.

use std::collections::HashSet;

use domain::likeness::{Organisation, Person, Place};

use crate::names;
use crate::random::Random;

/// An address in parts or, as citizens write it, in one line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Address {
    pub street: String,
    pub number: String,
    pub box_number: Option<String>,
    pub postcode: Option<String>,
    pub municipality: Option<String>,
    /// The whole line; the parts are then not stored.
    pub line: Option<String>,
}

impl Address {
    pub fn place(&self) -> Place<'_> {
        if let Some(line) = &self.line {
            return Place { text: line, ..Place::default() };
        }
        Place {
            text: "",
            street: Some(&self.street),
            house_number: Some(&self.number),
            box_number: self.box_number.as_deref(),
            postcode: self.postcode.as_deref(),
            municipality: self.municipality.as_deref(),
            register_id: None,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Contact {
    pub given: String,
    pub family: String,
    /// What stands in the name field; given and family name apart only when `is_split`.
    pub name: String,
    pub is_split: bool,
    pub email: Option<String>,
    pub telephone: Option<String>,
    pub address: Option<Address>,
}

impl Contact {
    pub fn person(&self) -> Person<'_> {
        Person {
            name: &self.name,
            given_name: self.is_split.then_some(self.given.as_str()),
            family_name: self.is_split.then_some(self.family.as_str()),
            email: self.email.as_deref(),
            telephone: self.telephone.as_deref(),
            place: self.address.as_ref().map(Address::place),
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct Firm {
    pub name: String,
    pub number: Option<String>,
    pub email: Option<String>,
    pub telephone: Option<String>,
    pub address: Option<Address>,
}

impl Firm {
    pub fn organisation(&self) -> Organisation<'_> {
        Organisation {
            name: &self.name,
            enterprise_number: self.number.as_deref(),
            email: self.email.as_deref(),
            telephone: self.telephone.as_deref(),
            place: self.address.as_ref().map(Address::place),
        }
    }
}

/// Makes what differs: no mailbox is given twice, but to people who share one.
#[derive(Default)]
pub struct Town {
    mailboxes: HashSet<String>,
}

impl Town {
    /// At least `count` people: some alone, couples with and without children, some sharing a mailbox or telephone.
    pub fn contacts(&mut self, random: &mut Random, count: usize) -> Vec<Contact> {
        let mut people = Vec::new();
        while people.len() < count {
            let home = address(random);
            let name = family(random);
            let first = self.contact(random, name, &home);
            let is_couple = random.happens(45);
            if is_couple {
                // Spouses keep their own name; a few are registered under the other's.
                let name = if random.happens(15) { first.family.clone() } else { family(random) };
                let mut second = self.contact(random, name, &home);
                if random.happens(25) {
                    second.email.clone_from(&first.email);
                }
                if random.happens(30) {
                    second.telephone.clone_from(&first.telephone);
                }
                people.push(second);
            }
            for _ in 0..if is_couple && random.happens(35) { 1 + random.below(2) } else { 0 } {
                let mut child = self.contact(random, first.family.clone(), &home);
                if random.happens(40) {
                    child.telephone.clone_from(&first.telephone);
                }
                people.push(child);
            }
            people.push(first);
        }
        people
    }

    fn contact(&mut self, random: &mut Random, family: String, home: &Address) -> Contact {
        let given = given(random);
        Contact {
            name: format!("{given} {family}"),
            is_split: random.happens(30),
            email: random.happens(80).then(|| self.email(random, &given, &family)),
            telephone: random.happens(75).then(|| telephone(random)),
            address: random.happens(75).then(|| home.clone()),
            given,
            family,
        }
    }

    pub fn email(&mut self, random: &mut Random, given: &str, family: &str) -> String {
        let plain = |text: &str| domain::text::fold(text).replace([' ', '\'', '-'], "");
        let (given, family) = (plain(given), plain(family));
        let base = match random.below(5) {
            0 => format!("{given}{family}"),
            1 => format!("{}.{family}", &given[..1]),
            2 => family,
            _ => format!("{given}.{family}"),
        };
        let mut local = base.clone();
        loop {
            let email = format!("{local}@{}", random.pick(names::HOSTS));
            if self.mailboxes.insert(email.replace('.', "")) {
                return email;
            }
            local = format!("{base}{}", random.below(2000));
        }
    }

    pub fn firms(&mut self, random: &mut Random, count: usize) -> Vec<Firm> {
        let mut seen = HashSet::new();
        let mut firms = Vec::new();
        while firms.len() < count {
            let address = address(random);
            let name = match random.below(10) {
                0..=4 => format!("{} {}", random.pick(names::TRADES), family(random)),
                5 => format!("{} {} {}", family(random), random.pick(names::TRADES), random.pick(&["BV", "NV"])),
                6 => format!(
                    "VZW {} {}",
                    random.pick(names::BUILDINGS),
                    address.municipality.clone().unwrap_or_default()
                ),
                7 => format!("VME {} {}", address.street, address.number),
                8 => format!("VME Residentie {} {}", random.pick(names::BUILDINGS), address.street),
                _ => format!("ACP Résidence {} {}", random.pick(names::BUILDINGS), family(random)),
            };
            if seen.insert(name.clone()) {
                firms.push(Firm {
                    number: random.happens(70).then(|| format!("0{}", random.digits(9))),
                    email: random.happens(60).then(|| self.email(random, "info", &name)),
                    telephone: random.happens(60).then(|| telephone(random)),
                    address: random.happens(80).then_some(address),
                    name,
                });
            }
        }
        firms
    }
}

pub fn given(random: &mut Random) -> String {
    random.pick_common(names::GIVEN).to_owned()
}

/// Half of the people have a frequent name, the others one that few bear.
pub fn family(random: &mut Random) -> String {
    if random.happens(50) {
        return random.pick_common(names::FAMILY).to_owned();
    }
    format!("{}{}{}", random.pick(names::PARTICLES), random.pick(names::STEMS), random.pick(names::TAILS))
}

pub fn telephone(random: &mut Random) -> String {
    if random.happens(75) {
        format!("+324{}{}", 5 + random.below(5), random.digits(7))
    } else {
        format!("+3215{}", random.digits(6))
    }
}

pub fn address(random: &mut Random) -> Address {
    let (postcode, municipality) = names::PLACES[random.below(names::PLACES.len())];
    let number = 1 + random.below(200);
    let letter = if random.happens(6) { random.pick(&["A", "B", "C"]) } else { "" };
    let boxes = ["1", "2", "3", "4", "5", "6", "11", "12", "0034", "101", "A3", "1.2", "VER2"];
    Address {
        street: random.pick_common(names::STREETS).to_owned(),
        number: format!("{number}{letter}"),
        box_number: random.happens(25).then(|| random.pick(&boxes).to_owned()),
        postcode: Some(postcode.to_owned()),
        municipality: Some(municipality.to_owned()),
        line: None,
    }
}
