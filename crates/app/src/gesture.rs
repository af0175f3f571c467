//! Who acts: the only place where a person's gesture is made, from the caller of a command.
//!
//! Runs, tools, timers, messages and deep links have no caller, so nothing that they do can approve.

use crate::Caller;
use understudy_agent::gate::UserGesture;

/// The gesture behind a command. Every caller that there is carries one: a window, a browser that knows the
/// session's token, a terminal. A caller that is no person must be answered here with an error.
pub(crate) fn of(caller: Caller) -> UserGesture {
    match caller {
        Caller::Window | Caller::Bridge | Caller::Terminal => UserGesture::witnessed(),
    }
}

/// The gesture behind an act whose intent was committed before a crash.
pub(crate) fn recorded() -> UserGesture {
    UserGesture::witnessed()
}
