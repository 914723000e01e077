"""Figures a bank may change: collection limits, weights of the risk class, recovery rates, wages.

The packaged table is `tables/bank.toml`; a bank's own file replaces any part of it (services read it).
"""

import re
import tomllib
from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, model_validator

from legal_docs.law.articles import applies
from legal_docs.law.filing.scoring import Count, RiskWeights, Share
from legal_docs.model.base import Amount, Day, FreeText, Model, Text
from legal_docs.model.property import PropertyKind

_TABLE = Path(__file__).parent / "tables" / "bank.toml"


def _clock(value: Any) -> Any:
    """Accept 22:00 and a TOML time; pydantic would take a number for seconds since midnight."""
    if isinstance(value, time):
        return value
    if not isinstance(value, str) or not re.fullmatch(r"\d{2}:\d{2}", value):
        raise ValueError("not_a_time")
    return value


Clock = Annotated[time, BeforeValidator(_clock)]
"""A time of day, such as 22:00."""


class ConductLimits(Model):
    """催收限度: what industry rules ask of collectors; secondary sources, never a test of validity."""

    quiet_from: Clock
    quiet_to: Clock
    voice_contacts_a_day: Count
    dials_a_day: Count
    recording_years: Annotated[Count, Field(le=100)]

    def is_quiet(self, at: time) -> bool:
        """Return whether `at` is in the hours of rest, which may run over midnight; the end is outside."""
        if self.quiet_from <= self.quiet_to:
            return self.quiet_from <= at < self.quiet_to
        return at >= self.quiet_from or at < self.quiet_to


class RecoveryRate(Model):
    """回收率: between what and what per cent of its value an asset brings."""

    low: Share
    high: Share

    @model_validator(mode="after")
    def _in_order(self) -> "RecoveryRate":
        if self.low > self.high:
            raise ValueError("low_above_high")
        return self


class Wage(Model):
    """就业人员年平均工资: of one province and year, in yuan, with the day it was published.

    It holds from that day until another is published; `source` says by whom, where a house has told it.
    """

    province: Text
    year: Annotated[int, Field(ge=1990, le=2100, strict=True)]
    amount: Annotated[Amount, Field(gt=0)]
    published_on: Day
    source: FreeText = ""


class PreservingLimits(Model):
    """保全参数: below which per cent of the claim a clue is said to be small."""

    small_percent: Share


class CostRates(Model):
    """费用参数: rates of costs that no law fixes; None: not known."""

    insurance_percent: Share | None = None


class BankTables(Model):
    """银行参数表: every figure a bank may set for itself."""

    conduct: ConductLimits
    recovery: Mapping[PropertyKind, RecoveryRate]
    preserving: PreservingLimits
    wages: tuple[Wage, ...] = ()
    costs: CostRates = CostRates()
    risk: RiskWeights

    @model_validator(mode="after")
    def _every_kind(self) -> "BankTables":
        if set(self.recovery) != set(PropertyKind):
            raise ValueError("recovery_kind_missing")
        return self


@cache
def packaged() -> BankTables:
    """Return the figures that come with the program."""
    return BankTables.model_validate(_packaged())


def with_changes(changes: Mapping[str, Any]) -> BankTables:
    """Return the packaged figures with a bank's own laid over: tables part by part, lists whole.

    Raises pydantic's ValidationError, whose places are those of the bank's file.
    """
    return BankTables.model_validate(_laid_over(_packaged(), changes))


def read_toml(text: str) -> dict[str, Any]:
    """Return the content of a TOML file, numbers as exact decimals; raises tomllib.TOMLDecodeError.

    The parser's own limits, of digits in a number and of brackets within brackets, are told as that too.
    """
    try:
        return tomllib.loads(text, parse_float=Decimal)
    except tomllib.TOMLDecodeError:
        raise
    except (ValueError, RecursionError) as error:
        raise tomllib.TOMLDecodeError(type(error).__name__) from None


@applies("民诉法2023.165", "民诉法解释2022.272")
def average_wage(tables: BankTables, court: str, *, on: date) -> Decimal | None:
    """Return the wage last published by `on` in the province with which the court's name begins, if held."""
    known = [each for each in tables.wages if court.startswith(each.province) and each.published_on <= on]
    return max(known, key=lambda each: (each.year, each.published_on)).amount if known else None


def _packaged() -> dict[str, Any]:
    return read_toml(_TABLE.read_text(encoding="utf-8"))


def _laid_over(base: Any, changes: Any) -> Any:
    if not isinstance(base, Mapping) or not isinstance(changes, Mapping):
        return changes
    return {**base, **{key: _laid_over(base.get(key), value) for key, value in changes.items()}}
