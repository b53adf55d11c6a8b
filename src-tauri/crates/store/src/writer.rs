//! What may be done to a review inside an action.

use crate::pen::Pen;
use crate::tables::{self, Row, Table};
use crate::{StoreError, rules};
use debrief_domain::{
    AudienceSetting, DeckSettings, EarlierReview, ElementCode, Keeping, PageKey, PageSetting, Review, ReviewId,
    ReviewState, StateChange,
};
use std::collections::HashSet;
use uuid::Uuid;

/// The hand that writes, for the length of one action. Everything but [`Writer::change_state`] and [`Writer::set_keeping`] is
/// refused while the review is final.
pub struct Writer<'a> {
    pen: Pen<'a>,
    review: ReviewId,
    state: ReviewState,
    /// The framework’s elements, once a row has asked for them.
    elements: Option<HashSet<ElementCode>>,
}

impl<'a> Writer<'a> {
    pub(crate) fn new(pen: Pen<'a>, review: ReviewId) -> Result<Self, StoreError> {
        let state = tables::review::state(pen.connection())?;
        Ok(Self { pen, review, state, elements: None })
    }

    pub(crate) fn into_pen(self) -> Pen<'a> {
        self.pen
    }

    pub(crate) fn pen(&mut self) -> Result<&mut Pen<'a>, StoreError> {
        if self.state == ReviewState::Final { Err(StoreError::ReviewIsFinal) } else { Ok(&mut self.pen) }
    }

    /// Adds the row, at the end of its list, or changes the one of its id. A row that is as it was is not written.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`], [`StoreError::Rule`] for a row that points at nothing, names an element that the
    /// framework does not have, or has not the id that follows from its element; and failures of the disk.
    pub fn put<R: Row>(&mut self, row: &R) -> Result<(), StoreError> {
        let review = self.review;
        if row.natural_key(review).is_some_and(|natural| natural != row.key()) {
            return Err(StoreError::Rule(format!(
                "this {} has not the id that follows from what it is about",
                R::WORD
            )));
        }
        for element in row.elements() {
            if !self.known(element)? {
                return Err(StoreError::Rule(format!("the framework has no element “{element}”")));
            }
        }
        tables::put(self.pen()?, row)
    }

    fn known(&mut self, element: &ElementCode) -> Result<bool, StoreError> {
        if let Some(elements) = &self.elements {
            return Ok(elements.contains(element));
        }
        let elements = rules::elements(self.pen.connection())?;
        let known = elements.contains(element);
        self.elements = Some(elements);
        Ok(known)
    }

    /// Deletes the row, with what a person expects to go with it: a session or a document with its notes, a theme with
    /// its findings and recommendations; a piece of evidence leaves the findings that rest on it, a finding the
    /// recommendations that answer it; a member leaves sessions and notes without a name and takes the member’s ratings
    /// along. A rationale keeps the words of a quote whose note goes.
    ///
    /// # Errors
    /// [`StoreError::RowNotThere`], [`StoreError::GroupHasSessions`], [`StoreError::ReviewIsFinal`].
    pub fn remove<R: Row>(&mut self, id: R::Id) -> Result<(), StoreError> {
        tables::remove::<R>(self.pen()?, id.into())
    }

    /// Moves the row in its list before another one, or to the end.
    ///
    /// # Errors
    /// [`StoreError::RowNotThere`] for either, [`StoreError::ReviewIsFinal`].
    pub fn move_to<R: Row>(&mut self, id: R::Id, before: Option<R::Id>) -> Result<(), StoreError> {
        let id: Uuid = id.into();
        let before: Option<String> = before.map(|before| Into::<Uuid>::into(before).to_string());
        if self.pen()?.move_to(<R as Table>::NAME, &id.to_string(), before.as_deref())? {
            Ok(())
        } else {
            Err(StoreError::RowNotThere(<R as Table>::WORD))
        }
    }

    /// Writes client, name, dates, purpose, confidentiality wording, framework and scope. The state is left as it is:
    /// see [`Writer::change_state`].
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`], [`StoreError::Rule`] for the head of another review, or a framework without an
    /// element that is in use.
    pub fn set_head(&mut self, review: &Review) -> Result<(), StoreError> {
        if review.id != self.review {
            return Err(StoreError::Rule("this head belongs to another review".into()));
        }
        tables::review::set(self.pen()?, review)?;
        self.elements = None;
        // A framework without an element that is in use would make a file that nobody can open.
        match rules::unknown_element(self.pen.connection())? {
            Some(element) => Err(StoreError::Rule(format!("element {element} is in use"))),
            None => Ok(()),
        }
    }

    /// Writes what was agreed about keeping the review, which may change after it is final: that is when it matters.
    ///
    /// # Errors
    /// Failures of the disk.
    pub fn set_keeping(&mut self, keeping: &Keeping) -> Result<(), StoreError> {
        tables::review::set_keeping(&mut self.pen, self.review, keeping)
    }

    /// Changes the state to [`StateChange::to`] and keeps the change. Whether it is allowed was checked before
    /// (`debrief_domain::check_change`). What follows in the same action obeys the new state.
    ///
    /// # Errors
    /// [`StoreError::Rule`] when [`StateChange::from`] is not the state of the review.
    pub fn change_state(&mut self, change: &StateChange) -> Result<(), StoreError> {
        if change.from != self.state {
            return Err(StoreError::Rule(format!("the review is {}", self.state.name().to_lowercase())));
        }
        tables::put(&mut self.pen, change)?;
        tables::review::set_state(&mut self.pen, self.review, change.to)?;
        self.state = change.to;
        Ok(())
    }

    /// Writes the settings of the deck.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn set_deck(&mut self, deck: &DeckSettings) -> Result<(), StoreError> {
        let review = self.review;
        tables::deck::set(self.pen()?, review, deck)
    }

    /// Writes what was changed about one page.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn put_page(&mut self, page: &PageSetting) -> Result<(), StoreError> {
        let review = self.review;
        tables::page::set(self.pen()?, review, page)
    }

    /// Writes what was changed about the version for one audience.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn set_audience(&mut self, setting: &AudienceSetting) -> Result<(), StoreError> {
        let review = self.review;
        tables::audience::set(self.pen()?, review, setting)
    }

    /// Writes the earlier review that this one looks back on, or takes it away.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn set_earlier(&mut self, earlier: Option<&EarlierReview>) -> Result<(), StoreError> {
        let review = self.review;
        tables::earlier::set(self.pen()?, review, earlier)
    }

    /// Gives one page back its defaults; a page without a setting is left as it is.
    ///
    /// # Errors
    /// [`StoreError::ReviewIsFinal`].
    pub fn remove_page(&mut self, page: &PageKey) -> Result<(), StoreError> {
        tables::page::remove(self.pen()?, page)
    }
}
