//! The cargo features of a whole crate: one for each group of operations.

use std::collections::{BTreeMap, BTreeSet};

use super::needs::Needs;
use super::reach::for_each_part;
use crate::analyze::Facts;
use crate::ir::{Api, GroupId, GroupOrigin, TypeId};
use crate::names::{Names, TypeHome, snake};

/// Feature names that a group cannot have, because the manifest uses them in another way.
const RESERVED: [&str; 6] = ["default", "reqwest", "rustls", "serde", "wirewright-client", OTHER];

/// The feature of the types that no operation needs.
const OTHER: &str = "other-types";

/// The groups that get a feature of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Grouping {
    /// Each group.
    #[default]
    Each,
    /// All groups whose tags have the same head: `users.calendar` and `users.mail` have the feature `users`.
    Head,
}

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
    /// The types of operations that other features need, too. They are in modules of their own.
    shared: Vec<bool>,
    /// The features of each module of types, unless the module is always compiled.
    homes: BTreeMap<TypeHome, Vec<String>>,
    modules: Modules,
}

impl Features {
    /// Assigns a feature to each group that is to be emitted, and finds the features that need each module of types.
    pub fn of(api: &Api, facts: &Facts, names: &Names, grouping: Grouping) -> Self {
        let mut result = Self::default();
        result.name_groups(api, names, grouping);
        let mut roots = result.roots(api, names);
        let parts = |id: usize, visit: &mut dyn FnMut(usize)| {
            for_each_part(api, facts, TypeId::new(id), &mut |inner| visit(inner.index()));
        };
        let needs = Needs::of(api.types.len(), &roots, parts);
        result.shared = (0..api.types.len()).map(|id| needs.only(id).is_none()).collect();
        let is_unused = |id: &TypeId| needs.is_unneeded(id.index()) && names.ty(*id).is_some();
        let unused: Vec<usize> = api.types().map(|(id, _)| id).filter(is_unused).map(TypeId::index).collect();
        if !unused.is_empty() {
            roots.push((OTHER.to_owned(), unused));
            result.all.push(Feature { name: OTHER.to_owned(), parent: None });
        }
        let modules = Modules::of(api, facts, names, &result);
        for (_, types) in &mut roots {
            *types = types.iter().filter_map(|id| modules.of_types.get(*id).copied().flatten()).collect();
        }
        let imports = |module: usize, visit: &mut dyn FnMut(usize)| {
            modules.imports.get(module).into_iter().flatten().for_each(|inner| visit(*inner));
        };
        let needs = Needs::of(modules.homes.len(), &roots, imports);
        let groups = roots.iter().filter(|(name, _)| name != OTHER).count();
        for (index, home) in modules.homes.iter().enumerate() {
            let Some(features) = needs.few(index) else { continue };
            let mut features: Vec<String> =
                features.iter().filter_map(|feature| roots.get(*feature)).map(|(name, _)| name.clone()).collect();
            features.sort_unstable();
            if features.iter().filter(|name| *name != OTHER).count() != groups {
                result.homes.insert(home.clone(), features);
            }
        }
        result.modules = modules;
        result
    }

    /// Returns each feature with the types that its operations name.
    fn roots(&self, api: &Api, names: &Names) -> Vec<(String, Vec<usize>)> {
        let mut roots: BTreeMap<&str, Vec<usize>> =
            self.groups.values().map(|name| (name.as_str(), Vec::new())).collect();
        for (_, operation) in api.operations().filter(|(id, _)| names.operation(*id).is_some()) {
            let feature = self.groups.get(&operation.group).and_then(|name| roots.get_mut(name.as_str()));
            if let Some(types) = feature {
                operation.for_each_type(&mut |_, ty| ty.for_each_named(&mut |id| types.push(id.index())));
            }
        }
        roots.into_iter().map(|(name, types)| (name.to_owned(), types)).collect()
    }

    fn name_groups(&mut self, api: &Api, names: &Names, grouping: Grouping) {
        let mut taken: BTreeSet<String> = RESERVED.iter().map(|name| (*name).to_owned()).collect();
        // The groups of each feature.
        let mut wishes: BTreeMap<(String, bool), Vec<GroupId>> = BTreeMap::new();
        for (id, group) in api.groups() {
            let Some(group_names) = names.group(id) else { continue };
            let own = || group_names.accessor.plain().trim_end_matches('_').replace('_', "-");
            let head = (grouping == Grouping::Head && group.origin == GroupOrigin::Tag).then(|| head(api, id));
            let name = head.flatten().unwrap_or_else(own);
            wishes.entry((name, group.origin == GroupOrigin::Path)).or_default().push(id);
        }
        let mut wishes: Vec<(String, Vec<GroupId>)> = wishes.into_iter().map(|((name, _), ids)| (name, ids)).collect();
        let is_reserved = |name: &str| RESERVED.contains(&name) || is_crate(name, grouping);
        // Reserved names last, and not in the order of the description, so that a group only takes a name that is free.
        wishes.sort_by_cached_key(|(name, _)| (is_reserved(name), name.clone()));
        for (mut name, ids) in wishes {
            while is_crate(&name, grouping) || !taken.insert(name.clone()) {
                name.push_str("-operations");
            }
            self.groups.extend(ids.into_iter().map(|id| (Some(id), name.clone())));
        }
        if api.operations().any(|(id, operation)| operation.group.is_none() && names.operation(id).is_some()) {
            self.groups.insert(None, "untagged".to_owned());
        }
        let parent = |id: GroupId| api.groups.get(id.index()).and_then(|group| group.parent);
        let feature = |(id, name): (&Option<GroupId>, &String)| Feature {
            name: name.clone(),
            parent: id
                .and_then(parent)
                .and_then(|parent| self.groups.get(&Some(parent)).cloned())
                .filter(|parent| parent != name),
        };
        self.all = self.groups.iter().map(feature).collect();
        self.all.sort_by(|a, b| (&a.name, &a.parent).cmp(&(&b.name, &b.parent)));
        self.all.dedup_by(|a, b| a.name == b.name);
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

    /// Returns the modules of types that a module of types imports from.
    pub fn imports(&self, home: &TypeHome) -> impl Iterator<Item = &TypeHome> {
        let Modules { homes, imports, .. } = &self.modules;
        let own = homes.binary_search(home).ok();
        let others = own.and_then(|own| imports.get(own)).into_iter().flatten();
        others.filter(move |other| own != Some(**other)).filter_map(|other| homes.get(*other))
    }
}

/// Returns true if a split client has a crate of this name that is not that of a feature.
fn is_crate(name: &str, grouping: Grouping) -> bool {
    let number = name.strip_prefix("types-").unwrap_or("x");
    grouping == Grouping::Head
        && (["core", "types"].contains(&name) || number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// Returns the head of the tag of a group's outermost group, in the form of a feature's name.
fn head(api: &Api, id: GroupId) -> Option<String> {
    let group = |id: GroupId| api.groups.get(id.index());
    let chain = std::iter::successors(Some(id), |id| group(*id)?.parent).take(api.groups.len());
    let tag = &group(chain.last()?)?.name;
    let name = snake(tag.split(['.', '/']).map(str::trim).find(|part| !part.is_empty())?).replace('_', "-");
    let is_valid = name.starts_with(|c: char| c.is_ascii_lowercase());
    is_valid.then_some(name)
}

fn has(set: &[bool], id: TypeId) -> bool {
    set.get(id.index()).copied().unwrap_or_default()
}

/// The modules of types, and the modules that each imports from.
#[derive(Debug, Clone, Default)]
struct Modules {
    homes: Vec<TypeHome>,
    of_types: Vec<Option<usize>>,
    imports: Vec<BTreeSet<usize>>,
}

impl Modules {
    fn of(api: &Api, facts: &Facts, names: &Names, features: &Features) -> Self {
        let home = |id: TypeId| names.ty(id).map(|names| features.home(id, &names.home));
        let homes: BTreeSet<TypeHome> = api.types().filter_map(|(id, _)| home(id)).collect();
        let homes: Vec<TypeHome> = homes.into_iter().collect();
        let of_types: Vec<Option<usize>> = api.types().map(|(id, _)| homes.binary_search(&home(id)?).ok()).collect();
        let mut imports = vec![BTreeSet::new(); homes.len()];
        for ((id, _), own) in api.types().zip(&of_types) {
            let Some(imports) = own.and_then(|own| imports.get_mut(own)) else { continue };
            for_each_part(api, facts, id, &mut |inner| {
                imports.extend(of_types.get(inner.index()).copied().flatten());
            });
        }
        Self { homes, of_types, imports }
    }
}
