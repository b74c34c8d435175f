//! Credentials of each attempt.

use std::sync::{
    Arc,
    atomic::{AtomicUsize, Ordering},
};

use wirewright_client::{CachedTokens, Credential, Token, token_fn};

use crate::{
    api::{Get, call},
    server::{Server, loopback, response},
};

#[tokio::test]
async fn each_attempt_asks_for_its_token() {
    let given = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&given);
    let provider = move || {
        let counter = Arc::clone(&counter);
        token_fn(move |_| {
            let number = counter.fetch_add(1, Ordering::SeqCst) + 1;
            async move { Ok(Token::new(format!("t{number}"))) }
        })
    };
    let server = Server::default();
    let client = loopback(server.statuses(&[503, 503])).await;
    let fresh = client.with_credential("bearer", Credential::bearer_from(provider()));
    call::<Get>(&fresh).send().await.unwrap();
    assert_eq!(server.header("authorization"), ["Bearer t1", "Bearer t2", "Bearer t3"]);

    // A cached token is reused, and renewed within an attempt that rejects it.
    let server = Server::default();
    let statuses = [503, 401, 503, 200];
    let client = loopback(server.router(move |number, _| response(statuses[number - 1]))).await;
    let cached = client.with_credential("bearer", Credential::bearer_from(CachedTokens::new(provider())));
    assert_eq!(call::<Get>(&cached).send_full().await.unwrap().attempts(), 3);
    assert_eq!(server.header("authorization"), ["Bearer t4", "Bearer t4", "Bearer t5", "Bearer t5"]);
    assert_eq!(given.load(Ordering::SeqCst), 5);
}
