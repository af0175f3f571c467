//! How long a teacher is waited for, and the pauses between tries.
//!
//! Full jitter: a pause is anything between nothing and a span that doubles, so that many clients do not come back at
//! the same moment. The clock and the dice are handed in, so that tests take no time.

use std::pin::Pin;
use std::sync::Arc;
use std::time::Duration;

/// Bounds of one call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Patience {
    /// Until the provider begins to answer.
    pub first: Duration,
    /// Silence within an answer that counts as cut.
    pub stall: Duration,
    /// For all of one try.
    pub whole: Duration,
    /// For a person to paste an answer.
    pub by_hand: Duration,
    /// Tries while the provider says that it is busy.
    pub tries: u32,
    /// Longest first pause.
    pub base: Duration,
    /// Longest pause.
    pub cap: Duration,
    /// Longest pause that a provider may ask for; one who asks for more is not waited for.
    pub longest_wait: Duration,
    /// Most bytes that are read of an answer, with all that is around it.
    pub largest: usize,
}

impl Default for Patience {
    fn default() -> Patience {
        Patience {
            first: Duration::from_secs(300),
            stall: Duration::from_secs(120),
            whole: Duration::from_secs(1200),
            by_hand: Duration::from_secs(24 * 3600),
            tries: 6,
            base: Duration::from_secs(1),
            cap: Duration::from_secs(60),
            longest_wait: Duration::from_secs(300),
            largest: 16 << 20,
        }
    }
}

impl Patience {
    /// The pause before try `next` (from 2). What the provider asks for is waited at least.
    pub(super) fn pause(&self, next: u32, asked: Option<Duration>, chance: f64) -> Duration {
        let span = self.base.saturating_mul(1 << (next.saturating_sub(2)).min(16)).min(self.cap);
        let own = span.mul_f64(chance.clamp(0.0, 1.0));
        own.max(asked.unwrap_or_default())
    }
}

type Pause = Arc<dyn Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync>;

/// The time and the dice.
#[derive(Clone)]
pub struct Clock {
    pause: Pause,
    chance: Arc<dyn Fn() -> f64 + Send + Sync>,
    now: Arc<dyn Fn() -> i64 + Send + Sync>,
}

impl std::fmt::Debug for Clock {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Clock")
    }
}

impl Default for Clock {
    fn default() -> Clock {
        Clock::new(|span| Box::pin(tokio::time::sleep(span)), chance, || jiff::Timestamp::now().as_second())
    }
}

impl Clock {
    /// A clock that pauses, rolls and tells the time (Unix seconds) like this.
    pub fn new(
        pause: impl Fn(Duration) -> Pin<Box<dyn Future<Output = ()> + Send>> + Send + Sync + 'static,
        chance: impl Fn() -> f64 + Send + Sync + 'static,
        now: impl Fn() -> i64 + Send + Sync + 'static,
    ) -> Clock {
        Clock { pause: Arc::new(pause), chance: Arc::new(chance), now: Arc::new(now) }
    }

    pub(super) async fn pause(&self, span: Duration) {
        (self.pause)(span).await;
    }

    pub(super) fn chance(&self) -> f64 {
        (self.chance)()
    }

    /// What `Retry-After` asks for: seconds, or a moment.
    pub(super) fn asked(&self, field: &str) -> Option<Duration> {
        let field = field.trim();
        if let Ok(seconds) = field.parse::<u64>() {
            return Some(Duration::from_secs(seconds));
        }
        let at = jiff::fmt::rfc2822::parse(field).ok()?.timestamp().as_second();
        Some(Duration::from_secs(u64::try_from(at.saturating_sub((self.now)())).unwrap_or(0)))
    }
}

/// Between nothing and one.
fn chance() -> f64 {
    use ring::rand::SecureRandom;
    let mut bytes = [0u8; 4];
    match ring::rand::SystemRandom::new().fill(&mut bytes) {
        Ok(()) => f64::from(u32::from_le_bytes(bytes)) / f64::from(u32::MAX),
        // Without dice the longest pause is the polite one.
        Err(_) => 1.0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_are_capped_and_never_shorter_than_asked() {
        let check = |next: u32, asked: Option<u64>, chance: f64, expect_ms: u64| {
            let pause = Patience::default().pause(next, asked.map(Duration::from_secs), chance);
            assert_eq!(pause, Duration::from_millis(expect_ms), "try {next}, asked {asked:?}, {chance}");
        };
        check(2, None, 1.0, 1_000);
        check(3, None, 1.0, 2_000);
        check(3, None, 0.25, 500);
        check(6, None, 1.0, 16_000);
        check(40, None, 1.0, 60_000);
        check(2, None, 0.0, 0);
        check(2, Some(7), 0.5, 7_000);
        check(40, Some(7), 1.0, 60_000);
    }

    #[test]
    fn a_moment_to_come_back_is_read_like_seconds() {
        let clock = Clock::new(|_| Box::pin(async {}), || 0.0, || 1_795_424_400);
        let check = |field: &str, expect: Option<u64>| {
            assert_eq!(clock.asked(field), expect.map(Duration::from_secs), "{field}");
        };
        check("17", Some(17));
        check("Mon, 23 Nov 2026 09:01:00 GMT", Some(60));
        check("Mon, 23 Nov 2026 08:00:00 GMT", Some(0));
        check("soon", None);
    }
}
