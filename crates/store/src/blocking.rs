//! What a blocking task returned, when it can only have returned or panicked.

use tokio::task::JoinHandle;

/// Waits for a blocking task; its panic goes on here. A task is only left out when its runtime ends before it began, and
/// then whoever waits ends with it.
pub async fn finished<T>(task: JoinHandle<T>) -> T {
    match task.await.map_err(|e| e.try_into_panic()) {
        Ok(value) => value,
        Err(Ok(panic)) => std::panic::resume_unwind(panic),
        Err(Err(_)) => std::future::pending().await,
    }
}

#[cfg(test)]
mod tests {
    use super::finished;
    use std::future::Future;
    use std::task::{Context, Poll, Waker};

    #[tokio::test]
    async fn a_value_comes_back_and_a_panic_goes_on() {
        assert_eq!(finished(tokio::task::spawn_blocking(|| 7)).await, 7);
        let outer = tokio::spawn(finished(tokio::task::spawn_blocking(|| -> u8 { panic!("of the task") })));
        assert!(outer.await.expect_err("it panicked").is_panic());
    }

    #[test]
    fn with_the_runtime_who_waits_ends_too() {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        let task = runtime.spawn(std::future::pending::<u8>());
        drop(runtime);
        let mut waits = Box::pin(finished(task));
        assert_eq!(waits.as_mut().poll(&mut Context::from_waker(Waker::noop())), Poll::Pending, "and no panic");
    }
}
