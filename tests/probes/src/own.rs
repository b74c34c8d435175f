//! Types of a user, which take the place of schemas and formats.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// An amount of money in cents. On the wire it is `{"amount": "1.50"}`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Money(pub i64);

#[derive(Serialize, Deserialize)]
struct Amount {
    amount: String,
}

impl Serialize for Money {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Amount { amount: format!("{}.{:02}", self.0 / 100, self.0 % 100) }.serialize(serializer)
    }
}

impl<'de> Deserialize<'de> for Money {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let Amount { amount } = Amount::deserialize(deserializer)?;
        let cents = amount.replace('.', "").parse().map_err(serde::de::Error::custom)?;
        Ok(Self(cents))
    }
}

/// A stock number: letters and a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sku {
    /// The letters.
    pub letters: String,
    /// The number.
    pub number: u32,
}

impl Serialize for Sku {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{}/{}", self.letters, self.number))
    }
}

impl<'de> Deserialize<'de> for Sku {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        let parts = text.split_once('/').and_then(|(letters, number)| Some((letters, number.parse().ok()?)));
        let (letters, number) = parts.ok_or_else(|| serde::de::Error::custom("a stock number has a `/`"))?;
        Ok(Self { letters: letters.to_owned(), number })
    }
}

/// A variant of a union with a tag.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Diesel {
    /// The power.
    pub power: u8,
}

/// A recursive type.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tree {
    /// The branches.
    #[serde(default)]
    pub children: Vec<Self>,
}

/// The types of another crate.
pub mod types {
    use serde::{Deserialize, Serialize};

    /// A point, with the name that it would have in the client.
    #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
    pub struct CommonPoint {
        /// The latitude.
        pub north: f64,
    }
}
