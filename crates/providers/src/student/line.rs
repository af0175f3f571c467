//! The line to a thread that minds a worker: events go in, and each question has its answer come back.
//!
//! A thread of its own, because the kernel ends a worker with the *thread* that started it: that thread must live as long
//! as the worker, which no thread of a runtime promises.

use super::client::{CancelFlag, StudentError};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{Builder, JoinHandle};
use tokio::sync::oneshot;

/// What such a thread reacts to.
pub(super) trait Event: Send + 'static {
    /// Nobody waits for that answer any more.
    fn cancel(id: u64) -> Self;
    /// The last one.
    fn quit() -> Self;
}

/// Sends the answer to whoever asked.
pub(super) type Reply<T> = oneshot::Sender<Result<T, StudentError>>;

/// The line. Dropping it ends the thread, and waits for it.
#[derive(Debug)]
pub(super) struct Line<E: Event> {
    events: Sender<E>,
    next: AtomicU64,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl<E: Event> Line<E> {
    /// Starts the thread; it runs until [`Event::quit`].
    pub(super) fn open(name: &str, mind: impl FnOnce(Sender<E>, &Receiver<E>) + Send + 'static) -> Line<E> {
        let (events, inbox) = channel();
        let own = events.clone();
        let thread = Builder::new().name(name.into()).spawn(move || mind(own, &inbox));
        let thread = thread.inspect_err(|e| tracing::error!("the thread “{name}” could not be started: {e}"));
        // 0 is what the worker of an embedding model tries by itself.
        Line { events, next: AtomicU64::new(1), thread: Mutex::new(thread.ok()) }
    }

    /// Tells the thread something; whether it still listens.
    pub(super) fn tell(&self, event: E) -> bool {
        let heard = self.events.send(event).is_ok();
        if !heard {
            tracing::debug!("the worker is closed");
        }
        heard
    }

    /// Asks something and waits. Dropping the future or setting `cancel` takes the question back; the call itself returns
    /// at once.
    pub(super) async fn ask<T>(
        &self,
        cancel: &CancelFlag,
        event: impl FnOnce(u64, Reply<T>) -> E,
    ) -> Result<T, StudentError> {
        if cancel.is_cancelled() {
            return Err(StudentError::Cancelled);
        }
        let id = self.next.fetch_add(1, Ordering::Relaxed);
        let (reply, answer) = oneshot::channel();
        if !self.tell(event(id, reply)) {
            return Err(StudentError::Closed);
        }
        let mut guard = TakeBack { line: self, id, armed: true };
        tokio::select! {
            biased;
            got = answer => {
                guard.armed = false;
                got.unwrap_or(Err(StudentError::Closed))
            }
            () = cancel.cancelled() => Err(StudentError::Cancelled),
        }
    }
}

impl<E: Event> Drop for Line<E> {
    fn drop(&mut self) {
        let closing = self.events.send(E::quit()).is_ok();
        let thread = self.thread.lock().unwrap_or_else(PoisonError::into_inner).take();
        if closing && thread.is_some_and(|t| t.join().is_err()) {
            tracing::error!("a worker's thread panicked");
        }
    }
}

/// Takes a question back when nobody waits for its answer any more.
struct TakeBack<'a, E: Event> {
    line: &'a Line<E>,
    id: u64,
    armed: bool,
}

impl<E: Event> Drop for TakeBack<'_, E> {
    fn drop(&mut self) {
        if self.armed {
            self.line.tell(E::cancel(self.id));
        }
    }
}
