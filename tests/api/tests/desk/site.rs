//! The static files: strict headers, compressed siblings, true 404s.

use api_tests::{Desk, receive};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn pages_of_the_staff_app_exist_and_others_do_not() {
    let desk = Desk::open().await;
    let visitor = desk.visitor();
    for path in ["/app", "/app/sign-in", "/app/queues", "/app/dossiers/2026-000001"] {
        let page = visitor.get(path).await.expect(200);
        assert!(page.header("content-type").starts_with("text/html"), "{path}");
        assert_eq!(page.header("cache-control"), "no-cache", "{path}");
        let policy = page.header("content-security-policy");
        assert!(policy.contains("default-src 'none'") && policy.contains("script-src 'self'"), "{policy}");
        assert!(!policy.contains("unsafe"), "{policy}");
    }
    for path in
        ["/nothing", "/app/nothing/at/all", "/assets/nothing.js", "/dist/site.json", "/site.json", "/..%2fspin.toml"]
    {
        let page = visitor.get(path).await;
        assert_eq!(page.status, 404, "{path}");
        assert!(!page.header("content-security-policy").is_empty(), "{path}");
    }
    let posted = receive(visitor.request("POST", "/app")).await;
    assert_eq!(posted.status, 405);
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn assets_are_immutable_compressed_and_known_by_their_etag() {
    let desk = Desk::open().await;
    let visitor = desk.visitor();
    let page = visitor.get("/app").await.expect(200);
    let script = page.text.split("src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a script");
    let plain = receive(visitor.request("GET", script)).await.expect(200);
    assert!(plain.header("cache-control").contains("immutable"), "{}", plain.header("cache-control"));
    let packed = visitor.request("GET", script).header("accept-encoding", "br, gzip").send().await.expect("an answer");
    assert_eq!(packed.headers()["content-encoding"], "br");
    assert!(packed.headers()["vary"].to_str().expect("text").to_lowercase().contains("accept-encoding"));
    let length = packed.bytes().await.expect("a body").len();
    assert!(length * 2 < plain.text.len(), "{length} bytes of {}", plain.text.len());
    let again = visitor.request("GET", script).header("if-none-match", plain.header("etag"));
    assert_eq!(receive(again).await.status, 304);
}
