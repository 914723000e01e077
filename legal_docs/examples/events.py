"""The events and obstacles of an example, as the chains take them."""

from datetime import date

from legal_docs.examples.inputs import Inputs
from legal_docs.law.limiting.interruption import Consent, Interruption
from legal_docs.law.limiting.suspension import Obstacle
from legal_docs.model.contact import EndedBy
from legal_docs.model.finding import Grade

_ENDS = (
    ("fail", EndedBy.OTHER),
    ("不成", EndedBy.OTHER),
    ("set aside", EndedBy.AWARD_SET_ASIDE),
    ("not enforced", EndedBy.AWARD_SET_ASIDE),
    ("deemed", EndedBy.DEEMED_WITHDRAWN),
    ("按撤诉", EndedBy.DEEMED_WITHDRAWN),
    ("withdr", EndedBy.WITHDRAWN),
    ("撤诉", EndedBy.WITHDRAWN),
    ("not accepted", EndedBy.NOT_ACCEPTED),
    ("refused", EndedBy.NOT_ACCEPTED),
    ("不予受理", EndedBy.NOT_ACCEPTED),
    ("dismiss", EndedBy.DISMISSED),
    ("驳回", EndedBy.DISMISSED),
    ("criminal", EndedBy.CRIMINAL_JUDGMENT),
    ("no filing", EndedBy.NOT_FILED),
    ("not filed", EndedBy.NOT_FILED),
    ("judgment", EndedBy.JUDGMENT),
    ("判决", EndedBy.JUDGMENT),
    ("mediation", EndedBy.MEDIATION),
    ("调解", EndedBy.MEDIATION),
    ("award", EndedBy.AWARD),
    ("裁决", EndedBy.AWARD),
)
"""Words in `ended_by`, the first that fits: what set an award aside stands before the award."""
_PROMISES = ("promise", "new_agreement", "repayment_agreement", "consent", "同意", "协议", "承诺")
_BARE = ("payment", "receipt", "signature", "还款", "签收")
_GUARANTORS = ("guarantor", "保证人")
_RELATIONS = {"joint": True, "several": False, "guarantor": False}


def event_of(row: Inputs, whose: str = "") -> Interruption:
    """Return the event of an example: `effective: true` is proved and meets its conditions.

    `debtor` names against whom it was done, `relation` how they stand to `whose` period it is: joint
    debtors share an interruption, several debtors and guarantors do not. A proceeding is open only
    where `pending` is true or `proceedings_ended` is null: left out, it ended the day it began. An
    application for enforcement counts from its filing even if withdrawn; a settlement in enforcement
    (`in_enforcement`) from the last day it agrees (`performance_last_day`). `rest_waived`: the demand
    waived the rest of the claim, which it then does not interrupt.
    """
    kind = row.text("kind")
    effective = _effective(row)
    proved = bool(row.text("evidence_id")) if effective is None else effective
    why = row.text("why")
    mine = _concerns(row, whose, effective)
    ended_on, is_open = _end(row)
    fate = _fate(row)
    return Interruption(
        row.day("date"),
        what=kind,
        valid=mine and effective is not False and not row.flag("rest_waived"),
        proved=proved or effective is True,
        grade=_grade(row),
        why=why,
        consent=_consent(row, kind),
        is_payment="payment" in kind or "deduction" in kind,
        is_proceeding=is_open or fate is not None or ended_on is not None,
        ended_on=ended_on,
        ended_by=fate,
        served_on=_either_day(row, "served_on", "copy_served_on", "served"),
        restart_on=_either_day(row, "new_due_on", "performance_last_day"),
        restart_settled=row.flag("in_enforcement", default="执行和解" in kind or "enforcement" in kind),
        from_filing="enforcement" in kind or "执行" in kind,
    )


def obstacles(inputs: Inputs) -> tuple[Obstacle, ...]:
    """Return the `suspensions`: each `from`, `to` (null: still there), `could_not_act`, `evidence_id`."""
    return tuple(
        Obstacle(
            _either_day(each, "from", "obstacle_from") or each.day("from"),
            _either_day(each, "to", "obstacle_to"),
            could_not_act=each.flag("could_not_act", default=each.flag("causation_proved")),
            proved=each.raw("evidence_id", "proved") is not None,
            what=each.text("kind"),
        )
        for each in inputs.items("suspensions")
    )


def _either_day(row: Inputs, *names: str) -> date | None:
    """Return the day under the first of the names that is given."""
    days = [row.maybe_day(name) for name in names if name in row]
    return next((day for day in days if day is not None), None)


def _effective(row: Inputs) -> bool | None:
    """Return whether the event is proved and meets its conditions; `unsettled` may be said instead."""
    return True if row.raw("effective") == Grade.UNSETTLED else row.maybe_flag("effective")


def _grade(row: Inputs) -> Grade:
    """Return how settled the event is; a mediator without a licence (`licensed`) makes it unsettled."""
    if row.raw("effective") == Grade.UNSETTLED or ("licensed" in row and not row.maybe_flag("licensed")):
        return Grade.UNSETTLED
    found: Grade = row.choice("grade", {each.value: each for each in Grade}, Grade.SETTLED)
    return found


def _concerns(row: Inputs, whose: str, effective: bool | None) -> bool:
    other, relation = row.text("debtor"), row.choice("relation", _RELATIONS)
    if not other or other == whose:
        return True
    if relation is None and any(word in other + whose for word in _GUARANTORS):
        return False
    if relation is None and effective is None:
        raise row.wrong("relation", "事件针对另一人，须说明其与债务人的关系（joint、several、guarantor）")
    return relation is not False


def _end(row: Inputs) -> tuple[date | None, bool]:
    """Return when the proceedings ended, and whether they are still open."""
    named = [name for name in ("proceedings_ended", "ended_on") if name in row]
    days = [day for day in map(row.maybe_day, named) if day is not None]
    is_open = row.flag("pending", default=bool(named) and not days)
    return max(days, default=None), is_open and not days


def _fate(row: Inputs) -> EndedBy | None:
    words = row.text("ended_by")
    if not words:
        return None
    for each in EndedBy:
        if words in (each.value, each.label, *each.aliases):
            return each
    found = next((fate for part, fate in _ENDS if part in words.lower()), None)
    return found or EndedBy.OTHER


def _consent(row: Inputs, kind: str) -> Consent:
    if row.flag("consent", default=any(word in kind for word in _PROMISES)):
        return Consent.EXPRESS
    return Consent.BARE if any(word in kind for word in _BARE) else Consent.NONE
