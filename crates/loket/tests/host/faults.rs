//! Components that fail, loop, hang or grow: what their client sees, and that others are served.

use std::time::{Duration, Instant};

use crate::support::{Application, Client, get, get_at, post};

#[tokio::test]
async fn panic_is_a_500_problem_and_the_next_request_works() {
    let application = Application::one("");
    let server = application.start().await;
    get(&server, "/panic").await.is_problem(500, "defect");
    assert_eq!(get(&server, "/hello").await.body, "hello");
    let lines = application.events("request", 2).await;
    assert_eq!(lines[0]["trap"], "trap");
    assert!(lines[1].get("trap").is_none(), "{}", lines[1]);
    let output = application.events("output", 1).await;
    assert!(output.iter().any(|line| line["text"] == "asked to panic"), "{output:?}");
}

#[tokio::test]
async fn memory_above_the_limit_is_refused_and_below_it_is_given() {
    let application = Application::one("[component.guest.tool.loket]\nmemory_bytes_max = 16_777_216\n");
    let server = application.start().await;
    assert_eq!(get(&server, "/allocate?8").await.body, "8");
    get(&server, "/allocate?20").await.is_problem(500, "defect");
    get(&server, "/allocate").await.is_problem(500, "defect");
    assert_eq!(get(&server, "/hello").await.body, "hello");
    let lines = application.events("request", 4).await;
    assert_eq!((&lines[1]["trap"], &lines[2]["trap"]), (&"memory".into(), &"memory".into()));
}

#[tokio::test]
async fn memory_limit_is_the_components_own() {
    let application = Application::one("[component.guest.tool.loket]\nmemory_bytes_max = 33_554_432\n");
    let server = application.start().await;
    assert_eq!(get(&server, "/allocate?20").await.body, "20");
}

#[tokio::test]
async fn endless_loop_is_stopped_by_its_processor_limit() {
    let application = Application::one("[component.guest.tool.loket]\ncpu_ms = 200\n");
    let server = application.start().await;
    let started = Instant::now();
    get(&server, "/loop").await.is_problem(504, "timeout");
    let elapsed = started.elapsed();
    assert!(elapsed > Duration::from_millis(150) && elapsed < Duration::from_secs(5), "{elapsed:?}");
    assert_eq!(get(&server, "/hello").await.body, "hello");
    assert_eq!(application.events("request", 1).await[0]["trap"], "cpu");
}

#[tokio::test]
async fn endless_loop_is_stopped_by_the_deadline_too() {
    let application = Application::one("[component.guest.tool.loket]\ndeadline_ms = 300\n");
    let server = application.start().await;
    get(&server, "/loop").await.is_problem(504, "timeout");
    assert_eq!(application.events("request", 1).await[0]["trap"], "deadline");
}

#[tokio::test]
async fn late_answer_is_a_504_problem_and_a_timely_one_is_not() {
    let application = Application::one("[component.guest.tool.loket]\ndeadline_ms = 500\n");
    let server = application.start().await;
    assert_eq!(get(&server, "/slow?100").await.body, "slept");
    let started = Instant::now();
    get(&server, "/slow?60000").await.is_problem(504, "timeout");
    assert!(started.elapsed() < Duration::from_secs(5));
    assert_eq!(get(&server, "/hello").await.body, "hello");
}

/// The test has one thread: a component that did not yield would block everything.
#[tokio::test]
async fn others_are_served_while_a_component_loops() {
    let application = Application::one("[component.guest.tool.loket]\ncpu_ms = 60000\n");
    let server = application.start().await;
    let addr = server.addr;
    let looping = tokio::spawn(get_at(addr, "/loop"));
    tokio::time::sleep(Duration::from_millis(200)).await;
    for _ in 0..3 {
        let started = Instant::now();
        assert_eq!(get(&server, "/hello").await.body, "hello");
        assert!(started.elapsed() < Duration::from_millis(1500), "{:?}", started.elapsed());
    }
    assert!(!looping.is_finished());
}

/// An instance that waits is ready for more requests; when it computes instead, they go elsewhere.
#[tokio::test]
async fn others_are_served_while_an_instance_with_room_computes() {
    let application = Application::one("[component.guest.tool.loket]\ncpu_ms = 60000\n");
    let server = application.start().await;
    let addr = server.addr;
    let looping = tokio::spawn(get_at(addr, "/wait-then-loop?200"));
    tokio::time::sleep(Duration::from_millis(500)).await;
    for _ in 0..3 {
        let started = Instant::now();
        assert_eq!(get(&server, "/hello").await.body, "hello");
        assert!(started.elapsed() < Duration::from_millis(1500), "{:?}", started.elapsed());
    }
    assert!(!looping.is_finished());
}

#[tokio::test]
async fn requests_run_at_the_same_time() {
    let application = Application::one("");
    let server = application.start().await;
    let addr = server.addr;
    let started = Instant::now();
    let requests: Vec<_> = (0..20).map(|_| tokio::spawn(get_at(addr, "/slow?500"))).collect();
    for request in requests {
        assert_eq!(request.await.unwrap().body, "slept");
    }
    assert!(started.elapsed() < Duration::from_secs(4), "{:?}", started.elapsed());
}

#[tokio::test]
async fn too_many_requests_are_turned_away_and_told_to_retry() {
    let application =
        Application::one("[component.guest.tool.loket]\nrequests_max = 2\nwaiting_max = 1\nwaiting_ms = 10000\n");
    let server = application.start().await;
    let addr = server.addr;
    let requests: Vec<_> = (0..5).map(|_| tokio::spawn(get_at(addr, "/slow?700"))).collect();
    let mut served = 0;
    for request in requests {
        let answer = request.await.unwrap();
        if answer.status == 200 {
            served += 1;
        } else {
            answer.is_problem(503, "unavailable");
            assert_eq!(answer.headers["retry-after"], "1");
        }
    }
    // Two at once, one that waited; the other two were turned away.
    assert_eq!(served, 3);
    assert_eq!(get(&server, "/hello").await.body, "hello");
}

#[tokio::test]
async fn client_that_leaves_does_not_free_its_place() {
    let application = Application::one("[component.guest.tool.loket]\nrequests_max = 1\nwaiting_max = 0\n");
    let server = application.start().await;
    let leaving = tokio::spawn(get_at(server.addr, "/slow?800"));
    tokio::time::sleep(Duration::from_millis(200)).await;
    leaving.abort();
    tokio::time::sleep(Duration::from_millis(200)).await;
    get(&server, "/hello").await.is_problem(503, "unavailable");
    tokio::time::sleep(Duration::from_millis(800)).await;
    assert_eq!(get(&server, "/hello").await.body, "hello");
}

#[tokio::test]
async fn read_is_repeated_when_another_request_ended_its_instance() {
    let application = Application::one("");
    let server = application.start().await;
    let addr = server.addr;
    // Warm up: these two share the one instance.
    assert_eq!(get(&server, "/hello").await.body, "hello");
    let slow = tokio::spawn(get_at(addr, "/slow?600"));
    tokio::time::sleep(Duration::from_millis(150)).await;
    post(&server, "/panic", "").await.is_problem(500, "defect");
    assert_eq!(slow.await.unwrap().body, "slept");
}

#[tokio::test]
async fn instance_is_replaced_after_its_requests() {
    let application = Application::one("[component.guest.tool.loket]\ninstance_requests_max = 2\n");
    let server = application.start().await;
    let mut client = Client::connect(server.addr).await;
    for _ in 0..7 {
        let request = http::Request::get("/hello").body(Default::default()).unwrap();
        assert_eq!(client.send(request).await.body, "hello");
    }
}
