"""The bank's own figures: a TOML file laid over those that come with the program."""

from pathlib import Path
from tomllib import TOMLDecodeError

from pydantic import ValidationError

from legal_docs.errors import SettingsError
from legal_docs.law.bank_tables import BankTables, packaged, read_toml, with_changes

_NAME = "LEGAL_DOCS_TABLES"
_WRONG = {
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
    "int_type": ("须为整数", "must be a whole number"),
    "decimal_parsing": ("须为数字", "must be a number"),
    "decimal_type": ("须为数字", "must be a number"),
    "enum": ("不认识的财产种类", "no such kind of property"),
    "missing": ("缺少这一项", "is missing"),
}
_OTHER = ("不能使用", "cannot be used")


def figures(path: str) -> BankTables:
    """Return the figures in force: those of the program, with the file at `path` (if any) laid over them.

    Raises SettingsError, which names the file and each place in it that cannot be used.
    """
    if not path:
        return packaged()
    try:
        return with_changes(read_toml(Path(path).read_text(encoding="utf-8")))
    except ValidationError as error:
        places = [
            (".".join(map(str, each["loc"])), _why(each["type"], each["msg"])) for each in error.errors()
        ]
        zh = "；".join(f"{place or '整体'}：{why[0]}" for place, why in places)
        en = "; ".join(f"{place or 'as a whole'}: {why[1]}" for place, why in places)
        raise _refused(path, zh, en) from error
    except TOMLDecodeError as error:
        raise _refused(path, f"不是有效的 TOML（{error}）", f"it is not TOML ({error})") from error
    except (OSError, UnicodeDecodeError) as error:
        raise _refused(path, "文件不存在、无法读取或者不是 UTF-8", "no such file, or not UTF-8") from error


def _why(kind: str, message: str) -> tuple[str, str]:
    """Return what is wrong: by our own code at the end of the message, else by pydantic's type."""
    return _WRONG.get(message.rpartition(", ")[2]) or _WRONG.get(kind) or _OTHER


def _refused(path: str, zh: str, en: str) -> SettingsError:
    return SettingsError(
        f"银行参数表 {path} 不能使用：{zh}。请改正该文件，或者改正设置 {_NAME}",
        f"The bank's figures {path} cannot be used: {en}. Correct the file, or the setting {_NAME}",
    )
