//! Pauses between attempts, by a clock that is paused.

use std::time::Duration;

use tokio::time::Instant;
use wirewright_client::RetryPolicy;

use crate::{
    api::{Get, call},
    server::{Server, at_once, in_process, response, with},
};

/// Returns the attempts and the time of a call, after a first response with these headers.
async fn paused(headers: &'static [(&'static str, &'static str)], timeout: u64) -> (u32, Duration) {
    let server = Server::default();
    let router = server.router(move |number, _| if number == 1 { with(response(429), headers) } else { response(200) });
    let client = in_process(router).retry(at_once()).timeout(Duration::from_secs(timeout)).build().unwrap();
    let start = Instant::now();
    let attempts = match call::<Get>(&client).send_full().await {
        Ok(response) => response.attempts(),
        Err(error) => error.attempts(),
    };
    (attempts, start.elapsed())
}

#[tokio::test(start_paused = true)]
async fn the_pause_that_the_server_asks_for_is_kept() {
    let cases: [(&'static [(&'static str, &'static str)], u64); 6] = [
        (&[], 0),
        (&[("retry-after", "7")], 7000),
        (&[("retry-after-ms", "250")], 250),
        (&[("retry-after-ms", "1500"), ("retry-after", "7")], 1500),
        (&[("date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("retry-after", "Sun, 06 Nov 1994 08:49:42 GMT")], 5000),
        (&[("retry-after", "soon")], 0),
    ];
    for (headers, millis) in cases {
        let (attempts, time) = paused(headers, 30).await;
        assert_eq!(attempts, 2, "{headers:?}");
        // Tokio's timer has a resolution of a millisecond.
        let range = Duration::from_millis(millis)..=Duration::from_millis(millis + 2);
        assert!(range.contains(&time), "{headers:?}: {time:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn a_pause_beyond_a_limit_ends_the_call_at_once() {
    let cases: [(&'static [(&'static str, &'static str)], u64); 4] = [
        (&[("retry-after", "30")], 30),
        (&[("retry-after", "61")], 1000),
        (&[("retry-after", "1e300")], 1000),
        (&[("date", "Sun, 06 Nov 1994 08:49:37 GMT"), ("retry-after", "Sun, 06 Nov 1994 09:49:42 GMT")], 1000),
    ];
    for (headers, timeout) in cases {
        let (attempts, time) = paused(headers, timeout).await;
        assert_eq!((attempts, time), (1, Duration::ZERO), "{headers:?}");
    }
}

#[tokio::test(start_paused = true)]
async fn pauses_are_random_and_grow_up_to_their_limit() {
    let policy = RetryPolicy::standard().max_attempts(5).backoff(Duration::from_secs(1), Duration::from_secs(4));
    let mut times = Vec::new();
    for _ in 0..40 {
        let client = in_process(Server::default().router(|_, _| response(503)));
        let client = client.retry(policy.clone()).no_timeout().build().unwrap();
        let start = Instant::now();
        assert_eq!(call::<Get>(&client).send().await.unwrap_err().attempts(), 5);
        times.push(start.elapsed().as_secs_f64());
    }
    // The limits are 1, 2, 4 and 4 seconds. Each pause is a random part of its limit.
    assert!(times.iter().all(|time| (0.0..=11.1).contains(time)), "{times:?}");
    let mean = times.iter().sum::<f64>() / 40.0;
    assert!((4.0..7.0).contains(&mean), "{mean}");
    times.sort_by(f64::total_cmp);
    times.dedup();
    assert!(times.len() > 30);
}
