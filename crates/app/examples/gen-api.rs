//! Writes the TypeScript of the command table to standard output.
#![expect(clippy::print_stdout, reason = "printing is what it does")]

fn main() {
    print!("{}", understudy_app::api::typescript());
}
