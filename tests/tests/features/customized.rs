//! Settings that change types and groups.

use insta::assert_snapshot;
use wirewright::{Framework, Generator, Groups, InlineNames, OperationIds, Renderer, Visibility};

use crate::crate_folder::CrateFolder;
use crate::{KENNEL, PARCELS, failure};

#[test]
fn derives_and_attributes_are_added_to_the_types_and_fields_that_match() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| {
        generator
            .derive("*", ["PartialEq", "Eq", "std::hash::Hash", "Copy", "Default"])
            .derive("common.Money", ["Default", "PartialOrd", "Ord"])
            .attributes("*.status", "#[cfg_attr(not(test), doc(hidden))]")
            .attributes("org.kennel.State", "#[must_use]")
            .attributes("CatSize", "#[repr(C)]")
            .attributes("Guest.Cat", "#[doc(alias = \"kitty\")]")
            .attributes("Dog", "#[doc(alias = \"hound\")] #[must_use]")
    });
    let types = ["cat", "common_money", "dog", "guest", "org_kennel_state", "weather"]
        .map(|name| format!("src/types/{name}.rs"));
    assert_snapshot!(kennel.texts(&types.each_ref().map(String::as_str)));
    kennel.check(&[]);
}

#[test]
fn invalid_derives_and_attributes_are_errors() {
    let derive = |(key, path): (&str, &str)| failure(&Generator::new(KENNEL).derive(key, [path]));
    let attributes = |(key, text): (&str, &str)| failure(&Generator::new(KENNEL).attributes(key, text));
    let rows = [("Dog", "Eq, Hash"), ("Dog", ""), ("Dgo", "Eq"), ("*.*", "Eq")].map(derive);
    assert_snapshot!(rows.join("\n"));
    let rows = [
        ("Dog", "repr(C)"),
        ("Dog", "#[repr(C)] pub struct Cat;"),
        ("Dog", "#![allow(dead_code)]"),
        ("Dog", "/// A dog."),
        ("Dog.fooBaz", "#[doc(hidden)]"),
        ("org.kennel.State.done", "#[doc(hidden)]"),
    ];
    assert_snapshot!(rows.map(attributes).join("\n"));
}

#[test]
fn types_of_the_user_replace_schemas_and_formats() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| {
        generator
            .replace("Cat", "std::collections::BTreeMap<String, u8>")
            .extern_path("common.*", "wirewright_client::serde_json")
            .rename("common.Money", "Value")
            .format("tag-id", "std::string::String")
    });
    assert_snapshot!(kennel.tree());
    assert_snapshot!(kennel.texts(&["src/operations/cats_v2.rs", "src/types/dog.rs", "src/types/guest.rs"]));
    kennel.check(&[]);
}

#[test]
fn an_invalid_replacement_is_an_error() {
    let replace = |(key, ty): (&str, &str)| failure(&Generator::new(KENNEL).replace(key, ty));
    let rows = [
        ("Money", "crate::Money"),
        ("Dog", "Money"),
        ("Dog", "super::Money"),
        ("Dog", "crate::Money<'a>"),
        ("Dog", "crate::Money; fn f() {}"),
        ("Dog", "&'static str"),
    ];
    assert_snapshot!(rows.map(replace).join("\n"));
    let module = |(key, path): (&str, &str)| failure(&Generator::new(KENNEL).extern_path(key, path));
    assert_snapshot!([("comon.*", "other"), ("Dog", "other types"), ("Dog", "self::types")].map(module).join("\n"));
    let format = |ty: &str| failure(&Generator::new(KENNEL).format("tag-id", ty));
    assert_snapshot!(["crate::Tag<", "super::Tag", "Tag"].map(format).join("\n"));
}

#[test]
fn operation_ids_lose_what_the_configuration_names() {
    let mut ids = OperationIds::default();
    ids.framework = Framework::Controller;
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| generator.operation_ids(ids.clone()));
    assert_eq!(functions(&kennel), ["get", "list_all", "create", "post"]);
    let mut ids = OperationIds::default();
    ids.strip_prefix = vec!["Dogs_".to_owned(), "Dogs_List".to_owned()];
    ids.strip_suffix = vec!["Async".to_owned()];
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| generator.operation_ids(ids.clone()));
    assert_eq!(functions(&kennel), ["cats_get", "all", "create", "visits_post"]);
    assert!(kennel.all_texts().contains("const ID: &'static str = \"Dogs_ListAllAsync\";"));
}

#[test]
fn component_names_lose_a_prefix_and_inline_types_can_have_their_titles() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| {
        generator.strip_prefix("org.kennel.").strip_prefix("common.").inline_names(InlineNames::Title)
    });
    assert_snapshot!(kennel.tree());
    let text = kennel.all_texts();
    let mut structs: Vec<&str> = text
        .lines()
        .filter_map(|line| line.trim().strip_prefix("pub struct ").or(line.trim().strip_prefix("pub enum ")))
        .collect();
    structs.sort_unstable();
    assert_snapshot!(structs.join("\n"));
    kennel.check(&[]);
}

#[test]
fn two_tags_can_be_one_group_and_groups_can_be_off() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| {
        generator.rename("dogs", "animals").rename("cats-v2", "animals")
    });
    assert_snapshot!(kennel.texts(&["src/lib.rs"]));
    kennel.check(&[]);
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| generator.groups(Groups::None));
    assert_eq!(functions(&kennel), ["dogs_list_all_async", "dogs_create", "cats_get", "visits_post"]);
    assert_snapshot!(kennel.tree());
    kennel.check(&[]);
}

/// Returns the names of the functions that make calls.
fn functions(folder: &CrateFolder) -> Vec<String> {
    let text = folder.all_texts();
    let heads = text.lines().filter(|line| line.contains("Call<'") && line.contains("pub fn "));
    let names = heads.filter_map(|line| line.split("pub fn ").nth(1)?.split(['(', '<']).next());
    names.map(str::to_owned).collect()
}

#[test]
fn only_the_chosen_headers_and_servers_are_emitted() {
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| {
        generator.response_headers(["x-*"]).servers(Vec::<String>::new())
    });
    let text = kennel.all_texts();
    assert!(text.contains("pub fn x_trace(&self)") && !text.contains("pub fn location(&self)"));
    assert!(!kennel.tree().contains("servers.rs"));
    kennel.check(&[]);
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| generator.servers(["https://kennel.*"]));
    assert!(kennel.tree().contains("servers.rs"));
    let headers = failure(&Generator::new(KENNEL).response_headers(["X-Trac"]));
    let servers = failure(&Generator::new(KENNEL).servers(["https://kennel.example"]));
    assert_snapshot!([headers, servers].join("\n"));
}

#[test]
fn the_client_can_be_private_to_its_crate() {
    let generator = Generator::new(KENNEL).visibility(Visibility::Crate);
    let file = generator.run().unwrap().single_file("kennel", Renderer::default()).unwrap();
    let public = file.text.lines().filter(|line| line.starts_with("pub"));
    assert_snapshot!(public.collect::<Vec<_>>().join("\n"));
    // A client that is private to its crate can only be tested inside of it.
    let kennel = CrateFolder::generate(KENNEL, "kennel", |generator| generator);
    kennel.write("src/private.rs", &file.text);
    kennel.write("src/bin/user.rs", "#[path = \"../private.rs\"]\nmod private;\n\nfn main() {\n    let _ = private::Client::new(\"https://a.example\").unwrap().dogs().create(&private::types::Dog::new(\"a\", private::types::CommonMoney::new(\"1\"))).request();\n}\n");
    kennel.check(&[]);
    let split = Generator::new(KENNEL).visibility(Visibility::Crate).crate_name("kennel").split(true);
    assert_snapshot!(failure(&split));
}

#[test]
fn a_prefix_or_suffix_that_no_name_has_is_an_error() {
    let prefix = failure(&Generator::new(KENNEL).strip_prefix("org.kennels."));
    let mut ids = OperationIds::default();
    ids.strip_suffix.push("UsingGET".to_owned());
    let suffix = failure(&Generator::new(KENNEL).operation_ids(ids));
    assert_snapshot!([prefix, suffix].join("\n"));
}

#[test]
fn a_client_can_be_created_from_environment_variables() {
    let parcels = CrateFolder::generate(PARCELS, "parcels", |generator| {
        generator
            .env("base-url", ["PARCELS_URL"])
            .env("key", ["PARCELS_KEY"])
            .env("user", ["PARCELS_USER", "PARCELS_PASSWORD"])
    });
    let text = parcels.texts(&["src/lib.rs"]);
    let function = text.lines().skip_while(|line| !line.contains("Creates a client from environment variables"));
    let function: Vec<&str> = function.take_while(|line| !line.contains("Returns a builder")).collect();
    assert_snapshot!(function.join("\n"));
    parcels.check(&[]);
    let env = |key: &str, variables: &[&str]| failure(&Generator::new(PARCELS).env(key, variables.iter().copied()));
    let rows = [
        env("beare", &["PARCELS_TOKEN"]),
        env("key", &["A", "B"]),
        env("user", &["A"]),
        env("key", &["A=B"]),
        env("base-url", &[]),
    ];
    assert_snapshot!(rows.join("\n"));
}
