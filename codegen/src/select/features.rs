//! The cargo features of a whole crate: one for each group of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::reach::{Reach, for_each_part};
use crate::analyze::Sharing;
use crate::ir::{Api, GroupId, Operation, TypeId};
use crate::names::{Names, TypeHome};

/// The maximum number of features in a condition. Items that more groups need are always compiled: conditions would be
/// long, and almost every choice of features would enable the items anyway.
const MOST: usize = 12;

/// Feature names that a group cannot have, because the manifest uses them in another way.
const RESERVED: [&str; 6] = ["default", "reqwest", "rustls", "serde", "wirewright-client", OTHER];

/// The feature of the types that no operation needs.
const OTHER: &str = "other-types";

/// A cargo feature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Feature {
    /// The name.
    pub name: String,
    /// The feature of the parent group, which this feature enables.
    pub parent: Option<String>,
}

/// The cargo features of a crate, and the features that enable each module of types.
#[derive(Debug, Clone, Default)]
pub struct Features {
    all: Vec<Feature>,
    groups: BTreeMap<Option<GroupId>, String>,
    /// The types of operations that other groups need, too. They are in modules of their own.
    shared: Vec<bool>,
    /// The features of each module of types, unless the module is always compiled.
    homes: BTreeMap<TypeHome, Vec<String>>,
}

impl Features {
    /// Assigns a feature to each group that is to be emitted, and finds the groups that need each module of types.
    pub fn of(api: &Api, sharing: &Sharing, names: &Names) -> Self {
        let mut result = Self::default();
        result.name_groups(api, names);
        let mut members: BTreeMap<Option<GroupId>, Vec<&Operation>> = BTreeMap::new();
        for (_, operation) in api.operations().filter(|(id, _)| names.operation(*id).is_some()) {
            members.entry(operation.group).or_default().push(operation);
        }
        let reach = |group: &Option<GroupId>| {
            let mut reach = Reach::new(api, sharing);
            members.get(group).into_iter().flatten().for_each(|operation| reach.operation(operation));
            reach
        };
        let mut counts = vec![0_usize; api.types.len()];
        for group in result.groups.keys() {
            let reached = reach(group).types();
            counts.iter_mut().zip(reached).for_each(|(count, is_reached)| *count += usize::from(is_reached));
        }
        result.shared = counts.iter().map(|count| *count != 1).collect();
        let modules = Modules::of(api, sharing, names, &result);
        let mut needed: Vec<Vec<String>> = vec![Vec::new(); modules.homes.len()];
        let mut add = |types: &[TypeId], feature: &str| {
            let needs = modules.needed_by(types);
            needed.iter_mut().zip(needs).filter(|(_, is_needed)| *is_needed).for_each(|(features, _)| {
                features.push(feature.to_owned());
            });
        };
        for (group, feature) in &result.groups {
            add(reach(group).roots(), feature);
        }
        let is_unused = |id: &TypeId| counts.get(id.index()) == Some(&0) && names.ty(*id).is_some();
        let unused: Vec<TypeId> = api.types().map(|(id, _)| id).filter(is_unused).collect();
        if !unused.is_empty() {
            add(&unused, OTHER);
            result.all.push(Feature { name: OTHER.to_owned(), parent: None });
        }
        result.homes = modules.homes.into_iter().zip(needed).collect();
        let groups = result.groups.len();
        result.homes.retain(|_, features| {
            features.sort_unstable();
            let is_needed_by_all = features.iter().filter(|name| *name != OTHER).count() == groups;
            !is_needed_by_all && features.len() <= MOST
        });
        result
    }

    fn name_groups(&mut self, api: &Api, names: &Names) {
        let mut taken: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
        let mut wishes: Vec<(String, GroupId)> = api
            .groups()
            .filter_map(|(id, _)| Some((names.group(id)?.accessor.plain().trim_end_matches('_').replace('_', "-"), id)))
            .collect();
        // Reserved names last, and not in the order of the description, so that a group only takes a name that is free.
        wishes.sort_by_cached_key(|(name, _)| (RESERVED.contains(&&**name), name.clone()));
        for (mut name, id) in wishes {
            while !taken.insert(name.clone()) {
                name.push_str("-operations");
            }
            self.groups.insert(Some(id), name);
        }
        if api.operations().any(|(id, operation)| operation.group.is_none() && names.operation(id).is_some()) {
            self.groups.insert(None, "untagged".to_owned());
        }
        let parent = |id: GroupId| api.groups.get(id.index()).and_then(|group| group.parent);
        let feature = |(id, name): (&Option<GroupId>, &String)| Feature {
            name: name.clone(),
            parent: id.and_then(parent).and_then(|parent| self.groups.get(&Some(parent)).cloned()),
        };
        self.all = self.groups.iter().map(feature).collect();
        self.all.sort_by(|a, b| a.name.cmp(&b.name));
    }

    /// Returns the features, sorted by name. The last one may be that of the types that no operation needs.
    pub fn all(&self) -> &[Feature] {
        &self.all
    }

    /// Returns the feature of a group, or with `None` that of the operations without a group.
    pub fn group(&self, group: Option<GroupId>) -> Option<&str> {
        self.groups.get(&group).map(String::as_str)
    }

    /// Returns the module of a type whose home is `home` in a crate without features. Types of a group's operations
    /// that other groups need, too, are in a module of their own.
    pub fn home(&self, id: TypeId, home: &TypeHome) -> TypeHome {
        match home {
            TypeHome::Operations(module) if has(&self.shared, id) => TypeHome::OperationsShared(module.clone()),
            home => home.clone(),
        }
    }

    /// Returns the features of which one must be enabled for a module of types. Empty if the module is always compiled.
    pub fn of_types(&self, home: &TypeHome) -> &[String] {
        self.homes.get(home).map_or(&[], Vec::as_slice)
    }
}

fn has(set: &[bool], id: TypeId) -> bool {
    set.get(id.index()).copied().unwrap_or_default()
}

/// The modules of types, and the modules that each imports from.
struct Modules {
    homes: Vec<TypeHome>,
    of_types: Vec<Option<usize>>,
    imports: Vec<BTreeSet<usize>>,
}

impl Modules {
    fn of(api: &Api, sharing: &Sharing, names: &Names, features: &Features) -> Self {
        let home = |id: TypeId| names.ty(id).map(|names| features.home(id, &names.home));
        let homes: BTreeSet<TypeHome> = api.types().filter_map(|(id, _)| home(id)).collect();
        let homes: Vec<TypeHome> = homes.into_iter().collect();
        let of_types: Vec<Option<usize>> = api.types().map(|(id, _)| homes.binary_search(&home(id)?).ok()).collect();
        let mut imports = vec![BTreeSet::new(); homes.len()];
        for ((id, _), own) in api.types().zip(&of_types) {
            let Some(imports) = own.and_then(|own| imports.get_mut(own)) else { continue };
            for_each_part(api, sharing, id, &mut |inner| {
                imports.extend(of_types.get(inner.index()).copied().flatten());
            });
        }
        Self { homes, of_types, imports }
    }

    /// Returns, for each module, true if it contains one of the types, or is imported by such a module at any depth.
    fn needed_by(&self, types: &[TypeId]) -> Vec<bool> {
        let mut needed = vec![false; self.homes.len()];
        let mut todo: Vec<usize> =
            types.iter().filter_map(|id| self.of_types.get(id.index()).copied().flatten()).collect();
        while let Some(index) = todo.pop() {
            let Some(is_needed) = needed.get_mut(index) else { continue };
            if !std::mem::replace(is_needed, true) {
                todo.extend(self.imports.get(index).into_iter().flatten());
            }
        }
        needed
    }
}
