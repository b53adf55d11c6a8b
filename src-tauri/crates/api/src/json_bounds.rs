//! How much a JSON file may hold, asked before it is taken apart: forty megabytes of text unfold to a gigabyte of values
//! when somebody wants them to.

use debrief_domain::limits::LIST_LIMIT;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use std::fmt;

/// The most values of a file, all together. A review of ten thousand notes has a fifth of it.
const MOST_VALUES: usize = 2_000_000;

/// The longest name of a field, in bytes. Ours have twenty.
const LONGEST_NAME: usize = 200;

/// Whether `text` is JSON, of no more values, longer lists or deeper nesting than a file of ours can have. Keeps nothing.
///
/// # Errors
/// Where it is not, and why.
pub(crate) fn check(text: &str) -> Result<(), serde_json::Error> {
    let mut seen = 0;
    let mut deserializer = serde_json::Deserializer::from_str(text);
    Counted(&mut seen).deserialize(&mut deserializer)?;
    deserializer.end()
}

/// Goes through a value and counts what it meets.
struct Counted<'c>(&'c mut usize);

impl Counted<'_> {
    fn count<E: Error>(&mut self) -> Result<(), E> {
        *self.0 += 1;
        if *self.0 > MOST_VALUES {
            return Err(E::custom(format!("the file holds more than {MOST_VALUES} values, and no review does")));
        }
        Ok(())
    }
}

fn in_list<E: Error>(entries: usize) -> Result<(), E> {
    if entries > LIST_LIMIT {
        return Err(E::custom(format!("the list has more than {LIST_LIMIT} entries")));
    }
    Ok(())
}

impl<'de> DeserializeSeed<'de> for Counted<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(mut self, from: D) -> Result<(), D::Error> {
        self.count()?;
        from.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Counted<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }

    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }

    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }

    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }

    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }

    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut entries = 0;
        while list.next_element_seed(Counted(self.0))?.is_some() {
            entries += 1;
            in_list(entries)?;
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(mut self, mut map: A) -> Result<(), A::Error> {
        let mut entries = 0;
        while map.next_key_seed(FieldName)?.is_some() {
            self.count()?;
            map.next_value_seed(Counted(self.0))?;
            entries += 1;
            in_list(entries)?;
        }
        Ok(())
    }
}

/// Looks at the name of a field: a long one is nobody’s, and would stand in every message about it.
struct FieldName;

impl<'de> DeserializeSeed<'de> for FieldName {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, from: D) -> Result<(), D::Error> {
        from.deserialize_str(self)
    }
}

impl Visitor<'_> for FieldName {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<(), E> {
        if name.len() > LONGEST_NAME {
            return Err(E::custom(format!("the name of a field has more than {LONGEST_NAME} characters")));
        }
        Ok(())
    }
}
