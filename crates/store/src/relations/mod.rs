//! People and organisations: lists, one record with its journeys, likely doubles, and the commands that change it. Both
//! nouns have the same statements over their own tables.

mod command;
mod detail;
mod journeys;
mod list;
mod proposals;
mod sql;
mod timeline;

pub(crate) use command::update;
pub use command::{Target, create, edit, set_state};
pub use detail::{RelationRecord, find, find_after};
pub use journeys::RelationJourneys;
pub use list::RelationList;
pub use proposals::{Known, select_known};
pub(crate) use sql::{cluster, data_json, journey_readable};
pub use timeline::RelationTimeline;
pub(crate) use timeline::select_of;
