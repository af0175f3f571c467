//! The student's process: `PROGRAM student-worker` reads frames on its standard input, answers on its
//! standard output, and ends with its parent.
//!
//! A worker has either a student or an embedding model (`embedder.rs`), whichever it is told to load.
//! llama.cpp lives here and nowhere else, so that a crash or an out-of-memory kill takes one question and
//! not the app. The worker trusts its parent, not the model file.

use super::engine::{Engine, Shape};
use super::frame::{self, FromWorker, Load, Loaded, Stats, ToWorker, Trouble};
use super::rounds::{self, Ends};
use super::state::States;
use super::vocabulary::Vocabulary;
use super::{checksum, cpu, embedder, fit, gguf, machine};
use llama_cpp_2::llama_backend::LlamaBackend;
use llama_cpp_2::model::LlamaModel;
use llama_cpp_2::model::params::LlamaModelParams;
use std::collections::HashSet;
use std::fs::File;
use std::process::ExitCode;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, TryRecvError, channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;
use understudy_agent::prompt::PROTOCOL;

/// An unpinned file larger than this gets a fingerprint instead of a checksum of all its bytes.
const READ_WHOLE: u64 = 256 << 20;
/// How long a slice may still run after the parent has gone.
const GRACE: Duration = Duration::from_millis(300);

/// Where frames go. Standard output itself belongs to nobody after [`claim_stdout`].
pub(super) type Out = Arc<Mutex<File>>;

/// What the reading thread shares with the working one.
#[derive(Default)]
pub(super) struct Shared {
    cancelled: Mutex<HashSet<u64>>,
    quit: AtomicBool,
}

impl Shared {
    pub(super) fn stops(&self, id: u64) -> bool {
        self.quit.load(Ordering::Relaxed) || self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).contains(&id)
    }

    pub(super) fn forget(&self, id: u64) {
        self.cancelled.lock().unwrap_or_else(PoisonError::into_inner).remove(&id);
    }
}

/// Runs the worker until its standard input ends. The program calls this and nothing else when its
/// first argument is `student-worker`.
pub fn worker_main() -> ExitCode {
    confine();
    let out = match claim_stdout() {
        Ok(file) => Arc::new(Mutex::new(file)),
        Err(e) => {
            tracing::error!("the student worker has no standard output: {e}");
            return ExitCode::FAILURE;
        }
    };
    log_to_stderr();
    let (sender, inbox) = channel();
    let shared = Arc::new(Shared::default());
    let reading = shared.clone();
    std::thread::spawn(move || read_frames(&sender, &reading));
    serve(&inbox, &out, &shared);
    ExitCode::SUCCESS
}

/// Ends with the parent, leaves no core file of private text, and is the first to go when memory runs out.
fn confine() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit { current: Some(0), maximum: Some(0) };
    if let Err(e) = setrlimit(Resource::Core, none) {
        tracing::debug!("core files stay on: {e}");
    }
    #[cfg(target_os = "linux")]
    {
        use rustix::process::{Signal, set_parent_process_death_signal};
        if let Err(e) = set_parent_process_death_signal(Some(Signal::KILL)) {
            tracing::debug!("the worker only ends with its input: {e}");
        }
        if let Err(e) = std::fs::write("/proc/self/oom_score_adj", "500") {
            tracing::debug!("the worker is not first in line when memory runs out: {e}");
        }
    }
}

/// Keeps standard output for frames: a stray print of a library goes to standard error.
fn claim_stdout() -> std::io::Result<File> {
    let kept = rustix::io::dup(std::io::stdout())?;
    rustix::stdio::dup2_stdout(std::io::stderr())?;
    Ok(File::from(kept))
}

fn log_to_stderr() {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn".into());
    let logs =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_ansi(false).without_time();
    if logs.try_init().is_err() {
        tracing::debug!("a log is there already");
    }
    llama_cpp_2::send_logs_to_tracing(llama_cpp_2::LogOptions::default());
}

fn read_frames(sender: &Sender<ToWorker>, shared: &Shared) {
    let mut input = std::io::stdin().lock();
    loop {
        match frame::read::<ToWorker>(&mut input) {
            Ok(Some(ToWorker::Cancel { id })) => {
                shared.cancelled.lock().unwrap_or_else(PoisonError::into_inner).insert(id);
            }
            Ok(Some(frame)) => {
                if sender.send(frame).is_err() {
                    return;
                }
            }
            Ok(None) => break,
            Err(e) => {
                tracing::error!("the student worker cannot read its input and ends: {e}");
                break;
            }
        }
    }
    shared.quit.store(true, Ordering::Relaxed);
    std::thread::sleep(GRACE);
    // Not exit(): its destructors would run beside a computation.
    #[cfg(unix)]
    if rustix::process::kill_process(rustix::process::getpid(), rustix::process::Signal::KILL).is_ok() {
        return;
    }
    std::process::abort();
}

pub(super) fn send(out: &Out, frame: &FromWorker) -> bool {
    let mut file = out.lock().unwrap_or_else(PoisonError::into_inner);
    frame::write(&mut *file, frame).is_ok()
}

/// Takes frames until the input ends. Loading replaces the model before.
fn serve(inbox: &Receiver<ToWorker>, out: &Out, shared: &Shared) {
    let mut backend = None;
    let mut wanted = None;
    loop {
        let load = match wanted.take() {
            Some(load) => load,
            None => match inbox.recv() {
                Ok(ToWorker::Load(load)) => load,
                Ok(ToWorker::Ask(ask)) => {
                    let trouble = Trouble::new("unloaded", "No student is loaded.", "Choose one in Settings, Student.");
                    send(out, &FromWorker::Error { id: Some(ask.id), trouble });
                    continue;
                }
                Ok(ToWorker::Stats) => {
                    send(out, &FromWorker::Stats(Stats { rss: resident(), ..Stats::default() }));
                    continue;
                }
                Ok(ToWorker::LoadEmbedding(load)) => {
                    if !embedder::serve(&mut backend, &load, inbox, out, shared) {
                        return;
                    }
                    continue;
                }
                Ok(ToWorker::Embed { id, .. }) => {
                    send(out, &embedder::not_loaded(id));
                    continue;
                }
                Ok(ToWorker::Cancel { .. }) => continue,
                Err(_) => return,
            },
        };
        match with_model(&mut backend, &load, inbox, out, shared) {
            Ok(Some(next)) => wanted = Some(next),
            Ok(None) => return,
            Err(trouble) => {
                send(out, &FromWorker::Error { id: None, trouble });
            }
        }
    }
}

/// Loads the model and answers with it. Returns the next model to load, or `None` at the end of the input.
fn with_model(
    backend: &mut Option<LlamaBackend>,
    load: &Load,
    inbox: &Receiver<ToWorker>,
    out: &Out,
    shared: &Shared,
) -> Result<Option<Load>, Trouble> {
    let info = gguf::inspect(&load.path).map_err(|e| e.trouble())?;
    if let Some(model) = info.protocol.filter(|p| *p != PROTOCOL) {
        return Err(gguf::GgufError::Protocol { model, ours: PROTOCOL }.trouble());
    }
    let context = if info.context == 0 {
        load.context
    } else {
        load.context.min(u32::try_from(info.context).unwrap_or(u32::MAX))
    };
    gguf::check_memory(&info, u64::from(context), machine::memory().available).map_err(|e| e.trouble())?;
    cpu::check()?;
    let identity = identity(load, info.size, out)?;
    let backend = started(backend)?;
    let model = read_model(backend, load, out)?;
    let layout = Vocabulary::new(&model, info.protocol, &info.template)?.layout();
    let threads = load.threads.unwrap_or_else(threads).max(1);
    let open = |places: fit::Places| {
        let vocabulary = Vocabulary::new(&model, info.protocol, &info.template)?;
        let flash = !cpu::graphics().is_empty() || places.sequences > 1 && !places.own;
        // Keys and values lie in another order for flash attention.
        let identity = format!("{identity} {}{}", cpu::build(), if flash { " flash" } else { "" });
        let states = States::open(&load.state_dir, load.state_cap, &identity, layout);
        Engine::new(backend, &model, vocabulary, Shape { context, threads, places, flash }, states)
    };
    let places = fit::places(&info, context, machine::memory().available).at_most(load.together);
    // What the graphics processor has left is not known before; one question at a time is always tried.
    let (mut engine, together) = match open(places) {
        Ok(engine) => (engine, places.sequences),
        Err(_) if places.sequences > 1 => (open(places.one(context))?, 1),
        Err(trouble) => return Err(trouble),
    };
    let name = if info.name.is_empty() { file_name(load) } else { info.name };
    send(
        out,
        &FromWorker::Loaded(Loaded {
            name,
            parameters: info.parameters,
            size: info.size,
            context,
            protocol: info.protocol,
            layout,
            backend: cpu::describe(),
            architecture: info.architecture,
            graphics: cpu::graphics(),
            threads,
            together,
            identity,
        }),
    );
    let ends = Ends {
        take: &|wait| match if wait { inbox.recv().map_err(|_| TryRecvError::Disconnected) } else { inbox.try_recv() } {
            Ok(frame) => Ok(Some(frame)),
            Err(TryRecvError::Empty) => Ok(None),
            Err(TryRecvError::Disconnected) => Err(()),
        },
        send: &|frame| send(out, frame),
        stops: &|id| shared.stops(id),
        forget: &|id| shared.forget(id),
        resident: &resident,
    };
    Ok(rounds::answer(&mut engine, &ends))
}

/// llama.cpp, started when it was not yet.
pub(super) fn started(backend: &mut Option<LlamaBackend>) -> Result<&LlamaBackend, Trouble> {
    match backend {
        Some(ready) => Ok(ready),
        None => {
            cpu::choose();
            Ok(backend.insert(LlamaBackend::init().map_err(|e| {
                Trouble::new("engine", format!("llama.cpp could not start: {e}."), "Restart Understudy.")
            })?))
        }
    }
}

/// Checks a pinned checksum and names the file's bytes.
pub(super) fn identity(load: &Load, size: u64, out: &Out) -> Result<String, Trouble> {
    let unreadable = |source| gguf::GgufError::Unreadable { path: load.path.display().to_string(), source }.trouble();
    if load.pinned.is_none() && size > READ_WHOLE {
        return checksum::fingerprint(&load.path).map_err(unreadable);
    }
    if load.pinned.as_ref().is_some_and(|p| p.starts_with(checksum::FINGERPRINT)) {
        let found = checksum::fingerprint(&load.path).map_err(unreadable)?;
        return same(load, found);
    }
    let mut told = 0.0;
    let found = checksum::sha256(&load.path, |part| {
        if part - told > 0.05 {
            told = part;
            send(out, &FromWorker::Progress { part: part / 2.0 });
        }
        true
    });
    same(load, found.map_err(unreadable)?)
}

/// The file's name by its bytes, if it is the one that was chosen.
fn same(load: &Load, found: String) -> Result<String, Trouble> {
    match &load.pinned {
        Some(pinned) if !pinned.eq_ignore_ascii_case(&found) => Err(Trouble::new(
            "checksum",
            format!("{} is not the file that was chosen: its checksum is {found}, not {pinned}.", load.path.display()),
            "Download it again, or choose it anew in Settings, Student.",
        )),
        Some(_) | None => Ok(found),
    }
}

pub(super) fn read_model(backend: &LlamaBackend, load: &Load, out: &Out) -> Result<LlamaModel, Trouble> {
    let progress = out.clone();
    let mut told = 0.0;
    let params = LlamaModelParams::default().with_progress_callback(move |part| {
        if part - told > 0.02 {
            told = part;
            send(&progress, &FromWorker::Progress { part: 0.5 + part / 2.0 });
        }
        true
    });
    LlamaModel::load_from_file(backend, &load.path, &params).map_err(|e| {
        tracing::error!("llama.cpp refused {}: {e}", load.path.display());
        Trouble::new(
            "refused",
            format!("The model {} could not be loaded, although its header is whole.", file_name(load)),
            "Download it again, or choose another student; the log has llama.cpp's own words.",
        )
    })
}

pub(super) fn file_name(load: &Load) -> String {
    load.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// One less than the physical cores, so that the window stays quick.
pub(super) fn threads() -> u32 {
    u32::try_from(machine::cores().saturating_sub(1)).unwrap_or(1).max(1)
}

/// Resident memory in bytes; 0 where the system does not say.
fn resident() -> u64 {
    let text = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = text.lines().find_map(|l| l.strip_prefix("VmRSS:")).unwrap_or_default();
    line.trim().trim_end_matches("kB").trim().parse::<u64>().map_or(0, |kb| kb * 1024)
}
