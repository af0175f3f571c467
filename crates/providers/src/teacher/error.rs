//! Why a teacher did not answer, and what that may have cost. No text here ever holds a key: what a provider says is
//! masked before it becomes a part of one.

use understudy_agent::envelope::price::Usage;

/// What a call that failed was billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Billed {
    /// The provider did not take it.
    Nothing,
    /// As the provider counted.
    Exactly(Usage),
    /// The provider counted this much before the line was cut, and may have counted more.
    AtLeast(Usage),
    /// Nobody knows.
    Unknown,
}

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum TeacherError {
    /// The teacher is not set up rightly.
    #[error("The teacher is not set up rightly. {why}")]
    Config {
        /// What is wrong.
        why: String,
    },
    /// The user stopped it.
    #[error("The call was stopped.")]
    Stopped {
        /// What it may have cost.
        billed: Billed,
    },
    /// No connection.
    #[error("{host} cannot be reached: {why}.")]
    Unreachable {
        /// Which host.
        host: String,
        /// The last reason.
        why: String,
    },
    /// The key is not accepted.
    #[error("{host} does not accept the key (HTTP status {status}): {said}")]
    Key {
        /// Which host.
        host: String,
        /// 401 or 403.
        status: u16,
        /// Its words.
        said: String,
    },
    /// Everything else that a provider refuses.
    #[error("{host} refuses the call (HTTP status {status}): {said}")]
    Refused {
        /// Which host.
        host: String,
        /// Its status.
        status: u16,
        /// Its words.
        said: String,
        /// What it may have cost.
        billed: Billed,
    },
    /// Too many calls, or too busy, to the last try.
    #[error("{host} is busy (HTTP status {status}) after {tries} tries: {said}")]
    Busy {
        /// Which host.
        host: String,
        /// 429, 503 or 529.
        status: u16,
        /// How often it was asked.
        tries: u32,
        /// Its words.
        said: String,
        /// Seconds that it asks to wait.
        wait: Option<u64>,
    },
    /// It sends to another place, which is not followed: the key is for this host alone.
    #[error("{host} sends on to {to}, which is not followed.")]
    Redirected {
        /// Which host.
        host: String,
        /// Where it points.
        to: String,
    },
    /// The answer broke off, or nothing came for too long.
    #[error("The answer of {host} broke off: {why}.{}", so_far(billed))]
    Cut {
        /// Which host, or program.
        host: String,
        /// How.
        why: String,
        /// What it may have cost.
        billed: Billed,
    },
    /// What came is not an answer.
    #[error("The answer cannot be read: {why}.")]
    BadAnswer {
        /// What is wrong with it.
        why: String,
        /// What it may have cost.
        billed: Billed,
    },
    /// The program could not be started, or failed.
    #[error("{program} {why}")]
    Program {
        /// Which.
        program: String,
        /// What happened.
        why: String,
        /// What it may have cost.
        billed: Billed,
    },
}

fn so_far(billed: &Billed) -> String {
    match billed {
        Billed::AtLeast(u) => {
            format!(" At least {} tokens read and {} written are billed.", u.input + u.cached + u.written, u.output)
        }
        Billed::Exactly(_) | Billed::Nothing => String::new(),
        Billed::Unknown => " What of it is billed is not known.".into(),
    }
}

impl TeacherError {
    /// What the call may have cost.
    pub fn billed(&self) -> Billed {
        match self {
            TeacherError::Config { .. }
            | TeacherError::Unreachable { .. }
            | TeacherError::Key { .. }
            | TeacherError::Busy { .. }
            | TeacherError::Redirected { .. } => Billed::Nothing,
            TeacherError::Stopped { billed }
            | TeacherError::Refused { billed, .. }
            | TeacherError::Cut { billed, .. }
            | TeacherError::BadAnswer { billed, .. }
            | TeacherError::Program { billed, .. } => *billed,
        }
    }

    /// What to do next.
    pub fn hint(&self) -> &'static str {
        match self {
            TeacherError::Config { .. } => "Remove the teacher and add it again as it should be.",
            TeacherError::Stopped { .. } => "Ask again when you want. A call that was on its way counts at its worst.",
            TeacherError::Unreachable { .. } => "Check the address and the connection, then ask again.",
            TeacherError::Key { .. } => "Add the teacher again with a key that is valid for this model.",
            TeacherError::Refused { .. } => "Check the model's name, then ask again.",
            TeacherError::Busy { .. } => "Ask again later. Nothing was billed.",
            TeacherError::Redirected { .. } => "If you trust that place, set it as the teacher's address.",
            TeacherError::Cut { .. } => {
                "It is not asked again by itself, so that nothing is billed twice. Ask again when you want."
            }
            TeacherError::BadAnswer { .. } => "Ask again, or use another model.",
            TeacherError::Program { .. } => "Run the program in a terminal once and sign in, then ask again.",
        }
    }

    /// Whether the same call may work later.
    pub fn retryable(&self) -> bool {
        matches!(self, TeacherError::Unreachable { .. } | TeacherError::Busy { .. } | TeacherError::Cut { .. })
    }
}
