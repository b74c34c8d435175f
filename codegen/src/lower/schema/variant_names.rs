//! Names of union variants. They are made from the variant's own schema, independent of the other variants.

use crate::ir::{Enum, Scalar, Type, TypeKind, Variant};
use crate::lower::schema::lowering::SchemaLowering;
use crate::source::Place;

impl SchemaLowering<'_, '_> {
    /// Returns the name of a variant: its component, title, tag value, kind or properties, whichever comes first.
    /// Without any of these, the variant is numbered.
    pub(in crate::lower) fn variant_name(&self, place: Place, tags: &[String], ty: &Type, index: usize) -> String {
        let target = self.view.target(place).unwrap_or(place);
        self.view
            .component_name(target)
            .or_else(|| self.view.title(place))
            .or_else(|| tags.first().cloned())
            .or_else(|| self.view.single_value(place))
            .or_else(|| self.kind_name(ty).map(str::to_owned))
            .or_else(|| self.view.own_words(place))
            .unwrap_or_else(|| format!("Variant{}", index + 1))
    }

    /// Gives variants with the same name more detailed names. The first in the order of the details keeps its name.
    pub(in crate::lower) fn name_apart(&self, variants: &mut [Variant], places: &[Place]) {
        let mut details: Vec<(String, String, usize)> = Vec::new();
        for (index, (variant, place)) in variants.iter().zip(places).enumerate() {
            details.push((variant.name.clone(), self.detail(*place, variant), index));
        }
        details.sort();
        for pair in details.windows(2) {
            let [(name, _, _), (other, detail, index)] = pair else { continue };
            if name == other
                && detail != name
                && let Some(variant) = variants.get_mut(*index)
            {
                variant.name.clone_from(detail);
            }
        }
    }

    /// Returns a longer name, from the content of a variant.
    fn detail(&self, place: Place, variant: &Variant) -> String {
        let words = match &variant.ty {
            Type::Array(item) => {
                let item = match &**item {
                    Type::Named(id) => self.definition(*id).and_then(|def| def.component().map(str::to_owned)),
                    other => self.kind_name(other).map(str::to_owned),
                };
                item.map(|item| format!("{item} List"))
            }
            Type::Named(id) => match self.definition(*id).map(|def| &def.kind) {
                Some(TypeKind::Enum(Enum::Strings(_))) => Some("Known Text".to_owned()),
                Some(TypeKind::Enum(Enum::Integers(_))) => Some("Known Integer".to_owned()),
                _ => self.view.shape_words(place).map(|shape| format!("{} {shape}", variant.name)),
            },
            _ => None,
        };
        words.unwrap_or_else(|| variant.name.clone())
    }

    /// Returns the name of a variant without a name of its own, from the kind of its type.
    pub(in crate::lower) fn kind_name(&self, ty: &Type) -> Option<&'static str> {
        Some(match ty {
            Type::Any => "Any",
            Type::Scalar(Scalar::Bool) => "Boolean",
            Type::Scalar(Scalar::F32 | Scalar::F64) => "Number",
            Type::Scalar(Scalar::String | Scalar::Secret | Scalar::File) => "Text",
            Type::Scalar(Scalar::Formatted(formatted)) => formatted.name(),
            Type::Scalar(_) => "Integer",
            Type::Array(_) | Type::Tuple(..) => "List",
            Type::Map(_) => "Map",
            Type::Nullable(inner) => self.kind_name(inner)?,
            Type::Named(id) => match self.definition(*id).map(|def| &def.kind) {
                Some(TypeKind::Enum(Enum::Strings(_) | Enum::Integers(_))) => "Known",
                _ => return None,
            },
            Type::Envelope(..) | Type::Enclosed => return None,
        })
    }
}
