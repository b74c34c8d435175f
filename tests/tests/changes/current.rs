//! The assertion that checked-in code is current.

use std::panic::catch_unwind;

use crate::cases::BASE;

#[test]
fn stale_code_fails_with_the_report() {
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    std::fs::write(path("pets.yaml"), BASE).unwrap();
    std::fs::write(path("wirewright.toml"), "spec = \"pets.yaml\"\nout = \"out\"\ncrate = \"pets\"\n").unwrap();
    let config = wirewright::Config::load(&path("wirewright.toml")).unwrap();
    let generator = wirewright::Generator::from_config(config);
    let failure = |path: std::path::PathBuf| {
        let caught = catch_unwind(|| wirewright::assert_current(path)).unwrap_err();
        caught.downcast_ref::<String>().unwrap().clone()
    };
    assert!(failure(path("wirewright.toml")).contains("+++ b/src/lib.rs"));
    generator.write(&generator.files(&generator.run().unwrap()).unwrap()).unwrap();
    wirewright::assert_current(path("wirewright.toml"));
    std::fs::write(path("pets.yaml"), BASE.replace("required: [id, age]", "required: [id]")).unwrap();
    let text = failure(path("wirewright.toml"));
    assert!(text.starts_with("the generated code is out of date; run `wirewright generate --config "), "{text}");
    assert!(text.contains("`Pet.age`: `i64` -> `Option<i64>`, newly optional"), "{text}");
    assert!(text.contains("verdict: major"), "{text}");
    assert!(failure(path("missing.toml")).contains("missing.toml"));
}
