//! Google's Gemini: `POST /v1beta/models/MODEL:streamGenerateContent`, as server-sent events.
//!
//! The key goes in a field, never in the address, where logs would keep it. Every chunk carries the usage so far; the
//! stream has no closing mark, so an end without a reason is a cut.

use super::Stop;
use super::http::{Gathered, Request, count};
use serde_json::{Value, json};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

pub(super) fn request(model: &str, envelope: &Envelope) -> Request {
    let material = if envelope.material.is_empty() { "Begin." } else { &envelope.material };
    let mut body = json!({
        "systemInstruction": { "parts": [{ "text": envelope.instructions }] },
        "contents": [{ "role": "user", "parts": [{ "text": material }] }],
        "generationConfig": { "maxOutputTokens": envelope.most },
    });
    if let Some(shape) = &envelope.shape {
        body["generationConfig"]["responseMimeType"] = json!("application/json");
        body["generationConfig"]["responseJsonSchema"] = shape.clone();
    }
    Request {
        path: format!("/v1beta/models/{model}:streamGenerateContent?alt=sse"),
        fields: &[],
        key: ("x-goog-api-key", ""),
        body,
    }
}

/// A chunk of the stream; an answer in one piece has the same form.
pub(super) fn event(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    if let Some(message) = data["error"]["message"].as_str() {
        return Err(message.to_owned());
    }
    let usage = &data["usageMetadata"];
    if usage.is_object() {
        let cached = count(usage, "cachedContentTokenCount");
        gathered.usage = Some(Usage {
            input: count(usage, "promptTokenCount").saturating_sub(cached),
            cached,
            written: 0,
            output: count(usage, "candidatesTokenCount") + count(usage, "thoughtsTokenCount"),
        });
    }
    let candidate = &data["candidates"][0];
    for part in candidate["content"]["parts"].as_array().into_iter().flatten() {
        if part["thought"] != true {
            gathered.text.push_str(part["text"].as_str().unwrap_or_default());
        }
    }
    match candidate["finishReason"].as_str() {
        Some("STOP") => gathered.stopped(Stop::Complete),
        Some("MAX_TOKENS") => gathered.stopped(Stop::Truncated),
        Some(reason) if reason != "FINISH_REASON_UNSPECIFIED" => gathered.stopped(Stop::Refused(reason.to_owned())),
        Some(_) | None => {}
    }
    if let Some(reason) = data["promptFeedback"]["blockReason"].as_str() {
        gathered.stopped(Stop::Refused(reason.to_owned()));
    }
    gathered.ended = gathered.stop.is_some();
    Ok(())
}
