//! Deduplication of inline types. A definition costs compile time; an alias does not.
//!
//! Two types share a definition if they are equal, documentation included. The operations that use them do not matter:
//! an operation that is added later must not separate two types that were one. Only types whose request form differs from
//! their response form must be on the same side. Each type keeps its own name, as an alias, so that a type's name never
//! depends on other parts of the description.

use std::hash::{BuildHasher, Hash, Hasher};

use rustc_hash::{FxBuildHasher, FxHashMap};

use super::Sides;
use super::direction::Uses;
use super::sides::side_of;
use crate::ir::{Api, Field, Type, TypeDef, TypeId, TypeKind};

/// The representative of each type.
#[derive(Debug, Default)]
pub struct Sharing(Vec<TypeId>);

impl Sharing {
    /// Returns the representative of a type: the first of the equal types that are used, or else the first of all.
    pub fn representative(&self, id: TypeId) -> TypeId {
        self.0.get(id.index()).copied().unwrap_or(id)
    }

    pub(super) fn of(api: &Api, sides: &Sides, uses: &Uses) -> Self {
        let mut sharing = Self(Vec::with_capacity(api.types.len()));
        let mut known: FxHashMap<u64, Vec<TypeId>> = FxHashMap::default();
        // The types that an inline type contains have smaller ids, so their representatives are known.
        for (id, def) in api.types() {
            let representative = if is_inline(def) {
                let same = known.entry(sharing.hash(def)).or_default();
                let found = same.iter().copied().find(|other| {
                    api.get(*other).is_some_and(|other| {
                        (!sides.differ(id) || side_of(other) == side_of(def)) && sharing.equal(other, def)
                    })
                });
                found.unwrap_or_else(|| {
                    same.push(id);
                    id
                })
            } else {
                id
            };
            sharing.0.push(representative);
        }
        sharing.used(uses)
    }

    /// Lets a type that is used represent its equals. A type that nothing uses is not emitted, so others cannot be aliases
    /// of it.
    fn used(mut self, uses: &Uses) -> Self {
        let mut first: FxHashMap<TypeId, TypeId> = FxHashMap::default();
        for (index, representative) in self.0.iter().enumerate() {
            let id = TypeId::new(index);
            if uses.has(id) {
                first.entry(*representative).or_insert(id);
            }
        }
        for representative in &mut self.0 {
            if let Some(used) = first.get(representative) {
                *representative = *used;
            }
        }
        self
    }

    fn hash(&self, def: &TypeDef) -> u64 {
        let mut hasher = FxBuildHasher.build_hasher();
        def.docs.hash(&mut hasher);
        match &def.kind {
            TypeKind::Struct(structure) => {
                for field in &structure.fields {
                    field.wire.hash(&mut hasher);
                    field.required.hash(&mut hasher);
                    field.docs.hash(&mut hasher);
                    self.canonical(&field.ty).hash(&mut hasher);
                }
            }
            other => other.hash(&mut hasher),
        }
        hasher.finish()
    }

    fn equal(&self, one: &TypeDef, other: &TypeDef) -> bool {
        let (a, b) = (&one.custom, &other.custom);
        let is_alike = a.derives == b.derives && a.attributes == b.attributes && a.members == b.members;
        if one.docs != other.docs || !is_alike {
            return false;
        }
        match (&one.kind, &other.kind) {
            (TypeKind::Struct(a), TypeKind::Struct(b)) => {
                a.envelope == b.envelope
                    && a.additional.as_ref().map(|ty| self.canonical(ty))
                        == b.additional.as_ref().map(|ty| self.canonical(ty))
                    && a.fields.len() == b.fields.len()
                    && a.fields.iter().zip(&b.fields).all(|(a, b)| self.same_field(a, b))
            }
            (a, b) => a == b,
        }
    }

    fn same_field(&self, a: &Field, b: &Field) -> bool {
        a.wire == b.wire
            && a.accepts == b.accepts
            && a.required == b.required
            && a.docs == b.docs
            && a.read_only == b.read_only
            && a.write_only == b.write_only
            && self.canonical(&a.ty) == self.canonical(&b.ty)
    }

    /// Returns the type with each id replaced by its representative.
    fn canonical(&self, ty: &Type) -> Type {
        self.canonical_behind(ty, &|ty| ty)
    }

    /// Returns the type that is `behind` a type, with each id replaced by its representative, and so at any depth.
    pub fn canonical_behind<'t>(&self, ty: &'t Type, behind: &impl Fn(&'t Type) -> &'t Type) -> Type {
        let canonical = |ty: &'t Type| self.canonical_behind(ty, behind);
        match behind(ty) {
            Type::Named(id) => Type::Named(self.representative(*id)),
            Type::Array(inner) => Type::Array(Box::new(canonical(inner))),
            Type::Map(inner) => Type::Map(Box::new(canonical(inner))),
            Type::Nullable(inner) => Type::Nullable(Box::new(canonical(inner))),
            Type::Tuple(items, tail) => {
                Type::Tuple(items.iter().map(canonical).collect(), tail.as_ref().map(|tail| Box::new(canonical(tail))))
            }
            Type::Envelope(id, inner) => Type::Envelope(self.representative(*id), Box::new(canonical(inner))),
            other @ (Type::Any | Type::Scalar(_) | Type::Enclosed) => other.clone(),
        }
    }
}

/// Returns true if the type is inline. Components keep their own definitions, since the author named them.
fn is_inline(def: &TypeDef) -> bool {
    def.component().is_none() && matches!(def.kind, TypeKind::Struct(_) | TypeKind::Enum(_))
}
