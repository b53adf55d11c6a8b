//! Reading a review from its tables, whole or by topic.

use crate::{StoreError, tables};
use debrief_domain::{Review, Topic};
use rusqlite::Connection;

/// The whole review.
pub(crate) fn load(connection: &Connection) -> Result<Review, StoreError> {
    let mut review = tables::review::head(connection)?;
    reload(connection, &mut review, &Topic::ALL[1..])?;
    review.state_changes = tables::all(connection)?;
    Ok(review)
}

/// These topics again.
pub(crate) fn reload(connection: &Connection, review: &mut Review, topics: &[Topic]) -> Result<(), StoreError> {
    for topic in topics {
        match topic {
            Topic::Review => head(connection, review)?,
            Topic::Team => review.team = tables::all(connection)?,
            Topic::Groups => review.groups = tables::all(connection)?,
            Topic::Sessions => review.sessions = tables::all(connection)?,
            Topic::Documents => review.documents = tables::all(connection)?,
            Topic::Evidence => review.evidence = tables::all(connection)?,
            Topic::Ratings => review.ratings = tables::all(connection)?,
            Topic::Decisions => review.decisions = tables::all(connection)?,
            Topic::Synthesis => {
                review.themes = tables::all(connection)?;
                review.findings = tables::all(connection)?;
                review.recommendations = tables::all(connection)?;
            }
            Topic::Deck => {
                review.deck = tables::deck::read(connection)?;
                review.pages = tables::page::all(connection)?;
                review.extra_pages = tables::all(connection)?;
                review.pictures = tables::all(connection)?;
                review.audiences = tables::audience::all(connection)?;
                review.earlier = tables::earlier::read(connection)?;
            }
            Topic::Roster => {
                review.roster = tables::all(connection)?;
                review.recognitions = tables::all(connection)?;
            }
        }
    }
    Ok(())
}

fn head(connection: &Connection, review: &mut Review) -> Result<(), StoreError> {
    let fresh = tables::review::head(connection)?;
    *review = Review {
        state_changes: tables::all(connection)?,
        team: std::mem::take(&mut review.team),
        groups: std::mem::take(&mut review.groups),
        sessions: std::mem::take(&mut review.sessions),
        documents: std::mem::take(&mut review.documents),
        evidence: std::mem::take(&mut review.evidence),
        ratings: std::mem::take(&mut review.ratings),
        decisions: std::mem::take(&mut review.decisions),
        themes: std::mem::take(&mut review.themes),
        findings: std::mem::take(&mut review.findings),
        recommendations: std::mem::take(&mut review.recommendations),
        deck: std::mem::take(&mut review.deck),
        pages: std::mem::take(&mut review.pages),
        extra_pages: std::mem::take(&mut review.extra_pages),
        pictures: std::mem::take(&mut review.pictures),
        audiences: std::mem::take(&mut review.audiences),
        earlier: review.earlier.take(),
        roster: std::mem::take(&mut review.roster),
        recognitions: std::mem::take(&mut review.recognitions),
        ..fresh
    };
    Ok(())
}
