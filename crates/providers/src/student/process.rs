//! One worker process: its pipes, its log, when it last spoke, and how it ended.
//!
//! What is said to it and what it answers is the business of `supervisor.rs` and `minder.rs`; so is what is tried again.

use super::client::StudentError;
use super::frame::{self, FromWorker, ToWorker};
use std::collections::VecDeque;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

/// Pauses before the first, second, ... start after as many crashes in a row.
const PAUSES: [Duration; 5] = [
    Duration::ZERO,
    Duration::from_millis(250),
    Duration::from_secs(1),
    Duration::from_secs(4),
    Duration::from_secs(15),
];
/// Lines of the worker's log that are kept to explain a crash.
const LAST_LINES: usize = 12;

/// The signal of an instruction that the processor does not have.
#[cfg(unix)]
const ILLEGAL: i32 = rustix::process::Signal::ILL.as_raw();
/// A worker met such an instruction: the processor, or the machine that it pretends to be in, names what it has not. From then on
/// workers are asked for the plainest build.
static CAREFUL: AtomicBool = AtomicBool::new(false);

/// A worker that was started. It is ended with [`Process::died`] or [`Process::end`].
pub(super) struct Process {
    generation: u64,
    child: Child,
    input: ChildStdin,
    log: Arc<Mutex<VecDeque<String>>>,
    /// When it last said something, or was last asked for something.
    heard: Instant,
}

impl Process {
    /// Starts `program student-worker`. `hear` gets what it says, on a thread of its own, and `None` once at the end; it
    /// answers whether anybody still listens.
    pub(super) fn start(
        program: &Path,
        generation: u64,
        mut hear: impl FnMut(Option<FromWorker>) -> bool + Send + 'static,
    ) -> Result<Process, StudentError> {
        let failed = |why: String| StudentError::Start(format!("{}: {why}", program.display()));
        let mut command = Command::new(program);
        if CAREFUL.load(Ordering::Relaxed) {
            command.env(super::cpu::WISH, super::cpu::PLAINEST);
        }
        let mut child = command
            .arg("student-worker")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|e| failed(e.to_string()))?;
        let (Some(input), Some(output), Some(errors)) = (child.stdin.take(), child.stdout.take(), child.stderr.take())
        else {
            return Err(failed("it was started without pipes".into()));
        };
        let log = Arc::new(Mutex::new(VecDeque::new()));
        let lines = log.clone();
        std::thread::spawn(move || {
            let mut output = BufReader::new(output);
            loop {
                let heard = frame::read::<FromWorker>(&mut output).unwrap_or_else(|e| {
                    tracing::warn!("a worker broke off in the middle of a message: {e}");
                    None
                });
                let last = heard.is_none();
                if !hear(heard) || last {
                    return;
                }
            }
        });
        std::thread::spawn(move || keep_log(errors, &lines));
        Ok(Process { generation, child, input, log, heard: Instant::now() })
    }

    /// Which one it is; what an earlier one said late does not count.
    pub(super) fn is(&self, generation: u64) -> bool {
        self.generation == generation
    }

    /// Its id in the system.
    pub(super) fn id(&self) -> u32 {
        self.child.id()
    }

    /// It said something.
    pub(super) fn spoke(&mut self) {
        self.heard = Instant::now();
    }

    /// When it will have been silent for too long.
    pub(super) fn silent_at(&self, patience: Duration) -> Option<Instant> {
        self.heard.checked_add(patience)
    }

    /// Asks something that it owes an answer to.
    pub(super) fn ask(&mut self, frame: &ToWorker) {
        self.heard = Instant::now();
        self.tell(frame);
    }

    /// Says something. A failed write needs no care: the worker's death is heard.
    pub(super) fn tell(&mut self, frame: &ToWorker) {
        if let Err(e) = frame::write(&mut self.input, frame) {
            tracing::debug!("the worker does not listen: {e}");
        }
    }

    /// Takes leave of one that is gone, or ends it because it hangs (`hung` says how), and says why.
    pub(super) fn died(mut self, hung: Option<String>) -> String {
        // One that only closed its output would be waited for in vain. How a dead one died does not change.
        if let Err(e) = self.child.kill() {
            tracing::debug!("the worker had ended: {e}");
        }
        let ended = self.child.wait();
        #[cfg(unix)]
        if ended.as_ref().is_ok_and(|s| std::os::unix::process::ExitStatusExt::signal(s) == Some(ILLEGAL)) {
            CAREFUL.store(true, Ordering::Relaxed);
        }
        let lines: Vec<String> = self.log.lock().unwrap_or_else(PoisonError::into_inner).iter().cloned().collect();
        hung.unwrap_or_else(|| ending(ended.ok(), &lines))
    }

    /// Ends it.
    pub(super) fn end(mut self) {
        if let Err(e) = self.child.kill().and_then(|()| self.child.wait().map(|_| ())) {
            tracing::warn!("a worker could not be ended: {e}");
        }
    }
}

/// Words for one that gave no sign of life.
pub(super) fn silent_for(patience: Duration) -> String {
    format!("it gave no sign of life for {:.1} seconds", patience.as_secs_f64())
}

/// When a worker that died is started again.
#[derive(Debug, Default)]
pub(super) struct Restarts {
    in_a_row: usize,
    not_before: Option<Instant>,
}

impl Restarts {
    /// Another one died.
    pub(super) fn crashed(&mut self) {
        self.not_before = Some(Instant::now() + PAUSES[self.in_a_row.min(PAUSES.len() - 1)]);
        self.in_a_row += 1;
    }

    /// One did its work.
    pub(super) fn worked(&mut self) {
        self.in_a_row = 0;
    }

    /// Crashes since the last one that did its work.
    pub(super) fn in_a_row(&self) -> usize {
        self.in_a_row
    }

    /// When the next one may start, while that is in the future.
    pub(super) fn not_before(&self) -> Option<Instant> {
        self.not_before
    }

    /// Lets a pause that is over go.
    pub(super) fn waited(&mut self) {
        let now = Instant::now();
        self.not_before = self.not_before.filter(|t| *t > now);
    }
}

fn keep_log(errors: impl std::io::Read, log: &Mutex<VecDeque<String>>) {
    for line in BufReader::new(errors).split(b'\n').map_while(Result::ok) {
        let line = String::from_utf8_lossy(&line).chars().take(400).collect::<String>();
        tracing::debug!(target: "student", "{line}");
        let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
        log.push_back(line);
        if log.len() > LAST_LINES {
            log.pop_front();
        }
    }
}

/// Why a process ended, in words.
fn ending(status: Option<ExitStatus>, lines: &[String]) -> String {
    #[cfg(unix)]
    let signal = status.and_then(|s| std::os::unix::process::ExitStatusExt::signal(&s));
    #[cfg(not(unix))]
    let signal: Option<i32> = None;
    let how = match (signal, status.and_then(|s| s.code())) {
        (Some(4), _) => "the processor lacks an instruction that it needs".to_owned(),
        (Some(9), _) => "it was ended from outside, perhaps because memory ran out".to_owned(),
        (Some(6), _) => "llama.cpp gave up".to_owned(),
        (Some(11), _) => "it touched memory that is not its own".to_owned(),
        (Some(n), _) => format!("signal {n}"),
        (None, Some(code)) => format!("exit code {code}"),
        (None, None) => "for an unknown reason".to_owned(),
    };
    let telling = lines.iter().rev().find(|l| l.contains("ASSERT") || l.contains("panicked") || l.contains("rror"));
    match telling {
        Some(line) => format!("{how}: {}", line.trim()),
        None => how,
    }
}
