//! Binary strings that are files: those that are parts of a multipart body. All others are strings.
//!
//! A file can be sent but not decoded, and only as a part. A type that contains a file must therefore be used by
//! multipart bodies alone. If the type of a body has other uses, too, the caller passes the body as bytes.

use rustc_hash::FxHashSet;

use crate::diagnostics::{Code, Diagnostic};
use crate::ir::{Api, BodyEncoding, Case, Payload, ResponseType, Scalar, Type, TypeId, TypeKind, Union, Variant};
use crate::lower::reports::Reports;
use crate::openapi::Kind;

pub(super) fn adjust_files(api: &mut Api, reports: &Reports) {
    let mut roles = Roles::of(api);
    // A body that becomes bytes no longer uses its types.
    loop {
        let lost = roles.lost(api);
        if lost.is_empty() {
            break;
        }
        for index in lost {
            leave_as_bytes(api, reports, index);
        }
        roles = Roles::of(api);
    }
    roles.adjust(api);
}

fn leave_as_bytes(api: &mut Api, reports: &Reports, (operation, content): (usize, usize)) {
    let operation = api.operations.get_mut(operation);
    let Some(body) = operation.and_then(|operation| operation.contents_mut().nth(content)) else { return };
    body.form = BodyEncoding::Bytes;
    body.encodings.clear();
    let message = format!("`{}` is not supported as a typed body; it is passed as bytes", body.media_type);
    let found = Diagnostic::key(Code::UnsupportedMediaType, body.place, message);
    let place = body.place;
    reports.report(found.hint(
        "its schema contains files, but is also used outside of multipart bodies, where files are not supported",
    ));
    reports.degrade(Kind::MediaType, "schema", place);
}

/// The roles of the types that multipart bodies use.
#[derive(Debug, Default)]
struct Roles {
    /// The types of whole bodies, whose properties are parts.
    bodies: FxHashSet<TypeId>,
    /// The types of parts: aliases and unions.
    parts: FxHashSet<TypeId>,
}

impl Roles {
    fn of(api: &Api) -> Self {
        let mut roles = Self::default();
        for ty in multipart_bodies(api).map(|(_, ty)| ty) {
            roles.note_body(api, ty);
        }
        // A type with any other use has no role, and neither do the types that it contains.
        loop {
            let used = roles.used_otherwise(api);
            let before = roles.bodies.len() + roles.parts.len();
            roles.bodies.retain(|id| !used.contains(id));
            roles.parts.retain(|id| !used.contains(id));
            if roles.bodies.len() + roles.parts.len() == before {
                return roles;
            }
        }
    }

    fn note_body(&mut self, api: &Api, ty: &Type) {
        let mut todo = vec![ty];
        while let Some(ty) = todo.pop() {
            let id = match ty {
                Type::Nullable(inner) => {
                    todo.push(inner);
                    continue;
                }
                Type::Map(inner) => {
                    self.note_part(api, inner);
                    continue;
                }
                Type::Named(id) if self.bodies.insert(*id) => *id,
                _ => continue,
            };
            match api.get(id).map(|def| &def.kind) {
                Some(TypeKind::Struct(structure)) => {
                    structure.fields.iter().for_each(|field| self.note_part(api, &field.ty));
                    structure.additional.iter().for_each(|ty| self.note_part(api, ty));
                }
                Some(TypeKind::Union(union)) => todo.extend(union.variants.iter().map(|variant| &variant.ty)),
                Some(TypeKind::Alias(inner)) => todo.push(inner),
                Some(TypeKind::Enum(_) | TypeKind::Newtype(_) | TypeKind::External(_)) | None => {}
            }
        }
    }

    fn note_part(&mut self, api: &Api, ty: &Type) {
        let mut todo = vec![ty];
        while let Some(ty) = todo.pop() {
            match ty {
                Type::Array(inner) | Type::Nullable(inner) => todo.push(inner),
                Type::Named(id) => match api.get(*id).map(|def| &def.kind) {
                    Some(TypeKind::Alias(inner)) if self.parts.insert(*id) => todo.push(inner),
                    Some(TypeKind::Union(union)) if self.parts.insert(*id) => {
                        todo.extend(union.variants.iter().map(|variant| &variant.ty));
                    }
                    _ => {}
                },
                _ => {}
            }
        }
    }

    /// Returns the types that are used outside of their role in multipart bodies.
    fn used_otherwise(&self, api: &Api) -> FxHashSet<TypeId> {
        let mut used = FxHashSet::default();
        for operation in &api.operations {
            let mut note = |ty: &Type| ty.for_each_named(&mut |id| used.extend([id]));
            operation.parameters.iter().for_each(|parameter| note(&parameter.ty));
            for content in operation.contents() {
                match &content.form {
                    BodyEncoding::Multipart(ty) => self.note_unless_body(ty, &mut note),
                    form => form.ty().into_iter().for_each(&mut note),
                }
            }
            operation.responses.iter().for_each(|response| response.payload.for_each_type(&mut note));
            operation.headers.iter().for_each(|header| note(&header.ty));
        }
        for (id, def) in api.types() {
            let mut note = |ty: &Type| ty.for_each_named(&mut |id| used.extend([id]));
            if self.bodies.contains(&id) {
                match &def.kind {
                    TypeKind::Struct(structure) => {
                        structure.fields.iter().for_each(|field| self.note_unless_part(&field.ty, &mut note));
                        structure.additional.iter().for_each(|ty| self.note_unless_part(ty, &mut note));
                    }
                    kind => kind.for_each_type(&mut |ty| self.note_unless_body(ty, &mut note)),
                }
            } else if self.parts.contains(&id) {
                def.kind.for_each_type(&mut |ty| self.note_unless_part(ty, &mut note));
            } else {
                def.kind.for_each_type(&mut note);
            }
        }
        used
    }

    fn note_unless_body(&self, ty: &Type, note: &mut impl FnMut(&Type)) {
        match ty {
            Type::Nullable(inner) => self.note_unless_body(inner, note),
            Type::Map(inner) => self.note_unless_part(inner, note),
            Type::Named(id) if self.bodies.contains(id) && !self.parts.contains(id) => {}
            other => note(other),
        }
    }

    fn note_unless_part(&self, ty: &Type, note: &mut impl FnMut(&Type)) {
        match ty {
            Type::Array(inner) | Type::Nullable(inner) => self.note_unless_part(inner, note),
            Type::Named(id) if self.parts.contains(id) && !self.bodies.contains(id) => {}
            other => note(other),
        }
    }

    /// Returns the bodies that would contain files if their types had no other uses.
    fn lost(&self, api: &Api) -> Vec<(usize, usize)> {
        let lost = |ty: &Type| {
            let mut would = Self::default();
            would.note_body(api, ty);
            would.bodies.iter().any(|id| !self.bodies.contains(id) && has_file(api, *id))
                || would.parts.iter().any(|id| !self.parts.contains(id) && is_union(api, *id) && has_file(api, *id))
        };
        multipart_bodies(api).filter(|(_, ty)| lost(ty)).map(|(index, _)| index).collect()
    }

    /// Replaces files that are not parts by strings.
    fn adjust(&self, api: &mut Api) {
        let snapshot: Vec<Option<Type>> = api.types().map(|(_, def)| alias(&def.kind).cloned()).collect();
        for (index, def) in api.types.iter_mut().enumerate() {
            let id = TypeId::new(index);
            let part = self.parts.contains(&id);
            if part && let TypeKind::Union(union) = &mut def.kind {
                name_files(union);
            }
            let fields = self.bodies.contains(&id) && matches!(def.kind, TypeKind::Struct(_));
            for_each_type_mut(&mut def.kind, &mut |ty| {
                let before = std::mem::replace(ty, Type::Any);
                *ty = if part || fields { self.part(before, &snapshot) } else { before.without_files() };
            });
        }
        for operation in &mut api.operations {
            operation.parameters.iter_mut().for_each(|parameter| plain(&mut parameter.ty));
            operation.headers.iter_mut().for_each(|header| plain(&mut header.ty));
            for content in operation.contents_mut() {
                match &mut content.form {
                    BodyEncoding::Multipart(Type::Map(inner)) => {
                        let before = std::mem::replace(&mut **inner, Type::Any);
                        **inner = self.part(before, &snapshot);
                    }
                    BodyEncoding::Json(ty)
                    | BodyEncoding::Form(ty)
                    | BodyEncoding::Xml(ty)
                    | BodyEncoding::Multipart(ty) => plain(ty),
                    BodyEncoding::Text | BodyEncoding::Bytes | BodyEncoding::Range => {}
                }
            }
            operation.responses.iter_mut().for_each(|response| plain_payload(&mut response.payload));
            for response_type in [&mut operation.output, &mut operation.error] {
                match response_type {
                    ResponseType::One(payload) => plain_payload(payload),
                    ResponseType::Failure(_) => {}
                    ResponseType::Several(cases) => cases.iter_mut().for_each(|case| {
                        if let Case::Status(_, payload) = case {
                            plain_payload(payload);
                        }
                    }),
                }
            }
        }
    }

    /// Returns the type of a part. An alias of a file that is a string elsewhere is resolved.
    fn part(&self, ty: Type, aliases: &[Option<Type>]) -> Type {
        match ty {
            Type::Array(inner) if matches!(*inner, Type::Array(_)) => Type::Array(inner).without_files(),
            Type::Array(inner) => Type::Array(Box::new(self.part(*inner, aliases))),
            Type::Nullable(inner) => Type::Nullable(Box::new(self.part(*inner, aliases))),
            Type::Named(id) if !self.parts.contains(&id) => files_behind(id, aliases).unwrap_or(Type::Named(id)),
            Type::Scalar(_) | Type::Named(_) => ty,
            other => other.without_files(),
        }
    }
}

/// Renames unnamed variants that were named after strings but are files.
fn name_files(union: &mut Union) {
    let unnamed = |variant: &&mut Variant| variant.ty == Type::Scalar(Scalar::File) && variant.name == "Text";
    union.variants.iter_mut().filter(unnamed).for_each(|variant| "File".clone_into(&mut variant.name));
}

/// Returns the multipart bodies, by the index of the operation and that of the media type in its body.
fn multipart_bodies(api: &Api) -> impl Iterator<Item = ((usize, usize), &Type)> {
    let contents = api.operations.iter().enumerate().flat_map(|(index, operation)| {
        operation.contents().enumerate().map(move |(content, body)| ((index, content), &body.form))
    });
    contents.filter_map(|(index, form)| match form {
        BodyEncoding::Multipart(ty) => Some((index, ty)),
        _ => None,
    })
}

fn plain(ty: &mut Type) {
    *ty = std::mem::replace(ty, Type::Any).without_files();
}

fn plain_payload(payload: &mut Payload) {
    match payload {
        Payload::Json(ty) | Payload::Xml(ty) | Payload::TextOf(ty) | Payload::Enveloped(_, ty) => plain(ty),
        Payload::Either(both) => {
            plain_payload(&mut both.0);
            plain_payload(&mut both.1);
        }
        Payload::Empty | Payload::Text | Payload::Bytes | Payload::Anything | Payload::Base64OrBytes => {}
    }
}

fn alias(kind: &TypeKind) -> Option<&Type> {
    match kind {
        TypeKind::Alias(ty) => Some(ty),
        _ => None,
    }
}

/// Returns the file or files that an alias resolves to.
fn files_behind(id: TypeId, aliases: &[Option<Type>]) -> Option<Type> {
    let mut current = id;
    for _ in 0..64 {
        match aliases.get(current.index())?.as_ref()? {
            Type::Named(next) => current = *next,
            ty => return is_file(ty).then(|| ty.clone()),
        }
    }
    None
}

/// Returns true if a type is a file, a nullable file, or a list of files.
fn is_file(ty: &Type) -> bool {
    match ty {
        Type::Scalar(scalar) => *scalar == Scalar::File,
        Type::Array(inner) | Type::Nullable(inner) => is_file(inner),
        _ => false,
    }
}

fn is_union(api: &Api, id: TypeId) -> bool {
    api.get(id).is_some_and(|def| matches!(def.kind, TypeKind::Union(_)))
}

fn has_file(api: &Api, id: TypeId) -> bool {
    let mut found = false;
    let aliases = |id: TypeId| api.get(id).and_then(|def| alias(&def.kind)).is_some_and(is_file);
    if let Some(def) = api.get(id) {
        def.kind.for_each_type(&mut |ty| {
            found |= is_file(ty);
            ty.for_each_named(&mut |id| found |= aliases(id));
        });
    }
    found
}

fn for_each_type_mut(kind: &mut TypeKind, visit: &mut impl FnMut(&mut Type)) {
    match kind {
        TypeKind::Struct(structure) => {
            structure.fields.iter_mut().for_each(|field| visit(&mut field.ty));
            structure.additional.iter_mut().for_each(visit);
        }
        TypeKind::Union(union) => union.variants.iter_mut().for_each(|variant| visit(&mut variant.ty)),
        TypeKind::Alias(ty) | TypeKind::Newtype(ty) => visit(ty),
        TypeKind::Enum(_) | TypeKind::External(_) => {}
    }
}
