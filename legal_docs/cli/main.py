"""legal-docs: the commands. Exit codes are those of `errors.ExitCode`, listed in docs/errors.md."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from legal_docs import __version__
from legal_docs.cli import reviewing, show, work, worked
from legal_docs.cli.law import law_app
from legal_docs.cli.texts import say
from legal_docs.errors import ExitCode, LegalDocsError, UsageError
from legal_docs.model.problem import Problem


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
app.add_typer(law_app, name="law")
law_app.command("check-cases")(worked.check_cases)


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


def _version(asked: bool) -> None:
    if asked:
        typer.echo(f"legal_docs {__version__}")
        raise typer.Exit(0)


Version = Annotated[bool, typer.Option("--version", help="版本 / version", callback=_version, is_eager=True)]

Debug = Annotated[bool, typer.Option("--debug", help="出错时显示程序位置 / show where the program failed")]


@app.callback()
def entry(
    ctx: typer.Context, lang: LangOption = None, debug: Debug = False, version: Version = False
) -> None:
    """银行诉讼文书与证据卷 / litigation papers and evidence bundles for banks."""
    ctx.obj = lang


@intake_app.command("check")
def intake_check(
    ctx: typer.Context, source: Source, on: On = None, evidence: Evidence = None, json: Json = False
) -> None:
    """读入案件并列出全部问题 / read cases and list every problem."""
    from legal_docs.services.run_cases import load

    wiring, lang = work.start(ctx)
    loaded = load(source, on=on or wiring.today(), evidence=evidence)
    found = loaded.problems
    errors = sum(p.is_error for p in found)
    if json:
        show.as_json({"cases": [c.case.number for c in loaded.cases], "problems": show.problem_json(found)})
    else:
        show.problems(found, lang)
        counts = {"count": len(loaded.cases), "errors": errors, "warnings": len(found) - errors}
        show.tell(say("loaded", lang, **counts))
    raise typer.Exit(ExitCode.BAD_INPUT if errors else ExitCode.OK)


@intake_app.command("template")
def intake_template(
    ctx: typer.Context,
    target: Annotated[Path, typer.Argument(help="要写入的 XLSX / the XLSX to write")] = Path("案件模板.xlsx"),
    force: Force = False,
) -> None:
    """写出带示例行和下拉选项的案件工作簿 / write the case workbook with an example row."""
    from legal_docs.intake.template import write_template
    from legal_docs.services.publish import publish_file

    _, lang = work.start(ctx)
    publish_file(target, write_template, force=force)
    show.tell(say("written", lang, path=target))


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

    task = work.job(ctx, source, on, evidence=evidence, case=case, json=json)
    tables = task.wiring.tables

    def one(loaded: Any, _: work.Chosen) -> Any:
        found = examine(loaded.case, on=task.on, tables=tables)
        if not json:
            reviewing.review(loaded.case.number, found, task.lang)
        return {"case_number": loaded.case.number, **reviewing.as_json(found)}

    work.each(task, one)


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

    task = work.job(ctx, source, on, evidence=evidence, case=case, json=json)

    def one(loaded: Any, _: work.Chosen) -> Any:
        result = owed(loaded.case, on=task.on)
        if not json:
            show.arrears(loaded.case.number, result, task.lang)
        total = str(result.owed.total)
        return {"case_number": loaded.case.number, "total": total, **result.model_dump(mode="json")}

    work.each(task, one)


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
    from legal_docs.services.parts import make_papers

    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force)
    _part(task, partial(make_papers, tables=task.wiring.tables))


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
    from legal_docs.services.parts import make_bundle

    _part(work.job(ctx, source, on, out, evidence=evidence, case=case, force=force), make_bundle)


def _part(task: work.Job, make: Callable[..., Any]) -> NoReturn:
    def one(loaded: Any, chosen: work.Chosen) -> Any:
        where = {"out": task.out, "evidence": chosen.evidence}
        folder, problems = make(loaded, on=task.on, force=task.force, **where)
        show.problems(problems, task.lang)
        show.tell(say("written", task.lang, path=folder))
        return str(folder)

    work.each(task, one)


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
    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force, json=json)
    raise typer.Exit(work.run_all(task))


@app.command()
def demo(ctx: typer.Context, out: Out = None, lang: LangOption = None) -> None:
    """用自带的虚构案件演示 / the main job on the made-up samples."""
    from legal_docs import shipped

    wiring, words = work.start(ctx, lang)
    target = out or Path("out/demo")
    code = work.run_all(work.Job(wiring, words, shipped.samples(), date(2026, 6, 30), out=target, force=True))
    show.tell(say("demo_where", words, path=target.resolve()))
    show.tell(say("demo_next", words, path=_first_finished(target).resolve()))
    show.tell(say("database", words, url=wiring.settings.database))
    raise typer.Exit(code)


def _first_finished(folder: Path) -> Path:
    """Return the first finished case in `folder`, or `folder` itself; hidden folders are not for people."""
    from legal_docs.services.publish import finished

    shown = sorted(p for p in folder.glob("*") if not p.name.startswith("."))
    return next((p for p in shown if finished(p)), folder)


@app.command()
def doctor(ctx: typer.Context, json: Json = False, lang: LangOption = None) -> None:
    """检查本机部件 / what is there, what is missing, how to get it."""
    from legal_docs.services.doctor import examine

    _, words = work.start(ctx, lang)
    parts = examine()
    if json:
        show.as_json([{f: getattr(p, f) for f in p.__slots__} for p in parts])
    else:
        heads = [say(k, words) for k in ("part", "state", "how")]
        rows = [
            (
                p.name,
                show.text(say("there", words), "green")
                if p.there
                else show.text(say("missing", words), "red"),
                p.detail if p.there else (p.how_en if words == "en" else p.how_zh),
            )
            for p in parts
        ]
        show.table("", heads, rows)
    bad = any(p.needed and not p.there for p in parts)
    raise typer.Exit(ExitCode.MISSING_PART if bad else ExitCode.OK)


def main() -> NoReturn:
    """Run the command line; what goes wrong becomes one sentence, an exit code, and JSON where asked for."""
    try:
        app(standalone_mode=True)
    except SystemExit as left:
        if left.code == ExitCode.USAGE:
            _failure_as_json(UsageError("命令未能识别，说明见标准错误输出", "Not understood; see stderr"))
        raise
    except Exception as raised:
        error = work.as_told(raised)
        show.tell(error.sentence(work.language(sys.argv)), "red")
        _failure_as_json(error)
        sys.exit(error.exit_code)
    sys.exit(0)


def _failure_as_json(error: LegalDocsError) -> None:
    """Print the failure of a whole command in the shape of its answer; nothing was printed before."""
    if "--json" not in sys.argv:
        return
    names = ("intake", "check", "state", "run", "doctor")
    command = next((word for word in sys.argv[1:] if word in names), "run")
    if command in ("check", "state"):
        show.as_json([show.failed_json("", error)])
    else:
        problem = Problem(code=error.code, zh=error.zh, en=error.en)
        show.as_json({"cases": [], "problems": show.problem_json([problem])})
