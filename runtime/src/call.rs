//! A call: generic in the operation, and thin over what is not.

use bytes::Bytes;

use crate::{
    decode::{Decode, DecodeError, Whole},
    error::{Error, UndecodableBody},
    exchange::{Answered, exchange},
    operation::Operation,
    request::RequestParts,
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
    pub fn request<Op: Operation>(self) -> Result<http::Request<Bytes>, Error<FailureOf<Op>>> {
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

fn finish<Op: Operation, T>(
    answered: Answered,
    decode: impl FnOnce(&crate::answer::Answer) -> Result<T, DecodeError>,
) -> Result<Response<T>, Error<FailureOf<Op>>> {
    let undecodable = if answered.success {
        match answered.decode(decode) {
            Ok(value) => return Ok(Response::new(answered.operation, answered.answer, value)),
            Err(error) => error,
        }
    } else {
        DecodeError::failure()
    };
    // What is no value is the operation's error: because the status says so, or the envelope.
    let source = if undecodable.is_failure() {
        match answered.decode(Op::Error::decode) {
            Ok(value) => {
                return Err(Error::Api(Box::new(Response::new(answered.operation, answered.answer, value))));
            }
            Err(error) => error,
        }
    } else {
        undecodable
    };
    let Answered { operation, answer, .. } = answered;
    let bytes = answer.bytes();
    let response = Response::new(operation, answer, bytes);
    Err(Error::UndecodableBody(Box::new(UndecodableBody { response, source })))
}
