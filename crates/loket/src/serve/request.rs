//! Incoming requests as Spin hands them to a component: an absolute URI and the `spin-*` headers.

use std::net::SocketAddr;

use http::uri::{Authority, Scheme};
use http::{HeaderMap, HeaderName, HeaderValue, Uri, header, request::Parts};

use super::problem::Problem;
use super::routes::RouteMatch;

/// Request line and headers of one request together. More: 431.
pub const HEAD_BYTES_MAX: usize = 32 * 1024;

/// Headers about the connection, which ends here.
const CONNECTION_HEADERS: [HeaderName; 6] = [
    header::CONNECTION,
    header::TRANSFER_ENCODING,
    header::UPGRADE,
    HeaderName::from_static("keep-alive"),
    HeaderName::from_static("proxy-connection"),
    HeaderName::from_static("http2-settings"),
];

/// How long the request line and the headers are, as far as the client chose them.
pub fn head_bytes(head: &Parts) -> usize {
    let target = head.uri.path_and_query().map_or(0, |target| target.as_str().len());
    let headers = head.headers.iter().map(|(name, value)| name.as_str().len() + value.len());
    target + headers.sum::<usize>()
}

/// Gives the request the URI that the client meant; HTTP/1 sends only a path and a `Host`.
pub fn make_absolute(head: &mut Parts, scheme: &Scheme) -> Result<(), Problem> {
    let mut uri = head.uri.clone().into_parts();
    let mut hosts = head.headers.get_all(header::HOST).iter();
    let stated = match (hosts.next(), hosts.next()) {
        (None, _) => None,
        (Some(host), None) => Some(Authority::try_from(host.as_bytes()).map_err(|_| Problem::BadHost)?),
        (Some(_), Some(_)) => return Err(Problem::BadHost),
    };
    let authority = match (stated, uri.authority.take()) {
        (Some(stated), Some(target)) if stated != target => return Err(Problem::BadHost),
        (Some(authority), _) | (None, Some(authority)) => authority,
        (None, None) => return Err(Problem::BadHost),
    };
    if authority.as_str().contains('@') {
        return Err(Problem::BadHost);
    }
    uri.scheme = Some(scheme.clone());
    uri.authority = Some(authority);
    head.uri = Uri::from_parts(uri).map_err(|_| Problem::BadHost)?;
    Ok(())
}

/// Replaces whatever `spin-*` headers a client sent by the true ones, and drops those of the
/// connection.
pub fn set_spin_headers(head: &mut Parts, found: &RouteMatch, client: SocketAddr) {
    let forged: Vec<_> = head.headers.keys().filter(|name| name.as_str().starts_with("spin-")).cloned().collect();
    for name in forged.iter().chain(&CONNECTION_HEADERS) {
        head.headers.remove(name);
    }
    let full_url = head.uri.to_string();
    let headers = &mut head.headers;
    set(headers, "spin-path-info", &found.path_info);
    set(headers, "spin-full-url", &full_url);
    set(headers, "spin-matched-route", &found.route);
    set(headers, "spin-base-path", "/");
    set(headers, "spin-raw-component-route", &found.raw_route);
    set(headers, "spin-component-route", found.route_prefix());
    set(headers, "spin-client-addr", &client.to_string());
    for (name, value) in &found.parameters {
        let name = format!("spin-path-match-{}", name.to_ascii_lowercase());
        set(headers, &name, value);
    }
}

/// Like Spin, leaves out what cannot stand in a header.
fn set(headers: &mut HeaderMap, name: &str, value: &str) {
    let name = HeaderName::from_bytes(name.as_bytes());
    let value = HeaderValue::from_bytes(value.as_bytes());
    if let (Ok(name), Ok(value)) = (name, value) {
        headers.insert(name, value);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn head(uri: &str, headers: &[(&'static str, &'static str)]) -> Parts {
        let mut request = http::Request::builder().uri(uri);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.body(()).unwrap().into_parts().0
    }

    #[test]
    fn origin_form_becomes_absolute() {
        let mut head = head("/a?b=c", &[("host", "desk.example:3000")]);
        make_absolute(&mut head, &Scheme::HTTPS).unwrap();
        assert_eq!(head.uri.to_string(), "https://desk.example:3000/a?b=c");
    }

    #[test]
    fn missing_ambiguous_or_faulty_host_is_refused() {
        for (uri, headers) in [
            ("/a", &[][..]),
            ("http://one.example/a", &[("host", "other.example")][..]),
            ("/a", &[("host", "not a host")][..]),
            ("/a", &[("host", "user@desk.example")][..]),
            ("/a", &[("host", "one.example"), ("host", "other.example")][..]),
        ] {
            let result = make_absolute(&mut head(uri, headers), &Scheme::HTTP);
            assert_eq!(result, Err(Problem::BadHost), "{uri} {headers:?}");
        }
    }

    #[test]
    fn forged_spin_headers_are_replaced_or_removed() {
        let mut head = head(
            "http://desk.example/api/dossiers/7?x=1",
            &[
                ("spin-client-addr", "6.6.6.6:6"),
                ("spin-client-addr", "7.7.7.7:7"),
                ("spin-anything", "else"),
                ("connection", "close"),
                ("accept", "text/html"),
            ],
        );
        let found = RouteMatch {
            component: "dossiers".to_owned(),
            raw_route: "/api/dossiers/:number".to_owned(),
            route: "/api/dossiers/:number".to_owned(),
            path_info: String::new(),
            parameters: vec![("number".to_owned(), "7".to_owned())],
        };
        set_spin_headers(&mut head, &found, "127.0.0.1:8777".parse().unwrap());
        let mut headers: Vec<_> =
            head.headers.iter().map(|(name, value)| format!("{name}: {}", value.to_str().unwrap())).collect();
        headers.sort();
        assert_eq!(
            headers,
            [
                "accept: text/html",
                "spin-base-path: /",
                "spin-client-addr: 127.0.0.1:8777",
                "spin-component-route: /api/dossiers/:number",
                "spin-full-url: http://desk.example/api/dossiers/7?x=1",
                "spin-matched-route: /api/dossiers/:number",
                "spin-path-info: ",
                "spin-path-match-number: 7",
                "spin-raw-component-route: /api/dossiers/:number",
            ]
        );
    }
}
