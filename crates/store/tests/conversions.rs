//! A queue item becomes a journey with its first dossier, once.

mod support;

use domain::authorisation::{Action, Role};
use domain::catalogue::Catalogue;
use domain::change::{Command, CommandActor};
use domain::conversion::{
    AddressChoice, ContactChoice, Conversion, ConversionContext, ConversionFacts, ConversionRequest, convert,
};
use serde_json::{Value, json};
use store::conversions::{self, References};
use store::idempotency::{self, StoredAnswer};
use store::queue_items::{self, QueueItemRecord, Target};
use store::{Batch, Guard, Statement, StoreError};
use support::{Desk, MadeItem, MadeUser, NOW, TODAY};

fn request() -> ConversionRequest {
    ConversionRequest {
        type_key: "information".to_owned(),
        subtype: Some("rmp_interest".to_owned()),
        contact: ContactChoice {
            name: Some("Élise Peeters".to_owned()),
            email: Some("elise@example.be".to_owned()),
            ..ContactChoice::default()
        },
        role: "co_owner".to_owned(),
        address: Some(AddressChoice { text: Some("Bruul 12, 2800 Mechelen".to_owned()), id: None }),
        source: Some("contact_form".to_owned()),
        main_project: Some("condoreno".to_owned()),
        requested_on: None,
        assignee_id: None,
    }
}

/// A conversion as a component makes it: what was read, decided and will be written.
struct Planned {
    conversion: Conversion,
    batch: Batch,
}

async fn catalogue(desk: &Desk) -> Catalogue {
    let mut answers = desk.store.read(store::Read::new().with(store::catalogue::load())).await.unwrap();
    store::catalogue::parse(answers.take(0)).unwrap()
}

async fn plan_on(desk: &Desk, user: &MadeUser, item: &MadeItem, request: &ConversionRequest, today: &str) -> Planned {
    let record: QueueItemRecord =
        desk.rows(queue_items::select_one(&user.key, &item.id)).await.pop().expect("an item in scope");
    let references: References =
        desk.rows(conversions::select_references(&user.key, &item.id, request)).await.pop().unwrap();
    let catalogue = catalogue(desk).await;
    let context = ConversionContext { catalogue: &catalogue, role: user.role, now: NOW, today };
    let facts = ConversionFacts {
        item_id: &record.id,
        queue: &record.queue,
        claimed_by: record.claimed_by.as_deref(),
        submission_id: &record.submission_id,
        received_at: &record.received_at,
        language: record.language,
        question: &record.question,
        themes: &record.themes,
        reference: &record.reference,
        contact_is_known: references.contact_is_known,
        address_is_known: references.address_is_known,
        assignee_is_active: references.assignee_is_active,
    };
    let mut count = 0;
    let conversion = convert(context, &facts, request, &mut || {
        count += 1;
        format!("{}-{}-{count}", item.id, user.id)
    })
    .unwrap();
    let command =
        Command { id: format!("command-{}", user.id), at: NOW.to_owned(), actor: CommandActor::User(user.id.clone()) };
    let target = Target { key: &user.key, role: user.role, id: &item.id, version: record.version };
    let batch = conversions::convert(target, catalogue.version, &conversion, &command);
    Planned { conversion, batch }
}

async fn plan(desk: &Desk, user: &MadeUser, item: &MadeItem, request: &ConversionRequest) -> Planned {
    plan_on(desk, user, item, request, TODAY).await
}

/// Ends the batch as a component does: the answer stored under a key.
fn with_answer(planned: Planned, user: &MadeUser, key: &str) -> Batch {
    let Planned { conversion, mut batch } = planned;
    let answer = StoredAnswer {
        request_hash: "hash".to_owned(),
        status: 201,
        location: None,
        etag: Some("\"1\"".to_owned()),
        body: "{}".to_owned(),
    };
    idempotency::insert(&mut batch, &user.id, key, NOW, &answer);
    batch.push(conversions::complete_answer(&user.id, key, &conversion.dossier.id));
    batch
}

async fn stored_answer(desk: &Desk, user: &MadeUser, key: &str) -> Option<StoredAnswer> {
    desk.rows(idempotency::select(&user.key, key)).await.pop()
}

async fn desk_with_dispatcher() -> (Desk, MadeUser) {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    (desk, dirk)
}

async fn write_all(desk: &Desk, batches: Vec<Batch>) -> Vec<Result<(), StoreError>> {
    let tasks: Vec<_> = batches
        .into_iter()
        .map(|batch| {
            let store = desk.store.clone();
            tokio::spawn(async move { store.write(batch).await.map(drop) })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

#[tokio::test]
async fn an_item_becomes_a_journey_with_all_that_belongs_to_it() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "apartments", 10).await;
    let planned = plan(&desk, &dirk, &item, &request()).await;
    desk.store.write(planned.batch).await.unwrap();
    let dossiers: Vec<Value> = desk
        .rows(Statement::new(
            "select dossier.number, journey.number as journey, type_key, subtype_key, stage_key, source_key,
               main_project_key, assignee_id, queue_key, requested_on, dossier.version, dossier.state, details
             from dossier join journey on journey.id = dossier.journey_id",
        ))
        .await;
    assert_eq!(
        json!(dossiers),
        json!([{
            "number": "2026-000001", "journey": "2026-000001", "type_key": "information", "subtype_key": "rmp_interest",
            "stage_key": "request", "source_key": "contact_form", "main_project_key": "condoreno", "assignee_id": null,
            "queue_key": "apartments", "requested_on": TODAY, "version": 1, "state": "active",
            "details": "{\"question\":\"Mijn dak lekt. Kan ik een premie krijgen?\"}",
        }])
    );
    let parties: Vec<Value> = desk
        .rows(Statement::new(
            "select contact.name, contact.name_folded, contact.email, contact.language, party.is_primary,
               party_role.role_key, party_role.from_date, address.text, address.state, journey_address.is_main
             from journey join party on party.journey_id = journey.id join contact on contact.id = party.contact_id
               join party_role on party_role.party_id = party.id
               join journey_address on journey_address.journey_id = journey.id
               join address on address.id = journey_address.address_id",
        ))
        .await;
    assert_eq!(
        json!(parties),
        json!([{
            "name": "Élise Peeters", "name_folded": "elise peeters", "email": "elise@example.be", "language": "nl",
            "is_primary": 1, "role_key": "co_owner", "from_date": TODAY, "text": "Bruul 12, 2800 Mechelen",
            "state": "typed", "is_main": 1,
        }])
    );
    assert_eq!(desk.count("activity where kind = 'task' and state = 'open' and dossier_id is not null").await, 4);
    assert_eq!(desk.count("dossier_value where field_key = 'question' and text_folded like 'mijn dak%'").await, 1);
    assert_eq!(
        desk.value("select number from dossier join number_alias on dossier_id = id where alias = 'R-a'").await,
        "2026-000001"
    );
    let linked = "queue_item join dossier on dossier.id = dossier_id where queue_item.state = 'linked' and queue_item.version = 2";
    assert_eq!(desk.count(linked).await, 1);
}

#[tokio::test]
async fn the_timeline_tells_the_question_and_the_dossier_to_each_subject() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "apartments", 10).await;
    let plain = ConversionRequest { subtype: Some("technical_question".to_owned()), ..request() };
    let planned = plan(&desk, &dirk, &item, &plain).await;
    let dossier = planned.conversion.dossier.id.clone();
    desk.store.write(planned.batch).await.unwrap();
    let entries: Vec<Value> = desk
        .rows(
            Statement::new(
                "select kind, happened_at, recorded_at, actor_kind, actor_id, submission_id is not null as submission,
                   journey_id is not null as journey, contact_id is not null as contact,
                   address_id is not null as address, facts
                 from timeline where dossier_id = :dossier order by happened_at",
            )
            .bind("dossier", &dossier),
        )
        .await;
    assert_eq!(
        json!(entries),
        json!([
            {
                "kind": "submission_received", "happened_at": "2026-11-23T08:10:00.000Z", "recorded_at": NOW,
                "actor_kind": "citizen", "actor_id": null, "submission": 1, "journey": 1, "contact": 1, "address": 1,
                "facts": "{\"reference\":\"R-a\"}",
            },
            {
                "kind": "dossier_created", "happened_at": NOW, "recorded_at": NOW, "actor_kind": "user",
                "actor_id": "user-dirk", "submission": 1, "journey": 1, "contact": 1, "address": 1,
                "facts": "{\"subtype\":\"technical_question\",\"type\":\"information\",\"number\":\"2026-000001\"}",
            },
        ])
    );
    assert_eq!(desk.count("change where field = 'number' and after = '2026-000001'").await, 1);
    assert_eq!(desk.count("change where field = 'state' and after = 'linked' and actor_id = 'user-dirk'").await, 1);
}

#[tokio::test]
async fn a_known_contact_and_address_are_linked_not_copied() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 10).await;
    let contact = desk.contact("Jan Maes", "jan maes", None, None).await;
    let address = desk.address("Bruul 12", "bruul 12").await;
    let known = ConversionRequest {
        contact: ContactChoice { id: Some(contact.id.clone()), ..ContactChoice::default() },
        address: Some(AddressChoice { id: Some(address.id.clone()), text: None }),
        ..request()
    };
    desk.every_step_fails(&plan(&desk, &dirk, &item, &known).await.batch).await;
    assert_eq!((desk.count("contact").await, desk.count("address").await), (1, 1));
    assert_eq!(desk.value("select contact_id from party").await, json!(contact.id));
    assert_eq!(desk.value("select address_id from journey_address").await, json!(address.id));
}

#[tokio::test]
async fn a_conversion_that_fails_half_way_leaves_nothing() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "apartments", 10).await;
    let planned = plan(&desk, &dirk, &item, &request()).await;
    desk.every_step_fails(&with_answer(planned, &dirk, "key-00000001")).await;
}

#[tokio::test]
async fn the_stored_answer_names_what_was_made() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 10).await;
    let planned = plan(&desk, &dirk, &item, &request()).await;
    let id = planned.conversion.dossier.id.clone();
    desk.store.write(with_answer(planned, &dirk, "key-00000001")).await.unwrap();
    let answer = stored_answer(&desk, &dirk, "key-00000001").await.unwrap();
    assert_eq!((answer.status, answer.location.as_deref()), (201, Some("/api/dossiers/2026-000001")));
    let body: Value = serde_json::from_str(&answer.body).unwrap();
    assert_eq!(body, json!({ "number": "2026-000001", "journey_number": "2026-000001", "id": id }));
}

#[tokio::test]
async fn of_sixteen_conversions_of_one_item_one_makes_a_dossier() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 10).await;
    let mut batches = Vec::new();
    for index in 0..16 {
        let planned = plan(&desk, &dirk, &item, &request()).await;
        batches.push(with_answer(planned, &dirk, &format!("key-{index:08}")));
    }
    let results = write_all(&desk, batches).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    for error in results.into_iter().filter_map(Result::err) {
        assert_eq!(error, StoreError::Guard(Guard::Stale));
    }
    for table in ["dossier", "journey", "contact", "address", "party", "idempotency", "number_alias"] {
        assert_eq!(desk.count(table).await, 1, "{table}");
    }
    assert_eq!(desk.value("select value from number_counter").await, 1);
}

#[tokio::test]
async fn a_retry_finds_the_answer_of_the_first() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 10).await;
    let key = "key-00000001";
    let mut batches = Vec::new();
    for _ in 0..16 {
        batches.push(with_answer(plan(&desk, &dirk, &item, &request()).await, &dirk, key));
    }
    let results = write_all(&desk, batches).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
    let answer = stored_answer(&desk, &dirk, key).await.unwrap();
    assert_eq!(answer.location.as_deref(), Some("/api/dossiers/2026-000001"));
    assert_eq!(desk.count("dossier").await, 1);
}

#[tokio::test]
async fn numbers_have_no_gaps_and_no_doubles() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let mut batches = Vec::new();
    for index in 0..12 {
        let item = desk.queue_item(&index.to_string(), "energy", index).await;
        let mut batch = plan(&desk, &dirk, &item, &request()).await.batch;
        if index % 3 == 0 {
            batch.guard(Guard::State, "0", |statement| statement);
        }
        batches.push(batch);
    }
    let results = write_all(&desk, batches).await;
    assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 8, "{results:?}");
    let numbers: Vec<Value> = desk.rows(Statement::new("select number from dossier order by number")).await;
    let expected: Vec<Value> = (1..=8).map(|value| json!({ "number": format!("2026-{value:06}") })).collect();
    assert_eq!(numbers, expected);
}

#[tokio::test]
async fn a_new_year_counts_from_one() {
    let (desk, dirk) = desk_with_dispatcher().await;
    for (name, today) in [("a", "2026-12-31"), ("b", "2027-01-01"), ("c", "2026-12-31"), ("d", "2027-01-01")] {
        let item = desk.queue_item(name, "energy", 1).await;
        desk.store.write(plan_on(&desk, &dirk, &item, &request(), today).await.batch).await.unwrap();
    }
    let numbers: Vec<Value> = desk.rows(Statement::new("select number from dossier order by number")).await;
    let expected =
        ["2026-000001", "2026-000002", "2027-000001", "2027-000002"].map(|number| json!({ "number": number }));
    assert_eq!(numbers, expected);
}

#[tokio::test]
async fn a_number_beyond_six_digits_keeps_them_all() {
    let (desk, dirk) = desk_with_dispatcher().await;
    desk.execute("insert into number_counter (year, value) values (2026, 999999)").await;
    let item = desk.queue_item("a", "energy", 1).await;
    desk.store.write(plan(&desk, &dirk, &item, &request()).await.batch).await.unwrap();
    assert_eq!(desk.value("select number from dossier").await, "2026-1000000");
}

#[tokio::test]
async fn only_those_whose_scope_reaches_the_item_convert_it() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let before = desk.dump().await;
    for (role, queues) in [(Role::Viewer, &["energy"][..]), (Role::Coach, &["central"][..]), (Role::Coach, &[][..])] {
        let name = format!("{}{}", role.as_str(), queues.len());
        let user = desk.user(&name, role, queues).await;
        // What the dispatcher decided, sent by somebody else.
        let planned = plan(&desk, &dirk, &item, &request()).await;
        let command = Command { id: "c".to_owned(), at: NOW.to_owned(), actor: CommandActor::User(user.id.clone()) };
        let target = Target { key: &user.key, role, id: &item.id, version: 1 };
        let version = catalogue(&desk).await.version;
        let batch = conversions::convert(target, version, &planned.conversion, &command);
        assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Forbidden), "{user:?}");
    }
    for table in ["dossier", "journey", "contact", "queue_item", "timeline", "change", "number_counter"] {
        assert_eq!(before.get(table), desk.dump().await.get(table), "{table}");
    }
    let coach = desk.user("an", Role::Coach, &["energy"]).await;
    desk.store.write(plan(&desk, &coach, &item, &request()).await.batch).await.unwrap();
}

#[tokio::test]
async fn what_changed_meanwhile_is_not_overwritten() {
    for (change, guard) in [
        ("update session set idle_expires_at = '2026-01-01T00:00:00.000Z'", Guard::Session),
        ("update queue_item set version = 2", Guard::Stale),
        ("update queue_item set state = 'dismissed'", Guard::State),
        ("update catalogue set version = version + 1", Guard::Catalogue),
        ("update contact set state = 'inactive'", Guard::State),
        ("update address set merged_into = 'address-other'", Guard::State),
        ("update user set state = 'disabled' where id = 'user-bo'", Guard::State),
    ] {
        let (desk, dirk) = desk_with_dispatcher().await;
        let item = desk.queue_item("a", "energy", 1).await;
        let bo = desk.user("bo", Role::Coach, &["energy"]).await;
        let contact = desk.contact("Jan Maes", "jan maes", None, None).await;
        let address = desk.address("Bruul 12", "bruul 12").await;
        desk.address("Other", "other").await;
        let chosen = ConversionRequest {
            contact: ContactChoice { id: Some(contact.id), ..ContactChoice::default() },
            address: Some(AddressChoice { id: Some(address.id), text: None }),
            assignee_id: Some(bo.id),
            ..request()
        };
        let planned = plan(&desk, &dirk, &item, &chosen).await;
        desk.execute(change).await;
        assert_eq!(desk.store.write(planned.batch).await.unwrap_err(), StoreError::Guard(guard), "{change}");
        assert_eq!(desk.count("dossier").await + desk.count("journey").await + desk.count("number_counter").await, 0);
    }
}

#[tokio::test]
async fn references_are_found_when_they_can_be_used() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let bo = desk.user("bo", Role::Coach, &["energy"]).await;
    let contact = desk.contact("Jan Maes", "jan maes", None, None).await;
    let address = desk.address("Bruul 12", "bruul 12").await;
    let chosen = ConversionRequest {
        contact: ContactChoice { id: Some(contact.id), ..ContactChoice::default() },
        address: Some(AddressChoice { id: Some(address.id), text: None }),
        assignee_id: Some(bo.id),
        ..request()
    };
    let select = conversions::select_references(&dirk.key, &item.id, &chosen);
    desk.assert_indexed(&select).await;
    let all = References { contact_is_known: true, address_is_known: true, assignee_is_active: true };
    assert_eq!(desk.rows::<References>(select.clone()).await, [all]);
    desk.execute("update user set state = 'disabled' where id = 'user-bo'").await;
    assert_eq!(desk.rows::<References>(select).await, [References { assignee_is_active: false, ..all }]);
    let nothing = References { contact_is_known: false, address_is_known: false, assignee_is_active: false };
    let select = conversions::select_references(&dirk.key, &item.id, &request());
    assert_eq!(desk.rows::<References>(select).await, [nothing]);
}

#[tokio::test]
async fn whoever_claimed_the_item_gets_the_dossier_and_its_tasks() {
    let (desk, dirk) = desk_with_dispatcher().await;
    let an = desk.user("an", Role::Coach, &["apartments"]).await;
    let item = desk.queue_item("a", "apartments", 1).await;
    desk.execute(format!("update queue_item set claimed_by = '{}', claimed_at = '{NOW}'", an.id)).await;
    let batch = plan(&desk, &dirk, &item, &request()).await.batch;
    desk.store.write(batch).await.unwrap();
    assert_eq!(desk.value("select assignee_id from dossier").await, json!(an.id));
    assert_eq!(desk.count("activity where assignee_id = 'user-an'").await, 4);
    let guard =
        queue_items::guarded(Target { key: &an.key, role: an.role, id: &item.id, version: 2 }, Action::ClaimQueueItem);
    assert_eq!(desk.store.write(guard).await.unwrap_err(), StoreError::Guard(Guard::State));
}
