//! What may be done to a review inside an action.

use crate::{Row, StoreError};
use debrief_domain::{DeckSettings, PageKey, PageSetting, Review, StateChange};

/// The hand that writes, for the length of one action. Everything but [`Writer::change_state`] is refused while the
/// review is final.
pub struct Writer<'a> {
    connection: &'a rusqlite::Connection,
}

impl Writer<'_> {
    /// Adds the row, at the end of its list, or changes the one of its id. A row that is as it was is not written.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`], [`StoreError::Rule`] for a row that points at nothing, and failures of the disk.
    pub fn put<R: Row>(&mut self, _row: &R) -> Result<(), StoreError> {
        let _ = self.connection;
        todo!()
    }

    /// Deletes the row, with what a person expects to go with it: a session or a document with its notes, a theme with its findings and
    /// recommendations; a piece of evidence leaves the findings that rest on it, a finding the recommendations that
    /// answer it; a member leaves sessions and notes without a name and takes the member's ratings along. A rationale
    /// keeps the words of a quote whose note goes.
    ///
    /// # Errors
    /// [`StoreError::RowNotThere`], [`StoreError::GroupHasSessions`], [`StoreError::ReviewIsFinal`].
    pub fn remove<R: Row>(&mut self, _id: R::Id) -> Result<(), StoreError> {
        todo!()
    }

    /// Moves the row in its list before another one, or to the end.
    ///
    /// # Errors
    /// [`StoreError::RowNotThere`] for either, [`StoreError::ReviewIsFinal`].
    pub fn move_to<R: Row>(&mut self, _id: R::Id, _before: Option<R::Id>) -> Result<(), StoreError> {
        todo!()
    }

    /// Writes client, name, dates, purpose, confidentiality wording, framework and scope. The state is left as it is:
    /// see [`Writer::change_state`].
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn set_head(&mut self, _review: &Review) -> Result<(), StoreError> {
        todo!()
    }

    /// Changes the state to [`StateChange::to`] and keeps the change. Whether it is allowed was checked before
    /// (`debrief_domain::check_change`). What follows in the same action obeys the new state.
    ///
    /// # Errors
    /// [`StoreError::Rule`] when [`StateChange::from`] is not the state of the review.
    pub fn change_state(&mut self, _change: &StateChange) -> Result<(), StoreError> {
        todo!()
    }

    /// Writes the settings of the deck.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn set_deck(&mut self, _deck: &DeckSettings) -> Result<(), StoreError> {
        todo!()
    }

    /// Writes what was changed about one page.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn put_page(&mut self, _page: &PageSetting) -> Result<(), StoreError> {
        todo!()
    }

    /// Gives one page back its defaults; a page without a setting is left as it is.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn remove_page(&mut self, _page: &PageKey) -> Result<(), StoreError> {
        todo!()
    }
}
