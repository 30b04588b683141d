//! People.

use domain::authorisation::Action;
use domain::contact::NewContact;

use crate::actor::{self, ACTOR, SessionKey};
use crate::{Statement, queue_item_in_scope};

/// Known people who may have sent the queue item `item_id`: rows of [`domain::contact::Candidate`], which the domain
/// then weighs. Looked for by e-mail address, telephone number and name; the last through the search index, because a
/// submission has no folded name.
#[must_use]
pub fn select_candidates(key: &SessionKey, item_id: &str) -> Statement {
    let sql = format!(
        "{ACTOR},
         sender as materialized (
           select submission.name, submission.email, submission.telephone, {phrase} as phrase
           from queue_item item join submission on submission.id = item.submission_id
           where item.id = :item and {in_scope})
         select id, name, email, telephone from contact
         where row in (
             select row from contact where email in (select email from sender union select lower(email) from sender)
             union select row from contact where telephone in (select telephone from sender)
             union select row from contact where name_folded in (select lower(name) from sender)
             union select * from (
               select rowid from contact_search where contact_search match coalesce((select 'name : ' || phrase from sender), '\"\"')
               order by rowid desc limit :most))
           and merged_into is null and state = 'active'
         order by row desc limit :most",
        phrase = search_phrase("submission.name"),
        in_scope = queue_item_in_scope(Action::ReadQueueItem, "item"),
    );
    actor::bind(Statement::new(sql), key).bind("item", item_id).bind("most", CANDIDATES_MAX)
}

/// More candidates than this say nothing: the sender has a name like many.
pub(crate) const CANDIDATES_MAX: i64 = 100;

/// The text of a SQL expression as a phrase of the search language: nothing in it is an operator, and a NUL, where the
/// phrase would end without its quotation mark, is left out.
pub(crate) fn search_phrase(expression: &str) -> String {
    format!("'\"' || replace(replace({expression}, char(0), ''), '\"', '\"\"') || '\"'")
}

/// Whether a contact may be chosen: one row, or none.
#[must_use]
pub fn select_choosable(id: &str) -> Statement {
    Statement::new(format!("select id from contact where {CHOOSABLE}")).bind("contact", id)
}

/// The condition on a contact `:contact` that may be linked to something new.
pub(crate) const CHOOSABLE: &str = "contact.id = :contact and contact.merged_into is null and contact.state = 'active'";

/// A new contact.
#[must_use]
pub fn insert(id: &str, contact: &NewContact, now: &str) -> Statement {
    Statement::new(
        "insert into contact (id, name, name_folded, email, telephone, language, preferred_channel, created_at, updated_at)
         values (:id, :name, :name_folded, :email, :telephone, :language, :channel, :now, :now)",
    )
    .bind("id", id)
    .bind("name", &contact.name)
    .bind("name_folded", &contact.name_folded)
    .bind("email", contact.email.as_ref().map(domain::email::EmailAddress::as_str))
    .bind("telephone", contact.telephone.as_ref().map(domain::telephone::TelephoneNumber::as_str))
    .bind("language", contact.language.as_str())
    .bind("channel", contact.preferred_channel.map(domain::contact::ContactChannel::as_str))
    .bind("now", now)
}
