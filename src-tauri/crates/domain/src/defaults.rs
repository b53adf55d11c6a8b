//! What a new review starts from: the field's usual groups and documents, and our confidentiality wording.

use crate::GroupLevel;

/// A group to pick from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DefaultGroup {
    /// The name.
    pub name: &'static str,
    /// Where in the system they stand.
    pub level: GroupLevel,
}

const fn group(name: &'static str, level: GroupLevel) -> DefaultGroup {
    DefaultGroup { name, level }
}

/// The groups that reviews usually hear (PRODUCT.md, section 4).
pub const DEFAULT_GROUPS: [DefaultGroup; 19] = [
    group("Superintendent", GroupLevel::System),
    group("Leadership team", GroupLevel::System),
    group("Principals", GroupLevel::School),
    group("Assistant principals", GroupLevel::School),
    group("Teachers", GroupLevel::School),
    group("Teacher leaders and coaches", GroupLevel::School),
    group("Student engagement", GroupLevel::System),
    group("Student success", GroupLevel::System),
    group("Special programs", GroupLevel::System),
    group("Human resources", GroupLevel::System),
    group("Area or achievement directors", GroupLevel::System),
    group("Board members", GroupLevel::System),
    group("Advisory committee members", GroupLevel::Community),
    group("Community members", GroupLevel::Community),
    group("Families", GroupLevel::Community),
    group("Students", GroupLevel::Community),
    group("Support staff", GroupLevel::School),
    group("Union representatives", GroupLevel::School),
    group("Partners", GroupLevel::Community),
];

/// The documents that reviews usually read (PRODUCT.md, section 4).
pub const DEFAULT_DOCUMENTS: [&str; 10] = [
    "Strategic plan",
    "Annual report",
    "Website",
    "Demographic and enrollment data",
    "Budget",
    "Student performance data",
    "Staff and family survey reports",
    "Organization charts",
    "Earlier reviews",
    "Messages from leaders",
];

/// The wording a session opens with, until the team writes its own.
pub const DEFAULT_CONFIDENTIALITY: &str = "What you tell us shapes our picture of the system. We may use your words in \
our report, but never your name, your school or anything that would show who said them. If something should stay in \
this room, say so and we will not write it down.";
