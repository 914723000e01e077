"""Points on preservation beyond its terms (R-PRES)."""

from collections.abc import Iterator
from datetime import date

from legal_docs.law.executing.outsiders import outsider_points
from legal_docs.law.executing.seizure_limits import clue_points
from legal_docs.law.executing.several_creditors import creditor_points, waiting_points
from legal_docs.law.preserving.lifting import lifting_points
from legal_docs.law.preserving.preservation_applying import applying_points
from legal_docs.law.preserving.preservation_deadlines import deadline_points
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.point import Point, Topic


def preservation_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points of this section for the case as known on the day `on`."""
    found = [*applying_points(case, on=on), *deadline_points(case, on=on)]
    found += [*lifting_points(case, on=on), *waiting_points(case, on=on)]
    if case.stage is Stage.SUIT:
        found += _of_property(case, on)
    return tuple(found)


def _of_property(case: CaseFile, on: date) -> Iterator[Point]:
    """Yield the limits on what may be sealed; at the stage of enforcement that section says them."""
    defendants = case.defendants()
    yield from clue_points(case, defendants, Topic.PRESERVATION)
    yield from creditor_points(case, defendants, has_title=False)
    yield from outsider_points(case, Topic.PRESERVATION, on=on)
