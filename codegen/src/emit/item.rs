//! Items of the output: tokens that a formatter lays out, or blocks of known layout. Only long lines of blocks need a
//! formatter.

use proc_macro2::TokenStream;

use super::fragment::Fragment;

/// An item.
#[derive(Debug, Clone)]
pub enum Item {
    /// Tokens, which prettyplease lays out.
    Tokens(TokenStream),
    /// An item of the common form.
    Block(Block),
    /// An enum of strings or integers, which a macro of the runtime defines.
    ValueEnum(ValueEnum),
}

impl From<TokenStream> for Item {
    fn from(tokens: TokenStream) -> Self {
        Self::Tokens(tokens)
    }
}

impl From<Block> for Item {
    fn from(block: Block) -> Self {
        Self::Block(block)
    }
}

/// Documentation and attributes of an item or an inner item.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// The attributes, one per line.
    pub attributes: Vec<Fragment>,
}

impl Lead {
    pub(crate) fn new(docs: Vec<String>) -> Self {
        Self { docs, attributes: Vec::new() }
    }

    /// Creates documentation of one fixed line.
    pub(crate) fn generated(line: &'static str) -> Self {
        Self::new(vec![line.to_owned()])
    }

    pub(crate) fn with(mut self, attribute: impl IntoIterator<Item = Fragment>) -> Self {
        self.attributes.extend(attribute);
        self
    }
}

/// An enum of strings or integers.
#[derive(Debug, Clone)]
pub struct ValueEnum {
    /// The type of the numbers. An enum of strings has none.
    pub number: Option<Fragment>,
    /// The lines of documentation.
    pub docs: Vec<String>,
    /// The attributes, one per line.
    pub attributes: Vec<Fragment>,
    /// The name.
    pub name: Fragment,
    /// The variants. The documentation is empty if it is the value itself; then it is empty for all variants.
    pub variants: Vec<(Vec<String>, Fragment)>,
    /// The name of the variant of undocumented values.
    pub rest: Fragment,
}

/// An item of the common form: documentation and attributes, a head, and inner items in braces.
#[derive(Debug, Clone)]
pub struct Block {
    /// The documentation and attributes.
    pub lead: Lead,
    /// The head, such as `pub struct Pet`, or a whole item without braces, such as `pub type Pet = Animal;`.
    pub head: Fragment,
    /// The inner items, if the item has braces.
    pub inner: Option<Vec<InnerItem>>,
}

/// An inner item: a field, a variant or an associated item.
#[derive(Debug, Clone)]
pub struct InnerItem {
    /// The documentation and attributes.
    pub lead: Lead,
    /// The content.
    pub body: Body,
}

/// The content of an inner item, without documentation and attributes.
#[derive(Debug, Clone)]
pub enum Body {
    /// One line, including the comma or semicolon at its end.
    Line(Fragment),
    /// A table: the text before its rows, the rows, and the text after them. A row is never wrapped.
    Table(Fragment, Vec<Fragment>, Fragment),
    /// A function.
    Function(Function),
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// The head, such as `pub fn name`.
    pub head: Fragment,
    /// The arguments with their types.
    pub arguments: Vec<Fragment>,
    /// The return type with its arrow, such as ` -> Type`, or nothing.
    pub output: Fragment,
    /// The body.
    pub statement: Statement,
}

/// The body of a function, which is one expression.
#[derive(Debug, Clone)]
pub enum Statement {
    /// An expression and the method calls on it.
    Chain(Fragment, Vec<Fragment>),
    /// A struct literal.
    Literal(Fragment, Vec<Fragment>),
    /// A `match` with its arms. Each arm includes the comma at its end.
    Match(Fragment, Vec<Fragment>),
}

impl Block {
    /// Creates an item of one line.
    pub(crate) fn line(lead: Lead, head: Fragment) -> Self {
        Self { lead, head, inner: None }
    }

    /// Creates an item with inner items.
    pub(crate) fn new(lead: Lead, head: Fragment, inner: Vec<InnerItem>) -> Self {
        Self { lead, head, inner: Some(inner) }
    }
}

impl InnerItem {
    pub(crate) fn line(lead: Lead, line: Fragment) -> Self {
        Self { lead, body: Body::Line(line) }
    }

    pub(crate) fn table(head: Fragment, rows: Vec<Fragment>, tail: Fragment) -> Self {
        Self { lead: Lead::default(), body: Body::Table(head, rows, tail) }
    }

    pub(crate) fn function(lead: Lead, function: Function) -> Self {
        Self { lead, body: Body::Function(function) }
    }
}
