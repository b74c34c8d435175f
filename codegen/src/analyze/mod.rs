//! Stage 4, **analyze**: facts about an [`Api`], each in its own table and file.

mod boxing;
mod construction;
mod conversions;
mod cycles;
mod depth;
mod direction;
mod failures;
mod files;
mod holders;
mod presence;
mod sharing;
mod sides;
mod tags;

pub use boxing::Boxing;
pub use construction::{Construction, Creation, MOST_ARGUMENTS, enum_of_one_value};
pub use conversions::{Conversions, Obstacle};
pub use cycles::cycles;
pub use depth::Depth;
pub use direction::{Direction, Directions};
pub use failures::Failures;
pub use files::Files;
pub use presence::Presence;
pub use sharing::Sharing;
pub use sides::{Side, Sides};
pub use tags::OwnTags;

use crate::ir::{Api, TypeId};

/// All facts.
#[derive(Debug)]
pub struct Facts {
    /// The boxed fields.
    pub boxing: Boxing,
    /// The fields at which long chains of types are broken.
    pub depth: Depth,
    /// The directions of each type: sent, received, or both.
    pub directions: Directions,
    /// The structs of error responses.
    pub failures: Failures,
    /// The types that contain files.
    pub files: Files,
    /// The types that differ between requests and responses.
    pub sides: Sides,
    /// The split types whose request form cannot be made from the response form.
    pub conversions: Conversions,
    /// The inline types that share one definition.
    pub sharing: Sharing,
    /// The way in which a value of each type is created.
    pub construction: Construction,
    /// The structs that can have only one tag.
    pub own_tags: OwnTags,
}

impl Facts {
    /// Returns true if a form of a struct that is needed has a field.
    pub fn has_field(&self, id: TypeId, index: usize) -> bool {
        let direction = self.directions.get(id);
        let has = |side| self.sides.has(side, id, index);
        (direction.request && has(Side::Request)) || (direction.response && has(Side::Response))
    }
}

/// Gathers all facts. `kept` are the types that the output has even if no operation uses them. They go both ways, so that
/// an operation that comes to use one in a single direction takes nothing away.
pub fn analyze(api: &Api, kept: &[TypeId]) -> Facts {
    let holders = holders::Holders::of(api);
    let tags = tags::Tags::of(api);
    let sides = Sides::of(api, &tags, &holders);
    let uses = direction::Uses::of(api, &tags, kept);
    let sharing = Sharing::of(api, &sides, &uses);
    let directions = Directions::of(uses, &sharing);
    let sides = sides.split(api, &directions);
    let boxing = Boxing::of(api, &sharing);
    let own_tags = OwnTags::of(api, &sharing);
    Facts {
        depth: Depth::of(api, &sharing, &boxing),
        boxing,
        failures: Failures::of(api, &sharing),
        sharing,
        construction: Construction::of(api, &directions, &sides, &own_tags),
        own_tags,
        files: Files::of(api, &holders),
        conversions: Conversions::of(api, &sides, &holders),
        directions,
        sides,
    }
}
