//! Works that are hit at every point: what they leave must be the old or the new, never between.

use crate::chance::Chance;
use crate::place::Place;
use crate::points::{CHANGING, Point, points};
use crate::row::Row;
use crate::side_by_side::side_by_side;
use crate::worker::{Again, Blow, STARTING, Said, Worker};
use std::sync::PoisonError;

/// A work that is hit again and again, each time on a copy of the same library.
pub struct Window<'w> {
    /// The worker.
    pub worker: Worker,
    /// The library that it works in.
    pub place: &'w Place,
    /// The work, and what it is told besides the library.
    pub words: &'w [&'w str],
    /// Whether what is left is as it should be. It may use the library.
    pub judge: &'w (dyn Fn(&Place, &Said) -> Result<(), String> + Sync),
}

impl Window<'_> {
    /// Every point of the work, from a run that nothing happens to; what that leaves must be right as well.
    ///
    /// # Panics
    /// When the work fails by itself, or has no point.
    #[must_use]
    pub fn points(&self) -> Vec<Point> {
        let place = self.place.copy();
        let said = self.worker.watched(&place, self.words);
        let points = points(&said.trace);
        let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
        assert!(!points.is_empty(), "{:?} changes nothing", self.words);
        (self.judge)(&place, &said).expect("nothing happened to it");
        points
    }

    /// Kills the work `count` times: at points all over it, at each one before any is met twice.
    pub fn kill(&self, name: &'static str, count: usize) {
        let points = self.points();
        let row = Row::begin(name, count);
        let offset = Chance::new(row.seed()).below(points.len());
        side_by_side(count, |cycle| {
            // Evenly over the work where there are more points than cycles.
            let step = (points.len() / count).max(1);
            let point = &points[(offset + cycle * step) % points.len()];
            self.hit(&row, &Blow::Kill(point.clone()), point);
        });
        row.end();
    }

    /// Lets every call of the work fail, once where the disk may recover, from then on where it stays as it is: each with all
    /// of the errors.
    pub fn fail(&self, name: &'static str) {
        let points = self.points();
        let errors = [("ENOSPC", Again::FromThenOn), ("EROFS", Again::FromThenOn), ("EIO", Again::Once)];
        let row = Row::begin(name, points.len() * errors.len());
        side_by_side(points.len() * errors.len(), |cycle| {
            let (point, (error, again)) = (&points[cycle / errors.len()], errors[cycle % errors.len()]);
            let name = format!("{error} {point}");
            self.hit(&row, &Blow::Fail(point.clone(), error, again), name);
        });
        row.end();
    }

    fn hit(&self, row: &Row, blow: &Blow, name: impl std::fmt::Display) {
        let outcome = self.outcome(blow);
        row.cycle();
        row.found(name, outcome);
    }

    /// What one blow leaves.
    ///
    /// # Errors
    /// What should not be.
    pub fn outcome(&self, blow: &Blow) -> Result<(), String> {
        let place = self.place.copy();
        let said = self.worker.traced(&place, self.words, &CHANGING.join(","), blow);
        if !said.was_hit(blow) {
            Err(format!("nothing hit it: {:?}", said.lines))
        } else if said.errors.contains("panicked") {
            Err(format!("the program panicked: {}", said.errors))
        } else if said.was_killed() && !matches!(blow, Blow::Kill(_)) {
            Err(format!("the program ended by itself: {:?} {}", said.lines, said.errors))
        } else {
            let _nobody_starts = STARTING.read().unwrap_or_else(PoisonError::into_inner);
            (self.judge)(&place, &said)
        }
    }
}
