"""Newer holidays and LPR reach every way in: run, check, desk, job, paper; and nothing else."""

import json
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from typer.testing import CliRunner

from legal_docs import shipped
from legal_docs.cli.main import app
from legal_docs.errors import SettingsError
from legal_docs.law.calendar import loaded as knows
from legal_docs.law.charging.lpr import lpr_on
from legal_docs.model.loan import LprTenor
from legal_docs.model.stored import JobState
from legal_docs.model.supply import SupplyKind
from legal_docs.rendering.text import docx_text
from legal_docs.services.desk import checking, jobs, making, outputs, tables
from legal_docs.services.desk.desk import Desk
from legal_docs.services.desk.evidence import add_files
from legal_docs.services.desk.in_force import in_force
from legal_docs.services.prepare import state
from legal_docs.services.run_cases import run, run_one
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.settings import Settings
from tests.houses import Clock, administrator, wired
from tests.services.desk.worked import Team, record_of, sample, team
from tests.services.own_tables import HOLIDAYS, ON, SAMPLE, lent_on, loaded, on_lpr, rate, written


@pytest.fixture
def lpr_file(tmp_path: Path) -> str:
    return written(tmp_path, "lpr.toml", rate(lent_on()))


def owed_with(wiring: Wiring) -> Decimal:
    with wiring.within():
        return state(on_lpr(), on=ON).owed.total


def settled(tmp_path: Path, **settings: str) -> Wiring:
    return Wiring(Settings.model_validate({"home": tmp_path / "var", **settings}))


def test_the_setting_counts_inside_the_block_and_nowhere_else(tmp_path: Path, lpr_file: str) -> None:
    wiring = settled(tmp_path, lpr=lpr_file, holidays=written(tmp_path, "h.toml", HOLIDAYS))
    with wiring.within():
        assert lpr_on(lent_on(), LprTenor.ONE_YEAR) == Decimal("9.99") and knows(2027)
    assert lpr_on(lent_on(), LprTenor.ONE_YEAR) != Decimal("9.99") and not knows(2027)
    assert owed_with(wiring) > owed_with(settled(tmp_path))


def test_a_run_and_its_papers_use_the_table(tmp_path: Path, lpr_file: str) -> None:
    wiring = settled(tmp_path, lpr=lpr_file)
    outcome = run_one(wiring, loaded(), on=ON, out=tmp_path / "out", force=False)
    assert outcome.folder, [p.sentence() for p in outcome.problems]
    assert outcome.owed == owed_with(wiring)
    assert f"{outcome.owed:,.2f}" in docx_text((outcome.folder / "民事起诉状.docx").read_bytes())
    assert lpr_on(lent_on(), LprTenor.ONE_YEAR) != Decimal("9.99")


def test_a_run_stops_before_the_first_case_where_a_table_cannot_be_used(tmp_path: Path) -> None:
    for name in ("lpr", "holidays"):
        wiring = settled(tmp_path, **{name: written(tmp_path, "x.toml", "[")})
        with pytest.raises(SettingsError, match=f"LEGAL_DOCS_{name.upper()}"):
            next(run(wiring, (), on=ON, out=tmp_path / "out", force=False, say=lambda _: None), None)


def test_the_commands_use_the_table(tmp_path: Path, lpr_file: str, monkeypatch: pytest.MonkeyPatch) -> None:
    source = written(tmp_path, "cases.json", f"[{on_lpr().model_dump_json()}]")
    monkeypatch.setenv("LEGAL_DOCS_HOME", str(tmp_path / "var"))

    def asked(command: str) -> list[dict[str, object]]:
        words = [command, source, "--on", "2026-06-30", "--json", "--evidence", str(shipped.samples())]
        result = CliRunner().invoke(app, words)
        assert result.exit_code == 0, result.output
        found: list[dict[str, object]] = json.loads(result.stdout)
        return found

    before = asked("state")[0]["total"]
    monkeypatch.setenv("LEGAL_DOCS_LPR", lpr_file)
    monkeypatch.setenv("LEGAL_DOCS_HOLIDAYS", written(tmp_path, "h.toml", HOLIDAYS))
    after = Decimal(str(asked("state")[0]["total"]))
    assert after == owed_with(settled(tmp_path, lpr=lpr_file)) > Decimal(str(before))
    assert not knows(2027)


@pytest.fixture
def house(tmp_path: Path) -> Iterator[Wiring]:
    wiring = wired(tmp_path / "home", Clock(), worker="none")
    yield wiring
    wiring.engine.dispose()


@pytest.fixture
def people(house: Wiring) -> Team:
    return team(house)


def take_into_use(admin: Desk, kind: SupplyKind, text: str) -> int:
    kept = tables.upload(admin, kind, f"{kind}.toml", text.encode(), "试用")
    return tables.use(admin, kept.id).id


def at(desk: Desk) -> Desk:
    """The desk as a page sets it up now."""
    return replace(desk, wiring=in_force(desk.wiring))


def test_a_desk_uses_the_table_from_the_moment_it_is_in_use(people: Team) -> None:
    id = people.added(on_lpr()).id
    before = checking.look(at(people.lawyer), id, on=ON).arrears.owed.total
    supply = take_into_use(people.admin, SupplyKind.LPR, rate(lent_on()))
    after = checking.look(at(people.lawyer), id, on=ON).arrears.owed.total
    assert before == owed_with(people.lawyer.wiring) < after == owed_with(in_force(people.lawyer.wiring))
    tables.drop(at(people.admin), supply)
    assert checking.look(at(people.lawyer), id, on=ON).arrears.owed.total == before
    assert lpr_on(lent_on(), LprTenor.ONE_YEAR) != Decimal("9.99")


def test_a_newer_year_of_holidays_moves_the_day_to_act_on(people: Team) -> None:
    id = people.added(sample("008")).id
    before = checking.look(at(people.lawyer), id, on=ON).findings.periods[-1]
    take_into_use(people.admin, SupplyKind.HOLIDAYS, HOLIDAYS)
    after = checking.look(at(people.lawyer), id, on=ON).findings.periods[-1]
    assert (before.safe_last_day, after.safe_last_day) == (date(2027, 11, 21),) * 2
    assert (before.act_by, after.act_by) == (date(2027, 11, 2), date(2027, 11, 12))


def test_a_job_and_the_papers_it_makes_use_the_table(people: Team) -> None:
    id = people.added(on_lpr()).id
    take_into_use(people.admin, SupplyKind.LPR, rate(lent_on()))
    assert SAMPLE.folder
    found = [p for p in sorted(SAMPLE.folder.rglob("*")) if p.is_file()]
    add_files(people.lawyer, id, [(p.relative_to(SAMPLE.folder).as_posix(), p.read_bytes()) for p in found])
    making.start_make(people.lawyer, id, ON)
    worker.serve(people.lawyer.wiring, idle=0)
    (job,) = [each for each in jobs.jobs_of(people.lawyer, id) if each.kind == making.KIND]
    assert job.state is JobState.DONE, job.message
    owed = owed_with(in_force(people.lawyer.wiring))
    assert record_of(people.lawyer, id).owed == owed
    paper = next(o for o in outputs.outputs(people.lawyer, id) if o.name == "民事起诉状.docx")
    assert f"{owed:,.2f}" in docx_text(outputs.content(people.lawyer, paper.id)[1])


def test_two_threads_at_different_desks_do_not_mix(people: Team) -> None:
    id, plain = people.added(on_lpr()).id, people.lawyer
    take_into_use(people.admin, SupplyKind.LPR, rate(lent_on()))
    own = at(plain)
    found: dict[str, set[Decimal]] = {"plain": set(), "own": set()}

    def look(name: str, desk: Desk) -> None:
        for _ in range(4):
            found[name].add(checking.debt_on(desk, id, ON).owed.total)

    threads = [threading.Thread(target=look, args=each) for each in (("plain", plain), ("own", own))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [len(each) for each in found.values()] == [1, 1] and found["plain"] != found["own"]


def test_a_table_of_the_house_goes_before_the_file_of_the_settings(tmp_path: Path, lpr_file: str) -> None:
    wiring = wired(tmp_path / "other", Clock(), worker="none", lpr=lpr_file)
    admin = administrator(wiring)
    assert wiring.lpr[lent_on()].one_year == Decimal("9.99")
    take_into_use(admin, SupplyKind.LPR, rate(lent_on(), "1.11"))
    assert in_force(wiring).lpr[lent_on()].one_year == Decimal("1.11")
    assert in_force(wiring).holidays is wiring.holidays
    wiring.engine.dispose()
