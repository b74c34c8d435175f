//! `why`: the operations that keep a type.

use std::process::ExitCode;

use wirewright::{Error, report};

use super::compile;
use crate::arguments::WhyOptions;
use crate::terminal::{column, print_json, print_raw};

pub(crate) fn why(options: &WhyOptions) -> Result<ExitCode, Error> {
    let compilation = compile(&options.input)?;
    let uses = report::why(&compilation, &options.name)?;
    if options.json {
        print_json(serde_json::to_string_pretty(&uses))?;
    } else if uses.is_empty() {
        print_raw(
            "no operation uses this type; it is generated because its schema is a component of the description\n",
        );
    } else {
        let width = column(uses.iter().map(|found| &*found.operation));
        for found in uses {
            print_raw(&format!("{:<width$}  {}\n", found.operation, found.way.join(" -> ")));
        }
    }
    Ok(ExitCode::SUCCESS)
}
