//! Generates the client whose time `bench` measures.

fn main() -> wirewright::Result<()> {
    // The variants of the unions are ambiguous on purpose: choosing between them is what takes time.
    wirewright::Generator::new("src/growth/runtime.yaml").allow("ambiguous-union").compile()
}
