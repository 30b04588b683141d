//! Where a request comes from, as far as throttling needs it: never stored as it is, never logged.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

use axum::extract::FromRequestParts;
use axum::http::request::Parts;

use domain::token::hash_parts;

use crate::config;

/// The network address of the client, which the host vouches for.
#[derive(Clone, PartialEq, Eq)]
pub struct Client {
    address: String,
}

impl Client {
    /// The throttle bucket of this client for one purpose, e.g. `sign-in`.
    pub async fn bucket(&self, purpose: &str) -> String {
        throttle_bucket(purpose, &self.address).await
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, _state: &S) -> Result<Self, Infallible> {
        // Spin appends its own header to whatever the client sent under that name: only the last one is Spin's.
        let header = parts.headers.get_all("spin-client-addr").iter().next_back().and_then(|value| value.to_str().ok());
        Ok(Self { address: network(header.unwrap_or_default()) })
    }
}

/// The name under which tries are counted. It is salted with the database's token, which is not in the database:
/// who reads the table cannot try out addresses.
pub async fn throttle_bucket(purpose: &str, value: &str) -> String {
    let token = &config::database().await.token;
    hash_parts(&[b"throttle", token.as_bytes(), purpose.as_bytes(), value.as_bytes()])
}

/// One IPv4 address, or the /64 of an IPv6 address: one household or office has that many.
fn network(client: &str) -> String {
    let address = client.parse::<SocketAddr>().map(|socket| socket.ip()).or_else(|_| client.parse::<IpAddr>());
    match address.map(|address| address.to_canonical()) {
        Ok(IpAddr::V4(address)) => address.to_string(),
        Ok(IpAddr::V6(address)) => {
            let [a, b, c, d, ..] = address.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).to_string()
        }
        Err(_) => "unknown".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ports_and_interface_identifiers_do_not_count() {
        for (client, expected) in [
            ("192.0.2.7:51000", "192.0.2.7"),
            ("192.0.2.7", "192.0.2.7"),
            ("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::"),
            ("2001:db8:1:2:ffff::1", "2001:db8:1:2::"),
            ("[::ffff:192.0.2.7]:1", "192.0.2.7"),
            ("", "unknown"),
            ("somewhere", "unknown"),
        ] {
            assert_eq!(network(client), expected, "{client}");
        }
    }
}
