//! Who may speak to the bridge: the holder of this session's token, from this computer's own pages.
//!
//! Three checks, pure and without a socket: the Host header (a foreign name that resolves to 127.0.0.1 is turned away), the
//! Origin header (another site's page in the same browser is turned away), and the token. It does not say what a command may
//! do; the app does.

use super::HeaderLine;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use std::fmt::Write;
use understudy_app::wire::{ErrorCode, WireError};

/// Bytes of the token; 256 bits cannot be guessed within any session.
const TOKEN_BYTES: usize = 32;

/// What a path asks of the caller.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Door {
    /// The interface's own files, which hold nothing of the user.
    Open,
    /// Commands and updates.
    Token,
}

/// Why a request was turned away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refusal {
    /// The Host header is not this bridge.
    Host,
    /// A page of another site asked.
    Origin,
    /// No token, or a wrong one.
    Token,
}

/// The checks of one session.
pub(super) struct Guard {
    port: u16,
    token: String,
}

impl Guard {
    /// A guard with a new token for the bridge on `port`.
    pub(super) fn new(port: u16) -> Result<Guard, getrandom::Error> {
        let mut bytes = [0_u8; TOKEN_BYTES];
        getrandom::fill(&mut bytes)?;
        let mut token = String::with_capacity(2 * TOKEN_BYTES);
        for byte in bytes {
            write!(token, "{byte:02x}").expect("writing to a string cannot fail");
        }
        Ok(Guard { port, token })
    }

    pub(super) fn token(&self) -> &str {
        &self.token
    }

    /// Checks one request; `query` is the address's part after `?`.
    pub(super) fn check(&self, door: Door, headers: &HeaderMap, query: Option<&str>) -> Result<(), Refusal> {
        let host = text(headers, header::HOST).unwrap_or_default();
        if !self.names().iter().any(|name| name == host) {
            return Err(Refusal::Host);
        }
        // Programs send no Origin; a browser always does where it matters, and cannot be talked out of it.
        if let Some(origin) = headers.get(header::ORIGIN) {
            let own =
                origin.to_str().is_ok_and(|origin| self.names().iter().any(|name| origin == format!("http://{name}")));
            if !own {
                return Err(Refusal::Origin);
            }
        }
        let bearer = text(headers, header::AUTHORIZATION).and_then(|value| value.strip_prefix("Bearer "));
        let offered = bearer.or_else(|| query.and_then(token_of)).unwrap_or_default();
        match door {
            Door::Open => Ok(()),
            Door::Token if same(offered, &self.token) => Ok(()),
            Door::Token => Err(Refusal::Token),
        }
    }

    /// The names under which a browser on this computer reaches the bridge.
    fn names(&self) -> [String; 2] {
        [format!("127.0.0.1:{}", self.port), format!("localhost:{}", self.port)]
    }

    /// Headers of every answer: nothing but this bridge's own files and its two endpoints.
    pub(super) fn headers(&self) -> Vec<HeaderLine> {
        let port = self.port;
        // Some browsers do not count ws: as 'self'.
        let policy = format!(
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; font-src 'self'; \
             img-src 'self' data: https:; \
             connect-src 'self' ws://127.0.0.1:{port} ws://localhost:{port}; frame-src 'self'; base-uri 'none'; \
             form-action 'none'; frame-ancestors 'none'"
        );
        let policy = HeaderValue::from_str(&policy).expect("the policy is plain ASCII");
        vec![
            (header::CONTENT_SECURITY_POLICY, policy),
            (header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff")),
            (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
            (header::X_FRAME_OPTIONS, HeaderValue::from_static("DENY")),
            (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
            (super::HeaderName::from_static("cross-origin-opener-policy"), HeaderValue::from_static("same-origin")),
            (super::HeaderName::from_static("cross-origin-resource-policy"), HeaderValue::from_static("same-origin")),
        ]
    }
}

impl Refusal {
    pub(super) fn status(self) -> StatusCode {
        match self {
            Refusal::Host | Refusal::Origin => StatusCode::FORBIDDEN,
            Refusal::Token => StatusCode::UNAUTHORIZED,
        }
    }

    pub(super) fn error(self) -> WireError {
        let message = match self {
            Refusal::Host => "This address is not the bridge's own name.",
            Refusal::Origin => "A page of another site may not use the bridge.",
            Refusal::Token => "The token is missing or belongs to another session.",
        };
        WireError {
            code: ErrorCode::NeedsGesture,
            message: message.to_owned(),
            hint: "Open the address that understudy serve printed; it carries the token.".to_owned(),
            retryable: false,
        }
    }
}

fn text(headers: &HeaderMap, name: header::HeaderName) -> Option<&str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// A WebSocket of a browser can carry no header, so its token stands in the query.
fn token_of(query: &str) -> Option<&str> {
    query.split('&').find_map(|pair| pair.strip_prefix("token="))
}

/// Equality whose time does not tell how many characters were right.
fn same(offered: &str, token: &str) -> bool {
    offered.len() == token.len()
        && offered.bytes().zip(token.bytes()).fold(0, |difference, (a, b)| difference | (a ^ b)) == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks a request with these headers against a guard on port 7000 with the token `secret`.
    fn check(door: Door, lines: &[(&'static str, &str)], query: Option<&str>, expect: Result<(), Refusal>) {
        let guard = Guard { port: 7000, token: "secret".to_owned() };
        let mut headers = HeaderMap::new();
        for (name, value) in lines {
            headers.insert(*name, HeaderValue::from_str(value).expect("a plain header"));
        }
        assert_eq!(guard.check(door, &headers, query), expect, "{door:?} {lines:?} {query:?}");
    }

    #[test]
    fn only_the_holder_of_the_token_gets_through() {
        let host = ("host", "127.0.0.1:7000");
        check(Door::Token, &[host, ("authorization", "Bearer secret")], None, Ok(()));
        check(Door::Token, &[host], Some("a=b&token=secret"), Ok(()));
        check(Door::Token, &[host], None, Err(Refusal::Token));
        check(Door::Token, &[host, ("authorization", "Bearer secreT")], None, Err(Refusal::Token));
        check(Door::Token, &[host, ("authorization", "Bearer secret2")], None, Err(Refusal::Token));
        check(Door::Token, &[host, ("authorization", "secret")], None, Err(Refusal::Token));
        check(Door::Token, &[host, ("authorization", "Bearer ")], Some("token="), Err(Refusal::Token));
        check(Door::Open, &[host], None, Ok(()));
    }

    #[test]
    fn another_site_is_turned_away_even_with_the_token() {
        let host = ("host", "localhost:7000");
        let token = ("authorization", "Bearer secret");
        check(Door::Token, &[host, token, ("origin", "http://localhost:7000")], None, Ok(()));
        check(Door::Token, &[host, token, ("origin", "http://127.0.0.1:7000")], None, Ok(()));
        for origin in ["http://127.0.0.1:7001", "https://127.0.0.1:7000", "http://shop.example", "null", ""] {
            check(Door::Token, &[host, token, ("origin", origin)], None, Err(Refusal::Origin));
            check(Door::Open, &[host, ("origin", origin)], None, Err(Refusal::Origin));
        }
    }

    #[test]
    fn a_foreign_name_for_this_computer_is_turned_away() {
        let token = ("authorization", "Bearer secret");
        for host in ["127.0.0.1", "127.0.0.1:7001", "rebind.example:7000", "0.0.0.0:7000", "localhost:7000.example", ""]
        {
            check(Door::Token, &[("host", host), token], None, Err(Refusal::Host));
            check(Door::Open, &[("host", host)], None, Err(Refusal::Host));
        }
        check(Door::Open, &[], None, Err(Refusal::Host));
    }

    #[test]
    fn every_session_has_its_own_token() {
        let (one, other) = (Guard::new(1).expect("random"), Guard::new(1).expect("random"));
        assert_eq!(one.token().len(), 2 * TOKEN_BYTES);
        assert_ne!(one.token(), other.token());
    }
}
