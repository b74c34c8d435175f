//! Access tokens by the client credentials grant of OAuth 2.

// ANCHOR: program
use std::error::Error;
use std::time::Duration;

use serde::Deserialize;
use workshop::wirewright_client::{CachedTokens, Token, TokenProvider, reqwest, serde_json, token_fn};

/// A response of the token endpoint.
#[derive(Deserialize)]
struct Granted {
    access_token: String,
    expires_in: u64,
}

// ANCHOR: provider
/// Returns a provider that requests a token when a call needs one, and reuses it until it expires.
pub(crate) fn provider(url: &str) -> impl TokenProvider {
    let endpoint = format!("{url}/token");
    CachedTokens::new(token_fn(move |request| request_token(endpoint.clone(), request.scopes)))
}

/// Requests a token from the authorization server.
async fn request_token(endpoint: String, scopes: &[&str]) -> Result<Token, Box<dyn Error + Send + Sync>> {
    let response = reqwest::Client::new()
        .post(endpoint)
        .basic_auth("till", Some("s3cret"))
        .header("content-type", "application/x-www-form-urlencoded")
        .body(format!("grant_type=client_credentials&scope={}", scopes.join("+")))
        .send()
        .await?
        .error_for_status()?;
    let granted: Granted = serde_json::from_slice(&response.bytes().await?)?;
    Ok(Token::new(granted.access_token).expires_in(Duration::from_secs(granted.expires_in)))
}
// ANCHOR_END: provider
// ANCHOR_END: program
