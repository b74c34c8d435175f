//! The budget of retries: storms are impossible. Requests are counted.

use futures_util::future::join_all;
use wirewright_client::{Client, RetryBudget};

use crate::{
    api::{Get, call},
    server::{Server, at_once, in_process, response},
};

/// Returns true for about half of the numbers, without a pattern.
fn is_even(number: usize) -> bool {
    let mut mixed = number as u64;
    for _ in 0..3 {
        mixed ^= mixed >> 31;
        mixed = mixed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    }
    mixed >> 63 == 0
}

fn failing_half(server: &Server) -> axum::Router {
    server.router(|number, _| response(if is_even(number) { 503 } else { 200 }))
}

/// Lets each client make some calls at the same time as all others. Returns the number of successes.
async fn run(clients: &[Client], calls: usize) -> usize {
    let each = clients.iter().map(|client| async move {
        let mut successes = 0;
        for _ in 0..calls {
            successes += usize::from(call::<Get>(client).send().await.is_ok());
        }
        successes
    });
    join_all(each).await.into_iter().sum()
}

#[tokio::test(start_paused = true)]
async fn clones_of_a_client_send_at_most_a_tenth_more_to_a_server_that_fails_half_of_the_time() {
    for calls in [1, 10] {
        let server = Server::default();
        let client = in_process(failing_half(&server)).retry(at_once()).build().unwrap();
        let clients: Vec<Client> = (0..1000).map(|_| client.clone()).collect();
        let successes = run(&clients, calls).await;
        let (first, sent) = (1000 * calls, server.count());
        assert!(sent > first && sent * 10 <= first * 11, "{sent} requests of {first} calls");
        assert!(successes * 2 >= first - first / 20, "{successes} of {first}");
    }
}

#[tokio::test(start_paused = true)]
async fn clients_that_share_a_budget_send_at_most_a_tenth_more() {
    let (server, budget) = (Server::default(), RetryBudget::new());
    let router = failing_half(&server);
    let build = |_| in_process(router.clone()).retry(at_once()).retry_budget(&budget).build().unwrap();
    let clients: Vec<Client> = (0..1000).map(build).collect();
    run(&clients, 1).await;
    let sent = server.count();
    assert!(sent > 1000 && sent <= 1100, "{sent}");
}

#[tokio::test(start_paused = true)]
async fn a_server_that_always_fails_gets_ten_retries() {
    let server = Server::default();
    let client = in_process(server.router(|_, _| response(503))).retry(at_once()).build().unwrap();
    let clients: Vec<Client> = (0..1000).map(|_| client.clone()).collect();
    assert_eq!(run(&clients, 1).await, 0);
    assert_eq!(server.count(), 1010);
    // Policies of single calls share the budget, and another host has its own.
    for _ in 0..5 {
        assert_eq!(call::<Get>(&client).retry(at_once().max_attempts(100)).send().await.unwrap_err().attempts(), 1);
    }
    let call = call::<Get>(&client).server("http://other.process");
    assert_eq!(call.send().await.unwrap_err().attempts(), 3);
}
