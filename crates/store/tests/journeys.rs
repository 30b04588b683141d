//! Journeys as their readers see them.

mod support;

use domain::authorisation::Role;
use serde_json::{Value, json};
use store::dossiers::Lookup;
use store::{Read, journeys};
use support::{Desk, MadeUser, NOW};

async fn read(desk: &Desk, user: &MadeUser, number: &str) -> Option<Value> {
    let statement = journeys::find(&user.key, &Lookup::parse(number));
    let mut answers = desk.store.read(Read::new().with(statement)).await.expect("a read");
    answers.take(0).text().map(|text| serde_json::from_str(&text).expect("JSON"))
}

#[tokio::test]
async fn a_journey_shows_its_people_addresses_and_dossiers() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let first = desk.dossier("information", "energy", Some(&coach)).await;
    let second = desk.dossier("advice", "energy", None).await;
    let journey = &first.journey_id;
    desk.execute(format!("update dossier set journey_id = '{journey}' where id = '{}'", second.id)).await;
    let contact = desk.contact("Jan Peeters", "jan peeters", Some("jan@example.be"), None).await;
    let address = desk.address("Bruul 12", "bruul 12").await;
    for sql in [
        format!(
            "insert into party (id, journey_id, contact_id, is_primary, created_at)
             values ('p', '{journey}', '{}', 1, '{NOW}')",
            contact.id
        ),
        "insert into party_role (id, party_id, role_key) values ('r', 'p', 'owner_occupier')".to_owned(),
        format!(
            "insert into journey_address (id, journey_id, address_id, is_main, created_at)
             values ('j', '{journey}', '{}', 1, '{NOW}')",
            address.id
        ),
    ] {
        desk.execute(sql).await;
    }
    let expected = json!({
        "id": journey, "number": first.number, "version": 1,
        "dossiers": [
            { "number": first.number, "type": "information", "subtype": null, "stage": "request",
              "assignee_name": "coach", "due_date": null },
            { "number": second.number, "type": "advice", "subtype": null, "stage": "request",
              "assignee_name": null, "due_date": null },
        ],
        "parties": [{
            "id": "p", "version": 1, "is_primary": true, "organisation": null, "roles": ["owner_occupier"],
            "capacities": [
                { "id": "r", "role": "owner_occupier", "dossier_number": null, "from": null, "to": null },
            ],
            "contact": { "id": contact.id, "name": "Jan Peeters", "email": "jan@example.be", "telephone": null },
        }],
        "addresses": [{ "id": address.id, "text": "Bruul 12", "state": "typed", "is_main": true,
            "link": { "id": "j", "version": 1, "dossier_number": null } }],
    });
    // The second dossier left its own journey, which has none now; its number leads to the first one's.
    desk.execute("delete from journey where id not in (select journey_id from dossier)").await;
    assert_eq!(read(&desk, &coach, &first.number).await, Some(expected.clone()));
    assert_eq!(read(&desk, &coach, &second.number).await, Some(expected));
}

#[tokio::test]
async fn a_journey_without_a_dossier_that_is_seen_is_not_seen() {
    let desk = Desk::open().await;
    let viewer = desk.user("viewer", Role::Viewer, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    assert!(read(&desk, &viewer, &dossier.number).await.is_some());
    desk.execute("update dossier set restricted = 1").await;
    assert_eq!(read(&desk, &viewer, &dossier.number).await, None);
}
