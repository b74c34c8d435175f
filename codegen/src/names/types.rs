//! Names of types, their fields and variants.

use rustc_hash::FxHashMap;

use super::home::{TypeHome, home, homes};
use super::inner::{fields, union_variants, variants};
use super::member::beside_name;
use super::operations::{OperationNames, prefixes};
use super::place::{step, with_steps};
use super::reserved;
use super::scope::Scope;
use super::words::pascal_identifier;
use super::{Name, Wish, claim};
use crate::analyze::{Facts, Side};
use crate::diagnostics::Diagnostics;
use crate::ir::{Api, Origin, Owner, Step, TypeDef, TypeId, TypeKind};
use crate::keep::{Kept, Slots};
use crate::lock::Section;
use crate::source::{Place, Sources};

/// The names of a type.
#[derive(Debug, Clone)]
pub struct TypeNames {
    /// The type.
    pub name: Name,
    /// The request type, if it differs from the response type.
    pub request: Option<Name>,
    /// True if only the request type is emitted.
    pub is_sent_only: bool,
    /// The struct of the required fields, if `new` takes them by name.
    pub required: Option<Name>,
    /// The fields, or the variants.
    pub inner: Vec<Name>,
    /// The field for additional properties, or the variant for unknown values.
    pub rest: Name,
    /// The XML element name, if the type is a body without a name in the description. Independent of the names of other
    /// types, since it is part of the wire format.
    pub element: String,
    /// The module of the type, in a crate of several files.
    pub home: TypeHome,
    /// The former names, which are deprecated aliases.
    pub former: Vec<FormerType>,
}

/// A former name of a type.
#[derive(Debug, Clone)]
pub struct FormerType {
    /// The former name.
    pub old: Name,
    /// The current name.
    pub new: Name,
}

impl TypeNames {
    /// Returns the names of the types that are emitted: the response type, and the request type if it differs.
    pub fn forms(&self) -> impl Iterator<Item = &Name> {
        Some(&self.name).filter(|_| !self.is_sent_only).into_iter().chain(&self.request)
    }

    /// Claims the former names of a section.
    fn add_former(&mut self, section: &Section, scope: &mut Scope) {
        let old = former_names(section, self.request.is_some());
        let new = [Some(&self.name).filter(|_| !self.is_sent_only), self.request.as_ref(), self.required.as_ref()]
            .map(Option::<&Name>::cloned);
        for (old, new) in old.iter().zip(new) {
            let Some(new) = new else { continue };
            if let Some(old) = scope.claim_held(old) {
                self.former.push(FormerType { old, new });
            }
        }
    }

    /// Returns the type on a side of the wire.
    pub fn on(&self, side: Side) -> &Name {
        match side {
            Side::Request => self.request.as_ref().unwrap_or(&self.name),
            Side::Response => &self.name,
        }
    }
}

pub(super) fn name(
    api: &Api,
    facts: &Facts,
    (operations, kept): (&[OperationNames], &Kept<'_>),
    scope: &mut Scope,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> Vec<TypeNames> {
    let slots: Vec<Slots<'_>> =
        api.types().map(|(id, def)| kept.ty(id.index()).unless_renamed(def.custom.name.as_deref())).collect();
    scope.hold(held(api, facts, &slots));
    for (_, section) in kept.former_types() {
        scope.hold(former_names(section, true));
        scope.hold(former_names(section, false));
    }
    let prefixes: Vec<String> = operations.iter().map(|names| names.prefix.clone()).collect();
    let owners = Owners { api, prefixes: &prefixes, components: components(api) };
    let wish = |(id, def): (TypeId, &TypeDef)| {
        let is_alias = facts.sharing.representative(id) != id;
        let mut candidates = owners.candidates(def, is_alias);
        if matches!(def.kind, TypeKind::Newtype(_)) {
            candidates.retain(|name| !reserved::VALUES.contains(&name.as_str()));
        }
        let same = kept.former_type(id.index()).filter(|name| candidates.first().map(String::as_str) == Some(*name));
        let known = slots.get(id.index()).and_then(|slots| slots.name()).or(same).map(str::to_owned);
        Wish { candidates, place: def.place, rename: def.custom.name.clone(), kept: known }
    };
    // Components first, so that names chosen by the author never depend on inline schemas.
    let key = |index: usize| api.types.get(index).map(|def| key(def, sources)).unwrap_or_default();
    let names = claim(scope, api.types().map(wish).collect(), key, "this type", diagnostics);
    let mut requests = requests(api, facts, (&names, &slots), scope, sources, diagnostics);
    let mut required = required(api, facts, (&names, &slots), &requests, scope, (sources, diagnostics));
    let homes = homes(api, &names);
    let mut result: Vec<TypeNames> = Vec::with_capacity(api.types.len());
    for ((id, def), name) in api.types().zip(names) {
        let home = home(api, &homes, &def.origin.owner);
        let (inner, rest) = match &def.kind {
            TypeKind::Struct(structure) => fields(structure, (&def.custom, kept.ty(id.index())), diagnostics),
            TypeKind::Union(union) => union_variants(union, (&def.custom, kept, id), def.place, diagnostics),
            TypeKind::Enum(values) => variants(values, (&def.custom, kept.ty(id.index())), def.place, diagnostics),
            _ => (Vec::new(), name.clone()),
        };
        let is_root = api.xml.get(&id).is_some_and(|shape| shape.root.is_some());
        let element = if is_root { owners.element(&def.origin) } else { String::new() };
        let (request, required) = (requests.remove(&id), required.remove(&id));
        let is_sent_only = request.is_some() && !facts.sides.is_split(id);
        result.push(TypeNames {
            name,
            request,
            is_sent_only,
            required,
            inner,
            rest,
            element,
            home,
            former: Vec::new(),
        });
    }
    for (index, section) in kept.former_types() {
        if let Some(names) = result.get_mut(*index) {
            names.add_former(section, scope);
        }
    }
    result
}

/// Returns the names of the lock in the module of types.
fn held(api: &Api, facts: &Facts, slots: &[Slots<'_>]) -> Vec<String> {
    let mut held = Vec::new();
    for ((id, def), slots) in api.types().zip(slots) {
        let Some(name) = slots.name() else { continue };
        if def.custom.name.is_none() {
            held.push(name.to_owned());
        }
        let mut base = name.to_owned();
        if facts.sides.names_request(id) {
            base = slots.beside_or("<request>", &beside_name(name, "Request")).unwrap_or(base);
            held.push(base.clone());
        }
        if facts.construction.is_by_name(id) && facts.sharing.representative(id) == id {
            held.extend(slots.beside_or("<required>", &beside_name(&base, "Required")));
        }
    }
    held
}

/// Returns the former names in a section: the type, its request form, and its required fields. If these have no name in
/// the section, they are named after the request form of a type that has one, or else after the type.
fn former_names(section: &Section, has_request: bool) -> [String; 3] {
    let name = |key: &str, base: &str, word| section.get(key).map_or_else(|| beside_name(base, word), str::to_owned);
    let request = name("<request>", &section.name, "Request");
    let required = name("<required>", if has_request { &request } else { &section.name }, "Required");
    [section.name.clone(), request, required]
}

/// Names the request types. They come after all others, so that splitting a type renames nothing.
fn requests(
    api: &Api,
    facts: &Facts,
    (names, slots): (&[Name], &[Slots<'_>]),
    scope: &mut Scope,
    sources: &Sources,
    diagnostics: &mut Diagnostics,
) -> FxHashMap<TypeId, Name> {
    let split: Vec<_> = api.types().zip(names).filter(|((id, _), _)| facts.sides.names_request(*id)).collect();
    let wish = |id: &TypeId, name: &Name, place: Place| {
        let candidates = ["Request", "RequestType"].map(|word| format!("{}{word}", name.stem()));
        let slots = slots.get(id.index()).copied().unwrap_or_default();
        let kept = slots.beside_or("<request>", &beside_name(name.as_str(), "Request"));
        Wish { candidates: candidates.into(), place, rename: None, kept }
    };
    let wishes = split.iter().map(|((id, def), name)| wish(id, name, def.place)).collect();
    let key = |index: usize| split.get(index).map(|((_, def), _)| key(def, sources)).unwrap_or_default();
    let names = claim(scope, wishes, key, "the request form of this type", diagnostics);
    split.iter().map(|((id, _), _)| *id).zip(names).collect()
}

/// Names the structs of required fields.
fn required(
    api: &Api,
    facts: &Facts,
    (names, slots): (&[Name], &[Slots<'_>]),
    requests: &FxHashMap<TypeId, Name>,
    scope: &mut Scope,
    (sources, diagnostics): (&Sources, &mut Diagnostics),
) -> FxHashMap<TypeId, Name> {
    let many: Vec<_> = api
        .types()
        .zip(names)
        .filter(|((id, _), _)| facts.construction.is_by_name(*id) && facts.sharing.representative(*id) == *id)
        .collect();
    let wish = |((id, def), name): &((TypeId, &TypeDef), &Name)| {
        let name = requests.get(id).unwrap_or(name);
        let candidates = ["Required", "RequiredFields"].map(|word| format!("{}{word}", name.stem()));
        let slots = slots.get(id.index()).copied().unwrap_or_default();
        let kept = slots.beside_or("<required>", &beside_name(name.as_str(), "Required"));
        Wish { candidates: candidates.into(), place: def.place, rename: None, kept }
    };
    let wishes = many.iter().map(wish).collect();
    let key = |index: usize| many.get(index).map(|((_, def), _)| key(def, sources)).unwrap_or_default();
    let names = claim(scope, wishes, key, "the required fields of this type", diagnostics);
    many.iter().map(|((id, _), _)| *id).zip(names).collect()
}

/// Returns the key that decides which of several types keeps a name: components before inline schemas, then by pointer.
fn key(def: &TypeDef, sources: &Sources) -> String {
    format!("{} {} {:?}", u8::from(!is_component(def)), sources.key(def.place), def.origin.steps)
}

pub(super) fn is_component(def: &TypeDef) -> bool {
    def.component().is_some()
}

/// Returns the text from which the name of a component or of an inline type is made, if the user chose one.
pub(super) fn words(def: &TypeDef) -> Option<&str> {
    def.custom.name.as_deref().or(def.custom.words.as_deref())
}

/// Returns the names of the components whose names are not made from their keys.
fn components(api: &Api) -> FxHashMap<&str, String> {
    let chosen = api.types.iter().filter(|def| is_component(def)).filter_map(|def| match &def.origin.owner {
        Owner::Schema(key) => Some((key.as_str(), pascal_identifier(words(def)?, "Schema"))),
        _ => None,
    });
    chosen.collect()
}

/// Returns the names of all types without collisions, and without names that the user chose for them.
pub(crate) fn default_names(api: &Api) -> Vec<String> {
    let prefixes = prefixes(api);
    let owners = Owners { api, prefixes: &prefixes, components: components(api) };
    let name = |def: &TypeDef| {
        let is_component = is_component(def);
        let base = if is_component { owners.usual(def) } else { owners.base(&def.origin) };
        def.custom.words.as_deref().filter(|_| !is_component).map_or(base, |title| pascal_identifier(title, "Schema"))
    };
    api.types.iter().map(name).collect()
}

/// The names of the owners of types.
struct Owners<'a> {
    api: &'a Api,
    /// The prefixes of the types that operations own.
    prefixes: &'a [String],
    /// The names of the components whose names are not made from their keys.
    components: FxHashMap<&'a str, String>,
}

impl Owners<'_> {
    /// Returns the name of a body without the words of its media type.
    fn element(&self, origin: &Origin) -> String {
        let steps: Vec<Step> = origin.steps.iter().filter(|step| !matches!(step, Step::Media(_))).cloned().collect();
        with_steps(&self.owner(origin), &steps).into_iter().next().unwrap_or_default()
    }

    fn owner(&self, origin: &Origin) -> String {
        match &origin.owner {
            Owner::Schema(key) => {
                self.components.get(key.as_str()).cloned().unwrap_or_else(|| pascal_identifier(key, "Schema"))
            }
            Owner::Operation(id) => self.prefixes.get(id.index()).cloned().unwrap_or_default(),
            Owner::Path(path) => pascal_identifier(&path.replace('{', " by "), "Path"),
            Owner::Component(name) => pascal_identifier(name, "Component"),
            Owner::Elsewhere(words) => pascal_identifier(&words.join(" "), "Schema"),
        }
    }

    /// Returns the name of a type that is made from its place.
    fn base(&self, origin: &Origin) -> String {
        with_steps(&self.owner(origin), &origin.steps).into_iter().next().unwrap_or_default()
    }

    /// Returns the name of a component without the name that the user chose for it.
    fn usual(&self, def: &TypeDef) -> String {
        match (&def.custom.words, &def.origin.owner) {
            (Some(words), _) => pascal_identifier(words, "Schema"),
            (None, Owner::Schema(key)) => pascal_identifier(key, "Schema"),
            _ => self.base(&def.origin),
        }
    }

    /// Returns the candidates for the name of a type, best first. An alias of an equal type does not claim its title.
    fn candidates(&self, def: &TypeDef, is_alias: bool) -> Vec<String> {
        let origin = &def.origin;
        let title = match (is_component(def), &def.custom.words) {
            (false, Some(title)) if !is_alias => Some(pascal_identifier(title, "Schema")),
            (true, _) if def.custom.name.is_some() => Some(self.usual(def)),
            _ => None,
        };
        // A key whose prefix was removed is unique as a whole.
        let whole = match &origin.owner {
            Owner::Schema(key) if is_component(def) && def.custom.words.is_some() => {
                Some(pascal_identifier(key, "Schema"))
            }
            _ => None,
        };
        let names = with_steps(&self.owner(origin), &origin.steps);
        let longest = names.last().cloned().unwrap_or_default();
        let rest = candidates(self.api, origin, &self.owner(origin), &longest);
        title.into_iter().chain(names).chain(whole).chain(rest).collect()
    }
}

/// Returns more candidates for the name of a type, which add words of its place.
fn candidates(api: &Api, origin: &Origin, owner: &str, base: &str) -> Vec<String> {
    let steps: String = origin.steps.iter().map(step).collect();
    // A suffix from the place: `#/components/schemas/Option` -> `OptionSchema`, a property `owner` of `Pet` ->
    // `PetOwnerProperty`.
    let kind = match (&origin.owner, origin.steps.last()) {
        (_, Some(Step::Property(_))) => "Property",
        (_, Some(Step::Parameter(_))) => "Parameter",
        (_, Some(Step::Variant(..))) => "Variant",
        (_, Some(Step::Request | Step::Response(_) | Step::SharedResponse)) => "Body",
        (Owner::Schema(_), _) => "Schema",
        _ => "Type",
    };
    let more = match &origin.owner {
        Owner::Operation(id) => {
            let operation = api.operations.get(id.index());
            let whole =
                operation.map_or_else(String::new, |op| format!("{} {}", op.method, op.path.replace('{', " by ")));
            vec![format!("{}{steps}", pascal_identifier(&whole, "Operation")), format!("{base}{kind}")]
        }
        _ => vec![format!("{base}{kind}")],
    };
    // Use the position only if the words of a variant are taken.
    let numbered = origin.steps.iter().any(|step| matches!(step, Step::Variant(Some(_), _)));
    let numbered = numbered.then(|| {
        let steps = origin.steps.iter().map(|known| match known {
            Step::Variant(_, index) => format!("Variant{index}"),
            other => step(other),
        });
        format!("{owner}{}", steps.collect::<String>())
    });
    more.into_iter().chain(numbered).collect()
}
