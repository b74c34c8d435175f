//! Token providers, against servers on loopback.

use std::{
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use wirewright_client::{CachedTokens, Client, Credential, Token, TokenProvider, TokenRequest, codegen::*, token_fn};

use crate::server::{counting, responding, response, serve};

wirewright_client::define_call!();

struct Look;

impl Operation for Look {
    const ID: &'static str = "look";
    const METHOD: Method = Method::GET;
    const PATH: &'static str = "/look";
    const SECURITY: Security = &[&["port"]];
    const RESPONSES: Responses = &[StatusKey::Status(204).empty()];
    const SCOPES: Scopes = &[(0, "port", &["look"])];
    type Body = ();
    type Output = Empty;
    type Error = Empty;
}

/// Returns a provider of the tokens `t1`, `t2` and so on, and a counter of the tokens provided.
fn numbered(life: Duration) -> (impl TokenProvider, Arc<AtomicUsize>) {
    let count = Arc::new(AtomicUsize::new(0));
    let given = Arc::clone(&count);
    let provider = token_fn(move |request: TokenRequest| {
        assert_eq!((request.scheme, request.scopes), ("port", &["look"][..]));
        let number = given.fetch_add(1, Ordering::SeqCst) + 1;
        async move { Ok(Token::new(format!("t{number}")).expires_in(life)) }
    });
    (provider, count)
}

/// Starts a server that accepts only the second token, and returns its URL and a counter of its requests.
async fn guarded() -> (String, Arc<AtomicUsize>) {
    let (router, count) = counting(responding(|request| {
        let known = request.headers().get("authorization").is_some_and(|value| value == "Bearer t2");
        response(if known { 204 } else { 401 }, "", "")
    }));
    (serve(router).await, count)
}

#[tokio::test]
async fn a_rejected_token_is_renewed_once_and_cached() {
    let (url, requests) = guarded().await;
    let (provider, tokens) = numbered(Duration::from_secs(3600));
    let client = Client::new(url).unwrap();
    let client = client.with_credential("port", Credential::bearer_from(CachedTokens::new(provider)));
    for _ in 0..3 {
        Call::<Look>::new(&client).await.unwrap();
    }
    assert_eq!((tokens.load(Ordering::SeqCst), requests.load(Ordering::SeqCst)), (2, 4));
}

#[tokio::test]
async fn a_token_about_to_expire_is_renewed_before_it_is_sent() {
    let (provider, tokens) = numbered(Duration::from_secs(20));
    let cached = CachedTokens::new(provider);
    let request = TokenRequest::new("port", &["look"]);
    let first = cached.token(&request).await.unwrap();
    let second = cached.token(&request).await.unwrap();
    assert!(!first.is_same(&second));
    let patient = cached.leeway(Duration::from_secs(5));
    assert!(patient.token(&request).await.unwrap().is_same(&second));
    assert!(!patient.token(&request.rejecting(second.clone())).await.unwrap().is_same(&second));
    assert_eq!(tokens.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_token_is_neither_sent_to_nor_renewed_for_another_origin() {
    let (elsewhere, _) = guarded().await;
    let url = serve(responding(move |_| crate::server::redirect(307, &elsewhere))).await;
    let (provider, tokens) = numbered(Duration::from_secs(3600));
    let client = Client::new(url).unwrap().with_credential("port", Credential::bearer_from(provider));
    let error = Call::<Look>::new(&client).await.unwrap_err();
    assert_eq!((error.status().unwrap().as_u16(), tokens.load(Ordering::SeqCst)), (401, 1));
}

#[tokio::test]
async fn the_timeout_of_a_call_includes_its_token_provider() {
    for hangs_first in [true, false] {
        let (url, _) = guarded().await;
        let provider = token_fn(move |request: TokenRequest| async move {
            if hangs_first || request.rejected.is_some() {
                std::future::pending::<()>().await;
            }
            Ok(Token::new("t1"))
        });
        for cached in [false, true] {
            let provider = provider.clone();
            let credential = if cached {
                Credential::bearer_from(CachedTokens::new(provider))
            } else {
                Credential::bearer_from(provider)
            };
            let client = Client::builder(url.as_str()).timeout(Duration::from_millis(200)).build().unwrap();
            let client = client.with_credential("port", credential);
            let error = Call::<Look>::new(&client).await.unwrap_err();
            assert!(error.is_timeout(), "{error:?}");
            assert_eq!(error.may_have_been_sent(), !hangs_first);
        }
    }
}

#[tokio::test]
async fn concurrent_callers_share_one_attempt_and_its_failure() {
    let count = Arc::new(AtomicUsize::new(0));
    let asked = Arc::clone(&count);
    let provider = token_fn(move |_| {
        let number = asked.fetch_add(1, Ordering::SeqCst);
        async move {
            tokio::time::sleep(Duration::from_millis(50)).await;
            if number == 0 {
                Err("the door is shut".into())
            } else {
                Ok(Token::new("t2").expires_in(Duration::from_secs(1)))
            }
        }
    });
    let cached = Arc::new(CachedTokens::new(provider));
    let request = TokenRequest::new("port", &["look"]);
    let all = |request: TokenRequest| {
        let calls: Vec<_> = (0..100).map(|_| (Arc::clone(&cached), request.clone())).collect();
        futures_util::future::join_all(
            calls.into_iter().map(|(cached, request)| async move { cached.token(&request).await }),
        )
    };
    for outcome in all(request.clone()).await {
        assert_eq!(outcome.unwrap_err().to_string(), "the door is shut");
    }
    assert_eq!(count.load(Ordering::SeqCst), 1);
    // A failure is not cached. A token that expires soon is still shared by all callers that wait for it.
    for outcome in all(request.clone()).await {
        assert!(outcome.unwrap().is_same(&Token::new("t2")));
    }
    assert_eq!(count.load(Ordering::SeqCst), 2);
    // If the provider returns the rejected token again, it is called only once for all callers.
    for outcome in all(request.rejecting(Token::new("t2"))).await {
        assert!(outcome.unwrap().is_same(&Token::new("t2")));
    }
    assert_eq!(count.load(Ordering::SeqCst), 3);
}

#[tokio::test]
async fn a_cancelled_attempt_is_repeated_for_the_next_caller() {
    let count = Arc::new(AtomicUsize::new(0));
    let asked = Arc::clone(&count);
    let cached = CachedTokens::new(token_fn(move |_| {
        let first = asked.fetch_add(1, Ordering::SeqCst) == 0;
        async move {
            if first {
                std::future::pending::<()>().await;
            }
            Ok(Token::new("t"))
        }
    }));
    let request = TokenRequest::new("port", &["look"]);
    let short = tokio::time::timeout(Duration::from_millis(20), cached.token(&request));
    let (gone, token) = tokio::join!(short, cached.token(&request));
    assert!(gone.is_err());
    assert!(token.unwrap().is_same(&Token::new("t")));
}

#[tokio::test]
async fn an_invalid_token_is_an_error_that_does_not_show_it() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let provider = token_fn(|_| async { Ok(Token::new("topsecret\n")) });
    let client = client.with_credential("port", Credential::bearer_from(provider));
    let error = Call::<Look>::new(&client).await.unwrap_err();
    assert!(!format!("{error} {error:?} {client:?}").contains("topsecret"));
    assert!(error.to_string().starts_with("look (GET /look): failed to obtain a token for `port`"), "{error}");
}
