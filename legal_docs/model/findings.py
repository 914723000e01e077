"""Everything the rules found for one case on one day: periods, points, courts, assessment."""

from datetime import date

from legal_docs.model.assessment import Assessment, CourtOption
from legal_docs.model.base import Model
from legal_docs.model.finding import PeriodFinding, Step
from legal_docs.model.point import Point


class Findings(Model):
    """审查结论: everything the rules found for one case on one day."""

    on: date
    law_known_to: date
    periods: tuple[PeriodFinding, ...] = ()
    points: tuple[Point, ...] = ()
    courts: tuple[CourtOption, ...] = ()
    assessment: Assessment | None = None
    warnings: tuple[Step, ...] = ()

    @property
    def earliest_act_by(self) -> date | None:
        """Return the earliest `act_by` on or after `on` of the periods that run or are only suspended."""
        alive = (p for p in self.periods if p.running or p.reason == "suspended")
        days = [p.act_by for p in alive if p.act_by and p.act_by >= self.on]
        return min(days, default=None)
