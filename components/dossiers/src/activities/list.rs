//! `GET /api/activities`.

use axum::response::Response;
use domain::activity::ActivityKind;
use domain::authorisation::Action;
use domain::field_error::FieldErrors;
use serde::Deserialize;
use store::activities::{ActivityList, DueSpan};
use store::{Read, actor};
use utoipa::{IntoParams, ToSchema};
use web::{ApiError, Caller, Cursor, Limit, page};

use crate::dossiers::list::key;

/// Which activities.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[serde(deny_unknown_fields, default)]
#[into_params(parameter_in = Query)]
pub(crate) struct ActivityQuery {
    /// `me` (default), or the id of a colleague.
    assignee: Option<String>,
    /// Only of this kind.
    #[param(inline)]
    kind: Option<ActivityKind>,
    /// Only those due before today, today, or later or at no day.
    #[param(inline)]
    due: Option<Due>,
    /// `next` of the page before.
    #[param(value_type = Option<String>)]
    after: Option<Cursor>,
    /// Rows of a page, 1 to 200.
    #[param(value_type = Option<i64>, minimum = 1, maximum = 200)]
    limit: Limit,
}

/// When something is due.
#[derive(Clone, Copy, Debug, Deserialize, ToSchema)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Due {
    /// Before today.
    Overdue,
    /// Today.
    Today,
    /// After today, or some time.
    Later,
}

impl From<Due> for DueSpan {
    fn from(due: Due) -> Self {
        match due {
            Due::Overdue => Self::Overdue,
            Due::Today => Self::Today,
            Due::Later => Self::Later,
        }
    }
}

/// A page of what waits to be done.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct ActivityPage {
    items: Vec<ActivityRow>,
    next: Option<String>,
}

/// A task or an appointment that waits.
#[derive(ToSchema)]
#[expect(dead_code, reason = "describes JSON that the database builds")]
pub(crate) struct ActivityRow {
    id: String,
    version: i64,
    kind: ActivityKind,
    subject: String,
    /// The day on which it is due: of an appointment, its own.
    #[schema(format = Date)]
    due_on: Option<String>,
    /// When an appointment is.
    #[schema(format = DateTime)]
    happened_at: Option<String>,
    /// Key of the subtype's task that it came from.
    predefined_key: Option<String>,
    journey_number: String,
    dossier_number: Option<String>,
    /// Name of the journey's main contact.
    customer: Option<String>,
    /// Whether the reader may say that it is done.
    may_complete: bool,
}

/// There is one order.
const SORT: &str = "due_on";

/// A page of what waits to be done.
pub(super) async fn list(caller: Caller, query: ActivityQuery) -> Result<Response, ApiError> {
    let mut errors = FieldErrors::new();
    let assignee = key("assignee", query.assignee, &mut errors);
    errors.into_result(())?;
    let list = ActivityList {
        assignee_id: assignee.filter(|assignee| assignee != "me"),
        kind: query.kind,
        due: query.due.map(DueSpan::from),
        today: web::today(),
        after: page::place(query.after, SORT)?,
        limit: query.limit.rows(),
    };
    let store = web::store().await;
    let mut answers = store.read(Read::new().with(actor::select(&caller.key)).with(list.select(&caller.key))).await?;
    let actor = web::actor(&mut answers, 0)?;
    web::allow(&actor, Action::ReadDossier)?;
    web::refresh(&store, &caller, &actor).await;
    page::answer(list.page_of(answers.take(1))?, SORT)
}
