//! Writes each step to standard output. The runner compares the decoded values with the responses.

use std::borrow::Borrow;
use std::fmt::Debug;
use std::sync::{Arc, Mutex};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;
use serde_json::{Value, json};
use wirewright_client::http::HeaderMap;
use wirewright_client::{Client, ClientBuilder, Error, Response};

/// The steps of a program.
#[derive(Clone, Default)]
pub struct Steps {
    drift: Arc<Mutex<Vec<Value>>>,
}

#[allow(dead_code)]
impl Steps {
    /// Returns a client whose reports of undocumented content are recorded in the steps.
    pub fn client(&self, configure: impl FnOnce(ClientBuilder) -> ClientBuilder) -> Client {
        let drift = Arc::clone(&self.drift);
        let base = std::env::args().nth(1).expect("the base URL is missing");
        let builder = Client::builder(&*base).on_drift(move |report| {
            drift.lock().unwrap().push(json!({"pointer": report.pointer, "text": report.to_string()}));
        });
        configure(builder).build().expect("a valid configuration")
    }

    /// Records a call that must succeed, and returns its value.
    pub fn success<T: Serialize, E: Debug, H: Borrow<HeaderMap>>(&self, step: &str, result: Result<Response<T, H>, Error<E>>) -> Option<T> {
        match result {
            Ok(response) => {
                let decoded = serde_json::to_value(response.value()).expect("the value can be encoded");
                self.response(step, &response, decoded);
                Some(response.into_value())
            }
            Err(error) => self.unexpected(step, &error),
        }
    }

    /// Records a call that must succeed with bytes, and returns the bytes.
    pub fn bytes<E: Debug, H: Borrow<HeaderMap>>(
        &self,
        step: &str,
        result: Result<Response<wirewright_client::bytes::Bytes, H>, Error<E>>,
    ) -> Option<Vec<u8>> {
        match result {
            Ok(response) => {
                self.response(step, &response, STANDARD.encode(response.value()).into());
                Some(response.value().to_vec())
            }
            Err(error) => self.unexpected(step, &error),
        }
    }

    /// Records a call that must fail with a documented status. `show` returns the decoded error as JSON.
    pub fn failure<T: Debug, E: Debug, H: Borrow<HeaderMap>>(
        &self,
        step: &str,
        status: u16,
        result: Result<Response<T, H>, Error<E>>,
        show: impl FnOnce(&E) -> Value,
    ) -> Option<()> {
        match result {
            Ok(response) => {
                self.write(json!({"step": step, "error": format!("a success: {:?}", response.value())}));
                None
            }
            Err(Error::Api(response)) if response.status().as_u16() == status => {
                self.response(step, &response, show(response.value()));
                Some(())
            }
            Err(error) => self.unexpected(step, &error),
        }
    }

    /// Records a call that must fail with an undocumented status.
    pub fn undocumented<T: Debug, E: Debug, H: Borrow<HeaderMap>>(
        &self,
        step: &str,
        status: u16,
        result: Result<Response<T, H>, Error<E>>,
    ) -> Option<()> {
        match result {
            Err(Error::UndocumentedStatus(response)) if response.status().as_u16() == status => {
                // This step expects the report, so it is not a failure.
                self.drift.lock().unwrap().clear();
                self.response(step, &response, STANDARD.encode(response.bytes()).into());
                Some(())
            }
            Err(error) => self.unexpected(step, &error),
            Ok(response) => {
                self.write(json!({"step": step, "error": format!("a success: {:?}", response.value())}));
                None
            }
        }
    }

    /// Records a comparison of two values.
    pub fn check<T: PartialEq<U> + Debug, U: Debug>(&self, step: &str, found: T, expected: U) -> Option<()> {
        if found == expected {
            self.write(json!({"step": step}));
            Some(())
        } else {
            self.write(json!({"step": step, "error": format!("{found:?} instead of {expected:?}")}));
            None
        }
    }

    fn response<T, H: Borrow<HeaderMap>>(&self, step: &str, response: &Response<T, H>, decoded: Value) {
        let media_type = response.headers().borrow().get("content-type").and_then(|value| value.to_str().ok());
        self.write(json!({
            "step": step,
            "operation": response.operation(),
            "status": response.status().as_u16(),
            "media_type": media_type.unwrap_or_default(),
            "raw": STANDARD.encode(response.bytes()),
            "decoded": decoded,
            "drift": std::mem::take(&mut *self.drift.lock().unwrap()),
        }));
    }

    fn unexpected<T, E: Debug>(&self, step: &str, error: &Error<E>) -> Option<T> {
        self.drift.lock().unwrap().clear();
        let body = error.bytes().map(|bytes| String::from_utf8_lossy(bytes).chars().take(500).collect::<String>());
        let text = format!("{error:?}; body {}", body.unwrap_or_default());
        self.write(json!({"step": step, "operation": error.operation(), "error": text}));
        None
    }

    fn write(&self, step: Value) {
        println!("{step}");
    }
}
