//! The timeline: newest first, each entry once, and nothing of what its reader may not see.

mod support;

use domain::authorisation::Role;
use domain::change::{Command, CommandActor};
use domain::timeline::{Entry, Subjects, TimelineKind};
use serde_json::{Value, json};
use store::dossiers::Lookup;
use store::timeline::{self, Span, TimelinePage};
use store::{Read, Statement};
use support::{Desk, MadeDossier, MadeUser};

fn entry(kind: TimelineKind, minute: u32, subjects: Subjects) -> Statement {
    let at = format!("2026-11-23T09:{minute:02}:00.000Z");
    let command = Command { id: format!("command-{minute}"), at: at.clone(), actor: CommandActor::System };
    timeline::insert(&command, &Entry { kind, happened_at: at, subjects, facts: json!({ "minute": minute }) })
}

fn about(dossier: &MadeDossier) -> Subjects {
    Subjects {
        journey_id: Some(dossier.journey_id.clone()),
        dossier_id: Some(dossier.id.clone()),
        ..Subjects::default()
    }
}

fn pages(dossier: &MadeDossier, span: Span, limit: i64) -> TimelinePage {
    TimelinePage { lookup: Lookup::parse(&dossier.number), span, about: None, after: None, limit }
}

/// All entries, page by page; none when the reader may not see the dossier.
async fn all(desk: &Desk, user: &MadeUser, mut page: TimelinePage) -> Option<Vec<Value>> {
    let mut items: Vec<Value> = Vec::new();
    loop {
        let read = page.select(&user.key).into_iter().fold(Read::new(), Read::with);
        let mut answers = desk.store.read(read).await.expect("a timeline");
        let sees = !answers.take(0).is_empty();
        let found = page.page_of(answers.take(1)).expect("a page");
        let part: Vec<Value> = serde_json::from_str(&found.items).expect("a JSON array");
        assert!(sees || part.is_empty(), "entries of a dossier that is not seen");
        if !sees {
            return None;
        }
        items.extend(part);
        match found.next {
            Some(place) => page.after = Some(place),
            None => return Some(items),
        }
    }
}

async fn kinds(desk: &Desk, user: &MadeUser, page: TimelinePage) -> Option<Vec<String>> {
    let items = all(desk, user, page).await?;
    Some(items.iter().map(|item| item["kind"].as_str().expect("a kind").to_owned()).collect())
}

/// A journey of two dossiers; the first began with a submission, the second is restricted.
async fn journey(desk: &Desk) -> (MadeDossier, MadeDossier) {
    let item = desk.queue_item("one", "energy", 1).await;
    let first = desk.dossier("information", "energy", None).await;
    let mut second = desk.dossier("advice", "energy", None).await;
    desk.execute("update timeline set happened_at = '2026-11-23T09:09:00.000Z'").await;
    desk.execute(format!(
        "update queue_item set state = 'linked', dossier_id = '{}' where id = '{}'",
        first.id, item.id
    ))
    .await;
    desk.execute(format!(
        "update dossier set journey_id = '{}', restricted = 1 where id = '{}'",
        first.journey_id, second.id
    ))
    .await;
    second.journey_id.clone_from(&first.journey_id);
    let created = Subjects { submission_id: Some(item.submission_id.clone()), ..about(&first) };
    let claimed = Subjects { submission_id: Some(item.submission_id.clone()), ..Subjects::default() };
    // Whoever makes the dossier repeats the receipt for it.
    let repeated = entry(TimelineKind::SubmissionReceived, 9, created.clone());
    desk.write(vec![
        repeated,
        entry(TimelineKind::QueueItemClaimed, 9, claimed),
        entry(TimelineKind::DossierCreated, 10, created),
        entry(TimelineKind::StageChanged, 11, about(&first)),
        entry(TimelineKind::DossierCreated, 12, about(&second)),
        entry(
            TimelineKind::TaskCreated,
            13,
            Subjects { journey_id: Some(first.journey_id.clone()), ..Subjects::default() },
        ),
    ])
    .await;
    (first, second)
}

#[tokio::test]
async fn a_dossier_tells_of_itself_and_of_the_submission_it_began_with() {
    let desk = Desk::open().await;
    let viewer = desk.user("viewer", Role::Viewer, &[]).await;
    let (first, _) = journey(&desk).await;
    for limit in [1, 2, 50] {
        assert_eq!(
            kinds(&desk, &viewer, pages(&first, Span::Dossier, limit)).await.unwrap(),
            ["stage_changed", "dossier_created", "queue_item_claimed", "submission_received"]
        );
    }
}

#[tokio::test]
async fn a_journey_tells_of_all_its_dossiers_that_are_seen() {
    let desk = Desk::open().await;
    let viewer = desk.user("viewer", Role::Viewer, &[]).await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let (first, second) = journey(&desk).await;
    for limit in [1, 3, 50] {
        assert_eq!(
            kinds(&desk, &viewer, pages(&first, Span::Journey, limit)).await.unwrap(),
            ["task_created", "stage_changed", "dossier_created", "queue_item_claimed", "submission_received"]
        );
        assert_eq!(
            kinds(&desk, &manager, pages(&second, Span::Journey, limit)).await.unwrap(),
            [
                "task_created",
                "dossier_created",
                "stage_changed",
                "dossier_created",
                "queue_item_claimed",
                "submission_received"
            ]
        );
    }
    assert_eq!(kinds(&desk, &viewer, pages(&second, Span::Journey, 50)).await, None);
    assert_eq!(kinds(&desk, &viewer, pages(&second, Span::Dossier, 50)).await, None);
}

#[tokio::test]
async fn entries_of_one_instant_keep_their_order_over_pages() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let same = |_| entry(TimelineKind::StageChanged, 5, about(&dossier));
    desk.write((0..7).map(same).collect()).await;
    let whole = all(&desk, &coach, pages(&dossier, Span::Dossier, 50)).await.unwrap();
    let ids: Vec<i64> = whole.iter().map(|item| item["id"].as_i64().unwrap()).collect();
    assert!(ids.len() == 7 && ids.is_sorted_by(|one, next| one > next), "{ids:?}");
    assert_eq!(all(&desk, &coach, pages(&dossier, Span::Dossier, 2)).await.unwrap(), whole);
}

#[tokio::test]
async fn an_entry_names_who_did_it_and_where() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    let at = "2026-11-23T09:00:00.000Z".to_owned();
    let command = Command { id: "c".into(), at: at.clone(), actor: CommandActor::User(coach.id.clone()) };
    let facts = json!({ "from": "request", "to": "dossier" });
    let made = Entry { kind: TimelineKind::StageChanged, happened_at: at.clone(), subjects: about(&dossier), facts };
    desk.write(vec![timeline::insert(&command, &made)]).await;
    let items = all(&desk, &coach, pages(&dossier, Span::Dossier, 50)).await.unwrap();
    assert_eq!(
        items,
        [json!({
            "id": 1, "kind": "stage_changed", "happened_at": at, "recorded_at": at,
            "actor": { "kind": "user", "id": coach.id, "name": "coach" },
            "activity": null, "dossier_number": dossier.number, "facts": { "from": "request", "to": "dossier" },
        })]
    );
}

#[tokio::test]
async fn a_timeline_is_read_from_the_indexes_of_its_subjects() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let dossier = desk.dossier("information", "energy", None).await;
    for (span, index) in [(Span::Dossier, "timeline_by_dossier"), (Span::Journey, "timeline_by_journey")] {
        let [_, entries] = pages(&dossier, span, 50).select(&coach.key);
        let plan = desk.plan(&entries).await;
        let plan: Vec<&str> = plan.iter().map(|step| step.detail.as_str()).collect();
        for index in [index, "timeline_by_submission"] {
            assert!(plan.iter().any(|step| step.contains(index)), "{index}: {plan:#?}");
        }
        let walks = |step: &&&str| step.starts_with("SCAN timeline") || step.starts_with("SCAN dossier");
        assert_eq!(plan.iter().find(walks), None, "{plan:#?}");
    }
}
