"""Court profiles in force: those that come with the program, with the bank's own file laid over them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs import shipped
from legal_docs.errors import SettingsError
from legal_docs.model.exhibit import StampPlace
from legal_docs.model.profile import PATTERN_FIELDS, CourtProfile
from legal_docs.services import table_words, toml_text

_NAME = "LEGAL_DOCS_COURTS"
_ADVICE = (f"，或者改正设置 {_NAME}", f", or the setting {_NAME}")
_UNREADABLE = ("文件不存在、无法读取或者不是 UTF-8", "no such file, or not UTF-8")
DEFAULT = "default"
"""The name under which a table holds what all courts want that say nothing else."""
_PARTS = ("bundle", "efiling")
_FIELDS = "、".join(f"{{{name}}}" for name in PATTERN_FIELDS)
_PLACES = "、".join(place.value for place in StampPlace)
WRONG = {
    **table_words.WRONG,
    "extra_forbidden": ("没有这一项要求", "there is no such item"),
    "enum": (f"须为 {_PLACES} 之一", f"must be one of {_PLACES}"),
    "greater_than_equal": ("不得小于 0（0 表示不限）", "must not be below 0 (0 is no limit)"),
    "pattern_braces": ("pattern 中的花括号没有成对", "a brace in pattern has no mate"),
    "pattern_field": (f"pattern 中只能用 {_FIELDS}", f"pattern may only name {_FIELDS}"),
}


Own = Mapping[str, Mapping[str, Mapping[str, Any]]]
"""What a table says: court, part (`bundle`, `efiling`), name and value."""


class Profiles:
    """The profile of each court; courts without one of their own get the default."""

    def __init__(self, default: CourtProfile, courts: Mapping[str, CourtProfile]) -> None:
        self._default, self._courts = default, dict(courts)

    @property
    def default(self) -> CourtProfile:
        """Return the profile of courts without one of their own."""
        return self._default

    @property
    def courts(self) -> Mapping[str, CourtProfile]:
        """Return the profiles of single courts, by name."""
        return dict(self._courts)

    def of(self, court: str) -> CourtProfile:
        """Return the profile of the court of that name."""
        return self._courts.get(court.strip(), self._default)


def profiles(path: str) -> Profiles:
    """Return the profiles in force; raises SettingsError naming the file and the place in it."""
    return of_own(_read(path) if path else {}, path, _ADVICE)


def laid_over(text: str, named: str, advice: tuple[str, str]) -> Profiles:
    """Return the packaged profiles with the TOML `text` laid over them.

    Raises SettingsError, which calls the file `named` and ends with `advice` (Chinese, English).
    """
    return of_own(own(text, named, advice), named, advice)


def of_own(own: Own, path: str, advice: tuple[str, str]) -> Profiles:
    """Return the packaged profiles with a table laid over. Raises as `laid_over`."""
    packaged = tomllib.loads((shipped.templates() / "courts" / "profiles.toml").read_text("utf-8"))
    base = _over(packaged[DEFAULT], own.get(DEFAULT, {}))
    names = {**packaged, **own}.keys() - {DEFAULT}
    courts = {name: _over(_over(base, packaged.get(name, {})), own.get(name, {})) for name in names}
    return Profiles(
        _checked(path, DEFAULT, base, advice),
        {name: _checked(path, name, data, advice) for name, data in courts.items()},
    )


def _read(path: str) -> Own:
    try:
        return own(Path(path).read_text("utf-8-sig"), path, _ADVICE)
    except (OSError, UnicodeDecodeError) as wrong:
        raise _refused(path, _UNREADABLE, _ADVICE) from wrong


def own(text: str, path: str, advice: tuple[str, str]) -> Own:
    """Return what a TOML `text` says, not looked at yet but for its shape. Raises as `laid_over`."""
    try:
        data = toml_text.parsed(text)
    except toml_text.TomlError as wrong:
        raise _refused(path, (wrong.zh, wrong.en), advice) from wrong
    for name, table in data.items():
        if not isinstance(table, dict) or not all(isinstance(part, dict) for part in table.values()):
            zh, en = "须写成 [法院.bundle] 或者 [法院.efiling]", "wants [court.bundle] or [court.efiling]"
            raise _refused(path, (f"{name}：{zh}", f"{name}: {en}"), advice)
    return data


def _over(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with single values changed; a part that is not known is kept, to be refused by name."""
    parts = {*_PARTS, *base, *change}
    return {part: {**base.get(part, {}), **change.get(part, {})} for part in sorted(parts)}


def _checked(path: str, court: str, data: Mapping[str, Any], advice: tuple[str, str]) -> CourtProfile:
    try:
        return CourtProfile.model_validate(data)
    except ValidationError as wrong:
        raise _refused(path, table_words.told(wrong, WRONG, court), advice) from wrong


def _refused(path: str, why: tuple[str, str], advice: tuple[str, str]) -> SettingsError:
    return SettingsError(
        f"法院要求表 {path or 'profiles.toml'} 不能使用：{why[0]}。请改正该文件{advice[0]}",
        f"The court profiles {path or 'profiles.toml'} cannot be used: {why[1]}. Correct the file{advice[1]}",
    )
