//! The features by which names are told, and sets of them.
//!
//! Their order is that of the rows of [`WEIGHTS`]: whoever adds or moves one
//! weighs them anew with `training/evidence`.

use super::weights::WEIGHTS;

macro_rules! features {
    ($($name:ident)*) => {
        /// One thing that may speak for or against a kind.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Feature { $($name),* }

        impl Feature {
            /// Their names in order.
            pub const NAMES: &'static [&'static str] = &[$(stringify!($name)),*];
        }
    };
}

features! {
    Always
    IsCity IsBigCity IsCountry IsRegion IsPeople IsOrg IsMisc IsFirstName IsSurname IsCommon IsRole IsHead
    LastOrgHead LastPlaceHead LastMiscHead LastSurname LastFirstName LastCommon LastCity LastCountry LastPeople
    LastRole LastUnknown
    FirstFirstName FirstOrgOpen FirstPlaceHead FirstCommon FirstCountry FirstCity FirstPeople FirstSurname
    FirstOrgHead FirstMiscHead FirstUnknown FirstRole
    AllCommon NoneCommon HasOf HasAnd HasParticle HasPossessive HasInitial
    OneWord TwoWords ThreeWords MoreWords
    Upper2 Upper3 Upper4 UpperMore InnerCapital Dotted Hyphen HyphenSmall
    EndsIa EndsLand EndsStan EndsEse EndsIan EndsIsm EndsIst EndsI EndsA EndsO EndsEz EndsSlavic EndsSon EndsS
    EndsTown
    PrevIn PrevAt PrevFrom PrevTo PrevOf PrevBy PrevWith PrevThe PrevA PrevAnd PrevComma PrevParen PrevQuote
    PrevHonorific PrevRole PrevPeople PrevSays PrevPossessive PrevOrgNoun PrevPlaceNoun PrevMiscNoun PrevStart
    PrevNumber PrevStop PrevSmall PrevPlace
    NextSays NextComma NextPossessive NextParen NextEnd NextOrgNoun NextPlaceNoun NextMiscNoun NextRole NextAnd
    NextWho NextIs NextIn NextHyphen NextAge NextNumber NextQuote NextCommaRole NextSmall NextPlace NextStop
    EndsLonger BeginsLonger EndsNamed Acronym Many SeenSmall OnlyTitled OnlyInitial
}

/// A set of features.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct FeatureSet([u64; 3]);

impl FeatureSet {
    /// Adds one.
    pub fn add(&mut self, feature: Feature) {
        self.0[feature as usize / 64] |= 1 << (feature as usize % 64);
    }

    /// Adds one if `yes`.
    pub fn add_if(&mut self, yes: bool, feature: Feature) {
        if yes {
            self.add(feature);
        }
    }

    /// Whether one is in it.
    pub fn has(self, feature: Feature) -> bool {
        self.0[feature as usize / 64] >> (feature as usize % 64) & 1 == 1
    }

    /// The rows of [`WEIGHTS`] of its features.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..WEIGHTS.len()).filter(move |i| self.0[i / 64] >> (i % 64) & 1 == 1)
    }
}
