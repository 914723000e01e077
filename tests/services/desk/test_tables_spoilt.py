"""A table that was changed behind the program's back: never used, and no day of a case is lost by it."""

import shutil
from dataclasses import replace

import pytest

from legal_docs.errors import KeysError
from legal_docs.model.supply import SupplyKind
from legal_docs.services.desk import checking
from legal_docs.services.desk.cases import save_case
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.in_force import in_force
from legal_docs.storage import supplies
from tests.services.desk.test_recounting import checked, house, people, served, tick, used
from tests.services.desk.worked import Team, record_of, sample
from tests.services.own_tables import HOLIDAYS, ON, lent_on, on_lpr, rate

__all__ = ["house", "people"]


def test_a_table_of_before_that_cannot_be_used_any_more_leaves_every_case_to_be_seen(people: Team) -> None:
    id = checked(people, on_lpr()).id
    first = used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    shutil.rmtree(people.admin.wiring.settings.home / "supplies")
    spoilt(people.admin, first)
    tick(people)
    used(people.admin, SupplyKind.LPR, rate(lent_on(), "8.88"))
    job = served(people)
    assert (job.args["before"], job.result["recheck"]) == (first, 1)
    assert record_of(people.lawyer, id).owed is not None


def spoilt(admin: Desk, id: int) -> None:
    """Change the kept file of a version behind the program's back."""
    with admin.records.reading() as tx:
        found = supplies.find(tx, id)
    assert found
    path = admin.wiring.files._path(found.sha256)
    path.write_bytes(path.read_bytes()[:-1] + b"x")


def test_a_table_in_force_that_cannot_be_used_wipes_out_no_day_of_a_case(people: Team) -> None:
    before = checked(people, sample("001"))
    spoilt(people.admin, used(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS))
    shutil.rmtree(people.admin.wiring.settings.home / "supplies", ignore_errors=True)
    lawyer = replace(people.lawyer, wiring=in_force(people.lawyer.wiring))
    changed = sample("001").model_copy(update={"remarks": "有改动"})
    with pytest.raises(KeysError, match="被改动过"):
        save_case(lawyer, before.id, changed, seen=1, reason="改备注")
    after = record_of(people.lawyer, before.id)
    assert after.version == 1 and after.last_day == before.last_day is not None


def test_a_table_changed_on_the_disk_is_laid_out_anew(people: Team) -> None:
    id = checked(people, on_lpr()).id
    used(people.admin, SupplyKind.LPR, rate(lent_on()))
    served(people)
    owed = record_of(people.lawyer, id).owed
    (path,) = (people.admin.wiring.settings.home / "supplies").glob("*/lpr.toml")
    text = path.read_text("utf-8")
    path.write_text(rate(lent_on(), "1.11"), "utf-8")
    lawyer = replace(people.lawyer, wiring=in_force(people.lawyer.wiring))
    assert checking.check(lawyer, id, on=ON).record.owed == owed and path.read_text("utf-8") == text
