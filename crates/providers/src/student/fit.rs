//! Does a model fit this computer: what it needs in memory against what there is, in plain words.
//!
//! Pure; what the computer has is looked up in `machine.rs`. Time is not judged here, only room.

use super::gguf::bytes;
use serde::{Deserialize, Serialize};

/// Kept free on top of weights and keys and values: a tenth for buffers, and this for everything else.
const HEADROOM: u64 = 64 << 20;
/// A model that takes more than this share of the memory fits, but tightly: the window and the mail
/// programs beside it must live on the rest.
const WELL: f64 = 0.7;

/// How a model fits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Verdict {
    /// With room to spare.
    FitsWell,
    /// Only just: other programs may have to go.
    FitsTightly,
    /// Not at all.
    TooLarge,
}

/// The verdict with its figures.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Fit {
    /// Verdict.
    pub verdict: Verdict,
    /// In words, with the figures.
    pub words: String,
    /// Bytes that the model needs.
    pub needs: u64,
    /// Bytes that there are for it; 0 when the system does not say.
    pub has: u64,
}

/// The memory of a computer, as far as it is known, in bytes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Memory {
    /// All of it, or what a container may use.
    pub total: Option<u64>,
    /// What programs can still get.
    pub available: Option<u64>,
    /// Memory of the graphics processor that a backend of this build uses.
    pub graphics: Option<u64>,
}

/// Bytes that a model takes with this many tokens of context.
pub fn needs(weights: u64, kv_bytes_per_token: u64, context: u64) -> u64 {
    let plain = weights.saturating_add(kv_bytes_per_token.saturating_mul(context));
    plain.saturating_add(plain / 10).saturating_add(HEADROOM)
}

/// Judges what a model needs against the memory. On a graphics processor that holds all of it, that memory
/// counts; else the computer's own does.
pub fn fit(needs: u64, memory: &Memory) -> Fit {
    if let Some(graphics) = memory.graphics.filter(|g| *g >= needs) {
        let verdict = if share(needs, graphics) <= WELL { Verdict::FitsWell } else { Verdict::FitsTightly };
        let words = format!("needs about {} of the graphics processor's {}", bytes(needs), bytes(graphics));
        return Fit { verdict, words: format!("{}: {words}", name(verdict)), needs, has: graphics };
    }
    let Some(total) = memory.total else {
        let words = format!("needs about {}; this system does not say how much memory it has", bytes(needs));
        return Fit { verdict: Verdict::FitsTightly, words, needs, has: 0 };
    };
    let verdict = match share(needs, total) {
        s if s > 1.0 => Verdict::TooLarge,
        s if s > WELL => Verdict::FitsTightly,
        _ => Verdict::FitsWell,
    };
    let mut words = format!("{}: needs about {} of {}", name(verdict), bytes(needs), bytes(total));
    match memory.available {
        Some(free) if verdict != Verdict::TooLarge && needs > free => {
            words.push_str(&format!("; only {} are free now, so close other programs first", bytes(free)));
        }
        Some(_) | None => {}
    }
    Fit { verdict, words, needs, has: total }
}

/// The badge's words.
pub fn name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::FitsWell => "fits well",
        Verdict::FitsTightly => "fits tightly",
        Verdict::TooLarge => "too large",
    }
}

fn share(needs: u64, has: u64) -> f64 {
    needs as f64 / has.max(1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_badge_says_why() {
        const GB: u64 = 1_000_000_000;
        let check = |needs: u64, total: Option<u64>, available: Option<u64>, graphics: Option<u64>, expect: &str| {
            let fit = fit(needs, &Memory { total, available, graphics });
            assert_eq!(fit.words, expect);
            assert!(fit.verdict == Verdict::FitsTightly && total.is_none() || fit.words.starts_with(name(fit.verdict)));
        };
        check(5 * GB, Some(16 * GB), Some(12 * GB), None, "fits well: needs about 5.0 GB of 16.0 GB");
        check(14 * GB, Some(16 * GB), Some(15 * GB), None, "fits tightly: needs about 14.0 GB of 16.0 GB");
        check(17 * GB, Some(16 * GB), Some(16 * GB), None, "too large: needs about 17.0 GB of 16.0 GB");
        check(
            5 * GB,
            Some(16 * GB),
            Some(3 * GB),
            None,
            "fits well: needs about 5.0 GB of 16.0 GB; only 3.0 GB are free now, so close other programs first",
        );
        let graphics = "fits well: needs about 5.0 GB of the graphics processor's 24.0 GB";
        check(5 * GB, Some(4 * GB), None, Some(24 * GB), graphics);
        check(30 * GB, Some(64 * GB), None, Some(24 * GB), "fits well: needs about 30.0 GB of 64.0 GB");
        check(5 * GB, None, None, None, "needs about 5.0 GB; this system does not say how much memory it has");
    }

    #[test]
    fn what_is_needed_is_weights_context_and_headroom() {
        assert_eq!(needs(1000, 10, 100), 2000 + 200 + HEADROOM);
        assert_eq!(needs(u64::MAX, 1, 1), u64::MAX, "absurd sizes do not wrap");
    }
}
