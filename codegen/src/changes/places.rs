//! The places of items in a description, by their Rust paths.

use std::collections::BTreeMap;

use super::report::Location;
use super::surface::Surface;
use crate::compilation::{Compilation, Model};
use crate::ir::{Operation, TypeDef, TypeId, TypeKind};
use crate::location::Target;
use crate::names::OperationNames;
use crate::source::{Place, Sources};

/// The places of the items of a compilation.
pub(super) struct Places<'c> {
    sources: &'c Sources,
    by_path: BTreeMap<String, Place>,
}

impl<'c> Places<'c> {
    /// Finds the places of the items that a surface has.
    pub(super) fn of(compilation: &'c Compilation, surface: &Surface) -> Option<Self> {
        let model = compilation.model.as_ref()?;
        let mut places = Self { sources: &compilation.sources, by_path: BTreeMap::new() };
        for (id, operation) in model.api.operations() {
            if let Some(names) = model.names.operation(id) {
                places.operation(model, operation, names, surface);
            }
        }
        for (id, def) in model.api.types().filter(|(_, def)| !def.is_external()) {
            places.ty(model, id, def, surface);
        }
        for (id, group) in model.api.groups() {
            if let Some(names) = model.names.group(id) {
                places.add(format!("Client::{}", names.accessor.plain()), group.place);
                let module = format!("operations::{}", names.accessor.plain());
                places.add(format!("{module}::{}", names.structure.plain()), group.place);
                places.add(module, group.place);
            }
        }
        for (scheme, name) in model.api.schemes.iter().zip(model.names.schemes()) {
            places.add(format!("Client::{}", name.plain()), scheme.place);
        }
        Some(places)
    }

    fn add(&mut self, path: String, place: Place) {
        self.by_path.entry(path).or_insert(place);
    }

    fn operation(&mut self, model: &Model, operation: &Operation, names: &OperationNames, surface: &Surface) {
        let path = function(model, operation, names);
        if surface.at(&path).is_none() {
            return;
        }
        for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
            self.add(format!("{path}({})", name.plain()), parameter.place);
        }
        if let Some(content) = operation.contents().next() {
            self.add(format!("{path}(body)"), content.place);
        }
        self.add(path, operation.place);
    }

    fn ty(&mut self, model: &Model, id: TypeId, def: &TypeDef, surface: &Surface) {
        let Some(names) = model.names.ty(id) else { return };
        for name in std::iter::once(&names.name).chain(&names.request).map(crate::names::Name::plain) {
            let path = format!("types::{name}");
            if surface.at(&path).is_none() {
                continue;
            }
            if let TypeKind::Struct(structure) = &def.kind {
                for (field, name) in structure.fields.iter().zip(&names.inner) {
                    self.add(format!("{path}.{}", name.plain()), field.place);
                }
            }
            self.add(path, def.place);
        }
    }

    /// Returns the file and JSON pointer of an item with a place of its own.
    pub(super) fn pointer(&self, path: &str) -> Option<String> {
        let place = *self.by_path.get(path)?;
        Some(format!("{}#{}", place.file.index(), self.sources.pointer(place)))
    }

    /// Returns the place of an item with a place of its own.
    pub(super) fn exact(&self, path: &str) -> Option<Place> {
        self.by_path.get(path).copied()
    }

    /// Returns the place of an item, or of the nearest item around it.
    pub(super) fn nearest(&self, path: &str) -> Option<Place> {
        let mut path = path;
        loop {
            if let Some(place) = self.by_path.get(path) {
                return Some(*place);
            }
            let end = path.rfind(['.', '(', '@', ' ', ':'])?;
            path = path.get(..end)?.trim_end_matches(':');
        }
    }

    /// Returns the locations of places, in one pass over each file.
    pub(super) fn locations(&self, places: &[Place], is_new: bool) -> Vec<Location> {
        let wanted: Vec<(Place, Target)> = places.iter().map(|place| (*place, Target::Key)).collect();
        let positions = self.sources.positions(&wanted);
        let located = positions.into_iter().zip(places).map(|((file, line, _), place)| Location {
            file: self.sources.name(file).to_owned(),
            line: Some(line),
            pointer: Some(format!("#{}", self.sources.pointer(*place))),
            is_new,
        });
        located.collect()
    }
}

/// Returns the path of the function of an operation.
pub(super) fn function(model: &Model, operation: &Operation, names: &OperationNames) -> String {
    let group = model.api.tag_group(operation).and_then(|group| model.names.group(group));
    let owner = group.map_or_else(
        || "Client".to_owned(),
        |group| format!("operations::{}::{}", group.accessor.plain(), group.structure.plain()),
    );
    format!("{owner}::{}", names.function.plain())
}
