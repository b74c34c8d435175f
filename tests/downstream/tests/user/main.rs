//! Wirewright as a user meets it: the build script, the example in the checked-in client, and the README.

mod build_script;
mod cargo;
mod client;
mod copy;
mod embedded;
mod example;
mod readme;
