//! Commands of *Prepare*: the engagement, the team, groups, sessions, documents.

use crate::answers::{DefaultLists, NewDocument, NewGroup, Wrote};
use crate::core::{Call, Core};
use crate::requests::*;
use crate::{Answer, ApiError, ErrorCode, backups, clock, words};
use debrief_domain::{
    Consent, DEFAULT_DOCUMENTS, DEFAULT_GROUPS, Document, DocumentId, DocumentStatus, EvidenceSource, Group, GroupId,
    Member, MemberId, Review, Session, SessionId, SessionStatus,
};

pub(crate) fn set_engagement(core: &Core, request: SetEngagement, _: &Call<'_>) -> Answer<Wrote<()>> {
    let label = core.read(request.review, |open| Ok(engagement_label(&open.review, &request)))?;
    core.write(request.review, "set_engagement", label, |review, writer| {
        if let (Some(starts_on), Some(ends_on)) = (request.starts_on, request.ends_on)
            && ends_on < starts_on
        {
            return Err(ApiError::new(
                ErrorCode::BadValue,
                "The last day is before the first. Nothing was changed. Correct one of the two dates.",
            )
            .at("ends_on"));
        }
        let changed = Review {
            client: words::name(&request.client, "client")?,
            name: words::name(&request.name, "name")?,
            purpose: words::text(&request.purpose, "purpose")?,
            confidentiality: words::text(&request.confidentiality, "confidentiality")?,
            starts_on: request.starts_on,
            ends_on: request.ends_on,
            ..review.clone()
        };
        Ok(writer.set_head(&changed)?)
    })
}

/// Says which part of the engagement a request changes; the whole where it changes several.
fn engagement_label(review: &Review, request: &SetEngagement) -> &'static str {
    let parts = [
        (request.client != review.client, "Edit the client"),
        (request.name != review.name, "Edit the name of the engagement"),
        ((request.starts_on, request.ends_on) != (review.starts_on, review.ends_on), "Edit the dates"),
        (request.purpose != review.purpose, "Edit the purpose"),
        (request.confidentiality != review.confidentiality, "Edit the confidentiality wording"),
    ];
    let mut changed = parts.iter().filter(|(is_changed, _)| *is_changed);
    match (changed.next(), changed.next()) {
        (Some((_, label)), None) => label,
        _ => "Edit the engagement",
    }
}

pub(crate) fn set_scope(core: &Core, request: SetScope, _: &Call<'_>) -> Answer<Wrote<()>> {
    let SetScope { review, element, in_scope } = request;
    let label = if in_scope { format!("Take {element} in") } else { format!("Leave {element} out") };
    core.write(review, "set_scope", label, |review, writer| {
        if review.framework.element(&element).is_none() {
            return Err(ApiError::gone("element").at("element"));
        }
        let last = !in_scope && review.elements().all(|there| there.code == element);
        if last {
            return Err(ApiError::new(
                ErrorCode::BadValue,
                "A review needs one element at least. Nothing was changed. Take another one in first.",
            ));
        }
        let mut out = review.out_of_scope.clone();
        out.retain(|code| *code != element);
        if !in_scope {
            out.push(element.clone());
        }
        // In the framework's order, whatever the order of clicks.
        out.sort_by_key(|code| review.framework.elements().position(|(_, there)| there.code == *code));
        Ok(writer.set_head(&Review { out_of_scope: out, ..review.clone() })?)
    })
}

pub(crate) fn add_member(core: &Core, request: AddMember, _: &Call<'_>) -> Answer<Wrote<Member>> {
    core.write(request.review, "add_member", "Add a person", |_, writer| {
        let member =
            Member { id: MemberId(clock::new_id()), name: words::name(&request.name, "name")?, role: request.role };
        writer.put(&member)?;
        Ok(member)
    })
}

pub(crate) fn change_member(core: &Core, request: ChangeMember, _: &Call<'_>) -> Answer<Wrote<Member>> {
    core.write(request.review, "change_member", "Edit a person", |review, writer| {
        let mut member = request.member;
        there(review.team.iter().any(|row| row.id == member.id), "person")?;
        member.name = words::name(&member.name, "name")?;
        writer.put(&member)?;
        Ok(member)
    })
}

pub(crate) fn remove_member(core: &Core, request: RemoveMember, _: &Call<'_>) -> Answer<Wrote<()>> {
    backups::before_edit_of(core, request.review, |review| {
        review.ratings.iter().filter(|rating| rating.rater == Some(request.member)).count()
    })?;
    core.write(request.review, "remove_member", "Remove a person", |review, writer| {
        there(review.team.iter().any(|row| row.id == request.member), "person")?;
        Ok(writer.remove::<Member>(request.member)?)
    })
}

pub(crate) fn default_lists(_: &Core, _: DefaultListsRequest, _: &Call<'_>) -> Answer<DefaultLists> {
    let groups = DEFAULT_GROUPS
        .iter()
        .map(|group| NewGroup { name: group.name.to_owned(), level: group.level, population: None })
        .collect();
    let documents = DEFAULT_DOCUMENTS
        .iter()
        .map(|kind| NewDocument { title: (*kind).to_owned(), kind: (*kind).to_owned() })
        .collect();
    Ok(DefaultLists { groups, documents })
}

pub(crate) fn add_groups(core: &Core, request: AddGroups, _: &Call<'_>) -> Answer<Wrote<Vec<Group>>> {
    let label = if request.groups.len() == 1 { "Add a group" } else { "Add groups" };
    core.write(request.review, "add_groups", label, |_, writer| {
        let mut added = Vec::new();
        for new in &request.groups {
            let group = Group {
                id: GroupId(clock::new_id()),
                name: words::name(&new.name, "name")?,
                level: new.level,
                population: new.population,
            };
            writer.put(&group)?;
            added.push(group);
        }
        Ok(added)
    })
}

pub(crate) fn change_group(core: &Core, request: ChangeGroup, _: &Call<'_>) -> Answer<Wrote<Group>> {
    core.write(request.review, "change_group", "Edit a group", |review, writer| {
        let mut group = request.group;
        there(review.group(group.id).is_some(), "group")?;
        group.name = words::name(&group.name, "name")?;
        writer.put(&group)?;
        Ok(group)
    })
}

pub(crate) fn remove_group(core: &Core, request: RemoveGroup, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "remove_group", "Remove a group", |review, writer| {
        there(review.group(request.group).is_some(), "group")?;
        Ok(writer.remove::<Group>(request.group)?)
    })
}

pub(crate) fn move_group(core: &Core, request: MoveGroup, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_group", "Move a group", |review, writer| {
        there(review.group(request.group).is_some(), "group")?;
        Ok(writer.move_to::<Group>(request.group, request.before)?)
    })
}

pub(crate) fn add_session(core: &Core, request: AddSession, _: &Call<'_>) -> Answer<Wrote<Session>> {
    core.write(request.review, "add_session", "Add a session", |review, writer| {
        let session = Session {
            id: SessionId(clock::new_id()),
            group: request.group,
            starts_at: request.starts_at,
            place: words::line(&request.place, "place")?,
            headcount: request.headcount,
            interviewer: request.interviewer,
            scribe: request.scribe,
            consent: Consent::NotRead,
            status: SessionStatus::Planned,
        };
        check_session(review, &session)?;
        writer.put(&session)?;
        Ok(session)
    })
}

pub(crate) fn change_session(core: &Core, request: ChangeSession, _: &Call<'_>) -> Answer<Wrote<Session>> {
    core.write(request.review, "change_session", "Edit a session", |review, writer| {
        let mut session = request.session;
        there(review.session(session.id).is_some(), "session")?;
        check_session(review, &session)?;
        session.place = words::line(&session.place, "place")?;
        writer.put(&session)?;
        Ok(session)
    })
}

pub(crate) fn remove_session(core: &Core, request: RemoveSession, _: &Call<'_>) -> Answer<Wrote<()>> {
    let source = EvidenceSource::Session(request.session);
    backups::before_edit_of(core, request.review, |review| notes_from(review, source))?;
    core.write(request.review, "remove_session", "Remove a session", |review, writer| {
        there(review.session(request.session).is_some(), "session")?;
        Ok(writer.remove::<Session>(request.session)?)
    })
}

pub(crate) fn read_consent(core: &Core, request: ReadConsent, _: &Call<'_>) -> Answer<Wrote<Session>> {
    let label = if request.read { "Note that consent was read" } else { "Note that consent was not read" };
    core.write(request.review, "read_consent", label, |review, writer| {
        let mut session = review.session(request.session).cloned().ok_or_else(|| ApiError::gone("session"))?;
        session.consent = if request.read { Consent::ReadAt(clock::now_here()) } else { Consent::NotRead };
        writer.put(&session)?;
        Ok(session)
    })
}

pub(crate) fn add_documents(core: &Core, request: AddDocuments, _: &Call<'_>) -> Answer<Wrote<Vec<Document>>> {
    let label = if request.documents.len() == 1 { "Add a document" } else { "Add documents" };
    core.write(request.review, "add_documents", label, |_, writer| {
        let mut added = Vec::new();
        for new in &request.documents {
            let document = Document {
                id: DocumentId(clock::new_id()),
                title: words::name(&new.title, "title")?,
                kind: words::line(&new.kind, "kind")?,
                status: DocumentStatus::AskedFor,
            };
            writer.put(&document)?;
            added.push(document);
        }
        Ok(added)
    })
}

pub(crate) fn change_document(core: &Core, request: ChangeDocument, _: &Call<'_>) -> Answer<Wrote<Document>> {
    core.write(request.review, "change_document", "Edit a document", |review, writer| {
        let mut document = request.document;
        there(review.documents.iter().any(|row| row.id == document.id), "document")?;
        document.title = words::name(&document.title, "title")?;
        document.kind = words::line(&document.kind, "kind")?;
        writer.put(&document)?;
        Ok(document)
    })
}

pub(crate) fn remove_document(core: &Core, request: RemoveDocument, _: &Call<'_>) -> Answer<Wrote<()>> {
    let source = EvidenceSource::Document(request.document);
    backups::before_edit_of(core, request.review, |review| notes_from(review, source))?;
    core.write(request.review, "remove_document", "Remove a document", |review, writer| {
        there(review.documents.iter().any(|row| row.id == request.document), "document")?;
        Ok(writer.remove::<Document>(request.document)?)
    })
}

/// How many notes go with a session or a document.
fn notes_from(review: &Review, source: EvidenceSource) -> usize {
    review.evidence.iter().filter(|note| note.source == source).count()
}

pub(crate) fn move_document(core: &Core, request: MoveDocument, _: &Call<'_>) -> Answer<Wrote<()>> {
    core.write(request.review, "move_document", "Move a document", |review, writer| {
        there(review.documents.iter().any(|row| row.id == request.document), "document")?;
        Ok(writer.move_to::<Document>(request.document, request.before)?)
    })
}

fn check_session(review: &Review, session: &Session) -> Answer<()> {
    let member = |id: Option<MemberId>| id.is_none_or(|id| review.team.iter().any(|member| member.id == id));
    there(review.group(session.group).is_some(), "group")?;
    there(member(session.interviewer) && member(session.scribe), "person")
}

fn there(is_there: bool, what: &str) -> Answer<()> {
    if is_there { Ok(()) } else { Err(ApiError::gone(what)) }
}
