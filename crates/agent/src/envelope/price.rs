//! What a call may cost and what it did cost: token estimates, the usage a provider reports, prices.
//!
//! Money is counted in whole millionths of a dollar and always rounded up, so that a budget errs on the safe side.
//! The shipped prices are a starting point with a date; the user's own replace them.

use super::Envelope;
use serde::{Deserialize, Serialize};

/// Millionths of a dollar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Money(pub u64);

impl Money {
    /// From dollars, rounded up; nothing below zero.
    pub fn dollars(dollars: f64) -> Money {
        Money((dollars.max(0.0) * 1e6).ceil().min(1e15) as u64)
    }

    /// In dollars.
    pub fn as_dollars(self) -> f64 {
        self.0 as f64 / 1e6
    }
}

impl std::fmt::Display for Money {
    /// `$0.0042` below a cent, `$1.20` above.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            0 => f.write_str("$0.00"),
            n if n < 10_000 => write!(f, "${:.4}", (n as f64 / 100.0).ceil() / 10_000.0),
            n => write!(f, "${:.2}", (n as f64 / 10_000.0).ceil() / 100.0),
        }
    }
}

/// Tokens that a provider says it counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Usage {
    /// Read and neither taken from the provider's cache nor written to it.
    pub input: u64,
    /// Taken from the provider's cache.
    pub cached: u64,
    /// Written to the provider's cache.
    pub written: u64,
    /// Written as the answer, thinking included.
    pub output: u64,
}

/// Dollars for a million tokens.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Price {
    /// Read.
    pub input: f64,
    /// Taken from the cache.
    pub cached: f64,
    /// Written to the cache.
    pub written: f64,
    /// Written as the answer.
    pub output: f64,
}

impl Price {
    /// For a model on this computer.
    pub const FREE: Price = Price { input: 0.0, cached: 0.0, written: 0.0, output: 0.0 };

    /// What a usage costs. A dollar for a million tokens is a millionth for one.
    pub fn cost(&self, usage: &Usage) -> Money {
        let part = |tokens: u64, price: f64| tokens as f64 * price.max(0.0);
        let all = part(usage.input, self.input)
            + part(usage.cached, self.cached)
            + part(usage.written, self.written)
            + part(usage.output, self.output);
        Money(all.ceil().min(1e15) as u64)
    }

    /// What a call costs at worst: everything read at the dearest rate and the longest answer.
    pub fn worst(&self, tokens: &Tokens, most: u32) -> Money {
        let dearest = self.input.max(self.written).max(self.cached);
        let price = Price { input: dearest, ..*self };
        price.cost(&Usage { input: tokens.worst, output: u64::from(most), ..Usage::default() })
    }
}

/// How many tokens a text is, without asking anybody.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tokens {
    /// About.
    pub likely: u64,
    /// No tokeniser in use makes more of it.
    pub worst: u64,
}

/// Marks of turns, the name of a tool and what a provider puts around a request, tokens.
const AROUND: u64 = 600;

/// Estimates what a provider will count as read. A token is about four letters of English; at worst a word is cut
/// in twos, and every digit, mark or letter of another script is one to three tokens of its own.
pub fn tokens(envelope: &Envelope) -> Tokens {
    let text = envelope.text();
    let (mut letters, mut others) = (0u64, 0u64);
    for c in text.chars() {
        match c {
            'a'..='z' | 'A'..='Z' | ' ' => letters += 1,
            c => others += c.len_utf8().min(3) as u64,
        }
    }
    Tokens { likely: text.len() as u64 / 4 + 50, worst: letters.div_ceil(2) + others + AROUND }
}

/// A line of the shipped table.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Listed {
    /// Name of the model, without a date behind it.
    pub model: &'static str,
    /// Price.
    pub price: Price,
}

/// When the shipped prices were written down. They may be out of date by now; the user's own replace them.
pub const PRICES_OF: &str = "2026-01-15";

const fn listed(model: &'static str, input: f64, cached: f64, written: f64, output: f64) -> Listed {
    Listed { model, price: Price { input, cached, written, output } }
}

/// Shipped prices, from the providers' public price pages at [`PRICES_OF`]: standard rates, requests below 200,000
/// tokens. A provider without a charge of its own for writing its cache charges it as read.
pub const SHIPPED: [Listed; 15] = [
    listed("claude-opus-4-5", 5.0, 0.5, 6.25, 25.0),
    listed("claude-opus-4-1", 15.0, 1.5, 18.75, 75.0),
    listed("claude-sonnet-4-5", 3.0, 0.3, 3.75, 15.0),
    listed("claude-haiku-4-5", 1.0, 0.1, 1.25, 5.0),
    listed("gpt-5.2", 1.75, 0.175, 1.75, 14.0),
    listed("gpt-5.1", 1.25, 0.125, 1.25, 10.0),
    listed("gpt-5", 1.25, 0.125, 1.25, 10.0),
    listed("gpt-5-mini", 0.25, 0.025, 0.25, 2.0),
    listed("gpt-5-nano", 0.05, 0.005, 0.05, 0.4),
    listed("gpt-4.1", 2.0, 0.5, 2.0, 8.0),
    listed("gpt-4.1-mini", 0.4, 0.1, 0.4, 1.6),
    listed("gemini-3-pro-preview", 2.0, 0.2, 2.0, 12.0),
    listed("gemini-2.5-pro", 1.25, 0.125, 1.25, 10.0),
    listed("gemini-2.5-flash", 0.3, 0.03, 0.3, 2.5),
    listed("gemini-2.5-flash-lite", 0.1, 0.01, 0.1, 0.4),
];

/// The shipped price of a model: of exactly this one, or of a dated release of it. A model that is only named
/// alike may cost many times as much, so it has none.
pub fn shipped(model: &str) -> Option<Price> {
    let dated = |rest: &str| rest.is_empty() || rest == "-latest" || rest.strip_prefix("-20").is_some_and(digits);
    fn digits(rest: &str) -> bool {
        rest.starts_with(|c: char| c.is_ascii_digit()) && rest.bytes().all(|b| b.is_ascii_digit() || b == b'-')
    }
    SHIPPED.iter().find(|l| model.strip_prefix(l.model).is_some_and(dated)).map(|l| l.price)
}
