//! The methods and conversions that `Maybe` shares with `Option`.

use std::ops::Deref;

use super::Maybe;

impl<T> Maybe<T> {
    /// Returns true if the property has a value.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert!(Maybe::Value(1).is_some() && !Maybe::<u8>::Null.is_some());
    /// ```
    pub const fn is_some(&self) -> bool {
        matches!(self, Self::Value(_))
    }

    /// Returns true if the property has a value that satisfies a condition.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert!(Maybe::Value(7).is_some_and(|age| age > 5));
    /// ```
    pub fn is_some_and(self, condition: impl FnOnce(T) -> bool) -> bool {
        self.into_option().is_some_and(condition)
    }

    /// Converts from `&mut Maybe<T>` to `Maybe<&mut T>`.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// let mut age = Maybe::Value(7);
    /// age.as_mut().map(|age| *age += 1);
    /// assert_eq!(age, Maybe::Value(8));
    /// ```
    pub const fn as_mut(&mut self) -> Maybe<&mut T> {
        match self {
            Self::Absent => Maybe::Absent,
            Self::Null => Maybe::Null,
            Self::Value(value) => Maybe::Value(value),
        }
    }

    /// Returns what the value dereferences to, or `None` if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::Value("Rex".to_owned()).as_deref(), Some("Rex"));
    /// ```
    pub fn as_deref(&self) -> Option<&T::Target>
    where
        T: Deref,
    {
        self.value().map(Deref::deref)
    }

    /// Returns the value, or `default` if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::Null.unwrap_or(3), 3);
    /// ```
    pub fn unwrap_or(self, default: T) -> T {
        self.into_option().unwrap_or(default)
    }

    /// Returns the value, or that of a function if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::Absent.unwrap_or_else(|| 3), 3);
    /// ```
    pub fn unwrap_or_else(self, default: impl FnOnce() -> T) -> T {
        self.into_option().unwrap_or_else(default)
    }

    /// Returns the value, or the default value if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::<u8>::Null.unwrap_or_default(), 0);
    /// ```
    pub fn unwrap_or_default(self) -> T
    where
        T: Default,
    {
        self.into_option().unwrap_or_default()
    }

    /// Returns the value, or an error if the property is absent or null.
    ///
    /// # Errors
    ///
    /// Returns the given error if the property is absent or null.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::<u8>::Null.ok_or("no age"), Err("no age"));
    /// ```
    pub fn ok_or<E>(self, error: E) -> Result<T, E> {
        self.into_option().ok_or(error)
    }

    /// Takes the value, and leaves the property absent.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// let mut age = Maybe::Value(7);
    /// assert_eq!((age.take(), age), (Maybe::Value(7), Maybe::Absent));
    /// ```
    pub const fn take(&mut self) -> Self {
        std::mem::replace(self, Self::Absent)
    }

    /// Returns an iterator over the value, if there is one.
    ///
    /// ```
    /// # use wirewright_client::Maybe;
    /// assert_eq!(Maybe::Value(7).iter().sum::<u8>(), 7);
    /// ```
    pub fn iter(&self) -> std::option::IntoIter<&T> {
        self.value().into_iter()
    }
}

impl<T> IntoIterator for Maybe<T> {
    type Item = T;
    type IntoIter = std::option::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.into_option().into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Maybe<T> {
    type Item = &'a T;
    type IntoIter = std::option::IntoIter<&'a T>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// Converts `None` to an absent property.
impl<T> From<Option<T>> for Maybe<T> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Absent, Self::Value)
    }
}

/// Converts an absent property and null to `None`.
impl<T> From<Maybe<T>> for Option<T> {
    fn from(value: Maybe<T>) -> Self {
        value.into_option()
    }
}

/// Compares the value. `None` is equal to an absent property and to null.
impl<T: PartialEq> PartialEq<Option<T>> for Maybe<T> {
    fn eq(&self, other: &Option<T>) -> bool {
        self.value() == other.as_ref()
    }
}

/// Compares the value. `None` is equal to an absent property and to null.
impl<T: PartialEq> PartialEq<Maybe<T>> for Option<T> {
    fn eq(&self, other: &Maybe<T>) -> bool {
        other == self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_property_is_converted_and_compared_like_an_option() {
        assert_eq!((Maybe::from(Some(1)), Maybe::<u8>::from(None)), (Maybe::Value(1), Maybe::Absent));
        assert_eq!((Option::from(Maybe::Value(1)), Option::<u8>::from(Maybe::Null)), (Some(1), None));
        assert!(Maybe::Value(1) == Some(1) && Maybe::Null == None::<u8> && Some(2) != Maybe::Value(1));
        assert_eq!((&Maybe::Value(2)).into_iter().chain(&Maybe::Value(3)).sum::<u8>(), 5);
    }
}
