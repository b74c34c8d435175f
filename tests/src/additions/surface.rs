//! What users of the generated code can name: parsed from the code itself, independently of the compiler's own model.

mod items;
mod tokens;
mod value_enum;

use std::collections::{BTreeMap, BTreeSet};

pub use tokens::Tokens;

/// The public items of a generated file, by Rust path.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Surface {
    /// The types.
    pub types: BTreeMap<String, Definition>,
    /// The type aliases, and the types that they stand for.
    pub aliases: BTreeMap<String, Tokens>,
}

/// A type and everything that belongs to it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    /// The kind of type: `struct` or `enum`, or nothing for a type that is defined elsewhere.
    pub kind: &'static str,
    /// True if users must expect more fields or variants.
    pub is_open: bool,
    /// The public fields or the variants.
    pub members: BTreeMap<String, Member>,
    /// The implemented traits.
    pub traits: BTreeSet<String>,
    /// The public functions and their signatures.
    pub functions: BTreeMap<String, Tokens>,
    /// The associated types and constants of its traits.
    pub associated: BTreeMap<String, Tokens>,
}

/// A field or a variant.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Member {
    /// The type.
    pub ty: Tokens,
    /// The name or value on the wire.
    pub wire: String,
    /// The attributes that change what users can do.
    pub marks: BTreeSet<String>,
}

impl Surface {
    /// Parses a generated file.
    ///
    /// # Errors
    /// Returns an error if the text is not Rust.
    pub fn parse(text: &str) -> Result<Self, String> {
        let file = syn::parse_file(text).map_err(|error| error.to_string())?;
        Ok(items::surface(&file))
    }

    /// Returns the tokens with all aliases replaced by the types that they stand for.
    pub fn resolved(&self, tokens: &Tokens) -> Tokens {
        let mut current = tokens.clone();
        // Aliases of aliases are never deep, and never circular.
        for _ in 0..32 {
            let next = current.replaced(|token| self.aliases.get(token));
            if next == current {
                break;
            }
            current = next;
        }
        current
    }

    /// Returns a text of tokens with all aliases replaced.
    pub fn resolved_text(&self, text: &str) -> String {
        self.resolved(&Tokens::of_tokens(text.split(' '))).to_string()
    }

    /// Returns the path of the type that a path stands for, if it is a single name.
    pub fn target(&self, path: &str) -> String {
        self.resolved(&Tokens::of_path(path)).to_string()
    }

    /// Returns true if there is a type or an alias of this path.
    pub fn has(&self, path: &str) -> bool {
        self.types.contains_key(path) || self.aliases.contains_key(path)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CODE: &str = r#"
        pub mod types {
            #[derive(Debug, Clone)]
            #[serde(rename_all = "camelCase")]
            #[non_exhaustive]
            pub struct Pet { pub first_name: String, #[serde(rename = "OWNER")] pub owner: Option<Owner> }
            impl Pet { pub fn new(owner: impl Into<Owner>) -> Self { todo!() } fn hidden(self) {} }
            impl From<Owner> for Pet { fn from(owner: Owner) -> Self { todo!() } }
            pub type Owner = Vec<Person>;
            pub type Person = Pet;
            wirewright_client::string_enum! {
                /// A colour.
                pub enum Colour { /// `red`
                    Red = "red", _ = Unknown, }
            }
        }
        pub mod operations { pub mod pets {
            use super::super::{Call, types};
            pub struct List;
            pub type ListCall<'c> = Call<'c, List>;
            impl Operation for List { const ID: &'static str = "list"; type Output = Json<types::Pet>; }
            impl Call<'_, List> { pub fn limit(self, limit: i64) -> Self { self } }
            pub struct Pets<'c>(pub(crate) &'c Client);
            impl<'c> Pets<'c> { pub fn list(self, kind: &str) -> ListCall<'c> { todo!() } }
        } }
    "#;

    #[test]
    fn the_public_items_are_found() {
        let surface = Surface::parse(CODE).unwrap();
        let pet = &surface.types["types::Pet"];
        assert!(pet.is_open);
        assert_eq!(pet.members["first_name"].wire, "firstName");
        assert_eq!(pet.members["owner"].wire, "OWNER");
        assert_eq!(pet.members["owner"].ty.to_string(), "Option < types::Owner >");
        assert_eq!(pet.functions["new"].to_string(), "( impl Into < types::Owner > ) -> Self");
        assert!(!pet.functions.contains_key("hidden"));
        assert!(pet.traits.contains("Clone") && pet.traits.contains("From < types::Owner >"));
        assert_eq!(surface.resolved(&pet.members["owner"].ty).to_string(), "Option < Vec < types::Pet > >");
        assert_eq!(surface.types["types::Colour"].members["Red"].wire, "red");
        assert_eq!(surface.types["operations::pets::List"].associated["Output"].to_string(), "Json < types::Pet >");
        assert!(surface.types["Call < operations::pets::List >"].functions.contains_key("limit"));
        let list = &surface.types["operations::pets::Pets"].functions["list"];
        assert_eq!(surface.resolved(list).to_string(), "( self , & str ) -> Call < operations::pets::List >");
    }
}
