"""Which level of court hears the case, and when a special court does (R-JUR-6)."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from legal_docs.law.articles import applies
from legal_docs.law.courts.locality import Locality, same_province
from legal_docs.model.base import Labelled
from legal_docs.model.finding import Grade

_TABLE = Path(__file__).parents[1] / "tables" / "court_levels.json"


class CourtLevel(Labelled):
    """法院级别."""

    BASIC = "basic", "基层人民法院"
    INTERMEDIATE = "intermediate", "中级人民法院"


@dataclass(frozen=True, slots=True)
class LevelFound:
    """级别管辖: the level (None: not known), why, and how well the amount lines are known."""

    level: CourtLevel | None
    why: str
    grade: Grade
    source: str = ""


@dataclass(frozen=True, slots=True)
class SpecialCourt:
    """专门法院: its name, the article, and what is still to be checked."""

    name: str
    article: str
    to_check: str


@applies("民诉法2023.18", "民诉法2023.19")
def level_of(amount: Decimal | None, court: Locality, parties: Iterable[Locality], *, on: date) -> LevelFound:
    """Return the level for the amount in dispute (yuan) at a court, from where both sides live.

    The amount lines are known from a secondary source: from 2021-10-01, 500 million yuan where both
    sides are inside, or both outside, the province of the court; 100 million where one is outside.
    """
    line = max(
        (each for each in _table()["lines"] if each["from"] <= on.isoformat()), default=None, key=_from
    )
    if line is None:
        return LevelFound(None, "该日适用的级别管辖标准未载入", Grade.SECONDARY, _table()["source"])
    if amount is None:
        return LevelFound(None, "诉讼标的额尚不清楚", Grade.SECONDARY, _table()["source"])
    across, within = Decimal(line["across"]), Decimal(line["within"])
    if amount < across:
        return _found(CourtLevel.BASIC, f"诉讼标的额不足{_million(across)}")
    if amount >= within:
        return _found(CourtLevel.INTERMEDIATE, f"诉讼标的额在{_million(within)}以上")
    return _between([same_province(court, each) for each in parties], across, within)


@applies("上海金融法院管辖规定2021.1", "北京金融法院管辖规定2021.1", "成渝金融法院管辖规定2022.1")
def financial_court(court: Locality, level: CourtLevel | None, *, on: date) -> SpecialCourt | None:
    """Return the financial court that takes loan and card cases of the intermediate level at this place."""
    if level is not CourtLevel.INTERMEDIATE:
        return None
    for row in _table()["financial_courts"]:
        if court.province in row["provinces"] and date.fromisoformat(row["from"]) <= on:
            return SpecialCourt(row["name"], row["article"], row["part"])
    return None


@applies("互联网法院管辖规定2025.1", "互联网法院管辖规定2025.4")
def internet_court_excluded(court: str, *, on: date) -> bool:
    """Return whether the court is an internet court that takes no loan or card case filed on that day."""
    since = date.fromisoformat(_table()["internet_courts"]["exclude_loans_from"])
    return "互联网法院" in court and on >= since


def _between(places: list[bool | None], across: Decimal, within: Decimal) -> LevelFound:
    """Return the level of an amount between the two lines, from whether each party is in the province."""
    if None in places or not places:
        why = f"诉讼标的额在{_million(across)}以上、不足{_million(within)}，须查明各方住所地是否在法院所在省"
        return LevelFound(None, why, Grade.SECONDARY, _table()["source"])
    if len(set(places)) == 1:
        return _found(CourtLevel.BASIC, f"当事人均在或者均不在法院所在省，标的额不足{_million(within)}")
    return _found(CourtLevel.INTERMEDIATE, f"当事人一方不在法院所在省，标的额在{_million(across)}以上")


def _found(level: CourtLevel, why: str) -> LevelFound:
    return LevelFound(level, why, Grade.SECONDARY, _table()["source"])


def _million(amount: Decimal) -> str:
    return f"{amount / Decimal(100_000_000):.0f}亿元"


def _from(line: dict[str, str]) -> str:
    return line["from"]


@cache
def _table() -> dict[str, Any]:
    table: dict[str, Any] = json.loads(_TABLE.read_text(encoding="utf-8"))
    return table
