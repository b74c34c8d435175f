//! Settings of the user for single items.

use std::collections::BTreeMap;

/// The settings of the user for a type.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Custom {
    /// The name.
    pub name: Option<String>,
    /// The text that takes the place of the component's key or of the inline type's place in a name.
    pub words: Option<String>,
    /// The paths of more traits to derive.
    pub derives: Vec<String>,
    /// More attributes.
    pub attributes: Vec<String>,
    /// The settings for the fields or variants, by their positions.
    pub members: BTreeMap<usize, CustomMember>,
}

/// The settings of the user for a field or a variant.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct CustomMember {
    /// The name.
    pub name: Option<String>,
    /// More attributes.
    pub attributes: Vec<String>,
}

impl Custom {
    /// Returns the name of a field or a variant.
    pub fn member_name(&self, index: usize) -> Option<&str> {
        self.members.get(&index).and_then(|member| member.name.as_deref())
    }
}

/// The words of an operation's id that its name is made from.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum IdWords {
    /// The whole id, unless it has the form of a framework whose ids contain a function name.
    #[default]
    Recognized,
    /// This text.
    Exactly(String),
    /// The name of a function, which may be unique only in its group.
    Function(String),
}

/// A type that the user provides.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct External {
    /// The path of the type, or of the module that has a type with the name of the definition.
    pub path: String,
    /// True if `path` is that of a module.
    pub is_module: bool,
}
