//! `init`: the first configuration file.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use insta::assert_snapshot;

use crate::run::{PETS, Pets, RunOutput};

/// Returns the lines of the file that set an option or show one in a comment, without the comment sign.
fn options(text: &str) -> Vec<String> {
    let is_option = |line: &&str| {
        let name = line.split_once(" = ").map_or("", |(name, _)| name);
        !name.is_empty() && name.chars().all(|c| c.is_ascii_lowercase() || c == '-')
    };
    text.lines().map(|line| line.trim_start_matches("# ")).filter(is_option).map(str::to_owned).collect()
}

/// Returns the text with lines of formats, decimals and credentials.
fn with_formats() -> String {
    let properties = "{name: {type: string}, \
        born: {type: string, format: date}, seen: {type: string, format: date-time}, \
        chip: {type: string, format: uuid}, price: {type: string, format: decimal}}";
    let schemes = "  securitySchemes:
    api_key: {type: apiKey, in: header, name: X-Key}
    oauth: {type: oauth2, flows: {}}
    tls: {type: mutualTLS}
";
    PETS.replace("{name: {type: string}}", properties) + schemes
}

/// Returns a description with many operations of three tags.
fn with_operations(count: usize) -> String {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: The Big API, version: '1'}\npaths:\n");
    for index in 0..count {
        let tag = ["Small", "Large", "Large"][index % 3];
        let _ = writeln!(
            text,
            "  /things{index}: {{get: {{operationId: get{index}, tags: [{tag}], responses: {{'204': {{description: None}}}}}}}}"
        );
    }
    text
}

#[test]
fn the_file_has_all_options_with_explanations() {
    let pets = Pets::new();
    assert_snapshot!(pets.run("init pets.yaml"));
    assert_snapshot!("the_file", pets.read("wirewright.toml"));
}

#[test]
fn the_client_can_be_generated_at_once() {
    for (name, text) in
        [("openapi.yaml", PETS.to_owned()), ("swagger.yml", with_formats()), ("openapi.yml", with_operations(3))]
    {
        let pets = Pets::new();
        pets.write(name, &text);
        pets.succeed("init");
        pets.succeed("generate");
        assert_eq!(pets.run("check").code, 0, "{name}");
        let written = pets.read("wirewright.toml");
        let out = written.lines().find_map(|line| line.strip_prefix("out = ")).unwrap();
        assert!(pets.read(&format!("{}/Cargo.toml", out.trim_matches('"'))).contains("name = "), "{written}");
    }
}

#[test]
fn names_that_follow_a_habit_are_shortened_by_proposals() {
    let mut text = String::from("openapi: 3.1.0\ninfo: {title: Pets, version: '1'}\npaths:\n");
    for name in ["List", "Create", "Feed", "Sell", "Groom"] {
        let schema = "{$ref: '#/components/schemas/org.pets.api.NAME'}".replace("NAME", name);
        let _ = writeln!(
            text,
            "  /{name}: {{get: {{operationId: Pets_{name}, responses: {{'200': {{description: '', content: \
             {{application/json: {{schema: {schema}}}}}}}}}}}}}"
        );
    }
    text.push_str("components:\n  schemas:\n");
    for name in ["List", "Create", "Feed", "Sell", "Groom"] {
        let _ = writeln!(
            text,
            "    org.pets.api.{name}: {{type: object, properties: {{by: {{title: Keeper{name}, type: object, \
             properties: {{x: {{type: string}}}}}}}}}}"
        );
    }
    let pets = Pets::new();
    pets.write("habits.yaml", &text);
    assert_snapshot!(pets.succeed("init habits.yaml").stdout);
    let written = pets.read("wirewright.toml");
    let lines: Vec<&str> = written.lines().collect();
    let proposals = lines.windows(3).filter(|lines| lines[0].starts_with("# Proposal"));
    assert_snapshot!(proposals.map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n"));
    let taken = written
        .replace("# strip-prefix", "strip-prefix")
        .replace("# inline-names = \"place\"", "inline-names = \"title\"")
        .replace("# operation-ids", "operation-ids");
    pets.write("wirewright.toml", &taken);
    let listed = pets.succeed("list").stdout;
    assert!(listed.contains("KeeperFeed") && !listed.contains("OrgPets") && !listed.contains("pets_feed"), "{listed}");
}

#[test]
fn every_option_of_the_configuration_is_listed_and_valid() {
    let pets = Pets::new();
    pets.succeed("init pets.yaml");
    let listed = options(&pets.read("wirewright.toml"));
    let names: BTreeSet<&str> = listed.iter().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name).collect();
    pets.write("unknown.toml", "no-such-option = 1\n");
    let error = pets.run("list --config unknown.toml").stderr;
    let (_, known) = error.split_once("expected one of ").unwrap();
    let known: BTreeSet<&str> = known.split('`').skip(1).step_by(2).collect();
    assert_eq!(names, known);
    // The overlay and the folder of an example are files of the user.
    pets.write(
        "pets.overlay.yaml",
        "overlay: 1.0.0\ninfo: {title: Pets, version: '1'}\nactions: [{target: $.info, update: {title: Cats}}]\n",
    );
    pets.write("src/main.rs", "fn main() { client.pets().list_pets(); }\n");
    pets.write("all.toml", &listed.join("\n"));
    pets.succeed("generate --config all.toml --dry-run");
}

#[test]
fn texts_of_the_description_cannot_leave_their_comments_and_strings() {
    let pets = Pets::new();
    let name = "a \\\"b\\\"\\\\ \\n[x]";
    let text = with_operations(120)
        .replace("The Big API", &format!("\"{name}\\nstrict = 1\""))
        .replace("Large", &format!("\"{name}\""));
    pets.write("big.yaml", &text);
    pets.succeed("init big.yaml");
    let written = pets.read("wirewright.toml");
    assert!(written.starts_with("# The client of a \"b\"\\ [x] strict = 1: 120 operations, 0 types.\n"), "{written}");
    pets.succeed("generate --dry-run");
    let operations = options(&written).into_iter().find(|line| line.starts_with("operations")).unwrap();
    pets.write("chosen.toml", &format!("spec = \"big.yaml\"\nout = \"out\"\n{operations}\n"));
    let listed = pets.succeed("list --config chosen.toml").stdout;
    assert!(listed.ends_with("120 operations and 0 types\n"), "{listed}");
}

#[cfg(unix)]
#[test]
fn the_name_of_the_description_may_have_any_character() {
    let pets = Pets::new();
    let name = "the \"pets\"\\ 🐈.yaml";
    pets.write(name, PETS);
    let ran = pets.run_with(&["init", name]);
    assert_eq!(ran.code, 0, "{ran}");
    pets.succeed("generate");
    assert!(pets.path("pets-client/Cargo.toml").is_file());
}

#[test]
fn the_formats_and_credentials_of_the_description_are_shown() {
    let pets = Pets::new();
    pets.write("pets.yaml", &with_formats());
    assert_snapshot!(pets.run("init pets.yaml"));
    let text = pets.read("wirewright.toml");
    let lines = |from: &str, count: usize| {
        let lines = text.lines().skip_while(|line| !line.starts_with(from)).take(count);
        lines.collect::<Vec<_>>().join("\n")
    };
    assert_snapshot!("formats", lines("# The description has dates", 5));
    assert_snapshot!("credentials", lines("# Credentials", 4));
}

#[test]
fn a_choice_is_proposed_for_many_operations() {
    let pets = Pets::new();
    pets.write("openapi.yml", &with_operations(100));
    assert!(!pets.succeed("init").stdout.contains("Proposal"));
    for count in [101, 501] {
        let pets = Pets::new();
        pets.write("openapi.yaml", &with_operations(count));
        let ran = pets.succeed("init");
        let text = pets.read("wirewright.toml");
        let proposals: Vec<&str> = text
            .lines()
            .filter(|line| line.contains("Proposal") || line.contains("largest") || line.starts_with("# operations"))
            .collect();
        assert_snapshot!(format!("proposals_for_{count}"), format!("{ran}--- file\n{}", proposals.join("\n")));
    }
}

#[test]
fn an_existing_file_is_never_overwritten() {
    let pets = Pets::new();
    pets.write("wirewright.toml", "# Mine.\n");
    assert_snapshot!(pets.run("init pets.yaml"));
    assert_eq!(pets.run("init pets.yaml --config pets.yaml").code, 1);
    assert_eq!((pets.read("wirewright.toml").as_str(), pets.read("pets.yaml").as_str()), ("# Mine.\n", PETS));
}

#[test]
fn the_file_can_be_in_another_folder() {
    let pets = Pets::new();
    pets.write("api/v1/openapi.yaml", PETS);
    let ran = pets.succeed("init api/v1/openapi.yaml --config api/pets.toml");
    let next = "run `wirewright generate --config api/pets.toml`\n";
    assert!(ran.stdout.ends_with(next), "{ran}");
    assert!(pets.read("api/pets.toml").contains("spec = \"v1/openapi.yaml\"\n"));
    pets.succeed("generate --config api/pets.toml");
    assert!(pets.path("api/pets-client/src/lib.rs").is_file());
    pets.write("spec/openapi.yaml", PETS);
    assert!(pets.succeed("init spec/openapi.yaml").stdout.ends_with("run `wirewright generate`\n"));
    assert_eq!(pets.run("init api/v1/openapi.yaml --config no/such/folder.toml").code, 1);
}

#[test]
fn the_description_is_found_if_it_is_the_only_one() {
    let pets = Pets::new();
    assert_snapshot!("no_description", pets.run("init"));
    pets.write("swagger.json", PETS);
    pets.write("openapi.yaml", PETS);
    assert_snapshot!("several_descriptions", pets.run("init"));
    assert!(!pets.path("wirewright.toml").exists());
}

#[test]
fn a_bad_description_or_standard_input_writes_nothing() {
    let pets = Pets::new();
    pets.edit("openapi: 3.1.0", "openapi: 3.1.0\nopenapi: 3.1.0");
    let code = |ran: &RunOutput| (ran.code, ran.stdout.is_empty());
    let ran = pets.run("init pets.yaml");
    assert_eq!(code(&ran), (1, true), "{ran}");
    assert!(ran.stderr.contains("error[duplicate-key]"), "{ran}");
    for arguments in ["init -", "init pets.yaml --config -"] {
        let ran = pets.run(arguments);
        assert_eq!(code(&ran), (2, true), "{ran}");
    }
    let ran = pets.run("init no-such-file.yaml");
    assert_eq!(code(&ran), (1, true), "{ran}");
    assert!(!pets.path("wirewright.toml").exists());
}
