//! Does a model fit this computer: what it needs in memory against what there is, in plain words; and for how
//! many questions at a time there is room.
//!
//! Pure; what the computer has is looked up in `machine.rs`. Time is not judged here, only room.

use super::gguf::{GgufInfo, bytes};
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

/// Questions that are answered together; more gain little on a processor.
const TOGETHER: u64 = 8;
/// A question that shares its skill's text with the others needs about this part of a context for itself.
const OWN_PART: u64 = 4;
/// Of the memory that is free beside the model, this part may hold more questions.
const SPARE_PART: u64 = 4;

/// Taken to be free where the system does not say.
const UNKNOWN: u64 = 1 << 30;

/// Families whose memory llama.cpp does not share among sequences in a way that is tested here.
const ALONE: [&str; 3] = ["deepseek32", "deepseek4", "glm-dsa"];
/// Families that turn positions differently in a longer context: theirs is never longer than one question needs.
const LONG_ROPE: [&str; 3] = ["phi3", "phimoe", "minicpm3"];
/// Families without sliding windows, whatever their file says.
const NO_WINDOWS: [&str; 8] =
    ["llama", "qwen2", "qwen2moe", "qwen3", "qwen3moe", "granite", "granitemoe", "starcoder2"];

/// Room for questions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Places {
    /// How many are answered together.
    pub sequences: u32,
    /// Tokens of all of them; what they begin with alike counts once.
    pub tokens: u32,
    /// Whether the model may look through sliding windows.
    pub windows: bool,
    /// Whether each has a room of its own and not a part of one pool: then no question looks through the keys of another.
    pub own: bool,
}

impl Places {
    /// The same for one question of so many tokens.
    pub fn one(self, context: u32) -> Places {
        Places { sequences: 1, tokens: context, own: true, ..self }
    }

    /// Whether each sequence needs a second one that holds the same: in a pool llama.cpp gives the place of a token that left
    /// a sliding window to somebody else, unless two hold it.
    pub(super) fn shadows(self, goes_back: bool) -> bool {
        self.windows && goes_back && self.sequences > 1 && !self.own
    }

    /// For no more than so many questions at a time, if a number is given.
    pub fn at_most(self, together: Option<u32>) -> Places {
        let sequences = together.map_or(self.sequences, |n| n.clamp(1, self.sequences));
        let tokens = if self.own { self.tokens / self.sequences * sequences } else { self.tokens };
        Places { sequences, tokens, ..self }
    }
}

/// Room for the questions of several runs, when each may take `context` tokens: a bounded part of the memory that
/// the model leaves free.
pub fn places(info: &GgufInfo, context: u32, available: Option<u64>) -> Places {
    let family = info.architecture.as_str();
    let recurrent_windows = info.window > 0 && info.recurrent;
    let windows = info.window > 0 || !NO_WINDOWS.contains(&family);
    let one = u64::from(context);
    let spare = available.map_or(UNKNOWN, |a| a.saturating_sub(needs(info.weights, info.kv_bytes_per_token, one)));
    let affordable = (spare / SPARE_PART).checked_div(info.kv_bytes_per_token).unwrap_or(u64::MAX);
    let rooms = TOGETHER * one;
    // A copy of windows cannot be cut; models that cannot go back never cut one.
    let copied = !windows || info.recurrent;
    let places = if copied && rooms - one <= affordable && rooms <= u64::from(u32::MAX) {
        Places { sequences: TOGETHER as u32, tokens: rooms as u32, windows, own: true }
    } else {
        let more = (TOGETHER * one / OWN_PART).min(affordable);
        let sequences = (1 + more * OWN_PART / one.max(1)).min(TOGETHER) as u32;
        let tokens = if LONG_ROPE.contains(&family) { one } else { one + more };
        Places { sequences, tokens: u32::try_from(tokens).unwrap_or(context), windows, own: false }
    };
    if ALONE.contains(&family) || recurrent_windows { places.one(context) } else { places }
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
    fn there_is_room_for_as_many_questions_as_the_memory_holds() {
        const MB: u64 = 1_000_000;
        let info = |family: &str, window: u64, recurrent: bool| GgufInfo {
            architecture: family.into(),
            weights: 1000 * MB,
            kv_bytes_per_token: 100_000,
            window,
            recurrent,
            ..GgufInfo::default()
        };
        let check =
            |info: &GgufInfo, available: Option<u64>, (sequences, tokens, windows, own): (u32, u32, bool, bool)| {
                let got = places(info, 1000, available);
                assert_eq!(got, Places { sequences, tokens, windows, own }, "{}", info.architecture);
                let two = Places { sequences: 2, tokens: if own { 2000 } else { tokens }, ..got };
                assert_eq!(got.at_most(Some(2)), if sequences < 2 { got } else { two });
                assert_eq!((got.at_most(None), got.at_most(Some(99))), (got, got));
            };
        let llama = info("llama", 0, false);
        let needed = needs(llama.weights, llama.kv_bytes_per_token, 1000);
        let (little, much) = (Some(needed + 4 * 600 * MB), Some(16_000 * MB));
        check(&llama, much, (8, 8000, false, true));
        check(&llama, Some(needed + 4 * 700 * MB), (8, 8000, false, true));
        check(&llama, little, (8, 3000, false, false));
        check(&llama, Some(needed + 4 * 50 * MB), (3, 1500, false, false));
        check(&llama, Some(needed), (1, 1000, false, false));
        check(&llama, Some(0), (1, 1000, false, false));
        check(&llama, None, (8, 3000, false, false));
        check(&info("gemma3", 16, false), much, (8, 3000, true, false));
        check(&info("gemma2", 0, false), much, (8, 3000, true, false));
        check(&info("phi3", 0, false), much, (8, 1000, true, false));
        check(&info("deepseek4", 128, false), much, (1, 1000, true, true));
        check(&info("lfm2", 0, true), much, (8, 8000, true, true));
        check(&info("lfm2", 16, true), much, (1, 1000, true, true));
        check(&GgufInfo { kv_bytes_per_token: 0, ..info("mamba", 0, true) }, None, (8, 8000, true, true));
    }

    #[test]
    fn what_is_needed_is_weights_context_and_headroom() {
        assert_eq!(needs(1000, 10, 100), 2000 + 200 + HEADROOM);
        assert_eq!(needs(u64::MAX, 1, 1), u64::MAX, "absurd sizes do not wrap");
    }
}
