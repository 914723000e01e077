"""legal-docs: the commands. Exit codes are those of `errors.ExitCode`, listed in docs/errors.md."""

import sys
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from typer.core import TyperGroup

from legal_docs import __version__
from legal_docs.cli import reviewing, show, work, worked
from legal_docs.cli.audit import audit_app
from legal_docs.cli.backup import backup_app, restore
from legal_docs.cli.efiling import efile
from legal_docs.cli.handover import feedback, hand_over
from legal_docs.cli.keys import keys_app
from legal_docs.cli.law import law_app
from legal_docs.cli.mask import mask
from legal_docs.cli.naming import run_naming_damage
from legal_docs.cli.options import Case, Evidence, Filed, Force, Json, LangOption, On, Out, Source, Way
from legal_docs.cli.people import people_app
from legal_docs.cli.runs import runs
from legal_docs.cli.signing import sign
from legal_docs.cli.supplement import supplement
from legal_docs.cli.templating import template_app
from legal_docs.cli.texts import say
from legal_docs.cli.tidy import tidy
from legal_docs.cli.trace import trace_paper
from legal_docs.cli.verifying import verify
from legal_docs.cli.working import refresh, work_on
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
app.add_typer(template_app, name="template")
app.add_typer(people_app, name="people")
app.add_typer(audit_app, name="audit")
app.add_typer(keys_app, name="keys")
app.add_typer(backup_app, name="backup")
law_app.command("check-cases")(worked.check_cases)
app.command("trace")(trace_paper)
app.command("mask")(mask)
app.command("verify")(verify)
app.command("efile")(efile)
app.command("hand-over")(hand_over)
app.command("feedback")(feedback)
app.command("supplement")(supplement)
app.command("work")(work_on)
app.command("refresh")(refresh)
app.command("restore")(restore)
app.command("tidy")(tidy)
app.command("runs")(runs)
app.command("sign")(sign)


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

    task = work.job(ctx, source, on, evidence=evidence)
    lang = task.lang
    loaded = task.handed.told(load(source, on=task.on, evidence=task.evidence))
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
    filed: Filed = None,
    way: Way = "continue",
) -> None:
    """只生成文书 / the papers only."""
    from legal_docs.services.parts import make_papers

    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force)
    wiring, before = task.wiring, work.filed(filed, way)
    make = partial(make_papers, tables=wiring.tables, shelf=wiring.shelf, press=wiring.press)
    work.part(task, partial(make, courts=wiring.courts, filed=before))


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

    task = work.job(ctx, source, on, out, evidence=evidence, case=case, force=force)
    work.part(task, partial(make_bundle, courts=task.wiring.courts, layers=task.wiring.layers))


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
    filed: Filed = None,
    way: Way = "continue",
) -> None:
    """全部完成：审查、计算、文书、证据卷 / all of it."""
    task = work.job(
        ctx,
        source,
        on,
        out,
        evidence=evidence,
        case=case,
        force=force,
        json=json,
        filed=work.filed(filed, way),
    )
    raise typer.Exit(work.run_all(task))


@app.command()
def demo(ctx: typer.Context, out: Out = None, lang: LangOption = None) -> None:
    """用自带的虚构案件演示 / the main job on the made-up samples."""
    from legal_docs import shipped
    from legal_docs.storage.address import shown

    wiring, words = work.start(ctx, lang)
    target = out or Path("out/demo")
    code = work.run_all(work.Job(wiring, words, shipped.samples(), date(2026, 6, 30), out=target, force=True))
    show.tell(say("demo_where", words, path=target.resolve()))
    show.tell(say("demo_next", words, path=_first_finished(target).resolve()))
    show.tell(say("database", words, url=shown(wiring.engine.url)))
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
        run_naming_damage(app)
    except SystemExit as left:
        if left.code == ExitCode.USAGE and not isinstance(left.__context__, typer.Exit):
            _failure_as_json(UsageError("命令未能识别，说明见标准错误输出", "Not understood; see stderr"))
        raise
    except Exception as raised:
        error = work.as_told(raised)
        show.tell(error.sentence(work.language(sys.argv)), "red")
        _failure_as_json(error)
        sys.exit(error.exit_code)
    sys.exit(0)


_LISTS = (
    *("check", "state", "trace", "runs", "sign", "doctor"),
    *("law articles", "template list", "people list", "audit show"),
)
_RUNS = ("run", "intake")


def _asked() -> str:
    """Return the command asked for, in one word or two (`law articles`); `run` where there is none."""
    known = vars(typer.main.get_command(app))["commands"]
    for at, word in enumerate(sys.argv[1:], 2):
        if word in known:
            second = getattr(known[word], "commands", {})
            return " ".join([word, *[each for each in sys.argv[at:] if each in second][:1]])
    return "run"


def _failure_as_json(error: LegalDocsError) -> None:
    """Print the failure of a whole command in the shape of its answer; nothing was printed before.

    A list, one object, or `{"cases", "problems"}` for a run; what went wrong always says its
    `code`, `zh` and `en`.
    """
    if "--json" not in sys.argv:
        return
    failed, command = show.failed_json("", error), _asked()
    if command in _LISTS:
        show.as_json([failed])
    elif command.split()[0] not in _RUNS:
        show.as_json({**failed, "problems": []})
    else:
        problem = Problem(code=error.code, zh=error.zh, en=error.en)
        show.as_json({"cases": [], "problems": show.problem_json([problem])})
