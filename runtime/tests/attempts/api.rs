//! Operations in the form of generated code, and a clock that tests can pause.

use std::time::{Duration, Instant};

use wirewright_client::{BoxFuture, Client, Timer, codegen::*};

wirewright_client::define_call!(pub(crate));

/// Defines an operation with text as request and response body.
macro_rules! operation {
    ($name:ident, $method:ident, $path:literal $(, $constant:ident: $ty:ty = $value:expr)*) => {
        pub(crate) struct $name;

        impl Operation for $name {
            const ID: &'static str = stringify!($name);
            const METHOD: Method = Method::$method;
            const PATH: &'static str = $path;
            const SECURITY: Security = &[&["key"], &["bearer"], &["basic"], &[]];
            const RESPONSES: Responses = &[StatusKey::Status(200).media(&["text/plain"]), StatusKey::Status(404).empty()];
            const MEDIA_TYPE: &'static str = "text/plain";
            $(const $constant: $ty = $value;)*
            type Body = Binary;
            type Output = Binary;
            type Error = Empty;
        }
    };
}

operation!(Get, GET, "/thing");
operation!(Head, HEAD, "/thing");
operation!(Delete, DELETE, "/thing");
operation!(Put, PUT, "/thing");
operation!(Patch, PATCH, "/thing");
operation!(Post, POST, "/thing");
operation!(Keyed, POST, "/thing", IDEMPOTENCY_KEY: Option<&'static str> = Some("Idempotency-Key"));
operation!(Safe, POST, "/thing", RETRY: Option<bool> = Some(true));
operation!(Unsafe, GET, "/thing", RETRY: Option<bool> = Some(false));
operation!(Bot, GET, "/bot{token}/chats/{chat}");

pub(crate) fn call<Op: Operation>(client: &Client) -> Call<'_, Op> {
    Call::new(client)
}

/// The clock of tokio, which tests pause.
pub(crate) struct TokioTimer;

impl Timer for TokioTimer {
    fn now(&self) -> Instant {
        tokio::time::Instant::now().into_std()
    }

    fn sleep(&self, duration: Duration) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(duration))
    }
}
