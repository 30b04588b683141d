//! One request, one answer.

use std::path::Path;

use axum::body::Body;
use axum::extract::Request;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use web::ApiError;

use crate::manifest::{File, Manifest, Target};
use crate::negotiate;

/// The name of a file under /assets/ changes with its content.
const FOREVER: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// Languages of the "not found" page; the first is the desk's own.
const LANGUAGES: [&str; 3] = ["nl", "fr", "en"];

pub(crate) fn answer(manifest: &Manifest, dist: &Path, request: &Request) -> Response {
    let sender = Sender { dist, method: request.method(), headers: request.headers() };
    match manifest.resolve(request.uri().path()) {
        Target::Nothing => sender.not_found(manifest),
        _ if !matches!(*request.method(), Method::GET | Method::HEAD) => {
            ([(header::ALLOW, "GET, HEAD")], ApiError::MethodNotAllowed).into_response()
        }
        Target::File(path, file) => sender.file(path, file),
        Target::Moved(path) => moved(path, request.uri()),
    }
}

/// The same address without its trailing slash.
fn moved(path: &str, uri: &Uri) -> Response {
    let location = uri.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"));
    (StatusCode::PERMANENT_REDIRECT, [(header::LOCATION, location)]).into_response()
}

struct Sender<'a> {
    dist: &'a Path,
    method: &'a Method,
    headers: &'a HeaderMap,
}

impl Sender<'_> {
    fn file(&self, path: &str, file: &File) -> Response {
        let encoding = negotiate::encoding(self.headers, &file.encodings);
        let etag = match encoding {
            Some(encoding) => format!("\"{}-{}\"", file.etag, encoding.as_str()),
            None => format!("\"{}\"", file.etag),
        };
        let caching = if path.starts_with("/assets/") { FOREVER } else { ASK_AGAIN };
        let mut headers = HeaderMap::new();
        set(&mut headers, header::CACHE_CONTROL, caching);
        set(&mut headers, header::ETAG, &etag);
        if !file.encodings.is_empty() {
            set(&mut headers, header::VARY, "Accept-Encoding");
        }
        if negotiate::has(self.headers, &etag) {
            return (StatusCode::NOT_MODIFIED, headers).into_response();
        }
        set(&mut headers, header::CONTENT_TYPE, &file.media_type);
        if let Some(encoding) = encoding {
            set(&mut headers, header::CONTENT_ENCODING, encoding.as_str());
        }
        self.send(StatusCode::OK, headers, path, encoding.map_or("", negotiate::Encoding::extension))
    }

    /// A page for people, a problem for programs; a true 404 for both.
    fn not_found(&self, manifest: &Manifest) -> Response {
        let language = web::accepted_language(self.headers, &LANGUAGES).unwrap_or(&LANGUAGES[0]);
        let page = manifest.not_found.get(*language).and_then(|path| manifest.file(path));
        let (Some((path, file)), true) = (page, negotiate::wants_page(self.headers)) else {
            return ([(header::CACHE_CONTROL, ASK_AGAIN)], ApiError::NotFound).into_response();
        };
        let encoding = negotiate::encoding(self.headers, &file.encodings);
        let mut headers = HeaderMap::new();
        set(&mut headers, header::CACHE_CONTROL, ASK_AGAIN);
        set(&mut headers, header::VARY, "Accept, Accept-Encoding, Accept-Language");
        set(&mut headers, header::CONTENT_TYPE, &file.media_type);
        set(&mut headers, header::CONTENT_LANGUAGE, language);
        if let Some(encoding) = encoding {
            set(&mut headers, header::CONTENT_ENCODING, encoding.as_str());
        }
        self.send(StatusCode::NOT_FOUND, headers, path, encoding.map_or("", negotiate::Encoding::extension))
    }

    /// The bytes of a file that the manifest names, or of its sibling; for HEAD only how many they are.
    fn send(&self, status: StatusCode, mut headers: HeaderMap, path: &str, extension: &str) -> Response {
        let location = self.dist.join(format!("{}{extension}", path.trim_start_matches('/')));
        match std::fs::read(&location) {
            Ok(bytes) => {
                headers.insert(header::CONTENT_LENGTH, bytes.len().into());
                let body = if *self.method == Method::HEAD { Body::empty() } else { Body::from(bytes) };
                (status, headers, body).into_response()
            }
            Err(error) => ApiError::Defect(format!("{path}{extension} is in site.json: {error}")).into_response(),
        }
    }
}

/// Values come from the build and from constants; one that no header can carry is left out.
fn set(headers: &mut HeaderMap, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::files_of;
    use tower_service::Service;

    const SITE: &str = r#"{"shell":"/app/index.html","routes":["/app","/app/queues/:queue"],
        "not_found":{"nl":"/404/nl.html","fr":"/404/fr.html","en":"/404/en.html"},
        "files":{
            "/app/index.html":{"etag":"app","type":"text/html; charset=utf-8","encodings":["br","gzip"]},
            "/404/nl.html":{"etag":"nl","type":"text/html; charset=utf-8","encodings":[]},
            "/404/fr.html":{"etag":"fr","type":"text/html; charset=utf-8","encodings":[]},
            "/404/en.html":{"etag":"en","type":"text/html; charset=utf-8","encodings":[]},
            "/assets/a-1.js":{"etag":"js","type":"text/javascript; charset=utf-8","encodings":["br"]},
            "/gone.txt":{"etag":"gone","type":"text/plain","encodings":[]}}}"#;

    const FILES: [(&str, &str); 8] = [
        ("site.json", SITE),
        ("app/index.html", "the app"),
        ("app/index.html.br", "app, br"),
        ("404/nl.html", "bestaat niet"),
        ("404/fr.html", "n’existe pas"),
        ("404/en.html", "does not exist"),
        ("assets/a-1.js", "script"),
        ("assets/a-1.js.br", "script, br"),
    ];

    struct Answer {
        status: u16,
        headers: HeaderMap,
        body: String,
    }

    impl Answer {
        fn header(&self, name: &str) -> &str {
            self.headers.get(name).map_or("", |value| value.to_str().unwrap())
        }
    }

    fn ask(method: &str, path: &str, headers: &[(&str, &str)]) -> Answer {
        let dist = tempfile::tempdir().unwrap();
        for (path, text) in FILES {
            let path = dist.path().join(path);
            std::fs::create_dir_all(path.parent().unwrap()).unwrap();
            std::fs::write(path, text).unwrap();
        }
        let request = headers
            .iter()
            .fold(Request::builder().method(method).uri(path), |request, (name, value)| request.header(*name, *value))
            .body(Body::empty())
            .unwrap();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(async {
            let response = files_of(dist.path()).call(request).await.unwrap();
            let (parts, body) = response.into_parts();
            let body = axum::body::to_bytes(body, usize::MAX).await.unwrap();
            Answer {
                status: parts.status.as_u16(),
                headers: parts.headers,
                body: String::from_utf8(body.to_vec()).unwrap(),
            }
        })
    }

    const BROWSER: (&str, &str) = ("accept", "text/html,*/*;q=0.8");

    #[test]
    fn the_app_answers_at_its_routes_and_is_asked_for_again() {
        let answer = ask("GET", "/app/queues/advice?state=linked", &[("accept-encoding", "br")]);
        assert_eq!((answer.status, answer.body.as_str()), (200, "app, br"));
        assert_eq!(answer.header("content-encoding"), "br");
        assert_eq!(answer.header("content-type"), "text/html; charset=utf-8");
        assert_eq!(answer.header("cache-control"), "no-cache");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
        assert_eq!(answer.header("etag"), "\"app-br\"");
    }

    #[test]
    fn hashed_files_are_kept_forever() {
        let answer = ask("GET", "/assets/a-1.js", &[]);
        assert_eq!((answer.status, answer.body.as_str()), (200, "script"));
        assert_eq!(answer.header("cache-control"), FOREVER);
        assert_eq!(answer.header("content-encoding"), "");
        assert_eq!(answer.header("vary"), "Accept-Encoding");
    }

    #[test]
    fn a_known_version_is_not_sent_again() {
        let answer = ask("GET", "/app", &[("accept-encoding", "br"), ("if-none-match", "\"app-br\"")]);
        assert_eq!((answer.status, answer.body.as_str()), (304, ""));
        assert_eq!(answer.header("etag"), "\"app-br\"");
        assert_eq!(ask("GET", "/app", &[("if-none-match", "\"app-br\"")]).status, 200);
    }

    #[test]
    fn head_says_the_length_and_sends_nothing() {
        let answer = ask("HEAD", "/assets/a-1.js", &[]);
        assert_eq!((answer.status, answer.body.as_str()), (200, ""));
        assert_eq!(answer.header("content-length"), "6");
    }

    #[test]
    fn nothing_is_a_404_in_the_language_of_the_visitor() {
        for (language, text) in [("fr-BE,nl;q=0.5", "n’existe pas"), ("en", "does not exist"), ("de", "bestaat niet")]
        {
            let answer = ask("GET", "/nothing", &[BROWSER, ("accept-language", language)]);
            assert_eq!((answer.status, answer.body.as_str()), (404, text));
        }
    }

    #[test]
    fn programs_get_their_404_as_a_problem() {
        let answer = ask("GET", "/api/nothing", &[("accept", "application/json")]);
        assert_eq!(answer.status, 404);
        assert_eq!(answer.header("content-type"), "application/problem+json");
    }

    #[test]
    fn only_reading_is_allowed() {
        let answer = ask("POST", "/app", &[]);
        assert_eq!((answer.status, answer.header("allow")), (405, "GET, HEAD"));
        assert_eq!(ask("POST", "/nothing", &[]).status, 404);
    }

    #[test]
    fn a_trailing_slash_moves_and_keeps_the_query() {
        let answer = ask("GET", "/app/queues/advice/?state=linked", &[BROWSER]);
        assert_eq!((answer.status, answer.header("location")), (308, "/app/queues/advice?state=linked"));
    }

    #[test]
    fn every_answer_carries_the_policy() {
        for path in ["/app", "/assets/a-1.js", "/nothing", "/gone.txt", "/app/"] {
            let answer = ask("GET", path, &[BROWSER]);
            assert!(answer.header("content-security-policy").starts_with("default-src 'none'; "), "{path}");
            assert_eq!(answer.header("x-content-type-options"), "nosniff", "{path}");
            assert_eq!(answer.header("referrer-policy"), "same-origin", "{path}");
        }
    }

    #[test]
    fn a_file_that_is_lost_is_our_fault() {
        assert_eq!(ask("GET", "/gone.txt", &[]).status, 500);
    }
}
