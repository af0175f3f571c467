//! The student worker as a program of its own: for tests, and for hosts that keep it apart from the
//! `understudy` binary. It is `understudy student-worker` and nothing more.

fn main() -> std::process::ExitCode {
    understudy_providers::student::worker_main()
}
