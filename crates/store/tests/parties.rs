//! Who is involved in a journey: joining, capacities, one main contact, leaving.

mod support;

use domain::authorisation::Role;
use domain::party::{PartyContext, WantedRole, assign_roles};
use domain::relation::Noun;
use domain::search;
use serde_json::{Value, json};
use store::dossiers::{DossierFilter, DossierList, Sort};
use store::parties::{self, PartyRecord, Target};
use store::{Batch, Guard, Read, StoreError};
use support::{Desk, MadeDossier, MadeUser, wanted};

const CONTACT: Noun = Noun::Contact;

async fn desk() -> (Desk, MadeUser, MadeDossier) {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    for (id, name) in [("elise", "Élise Peeters"), ("jan", "Jan De Smet"), ("an", "An Maes")] {
        desk.make(&coach, CONTACT, id, &[("name", name)]).await;
    }
    let dossier = desk.dossier("information", "energy", None).await;
    (desk, coach, dossier)
}

/// `who` joins as the party `party-<who>`, a tenant.
async fn join(desk: &Desk, user: &MadeUser, dossier: &MadeDossier, who: &str, is_primary: bool) {
    let id = format!("party-{who}");
    let roles = [wanted("tenant")];
    let batch = desk.adding(user, dossier, (CONTACT, who), (&id, &roles), (is_primary, 1)).await;
    desk.store.write(batch).await.expect("a party");
}

fn target<'a>(user: &'a MadeUser, record: &'a PartyRecord) -> Target<'a> {
    Target {
        key: &user.key,
        role: user.role,
        journey_id: &record.journey_id,
        id: &record.id,
        noun: CONTACT,
        who: &record.contact.as_ref().expect("a person").id,
        primary_id: record.primary_id.as_deref(),
    }
}

async fn editing(desk: &Desk, user: &MadeUser, id: &str, roles: Option<&[WantedRole]>, primary: bool) -> Batch {
    let record = desk.party(user, id).await.expect("a party in sight");
    let options = desk.role_options().await;
    let context = PartyContext { roles: &options, dossiers: &record.dossiers };
    let mut count = 0;
    let mut new_id = || {
        count += 1;
        format!("{id}-new-{count}")
    };
    let roles = roles.map(|roles| assign_roles(context, &record.capacities, roles, &mut new_id).expect("good roles"));
    let command = user.command(id, 2);
    parties::edit(target(user, &record), record.version, &command, &roles.unwrap_or_default(), primary)
}

async fn removing(desk: &Desk, user: &MadeUser, id: &str) -> Batch {
    let record = desk.party(user, id).await.expect("a party in sight");
    parties::remove(target(user, &record), record.version, &user.command(id, 3))
}

async fn primary(desk: &Desk) -> Value {
    desk.value("select group_concat(id) from party where is_primary = 1").await
}

async fn found_by(desk: &Desk, user: &MadeUser, customer: &str) -> usize {
    let list = DossierList {
        filter: DossierFilter { customer: search::terms(customer).expect("a short text"), ..DossierFilter::default() },
        sort: Sort::parse("-number").expect("a sort"),
        after: None,
        limit: 50,
    };
    let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
    let items = list.page_of(answers.take(0)).expect("a page").items;
    serde_json::from_str::<Vec<Value>>(&items).expect("a JSON array").len()
}

#[tokio::test]
async fn the_first_who_joins_is_the_main_contact_and_everybody_makes_the_dossier_findable() {
    let (desk, coach, dossier) = desk().await;
    let roles = [wanted("owner_occupier"), wanted("co_owner")];
    let batch = desk.adding(&coach, &dossier, (CONTACT, "elise"), ("party-elise", &roles), (false, 1)).await;
    desk.every_step_fails(&batch).await;
    join(&desk, &coach, &dossier, "jan", false).await;
    assert_eq!(primary(&desk).await, json!("party-elise"));
    for name in ["peeters", "de smet"] {
        assert_eq!(found_by(&desk, &coach, name).await, 1, "{name}");
    }
    let record = desk.party(&coach, "party-elise").await.expect("a party");
    assert_eq!((record.version, record.is_primary, record.is_last, record.may_edit), (1, true, false, true));
    assert_eq!(record.capacities.len(), 2);
    assert_eq!(record.contact.expect("a person").name, "Élise Peeters");
    assert_eq!(record.dossiers, [dossier.number]);
    assert_eq!(
        desk.count("timeline where kind = 'party_added' and journey_id is not null and contact_id is not null").await,
        2
    );
}

#[tokio::test]
async fn another_main_contact_takes_the_place_of_the_one_before() {
    let (desk, coach, dossier) = desk().await;
    join(&desk, &coach, &dossier, "elise", false).await;
    join(&desk, &coach, &dossier, "jan", true).await;
    assert_eq!(primary(&desk).await, json!("party-jan"));
    assert_eq!(desk.party(&coach, "party-elise").await.expect("a party").version, 2, "it is another thing now");
    desk.every_step_fails(&editing(&desk, &coach, "party-elise", None, true).await).await;
    assert_eq!(primary(&desk).await, json!("party-elise"));
    assert_eq!(desk.count("change where subject_kind = 'party' and field = 'is_primary'").await, 5);
    assert_eq!(desk.count("timeline where kind = 'primary_party_changed'").await, 3);
}

#[tokio::test]
async fn of_two_who_name_a_main_contact_at_once_the_second_looks_again() {
    let (desk, coach, dossier) = desk().await;
    for who in ["elise", "jan", "an"] {
        join(&desk, &coach, &dossier, who, false).await;
    }
    let (first, second) =
        (editing(&desk, &coach, "party-jan", None, true).await, editing(&desk, &coach, "party-an", None, true).await);
    desk.store.write(first).await.expect("the first");
    assert_eq!(desk.store.write(second).await.unwrap_err(), StoreError::Guard(Guard::State));
    assert_eq!(primary(&desk).await, json!("party-jan"));
}

#[tokio::test]
async fn capacities_are_replaced_but_for_those_in_a_dossier_that_is_not_seen() {
    let (desk, coach, dossier) = desk().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let hidden = desk.dossier("advice", "energy", None).await;
    let journey = &dossier.journey_id;
    desk.execute(format!("update dossier set journey_id = '{journey}', restricted = 1 where id = '{}'", hidden.id))
        .await;
    let in_hidden = WantedRole { dossier_number: Some(hidden.number.clone()), ..wanted("confidant") };
    let roles = [wanted("tenant"), wanted("co_owner"), in_hidden];
    let batch = desk.adding(&manager, &dossier, (CONTACT, "elise"), ("party", &roles), (false, 1)).await;
    desk.store.write(batch).await.expect("a party");
    assert_eq!(desk.party(&coach, "party").await.expect("a party").capacities.len(), 2, "the coach sees two");
    let from = WantedRole { from: Some("2026-01-01".to_owned()), ..wanted("landlord") };
    let batch = editing(&desk, &coach, "party", Some(&[wanted("tenant"), from]), false).await;
    desk.every_step_fails(&batch).await;
    let all = "select group_concat(role_key, ' ') from (select role_key from party_role order by role_key)";
    assert_eq!(desk.value(all).await, json!("confidant landlord tenant"));
    assert_eq!(desk.party(&manager, "party").await.expect("a party").capacities.len(), 3);
    let stale = editing(&desk, &coach, "party", Some(&[wanted("tenant")]), false).await;
    desk.execute("update party set version = version + 1").await;
    assert_eq!(desk.store.write(stale).await.unwrap_err(), StoreError::Guard(Guard::Stale));
}

#[tokio::test]
async fn whoever_leaves_stays_in_the_histories_only() {
    let (desk, coach, dossier) = desk().await;
    join(&desk, &coach, &dossier, "elise", false).await;
    join(&desk, &coach, &dossier, "jan", false).await;
    let main = removing(&desk, &coach, "party-elise").await;
    assert_eq!(desk.store.write(main).await.unwrap_err(), StoreError::Guard(Guard::State), "the main contact stays");
    desk.every_step_fails(&removing(&desk, &coach, "party-jan").await).await;
    assert_eq!(desk.party(&coach, "party-jan").await, None);
    assert_eq!(found_by(&desk, &coach, "de smet").await, 0);
    assert_eq!(desk.journeys(&coach, CONTACT, "jan").await, Vec::<Value>::new());
    assert_eq!(desk.count("party_role where party_id = 'party-jan'").await, 1);
    assert_eq!(desk.count("timeline where kind = 'party_removed' and contact_id = 'jan'").await, 1);
    // The last one may go, and whoever left may come back.
    let last = removing(&desk, &coach, "party-elise").await;
    desk.store.write(last).await.expect("the last one goes");
    assert_eq!(primary(&desk).await, Value::Null);
    let roles = [wanted("tenant")];
    let again = desk.adding(&coach, &dossier, (CONTACT, "jan"), ("again", &roles), (false, 9)).await;
    desk.store.write(again).await.expect("back again");
    assert_eq!(primary(&desk).await, json!("again"));
}

#[tokio::test]
async fn only_those_who_work_on_a_dossier_of_the_journey_say_who_is_involved() {
    let (desk, coach, dossier) = desk().await;
    let other = desk.user("other", Role::Coach, &["apartments"]).await;
    let viewer = desk.user("viewer", Role::Viewer, &[]).await;
    join(&desk, &coach, &dossier, "elise", false).await;
    for user in [&other, &viewer] {
        assert!(!desk.party(user, "party-elise").await.expect("in sight").may_edit);
        assert!(!desk.joining(user, &dossier, CONTACT, "jan").await.expect("in sight").may_edit);
        let roles = [wanted("tenant")];
        let batch = desk.adding(user, &dossier, (CONTACT, "jan"), ("party", &roles), (false, 1)).await;
        assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Forbidden));
        let batch = editing(&desk, user, "party-elise", Some(&[wanted("landlord")]), false).await;
        assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Forbidden));
    }
    desk.execute("update dossier set restricted = 1").await;
    assert_eq!(desk.party(&other, "party-elise").await, None);
    assert_eq!(desk.joining(&other, &dossier, CONTACT, "jan").await, None);
}

#[tokio::test]
async fn nobody_joins_twice_or_out_of_use() {
    let (desk, coach, dossier) = desk().await;
    let roles = [wanted("tenant")];
    let adding = async |id: &str| desk.adding(&coach, &dossier, (CONTACT, "jan"), (id, &roles), (false, 1)).await;
    let (first, second, third) = (adding("first").await, adding("second").await, adding("third").await);
    desk.store.write(first).await.expect("the first");
    assert!(desk.joining(&coach, &dossier, CONTACT, "jan").await.expect("a journey").is_involved);
    // The journey had no main contact when the second was decided, and has one now.
    assert_eq!(desk.store.write(second).await.unwrap_err(), StoreError::Guard(Guard::State));
    desk.execute("update party set removed_at = '2026-11-23T10:00:00.000Z', is_primary = 0").await;
    desk.execute("update contact set state = 'inactive' where id = 'jan'").await;
    assert_eq!(desk.store.write(third).await.unwrap_err(), StoreError::Guard(Guard::State));
}

#[tokio::test]
async fn parties_are_read_from_indexes() {
    let (desk, coach, dossier) = desk().await;
    join(&desk, &coach, &dossier, "elise", false).await;
    desk.assert_indexed(&parties::find(&coach.key, "party-elise")).await;
    let lookup = store::dossiers::Lookup::parse(&dossier.number);
    for noun in Noun::ALL {
        desk.assert_indexed(&parties::find_journey(&coach.key, &lookup, noun, "elise")).await;
    }
}
