//! Aliases of lists of aliases: `type A = Vec<B>`, `type B = Vec<C>`, and so on. rustc sees through aliases, and gives up at a
//! type of more than 128 layers. An alias at every so many layers becomes a type of its own.

use crate::ir::{Api, Type, TypeId, TypeKind};

/// The layers of lists, maps and nullable types that one type may have.
const LAYERS: usize = 32;

/// Turns an alias into a newtype where the layers under it become too many. Expects that no alias leads back to itself.
pub(super) fn break_nested_aliases(api: &mut Api) {
    let mut layers: Vec<Option<usize>> = vec![None; api.types.len()];
    for start in 0..api.types.len() {
        // Depth first without recursion: a chain of aliases may be long.
        let mut stack = vec![(TypeId::new(start), false)];
        while let Some((id, is_counted)) = stack.pop() {
            let Some(TypeKind::Alias(ty)) = api.get(id).map(|def| &def.kind) else { continue };
            if layers.get(id.index()).is_some_and(Option::is_some) {
                continue;
            }
            if !is_counted {
                stack.push((id, true));
                ty.for_each_named(&mut |next| stack.push((next, false)));
                continue;
            }
            let mut count = count(ty, &layers);
            if count >= LAYERS
                && let Some(def) = api.types.get_mut(id.index())
                && let TypeKind::Alias(ty) = &mut def.kind
                && !matches!(ty, Type::Named(_))
            {
                def.kind = TypeKind::Newtype(std::mem::replace(ty, Type::Any));
                count = 0;
            }
            if let Some(slot) = layers.get_mut(id.index()) {
                *slot = Some(count);
            }
        }
    }
}

/// Counts the layers of a type, through its aliases.
fn count(ty: &Type, layers: &[Option<usize>]) -> usize {
    match ty {
        Type::Array(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::Envelope(_, inner) => {
            1 + count(inner, layers)
        }
        Type::Tuple(items, tail) => {
            let all = items.iter().chain(tail.as_deref());
            1 + all.map(|item| count(item, layers)).max().unwrap_or_default()
        }
        Type::Named(id) => layers.get(id.index()).copied().flatten().unwrap_or_default(),
        Type::Any | Type::Scalar(_) | Type::Enclosed => 0,
    }
}
