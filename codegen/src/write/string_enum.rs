//! Formatting of enums of strings. No formatter changes the content of a macro invocation.

use std::fmt::Write as _;

use super::lines::docs;
use crate::emit::StringEnum;

/// Appends an enum of strings.
pub(super) fn write(item: &StringEnum, text: &mut String) {
    text.push_str("wirewright_client::string_enum! {\n");
    docs(&item.docs, "    ", text);
    for line in item.attributes.iter().flat_map(|attribute| attribute.as_str().lines()) {
        let _ = writeln!(text, "    {line}");
    }
    let _ = writeln!(text, "    pub enum {} {{", item.name);
    for (lines, variant) in &item.variants {
        docs(lines, "        ", text);
        let _ = writeln!(text, "        {variant}");
    }
    let _ = writeln!(text, "        _ = {},\n    }}\n}}", item.rest);
}
