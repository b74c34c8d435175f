//! What generated code invokes.

/// Defines `Call` in the crate or module that invokes it: a call of one operation, with what all operations have.
///
/// It is defined there and not here so that the generated code can add setters to it, operation by operation.
#[macro_export]
macro_rules! define_call {
    () => {
        /// A call of the operation `Op`, not sent yet: `.await` it, or [`send`](Self::send) it.
        #[must_use = "a call does nothing until it is sent"]
        pub struct Call<'c, Op> {
            parts: $crate::codegen::RequestParts<'c>,
            operation: ::core::marker::PhantomData<fn() -> Op>,
        }

        // A module that is included privately may use only some of these.
        #[allow(dead_code)]
        impl<'c, Op: $crate::codegen::Operation> Call<'c, Op> {
            /// Sets a header for this call, in place of any other of its name.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.parts.header(name, value);
                self
            }

            /// Asks for an answer of this media type, which must be one of those that are documented; without it those are asked
            /// for that [`send`](Self::send) can read, and [`send_bytes`](Self::send_bytes) takes any.
            pub fn accept(mut self, media_type: &str) -> Self {
                self.parts.accept(media_type);
                self
            }

            /// Sets the time for this call, redirects and body included.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.parts.timeout(timeout);
                self
            }

            /// Sets the largest body of the answer in bytes, in place of the client's limit.
            pub fn max_response_bytes(mut self, limit: u64) -> Self {
                self.parts.max_response_bytes(limit);
                self
            }

            /// Sends this call to another server, with the credentials that it needs.
            pub fn server(mut self, server: impl ::core::convert::Into<$crate::ServerUrl>) -> Self {
                self.parts.server(server.into());
                self
            }

            /// Sets the body of the request; bytes and a choice of media types are made with `into`.
            pub fn body(mut self, body: $crate::codegen::BodyOf<'_, Op>) -> Self
            where
                Op::Body: $crate::codegen::Encode,
            {
                <Op::Body as $crate::codegen::Encode>::encode(body, Op::MEDIA_TYPE, &mut self.parts);
                self
            }

            /// Sets the body of the request to these bytes or this stream, of a media type that need not be documented.
            pub fn raw_body(mut self, media_type: &str, body: impl ::core::convert::Into<$crate::RequestBody>) -> Self {
                self.parts.raw_body(media_type, body.into());
                self
            }

            /// Adds a query parameter that need not be documented, in place of documented ones of its name.
            pub fn query(mut self, name: &str, value: impl ::std::string::ToString) -> Self {
                self.parts.query(name, &value.to_string());
                self
            }

            /// Sends this call without any credential of the client.
            pub fn anonymous(mut self) -> Self {
                self.parts.anonymous();
                self
            }

            /// Allows path parameters that are empty, so that the path has `//` or ends in `/`.
            pub fn allow_empty_segments(mut self) -> Self {
                self.parts.allow_empty_segments();
                self
            }

            /// Builds the request and sends nothing.
            ///
            /// # Errors
            ///
            /// A missing credential, or an argument that can not be sent.
            pub fn request(
                self,
            ) -> ::core::result::Result<
                $crate::http::Request<$crate::RequestBody>,
                $crate::Error<$crate::codegen::FailureOf<Op>>,
            > {
                self.parts.request::<Op>()
            }

            /// Sends the call and gives its value.
            ///
            /// # Errors
            ///
            /// The operation's documented failures, and whatever else keeps it from its value.
            pub async fn send(
                self,
            ) -> ::core::result::Result<$crate::codegen::ValueOf<Op>, $crate::Error<$crate::codegen::FailureOf<Op>>>
            {
                self.parts.send::<Op>().await.map($crate::Response::into_value)
            }

            /// Sends the call and gives its value with status, headers and bytes.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send).
            pub async fn send_full(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::ValueOf<Op>>,
                $crate::Error<$crate::codegen::FailureOf<Op>>,
            > {
                self.parts.send::<Op>().await
            }

            /// Sends the call and gives the bytes of any success, documented or not, whatever its media type and length.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send).
            pub async fn send_bytes(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::Bytes>,
                $crate::Error<$crate::codegen::FailureOf<Op>>,
            > {
                self.parts.send_bytes::<Op>().await
            }

            /// Sends the call and gives the bytes of any success as they come, documented or not, whatever the media type and length.
            ///
            /// The time of the call and the limit of its size hold for all of them: see [`timeout`](Self::timeout) and
            /// [`max_response_bytes`](Self::max_response_bytes).
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send); a failure is received whole.
            pub async fn send_stream(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::ByteStream>,
                $crate::Error<$crate::codegen::FailureOf<Op>>,
            > {
                self.parts.send_stream::<Op>().await
            }

            /// Sends the call and gives the envelope around its value, even if that carries a failure.
            ///
            /// # Errors
            ///
            /// As [`send`](Self::send), except for a failure in the envelope.
            pub async fn send_envelope(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::WholeOf<Op>>,
                $crate::Error<$crate::codegen::FailureOf<Op>>,
            >
            where
                Op::Output: $crate::codegen::Whole,
            {
                self.parts.send_envelope::<Op>().await
            }
        }

        #[doc(hidden)]
        #[allow(dead_code)]
        impl<'c, Op: $crate::codegen::Operation> Call<'c, Op> {
            pub(crate) fn new(client: &'c $crate::Client) -> Self {
                Self { parts: $crate::codegen::RequestParts::new::<Op>(client), operation: ::core::marker::PhantomData }
            }

            pub(crate) fn path_param(self, name: &str, value: impl $crate::codegen::Serialize) -> Self {
                self.path_param_with(name, value, $crate::codegen::Style::SIMPLE)
            }

            pub(crate) fn path_param_with(
                mut self,
                name: &str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.path_param(name, value, style);
                self
            }

            pub(crate) fn query_param(self, name: &str, value: impl $crate::codegen::Serialize) -> Self {
                self.query_param_with(name, value, $crate::codegen::Style::FORM)
            }

            pub(crate) fn query_param_with(
                mut self,
                name: &str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.query_param(name, value, style);
                self
            }

            pub(crate) fn query_string(
                mut self,
                name: &str,
                value: impl $crate::codegen::Serialize,
                media_type: &str,
                encodings: $crate::codegen::Encodings,
            ) -> Self {
                self.parts.query_string(name, value, media_type, encodings);
                self
            }

            pub(crate) fn header_param(self, name: &str, value: impl $crate::codegen::Serialize) -> Self {
                self.header_param_with(name, value, $crate::codegen::Style::SIMPLE)
            }

            pub(crate) fn header_param_with(
                mut self,
                name: &str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.header_param(name, value, style);
                self
            }

            pub(crate) fn cookie_param(self, name: &str, value: impl $crate::codegen::Serialize) -> Self {
                self.cookie_param_with(name, value, $crate::codegen::Style::FORM)
            }

            pub(crate) fn cookie_param_with(
                mut self,
                name: &str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.cookie_param(name, value, style);
                self
            }
        }

        /// Shows the operation and which arguments there are, and no value.
        impl<Op> ::core::fmt::Debug for Call<'_, Op> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple("Call").field(&self.parts).finish()
            }
        }

        impl<'c, Op: $crate::codegen::Operation> ::core::future::IntoFuture for Call<'c, Op> {
            type Output =
                ::core::result::Result<$crate::codegen::ValueOf<Op>, $crate::Error<$crate::codegen::FailureOf<Op>>>;
            type IntoFuture = $crate::BoxFuture<'c, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }
    };
}

/// Includes the client that a build script has generated under this name.
#[macro_export]
macro_rules! include_api {
    ($name:literal) => {
        ::core::include!(::core::concat!(::core::env!("OUT_DIR"), "/", $name, ".rs"));
    };
}
