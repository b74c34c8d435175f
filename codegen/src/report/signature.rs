//! Signatures of operations.

use std::fmt;

use serde::Serialize;

use crate::emit::OperationSignature;

/// The signature of an operation. Rust types are spelled as in the module of the operation.
///
/// Displays the arguments in parentheses, then the types of the response and of documented errors. The setter of an
/// optional body is in brackets.
///
/// # Examples
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let folder = tempfile::tempdir()?;
/// # let spec = folder.path().join("pets.yaml");
/// # std::fs::write(&spec, "{openapi: 3.1.0, info: {title: Pets, version: '1'}, paths: {'/pets/{id}': {get: {parameters: [{name: id, in: path, required: true, schema: {type: integer}}], responses: {'200': {description: Found, content: {application/json: {schema: {type: string}}}}}}}}}")?;
/// use wirewright::{Generator, report};
///
/// let operations = report::list(&Generator::new(&spec).run()?);
/// let signature = operations[0].signature.as_ref().ok_or("no operation")?;
/// assert_eq!(signature.to_string(), "(id: i64) -> String");
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Signature {
    /// The arguments of the function: required parameters, and a required body.
    pub arguments: Vec<Argument>,
    /// The optional parameters, each with a setter of this name.
    pub optional: Vec<Argument>,
    /// The type of the body. A body that is not among the arguments is optional.
    pub body: Option<String>,
    /// The type of a successful response, which is `()` without a documented body.
    pub response: String,
    /// The type of documented error responses. `None` if no error has a documented body.
    pub error: Option<String>,
    #[serde(skip)]
    setter: Option<String>,
}

/// An argument or a setter.
///
/// # Examples
///
/// ```
/// use wirewright::report::Argument;
///
/// fn declaration(argument: &Argument) -> String {
///     format!("{}: {}", argument.name, argument.ty)
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Argument {
    /// The name.
    pub name: String,
    /// The Rust type; `type` in JSON.
    #[serde(rename = "type")]
    pub ty: String,
}

impl Signature {
    pub(super) fn of(signature: OperationSignature) -> Self {
        let arguments =
            |all: Vec<(String, String)>| all.into_iter().map(|(name, ty)| Argument { name, ty }).collect::<Vec<_>>();
        let setter = signature.body.as_ref().filter(|(_, is_required)| !is_required).map(|(ty, _)| ty.clone());
        Self {
            arguments: arguments(signature.required),
            optional: arguments(signature.optional),
            body: signature.body.map(|(ty, _)| ty),
            response: signature.response,
            error: signature.error,
            setter,
        }
    }
}

impl fmt::Display for Signature {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("(")?;
        for (index, argument) in self.arguments.iter().enumerate() {
            let separator = if index == 0 { "" } else { ", " };
            write!(f, "{separator}{}: {}", argument.name, argument.ty)?;
        }
        f.write_str(")")?;
        if let Some(ty) = &self.setter {
            write!(f, "[.body({ty})]")?;
        }
        write!(f, " -> {}", self.response)?;
        match &self.error {
            Some(error) => write!(f, ", error {error}"),
            None => Ok(()),
        }
    }
}
