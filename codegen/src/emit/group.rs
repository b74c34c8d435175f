//! Groups: the operations of one tag, or those without a tag whose paths have the same head.

use super::Emitter;
use super::docs::{DocBuilder, code};
use super::fragment::{Fragment, rust};
use super::item::{Block, Function, InnerItem, Lead, Statement};
use super::operation::Receiver;
use super::section::Section;
use super::uses::Import;
use crate::ir::{Group, GroupId, GroupOrigin, Operation, OperationId};

impl Emitter<'_> {
    /// Emits the operations of a group, in the order of the description.
    pub(super) fn group(&self, group: Option<GroupId>) -> Section {
        let operations: Vec<_> = self.operations_of(group).collect();
        let named = group.and_then(|id| Some((id, self.names.group(id)?, self.api.groups.get(id.index())?)));
        let Some((id, names, group)) = named.filter(|(.., group)| group.origin == GroupOrigin::Tag) else {
            let words = named.map_or_else(|| "without a tag".to_owned(), |(.., group)| group_docs(group));
            return self.untagged((group, &operations), &words);
        };
        let structure = &names.structure;
        let receiver = Receiver {
            argument: rust!("self"),
            lifetime: rust!("'c"),
            client: rust!("self.0"),
            shown: names.structure.plain().to_owned(),
        };
        let docs = DocBuilder::default().generated(format!("The operations {}.", group_docs(group)));
        let lines = docs.into_lines();
        let lead = Lead::new(lines.clone()).with([rust!("#[derive(Debug, Clone, Copy)]")]);
        let mut section = Section { docs: lines, ..Section::default() };
        let head = rust!("pub struct {}<'c>({} &'c wirewright_client::Client);", structure, self.hidden());
        section.items.push(Block::line(lead, head).into());
        let nested = self.nested(id);
        self.fill(&mut section, (Some(id), &operations), &receiver, nested, rust!("impl<'c> {}<'c>", structure));
        section
    }

    /// Emits the functions that return nested groups (OpenAPI 3.2, section 4.22: `parent`).
    fn nested(&self, parent: GroupId) -> Vec<InnerItem> {
        let groups = self.groups().filter(|(_, group)| group.parent == Some(parent));
        let member = |(id, group): (GroupId, &Group)| {
            let names = self.names.group(id)?;
            let function = Function {
                head: rust!("pub fn {}", names.nested.as_ref()?),
                arguments: vec![rust!("self")],
                output: rust!(" -> super::{}::{}<'c>", names.accessor, names.structure),
                statement: Statement::Chain(
                    rust!("super::{}::{}(self.0)", names.accessor, names.structure),
                    Vec::new(),
                ),
            };
            let docs = DocBuilder::default()
                .described(group.description.as_deref())
                .generated(format!("Returns the operations {}, which is nested in this tag.", group_docs(group)));
            // Nested groups are in the same crate as their parent.
            let feature = self.feature(id).filter(|_| !self.is_split);
            let feature = feature.map(|name| rust!("#[cfg(feature = {})]", Fragment::literal(name)));
            Some(InnerItem::function(Lead::new(docs.into_lines()).with(feature), function))
        };
        groups.filter_map(member).collect()
    }

    /// Emits operations without a tag, which become methods of the client itself.
    fn untagged(&self, operations: (Option<GroupId>, &[(OperationId, &Operation)]), words: &str) -> Section {
        let receiver = Receiver {
            argument: rust!("&self"),
            lifetime: rust!("'_"),
            client: rust!("&self.0"),
            shown: "Client".to_owned(),
        };
        let docs = vec![format!("The operations {words}, which are methods of `Client`.")];
        let mut section = Section { docs, ..Section::default() };
        section.uses.add(Import::Client);
        self.fill(&mut section, operations, &receiver, Vec::new(), rust!("impl Client"));
        section
    }

    /// Returns the visibility of items that other modules of the client use, but not its users. In a split client, the
    /// modules are in several crates.
    pub(super) fn hidden(&self) -> Fragment {
        if self.is_split { rust!("#[doc(hidden)] pub") } else { rust!("pub(crate)") }
    }

    fn fill(
        &self,
        section: &mut Section,
        (part, operations): (Option<GroupId>, &[(OperationId, &Operation)]),
        receiver: &Receiver,
        mut functions: Vec<InnerItem>,
        header: Fragment,
    ) {
        let mut items = Vec::new();
        for (id, operation) in operations {
            let Some(names) = self.names.operation(*id) else { continue };
            let pieces = self.operation(operation, names, &mut section.uses, receiver);
            functions.push(pieces.function);
            items.extend(pieces.items);
        }
        for (operation, names, former) in self.former_of(part) {
            let aliases = self.former((operation, names), former, section, receiver);
            functions.extend(aliases.function);
            items.extend(aliases.items);
        }
        section.items.push(Block::new(Lead::default(), header, functions).into());
        section.items.extend(items);
    }
}

/// Returns the words for the operations of a group: `of the tag`, or `under` the head of the path.
pub(super) fn group_docs(group: &Group) -> String {
    match group.origin {
        GroupOrigin::Tag if group.merged.is_empty() => format!("of the tag {}", code(&group.name)),
        GroupOrigin::Tag => {
            let tags: Vec<String> = std::iter::once(&group.name).chain(&group.merged).map(|tag| code(tag)).collect();
            format!("of the tags {}", tags.join(", "))
        }
        GroupOrigin::Path => format!("under {}", code(&format!("/{}", group.name))),
    }
}
