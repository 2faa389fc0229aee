//! The features of the classifier of names, and sets of features.
//!
//! Features have the order of the rows of [`WEIGHTS`]. After adding or moving a feature, the
//! weights must be computed again with `training/evidence`.

use super::weights::WEIGHTS;

macro_rules! features {
    ($($name:ident)*) => {
        /// A property of a name that counts for or against a class.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Feature { $($name),* }

        impl Feature {
            /// The names of the features in order.
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
    /// Adds a feature.
    pub fn add(&mut self, feature: Feature) {
        self.0[feature as usize / 64] |= 1 << (feature as usize % 64);
    }

    /// Adds a feature if `yes` is true.
    pub fn add_if(&mut self, yes: bool, feature: Feature) {
        if yes {
            self.add(feature);
        }
    }

    /// Whether the set contains a feature.
    pub fn has(self, feature: Feature) -> bool {
        self.0[feature as usize / 64] >> (feature as usize % 64) & 1 == 1
    }

    /// The rows of [`WEIGHTS`] of the features in the set.
    pub fn iter(self) -> impl Iterator<Item = usize> {
        (0..WEIGHTS.len()).filter(move |i| self.0[i / 64] >> (i % 64) & 1 == 1)
    }
}
