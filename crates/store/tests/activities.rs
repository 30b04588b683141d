//! What was said and is to be done: written with both histories, listed by the day on which it is due.

mod support;

use domain::activity::{self, ActivityKind, ActivityState};
use domain::authorisation::Role;
use domain::record::{Patch, Value};
use domain::timeline::TimelineKind;
use serde_json::{Value as Json, json};
use store::activities::{self, ActivityList, ActivityRecord, DueSpan, NotedJourney, Target};
use store::dossiers::Lookup;
use store::{Batch, Guard, Read, StoreError};
use support::{Desk, MadeDossier, MadeUser, NOW};

fn patch(fields: &[(&'static str, &str)]) -> Patch {
    fields.iter().map(|(field, text)| (*field, Some(Value::Text((*text).to_owned())))).collect()
}

async fn target<'a>(
    desk: &Desk,
    user: &'a MadeUser,
    dossier: &'a MadeDossier,
    (id, kind, version): (&'a str, ActivityKind, i64),
) -> (Target<'a>, NotedJourney) {
    let found = activities::find_journey(&user.key, &Lookup::parse(&dossier.number), Some(&dossier.number));
    let journey: NotedJourney = desk.rows(found).await.pop().expect("a journey");
    let journey_id: &'a str = Box::leak(journey.journey_id.clone().into_boxed_str());
    let (key, role) = (&user.key, user.role);
    (Target { key, role, id, kind, journey_id, dossier_id: Some(&dossier.id), version }, journey)
}

async fn noting(
    desk: &Desk,
    user: &MadeUser,
    dossier: &MadeDossier,
    (id, kind): (&str, ActivityKind),
    fields: &[(&'static str, &str)],
) -> Batch {
    let made = activity::make(kind, NOW, &user.id, &patch(fields)).expect("good fields");
    let (target, _) = target(desk, user, dossier, (id, kind, 1)).await;
    activities::create(target, &user.command(id, 0), &made, activity::first_state(kind))
}

async fn record(desk: &Desk, user: &MadeUser, id: &str) -> Option<ActivityRecord> {
    desk.rows(activities::find(&user.key, id)).await.pop()
}

fn list(assignee: Option<&MadeUser>, due: Option<DueSpan>) -> ActivityList {
    ActivityList {
        assignee_id: assignee.map(|user| user.id.clone()),
        kind: None,
        due,
        today: NOW[..10].to_owned(),
        after: None,
        limit: 2,
    }
}

async fn listed(desk: &Desk, user: &MadeUser, mut list: ActivityList) -> Vec<String> {
    let mut ids = Vec::new();
    loop {
        let mut answers = desk.store.read(Read::new().with(list.select(&user.key))).await.expect("a list");
        let page = list.page_of(answers.take(0)).expect("a page");
        let items: Vec<Json> = serde_json::from_str(&page.items).expect("a JSON array");
        ids.extend(items.iter().map(|item| item["id"].as_str().expect("an id").to_owned()));
        match page.next {
            Some(place) => list.after = Some(place),
            None => return ids,
        }
    }
}

#[tokio::test]
async fn an_activity_is_written_with_both_histories_or_not_at_all() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let fields = [("subject", "Gebeld"), ("happened_at", "2026-01-01T08:00:00.000Z"), ("direction", "outgoing")];
    desk.every_step_fails(&noting(&desk, &coach, &dossier, ("call", ActivityKind::Call), &fields).await).await;
    let made = record(&desk, &coach, "call").await.expect("the call");
    assert_eq!((made.state, made.data.text("direction")), (ActivityState::Done, Some("outgoing")));
    assert_eq!((made.may_work, made.created_by.expect("an author").id), (true, coach.id.clone()));
    let entry = "select kind || ' ' || happened_at from timeline where activity_id = 'call'";
    assert_eq!(desk.value(entry).await, json!("call_logged 2026-01-01T08:00:00.000Z"));

    let before = record(&desk, &coach, "call").await.expect("the call");
    let later = patch(&[("happened_at", "2026-01-01T09:00:00.000Z"), ("body", "Komt dinsdag.")]);
    let edited = activity::edit(ActivityKind::Call, NOW, &before.data, &later).expect("good fields");
    let (target_now, _) = target(&desk, &coach, &dossier, ("call", ActivityKind::Call, 1)).await;
    let edit = activities::edit(target_now, &coach.command("edit", 5), &before.data, &edited);
    let again = edit.clone();
    desk.every_step_fails(&edit).await;
    assert_eq!(desk.store.write(again).await.unwrap_err(), StoreError::Guard(Guard::Stale));
    let entry = "select happened_at from timeline where activity_id = 'call' and kind = 'call_logged'";
    assert_eq!(desk.value(entry).await, json!("2026-01-01T09:00:00.000Z"), "it stands where it happened");
    desk.assert_indexed(&activities::find(&coach.key, "call")).await;
}

#[tokio::test]
async fn what_waits_is_listed_by_its_day() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let other = desk.user("other", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let today = &NOW[..10];
    for (id, due) in
        [("some-day", None), ("later", Some("2999-01-01")), ("today", Some(today)), ("late", Some("2020-01-01"))]
    {
        let mut fields = vec![("subject", id)];
        fields.extend(due.map(|due| ("due_date", due)));
        desk.store
            .write(noting(&desk, &coach, &dossier, (id, ActivityKind::Task), &fields).await)
            .await
            .expect("a task");
    }
    let theirs = [("subject", "Huisbezoek"), ("happened_at", NOW), ("assignee_id", other.id.as_str())];
    let theirs = noting(&desk, &coach, &dossier, ("visit", ActivityKind::Appointment), &theirs).await;
    desk.store.write(theirs).await.expect("an appointment");
    assert_eq!(listed(&desk, &coach, list(None, None)).await, ["late", "today", "later", "some-day"]);
    assert_eq!(listed(&desk, &coach, list(None, Some(DueSpan::Overdue))).await, ["late"]);
    assert_eq!(listed(&desk, &coach, list(None, Some(DueSpan::Today))).await, ["today"]);
    assert_eq!(listed(&desk, &coach, list(None, Some(DueSpan::Later))).await, ["later", "some-day"]);
    assert_eq!(listed(&desk, &coach, list(Some(&other), None)).await, ["visit"]);
    for due in [None, Some(DueSpan::Overdue), Some(DueSpan::Later)] {
        desk.assert_indexed(&list(None, due).select(&coach.key)).await;
    }

    // Whoever was asked says that it is done, from whatever team.
    let visit = record(&desk, &other, "visit").await.expect("the visit");
    assert!(!visit.may_work);
    let (asked, _) = target(&desk, &other, &dossier, ("visit", ActivityKind::Appointment, 1)).await;
    let done = (ActivityState::Open, ActivityState::Done, TimelineKind::ActivityCompleted);
    desk.every_step_fails(&activities::set_state(asked, &other.command("done", 9), &visit.data, done)).await;
    assert_eq!(listed(&desk, &other, list(None, None)).await, Vec::<String>::new());
    let (not_asked, _) = target(&desk, &other, &dossier, ("today", ActivityKind::Task, 1)).await;
    let batch = activities::set_state(not_asked, &other.command("done", 9), &visit.data, done);
    assert_eq!(desk.store.write(batch).await.unwrap_err(), StoreError::Guard(Guard::Forbidden));
}

#[tokio::test]
async fn what_is_about_a_hidden_dossier_is_hidden() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let coach = desk.user("coach", Role::Coach, &["energy"]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let fields = [("subject", "Betalingsplan"), ("assignee_id", coach.id.as_str())];
    let batch = noting(&desk, &manager, &dossier, ("task", ActivityKind::Task), &fields).await;
    desk.store.write(batch).await.expect("a task");
    assert_eq!(listed(&desk, &coach, list(None, None)).await, ["task"]);
    desk.execute(format!("update dossier set restricted = 1 where id = '{}'", dossier.id)).await;
    assert_eq!(listed(&desk, &coach, list(None, None)).await, Vec::<String>::new());
    assert_eq!(record(&desk, &coach, "task").await, None);
    assert!(record(&desk, &manager, "task").await.is_some());
}
