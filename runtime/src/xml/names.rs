//! Names that XML bodies use by convention.

/// The namespace of `xsi:nil`, which stands for null (XML Schema, part 1, section 2.6.2).
pub(super) const XSI: &str = "http://www.w3.org/2001/XMLSchema-instance";

/// The property that holds the text of an element, if no property is declared for it.
pub(super) const TEXT: &str = "#text";
