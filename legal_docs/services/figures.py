"""The bank's own figures: a TOML file laid over those that come with the program."""

from pathlib import Path

from pydantic import ValidationError

from legal_docs.errors import SettingsError
from legal_docs.law.bank_tables import BankTables, packaged, with_changes
from legal_docs.services import table_words, toml_text

_NAME = "LEGAL_DOCS_TABLES"
_ADVICE = (f"，或者改正设置 {_NAME}", f", or the setting {_NAME}")
_WRONG = {
    **table_words.WRONG,
    "extra_forbidden": ("没有这一项参数", "there is no such figure"),
    "low_above_high": ("low 不得大于 high", "low must not be above high"),
    "steps_not_rising": ("steps 的起点须逐级递增", "steps must rise"),
    "medium_above_high": ("medium_from 不得大于 high_from", "medium_from must not be above high_from"),
    "priorities_not_falling": ("priority_from 须由大到小", "priority_from must fall"),
    "weights_not_100": ("各项权重之和须为100", "the weights must add up to 100"),
    "recovery_kind_missing": ("须写明全部财产种类的回收率", "every kind of property needs a rate"),
    "not_a_time": ('时间须写成 "22:00"', 'a time is written "22:00"'),
    "not_a_day": ('日期须写成 "2026-06-30"', 'a day is written "2026-06-30"'),
    "impossible_day": ("没有这一天", "there is no such day"),
    "less_than_equal": ("数值过大", "too large"),
    "greater_than_equal": ("数值过小", "too small"),
    "greater_than": ("数值须大于零", "must be above zero"),
    "enum": ("不认识的财产种类", "no such kind of property"),
}


def figures(path: str) -> BankTables:
    """Return the figures in force: those of the program, with the file at `path` (if any) laid over them.

    Raises SettingsError, which names the file and each place in it that cannot be used.
    """
    if not path:
        return packaged()
    try:
        return laid_over(Path(path).read_text(encoding="utf-8-sig"), path)
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, ("文件不存在、无法读取或者不是 UTF-8", "no such file, or not UTF-8")) from error


def laid_over(text: str, named: str, advice: tuple[str, str] = _ADVICE) -> BankTables:
    """Return the packaged figures with the TOML `text` laid over them.

    Raises SettingsError, which calls the file `named` and ends with `advice` (Chinese, English).
    """
    try:
        return with_changes(toml_text.parsed(text))
    except ValidationError as error:
        raise _refused(named, table_words.told(error, _WRONG), advice) from error
    except toml_text.TomlError as error:
        raise _refused(named, (error.zh, error.en), advice) from error


def _refused(path: str, why: tuple[str, str], advice: tuple[str, str] = _ADVICE) -> SettingsError:
    return SettingsError(
        f"银行参数表 {path} 不能使用：{why[0]}。请改正该文件{advice[0]}",
        f"The bank's figures {path} cannot be used: {why[1]}. Correct the file{advice[1]}",
    )
