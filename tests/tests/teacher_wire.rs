//! Teachers against servers that speak their wire formats to the letter: what is sent, what is understood, and what
//! each misbehaviour becomes. One table over all providers; no pause takes time.

use secrecy::SecretString;
use serde_json::{Value, json};
use std::sync::{Arc, Mutex};
use std::time::Duration;
use understudy_agent::envelope::Envelope;
use understudy_agent::envelope::price::Usage;
use understudy_providers::student::CancelFlag;
use understudy_providers::teacher::{
    Billed, Clock, Desk, Patience, Progress, Provider, Reply as Answer, Stop, Teacher, TeacherConfig, TeacherError,
};
use understudy_tests::teacher_server::{Asked, End, Ending, Reply, Said, TeacherServer, events, piece};

const APIS: [Provider; 4] = [Provider::Anthropic, Provider::OpenAi, Provider::Gemini, Provider::Compatible];
const KEY: &str = "canary-key-4711";
/// What `Said::new` says it read and wrote.
const USAGE: Usage = Usage { input: 400, cached: 600, written: 0, output: 20 };

fn envelope(shape: Option<Value>) -> Envelope {
    Envelope {
        instructions: "Mend the skill “é”.".into(),
        material: "# a.md\n\nZeldara-Q01 wrote: 手紙\n".into(),
        shape,
        most: 700,
    }
}

fn shape() -> Value {
    json!({"type": "object", "properties": {"ok": {"type": "boolean"}}, "required": ["ok"], "additionalProperties": false})
}

/// Short enough for a test, long enough for a busy machine.
fn patience() -> Patience {
    Patience { stall: Duration::from_millis(150), ..Patience::default() }
}

struct Heard {
    outcome: Result<Answer, TeacherError>,
    asked: Vec<Asked>,
    pauses: Vec<Duration>,
    progress: Vec<Progress>,
}

async fn ask_with(
    api: Provider,
    envelope: &Envelope,
    patience: &Patience,
    script: impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static,
) -> Heard {
    let server = TeacherServer::start(script).await;
    let config = TeacherConfig { provider: api, model: "m-1".into(), place: server.address.clone() };
    let teacher = Teacher::open(config, Some(SecretString::from(KEY)), Desk::default()).expect("set up");
    let pauses = Arc::<Mutex<Vec<Duration>>>::default();
    let noted = pauses.clone();
    let clock = Clock::new(
        move |span| {
            noted.lock().expect("one at a time").push(span);
            Box::pin(async {})
        },
        || 0.5,
        || 1_795_424_400,
    );
    let mut progress = Vec::new();
    let outcome = teacher.ask(envelope, patience, &clock, &CancelFlag::new(), &mut |p| progress.push(p)).await;
    let pauses = pauses.lock().expect("one at a time").clone();
    Heard { outcome, asked: server.asked(), pauses, progress }
}

async fn ask(api: Provider, script: impl Fn(usize, &Asked) -> Reply + Send + Sync + 'static) -> Heard {
    ask_with(api, &envelope(None), &patience(), script).await
}

fn answer(text: &str, stop: Stop) -> Answer {
    Answer { text: text.into(), usage: Some(USAGE), dollars: None, stop }
}

#[tokio::test]
async fn a_stream_and_a_single_piece_say_the_same() {
    for api in APIS {
        let said = Said::new("READY, 手紙 and “quotes”\nsecond line");
        let expect = answer(&said.text, Stop::Complete);
        let (one, two) = (said.clone(), said.clone());
        let streamed = ask(api, move |_, _| Reply::Stream(events(api, &one), End::Whole)).await;
        assert_eq!(streamed.outcome, Ok(expect.clone()), "{api:?}");
        let grew = streamed.progress.iter().filter(|p| matches!(p, Progress::Answering(_))).count();
        assert!(grew >= 2 && streamed.progress[0] == Progress::Asked, "{api:?}: {:?}", streamed.progress);
        let whole = ask(api, move |_, _| Reply::ok(&piece(api, &two))).await;
        assert_eq!(whole.outcome, Ok(expect), "{api:?}");
    }
}

#[tokio::test]
async fn what_is_sent_is_the_envelope_and_the_key_is_in_its_field_alone() {
    for api in APIS {
        let heard = ask_with(api, &envelope(Some(shape())), &patience(), move |_, _| {
            let said = Said { shaped: true, ..Said::new("{\"ok\":true}") };
            Reply::Stream(events(api, &said), End::Whole)
        })
        .await;
        assert_eq!(heard.outcome, Ok(answer("{\"ok\":true}", Stop::Complete)), "{api:?}");
        let asked = &heard.asked[0];
        let body = &asked.body;
        let (path, key, texts, most, schema) = match api {
            Provider::Anthropic => (
                "/v1/messages",
                ("x-api-key", KEY.to_owned()),
                [&body["system"][0]["text"], &body["messages"][0]["content"][0]["text"]],
                &body["max_tokens"],
                &body["tools"][0]["input_schema"],
            ),
            Provider::OpenAi => (
                "/v1/responses",
                ("authorization", format!("Bearer {KEY}")),
                [&body["instructions"], &body["input"]],
                &body["max_output_tokens"],
                &body["text"]["format"]["schema"],
            ),
            Provider::Gemini => (
                "/v1beta/models/m-1:streamGenerateContent?alt=sse",
                ("x-goog-api-key", KEY.to_owned()),
                [&body["systemInstruction"]["parts"][0]["text"], &body["contents"][0]["parts"][0]["text"]],
                &body["generationConfig"]["maxOutputTokens"],
                &body["generationConfig"]["responseJsonSchema"],
            ),
            _ => (
                "/chat/completions",
                ("authorization", format!("Bearer {KEY}")),
                [&body["messages"][0]["content"], &body["messages"][1]["content"]],
                &body["max_tokens"],
                &body["response_format"]["json_schema"]["schema"],
            ),
        };
        let sent = envelope(None);
        assert_eq!(asked.path, path);
        assert_eq!(asked.field(key.0), Some(key.1.as_str()), "{api:?}");
        assert_eq!(texts, [&json!(sent.instructions), &json!(sent.material)], "{api:?}");
        assert_eq!((most, schema), (&json!(700), &shape()), "{api:?}");
        assert!(!body.to_string().contains(KEY) && !asked.path.contains(KEY), "{api:?}");
        if api == Provider::Anthropic {
            assert_eq!(body["system"][0]["cache_control"], json!({"type": "ephemeral"}));
            assert_eq!(asked.field("anthropic-version"), Some("2023-06-01"));
        }
        if api == Provider::OpenAi {
            assert_eq!(body["store"], json!(false), "nothing is kept there");
        }
    }
}

#[tokio::test]
async fn a_cut_answer_and_a_refusal_are_told_apart_from_a_whole_one() {
    for api in APIS {
        for streamed in [true, false] {
            let reply = move |said: Said| match streamed {
                true => Reply::Stream(events(api, &said), End::Whole),
                false => Reply::ok(&piece(api, &said)),
            };
            let cut = ask(api, move |_, _| reply(Said { stop: Ending::Truncated, ..Said::new("half an ans") })).await;
            assert_eq!(cut.outcome, Ok(answer("half an ans", Stop::Truncated)), "{api:?} {streamed}");
            let refused = ask(api, move |_, _| reply(Said { stop: Ending::Refused, ..Said::new("I will not.") })).await;
            let refused = refused.outcome.unwrap_or_else(|e| panic!("{api:?}: {e}"));
            assert!(matches!(refused.stop, Stop::Refused(_)), "{api:?} {streamed}: {refused:?}");
            assert_eq!(refused.usage, Some(USAGE), "a refusal is billed too: {api:?}");
        }
    }
}

#[tokio::test]
async fn a_busy_provider_is_asked_again_after_growing_pauses() {
    for api in APIS {
        for (status, kind) in [
            ("429 Too Many Requests", "rate_limit_error"),
            ("529 Overloaded", "overloaded_error"),
            ("503 Service Unavailable", "UNAVAILABLE"),
        ] {
            let heard = ask(api, move |n, _| match n {
                0..=2 => Reply::error(api, status, kind, "Slow down."),
                _ => Reply::Stream(events(api, &Said::new("READY")), End::Whole),
            })
            .await;
            assert_eq!(heard.outcome, Ok(answer("READY", Stop::Complete)), "{api:?} {status}");
            assert_eq!(heard.pauses, [500, 1000, 2000].map(Duration::from_millis), "{api:?} {status}");
            assert_eq!(heard.asked.len(), 4);
        }
        let heard = ask(api, move |n, _| match n {
            0 => Reply::error(api, "429 Too Many Requests", "rate", "Slow down.").with("Retry-After", "17"),
            1 => Reply::error(api, "429 Too Many Requests", "rate", "Slow down.")
                .with("Retry-After", "Mon, 23 Nov 2026 09:01:00 GMT"),
            _ => Reply::ok(&piece(api, &Said::new("READY"))),
        })
        .await;
        assert_eq!(heard.pauses, [17, 60].map(Duration::from_secs), "what is asked for is waited: {api:?}");
        assert_eq!(heard.outcome, Ok(answer("READY", Stop::Complete)));

        let heard = ask(api, move |_, _| Reply::error(api, "529 Overloaded", "overloaded", "Too much.")).await;
        let error = heard.outcome.expect_err("to the last try");
        assert!(
            matches!(&error, TeacherError::Busy { status: 529, tries: 6, said, .. } if said == "Too much."),
            "{error:?}"
        );
        assert_eq!((error.billed(), heard.asked.len(), heard.pauses.len()), (Billed::Nothing, 6, 5), "{api:?}");

        let hours =
            move |_: usize, _: &Asked| Reply::error(api, "429 X", "quota", "Tomorrow.").with("Retry-After", "7200");
        let heard = ask(api, hours).await;
        let error = heard.outcome.expect_err("nobody waits two hours");
        assert!(matches!(error, TeacherError::Busy { tries: 1, wait: Some(7200), .. }), "{error:?}");
    }
}

#[tokio::test]
async fn what_breaks_after_the_request_left_is_never_asked_twice() {
    for api in APIS {
        let few = move |end: End| {
            let mut all = events(api, &Said::new("READY and more"));
            all.truncate(all.len() / 2);
            Reply::Stream(all, end)
        };
        for end in [End::Cut, End::Whole, End::Silence, End::Drip] {
            let heard = ask(api, move |_, _| few(end)).await;
            let error = heard.outcome.expect_err("no whole answer");
            assert!(matches!(error, TeacherError::Cut { .. }), "{api:?} {end:?}: {error:?}");
            assert_eq!(heard.asked.len(), 1, "{api:?} {end:?}");
            // Who says at the start what it read is believed; of the others nothing is known.
            let known = matches!(api, Provider::Anthropic | Provider::Gemini);
            let billed = error.billed();
            assert_eq!(matches!(billed, Billed::AtLeast(u) if u.cached == 600), known, "{api:?} {end:?}: {billed:?}");
            assert!(known || billed == Billed::Unknown, "{api:?}: {billed:?}");
            assert!(error.to_string().contains("billed"), "{error}");
        }
        let failing = move |_: usize, _: &Asked| Reply::error(api, "500 Internal Server Error", "api_error", "Oops.");
        let heard = ask(api, failing).await;
        let error = heard.outcome.expect_err("broken");
        assert_eq!((error.billed(), heard.asked.len()), (Billed::Unknown, 1), "{api:?}: {error}");
    }
}

#[tokio::test]
async fn an_error_within_a_stream_is_one() {
    let check = async |api: Provider, event: &'static str| {
        let heard = ask(api, move |_, _| {
            let mut all = events(api, &Said::new("READY and more"));
            all.truncate(1);
            all.push(event.into());
            Reply::Stream(all, End::Whole)
        })
        .await;
        let error = heard.outcome.expect_err("an error");
        assert!(matches!(&error, TeacherError::Cut { why, .. } if why.contains("Overloaded")), "{api:?}: {error:?}");
        assert_eq!(heard.asked.len(), 1);
    };
    let overloaded = "event: error\ndata: {\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}\n\n";
    check(Provider::Anthropic, overloaded).await;
    check(Provider::OpenAi, "data: {\"type\":\"error\",\"code\":\"server_error\",\"message\":\"Overloaded\"}\n\n")
        .await;
    check(Provider::OpenAi, "data: {\"type\":\"response.failed\",\"response\":{\"status\":\"failed\",\"error\":{\"message\":\"Overloaded\"}}}\n\n").await;
    check(Provider::Gemini, "data: {\"error\":{\"code\":503,\"message\":\"Overloaded\"}}\n\n").await;
    check(Provider::Compatible, "data: {\"error\":{\"message\":\"Overloaded\"}}\n\n").await;
}

#[tokio::test]
async fn what_is_no_answer_is_said_to_be_none() {
    for api in APIS {
        let check = async |reply: Reply| {
            let heard = ask_with(api, &envelope(Some(shape())), &patience(), move |_, _| reply.clone()).await;
            let error = heard.outcome.expect_err("no answer");
            assert!(matches!(error, TeacherError::BadAnswer { .. }), "{api:?}: {error:?}");
            assert_ne!(error.billed(), Billed::Nothing, "{api:?}");
        };
        let bad = |body: &str| Reply::Piece { status: "200 OK", fields: String::new(), body: body.into() };
        check(bad("<html>")).await;
        check(bad("{\"id\":")).await;
        check(bad("{}")).await;
        check(bad("[]")).await;
        check(Reply::Stream(vec!["data: {\"type\":\n\n".into()], End::Whole)).await;
        check(Reply::Stream(events(api, &Said::new("Sure! Here is the JSON.")), End::Whole)).await;
    }
    let long = Patience { largest: 4096, ..patience() };
    for api in APIS {
        let said = Said::new(&"x".repeat(20_000));
        let (one, two) = (said.clone(), said);
        let heard =
            ask_with(api, &envelope(None), &long, move |_, _| Reply::Stream(events(api, &one), End::Whole)).await;
        assert!(heard.outcome.is_err(), "{api:?}");
        let heard = ask_with(api, &envelope(None), &long, move |_, _| Reply::ok(&piece(api, &two))).await;
        assert!(matches!(heard.outcome, Err(TeacherError::BadAnswer { .. })), "{api:?}");
    }
}

#[tokio::test]
async fn a_redirect_is_not_followed_and_no_one_else_hears_the_key() {
    for api in APIS {
        let elsewhere = TeacherServer::start(move |_, _| Reply::ok(&piece(api, &Said::new("caught")))).await;
        let to = elsewhere.address.replace("127.0.0.1", "localhost");
        for status in ["301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect"] {
            let to = format!("{to}/v1/messages");
            let heard = ask(api, move |_, _| Reply::error(api, status, "", "").with("Location", &to)).await;
            let error = heard.outcome.expect_err("not followed");
            assert!(matches!(&error, TeacherError::Redirected { to, .. } if to == "localhost"), "{error:?}");
            assert_eq!(error.billed(), Billed::Nothing);
        }
        assert_eq!(elsewhere.asked().len(), 0, "{api:?}");
    }
}

#[tokio::test]
async fn no_error_repeats_the_key() {
    for api in APIS {
        for status in ["401 Unauthorized", "403 Forbidden", "400 Bad Request", "404 Not Found", "429 X", "500 X"] {
            let echo = format!("Incorrect API key provided: {KEY}. Also sk-{}", "a1B2c3D4e5F6g7H8i9J0k1L2");
            let heard = ask(api, move |_, _| Reply::error(api, status, "invalid", &echo)).await;
            let error = heard.outcome.expect_err("refused");
            let all = format!("{error} {error:?} {}", error.hint());
            assert!(!all.contains(KEY) && !all.contains("a1B2c3D4"), "{api:?} {status}: {all}");
            assert!(all.contains("[key]"), "{api:?} {status}: {all}");
            let is_key = matches!(error, TeacherError::Key { .. });
            assert_eq!(is_key, status.starts_with("401") || status.starts_with("403"), "{error:?}");
        }
    }
}

#[tokio::test]
async fn a_call_can_be_stopped_before_within_and_between_tries() {
    for api in APIS {
        let stop = CancelFlag::new();
        let seen = stop.clone();
        let server = TeacherServer::start(move |_, _| {
            let mut all = events(api, &Said::new("READY and more"));
            all.truncate(all.len() / 2 + 1);
            Reply::Stream(all, End::Silence)
        })
        .await;
        let config = TeacherConfig { provider: api, model: "m-1".into(), place: server.address.clone() };
        let teacher = Teacher::open(config.clone(), Some(SecretString::from(KEY)), Desk::default()).expect("set up");
        let mut tell = |p: Progress| {
            if matches!(p, Progress::Answering(_)) {
                seen.cancel();
            }
        };
        let outcome = teacher.ask(&envelope(None), &Patience::default(), &Clock::default(), &stop, &mut tell).await;
        let error = outcome.expect_err("stopped");
        assert!(matches!(error, TeacherError::Stopped { .. }), "{api:?}: {error:?}");
        assert_ne!(error.billed(), Billed::Nothing, "what was on its way may be billed: {api:?}");
        let again = teacher.ask(&envelope(None), &Patience::default(), &Clock::default(), &stop, &mut |_| {}).await;
        assert_eq!(again, Err(TeacherError::Stopped { billed: Billed::Nothing }), "before anything left");
        assert_eq!(server.asked().len(), 1);

        let server = TeacherServer::start(move |_, _| Reply::error(api, "429 X", "rate", "Slow.")).await;
        let teacher = Teacher::open(
            TeacherConfig { place: server.address.clone(), ..config },
            Some(SecretString::from(KEY)),
            Desk::default(),
        );
        let teacher = teacher.expect("set up");
        let stop = CancelFlag::new();
        let seen = stop.clone();
        let clock = Clock::new(|_| Box::pin(std::future::pending()), || 1.0, || 0);
        let mut tell = |p: Progress| {
            if matches!(p, Progress::Waiting { .. }) {
                seen.cancel();
            }
        };
        let outcome = teacher.ask(&envelope(None), &Patience::default(), &clock, &stop, &mut tell).await;
        assert_eq!(outcome, Err(TeacherError::Stopped { billed: Billed::Nothing }), "{api:?}");
    }
}

#[tokio::test]
async fn an_address_without_encryption_elsewhere_is_refused_before_anything_leaves() {
    let open = |provider: Provider, model: &str, place: &str| {
        let config = TeacherConfig { provider, model: model.into(), place: place.into() };
        Teacher::open(config, Some(SecretString::from(KEY)), Desk::default()).err()
    };
    let check = |place: &str, fine: bool| {
        let error = open(Provider::Compatible, "m", place);
        assert_eq!(error.is_none(), fine, "{place}: {error:?}");
    };
    check("https://models.example/v1", true);
    check("http://127.0.0.1:8080/v1", true);
    check("http://localhost/v1", true);
    check("http://models.example/v1", false);
    check("http://127.0.0.1.models.example", false);
    check("https://user:word@models.example", false);
    check("https://models.example/?key=1", false);
    check("file:///etc", false);
    check("", false);
    for model in ["../../v1/files", "m?x=1", "a b", ""] {
        assert!(open(Provider::Gemini, model, "https://models.example").is_some(), "{model}");
    }
    let without =
        TeacherConfig { provider: Provider::OpenAi, model: "m".into(), place: "https://models.example".into() };
    assert!(Teacher::open(without, None, Desk::default()).is_err(), "a key is needed");
    let closed = std::net::TcpListener::bind("127.0.0.1:0").and_then(|l| l.local_addr()).expect("a free port");
    let config = TeacherConfig { provider: Provider::Compatible, model: "m".into(), place: format!("http://{closed}") };
    let teacher = Teacher::open(config, None, Desk::default()).expect("set up");
    let outcome = teacher.ask(&envelope(None), &patience(), &Clock::default(), &CancelFlag::new(), &mut |_| {}).await;
    let error = outcome.expect_err("nobody listens");
    assert!(matches!(error, TeacherError::Unreachable { .. }) && error.billed() == Billed::Nothing, "{error:?}");
}
