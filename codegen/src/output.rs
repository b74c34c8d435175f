//! The output files.

use crate::Compilation;
use crate::error::Result;
use crate::generator::Generator;
use crate::write::OutputFile;

impl Generator {
    /// Returns the output files. An existing manifest in the output folder is completed.
    ///
    /// # Errors
    ///
    /// Returns an error if the description has errors, if the configuration is invalid, or if the existing manifest
    /// cannot be completed.
    pub fn files(&self, compilation: &Compilation) -> Result<Vec<OutputFile>> {
        self.config().check_output()?;
        match &self.config().crate_name {
            Some(name) => self.whole_crate(name, compilation),
            None => Ok(vec![compilation.single_file(&self.stem(), self.renderer)?]),
        }
    }

    #[cfg(not(feature = "crates"))]
    #[allow(clippy::unused_self, reason = "the signature is that of the function with the feature")]
    fn whole_crate(&self, _: &str, _: &Compilation) -> Result<Vec<OutputFile>> {
        Err(crate::Error::Missing(
            "whole crates need a feature of this crate: `wirewright = { version = \"0.1\", features = [\"crates\"] }`",
        ))
    }
}
