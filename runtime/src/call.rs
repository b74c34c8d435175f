//! A call: generic in the operation, and thin over what is not.

use bytes::Bytes;

use crate::{
    answer::Answer,
    decode::{Decode, DecodeError, Whole},
    error::{Error, UndecodableBody},
    exchange::{Answered, ByteStream, Class, Streamed, exchange, exchange_bytes, exchange_stream},
    operation::{Operation, OperationInfo},
    request::{RequestBody, RequestParts},
    response::Response,
};

/// What an operation gives.
pub type ValueOf<Op> = <<Op as Operation>::Output as Decode>::Value;

/// What an operation's documented failures are read as.
pub type FailureOf<Op> = <<Op as Operation>::Error as Decode>::Value;

/// The wrapper around what an operation gives.
pub type WholeOf<Op> = <<Op as Operation>::Output as Whole>::Whole;

impl RequestParts<'_> {
    /// The request that the call would send.
    ///
    /// # Errors
    ///
    /// A missing credential, or an argument that can not be sent.
    pub fn request<Op: Operation>(self) -> Result<http::Request<RequestBody>, Error<FailureOf<Op>>> {
        self.build().map_err(Error::cast)
    }

    /// Sends the request and reads the answer.
    ///
    /// # Errors
    ///
    /// Whatever keeps the call from a documented success.
    pub async fn send<Op: Operation>(self) -> Result<Response<ValueOf<Op>>, Error<FailureOf<Op>>> {
        let answered = exchange(self).await.map_err(Error::cast)?;
        finish::<Op, _>(answered, Op::Output::decode)
    }

    /// Sends the request and gives the bytes of any success, whatever its media type; a failure is read as ever.
    ///
    /// # Errors
    ///
    /// Whatever keeps the call from a success.
    pub async fn send_bytes<Op: Operation>(self) -> Result<Response<Bytes>, Error<FailureOf<Op>>> {
        let answered = exchange_bytes(self).await.map_err(Error::cast)?;
        if !matches!(answered.class, Class::Success(_)) {
            return Err(failure::<Op>(answered));
        }
        let bytes = answered.answer.bytes();
        Ok(Response::new(answered.operation, answered.answer, bytes))
    }

    /// Sends the request and gives the body of any success as it comes, whatever its media type; a failure is read whole.
    ///
    /// # Errors
    ///
    /// Whatever keeps the call from a success.
    pub async fn send_stream<Op: Operation>(self) -> Result<Response<ByteStream>, Error<FailureOf<Op>>> {
        match exchange_stream(self).await.map_err(Error::cast)? {
            Streamed::Other(answered) => Err(failure::<Op>(answered)),
            Streamed::Success(response) => {
                let (head, stream) = response.into_parts();
                Ok(Response::new(
                    OperationInfo::of::<Op>(),
                    Answer::new(head.status, head.headers, Bytes::new()),
                    stream,
                ))
            }
        }
    }

    /// Sends the request and reads the answer with the wrapper around its value, even if that carries a failure.
    ///
    /// # Errors
    ///
    /// Whatever keeps the call from a documented success.
    pub async fn send_envelope<Op: Operation>(self) -> Result<Response<WholeOf<Op>>, Error<FailureOf<Op>>>
    where
        Op::Output: Whole,
    {
        let answered = exchange(self).await.map_err(Error::cast)?;
        finish::<Op, _>(answered, Op::Output::decode_whole)
    }
}

/// The value of an answer whose media type has a decoder.
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
        // The envelope says that it is the operation's error.
        Err(error) if error.is_failure() => Err(failure::<Op>(answered)),
        Err(error) => Err(undecodable(answered, error)),
    }
}

/// The operation's error.
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
