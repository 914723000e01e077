"""The moves a case may make, and what stands in the way of one. Pure: no clock, no database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError, ConflictError, LegalDocsError
from legal_docs.model.life import Phase

_EARLY_ENDS = (Phase.RETURNED, Phase.NOT_SUED)
MOVES: dict[Phase, tuple[Phase, ...]] = {
    Phase.ESCALATED: (Phase.CHECKED, *_EARLY_ENDS),
    Phase.CHECKED: (Phase.DRAFTED, *_EARLY_ENDS),
    Phase.DRAFTED: (Phase.IN_REVIEW, Phase.CHECKED, *_EARLY_ENDS),
    Phase.IN_REVIEW: (Phase.APPROVED, Phase.DRAFTED, *_EARLY_ENDS),
    Phase.APPROVED: (Phase.FILED, Phase.DRAFTED, *_EARLY_ENDS),
    Phase.FILED: (Phase.HEARD, Phase.JUDGED, Phase.MEDIATED, Phase.CLOSED),
    Phase.HEARD: (Phase.HEARD, Phase.JUDGED, Phase.MEDIATED, Phase.CLOSED),
    Phase.JUDGED: (Phase.EFFECTIVE, Phase.HEARD, Phase.MEDIATED, Phase.CLOSED),
    Phase.MEDIATED: (Phase.EFFECTIVE,),
    Phase.EFFECTIVE: (Phase.ENFORCEMENT, Phase.CLOSED),
    Phase.ENFORCEMENT: (Phase.CLOSED,),
    Phase.CLOSED: (Phase.ENFORCEMENT,),
    Phase.RETURNED: (Phase.ESCALATED,),
    Phase.NOT_SUED: (Phase.ESCALATED,),
}
"""From each phase to which others: a second hearing, an appeal, enforcement taken up again are moves too."""

_BACK = (
    (Phase.DRAFTED, Phase.CHECKED),
    (Phase.IN_REVIEW, Phase.DRAFTED),
    (Phase.APPROVED, Phase.DRAFTED),
    (Phase.CLOSED, Phase.ENFORCEMENT),
)
_WITH_REASON = (Phase.RETURNED, Phase.NOT_SUED, Phase.CLOSED, Phase.ESCALATED)
_ON_THE_SAME_DATA = (Phase.CHECKED, Phase.DRAFTED, Phase.IN_REVIEW, Phase.APPROVED, Phase.FILED)


@dataclass(frozen=True, slots=True)
class Wish:
    """The move somebody wants to make: on which day in the world, why, with which docket number."""

    after: Phase
    on: date
    by: int
    reason: str = ""
    docket: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a case stands: its versions, who made the newest one and its papers, the day of its last step.

    `drafted_version` is the version the papers were made from, `makers` who saved that version or made the
    papers. `last_day` is the earliest safe last day by the check; null: none runs, or not checked.
    """

    phase: Phase
    version: int
    checked_version: int = 0
    drafted_version: int = 0
    approved_version: int = 0
    makers: frozenset[int] = frozenset()
    last_step_on: date | None = None
    last_day: date | None = None


def right_for(before: Phase, after: Phase) -> Action:
    """Return the right somebody needs for a move."""
    if before is Phase.IN_REVIEW and after in (Phase.APPROVED, Phase.DRAFTED):
        return Action.REVIEW
    needed = {
        Phase.CHECKED: Action.CHECK_CASE,
        Phase.DRAFTED: Action.DRAFT,
        Phase.IN_REVIEW: Action.SUBMIT,
        Phase.NOT_SUED: Action.DECIDE_NOT_TO_SUE,
    }
    return needed.get(after, Action.MOVE_CASE)


def hindrances(standing: Standing, wish: Wish, today: date) -> tuple[LegalDocsError, ...]:
    """Return everything that stands in the way of a move, as sentences; empty: it may be made."""
    if wish.after not in MOVES[standing.phase]:
        return (_no_such_move(standing, wish),)
    return tuple(error for guard in _GUARDS if (error := guard(standing, wish, today)) is not None)


def demand(standing: Standing, wish: Wish, today: date) -> None:
    """Raise the first thing that stands in the way of a move: ConflictError or BadInputError."""
    for error in hindrances(standing, wish, today):
        raise error


def limitation_left(last_day: date | None, on: date) -> str:
    """Return what is left of the earliest period on a day, as a sentence for the record of the decision."""
    if last_day is None:
        return "经审查，没有正在进行的期间"
    left = (last_day - on).days
    if left < 0:
        return f"最早的稳妥届满日{last_day}已过{-left}天"
    return f"最早的稳妥届满日为{last_day}，还有{left}天"


def _no_such_move(standing: Standing, wish: Wish) -> ConflictError:
    ways = "、".join(phase.label for phase in MOVES[standing.phase])
    return ConflictError(
        f"案件现在是“{standing.phase.label}”，不能转为“{wish.after.label}”，可以转为：{ways}",
        f"The case is {standing.phase.value} and cannot become {wish.after.value}; it can become: "
        + ", ".join(phase.value for phase in MOVES[standing.phase]),
    )


def _reason(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    if wish.reason.strip():
        return None
    if wish.after not in _WITH_REASON and (standing.phase, wish.after) not in _BACK:
        return None
    return BadInputError(f"转为“{wish.after.label}”需要填写理由", f"Give the reason for {wish.after.value}")


def _not_in_the_future(_: Standing, wish: Wish, today: date) -> LegalDocsError | None:
    if wish.on <= today:
        return None
    return BadInputError(
        f"日期{wish.on}在今天（{today}）之后，请填写已经发生的日期",
        f"{wish.on} lies after today ({today}); give the day on which it happened",
    )


def _not_before_the_last_step(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    if standing.last_step_on is None or wish.on >= standing.last_step_on:
        return None
    return BadInputError(
        f"日期{wish.on}早于上一步的日期{standing.last_step_on}，请核对",
        f"{wish.on} lies before the step before it ({standing.last_step_on}); check it",
    )


def _checked(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    going_on = wish.after in _ON_THE_SAME_DATA and (standing.phase, wish.after) not in _BACK
    if standing.checked_version == standing.version or not (going_on or wish.after is Phase.NOT_SUED):
        return None
    return ConflictError(
        "案件资料在审查之后有改动，或者还没有审查，请先重新审查",
        "The case was changed after its check, or was not checked; check it first",
    )


def _papers(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    if wish.after not in (Phase.IN_REVIEW, Phase.APPROVED) or standing.drafted_version == standing.version:
        return None
    return ConflictError(
        "文书不是按案件资料的最新版本制作的，请重新制作文书",
        "The papers were not made from the newest version of the case; make them again",
    )


def _four_eyes(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    if wish.after is not Phase.APPROVED or wish.by not in standing.makers:
        return None
    return ConflictError(
        "保存这一版资料或者制作文书的人不能自己复核，请由其他复核人员复核",
        "Who saved this version or made its papers cannot approve it; another reviewer has to",
    )


def _approved(standing: Standing, wish: Wish, _: date) -> LegalDocsError | None:
    if wish.after is not Phase.FILED or standing.approved_version == standing.version:
        return None
    return ConflictError(
        "复核通过的不是案件资料的最新版本，请重新提交复核后再立案",
        "What was approved is not the newest version of the case; have it reviewed again before filing",
    )


def _docket(_: Standing, wish: Wish, __: date) -> LegalDocsError | None:
    if wish.after is not Phase.FILED or wish.docket.strip():
        return None
    return BadInputError("立案需要填写法院的案号", "Give the docket number of the court")


Guard = Callable[[Standing, Wish, date], LegalDocsError | None]
_GUARDS: tuple[Guard, ...] = (
    _checked,
    _papers,
    _four_eyes,
    _approved,
    _docket,
    _reason,
    _not_in_the_future,
    _not_before_the_last_step,
)
