//! Which label may stand beside a quote (PRODUCT.md, section 6): the group if enough people hold the role and enough of
//! them were heard; else what it rolls up to; else nothing.

use crate::fold::spoken;
use debrief_domain::{DEFAULT_GROUPS, Group, GroupLevel, Review, SessionStatus};

/// The fewest people of a role in the district for which the role may stand beside a quote.
pub const FEWEST_IN_DISTRICT: u64 = 5;
/// The fewest of them that must have been heard.
pub const FEWEST_HEARD: u64 = 2;

/// What several groups can be called together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    SchoolLeaders,
    SchoolStaff,
    CentralLeaders,
    CentralStaff,
    Staff,
    Community,
}

impl Family {
    /// All that a person of it may be.
    const ALL: [Self; 6] = [
        Self::SchoolLeaders,
        Self::SchoolStaff,
        Self::CentralLeaders,
        Self::CentralStaff,
        Self::Staff,
        Self::Community,
    ];

    fn name(self) -> &'static str {
        match self {
            Self::SchoolLeaders => "School leaders",
            Self::SchoolStaff => "School staff",
            Self::CentralLeaders => "Central office leaders",
            Self::CentralStaff => "Central office staff",
            Self::Staff => "Staff",
            Self::Community => "People of the community",
        }
    }

    /// One of them, within a sentence.
    fn one(self) -> &'static str {
        match self {
            Self::SchoolLeaders => "a school leader",
            Self::SchoolStaff => "a member of a school’s staff",
            Self::CentralLeaders => "a central office leader",
            Self::CentralStaff => "a member of the central office",
            Self::Staff => "a staff member",
            Self::Community => "somebody from the community",
        }
    }
}

/// How many people stand behind a label.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    /// How many hold such a role in the district, as far as it is known.
    pub population: u64,
    /// How many of them were heard, as far as headcounts say.
    pub heard: u64,
}

impl Behind {
    /// Whether a label with these people behind it may stand beside a quote.
    #[must_use]
    pub fn is_enough(self) -> bool {
        self.population >= FEWEST_IN_DISTRICT && self.heard >= FEWEST_HEARD
    }
}

/// A label that may stand beside a quote.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// What it says: `Principals`, `School leaders`.
    pub name: String,
    /// One of them, as it stands within a sentence: `a principal`.
    pub one: String,
    /// Who stands behind it.
    pub behind: Behind,
}

/// The label that may stand beside words of somebody of that group: the group, what it rolls up to, or none. A number that
/// nobody wrote down counts as none.
#[must_use]
pub fn label(review: &Review, group: &Group) -> Option<Label> {
    let own = behind(review, |each| each.id == group.id);
    if own.is_enough() {
        return Some(Label { name: group.name.trim().to_owned(), one: one_of(&group.name), behind: own });
    }
    // A reader takes what is called as a group for that group.
    let is_taken = |family: &&Family| review.groups.iter().any(|each| spoken(&each.name) == spoken(family.name()));
    families(group).iter().filter(|family| !is_taken(family)).find_map(|family| {
        let behind = behind(review, |each| families(each).contains(family));
        behind.is_enough().then(|| Label { name: family.name().to_owned(), one: family.one().to_owned(), behind })
    })
}

/// Who stands behind that group alone.
#[must_use]
pub fn behind_group(review: &Review, group: &Group) -> Behind {
    behind(review, |each| each.id == group.id)
}

/// The words that name so few people that they cannot stand beside a quote, folded, with what may stand there: the groups
/// that are too small and what they roll up to where that is too small as well.
pub(crate) fn too_small(review: &Review) -> Vec<TooSmall> {
    let mut found: Vec<TooSmall> = Vec::new();
    for group in &review.groups {
        if behind_group(review, group).is_enough() {
            continue;
        }
        found.push(TooSmall { words: forms(&group.name), groups: vec![group.clone()] });
    }
    for family in Family::ALL {
        let groups: Vec<Group> =
            review.groups.iter().filter(|group| families(group).contains(&family)).cloned().collect();
        if !groups.is_empty() && !behind(review, |each| families(each).contains(&family)).is_enough() {
            found.push(TooSmall { words: forms(family.name()), groups });
        }
    }
    found
}

/// A label that too few people stand behind.
pub(crate) struct TooSmall {
    /// The folded words of its forms: of many and of one.
    pub(crate) words: Vec<Vec<String>>,
    /// The groups it stands for.
    pub(crate) groups: Vec<Group>,
}

fn behind(review: &Review, belongs: impl Fn(&Group) -> bool) -> Behind {
    let mut behind = Behind::default();
    for group in review.groups.iter().filter(|group| belongs(group)) {
        let heard = review
            .sessions
            .iter()
            .filter(|session| session.group == group.id && session.status == SessionStatus::Held)
            .filter_map(|session| session.headcount)
            .map(u64::from)
            .sum::<u64>();
        let population = u64::from(group.population.unwrap_or(0));
        behind.population += population;
        // Who was heard of a role that nobody counted cannot be told from the rest: they hide nobody.
        if population > 0 {
            behind.heard += heard.min(population);
        }
    }
    behind
}

/// What a group rolls up to, the closest first.
fn families(group: &Group) -> &'static [Family] {
    use Family::{CentralLeaders, CentralStaff, Community, SchoolLeaders, SchoolStaff, Staff};
    let name = group.name.trim().to_lowercase();
    let default =
        DEFAULT_GROUPS.iter().find(|default| default.name.to_lowercase() == name && default.level == group.level);
    match (default.map(|default| default.name), group.level) {
        (Some("Principals" | "Assistant principals"), _) => &[SchoolLeaders, Staff],
        (Some("Superintendent" | "Leadership team" | "Area or achievement directors"), _) => &[CentralLeaders, Staff],
        // Those who are elected or who speak for others are nobody's staff.
        (Some("Board members" | "Union representatives"), _) => &[],
        (_, GroupLevel::School) => &[SchoolStaff, Staff],
        (_, GroupLevel::System) => &[CentralStaff, Staff],
        (_, GroupLevel::Community) => &[Community],
    }
}

/// The folded words of a name of many, and of one of them.
fn forms(name: &str) -> Vec<Vec<String>> {
    let many = spoken(name);
    let mut one = many.clone();
    if let Some(last) = one.last_mut()
        && let Some(singular) = singular(last)
    {
        *last = singular;
    }
    let mut forms = vec![many];
    if !forms.contains(&one) {
        forms.push(one);
    }
    forms.retain(|form| !form.is_empty());
    forms
}

/// A group's name as one of its people, within a sentence: `Principals` gives `a principal`.
fn one_of(name: &str) -> String {
    let name = name.trim().to_lowercase();
    let mut words: Vec<String> = name.split_whitespace().map(str::to_owned).collect();
    let many = words.last().and_then(|last| singular(last));
    match (many, words.last_mut()) {
        (Some(singular), Some(last)) => *last = singular,
        // `Human resources` are no persons, `Leadership team` is none: their people are of it.
        _ => return format!("somebody in {name}"),
    }
    let one = words.join(" ");
    if matches!(one.as_str(), "human resource" | "special program") {
        return format!("somebody in {name}");
    }
    let article = if one.starts_with(['a', 'e', 'i', 'o', 'u']) && !one.starts_with("un") { "an" } else { "a" };
    format!("{article} {one}")
}

/// One of what the word says many of.
fn singular(many: &str) -> Option<String> {
    if let Some(stem) = many.strip_suffix("ies") {
        return Some(format!("{stem}y"));
    }
    many.strip_suffix('s').filter(|stem| stem.len() > 2 && !stem.ends_with('s')).map(str::to_owned)
}
