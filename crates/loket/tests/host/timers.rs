//! Requests that the host sends by the clock.

use std::time::Duration;

use crate::support::{Application, get};

#[tokio::test]
async fn component_is_posted_to_by_the_clock_with_its_token() {
    let application = Application::new(
        r#"
[variables]
clock_token = { default = "s3cret" }
[[trigger.http]]
route = "/jobs/..."
component = "guest"
[component.guest]
source = "{guest}"
[component.guest.tool.loket]
timers = [{ path = "/report", every_ms = 50, token = "{{ clock_token }}" }]
"#,
    );
    let server = application.start().await;
    let lines = application.events("output", 3).await;
    for line in &lines[..3] {
        assert_eq!(line["text"], "POST /report with Bearer s3cret", "{line}");
    }
    let requests = application.events("request", 3).await;
    assert_eq!(requests[0]["component"], "guest");
    server.shutdown().await.unwrap();
    let count = application.events("output", 3).await.len();
    tokio::time::sleep(Duration::from_millis(200)).await;
    assert_eq!(application.events("output", 3).await.len(), count, "it ends with the server");
}

#[tokio::test]
async fn failed_timer_is_told_and_tried_again_and_others_are_served() {
    let application =
        Application::one("[component.guest.tool.loket]\ntimers = [{ path = \"/panic\", every_ms = 50 }]\n");
    let server = application.start().await;
    let failures = application.events("server", 2).await;
    let text = failures[0]["text"].as_str().unwrap();
    assert!(text.contains("timer of component guest") && text.contains("500"), "{text}");
    assert_eq!(get(&server, "/hello").await.body, "hello");
}
