//! One dossier: how it is drawn, and what its history tells.

use anyhow::Result;
use domain::catalogue::Catalogue;
use domain::clock;
use domain::details::{self, Details};
use rusqlite::Connection;
use serde_json::json;

use super::history::{Event, moved};
use super::journey::Desk;
use super::people;
use super::table::Table;

/// The project under which two of five dossiers are reported.
const MAIN_PROJECT: &str = "regular_operation";
const OTHER_PROJECTS: [&str; 5] = ["neighbourhood_arsenaal", "condoreno", "fosster", "climate_neutral", "other"];
/// Types in proportion to how often they occur.
const TYPES: [&str; 17] = [
    "information",
    "information",
    "information",
    "information",
    "information",
    "information",
    "information",
    "request",
    "request",
    "advice",
    "advice",
    "advice",
    "design",
    "execution",
    "loan",
    "premium",
    "premium",
];
const SOURCES: [&str; 6] = ["contact_form", "telephone", "email", "physical_desk", "partner_referral", "event"];
const DAY_MS: i64 = 86_400_000;

const DOSSIER: Table = Table::new(
    "insert into dossier (id, version, number, journey_id, type_key, subtype_key, stage_key, source_key,
       main_project_key, assignee_id, queue_key, priority, due_date, requested_on, restricted, state, details,
       reaction_days, created_at, updated_at)
     values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)",
);
const VALUE: Table = Table::new(
    "insert into dossier_value (dossier_id, field_key, position, text_folded, number, date)
     values (?1, ?2, ?3, ?4, ?5, ?6)",
);
const EXTRA_PROJECT: Table = Table::new("insert into dossier_project (dossier_id, project_key) values (?1, ?2)");

/// A dossier and what its history needs to know.
pub(super) struct Wagon {
    pub(super) id: String,
    pub(super) journey: String,
    pub(super) queue: String,
    pub(super) assignee: Option<String>,
    number: String,
    created_ms: i64,
    type_key: String,
    subtype: Option<String>,
    /// Stages it went through; the last one is where it is.
    stages: Vec<String>,
    source: &'static str,
    main_project: &'static str,
    extra_project: Option<&'static str>,
    priority: &'static str,
    due_date: Option<String>,
    restricted: bool,
    active: bool,
    details: Details,
    reaction_days: Option<i64>,
    values: Vec<details::DossierValue>,
}

impl Wagon {
    pub(super) fn draw(desk: &mut Desk, journey: &str, number: &str, at_ms: i64, by_form: bool) -> Self {
        let id = desk.id(at_ms);
        let type_key = people::one_of(&mut desk.rng, &TYPES);
        let subtypes: Vec<String> = desk
            .catalogue
            .subtypes
            .iter()
            .filter(|subtype| subtype.type_key == type_key)
            .map(|subtype| subtype.key.clone())
            .collect();
        let subtype = (!subtypes.is_empty()).then(|| subtypes[desk.rng.usize(..subtypes.len())].clone());
        let all = desk.catalogue.stages_of(type_key);
        let reached = if desk.rng.u8(..10) < 6 { all.len() } else { desk.rng.usize(1..=all.len()) };
        let stages: Vec<String> = all[..reached].iter().map(|stage| stage.key.clone()).collect();
        let is_done = reached == all.len();
        let queues = ["energy", "energy", "energy", "housing", "apartments", "neighbourhood_renovation", "adaptation"];
        let queue = if type_key == "loan" { "loans" } else { people::one_of(&mut desk.rng, &queues) };
        let assignee = desk.colleague_of(queue).filter(|_| desk.rng.u8(..10) > 0);
        let details = draw_details(desk, type_key, at_ms);
        let values = details::values(&desk.catalogue, type_key, &details);
        let rng = &mut desk.rng;
        let is_main = rng.u8(..10) < 4;
        Self {
            id,
            journey: journey.to_owned(),
            queue: queue.to_owned(),
            assignee,
            number: number.to_owned(),
            created_ms: at_ms,
            type_key: type_key.to_owned(),
            subtype,
            stages,
            source: if by_form { "contact_form" } else { people::one_of(rng, &SOURCES) },
            main_project: if is_main { MAIN_PROJECT } else { people::one_of(rng, &OTHER_PROJECTS) },
            extra_project: (rng.u8(..10) == 0).then(|| people::one_of(rng, &OTHER_PROJECTS)),
            priority: people::one_of(rng, &["normal", "normal", "normal", "normal", "high", "low"]),
            due_date: (!is_done && rng.u8(..10) < 4).then(|| date(at_ms + rng.i64(10..120) * DAY_MS)),
            restricted: rng.u8(..100) == 0,
            active: rng.u8(..50) > 0,
            reaction_days: details.contains_key("first_action_on").then(|| rng.i64(0..12)),
            details,
            values,
        }
    }

    pub(super) fn write(&self, connection: &Connection) -> Result<()> {
        let created_at = clock::instant(self.created_ms);
        let changes = i64::try_from(self.stages.len())? - 1;
        DOSSIER.insert(
            connection,
            &[
                &self.id,
                &(1 + changes),
                &self.number,
                &self.journey,
                &self.type_key,
                &self.subtype,
                &self.stages.last(),
                &self.source,
                &self.main_project,
                &self.assignee,
                &self.queue,
                &self.priority,
                &self.due_date,
                &date(self.created_ms),
                &self.restricted,
                &(if self.active { "active" } else { "inactive" }),
                &serde_json::Value::Object(self.details.clone()).to_string(),
                &self.reaction_days,
                &created_at,
                &clock::instant(self.created_ms + changes * 9 * DAY_MS),
            ],
        )?;
        for value in &self.values {
            VALUE.insert_keyed(
                connection,
                &[&self.id, &value.field_key, &value.position, &value.text_folded, &value.number, &value.date],
            )?;
        }
        if let Some(project) = self.extra_project {
            EXTRA_PROJECT.insert_keyed(connection, &[&self.id, &project])?;
        }
        Ok(())
    }

    fn event<'a>(
        &'a self,
        desk: &mut Desk,
        at_ms: i64,
        kind: &'a str,
        actor: &'a str,
        facts: serde_json::Value,
    ) -> Event<'a> {
        Event {
            at_ms,
            command_id: desk.id(at_ms),
            kind,
            actor_id: Some(actor),
            submission_id: None,
            journey_id: Some(&self.journey),
            dossier_id: Some(&self.id),
            facts,
        }
    }
}

impl Desk {
    /// The dossier's own history; gives the number of entries.
    pub(super) fn tell(&mut self, connection: &Connection, wagon: &Wagon) -> Result<u32> {
        // Whoever divides the work makes the dossiers that belong to nobody.
        let dispatcher = self.staff[2 + self.rng.usize(..4)].id.clone();
        let actor = wagon.assignee.clone().unwrap_or_else(|| dispatcher.clone());
        let created = json!({ "number": wagon.number, "type": wagon.type_key, "subtype": wagon.subtype });
        wagon.event(self, wagon.created_ms, "dossier_created", &dispatcher, created).write(connection)?;
        let mut entries = 1;
        if let Some(assignee) = &wagon.assignee {
            let facts = json!({ "assignee_from": null, "assignee_to": assignee,
                "queue_from": wagon.queue, "queue_to": wagon.queue });
            let event = wagon.event(self, wagon.created_ms + 60_000, "dossier_assigned", &dispatcher, facts);
            event.write_with_change(connection, "assignee", None, Some(assignee))?;
            entries += 1;
        }
        for (place, pair) in (1..).zip(wagon.stages.windows(2)) {
            let at_ms = wagon.created_ms + place * 9 * DAY_MS;
            let event = wagon.event(self, at_ms, "stage_changed", &actor, moved(&pair[0], &pair[1]));
            event.write_with_change(connection, "stage", Some(&pair[0]), Some(&pair[1]))?;
            entries += 1;
        }
        let edits = self.rng.u32(..3);
        self.edit(connection, wagon, &actor, edits)?;
        Ok(entries + edits)
    }

    /// `count` entries more, of a dossier that never came to rest.
    pub(super) fn tell_more(&mut self, connection: &Connection, wagon: &Wagon, count: u32) -> Result<()> {
        let actor = self.staff[6 + self.rng.usize(..16)].id.clone();
        self.edit(connection, wagon, &actor, count)
    }

    fn edit(&mut self, connection: &Connection, wagon: &Wagon, actor: &str, count: u32) -> Result<()> {
        for number in 0..i64::from(count) {
            let at_ms = wagon.created_ms + (number + 1) * 3 * 3_600_000;
            let (before, after) = (date(at_ms), date(at_ms + 14 * DAY_MS));
            let event = wagon.event(self, at_ms, "dossier_edited", actor, json!({ "fields": ["due_date"] }));
            event.write_with_change(connection, "due_date", Some(&before), Some(&after))?;
        }
        Ok(())
    }
}

/// Values for the fields of the type, those that a stage requires always.
fn draw_details(desk: &mut Desk, type_key: &str, at_ms: i64) -> Details {
    let mut details = Details::new();
    if desk.rng.u8(..10) < 3 {
        details.insert("heard_about_us".into(), json!([option(desk, "heard_about_us")]));
    }
    if type_key != "information" {
        return details;
    }
    let mut kinds = vec![option(desk, "question_type"), option(desk, "question_type")];
    kinds.dedup();
    details.insert("question_types".into(), json!(kinds));
    details.insert("question".into(), json!(people::question(&mut desk.rng)));
    if desk.rng.u8(..10) < 7 {
        details.insert("answer".into(), json!("Uitleg gegeven over de premies en de volgende stap afgesproken."));
        details.insert("first_action".into(), json!(option(desk, "first_action")));
        details.insert("first_action_on".into(), json!(date(at_ms + desk.rng.i64(0..14) * DAY_MS)));
    }
    details
}

fn option(desk: &mut Desk, list: &str) -> String {
    let keys = keys_of(&desk.catalogue, list);
    keys[desk.rng.usize(..keys.len())].to_owned()
}

fn keys_of<'a>(catalogue: &'a Catalogue, list: &str) -> Vec<&'a str> {
    catalogue.options.iter().filter(|option| option.list == list).map(|option| option.key.as_str()).collect()
}

fn date(at_ms: i64) -> String {
    clock::brussels_date(at_ms)
}
