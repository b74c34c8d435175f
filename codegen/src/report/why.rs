//! The operations that keep a type in the output, each with the way to the type.

use std::collections::VecDeque;

use serde::Serialize;

use crate::compilation::{Compilation, Model};
use crate::error::{Error, Result};
use crate::ir::{Operation, OperationPart, TypeId, TypeKind};
use crate::select::for_each_part;
use crate::suggestion::closest;

/// An operation that needs a type.
///
/// # Examples
///
/// ```
/// use wirewright::report::TypeUse;
///
/// fn line(found: &TypeUse) -> String {
///     format!("{}: {}", found.operation, found.way.join(" -> "))
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct TypeUse {
    /// The method and path of the operation.
    pub operation: String,
    /// The shortest way to the type: the part of the operation, and the types and fields from there on.
    pub way: Vec<String>,
}

/// Returns the operations that need a type, in the order of the description. The type is given by its Rust name. A type
/// without such an operation is in the output because its schema is a component of the description.
///
/// # Errors
///
/// Returns an error if the output has no type of this name, or if the description has errors.
///
/// # Examples
///
/// ```
/// # fn show(compilation: &wirewright::Compilation) -> wirewright::Result<()> {
/// for found in wirewright::report::why(compilation, "Pet")? {
///     println!("{}: {}", found.operation, found.way.join(" -> "));
/// }
/// # Ok(())
/// # }
/// ```
pub fn why(compilation: &Compilation, name: &str) -> Result<Vec<TypeUse>> {
    let model = compilation.model_or_error(crate::Renderer::default())?;
    let name = name.trim_start_matches("types::");
    let has_name = |id: TypeId| {
        let names = model.names.ty(id);
        names.is_some_and(|names| names.forms().any(|own| own.as_str() == name))
    };
    let targets: Vec<TypeId> = model.api.types().map(|(id, _)| id).filter(|id| has_name(*id)).collect();
    if targets.is_empty() {
        return Err(unknown(model, name));
    }
    let ways = Ways::to(model, &targets);
    let operations = model.api.operations().filter(|(id, _)| model.names.operation(*id).is_some());
    Ok(operations.filter_map(|(_, operation)| ways.from(operation)).collect())
}

fn unknown(model: &Model, name: &str) -> Error {
    let is_schema = |def: &crate::ir::TypeDef| def.component() == Some(name);
    if model.api.types().any(|(id, def)| is_schema(def) && model.names.ty(id).is_none()) {
        return Error::Usage(format!(
            "no operation uses the type of the schema `{name}`; to generate it, pass `--schema {name}`"
        ));
    }
    let known: Vec<&str> =
        model.api.types().filter_map(|(id, _)| model.names.ty(id)).map(|names| names.name.as_str()).collect();
    let hint = match closest(name, &known) {
        Some(close) => format!("; did you mean `{close}`?"),
        None => "; `wirewright list` shows all types".to_owned(),
    };
    Error::Usage(format!("there is no type `{name}`{hint}"))
}

/// The shortest ways from all types to some of them.
struct Ways<'m> {
    model: &'m Model,
    /// For each type, the number of steps, and the next type on the way.
    steps: Vec<Option<(usize, Option<TypeId>)>>,
}

impl<'m> Ways<'m> {
    fn to(model: &'m Model, targets: &[TypeId]) -> Self {
        let count = model.api.types.len();
        let mut holders: Vec<Vec<TypeId>> = vec![Vec::new(); count];
        for (id, _) in model.api.types() {
            for_each_part(&model.api, &model.facts, id, &mut |inner| {
                if let Some(holders) = holders.get_mut(inner.index()) {
                    holders.push(id);
                }
            });
        }
        let mut steps = vec![None; count];
        let mut todo: VecDeque<(TypeId, usize, Option<TypeId>)> = targets.iter().map(|id| (*id, 0, None)).collect();
        while let Some((id, length, next)) = todo.pop_front() {
            let Some(step @ None) = steps.get_mut(id.index()) else { continue };
            *step = Some((length, next));
            todo.extend(holders.get(id.index()).into_iter().flatten().map(|holder| (*holder, length + 1, Some(id))));
        }
        Self { model, steps }
    }

    /// Returns the shortest way from an operation, if there is one.
    fn from(&self, operation: &Operation) -> Option<TypeUse> {
        let mut best: Option<(usize, String, TypeId)> = None;
        let mut offer = |part: &dyn Fn() -> String, id: TypeId| {
            if let Some((length, _)) = self.steps.get(id.index()).copied().flatten()
                && best.as_ref().is_none_or(|(known, ..)| length < *known)
            {
                best = Some((length, part(), id));
            }
        };
        operation.for_each_type(&mut |part, ty| {
            let part = || match part {
                OperationPart::Parameter(name) => format!("parameter `{name}`"),
                OperationPart::Body => "body".to_owned(),
                OperationPart::Headers => "headers".to_owned(),
                OperationPart::Response => "response".to_owned(),
            };
            ty.for_each_named(&mut |id| offer(&part, id));
        });
        let (_, part, mut id) = best?;
        let mut way = vec![part];
        while let Some(next) = self.steps.get(id.index()).copied().flatten().and_then(|(_, next)| next) {
            way.push(self.step(id, next));
            id = next;
        }
        way.push(self.name(id));
        Some(TypeUse { operation: format!("{} {}", operation.method, operation.path), way })
    }

    /// Returns a type, with the field that contains the next one.
    fn step(&self, id: TypeId, next: TypeId) -> String {
        let field = self.model.api.get(id).and_then(|def| match &def.kind {
            TypeKind::Struct(structure) => structure.fields.iter().position(|field| {
                let mut is_next = false;
                field.ty.for_each_named(&mut |inner| is_next |= inner == next);
                is_next
            }),
            _ => None,
        });
        let field = field.and_then(|index| self.model.names.ty(id)?.inner.get(index));
        field.map_or_else(|| self.name(id), |field| format!("{}.{}", self.name(id), field.as_str()))
    }

    fn name(&self, id: TypeId) -> String {
        self.model.names.ty(id).map_or_else(String::new, |names| names.name.as_str().to_owned())
    }
}
