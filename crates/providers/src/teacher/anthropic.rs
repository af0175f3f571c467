//! Anthropic's Messages: `POST /v1/messages`, streamed.
//!
//! A JSON answer is asked for as the input of the one tool that may be called. The instructions are marked for the
//! provider's cache, so that the rounds of one distillation pay for them once.

use super::Stop;
use super::http::{Gathered, Request, count};
use serde_json::{Value, json};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

pub(super) fn request(model: &str, envelope: &Envelope) -> Request {
    let material = if envelope.material.is_empty() { "Begin." } else { &envelope.material };
    let mut body = json!({
        "model": model,
        "max_tokens": envelope.most,
        "stream": true,
        "system": [{ "type": "text", "text": envelope.instructions, "cache_control": { "type": "ephemeral" } }],
        "messages": [{ "role": "user", "content": [{ "type": "text", "text": material }] }],
    });
    if let Some(shape) = &envelope.shape {
        body["tools"] = json!([{ "name": "answer", "description": "The answer.", "input_schema": shape }]);
        body["tool_choice"] = json!({ "type": "tool", "name": "answer" });
    }
    Request {
        path: "/v1/messages".into(),
        fields: &[("anthropic-version", "2023-06-01")],
        key: ("x-api-key", ""),
        body,
    }
}

/// Usage comes twice: what was read at the start, what was written with the end. Later figures replace earlier ones.
fn counted(gathered: &mut Gathered, usage: &Value) {
    if !usage.is_object() {
        return;
    }
    let before = gathered.usage.unwrap_or_default();
    let newer = |name: &str, old: u64| usage[name].as_u64().unwrap_or(old);
    gathered.usage = Some(Usage {
        input: newer("input_tokens", before.input),
        cached: newer("cache_read_input_tokens", before.cached),
        written: newer("cache_creation_input_tokens", before.written),
        output: newer("output_tokens", before.output),
    });
}

fn stopped(gathered: &mut Gathered, reason: Option<&str>) {
    match reason {
        Some("max_tokens" | "model_context_window_exceeded") => gathered.stopped(Stop::Truncated),
        Some("refusal") => gathered.stopped(Stop::Refused(String::new())),
        Some(_) => gathered.stopped(Stop::Complete),
        None => {}
    }
}

pub(super) fn event(gathered: &mut Gathered, name: &str, data: &Value) -> Result<(), String> {
    match data["type"].as_str().unwrap_or(name) {
        "message_start" => counted(gathered, &data["message"]["usage"]),
        "content_block_delta" => {
            let delta = &data["delta"];
            let text = delta["text"].as_str().or(delta["partial_json"].as_str());
            gathered.text.push_str(text.unwrap_or_default());
        }
        "message_delta" => {
            counted(gathered, &data["usage"]);
            stopped(gathered, data["delta"]["stop_reason"].as_str());
        }
        "message_stop" => gathered.ended = gathered.stop.is_some(),
        "error" => return Err(data["error"]["message"].as_str().unwrap_or("the provider reports an error").to_owned()),
        // Pings, the frames of blocks, and what may be added later.
        _ => {}
    }
    Ok(())
}

pub(super) fn whole(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    for block in data["content"].as_array().into_iter().flatten() {
        match block["type"].as_str() {
            Some("text") => gathered.text.push_str(block["text"].as_str().unwrap_or_default()),
            Some("tool_use") => gathered.text.push_str(&block["input"].to_string()),
            _ => {}
        }
    }
    let usage = &data["usage"];
    if count(usage, "input_tokens") + count(usage, "output_tokens") > 0 {
        counted(gathered, usage);
    }
    stopped(gathered, data["stop_reason"].as_str());
    Ok(())
}
