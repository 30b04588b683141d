//! Queues and their items.

mod support;

use store::Statement;
use support::Desk;

#[tokio::test]
async fn desk_opens() {
    let desk = Desk::open().await;
    desk.queue_item("one", "energy", 1).await;
    assert_eq!(desk.count("queue_item").await, 1);
    desk.dossier("information", "energy", None).await;
    desk.contact("A", "a", None, None).await;
    desk.address("A", "a").await;
    desk.assert_indexed(&Statement::new(
        "select * from queue_item where queue_key = 'x' and state = 'unlinked' order by received_at, row",
    ))
    .await;
    desk.dump().await;
}
