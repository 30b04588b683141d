//! Pairs that are probably one: told once, until somebody says that they are two.

mod support;

use domain::address::{Verdict, change_state};
use domain::authorisation::Role;
use domain::merge::Noun;
use domain::relation;
use store::duplicates::{self, DuplicatePage, PairPlace};
use store::{Guard, Read, StoreError, addresses};
use support::{Desk, MadeUser};

const CONTACT: relation::Noun = relation::Noun::Contact;

async fn desk_with_coach() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    (desk, coach)
}

async fn pairs(desk: &Desk, user: &MadeUser, noun: Noun) -> Vec<(String, String)> {
    let mut page = DuplicatePage { noun, after: None };
    let mut found = Vec::new();
    loop {
        let read = duplicates::select_pairs(&page, &user.key).into_iter().fold(Read::new(), Read::with);
        let mut answers = desk.store.read(read).await.expect("pairs");
        let (pairs, next): (_, Option<PairPlace>) = page.read(&mut answers, 0).expect("a page");
        let alike = pairs.into_iter().filter(|pair| noun.compare(&pair.one.data, &pair.other.data).is_some());
        found.extend(alike.map(|pair| (pair.one.id, pair.other.id)));
        match next {
            Some(place) => page.after = Some(place),
            None => return found,
        }
    }
}

fn pair(one: &str, other: &str) -> (String, String) {
    (one.to_owned(), other.to_owned())
}

#[tokio::test]
async fn pairs_walk_no_table() {
    let (desk, coach) = desk_with_coach().await;
    for noun in Noun::ALL {
        let [pairs, last] = duplicates::select_pairs(&DuplicatePage { noun, after: None }, &coach.key);
        desk.assert_indexed(&last).await;
        desk.assert_indexed(&duplicates::find(noun, &coach.key, "x")).await;
        // The pairs of one record come from an index in order already, which SQLite does not see: it sorts those few.
        let plan = desk.plan(&pairs).await;
        let walks =
            |detail: &str| ["match_key", "match", "one", "other"].iter().any(|table| detail == format!("SCAN {table}"));
        assert!(!plan.iter().any(|step| walks(&step.detail)), "{plan:#?}");
    }
}

#[tokio::test]
async fn likely_doubles_are_told_once_until_somebody_says_that_they_are_two() {
    let (desk, coach) = desk_with_coach().await;
    let elise = [("name", "Élise Peeters"), ("email", "elise@example.be"), ("telephone", "0470 12 34 56")];
    desk.make(&coach, CONTACT, "elise", &elise).await;
    desk.make(&coach, CONTACT, "jan", &[("name", "Jan De Smet"), ("email", "jan@voorbeeld.be")]).await;
    let double = [("name", "Elise Peeters"), ("email", "elise@example.be"), ("telephone", "0470123456")];
    desk.make(&coach, CONTACT, "double", &double).await;
    assert_eq!(pairs(&desk, &coach, Noun::Contact).await, [pair("double", "elise")]);
    let two = |one, other| {
        let command = coach.command("two", 9);
        duplicates::not_duplicates((&coach.key, coach.role), Noun::Contact, (one, other), &command)
    };
    desk.every_step_fails(&two("elise", "double")).await;
    assert_eq!(pairs(&desk, &coach, Noun::Contact).await, []);
    desk.store.write(two("double", "elise")).await.expect("saying it again changes nothing");
    assert_eq!(desk.store.write(two("elise", "nobody")).await.unwrap_err(), StoreError::Guard(Guard::Missing));
}

#[tokio::test]
async fn a_name_that_many_have_makes_no_pairs() {
    let (desk, coach) = desk_with_coach().await;
    for index in 0..25 {
        desk.make(&coach, CONTACT, &format!("jan-{index:02}"), &[("name", "Jan Peeters")]).await;
    }
    assert_eq!(pairs(&desk, &coach, Noun::Contact).await, []);
    // A key of their own makes two of them a pair all the same.
    for id in ["jan-03", "jan-07"] {
        desk.change(&coach, CONTACT, id, &[("email", "jan.peeters@example.be")], 9).await.expect("a change");
    }
    assert_eq!(pairs(&desk, &coach, Noun::Contact).await, [pair("jan-03", "jan-07")]);
}

#[tokio::test]
async fn addresses_that_the_register_tells_apart_are_two() {
    let (desk, coach) = desk_with_coach().await;
    let lines = [
        ("one", "Leuvensesteenweg 21A, 2800 Mechelen"),
        ("other", "Leuvense stwg 21 a, 2800 Mechelen"),
        ("next", "Leuvensesteenweg 23, 2800 Mechelen"),
    ];
    for (id, line) in lines {
        desk.make_address(&coach, id, line).await;
    }
    assert_eq!(pairs(&desk, &coach, Noun::Address).await, [pair("one", "other")]);
    for (id, register_id) in [("one", "1"), ("other", "2")] {
        let record = desk.address_record(&coach, id).await.expect("an address");
        let change = change_state(&Verdict::default(), &desk.matching(register_id)).expect("a match");
        let target = addresses::Target { key: &coach.key, role: coach.role, id, version: record.version };
        let batch =
            addresses::set_state(target, &coach.command("match", 5), &record.data, &Verdict::default(), &change);
        desk.store.write(batch).await.expect("a match");
        let expected = if id == "one" { vec![pair("one", "other")] } else { vec![] };
        assert_eq!(pairs(&desk, &coach, Noun::Address).await, expected, "{id}");
    }
}
