"""The one place where settings, the clock and the database come together."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from datetime import UTC, date, datetime, timedelta, timezone
from functools import cached_property, partial
from typing import TYPE_CHECKING, get_args

from argon2 import PasswordHasher
from pydantic import ValidationError
from sqlalchemy import Engine

from legal_docs.errors import SettingsError
from legal_docs.law import calendar
from legal_docs.law.bank_tables import BankTables
from legal_docs.law.charging import lpr
from legal_docs.settings import Settings

if TYPE_CHECKING:
    from legal_docs.bundling.ocr.layers import Layers, Recogniser
    from legal_docs.services.papers import Press
    from legal_docs.services.profiles import Profiles
    from legal_docs.services.shelf import Shelf
    from legal_docs.storage.files import FileStore
    from legal_docs.storage.records import Records

CHINA = timezone(timedelta(hours=8))


@dataclass(frozen=True)
class Wiring:
    """What services need from outside: settings, the time, the database (opened on first use).

    `clock` tells the present moment with its zone; `hasher` makes passwords slow to guess.
    """

    settings: Settings
    clock: Callable[[], datetime] = field(default=partial(datetime.now, UTC), repr=False)
    hasher: PasswordHasher = field(default_factory=PasswordHasher, repr=False)

    @cached_property
    def engine(self) -> Engine:
        """Return the database, migrated. Raises DatabaseError."""
        from legal_docs.storage.database import open_database

        return open_database(self.settings.database)

    @cached_property
    def records(self) -> "Records":
        """Return the records; an empty database gets its keys. Raises DatabaseError, KeysError."""
        from legal_docs.storage.opening import open_records

        return open_records(self.engine, self.settings.key_file)

    @cached_property
    def files(self) -> "FileStore":
        """Return the file store, what killed writers left a day ago swept away. Raises as `records`."""
        from legal_docs.storage.files import FileStore

        store = FileStore(self.settings.home / "files", self.records.keys)
        store.sweep(self.now() - timedelta(days=1))
        return store

    @cached_property
    def tables(self) -> BankTables:
        """Return the figures in force, the bank's own laid over the packaged ones. Raises SettingsError."""
        from legal_docs.services.figures import figures

        return figures(self.settings.tables)

    @cached_property
    def holidays(self) -> calendar.Years:
        """Return the days off and worked, newer years laid over the packaged ones. Raises SettingsError."""
        from legal_docs.services.published import holidays

        return holidays(self.settings.holidays)

    @cached_property
    def lpr(self) -> lpr.Rows:
        """Return the LPR, newer publications laid over the packaged ones. Raises SettingsError."""
        from legal_docs.services.published import rates

        return rates(self.settings.lpr)

    @contextmanager
    def within(self) -> Iterator[None]:
        """Have everything in the block reckon with the holidays and the LPR in force here.

        It holds for this thread or task only. A table is read when it is first needed: that raises as
        `holidays` and `lpr` do.
        """
        with calendar.in_force(lambda: self.holidays), lpr.in_force(lambda: self.lpr):
            yield

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

    @cached_property
    def recogniser(self) -> "Recogniser | None":
        """Return what reads words in scans, None unless that is asked for.

        Raises MissingPartError, KeysError. In a house that keeps records what was read is encrypted, and what
        was kept in plain before goes.
        """
        if self.settings.ocr == "off":
            return None
        from legal_docs.bundling.ocr.engine import Engine
        from legal_docs.bundling.ocr.layers import Recogniser

        if not self.settings.key_file.exists():
            return Recogniser(self.settings.home, Engine())
        from legal_docs.storage.keyring import Keyring

        for plain in (self.settings.home / "ocr").rglob("*.json"):
            plain.unlink(missing_ok=True)
        return Recogniser(self.settings.home, Engine(), Keyring.load(self.settings.key_file))

    def layers(self) -> "Layers | None":
        """Return what makes the text layers of one bundle, None unless that is asked for."""
        from legal_docs.bundling.ocr.layers import Layers

        return None if self.recogniser is None else Layers(self.recogniser)

    @property
    def press(self) -> "Press":
        """Return how papers are printed."""
        from legal_docs.services.papers import Press

        return Press(self.settings.look, self.settings.pdf_lane)

    def now(self) -> datetime:
        """Return the present moment in UTC."""
        return self.clock().astimezone(UTC)

    def today(self) -> date:
        """Return today in China, where the periods run."""
        return self.clock().astimezone(CHINA).date()


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
    """Return what a setting may say: its choices, or from which number to which; empty: yes or no."""
    field = Settings.model_fields.get(name)
    if field is None:
        return ()
    limits = [str(edge) for each in field.metadata for edge in asdict(each).values()]
    return ("…".join(limits),) if limits else tuple(map(str, get_args(field.annotation)))


def _refused(names: list[str], choices: list[tuple[str, ...]]) -> SettingsError:
    pairs = [(name, words or ("true", "false")) for name, words in zip(names, choices, strict=True)]
    zh = "；".join(f"{name} 应为 {' 或 '.join(words)}" for name, words in pairs)
    en = "; ".join(f"{name} must be {' or '.join(words)}" for name, words in pairs)
    return SettingsError(
        f"设置的值不能使用：{zh}。请改正环境变量或 .env 文件",
        f"A setting cannot be used: {en}. Correct the environment or the file .env",
    )
