//! A small client in the form of generated code.

use serde::Deserialize;
use serde_json::Value;

pub(crate) use wirewright_client::Error;
use wirewright_client::{Credential, Secret, codegen::*};

wirewright_client::define_call!();

#[derive(Debug, Clone)]
pub(crate) struct Client(wirewright_client::Client);

impl Client {
    pub(crate) fn authorization_header(self, key: impl Into<Secret>) -> Self {
        Self(self.0.with_credential("AuthorizationHeader", Credential::api_key_header("Authorization", key)))
    }

    pub(crate) fn api_key(self, key: impl Into<Secret>) -> Self {
        Self(self.0.with_credential("ApiKey", Credential::api_key_header("X-Api-Key", key)))
    }

    pub(crate) fn session(self, key: impl Into<Secret>) -> Self {
        Self(self.0.with_credential("Session", Credential::api_key_cookie("sid", key)))
    }

    pub(crate) fn query_key(self, key: impl Into<Secret>) -> Self {
        Self(self.0.with_credential("QueryKey", Credential::api_key_query("key", key)))
    }

    pub(crate) fn get_info(&self) -> Call<'_, op::GetInfo> {
        Call::new(&self.0)
    }

    pub(crate) fn list_pets(&self, owner: &str) -> Call<'_, op::ListPets> {
        Call::new(&self.0).path_param("owner", owner)
    }

    pub(crate) fn create_pet(&self, body: &Pet) -> Call<'_, op::CreatePet> {
        Call::new(&self.0).body(body)
    }

    pub(crate) fn get_photo(&self) -> Call<'_, op::GetPhoto> {
        Call::new(&self.0)
    }

    pub(crate) fn locked(&self) -> Call<'_, op::Locked> {
        Call::new(&self.0)
    }
}

impl From<wirewright_client::Client> for Client {
    fn from(client: wirewright_client::Client) -> Self {
        Self(client)
    }
}

impl Call<'_, op::ListPets> {
    pub(crate) fn limit(self, limit: i64) -> Self {
        self.query_param("limit", limit)
    }

    pub(crate) fn tags(self, tags: &[&str]) -> Self {
        self.query_param_with("tags", tags, Style::PIPE_DELIMITED)
    }

    pub(crate) fn trace(self, trace: &str) -> Self {
        self.header_param("X-Trace", trace)
    }

    pub(crate) fn theme(self, theme: &str) -> Self {
        self.cookie_param("theme", theme)
    }
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Pet {
    pub(crate) id: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) name: Option<String>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Problem {
    pub(crate) title: String,
}

#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
pub(crate) struct Info {
    #[serde(rename = "Server")]
    pub(crate) server: Option<Value>,
    #[serde(rename = "Domains")]
    pub(crate) domains: Option<Vec<Value>>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct Envelope<T> {
    pub(crate) count: Option<i32>,
    pub(crate) status: Option<i32>,
    pub(crate) response: Option<T>,
    pub(crate) error: Option<EnvelopeError>,
}

#[derive(Debug, Clone, PartialEq, Deserialize)]
pub(crate) struct EnvelopeError {
    pub(crate) message: String,
}

impl<T> wirewright_client::codegen::Envelope for Envelope<T> {
    type Value = T;
    type Failure = EnvelopeError;
    const VALUE: &'static str = "response";

    fn open(self) -> Result<Option<T>, EnvelopeError> {
        match self.error {
            Some(error) => Err(error),
            None => Ok(self.response),
        }
    }
}

pub(crate) mod op {
    use super::*;

    #[derive(Debug)]
    pub(crate) struct GetInfo;

    impl Operation for GetInfo {
        const ID: &'static str = "getInfo";
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/info";
        const SECURITY: Security = &[];
        const RESPONSES: Responses = &[StatusKey::Status(200).json(), StatusKey::Status(401).empty()];
        type Body = ();
        type Output = Enveloped<super::Envelope<Info>>;
        type Error = GetInfoError;
    }

    #[derive(Debug, PartialEq)]
    #[non_exhaustive]
    pub(crate) enum GetInfoError {
        Unauthorized,
        Failure(EnvelopeError),
    }

    impl Decode for GetInfoError {
        type Value = Self;

        fn decode(response: &RawResponse) -> Result<Self, DecodeError> {
            match response.status() {
                401 => Ok(Self::Unauthorized),
                _ => response.failure::<super::Envelope<IgnoredAny>>().map(Self::Failure),
            }
        }
    }

    #[derive(Debug)]
    pub(crate) struct ListPets;

    impl Operation for ListPets {
        const ID: &'static str = "listPets";
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/owners/{owner}/pets";
        const SECURITY: Security = &[&[]];
        const RESPONSES: Responses = &[
            StatusKey::Range(5).media(&["application/problem+json"]),
            StatusKey::Status(200).json(),
            StatusKey::Status(404).json(),
        ];
        type Body = ();
        type Output = Json<Vec<Pet>>;
        type Error = Json<Problem>;
    }

    #[derive(Debug)]
    pub(crate) struct CreatePet;

    impl Operation for CreatePet {
        const ID: &'static str = "createPet";
        const METHOD: Method = Method::POST;
        const PATH: &'static str = "/pets";
        const SECURITY: Security = &[];
        const RESPONSES: Responses = &[StatusKey::Status(200).json(), StatusKey::Status(201).json()];
        type Body = Json<Pet>;
        type Output = Json<Pet>;
        type Error = Empty;
    }

    #[derive(Debug)]
    pub(crate) struct GetPhoto;

    impl Operation for GetPhoto {
        const ID: &'static str = "getPhoto";
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/photo";
        const SECURITY: Security = &[];
        const RESPONSES: Responses = &[StatusKey::Status(200).media(&["image/*"]), StatusKey::Status(302).empty()];
        type Body = ();
        type Output = Binary;
        type Error = Empty;
    }

    /// An operation that requires three credentials together, or a key in the query.
    #[derive(Debug)]
    pub(crate) struct Locked;

    impl Operation for Locked {
        const ID: &'static str = "locked";
        const METHOD: Method = Method::GET;
        const PATH: &'static str = "/locked";
        const SECURITY: Security = &[&["AuthorizationHeader", "ApiKey", "Session"], &["QueryKey"]];
        const RESPONSES: Responses = &[StatusKey::Status(200).media(&["text/plain"])];
        type Body = ();
        type Output = Text;
        type Error = Empty;
    }
}
