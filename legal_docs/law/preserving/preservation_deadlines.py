"""What the bank must do by when after a measure was taken (R-PRES-7)."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.enforcement import base_of
from legal_docs.law.executing.enforcement_events import last_application, obligors_of, unpaid_instalments
from legal_docs.law.periods import Deadline
from legal_docs.law.preserving.preservation_rules import enforce_by, sue_by, taken_on
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import EventKind
from legal_docs.model.finding import NextAct
from legal_docs.model.judgment import InstrumentKind, Judgment
from legal_docs.model.point import Level, Point, Topic
from legal_docs.model.property import Preservation

_SUITS = (EventKind.SUIT, EventKind.ARBITRATION)


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


@applies("民诉法解释2022.163")
def _after_pre_enforcement(case: CaseFile, measures: Sequence[Preservation], on: date) -> Iterator[Point]:
    for judgment in case.judgments:
        names = obligors_of(case, judgment)
        late = [
            each
            for each in measures
            if each.owner in names and not each.is_pre_litigation and each.ruled_on >= judgment.effective_on
        ]
        if not late or any(last_application(case, name, on) for name in names):
            continue
        last = enforce_by(_safe_base_day(case, judgment, on))
        said = (
            f"{judgment.number}生效后、申请执行前采取了保全，须在履行期间届满后五日内申请执行，稳妥至"
            f"{zh(last.safe_last_day)}，否则应当解除"
        )
        act = f"以{judgment.number}申请执行"
        articles = ("民诉法解释2022.163",)
        yield _due("apply_after_pre_enforcement", said, last, on, act, "强制执行申请书", articles)


def _safe_base_day(case: CaseFile, judgment: Judgment, on: date) -> date:
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
