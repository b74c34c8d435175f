//! Parsing of a lock. A line depends on no other line, except that a section ends where the next begins.

use std::collections::HashSet;

use super::identifier::is_valid;
use super::text::{FORMER, INNER, MAGIC, PART, last_word};
use super::token::{length, unquoted};
use super::{Lock, LockError, Section, VERSION};

const RESTORE: &str = "restore the file from version control, or remove it and generate again: all names are then chosen \
                       by the rules";
const CONFLICT: &str = "keep one of the two lines for each name (both lines, if they name different items), remove the \
                        markers, and generate again";

impl Lock {
    /// Reads the text of a lock.
    ///
    /// # Errors
    ///
    /// Returns an error if the lock has a newer version, contains the markers of a merge conflict, or is damaged.
    pub fn parse(text: &str) -> Result<Self, LockError> {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        if let Some(line) = text.lines().position(is_marker) {
            return Err(LockError::new(line + 1, 1, "the lock has an unresolved merge conflict", CONFLICT));
        }
        let mut parser = Parser::default();
        let mut lines = text.lines().enumerate();
        parser.version(lines.next().map_or("", |(_, line)| line))?;
        for (index, line) in lines {
            parser.number = index + 1;
            parser.line(line)?;
        }
        parser.finish()
    }
}

/// Returns true for a line that a version control system wrote between the sides of a conflict.
fn is_marker(line: &str) -> bool {
    let line = line.trim_end();
    line == "=======" || ["<<<<<<<", ">>>>>>>", "|||||||"].iter().any(|marker| line.starts_with(marker))
}

#[derive(Default)]
struct Parser {
    lock: Lock,
    /// The number of the current line.
    number: usize,
    /// The key of the last item without indentation.
    owner: String,
    /// True if the current section is one of former names.
    is_former: bool,
    /// Names that were found valid.
    valid: HashSet<String>,
}

impl Parser {
    fn error(&self, column: usize, message: impl Into<String>) -> LockError {
        LockError::new(self.number, column, message, RESTORE)
    }

    fn version(&mut self, line: &str) -> Result<(), LockError> {
        self.number = 1;
        let Some(version) = line.strip_prefix(MAGIC) else {
            let hint = "set `lock` to another path, or restore the file from version control";
            return Err(LockError::new(1, 1, "this is not a lock of wirewright", hint));
        };
        match version.trim_end().parse::<u32>() {
            Ok(VERSION) => Ok(()),
            Ok(newer) if newer > VERSION => {
                let message = format!("the lock has version {newer} of the format, and this program knows {VERSION}");
                Err(LockError::new(
                    1,
                    MAGIC.len() + 1,
                    message,
                    "upgrade wirewright to the version that wrote the lock",
                ))
            }
            _ => Err(self.error(MAGIC.len() + 1, "invalid version of the format")),
        }
    }

    fn line(&mut self, line: &str) -> Result<(), LockError> {
        let line = line.trim_end();
        if line.is_empty() || line.starts_with('#') {
            return Ok(());
        }
        if let Some(inner) = line.strip_prefix(PART) {
            return self.inner(inner);
        }
        if let Some(inner) = line.strip_prefix(INNER) {
            return self.inner_head(inner);
        }
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        match word {
            "generator" => {
                self.lock.generator = unquoted(rest).ok_or_else(|| self.error(11, "invalid version"))?;
                Ok(())
            }
            "options" => {
                self.lock.options = self.digest(rest, 9)?;
                Ok(())
            }
            "input" | "file" => {
                let entry = self.entry(rest, word.len() + 2)?;
                let entries = if word == "input" { &mut self.lock.inputs } else { &mut self.lock.files };
                entries.push(entry);
                Ok(())
            }
            _ => self.head(line),
        }
    }

    /// Parses the digest of a file.
    fn entry(&self, rest: &str, column: usize) -> Result<(String, u64), LockError> {
        let end = length(rest).ok_or_else(|| self.error(column, "unclosed quotation mark"))?;
        let (token, digest) = rest.split_at(end);
        let path = unquoted(token).filter(|path| !path.is_empty());
        let path = path.ok_or_else(|| self.error(column, "invalid path"))?;
        Ok((path, self.digest(digest.trim_start(), column + end + 1)?))
    }

    fn digest(&self, text: &str, column: usize) -> Result<u64, LockError> {
        let digest = (text.len() == 16).then(|| u64::from_str_radix(text, 16).ok()).flatten();
        digest.ok_or_else(|| self.error(column, "invalid digest: expected 16 hexadecimal digits"))
    }

    fn head(&mut self, line: &str) -> Result<(), LockError> {
        self.is_former = line.starts_with(FORMER);
        let from = if self.is_former { FORMER.len() } else { 0 };
        let (head, name) = self.name(line.get(from..).unwrap_or_default(), from + 1)?;
        if !head.contains(' ') {
            return Err(self.error(1, format!("unknown entry `{head}`")));
        }
        self.owner.clone_from(&head);
        self.push(head, &name);
        Ok(())
    }

    /// Parses the head of an item that belongs to the last one without indentation.
    fn inner_head(&mut self, line: &str) -> Result<(), LockError> {
        if self.owner.is_empty() || self.is_former {
            return Err(self.error(1, "an indented line must follow the line of an item"));
        }
        let (rest, name) = self.name(line, INNER.len() + 1)?;
        self.push(format!("{} {rest}", self.owner), &name);
        Ok(())
    }

    fn push(&mut self, head: String, name: &str) {
        let section = Section { line: self.number, ..Section::new(head, name) };
        let table = &mut self.lock.table;
        let sections = if self.is_former { &mut table.former } else { &mut table.items };
        sections.push(section);
    }

    /// Parses a line of a section: a fact, or the name of a part.
    fn inner(&mut self, inner: &str) -> Result<(), LockError> {
        let table = &self.lock.table;
        let has_section = if self.is_former { !table.former.is_empty() } else { !table.items.is_empty() };
        if !has_section {
            return Err(self.error(5, "an indented line must follow the line of an item"));
        }
        let fact = inner.split_once(": ").filter(|(key, _)| key.bytes().all(|byte| byte.is_ascii_lowercase()));
        if let Some((key, value)) = fact {
            let value = unquoted(value).ok_or_else(|| self.error(key.len() + 7, "invalid quoted text"))?;
            if let Some(section) = self.section() {
                section.fact(key, &value);
            }
            return Ok(());
        }
        let (key, name) = self.name(inner, 5)?;
        if let Some(section) = self.section() {
            section.names.push((key, name));
        }
        Ok(())
    }

    fn section(&mut self) -> Option<&mut Section> {
        let table = &mut self.lock.table;
        if self.is_former { table.former.last_mut() } else { table.items.last_mut() }
    }

    /// Splits a line into the key and the name, which is the last word of the key if the line has no `=`.
    fn name(&mut self, line: &str, column: usize) -> Result<(String, String), LockError> {
        let mut end = 0;
        loop {
            let rest = line.get(end..).unwrap_or_default();
            let word = length(rest).ok_or_else(|| self.error(column + end, "unclosed quotation mark"))?;
            if word == 0 {
                return Err(self.error(column + end, "expected one space between words"));
            }
            end += word;
            let Some(rest) = line.get(end..).filter(|rest| !rest.is_empty()) else {
                let name = last_word(line).to_owned();
                let at = column + line.len() - name.len();
                return self.valid(line, name, at);
            };
            if let Some(name) = rest.strip_prefix(" = ") {
                let key = line.get(..end).unwrap_or_default();
                return self.valid(key, name.to_owned(), column + end + 3);
            }
            end += 1;
        }
    }

    fn valid(&mut self, key: &str, name: String, column: usize) -> Result<(String, String), LockError> {
        if !self.valid.contains(&name) {
            if !is_valid(&name) {
                return Err(self.error(column, format!("{name:?} is not a Rust identifier")));
            }
            self.valid.insert(name.clone());
        }
        Ok((key.to_owned(), name))
    }

    /// Returns the lock in its fixed order.
    fn finish(mut self) -> Result<Lock, LockError> {
        self.lock.inputs.sort();
        self.lock.files.sort();
        let Lock { table, .. } = &mut self.lock;
        *table = std::mem::take(table).sorted();
        for pair in table.items.windows(2) {
            if let [first, second] = pair
                && first.head == second.head
            {
                self.number = first.line.max(second.line);
                return Err(twice(self.number, 1, &second.head));
            }
        }
        for section in table.items.iter().chain(&table.former) {
            if let Some([(key, _), _]) =
                section.names.windows(2).find(|pair| matches!(pair, [(a, _), (b, _)] if a == b))
            {
                return Err(twice(section.line, 1, &format!("{}` `{key}", section.head)));
            }
        }
        Ok(self.lock)
    }
}

fn twice(line: usize, column: usize, key: &str) -> LockError {
    let hint = "remove one of the two lines: keep the name that your code uses";
    LockError::new(line, column, format!("the lock has `{key}` twice"), hint)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lock() -> Lock {
        let mut pet = Section::new("schema Pet".to_owned(), "Pet");
        pet.add("id".to_owned(), "id");
        pet.add("\"first name\"".to_owned(), "first_name");
        let mut list = Section::new("operation GET /pets".to_owned(), "list_pets");
        list.fact("id", "listPets");
        list.fact("tag", "Our pets");
        list.add("marker".to_owned(), "ListPets");
        let mut inner = Section::new("schema Pet .owner".to_owned(), "PetOwner");
        inner.add("type".to_owned(), "r#type");
        let mut former = Section::new("operation GET /pets".to_owned(), "pets");
        former.add("marker".to_owned(), "Pets");
        Lock {
            generator: "0.1.0".to_owned(),
            options: 1,
            inputs: vec![("pets.yaml".to_owned(), 2)],
            files: vec![("src/lib.rs".to_owned(), 3), ("src/a b.rs".to_owned(), u64::MAX)],
            table: super::super::Table { items: vec![pet, list, inner], former: vec![former] }.sorted(),
        }
    }

    #[test]
    fn a_lock_comes_back_from_its_text() {
        let text = lock().text();
        let parsed = Lock::parse(&text).unwrap();
        assert_eq!(
            parsed.text(),
            text.replace(
                "file src/lib.rs 0000000000000003\nfile \"src/a b.rs\" ffffffffffffffff\n",
                "file \"src/a b.rs\" ffffffffffffffff\nfile src/lib.rs 0000000000000003\n"
            )
        );
        assert!(parsed.table.is_same(&lock().table));
        assert_eq!(Lock::parse(&text.replace('\n', "\r\n")).unwrap(), parsed);
        assert_eq!(parsed.file("src/lib.rs"), Some(3));
    }

    #[test]
    fn a_damaged_lock_is_an_error_at_its_place() {
        let text = lock().text();
        let rows = [
            ("wirewright-lock 1", "wirewright-lock 2", (1, 17), "version 2"),
            ("wirewright-lock 1", "wirewright-lock x", (1, 17), "invalid version"),
            ("wirewright-lock 1", "[lock]", (1, 1), "not a lock"),
            ("    id: listPets", "<<<<<<< ours\n    id: listPets", (10, 1), "merge conflict"),
            ("= list_pets", "= list_pets; fn main() {}", (9, 23), "not a Rust identifier"),
            ("= list_pets", "= type", (9, 23), "not a Rust identifier"),
            ("schema Pet\n", "schema Pet = \n", (14, 12), "not a Rust identifier"),
            ("\"first name\"", "\"first name", (15, 5), "unclosed"),
            ("0000000000000002", "2", (5, 17), "digest"),
            ("schema Pet\n", "operation GET /pets = a\n", (14, 1), "twice"),
            ("    id\n", "    id\n    id\n", (14, 1), "twice"),
            ("schema Pet\n", "schema\n", (14, 1), "unknown entry"),
            ("  .owner = PetOwner", "  .owner = a b", (17, 12), "not a Rust identifier"),
            ("\noperation GET /pets = list", "  .a\noperation GET /pets = list", (8, 1), "must follow"),
        ];
        for (from, to, at, message) in rows {
            assert!(text.contains(from), "{from}");
            let error = Lock::parse(&text.replacen(from, to, 1)).unwrap_err();
            assert_eq!((error.line, error.column), at, "{to}: {error:?}");
            assert!(error.message.contains(message) && !error.hint.is_empty(), "{error:?}");
        }
    }
}
