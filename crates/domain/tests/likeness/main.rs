//! Duplicates in a town that is made up: whether they are found by their keys alone, and how often somebody is proposed
//! who is somebody else.
#![allow(missing_docs, reason = "a test")]

mod names;
mod population;
mod random;
mod slips;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::likeness::{self, Comparable, KEYS_MAX, keys_of_address, keys_of_contact, keys_of_organisation};

use population::{Address, Contact, Firm, Town, address};
use random::Random;
use slips::{OF_ADDRESSES, OF_CONTACTS, OF_FIRMS, Slip, known_again};

const PEOPLE: usize = 5600;
const PEOPLE_TWICE: usize = 2400;
const FIRMS: usize = 900;
const FIRMS_TWICE: usize = 450;
const ADDRESSES: usize = 2000;
const ADDRESSES_TWICE: usize = 800;
const TRIES_MAX: usize = 500;

/// The records of one kind. What a slip made stands behind the others, with the place of what it was made from; only
/// the counting afterwards looks at that.
struct Register<T> {
    records: Vec<T>,
    made: Vec<(usize, &'static str)>,
}

impl<T: Clone> Register<T> {
    /// Copies `twice` of the records, each record at most once, each slip as often as the next.
    fn with_slips(
        records: Vec<T>,
        slips: &[Slip<T>],
        twice: usize,
        random: &mut Random,
        mut again: impl FnMut(&T, &mut Random) -> Option<T>,
    ) -> Self {
        let mut register = Self { made: Vec::new(), records };
        let originals = register.records.len();
        let mut used = HashSet::new();
        // Where few have what a slip changes (a hyphen, a box), it happens less often.
        let mut turn = 0;
        while register.made.len() < twice {
            let (name, slip) = slips[turn % slips.len()];
            turn += 1;
            for _ in 0..TRIES_MAX {
                let from = random.below(originals);
                if used.contains(&from) {
                    continue;
                }
                let Some(mut copy) = again(&register.records[from], random) else { continue };
                if slip(&mut copy, random) {
                    used.insert(from);
                    register.records.push(copy);
                    register.made.push((from, name));
                    break;
                }
            }
        }
        register
    }
}

#[derive(Default)]
struct Count {
    all: usize,
    first: usize,
    first_three: usize,
}

/// Looks each record up among all the others, as the database does: by equal keys, then ranked.
struct Search<'a, T> {
    registered: &'a Register<T>,
    keys: Vec<Vec<String>>,
    by_key: HashMap<String, Vec<usize>>,
}

impl<'a, T> Search<'a, T> {
    fn new(registered: &'a Register<T>, keys_of: impl Fn(&T) -> Vec<String>) -> Self {
        let keys: Vec<Vec<String>> = registered.records.iter().map(keys_of).collect();
        let mut by_key: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, keys) in keys.iter().enumerate() {
            keys.iter().for_each(|key| by_key.entry(key.clone()).or_default().push(place));
        }
        Self { registered, keys, by_key }
    }

    fn candidates(&self, record: usize) -> Vec<usize> {
        let mut candidates: Vec<usize> = self.keys[record].iter().flat_map(|key| &self.by_key[key]).copied().collect();
        candidates.sort_unstable();
        candidates.dedup();
        candidates.retain(|candidate| *candidate != record);
        candidates
    }

    fn proposals<'b, C: Comparable + 'b>(&'b self, record: usize, compared: impl Fn(&'b T) -> C) -> Vec<usize> {
        let records = &self.registered.records;
        let candidates = self.candidates(record).into_iter().map(|place| (place, compared(&records[place])));
        likeness::rank(&compared(&records[record]), candidates).into_iter().map(|(place, _)| place).collect()
    }

    /// Prints what was found and returns the share in the first three and the share of false proposals, in hundredths
    /// of a percent.
    fn report<'b, C: Comparable + 'b>(&'b self, what: &str, compared: impl Fn(&'b T) -> C + Copy) -> (usize, usize) {
        let originals = self.registered.records.len() - self.registered.made.len();
        let mut by_slip: BTreeMap<&str, Count> = BTreeMap::new();
        for (place, (from, slip)) in self.registered.made.iter().enumerate() {
            let rank = self.proposals(originals + place, compared).iter().position(|proposed| proposed == from);
            let count = by_slip.entry(slip).or_default();
            count.all += 1;
            count.first += usize::from(rank == Some(0));
            count.first_three += usize::from(rank.is_some_and(|rank| rank < 3));
        }
        let with_duplicate: HashSet<usize> = self.registered.made.iter().map(|(from, _)| *from).collect();
        let alone: Vec<usize> = (0..originals).filter(|place| !with_duplicate.contains(place)).collect();
        let wrong = alone.iter().filter(|place| !self.proposals(**place, compared).is_empty()).count();
        let (first, three, all) = by_slip.values().fold((0, 0, 0), |(first, three, all), count| {
            (first + count.first, three + count.first_three, all + count.all)
        });
        println!("\n{what}: {} records, {all} of them a second time", self.registered.records.len());
        println!("{:34} {:>6} {:>8} {:>8}", "", "pairs", "first", "first 3");
        for (slip, count) in &by_slip {
            println!(
                "{slip:34} {:6} {:8} {:8}",
                count.all,
                percent(count.first, count.all),
                percent(count.first_three, count.all)
            );
        }
        println!("{:34} {all:6} {:8} {:8}", "all", percent(first, all), percent(three, all));
        println!("{:34} {:6} {:8}", "somebody else proposed", alone.len(), percent(wrong, alone.len()));
        let counts: Vec<usize> = self.keys.iter().map(Vec::len).collect();
        let looked_at: Vec<usize> = (0..self.keys.len()).map(|record| self.candidates(record).len()).collect();
        println!("keys: mean {:.1}, most {}", mean(&counts), counts.iter().max().unwrap());
        println!("candidates: mean {:.1}, most {}", mean(&looked_at), looked_at.iter().max().unwrap());
        assert!(counts.iter().all(|count| *count <= KEYS_MAX));
        assert!(mean(&counts) <= 12.0, "{what} have {:.1} keys on average", mean(&counts));
        (three * 10_000 / all, wrong * 10_000 / alone.len())
    }
}

fn percent(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole.max(1);
    format!("{}.{:02} %", hundredths / 100, hundredths % 100)
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn mean(counts: &[usize]) -> f64 {
    counts.iter().sum::<usize>() as f64 / counts.len() as f64
}

fn assert_found((found, wrong): (usize, usize)) {
    assert!(found >= 9500, "only {found} in ten thousand duplicates are among the first three");
    assert!(wrong < 500, "{wrong} in ten thousand records are proposed as somebody else");
}

#[test]
fn duplicate_people_are_found_and_others_left_alone() {
    let mut random = Random::new(2026);
    let mut town = Town::default();
    let people = town.contacts(&mut random, PEOPLE);
    let register = Register::with_slips(people, OF_CONTACTS, PEOPLE_TWICE, &mut random, |contact, random| {
        let is_known = contact.email.is_some() || contact.telephone.is_some() || contact.address.is_some();
        is_known.then(|| known_again(contact, &mut town, random))
    });
    let search = Search::new(&register, |contact: &Contact| keys_of_contact(&contact.person()));
    assert_found(search.report("People", Contact::person));
}

#[test]
fn duplicate_organisations_are_found_and_others_left_alone() {
    let mut random = Random::new(7);
    let firms = Town::default().firms(&mut random, FIRMS);
    let register = Register::with_slips(firms, OF_FIRMS, FIRMS_TWICE, &mut random, |firm, random| {
        let mut again = firm.clone();
        if random.happens(40) {
            again.email = None;
        }
        if random.happens(40) {
            again.telephone = None;
        }
        if random.happens(30) {
            again.address = None;
        }
        Some(again)
    });
    let search = Search::new(&register, |firm: &Firm| keys_of_organisation(&firm.organisation()));
    assert_found(search.report("Organisations", Firm::organisation));
}

#[test]
fn duplicate_addresses_are_found_and_others_left_alone() {
    let mut random = Random::new(11);
    let mut seen = HashSet::new();
    let mut addresses = Vec::new();
    while addresses.len() < ADDRESSES {
        let address = address(&mut random);
        if seen.insert(format!("{address:?}")) {
            addresses.push(address);
        }
    }
    let register =
        Register::with_slips(addresses, OF_ADDRESSES, ADDRESSES_TWICE, &mut random, |at, _| Some(at.clone()));
    let search = Search::new(&register, |address: &Address| keys_of_address(&address.place()));
    assert_found(search.report("Addresses", Address::place));
}
