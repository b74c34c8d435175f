//! Stage 4, **analyse**: facts about an [`Api`], each in a table of its own. One fact, one file.

mod boxing;
mod construction;
mod depth;
mod direction;
mod files;
mod holders;
mod libraries;
mod sharing;
mod sides;
mod tags;
mod twins;

pub use boxing::Boxing;
pub use construction::{Construction, Creation};
pub use depth::Depth;
pub use direction::{Direction, Directions};
pub use files::Files;
pub use libraries::Libraries;
pub use sharing::Sharing;
pub use sides::{Side, Sides};
pub use tags::OwnTags;
pub use twins::{Obstacle, Twins};

use crate::ir::Api;

/// All facts.
#[derive(Debug)]
pub struct Facts {
    /// Which fields are boxed.
    pub boxing: Boxing,
    /// Where long chains of types are broken.
    pub depth: Depth,
    /// Which types are sent, received, or both.
    pub directions: Directions,
    /// Which types hold files.
    pub files: Files,
    /// Which types differ between requests and answers.
    pub sides: Sides,
    /// Which of the types that differ are made of each other.
    pub twins: Twins,
    /// Which inline types are one.
    pub sharing: Sharing,
    /// How a value of a type is made.
    pub construction: Construction,
    /// Which structs can have only one tag.
    pub own_tags: OwnTags,
    /// Which optional crates the output needs.
    pub libraries: Libraries,
}

/// Gathers all facts.
pub fn analyze(api: &Api) -> Facts {
    let holders = holders::Holders::of(api);
    let tags = tags::Tags::of(api);
    let directions = Directions::of(api, &tags);
    let sides = Sides::of(api, &tags, &directions, &holders);
    let sharing = Sharing::of(api, &directions);
    let boxing = Boxing::of(api, &sharing);
    Facts {
        own_tags: OwnTags::of(api, &sharing),
        depth: Depth::of(api, &sharing, &boxing),
        boxing,
        sharing,
        construction: Construction::of(api, &directions, &sides),
        files: Files::of(api, &holders),
        libraries: Libraries::of(api),
        twins: Twins::of(api, &sides, &holders),
        directions,
        sides,
    }
}
