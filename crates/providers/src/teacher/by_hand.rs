//! By hand: a person copies the envelope into another window and lays the answer on the desk.
//!
//! Nothing is sent and nothing is billed. Which call a desk belongs to is the app's.

use super::{Billed, Patience, Progress, Reply, Stop, TeacherError};
use crate::student::CancelFlag;
use std::sync::Arc;
use tokio::sync::watch;

/// Where one answer is laid.
#[derive(Clone, Debug)]
pub struct Desk(Arc<watch::Sender<Option<String>>>);

impl Default for Desk {
    fn default() -> Desk {
        Desk(Arc::new(watch::channel(None).0))
    }
}

impl Desk {
    /// Lays an answer down. `false` when one lies there already.
    pub fn lay(&self, answer: String) -> bool {
        self.0.send_if_modified(|place| {
            let free = place.is_none();
            if free {
                *place = Some(answer);
            }
            free
        })
    }
}

pub(super) async fn ask(
    desk: &Desk,
    patience: &Patience,
    stop: &CancelFlag,
    tell: &mut (dyn FnMut(Progress) + Send),
) -> Result<Reply, TeacherError> {
    tell(Progress::ByHand);
    let mut watching = desk.0.subscribe();
    let stopped = TeacherError::Stopped { billed: Billed::Nothing };
    tokio::select! {
        () = stop.cancelled() => Err(stopped),
        // The sender lives in the desk, so waiting ends with an answer or with time.
        laid = tokio::time::timeout(patience.by_hand, watching.wait_for(Option::is_some)) => match laid {
            Ok(Ok(answer)) => Ok(Reply {
                text: answer.clone().unwrap_or_default(),
                usage: Some(Default::default()),
                dollars: None,
                stop: Stop::Complete,
            }),
            Ok(Err(_)) | Err(_) => Err(stopped),
        },
    }
}
