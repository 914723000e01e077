"""Causes of action (案由) by name and, from 2026, by number; the element forms (R-PTY-6, R-PTY-13)."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from legal_docs.law.articles import applies
from legal_docs.law.people.estate import heirs
from legal_docs.model.casefile import CaseFile
from legal_docs.model.finding import Grade
from legal_docs.model.party import DebtorRole
from legal_docs.model.point import Level, Point, Topic

_TABLE = Path(__file__).parents[1] / "tables" / "causes.json"


@dataclass(frozen=True, slots=True)
class CauseFound:
    """案由: the name papers print, and the number of the list in force that day (None: not loaded)."""

    code: str
    name: str
    number: str | None
    grade: Grade
    source: str


@dataclass(frozen=True, slots=True)
class ElementForm:
    """要素式示范文本: whether one is in use that day; the official file is filled in, never redrawn."""

    available: bool
    grade: Grade
    source: str


def cause_of(code: str, on: date) -> CauseFound:
    """Return the cause of action with that code, such as `loan` or `payment_order`; KeyError if unknown.

    Papers print the name. The number is known from a secondary source, for suits filed from 2026-01-01.
    """
    table = _table()
    row = table["rows"][code]
    known = date.fromisoformat(table["effective_from"]) <= on
    number = row["number"] if known else None
    return CauseFound(code, row["name"], number, Grade(table["grade"]), table["source"])


@applies("民法典.1161")
def cause_of_case(case: CaseFile, on: date) -> CauseFound:
    """Return the cause that fits the case: debts of the deceased against heirs alone, else its contract."""
    only_heirs = heirs(case) and all(each.role is DebtorRole.HEIR for each in case.debtors)
    return cause_of("inherited_debt" if only_heirs else case.cause.value, on)


def element_form(code: str, on: date) -> ElementForm:
    """Return whether an official element form (要素式) exists for the cause on that day.

    It replaces the trial forms of 2024 from 2025-07-14; what a complaint must say is still 民诉法 124.
    """
    forms = _table()["element_forms"]
    available = code in forms["causes"] and date.fromisoformat(forms["effective_from"]) <= on
    return ElementForm(available, Grade.SECONDARY, forms["source"])


def element_form_points(case: CaseFile, *, on: date) -> Iterator[Point]:
    """Yield, once for the case, that the courts have an element form for its cause of action."""
    cause = cause_of_case(case, on)
    form = element_form(cause.code, on)
    if form.available:
        said = (
            f"{cause.name}有法院发布的要素式起诉状示范文本，程序随附同样栏目的文书供核对；受诉法院要求使用官方文本的，"
            "请从法院网站取得原件，用程序的填表功能填写，不要改动其栏目和格式；"
            "起诉状应当记明的事项仍依民事诉讼法"
        )
        yield Point(
            topic=Topic.PARTIES,
            code="element_form_available",
            rule="R-PTY-6",
            level=Level.NOTE,
            sentence=said,
            grade=form.grade,
            source=form.source,
        )


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return {**table, "rows": {row["code"]: row for row in table["causes"]}}
