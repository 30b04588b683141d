//! The addresses of a journey: added, one main address, one for one dossier only, taken off.

mod support;

use domain::authorisation::Role;
use domain::journey_address::Standing;
use serde_json::json;
use store::dossiers::Lookup;
use store::journey_addresses::{self, JourneyRecord, PlaceRecord, Target};
use store::{Batch, Guard, StoreError};
use support::{Desk, MadeDossier, MadeUser};

async fn desk() -> (Desk, MadeUser, MadeDossier, [String; 2]) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let one = desk.address("Bruul 12", "bruul 12").await.id;
    let other = desk.address("Bruul 14", "bruul 14").await.id;
    (desk, coach, dossier, [one, other])
}

async fn joining(desk: &Desk, user: &MadeUser, dossier: &MadeDossier, address: &str) -> Option<JourneyRecord> {
    desk.rows(journey_addresses::find_journey(&user.key, &Lookup::parse(&dossier.number), address)).await.pop()
}

async fn adding(
    desk: &Desk,
    user: &MadeUser,
    dossier: &MadeDossier,
    (id, address): (&str, &str),
    standing: &Standing,
) -> Batch {
    let journey = joining(desk, user, dossier, address).await.expect("a journey in sight");
    let target = Target {
        key: &user.key,
        role: user.role,
        journey_id: &journey.journey_id,
        id,
        address_id: address,
        main_id: journey.main_id.as_deref(),
        dossier_id: standing.dossier_number.as_ref().map(|number| journey.dossiers[number].as_str()),
    };
    journey_addresses::add(target, &user.command(id, 1), standing)
}

async fn place(desk: &Desk, user: &MadeUser, id: &str) -> Option<PlaceRecord> {
    desk.rows(journey_addresses::find(&user.key, id)).await.pop()
}

fn target<'a>(user: &'a MadeUser, record: &'a PlaceRecord) -> Target<'a> {
    Target {
        key: &user.key,
        role: user.role,
        journey_id: &record.journey_id,
        id: &record.id,
        address_id: &record.address.id,
        main_id: record.main_id.as_deref(),
        dossier_id: None,
    }
}

fn main() -> Standing {
    Standing { is_main: true, ..Standing::default() }
}

#[tokio::test]
async fn a_second_main_address_takes_the_place_of_the_first() {
    let (desk, coach, dossier, [one, other]) = desk().await;
    desk.every_step_fails(&adding(&desk, &coach, &dossier, ("first", &one), &main()).await).await;
    desk.every_step_fails(&adding(&desk, &coach, &dossier, ("second", &other), &main()).await).await;
    let mains = "select group_concat(id) from journey_address where is_main = 1";
    assert_eq!(desk.value(mains).await, json!("second"));
    assert_eq!(place(&desk, &coach, "first").await.expect("a place").version, 2);
    assert_eq!(desk.count("timeline where kind = 'main_address_changed'").await, 2);
    let twice = adding(&desk, &coach, &dossier, ("third", &other), &Standing::default()).await;
    assert_eq!(desk.store.write(twice).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert_eq!(joining(&desk, &coach, &dossier, &other).await.expect("a journey").joined, [None]);
}

#[tokio::test]
async fn an_address_for_a_restricted_dossier_is_told_to_nobody_else() {
    let (desk, coach, dossier, [one, other]) = desk().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let hidden = desk.dossier("advice", "energy", None).await;
    let journey = &dossier.journey_id;
    desk.execute(format!("update dossier set journey_id = '{journey}', restricted = 1 where id = '{}'", hidden.id))
        .await;
    desk.store.write(adding(&desk, &manager, &dossier, ("first", &one), &main()).await).await.expect("a place");
    let only = Standing { dossier_number: Some(hidden.number.clone()), is_main: false };
    desk.every_step_fails(&adding(&desk, &manager, &dossier, ("only", &other), &only).await).await;
    assert!(place(&desk, &manager, "only").await.is_some());
    assert_eq!(place(&desk, &coach, "only").await, None);
    let told = "timeline where kind = 'journey_address_added' and dossier_id is not null";
    assert_eq!(desk.count(told).await, 1);
    let seen = joining(&desk, &coach, &dossier, &one).await.expect("a journey");
    assert!(!seen.dossiers.contains_key(&hidden.number));
}

#[tokio::test]
async fn a_main_address_goes_only_as_the_last_one() {
    let (desk, coach, dossier, [one, other]) = desk().await;
    desk.store.write(adding(&desk, &coach, &dossier, ("first", &one), &main()).await).await.expect("a place");
    let second = adding(&desk, &coach, &dossier, ("second", &other), &Standing::default()).await;
    desk.store.write(second).await.expect("a place");
    let first = place(&desk, &coach, "first").await.expect("a place");
    let command = coach.command("remove", 5);
    let removing = journey_addresses::remove(target(&coach, &first), 1, &command, &first.standing());
    assert_eq!(desk.store.write(removing).await.unwrap_err(), StoreError::Guard(Guard::State));
    let second = place(&desk, &coach, "second").await.expect("a place");
    let editing = journey_addresses::edit(target(&coach, &second), 1, &command, &second.standing(), &main());
    desk.every_step_fails(&editing).await;
    let first = place(&desk, &coach, "first").await.expect("a place");
    let removing = |version| journey_addresses::remove(target(&coach, &first), version, &command, &first.standing());
    assert_eq!(desk.store.write(removing(1)).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    desk.every_step_fails(&removing(2)).await;
    assert_eq!(desk.count("journey_address").await, 1);
    let second = place(&desk, &coach, "second").await.expect("a place");
    assert!(second.is_last && second.is_main);
}

#[tokio::test]
async fn only_those_who_work_on_the_journey_change_its_addresses() {
    let (desk, coach, dossier, [one, _]) = desk().await;
    let other = desk.user("other", Role::Coach, &["apartments"]).await;
    assert!(!joining(&desk, &other, &dossier, &one).await.expect("in sight").may_edit);
    let batch = adding(&desk, &other, &dossier, ("place", &one), &main()).await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Forbidden));
    assert!(joining(&desk, &coach, &dossier, &one).await.expect("in sight").may_edit);
}
