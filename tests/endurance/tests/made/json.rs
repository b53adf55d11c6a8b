//! Reviews and frameworks in JSON whose values are not what they should be.

use super::{ODD, Step, bytes};
use serde_json::{Map, Value, json};

/// The sample, hurt.
pub fn review(steps: &[Step]) -> Vec<u8> {
    hurt(include_str!("../../../../assets/sample/riverbend.review.json"), steps)
}

/// The delivery framework, hurt.
pub fn framework(steps: &[Step]) -> Vec<u8> {
    hurt(include_str!("../../../../assets/frameworks/delivery.json"), steps)
}

fn hurt(sound: &str, steps: &[Step]) -> Vec<u8> {
    let mut value: Value = serde_json::from_str(sound).unwrap();
    for step in steps.iter().filter(|(_, how, _)| how % 16 != 15) {
        let mut number = (usize::from(step.0) << 3 | step.2 as usize & 7) % count(&value);
        if let Some(there) = nth(&mut value, &mut number) {
            change(there, *step);
        }
    }
    let mut text = serde_json::to_vec(&value).unwrap();
    for step in steps.iter().filter(|(_, how, _)| how % 16 == 15) {
        bytes::hurt(&mut text, *step);
    }
    text
}

fn count(value: &Value) -> usize {
    1 + match value {
        Value::Array(list) => list.iter().map(count).sum(),
        Value::Object(fields) => fields.values().map(count).sum(),
        _ => 0,
    }
}

/// The value of that number, counted from the outside in.
fn nth<'v>(value: &'v mut Value, number: &mut usize) -> Option<&'v mut Value> {
    if *number == 0 {
        return Some(value);
    }
    *number -= 1;
    let children: Box<dyn Iterator<Item = &'v mut Value>> = match value {
        Value::Array(list) => Box::new(list.iter_mut()),
        Value::Object(fields) => Box::new(fields.values_mut()),
        _ => return None,
    };
    for child in children {
        let size = count(child);
        if *number < size {
            return nth(child, number);
        }
        *number -= size;
    }
    None
}

fn change(there: &mut Value, (_, how, number): Step) {
    let odd = ODD[number as usize % ODD.len()];
    match how % 16 {
        0 => *there = Value::Null,
        1 => *there = json!(number.is_multiple_of(2)),
        2 => *there = json!([-1_i64, i64::MIN, i64::MAX, 0, 4_294_967_296][number as usize % 5]),
        3 => *there = json!([1e308, -0.0, 1e-308, 0.5][number as usize % 4]),
        4 => *there = json!(odd),
        5 => *there = json!(odd.repeat(1 + number as usize % 9_000)),
        6 => *there = json!("word ".repeat(number as usize % 12_000)),
        7 => *there = json!([]),
        8 => *there = json!({}),
        9 => {
            let mut nested = there.take();
            for level in 0..number % 160 {
                nested = if level % 2 == 0 { json!([nested]) } else { json!({ "text": nested }) };
            }
            *there = nested;
        }
        10 | 11 => match there {
            Value::Array(list) if !list.is_empty() => {
                let at = number as usize % list.len();
                if how % 16 == 10 {
                    list.remove(at);
                } else {
                    let again = list[at].clone();
                    list.extend(std::iter::repeat_n(again, 1 + number as usize % 300));
                }
            }
            Value::Object(fields) if !fields.is_empty() => {
                let name = fields.keys().nth(number as usize % fields.len()).cloned().unwrap();
                let taken = fields.remove(&name).unwrap();
                if how % 16 == 11 {
                    fields.insert(format!("{name}{odd}"), taken);
                }
            }
            other => *other = json!(odd),
        },
        12 => {
            if let Value::String(text) = there {
                let at = text.char_indices().nth(number as usize % text.chars().count().max(1)).map_or(0, |(at, _)| at);
                text.insert_str(at, odd);
            }
        }
        13 => {
            if let Value::Array(list) = there {
                list.reverse();
            }
        }
        _ => {
            let mut fields = Map::new();
            fields.insert("quote".into(), json!({ "evidence": odd, "text": there.take() }));
            *there = Value::Object(fields);
        }
    }
}
