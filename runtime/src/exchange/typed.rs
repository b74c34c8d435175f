//! Generic functions that send a call and decode its response, over the non-generic core in `run`.

use bytes::Bytes;

use super::{
    classify::{Answered, Class},
    run::{Streamed, exchange, exchange_bytes, exchange_stream},
    stream::ByteStream,
};
use crate::{
    error::{Error, UndecodableBody},
    operation::{FailureOf, Operation, ValueOf, WholeOf},
    request::RequestParts,
    response::{Answer, Decode, DecodeError, OperationInfo, Response, Whole},
    transport::RequestBody,
};

impl RequestParts<'_> {
    /// Builds the request without sending it.
    ///
    /// # Errors
    ///
    /// Returns an error if a credential is missing or an argument is invalid.
    pub fn request<Op: Operation>(self) -> Result<http::Request<RequestBody>, Error<FailureOf<Op>>> {
        self.build().map_err(Error::cast)
    }

    /// Sends the request and decodes the response.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a documented success.
    pub async fn send<Op: Operation>(self) -> Result<Response<ValueOf<Op>>, Error<FailureOf<Op>>> {
        let answered = exchange(self).await.map_err(Error::cast)?;
        finish::<Op, _>(answered, Op::Output::decode)
    }

    /// Sends the request and returns the undecoded body of any success, whatever its media type.
    ///
    /// An error response is decoded as in [`send`](Self::send).
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a success.
    pub async fn send_bytes<Op: Operation>(self) -> Result<Response<Bytes>, Error<FailureOf<Op>>> {
        let answered = exchange_bytes(self).await.map_err(Error::cast)?;
        if !matches!(answered.class, Class::Success(_)) {
            return Err(failure::<Op>(answered));
        }
        let bytes = answered.answer.bytes();
        Ok(Response::new(answered.operation, answered.answer, bytes))
    }

    /// Sends the request and returns the body of any success as a stream, whatever its media type.
    ///
    /// An error response is received completely and decoded.
    ///
    /// # Errors
    ///
    /// Returns an error if the call does not end in a success.
    pub async fn send_stream<Op: Operation>(self) -> Result<Response<ByteStream>, Error<FailureOf<Op>>> {
        match exchange_stream(self).await.map_err(Error::cast)? {
            Streamed::Other(answered) => Err(failure::<Op>(answered)),
            Streamed::Success(response) => {
                let (head, stream) = response.into_parts();
                Ok(Response::new(
                    OperationInfo { id: Op::ID, method: Op::METHOD.as_str(), path: Op::PATH },
                    Answer::new(head.status, head.headers, Bytes::new()),
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
    pub async fn send_envelope<Op: Operation>(self) -> Result<Response<WholeOf<Op>>, Error<FailureOf<Op>>>
    where
        Op::Output: Whole,
    {
        let answered = exchange(self).await.map_err(Error::cast)?;
        finish::<Op, _>(answered, Op::Output::decode_whole)
    }
}

/// Decodes a success, or returns the operation's error.
fn finish<Op: Operation, T>(
    answered: Answered,
    decode: impl Fn(&Answer) -> Result<T, DecodeError>,
) -> Result<Response<T>, Error<FailureOf<Op>>> {
    let decoded = match &answered.class {
        Class::Success(true) => answered.decode(decode),
        Class::Success(false) => Err(DecodeError::media_type()),
        Class::OtherSuccess(candidates) => match answered.decode_as_any(candidates, decode) {
            Some(decoded) => decoded,
            None => return Err(answered.undocumented()),
        },
        _ => return Err(failure::<Op>(answered)),
    };
    match decoded {
        Ok(value) => Ok(Response::new(answered.operation, answered.answer, value)),
        // The envelope contains a failure, which is the operation's error.
        Err(error) if error.is_failure() => Err(failure::<Op>(answered)),
        Err(error) => Err(undecodable(answered, error)),
    }
}

/// Decodes the operation's documented error response.
fn failure<Op: Operation>(answered: Answered) -> Error<FailureOf<Op>> {
    let decoded = match &answered.class {
        Class::Success(false) | Class::Failure(false) => Err(DecodeError::media_type()),
        _ => answered.decode(Op::Error::decode),
    };
    match decoded {
        Ok(value) => Error::Api(Box::new(Response::new(answered.operation, answered.answer, value))),
        Err(error) => undecodable(answered, error),
    }
}

fn undecodable<E>(answered: Answered, source: DecodeError) -> Error<E> {
    let Answered { operation, answer, .. } = answered;
    let bytes = answer.bytes();
    let response = Response::new(operation, answer, bytes);
    Error::UndecodableBody(Box::new(UndecodableBody { response, source }))
}
