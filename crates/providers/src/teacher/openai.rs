//! OpenAI's Responses: `POST /v1/responses`, streamed, nothing kept there.
//!
//! The provider caches long beginnings by itself; the instructions come first so that they are one.

use super::Stop;
use super::http::{Gathered, Request, count};
use serde_json::{Value, json};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

pub(super) fn request(model: &str, envelope: &Envelope) -> Request {
    let material = if envelope.material.is_empty() { "Begin." } else { &envelope.material };
    let mut body = json!({
        "model": model,
        "instructions": envelope.instructions,
        "input": material,
        "max_output_tokens": envelope.most,
        "stream": true,
        "store": false,
    });
    if let Some(shape) = &envelope.shape {
        body["text"] =
            json!({ "format": { "type": "json_schema", "name": "answer", "strict": true, "schema": shape } });
    }
    Request { path: "/v1/responses".into(), fields: &[], key: ("authorization", "Bearer "), body }
}

pub(super) fn event(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    match data["type"].as_str().unwrap_or_default() {
        "response.output_text.delta" => gathered.text.push_str(data["delta"].as_str().unwrap_or_default()),
        "response.refusal.delta" => gathered.refusal.push_str(data["delta"].as_str().unwrap_or_default()),
        "response.completed" | "response.incomplete" => {
            ended(gathered, &data["response"]);
            gathered.ended = gathered.stop.is_some();
        }
        "response.failed" => {
            ended(gathered, &data["response"]);
            return Err(message(&data["response"]));
        }
        "error" => return Err(data["message"].as_str().map_or_else(|| message(data), str::to_owned)),
        _ => {}
    }
    Ok(())
}

fn message(holder: &Value) -> String {
    holder["error"]["message"].as_str().unwrap_or("the provider reports an error").to_owned()
}

/// The usage and how it ended.
fn ended(gathered: &mut Gathered, response: &Value) {
    let usage = &response["usage"];
    if usage.is_object() {
        let cached = count(&usage["input_tokens_details"], "cached_tokens");
        gathered.usage = Some(Usage {
            input: count(usage, "input_tokens").saturating_sub(cached),
            cached,
            written: 0,
            output: count(usage, "output_tokens"),
        });
    }
    match (response["status"].as_str(), response["incomplete_details"]["reason"].as_str()) {
        (_, Some("content_filter")) => gathered.stopped(Stop::Refused("the provider's filter stopped it".into())),
        (_, Some(_)) => gathered.stopped(Stop::Truncated),
        (Some("completed"), None) if !gathered.refusal.is_empty() => gathered.stopped(Stop::Refused(String::new())),
        (Some("completed"), None) => gathered.stopped(Stop::Complete),
        (_, None) => {}
    }
}

pub(super) fn whole(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    let parts = data["output"].as_array().into_iter().flatten();
    for part in parts.filter_map(|item| item["content"].as_array()).flatten() {
        match part["type"].as_str() {
            Some("output_text") => gathered.text.push_str(part["text"].as_str().unwrap_or_default()),
            Some("refusal") => gathered.refusal.push_str(part["refusal"].as_str().unwrap_or_default()),
            _ => {}
        }
    }
    ended(gathered, data);
    if data["status"] == "failed" { Err(message(data)) } else { Ok(()) }
}
