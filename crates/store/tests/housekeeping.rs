//! What has ended goes, so many rows at a time, and nothing else does.

mod support;

use domain::authorisation::Role;
use store::housekeeping;
use support::{Desk, NOW};

const ENDED: &str = "2026-11-01T00:00:00.000Z";
const GOING_ON: &str = "2026-12-01T00:00:00.000Z";

/// `count` rows whose only difference is `number`.
fn many(count: u32, insert: &str) -> String {
    insert.replacen(
        "select",
        &format!(
            "with recursive n(number) as (select 1 union all select number + 1 from n where number < {count}) select"
        ),
        1,
    )
}

#[tokio::test]
async fn a_thousand_of_each_go_in_one_run_and_the_rest_in_the_next() {
    let desk = Desk::open().await;
    let user = desk.user("els", Role::Coach, &[]).await.id;
    desk.execute("delete from session").await;
    for (count, end) in [(1001, ENDED), (3, GOING_ON)] {
        desk.execute(many(
            count,
            &format!(
                "insert into session (token_hash, user_id, created_at, seen_at, idle_expires_at, absolute_expires_at)
                 select '{end}' || number, '{user}', '{ENDED}', '{ENDED}', '{end}', '{end}' from n"
            ),
        ))
        .await;
        desk.execute(many(
            count,
            &format!(
                "insert into password_link (token_hash, user_id, created_at, expires_at)
                 select '{end}' || number, '{user}', '{ENDED}', '{end}' from n"
            ),
        ))
        .await;
        // An answer is kept by its own age.
        let made = if end == ENDED { ENDED } else { NOW };
        desk.execute(many(
            count,
            &format!(
                "insert into idempotency (actor, key, request_hash, status, body, created_at)
                 select '{user}', 'key-{made}' || number, '', 200, '', '{made}' from n"
            ),
        ))
        .await;
    }
    for left in [1 + 3, 3, 3] {
        desk.store.write(housekeeping::remove_ended(NOW)).await.unwrap();
        for table in ["session", "password_link", "idempotency"] {
            assert_eq!(desk.count(table).await, left, "{table}");
        }
    }
}
