//! `Call`, which a macro defines in the generated crate.

/// Defines the type `Call` in the module that invokes the macro: a call of an operation, with the methods of all calls.
///
/// The type is defined in the generated crate so that generated code can add a setter for each parameter of an
/// operation.
///
/// The methods of `Call` change one call of an operation, and send it or build its request:
///
/// ```
/// # use wirewright_client::codegen::*;
/// # wirewright_client::define_call!();
/// # pub struct ListPets;
/// # impl Operation for ListPets {
/// #     const ID: &'static str = "listPets";
/// #     const METHOD: Method = Method::GET;
/// #     const PATH: &'static str = "/pets";
/// #     const RESPONSES: Responses = &[StatusKey::Status(200).json()];
/// #     type Body = ();
/// #     type Output = Json<Vec<String>>;
/// #     type Error = Empty;
/// # }
/// # pub struct Client(wirewright_client::Client);
/// # impl Client {
/// #     pub fn list_pets(&self) -> Call<'_, ListPets> {
/// #         Call::new(&self.0)
/// #     }
/// # }
/// # async fn calls(client: Client) -> Result<(), Box<dyn std::error::Error>> {
/// let names = client.list_pets().query("limit", 5).header("accept-language", "en").await?;
/// println!("{names:?}");
/// let response = client.list_pets().timeout(std::time::Duration::from_secs(5)).anonymous().send_full().await?;
/// println!("{}: {:?}", response.status(), response.value());
/// let bytes = client.list_pets().max_response_bytes(1024).send_bytes().await?.into_value();
/// println!("{} bytes", bytes.len());
/// let mut stream = client.list_pets().send_stream().await?.into_value();
/// while let Some(chunk) = stream.chunk().await? {
///     println!("{} more bytes", chunk.len());
/// }
/// let request = client.list_pets().server("http://localhost:8080").accept("application/json").request()?;
/// println!("{} {}", request.method(), request.uri());
/// # Ok(())
/// # }
/// # fn main() {}
/// ```
#[macro_export]
macro_rules! define_call {
    () => {
        $crate::define_call!(pub);
    };
    ($visibility:vis) => {
        /// A call of the operation `Op` that is not sent yet. To send it, use `.await` or [`send`](Self::send).
        #[must_use = "a call does nothing until it is sent"]
        $visibility struct Call<'c, Op> {
            parts: $crate::codegen::RequestParts<'c>,
            operation: ::core::marker::PhantomData<fn() -> Op>,
        }

        /// The headers of a response to the operation `Op`, with a method for each documented header.
        ///
        /// Any other header is found as in the [`HeaderMap`]($crate::http::HeaderMap) that this type dereferences to.
        pub struct Headers<Op> {
            map: $crate::codegen::HeaderMap,
            operation: ::core::marker::PhantomData<fn() -> Op>,
        }

        impl<Op> ::core::ops::Deref for Headers<Op> {
            type Target = $crate::codegen::HeaderMap;
            fn deref(&self) -> &Self::Target {
                &self.map
            }
        }

        impl<Op> ::core::borrow::Borrow<$crate::codegen::HeaderMap> for Headers<Op> {
            fn borrow(&self) -> &$crate::codegen::HeaderMap {
                &self.map
            }
        }

        impl<Op> ::core::convert::From<$crate::codegen::HeaderMap> for Headers<Op> {
            fn from(map: $crate::codegen::HeaderMap) -> Self {
                Self { map, operation: ::core::marker::PhantomData }
            }
        }

        impl<Op> ::core::convert::From<&$crate::codegen::HeaderMap> for Headers<Op> {
            fn from(map: &$crate::codegen::HeaderMap) -> Self {
                ::core::convert::Into::into(::core::clone::Clone::clone(map))
            }
        }

        impl<Op> ::core::clone::Clone for Headers<Op> {
            fn clone(&self) -> Self {
                ::core::convert::From::from(&self.map)
            }
        }

        impl<Op> ::core::fmt::Debug for Headers<Op> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Debug::fmt(&self.map, f)
            }
        }

        // A private module may use only some of the methods.
        #[allow(dead_code)]
        impl<'c, Op: $crate::codegen::Operation> Call<'c, Op> {
            /// Sets a header for this call, replacing any other header of the same name.
            pub fn header(mut self, name: &str, value: &str) -> Self {
                self.parts.header(name, value);
                self
            }

            /// Requests a response of this media type, which must be documented for the operation.
            ///
            /// The default is all media types that [`send`](Self::send) can decode. [`send_bytes`](Self::send_bytes)
            /// accepts any media type.
            pub fn accept(mut self, media_type: &str) -> Self {
                self.parts.accept(media_type);
                self
            }

            /// Sets the time limit for this call, including redirects and the body.
            pub fn timeout(mut self, timeout: ::core::time::Duration) -> Self {
                self.parts.timeout(timeout);
                self
            }

            $crate::__retry_methods! {}

            /// Sets the maximum size of the response body in bytes, replacing the client's limit.
            pub fn max_response_bytes(mut self, limit: u64) -> Self {
                self.parts.max_response_bytes(limit);
                self
            }

            /// Sends this call to another server, including the credentials.
            pub fn server(mut self, server: impl ::core::convert::Into<$crate::ServerUrl>) -> Self {
                self.parts.server(server.into());
                self
            }

            /// Sets the request body. Bytes, and a body with a choice of media types, are created with `into`.
            pub fn body(mut self, body: $crate::codegen::BodyOf<'_, Op>) -> Self
            where
                Op::Body: $crate::codegen::Encode,
            {
                <Op::Body as $crate::codegen::Encode>::encode(body, Op::MEDIA_TYPE, &mut self.parts);
                self
            }

            /// Sets the request body to bytes or a stream, with any media type, documented or not.
            pub fn raw_body(mut self, media_type: &str, body: impl ::core::convert::Into<$crate::RequestBody>) -> Self {
                self.parts.raw_body(media_type, body.into());
                self
            }

            /// Adds any query parameter, documented or not. It replaces a documented parameter of the same name.
            pub fn query(mut self, name: &str, value: impl ::std::string::ToString) -> Self {
                self.parts.query(name, &value.to_string());
                self
            }

            /// Sends this call without the client's credentials.
            pub fn anonymous(mut self) -> Self {
                self.parts.anonymous();
                self
            }

            /// Allows empty path parameters, which make the path contain `//` or end with `/`.
            pub fn allow_empty_segments(mut self) -> Self {
                self.parts.allow_empty_segments();
                self
            }

            /// Builds the request without sending it.
            ///
            /// # Errors
            ///
            /// Returns an error if a credential is missing or an argument is invalid.
            pub fn request(
                self,
            ) -> ::core::result::Result<
                $crate::http::Request<$crate::RequestBody>,
                $crate::Error<$crate::codegen::ErrorOf<Op>>,
            > {
                self.parts.request::<Op>()
            }

            /// Sends the call and returns its value.
            ///
            /// # Errors
            ///
            /// Returns an error if the call does not end in a documented success.
            pub async fn send(
                self,
            ) -> ::core::result::Result<$crate::codegen::OutputOf<Op>, $crate::Error<$crate::codegen::ErrorOf<Op>>>
            {
                self.parts.send::<Op>().await.map($crate::Response::into_value)
            }

            /// Sends the call and returns its value with the status code, headers and undecoded body.
            ///
            /// # Errors
            ///
            /// Returns an error in the same cases as [`send`](Self::send).
            pub async fn send_full(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::OutputOf<Op>, Headers<Op>>,
                $crate::Error<$crate::codegen::ErrorOf<Op>>,
            > {
                self.parts.send::<Op>().await.map($crate::Response::with_headers)
            }

            /// Sends the call and returns the undecoded body of any success, documented or not, of any media type.
            ///
            /// # Errors
            ///
            /// Returns an error if the call does not end in a success.
            pub async fn send_bytes(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::Bytes, Headers<Op>>,
                $crate::Error<$crate::codegen::ErrorOf<Op>>,
            > {
                self.parts.send_bytes::<Op>().await.map($crate::Response::with_headers)
            }

            /// Sends the call and returns the body of any success as a stream, documented or not, of any media type.
            ///
            /// The time limit and the size limit apply to the whole stream: see [`timeout`](Self::timeout) and
            /// [`max_response_bytes`](Self::max_response_bytes).
            ///
            /// # Errors
            ///
            /// Returns an error if the call does not end in a success. An error response is received completely.
            pub async fn send_stream(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::ByteStream, Headers<Op>>,
                $crate::Error<$crate::codegen::ErrorOf<Op>>,
            > {
                self.parts.send_stream::<Op>().await.map($crate::Response::with_headers)
            }

            /// Sends the call and returns the envelope around its value, even if the envelope contains a failure.
            ///
            /// # Errors
            ///
            /// Returns an error in the same cases as [`send`](Self::send), except for a failure in the envelope.
            pub async fn send_envelope(
                self,
            ) -> ::core::result::Result<
                $crate::Response<$crate::codegen::EnvelopeOf<Op>, Headers<Op>>,
                $crate::Error<$crate::codegen::ErrorOf<Op>>,
            >
            where
                Op::Output: $crate::codegen::DecodeEnvelope,
            {
                self.parts.send_envelope::<Op>().await.map($crate::Response::with_headers)
            }
        }

        #[doc(hidden)]
        #[allow(dead_code)]
        impl<'c, Op: $crate::codegen::Operation> Call<'c, Op> {
            pub(crate) fn new(client: &'c $crate::Client) -> Self {
                Self { parts: $crate::codegen::RequestParts::new::<Op>(client), operation: ::core::marker::PhantomData }
            }

            pub(crate) fn path_param(self, name: &'static str, value: impl $crate::codegen::Serialize) -> Self {
                self.path_param_with(name, value, $crate::codegen::Style::SIMPLE)
            }

            pub(crate) fn path_param_with(
                mut self,
                name: &'static str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.path_param(name, value, style);
                self
            }

            pub(crate) fn query_param(self, name: &'static str, value: impl $crate::codegen::Serialize) -> Self {
                self.query_param_with(name, value, $crate::codegen::Style::FORM)
            }

            pub(crate) fn query_param_with(
                mut self,
                name: &'static str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.query_param(name, value, style);
                self
            }

            pub(crate) fn query_string(
                mut self,
                name: &'static str,
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

            pub(crate) fn cookie_param(self, name: &'static str, value: impl $crate::codegen::Serialize) -> Self {
                self.cookie_param_with(name, value, $crate::codegen::Style::FORM)
            }

            pub(crate) fn cookie_param_with(
                mut self,
                name: &'static str,
                value: impl $crate::codegen::Serialize,
                style: $crate::codegen::Style,
            ) -> Self {
                self.parts.cookie_param(name, value, style);
                self
            }
        }

        /// Shows the operation and the names of the arguments, but not their values.
        impl<Op> ::core::fmt::Debug for Call<'_, Op> {
            fn fmt(&self, f: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                f.debug_tuple("Call").field(&self.parts).finish()
            }
        }

        impl<'c, Op: $crate::codegen::Operation> ::core::future::IntoFuture for Call<'c, Op> {
            type Output =
                ::core::result::Result<$crate::codegen::OutputOf<Op>, $crate::Error<$crate::codegen::ErrorOf<Op>>>;
            type IntoFuture = $crate::BoxFuture<'c, Self::Output>;

            fn into_future(self) -> Self::IntoFuture {
                ::std::boxed::Box::pin(self.send())
            }
        }
    };
}

/// Defines the methods of `Call` about retries, if the feature is enabled.
#[cfg(feature = "retry")]
#[doc(hidden)]
#[macro_export]
macro_rules! __retry_methods {
    () => {
        /// Retries this call by another policy than that of the client, if the call is safe to repeat.
        pub fn retry(mut self, policy: $crate::RetryPolicy) -> Self {
            self.parts.retry(policy);
            self
        }

        /// Makes a single attempt, even if the client retries calls.
        pub fn no_retry(mut self) -> Self {
            self.parts.no_retry();
            self
        }
    };
}

/// Defines nothing, as the feature `retry` is disabled.
#[cfg(not(feature = "retry"))]
#[doc(hidden)]
#[macro_export]
macro_rules! __retry_methods {
    () => {};
}
