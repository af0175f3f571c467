//! The arguments of `teacher`. No secret is among them: other programs can read a command line.

use clap::Subcommand;

/// `teacher`.
#[derive(Subcommand, Debug)]
pub(crate) enum Teacher {
    /// Teachers, budgets, consents, and where keys are kept
    List,
    /// Add a teacher, or replace the one of this name; the key is read from UNDERSTUDY_TEACHER_KEY or standard input
    #[command(
        after_help = "Example: understudy teacher add claude --provider anthropic --model claude-sonnet-4-5 < key.txt\n\nA key is never an argument: other programs could read it there. Where the system has no keychain, UNDERSTUDY_PASSPHRASE locks the file with the keys."
    )]
    Add {
        /// Name of your choice
        name: String,
        /// Whose it is
        #[arg(long, value_enum)]
        provider: Provider,
        /// Model as the provider names it
        #[arg(long, default_value = "")]
        model: String,
        /// Another address, or another program
        #[arg(long, value_name = "ADDRESS")]
        place: Option<String>,
    },
    /// Let a teacher be the one that is asked
    Use {
        /// Name
        name: String,
    },
    /// Show what a trial would send and cost, then ask for one word
    Test {
        /// Name
        name: String,
        /// Do not ask before it is sent
        #[arg(long)]
        yes: bool,
    },
    /// Remove a teacher and its key; the ledger stays
    Remove {
        /// Name
        name: String,
    },
    /// Exactly what a review of a skill would send, what was replaced, and what it may cost
    Envelope {
        /// Skill
        skill: String,
    },
    /// Let the teacher look a skill over; nothing is changed
    Review {
        /// Skill
        skill: String,
        /// Do not ask before it is sent
        #[arg(long)]
        yes: bool,
    },
    /// What teachers were asked this month and what it cost
    Ledger,
    /// One call of the ledger: what was sent and what came
    Call {
        /// Call
        id: String,
    },
    /// Show the budgets, or set some: dollars, or `none`
    #[command(after_help = "Example: understudy teacher budget --call 0.25 --month 10")]
    Budget {
        /// In one call
        #[arg(long)]
        call: Option<String>,
        /// For one skill in a month
        #[arg(long)]
        skill: Option<String>,
        /// In one night shift
        #[arg(long)]
        night: Option<String>,
        /// In a month
        #[arg(long)]
        month: Option<String>,
    },
    /// Show the prices, or set one: dollars for a million tokens
    #[command(
        after_help = "Example: understudy teacher price my-model --input 1 --cached 0.1 --written 1.25 --output 5"
    )]
    Price {
        /// Model
        model: Option<String>,
        /// Read
        #[arg(long, requires = "output")]
        input: Option<f64>,
        /// Taken from the provider's cache; as read when left out
        #[arg(long)]
        cached: Option<f64>,
        /// Written to the provider's cache; as read when left out
        #[arg(long)]
        written: Option<f64>,
        /// The answer
        #[arg(long, requires = "input")]
        output: Option<f64>,
        /// Forget your price; the shipped one counts again
        #[arg(long, conflicts_with = "input")]
        reset: bool,
    },
    /// Agree that a kind of data may go to the teacher with names replaced, or no longer
    Consent {
        /// skill, memory, run or mail
        kind: String,
        /// It stays on this computer from now on
        #[arg(long)]
        withdraw: bool,
    },
}

/// Whose a teacher is.
#[derive(Clone, Copy, Debug, clap::ValueEnum)]
pub(crate) enum Provider {
    /// Anthropic
    Anthropic,
    /// OpenAI
    #[value(name = "openai")]
    OpenAi,
    /// Google Gemini
    Gemini,
    /// Any server that speaks OpenAI's chat completions
    Compatible,
    /// The `claude` command, installed here
    ClaudeCommand,
    /// The `codex` command, installed here
    CodexCommand,
    /// The `gemini` command, installed here
    GeminiCommand,
    /// Copy the envelope, paste the answer
    ByHand,
}
