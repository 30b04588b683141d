//! The catalogue of a test's desk.

use store::Statement;

use super::Desk;

/// A few services, enough for the tests of the store.
pub async fn merge(desk: &Desk) {
    let labelled = |table: &str, columns: &str, values: &str| {
        Statement::new(format!(
            "insert into {table} ({columns}, position, label_nl, label_fr, label_en) values ({values}, 0, 'x', 'x', 'x')"
        ))
    };
    let mut statements = vec![
        labelled("dossier_type", "key", "'information'"),
        labelled("dossier_type", "key", "'advice'"),
        labelled("source", "key", "'contact_form'"),
        labelled("project", "key", "'regular'"),
        labelled("role", "key", "'owner_occupier'"),
    ];
    for queue in ["general", "energy", "apartments"] {
        statements.push(labelled("queue", "key", &format!("'{queue}'")));
    }
    statements.push(labelled("stage", "type_key, key", "'information', 'request'"));
    statements.push(labelled("stage", "type_key, key", "'advice', 'request'"));
    desk.write(statements).await;
}
