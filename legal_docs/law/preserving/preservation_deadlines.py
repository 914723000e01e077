"""What the bank must do by when after a measure was taken (R-PRES-7)."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement import base_of
from legal_docs.law.executing.enforcement_events import last_application, obligors_of, unpaid_instalments
from legal_docs.law.periods import Deadline
from legal_docs.law.preserving.preservation_rules import enforce_by, is_renewal, sue_by, taken_on
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import Preservation

_SUITS = (EventKind.SUIT, EventKind.ARBITRATION)
_NEXT = re.compile(r"之[一二三四五六七八九十]+$")
"""A later ruling in the same matter: 之一, 之二."""


def deadline_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield by when to sue after pre-litigation measures, and to apply after pre-enforcement ones."""
    measures = [each for each in case.preservations if taken_on(each) <= on]
    yield from _after_pre_litigation(case, measures, on)
    yield from _after_pre_enforcement(case, measures, on)


@applies("民诉法2023.104", "财产保全规定2020.17", "财产保全规定2020.23", "民诉法解释2022.160")
def _after_pre_litigation(case: CaseFile, measures: Sequence[Preservation], on: date) -> Iterator[Point]:
    early = [each for each in measures if each.is_pre_litigation]
    if not early or case.judgments:
        return
    last = sue_by(*(taken_on(each) for each in early))
    sued = [each.on for each in case.events if each.kind in _SUITS and each.on <= on]
    if any(day <= last.safe_last_day for day in sued):
        return
    articles = ("民诉法2023.104", "财产保全规定2020.17", "财产保全规定2020.23")
    if sued:
        said = (
            f"诉前保全采取后三十日（稳妥至{zh(last.safe_last_day)}）内未见起诉记录，最早的起诉为{zh(min(sued))}；"
            "保全可能已被解除或者应当解除，请与法院核实，必要时重新申请"
        )
        yield _point("sued_after_thirty_days", Level.CHECK, said, articles)
        return
    said = (
        f"诉前保全须在采取措施后三十日内起诉或者申请仲裁，按最早一项措施计，稳妥至{zh(last.safe_last_day)}，否则应当解除；"
        "向其他有管辖权的法院起诉的，保全手续移送受理法院"
    )
    yield _due(
        "sue_after_pre_litigation", said, last, on, "起诉（诉前保全后三十日内）", "民事起诉状", articles
    )


@applies("民诉法解释2022.163", "民诉法解释2022.168", "财产保全规定2020.17")
def _after_pre_enforcement(case: CaseFile, measures: Sequence[Preservation], on: date) -> Iterator[Point]:
    """Yield by when to apply for enforcement after new measures; those of the suit go on by themselves."""
    for judgment in case.judgments:
        names = obligors_of(case, judgment)
        late = [
            each
            for each in measures
            if each.owner in names and not each.is_pre_litigation and each.ruled_on >= judgment.effective_on
        ]
        new = [each for each in late if not belongs_to_suit(case, each, judgment)]
        if not new or any(last_application(case, name, on) for name in names):
            continue
        last = enforce_by(safe_base_day(case, judgment, on))
        yield _to_enforce(judgment, new, last, on)


@applies("民诉法解释2022.168", "财产保全规定2020.17")
def belongs_to_suit(case: CaseFile, measure: Preservation, judgment: Judgment) -> bool:
    """Return whether a measure ruled on after the instrument took effect is only one of the suit, renewed.

    It names what it renews, says that it goes on, or bears the number of an earlier ruling, alone or
    followed by 之一, 之二.
    """
    base = _NEXT.sub("", measure.ruling_number)
    earlier = {each.ruling_number for each in case.preservations if each.ruled_on < judgment.effective_on}
    return is_renewal(measure) or base in earlier


def _is_unclear(measure: Preservation) -> bool:
    """Return whether the number is one of a series, of which the case does not hold the first ruling."""
    return bool(_NEXT.search(measure.ruling_number))


def _to_enforce(judgment: Judgment, new: list[Preservation], last: Deadline, on: date) -> Point:
    things = "、".join(f"{each.owner}：「{each.asset}」" for each in new)
    said = (
        f"{judgment.number}生效后、申请执行前采取了保全（{things}），须在履行期间届满后五日内申请执行，稳妥至"
        f"{zh(last.safe_last_day)}，否则应当解除"
    )
    unclear = all(_is_unclear(each) for each in new)
    if unclear:
        said += "。裁定案号为系列号，如为诉讼中保全的续行，自动转为执行中的措施，不适用该期限，请补录原保全"
    articles = ("民诉法解释2022.163", *(("民诉法解释2022.168",) if unclear else ()))
    act = f"以{judgment.number}申请执行"
    point = _due("apply_after_pre_enforcement", said, last, on, act, "强制执行申请书", articles)
    return point.model_copy(update={"level": Level.CHECK if unclear else Level.STOP})


def safe_base_day(case: CaseFile, judgment: Judgment, on: date) -> date:
    """Return the last day to perform the instrument on the safe reading."""
    unpaid = unpaid_instalments(case, judgment, on)
    return base_of(
        effective_on=judgment.effective_on,
        days=judgment.performance_days,
        performance_last_day=judgment.performance_last_day,
        instalments=[each.due_on for each in judgment.instalments],
        first_unpaid=unpaid[0][1].due_on if unpaid else None,
        is_notarised=judgment.kind is InstrumentKind.NOTARISED,
    ).safe_base_day


def _due(
    code: str, said: str, last: Deadline, on: date, act: str, paper: str, articles: tuple[str, ...]
) -> Point:
    by = last.act_by if last.safe_last_day >= on else None
    late = "" if by else "；该日已过，请立即办理并与法院核实措施是否仍有效"
    todo = NextAct(act=act, by=by, paper=paper, articles=articles)
    return _point(code, Level.STOP, said + late, articles).model_copy(update={"next_acts": (todo,)})


def _point(code: str, level: Level, said: str, articles: tuple[str, ...]) -> Point:
    return Point(
        topic=Topic.PRESERVATION, code=code, rule="R-PRES-7", level=level, sentence=said, articles=articles
    )
