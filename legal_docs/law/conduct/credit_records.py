"""Credit records: how long negative data stays, the one-off repair, what letters must not say (R-CMP-4)."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from legal_docs.law.articles import applies
from legal_docs.law.debts import CardDebt, Debt, debtors_of, debts_of
from legal_docs.law.periods import add_years
from legal_docs.law.wording import zh
from legal_docs.model.casefile import CaseFile
from legal_docs.model.contact import ContactRecord, EndedBy
from legal_docs.model.finding import Grade
from legal_docs.model.party import NaturalPerson
from legal_docs.model.point import Level, Point, Topic

KEPT_YEARS = 5
"""Years a credit bureau keeps negative data once the default has ended (征信业管理条例2013.16)."""
REPAIR_SOURCE = "中国人民银行2025年12月22日一次性信用修复政策（二手来源，未核对原文）"
REPAIR_ANNOUNCED = date(2025, 12, 22)
REPAIR_FROM, REPAIR_TO = date(2020, 1, 1), date(2025, 12, 31)
"""Overdue records made in this time can be repaired."""
REPAIR_MOST = Decimal(10_000)
"""Yuan, for each overdue record."""
REPAIR_PAID_BY = date(2026, 3, 31)
"""All must be paid by this day; no extension is known."""
_PROMISE = re.compile(
    "(?:修复|消除|删除|撤销|洗白|清除)[^，。；]{0,8}(?:征信|不良|逾期记录|信用)"
    "|(?:征信|不良|逾期记录|信用)[^，。；]{0,8}(?:修复|消除|删除|撤销|洗白|清除)"
)
_MENTION = re.compile("征信|不良记录|信用记录")


@applies("征信业管理条例2013.16")
def kept_until(ended_on: date) -> date:
    """Return the day on which the five years end for which negative data is kept after the default ended."""
    return add_years(ended_on, KEPT_YEARS)


def is_repaired(*, overdue_on: date, amount: Decimal, paid_on: date | None) -> bool:
    """Return whether the one-off repair covers an overdue record of `amount` yuan paid in full on `paid_on`.

    Secondary source. It works by itself and free of charge; such a record is not displayed and is not
    reported again.
    """
    in_time = paid_on is not None and paid_on <= REPAIR_PAID_BY
    return REPAIR_FROM <= overdue_on <= REPAIR_TO and amount <= REPAIR_MOST and in_time


def credit_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the points on credit records, where what was said or what is owed gives reason."""
    records = [each for each in case.contacts if each.on <= on]
    yield from promised(records, on=on)
    yield from mentioned(records)
    yield from small_debts(case, on=on)
    yield from ended(case, on=on)


def promised(records: list[ContactRecord], *, on: date) -> Iterator[Point]:
    """Yield the point on records in which a collector spoke of repairing or erasing credit records."""
    found = [each for each in records if _PROMISE.search(_said(each))]
    said = (
        f"{_ids(found)}记载了修复、消除信用记录一类的说法。一次性信用修复自动办理、不收费，{_window(on)}；"
        "函件和通话中不得承诺修复，也不得说所有记录一律保存五年"
    )
    yield from _point("repair_promised", Level.CHECK, found, said, grade=Grade.SECONDARY)


@applies("征信业管理条例2013.15", "征信业管理条例2013.29")
def mentioned(records: list[ContactRecord]) -> Iterator[Point]:
    """Yield the point on records that speak of reporting to a credit bureau: notice first, consent needed."""
    found = [each for each in records if _MENTION.search(_said(each)) and not _PROMISE.search(_said(each))]
    said = (
        f"{_ids(found)}提到征信报送。请核对报送不良信息前已告知本人，并有其同意报送的书面材料；"
        "只陈述事实，不以报送相威胁"
    )
    articles = ("征信业管理条例2013.15", "征信业管理条例2013.29")
    yield from _point("credit_reporting_mentioned", Level.CHECK, found, said, articles)


def small_debts(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the point on debts of natural persons that the one-off repair may concern: small, and old."""
    if on < REPAIR_ANNOUNCED:
        return
    names = [each.label for each in debts_of(case) if _of_person(case, each) and _is_small(each)]
    said = (
        f"{'、'.join(names)}的逾期发生于2020年至2025年间，金额不超过1万元。一次性信用修复的{_window(on)}：期限内"
        "足额还清的不予展示，也不得再次报送；未还清的不适用。请核对征信报送，函件不得承诺修复"
    )
    yield from _point("one_off_repair", Level.NOTE, names, said, grade=Grade.SECONDARY)


def _window(on: date) -> str:
    """Return until when one had to pay, as it is to be said on the day `on`."""
    until = zh(REPAIR_PAID_BY)
    return f"还款期限至{until}" if on <= REPAIR_PAID_BY else f"还款期限已于{until}届满，未见延长"


def _is_small(debt: Debt) -> bool:
    """Return whether all that could ever be overdue is within the bound, and fell due in the time."""
    if isinstance(debt, CardDebt):
        rows = debt.card.statements
        first, most = min(each.due_on for each in rows), max(each.closing for each in rows)
    else:
        dues = [each.due_on for each in debt.note.schedule] or [debt.note.due_on]
        first, most = min(dues), debt.note.amount
    return REPAIR_FROM <= first <= REPAIR_TO and most <= REPAIR_MOST


def _of_person(case: CaseFile, debt: Debt) -> bool:
    return any(isinstance(case.person(each.name), NaturalPerson) for each in debtors_of(case, debt))


def ended(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield the point on a debt that was enforced in full: until when the negative data is kept."""
    days = [each.ended_on for each in case.events if each.ended_by is EndedBy.PERFORMED and each.ended_on]
    past = [day for day in days if day <= on]
    last = max(past, default=on)
    said = (
        f"债务已于{zh(last)}执行完毕，该笔不良信息自终止之日起保存五年，至{zh(kept_until(last))}；"
        "请按规定报送终止状态"
    )
    natural = any(isinstance(case.person(each.name), NaturalPerson) for each in case.debtors)
    articles = ("征信业管理条例2013.16",)
    yield from _point("negative_data_kept", Level.NOTE, past if natural else [], said, articles)


def _said(record: ContactRecord) -> str:
    return f"{record.result}。{record.conduct}"


def _ids(records: list[ContactRecord]) -> str:
    return "、".join(each.id for each in records)


def _point(
    code: str,
    level: Level,
    found: list[ContactRecord] | list[str] | list[date],
    said: str,
    articles: tuple[str, ...] = (),
    *,
    grade: Grade = Grade.SETTLED,
) -> Iterator[Point]:
    if found:
        yield Point(
            topic=Topic.CONDUCT,
            code=code,
            rule="R-CMP-4",
            level=level,
            sentence=said,
            articles=articles,
            grade=grade,
            source=REPAIR_SOURCE if grade is Grade.SECONDARY else "",
        )
