//! The meaning of a name in words: the role of a person, the days of a date, the amount
//! of a sum, the region and country of a place.

use super::numbers::grouped;
use super::speaker::role;
use crate::analysis::{Amount, Entity, EntityKind, Period, Place, PlaceKind, Unit, Value};
use crate::text::{Document, Span, one_line};

/// The name of a kind of entity.
#[must_use]
pub const fn kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Misc => "other name",
        _ => kind.word(),
    }
}

/// The name of a mention on the screen: the fullest name of its entity in the article;
/// for a date or sum the words of the mention.
#[must_use]
pub fn display_name(document: &Document, entity: &Entity, mention: Span) -> String {
    match entity.kind {
        EntityKind::Date | EntityKind::Money => one_line(document.slice(mention)),
        _ => one_line(&entity.name),
    }
}

/// The meaning of `entity`, if it is known and its name `called` does not say it.
#[must_use]
pub fn meaning(document: &Document, entity: &Entity, called: &str) -> Option<String> {
    let found = match (entity.value, entity.place) {
        (Some(Value::Date(period)), _) => Some(date_text(period)),
        (Some(Value::Money(money)), _) => amount_text(
            money.amount,
            money.most,
            money.currency.as_ref().map(|c| c.code()),
        ),
        (None, Some(place)) if entity.kind == EntityKind::Nationality => {
            place.name().map(|name| format!("of {name}"))
        }
        (None, Some(place)) => place_text(called, place),
        (None, None) => role(document, entity.role),
    };
    found.filter(|text| text != called)
}

/// The period in ISO 8601; a week with its first and last day, since few readers know
/// the numbers of weeks.
fn date_text(period: Period) -> String {
    match period.unit() {
        Unit::Week => format!("{period} ({} to {})", period.first(), period.last()),
        _ => period.to_string(),
    }
}

/// `4,200,000 USD`, `2 to 3 EUR`, `USD`; `None` without amount and currency.
fn amount_text(amount: Option<Amount>, most: Option<Amount>, currency: Option<&str>) -> Option<String> {
    let number = |amount: Amount| grouped(amount);
    let amount = match (amount, most) {
        (Some(least), Some(most)) => Some(format!("{} to {}", number(least), number(most))),
        (amount, _) => amount.map(number),
    };
    let parts: Vec<String> = amount.into_iter().chain(currency.map(str::to_owned)).collect();
    (!parts.is_empty()).then(|| parts.join(" "))
}

/// `in Southern Province, Zambia`, `region of Zambia`, `country in Africa`; before it
/// the common name of the place, if the article has another.
fn place_text(called: &str, place: Place) -> Option<String> {
    let own = place.name();
    let mut around: Vec<&str> = place.within().filter_map(Place::name).collect();
    // The continent is left out beside a town and its country.
    if around.len() > 1 {
        around.pop();
    }
    around.retain(|name| Some(*name) != own);
    around.dedup();
    let around = around.join(", ");
    let within = match (place.kind(), around.is_empty()) {
        (PlaceKind::Continent, _) => Some("continent".to_owned()),
        (PlaceKind::Country, true) => Some("country".to_owned()),
        (PlaceKind::Country, false) => Some(format!("country in {around}")),
        (PlaceKind::Region, false) => Some(format!("region of {around}")),
        (_, false) => Some(format!("in {around}")),
        (_, true) => None,
    };
    let called = called.to_lowercase();
    let other = own.filter(|name| !called.starts_with(&name.to_lowercase()));
    let parts: Vec<String> = other.map(str::to_owned).into_iter().chain(within).collect();
    (!parts.is_empty()).then(|| parts.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::plain_document;
    use jiff::civil::date;

    fn told(kind: EntityKind, name: &str, value: Option<Value>, place: Option<Place>) -> Option<String> {
        let entity = Entity {
            kind,
            name: name.to_owned(),
            value,
            role: None,
            place,
            mentions: vec![0],
        };
        meaning(&plain_document(name.to_owned()), &entity, name)
    }

    #[test]
    fn a_date_stands_for_its_days() {
        let day = date(2025, 2, 18);
        let told = |name, period| told(EntityKind::Date, name, Some(Value::Date(period)), None);
        assert_eq!(told("Tuesday", Period::day(day)).as_deref(), Some("2025-02-18"));
        assert_eq!(told("2025-02-18", Period::day(day)), None, "the name says it");
        assert_eq!(
            told("this week", Period::week(day).unwrap()).as_deref(),
            Some("2025-W08 (2025-02-17 to 2025-02-23)")
        );
    }

    #[test]
    fn a_sum_stands_for_its_amount_and_currency() {
        let (two, three) = (Amount::new(2_000_000, 0), Amount::new(318, 2));
        assert_eq!(
            amount_text(Some(two), None, Some("USD")).as_deref(),
            Some("2,000,000 USD")
        );
        assert_eq!(
            amount_text(Some(three), Some(two), Some("EUR")).as_deref(),
            Some("3.18 to 2,000,000 EUR")
        );
        assert_eq!(amount_text(Some(three), None, None).as_deref(), Some("3.18"));
        assert_eq!(amount_text(None, None, None), None);
    }

    #[test]
    fn a_place_stands_for_what_contains_it() {
        let zambia = Place::country_named("Zambia");
        let place = |name| told(EntityKind::Place, name, None, zambia);
        assert_eq!(place("Zambia").as_deref(), Some("country in Africa"));
        assert_eq!(
            place("Northern Rhodesia").as_deref(),
            Some("Zambia, country in Africa")
        );
        let people = told(EntityKind::Nationality, "Zambian", None, zambia);
        assert_eq!(people.as_deref(), Some("of Zambia"));
    }
}
