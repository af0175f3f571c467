//! Measuring beside each other: A B A B, so that a noisy machine is noisy for both, with the median, the minimum
//! and the processor's seconds beside the wall's.
//!
//! It knows nothing of what is measured.

use serde::Serialize;
use std::time::Instant;

/// One try.
#[derive(Clone, Copy, Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Sample {
    /// Seconds of the wall clock.
    pub(super) wall: f64,
    /// Seconds of the processor; 0 where the system does not say.
    pub(super) cpu: f64,
}

/// A against B: the ratio of their medians, of their minima, and of the processor's medians.
#[derive(Clone, Copy, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Ratio {
    pub(super) median: f64,
    pub(super) minimum: f64,
    pub(super) cpu: Option<f64>,
}

/// Tries of two ways, taken in turn.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Pair {
    pub(super) ours: Vec<Sample>,
    pub(super) other: Vec<Sample>,
}

impl Pair {
    pub(super) fn ratio(&self) -> Ratio {
        let of = |f: fn(&[Sample]) -> f64| f(&self.ours) / f(&self.other);
        let cpu = of(|all| median(all.iter().map(|s| s.cpu)));
        Ratio {
            median: of(|all| median(all.iter().map(|s| s.wall))),
            minimum: of(|all| all.iter().map(|s| s.wall).fold(f64::INFINITY, f64::min)),
            cpu: cpu.is_finite().then_some(cpu),
        }
    }
}

/// The middle one, or between the two in the middle.
pub(super) fn median(values: impl Iterator<Item = f64>) -> f64 {
    let mut all: Vec<f64> = values.collect();
    all.sort_by(f64::total_cmp);
    match all.len() {
        0 => f64::NAN,
        n if n % 2 == 1 => all[n / 2],
        n => (all[n / 2 - 1] + all[n / 2]) / 2.0,
    }
}

/// A clock of the wall and of one process.
pub(super) struct Watch {
    begun: Instant,
    cpu: f64,
    process: Option<u32>,
}

impl Watch {
    pub(super) fn start(process: Option<u32>) -> Watch {
        Watch { begun: Instant::now(), cpu: cpu_seconds(process), process }
    }

    pub(super) fn stop(self) -> Sample {
        Sample { wall: self.begun.elapsed().as_secs_f64(), cpu: cpu_seconds(self.process) - self.cpu }
    }
}

/// Seconds that a process has computed, all its threads together.
fn cpu_seconds(process: Option<u32>) -> f64 {
    // The kernel counts in hundredths of a second on every system that this runs on.
    const TICKS: f64 = 100.0;
    let Some(process) = process else { return 0.0 };
    let text = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap_or_default();
    // The program's name, in brackets, may contain spaces.
    let fields = text.rsplit_once(')').map_or("", |(_, rest)| rest);
    let numbers: Vec<f64> = fields.split_whitespace().skip(11).take(2).filter_map(|n| n.parse().ok()).collect();
    numbers.iter().sum::<f64>() / TICKS
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ratios_are_of_medians_and_minima() {
        let samples = |all: &[f64]| all.iter().map(|wall| Sample { wall: *wall, cpu: 0.0 }).collect();
        let pair = Pair { ours: samples(&[3.0, 1.0, 2.0]), other: samples(&[4.0, 10.0, 2.0, 6.0]) };
        let ratio = pair.ratio();
        assert_eq!((ratio.median, ratio.minimum), (2.0 / 5.0, 0.5));
        assert!(ratio.cpu.is_none(), "nothing was counted");
    }

    #[test]
    fn the_seconds_of_a_process_grow_while_it_computes() {
        let own = Some(std::process::id());
        let begun = cpu_seconds(own);
        let mut sum = 0u64;
        while cfg!(target_os = "linux") && cpu_seconds(own) <= begun {
            sum = (0..100_000u64).fold(sum, |a, n| a.wrapping_mul(31).wrapping_add(n));
        }
        assert!(std::hint::black_box(sum) > 0 || cfg!(not(target_os = "linux")));
        assert_eq!(cpu_seconds(None), 0.0);
    }
}
