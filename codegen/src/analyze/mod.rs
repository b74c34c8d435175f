//! Stage 4, **analyse**: facts about an [`Api`], each in a table of its own. One fact, one file.

mod boxing;
mod construction;
mod direction;
mod libraries;
mod sharing;

pub use boxing::Boxing;
pub use construction::{Construction, Creation};
pub use direction::{Direction, Directions};
pub use libraries::Libraries;
pub use sharing::Sharing;

use crate::ir::Api;

/// All facts.
#[derive(Debug)]
pub struct Facts {
    /// Which fields are boxed.
    pub boxing: Boxing,
    /// Which types are sent, received, or both.
    pub directions: Directions,
    /// Which inline types are one.
    pub sharing: Sharing,
    /// How a value of a type is made.
    pub construction: Construction,
    /// Which optional crates the output needs.
    pub libraries: Libraries,
}

/// Gathers all facts.
pub fn analyze(api: &Api) -> Facts {
    let directions = Directions::of(api);
    Facts {
        boxing: Boxing::of(api),
        sharing: Sharing::of(api, &directions),
        construction: Construction::of(api, &directions),
        libraries: Libraries::of(api),
        directions,
    }
}
