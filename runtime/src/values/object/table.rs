//! The table of a struct's fields.

/// The fields of a struct.
#[derive(Debug)]
pub struct Table {
    /// The name of the struct.
    pub name: &'static str,
    /// The names of the fields on the wire, followed by their aliases. The name of a field for all other properties is
    /// empty.
    pub names: &'static [&'static str],
    /// The number of fields.
    pub fields: usize,
    /// The field of each alias.
    pub aliases: &'static [usize],
    /// The fields that must be present.
    pub required: &'static [usize],
    /// True if the struct keeps properties that have no field of their own.
    pub is_open: bool,
}

impl Table {
    /// Returns the field of a name's position.
    #[inline]
    pub(super) fn field(&self, position: usize) -> usize {
        match position.checked_sub(self.fields) {
            None => position,
            Some(alias) => self.aliases.get(alias).copied().unwrap_or(position),
        }
    }

    /// Returns the names of the fields, except that of the rest, each with whether it is required.
    pub(crate) fn properties(&self) -> impl Iterator<Item = (&'static str, bool)> {
        let named = self.names.iter().take(self.fields).enumerate();
        named
            .filter(|(_, name)| !name.is_empty())
            .map(|(index, name)| (*name, self.required.binary_search(&index).is_ok()))
    }

    pub(super) fn name_of(&self, field: usize) -> &'static str {
        self.names.get(field).copied().unwrap_or_default()
    }
}
