//! Writes the page's TypeScript types from the list of commands and the types they use.

use crate::commands::each_command;
use crate::{ApiError, Progress};
use std::any::TypeId;
use std::collections::{BTreeMap, HashSet};
use std::fmt::Write;
use ts_rs::{Config, TS, TypeVisitor};

/// The page's copy of the types.
pub const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../../ui/src/host/types.ts");

/// Receives each command.
pub(crate) trait CommandVisitor {
    /// One command with its request and answer.
    fn command<Q: TS + 'static, A: TS + 'static>(&mut self, name: &str, doc: &str);
}

/// The text of `ui/src/host/types.ts`.
#[must_use]
pub fn typescript() -> String {
    let mut writer = Types {
        config: Config::new().with_large_int("number"),
        seen: HashSet::new(),
        declared: BTreeMap::new(),
        commands: String::new(),
    };
    each_command(&mut writer);
    writer.visit::<ApiError>();
    writer.visit::<Progress>();
    let mut text = String::from(
        "// Written by `cargo xtask types` from the list of commands in Rust. Do not edit: the check would find it.\n\n",
    );
    for declaration in writer.declared.values() {
        text.push_str(declaration);
        text.push_str("\n\n");
    }
    text.push_str("/** Every command with what it takes and gives. */\nexport interface Commands {\n");
    text.push_str(&writer.commands);
    text.push_str("}\n");
    text
}

struct Types {
    config: Config,
    seen: HashSet<TypeId>,
    declared: BTreeMap<String, String>,
    commands: String,
}

impl CommandVisitor for Types {
    fn command<Q: TS + 'static, A: TS + 'static>(&mut self, name: &str, doc: &str) {
        self.visit::<A>();
        Q::visit_dependencies(self);
        let (request, answer) = (Q::inline(&self.config), A::name(&self.config));
        let request =
            if request.trim() == "{  }" || request.trim() == "{}" { "Record<string, never>".into() } else { request };
        // Writing to a string cannot fail.
        let _ =
            writeln!(self.commands, "  /** {} */\n  {name}: {{ request: {request}; answer: {answer} }};", doc.trim());
    }
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        T::visit_dependencies(self);
        T::visit_generics(self);
        // Types without a file of their own (numbers, lists, options) are written where they stand.
        if T::output_path().is_none() {
            return;
        }
        let mut declaration = String::new();
        if let Some(docs) = T::docs() {
            declaration.push_str(&docs);
        }
        let _ = write!(declaration, "export {}", T::decl(&self.config));
        self.declared.insert(T::ident(&self.config), declaration);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_has_the_types_that_the_commands_give() {
        let page = std::fs::read_to_string(FILE).unwrap_or_default();
        // Not compared by a macro that would print both files.
        assert!(page == typescript(), "{FILE} differs from the commands. Run `cargo xtask types` and commit it.");
    }
}
