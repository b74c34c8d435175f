//! Generic functions that send a call and decode its response, over the non-generic core in `run`.

use bytes::Bytes;

use super::{
    classify::{Classified, ResponseClass},
    run::{Streamed, run, run_bytes, run_stream},
    stream::ByteStream,
};
use crate::{
    error::{Error, UndecodableBody},
    operation::{EnvelopeOf, ErrorOf, Operation, OutputOf},
    request::RequestParts,
    response::{Decode, DecodeEnvelope, DecodeError, OperationInfo, RawResponse, Response},
    transport::RequestBody,
};

impl RequestParts<'_> {
    /// Builds the request without sending it.
    ///
    /// # Errors
    ///
    /// Returns an error if a credential is missing or an argument is invalid.
    pub fn request<Op: Operation>(self) -> Result<http::Request<RequestBody>, Error<ErrorOf<Op>>> {
        self.build().map_err(Error::cast)
    }

    /// Sends the request and decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a documented success.
    pub async fn send<Op: Operation>(self) -> Result<Response<OutputOf<Op>>, Error<ErrorOf<Op>>> {
        let classified = run(self).await.map_err(Error::cast)?;
        finish::<Op, _>(classified, Op::Output::decode)
    }

    /// Sends the request and returns the undecoded body of any success, whatever its media type.
    ///
    /// An error response is decoded as in [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a success.
    pub async fn send_bytes<Op: Operation>(self) -> Result<Response<Bytes>, Error<ErrorOf<Op>>> {
        let classified = run_bytes(self).await.map_err(Error::cast)?;
        if !matches!(classified.class, ResponseClass::Success(_)) {
            return Err(failure::<Op>(classified));
        }
        let bytes = classified.raw.bytes();
        Ok(Response::new(classified.operation, classified.raw, bytes))
    }

    /// Sends the request and returns the body of any success as a stream, whatever its media type.
    ///
    /// An error response is received completely and decoded.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a success.
    pub async fn send_stream<Op: Operation>(self) -> Result<Response<ByteStream>, Error<ErrorOf<Op>>> {
        match run_stream(self).await.map_err(Error::cast)? {
            Streamed::Other(classified) => Err(failure::<Op>(classified)),
            Streamed::Success(response) => {
                let (head, stream) = response.into_parts();
                Ok(Response::new(
                    OperationInfo { id: Op::ID, method: Op::METHOD.as_str(), path: Op::PATH },
                    RawResponse {
                        attempts: stream.attempts(),
                        ..RawResponse::new(head.status, head.headers, Bytes::new())
                    },
                    stream,
                ))
            }
        }
    }

    /// Sends the request and decodes the response including its envelope, even if the envelope contains a failure.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a documented success.
    pub async fn send_envelope<Op: Operation>(self) -> Result<Response<EnvelopeOf<Op>>, Error<ErrorOf<Op>>>
    where
        Op::Output: DecodeEnvelope,
    {
        let classified = run(self).await.map_err(Error::cast)?;
        finish::<Op, _>(classified, Op::Output::decode_envelope)
    }
}

/// Decodes a success, or returns the operation's error.
fn finish<Op: Operation, T>(
    classified: Classified,
    decode: impl Fn(&RawResponse) -> Result<T, DecodeError>,
) -> Result<Response<T>, Error<ErrorOf<Op>>> {
    let decoded = match &classified.class {
        ResponseClass::Success(true) => classified.decode(decode),
        ResponseClass::Success(false) => Err(DecodeError::media_type()),
        ResponseClass::OtherSuccess(candidates) => match classified.decode_as_any(candidates, decode) {
            Some(decoded) => decoded,
            None => return Err(classified.undocumented()),
        },
        _ => return Err(failure::<Op>(classified)),
    };
    match decoded {
        Ok(value) => Ok(Response::new(classified.operation, classified.raw, value)),
        // The envelope contains a failure, which is the operation's error.
        Err(error) if error.is_failure() => Err(failure::<Op>(classified)),
        Err(error) => Err(undecodable(classified, error)),
    }
}

/// Decodes the operation's documented error response.
fn failure<Op: Operation>(classified: Classified) -> Error<ErrorOf<Op>> {
    let decoded = match &classified.class {
        ResponseClass::Success(false) | ResponseClass::Failure(false) => Err(DecodeError::media_type()),
        _ => classified.decode(Op::Error::decode),
    };
    match decoded {
        Ok(value) => Error::Api(Box::new(Response::new(classified.operation, classified.raw, value))),
        Err(error) => undecodable(classified, error),
    }
}

fn undecodable<E>(classified: Classified, source: DecodeError) -> Error<E> {
    let Classified { operation, raw, .. } = classified;
    let bytes = raw.bytes();
    let response = Response::new(operation, raw, bytes);
    Error::UndecodableBody(Box::new(UndecodableBody { response, source }))
}
