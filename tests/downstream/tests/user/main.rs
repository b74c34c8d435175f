//! Wirewright as a user meets it: a build script, the example of the checked-in client, the README.

mod build_script;
mod cargo;
mod client;
mod copy;
mod embedded;
mod example;
mod readme;
