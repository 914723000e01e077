"""What the commands share: settings and language, loading, one job over many cases, the exit code."""

import logging
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from legal_docs.bundling.supplement import Way
from legal_docs.cli import show
from legal_docs.cli.texts import Lang, say
from legal_docs.errors import ExitCode, LegalDocsError, SettingsError, UnexpectedError
from legal_docs.model.problem import Problem
from legal_docs.services.choosing import refused
from legal_docs.services.filed import Filed
from legal_docs.services.run_cases import CaseOutcome, evidence_folders, load, run
from legal_docs.services.unpack import NO_ARCHIVE, Evidence, opened
from legal_docs.services.wiring import Wiring, wire

LOG = logging.getLogger(__name__)
_WHOLE = ""
"""The case number of a problem of the input as a whole."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a command was asked to do: the input, the day, one case or all, where to, how to answer.

    `evidence` is the folder that holds the evidence folders; `handed` says what of a ZIP file is not in it;
    `filed` are the bundles handed in before.
    """

    wiring: Wiring
    lang: Lang
    source: Path
    on: date
    evidence: Path | None = None
    case: str | None = None
    out: Path = Path("out")
    force: bool = False
    json: bool = False
    handed: Evidence = NO_ARCHIVE
    filed: Filed | None = None


@dataclass(frozen=True, slots=True)
class Chosen:
    """The cases to work on, the problems that concern them or the input as a whole, where not to write."""

    cases: tuple[Any, ...]
    problems: tuple[Problem, ...]
    evidence: tuple[Path, ...]

    @property
    def stopped(self) -> dict[str, tuple[Problem, ...]]:
        """Return the problems of what cannot be used, by case number, or under that of no case: `_WHOLE`."""
        usable = {c.case.number for c in self.cases}
        lost = dict.fromkeys(p.place.case for p in self.problems if p.is_error)
        return {n: tuple(p for p in self.problems if p.place.case == n) for n in lost if n not in usable}


def start(ctx: typer.Context, lang: str | None = None) -> tuple[Wiring, Lang]:
    """Return the wiring and the language: the command's own, the program's, else the setting.

    The command goes on with the holidays and the LPR of the settings.
    """
    wiring = wire()
    ctx.with_resource(wiring.within())
    chosen = lang or ctx.find_root().obj or wiring.settings.lang
    if chosen not in ("zh", "en"):
        raise typer.BadParameter(f"--lang: zh / en, not {chosen}")
    debug(asked=wiring.settings.debug or bool(ctx.find_root().params.get("debug")))
    return wiring, "en" if chosen == "en" else "zh"


def debug(*, asked: bool) -> None:
    """Show on stderr where the program failed, where this was asked for."""
    if asked:
        logging.basicConfig()
        logging.getLogger("legal_docs").setLevel(logging.DEBUG)


def job(
    ctx: typer.Context,
    source: Path,
    on: date | None,
    out: Path | None = None,
    *,
    evidence: Path | None = None,
    case: str | None = None,
    **options: Any,
) -> Job:
    """Return the job a command was asked to do; the day defaults to today in China.

    Evidence given as a ZIP file is unpacked into a folder that is gone when the command has ended.
    """
    wiring, lang = start(ctx)
    day, target = on or wiring.today(), out or wiring.settings.out
    handed = ctx.with_resource(opened(evidence, source, day, case))
    return Job(wiring, lang, source, day, handed.root, case, target, handed=handed, **options)


def filed(folders: Sequence[Path] | None, way: Way) -> Filed | None:
    """Return the bundles named by `--filed`, None where there are none."""
    return Filed(tuple(folders), way) if folders else None


def language(words: Sequence[str]) -> Lang:
    """Return the language of an error told before any command has run: `--lang`, else the setting."""
    asked = [value for name, value in pairwise(words) if name == "--lang"]
    asked += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    if not asked:
        try:
            asked = [wire().settings.lang]
        except SettingsError:
            return "zh"
    return "en" if asked[-1] == "en" else "zh"


def exit_code(failed: Iterable[ExitCode], *, others_done: bool) -> ExitCode:
    """Return the code of a run over several cases: the failure's own where all failed alike."""
    codes = set(failed)
    if not codes:
        return ExitCode.OK if others_done else ExitCode.BAD_INPUT
    return codes.pop() if len(codes) == 1 and not others_done else ExitCode.SOME_CASES_FAILED


def each(task: Job, one: Callable[[Any, Chosen], Any], flaws: Sequence[ExitCode] = ()) -> NoReturn:
    """Run `one` on each case; a case that fails is reported, in JSON too, and the others go on.

    `one` may add to `flaws` what is wrong with a case that was finished all the same.
    """
    chosen = _chosen(task)
    show.problems(chosen.problems, task.lang)
    answers: list[Any] = []
    failed: list[ExitCode] = []
    for item in chosen.cases:
        try:
            answers.append(one(item, chosen))
        except Exception as raised:  # a fault of ours in one case must not cost the others
            error = as_told(raised, item.case.number)
            failed.append(error.exit_code)
            answers.append(show.failed_json(item.case.number, error))
            show.tell(f"{item.case.number}: {error.sentence(task.lang)}", "red")
    done = len(answers) - len(failed) - len(flaws)
    failed += flaws
    for number, found in chosen.stopped.items():
        failed.append(ExitCode.BAD_INPUT)
        answers.append(show.failed_json(number, refused(found), found))
    if task.json:
        show.as_json(answers)
    _say_where_none(task, chosen)
    raise typer.Exit(exit_code(failed, others_done=bool(done)))


def part(task: Job, make: Callable[..., Any]) -> NoReturn:
    """Have `make` write one part of each case, and say where it is."""

    def one(loaded: Any, chosen: Chosen) -> Any:
        where = {"out": task.out, "evidence": chosen.evidence}
        folder, problems = make(loaded, on=task.on, force=task.force, **where)
        show.problems(problems, task.lang)
        show.tell(say("written", task.lang, path=folder))
        if any(problem.is_error for problem in problems):
            flaws.append(ExitCode.BAD_INPUT)
        return str(folder)

    flaws: list[ExitCode] = []
    each(task, one, flaws)


def as_told(raised: Exception, case: str = "") -> LegalDocsError:
    """Return the exception itself where it has a sentence, else that the program has a fault."""
    if isinstance(raised, LegalDocsError):
        return raised
    LOG.debug("failed", exc_info=raised)
    return UnexpectedError.of(raised, case)


def _say_where_none(task: Job, chosen: Chosen) -> None:
    if not chosen.cases:
        show.tell(say("no_cases", task.lang), "red")


def run_all(task: Job) -> ExitCode:
    """Do the main job with a progress bar; show what became of each case; return the exit code."""
    begin = time.monotonic()
    chosen = _chosen(task)
    usable = {c.case.number for c in chosen.cases}
    stopped = tuple(p for p in chosen.problems if p.place.case not in usable)
    results = _with_progress(task, chosen)
    if task.json:
        data = [show.outcome_json(r) for r in results]
        show.as_json({"cases": data, "problems": show.problem_json(stopped)})
    else:
        show.problems((*stopped, *(p for r in results for p in r.problems)), task.lang)
        show.outcomes(results, task.lang)
    _say_where_none(task, chosen)
    done, lost = sum(r.done for r in results), len(chosen.stopped.keys() - {_WHOLE})
    counts = {"count": len(results) + lost, "done": done, "failed": len(results) - done + lost}
    show.tell(say("summary", task.lang, seconds=f"{time.monotonic() - begin:.1f}", **counts))
    codes = [r.exit_code for r in results if r.exit_code] + [ExitCode.BAD_INPUT] * len(chosen.stopped)
    return exit_code(codes, others_done=any(not r.exit_code for r in results))


def _with_progress(task: Job, chosen: Chosen) -> list[CaseOutcome]:
    results = []
    columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=show.talk) as progress:
        bar = progress.add_task("", total=len(chosen.cases))

        def tell(number: str) -> None:
            progress.update(bar, description=say("working", task.lang, case=number))

        for outcome in run(
            task.wiring,
            chosen.cases,
            on=task.on,
            out=task.out,
            force=task.force,
            say=tell,
            evidence=chosen.evidence,
            filed=task.filed,
        ):
            results.append(outcome)
            progress.advance(bar)
    return results


def _chosen(task: Job) -> Chosen:
    loaded = task.handed.told(load(task.source, on=task.on, evidence=task.evidence))
    shut = evidence_folders(loaded, task.source, task.evidence)
    if task.case is None:
        return Chosen(loaded.cases, loaded.problems, shut)
    cases = tuple(c for c in loaded.cases if c.case.number == task.case)
    problems = tuple(p for p in loaded.problems if p.place.case in (_WHOLE, task.case))
    if not cases and not any(p.place.case == task.case for p in problems):
        raise typer.BadParameter(f"--case: 没有案件{task.case} / no case {task.case}")
    return Chosen(cases, problems, shut)
