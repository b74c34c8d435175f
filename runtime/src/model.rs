//! The traits of models, and derives of `Serialize` and `Deserialize` that compile in a fraction of the time of serde's.
//!
//! The traits are serde's own, and the derives read serde's attributes. To use serde's derives instead, import the same
//! names from `serde`.
//!
//! ```
//! use wirewright_client::{model::{Deserialize, Serialize}, serde_json};
//!
//! #[derive(Debug, PartialEq, Serialize, Deserialize)]
//! #[serde(rename_all = "camelCase")]
//! struct Pet {
//!     pet_name: String,
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     age: Option<u8>,
//! }
//!
//! let pet: Pet = serde_json::from_str(r#"{"petName":"Rex","colour":"brown"}"#)?;
//! assert_eq!(serde_json::to_string(&pet)?, r#"{"petName":"Rex"}"#);
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! `Setters` implements a chainable method for each optional field.
//!
//! ```
//! use std::collections::BTreeMap;
//! use wirewright_client::{Maybe, model::{Serialize, Setters}, serde_json};
//!
//! #[derive(Default, Serialize, Setters)]
//! struct NewPet {
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     name: Option<String>,
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     tags: Option<Vec<String>>,
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     sizes: Option<BTreeMap<String, f64>>,
//!     #[serde(skip_serializing_if = "Maybe::is_absent")]
//!     owner: Maybe<Box<String>>,
//!     #[serde(skip_serializing_if = "Option::is_none")]
//!     default: Option<bool>,
//! }
//!
//! let pet = NewPet::default().name("Rex").tags(["old", "kind"]).sizes([("nose", 4.5)]).clear_owner().with_default(true);
//! assert_eq!(
//!     serde_json::to_string(&pet)?,
//!     r#"{"name":"Rex","tags":["old","kind"],"sizes":{"nose":4.5},"owner":null,"default":true}"#,
//! );
//! assert_eq!(NewPet::default().owner("Ann").owner.value().map(|name| name.len()), Some(3));
//! # Ok::<(), serde_json::Error>(())
//! ```
//!
//! The derives support the attributes that generated code uses: `rename`, `rename_all`, `alias`, `default`, `flatten`,
//! `skip_serializing_if`, `transparent`, `untagged` and `into`. Any other is an error. Unlike with serde's derives, a
//! struct cannot be decoded from an array.
//!
//! ```compile_fail
//! # use wirewright_client::model::Deserialize;
//! #[derive(Deserialize)]
//! struct Pet {
//!     #[serde(skip)]
//!     name: String,
//! }
//! ```

pub use serde::{
    de::{Deserialize, Deserializer},
    ser::{Serialize, Serializer},
};
pub use wirewright_client_derive::{Deserialize, Failure, FromVariants, Serialize, Setters, Variants};

/// The items that the derives expand to. They are not meant for direct use and change together with the derives.
pub mod derived {
    pub use crate::values::object::{
        Fields, Object, Sink, Source, Table, encode, encode_open, fill, fill_nullable, fill_some, insert, object,
    };
}
