"""Court profiles in force: those that come with the program, with the bank's own file laid over them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from legal_docs import shipped
from legal_docs.errors import SettingsError
from legal_docs.model.profile import PATTERN_FIELDS, CourtProfile

_NAME = "LEGAL_DOCS_COURTS"
_DEFAULT = "default"
_PARTS = ("bundle", "efiling")


class Profiles:
    """The profile of each court; courts without one of their own get the default."""

    def __init__(self, default: CourtProfile, courts: Mapping[str, CourtProfile]) -> None:
        self._default, self._courts = default, dict(courts)

    def of(self, court: str) -> CourtProfile:
        """Return the profile of the court of that name."""
        return self._courts.get(court.strip(), self._default)


def profiles(path: str) -> Profiles:
    """Return the profiles in force; raises SettingsError naming the file and the place in it."""
    packaged = tomllib.loads((shipped.templates() / "courts" / "profiles.toml").read_text("utf-8"))
    own = _read(path) if path else {}
    base = _over(packaged[_DEFAULT], own.get(_DEFAULT, {}))
    names = {**packaged, **own}.keys() - {_DEFAULT}
    courts = {name: _over(_over(base, packaged.get(name, {})), own.get(name, {})) for name in names}
    return Profiles(
        _checked(path, _DEFAULT, base), {name: _checked(path, name, data) for name, data in courts.items()}
    )


def _read(path: str) -> dict[str, Any]:
    try:
        data = tomllib.loads(Path(path).read_text("utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as wrong:
        raise _refused(
            path, "", "不存在、无法读取，或者不是 UTF-8 的 TOML", "no such file, or not TOML"
        ) from wrong
    for name, table in data.items():
        if not isinstance(table, dict) or not all(isinstance(part, dict) for part in table.values()):
            raise _refused(path, name, "须写成 [法院.bundle] 或者 [法院.efiling]", "wants [court.bundle]")
    return data


def _over(base: Mapping[str, Any], change: Mapping[str, Any]) -> dict[str, Any]:
    """Return `base` with single values changed; a part that is not known is kept, to be refused by name."""
    parts = {*_PARTS, *base, *change}
    return {part: {**base.get(part, {}), **change.get(part, {})} for part in sorted(parts)}


def _checked(path: str, court: str, data: Mapping[str, Any]) -> CourtProfile:
    try:
        return CourtProfile.model_validate(data)
    except ValidationError as wrong:
        first = wrong.errors()[0]
        place = ".".join([court, *map(str, first["loc"])])
        known = "、".join(PATTERN_FIELDS)
        raise _refused(
            path,
            place,
            f"不能使用（可用的项见说明文件；文件名可用：{known}）",
            f"cannot be used: {first['msg']}",
        ) from wrong


def _refused(path: str, place: str, zh: str, en: str) -> SettingsError:
    where = f"的 {place} " if place else ""
    return SettingsError(
        f"法院要求表 {path or 'profiles.toml'} {where}{zh}。请改正该文件，或者改正设置 {_NAME}",
        f"The court profiles {path or 'profiles.toml'} {place}: {en}. Correct it, or the setting {_NAME}",
    )
