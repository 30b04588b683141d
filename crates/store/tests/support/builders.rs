//! Rows a test starts from, written straight into the tables.

use domain::authorisation::Role;
use store::Statement;
use store::actor::SessionKey;

use super::{Desk, NOW, SESSION_END, TODAY};

/// A user with an open session.
#[derive(Clone, Debug)]
pub struct MadeUser {
    pub id: String,
    pub role: Role,
    pub key: SessionKey,
}

/// A submission in a queue.
#[derive(Clone, Debug)]
pub struct MadeItem {
    pub id: String,
    pub submission_id: String,
    pub reference: String,
}

/// A dossier alone in its journey.
#[derive(Clone, Debug)]
pub struct MadeDossier {
    pub id: String,
    pub number: String,
    pub journey_id: String,
}

/// A contact or an address that was there before.
#[derive(Clone, Debug)]
pub struct Found {
    pub id: String,
}

impl Desk {
    /// A user `name` who is a member of `queues` and signed in until [`SESSION_END`].
    pub async fn user(&self, name: &str, role: Role, queues: &[&str]) -> MadeUser {
        let id = format!("user-{name}");
        let token_hash = format!("session-{name}");
        let mut statements = vec![
            Statement::new(
                "insert into user (id, email, email_folded, name, role, created_at, updated_at)
                 values (:id, :email, :email, :name, :role, :now, :now)",
            )
            .bind("id", &id)
            .bind("email", format!("{name}@desk.example"))
            .bind("name", name)
            .bind("role", role.as_str())
            .bind("now", NOW),
            Statement::new(
                "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
                 values (:token_hash, :id, :now, :now, :end, :end)",
            )
            .bind("token_hash", &token_hash)
            .bind("id", &id)
            .bind("now", NOW)
            .bind("end", SESSION_END),
        ];
        for queue in queues {
            let member = Statement::new("insert into queue_member (queue_key, user_id) values (:queue, :id)");
            statements.push(member.bind("queue", *queue).bind("id", &id));
        }
        self.write(statements).await;
        MadeUser { id, role, key: SessionKey { token_hash, now: NOW.to_owned() } }
    }

    /// An unlinked item `name` in `queue`, with a submission of Élise Peeters received `minutes` past eight.
    pub async fn queue_item(&self, name: &str, queue: &str, minutes: u32) -> MadeItem {
        assert!(minutes < 60, "received within the hour");
        let item = MadeItem {
            id: format!("item-{name}"),
            submission_id: format!("submission-{name}"),
            reference: format!("R-{name}"),
        };
        let received_at = format!("{TODAY}T08:{minutes:02}:00.000Z");
        self.write(vec![
            Statement::new(
                "insert into submission (id, reference, form_key, receipt_token_hash, received_at, language, name, email,
                   telephone, capacity_key, address_text, apartment_building, question, answer_channels)
                 values (:id, :reference, 'form-' || :id, 'receipt-' || :id, :received_at, 'nl', 'Élise Peeters',
                   'elise@example.be', '+32470123456', (select key from role order by position limit 1),
                   'Bruul 12, 2800 Mechelen', 'no', 'Mijn dak lekt. Kan ik een premie krijgen?', '[\"email\"]')",
            )
            .bind("id", &item.submission_id)
            .bind("reference", &item.reference)
            .bind("received_at", &received_at),
            Statement::new(
                "insert into queue_item (id, queue_key, submission_id, received_at, updated_at)
                 values (:id, :queue, :submission_id, :received_at, :received_at)",
            )
            .bind("id", &item.id)
            .bind("queue", queue)
            .bind("submission_id", &item.submission_id)
            .bind("received_at", &received_at),
            Statement::new(
                "insert into timeline (happened_at, recorded_at, command_id, kind, actor_kind, submission_id)
                 values (:received_at, :received_at, 'command-' || :id, 'submission_received', 'citizen', :id)",
            )
            .bind("id", &item.submission_id)
            .bind("received_at", &received_at),
        ])
        .await;
        item
    }

    /// Adds a theme to the submission of an item.
    pub async fn theme(&self, item: &MadeItem, theme: &str, position: i64) {
        let insert =
            "insert into submission_theme (submission_id, theme_key, position) values (:id, :theme, :position)";
        let statement = Statement::new(insert).bind("id", &item.submission_id);
        self.write(vec![statement.bind("theme", theme).bind("position", position)]).await;
    }

    /// A contact. `telephone` in E.164.
    pub async fn contact(&self, name: &str, folded: &str, email: Option<&str>, telephone: Option<&str>) -> Found {
        let id = format!("contact-{folded}-{}", email.or(telephone).unwrap_or("bare"));
        let insert = "insert into contact (id, name, name_folded, email, telephone, created_at, updated_at)
                      values (:id, :name, :folded, :email, :telephone, :now, :now)";
        let statement = Statement::new(insert).bind("id", &id).bind("name", name).bind("folded", folded);
        self.write(vec![statement.bind("email", email).bind("telephone", telephone).bind("now", NOW)]).await;
        Found { id }
    }

    /// An address as somebody typed it.
    pub async fn address(&self, text: &str, folded: &str) -> Found {
        let id = format!("address-{folded}");
        let insert = "insert into address (id, state, text, text_folded, created_at, updated_at)
                      values (:id, 'typed', :text, :folded, :now, :now)";
        let statement = Statement::new(insert).bind("id", &id).bind("text", text).bind("folded", folded);
        self.write(vec![statement.bind("now", NOW)]).await;
        Found { id }
    }

    /// A dossier of `type_key` in its first stage, in a journey of its own, in `queue` and assigned to `assignee`.
    /// Numbers start at 2025-000001, a year before [`NOW`].
    pub async fn dossier(&self, type_key: &str, queue: &str, assignee: Option<&MadeUser>) -> MadeDossier {
        let number = format!("2025-{:06}", self.count("dossier").await + 1);
        let dossier = MadeDossier { id: format!("dossier-{number}"), journey_id: format!("journey-{number}"), number };
        self.write(vec![
            Statement::new("insert into journey (id, number, created_at, updated_at) values (:id, :number, :now, :now)")
                .bind("id", &dossier.journey_id)
                .bind("number", &dossier.number)
                .bind("now", NOW),
            Statement::new(
                "insert into dossier (id, number, journey_id, type_key, stage_key, assignee_id, queue_key, requested_on,
                   created_at, updated_at)
                 values (:id, :number, :journey_id, :type,
                   (select key from stage where type_key = :type order by position limit 1), :assignee, :queue, :today,
                   :now, :now)",
            )
            .bind("id", &dossier.id)
            .bind("number", &dossier.number)
            .bind("journey_id", &dossier.journey_id)
            .bind("type", type_key)
            .bind("assignee", assignee.map(|user| user.id.as_str()))
            .bind("queue", queue)
            .bind("today", TODAY)
            .bind("now", NOW),
        ])
        .await;
        dossier
    }
}
