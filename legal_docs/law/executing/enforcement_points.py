"""Points on enforcement beyond its period (R-ENF)."""

from collections.abc import Iterator, Sequence
from datetime import date

from legal_docs.law.articles import applies
from legal_docs.law.executing.change_of_debtor import change_points
from legal_docs.law.executing.credit_measures import credit_points, settlement_points
from legal_docs.law.executing.doubled_points import doubled_points
from legal_docs.law.executing.enforcement_course import course
from legal_docs.law.executing.enforcement_courts import court_points
from legal_docs.law.executing.enforcement_events import is_closed_for_now, last_application, obligors_of
from legal_docs.law.executing.enforcement_papers import paper_points
from legal_docs.law.executing.excessive_seizure import excessive_points
from legal_docs.law.executing.further_interest import further_interest_points
from legal_docs.law.executing.outsiders import outsider_points
from legal_docs.law.executing.seizure_limits import clue_points, third_party_debt_points
from legal_docs.law.executing.several_creditors import creditor_points
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile, Stage
from legal_docs.model.contact import CaseEvent
from legal_docs.model.finding import NextAct
from legal_docs.model.point import Level, Point, Topic


def enforcement_points(case: CaseFile, *, on: date) -> tuple[Point, ...]:
    """Return the points of this section for the case as known on the day `on`; none before its stage."""
    judgments = tuple(each for each in case.judgments if each.issued_on <= on)
    if case.stage is not Stage.ENFORCEMENT or not judgments:
        return ()
    obliged = tuple(dict.fromkeys(name for each in judgments for name in obligors_of(case, each)))
    found: list[Point] = []
    for judgment in judgments:
        found += court_points(case, judgment, on=on)
        found += doubled_points(case, judgment, on=on)
        found += further_interest_points(judgment)
        if not any(last_application(case, name, on) for name in obligors_of(case, judgment)):
            found += paper_points(case, judgment)
    found += _course_points(case, obliged, on)
    found += settlement_points(case, obliged, on=on)
    found += clue_points(case, obliged, Topic.ENFORCEMENT)
    found += excessive_points(case, judgments, Topic.ENFORCEMENT, on=on)
    found += third_party_debt_points(case, obliged)
    found += creditor_points(case, obliged, has_title=True)
    found += credit_points(case, obliged, on=on)
    found += change_points(case, obliged, on=on)
    found += outsider_points(case, Topic.ENFORCEMENT, on=on)
    return tuple(found)


def _course_points(case: CaseFile, obliged: Sequence[str], on: date) -> Iterator[Point]:
    for name in obliged:
        applied = last_application(case, name, on)
        if applied is None:
            continue
        if is_closed_for_now(applied, on):
            yield from _resumption(case, name, applied)
        elif applied.ended_on is None and course(applied.on).is_overdue(on):
            yield _higher_court(case, name, applied)


@applies("民诉法解释2022.517", "民诉法解释2022.515", "民诉法2023.265")
def _resumption(case: CaseFile, name: str, applied: CaseEvent) -> Iterator[Point]:
    """Yield that an application closed for want of assets may be renewed, where a clue to assets is known."""
    clues = "、".join(f"「{each.description}」" for each in case.clues if each.owner == name)
    if clues:
        said = (
            f"对{name}的执行于{zh(applied.ended_on)}终结本次执行程序，案卷现有财产线索：{clues}；可以再次申请执行，"
            "不受申请执行期间限制，请尽快提供线索以免财产转移"
        )
        act = NextAct(
            act=f"以新的财产线索申请恢复对{name}的执行",
            by=None,
            paper="恢复执行申请书",
            articles=("民诉法解释2022.517",),
        )
        articles = ("民诉法解释2022.517", "民诉法2023.265")
        yield _point("resume_enforcement", "R-ENF-5", Level.CHECK, name, said, articles, act)


@applies("民诉法2023.237", "执行程序解释2020.10")
def _higher_court(case: CaseFile, name: str, applied: CaseEvent) -> Point:
    clues = any(each.owner == name for each in case.clues)
    doubt = "" if clues else "（案卷没有其可供执行财产的线索，上一级法院通常要求说明）"
    said = (
        f"对{name}的执行申请已于{zh(applied.on)}提出，超过六个月（{zh(course(applied.on).six_months_on)}）未记录终结："
        f"有可供执行的财产而未执行完结的，可以向上一级人民法院申请责令限期执行或者变更执行法院{doubt}"
    )
    act = NextAct(
        act="向上一级人民法院申请执行",
        by=None,
        paper="提级或者指令执行申请书",
        articles=("民诉法2023.237", "执行程序解释2020.10"),
    )
    return _point("higher_court", "R-ENF-9", Level.CHECK, name, said, act.articles, act)


def _point(
    code: str, rule: str, level: Level, subject: str, said: str, articles: tuple[str, ...], act: NextAct
) -> Point:
    return Point(
        topic=Topic.ENFORCEMENT,
        code=code,
        rule=rule,
        level=level,
        subject=subject,
        sentence=said,
        articles=articles,
        next_acts=(act,),
    )
