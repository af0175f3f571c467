//! Any server that speaks OpenAI's chat completions: `POST /chat/completions` behind the address that the user gives.
//!
//! Such servers differ: some do not stream, some report no usage. Both are taken as they come.

use super::Stop;
use super::http::{Gathered, Request, count};
use serde_json::{Value, json};
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;

pub(super) fn request(model: &str, envelope: &Envelope) -> Request {
    let material = if envelope.material.is_empty() { "Begin." } else { &envelope.material };
    let mut body = json!({
        "model": model,
        "messages": [
            { "role": "system", "content": envelope.instructions },
            { "role": "user", "content": material },
        ],
        "max_tokens": envelope.most,
        "stream": true,
        "stream_options": { "include_usage": true },
    });
    if let Some(shape) = &envelope.shape {
        let schema = json!({ "name": "answer", "strict": true, "schema": shape });
        body["response_format"] = json!({ "type": "json_schema", "json_schema": schema });
    }
    Request { path: "/chat/completions".into(), fields: &[], key: ("authorization", "Bearer "), body }
}

fn counted(gathered: &mut Gathered, usage: &Value) {
    if usage.is_object() {
        let cached = count(&usage["prompt_tokens_details"], "cached_tokens");
        gathered.usage = Some(Usage {
            input: count(usage, "prompt_tokens").saturating_sub(cached),
            cached,
            written: 0,
            output: count(usage, "completion_tokens"),
        });
    }
}

fn stopped(gathered: &mut Gathered, reason: Option<&str>) {
    match reason {
        Some("length") => gathered.stopped(Stop::Truncated),
        Some("content_filter") => gathered.stopped(Stop::Refused("the provider's filter stopped it".into())),
        Some(_) if !gathered.refusal.is_empty() => gathered.stopped(Stop::Refused(String::new())),
        Some(_) => gathered.stopped(Stop::Complete),
        None => {}
    }
}

pub(super) fn event(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    if let Some(message) = data["error"]["message"].as_str() {
        return Err(message.to_owned());
    }
    let choice = &data["choices"][0];
    gathered.text.push_str(choice["delta"]["content"].as_str().unwrap_or_default());
    gathered.refusal.push_str(choice["delta"]["refusal"].as_str().unwrap_or_default());
    stopped(gathered, choice["finish_reason"].as_str());
    counted(gathered, &data["usage"]);
    // Some close the line without the closing mark once the reason is said.
    gathered.ended = gathered.stop.is_some();
    Ok(())
}

pub(super) fn whole(gathered: &mut Gathered, data: &Value) -> Result<(), String> {
    if let Some(message) = data["error"]["message"].as_str() {
        return Err(message.to_owned());
    }
    let choice = &data["choices"][0];
    gathered.text.push_str(choice["message"]["content"].as_str().unwrap_or_default());
    gathered.refusal.push_str(choice["message"]["refusal"].as_str().unwrap_or_default());
    counted(gathered, &data["usage"]);
    stopped(gathered, choice["finish_reason"].as_str());
    Ok(())
}
