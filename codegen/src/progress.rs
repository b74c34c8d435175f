//! The progress of a run.

use std::fmt;
use std::sync::Arc;

/// A step of a run, as passed to the function that [`Generator::progress`](crate::Generator::progress) sets.
///
/// # Examples
///
/// ```
/// use wirewright::Step;
///
/// fn words(step: Step) -> String {
///     match step {
///         Step::Generate { done, total } => format!("generated {done} of {total} modules"),
///         other => format!("{other:?}"),
///     }
/// }
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum Step {
    /// The files of the description are read.
    Read,
    /// The description is converted to the model of the client.
    Analyze,
    /// The modules of the client are emitted and formatted.
    Generate {
        /// The number of modules that are ready.
        done: usize,
        /// The number of all modules.
        total: usize,
    },
    /// The files are written, or compared with the output folder.
    Write,
}

/// The function that receives the steps of a run, if one is set.
#[derive(Clone, Default)]
pub struct Progress(Option<Arc<dyn Fn(Step) + Send + Sync>>);

impl Progress {
    pub(crate) fn new(report: impl Fn(Step) + Send + Sync + 'static) -> Self {
        Self(Some(Arc::new(report)))
    }

    pub(crate) fn step(&self, step: Step) {
        if let Some(report) = &self.0 {
            report(step);
        }
    }
}

impl fmt::Debug for Progress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Progress").field(&self.0.is_some()).finish()
    }
}
