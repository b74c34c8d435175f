//! Former names of operations and types: deprecated aliases of the current ones.

use std::collections::BTreeMap;

use super::Emitter;
use super::body::choice;
use super::definition::Definition;
use super::fragment::{Fragment, rust};
use super::item::{Block, InnerItem, Item, Lead};
use super::operation::Receiver;
use super::section::Section;
use super::uses::Import;
use crate::ir::{GroupId, Operation, OperationId, ResponseType, TypeKind};
use crate::names::{FormerNames, FormerType, Name, OperationNames};

/// The aliases of a former name.
pub(super) struct Aliases {
    /// The function, if it had another name or was in another group.
    pub(super) function: Option<InnerItem>,
    /// The types of the module.
    pub(super) items: Vec<Item>,
}

impl Emitter<'_> {
    /// Returns the former names in a part, with their operations.
    pub(super) fn former_of(
        &self,
        part: Option<GroupId>,
    ) -> impl Iterator<Item = (&Operation, &OperationNames, &FormerNames)> {
        self.former.get(&part).into_iter().flatten().filter_map(|(id, index)| {
            let names = self.names.operation(*id)?;
            Some((self.api.operations.get(id.index())?, names, names.former.get(*index)?))
        })
    }

    /// Returns the former names of each part, as positions.
    pub(super) fn former_parts(&self) -> BTreeMap<Option<GroupId>, Vec<(OperationId, usize)>> {
        let mut parts: BTreeMap<Option<GroupId>, Vec<(OperationId, usize)>> = BTreeMap::new();
        for (id, operation) in self.operations() {
            let former = self.names.operation(id).map_or(&[][..], |names| names.former.as_slice());
            for (index, former) in former.iter().enumerate() {
                // The crates of a split client cannot have aliases of operations in other crates.
                let is_elsewhere = self.api.tag_group(operation) != former.group;
                if !(is_elsewhere && self.is_split) {
                    let part = if is_elsewhere { former.group } else { self.part_of(operation) };
                    parts.entry(part).or_default().push((id, index));
                }
            }
        }
        parts
    }

    /// Emits the aliases of a former name.
    pub(super) fn former(
        &self,
        (operation, names): (&Operation, &OperationNames),
        former: &FormerNames,
        section: &mut Section,
        receiver: &Receiver,
    ) -> Aliases {
        let is_elsewhere = self.api.tag_group(operation) != former.group;
        let module = if is_elsewhere { self.module_of(operation, former) } else { Fragment::default() };
        let path = if is_elsewhere { self.shown_module_of(operation) } else { String::new() };
        let condition = if is_elsewhere { self.condition(operation) } else { None };
        let note = match self.api.tag_group(operation).and_then(|id| self.names.group(id)) {
            _ if !is_elsewhere => format!("renamed to `{}`", names.function),
            Some(group) => format!("renamed to `{}().{}`", group.accessor, names.function),
            None => format!("renamed to `Client::{}`", names.function),
        };
        if is_elsewhere {
            section.uses.add(Import::Former);
        }
        let function = (former.has_function || is_elsewhere).then(|| {
            section.uses.add(Import::Codegen);
            section.uses.add(Import::Call);
            let mut function = self.function(operation, &former.names, &mut section.uses, receiver);
            let attributes = &mut function.lead.attributes;
            attributes.retain(|attribute| !attribute.as_str().starts_with("#[deprecated"));
            // The signature may use aliases, which are deprecated, too.
            attributes.splice(0..0, [deprecated(&note), rust!("#[allow(deprecated)]")]);
            attributes.extend(condition.clone());
            function
        });
        let mut items = Vec::new();
        let mut alias = |old: &Name, new: &Name, generics: &'static str| {
            if is_elsewhere || old != new {
                let note = format!("renamed to `{path}{new}`");
                let lead = Lead::default().with([deprecated(&note)]).with(condition.clone());
                let generics = Fragment::of(generics);
                let line = rust!("pub type {}{} = {}{}{};", old, generics, module, new, generics);
                items.push(Block::line(lead, line).into());
            }
        };
        let old = &former.names;
        alias(&old.marker, &names.marker, "");
        alias(&old.call, &names.call, "<'c>");
        if let (Some(old), Some(new)) = (&old.arguments, &names.arguments) {
            let has_lifetime = self.arguments_type(operation, names).is_some_and(|ty| ty.as_str().ends_with('>'));
            alias(old, new, if has_lifetime { "<'a>" } else { "" });
        }
        if operation.contents().count() > 1 {
            let contents = operation.body.as_ref().map_or(&[][..], |body| body.contents.as_slice());
            let has_lifetime = choice(names, contents, "<'a>").as_str().ends_with('>');
            alias(&old.body_choice.0, &names.body_choice.0, if has_lifetime { "<'a>" } else { "" });
        }
        if !operation.headers.is_empty() {
            alias(&old.headers.0, &names.headers.0, "");
        }
        if matches!(operation.output, ResponseType::Several(_)) {
            alias(&old.output.0, &names.output.0, "");
        }
        if matches!(operation.error, ResponseType::Several(_)) {
            alias(&old.error.0, &names.error.0, "");
        }
        Aliases { function, items }
    }

    /// Returns the path from the module of an alias to that of the operation.
    fn module_of(&self, operation: &Operation, former: &FormerNames) -> Fragment {
        let is_path_group = |operation: &Operation| self.part_of(operation).is_some_and(|id| !self.api.is_tagged(id));
        // Then the operations without a tag have a folder of their own.
        let has_folder = former.group.is_none() && self.operations().any(|(_, operation)| is_path_group(operation));
        let above = Fragment::of(if has_folder { "super::super" } else { "super" });
        match self.api.tag_group(operation).and_then(|id| self.names.group(id)) {
            Some(group) => rust!("{}::{}::", above, group.accessor),
            None => rust!("{}::untagged::", above),
        }
    }

    /// Returns the path of the module of an operation, as users know it.
    fn shown_module_of(&self, operation: &Operation) -> String {
        let group = self.api.tag_group(operation).and_then(|id| self.names.group(id));
        format!("operations::{}::", group.map_or("untagged", |group| group.accessor.as_str()))
    }

    /// Returns the attribute that compiles an alias only if the module of the operation is compiled.
    fn condition(&self, operation: &Operation) -> Option<Fragment> {
        let feature = self.features.and_then(|features| features.group(operation.group))?;
        Some(rust!("#[cfg(feature = {})]", Fragment::literal(feature)))
    }
}

/// Emits the former names of a type.
pub(super) fn former_types(definition: Definition<'_>, kind: &TypeKind) -> Vec<Item> {
    let is_generic = matches!(kind, TypeKind::Struct(structure) if structure.envelope.is_some());
    let generics = Fragment::of(if is_generic { "<T>" } else { "" });
    let alias = |former: &FormerType| {
        let lead = Lead::default().with([deprecated(&format!("renamed to `{}`", former.new))]);
        Block::line(lead, rust!("pub type {}{} = {}{};", former.old, generics, former.new, generics)).into()
    };
    definition.names.former.iter().map(alias).collect()
}

fn deprecated(note: &str) -> Fragment {
    rust!("#[deprecated(note = {})]", Fragment::literal(note))
}
