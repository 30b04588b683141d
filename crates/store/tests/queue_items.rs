//! Queues and their items: who sees them, who changes them, and that two people do not do so at once.

mod support;

use domain::authorisation::{Action, Role};
use domain::change::{Command, CommandActor};
use domain::contact::{Candidate, ContactDraft, ContactLanguage, Sender};
use domain::queue_item::{Decider, QueueItemState};
use serde_json::{Value, json};
use store::actor::SessionKey;
use store::page::{Page, Place, Tie};
use store::queue_items::{self, ListFilter, QueueItemRecord, Target};
use store::{Batch, Guard, Statement, StoreError, addresses, contacts, queues};
use support::{Desk, MadeItem, MadeUser, NOW};

fn unlinked(queue: Option<&str>) -> ListFilter {
    let queue = queue.map(str::to_owned);
    ListFilter { queue, state: QueueItemState::Unlinked, mine: false, after: None, limit: 50 }
}

async fn json(desk: &Desk, statement: Statement) -> Value {
    let mut answers = desk.store.read(store::Read::new().with(statement)).await.unwrap();
    serde_json::from_str(&answers.take(0).text().expect("a JSON text")).unwrap()
}

async fn page(desk: &Desk, key: &SessionKey, filter: &ListFilter) -> (Value, Option<Place>) {
    let mut answers = desk.store.read(store::Read::new().with(filter.select(key))).await.unwrap();
    let page = Page::read(answers.take(0), filter.limit).unwrap();
    (serde_json::from_str(&page.items).unwrap(), page.next)
}

async fn ids(desk: &Desk, user: &MadeUser, filter: &ListFilter) -> Vec<String> {
    let (items, _) = page(desk, &user.key, filter).await;
    items.as_array().unwrap().iter().map(|item| item["id"].as_str().unwrap().to_owned()).collect()
}

async fn one(desk: &Desk, user: &MadeUser, item: &MadeItem) -> Option<QueueItemRecord> {
    desk.rows(queue_items::select_one(&user.key, &item.id)).await.pop()
}

fn command(user: &MadeUser) -> Command {
    Command { id: format!("command-{}", user.id), at: NOW.to_owned(), actor: CommandActor::User(user.id.clone()) }
}

fn decider(user: &MadeUser) -> Decider<'_> {
    Decider { id: &user.id, role: user.role }
}

fn claim(user: &MadeUser, record: &QueueItemRecord, take_over: bool) -> Batch {
    let change = record.item().claim(record.version, decider(user), take_over, NOW).unwrap().unwrap();
    let target = Target { key: &user.key, role: user.role, id: &record.id, version: record.version };
    queue_items::change(target, Action::ClaimQueueItem, &record.submission_id, &change, &command(user))
}

fn release(user: &MadeUser, record: &QueueItemRecord) -> Batch {
    let change = record.item().release(record.version, decider(user)).unwrap().unwrap();
    let target = Target { key: &user.key, role: user.role, id: &record.id, version: record.version };
    queue_items::change(target, Action::ClaimQueueItem, &record.submission_id, &change, &command(user))
}

fn move_to(user: &MadeUser, record: &QueueItemRecord, queue: &str) -> Batch {
    let change = record.item().move_to(record.version, queue).unwrap().unwrap();
    let target = Target { key: &user.key, role: user.role, id: &record.id, version: record.version };
    queue_items::change(target, Action::MoveQueueItem, &record.submission_id, &change, &command(user))
}

/// What the last statement of a change answers: the item, when it is still in scope.
async fn changed(desk: &Desk, batch: Batch) -> Option<QueueItemRecord> {
    let last = batch.len() - 1;
    desk.store.write(batch).await.unwrap().take(last).first().unwrap()
}

#[tokio::test]
async fn waiting_items_come_oldest_first_page_by_page() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    for (name, minute) in [("c", 30), ("a", 10), ("d", 30), ("b", 20), ("e", 40)] {
        desk.queue_item(name, "energy", minute).await;
    }
    desk.queue_item("elsewhere", "central", 5).await;
    let mut filter = ListFilter { limit: 2, ..unlinked(Some("energy")) };
    let mut seen = Vec::new();
    loop {
        let (items, next) = page(&desk, &dirk.key, &filter).await;
        seen.push(items.as_array().unwrap().iter().map(|item| item["id"].clone()).collect::<Vec<_>>());
        filter.after = next;
        if filter.after.is_none() {
            break;
        }
    }
    assert_eq!(json!(seen), json!([["item-a", "item-b"], ["item-c", "item-d"], ["item-e"]]));
}

#[tokio::test]
async fn linked_items_come_newest_first() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    for (name, minute) in [("a", 10), ("b", 20), ("c", 30)] {
        let item = desk.queue_item(name, "energy", minute).await;
        let link = "update queue_item set state = 'linked', dossier_id = ";
        desk.execute(format!("{link} '{}' where id = '{}'", dossier.id, item.id)).await;
    }
    let mut filter = ListFilter { state: QueueItemState::Linked, limit: 2, ..unlinked(None) };
    let (first, next) = page(&desk, &dirk.key, &filter).await;
    assert_eq!(first[0]["id"], "item-c");
    assert_eq!(first[0]["dossier_number"], json!(dossier.number));
    filter.after = next;
    assert_eq!(ids(&desk, &dirk, &filter).await, ["item-a"]);
    assert_eq!(ids(&desk, &dirk, &unlinked(None)).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_row_shows_what_the_list_needs_and_no_more() {
    let desk = Desk::open().await;
    let an = desk.user("an", Role::Coach, &["energy"]).await;
    let item = desk.queue_item("a", "energy", 10).await;
    let record = one(&desk, &an, &item).await.unwrap();
    changed(&desk, claim(&an, &record, false)).await;
    let (items, next) = page(&desk, &an.key, &unlinked(None)).await;
    assert_eq!(next, None);
    assert_eq!(
        items,
        json!([{
            "id": "item-a", "version": 2, "queue": "energy", "state": "unlinked",
            "received_at": "2026-11-23T08:10:00.000Z", "reference": "R-a", "name": "Élise Peeters",
            "question_start": "Mijn dak lekt. Kan ik een premie krijgen?", "themes": [], "language": "nl",
            "claimed_by": { "id": "user-an", "name": "an" }, "claimed_at": NOW, "dossier_number": null,
        }])
    );
}

#[tokio::test]
async fn items_one_works_on_are_found_in_every_queue() {
    let desk = Desk::open().await;
    let an = desk.user("an", Role::Coach, &["energy", "central"]).await;
    let bo = desk.user("bo", Role::Coach, &["energy"]).await;
    for (name, queue, user) in [("a", "energy", Some(&an)), ("b", "central", Some(&an)), ("c", "energy", Some(&bo))] {
        let item = desk.queue_item(name, queue, 10).await;
        let record = one(&desk, &an, &item).await.unwrap();
        if let Some(user) = user {
            changed(&desk, claim(user, &record, false)).await;
        }
    }
    desk.queue_item("d", "energy", 20).await;
    let mine = ListFilter { mine: true, ..unlinked(None) };
    assert_eq!(ids(&desk, &an, &mine).await, ["item-a", "item-b"]);
    assert_eq!(ids(&desk, &bo, &mine).await, ["item-c"]);
}

#[tokio::test]
async fn every_role_sees_and_changes_what_its_scope_reaches() {
    let desk = Desk::open().await;
    let anyone = desk.queue_item("free", "apartments", 1).await;
    for (role, queues, sees, changes) in [
        (Role::Viewer, &["apartments"][..], false, false),
        (Role::Coach, &["energy"][..], false, false),
        (Role::Coach, &["apartments"][..], true, true),
        (Role::Dispatcher, &[][..], true, true),
        (Role::Manager, &[][..], true, true),
    ] {
        let user = desk.user(&format!("{}-{}", role.as_str(), queues.join("-")), role, queues).await;
        assert_eq!(ids(&desk, &user, &unlinked(None)).await.len(), usize::from(sees), "{user:?} lists");
        assert_eq!(one(&desk, &user, &anyone).await.is_some(), sees, "{user:?} reads");
        let candidates: Vec<Candidate> = desk.rows(contacts::select_candidates(&user.key, &anyone.id)).await;
        assert_eq!(candidates, [], "there is nobody yet");
        let target = Target { key: &user.key, role, id: &anyone.id, version: 1 };
        for action in [Action::ClaimQueueItem, Action::MoveQueueItem, Action::ConvertQueueItem] {
            let result = desk.store.write(queue_items::guarded(target, action)).await;
            match changes {
                true => assert!(result.is_ok(), "{user:?} {action:?}: {result:?}"),
                false => assert_eq!(result.unwrap_err(), StoreError::Guard(Guard::Forbidden), "{user:?} {action:?}"),
            }
        }
    }
}

#[tokio::test]
async fn nobody_sees_or_changes_anything_without_a_session() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let mut manager = desk.user("mia", Role::Manager, &[]).await;
    let record = one(&desk, &manager, &item).await.unwrap();
    let batch = claim(&manager, &record, false);
    desk.execute("update session set idle_expires_at = '2026-11-23T09:59:59.999Z'").await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Session));
    assert_eq!(one(&desk, &manager, &item).await, None);
    manager.key.token_hash = "unknown".to_owned();
    assert_eq!(ids(&desk, &manager, &unlinked(None)).await, Vec::<String>::new());
    assert_eq!(json(&desk, queues::select(&manager.key)).await, json!({ "items": [] }));
}

#[tokio::test]
async fn a_role_that_changed_meanwhile_changes_nothing() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let batch = claim(&dirk, &one(&desk, &dirk, &item).await.unwrap(), false);
    desk.execute("update user set role = 'viewer'").await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Session));
}

#[tokio::test]
async fn of_many_who_claim_at_once_one_wins() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let mut batches = Vec::new();
    for index in 0..16 {
        let user = desk.user(&format!("coach{index}"), Role::Coach, &["energy"]).await;
        let record = one(&desk, &user, &item).await.unwrap();
        batches.push((user.clone(), claim(&user, &record, false)));
    }
    let tasks: Vec<_> = batches
        .into_iter()
        .map(|(user, batch)| {
            let store = desk.store.clone();
            tokio::spawn(async move { (user, store.write(batch).await.map(drop)) })
        })
        .collect();
    let mut winners = Vec::new();
    for task in tasks {
        match task.await.unwrap() {
            (user, Ok(())) => winners.push(user),
            (_, Err(error)) => assert_eq!(error, StoreError::Guard(Guard::Stale)),
        }
    }
    assert_eq!(winners.len(), 1);
    let record = one(&desk, &winners[0], &item).await.unwrap();
    assert_eq!((record.claimed_by.as_deref(), record.version), (Some(winners[0].id.as_str()), 2));
    assert_eq!(desk.count("timeline where kind = 'queue_item_claimed'").await, 1);
    assert_eq!(desk.count("change where subject_kind = 'queue_item'").await, 1);
}

#[tokio::test]
async fn a_dispatcher_takes_over_and_lets_go() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let an = desk.user("an", Role::Coach, &["energy"]).await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let record = changed(&desk, claim(&an, &one(&desk, &an, &item).await.unwrap(), false)).await.unwrap();
    assert_eq!(record.claimed_by_name.as_deref(), Some("an"));
    let record = changed(&desk, claim(&dirk, &record, true)).await.unwrap();
    assert_eq!(record.claimed_by_name.as_deref(), Some("dirk"));
    let record = changed(&desk, release(&dirk, &record)).await.unwrap();
    assert_eq!((record.claimed_by, record.claimed_at, record.version), (None, None, 4));
    let fields: Vec<Value> = desk
        .rows(Statement::new(
            "select field, before, after, actor_id from change where subject_id = 'item-a' order by id",
        ))
        .await;
    assert_eq!(
        json!(fields),
        json!([
            { "field": "claimed_by", "before": null, "after": "user-an", "actor_id": "user-an" },
            { "field": "claimed_by", "before": "user-an", "after": "user-dirk", "actor_id": "user-dirk" },
            { "field": "claimed_by", "before": "user-dirk", "after": null, "actor_id": "user-dirk" },
        ])
    );
}

#[tokio::test]
async fn moving_out_of_ones_queues_hides_the_item_unless_one_works_on_it() {
    let desk = Desk::open().await;
    let an = desk.user("an", Role::Coach, &["energy"]).await;
    for claims in [false, true] {
        let item = desk.queue_item(if claims { "mine" } else { "free" }, "energy", 1).await;
        let mut record = one(&desk, &an, &item).await.unwrap();
        if claims {
            record = changed(&desk, claim(&an, &record, false)).await.unwrap();
        }
        let moved = changed(&desk, move_to(&an, &record, "central")).await;
        assert_eq!(moved.is_some(), claims);
        assert_eq!(desk.value(format!("select queue_key from queue_item where id = '{}'", item.id)).await, "central");
    }
}

#[tokio::test]
async fn nothing_moves_to_a_queue_that_was_switched_off_meanwhile() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let batch = move_to(&dirk, &one(&desk, &dirk, &item).await.unwrap(), "central");
    desk.execute("update queue set active = 0 where key = 'central'").await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Catalogue));
}

#[tokio::test]
async fn an_item_that_became_a_dossier_stays_as_it_is() {
    let desk = Desk::open().await;
    let item = desk.queue_item("a", "energy", 1).await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let batch = claim(&dirk, &one(&desk, &dirk, &item).await.unwrap(), false);
    let dossier = desk.dossier("information", "energy", None).await;
    desk.execute(format!("update queue_item set state = 'linked', dossier_id = '{}'", dossier.id)).await;
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::State));
}

#[tokio::test]
async fn a_change_that_fails_half_way_leaves_nothing() {
    let desk = Desk::open().await;
    let an = desk.user("an", Role::Coach, &["energy"]).await;
    let item = desk.queue_item("a", "energy", 1).await;
    desk.every_step_fails(&claim(&an, &one(&desk, &an, &item).await.unwrap(), false)).await;
    desk.every_step_fails(&move_to(&an, &one(&desk, &an, &item).await.unwrap(), "central")).await;
    desk.every_step_fails(&release(&an, &one(&desk, &an, &item).await.unwrap())).await;
}

#[tokio::test]
async fn queues_count_what_is_in_scope() {
    let desk = Desk::open().await;
    let an = desk.user("an", Role::Coach, &["energy"]).await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let viewer = desk.user("vera", Role::Viewer, &["energy"]).await;
    for name in ["a", "b"] {
        desk.queue_item(name, "energy", 1).await;
    }
    let foreign = desk.queue_item("c", "apartments", 1).await;
    let moved = desk.queue_item("d", "energy", 2).await;
    let record = changed(&desk, claim(&an, &one(&desk, &an, &moved).await.unwrap(), false)).await.unwrap();
    let count = |queues: &Value, key: &str| {
        let items = queues["items"].as_array().unwrap();
        items
            .iter()
            .find(|queue| queue["key"] == key)
            .map(|queue| json!([queue["unlinked"], queue["linked"], queue["mine"]]))
    };
    let before = json(&desk, queues::select(&an.key)).await;
    assert_eq!(count(&before, "energy"), Some(json!([3, 0, 1])));
    assert_eq!(count(&before, "apartments"), None);
    changed(&desk, move_to(&an, &record, "apartments")).await;
    let after = json(&desk, queues::select(&an.key)).await;
    assert_eq!(count(&after, "apartments"), Some(json!([1, 0, 1])), "only the item the coach works on");
    let all = json(&desk, queues::select(&dirk.key)).await;
    assert_eq!(count(&all, "apartments"), Some(json!([2, 0, 0])), "{}", foreign.id);
    assert_eq!(count(&all, "central"), Some(json!([0, 0, 0])));
    assert_eq!(json(&desk, queues::select(&viewer.key)).await, json!({ "items": [] }));
}

#[tokio::test]
async fn the_sender_is_recognised_by_each_of_their_data() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let item = desk.queue_item("a", "energy", 1).await;
    desk.contact("ÉLISE PEETERS", "elise peeters", None, None).await;
    desk.contact("E.P.", "e.p.", Some("elise@example.be"), None).await;
    desk.contact("Jan Peeters", "jan peeters", None, Some("+32470123456")).await;
    desk.contact("Jan Maes", "jan maes", Some("jan@example.be"), Some("+32470999999")).await;
    let merged = desk.contact("Elise Peeters", "elise peeters", Some("old@example.be"), None).await;
    desk.execute(format!("update contact set state = 'inactive' where id = '{}'", merged.id)).await;
    let record = one(&desk, &dirk, &item).await.unwrap();
    let candidates = desk.rows(contacts::select_candidates(&dirk.key, &item.id)).await;
    let sender = Sender { name: &record.name, email: record.email.as_deref(), telephone: record.telephone.as_deref() };
    let proposed = domain::contact::propose(sender, candidates);
    let names: Vec<&str> = proposed.iter().map(|contact| contact.name.as_str()).collect();
    assert_eq!(names, ["E.P.", "Jan Peeters", "ÉLISE PEETERS"]);
}

#[tokio::test]
async fn a_name_full_of_operators_is_searched_as_it_is() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let odd = "Jan \"OR\" name:* NEAR(a b) O'Neil";
    desk.contact(odd, "x", None, None).await;
    for (index, (name, found)) in [(odd, 1), ("J", 0), ("\"", 0), ("jan AND o'neil", 0)].into_iter().enumerate() {
        let item = desk.queue_item(&format!("odd{index}"), "energy", 1).await;
        let update =
            Statement::new("update submission set name = :name, email = null, address_text = :name where id = :id");
        desk.write(vec![update.bind("name", name).bind("id", &item.submission_id)]).await;
        let candidates: Vec<Candidate> = desk.rows(contacts::select_candidates(&dirk.key, &item.id)).await;
        assert_eq!(candidates.len(), found, "{name}");
        let addresses: Vec<Value> = desk.rows(addresses::select_candidates(&dirk.key, &item.id)).await;
        assert_eq!(addresses, Vec::<Value>::new());
    }
}

#[tokio::test]
async fn the_same_address_is_proposed() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let item = desk.queue_item("a", "energy", 1).await;
    let same = desk.address("BRUUL 12, 2800 Méchelen", "bruul 12, 2800 mechelen").await;
    desk.address("Bruul 12 bus 3, 2800 Mechelen", "bruul 12 bus 3, 2800 mechelen").await;
    let candidates = desk.rows(addresses::select_candidates(&dirk.key, &item.id)).await;
    let proposed = domain::address::propose("Bruul 12, 2800 Mechelen", candidates);
    assert_eq!(proposed.iter().map(|address| &address.id).collect::<Vec<_>>(), [&same.id]);
}

#[tokio::test]
async fn every_statement_uses_an_index() {
    let desk = Desk::open().await;
    let dirk = desk.user("dirk", Role::Dispatcher, &[]).await;
    let after = Some(Place { key: NOW.to_owned(), tie: Tie::Row(1) });
    for state in [QueueItemState::Unlinked, QueueItemState::Linked, QueueItemState::Dismissed] {
        for queue in [None, Some("energy")] {
            for mine in [false, true] {
                for after in [None, after.clone()] {
                    let filter = ListFilter { state, mine, after, ..unlinked(queue) };
                    desk.assert_indexed(&filter.select(&dirk.key)).await;
                }
            }
        }
    }
    desk.assert_indexed(&queues::select(&dirk.key)).await;
    desk.assert_indexed(&queue_items::select_one(&dirk.key, "x")).await;
    desk.assert_indexed(&contacts::select_candidates(&dirk.key, "x")).await;
    desk.assert_indexed(&addresses::select_candidates(&dirk.key, "x")).await;
}

#[tokio::test]
async fn a_new_contact_is_found_again() {
    let desk = Desk::open().await;
    let draft = ContactDraft { name: Some("Élise Peeters".to_owned()), ..ContactDraft::default() };
    let contact = draft.parse(ContactLanguage::Nl).unwrap();
    desk.write(vec![contacts::insert("c1", &contact, NOW)]).await;
    let found: Vec<Value> = desk.rows(contacts::select_choosable("c1")).await;
    assert_eq!(found, [json!({ "id": "c1" })]);
}
