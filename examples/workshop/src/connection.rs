//! The client: its retries, and the log of its requests.

// ANCHOR: program
use workshop::Client;
use workshop::wirewright_client::{ConfigError, ResponseInfo, RetryPolicy};

/// Creates a client that retries calls, if they are safe to repeat.
pub(crate) fn open(url: &str) -> Result<Client, ConfigError> {
    // ANCHOR: retry
    let builder = Client::builder(url).retry(RetryPolicy::standard());
    // ANCHOR_END: retry
    // ANCHOR: hook
    let builder = builder.on_response(log_failure);
    // ANCHOR_END: hook
    builder.build()
}

// ANCHOR: log
/// Prints requests that the server could not serve.
fn log_failure(response: &ResponseInfo<'_>) {
    let request = response.request();
    match (response.status(), response.failure()) {
        (Some(status), _) if status.is_server_error() => {
            println!("{}: {status}, attempt {}", request.operation().id, request.attempt());
        }
        (_, Some(failure)) => println!("{}: {}", request.operation().id, failure.as_str()),
        _ => {}
    }
}
// ANCHOR_END: log
// ANCHOR_END: program
