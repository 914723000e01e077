"""Average wages entered by a form: the rows of the house so far, one more, one corrected or one less."""

from collections.abc import Mapping
from datetime import date

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.law.bank_tables import Wage
from legal_docs.law.wage_rows import Key, key
from legal_docs.model.supply import SupplyKind
from legal_docs.services import published
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered, newest, one_line, quoted, source_of
from legal_docs.services.desk.permitted import permitted

_KEPT = ("请停用后重新录入", "Take it out of use and enter it anew")


@permitted(Action.MANAGE_TABLES)
def rows(desk: Desk) -> tuple[Wage, ...]:
    """Return the rows of the newest version, by province and year: those that a form goes on from."""
    return _own(desk)[1]


@permitted(Action.MANAGE_TABLES)
def wage(
    desk: Desk,
    *,
    province: str,
    year: int,
    amount: str,
    published_on: date | None,
    source: str,
    instead_of: Key | None = None,
) -> Entered:
    """Return the table of wages with a row more, or in the place of that of its province and year.

    `amount` is yuan a year, as typed; `instead_of`: the row that is corrected. Nothing is kept;
    `tables.compare` tells what cannot be used. Raises BadInputError where day or source is missing, or
    the corrected row would stand in the place of another.
    """
    if published_on is None:
        raise BadInputError("请选择公布日", "Choose the day on which it was published")
    before, own = _own(desk)
    name, why = one_line(province, ("省份", "province")), source_of(source)
    told = {key(each): _row(each) for each in own if key(each) != instead_of}
    if instead_of and (name, year) in told:
        raise BadInputError(
            f"{name}{year}年度已有一行，更正后会重复。请直接更正那一行，或者先删去其中一行",
            f"There is a row of {year} for this province already; correct that one, or take one out first",
        )
    told[name, year] = _written(name, year, amount.strip(), published_on, why)
    return _entered(told, before, f"{name}{year}年度：{why}")


@permitted(Action.MANAGE_TABLES)
def without(desk: Desk, province: str, year: int) -> Entered:
    """Return the table of wages without the row of a province and year; nothing is kept."""
    before, own = _own(desk)
    told = {key(each): _row(each) for each in own if key(each) != (province, year)}
    return _entered(told, before, f"删去{province}{year}年度")


def _own(desk: Desk) -> tuple[int, tuple[Wage, ...]]:
    before, text = newest(desk, SupplyKind.WAGES)
    return before, published.wages(text, f"第{before}版", _KEPT)


def _entered(told: Mapping[Key, str], before: int, reason: str) -> Entered:
    text = "\n".join(told[each] for each in sorted(told)) or "# 没有本行录入的平均工资\n"
    return Entered("wages.toml", text.encode(), before, reason)


def _row(row: Wage) -> str:
    return _written(row.province, row.year, str(row.amount), row.published_on, row.source)


def _written(province: str, year: int, amount: str, published_on: date, source: str) -> str:
    said = f"amount = {quoted(amount)}\npublished_on = {published_on}\nsource = {quoted(source)}\n"
    return f"[[wages]]\nprovince = {quoted(province)}\nyear = {year}\n{said}"
