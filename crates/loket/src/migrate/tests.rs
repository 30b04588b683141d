//! The command `migrate`, embedded and hosted.

use std::convert::Infallible;
use std::net::SocketAddr;

use bytes::Bytes;
use database::Database;
use database::migrate::MIGRATIONS;
use http::{Request, Response, StatusCode};
use http_body_util::{BodyExt as _, Full};
use hyper::body::Incoming;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use tokio::net::TcpListener;

use super::{Arguments, DATABASE_FILE, Hosted, ensure, run};

/// Serves a database over HTTP as a hosted libSQL does, with `secret` as its token.
async fn serve(database: Database) -> SocketAddr {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            let database = database.clone();
            let service = service_fn(move |request| answer(database.clone(), request));
            let io = TokioIo::new(stream);
            tokio::spawn(hyper::server::conn::http1::Builder::new().serve_connection(io, service));
        }
    });
    address
}

async fn answer(database: Database, request: Request<Incoming>) -> Result<Response<Full<Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let token = head.headers.get("authorization").map(|value| value.as_bytes().to_vec());
    let mut response = Response::new(Full::default());
    if token.as_deref() != Some(b"Bearer secret") {
        *response.status_mut() = StatusCode::UNAUTHORIZED;
    } else if head.uri.path() != "/v2/pipeline" {
        *response.status_mut() = StatusCode::NOT_FOUND;
    } else {
        let answer = database.pipeline(body.collect().await.unwrap().to_bytes()).await;
        *response.status_mut() = StatusCode::from_u16(answer.status).unwrap();
        *response.body_mut() = Full::from(answer.body);
    }
    Ok(response)
}

#[tokio::test]
async fn a_hosted_database_is_brought_up_to_date_over_http() {
    let folder = tempfile::tempdir().unwrap();
    let database = Database::open(&folder.path().join("hosted.db")).await.unwrap();
    let address = serve(database.clone()).await;
    let hosted = Hosted::new(&format!("http://{address}"), Some("secret")).unwrap();
    assert_eq!(ensure(&hosted).await.unwrap().len(), MIGRATIONS.len());
    assert_eq!(ensure(&hosted).await.unwrap(), [""; 0]);
    assert_eq!(ensure(&database).await.unwrap(), [""; 0], "the same ledger serves both ways");
    let again = store::catalogue::merge(&store::Store::new(crate::transport::Pipelines(&hosted))).await.unwrap();
    assert_eq!(again.rows, 0, "the catalogue was merged with the migrations");
    assert!(again.version > 1);
}

#[tokio::test]
async fn a_hosted_database_that_cannot_be_used_is_named_with_the_remedy() {
    let folder = tempfile::tempdir().unwrap();
    let address = serve(Database::open(&folder.path().join("hosted.db")).await.unwrap()).await;
    let hosted = Hosted::new(&format!("http://{address}"), Some("wrong")).unwrap();
    let text = ensure(&hosted).await.unwrap_err().to_string();
    assert!(text.contains(&address.to_string()) && text.contains("--token"), "{text}");
    assert!(!text.contains("wrong"), "{text}");

    let gone = TcpListener::bind("127.0.0.1:0").await.unwrap().local_addr().unwrap();
    let hosted = Hosted::new(&format!("http://{gone}"), None).unwrap();
    let text = ensure(&hosted).await.unwrap_err().to_string();
    assert!(text.contains(&format!("the database at {gone} cannot be used")), "{text}");
}

#[tokio::test]
async fn the_command_makes_the_folder_and_reads_the_token_from_a_file() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("new/data");
    let arguments = Arguments { data: data.clone(), url: None, token: None };
    run(arguments.clone()).await.unwrap();
    run(arguments).await.unwrap();
    let database = Database::open(&data.join(DATABASE_FILE)).await.unwrap();
    assert_eq!(ensure(&database).await.unwrap(), [""; 0]);

    let file = folder.path().join("token");
    std::fs::write(&file, "secret\n").unwrap();
    let url = Some(format!("http://{}", serve(database).await));
    let token = Some(format!("@{}", file.display()));
    run(Arguments { data: data.clone(), url: url.clone(), token }).await.unwrap();
    let missing = Some("@/no/such/file".to_owned());
    let error = run(Arguments { data, url, token: missing }).await.unwrap_err();
    assert!(error.to_string().contains("/no/such/file"), "{error}");
}
