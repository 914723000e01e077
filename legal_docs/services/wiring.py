"""The one place where settings, the clock and the database come together."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property
from typing import TYPE_CHECKING, get_args

from pydantic import ValidationError
from sqlalchemy import Engine

from legal_docs.errors import SettingsError
from legal_docs.law.bank_tables import BankTables
from legal_docs.settings import Settings

if TYPE_CHECKING:
    from legal_docs.services.papers import Press
    from legal_docs.services.profiles import Profiles
    from legal_docs.services.shelf import Shelf

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Wiring:
    """What services need from outside: settings, the time, the database (opened on first use)."""

    settings: Settings

    @cached_property
    def engine(self) -> Engine:
        """Return the database, migrated. Raises DatabaseError."""
        from legal_docs.storage.database import open_database

        return open_database(self.settings.database)

    @cached_property
    def tables(self) -> BankTables:
        """Return the figures in force, the bank's own laid over the packaged ones. Raises SettingsError."""
        from legal_docs.services.figures import figures

        return figures(self.settings.tables)

    @cached_property
    def shelf(self) -> "Shelf":
        """Return the templates papers are made from. Raises SettingsError, BadInputError."""
        from legal_docs.services.shelf import shelf

        return shelf(self.settings.templates)

    @cached_property
    def courts(self) -> "Profiles":
        """Return what each court wants of bundles and uploads. Raises SettingsError."""
        from legal_docs.services.profiles import profiles

        return profiles(self.settings.courts)

    @property
    def press(self) -> "Press":
        """Return how papers are printed."""
        from legal_docs.services.papers import Press

        return Press(self.settings.look, self.settings.pdf_lane)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return datetime.now(UTC)

    def today(self) -> date:
        """Return today in China, where the periods run."""
        return datetime.now(CHINA).date()


def wire() -> Wiring:
    """Return the wiring from the environment's settings; raises SettingsError."""
    try:
        return Wiring(Settings())
    except ValidationError as error:
        names = sorted({str(e["loc"][0]) for e in error.errors() if e["loc"]})
        raise _refused([f"LEGAL_DOCS_{n.upper()}" for n in names], [_choices(n) for n in names]) from error
    except (OSError, ValueError) as error:  # a .env that is not UTF-8, or not readable
        raise _refused([".env"], [("UTF-8",)]) from error


def _choices(name: str) -> tuple[str, ...]:
    """Return what a setting may say; only choices and yes-or-no can be wrong."""
    field = Settings.model_fields.get(name)
    return tuple(map(str, get_args(field.annotation))) if field else ()


def _refused(names: list[str], choices: list[tuple[str, ...]]) -> SettingsError:
    pairs = [(name, words or ("true", "false")) for name, words in zip(names, choices, strict=True)]
    zh = "；".join(f"{name} 应为 {' 或 '.join(words)}" for name, words in pairs)
    en = "; ".join(f"{name} must be {' or '.join(words)}" for name, words in pairs)
    return SettingsError(
        f"设置的值不能使用：{zh}。请改正环境变量或 .env 文件",
        f"A setting cannot be used: {en}. Correct the environment or the file .env",
    )
