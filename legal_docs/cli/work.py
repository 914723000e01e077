"""What the commands share: settings and language, loading, one job over many cases, the exit code."""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any, NoReturn

import typer
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from legal_docs.cli import show
from legal_docs.cli.texts import Lang, say
from legal_docs.errors import ExitCode, LegalDocsError
from legal_docs.model.problem import Problem
from legal_docs.services.run_cases import CaseOutcome, load, run
from legal_docs.services.wiring import Wiring, wire


@dataclass(frozen=True, slots=True)
class Job:
    """What a command was asked to do: the input, the day, one case or all, where to, how to answer."""

    wiring: Wiring
    lang: Lang
    source: Path
    on: date
    evidence: Path | None = None
    case: str | None = None
    out: Path = Path("out")
    force: bool = False
    json: bool = False


def start(ctx: typer.Context, lang: str | None = None) -> tuple[Wiring, Lang]:
    """Return the wiring and the language: the command's own, the program's, else the setting."""
    wiring = wire()
    chosen = lang or ctx.find_root().obj or wiring.settings.lang
    if chosen not in ("zh", "en"):
        raise typer.BadParameter(f"--lang: zh / en, not {chosen}")
    return wiring, "en" if chosen == "en" else "zh"


def job(ctx: typer.Context, source: Path, on: date | None, out: Path | None = None, **options: Any) -> Job:
    """Return the job a command was asked to do; the day defaults to today in China."""
    wiring, lang = start(ctx)
    target = out or wiring.settings.out
    return Job(wiring, lang, source, on or wiring.today(), out=target, **options)


def language(words: Sequence[str]) -> Lang:
    """Return the language of an error told before any command has run: `--lang`, else the setting."""
    asked = [value for name, value in pairwise(words) if name == "--lang"]
    asked += [word.removeprefix("--lang=") for word in words if word.startswith("--lang=")]
    return "en" if (asked or [wire().settings.lang])[-1] == "en" else "zh"


def exit_code(failed: Iterable[ExitCode], *, others_done: bool) -> ExitCode:
    """Return the code of a run over several cases: the failure's own where all failed alike."""
    codes = set(failed)
    if not codes:
        return ExitCode.OK
    return codes.pop() if len(codes) == 1 and not others_done else ExitCode.SOME_CASES_FAILED


def each(task: Job, one: Callable[[Any], Any]) -> NoReturn:
    """Run `one` on each case; a case that fails is reported and the others go on."""
    cases, problems = _chosen(task)
    show.problems(problems, task.lang)
    results: list[Any] = []
    failed = [ExitCode.BAD_INPUT for p in problems if p.is_error]
    for item in cases:
        try:
            results.append(one(item))
        except LegalDocsError as error:
            failed.append(error.exit_code)
            text = f"{item.case.number}: {error.sentence(task.lang)}"
            show.talk.print(text, style="red", markup=False)
    if task.json:
        show.as_json(results)
    if not cases:
        show.talk.print(say("no_cases", task.lang), style="red")
    raise typer.Exit(exit_code(failed, others_done=bool(results)))


def run_all(task: Job) -> ExitCode:
    """Do the main job with a progress bar; show what became of each case; return the exit code."""
    begin = time.monotonic()
    cases, problems = _chosen(task)
    usable = {c.case.number for c in cases}
    stopped = tuple(p for p in problems if p.place.case not in usable)
    results = _with_progress(task, cases)
    if task.json:
        data = [show.outcome_json(r) for r in results]
        show.as_json({"cases": data, "problems": show.problem_json(stopped)})
    else:
        show.problems((*stopped, *(p for r in results for p in r.problems)), task.lang)
        show.outcomes(results, task.lang)
    done = sum(r.done for r in results)
    lost = {p.place.case or p.place.text() for p in stopped if p.is_error}
    counts = {"count": len(results) + len(lost), "done": done, "failed": len(results) - done + len(lost)}
    show.talk.print(say("summary", task.lang, seconds=f"{time.monotonic() - begin:.1f}", **counts))
    codes = [r.exit_code for r in results if not r.done] + [ExitCode.BAD_INPUT] * len(lost)
    return exit_code(codes, others_done=bool(done))


def _with_progress(task: Job, cases: tuple[Any, ...]) -> list[CaseOutcome]:
    results = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=show.talk) as progress:
        bar = progress.add_task("", total=len(cases))

        def tell(number: str) -> None:
            progress.update(bar, description=say("working", task.lang, case=number))

        for outcome in run(task.wiring, cases, on=task.on, out=task.out, force=task.force, say=tell):
            results.append(outcome)
            progress.advance(bar)
    return results


def _chosen(task: Job) -> tuple[tuple[Any, ...], tuple[Problem, ...]]:
    """Return the cases to work on and the problems that concern them or the input as a whole."""
    loaded = load(task.source, on=task.on, evidence=task.evidence)
    if task.case is None:
        return loaded.cases, loaded.problems
    cases = tuple(c for c in loaded.cases if c.case.number == task.case)
    problems = tuple(p for p in loaded.problems if p.place.case in ("", task.case))
    if not cases and not any(p.place.case == task.case for p in problems):
        raise typer.BadParameter(f"--case: 没有案件{task.case} / no case {task.case}")
    return cases, problems
