//! Reading and replacing the desk's settings.

mod support;

use domain::authorisation::Role;
use domain::change::{Command, CommandActor};
use domain::language::{Labels, Language};
use domain::setting::{Logo, LogoType, Settings};
use serde_json::Value;
use store::settings::{self, Desk as StoredDesk};
use store::{Batch, Guard, Read, Statement, StoreError};
use support::{Desk, MadeUser, NOW};

async fn read(desk: &Desk, statement: Statement) -> StoredDesk {
    let mut answers = desk.store.read(Read::new().with(statement)).await.expect("a read");
    settings::parse(answers.take(0)).expect("settings")
}

fn batch(user: &MadeUser, before: &StoredDesk, after: &Settings) -> Batch {
    let actor = CommandActor::User(user.id.clone());
    let command = Command { id: format!("command-{}", before.version), at: NOW.to_owned(), actor };
    settings::save(&user.key, user.role, &command, before, after, &after.changes(&before.settings))
}

fn logo() -> Logo {
    Logo { media_type: LogoType::Jpeg, base64: "/9j/4A==".to_owned() }
}

fn changed() -> Settings {
    let name = |text: &str| Labels { nl: text.to_owned(), fr: text.to_owned(), en: text.to_owned() };
    Settings {
        desk_name: name("Loket"),
        telephone: "015 29 75 22".to_owned(),
        public_languages: vec![Language::Nl],
        logo: Some(logo()),
        ..Settings::default()
    }
}

#[tokio::test]
async fn a_new_desk_has_the_defaults() {
    let desk = Desk::open().await;
    let expected = StoredDesk { version: 0, settings: Settings::default(), has_logo: false };
    assert_eq!(read(&desk, settings::select()).await, expected);
    assert_eq!(read(&desk, settings::select_with_logo()).await, expected);
}

#[tokio::test]
async fn what_was_saved_reads_back() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let before = read(&desk, settings::select_with_logo()).await;
    desk.store.write(batch(&manager, &before, &changed())).await.unwrap();
    let after = read(&desk, settings::select_with_logo()).await;
    assert_eq!(after, StoredDesk { version: 1, settings: changed(), has_logo: true });
    let without_logo = read(&desk, settings::select()).await;
    assert_eq!(without_logo.settings, Settings { logo: None, ..changed() });
    assert!(without_logo.has_logo);
    let mut answers = desk.store.read(Read::new().with(settings::select_logo())).await.unwrap();
    assert_eq!(settings::parse_logo(answers.take(0)).unwrap(), Some(logo()));
}

#[tokio::test]
async fn a_logo_can_be_taken_away_and_stays_when_it_is_not_touched() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let first = read(&desk, settings::select_with_logo()).await;
    desk.store.write(batch(&manager, &first, &changed())).await.unwrap();
    let second = read(&desk, settings::select_with_logo()).await;
    let renamed = Settings { email: "loket@example.be".to_owned(), ..changed() };
    desk.store.write(batch(&manager, &second, &renamed)).await.unwrap();
    let third = read(&desk, settings::select_with_logo()).await;
    assert_eq!(third.settings, renamed);
    desk.store.write(batch(&manager, &third, &Settings { logo: None, ..renamed })).await.unwrap();
    let fourth = read(&desk, settings::select_with_logo()).await;
    assert_eq!((fourth.version, fourth.has_logo, fourth.settings.logo), (3, false, None));
    let mut answers = desk.store.read(Read::new().with(settings::select_logo())).await.unwrap();
    assert_eq!(settings::parse_logo(answers.take(0)).unwrap(), None);
}

#[tokio::test]
async fn every_changed_setting_is_in_the_history() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let before = read(&desk, settings::select_with_logo()).await;
    desk.store.write(batch(&manager, &before, &changed())).await.unwrap();
    let rows: Vec<Value> = desk
        .rows(Statement::new(
            "select field, before, after, actor_id from change where subject_kind = 'setting' and subject_id = 'desk' order by id",
        ))
        .await;
    let fields: Vec<_> = rows.iter().map(|row| row["field"].as_str().unwrap()).collect();
    assert_eq!(fields, ["desk_name", "telephone", "public_languages", "logo"]);
    assert_eq!(rows[1]["after"], "015 29 75 22");
    assert_eq!(rows[3]["after"], "image/jpeg, 4 bytes");
    assert!(rows.iter().all(|row| row["actor_id"] == manager.id));
}

#[tokio::test]
async fn settings_that_changed_meanwhile_are_not_overwritten() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let before = read(&desk, settings::select_with_logo()).await;
    desk.store.write(batch(&manager, &before, &changed())).await.unwrap();
    let refused = desk.store.write(batch(&manager, &before, &Settings::default())).await;
    assert_eq!(refused.unwrap_err(), StoreError::Guard(Guard::Stale));
    assert_eq!(read(&desk, settings::select_with_logo()).await.settings, changed());
}

#[tokio::test]
async fn an_ended_session_or_another_role_saves_nothing() {
    let desk = Desk::open().await;
    let coach = desk.user("coach", Role::Coach, &[]).await;
    let before = read(&desk, settings::select_with_logo()).await;
    let pretender = MadeUser { role: Role::Manager, ..coach };
    let refused = desk.store.write(batch(&pretender, &before, &changed())).await;
    assert_eq!(refused.unwrap_err(), StoreError::Guard(Guard::Session));
    assert_eq!(desk.count("setting").await, 0);
}

#[tokio::test]
async fn settings_are_saved_whole_or_not_at_all() {
    let desk = Desk::open().await;
    let manager = desk.user("manager", Role::Manager, &[]).await;
    let before = read(&desk, settings::select_with_logo()).await;
    desk.every_step_fails(&batch(&manager, &before, &changed())).await;
}

#[tokio::test]
async fn settings_of_another_release_are_understood() {
    let desk = Desk::open().await;
    desk.execute(
        r#"insert into setting (key, value, updated_at)
           values ('desk', '{"version": 4, "telephone": "015 29 75 22", "fax": "yes"}', '2026-01-01T00:00:00.000Z')"#,
    )
    .await;
    let stored = read(&desk, settings::select()).await;
    assert_eq!(stored.version, 4);
    assert_eq!(stored.settings, Settings { telephone: "015 29 75 22".to_owned(), ..Settings::default() });
}

#[tokio::test]
async fn something_else_than_settings_is_a_defect() {
    let desk = Desk::open().await;
    desk.execute(
        r#"insert into setting (key, value, updated_at) values ('desk', '{"telephone": 1}', '2026-01-01T00:00:00.000Z')"#,
    )
    .await;
    let mut answers = desk.store.read(Read::new().with(settings::select())).await.unwrap();
    assert!(matches!(settings::parse(answers.take(0)), Err(StoreError::Shape(_))));
}
