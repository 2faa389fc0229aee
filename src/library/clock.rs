//! The clock of the system.
//!
//! Imports nothing of the crate.

use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::time::SystemTime;

/// The present moment. A clock that is set to a moment before the year -9999 or after the year 9999,
/// which no date can express, gives the nearest one that a date can.
#[must_use]
pub fn now() -> Timestamp {
    moment(SystemTime::now())
}

/// The present day in the time zone of the user.
#[must_use]
pub fn today() -> Date {
    now().to_zoned(TimeZone::system()).date()
}

fn moment(time: SystemTime) -> Timestamp {
    Timestamp::try_from(time).unwrap_or(if time < SystemTime::UNIX_EPOCH {
        Timestamp::MIN
    } else {
        Timestamp::MAX
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::time::Duration;

    proptest! {
        #[test]
        fn any_time_is_a_moment_and_a_day(seconds in 0..i64::MAX as u64) {
            for time in [
                SystemTime::UNIX_EPOCH.checked_add(Duration::from_secs(seconds)),
                SystemTime::UNIX_EPOCH.checked_sub(Duration::from_secs(seconds)),
            ] {
                let Some(time) = time else { continue };
                for zone in [TimeZone::UTC, TimeZone::fixed(jiff::tz::Offset::MAX), TimeZone::fixed(jiff::tz::Offset::MIN)] {
                    let _ = moment(time).to_zoned(zone).date();
                }
            }
        }
    }

    #[test]
    fn a_time_that_a_date_can_express_is_that_moment() {
        let time = SystemTime::UNIX_EPOCH + Duration::from_secs(1_455_062_400);
        assert_eq!(moment(time).to_string(), "2016-02-10T00:00:00Z");
    }
}
