//! Arrays whose first items have individual types.

use serde::{
    Deserialize, Deserializer, Serialize, Serializer,
    de::{DeserializeOwned, Error as _},
    ser::Error as _,
};
use serde_json::Value;

use super::union::shared;
use crate::response::{
    json::Node,
    observe::{Watch, place},
};

/// An array that starts with the items of the tuple `P`, followed by any number of `T` (`prefixItems` and `items`).
///
/// An array with fewer items than `P` is valid, too (JSON Schema 2020-12, core, section 10.3.1.1).
///
/// ```
/// # use wirewright_client::{Tuple, serde_json};
/// let point: Tuple<(f64, f64), String> = serde_json::from_str(r#"[1.5, 2.5, "a", "b"]"#)?;
/// assert_eq!(point.items(), Some(&(1.5, 2.5)));
/// assert_eq!(serde_json::to_string(&point)?, r#"[1.5,2.5,"a","b"]"#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum Tuple<P, T = Value> {
    /// All items of the tuple, and the items after them.
    Whole(P, Vec<T>),
    /// Fewer items than the tuple has.
    Short(Vec<Value>),
}

/// A tuple.
///
/// ```
/// assert_eq!(<(f64, f64) as wirewright_client::Prefix>::LENGTH, 2);
/// ```
pub trait Prefix {
    /// The number of items.
    const LENGTH: usize;
}

macro_rules! prefixes {
    ($($length:literal $($item:ident)*,)*) => {
        $(impl<$($item),*> Prefix for ($($item,)*) {
            const LENGTH: usize = $length;
        })*
    };
}

prefixes! {
    1 A,
    2 A B,
    3 A B C,
    4 A B C D,
    5 A B C D E,
    6 A B C D E F,
    7 A B C D E F G,
    8 A B C D E F G H,
    9 A B C D E F G H I,
    10 A B C D E F G H I J,
    11 A B C D E F G H I J K,
    12 A B C D E F G H I J K L,
}

impl<P, T> Tuple<P, T> {
    /// Returns the items of the tuple, if the array has all of them.
    ///
    /// ```
    /// # use wirewright_client::{Tuple, serde_json};
    /// let point: Tuple<(f64, f64)> = serde_json::from_str("[1.5]")?;
    /// assert_eq!(point.items(), None);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub const fn items(&self) -> Option<&P> {
        match self {
            Self::Whole(items, _) => Some(items),
            Self::Short(_) => None,
        }
    }

    /// Returns the items after the tuple.
    ///
    /// ```
    /// # use wirewright_client::{Tuple, serde_json};
    /// let point: Tuple<(f64, f64), String> = serde_json::from_str(r#"[1.5, 2.5, "a"]"#)?;
    /// assert_eq!(point.rest(), ["a"]);
    /// # Ok::<(), serde_json::Error>(())
    /// ```
    pub fn rest(&self) -> &[T] {
        match self {
            Self::Whole(_, rest) => rest,
            Self::Short(_) => &[],
        }
    }
}

impl<P: Prefix, T> From<P> for Tuple<P, T> {
    fn from(items: P) -> Self {
        Self::Whole(items, Vec::new())
    }
}

impl<'de, P: Prefix + DeserializeOwned, T: DeserializeOwned> Deserialize<'de> for Tuple<P, T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = shared(deserializer)?;
        let place = place().unwrap_or_default();
        let Some(items) = value.items() else {
            // This fails, with serde's usual error message.
            return Vec::<Value>::deserialize(value.to_value()).map(Self::Short).map_err(D::Error::custom);
        };
        let Some((first, rest)) = items.split_at_checked(P::LENGTH) else {
            return Ok(Self::Short(items.iter().map(Node::to_value).collect()));
        };
        let first = Node::from(first.to_vec());
        let first = P::deserialize(Watch::below(&place, &first)).map_err(D::Error::custom)?;
        let rest = rest
            .iter()
            .enumerate()
            .map(|(index, value)| T::deserialize(Watch::below(&format!("{place}/{}", P::LENGTH + index), value)));
        Ok(Self::Whole(first, rest.collect::<Result<_, _>>().map_err(D::Error::custom)?))
    }
}

impl<P: Serialize, T: Serialize> Serialize for Tuple<P, T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let (first, rest) = match self {
            Self::Short(items) => return items.serialize(serializer),
            Self::Whole(first, rest) => (serde_json::to_value(first), rest),
        };
        let mut items = vec![first.map_err(S::Error::custom)?];
        if let [Value::Array(first)] = items.as_mut_slice() {
            items = std::mem::take(first);
        }
        for item in rest {
            items.push(serde_json::to_value(item).map_err(S::Error::custom)?);
        }
        items.serialize(serializer)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn arrays_of_any_length_are_unchanged() {
        for value in [json!([]), json!([1]), json!([1, "a"]), json!([1, "a", true, false])] {
            let tuple: Tuple<(u8, String), bool> = serde_json::from_value(value.clone()).unwrap();
            assert_eq!(serde_json::to_value(&tuple).unwrap(), value);
        }
    }

    #[test]
    fn an_item_of_another_type_is_an_error() {
        let error = |value| serde_json::from_value::<Tuple<(u8, String), bool>>(value).unwrap_err().to_string();
        assert!(error(json!(["a", 1])).contains("expected u8"), "{}", error(json!(["a", 1])));
        assert!(error(json!([1, "a", 1])).contains("expected a boolean"), "{}", error(json!([1, "a", 1])));
        assert!(error(json!({})).contains("expected a sequence"), "{}", error(json!({})));
    }
}
