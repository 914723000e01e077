"""What one court wants, entered by a form: only what differs from the rest is written down for it."""

import re
from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

from legal_docs.access.rules import Action
from legal_docs.errors import BadInputError
from legal_docs.model.exhibit import BundleStyle
from legal_docs.model.profile import CourtProfile, EfilingLimits
from legal_docs.model.supply import SupplyKind
from legal_docs.services import profiles, table_words
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.entering import Entered, newest, one_line, quoted
from legal_docs.services.desk.permitted import permitted
from legal_docs.services.profiles import Own, Profiles

EVERY = profiles.DEFAULT
"""The name under which the table holds what all courts want that say nothing else."""
LONGEST = 100
_AGAIN = ("请停用后重新录入", "Take it out of use and enter it anew")
_APART = re.compile(r"[、，,；;\s]+")
_TYPE = re.compile(r"[a-z0-9]{2,5}")


@permitted(Action.MANAGE_TABLES)
def known(desk: Desk) -> Profiles:
    """Return what the newest version says of each court: that which a form goes on from."""
    _, own = _own(desk)
    return profiles.of_own(own, "", _AGAIN)


@permitted(Action.MANAGE_TABLES)
def court(
    desk: Desk,
    name: str,
    bundle: BundleStyle,
    *,
    pattern: str,
    types: str,
    file_mb: int,
    one_file: bool,
    source: str,
) -> Entered:
    """Return the table with what a court wants, `EVERY` for all; nothing is kept.

    `types` are file types with 、 between them. What is the same for all courts is not written down for one.
    Raises BadInputError naming the field that cannot be used.
    """
    named = _name(name)
    efiling = _efiling(pattern=pattern, types=_types(types), file_mb=file_mb, one_file_per_slot=one_file)
    why = _why(source)
    before, own = _own(desk)
    others = {each: parts for each, parts in own.items() if each != named}
    rest = profiles.of_own(others, "", _AGAIN)
    differs = _differing(rest.of(named), CourtProfile(bundle=bundle, efiling=efiling))
    if not differs and named not in own:
        raise BadInputError(
            f"所填内容与{'程序自带的' if named == EVERY else '全部法院的'}要求相同，不必录入",
            "This is what holds for the court anyway; nothing needs to be entered",
        )
    return _entered({**others, named: differs}, before, f"{_said(named)}：{why}")


@permitted(Action.MANAGE_TABLES)
def without(desk: Desk, name: str) -> Entered:
    """Return the table without a court, for which then holds what holds for all; nothing is kept."""
    before, own = _own(desk)
    others = {each: parts for each, parts in own.items() if each != name}
    return _entered(others, before, f"删去{_said(name)}")


def _own(desk: Desk) -> tuple[int, Own]:
    before, text = newest(desk, SupplyKind.COURTS)
    return before, profiles.own(text, f"第{before}版", _AGAIN)


def _name(name: str) -> str:
    plain = one_line(name, ("法院名称", "name of the court"))
    if not plain or len(plain) > LONGEST:
        raise BadInputError(
            f"请填写法院全称，不超过{LONGEST}个字",
            f"Give the full name of the court, at most {LONGEST} signs",
        )
    return plain


def _why(words: str) -> str:
    plain = one_line(words, ("依据", "ground"))
    if not plain:
        raise BadInputError(
            "请填写依据，例如该院何时以何种方式告知",
            "Say where this is known from, such as a notice of the court",
        )
    return plain


def _types(words: str) -> tuple[str, ...]:
    found = tuple(dict.fromkeys(part.lower().lstrip(".") for part in _APART.split(words) if part))
    if not found or not all(_TYPE.fullmatch(each) for each in found):
        raise BadInputError(
            "文件类型应为扩展名，各项用“、”隔开，例如 pdf、docx",
            "File types are endings of names, such as pdf, docx",
        )
    return found


def _efiling(**told: Any) -> EfilingLimits:
    one_line(told["pattern"], ("文件名格式", "pattern of names"))
    try:
        return EfilingLimits.model_validate(told)
    except ValidationError as wrong:
        zh, en = table_words.told(wrong, profiles.WRONG)
        raise BadInputError(
            f"文件名格式不能使用。{zh}", f"The pattern of names cannot be used. {en}"
        ) from None


def _differing(rest: CourtProfile, wanted: CourtProfile) -> dict[str, dict[str, Any]]:
    base, new = rest.model_dump(mode="json"), wanted.model_dump(mode="json")
    parts = {part: {n: v for n, v in values.items() if v != base[part][n]} for part, values in new.items()}
    return {part: values for part, values in parts.items() if values}


def _entered(own: Own, before: int, reason: str) -> Entered:
    parts = [_part(court, part, own[court][part]) for court in sorted(own) for part in sorted(own[court])]
    text = "\n".join(parts) or "# 没有本行录入的法院要求\n"
    return Entered("courts.toml", text.encode(), before, reason)


def _part(court: str, part: str, values: Mapping[str, Any]) -> str:
    lines = "".join(f"{name} = {_value(value)}\n" for name, value in values.items())
    return f"[{quoted(court)}.{part}]\n{lines}"


def _value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, list):
        return f"[{', '.join(map(_value, value))}]"
    return quoted(value) if isinstance(value, str) else str(value)


def _said(name: str) -> str:
    return "全部法院" if name == EVERY else name
