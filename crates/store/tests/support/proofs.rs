//! What every command and every list must prove: nothing is stored by half, nothing is searched by walking a table.

use std::collections::BTreeMap;

use serde::Deserialize;
use serde_json::Value;
use store::{Batch, Read, Statement, StoreError};

use super::Desk;

/// All rows of all tables, shadow tables of the search indexes included.
pub type Dump = BTreeMap<String, Vec<Value>>;

/// Tables that stay small enough to be walked: catalogue, staff, and what is no table at all.
const SMALL: [&str; 20] = [
    "actor",
    "catalogue",
    "dossier_type",
    "energy_label",
    "field",
    // A page, and beside it the few rows that were merged into others (`store/src/search.rs`).
    "hits",
    "json_each",
    "option",
    "project",
    "queue",
    "queue_member",
    "role",
    "setting",
    "source",
    "stage",
    "subtype",
    "theme",
    "user",
    "work_kind",
    "CONSTANT",
];

impl Desk {
    /// Everything the database holds.
    pub async fn dump(&self) -> Dump {
        let tables: Vec<Value> = self
            .rows(Statement::new(
                "select name from sqlite_schema where type = 'table' and name <> 'sqlite_stat1' order by name",
            ))
            .await;
        let names: Vec<String> = tables.iter().map(|row| row["name"].as_str().expect("a name").to_owned()).collect();
        let selects = names.iter().map(|name| Statement::new(format!("select * from \"{name}\"")));
        let mut answers = self.store.read(selects.fold(Read::new(), Read::with)).await.expect("a dump");
        names
            .into_iter()
            .enumerate()
            .map(|(index, name)| (name, answers.take(index).records().expect("any row")))
            .collect()
    }

    /// Runs `batch` once for every place between its statements with a failing statement put there, also before the
    /// first and after the last, and demands that nothing at all is stored; then runs it whole and demands that
    /// something is. A batch whose steps were not conditional on one another would not pass.
    pub async fn every_step_fails(&self, batch: &Batch) {
        let before = self.dump().await;
        let statements = batch.clone().into_statements();
        for place in 0..=statements.len() {
            let mut broken = statements.clone();
            broken.insert(place, failure());
            let error = self.store.write(Batch::from(broken)).await.expect_err("the broken batch fails");
            assert!(
                matches!(&error, StoreError::Database { message, .. } if message.contains("guard: unknown")),
                "the batch failed before the failing step at {place}: {error}"
            );
            assert_same(&before, &self.dump().await, place);
        }
        self.store.write(batch.clone()).await.expect("the whole batch succeeds");
        assert!(before != self.dump().await, "the whole batch stored nothing");
    }

    /// SQLite's plan of a statement.
    pub async fn plan(&self, statement: &Statement) -> Vec<PlanStep> {
        self.rows(Statement::new(format!("explain query plan {}", statement.sql()))).await
    }

    /// Demands that a statement walks no table that grows and sorts no page: what it pages through must come from an
    /// index in the right order. Sorting within one row of the answer is fine, and so is sorting small tables.
    pub async fn assert_indexed(&self, statement: &Statement) {
        let plan = self.plan(statement).await;
        assert!(!plan.is_empty(), "no plan for {}", statement.sql());
        // Intermediate results of the statement itself: as large as the statement makes them.
        let made: Vec<&str> = plan
            .iter()
            .filter_map(|step| step.detail.strip_prefix("MATERIALIZE ").or(step.detail.strip_prefix("CO-ROUTINE ")))
            .collect();
        for step in &plan {
            let walked = step.detail.strip_prefix("SCAN ").filter(|rest| !rest.contains(" USING "));
            let big = walked.is_some_and(|rest| {
                let table = rest.split_whitespace().next().unwrap_or_default();
                // A full-text search (`:M`, in one row `:=M`), not a walk through its content.
                let matched = rest.contains(" VIRTUAL TABLE INDEX ") && (rest.contains(":M") || rest.contains(":=M"));
                !SMALL.contains(&table) && !made.contains(&table) && !table.starts_with('(') && !matched
            });
            let sorts = step.detail.starts_with("USE TEMP B-TREE FOR") && step.detail.contains("ORDER BY");
            let sorts = sorts && !step.is_within(&plan, |outer| outer.detail.starts_with("CORRELATED"));
            let sorts = sorts && !step.sorts_small_tables(&plan);
            let steps: Vec<&str> = plan.iter().map(|step| step.detail.as_str()).collect();
            assert!(!big && !sorts, "`{}` in\n{}\nof\n{}", step.detail, steps.join("\n"), statement.sql());
        }
    }
}

/// A step of a query plan.
#[derive(Debug, Deserialize)]
pub struct PlanStep {
    id: i64,
    parent: i64,
    /// What SQLite does, e.g. `SEARCH dossier USING INDEX dossier_by_number (number=?)`.
    pub detail: String,
}

impl PlanStep {
    /// Whether all this step sorts comes from small tables.
    fn sorts_small_tables(&self, plan: &[Self]) -> bool {
        let beside = plan.iter().filter(|step| step.parent == self.parent);
        let mut tables = beside.filter_map(|step| {
            let rest = step.detail.strip_prefix("SCAN ").or(step.detail.strip_prefix("SEARCH "))?;
            rest.split_whitespace().next()
        });
        tables.all(|table| SMALL.contains(&table))
    }

    fn is_within(&self, plan: &[Self], holds: impl Fn(&Self) -> bool) -> bool {
        let mut parent = self.parent;
        while let Some(outer) = plan.iter().find(|step| step.id == parent) {
            if holds(outer) {
                return true;
            }
            parent = outer.parent;
        }
        false
    }
}

fn failure() -> Statement {
    Statement::new("insert into guard (code, holds) values ('unknown', 0)")
}

fn assert_same(before: &Dump, after: &Dump, place: usize) {
    for (table, rows) in before {
        assert_eq!(Some(rows), after.get(table), "{table} changed although the step at {place} failed");
    }
}
