//! What the host tells a component: where its database is and under which address the public knows the product.
//!
//! Read once per instance; these facts do not change while a component runs.

use std::sync::OnceLock;

use spin_sdk::variables;

/// The address under which browsers reach the product.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PublicUrl {
    /// Scheme, host and port as browsers send them in `Origin`, e.g. `https://desk.example`.
    pub origin: String,
    /// Whether browsers come over TLS, which decides the cookie's name and its Secure attribute.
    pub is_https: bool,
}

impl PublicUrl {
    /// Reads an HTTP URL; its path, if any, is left off.
    #[must_use]
    pub fn parse(url: &str) -> Self {
        let url = url.trim().to_ascii_lowercase();
        let (scheme, rest) = url.split_once("://").unwrap_or(("http", &url));
        let authority = rest.split(['/', '?', '#']).next().unwrap_or_default();
        let default_port = if scheme == "https" { ":443" } else { ":80" };
        let authority = authority.strip_suffix(default_port).unwrap_or(authority);
        Self { origin: format!("{scheme}://{authority}"), is_https: scheme == "https" }
    }

    /// The name of the session cookie. Over TLS the prefix makes the browser refuse it from any other host or path.
    #[must_use]
    pub fn session_cookie_name(&self) -> &'static str {
        if self.is_https { "__Host-loket-session" } else { "loket-session" }
    }
}

/// Where the database is.
#[derive(Debug)]
pub(crate) struct Database {
    /// HTTP origin without a closing slash; empty when the variable cannot be read.
    pub url: String,
    /// Bearer token; may be empty.
    pub token: String,
}

/// The address under which browsers reach the product.
pub async fn public_url() -> &'static PublicUrl {
    static PUBLIC_URL: OnceLock<PublicUrl> = OnceLock::new();
    if let Some(url) = PUBLIC_URL.get() {
        return url;
    }
    let url = PublicUrl::parse(&variable("public_url").await);
    PUBLIC_URL.get_or_init(|| url)
}

pub(crate) async fn database() -> &'static Database {
    static DATABASE: OnceLock<Database> = OnceLock::new();
    if let Some(database) = DATABASE.get() {
        return database;
    }
    let url = variable("libsql_url").await.trim_end_matches('/').to_owned();
    let token = variable("libsql_token").await;
    DATABASE.get_or_init(|| Database { url, token })
}

/// A missing required variable already fails the start of the host, so an error here is a fault of the manifest; it
/// is logged, and what needs the variable answers 503.
async fn variable(name: &str) -> String {
    match variables::get(name).await {
        Ok(value) => value,
        Err(_) => {
            eprintln!("{}", serde_json::json!({ "level": "error", "event": "variable-missing", "variable": name }));
            String::new()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_spelled_as_browsers_do() {
        let origin = |url: &str| PublicUrl::parse(url).origin;
        assert_eq!(origin("https://Desk.Example/loket/?a#b"), "https://desk.example");
        assert_eq!(origin("https://desk.example:443"), "https://desk.example");
        assert_eq!(origin("http://desk.example:80/"), "http://desk.example");
        assert_eq!(origin("http://localhost:3000"), "http://localhost:3000");
        assert_eq!(origin("https://desk.example:8443"), "https://desk.example:8443");
    }

    #[test]
    fn the_cookie_is_bound_to_the_host_over_tls() {
        assert_eq!(PublicUrl::parse("https://desk.example").session_cookie_name(), "__Host-loket-session");
        assert_eq!(PublicUrl::parse("http://localhost:3000").session_cookie_name(), "loket-session");
    }
}
