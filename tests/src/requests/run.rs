//! Calls the operations of one document against Prism.

use std::path::Path;

use super::counts::Counts;
use super::judge::{Row, judge};
use super::plan::{Ask, asks};
use super::prepare::Prepared;
use super::prism::{self, Prism};
use super::program::key;
use crate::corpus::specs::Spec;
use crate::fidelity::build::{Outcome, put};
use crate::fidelity::program::Question;

/// The maximum number of requests that are shown for losses.
const SHOWN: usize = 60;

/// The settings of a run of Prism.
#[derive(Debug, Clone, Copy)]
pub struct Runner<'a> {
    /// The path of Prism's program.
    pub entry: &'a Path,
    /// The folder for Prism's logs.
    pub logs: &'a Path,
}

impl Runner<'_> {
    /// Calls all operations of a document with its program.
    pub fn run(&self, spec: &Spec, prepared: &Prepared, program: Option<&Result<std::path::PathBuf, String>>) -> Row {
        let faulty = |fault: String| {
            let operations = prepared.plans.len();
            let counts = Counts { operations, ..Counts::default() };
            Row { counts, fault: Some(fault), ..Row::of(prepared) }
        };
        if let Some(fault) = &prepared.fault {
            return faulty(fault.lines().next().unwrap_or_default().to_owned());
        }
        let asks = asks(&prepared.plans);
        if asks.is_empty() {
            return judge(prepared, &asks, &[]);
        }
        let program = match program {
            Some(Ok(program)) => program,
            Some(Err(fault)) => return faulty(fault.clone()),
            None => return faulty("the program is missing".to_owned()),
        };
        let log = self.logs.join(prepared.unit().module()).with_extension("log");
        let description = prism::routable(&spec.path, &log.with_extension("json"));
        let prism = match description.and_then(|description| Prism::start(self.entry, &description, &log)) {
            Ok(prism) => prism,
            Err(fault) => return faulty(fault),
        };
        let question = |ask: &Ask, show: bool| Question {
            key: key(&prepared.unit(), ask.operation),
            text: ask.text(&prepared.plans, &prism.base, show),
        };
        let questions: Vec<Question> = asks.iter().map(|ask| question(ask, false)).collect();
        let outcomes = match put(program, &questions) {
            Ok(outcomes) => outcomes,
            Err(error) => return faulty(format!("{}: {error}", program.display())),
        };
        let mut row = judge(prepared, &asks, &outcomes);
        let shown = row.losses.iter().take(SHOWN).filter_map(|loss| asks.get(loss.ask));
        let shown: Vec<Question> = shown.map(|ask| question(ask, true)).collect();
        let requests: Vec<Outcome> = put(program, &shown).unwrap_or_default();
        for (loss, request) in row.losses.iter_mut().zip(requests) {
            let request = request.ok().and_then(|request| Some(request.as_str()?.to_owned()));
            // The port is different in each run.
            loss.request = request.map(|request| request.replace(&prism.base, ""));
        }
        row
    }
}
