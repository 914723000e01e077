"""legal-docs: the commands. Exit codes are those of `errors.ExitCode`, listed in docs/errors.md."""

import sys
import time
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from legal_docs import __version__
from legal_docs.cli import show
from legal_docs.cli.texts import Lang, say
from legal_docs.errors import ExitCode, LegalDocsError
from legal_docs.services.wiring import Wiring, wire


class CheckByDefault(TyperGroup):
    """`legal-docs intake FILE` means `legal-docs intake check FILE`."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Return the named command, or `check` where the first word is not a command."""
        if args and args[0] not in self.commands and not args[0].startswith("-"):
            args = ["check", *args]
        return super().resolve_command(ctx, args)


app = typer.Typer(no_args_is_help=True, add_completion=False, pretty_exceptions_enable=False)
intake_app = typer.Typer(cls=CheckByDefault, no_args_is_help=True, help="读入案件 / read cases")
app.add_typer(intake_app, name="intake")


def _day(text: str) -> date:
    try:
        return datetime.strptime(text, "%Y-%m-%d").date()  # noqa: DTZ007  a day has no time zone
    except ValueError:
        raise typer.BadParameter(f"日期应写作 2026-06-30 / write a day as 2026-06-30: {text}") from None


Source = Annotated[
    Path, typer.Argument(help="JSON、XLSX、CSV 文件或文件夹 / file or folder of cases", exists=True)
]
On = Annotated[
    date | None, typer.Option("--on", parser=_day, metavar="DATE", help="运行日，默认今天 / day of the run")
]
Evidence = Annotated[
    Path | None,
    typer.Option(help="证据根文件夹，默认与案件文件同处 / folder that holds the evidence folders"),
]
Case = Annotated[str | None, typer.Option("--case", help="只处理这一件 / this case only")]
Out = Annotated[Path | None, typer.Option("--out", help="输出文件夹 / output folder")]
Force = Annotated[bool, typer.Option("--force", help="覆盖已有输出 / overwrite")]
Json = Annotated[bool, typer.Option("--json", help="机器可读输出 / for machines")]
LangOption = Annotated[str | None, typer.Option("--lang", help="zh 或 en / zh or en")]


@app.callback()
def entry(
    ctx: typer.Context,
    lang: Annotated[str | None, typer.Option("--lang", help="zh 或 en / zh or en")] = None,
    version: Annotated[bool, typer.Option("--version", help="版本 / version")] = False,
) -> None:
    """银行诉讼文书与证据卷 / litigation papers and evidence bundles for banks."""
    if version:
        typer.echo(f"legal_docs {__version__}")
        raise typer.Exit(0)
    ctx.obj = lang


@intake_app.command("check")
def intake_check(
    ctx: typer.Context, source: Source, on: On = None, evidence: Evidence = None, json: Json = False
) -> None:
    """读入案件并列出全部问题 / read cases and list every problem."""
    wiring, lang = _start(ctx)
    loaded = _load(wiring, source, on, evidence)
    found = loaded.problems
    errors = sum(p.is_error for p in found)
    if json:
        show.as_json({"cases": [c.case.number for c in loaded.cases], "problems": show.problem_json(found)})
    else:
        show.problems(found, lang)
        counts = {"count": len(loaded.cases), "errors": errors, "warnings": len(found) - errors}
        show.talk.print(say("loaded", lang, **counts))
    raise typer.Exit(ExitCode.BAD_INPUT if errors else ExitCode.OK)


@intake_app.command("template")
def intake_template(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help="要写入的 XLSX / the XLSX to write")] = Path("案件模板.xlsx"),
    force: Force = False,
) -> None:
    """写出带示例行和下拉选项的案件工作簿 / write the case workbook with an example row."""
    from legal_docs.intake.template import write_template
    from legal_docs.services.publish import refuse_existing

    _, lang = _start(ctx)
    refuse_existing(target, force=force)
    write_template(target)
    show.talk.print(say("written", lang, path=target))


@app.command()
def check(
    ctx: typer.Context,
    source: Source,
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    json: Json = False,
) -> None:
    """审查各项期间 / check every period."""
    from legal_docs.services.prepare import examine

    wiring, lang = _start(ctx)
    day = on or wiring.today()

    def one(loaded: Any) -> Any:
        found = examine(loaded.case, on=day)
        if not json:
            show.findings(loaded.case.number, found, lang)
        return {"case_number": loaded.case.number, **found.model_dump(mode="json")}

    _each(wiring, lang, source, day, evidence, case, one, json)


@app.command()
def state(
    ctx: typer.Context,
    source: Source,
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    json: Json = False,
) -> None:
    """计算欠款 / state what is owed."""
    from legal_docs.services.prepare import state as owed

    wiring, lang = _start(ctx)
    day = on or wiring.today()

    def one(loaded: Any) -> Any:
        result = owed(loaded.case, on=day)
        if not json:
            show.arrears(loaded.case.number, result, lang)
        total = str(result.owed.total)
        return {"case_number": loaded.case.number, "total": total, **result.model_dump(mode="json")}

    _each(wiring, lang, source, day, evidence, case, one, json)


@app.command()
def draft(
    ctx: typer.Context,
    source: Source,
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    out: Out = None,
    force: Force = False,
) -> None:
    """只生成文书 / the papers only."""
    _parts(ctx, source, on, evidence, case, out, force, papers=True)


@app.command()
def bundle(
    ctx: typer.Context,
    source: Source,
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    out: Out = None,
    force: Force = False,
) -> None:
    """只生成证据卷 / the evidence bundle only."""
    _parts(ctx, source, on, evidence, case, out, force, papers=False)


@app.command()
def run(
    ctx: typer.Context,
    source: Source,
    on: On = None,
    evidence: Evidence = None,
    case: Case = None,
    out: Out = None,
    force: Force = False,
    json: Json = False,
) -> None:
    """全部完成：审查、计算、文书、证据卷 / all of it."""
    wiring, lang = _start(ctx)
    code = _run(wiring, lang, source, on or wiring.today(), evidence, case, out, force, json)
    raise typer.Exit(code)


@app.command()
def demo(ctx: typer.Context, out: Out = None, lang: LangOption = None) -> None:
    """用自带的虚构案件演示 / the main job on the made-up samples."""
    from legal_docs import shipped

    wiring, words = _start(ctx, lang)
    target = out or Path("out/demo")
    code = _run(wiring, words, shipped.samples(), date(2026, 6, 30), None, None, target, True, False)
    show.talk.print(say("demo_where", words, path=target.resolve()))
    first = next((p for p in sorted(target.glob("*")) if p.is_dir()), target)
    show.talk.print(say("demo_next", words, path=first.resolve()))
    show.talk.print(say("database", words, url=wiring.settings.database))
    raise typer.Exit(code)


@app.command()
def doctor(ctx: typer.Context, json: Json = False, lang: LangOption = None) -> None:
    """检查本机部件 / what is there, what is missing, how to get it."""
    from legal_docs.services.doctor import examine

    _, words = _start(ctx, lang)
    parts = examine()
    if json:
        show.as_json([{f: getattr(p, f) for f in p.__slots__} for p in parts])
    else:
        heads = [say(k, words) for k in ("part", "state", "how")]
        rows = [
            (
                p.name,
                f"[green]{say('there', words)}[/]" if p.there else f"[red]{say('missing', words)}[/]",
                p.detail if p.there else (p.how_en if words == "en" else p.how_zh),
            )
            for p in parts
        ]
        show.table("", heads, rows)
    bad = any(p.needed and not p.there for p in parts)
    raise typer.Exit(ExitCode.MISSING_PART if bad else ExitCode.OK)


# -- what the commands share ---------------------------------------------------------------------


def _start(ctx: typer.Context, lang: str | None = None) -> tuple[Wiring, Lang]:
    wiring = wire()
    chosen = lang or ctx.find_root().obj or wiring.settings.lang
    if chosen not in ("zh", "en"):
        raise typer.BadParameter(f"--lang: zh / en, not {chosen}")
    return wiring, "en" if chosen == "en" else "zh"


def _load(wiring: Wiring, source: Path, on: date | None, evidence: Path | None) -> Any:
    from legal_docs.services.run_cases import load

    return load(source, on=on or wiring.today(), evidence=evidence)


def _chosen(loaded: Any, case: str | None) -> tuple[Any, ...]:
    cases = tuple(c for c in loaded.cases if case in (None, c.case.number))
    if case is not None and not cases and not any(p.place.case == case for p in loaded.problems):
        raise typer.BadParameter(f"--case: 没有案件{case} / no case {case}")
    return cases


def _of_stopped(loaded: Any, case: str | None) -> tuple[Any, ...]:
    """Return the problems of what could not be loaded; those of loaded cases come with their outcome."""
    usable = {c.case.number for c in loaded.cases}
    chosen = (p for p in loaded.problems if case in (None, p.place.case))
    return tuple(p for p in chosen if p.place.case not in usable)


def _each(
    wiring: Wiring,
    lang: Lang,
    source: Path,
    day: date,
    evidence: Path | None,
    case: str | None,
    one: Callable[[Any], Any],
    json: bool,
) -> NoReturn:
    """Run `one` on each case; a case that fails is reported and the others go on."""
    loaded = _load(wiring, source, day, evidence)
    show.problems(tuple(p for p in loaded.problems if case in (None, p.place.case)), lang)
    results, failed = [], any(p.is_error for p in loaded.problems)
    for item in _chosen(loaded, case):
        try:
            results.append(one(item))
        except LegalDocsError as error:
            failed = True
            show.talk.print(f"{item.case.number}: {error.sentence(lang)}", style="red", markup=False)
    if json:
        show.as_json(results)
    if not results:
        show.talk.print(say("no_cases", lang), style="red")
    raise typer.Exit(ExitCode.SOME_CASES_FAILED if failed else ExitCode.OK)


def _run(
    wiring: Wiring,
    lang: Lang,
    source: Path,
    day: date,
    evidence: Path | None,
    case: str | None,
    out: Path | None,
    force: bool,
    json: bool,
) -> ExitCode:
    from dataclasses import replace

    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    from legal_docs.services.run_cases import run as run_cases

    start = time.monotonic()
    loaded = _load(wiring, source, day, evidence)
    loaded = replace(loaded, cases=_chosen(loaded, case))
    stopped = _of_stopped(loaded, case)
    results = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=show.talk) as progress:
        task = progress.add_task("", total=len(loaded.cases))
        tell = lambda number: progress.update(task, description=say("working", lang, case=number))  # noqa: E731
        target = out or wiring.settings.out
        for outcome in run_cases(wiring, loaded, on=day, out=target, force=force, say=tell):
            results.append(outcome)
            progress.advance(task)
    problems = (*stopped, *(p for r in results for p in r.problems))
    if json:
        data = [show.outcome_json(r) for r in results]
        show.as_json({"cases": data, "problems": show.problem_json(stopped)})
    else:
        show.problems(problems, lang)
        show.outcomes(results, lang)
    done = sum(r.done for r in results)
    lost = len({p.place.case or p.place.text() for p in stopped if p.is_error})
    counts = {"count": len(results) + lost, "done": done, "failed": len(results) - done + lost}
    show.talk.print(say("summary", lang, seconds=f"{time.monotonic() - start:.1f}", **counts))
    codes = {r.exit_code for r in results if not r.done}
    if not codes and not lost:
        return ExitCode.OK
    return codes.pop() if len(codes) == 1 and not done and not lost else ExitCode.SOME_CASES_FAILED


def _parts(
    ctx: typer.Context,
    source: Path,
    on: date | None,
    evidence: Path | None,
    case: str | None,
    out: Path | None,
    force: bool,
    *,
    papers: bool,
) -> NoReturn:
    from legal_docs.services.parts import make_bundle, make_papers

    wiring, lang = _start(ctx)
    day, target = on or wiring.today(), out or wiring.settings.out
    make = make_papers if papers else make_bundle

    def one(loaded: Any) -> Any:
        folder, problems = make(loaded, on=day, out=target, force=force)
        show.problems(problems, lang)
        show.talk.print(say("written", lang, path=folder))
        return str(folder)

    _each(wiring, lang, source, day, evidence, case, one, False)


def main() -> NoReturn:
    """Run the command line; a LegalDocsError becomes one sentence and its exit code."""
    try:
        app(standalone_mode=True)
    except LegalDocsError as error:
        lang = "en" if "--lang" in sys.argv and "en" in sys.argv else "zh"
        show.talk.print(error.sentence(lang), style="red", markup=False)
        sys.exit(error.exit_code)
    sys.exit(0)
