//! Optional crates that the output needs.

use std::collections::BTreeSet;

use crate::ir::{Api, Library, Scalar, Type, TypeKind, UnionForm};
use crate::names::Names;

/// The optional crates that the output uses. Each is a feature of the runtime crate.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Libraries {
    /// The crates that represent formats.
    pub formats: BTreeSet<Library>,
    /// True if the output needs `quick-xml`, behind the runtime's own feature `xml`.
    pub xml: bool,
    /// True if the output needs `regex-lite`, behind the runtime's own feature `pattern`.
    pub pattern: bool,
    /// True if an operation has an idempotency key, which the runtime creates with its feature `retry`.
    pub retry: bool,
}

impl Libraries {
    /// Returns the features of the runtime crate that the output needs.
    pub fn features(&self) -> Vec<&'static str> {
        let own = [(self.pattern, "pattern"), (self.retry, "retry"), (self.xml, "xml")];
        let own = own.into_iter().filter_map(|(is_needed, name)| is_needed.then_some(name));
        self.formats.iter().map(|library| library.name()).chain(own).collect()
    }

    /// Gathers the crates that items with names need.
    pub(super) fn of(api: &Api, names: &Names) -> Self {
        let xml = api.xml.keys().any(|id| names.ty(*id).is_some());
        let operations = api.operations().filter(|(id, _)| names.operation(*id).is_some());
        let retry = operations.into_iter().any(|(_, operation)| operation.idempotency_key.is_some());
        let mut libraries = Self { xml, retry, ..Self::default() };
        for_each_library(api, names, &mut |library| {
            libraries.formats.insert(library);
        });
        for (_, def) in api.types().filter(|(id, _)| names.ty(*id).is_some()) {
            if let TypeKind::Union(union) = &def.kind {
                // With a tag, forms are not needed to select a variant.
                libraries.pattern |=
                    union.tag.is_none() && union.variants.iter().any(|variant| has_pattern(&variant.form));
            }
        }
        libraries
    }
}

/// Calls `visit` with the crate of each use of a format in items with names.
pub fn for_each_library(api: &Api, names: &Names, visit: &mut impl FnMut(Library)) {
    for (_, def) in api.types().filter(|(id, _)| names.ty(*id).is_some()) {
        def.kind.for_each_type(&mut |ty| libraries_of(ty, visit));
    }
    for (_, operation) in api.operations().filter(|(id, _)| names.operation(*id).is_some()) {
        operation.for_each_type(&mut |_, ty| libraries_of(ty, visit));
    }
}

fn libraries_of(ty: &Type, visit: &mut impl FnMut(Library)) {
    match ty {
        Type::Scalar(Scalar::Formatted(formatted)) => formatted.library.into_iter().for_each(visit),
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Envelope(_, inner) => {
            libraries_of(inner, visit);
        }
        Type::Tuple(items, tail) => items.iter().chain(tail.as_deref()).for_each(|item| libraries_of(item, visit)),
        Type::Any | Type::Scalar(_) | Type::Named(_) | Type::Enclosed => {}
    }
}

fn has_pattern(form: &UnionForm) -> bool {
    form.has(&|form| matches!(form, UnionForm::Text(text) if text.pattern.is_some()))
}
