//! Events: listed, linked to dossiers as far as the reader may see them, with who registered.

mod support;

use domain::authorisation::Role;
use domain::event::{self, OPTION_LIST};
use domain::record::{Data, Edited, Patch, Value};
use domain::relation::Noun;
use serde_json::{Value as Json, json};
use store::dossiers::Lookup;
use store::events::{self, EventList, EventRecord, LinkedDossier, Registrant, RegistrationRecord, Target};
use store::{Guard, Read, StoreError, records};
use support::{Desk, MadeUser};

async fn made(desk: &Desk, name: &str, day: &str) -> Edited {
    let mut answers = desk.store.read(Read::new().with(records::select_options(&[OPTION_LIST]))).await.expect("rows");
    let options = records::options(answers.take(0)).expect("options");
    let text = |text: &str| Some(Value::Text(text.to_owned()));
    let draft = Patch::from([("name", text(name)), ("kind", text("fair")), ("starts_on", text(day))]);
    event::edit(&options, &Data::default(), &draft).expect("a good event")
}

fn target<'a>(user: &'a MadeUser, id: &'a str) -> Target<'a> {
    Target { key: &user.key, role: user.role, id, name: "Energiebeurs" }
}

async fn desk() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    for (id, day) in [("fair", "2026-10-03"), ("later", "2026-12-01")] {
        let made = made(&desk, "Energiebeurs", day).await;
        desk.store.write(events::create(target(&coach, id), &coach.command(id, 0), &made)).await.expect("an event");
    }
    (desk, coach)
}

async fn record(desk: &Desk, user: &MadeUser, id: &str) -> EventRecord {
    desk.rows(events::find(&user.key, id)).await.pop().expect("an event")
}

#[tokio::test]
async fn events_are_listed_the_latest_first_by_an_index() {
    let (desk, coach) = desk().await;
    let mut list = EventList { after: None, limit: 1 };
    let mut ids: Vec<Json> = Vec::new();
    loop {
        desk.assert_indexed(&list.select(&coach.key)).await;
        let mut answers = desk.store.read(Read::new().with(list.select(&coach.key))).await.expect("a list");
        let page = list.page_of(answers.take(0)).expect("a page");
        let items: Vec<Json> = serde_json::from_str(&page.items).expect("an array");
        ids.extend(items.iter().map(|item| item["id"].clone()));
        match page.next {
            Some(place) => list.after = Some(place),
            None => break,
        }
    }
    assert_eq!(ids, ["later", "fair"]);
}

#[tokio::test]
async fn an_event_is_changed_by_version() {
    let (desk, coach) = desk().await;
    let edited = made(&desk, "Energiebeurs", "2026-10-04").await;
    let batch = events::edit(target(&coach, "fair"), 1, &coach.command("edit", 1), &edited);
    let again = batch.clone();
    desk.every_step_fails(&batch).await;
    let after = record(&desk, &coach, "fair").await;
    assert_eq!((after.version, after.data.text("starts_on")), (2, Some("2026-10-04")));
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
}

#[tokio::test]
async fn a_linked_dossier_shows_to_those_who_may_see_it() {
    let (desk, coach) = desk().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let find = || events::find_dossier(&manager.key, "fair", &Lookup::parse(&dossier.number));
    let found: LinkedDossier = desk.rows(find()).await.pop().expect("in sight");
    assert!(found.may_edit && !found.is_linked);
    desk.every_step_fails(&events::link(target(&manager, "fair"), &manager.command("link", 1), &found)).await;
    assert_eq!(desk.count("timeline where kind = 'event_dossier_added'").await, 1);
    assert!(record(&desk, &coach, "fair").await.dossiers.as_str().contains(&dossier.number));
    desk.execute("update dossier set restricted = 1").await;
    assert_eq!(record(&desk, &coach, "fair").await.dossiers.as_str(), "[]");
    assert_eq!(
        desk.rows::<Json>(events::find_dossier(&coach.key, "fair", &Lookup::parse(&dossier.number))).await.len(),
        0
    );
    let refused = events::unlink(target(&coach, "fair"), &coach.command("unlink", 2), &found);
    assert_eq!(desk.store.write(refused).await.unwrap_err(), StoreError::Guard(Guard::Forbidden));
    desk.every_step_fails(&events::unlink(target(&manager, "fair"), &manager.command("unlink", 3), &found)).await;
    assert_eq!(record(&desk, &manager, "fair").await.dossiers.as_str(), "[]");
}

#[tokio::test]
async fn a_person_registers_once_and_a_number_of_people_is_only_that() {
    let (desk, coach) = desk().await;
    desk.make(&coach, Noun::Contact, "jan", &[("name", "Jan De Smet")]).await;
    let person = event::register(Some("jan".to_owned()), None).expect("a person");
    let batch = events::register(target(&coach, "fair"), &coach.command("register", 1), "one", &person);
    desk.every_step_fails(&batch).await;
    let again = events::register(target(&coach, "fair"), &coach.command("register", 2), "two", &person);
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::State));
    let registrant: Vec<Registrant> = desk.rows(events::find_registrant("fair", Some("jan"))).await;
    assert!(registrant[0].is_registered);
    let many = event::register(None, Some(12)).expect("a number");
    let batch = events::register(target(&coach, "fair"), &coach.command("many", 3), "many", &many);
    desk.store.write(batch).await.expect("a registration");
    assert_eq!(record(&desk, &coach, "fair").await.people, 13);
    let found: RegistrationRecord = desk.rows(events::find_registration(&coach.key, "one")).await.pop().expect("one");
    desk.every_step_fails(&events::unregister(target(&coach, "fair"), &coach.command("off", 4), "one", &found)).await;
    assert_eq!(desk.value("select group_concat(id) from event_registration").await, json!("many"));
    assert_eq!(desk.count("timeline where contact_id = 'jan' and kind like 'event_registration_%'").await, 2);
}
