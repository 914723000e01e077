"""The wiring of a house whose own templates and tables are in use: they go before those of the settings."""

import hashlib
import shutil
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

from legal_docs.law.bank_tables import BankTables
from legal_docs.law.calendar import Years
from legal_docs.law.charging.lpr import Rows
from legal_docs.model.supply import Supply, SupplyKind
from legal_docs.services.wiring import Wiring

if TYPE_CHECKING:
    from legal_docs.services.profiles import Profiles
    from legal_docs.services.shelf import Shelf

_TABLES = {
    SupplyKind.BANK: "bank.toml",
    SupplyKind.COURTS: "courts.toml",
    SupplyKind.HOLIDAYS: "holidays.toml",
    SupplyKind.LPR: "lpr.toml",
    SupplyKind.WAGES: "wages.toml",
}
_KEPT = ("请停用后重新录入", "Take it out of use and enter it anew")
_SHARED = ("engine", "records", "files")


def in_force(wiring: Wiring) -> Wiring:
    """Return the wiring with the templates and tables in use now; as it was where there are none.

    Raises DatabaseError, KeysError.
    """
    from legal_docs.storage import supplies

    with wiring.records.reading() as tx:
        found = supplies.active(tx)
    return with_supplies(wiring, found)


def with_supplies(wiring: Wiring, supplies: tuple[Supply, ...]) -> Wiring:
    """Return the wiring with these templates and tables and no others, on the same database."""
    if not supplies and not isinstance(wiring, HouseWiring):
        return wiring
    made = HouseWiring(wiring.settings, wiring.clock, wiring.hasher, supplies)
    vars(made).update({name: vars(wiring)[name] for name in _SHARED if name in vars(wiring)})
    return made


def bank_alone(wiring: Wiring) -> BankTables:
    """Return the bank's figures without the wages of a table of their own. Raises as `tables`."""
    return wiring.bank if isinstance(wiring, HouseWiring) else wiring.tables


@dataclass(frozen=True)
class HouseWiring(Wiring):
    """A wiring with what is in use laid over the packaged; of what is not there the settings hold."""

    supplies: tuple[Supply, ...] = ()

    @cached_property
    def bank(self) -> BankTables:
        """Return the bank's figures alone, wages of a table of their own left out. Raises as `tables`."""
        from legal_docs.services.figures import figures

        return figures(self._table(SupplyKind.BANK) or self.settings.tables)

    @cached_property
    def tables(self) -> BankTables:
        """Return the figures in force. Raises SettingsError, KeysError, FolderError."""
        from legal_docs.law import wage_rows
        from legal_docs.services.published import wages

        path = self._table(SupplyKind.WAGES)
        own = wages(Path(path).read_text("utf-8-sig"), "", _KEPT) if path else ()
        return wage_rows.laid_over(self.bank, own) if own else self.bank

    @cached_property
    def courts(self) -> "Profiles":
        """Return what each court wants. Raises as `tables`."""
        from legal_docs.services.profiles import profiles

        path = self._table(SupplyKind.COURTS)
        return profiles(path) if path else super().courts

    @cached_property
    def holidays(self) -> Years:
        """Return the days off and worked. Raises as `tables`."""
        from legal_docs.services.published import holidays

        path = self._table(SupplyKind.HOLIDAYS)
        return holidays(path) if path else super().holidays

    @cached_property
    def lpr(self) -> Rows:
        """Return the LPR. Raises as `tables`."""
        from legal_docs.services.published import rates

        path = self._table(SupplyKind.LPR)
        return rates(path) if path else super().lpr

    @cached_property
    def shelf(self) -> "Shelf":
        """Return the templates: those in use go before those in the folder of the settings."""
        from legal_docs.rendering.template import registry
        from legal_docs.services.shelf import Shelf

        folder = laid_out(self, self._of(SupplyKind.TEMPLATE))
        return Shelf((*registry.own(str(folder)), *registry.own(self.settings.templates)))

    def _of(self, kind: SupplyKind) -> tuple[Supply, ...]:
        return tuple(each for each in self.supplies if each.kind is kind)

    def _table(self, kind: SupplyKind) -> str:
        found = self._of(kind)
        return str(laid_out(self, found) / _TABLES[kind]) if found else ""


def laid_out(wiring: Wiring, supplies: tuple[Supply, ...]) -> Path:
    """Return a folder with these files as programs read them: a template with the TOML that tells of it.

    It is made once for these very versions, whole or not at all, and anew where what lies there is not what
    was kept. Raises KeysError, FolderError.
    """
    marks = "\n".join(f"{each.id} {each.key} {each.sha256}" for each in supplies)
    place = wiring.settings.home / "supplies" / hashlib.sha256(marks.encode()).hexdigest()[:32]
    if place.is_dir():
        if _is_as_kept(place, supplies):
            return place
        shutil.rmtree(place, ignore_errors=True)
    place.parent.mkdir(parents=True, exist_ok=True)
    work = Path(mkdtemp(dir=place.parent, prefix="."))
    try:
        for each in supplies:
            _put(work, each, wiring.files.read(each.sha256))
        with suppress(OSError):  # another process was quicker
            work.rename(place)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    return place


def _is_as_kept(folder: Path, supplies: tuple[Supply, ...]) -> bool:
    """Return whether these supplies lie there as they were kept, and nothing else.

    Whoever can write to the disk and has no key changes no figure and no template.
    """
    try:
        names = {name for each in supplies for name in _names(each)}
        is_all = names == {path.name for path in folder.iterdir()}
        return is_all and all(_is_whole(folder, each) for each in supplies)
    except (OSError, UnicodeDecodeError):
        return False


def _is_whole(folder: Path, supply: Supply) -> bool:
    file, *note = (folder / name for name in _names(supply))
    is_same = hashlib.sha256(file.read_bytes()).hexdigest() == supply.sha256
    return is_same and all(each.read_text("utf-8") == _toml(supply) for each in note)


def _names(supply: Supply) -> tuple[str, ...]:
    """Return what its files are called: a template, and the TOML that tells of it; or a table."""
    return (f"{supply.key}.docx", f"{supply.key}.toml") if supply.template else (_TABLES[supply.kind],)


def _put(folder: Path, supply: Supply, data: bytes) -> None:
    file, *note = (folder / name for name in _names(supply))
    file.write_bytes(data)
    for each in note:
        each.write_text(_toml(supply), "utf-8")


def _toml(supply: Supply) -> str:
    """Return what the template says of itself as a TOML file beside it would."""
    import json

    note = supply.template.model_dump(mode="json") if supply.template else {}
    said = {name: value for name, value in note.items() if value and name not in ("file", "folder")}
    return "".join(f"{name} = {json.dumps(value, ensure_ascii=False)}\n" for name, value in said.items())
