//! The table of all names, for the lock.

use rustc_hash::FxHashSet;

use super::member::{beside_name, beside_words};
use super::{Name, Names, OperationNames, TypeNames};
use crate::diagnostics::{Code, Diagnostic, Diagnostics};
use crate::ir::{Api, Enum, GroupOrigin, Operation, ResponseType, TypeDef, TypeKind};
use crate::keep::{Kept, keys, other_tag, shapes};
use crate::lock::{Section, Table, quoted};
use crate::source::Place;

impl Names {
    /// Returns the names of all items, by their places in the description.
    pub fn table(&self, api: &Api, kept: &Kept<'_>) -> Table {
        let mut table = Table { items: self.client_sections(api), former: Vec::new() };
        for (operation, names) in api.operations.iter().zip(&self.operations) {
            let mut section = operation_section(operation, names);
            if let Some(tag) = other_tag(api, operation) {
                section.fact("group", tag);
            }
            table.items.push(section);
            for former in &names.former {
                let group = former.group.and_then(|id| api.groups.get(id.index()));
                let mut section = Section::new(keys::operation(operation), former.names.function.as_str());
                section.facts.extend(group.map(|group| ("tag".to_owned(), group.name.clone())));
                add_beside(&mut section, operation, &former.names);
                table.former.push(section);
            }
        }
        let type_keys = keys::types(api, |_| None);
        let shapes = shapes(api, |_| None);
        for (index, ((def, names), key)) in api.types.iter().zip(&self.types).zip(&type_keys).enumerate() {
            let mut section = Section::new(key.clone(), names.name.as_str());
            if let Some(shape) = shapes.get(&index) {
                section.fact("shape", &shape.content);
                section.fact("uses", &shape.uses);
            }
            add_forms(&mut section, names);
            add_members(&mut section, def, names, &type_keys);
            table.items.push(section);
        }
        for (index, old) in kept.former_types() {
            let Some(key) = type_keys.get(*index) else { continue };
            if self.types.get(*index).is_some_and(|names| !names.former.is_empty()) {
                let mut section = Section::new(key.clone(), &old.name);
                for key in ["<request>", "<required>"] {
                    if let Some(name) = old.get(key) {
                        section.add(key.to_owned(), name);
                    }
                }
                table.former.push(section);
            }
        }
        table.sorted()
    }

    /// Returns the sections of groups, security schemes and servers.
    fn client_sections(&self, api: &Api) -> Vec<Section> {
        let mut sections = Vec::new();
        let tagged = api.groups.iter().zip(&self.groups).filter(|(group, _)| group.origin == GroupOrigin::Tag);
        for (group, names) in tagged {
            let mut section = Section::new(keys::tag(&group.name), names.accessor.as_str());
            section.add("<type>".to_owned(), names.structure.as_str());
            if let Some(nested) = names.nested.as_ref().filter(|nested| **nested != names.accessor) {
                section.add("<nested>".to_owned(), nested.as_str());
            }
            sections.push(section);
        }
        let schemes = api.schemes.iter().zip(&self.schemes);
        sections.extend(schemes.map(|(scheme, name)| Section::new(keys::security(&scheme.name), name.as_str())));
        let server_keys = keys::servers(&api.servers);
        for ((server, names), key) in api.servers.iter().zip(&self.servers).zip(server_keys) {
            let mut section = Section::new(key, names.function.as_str());
            if !server.variables.is_empty() {
                section.add("<type>".to_owned(), names.ty.as_str());
            }
            for (variable, names) in server.variables.iter().zip(&names.variables) {
                section.add(keys::server_variable(variable), names.setter.as_str());
                if !variable.values.is_empty() {
                    section.add(keys::server_enum(variable), names.ty.as_str());
                }
                for (value, name) in variable.values.iter().zip(&names.variants) {
                    section.add(keys::server_value(variable, value), name.as_str());
                }
            }
            sections.push(section);
        }
        sections
    }
}

/// Reports the items that could not keep their names.
pub fn report_lost(api: &Api, kept: &Kept<'_>, table: &Table, diagnostics: &mut Diagnostics) {
    let chosen = chosen(api);
    let mut report = |old: &str, new: &str, place: Place| {
        if old != new && !chosen.contains(new) {
            let message = format!("this item cannot keep the name `{old}` of the lock; it is named `{new}`");
            let hint = "the generated code or another item of the lock needs the name; `rename` can choose another one";
            diagnostics.push(Diagnostic::key(Code::LostName, place, message).hint(hint));
        }
    };
    let operations = api.operations.iter().enumerate().map(|(index, operation)| {
        let slots = kept.operation(index).unless_renamed(operation.rename.as_deref());
        (slots, keys::operation(operation), operation.place)
    });
    let types = api.types.iter().zip(keys::types(api, |_| None)).enumerate().map(|(index, (def, key))| {
        let slots = kept.ty(index).unless_renamed(def.custom.name.as_deref());
        (slots, key, def.place)
    });
    let groups = api.groups.iter().enumerate().map(|(index, group)| {
        let slots = kept.group(index).unless_renamed(group.rename.as_deref());
        (slots, keys::tag(&group.name), group.place)
    });
    for (old, key, place) in operations.chain(types).chain(groups) {
        let (Some(old), Some(new)) = (old.current(), table.get(&key)) else { continue };
        report(&old.name, &new.name, place);
        for (key, name) in &old.names {
            if let Some(new) = new.get(key) {
                report(name, new, place);
            }
        }
    }
}

/// Returns the names that the user chose.
fn chosen(api: &Api) -> FxHashSet<&str> {
    let groups = api.groups.iter().filter_map(|group| group.rename.as_deref());
    let operations = api.operations.iter().flat_map(|operation| {
        let parameters = operation.parameters.iter().filter_map(|parameter| parameter.rename.as_deref());
        operation.rename.as_deref().into_iter().chain(parameters)
    });
    let types = api.types.iter().flat_map(|def| {
        let members = def.custom.members.values().filter_map(|member| member.name.as_deref());
        def.custom.name.as_deref().into_iter().chain(members)
    });
    groups.chain(operations).chain(types).collect()
}

fn operation_section(operation: &Operation, names: &OperationNames) -> Section {
    let mut section = Section::new(keys::operation(operation), names.function.as_str());
    if let Some(id) = &operation.id {
        section.fact("id", id);
    }
    if let Some(tag) = &operation.tag {
        section.fact("tag", tag);
    }
    add_beside(&mut section, operation, names);
    for (parameter, name) in operation.parameters.iter().zip(&names.parameters) {
        section.add(keys::parameter(parameter), name.as_str());
    }
    if operation.body.is_some() && names.body.as_str() != "body" {
        section.add("<body>".to_owned(), names.body.as_str());
    }
    for (content, name) in operation.contents().zip(&names.body_choice.1) {
        section.add(format!("body {}", quoted(&content.media_type)), name.as_str());
    }
    for (header, name) in operation.headers.iter().zip(&names.headers.1) {
        section.add(format!("response-header {}", quoted(&header.wire)), name.as_str());
    }
    for (word, response_type, names) in
        [("response", &operation.output, &names.output.1), ("error", &operation.error, &names.error.1)]
    {
        let ResponseType::Several(cases) = response_type else { continue };
        for (case, name) in cases.iter().zip(names) {
            section.add(format!("{word} {}", keys::case(case)), name.as_str());
        }
    }
    section
}

/// Adds the marker of an operation, and the types beside it that have another name than usual.
fn add_beside(section: &mut Section, operation: &Operation, names: &OperationNames) {
    section.add("marker".to_owned(), names.marker.as_str());
    for word in beside_words(operation) {
        let name = match word {
            "Response" => Some(&names.output.0),
            "Error" => Some(&names.error.0),
            "Body" => Some(&names.body_choice.0),
            "Headers" => Some(&names.headers.0),
            "Call" => Some(&names.call),
            _ => names.arguments.as_ref(),
        };
        add_unusual(section, word, name, names.marker.as_str(), word);
    }
}

/// Adds the request form and the required fields of a type, if they have another name than usual.
fn add_forms(section: &mut Section, names: &TypeNames) {
    add_unusual(section, "<request>", names.request.as_ref(), names.name.as_str(), "Request");
    let base = names.request.as_ref().unwrap_or(&names.name);
    add_unusual(section, "<required>", names.required.as_ref(), base.as_str(), "Required");
}

fn add_unusual(section: &mut Section, key: &str, name: Option<&Name>, base: &str, word: &str) {
    if let Some(name) = name.filter(|name| name.as_str() != beside_name(base, word)) {
        section.add(key.to_owned(), name.as_str());
    }
}

fn add_members(section: &mut Section, def: &TypeDef, names: &TypeNames, type_keys: &[String]) {
    let (keys, rest) = match &def.kind {
        TypeKind::Struct(structure) => {
            let rest = structure.additional.is_some().then_some("additional");
            (structure.fields.iter().map(|field| quoted(&field.wire)).collect(), rest)
        }
        TypeKind::Enum(Enum::Strings(values)) => (values.iter().map(|value| quoted(value)).collect(), Some("Unknown")),
        TypeKind::Enum(Enum::Integers(values)) => {
            (values.iter().map(|value| quoted(&value.to_string())).collect(), Some("Unknown"))
        }
        TypeKind::Union(union) => {
            let keys = keys::variants(union, &section.head, type_keys);
            (keys, Some("Unknown"))
        }
        TypeKind::Alias(_) | TypeKind::Newtype(_) | TypeKind::External(_) => (Vec::new(), None),
    };
    for (key, name) in keys.into_iter().zip(&names.inner) {
        section.add(key, name.as_str());
    }
    if rest.is_some_and(|usual| names.rest.as_str() != usual) {
        section.add("<rest>".to_owned(), names.rest.as_str());
    }
}
