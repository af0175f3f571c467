//! The loopback bridge: the same interface in a browser, for tests and for machines without a display.
//!
//! It carries commands (`POST /rpc`) and updates (`GET /updates`, a WebSocket) for whoever holds the token of this session,
//! and hands out the built interface. It knows no command of the table, listens on 127.0.0.1 only, and is not a way
//! to reach the app from another computer.

mod files;
mod guard;

use anyhow::Context;
use axum::Router;
use axum::body::Bytes;
use axum::extract::ws::{Message, WebSocket, WebSocketUpgrade};
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use guard::{Door, Guard};
use std::io::Write;
use std::net::Ipv4Addr;
use std::path::PathBuf;
use std::sync::Arc;
use tokio::sync::broadcast::error::RecvError;
use understudy_app::api::Command;
use understudy_app::wire::{ErrorCode, Tag, Update, WireError};
use understudy_app::{App, Caller};

/// Largest command. The longest field is a file that is attached to a letter: 20 MB, in base64.
const BODY_LIMIT: usize = 28_000_000;

struct Bridge {
    app: App,
    guard: Guard,
    files: PathBuf,
}

/// Serves until Ctrl-C, then lets the open answers finish. Port 0 takes a free one.
///
/// The address with its token goes to standard output, alone on its line.
pub(crate) async fn run(app: App, port: u16, ui_dir: PathBuf) -> anyhow::Result<()> {
    let listener = tokio::net::TcpListener::bind((Ipv4Addr::LOCALHOST, port))
        .await
        .with_context(|| format!("port {port} of this computer cannot be used; choose another with --port"))?;
    let port = listener.local_addr().context("the bridge has no address")?.port();
    let guard = Guard::new(port).context("no random token could be made")?;
    writeln!(std::io::stdout(), "http://127.0.0.1:{port}/#token={}", guard.token())?;
    let bridge = Arc::new(Bridge { app, guard, files: ui_dir });
    axum::serve(listener, router(bridge)).with_graceful_shutdown(stopped()).await.context("the bridge stopped")
}

fn router(bridge: Arc<Bridge>) -> Router {
    Router::new()
        .route("/rpc", post(rpc))
        .route("/updates", get(updates))
        .fallback(get(page))
        .layer(DefaultBodyLimit::max(BODY_LIMIT))
        .layer(middleware::from_fn_with_state(bridge.clone(), admit))
        .with_state(bridge)
}

/// Ctrl-C, or the end that a service manager asks for.
async fn stopped() {
    let interrupt = async {
        // Without a handler the signal still ends the process, so an error here is no reason to stop serving.
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending::<()>().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! {
        () = interrupt => {}
        () = terminate => {}
    }
}

/// Turns away what the guard refuses, and puts the security headers on every answer.
async fn admit(State(bridge): State<Arc<Bridge>>, request: Request, next: Next) -> Response {
    let door = match request.uri().path() {
        "/rpc" | "/updates" => Door::Token,
        _ => Door::Open,
    };
    let mut response = match bridge.guard.check(door, request.headers(), request.uri().query()) {
        Ok(()) => next.run(request).await,
        Err(refusal) => answer(refusal.status(), &refusal.error()),
    };
    for (name, value) in bridge.guard.headers() {
        response.headers_mut().insert(name, value);
    }
    response
}

async fn rpc(State(bridge): State<Arc<Bridge>>, body: Bytes) -> Response {
    let command: Command = match serde_json::from_slice(&body) {
        Ok(command) => command,
        Err(error) => {
            let error = WireError {
                code: ErrorCode::BadInput,
                message: format!("This is not a command of the table: {error}"),
                hint: "Send one command as JSON, such as {\"type\":\"app_status\"}.".to_owned(),
                retryable: false,
            };
            return answer(StatusCode::BAD_REQUEST, &error);
        }
    };
    match bridge.app.dispatch(Caller::Bridge, command).await {
        Ok(result) => answer(StatusCode::OK, &result),
        Err(error) => answer(status(error.code), &error),
    }
}

fn answer(status: StatusCode, body: &impl serde::Serialize) -> Response {
    match serde_json::to_vec(body) {
        Ok(bytes) => (status, [(header::CONTENT_TYPE, "application/json")], bytes).into_response(),
        Err(error) => (StatusCode::INTERNAL_SERVER_ERROR, error.to_string()).into_response(),
    }
}

fn status(code: ErrorCode) -> StatusCode {
    match code {
        ErrorCode::NotFound => StatusCode::NOT_FOUND,
        ErrorCode::BadInput => StatusCode::BAD_REQUEST,
        ErrorCode::Stale => StatusCode::CONFLICT,
        ErrorCode::NeedsGesture => StatusCode::FORBIDDEN,
        ErrorCode::StudentUnavailable => StatusCode::SERVICE_UNAVAILABLE,
        ErrorCode::Internal => StatusCode::INTERNAL_SERVER_ERROR,
    }
}

async fn updates(State(bridge): State<Arc<Bridge>>, upgrade: WebSocketUpgrade) -> Response {
    let source = bridge.app.subscribe();
    upgrade.on_upgrade(move |socket| push(socket, source)).into_response()
}

async fn push(mut socket: WebSocket, mut source: tokio::sync::broadcast::Receiver<Update>) {
    let stop = stopped();
    tokio::pin!(stop);
    loop {
        let update = tokio::select! {
            update = source.recv() => match update {
                Ok(update) => update,
                // The page fell behind: what it holds may be stale, all of it.
                Err(RecvError::Lagged(_)) => Update::Changed { tags: Tag::ALL.to_vec() },
                Err(RecvError::Closed) => return,
            },
            // Nothing is expected from the page; reading answers its pings and notices its end.
            incoming = socket.recv() => match incoming {
                Some(Ok(_)) => continue,
                Some(Err(_)) | None => return,
            },
            // An open page must not keep a stopped bridge alive.
            () = &mut stop => return,
        };
        let Ok(text) = serde_json::to_string(&update) else { continue };
        if socket.send(Message::Text(text.into())).await.is_err() {
            return;
        }
    }
}

async fn page(State(bridge): State<Arc<Bridge>>, request: Request) -> Response {
    let path = request.uri().path().to_owned();
    let folder = bridge.files.clone();
    // Files are read where waiting for the disk holds up nobody else.
    match tokio::task::spawn_blocking(move || files::read(&folder, &path)).await {
        Ok(Ok(file)) => ([(header::CONTENT_TYPE, file.kind)], file.bytes).into_response(),
        Ok(Err(files::Missing::File)) => (StatusCode::NOT_FOUND, "There is no such file here.\n").into_response(),
        Ok(Err(files::Missing::Interface)) => {
            (StatusCode::NOT_FOUND, "The interface is not built. Run cargo xtask demo, then open this page again.\n")
                .into_response()
        }
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}

/// One header of every answer.
type HeaderLine = (HeaderName, HeaderValue);
