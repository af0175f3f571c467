//! A teacher's server on the loopback that speaks one of the four wire formats to the letter, and misbehaves on demand.
//!
//! A script answers the n-th request, so that a test is its own teacher. It keeps what it was sent.

use serde_json::{Value, json};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use understudy_providers::teacher::Provider;

/// One request as the server sees it.
#[derive(Clone, Debug)]
pub struct Asked {
    /// With what stands behind the question mark.
    pub path: String,
    /// Fields as they came.
    pub head: String,
    /// The body.
    pub body: Value,
}

impl Asked {
    /// A field of the head.
    pub fn field(&self, name: &str) -> Option<&str> {
        self.head.lines().filter_map(|l| l.split_once(": ")).find(|(k, _)| k.eq_ignore_ascii_case(name)).map(|(_, v)| v)
    }
}

/// How a stream ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// As it should.
    Whole,
    /// The line breaks.
    Cut,
    /// Nothing more comes, and the line stays open.
    Silence,
    /// One byte after the other, never a whole event.
    Drip,
}

/// What the server does with a request.
#[derive(Clone, Debug)]
pub enum Reply {
    /// One piece.
    Piece {
        /// Status line behind the version.
        status: &'static str,
        /// Further fields, each with its line end.
        fields: String,
        /// Body.
        body: String,
    },
    /// Events.
    Stream(Vec<String>, End),
}

impl Reply {
    /// An answer in one piece.
    pub fn ok(body: &Value) -> Reply {
        Reply::Piece { status: "200 OK", fields: String::new(), body: body.to_string() }
    }

    /// An error as the provider words it.
    pub fn error(api: Provider, status: &'static str, kind: &str, message: &str) -> Reply {
        let body = match api {
            Provider::Anthropic => json!({"type": "error", "error": {"type": kind, "message": message}}),
            Provider::Gemini => {
                let code = status.split(' ').next().and_then(|c| c.parse::<u16>().ok());
                json!({"error": {"code": code, "message": message, "status": kind}})
            }
            _ => json!({"error": {"message": message, "type": kind, "param": null, "code": null}}),
        };
        Reply::Piece { status, fields: String::new(), body: body.to_string() }
    }

    /// The same with one more field in the head.
    pub fn with(self, name: &str, value: &str) -> Reply {
        match self {
            Reply::Piece { status, fields, body } => {
                Reply::Piece { status, fields: format!("{fields}{name}: {value}\r\n"), body }
            }
            stream => stream,
        }
    }
}

/// What the teacher says.
#[derive(Clone, Debug)]
pub struct Said {
    /// The answer; JSON when a shape was asked for.
    pub text: String,
    /// Tokens: read in all, of them from the cache, answered.
    pub tokens: (u64, u64, u64),
    /// How it ends.
    pub stop: Ending,
    /// It was asked for JSON.
    pub shaped: bool,
}

/// How an answer ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ending {
    /// Whole.
    Complete,
    /// At the longest answer.
    Truncated,
    /// Refused.
    Refused,
}

impl Said {
    /// A plain answer: 1,000 tokens read, 600 of them from the cache, 20 answered.
    pub fn new(text: &str) -> Said {
        Said { text: text.into(), tokens: (1000, 600, 20), stop: Ending::Complete, shaped: false }
    }
}

/// The answer of a provider in one piece.
pub fn piece(api: Provider, said: &Said) -> Value {
    let (read, cached, output) = said.tokens;
    let refused = said.stop == Ending::Refused;
    match api {
        Provider::Anthropic => {
            let content = match said.shaped {
                true => json!([{"type": "tool_use", "id": "toolu_01", "name": "answer",
                    "input": serde_json::from_str::<Value>(&said.text).unwrap_or_default()}]),
                false => json!([{"type": "text", "text": said.text}]),
            };
            json!({"id": "msg_01", "type": "message", "role": "assistant", "model": "m", "content": content,
                "stop_reason": anthropic_stop(said), "stop_sequence": null,
                "usage": {"input_tokens": read - cached, "cache_creation_input_tokens": 0,
                    "cache_read_input_tokens": cached, "output_tokens": output}})
        }
        Provider::OpenAi => openai_response(said),
        Provider::Gemini => gemini_chunk(said, &said.text, true),
        _ => {
            let message = match refused {
                true => json!({"role": "assistant", "content": null, "refusal": said.text}),
                false => json!({"role": "assistant", "content": said.text, "refusal": null}),
            };
            json!({"id": "chatcmpl-1", "object": "chat.completion", "model": "m",
                "choices": [{"index": 0, "message": message, "finish_reason": chat_stop(said)}],
                "usage": chat_usage(said)})
        }
    }
}

/// The same as events of a stream, each with its blank line.
pub fn events(api: Provider, said: &Said) -> Vec<String> {
    let (read, cached, output) = said.tokens;
    let half = said.text.char_indices().nth(said.text.chars().count() / 2).map_or(0, |(i, _)| i);
    let (first, rest) = said.text.split_at(half);
    let refused = said.stop == Ending::Refused;
    match api {
        Provider::Anthropic => {
            let event = |name: &str, data: Value| format!("event: {name}\ndata: {data}\n\n");
            let block = match said.shaped {
                true => json!({"type": "tool_use", "id": "toolu_01", "name": "answer", "input": {}}),
                false => json!({"type": "text", "text": ""}),
            };
            let delta = |text: &str| match said.shaped {
                true => json!({"type": "input_json_delta", "partial_json": text}),
                false => json!({"type": "text_delta", "text": text}),
            };
            let deltas = [first, rest].map(|t| {
                let data = json!({"type": "content_block_delta", "index": 0, "delta": delta(t)});
                event("content_block_delta", data)
            });
            let usage = json!({"input_tokens": read - cached, "cache_creation_input_tokens": 0,
                "cache_read_input_tokens": cached, "output_tokens": 1});
            let message = json!({"id": "msg_01", "type": "message", "role": "assistant", "model": "m", "content": [],
                "stop_reason": null, "stop_sequence": null, "usage": usage});
            let end = json!({"type": "message_delta", "delta": {"stop_reason": anthropic_stop(said), "stop_sequence": null},
                "usage": {"output_tokens": output}});
            let [one, two] = deltas;
            vec![
                event("message_start", json!({"type": "message_start", "message": message})),
                event(
                    "content_block_start",
                    json!({"type": "content_block_start", "index": 0, "content_block": block}),
                ),
                event("ping", json!({"type": "ping"})),
                one,
                two,
                event("content_block_stop", json!({"type": "content_block_stop", "index": 0})),
                event("message_delta", end),
                event("message_stop", json!({"type": "message_stop"})),
            ]
        }
        Provider::OpenAi => {
            let mut n = 0;
            let mut event = |name: &str, mut data: Value| {
                data["type"] = json!(name);
                data["sequence_number"] = json!(n);
                n += 1;
                format!("event: {name}\ndata: {data}\n\n")
            };
            let kind = if refused { "refusal" } else { "output_text" };
            let mut all = vec![
                event(
                    "response.created",
                    json!({"response": {"id": "resp_1", "status": "in_progress", "usage": null}}),
                ),
                event("response.in_progress", json!({"response": {"id": "resp_1", "status": "in_progress"}})),
                event(
                    "response.output_item.added",
                    json!({"output_index": 0, "item": {"type": "message", "id": "msg_1"}}),
                ),
            ];
            for text in [first, rest] {
                let data = json!({"item_id": "msg_1", "output_index": 0, "content_index": 0, "delta": text});
                all.push(event(&format!("response.{kind}.delta"), data));
            }
            let name = if said.stop == Ending::Truncated { "response.incomplete" } else { "response.completed" };
            all.push(event(name, json!({"response": openai_response(said)})));
            all
        }
        Provider::Gemini => [(first, false), (rest, true)]
            .map(|(text, last)| format!("data: {}\r\n\r\n", gemini_chunk(said, text, last)))
            .to_vec(),
        _ => {
            let chunk = |choices: Value, usage: Value| {
                let data = json!({"id": "chatcmpl-1", "object": "chat.completion.chunk", "model": "m",
                    "choices": choices, "usage": usage});
                format!("data: {data}\n\n")
            };
            let delta = |text: &str| match refused {
                true => json!({"refusal": text}),
                false => json!({"content": text}),
            };
            let choice = |delta: Value, reason: Value| json!([{"index": 0, "delta": delta, "finish_reason": reason}]);
            vec![
                chunk(choice(json!({"role": "assistant", "content": ""}), Value::Null), Value::Null),
                chunk(choice(delta(first), Value::Null), Value::Null),
                chunk(choice(delta(rest), Value::Null), Value::Null),
                chunk(choice(json!({}), json!(chat_stop(said))), Value::Null),
                chunk(json!([]), chat_usage(said)),
                "data: [DONE]\n\n".into(),
            ]
        }
    }
}

fn anthropic_stop(said: &Said) -> &'static str {
    match said.stop {
        Ending::Complete if said.shaped => "tool_use",
        Ending::Complete => "end_turn",
        Ending::Truncated => "max_tokens",
        Ending::Refused => "refusal",
    }
}

fn chat_stop(said: &Said) -> &'static str {
    if said.stop == Ending::Truncated { "length" } else { "stop" }
}

fn chat_usage(said: &Said) -> Value {
    let (read, cached, output) = said.tokens;
    json!({"prompt_tokens": read, "completion_tokens": output, "total_tokens": read + output,
        "prompt_tokens_details": {"cached_tokens": cached}})
}

fn openai_response(said: &Said) -> Value {
    let (read, cached, output) = said.tokens;
    let part = match said.stop {
        Ending::Refused => json!({"type": "refusal", "refusal": said.text}),
        Ending::Complete | Ending::Truncated => json!({"type": "output_text", "text": said.text, "annotations": []}),
    };
    let (status, details) = match said.stop {
        Ending::Truncated => ("incomplete", json!({"reason": "max_output_tokens"})),
        Ending::Complete | Ending::Refused => ("completed", Value::Null),
    };
    json!({"id": "resp_1", "object": "response", "status": status, "error": null, "incomplete_details": details,
        "output": [{"type": "reasoning", "id": "rs_1", "summary": []},
            {"type": "message", "id": "msg_1", "role": "assistant", "status": "completed", "content": [part]}],
        "usage": {"input_tokens": read, "input_tokens_details": {"cached_tokens": cached}, "output_tokens": output,
            "output_tokens_details": {"reasoning_tokens": 5}, "total_tokens": read + output}})
}

fn gemini_chunk(said: &Said, text: &str, last: bool) -> Value {
    let (read, cached, output) = said.tokens;
    let reason = match (last, said.stop) {
        (false, _) => Value::Null,
        (true, Ending::Complete) => json!("STOP"),
        (true, Ending::Truncated) => json!("MAX_TOKENS"),
        (true, Ending::Refused) => json!("SAFETY"),
    };
    let candidates = if last { output - 5 } else { 2 };
    json!({"candidates": [{"content": {"role": "model",
            "parts": [{"text": "thinking", "thought": true}, {"text": text}]}, "finishReason": reason, "index": 0}],
        "usageMetadata": {"promptTokenCount": read, "cachedContentTokenCount": cached,
            "candidatesTokenCount": candidates, "thoughtsTokenCount": 5, "totalTokenCount": read + candidates + 5},
        "modelVersion": "m", "responseId": "r1"})
}

/// The running server. It ends with the test.
pub struct TeacherServer {
    /// `http://127.0.0.1:PORT`.
    pub address: String,
    asked: Arc<Mutex<Vec<Asked>>>,
}

impl TeacherServer {
    /// Starts one; the script answers the n-th request, from 0.
    pub async fn start(script: impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static) -> TeacherServer {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = format!("http://{}", listener.local_addr().expect("bound"));
        let asked = Arc::<Mutex<Vec<Asked>>>::default();
        let (heard, script) = (asked.clone(), Arc::new(script));
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (heard, script) = (heard.clone(), script.clone());
                tokio::spawn(async move {
                    // A client that goes away is what some of the tests are about.
                    let _ = answer(stream, &heard, &*script).await;
                });
            }
        });
        TeacherServer { address, asked }
    }

    /// What it was sent.
    pub fn asked(&self) -> Vec<Asked> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

async fn answer(
    mut stream: TcpStream,
    heard: &Mutex<Vec<Asked>>,
    script: &(impl Fn(usize, &Asked) -> Reply + Send + Sync),
) -> std::io::Result<()> {
    let mut head = Vec::new();
    while !head.ends_with(b"\r\n\r\n") {
        head.push(stream.read_u8().await?);
    }
    let head = String::from_utf8_lossy(&head).into_owned();
    let path = head.split(' ').nth(1).unwrap_or_default().to_owned();
    let mut asked = Asked { path, head, body: Value::Null };
    let length = asked.field("content-length").and_then(|l| l.parse().ok()).unwrap_or(0);
    let mut body = vec![0; length];
    stream.read_exact(&mut body).await?;
    asked.body = serde_json::from_slice(&body).unwrap_or_default();
    let n = {
        let mut all = heard.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(asked.clone());
        all.len() - 1
    };
    match script(n, &asked) {
        Reply::Piece { status, fields, body } => {
            let head = format!(
                "HTTP/1.1 {status}\r\nContent-Type: application/json\r\n{fields}Content-Length: {}\r\nConnection: close\r\n\r\n",
                body.len()
            );
            stream.write_all(head.as_bytes()).await?;
            stream.write_all(body.as_bytes()).await?;
        }
        Reply::Stream(events, end) => {
            let head = "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n";
            stream.write_all(head.as_bytes()).await?;
            for event in &events {
                chunk(&mut stream, event.as_bytes()).await?;
            }
            match end {
                End::Whole => stream.write_all(b"0\r\n\r\n").await?,
                // A chunk is announced and does not come.
                End::Cut => stream.write_all(b"40\r\ndata: {").await?,
                End::Silence => {
                    // Until the client has had enough.
                    let _ = stream.read_u8().await;
                }
                End::Drip => loop {
                    chunk(&mut stream, b":").await?;
                    tokio::time::sleep(std::time::Duration::from_millis(2)).await;
                },
            }
        }
    }
    stream.shutdown().await
}

async fn chunk(stream: &mut TcpStream, bytes: &[u8]) -> std::io::Result<()> {
    stream.write_all(format!("{:x}\r\n", bytes.len()).as_bytes()).await?;
    stream.write_all(bytes).await?;
    stream.write_all(b"\r\n").await?;
    stream.flush().await
}
