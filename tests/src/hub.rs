//! A hub of models on the loopback, with one repository and one file in it: a list with a checksum, a redirect to
//! the bytes, ranges, and a gate that holds the bytes back until it is opened.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::watch;

/// The running hub. It ends with the test.
pub struct Hub {
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    gate: watch::Sender<bool>,
    served: Arc<AtomicU32>,
}

/// What it serves.
struct Served {
    repository: String,
    file: String,
    bytes: Vec<u8>,
    sha256: String,
}

impl Hub {
    /// Starts a hub. With `open: false` only half of the file's bytes come until [`Hub::open`].
    pub async fn start(repository: &str, file: &str, bytes: Vec<u8>, open: bool) -> Hub {
        let sha256 = understudy_store::sha256_hex(&bytes);
        let served = Arc::new(Served { repository: repository.into(), file: file.into(), bytes, sha256 });
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        let (gate, watching) = watch::channel(open);
        let count = Arc::new(AtomicU32::new(0));
        let counted = count.clone();
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (served, watching, count) = (served.clone(), watching.clone(), counted.clone());
                tokio::spawn(async move {
                    // A client that goes away is what some of the tests are about.
                    let _ = answer(stream, &served, watching, &count).await;
                });
            }
        });
        Hub { address, gate, served: count }
    }

    /// Lets the bytes go.
    pub fn open(&self) {
        self.gate.send_replace(true);
    }

    /// How often the bytes were asked for.
    pub fn served(&self) -> u32 {
        self.served.load(Ordering::SeqCst)
    }
}

async fn answer(
    mut stream: TcpStream,
    served: &Served,
    mut gate: watch::Receiver<bool>,
    count: &AtomicU32,
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default();
    let listing = format!("/api/models/{}/tree/main", served.repository);
    let resolve = format!("/{}/resolve/main/{}", served.repository, served.file);
    let (status, fields, body) = if path == listing {
        let list = serde_json::json!([
            { "type": "file", "path": "README.md", "size": 10, "oid": "0" },
            { "type": "file", "path": served.file, "size": served.bytes.len(), "oid": "1",
              "lfs": { "oid": served.sha256, "size": served.bytes.len(), "pointerSize": 134 } },
        ]);
        ("200 OK", String::new(), list.to_string().into_bytes())
    } else if path == resolve {
        ("302 Found", "Location: /bytes\r\n".to_owned(), Vec::new())
    } else if path == "/bytes" {
        count.fetch_add(1, Ordering::SeqCst);
        let range = head.lines().find_map(|l| l.to_lowercase().strip_prefix("range: bytes=").map(str::to_owned));
        let from = range.and_then(|r| r.trim_end_matches('-').parse::<usize>().ok());
        let all = served.bytes.len();
        match from {
            Some(from) => {
                let fields = format!("ETag: \"one\"\r\nContent-Range: bytes {from}-{}/{all}\r\n", all - 1);
                ("206 Partial Content", fields, served.bytes[from..].to_vec())
            }
            None => ("200 OK", "ETag: \"one\"\r\n".to_owned(), served.bytes.clone()),
        }
    } else {
        ("404 Not Found", String::new(), Vec::new())
    };
    let head = format!("HTTP/1.1 {status}\r\n{fields}Content-Length: {}\r\nConnection: close\r\n\r\n", body.len());
    stream.write_all(head.as_bytes()).await?;
    if path == "/bytes" && !*gate.borrow() {
        let half = body.len() / 2;
        stream.write_all(&body[..half]).await?;
        stream.flush().await?;
        // The gate lives as long as the hub; without it nobody waits for the rest.
        if gate.wait_for(|open| *open).await.is_ok() {
            stream.write_all(&body[half..]).await?;
        }
    } else {
        stream.write_all(&body).await?;
    }
    stream.shutdown().await
}
