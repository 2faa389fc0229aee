//! Reads one file with `syn`: the names that it defines and refers to.

use crate::sources::{Definition, How, Reference, Sources};
use proc_macro2::{Ident, TokenStream, TokenTree};
use std::collections::HashSet;
use syn::visit::{self, Visit};
use syn::{Attribute, Block, Item, ReceiverKind, Signature, Type, UseTree, Visibility};

/// `path` with `crate`, `self` and `super` replaced by the modules they mean in `module`.
fn absolute(module: &str, path: &str) -> String {
    let mut parts = path.split("::").peekable();
    let mut out: Vec<&str> = match parts.peek() {
        Some(&"crate" | &"pullquote") => vec!["crate"],
        Some(&"self" | &"super") => module.split("::").collect(),
        _ => return path.to_owned(),
    };
    parts.next_if(|part| *part != "super");
    for part in parts {
        if part == "super" {
            out.pop();
        } else {
            out.push(part);
        }
    }
    out.join("::")
}

/// Collects what one file defines and refers to.
pub struct FileReader<'a> {
    all: &'a mut Sources,
    file: String,
    module: String,
    in_test: bool,
    /// The variables of the function that is read; they hide imports.
    variables: HashSet<String>,
}

impl<'a> FileReader<'a> {
    /// Adds to `all` what the text of `file` defines and refers to.
    pub fn read(all: &'a mut Sources, file: String, module: String, text: &str) {
        let parsed = syn::parse_file(text).unwrap_or_else(|error| panic!("{file}: {error}"));
        let (in_test, variables) = (false, HashSet::new());
        let mut reader = Self {
            all,
            file,
            module,
            in_test,
            variables,
        };
        reader.visit_file(&parsed);
    }

    fn refer(&mut self, path: &str, how: How) {
        if how == How::Code && self.variables.contains(path) {
            return;
        }
        let path = absolute(&self.module, path);
        let (file, module, in_test) = (self.file.clone(), self.module.clone(), self.in_test);
        self.all.references.push(Reference {
            file,
            module,
            path,
            how,
            in_test,
        });
    }

    fn define(&mut self, name: &Ident) {
        let (module, file) = (&self.module, &self.file);
        self.all.open(module, file).names.insert(name.to_string());
    }

    fn definition(&self, name: &Ident, lines: usize) -> Definition {
        let (file, module) = (self.file.clone(), self.module.clone());
        Definition {
            file,
            module,
            name: name.to_string(),
            lines,
            in_test: self.in_test,
        }
    }

    /// Records a function and visits its inside with `visit`.
    fn function(&mut self, signature: &Signature, body: &Block, visit: impl FnOnce(&mut Self)) {
        let start = signature.fn_token.span.start().line;
        let end = body.brace_token.span.close().end().line;
        let function = self.definition(&signature.ident, end + 1 - start);
        self.all.functions.push(function);
        let mut variables = Variables(self.variables.clone());
        variables.visit_signature(signature);
        variables.visit_block(body);
        let outer = std::mem::replace(&mut self.variables, variables.0);
        visit(self);
        self.variables = outer;
    }

    /// Visits with `visit` what has these attributes.
    fn under(&mut self, attributes: &[Attribute], visit: impl FnOnce(&mut Self)) {
        let outer = self.in_test;
        self.in_test |= attributes.iter().any(is_cfg_test);
        visit(self);
        self.in_test = outer;
    }
}

impl<'ast> Visit<'ast> for FileReader<'_> {
    fn visit_item(&mut self, item: &'ast Item) {
        let (attributes, name) = head(item);
        self.under(attributes, |reader| {
            if let Some((name, visibility)) = name {
                reader.define(name);
                if visibility.is_some_and(|v| !matches!(v, Visibility::Inherited)) {
                    let definition = reader.definition(name, 0);
                    reader.all.types.push(definition);
                }
            }
            visit::visit_item(reader, item);
        });
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let inner = format!("{}::{}", self.module, item.ident);
        if self.in_test {
            self.all.test_modules.push(inner.clone());
        }
        if item.content.is_some() {
            self.all.open(&inner, &self.file);
            let outer = std::mem::replace(&mut self.module, inner);
            visit::visit_item_mod(self, item);
            self.module = outer;
        }
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        let how = match item.vis {
            Visibility::Inherited => How::Import,
            _ => How::Reexport,
        };
        let mut found = Vec::new();
        leaves(&item.tree, "", &mut found);
        for (name, path) in found {
            self.refer(&path, how);
            let path = absolute(&self.module, &path);
            let module = self.all.open(&self.module, &self.file);
            match path.strip_suffix("::*") {
                Some(glob) => module.globs.push(glob.to_owned()),
                None => drop(module.uses.insert(name, path)),
            }
        }
    }

    fn visit_item_fn(&mut self, item: &'ast syn::ItemFn) {
        self.function(&item.sig, &item.block, |reader| {
            visit::visit_item_fn(reader, item)
        });
    }

    fn visit_impl_item_fn(&mut self, item: &'ast syn::ImplItemFn) {
        self.under(&item.attrs, |reader| {
            let visit = |reader: &mut Self| visit::visit_impl_item_fn(reader, item);
            reader.function(&item.sig, &item.block, visit);
        });
    }

    fn visit_trait_item_fn(&mut self, item: &'ast syn::TraitItemFn) {
        let visit = |reader: &mut Self| visit::visit_trait_item_fn(reader, item);
        match &item.default {
            Some(body) => self.function(&item.sig, body, visit),
            None => visit(self),
        }
    }

    fn visit_item_impl(&mut self, item: &'ast syn::ItemImpl) {
        let changes = |item: &syn::ImplItem| {
            let syn::ImplItem::Fn(function) = item else {
                return false;
            };
            let receiver = function.sig.receiver();
            receiver.is_some_and(|r| matches!(r.kind, ReceiverKind::Reference(_, _, Some(_))))
        };
        if item.items.iter().any(changes)
            && let Type::Path(own) = &*item.self_ty
        {
            self.refer(&joined(&own.path), How::Mutable);
        }
        visit::visit_item_impl(self, item);
    }

    fn visit_type_reference(&mut self, reference: &'ast syn::TypeReference) {
        if let (Some(_), Type::Path(to)) = (reference.mutability, &*reference.elem) {
            self.refer(&joined(&to.path), How::Mutable);
        }
        visit::visit_type_reference(self, reference);
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        let name = joined(path);
        // The value `self`, and `pub(super)`.
        if !["self", "super", "crate"].contains(&&*name) {
            self.refer(&name, How::Code);
        }
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, _: &'ast Attribute) {}

    fn visit_token_stream(&mut self, tokens: &'ast TokenStream) {
        self.scan(tokens.clone());
    }
}

impl FileReader<'_> {
    /// The tokens of a macro: every chain of names is a path, every `pub struct Name` a type.
    fn scan(&mut self, tokens: TokenStream) {
        let (mut path, mut is_public, mut is_type) = (String::new(), false, false);
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    if is_type {
                        self.define(&name);
                        let definition = self.definition(&name, 0);
                        self.all.types.push(definition);
                    }
                    let word = name.to_string();
                    is_type = is_public && ["struct", "enum", "trait", "type", "union"].contains(&&*word);
                    is_public = word == "pub";
                    if !path.ends_with("::") && path != "." {
                        self.refer_to_chain(&path);
                        path.clear();
                    }
                    path.push_str(&word);
                }
                TokenTree::Punct(mark) if mark.as_char() == ':' && !path.is_empty() => path.push(':'),
                TokenTree::Punct(mark) => {
                    self.refer_to_chain(&path);
                    // After one dot is a field or a method, whose `.name` means nothing; after two the end of a range.
                    path = if mark.as_char() == '.' && path != "." {
                        ".".to_owned()
                    } else {
                        String::new()
                    };
                }
                TokenTree::Group(group) => {
                    self.refer_to_chain(&path);
                    path.clear();
                    self.scan(group.stream());
                }
                TokenTree::Literal(_) => {}
            }
        }
        self.refer_to_chain(&path);
    }

    fn refer_to_chain(&mut self, path: &str) {
        let path = path.trim_end_matches(':');
        if !path.is_empty() {
            self.refer(path, How::Code);
        }
    }
}

/// Collects the variables of a function; a capital in a pattern is a constant.
struct Variables(HashSet<String>);

impl<'ast> Visit<'ast> for Variables {
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        let name = pattern.ident.to_string();
        if !name.starts_with(char::is_uppercase) {
            self.0.insert(name);
        }
        visit::visit_pat_ident(self, pattern);
    }
}

fn is_cfg_test(attribute: &Attribute) -> bool {
    let syn::Meta::List(list) = &attribute.meta else {
        return false;
    };
    let tokens = list.tokens.to_string();
    let mut words = tokens.split(|c: char| !c.is_alphanumeric());
    list.path.is_ident("cfg") && words.any(|word| word == "test") && !tokens.contains("not")
}

fn joined(path: &syn::Path) -> String {
    let names: Vec<String> = path
        .segments
        .iter()
        .map(|segment| segment.ident.to_string())
        .collect();
    names.join("::")
}

type Name<'a> = Option<(&'a Ident, Option<&'a Visibility>)>;

/// The attributes of an item; its name, with the visibility if it is a type.
fn head(item: &Item) -> (&[Attribute], Name<'_>) {
    match item {
        Item::Struct(syn::ItemStruct {
            attrs, ident, vis, ..
        })
        | Item::Enum(syn::ItemEnum {
            attrs, ident, vis, ..
        })
        | Item::Trait(syn::ItemTrait {
            attrs, ident, vis, ..
        })
        | Item::Type(syn::ItemType {
            attrs, ident, vis, ..
        })
        | Item::Union(syn::ItemUnion {
            attrs, ident, vis, ..
        }) => (attrs, Some((ident, Some(vis)))),
        Item::Const(syn::ItemConst { attrs, ident, .. })
        | Item::Static(syn::ItemStatic { attrs, ident, .. }) => (attrs, Some((ident, None))),
        Item::Fn(item) => (&item.attrs, Some((&item.sig.ident, None))),
        Item::Macro(item) => (&item.attrs, item.ident.as_ref().map(|name| (name, None))),
        Item::Mod(syn::ItemMod { attrs, .. })
        | Item::Use(syn::ItemUse { attrs, .. })
        | Item::Impl(syn::ItemImpl { attrs, .. }) => (attrs, None),
        _ => (&[], None),
    }
}

/// The names that a use tree brings in and their paths: `a::{b, c as d}` is `b` of `a::b` and `d` of `a::c`.
fn leaves(tree: &UseTree, prefix: &str, out: &mut Vec<(String, String)>) {
    let path = |name: &str| match (prefix, name) {
        ("", _) => name.to_owned(),
        (_, "self") => prefix.to_owned(),
        _ => format!("{prefix}::{name}"),
    };
    match tree {
        UseTree::Path(inner) => leaves(&inner.tree, &path(&inner.ident.to_string()), out),
        UseTree::Name(name) => {
            let path = path(&name.ident.to_string());
            out.push((path.rsplit("::").next().unwrap_or(&path).to_owned(), path));
        }
        UseTree::Rename(name) => out.push((name.rename.to_string(), path(&name.ident.to_string()))),
        UseTree::Glob(_) => out.push((String::new(), path("*"))),
        UseTree::Group(group) => group.items.iter().for_each(|tree| leaves(tree, prefix, out)),
    }
}
