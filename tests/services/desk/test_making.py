"""Papers made by a job: kept whole with their steps, or not at all; what the run told can be read later."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from legal_docs import shipped
from legal_docs.errors import BadInputError, ConflictError, NotAllowedError
from legal_docs.intake.read import read
from legal_docs.model.filing import FilingKind
from legal_docs.model.life import Phase
from legal_docs.model.record import CaseRecord
from legal_docs.model.stored import Job, JobState, OutputKind, OutputState
from legal_docs.services.desk import cases, evidence, jobs, looking, making, outputs
from legal_docs.services.desk.evidence import add_files
from legal_docs.services.papers import OPTIONAL
from legal_docs.services.prepare import CaseStopped
from legal_docs.services.wiring import Wiring
from legal_docs.services.work import worker
from legal_docs.storage import deadlines, moves
from legal_docs.storage import jobs as stored
from tests.conftest import ON
from tests.houses import Clock, wired
from tests.services.desk.exhibits_house import CONTRACT, PDF, Bench, bench, papers

SAMPLE = next(c for c in read(shipped.samples(), on=ON).cases if "006" in c.case.number)


def serve(made: Bench) -> None:
    worker.serve(made.wiring, idle=0)


def job_of(made: Bench, job: Job) -> Job:
    return next(each for each in jobs.jobs_of(made.li, made.case_id) if each.id == job.id)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Bench, Job]]:
    """A sample case whose papers were made once, by the worker."""
    wiring = wired(tmp_path_factory.mktemp("made") / "home", Clock(), worker="none")
    made = bench(wiring, SAMPLE.case)
    assert SAMPLE.folder
    found = [p for p in sorted(SAMPLE.folder.rglob("*")) if p.is_file()]
    given = [(p.relative_to(SAMPLE.folder).as_posix(), p.read_bytes()) for p in found]
    assert evidence.add_files(made.li, made.case_id, given).problems == ()
    job = making.start_make(made.li, made.case_id, ON)
    assert making.start_make(made.zhao, made.case_id, ON).id == job.id
    serve(made)
    yield made, job_of(made, job)
    wiring.engine.dispose()


def test_the_worker_makes_every_paper_and_the_bundle(sample: tuple[Bench, Job]) -> None:
    made, job = sample
    assert (job.state, job.progress, job.message, job.tries) == (JobState.DONE, 100, "", 1)
    found = outputs.outputs(made.li, made.case_id)
    kinds = {each.name: each.kind for each in found}
    assert kinds["证据卷.pdf"] is OutputKind.BUNDLE and kinds["时效审查意见.pdf"] is OutputKind.REPORT
    assert kinds["民事起诉状.docx"] is kinds["民事起诉状.pdf"] is OutputKind.PAPER
    assert {n for n, k in kinds.items() if k is OutputKind.LISTING} == {
        "manifest.json",
        "SHA256SUMS",
        "证据卷.json",
    }
    first = next(each for each in found if each.name == "民事起诉状.pdf")
    assert (first.run, first.data_version, first.on, first.made_by) == (1, 2, ON, made.li.who.id)
    assert first.template.startswith("complaint-loan ") and first.pages and first.pages > 1
    assert {(each.state, each.is_stale) for each in found} == {(OutputState.DRAFT, False)}


def test_the_files_are_those_of_the_manifest_and_can_be_read(sample: tuple[Bench, Job]) -> None:
    made, _ = sample
    found = {each.name: each for each in outputs.outputs(made.li, made.case_id)}
    _, data = outputs.content(made.li, found["manifest.json"].id)
    listed = {row["name"]: row["sha256"] for row in json.loads(data)["outputs"]}
    assert listed == {name: found[name].sha256 for name in listed}
    assert len(listed) == len(found) - 2
    _, complaint = outputs.content(made.li, found["民事起诉状.pdf"].id)
    assert complaint.startswith(b"%PDF")
    held = outputs.opened(made.reviewer, found["民事起诉状.pdf"].id)
    assert (held.name, held.size, held.read()) == ("民事起诉状.pdf", len(complaint), complaint)


def test_the_case_took_the_steps_and_was_checked(sample: tuple[Bench, Job]) -> None:
    made, _ = sample
    record: CaseRecord = made.record()
    assert (record.phase, record.checked_version) == (Phase.DRAFTED, record.version)
    assert record.owed and record.next_act
    with made.wiring.records.reading() as tx:
        steps = [(move.before, move.after, move.by) for move in moves.of_case(tx, made.case_id)]
        assert deadlines.of_case(tx, made.case_id)
    li = made.li.who.id
    assert steps == [(Phase.ESCALATED, Phase.CHECKED, li), (Phase.CHECKED, Phase.DRAFTED, li)]
    acts = [action for action, _ in made.events()]
    assert acts.count("job.start") == 1 and acts.count("papers.make") == 1


def test_what_the_run_told_is_kept_encrypted_with_it(sample: tuple[Bench, Job]) -> None:
    made, job = sample
    found = outputs.told(made.reviewer, made.case_id, run=1)
    assert found and (found.run, found.by, found.is_stale) == (1, made.li.who.id, False)
    assert found.making.bundle and found.making.bundle.volumes and found.making.proving.requirements
    assert found.making.on == ON
    assert outputs.told(made.li, made.case_id, run=2) is None
    name = SAMPLE.case.people[0].name.encode()
    blobs = (path.read_bytes() for path in made.wiring.files.paths())
    assert not any(name in blob for blob in blobs)
    assert set(job.result) == {"run", "making", "version"}


def test_a_look_at_the_evidence_is_newer_than_the_run(sample: tuple[Bench, Job]) -> None:
    made, _ = sample
    clock = made.wiring.clock
    assert isinstance(clock, Clock)
    clock.on(minutes=1)
    job = looking.start_look(made.reviewer, made.case_id)
    serve(made)
    assert job_of(made, job).state is JobState.DONE
    with made.wiring.records.writing() as tx:
        ended = stored.find(tx, job.id)
    assert ended and ended.result["version"] == 2
    told = outputs.told(made.li, made.case_id)
    assert told and (told.run, told.is_stale) == (0, False)
    assert told.making.bundle and told.making.bundle.volumes == ()
    assert told.making.proving.requirements


def test_a_case_without_evidence_fails_in_words_and_keeps_nothing(one_house: Wiring) -> None:
    made = bench(replace_worker(one_house), SAMPLE.case)
    job = making.start_make(made.li, made.case_id, ON)
    serve(made)
    failed = job_of(made, job)
    assert failed.state is JobState.FAILED
    lines = failed.message.splitlines()
    assert len(lines) == len(set(lines)) == len(evidence.table(made.li, made.case_id).absent) > 1
    assert all("证据文件夹中没有" in line for line in lines)
    assert outputs.outputs(made.li, made.case_id) == ()
    assert made.record().phase is Phase.ESCALATED
    assert outputs.told(made.li, made.case_id) is None


def replace_worker(wiring: Wiring) -> Wiring:
    """The same house, whose jobs nobody does but the test."""
    return replace(wiring, settings=wiring.settings.model_copy(update={"worker": "none"}))


@pytest.mark.parametrize(
    ("phase", "words"), [(Phase.IN_REVIEW, "退回"), (Phase.APPROVED, "退回"), (Phase.RETURNED, "变更进度")]
)
def test_papers_are_not_made_while_they_are_reviewed_or_the_case_is_over(
    one_house: Wiring, phase: Phase, words: str
) -> None:
    made = bench(replace_worker(one_house))
    made.note(phase=phase)
    with pytest.raises(ConflictError, match=words):
        making.start_make(made.li, made.case_id, ON)
    assert jobs.jobs_of(made.li, made.case_id) == ()


@pytest.mark.parametrize("phase", [Phase.DRAFTED, Phase.FILED, Phase.ENFORCEMENT])
def test_papers_may_be_made_again_and_after_filing(one_house: Wiring, phase: Phase) -> None:
    made = bench(replace_worker(one_house))
    assert making.hindrance(made.note(phase=phase)) is None


def test_nobody_of_another_branch_makes_or_reads_papers(one_house: Wiring) -> None:
    made = bench(replace_worker(one_house))
    id = papers(made)[0].id
    for act in (
        lambda: making.start_make(made.far, made.case_id, ON),
        lambda: making.make(made.far, made.case_id, on=ON, say=lambda *_: None),
        lambda: looking.start_look(made.far, made.case_id),
        lambda: looking.look(made.far, made.case_id, on=ON, say=lambda *_: None),
        lambda: outputs.outputs(made.far, made.case_id),
        lambda: outputs.opened(made.far, id),
        lambda: outputs.content(made.far, id),
        lambda: outputs.content(made.li, 12345),
        lambda: outputs.told(made.far, made.case_id),
    ):
        with pytest.raises(NotAllowedError):
            act()


def test_a_change_of_case_or_evidence_makes_papers_stale(one_house: Wiring) -> None:
    made = bench(replace_worker(one_house))
    papers(made)
    assert not outputs.outputs(made.li, made.case_id)[0].is_stale
    add_files(made.li, made.case_id, [(CONTRACT, PDF)])
    assert all(each.is_stale for each in outputs.outputs(made.li, made.case_id))


def test_a_case_changed_while_its_papers_are_made_stays_where_it_is(sample: tuple[Bench, Job]) -> None:
    """The papers of the old version are kept as stale; neither step nor check is taken from them.

    Nor is there a paper among them that was not wanted.
    """
    made, _ = sample
    steps: list[str] = []

    def say(_: int, words: str) -> None:
        steps.append(words)
        if words == "保存成果":
            case = made.case().model_copy(update={"remarks": "改动"})
            cases.save_case(made.zhao, made.case_id, case, seen=made.record().version, reason="改动")

    making.start_make(made.li, made.case_id, ON, without=OPTIONAL)
    with made.wiring.records.writing() as tx:
        job = stored.take(tx, at=made.wiring.now())
    assert job
    result = making.make_job(made.li, job, say)
    record = made.record()
    assert steps[0] == "整理证据" and len(steps) == 5
    assert record.checked_version < record.version
    newest = [each for each in outputs.outputs(made.li, made.case_id) if each.run == result["run"]]
    assert newest and all(each.is_stale for each in newest)
    words = {each.name for each in newest if each.name.endswith(".docx")}
    assert words == {"民事起诉状.docx", "债权计算明细.docx", "证据目录.docx"}
    told = outputs.told(made.li, made.case_id, run=result["run"])
    assert told and told.is_stale and told.making.without == OPTIONAL


def test_papers_of_a_case_that_went_into_review_meanwhile_are_not_kept(sample: tuple[Bench, Job]) -> None:
    made, _ = sample
    before = outputs.outputs(made.li, made.case_id)

    def say(_: int, words: str) -> None:
        if words == "保存成果":
            made.note(phase=Phase.IN_REVIEW)

    with pytest.raises(ConflictError):
        making.make(made.li, made.case_id, on=ON, without=OPTIONAL, say=say)
    assert outputs.outputs(made.li, made.case_id) == before


def test_what_is_not_wanted_goes_with_the_job_and_no_case_goes_without_its_complaint(
    one_house: Wiring,
) -> None:
    made = bench(replace_worker(one_house))
    with pytest.raises(BadInputError, match="民事起诉状、证据目录是每件案件都要制作的文书"):
        making.start_make(
            made.li, made.case_id, ON, [FilingKind.COMPLAINT, FilingKind.DEMAND, FilingKind.EXHIBIT_LIST]
        )
    job = making.start_make(made.li, made.case_id, ON, [FilingKind.DEMAND, FilingKind.AUTHORITY])
    assert job.args == {"on": "2026-06-30", "without": ["power_of_attorney", "demand"]}


def test_the_end_of_a_job_that_runs_no_more_takes_its_papers_back(one_house: Wiring) -> None:
    made = bench(replace_worker(one_house))
    job = making.start_make(made.li, made.case_id, ON)
    with pytest.raises(LookupError), made.wiring.records.writing() as tx:
        papers_before = making._ended(tx, made.li, job, {"run": 1})
        assert papers_before is None
    assert job_of(made, job).state is JobState.WAITING


def test_a_look_without_evidence_stops_with_the_problems(one_house: Wiring) -> None:
    made = bench(replace_worker(one_house))
    with pytest.raises(CaseStopped):
        looking.look(made.li, made.case_id, on=date(2026, 6, 30), say=lambda *_: None)
