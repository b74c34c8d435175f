//! Items of the output: tokens for a formatter to lay out, or blocks whose layout is known but for what is too long for it.

use proc_macro2::TokenStream;

use super::fragment::Fragment;

/// An item.
#[derive(Debug, Clone)]
pub enum Item {
    /// Tokens, for prettyplease to lay out.
    Tokens(TokenStream),
    /// An item of the usual form.
    Block(Block),
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

/// What stands before an item or a member.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// The lines of its documentation.
    pub docs: Vec<String>,
    /// Its attributes, each a line.
    pub attributes: Vec<Fragment>,
}

impl Lead {
    pub(crate) fn new(docs: Vec<String>) -> Self {
        Self { docs, attributes: Vec::new() }
    }

    /// Documentation of our own, one line.
    pub(crate) fn own(line: &'static str) -> Self {
        Self::new(vec![line.to_owned()])
    }

    pub(crate) fn with(mut self, attribute: impl IntoIterator<Item = Fragment>) -> Self {
        self.attributes.extend(attribute);
        self
    }
}

/// An item of the usual form: what stands before it, its head and its members.
#[derive(Debug, Clone)]
pub struct Block {
    /// What stands before it.
    pub lead: Lead,
    /// `pub struct Pet`, or with nothing after it `pub type Pet = Animal;`.
    pub head: Fragment,
    /// What stands between its braces, if it has braces.
    pub members: Option<Vec<Member>>,
}

/// A field, a variant, an associated item.
#[derive(Debug, Clone)]
pub struct Member {
    /// What stands before it.
    pub lead: Lead,
    /// The member.
    pub body: Body,
}

/// The member itself.
#[derive(Debug, Clone)]
pub enum Body {
    /// One line, with the comma or semicolon after it.
    Line(Fragment),
    /// A table: what stands before its rows, the rows, what stands after them. A row is a line, however long.
    Table(Fragment, Vec<Fragment>, Fragment),
    /// A function.
    Function(Function),
}

/// A function.
#[derive(Debug, Clone)]
pub struct Function {
    /// `pub fn name`.
    pub head: Fragment,
    /// Its arguments with their types.
    pub arguments: Vec<Fragment>,
    /// ` -> Type`.
    pub output: Fragment,
    /// What it does.
    pub statement: Statement,
}

/// What a function does: one expression.
#[derive(Debug, Clone)]
pub enum Statement {
    /// An expression and the methods that are called on it.
    Chain(Fragment, Vec<Fragment>),
    /// A struct literal.
    Literal(Fragment, Vec<Fragment>),
    /// A `match` with its arms, each with the comma after it.
    Match(Fragment, Vec<Fragment>),
}

impl Block {
    /// An item of one line.
    pub(crate) fn line(lead: Lead, head: Fragment) -> Self {
        Self { lead, head, members: None }
    }

    /// An item with members.
    pub(crate) fn new(lead: Lead, head: Fragment, members: Vec<Member>) -> Self {
        Self { lead, head, members: Some(members) }
    }
}

impl Member {
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
