"""How an element form says things: several in one cell, a sum, a clause number."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from legal_docs.drafting.words import day, yuan
from legal_docs.model.form import Blank, FormRow

_ARTICLE = re.compile(r"第([^第条款、]+)条")


def numbered(items: Iterable[str], end: str = "；") -> str:
    """Return the only item as it is, several as `（1）甲；（2）乙`; empty ones are left out."""
    found = [item for item in items if item]
    if len(found) < 2:
        return "".join(found)
    return end.join(f"（{number}）{item}" for number, item in enumerate(found, 1))


def days(values: Iterable[date]) -> str | date:
    """Return the only day as a day; several as a numbered list; the same day once."""
    found = tuple(dict.fromkeys(values))
    return found[0] if len(found) == 1 else numbered(day(value) for value in found)


def sum_blank(label: str, amount: Decimal, field: str, unit: str = "元") -> Blank:
    """Return a blank with a sum: `1,234.50`, before the printed `元`."""
    return Blank(label, yuan(amount), unit, field=field)


def text_blank(label: str, value: str | date, field: str, under: str = "") -> tuple[Blank, ...]:
    """Return the blank with `value`, or nothing where there is none: the form stays blank."""
    return (Blank(label, value, under=under, field=field),) if value else ()


def not_met(due: date) -> str:
    """Return `应还款日为2025年8月20日，自次日起`: the due day itself is not late."""
    return f"应还款日为{day(due)}，自次日起"


def article_number(clause: str) -> str:
    """Return what stands in the printed `第 条`: `3.1、3.3` of `第3.1条、第3.3条`; "" for anything longer."""
    found = [_ARTICLE.fullmatch(part) for part in clause.split("、")]
    return "、".join(match[1] for match in found if match) if all(found) else ""


def copies(rows: Sequence[FormRow]) -> tuple[FormRow, ...]:
    """Return one row where all say the same, else each as a copy of the printed row."""
    if len(set(rows)) == 1:
        return (rows[0],)
    return tuple(replace(row, copy=number) for number, row in enumerate(rows, 1))
