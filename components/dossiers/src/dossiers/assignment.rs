//! `PUT /api/dossiers/{number}/assignment`.

use axum::response::Response;
use domain::dossier::assign::{Responsible, decide};
use serde::{Deserialize, Deserializer};
use store::dossiers;
use utoipa::ToSchema;
use web::{ApiError, Body, Caller, IfMatch, problem};

use super::answer::Dossier;
use super::command::{Desk, with_current_catalogue};
use super::path::Number;

/// Who is responsible for a dossier.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(crate) struct AssignmentChange {
    /// Id of a colleague; null: nobody.
    #[serde(deserialize_with = "said")]
    #[schema(required = true)]
    assignee_id: Option<String>,
    /// Key of a queue; null: none.
    #[serde(deserialize_with = "said")]
    #[schema(required = true)]
    queue: Option<String>,
}

/// Nobody and none are said with null: a field that was forgotten must not take a dossier from its team.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Option::deserialize(deserializer)
}

/// Gives a dossier to a colleague or to nobody, and to a queue. Both are replaced.
#[utoipa::path(put, path = "/api/dossiers/{number}/assignment", operation_id = "assign_dossier", tag = "dossiers",
    params(("number" = String, Path, description = "Number, or what leads to it"),
        ("If-Match" = String, Header, description = "The version that was read")),
    request_body = AssignmentChange,
    responses((status = 200, body = Dossier, headers(("ETag" = String, description = "The version"))), problem::Changes))]
pub(crate) async fn assign(
    caller: Caller,
    Number(lookup): Number,
    IfMatch(version): IfMatch,
    Body(change): Body<AssignmentChange>,
) -> Result<Response, ApiError> {
    let after = Responsible { assignee_id: change.assignee_id, queue: change.queue };
    with_current_catalogue(async || {
        let assignable = after.assignee_id.as_deref().map(dossiers::assignable);
        let mut desk = Desk::open(&caller, &lookup, assignable).await?;
        desk.judge(desk.record.may_assign, version)?;
        let is_active = !desk.answers.take(2).is_empty();
        let assignment = decide(&desk.catalogue, &desk.record.responsible(), &after, is_active)?;
        let batch = assignment.map(|assignment| dossiers::assign(&desk.target(), &desk.command(), &assignment));
        desk.carry_out(batch).await
    })
    .await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_halves_of_an_assignment_are_said() {
        let read = serde_json::from_str::<AssignmentChange>;
        assert!(read(r#"{"assignee_id":null,"queue":"energy"}"#).is_ok());
        for forgotten in [r#"{"assignee_id":"a"}"#, r#"{"queue":"energy"}"#, "{}"] {
            assert!(read(forgotten).unwrap_err().to_string().starts_with("missing field"), "{forgotten}");
        }
    }
}
