"""Tables others publish: a TOML of holidays, of the LPR or of average wages over what is known so far."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from legal_docs.errors import BadInputError, SettingsError
from legal_docs.law import calendar, holiday_notices, wage_rows
from legal_docs.law.bank_tables import Wage
from legal_docs.law.charging import lpr, lpr_rows
from legal_docs.law.charging.lpr import Published
from legal_docs.law.holiday_notices import Notice
from legal_docs.services import toml_text

T = TypeVar("T")
Advice = tuple[str, str]
_HOLIDAYS = ("节假日表", "The table of holidays")
_LPR = ("贷款市场报价利率表", "The table of the LPR")
_WAGES = ("平均工资表", "The table of wages")


def holidays(path: str) -> calendar.Years:
    """Return the years in force: those of the program with the notices in the file `path`, if any.

    Raises SettingsError, which names the file and everything in it that cannot be used.
    """
    if not path:
        return calendar.packaged()
    return holiday_notices.laid_over(notices(own_text(path, "holidays"), path, _advice("HOLIDAYS")))


def rates(path: str) -> lpr.Rows:
    """Return the LPR in force, as `holidays`."""
    if not path:
        return lpr.packaged()
    return lpr_rows.laid_over(publications(own_text(path, "lpr"), path, _advice("LPR")))


def notices(text: str, named: str, advice: Advice) -> tuple[Notice, ...]:
    """Return the notices of a TOML `text`, by year.

    Raises SettingsError, which names the table `named`, if that is not empty, and ends with `advice`.
    """
    return _read(holiday_notices.read, text, named, _HOLIDAYS, advice)


def publications(text: str, named: str, advice: Advice) -> tuple[Published, ...]:
    """Return the publications of a TOML `text`, the earliest first. Raises as `notices`."""
    return _read(lpr_rows.read, text, named, _LPR, advice)


def wages(text: str, named: str, advice: Advice) -> tuple[Wage, ...]:
    """Return the wages of a TOML `text`, by province and year. Raises as `notices`."""
    return _read(wage_rows.read, text, named, _WAGES, advice)


def _read(read: Callable[[Any], T], text: str, named: str, table: Advice, advice: Advice) -> T:
    try:
        return read(toml_text.parsed(text))
    except (BadInputError, toml_text.TomlError) as wrong:
        raise _refused(named, table, (wrong.zh, wrong.en), advice) from wrong


def own_text(path: str, kind: str) -> str:
    """Return the text of the file of a setting, `holidays` or `lpr`; empty where there is none.

    Raises SettingsError.
    """
    if not path:
        return ""
    try:
        return Path(path).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        why = ("文件不存在、无法读取或者不是 UTF-8", "no such file, or not UTF-8")
        table = _LPR if kind == "lpr" else _HOLIDAYS
        raise _refused(path, table, why, _advice(kind.upper())) from error


def _advice(setting: str) -> Advice:
    name = f"LEGAL_DOCS_{setting}"
    return f"请改正该文件，或者改正设置 {name}", f"Correct the file, or the setting {name}"


def _refused(named: str, table: Advice, why: Advice, advice: Advice) -> SettingsError:
    zh, en = (f" {named} ", f" {named}") if named else ("", "")
    return SettingsError(
        f"{table[0]}{zh}不能使用：{why[0]}。{advice[0]}",
        f"{table[1]}{en} cannot be used: {why[1]}. {advice[1]}",
    )
