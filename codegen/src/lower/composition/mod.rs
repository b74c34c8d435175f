//! The composition of schemas: the parts that are merged, the families of parents and children, and their tags.

pub(in crate::lower) mod discriminator;
pub(in crate::lower) mod families;
pub(in crate::lower) mod join;
pub(in crate::lower) mod merge;
pub(in crate::lower) mod role;
pub(in crate::lower) mod whole;
