//! `ledger`: the fate of each keyword.

use std::process::ExitCode;

use serde_json::json;
use wirewright::{Error, report};

use super::compile;
use crate::arguments::{FailOn, LedgerOptions};
use crate::terminal::{print_json, print_raw};

pub(crate) fn ledger(options: &LedgerOptions) -> Result<ExitCode, Error> {
    let compilation = compile(&options.input)?;
    let counts = report::count_keywords(&compilation);
    if options.json {
        let document = json!({"totals": counts, "keywords": report::keywords(&compilation)});
        print_json(serde_json::to_string_pretty(&document))?;
    } else {
        print_raw(&report::ledger(&compilation));
    }
    let found = match options.fail_on {
        Some(FailOn::Degraded) => counts.degraded > 0,
        Some(FailOn::Ignored) => counts.degraded > 0 || counts.ignored > 0,
        None => false,
    };
    Ok(if found { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}
