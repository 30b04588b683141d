//! Submissions: one per drawn form whatever happens on the way, whole or not at all.

mod support;

use std::sync::Arc;

use domain::intake::{Choices, Form, FormKey, parse};
use domain::language::Language;
use domain::reference::Reference;
use domain::submission::{AnswerChannel, Submission};
use store::submissions::{self, ChoicesRow, Receipt, Received, StoredSubmission};
use store::{Batch, Guard, StoreError};
use support::{Desk, NOW};

const TOKEN_HASH: &str = "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8";

/// A desk whose form offers the themes `roof` and `lift`, in that order, besides what the catalogue brings.
async fn desk() -> Desk {
    let desk = Desk::open().await;
    for (position, (key, queue)) in [("roof", "energy"), ("lift", "apartments")].into_iter().enumerate() {
        desk.execute(format!(
            "insert into theme (key, queue_key, type_key, position, label_nl, label_fr, label_en)
             values ('test_{key}', '{queue}', 'information', {}, '{key} nl', '{key} fr', '{key} en')",
            1000 + position
        ))
        .await;
    }
    desk.execute(
        r#"insert into role (key, position, label_nl, label_fr, label_en, attributes)
           values ('test_visitor', 1000, 'x', 'x', 'x', '{"on_form":true}'), ('test_hidden', 1001, 'x', 'x', 'x', '{}')"#,
    )
    .await;
    desk
}

async fn choices(desk: &Desk) -> (i64, Choices) {
    let rows: Vec<ChoicesRow> = desk.rows(submissions::select_choices(None)).await;
    let row = rows.into_iter().next().expect("a catalogue");
    (row.version, row.choices.expect("choices of an unknown version"))
}

async fn submission(desk: &Desk) -> Submission {
    let form = Form {
        name: "An Peeters".into(),
        email: "an@example.be".into(),
        telephone: "0474 12 34 56".into(),
        capacity: "test_visitor".into(),
        address: "Bruul 1, 2800 Mechelen".into(),
        apartment_building: "no".into(),
        themes: vec!["test_lift".into(), "test_roof".into()],
        question: "Mag het dak open?\nEn \"de lift\"?".into(),
        answer_channels: vec!["email".into(), "telephone".into()],
        ..Form::default()
    };
    parse(&form, Language::Fr, &choices(desk).await.1).expect("a complete form")
}

fn form_key() -> FormKey {
    FormKey::new("abcdefghijklmnopqrs-_1", 1_795_467_600_000)
}

/// The batch of arrival number `arrival` of the same form.
fn batch(submission: &Submission, arrival: u64, catalogue_version: i64) -> Batch {
    batch_with_reference(submission, arrival, &Reference::from_random(arrival), catalogue_version)
}

fn batch_with_reference(submission: &Submission, arrival: u64, reference: &Reference, catalogue_version: i64) -> Batch {
    let mut batch = Batch::new();
    submissions::insert(
        &mut batch,
        &Received {
            submission,
            submission_id: &format!("submission-{arrival}"),
            queue_item_id: &format!("item-{arrival}"),
            command_id: &format!("command-{arrival}"),
            received_at: NOW,
            reference,
            form_key: form_key().as_str(),
            receipt_token_hash: TOKEN_HASH,
            queue: "energy",
            catalogue_version,
        },
    );
    batch
}

async fn assert_one(desk: &Desk) {
    assert_eq!(desk.count("submission").await, 1);
    assert_eq!(desk.count("submission_theme").await, 2);
    assert_eq!(desk.count("queue_item").await, 1);
    assert_eq!(desk.count("timeline where kind = 'submission_received'").await, 1);
}

#[tokio::test]
async fn the_form_offers_active_themes_and_the_roles_meant_for_it() {
    let desk = desk().await;
    let (version, offered) = choices(&desk).await;
    let themes: Vec<&str> = offered.themes.iter().map(|theme| theme.key.as_str()).collect();
    assert_eq!(themes[themes.len() - 2..], ["test_roof", "test_lift"]);
    assert_eq!(offered.themes.last().map(|theme| theme.labels.fr.as_str()), Some("lift fr"));
    assert!(offered.capacities.iter().any(|capacity| capacity.key == "test_visitor"));
    assert!(offered.capacities.iter().all(|capacity| capacity.key != "test_hidden"));
    assert!(!offered.central_queue.is_empty());

    desk.execute("update theme set active = 0 where key = 'test_lift'").await;
    assert!(choices(&desk).await.1.themes.iter().all(|theme| theme.key != "test_lift"));

    let known: Vec<ChoicesRow> = desk.rows(submissions::select_choices(Some(version))).await;
    assert_eq!(known, [ChoicesRow { version, choices: None }], "a known version is not sent again");
}

#[tokio::test]
async fn the_central_queue_is_the_one_the_catalogue_names() {
    let desk = desk().await;
    desk.execute("update queue set attributes = '{}'").await;
    desk.execute(r#"update queue set attributes = '{"central":true}' where key = 'apartments'"#).await;
    assert_eq!(choices(&desk).await.1.central_queue, "apartments");
}

#[tokio::test]
async fn themes_of_a_queue_that_was_switched_off_go_to_the_central_queue() {
    let desk = desk().await;
    desk.execute("update queue set active = 0 where key = 'apartments'").await;
    let (_, offered) = choices(&desk).await;
    let queue_of = |key: &str| offered.queue_of(&[key.to_owned()]).to_owned();
    assert_eq!(queue_of("test_lift"), offered.central_queue);
    assert_eq!(queue_of("test_roof"), "energy");
}

#[tokio::test]
async fn a_submission_is_stored_as_it_was_sent() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.store.write(batch(&sent, 1, version)).await.expect("a first arrival");
    assert_one(&desk).await;

    let stored: Vec<StoredSubmission> = desk.rows(submissions::select_by_form_key(form_key().as_str())).await;
    assert!(stored[0].is(&sent));
    for other in [
        Submission { name: "Jan".into(), ..sent.clone() },
        Submission { email: None, ..sent.clone() },
        Submission { telephone: None, ..sent.clone() },
        Submission { question: "Iets anders".into(), ..sent.clone() },
        Submission { address_text: String::new(), ..sent.clone() },
        Submission { themes: vec!["test_roof".into()], ..sent.clone() },
        Submission { answer_channels: vec![AnswerChannel::Email], ..sent.clone() },
        Submission { language: Language::Nl, ..sent.clone() },
    ] {
        assert!(!stored[0].is(&other), "{other:?}");
    }

    let item = desk.value("select queue_key || ' ' || state || ' ' || received_at from queue_item").await;
    assert_eq!(item, format!("energy unlinked {NOW}"));
    let entry = desk.value("select actor_kind || ' ' || submission_id || ' ' || facts from timeline").await;
    assert_eq!(entry, format!(r#"citizen submission-1 {{"reference":"{}"}}"#, Reference::from_random(1)));
}

#[tokio::test]
async fn the_receipt_shows_what_a_citizen_needs_and_no_more() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.store.write(batch(&sent, 1, version)).await.expect("a first arrival");
    let receipts: Vec<Receipt> = desk.rows(submissions::select_receipt(TOKEN_HASH)).await;
    let [receipt] = receipts.as_slice() else { panic!("one receipt, not {receipts:?}") };
    assert_eq!(receipt.reference, Reference::from_random(1).as_str());
    assert_eq!(receipt.received_at, NOW);
    assert_eq!(receipt.language, Language::Fr);
    assert_eq!(receipt.answer_channels, [AnswerChannel::Email, AnswerChannel::Telephone]);
    let themes: Vec<&str> = receipt.themes.iter().map(|theme| theme.nl.as_str()).collect();
    assert_eq!(themes, ["roof nl", "lift nl"]);
    let unknown: Vec<Receipt> = desk.rows(submissions::select_receipt("unknown")).await;
    assert_eq!(unknown, []);
}

#[tokio::test]
async fn a_form_that_arrives_twice_is_one_submission() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.store.write(batch(&sent, 1, version)).await.expect("a first arrival");
    let error = desk.store.write(batch(&sent, 2, version)).await.expect_err("a second arrival");
    assert!(submissions::came_before(&error), "{error}");
    assert_one(&desk).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn a_form_that_arrives_sixteen_times_at_once_is_one_submission() {
    let desk = desk().await;
    let sent = Arc::new(submission(&desk).await);
    let (version, _) = choices(&desk).await;
    let arrivals: Vec<_> = (0..16)
        .map(|arrival| {
            let (store, sent) = (desk.store.clone(), Arc::clone(&sent));
            tokio::spawn(async move { store.write(batch(&sent, arrival, version)).await.map(|_| ()) })
        })
        .collect();
    let mut stored = 0;
    for arrival in arrivals {
        match arrival.await.expect("a task that ends") {
            Ok(()) => stored += 1,
            Err(error) => assert!(submissions::came_before(&error), "{error}"),
        }
    }
    assert_eq!(stored, 1);
    assert_one(&desk).await;
}

#[tokio::test]
async fn a_submission_is_stored_whole_or_not_at_all() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.every_step_fails(&batch(&sent, 1, version)).await;
}

#[tokio::test]
async fn a_submission_decided_with_an_old_catalogue_is_refused() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.execute("update catalogue set version = version + 1").await;
    let error = desk.store.write(batch(&sent, 1, version)).await.expect_err("an old catalogue");
    assert_eq!(error, StoreError::Guard(Guard::Catalogue));
    assert_eq!(desk.count("submission").await, 0);
}

#[tokio::test]
async fn a_taken_reference_is_told_apart_from_a_form_that_came_twice() {
    let desk = desk().await;
    let sent = submission(&desk).await;
    let (version, _) = choices(&desk).await;
    desk.store.write(batch(&sent, 1, version)).await.expect("a first arrival");
    desk.execute("update submission set form_key = 'another form', receipt_token_hash = 'another token'").await;
    let second = batch_with_reference(&sent, 2, &Reference::from_random(1), version);
    let error = desk.store.write(second).await.expect_err("the same reference");
    assert!(submissions::is_reference_taken(&error) && !submissions::came_before(&error), "{error}");
}

#[tokio::test]
async fn submissions_are_found_without_walking_the_table() {
    let desk = desk().await;
    desk.assert_indexed(&submissions::select_by_form_key("key")).await;
    desk.assert_indexed(&submissions::select_receipt("hash")).await;
}
